//! `models`, `value_added`, `value_added_class`: random-intercept models and what they say of schools and classes. Effects order
//! schools and are not for the public; a model is, where no school's figures are hidden that it would help to work out.

use super::columns::Columns;
use crate::{
    config::Level,
    disclosure::{Masks, apart, small_cell},
    pipeline::Analysis,
    reconcile::ledger::Cohort,
    stats::{
        mixed::Coefficient,
        result::PaperStats,
        value_added::{Model, UnitValue},
    },
};
use polars::prelude::{DataFrame, PolarsResult};

/// A term of a model.
struct TermRow<'a> {
    grade: &'a str,
    subject: &'a str,
    model: &'static str,
    term: String,
    estimate: Option<f64>,
    se: Option<f64>,
}

/// One row per grade × subject × model × term: the null model of every paper, and value added where there was an earlier exam.
/// Estimates of a model that has no answer are empty.
///
/// # Errors
/// If polars refuses the columns.
pub fn models(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows = Vec::new();
    for (cohort, subject, stats) in told(analysis) {
        let models = [("null", stats.models.null.as_ref()), ("value-added", value_added_model(analysis, stats))];
        for (name, model) in models {
            rows.extend(model.into_iter().flat_map(|model| terms(cohort, subject, name, model)));
        }
    }
    Columns::of(&rows)
        .text("grade", |row| row.grade)
        .text("subject", |row| row.subject)
        .text("model", |row| row.model)
        .text("term", |row| row.term.clone())
        .number("estimate", |row| row.estimate)
        .number("se", |row| row.se)
        .frame()
}

fn papers(analysis: &Analysis) -> impl Iterator<Item = (&Cohort, &str, &PaperStats)> {
    let cohorts = analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts);
    cohorts.flat_map(|(cohort, stats)| {
        cohort.papers.iter().zip(&stats.papers).map(move |(paper, stats)| (cohort, paper.subject.name(), stats))
    })
}

/// Papers whose models may be told.
fn told(analysis: &Analysis) -> impl Iterator<Item = (&Cohort, &str, &PaperStats)> {
    let cohorts = analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts);
    let masks = cohorts.flat_map(|(cohort, stats)| Masks::of(analysis, cohort, stats).papers);
    papers(analysis).zip(masks).filter(|(_, mask)| mask.between).map(|(paper, _)| paper)
}

/// The model on earlier scores. The public form has it where the matched candidates may stand beside all.
fn value_added_model<'a>(analysis: &Analysis, stats: &'a PaperStats) -> Option<&'a Model> {
    let model = &stats.models.value_added.as_ref()?.model;
    let told = |small| apart(model.n, stats.county.n, small);
    small_cell(&analysis.config).is_none_or(told).then_some(model)
}

fn terms<'a>(cohort: &'a Cohort, subject: &'a str, name: &'static str, model: &'a Model) -> Vec<TermRow<'a>> {
    let fit = model.fit.as_ref().ok();
    let row = |term: &str, estimate: Option<f64>, se: Option<f64>| TermRow {
        grade: cohort.grade.name(),
        subject,
        model: name,
        term: term.to_owned(),
        estimate,
        se,
    };
    let fixed = |term: &str, at: usize| {
        let found: Option<&Coefficient> = fit.and_then(|fit| fit.fixed.get(at));
        row(term, found.map(|one| one.estimate), found.map(|one| one.se))
    };
    let mut rows = vec![fixed("intercept", 0)];
    rows.extend(model.terms.iter().enumerate().map(|(at, term)| fixed(&term.name(cohort), at + 1)));
    rows.push(row("var_school", fit.map(|fit| fit.var_school), None));
    let classes = fit.and_then(|fit| fit.classes.zip(fit.var_class));
    rows.extend(classes.map(|(_, var)| row("var_class", Some(var), None)));
    rows.push(row("var_residual", fit.map(|fit| fit.var_residual), None));
    rows.push(row("icc", fit.map(crate::stats::mixed::Fit::icc), None));
    rows.extend(fit.and_then(crate::stats::mixed::Fit::icc_class).map(|icc| row("icc_class", Some(icc), None)));
    rows.push(row("loglik", fit.map(|fit| fit.log_likelihood), None));
    rows.push(row("n", Some(f64::from(model.n)), None));
    rows.push(row("schools", Some(f64::from(model.schools)), None));
    let count = |classes: usize| u32::try_from(classes).map(f64::from).ok();
    rows.extend(classes.map(|(classes, _)| row("classes", count(classes), None)));
    rows
}

/// A unit in a paper.
struct ValueRow<'a> {
    grade: &'a str,
    subject: &'a str,
    school: &'a str,
    class: &'a str,
    value: UnitValue,
}

/// One row per grade × subject × school with a score, where there was an earlier exam.
///
/// # Errors
/// If polars refuses the columns.
pub fn value_added(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows = Vec::new();
    for (cohort, subject, stats) in internal(analysis) {
        let units = cohort.units.iter().zip(stats.models.value_added.iter().flat_map(|value| &value.schools));
        rows.extend(units.filter_map(|(unit, value)| {
            let school = analysis.ledger.schools[unit.school as usize].name.as_str();
            Some(ValueRow { grade: cohort.grade.name(), subject, school, class: "", value: (*value)? })
        }));
    }
    figures(names(&rows)).frame()
}

/// The same for classes, `class` after `school`, where classes are in the model.
///
/// # Errors
/// If polars refuses the columns.
pub fn value_added_class(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows = Vec::new();
    for (cohort, subject, stats) in internal(analysis) {
        let units = cohort.units.iter().zip(stats.models.value_added.iter().flat_map(|value| &value.classes));
        for (unit, values) in units {
            let school = analysis.ledger.schools[unit.school as usize].name.as_str();
            rows.extend(unit.classes.iter().zip(values).filter_map(|(class, value)| {
                Some(ValueRow { grade: cohort.grade.name(), subject, school, class: &class.name, value: (*value)? })
            }));
        }
    }
    figures(names(&rows).text("class", |row| row.class)).frame()
}

fn internal(analysis: &Analysis) -> impl Iterator<Item = (&Cohort, &str, &PaperStats)> {
    papers(analysis).filter(|_| analysis.config.level != Level::Public)
}

fn names<'r, 'a>(rows: &'r [ValueRow<'a>]) -> Columns<'r, ValueRow<'a>> {
    Columns::of(rows).text("grade", |row| row.grade).text("subject", |row| row.subject).text("school", |row| row.school)
}

fn figures<'r, 'a>(columns: Columns<'r, ValueRow<'a>>) -> Columns<'r, ValueRow<'a>> {
    columns
        .count("n", |row| Some(row.value.n))
        .count("matched", |row| Some(row.value.matched))
        .number("match_rate", |row| row.value.match_rate())
        .number("effect", |row| Some(row.value.effect?.value))
        .number("sd", |row| Some(row.value.effect?.sd))
        .number("t", |row| row.value.t)
        .count("level", |row| row.value.level().map(u32::from))
}
