//! The numbers of a picture as a small workbook of its own: a word processor opens it when a reader edits the picture.

use super::clean;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// The only sheet; formulas of the picture point at it.
pub const SHEET: &str = "Sheet1";

/// Labels down the first column from its second cell on, then a column for each series under its name.
///
/// # Errors
/// If the workbook cannot be put together.
pub fn figure_book(labels: &[String], columns: &[(&str, &[Option<f64>])]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_author("kaojing").set_creation_datetime(&created));
    let sheet = workbook.add_worksheet_with_low_memory()?;
    sheet.set_name(SHEET)?;
    for (at, (name, _)) in (1_u16..).zip(columns) {
        sheet.write_string(0, at, clean(name))?;
    }
    for ((row, label), place) in (1_u32..).zip(labels).zip(0_usize..) {
        sheet.write_string(row, 0, clean(label))?;
        for (at, (_, values)) in (1_u16..).zip(columns) {
            if let Some(value) = values.get(place).copied().flatten().filter(|value| value.is_finite()) {
                sheet.write_number(row, at, value)?;
            }
        }
    }
    workbook.save_to_buffer()
}
