//! A401 and A402: figures that schools report, against whole numbers of pupils and against the rows. Facts, not tests: no p.
//!
//! One screen for each school, class or county and paper of which figures are reported, its effect the number of figures that do not fit.
//! A401 asks whether any whole number of pupils (or sum of marks) of a reported count gives the figure; where no count is
//! reported, those of the rows stand in. A402 compares with the rows: counts exactly, other figures to less than one unit of
//! the last decimal that is written, under every reading that is in use (over those who sat or those expected), so that only
//! what fits none of them is told. A county without reported figures has one screen that was not made. Cost: one pass over the figures.

use super::{
    attainable,
    catalogue::{A401, A402},
    detector::{Case, Detail, Detector, Exam, Figures, Lists, reason},
    entry::Entry,
    finding::{Code, Screen, Strength, Subjected, Unit},
};
use crate::{
    config::Config,
    diagnostics::Outcome,
    ingest::table::Measure,
    reconcile::{
        Ledger,
        ledger::{Paper, Reported},
    },
    stats::{
        Stats,
        result::{PaperStats, Summary},
    },
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// The detector of A401 and A402.
pub struct ReportedFigures;

/// Figures named in one lead.
const NAMED: usize = 4;
/// From this far off a figure is no matter of rounding: percentage points of a rate, marks of a mean.
const CLEAR_POINTS: f64 = 2.0;
const CLEAR_MARKS: f64 = 1.0;

impl Detector for ReportedFigures {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A401, &A402];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let (ledger, stats) = (exam.ledger, exam.stats);
        let key = |one: &Reported| (one.cohort, one.unit, one.class, one.paper);
        let groups = ledger.reported.chunk_by(|a, b| key(a) == key(b));
        let mut cases: Vec<Entry> = groups.filter_map(|group| look_at(ledger, stats, group)).flatten().collect();
        let silent = (0..ledger.cohorts.len()).filter(|cohort| !ledger.reported.iter().any(|one| one.cohort == *cohort));
        cases.extend(silent.flat_map(|cohort| {
            let of = Subjected::county(cohort);
            let n = ledger.cohorts[cohort].units.iter().map(|unit| unit.headcount.expected).sum();
            [&A401, &A402].map(|code| Entry::skipped(code, of, n, Unit::Figures, reason::NO_REPORTED))
        }));
        Outcome::clean(vec![cases])
    }

    fn judge(&self, case: &Case, _config: &Config) -> Option<Strength> {
        match &case.detail {
            Detail::Figures(figures) if figures.wrong == 0 => None,
            Detail::Figures(figures) => Some(if figures.grave > 0 { Strength::Moderate } else { Strength::Weak }),
            _ => None,
        }
    }
}

fn look_at(ledger: &Ledger, stats: &Stats, group: &[Reported]) -> Option<[Entry; 2]> {
    let first = group.first()?;
    let paper = ledger.cohorts.get(first.cohort)?.papers.get(first.paper)?;
    let results = stats.cohorts.get(first.cohort)?.papers.get(first.paper)?;
    let summary = summary_of(results, first)?;
    let of = Subjected::county(first.cohort).in_unit(first.unit).in_class(first.class).in_paper(Some(first.paper));
    let unattainable: Vec<Option<Misfit>> = group.iter().filter_map(|one| attain(one, paper, summary)).collect();
    let different: Vec<Option<Misfit>> = group.iter().filter_map(|one| compare(one, summary)).collect();
    Some([case(&A401, of, summary, unattainable), case(&A402, of, summary, different)])
}

fn summary_of<'s>(results: &'s PaperStats, of: &Reported) -> Option<&'s Summary> {
    match (of.unit, of.class) {
        (None, _) => Some(&results.county),
        (Some(unit), None) => results.schools.get(unit)?.as_ref(),
        (Some(unit), Some(class)) => results.classes.get(unit)?.get(class)?.as_ref(),
    }
}

/// A figure that does not fit, as a line that is read alike in both languages, and whether it is far off.
struct Misfit {
    line: String,
    clear: bool,
}

fn case(code: &'static Code, of: Subjected, summary: &Summary, looked: Vec<Option<Misfit>>) -> Entry {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let tested = count(looked.len());
    let misfits: Vec<Misfit> = looked.into_iter().flatten().collect();
    let (wrong, grave) = (count(misfits.len()), count(misfits.iter().filter(|misfit| misfit.clear).count()));
    let mut lines: Vec<String> = misfits.into_iter().take(NAMED).map(|misfit| misfit.line).collect();
    lines.extend((wrong as usize > NAMED).then(|| "…".to_owned()));
    let screen = Screen { effect: Some(f64::from(wrong)), ..Screen::blank(code, of, summary.n.max(summary.expected), Unit::Figures) };
    Entry::new(screen, Detail::Figures(Box::new(Figures { tested, wrong, grave, lines })))
}

/// Where a figure stands and what it says: `统计.xlsx / Sheet1 / D5 及格率 = 68.99%`.
fn shown(one: &Reported) -> String {
    let sign = if one.measure.is_rate() { "%" } else { "" };
    format!("{} {} = {}{sign}", one.place, one.header, one.value)
}

/// A401: nothing where the figure is no rate or mean, or cannot be asked; `Some(None)` where it can be had.
fn attain(one: &Reported, paper: &Paper, summary: &Summary) -> Option<Option<Misfit>> {
    let counts: Vec<u32> = if one.counts.is_empty() { vec![summary.n, summary.expected] } else { one.counts.clone() };
    let counts: Vec<u32> = counts.into_iter().filter(|count| *count > 0).collect();
    let can_be = |count: &u32| match one.measure {
        Measure::Mean => attainable::mean(one.value, *count, paper.step),
        measure if measure.is_rate() => attainable::rate(one.value, *count),
        _ => None,
    };
    // Among ten pupils or more some count gives any share with one decimal.
    if one.coarse {
        return counts.iter().any(|count| *count >= 10).then_some(None);
    }
    let answers: Vec<bool> = counts.iter().filter_map(can_be).collect();
    if answers.is_empty() {
        return None;
    }
    if answers.contains(&true) {
        return Some(None);
    }
    let n = *counts.first()?;
    let near = if one.measure.is_rate() { attainable::nearest(one.value, n) } else { None };
    let near = near.map(|near| near.map(|(count, rate)| format!("{count}: {rate}%")).join(", "));
    let line = format!("{} (n = {n}){}", shown(one), near.map(|near| format!(" → {near}")).unwrap_or_default());
    Some(Some(Misfit { line, clear: one.measure.is_rate() && one.value > Decimal::ONE_HUNDRED }))
}

/// A402: nothing where the rows say nothing of it; `Some(None)` where a usual reading of the rows gives the figure.
fn compare(one: &Reported, summary: &Summary) -> Option<Option<Misfit>> {
    let readings = readings(one.measure, summary);
    let first = *readings.first()?;
    let value = one.value.to_f64()?;
    #[allow(clippy::cast_possible_wrap, reason = "a decimal has 28 decimals at most")]
    let unit = match one.measure {
        measure if measure.is_count() => 0.5,
        _ if one.coarse => 10.0,
        _ => 10f64.powi(-(one.value.scale() as i32)),
    };
    if readings.iter().any(|actual| (value - actual).abs() < unit * (1.0 + 1e-9) - 1e-12) {
        return Some(None);
    }
    let off = (value - first).abs();
    let clear = match one.measure {
        measure if measure.is_count() => true,
        measure if measure.is_rate() => off >= CLEAR_POINTS,
        _ => off >= CLEAR_MARKS,
    };
    let decimals = if one.measure.is_count() { 0 } else { one.value.scale().clamp(1, 4) as usize };
    let sign = if one.measure.is_rate() { "%" } else { "" };
    Some(Some(Misfit { line: format!("{} ≠ {first:.decimals$}{sign}", shown(one)), clear }))
}

/// What the rows give, the plainest reading first.
fn readings(measure: Measure, summary: &Summary) -> Vec<f64> {
    let [n, expected, present, absent] = [summary.n, summary.expected, summary.present, summary.absent].map(f64::from);
    let sum = summary.mean.map(|mean| mean * f64::from(summary.denominator));
    let over = |count: f64| -> Vec<f64> { [n, expected].into_iter().filter(|by| *by > 0.0).map(|by| 100.0 * count / by).collect() };
    let low = f64::from(summary.low.saturating_sub(summary.denominator.saturating_sub(summary.n)));
    let (pass, excellent, good) = (f64::from(summary.pass), f64::from(summary.excellent), f64::from(summary.good));
    match measure {
        _ if summary.n == 0 && !measure.is_count() => Vec::new(),
        Measure::Expected => vec![expected],
        Measure::Present => vec![n, present],
        Measure::Count => vec![n, expected, present],
        Measure::Absent => vec![absent, expected - n],
        Measure::Mean => sum.map(|sum| [n, expected].into_iter().filter(|by| *by > 0.0).map(|by| sum / by).collect()).unwrap_or_default(),
        Measure::Sum => sum.into_iter().collect(),
        Measure::Max => summary.max.into_iter().collect(),
        Measure::Min => summary.min.into_iter().collect(),
        Measure::Pass => vec![pass],
        Measure::Excellent => vec![excellent],
        Measure::Low => vec![low, f64::from(summary.low)],
        Measure::PassRate => over(pass),
        Measure::ExcellentRate => over(excellent),
        Measure::GoodRate => [over(good), over(good - excellent)].concat(),
        Measure::LowRate => [over(low), over(low + expected - n)].concat(),
        Measure::Participation => vec![100.0 * n / expected.max(1.0), 100.0 * present / expected.max(1.0)],
    }
}
