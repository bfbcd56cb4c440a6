//! Sheets of the return lists that `check` writes, come back among the score sheets: they hold places and contents of cells,
//! which must not be taken for scores.

use super::sheet::Sheet;
use crate::{
    ingest::raw::Value,
    words::{Lang, Phrase, check as words, report as common},
};

/// Headers that stand together in such a sheet and nowhere else.
const LISTS: [[Phrase; 3]; 2] =
    [[words::COL_NEED, common::COL_CELL, words::COL_CORRECTED], [common::COL_FILE, words::COL_DIGEST, words::COL_PUPILS_READ]];
/// Rows in which the header is looked for.
const FIRST_ROWS: usize = 40;

/// Whether a sheet is one of a return list, in either language.
pub fn is_return_list(sheet: &Sheet) -> bool {
    sheet.raw.rows.iter().take(FIRST_ROWS).any(|row| {
        let says = |wanted: &str| row.cells.iter().any(|cell| matches!(&cell.value, Value::Text(text) if text.trim() == wanted));
        let all = |list: &[Phrase; 3], lang: Lang| list.iter().all(|phrase| says(phrase.get(lang)));
        row.cells.len() >= 3 && LISTS.iter().any(|list| [Lang::Zh, Lang::En].into_iter().any(|lang| all(list, lang)))
    })
}
