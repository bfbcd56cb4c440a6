//! Medians: plain, weighted, and from about where they are known to lie.

/// Median; the mean of the middle two for an even count. `None` for no values.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    median_near(values, None, &mut Vec::new())
}

/// The median of values of which it may be known between which two it lies.
pub(super) fn median_near(values: &[f64], near: Option<(f64, f64)>, pool: &mut Vec<f64>) -> Option<f64> {
    let (lower, upper) = middle_near(values, near, pool)?;
    Some(if lower == upper { upper } else { (lower + upper) / 2.0 })
}

/// The middle two values, one and the same of an odd number, of which it may be known between which two they lie. `None` for no values.
pub(super) fn middle_near(values: &[f64], near: Option<(f64, f64)>, pool: &mut Vec<f64>) -> Option<(f64, f64)> {
    placed(values, (values.len() / 2, values.len().is_multiple_of(2)), near, pool)
}

/// A value by its place in ascending order, and the one before it if that is asked for, else itself: `(before, own)`. `None` for a place
/// beyond the last.
///
/// Only the values between two others are put in order, if it is there: those that are said, or those between which some of many values
/// let expect it (Floyd & Rivest 1975, Communications of the ACM 18, 165–172).
pub fn placed(values: &[f64], (place, before): (usize, bool), near: Option<(f64, f64)>, pool: &mut Vec<f64>) -> Option<(f64, f64)> {
    /// Values from which on some of them are looked at first, and those of which it is worth it to leave some aside.
    const MANY: usize = 512;
    const WORTH_IT: usize = 64;
    let near = if near.is_none() && values.len() >= MANY { about(values, place, pool) } else { near };
    let mut below = 0;
    pool.clear();
    if let Some((low, high)) = near.filter(|_| values.len() >= WORTH_IT) {
        below = values.iter().fold(0, |count: usize, value| count.wrapping_add(usize::from(*value < low)));
        extend_where(pool, values.iter().map(|value| (*value, (low <= *value) & (*value <= high))));
    }
    if below + usize::from(before) > place || place >= below + pool.len() {
        below = 0;
        pool.clear();
        pool.extend_from_slice(values);
    }
    let place = place.checked_sub(below).filter(|place| *place < pool.len())?;
    let (less, own, _) = pool.select_nth_unstable_by(place, f64::total_cmp);
    let own = *own;
    Some((less.iter().copied().max_by(f64::total_cmp).filter(|_| before).unwrap_or(own), own))
}

/// Adds those of some values of which it is true. Which ones these are nobody can guess, so that each is put in its place, and stays
/// there if it is one.
pub(super) fn extend_where<T: Copy + Default>(kept: &mut Vec<T>, values: impl Iterator<Item = (T, bool)>) {
    const AT_ONCE: usize = 128;
    let (mut some, mut count) = ([T::default(); AT_ONCE], 0);
    for (value, is_one) in values {
        some[count] = value;
        count += usize::from(is_one);
        if count == AT_ONCE {
            kept.extend_from_slice(&some);
            count = 0;
        }
    }
    kept.extend_from_slice(&some[..count]);
}

/// Between which values the one at a place in ascending order is to be expected, by some of them.
///
/// Formula:   of n values every ∛n-th, m of them; that at place k is in the sample at m·k/n ± 3·√(m·k/n·(1 − k/n)) in nearly all orders
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places among the values")]
pub(super) fn about(values: &[f64], place: usize, pool: &mut Vec<f64>) -> Option<(f64, f64)> {
    let every = (values.len() as f64).cbrt() as usize;
    pool.clear();
    pool.extend(values.iter().step_by(every.max(1)));
    let share = place as f64 / values.len() as f64;
    let (middle, reach) = (share * pool.len() as f64, 3.0 * (pool.len() as f64 * share * (1.0 - share)).max(0.0).sqrt() + 1.0);
    let (low, high) = ((middle - reach).max(0.0) as usize, ((middle + reach) as usize).min(pool.len().checked_sub(1)?));
    let (_, lower, above) = pool.select_nth_unstable_by(low, f64::total_cmp);
    let lower = *lower;
    let upper = if high > low { *above.select_nth_unstable_by(high - low - 1, f64::total_cmp).1 } else { lower };
    // at either end of the sample there may be others beyond it
    Some((if low == 0 { f64::NEG_INFINITY } else { lower }, if high + 1 == pool.len() { f64::INFINITY } else { upper }))
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

    #[test]
    fn some_of_many_values_do_not_change_what_is_found() {
        let draw = |at: u32| f64::from(at.wrapping_mul(2_654_435_761) >> 12);
        for count in [1, 2, 511, 512, 3000, 20_001] {
            let scattered: Vec<f64> = (0..count).map(draw).collect();
            // in order, all alike, and in waves as long as the steps from one looked at to the next
            let ascending: Vec<f64> = (0..count).map(f64::from).collect();
            let waves: Vec<f64> = (0..count).map(|at| f64::from(at % 14)).collect();
            for values in [scattered, ascending, waves, vec![3.0; count as usize]] {
                let mut sorted = values.clone();
                sorted.sort_by(f64::total_cmp);
                for place in [0, 1, values.len() / 100, values.len() / 2, values.len() * 99 / 100, values.len() - 1] {
                    let own = sorted.get(place).copied();
                    assert_eq!(placed(&values, (place, false), None, &mut Vec::new()).map(|found| found.1), own, "{count} {place}");
                    if place > 0 {
                        let both = placed(&values, (place, true), None, &mut Vec::new());
                        assert_eq!(both, own.map(|own| (sorted[place - 1], own)), "{count} {place}");
                    }
                }
                assert_eq!(placed(&values, (values.len(), false), None, &mut Vec::new()), None);
            }
        }
    }
}
