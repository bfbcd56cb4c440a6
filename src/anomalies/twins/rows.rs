//! [`Rows`]: the marks of a school's pupils that are compared, each row with a key.

use super::{alike::all_pairs, chance::same_mark};
use crate::{
    anomalies::{
        detector::Level,
        residual::{Column, Scores},
    },
    reconcile::ledger::Cohort,
};
use std::{collections::BTreeSet, ops::Range};

/// Share of a school's candidates who must have sat a paper for it to be compared.
const SAT: f64 = 0.9;
/// Marks of zero or full marks that a row may have.
const ENDS: u32 = 1;

/// What is compared in a school: the candidates that have all compared marks.
#[derive(Default)]
pub(super) struct Rows<'a> {
    pub(super) papers: Vec<usize>,
    pub(super) candidates: Vec<usize>,
    /// The column of each paper.
    marks: Vec<&'a [f64]>,
    /// All marks of a row in the first half of the papers as one number, and all in the second.
    keys: Vec<[u64; 2]>,
    /// The chance that two of the candidates have the same mark in a paper.
    pub(super) same: Vec<f64>,
}

impl<'a> Rows<'a> {
    /// The rows of some candidates in some columns.
    pub(super) fn new(papers: Vec<usize>, marks: Vec<&'a [f64]>, candidates: Vec<usize>, same: Vec<f64>) -> Self {
        let mut keys = vec![[0_u64; 2]; candidates.len()];
        let stretches: Vec<Range<usize>> =
            candidates.chunk_by(|a, b| a + 1 == *b).map(|stretch| stretch[0]..stretch[0] + stretch.len()).collect();
        for (place, column) in marks.iter().enumerate() {
            let (half, factor) = (usize::from(2 * place >= marks.len()), factor(place));
            let mut keys = keys.iter_mut();
            for stretch in &stretches {
                let marks = &column[stretch.clone()];
                marks.iter().zip(keys.by_ref()).for_each(|(mark, key)| key[half] = key[half].wrapping_add(mixed(factor, *mark)));
            }
        }
        Self { papers, candidates, marks, keys, same }
    }

    pub(super) fn len(&self) -> usize {
        self.candidates.len()
    }

    /// Whether two rows agree in all papers but the one left out.
    pub(super) fn agree(&self, a: usize, b: usize, left_out: Option<usize>) -> bool {
        let (a, b) = (self.candidates[a], self.candidates[b]);
        self.marks.iter().enumerate().all(|(place, column)| Some(place) == left_out || column[a] == column[b])
    }

    /// A number for all marks of each row in one half of the papers.
    pub(super) fn half(&self, half: usize) -> impl Iterator<Item = u64> {
        self.keys.iter().map(move |key| key[half])
    }

    /// The marks of a row as a number that depends on which paper has which mark; one paper may be left out.
    pub(super) fn key(&self, row: usize, left_out: Option<usize>) -> u64 {
        let [first, second] = self.keys[row];
        let own = left_out.map_or(0, |place| mixed(factor(place), self.marks[place][self.candidates[row]]));
        first.wrapping_add(second).wrapping_sub(own)
    }
}

/// A number for a paper that has nothing to do with that of another.
const fn factor(place: usize) -> u64 {
    let seed = (place as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let once = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let twice = (once ^ (once >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    twice ^ (twice >> 31) | 1
}

/// A mark in a paper with this factor as a number of its own: most marks are told by the upper half of their bits alone.
const fn mixed(factor: u64, mark: f64) -> u64 {
    let bits = mark.to_bits();
    (bits ^ (bits >> 32)).wrapping_add(1).wrapping_mul(factor)
}

/// Papers that nearly all of a school's candidates sat.
fn papers_of(level: &Level, papers: usize, unit: usize) -> Vec<usize> {
    let sat = |paper: usize| f64::from(level.units[paper].scatters[unit].n);
    let most = (0..papers).map(sat).fold(0.0, f64::max);
    (0..papers).filter(|paper| sat(*paper) > 0.0 && sat(*paper) >= SAT * most).collect()
}

/// The rows of a school, schools being compared at this level.
pub(super) fn rows_of<'a>(
    (cohort, scores, level): (&Cohort, &'a Scores, &Level),
    unit: usize,
    twice: &BTreeSet<usize>,
    ends: &mut Vec<u32>,
) -> Rows<'a> {
    let papers = papers_of(level, cohort.single_papers(), unit);
    let marks: Vec<&[f64]> = papers.iter().map(|paper| scores.column(Column::Paper(*paper))).collect();
    let full = |paper: &usize| cohort.papers[*paper].full.to_f64();
    let columns: Vec<(&[f64], f64)> = marks.iter().copied().zip(papers.iter().map(full)).collect();
    let candidates = comparable(&columns, cohort.units[unit].range.clone(), twice, ends);
    let same = papers.iter().map(|paper| same_chance((cohort, level), *paper, unit)).collect();
    Rows::new(papers, marks, candidates, same)
}

/// Candidates with all marks, no more than one of them zero or full, who were met once; each column with its full mark.
fn comparable(columns: &[(&[f64], f64)], range: Range<usize>, twice: &BTreeSet<usize>, ends: &mut Vec<u32>) -> Vec<usize> {
    ends.clear();
    ends.resize(range.len(), 0);
    for (marks, full) in columns {
        for (ends, mark) in ends.iter_mut().zip(&marks[range.clone()]) {
            let (none, end) = (u32::from(mark.is_nan()), u32::from((*mark == 0.0) | (*mark >= *full)));
            *ends = ends.wrapping_add(none.wrapping_mul(ENDS + 1)).wrapping_add(end);
        }
    }
    let mut compared = Vec::with_capacity(range.len());
    compared.extend(range.zip(&*ends).filter(|(at, ends)| **ends <= ENDS && !twice.contains(at)).map(|(at, _)| at));
    compared
}

/// The chance that two who took a paper in a school have the same mark: as often as they do, and as a normal law of their sd has it at
/// least. Marks finer than the bins of the paper count as the same where they are in one bin.
fn same_chance((cohort, level): (&Cohort, &Level), paper: usize, unit: usize) -> f64 {
    let normal = same_mark(level.units[paper].scatters[unit].sd(), cohort.papers[paper].step.to_f64()).unwrap_or(1.0);
    same_share(level.counts[paper].of_group(unit)).max(normal)
}

/// The share of pairs in one bin.
pub(super) fn same_share(counts: &[u32]) -> f64 {
    let sums = |(squares, all): (u64, u64), count: u64| (squares.wrapping_add(count.wrapping_mul(count)), all.wrapping_add(count));
    let (squares, all) = counts.iter().map(|count| u64::from(*count)).fold((0, 0), sums);
    // of c marks each goes with c − 1 others, and a pair is met from either side
    squares.wrapping_sub(all) as f64 / 2.0 / all_pairs(all).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_marks_and_no_two_papers_make_one_number() {
        let halves = || (0..=300).map(|half| f64::from(half) / 2.0);
        let tenths = || (0..1500).filter(|tenth| tenth % 5 > 0).map(|tenth| f64::from(tenth) / 10.0);
        let numbers: BTreeSet<u64> =
            (0..12).flat_map(|place| halves().chain(tenths()).map(move |mark| mixed(factor(place), mark))).collect();
        assert_eq!(numbers.len(), 12 * (301 + 1200));
    }

    #[test]
    fn a_row_has_its_key_whoever_is_left_out_before_it() {
        let columns: Vec<Vec<f64>> = (0..3).map(|paper| (0..9).map(|at| f64::from(at * (paper + 2) % 11)).collect()).collect();
        let rows = |candidates: Vec<usize>| Rows::new(vec![0, 1, 2], columns.iter().map(Vec::as_slice).collect(), candidates, vec![0.1; 3]);
        let some = [0, 1, 3, 4, 5, 8];
        let keys: Vec<u64> = (0..some.len()).map(|row| rows(some.to_vec()).key(row, None)).collect();
        assert_eq!(keys, some.map(|candidate| rows(vec![candidate]).key(0, None)));
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), some.len());
    }

    #[test]
    fn pairs_of_the_same_mark_are_counted() {
        // twice one mark, three times another, once a third: 1 + 3 of 15 pairs
        assert!((same_share(&[0, 2, 0, 3, 1]) - 4.0 / 15.0).abs() < 1e-15);
        assert_eq!((same_share(&[1]), same_share(&[])), (0.0, 0.0));
    }

    #[test]
    fn whoever_lacks_a_mark_is_at_two_ends_or_was_met_twice_is_not_compared() {
        let columns: [(&[f64], f64); 2] = [(&[5.0, f64::NAN, 0.0, 100.0, 0.0, 7.0], 100.0), (&[6.0, 6.0, 6.0, 100.0, 0.0, 7.0], 100.0)];
        assert_eq!(comparable(&columns, 0..6, &BTreeSet::from([5]), &mut Vec::new()), [0, 2]);
        assert_eq!(comparable(&columns, 3..6, &BTreeSet::new(), &mut Vec::new()), [5]);
    }
}
