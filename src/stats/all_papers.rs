//! 全科及格率 and 全科优秀率: candidates present in all their papers who reach the line in every one (metrics.md §2).

use super::{levels::Levels, sitting, units::PerUnit};
use crate::{
    config::CandidateRules,
    reconcile::ledger::{Cohort, LineScores},
};

/// Who reaches a line in every paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AllPapers {
    /// Candidates with a score in every paper that they should sit.
    pub n: u32,
    /// Of them at or above the pass line in every one.
    pub pass: u32,
    /// Of them at or above the line of excellence in every one.
    pub excellent: u32,
}

impl AllPapers {
    /// A count as a share of n.
    #[must_use]
    pub fn rate(&self, count: u32) -> Option<f64> {
        (self.n > 0).then(|| f64::from(count) / f64::from(self.n))
    }
}

/// Counts of every unit; all zero in a grade with one paper, where the paper's own rates say it.
#[must_use]
pub fn all_papers(cohort: &Cohort, levels: &Levels, rules: &CandidateRules) -> PerUnit<AllPapers> {
    let Some(total) = cohort.total() else { return PerUnit::of(cohort, levels, |division| vec![AllPapers::default(); division.groups()]) };
    let reached: Vec<Option<(bool, bool)>> = (0..cohort.candidates.len())
        .map(|candidate| {
            sitting::counted(cohort, rules, total, candidate)?;
            let every = |line: fn(&LineScores) -> crate::model::Score| {
                (0..cohort.single_papers())
                    .filter_map(|paper| Some((paper, sitting::counted(cohort, rules, paper, candidate)?)))
                    .all(|(paper, score)| score >= line(&cohort.papers[paper].lines))
            };
            Some((every(|lines| lines.pass), every(|lines| lines.excellent)))
        })
        .collect();
    PerUnit::of(cohort, levels, |division| {
        let mut counts = vec![AllPapers::default(); division.groups()];
        for (candidate, reached) in reached.iter().enumerate() {
            if let Some((group, (pass, excellent))) = division.group_of(candidate).zip(*reached) {
                counts[group].n += 1;
                counts[group].pass += u32::from(pass);
                counts[group].excellent += u32::from(excellent);
            }
        }
        counts
    })
}
