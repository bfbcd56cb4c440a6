//! `uneven`, `uneven_counts`: 偏科, candidate by candidate and counted by unit. Their public form has no rows.

use super::{
    columns::Columns,
    scope::{Unit, internal_cohorts, unit_columns, who_columns},
};
use crate::{pipeline::Analysis, reconcile::ledger::Cohort, stats::uneven::UnevenCounts};
use polars::prelude::{DataFrame, PolarsResult};

/// One row per candidate × subject that stands apart; `side` is weak or strong, `distance` in standard deviations.
///
/// # Errors
/// If polars refuses the columns.
pub fn uneven(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows: Vec<(&Cohort, usize, &str, usize, f64)> = Vec::new();
    for (cohort, stats) in internal_cohorts(analysis) {
        for found in &stats.uneven.candidates {
            let at = found.candidate as usize;
            rows.extend(found.weak.iter().map(|(paper, distance)| (cohort, at, "weak", *paper, *distance)));
            rows.extend(found.strong.iter().map(|(paper, distance)| (cohort, at, "strong", *paper, *distance)));
        }
    }
    let columns = Columns::of(&rows).text("grade", |(cohort, ..)| cohort.grade.name());
    who_columns(columns, analysis, |(cohort, at, ..)| (*cohort, *at))
        .text("side", |(_, _, side, ..)| *side)
        .text("subject", |(cohort, _, _, paper, _)| cohort.papers[*paper].subject.name())
        .number("distance", |(.., distance)| Some(*distance))
        .frame()
}

/// One row per grade × unit × subject, and one with an empty subject for candidates uneven in any.
///
/// # Errors
/// If polars refuses the columns.
pub fn uneven_counts(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows: Vec<(Unit<'_>, &UnevenCounts, Option<usize>)> = Vec::new();
    for (cohort, stats) in internal_cohorts(analysis) {
        for (scope, counts) in stats.uneven.units.each().filter(|(_, counts)| counts.n > 0) {
            let papers = (0..counts.weak_in.len()).map(Some);
            rows.extend(std::iter::once(None).chain(papers).map(|paper| (Unit { analysis, cohort, scope }, counts, paper)));
        }
    }
    let columns = Columns::of(&rows).text("grade", |(unit, ..)| unit.cohort.grade.name());
    unit_columns(columns, |(unit, ..)| *unit)
        .text("subject", |(unit, _, paper)| paper.map_or("", |paper| unit.cohort.papers[paper].subject.name()))
        .count("n", |(_, counts, _)| Some(counts.n))
        .count("uneven", |(_, counts, paper)| Some(paper.map_or(counts.uneven, |paper| counts.weak_in[paper] + counts.strong_in[paper])))
        .count("weak", |(_, counts, paper)| Some(paper.map_or(counts.weak, |paper| counts.weak_in[paper])))
        .count("strong", |(_, counts, paper)| Some(paper.map_or(counts.strong, |paper| counts.strong_in[paper])))
        .frame()
}
