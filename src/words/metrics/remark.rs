//! The terms of re-marking.

crate::words! {
    LENIENCY { "宽严", "Leniency" }
    LENIENCY_FORMULA {
        "原分 − 复评分的平均，正数为第一次评得松；分层抽样时按各层份数加权。标准误 se_d = sd/√m·√(1 − f·m/N)，分层时 s·√Σ(N_h/N)²/m_h·(1 − f·m_h/N_h)，s 为层内合并标准差，自由度 m − 层数；f 是差的方差中原评所占的部分，一人复评 1/2，两人都评 2/3：全部复评以后原评的误差已知，复评自身的误差仍在；leniency_low–leniency_high 为 95 % t 区间",
        "mean of original − re-mark, above zero where the first marking was lenient; strata weighted by their scripts. Standard error se_d = sd/√m·√(1 − f·m/N), in strata s·√Σ(N_h/N)²/m_h·(1 − f·m_h/N_h) with s pooled within them and m less their number as df; f is the original's part of the variance of the difference, 1/2 with one marker and 2/3 with two: when all scripts were marked again the error of the original is known, that of the re-mark is not; leniency_low to leniency_high is the 95 % t interval",
    }
    LENIENCY_RIVALS { "不是两次平均分之差：只比较同一份试卷；不加权的平均在线边加倍抽样时会偏", "not a difference of two means of all scripts: the same scripts are compared; without weights the mean would lean to scripts near lines, which are drawn more often" }
    UNDEFINED_FEW_REMARKS { "复评不足 3 份时留空", "empty below 3 re-marks" }
    SAMPLE { "复评样本", "Re-marked sample" }
    SAMPLE_FORMULA {
        "purpose 为 lead（排序靠前）或 control（随机对照）；scripts 该单元有成绩的试卷数 N，drawn 抽取，marked 已复评，strata 层数。份数 m 为满足 (t_α + t_β)²·sd²·V ≤ δ² 的最小数，V = Σ(N_h/N)²/m_h·(1 − m_h/2N_h)，自由度 m − 层数；只有一层时即 m = m₀/(1 + m₀/2N)，m₀ = (t_α + t_β)²·sd²/δ²",
        "purpose is lead (ranked) or control (at random); scripts, those of the cell with a score, N; drawn; marked; strata. m is the least with (t_α + t_β)²·sd²·V ≤ δ², V = Σ(N_h/N)²/m_h·(1 − m_h/2N_h), df m less the strata; with one stratum m = m₀/(1 + m₀/2N), m₀ = (t_α + t_β)²·sd²/δ²",
    }
    DECISION { "复评结论", "Decision of re-marking" }
    DECISION_FORMULA {
        "lenient 偏松：A209 成立（BH 校正后超过容许差 tolerance，扣除对照后仍超过）；within 容许范围内：整个区间在 ±容许差之内；harsh 偏严：整个区间低于 −容许差；open 不能判定，more 为按目前的差和标准差还需复评的份数；too-few 不足 3 份",
        "lenient: A209 holds (beyond the tolerance after correction by Benjamini and Hochberg, and also after the controls are taken off); within: the whole interval within ± tolerance; harsh: the whole interval below −tolerance; open: neither, and more is how many more scripts are needed as difference and sd look now; too-few: below 3",
    }
    UNDEFINED_MORE { "more 只在 open 时有", "more is there for open only" }
    CONTROLS { "对照的差", "Difference of the controls" }
    CONTROLS_FORMULA {
        "shift 为同科随机对照学校（本校除外）全部复评试卷的平均 原分 − 复评分，即两次评卷普遍的宽严之差；net_leniency = 宽严 − shift，区间由两者的标准误合成",
        "shift is the mean of original − re-mark over all scripts of the control schools in the paper, its own aside: the general difference of the two markings; net_leniency = leniency − shift, its interval from both standard errors",
    }
    UNDEFINED_NO_CONTROLS { "没有随机对照（不足 5 份）时留空", "empty without controls (fewer than 5 scripts)" }
    MARKER_SD { "复评误差", "Error of a re-mark" }
    MARKER_SD_FORMULA { "两位复评人之差的标准差 ÷ √2：单次评分的误差；两人都评的取平均为复评分", "sd of the difference between two markers, over √2: the error of a single mark; where both marked, the re-mark is their mean" }
    UNDEFINED_ONE_MARKER { "两人都评的不足 5 份时留空", "empty where fewer than 5 scripts have both" }
    LINE { "复评对原分的直线", "Line of re-mark on original" }
    LINE_FORMULA {
        "Deming 线（两次评分误差相同）：斜率 = (S_yy − S_xx + √((S_yy − S_xx)² + 4S_xy²)) ÷ 2S_xy，过均值点；slope_low–slope_high 为刀切法 95 % 区间；ols 为最小二乘线",
        "Deming's line (both markings err alike): slope = (S_yy − S_xx + √((S_yy − S_xx)² + 4S_xy²)) / 2S_xy through the means; slope_low to slope_high its 95 % jackknife interval; ols is the line of least squares",
    }
    LINE_RIVALS { "最小二乘线把原分当作没有误差，斜率因此偏小", "least squares take the original to be without error, which makes the slope too small" }
    UNDEFINED_LINE { "不足 3 份（区间不足 6 份）时留空", "empty below 3 scripts (6 for the interval)" }
    MODERATED { "调整分", "Moderated score" }
    MODERATED_FORMULA {
        "只对证实偏松的单元：form 为 shift 时 = 原分 − 宽严；deming、linear、quadratic 按直线或曲线（[remark] 的 form），不能保持名次时改用 shift；按给分单位四舍五入，0 到满分之间。original 为原分，remark 为复评分；原分不改动",
        "only for cells whose leniency was confirmed: original − leniency where form is shift; by the line or curve for deming, linear, quadratic ([remark] form), which give way to shift where they would not keep the order; rounded half up to the paper's step, between 0 and the full mark. original and remark stand beside it; originals are never changed",
    }
    MODERATED_RIVALS { "只改被抽中试卷的分数，会对同校其他学生不公平", "changing the marks of the drawn scripts alone would be unfair to the other pupils of the school" }
    UNDEFINED_MODERATED { "remark 只有被复评的试卷才有", "remark is there for scripts that were marked again only" }
}
