//! `[[layout]]` as written → [`LayoutRule`]s.

use super::{ColumnAt, ColumnPin, FIELD_WORDS, Glob, HeaderRows, Holds, Layout, LayoutRule, Rest, Selector, SheetKind};
use crate::{
    config::{
        file::{MOST_MARKS, read_grade},
        reader::{Field, Reader, get, nearest},
        reading::{self, ReadingRules},
    },
    diagnostics::{codes::config as codes, place::column_letters},
    model::{Score, Subject},
};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// Columns and rows that a spreadsheet has.
const MOST_COLUMNS: u32 = 16_384;
const MOST_ROWS: u32 = 1_048_576;

/// The keys of a layout, those that choose its sheets first.
const KEYS: [&str; 15] = [
    "file", "sheet", "from", "kind", "header", "first", "last", "columns", "ignore", "rest", "school", "grade", "class", "subject",
    "reading",
];

const KINDS: [(&str, SheetKind); 14] = [
    ("scores", SheetKind::Scores),
    ("roster", SheetKind::Roster),
    ("prior", SheetKind::Prior),
    ("schools", SheetKind::Schools),
    ("teachers", SheetKind::Teachers),
    ("items", SheetKind::Items),
    ("skip", SheetKind::Skip),
    ("成绩", SheetKind::Scores),
    ("学籍", SheetKind::Roster),
    ("上次", SheetKind::Prior),
    ("学校", SheetKind::Schools),
    ("任课", SheetKind::Teachers),
    ("小题", SheetKind::Items),
    ("不读", SheetKind::Skip),
];

/// Reads every `[[layout]]`.
pub fn read(reader: &mut Reader<'_>, field: Field<'_>, general: ReadingRules) -> Vec<LayoutRule> {
    let one = std::slice::from_ref(field.value);
    let items = field.value.get_ref().as_array().map_or(one, |items| items);
    let tables = items.iter().map(|value| Field { key: "layout", value });
    let mut rules = Vec::new();
    for field in tables {
        if let Some(table) = reader.table(field, "[[layout]]") {
            rules.push(rule(reader, field, table, general));
        }
    }
    rules
}

fn rule(reader: &mut Reader<'_>, whole: Field<'_>, table: &DeTable<'_>, general: ReadingRules) -> LayoutRule {
    reader.only("[[layout]]", table, &KEYS);
    let mut text = |key| get(table, key).and_then(|field| reader.text(field));
    let selector =
        Selector { file: text("file").map(|glob| Glob::new(&glob)), sheet: text("sheet").map(|glob| Glob::new(&glob)), from: text("from") };
    let (school, class, subject) = (text("school"), text("class"), text("subject"));
    let layout = Layout {
        kind: get(table, "kind").and_then(|field| reader.word(field, &KINDS)),
        header: get(table, "header").and_then(|field| header(reader, field)),
        first: get(table, "first").and_then(|field| row(reader, field)),
        last: get(table, "last").and_then(|field| row(reader, field)),
        columns: columns(reader, table),
        rest: get(table, "rest").and_then(|field| rest(reader, field)).unwrap_or_default(),
        school,
        grade: get(table, "grade").and_then(|field| read_grade(reader, field)),
        class,
        subject: subject.map(|subject| named(&subject)),
    };
    keep_order(reader, table, &layout);
    let told_by = reader.spot(whole.value.span().start);
    let reading = get(table, "reading").map_or(general, |field| reading::read_of_layout(reader, field, general));
    LayoutRule { selector, layout, reading, told_by }
}

fn rest(reader: &mut Reader<'_>, field: Field<'_>) -> Option<Rest> {
    reader.word(field, &[("infer", Rest::Infer), ("ignore", Rest::Ignore), ("推断", Rest::Infer), ("不读", Rest::Ignore)])
}

/// A row as spreadsheets number it → from zero.
fn row(reader: &mut Reader<'_>, field: Field<'_>) -> Option<u32> {
    let number = reader.count(field, 1)?;
    if number > MOST_ROWS {
        reader.impossible(field, &format!("1 <= {} <= {MOST_ROWS}", field.key));
        return None;
    }
    Some(number - 1)
}

/// `3`, `[3, 4]`, or 0 for a table without a header.
fn header(reader: &mut Reader<'_>, field: Field<'_>) -> Option<HeaderRows> {
    let rows = match field.value.get_ref() {
        DeValue::Array(items) => items.iter().map(|value| row(reader, Field { key: field.key, value })).collect::<Option<Vec<u32>>>()?,
        _ if reader.count(field, 0)? == 0 => return Some(HeaderRows::None),
        _ => vec![row(reader, field)?],
    };
    if rows.is_empty() || rows.len() > 2 || rows.windows(2).any(|pair| pair[0] + 1 != pair[1]) {
        reader.impossible(field, "3, [3, 4], 0");
        return None;
    }
    Some(HeaderRows::At(rows))
}

/// Rows of data come below the header, the last one not before the first.
fn keep_order(reader: &mut Reader<'_>, table: &DeTable<'_>, layout: &Layout) {
    let header = match &layout.header {
        Some(HeaderRows::At(rows)) => rows.last().copied(),
        _ => None,
    };
    let least = |after: Option<u32>| after.map_or(1, |row| u64::from(row) + 2);
    if let (Some(field), Some(first)) = (get(table, "first"), layout.first)
        && header.is_some_and(|header| first <= header)
    {
        reader.impossible(field, &format!("first >= {}", least(header)));
    }
    if let (Some(field), Some(last)) = (get(table, "last"), layout.last) {
        let before = layout.first.and_then(|first| first.checked_sub(1)).max(header);
        if before.is_some_and(|before| last <= before) {
            reader.impossible(field, &format!("last >= {}", least(before)));
        }
    }
}

/// `columns` and `ignore`: each column once, each subject and field once.
fn columns(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Vec<ColumnPin> {
    let mut pins: Vec<(ColumnPin, std::ops::Range<usize>)> = Vec::new();
    if let Some(columns) =
        get(table, "columns").and_then(|field| reader.table(field, "{ name = \"B\", \"语文\" = \"F\", \"数学\" = \"H:150\" }"))
    {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let mut told: Vec<_> = columns.iter().collect();
        told.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in told {
            let word = key.get_ref().trim();
            let Some(holds) = holds(reader, word, key.span()) else { continue };
            let name = match &holds {
                Holds::Score { subject, .. } => subject.name().to_owned(),
                Holds::Field(field) => format!("{field:?}"),
                Holds::Ignored => String::new(),
            };
            if let Some(first) = known.insert(name, reader.line_of(key.span().start)) {
                reader.note(&codes::COLUMN_TWICE, key.span(), |found| found.with("first", first));
            }
            if let Some(pin) = pin(reader, Field { key: word, value }, holds) {
                pins.push((pin, value.span()));
            }
        }
    }
    if let Some(field) = get(table, "ignore") {
        let items = field.value.get_ref().as_array().map_or(std::slice::from_ref(field.value), |items| items);
        for value in items {
            if let Some((at, None)) = reader.text(Field { key: "ignore", value }).and_then(|text| place(&text)) {
                pins.push((ColumnPin { at, holds: Holds::Ignored, header: None }, value.span()));
            } else {
                reader.impossible(Field { key: "ignore", value }, "[\"K\", \"L\"]");
            }
        }
    }
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (pin, span) in &pins {
        let name = match &pin.at {
            ColumnAt::Number(number) => column_letters(*number),
            ColumnAt::Titled(text) => format!("\"{text}\""),
        };
        if let Some(first) = known.insert(name, reader.line_of(span.start)) {
            reader.note(&codes::COLUMN_TWICE, span.clone(), |found| found.with("first", first));
        }
    }
    pins.into_iter().map(|(pin, _)| pin).collect()
}

/// What a key of `columns` stands for: a field by its words, else a subject. Latin words that are neither are slips.
fn holds(reader: &mut Reader<'_>, word: &str, span: std::ops::Range<usize>) -> Option<Holds> {
    if let Some((field, _)) = FIELD_WORDS.iter().find(|(_, words)| words.contains(&word)) {
        return Some(Holds::Field(*field));
    }
    let words: Vec<&str> = FIELD_WORDS.iter().map(|(_, words)| words[0]).collect();
    let slip = word.is_ascii() && Subject::standard(word).is_none() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if slip && let Some(near) = nearest(word, &words) {
        reader.note(&codes::MISSPELT_KEY, span, |found| found.with("section", "columns").with("near", near));
        return None;
    }
    Some(Holds::Score { subject: named(word), full: None, converted: false })
}

fn named(subject: &str) -> Subject {
    Subject::standard(subject).unwrap_or_else(|| Subject::new(subject))
}

/// `"F"`, `"F:150"`, a header's text, or `{ at = "F", header = "语文", full = 150, kind = "converted" }`.
fn pin(reader: &mut Reader<'_>, field: Field<'_>, holds: Holds) -> Option<ColumnPin> {
    const EXAMPLE: &str = "\"F\", \"F:150\", \"语文(A卷)\", { at = \"F\", header = \"语文\", full = 150 }";
    let DeValue::Table(table) = field.value.get_ref() else {
        // A bare number could be a column or a header's text: it is neither.
        let text = field.value.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty());
        let Some((at, full)) = text.and_then(place) else {
            reader.impossible(field, EXAMPLE);
            return None;
        };
        return Some(ColumnPin { at, holds: with(reader, field, holds, full, false)?, header: None });
    };
    reader.only("columns", table, &["at", "header", "full", "kind"]);
    let header = get(table, "header").and_then(|field| reader.text(field));
    let full = get(table, "full").and_then(|field| reader.marks(field, MOST_MARKS));
    let kind =
        get(table, "kind").and_then(|field| reader.word(field, &[("raw", false), ("converted", true), ("原始", false), ("赋分", true)]));
    let at = match get(table, "at") {
        Some(at) => {
            let letters = reader.text(at).and_then(|text| letters(&text));
            if letters.is_none() {
                reader.impossible(at, "A, B, …, XFD");
            }
            ColumnAt::Number(letters?)
        }
        None => match &header {
            Some(text) => ColumnAt::Titled(text.clone()),
            None => {
                reader.impossible(field, EXAMPLE);
                return None;
            }
        },
    };
    let header = if matches!(at, ColumnAt::Number(_)) { header } else { None };
    Some(ColumnPin { at, holds: with(reader, field, holds, full, kind.unwrap_or_default())?, header })
}

/// Full mark and kind belong to scores alone.
fn with(reader: &mut Reader<'_>, field: Field<'_>, holds: Holds, full: Option<Score>, converted: bool) -> Option<Holds> {
    match holds {
        Holds::Score { subject, .. } => Some(Holds::Score { subject, full, converted }),
        other if full.is_none() && !converted => Some(other),
        _ => {
            reader.impossible(field, "\"B\"");
            None
        }
    }
}

/// Letters of a column with a full mark or without, else the text of a header.
fn place(text: &str) -> Option<(ColumnAt, Option<Score>)> {
    let (place, full) = text.split_once(':').map_or((text, None), |(place, full)| (place.trim(), Some(full.trim())));
    match (letters(place), full) {
        (Some(number), None) => Some((ColumnAt::Number(number), None)),
        (Some(number), Some(full)) => {
            let full = full.parse::<Score>().ok().filter(|full| *full > Score::ZERO && *full <= MOST_MARKS)?;
            Some((ColumnAt::Number(number), Some(full)))
        }
        (None, _) => Some((ColumnAt::Titled(text.to_owned()), None)),
    }
}

/// The number of a column from its letters, in capitals as spreadsheets show them.
fn letters(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 3 || !text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let number = text.bytes().fold(0, |number, byte| number * 26 + u32::from(byte - b'A') + 1);
    (number <= MOST_COLUMNS).then(|| number - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_number_columns_and_words_are_headers() {
        assert_eq!([letters("A"), letters("Z"), letters("AA"), letters("XFD")], [Some(0), Some(25), Some(26), Some(16_383)]);
        assert_eq!([letters("XFE"), letters("b"), letters("语文"), letters("")], [None; 4]);
        assert_eq!(place("H:150"), Some((ColumnAt::Number(7), Some(Score::whole(150)))));
        assert_eq!(place("H:高"), None);
        assert_eq!(place("语文:A卷"), Some((ColumnAt::Titled("语文:A卷".to_owned()), None)));
        assert_eq!(FIELD_WORDS.map(|(field, _)| field).iter().collect::<std::collections::BTreeSet<_>>().len(), FIELD_WORDS.len());
    }
}
