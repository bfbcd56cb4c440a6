//! Headers of columns, and the words that stand in them.

crate::words! {
    // Columns: who
    COL_GRADE { "年级", "Grade" }
    COL_SUBJECT { "学科", "Subject" }
    COL_SCHOOL { "学校", "School" }
    COL_CATEGORY { "类别", "Category" }
    COL_DISTRICT { "片区", "District" }
    COL_CLASS { "班级", "Class" }
    COL_ID { "考号", "Id" }
    COL_NAME { "姓名", "Name" }
    COL_CANDIDATE { "考生", "Candidate" }
    COL_UNIT { "范围", "Unit" }
    COL_GROUPING { "分组方式", "Grouping" }
    COL_GROUP { "组", "Group" }
    COL_SCHOOLS { "学校数", "Schools" }
    COL_PAPERS { "科目数", "Papers" }
    COL_CLASSES { "班级数", "Classes" }
    COL_LEADING { "代表科目", "Leading paper" }

    // Columns: how many
    COL_ENROLLED { "在籍", "Enrolled" }
    COL_EXPECTED { "应考", "Expected" }
    COL_SAT { "实考", "Sat" }
    COL_SAT_NONE { "全缺", "Sat none" }
    COL_ABSENT { "缺考", "Absent" }
    COL_EXEMPT { "免考", "Exempt" }
    COL_DEFERRED { "缓考", "Deferred" }
    COL_MISCONDUCT { "违纪", "Misconduct" }
    COL_WITHDRAWN { "离校", "Withdrawn" }
    COL_GUEST_IN { "借读入", "Guests in" }
    COL_GUEST_OUT { "借读出", "Guests out" }
    COL_INCLUSION { "随班就读", "Inclusion" }
    COL_UNLISTED { "籍外", "Unlisted" }
    COL_UNEXPLAINED { "未见且无说明", "Missing, no reason" }
    COL_CONFIRMED { "学校确认", "Confirmed" }
    COL_SIGNED { "签字", "Signed" }
    COL_PARTICIPATION { "参考率", "Participation" }
    COL_N { "统计人数", "n" }
    COL_DENOMINATOR { "分母", "Denominator" }

    // Columns: figures
    COL_MEAN { "平均分", "Mean" }
    COL_SD { "标准差", "SD" }
    COL_MIN { "最低分", "Lowest" }
    COL_P25 { "下四分位", "Lower quartile" }
    COL_MEDIAN { "中位数", "Median" }
    COL_P75 { "上四分位", "Upper quartile" }
    COL_MAX { "最高分", "Highest" }
    COL_SCORE_RATE { "得分率", "Score rate" }
    COL_FULL { "满分人数", "Full marks" }
    COL_FULL_RATE { "满分率", "Full rate" }
    COL_EXCELLENT { "优秀人数", "Excellent" }
    COL_EXCELLENT_RATE { "优秀率", "Excellent rate" }
    COL_GOOD { "良好人数", "Good" }
    COL_GOOD_RATE { "良好率", "Good rate" }
    COL_PASS { "及格人数", "Pass" }
    COL_PASS_RATE { "及格率", "Pass rate" }
    COL_LOW { "低分人数", "Low" }
    COL_LOW_RATE { "低分率", "Low rate" }
    COL_T { "T 分", "T score" }
    COL_ABOVE_MEAN { "超均率", "Above mean" }
    COL_COUNTY_MEAN { "县均分", "County mean" }
    COL_DIFFERENCE { "与县均差", "Difference" }
    COL_COUNTY_SCORE_RATE { "县得分率", "County score rate" }
    COL_COUNTY_EXCELLENT_RATE { "县优秀率", "County excellent rate" }
    COL_COUNTY_PASS_RATE { "县及格率", "County pass rate" }
    COL_COUNTY_LOW_RATE { "县低分率", "County low rate" }
    COL_RANK { "名次", "Rank" }
    COL_RANK_BEST { "名次区间起", "Rank interval from" }
    COL_RANK_WORST { "名次区间止", "Rank interval to" }
    COL_CATEGORY_RANK { "同类名次", "Rank in category" }
    COL_CATEGORY_SCHOOLS { "同类校数", "Schools in category" }
    COL_TOP { "前 {k} 名人数", "In top {k}" }
    COL_PLACE { "所处位置", "Place" }
    COL_COMPARED { "比较范围", "Compared with" }
    COL_BAND { "分数段", "Band" }
    COL_COUNT { "人数", "Count" }
    COL_SHARE { "占比", "Share" }
    COL_CUMULATIVE { "累计人数", "Cumulative" }
    COL_CUMULATIVE_SHARE { "累计占比", "Cumulative share" }
    COL_COUNTY_SHARE { "县占比", "County share" }
    COL_COUNTY_CUMULATIVE_SHARE { "县累计占比", "County cumulative share" }
    COL_GRADE_OF { "{subject}等级", "{subject} grade" }
    COL_SAT_TOTAL { "已考科目总分", "Total of papers sat" }
    COL_CLASS_RANK { "班内名次", "Rank in class" }
    COL_SCHOOL_RANK { "校内名次", "Rank in school" }
    COL_COUNTY_RANK { "县内名次", "Rank in county" }
    COL_REMARK { "备注", "Remark" }

    // Columns: papers
    COL_FULL_MARK { "满分", "Full mark" }
    COL_FULL_SOURCE { "满分来源", "Full mark from" }
    COL_STEP { "最小给分", "Step" }
    COL_LINE_EXCELLENT { "优秀线", "Excellent line" }
    COL_LINE_GOOD { "良好线", "Good line" }
    COL_LINE_PASS { "及格线", "Pass line" }
    COL_LINE_LOW { "低分线", "Low line" }
    COL_DIFFICULTY { "难度", "Difficulty" }
    COL_DISCRIMINATION { "区分度", "Discrimination" }
    COL_RELIABILITY { "信度", "Reliability" }
    COL_SCHOOL_CV { "校际差异系数", "School CV" }
    COL_SCHOOL_CV_WEIGHTED { "校际差异系数（按人数）", "School CV, pupil-weighted" }
    COL_ICC { "校际方差占比", "Share of variance between schools" }
    COL_LOWEST_MEAN { "最低校均分", "Lowest school mean" }
    COL_HIGHEST_MEAN { "最高校均分", "Highest school mean" }
    COL_RATIO { "高低倍率", "Highest / lowest" }
    FULL_CONFIG { "考试配置", "exam file" }
    FULL_SHEET { "成绩表", "score sheet" }
    FULL_INFERRED { "推断", "inferred" }
    FULL_ITEMS { "小题之和", "sum of items" }
    FULL_PAPERS { "各科之和", "sum of papers" }

    // Columns: leads and screens
    COL_STRENGTH { "强度", "Strength" }
    COL_CODE { "代码", "Code" }
    COL_SCREEN { "检验", "Screen" }
    COL_EFFECT { "效应", "Effect" }
    COL_UNIT_OF_EFFECT { "单位", "Unit" }
    COL_LOW_END { "区间下限", "Interval from" }
    COL_HIGH_END { "区间上限", "Interval to" }
    COL_STATISTIC { "统计量", "Statistic" }
    COL_P { "p 值", "p" }
    COL_Q { "q 值", "q" }
    COL_EVIDENCE { "看到了什么", "What was seen" }
    COL_ALTERNATIVES { "可能的正常解释", "Innocent explanations that fit" }
    COL_NEXT_STEP { "下一步", "Next step" }
    COL_IS_LEAD { "成为线索", "Lead" }
    COL_SKIPPED { "未检验原因", "Why not tested" }
    COL_TESTED { "已检验", "Tested" }
    COL_NOT_TESTED { "未检验", "Not tested" }
    COL_METHOD { "如何判断", "How it decides" }
    UNIT_POINTS { "分", "points" }
    UNIT_SHARE { "比例", "share" }
    UNIT_PERSONS { "人", "persons" }
    UNIT_FIGURES { "个", "figures" }
    UNIT_PAIRS { "对", "pairs" }
    UNIT_ITEMS { "题", "items" }
    STRENGTH_STRONG { "强", "strong" }
    STRENGTH_MODERATE { "中", "moderate" }
    STRENGTH_WEAK { "弱", "weak" }

    // Columns: worklists, problems, sources
    COL_PLACE_READ { "出处", "Read from" }
    COL_FIRST_PLACE { "第一处（计入）", "First row (counts)" }
    COL_SECOND_PLACE { "第二处", "Second row" }
    COL_OTHER_SCHOOL { "另一学校", "Other school" }
    COL_ATTENDING { "就读学校", "School attended" }
    COL_ENROLLED_AT { "学籍学校", "School of enrolment" }
    COL_TROUBLE { "问题与处理", "Trouble and treatment" }
    COL_SAME_MARKS { "成绩一致", "Same marks" }
    COL_ANSWER { "核查结果", "Answer" }
    COL_CHECKED_BY { "核查人", "Checked by" }
    COL_CHECKED_ON { "日期", "Date" }
    COL_SEVERITY { "程度", "Severity" }
    COL_FILE { "文件", "File" }
    COL_SHEET { "工作表", "Sheet" }
    COL_CELL { "单元格", "Cell" }
    COL_READ { "读到的内容", "Read" }
    COL_MESSAGE { "问题", "Problem" }
    COL_DID { "本次处理", "What was done" }
    COL_HELP { "建议", "What you can do" }
    COL_KIND { "内容", "Holds" }
    COL_ROWS { "总行数", "Rows" }
    COL_ROWS_BLANK { "空行", "Blank" }
    COL_ROWS_HEADER { "表头", "Header" }
    COL_ROWS_CANDIDATES { "考生", "Candidates" }
    COL_ROWS_SUMMARY { "汇总行", "Summary" }
    COL_ROWS_NOTE { "说明行", "Note" }
    COL_ROWS_REJECTED { "未采用", "Rejected" }
    SEVERITY_ERROR { "错误", "error" }
    SEVERITY_WARNING { "警告", "warning" }
    SEVERITY_NOTE { "提示", "note" }
    KIND_SCORES { "本次成绩", "scores" }
    KIND_PRIOR { "上次成绩", "earlier scores" }
    KIND_ROSTER { "学籍", "roster" }
    KIND_SCHOOLS { "学校名册", "school register" }
    KIND_TEACHERS { "任课", "teachers" }
    KIND_SUMMARY { "上报汇总", "reported summary" }
    KIND_ITEMS { "小题分", "item scores" }
    KIND_BLUEPRINT { "双向细目表", "blueprint" }
    KIND_COPY { "重复副本", "copy" }
    KIND_CONFIRMATION { "参考人数确认单", "confirmation of the head count" }
    KIND_NOTHING { "无关内容", "nothing of use" }
    KIND_UNREAD { "未能读取", "could not be read" }

    // Columns: definitions
    COL_TERM { "术语", "Term" }
    COL_FORMULA { "算法", "How it is computed" }
    COL_MEASURE { "单位", "Unit" }
    COL_UNDEFINED { "何时无值", "When there is none" }
    COL_RIVALS { "同名异义", "Rivals of the same name" }
    COL_SOURCE { "出处", "Source" }
}
