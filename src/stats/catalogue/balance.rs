//! The figures of how schools differ.

use super::{Chapter, Metric};
use crate::words::metrics::{self as c, balance as w};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_BALANCE, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("school-cv", &["school_cv"], w::SCHOOL_CV, w::SCHOOL_CV_FORMULA, c::UNIT_SHARE)
        .by(c::BY_SCHOOLS)
        .undefined(c::UNDEFINED_ONE_SCHOOL)
        .rivals(w::SCHOOL_CV_RIVALS),
    Metric::new("school-cv-weighted", &[], w::SCHOOL_CV_WEIGHTED, w::SCHOOL_CV_WEIGHTED_FORMULA, c::UNIT_SHARE)
        .by(c::BY_CHOSEN)
        .undefined(c::UNDEFINED_ONE_SCHOOL)
        .rivals(w::SCHOOL_CV_RIVALS),
    Metric::new("icc", &["icc"], w::ICC, w::ICC_FORMULA, c::UNIT_SHARE)
        .undefined(c::UNDEFINED_ICC)
        .rivals(w::ICC_RIVALS)
        .source("Patterson & Thompson (1971), Biometrika 58, 545–554"),
    Metric::new("range", &[], w::RANGE, w::RANGE_FORMULA, c::UNIT_MARKS).undefined(c::UNDEFINED_NO_SCORES),
];
