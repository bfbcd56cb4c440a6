//! The figures of how a paper worked.

use super::{Chapter, Metric};
use crate::words::metrics::{self as c, paper as w};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_PAPER, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("difficulty", &["difficulty"], w::DIFFICULTY, w::DIFFICULTY_FORMULA, c::UNIT_SHARE)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::DIFFICULTY_RIVALS),
    Metric::new("discrimination", &["discrimination"], w::DISCRIMINATION, w::DISCRIMINATION_FORMULA, c::UNIT_SHARE)
        .undefined(c::UNDEFINED_FEW)
        .rivals(w::DISCRIMINATION_RIVALS)
        .source("Kelley (1939), Journal of Educational Psychology 30, 17–24"),
    Metric::new("reliability", &["reliability"], w::RELIABILITY, w::RELIABILITY_FORMULA, c::UNIT_NONE)
        .undefined(c::UNDEFINED_NO_ITEMS)
        .source("Cronbach (1951), Psychometrika 16, 297–334"),
];
