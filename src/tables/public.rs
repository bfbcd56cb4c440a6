//! What the public form of the tables leaves out: units of few candidates, and those that could be worked out from the
//! rest and the whole.

use crate::{report::public::unsaid, stats::result::Summary};

/// Which of the units that make up a whole show no figures. `small` is the size below which a unit is hidden; with `None`
/// nothing is. Units that do not take the paper are no part of the whole.
pub(super) fn hidden(units: &[Option<Summary>], small: Option<u32>) -> Vec<bool> {
    let sizes: Vec<Option<u32>> = units.iter().map(|unit| unit.map(|summary| summary.n)).collect();
    hidden_sizes(&sizes, small)
}

/// The same for parts of which only the sizes are known.
pub(super) fn hidden_sizes(sizes: &[Option<u32>], small: Option<u32>) -> Vec<bool> {
    let Some(small) = small else { return vec![false; sizes.len()] };
    let taking: Vec<u32> = sizes.iter().copied().flatten().collect();
    let mut unsaid = unsaid(&taking, small).into_iter();
    sizes.iter().map(|size| size.is_some() && unsaid.next().unwrap_or(true)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_unit_takes_the_next_smallest_with_it() {
        let sizes = [Some(50), Some(4), None, Some(20), Some(30)];
        assert_eq!(hidden_sizes(&sizes, Some(10)), [false, true, false, true, false]);
        assert_eq!(hidden_sizes(&sizes, None), [false; 5]);
        assert_eq!(hidden_sizes(&[None, Some(40)], Some(10)), [false, false]);
    }
}
