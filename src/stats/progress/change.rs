//! Kernels of change between two exams: points, gains, ranks, regression to the mean.

use crate::stats::{describe, dist::t_quantile};

/// 率差: how far a rate moved, in percentage points. Never relative: from 63.38 % to 68.99 % is +5.61 points.
///
/// Formula:   100 (now − before), both shares
/// Unit:      percentage points
/// Checked:   by hand, below: 68.99 % after +5.61 points was 63.38 %
#[must_use]
pub fn points(before: f64, now: f64) -> f64 {
    (now - before) * 100.0
}

/// The rate from which a move of so many points came.
///
/// Formula:   now − points/100
/// Unit:      share
/// Checked:   by hand, below
#[must_use]
pub fn share_before(now: f64, points: f64) -> f64 {
    now - points / 100.0
}

/// 名次进退: places gained, positive for a rise.
///
/// Formula:   earlier rank − present rank, both among the matched
/// Unit:      places
#[must_use]
pub fn places(before: u32, now: u32) -> i64 {
    i64::from(before) - i64::from(now)
}

/// A mean gain and how exact it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gain {
    /// Mean.
    pub mean: f64,
    /// Standard error; `None` for a single candidate.
    pub se: Option<f64>,
    /// 95 % interval; `None` for a single candidate.
    pub interval: Option<(f64, f64)>,
}

/// Mean gain of a unit's matched candidates.
///
/// Formula:   mean of z_now − z_before; se = s/√n with the sample sd of the gains; interval by Student's t with n − 1
/// Unit:      standard deviations
/// Undefined: no candidate → `None`; one candidate → no error and no interval
/// Source:    Student (1908), Biometrika 6, 1–25: the paired comparison
/// Checked:   by hand, below
#[must_use]
pub fn gain(gains: &[f64]) -> Option<Gain> {
    #[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
    let n = gains.len() as f64;
    let mean = describe::mean(gains)?;
    let se = describe::sd_sample(gains).map(|sd| sd / n.sqrt());
    let half = se.zip(t_quantile(0.975, n - 1.0)).map(|(se, t)| se * t);
    Some(Gain { mean, se, interval: half.map(|half| (mean - half, mean + half)) })
}

/// A line through the matched candidates: what a standing of then lets expect now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Expected now at the mean of then.
    pub intercept: f64,
    /// Expected now for each standard deviation of then: below 1, so that the best are expected to fall and the weakest to rise.
    pub slope: f64,
}

impl Line {
    /// Regression to the mean: the gain that is expected of whoever stood so then, without any cause.
    ///
    /// Formula:   intercept + (slope − 1) z_before
    /// Unit:      standard deviations
    /// Source:    Galton (1886), J. Anthropological Institute 15, 246–263
    #[must_use]
    pub fn expected_gain(&self, before: f64) -> f64 {
        self.intercept + (self.slope - 1.0) * before
    }
}

/// The least-squares line of z_now on z_before.
///
/// Formula:   slope = Σ(x − x̄)(y − ȳ)/Σ(x − x̄)², intercept = ȳ − slope x̄
/// Unit:      standard deviations
/// Undefined: fewer than three pairs, or all x equal → `None`
/// Checked:   by hand, below
#[must_use]
pub fn line(before: &[f64], now: &[f64]) -> Option<Line> {
    let (x, y) = (describe::mean(before)?, describe::mean(now)?);
    let squares = describe::sum_of_squares(before, x);
    if before.len() < 3 || before.len() != now.len() || squares <= 0.0 {
        return None;
    }
    let products = describe::sum(before.iter().zip(now).map(|(a, b)| (a - x) * (b - y)));
    let slope = products / squares;
    Some(Line { intercept: y - slope * x, slope })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_move_in_points() {
        assert!((points(0.6338, 0.6899) - 5.61).abs() < 1e-9);
        assert!((share_before(0.6899, 5.61) - 0.6338).abs() < 1e-12);
        assert_eq!((places(12, 5), places(3, 10)), (7, -7));
    }

    #[test]
    fn a_gain_has_the_error_of_a_paired_comparison() {
        // Gains 1, 2, 3: mean 2, s = 1, se = 1/√3, t(0.975, 2) = 4.302653.
        let found = gain(&[1.0, 2.0, 3.0]).expect("three gains");
        let se = found.se.expect("three gains");
        let (low, high) = found.interval.expect("three gains");
        assert!((found.mean - 2.0).abs() < 1e-12 && (se - 1.0 / 3.0_f64.sqrt()).abs() < 1e-12);
        assert!((high - 2.0 - 4.302_652_73 * se).abs() < 1e-6 && (low + high - 4.0).abs() < 1e-9);
        assert_eq!((gain(&[]), gain(&[0.5]).map(|one| (one.se, one.interval))), (None, Some((None, None))));
    }

    #[test]
    fn the_best_are_expected_to_fall() {
        // y = 0.5 x exactly.
        let line = line(&[-2.0, 0.0, 2.0], &[-1.0, 0.0, 1.0]).expect("spread");
        assert_eq!((line.intercept, line.slope), (0.0, 0.5));
        assert_eq!((line.expected_gain(2.0), line.expected_gain(-2.0)), (-1.0, 1.0));
        assert_eq!(super::line(&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0]), None);
    }
}
