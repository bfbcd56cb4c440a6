//! The terms of two groups beside each other, and of rival figures.

crate::words! {
    GAP { "两组均分之差", "Gap between two groups" }
    GAP_FORMULA {
        "mean_gap = 前一组均分 − 后一组均分，按考生；95 % 区间与 welch_p 用 Welch t 检验（不假定两组标准差相等）：t = 差 ÷ √(s₁²÷n₁ + s₂²÷n₂)；student_t、student_p 假定相等。两组是学校类别或片区，两两相比",
        "mean_gap = mean of the first group − mean of the other, over candidates; 95 % interval and welch_p by Welch's t, which assumes no equal spread: t = difference/√(s₁²/n₁ + s₂²/n₂); student_t and student_p assume it. Groups are school categories or districts, two at a time",
    }
    GAP_UNDEFINED { "有一组没有成绩时没有这一行；有一组不足两人或两组都没有差别时检验留空", "no row where a group has no score; tests empty where a group has one candidate only, or neither has any spread" }
    GAP_RIVALS {
        "考生不是独立抽出的，同校相似，所以 p 偏小；它说的是两组考生，不是两类学校的优劣。各校之间的差别见校际方差占比",
        "candidates of a school are alike and not drawn singly, so p comes out too small; it speaks of two sets of candidates, not of the merit of schools. How schools differ is told by the share of variance",
    }
    EFFECT { "效应量", "Effect size" }
    EFFECT_FORMULA { "d = 差 ÷ 合并标准差；g = d × Γ(ν÷2) ÷ (√(ν÷2) Γ((ν−1)÷2))，ν = n₁+n₂−2，去掉小样本的偏差", "d = mean_gap / pooled sd; g = d·Γ(ν/2)/(√(ν/2)·Γ((ν − 1)/2)), ν = n₁ + n₂ − 2, without the bias of small samples" }
    EFFECT_UNDEFINED { "成绩没有差别或不足两人时留空", "empty without spread or with fewer than two candidates" }
    EFFECT_RIVALS { "d 的分母有用一组标准差的（Glass Δ），数值不同", "d over the sd of one group (Glass's Δ) differs" }
    AUC { "胜出机会", "Chance of being above" }
    AUC_FORMULA { "任取前一组一人、后一组一人，前者分数较高的比例，相同算一半 = U ÷ (n₁n₂)；rank_sum_p 为秩和检验（Mann–Whitney，正态近似，含同分与连续性校正）的双侧 p", "share of pairs, one of either group, in which the first is above, equals by half = U/(n₁n₂); rank_sum_p is the two-sided p of the rank-sum test (Mann–Whitney, normal law, ties and continuity corrected)" }
    AUC_UNDEFINED { "成绩全都相等时 p 留空", "p is empty where all scores are equal" }
    DISTANCE { "分布之间的距离", "Distance of distributions" }
    DISTANCE_FORMULA { "ks = 两组累计比例的最大差，ks_p 为其大样本 p；wasserstein = 两条累计比例曲线之间的面积，即平均要移动多少分", "ks = greatest difference of the cumulative shares, ks_p its p for large samples; wasserstein = area between both curves: how far scores would have to move on average" }
    DISTANCE_UNIT { "ks 为 0 到 1，wasserstein 为分", "ks 0..1, wasserstein marks" }
    VARIANCE { "方差比", "Ratio of variances" }
    VARIANCE_FORMULA { "s₁² ÷ s₂²（n−1）；variance_p 为 F 检验的双侧 p", "s₁²/s₂² with n − 1; variance_p is the two-sided p of F" }
    RIVALS { "同名的别种算法", "Rival figures" }
    RIVALS_FORMULA {
        "每个指标（metric）按通行的各种算法（variant）算出的数值，used = true 的是本程序印出的那一种：标准差 n 与 n−1；分位数 type 2、5、6（PERCENTILE.EXC）、7（PERCENTILE.INC）、8；偏度与峰度 type 1（SKEW.P）、2（SKEW、KURT）、3；中位差 ×1.4826、÷Φ⁻¹(0.75)，平均差（AVEDEV）；去尾 5 %、10 %，Huber 中心，众数（MODE）；差异系数、基尼、泰尔 T 与 L、Hoover，等权与加权；校际方差占比 REML、方差分析 n₀、平均规模、ICC(2)；η²、ω²、Kruskal–Wallis；信度 α、标准化 α、λ₂、λ₆、奇偶分半、KR-21；区分度同分按比例或全部计入；题总相关含本题与不含本题",
        "each figure (metric) by every way in use (variant); used = true marks the one that is printed. sd over n and n − 1; quantiles of type 2, 5, 6 (PERCENTILE.EXC), 7 (PERCENTILE.INC), 8; skewness and kurtosis of type 1 (SKEW.P), 2 (SKEW, KURT), 3; median deviation × 1.4826 and / Φ⁻¹(0.75), mean deviation (AVEDEV); trimmed by 5 % and 10 %, Huber's centre, mode (MODE); CV, Gini, Theil's T and L, Hoover, alike and weighted; ICC by REML, by analysis of variance with n₀ or the mean size, ICC(2); η², ω², Kruskal–Wallis; alpha, standardised alpha, λ₂, λ₆, odd–even halves, KR-21; discrimination with ties in proportion or all taken in; item–total correlation with and without the item",
    }
    RIVALS_UNIT { "与所属指标相同", "that of the figure it rivals" }
    RIVALS_UNDEFINED { "该算法没有定义时留空", "empty where that way has no value" }
    RIVALS_RIVALS { "只供与别的软件、别的单位的数字对照；报表用的是 used = true 的一行", "only to recognise figures of other programs and offices; reports use the row with used = true" }
}
