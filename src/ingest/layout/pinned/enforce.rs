//! A plan is held to the layout that was told, and what was said about columns that were told is taken back.

use super::{
    Located, Pinned,
    words::{field, word},
};
use crate::{
    config::layout::{Holds, Layout, PersonField, Rest},
    diagnostics::{Diagnostic, Diagnostics, Spot},
    ingest::{
        layout::{columns::Plan, header::Title},
        table::ScoreColumn,
    },
};

impl Pinned<'_> {
    /// Holds a plan to the layout, and takes back what was said about columns that were told.
    pub fn enforce(&self, located: &Located, titles: &[Title], plan: &mut Plan, seen: &mut Diagnostics) {
        let is_told = |column: u32| located.columns.iter().any(|(told, _)| *told == column);
        let alone = self.layout.rest == Rest::Ignore;
        forget(plan, &|column| alone || is_told(column));
        for (column, pin) in &located.columns {
            match &pin.holds {
                Holds::Field(field) => set(plan, *field, *column),
                Holds::Score { subject, full, .. } => {
                    let title = titles.iter().find(|title| title.column == *column);
                    plan.scores.retain(|score| score.subject != *subject);
                    plan.scores.push(ScoreColumn {
                        subject: subject.clone(),
                        header: title.map_or_else(|| word(&pin.holds), |title| title.shown.clone()),
                        column: *column,
                        full: full.or_else(|| title.and_then(|title| title.full)),
                    });
                }
                Holds::Ignored => {}
            }
        }
        plan.scores.sort_by_key(|score| score.column);
        if plan.id.is_none() {
            plan.id = plan.other_id.take();
        }
        let Layout { school, grade, class, .. } = &*self.layout;
        for (told, column) in [(school.is_some(), &mut plan.school), (grade.is_some(), &mut plan.grade), (class.is_some(), &mut plan.class)]
        {
            if told {
                *column = None;
            }
        }
        let first = plan.scores.iter().map(|score| score.column).chain(plan.totals.iter().copied()).min();
        plan.label_end = first.unwrap_or(plan.label_end);
        let is_settled = |diagnostic: &Diagnostic| match diagnostic.place.spot {
            Spot::Column(at) | Spot::Row(at) => alone || is_told(at),
            Spot::Whole => alone && is_about_columns(diagnostic),
            Spot::Cell { .. } => false,
        };
        seen.retain(|diagnostic| !is_settled(diagnostic));
        if self.layout.subject.is_some() {
            seen.retain(|diagnostic| diagnostic.rule != &crate::diagnostics::codes::layout::SUBJECT_FROM_NAME);
        }
    }
}

/// Takes columns out of a plan.
fn forget(plan: &mut Plan, is_told: &dyn Fn(u32) -> bool) {
    let Plan {
        id,
        other_id,
        name,
        class,
        seat,
        school,
        grade,
        scores,
        totals,
        absence,
        attendance,
        reason,
        participation,
        watched,
        course,
        exam,
        fields,
        ..
    } = plan;
    for column in [id, other_id, name, class, seat, school, grade, absence, attendance, reason, participation, course, exam] {
        *column = column.filter(|column| !is_told(*column));
    }
    scores.retain(|score| !is_told(score.column));
    totals.retain(|column| !is_told(*column));
    watched.retain(|column| !is_told(*column));
    fields.retain(|(_, column)| !is_told(*column));
}

/// Puts a column into a plan.
fn set(plan: &mut Plan, told: PersonField, column: u32) {
    match told {
        PersonField::Name => plan.name = Some(column),
        PersonField::Id => plan.id = Some(column),
        PersonField::RegisterId => plan.other_id = Some(column),
        PersonField::Class => plan.class = Some(column),
        PersonField::Seat => plan.seat = Some(column),
        PersonField::School => plan.school = Some(column),
        PersonField::Grade => plan.grade = Some(column),
        PersonField::Total => {
            plan.totals = vec![column];
            return;
        }
        PersonField::AbsenceFlag => plan.absence = Some(column),
        PersonField::Participation => plan.participation = Some(column),
        PersonField::Remark => plan.watched.push(column),
        PersonField::Reason => plan.reason = Some(column),
        PersonField::Enrolment | PersonField::SchoolCode | PersonField::ShortName | PersonField::Category | PersonField::District => {}
    }
    let field = field(told);
    plan.fields.retain(|(known, _)| *known != field);
    plan.fields.push((field, column));
}

/// What the planner says of a sheet's columns as a whole; with the rest ignored it is about columns nobody asked for.
fn is_about_columns(diagnostic: &Diagnostic) -> bool {
    use crate::diagnostics::codes::layout as codes;
    [&codes::COLUMNS_LEFT_OUT, &codes::UNKNOWN_SUBJECTS, &codes::EARLIER_EXAM_COLUMNS, &codes::SEVERAL_EXAMS].contains(&diagnostic.rule)
}
