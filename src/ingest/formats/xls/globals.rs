//! The tables at the start of a BIFF stream: sheets, shared strings, number formats.

use super::{
    super::{
        builder::Budget,
        refusal::Refusal,
        shown::{Epoch, Shown},
    },
    begins,
    records::{Record, Records, Version},
    texts::{Cursor, Length, Script, code_page},
};
use crate::{diagnostics::codes::ingest as codes, ingest::raw::Visibility};
use compact_str::CompactString;
use std::collections::HashMap;

/// What cells and sheets refer to.
#[derive(Debug)]
pub struct Globals {
    /// How text is written.
    pub script: Script,
    /// Sheets in the order of their tabs.
    pub sheets: Vec<SheetEntry>,
    /// Shared strings by index.
    pub strings: Vec<CompactString>,
    /// How each cell style shows numbers.
    pub styles: Vec<Shown>,
    /// Day zero.
    pub epoch: Epoch,
    /// Macros are in it.
    pub has_macros: bool,
    /// It refers to other files.
    pub has_external_links: bool,
}

/// A sheet's entry.
#[derive(Debug)]
pub struct SheetEntry {
    /// Its name.
    pub name: String,
    /// Where its records start.
    pub position: usize,
    /// Whether a user sees it.
    pub visibility: Visibility,
    /// What it is where it is no worksheet.
    pub special: Option<&'static str>,
}

/// Reads the tables: of a book those up to its first end, of a single sheet the ones among its cells.
pub fn read(stream: &[u8], version: Version, budget: &mut Budget) -> Result<Globals, Refusal> {
    let mut globals = Globals {
        script: Script { version, code_page: encoding_rs::GBK },
        sheets: Vec::new(),
        strings: Vec::new(),
        styles: Vec::new(),
        epoch: Epoch::Y1900,
        has_macros: false,
        has_external_links: false,
    };
    let mut formats: HashMap<u16, Shown> = HashMap::new();
    let mut style_formats: Vec<u16> = Vec::new();
    for record in Records::new(stream, 0).skip(1).take_while(|record| record.id != 0x000A && !begins(record)) {
        match record.id {
            0x002F => return Err(Refusal::new(&codes::PASSWORD)),
            0x0022 if record.u16(0) == Some(1) => globals.epoch = Epoch::Y1904,
            0x0042 => globals.script.code_page = record.u16(0).map_or(encoding_rs::GBK, code_page),
            0x0085 => globals.sheets.extend(sheet_entry(&record, globals.script)),
            0x00D3 => globals.has_macros = true,
            0x00FC => globals.strings = shared_strings(&record, globals.script, budget)?,
            0x01AE => globals.has_external_links |= is_external(&record),
            0x001E | 0x041E => {
                // Formats of the oldest versions have no number of their own but their place in the list.
                let place = u16::try_from(formats.len()).unwrap_or(u16::MAX);
                let (number, at) = if version < Version::Biff4 { (place, 0) } else { (record.u16(0).unwrap_or(0), 2) };
                let length = if version == Version::Biff8 { Length::Word } else { Length::Byte };
                let code = Cursor::new(&record, at).text(length, globals.script).unwrap_or_default();
                formats.insert(if version == Version::Biff4 { place } else { number }, Shown::by_code(&code));
            }
            0x0043 => style_formats.push(u16::from(record.u8(2).unwrap_or(0) & 0x3F)),
            0x0243 | 0x0443 => style_formats.push(u16::from(record.u8(1).unwrap_or(0))),
            0x00E0 => style_formats.push(record.u16(2).unwrap_or(0)),
            _ => {}
        }
    }
    let shown = |format: &u16| formats.get(format).copied().unwrap_or_else(|| Shown::by_number(u32::from(*format)));
    globals.styles = style_formats.iter().map(shown).collect();
    Ok(globals)
}

/// BOUNDSHEET: position, state, type, name.
fn sheet_entry(record: &Record<'_>, script: Script) -> Option<SheetEntry> {
    let special = match record.u8(5)? {
        0 => None,
        1 => Some("macro"),
        2 => Some("chart"),
        _ => Some("VB"),
    };
    Some(SheetEntry {
        position: usize::try_from(record.u32(0)?).ok()?,
        visibility: if record.u8(4)? & 3 == 0 { Visibility::Visible } else { Visibility::Hidden },
        name: Cursor::new(record, 6).text(Length::Byte, script)?.into(),
        special,
    })
}

/// SST: texts one behind the other up to the end of the record, whatever count it declares.
fn shared_strings(record: &Record<'_>, script: Script, budget: &mut Budget) -> Result<Vec<CompactString>, Refusal> {
    let mut cursor = Cursor::new(record, 8);
    let mut strings = Vec::new();
    while let Some(string) = cursor.text(Length::Word, script) {
        budget.take(1)?;
        budget.take_text(&string)?;
        strings.push(string);
    }
    Ok(strings)
}

/// SUPBOOK of another file: references to the own book and to add-ins have a mark in place of the name's length.
fn is_external(record: &Record<'_>) -> bool {
    !matches!(record.u16(2), Some(0x0401 | 0x3A01) | None) && record.u16(2) != Some(0)
}
