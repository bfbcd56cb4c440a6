//! The figures of who counts: expected, sat, absent, denominators, head count.

use super::{Chapter, Metric};
use crate::words::metrics::{self as c, counts as w};

/// Columns of headcount.csv that no other figure has.
const HEADCOUNT: &[&str] =
    &["enrolled", "exempt", "deferred", "misconduct", "withdrawn", "guest_in", "guest_out", "inclusion", "unlisted", "unexplained"];

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_COUNTS, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("expected", &["expected"], w::EXPECTED, w::EXPECTED_FORMULA, c::UNIT_PERSONS).rivals(w::EXPECTED_RIVALS),
    Metric::new("present", &["present"], w::PRESENT, w::PRESENT_FORMULA, c::UNIT_PERSONS),
    Metric::new("absent", &["absent"], w::ABSENT, w::ABSENT_FORMULA, c::UNIT_PERSONS),
    Metric::new("headcount", HEADCOUNT, w::HEADCOUNT, w::HEADCOUNT_FORMULA, c::UNIT_PERSONS)
        .undefined(w::HEADCOUNT_UNDEFINED)
        .rivals(w::HEADCOUNT_RIVALS),
    Metric::new("headcount-code", &[], w::HEADCOUNT_CODE, w::HEADCOUNT_CODE_FORMULA, c::UNIT_NONE).rivals(w::HEADCOUNT_CODE_RIVALS),
    Metric::new("n", &[], w::COUNTED, w::COUNTED_FORMULA, c::UNIT_PERSONS),
    Metric::new("participation", &["participation"], w::PARTICIPATION, w::PARTICIPATION_FORMULA, c::UNIT_SHARE)
        .by(c::BY_EXPECTED)
        .undefined(c::UNDEFINED_NOBODY)
        .rivals(w::PARTICIPATION_RIVALS),
    Metric::new("denominator", &[], w::DENOMINATOR, w::DENOMINATOR_FORMULA, c::UNIT_PERSONS).rivals(w::DENOMINATOR_RIVALS),
    Metric::new("total", &["total"], w::TOTAL_SCORE, w::TOTAL_SCORE_FORMULA, c::UNIT_MARKS)
        .undefined(c::UNDEFINED_NO_TOTAL)
        .rivals(w::TOTAL_SCORE_RIVALS),
];
