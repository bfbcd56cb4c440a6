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
    /// Counts the scores of every group, NaN for none; bins begin at `phase` and on from it. What finer groups, counted alike, have is put
    /// together where they make up a group.
    pub fn of((paper, scores): (&Paper, &[f64]), groups: &Groups, phase: Score, finer: Option<Finer<'_, Self>>) -> Self {
        let (points, start) = (per_point(paper) as f64, phase.to_f64());
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the bins")]
        let bins = (paper.full.to_f64().clamp(0.0, f64::from(u16::MAX)) * points) as usize + 1;
        let mut each = vec![0; bins * groups.len()];
        let mut county = vec![0_u32; bins];
        for ((at, counts), group) in each.chunks_exact_mut(bins).enumerate().zip(groups.iter()) {
            match finer.and_then(|(held, parts)| Some((held, parts[at].clone()?))) {
                Some((held, parts)) => parts.for_each(|part| join(counts, held.of_group(part))),
                None => add(counts, scores[group.range.clone()].iter().map(|score| (score - start) * points)),
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

/// Counts scores by their places on the bins; those beyond the scale are left out, and so is what is no number.
fn add(counts: &mut [u32], places: impl Iterator<Item = f64>) {
    for place in places.filter(|place| *place >= 0.0) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the bins, or beyond them")]
        if let Some(count) = counts.get_mut(place as u32 as usize) {
            *count = count.wrapping_add(1);
        }
    }
}
