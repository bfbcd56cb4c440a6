//! The figures of how high: means, spread, quantiles, rates.

use super::{Chapter, Metric};
use crate::words::{
    Phrase, columns as h,
    metrics::{self as c, level as w},
};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_LEVEL, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("mean", &["mean"], w::MEAN, w::MEAN_FORMULA, c::UNIT_MARKS)
        .by(c::BY_CHOSEN)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::MEAN_RIVALS)
        .headers(&[h::COL_COUNTY_MEAN])
        .aliases(&["均分", "平均", "平均数", "算术平均", "average", "AVERAGE", "avg"]),
    Metric::new("sd", &["sd"], w::SD, w::SD_FORMULA, c::UNIT_MARKS)
        .by(c::BY_N)
        .undefined(w::SD_UNDEFINED)
        .rivals(w::SD_RIVALS)
        .headers(&[h::COL_SD])
        .aliases(&["标准偏差", "均方差", "离散程度", "stdev", "std", "STDEV.P", "STDEV.S", "standard-deviation"]),
    Metric::new("extremes", &["min", "max"], w::EXTREMES, w::EXTREMES_FORMULA, c::UNIT_MARKS)
        .undefined(c::UNDEFINED_NO_SCORES)
        .headers(&[h::COL_MIN, h::COL_MAX])
        .aliases(&["最高分", "最低分", "最大值", "最小值"]),
    Metric::new("quantile", &["p25", "median", "p75"], w::QUANTILE, w::QUANTILE_FORMULA, c::UNIT_MARKS)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::QUANTILE_RIVALS)
        .source("Hyndman & Fan (1996), The American Statistician 50, 361–365, type 7")
        .headers(&[h::COL_P25, h::COL_MEDIAN, h::COL_P75])
        .aliases(&["中位数", "中数", "四分位", "四分位数", "百分位", "百分位数", "quartile", "PERCENTILE.INC", "QUARTILE"]),
    Metric::new("score-rate", &["score_rate"], w::SCORE_RATE, w::SCORE_RATE_FORMULA, c::UNIT_SHARE)
        .by(w::BY_FULL)
        .undefined(c::UNDEFINED_NO_SCORES)
        .headers(&[h::COL_COUNTY_SCORE_RATE, crate::words::covers::COL_CATEGORY_SCORE_RATE])
        .aliases(&["平均得分率"]),
    rate("full-rate", &["full_rate"], w::FULL_RATE, w::FULL_RATE_FORMULA, &[h::COL_FULL, h::COL_FULL_RATE], &["满分人数"]),
    rate(
        "excellent-rate",
        &["excellent_rate"],
        w::EXCELLENT_RATE,
        w::EXCELLENT_RATE_FORMULA,
        &[h::COL_EXCELLENT, h::COL_COUNTY_EXCELLENT_RATE],
        &["优秀人数", "优生率", "优秀比例", "优率"],
    ),
    rate("good-rate", &["good_rate"], w::GOOD_RATE, w::GOOD_RATE_FORMULA, &[h::COL_GOOD], &["良好人数", "优良率"]),
    rate(
        "pass-rate",
        &["pass_rate"],
        w::PASS_RATE,
        w::PASS_RATE_FORMULA,
        &[h::COL_PASS, h::COL_COUNTY_PASS_RATE],
        &["及格人数", "合格率", "及格比例"],
    ),
    rate(
        "low-rate",
        &["low_rate"],
        w::LOW_RATE,
        w::LOW_RATE_FORMULA,
        &[h::COL_LOW, h::COL_COUNTY_LOW_RATE],
        &["低分人数", "学困生率", "差生率", "低分比例"],
    ),
];

const fn rate(
    slug: &'static str,
    columns: &'static [&'static str],
    term: Phrase,
    formula: Phrase,
    headers: &'static [Phrase],
    aliases: &'static [&'static str],
) -> Metric {
    let metric = Metric::new(slug, columns, term, formula, c::UNIT_SHARE).by(c::BY_CHOSEN).undefined(c::UNDEFINED_NO_SCORES);
    metric.rivals(w::RATES_RIVALS).headers(headers).aliases(aliases)
}
