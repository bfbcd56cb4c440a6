//! [`Sitting`]: one paper as it was sat. Decides who counts and who should have come (metrics.md §1), once for all levels.

use super::division::Division;
use crate::{
    config::CandidateRules,
    model::{Score, Status},
    reconcile::{
        items::PaperItems,
        ledger::{Cohort, Paper},
    },
};

/// One paper of a cohort, its counted candidates in order of score.
#[derive(Clone, Debug)]
pub struct Sitting<'a> {
    cohort: &'a Cohort,
    at: usize,
    rules: &'a CandidateRules,
    /// Candidates with a counted score, lowest first; candidates of equal score in ledger order.
    order: Vec<u32>,
    /// The counted score of each candidate.
    scores: Vec<Option<Score>>,
}

/// A unit of candidates in one paper.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// Who should have come, and who came.
    pub attendance: Attendance,
    /// Candidates with a counted score, in order of score.
    pub members: Vec<u32>,
    /// Their scores, ascending.
    pub ascending: Vec<Score>,
}

impl Unit {
    /// Several units together; each candidate is in one of them.
    pub(super) fn pooled<'u>(units: impl Iterator<Item = &'u Self>) -> Self {
        let mut whole = Self::default();
        let mut placed: Vec<(Score, u32)> = Vec::new();
        for unit in units {
            let Attendance { expected, present, absent, not_taken } = unit.attendance;
            whole.attendance.expected += expected;
            whole.attendance.present += present;
            whole.attendance.absent += absent;
            whole.attendance.not_taken += not_taken;
            placed.extend(unit.ascending.iter().copied().zip(unit.members.iter().copied()));
        }
        placed.sort_unstable();
        (whole.ascending, whole.members) = placed.into_iter().unzip();
        whole
    }
}

/// Counts of candidates. Candidates that are excluded as persons are in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// N, 应考.
    pub expected: u32,
    /// Sat the paper, whether the score counts or not.
    pub present: u32,
    /// Absent.
    pub absent: u32,
    /// The paper is not theirs to take.
    pub not_taken: u32,
}

impl<'a> Sitting<'a> {
    /// Paper number `at` of a cohort.
    #[must_use]
    pub fn of(cohort: &'a Cohort, at: usize, rules: &'a CandidateRules) -> Self {
        let counted: Vec<Option<Score>> = (0..cohort.candidates.len()).map(|candidate| counted(cohort, rules, at, candidate)).collect();
        let with_score =
            counted.iter().enumerate().filter_map(|(candidate, score)| Some((*score.as_ref()?, u32::try_from(candidate).ok()?)));
        let mut ordered: Vec<(Score, u32)> = with_score.collect();
        ordered.sort_unstable();
        let order = ordered.into_iter().map(|(_, candidate)| candidate).collect();
        Self { cohort, at, rules, order, scores: counted }
    }

    /// The paper.
    #[must_use]
    pub fn paper(&self) -> &'a Paper {
        &self.cohort.papers[self.at]
    }

    /// Its item scores, if there are any.
    #[must_use]
    pub fn items(&self) -> Option<&'a PaperItems> {
        self.cohort.items.iter().find(|items| items.paper == self.at)
    }

    /// Who counts.
    #[must_use]
    pub const fn rules(&self) -> &'a CandidateRules {
        self.rules
    }

    /// The counted score of a candidate.
    #[must_use]
    pub fn score(&self, candidate: usize) -> Option<Score> {
        self.scores[candidate]
    }

    /// The units of a division.
    #[must_use]
    pub fn units(&self, division: &Division) -> Vec<Unit> {
        let attendance = self.attendance(division);
        let dealt = division.deal(&self.order);
        let score = |candidate: &u32| self.scores[*candidate as usize].unwrap_or_default();
        dealt
            .groups()
            .zip(attendance)
            .map(|(members, attendance)| Unit { attendance, members: members.to_vec(), ascending: members.iter().map(score).collect() })
            .collect()
    }

    fn attendance(&self, division: &Division) -> Vec<Attendance> {
        let mut counts = vec![Attendance::default(); division.groups()];
        for (candidate, mark) in self.cohort.marks[self.at].iter().enumerate() {
            let Some(group) = division.group_of(candidate).filter(|_| !self.cohort.candidates[candidate].excluded) else { continue };
            let count = &mut counts[group];
            count.expected += u32::from(is_expected(mark.status, self.rules));
            count.present += u32::from(matches!(mark.status, Status::Present | Status::Excluded));
            count.not_taken += u32::from(mark.status == Status::NotTaken);
            count.absent += u32::from(matches!(mark.status, Status::Absent | Status::Blank));
        }
        counts
    }
}

/// The score of a candidate that enters the statistics, if any: of a paper sat, and zero for misconduct where the setting
/// says so. A total then is the sum of the papers sat.
#[must_use]
pub fn counted(cohort: &Cohort, rules: &CandidateRules, paper: usize, candidate: usize) -> Option<Score> {
    if cohort.candidates[candidate].excluded {
        return None;
    }
    let mark = cohort.marks[paper][candidate];
    match mark.status {
        Status::Present => Some(mark.score),
        Status::Misconduct if rules.misconduct_is_zero && cohort.papers[paper].subject.is_total() => {
            total_with_zeros(cohort, rules, candidate)
        }
        Status::Misconduct if rules.misconduct_is_zero => Some(Score::ZERO),
        _ => None,
    }
}

/// The total of a candidate whose misconduct counts as zero; `None` where another paper has no score.
fn total_with_zeros(cohort: &Cohort, rules: &CandidateRules, candidate: usize) -> Option<Score> {
    let papers = (0..cohort.papers.len()).filter(|paper| !cohort.papers[*paper].subject.is_total());
    let taken = papers.filter(|paper| cohort.marks[*paper][candidate].status != Status::NotTaken);
    taken.map(|paper| counted(cohort, rules, paper, candidate)).sum()
}

/// Whether a candidate of this status should have sat the paper.
#[must_use]
pub const fn is_expected(status: Status, rules: &CandidateRules) -> bool {
    match status {
        Status::Present | Status::Absent | Status::Blank | Status::Misconduct | Status::Unreadable | Status::Excluded => true,
        Status::Deferred => !rules.deferred_not_expected,
        Status::Exempt | Status::Withdrawn | Status::NotTaken => false,
    }
}
