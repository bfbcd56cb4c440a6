//! Score tables → groups: every row gets its school, grade and class, and its marks in the order of the grade's
//! subjects; [`identity`](super::identity) then decides whether it is a new person.

use super::{
    classes::read_label,
    desk::{Desk, Group, Person, RowRef, Sheet, speaks},
    fast::FastMap,
    identity::Joiner,
    items::{sheets::ItemSheets, supply},
    totals::check_totals,
};
use crate::{
    config::PaperRule,
    diagnostics::{Diagnostic, codes::reconcile as codes},
    ingest::table::{NameSource, ScoreColumn, ScoreRow, ScoreTable},
    model::{Grade, Mark, Status, Subject, name::fold},
    reconcile::ledger::{Converted, Listed},
};
use compact_str::CompactString;
use std::collections::{BTreeMap, BTreeSet};

/// School, grade and class of a row.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Entry of the schools.
    pub school: u32,
    /// Grade; may be unknown.
    pub grade: Grade,
    /// Class as printed.
    pub class: CompactString,
}

/// Puts the rows of all score tables into groups by grade.
pub fn gather(desk: &mut Desk<'_>, mut tables: Vec<(usize, ScoreTable)>, items: &mut ItemSheets) -> Vec<Group> {
    let mut seats: Vec<Vec<Seat>> = tables.iter().map(|(sheet, table)| seat_rows(desk, *sheet, table)).collect();
    supply::supply(desk, items, &mut tables, &mut seats);
    settle_unknown_grades(desk, &tables, &mut seats);
    let subjects = subjects_by_grade(desk, &tables, &seats);
    let sizes = sizes_by_grade(&seats);
    let mut joiners: BTreeMap<Grade, Joiner> = BTreeMap::new();
    for (grade, subjects) in subjects {
        let size = sizes.get(&grade).copied().unwrap_or_default();
        joiners.insert(grade.clone(), Joiner::new(grade, subjects, size));
    }
    let mut tables: Vec<(usize, ScoreTable, Vec<Seat>)> =
        tables.into_iter().zip(seats).map(|((sheet, table), seats)| (sheet, table, seats)).collect();
    tables.sort_by_key(|(sheet, table, _)| (std::cmp::Reverse(how_well_named(table)), *sheet));
    for (sheet, table, seats) in tables {
        hand_out(desk, sheet, table, seats, &mut joiners);
    }
    joiners.into_values().map(|joiner| joiner.finish(desk)).filter(|group| !group.persons.is_empty()).collect()
}

/// How many of id, second id, further ids and name most rows of a table have: sheets that name their pupils best come first.
fn how_well_named(table: &ScoreTable) -> usize {
    let most = |has: &dyn Fn(&ScoreRow) -> bool| usize::from(table.rows.iter().filter(|row| has(row)).count() * 2 > table.rows.len());
    most(&|row| !row.id.is_empty())
        + most(&|row| !row.other_id.is_empty())
        + most(&|row| !row.more_ids.is_empty())
        + most(&|row| !row.name.is_empty())
}

pub(super) fn seat_rows(desk: &mut Desk<'_>, sheet: usize, table: &ScoreTable) -> Vec<Seat> {
    let place = desk.sheets[sheet].place.clone();
    let sheet_school = table.school.as_ref().map(|school| school.value.clone());
    let fallback = sheet_school.unwrap_or_else(|| file_stem(place.file.as_deref().unwrap_or_default()).into());
    let mut seats: Vec<Seat> = Vec::with_capacity(table.rows.len());
    let mut labels: FastMap<(CompactString, Option<Grade>), (CompactString, Grade)> = FastMap::default();
    for of_school in table.rows.chunk_by(|a, b| a.school == b.school) {
        let written = if of_school[0].school.is_empty() { &fallback } else { &of_school[0].school };
        let school = desk.schools.resolve(written, &place);
        desk.schools.count(written, school, of_school.len());
        for run in of_school.chunk_by(|a, b| (&a.class, &a.grade) == (&b.class, &b.grade)) {
            let row = &run[0];
            let label = label_of(row, table);
            let key = (label.into(), row.grade.clone());
            let (class, grade) = labels.entry(key).or_insert_with(|| class_and_grade(label, row.grade.as_ref(), table)).clone();
            seats.extend(std::iter::repeat_n(Seat { school, grade, class }, run.len()));
        }
    }
    seats
}

/// The class as the row has it, else as its table has it.
fn label_of<'t>(row: &'t ScoreRow, table: &'t ScoreTable) -> &'t str {
    if row.class.is_empty() { table.class.as_ref().map_or("", |class| class.value.as_str()) } else { &row.class }
}

/// A grade column comes first, then the title and the sheet's name, then the words of the class label (`九(1)班`), then the
/// file and its folder, then what digits may mean (`901`).
fn class_and_grade(label: &str, row_grade: Option<&Grade>, table: &ScoreTable) -> (CompactString, Grade) {
    let near = |source| matches!(source, NameSource::Declared | NameSource::Column | NameSource::Title | NameSource::Sheet);
    let of_table = table.grade.as_ref().filter(|grade| grade.value != Grade::UNKNOWN);
    let close = of_table.filter(|grade| near(grade.source)).map(|grade| &grade.value);
    let far = of_table.map(|grade| &grade.value);
    let told = row_grade.or(close);
    let read = read_label(label, told.or(far));
    let grade = told.or(read.grade.as_ref()).or(far).or(read.grade_of_digits.as_ref()).cloned().unwrap_or_default();
    let class = if told.or(far).is_none() || Some(&grade) == told.or(far) { read.class } else { read_label(label, Some(&grade)).class };
    (class, grade)
}

/// Name of a file without folders and ending.
fn file_stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Rows whose grade nothing tells join the only grade that the other rows, or the papers of exam.toml, know of.
fn settle_unknown_grades(desk: &mut Desk<'_>, tables: &[(usize, ScoreTable)], seats: &mut [Vec<Seat>]) {
    let runs = seats.iter().flat_map(|seats| seats.chunk_by(|a, b| a.grade == b.grade)).map(|run| &run[0].grade);
    let known: BTreeSet<Grade> = runs.filter(|grade| **grade != Grade::UNKNOWN).cloned().collect();
    let declared: BTreeSet<Grade> = desk.config.papers.iter().filter_map(|paper| paper.grade.clone()).collect();
    let candidates = if known.is_empty() { &declared } else { &known };
    let only = if candidates.len() == 1 { candidates.first() } else { None };
    for ((sheet, table), seats) in tables.iter().zip(seats) {
        let rows = seats.iter().filter(|seat| seat.grade == Grade::UNKNOWN).count();
        if rows == 0 {
            continue;
        }
        let place = desk.sheets[*sheet].place.clone();
        match only {
            Some(grade) => {
                desk.seen.push(Diagnostic::new(&codes::GRADE_ASSUMED, place).read(grade).with("n", rows));
                for (seat, row) in seats.iter_mut().zip(&table.rows).filter(|(seat, _)| seat.grade == Grade::UNKNOWN) {
                    seat.class = read_label(label_of(row, table), Some(grade)).class;
                    seat.grade = grade.clone();
                }
            }
            None if !known.is_empty() => desk.seen.push(Diagnostic::new(&codes::GRADE_UNKNOWN, place).with("n", rows)),
            None => {}
        }
    }
}

fn sizes_by_grade(seats: &[Vec<Seat>]) -> FastMap<Grade, usize> {
    let mut sizes: FastMap<Grade, usize> = FastMap::default();
    for seats in seats {
        for run in seats.chunk_by(|a, b| a.grade == b.grade) {
            *sizes.entry(run[0].grade.clone()).or_default() += run.len();
        }
    }
    sizes
}

/// The subjects of each grade: those of all columns in which anybody of the grade has a score or a status.
fn subjects_by_grade(desk: &Desk<'_>, tables: &[(usize, ScoreTable)], seats: &[Vec<Seat>]) -> BTreeMap<Grade, Vec<Subject>> {
    let mut subjects: BTreeMap<Grade, BTreeSet<Subject>> = BTreeMap::new();
    for ((_, table), seats) in tables.iter().zip(seats) {
        let mut start = 0;
        for run in seats.chunk_by(|a, b| a.grade == b.grade) {
            let of_grade = subjects.entry(run[0].grade.clone()).or_default();
            for (at, column) in table.columns.iter().enumerate() {
                let used = (start..start + run.len()).any(|row| speaks(table.marks_of(row)[at]));
                let subject = subject_of(column, &run[0].grade, &desk.config.papers);
                if used && !subject.is_total() {
                    of_grade.insert(subject);
                }
            }
            start += run.len();
        }
    }
    subjects.into_iter().map(|(grade, subjects)| (grade, subjects.into_iter().collect())).collect()
}

/// The subject of a column: other names declared in exam.toml first, then the name under which the grade knows it.
pub fn subject_of(column: &ScoreColumn, grade: &Grade, papers: &[PaperRule]) -> Subject {
    let names = [fold(&column.header), fold(column.subject.name())];
    let fits = |paper: &&PaperRule| paper.grade.as_ref().is_none_or(|of| of == grade);
    let declared = papers.iter().filter(fits).find(|paper| paper.aliases.iter().any(|alias| names.contains(&fold(alias))));
    declared.map_or(&column.subject, |paper| &paper.subject).clone().taught_in(grade)
}

/// Gives each row of a table to the group of its grade.
fn hand_out(desk: &mut Desk<'_>, sheet: usize, table: ScoreTable, seats: Vec<Seat>, joiners: &mut BTreeMap<Grade, Joiner>) {
    let ScoreTable { columns, converted, rows, marks, .. } = table;
    let width = columns.len();
    let sheet_number = u32::try_from(sheet).expect("fewer sheets than 2^32 fit in memory");
    note_columns(desk, sheet, &columns, seats.first().map(|seat| &seat.grade));
    if rows.is_empty() {
        return;
    }
    if !marks.iter().any(|mark| speaks(*mark)) {
        let place = desk.sheets[sheet].place.clone();
        desk.seen.push(Diagnostic::new(&codes::SHEET_WITHOUT_SCORES, place).with("n", rows.len()));
    }
    check_totals(desk, sheet, &columns, &rows, &marks);
    keep_converted(desk, sheet, &converted, &rows);
    let mut incoming: Vec<(Grade, Vec<Option<usize>>, Vec<Person>)> = Vec::new();
    let mut current = 0;
    for (at, (row, seat)) in rows.into_iter().zip(seats).enumerate() {
        if incoming.get(current).is_none_or(|(grade, ..)| *grade != seat.grade) {
            current = incoming.iter().position(|(grade, ..)| *grade == seat.grade).unwrap_or(incoming.len());
        }
        if current == incoming.len() {
            let subjects = joiners.get(&seat.grade).map_or(&[][..], |joiner| &joiner.group.subjects);
            let mut targets: Vec<Option<usize>> = columns.iter().map(|column| position(column, &seat.grade, subjects, desk)).collect();
            drop_repeated(&mut targets);
            incoming.push((seat.grade.clone(), targets, Vec::new()));
        }
        let (grade, targets, persons) = &mut incoming[current];
        let count = joiners.get(grade).map_or(0, |joiner| joiner.group.subjects.len());
        let own = marks.get(at * width..(at + 1) * width).unwrap_or_default();
        persons.push(person(sheet_number, row, seat, own, targets, count));
    }
    for (grade, _, persons) in incoming {
        match joiners.get_mut(&grade).filter(|joiner| !joiner.group.subjects.is_empty()) {
            Some(joiner) => joiner.take(desk, persons),
            None => persons.iter().filter_map(|person| person.row).for_each(|row| desk.reject(row)),
        }
    }
}

/// Keeps the converted scores of a sheet, where ours are computed beside them.
fn keep_converted(desk: &mut Desk<'_>, sheet: usize, columns: &[ScoreColumn], rows: &[ScoreRow]) {
    if !desk.config.scaled.on {
        return;
    }
    let place = desk.sheets[sheet].place.clone();
    let of = |column: &ScoreColumn| Converted {
        place: place.column(column.column),
        column: column.column,
        subject: column.subject.clone(),
        scores: rows
            .iter()
            .flat_map(|row| row.converted.iter().filter(|(at, _)| *at == column.column).map(|(_, score)| (row.row, *score)))
            .collect(),
    };
    // Stretches of one sheet repeat their columns.
    let mut met: Vec<u32> = Vec::new();
    for column in columns {
        if !met.contains(&column.column) {
            met.push(column.column);
            desk.converted.push(of(column));
        }
    }
}

fn position(column: &ScoreColumn, grade: &Grade, subjects: &[Subject], desk: &Desk<'_>) -> Option<usize> {
    let subject = subject_of(column, grade, &desk.config.papers);
    subjects.binary_search(&subject).ok()
}

/// A subject's second column in a sheet is not read; [`note_columns`] says so.
fn drop_repeated(targets: &mut [Option<usize>]) {
    let mut met = BTreeSet::new();
    for target in targets.iter_mut() {
        if target.is_some_and(|at| !met.insert(at)) {
            *target = None;
        }
    }
}

fn note_columns(desk: &mut Desk<'_>, sheet: usize, columns: &[ScoreColumn], grade: Option<&Grade>) {
    let Some(grade) = grade else { return };
    let named = columns.iter().map(|column| (subject_of(column, grade, &desk.config.papers), column.column, column.full));
    let mut met: BTreeSet<Subject> = BTreeSet::new();
    let Sheet { place, columns: known, grade: of_sheet, .. } = &mut desk.sheets[sheet];
    *of_sheet = grade.clone();
    for (column, (subject, at, full)) in columns.iter().zip(named) {
        if met.insert(subject.clone()) {
            known.push((subject, at, full));
        } else {
            let place = place.column(at);
            desk.seen.push(Diagnostic::new(&codes::SUBJECT_TWICE, place).read(&column.header).with("subject", &subject));
        }
    }
}

fn person(sheet: u32, row: ScoreRow, seat: Seat, own: &[Mark], targets: &[Option<usize>], count: usize) -> Person {
    let mut marks = vec![Mark::without_score(Status::Blank); count];
    for (mark, target) in own.iter().zip(targets) {
        if let Some(at) = target {
            marks[*at] = *mark;
        }
    }
    Person {
        school: seat.school,
        class: seat.class,
        id: row.id,
        other_id: row.other_id,
        more_ids: row.more_ids,
        name: row.name,
        seat: row.seat,
        excluded: row.excluded,
        listed: Listed::NoRoster,
        row: Some(RowRef { sheet, row: row.row }),
        more_rows: Vec::new(),
        marks,
        prior: Vec::new(),
    }
}
