//! The figures of progress since earlier exams.

use super::{Chapter, Metric};
use crate::words::{
    metrics::{self as c, progress as w},
    progress as h,
};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: w::CHAPTER_PROGRESS, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("earlier-exam", EXAM, w::EXAM, w::EXAM_FORMULA, c::UNIT_NONE)
        .undefined(w::EXAM_UNDEFINED)
        .headers(&[h::COL_EXAM, h::COL_EXAM_DATE, h::COL_EXAM_MARKING, h::COL_EARLIER_GRADE, h::COL_IN_COMMON, h::EXAM_NOW])
        .aliases(&["上次考试", "历次考试", "前测", "history"]),
    Metric::new("match-rate", &["matched", "match_rate", "kept_rate", "joined_rate"], w::MATCH, w::MATCH_FORMULA, c::UNIT_SHARE)
        .by(w::BY_PRESENT)
        .undefined(w::MATCH_UNDEFINED)
        .rivals(w::MATCH_RIVALS)
        .headers(&[h::COL_MATCHED, h::COL_MATCH_RATE])
        .aliases(&["对上率", "匹配人数"]),
    Metric::new("comparable", &["comparable"], w::COMPARABLE, w::COMPARABLE_FORMULA, c::UNIT_NONE)
        .rivals(w::COMPARABLE_RIVALS)
        .headers(&[h::COL_COMPARABLE])
        .aliases(&["可比性"]),
    Metric::new("rank-change", RANKS, w::RANKS, w::RANKS_FORMULA, w::UNIT_PLACES)
        .undefined(w::UNDEFINED_UNMATCHED)
        .rivals(w::RANKS_RIVALS)
        .headers(&[h::COL_RANK_BEFORE, h::COL_RANK_NOW, h::COL_PLACES, h::COL_MEAN_PLACES])
        .aliases(&["进退", "进退步", "进步名次", "places"]),
    Metric::new("rate-difference", RATES, w::RATES, w::RATES_FORMULA, w::UNIT_POINTS)
        .by(w::BY_MATCHED)
        .undefined(w::RATES_UNDEFINED)
        .rivals(w::RATES_RIVALS)
        .headers(&[h::COL_PASS_BEFORE, h::COL_PASS_NOW, h::COL_PASS_POINTS, h::COL_EXCELLENT_POINTS, h::COL_LOW_POINTS])
        .aliases(&["及格率差", "优秀率差", "百分点", "points"]),
    Metric::new("gain", GAIN, w::GAIN, w::GAIN_FORMULA, c::UNIT_SD)
        .by(w::BY_MATCHED)
        .undefined(w::GAIN_UNDEFINED)
        .rivals(w::GAIN_RIVALS)
        .source("Student (1908), Biometrika 6, 1–25")
        .headers(&[h::COL_T_BEFORE, h::COL_T_NOW, h::COL_GAIN, h::COL_GAIN_LOW, h::COL_GAIN_HIGH])
        .aliases(&["增量", "标准分进退", "进步", "Z增量", "progress"]),
    Metric::new("scores-of-both", SCORES, w::SCORES, w::SCORES_FORMULA, c::UNIT_MARKS)
        .by(w::BY_MATCHED)
        .undefined(w::SCORES_UNDEFINED)
        .rivals(w::SCORES_RIVALS)
        .headers(&[h::COL_MEAN_BEFORE, h::COL_MEAN_NOW, h::COL_SCORE_BEFORE, h::COL_SCORE_NOW])
        .aliases(&["均分进退", "上次平均分"]),
    Metric::new("expected-gain", &["expected_gain", "beyond_expected"], w::EXPECTED, w::EXPECTED_FORMULA, c::UNIT_SD)
        .undefined(w::EXPECTED_UNDEFINED)
        .rivals(w::EXPECTED_RIVALS)
        .source("Galton (1886), J. Anthropological Institute 15, 246–263")
        .headers(&[h::COL_EXPECTED_GAIN, h::COL_BEYOND])
        .aliases(&["向均值回归", "均值回归", "回归效应", "regression to the mean"]),
    Metric::new("trajectory", &["t_matched"], w::TRAJECTORY, w::TRAJECTORY_FORMULA, c::UNIT_T)
        .undefined(w::UNDEFINED_UNMATCHED)
        .rivals(w::TRAJECTORY_RIVALS)
        .aliases(&["历次T分", "发展轨迹", "成绩轨迹"]),
];

const EXAM: &[&str] = &["exam", "exam_date", "exam_grade", "order"];
const RANKS: &[&str] = &["rank_before", "rank_now", "rank_change", "mean_rank_before", "mean_rank_now"];
const RATES: &[&str] = &[
    "pass_rate_before",
    "pass_rate_now",
    "pass_points",
    "excellent_rate_before",
    "excellent_rate_now",
    "excellent_points",
    "low_rate_before",
    "low_rate_now",
    "low_points",
];
const GAIN: &[&str] = &["progress.gain", "pupil_progress.gain", "gain_se", "gain_low", "gain_high", "z_before", "z_now"];
const SCORES: &[&str] = &["mean_before", "mean_now", "score_before", "score_now", "full_before", "full_now"];
