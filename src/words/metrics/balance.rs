//! The terms of how schools differ.

crate::words! {
    SCHOOL_CV { "校际差异系数", "Variation between schools" }
    SCHOOL_CV_FORMULA { "各校平均分的总体标准差 ÷ 各校平均分的平均，每校同权；旁边另列用样本标准差的（cv_sample）。校内各班同理", "population sd of the school means / their mean, schools counting alike; with the sample sd beside it (cv_sample). Of classes within a school likewise" }
    SCHOOL_CV_WEIGHTED { "校际差异系数（按人数加权）", "Variation between schools, by pupils" }
    SCHOOL_CV_WEIGHTED_FORMULA { "√(Σnᵢ(mᵢ−m)² ÷ Σnᵢ) ÷ m，m 为按人数加权的平均", "√(Σ nᵢ(mᵢ − m)²/Σ nᵢ)/m, m weighted by pupils" }
    SCHOOL_CV_RIVALS {
        "等权的、按人数加权的、用样本标准差的都叫差异系数，数值不同，所以并列；[statistics] sd 不改变它们",
        "alike, by pupils, with the sample sd: all go by this name and differ, so all are shown; [statistics] sd changes none of them",
    }
    ICC { "校际方差占比", "Share of variance between schools" }
    ICC_FORMULA { "σ²校间 ÷ (σ²校间 + σ²校内)，随机截距模型，REML 估计；95 % 区间由方差分析的 F 得出：(F÷c−1) ÷ (F÷c−1+n₀)。校内各班同理", "σ² between / (σ² between + σ² within), random-intercept model by REML; 95 % interval from F of the analysis of variance: (F/c − 1)/(F/c − 1 + n₀). Of classes within a school likewise" }
    ICC_RIVALS { "用方差分析估计的 ICC(1) 略有不同，也可能为负", "ICC(1) from the analysis of variance differs a little and can be negative" }
    RANGE { "极差", "Range" }
    RANGE_FORMULA { "极差 = 最高均分 − 最低均分；倍率 = 最高均分 ÷ 最低均分", "highest mean − lowest mean; the ratio is highest mean / lowest mean" }
    RANGE_UNDEFINED { "没有均分时留空；最低均分不大于 0 时没有倍率", "empty without means; no ratio where the lowest mean is not positive" }
    ETA { "η² 与差异检验", "Eta squared and test of differences" }
    ETA_FORMULA { "η² = 单位之间平方和 ÷ 总平方和；p 为单位没有差别时出现这样大的 F 的概率（单因素方差分析）", "sum of squares between units / total; p the chance of such an F where units do not differ (one-way analysis of variance)" }
    ETA_RIVALS { "η² 含有偶然成分，单位小时偏大；估计真实差异用方差占比", "chance adds to η² where units are small; the share of variance estimates what is real" }
    MEAN_OF_MEANS { "单位均分的平均", "Mean of means" }
    MEAN_OF_MEANS_FORMULA { "各单位平均分之和 ÷ 单位数", "sum of the unit means / number of units" }
    MEAN_OF_MEANS_RIVALS { "只用作差异系数的分母；全县平均分按人数合并，与它不同", "only what the CV divides by; the mean of the county is pooled over candidates and differs" }
    UNIT_GINI { "0（全都相等）到 1", "0 (all equal) to 1" }
    UNIT_THEIL { "奈特，0 为全都相等", "nats, 0 where all are equal" }
    INEQUALITY_UNDEFINED { "不足两个单位或均分之和为 0 时留空；类别之间、之内要每所学校都有类别", "empty with fewer than two units or where means are all 0; between and within need a category for every school" }
    GINI { "基尼系数", "Gini" }
    GINI_FORMULA { "Σᵢⱼ nᵢnⱼ|mᵢ − mⱼ| ÷ (2 N² m)，各单位均分，按人数加权", "Σᵢⱼ nᵢnⱼ|mᵢ − mⱼ|/(2N²m) of the unit means, by pupils" }
    GINI_RIVALS { "是均分的不平等，不是学生成绩的；不加权的和作小样本校正的数值不同", "of the means and not of pupils' scores; unweighted and bias-corrected ones differ" }
    THEIL { "泰尔指数", "Theil T" }
    THEIL_FORMULA { "Σ nᵢ(mᵢ ÷ m) ln(mᵢ ÷ m) ÷ Σ nᵢ；按学校类别分解为类别之间与类别之内，两部分相加即总数", "Σ nᵢ(mᵢ/m) ln(mᵢ/m)/Σ nᵢ; parted by school category into between and within, which add up" }
    THEIL_RIVALS { "泰尔 T；泰尔 L（平均对数偏差）是另一个数", "Theil's T; his L, the mean log deviation, is another one" }
}
