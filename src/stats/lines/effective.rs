//! 有效分: the score of a paper that goes with a line of the total, kept as a fraction so that nobody is above or below it by
//! rounding.

use crate::model::Score;

/// t_s as a fraction of sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effective {
    /// Candidates above the line with a score in the paper.
    pub n: u32,
    /// Σ of their scores, in parts of a mark.
    scores: i128,
    /// Σ of their totals, in parts of a mark.
    totals: i128,
    /// T0.
    line: Score,
}

/// The effective score of a paper, from the candidates above the line: their score in the paper and their total.
///
/// Formula:   t_s = mean_s × T0 / P1 = Σ scores × T0 / Σ totals, over those with total ≥ T0 who have a score in the paper
/// Unit:      marks, unrounded
/// Missing:   who is above the line without this paper (an elective) is in neither mean
/// Undefined: nobody above the line has a score in the paper → `None`
/// Source:    metrics.md §4: 626, 631.1, 119.4 → 118.4; 141.1 → 140.0
/// Checked:   tests/it/lines.rs, those values and an independent count
#[must_use]
pub fn effective(above: impl Iterator<Item = (Score, Score)>, line: Score) -> Option<Effective> {
    let zero = Effective { n: 0, scores: 0, totals: 0, line };
    let sums = above.fold(zero, |sums, (score, total)| Effective {
        n: sums.n + 1,
        scores: sums.scores + i128::from(score.units()),
        totals: sums.totals + i128::from(total.units()),
        line,
    });
    (sums.totals > 0).then_some(sums)
}

impl Effective {
    /// Whether a score is at or above it, exactly.
    #[must_use]
    pub fn is_reached_by(self, score: Score) -> bool {
        i128::from(score.units()) * self.totals >= self.scores * i128::from(self.line.units())
    }

    /// The nearest binary number.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "the whole part is below 2^53")]
    pub fn value(self) -> f64 {
        let product = self.scores * i128::from(self.line.units());
        let parts = self.totals * i128::from(Score::whole(1).units());
        (product / parts) as f64 + (product % parts) as f64 / parts as f64
    }

    /// mean_s: of those above the line.
    #[must_use]
    pub fn mean(self) -> Option<f64> {
        super::super::describe::mean_of_sum(self.scores, self.n)
    }

    /// P1: their mean total.
    #[must_use]
    pub fn mean_total(self) -> Option<f64> {
        super::super::describe::mean_of_sum(self.totals, self.n)
    }
}
