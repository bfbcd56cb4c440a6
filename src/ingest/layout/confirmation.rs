//! Sheets of Kaojing's own that come back: a signed 参考人数确认单, alone or in a school's workbook. The line that carries its
//! hash tells the whole workbook, and nothing in it is ever read as scores.

use super::{
    sheet::Sheet,
    understand::{Understood, Verdict},
};
use crate::{
    diagnostics::{Diagnostic, codes::ingest as codes},
    ingest::{
        raw::{RawBook, RawSheet, Value},
        table::{Content, ReturnedConfirmation},
    },
};

/// Every sheet of a workbook that holds a confirmation; `None` for all other workbooks.
pub fn read(book: &RawBook) -> Option<Vec<Understood>> {
    let found: Vec<Option<ReturnedConfirmation>> = book.sheets.iter().map(find).collect();
    if found.iter().all(Option::is_none) {
        return None;
    }
    let mut others: Vec<&str> = Vec::new();
    let mut understood: Vec<Understood> = Vec::with_capacity(book.sheets.len());
    for (raw, found) in book.sheets.iter().zip(found) {
        let mut sheet = Understood::nothing(&Sheet::new(raw, &book.place), Verdict::Own);
        match found {
            Some(confirmation) => sheet.content = Content::Confirmation(confirmation),
            None => others.extend((sheet.account.rows > 0).then_some(raw.name.as_str())),
        }
        understood.push(sheet);
    }
    if let (false, Some(first)) = (others.is_empty(), understood.first_mut()) {
        first.seen.push(Diagnostic::new(&codes::OWN_SHEET, book.place.clone()).with("sheets", others.join("、")));
    }
    Some(understood)
}

/// The line begins in the first column of its row.
fn find(raw: &RawSheet) -> Option<ReturnedConfirmation> {
    raw.rows.iter().find_map(|row| match &row.cells.first()?.value {
        Value::Text(text) if text.starts_with(ReturnedConfirmation::MARKER) => Some(line(row.index, text)),
        _ => None,
    })
}

/// `kaojing-confirm 1 <64 digits> <school>`.
fn line(row: u32, text: &str) -> ReturnedConfirmation {
    let mut words = text.trim().splitn(4, ' ').skip(2);
    let digest = words.next().unwrap_or_default().into();
    ReturnedConfirmation { row, digest, school: words.next().unwrap_or_default().trim().into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_gives_hash_and_school() {
        let found = line(7, "kaojing-confirm 1 00ff 第一 中学 ");
        assert_eq!((found.row, found.digest.as_str(), found.school.as_str()), (7, "00ff", "第一 中学"));
        let broken = line(0, "kaojing-confirm");
        assert_eq!((broken.digest.as_str(), broken.school.as_str()), ("", ""));
    }
}
