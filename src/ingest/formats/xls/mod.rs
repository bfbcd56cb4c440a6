//! Excel 2 to 2003 workbooks (BIFF2–BIFF8, in an OLE file or bare; also WPS .et) → [`RawBook`].
//!
//! Record layouts follow MS-XLS and, for the versions before, the OpenOffice.org documentation of the Excel file
//! format. `records` splits the stream, `texts` reads strings, `globals` the workbook's tables, `cells` the sheets.

mod cells;
mod globals;
mod records;
mod texts;

use super::{
    builder::{Budget, SheetBuilder},
    limits,
    ole::Ole,
    refusal::Refusal,
};
use crate::{
    config::Limits,
    diagnostics::{Diagnostic, Diagnostics, Outcome, Place, codes::ingest as codes},
    ingest::raw::{Format, RawBook, RawSheet, Visibility},
};
use globals::Globals;
use records::{Record, Records, Version};

/// Reads an OLE file: a workbook, or a document that is named.
///
/// # Errors
/// If it is encrypted, no workbook, or damaged.
pub fn read_ole(bytes: &[u8], place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    let ole = Ole::open(bytes)?;
    if ole.has("EncryptedPackage") || ole.has("EncryptionInfo") {
        return Err(Refusal::new(&codes::PASSWORD));
    }
    // A file saved for two versions holds both streams; `Workbook` is the newer one.
    for name in ["Workbook", "Book"] {
        if let Some(stream) = ole.stream(name)? {
            return read_stream(&stream, place, limits);
        }
    }
    let others = [
        ("WordDocument", "Word"),
        ("PowerPoint Document", "PowerPoint"),
        ("VisioDocument", "Visio"),
        ("__properties_version1.0", "Outlook"),
    ];
    match others.into_iter().find(|(stream, _)| ole.has(stream)) {
        Some((_, name)) => Err(Refusal::other_document(name)),
        None => Err(Refusal::new(&codes::UNKNOWN_CONTENT)),
    }
}

/// Reads a BIFF stream.
///
/// # Errors
/// If it is encrypted or damaged.
pub fn read_stream(stream: &[u8], place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    let start = Records::new(stream, 0).next().ok_or_else(|| Refusal::damaged("Workbook"))?;
    let version = Version::of(&start).ok_or_else(|| Refusal::damaged("Workbook"))?;
    let mut budget = Budget::new(*limits);
    let globals = globals::read(stream, version, &mut budget)?;
    let mut seen = remarks(&globals, place);
    let mut sheets = Vec::new();
    if version.is_book() {
        budget.check_sheets(globals.sheets.len())?;
        let mut steps = stream.len().saturating_mul(limits::PASSES);
        for entry in &globals.sheets {
            if let Some(kind) = entry.special {
                seen.push(Diagnostic::new(&codes::SHEET_SKIPPED, place.sheet(entry.name.as_str())).with("kind", kind));
                continue;
            }
            let builder = SheetBuilder::new(place, &entry.name, entry.visibility, &mut budget);
            let mut records = Records::new(stream, entry.position);
            let result = sheet(&mut records, &globals, builder, &mut seen);
            let passed = records.offset().saturating_sub(entry.position);
            steps = steps.checked_sub(passed).ok_or_else(|| Refusal::damaged("Workbook"))?;
            match result {
                Ok(sheet) => sheets.push(sheet),
                // A damaged sheet costs that sheet; where it is the only one the file is damaged.
                Err(refusal) if refusal.rule == &codes::DAMAGED && globals.sheets.len() > 1 => {
                    seen.push(refusal.of_sheet().at(place.sheet(entry.name.as_str())));
                }
                Err(refusal) => return Err(refusal),
            }
        }
    } else {
        let builder = SheetBuilder::new(place, "", Visibility::Visible, &mut budget);
        sheets.push(sheet(&mut Records::new(stream, 0), &globals, builder, &mut seen)?);
    }
    if sheets.is_empty() && seen.is_empty() {
        return Err(Refusal::damaged("Workbook"));
    }
    Ok(Outcome { value: RawBook { place: place.clone(), format: Format::Xls, sheets }, seen })
}

fn sheet(records: &mut Records<'_>, globals: &Globals, mut builder: SheetBuilder<'_>, seen: &mut Diagnostics) -> Result<RawSheet, Refusal> {
    cells::read(records, globals, &mut builder)?;
    Ok(builder.finish(seen))
}

fn remarks(globals: &Globals, place: &Place) -> Diagnostics {
    let remarks = [(globals.has_macros, &codes::MACROS_IGNORED), (globals.has_external_links, &codes::EXTERNAL_LINKS)];
    remarks.into_iter().filter(|(is, _)| *is).map(|(_, rule)| Diagnostic::new(rule, place.clone())).collect()
}

/// Whether a record's id is that of a file's first record.
fn begins(record: &Record<'_>) -> bool {
    matches!(record.id, 0x0009 | 0x0209 | 0x0409 | 0x0809)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::raw::Value;

    fn record(id: u16, data: &[u8]) -> Vec<u8> {
        [id.to_le_bytes().as_slice(), &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
    }

    fn rows(book: &RawBook) -> Vec<Vec<(u32, Value)>> {
        book.sheets[0].rows.iter().map(|row| row.cells.iter().map(|cell| (cell.column, cell.value.clone())).collect()).collect()
    }

    #[test]
    fn a_bare_biff2_stream_as_databases_write_it_is_read() {
        let (gbk, _, _) = encoding_rs::GBK.encode("姓名");
        let label = [&[0, 0, 0, 0, 0, 0, 0, 4], gbk.as_ref()].concat();
        let number = [&[1, 0, 0, 0, 0, 0, 0][..], &95.5_f64.to_le_bytes()].concat();
        let stream = [
            record(0x0009, &[2, 0, 0x10, 0]),
            record(0x0042, &[0xA8, 0x03]),
            record(0x0004, &label),
            record(0x0003, &number),
            record(0x0002, &[1, 0, 1, 0, 0, 0, 0, 88, 0]),
            record(0x000A, &[]),
        ]
        .concat();
        let book = read_stream(&stream, &Place::file("甲.xls"), &Limits::default()).unwrap().value;
        assert_eq!(rows(&book), [vec![(0, Value::Text("姓名".into()))], vec![(0, Value::Number(95.5)), (1, Value::Number(88.0))]]);
    }

    #[test]
    fn a_password_is_named_whatever_the_scheme() {
        let stream = [record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]), record(0x002F, &[0, 0, 1, 2, 3, 4])].concat();
        assert_eq!(read_stream(&stream, &Place::default(), &Limits::default()).unwrap_err().rule, &codes::PASSWORD);
    }
}
