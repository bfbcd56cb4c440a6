//! Phrases of the workbooks: sheets, titles, notes, sentences. Headers of columns are in [`super::columns`].

pub use super::columns::*;

crate::words! {
    // Files and pages
    FILE_COUNTY { "全县质量分析.xlsx", "county-analysis.xlsx" }
    FILE_LEADS { "线索核查.xlsx", "leads.xlsx" }
    FOLDER_SCHOOLS { "学校", "schools" }
    FOLDER_SUBJECTS { "学科", "subjects" }
    UNIT_COUNTY { "全县质量分析", "County analysis" }
    UNIT_LEADS { "线索核查", "Leads to be looked into" }
    PAGE_OF { "第 {page} 页，共 {pages} 页", "Page {page} of {pages}" }
    BACK { "← 返回目录", "← Back to contents" }
    LIST_SEPARATOR { "、", ", " }
    EXAM_UNNAMED { "未命名考试", "Unnamed exam" }
    UNDECLARED { "未声明", "not declared" }
    CANNOT_WRITE { "无法写入 {file}：{error}", "cannot write {file}: {error}" }
    LEVEL_INTERNAL { "内部资料，不得外传", "Internal: do not pass on" }
    LEVEL_SCHOOL { "本校使用，不得公布排名", "For this school only: ranks must not be published" }
    LEVEL_PUBLIC { "公开", "Public" }
    COUNTY { "全县", "County" }
    WHOLE_SCHOOL { "全校", "Whole school" }
    ALL_GRADES { "全部考生", "All candidates" }
    NO_CLASS { "（未分班）", "(no class)" }
    ANOTHER_SCHOOL { "另一所学校", "another school" }
    YES { "是", "yes" }
    NO { "否", "no" }

    // Subjects under their standard names
    SUBJECT_CHINESE { "语文", "Chinese" }
    SUBJECT_MATHEMATICS { "数学", "Mathematics" }
    SUBJECT_ENGLISH { "英语", "English" }
    SUBJECT_JAPANESE { "日语", "Japanese" }
    SUBJECT_RUSSIAN { "俄语", "Russian" }
    SUBJECT_PHYSICS { "物理", "Physics" }
    SUBJECT_CHEMISTRY { "化学", "Chemistry" }
    SUBJECT_BIOLOGY { "生物", "Biology" }
    SUBJECT_POLITICS { "政治", "Politics" }
    SUBJECT_MORALITY { "道德与法治", "Morality and Law" }
    SUBJECT_HISTORY { "历史", "History" }
    SUBJECT_GEOGRAPHY { "地理", "Geography" }
    SUBJECT_SCIENCE { "科学", "Science" }
    SUBJECT_TECHNOLOGY { "技术", "Technology" }
    SUBJECT_IT { "信息技术", "Information Technology" }
    SUBJECT_PE { "体育", "Physical Education" }
    SUBJECT_TOTAL { "总分", "Total" }

    // Sheets
    SHEET_COVER { "封面", "Cover" }
    SHEET_CONTENTS { "目录", "Contents" }
    SHEET_SCHOOLS { "学校学科", "Schools by subject" }
    SHEET_SCHOOLS_ONLY { "学校", "Schools" }
    SHEET_COMPARISON { "学校对比", "Comparison" }
    SHEET_CHARTS { "图", "Charts" }
    SHEET_TOTAL { "总分", "Total" }
    SHEET_BANDS { "分数段", "Bands" }
    SHEET_SCHOOL_BANDS { "各校分数段", "Bands by school" }
    SHEET_GROUPS { "分组", "Groups" }
    SHEET_PAPERS { "试卷", "Papers" }
    SHEET_METHOD { "口径说明", "Definitions" }
    SHEET_ISSUES { "数据问题", "Data problems" }
    SHEET_SOURCES { "数据来源", "Sources" }
    SHEET_GUIDE { "说明", "Guide" }
    SHEET_LEADS { "线索清单", "Leads" }
    SHEET_EVIDENCE { "证据", "Evidence" }
    SHEET_HEADCOUNT { "参考人数确认", "Head count" }
    SHEET_RECONCILIATION { "应考来历", "Reconciliation" }
    SHEET_DENOMINATORS { "分母对照", "Denominators" }
    SHEET_DENOMINATOR_RATES { "分母对照（各率）", "Denominators, rates" }
    SHEET_MISSING { "工单-未见考生", "Worklist missing" }
    SHEET_UNLISTED { "工单-籍外考生", "Worklist unlisted" }
    SHEET_DUPLICATES { "工单-重复考生", "Worklist duplicates" }
    SHEET_GUESTS { "工单-借读", "Worklist guests" }
    SHEET_OVERVIEW { "概览", "Overview" }
    SHEET_SUBJECTS { "学科", "Subjects" }
    SHEET_CLASSES { "班级", "Classes" }
    SHEET_PUPILS { "学生", "Pupils" }

    // Titles of sheets
    TITLE_COVER { "{exam} 全县质量分析", "{exam}: county analysis" }
    TITLE_CONTENTS { "目录", "Contents" }
    TITLE_SCHOOLS { "各校各学科指标", "Schools by subject: every figure" }
    TITLE_COMPARISON { "各校各学科 T 分对比", "Schools by subject: T scores" }
    TITLE_CHARTS { "各学科学校平均分图", "School means in every subject" }
    TITLE_TOTAL { "各校总分", "Schools by total" }
    TITLE_BANDS { "分数段", "Score bands" }
    TITLE_SCHOOL_BANDS { "各校{subject}分数段人数", "Score bands of {subject}, school by school" }
    TITLE_GROUPS { "类别与片区", "Categories and districts" }
    TITLE_PAPERS { "试卷质量与校际差异", "Papers and differences between schools" }
    TITLE_METHOD { "口径说明", "Definitions" }
    TITLE_ISSUES { "数据问题", "Data problems" }
    TITLE_SOURCES { "数据来源与行数去向", "Sources, and where every row went" }
    TITLE_GUIDE { "{exam} 线索核查说明", "{exam}: how to read the leads" }
    TITLE_LEADS { "线索清单（由强到弱）", "Leads, strongest first" }
    TITLE_EVIDENCE { "全部检验结果（不论是否成为线索）", "Every test made, lead or not" }
    TITLE_HEADCOUNT { "参考人数确认", "Head count to be confirmed" }
    TITLE_RECONCILIATION { "应考来历：从名册到应考，再到每个人的结果", "From the roster to the expected, and what became of them" }
    TITLE_DENOMINATORS { "六种分母下的平均分与名次", "Means and ranks under each of six denominators" }
    TITLE_DENOMINATOR_RATES { "六种分母下的及格率、优秀率与名次", "Pass and excellent rates and ranks under each of six denominators" }
    TITLE_MISSING { "核查工作单：学籍中有、成绩表中没有的考生", "Worklist: on the roster, in no score sheet" }
    TITLE_UNLISTED { "核查工作单：成绩表中有、学籍中没有的考生", "Worklist: in a score sheet, on no roster" }
    TITLE_DUPLICATES { "核查工作单：同一人出现两次", "Worklist: one person in two rows" }
    TITLE_GUESTS { "核查工作单：借读、附读、外借学生在哪里计数", "Worklist: guests, and where they count" }
    TITLE_OVERVIEW { "{school} 成绩概览", "{school}: overview" }
    TITLE_OWN_CHARTS { "各年级学科得分率", "Score rates, grade by grade" }
    TITLE_SUBJECT { "{subject} 学科分析", "{subject}: analysis of the paper" }
    TITLE_SUBJECTS { "各学科指标", "Every figure, subject by subject" }
    TITLE_CLASSES { "各班各学科指标", "Classes, subject by subject" }
    TITLE_PUPILS { "学生成绩与等级", "Pupils with scores and grades" }

    // Headings within sheets
    HEAD_SCOPE { "范围与人数", "Scope and head count" }
    HEAD_STORY { "主要情况", "What matters" }
    HEAD_STRONGEST { "最需要核查的线索", "Leads to look into first" }
    HEAD_LIMITS { "现有数据看不出什么", "What the data cannot show" }
    HEAD_FILES { "学校与文件对照", "Which file is which school's" }
    HEAD_HEADCOUNT { "参考人数", "Head count" }
    HEAD_SUBJECTS { "各学科与全县对照", "Subjects beside the county" }
    HEAD_SETTINGS { "本次采用的规则", "Rules in force" }
    HEAD_GRADES { "等级与位置", "Grades and places" }
    HEAD_TERMS { "指标定义", "Terms" }
    HEAD_SCREENS { "各项检验", "Screens" }

    // Facts
    FACT_EXAM { "考试", "Exam" }
    FACT_DATE { "日期", "Date" }
    FACT_TERM { "学期", "Term" }
    FACT_AUTHORITY { "组织单位", "Office" }
    FACT_BASIS { "考试依据", "Basis" }
    FACT_MARKING { "阅卷方式", "Marking" }
    FACT_CATEGORY { "学校类别", "Category" }

    // Grades and places of a school's own workbook
    GRADE_EXCELLENT { "优秀", "Excellent" }
    GRADE_GOOD { "良好", "Good" }
    GRADE_PASS { "合格", "Pass" }
    GRADE_BELOW { "待合格", "Below" }
    THIRD_UPPER { "前三分之一", "upper third" }
    THIRD_MIDDLE { "中间三分之一", "middle third" }
    THIRD_LOWER { "后三分之一", "lower third" }
    AMONG_CATEGORY { "同类学校 {n} 所", "{n} schools of its category" }
    AMONG_ALL { "全县学校 {n} 所", "{n} schools of the county" }
    REMARK_EXCLUDED { "不计入统计", "left out of statistics" }
    REMARK_ROSTER_ONLY { "学籍中有，成绩表中未见", "on the roster, in no score sheet" }
    REMARK_UNLISTED { "不在学籍中", "on no roster" }
    REMARK_GUEST { "借读", "guest" }
    REMARK_INCLUSION { "随班就读", "inclusion" }
    GROUPING_ALL { "全县", "County" }
    GROUPING_CATEGORY { "学校类别", "Category" }
    GROUPING_DISTRICT { "片区", "District" }

    // Charts
    CHART_MEANS { "{subject}：各校平均分与全县平均分", "{subject}: school means and the county mean" }
    CHART_BANDS { "{subject}：全县分数段人数", "{subject}: candidates in each score band" }
    CHART_OWN { "{grade} 各学科得分率：本校与全县", "{grade} score rates: this school and the county" }
    CHART_OWN_BANDS { "{subject}：本校与全县分数段占比", "{subject}: share in each score band, this school and the county" }
    SERIES_SCHOOL_MEAN { "学校平均分", "School mean" }
    SERIES_OWN { "本校", "This school" }

    // Notes under titles
    NOTE_RATES {
        "各率均为“人数÷分母”，人数列在率的左边；没有分母列时分母就是统计人数。各线分值见“试卷”或“口径说明”，空格表示无法计算。",
        "Every rate is count over denominator, with the count to its left; without a denominator column it is n. Lines are on the papers or definitions sheet; an empty cell is undefined."
    }
    NOTE_RANKS {
        "名次只供内部研究：请连同名次区间（90%）和同类学校一起看，区间重叠的学校不宜分高下。同一学科内先按类别、再按平均分排列。",
        "Ranks are for internal study: read them with their 90% interval and beside comparable schools; schools whose intervals overlap should not be ordered. Within a subject, sorted by category, then by mean."
    }
    NOTE_T_COLOURS { "色阶：T 分 40 橙、50 白、60 蓝；条形：0 到 100%。", "Colours: T score 40 orange, 50 white, 60 blue. Bars: 0 to 100%." }
    NOTE_COMPARISON {
        "T 分 = 50 + 10 ×（校均分 − 县均分）÷ 县标准差，各学科可以横向比较；人数为代表科目的统计人数。",
        "T = 50 + 10 × (school mean − county mean) / county SD: comparable across subjects. n is that of the leading paper."
    }
    NOTE_CHARTS {
        "柱为学校平均分，线为全县平均分；同类学校排在一起。难度不同的学科之间不能比较平均分。",
        "Columns are school means, the line is the county mean; comparable schools stand together. Means of papers of different difficulty cannot be compared."
    }
    NOTE_TOTAL {
        "总分只计应考各科都参加的考生；“前 k 名人数”按全县名次，并列者都计入。",
        "The total is of candidates present in every paper they should sit. “In top k” goes by county rank, ties included."
    }
    NOTE_BANDS {
        "分数段左闭右开，最高一段含满分；自高分向低分累计。",
        "Bands hold their lower edge and not their upper one, the highest holds the full mark; cumulated from the top."
    }
    NOTE_SCHOOL_BANDS {
        "首行为全县；左半为各段人数（左闭右开，自高向低），右半为自高分累计的人数。单科见学科工作簿。",
        "The county first. On the left, counts in each band (lower edge in, highest first); on the right, cumulated from the top. Single subjects are in their own workbooks."
    }
    NOTE_GROUPS {
        "各组指标由考生合并计算，不是学校指标的平均；没有标明类别或片区的学校不在任何组内。",
        "Groups pool their candidates; they are no averages of schools. Schools without a category or district are in no group."
    }
    NOTE_SUPPRESSED {
        "少于 {small} 人的组不列出；能由总数倒推出来的组也不列出。",
        "Groups of fewer than {small} candidates are left out, and those that could be worked out from totals."
    }
    NOTE_PAPERS {
        "难度 = 平均分 ÷ 满分，越大越容易；区分度按本卷成绩高低各 27% 计算；校际方差占比是学生成绩差异中来自学校之间的部分。",
        "Difficulty = mean / full mark, high is easy. Discrimination compares the top and bottom 27% by this paper. The share between schools is the part of pupils' variance that lies between schools."
    }
    NOTE_METHOD {
        "以下定义与计算由同一份程序给出；同名指标在各地算法不同，比较前请先核对口径。",
        "These definitions come from the program that computes the figures. The same word is computed differently elsewhere: compare definitions before figures."
    }
    NOTE_ISSUES {
        "按程度排列：错误表示有内容未采用，警告表示已采用但存疑，提示无需处理。请按文件、工作表、单元格找到原处。",
        "Errors first: something was left out. Warnings: used, but in doubt. Notes need nothing. File, sheet and cell lead to the spot."
    }
    NOTE_SOURCES { "每张表的每一行只有一个去向，后六列之和等于总行数。", "Every row of every sheet has one account: the last six columns add up to the rows." }
    NOTE_LEADS {
        "线索是核查的理由，不是结论。请先看“可能的正常解释”，再按“下一步”核实；核实前不得据此评价学校、教师或学生。",
        "A lead is a reason to look, not a conclusion. Read the innocent explanations first, then take the next step; judge no school, teacher or pupil by a lead before."
    }
    NOTE_EVIDENCE {
        "排序比划线可靠：未成为线索但靠前的单位也值得留意。p 为单次检验，q 为多重检验校正后。班级和学生的检验只列出线索和 p < 0.05 的（每项至多 {most} 行），全部检验见数据表 screens.csv。",
        "The order tells more than the cut: units near the top deserve a look even if they are no lead. p is of one test, q is corrected for all of them. Of classes and pupils only leads and tests with p < 0.05 are listed, {most} of a code at most; every test is in the table screens.csv."
    }
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
    NOTE_CONFIRMATION {
        "请核对人数，给下列每个人填写原因，签字盖章后交回。人数或名单有误的，不要在本单上改数字：改正成绩表或名册后重新上报，教研室会发出新的确认单。",
        "Please check the counts, give the reason for each person below, sign, seal and send back. Where a count or the list is wrong, do not change figures here: correct the score sheet or the roster and send that; a new sheet will follow."
    }
    CONFIRM_HEAD_COUNTS { "一、人数", "1. Counts" }
    CONFIRM_HEAD_PERSONS { "二、需要说明的学生", "2. Pupils to be explained" }
    CONFIRM_HEAD_SIGN { "三、签字盖章", "3. Signatures" }
    CONFIRM_CODE { "核对码", "Code" }
    CONFIRM_FULL { "完整核对码", "Code in full" }
    CONFIRM_STEPS {
        "{grade}：在籍 {enrolled} ＋借读入 {in} −借读出 {out} −休学 {suspended} ＋籍外 {unlisted} −未判定（籍） {unjudged} ＋未判定（表） {undecided} ＝考试对象 {persons}；−免考 {exempt} −离校 {withdrawn} ＝应考 {expected}。其中实考 {present}，全缺 {absent}（未见且无说明 {unexplained}），违纪 {misconduct}，缓考 {deferred}。",
        "{grade}: enrolled {enrolled} + guests in {in} − guests out {out} − suspended {suspended} + unlisted {unlisted} − undecided, roll {unjudged} + undecided, sheet {undecided} = persons {persons}; − exempt {exempt} − withdrawn {withdrawn} = expected {expected}. Of them sat {present}, sat none {absent} (missing without a reason {unexplained}), misconduct {misconduct}, deferred {deferred}."
    }
    CONFIRM_STEPS_BELOW {
        "{grade}：没有学籍名册，应考以成绩表为准。应考 {expected}，其中实考 {present}，全缺 {absent}（未见且无说明 {unexplained}），违纪 {misconduct}，缓考 {deferred}；另有免考 {exempt}。",
        "{grade}: there is no roster, the expected are those of the sheets. Expected {expected}, of them sat {present}, sat none {absent} (missing without a reason {unexplained}), misconduct {misconduct}, deferred {deferred}; exempt beside them {exempt}."
    }
    CONFIRM_OTHERS { "其他各项（为 0 的不列）", "Further counts (zeros left out)" }
    CONFIRM_WHOLE_GRADE { "全年级", "Whole grade" }
    CONFIRM_LEFT { "名册已离校", "Left by the roster" }
    CONFIRM_SITUATION { "考试情况", "What the sheets say" }
    CONFIRM_KNOWN { "学籍情况", "Roll" }
    CONFIRM_REASON { "原因（学校填写）", "Reason (filled in by the school)" }
    CONFIRM_ALL_PAPERS { "各科", "all papers" }
    CONFIRM_STATUS { "{status}（{subjects}）", "{status} ({subjects})" }
    CONFIRM_ELSEWHERE { "借读，按规则计在别处或不计", "guest, by the rule counted elsewhere or nowhere" }
    CONFIRM_RETURNED { "名册记为已离校", "listed as having left" }
    CONFIRM_LENT { "外借，计在本校", "lent, counted here" }
    CONFIRM_NOBODY { "没有需要说明的学生：人人实考，且都在名册上。", "Nobody: all sat every paper, and all are on the roll." }
    CONFIRM_DECLARATION {
        "我校已逐项核对以上人数和名单，情况属实，没有漏报、重报考生，没有无故不让学生参加考试。",
        "We have checked the counts and the list above item by item; they are true. Nobody was left out or sent twice, and nobody was kept from the exam without a reason."
    }
    CONFIRM_SIGN_WHO { "学校", "School" }
    CONFIRM_SIGN_TEACHER { "经办人", "Clerk" }
    CONFIRM_SIGN_HEAD { "校长", "Head" }
    CONFIRM_SIGN_PHONE { "电话", "Phone" }
    CONFIRM_SIGN_DATE { "日期", "Date" }
    CONFIRM_SIGN_CORRECT { "核对结论", "Conclusion" }
    CONFIRM_SIGN_SEAL { "公章", "Seal" }
    CONFIRM_BOXES { "□ 无误　□ 有误", "□ right  □ wrong" }
    CONFIRM_HOW {
        "核对码 {short} 由考试名称、学校、年级和每名考生的班级、考号、姓名及各科状态算出（SHA-256，前 16 位；算法见 kaojing explain headcount-code），分数不在其中。数据有任何改动，核对码都会不同。请勿修改下一行，它供程序识别。",
        "The code {short} is computed of exam, school, grades and every candidate's class, id, name and status in each paper (SHA-256, first 16 digits; see kaojing explain headcount-code); scores are not in it. Any change of the data changes it. Please leave the next line as it is: programs read it."
    }
    SHEET_CONFIRMATION { "参考人数确认单", "Head count to sign" }
    TITLE_CONFIRMATION { "{school} 参考人数确认单", "{school}: head count to be confirmed" }
    SHEET_DIGESTS { "确认单核对", "Confirmations" }
    TITLE_DIGESTS { "参考人数确认单核对", "Confirmations of the head count" }
    NOTE_DIGESTS {
        "学校签字的确认单上的核对码与本表相同，确认的才是本次的数据；不同，说明确认之后数据有改动，请学校按新单重新确认。确认单的电子表放回输入文件夹，程序会自动比对。",
        "A signed sheet confirms these data if its code is the one listed here; another code means that the data changed since, and the school has to confirm anew. Put a returned workbook among the inputs and it is compared by the program."
    }
    NOTE_DIGEST_FORM {
        "核对码 = SHA-256（规范文本）：首行 kaojing-headcount 1；再写 exam、school，每个年级写 grade、papers，然后每名在本校计数的考生一行（班级、考号、姓名、各科状态词），按字节排序；制表符分隔，换行符为 LF，UTF-8 编码。",
        "Code = SHA-256 of the canonical text: first line kaojing-headcount 1; then exam, school; for each grade the lines grade and papers, then a line for each candidate who counts here (class, id, name, the word of the status in each paper), sorted by bytes; fields parted by tabs, lines ended by LF, UTF-8."
    }
    CONFIRM_RETURNED_WHAT { "交回情况（程序比对）", "Came back (compared by the program)" }
    CONFIRM_RETURNED_ON { "交回日期", "Came back on" }
    CONFIRM_SAME { "一致：{file}", "the same: {file}" }
    CONFIRM_OTHER { "确认的是别的数据：{file}", "other data: {file}" }
    NOTE_DENOMINATORS {
        "同一批成绩，分母不同，名次就可能不同；“名次差”大的学校，请先核对缺考和未报考生。带 ★ 的是本次各率和平均分所用的分母：{rule}。",
        "The same scores under six denominators: where ranks move most, look into the absent first. ★ marks the one that rates and means of this run are divided by: {rule}."
    }
    NOTE_BOUNDS {
        "缺考超过 2% 时给出平均分的上下界：缺考者全按 0 分或全按满分计。",
        "Where more than 2% are absent: bounds of the mean, all absent taken as 0 or as full marks."
    }
    NOTE_MISSING { "请学校说明这些考生的去向：缺考、转出、休学、免考，或考号写错。", "Please say what became of them: absent, moved, suspended, exempt, or a wrong id." }
    NOTE_UNLISTED { "可能是借读生、新转入，或考号、姓名写错。", "They may be guests, newly arrived, or their id or name is wrong." }
    NOTE_GUESTS {
        "“学校”是现在计入的学校。请就读学校和学籍学校共同确认，并在名册里登记（附读、借读或外借）。",
        "“School” is where the pupil counts now. Let the school attended and the school of enrolment confirm together, and register the guest in the roster."
    }
    GUEST_TWICE { "两所学校都报了成绩；按规则只计一处", "both schools sent a row; counted at one by the rule" }
    GUEST_NOWHERE { "名册登记为借读，两所学校都没有报成绩；按规则计入应考", "a registered guest whom neither school sent; expected by the rule" }
    GUEST_NO_HOME { "按规则应计在学籍校，但没有名册说明学籍校；暂计在就读校", "the rule counts at the school of enrolment, which no roster tells; counted where the guest attends" }
    GUEST_UNREGISTERED { "在籍学校没有报成绩，另一所学校报了，名册没有登记借读；按规则只计一处", "on the roll of one school and sent by another, and no roster registers a guest; counted at one by the rule" }
    NOTE_DUPLICATES { "同一考号出现在两处；两处都计入时人数会虚增。", "One id in two rows; where both count, the head count is too high." }
    NOTE_OVERVIEW {
        "本校数据，供本校研究教学使用。位置只给三分之一，不给名次；县均值由全县考生合并计算。",
        "This school's data, for its own study of teaching. Its place is given as a third, not as a rank; county figures pool all candidates."
    }
    NOTE_PUPILS {
        "请勿张贴或公布。分数栏中的文字是考试状态；T 分按代表科目（总分）对全县计算。",
        "Do not post or publish. Words in score columns are statuses; T is of the leading paper against the county."
    }
    NOTE_GRADES {
        "等级按得分率划定：达到优秀线为优秀，达到良好线为良好，达到及格线为合格，其余为待合格；恰在线上取高等级。",
        "Grades go by the lines of the paper: excellent, good, pass, else below; a score on a line has the better grade."
    }
    METHOD_THIRDS {
        "学校用表中的位置：同类学校（不足 6 所时为全县学校）按平均分分为前、中、后三分之一；总数不足 6 所时不给位置。全县参加学校不足 3 所时，学校用表不列全县数据，以免推出他校数据。",
        "Places in schools' own workbooks: upper, middle or lower third by mean among schools of the category, or of the county where those are fewer than 6; none where these are fewer too. With fewer than 3 schools, county figures are left out there, for they would tell another school's."
    }
    NO_LEADS {
        "本次没有达到提示标准的线索。这不等于数据没有问题，见“现有数据看不出什么”。",
        "No lead reached the threshold. That does not mean that nothing is wrong: see what the data cannot show."
    }
    MORE_LEADS { "另有 {n} 条，见“线索核查”工作簿。", "{n} more in the workbook of leads." }
    LEAD_LINE { "〔{strength}〕{code} {name}：{place}。{evidence}", "[{strength}] {code} {name}: {place}. {evidence}" }

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
    SKIPPED_CHANCE { "人数多、科目少，偶然相同不足为奇", "with so many pupils and so few subjects chance suffices" }

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

    // Rules in force
    SET_DENOMINATOR { "分母", "Denominator" }
    SET_BLANK { "空白成绩", "Blank cells" }
    SET_MISCONDUCT { "违纪", "Misconduct" }
    SET_DEFERRED { "缓考", "Deferred" }
    SET_GUEST { "借读生", "Guests" }
    SET_MARKING { "阅卷方式", "Marking" }
    SET_BANDS { "分数段宽度", "Width of bands" }
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

    // Sentences of the cover
    STORY_SCOPE {
        "{grade}：{schools} 所学校、{papers} 科，应考 {expected} 人，实考 {present} 人，参考率 {participation}；{subject}有效统计 {n} 人。",
        "{grade}: {schools} schools, {papers} papers; {expected} expected, {present} sat, participation {participation}; {n} scores in {subject}."
    }
    STORY_SCOPE_PUBLIC { "{grade}：{schools} 所学校、{papers} 科，{subject}有效统计 {n} 人。", "{grade}: {schools} schools, {papers} papers; {n} scores in {subject}." }
    STORY_LEVEL {
        "{grade}{subject}平均 {mean} 分（满分 {full}），得分率 {rate}，中位数 {median}，标准差 {sd}。",
        "{grade} {subject}: mean {mean} of {full}, score rate {rate}, median {median}, SD {sd}."
    }
    STORY_RATES {
        "{grade}{subject}优秀率 {excellent_rate}（{excellent} 人）、及格率 {pass_rate}（{pass} 人）、低分率 {low_rate}（{low} 人），分母 {n} 人。",
        "{grade} {subject}: excellent {excellent_rate} ({excellent}), pass {pass_rate} ({pass}), low {low_rate} ({low}), of {n}."
    }
    STORY_GAP {
        "{grade}{subject}校均分最高 {high}、最低 {low}，相差 {gap} 分；校际差异系数 {cv}，学生成绩差异中有 {icc} 在学校之间。",
        "{grade} {subject}: school means from {low} to {high}, a gap of {gap}; school CV {cv}; {icc} of pupils' variance lies between schools."
    }
    STORY_SUBJECTS {
        "{grade}得分率最高的学科是{best}（{high}），最低的是{worst}（{low}）；试卷难度不同，不能据此比较教学。",
        "{grade}: the highest score rate is in {best} ({high}), the lowest in {worst} ({low}); papers differ in difficulty, so this does not compare teaching."
    }
    STORY_BALANCE {
        "{grade}学校之间差距最大的学科是{most}（方差的 {high} 在学校之间），最小的是{least}（{low}）。",
        "{grade}: schools differ most in {most} ({high} of variance between schools), least in {least} ({low})."
    }
    STORY_GROUPS {
        "{grade}{subject}按学校类别看，{first}平均 {high} 分（{high_n} 人），{last}平均 {low} 分（{low_n} 人）。",
        "{grade} {subject} by category: {first} mean {high} (n = {high_n}), {last} mean {low} (n = {low_n})."
    }
    STORY_LEADS {
        "共做 {tests} 次检验，得到线索 {leads} 条（强 {strong}、中 {moderate}、弱 {weak}）；线索是核查的理由，不是结论。",
        "{tests} tests were made and gave {leads} leads (strong {strong}, moderate {moderate}, weak {weak}); a lead is a reason to look, not a conclusion."
    }
    STORY_ISSUES {
        "数据问题：错误 {errors} 条、警告 {warnings} 条、提示 {notes} 条；成绩表中有 {rejected} 行未采用，见“数据问题”。",
        "Data problems: {errors} errors, {warnings} warnings, {notes} notes; {rejected} rows were left out: see the sheet of data problems."
    }
}

/// Standard subjects and the total.
pub const SUBJECTS: &[super::Phrase] = &[
    SUBJECT_CHINESE,
    SUBJECT_MATHEMATICS,
    SUBJECT_ENGLISH,
    SUBJECT_JAPANESE,
    SUBJECT_RUSSIAN,
    SUBJECT_PHYSICS,
    SUBJECT_CHEMISTRY,
    SUBJECT_BIOLOGY,
    SUBJECT_POLITICS,
    SUBJECT_MORALITY,
    SUBJECT_HISTORY,
    SUBJECT_GEOGRAPHY,
    SUBJECT_SCIENCE,
    SUBJECT_TECHNOLOGY,
    SUBJECT_IT,
    SUBJECT_PE,
    SUBJECT_TOTAL,
];

/// Why a test was not made: the word of the open tables, and its text.
pub const SKIPPED: &[(&str, super::Phrase)] = &[
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
];
