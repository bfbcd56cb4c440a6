//! The terms of how high: means, spread, quantiles, rates.

crate::words! {
    MEAN { "平均分", "Mean" }
    MEAN_FORMULA { "Σx ÷ 分母，成绩之和按十进制精确相加", "Σx / denominator, the sum being exact" }
    MEAN_RIVALS { "分母不同，平均分就不同；几个单位合起来时按人数合并，不把各单位均分再平均", "another denominator gives another mean; several units are pooled over their candidates, their means are never averaged" }
    BY_FULL { "满分", "the full mark" }
    SD { "标准差", "Standard deviation" }
    SD_FORMULA {
        "√(Σ(x−m)² ÷ n)，m 为 n 个成绩的平均；exam.toml 里写 [statistics] sd = \"sample\" 时除以 n−1。Z、T 用同一个标准差",
        "√(Σ(x − m)²/n), m the mean of the n scores; over n − 1 where exam.toml says [statistics] sd = \"sample\". Z and T use the same one",
    }
    SD_UNDEFINED { "没有可统计的成绩时留空；sample 时不足两个成绩也留空", "empty where no score counts; as `sample` also with a single one" }
    SD_RIVALS { "默认是总体标准差（Excel STDEV.P）；Excel 的 STDEV、STDEV.S 用 n−1，略大", "of the population by default (STDEV.P of Excel); STDEV and STDEV.S divide by n − 1 and give a little more" }
    QUANTILE { "分位数", "Quantile" }
    QUANTILE_FORMULA {
        "从低到高排列，第 (n−1)p+1 个位置的成绩，位置不是整数时按比例内插；中位数 p=0.5，四分位 p=0.25、0.75",
        "the score at place (n − 1)p + 1 from the lowest, in proportion between two; median p = 0.5, quartiles 0.25 and 0.75",
    }
    QUANTILE_RIVALS { "即 Excel PERCENTILE.INC；PERCENTILE.EXC 的规则不同", "as PERCENTILE.INC of Excel; PERCENTILE.EXC follows another rule" }
    EXTREMES { "最高分、最低分", "Highest and lowest" }
    EXTREMES_FORMULA { "n 个成绩中最大、最小的一个", "the largest and the smallest of the n scores" }
    SCORE_RATE { "得分率", "Score rate" }
    SCORE_RATE_FORMULA { "平均分 ÷ 满分", "mean / full mark" }
    FULL_RATE { "满分率", "Full-mark rate" }
    FULL_RATE_FORMULA { "得满分的人数 ÷ 分母", "candidates with the full mark / denominator" }
    EXCELLENT_RATE { "优秀率", "Excellent rate" }
    EXCELLENT_RATE_FORMULA { "x ≥ 优秀线的人数 ÷ 分母；线 = 满分 × 0.85（可设），按十进制精确比较", "candidates with x ≥ line / denominator; line = full mark × 0.85 unless set, compared as exact decimals" }
    GOOD_RATE { "良好率", "Good rate" }
    GOOD_RATE_FORMULA { "x ≥ 良好线的人数 ÷ 分母（含优秀）；线 = 满分 × 0.75（可设）", "candidates with x ≥ line / denominator, the excellent among them; line = full mark × 0.75 unless set" }
    PASS_RATE { "及格率", "Pass rate" }
    PASS_RATE_FORMULA { "x ≥ 及格线的人数 ÷ 分母；线 = 满分 × 0.60（可设），120 分的卷子 72 分就是及格", "candidates with x ≥ line / denominator; line = full mark × 0.60 unless set: 72 of 120 is a pass" }
    LOW_RATE { "低分率", "Low rate" }
    LOW_RATE_FORMULA { "x < 低分线的人数 ÷ 分母；线 = 满分 × 0.40（可设）；分母含缺考时缺考计入低分", "candidates with x < line / denominator; line = full mark × 0.40 unless set; the absent are low where the denominator holds them" }
    RATES_RIVALS { "几个单位合起来时把人数相加再除，不把各率平均", "rates of several units are pooled: counts are added, rates never averaged" }
}
