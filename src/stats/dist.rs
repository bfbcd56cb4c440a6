//! Tails of distributions, through statrs.

use statrs::distribution::{Binomial, ContinuousCDF, DiscreteCDF, Normal, StudentsT};

/// Φ(z).
#[must_use]
pub fn normal_cdf(z: f64) -> f64 {
    Normal::standard().cdf(z)
}

/// P(T ≥ t) of Student's t. `None` unless the degrees of freedom are positive.
#[must_use]
pub fn t_upper(t: f64, df: f64) -> Option<f64> {
    StudentsT::new(0.0, 1.0, df).ok().map(|law| law.sf(t))
}

/// P(X ≥ k) of a binomial. `None` unless 0 ≤ p ≤ 1.
#[must_use]
pub fn binomial_upper(k: u64, n: u64, p: f64) -> Option<f64> {
    let law = Binomial::new(p, n).ok()?;
    Some(if k == 0 { 1.0 } else { law.sf(k - 1) })
}
