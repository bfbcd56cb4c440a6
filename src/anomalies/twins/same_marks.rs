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
    /// Adds marks, each with the whole half marks in it.
    pub(super) fn add(&mut self, marks: impl Iterator<Item = (f64, u16)>) {
        for (mark, half) in marks {
            let place = usize::from(half);
            let before = if f64::from(half) == 2.0 * mark {
                if place >= self.halves.len() {
                    self.halves.resize(place + 1, 0);
                }
                &mut self.halves[place]
            } else {
                self.others.entry(mark.to_bits()).or_default()
            };
            self.pairs = self.pairs.wrapping_add(u64::from(*before));
            *before = before.wrapping_add(1);
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
        counted.add([3.0, 4.5, 3.0, 0.1, 4.5, 4.5].into_iter().zip([6, 9, 6, 0, 9, 9]));
        assert!((counted.share() - 4.0 / 15.0).abs() < 1e-15);
        counted.clear();
        assert_eq!(counted.share(), 0.0);
    }
}
