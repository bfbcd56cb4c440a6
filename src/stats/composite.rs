//! 综合评价: metrics of a school weighed into points, every step kept so that a school can do the sum again (metrics.md §5).

use super::{
    describe,
    mixed::Undefined,
    result::{PaperStats, Summary},
    value_added::UnitValue,
};
use crate::{
    config::{
        CompositeRules, Config, Notice,
        composite::{CompositeBase, CompositeMetric},
        notice,
    },
    diagnostics::{
        Diagnostic, Diagnostics, Outcome, Place,
        codes::{lines as codes, value_added},
    },
    model::Score,
    reconcile::{
        Ledger,
        ledger::{Cohort, Paper},
    },
};
use rust_decimal::prelude::ToPrimitive;

/// Points of the schools of a cohort.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompositeStats {
    /// `papers[paper][unit]`; `None` where the school has no figures in the paper or the points do not exist.
    pub papers: Vec<Vec<Option<CompositeUnit>>>,
    /// The same of the teachers of each paper, in the order of [`PaperStats::teachers`], by the schools' yardsticks.
    pub teachers: Vec<Vec<Option<CompositeUnit>>>,
}

/// A school in a paper.
#[derive(Clone, Debug, PartialEq)]
pub struct CompositeUnit {
    /// A step for each metric, in the order of the weights.
    pub steps: Vec<Step>,
    /// Sum of the steps' points.
    pub sum: f64,
    /// Coefficient of the school's category.
    pub coefficient: f64,
    /// Sum × coefficient.
    pub points: f64,
}

/// One metric of a school on its way to points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Which metric.
    pub metric: CompositeMetric,
    /// Its value: a mean in marks, a rate as a share; 低分率 as 1 − rate; value added on the T scale.
    pub value: f64,
    /// What it is measured against: full mark, best, county; the mean over schools for z.
    pub reference: f64,
    /// Spread over schools, for z.
    pub spread: Option<f64>,
    /// value / reference; (value − reference) / spread for z.
    pub ratio: f64,
    /// Its weight.
    pub weight: f64,
    /// weight × ratio.
    pub points: f64,
}

/// The value of a metric; `None` where the unit has none.
#[must_use]
pub fn value(metric: CompositeMetric, summary: &Summary, value_added: Option<&UnitValue>) -> Option<f64> {
    match metric {
        CompositeMetric::ValueAdded => value_added?.t,
        CompositeMetric::Mean => summary.mean,
        CompositeMetric::Pass => summary.rate(summary.pass),
        CompositeMetric::Excellent => summary.rate(summary.excellent),
        CompositeMetric::Good => summary.rate(summary.good),
        CompositeMetric::Low => summary.rate(summary.low).map(|low| 1.0 - low),
        CompositeMetric::Full => summary.rate(summary.full),
        CompositeMetric::Participation => summary.participation().filter(|_| summary.n > 0),
    }
}

/// Of several units, in order.
type Points = Vec<Option<CompositeUnit>>;

/// What the metrics of all schools are measured against.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Yardstick {
    reference: f64,
    spread: Option<f64>,
}

/// Points of every school in every paper; `None` where the exam file does not ask for them or the exam is barred.
pub(super) fn analyse(cohort: &Cohort, ledger: &Ledger, papers: &[PaperStats], config: &Config) -> Outcome<Option<CompositeStats>> {
    let rules = &config.composite;
    if !rules.covers(&cohort.grade) {
        return Outcome { value: None, seen: Diagnostics::new() };
    }
    if is_barred(config.exam.basis.as_deref(), cohort) {
        let barred = Diagnostic::new(&codes::COMPOSITE_BARRED, Place::default()).with("grade", cohort.grade.name());
        return Outcome { value: None, seen: vec![barred] };
    }
    let mut seen = Diagnostics::new();
    let mut points = CompositeStats::default();
    for (paper, stats) in cohort.papers.iter().zip(papers) {
        let (schools, teachers) = of_paper(cohort, ledger, paper, stats, rules).into_value(&mut seen);
        points.papers.push(schools);
        points.teachers.push(teachers);
    }
    Outcome { value: Some(points), seen }
}

/// Coefficients of categories that no school is in.
pub(super) fn unknown_categories(ledger: &Ledger, rules: &CompositeRules) -> Diagnostics {
    let mut known: Vec<&str> = ledger.schools.iter().map(|school| school.category.as_str()).filter(|name| !name.is_empty()).collect();
    known.sort_unstable();
    known.dedup();
    let unknown = rules.coefficients.iter().filter(|(name, _)| !known.contains(&name.as_str()));
    let note = |(name, _): &(String, _)| {
        let list = if known.is_empty() { "–".to_owned() } else { known.join("、") };
        Diagnostic::new(&codes::COMPOSITE_CATEGORY, Place::default()).read(name).with("known", list)
    };
    unknown.map(note).collect()
}

/// Grades whose schools may not be scored by this exam; where no basis is declared, the young grades are taken as barred.
fn is_barred(basis: Option<&str>, cohort: &Cohort) -> bool {
    matches!(notice(basis, &cohort.grade), Some(Notice::Barred | Notice::UndeclaredBarred))
}

fn of_paper(cohort: &Cohort, ledger: &Ledger, paper: &Paper, stats: &PaperStats, rules: &CompositeRules) -> Outcome<(Points, Points)> {
    let mut seen = Diagnostics::new();
    let mut yardsticks = Vec::with_capacity(rules.weights.len());
    for (metric, _) in &rules.weights {
        match yardstick(*metric, paper.full, stats, rules.base) {
            Ok(yardstick) => yardsticks.push(yardstick),
            Err(reason) if stats.county.n > 0 => seen.push(undefined(cohort, paper, *metric, rules.base, reason)),
            Err(_) => {}
        }
    }
    if yardsticks.len() < rules.weights.len() {
        return Outcome { value: (vec![None; stats.schools.len()], vec![None; stats.teachers.len()]), seen };
    }
    let of = |unit: usize, summary: &Summary, added: Option<&UnitValue>| {
        let category = &ledger.schools[cohort.units[unit].school as usize].category;
        weigh(summary, added, rules, &yardsticks, category)
    };
    let schools =
        stats.schools.iter().enumerate().map(|(unit, summary)| of(unit, summary.as_ref()?, value_added_of(stats, unit))).collect();
    // Value added is of schools: where it is weighed, teachers have no points.
    let teachers = stats.teachers.iter().map(|teacher| of(teacher.unit, &teacher.summary, None)).collect();
    Outcome { value: (schools, teachers), seen }
}

/// The T scale: what the county has, and what counts as full.
const T_COUNTY: f64 = 50.0;
const T_FULL: f64 = 100.0;

/// Value added of a school in a paper, where there is some.
fn value_added_of(stats: &PaperStats, unit: usize) -> Option<&UnitValue> {
    stats.models.value_added.as_ref()?.schools.get(unit)?.as_ref()
}

/// The code that says why no school has value added; a dash without an earlier exam.
fn no_value_added(stats: &PaperStats) -> &'static str {
    match stats.models.value_added.as_ref().map(|value| &value.model.fit) {
        Some(Err(Undefined::FewUnits | Undefined::Alone | Undefined::FewCandidates)) => value_added::TOO_FEW.code,
        Some(Err(Undefined::Dependent(_))) => value_added::DEPENDENT.code,
        Some(Err(Undefined::Exact)) => value_added::EXACT.code,
        Some(Ok(_)) => "sd = 0",
        None => "prior = –",
    }
}

/// What a metric is measured against; why there is nothing, where there is none.
fn yardstick(metric: CompositeMetric, full: Score, stats: &PaperStats, base: CompositeBase) -> Result<Yardstick, &'static str> {
    let of_unit = |(unit, summary): (usize, &Option<Summary>)| value(metric, summary.as_ref()?, value_added_of(stats, unit));
    let values: Vec<f64> = stats.schools.iter().enumerate().filter_map(of_unit).collect();
    if metric == CompositeMetric::ValueAdded && values.is_empty() {
        return Err(no_value_added(stats));
    }
    let reference = match base {
        CompositeBase::OfFull if metric == CompositeMetric::ValueAdded => Some(T_FULL),
        CompositeBase::ShareOfCounty if metric == CompositeMetric::ValueAdded => Some(T_COUNTY),
        CompositeBase::OfFull if metric == CompositeMetric::Mean => Some(full.to_f64()),
        CompositeBase::OfFull => Some(1.0),
        CompositeBase::ShareOfBest => values.iter().copied().reduce(f64::max),
        CompositeBase::ShareOfCounty => value(metric, &stats.county, None),
        CompositeBase::Z => describe::mean(&values),
    };
    let reference = reference.ok_or("n = 0")?;
    if base == CompositeBase::Z {
        let spread = describe::sd_population(&values).filter(|spread| *spread > 0.0).ok_or("sd = 0")?;
        return Ok(Yardstick { reference, spread: Some(spread) });
    }
    if reference > 0.0 { Ok(Yardstick { reference, spread: None }) } else { Err("0") }
}

/// The points of a school.
///
/// Formula:   Σ wₖ · m_k/reference_k, for z Σ wₖ · (m_k − mean)/sd over schools; × coefficient of the category
/// Unit:      points: of 100 where the weights add up to 100 and the base is the full mark
/// Undefined: a metric of the school is missing → `None`
/// Source:    metrics.md §5
/// Checked:   by hand, tests/it/lines.rs
fn weigh(
    summary: &Summary,
    value_added: Option<&UnitValue>,
    rules: &CompositeRules,
    yardsticks: &[Yardstick],
    category: &str,
) -> Option<CompositeUnit> {
    let step = |((metric, weight), yardstick): (&(CompositeMetric, crate::model::Rate), &Yardstick)| {
        let value = value(*metric, summary, value_added)?;
        let weight = weight.to_decimal().to_f64()?;
        let ratio = match yardstick.spread {
            Some(spread) => (value - yardstick.reference) / spread,
            None => value / yardstick.reference,
        };
        let Yardstick { reference, spread } = *yardstick;
        Some(Step { metric: *metric, value, reference, spread, ratio, weight, points: weight * ratio })
    };
    let steps: Vec<Step> = rules.weights.iter().zip(yardsticks).map(step).collect::<Option<_>>()?;
    let sum = describe::sum(steps.iter().map(|step| step.points));
    let coefficient = rules.coefficient(category).to_decimal().to_f64()?;
    Some(CompositeUnit { steps, sum, coefficient, points: sum * coefficient })
}

fn undefined(cohort: &Cohort, paper: &Paper, metric: CompositeMetric, base: CompositeBase, reason: &str) -> Diagnostic {
    let name = format!("{}{}", cohort.grade, paper.subject);
    let note = Diagnostic::new(&codes::COMPOSITE_UNDEFINED, Place::default());
    note.with("paper", name).with("metric", metric.word()).with("base", base.word()).with("reason", reason)
}

/// The schools that hold the best value of each metric in a paper: those that `share-of-best` measures all others by.
#[must_use]
pub fn best(stats: &CompositeStats, paper: usize) -> Vec<(CompositeMetric, usize)> {
    let units = || stats.papers[paper].iter().enumerate().filter_map(|(unit, points)| Some((unit, points.as_ref()?)));
    let held = |(unit, points): (usize, &CompositeUnit)| -> Vec<(CompositeMetric, usize)> {
        points.steps.iter().filter(|step| step.value >= step.reference).map(|step| (step.metric, unit)).collect()
    };
    units().flat_map(held).collect()
}
