//! How far units differ: coefficients of variation, range.

use super::describe::{mean, sd_population};

/// A unit's size and mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitMean {
    /// Candidates.
    pub n: f64,
    /// Their mean.
    pub mean: f64,
}

/// 校际差异系数, every unit counting the same.
///
/// Formula:   population sd of the unit means / their mean
/// Undefined: fewer than two units, or their mean is 0 → `None`
/// Checked:   tests/it/reference.rs, R
#[must_use]
pub fn cv_unweighted(units: &[UnitMean]) -> Option<f64> {
    let means: Vec<f64> = units.iter().map(|unit| unit.mean).collect();
    let centre = mean(&means).filter(|centre| *centre != 0.0 && units.len() > 1)?;
    Some(sd_population(&means)? / centre)
}

/// 校际差异系数, weighted by candidates.
///
/// Formula:   √(Σ nᵢ(mᵢ − m)²/Σ nᵢ)/m with m = Σ nᵢmᵢ/Σ nᵢ
/// Undefined: fewer than two units, or m is 0 → `None`
/// Source:    the county balance formula of compulsory education
/// Checked:   tests/it/reference.rs, `county_example`
#[must_use]
pub fn cv_weighted(units: &[UnitMean]) -> Option<f64> {
    let total: f64 = units.iter().map(|unit| unit.n).sum();
    let centre = units.iter().map(|unit| unit.n * unit.mean).sum::<f64>() / total;
    let squares: f64 = units.iter().map(|unit| unit.n * (unit.mean - centre).powi(2)).sum();
    (units.len() > 1 && total > 0.0 && centre != 0.0).then(|| (squares / total).sqrt() / centre)
}

/// Lowest and highest unit mean.
#[must_use]
pub fn range(units: &[UnitMean]) -> Option<(f64, f64)> {
    let means = || units.iter().map(|unit| unit.mean);
    Some((means().reduce(f64::min)?, means().reduce(f64::max)?))
}
