//! 分母对照: what each of the six denominators would make of a school's mean, rates and rank, in the paper that speaks for all.

use super::method::percent;
use crate::{
    config::Denominator,
    report::{
        desk::{Desk, PaperView},
        plan::{Block, Column, Look, Sheet, Table, Value},
    },
    stats::result::Summary,
    words::{Phrase, report as words},
};

/// Above this share of absent candidates the bounds of the mean are worth printing.
const BOUNDS_FROM: f64 = 0.02;

/// The school units of a paper and what each denominator gives.
struct Comparison<'a> {
    paper: PaperView<'a>,
    units: Vec<usize>,
    /// One for each denominator, in order of the catalogue.
    ways: Vec<Way>,
}

/// One denominator: numbers, means and rates of every unit, and ranks by them.
struct Way {
    by: Vec<Option<u32>>,
    means: Vec<Option<f64>>,
    mean_ranks: Vec<Option<u32>>,
    pass: Vec<Option<f64>>,
    pass_ranks: Vec<Option<u32>>,
    excellent: Vec<Option<f64>>,
}

impl<'a> Comparison<'a> {
    fn of(paper: PaperView<'a>) -> Self {
        let units: Vec<usize> = (0..paper.cohort.cohort.units.len()).filter(|unit| paper.school(*unit).is_some()).collect();
        let ways = Denominator::ALL.into_iter().map(|denominator| Way::of(&paper, &units, denominator)).collect();
        Self { paper, units, ways }
    }
}

impl Way {
    fn of(paper: &PaperView<'_>, units: &[usize], denominator: Denominator) -> Self {
        let rules = &paper.cohort.desk.analysis.config.candidates.denominators;
        let number = |unit: &usize| paper.stats.bases.get(*unit)?.under(denominator, rules);
        let by: Vec<Option<u32>> = units.iter().map(number).collect();
        let each = |value: &dyn Fn(usize, &Summary) -> f64| -> Vec<Option<f64>> {
            let one = |(unit, by): (&usize, &Option<u32>)| {
                let by = by.filter(|by| *by > 0)?;
                let summary = paper.school(*unit).filter(|summary| summary.n > 0)?;
                Some(value(*unit, summary) / f64::from(by))
            };
            units.iter().zip(&by).map(one).collect()
        };
        let means = each(&|unit, _| sum(paper, unit));
        let pass = each(&|_, summary| f64::from(summary.pass));
        let excellent = each(&|_, summary| f64::from(summary.excellent));
        Self { mean_ranks: rank(&means), pass_ranks: rank(&pass), by, means, pass, excellent }
    }
}

/// Both sheets: numbers, means and ranks; rates and ranks. None without a paper.
#[must_use]
pub fn denominator_sheets<'a>(desk: &Desk<'a>) -> Vec<Sheet<'a>> {
    let comparisons: Vec<Comparison<'a>> = desk.cohorts().filter_map(|view| view.leading_paper()).map(Comparison::of).collect();
    let with_rows: Vec<&Comparison<'a>> = comparisons.iter().filter(|comparison| !comparison.units.is_empty()).collect();
    if with_rows.is_empty() {
        return Vec::new();
    }
    let missing: Vec<String> =
        [Denominator::EnrolledLess, Denominator::Cohort].into_iter().filter_map(|way| missing(desk, way, &with_rows)).collect();
    let note = desk.fill(words::NOTE_DENOMINATORS, &[("rule", &super::method::denominator(desk))]);
    let sheet = |name: Phrase, title: Phrase, more: Option<Phrase>, table: Table<'a>| Sheet {
        name: desk.say(name).to_owned(),
        title: desk.say(title).to_owned(),
        notes: [note.clone()].into_iter().chain(more.map(|more| desk.say(more).to_owned())).chain(missing.clone()).collect(),
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    };
    vec![
        sheet(words::SHEET_DENOMINATORS, words::TITLE_DENOMINATORS, Some(words::NOTE_BOUNDS), means(desk, &with_rows)),
        sheet(words::SHEET_DENOMINATOR_RATES, words::TITLE_DENOMINATOR_RATES, None, rates(desk, &with_rows)),
    ]
}

/// Why a denominator is empty for some schools, in a sentence.
fn missing(desk: &Desk<'_>, way: Denominator, comparisons: &[&Comparison<'_>]) -> Option<String> {
    const NAMED: usize = 5;
    let at = Denominator::ALL.iter().position(|one| *one == way)?;
    let mut without: Vec<&str> = Vec::new();
    let mut all = 0;
    for comparison in comparisons {
        for (unit, by) in comparison.units.iter().zip(&comparison.ways[at].by) {
            all += 1;
            let view = &comparison.paper.cohort;
            without.extend(by.is_none().then(|| view.school_of(&view.cohort.units[*unit]).name.as_str()));
        }
    }
    if without.is_empty() {
        return None;
    }
    let everywhere = without.len() == all;
    without.dedup();
    let more = without.len() > NAMED;
    without.truncate(NAMED);
    without.extend(more.then_some("…"));
    let schools = if everywhere { desk.say(words::DEN_ALL_SCHOOLS).to_owned() } else { desk.list(&without) };
    let phrase = if way == Denominator::Cohort { words::DEN_MISSING_STAGE } else { words::DEN_MISSING_ENROLLED };
    Some(desk.fill(phrase, &[("name", &name(desk, way)), ("schools", &schools)]))
}

/// The short name of a denominator with its share.
fn name(desk: &Desk<'_>, denominator: Denominator) -> String {
    let rules = &desk.analysis.config.candidates.denominators;
    let share = percent(if denominator == Denominator::Floor { rules.floor } else { rules.less });
    desk.fill(denominator.name(), &[("share", &share)])
}

/// Columns that say which row it is, then these of each denominator, the chosen one starred.
fn columns(desk: &Desk<'_>, each: &[(Phrase, Look)]) -> Vec<Column> {
    let mut columns: Vec<_> = [words::COL_GRADE, words::COL_SUBJECT, words::COL_SCHOOL].map(|title| desk.column(title, Look::Text)).into();
    for denominator in Denominator::ALL {
        let plain = name(desk, denominator);
        let chosen = denominator == desk.analysis.config.candidates.denominator;
        let name = if chosen { desk.fill(words::DEN_CHOSEN, &[("name", &plain)]) } else { plain };
        columns.extend(each.iter().map(|(title, look)| Column::new(desk.fill(*title, &[("name", &name)]), *look)));
    }
    columns
}

/// A row for each school, the way of its cells left to `cells`.
fn rows<'a>(comparisons: &[&Comparison<'a>], cells: impl Fn(&Comparison<'a>, usize, usize) -> Vec<Value<'a>>) -> Vec<Vec<Value<'a>>> {
    let of = |comparison: &&Comparison<'a>| {
        let view = comparison.paper.cohort;
        let row = |(at, unit): (usize, &usize)| {
            let school = view.school_of(&view.cohort.units[*unit]).name.as_str();
            let mut row: Vec<Value<'a>> = vec![view.grade().into(), comparison.paper.subject().into(), school.into()];
            row.extend(cells(comparison, at, *unit));
            row
        };
        comparison.units.iter().enumerate().map(row).collect::<Vec<_>>()
    };
    comparisons.iter().flat_map(of).collect()
}

fn means<'a>(desk: &Desk<'a>, comparisons: &[&Comparison<'a>]) -> Table<'a> {
    let mut columns = columns(desk, &[(words::DEN_COUNT, Look::Count), (words::DEN_MEAN, Look::Mean), (words::DEN_RANK, Look::Count)]);
    columns.push(desk.column(words::DEN_SPREAD, Look::Count));
    columns.extend([words::DEN_LOWER, words::DEN_UPPER].map(|title| desk.column(title, Look::Mean)));
    let rows = rows(comparisons, |comparison, at, unit| {
        let ways = &comparison.ways;
        let mut cells: Vec<Value<'a>> =
            ways.iter().flat_map(|way| [way.by[at].into(), way.means[at].into(), way.mean_ranks[at].into()]).collect();
        let given = || ways.iter().filter_map(|way| way.mean_ranks[at]);
        cells.push(given().max().zip(given().min()).map(|(worst, best)| worst - best).into());
        let (low, high) = bounds(&comparison.paper, unit).unzip();
        cells.extend([low.into(), high.into()]);
        cells
    });
    Table { columns, rows, keys: 3, ..Table::default() }
}

fn rates<'a>(desk: &Desk<'a>, comparisons: &[&Comparison<'a>]) -> Table<'a> {
    let columns = columns(desk, &[(words::DEN_PASS, Look::Rate), (words::DEN_PASS_RANK, Look::Count), (words::DEN_EXCELLENT, Look::Rate)]);
    let rows = rows(comparisons, |comparison, at, _| {
        comparison.ways.iter().flat_map(|way| [way.pass[at].into(), way.pass_ranks[at].into(), way.excellent[at].into()]).collect()
    });
    Table { columns, rows, keys: 3, ..Table::default() }
}

/// Σx of a school, exact until the last step.
fn sum(paper: &PaperView<'_>, unit: usize) -> f64 {
    let cohort = paper.cohort.cohort;
    let rules = &paper.cohort.desk.analysis.config.candidates;
    let counted = cohort.units[unit].range.clone().filter_map(|at| crate::stats::sitting::counted(cohort, rules, paper.index, at));
    let total: i128 = counted.map(|score| i128::from(score.units())).sum();
    #[allow(clippy::cast_precision_loss, reason = "the nearest number is meant")]
    let sum = total as f64 / crate::model::Score::whole(1).units() as f64;
    sum
}

/// Competition ranks, highest first.
fn rank(values: &[Option<f64>]) -> Vec<Option<u32>> {
    let above = |value: f64| values.iter().flatten().filter(|other| **other > value).count();
    values.iter().map(|value| u32::try_from(above((*value)?) + 1).ok()).collect()
}

/// Lowest and highest mean that those without a score leave possible, where there are enough of them.
fn bounds(paper: &PaperView<'_>, unit: usize) -> Option<(f64, f64)> {
    let summary = paper.school(unit)?;
    let (expected, absent) = (f64::from(summary.expected), f64::from(summary.expected.checked_sub(summary.n)?));
    let sum = sum(paper, unit);
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
