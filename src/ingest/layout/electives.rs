//! Zeros that stand for papers not taken. Where papers exclude each other (物理 or 历史, two of four), sheets often hold 0 for
//! the other track: every pupil has the same number of these papers above zero, and zero in all others.

use super::{columns::Plan, marks::Marks, rows::Body, sheet::Sheet};
use crate::{
    diagnostics::{Diagnostic, codes::layout as codes},
    ingest::{clean, table::ScoreColumn},
    model::{Mark, Score, Status, Subject},
};

/// Pupils above zero, and zeros, that a paper needs to be one of a choice.
const FEWEST: usize = 3;

/// Takes the zeros of papers that exclude each other as not taken, and says so.
pub fn settle(sheet: &Sheet, body: &mut Body) -> Option<Diagnostic> {
    let width = body.columns.len();
    let rows: Vec<usize> = (0..body.rows.len()).filter(|row| (0..width).any(|column| is_scored(body, *row, column))).collect();
    let choice = choice(body, &rows)?;
    let mut count = 0_usize;
    for row in rows {
        for column in &choice {
            let mark = &mut body.marks[row * width + column];
            if *mark == Mark::present(Score::ZERO) {
                *mark = Mark::without_score(Status::NotTaken);
                count += 1;
            }
        }
    }
    let subjects: Vec<&str> = choice.iter().map(|column| body.columns[*column].subject.name()).collect();
    let place = sheet.column(body.columns[choice[0]].column);
    Some(Diagnostic::new(&codes::ZEROS_NOT_TAKEN, place).with("subjects", subjects.join("、")).with("count", count))
}

/// 首选科目 | 首选成绩: the cell names the paper of the score beside it. Each paper named becomes a column.
pub fn take_named(sheet: &Sheet, plan: &Plan, marks: &Marks, body: &mut Body) {
    if plan.named.is_empty() || body.rows.is_empty() {
        return;
    }
    let before = body.columns.len();
    let mut found: Vec<(usize, Subject, Mark)> = Vec::new();
    for (nth, row) in body.rows.iter().enumerate() {
        let Ok(at) = sheet.raw.rows.binary_search_by_key(&row.row, |raw| raw.index) else { continue };
        for (name, score) in &plan.named {
            let cells = &sheet.raw.rows[at];
            let subject = cells.get(*name).and_then(|value| Subject::standard(&clean::key(&sheet.text(value))));
            found.extend(subject.map(|subject| (nth, subject, marks.read(cells.get(score.column)).mark)));
        }
    }
    for (_, subject, _) in &found {
        if !body.columns.iter().any(|column| column.subject == *subject) {
            let of = &plan.named[0].1;
            body.columns.push(ScoreColumn { subject: subject.clone(), header: of.header.clone(), column: of.column, full: None });
        }
    }
    let width = body.columns.len();
    let mut wider = vec![Mark::without_score(Status::Blank); width * body.rows.len()];
    for (nth, own) in wider.chunks_mut(width).enumerate() {
        own[..before].copy_from_slice(&body.marks[nth * before..][..before]);
    }
    for (nth, subject, mark) in found {
        if let Some(at) = body.columns.iter().position(|column| column.subject == subject) {
            wider[nth * width + at] = mark;
        }
    }
    body.marks = wider;
}

fn is_scored(body: &Body, row: usize, column: usize) -> bool {
    body.marks[row * body.columns.len() + column].counted().is_some_and(|score| score > Score::ZERO)
}

/// The papers of which every pupil has the same number, the others being zero; all that come into question, else two.
fn choice(body: &Body, rows: &[usize]) -> Option<Vec<usize>> {
    let width = body.columns.len();
    let zero = |row: usize, column: usize| body.marks[row * width + column] == Mark::present(Score::ZERO);
    let count = |wanted: &dyn Fn(usize) -> bool| rows.iter().filter(|row| wanted(**row)).count();
    let open: Vec<usize> = (0..width)
        .filter(|column| count(&|row| zero(row, *column)) >= FEWEST && count(&|row| is_scored(body, row, *column)) >= FEWEST)
        .collect();
    let excludes = |columns: &[usize]| {
        let taken = |row: usize| columns.iter().filter(|column| is_scored(body, row, **column)).count();
        let told = |row: usize| columns.iter().all(|column| is_scored(body, row, *column) || zero(row, *column));
        let first = rows.first().map(|row| taken(*row)).unwrap_or_default();
        first > 0 && first < columns.len() && count(&|row| taken(row) == first && told(row)) * 20 >= rows.len() * 19
    };
    if open.len() > 1 && excludes(&open) {
        return Some(open);
    }
    let pairs = open.iter().flat_map(|one| open.iter().map(move |other| [*one, *other]));
    pairs.filter(|[one, other]| one < other).find(|pair| excludes(pair)).map(|pair| pair.to_vec())
}
