//! The terms of where a unit or candidate stands.

crate::words! {
    DIFFERENCE { "离均差", "Difference from the mean" }
    DIFFERENCE_FORMULA { "单位平均分 − 县均分", "mean of the unit − mean of the county" }
    BY_COUNTY_MEAN { "县均分", "the mean of the county" }
    BY_COUNTY_N { "全县该科统计人数 n", "n of the county in the paper" }
    UNIT_HUNDRED { "0 到 100", "0 to 100" }
    UNIT_NORMAL { "分，平均 500，一个标准差 100，限于 100–900", "points: mean 500, one standard deviation 100, within 100–900" }
    UNIT_GRADE { "等级", "a grade" }
    Z_RIVALS { "“标准分”一词也指 T 分、正态标准分，用时请写明是哪一种", "“standard score” is also said of T and of the normal score; say which is meant" }
    T_RIVALS { "先正态化再换算的 T 分是另一种，见正态标准分", "a T score made from normalised ranks is another one: see normal score" }
    PERCENTILE { "百分等级", "Percentile rank" }
    PERCENTILE_FORMULA { "(低于它的人数 + 与它同分人数的一半) ÷ n × 100，对全县该科", "(count below + half of the count equal)/n × 100, in the county's paper" }
    PERCENTILE_RIVALS { "Excel PERCENTRANK 用 低于的人数 ÷ (n−1)，最高分为 100；这里最高分也低于 100", "PERCENTRANK of Excel is the count below/(n − 1), 100 for the highest; here even the highest stays below 100" }
    NORMAL { "正态标准分", "Normal score" }
    NORMAL_FORMULA { "500 + 100 × Φ⁻¹(百分等级 ÷ 100)，低于 100 的记 100，高于 900 的记 900", "500 + 100 Φ⁻¹(percentile rank/100), clipped to 100–900" }
    NORMAL_RIVALS { "500 + 100 Z 不改变分布的形状；这里先按名次正态化，与 Z 不成正比", "500 + 100 Z keeps the shape of the distribution; this one is normalised by rank first and is not proportional to Z" }
    THIRD { "位置（三分之一）", "Place as a third" }
    THIRD_FORMULA { "同类学校（不足 6 所时为全县学校）按平均分从高到低分为前、中、后三分之一", "upper, middle or lower third by mean among schools of the category, or of the county where those are fewer than 6" }
    THIRD_UNDEFINED { "可比学校不足 6 所时留空", "empty with fewer than 6 schools to compare" }
    GRADE { "等级", "Grade letter" }
    GRADE_FORMULA {
        "[grades] by = lines：达到优秀线、良好线、及格线为优秀、良好、合格，其余待合格；share：按全县该科成绩从高到低的人数比例，名额 = n × 累计比例，四舍五入到整人；rate：按得分率。同分取高等级",
        "[grades] by = lines: excellent, good, pass by the lines of the paper, else below; share: by shares of the county's candidates from the top, places = n × the shares added up, rounded to persons; rate: by score rate. Ties take the better grade",
    }
    GRADE_UNDEFINED { "没有可统计的成绩时没有等级", "none without a score that counts" }
    GRADE_RIVALS { "等级赋分把等级再换算成分数，见赋分；“等级”的比例各地不同，以 exam.toml 为准", "scaled scores turn grades into marks again; the shares differ from place to place and are those of exam.toml" }
    ABOVE_MEAN { "超均率", "Above the mean" }
    ABOVE_MEAN_FORMULA { "(单位平均分 − 县均分) ÷ 县均分", "(mean of the unit − mean of the county) / mean of the county" }
    ABOVE_MEAN_RIVALS { "比均率 = 单位平均分 ÷ 县均分 × 100，两者相差 100", "the ratio to the mean × 100 is the same figure plus 100" }
    Z_SCORE { "Z 分", "Z score" }
    Z_SCORE_FORMULA { "(x − 县均分) ÷ 县标准差；单位用单位平均分，标准差仍是考生的", "(x − county mean)/county sd; of a unit: its mean for x, the sd still over candidates" }
    T_SCORE { "T 分", "T score" }
    T_SCORE_FORMULA { "50 + 10 Z，不截断", "50 + 10 Z, not clamped" }
    RANK { "名次", "Rank" }
    RANK_FORMULA {
        "1 + 高于自己的个数，相同并列（1、1、3）；考生按成绩，单位按平均分与同类单位比，班级与全县班级比",
        "1 + the number above, ties sharing (1, 1, 3); candidates by score, units by mean among units of their kind, classes over the whole county",
    }
    RANK_RIVALS { "即 Excel RANK.EQ；RANK.AVG 给并列者平均名次", "as RANK.EQ of Excel; RANK.AVG gives those tied their mean place" }
    RANK_INTERVAL { "名次区间", "Rank interval" }
    RANK_INTERVAL_FORMULA {
        "90 % 正态区间：各校平均分的误差取 s ÷ √n（s 为各校合并的校内标准差），由两两高低的概率得到名次的期望和方差",
        "90 % normal interval: with s/√n as the error of a school mean, s pooled within schools, from the chances of each school standing above each other",
    }
    RANK_INTERVAL_RIVALS {
        "区间重叠的学校，名次先后没有实际意义",
        "where intervals overlap, who comes first means little",
    }
}
