//! Units against the county and against each other: z, T, 超均率, rank and its interval.

use super::{result::Summary, standing::rank_min};
use crate::simulate::Draws;

/// Draws behind a rank interval.
const DRAWS: usize = 1000;
/// Tails left out on each side of a rank interval: 90 % stay.
const TAIL: f64 = 0.05;

/// Sets z, t and above_mean_pct of a unit against its reference.
pub fn compare(unit: &mut Summary, reference: &Summary) {
    let (Some(mean), Some(centre)) = (unit.mean, reference.mean) else { return };
    unit.z = reference.sd.filter(|sd| *sd > 0.0).map(|sd| (mean - centre) / sd);
    unit.t = unit.z.map(|z| 50.0 + 10.0 * z);
    unit.above_mean_pct = (centre != 0.0).then(|| (mean - centre) / centre);
}

/// Gives competition ranks by mean to the units that have one.
pub fn rank<'a>(units: impl Iterator<Item = &'a mut Summary>) {
    let mut ranked: Vec<&mut Summary> = units.filter(|unit| unit.mean.is_some()).collect();
    let means: Vec<f64> = ranked.iter().filter_map(|unit| unit.mean).collect();
    for (unit, rank) in ranked.iter_mut().zip(rank_min(&means)) {
        unit.rank = Some(rank);
    }
}

/// 90 % intervals of the ranks: how far the order could differ had other pupils of the same schools sat.
///
/// Each draw gives every unit a mean from a normal law around its own, with variance s²/n (s² pooled over units), and
/// ranks them; the interval runs from the 5 % to the 95 % quantile of a unit's ranks. Seeded, so it never changes.
pub fn rank_intervals(units: &mut [&mut Summary], seed: u64) {
    let mut ranked: Vec<&mut &mut Summary> = units.iter_mut().filter(|unit| unit.rank.is_some()).collect();
    let candidates: f64 = ranked.iter().map(|unit| f64::from(unit.n)).sum();
    let squares: f64 = ranked.iter().map(|unit| f64::from(unit.n) * unit.sd.unwrap_or(0.0).powi(2)).sum();
    if ranked.is_empty() || candidates <= 0.0 {
        return;
    }
    let variance = squares / candidates;
    let laws: Vec<(f64, f64)> =
        ranked.iter().map(|unit| (unit.mean.unwrap_or(0.0), (variance / f64::from(unit.n.max(1))).sqrt())).collect();
    let mut counts = vec![vec![0_u32; laws.len() + 1]; laws.len()];
    let mut draws = Draws::new(seed, 0);
    let mut drawn = vec![0.0; laws.len()];
    for _ in 0..DRAWS {
        for (value, (mean, se)) in drawn.iter_mut().zip(&laws) {
            *value = mean + se * draws.normal();
        }
        for (unit, rank) in rank_min(&drawn).into_iter().enumerate() {
            counts[unit][rank as usize] += 1;
        }
    }
    for (unit, counts) in ranked.iter_mut().zip(&counts) {
        let own = unit.rank.unwrap_or(1);
        let (best, worst) = (rank_at(counts, TAIL), rank_at(counts, 1.0 - TAIL));
        unit.rank_interval = Some((best.min(own), worst.max(own)));
    }
}

/// The smallest rank at or below which this share of the draws lies.
#[allow(clippy::cast_precision_loss, reason = "a thousand draws")]
fn rank_at(counts: &[u32], share: f64) -> u32 {
    let mut below = 0;
    for (rank, count) in counts.iter().enumerate() {
        below += count;
        if f64::from(below) >= share * DRAWS as f64 {
            return u32::try_from(rank).unwrap_or(u32::MAX);
        }
    }
    u32::try_from(counts.len()).unwrap_or(u32::MAX)
}
