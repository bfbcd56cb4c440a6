//! Tails of continuous distributions, through statrs. Upper tails are computed as such: 1 − lower loses every digit far
//! out. Binomial tails, where statrs loses digits, are in [`crate::anomalies::tails`].
//!
//! Checked: tests/it/reference.rs, mpmath and R.

use statrs::distribution::{ChiSquared, ContinuousCDF, FisherSnedecor, Normal, StudentsT};

/// Φ(z).
#[must_use]
pub fn normal_cdf(z: f64) -> f64 {
    Normal::standard().cdf(z)
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
    ChiSquared::new(df).ok().map(|law| law.sf(x))
}

/// P(F ≥ f) of Fisher and Snedecor. `None` unless both degrees of freedom are positive.
#[must_use]
pub fn f_upper(f: f64, df1: f64, df2: f64) -> Option<f64> {
    FisherSnedecor::new(df1, df2).ok().map(|law| law.sf(f))
}
