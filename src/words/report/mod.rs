//! Phrases of the workbooks, a file a theme; what all of them share is here. Headers of columns are in [`super::columns`].

mod confirmation;
mod headcount;
mod notes;
mod rules;
mod sheets;
mod story;

pub use super::columns::*;
pub use {confirmation::*, headcount::*, notes::*, rules::*, sheets::*, story::*};

/// The phrases of each file below, and those that all share.
pub const FILES: &[&[super::Phrase]] = &[ALL, confirmation::ALL, headcount::ALL, notes::ALL, rules::ALL, sheets::ALL, story::ALL];

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
    LISTED { "表", "Table" }
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
    SUBJECT_GENERAL_TECHNOLOGY { "通用技术", "General Technology" }
    SUBJECT_MUSIC { "音乐", "Music" }
    SUBJECT_ART { "美术", "Art" }
    SUBJECT_SCIENCES { "理综", "Sciences" }
    SUBJECT_HUMANITIES { "文综", "Humanities" }
    SUBJECT_COMBINED { "综合", "Combined Paper" }
    SUBJECT_LABOUR { "劳动", "Labour" }
    SUBJECT_ARTS { "艺术", "Arts" }
    SUBJECT_CALLIGRAPHY { "书法", "Calligraphy" }
    SUBJECT_LISTENING { "听力", "Listening" }
    SUBJECT_PHYSICS_CHEMISTRY { "理化", "Physics and Chemistry" }
    SUBJECT_POLITICS_HISTORY { "政史", "Politics and History" }
    SUBJECT_HISTORY_GEOGRAPHY { "史地", "History and Geography" }
    SUBJECT_BIOLOGY_GEOGRAPHY { "生地", "Biology and Geography" }
    SUBJECT_TOTAL { "总分", "Total" }

    // Grades and places of a school's own workbook
    GRADE_EXCELLENT { "优秀", "Excellent" }
    GRADE_GOOD { "良好", "Good" }
    GRADE_PASS { "合格", "Pass" }
    GRADE_BELOW { "待合格", "Below" }
    THIRD_UPPER { "前三分之一", "upper third" }
    THIRD_MIDDLE { "中间三分之一", "middle third" }
    THIRD_LOWER { "后三分之一", "lower third" }
    AMONG_CATEGORY { "{n} 所同类学校", "{n} schools of its category" }
    AMONG_ALL { "全县 {n} 所学校", "{n} schools of the county" }
    REMARK_EXCLUDED { "不计入统计", "left out of statistics" }
    REMARK_ROSTER_ONLY { "学籍中有，成绩表中未见", "on the roster, in no score sheet" }
    REMARK_UNLISTED { "不在学籍中", "on no roster" }
    REMARK_GUEST { "借读", "guest" }
    REMARK_INCLUSION { "随班就读", "inclusion" }
    GROUPING_ALL { "全县", "County" }
    GROUPING_CATEGORY { "学校类别", "Category" }
    GROUPING_DISTRICT { "片区", "District" }
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
    SUBJECT_GENERAL_TECHNOLOGY,
    SUBJECT_MUSIC,
    SUBJECT_ART,
    SUBJECT_SCIENCES,
    SUBJECT_HUMANITIES,
    SUBJECT_COMBINED,
    SUBJECT_LABOUR,
    SUBJECT_ARTS,
    SUBJECT_CALLIGRAPHY,
    SUBJECT_LISTENING,
    SUBJECT_PHYSICS_CHEMISTRY,
    SUBJECT_POLITICS_HISTORY,
    SUBJECT_HISTORY_GEOGRAPHY,
    SUBJECT_BIOLOGY_GEOGRAPHY,
    SUBJECT_TOTAL,
];
