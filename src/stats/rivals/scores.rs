//! Rivals among the figures of one list of scores.

use crate::stats::{
    describe::{mean, sum},
    dist::normal_quantile,
    quantile::quantile_inclusive,
    shape,
};

/// Skewness without the correction for small samples.
///
/// Formula:   m₃/m₂^1.5, moments about the mean over n (type 1: Excel SKEW.P)
/// Unit:      none
/// Undefined: as [`shape::skewness`]
/// Source:    Joanes & Gill (1998), The Statistician 47, 183–189
/// Checked:   tests/it/reference.rs, `skew_type1` and Excel SKEW.P
#[must_use]
pub fn skewness_moments(values: &[f64]) -> Option<f64> {
    let n = size(values);
    Some(shape::skewness(values)? * (n - 2.0) / (n * (n - 1.0)).sqrt())
}

/// Skewness over the sample variance: R psych's and MINITAB's.
///
/// Formula:   m₃/s³, s² with n − 1 (type 3)
/// Unit:      none
/// Undefined: as [`shape::skewness`]
/// Checked:   tests/it/reference.rs, `skew_type3`
#[must_use]
pub fn skewness_sample(values: &[f64]) -> Option<f64> {
    Some(skewness_moments(values)? * (1.0 - 1.0 / size(values)).powf(1.5))
}

/// Excess kurtosis without the correction for small samples.
///
/// Formula:   m₄/m₂² − 3 (type 1)
/// Unit:      none
/// Undefined: as [`shape::kurtosis`]
/// Checked:   tests/it/reference.rs, `kurt_excess_type1`
#[must_use]
pub fn kurtosis_moments(values: &[f64]) -> Option<f64> {
    let n = size(values);
    Some((shape::kurtosis(values)? * (n - 2.0) * (n - 3.0) / (n - 1.0) - 6.0) / (n + 1.0))
}

/// Excess kurtosis over the sample variance.
///
/// Formula:   m₄/s⁴ − 3, s² with n − 1 (type 3)
/// Unit:      none
/// Undefined: as [`shape::kurtosis`]
/// Checked:   tests/it/reference.rs, `kurt_excess_type3`
#[must_use]
pub fn kurtosis_sample(values: &[f64]) -> Option<f64> {
    Some((kurtosis_moments(values)? + 3.0) * (1.0 - 1.0 / size(values)).powi(2) - 3.0)
}

/// Median deviation made comparable with a standard deviation by the rounded constant of R's `mad`.
///
/// Formula:   1.4826 · median |xᵢ − median|
/// Unit:      that of the values
/// Undefined: no values → `None`
/// Checked:   tests/it/reference.rs, `mad_1.4826`
#[must_use]
pub fn mad_scaled(ascending: &[f64]) -> Option<f64> {
    Some(MAD_CONSTANT * shape::median_deviation(ascending)?)
}

/// R's constant.
const MAD_CONSTANT: f64 = 1.4826;

/// The same by the exact constant.
///
/// Formula:   median |xᵢ − median| / Φ⁻¹(0.75)
/// Unit:      that of the values
/// Undefined: no values → `None`
/// Checked:   tests/it/reference.rs, `mad_normal_consistent`
#[must_use]
pub fn mad_normal(ascending: &[f64]) -> Option<f64> {
    Some(shape::median_deviation(ascending)? / normal_quantile(0.75)?)
}

/// Mean distance from the mean: Excel AVEDEV.
///
/// Formula:   Σ|xᵢ − m|/n
/// Unit:      that of the values
/// Undefined: no values → `None`
/// Checked:   tests/it/reference.rs, Excel AVEDEV
#[must_use]
pub fn average_deviation(values: &[f64]) -> Option<f64> {
    let centre = mean(values)?;
    Some(sum(values.iter().map(|x| (x - centre).abs())) / size(values))
}

/// The commonest value, the lowest of several: Excel MODE.SNGL of ascending values.
///
/// Formula:   the value that occurs most often
/// Unit:      that of the values
/// Undefined: no value occurs twice → `None`
/// Checked:   tests/it/reference.rs, Excel MODE.SNGL
#[must_use]
pub fn mode(ascending: &[f64]) -> Option<f64> {
    let most = ascending.chunk_by(|a, b| a == b).rev().max_by_key(|run| run.len())?;
    (most.len() > 1).then(|| most[0])
}

/// Huber's centre: a mean in which what lies far out counts no more than what lies at the edge.
///
/// Formula:   μ = mean of xᵢ cut to μ ± 1.5 s, s = 1.4826 · median deviation
/// Unit:      that of the values
/// Undefined: no values, or half of them equal, so that s is 0 → `None`
/// Source:    Huber (1964), Annals of Mathematical Statistics 35, 73–101
/// Checked:   tests/it/reference.rs, R MASS huber
#[must_use]
pub fn huber_centre(ascending: &[f64]) -> Option<f64> {
    const EDGE: f64 = 1.5;
    let reach = EDGE * mad_scaled(ascending).filter(|scale| *scale > 0.0)?;
    let mut centre = quantile_inclusive(ascending, 0.5)?;
    for _ in 0..500 {
        let cut = sum(ascending.iter().map(|x| x.clamp(centre - reach, centre + reach))) / size(ascending);
        let settled = (cut - centre).abs() < 1e-14 * reach;
        centre = cut;
        if settled {
            break;
        }
    }
    Some(centre)
}

#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
const fn size(values: &[f64]) -> f64 {
    values.len() as f64
}
