//! Scores out of item sheets: where no score sheet has a paper for a school, the column of the whole paper in its item sheet
//! is the score, else the sum of the items. Rows that score sheets cover are left to them.

use super::sheets::{ItemSheet, ItemSheets};
use crate::{
    diagnostics::{Diagnostic, codes::items as codes},
    ingest::{
        layout::LONE_TOTAL,
        table::{NameSource, ScoreColumn, ScoreRow, ScoreTable},
    },
    model::{Grade, Mark, Score, Status, Subject},
    reconcile::{
        desk::{Desk, speaks},
        gather::{Seat, seat_rows, subject_of},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Schools and grades of which score sheets hold a subject.
#[derive(Default)]
struct Covered {
    units: BTreeMap<Subject, BTreeSet<(u32, Grade)>>,
    /// One score sheet alone that does not name its school may be of any.
    anywhere: bool,
}

impl Covered {
    fn of(desk: &Desk<'_>, tables: &[(usize, ScoreTable)], seats: &[Vec<Seat>]) -> Self {
        let mut covered = Self::default();
        for ((_, table), seats) in tables.iter().zip(seats) {
            let mut start = 0;
            for run in seats.chunk_by(|a, b| a.school == b.school && a.grade == b.grade) {
                let grade = &run[0].grade;
                for (at, column) in table.columns.iter().enumerate() {
                    if (start..start + run.len()).any(|row| speaks(table.marks_of(row)[at])) {
                        let subject = subject_of(column, grade, &desk.config.papers);
                        covered.units.entry(subject).or_default().insert((run[0].school, grade.clone()));
                    }
                }
                start += run.len();
            }
        }
        covered.anywhere = matches!(tables, [(_, table)] if !names_school(table));
        covered
    }

    fn has(&self, subject: &Subject, seat: &Seat, school_told: bool) -> bool {
        let subject = subject.clone().taught_in(&seat.grade);
        let same_grade = |grade: &Grade| *grade == seat.grade || *grade == Grade::UNKNOWN || seat.grade == Grade::UNKNOWN;
        let units = self.units.get(&subject).into_iter().flatten();
        units.into_iter().any(|(school, grade)| same_grade(grade) && (*school == seat.school || !school_told || self.anywhere))
    }
}

/// Whether a table's school is told by more than a file's name.
fn names_school(table: &ScoreTable) -> bool {
    let by_name = |source| matches!(source, NameSource::File | NameSource::Folder);
    table.rows.iter().any(|row| !row.school.is_empty()) || table.school.as_ref().is_some_and(|school| !by_name(school.source))
}

/// Adds a score table for every item sheet that must supply scores.
pub fn supply(desk: &mut Desk<'_>, items: &mut ItemSheets, tables: &mut Vec<(usize, ScoreTable)>, seats: &mut Vec<Vec<Seat>>) {
    if items.sheets.is_empty() {
        return;
    }
    let covered = Covered::of(desk, tables, seats);
    name_only_paper(desk, items, &covered);
    let mut supplied = Vec::new();
    for item in &mut items.sheets {
        let open = item.linked.iter().any(|linked| !linked);
        let Some(subject) = item.subject.clone().filter(|_| open) else { continue };
        let told = names_school(&item.people) || school_is_known(desk, item);
        if !told && covered.units.contains_key(&subject) {
            continue;
        }
        let own = seat_rows(desk, item.sheet, &item.people);
        let wanted: Vec<bool> = own.iter().map(|seat| !covered.has(&subject, seat, told)).collect();
        if let Some(table) = scores_of(desk, item, &subject, &wanted) {
            let mut keep = wanted.iter();
            let own: Vec<Seat> = own.into_iter().filter(|_| keep.next().copied().unwrap_or_default()).collect();
            supplied.push((item.sheet, table, own));
        }
    }
    for (sheet, table, own) in supplied {
        tables.push((sheet, table));
        seats.push(own);
    }
}

fn school_is_known(desk: &Desk<'_>, item: &ItemSheet) -> bool {
    item.people.school.as_ref().is_some_and(|school| desk.schools.find(&school.value).is_some())
}

/// A sheet that names no paper is of the only one there is; of an unnamed one where there is none.
fn name_only_paper(desk: &Desk<'_>, items: &mut ItemSheets, covered: &Covered) {
    let mut subjects: BTreeSet<&Subject> = covered.units.keys().collect();
    subjects.extend(items.sheets.iter().filter_map(|item| item.subject.as_ref()));
    let declared: BTreeSet<&Subject> =
        desk.config.papers.iter().map(|paper| &paper.subject).filter(|subject| !subject.is_total()).collect();
    if subjects.is_empty() {
        subjects = declared;
    }
    let only = match subjects.iter().collect::<Vec<_>>()[..] {
        [] => Some(Subject::new(LONE_TOTAL)),
        [one] => Some((*one).clone()),
        _ => None,
    };
    for item in items.sheets.iter_mut().filter(|item| item.subject.is_none()) {
        item.subject.clone_from(&only);
    }
}

/// The wanted rows with their marks.
fn scores_of(desk: &mut Desk<'_>, item: &mut ItemSheet, subject: &Subject, wanted: &[bool]) -> Option<ScoreTable> {
    let people = &item.people;
    let own = people.columns.first();
    let (mut rows, mut marks): (Vec<ScoreRow>, Vec<Mark>) = (Vec::new(), Vec::new());
    for (at, row) in people.rows.iter().enumerate().filter(|(at, _)| wanted[*at]) {
        let line = item.table.rows.binary_search(&row.row).ok();
        let of_paper = own.map(|_| people.marks_of(at)[0]);
        let mark = match of_paper.filter(|mark| speaks(*mark)) {
            Some(mark) => mark,
            None => line.map_or_else(Mark::default, |line| sum(item, line)),
        };
        rows.push(ScoreRow { stated_total: None, ..row.clone() });
        marks.push(mark);
        if let Some(line) = line {
            item.linked[line] = true;
        }
    }
    if rows.is_empty() {
        return None;
    }
    let column = ScoreColumn {
        subject: subject.clone(),
        header: own.map_or_else(String::new, |own| own.header.clone()),
        column: own.map_or_else(|| item.table.columns.first().map_or(0, |first| first.column), |own| own.column),
        full: own.and_then(|own| own.full),
    };
    let scored = marks.iter().filter(|mark| mark.status == Status::Present).count();
    let place = desk.sheets[item.sheet].place.clone();
    desk.seen.push(Diagnostic::new(&codes::SCORES_FROM_ITEMS, place).with("subject", subject).with("n", scored));
    let ScoreTable { title, school, grade, class, .. } = &item.people;
    Some(ScoreTable {
        title: title.clone(),
        school: school.clone(),
        grade: grade.clone(),
        class: class.clone(),
        columns: vec![column],
        rows,
        marks,
        ..ScoreTable::default()
    })
}

/// The sum of a row's items. All empty is blank; an item that most candidates have and this one lacks leaves the sum unknown.
fn sum(item: &ItemSheet, line: usize) -> Mark {
    let (mut sum, mut told, mut missing) = (Score::ZERO, 0_usize, 0_usize);
    for (column, is_sum) in item.table.columns.iter().zip(&item.sums) {
        if *is_sum || column.of_options {
            continue;
        }
        match column.scores[line].get() {
            Some(score) => {
                sum = sum + score;
                told += 1;
            }
            None => missing += usize::from(is_answered_by_most(column)),
        }
    }
    match (told, missing) {
        (0, _) => Mark::without_score(Status::Blank),
        (_, 0) => Mark::present(sum),
        _ => Mark::without_score(Status::Unreadable),
    }
}

/// A column that many leave empty is optional.
fn is_answered_by_most(column: &crate::ingest::item_table::ItemColumn) -> bool {
    const SAMPLE: usize = 200;
    let step = column.scores.len().div_ceil(SAMPLE).max(1);
    let (mut told, mut all) = (0, 0);
    for score in column.scores.iter().step_by(step) {
        told += usize::from(score.get().is_some());
        all += 1;
    }
    told * 10 >= all * 7
}
