//! Rules in force, in words.

crate::words! {
    // Rules in force
    SET_DENOMINATOR { "分母", "Denominator" }
    SET_BLANK { "空白成绩", "Blank cells" }
    SET_MISCONDUCT { "违纪", "Misconduct" }
    SET_DEFERRED { "缓考", "Deferred" }
    SET_GUEST { "借读生", "Guests" }
    SET_MARKING { "阅卷方式", "Marking" }
    SET_BANDS { "分数段宽度", "Width of bands" }
    SET_DENOMINATORS { "各分母的参数", "Parameters of denominators" }
    DENOMINATORS_SET { "在籍扣除 {less}；保底 {floor}；按班额扣除 {table}", "enrolled less {less}; floor {floor}; allowance by class size {table}" }
    SET_PROGRESS { "前后对比的界限", "Limits of comparisons over time" }
    PROGRESS_SET {
        "匹配率低于 {match} 的显示为灰色；原考生仍在本单位的不足 {kept}，或匹配考生的得分率相差超过 {shift} 的，注明不可直接比较；进退名单各列至多 {listed} 人",
        "grey below a match rate of {match}; labelled as not directly comparable where fewer than {kept} of the earlier candidates are still in the unit, or score rates of the matched differ by more than {shift}; lists of risers and fallers name at most {listed} each"
    }
    SET_RANK_BANDS { "名次段", "Rank bands" }
    SET_PARTIAL { "多选题选对但不全", "Some of several right options" }
    PARTIAL_SET { "得该题满分的 {share}", "{share} of the item's full mark" }
    SET_STATUSES { "另外认作状态的记号", "Further marks read as a status" }
    SET_SEED { "随机数种子", "Seed of random draws" }
    HEAD_TOLD { "exam.toml 给出的设置", "Settings that exam.toml gives" }
    COL_SETTING { "设置", "Setting" }
    COL_SETTING_VALUE { "值", "Value" }
    SET_SCREENS { "筛查界限", "Limits of screens" }
    DENOMINATOR_PRESENT { "实考人数：平均分和各率都除以有成绩的人数", "n: means and rates are over candidates with a score" }
    DENOMINATOR_EXPECTED { "应考人数：缺考计入分母，按不及格处理，平均分 = 总和 ÷ 应考", "N: the absent count as failing, the mean is the sum over N" }
    DENOMINATOR_FLOOR { "保底分母：实考人数与应考人数 × {share}（进一）中较大者；县、片区为各校之和", "Floor: the larger of n and N × {share}, rounded up; county and districts add up their schools" }
    DENOMINATOR_ENROLLED_LESS { "在籍扣除：在籍人数减去 {share}（进一），不少于实考人数；不修该科的学生不计；没有名册的学校无值；县、片区为各校之和", "Enrolled less {share}, rounded up, and at least n; who does not take the paper is left out; none without a roster; county and districts add up their schools" }
    DENOMINATOR_CLASS_ALLOWANCE { "班额扣除：每班应考人数减去缺考，但最多减去班额所允许的人数（{table}；班额按该科应考人数）；学校、县为各班之和", "Class allowance: N of each class less its absent, at most as many as its size allows ({table}; size is N in the paper); school and county add up their classes" }
    DENOMINATOR_COHORT { "起始人数：学段起始时的人数 + 正常转入 − 正常转出（考试配置声明），不少于实考人数；班级无值；县、片区为各校之和", "Cohort: roll at the start of the stage + normal transfers in − out, as the exam file declares, and at least n; classes have none; county and districts add up their schools" }
    BLANK_ABSENT { "空白按缺考处理", "A blank is an absence" }
    BLANK_NOT_TAKEN { "空白按未开考处理", "A blank means that the paper is not taken" }
    MISCONDUCT_ZERO { "违纪按 0 分计入", "Misconduct counts as a score of 0" }
    MISCONDUCT_NONE { "违纪计入应考，不计成绩", "Misconduct is expected, without a score" }
    DEFERRED_OUT { "缓考不计入应考", "The deferred are not expected" }
    DEFERRED_IN { "缓考计入应考，不计成绩", "The deferred are expected, without a score" }
    GUEST_ENROLLED { "计入学籍所在学校", "Counted at the school of enrolment" }
    GUEST_ATTENDING { "计入就读学校", "Counted at the school attended" }
    GUEST_NONE { "不计入任何学校", "Counted at no school" }
    MARKING_CENTRAL { "集中阅卷", "central marking" }
    MARKING_CROSSED { "交叉阅卷", "crossed marking" }
    MARKING_OWN { "学校自阅", "marked by the schools" }
    MARKING_UNKNOWN { "未声明", "not declared" }
    BAND_WIDTHS { "各科 {paper} 分一段，总分 {total} 分一段", "{paper} marks for papers, {total} for the total" }
    SCREEN_LIMITS {
        "错误发现率 {fdr}；至少 {n} 人；学校之间比较至少 {schools} 所学校；与上次考试匹配至少 {match}；{classes}；效应至少 {effect} 分且至少 {sd} 个标准差，标准差偏离至少 {spread}，尾数多出至少 {heaping}，学生偏离至少 {jump} 个标准差",
        "false-discovery rate {fdr}; at least {n} candidates; at least {schools} schools to compare schools; at least {match} matched to the earlier exam; {classes}; effect of at least {effect} points and {sd} SD, {spread} of a standard deviation, {heaping} of last digits, {jump} SD of a pupil"
    }
    CLASSES_TOO { "班级也比较", "classes too" }
    SCHOOLS_ONLY { "只比较学校", "schools only" }
}
