//! What a header text can mean.

use crate::model::Subject;

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
    /// 学籍辅号: a second number of the register.
    AuxiliaryId,
    /// 座号.
    Seat,
    /// 序号.
    RowNumber,
    /// 班级.
    Class,
    /// 学校.
    School,
    /// 学籍学校: the school where there is no other column for it.
    SchoolOfRegister,
    /// 是否剔除: out of statistics.
    Exclusion,
    /// 班级代码: the class where there is no other column for it.
    ClassCode,
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
    /// 是否参考: 否 means absent.
    Attendance,
    /// 缺考科目: the papers that the pupil missed.
    AbsentPapers,
    /// 是否参与统计.
    Participation,
    /// 备注, 状态: words about the row.
    Remark,
    /// 缺考原因: why marks of the row are missing.
    Reason,
    /// 学籍状态.
    Enrolment,
    /// 简称, for the school register.
    ShortName,
    /// 类别, for the school register.
    Category,
    /// 片区, for the school register.
    District,
    /// 考试日期: told as it was read, not used.
    When,
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
    /// 总评: the mark of a course, made of its exams and of work during the term.
    Overall,
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
    /// One question of a paper, in a sheet of items.
    Item,
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
    /// Whether a candidate sat this paper: 语文缺考, 状态 below 语文.
    Flag(Subject),
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
