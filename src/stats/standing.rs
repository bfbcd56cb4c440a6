//! Places of candidates and units in an order.

/// Competition ranks, best first: 1, 1, 3 (Excel RANK.EQ). Ties share the better place.
///
/// `values` are compared as they are, so exact scores tie exactly.
#[must_use]
pub fn rank_min<T: PartialOrd + Copy>(values: &[T]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|a, b| values[*b].partial_cmp(&values[*a]).unwrap_or(std::cmp::Ordering::Equal).then(a.cmp(b)));
    let mut ranks = vec![0; values.len()];
    let mut shared = 0;
    for (place, at) in order.iter().enumerate() {
        let ties = place > 0 && values[order[place - 1]] == values[*at];
        if !ties {
            shared = u32::try_from(place + 1).unwrap_or(u32::MAX);
        }
        ranks[*at] = shared;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_the_better_place() {
        assert_eq!(rank_min(&[90, 95, 90, 80]), [2, 1, 2, 4]);
        assert_eq!(rank_min::<i64>(&[]), [0; 0]);
    }
}
