//! The figures of how schools differ.

use super::{Chapter, Metric};
use crate::words::{
    columns as h, levels as o,
    metrics::{self as c, balance as w},
};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_BALANCE, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("school-cv", &["school_cv", "cv", "cv_sample"], w::SCHOOL_CV, w::SCHOOL_CV_FORMULA, c::UNIT_SHARE)
        .by(c::BY_SCHOOLS)
        .undefined(c::UNDEFINED_ONE_SCHOOL)
        .rivals(w::SCHOOL_CV_RIVALS)
        .headers(&[h::COL_SCHOOL_CV, o::COL_CV, o::COL_CV_SAMPLE])
        .aliases(&["差异系数", "变异系数", "方差系数", "离散系数", "离差系数", "coefficient of variation"]),
    Metric::new("school-cv-weighted", &["cv_weighted"], w::SCHOOL_CV_WEIGHTED, w::SCHOOL_CV_WEIGHTED_FORMULA, c::UNIT_SHARE)
        .by(c::BY_CHOSEN)
        .undefined(c::UNDEFINED_ONE_SCHOOL)
        .rivals(w::SCHOOL_CV_RIVALS)
        .headers(&[h::COL_SCHOOL_CV_WEIGHTED, o::COL_CV_WEIGHTED])
        .aliases(&["加权差异系数", "义务教育均衡差异系数"]),
    Metric::new("icc", &["icc", "icc_low", "icc_high"], w::ICC, w::ICC_FORMULA, c::UNIT_SHARE)
        .undefined(c::UNDEFINED_ICC)
        .rivals(w::ICC_RIVALS)
        .source("Patterson & Thompson (1971), Biometrika 58, 545–554; Thomas & Hultquist (1978), Annals of Statistics 6, 582–587")
        .headers(&[h::COL_ICC, o::COL_ICC, o::COL_ICC_LOW, o::COL_ICC_HIGH])
        .aliases(&["组内相关系数", "组内相关", "跨级相关", "方差占比", "班级均衡", "intraclass correlation"]),
    Metric::new("eta-squared", &["eta_squared", "anova_p"], w::ETA, w::ETA_FORMULA, c::UNIT_SHARE)
        .undefined(c::UNDEFINED_ICC)
        .rivals(w::ETA_RIVALS)
        .source("Fisher (1925), Statistical Methods for Research Workers")
        .headers(&[o::COL_ETA, o::COL_ANOVA_P])
        .aliases(&["方差分析", "ANOVA", "F检验", "eta"]),
    Metric::new("range", &["balance.range", "ratio", "lowest_mean", "highest_mean"], w::RANGE, w::RANGE_FORMULA, c::UNIT_MARKS)
        .undefined(w::RANGE_UNDEFINED)
        .headers(&[h::COL_LOWEST_MEAN, h::COL_HIGHEST_MEAN, h::COL_RATIO, o::COL_LOWEST, o::COL_HIGHEST, o::COL_RATIO])
        .aliases(&["倍率", "全距", "最高最低差", "高低倍率"]),
    Metric::new("mean-of-means", &["mean_of_means", "units"], w::MEAN_OF_MEANS, w::MEAN_OF_MEANS_FORMULA, c::UNIT_MARKS)
        .by(c::BY_SCHOOLS)
        .undefined(c::UNDEFINED_ONE_SCHOOL)
        .rivals(w::MEAN_OF_MEANS_RIVALS)
        .headers(&[o::COL_MEAN_OF_MEANS, o::COL_UNITS]),
    Metric::new("gini", &["gini"], w::GINI, w::GINI_FORMULA, w::UNIT_GINI)
        .undefined(w::INEQUALITY_UNDEFINED)
        .rivals(w::GINI_RIVALS)
        .source("Gini (1912), Variabilità e mutabilità")
        .aliases(&["基尼"]),
    Metric::new("theil", &["theil_t", "theil_between", "theil_within"], w::THEIL, w::THEIL_FORMULA, w::UNIT_THEIL)
        .undefined(w::INEQUALITY_UNDEFINED)
        .rivals(w::THEIL_RIVALS)
        .source("Theil (1967), Economics and Information Theory; Shorrocks (1980), Econometrica 48, 613–625")
        .headers(&[o::COL_THEIL, o::COL_THEIL_BETWEEN, o::COL_THEIL_WITHIN])
        .aliases(&["泰尔", "泰尔系数", "锡尔指数"]),
];
