//! The terms of how scores and ranks spread over bands.

crate::words! {
    BANDS { "分数段", "Score bands" }
    BANDS_FORMULA { "[下限, 上限) 内的人数，最高一段含满分；段宽可设", "candidates in [lower, upper), the top band with the full mark in it; the width can be set" }
    RANK_BANDS { "名次段", "Rank bands" }
    RANK_BANDS_FORMULA { "全县名次 ≤ k 的人数，并列者都算", "candidates with a county rank ≤ k, all tied ones included" }
    SHARES_UNDEFINED { "没有可统计的成绩时占比留空", "shares are empty where no score counts" }
    BY_COUNTY_TOP { "全县名次 ≤ k 的人数（并列都算）", "the county's candidates with a rank ≤ k, all tied ones included" }
    STEPS { "一分一段", "Score by score" }
    STEPS_FORMULA { "每个出现过的成绩：人数、自高分起的累计人数、名次、百分等级、Z、T、正态标准分、等级", "for each score that occurs: count, count from the top, rank, percentile rank, Z, T, normal score, grade" }
    INTERVAL { "均分区间", "Interval of the mean" }
    INTERVAL_FORMULA { "标准误 = s ÷ √n（s 用 n−1）；95 % 区间 = 平均 ± t(0.975, n−1) × 标准误", "standard error s/√n, s over n − 1; 95 % interval: mean ± t(0.975, n − 1) · standard error" }
    INTERVAL_RIVALS { "把考生看作更大总体的样本；全员考试时它只说明人数少的单位均分有多不稳", "takes the candidates for a sample of many more; where all sat, it only tells how unsteady the means of small units are" }
    TRIMMED { "截尾均分", "Trimmed mean" }
    TRIMMED_FORMULA { "去掉最高、最低各 5 %（向下取整到整人）后的平均", "mean without the highest and the lowest 5 %, rounded down to whole candidates" }
    TRIMMED_RIVALS { "即 Excel TRIMMEAN(…, 0.1)：Excel 写的是两端合计的比例", "TRIMMEAN(…, 0.1) of Excel, which counts both ends together" }
    DECILES { "第 10、第 90 百分位", "10th and 90th percentile" }
    DECILES_FORMULA { "与分位数同一规则，p = 0.1 和 0.9", "by the rule of quantiles, p = 0.1 and 0.9" }
    SPREAD { "四分位距与绝对中位差", "Interquartile range and median deviation" }
    SPREAD_FORMULA { "四分位距 = 上四分位 − 下四分位；绝对中位差 = |x − 中位数| 的中位数", "upper less lower quartile; median of |x − median|" }
    SPREAD_RIVALS { "绝对中位差乘 1.4826 才能与正态分布的标准差相比，这里没有乘", "the median deviation times 1.4826 compares with the standard deviation of a normal distribution; here it is not multiplied" }
    SKEWNESS { "偏度", "Skewness" }
    SKEWNESS_FORMULA { "√(n(n−1)) ÷ (n−2) × m₃ ÷ m₂^1.5，m₂、m₃ 为除以 n 的中心矩", "√(n(n − 1))/(n − 2) · m₃/m₂^1.5, moments about the mean over n" }
    KURTOSIS { "峰度", "Kurtosis" }
    KURTOSIS_FORMULA { "(n−1) ÷ ((n−2)(n−3)) × ((n+1)(m₄ ÷ m₂² − 3) + 6)，正态分布为 0", "(n − 1)/((n − 2)(n − 3)) · ((n + 1)(m₄/m₂² − 3) + 6), 0 for a normal distribution" }
    SHAPE_UNDEFINED { "偏度不足 3 个、峰度不足 4 个成绩，或成绩全部相同时留空", "empty with fewer than 3 scores (kurtosis: 4), or where all are equal" }
    SHAPE_RIVALS { "与 Excel SKEW、KURT 相同；有的软件不作小样本校正，数值略小", "as SKEW and KURT of Excel; some programs leave out the correction for small samples and give a little less" }
    CORRELATION { "相关", "Correlation between papers" }
    CORRELATION_FORMULA {
        "皮尔逊：Σ(x−m_x)(y−m_y) ÷ √(Σ(x−m_x)² Σ(y−m_y)²)；斯皮尔曼：对两科的平均名次求皮尔逊相关",
        "Pearson: Σ(x − m_x)(y − m_y)/√(Σ(x − m_x)² Σ(y − m_y)²); Spearman: the same of the mean ranks in both papers",
    }
    BY_BOTH { "两科都有成绩的考生", "candidates with a score in both papers" }
    CORRELATION_UNDEFINED { "没有这样的考生，或某一科成绩全部相同时留空", "empty without such candidates, or where all scores of a paper are equal" }
    CORRELATION_RIVALS { "肯德尔 τ 是另一种等级相关，数值较小", "Kendall's tau is another rank correlation and gives less" }
}
