//! 偏科: subjects in which a candidate stands far apart from the own others (metrics.md §4).

use super::{describe, levels::Levels, sitting, standing, units::PerUnit};
use crate::{
    config::{CandidateRules, ShareRules},
    reconcile::ledger::Cohort,
};
use rust_decimal::prelude::ToPrimitive;

/// The uneven of a cohort.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Uneven {
    /// Candidates with a subject beyond the threshold, in order of the ledger.
    pub candidates: Vec<UnevenCandidate>,
    /// How many there are in every unit.
    pub units: PerUnit<UnevenCounts>,
}

/// A candidate with a subject beyond the threshold.
#[derive(Clone, Debug, PartialEq)]
pub struct UnevenCandidate {
    /// Which candidate of the cohort.
    pub candidate: u32,
    /// Papers below the own others, the furthest first, with the distance in standard deviations.
    pub weak: Vec<(usize, f64)>,
    /// Papers above them, likewise.
    pub strong: Vec<(usize, f64)>,
}

/// Counts of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnevenCounts {
    /// Candidates with a Z in two papers or more.
    pub n: u32,
    /// Of them with a weak or a strong subject.
    pub uneven: u32,
    /// Of them with a weak subject.
    pub weak: u32,
    /// Of them with a strong subject.
    pub strong: u32,
    /// Of them weak in each paper, the total left out.
    pub weak_in: Vec<u32>,
    /// Of them strong in each paper.
    pub strong_in: Vec<u32>,
}

/// How far each Z is from the mean of the others; nothing for fewer than two.
///
/// Formula:   dᵢ = zᵢ − Σⱼ≠ᵢ zⱼ/(k − 1), which is (zᵢ − z̄)·k/(k − 1)
/// Unit:      standard deviations of the county
/// Missing:   papers not sat are left out
/// Undefined: k < 2 → all `None`; a paper without spread has no Z
/// Source:    metrics.md §4
/// Checked:   by hand, below
#[must_use]
pub fn apart(z: &[Option<f64>]) -> Vec<Option<f64>> {
    let known: Vec<f64> = z.iter().copied().flatten().collect();
    #[allow(clippy::cast_precision_loss, reason = "a handful of papers")]
    let others = known.len() as f64 - 1.0;
    if others < 1.0 {
        return vec![None; z.len()];
    }
    let sum = describe::sum(known.iter().copied());
    z.iter().map(|z| z.map(|z| z - (sum - z) / others)).collect()
}

/// Who is uneven.
#[must_use]
pub fn uneven(cohort: &Cohort, levels: &Levels, rules: &CandidateRules, shares: &ShareRules) -> Uneven {
    let papers = cohort.single_papers();
    let threshold = shares.uneven.to_decimal().to_f64().unwrap_or(f64::INFINITY);
    let z: Vec<Vec<Option<f64>>> = (0..papers).map(|paper| z_of(cohort, rules, paper)).collect();
    let mut candidates = Vec::new();
    let mut judged = vec![false; cohort.candidates.len()];
    for (candidate, judged) in judged.iter_mut().enumerate() {
        let own: Vec<Option<f64>> = z.iter().map(|paper| paper[candidate]).collect();
        let apart = apart(&own);
        *judged = apart.iter().any(Option::is_some);
        let side = |sign: f64| {
            let mut side: Vec<(usize, f64)> =
                apart.iter().enumerate().filter_map(|(paper, d)| d.map(|d| (paper, d))).filter(|(_, d)| d * sign > threshold).collect();
            side.sort_by(|a, b| (b.1 * sign).total_cmp(&(a.1 * sign)));
            side
        };
        let (weak, strong) = (side(-1.0), side(1.0));
        if !(weak.is_empty() && strong.is_empty()) {
            candidates.push(UnevenCandidate { candidate: u32::try_from(candidate).unwrap_or(u32::MAX), weak, strong });
        }
    }
    let units = PerUnit::of(cohort, levels, |division| {
        let empty = UnevenCounts { weak_in: vec![0; papers], strong_in: vec![0; papers], ..UnevenCounts::default() };
        let mut counts = vec![empty; division.groups()];
        for (candidate, _) in judged.iter().enumerate().filter(|(_, judged)| **judged) {
            if let Some(group) = division.group_of(candidate) {
                counts[group].n += 1;
            }
        }
        for found in &candidates {
            let Some(group) = division.group_of(found.candidate as usize) else { continue };
            let count = &mut counts[group];
            count.uneven += 1;
            count.weak += u32::from(!found.weak.is_empty());
            count.strong += u32::from(!found.strong.is_empty());
            found.weak.iter().for_each(|(paper, _)| count.weak_in[*paper] += 1);
            found.strong.iter().for_each(|(paper, _)| count.strong_in[*paper] += 1);
        }
        counts
    });
    Uneven { candidates, units }
}

/// Z of every candidate in a paper, against all who sat it.
fn z_of(cohort: &Cohort, rules: &CandidateRules, paper: usize) -> Vec<Option<f64>> {
    let scores: Vec<Option<f64>> = (0..cohort.candidates.len())
        .map(|candidate| sitting::counted(cohort, rules, paper, candidate).map(|score| score.to_f64()))
        .collect();
    let known: Vec<f64> = scores.iter().copied().flatten().collect();
    let Some(mean) = describe::mean(&known) else { return vec![None; scores.len()] };
    let sd = describe::sd_population(&known);
    scores.into_iter().map(|score| standing::z(score?, mean, sd)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_measured_against_the_others_only() {
        let apart = apart(&[Some(1.5), Some(0.0), None, Some(-0.5)]);
        assert_eq!(apart, [Some(1.75), Some(-0.5), None, Some(-1.25)]);
        assert_eq!(super::apart(&[Some(2.0), None]), [None, None]);
    }
}
