//! Names and titles of sheets, headings within them, labels of facts, titles of charts.

crate::words! {
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
    HEAD_SUBJECTS_ALONE { "各学科", "Subjects" }
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

    // Charts
    CHART_MEANS { "{subject}：各校平均分与全县平均分", "{subject}: school means and the county mean" }
    CHART_BANDS { "{subject}：全县分数段人数", "{subject}: candidates in each score band" }
    CHART_OWN_ALONE { "{grade} 各学科得分率", "{grade} score rates" }
    CHART_OWN { "{grade} 各学科得分率：本校与全县", "{grade} score rates: this school and the county" }
    CHART_OWN_BANDS { "{subject}：本校与全县分数段占比", "{subject}: share in each score band, this school and the county" }
    SERIES_SCHOOL_MEAN { "学校平均分", "School mean" }
    SERIES_OWN { "本校", "This school" }
}
