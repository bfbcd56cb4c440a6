//! The cells of item columns → scores and chosen options, column by column.

use super::{Item, facts, names, option_in};
use crate::{
    diagnostics::{Diagnostic, Diagnostics, Spot, codes::items as codes},
    ingest::{
        clean,
        item_table::{ItemColumn, ItemTable},
        layout::{
            marks::Marks,
            sheet::Sheet,
            survey::{Profile, sample},
        },
        raw::Value,
    },
    model::{Choice, ItemScore, Score, Subject},
};
use std::ops::Range;

/// Whether a column can hold items: figures or option letters, and hardly anything else.
pub fn holds_items(sheet: &Sheet, body: Range<usize>, column: u32, marks: &Marks) -> bool {
    let profile = Profile::of(sheet, body.clone(), column, marks);
    if profile.is_empty() || profile.max > Score::whole(300) {
        return false;
    }
    let letters = sample(body).filter_map(|at| sheet.raw.rows[at].get(column)).filter(|value| option_in(value).is_some()).count();
    (profile.numbers + profile.marks + letters) * 5 >= profile.filled * 4
}

/// What a cell says of an item.
enum Said {
    Nothing,
    Score(Score),
    Choice(Choice),
    Unreadable,
}

fn say(value: &Value, marks: &Marks) -> Said {
    match value {
        Value::Number(number) => clean::score(*number).filter(|score| *score >= Score::ZERO).map_or(Said::Unreadable, Said::Score),
        Value::Text(text) if clean::is_blank(text) => Said::Nothing,
        Value::Text(text) => {
            if let Some(choice) = option_in(value) {
                return Said::Choice(choice);
            }
            let key = clean::key(text);
            // A word such as 缺考 is about the candidate; a sign is an item left blank.
            if marks.status(&key).is_some()
                || key.chars().all(|c| matches!(c, '*' | '#' | '?' | '.' | '×' | '未' | '涂' | '答' | '空' | '白'))
            {
                return Said::Nothing;
            }
            crate::ingest::layout::marks::number(&key).filter(|score| *score >= Score::ZERO).map_or(Said::Unreadable, Said::Score)
        }
        _ => Said::Unreadable,
    }
}

/// Reads the items of the rows with these numbers; `labelled` are rows that say something about the items.
pub fn read(
    sheet: &Sheet,
    items: &[Item],
    rows: Vec<u32>,
    labelled: &[facts::Labelled],
    marks: &Marks,
    subject: Option<Subject>,
) -> (ItemTable, Diagnostics) {
    let shown: Vec<&str> = items.iter().map(|item| item.shown.as_str()).collect();
    let mut seen = Diagnostics::new();
    let mut columns: Vec<ItemColumn> = Vec::with_capacity(items.len());
    for (item, key) in items.iter().zip(names::keys(&shown)) {
        columns.push(ItemColumn {
            name: item.shown.as_str().into(),
            key: key.into(),
            column: item.column,
            full: item.full,
            scores: Vec::with_capacity(rows.len()),
            ..ItemColumn::default()
        });
    }
    let mut unreadable: Vec<Vec<(Spot, String)>> = vec![Vec::new(); items.len()];
    let mut at = 0;
    for row in &rows {
        while sheet.raw.rows.get(at).is_some_and(|raw| raw.index < *row) {
            at += 1;
        }
        let raw = sheet.raw.rows.get(at).filter(|raw| raw.index == *row);
        let mut cells = raw.map_or(&[][..], |raw| raw.cells.as_slice()).iter().peekable();
        for (column, unreadable) in columns.iter_mut().zip(&mut unreadable) {
            while cells.next_if(|cell| cell.column < column.column).is_some() {}
            let value = cells.peek().filter(|cell| cell.column == column.column).map(|cell| &cell.value);
            let (mut score, mut choice) = (ItemScore::NONE, Choice::NONE);
            match value.map_or(Said::Nothing, |value| say(value, marks)) {
                Said::Nothing => {}
                Said::Score(read) => score = ItemScore::of(read),
                Said::Choice(read) => choice = read,
                Said::Unreadable => {
                    let content = value.map_or_else(String::new, |value| sheet.text(value).into_owned());
                    unreadable.push((sheet.cell(*row, column.column).spot, content));
                }
            }
            if !choice.is_none() && column.choices.is_empty() {
                column.choices.reserve(rows.len());
                column.choices.resize(column.scores.len(), Choice::NONE);
            }
            column.scores.push(score);
            if !choice.is_none() || !column.choices.is_empty() {
                column.choices.push(choice);
            }
        }
    }
    for (column, unreadable) in columns.iter_mut().zip(unreadable) {
        if let Some((spot, content)) = unreadable.first() {
            let said = Diagnostic::new(&codes::ITEM_UNREADABLE, sheet.place.at(*spot)).read(content);
            seen.push(said.with("item", &column.name).among(unreadable));
        }
        seen.extend(settle_letters(sheet, &rows, column));
    }
    let facts = facts::read(sheet, &columns, labelled);
    (ItemTable { subject, rows, columns, facts }, seen)
}

/// A column of letters needs a key. Among scores a letter is a wrong answer: the option chosen, worth nothing.
fn settle_letters(sheet: &Sheet, rows: &[u32], column: &mut ItemColumn) -> Option<Diagnostic> {
    let letters = column.choices.iter().filter(|choice| !choice.is_none()).count();
    if letters == 0 {
        return None;
    }
    let figures = column.scores.iter().filter(|score| score.get().is_some()).count();
    column.of_options = figures * 50 <= letters;
    if column.of_options {
        return None;
    }
    let mut cells = Vec::new();
    for ((row, score), choice) in rows.iter().zip(&mut column.scores).zip(&column.choices) {
        if !choice.is_none() {
            *score = ItemScore::of(Score::ZERO);
            cells.push((sheet.cell(*row, column.column).spot, choice.to_string()));
        }
    }
    let (spot, letter) = cells.first()?;
    Some(Diagnostic::new(&codes::LETTER_FOR_ZERO, sheet.place.at(*spot)).read(letter).with("item", &column.name).among(cells))
}
