//! Places of candidates and units in an order: ranks, percentile, Z and T.

/// Competition ranks, best first: 1, 1, 3. Ties share the better place.
///
/// Formula:   1 + count above
/// Unit:      place
/// Checked:   tests/it/reference.rs, `rank_desc_min` of R and Excel RANK.EQ
///
/// `values` are compared as they are, so exact scores tie exactly.
#[must_use]
pub fn rank_min<T: PartialOrd + Copy>(values: &[T]) -> Vec<u32> {
    let (order, sorted) = ascending(values);
    let mut ranks = vec![0; values.len()];
    for (at, rank) in order.into_iter().zip(ranks_of_ascending(&sorted)) {
        ranks[at] = rank;
    }
    ranks
}

/// Competition ranks of values that already ascend.
#[must_use]
pub fn ranks_of_ascending<T: PartialEq>(ascending: &[T]) -> Vec<u32> {
    let mut ranks = vec![0; ascending.len()];
    let mut rank = 1;
    for at in (0..ascending.len()).rev() {
        let ties = ascending.get(at + 1).is_some_and(|above| *above == ascending[at]);
        if !ties {
            rank = u32::try_from(ascending.len() - at).unwrap_or(u32::MAX);
        }
        ranks[at] = rank;
    }
    ranks
}

/// Mean ranks, best first: 1.5, 1.5, 3.
///
/// Formula:   ½ + count above + ½ count equal, oneself included
/// Unit:      place
/// Checked:   tests/it/reference.rs, `rank_desc_avg` of R and Excel RANK.AVG
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
pub fn rank_average<T: PartialOrd + Copy>(values: &[T]) -> Vec<f64> {
    let (_, sorted) = ascending(values);
    let counts = values.iter().map(|value| {
        let below = sorted.partition_point(|other| other < value);
        let at_or_below = sorted.partition_point(|other| other <= value);
        (sorted.len() - at_or_below, at_or_below - below)
    });
    counts.map(|(above, equal)| 0.5 + above as f64 + 0.5 * equal as f64).collect()
}

/// 百分等级: the share of a group that a value stands above, its equals by half.
///
/// Formula:   (count below + ½ count equal)/n
/// Unit:      share; ×100 as printed
/// Undefined: nobody in the group → `None`
/// Checked:   tests/it/reference.rs, `pr_mid` of R
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
pub fn percentile_mid<T: PartialOrd>(ascending: &[T], value: &T) -> Option<f64> {
    let below = ascending.partition_point(|other| other < value);
    let at_or_below = ascending.partition_point(|other| other <= value);
    (!ascending.is_empty()).then(|| (below + at_or_below) as f64 / 2.0 / ascending.len() as f64)
}

/// Z: distance from the mean in standard deviations.
///
/// Formula:   (x − m)/s
/// Unit:      standard deviations
/// Undefined: s is missing or 0 → `None`
/// Checked:   tests/it/reference.rs, `z_pop` and `z_sample` of R
#[must_use]
pub fn z(value: f64, mean: f64, sd: Option<f64>) -> Option<f64> {
    sd.filter(|sd| *sd > 0.0).map(|sd| (value - mean) / sd)
}

/// T = 50 + 10 Z, not clamped.
#[must_use]
pub fn t(z: f64) -> f64 {
    50.0 + 10.0 * z
}

/// 正态标准分: the normal deviate of a percentile, on the scale of the entrance examinations.
///
/// Formula:   500 + 100 Φ⁻¹(p), within 100–900; p the [mid-rank percentile](percentile_mid)
/// Unit:      points, mean 500, one standard deviation 100
/// Undefined: never for a candidate, whose p lies between 0 and 1; the ends of the scale stand for 0 and 1
/// Checked:   tests/it/reference.rs, `std_500_100` of R
#[must_use]
pub fn normal_score(percentile: f64) -> f64 {
    match super::dist::normal_quantile(percentile) {
        Some(z) => (500.0 + 100.0 * z).clamp(100.0, 900.0),
        None if percentile <= 0.0 => 100.0,
        None => 900.0,
    }
}

/// The order from low to high, and the values in it. What cannot be compared counts as equal.
fn ascending<T: PartialOrd + Copy>(values: &[T]) -> (Vec<usize>, Vec<T>) {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].partial_cmp(&values[*b]).unwrap_or(std::cmp::Ordering::Equal));
    let sorted = order.iter().map(|at| values[*at]).collect();
    (order, sorted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_the_better_place() {
        assert_eq!(rank_min(&[90, 95, 90, 80]), [2, 1, 2, 4]);
        assert_eq!(rank_min::<i64>(&[]), [0; 0]);
        assert_eq!(ranks_of_ascending(&[1, 1, 1]), [1, 1, 1]);
    }

    #[test]
    fn mean_ranks_and_percentiles_share_by_half() {
        assert_eq!(rank_average(&[90, 95, 90, 80]), [2.5, 1.0, 2.5, 4.0]);
        assert_eq!(percentile_mid(&[80, 90, 90, 95], &90), Some(0.5));
        assert_eq!(percentile_mid(&[], &90), None);
    }

    #[test]
    fn no_spread_no_z() {
        assert_eq!(z(7.0, 5.0, Some(2.0)).map(t), Some(60.0));
        assert_eq!((z(7.0, 5.0, Some(0.0)), z(7.0, 5.0, None)), (None, None));
    }
}
