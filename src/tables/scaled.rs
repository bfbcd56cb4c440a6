//! `scaled`, `scaled_grades`: 等级赋分 beside the raw scores, and the grades that they come from. Their public form has no rows.

use super::{
    columns::Columns,
    scope::{internal_cohorts, who_columns},
};
use crate::{
    config::CandidateRules,
    pipeline::Analysis,
    reconcile::ledger::Cohort,
    stats::{
        scaled::{Cut, ScaledStats, letter},
        sitting,
    },
};
use polars::prelude::{DataFrame, PolarsResult};

/// A candidate in an elective, or with a total.
struct Row<'a> {
    cohort: &'a Cohort,
    stats: &'a ScaledStats,
    rules: &'a CandidateRules,
    paper: usize,
    at: usize,
}

impl Row<'_> {
    fn letter(&self) -> String {
        let grade = self.stats.papers.get(self.paper).and_then(Option::as_ref).and_then(|paper| paper.of[self.at]);
        grade.map_or_else(String::new, |(grade, _)| letter(usize::from(grade)).to_string())
    }
}

/// One row per candidate × scaled elective with a score, and one for the total: raw and scaled side by side. `letter` is the
/// grade (等级); `rank` the county rank by the scaled total.
///
/// # Errors
/// If polars refuses the columns.
pub fn scaled(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rules = &analysis.config.candidates;
    let mut rows = Vec::new();
    for (cohort, stats) in internal_cohorts(analysis) {
        let Some(stats) = &stats.scaled else { continue };
        let electives = (0..stats.papers.len()).filter(|paper| stats.papers[*paper].is_some());
        for paper in electives.chain(cohort.total()) {
            let scored = (0..cohort.candidates.len()).filter(|at| stats.score(cohort, rules, paper, *at).is_some());
            rows.extend(scored.map(|at| Row { cohort, stats, rules, paper, at }));
        }
    }
    let columns = Columns::of(&rows).text("grade", |row| row.cohort.grade.name());
    let columns = columns.text("subject", |row| row.cohort.papers[row.paper].subject.name());
    who_columns(columns, analysis, |row| (row.cohort, row.at))
        .number("raw", |row| sitting::counted(row.cohort, row.rules, row.paper, row.at).map(|score| score.to_f64()))
        .text("letter", Row::letter)
        .number("scaled", |row| row.stats.score(row.cohort, row.rules, row.paper, row.at).map(|score| score.to_f64()))
        .count("rank", |row| row.stats.ranks[row.at].filter(|_| row.cohort.total() == Some(row.paper)))
        .frame()
}

/// One row per grade × elective × grade of the scale: share, count, raw interval, range.
///
/// # Errors
/// If polars refuses the columns.
pub fn scaled_grades(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows: Vec<(&Cohort, usize, usize, &Cut)> = Vec::new();
    for (cohort, stats) in internal_cohorts(analysis) {
        let papers = stats.scaled.iter().flat_map(|stats| stats.papers.iter().enumerate());
        for (paper, scaled) in papers.filter_map(|(paper, scaled)| Some((paper, scaled.as_ref()?))) {
            rows.extend(scaled.cuts.iter().enumerate().map(|(grade, cut)| (cohort, paper, grade, cut)));
        }
    }
    let n = |row: &(&Cohort, usize, usize, &Cut)| {
        rows.iter().filter(|other| (other.0.grade == row.0.grade) && other.1 == row.1).map(|other| other.3.count).sum::<u32>()
    };
    Columns::of(&rows)
        .text("grade", |(cohort, ..)| cohort.grade.name())
        .text("subject", |(cohort, paper, ..)| cohort.papers[*paper].subject.name())
        .text("letter", |(_, _, grade, _)| letter(*grade).to_string())
        .count("n", |row| Some(n(row)))
        .number("share", |(.., cut)| cut.band.share.to_string().parse().ok())
        .count("count", |(.., cut)| Some(cut.count))
        .number("raw_low", |(.., cut)| Some(cut.raw?.0.to_f64()))
        .number("raw_high", |(.., cut)| Some(cut.raw?.1.to_f64()))
        .number("scaled_low", |(.., cut)| Some(f64::from(cut.band.low)))
        .number("scaled_high", |(.., cut)| Some(f64::from(cut.band.high)))
        .frame()
}
