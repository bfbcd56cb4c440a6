//! Phrases of the pictures of leads. A picture says what it shows, of how many, and between which limits; never why.

crate::words! {
    SHEET_FUNNEL { "均分对照图", "Means against expected" }
    TITLE_FUNNEL { "各校实际均分与期望均分", "School means against what is expected of them" }
    SHEET_LINES { "分数线附近", "Around the lines" }
    TITLE_LINES { "线索学校在分数线附近的得分分布", "Scores around a line, for leads at lines" }
    SHEET_ROLLS { "缺考与上次成绩", "Absent, by earlier score" }
    TITLE_ROLLS { "缺考考生上次成绩在全校名册中的位置", "Where the absent stood in the earlier exam" }

    NOTE_FUNNEL {
        "左图为漏斗图：每点一校，横轴为参加比较的人数，纵轴为实际均分减期望均分；人数越少，偶然波动越大，控制限越宽。控制限为 ±1.96（95%）和 ±3.09（99.8%）倍的 √(σ²/n + τ²)，τ 是正常学校之间偶然以外的差异（Spiegelhalter 2005，加法超离散）。",
        "On the left a funnel plot: a point for each school, across the candidates compared, up its mean less the expected one; the fewer candidates, the more chance moves the mean and the wider the limits. Limits are ±1.96 (95%) and ±3.09 (99.8%) times √(σ²/n + τ²), τ being how far ordinary schools lie apart beyond chance (Spiegelhalter 2005, additive over-dispersion)."
    }
    NOTE_FUNNEL_TWO {
        "右图为期望与实际均分：落在斜线上即与期望相同。期望由本校考生自己的其他成绩推算，按全县校准，不是名次。20 校中平均有 1 校因偶然落在 95% 限外；落在限外是值得核实的理由，不说明原因。",
        "On the right expected against actual means: on the slanted line both are equal. What is expected comes from the pupils' own other scores, calibrated on the county; it is no ranking. One school in 20 lies beyond the 95% limits by chance alone; to lie there is a reason to look and says nothing of why."
    }
    NOTE_LINES {
        "柱为各分数的人数，线为按全县其他学校的分布（调整到本校水平后）应有的人数，全县的图以自身平滑曲线为参照。只比较分数线下 4 分到线上 1 分，其余部分用来定参照。柱高于线可以有正当的解释，见线索清单。",
        "Columns are candidates at each score, the line is what the other schools' scores, tilted to the level of this one, let expect; the county itself is compared with its own smooth curve. Only scores from 4 below the line to 1 above are compared, the rest sets the reference. There are innocent reasons for columns above the line: see the list of leads."
    }
    NOTE_ROLLS {
        "浅色柱为本校应考并能在上次考试中找到的全部考生，深色部分为其中本次缺考的人；缺考若与成绩无关，深色应大致按比例分布。人数少时偶然差别很大，须逐人核对缺考原因。",
        "The light columns are all who should have come and are found in the earlier exam, the dark part those of them who were absent; if absence has nothing to do with scores, dark parts are about in proportion. Small numbers differ much by chance: check the reason of each absence."
    }
    NOTE_LEFT_OUT {
        "按线索强弱每类最多画 {most} 幅，另有 {n} 条线索未画，数字见证据表。",
        "At most {most} pictures of a kind, the strongest leads first; {n} more leads have none, their figures are on the sheet of evidence."
    }

    ALL_PAPERS { "各科合并", "all subjects together" }
    BASIS_BOTH { "考生的其他各科与上次成绩", "the pupils' other subjects and their earlier exam" }
    BASIS_OTHERS { "考生的其他各科", "the pupils' other subjects" }
    BASIS_EARLIER { "考生的上次成绩", "the pupils' earlier exam" }
    HEAD_FUNNEL { "{grade} {subject}", "{grade} {subject}" }
    SAID_FUNNEL {
        "期望由{basis}推算；比较 {n} 校，{left} 校因人数或匹配不足未比较。σ = {sd} 分，τ = {tau} 分{alone}。落在 95% 限外 {inner} 校（单凭偶然约 {chance} 校），99.8% 限外 {outer} 校；列为线索 {leads} 校。",
        "Expected from {basis}; {n} schools compared, {left} not, for want of candidates or matches. σ = {sd}, τ = {tau} points{alone}. Beyond the 95% limits: {inner} schools (about {chance} by chance alone), beyond 99.8%: {outer}; leads: {leads}."
    }
    SAID_ALONE { "（单由本科按缩尾法估计为 {tau} 分）", " ({tau} by the winsorised estimate from this paper alone)" }
    PLOT_FUNNEL { "{subject}：实际均分减期望均分，{n} 校，限 95% 与 99.8%", "{subject}: mean less expected mean, {n} schools, limits 95% and 99.8%" }
    PLOT_EXPECTED { "{subject}：期望均分与实际均分，{n} 校", "{subject}: expected and actual means, {n} schools" }
    PLOT_LINE { "{place}：{line} 分线附近，{n} 人，参照为全县调整分布", "{place}: scores around {line}, {n} candidates, beside the tilted county" }
    PLOT_LINE_COUNTY { "{place}：{line} 分线附近，{n} 人，参照为平滑曲线", "{place}: scores around {line}, {n} candidates, beside a smooth curve" }
    PLOT_ROLL { "{place}：名册 {n} 人的上次成绩，其中缺考 {absent} 人", "{place}: earlier scores of {n} on the roll, {absent} of them absent" }
    ALT_FUNNEL {
        "{title}。95% 限外 {inner} 校，99.8% 限外 {outer} 校，列为线索 {leads} 校；数字见图旁的表。",
        "{title}. {inner} schools beyond the 95% limits, {outer} beyond 99.8%, {leads} are leads; the table beside has the numbers."
    }
    ALT_EXPECTED {
        "{title}。各点在斜线附近，离斜线最远的相差 {most} 分；数字见图旁的表。",
        "{title}. Points lie around the slanted line, the farthest by {most} points; the table beside has the numbers."
    }
    ALT_LINE {
        "{title}。线下 4 分到线上 1 分共 {all} 人，线上 {above} 人，参照应有 {expected} 人。",
        "{title}. From 4 below to 1 above the line {all} candidates, {above} of them at or above it, where the reference has {expected}."
    }
    ALT_ROLL {
        "{title}。名册中成绩较低的一半里缺考 {low} 人，较高的一半里 {high} 人；另有 {unmatched} 名缺考者上次成绩未找到。",
        "{title}. Absent in the lower half of the bands: {low}, in the upper half: {high}; {unmatched} more absent have no earlier score."
    }

    AXIS_N { "参加比较的人数", "Candidates compared" }
    AXIS_DISTANCE { "实际 − 期望（分）", "Actual − expected, points" }
    AXIS_EXPECTED { "期望均分", "Expected mean" }
    AXIS_ACTUAL { "实际均分", "Actual mean" }
    AXIS_SCORE { "分数", "Score" }
    AXIS_COUNT { "人数", "Candidates" }
    AXIS_EARLIER { "上次成绩", "Earlier score" }

    SERIES_SCHOOL { "学校", "School" }
    SERIES_LEAD { "列为线索的学校", "School with a lead" }
    SERIES_INNER { "95% 限", "95% limit" }
    SERIES_OUTER { "99.8% 限", "99.8% limit" }
    SERIES_EQUAL { "与期望相同", "As expected" }
    SERIES_COUNT { "人数", "Candidates" }
    SERIES_REFERENCE { "参照应有人数", "To be expected" }
    SERIES_IN_WINDOW { "其中比较范围内", "Of them compared" }
    SERIES_ROLL { "名册人数", "On the roll" }
    SERIES_ABSENT { "其中缺考", "Absent" }

    COL_COMPARED { "比较人数", "Candidates compared" }
    COL_ACTUAL { "实际均分", "Actual mean" }
    COL_EXPECTED { "期望均分", "Expected mean" }
    COL_DISTANCE { "实际减期望", "Actual less expected" }
    COL_Z { "标准化距离", "In standard errors" }
    COL_LOW_998 { "99.8% 下限", "99.8% lower" }
    COL_LOW_95 { "95% 下限", "95% lower" }
    COL_HIGH_95 { "95% 上限", "95% upper" }
    COL_HIGH_998 { "99.8% 上限", "99.8% upper" }
    COL_LEAD_DISTANCE { "线索：实际减期望", "Leads: actual less expected" }
    COL_LEAD_MEAN { "线索：实际均分", "Leads: actual mean" }
    COL_SCORE { "分数", "Score" }
    COL_LINE { "分数线", "Line" }
    COL_BAND { "上次成绩", "Earlier score" }
    COL_ROLL { "名册人数", "On the roll" }
    COL_ABSENT { "其中缺考", "Absent" }
}
