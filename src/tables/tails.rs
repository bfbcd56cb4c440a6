//! `tails`, `all_papers`: tops and bottoms of every unit; who passes in all papers.

use super::{
    columns::Columns,
    scope::{Unit, internal_cohorts, unit_columns},
};
use crate::{
    pipeline::Analysis,
    stats::{
        all_papers::AllPapers,
        tails::{Tails, UnitTails},
    },
};
use polars::prelude::{DataFrame, PolarsResult};

/// One row per grade × subject × unit of every level that has scores: 相对优秀率, 后 p % 占比, 前 p % and 后 p % 均分. The public
/// form has no rows.
///
/// # Errors
/// If polars refuses the columns.
pub fn tails(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows: Vec<(Unit<'_>, usize, &Tails, &UnitTails)> = Vec::new();
    for (cohort, stats) in internal_cohorts(analysis) {
        for (paper, stats) in stats.papers.iter().enumerate() {
            let units = stats.tails.units.each().filter(|(_, figures)| figures.n > 0);
            rows.extend(units.map(|(scope, figures)| (Unit { analysis, cohort, scope }, paper, &stats.tails, figures)));
        }
    }
    let columns = Columns::of(&rows).text("grade", |(unit, ..)| unit.cohort.grade.name());
    unit_columns(columns.text("subject", |(unit, paper, ..)| unit.cohort.papers[*paper].subject.name()), |(unit, ..)| *unit)
        .count("n", |(.., figures)| Some(figures.n))
        .number("relative_line", |(_, _, tails, _)| tails.relative_line.map(|line| line.to_f64()))
        .count("relative", |(.., figures)| Some(figures.relative))
        .number("relative_rate", |(.., figures)| figures.relative_rate())
        .number("bottom_line", |(_, _, tails, _)| tails.bottom_line?.to_f64())
        .count("bottom", |(.., figures)| Some(figures.bottom))
        .number("bottom_rate", |(.., figures)| figures.bottom_rate())
        .count("end_n", |(.., figures)| Some(figures.end))
        .number("top_mean", |(.., figures)| figures.top_mean)
        .number("bottom_mean", |(.., figures)| figures.bottom_mean)
        .frame()
}

/// One row per grade × unit of every level: 全科及格率, 全科优秀率. The public form has no rows.
///
/// # Errors
/// If polars refuses the columns.
pub fn all_papers(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows: Vec<(Unit<'_>, &AllPapers)> = Vec::new();
    for (cohort, stats) in internal_cohorts(analysis) {
        let units = stats.all_papers.each().filter(|(_, figures)| figures.n > 0);
        rows.extend(units.map(|(scope, figures)| (Unit { analysis, cohort, scope }, figures)));
    }
    unit_columns(Columns::of(&rows).text("grade", |(unit, _)| unit.cohort.grade.name()), |(unit, _)| *unit)
        .count("n", |(_, figures)| Some(figures.n))
        .count("all_pass", |(_, figures)| Some(figures.pass))
        .number("all_pass_rate", |(_, figures)| figures.rate(figures.pass))
        .count("all_excellent", |(_, figures)| Some(figures.excellent))
        .number("all_excellent_rate", |(_, figures)| figures.rate(figures.excellent))
        .frame()
}
