//! `score_positions`: where each score of a paper stands, in every scale (一分一段表). `positions`: the same for every
//! candidate and paper, with the places in county, school and class. Both rank, so their public form has no rows.

use super::columns::Columns;
use crate::{
    config::{Level, PositionRows},
    model::Score,
    pipeline::Analysis,
    reconcile::ledger::{Cohort, Paper, SchoolUnit},
    stats::{
        positions::Step,
        result::{PaperStats, Standing},
        sitting,
    },
};
use polars::prelude::{DataFrame, PolarsResult};

/// A score of a paper.
struct StepRow<'a> {
    cohort: &'a Cohort,
    paper: &'a Paper,
    step: &'a Step,
}

/// One row per grade × subject × score that occurs, from the highest.
///
/// # Errors
/// If polars refuses the columns.
pub fn score_positions(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows = Vec::new();
    for (cohort, index, stats) in papers(analysis) {
        let paper = &cohort.papers[index];
        rows.extend(stats.positions.steps.iter().rev().map(|step| StepRow { cohort, paper, step }));
    }
    Columns::of(&rows)
        .text("grade", |row| row.cohort.grade.name())
        .text("subject", |row| row.paper.subject.name())
        .number("score", |row| Some(row.step.score.to_f64()))
        .count("count", |row| Some(row.step.count))
        .count("cumulative", |row| Some(row.step.at_or_above))
        .count("county_rank", |row| Some(row.step.rank))
        .number("z", |row| row.step.z)
        .number("t", |row| row.step.t)
        .number("percentile", |row| Some(row.step.percentile * 100.0))
        .number("normal", |row| Some(row.step.normal))
        .text("grade_letter", |row| analysis.config.grades.word(row.step.grade))
        .frame()
}

/// A candidate in a paper.
struct PlaceRow<'a> {
    cohort: &'a Cohort,
    paper: &'a Paper,
    unit: &'a SchoolUnit,
    at: usize,
    score: Score,
    step: Option<&'a Step>,
    standing: &'a Standing,
}

/// One row per candidate × paper with a score that counts, in order of grade, subject, school, class and id.
///
/// # Errors
/// If polars refuses the columns.
pub fn positions(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows = Vec::new();
    for (cohort, index, stats) in papers(analysis).filter(|(cohort, index, _)| is_asked(analysis, cohort, *index)) {
        let paper = &cohort.papers[index];
        for unit in &cohort.units {
            let scores = unit.range.clone().filter_map(|at| Some((at, sitting::counted(cohort, &analysis.config.candidates, index, at)?)));
            rows.extend(scores.map(|(at, score)| PlaceRow {
                cohort,
                paper,
                unit,
                at,
                score,
                step: stats.positions.step(score),
                standing: &stats.standings[at],
            }));
        }
    }
    Columns::of(&rows)
        .text("id", |row| row.cohort.candidates[row.at].id.as_str())
        .text("grade", |row| row.cohort.grade.name())
        .text("school", |row| analysis.ledger.schools[row.unit.school as usize].name.as_str())
        .text("class", |row| row.cohort.candidates[row.at].class.as_str())
        .text("subject", |row| row.paper.subject.name())
        .number("score", |row| Some(row.score.to_f64()))
        .number("z", |row| row.step?.z)
        .number("t", |row| row.step?.t)
        .number("percentile", |row| Some(row.step?.percentile * 100.0))
        .number("normal", |row| Some(row.step?.normal))
        .count("county_rank", |row| row.standing.county_rank)
        .count("school_rank", |row| row.standing.school_rank)
        .count("class_rank", |row| row.standing.class_rank)
        .text("grade_letter", |row| row.step.map_or("", |step| analysis.config.grades.word(step.grade)))
        .frame()
}

fn is_asked(analysis: &Analysis, cohort: &Cohort, paper: usize) -> bool {
    match analysis.config.report.positions {
        PositionRows::All => true,
        PositionRows::Total => paper + 1 == cohort.papers.len(),
        PositionRows::None => false,
    }
}

/// Every paper with its statistics; none for the public.
fn papers(analysis: &Analysis) -> impl Iterator<Item = (&Cohort, usize, &PaperStats)> {
    let cohorts = analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts);
    let shown = cohorts.filter(|_| analysis.config.level != Level::Public);
    shown.flat_map(|(cohort, stats)| stats.papers.iter().enumerate().map(move |(index, stats)| (cohort, index, stats)))
}
