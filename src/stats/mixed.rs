//! The random-intercept model by REML, from sufficient statistics of each unit, so that the cost depends on the number
//! of units and not of candidates. Covariates would join the sums and the quadratic form; the search for λ stays.

use std::f64::consts::TAU;

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

/// Halvings of the bracket: enough for the last bit of a double.
const HALVINGS: usize = 200;
/// Largest ratio of the variances that is looked for; beyond it nearly all variance is between units.
const LARGEST_RATIO: f64 = 1e9;

/// The random-intercept model by restricted maximum likelihood.
///
/// Formula:   the root in λ = σ²_between/σ²_within of the derivative of the profiled restricted deviance
///            (N−1)·ln Q + Σ ln(1+nᵢλ) + ln Σwᵢ,  wᵢ = nᵢ/(1+nᵢλ),  Q = Σ squaresᵢ + Σwᵢ(mᵢ−μ)²; λ = 0 where it rises from 0 on
/// Unit:      square marks
/// Undefined: fewer than two units, no unit of two candidates, or no variance within units → `None`
/// Source:    Patterson & Thompson (1971), Biometrika 58, 545–554
/// Checked:   tests/it/reference.rs, `mm_null_reml` by lme4 and 50-digit arithmetic
#[must_use]
pub fn random_intercept(units: &[UnitSums]) -> Option<RandomIntercept> {
    let n: f64 = units.iter().map(|unit| unit.n).sum();
    let within: f64 = units.iter().map(|unit| unit.squares).sum();
    #[allow(clippy::cast_precision_loss, reason = "counts of units are far below 2^53")]
    let enough = units.len() > 1 && n > units.len() as f64 && within > 0.0;
    if !enough {
        return None;
    }
    let ratio = if slope(units, within, n, 0.0) >= 0.0 { 0.0 } else { root(|ratio| slope(units, within, n, ratio))? };
    let residual = quadratic(units, within, ratio) / (n - 1.0);
    let weights: f64 = units.iter().map(|unit| weight(unit, ratio)).sum();
    let determinant: f64 = units.iter().map(|unit| (unit.n * ratio).ln_1p()).sum();
    let deviance = (n - 1.0) * (1.0 + (TAU * residual).ln()) + determinant + weights.ln();
    Some(RandomIntercept {
        n,
        units: units.len(),
        mean: centre(units, ratio),
        mean_se: (residual / weights).sqrt(),
        between: ratio * residual,
        within: residual,
        log_likelihood: -0.5 * deviance,
    })
}

fn weight(unit: &UnitSums, ratio: f64) -> f64 {
    unit.n / (1.0 + unit.n * ratio)
}

fn centre(units: &[UnitSums], ratio: f64) -> f64 {
    let weights: f64 = units.iter().map(|unit| weight(unit, ratio)).sum();
    units.iter().map(|unit| weight(unit, ratio) * unit.mean).sum::<f64>() / weights
}

fn quadratic(units: &[UnitSums], within: f64, ratio: f64) -> f64 {
    let centre = centre(units, ratio);
    within + units.iter().map(|unit| weight(unit, ratio) * (unit.mean - centre).powi(2)).sum::<f64>()
}

/// Derivative of the profiled restricted deviance in λ.
fn slope(units: &[UnitSums], within: f64, candidates: f64, ratio: f64) -> f64 {
    let centre = centre(units, ratio);
    let (mut weights, mut squared, mut spread) = (0.0, 0.0, 0.0);
    for unit in units {
        let w = weight(unit, ratio);
        weights += w;
        squared += w * w;
        spread += w * w * (unit.mean - centre).powi(2);
    }
    weights - squared / weights - (candidates - 1.0) * spread / quadratic(units, within, ratio)
}

/// The root of a function that is negative at 0 and positive far out; `None` if it stays negative.
fn root(f: impl Fn(f64) -> f64) -> Option<f64> {
    let (mut low, mut high) = (0.0, 1e-3);
    while f(high) < 0.0 {
        low = high;
        high *= 2.0;
        if high > LARGEST_RATIO {
            return None;
        }
    }
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if f(middle) < 0.0 { low = middle } else { high = middle }
    }
    Some(f64::midpoint(low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_units_give_the_analysis_of_variance() {
        // Three units of two: means 1, 3, 8; within squares 2 each. MSB = 2·26/2 = 26, MSW = 6/3 = 2, σ²_b = (26 − 2)/2 = 12.
        let units = [1.0, 3.0, 8.0].map(|mean| UnitSums { n: 2.0, mean, squares: 2.0 });
        let found = random_intercept(&units).expect("well-posed");
        assert!((found.within - 2.0).abs() < 1e-9 && (found.between - 12.0).abs() < 1e-8, "{found:?}");
    }

    #[test]
    fn units_closer_than_chance_have_no_variance_between_them() {
        let units = [5.0, 5.1].map(|mean| UnitSums { n: 10.0, mean, squares: 90.0 });
        assert_eq!(random_intercept(&units).map(|found| found.between), Some(0.0));
        assert_eq!(random_intercept(&units[..1]), None);
    }
}
