//! The words of headers and labels: what a header text means on its own, whatever stands around it.
//!
//! Receives keys (see [`clean::key`](crate::ingest::clean::key)); leaves blocks of several cells to `header` and the
//! test against the data to `columns`. The words are those of score sheets as people saved them.

use crate::model::{Score, Subject};

/// A field of a person, or of the row as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// 姓名.
    Name,
    /// 考号, 准考证号: what an exam gives out.
    ExamId,
    /// 学号: an id, or the number 1..60 in the class; the data tells.
    StudentNumber,
    /// 学籍号, identity number.
    RegisterId,
    /// 座号.
    Seat,
    /// 序号.
    RowNumber,
    /// 班级.
    Class,
    /// 学校.
    School,
    /// 学校代码.
    SchoolCode,
    /// 年级.
    Grade,
    /// 考试名称.
    Exam,
    /// 科目: the long format.
    Course,
    /// 缺考标记: 1 means absent.
    AbsenceFlag,
    /// 是否参与统计.
    Participation,
    /// 备注, 状态: words about the row.
    Remark,
    /// 学籍状态.
    Enrolment,
    /// 简称, for the school register.
    ShortName,
    /// 类别, for the school register.
    Category,
    /// 片区, for the school register.
    District,
    /// 性别, 考场号, 任课老师…: no use here.
    Other,
}

/// Which of several scores of one paper a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The subject alone, or 分数, 得分, 成绩.
    Plain,
    /// 原始分.
    Raw,
    /// 赋分: a converted score.
    Converted,
}

/// Why a column of figures is no score of this exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aside {
    /// 班排, 名次.
    Rank,
    /// 进退.
    Change,
    /// 平均分, 等级, 学分, a rate.
    Derived,
    /// 主科, 语数英, 理综总分.
    Subtotal,
    /// A part of a paper (作文) below the paper's own column.
    Piece,
    /// 应考人数, 及格率: figures of a unit, not of a person.
    Aggregate,
}

/// What a header text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A field of a person.
    Person(Field),
    /// A paper's score.
    Score(Subject, Kind),
    /// A score whose subject stands elsewhere.
    Part(Kind),
    /// A total over papers.
    Total(Kind),
    /// Something of another exam, by its words: 月考1, 中考.
    OfExam(String, Box<Self>),
    /// Figures, but not a score.
    Aside(Aside),
    /// Not in the tables.
    Unknown,
}

impl Meaning {
    /// Whether the tables know it.
    pub fn is_known(&self) -> bool {
        *self != Self::Unknown
    }
}

const PERSONS: &[(Field, &[&str])] = &[
    (Field::Name, &["姓名", "学生姓名", "考生姓名", "同学", "成员", "名字", "学生", "xm", "name", "studentname", "fullname", "姓名name"]),
    (
        Field::ExamId,
        &[
            "考号",
            "自定义考号",
            "准考证号",
            "准考证",
            "准考证号码",
            "考生号",
            "考生号码",
            "固定考号",
            "智学网号",
            "班座",
            "编号",
            "考试号",
            "考试编号",
            "考籍号",
            "报名号",
            "学生编号",
            "考生编号",
            "学生考号",
            "考生考号",
            "ksh",
            "zkzh",
            "kh",
            "id",
            "candidateid",
            "examid",
            "studentid",
            "examno",
            "考证号",
        ],
    ),
    (Field::StudentNumber, &["学号", "学生学号", "xh", "student_id", "studentnum", "studentno", "student", "学生号", "no"]),
    (
        Field::RegisterId,
        &[
            "学籍号",
            "学籍辅号",
            "学籍号码",
            "全国学籍号",
            "全国学籍",
            "国网学籍号",
            "学生学籍号",
            "身份证号",
            "身份证",
            "身份证号码",
            "身份证件号",
            "公民身份号码",
            "证件号",
            "证件号码",
            "xjh",
            "sfzh",
        ],
    ),
    (Field::Seat, &["座号", "座位号", "座次", "座位", "classnum", "seat", "班内序号", "班内编号", "班号", "小号"]),
    (Field::RowNumber, &["序号", "序", "行号", "row", "rowid", "rownumber", "xuhao", "#", "项目"]),
    (
        Field::Class,
        &[
            "班级",
            "班别",
            "行政班级",
            "行政班",
            "新班级",
            "现班",
            "班级名称",
            "当前班级",
            "教学班",
            "所在班级",
            "所在班",
            "班",
            "bj",
            "class",
            "专业名称",
            "classname",
            "现班级",
            "班级号",
        ],
    ),
    (
        Field::School,
        &[
            "学校",
            "学校名称",
            "学籍校",
            "学籍学校",
            "报名点名称",
            "报名点",
            "所在学校",
            "就读学校",
            "毕业学校",
            "校别",
            "校名称",
            "单位",
            "学校全称",
            "bmd_mc",
            "xx",
            "xxmc",
            "school",
            "schoolname",
            "考生学校",
        ],
    ),
    (Field::SchoolCode, &["学校代码", "学校编号", "学校代号", "学校标识码", "代码", "校码", "schoolcode", "schoolid", "xxdm"]),
    (Field::Grade, &["年级", "年级名称", "所在年级", "就读年级", "nj", "grade", "级部"]),
    (Field::Exam, &["考试名称", "考试", "exam", "examname", "cs"]),
    (Field::Course, &["科目", "学科", "课程", "课程名称", "科目名称", "学科名称", "subject", "course", "kcmc", "km"]),
    (Field::AbsenceFlag, &["缺考标记", "缺考", "是否缺考", "缺考标志"]),
    (Field::Participation, &["是否参与统计", "参与统计", "是否统计", "是否计入统计", "是否参与排名", "计入统计"]),
    (Field::Remark, &["备注", "状态", "考试状态", "说明", "remark", "remarks", "note", "status", "情况说明", "缺考说明"]),
    (
        Field::Enrolment,
        &["学籍状态", "就读状态", "在籍状态", "学生状态", "学籍情况", "在校状态", "就读方式", "学生类别", "在籍情况", "学籍类型"],
    ),
    (Field::ShortName, &["简称", "学校简称", "别名", "曾用名", "其他名称", "shortname", "alias"]),
    (Field::Category, &["类别", "类型", "性质", "学校类别", "学校类型", "办学类型", "城乡", "城乡类别", "城乡类型", "category"]),
    (Field::District, &["片区", "学区", "教研片区", "片", "乡镇", "区域", "district"]),
    (
        Field::Other,
        &[
            "性别",
            "标签",
            "考场号",
            "考场",
            "试室号",
            "试室",
            "场次号",
            "kc",
            "任课老师",
            "任课教师",
            "教师",
            "班主任",
            "省份",
            "省",
            "市",
            "县",
            "区县",
            "考点",
            "考点名称",
            "级别",
            "组别",
            "kslb",
            "考生类别",
            "考生类型",
            "科类",
            "组合方向",
            "选科组合",
            "所选组合",
            "选科",
            "组合",
            "选课组合",
            "x",
            "民族",
            "出生日期",
            "出生年月",
            "生日",
            "电话",
            "联系电话",
            "家长电话",
            "手机",
            "手机号",
            "家长姓名",
            "家庭住址",
            "住址",
            "地址",
            "户口所在地",
            "户籍",
            "政治面貌",
            "签名",
            "签字",
            "日期",
            "时间",
            "考试日期",
            "考试时间",
            "学期id",
            "课程id",
            "学期",
            "学年",
            "入学年份",
            "入学年月",
            "年龄",
            "sex",
            "gender",
            "age",
            "date",
            "phone",
            "tel",
            "xb",
            "薄弱学科",
            "优势学科",
            "评语",
            "是否住校",
            "住宿",
            "宿舍",
            "电子邮箱",
            "监护人",
            "考试类型",
            "学生来源",
            "层次",
            "学段",
            "学校性质",
        ],
    ),
];

const PLAIN_PARTS: &[&str] = &[
    "分数",
    "得分",
    "成绩",
    "成",
    "分",
    "百分成绩",
    "实得分",
    "score",
    "scores",
    "mark",
    "marks",
    "总成绩分",
    "卷面",
    "卷面分",
    "卷面成绩",
    "考试成绩",
    "考分",
    "实考分",
    "期末成绩",
    "考试分数",
    "fs",
    "cj",
];
const RAW_PARTS: &[&str] = &["原始分", "原始成绩", "原始分数", "原始", "原始得分", "原分", "裸分", "raw", "rawscore"];
const CONVERTED_PARTS: &[&str] = &[
    "赋分",
    "赋分成绩",
    "赋分分数",
    "赋",
    "转换分",
    "转换",
    "转换成绩",
    "等级分",
    "等级赋分",
    "折算分",
    "折合分",
    "折算",
    "折合",
    "换算分",
    "标准分",
    "t分",
    "z分",
    "赋分后",
    "转换后",
    "赋分值",
    "等级成绩",
];
const TOTALS: &[&str] = &[
    "总分",
    "总计",
    "总成绩",
    "合计",
    "总分数",
    "总得分",
    "合计分",
    "总分合计",
    "九科总分",
    "全科总分",
    "全科",
    "六科总分",
    "七科总分",
    "八科总分",
    "五科总分",
    "各科总分",
    "理科总分",
    "文科总分",
    "物理总分",
    "历史总分",
    "物理类总分",
    "历史类总分",
    "总",
    "total",
    "totalscore",
    "sum",
    "zf",
    "高考总分",
    "卷面总分",
    "成绩总分",
    "成绩合计",
    "总分成绩",
    "总分分数",
    "总分得分",
];
const RAW_TOTALS: &[&str] = &["原始总分", "总分原始", "原始分总分", "总分原始分", "原始成绩总分", "总分(原始)", "总原始分", "总分(原始分)"];
const CONVERTED_TOTALS: &[&str] =
    &["赋分总分", "总分赋分", "总分(赋分)", "选考总分", "赋分后总分", "转换总分", "总赋分", "折合总分", "折算总分"];
const SUBTOTALS: &[&str] = &[
    "主科",
    "主科总分",
    "三主科",
    "三主科总分",
    "语数英",
    "语数外",
    "语数英总分",
    "语数外总分",
    "语数外史/物",
    "语数英物",
    "语数英史",
    "语数英物/语数英史",
    "理综总分",
    "文综总分",
    "三科总分",
    "四科总分",
    "三科",
    "四科",
    "五科",
    "六科",
    "小计",
    "文科综合总分",
    "理科综合总分",
    "小科总分",
    "副科总分",
    "主科合计",
    "三科合计",
    "语数",
    "语英",
    "数英",
    "文科",
    "理科",
    "3+1总分",
    "四选二",
    "选科总分",
    "小三科",
    "政史地",
    "物化生",
    "史地政",
    "理化生",
    "物化",
    "史政",
    "选考科目总分",
];
const CHANGES: &[&str] = &["进退", "进退步", "进步", "退步", "升降", "变化", "浮动", "增减", "涨幅", "进步率", "进退名次", "进步名次"];
const DERIVED: &[&str] = &[
    "平均分",
    "平均",
    "均分",
    "平均成绩",
    "等级",
    "学业等级",
    "赋分等级",
    "评级",
    "等第",
    "总评",
    "评价",
    "五分成绩",
    "绩点",
    "学分",
    "参考科目数",
    "科目数",
    "科数",
    "参考科数",
    "y1",
    "y2",
    "t1",
    "t2",
    "t值",
    "z值",
    "百分位",
    "百分等级",
    "百分比",
    "超均率",
    "比均率",
    "离均差",
    "得分率",
    "level",
    "gpa",
    "credit",
    "average",
    "avg",
    "mean",
    "percentile",
    "满分",
    "总分等级",
    "标准差",
    "难度",
    "占比",
    "比例",
    "击败率",
    "超过率",
];
const AGGREGATES: &[&str] = &[
    "人数",
    "参考人数",
    "实考人数",
    "应考人数",
    "应考",
    "实考",
    "参考",
    "参考率",
    "班额",
    "在籍人数",
    "缺考人数",
    "最高分",
    "最低分",
    "中位数",
    "方差",
    "前30%",
    "后30%",
    "低分率",
    "优秀率",
    "及格率",
    "良好率",
    "优良率",
    "合格率",
    "满分率",
    "一分三率",
    "综合指数",
    "一分四率",
    "平均分排名",
    "巩固率",
];
const RANKS: &[&str] = &[
    "班次",
    "校次",
    "级次",
    "年次",
    "区次",
    "县次",
    "市次",
    "联次",
    "班名",
    "校名",
    "级名",
    "县名",
    "市名",
    "区名",
    "年名",
    "省名",
    "班排",
    "校排",
    "级排",
    "年排",
    "县排",
    "市排",
    "区排",
    "联排",
    "省排",
    "序次",
    "位次",
    "段次",
    "rank",
    "rankings",
    "ranking",
    "order",
    "pm",
    "mc",
    "排",
    "次",
    "班级名",
    "年级名",
    "总名",
    "总排",
    "三校排",
    "名",
    "校内",
    "全县",
    "全区",
    "全市",
    "全校",
    "全级",
    "班内",
    "年内",
    "联考",
];

/// What a header text means on its own.
pub fn meaning(key: &str) -> Meaning {
    let key = key.trim_matches(|c: char| matches!(c, '!' | '*' | ':' | '.' | '\'' | '"' | '★' | '☆' | '-' | '_' | '·' | '、' | '|'));
    // Ids and sentences are no headers; not asking the tables about them keeps reading fast.
    if key.is_empty() || key.chars().count() > 24 || key.bytes().filter(u8::is_ascii_digit).count() > 6 {
        return Meaning::Unknown;
    }
    exact(key)
        .or_else(|| corner(key))
        .or_else(|| of_subject(key))
        .or_else(|| by_pattern(key))
        .or_else(|| of_exam(key))
        .or_else(|| without_remark(key))
        .unwrap_or(Meaning::Unknown)
}

/// Words that stand in a table as they are.
fn exact(key: &str) -> Option<Meaning> {
    if let Some((field, _)) = PERSONS.iter().find(|(_, words)| words.contains(&key)) {
        return Some(Meaning::Person(*field));
    }
    let tables: [(&[&str], Meaning); 10] = [
        (TOTALS, Meaning::Total(Kind::Plain)),
        (RAW_TOTALS, Meaning::Total(Kind::Raw)),
        (CONVERTED_TOTALS, Meaning::Total(Kind::Converted)),
        (SUBTOTALS, Meaning::Aside(Aside::Subtotal)),
        (PLAIN_PARTS, Meaning::Part(Kind::Plain)),
        (RAW_PARTS, Meaning::Part(Kind::Raw)),
        (CONVERTED_PARTS, Meaning::Part(Kind::Converted)),
        (CHANGES, Meaning::Aside(Aside::Change)),
        (DERIVED, Meaning::Aside(Aside::Derived)),
        (AGGREGATES, Meaning::Aside(Aside::Aggregate)),
    ];
    if let Some((_, meaning)) = tables.into_iter().find(|(words, _)| words.contains(&key)) {
        return Some(meaning);
    }
    if RANKS.contains(&key) {
        return Some(Meaning::Aside(Aside::Rank));
    }
    Subject::standard(key).map(|subject| Meaning::Score(subject, Kind::Plain))
}

/// The corner of a table, `成绩\姓名`: names stand below or beside it.
fn corner(key: &str) -> Option<Meaning> {
    let parts: Vec<&str> = key.split(['\\', '/', '|']).collect();
    (parts.len() == 2 && parts.contains(&"姓名")).then_some(Meaning::Person(Field::Name))
}

/// Words known by a part of them.
fn by_pattern(key: &str) -> Option<Meaning> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| key.ends_with(ending));
    let holds = |parts: &[&str]| parts.iter().any(|part| key.contains(part));
    let numbered = |word: &str| key.strip_prefix(word).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    if holds(&["中考"]) && !holds(&["模拟", "适应"]) {
        return Some(Meaning::OfExam("中考".to_owned(), Box::new(Meaning::Unknown)));
    }
    if holds(&["排名", "名次", "排位", "位次", "rank"]) || numbered("名") || numbered("排名") || numbered("名次") {
        return Some(Meaning::Aside(Aside::Rank));
    }
    if key.chars().count() <= 4 && ends(&["排", "级名", "班名", "校名"]) {
        return Some(Meaning::Aside(Aside::Rank));
    }
    if holds(&["进退", "进步", "退步", "升降", "差值", "增值", "名次差"]) {
        return Some(Meaning::Aside(Aside::Change));
    }
    if holds(&["人数", "率"]) {
        return Some(Meaning::Aside(Aside::Aggregate));
    }
    if holds(&["等级", "评级", "等第", "平均", "均分", "百分位", "绩点", "备注"]) && !holds(&["等级赋分", "等级分"])
    {
        return Some(Meaning::Aside(Aside::Derived));
    }
    if ends(&["科数", "科目数", "门数", "次数", "天数", "代码", "编码", "身高", "体重", "年龄", "视力", "年份"]) {
        return Some(Meaning::Aside(Aside::Derived));
    }
    if numbered("总分") {
        return Some(Meaning::Total(Kind::Plain));
    }
    if ends(&["总分", "总成绩", "总计"]) && Subject::split_prefix(key).is_none() && !exam_like(key) {
        return Some(Meaning::Total(if holds(&["原始"]) {
            Kind::Raw
        } else if holds(&["赋分", "转换", "折"]) {
            Kind::Converted
        } else {
            Kind::Plain
        }));
    }
    None
}

/// A subject and a word of its block in one text: `语文分数`, `化学|赋分`, `化学(原始)`, `原始分_化学`, `物赋`.
fn of_subject(key: &str) -> Option<Meaning> {
    if let Some(subject) = key.strip_suffix('赋').or_else(|| key.strip_suffix("赋分")).and_then(Subject::standard) {
        return Some(Meaning::Score(subject, Kind::Converted));
    }
    let front = Subject::split_prefix(key).and_then(|(subject, rest)| with_part(subject, rest));
    front.or_else(|| {
        let (subject, rest) = Subject::split_suffix(key)?;
        with_part(subject, rest).filter(|_| !exam_like(rest))
    })
}

fn with_part(subject: Subject, rest: &str) -> Option<Meaning> {
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    if rest.is_empty() {
        return Some(Meaning::Score(subject, Kind::Plain));
    }
    match exact(rest).or_else(|| by_pattern(rest))? {
        Meaning::Part(kind) => Some(Meaning::Score(subject, kind)),
        Meaning::Total(kind) => Some(Meaning::Score(subject, kind)),
        Meaning::Person(Field::Class | Field::Grade | Field::School) => Some(Meaning::Aside(Aside::Rank)),
        Meaning::Person(_) => Some(Meaning::Person(Field::Other)),
        Meaning::Aside(aside) => Some(Meaning::Aside(aside)),
        Meaning::Score(..) => Some(Meaning::Aside(Aside::Subtotal)),
        Meaning::OfExam(exam, _) => Some(Meaning::OfExam(exam, Box::new(Meaning::Score(subject, Kind::Plain)))),
        Meaning::Unknown => None,
    }
}

/// An exam's words before or behind a known header: `月考1_语文`, `期中总分`, `语文(期末)`.
fn of_exam(key: &str) -> Option<Meaning> {
    if !exam_like(key) {
        return None;
    }
    let inner = |exam: &str, rest: &str| {
        let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
        let exam = exam.trim_matches(|c: char| !c.is_alphanumeric());
        let what = exact(rest).or_else(|| of_subject(rest))?;
        let figure = matches!(what, Meaning::Score(..) | Meaning::Total(_) | Meaning::Part(_) | Meaning::Aside(_));
        (figure && exam_like(exam)).then(|| Meaning::OfExam(exam.to_owned(), Box::new(what)))
    };
    let borders = || key.char_indices().map(|(at, _)| at).skip(1);
    borders().find_map(|at| inner(&key[..at], &key[at..])).or_else(|| borders().find_map(|at| inner(&key[at..], &key[..at])))
}

/// Whether words name an exam.
pub fn exam_like(text: &str) -> bool {
    const WORDS: [&str; 20] = [
        "月考",
        "期中",
        "期末",
        "联考",
        "统考",
        "周测",
        "周考",
        "单元",
        "上次",
        "本次",
        "前次",
        "上学期",
        "下学期",
        "入学",
        "分班",
        "摸底",
        "一模",
        "二模",
        "三模",
        "模拟",
    ];
    WORDS.iter().any(|word| text.contains(word))
        || (text.contains('第') && text.contains('次'))
        || ["中考", "一检", "二检", "三检", "期初", "开学考", "适应性"].iter().any(|word| text.contains(word))
}

/// A known word with a remark in brackets: `总分(满分750)`, `班级(必填)`.
fn without_remark(key: &str) -> Option<Meaning> {
    let open = key.find(['(', '[', '【', '〔', '{', ','])?;
    if open > 0 { exact(&key[..open]).or_else(|| of_subject(&key[..open])) } else { None }
}

/// Takes the full mark out of a header: `语文(150)`, `数学(150分)`, `英语(满分:120)`, `满分120`.
pub fn take_full_mark(key: &str) -> (String, Option<Score>) {
    let Some(open) = key.find(['(', '[', '【']) else { return (key.to_owned(), None) };
    let inside: &str = key[open..].trim_matches(|c| matches!(c, '(' | ')' | '[' | ']' | '【' | '】'));
    let number = inside.trim_start_matches("满分").trim_start_matches([':', '=']).trim_end_matches('分').trim_end_matches("满");
    let full = number.parse::<Score>().ok().filter(|full| *full >= Score::whole(10) && *full <= Score::whole(2000));
    match full {
        Some(full) => (key[..open].to_owned(), Some(full)),
        None => (key.to_owned(), None),
    }
}

/// Whether a label says that its row sums up others, whoever they are: `年级平均分`, `90-100(优)`, `满分`.
pub fn is_summary_label(key: &str) -> bool {
    const PARTS: [&str; 34] = [
        "平均",
        "均分",
        "合计",
        "总计",
        "小计",
        "最高",
        "最低",
        "满分",
        "及格",
        "优秀",
        "良好",
        "低分",
        "标准差",
        "方差",
        "中位",
        "众数",
        "人数",
        "排名",
        "名次",
        "难度",
        "区分度",
        "得分率",
        "全距",
        "极差",
        "差异系数",
        "优良率",
        "合格率",
        "前30%",
        "后30%",
        "总和",
        "统计",
        "参考率",
        "学分",
        "信度",
    ];
    const WHOLE: [&str; 20] = [
        "总分",
        "实考",
        "应考",
        "参考",
        "缺考",
        "均值",
        "平均数",
        "max",
        "min",
        "mean",
        "average",
        "avg",
        "total",
        "sum",
        "count",
        "sd",
        "stdev",
        "优秀数",
        "分值",
        "赋分",
    ];
    WHOLE.contains(&key) || PARTS.iter().any(|part| key.contains(part)) || is_band(key)
}

/// `90-100(优)`, `80~89`, `60分以下`, `≥90`.
fn is_band(key: &str) -> bool {
    let digits = key.chars().filter(char::is_ascii_digit).count();
    let bounded = key.split_once(['-', '~', '—', '～']).is_some_and(|(low, high)| {
        let low = low.trim_start_matches(['[', '(']);
        let high: String = high.chars().take_while(char::is_ascii_digit).collect();
        (1..=3).contains(&low.len()) && low.bytes().all(|b| b.is_ascii_digit()) && (2..=3).contains(&high.len())
    });
    bounded
        || (digits > 0 && (key.contains("分以") || key.contains("以上") || key.contains("以下")))
        || key.starts_with(['≥', '≤', '<', '>'])
}

/// Whether a text standing alone in its row is a note: `注：…`, a date, a signature line.
pub fn is_note(key: &str) -> bool {
    begins_note(key) || key.contains(':') || key.chars().count() > 15
}

/// Whether a text begins as notes do.
pub fn begins_note(key: &str) -> bool {
    const STARTS: [&str; 15] =
        ["注", "说明", "备注", "排名范围", "制表", "填表", "审核", "校长", "日期", "签", "附", "※", "*", "统计人", "打印"];
    STARTS.iter().any(|start| key.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(subject: &str, kind: Kind) -> Meaning {
        Meaning::Score(Subject::new(subject), kind)
    }

    #[test]
    fn headers_of_real_sheets_mean_what_they_mean() {
        let rank = || Meaning::Aside(Aside::Rank);
        let cases = [
            ("姓名", Meaning::Person(Field::Name)),
            ("成绩\\姓名", Meaning::Person(Field::Name)),
            ("自定义考号", Meaning::Person(Field::ExamId)),
            ("行政班级", Meaning::Person(Field::Class)),
            ("语文分数", score("语文", Kind::Plain)),
            ("语文等级", Meaning::Aside(Aside::Derived)),
            ("语文班名", rank()),
            ("语文级名", rank()),
            ("!级名", rank()),
            ("三校排", rank()),
            ("级排进退", Meaning::Aside(Aside::Change)),
            ("上月考1排名", rank()),
            ("化学赋分", score("化学", Kind::Converted)),
            ("化学|赋分|排名", rank()),
            ("化赋", score("化学", Kind::Converted)),
            ("技赋", score("技术", Kind::Converted)),
            ("化学原始", score("化学", Kind::Raw)),
            ("原始分", Meaning::Part(Kind::Raw)),
            ("名1", rank()),
            ("英语(含听", score("英语", Kind::Plain)),
            ("九科总分", Meaning::Total(Kind::Plain)),
            ("总分1", Meaning::Total(Kind::Plain)),
            ("总分原始", Meaning::Total(Kind::Raw)),
            ("语数英总分(排名)", rank()),
            ("语数英物/语数英史", Meaning::Aside(Aside::Subtotal)),
            ("理综总分", Meaning::Aside(Aside::Subtotal)),
            ("月考1_语文", Meaning::OfExam("月考1".to_owned(), Box::new(score("语文", Kind::Plain)))),
            ("中考分", Meaning::OfExam("中考".to_owned(), Box::new(Meaning::Unknown))),
            ("五分成绩", Meaning::Aside(Aside::Derived)),
            ("小天才", Meaning::Unknown),
            ("7", Meaning::Unknown),
        ];
        for (key, expected) in cases {
            assert_eq!(meaning(key), expected, "{key}");
        }
    }

    #[test]
    fn full_marks_come_out_of_headers() {
        assert_eq!(take_full_mark("语文(150)"), ("语文".to_owned(), Some(Score::whole(150))));
        assert_eq!(take_full_mark("数学(150分)"), ("数学".to_owned(), Some(Score::whole(150))));
        assert_eq!(take_full_mark("英语(满分:120)"), ("英语".to_owned(), Some(Score::whole(120))));
        assert_eq!(take_full_mark("数学(1)"), ("数学(1)".to_owned(), None));
        assert_eq!(take_full_mark("英语(含听"), ("英语(含听".to_owned(), None));
    }

    #[test]
    fn labels_of_summary_rows() {
        for label in ["年级平均分", "平均成绩", "总分", "90-100(优)", "学校在联考排名", "满分", "合计"] {
            assert!(is_summary_label(label), "{label}");
        }
        for label in ["张三", "20240001", "学生12", "九(3)班", "2024-0001"] {
            assert!(!is_summary_label(label), "{label}");
        }
    }
}
