//! A table without any header: a title, then number, name and score. Read only where nothing else is possible: one column
//! of names, one column of figures that are neither numbers of rows nor ids.

use super::{
    header::{Header, Title},
    lexicon::{Field, Kind, Meaning},
    marks::Marks,
    sheet::Sheet,
    survey::Profile,
};
use crate::ingest::raw::{RawRow, Value};

/// Fewest rows that can show a pattern.
const FEWEST: usize = 5;

/// The header that the table does not have.
pub fn header(sheet: &Sheet, marks: &Marks) -> Option<Header> {
    let rows = &sheet.raw.rows;
    let start = rows.iter().position(|row| names(row).count() > 0 && row.cells.iter().any(|cell| sheet.number(&cell.value).is_some()))?;
    let body = start..rows.len();
    let name = names(&rows[start]).next()?;
    let named = rows[body.clone()].iter().filter(|row| names(row).any(|column| column == name)).count();
    if body.len() < FEWEST || named * 10 < body.len() * 7 {
        return None;
    }
    let mut columns: Vec<u32> = rows[body.clone()].iter().flat_map(|row| row.cells.iter().map(|cell| cell.column)).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut titles = Vec::new();
    for column in columns {
        let profile = Profile::of(sheet, body.clone(), column, marks);
        let meaning = if column == name {
            Meaning::Person(Field::Name)
        } else if profile.is_text() || profile.is_empty() {
            Meaning::Person(Field::Other)
        } else if profile.counts_rows() {
            Meaning::Person(Field::RowNumber)
        } else if profile.is_rank_or_id() && profile.digits > 4 {
            Meaning::Person(Field::ExamId)
        } else if profile.is_numeric() {
            Meaning::Part(Kind::Plain)
        } else {
            return None;
        };
        titles.push(Title { column, shown: "成绩".to_owned(), meaning, full: None });
    }
    let scores = titles.iter().filter(|title| matches!(title.meaning, Meaning::Part(_))).count();
    (scores == 1).then_some(Header { rows: start..start, titles })
}

/// Columns in which a text of two to four ideographs stands, as names are.
fn names(row: &RawRow) -> impl Iterator<Item = u32> {
    row.cells.iter().filter(|cell| matches!(&cell.value, Value::Text(text) if is_name(text.trim()))).map(|cell| cell.column)
}

fn is_name(text: &str) -> bool {
    let ideographs = text.chars().filter(|c| !c.is_whitespace()).count();
    (2..=4).contains(&ideographs)
        && text.chars().all(|c| c.is_whitespace() || ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{20000}'..='\u{2ffff}').contains(&c))
        && !["缺考", "免考", "缓考", "男", "女", "合格", "优秀", "良好"].contains(&text)
}
