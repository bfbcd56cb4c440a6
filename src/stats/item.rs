//! How a paper worked, from its scores.

/// Discrimination index of a paper by the upper and lower 27 % of its candidates.
///
/// Formula:   (m_top − m_bottom)/F over groups of 0.27·n places; candidates tied at the edge share the places left in
///            proportion, so that row order does not matter
/// Unit:      share of the full mark
/// Undefined: fewer than two values, or F not positive → `None`
/// Source:    Kelley (1939), J. Educ. Psych. 30, 17–24
/// Checked:   tests/it/reference.rs
#[must_use]
pub fn discrimination(ascending: &[f64], full: f64) -> Option<f64> {
    if ascending.len() < 2 || full <= 0.0 {
        return None;
    }
    #[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
    let places = ascending.len() as f64 * 0.27;
    let bottom = mean_of_first(ascending.iter().copied(), places);
    let top = mean_of_first(ascending.iter().rev().copied(), places);
    Some((top - bottom) / full)
}

/// Mean over the first `places` places, the last one counted by the part that fits. With the score itself as the order,
/// candidates at the edge are equal, so sharing their places in proportion is the same as taking part of one.
fn mean_of_first(values: impl Iterator<Item = f64>, places: f64) -> f64 {
    let (mut sum, mut left) = (0.0, places);
    for value in values {
        let part = left.min(1.0);
        if part <= 0.0 {
            break;
        }
        sum += part * value;
        left -= part;
    }
    sum / places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let scores: Vec<f64> = (0..100).map(f64::from).collect();
        let d = discrimination(&scores, 100.0).expect("two values or more");
        assert!((d - 0.73).abs() < 1e-12, "means 13 and 86: {d}");
        assert_eq!(discrimination(&[5.0], 10.0), None);
    }
}
