//! Entry workbooks that came back, looked at together: what nobody has filled in yet is named, and is not absence.
//!
//! Teachers fill in copies of one form, each a class or a paper, so a cell counts as empty only if it is empty in every form
//! of its school and grade. A class in which nobody has anything has not sent its marks: its rows are left out. Among marks
//! that are there, an empty cell was forgotten, or is said to have been, unless pupils choose the paper.

use super::{
    Reading,
    table::{Asked, Content, ScoreRow, ScoreTable, SheetReading},
};
use crate::{
    diagnostics::{Diagnostic, Diagnostics, Place, Rule, Spot, codes::collect as codes},
    model::{Score, Status, Subject},
};
use compact_str::CompactString;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// School and grade of a form.
type Unit = (CompactString, String);
/// Who has a mark or a status in which paper in some form of a unit.
type Filled = HashSet<(CompactString, Subject)>;

/// Looks at every form of a reading.
pub fn settle(reading: &mut Reading, seen: &mut Diagnostics) {
    let mut units: BTreeMap<Unit, Vec<usize>> = BTreeMap::new();
    for (at, sheet) in reading.sheets.iter().enumerate() {
        if let Some(table) = form_of(sheet) {
            units.entry(unit_of(table)).or_default().push(at);
        }
    }
    let filled: HashMap<Unit, Filled> = units
        .iter()
        .filter(|(_, sheets)| sheets.len() > 1)
        .map(|(unit, sheets)| (unit.clone(), sheets.iter().filter_map(|at| form_of(&reading.sheets[*at])).flat_map(filled_in).collect()))
        .collect();
    for sheet in &mut reading.sheets {
        let place = sheet.place.clone();
        let Content::Scores(table) = &mut sheet.content else { continue };
        if table.form.is_none() || table.rows.is_empty() {
            continue;
        }
        let elsewhere = filled.get(&unit_of(table));
        let listed = table.rows.len();
        seen.extend(take_out(table, elsewhere, &place));
        let out = u32::try_from(listed - table.rows.len()).unwrap_or(u32::MAX);
        sheet.account.candidates = sheet.account.candidates.saturating_sub(out);
        sheet.account.rejected = sheet.account.rejected.saturating_add(out);
        seen.extend(unfilled_papers(table, elsewhere, &place));
        seen.extend(unfilled_cells(table, elsewhere, &place));
        seen.extend(between_steps(table, &place));
    }
}

fn asked(table: &ScoreTable, column: usize) -> Asked {
    table.form.as_deref().and_then(|form| form.get(column)).copied().unwrap_or_default()
}

fn form_of(sheet: &SheetReading) -> Option<&ScoreTable> {
    match &sheet.content {
        Content::Scores(table) if table.form.is_some() => Some(table),
        _ => None,
    }
}

fn unit_of(table: &ScoreTable) -> Unit {
    let school = table.school.as_ref().map(|school| school.value.clone()).unwrap_or_default();
    (school, table.grade.as_ref().map_or("", |grade| grade.value.name()).to_owned())
}

fn filled_in(table: &ScoreTable) -> impl Iterator<Item = (CompactString, Subject)> {
    table.rows.iter().enumerate().flat_map(move |(at, row)| {
        let marks = table.columns.iter().zip(table.marks_of(at));
        marks.filter(|(_, mark)| mark.status != Status::Blank).map(move |(column, _)| (key_of(row), column.subject.clone()))
    })
}

/// A pupil of a unit: by id, else by name and class.
fn key_of(row: &ScoreRow) -> CompactString {
    if row.id.is_empty() { compact_str::format_compact!("{}\u{1f}{}", row.name, row.class) } else { row.id.clone() }
}

/// Whether nobody filled in this cell, here or elsewhere.
fn is_blank(table: &ScoreTable, row: usize, column: usize, elsewhere: Option<&Filled>) -> bool {
    let here = table.marks_of(row)[column].status == Status::Blank;
    here && elsewhere.is_none_or(|filled| !filled.contains(&(key_of(&table.rows[row]), table.columns[column].subject.clone())))
}

/// The classes of a table in order, with their rows.
fn classes(table: &ScoreTable) -> Vec<(&str, Vec<usize>)> {
    let mut order: Vec<(&str, Vec<usize>)> = Vec::new();
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for (row, ScoreRow { class, .. }) in table.rows.iter().enumerate() {
        let place = *at.entry(class).or_insert_with(|| {
            order.push((class, Vec::new()));
            order.len() - 1
        });
        order[place].1.push(row);
    }
    order
}

/// Takes out the rows of classes in which nobody has anything, and all rows of an empty copy.
fn take_out(table: &mut ScoreTable, elsewhere: Option<&Filled>, place: &Place) -> Option<Diagnostic> {
    let all_blank = |row: usize, elsewhere| (0..table.columns.len()).all(|column| is_blank(table, row, column, elsewhere));
    let empty: Vec<(String, Vec<usize>)> = classes(table)
        .into_iter()
        .filter(|(_, rows)| rows.iter().all(|row| all_blank(*row, elsewhere)))
        .map(|(class, rows)| (class_name(class), rows))
        .collect();
    let n: usize = empty.iter().map(|(_, rows)| rows.len()).sum();
    let nothing_here = (0..table.rows.len()).all(|row| all_blank(row, None));
    let (school, grade) = unit_of(table);
    let whole = |rule: &'static Rule| Diagnostic::new(rule, place.clone()).read(format!("{school}{grade}"));
    if nothing_here && n < table.rows.len() {
        keep(table, |_| false);
        return Some(whole(&codes::FORM_OF_FILLED));
    }
    if n == 0 {
        return None;
    }
    let found = if nothing_here {
        whole(&codes::FORM_UNTOUCHED)
    } else {
        let names: Vec<&str> = empty.iter().map(|(class, _)| class.as_str()).collect();
        Diagnostic::new(&codes::FORM_CLASS_UNFILLED, place.clone()).with("classes", names.join("、"))
    };
    let out: BTreeSet<usize> = empty.into_iter().flat_map(|(_, rows)| rows).collect();
    keep(table, |row| !out.contains(&row));
    Some(found.with("n", n))
}

fn class_name(class: &str) -> String {
    if class.is_empty() { "–".to_owned() } else { class.to_owned() }
}

fn keep(table: &mut ScoreTable, stays: impl Fn(usize) -> bool) {
    let width = table.columns.len();
    let marks = std::mem::take(&mut table.marks);
    let rows = std::mem::take(&mut table.rows);
    for (at, row) in rows.into_iter().enumerate().filter(|(at, _)| stays(*at)) {
        table.marks.extend_from_slice(&marks[at * width..][..width]);
        table.rows.push(row);
    }
}

fn is_unfilled(table: &ScoreTable, rows: &[usize], column: usize, elsewhere: Option<&Filled>) -> bool {
    rows.iter().all(|row| is_blank(table, *row, column, elsewhere))
}

/// Papers in which nobody of a class has anything.
fn unfilled_papers(table: &ScoreTable, elsewhere: Option<&Filled>, place: &Place) -> Diagnostics {
    let classes = classes(table);
    let mut seen = Diagnostics::new();
    for (at, column) in table.columns.iter().enumerate().filter(|(at, _)| !asked(table, *at).optional) {
        let unfilled = || classes.iter().filter(|(_, rows)| is_unfilled(table, rows, at, elsewhere));
        let n: usize = unfilled().map(|(_, rows)| rows.len()).sum();
        if n > 0 {
            let names: Vec<String> = unfilled().map(|(class, _)| class_name(class)).collect();
            let found = Diagnostic::new(&codes::FORM_PAPER_UNFILLED, place.at(Spot::Column(column.column)));
            seen.push(found.with("subject", &column.subject).with("classes", names.join("、")).with("n", n));
        }
    }
    seen
}

/// Empty cells without a reason, where others of the class have something.
fn unfilled_cells(table: &ScoreTable, elsewhere: Option<&Filled>, place: &Place) -> Diagnostics {
    let classes = classes(table);
    let in_column = |at: usize| {
        if asked(table, at).optional {
            return Vec::new();
        }
        let begun = classes.iter().filter(move |(_, rows)| !is_unfilled(table, rows, at, elsewhere)).flat_map(|(_, rows)| rows);
        begun.copied().filter(move |row| is_blank(table, *row, at, elsewhere)).collect()
    };
    by_column(table, place, &codes::FORM_CELLS_BLANK, in_column).into_iter().map(|(_, found)| found).collect()
}

/// Marks that the form would not have taken.
fn between_steps(table: &ScoreTable, place: &Place) -> Diagnostics {
    let step_of = |column: usize| asked(table, column).step;
    let in_column = |column: usize| {
        let score = |row: usize| table.marks_of(row)[column].counted();
        let is_between = |score: Score| step_of(column) > Score::ZERO && !score.is_multiple_of(step_of(column));
        (0..table.rows.len()).filter(|row| score(*row).is_some_and(is_between)).collect()
    };
    let found = by_column(table, place, &codes::FORM_STEP, in_column);
    found.into_iter().map(|(column, found)| found.with("step", step_of(column))).collect()
}

/// For each column with such rows: what is said of it, and its number among the columns of scores.
fn by_column(table: &ScoreTable, place: &Place, rule: &'static Rule, rows_of: impl Fn(usize) -> Vec<usize>) -> Vec<(usize, Diagnostic)> {
    let mut found = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        let mut rows = rows_of(at);
        rows.sort_unstable();
        let shown = |row: usize| table.marks_of(row)[at].counted().map_or_else(String::new, |score| score.to_string());
        let cells: Vec<(Spot, String)> =
            rows.into_iter().map(|row| (place.cell(table.rows[row].row, column.column).spot, shown(row))).collect();
        if !cells.is_empty() {
            let diagnostic = Diagnostic::new(rule, place.at(Spot::Column(column.column))).with("subject", &column.subject);
            found.push((at, diagnostic.among(cells)));
        }
    }
    found
}
