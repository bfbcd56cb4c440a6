//! `bands`, `rank_bands`, `grades`: counts of every unit, a row each. They tell small counts, so their public form has no
//! rows.

use super::{
    columns::Columns,
    scope::{Unit, unit_columns},
};
use crate::{
    config::Level,
    model::Score,
    pipeline::Analysis,
    reconcile::ledger::Paper,
    stats::{result::PaperStats, units::PerUnit},
};
use polars::prelude::{DataFrame, PolarsResult};

/// A unit of a paper and one of its counts.
#[derive(Clone, Copy)]
struct Row<'a> {
    paper: &'a Paper,
    stats: &'a PaperStats,
    unit: Unit<'a>,
    /// Scores that count.
    n: u32,
    /// Which of the counts.
    at: usize,
    count: u32,
    /// The count with those of all better ones.
    cumulative: u32,
}

/// One row per grade × subject × unit × band, from the top. A band holds its `low` and not its `high`, the highest both.
///
/// # Errors
/// If polars refuses the columns.
pub fn bands(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows = rows(analysis, |stats| &stats.bands, true);
    let edge = |row: &Row<'_>, at: usize| row.stats.band_edges.get(at).copied();
    let columns = keys(&rows)
        .number("low", |row| edge(row, row.at).map(Score::to_f64))
        .number("high", |row| Some(edge(row, row.at + 1).unwrap_or(row.paper.full).to_f64()));
    counts(columns).frame()
}

/// One row per grade × subject × unit × grade (等级), from the best; `low` is the least score of the grade.
///
/// # Errors
/// If polars refuses the columns.
pub fn grades(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows = rows(analysis, |stats| &stats.positions.grades, false);
    let columns = keys(&rows)
        .text("grade_letter", |row| analysis.config.grades.word(row.at))
        .number("low", |row| Some(row.stats.positions.grading.cuts.get(row.at).copied()??.to_f64()));
    counts(columns).frame()
}

/// One row per grade × subject × unit × k: how many are among the county's first k, those tied at the edge included.
/// `share` is of the unit, `share_of_top` of the county's first k.
///
/// # Errors
/// If polars refuses the columns.
pub fn rank_bands(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows = rows(analysis, |stats| &stats.tops.counts, false);
    let of_county = |row: &Row<'_>| row.stats.tops.counts.county.get(row.at).copied();
    keys(&rows)
        .count("top", |row| row.stats.tops.tops.get(row.at).copied())
        .number("low", |row| Some(row.stats.tops.cuts.get(row.at).copied()??.to_f64()))
        .count("count", |row| Some(row.count))
        .number("share", |row| share(row.count, row.n))
        .count("county_count", of_county)
        .number("share_of_top", |row| share(row.count, of_county(row)?))
        .frame()
}

fn keys<'r, 'a>(rows: &'r [Row<'a>]) -> Columns<'r, Row<'a>> {
    let columns = Columns::of(rows).text("grade", |row| row.unit.cohort.grade.name()).text("subject", |row| row.paper.subject.name());
    unit_columns(columns, |row| row.unit).count("n", |row| Some(row.n))
}

fn counts<'r, 'a>(columns: Columns<'r, Row<'a>>) -> Columns<'r, Row<'a>> {
    columns
        .count("count", |row| Some(row.count))
        .number("share", |row| share(row.count, row.n))
        .count("cumulative", |row| Some(row.cumulative))
        .number("cumulative_share", |row| share(row.cumulative, row.n))
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

/// The counts of every unit that takes the paper; `turned`: the best is the last one, and comes first.
fn rows(analysis: &Analysis, spread: impl Fn(&PaperStats) -> &PerUnit<Vec<u32>>, turned: bool) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    if analysis.config.level == Level::Public {
        return rows;
    }
    for (cohort, stats) in analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts) {
        for (paper, stats) in cohort.papers.iter().zip(&stats.papers) {
            for (scope, summary) in stats.every_unit() {
                let (unit, counts) = (Unit { analysis, cohort, scope }, spread(stats).counts(scope));
                let mut cumulative = 0;
                rows.extend((0..counts.len()).map(|place| {
                    let at = if turned { counts.len() - 1 - place } else { place };
                    cumulative += counts[at];
                    Row { paper, stats, unit, n: summary.n, at, count: counts[at], cumulative }
                }));
            }
        }
    }
    rows
}
