//! The funnel plot: how far units of their size lie from what is expected of them, and between which limits honest ones lie.

use crate::stats::quantile::quantile_inclusive;

/// Limits on both sides of the centre: normal quantiles of 97.5 % and 99.9 %.
pub const LIMIT_95: f64 = crate::stats::dist::TWO_SIDED_95;
/// See [`LIMIT_95`].
pub const LIMIT_998: f64 = 3.090_232_306_167_813_5;
/// Share of the z-values that is cut at each end before the over-dispersion is found from them.
pub const CUT: f64 = 0.1;

/// Half the distance between the limits of a unit: they lie so far above and below the centre.
///
/// Formula:   z·√(s² + τ²)
/// Unit:      that of the indicator
/// Undefined: never; τ² = 0 gives the limits without over-dispersion
/// Source:    Spiegelhalter (2005), Statistics in Medicine 24, 1185–1202, section 5.2 (additive random effects)
/// Checked:   FunnelPlotR, `z_additive` of oracle_funnel.json, tests/it/pictures.rs
#[must_use]
pub fn half_width(limit: f64, variance: f64, tau2: f64) -> f64 {
    limit * (variance + tau2).sqrt()
}

/// The variance between honest units beyond sampling, from one indicator alone: what the screens' median equation over all
/// subjects is read beside.
///
/// Formula:   z-values cut at their quantiles `cut` and 1 − `cut` (type 7; [`CUT`] is Spiegelhalter's tenth, 0 cuts nothing and gives the
///            estimate of DerSimonian and Laird); φ = Σ z²/k;
///            τ² = max(0, (kφ − (k − 1))/(Σw − Σw²/Σw)), w = 1/s²
/// Unit:      square of the indicator's
/// Missing:   units without a sampling variance are left out by the caller
/// Undefined: fewer than 2 units or a variance that is not positive → `None`
/// Source:    Spiegelhalter (2005), Statistics in Medicine 24, 1185–1202, sections 4 and 5.2; DerSimonian & Laird (1986), Controlled
///            Clinical Trials 7, 177–188
/// Checked:   FunnelPlotR 0.6.0, `phi` and `tau2` of oracle_funnel.json; metafor 3.8.1, oracle_random_effects.json; tests/it/pictures.rs
#[must_use]
pub fn winsorised_dispersion(z: &[f64], variances: &[f64], cut: f64) -> Option<Dispersion> {
    let k = z.len() as f64;
    if z.len() < 2 || z.len() != variances.len() || variances.iter().any(|variance| *variance <= 0.0) {
        return None;
    }
    let mut ascending = z.to_vec();
    ascending.sort_by(f64::total_cmp);
    let (low, high) = (quantile_inclusive(&ascending, cut)?, quantile_inclusive(&ascending, 1.0 - cut)?);
    let phi = z.iter().map(|z| z.clamp(low, high).powi(2)).sum::<f64>() / k;
    let (sum, squares) = variances.iter().fold((0.0, 0.0), |(sum, squares), variance| (sum + 1.0 / variance, squares + variance.powi(-2)));
    let tau2 = ((k * phi - (k - 1.0)) / (sum - squares / sum)).max(0.0);
    Some(Dispersion { phi, tau2 })
}

/// How much further apart units lie than sampling lets expect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dispersion {
    /// Mean square of the cut z-values; 1 where sampling explains all.
    pub phi: f64,
    /// Variance between units beyond sampling.
    pub tau2: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_over_dispersion_limits_are_those_of_sampling() {
        assert!((half_width(LIMIT_95, 4.0, 0.0) - 3.92).abs() < 1e-3);
        let even = winsorised_dispersion(&[0.1, -0.1, 0.2, -0.2], &[1.0; 4], CUT).expect("four units");
        assert!(even.tau2 == 0.0 && even.phi < 1.0);
        assert_eq!(winsorised_dispersion(&[1.0], &[1.0], CUT), None);
        assert_eq!(winsorised_dispersion(&[1.0, 2.0], &[1.0, 0.0], CUT), None);
    }
}
