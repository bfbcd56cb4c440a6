//! Score bands: counts in [edge, next edge), the last band closed at the full mark.

use crate::model::Score;

/// Most bands of a paper; a width that would make more is doubled until it does not.
const MOST_BANDS: i64 = 200;

/// Lower edges from zero to below the full mark, ascending.
#[must_use]
pub fn edges(full: Score, width: Score) -> Vec<Score> {
    let mut step = width.units().max(1);
    while full.units() / step > MOST_BANDS {
        step = step.saturating_mul(2);
    }
    let mut edges = vec![Score::ZERO];
    let mut edge = step;
    while edge < full.units() {
        edges.push(Score::from_units(edge));
        edge = edge.saturating_add(step);
    }
    edges
}

/// Whether [`edges`] keeps to this width.
#[must_use]
pub fn keeps_width(full: Score, width: Score) -> bool {
    width > Score::ZERO && full.units() / width.units() <= MOST_BANDS
}

/// Counts ascending scores in each band. What lies below the first edge counts in the first band.
#[must_use]
pub fn counts(ascending: &[Score], edges: &[Score]) -> Vec<u32> {
    let below: Vec<usize> = edges.iter().skip(1).map(|edge| ascending.partition_point(|score| score < edge)).collect();
    let starts = std::iter::once(0).chain(below.iter().copied());
    let ends = below.iter().copied().chain(std::iter::once(ascending.len()));
    starts.zip(ends).map(|(start, end)| u32::try_from(end - start).unwrap_or(u32::MAX)).collect()
}

/// The score in this place from the top; the lowest one where there are fewer, `None` where there is no such place.
#[must_use]
pub fn nth_from_top(ascending: &[Score], place: u32) -> Option<Score> {
    let place = (place as usize).min(ascending.len());
    (place > 0).then(|| ascending[ascending.len() - place])
}

/// Scores at or above a cut; none above one that is not there.
#[must_use]
pub fn at_or_above(ascending: &[Score], cut: Option<Score>) -> u32 {
    let count = cut.map_or(0, |cut| ascending.len() - ascending.partition_point(|score| *score < cut));
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_opens_its_band_and_the_full_mark_closes_the_last() {
        let edges = edges(Score::whole(100), Score::whole(20));
        assert_eq!(edges, [0, 20, 40, 60, 80].map(Score::whole));
        let scores = [0, 19, 20, 79, 80, 100].map(Score::whole);
        assert_eq!(counts(&scores, &edges), [2, 1, 0, 1, 2]);
        assert_eq!(counts(&[], &edges), [0; 5]);
    }

    #[test]
    fn a_width_without_sense_still_ends() {
        for width in [Score::from_units(1), Score::ZERO, Score::whole(-5)] {
            assert!(edges(Score::whole(750), width).len() <= 202);
            assert!(!keeps_width(Score::whole(750), width));
        }
        assert_eq!(edges(Score::whole(100), Score::whole(500)), [Score::ZERO]);
        assert!(keeps_width(Score::whole(120), Score::whole(50)));
    }
}
