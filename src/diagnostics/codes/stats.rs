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
}
