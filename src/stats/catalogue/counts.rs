//! The figures of who counts: expected, sat, absent, denominators, head count.

use super::{Chapter, Metric};
use crate::words::{
    Phrase, columns as h,
    metrics::{self as c, counts as w},
    report as r,
};

/// Columns of headcount.csv that no other figure has.
const HEADCOUNT: &[&str] =
    &["enrolled", "exempt", "deferred", "misconduct", "withdrawn", "guest_in", "guest_out", "inclusion", "unlisted", "unexplained"];

const HEADCOUNT_HEADERS: &[Phrase] = &[
    h::COL_ENROLLED,
    h::COL_EXEMPT,
    h::COL_DEFERRED,
    h::COL_MISCONDUCT,
    h::COL_WITHDRAWN,
    h::COL_GUEST_IN,
    h::COL_GUEST_OUT,
    h::COL_INCLUSION,
    h::COL_UNLISTED,
    h::COL_UNEXPLAINED,
];

const DENOMINATOR_HEADERS: &[Phrase] = &[
    h::COL_DENOMINATOR,
    r::DEN_COUNT,
    r::DEN_MEAN,
    r::DEN_RANK,
    r::DEN_PASS,
    r::DEN_PASS_RANK,
    r::DEN_EXCELLENT,
    r::DEN_SPREAD,
    r::DEN_LOWER,
    r::DEN_UPPER,
];

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_COUNTS, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("expected", &["expected"], w::EXPECTED, w::EXPECTED_FORMULA, c::UNIT_PERSONS)
        .rivals(w::EXPECTED_RIVALS)
        .headers(&[h::COL_EXPECTED])
        .aliases(&["应考", "应到人数"]),
    Metric::new("present", &["present"], w::PRESENT, w::PRESENT_FORMULA, c::UNIT_PERSONS).headers(&[h::COL_SAT]).aliases(&[
        "实考",
        "参考人数（科）",
        "实到人数",
    ]),
    Metric::new("absent", &["absent"], w::ABSENT, w::ABSENT_FORMULA, c::UNIT_PERSONS)
        .headers(&[h::COL_ABSENT, h::COL_SAT_NONE])
        .aliases(&["缺考"]),
    Metric::new("headcount", HEADCOUNT, w::HEADCOUNT, w::HEADCOUNT_FORMULA, c::UNIT_PERSONS)
        .undefined(w::HEADCOUNT_UNDEFINED)
        .rivals(w::HEADCOUNT_RIVALS)
        .headers(HEADCOUNT_HEADERS)
        .aliases(&["在籍人数", "借读", "附读"]),
    Metric::new("headcount-code", &[], w::HEADCOUNT_CODE, w::HEADCOUNT_CODE_FORMULA, c::UNIT_NONE).rivals(w::HEADCOUNT_CODE_RIVALS),
    Metric::new("n", &["n"], w::COUNTED, w::COUNTED_FORMULA, c::UNIT_PERSONS).headers(&[h::COL_N]).aliases(&["有效人数", "人数 n"]),
    Metric::new("participation", &["participation"], w::PARTICIPATION, w::PARTICIPATION_FORMULA, c::UNIT_SHARE)
        .by(c::BY_EXPECTED)
        .undefined(c::UNDEFINED_NOBODY)
        .rivals(w::PARTICIPATION_RIVALS)
        .aliases(&["到考率", "出席率"]),
    Metric::new("denominator", &[], w::DENOMINATOR, w::DENOMINATOR_FORMULA, c::UNIT_PERSONS)
        .rivals(w::DENOMINATOR_RIVALS)
        .headers(DENOMINATOR_HEADERS)
        .aliases(&["分母口径"]),
    Metric::new("total", &["total"], w::TOTAL_SCORE, w::TOTAL_SCORE_FORMULA, c::UNIT_MARKS)
        .undefined(c::UNDEFINED_NO_TOTAL)
        .rivals(w::TOTAL_SCORE_RIVALS)
        .headers(&[h::COL_SAT_TOTAL])
        .aliases(&["全科总分"]),
    Metric::new("score-of-subject", &["candidates.subject"], w::SUBJECT_SCORE, w::SUBJECT_SCORE_FORMULA, c::UNIT_MARKS)
        .undefined(w::SUBJECT_SCORE_UNDEFINED),
];
