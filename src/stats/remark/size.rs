//! How many scripts a re-marked sample needs.

use crate::stats::dist::{TWO_SIDED_95, normal_quantile, t_quantile};

/// What a sample is to find.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    /// Standard deviation of original − re-mark, in points.
    pub sd: f64,
    /// The difference to be found, in points.
    pub delta: f64,
    /// One-sided chance of finding it where it is not.
    pub alpha: f64,
    /// Chance of finding it where it is.
    pub power: f64,
}

/// No sample of scripts is larger.
const MOST: u32 = 1_000_000;

/// Scripts by the normal law: where the search of [`by_t`] begins.
///
/// Formula:   m = ⌈(z_α + z_β)² sd² / δ²⌉
/// Unit:      scripts
/// Undefined: sd or δ not positive, α or β outside (0, 1) → `None`
/// Source:    Cochran (1977), Sampling Techniques, §4.6; findings.md A209
/// Checked:   expected_moderation.json `sample_size.normal`, tests/it/remark.rs
#[must_use]
pub fn by_normal(aim: Aim) -> Option<u32> {
    let quantiles = normal_quantile(1.0 - aim.alpha)? + normal_quantile(aim.power)?;
    whole(needed(aim, quantiles)?)
}

/// Scripts by Student's t, before the finite correction.
///
/// Formula:   the least m with m ≥ (t_α + t_β)² sd² / δ², both quantiles with m − 1 df
/// Unit:      scripts
/// Undefined: as [`by_normal`]
/// Source:    findings.md A209
/// Checked:   expected_moderation.json `sample_size.t`, tests/it/remark.rs
#[must_use]
pub fn by_t(aim: Aim) -> Option<u32> {
    whole(exact(aim)?)
}

/// Scripts of a `population`: a sample that is a large part of it may be smaller.
///
/// Formula:   m = ⌈m₀ / (1 + m₀/N)⌉, m₀ = (t_α + t_β)² sd² / δ² as in [`by_t`], not yet rounded up
/// Unit:      scripts, `population` at most
/// Undefined: as [`by_normal`]
/// Source:    Cochran (1977), §4.6; findings.md A209
/// Checked:   expected_moderation.json `sample_size.t_fpc` (N = 120), tests/it/remark.rs
#[must_use]
pub fn in_population(aim: Aim, population: u32) -> Option<u32> {
    finite(exact(aim)?, population)
}

/// Scripts of a cell of so many: [`in_population`] of twice as many, since only half of the chance in original − re-mark, the
/// original's, grows less as a sample becomes a large part of the cell (see [`leniency`](fn@super::leniency::leniency)).
///
/// Formula:   the least m with m ≥ m₀ (1 − m/2N): ⌈m₀ / (1 + m₀/2N)⌉, N at most
/// Unit:      scripts
/// Undefined: as [`by_normal`]
/// Source:    findings.md A209, whose correction has N in place of 2N
/// Checked:   power reached in docs/screens.md
#[must_use]
pub fn in_cell(aim: Aim, scripts: u32) -> Option<u32> {
    in_population(aim, scripts.saturating_mul(2)).map(|wanted| wanted.min(scripts))
}

/// Scripts of a cell of so many for an interval of this half-width: [`for_interval`] of twice as many, as [`in_cell`].
#[must_use]
pub fn for_interval_in_cell(sd: f64, half: f64, scripts: u32) -> Option<u32> {
    for_interval(sd, half, Some(scripts.saturating_mul(2))).map(|wanted| wanted.min(scripts))
}

/// Whether a stratified sample finds what it is to find.
///
/// Formula:   (t_α + t_β)² sd² V ≤ δ², V the variance of the mean in variances of one difference, df m less the strata; with
///            one stratum V = 1/m · (1 − m/2N), which is [`in_cell`]
/// Undefined: as [`by_normal`] → false
/// Source:    Cochran (1977), §5.9; findings.md A209
/// Checked:   power reached in docs/screens.md
#[must_use]
pub fn finds(aim: Aim, variance: f64, df: f64) -> bool {
    let quantiles = t_quantile(1.0 - aim.alpha, df).zip(t_quantile(aim.power, df)).map(|(alpha, beta)| alpha + beta);
    quantiles.and_then(|quantiles| needed(aim, quantiles)).is_some_and(|needed| needed * variance <= 1.0)
}

/// Whether the 95 % interval of a stratified sample reaches `half` points to both sides at most.
///
/// Formula:   t₀.₉₇₅ sd √V ≤ half, V and df as in [`finds`]
/// Undefined: no degree of freedom → false
/// Source:    Cochran (1977), §5.9
/// Checked:   half-width reached in docs/screens.md
#[must_use]
pub fn is_as_narrow(sd: f64, half: f64, (variance, df): (f64, f64)) -> bool {
    t_quantile(0.975, df).is_some_and(|t| t * sd * variance.sqrt() <= half)
}

/// Scripts for a 95 % interval that reaches `half` points to both sides.
///
/// Formula:   m₀ = (z sd / half)², ⌈m₀⌉; in a population of N ⌈m₀ / (1 + m₀/N)⌉
/// Unit:      scripts
/// Undefined: sd or half not positive → `None`
/// Source:    Cochran (1977), §4.4
/// Checked:   expected_moderation.json `ci_half_width`, tests/it/remark.rs
#[must_use]
pub fn for_interval(sd: f64, half: f64, population: Option<u32>) -> Option<u32> {
    let exact = (sd > 0.0 && half > 0.0).then(|| (TWO_SIDED_95 * sd / half).powi(2))?;
    match population {
        Some(population) => finite(exact, population),
        None => whole(exact),
    }
}

fn needed(aim: Aim, quantiles: f64) -> Option<f64> {
    (aim.sd > 0.0 && aim.delta > 0.0).then(|| (quantiles * aim.sd / aim.delta).powi(2))
}

/// The unrounded m₀ at the least whole m that suffices.
fn exact(aim: Aim) -> Option<f64> {
    // The t law is wider than the normal one, so that the search need not begin below.
    let mut scripts = by_normal(aim)?.max(2);
    loop {
        let df = f64::from(scripts - 1);
        let exact = needed(aim, t_quantile(1.0 - aim.alpha, df)? + t_quantile(aim.power, df)?)?;
        if f64::from(scripts) >= exact || scripts >= MOST {
            return Some(exact);
        }
        scripts += 1;
    }
}

fn finite(exact: f64, population: u32) -> Option<u32> {
    if population == 0 {
        return Some(0);
    }
    whole(exact / (1.0 + exact / f64::from(population))).map(|scripts| scripts.min(population))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive and bounded")]
fn whole(exact: f64) -> Option<u32> {
    (exact.is_finite() && exact >= 0.0).then(|| exact.ceil().min(f64::from(MOST)) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_cell_needs_fewer_scripts_and_never_more_than_it_has() {
        let aim = Aim { sd: 3.0, delta: 2.0, alpha: 0.05, power: 0.8 };
        assert_eq!((by_normal(aim), by_t(aim)), (Some(14), Some(16)));
        assert_eq!([10, 120, 100_000].map(|n| in_population(aim, n)), [Some(7), Some(14), Some(16)]);
        // 15.5 / (1 + 15.5/20) and so on
        assert_eq!([8, 10, 120, 100_000].map(|n| in_cell(aim, n)), [Some(8), Some(9), Some(15), Some(16)]);
        assert_eq!(for_interval_in_cell(3.0, 1.0, 35), Some(24));
        assert_eq!(by_t(Aim { delta: 0.0, ..aim }), None);
        assert_eq!((for_interval(3.0, 1.0, None), for_interval(3.0, 1.0, Some(35))), (Some(35), Some(18)));
    }
}
