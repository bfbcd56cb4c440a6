//! Sentences of the covers of school and subject workbooks, and the words of their pictures.

crate::words! {
    OWN_SCOPE {
        "{grade}：应考 {expected} 人，实考 {present} 人，参考率 {participation}，{classes} 个班，开考 {papers} 科。",
        "{grade}: {expected} expected, {present} sat, participation {participation}; {classes} classes, {papers} papers."
    }
    OWN_STANDING { "{told}。", "{told}." }
    OWN_CLAUSES { "；", "; " }
    OWN_LEVEL {
        "{grade}{subject}平均 {mean} 分（满分 {full}，{n} 人），得分率 {rate}",
        "{grade} {subject}: mean {mean} of {full} (n = {n}), score rate {rate}"
    }
    OWN_BESIDE {
        "比全县平均（{county} 分）{side} {gap} 分，T 分 {t}",
        "{gap} marks {side} the county's mean of {county}, T = {t}"
    }
    SIDE_ABOVE { "高", "above" }
    SIDE_BELOW { "低", "below" }
    OWN_RATES {
        "{grade}{subject}优秀率 {excellent_rate}（{excellent} 人）、及格率 {pass_rate}（{pass} 人）、低分率 {low_rate}（{low} 人），分母 {n} 人。",
        "{grade} {subject}: excellent {excellent_rate} ({excellent}), pass {pass_rate} ({pass}), low {low_rate} ({low}), of {n}."
    }
    OWN_PLACE { "在{among}中处于{third}", "in the {third} of {among}" }
    OWN_SUBJECTS {
        "{grade}与全县相比，最强的学科是{best}（T {high}），最弱的是{worst}（T {low}）。",
        "{grade}, beside the county: strongest in {best} (T {high}), weakest in {worst} (T {low})."
    }
    OWN_CLASSES {
        "{grade}{subject}班级平均分最高 {high}（{best}）、最低 {low}（{worst}），相差 {gap} 分。",
        "{grade} {subject}: class means from {low} ({worst}) to {high} ({best}), {gap} marks apart."
    }
    OWN_PROGRESS {
        "{grade}{subject}与“{exam}”相比，对上的 {n} 人平均标准分变化 {gain}（95% 区间 {low} 到 {high}）。",
        "{grade} {subject}, against “{exam}”: the {n} matched changed by {gain} standard scores on average (95% interval {low} to {high})."
    }
    OWN_ATTENTION {
        "{grade}需要关注：总分线上线下的临界生 {critical} 人，偏科学生 {uneven} 人（能判断的 {judged} 人中）。",
        "{grade}, to be looked after: {critical} near a line of the total, {uneven} uneven between subjects (of {judged} who can be judged)."
    }
    OWN_UNEVEN { "{grade}需要关注：偏科学生 {uneven} 人（能判断的 {judged} 人中）。", "{grade}, to be looked after: {uneven} uneven between subjects (of {judged} who can be judged)." }
    OWN_ITEMS { "{paper}得分率与全县差距最大的题：{items}。", "{paper}, items furthest below the county: {items}." }
    OWN_TOPICS { "{paper}得分率与全县差距最大的知识点：{items}。", "{paper}, topics furthest below the county: {items}." }
    OWN_ITEM { "{name}（本校 {own}，全县 {county}）", "{name} ({own}, county {county})" }
    OWN_ISSUES {
        "本校数据：错误 {errors} 条、警告 {warnings} 条，见“数据问题”；请按确认单核对人数。",
        "This school's data: {errors} errors and {warnings} warnings, see the sheet of data problems; please check the head count."
    }
    PAPER_SCOPE {
        "{paper}：{schools} 所学校、{classes} 个班，应考 {expected} 人，有效统计 {n} 人。",
        "{paper}: {schools} schools, {classes} classes; {expected} expected, {n} scores."
    }
    PAPER_QUALITY { "试卷难度 {p}（{easy}），区分度 {d}（{sharp}）。", "Difficulty {p} ({easy}), discrimination {d} ({sharp})." }
    PAPER_SPREAD {
        "中间一半学生在 {low} 到 {high} 分之间，最高 {max} 分，最低 {min} 分，满分 {full_count} 人。",
        "The middle half of the pupils scored {low} to {high}; the highest is {max}, the lowest {min}; {full_count} have the full mark."
    }
    PAPER_WEAK_ITEMS { "得分率最低的题：{items}。", "Lowest score rates: items {items}." }
    PAPER_WEAK_TOPICS { "得分率最低的知识点：{topics}。", "Weakest topics: {topics}." }
    PAPER_PROGRESS {
        "与“{exam}”相比，标准分明显进步的学校 {up} 所，明显退步的 {down} 所（95% 区间不含 0），其余 {same} 所看不出变化。",
        "Against “{exam}”: {up} schools clearly gained and {down} clearly lost (95% interval without 0); in {same} no change can be told."
    }
    PAPER_CLASSES {
        "{schools} 所学校有两个以上的班；班级平均分相差最大的是{school}，相差 {gap} 分。",
        "{schools} schools have two or more classes; their means lie furthest apart in {school}: {gap} marks."
    }

    NOTE_OWN_CHARTS {
        "得分率 = 平均分 ÷ 满分，图取自“概览”的表。网状图看本校的强弱是否与全县、同类学校同形：难的学科大家都低，凹进去的才是本校的弱项。",
        "Score rate = mean / full mark, drawn from the table of the overview. In the web look for dents beside the county and the category: a hard paper is low for all, a dent is this school's own."
    }
    COL_CATEGORY_SCORE_RATE { "同类得分率", "Category score rate" }
    SERIES_CATEGORY { "同类学校", "Schools of its category" }
    CHART_WEB_COUNTY { "{grade} 各学科得分率：本校与全县", "{grade} score rates by subject: this school and the county" }
    CHART_WEB { "{grade} 各学科得分率：本校、同类学校与全县", "{grade} score rates by subject: this school, its category and the county" }
    SHEET_BOXES { "箱线图", "Box plots" }
    TITLE_BOXES { "各校成绩的箱线图", "Box plots of the schools" }
    NOTE_BOXES {
        "箱为中间一半学生（P25 到 P75），短横为中位数，须线从 P10 到 P90；数字见“分布”。箱短而高说明整体好且均衡；人数少的学校起伏大。",
        "The box holds the middle half (P25 to P75), the dash is the median, whiskers reach from P10 to P90; the figures are on the sheet of distributions. Small schools vary more by chance."
    }
    CHART_BOXES { "{subject}：各校 P10、P25、中位数、P75、P90", "{subject}: P10, P25, median, P75 and P90 of the schools" }
    CHART_SHARES { "{subject}：各校各分数段人数占比", "{subject}: share of each score band, school by school" }
    NOTE_INTERVALS {
        "点为学校平均分，竖线为其 95% 区间，横线为全县平均分；同类学校排在一起。区间跨过横线的学校，与全县的差别可能只是学生的偶然差别。难度不同的学科之间不能比较平均分。",
        "Points are school means, bars their 95% intervals, the line is the county mean; comparable schools stand together. Where the bar crosses the line, the difference from the county may be chance. Means of papers of different difficulty cannot be compared."
    }
    CHART_INTERVALS { "{subject}：各校平均分及 95% 区间", "{subject}: school means with 95% intervals" }
    SHEET_BEFORE_NOW { "前后对照图", "Then and now" }
    TITLE_BEFORE_NOW { "各学科学校前后对照", "Schools then and now in every subject" }
    NOTE_BEFORE_NOW {
        "每点一所学校：横轴为{exam}的 T 分，纵轴为本次的 T 分。左下到右上的对角线以上为上升，以下为下降；人数少的学校上下波动本来就大，区间见“学校进步”。",
        "A point is a school: across its T in {exam}, up its T now. Above the diagonal from lower left to upper right it rose, below it fell; small schools move more by chance. Intervals are in the sheet of school progress."
    }
    CHART_THEN_NOW { "{subject}：本次 T（纵）与上次 T（横）", "{subject}: T now (up) against T then (across)" }
    CHART_BEFORE_NOW { "{subject}：各校 T 分，这次与“{exam}”", "{subject}: T of the schools, now against “{exam}”" }
    AXES_BEFORE_NOW { "纵：本次 T；横：“{exam}”T", "up: T now; across: T in “{exam}”" }
    SERIES_SCHOOLS { "学校", "Schools" }
}
