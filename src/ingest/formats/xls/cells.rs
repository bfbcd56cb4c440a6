//! The records of a sheet → cells.

use super::{
    super::{
        binary::{error_name, packed_number},
        builder::SheetBuilder,
        refusal::Refusal,
        shown::Shown,
    },
    begins,
    globals::Globals,
    records::{Record, Records, Version},
    texts::{Cursor, Length},
};
use crate::{
    diagnostics::{Diagnostic, codes::ingest as codes},
    ingest::raw::{Merge, Value},
};

/// Reads the sheet whose records these are.
pub fn read(records: &mut Records<'_>, globals: &Globals, sheet: &mut SheetBuilder<'_>) -> Result<(), Refusal> {
    let mut reader = Reader { globals, sheet, text_of_formula: None };
    let mut depth = 0_u32;
    for record in records {
        match record.id {
            _ if begins(&record) => depth += 1,
            // Charts inside the sheet have a beginning and an end of their own.
            0x000A if depth <= 1 => return Ok(()),
            0x000A => depth -= 1,
            _ if depth == 1 => reader.record(&record)?,
            _ => {}
        }
    }
    // The stream breaks off before the sheet ends.
    Err(Refusal::damaged(reader.sheet.place.sheet.as_deref().unwrap_or("Workbook")))
}

struct Reader<'r, 'b> {
    globals: &'r Globals,
    sheet: &'r mut SheetBuilder<'b>,
    /// Where the text result of a formula belongs, which a STRING record behind it holds.
    text_of_formula: Option<(u32, u32)>,
}

impl Reader<'_, '_> {
    fn record(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        match record.id {
            0x007D => self.columns(record),
            0x0208 | 0x0008 => self.row(record),
            0x009B | 0x009D => self.sheet.has_filter = true,
            0x00E5 => self.merges(record),
            0x002F => return Err(Refusal::new(&codes::PASSWORD)),
            0x0007 | 0x0207 => self.formula_text(record)?,
            0x00BD => self.numbers(record)?,
            _ => self.cell(record)?,
        }
        Ok(())
    }

    /// A record that is one cell.
    fn cell(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        let (Some(row), Some(column)) = (record.u16(0), record.u16(2)) else { return Ok(()) };
        let (row, column) = (u32::from(row), u32::from(column));
        // The oldest version has three bytes of attributes where later ones have the number of a style.
        let oldest = self.globals.script.version == Version::Biff2 && record.id < 0x0100;
        let (shown, at) = if oldest { (Shown::Plain, 7) } else { (self.shown(record.u16(4)), 6) };
        match record.id {
            0x0002 => self.number(row, column, shown, record.u16(at).map(f64::from)),
            0x0003 | 0x0203 => self.number(row, column, shown, record.f64(at)),
            0x027E => self.number(row, column, shown, record.u32(at).map(packed_number)),
            0x0004 | 0x0204 | 0x00D6 => {
                let length = if oldest { Length::Byte } else { Length::Word };
                let text = Cursor::new(record, at).text(length, self.globals.script);
                self.text(row, column, text.map(Value::Text), record)
            }
            0x00FD => {
                let index = record.u32(at).and_then(|index| usize::try_from(index).ok());
                match index.and_then(|index| self.globals.strings.get(index)) {
                    Some(text) => self.sheet.put(row, column, Value::Text(text.clone())),
                    None => self.sheet.put_broken(
                        row,
                        column,
                        &format!("text {} of {}", index.unwrap_or(usize::MAX), self.globals.strings.len()),
                    ),
                }
            }
            0x0005 | 0x0205 => match (record.u8(at), record.u8(at + 1)) {
                (Some(code), Some(0)) => self.sheet.put(row, column, Value::Bool(code != 0)),
                (Some(code), Some(_)) => self.sheet.put(row, column, Value::Error(error_name(code).into())),
                _ => Ok(()),
            },
            0x0006 | 0x0206 | 0x0406 => self.formula(row, column, shown, record, at),
            _ => Ok(()),
        }
    }

    /// The stored result of a formula: a number, or behind two bytes of ones a text, truth value, error or nothing.
    fn formula(&mut self, row: u32, column: u32, shown: Shown, record: &Record<'_>, at: usize) -> Result<(), Refusal> {
        self.text_of_formula = None;
        if record.u16(at + 6) != Some(0xFFFF) {
            return self.number(row, column, shown, record.f64(at));
        }
        match (record.u8(at), record.u8(at + 2)) {
            (Some(0), _) => self.text_of_formula = Some((row, column)),
            (Some(1), Some(truth)) => self.sheet.put(row, column, Value::Bool(truth != 0))?,
            (Some(2), Some(code)) => self.sheet.put(row, column, Value::Error(error_name(code).into()))?,
            _ => {}
        }
        Ok(())
    }

    fn formula_text(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        let Some((row, column)) = self.text_of_formula.take() else { return Ok(()) };
        let length = if self.globals.script.version == Version::Biff2 { Length::Byte } else { Length::Word };
        let text = Cursor::new(record, 0).text(length, self.globals.script);
        self.text(row, column, text.map(Value::Text), record)
    }

    /// A text that may have gone on in further records, which older readers and writers lose.
    fn text(&mut self, row: u32, column: u32, value: Option<Value>, record: &Record<'_>) -> Result<(), Refusal> {
        if record.pieces.len() > 1 && self.globals.script.version < Version::Biff8 {
            let place = self.sheet.place.cell(row, column);
            self.sheet.note(Diagnostic::new(&codes::TEXT_MAY_BE_CUT, place))?;
        }
        match value {
            Some(value) => self.sheet.put(row, column, value),
            None => self.sheet.put_broken(row, column, "?"),
        }
    }

    fn number(&mut self, row: u32, column: u32, shown: Shown, number: Option<f64>) -> Result<(), Refusal> {
        match number {
            Some(number) if number.is_finite() => self.sheet.put(row, column, shown.value(number, self.globals.epoch)),
            Some(number) => self.sheet.put_broken(row, column, &number.to_string().to_lowercase()),
            None => self.sheet.put_broken(row, column, "?"),
        }
    }

    /// MULRK: packed numbers side by side, each with its style.
    fn numbers(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        let (Some(row), Some(first)) = (record.u16(0), record.u16(2)) else { return Ok(()) };
        let cells = record.data().len().saturating_sub(6) / 6;
        for (column, at) in (u32::from(first)..).zip((4..).step_by(6).take(cells)) {
            let shown = self.shown(record.u16(at));
            self.number(u32::from(row), column, shown, record.u32(at + 2).map(packed_number))?;
        }
        Ok(())
    }

    fn shown(&self, style: Option<u16>) -> Shown {
        style.and_then(|style| self.globals.styles.get(usize::from(style))).copied().unwrap_or_default()
    }

    fn row(&mut self, record: &Record<'_>) {
        // BIFF2 has no flags here; from BIFF3 on bit 5 says hidden.
        let hidden = record.id == 0x0208 && record.u16(12).is_some_and(|flags| flags & 0x20 != 0);
        if let (Some(row), true) = (record.u16(0), hidden) {
            self.sheet.hide_row(u32::from(row));
        }
    }

    fn columns(&mut self, record: &Record<'_>) {
        if let (Some(first), Some(last), Some(flags)) = (record.u16(0), record.u16(2), record.u16(8))
            && flags & 1 != 0
        {
            self.sheet.hide_columns(u32::from(first), u32::from(last));
        }
    }

    fn merges(&mut self, record: &Record<'_>) {
        for range in record.data().get(2..).unwrap_or_default().chunks_exact(8) {
            let bound = |at: usize| u32::from(u16::from_le_bytes([range[at], range[at + 1]]));
            self.sheet.merge(Merge { top: bound(0), bottom: bound(2), left: bound(4), right: bound(6) });
        }
    }
}
