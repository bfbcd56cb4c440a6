//! The terms of how a paper worked.

crate::words! {
    LINES { "满分与各线", "Full mark and lines" }
    LINES_FORMULA {
        "满分：exam.toml、表头或满分行所写，否则取容得下所见成绩的常用满分（并注明“推断”）；线 = 满分 × 比例，按十进制精确计算；最小给分为所见成绩的步长或所设",
        "full mark: as exam.toml, header or a row of full marks tells, else the usual one that covers the scores seen, said to be inferred; line = full mark × rate in exact decimals; the step is that of the scores seen, or as set",
    }
    DIFFICULTY { "难度", "Difficulty" }
    DIFFICULTY_FORMULA { "P = 平均分 ÷ 满分，越大越容易", "P = mean / full mark: high is easy" }
    DIFFICULTY_RIVALS { "有的书用 1 − P，越大越难", "some books use 1 − P, where high is hard" }
    DISCRIMINATION { "区分度", "Discrimination" }
    DISCRIMINATION_FORMULA {
        "(高分组平均 − 低分组平均) ÷ 满分，两组各为 27 % 的考生（四舍五入到整人）；在分界处同分的人按比例分享名额",
        "(mean of the top group − mean of the bottom group) / full mark, 27 % of the candidates in each, rounded to whole persons; those tied at the edge share its places",
    }
    DISCRIMINATION_RIVALS { "用整卷成绩分组；小题的区分度按总分分组，另见小题表", "grouped by the paper's own score; items are grouped by the total and stand in the table of items" }
    RELIABILITY { "信度", "Reliability" }
    RELIABILITY_FORMULA { "Cronbach α = k/(k−1) × (1 − Σ小题方差 ÷ 总分方差)，样本方差；小题全是 0、1 时即 KR-20", "Cronbach's alpha = k/(k − 1) · (1 − Σ item variances / total variance), sample variances; KR-20 where items are 0 or 1" }
}
