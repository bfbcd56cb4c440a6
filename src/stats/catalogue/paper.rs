//! The figures of how a paper worked.

use super::{Chapter, Metric};
use crate::words::{
    Phrase, columns as h,
    metrics::{self as c, paper as w},
};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_PAPER, metrics: METRICS };

const LINE_HEADERS: &[Phrase] =
    &[h::COL_FULL_MARK, h::COL_FULL_SOURCE, h::COL_STEP, h::COL_LINE_EXCELLENT, h::COL_LINE_GOOD, h::COL_LINE_PASS, h::COL_LINE_LOW];

const METRICS: &[Metric] = &[
    Metric::new("paper-lines", &[], w::LINES, w::LINES_FORMULA, c::UNIT_MARKS).headers(LINE_HEADERS).aliases(&[
        "优秀线",
        "良好线",
        "及格线",
        "低分线",
        "满分",
        "full-mark",
    ]),
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
