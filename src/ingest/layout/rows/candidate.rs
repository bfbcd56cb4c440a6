//! A row of a pupil: the person, the marks, and the total that stands beside them.

use super::{Reader, RowKind};
use crate::{
    ingest::{
        clean,
        layout::items::Labelled,
        raw::{RawRow, Value},
        table::{ScoreColumn, ScoreRow},
    },
    model::Score,
};

impl Reader<'_> {
    pub(super) fn take_full_marks(&mut self, row: &RawRow) {
        for column in &mut self.body.columns {
            let full = row.get(column.column).and_then(|value| self.sheet.number(value)).filter(|full| *full > Score::ZERO);
            column.full = column.full.or(full);
        }
    }

    /// Notes a row that may say something about the items.
    pub(super) fn take_label(&mut self, at: usize, label: String) {
        if !self.plan.items.is_empty() {
            self.tally.labelled.push(Labelled { at, label, above: self.body.rows.is_empty() });
        }
    }

    pub(super) fn candidate(&mut self, row: &RawRow) -> RowKind {
        let mut person = self.people.read(row, self.tally);
        let first = self.body.marks.len();
        for column in &self.plan.scores {
            let read = self.marks.read(row.get(column.column));
            if let Some(remark) = read.remark {
                self.tally.remark(self.sheet, row, column, remark);
            }
            self.body.marks.push(read.mark);
        }
        if self.plan.class.is_none() && !self.standing.class.is_empty() {
            person.class.clone_from(&self.standing.class);
        }
        if self.plan.school.is_none() && !self.standing.school.is_empty() {
            person.school.clone_from(&self.standing.school);
        }
        if self.plan.grade.is_none() && self.standing.grade.is_some() {
            person.grade.clone_from(&self.standing.grade);
        }
        self.with_id += usize::from(!person.id.is_empty());
        self.take_total(row, &mut person);
        let number = |column: &ScoreColumn| Some((column.column, self.sheet.number(row.get(column.column)?)?));
        person.converted = self.plan.converted.iter().filter_map(number).collect();
        self.heed_flags(row, first);
        self.heed_words(row, &mut person, first);
        self.zeros_are_absence(row, first);
        for (column, list) in [(self.plan.course, &mut self.body.courses), (self.plan.exam, &mut self.body.exams)] {
            if let Some(column) = column {
                list.push(row.get(column).map_or_else(String::new, |value| clean::name(&self.sheet.text(value)).into()));
            }
        }
        if self.plan.exam.is_none() {
            self.body.exams.push(self.standing.exam.clone());
        }
        self.body.rows.push(person);
        RowKind::Candidate
    }

    pub(super) fn take_total(&mut self, row: &RawRow, person: &mut ScoreRow) {
        for column in &self.plan.totals {
            match row.get(*column) {
                Some(Value::NoStoredValue) => self.tally.total_without_value(*column, row.index),
                Some(value) => {
                    if let Some(total) = self.sheet.number(value).filter(|total| *total >= Score::ZERO) {
                        (person.stated_total, person.stated_total_column) = (Some(total), *column);
                        return;
                    }
                }
                None => {}
            }
        }
    }
}
