//! Sentences of the covers, and how to read leads.

crate::words! {
    // Sentences of the cover
    STORY_SCOPE {
        "{grade}：{schools} 所学校、{papers} 科，应考 {expected} 人，实考 {present} 人，参考率 {participation}；{subject}有效统计 {n} 人。",
        "{grade}: {schools} school(s) with {papers} paper(s); of {expected} candidates expected {present} sat ({participation}), and {n} have a score in {subject}."
    }
    STORY_SCOPE_PUBLIC { "{grade}：{schools} 所学校、{papers} 科，{subject}有效统计 {n} 人。", "{grade}: {schools} school(s) with {papers} paper(s); {n} candidates have a score in {subject}." }
    STORY_LEVEL {
        "{grade}{subject}平均 {mean} 分（满分 {full}），得分率 {rate}，中位数 {median}，标准差 {sd}。",
        "{grade}, {subject}: the mean is {mean} out of {full} (score rate {rate}), the median {median}, the standard deviation {sd}."
    }
    STORY_RATES {
        "{grade}{subject}优秀率 {excellent_rate}（{excellent} 人），及格率 {pass_rate}（{pass} 人），低分率 {low_rate}（{low} 人），均以 {n} 人为分母。",
        "{grade}, {subject}: {excellent_rate} are excellent ({excellent} of {n}), {pass_rate} pass ({pass}), and {low_rate} are in the low range ({low})."
    }
    STORY_GAP {
        "{grade}{subject}各校平均分最高 {high} 分、最低 {low} 分，相差 {gap} 分；校际差异系数 {cv}，学生成绩的差异有 {icc} 来自学校之间。",
        "{grade}, {subject}: school means run from {low} to {high}, {gap} points apart (coefficient of variation {cv}); {icc} of the variance of pupils' scores lies between schools."
    }
    STORY_SUBJECTS {
        "{grade}得分率最高的学科是{best}（{high}），最低的是{worst}（{low}）；试卷难度不同，不能据此比较教学。",
        "{grade}: the highest score rate is in {best} ({high}), the lowest in {worst} ({low}); papers differ in difficulty, so this does not compare teaching."
    }
    STORY_PROGRESS {
        "{grade}与“{exam}”相比，{matched} 名考生能对上（{rate}）；可比的学校中，标准分进步最大的是{up}（{most}），退步最大或进步最小的是{down}（{least}），区间见“学校进步”。",
        "{grade}, against “{exam}”: {matched} candidates are found there ({rate}). Of the schools that can be compared {up} gained most in standard scores ({most}) and {down} least ({least}); the sheet of school progress has the intervals."
    }
    STORY_BALANCE {
        "{grade}学校之间差距最大的学科是{most}（方差的 {high} 在学校之间），最小的是{least}（{low}）。",
        "{grade}: schools differ most in {most}, where {high} of the variance lies between them, and least in {least} ({low})."
    }
    STORY_GROUPS {
        "{grade}{subject}按学校类别看，{first}平均 {high} 分（{high_n} 人），{last}平均 {low} 分（{low_n} 人）。",
        "{grade}, {subject}, by kind of school: {first} has a mean of {high} (n = {high_n}), {last} of {low} (n = {low_n})."
    }
    STORY_LEADS {
        "共做 {tests} 次检验，得到线索 {leads} 条（强 {strong}、中 {moderate}、弱 {weak}）；线索是核查的理由，不是结论。",
        "{tests} tests were made; leads: {leads} ({strong} strong, {moderate} moderate, {weak} weak). A lead is a reason to look, not a conclusion."
    }
    STORY_ISSUES {
        "数据问题：错误 {errors} 条、警告 {warnings} 条、提示 {notes} 条；成绩表中有 {rejected} 行未采用，见“数据问题”。",
        "Problems found in the data: {errors} error(s), {warnings} warning(s), {notes} note(s); rows left out: {rejected}. The sheet of data problems lists them all."
    }

    // Guide to the leads
    GUIDE_LEAD {
        "线索只说明“这里与全县其他地方不同，值得核实”，不说明原因，更不是结论。每条线索都附有人数、效应及其 95% 区间、可能的正常解释和下一步。",
        "A lead says “this differs from the rest of the county and deserves a look”. It tells no cause and is no conclusion. Each comes with n, effect and 95% interval, innocent explanations and a next step."
    }
    GUIDE_CALIBRATED {
        "所有检验都以本县其他学校为参照，并按检验次数校正（错误发现率），因此少量线索在正常情况下也会出现。",
        "Every test is calibrated against the rest of the county and corrected for the number of tests (false-discovery rate); a few leads appear even where all is well."
    }
    GUIDE_STRENGTH {
        "强：事实清楚，或几类相互独立的证据一致；中：证据较明确但只有一类；弱：只够提醒。",
        "Strong: the fact is plain, or independent kinds of evidence agree. Moderate: clear, but of one kind. Weak: no more than a hint."
    }

    // Why a test was not made
    SKIPPED_SCHOOLS { "学校太少", "too few schools" }
    SKIPPED_CANDIDATES { "人数太少", "too few candidates" }
    SKIPPED_ALONE { "没有可比的对象", "nothing to compare with" }
    SKIPPED_EARLIER { "没有上次考试成绩", "no earlier exam" }
    SKIPPED_MATCH { "与上次考试匹配太少", "too few matched to the earlier exam" }
    SKIPPED_ROSTER { "没有学籍名册", "no roster" }
    SKIPPED_REPORTED { "学校没有上报汇总数字", "no school reports figures" }
    SKIPPED_LINE { "线附近人数太少", "too few near the line" }
    SKIPPED_NOBODY { "没有人缺考", "nobody absent" }
    SKIPPED_SUBJECTS { "科目太少", "too few subjects" }
    SKIPPED_NO_ITEMS { "该科没有小题分", "no item scores of this paper" }
    SKIPPED_NO_PARTS { "不知道哪些题是客观题、哪些是主观题", "not known which items are machine-marked and which written" }
    SKIPPED_FEW_ITEMS { "小题（选项）太少", "too few items or options" }
    SKIPPED_ONE_SIDED { "几乎全对或全错，看不出搭配", "nearly everything right or wrong, so that no pattern shows" }
    SKIPPED_CHANCE { "人数多、科目少，偶然相同不足为奇", "with so many pupils and so few subjects chance suffices" }
}

/// Why a test was not made: the word of the open tables, and its text.
pub const SKIPPED: &[(&str, crate::words::Phrase)] = &[
    ("too-few-schools", SKIPPED_SCHOOLS),
    ("too-few-candidates", SKIPPED_CANDIDATES),
    ("nothing-to-compare", SKIPPED_ALONE),
    ("no-earlier-exam", SKIPPED_EARLIER),
    ("low-match", SKIPPED_MATCH),
    ("no-roster", SKIPPED_ROSTER),
    ("no-reported-figures", SKIPPED_REPORTED),
    ("too-few-near-line", SKIPPED_LINE),
    ("nobody-absent", SKIPPED_NOBODY),
    ("too-few-subjects", SKIPPED_SUBJECTS),
    ("chance-suffices", SKIPPED_CHANCE),
    ("no-items", SKIPPED_NO_ITEMS),
    ("no-parts", SKIPPED_NO_PARTS),
    ("too-few-items", SKIPPED_FEW_ITEMS),
    ("nearly-all-right-or-wrong", SKIPPED_ONE_SIDED),
];
