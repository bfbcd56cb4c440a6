//! The scores of the earlier exam as predictors: which ones, and the earlier total.

use crate::{
    config::{Predictors, ValueAddedRules},
    model::{Grade, Score, Subject},
    reconcile::ledger::Cohort,
};
use std::{borrow::Cow, collections::BTreeMap};

/// An earlier score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarlierScore {
    /// Of a subject: index into [`Cohort::prior_subjects`].
    Subject(usize),
    /// The sum over the earlier papers.
    Total,
}

/// A predictor of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The score.
    pub score: EarlierScore,
    /// Its mean over the candidates of the school, instead of the candidate's own.
    pub school_mean: bool,
}

impl EarlierScore {
    /// The subject's name in the open tables.
    #[must_use]
    pub fn subject(self, cohort: &Cohort) -> Subject {
        match self {
            Self::Subject(at) => cohort.prior_subjects[at].clone(),
            Self::Total => Subject::total(),
        }
    }
}

impl Term {
    /// Its name in `models.csv`: `prior:语文`, `school_mean:语文`.
    #[must_use]
    pub fn name(self, cohort: &Cohort) -> String {
        let kind = if self.school_mean { "school_mean" } else { "prior" };
        format!("{kind}:{}", self.score.subject(cohort))
    }
}

/// The earlier exam of a cohort.
pub(super) struct Earlier<'a> {
    cohort: &'a Cohort,
    totals: Vec<Option<Score>>,
}

impl<'a> Earlier<'a> {
    pub fn of(cohort: &'a Cohort) -> Self {
        Self { cohort, totals: if cohort.prior_subjects.len() > 1 { totals(cohort) } else { Vec::new() } }
    }

    /// Whether there was no earlier exam.
    pub fn is_none(&self) -> bool {
        self.cohort.prior_subjects.is_empty()
    }

    /// The scores that a paper is expected from, by the rules; subjects that the earlier exam had not are left out.
    pub fn scores(&self, subject: &Subject, rules: &ValueAddedRules) -> Vec<EarlierScore> {
        match &rules.predictors {
            Predictors::Same => vec![self.of_subject(subject).unwrap_or_else(|| self.total())],
            Predictors::Total => vec![self.total()],
            Predictors::All => (0..self.cohort.prior_subjects.len()).map(EarlierScore::Subject).collect(),
            Predictors::Named(subjects) => subjects.iter().filter_map(|subject| self.of_subject(subject)).collect(),
        }
    }

    /// `None` where the earlier exam had no such subject.
    fn of_subject(&self, subject: &Subject) -> Option<EarlierScore> {
        if subject.is_total() {
            return Some(self.total());
        }
        place(&self.cohort.prior_subjects, subject, &self.cohort.grade).map(EarlierScore::Subject)
    }

    /// The total of a single paper is that paper.
    fn total(&self) -> EarlierScore {
        if self.cohort.prior_subjects.len() == 1 { EarlierScore::Subject(0) } else { EarlierScore::Total }
    }

    /// A score of every candidate.
    pub fn column(&self, score: EarlierScore) -> &[Option<Score>] {
        match score {
            EarlierScore::Subject(at) => &self.cohort.prior[at],
            EarlierScore::Total => &self.totals,
        }
    }
}

/// Where a subject stands among the earlier ones; what a grade calls 政治 or 道德与法治 is one subject.
pub(super) fn place(subjects: &[Subject], wanted: &Subject, grade: &Grade) -> Option<usize> {
    let wanted = if subjects.contains(wanted) { Cow::Borrowed(wanted) } else { Cow::Owned(wanted.clone().taught_in(grade)) };
    subjects.iter().position(|subject| *subject == *wanted)
}

/// The sum of a candidate's earlier scores, where there are as many as most candidates of the cohort have: who missed a paper
/// has no total, and with electives everybody has one. Of two numbers that are as common the larger one counts.
fn totals(cohort: &Cohort) -> Vec<Option<Score>> {
    let scores = |candidate: usize| cohort.prior.iter().filter_map(move |subject| subject[candidate]);
    let sat: Vec<usize> = (0..cohort.candidates.len()).map(|candidate| scores(candidate).count()).collect();
    let mut common: BTreeMap<usize, usize> = BTreeMap::new();
    sat.iter().filter(|papers| **papers > 0).for_each(|papers| *common.entry(*papers).or_default() += 1);
    let usual = common.into_iter().max_by_key(|(papers, candidates)| (*candidates, *papers)).map(|(papers, _)| papers);
    sat.iter().enumerate().map(|(candidate, papers)| (Some(*papers) == usual).then(|| scores(candidate).sum())).collect()
}
