//! The model without predictors: how far schools differ at all.

use super::{
    fit::{Method, fit},
    moments::Moments,
    sums::Sums,
};

/// What the model needs of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitSums {
    /// Candidates, at least one.
    pub n: f64,
    /// Their mean.
    pub mean: f64,
    /// Sum of squared deviations from it.
    pub squares: f64,
}

/// The fitted model `x = μ + unit + residual`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RandomIntercept {
    /// Candidates.
    pub n: f64,
    /// Units.
    pub units: usize,
    /// μ, with weights between those of candidates and those of units.
    pub mean: f64,
    /// Standard error of μ.
    pub mean_se: f64,
    /// σ² between units.
    pub between: f64,
    /// σ² within units.
    pub within: f64,
    /// Restricted log-likelihood at the estimate.
    pub log_likelihood: f64,
}

impl RandomIntercept {
    /// 校际方差占比 ICC = σ²_between / (σ²_between + σ²_within).
    #[must_use]
    pub fn icc(&self) -> f64 {
        self.between / (self.between + self.within)
    }
}

/// The model without predictors by REML, see [`fit`].
///
/// Undefined: fewer than two units, no unit of two candidates, or no variance within units → `None`
#[must_use]
pub fn random_intercept(units: &[UnitSums]) -> Option<RandomIntercept> {
    let n: f64 = units.iter().map(|unit| unit.n).sum();
    let origin = units.iter().map(|unit| unit.n / n * unit.mean).sum();
    let moments: Vec<Moments> = units.iter().map(|unit| Moments::of_one(unit.n, unit.mean - origin, unit.squares)).collect();
    let fitted = fit(&Sums::of(&moments, vec![origin]), Method::Reml).ok()?;
    let mean = fitted.fixed.first()?;
    Some(RandomIntercept {
        n: fitted.n,
        units: fitted.schools,
        mean: mean.estimate,
        mean_se: mean.se,
        between: fitted.var_school,
        within: fitted.var_residual,
        log_likelihood: fitted.log_likelihood,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_units_give_the_analysis_of_variance() {
        // Three units of two: means 1, 3, 8; within squares 2 each. MSB = 2·26/2 = 26, MSW = 6/3 = 2, σ²_b = (26 − 2)/2 = 12.
        let units = [1.0, 3.0, 8.0].map(|mean| UnitSums { n: 2.0, mean, squares: 2.0 });
        let found = random_intercept(&units).expect("well-posed");
        assert!((found.within - 2.0).abs() < 1e-13 && (found.between - 12.0).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn units_closer_than_chance_have_no_variance_between_them() {
        let units = [5.0, 5.1].map(|mean| UnitSums { n: 10.0, mean, squares: 90.0 });
        assert_eq!(random_intercept(&units).map(|found| found.between), Some(0.0));
        assert_eq!((random_intercept(&units[..1]), random_intercept(&[])), (None, None));
    }
}
