//! `[[history]]`: earlier exams of the same pupils, told outright; `[progress]`: from where on two exams are called unlike.

use super::{
    Marking,
    file::{MARKING, MOST_MARKS},
    reader::{Field, Reader, get},
};
use crate::model::{Day, Score, Subject};
use std::{collections::BTreeMap, path::PathBuf};
use toml::de::DeTable;

/// One `[[history]]`.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryRule {
    /// A folder of sheets, a sheet, or an output folder of an earlier run; taken from the folder of the exam file.
    pub path: PathBuf,
    /// Its name as printed.
    pub name: Option<String>,
    /// When it was.
    pub date: Option<Day>,
    /// Who marked it.
    pub marking: Option<Marking>,
    /// Full marks.
    pub full: BTreeMap<Subject, Score>,
    /// Its place in the exam file, for messages: `exam.toml:12`.
    pub told_by: String,
}

/// `[progress]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProgressRules {
    /// Below this share of present candidates with an earlier score, a comparison is shown grey.
    pub min_match: f64,
    /// Below this share of the earlier candidates of a unit who are still in it, it is called another population.
    pub min_kept: f64,
    /// Score rates of the matched candidates that differ by more than this make papers of unlike difficulty.
    pub max_shift: f64,
    /// How many pupils the lists of risers and fallers name at most, each.
    pub listed: u32,
}

impl Default for ProgressRules {
    fn default() -> Self {
        Self { min_match: 0.8, min_kept: 0.8, max_shift: 0.1, listed: 20 }
    }
}

/// Reads every `[[history]]`; a `[history]` alone is one.
pub fn read(reader: &mut Reader<'_>, field: Field<'_>) -> Vec<HistoryRule> {
    let one = std::slice::from_ref(field.value);
    let items = field.value.get_ref().as_array().map_or(one, |items| items);
    let rule = |value| {
        let whole = Field { key: "history", value };
        let table = reader.table(whole, "[[history]]")?;
        rule(reader, table, whole)
    };
    items.iter().filter_map(rule).collect()
}

fn rule(reader: &mut Reader<'_>, table: &DeTable<'_>, whole: Field<'_>) -> Option<HistoryRule> {
    reader.only("[[history]]", table, &["path", "name", "date", "marking", "full"]);
    let mut text = |key| get(table, key).and_then(|field| reader.text(field));
    let (path, name, date) = (text("path"), text("name"), text("date"));
    let day = date.as_deref().and_then(Day::find_in);
    if let (Some(_), None, Some(field)) = (&date, day, get(table, "date")) {
        reader.impossible(field, "2025-11-08, 2025-11");
    }
    let marking = get(table, "marking").and_then(|field| reader.word(field, &MARKING));
    let full = get(table, "full").map_or_else(BTreeMap::new, |field| read_full(reader, field));
    if get(table, "path").is_none() {
        reader.impossible(Field { key: "[[history]]", ..whole }, "path = \"../期中-分析\"");
    }
    let told_by = reader.spot(whole.value.span().start);
    Some(HistoryRule { path: path?.into(), name, date: day, marking, full, told_by })
}

fn read_full(reader: &mut Reader<'_>, field: Field<'_>) -> BTreeMap<Subject, Score> {
    let Some(table) = reader.table(field, "{ \"语文\" = 120, \"物理\" = 70 }") else { return BTreeMap::new() };
    let read = |(key, value): (&toml::Spanned<_>, _)| {
        let name: &std::borrow::Cow<'_, str> = key.get_ref();
        let full = reader.marks(Field { key: name, value }, MOST_MARKS)?;
        Some((Subject::standard(name).unwrap_or_else(|| Subject::new(name)), full))
    };
    table.iter().filter_map(read).collect()
}

/// Reads `[progress]`.
pub fn read_progress(reader: &mut Reader<'_>, table: &DeTable<'_>) -> ProgressRules {
    reader.only("[progress]", table, &["min_match", "min_kept", "max_shift", "listed"]);
    let mut rules = ProgressRules::default();
    for (key, value) in [("min_match", &mut rules.min_match), ("min_kept", &mut rules.min_kept), ("max_shift", &mut rules.max_shift)] {
        if let Some(read) = get(table, key).and_then(|field| reader.within(field, 0.0, 1.0)) {
            *value = read;
        }
    }
    rules.listed = get(table, "listed").and_then(|field| reader.count(field, 0)).unwrap_or(rules.listed);
    rules
}
