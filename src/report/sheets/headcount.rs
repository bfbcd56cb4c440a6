//! 参考人数确认: who should have sat and who did, school by school, and what each denominator would make of a school's mean and rank.

use crate::{
    reconcile::ledger::Headcount,
    report::{
        desk::{CohortView, Desk, PaperView},
        plan::{Block, Look, Sheet, Table, Value},
    },
    words::{Phrase, report as words},
};

/// Floor of 参考率 in common use, in percent (metrics.md §1).
const FLOOR_PERCENT: u64 = 95;
/// Above this share of absent candidates the bounds of the mean are worth printing.
const BOUNDS_FROM: f64 = 0.02;

/// Head count of every school in every grade.
#[must_use]
pub fn headcount_sheet<'a>(desk: &Desk<'a>) -> Sheet<'a> {
    const COUNTS: [Phrase; 12] = [
        words::COL_ENROLLED,
        words::COL_EXPECTED,
        words::COL_SAT,
        words::COL_SAT_NONE,
        words::COL_EXEMPT,
        words::COL_DEFERRED,
        words::COL_MISCONDUCT,
        words::COL_WITHDRAWN,
        words::COL_GUEST_IN,
        words::COL_GUEST_OUT,
        words::COL_UNLISTED,
        words::COL_UNEXPLAINED,
    ];
    let mut columns: Vec<_> = [words::COL_GRADE, words::COL_SCHOOL].map(|title| desk.column(title, Look::Text)).into();
    columns.extend(COUNTS.map(|title| desk.column(title, Look::Count)));
    columns.push(desk.column(words::COL_INCLUSION, Look::Count));
    columns.push(desk.column(words::COL_PARTICIPATION, Look::Rate));
    columns.extend([words::COL_CONFIRMED, words::COL_SIGNED].map(|title| desk.column(title, Look::Prose(12))));
    let mut table = Table { columns, keys: 2, ..Table::default() };
    let mut identities = Vec::new();
    for view in desk.cohorts() {
        let total = view.cohort.units.iter().map(|unit| unit.headcount).fold(Headcount { enrolled: Some(0), ..Headcount::default() }, add);
        table.strong.push(table.rows.len());
        table.rows.push(row(&view, desk.say(words::COUNTY), &total));
        for unit in &view.cohort.units {
            table.rows.push(row(&view, &view.school_of(unit).name, &unit.headcount));
        }
        identities.extend(identity(&view));
    }
    let mut blocks: Vec<Block<'a>> = identities.into_iter().map(Block::Paragraph).collect();
    blocks.push(Block::Table(table));
    Sheet {
        name: desk.say(words::SHEET_HEADCOUNT).to_owned(),
        title: desk.say(words::TITLE_HEADCOUNT).to_owned(),
        notes: vec![desk.say(words::NOTE_HEADCOUNT).to_owned()],
        blocks,
        landscape: true,
    }
}

fn add(sum: Headcount, one: Headcount) -> Headcount {
    Headcount {
        enrolled: sum.enrolled.zip(one.enrolled).map(|(a, b)| a + b),
        expected: sum.expected + one.expected,
        present: sum.present + one.present,
        absent: sum.absent + one.absent,
        exempt: sum.exempt + one.exempt,
        deferred: sum.deferred + one.deferred,
        misconduct: sum.misconduct + one.misconduct,
        withdrawn: sum.withdrawn + one.withdrawn,
        guest_in: sum.guest_in + one.guest_in,
        guest_out: sum.guest_out + one.guest_out,
        inclusion: sum.inclusion + one.inclusion,
        unlisted: sum.unlisted + one.unlisted,
        unexplained: sum.unexplained + one.unexplained,
    }
}

fn row<'a>(view: &CohortView<'a>, name: &'a str, count: &Headcount) -> Vec<Value<'a>> {
    let share = (count.expected > 0).then(|| f64::from(count.present) / f64::from(count.expected));
    let mut row: Vec<Value<'a>> = vec![view.grade().into(), name.into(), count.enrolled.into()];
    row.extend(
        [
            count.expected,
            count.present,
            count.absent,
            count.exempt,
            count.deferred,
            count.misconduct,
            count.withdrawn,
            count.guest_in,
            count.guest_out,
            count.unlisted,
            count.unexplained,
            count.inclusion,
        ]
        .map(Value::Count),
    );
    row.extend([share.into(), Value::Empty, Value::Empty]);
    row
}

/// Σ schools expected = county expected, in the paper that speaks for all.
fn identity(view: &CohortView<'_>) -> Option<String> {
    let paper = view.leading_paper()?;
    let schools: u32 = paper.stats.schools.iter().flatten().map(|summary| summary.expected).sum();
    let county = paper.stats.county.expected;
    let phrase = if schools == county { words::IDENTITY_HOLDS } else { words::IDENTITY_BROKEN };
    Some(view.desk.fill(phrase, &[("grade", &view.grade()), ("subject", &paper.subject()), ("schools", &schools), ("county", &county)]))
}

/// What every school's sum is divided by in one way, and what comes of it.
struct Way {
    by: Vec<u64>,
    means: Vec<Option<f64>>,
    ranks: Vec<Option<u32>>,
}

/// The denominators of one school.
struct Denominators {
    present: u64,
    expected: u64,
    floor: u64,
}

/// 分母对照: mean and rank of each school under each denominator, in the paper that speaks for all.
#[must_use]
pub fn denominator_sheet<'a>(desk: &Desk<'a>) -> Option<Sheet<'a>> {
    let mut columns: Vec<_> = [words::COL_GRADE, words::COL_SUBJECT, words::COL_SCHOOL].map(|title| desk.column(title, Look::Text)).into();
    for (count, mean, rank) in [
        (words::DEN_PRESENT, words::DEN_PRESENT_MEAN, words::DEN_PRESENT_RANK),
        (words::DEN_EXPECTED, words::DEN_EXPECTED_MEAN, words::DEN_EXPECTED_RANK),
        (words::DEN_FLOOR, words::DEN_FLOOR_MEAN, words::DEN_FLOOR_RANK),
    ] {
        columns.extend([desk.column(count, Look::Count), desk.column(mean, Look::Mean), desk.column(rank, Look::Count)]);
    }
    columns.push(desk.column(words::DEN_SPREAD, Look::Count));
    columns.extend([words::DEN_LOWER, words::DEN_UPPER].map(|title| desk.column(title, Look::Mean)));
    let rows: Vec<Vec<Value<'a>>> =
        desk.cohorts().filter_map(|view| view.leading_paper()).flat_map(|paper| denominator_rows(&paper)).collect();
    if rows.is_empty() {
        return None;
    }
    Some(Sheet {
        name: desk.say(words::SHEET_DENOMINATORS).to_owned(),
        title: desk.say(words::TITLE_DENOMINATORS).to_owned(),
        notes: vec![desk.say(words::NOTE_DENOMINATORS).to_owned(), desk.say(words::NOTE_BOUNDS).to_owned()],
        blocks: vec![Block::Table(Table { columns, rows, keys: 3, ..Table::default() })],
        landscape: true,
    })
}

fn denominator_rows<'a>(paper: &PaperView<'a>) -> Vec<Vec<Value<'a>>> {
    let view = &paper.cohort;
    let units: Vec<usize> = (0..view.cohort.units.len()).filter(|unit| paper.school(*unit).is_some()).collect();
    let denominators: Vec<Denominators> = units.iter().map(|unit| denominators(paper, *unit)).collect();
    let sums: Vec<f64> = units.iter().map(|unit| sum(paper, *unit)).collect();
    let divided = |by: Vec<u64>| {
        let means: Vec<Option<f64>> = sums.iter().zip(&by).map(|(sum, by)| divide(*sum, *by)).collect();
        let ranks = rank(&means);
        Way { by, means, ranks }
    };
    let each = |of: fn(&Denominators) -> u64| divided(denominators.iter().map(of).collect());
    let ways = [each(|way| way.present), each(|way| way.expected), each(|way| way.floor)];
    let row = |(at, unit): (usize, &usize)| {
        let mut row: Vec<Value<'a>> =
            vec![view.grade().into(), paper.subject().into(), view.school_of(&view.cohort.units[*unit]).name.as_str().into()];
        for way in &ways {
            row.extend([u32::try_from(way.by[at]).unwrap_or(u32::MAX).into(), way.means[at].into(), way.ranks[at].into()]);
        }
        let given = || ways.iter().filter_map(|way| way.ranks[at]);
        row.push(given().max().zip(given().min()).map(|(worst, best)| worst - best).into());
        let (low, high) = bounds(paper, sums[at], &denominators[at]).unzip();
        row.extend([low.into(), high.into()]);
        row
    };
    units.iter().enumerate().map(row).collect()
}

fn denominators(paper: &PaperView<'_>, unit: usize) -> Denominators {
    let summary = paper.school(unit).copied().unwrap_or_default();
    let (present, expected) = (u64::from(summary.n), u64::from(summary.expected));
    Denominators { present, expected, floor: present.max((FLOOR_PERCENT * expected).div_ceil(100)) }
}

/// Σx of a school, exact until the last step.
fn sum(paper: &PaperView<'_>, unit: usize) -> f64 {
    let cohort = paper.cohort.cohort;
    let total: i128 =
        cohort.units[unit].range.clone().filter_map(|at| cohort.counted(paper.index, at)).map(|score| i128::from(score.units())).sum();
    #[allow(clippy::cast_precision_loss, reason = "the nearest number is meant")]
    let sum = total as f64 / crate::model::Score::whole(1).units() as f64;
    sum
}

fn divide(sum: f64, by: u64) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "head counts are small")]
    (by > 0).then(|| sum / by as f64)
}

/// Competition ranks, highest first.
fn rank(means: &[Option<f64>]) -> Vec<Option<u32>> {
    let above = |mean: f64| means.iter().flatten().filter(|other| **other > mean).count();
    means.iter().map(|mean| u32::try_from(above((*mean)?) + 1).ok()).collect()
}

/// Lowest and highest mean that the absent leave possible, where there are enough of them.
fn bounds(paper: &PaperView<'_>, sum: f64, denominators: &Denominators) -> Option<(f64, f64)> {
    let absent = denominators.expected.checked_sub(denominators.present)?;
    #[allow(clippy::cast_precision_loss, reason = "head counts are small")]
    let (absent, expected) = (absent as f64, denominators.expected as f64);
    (expected > 0.0 && absent / expected > BOUNDS_FROM).then(|| (sum / expected, (sum + absent * paper.paper.full.to_f64()) / expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_a_rank_and_nothing_has_none() {
        assert_eq!(rank(&[Some(70.0), Some(80.0), None, Some(70.0), Some(60.0)]), [Some(2), Some(1), None, Some(2), Some(4)]);
    }
}
