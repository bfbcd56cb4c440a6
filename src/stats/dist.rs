//! Tails of distributions, through statrs and libm; the binomial has a [file of its own](super::binomial). Upper tails are computed as such: 1 − lower loses every digit far out.
//!
//! Checked: tests/it/reference.rs, mpmath and R.

use libm::erfc;
use statrs::distribution::{ChiSquared, ContinuousCDF, FisherSnedecor, Normal, StudentsT};
use std::f64::consts::SQRT_2;

/// Φ(z).
#[must_use]
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * erfc(-z / SQRT_2)
}

/// P(Z ≥ z) = 1 − Φ(z), without its loss of digits.
#[must_use]
pub fn normal_upper(z: f64) -> f64 {
    0.5 * erfc(z / SQRT_2)
}

/// Φ⁻¹(p). `None` unless 0 < p < 1.
#[must_use]
pub fn normal_quantile(p: f64) -> Option<f64> {
    (p > 0.0 && p < 1.0).then(|| Normal::standard().inverse_cdf(p))
}

/// P(T ≥ t) of Student's t. `None` unless the degrees of freedom are positive.
#[must_use]
pub fn t_upper(t: f64, df: f64) -> Option<f64> {
    StudentsT::new(0.0, 1.0, df).ok().map(|law| law.sf(t))
}

/// The p-quantile of Student's t. `None` unless 0 < p < 1 and the degrees of freedom are positive.
#[must_use]
pub fn t_quantile(p: f64, df: f64) -> Option<f64> {
    let law = StudentsT::new(0.0, 1.0, df).ok()?;
    (p > 0.0 && p < 1.0).then(|| law.inverse_cdf(p))
}

/// P(X ≥ x) of chi-square. `None` unless the degrees of freedom are positive.
#[must_use]
pub fn chi_square_upper(x: f64, df: f64) -> Option<f64> {
    // computed as 1 − lower for a small x, which can fall below 0 by rounding
    ChiSquared::new(df).ok().map(|law| law.sf(x).max(0.0))
}

/// P(F ≥ f) of Fisher and Snedecor. `None` unless both degrees of freedom are positive.
#[must_use]
pub fn f_upper(f: f64, df1: f64, df2: f64) -> Option<f64> {
    FisherSnedecor::new(df1, df2).ok().map(|law| law.sf(f))
}

/// 95 % point of the standard normal, two-sided.
pub const TWO_SIDED_95: f64 = 1.959_963_984_540_054;

/// Wilson's 95 % interval of a share (Wilson 1927, JASA 22, 209–212). `None` for no trials.
#[must_use]
pub fn wilson(count: u32, trials: u32) -> Option<(f64, f64)> {
    if trials == 0 {
        return None;
    }
    let (n, share) = (f64::from(trials), f64::from(count) / f64::from(trials));
    let z2 = TWO_SIDED_95 * TWO_SIDED_95;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = TWO_SIDED_95 / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    Some(((centre - half).max(0.0), (centre + half).min(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_by_hand() {
        assert_eq!(normal_upper(0.0), 0.5);
        assert!((normal_upper(TWO_SIDED_95) - 0.025).abs() < 1e-15);
        assert!((t_upper(1.0, 1.0).unwrap() - 0.25).abs() < 1e-12, "Cauchy");
        assert_eq!(t_upper(1.0, 0.0), None);
        let (low, high) = wilson(0, 10).unwrap();
        assert!(low == 0.0 && (high - 0.277_5).abs() < 1e-3);
    }
}
