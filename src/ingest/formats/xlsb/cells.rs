//! The records of a sheet part → cells.

use super::{
    super::{
        binary::{error_name, packed_number},
        builder::SheetBuilder,
        limits,
        refusal::Refusal,
    },
    records::{Record, Records},
    tables::Tables,
};
use crate::{
    diagnostics::{Diagnostic, codes::ingest as codes},
    ingest::raw::{Merge, Value},
};

/// Reads a sheet part into `sheet`.
pub fn read(bytes: &[u8], part: &str, tables: &Tables, sheet: &mut SheetBuilder<'_>) -> Result<(), Refusal> {
    let mut reader = Reader { tables, sheet, part, row: 0, column: None, inside: false };
    for record in Records::new(bytes) {
        // BrtEndSheet
        if record.id == 130 {
            return Ok(());
        }
        reader.record(&record)?;
    }
    // The part breaks off before the sheet ends.
    Err(Refusal::damaged(part))
}

struct Reader<'r, 'b> {
    tables: &'r Tables,
    sheet: &'r mut SheetBuilder<'b>,
    part: &'r str,
    row: u32,
    /// The column of the last cell of this row.
    column: Option<u32>,
    /// Between the begin and the end of the cells.
    inside: bool,
}

impl Reader<'_, '_> {
    fn record(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        match record.id {
            // BrtBeginSheetData, BrtEndSheetData
            145 => self.inside = true,
            146 => self.inside = false,
            0 if self.inside => self.row(record)?,
            1..=11 | 62 if self.inside => {
                let column = record.u32(0).ok_or_else(|| Refusal::damaged(self.part))?;
                self.cell(record, column, record.id, 8)?;
            }
            // The short forms stand right of the cell before and leave out the column.
            12..=18 if self.inside => {
                let column = self.column.map_or(0, |column| column.saturating_add(1));
                self.cell(record, column, SHORT[usize::from(record.id - 12)], 4)?;
            }
            60 => self.columns(record),
            // BrtBeginAFilter
            161 => self.sheet.has_filter = true,
            176 => self.merge(record),
            _ => {}
        }
        Ok(())
    }

    /// BrtRowHdr: the flag of hidden rows is the fifth bit of its twelfth byte.
    fn row(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        self.row = record.u32(0).ok_or_else(|| Refusal::damaged(self.part))?;
        self.column = None;
        if record.u8(11).is_some_and(|flags| flags & 0x10 != 0) {
            self.sheet.hide_row(self.row);
        }
        Ok(())
    }

    /// A cell of this kind whose value is `at` bytes into the record, behind the number of its style.
    fn cell(&mut self, record: &Record<'_>, column: u32, kind: u16, at: usize) -> Result<(), Refusal> {
        self.column = Some(column);
        let row = self.row;
        if row >= limits::ROWS || column >= limits::COLUMNS {
            let address = format_args!("R{}C{}", u64::from(row) + 1, u64::from(column) + 1);
            return self.sheet.note(Diagnostic::new(&codes::CELL_OUTSIDE, self.sheet.place.clone()).read(address));
        }
        let value = match kind {
            1 => return Ok(()),
            2 => return self.number(row, column, record, at, record.u32(at).map(packed_number)),
            5 | 9 => return self.number(row, column, record, at, record.f64(at)),
            3 | 11 => record.u8(at).map(|code| Value::Error(error_name(code).into())),
            4 | 10 => record.u8(at).map(|truth| Value::Bool(truth != 0)),
            6 | 8 => record.text(at).map(|(text, _)| Value::Text(text)),
            // A rich text has a byte of flags before it.
            62 => record.text(at + 1).map(|(text, _)| Value::Text(text)),
            _ => {
                let index = record.u32(at).and_then(|index| usize::try_from(index).ok());
                match index.and_then(|index| self.tables.strings.get(index)) {
                    Some(text) => Some(Value::Text(text.clone())),
                    None => {
                        let read = format!("text {} of {}", index.unwrap_or(usize::MAX), self.tables.strings.len());
                        return self.sheet.put_broken(row, column, &read);
                    }
                }
            }
        };
        match value {
            Some(value) => self.sheet.put(row, column, value),
            None => self.sheet.put_broken(row, column, "?"),
        }
    }

    fn number(&mut self, row: u32, column: u32, record: &Record<'_>, at: usize, number: Option<f64>) -> Result<(), Refusal> {
        // Three bytes of style stand before one of flags and the value.
        let style = record.u32(at - 4).and_then(|style| usize::try_from(style & 0x00FF_FFFF).ok());
        let shown = style.and_then(|style| self.tables.styles.get(style)).copied().unwrap_or_default();
        match number {
            Some(number) if number.is_finite() => self.sheet.put(row, column, shown.value(number, self.tables.epoch)),
            Some(number) => self.sheet.put_broken(row, column, &number.to_string().to_lowercase()),
            None => self.sheet.put_broken(row, column, "?"),
        }
    }

    /// BrtColInfo.
    fn columns(&mut self, record: &Record<'_>) {
        if let (Some(first), Some(last), Some(flags)) = (record.u32(0), record.u32(4), record.u16(16))
            && flags & 1 != 0
        {
            self.sheet.hide_columns(first, last);
        }
    }

    /// BrtMergeCell.
    fn merge(&mut self, record: &Record<'_>) {
        if let (Some(top), Some(bottom), Some(left), Some(right)) = (record.u32(0), record.u32(4), record.u32(8), record.u32(12)) {
            self.sheet.merge(Merge { top, left, bottom: bottom.min(limits::ROWS - 1), right: right.min(limits::COLUMNS - 1) });
        }
    }
}

/// The kinds of cells that the short forms 12 to 18 have: blank, packed number, error, truth, number, text, shared text.
const SHORT: [u16; 7] = [1, 2, 3, 4, 5, 6, 7];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::Limits,
        diagnostics::{Diagnostics, Place},
        ingest::{
            formats::{
                builder::Budget,
                shown::{Epoch, Shown},
            },
            raw::{RawSheet, Visibility},
        },
    };

    fn record(id: u8, data: &[&[u8]]) -> Vec<u8> {
        let data = data.concat();
        let number = if id < 0x80 { vec![id] } else { vec![id, 1] };
        [number, vec![u8::try_from(data.len()).unwrap()], data].concat()
    }

    fn row(index: u32, hidden: bool) -> Vec<u8> {
        record(0, &[&index.to_le_bytes(), &[0; 7], &[if hidden { 0x10 } else { 0 }, 0]])
    }

    fn cell(id: u8, column: u32, style: u8, value: &[u8]) -> Vec<u8> {
        record(id, &[&column.to_le_bytes(), &[style, 0, 0, 0], value])
    }

    fn sheet(records: &[Vec<u8>]) -> Result<(RawSheet, Diagnostics), Refusal> {
        let tables =
            Tables { strings: vec!["张三".into()], styles: vec![Shown::Plain, Shown::Date, Shown::Percent], epoch: Epoch::Y1900 };
        let mut budget = Budget::new(Limits::default());
        let mut builder = SheetBuilder::new(&Place::file("甲.xlsb"), "表", Visibility::Visible, &mut budget);
        read(&records.concat(), "p", &tables, &mut builder)?;
        let mut seen = Vec::new();
        Ok((builder.finish(&mut seen), seen))
    }

    #[test]
    fn every_kind_of_cell_is_read_and_what_is_hidden_is_told() {
        let text = [&1_u32.to_le_bytes()[..], &[0x4E, 0x67]].concat();
        let date = 45_383.0_f64.to_le_bytes();
        let merge: Vec<u8> = [4_u32, 5, 0, 1].into_iter().flat_map(u32::to_le_bytes).collect();
        let (sheet, seen) = sheet(&[
            record(60, &[&2_u32.to_le_bytes(), &3_u32.to_le_bytes(), &[0; 8], &[1, 0]]),
            record(145, &[]),
            row(0, false),
            cell(7, 0, 0, &0_u32.to_le_bytes()),
            cell(2, 1, 0, &(88_u32 << 2 | 2).to_le_bytes()),
            cell(5, 2, 1, &date),
            record(13, &[&[2, 0, 0, 0], &(50_u32 << 2 | 3).to_le_bytes()]),
            record(18, &[&[0; 4], &0_u32.to_le_bytes()]),
            row(3, true),
            cell(3, 0, 0, &[0x2A]),
            cell(10, 1, 0, &[1]),
            cell(8, 2, 0, &text),
            cell(62, 3, 0, &[&[1][..], &text].concat()),
            cell(7, 4, 0, &9_u32.to_le_bytes()),
            cell(9, 5, 0, &f64::NAN.to_le_bytes()),
            cell(5, 16_384, 0, &date),
            row(4, false),
            cell(6, 0, 0, &text),
            cell(6, 1, 0, &text),
            record(146, &[]),
            record(176, &[&merge]),
            record(161, &[]),
            record(130, &[]),
        ])
        .unwrap();
        let text = |text: &str| Value::Text(text.into());
        let values: Vec<Vec<&Value>> = sheet.rows.iter().map(|row| row.cells.iter().map(|cell| &cell.value).collect()).collect();
        let first = [text("张三"), Value::Number(88.0), Value::Date("2024-04-01".into()), Value::Percent(0.5), text("张三")];
        assert_eq!(values[0], first.iter().collect::<Vec<_>>());
        let texts = [text("李"), text("李"), Value::Broken("text 9 of 1".into()), Value::Broken("nan".into())];
        let second = [Value::Error("#N/A".into()), Value::Bool(true)].into_iter().chain(texts);
        assert_eq!(values[1], second.collect::<Vec<_>>().iter().collect::<Vec<_>>());
        assert_eq!(values[2], [&text("李")]);
        assert_eq!((sheet.rows[0].hidden, sheet.rows[1].hidden, sheet.filtered), (false, true, true));
        assert_eq!(sheet.hidden_columns, [2, 3]);
        let codes: Vec<&str> = seen.iter().map(|seen| seen.rule.code).collect();
        assert_eq!(codes, ["E224", "E224", "E225"]);
    }

    #[test]
    fn a_part_that_breaks_off_is_damaged() {
        let records = [record(145, &[]), row(0, false), cell(5, 0, 0, &1.0_f64.to_le_bytes())];
        assert_eq!(sheet(&records).unwrap_err().rule, &codes::DAMAGED);
    }
}
