//! [`Counts`]: how many scores of each group are in each bin of a paper, for all lines that lie alike on the bins.

use crate::{
    anomalies::groups::{Finer, Groups},
    model::Score,
    reconcile::ledger::Paper,
};

/// Counts of scores, bins of a point or half a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    bins: usize,
    /// `[group][bin]`, one after another.
    each: Vec<u32>,
    /// Of all groups together.
    pub county: Vec<u32>,
}

/// Bins a point: 1, or 2 for half marks and finer ones.
pub const fn per_point(paper: &Paper) -> i64 {
    if paper.step.is_multiple_of(Score::whole(1)) { 1 } else { 2 }
}

/// How far a line is from the bin below it on the grid from 0.
pub fn phase(line: Score, paper: &Paper) -> Score {
    Score::from_units(line.units().rem_euclid(Score::whole(1).units() / per_point(paper)))
}

impl Counts {
    /// Counts the scores of every group, given as numbers and in half marks; bins begin at `phase` and on from it. What finer groups,
    /// counted alike, have is put together where they make up a group.
    pub fn of((paper, scores, halves): (&Paper, &[f64], &[u16]), groups: &Groups, phase: Score, finer: Option<Finer<'_, Self>>) -> Self {
        let (points, start) = (per_point(paper), phase.to_f64());
        let highest = paper.full.to_f64().clamp(0.0, f64::from(u16::MAX));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the bins")]
        let bins = (highest * points as f64) as usize + 1;
        let mut each = vec![0; bins * groups.len()];
        let mut county = vec![0_u32; bins];
        let half = Score::whole(1).units() / 2;
        // so many half marks below the first bin; none where bins do not begin at a half mark
        let below = if phase.units() % half == 0 { u16::try_from(phase.units() / half).ok() } else { None };
        let of_points = |score: f64| -> usize {
            let place = (score - start) * points as f64;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the bins, or none")]
            if place >= 0.0 { place as u32 as usize } else { usize::MAX }
        };
        for ((at, counts), group) in each.chunks_exact_mut(bins).enumerate().zip(groups.iter()) {
            let (scores, halves) = (&scores[group.range.clone()], &halves[group.range.clone()]);
            let parts = finer.and_then(|(held, parts)| Some((held, parts[at].clone()?)));
            match below {
                _ if parts.is_some() => {
                    parts.into_iter().for_each(|(held, parts)| parts.for_each(|part| join(counts, held.of_group(part))))
                }
                Some(below) if points == 1 => add(counts, halves.iter().map(|half| usize::from(half.wrapping_sub(below) / 2))),
                Some(below) => add(counts, halves.iter().map(|half| usize::from(half.wrapping_sub(below)))),
                None => add(counts, scores.iter().map(|score| of_points(*score))),
            }
            join(&mut county, counts);
        }
        Self { bins, each, county }
    }

    /// The counts of a group.
    pub fn of_group(&self, group: usize) -> &[u32] {
        &self.each[group * self.bins..(group + 1) * self.bins]
    }

    /// The counts of each group.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        self.each.chunks_exact(self.bins)
    }

    /// How many groups.
    pub fn groups(&self) -> usize {
        self.each.len() / self.bins
    }
}

/// Counts of the bins of a group as one.
pub fn together(counts: &[u32]) -> u32 {
    counts.iter().fold(0, |sum, count| sum.wrapping_add(*count))
}

/// Adds counts to others.
fn join(counts: &mut [u32], others: &[u32]) {
    counts.iter_mut().zip(others).for_each(|(sum, count)| *sum = sum.wrapping_add(*count));
}

/// Counts scores in their bins; those beyond the scale are left out.
fn add(counts: &mut [u32], bins: impl Iterator<Item = usize>) {
    for bin in bins {
        if let Some(count) = counts.get_mut(bin) {
            *count = count.wrapping_add(1);
        }
    }
}
