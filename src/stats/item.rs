//! How a paper or an item worked, from scores.

/// Discrimination index by the upper and lower 27 % of the candidates.
///
/// Formula:   (m_top − m_bottom)/F over groups of k = round(0.27 n) candidates by total; candidates tied at the edge
///            share the places left in proportion, so that row order does not matter
/// Unit:      share of the full mark
/// Undefined: k = 0, or F not positive → `None`
/// Source:    Kelley (1939), J. Educ. Psych. 30, 17–24
/// Checked:   tests/it/reference.rs, `d27_ties_fractional` in exact fractions
///
/// `by_total` holds (total, score) in ascending order of the total; for a whole paper both are the paper's score.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
pub fn discrimination<T: PartialEq + Copy>(by_total: &[(T, f64)], full: f64) -> Option<f64> {
    let places = (27 * by_total.len() + 50) / 100;
    if places == 0 || full <= 0.0 {
        return None;
    }
    let bottom = sum_of_first(by_total.iter().copied(), places);
    let top = sum_of_first(by_total.iter().rev().copied(), places);
    Some((top - bottom) / places as f64 / full)
}

/// Sum of the scores in the first `places` places; those tied on the total of the last place share what is left.
#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
fn sum_of_first<T: PartialEq + Copy>(ordered: impl Iterator<Item = (T, f64)> + Clone, places: usize) -> f64 {
    let Some((edge, _)) = ordered.clone().nth(places - 1) else { return 0.0 };
    let inside = ordered.clone().take_while(|(total, _)| *total != edge);
    let (taken, sum) = inside.fold((0, 0.0), |(taken, sum), (_, score)| (taken + 1, sum + score));
    let tied = ordered.skip(taken).take_while(|(total, _)| *total == edge);
    let (count, tied_sum) = tied.fold((0, 0.0), |(count, sum), (_, score)| (count + 1, sum + score));
    sum + tied_sum * (places - taken) as f64 / f64::from(count)
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
    }
}
