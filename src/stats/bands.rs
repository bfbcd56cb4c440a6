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

/// Counts the scores in each band.
#[must_use]
pub fn counts(scores: impl Iterator<Item = Score>, edges: &[Score]) -> Vec<u32> {
    let mut counts = vec![0; edges.len()];
    for score in scores {
        let band = edges.partition_point(|edge| *edge <= score).saturating_sub(1);
        counts[band] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_opens_its_band_and_the_full_mark_closes_the_last() {
        let edges = edges(Score::whole(100), Score::whole(20));
        assert_eq!(edges, [0, 20, 40, 60, 80].map(Score::whole));
        let scores = [0, 19, 20, 79, 80, 100].map(Score::whole);
        assert_eq!(counts(scores.into_iter(), &edges), [2, 1, 0, 1, 2]);
    }
}
