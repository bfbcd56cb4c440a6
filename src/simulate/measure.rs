//! How well planted cells are told from honest ones.

/// Area under the ROC curve: the chance that a planted score is above an honest one, ties half.
/// `None` if one side is empty.
#[must_use]
pub fn auc(planted: &[f64], honest: &[f64]) -> Option<f64> {
    let mut sorted = honest.to_vec();
    sorted.sort_by(f64::total_cmp);
    let wins = |score: &f64| {
        let (below, up_to) = (sorted.partition_point(|h| h < score), sorted.partition_point(|h| h <= score));
        f64::midpoint(below as f64, up_to as f64)
    };
    let pairs = (planted.len() * honest.len()) as f64;
    (pairs > 0.0).then(|| planted.iter().map(wins).sum::<f64>() / pairs)
}

/// Share of planted scores above the score that only this share of the honest exceeds.
/// `None` if one side is empty.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count")]
pub fn found_at(false_alarms: f64, planted: &[f64], honest: &[f64]) -> Option<f64> {
    let mut sorted = honest.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let cut = *sorted.get((false_alarms * honest.len() as f64) as usize)?;
    share(planted.iter(), |score| **score > cut)
}

/// Share of the values for which something holds; `None` for no values.
pub fn share<T>(values: impl Iterator<Item = T>, holds: impl Fn(&T) -> bool) -> Option<f64> {
    let (held, all) = values.fold((0.0, 0.0), |(held, all), value| (held + f64::from(u8::from(holds(&value))), all + 1.0));
    (all > 0.0).then(|| held / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        assert_eq!(auc(&[3.0, 1.0], &[0.0, 1.0, 2.0]), Some((3.0 + 1.5) / 6.0));
        assert_eq!(auc(&[], &[1.0]), None);
        let honest: Vec<f64> = (0..100).map(f64::from).collect();
        assert_eq!(found_at(0.02, &[98.0, 97.0, 99.0, 50.0], &honest), Some(0.5));
    }
}
