//! Units against the county and against each other: z, T, 超均率, rank and its interval.

use super::{
    dist::normal_cdf,
    result::Summary,
    standing::{self, rank_min},
};

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
    let squares: f64 = units.iter().map(|unit| f64::from(unit.n) * unit.sd.unwrap_or(0.0).powi(2)).sum();
    #[allow(clippy::cast_precision_loss, reason = "counts of units are far below 2^53")]
    let freedom = candidates - units.len() as f64;
    let variance = if freedom > 0.0 { squares / freedom } else { 0.0 };
    let estimate = |unit: &&Summary| unit.mean.map(|mean| Estimate { mean, se: (variance / f64::from(unit.n.max(1))).sqrt() });
    units.iter().filter_map(estimate).collect()
}

/// 名次区间: 90 % normal interval of each unit's rank, best and worst, had other pupils of the same schools sat.
///
/// Formula:   E ± 1.645 √V with E = 1 + Σⱼ Φ((mⱼ − mᵢ)/√(seᵢ² + seⱼ²)); V adds what the others' errors do to the rank,
///            Σⱼ pⱼ(1 − pⱼ) with pⱼ = Φ((mⱼ − mᵢ)/seⱼ), and what the unit's own error does, the square of half the change
///            of the expected rank between mᵢ − seᵢ and mᵢ + seᵢ; rounded outwards, within 1..K
/// Unit:      place
/// Source:    Goldstein & Spiegelhalter (1996), J. R. Statist. Soc. A 159, 385–443, there by simulation
/// Checked:   against 20,000 simulated orders, below
#[must_use]
pub fn rank_intervals(units: &[Estimate]) -> Vec<(u32, u32)> {
    units.iter().enumerate().map(|(at, unit)| rank_interval(units, at, *unit)).collect()
}

fn rank_interval(units: &[Estimate], at: usize, unit: Estimate) -> (u32, u32) {
    let (mut above, mut others, mut own) = (0.0, 0.0, 0.0);
    for (_, other) in units.iter().enumerate().filter(|(place, _)| *place != at) {
        let ahead = other.mean - unit.mean;
        if ahead.abs() > CERTAIN * (unit.se + other.se) {
            above += f64::from(u8::from(ahead > 0.0));
            continue;
        }
        let p = exceeds(ahead, other.se);
        above += exceeds(ahead, unit.se.hypot(other.se));
        others += p * (1.0 - p);
        own += (exceeds(ahead + unit.se, other.se) - exceeds(ahead - unit.se, other.se)) / 2.0;
    }
    let half = NINETY_PERCENT * (others + own * own).sqrt();
    let place = |rank: f64| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "within 1..K")]
        let place = rank.clamp(1.0, units.len() as f64) as u32;
        place
    };
    (place((1.0 + above - half).floor()), place((1.0 + above + half).ceil()))
}

/// P(difference > 0) for a normal difference; a certain difference of zero is half above.
fn exceeds(difference: f64, se: f64) -> f64 {
    if se > 0.0 {
        normal_cdf(difference / se)
    } else if difference == 0.0 {
        0.5
    } else {
        f64::from(u8::from(difference > 0.0))
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
        let mut off = 0;
        for (ranks, (best, worst)) in ranks.iter_mut().zip(rank_intervals(&units)) {
            ranks.sort_unstable();
            let (low, high) = (ranks[1000], ranks[18_999]);
            off = off.max(low.abs_diff(best)).max(high.abs_diff(worst));
            let covered = ranks.iter().filter(|rank| (best..=worst).contains(rank)).count();
            assert!((17_600..=20_000).contains(&covered), "{best}..{worst} covers {covered} of 20000, simulated {low}..{high}");
        }
        assert!(off <= 3, "ends differ by {off} places");
    }
}
