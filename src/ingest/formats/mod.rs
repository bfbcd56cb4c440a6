//! Bytes → [`RawBook`], by content and never by file ending, behind guards.
//!
//! Every reader gives sparse cells as they stand in the file: blanks left out, text untrimmed, doubts as diagnostics.
//! A file that cannot be used ends in a [`Refusal`], a row of the catalogue. What cells mean is left to the layout.

mod binary;
mod builder;
mod encoding;
mod html;
mod limits;
mod markup;
mod mht;
mod ods;
mod ole;
mod package;
mod refusal;
mod relations;
mod shown;
mod sniff;
mod spreadsheetml;
mod text;
mod xls;
mod xlsb;
mod xlsx;

pub use refusal::Refusal;

use super::raw::{Format, RawBook};
use crate::{
    config::Limits,
    diagnostics::{Diagnostic, Outcome, Place, codes::ingest as codes},
};
use package::Package;
use sniff::Kind;
use std::{
    cell::Cell,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Once,
};

/// Reads a workbook of any known format. `place` is the file.
///
/// # Errors
/// If the content is no workbook, or one that cannot be used.
pub fn open(bytes: &[u8], place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    let mut outcome = guarded(|| by_content(bytes, place, limits))?;
    let format = outcome.value.format;
    if !fits(place.file.as_deref().unwrap_or_default(), format) {
        outcome.seen.insert(0, Diagnostic::new(&codes::ENDING_DIFFERS, place.clone()).with("kind", name_of(format)));
    }
    Ok(outcome)
}

fn by_content(bytes: &[u8], place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    match sniff::kind(bytes) {
        Kind::Empty => Err(Refusal::new(&codes::FILE_EMPTY)),
        Kind::Lock => Err(Refusal::new(&codes::LOCK_FILE)),
        Kind::Other(name) => Err(Refusal::other_document(name)),
        Kind::Unknown => Err(Refusal::new(&codes::UNKNOWN_CONTENT)),
        Kind::Zip => in_package(bytes, place, limits),
        Kind::Text => text::read(bytes, place, limits),
        Kind::Ole => xls::read_ole(bytes, place, limits),
        Kind::Biff => xls::read_stream(bytes, place, limits),
        Kind::Html => html::read(bytes, place, limits),
        Kind::WebArchive => mht::read(bytes, place, limits),
        Kind::FlatOds => ods::read_flat(bytes, place, limits),
        Kind::SpreadsheetMl => spreadsheetml::read(bytes, place, limits),
    }
}

/// A zip file: one of several kinds of document, or a plain archive.
fn in_package(bytes: &[u8], place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    let mut package = Package::open(bytes, limits)?;
    let mimetype = package.bytes("mimetype")?.unwrap_or_default();
    let mimetype = String::from_utf8_lossy(&mimetype);
    if let Some(kind) = mimetype.trim().strip_prefix("application/vnd.oasis.opendocument.") {
        let is_sheet = kind.starts_with("spreadsheet");
        return if is_sheet {
            ods::read(package, place, limits)
        } else {
            Err(Refusal::other_document(format_args!("OpenDocument {kind}")))
        };
    }
    for (part, name) in [("word/document.xml", "Word"), ("ppt/presentation.xml", "PowerPoint"), ("visio/document.xml", "Visio")] {
        if package.has(part) {
            return Err(Refusal::other_document(name));
        }
    }
    if package.has("xl/workbook.bin") {
        return xlsb::read(package, place, limits);
    }
    if package.has("[Content_Types].xml") || package.has("xl/workbook.xml") {
        return xlsx::read(package, place, limits);
    }
    Err(Refusal::new(&codes::ARCHIVE))
}

/// Runs a reader. A panic of a library over a broken file is a damaged file, and prints nothing.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    thread_local! {
        static READING: Cell<bool> = const { Cell::new(false) };
    }
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !READING.with(Cell::get) {
                usual(panic);
            }
        }));
    });
    READING.with(|reading| reading.set(true));
    let result = catch_unwind(AssertUnwindSafe(read));
    READING.with(|reading| reading.set(false));
    result.unwrap_or_else(|_| Err(Refusal::damaged("?")))
}

/// Whether a file of this name may hold this format without surprising anybody.
fn fits(name: &str, format: Format) -> bool {
    let lower = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    match format {
        Format::Xlsx => ends(&["xlsx", "xlsm", "xltx", "xltm"]),
        Format::Xlsb => ends(&["xlsb"]),
        Format::Xls => ends(&["xls", "xlt", ".et", ".ett"]),
        Format::Ods => ends(&["ods", "ots", "fods"]),
        Format::Text => ends(&["csv", "tsv", "txt", ".tab", ".prn"]),
        Format::Html => ends(&["htm", "html", "mht", "mhtml"]),
        Format::SpreadsheetMl => ends(&["xml"]),
        Format::Parquet => ends(&["parquet"]),
    }
}

/// What a format is called, in any language.
const fn name_of(format: Format) -> &'static str {
    match format {
        Format::Xlsx => "Excel (xlsx)",
        Format::Xlsb => "Excel (xlsb)",
        Format::Xls => "Excel 97-2003 (xls)",
        Format::Ods => "OpenDocument (ods)",
        Format::Text => "CSV / TXT",
        Format::Html => "HTML",
        Format::SpreadsheetMl => "XML Spreadsheet 2003",
        Format::Parquet => "Apache Parquet",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_inside_a_reader_is_a_damaged_file() {
        let refusal = guarded::<()>(|| panic!("a library of ours would")).unwrap_err();
        assert_eq!(refusal.rule, &codes::DAMAGED);
    }

    #[test]
    fn endings_that_lie_are_mentioned() {
        assert!(fits("甲.XLSX", Format::Xlsx) && fits("甲_xlsx", Format::Xlsx) && fits("甲.et", Format::Xls));
        assert!(!fits("甲.xls", Format::Html) && !fits("甲.csv", Format::Xlsx));
    }
}
