//! The terms of where a unit or candidate stands.

crate::words! {
    DIFFERENCE { "离均差", "Difference from the mean" }
    DIFFERENCE_FORMULA { "单位平均分 − 县均分", "mean of the unit − mean of the county" }
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
