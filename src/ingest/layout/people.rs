//! Who a row is about: id, name, class, seat, school and grade of one row, cleaned for matching.

use super::{columns::Plan, labels, sheet::Sheet, tally::Tally};
use crate::{
    ingest::{
        clean,
        raw::{RawRow, Value},
        table::ScoreRow,
    },
    model::{
        Grade,
        identifier::{self, Problem},
    },
};
use compact_str::CompactString;

/// Reads the person fields of rows.
pub struct People<'s> {
    sheet: &'s Sheet<'s>,
    plan: &'s Plan,
    /// Values of cells merged downwards in the columns of class, school and grade.
    merged: Vec<MergedDown>,
}

/// A cell merged over rows.
struct MergedDown {
    column: u32,
    top: u32,
    bottom: u32,
    value: Value,
}

/// How far a row names somebody.
#[derive(Clone, Copy, Debug)]
pub struct IsNamed {
    /// By name or id.
    pub at_all: bool,
    /// By name and id.
    pub fully: bool,
    /// By name, and not by id.
    pub by_name_only: bool,
}

impl<'s> People<'s> {
    /// A reader for the columns of `plan`.
    pub fn new(sheet: &'s Sheet<'s>, plan: &'s Plan) -> Self {
        // With a row for each paper or exam a pupil's name stands for several rows.
        let several = plan.course.is_some() || plan.exam.is_some();
        let (name, id, other) = if several { (plan.name, plan.id, plan.other_id) } else { (None, None, None) };
        let places = [plan.class, plan.school, plan.grade, name, id, other];
        let down = sheet.raw.merges.iter().filter(|merge| merge.bottom > merge.top && places.contains(&Some(merge.left)));
        let merged = down
            .filter_map(|merge| {
                let at = sheet.raw.rows.binary_search_by_key(&merge.top, |row| row.index).ok()?;
                let value = sheet.raw.rows[at].get(merge.left)?.clone();
                Some(MergedDown { column: merge.left, top: merge.top, bottom: merge.bottom, value })
            })
            .collect();
        Self { sheet, plan, merged }
    }

    /// Whether the row has a name or an id.
    pub fn is_named(&self, row: &RawRow) -> IsNamed {
        let filled = |column: Option<u32>| column.and_then(|column| self.value(row, column)).is_some_and(is_somebody);
        let name = filled(self.plan.name);
        let id = self.plan.ids().any(|column| filled(Some(column)));
        IsNamed { at_all: name || id, fully: name && id, by_name_only: name && !id }
    }

    /// Whether the row has a name or an id in another column than this one, and no label there either.
    pub fn is_named_beside(&self, row: &RawRow, label: u32) -> bool {
        self.plan.name.into_iter().chain(self.plan.ids()).filter(|column| *column != label).any(|column| {
            let value = row.get(column).filter(|value| is_somebody(value));
            value.is_some_and(|value| !labels::is_summary_label(&clean::key(&self.sheet.text(value))))
        })
    }

    /// Class and number in the class: enough to tell a candidate.
    pub fn has_seat_and_class(&self, row: &RawRow) -> bool {
        self.has(row, self.plan.seat) && (self.plan.class.is_none() || self.has(row, self.plan.class))
    }

    /// Whether a class, school or seat is written in the row.
    pub fn has_place(&self, row: &RawRow) -> bool {
        [self.plan.class, self.plan.school, self.plan.seat].into_iter().any(|column| self.has(row, column))
    }

    /// Whether the table has columns of class, school or seat.
    pub const fn expects_place(&self) -> bool {
        self.plan.class.is_some() || self.plan.school.is_some() || self.plan.seat.is_some()
    }

    fn has(&self, row: &RawRow, column: Option<u32>) -> bool {
        column.and_then(|column| self.value(row, column)).is_some_and(|value| !clean::is_blank(&self.sheet.text(value)))
    }

    /// A cell, or the one merged over it from above.
    fn value<'r>(&'r self, row: &'r RawRow, column: u32) -> Option<&'r Value> {
        row.get(column).or_else(|| {
            let covers = |merge: &&MergedDown| merge.column == column && merge.top <= row.index && row.index <= merge.bottom;
            self.merged.iter().find(covers).map(|merge| &merge.value)
        })
    }

    /// All that the row says about the candidate, the scores left to others.
    pub fn read(&self, row: &RawRow, tally: &mut Tally) -> ScoreRow {
        let plan = self.plan;
        ScoreRow {
            row: row.index,
            id: self.id(row, plan.id, tally),
            other_id: self.id(row, plan.other_id, tally),
            more_ids: plan.more_ids.iter().map(|column| self.id(row, Some(*column), tally)).filter(|id| !id.is_empty()).collect(),
            name: self.words(row, plan.name, tally),
            class: self.words(row, plan.class, tally),
            school: self.words(row, plan.school, tally),
            grade: plan.grade.and_then(|column| self.value(row, column)).and_then(|value| grade(&self.sheet.text(value))),
            seat: plan
                .seat
                .and_then(|column| row.get(column))
                .map_or_else(CompactString::default, |value| clean::id(&self.sheet.text(value))),
            ..ScoreRow::default()
        }
    }

    /// An id. A number beyond the digits that spreadsheets keep is none, nor is one that was written as text after that: in
    /// scientific notation, or with three zeros at its end that its check digit does not allow.
    pub fn id(&self, row: &RawRow, column: Option<u32>, tally: &mut Tally) -> CompactString {
        let Some(column) = column else { return CompactString::default() };
        match self.value(row, column) {
            None => CompactString::default(),
            Some(Value::Number(number)) if number.abs() >= 1.0e15 => tally.lose_id(column, row.index, &format!("{number:.0}")),
            Some(Value::Number(number)) => tally.weigh_id(column, row.index, clean::number_text(*number)),
            Some(Value::Text(text)) => {
                if clean::has_marks(text) {
                    tally.marked_cells.push((column, row.index));
                }
                let id = clean::id(text);
                if clean::has_lost_digits(&id) || is_rounded(&id) {
                    return tally.lose_id(column, row.index, &id);
                }
                tally.weigh_id(column, row.index, id)
            }
            Some(Value::Date(text)) => clean::id(text),
            Some(_) => {
                tally.broken_cells.push((column, row.index));
                CompactString::default()
            }
        }
    }

    /// A name of somebody or something, as written.
    pub fn words(&self, row: &RawRow, column: Option<u32>, tally: &mut Tally) -> CompactString {
        let Some(column) = column else { return CompactString::default() };
        match self.value(row, column) {
            None => CompactString::default(),
            Some(Value::Text(text)) => {
                if clean::has_marks(text) {
                    tally.marked_cells.push((column, row.index));
                }
                clean::name(text)
            }
            Some(Value::Number(number)) => clean::number_text(*number),
            Some(Value::Date(text)) => text.clone(),
            Some(_) => {
                tally.broken_cells.push((column, row.index));
                CompactString::default()
            }
        }
    }
}

/// Whether the digits of an identity number beyond the fifteenth are zeros that its check digit does not allow.
fn is_rounded(id: &str) -> bool {
    id.len() == 18 && id.ends_with("000") && identifier::is_shaped(id) && identifier::identity_problem(id) == Some(Problem::Check)
}

/// Whether a cell names somebody: not blank, not only hyphens. A cell that could not be read may have.
fn is_somebody(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.chars().any(char::is_alphanumeric) || !clean::id(text).is_empty(),
        Value::Number(_) | Value::Date(_) | Value::Broken(_) | Value::Error(_) => true,
        _ => false,
    }
}

/// A grade as a cell of its column says it: `九年级`, `9`, `2023级`.
pub fn grade(text: &str) -> Option<Grade> {
    let text = text.trim();
    if clean::is_blank(text) {
        return None;
    }
    Grade::find_in(text).or_else(|| text.parse().ok().and_then(Grade::from_number)).or_else(|| Some(Grade::named(text)))
}
