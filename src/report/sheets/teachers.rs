//! 任课教师: the pupils of each teacher's classes in a paper, pooled. Ranked in the office's workbook of a paper only.

use super::overview;
use crate::{
    report::{
        desk::{Desk, PaperView},
        figures::{self, BRIEF, Figure},
        plan::{Column, Look, Table, Value},
    },
    stats::teachers::TeacherStats,
    words::{levels as own, report as words},
};

/// Teachers of every school in one paper; `None` where no teacher is known.
#[must_use]
pub fn all_teachers<'a>(paper: &PaperView<'a>) -> Option<Table<'a>> {
    let desk = &paper.cohort.desk;
    let mut shown = Figure::shown(desk, BRIEF);
    shown.push(Figure::Rank);
    let mut columns: Vec<Column> = [words::COL_SCHOOL, own::COL_TEACHER].map(|title| desk.column(title, Look::Text)).into();
    columns.push(desk.column(words::COL_CLASS, CLASSES));
    columns.extend(figures::columns(&shown, desk));
    let row = |teacher: &'a TeacherStats| {
        let view = &paper.cohort;
        let school = view.school_of(&view.cohort.units[teacher.unit]).name.as_str();
        let mut row: Vec<Value<'a>> = vec![school.into(), teacher.name.as_str().into(), classes(paper, teacher)];
        row.extend(figures::values(&shown, &teacher.summary));
        row
    };
    let rows: Vec<Vec<Value<'a>>> = paper.stats.teachers.iter().map(row).collect();
    (!rows.is_empty()).then(|| Table { columns, rows, keys: 2, ..Table::default() })
}

/// A teacher can have many classes: their names wrap.
const CLASSES: Look = Look::Prose(26);

/// Teachers of one school in these papers, without ranks, under the figures of the school; `None` where none is known.
#[must_use]
pub fn own_teachers<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Option<Table<'a>> {
    let shown = overview::own_figures(desk, papers, BRIEF);
    let keys = [words::COL_GRADE, words::COL_SUBJECT, own::COL_TEACHER];
    let mut columns: Vec<Column> = keys.map(|title| desk.column(title, Look::Text)).into();
    columns.push(desk.column(words::COL_CLASS, CLASSES));
    columns.extend(figures::columns(&shown, desk));
    let mut table = Table { columns, keys: 3, ..Table::default() };
    for (paper, unit) in papers {
        let teachers: Vec<&'a TeacherStats> = paper.stats.teachers.iter().filter(|teacher| teacher.unit == *unit).collect();
        let line = |name: Value<'a>, classes: Value<'a>, summary| {
            let mut row = vec![paper.cohort.grade().into(), paper.subject().into(), name, classes];
            row.extend(figures::values(&shown, &overview::as_own(paper, summary)));
            row
        };
        if let Some(school) = paper.school(*unit).filter(|_| !teachers.is_empty()) {
            table.strong.push(table.rows.len());
            table.rows.push(line(desk.say(words::WHOLE_SCHOOL).into(), Value::Empty, school));
        }
        table.rows.extend(teachers.iter().map(|teacher| line(teacher.name.as_str().into(), classes(paper, teacher), &teacher.summary)));
    }
    (!table.rows.is_empty()).then_some(table)
}

/// The classes that a teacher teaches.
fn classes<'a>(paper: &PaperView<'a>, teacher: &TeacherStats) -> Value<'a> {
    let unit = &paper.cohort.cohort.units[teacher.unit];
    let names: Vec<&str> = teacher.classes.iter().map(|class| unit.classes[*class].name.as_str()).collect();
    paper.cohort.desk.list(&names).into()
}
