//! The terms of lines and targets, of scaled scores and of uneven subjects.

crate::words! {
    LINE { "分数线", "Line" }
    LINE_FORMULA {
        "总分的一条线 T0：给定分值；或按比例 p、人数 k 划定，取从高到低第 ⌈p·n⌉、第 k 名的总分，同分者都在线上",
        "a score T0 of the total: as given; or drawn at a share p or a count k, the total at place ⌈p·n⌉ or k from the top, all its equals included",
    }
    LINE_UNDEFINED { "没有人有总分时留空", "empty where nobody has a total" }
    LINE_RIVALS {
        "有的把同分者按顺序截断，使人数恰好相等；这里不拆分同分。按比例划线时 p·n 不是整数也有取整数部分的",
        "some cut equal totals in list order to have the number exactly; equals are never parted here. Where p·n is not whole some round it down",
    }
    REACHED { "上线人数、上线率", "Above the line" }
    REACHED_FORMULA { "总分 ≥ T0 的人数；上线率 = 上线人数 ÷ 分母", "candidates with total ≥ T0; the rate is that number / denominator" }
    REACHED_UNDEFINED { "分母未知（如分方向的线选了按在籍、班额或起始人数）时上线率留空", "the rate is empty where the denominator is not known, as rolls and class sizes are not by track" }
    REACHED_RIVALS { "分母有用实考、应考、毕业生数的，差别很大；本表写明分母", "divided by those present, expected or graduating, which differ widely; the denominator stands beside it" }
    EFFECTIVE { "有效分", "Effective score" }
    EFFECTIVE_FORMULA {
        "t_s = 上线考生该科平均分 × T0 ÷ 上线考生总分平均 P1。例：T0 = 626，P1 = 631.1，平均 119.4 → 118.4；141.1 → 140.0。内部不取整，按分数精确比较",
        "t_s = mean of the paper over those above the line × T0 / P1, P1 their mean total. T0 = 626, P1 = 631.1: 119.4 gives 118.4, 141.1 gives 140.0. Never rounded inside, compared as exact fractions",
    }
    EFFECTIVE_UNDEFINED { "没有上线考生考这一科时留空", "empty where nobody above the line has a score in the paper" }
    EFFECTIVE_RIVALS {
        "另有按该科同比例名次取分（各科上线人数相等）、按上线考生该科平均分、按总分线附近考生平均分等做法，数值不同；选考科目只用考该科的上线考生",
        "others take the score at the same share of ranks in every paper, the plain mean of those above, or the mean of those near the line; the values differ. For electives only those above the line who take the paper count",
    }
    SINGLE { "单上线", "Single line" }
    SINGLE_FORMULA { "该科成绩 ≥ t_s 的人数（有该科成绩的考生，无论有没有总分）", "candidates with a score ≥ t_s in the paper, whether they have a total or not" }
    DOUBLE { "双上线", "Double line" }
    DOUBLE_FORMULA { "该科成绩 ≥ t_s 且总分 ≥ T0 的人数", "candidates with a score ≥ t_s in the paper and a total ≥ T0" }
    HIT { "命中率", "Hit rate" }
    HIT_FORMULA { "双上线 ÷ 单上线", "double line / single line" }
    HIT_BY { "单上线人数", "candidates above the effective score" }
    HIT_UNDEFINED { "单上线为 0 时留空", "empty where nobody is above the effective score" }
    CONTRIBUTION { "上线贡献率", "Contribution to the line" }
    CONTRIBUTION_FORMULA { "双上线 ÷ 总分上线人数", "double line / candidates above the line of the total" }
    CONTRIBUTION_BY { "总分上线人数", "candidates above the line of the total" }
    CONTRIBUTION_UNDEFINED { "无人上线时留空", "empty where nobody is above the line" }
    CONTRIBUTION_RIVALS { "“贡献率”一词也指单上线 ÷ 上线、或本校上线 ÷ 全县上线；这里不单用这个词", "the bare word is also used for single line / above the line and for a school's part of the county, so it is not used alone" }
    CRITICAL { "临界生", "Critical candidates" }
    CRITICAL_FORMULA {
        "T0 − a ≤ 总分 < T0 + b；a、b 可设（默认各 10 分）。弱科是低于有效分的科目，差得最多的在前",
        "T0 − a ≤ total < T0 + b, a and b as set, 10 marks each by default. Weak subjects are those below their effective score, the furthest first",
    }
    CRITICAL_RIVALS { "有的只算线下的，有的按名次前后各取若干人", "some count those below the line only, others take so many places on either side" }
    TARGET { "目标达成", "Target" }
    TARGET_FORMULA {
        "差 = 实际 − 目标；达成率 = 实际 ÷ 目标。例：568 对 539 → +29，105.38 %。目标写成比例时 目标 = 比例 × 上线率的分母。县、类别、片区的目标是所属学校之和（都有目标时），县可另设",
        "difference = actual − target; rate = actual / target. 568 against 539 is +29 and 105.38 %. A target given as a share is share × the denominator of the rate. County, category and district add up their schools where all have one; the county may have its own",
    }
    TARGET_UNDEFINED { "没有设目标、目标为 0（达成率）时留空", "empty without a target; the rate where the target is 0" }
    SCALED { "等级赋分", "Scaled score" }
    SCALED_FORMULA {
        "一科全体考生从高到低按比例（默认 15、35、35、13、2 %）分等级，之上人数 < 累计比例 × n 者入该等级，同分入较好的等级；等级内 (Y2−Y)/(Y−Y1) = (T2−T)/(T−T1)，区间默认 100–86、85–71、70–56、55–41、40–30，四舍五入到整数",
        "the candidates of an elective in order, cut by shares (15, 35, 35, 13, 2 % unless set): a grade holds those with fewer above than its cumulative share × n, equals are in the better grade; within a grade (Y2−Y)/(Y−Y1) = (T2−T)/(T−T1), ranges 100–86, 85–71, 70–56, 55–41, 40–30 unless set, rounded half up",
    }
    SCALED_UNDEFINED { "没有该科成绩时留空；一个等级只有一个原始分时公式是 0/0，取区间上限", "empty without a score; where a grade holds one raw score the formula is 0/0 and the top of the range is taken" }
    SCALED_RIVALS {
        "参照群体是本次分析中该年级考该科的全体考生，与全省统一赋分的群体不同，结果不能互换；各地等级比例、区间和尾数处理也不同",
        "the population is everybody of the grade in this run who sat the elective, not a province, so the scores are not those of the real examination; shares, ranges and rounding differ by place too",
    }
    SCALED_TOTAL { "赋分总分", "Scaled total" }
    SCALED_TOTAL_FORMULA { "赋分科目用赋分、其余科目用原始分相加（3+1 原始 + 2 赋分），只对有总分的考生", "the sum with scaled scores of the electives and raw ones of the others (3 + 1 raw, 2 scaled), for candidates with a total" }
    SCALED_TOTAL_RIVALS { "“总分”始终是原始分之和；赋分总分另列，另排名次", "“total” is always the sum of raw scores; the scaled total stands beside it with ranks of its own" }
    UNEVEN { "偏科", "Uneven subjects" }
    UNEVEN_FORMULA {
        "d = 该科 Z − 本人其他各科 Z 的平均；d < −1 为弱科，d > 1 为强科（界限可设），两边都列出",
        "d = Z of the subject − mean Z of the own other subjects; weak below −1, strong above 1 (the limit can be set), both sides listed",
    }
    UNEVEN_UNDEFINED { "有 Z 分的科目不足两科时不判断", "not judged with fewer than two subjects that have a Z" }
    UNEVEN_RIVALS { "也有用名次差、用与总分 Z 的差的；与总分比会把该科自己算进去", "others compare ranks, or with the Z of the total, which holds the subject itself" }
    UNIT_SCALED { "赋分", "scaled marks" }
}
