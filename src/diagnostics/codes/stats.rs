//! What the stats room can notice.

crate::rules! {
    NO_SCORES = "E401" "paper-without-scores" Warning {
        headline: "“{paper}”没有一个可统计的成绩（应考 {expected} 人）", "“{paper}”: no score to count ({expected} candidates expected)";
        did: "这一科只列人数，其余各项留空", "only the head count is given, all other figures are left empty";
        help: "请检查该科成绩是否漏报，或在考试配置里写明这一科不考", "see whether its scores are missing from the sheets, or that the paper was not set at all";
        meaning: "应考的考生都没有可计入统计的成绩时，平均分、各率、名次都没有意义，一律留空而不写 0。",
            "Where no expected candidate has a score that counts, means, rates and ranks have no meaning. They are left empty, never 0.";
        asks: Office Confirm;
    }
    NO_SPREAD = "E402" "paper-without-spread" Note {
        headline: "“{paper}”的 {n} 个成绩全部是 {value}，标准分无法计算", "“{paper}”: all {n} scores are {value}, so standard scores do not exist";
        did: "Z 分、T 分留空，其余照算", "left Z and T empty, computed the rest";
        help: "若成绩不该相同，请检查这一列是否填错", "if they should differ, check the column of scores";
        meaning: "标准分是离平均分几个标准差。所有成绩相同时标准差为 0，不能作除数。",
            "A standard score counts standard deviations from the mean. Where all scores are equal the deviation is 0 and cannot divide."
    }
    ONE_SCHOOL = "E403" "one-school-only" Note {
        headline: "{grade}只有一所学校有成绩，没有校际比较", "{grade}: only one school has scores, so schools are not compared";
        did: "校际差异系数、校际方差占比留空", "left the figures of differences between schools empty";
        help: "要比较学校，请把各校成绩表放在一起分析", "to compare schools, analyse the sheets of all of them together";
        meaning: "均衡指标描述学校之间的差异，至少要有两所学校；这时的“全县”就是这一所学校。",
            "Measures of balance describe differences between schools and need two of them. The county is this one school here."
    }
    BANDS_TOO_NARROW = "E404" "bands-too-narrow" Note {
        headline: "“{paper}”按每段 {value} 分会分出太多分数段", "“{paper}”: bands of {value} marks would be too many to read";
        did: "把段宽加倍，直到不超过 200 段", "doubled the width until there are at most 200 bands";
        help: "请在考试配置 [report] 里写一个大些的段宽", "set a larger width in [report] of the exam file";
        meaning: "分数段表供人阅读和打印，段数太多没有用处。",
            "The table of bands is for reading and printing; hundreds of bands serve nobody."
    }
    NO_DENOMINATOR = "E405" "no-denominator" Warning {
        headline: "{grade}：所选的分母“{value}”有 {n} 所学校算不出来：{schools}", "{grade}: the chosen denominator “{value}” cannot be had for {n} schools: {schools}";
        did: "这些学校和全县的平均分、各率留空，人数、分位数照算", "left means and rates of these schools and of the county empty; counts and quantiles stand";
        help: "补上这些学校的学籍名册（enrolled-less）或起始人数（cohort 的 [[candidates.stage]]），或换一种分母", "add their rosters (enrolled-less) or start-of-stage rolls ([[candidates.stage]] for cohort), or choose another denominator";
        meaning: "在籍扣除要有名册才知道在籍人数，起始人数要在考试配置里声明。不知道的数不猜：缺一所学校，全县的合计也就没有意义。",
            "Enrolled-less needs a roster, cohort a declared roll. What is not known is not guessed: where one school has none, the county's sum has no meaning either.";
        asks: Office Confirm;
    }
    NO_CLASS_DENOMINATOR = "E406" "no-class-denominator" Note {
        headline: "{grade}：{n} 个班级没有所选的分母“{value}”，班级的平均分和各率留空", "{grade}: {n} classes have no denominator “{value}”, so their means and rates are left empty";
        did: "学校和全县照算", "computed schools and county";
        help: "比较这些班级请看中位数；enrolled-less 可在名册里写明班级，cohort 没有班级口径", "compare these classes by their medians; for enrolled-less state the class in the roster, cohort has none for classes";
        meaning: "起始人数（cohort）按学校和年级声明，学生在学段中会换班；在籍扣除（enrolled-less）要名册里有这个班。",
            "The denominator `cohort` is declared for school and grade, and pupils change class during the stage; enrolled-less needs the class in the roster."
    }
    MARKING_UNLIKE = "E470" "progress-marking-unlike" Warning {
        headline: "{grade}：“{exam}”与本次的阅卷方式不同", "{grade}: “{exam}” and this exam were marked in different ways";
        did: "照算名次进退和标准分增量，每一行都注明", "computed changes in rank and standard score, and labelled every row";
        help: "各校之间的进退可能来自阅卷宽严，请先核对阅卷，再看进步", "changes between schools may be changes in marking: look at the marking before the progress";
        meaning: "集中阅卷时全县一把尺子，学校自阅时各校一把尺子。换了方式，学校的升降里就混进了阅卷宽严的差别，无法从分数里分开。",
            "Central marking measures all schools by one rule, own-school marking each by its own. Where the way changed, rises and falls of schools hold differences in marking that scores alone cannot take apart.";
        asks: Office Confirm;
    }
    MARKING_OWN = "E471" "progress-own-school-marking" Note {
        headline: "{grade}：与“{exam}”比较时，至少有一次是学校自阅", "{grade}: in the comparison with “{exam}” at least one exam was marked by the schools themselves";
        did: "照算，每一行都注明", "computed it, and labelled every row";
        help: "学校之间的进退请结合阅卷情况来看", "read changes between schools together with how they marked";
        meaning: "学校自阅时，两次考试之间的升降可能只是阅卷宽严变了。",
            "Where schools mark their own scripts, a change may be one of leniency only."
    }
    FULL_MARKS_UNLIKE = "E472" "progress-full-marks-unlike" Note {
        headline: "{grade}：与“{exam}”的满分不同：{papers}", "{grade}: full marks differ from those of “{exam}”: {papers}";
        did: "不并列平均分；各率按各自满分的同一比例，名次和标准分照算", "means are not shown side by side; rates are of the same shares of each full mark; ranks and standard scores stand";
        help: "若满分认错了，请在 exam.toml 的 [[paper]] 或 [[history]] 里写明", "if a full mark is wrong, state it in [[paper]] or [[history]] of exam.toml";
        meaning: "满分不同的两张卷子，分数相减没有意义。名次和标准分与满分无关。",
            "Scores of papers with unlike full marks cannot be subtracted. Ranks and standard scores do not depend on full marks."
    }
    SUBJECTS_UNLIKE = "E473" "progress-subjects-unlike" Note {
        headline: "{grade}：与“{exam}”的科目不同，总分不是同样几科的和", "{grade}: “{exam}” had other subjects, so the totals are not sums of the same papers";
        did: "总分不并列平均分和各率，只给名次和标准分，并注明", "for the total, gave ranks and standard scores only, and labelled them";
        help: "要比总分，请看两次都考的各科", "compare the papers that both exams had instead";
        meaning: "多一科少一科，总分就不是同一个量；名次也受新增科目的影响。",
            "With a paper more or less the total is another quantity, and its ranks are moved by the new paper."
    }
    DIFFICULTY_UNLIKE = "E474" "progress-difficulty-unlike" Note {
        headline: "{grade}：与“{exam}”的难度相差较大（同一批考生得分率之差，百分点）：{papers}", "{grade}: difficulty differs much from that of “{exam}” (score rate of the same candidates, percentage points): {papers}";
        did: "平均分和各率照列并注明；进步请看标准分和名次", "means and rates are shown and labelled; standard scores and ranks tell the progress";
        help: "界限在 exam.toml 的 [progress] max_shift", "the limit is max_shift in [progress] of exam.toml";
        meaning: "卷子变易，人人的分数和及格率都会升，这不是进步。",
            "An easier paper lifts everybody's marks and pass rates, which is no progress."
    }
    FEW_MATCHED = "E475" "progress-few-matched" Note {
        headline: "{grade}：与“{exam}”比较，{all} 所学校中有 {n} 所对上的考生不足 {limit}%：{schools}", "{grade}: compared with “{exam}”, {n} of {all} schools have fewer than {limit} % of their candidates matched: {schools}";
        did: "照算，用灰色显示并注明", "computed them, shown grey and labelled";
        help: "请检查两次考试的考号或姓名是否一致，是否缺了某次的成绩表", "see whether both exams use the same ids or names, and whether sheets of either are missing";
        meaning: "进步只看两次都有成绩的人。对上的人太少，说的就不是这所学校。",
            "Progress is of those with both scores. Where they are few, it is not the school that the figure is about."
    }
    ROLL_CHANGED = "E476" "progress-roll-changed" Note {
        headline: "{grade}：与“{exam}”比较，{all} 所学校中有 {n} 所的学生变动较大（留下不足 {limit}%，或转入过多）：{schools}", "{grade}: since “{exam}” the roll of {n} of {all} schools has changed (fewer than {limit} % stayed, or many came from elsewhere): {schools}";
        did: "照算并注明", "computed them, and labelled them";
        help: "请核对转入、转出和缺考", "look at transfers and absences";
        meaning: "两次的学生不是同一批，学校的升降有一部分是学生换了。进步只算留下的人，但走的人和来的人也改变全县的参照。",
            "Where the pupils are not the same, part of a school's rise or fall is a change of pupils."
    }
    SAME_EXAM_TWICE = "E477" "progress-same-exam" Warning {
        headline: "{grade}：“{exam}”的成绩与本次几乎完全相同：{papers}", "{grade}: the scores of “{exam}” are all but those of this exam: {papers}";
        did: "照算并注明；这多半是同一次考试放了两遍", "computed it, and labelled it; most likely one exam was given twice";
        help: "请检查“上次”文件夹或 [[history]] 里放的是不是这次的成绩", "see whether prior/ or [[history]] holds the sheets of this exam";
        meaning: "95% 以上的考生两次分数一模一样，不可能是两次考试。",
            "Where more than 95 % of the candidates have the very same score in both, they are one exam.";
        asks: Office Correct;
    }
    EARLIER_GRADE = "E478" "progress-grade" Warning {
        headline: "{grade}：“{exam}”中对上的考生在{value}，既不是本年级，也不是低一年级", "{grade}: in “{exam}” the matched candidates were in {value}, neither this grade nor the one before";
        did: "照算并注明", "computed it, and labelled it";
        help: "请检查放的是不是这批学生以前的成绩", "see whether the sheets are of these pupils' own earlier exam";
        meaning: "以前的考试应当是这批学生自己的，在同一年级或低一年级。",
            "An earlier exam should be these pupils' own, sat in this grade or the one before.";
        asks: Office Confirm;
    }
    EARLIER_NOT_BEFORE = "E479" "progress-not-before" Warning {
        headline: "{grade}：“{exam}”的日期 {value} 不早于本次考试", "{grade}: “{exam}” is dated {value}, no earlier than this exam";
        did: "照算并注明", "computed it, and labelled it";
        help: "请核对 exam.toml 里 [exam] 和 [[history]] 的 date", "check the dates in [exam] and [[history]] of exam.toml";
        meaning: "进步是从前一次到这一次。次序反了，升降的方向也反了。",
            "Progress goes from the earlier exam to this one. With the order reversed, so are rises and falls.";
        asks: Office Confirm;
    }
    NOTHING_IN_COMMON = "E480" "progress-nothing-in-common" Note {
        headline: "{grade}：与“{exam}”没有共同的科目，或没有人两次都有成绩", "{grade}: nothing in common with “{exam}”: no paper in both, or nobody with both scores";
        did: "没有比较", "compared nothing";
        help: "请检查科目的写法和考号是否一致", "see whether subjects and ids are written alike";
        meaning: "进步按科目、按人逐一对应。", "Progress is matched paper by paper and person by person."
    }
}
