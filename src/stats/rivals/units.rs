//! Rivals among the figures of how units differ.

use crate::stats::{
    anova::Anova,
    balance::{UnitMean, gini, mean_weighted},
    describe::sum,
};

/// Gini index of units counting alike, corrected for their small number.
///
/// Formula:   G · n/(n − 1)
/// Unit:      0 (all equal) to 1
/// Undefined: fewer than two units, or as [`gini`]
/// Checked:   tests/it/reference.rs, `gini_unweighted_bias_corrected`
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of units are far below 2^53")]
pub fn gini_corrected(units: &[UnitMean]) -> Option<f64> {
    let n = units.len() as f64;
    let alike: Vec<UnitMean> = units.iter().map(|unit| UnitMean { n: 1.0, ..*unit }).collect();
    gini(&alike).filter(|_| n > 1.0).map(|gini| gini * n / (n - 1.0))
}

/// Theil's L, the mean log deviation.
///
/// Formula:   Σ nᵢ ln(m/mᵢ)/Σ nᵢ
/// Unit:      nats
/// Undefined: no candidates, or a mean that is not positive → `None`
/// Source:    Theil (1967), Economics and Information Theory
/// Checked:   tests/it/reference.rs, `theil_l_weighted` and `theil_l_unweighted`
#[must_use]
pub fn theil_l(units: &[UnitMean]) -> Option<f64> {
    let centre = mean_weighted(units).filter(|_| units.iter().all(|unit| unit.mean > 0.0))?;
    let size = sum(units.iter().map(|unit| unit.n));
    Some(sum(units.iter().map(|unit| unit.n * (centre / unit.mean).ln())) / size)
}

/// Hoover's index: the share of all marks that would have to move for all to have the same.
///
/// Formula:   Σ nᵢ|mᵢ − m|/(2 Σ nᵢmᵢ)
/// Unit:      share
/// Undefined: no candidates, a negative mean, or m = 0 → `None`
/// Source:    Hoover (1936), Review of Economics and Statistics 18, 162–171
/// Checked:   tests/it/reference.rs, `hoover_weighted`
#[must_use]
pub fn hoover(units: &[UnitMean]) -> Option<f64> {
    let centre = mean_weighted(units).filter(|centre| *centre > 0.0 && units.iter().all(|unit| unit.mean >= 0.0))?;
    let whole = sum(units.iter().map(|unit| unit.n * unit.mean));
    Some(sum(units.iter().map(|unit| unit.n * (unit.mean - centre).abs())) / (2.0 * whole))
}

/// ICC(1) with the plain mean size of units.
///
/// Formula:   (MS_b − MS_w)/(MS_b + (N/k − 1) MS_w)
/// Unit:      share; can be negative
/// Undefined: no variance at all → `None`
/// Source:    Bartko (1976), Psychological Bulletin 83, 762–765
/// Checked:   tests/it/reference.rs, R multilevel ICC1
#[must_use]
pub fn icc_mean_size(anova: &Anova) -> Option<f64> {
    let (between, within) = (anova.ms_between(), anova.ms_within());
    let size = (anova.df_between + anova.df_within + 1.0) / (anova.df_between + 1.0);
    let whole = between + (size - 1.0) * within;
    (whole > 0.0).then(|| (between - within) / whole)
}

/// ICC(2): how reliable the means of the units are.
///
/// Formula:   (MS_b − MS_w)/MS_b
/// Unit:      share; can be negative
/// Undefined: means all equal → `None`
/// Source:    Bartko (1976), Psychological Bulletin 83, 762–765
/// Checked:   tests/it/reference.rs, R multilevel ICC2
#[must_use]
pub fn icc_of_means(anova: &Anova) -> Option<f64> {
    let between = anova.ms_between();
    (between > 0.0).then(|| (between - anova.ms_within()) / between)
}

/// ω²: η² less what chance adds.
///
/// Formula:   (SS_b − (k − 1) MS_w)/(SS_total + MS_w)
/// Unit:      share; can be negative
/// Undefined: no variance at all → `None`
/// Source:    Hays (1963), Statistics for Psychologists
/// Checked:   tests/it/reference.rs, `omega_squared`
#[must_use]
pub fn omega_squared(anova: &Anova) -> Option<f64> {
    let whole = anova.ss_between + anova.ss_within + anova.ms_within();
    (whole > 0.0).then(|| (anova.ss_between - anova.df_between * anova.ms_within()) / whole)
}
