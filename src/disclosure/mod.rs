//! What the public form of an output may show: nothing that tells of fewer persons than `small_cell`, alone or together with
//! everything else that is shown. Receives an analysis, gives masks; tables and sheets leave out what a mask hides.
//!
//! ```text
//! bands    which lines and score bands of a unit can be told apart
//! sums     what adds up to what, and what must stay unsaid beside it
//! masks    both together for every unit of a grade's papers
//! ```
//! What orders schools or pupils (ranks) and what is one pupil's own (lowest and highest score, a row for a candidate) is
//! never public, however many persons there are; the tables themselves leave that out.

pub mod bands;
pub mod masks;
pub mod sums;

pub use masks::{Masks, PaperMasks, Shown};

use crate::{
    config::{Config, Level},
    stats::progress::guard::Membership,
};

/// The size below which nothing is told; `None` where the output is not public.
#[must_use]
pub fn small_cell(config: &Config) -> Option<u32> {
    (config.level == Level::Public).then_some(config.report.small_cell)
}

/// Whether figures of `part` may stand beside the same figures of `whole`, which it is a part of: their difference would tell of
/// those who are in the one and not in the other.
#[must_use]
pub fn apart(part: u32, whole: u32, small: u32) -> bool {
    part >= small && (part == whole || whole.saturating_sub(part) >= small)
}

/// Whether figures of matched candidates may stand beside those of all.
#[must_use]
pub fn matched_apart(members: &Membership, small: u32) -> bool {
    apart(members.matched, members.n, small) && apart(members.matched, members.then, small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_lacks_a_few_of_the_whole_would_tell_of_them() {
        assert!(apart(40, 40, 10) && apart(30, 40, 10));
        assert!(!apart(35, 40, 10) && !apart(9, 40, 10));
        assert!(apart(1, 3, 0));
    }
}
