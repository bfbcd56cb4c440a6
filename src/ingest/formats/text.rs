//! Text with commas, tabs or semicolons, in UTF-8, UTF-16 or GB18030, as one nameless sheet.

use crate::{
    diagnostics::{Diagnostic, Outcome, Place, codes::ingest as codes},
    ingest::raw::{Format, RawBook, RawCell, RawRow, RawSheet, Value},
};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Most fields of a row; a spreadsheet holds no more columns.
const MOST_FIELDS: usize = 16_384;

/// Reads text as a sheet.
#[must_use]
pub fn open(bytes: &[u8], place: &Place) -> Outcome<Option<RawBook>> {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(line) => {
            let diagnostic = Diagnostic::new(&codes::TEXT_ENCODING, place.clone()).with("line", line);
            return Outcome { value: None, seen: vec![diagnostic] };
        }
    };
    match rows(&text, delimiter(&text)) {
        Ok(rows) => {
            let height = rows.last().map_or(0, |row| row.index.saturating_add(1));
            let sheet = RawSheet { rows, height, ..RawSheet::default() };
            Outcome::clean(Some(RawBook { place: place.clone(), format: Format::Text, sheets: vec![sheet] }))
        }
        Err(reason) => Outcome { value: None, seen: vec![Diagnostic::new(&codes::TEXT_MALFORMED, place.clone()).with("reason", reason)] },
    }
}

/// Decodes by mark, else strict UTF-8, else strict GB18030. `Err` names the first line that is neither.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strictly(encoding, &bytes[mark..]);
    }
    if bytes.len() > 1 && bytes.iter().skip(1).step_by(2).take(64).all(|byte| *byte == 0) {
        return strictly(UTF_16LE, bytes);
    }
    strictly(UTF_8, bytes).or_else(|line| strictly(GB18030, bytes).map_err(|_| line))
}

fn strictly<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>, usize> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(|| {
        let wide = encoding == UTF_16LE || encoding == UTF_16BE;
        let valid = if wide { 0 } else { std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len) };
        bytes[..valid].iter().filter(|byte| **byte == b'\n').count() + 1
    })
}

/// The separator that the first lines hold most of.
fn delimiter(text: &str) -> u8 {
    let head: Vec<&str> = text.lines().take(20).collect();
    let count = |separator: char| head.iter().map(|line| line.matches(separator).count()).sum::<usize>();
    [b'\t', b',', b';'].into_iter().rev().max_by_key(|separator| count(char::from(*separator))).unwrap_or(b',')
}

fn rows(text: &str, delimiter: u8) -> Result<Vec<RawRow>, String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() > MOST_FIELDS {
            return Err(format!("{line}: {} > {MOST_FIELDS}", record.len()));
        }
        let cells: Vec<RawCell> = (0u32..)
            .zip(&record)
            .filter(|(_, field)| !field.trim().is_empty())
            .map(|(column, field)| RawCell { column, value: Value::Text(field.into()) })
            .collect();
        if !cells.is_empty() {
            rows.push(RawRow { index: u32::try_from(line).unwrap_or(u32::MAX).saturating_sub(1), hidden: false, cells });
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gbk_tabs_and_utf8_commas_are_the_same_sheet() {
        let (gbk, _, _) = encoding_rs::GBK.encode("姓名\t语文\t\r\n张三\t90\t\r\n");
        let tabs = open(&gbk, &Place::default()).value.expect("readable");
        let commas = open("\u{feff}姓名,语文\n张三,90\n".as_bytes(), &Place::default()).value.expect("readable");
        assert_eq!(tabs.sheets[0].rows[1].cells, commas.sheets[0].rows[1].cells);
        assert_eq!(tabs.sheets[0].rows[0].get(0), Some(&Value::Text("姓名".into())));
        assert_eq!(tabs.sheets[0].height, 2);
    }

    #[test]
    fn a_mixed_file_is_refused_with_its_line() {
        let mut bytes = "姓名,语文\n张三,90\n".as_bytes().to_vec();
        bytes.extend([0xFF, 0xFF, b'\n']);
        let seen = open(&bytes, &Place::default()).seen;
        assert_eq!((seen[0].rule.code, seen[0].args[0].1.as_str()), (codes::TEXT_ENCODING.code, "3"));
    }
}
