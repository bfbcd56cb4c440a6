//! The terms of how schools differ.

crate::words! {
    SCHOOL_CV { "校际差异系数", "Variation between schools" }
    SCHOOL_CV_FORMULA { "各校平均分的总体标准差 ÷ 各校平均分的平均，每校同权", "population sd of the school means / their mean, schools counting alike" }
    SCHOOL_CV_WEIGHTED { "校际差异系数（按人数加权）", "Variation between schools, by pupils" }
    SCHOOL_CV_WEIGHTED_FORMULA { "√(Σnᵢ(mᵢ−m)² ÷ Σnᵢ) ÷ m，m 为按人数加权的平均", "√(Σ nᵢ(mᵢ − m)²/Σ nᵢ)/m, m weighted by pupils" }
    SCHOOL_CV_RIVALS { "两种写法都叫差异系数，数值不同，所以并列", "both go by this name and differ, so both are shown" }
    ICC { "校际方差占比", "Share of variance between schools" }
    ICC_FORMULA { "σ²校间 ÷ (σ²校间 + σ²校内)，随机截距模型，REML 估计", "σ² between / (σ² between + σ² within), random-intercept model by REML" }
    ICC_RIVALS { "用方差分析估计的 ICC(1) 略有不同，也可能为负", "ICC(1) from the analysis of variance differs a little and can be negative" }
    RANGE { "极差", "Range" }
    RANGE_FORMULA { "最高校均分 − 最低校均分", "highest school mean − lowest school mean" }
}
