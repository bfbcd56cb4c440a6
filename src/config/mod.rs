//! [`Config`]: everything decided before the first workbook is opened, as plain checked data.
//!
//! [`mod@file`] reads exam.toml, [`reader`] is its hand for single values, [`layout`] tells how sheets are laid out and
//! [`reading`] which of two readings is meant, [`mod@history`] which exams were before, [`mod@notice`] knows which exams a rule bars.
//! [`resolve`] puts arguments, file and defaults together.

pub mod composite;
pub mod denominator;
pub mod file;
pub mod grades;
pub mod history;
pub mod items;
pub mod layout;
pub mod lines;
pub mod notice;
pub mod reader;
pub mod reading;
pub mod remark;
pub mod resolve;
pub mod scaled;
pub mod schools;
pub mod screens;
pub mod shares;
pub mod statistics;
pub mod value_added;

pub use composite::CompositeRules;
pub use denominator::{Allowance, Denominator, DenominatorRules, Stage};
pub use file::{ExamFile, read_exam_file};
pub use grades::{GradeBy, GradeRules};
pub use history::{HistoryRule, ProgressRules};
pub use items::{ItemRule, ItemRules};
pub use layout::LayoutRule;
pub use lines::LineRules;
pub use notice::{Notice, notice};
pub use reading::ReadingRules;
pub use remark::RemarkRules;
pub use scaled::ScaledRules;
pub use schools::SchoolRule;
pub use screens::ScreenRules;
pub use shares::ShareRules;
pub use statistics::{SdRule, StatisticsRules};
pub use value_added::{Predictors, ValueAddedRules};

use crate::{
    model::{Grade, Rate, Score, Subject},
    words::Lang,
};
use std::{collections::BTreeMap, path::PathBuf};

/// Who may see the outputs (product.md §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Level {
    /// The office: everything.
    #[default]
    Internal,
    /// One school's own data.
    School,
    /// No names, ids, ranks or small cells.
    Public,
}

impl Level {
    /// The word on the command line and in the manifest.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::School => "school",
            Self::Public => "public",
        }
    }
}

/// The format of the open tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TableFormat {
    /// UTF-8 with commas.
    #[default]
    Csv,
    /// Apache Parquet.
    Parquet,
    /// No tables.
    None,
}

impl TableFormat {
    /// The word on the command line and in the manifest.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Parquet => "parquet",
            Self::None => "none",
        }
    }
}

/// How marking was organised; decides what a lead can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    /// 集中阅卷: all scripts of a paper marked in one place.
    Central,
    /// 交叉阅卷: schools mark each other.
    Crossed,
    /// 学校自阅.
    OwnSchool,
}

impl Marking {
    const WORDS: [(Self, &str); 3] = [(Self::Central, "central"), (Self::Crossed, "crossed"), (Self::OwnSchool, "own-school")];

    /// The word in the exam file and in the manifest.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.into_iter().find(|(marking, _)| *marking == self).map_or("", |(_, word)| word)
    }

    /// The marking of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::WORDS.into_iter().find(|(_, own)| *own == word).map(|(marking, _)| marking)
    }
}

/// `[exam]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exam {
    /// Name as printed; inferred from titles where empty.
    pub name: Option<String>,
    /// `2026-01-15`.
    pub date: Option<String>,
    /// `2025-2026学年第一学期`.
    pub term: Option<String>,
    /// Legal basis: 学业水平考试, 毕业年级模拟, 抽样监测, 学校期末汇总, 历史数据…
    pub basis: Option<String>,
    /// Who marked.
    pub marking: Option<Marking>,
    /// The office.
    pub authority: Option<String>,
}

/// Lines as shares of the full mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lines {
    /// 优秀, x ≥.
    pub excellent: Rate,
    /// 良好, x ≥.
    pub good: Rate,
    /// 及格, x ≥.
    pub pass: Rate,
    /// 低分, x <.
    pub low: Rate,
}

impl Default for Lines {
    fn default() -> Self {
        Self { excellent: Rate::percent(85), good: Rate::percent(75), pass: Rate::percent(60), low: Rate::percent(40) }
    }
}

/// One `[[paper]]`: what is declared, the rest is inferred.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperRule {
    /// Only this grade; all grades when none.
    pub grade: Option<Grade>,
    /// The subject under its standard name.
    pub subject: Subject,
    /// Full mark.
    pub full: Option<Score>,
    /// Smallest step between scores.
    pub step: Option<Score>,
    /// Lines of this paper.
    pub lines: Lines,
    /// Other headers that mean this subject.
    pub aliases: Vec<String>,
}

/// What an empty score cell means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum BlankRule {
    /// 缺考.
    #[default]
    Absent,
    /// The candidate does not take the paper.
    NotTaken,
}

/// Where a guest pupil (附读, 借读) counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum GuestRule {
    /// At the school of enrolment.
    Enrolled,
    /// At the school attended.
    #[default]
    Attending,
    /// Nowhere.
    None,
}

/// `[candidates]`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct CandidateRules {
    /// What rates are divided by.
    pub denominator: Denominator,
    /// Parameters of all denominators: they stand side by side whichever is chosen.
    pub denominators: DenominatorRules,
    /// Meaning of an empty cell.
    pub blank: BlankRule,
    /// Misconduct counts as a score of zero.
    pub misconduct_is_zero: bool,
    /// Deferred candidates are not expected.
    pub deferred_not_expected: bool,
    /// Where guests count.
    pub guest: GuestRule,
    /// Further marks in cells and the status they mean.
    pub statuses: BTreeMap<String, crate::model::Status>,
}

/// `[groups]`: unit name → schools. What the school register says is used where this is silent.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Groups {
    /// Categories of schools (城区, 乡镇…).
    pub categories: BTreeMap<String, Vec<String>>,
    /// Districts (片区).
    pub districts: BTreeMap<String, Vec<String>>,
}

/// `[limits]`: what a single file may ask of the machine. The largest honest inputs are far below (a county of 40,000
/// candidates with 60 columns has 2.4 million cells), and within them no file of up to 20 MB takes more than half a GiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// MiB of a file.
    pub file_mib: u32,
    /// Inflated MiB of one part of a zip package.
    pub part_mib: u32,
    /// Inflated MiB of all parts that are read.
    pub package_mib: u32,
    /// How many times its packed size a large part may be: real sheets are 5 to 60 times, bombs near deflate's 1,032.
    pub ratio: u32,
    /// Parts of a zip package.
    pub parts: u32,
    /// Sheets of a workbook.
    pub sheets: u32,
    /// Cells of a workbook; every row, and every 40 bytes of long text, counts as another one.
    pub cells: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_mib: 256, part_mib: 128, package_mib: 1_024, ratio: 200, parts: 10_000, sheets: 1_024, cells: 5_000_000 }
    }
}

impl Limits {
    /// Every limit by its key in `[limits]`.
    pub const fn by_key(&mut self) -> [(&'static str, &mut u32); 7] {
        [
            ("file_mib", &mut self.file_mib),
            ("part_mib", &mut self.part_mib),
            ("package_mib", &mut self.package_mib),
            ("ratio", &mut self.ratio),
            ("parts", &mut self.parts),
            ("sheets", &mut self.sheets),
            ("cells", &mut self.cells),
        ]
    }
}

/// Which papers the table of every candidate's positions holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PositionRows {
    /// Every paper: in a large county the largest of all tables.
    All,
    /// The total, else the only paper.
    #[default]
    Total,
    /// None.
    None,
}

/// `[report]`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportRules {
    /// Width of score bands of a paper, in marks.
    pub band_width: Score,
    /// Width of score bands of the total, in marks.
    pub total_band_width: Score,
    /// 名次段: rank ≤ k for each k.
    pub rank_bands: Vec<u32>,
    /// Native charts.
    pub charts: bool,
    /// Pupils' ranks in school workbooks.
    pub pupil_ranks: bool,
    /// Papers in the table of every candidate's positions.
    pub positions: PositionRows,
    /// Public outputs: cells below this count are suppressed.
    pub small_cell: u32,
}

impl Default for ReportRules {
    fn default() -> Self {
        Self {
            band_width: Score::whole(10),
            total_band_width: Score::whole(50),
            rank_bands: vec![50, 100, 200, 500, 1000],
            charts: true,
            pupil_ranks: false,
            positions: PositionRows::Total,
            small_cell: 10,
        }
    }
}

/// Everything decided before the first workbook is opened.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Config {
    /// Files and folders to read.
    pub inputs: Vec<PathBuf>,
    /// The exam file in use: path and bytes, for the manifest.
    pub exam_file: Option<(PathBuf, Vec<u8>)>,
    /// The output folder.
    pub out: PathBuf,
    /// Who may see the outputs.
    pub level: Level,
    /// Language of all text.
    pub lang: Lang,
    /// Format of the open tables.
    pub tables: TableFormat,
    /// Replace an output folder that kaojing wrote.
    pub force: bool,
    /// `[exam]`.
    pub exam: Exam,
    /// `[[paper]]`.
    pub papers: Vec<PaperRule>,
    /// `[candidates]`.
    pub candidates: CandidateRules,
    /// `[groups]`.
    pub groups: Groups,
    /// `[[school]]`.
    pub schools: Vec<SchoolRule>,
    /// `[reading]`.
    pub reading: ReadingRules,
    /// `[[layout]]`: the first that fits a sheet holds.
    pub layouts: Vec<LayoutRule>,
    /// `[[item]]` and `[items]`.
    pub items: ItemRules,
    /// `[limits]`.
    pub limits: Limits,
    /// `[statistics]`.
    pub statistics: StatisticsRules,
    /// `[grades]`.
    pub grades: GradeRules,
    /// `[screens]`.
    pub screens: ScreenRules,
    /// `[value_added]`.
    pub value_added: ValueAddedRules,
    /// `[report]`.
    pub report: ReportRules,
    /// `[[history]]`, paths made whole.
    pub history: Vec<HistoryRule>,
    /// `[progress]`.
    pub progress: ProgressRules,
    /// `[lines]`.
    pub lines: LineRules,
    /// `[scaled]`.
    pub scaled: ScaledRules,
    /// `[composite]`.
    pub composite: CompositeRules,
    /// `[shares]`.
    pub shares: ShareRules,
    /// `[remark]`.
    pub remark: RemarkRules,
    /// Workbooks of re-marks, and the key to their codes, beside the inputs.
    pub marks: Vec<PathBuf>,
    /// Seed of every random draw.
    pub seed: u64,
}
