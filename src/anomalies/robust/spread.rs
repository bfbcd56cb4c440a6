//! The spread of honest units: centres and over-dispersion from medians.

use super::medians::{about, extend_where, first_at, half_of, median, middle_near};
use rayon::prelude::*;

/// Median of χ² with one degree of freedom.
const MEDIAN_CHI2: f64 = 0.454_936_423_119_572_8;

/// Centres of groups of residuals and the variance that honest units have beyond sampling, the same for all groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// Weighted median of each group, weights 1/(v + τ²).
    pub centres: Vec<f64>,
    /// τ².
    pub tau2: f64,
}

/// Centres and over-dispersion from medians, so that up to a quarter of odd units hardly move them.
///
/// Formula:   τ² solves median((e − c)²/(v + τ²)) = 0.4549364 over all groups, 0 if there is none; c = weighted median
///            of its group; three passes
/// Undefined: no residuals → `None`
/// Checked:   expected_misc.json `robust_z`, tests/it/anomalies.rs
#[must_use]
pub fn centres_and_spread(groups: &[Vec<(f64, f64)>]) -> Option<Spread> {
    let (mut tau2, mut before) = (0.0, None);
    let mut centres: Vec<Centre> = groups.iter().map(|_| Centre::default()).collect();
    let mut pool = Vec::new();
    let mut squares: Vec<(f64, f64)> = Vec::with_capacity(groups.iter().map(Vec::len).sum());
    for _ in 0..3 {
        centres = groups.par_iter().zip(centres).map(|(group, before)| before.next(group, tau2)).collect();
        squares.clear();
        for (group, centre) in groups.iter().zip(&centres) {
            squares.extend(group.iter().map(|(residual, variance)| ((residual - centre.at).powi(2), *variance)));
        }
        (tau2, before) = over_dispersion(&squares, before, &mut pool)?;
    }
    Some(Spread { centres: centres.iter().map(|centre| centre.at).collect(), tau2 })
}

/// Centre of a group, and between which values the next one is looked for first.
#[derive(Clone, Copy, Default)]
struct Centre {
    at: f64,
    near: Option<(f64, f64)>,
}

impl Centre {
    /// The weighted median with this τ².
    fn next(self, group: &[(f64, f64)], tau2: f64) -> Self {
        /// Residuals from which on some of them are looked at first.
        const MANY: usize = 256;
        /// How far from this centre the next one is looked for, as a part of a usual unit's standard deviation.
        const ABOUT: f64 = 0.25;
        let weight = |variance: f64| 1.0 / (variance + tau2).max(f64::MIN_POSITIVE);
        let few = || {
            let residuals: Vec<f64> = group.iter().map(|(residual, _)| *residual).collect();
            about(&residuals, residuals.len() / 2, &mut Vec::new())
        };
        let near = if self.near.is_none() && group.len() >= MANY { few() } else { self.near };
        let (low, high) = near.unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
        let (mut all, mut below, mut inside) = (0.0, 0.0, Vec::with_capacity(group.len()));
        let placed = group.iter().map(|(residual, variance)| {
            let weight = weight(*variance);
            all += weight;
            below += if *residual < low { weight } else { 0.0 };
            ((*residual, weight), (low <= *residual) & (*residual <= high))
        });
        extend_where(&mut inside, placed);
        let half = half_of(all);
        if half <= below || below + inside.iter().map(|pair| pair.1).sum::<f64>() < half {
            below = 0.0;
            inside = group.iter().map(|(residual, variance)| (*residual, weight(*variance))).collect();
        }
        let at = first_at(&mut inside, below, half).unwrap_or(0.0);
        let reach = if all > 0.0 { ABOUT * (group.len() as f64 / all).sqrt() } else { 0.0 };
        Self { at, near: Some((at - reach, at + reach)) }
    }
}

/// Solves median(square/(variance + τ²)) = 0.4549364; the median falls as τ² rises.
///
/// A ratio is at the wanted value where τ² = square/0.4549364 − variance, so that τ² lies at the median of these: at the middle one
/// of an odd number; of an even number between the middle two, where the ratios of two units have the wanted mean. It is first looked
/// for where an earlier one was, which is said with it.
fn over_dispersion(squares: &[(f64, f64)], before: Option<f64>, pool: &mut Vec<f64>) -> Option<(f64, Option<f64>)> {
    /// How far from it, as a part of a usual unit's variance.
    const ABOUT: f64 = 0.1;
    let ratio = |at: &(f64, f64), tau2: f64| at.0 / (at.1 + tau2).max(f64::MIN_POSITIVE);
    let crossing = |unit: &(f64, f64)| unit.0 / MEDIAN_CHI2 - unit.1;
    let crossings: Vec<f64> = squares.iter().map(crossing).collect();
    let sampling = squares.iter().map(|unit| unit.1).sum::<f64>() / squares.len().max(1) as f64;
    let near = before.map(|at| (at, ABOUT * (at.max(0.0) + sampling))).map(|(at, about)| (at - about, at + about));
    let (low, high) = middle_near(&crossings, near, pool)?;
    let found = |tau2: f64| Some((tau2, Some(f64::midpoint(low, high))));
    if squares.len() % 2 == 1 || high <= 0.0 {
        return found(high.max(0.0));
    }
    if low <= 0.0 {
        // the middle two lie on both sides of none
        if median(&squares.iter().map(|unit| ratio(unit, 0.0)).collect::<Vec<f64>>())? <= MEDIAN_CHI2 {
            return found(0.0);
        }
    }
    // only units that cross near these two can be the middle two
    let (narrow, wide) = squares.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), unit| (low.min(unit.1), high.max(unit.1)));
    let margin = (high - low) * (wide + high) / (narrow + low.max(0.0)).max(f64::MIN_POSITIVE);
    let low = low.max(0.0);
    let near = |at: f64| low - margin <= at && at <= high + margin;
    let near: Vec<(f64, &(f64, f64))> = crossings.iter().copied().zip(squares).filter(|(at, _)| near(*at)).collect();
    let sides = || near.iter().copied();
    // ratios fall, so that only those that are not passed by another at either end can be the middle two
    let below = || sides().filter(|(at, _)| *at < high).map(|(_, unit)| unit);
    let above = || sides().filter(|(at, _)| *at >= high).map(|(_, unit)| unit);
    let most_at_high = below().map(|unit| ratio(unit, high)).fold(0.0, f64::max);
    let least_at_low = above().map(|unit| ratio(unit, low)).fold(f64::INFINITY, f64::min);
    let below: Vec<(f64, f64)> = below().filter(|unit| ratio(unit, low) >= most_at_high).copied().collect();
    let above: Vec<(f64, f64)> = above().filter(|unit| ratio(unit, high) <= least_at_low).copied().collect();
    let largest_below = |tau2: f64| below.iter().map(|unit| ratio(unit, tau2)).fold(0.0, f64::max);
    let least_above = |tau2: f64| above.iter().map(|unit| ratio(unit, tau2)).fold(f64::INFINITY, f64::min);
    let excess = |tau2: f64| f64::midpoint(largest_below(tau2), least_above(tau2)) - MEDIAN_CHI2;
    let (mut from, mut to) = (low, high);
    while to - from > 1e-10 * to {
        let middle = f64::midpoint(from, to);
        if middle <= from || middle >= to {
            break;
        }
        if excess(middle) > 0.0 { from = middle } else { to = middle }
    }
    found(f64::midpoint(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_ratio_is_the_wanted_one_whatever_the_variances() {
        let draw = |at: u64| (at.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as f64 / f64::from(1 << 24);
        for set in 0..200_u64 {
            let count = 4 + set % 40;
            // some lean on τ² hardly at all, so that they pass others between the middle two
            let unit = |at: u64| {
                let (crossing, variance) = (3.0 * draw(set * 977 + at), if at.is_multiple_of(3) { 50.0 } else { 0.01 });
                (MEDIAN_CHI2 * (crossing + variance), variance)
            };
            let squares: Vec<(f64, f64)> = (0..count).map(unit).collect();
            let (tau2, before) = over_dispersion(&squares, None, &mut Vec::new()).unwrap();
            // wherever it is looked for first
            for about in [before.unwrap(), -1.0, 0.0, 0.9 * before.unwrap(), 100.0] {
                assert_eq!(over_dispersion(&squares, Some(about), &mut Vec::new()), Some((tau2, before)));
            }
            let ratio = |tau2: f64| median(&squares.iter().map(|unit| unit.0 / (unit.1 + tau2)).collect::<Vec<f64>>()).unwrap();
            let solved = (ratio(tau2) / MEDIAN_CHI2 - 1.0).abs() < 1e-7;
            assert!(solved || tau2 == 0.0 && ratio(0.0) <= MEDIAN_CHI2, "set {set}: {tau2}, {}", ratio(tau2));
        }
    }

    #[test]
    fn spread_is_none_beyond_sampling_and_found_where_it_is() {
        let quiet: Vec<(f64, f64)> = (-10..=10).map(|at| (f64::from(at) * 0.05, 1.0)).collect();
        assert_eq!(centres_and_spread(&[quiet]).unwrap().tau2, 0.0);
        // |e| = 1, 2, … 9 and centre 0: median square 9, so τ² + v = 9 / 0.4549
        let wide: Vec<(f64, f64)> = (-4..=4).map(|at| (f64::from(at), 1.0)).collect();
        let spread = centres_and_spread(&[wide]).unwrap();
        assert_eq!(spread.centres, [0.0]);
        assert!((spread.tau2 - (4.0 / MEDIAN_CHI2 - 1.0)).abs() < 1e-9, "{}", spread.tau2);
    }
}
