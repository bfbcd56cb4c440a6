//! The terms of the composite.

crate::words! {
    COMPOSITE { "综合评价", "Composite" }
    COMPOSITE_FORMULA {
        "Σ 权重 × 折算值，再乘类别系数。折算按 base：占满分 m/F（率用原值）、占最高 m/max m、占全县 m/m_r、标准分 (m − 各校平均) ÷ 各校标准差；低分率用 1 − 低分率；增值用 T 分（50 + 10 增值/标准差），占满分除以 100，占全县除以 50。默认 40 平均分 + 30 及格率 + 30 优秀率，占满分",
        "Σ weight × ratio, times the coefficient of the category. The ratio by base: of full m/F with rates as they are, share of best m/max m, share of county m/m_r, z (m − mean over schools)/sd over schools; the low rate as 1 − rate; value added on the T scale (50 + 10 value/sd), of full over 100, share of county over 50. By default 40 mean + 30 pass + 30 excellent of full",
    }
    COMPOSITE_UNDEFINED { "未设 [composite]、考试依据不允许，或某一项没有值（基准为 0、各校没有差别、增值模型没有结果）时留空", "empty without [composite], where the basis of the exam does not allow it, or where a metric has no value (a base of 0, no spread, no value-added model)" }
    COMPOSITE_RIVALS {
        "“一分三率”“综合指数”各地权重和基准都不同；以最高者为基准时一校虚高压低所有学校。各项都来自同一批成绩，加权不会增加信息",
        "weights and bases differ by place; measured by the best, one inflated school lowers all. All metrics come from the same scores, so weighing them adds no information",
    }
    UNIT_POINTS { "分（权重合计为 100 时满分 100）", "points, of 100 where the weights add up to 100" }
}
