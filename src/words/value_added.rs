//! Phrases of the sheets of value added.

crate::words! {
    SHEET_VALUE { "增值评价", "Value added" }
    SHEET_MODELS { "增值模型", "Value-added models" }
    TITLE_VALUE { "增值评价：考虑起点之后的各校", "Value added: schools, given where their pupils started" }
    TITLE_MODELS { "增值模型", "Models of value added" }
    TITLE_OWN { "增值评价：考虑起点之后的本校", "Value added: this school, given where its pupils started" }

    NOTE_HOW {
        "增值是匹配考生的本次成绩比上次成绩所预期的高出或低于多少分，已按人数向 0 收缩；区间为 ± 1.96 倍标准差（95%）。等级 3 表示与预期没有看得出的差别。",
        "Value added is by how many marks the matched pupils are above or below what their earlier scores let expect, shrunken towards 0 by their number; the interval is ± 1.96 sd (95%). Level 3: no visible difference from what was expected."
    }
    NOTE_CAN {
        "能说明：起点相同的学生，在哪些学校本次考得更好或更差，差别是否超出偶然。",
        "What it can say: where pupils who started alike did better or worse this time, and whether by more than chance."
    }
    NOTE_CANNOT {
        "不能说明：差别由什么造成。家庭、转学、缺考和两次考试的阅卷宽严都在里面；区间相互重叠的学校不宜分高下，也不宜单凭一次考试奖惩。",
        "What it cannot say: why. Homes, transfers, absences and how strictly either exam was marked are all in it; schools whose intervals overlap should not be ordered, and one exam alone is no ground for reward or blame."
    }
    NOTE_ORDER {
        "同一学科内先按类别、再按增值排列；灰色的行匹配率低于 {limit}，只代表一部分学生。",
        "Within a subject sorted by category, then by value added. Grey rows: fewer than {limit} of the candidates are matched, so they speak for a part of the pupils only."
    }
    NOTE_OWN_GREY {
        "灰色的行匹配率低于 {limit}，只代表一部分学生。",
        "Grey rows: fewer than {limit} of the candidates are matched, so they speak for a part of the pupils only."
    }
    NOTE_MODELS {
        "模型：本次成绩 = 固定部分 + 学校 + 学生，{method} 估计。校际方差占比是上次成绩不能预期的差别中来自学校之间的部分。",
        "Model: present score = fixed part + school + pupil, by {method}. The share of variance is what schools have of the differences that earlier scores do not let expect."
    }
    NOTE_MODELS_CLASSES {
        "模型：本次成绩 = 固定部分 + 学校 + 班级 + 学生，{method} 估计。校际方差占比是上次成绩不能预期的差别中来自学校之间的部分。",
        "Model: present score = fixed part + school + class + pupil, by {method}. The share of variance is what schools have of the differences that earlier scores do not let expect."
    }

    SET_VALUE { "增值", "Value added" }
    SETTINGS_PREDICTORS { "固定部分用上次成绩：{scores}。", "The fixed part is on earlier scores: {scores}." }
    SETTINGS_SCHOOL_MEAN { "另加这些成绩的校均分。", "Their school means are added." }
    PREDICTORS_SAME { "同科，没有同科时用总分", "that of the same subject, else the total" }
    PREDICTORS_TOTAL { "总分", "the total" }
    PREDICTORS_ALL { "各科", "every subject" }

    COL_MATCHED { "匹配人数", "Matched" }
    COL_MATCH_RATE { "匹配率", "Match rate" }
    COL_VALUE { "增值（分）", "Value added, marks" }
    COL_VALUE_SD { "增值标准差", "SD of value added" }
    COL_HALF { "区间 ±", "Interval ±" }
    COL_FROM { "增值区间起", "Value from" }
    COL_TO { "增值区间止", "Value to" }
    COL_VALUE_T { "增值 T 分", "Value added on the T scale" }
    COL_LEVEL { "增值等级", "Level of value added" }
    COL_FIXED { "固定部分（括号内为标准误）", "Fixed part (standard errors in brackets)" }
    COL_VAR_SCHOOL { "学校间方差", "Variance between schools" }
    COL_VAR_CLASS { "班级间方差", "Variance between classes" }
    COL_VAR_RESIDUAL { "学生间方差", "Variance of pupils" }
    COL_SPREAD { "T 分所用标准差", "SD for the T scale" }

    REMARK_LOW { "匹配率低", "few matched" }
    REMARK_NONE { "没有匹配的考生", "nobody matched" }
    REMARK_FEW_SCHOOLS { "学校不足三所，不列", "fewer than three schools, not shown" }

    TERM_INTERCEPT { "截距 {estimate}（{se}）", "intercept {estimate} ({se})" }
    TERM_EARLIER { "上次{subject} {estimate}（{se}）", "earlier {subject} {estimate} ({se})" }
    TERM_SCHOOL_MEAN { "上次{subject}的校均分 {estimate}（{se}）", "school mean of earlier {subject} {estimate} ({se})" }
    TERM_SEPARATOR { "；", "; " }
    WHY_FEW { "匹配上的学校或考生太少，无法估计", "too few schools or candidates matched" }
    WHY_DEPENDENT { "上次成绩没有差别，或由其他上次成绩决定，无法估计", "the earlier scores do not differ, or follow from each other" }
    WHY_EXACT { "上次成绩已完全决定本次成绩，或校内没有差别，无法估计", "the earlier scores tell the present ones outright, or nothing differs within schools" }

    CHART_TITLE { "{subject}：各校增值与 95% 区间", "{subject}: value added of each school with its 95% interval" }
    CHART_AXIS { "增值（分）", "Value added, marks" }
}
