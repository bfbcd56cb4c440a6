//! The figures of value added and of the models.

use super::{Chapter, Metric};
use crate::words::{
    metrics::{self as c, value_added as w},
    value_added as o,
};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_VALUE_ADDED, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("value-added", &["value_added.effect", "value_added_class.effect"], w::VALUE, w::VALUE_FORMULA, c::UNIT_MARKS)
        .undefined(w::UNDEFINED_NO_MODEL)
        .rivals(w::VALUE_RIVALS)
        .headers(&[o::COL_VALUE])
        .aliases(&["增值评价", "净增值", "增值分", "学校增值", "value-added model", "VAM"])
        .source("Goldstein et al. (1993), Oxford Review of Education 19, 425–433; Raudenbush & Bryk (2002), Hierarchical Linear Models"),
    Metric::new("value-added-sd", &["value_added.sd", "value_added_class.sd"], w::VALUE_SD, w::VALUE_SD_FORMULA, c::UNIT_MARKS)
        .undefined(w::UNDEFINED_NO_MODEL)
        .rivals(w::VALUE_SD_RIVALS)
        .headers(&[o::COL_VALUE_SD, o::COL_HALF, o::COL_FROM, o::COL_TO])
        .aliases(&["增值区间", "条件标准差", "condsd"])
        .source("Bates et al. (2015), J. Stat. Softw. 67(1); Goldstein & Healy (1995), J. R. Statist. Soc. A 158, 175–177"),
    Metric::new("value-added-t", &["value_added.t", "value_added_class.t"], w::VALUE_T, w::VALUE_T_FORMULA, c::UNIT_T)
        .undefined(w::UNDEFINED_NO_MODEL)
        .rivals(w::VALUE_T_RIVALS)
        .headers(&[o::COL_SPREAD]),
    Metric::new("value-added-level", &["value_added.level", "value_added_class.level"], w::LEVEL, w::LEVEL_FORMULA, c::UNIT_NONE)
        .undefined(w::UNDEFINED_NO_DIFFERENCE)
        .rivals(w::LEVEL_RIVALS),
    Metric::new("value-added-match", MATCHED, w::MATCH, w::MATCH_FORMULA, c::UNIT_SHARE)
        .by(c::BY_N)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::MATCH_RIVALS)
        .headers(&[o::COL_MATCHED]),
    Metric::new("earlier-total", &[], w::EARLIER_TOTAL, w::EARLIER_TOTAL_FORMULA, c::UNIT_MARKS).undefined(c::UNDEFINED_NO_TOTAL),
    Metric::new("random-intercept", MODELS, w::MODEL, w::MODEL_FORMULA, c::UNIT_NONE)
        .undefined(w::UNDEFINED_NO_MODEL)
        .rivals(w::MODEL_RIVALS)
        .headers(&[o::COL_FIXED, o::COL_VAR_SCHOOL, o::COL_VAR_CLASS, o::COL_VAR_RESIDUAL])
        .aliases(TERMS)
        .source("Patterson & Thompson (1971), Biometrika 58, 545–554; Bates et al. (2015), J. Stat. Softw. 67(1)"),
    Metric::new("blup", &[], w::BLUP, w::BLUP_FORMULA, c::UNIT_MARKS)
        .undefined(w::UNDEFINED_NO_MODEL)
        .rivals(w::BLUP_RIVALS)
        .aliases(&["最佳线性无偏预测", "随机效应", "shrinkage", "random effect"])
        .source("Robinson (1991), Statistical Science 6, 15–32"),
];

const MATCHED: &[&str] = &["value_added.matched", "value_added_class.matched", "value_added.match_rate", "value_added_class.match_rate"];
const MODELS: &[&str] = &["models.model", "models.term", "models.estimate", "models.se"];
const TERMS: &[&str] = &[
    "随机效应模型",
    "多层线性模型",
    "混合模型",
    "方差成分",
    "固定效应",
    "variance components",
    "fixed effects",
    "mixed model",
    "REML",
    "intercept",
    "var_school",
    "var_class",
    "var_residual",
    "icc_class",
    "loglik",
];
