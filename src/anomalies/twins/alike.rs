//! Which rows agree: all of a county, in one search.

use super::rows::Rows;
use crate::reconcile::fast::FastMap;

/// Pairs of so many.
pub(super) fn all_pairs(n: usize) -> f64 {
    n as f64 * (n as f64 - 1.0) / 2.0
}

/// Rows that agree.
pub(super) struct Alike {
    /// Pairs of rows of different schools.
    pub(super) across: f64,
    /// Of each school that has any, the rows that agree.
    pub(super) within: FastMap<usize, Vec<Vec<usize>>>,
}

/// Rows that agree, by their keys. Few agree with any other, so that those that surely do not are left aside first.
pub(super) fn alike(schools: &[(usize, &Rows<'_>)], left_out: Option<usize>) -> Alike {
    let all = schools.iter().map(|(_, rows)| rows.len()).sum();
    let mut keys = Vec::with_capacity(all);
    schools.iter().for_each(|(_, rows)| rows.put_keys(left_out, &mut keys));
    let mut met = Met::with_room(all);
    keys.iter().for_each(|key| met.meet(*key));
    let mut again: Vec<(u64, usize, usize)> = Vec::new();
    let mut rest = keys.as_slice();
    for (school, (_, rows)) in schools.iter().enumerate() {
        let (own, others) = rest.split_at(rows.len());
        again.extend(own.iter().enumerate().filter(|(_, key)| met.again(**key)).map(|(row, key)| (*key, school, row)));
        rest = others;
    }
    again.sort_unstable();
    let mut found = Alike { across: 0.0, within: FastMap::default() };
    for same_key in again.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
        found.across += all_pairs(same_key.len());
        for of_school in same_key.chunk_by(|a, b| a.1 == b.1).filter(|of_school| of_school.len() > 1) {
            found.across -= all_pairs(of_school.len());
            let rows = of_school.iter().map(|(_, _, row)| *row).collect();
            found.within.entry(schools[of_school[0].1].0).or_default().push(rows);
        }
    }
    found
}

/// Which keys may have been met more than once: two bits for each of many places, so that a key that was not met twice is hardly ever
/// taken for one that was, and never the other way round.
struct Met {
    places: Vec<u64>,
    shift: u32,
}

impl Met {
    /// With some sixteen places a key.
    fn with_room(keys: usize) -> Self {
        let words = keys.next_power_of_two().max(64) / 2;
        Self { places: vec![0; words], shift: 64 - words.trailing_zeros() - 5 }
    }

    /// The word and the first of the two bits of a key.
    #[allow(clippy::cast_possible_truncation, reason = "a place among the words")]
    const fn place(&self, key: u64) -> (usize, u32) {
        let place = key >> self.shift;
        ((place >> 5) as usize, ((place & 31) << 1) as u32)
    }

    fn meet(&mut self, key: u64) {
        let (word, bit) = self.place(key);
        let once = self.places[word] >> bit & 1;
        self.places[word] |= (1 | once << 1) << bit;
    }

    fn again(&self, key: u64) -> bool {
        let (word, bit) = self.place(key);
        self.places[word] >> bit & 2 > 0
    }
}
