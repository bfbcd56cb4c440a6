//! [`Field`]: the scores that a line is drawn among: all candidates or those of a track, raw or scaled totals.

use crate::{
    config::{
        CandidateRules, Denominator,
        lines::{LineRule, TotalKind},
    },
    model::{Score, Status},
    reconcile::ledger::Cohort,
    stats::{
        denominator::{self, Basis},
        levels::Levels,
        scaled::ScaledStats,
        sitting,
        units::PerUnit,
    },
};

/// Scores by candidate.
pub(super) struct Field {
    /// The total that is compared with the line.
    pub totals: Vec<Option<Score>>,
    /// Each paper, the total left out; scaled where the total is.
    pub papers: Vec<Vec<Option<Score>>>,
    /// Who is in the track, where the line has one.
    pub track: Option<Vec<bool>>,
}

impl Field {
    pub fn of(cohort: &Cohort, rule: &LineRule, scaled: Option<&ScaledStats>, rules: &CandidateRules) -> Self {
        let scaled = scaled.filter(|_| rule.total == TotalKind::Scaled);
        let track = rule.track.as_ref().map(|track| {
            let paper = cohort.papers.iter().position(|paper| paper.subject == *track);
            let takes = |candidate: usize| paper.is_some_and(|paper| cohort.marks[paper][candidate].status != Status::NotTaken);
            (0..cohort.candidates.len()).map(takes).collect::<Vec<bool>>()
        });
        let is_in = |candidate: usize| track.as_ref().is_none_or(|track| track[candidate]);
        let scores = |paper: usize| {
            let own = |candidate: usize| match scaled {
                Some(scaled) => scaled.score(cohort, rules, paper, candidate),
                None => sitting::counted(cohort, rules, paper, candidate),
            };
            (0..cohort.candidates.len()).map(|candidate| own(candidate).filter(|_| is_in(candidate))).collect::<Vec<Option<Score>>>()
        };
        let totals = cohort.total().map(scores).unwrap_or_default();
        Self { totals, papers: (0..cohort.single_papers()).map(scores).collect(), track }
    }

    /// A track that nobody is in.
    pub fn is_empty_track(&self) -> bool {
        self.track.as_ref().is_some_and(|track| !track.contains(&true))
    }

    /// The totals, ascending.
    pub fn ascending(&self) -> Vec<Score> {
        let mut totals: Vec<Score> = self.totals.iter().copied().flatten().collect();
        totals.sort_unstable();
        totals
    }
}

/// The chosen denominator within a track. Rolls and class sizes are not known by track.
pub(super) fn denominators(
    cohort: &Cohort,
    levels: &Levels,
    is_in: &[bool],
    totals: &[Option<Score>],
    rules: &CandidateRules,
) -> PerUnit<Option<u32>> {
    let is_known = matches!(rules.denominator, Denominator::Present | Denominator::Expected | Denominator::Floor);
    PerUnit::of(cohort, levels, |division| {
        let division = division.within(is_in);
        let mut bases = vec![Basis::default(); division.groups()];
        for (candidate, total) in totals.iter().enumerate().filter(|(candidate, _)| !cohort.candidates[*candidate].excluded) {
            let Some(group) = division.group_of(candidate) else { continue };
            bases[group].n += u32::from(total.is_some());
            let status = cohort.total().map(|paper| cohort.marks[paper][candidate].status).unwrap_or_default();
            bases[group].expected += u32::from(sitting::is_expected(status, rules));
        }
        let number = |basis: Basis| denominator::chosen(&basis, rules).filter(|_| is_known && basis.n > 0);
        bases.into_iter().map(number).collect()
    })
}
