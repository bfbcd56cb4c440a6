//! 学生: the pupils of a school with scores and grades. Ranks only where the exam file asks for them.

use super::overview::may_show_county;
use crate::{
    ingest::table::Enrolment,
    model::{Score, Status},
    reconcile::ledger::{Listed, Origin, SchoolUnit},
    report::{
        desk::{CohortView, Desk, PaperView},
        plan::{Block, Column, Look, Sheet, Table, Value},
    },
    words::{Phrase, report as words},
};

/// The pupils of a school in one grade.
#[must_use]
pub fn pupil_sheet<'a>(view: &CohortView<'a>, unit: &'a SchoolUnit) -> Sheet<'a> {
    let desk = &view.desk;
    let plan = Plan::new(view, unit);
    let rows = unit.range.clone().map(|at| plan.row(at)).collect();
    let table = Table { columns: plan.columns(), rows, keys: 3, ..Table::default() };
    Sheet {
        name: view.scoped(words::SHEET_PUPILS),
        title: view.titled(words::TITLE_PUPILS),
        notes: vec![desk.say(words::NOTE_PUPILS).to_owned(), super::grades::grades_note(desk)],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    }
}

/// What the sheet of this school shows, decided once.
struct Plan<'a> {
    desk: Desk<'a>,
    view: CohortView<'a>,
    papers: Vec<PaperView<'a>>,
    sat_totals: bool,
    remarks: bool,
    ranks: bool,
    with_t: bool,
}

impl<'a> Plan<'a> {
    fn new(view: &CohortView<'a>, unit: &SchoolUnit) -> Self {
        let papers: Vec<PaperView<'a>> = view
            .papers()
            .filter(|paper| unit.range.clone().any(|at| view.cohort.marks[paper.index][at].status != Status::NotTaken))
            .collect();
        let mut plan = Self {
            desk: view.desk,
            view: *view,
            papers,
            sat_totals: false,
            remarks: false,
            ranks: view.desk.analysis.config.report.pupil_ranks,
            with_t: view.leading_paper().is_some_and(|paper| may_show_county(&paper)),
        };
        plan.sat_totals = unit.range.clone().any(|at| plan.partial_total(at).is_some());
        plan.remarks = unit.range.clone().any(|at| plan.remark(at).is_some());
        plan
    }

    fn columns(&self) -> Vec<Column> {
        let desk = &self.desk;
        let mut columns =
            vec![desk.column(words::COL_CLASS, Look::Text), desk.column(words::COL_ID, Look::Id), desk.column(words::COL_NAME, Look::Text)];
        for paper in &self.papers {
            columns.push(Column::new(paper.subject(), Look::Score));
            columns.push(Column::new(desk.fill(words::COL_GRADE_OF, &[("subject", &paper.subject())]), Look::Word));
        }
        if self.sat_totals {
            columns.push(desk.column(words::COL_SAT_TOTAL, Look::Score));
        }
        columns.extend(self.with_t.then(|| desk.column(words::COL_T, Look::Point)));
        if self.ranks {
            let ranks = [words::COL_CLASS_RANK, words::COL_SCHOOL_RANK, words::COL_COUNTY_RANK];
            columns.extend(ranks.map(|rank| desk.column(rank, Look::Count)));
        }
        if self.remarks {
            columns.push(desk.column(words::COL_REMARK, Look::Text));
        }
        columns
    }

    fn row(&self, at: usize) -> Vec<Value<'a>> {
        let candidate = &self.view.cohort.candidates[at];
        let mut row: Vec<Value<'a>> = Vec::with_capacity(self.papers.len() * 2 + 8);
        row.extend([candidate.class.as_str().into(), candidate.id.as_str().into(), candidate.name.as_str().into()]);
        for paper in &self.papers {
            row.extend(self.mark(paper, at));
        }
        if self.sat_totals {
            row.push(self.partial_total(at).map(Score::to_f64).into());
        }
        let standing = self.papers.last().and_then(|paper| paper.stats.standings.get(at)).copied().unwrap_or_default();
        row.extend(self.with_t.then(|| standing.t.into()));
        if self.ranks {
            row.extend([standing.class_rank, standing.school_rank, standing.county_rank].map(Value::from));
        }
        if self.remarks {
            row.push(self.remark(at).map(|phrase| self.desk.say(phrase)).into());
        }
        row
    }

    /// Score and grade; the status in words where there is no score.
    fn mark(&self, paper: &PaperView<'a>, at: usize) -> [Value<'a>; 2] {
        let mark = self.view.cohort.marks[paper.index][at];
        match mark.status {
            Status::Present => [mark.score.to_f64().into(), self.desk.grade_name(paper.stats.positions.grading.grade(mark.score)).into()],
            Status::Excluded => [mark.score.to_f64().into(), Value::Empty],
            Status::NotTaken => [Value::Empty, Value::Empty],
            status => [self.desk.say(status.phrase()).into(), Value::Empty],
        }
    }

    /// The sum over the papers sat, where that is not the total.
    fn partial_total(&self, at: usize) -> Option<Score> {
        let total = self.view.cohort.total()?;
        let is_partial = self.view.cohort.marks[total][at].status != Status::Present;
        self.view.cohort.sat_totals.get(at).copied().flatten().filter(|_| is_partial)
    }

    fn remark(&self, at: usize) -> Option<Phrase> {
        let candidate = &self.view.cohort.candidates[at];
        match (&candidate.origin, candidate.listed) {
            _ if candidate.excluded => Some(words::REMARK_EXCLUDED),
            (Origin::RosterOnly, _) => Some(words::REMARK_ROSTER_ONLY),
            (_, Listed::Unlisted) => Some(words::REMARK_UNLISTED),
            (_, Listed::As(Enrolment::Guest)) => Some(words::REMARK_GUEST),
            (_, Listed::As(Enrolment::Inclusion)) => Some(words::REMARK_INCLUSION),
            _ => None,
        }
    }
}
