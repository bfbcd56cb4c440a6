//! The figures of re-marking.

use super::{Chapter, Metric};
use crate::words::{
    metrics::{self as c, remark as w},
    remark as o,
};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_REMARK, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("leniency", LENIENCY, w::LENIENCY, w::LENIENCY_FORMULA, c::UNIT_MARKS)
        .undefined(w::UNDEFINED_FEW_REMARKS)
        .rivals(w::LENIENCY_RIVALS)
        .aliases(&["评分宽严", "偏松"])
        .source("Cochran (1977), Sampling Techniques, §5.4"),
    Metric::new("remark-sample", SAMPLE, w::SAMPLE, w::SAMPLE_FORMULA, c::UNIT_NONE).source("Cochran (1977), Sampling Techniques, §4.6"),
    Metric::new("remark-decision", &["decision", "more", "tolerance"], w::DECISION, w::DECISION_FORMULA, c::UNIT_NONE)
        .undefined(w::UNDEFINED_MORE)
        .headers(&[o::COL_DECISION, o::COL_MORE]),
    Metric::new("remark-controls", CONTROLS, w::CONTROLS, w::CONTROLS_FORMULA, c::UNIT_MARKS)
        .undefined(w::UNDEFINED_NO_CONTROLS)
        .headers(&[o::COL_SHIFT, o::COL_RELATIVE]),
    Metric::new("marker-sd", &["marker_sd"], w::MARKER_SD, w::MARKER_SD_FORMULA, c::UNIT_MARKS)
        .undefined(w::UNDEFINED_ONE_MARKER)
        .headers(&[o::COL_MARKER_SD]),
    Metric::new("remark-line", LINES, w::LINE, w::LINE_FORMULA, c::UNIT_NONE)
        .undefined(w::UNDEFINED_LINE)
        .rivals(w::LINE_RIVALS)
        .headers(&[o::COL_INTERCEPT, o::COL_SLOPE])
        .aliases(&["Deming"])
        .source("Deming (1943), Statistical Adjustment of Data; Linnet (1993), Clinical Chemistry 39, 424–432"),
    Metric::new("moderated-score", MODERATED, w::MODERATED, w::MODERATED_FORMULA, c::UNIT_MARKS)
        .undefined(w::UNDEFINED_MODERATED)
        .rivals(w::MODERATED_RIVALS)
        .headers(&[o::COL_ORIGINAL, o::COL_REMARK, o::COL_FORM]),
];

const LENIENCY: &[&str] = &["leniency", "sd_d", "se_d", "df", "leniency_low", "leniency_high"];
const SAMPLE: &[&str] = &["purpose", "scripts", "drawn", "marked", "strata"];
const CONTROLS: &[&str] = &["shift", "net_leniency", "net_low", "net_high"];
const LINES: &[&str] = &["deming_intercept", "deming_slope", "slope_low", "slope_high", "ols_intercept", "ols_slope"];
const MODERATED: &[&str] = &["original", "remark", "moderated", "form"];
