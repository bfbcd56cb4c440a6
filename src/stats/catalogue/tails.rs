//! The figures of tops and bottoms, and of all papers together.

use super::{Chapter, Metric};
use crate::words::{
    lines as h,
    metrics::{self as c, tails as w},
};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_TAILS, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("all-pass", &["all_pass", "all_pass_rate"], w::ALL_PASS, w::ALL_PASS_FORMULA, c::UNIT_SHARE)
        .by(w::ALL_BY)
        .undefined(w::ALL_UNDEFINED)
        .rivals(w::ALL_RIVALS)
        .headers(&[h::COL_ALL_N, h::COL_ALL_PASS])
        .aliases(&["全科合格率", "全科及格"]),
    Metric::new("all-excellent", &["all_excellent", "all_excellent_rate"], w::ALL_EXCELLENT, w::ALL_EXCELLENT_FORMULA, c::UNIT_SHARE)
        .by(w::ALL_BY)
        .undefined(w::ALL_UNDEFINED)
        .rivals(w::ALL_RIVALS)
        .headers(&[h::COL_ALL_EXCELLENT])
        .aliases(&["全科优秀"]),
    Metric::new("relative-excellent", &["relative", "relative_line", "relative_rate"], w::RELATIVE, w::RELATIVE_FORMULA, c::UNIT_SHARE)
        .by(c::BY_N)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::RELATIVE_RIVALS)
        .headers(&[h::COL_RELATIVE, h::COL_RELATIVE_RATE])
        .aliases(&["前 20 % 占比", "前20%"]),
    Metric::new("bottom-share", &["bottom", "bottom_line", "bottom_rate"], w::BOTTOM, w::BOTTOM_FORMULA, c::UNIT_SHARE)
        .by(c::BY_N)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::BOTTOM_RIVALS)
        .headers(&[h::COL_BOTTOM, h::COL_BOTTOM_RATE])
        .aliases(&["后30%", "后 30%", "后百分之三十"]),
    Metric::new("end-means", &["end_n", "top_mean", "bottom_mean"], w::ENDS, w::ENDS_FORMULA, c::UNIT_MARKS)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::ENDS_RIVALS)
        .headers(&[h::COL_TOP_MEAN, h::COL_BOTTOM_MEAN])
        .aliases(&["前段均分", "后段均分", "前 20 % 均分", "后 20 % 均分"]),
];
