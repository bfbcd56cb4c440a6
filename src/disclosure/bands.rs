//! Counts of one unit from the lowest band to the highest: which bands can be told apart.

use crate::{model::Score, reconcile::ledger::LineScores, stats::result::Summary};

/// The lines of a paper, from the lowest: low, pass, good, excellent, full mark.
pub const LINES: usize = 5;

/// How many reach each line, and all of them.
#[must_use]
pub const fn reaching(summary: &Summary) -> ([u32; LINES], u32) {
    let all = if summary.denominator > summary.n { summary.denominator } else { summary.n };
    ([all.saturating_sub(summary.low), summary.pass, summary.good, summary.excellent, summary.full], all)
}

/// The lines as scores, in the same order, those of `shown` with how many reach them.
#[must_use]
pub fn told_lines(summary: &Summary, lines: &LineScores, full: Score, shown: [bool; LINES]) -> Vec<(Score, u32)> {
    let (reaching, _) = reaching(summary);
    let scores = [lines.low, lines.pass, lines.good, lines.excellent, full];
    scores.into_iter().zip(reaching).zip(shown).filter(|(_, shown)| *shown).map(|(line, _)| line).collect()
}

/// The order in which lines are chosen where not all can be told: pass, excellent, low, good, full mark.
pub const FIRST: [usize; LINES] = [1, 3, 0, 2, 4];

/// Which lines part a unit so that no band between two of them, nor below or above them all, is small. `reaching` is how many
/// reach each line, from the lowest; lines are chosen in the order of `first`.
#[must_use]
pub fn lines_apart(reaching: &[u32], all: u32, first: &[usize], small: u32) -> Vec<bool> {
    let mut told = vec![false; reaching.len()];
    for line in first {
        let lower = (0..*line).rev().find(|at| told[*at]).map_or(all, |at| reaching[at]);
        let upper = (line + 1..reaching.len()).find(|at| told[*at]).map_or(0, |at| reaching[at]);
        let own = reaching[*line];
        told[*line] = lower.saturating_sub(own) >= small && own.saturating_sub(upper) >= small;
    }
    told
}

/// Which edges can be told beside lines that are told, so that no band between any two of them is small. `edges` and `lines` are
/// scores with how many reach them, edges ascending; the lowest edge, which all reach, is told.
#[must_use]
pub fn edges_apart(edges: &[(Score, u32)], lines: &[(Score, u32)], small: u32) -> Vec<bool> {
    let mut last = edges.first().map_or(0, |(_, all)| *all);
    let mut told = |at: usize, (score, reach): (Score, u32)| {
        let below = lines.iter().filter(|line| line.0 <= score).map(|line| line.1).min();
        let above = lines.iter().filter(|line| line.0 >= score).map(|line| line.1).max();
        last = last.min(below.unwrap_or(last));
        let is_line = lines.iter().any(|line| line.0 == score);
        let apart = is_line || at == 0 || (last - reach >= small && reach - above.unwrap_or(0) >= small);
        if apart {
            last = reach;
        }
        apart
    };
    edges.iter().enumerate().map(|(at, edge)| told(at, *edge)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_near_a_line_is_not_told_beside_it() {
        let score = |points: u32| Score::from_f64(f64::from(points)).unwrap();
        let edges = [(0, 200), (60, 150), (70, 95), (80, 91), (90, 20), (100, 4)].map(|(edge, reach)| (score(edge), reach));
        // Nobody told beside: 80 is too near to 70, 100 has four.
        assert_eq!(edges_apart(&edges, &[], 10), [true, true, true, false, true, false]);
        // The line of 72, with 93: an edge of 70 would tell of two.
        let line = [(score(72), 93)];
        assert_eq!(edges_apart(&edges, &line, 10), [true, true, false, false, true, false]);
        // A line at the edge is the edge.
        assert_eq!(edges_apart(&edges, &[(score(80), 91)], 10), [true, true, false, true, true, false]);
        assert_eq!(edges_apart(&edges, &[], 0), [true; 6]);
    }

    #[test]
    fn a_line_is_told_where_enough_are_on_both_sides_of_it() {
        // 100 persons: 5 low, 30 below the pass line, 25 to good, 32 to excellent, 8 excellent, nobody full.
        let reaching = [95, 65, 40, 8, 0];
        assert_eq!(lines_apart(&reaching, 100, &FIRST, 10), [false, true, true, false, false]);
        assert_eq!(lines_apart(&reaching, 100, &FIRST, 0), [true; LINES]);
        // 6 between pass and good: only the one chosen first is told.
        assert_eq!(lines_apart(&[95, 40, 34, 20, 10], 120, &FIRST, 10), [true, true, false, true, true]);
        assert_eq!(lines_apart(&[3, 3], 3, &[0, 1], 10), [false, false]);
    }
}
