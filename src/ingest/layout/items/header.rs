//! The header of a sheet of items. Question numbers are figures as often as words, so it is found by them: one row, or two
//! where a first one says 选择题 or 第26题 over several numbers and names the person fields beside them.

use super::names;
use crate::{
    ingest::{
        clean,
        layout::{
            Role,
            header::{Header, Title},
            lexicon::{self, Field, Meaning},
            sheet::Sheet,
        },
        raw::{RawRow, Value},
    },
    model::Score,
};

/// How many rows may stand above it.
const DEPTH: usize = 15;

/// The header, where question numbers tell it; other headers are found by their words.
pub fn find(sheet: &Sheet, role: Role) -> Option<Header> {
    let last = sheet.raw.rows.len().saturating_sub(1).min(DEPTH);
    for at in 0..last {
        let found = double(sheet, at).or_else(|| single(sheet, at, role));
        // Below a row that names person fields stand candidates.
        if found.is_some() || texts(sheet, at).iter().any(|(_, text)| is_person(text)) {
            return found;
        }
    }
    None
}

/// What a row says, with the columns where it says it; figures as people see them.
fn texts(sheet: &Sheet, at: usize) -> Vec<(u32, String)> {
    let cells = sheet.raw.rows[at].cells.iter().map(|cell| (cell.column, sheet.text(&cell.value).trim().to_owned()));
    cells.filter(|(_, text)| !clean::is_blank(text)).collect()
}

fn key(text: &str) -> String {
    clean::key(&names::name_and_full(text).0)
}

/// A title of names, ids, classes or the like; a word such as 缺考 in a row of marks is none.
fn is_person(text: &str) -> bool {
    matches!(
        lexicon::meaning(&clean::key(text)),
        Meaning::Person(
            Field::Name
                | Field::ExamId
                | Field::StudentNumber
                | Field::RegisterId
                | Field::AuxiliaryId
                | Field::Seat
                | Field::RowNumber
                | Field::Class
                | Field::School
        )
    )
}

/// Question numbers, each once, figures among them rising.
fn counts(texts: &[(u32, String)], fewest: usize) -> bool {
    let items: Vec<String> = texts.iter().map(|(_, text)| key(text)).filter(|key| names::is_item(key)).collect();
    let plain: Vec<f64> = items.iter().filter_map(|key| key.parse().ok()).collect();
    let rising = plain.windows(2).filter(|pair| pair[0] < pair[1]).count();
    let begins = plain.first().is_none_or(|first| *first < 60.0);
    let mut different = items.clone();
    different.sort_unstable();
    different.dedup();
    items.len() >= fewest
        && !names::are_days(&items)
        && begins
        && different.len() * 10 >= items.len() * 9
        && (plain.len() < 2 || rising * 10 >= (plain.len() - 1) * 8)
}

/// One row: question numbers beside person fields or papers, or nothing but question numbers.
fn single(sheet: &Sheet, at: usize, role: Role) -> Option<Header> {
    let texts = texts(sheet, at);
    let items = texts.iter().filter(|(_, text)| names::is_item(&key(text))).count();
    let known = texts.iter().filter(|(_, text)| lexicon::meaning(&clean::key(text)).is_known()).count();
    let worded = texts.iter().filter(|(_, text)| text.parse::<f64>().is_err()).count();
    let fewest = if role == Role::Items { 2 } else { 3 };
    // A row of figures alone counts the columns of a table with no other header; what stands below must be narrow scores.
    // A row of (1) (2) (3) above titles of persons numbers the columns.
    let numbers_titles = sheet.raw.rows.get(at + 1).is_some() && self::texts(sheet, at + 1).iter().any(|(_, text)| is_person(text));
    let alone = known == 0 && !numbers_titles && items == texts.len() && (worded == items || stands_over_narrow_scores(sheet, at, &texts));
    let among = known > 0 && (worded > items / 2 || texts.iter().any(|(_, text)| is_person(text)));
    (counts(&texts, fewest) && (alone || among)).then(|| Header::in_rows(sheet, at..at + 1))
}

/// Below question numbers without any word stand scores or letters, and in most rows not the numbers' own order.
fn stands_over_narrow_scores(sheet: &Sheet, at: usize, texts: &[(u32, String)]) -> bool {
    let rows = &sheet.raw.rows[at + 1..];
    let most = Score::whole(60);
    let is_score = |value: &Value| match sheet.number(value) {
        Some(number) => (Score::ZERO..=most).contains(&number),
        None => super::option_in(value).is_some() || matches!(value, Value::Text(text) if clean::is_blank(text)),
    };
    let fits = |row: &&RawRow| texts.iter().all(|(column, _)| row.get(*column).is_none_or(is_score));
    rows.len() >= 3
        && texts.first().is_some_and(|(_, text)| matches!(text.as_str(), "1" | "01" | "1.1"))
        && rows.iter().take(50).all(|row| fits(&row))
}

/// Two rows: the lower one holds question numbers and nothing under the person fields, the upper one holds these.
fn double(sheet: &Sheet, at: usize) -> Option<Header> {
    let (upper, lower) = (texts(sheet, at), texts(sheet, at + 1));
    let persons: Vec<u32> = upper.iter().filter(|(_, text)| is_person(text)).map(|(column, _)| *column).collect();
    let free = lower.iter().all(|(column, _)| !persons.contains(column));
    let own = upper.iter().filter(|(_, text)| names::is_item(&key(text))).count();
    let below = lower.iter().filter(|(_, text)| names::is_item(&key(text)) || part_of(text)).count();
    // Full marks below question numbers are figures too; they do not rise.
    if persons.is_empty()
        || !free
        || !rise_in_runs(&lower)
        || below < 3
        || below * 10 < lower.len() * 8
        || !rises(&upper, &lower, sheet, at)
        || own > below
    {
        return None;
    }
    let row = sheet.raw.rows[at].index;
    let over = |column: u32| {
        let covers = |(from, _): &&(u32, String)| *from <= column && column <= sheet.merged_until(row, *from);
        upper.iter().find(covers).or_else(|| upper.iter().rev().find(|(from, text)| *from < column && !is_person(text)))
    };
    let mut titles: Vec<Title> = Vec::new();
    let repeated = |text: &str| lower.iter().filter(|(_, other)| other == text).count() > 1;
    for (column, text) in &lower {
        let shown = match over(*column).filter(|(_, above)| !is_person(above)) {
            Some((_, above)) if part_of(text) || repeated(text) => format!("{}{}", question(above), part(text)),
            _ => text.clone(),
        };
        titles.push(Title { column: *column, shown, meaning: Meaning::Unknown, full: None });
    }
    for (column, text) in &upper {
        if titles.iter().any(|title| title.column == *column) {
            continue;
        }
        titles.push(Title { column: *column, shown: text.clone(), meaning: lexicon::meaning(&clean::key(text)), full: None });
    }
    titles.sort_by_key(|title| title.column);
    Some(Header { rows: at..at + 2, titles })
}

/// Figures that count up, from one again under each title: question numbers rather than marks.
fn rise_in_runs(lower: &[(u32, String)]) -> bool {
    let plain: Vec<f64> = lower.iter().filter_map(|(_, text)| text.parse().ok()).collect();
    let steps = plain.windows(2).filter(|pair| pair[1] > pair[0] && pair[1] - pair[0] <= 1.0 || pair[1] <= 1.1).count();
    plain.first().is_none_or(|first| *first < 60.0) && steps * 10 >= plain.len().saturating_sub(1) * 8
}

/// `(1)`, `①`, `①②`: a part of the question above.
fn part_of(text: &str) -> bool {
    let bracketed = text.starts_with(['(', '（']) && text.ends_with([')', '）']);
    bracketed || text.chars().all(|c| matches!(c, '①'..='⑳'))
}

fn part(text: &str) -> String {
    if text.starts_with(|c: char| c.is_ascii_digit()) { format!(".{text}") } else { text.to_owned() }
}

fn question(above: &str) -> &str {
    above.trim_end_matches("小题").trim_end_matches('题').trim_start_matches('第')
}

/// Whether the lower row continues question numbers rather than giving their full marks: its figures rise under each title.
fn rises(upper: &[(u32, String)], lower: &[(u32, String)], sheet: &Sheet, at: usize) -> bool {
    let row = sheet.raw.rows[at].index;
    // A full mark stands under each question of its own; numbers stand under a title that spans them.
    let spanned = upper.iter().any(|(column, _)| sheet.merged_until(row, *column) > *column);
    let untitled = lower.iter().filter(|(column, _)| !upper.iter().any(|(from, _)| from == column)).count();
    (spanned || untitled * 2 > lower.len()) && untitled > 0
}
