//! The figures of where a unit or candidate stands.

use super::{Chapter, Metric};
use crate::words::{
    columns as h, levels as o,
    metrics::{self as c, position as w},
};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_POSITION, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("difference", &[], w::DIFFERENCE, w::DIFFERENCE_FORMULA, c::UNIT_MARKS)
        .undefined(c::UNDEFINED_NO_SCORES)
        .headers(&[h::COL_DIFFERENCE])
        .aliases(&["均差", "与县均差"]),
    Metric::new("above-mean", &["above_mean_pct"], w::ABOVE_MEAN, w::ABOVE_MEAN_FORMULA, c::UNIT_SHARE)
        .by(w::BY_COUNTY_MEAN)
        .undefined(c::UNDEFINED_ZERO_MEAN)
        .rivals(w::ABOVE_MEAN_RIVALS)
        .headers(&[h::COL_ABOVE_MEAN])
        .aliases(&["比均率", "均比率", "超均比", "ratio-to-mean"]),
    Metric::new("z-score", &["z"], w::Z_SCORE, w::Z_SCORE_FORMULA, c::UNIT_SD)
        .undefined(c::UNDEFINED_NO_SPREAD)
        .rivals(w::Z_RIVALS)
        .aliases(&["标准分", "标准分数", "Z", "Z值", "Z 值", "standard-score", "zscore"]),
    Metric::new("t-score", &["t"], w::T_SCORE, w::T_SCORE_FORMULA, c::UNIT_T)
        .undefined(c::UNDEFINED_NO_SPREAD)
        .rivals(w::T_RIVALS)
        .source("McCall (1922), How to Measure in Education")
        .aliases(&["T分数", "T 分数", "T值", "tscore"]),
    Metric::new("percentile-rank", &["percentile"], w::PERCENTILE, w::PERCENTILE_FORMULA, w::UNIT_HUNDRED)
        .by(w::BY_COUNTY_N)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::PERCENTILE_RIVALS)
        .aliases(&["百分等级分数", "百分位次", "PR", "PERCENTRANK"]),
    Metric::new("normal-score", &["normal"], w::NORMAL, w::NORMAL_FORMULA, w::UNIT_NORMAL)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::NORMAL_RIVALS)
        .aliases(&["正态化标准分", "高考标准分", "标准分500", "常模分"]),
    Metric::new("rank", RANKS, w::RANK, w::RANK_FORMULA, c::UNIT_PLACE)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::RANK_RIVALS)
        .headers(&[h::COL_CATEGORY_RANK, h::COL_CATEGORY_SCHOOLS, h::COL_CLASS_RANK, h::COL_SCHOOL_RANK, h::COL_COUNTY_RANK])
        .aliases(&["排名", "位次", "名次排名", "排位", "ranking", "RANK.EQ"]),
    Metric::new("rank-interval", &[], w::RANK_INTERVAL, w::RANK_INTERVAL_FORMULA, c::UNIT_PLACE)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::RANK_INTERVAL_RIVALS)
        .source("Goldstein & Spiegelhalter (1996), J. R. Statist. Soc. A 159, 385–443")
        .headers(&[h::COL_RANK_BEST, h::COL_RANK_WORST])
        .aliases(&["排名区间", "名次范围"]),
    Metric::new("third", &[], w::THIRD, w::THIRD_FORMULA, c::UNIT_PLACE)
        .undefined(w::THIRD_UNDEFINED)
        .headers(&[h::COL_PLACE, h::COL_COMPARED])
        .aliases(&["三分之一", "所处位置"]),
    Metric::new("grade-letter", &["grade_letter", "grades.low"], w::GRADE, w::GRADE_FORMULA, w::UNIT_GRADE)
        .by(w::BY_COUNTY_N)
        .undefined(w::GRADE_UNDEFINED)
        .rivals(w::GRADE_RIVALS)
        .headers(&[h::COL_GRADE_OF, o::COL_LETTER, o::COL_GRADE_COUNT, o::COL_GRADE_SHARE, o::COL_GRADE_LOW])
        .aliases(&["等第", "等级划分", "ABCDE", "grades"]),
];

/// Columns of ranks.
const RANKS: &[&str] = &["rank", "county_rank", "school_rank", "class_rank"];
