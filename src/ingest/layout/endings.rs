//! What only shows once all rows of a block are read: figures at its end that are the columns' own means, extremes or sums
//! though a word stands where a name should; and schools and classes written once for all rows below.

use super::{headerless, rows::Body};
use crate::{
    ingest::table::ScoreRow,
    model::{Mark, Score},
};
use compact_str::CompactString;
use std::{collections::BTreeSet, ops::Range};

/// Rows at the end that are looked at.
const LAST: usize = 10;

/// Rows of pupils, at least, that show what a column adds up to.
const FEWEST: usize = 5;

/// What the scores of one column come to.
struct Figures {
    count: i64,
    sum: i64,
    min: Score,
    max: Score,
    halves: bool,
}

impl Figures {
    fn of(body: &Body, rows: &[usize], column: usize) -> Self {
        let width = body.columns.len();
        let scores = || rows.iter().filter_map(|row| body.marks[row * width + column].counted());
        Self {
            count: scores().fold(0, |count, _| count + 1),
            sum: scores().map(Score::units).sum(),
            min: scores().min().unwrap_or_default(),
            max: scores().max().unwrap_or_default(),
            halves: scores().all(|score| score.is_multiple_of(Score::from_units(Score::whole(1).units() / 2))),
        }
    }

    /// Whether this is the mean to within `step`, however it was cut or rounded.
    const fn is_mean(&self, figure: Score, step: i64) -> bool {
        (self.sum - figure.units() * self.count).abs() <= step * self.count
    }
}

/// Whether a row says what the columns come to. `odd`: something else speaks against a pupil too.
fn says_columns(marks: &[Mark], columns: &[Figures], odd: bool) -> bool {
    let both: Vec<(Score, &Figures)> = marks
        .iter()
        .zip(columns)
        .filter_map(|(mark, column)| Some((mark.counted()?, column)))
        .filter(|(_, column)| column.count > 0)
        .collect();
    if both.is_empty() {
        return false;
    }
    let one = Score::whole(1).units();
    let step = [one, one / 10, one / 100, one / 1000].into_iter().find(|step| both.iter().all(|(figure, _)| figure.units() % step == 0));
    let step = step.unwrap_or(one / 1000);
    let finer = both.iter().filter(|(figure, column)| column.halves && !figure.is_multiple_of(Score::from_units(one / 4))).count();
    let all = |test: &dyn Fn(&(Score, &Figures)) -> bool| both.iter().all(test);
    let telling = if step == one { odd && both.len() > 2 } else { odd || both.len() > 1 || finer > 0 };
    (telling && all(&|(figure, column)| column.is_mean(*figure, step)))
        || (both.len() > 1 && all(&|(figure, column)| figure.units() == column.sum))
        || (odd && both.len() > 1 && (all(&|(figure, column)| *figure == column.max) || all(&|(figure, column)| *figure == column.min)))
        || (odd && finer > 1 && finer * 2 >= both.len())
}

/// An id has digits; a word in its column is none.
fn has_id(row: &ScoreRow) -> bool {
    [&row.id, &row.other_id].into_iter().chain(&row.more_ids).any(|id| id.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Takes rows off the end that say what the columns come to: where all others have an id those without one, else as many
/// as fit together. Gives their numbers in the sheet.
pub fn take_statistics(body: &mut Body) -> Vec<u32> {
    let (count, width) = (body.rows.len(), body.columns.len());
    let of_columns = |rows: &[usize]| (0..width).map(|column| Figures::of(body, rows, column)).collect::<Vec<_>>();
    let marks = |row: usize| &body.marks[row * width..][..width];
    let with_id: Vec<usize> = (0..count).filter(|row| has_id(&body.rows[*row])).collect();
    let without = count - with_id.last().map_or(0, |last| last + 1);
    let quarter = Score::from_units(Score::whole(1).units() / 4);
    let is_odd = |row: usize| !headerless::has_surname(&body.rows[row].name);
    let taken: Range<usize> = if with_id.len() >= FEWEST {
        if without == 0 || without > LAST || with_id.len() * 20 < (count - without) * 19 {
            return Vec::new();
        }
        let columns = of_columns(&with_id);
        let mut pupils = (count - without..count).filter(|row| !says_columns(marks(*row), &columns, true));
        pupils.next_back().map_or(count - without, |last| last + 1)..count
    } else {
        let Some(last) = count.checked_sub(1).filter(|last| *last >= FEWEST) else { return Vec::new() };
        if !is_odd(last) && marks(last).iter().filter_map(|mark| mark.counted()).all(|score| score.is_multiple_of(quarter)) {
            return Vec::new();
        }
        let fitting = (count.saturating_sub(LAST).max(FEWEST)..count).find(|first| {
            let columns = of_columns(&(0..*first).collect::<Vec<_>>());
            (*first..count).all(|row| says_columns(marks(row), &columns, is_odd(row)))
        });
        fitting.unwrap_or(count)..count
    };
    let rows = body.rows.drain(taken.clone()).map(|row| row.row).collect();
    body.marks.truncate(taken.start * width);
    body.courses.truncate(taken.start);
    body.exams.truncate(taken.start);
    rows
}

/// A table with fewer rows than this cannot show that a place is meant for the rows below.
const ENOUGH_ROWS: usize = 10;
/// A place that is meant for the rows below stands over so many on the average; with fewer, blanks are pupils whose place
/// nobody wrote.
const ROWS_BELOW: usize = 5;

/// A school or class written in the first of its rows only, or with 〃 in those below, holds for all of them.
pub fn carry_down(body: &mut Body) {
    carry(&mut body.rows, |_| CompactString::default(), |row| &mut row.school);
    carry(&mut body.rows, |row| row.school.clone(), |row| &mut row.class);
}

fn carry(rows: &mut [ScoreRow], within: fn(&ScoreRow) -> CompactString, field: fn(&mut ScoreRow) -> &mut CompactString) {
    let mut last = CompactString::default();
    for row in rows.iter_mut() {
        let value = field(row);
        if is_ditto(value) {
            value.clone_from(&last);
        } else {
            last.clone_from(value);
        }
    }
    let filled = rows.iter_mut().filter_map(|row| (!field(row).is_empty()).then_some(())).count();
    let first = rows.first_mut().is_some_and(|row| !field(row).is_empty());
    if !first || rows.len() < ENOUGH_ROWS || filled * ROWS_BELOW > rows.len() {
        return;
    }
    let written = rows.iter_mut().map(|row| (within(row), field(row).clone())).filter(|(_, value)| !value.is_empty());
    if written.collect::<BTreeSet<_>>().len() != filled {
        return;
    }
    let mut above: Option<(CompactString, CompactString)> = None;
    for row in rows {
        let of = within(row);
        let value = field(row);
        match &above {
            Some((unit, last)) if value.is_empty() && *unit == of => value.clone_from(last),
            _ => above = Some((of, value.clone())),
        }
    }
}

fn is_ditto(text: &str) -> bool {
    matches!(text, "〃" | "″" | "\"" | "''" | "同上" | "〞" | "”" | "“" | "々" | "′′" | "\"\"" | "..")
}
