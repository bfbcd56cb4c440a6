//! The figures of two groups beside each other, and the columns of rival figures.

use super::{Chapter, Metric};
use crate::words::metrics::{self as c, gaps as w};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_GAPS, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("group-gap", GAP, w::GAP, w::GAP_FORMULA, c::UNIT_MARKS)
        .undefined(w::GAP_UNDEFINED)
        .rivals(w::GAP_RIVALS)
        .source("Welch (1947), Biometrika 34, 28–35; Student (1908), Biometrika 6, 1–25")
        .aliases(&["城乡差距", "片区差距", "t检验", "t 检验", "两组比较", "t-test"]),
    Metric::new("effect-size", &["cohen_d", "hedges_g"], w::EFFECT, w::EFFECT_FORMULA, c::UNIT_SD)
        .undefined(w::EFFECT_UNDEFINED)
        .rivals(w::EFFECT_RIVALS)
        .source("Cohen (1988), Statistical Power Analysis; Hedges (1981), J. Educ. Stat. 6, 107–128")
        .aliases(&["效应值", "Cohen's d", "Hedges' g"]),
    Metric::new("superiority", &["auc", "rank_sum_p"], w::AUC, w::AUC_FORMULA, c::UNIT_SHARE)
        .undefined(w::AUC_UNDEFINED)
        .source("Mann & Whitney (1947), Annals of Mathematical Statistics 18, 50–60")
        .aliases(&["秩和检验", "AUC", "Mann-Whitney", "Wilcoxon"]),
    Metric::new("distance-of-distributions", &["ks", "ks_p", "wasserstein"], w::DISTANCE, w::DISTANCE_FORMULA, w::DISTANCE_UNIT)
        .undefined(w::GAP_UNDEFINED)
        .source("Smirnov (1948), Annals of Mathematical Statistics 19, 279–281; Vallender (1974), Theory of Probability 18, 784–786")
        .aliases(&["KS检验", "Kolmogorov-Smirnov", "推土机距离"]),
    Metric::new("variance-ratio", &["variance_ratio", "variance_p"], w::VARIANCE, w::VARIANCE_FORMULA, c::UNIT_NONE)
        .undefined(w::EFFECT_UNDEFINED)
        .source("Fisher (1925), Statistical Methods for Research Workers")
        .aliases(&["方差齐性", "F 检验（方差）"]),
    Metric::new("rivals", &["rivals.metric", "variant", "rivals.value", "used"], w::RIVALS, w::RIVALS_FORMULA, w::RIVALS_UNIT)
        .undefined(w::RIVALS_UNDEFINED)
        .rivals(w::RIVALS_RIVALS)
        .source(
            "Hyndman & Fan (1996), The American Statistician 50, 361–365; Joanes & Gill (1998), The Statistician 47, 183–189; Huber (1964), \
             Annals of Mathematical Statistics 35, 73–101; Guttman (1945), Psychometrika 10, 255–282; Kruskal & Wallis (1952), JASA 47, 583–621",
        )
        .aliases(&["别的算法", "口径对照", "同名异义"]),
];

const GAP: &[&str] =
    &["other_name", "other_n", "other_mean", "mean_gap", "gap_low", "gap_high", "welch_t", "welch_df", "welch_p", "student_t", "student_p"];
