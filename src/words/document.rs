//! The report as a document: its chapters, the sentences written from figures, captions. Counted nouns have a form for one.

crate::words! {
    FILE_DOCUMENT { "报告.docx", "report.docx" }
    REPORT_TITLE { "{exam} 教学质量分析报告", "{exam}: quality analysis report" }
    TITLE { "教学质量分析报告", "Quality analysis report" }
    CONTENTS { "目录", "Contents" }
    TABLE_LABEL { "表 {n}", "Table {n}" }
    FIGURE_LABEL { "图 {n}", "Figure {n}" }
    FIGURE_PART { "{title}（{part}/{parts}）", "{title} ({part} of {parts})" }
    AFTER_LABEL { "　{title}", ". {title}" }
    FIGURE_DESCRIBED { "{title}。{series}最高的是{best}（{high}），最低的是{worst}（{low}）。", "{title}. {series}: highest {best} ({high}), lowest {worst} ({low})." }
    OF_GRADE { "{grade}{title}", "{grade} – {title}" }
    THE_TOTAL { "总分", "the total score" }

    // Counted nouns and lists
    ONE_SCHOOL { "{n} 所学校", "{n} school" }
    SCHOOLS { "{n} 所学校", "{n} schools" }
    ONE_CANDIDATE { "{n} 人", "{n} candidate" }
    CANDIDATES { "{n} 人", "{n} candidates" }
    ONE_PUPIL { "{n} 名学生", "{n} pupil" }
    PUPILS { "{n} 名学生", "{n} pupils" }
    ONE_GRADE { "{n} 个年级", "{n} grade" }
    GRADES { "{n} 个年级", "{n} grades" }
    ONE_ERROR { "错误 {n} 条", "{n} error" }
    ERRORS { "错误 {n} 条", "{n} errors" }
    ONE_WARNING { "警告 {n} 条", "{n} warning" }
    WARNINGS { "警告 {n} 条", "{n} warnings" }
    ONE_NOTE { "提示 {n} 条", "{n} note" }
    NOTES { "提示 {n} 条", "{n} notes" }
    ONE_LEAD { "{n} 条线索", "{n} lead" }
    LEADS { "{n} 条线索", "{n} leads" }
    ONE_TEST { "{n} 次检验", "{n} test" }
    TESTS { "{n} 次检验", "{n} tests" }
    ONE_ROW { "{n} 行", "{n} row" }
    ROWS { "{n} 行", "{n} rows" }
    ONE_ITEM { "{n} 题", "{n} item" }
    ITEMS { "{n} 题", "{n} items" }
    ALL_SCHOOLS { "各校", "all schools" }
    LIST_AND { "{first}和{last}", "{first} and {last}" }
    LIST_MORE { "{first}等 {all} 项", "{first} and others ({all} in all)" }
    LIST_MORE_SCHOOLS { "{first}等 {all} 所学校", "{first} and others ({all} schools)" }
    LIST_MORE_PAPERS { "{first}等 {all} 科", "{first} and others ({all} papers)" }
    NAME_WITH { "{name}（{value}）", "{name} ({value})" }

    // Chapters
    CHAPTER_SUMMARY { "提要", "Summary" }
    CHAPTER_SCOPE { "考试与范围", "The exam and its scope" }
    CHAPTER_HEADS { "参考人数", "Head count" }
    CHAPTER_OVERALL { "总体情况", "Overall results" }
    CHAPTER_SUBJECTS { "各学科情况", "Subjects" }
    CHAPTER_SCHOOLS { "各校情况", "Schools" }
    CHAPTER_BALANCE { "均衡情况", "Balance" }
    CHAPTER_GROWTH { "进步与增值", "Progress and value added" }
    CHAPTER_ITEMS { "试题与知识点", "Items and topics" }
    CHAPTER_ISSUES { "数据问题", "Data problems" }
    CHAPTER_LEADS { "待核实的线索", "Leads to verify" }
    CHAPTER_ADVICE { "建议", "Suggestions" }
    CHAPTER_METHOD { "附　口径说明", "Appendix: definitions" }

    // Summary
    SUMMARY_SCOPE {
        "{grade}{schools}应考 {expected} 人，实考 {present} 人，参考率 {participation}。",
        "{grade}: {schools}, {expected} expected, {present} sat, participation {participation}."
    }
    SUMMARY_LEVEL {
        "{subject}平均 {mean} 分（满分 {full} 分），得分率 {rate}，及格率 {pass_rate}，优秀率 {excellent_rate}（统计 {n} 人）。",
        "In {subject} the mean is {mean} of {full}, the score rate {rate}; {pass_rate} pass and {excellent_rate} are excellent (n = {n})."
    }
    SUMMARY_SUBJECTS {
        "各科中{best}得分率最高（{high}），{worst}最低（{low}）。",
        "Among the papers, {best} has the highest score rate ({high}) and {worst} the lowest ({low})."
    }
    SUMMARY_GAP {
        "各校平均分在 {low} 至 {high} 分之间，学生成绩差异的 {icc} 来自学校之间。",
        "School means run from {low} to {high}; {icc} of the variance between pupils lies between schools."
    }
    SUMMARY_GAP_ALONE { "各校平均分在 {low} 至 {high} 分之间。", "School means run from {low} to {high}." }
    SUMMARY_PROGRESS {
        "与“{exam}”相比，可比较的 {all} 所学校中，标准分明显提高的有 {up} 所，明显下降的有 {down} 所，其余 {flat} 所的变化不出误差范围。",
        "Compared with “{exam}”, the standard score clearly rose in {up} of {all} schools and clearly fell in {down}; in the other {flat} the change is within its error."
    }
    SUMMARY_PROGRESS_FLAT {
        "与“{exam}”相比，可比较的 {all} 所学校标准分的变化都在误差范围之内。",
        "Compared with “{exam}”, no school's standard score moved by more than its error ({all} compared)."
    }
    SUMMARY_ISSUES {
        "读表时发现{problems}，有 {rows}数据未采用；相关数字在更正前请谨慎使用。",
        "Reading the sheets gave {problems}, and {rows} left out; until corrected, the figures concerned should be used with care."
    }
    SUMMARY_ISSUES_KEPT {
        "读表时发现{problems}，数据均已采用；存疑之处请学校核对。",
        "Reading the sheets gave {problems}; every row was used, and schools should check what is in doubt."
    }
    SUMMARY_CLEAN { "交来的成绩表没有发现需要更正的问题。", "The sheets sent in show nothing that needs correcting." }
    SUMMARY_LEADS {
        "{tests}中得到 {leads}（{strengths}），均待核实，不是结论。",
        "{tests} gave {leads} ({strengths}), still to be verified and no conclusion."
    }
    SUMMARY_NO_LEADS { "{tests}没有得到达到提示标准的线索。", "{tests} gave no lead." }

    // Scope
    SCOPE_DATED { "本报告分析“{exam}”（{date}）的成绩，涉及 {schools}、{grades}。", "This report analyses the results of “{exam}” ({date}): {schools}, {grades}." }
    SCOPE_UNDATED { "本报告分析“{exam}”的成绩，涉及 {schools}、{grades}。", "This report analyses the results of “{exam}”: {schools}, {grades}." }
    SCOPE_OFFICE { "考试由{office}组织。", "The exam was organised by {office}." }
    SCOPE_BASIS { "考试依据为“{basis}”，阅卷方式为{marking}。", "Its basis is “{basis}”; marking: {marking}." }
    SCOPE_NO_BASIS { "考试依据没有声明，阅卷方式为{marking}。", "No basis is declared; marking: {marking}." }
    SCOPE_MARKING_UNKNOWN { "{basis}阅卷方式没有声明。", "{basis}How papers were marked is not declared." }
    SCOPE_BASIS_ALONE { "考试依据为“{basis}”，", "Its basis is “{basis}”. " }
    SCOPE_NO_BASIS_ALONE { "考试依据和", "No basis is declared. " }
    SCOPE_CATEGORIES { "按学校类别，{groups}。", "By category: {groups}." }
    SCOPE_CATEGORY { "{name} {n} 所", "{name} {n}" }
    SCOPE_WITHOUT { "未标明类别 {n} 所", "without a category {n}" }
    SCOPE_TABLE { "各年级的学校数、科目和满分见{table}。", "{table} gives schools, papers and full marks of each grade." }
    SCOPE_INFERRED { "{papers}的满分没有写明，由成绩推断得到，使用前请核对。", "The full marks of {papers} are not told anywhere and are inferred from the scores; please check them." }
    SCOPE_INFERRED_ALL { "各科的满分没有写明，由成绩推断得到，使用前请核对。", "The full marks of the papers are not told anywhere and are inferred from the scores; please check them." }
    TABLE_SCOPE { "考试范围", "Scope of the exam" }
    COL_PAPERS_FULL { "科目（满分）", "Papers (full marks)" }

    // Head count
    HEADS_TOTAL { "本次应考 {expected} 人，实考 {present} 人，参考率 {rate}（{table}）。", "{expected} were expected and {present} sat: participation is {rate} ({table})." }
    HEADS_NONE_ABSENT { "没有全缺的考生。", "Nobody missed every paper." }
    HEADS_ABSENT { "各科全缺的有 {absent} 人。", "{absent} sat no paper." }
    HEADS_UNEXPLAINED { "其中 {n}在名册上，成绩表中没有，也没有说明原因，涉及{schools}。", "Of these, {n} stood on the roster but in no sheet, without a reason given ({schools})." }
    HEADS_NO_ROSTER { "本次没有学籍名册，应考人数以成绩表为准；没有列入成绩表的学生，从现有数据中看不到。", "There is no roster, so the expected are those of the sheets; pupils whom no sheet lists cannot be seen in these data." }
    HEADS_ROSTER { "应考人数按学籍名册逐人核对，在籍 {enrolled} 人。", "The expected are checked against the roster pupil by pupil; {enrolled} are enrolled." }
    HEADS_GUESTS { "借读入 {in} 人、借读出 {out} 人，每人只计一次。", "Guests: {in} in, {out} out; each counts once." }
    HEADS_BELOW { "参考率低于全县的学校见{table}，最低的是{names}。", "{table} lists schools whose participation is below the county's; the lowest are {names}." }
    HEADS_BELOW_FIRST { "参考率低于全县的学校有 {n} 所，{table}列出最低的 {shown} 所。", "{n} schools are below the county's participation; {table} lists the {shown} lowest." }
    HEADS_FULL { "{names}应考学生全部参加。", "All who were expected sat in {names}." }
    HEADS_FULL_ALL { "各校应考学生全部参加考试。", "In every school all who were expected sat the exam." }
    HEADS_FULL_GRADES { "应考学生全部参加的学校：{names}。", "Schools in which all who were expected sat: {names}." }
    HEADS_OF_GRADE { "{grade} {n} 所", "{grade} {n}" }
    HEADS_CONFIRM { "人数应由学校签字确认，确认单在各校工作簿中。", "Schools confirm these counts by signature; the form is in each school's workbook." }
    RATE_OF { "{rate}，应考 {n} 人", "{rate} of {n}" }
    TABLE_HEADS { "参考人数", "Head count" }
    TABLE_LOW_HEADS { "参考率低于全县的学校", "Schools below the county's participation" }
    ROW_ALL { "合计", "All" }

    // Overall
    OVERALL_LEVEL {
        "{subject}满分 {full} 分，{n} 人平均 {mean} 分，得分率 {rate}，标准差 {sd} 分。",
        "{subject} has a full mark of {full}; the mean of {n} candidates is {mean}, a score rate of {rate}, with a standard deviation of {sd}."
    }
    OVERALL_MIDDLE { "中位数为 {median} 分，中间一半学生在 {p25} 至 {p75} 分之间。", "The median is {median}, and the middle half scored between {p25} and {p75}." }
    OVERALL_HIGH_TAIL { "平均分高于中位数，高分一端拖得较长。", "The mean lies above the median: the upper end reaches further." }
    OVERALL_LOW_TAIL { "平均分低于中位数，低分一端拖得较长，后进学生拉低了平均。", "The mean lies below the median: the lower end reaches further and pulls the mean down." }
    OVERALL_EVEN { "平均分与中位数接近，分布大体对称。", "Mean and median are close: the distribution is about even." }
    OVERALL_RATES {
        "达到优秀线 {excellent} 人（{excellent_rate}），达到及格线 {pass} 人（{pass_rate}），低于低分线 {low} 人（{low_rate}），各率以 {n} 人为分母。",
        "{excellent} reach the excellent line ({excellent_rate}), {pass} the pass line ({pass_rate}), and {low} are below the low line ({low_rate}), of {n}."
    }
    OVERALL_FIGURE { "分数段分布见{figure}。", "{figure} shows the score bands." }
    OVERALL_TABLE { "{table}列出各年级代表科目的主要指标。", "{table} gives the main figures of each grade's leading paper." }
    OVERALL_TABLE_ONE { "主要指标见{table}。", "{table} gives the main figures." }
    OVERALL_LINE { "{line}（{score} 分）上线 {reached} 人，占 {rate}（分母 {n} 人）。", "{reached} of {n} ({rate}) reach the line {line} ({score})." }
    TABLE_OVERALL { "总体指标", "Main figures" }

    // Subjects
    SUBJECTS_ORDER { "得分率由高到低依次为{list}（{table}）。", "By score rate, highest first: {list} ({table})." }
    SUBJECTS_CAVEAT { "各科试卷难度不同，得分率的高低不等于教学的好坏。", "Papers differ in difficulty: a higher score rate does not mean better teaching." }
    SUBJECTS_PASS_LOW { "{subjects}的及格率不足 60%。", "Fewer than 60% pass in {subjects}." }
    SUBJECTS_PASS_ALL { "各科及格率都在 60% 以上，最低的是{worst}。", "More than 60% pass in every paper; the lowest is {worst}." }
    SUBJECTS_LOW { "低分率最高的是{worst}，值得优先关注低分学生。", "The share below the low line is highest in {worst}: the weakest pupils there deserve attention first." }
    SUBJECTS_FLAT { "{subjects}的区分度低于 0.3，高分和低分学生拉不开距离，命题时可再斟酌。", "Discrimination is below 0.3 in {subjects}: these papers hardly tell strong from weak pupils, which the setters may want to look into." }
    SUBJECTS_SHARP { "各科区分度都在 0.3 以上。", "Discrimination is 0.3 or more in every paper." }
    TABLE_SUBJECTS { "各学科指标", "Figures of the papers" }
    FIGURE_SUBJECTS { "各学科得分率", "Score rates of the papers" }
    SUBJECTS_FIGURE { "{figure}为各科得分率。", "{figure} draws the score rates." }

    // Schools
    SCHOOLS_TABLE {
        "各校{subject}成绩见{table}，按类别分组、组内由高到低排列。名次附 90% 区间，区间重叠的学校不宜分高下。",
        "{table} gives {subject} school by school, comparable schools together and each group from the highest mean down. Ranks carry their 90% interval; schools whose intervals overlap should not be ordered."
    }
    SCHOOLS_TABLE_UNGROUPED {
        "各校{subject}成绩见{table}。名次附 90% 区间，区间重叠的学校不宜分高下；学校没有标明类别，生源不同的学校放在一起比较时要慎重。",
        "{table} gives {subject} school by school. Ranks carry their 90% interval; schools whose intervals overlap should not be ordered. No categories are given, so compare schools of different intake with care."
    }
    GROUPS_MEANS { "按类别看，{list}。", "By category: {list}." }
    DISTRICTS_MEANS { "按片区看，{list}。", "By district: {list}." }
    GROUP_MEAN { "{name}平均 {mean} 分（{n} 人）", "{name} {mean} (n = {n})" }
    GROUP_CLOSE { "{group} {schools}水平接近，校均分都在 {low} 至 {high} 分之间。", "The {schools} of {group} are close: their means run from {low} to {high}." }
    GROUP_APART {
        "{group} {schools}中，{first}最高（{high} 分，{first_n} 人），{last}最低（{low} 分，{last_n} 人），相差 {gap} 分。",
        "Of the {schools} of {group}, {first} has the highest mean ({high}, n = {first_n}) and {last} the lowest ({low}, n = {last_n}), a gap of {gap}."
    }
    GROUP_OVERLAP { "不过两校的名次区间重叠，差别可能出于偶然。", "Their rank intervals overlap, though, so the difference may be chance." }
    GROUP_SINGLE { "{groups}各只有一所学校，没有同类学校可比。", "{groups} have one school each and nothing comparable beside it." }
    GROUP_SINGLE_ONE { "{groups}只有一所学校，没有同类学校可比。", "{groups} has one school and nothing comparable beside it." }
    GROUP_ALL_SCHOOLS { "全县", "the county" }
    SCHOOLS_MATRIX { "{table}把各校各科换算成 T 分（全县平均 50，标准差 10），可以横向比较。", "{table} gives every school's papers as T scores (county mean 50, SD 10), comparable across papers." }
    SCHOOLS_UNEVEN { "学科之间 T 分相差较大的有{list}。", "Papers differ most within {list}." }
    UNEVEN_SCHOOL { "{school}（{best} {high}，{worst} {low}）", "{school} ({best} {high}, {worst} {low})" }
    SCHOOLS_EVEN { "各校学科之间的 T 分相差都不到 8 分。", "In no school do papers differ by 8 T points or more." }
    NOTE_MATRIX { "颜色：T 分 40 橙、50 白、60 蓝。", "Colours: T score 40 orange, 50 white, 60 blue." }
    TABLE_SCHOOLS { "各校{subject}成绩", "{subject}, school by school" }
    TABLE_MATRIX { "各校各学科 T 分", "T scores of schools by paper" }
    COL_RANK_INTERVAL { "名次（90% 区间）", "Rank (90% interval)" }
    RANK_INTERVAL { "{rank}（{best}–{worst}）", "{rank} ({best}–{worst})" }
    SCHOOLS_FIGURE { "{figure}并列各校平均分与全县平均分。", "{figure} sets school means beside the county mean." }
    SCHOOLS_FIGURES { "自{figure}起的 {n} 幅图并列各校平均分与全县平均分。", "From {figure} on, {n} figures set school means beside the county mean." }

    // Balance
    BALANCE_LEVEL {
        "{subject}的校际差异系数为 {cv}，学生成绩差异中有 {icc} 来自学校之间，其余在学校内部（{table}）。",
        "The school CV of {subject} is {cv}; {icc} of the variance between pupils lies between schools and the rest within them ({table})."
    }
    BALANCE_LEVEL_CV { "{subject}的校际差异系数为 {cv}（{table}）。", "The school CV of {subject} is {cv} ({table})." }
    BALANCE_INTERVAL { "方差占比的 95% 区间为 {low} 至 {high}。", "The 95% interval of that share is {low} to {high}." }
    BALANCE_ENDS { "学校之间差距最大的学科是{most}（{high}），最小的是{least}（{low}）。", "Schools differ most in {most} ({high}) and least in {least} ({low})." }
    BALANCE_CATEGORIES { "按泰尔指数分解，学校之间的差距有 {share} 在不同类别之间，其余在同类学校之间。", "By Theil's index, {share} of what lies between schools lies between their categories and the rest between schools of one category." }
    BALANCE_CLASSES {
        "有多个班级的 {all} 中，{differ} 所的班级平均分差异超出偶然（p < 0.05，逐校检验，未作多重校正），差异系数最大的是{names}。",
        "Of {all} with several classes, class means differ by more than chance in {differ} (p < 0.05, school by school, uncorrected); the CV is largest in {names}."
    }
    BALANCE_CLASSES_EVEN { "有多个班级的 {all} 中，没有一所的班级平均分差异超出偶然。", "Of {all} with several classes, class means differ by more than chance in none." }
    TABLE_BALANCE { "学校之间的差异", "Differences between schools" }
    COL_SHARE_INTERVAL { "95% 区间", "95% interval" }
    INTERVAL { "{low} 至 {high}", "{low} to {high}" }

    // Progress and value added
    GROWTH_EXAM { "以“{exam}”为参照，本次 {n} 人中有 {matched} 人（{rate}）两次都有成绩，以下只比较这些学生。", "Beside “{exam}”, {matched} of {n} candidates ({rate}) have both scores; only they are compared." }
    GROWTH_COMPARABLE { "两次考试没有发现不可比的情形。", "Nothing stands against comparing the two exams." }
    GROWTH_REASONS { "比较时须注意：{reasons}。", "Mind when comparing: {reasons}." }
    GROWTH_UP { "{names}的{subject}标准分提高，95% 区间不含 0。", "Measured by {subject}, standard scores rose in {names}, with 95% intervals that exclude 0." }
    GROWTH_DOWN { "{names}下降，95% 区间同样不含 0。", "They fell in {names}, again with intervals that exclude 0." }
    GROWTH_DOWN_ONLY { "{names}的{subject}标准分下降，95% 区间不含 0。", "Measured by {subject}, standard scores fell in {names}, with 95% intervals that exclude 0." }
    GROWTH_REST { "其余 {schools}的变化在误差范围之内（{table}）。", "In the other {schools} the change is within its error ({table})." }
    GROWTH_ALL_FLAT { "{schools}的变化都在误差范围之内（{table}）。", "No school moved by more than its error ({schools} compared, {table})." }
    GROWTH_ALL_MOVED { "各校的数字见{table}。", "{table} has the figures." }
    GROWTH_CHANCE { "区间逐校计算，学校较多时会有少数出于偶然。", "Intervals are school by school: among many schools a few will exclude 0 by chance." }
    VALUE_ABOVE { "增值分析扣除了学生起点的影响：{names}的本次成绩明显好于起点相同的学生（增值等级 5）。", "Value added takes the pupils' start into account: {names} did clearly better than pupils who started alike (level 5)." }
    VALUE_BELOW { "{names}明显低于预期（增值等级 1）。", "{names} did clearly worse than expected (level 1)." }
    VALUE_NONE { "扣除学生起点后，没有学校的增值明显偏离预期。", "With the pupils' start taken into account, no school is clearly off what was expected." }
    VALUE_CAUTION { "增值说明不了原因，家庭、转学、缺考和两次阅卷的宽严都在其中，单次结果不宜用于奖惩。", "Value added tells no cause: homes, transfers, absences and marking are all in it, and one exam is no ground for reward or blame." }
    VALUE_FIGURE { "各校增值与 95% 区间见{figure}。", "{figure} draws value added with its 95% intervals." }
    GAIN_FIGURE { "各校标准分增量见{figure}。", "{figure} draws the gains." }
    GROWTH_GREY { "灰色的行匹配的考生太少，仅供参考。", "Rows in grey have too few matched candidates and are no more than a hint." }
    TABLE_GROWTH { "各校进步与增值（{subject}）", "Progress and value added, school by school ({subject})" }
    COL_GAIN_INTERVAL { "增量的 95% 区间", "95% interval of gain" }
    COL_VALUE_INTERVAL { "增值的 95% 区间", "95% interval of value added" }

    // Items and topics
    ITEMS_PAPER { "{paper}有 {items}的得分，{n} 人。", "{paper}: scores of {items}, n = {n}." }
    ITEMS_ALPHA { "信度系数 {alpha}，测量标准误 {sem} 分。", "Reliability is {alpha}, with a standard error of measurement of {sem}." }
    ITEMS_ALPHA_LOW { "信度系数只有 {alpha}，分数接近的学生不宜据此分高下（测量标准误 {sem} 分）。", "Reliability is only {alpha}: pupils of nearly the same score should not be told apart by it (standard error of measurement {sem})." }
    ITEMS_WEAK { "得分率最低的题是{items}。", "The lowest score rates are in items {items}." }
    ITEMS_TOPICS { "知识点中最薄弱的是{topics}（{table}）。", "The weakest topics are {topics} ({table})." }
    ITEMS_POOR { "{items}的区分度低于 0.2，请命题人复核。", "Discrimination is below 0.2 in {items}: setters should look at them again." }
    ITEMS_KEY { "{items}中，高分学生选某个错误选项的比选答案的还多，请先核对答案。", "In {items} the strongest pupils chose a wrong option more often than the key: check the key first." }
    ITEMS_FIGURE { "各题得分率和区分度见{figure}。", "{figure} shows score rates and discrimination of the items." }
    TABLE_TOPICS { "{paper}知识点得分率", "{paper}: score rates by topic" }
    ITEM_NUMBER { "第 {item} 题", "{item}" }

    // Data problems
    ISSUES_COUNT { "读表共记下{errors}（有内容未采用）、{warnings}（已采用但存疑）、{notes}（无需处理）。", "Reading gave {errors} (something was left out), {warnings} (used, but in doubt) and {notes} (nothing to do)." }
    ISSUES_ROWS { "{all}数据中有 {rejected}未采用。", "Of {all}, {rejected} left out." }
    ISSUES_ROWS_ONE { "{n} 行", "{n} row was" }
    ISSUES_ROWS_MANY { "{n} 行", "{n} rows were" }
    ISSUES_SCHOOLS { "错误涉及{schools}。", "The errors concern {schools}." }
    ISSUES_NOBODY { "另有 {n} 条错误不属于某一所学校。", "{n} further errors are no single school's." }
    ISSUES_NOBODY_ONE { "另有 {n} 条错误不属于某一所学校。", "{n} further error is no single school's." }
    ISSUES_TABLE { "{table}按类列出错误和警告，全部明细在县工作簿的“数据问题”。", "{table} lists errors and warnings by kind; the county workbook has every one." }
    ISSUES_NONE { "没有错误和警告。", "There are no errors and no warnings." }
    TABLE_ISSUES { "数据问题分类", "Data problems by kind" }
    COL_ISSUE_COUNT { "条数", "Count" }
    COL_ISSUE { "问题", "Problem" }
    COL_ISSUE_PLACE { "首例位置", "First seen at" }
    ISSUES_SHOWN { "只列出条数最多的 {n} 类。", "Only the {n} most frequent kinds are listed." }

    // Leads
    COUNT_STRONG { "强 {n} 条", "{n} strong" }
    COUNT_MODERATE { "中 {n} 条", "{n} moderate" }
    COUNT_WEAK { "弱 {n} 条", "{n} weak" }
    LEADS_COUNT { "{tests}中得到 {leads}：{strengths}（{table}）。", "{tests} gave {leads}: {strengths} ({table})." }
    LEADS_ARE { "线索只说明某处与全县其他地方不同、值得核实，不说明原因，更不是结论；核实之前不得据此评价学校、教师或学生。", "A lead says that something differs from the rest of the county and deserves a look. It tells no cause and is no conclusion; no school, teacher or pupil may be judged by it before it is verified." }
    LEADS_FIRST { "请先核实以下线索。", "These are to be verified first." }
    LEAD_NAME { "〔{strength}〕{code} {name}", "[{strength}] {code} {name}" }
    LEADS_LINE { "{name}：{place}。{evidence}", "{name}: {place}. {evidence}" }
    LEADS_INNOCENT { "可能的正常解释：{reasons}", "What may explain it: {reasons}" }
    LEADS_NEXT { "下一步：{step}", "Next: {step}" }
    LEADS_MORE { "其余线索见“线索核查”工作簿。", "The other leads are in the workbook of leads." }
    LEADS_LIMITS { "现有数据看不出的情形", "What the data cannot show" }
    TABLE_LEADS { "线索分类", "Leads by kind" }
    COL_ALL_STRENGTHS { "合计", "All" }
    COL_SCHOOLS_OF { "涉及学校", "Schools" }

    // Suggestions
    ADVICE_INTRO { "以下建议由上面的数字得出，供研究时参考，实施前请结合实际核实。", "These suggestions follow from the figures above; check them against what is known on the spot before acting." }
    ADVICE_DATA { "更正数据。请{schools}按退回修改单（用 check 命令生成）更正后重新上报，更正前有关数字请谨慎使用。", "Correct the data. {schools} should correct their sheets by the return lists (command check) and send them again; until then, use the figures concerned with care." }
    ADVICE_HEADS { "核实人数。请{schools}逐人说明 {n}的去向，并交回签字的参考人数确认单。", "Settle the head count. {schools} should account for {n}, one by one, and return the signed confirmation." }
    ADVICE_LEADS { "核实线索。先核实强线索（{n} 条），再看其余；结果确认前，有关学校的比较暂缓使用。", "Verify the leads. Begin with the strong ones ({n}); until they are settled, hold back comparisons with the schools concerned." }
    ADVICE_SUBJECT { "缩小校际差距。学校之间差距最大的是{papers}（括号内为学校之间的方差占比），教研活动可优先安排同类学校之间的听评课和集体备课。", "Narrow the gap between schools. It is widest in {papers} (in brackets: the share of variance between schools); joint preparation and lesson visits among comparable schools could start there." }
    ADVICE_GROUP { "缩小类别差距。{gaps}，视导和结对可优先安排。", "Narrow the gap between categories. {gaps}; visits and partnerships could begin there." }
    ADVICE_GAP { "{grade}{group}的{subject}平均分比{first}低 {gap} 分", "{grade}{group} is {gap} below {first} in {subject}" }
    ADVICE_GRADE { "{grade}", "{grade}: " }
    ADVICE_LOW_OF { "{n} 人，{rate}", "{n}, {rate}" }
    ADVICE_LOW { "关注低分学生。低于低分线的学生占比最大的是{papers}，请学校逐人分析，及早补上基础。", "Help the weakest pupils. Those below the low line are most frequent in {papers}; schools should look at each and mend the basics early." }
    ADVICE_TOPICS { "改进讲评。{paper}的薄弱知识点是{topics}，讲评和复习时可优先安排。", "Go over the weak topics. In {paper} these are {topics}: review them first." }
    ADVICE_CLASSES { "关注校内均衡。请{schools}查看分班、任课和缺考情况，说明班级差异的来由。", "Look into balance within schools. {schools} should look at how classes are formed, taught and attended, and say where the differences come from." }
    ADVICE_VALUE { "总结经验。{names}的学生进步超出预期，数据核实后可以请学校介绍做法。", "Learn from what works. Pupils of {names} did better than expected; once the data are verified, ask these schools how they work." }
    ADVICE_PAPER { "改进命题。{items}请命题组复核。", "Improve the papers. Setters should look again at {items}." }
    ADVICE_ROSTER { "补齐名册。下次考试请同时提供学籍名册，否则看不到没有参加考试的学生。", "Provide the roster. Without it, pupils who were kept out of the exam cannot be seen." }
    ADVICE_EARLIER { "积累数据。本次没有以往成绩，看不到进步和增值；请保存本次结果文件夹，下次分析时一并放入。", "Keep the results. Without an earlier exam neither progress nor value added can be seen; keep this output folder and give it to the next analysis." }
    ADVICE_BASIS { "声明依据。请在考试文件中写明考试依据，以便确认是否符合有关规定。", "Declare the basis. State it in the exam file, so that compliance with the rules can be confirmed." }

    // Definitions
    METHOD_INTRO { "本报告的数字与工作簿、数据表同出一源。{table}列出采用的规则，{second_table}列出用到的指标；全部指标见县工作簿的“口径说明”。“—”表示无法计算。", "The figures are those of the workbooks and open tables. {table} lists the rules in force, {second_table} the terms used here; the county workbook defines every term. “—” stands for what cannot be computed." }
    TABLE_RULES { "采用的规则", "Rules in force" }
    TABLE_TERMS { "用到的指标", "Terms used" }
    COL_RULE { "事项", "Matter" }
    COL_RULE_TEXT { "规则", "Rule" }
    FOOT { "由考镜 {version} 生成。", "Made by Kaojing {version}." }
}
