//! Head count, its reconciliation step by step, denominators, and the identity of the county.

crate::words! {
    NOTE_HEADCOUNT {
        "请学校核对人数并签字（各校的参考人数确认单在学校工作簿里）。每行：应考 = 实考 + 全缺 + 违纪 + 缓考；在籍 + 借读入 + 籍外 − 借读出 − 休学 = 应考 + 免考 + 离校（表中）。",
        "Schools check and sign; each finds its confirmation sheet in its workbook. In every row: expected = sat + sat none + misconduct + deferred; enrolled + guests in + unlisted − guests out − suspended = expected + exempt + withdrawn by the sheet."
    }
    NOTE_RECONCILIATION {
        "从左到右逐步加减：名册登记 − 已离校 = 在籍；在籍 ＋借读入 −借读出 −休学 ＋籍外 −未判定（籍） ＋未判定（表） = 考试对象；考试对象 −免考 −离校 = 应考。每一步都是人数，每个人只在一处。",
        "Step by step from left to right: listed − left = enrolled; enrolled + guests in − guests out − suspended + unlisted − undecided on the roll + undecided in sheets = persons; persons − exempt − withdrawn = expected. Every step is a count of persons, and each person is in one place."
    }
    NOTE_RECONCILIATION_BELOW {
        "应考 = 有分 + 无法辨认 + 违纪 + 缺考（有记录） + 未见无说明 + 缓考。“差额”不为 0 时，说明里写明原因；没有名册的学校，名册各步留空。",
        "Expected = with a score + unreadable + misconduct + absent as recorded + missing without a reason + deferred. Where the difference is not 0 the remark says why; without a roster its steps are empty."
    }
    STEP_LISTED { "名册登记", "Listed" }
    STEP_LEFT { "−已离校", "− left" }
    STEP_ENROLLED { "＝在籍", "= enrolled" }
    STEP_GUEST_IN { "＋借读入", "+ guests in" }
    STEP_GUEST_OUT { "−借读出", "− guests out" }
    STEP_SUSPENDED { "−休学", "− suspended" }
    STEP_UNLISTED { "＋籍外", "+ unlisted" }
    STEP_UNJUDGED_ROLL { "−未判定（籍）", "− undecided, roll" }
    STEP_UNJUDGED_SHEET { "＋未判定（表）", "+ undecided, sheet" }
    STEP_PERSONS { "＝考试对象", "= persons" }
    STEP_EXEMPT { "−免考", "− exempt" }
    STEP_WITHDRAWN { "−离校（表）", "− withdrawn" }
    STEP_EXPECTED { "＝应考", "= expected" }
    STEP_PRESENT { "有分", "with a score" }
    STEP_UNREADABLE { "无法辨认", "unreadable" }
    STEP_MISCONDUCT { "违纪", "misconduct" }
    STEP_ABSENT { "缺考（有记录）", "absent, recorded" }
    STEP_UNEXPLAINED { "未见无说明", "missing, no reason" }
    STEP_DEFERRED { "缓考", "deferred" }
    STEP_DIFFERENCE { "差额", "Difference" }
    REMARK_NO_ROSTER { "没有学籍名册，应考以成绩表为准", "No roster: the expected are those of the sheets" }
    REMARK_GUESTS_ELSEWHERE { "另有借读在校 {n} 人，按规则计在别处或不计", "{n} guests attend here and by the rule count elsewhere or nowhere" }
    REMARK_RETURNED { "籍外中 {n} 人名册记为已离校", "{n} of the unlisted are listed as having left" }
    REMARK_UNJUDGED { "在籍 {n} 人既没有对上、也没有判为缺考：同名难分，或名册与成绩表整体对不上", "{n} on the roll are neither found nor called missing: several persons fit, or the roster does not fit the sheets" }
    REMARK_DEFERRED_OUT { "缓考 {n} 人按设置不计应考", "{n} deferred are by the setting not expected" }
    REMARK_UNREADABLE { "{n} 人的成绩无法辨认，暂按实考，请改正", "{n} have no mark that can be read; they count as present until corrected" }
    REMARK_DIFFERENCE { "差额来自在两个年级都有成绩或另有标注的借读生，请对照借读名单", "The difference comes from guests with rows in two grades or set apart by the sheet; see the list of guests" }
    SENTENCE_SEPARATOR { "；", "; " }
    // Head count
    IDENTITY_HOLDS {
        "{grade}恒等式核对：各校应考之和 {schools} ＝ 全县应考 {persons} 人（不分学校、按考号和姓名逐人点数），每个人恰好计一次。借读规则：{rule}；其中借读、外借 {guests} 人，按规则不计 {out} 人。",
        "{grade} identity: the schools' expected add up to {schools} = {persons} persons expected in the county, counted by id and name without regard to schools; each counts exactly once. Guests: {rule}; {guests} guests among them, {out} left out by the rule."
    }
    IDENTITY_BROKEN {
        "{grade}恒等式核对：各校应考之和 {schools} ≠ 全县应考 {persons} 人（不分学校、按考号和姓名逐人点数）：{n} 人在两所学校各计了一次（{names}），名册不能说明归属，请按“重复考生”查清。借读规则：{rule}；其中借读、外借 {guests} 人，按规则不计 {out} 人。",
        "{grade} identity: the schools' expected add up to {schools}, not to the {persons} persons expected in the county, counted by id and name without regard to schools: {n} count at two schools ({names}) and no roster tells where they belong; see the duplicates. Guests: {rule}; {guests} guests among them, {out} left out by the rule."
    }
    DEN_PRESENT { "实考", "present" }
    DEN_EXPECTED { "应考", "expected" }
    DEN_ENROLLED_LESS { "在籍扣 {share}", "enrolled-less {share}" }
    DEN_CLASS_ALLOWANCE { "班额扣除", "class-allowance" }
    DEN_FLOOR { "保底 {share}", "floor {share}" }
    DEN_COHORT { "起始人数", "cohort" }
    DEN_CHOSEN { "{name}★", "{name} ★" }
    DEN_COUNT { "{name} 分母", "{name}: denominator" }
    DEN_MEAN { "{name} 均分", "{name}: mean" }
    DEN_RANK { "{name} 名次", "{name}: rank" }
    DEN_PASS { "{name} 及格率", "{name}: pass rate" }
    DEN_PASS_RANK { "{name} 及格率名次", "{name}: rank by pass rate" }
    DEN_EXCELLENT { "{name} 优秀率", "{name}: excellent rate" }
    DEN_MISSING_ENROLLED { "“{name}”没有算：{schools} 没有学籍名册，不知道在籍人数。", "“{name}” is not computed for {schools}: without a roster the number enrolled is not known." }
    DEN_MISSING_STAGE { "“{name}”没有算：考试配置没有给出{schools}的起始人数（[[candidates.stage]]）。", "“{name}” is not computed for {schools}: the exam file declares no start-of-stage roll ([[candidates.stage]])." }
    DEN_ALL_SCHOOLS { "各校", "any school" }
    DEN_SPREAD { "名次差", "Rank spread" }
    DEN_LOWER { "均分下界", "Mean, lower bound" }
    DEN_UPPER { "均分上界", "Mean, upper bound" }
}
