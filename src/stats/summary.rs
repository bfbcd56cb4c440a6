//! One unit in one paper → [`Summary`]: the figures of the unit itself. Counts at lines are decided on exact scores,
//! which ascend, so that a count is a place in the order.

use super::{
    describe,
    mixed::UnitSums,
    quantile::quantile_inclusive,
    result::Summary,
    sitting::{Attendance, Unit},
};
use crate::{config::SdRule, model::Score, reconcile::ledger::Paper};

/// Describes a unit whose rates and mean are divided by `denominator`; `None` where nobody in it is to take the paper.
/// Without a denominator there are no rates and no mean, and a unit without a single score has none under any.
#[must_use]
pub fn summarise(unit: &Unit, paper: &Paper, denominator: Option<u32>, sd: SdRule) -> Option<Summary> {
    let Attendance { expected, present, absent, .. } = unit.attendance;
    if expected == 0 && unit.ascending.is_empty() {
        return None;
    }
    let n = count(unit.ascending.len());
    let denominator = denominator.filter(|_| n > 0).unwrap_or(0);
    let mut summary = Summary { expected, present, absent, n, denominator, ..Summary::default() };
    count_lines(&mut summary, &unit.ascending, paper);
    let values: Vec<f64> = unit.ascending.iter().map(|score| score.to_f64()).collect();
    summary.mean = describe::mean_score(&unit.ascending, denominator);
    summary.sd = describe::sd(&values, sd);
    summary.squares = describe::mean(&values).map(|mean| describe::sum_of_squares(&values, mean));
    summary.min = values.first().copied();
    summary.max = values.last().copied();
    summary.p25 = quantile_inclusive(&values, 0.25);
    summary.median = quantile_inclusive(&values, 0.5);
    summary.p75 = quantile_inclusive(&values, 0.75);
    summary.score_rate = summary.mean.filter(|_| paper.full > Score::ZERO).map(|mean| mean / paper.full.to_f64());
    Some(summary)
}

/// Whoever is in the denominator without a score counts as failing and as low.
fn count_lines(summary: &mut Summary, ascending: &[Score], paper: &Paper) {
    let below = |line: Score| count(ascending.partition_point(|score| *score < line));
    let reached = |line: Score| summary.n - below(line);
    let (excellent, good, pass) = (reached(paper.lines.excellent), reached(paper.lines.good), reached(paper.lines.pass));
    summary.full = reached(paper.full);
    (summary.excellent, summary.good, summary.pass) = (excellent, good, pass);
    summary.low = below(paper.lines.low) + summary.denominator.saturating_sub(summary.n);
}

/// What the random-intercept model needs of a unit; `None` without scores.
#[must_use]
pub fn unit_sums(unit: &Unit) -> Option<UnitSums> {
    let values: Vec<f64> = unit.ascending.iter().map(|score| score.to_f64()).collect();
    let mean = describe::mean(&values)?;
    Some(UnitSums { n: f64::from(count(values.len())), mean, squares: describe::sum_of_squares(&values, mean) })
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
