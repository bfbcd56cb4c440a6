//! Words and flags beside the scores that change what they mean: 缺考, 不参与, 剔除, and zeros that stand for absence.

use super::Reader;
use crate::{
    ingest::{
        clean,
        layout::{lexicon, marks::EXCLUDING},
        raw::{RawRow, Value},
        table::ScoreRow,
    },
    model::{Mark, Score, Status, Subject},
};

impl Reader<'_> {
    /// 语文缺考 = 1, 状态 = 缺考 beside one score: holds where that score is zero or empty.
    pub(super) fn heed_flags(&mut self, row: &RawRow, first: usize) {
        for (subject, column) in &self.plan.flags {
            let Some(value) = row.get(*column) else { continue };
            let key = clean::key(&self.sheet.text(value));
            let status = if is_yes(&key) { Some(Status::Absent) } else { self.marks.status(&key) };
            let Some(status) = status.filter(|status| *status != Status::Blank) else { continue };
            let Some(at) = self.plan.scores.iter().position(|score| score.subject == *subject) else { continue };
            let mark = &mut self.body.marks[first + at];
            if mark.score == Score::ZERO && matches!(mark.status, Status::Blank | Status::Present) {
                *mark = Mark::without_score(status);
            } else if status == Status::Absent && mark.status == Status::Present {
                self.tally.absent_with_scores.push(row.index);
            }
        }
    }

    /// 缺考科目 names the papers that the pupil missed, or all of them: holds where there is no score above zero.
    pub(super) fn heed_absent_papers(&mut self, row: &RawRow, first: usize) {
        let Some(value) = self.plan.absent_papers.and_then(|column| row.get(column)) else { return };
        let key = clean::key(&self.sheet.text(value));
        if ["全科", "全部", "所有", "各科", "都缺"].iter().any(|word| key.contains(word)) {
            self.all_without_score(first, Status::Absent);
            return;
        }
        let named = papers_in(&key);
        for (at, _) in self.plan.scores.iter().enumerate().filter(|(_, score)| named.contains(&score.subject)) {
            let mark = &mut self.body.marks[first + at];
            if mark.score == Score::ZERO && matches!(mark.status, Status::Blank | Status::Present) {
                *mark = Mark::without_score(Status::Absent);
            }
        }
    }

    /// 不参与, 剔除, 缺考标记, 备注: words beside the scores.
    pub(super) fn heed_words(&mut self, row: &RawRow, person: &mut ScoreRow, first: usize) {
        if let Some(value) = self.plan.participation.and_then(|column| row.get(column)) {
            let key = clean::key(&self.sheet.text(value));
            person.excluded |= key.starts_with('不') || matches!(key.as_str(), "否" | "n" | "no" | "false");
        }
        if let Some(value) = self.plan.exclusion.and_then(|column| row.get(column)) {
            let key = clean::key(&self.sheet.text(value));
            person.excluded |= is_yes(&key) || EXCLUDING.iter().any(|word| key == *word);
        }
        let says = |column: Option<u32>, wanted: fn(&str) -> bool| {
            column.and_then(|column| row.get(column)).is_some_and(|value| wanted(&clean::key(&self.sheet.text(value))))
        };
        if says(self.plan.absence, is_yes) || says(self.plan.attendance, is_no) {
            self.says_absent(row, first);
        }
        self.heed_absent_papers(row, first);
        self.heed_reason(row, first);
        for column in &self.plan.watched {
            let Some(Value::Text(text)) = row.get(*column) else { continue };
            let key = clean::key(text);
            person.excluded |= EXCLUDING.iter().any(|word| key.contains(word));
            let status = if key.contains("缺考") {
                Some(Status::Absent)
            } else {
                self.marks.status(&key).filter(|status| *status != Status::Blank)
            };
            if let Some(status) = status.filter(|_| self.is_remark_column(*column)) {
                self.all_without_score(first, status);
            }
        }
        if person.excluded && self.marks.rules.excluded_rows_count {
            person.excluded = false;
            self.tally.row_chosen("excluded_rows = \"in\"", row.index);
        }
        if person.excluded {
            self.tally.excluded_rows.push(row.index);
        }
    }

    /// 缺考原因 says why cells of the row are empty; a reason that is no known word still says that the pupil was away.
    pub(super) fn heed_reason(&mut self, row: &RawRow, first: usize) {
        let Some(value) = self.plan.reason.and_then(|column| row.get(column)) else { return };
        let key = clean::key(&self.sheet.text(value));
        let Some(status) = self.marks.reason(&key) else { return };
        let blank = self.body.marks[first..].iter_mut().filter(|mark| mark.status == Status::Blank);
        blank.for_each(|mark| *mark = Mark::without_score(status));
    }

    pub(super) fn is_remark_column(&self, column: u32) -> bool {
        self.plan.field(lexicon::Field::Remark) == Some(column)
    }

    /// A flag says that the pupil was absent; with a score above zero in every paper it contradicts them, and they count.
    fn says_absent(&mut self, row: &RawRow, first: usize) {
        if self.body.marks[first..].iter().all(|mark| mark.score > Score::ZERO) {
            self.tally.absent_with_scores.push(row.index);
        }
        self.all_without_score(first, Status::Absent);
    }

    /// A word about the whole row holds where no paper has a score above zero.
    pub(super) fn all_without_score(&mut self, first: usize, status: Status) {
        let marks = &mut self.body.marks[first..];
        if marks.iter().all(|mark| mark.score == Score::ZERO && matches!(mark.status, Status::Blank | Status::Present)) {
            marks.fill(Mark::without_score(status));
        }
    }

    /// Zero in every paper of several is how absence is often typed; a single zero is a score.
    pub(super) fn zeros_are_absence(&mut self, row: &RawRow, first: usize) {
        let marks = &mut self.body.marks[first..];
        let zeros = marks.iter().filter(|mark| **mark == Mark::present(Score::ZERO)).count();
        let others = marks.iter().any(|mark| !matches!(mark.status, Status::Blank | Status::Absent) && *mark != Mark::present(Score::ZERO));
        if zeros < 2 || others || self.plan.course.is_some() {
            return;
        }
        if self.marks.rules.zeros_are_scores {
            self.tally.row_chosen("zeros = \"score\"", row.index);
            return;
        }
        marks.iter_mut().filter(|mark| mark.status == Status::Present).for_each(|mark| *mark = Mark::without_score(Status::Absent));
        self.tally.zero_rows.push(row.index);
    }
}

/// The papers that a list names: `语文、数学`, `语数`.
fn papers_in(key: &str) -> Vec<Subject> {
    let of_part = |part: &str| match Subject::standard(part.trim_end_matches("缺考")) {
        Some(subject) => vec![subject],
        None => part.chars().filter_map(|c| Subject::standard(c.encode_utf8(&mut [0; 4]))).collect(),
    };
    let parts = key.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '、' | '和' | '及' | '；' | '，'));
    parts.filter(|part| !part.is_empty()).flat_map(of_part).collect()
}

/// A flag that is set.
fn is_yes(key: &str) -> bool {
    matches!(key, "1" | "是" | "缺考" | "缺" | "y" | "yes" | "true" | "t" | "√" | "✓" | "有" | "x" | "×" | "absent")
}

/// A flag of attendance that is not set.
fn is_no(key: &str) -> bool {
    key.starts_with(['否', '不', '未', '缺']) || matches!(key, "0" | "n" | "no" | "false" | "f" | "×" | "x")
}
