//! Tail probabilities, each from its named distribution.

use statrs::{
    distribution::{ContinuousCDF, StudentsT},
    function::{beta::beta_reg, erf::erfc},
};

/// P(Z ≥ z) of a standard normal.
#[must_use]
pub fn normal_upper(z: f64) -> f64 {
    0.5 * erfc(z / std::f64::consts::SQRT_2)
}

/// P(T ≥ t) of Student's t. `None` unless the degrees of freedom are positive.
#[must_use]
pub fn student_upper(t: f64, freedom: f64) -> Option<f64> {
    StudentsT::new(0.0, 1.0, freedom).ok().map(|student| student.sf(t))
}

/// P(X ≥ count) of a binomial with `trials` trials, through the incomplete beta function.
/// Undefined for a probability outside 0..1 → `None`.
#[must_use]
pub fn binomial_upper(count: u32, trials: u32, probability: f64) -> Option<f64> {
    if !(0.0..=1.0).contains(&probability) {
        return None;
    }
    Some(match count {
        0 => 1.0,
        count if count > trials || probability == 0.0 => 0.0,
        _ if probability >= 1.0 => 1.0,
        count => beta_reg(f64::from(count), f64::from(trials - count) + 1.0, probability),
    })
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
        assert!((normal_upper(1.959_963_984_540_054) - 0.025).abs() < 1e-12);
        assert!((student_upper(1.0, 1.0).unwrap() - 0.25).abs() < 1e-12, "Cauchy");
        assert_eq!(student_upper(1.0, 0.0), None);
        // 8, 9 or 10 heads of 10: (45 + 10 + 1) / 1024
        assert!((binomial_upper(8, 10, 0.5).unwrap() - 56.0 / 1024.0).abs() < 1e-14);
        assert_eq!([binomial_upper(0, 5, 0.3), binomial_upper(6, 5, 0.3), binomial_upper(2, 5, 1.5)], [Some(1.0), Some(0.0), None]);
        let (low, high) = wilson(0, 10).unwrap();
        assert!(low == 0.0 && (high - 0.277_5).abs() < 1e-3);
    }
}
