//! The rows below a header → candidates and their marks, every row of exactly one [`RowKind`].
//!
//! Receives a [`Plan`]; decides row by row what a row is (`kinds`, `standing`), reads pupils (`candidate`, `words`), settles rows of
//! nobody at the end (`unnamed`), and keeps count of what is to be said in a [`Tally`]. Never drops a row that has scores without a word.

mod candidate;
mod kinds;
mod standing;
mod track;
mod unnamed;
mod words;

pub use standing::{Standing, exam_in};

use super::{columns::Plan, endings, marks::Marks, people::People, sheet::Sheet, tally::Tally, understand::counts_columns};
use crate::{
    diagnostics::{Diagnostic, codes::layout as codes},
    ingest::table::{ScoreColumn, ScoreRow},
    model::Mark,
};
use kinds::Content;
use std::ops::Range;
use unnamed::Unnamed;

/// What a row is. Where tables stand side by side the greatest one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// Titles, notes, row numbers without anybody.
    Note,
    /// Of another table below this one.
    Apart,
    /// A header row.
    Header,
    /// Means, sums, full marks.
    Summary,
    /// Left out, with a diagnostic.
    Rejected,
    /// A candidate.
    Candidate,
}

/// What was read of one block of columns.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The score columns.
    pub columns: Vec<ScoreColumn>,
    /// Candidates.
    pub rows: Vec<ScoreRow>,
    /// Their marks, row by row.
    pub marks: Vec<Mark>,
    /// 科目 of each row, in the long format.
    pub courses: Vec<String>,
    /// 考试名称 of each row, where there is such a column.
    pub exams: Vec<String>,
}

/// Reads the rows of one block.
pub struct Reader<'s> {
    sheet: &'s Sheet<'s>,
    plan: &'s Plan,
    marks: &'s Marks,
    people: People<'s>,
    body: Body,
    tally: &'s mut Tally,
    standing: &'s mut Standing,
    unnamed: Vec<Unnamed>,
    /// Candidates with an id so far.
    with_id: usize,
    /// Below a heading such as `缺考学生名单：`.
    in_list: bool,
}

impl<'s> Reader<'s> {
    /// A reader of the rows that `plan` is for; `standing` is what lines above them said.
    pub fn new(sheet: &'s Sheet<'s>, plan: &'s Plan, marks: &'s Marks, tally: &'s mut Tally, standing: &'s mut Standing) -> Self {
        let body = Body { columns: plan.scores.clone(), ..Body::default() };
        let people = People::new(sheet, plan);
        Self { sheet, plan, marks, people, body, tally, standing, unnamed: Vec::new(), with_id: 0, in_list: false }
    }

    /// Reads the rows of `range`; notes each row's kind in `kinds`, which is indexed like the sheet's rows.
    pub fn read(mut self, range: Range<usize>, kinds: &mut [RowKind]) -> Body {
        self.body.rows.reserve(range.len());
        self.body.marks.reserve(range.len() * self.plan.scores.len());
        for at in range {
            if kinds[at] == RowKind::Header || kinds[at] == RowKind::Apart {
                continue;
            }
            if self.marks.rules.without_hidden_rows && self.sheet.raw.rows[at].hidden {
                kinds[at] = RowKind::Rejected;
                continue;
            }
            let kind = self.row(at);
            kinds[at] = kinds[at].max(kind);
        }
        self.reject_other_track(kinds);
        if self.plan.course.is_none() {
            endings::carry_down(&mut self.body);
            for row in endings::take_statistics(&mut self.body) {
                self.tally.unlabelled_summaries.push(row);
                if let Ok(at) = self.sheet.raw.rows.binary_search_by_key(&row, |row| row.index) {
                    kinds[at] = RowKind::Summary;
                }
            }
        }
        for (at, kind) in self.settle_unnamed() {
            kinds[at] = kinds[at].max(kind);
        }
        self.tally.count_zeros(&self.body);
        self.tally.doubt_summaries(self.sheet, self.body.rows.len());
        self.body
    }

    fn row(&mut self, at: usize) -> RowKind {
        let sheet = self.sheet;
        let row = &sheet.raw.rows[at];
        if self.is_line_of_words(row) {
            return RowKind::Note;
        }
        if self.body.rows.is_empty() && (self.is_caption(row) || counts_columns(row, self.sheet)) {
            return RowKind::Header;
        }
        if self.body.rows.is_empty() && self.is_example(row) {
            return RowKind::Note;
        }
        let named = self.people.is_named(row);
        if (!named.fully || self.has_label_for_id(row))
            && let Some((column, label)) = self.label(row)
            && (self.has_label_for_id(row) || !self.people.is_named_beside(row, column))
        {
            self.tally.labelled_summaries.push((column, row.index));
            if label.contains("满分") || label.contains("pointspossible") {
                self.take_full_marks(row);
            }
            self.take_label(at, label);
            return RowKind::Summary;
        }
        if !named.at_all && self.is_key(row) {
            self.take_label(at, String::new());
            return RowKind::Summary;
        }
        let content = self.content(row);
        if content == Content::Marks && self.repeats_titles(row) {
            return RowKind::Header;
        }
        if self.in_list && content < Content::Zeros {
            self.tally.listed_rows.push(row.index);
            return RowKind::Note;
        }
        if named.at_all {
            if named.by_name_only && content == Content::Figures && self.is_figure_of_nobody(row) {
                self.tally.unlabelled_summaries.push(row.index);
                return RowKind::Summary;
            }
            if content == Content::None && self.is_lone_id(row) {
                let place = self.sheet.row(row.index);
                let value = row.cells.first().map(|cell| self.sheet.text(&cell.value)).unwrap_or_default();
                self.tally.seen.push(Diagnostic::new(&codes::LONE_ID, place).read(value));
                return RowKind::Note;
            }
            return if content == Content::None && self.is_remark_row(row) { RowKind::Note } else { self.candidate(row) };
        }
        match content {
            Content::None if !self.plan.has_people() && self.people.has_place(row) && !self.is_remark_row(row) => self.candidate(row),
            Content::None => RowKind::Note,
            Content::Zeros if self.plan.has_people() && !self.people.has_seat_and_class(row) => RowKind::Note,
            Content::Marks if self.plan.has_people() && !self.people.has_seat_and_class(row) => RowKind::Note,
            _ if self.plan.has_people() && self.people.has_seat_and_class(row) => self.candidate(row),
            _ if !self.plan.has_people() && (self.people.has_place(row) || !self.people.expects_place()) => self.candidate(row),
            _ => {
                self.put_aside(at);
                RowKind::Note
            }
        }
    }
}
