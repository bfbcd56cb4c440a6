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
    /// Room for the half marks of papers of this full mark; beyond it others.
    pub(super) fn up_to(full: u16) -> Self {
        Self { halves: vec![0; usize::from(full) + 1], ..Self::default() }
    }

    /// Adds marks, each with the whole half marks in it.
    pub(super) fn add(&mut self, marks: impl Iterator<Item = (f64, u16)>) {
        let (mut pairs, mut all) = (0_u64, 0);
        for (mark, half) in marks {
            let is_half = f64::from(half) == 2.0 * mark;
            let count = match self.halves.get_mut(usize::from(half)).filter(|_| is_half) {
                Some(count) => count,
                None => self.others.entry(mark.to_bits()).or_default(),
            };
            pairs = pairs.wrapping_add(u64::from(*count));
            *count = count.wrapping_add(1);
            all += 1;
        }
        self.pairs += pairs;
        self.all += all;
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
        let mut counted = SameMarks::up_to(6);
        // twice 3, three times 4.5, once 0.1: 1 + 3 of 15 pairs
        counted.add([3.0, 4.5, 3.0, 0.1, 4.5, 4.5].into_iter().zip([6, 9, 6, 0, 9, 9]));
        assert!((counted.share() - 4.0 / 15.0).abs() < 1e-15);
        counted.clear();
        assert_eq!(counted.share(), 0.0);
    }
}
