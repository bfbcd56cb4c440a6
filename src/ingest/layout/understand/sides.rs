//! Sheets that lie on their side: subjects or measures stand in the first column.

use super::{
    nature::is_summary,
    upright,
    verdict::{Understood, Verdict},
};
use crate::ingest::{
    clean,
    layout::{
        FileContext,
        header::Header,
        left_out,
        lexicon::{self, Meaning},
        marks::Marks,
        sheet::Sheet,
    },
    raw::{RawRow, RawSheet, Value},
    table::Account,
};

/// Figures of units, a column each: measures stand in the first column. Titles above are turned away with the rest, so they
/// are told with the file's name.
pub(super) fn summary_on_its_side(sheet: &Sheet, file: &FileContext, marks: &Marks) -> Option<Understood> {
    let (titles, rows): (Vec<&RawRow>, Vec<&RawRow>) = sheet.raw.rows.iter().partition(|row| row.cells.len() < 2);
    let raw = RawSheet { name: sheet.raw.name.clone(), rows: rows.into_iter().cloned().collect(), ..RawSheet::default() };
    let turned = Sheet { raw: std::borrow::Cow::Owned(raw), place: sheet.place.clone(), above: String::new() }.turn(0)?;
    if !Header::find(&turned).is_some_and(|header| is_summary(&header)) {
        return None;
    }
    let said = titles.iter().flat_map(|row| &row.cells).map(|cell| sheet.text(&cell.value)).collect::<Vec<_>>().join(" ");
    let named = FileContext { stem: format!("{} {said}", file.stem), ..file.clone() };
    let understood = upright(&turned, &named, marks, None);
    let account = left_out(sheet);
    let summary = u32::try_from(sheet.raw.rows.len() - titles.len()).unwrap_or(u32::MAX);
    let account = Account { summary, note: account.rejected - summary, rejected: 0, ..account };
    (understood.verdict == Verdict::Summary).then_some(Understood { account, ..understood })
}

/// Where the first column names two subjects or more, each once: the row with which the table begins, titles left above it.
pub(super) fn stands_on_its_side(sheet: &Sheet) -> Option<usize> {
    let rows = &sheet.raw.rows;
    let of_row = |row: &RawRow| match row.cells.first().map(|cell| &cell.value) {
        Some(Value::Text(text)) => lexicon::meaning(&clean::key(text)),
        _ => Meaning::Unknown,
    };
    let meanings: Vec<Meaning> = rows.iter().take(40).map(of_row).filter(|meaning| matches!(meaning, Meaning::Score(..))).collect();
    let different = meanings.iter().enumerate().all(|(at, meaning)| !meanings[..at].contains(meaning));
    if meanings.len() < 2 || !different {
        return None;
    }
    let subject = rows.iter().position(|row| matches!(of_row(row), Meaning::Score(..)))?;
    // Names, ids and classes stand above the first subject; what has one text only is a title.
    Some(rows[..subject].iter().rposition(|row| row.cells.len() < 2).map_or(0, |title| title + 1))
}
