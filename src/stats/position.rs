//! Units against the county and against each other: z, T, 超均率, rank and its interval.

use super::{
    dist::normal_cdf,
    result::Summary,
    standing::{self, rank_min},
};
use std::f64::consts::FRAC_1_SQRT_2;

/// Half width of a 90 % normal interval, in standard deviations.
const NINETY_PERCENT: f64 = 1.644_853_626_951_472_7;
/// Beyond so many standard deviations an order is certain.
const CERTAIN: f64 = 8.0;

/// Sets z, t and above_mean_pct of a unit against its reference.
///
/// Formula:   z = (m_u − m_r)/s_r with s_r over candidates; t = 50 + 10 z; above_mean_pct = (m_u − m_r)/m_r
/// Undefined: s_r = 0 or m_r = 0 → that figure is `None`
pub fn compare(unit: &mut Summary, reference: &Summary) {
    let (Some(mean), Some(centre)) = (unit.mean, reference.mean) else { return };
    unit.z = standing::z(mean, centre, reference.sd);
    unit.t = unit.z.map(standing::t);
    unit.above_mean_pct = (centre != 0.0).then(|| (mean - centre) / centre);
}

/// Gives competition ranks by mean to the units that have one.
pub fn rank<'a>(units: impl Iterator<Item = &'a mut Summary>) {
    let (mut ranked, means): (Vec<&mut Summary>, Vec<f64>) = units.filter_map(|unit| unit.mean.map(|mean| (unit, mean))).unzip();
    for (unit, rank) in ranked.iter_mut().zip(rank_min(&means)) {
        unit.rank = Some(rank);
    }
}

/// A unit's mean and how exact it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Mean.
    pub mean: f64,
    /// Its standard error.
    pub se: f64,
}

/// Means of the ranked units with s/√n as their errors, s² pooled within units.
#[must_use]
pub fn estimates(units: &[&Summary]) -> Vec<Estimate> {
    let candidates: f64 = units.iter().map(|unit| f64::from(unit.n)).sum();
    let squares: f64 = units.iter().filter_map(|unit| unit.squares).sum();
    #[allow(clippy::cast_precision_loss, reason = "counts of units are far below 2^53")]
    let freedom = candidates - units.len() as f64;
    let variance = if freedom > 0.0 { squares / freedom } else { 0.0 };
    let estimate = |unit: &&Summary| unit.mean.map(|mean| Estimate { mean, se: (variance / f64::from(unit.n.max(1))).sqrt() });
    units.iter().filter_map(estimate).collect()
}

/// 名次区间: 90 % normal interval of each unit's rank, best and worst, had other pupils of the same schools sat.
///
/// Formula:   r(m) = 1 + Σⱼ Φ((mⱼ − m)/seⱼ), the expected rank of a unit whose mean is surely m; the ends are
///            r(mᵢ) ∓ √(own² + 1.645²·others), own = r(mᵢ) − r(mᵢ ± 1.645 seᵢ), others = Σⱼ pⱼ(1 − pⱼ) with the p of
///            mᵢ ± 1.645 seᵢ/√2, where the unit's own error has its half of the way; rounded, within 1..K
/// Unit:      place
/// Source:    Goldstein & Spiegelhalter (1996), J. R. Statist. Soc. A 159, 385–443, there by simulation
/// Checked:   by 20,000 simulated orders, below: both ends within one place
#[must_use]
pub fn rank_intervals(units: &[Estimate]) -> Vec<(u32, u32)> {
    (0..units.len()).map(|at| rank_interval(units, at)).collect()
}

fn rank_interval(units: &[Estimate], at: usize) -> (u32, u32) {
    let Estimate { mean, se } = units[at];
    let others = || units[..at].iter().chain(&units[at + 1..]);
    let rank = |mean: f64| 1.0 + others().map(|other| exceeds(other.mean - mean, other.se)).sum::<f64>();
    let spread = |mean: f64| {
        let chances = others().map(|other| exceeds(other.mean - mean, other.se));
        chances.map(|p| p * (1.0 - p)).sum::<f64>()
    };
    let middle = rank(mean);
    let reach = |own_error: f64| {
        let own = rank(mean + own_error) - middle;
        (own * own + NINETY_PERCENT.powi(2) * spread(mean + own_error * FRAC_1_SQRT_2)).sqrt()
    };
    let place = |rank: f64| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "within 1..K")]
        let place = rank.round().clamp(1.0, units.len() as f64) as u32;
        place
    };
    (place(middle - reach(NINETY_PERCENT * se)), place(middle + reach(-NINETY_PERCENT * se)))
}

/// P(difference > 0) for a normal difference; a certain difference of zero is half above.
fn exceeds(difference: f64, se: f64) -> f64 {
    if difference.abs() > CERTAIN * se {
        f64::from(u8::from(difference > 0.0))
    } else if se > 0.0 {
        normal_cdf(difference / se)
    } else {
        0.5
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::Draws;

    #[test]
    fn units_that_are_far_apart_keep_their_places() {
        let units = [80.0, 60.0, 40.0].map(|mean| Estimate { mean, se: 0.5 });
        assert_eq!(rank_intervals(&units), [(1, 1), (2, 2), (3, 3)]);
        assert_eq!(rank_intervals(&[Estimate { mean: 1.0, se: 0.0 }]), [(1, 1)]);
    }

    #[test]
    fn agrees_with_simulated_orders() {
        let mut draws = Draws::new(7, 0);
        let units: Vec<Estimate> =
            (0..40).map(|at| Estimate { mean: 60.0 + 6.0 * draws.normal(), se: 0.8 + 0.1 * f64::from(at % 20) }).collect();
        let mut ranks: Vec<Vec<u32>> = vec![Vec::new(); units.len()];
        for _ in 0..20_000 {
            let drawn: Vec<f64> = units.iter().map(|unit| unit.mean + unit.se * draws.normal()).collect();
            ranks.iter_mut().zip(rank_min(&drawn)).for_each(|(ranks, rank)| ranks.push(rank));
        }
        for (ranks, (best, worst)) in ranks.iter_mut().zip(rank_intervals(&units)) {
            ranks.sort_unstable();
            let (low, high) = (ranks[1000], ranks[18_999]);
            assert!(low.abs_diff(best) <= 1 && high.abs_diff(worst) <= 1, "{best}..{worst}, simulated {low}..{high}");
        }
    }
}
