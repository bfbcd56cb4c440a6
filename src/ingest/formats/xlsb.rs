//! Binary workbooks (xlsb) → [`RawBook`], through calamine, cell by cell, after the package was checked.
//!
//! calamine tells neither hidden rows nor merged ranges nor formulas of this rare format; values and dates it does.

use super::{
    builder::{Budget, SheetBuilder},
    limits,
    package::Package,
    refusal::Refusal,
    shown::{Epoch, Shown},
};
use crate::{
    diagnostics::{Diagnostic, Outcome, Place, codes::ingest as codes},
    ingest::raw::{Format, RawBook, Value, Visibility},
};
use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsb};
use std::io::Cursor;

/// Reads a workbook.
///
/// # Errors
/// If the package is damaged or beyond a limit. A sheet that cannot be read costs that sheet alone.
pub fn read(bytes: &[u8], mut package: Package<'_>, place: &Place) -> Result<Outcome<RawBook>, Refusal> {
    package.check_all()?;
    let mut workbook = Xlsb::new(Cursor::new(bytes)).map_err(|_| Refusal::damaged("xl/workbook.bin"))?;
    let epoch = if workbook.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 };
    let entries = workbook.sheets_metadata().to_vec();
    if entries.len() > limits::SHEETS {
        return Err(Refusal::too_large(format_args!("{} sheets", entries.len())));
    }
    let mut budget = Budget::default();
    let mut book = Outcome::clean(RawBook { place: place.clone(), format: Format::Xlsb, sheets: Vec::new() });
    if package.any(|name| name.ends_with("vbaproject.bin")) {
        book.seen.push(Diagnostic::new(&codes::MACROS_IGNORED, place.clone()));
    }
    for entry in entries {
        let sheet_place = place.sheet(entry.name.as_str());
        if let Some(kind) = special(entry.typ) {
            book.seen.push(Diagnostic::new(&codes::SHEET_SKIPPED, sheet_place).with("kind", kind));
            continue;
        }
        let visibility = if entry.visible == SheetVisible::Visible { Visibility::Visible } else { Visibility::Hidden };
        let mut sheet = SheetBuilder::new(place, &entry.name, visibility, &mut budget);
        match cells(&mut workbook, &entry.name, epoch, &mut sheet) {
            Ok(()) => book.value.sheets.push(sheet.finish(&mut book.seen)),
            Err(refusal) => book.seen.push(refusal.of_sheet().at(sheet_place)),
        }
    }
    Ok(book)
}

const fn special(kind: SheetType) -> Option<&'static str> {
    match kind {
        SheetType::WorkSheet => None,
        SheetType::DialogSheet => Some("dialog"),
        SheetType::MacroSheet => Some("macro"),
        SheetType::ChartSheet => Some("chart"),
        SheetType::Vba => Some("VBA"),
    }
}

fn cells(workbook: &mut Xlsb<Cursor<&[u8]>>, name: &str, epoch: Epoch, sheet: &mut SheetBuilder<'_>) -> Result<(), Refusal> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|_| Refusal::damaged(name))?;
    while let Some(cell) = reader.next_cell().map_err(|_| Refusal::damaged(name))? {
        let (row, column) = cell.get_position();
        if row >= limits::ROWS || column >= limits::COLUMNS {
            sheet.note(Diagnostic::new(&codes::CELL_OUTSIDE, sheet.place.clone()).read(format_args!("{row}, {column}")))?;
            continue;
        }
        put(cell.get_value(), (row, column), epoch, sheet)?;
    }
    Ok(())
}

fn put(value: &DataRef<'_>, (row, column): (u32, u32), epoch: Epoch, sheet: &mut SheetBuilder<'_>) -> Result<(), Refusal> {
    let value = match Data::from(value.clone()) {
        Data::Empty => return Ok(()),
        Data::Float(number) if !number.is_finite() => return sheet.put_broken(row, column, &number.to_string().to_lowercase()),
        Data::Float(number) => Value::Number(number),
        #[allow(clippy::cast_precision_loss, reason = "packed integers have 30 bits")]
        Data::Int(number) => Value::Number(number as f64),
        Data::Bool(truth) => Value::Bool(truth),
        Data::DateTime(moment) => shown(&moment).value(moment.as_f64(), epoch),
        Data::Error(error) => Value::Error(error.to_string().into()),
        other => Value::Text(other.to_string().into()),
    };
    sheet.put(row, column, value)
}

fn shown(moment: &ExcelDateTime) -> Shown {
    match moment.as_f64().fract() {
        _ if moment.is_duration() => Shown::Time,
        0.0 => Shown::Date,
        _ => Shown::DateTime,
    }
}
