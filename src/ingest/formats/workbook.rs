//! Workbooks through calamine (xlsx, xls, xlsb, ods). The only file that speaks calamine.

use crate::{
    diagnostics::{Diagnostic, Diagnostics, Outcome, Place, codes::ingest as codes},
    ingest::raw::{Format, Merge, RawBook, RawCell, RawRow, RawSheet, Value, Visibility},
};
use calamine::{Data, DataType, Dimensions, Ods, Range, Reader, SheetType, SheetVisible, Xls, XlsOptions, Xlsb, Xlsx};
use compact_str::{CompactString, ToCompactString, format_compact};
use std::{fmt::Display, io::Cursor};

/// The code page under which BIFF8 stores text, whatever its record says: UTF-16.
const UTF16_CODE_PAGE: u16 = 1200;

/// Opens a workbook and reads every sheet of cells.
#[must_use]
pub fn open(bytes: &[u8], format: Format, place: &Place) -> Outcome<Option<RawBook>> {
    let source = Cursor::new(bytes);
    match format {
        Format::Xlsx => read(Xlsx::new(source), format, place, |book, name| book.merge_cells_by_sheet_name(name).unwrap_or_default()),
        Format::Xlsb => read(Xlsb::new(source), format, place, |_, _| Vec::new()),
        Format::Ods => read(Ods::new(source), format, place, |_, _| Vec::new()),
        _ => {
            let mut options = XlsOptions::default();
            options.force_codepage = is_biff8(bytes).then_some(UTF16_CODE_PAGE);
            read(Xls::new_with_options(source, options), format, place, |book, name| {
                book.merge_cells_by_sheet_name(name).unwrap_or_default()
            })
        }
    }
}

/// Whether a BIFF8 beginning-of-file record stands anywhere: record 0x0809, 16 bytes, version 0x0600.
fn is_biff8(bytes: &[u8]) -> bool {
    bytes.windows(6).any(|window| window == [0x09, 0x08, 0x10, 0x00, 0x00, 0x06])
}

fn read<'a, B: Reader<Cursor<&'a [u8]>>>(
    book: Result<B, B::Error>,
    format: Format,
    place: &Place,
    merges: impl Fn(&mut B, &str) -> Vec<Dimensions>,
) -> Outcome<Option<RawBook>>
where
    B::Error: Display,
{
    let mut book = match book {
        Ok(book) => book,
        Err(error) => return Outcome { value: None, seen: vec![refusal(&error.to_string(), place)] },
    };
    let mut seen = Diagnostics::new();
    let mut sheets = Vec::new();
    for sheet in book.sheets_metadata().to_vec() {
        let here = place.sheet(sheet.name.as_str());
        if sheet.typ != SheetType::WorkSheet {
            seen.push(Diagnostic::new(&codes::NOT_A_CELL_SHEET, here));
            continue;
        }
        match book.worksheet_range(&sheet.name) {
            Ok(range) => {
                let visibility = if sheet.visible == SheetVisible::Visible { Visibility::Visible } else { Visibility::Hidden };
                let merges = merges(&mut book, &sheet.name).into_iter().map(merge).collect();
                sheets.push(RawSheet { name: sheet.name, visibility, merges, ..cells(&range) });
            }
            Err(error) => seen.push(Diagnostic::new(&codes::SHEET_UNREADABLE, here).with("reason", error)),
        }
    }
    Outcome { value: Some(RawBook { place: place.clone(), format, sheets }), seen }
}

fn refusal(reason: &str, place: &Place) -> Diagnostic {
    let rule = if reason.to_lowercase().contains("password") { &codes::PASSWORD } else { &codes::DAMAGED };
    Diagnostic::new(rule, place.clone())
}

fn merge(range: Dimensions) -> Merge {
    Merge { top: range.start.0, left: range.start.1, bottom: range.end.0, right: range.end.1 }
}

/// calamine's block may start anywhere: its start is added to name the true cell.
fn cells(range: &Range<Data>) -> RawSheet {
    let (top, left) = range.start().unwrap_or_default();
    let rows: Vec<RawRow> = (top..)
        .zip(range.rows())
        .map(|(index, row)| RawRow {
            index,
            hidden: false,
            cells: (left..).zip(row).filter_map(|(column, data)| cell(column, data)).collect(),
        })
        .filter(|row| !row.cells.is_empty())
        .collect();
    let height = rows.last().map_or(0, |row| row.index + 1);
    RawSheet { rows, height, ..RawSheet::default() }
}

fn cell(column: u32, data: &Data) -> Option<RawCell> {
    let value = match data {
        Data::Empty => return None,
        Data::String(text) if text.trim().is_empty() => return None,
        Data::String(text) => Value::Text(text.into()),
        Data::Float(number) if number.is_finite() => Value::Number(*number),
        Data::Float(number) => Value::Broken(number.to_compact_string()),
        #[allow(clippy::cast_precision_loss, reason = "spreadsheets hold whole numbers as f64 themselves")]
        Data::Int(number) => Value::Number(*number as f64),
        Data::Bool(truth) => Value::Bool(*truth),
        Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_) => Value::Date(shown_date(data)),
        Data::Error(error) => Value::Error(error.to_compact_string()),
    };
    Some(RawCell { column, value })
}

/// A date as a spreadsheet shows it.
fn shown_date(data: &Data) -> CompactString {
    match data {
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format_compact!("{year:04}-{month:02}-{day:02}")
        }
        other => other.get_datetime_iso().or_else(|| other.get_duration_iso()).unwrap_or_default().into(),
    }
}
