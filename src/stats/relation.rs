//! How the papers of a grade go together (学科相关): correlations over the candidates who sat both.

use super::sitting;
use crate::{config::CandidateRules, model::Score, reconcile::ledger::Cohort};
use rayon::prelude::*;

/// Two papers of a cohort.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relation {
    /// The one, an index into the cohort's papers.
    pub first: usize,
    /// The other, a later one.
    pub second: usize,
    /// Candidates with a score in both.
    pub n: u32,
    /// Pearson's correlation of the scores.
    pub pearson: Option<f64>,
    /// Spearman's correlation, that of the ranks.
    pub spearman: Option<f64>,
}

/// Pearson's correlation.
///
/// Formula:   Σ(x − m_x)(y − m_y)/√(Σ(x − m_x)² Σ(y − m_y)²)
/// Unit:      none, −1 to 1
/// Undefined: lists of unequal length, or either without spread → `None`
/// Source:    Pearson (1896), Phil. Trans. R. Soc. A 187, 253–318
/// Checked:   tests/it/reference.rs, `pearson` of R
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
pub fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    if x.len() != y.len() || x.is_empty() {
        return None;
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (mean_x, mean_y) = (mean(x), mean(y));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        let (dx, dy) = (x - mean_x, y - mean_y);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    (xx > 0.0 && yy > 0.0).then(|| (xy / (xx.sqrt() * yy.sqrt())).clamp(-1.0, 1.0))
}

/// Spearman's rank correlation.
///
/// Formula:   Pearson's correlation of the mean ranks
/// Unit:      none, −1 to 1
/// Undefined: lists of unequal length, or either without spread → `None`
/// Source:    Spearman (1904), American Journal of Psychology 15, 72–101
/// Checked:   tests/it/reference.rs, `spearman` of R
#[must_use]
pub fn spearman(x: &[f64], y: &[f64]) -> Option<f64> {
    let steps = |values: &[f64]| {
        let mut distinct = values.to_vec();
        distinct.sort_by(f64::total_cmp);
        distinct.dedup();
        values.iter().map(|value| distinct.partition_point(|other| other < value)).collect::<Vec<usize>>()
    };
    if x.len() != y.len() {
        return None;
    }
    pearson(&ranks(&steps(x)), &ranks(&steps(y)))
}

/// Mean ranks, lowest first, of values given as steps from 0: counting, as marks have few steps.
#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
fn ranks(steps: &[usize]) -> Vec<f64> {
    let mut counts = vec![0_usize; steps.iter().max().map_or(0, |most| most + 1)];
    for step in steps {
        counts[*step] += 1;
    }
    let mut below = 0;
    let rank = |count: &usize| {
        let rank = below as f64 + (*count as f64 + 1.0) / 2.0;
        below += count;
        rank
    };
    let of_step: Vec<f64> = counts.iter().map(rank).collect();
    steps.iter().map(|step| of_step[*step]).collect()
}

/// The scores of one paper: each as a number and as its step among those that occur.
struct Column {
    scores: Vec<Option<Placed>>,
}

/// A score and its step.
type Placed = (f64, usize);

impl Column {
    fn of(cohort: &Cohort, rules: &CandidateRules, paper: usize) -> Self {
        let counted: Vec<Option<Score>> =
            (0..cohort.candidates.len()).map(|candidate| sitting::counted(cohort, rules, paper, candidate)).collect();
        let mut distinct: Vec<Score> = counted.iter().copied().flatten().collect();
        distinct.sort_unstable();
        distinct.dedup();
        let step = |score: Score| (score.to_f64(), distinct.partition_point(|other| *other < score));
        Self { scores: counted.into_iter().map(|score| score.map(step)).collect() }
    }
}

/// Every pair of papers of a cohort, the total left out: it holds the others.
#[must_use]
pub fn relations(cohort: &Cohort, rules: &CandidateRules) -> Vec<Relation> {
    let single: Vec<usize> = (0..cohort.papers.len()).filter(|paper| !cohort.papers[*paper].subject.is_total()).collect();
    let columns: Vec<Column> = single.par_iter().map(|paper| Column::of(cohort, rules, *paper)).collect();
    let pairs: Vec<(usize, usize)> = (0..single.len()).flat_map(|a| (a + 1..single.len()).map(move |b| (a, b))).collect();
    let relation = |(a, b): &(usize, usize)| {
        let both = columns[*a].scores.iter().zip(&columns[*b].scores).filter_map(|(x, y)| (*x).zip(*y));
        let (x, y): (Vec<Placed>, Vec<Placed>) = both.unzip();
        let (x, steps_x): (Vec<f64>, Vec<usize>) = x.into_iter().unzip();
        let (y, steps_y): (Vec<f64>, Vec<usize>) = y.into_iter().unzip();
        Relation {
            first: single[*a],
            second: single[*b],
            n: u32::try_from(x.len()).unwrap_or(u32::MAX),
            pearson: pearson(&x, &y),
            spearman: pearson(&ranks(&steps_x), &ranks(&steps_y)),
        }
    };
    pairs.par_iter().map(relation).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_hear_only_the_order() {
        let x = [1.0, 2.0, 3.0, 4.0];
        assert!(spearman(&x, &[1.0, 8.0, 27.0, 64.0]).is_some_and(|r| (r - 1.0).abs() < 1e-12));
        assert_eq!(spearman(&x, &[2.0; 4]), None);
        assert_eq!((spearman(&x, &[1.0]), pearson(&[], &[])), (None, None));
        assert_eq!(ranks(&[1, 0, 1, 2]), [2.5, 1.0, 2.5, 4.0]);
    }
}
