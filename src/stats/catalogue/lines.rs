//! The figures at lines, scaled scores and uneven subjects.

use super::{Chapter, Metric};
use crate::words::{
    Phrase, lines as h,
    metrics::{self as c, lines as w},
};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_LINES, metrics: METRICS };

const METRICS: &[Metric] =
    &[
        Metric::new("line", &["line", "track", "line_score"], w::LINE, w::LINE_FORMULA, c::UNIT_MARKS)
            .undefined(w::LINE_UNDEFINED)
            .rivals(w::LINE_RIVALS)
            .headers(&[h::COL_LINE, h::COL_LINE_SCORE])
            .aliases(&["划线", "总分线", "分数线划定", "cut-off"]),
        Metric::new("above-line", &["lines.denominator", "reached", "reached_rate"], w::REACHED, w::REACHED_FORMULA, c::UNIT_PERSONS)
            .by(c::BY_CHOSEN)
            .undefined(w::REACHED_UNDEFINED)
            .rivals(w::REACHED_RIVALS)
            .headers(&[h::COL_WITH_TOTAL, h::COL_REACHED, h::COL_REACHED_RATE, h::COL_COUNTY_REACHED_RATE])
            .aliases(&["上线", "上线率", "上线人数", "达线", "达线率"]),
        Metric::new("effective-score", &["effective_score"], w::EFFECTIVE, w::EFFECTIVE_FORMULA, c::UNIT_MARKS)
            .undefined(w::EFFECTIVE_UNDEFINED)
            .rivals(w::EFFECTIVE_RIVALS)
            .headers(&[h::COL_ABOVE_N, h::COL_ABOVE_MEAN])
            .aliases(&["学科有效分", "有效分数线", "单科线"]),
        Metric::new("single-line", &["single"], w::SINGLE, w::SINGLE_FORMULA, c::UNIT_PERSONS)
            .headers(&[h::COL_SINGLE])
            .aliases(&["单有效", "单上"]),
        Metric::new("double-line", &["double"], w::DOUBLE, w::DOUBLE_FORMULA, c::UNIT_PERSONS)
            .headers(&[h::COL_DOUBLE])
            .aliases(&["双有效", "双上"]),
        Metric::new("hit-rate", &["hit_rate"], w::HIT, w::HIT_FORMULA, c::UNIT_SHARE)
            .by(w::HIT_BY)
            .undefined(w::HIT_UNDEFINED)
            .headers(&[h::COL_HIT_OF, h::COL_COUNTY_HIT]),
        Metric::new("line-contribution", &["contribution"], w::CONTRIBUTION, w::CONTRIBUTION_FORMULA, c::UNIT_SHARE)
            .by(w::CONTRIBUTION_BY)
            .undefined(w::CONTRIBUTION_UNDEFINED)
            .rivals(w::CONTRIBUTION_RIVALS)
            .headers(&[h::COL_CONTRIBUTION])
            .aliases(&["贡献率"]),
        Metric::new("critical", CRITICAL, w::CRITICAL, w::CRITICAL_FORMULA, c::UNIT_PERSONS)
            .rivals(w::CRITICAL_RIVALS)
            .headers(&[h::COL_CRITICAL, h::COL_CRITICAL_BELOW, h::COL_GAP, h::COL_WEAK_EFFECTIVE])
            .aliases(&["边缘生", "临界"]),
        Metric::new("target", &["target", "target_difference", "target_rate"], w::TARGET, w::TARGET_FORMULA, c::UNIT_PERSONS)
            .undefined(w::TARGET_UNDEFINED)
            .headers(&[h::COL_TARGET, h::COL_ACTUAL, h::COL_TARGET_DIFFERENCE, h::COL_TARGET_RATE])
            .aliases(&["目标", "达成率", "完成率"]),
        Metric::new("scaled", SCALED, w::SCALED, w::SCALED_FORMULA, w::UNIT_SCALED)
            .undefined(w::SCALED_UNDEFINED)
            .rivals(w::SCALED_RIVALS)
            .headers(SCALED_HEADERS)
            .aliases(&["赋分", "3+1+2"]),
        Metric::new("scaled-total", &[], w::SCALED_TOTAL, w::SCALED_TOTAL_FORMULA, w::UNIT_SCALED)
            .rivals(w::SCALED_TOTAL_RIVALS)
            .headers(&[h::COL_RAW_TOTAL, h::COL_RAW_TOTAL_MEAN, h::COL_SCALED_TOTAL_MEAN]),
        Metric::new("uneven", &["side", "uneven", "weak", "strong", "distance"], w::UNEVEN, w::UNEVEN_FORMULA, c::UNIT_SD)
            .undefined(w::UNEVEN_UNDEFINED)
            .rivals(w::UNEVEN_RIVALS)
            .headers(&[h::COL_JUDGED, h::COL_UNEVEN, h::COL_UNEVEN_RATE, h::COL_WEAK_IN, h::COL_WEAK, h::COL_STRONG])
            .aliases(&["瘸腿", "弱科", "强科"]),
    ];

const CRITICAL: &[&str] =
    &["critical", "critical_below", "gap", "weak_subjects", "weak_1", "weak_1_gap", "weak_2", "weak_2_gap", "weak_3", "weak_3_gap"];

const SCALED: &[&str] = &["raw", "letter", "scaled", "raw_low", "raw_high", "scaled_low", "scaled_high"];

const SCALED_HEADERS: &[Phrase] = &[
    h::COL_LETTER,
    h::COL_SHARE_SET,
    h::COL_SHARE_HAD,
    h::COL_RAW_LOW,
    h::COL_RAW_HIGH,
    h::COL_SCALED_LOW,
    h::COL_SCALED_HIGH,
    h::COL_SCALED_MEAN_OF,
    h::COL_RAW_OF,
    h::COL_LETTER_OF,
    h::COL_SCALED_OF,
];
