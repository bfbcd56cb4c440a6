//! Medians: plain, weighted, and from about where they are known to lie.

/// Median; the mean of the middle two for an even count. `None` for no values.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    median_of(&mut values.to_vec())
}

/// The same, of values that may be put in another order.
pub(super) fn median_of(sorted: &mut [f64]) -> Option<f64> {
    let (lower, upper) = middle_of(sorted, sorted.len() / 2, sorted.len().is_multiple_of(2))?;
    Some(if lower == upper { upper } else { (lower + upper) / 2.0 })
}

/// The median of sizes of which it is known about where it lies.
pub(super) fn median_near(sizes: &[f64], near: Option<f64>, pool: &mut Vec<f64>) -> Option<f64> {
    const FROM: f64 = 0.8;
    const TO: f64 = 1.25;
    let (lower, upper) = middle_near(sizes, near.map(|near| (near * FROM, near * TO)), pool)?;
    Some(if lower == upper { upper } else { (lower + upper) / 2.0 })
}

/// The middle two values, one and the same of an odd number, of which it is known about where they lie: only those from there are put in
/// order. `None` for no values.
pub(super) fn middle_near(values: &[f64], near: Option<(f64, f64)>, pool: &mut Vec<f64>) -> Option<(f64, f64)> {
    const WORTH_IT: usize = 64;
    let middle = values.len() / 2;
    let even = values.len().is_multiple_of(2);
    pool.clear();
    let mut below = 0;
    if let Some((low, high)) = near.filter(|_| values.len() >= WORTH_IT) {
        below = values.iter().filter(|value| **value < low).count();
        pool.extend(values.iter().copied().filter(|value| low <= *value && *value <= high));
    }
    if below + usize::from(even) > middle || middle >= below + pool.len() {
        below = 0;
        pool.clear();
        pool.extend_from_slice(values);
    }
    middle_of(pool, middle.checked_sub(below)?, even)
}

/// A value by its place in ascending order, and the one before it if asked for, else itself.
fn middle_of(values: &mut [f64], place: usize, even: bool) -> Option<(f64, f64)> {
    if place >= values.len() {
        return None;
    }
    let (below, upper, _) = values.select_nth_unstable_by(place, f64::total_cmp);
    let upper = *upper;
    let lower = below.iter().copied().max_by(f64::total_cmp).filter(|_| even);
    Some((lower.unwrap_or(upper), upper))
}

/// Weighted median: the first value, in ascending order, at which the weights below and at it reach half of all weight.
/// `None` for no values.
#[must_use]
pub fn weighted_median(values: &[f64], weights: &[f64]) -> Option<f64> {
    weighted_median_of(&mut values.iter().copied().zip(weights.iter().copied()).collect::<Vec<(f64, f64)>>())
}

/// The same of values with their weights, which may be put in another order.
fn weighted_median_of(pairs: &mut [(f64, f64)]) -> Option<f64> {
    let half = half_of(pairs.iter().map(|pair| pair.1).sum());
    first_at(pairs, 0.0, half)
}

/// Half of a weight: exactly half is half, however the sums were rounded.
pub(super) fn half_of(weight: f64) -> f64 {
    weight / 2.0 * (1.0 - 1e-12)
}

/// The first value, in ascending order, at which the weights below and at it, and what lies below all of them, reach a weight.
pub(super) fn first_at(pairs: &mut [(f64, f64)], mut below: f64, half: f64) -> Option<f64> {
    let mut open = pairs;
    // the half that cannot hold it is left aside
    while open.len() > 1 {
        let middle = (open.len() - 1) / 2;
        let (lower, own, _) = open.select_nth_unstable_by(middle, |a, b| a.0.total_cmp(&b.0));
        let weight = lower.iter().map(|pair| pair.1).sum::<f64>() + own.1;
        if below + weight >= half {
            open = &mut open[..=middle];
            if open.len() == 1 || below + weight - open[middle].1 < half {
                return Some(open[middle].0);
            }
            open = &mut open[..middle];
        } else {
            below += weight;
            open = &mut open[middle + 1..];
        }
    }
    open.first().map(|pair| pair.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_by_hand() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(&[]), None);
        assert_eq!(weighted_median(&[1.0, 2.0, 3.0], &[1.0, 1.0, 5.0]), Some(3.0));
        // wherever they are looked for first, with the lower one of two just outside as well
        for count in [64, 65, 100] {
            let values: Vec<f64> = (0..count).map(|at| f64::from(at * 37 % count)).collect();
            let (upper, lower) = (f64::from(count / 2), f64::from((count - 1) / 2));
            for near in [
                None,
                Some((upper, 1e3)),
                Some((lower, 1e3)),
                Some((0.0, lower)),
                Some((lower, upper)),
                Some((-9.0, -1.0)),
                Some((1e3, 1e4)),
            ] {
                assert_eq!(middle_near(&values, near, &mut Vec::new()), Some((lower, upper)), "{count} {near:?}");
            }
        }
        assert_eq!(weighted_median(&[3.0, 1.0, 2.0], &[1.0, 1.0, 1.0]), Some(2.0));
        assert_eq!(weighted_median(&[], &[]), None);
    }
}
