//! What the public form may show: no cell of fewer persons than the limit, nor one that can be worked out from the rest.

use std::ops::Range;

/// Joins neighbouring bands until none holds fewer than `small` persons (an empty band is joined too: that nobody is there says
/// something about everybody). With `small` 0, every band stands alone.
#[must_use]
pub fn join_small(counts: &[u32], small: u32) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for at in 0..counts.len() {
        if counts[start..=at].iter().sum::<u32>() >= small {
            joined.push(start..at + 1);
            start = at + 1;
        }
    }
    // What is left at the top is too small to stand alone.
    if start < counts.len() {
        match joined.last_mut() {
            Some(last) => last.end = counts.len(),
            None => joined.push(0..counts.len()),
        }
    }
    joined
}

/// Which parts of a whole stay unsaid: those below `small`, and as many of the next smallest as it takes that what is unsaid
/// holds two parts and `small` persons at least, so that no difference from the whole tells one of them.
#[must_use]
pub fn unsaid(counts: &[u32], small: u32) -> Vec<bool> {
    let mut hidden: Vec<bool> = counts.iter().map(|count| *count < small).collect();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|at| (counts[*at], *at));
    for at in order {
        let (parts, persons) = hidden
            .iter()
            .zip(counts)
            .filter(|(hidden, _)| **hidden)
            .fold((0, 0u32), |(parts, persons), (_, count)| (parts + 1, persons + count));
        if parts == 0 || (parts >= 2 && persons >= small) {
            break;
        }
        hidden[at] = true;
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_bands_are_joined_with_their_neighbours() {
        assert_eq!(join_small(&[2, 3, 12, 40, 0, 9, 3], 10), [0..3, 3..4, 4..7]);
        assert_eq!(join_small(&[20, 3], 10), vec![0..2]);
        assert_eq!(join_small(&[1, 2], 10), vec![0..2]);
        assert_eq!(join_small(&[1, 0], 0), [0..1, 1..2]);
    }

    #[test]
    fn a_single_gap_would_be_told_by_the_total() {
        assert_eq!(unsaid(&[50, 4, 30, 20], 10), [false, true, false, true]);
        assert_eq!(unsaid(&[50, 4, 3, 20], 10), [false, true, true, true]);
        assert_eq!(unsaid(&[50, 6, 7, 20], 10), [false, true, true, false]);
        assert_eq!(unsaid(&[50, 30], 10), [false, false]);
    }
}
