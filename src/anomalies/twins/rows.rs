//! [`Rows`]: the marks of a school's pupils that are compared, each row with a key.

use super::{chance::same_mark, same_marks::SameMarks};
use crate::{
    anomalies::residual::{Column, NO_SCORE, Scores},
    model::Score,
    reconcile::ledger::Cohort,
};
use std::collections::BTreeSet;

/// Share of a school's candidates who must have sat a paper for it to be compared.
const SAT: f64 = 0.9;

/// The marks of a paper, and the whole half marks in each.
pub(super) type Marks<'a> = (&'a [f64], &'a [u16]);

/// What is compared in a school: the candidates that have all compared marks.
#[derive(Default)]
pub(super) struct Rows<'a> {
    pub(super) papers: Vec<usize>,
    pub(super) candidates: Vec<usize>,
    /// The column of each paper, as numbers and in half marks.
    pub(super) marks: Vec<Marks<'a>>,
    /// What each mark adds to the key of its row, paper after paper.
    mixed: Vec<u64>,
    /// All marks of a row as one number.
    keys: Vec<u64>,
    /// The chance that two of the candidates have the same mark in a paper.
    pub(super) same: Vec<f64>,
}

impl Rows<'_> {
    pub(super) fn len(&self) -> usize {
        self.candidates.len()
    }

    /// Whether two rows agree in all papers but the one left out.
    pub(super) fn agree(&self, a: usize, b: usize, left_out: Option<usize>) -> bool {
        let (a, b) = (self.candidates[a], self.candidates[b]);
        self.marks.iter().enumerate().all(|(place, (column, _))| Some(place) == left_out || column[a] == column[b])
    }

    /// The marks of each row as a number that depends on which paper has which mark; one paper may be left out.
    pub(super) fn put_keys(&self, left_out: Option<usize>, keys: &mut Vec<u64>) {
        match left_out {
            None => keys.extend_from_slice(&self.keys),
            Some(place) => {
                let own = &self.mixed[place * self.len()..][..self.len()];
                keys.extend(self.keys.iter().zip(own).map(|(key, own)| key.wrapping_sub(*own)));
            }
        }
    }
}

/// A mark in a paper as a number of its own.
fn mixed(place: usize, mark: f64) -> u64 {
    let seed = mark.to_bits() ^ (place as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let once = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let twice = (once ^ (once >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    twice ^ (twice >> 31)
}

/// Papers that nearly all of a school's candidates sat.
fn papers_of(cohort: &Cohort, scores: &Scores, unit: usize) -> Vec<usize> {
    let range = &cohort.units[unit].range;
    let sat = |paper: usize| scores.halves(paper)[range.clone()].iter().filter(|half| **half != NO_SCORE).count();
    let counts: Vec<usize> = (0..cohort.single_papers()).map(sat).collect();
    let most = counts.iter().copied().max().unwrap_or(0) as f64;
    (0..counts.len()).filter(|paper| counts[*paper] > 0 && counts[*paper] as f64 >= SAT * most).collect()
}

pub(super) fn rows_of<'a>(
    (cohort, scores): (&Cohort, &'a Scores),
    unit: usize,
    twice: &BTreeSet<usize>,
    counted: &mut SameMarks,
) -> Rows<'a> {
    let range = cohort.units[unit].range.clone();
    let papers = papers_of(cohort, scores, unit);
    let marks: Vec<Marks<'_>> = papers.iter().map(|paper| (scores.column(Column::Paper(*paper)), scores.halves(*paper))).collect();
    let mut complete: Vec<bool> = range.clone().map(|candidate| !twice.contains(&candidate)).collect();
    let mut at_an_end = vec![0_u32; range.len()];
    for (paper, (marks, _)) in papers.iter().zip(&marks) {
        let full = cohort.papers[*paper].full.to_f64();
        for ((all, ends), score) in complete.iter_mut().zip(&mut at_an_end).zip(&marks[range.clone()]) {
            *all &= !score.is_nan();
            *ends = ends.wrapping_add(u32::from((*score == 0.0) | (*score >= full)));
        }
    }
    let told = range.zip(complete.iter().zip(&at_an_end));
    let candidates: Vec<usize> = told.filter_map(|(candidate, (complete, ends))| (*complete && *ends <= 1).then_some(candidate)).collect();
    let mut keys = vec![0_u64; candidates.len()];
    let (mut mixed_marks, mut same) = (Vec::with_capacity(candidates.len() * papers.len()), Vec::with_capacity(papers.len()));
    let mut own = Vec::with_capacity(candidates.len());
    for (place, (paper, (marks, halves))) in papers.iter().zip(&marks).enumerate() {
        own.clear();
        own.extend(candidates.iter().map(|candidate| (marks[*candidate], halves[*candidate])));
        let start = mixed_marks.len();
        mixed_marks.extend(own.iter().map(|(mark, _)| mixed(place, *mark)));
        keys.iter_mut().zip(&mixed_marks[start..]).for_each(|(key, mixed)| *key = key.wrapping_add(*mixed));
        same.push(same_chance(&own, cohort.papers[*paper].step, counted));
    }
    Rows { papers, marks, mixed: mixed_marks, keys, same, candidates }
}

/// The chance that two of the candidates have the same mark: as often as they do, and as a normal law of their sd has it at least.
fn same_chance(marks: &[(f64, u16)], step: Score, counted: &mut SameMarks) -> f64 {
    let n = marks.len() as f64;
    // about a mark that is there, in one pass
    let middle = marks.first().map_or(0.0, |(mark, _)| *mark);
    let (sum, squares) =
        marks.iter().map(|(mark, _)| mark - middle).fold((0.0, 0.0), |(sum, squares), away| (sum + away, squares + away * away));
    let variance = (squares - sum * sum / n.max(1.0)).max(0.0) / (n - 1.0).max(1.0);
    let normal = same_mark(variance.sqrt(), step.to_f64()).unwrap_or(1.0);
    counted.clear();
    counted.add(marks.iter().copied());
    counted.share().max(normal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_marks_and_no_two_papers_make_one_number() {
        let halves = || (0..=300).map(|half| f64::from(half) / 2.0);
        let numbers: BTreeSet<u64> = (0..12).flat_map(|place| halves().map(move |mark| mixed(place, mark))).collect();
        assert_eq!(numbers.len(), 12 * 301);
    }
}
