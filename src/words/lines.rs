//! Phrases of the sheets on lines, targets, scaled scores, tops and bottoms, uneven subjects.

crate::words! {
    SHEET_LINES { "上线与有效分", "Lines" }
    TITLE_LINES { "上线与有效分（内部使用）", "Lines and effective scores (internal)" }
    NOTE_LINES {
        "总分达到线的为上线，同分都算；上线率 = 上线人数 ÷ 分母。有效分 = 上线考生该科平均 × 线 ÷ 上线考生总分平均，内部不取整。",
        "Above the line: total at or above it, equals included; the rate is over the denominator. Effective score = mean of the paper over those above × line / their mean total, never rounded inside.",
    }
    NOTE_LINES_HIT {
        "单上线 = 该科达到有效分；双上线 = 该科和总分都达到；命中率 = 双上线 ÷ 单上线；上线贡献率 = 双上线 ÷ 上线人数。",
        "Single: the paper reaches its effective score; double: the total reaches the line too; hit rate = double / single; contribution = double / candidates above the line.",
    }
    HEAD_LINE { "{line}：{score} 分，{n} 人有总分，{reached} 人上线", "{line}: {score} marks, {n} candidates with a total, {reached} above" }
    HEAD_LINE_TRACK { "{line}（选考{track}）：{score} 分，{n} 人有总分，{reached} 人上线", "{line} (taking {track}): {score} marks, {n} candidates with a total, {reached} above" }
    HEAD_LINE_UNITS { "{line}：各单位上线", "{line}: units" }
    HEAD_LINE_OWN { "本校上线", "Own candidates above the lines" }
    HEAD_EFFECTIVE_OWN { "有效分与单、双上线", "Effective scores, single and double lines" }

    SHEET_OWN_LINES { "上线", "Lines" }
    TITLE_OWN_LINES { "本校上线与有效分", "Own candidates at the lines" }
    TITLE_OWN_CRITICAL { "本校临界生", "Own critical candidates" }
    NOTE_OWN_LINES {
        "只供本校改进教学使用，不得公布，不得据此给学生排名。",
        "For the school's own teaching only: not to be published, and no ranking of pupils by it.",
    }
    SHEET_CRITICAL { "临界生", "Critical candidates" }
    TITLE_CRITICAL { "临界生名单（内部使用）", "Critical candidates (internal)" }
    NOTE_CRITICAL {
        "总分在线上下一定范围内的考生；弱科是低于该科有效分的科目，括号里是相差的分数，差得最多的在前，最多列 4 科。",
        "Candidates whose total lies near the line. Weak subjects are below their effective score, the difference in brackets, the furthest first, 4 at most.",
    }
    CRITICAL_RANGE { "{line}：{low} ≤ 总分 < {high}", "{line}: {low} ≤ total < {high}" }
    SHEET_TARGETS { "目标达成", "Targets" }
    TITLE_TARGETS { "目标达成（内部使用）", "Targets (internal)" }
    NOTE_TARGETS {
        "差 = 实际 − 目标，达成率 = 实际 ÷ 目标。目标写成比例的，目标人数 = 比例 × 上线率的分母，可以不是整数。目标只在内部使用，不得下发或公布。",
        "Difference = actual − target, rate = actual / target. A target given as a share is share × the denominator of the rate and need not be whole. Targets are internal and are not sent out.",
    }
    SHEET_SCALED { "等级赋分", "Scaled scores" }
    TITLE_SCALED { "等级赋分", "Scaled scores" }
    NOTE_SCALED {
        "参照群体是本次分析中该年级考该科的全体考生；原始分不变，赋分另列。等级内按 (Y2−Y)/(Y−Y1) = (T2−T)/(T−T1) 换算，四舍五入；同分入较好的等级。",
        "The population is everybody of the grade in this run who sat the elective; raw scores stay as they are. Within a grade (Y2−Y)/(Y−Y1) = (T2−T)/(T−T1), rounded half up; equals take the better grade.",
    }
    HEAD_SCALED_GRADES { "各科等级与区间", "Grades and ranges by subject" }
    HEAD_SCALED_UNITS { "各单位赋分平均", "Means of scaled scores by unit" }
    SHEET_TAILS { "全科与前后段", "Tops and bottoms" }
    TITLE_TAILS { "全科及格、相对优秀与前后段", "All papers, tops and bottoms" }
    NOTE_TAILS {
        "相对优秀：达到全县前 {relative} 的分数（{line} 分）；后段：低于全县第 {bottom} 百分位（{cut} 分）；前、后 {ends} 均分按本单位人数取。",
        "Relative: at or above the county's top {relative} ({line} marks); bottom: below the county's percentile {bottom} ({cut} marks); top and bottom {ends} of the unit itself.",
    }
    NOTE_ALL_PAPERS {
        "全科及格、全科优秀：各科全部实考的考生中，每一科都达到线的比例。",
        "All-pass and all-excellent: of the candidates present in all their papers, those who reach the line in every one.",
    }
    SHEET_UNEVEN { "偏科", "Uneven subjects" }
    TITLE_UNEVEN { "偏科", "Uneven subjects" }
    NOTE_UNEVEN {
        "一科的 Z 分减去本人其他各科 Z 分的平均，低于 −{limit} 为弱科，高于 {limit} 为强科；括号里是这个差。用来找学生可以补的科目，不是评价。",
        "Z of a subject less the mean Z of the own other subjects: weak below −{limit}, strong above {limit}, the difference in brackets. It shows where a pupil can be helped and judges nobody.",
    }

    SET_SHARES { "前后段与偏科", "Shares and uneven subjects" }
    SHARES_SET {
        "相对优秀取全县前 {relative}，后段取全县后 {bottom}，前、后段均分取本单位 {ends}，偏科界限 {uneven} 个标准差",
        "relative excellence: the county's top {relative}; bottom: its lowest {bottom}; means of both ends: {ends} of the unit; uneven beyond {uneven} standard deviations",
    }
    DRAWN_BY_SCORE { "{line} {score} 分", "{line} at {score} marks" }
    DRAWN_BY_SHARE { "{line} 前 {share}", "{line} at the top {share}" }
    DRAWN_BY_COUNT { "{line} 前 {count} 名", "{line} at the first {count}" }
    THEN { "；", "; " }

    COL_LINE { "线", "Line" }
    COL_LINE_SCORE { "线（分）", "Line (marks)" }
    COL_WITH_TOTAL { "有总分人数", "With a total" }
    COL_REACHED { "上线人数", "Above" }
    COL_REACHED_RATE { "上线率", "Rate above" }
    COL_COUNTY_REACHED_RATE { "县上线率", "County rate above" }
    COL_CRITICAL { "临界生", "Critical" }
    COL_CRITICAL_BELOW { "其中线下", "Of them below" }
    COL_EFFECTIVE { "有效分", "Effective score" }
    COL_ABOVE_N { "上线且考该科", "Above, with the paper" }
    COL_ABOVE_MEAN { "上线考生平均", "Mean of those above" }
    COL_SINGLE { "单上线", "Single" }
    COL_DOUBLE { "双上线", "Double" }
    COL_HIT { "命中率", "Hit rate" }
    COL_COUNTY_HIT { "县命中率", "County hit rate" }
    COL_CONTRIBUTION { "上线贡献率", "Contribution" }
    COL_HIT_OF { "{subject}命中率", "Hit rate, {subject}" }
    COL_TOTAL { "总分", "Total" }
    COL_GAP { "距线", "From line" }
    COL_WEAK_EFFECTIVE { "弱科（低于有效分）", "Weak subjects (below effective score)" }
    COL_TARGET { "目标", "Target" }
    COL_ACTUAL { "实际", "Actual" }
    COL_TARGET_DIFFERENCE { "差", "Difference" }
    COL_TARGET_RATE { "达成率", "Rate" }
    COL_LETTER { "等级", "Grade" }
    COL_SHARE_SET { "规定比例", "Share set" }
    COL_SHARE_HAD { "实际比例", "Share had" }
    COL_RAW_LOW { "原始分下限", "Raw, lowest" }
    COL_RAW_HIGH { "原始分上限", "Raw, highest" }
    COL_SCALED_LOW { "赋分下限", "Scaled, lowest" }
    COL_SCALED_HIGH { "赋分上限", "Scaled, highest" }
    COL_RAW_TOTAL_MEAN { "原始总分均分", "Mean raw total" }
    COL_SCALED_TOTAL_MEAN { "赋分总分均分", "Mean scaled total" }
    COL_SCALED_MEAN_OF { "{subject}赋分均分", "Mean scaled, {subject}" }
    COL_RAW_OF { "{subject}原始", "{subject}, raw" }
    COL_LETTER_OF { "{subject}等级", "{subject}, grade" }
    COL_SCALED_OF { "{subject}赋分", "{subject}, scaled" }
    COL_RAW_TOTAL { "原始总分", "Raw total" }
    COL_SCALED_TOTAL { "赋分总分", "Scaled total" }
    COL_ALL_N { "各科全考人数", "Present in all" }
    COL_ALL_PASS { "全科及格", "All-pass" }
    COL_ALL_PASS_RATE { "全科及格率", "All-pass rate" }
    COL_ALL_EXCELLENT { "全科优秀", "All-excellent" }
    COL_ALL_EXCELLENT_RATE { "全科优秀率", "All-excellent rate" }
    COL_RELATIVE { "相对优秀", "Relative" }
    COL_RELATIVE_RATE { "相对优秀率", "Relative rate" }
    COL_BOTTOM { "后段人数", "Bottom" }
    COL_BOTTOM_RATE { "后段占比", "Bottom share" }
    COL_TOP_MEAN { "前段均分", "Top mean" }
    COL_BOTTOM_MEAN { "后段均分", "Bottom mean" }
    COL_JUDGED { "可判人数", "Judged" }
    COL_UNEVEN { "偏科人数", "Uneven" }
    COL_UNEVEN_RATE { "偏科比例", "Uneven share" }
    COL_WEAK_IN { "{subject}弱", "Weak in {subject}" }
    COL_WEAK { "弱科", "Weak subjects" }
    COL_STRONG { "强科", "Strong subjects" }
    DISTANCE_OF { "{subject}（{distance}）", "{subject} ({distance})" }
    OWN_SCHOOL { "本校", "Own school" }
    GROUPING_SCHOOL { "学校", "School" }
    GROUPING_CLASS { "班级", "Class" }
    GROUPING_TEACHER { "任课教师", "Teacher" }
    HEAD_TEACHERS_OWN { "任课教师的有效分与单、双上线", "Effective scores, single and double lines by teacher" }
}
