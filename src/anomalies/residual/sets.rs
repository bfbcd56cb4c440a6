//! Which papers nearly the same candidates sat, so that one can be expected from the others.

use super::{Column, Scores};
use crate::{model::Score, reconcile::ledger::Cohort};
use rayon::prelude::*;

/// Share of a paper's candidates that must have sat another paper for it to be a predictor, so that elective papers
/// (日语 beside 英语) do not empty the sample. The same for subjects of the earlier exam.
const SAT_TOGETHER: f64 = 0.9;

/// Papers whose mean is expected from the same set of papers.
#[derive(Clone, Debug)]
pub struct PaperSet {
    /// The set, the targets among them.
    pub papers: Vec<usize>,
    /// Papers that are looked at.
    pub targets: Vec<usize>,
}

/// Groups papers by the papers that nearly all of their candidates sat too.
pub fn paper_sets(scores: &Scores, papers: &[usize]) -> Vec<PaperSet> {
    // a bit for each candidate
    let sat = |paper: &usize| -> Vec<u64> {
        let bits = |scores: &[f64]| scores.iter().rev().fold(0, |bits, score| bits << 1 | u64::from(!score.is_nan()));
        scores.column(Column::Paper(*paper)).chunks(64).map(bits).collect()
    };
    let sat: Vec<Vec<u64>> = papers.par_iter().map(sat).collect();
    let both = |a: usize, b: usize| sat[a].iter().zip(&sat[b]).map(|(a, b)| u64::from((a & b).count_ones())).sum::<u64>() as f64;
    let mut sets: Vec<PaperSet> = Vec::new();
    for (at, paper) in papers.iter().enumerate() {
        let takers = both(at, at);
        let nearly_all = |other: &usize| takers > 0.0 && both(at, *other) >= SAT_TOGETHER * takers;
        let together: Vec<usize> = (0..papers.len()).filter(nearly_all).map(|other| papers[other]).collect();
        match sets.iter_mut().find(|set| set.papers == together) {
            Some(set) => set.targets.push(*paper),
            None if together.is_empty() => {}
            None => sets.push(PaperSet { papers: together, targets: vec![*paper] }),
        }
    }
    sets
}

/// Subjects of the earlier exam that nearly all candidates found in it have.
#[must_use]
pub fn usable_earlier(cohort: &Cohort) -> Vec<usize> {
    let has = |subject: &Vec<Option<Score>>| -> Vec<bool> { subject.iter().map(Option::is_some).collect() };
    usable(&cohort.prior.iter().map(has).collect::<Vec<Vec<bool>>>(), cohort.candidates.len())
}

/// The same of columns that say who has a score.
pub fn usable(has: &[Vec<bool>], candidates: usize) -> Vec<usize> {
    let mut found = vec![false; candidates];
    has.iter().for_each(|has| found.iter_mut().zip(has).for_each(|(found, has)| *found |= has));
    let count = |column: &[bool]| column.iter().filter(|has| **has).count() as f64;
    let found = count(&found);
    (0..has.len()).filter(|subject| found > 0.0 && count(&has[*subject]) >= SAT_TOGETHER * found).collect()
}
