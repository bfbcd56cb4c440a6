//! Which rows agree: all of a county, in one search.

use super::rows::Rows;
use crate::reconcile::fast::FastMap;

/// Pairs of so many.
pub(super) fn all_pairs(n: u64) -> f64 {
    n as f64 * (n as f64 - 1.0) / 2.0
}

/// A row of a school, by the place of the school in the search.
pub(super) type Place = (usize, usize);

/// Rows that agree.
pub(super) struct Alike {
    /// Pairs of rows of different schools.
    pub(super) across: f64,
    /// Of each school that has any, the rows that agree.
    pub(super) within: FastMap<usize, Vec<Vec<usize>>>,
}

/// Rows that may agree with another in all papers but one at most: whoever does agrees with it in one half of the papers, which few do.
pub(super) fn perhaps_alike(schools: &[(usize, &Rows<'_>)]) -> Vec<Place> {
    let of_half = |half: usize| -> Vec<usize> {
        let mut keys = Vec::with_capacity(schools.iter().map(|(_, rows)| rows.len()).sum());
        schools.iter().for_each(|(_, rows)| keys.extend(rows.half(half)));
        met_again(&keys).chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1).flatten().map(|(_, at)| *at).collect()
    };
    let (first, second) = rayon::join(|| of_half(0), || of_half(1));
    let mut found = [first, second].concat();
    found.sort_unstable();
    found.dedup();
    // rows come school after school
    let (mut school, mut start) = (0, 0);
    let place = |at: usize| {
        while at - start >= schools[school].1.len() {
            start += schools[school].1.len();
            school += 1;
        }
        (school, at - start)
    };
    found.into_iter().map(place).collect()
}

/// Those of some rows that agree, one paper left out of account, by their keys.
pub(super) fn alike(schools: &[(usize, &Rows<'_>)], among: &[Place], left_out: Option<usize>) -> Alike {
    let keys: Vec<u64> = among.iter().map(|(school, row)| schools[*school].1.key(*row, left_out)).collect();
    let mut found = Alike { across: 0.0, within: FastMap::default() };
    for same_key in met_again(&keys).chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
        found.across += all_pairs(same_key.len() as u64);
        for of_school in same_key.chunk_by(|a, b| among[a.1].0 == among[b.1].0).filter(|of_school| of_school.len() > 1) {
            found.across -= all_pairs(of_school.len() as u64);
            let rows = of_school.iter().map(|(_, at)| among[*at].1).collect();
            found.within.entry(schools[among[of_school[0].1].0].0).or_default().push(rows);
        }
    }
    found
}

/// The keys that others have too with their places, in order. Few are, so that those that surely are not are left aside first; some
/// that are alone may be among them.
fn met_again(keys: &[u64]) -> Vec<(u64, usize)> {
    let mut met = Met::with_room(keys.len());
    keys.iter().for_each(|key| met.meet(*key));
    let mut again: Vec<(u64, usize)> = keys.iter().enumerate().filter(|(_, key)| met.again(**key)).map(|(at, key)| (*key, at)).collect();
    again.sort_unstable();
    again
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_agrees_is_what_agrees_pair_by_pair() {
        // thirty pupils, and as many with the marks of those but in one paper or none, in three schools of which one is empty
        const PAPERS: usize = 5;
        let mark = |paper: usize, candidate: usize| {
            let first = candidate % 30;
            let other = usize::from(candidate >= 60 && candidate % 6 == paper);
            if (30..60).contains(&candidate) { 500 + candidate * (paper + 1) } else { first * first * (paper + 3) % 61 + 100 * other }
        };
        let columns: Vec<Vec<f64>> =
            (0..PAPERS).map(|paper| (0..90).map(|candidate| mark(paper, candidate) as f64 / 2.0).collect()).collect();
        let school = |candidates: std::ops::Range<usize>| {
            Rows::new((0..PAPERS).collect(), columns.iter().map(Vec::as_slice).collect(), candidates.collect(), vec![0.3; PAPERS])
        };
        let rows = [school(0..24), school(24..24), school(24..90)];
        let schools: Vec<(usize, &Rows<'_>)> = [4, 6, 9].into_iter().zip(&rows).collect();
        let among = perhaps_alike(&schools);
        for left_out in std::iter::once(None).chain((0..PAPERS).map(Some)) {
            let found = alike(&schools, &among, left_out);
            let agree = |a: usize, b: usize| (0..PAPERS).all(|paper| Some(paper) == left_out || mark(paper, a) == mark(paper, b));
            let pairs = (0..90).flat_map(|b| (0..b).map(move |a| (a, b))).filter(|(a, b)| agree(*a, *b));
            let (within, across): (Vec<_>, Vec<_>) = pairs.partition(|(a, b)| (*a < 24) == (*b < 24));
            assert!(!within.is_empty() && found.across == across.len() as f64, "{left_out:?}: {} of {}", found.across, across.len());
            let mut told: Vec<(usize, usize)> = Vec::new();
            for (school, rows) in &schools {
                for alike in found.within.get(school).into_iter().flatten() {
                    let both = alike.iter().enumerate().flat_map(|(at, b)| alike[..at].iter().map(move |a| (*a.min(b), *a.max(b))));
                    told.extend(both.map(|(a, b)| (rows.candidates[a], rows.candidates[b])));
                }
            }
            told.sort_by_key(|(a, b)| (*b, *a));
            assert_eq!(told, within, "{left_out:?}");
        }
    }
}
