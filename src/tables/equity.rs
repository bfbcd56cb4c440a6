//! `balance`: how schools differ in a paper, and the classes of each school. `distribution`: the shape of the scores of
//! county and schools. `correlations`: how the papers of a grade go together. The public form tells nothing of single schools.

use super::columns::Columns;
use crate::{
    config::Level,
    disclosure::{Masks, small_cell},
    pipeline::Analysis,
    reconcile::ledger::{Cohort, Paper},
    stats::{
        equity::{Differences, Equity},
        relation::Relation,
        result::Summary,
        shape::Shape,
    },
};
use polars::prelude::{DataFrame, PolarsResult};

/// Units of a paper that are compared.
struct Row<'a> {
    cohort: &'a Cohort,
    paper: &'a Paper,
    /// Whose classes; schools of the county where there is none.
    school: Option<&'a str>,
    differences: &'a Differences,
    equity: &'a Equity,
}

/// One row per grade × subject for the schools of the county, then one for the classes of each school with several. The public
/// form has the county's rows, those of papers without a hidden school.
///
/// # Errors
/// If polars refuses the columns.
pub fn balance(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let public = analysis.config.level == Level::Public;
    let mut rows = Vec::new();
    for (cohort, stats) in analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts) {
        let masks = Masks::of(analysis, cohort, stats);
        let papers = cohort.papers.iter().zip(&stats.papers).zip(&masks.papers);
        for ((paper, stats), _) in papers.filter(|(_, mask)| mask.between) {
            let equity = &stats.equity;
            rows.push(Row { cohort, paper, school: None, differences: &equity.schools, equity });
            let several = cohort.units.iter().zip(&equity.classes).filter(|(_, classes)| classes.units > 1 && !public);
            rows.extend(several.map(|(unit, differences)| {
                let school = Some(analysis.ledger.schools[unit.school as usize].name.as_str());
                Row { cohort, paper, school, differences, equity }
            }));
        }
    }
    let of_county = |row: &Row<'_>, part: Option<f64>| part.filter(|_| row.school.is_none());
    let range = |row: &Row<'_>| row.differences.range.filter(|_| !public);
    Columns::of(&rows)
        .text("grade", |row| row.cohort.grade.name())
        .text("subject", |row| row.paper.subject.name())
        .text("between", |row| if row.school.is_some() { "classes" } else { "schools" })
        .text("school", |row| row.school.unwrap_or_default())
        .count("units", |row| Some(row.differences.units))
        .count("n", |row| Some(row.differences.n))
        .number("mean_of_means", |row| row.differences.mean_of_means)
        .number("cv", |row| row.differences.cv)
        .number("cv_sample", |row| row.differences.cv_sample)
        .number("cv_weighted", |row| row.differences.cv_weighted)
        .number("lowest_mean", |row| range(row).map(|(low, _)| low))
        .number("highest_mean", |row| range(row).map(|(_, high)| high))
        .number("range", |row| row.differences.spread().filter(|_| !public))
        .number("ratio", |row| row.differences.ratio().filter(|_| !public))
        .number("icc", |row| row.differences.icc)
        .number("icc_low", |row| row.differences.icc_interval.map(|(low, _)| low))
        .number("icc_high", |row| row.differences.icc_interval.map(|(_, high)| high))
        .number("eta_squared", |row| row.differences.eta_squared)
        .number("anova_p", |row| row.differences.p)
        .number("gini", |row| row.differences.gini)
        .number("theil_t", |row| row.differences.theil)
        .number("theil_between", |row| of_county(row, row.equity.theil_between))
        .number("theil_within", |row| of_county(row, row.equity.theil_within))
        .frame()
}

/// A unit and the shape of its scores.
struct ShapeRow<'a> {
    cohort: &'a Cohort,
    paper: &'a Paper,
    school: &'a str,
    summary: &'a Summary,
    shape: &'a Shape,
}

/// One row per grade × subject for the county, then one for each school.
///
/// # Errors
/// If polars refuses the columns.
pub fn distribution(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows = Vec::new();
    let cohorts = analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts);
    for (cohort, stats) in cohorts.filter(|_| analysis.config.level != Level::Public) {
        for (paper, stats) in cohort.papers.iter().zip(&stats.papers) {
            rows.push(ShapeRow { cohort, paper, school: "", summary: &stats.county, shape: &stats.shape });
            let schools = cohort.units.iter().zip(&stats.schools).zip(&stats.school_shapes);
            rows.extend(schools.filter_map(|((unit, summary), shape)| {
                let school = analysis.ledger.schools[unit.school as usize].name.as_str();
                Some(ShapeRow { cohort, paper, school, summary: summary.as_ref()?, shape })
            }));
        }
    }
    Columns::of(&rows)
        .text("grade", |row| row.cohort.grade.name())
        .text("subject", |row| row.paper.subject.name())
        .text("school", |row| row.school)
        .count("n", |row| Some(row.summary.n))
        .number("sd", |row| row.summary.sd)
        .number("mean_se", |row| row.shape.se)
        .number("mean_low", |row| row.shape.interval.map(|(low, _)| low))
        .number("mean_high", |row| row.shape.interval.map(|(_, high)| high))
        .number("trimmed_mean", |row| row.shape.trimmed)
        .number("p10", |row| row.shape.p10)
        .number("p25", |row| row.summary.p25)
        .number("median", |row| row.summary.median)
        .number("p75", |row| row.summary.p75)
        .number("p90", |row| row.shape.p90)
        .number("iqr", |row| row.shape.iqr)
        .number("mad", |row| row.shape.mad)
        .number("skewness", |row| row.shape.skewness)
        .number("kurtosis", |row| row.shape.kurtosis)
        .frame()
}

/// One row per grade × pair of subjects, the total left out.
///
/// # Errors
/// If polars refuses the columns.
pub fn correlations(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let cohorts = analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts);
    let rows: Vec<(&Cohort, &Relation)> =
        cohorts.flat_map(|(cohort, stats)| stats.relations.iter().map(move |relation| (cohort, relation))).collect();
    let small = small_cell(&analysis.config).unwrap_or(0);
    Columns::of(&rows)
        .text("grade", |(cohort, _)| cohort.grade.name())
        .text("subject", |(cohort, relation)| cohort.papers[relation.first].subject.name())
        .text("other_subject", |(cohort, relation)| cohort.papers[relation.second].subject.name())
        .count("n", |(_, relation)| Some(relation.n).filter(|n| *n >= small))
        .number("pearson", |(_, relation)| relation.pearson.filter(|_| relation.n >= small))
        .number("spearman", |(_, relation)| relation.spearman.filter(|_| relation.n >= small))
        .frame()
}
