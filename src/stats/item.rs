//! How a paper or an item worked, from scores: the upper and lower 27 % and what they have.

use std::ops::Range;

/// The upper and lower 27 % of candidates who stand in ascending order of their total.
///
/// Each group has k = round(0.27 n) places; candidates tied at its edge share the places left in proportion, so that row order
/// does not matter.
///
/// Source:    Kelley (1939), J. Educ. Psych. 30, 17–24
#[derive(Clone, Debug, PartialEq)]
pub struct Ends {
    /// Places in each group.
    pub places: usize,
    bottom: End,
    top: End,
}

/// One group: who is wholly in it, and who shares what is left.
#[derive(Clone, Debug, PartialEq)]
struct End {
    inside: Range<usize>,
    tied: Range<usize>,
    /// Share of a place that each of the tied has.
    share: f64,
}

impl Ends {
    /// The groups of candidates with these totals, ascending. `None` where a group would have no place.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
    pub fn of<T: PartialEq>(ascending: &[T]) -> Option<Self> {
        let n = ascending.len();
        let places = (27 * n + 50) / 100;
        if places == 0 {
            return None;
        }
        let edge = &ascending[places - 1];
        let first = ascending.iter().position(|total| total == edge)?;
        let last = first + ascending[first..].iter().take_while(|total| *total == edge).count();
        let bottom = End { inside: 0..first, tied: first..last, share: (places - first) as f64 / (last - first) as f64 };
        let edge = &ascending[n - places];
        let last = n - ascending.iter().rev().position(|total| total == edge)?;
        let first = last - ascending[..last].iter().rev().take_while(|total| *total == edge).count();
        let top = End { inside: last..n, tied: first..last, share: (places - (n - last)) as f64 / (last - first) as f64 };
        Some(Self { places, bottom, top })
    }

    /// What the bottom group adds up to of a value that each candidate has; candidates as they stand in order.
    #[must_use]
    pub fn bottom(&self, value: impl Fn(usize) -> f64) -> f64 {
        self.bottom.sum(value)
    }

    /// The same of the top group.
    #[must_use]
    pub fn top(&self, value: impl Fn(usize) -> f64) -> f64 {
        self.top.sum(value)
    }
}

impl End {
    fn sum(&self, value: impl Fn(usize) -> f64) -> f64 {
        let inside: f64 = self.inside.clone().map(&value).sum();
        let tied: f64 = self.tied.clone().map(&value).sum();
        inside + tied * self.share
    }
}

/// Discrimination index by the upper and lower 27 % of the candidates.
///
/// Formula:   (m_top − m_bottom)/F over [`Ends`] by total
/// Unit:      share of the full mark
/// Undefined: no place in a group, or F not positive → `None`
/// Source:    Kelley (1939), J. Educ. Psych. 30, 17–24
/// Checked:   tests/it/reference.rs, `d27_ties_fractional` in exact fractions
///
/// `by_total` holds (total, score) in ascending order of the total; for a whole paper both are the paper's score.
#[must_use]
pub fn discrimination<T: PartialEq + Copy>(by_total: &[(T, f64)], full: f64) -> Option<f64> {
    let totals: Vec<T> = by_total.iter().map(|(total, _)| *total).collect();
    discrimination_of(&Ends::of(&totals)?, |at| by_total[at].1, full)
}

/// [`discrimination`] where the groups are known: `score` is that of the candidate in a place of the order.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
pub fn discrimination_of(ends: &Ends, score: impl Fn(usize) -> f64, full: f64) -> Option<f64> {
    (full > 0.0).then(|| (ends.top(&score) - ends.bottom(&score)) / ends.places as f64 / full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let scores: Vec<(i32, f64)> = (0..100).map(|score| (score, f64::from(score))).collect();
        let d = discrimination(&scores, 100.0).expect("27 places");
        assert!((d - 0.73).abs() < 1e-12, "means 13 and 86: {d}");
        assert_eq!(discrimination(&[(5, 5.0)], 10.0), None);
    }

    #[test]
    fn candidates_tied_at_the_edge_share_its_places() {
        // Four candidates, one place at each end: bottom 0; top shared by the two with total 9, who scored 1 and 3.
        let rows = [(2, 0.0), (5, 1.0), (9, 1.0), (9, 3.0)];
        assert_eq!(discrimination(&rows, 4.0), Some(0.5));
        let other_order = [(2, 0.0), (5, 1.0), (9, 3.0), (9, 1.0)];
        assert_eq!(discrimination(&rows, 4.0), discrimination(&other_order, 4.0));
        let equal: Vec<(i32, f64)> = (0..10).map(|at| (1, f64::from(at % 2))).collect();
        assert_eq!(discrimination(&equal, 1.0), Some(0.0), "all tied: both groups are everybody");
    }
}
