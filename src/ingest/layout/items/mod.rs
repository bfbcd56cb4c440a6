//! Sheets of item scores (小题): which columns are items, and the rows of candidates below them as an
//! [`ItemTable`](crate::ingest::item_table::ItemTable). Whether an item is the sum of others, what a letter is worth and
//! which paper the items are of is settled in `reconcile`, where all sheets are seen. Items are never papers.

pub mod blueprint;
mod cells;
mod facts;
pub mod header;
pub mod names;

use super::{
    Role,
    header::{Header, Title},
    lexicon::{Aside, Field, Meaning},
    marks::Marks,
    sheet::Sheet,
    survey::sample,
};
use crate::{
    diagnostics::{Diagnostic, codes::layout as codes},
    ingest::{clean, raw::Value, table::ScoreColumn},
    model::{Choice, Score},
};
use std::{collections::BTreeMap, ops::Range};

pub use cells::read;
pub use facts::Labelled;

/// Items named in a diagnostic at most.
const NAMED: usize = 6;

/// More columns than this are no items.
const MOST_ITEMS: usize = 600;

/// A column of item scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Column in the sheet.
    pub column: u32,
    /// As written, its full mark taken off.
    pub shown: String,
    /// The full mark in it.
    pub full: Option<Score>,
}

/// Six headers or more like question numbers, and fewer subjects than that.
pub fn is_sheet(header: &Header, role: Role) -> bool {
    let keys: Vec<String> = header.titles.iter().map(key_of).filter(|key| names::is_item(key)).collect();
    let items = if names::are_days(&keys) { 0 } else { u32::try_from(keys.len()).unwrap_or(u32::MAX) };
    let subjects = header.count(|meaning| matches!(meaning, Meaning::Score(..)));
    let in_courses = header.count(|meaning| *meaning == Meaning::Person(Field::Course)) > 0;
    role == Role::Items || (items >= 6 && items > subjects * 3) || (items >= 3 && subjects <= 1 && !in_courses)
}

fn key_of(title: &Title) -> String {
    clean::key(&names::name_and_full(&title.shown).0)
}

/// Takes the items out of a header: question numbers, columns of a kind with them, and parts of the paper. The titles left
/// are persons and scores of whole papers.
pub fn take(sheet: &Sheet, header: &mut Header, body: Range<usize>, marks: &Marks) -> Vec<Item> {
    let named: Vec<bool> = header.titles.iter().map(|title| is_untold(title) && names::is_item(&key_of(title))).collect();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for title in header.titles.iter().filter(|title| is_untold(title)) {
        *kinds.entry(names::skeleton(&key_of(title))).or_default() += 1;
    }
    let of_kind = |title: &Title| {
        let kind = names::skeleton(&key_of(title));
        kind.contains('#') && kinds.get(&kind).is_some_and(|count| *count >= 3)
    };
    // Where question numbers are few, other figures under unknown words are items too.
    let few = named.iter().filter(|is| **is).count() < 5;
    let mut items = Vec::new();
    for (title, named) in header.titles.iter_mut().zip(named) {
        let part = matches!(title.meaning, Meaning::Aside(Aside::Piece)) && !title.shown.is_empty();
        let wanted = named || part || (is_untold(title) && (few || of_kind(title)));
        if !wanted || !cells::holds_items(sheet, body.clone(), title.column, marks) {
            // What is called by an unknown word beside items is no paper.
            if title.meaning == Meaning::Unknown {
                title.meaning = Meaning::Aside(Aside::Item);
            }
            continue;
        }
        let (shown, full) = names::name_and_full(&title.shown);
        items.push(Item { column: title.column, shown, full: full.or(title.full) });
        title.meaning = Meaning::Aside(Aside::Item);
    }
    // No paper has so many: a table of something else.
    if items.len() > MOST_ITEMS { Vec::new() } else { items }
}

/// Neither a person nor a paper nor a total, as far as its words go.
fn is_untold(title: &Title) -> bool {
    let told = matches!(title.meaning, Meaning::Score(..) | Meaning::Person(_) | Meaning::Total(_) | Meaning::Part(_));
    title.meaning == Meaning::Unknown || (!told && names::is_item(&key_of(title)))
}

/// Whether a cell holds an option letter.
pub fn option_in(value: &Value) -> Option<Choice> {
    match value {
        Value::Text(text) if text.len() <= 24 => Choice::parse(text.trim()),
        _ => None,
    }
}

/// Says where the paper's score was taken from, and in how many rows the items add up to it.
pub fn tell(sheet: &Sheet, items: &[Item], body: Range<usize>, paper: &ScoreColumn) -> Diagnostic {
    let number = |at: usize, column: u32| sheet.raw.rows[at].get(column).and_then(|value| sheet.number(value));
    let keys: Vec<String> = items.iter().map(|item| names::key(&item.shown)).collect();
    let sums = |at: usize| is_sum_of_others(sheet, at, items, &keys, body.clone());
    let leaves: Vec<&Item> = (0..items.len()).filter(|at| !sums(*at)).map(|at| &items[at]).collect();
    let (mut fit, mut rows) = (0_usize, 0_usize);
    for at in sample(body.clone()) {
        let Some(whole) = number(at, paper.column) else { continue };
        let sum: Score = leaves.iter().filter_map(|item| number(at, item.column)).sum();
        rows += 1;
        fit += usize::from(sum == whole);
    }
    let more = if items.len() > NAMED { "…" } else { "" };
    let named = items.iter().take(NAMED).map(|item| item.shown.as_str()).collect::<Vec<_>>().join("、") + more;
    Diagnostic::new(&codes::ITEMS_OF_PAPER, sheet.column(paper.column))
        .with("count", items.len())
        .with("items", named)
        .with("subject", &paper.subject)
        .with("header", &paper.header)
        .with("fit", fit)
        .with("rows", rows)
}

/// Whether an item is the sum of those numbered below it, by its number and in every row.
fn is_sum_of_others(sheet: &Sheet, at: usize, items: &[Item], keys: &[String], body: Range<usize>) -> bool {
    let below = |key: &String| key.strip_prefix(keys[at].as_str()).is_some_and(|rest| rest.starts_with('.'));
    let children: Vec<&Item> = items.iter().zip(keys).filter(|(_, key)| below(key)).map(|(item, _)| item).collect();
    let number = |row: usize, column: u32| sheet.raw.rows[row].get(column).and_then(|value| sheet.number(value)).unwrap_or_default();
    children.len() > 1
        && sample(body).all(|row| children.iter().map(|child| number(row, child.column)).sum::<Score>() == number(row, items[at].column))
}
