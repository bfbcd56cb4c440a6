//! [`SameMarks`]: how often two marks are the same.

use super::alike::all_pairs;
use crate::reconcile::fast::FastMap;

/// How many pairs of marks are the same.
#[derive(Default)]
pub(super) struct SameMarks {
    /// Of each half mark.
    halves: Vec<u32>,
    /// Of others, by their bits.
    others: FastMap<u64, u32>,
    all: usize,
    /// Pairs of the same mark; whole numbers, whose sum does not depend on the order.
    pairs: u64,
}

impl SameMarks {
    pub(super) fn add(&mut self, marks: impl Iterator<Item = f64>) {
        for mark in marks {
            let half = 2.0 * mark;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the half marks, or none")]
            let place = half as u16;
            let before = if f64::from(place) == half {
                if usize::from(place) >= self.halves.len() {
                    self.halves.resize(usize::from(place) + 1, 0);
                }
                &mut self.halves[usize::from(place)]
            } else {
                self.others.entry(mark.to_bits()).or_default()
            };
            self.pairs += u64::from(*before);
            *before += 1;
            self.all += 1;
        }
    }

    /// The share of pairs with the same mark.
    pub(super) fn share(&self) -> f64 {
        self.pairs as f64 / all_pairs(self.all).max(1.0)
    }

    /// Nothing counted, the room kept.
    pub(super) fn clear(&mut self) {
        self.halves.fill(0);
        self.others.clear();
        (self.all, self.pairs) = (0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_the_same_mark_are_counted() {
        let mut counted = SameMarks::default();
        // twice 3, three times 4.5, once 0.1: 1 + 3 of 15 pairs
        counted.add([3.0, 4.5, 3.0, 0.1, 4.5, 4.5].into_iter());
        assert!((counted.share() - 4.0 / 15.0).abs() < 1e-15);
        counted.clear();
        assert_eq!(counted.share(), 0.0);
    }
}
