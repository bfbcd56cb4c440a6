//! What the anomalies room can notice.

crate::rules! {
    TOO_FEW_SCHOOLS = "E501" "too-few-schools" Note {
        headline: "{grade}只有 {schools} 所学校，未做学校之间的异常筛查", "{grade}: with {schools} schools no school was screened against the others";
        did: "少于 {least} 所学校时，正常差异估计不准，A105、A201、A202、A203、A207 不做学校比较", "below {least} schools the usual differences cannot be told; A105, A201, A202, A203 and A207 do not compare schools";
        help: "把全县学校的成绩放在一起分析；或在 exam.toml 的 [screens] 中调低 min_schools（结果会更不可靠）", "analyse all schools of the county together, or lower min_schools in [screens] of exam.toml (results become less reliable)";
        meaning: "筛查以全县其他学校为参照，估计学校之间的正常差异至少需要十余所学校。学校太少时不给线索，但无线索不等于没有问题。", "The screens take the rest of the county as yardstick, and it takes a dozen schools to tell what differences are usual. With fewer there are no leads, which does not mean that there is no problem.";
    }
    LOW_MATCH = "E502" "low-match" Warning {
        headline: "{grade}只有 {share}% 的考生能匹配到上次考试", "{grade}: only {share}% of the candidates are found in the earlier exam";
        did: "匹配不足 {least}% 的学校没有与上次考试比较", "schools below {least}% were not compared with the earlier exam";
        help: "检查两次考试是否用同一种考号或学籍号，姓名写法是否一致；必要时在上次成绩中补一列学籍号", "check that both exams use the same kind of id and the same spelling of names; if need be add a column of enrolment ids to the earlier results";
        meaning: "与上次考试比较时，只看两次都参加的考生。匹配太少，匹配上的人可能不能代表学校，因此不做比较。", "Only candidates who sat both exams are compared. With too few of them the school is not represented, so that no comparison is made.";
        asks: Office Nothing;
    }
}
