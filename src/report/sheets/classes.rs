//! 班级: every class of a school, or of all schools in one paper.

use super::overview;
use crate::{
    report::{
        desk::{CohortView, Desk, PaperView},
        figures::{self, BRIEF, Figure},
        plan::{Column, Look, Table, Value},
    },
    words::report as words,
};

/// Classes of one school in these papers, the school itself before them.
#[must_use]
pub fn own_classes<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Table<'a> {
    let figures = overview::own_figures(desk, papers, BRIEF);
    let mut columns = keys(desk, &[words::COL_GRADE, words::COL_SUBJECT, words::COL_CLASS]);
    columns.extend(figures::columns(&figures, desk));
    let mut table = Table { columns, keys: 3, ..Table::default() };
    for (paper, unit) in papers {
        let view = &paper.cohort;
        let line = |class: Value<'a>, summary| {
            let mut row = vec![view.grade().into(), paper.subject().into(), class];
            row.extend(figures::values(&figures, &overview::as_own(paper, summary)));
            row
        };
        if let Some(school) = paper.school(*unit) {
            table.strong.push(table.rows.len());
            table.rows.push(line(desk.say(words::WHOLE_SCHOOL).into(), school));
        }
        for (at, class) in view.cohort.units[*unit].classes.iter().enumerate() {
            if let Some(summary) = paper.class(*unit, at) {
                table.rows.push(line(class_name(desk, &class.name), summary));
            }
        }
    }
    table
}

/// Classes of every school in one paper, school by school.
#[must_use]
pub fn all_classes<'a>(paper: &PaperView<'a>) -> Table<'a> {
    let view: &CohortView<'a> = &paper.cohort;
    let desk = &view.desk;
    let figures = Figure::shown(desk, BRIEF);
    let mut columns = keys(desk, &[words::COL_SCHOOL, words::COL_CLASS]);
    columns.extend(figures::columns(&figures, desk));
    let mut rows = Vec::new();
    for unit in 0..view.cohort.units.len() {
        let school = view.school_of(&view.cohort.units[unit]).name.as_str();
        for (at, class) in view.cohort.units[unit].classes.iter().enumerate() {
            if let Some(summary) = paper.class(unit, at) {
                let mut row: Vec<Value<'a>> = vec![school.into(), class_name(desk, &class.name)];
                row.extend(figures::values(&figures, summary));
                rows.push(row);
            }
        }
    }
    Table { columns, rows, keys: 2, ..Table::default() }
}

fn keys(desk: &Desk<'_>, titles: &[crate::words::Phrase]) -> Vec<Column> {
    titles.iter().map(|title| desk.column(*title, Look::Text)).collect()
}

fn class_name<'a>(desk: &Desk<'a>, name: &'a str) -> Value<'a> {
    if name.is_empty() { desk.say(words::NO_CLASS).into() } else { name.into() }
}
