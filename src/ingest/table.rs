//! [`Reading`]: what the sheets say, as typed rows, still tied to their cells and not yet compared with each other.

use super::{
    item_table::{BlueprintTable, ItemTable},
    remark::{Key, RemarkTable},
};
use crate::{
    config::layout::Layout,
    diagnostics::Place,
    ingest::{earlier::EarlierExam, raw::Format},
    model::{Grade, Mark, Score, Subject},
};
use compact_str::CompactString;
use rust_decimal::Decimal;
use std::path::PathBuf;

/// Everything that was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Every input file in order of its path, read or not.
    pub sources: Vec<Source>,
    /// Every sheet of every file that could be opened, in order of file and sheet.
    pub sheets: Vec<SheetReading>,
    /// Earlier exams by [`Source::exam`], in no order of time.
    pub exams: Vec<EarlierExam>,
}

/// An input file, for the manifest.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it is on disk.
    pub path: PathBuf,
    /// As shown to the user: below its input, with `/`.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Hex SHA-256 of the content; empty where it could not be read.
    pub sha256: String,
    /// What it turned out to be; `None` where it was refused.
    pub format: Option<Format>,
    /// The earlier exam that its place puts it in, as an index into [`Reading::exams`].
    pub exam: Option<usize>,
}

/// One sheet: its account and what was read from it.
#[derive(Clone, Debug)]
pub struct SheetReading {
    /// File and sheet.
    pub place: Place,
    /// Index into [`Reading::sources`].
    pub source: usize,
    /// Where every row went.
    pub account: Account,
    /// What it holds.
    pub content: Content,
    /// The `[[layout]]` it was read by, as an index into those of the exam file.
    pub layout: Option<usize>,
}

/// What a sheet holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Scores of this exam.
    Scores(ScoreTable),
    /// Scores of an earlier exam.
    Prior(ScoreTable),
    /// 学籍: who is enrolled.
    Roster(Vec<RosterRow>),
    /// School register: category and district of each school.
    Schools(Vec<SchoolRow>),
    /// 任课: who teaches which class what.
    Teachers(Vec<TeachingRow>),
    /// Reported figures without candidates.
    Summary(ReportedTable),
    /// Item scores of one paper: who is in the rows, and the paper's own score where a column tells it.
    Items(ScoreTable),
    /// 双向细目表: what each item asks.
    Blueprint(BlueprintTable),
    /// A copy of rows that another sheet of the workbook holds.
    Copy,
    /// 参考人数确认单 that came back.
    Confirmation(ReturnedConfirmation),
    /// Scripts that were marked again.
    Remarks(RemarkTable),
    /// Whose scripts the codes of re-marks are.
    RemarkKey(Box<Key>),
    /// Nothing that concerns the analysis (empty sheet, instructions, conversion table).
    Nothing,
}

impl Content {
    /// The word in `rows.csv`.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Scores(_) => "scores",
            Self::Prior(_) => "prior",
            Self::Roster(_) => "roster",
            Self::Schools(_) => "schools",
            Self::Teachers(_) => "teachers",
            Self::Summary(_) => "summary",
            Self::Items(_) => "items",
            Self::Blueprint(_) => "blueprint",
            Self::Copy => "copy",
            Self::Confirmation(_) => "confirmation",
            Self::Remarks(_) => "remarks",
            Self::RemarkKey(_) => "remark-key",
            Self::Nothing => "nothing",
        }
    }
}

/// What a reported figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Measure {
    /// 应考人数.
    Expected,
    /// 实考人数.
    Present,
    /// 缺考人数.
    Absent,
    /// 人数, of what is not said.
    #[default]
    Count,
    /// 平均分.
    Mean,
    /// 最高分.
    Max,
    /// 最低分.
    Min,
    /// Sum of the scores.
    Sum,
    /// 及格率.
    PassRate,
    /// 及格人数.
    Pass,
    /// 优秀率.
    ExcellentRate,
    /// 优秀人数.
    Excellent,
    /// 良好率, 优良率.
    GoodRate,
    /// 低分率.
    LowRate,
    /// 低分人数.
    Low,
    /// 参考率.
    Participation,
}

impl Measure {
    /// A share of persons, in percent.
    #[must_use]
    pub const fn is_rate(self) -> bool {
        matches!(self, Self::PassRate | Self::ExcellentRate | Self::GoodRate | Self::LowRate | Self::Participation)
    }

    /// A number of persons.
    #[must_use]
    pub const fn is_count(self) -> bool {
        matches!(self, Self::Expected | Self::Present | Self::Absent | Self::Count | Self::Pass | Self::Excellent | Self::Low)
    }
}

/// A figure about a unit as a sheet states it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportedFigure {
    /// Row in the sheet as it was read, from zero.
    pub row: u32,
    /// Its cell.
    pub place: Place,
    /// The words over it.
    pub header: String,
    /// School as written, where there is a column; empty if none.
    pub school: CompactString,
    /// Class as written, where there is a column; empty if none.
    pub class: CompactString,
    /// Grade, where there is a column.
    pub grade: Option<Grade>,
    /// The row sums up the others.
    pub whole: bool,
    /// Subject, where row or header tells it.
    pub subject: Option<Subject>,
    /// What it measures.
    pub measure: Measure,
    /// The figure with its decimals; a rate in percent.
    pub value: Decimal,
    /// It was marked as a percentage.
    pub percent: bool,
    /// A rate written as a share with one decimal or none, 0.3: good to ten percent only.
    pub coarse: bool,
}

/// Figures of units without candidates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportedTable {
    /// The school around the table.
    pub school: Option<Named<CompactString>>,
    /// The grade around it.
    pub grade: Option<Named<Grade>>,
    /// The class around it.
    pub class: Option<Named<CompactString>>,
    /// The subject around it.
    pub subject: Option<Subject>,
    /// Its figures in order of rows and columns.
    pub figures: Vec<ReportedFigure>,
}

/// The line of a 参考人数确认单 that says what was confirmed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReturnedConfirmation {
    /// Row of the line, from zero.
    pub row: u32,
    /// The hash as written; what is not 64 hexadecimal digits was altered.
    pub digest: CompactString,
    /// The school's name as written.
    pub school: CompactString,
}

impl ReturnedConfirmation {
    /// What the line begins with; then the number of its form, the full hash and the school's name.
    pub const MARKER: &str = "kaojing-confirm";
}

/// Where every row of a sheet went; the six parts add up to `rows`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Rows from the first to the last one with content.
    pub rows: u32,
    /// Nothing but blanks.
    pub blank: u32,
    /// Titles' header rows, repeated ones too.
    pub header: u32,
    /// Candidates (or roster, register entries) read.
    pub candidates: u32,
    /// Means, sums, full marks, ranks of the school.
    pub summary: u32,
    /// Titles, notes, instructions.
    pub note: u32,
    /// Left out, with a diagnostic.
    pub rejected: u32,
}

impl Account {
    /// Whether every row is in exactly one part.
    #[must_use]
    pub const fn adds_up(&self) -> bool {
        self.rows == self.blank + self.header + self.candidates + self.summary + self.note + self.rejected
    }
}

/// What told a name that is not in a column of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameSource {
    /// Told outright, by the exam file or the sheet's stamp.
    Declared,
    /// A column of the sheet.
    Column,
    /// A title row above the table.
    Title,
    /// The sheet's name.
    Sheet,
    /// The file's name.
    File,
    /// The folder's name.
    Folder,
}

/// A name and what told it.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<T> {
    /// The name.
    pub value: T,
    /// What told it.
    pub source: NameSource,
}

/// A score sheet as a table.
#[derive(Clone, Debug, Default)]
pub struct ScoreTable {
    /// Title rows above the header, joined with a space; empty if none.
    pub title: String,
    /// The school, where it is not a column.
    pub school: Option<Named<CompactString>>,
    /// The grade, where it is not a column.
    pub grade: Option<Named<Grade>>,
    /// The class, where it is not a column (a sheet per class).
    pub class: Option<Named<CompactString>>,
    /// Score columns in sheet order.
    pub columns: Vec<ScoreColumn>,
    /// Columns of converted scores (赋分) beside raw ones: no scores of the exam, but compared with ours.
    pub converted: Vec<ScoreColumn>,
    /// Candidates in sheet order.
    pub rows: Vec<ScoreRow>,
    /// Marks, row by row: `marks[row * columns.len() + column]`.
    pub marks: Vec<Mark>,
    /// The scores of an earlier exam in the same sheet, where the exam file says that there are some.
    pub earlier: Option<Box<Self>>,
    /// What its papers ask for, by column, where this is an entry workbook of kaojing that came back.
    pub form: Option<Vec<Asked>>,
    /// Item scores beside them.
    pub items: Option<Box<ItemTable>>,
    /// How it was read, as a layout that could be told outright; none where one cannot say it (tables side by side, a
    /// sheet on its side, one row per subject).
    pub read_as: Option<Box<Layout>>,
}

/// What an entry workbook asks for in a column of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Asked {
    /// Marks in these steps; any where zero.
    pub step: Score,
    /// Pupils choose the paper: an empty cell may mean that it was not chosen.
    pub optional: bool,
}

impl ScoreTable {
    /// The marks of one row, in column order.
    #[must_use]
    pub fn marks_of(&self, row: usize) -> &[Mark] {
        &self.marks[row * self.columns.len()..][..self.columns.len()]
    }
}

/// A column of scores.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreColumn {
    /// The subject under its standard name, else the header's words.
    pub subject: Subject,
    /// The header as written, header rows joined with `/`.
    pub header: String,
    /// Column in the sheet, from zero.
    pub column: u32,
    /// Full mark where the header or a 满分 row tells it.
    pub full: Option<Score>,
}

/// A candidate's row.
#[derive(Clone, Debug, Default)]
pub struct ScoreRow {
    /// Row in the sheet, from zero.
    pub row: u32,
    /// Id or exam number as matched (cleaned: NFKC, no blanks, no invisible marks, upper case); empty if none.
    pub id: CompactString,
    /// A second id where the sheet has one (学籍号 beside 考号), cleaned likewise; empty if none.
    pub other_id: CompactString,
    /// Further ids (学籍辅号, an identity number beside the 学籍号), cleaned likewise, empty ones left out.
    pub more_ids: Vec<CompactString>,
    /// Name without blanks and invisible marks at the ends; inner blanks kept; empty if none.
    pub name: CompactString,
    /// Class as written, trimmed; empty if none.
    pub class: CompactString,
    /// School as written, where there is a column.
    pub school: CompactString,
    /// Grade, where there is a column.
    pub grade: Option<Grade>,
    /// Seat or number in the class where there is one.
    pub seat: CompactString,
    /// The total written in the sheet.
    pub stated_total: Option<Score>,
    /// Column of the stated total, for diagnostics.
    pub stated_total_column: u32,
    /// 不参与, 剔除…: out of statistics and ranks, kept in lists.
    pub excluded: bool,
    /// Converted scores written beside the raw ones: column and score.
    pub converted: Vec<(u32, Score)>,
}

/// How the roster lists a pupil.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub enum Enrolment {
    /// 在籍.
    #[default]
    Enrolled,
    /// 附读, 借读: enrolled elsewhere, attends here.
    Guest,
    /// 外借: enrolled here, attends elsewhere.
    Lent,
    /// 随班就读.
    Inclusion,
    /// 休学.
    Suspended,
    /// 转出, 退学, 出国: left.
    Left,
    /// 转入.
    TransferredIn,
}

/// A roster entry.
#[derive(Clone, Debug, Default)]
pub struct RosterRow {
    /// Row in the sheet, from zero.
    pub row: u32,
    /// Exam number or the id that score sheets use, cleaned; empty if none.
    pub id: CompactString,
    /// 学籍号 or identity number, cleaned; empty if none.
    pub other_id: CompactString,
    /// Further ids (学籍辅号), cleaned, empty ones left out.
    pub more_ids: Vec<CompactString>,
    /// Name.
    pub name: CompactString,
    /// School as written; the file's school where there is no column.
    pub school: CompactString,
    /// Grade.
    pub grade: Option<Grade>,
    /// Class as written.
    pub class: CompactString,
    /// How the pupil is listed.
    pub enrolment: Enrolment,
}

/// An entry of the school register.
#[derive(Clone, Debug, Default)]
pub struct SchoolRow {
    /// Row in the sheet, from zero.
    pub row: u32,
    /// Full name.
    pub name: CompactString,
    /// Code; empty if none.
    pub code: CompactString,
    /// Other names (简称), empty if none.
    pub aliases: Vec<CompactString>,
    /// Category (城区, 乡镇…); empty if none.
    pub category: CompactString,
    /// District (片区); empty if none.
    pub district: CompactString,
}

/// Who teaches a class a subject.
#[derive(Clone, Debug, PartialEq)]
pub struct TeachingRow {
    /// Row in the sheet, from zero.
    pub row: u32,
    /// School as written, else as names around the table tell; empty if nothing does.
    pub school: CompactString,
    /// Grade, where a column or a name around the table tells it.
    pub grade: Option<Grade>,
    /// Class as written.
    pub class: CompactString,
    /// The subject under its standard name, else as written.
    pub subject: Subject,
    /// The teacher's name.
    pub teacher: CompactString,
}
