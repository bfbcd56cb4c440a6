//! [`Roll`]: the earlier scores of everybody on a school's roll in bands, and who of each band was absent.

use crate::{anomalies::selective::earlier_scores, reconcile::ledger::Cohort};

/// A school's roll by earlier score.
#[derive(Clone, Debug, PartialEq)]
pub struct Roll {
    /// Bands of the earlier score, lowest first.
    pub bands: Vec<Band>,
    /// Everybody found in the earlier exam.
    pub n: u32,
    /// Of them, absent.
    pub absent: u32,
    /// Absent and not found in the earlier exam: in no band.
    pub unmatched: u32,
}

/// Candidates whose earlier score lies from one score to below another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// From this score.
    pub from: f64,
    /// To below this one.
    pub to: f64,
    /// Candidates on the roll.
    pub roll: u32,
    /// Of them, absent.
    pub absent: u32,
}

/// About so many bands.
const BANDS: f64 = 14.0;

/// The roll of a school unit; `None` where nobody is found in the earlier exam.
pub(super) fn roll(cohort: &Cohort, unit: usize) -> Option<Roll> {
    let (present, absent, unmatched) = earlier_scores(cohort, unit);
    Some(Roll {
        bands: bands(&present, &absent)?,
        n: count(present.len() + absent.len()),
        absent: count(absent.len()),
        unmatched: count(unmatched),
    })
}

fn bands(present: &[f64], absent: &[f64]) -> Option<Vec<Band>> {
    let all = || present.iter().chain(absent).copied();
    let (low, high) = (all().min_by(f64::total_cmp)?, all().max_by(f64::total_cmp)?);
    let width = round_step((high - low) / BANDS);
    let band = |score: f64| (score / width).floor();
    let (first, last) = (band(low), band(high));
    let mut bands = Vec::new();
    let mut at = first;
    while at <= last {
        let inside = |scores: &[f64]| count(scores.iter().filter(|score| band(**score) == at).count());
        bands.push(Band { from: at * width, to: (at + 1.0) * width, roll: inside(present) + inside(absent), absent: inside(absent) });
        at += 1.0;
    }
    Some(bands)
}

/// The next larger of 1, 2, 5, 10, 20, 50 …
fn round_step(least: f64) -> f64 {
    let mut power = 1.0;
    loop {
        for times in [1.0, 2.0, 5.0] {
            if times * power >= least || power > 1e6 {
                return times * power;
            }
        }
        power *= 10.0;
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_in_one_band() {
        let bands = bands(&[250.0, 300.0, 310.5, 420.0], &[199.5, 250.0]).expect("there are scores");
        assert!(bands.iter().all(|band| (band.to - band.from - 20.0).abs() < 1e-9));
        let told: Vec<(f64, u32, u32)> =
            bands.iter().filter(|band| band.roll > 0).map(|band| (band.from, band.roll, band.absent)).collect();
        assert_eq!(told, [(180.0, 1, 1), (240.0, 2, 1), (300.0, 2, 0), (420.0, 1, 0)]);
        assert_eq!(bands.len(), 13, "empty bands between others are there");
        assert_eq!(super::bands(&[], &[]), None);
        assert_eq!(super::bands(&[60.0], &[]).map(|bands| bands.len()), Some(1));
    }
}
