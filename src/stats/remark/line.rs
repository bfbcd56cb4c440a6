//! Lines of re-mark on original, and the curves that moderated scores follow.

use crate::{config::remark::Form, model::Score, stats::dist::t_quantile};

/// A straight line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// At an original of zero.
    pub intercept: f64,
    /// Points a point.
    pub slope: f64,
}

/// Sums of pairs about their means.
struct Moments {
    n: f64,
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
    yy: f64,
}

impl Moments {
    fn of(pairs: &[(f64, f64)]) -> Option<Self> {
        let n = pairs.len() as f64;
        if n < 3.0 {
            return None;
        }
        let (x, y) = (pairs.iter().map(|p| p.0).sum::<f64>() / n, pairs.iter().map(|p| p.1).sum::<f64>() / n);
        let sum = |f: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|(a, b)| f(a - x, b - y)).sum::<f64>();
        Some(Self { n, x, y, xx: sum(&|a, _| a * a), xy: sum(&|a, b| a * b), yy: sum(&|_, b| b * b) })
    }

    fn through_means(&self, slope: f64) -> Option<Line> {
        slope.is_finite().then_some(Line { intercept: self.y - slope * self.x, slope })
    }
}

/// Least squares of re-mark on original: what to expect of a re-mark, regression towards the mean included.
///
/// Formula:   slope = S_xy / S_xx through the means
/// Undefined: fewer than three pairs, or originals all equal → `None`
/// Checked:   expected_moderation.json `ols`, tests/it/remark.rs
#[must_use]
pub fn least_squares(pairs: &[(f64, f64)]) -> Option<Line> {
    let m = Moments::of(pairs)?;
    m.through_means(m.xy / m.xx)
}

/// Deming's line: both markings are taken to err alike.
///
/// Formula:   slope = (S_yy − S_xx + √((S_yy − S_xx)² + 4 S_xy²)) / 2 S_xy through the means, ratio of error variances 1
/// Undefined: fewer than three pairs, or S_xy = 0 → `None`
/// Source:    Deming (1943), Statistical Adjustment of Data; findings.md A209
/// Checked:   expected_moderation.json `deming`, tests/it/remark.rs
#[must_use]
pub fn deming(pairs: &[(f64, f64)]) -> Option<Line> {
    let m = Moments::of(pairs)?;
    let apart = m.yy - m.xx;
    m.through_means((apart + apart.hypot(2.0 * m.xy)) / (2.0 * m.xy))
}

/// 95 % interval of Deming's slope, by leaving out one pair after the other.
///
/// Formula:   pseudo-values n b − (n−1) b₍₋ᵢ₎, their mean ± t(0.975, n−1) · sd/√n
/// Undefined: fewer than six pairs, or a slope without one of them undefined → `None`
/// Source:    Linnet (1993), Clinical Chemistry 39, 424–432
#[must_use]
pub fn deming_interval(pairs: &[(f64, f64)]) -> Option<(f64, f64)> {
    const FEWEST: usize = 6;
    let all = deming(pairs).filter(|_| pairs.len() >= FEWEST)?.slope;
    let n = pairs.len() as f64;
    let without = |at: usize| {
        let rest: Vec<(f64, f64)> = pairs.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, pair)| *pair).collect();
        deming(&rest).map(|line| n * all - (n - 1.0) * line.slope)
    };
    let pseudo: Vec<f64> = (0..pairs.len()).map(without).collect::<Option<_>>()?;
    let mean = pseudo.iter().sum::<f64>() / n;
    let variance = pseudo.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0) / n;
    let half = t_quantile(0.975, n - 1.0)? * variance.sqrt();
    Some((mean - half, mean + half))
}

/// Mean and spread of the re-marks, given to the originals.
///
/// Formula:   ȳ + s_y/s_x · (x − x̄)
/// Undefined: fewer than three pairs, or originals all equal → `None`
/// Source:    linear equating; Kolen & Brennan (2014), Test Equating, §2.3
/// Checked:   expected_moderation.json `nsw_example.linear`, tests/it/remark.rs
#[must_use]
pub fn linear(pairs: &[(f64, f64)]) -> Option<Line> {
    let m = Moments::of(pairs)?;
    m.through_means((m.yy / m.xx).sqrt())
}

/// A curve a + b x + c x² that gives the originals the mean, the highest and the lowest of the re-marks.
///
/// Formula:   f(max x) = max y, f(min x) = min y, mean f(x) = ȳ
/// Undefined: fewer than three pairs, or originals of fewer than three values → `None`
/// Source:    moderation of school assessments in New South Wales (MacCann 1995)
/// Checked:   expected_moderation.json `nsw_example`, tests/it/remark.rs
#[must_use]
pub fn quadratic(pairs: &[(f64, f64)]) -> Option<[f64; 3]> {
    let m = Moments::of(pairs)?;
    let ends = |of: fn(&(f64, f64)) -> f64| {
        pairs.iter().map(of).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    };
    let ((low, high), (bottom, top)) = (ends(|pair| pair.0), ends(|pair| pair.1));
    // On the chord between the ends, plus c · (x − low)(x − high), which is nought at both.
    let chord = (top - bottom) / (high - low);
    let bow: f64 = pairs.iter().map(|(x, _)| (x - low) * (x - high)).sum::<f64>() / m.n;
    let c = (m.y - (bottom + chord * (m.x - low))) / bow;
    let curve = [bottom - chord * low + c * low * high, chord - c * (low + high), c];
    curve.iter().all(|part| part.is_finite()).then_some(curve)
}

/// How a cell's scores are moderated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// How it was found: what was asked for, else a shift.
    pub form: Form,
    /// a + b x + c x².
    pub parts: [f64; 3],
}

impl Curve {
    /// The curve of a form; a shift by `leniency` where the form cannot be had or would not keep the order of the scores
    /// from `low` to `high`.
    #[must_use]
    pub fn of(form: Form, leniency: f64, pairs: &[(f64, f64)], (low, high): (f64, f64)) -> Self {
        let straight = |line: Line| [line.intercept, line.slope, 0.0];
        let parts = match form {
            Form::Shift => None,
            Form::Deming => deming(pairs).map(straight),
            Form::Linear => linear(pairs).map(straight),
            Form::Quadratic => quadratic(pairs),
        };
        let rises = |[_, b, c]: &[f64; 3]| b + 2.0 * c * low > 0.0 && b + 2.0 * c * high > 0.0;
        match parts.filter(rises) {
            Some(parts) => Self { form, parts },
            None => Self { form: Form::Shift, parts: [-leniency, 1.0, 0.0] },
        }
    }

    /// The moderated score: on the paper's grid, half up, from nought to the full mark.
    #[must_use]
    pub fn moderate(&self, score: Score, step: Score, full: Score) -> Score {
        let [a, b, c] = self.parts;
        let x = score.to_f64();
        let step = step.to_f64();
        // A hair above, so that 2.5 − 2 of a computed shift is half and not just below it.
        let steps = ((a + b * x + c * x * x) / step + 0.5 + 1e-9).floor();
        Score::from_f64(steps * step).unwrap_or(score).clamp(Score::ZERO, full)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_through_points_is_found_by_all() {
        let pairs: Vec<(f64, f64)> = (0..8).map(|x| (f64::from(x), 3.0 + 0.5 * f64::from(x))).collect();
        for line in [least_squares(&pairs), deming(&pairs), linear(&pairs)].map(|line| line.unwrap()) {
            assert!((line.intercept - 3.0).abs() < 1e-9 && (line.slope - 0.5).abs() < 1e-9, "{line:?}");
        }
        let (low, high) = deming_interval(&pairs).unwrap();
        assert!((low - 0.5).abs() < 1e-9 && (high - 0.5).abs() < 1e-9);
        assert_eq!(deming(&pairs[..2]), None);
        assert_eq!(quadratic(&[(1.0, 2.0), (1.0, 3.0), (1.0, 4.0)]), None);
    }

    #[test]
    fn moderated_scores_stay_on_the_paper_and_in_order() {
        let shift = Curve::of(Form::Shift, 2.5, &[], (0.0, 100.0));
        let whole = Score::whole;
        let moderated = [0, 1, 2, 3, 50, 100].map(|score| shift.moderate(whole(score), whole(1), whole(100)));
        assert_eq!(moderated, [0, 0, 0, 1, 48, 98].map(whole));
        let half = "0.5".parse().expect("a score");
        assert_eq!(shift.moderate(whole(50), half, whole(100)), "47.5".parse().expect("a score"));
        let falling = [(10.0, 9.0), (20.0, 8.0), (30.0, 2.0)];
        assert_eq!(Curve::of(Form::Deming, 1.0, &falling, (0.0, 40.0)).form, Form::Shift);
    }
}
