//! The figures of how scores and ranks spread over bands.

use super::{Chapter, Metric};
use crate::words::{
    Phrase, columns as h, levels as o,
    metrics::{self as c, distribution as w},
};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_DISTRIBUTION, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("bands", BANDS, w::BANDS, w::BANDS_FORMULA, c::UNIT_PERSONS)
        .by(c::BY_N)
        .undefined(w::SHARES_UNDEFINED)
        .headers(BAND_HEADERS)
        .aliases(&["分段", "分数段人数", "频数分布", "各分数段", "histogram"]),
    Metric::new("rank-bands", RANK_BANDS, w::RANK_BANDS, w::RANK_BANDS_FORMULA, c::UNIT_PERSONS)
        .by(w::BY_COUNTY_TOP)
        .undefined(w::SHARES_UNDEFINED)
        .headers(&[h::COL_TOP, o::COL_TOP_COUNT, o::COL_TOP_SHARE])
        .aliases(&["前k名", "前百名", "前多少名", "名次段人数"]),
    Metric::new(
        "score-steps",
        &["score", "score_positions.count", "score_positions.cumulative"],
        w::STEPS,
        w::STEPS_FORMULA,
        c::UNIT_PERSONS,
    )
    .headers(&[o::COL_SCORE])
    .aliases(&["一分一段表", "一分段", "逐分段"]),
    Metric::new("mean-interval", &["mean_se", "mean_low", "mean_high"], w::INTERVAL, w::INTERVAL_FORMULA, c::UNIT_MARKS)
        .undefined(c::UNDEFINED_FEW)
        .rivals(w::INTERVAL_RIVALS)
        .source("Student (1908), Biometrika 6, 1–25")
        .headers(&[o::COL_SE, o::COL_MEAN_LOW, o::COL_MEAN_HIGH, o::COL_MEAN_HALF])
        .aliases(&["标准误", "置信区间", "均分区间", "confidence-interval", "standard-error"]),
    Metric::new("trimmed-mean", &["trimmed_mean"], w::TRIMMED, w::TRIMMED_FORMULA, c::UNIT_MARKS)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::TRIMMED_RIVALS)
        .headers(&[o::COL_TRIMMED])
        .aliases(&["去尾均分", "截尾平均", "TRIMMEAN"]),
    Metric::new("deciles", &["p10", "p90"], w::DECILES, w::DECILES_FORMULA, c::UNIT_MARKS)
        .undefined(c::UNDEFINED_NO_SCORES)
        .headers(&[o::COL_P10, o::COL_P90])
        .aliases(&["十分位", "P10", "P90"]),
    Metric::new("spread", &["iqr", "mad"], w::SPREAD, w::SPREAD_FORMULA, c::UNIT_MARKS)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::SPREAD_RIVALS)
        .headers(&[o::COL_IQR, o::COL_MAD])
        .aliases(&["四分位差", "四分位间距", "interquartile range"]),
    Metric::new("correlation", &["pearson", "spearman"], w::CORRELATION, w::CORRELATION_FORMULA, c::UNIT_NONE)
        .by(w::BY_BOTH)
        .undefined(w::CORRELATION_UNDEFINED)
        .rivals(w::CORRELATION_RIVALS)
        .source("Pearson (1896), Phil. Trans. R. Soc. A 187, 253–318; Spearman (1904), American Journal of Psychology 15, 72–101")
        .headers(&[o::COL_PEARSON, o::COL_SPEARMAN])
        .aliases(&["学科相关", "相关系数", "皮尔逊相关", "斯皮尔曼相关", "CORREL", "correlation coefficient"]),
    Metric::new("skewness", &["skewness"], w::SKEWNESS, w::SKEWNESS_FORMULA, c::UNIT_NONE)
        .undefined(w::SHAPE_UNDEFINED)
        .rivals(w::SHAPE_RIVALS)
        .source("Joanes & Gill (1998), The Statistician 47, 183–189")
        .aliases(&["偏态", "偏态系数", "SKEW"]),
    Metric::new("kurtosis", &["kurtosis"], w::KURTOSIS, w::KURTOSIS_FORMULA, c::UNIT_NONE)
        .undefined(w::SHAPE_UNDEFINED)
        .rivals(w::SHAPE_RIVALS)
        .source("Joanes & Gill (1998), The Statistician 47, 183–189")
        .aliases(&["峰态", "峰态系数", "KURT"]),
];

const BANDS: &[&str] = &["bands.low", "bands.high", "count", "share", "cumulative", "cumulative_share"];
const RANK_BANDS: &[&str] = &["top", "rank_bands.low", "county_count", "share_of_top"];
const BAND_HEADERS: &[Phrase] = &[
    h::COL_BAND,
    h::COL_COUNT,
    h::COL_SHARE,
    h::COL_CUMULATIVE,
    h::COL_CUMULATIVE_SHARE,
    h::COL_COUNTY_SHARE,
    h::COL_COUNTY_CUMULATIVE_SHARE,
];
