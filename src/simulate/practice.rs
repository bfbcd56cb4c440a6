//! What offices commonly do instead of a screen, to be measured on the same counties.

use crate::{reconcile::ledger::Cohort, stats::dist::chi_square_upper};

/// A usual way to find school means, passing counts or last digits that are too good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Practice {
    /// A school's mean more than two standard deviations of school means above their mean.
    MeansBeyondTwo,
    /// A school's mean more than 1.5 interquartile ranges above the upper quartile of school means.
    BoxPlot,
    /// A school's mean more than two standard errors s/√n above the county's.
    StandardErrors,
    /// More than twice as many scores at the pass line as one below it.
    PassOverFail,
    /// Last digits that are not uniform, χ² at 5 %.
    UniformDigits,
}

impl Practice {
    /// Every practice.
    pub const ALL: [Self; 5] = [Self::MeansBeyondTwo, Self::BoxPlot, Self::StandardErrors, Self::PassOverFail, Self::UniformDigits];

    /// Its name in a table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MeansBeyondTwo => "z > 2 of school means",
            Self::BoxPlot => "1.5 IQR above the quartile",
            Self::StandardErrors => "z > 2 with s/√n",
            Self::PassOverFail => "count at 60 > 2 × count at 59",
            Self::UniformDigits => "last digits against uniform",
        }
    }

    /// Which schools it flags in a paper, one for each unit of the cohort.
    #[must_use]
    pub fn flags(self, cohort: &Cohort, paper: usize) -> Vec<bool> {
        let scores: Vec<Vec<f64>> = cohort
            .units
            .iter()
            .map(|unit| unit.range.clone().filter_map(|at| Some(cohort.counted(paper, at)?.to_f64())).collect())
            .collect();
        let means: Vec<f64> = scores.iter().map(|scores| mean(scores)).collect();
        match self {
            Self::MeansBeyondTwo => {
                let limit = mean(&means) + 2.0 * sd(&means);
                means.iter().map(|mean| *mean > limit).collect()
            }
            Self::BoxPlot => {
                let (lower, upper) = (quantile(&means, 0.25), quantile(&means, 0.75));
                means.iter().map(|mean| *mean > upper + 1.5 * (upper - lower)).collect()
            }
            Self::StandardErrors => {
                let all: Vec<f64> = scores.iter().flatten().copied().collect();
                let (centre, spread) = (mean(&all), sd(&all));
                scores.iter().zip(&means).map(|(scores, mean)| (mean - centre) / (spread / (scores.len() as f64).sqrt()) > 2.0).collect()
            }
            Self::PassOverFail => {
                let pass = cohort.papers[paper].lines.pass.to_f64();
                let count = |scores: &[f64], from: f64| scores.iter().filter(|score| from <= **score && **score < from + 1.0).count();
                scores.iter().map(|scores| count(scores, pass) > 2 * count(scores, pass - 1.0)).collect()
            }
            Self::UniformDigits => scores.iter().map(|scores| uniform_digits(scores).is_some_and(|(_, p)| p < 0.05)).collect(),
        }
    }
}

/// χ² of last digits against a uniform law, 9 degrees of freedom, and its p. `None` for no scores.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "scores are neither negative nor huge")]
pub fn uniform_digits(scores: &[f64]) -> Option<(f64, f64)> {
    let mut counts = [0.0; 10];
    scores.iter().for_each(|score| counts[score.max(0.0) as usize % 10] += 1.0);
    let expected = scores.len() as f64 / 10.0;
    let statistic = counts.iter().map(|count: &f64| (count - expected).powi(2) / expected).sum::<f64>();
    (expected > 0.0).then_some((statistic, chi_square_upper(statistic, 9.0)?))
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

fn sd(values: &[f64]) -> f64 {
    let centre = mean(values);
    (values.iter().map(|value| (value - centre).powi(2)).sum::<f64>() / values.len().saturating_sub(1).max(1) as f64).sqrt()
}

/// Linear between order statistics.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count")]
fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = share * sorted.len().saturating_sub(1) as f64;
    let (below, part) = (place as usize, place.fract());
    match (sorted.get(below), sorted.get(below + 1)) {
        (Some(low), Some(high)) => low + part * (high - low),
        (Some(low), None) => *low,
        _ => 0.0,
    }
}
