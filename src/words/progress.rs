//! Progress and earlier exams: sheets, columns, reasons.

crate::words! {
    // Why two exams are not like
    REASON_SAME_EXAM { "与本次成绩相同", "same scores as now" }
    REASON_DATE { "日期不早于本次", "dated no earlier" }
    REASON_GRADE { "年级不对", "wrong grade" }
    REASON_MARKING { "阅卷方式不同", "marked otherwise" }
    REASON_OWN_MARKING { "学校自阅", "own-school marking" }
    REASON_FULL_MARK { "满分不同", "other full mark" }
    REASON_FULL_ASSUMED { "当时满分未写明", "full mark of then not told" }
    REASON_SUBJECTS { "科目不同", "other subjects" }
    REASON_DIFFICULTY { "难度相差大", "other difficulty" }
    REASON_MATCH { "对上的人少", "few matched" }
    REASON_ROLL { "学生变动大", "roll changed" }

    // Sheets
    SHEET_PROGRESS { "进步与历次考试", "Progress" }
    TITLE_PROGRESS { "进步与历次考试", "Progress and earlier exams" }
    SHEET_SCHOOL_PROGRESS { "学校进步", "School progress" }
    TITLE_SCHOOL_PROGRESS { "学校进步", "Progress of schools" }
    SHEET_CLASS_PROGRESS { "班级进步", "Class progress" }
    TITLE_CLASS_PROGRESS { "班级进步", "Progress of classes" }
    SHEET_RISERS { "学生进退", "Risers and fallers" }
    TITLE_RISERS { "学生进退", "Pupils who rose and fell most" }
    NOTE_PROGRESS {
        "只算两次都有成绩的考生。增量 = 本次标准分 − 上次标准分，单位为标准差，正数是进步；区间为 95%。率差是百分点。名次在同类单位之间，按对上考生的平均分。",
        "Only candidates with both scores. Gain = standard score now − then, in standard deviations, positive for a rise; intervals of 95 %. Rates move in percentage points. Ranks are among units of the kind, by the mean of their matched candidates.",
    }
    NOTE_PROGRESS_OWN {
        "只算两次都有成绩的考生。增量 = 本次标准分 − 上次标准分，单位为标准差，正数是进步；区间为 95%，区间跨过 0 的不能说是进步或退步。率差是百分点。",
        "Only candidates with both scores. Gain = standard score now − then, in standard deviations, positive for a rise; intervals of 95 %: where one reaches over 0 there is no saying that it rose or fell. Rates move in percentage points.",
    }
    NOTE_COMPARABLE {
        "“可比”一列写明两次考试不能直接比较的原因；灰色的行对上的考生不足 {limit}%，仅供参考。",
        "The column “Comparable” says what stands against the comparison; grey rows have fewer than {limit} % of their candidates matched and are no more than a hint.",
    }
    NOTE_REGRESSION {
        "上次特别高的，这次多半会低一些，特别低的多半会高一些，即使什么都没有变（向均值回归）。“预期增量”就是这种回落；请看“超出预期”，它才可能是真的进退，而且一个人的一次考试说明不了多少，不宜公布、排队或奖惩。",
        "Whoever stood very high then is likely to stand lower now, and whoever stood very low higher, though nothing has changed (regression to the mean). “Expected gain” is that fall or rise; look at “Beyond expected”, which alone may be real. One exam says little about one pupil: not for publishing, ranking, reward or blame.",
    }
    NOTE_TRAJECTORY {
        "T 分：全县平均 50，一个标准差 10；每次考试按当时的全体考生计算，学校按当时的在校生。线的升降是与全县相比的位置，不是分数。",
        "T: county mean 50, one standard deviation 10; each exam against everybody who sat it, schools with their pupils of then. A line that rises is a better place in the county, not a higher mark.",
    }
    HEAD_PROGRESS_SCHOOLS { "与“{exam}”相比", "compared with “{exam}”" }
    HEAD_TRAJECTORY { "历次考试的 T 分（{subject}）", "T in each exam ({subject})" }
    HEAD_EXAMS { "历次考试", "The exams" }
    HEAD_RISERS { "超出预期最多", "Most above expectation" }
    HEAD_FALLERS { "低于预期最多", "Most below expectation" }
    CHART_TRAJECTORY { "历次考试的 T 分：{subject}", "T in each exam: {subject}" }
    CHART_GAINS { "标准分增量：{subject}", "Gain in standard score: {subject}" }
    EXAM_NOW { "本次", "this exam" }
    YES_COMPARABLE { "可比", "yes" }

    // Columns
    COL_EXAM { "考试", "Exam" }
    COL_EXAM_DATE { "日期", "Date" }
    COL_EXAM_MARKING { "阅卷", "Marking" }
    COL_EARLIER_GRADE { "当时年级", "Grade then" }
    COL_IN_COMMON { "共同科目", "Papers in common" }
    COL_MATCHED { "对上人数", "Matched" }
    COL_MATCH_RATE { "匹配率", "Match rate" }
    COL_MEAN_BEFORE { "上次均分", "Mean then" }
    COL_MEAN_NOW { "本次均分", "Mean now" }
    COL_T_BEFORE { "上次 T", "T then" }
    COL_T_NOW { "本次 T", "T now" }
    COL_GAIN { "标准分增量", "Gain" }
    COL_GAIN_LOW { "区间下限", "Low" }
    COL_GAIN_HIGH { "区间上限", "High" }
    COL_RANK_BEFORE { "上次名次", "Rank then" }
    COL_RANK_NOW { "本次名次", "Rank now" }
    COL_PLACES { "名次进退", "Places gained" }
    COL_MEAN_PLACES { "平均名次进退", "Mean places gained" }
    COL_PASS_BEFORE { "上次及格率", "Pass rate then" }
    COL_PASS_NOW { "本次及格率", "Pass rate now" }
    COL_PASS_POINTS { "及格率差（百分点）", "Pass, points" }
    COL_EXCELLENT_POINTS { "优秀率差（百分点）", "Excellent, points" }
    COL_LOW_POINTS { "低分率差（百分点）", "Low, points" }
    COL_COMPARABLE { "可比", "Comparable" }
    COL_SCORE_BEFORE { "上次分数", "Score then" }
    COL_SCORE_NOW { "本次分数", "Score now" }
    COL_EXPECTED_GAIN { "预期增量", "Expected gain" }
    COL_BEYOND { "超出预期", "Beyond expected" }
}
