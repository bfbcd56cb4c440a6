//! `[[layout]]`: how a sheet is laid out, told outright instead of inferred ([`Layout`]), and which sheets it is told
//! of ([`Selector`]).
//!
//! Plain data: `section` reads it from exam.toml, `ingest::layout::pinned` reads sheets by it. What a layout leaves open
//! is inferred.

pub mod glob;
pub mod section;

pub use glob::Glob;

use super::reading::ReadingRules;
use crate::model::{Grade, Score, Subject};

/// What a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SheetKind {
    /// Scores of this exam.
    Scores,
    /// 学籍: who is enrolled.
    Roster,
    /// Scores of an earlier exam.
    Prior,
    /// The school register.
    Schools,
    /// 任课: who teaches whom.
    Teachers,
    /// Item scores of one paper.
    Items,
    /// Not to be read.
    Skip,
}

/// Where the header stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum HeaderRows {
    /// The table has none: the columns are called as the layout calls them.
    None,
    /// One row, or two that belong together; from zero, ascending.
    At(Vec<u32>),
}

/// A field of a person, of the row, or of a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PersonField {
    /// 姓名.
    Name,
    /// 考号: the id that the exam gives out.
    Id,
    /// 学籍号.
    RegisterId,
    /// 班级.
    Class,
    /// 座号.
    Seat,
    /// 学校.
    School,
    /// 年级.
    Grade,
    /// 总分 as the sheet states it.
    Total,
    /// 缺考标记: 1 or 是 for absent.
    AbsenceFlag,
    /// 是否参与统计.
    Participation,
    /// 备注: words about the row.
    Remark,
    /// 缺考原因: why marks of the row are missing.
    Reason,
    /// 学籍状态.
    Enrolment,
    /// 学校代码, in the school register.
    SchoolCode,
    /// 简称, in the school register.
    ShortName,
    /// 类别, in the school register.
    Category,
    /// 片区, in the school register.
    District,
}

/// The words for the fields in exam.toml, the first of each for messages.
pub const FIELD_WORDS: [(PersonField, &[&str]); 17] = [
    (PersonField::Name, &["name", "姓名"]),
    (PersonField::Id, &["id", "考号"]),
    (PersonField::RegisterId, &["register_id", "学籍号"]),
    (PersonField::Class, &["class", "班级"]),
    (PersonField::Seat, &["seat", "座号"]),
    (PersonField::School, &["school", "学校"]),
    (PersonField::Grade, &["grade", "年级"]),
    (PersonField::Total, &["total", "总分"]),
    (PersonField::AbsenceFlag, &["absent", "缺考标记"]),
    (PersonField::Participation, &["counts", "是否参与统计"]),
    (PersonField::Remark, &["remark", "备注"]),
    (PersonField::Reason, &["reason", "缺考原因"]),
    (PersonField::Enrolment, &["enrolment", "学籍状态"]),
    (PersonField::SchoolCode, &["code", "学校代码"]),
    (PersonField::ShortName, &["aliases", "简称"]),
    (PersonField::Category, &["category", "类别"]),
    (PersonField::District, &["district", "片区"]),
];

/// Where a column is found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ColumnAt {
    /// By its number, from zero.
    Number(u32),
    /// By the text of its header.
    Titled(String),
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Holds {
    /// A field of the row.
    Field(PersonField),
    /// The scores of a paper that count.
    Score {
        /// The paper.
        subject: Subject,
        /// Its full mark.
        full: Option<Score>,
        /// They are converted scores (赋分), and meant to count.
        converted: bool,
    },
    /// Nothing that is to be read.
    Ignored,
}

/// One column told.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ColumnPin {
    /// Where it is.
    pub at: ColumnAt,
    /// What it holds.
    pub holds: Holds,
    /// What its header must say, for columns found by number: another text means that the sheet is another one.
    pub header: Option<String>,
}

/// What becomes of the columns that are not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Rest {
    /// Inferred as in any sheet.
    #[default]
    Infer,
    /// Not read.
    Ignore,
}

/// How a sheet is laid out; what is `None` or not listed is inferred.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Layout {
    /// What the sheet is.
    pub kind: Option<SheetKind>,
    /// Its header.
    pub header: Option<HeaderRows>,
    /// First row of data, from zero.
    pub first: Option<u32>,
    /// Last row of data, from zero; until the end if none.
    pub last: Option<u32>,
    /// Its columns.
    pub columns: Vec<ColumnPin>,
    /// The other columns.
    pub rest: Rest,
    /// The school of every row.
    pub school: Option<String>,
    /// The grade of every row.
    pub grade: Option<Grade>,
    /// The class of every row.
    pub class: Option<String>,
    /// The subject of a column that names none (成绩).
    pub subject: Option<Subject>,
}

/// Which sheets a layout is told of; all where nothing is said.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Selector {
    /// The file's name as shown, below its input.
    pub file: Option<Glob>,
    /// The sheet's name.
    pub sheet: Option<Glob>,
    /// A school named by folder, file, sheet or the first rows.
    pub from: Option<String>,
}

impl Selector {
    /// Whether file and sheet are meant; whether the school is, only the cells can tell.
    #[must_use]
    pub fn fits_names(&self, file: &str, sheet: &str) -> bool {
        self.file.as_ref().is_none_or(|glob| glob.fits(file)) && self.sheet.as_ref().is_none_or(|glob| glob.fits(sheet))
    }
}

/// One `[[layout]]`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LayoutRule {
    /// The sheets it is for.
    pub selector: Selector,
    /// How they are laid out.
    pub layout: Layout,
    /// The choices of `[reading]` as they stand for them.
    pub reading: ReadingRules,
    /// Its place in the exam file: name and line, for messages.
    pub told_by: String,
}
