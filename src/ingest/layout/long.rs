//! The long format, one row per pupil and subject → one row per pupil.

use super::{rows::Body, sheet::Sheet};
use crate::{
    diagnostics::{Diagnostic, Diagnostics, codes::layout as codes},
    ingest::{
        clean,
        table::{ScoreColumn, ScoreRow},
    },
    model::{Mark, Status, Subject},
};
use std::collections::BTreeMap;

/// Joins the rows of each pupil; subjects in order of their first row. A second, different mark for one paper is refused.
pub fn by_candidate(sheet: &Sheet, long: Body, seen: &mut Diagnostics) -> Body {
    let Some(template) = long.columns.first().cloned() else { return long };
    let subjects: Vec<Subject> = long.courses.iter().map(|course| subject(course)).collect();
    let columns = columns(&subjects, &template);
    let at_column: BTreeMap<&str, usize> = columns.iter().enumerate().map(|(at, column)| (column.subject.name(), at)).collect();
    let width = long.columns.len();
    let mut wide = Body { columns: columns.clone(), ..Body::default() };
    let mut known: BTreeMap<[String; 5], Vec<usize>> = BTreeMap::new();
    for (at, row) in long.rows.into_iter().enumerate() {
        let key = if row.id.is_empty() {
            [&row.name, &row.class, &row.school, &row.seat].map(ToString::to_string)
        } else {
            [row.id.to_string(), String::new(), row.school.to_string(), String::new()]
        };
        let [a, b, c, d] = key;
        let key = [a, b, c, d, row.grade.as_ref().map_or_else(String::new, ToString::to_string)];
        let same_id = known.entry(key).or_default();
        let candidate = same_id.iter().copied().find(|at| may_be_one(&wide.rows[*at], &row)).unwrap_or_else(|| {
            wide.marks.resize(wide.marks.len() + columns.len(), Mark::default());
            wide.rows.push(row.clone());
            same_id.push(wide.rows.len() - 1);
            wide.rows.len() - 1
        });
        let Some(column) = subjects.get(at).and_then(|subject| at_column.get(subject.name())) else { continue };
        let mark = long.marks[at * width];
        let held = &mut wide.marks[candidate * columns.len() + column];
        if held.status == Status::NotTaken {
            *held = mark;
        } else if *held != mark {
            seen.push(Diagnostic::new(&codes::SUBJECT_TWICE, sheet.row(row.row)).with("subject", &columns[*column].subject));
        }
        // The total of one paper is no total of the pupil.
        wide.rows[candidate].stated_total = None;
    }
    seen.push(Diagnostic::new(&codes::LONG_FORMAT, sheet.place.clone()));
    wide
}

/// Rows of one id with two names are two pupils.
fn may_be_one(known: &ScoreRow, row: &ScoreRow) -> bool {
    known.name.is_empty() || row.name.is_empty() || clean::name_key(&known.name) == clean::name_key(&row.name)
}

fn subject(course: &str) -> Subject {
    Subject::standard(course).unwrap_or_else(|| Subject::new(&clean::name(course)))
}

fn columns(subjects: &[Subject], template: &ScoreColumn) -> Vec<ScoreColumn> {
    let mut columns: Vec<ScoreColumn> = Vec::new();
    for subject in subjects.iter().filter(|subject| !subject.name().is_empty() && !subject.is_total()) {
        if !columns.iter().any(|column| column.subject == *subject) {
            columns.push(ScoreColumn { subject: subject.clone(), ..template.clone() });
        }
    }
    columns
}
