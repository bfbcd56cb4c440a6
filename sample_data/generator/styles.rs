//! [`Style`]: how a school writes its score sheets. Twenty ways, one a school, after what schools really send.

use super::sheet::Format;

/// How pupils are spread over files and sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Division {
    FilePerGrade,
    /// One file; a sheet per grade.
    SheetPerGrade,
    /// One file with one sheet; a column names the grade.
    OneSheet,
    /// A file per grade; a sheet per class.
    SheetPerClass,
    /// A file per grade; a sheet per class and one with everybody.
    SheetPerClassAndAll,
}

/// What stands above the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    None,
    /// An empty row.
    Empty,
    /// School, grade and exam in one merged row.
    One,
    /// School, exam and date in three rows.
    Three,
}

/// The header row or rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// `语文`.
    Plain,
    /// `语文(120)`.
    WithFull,
    /// Two rows: 语文 over 得分, 校次, 班次.
    Blocks,
    /// One row: 语文分数, 语文班名, 语文校名.
    Joined,
    /// One row: 语文, 名1, 数学, 名2.
    Numbered,
}

/// How subjects are spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    Standard,
    /// 外语, 道法.
    Short,
    /// 英语, 政治.
    Old,
}

/// How a class is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassForm {
    /// `3`.
    Number,
    /// `3班`.
    Ban,
    /// `七年级3班`.
    GradeBan,
    /// `703`.
    Code,
    /// `七(3)班`.
    Bracket,
}

/// The total's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    None,
    Value,
    Formula,
}

/// The column that names a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    None,
    /// The exam number, under this header.
    Number(&'static str),
    /// The registration number, under this header.
    Registration(&'static str),
}

/// Rows below the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footer {
    None,
    Mean,
    MeanHighestPass,
}

/// Habits that come on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quirk {
    /// Columns of their own.
    RowNumber,
    School,
    Sex,
    Seat,
    /// No class column: the sheet's name tells it.
    ClassInSheetName,
    /// 备注 says 缺考, the scores are empty.
    AbsentInRemark,
    IdAsNumber,
    ScoresAsText,
    /// Best total first.
    ByTotal,
    /// A filter hides all but the best.
    HiddenRows,
    /// The header comes back every thirty rows.
    RepeatedHeader,
    /// Sheet2, Sheet3.
    EmptySheets,
    /// A sheet of instructions in front.
    Instructions,
    /// Names of two characters are stretched to three places.
    StretchedNames,
    /// Blank rows below.
    BlankRows,
}

/// How a school writes its score sheets.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub format: Format,
    pub division: Division,
    /// Path below the folder of the scores, without the ending.
    pub path: &'static str,
    pub title: Title,
    pub header: Header,
    pub spelling: Spelling,
    pub id: Id,
    pub class: ClassForm,
    pub total: Total,
    /// What stands for 缺考.
    pub absent: &'static str,
    pub footer: Footer,
    /// A note below the table; none where empty.
    pub note: &'static str,
    pub quirks: &'static [Quirk],
}

impl Style {
    /// Whether the school has this habit.
    pub fn has(&self, quirk: Quirk) -> bool {
        self.quirks.contains(&quirk)
    }
}

/// One header row, one sheet a file, nothing else.
pub const PLAIN: Style = Style {
    format: Format::Xlsx,
    division: Division::FilePerGrade,
    path: "{school}{grade}成绩",
    title: Title::None,
    header: Header::Plain,
    spelling: Spelling::Standard,
    id: Id::Number("考号"),
    class: ClassForm::Number,
    total: Total::Value,
    absent: "缺考",
    footer: Footer::None,
    note: "",
    quirks: &[],
};

/// In the order of the shipped schools.
pub const STYLES: [Style; 20] = [
    Style {
        division: Division::SheetPerGrade,
        path: "{school}期末成绩",
        title: Title::One,
        header: Header::Blocks,
        id: Id::Number("准考证号"),
        class: ClassForm::Ban,
        quirks: &[Quirk::ByTotal],
        ..PLAIN
    },
    Style {
        division: Division::SheetPerClassAndAll,
        path: "{school}{grade}",
        title: Title::One,
        class: ClassForm::Bracket,
        total: Total::Formula,
        footer: Footer::Mean,
        quirks: &[Quirk::Seat],
        ..PLAIN
    },
    Style {
        format: Format::Xls,
        title: Title::One,
        header: Header::WithFull,
        class: ClassForm::Number,
        quirks: &[Quirk::RowNumber, Quirk::Sex],
        ..PLAIN
    },
    Style { format: Format::TabXls, path: "{short}{grade}成绩", id: Id::Number("考生号"), class: ClassForm::Code, ..PLAIN },
    Style {
        division: Division::SheetPerGrade,
        path: "{school}上报",
        spelling: Spelling::Short,
        class: ClassForm::Ban,
        absent: "Q",
        quirks: &[Quirk::Instructions, Quirk::EmptySheets],
        ..PLAIN
    },
    Style { format: Format::CsvGbk, id: Id::Number("学号"), class: ClassForm::GradeBan, spelling: Spelling::Old, ..PLAIN },
    Style {
        format: Format::Ods,
        division: Division::SheetPerGrade,
        path: "{school}",
        title: Title::One,
        class: ClassForm::Ban,
        absent: "缺",
        ..PLAIN
    },
    Style {
        title: Title::One,
        class: ClassForm::Number,
        footer: Footer::MeanHighestPass,
        quirks: &[Quirk::ScoresAsText, Quirk::RowNumber],
        ..PLAIN
    },
    Style { format: Format::CsvUtf8, class: ClassForm::Number, total: Total::None, quirks: &[Quirk::School, Quirk::Sex], ..PLAIN },
    Style {
        format: Format::HtmlXls,
        path: "{school}{grade}期末",
        title: Title::One,
        id: Id::Number("考号"),
        class: ClassForm::Ban,
        spelling: Spelling::Short,
        ..PLAIN
    },
    Style {
        format: Format::Xls,
        division: Division::SheetPerClass,
        path: "{school}/{grade}",
        class: ClassForm::Ban,
        quirks: &[Quirk::ClassInSheetName, Quirk::IdAsNumber],
        footer: Footer::Mean,
        ..PLAIN
    },
    Style {
        division: Division::OneSheet, path: "{school}三个年级汇总", title: Title::Empty, class: ClassForm::Ban, absent: "", ..PLAIN
    },
    Style {
        path: "{short}{grade}期末成绩",
        title: Title::One,
        header: Header::Numbered,
        class: ClassForm::Code,
        quirks: &[Quirk::HiddenRows, Quirk::IdAsNumber],
        ..PLAIN
    },
    Style {
        title: Title::One,
        class: ClassForm::Number,
        quirks: &[Quirk::RepeatedHeader, Quirk::RowNumber],
        footer: Footer::Mean,
        ..PLAIN
    },
    Style {
        division: Division::SheetPerClass,
        path: "{school}/{grade}期末成绩",
        title: Title::Three,
        class: ClassForm::Bracket,
        spelling: Spelling::Short,
        quirks: &[Quirk::ClassInSheetName, Quirk::Seat, Quirk::AbsentInRemark],
        ..PLAIN
    },
    Style {
        division: Division::SheetPerGrade,
        path: "{school}",
        title: Title::Three,
        header: Header::WithFull,
        class: ClassForm::Number,
        note: "注：本校为寄宿制学校，成绩由教务处统一登录。",
        quirks: &[Quirk::StretchedNames],
        ..PLAIN
    },
    Style { id: Id::None, title: Title::One, class: ClassForm::Number, absent: "/", quirks: &[Quirk::Seat, Quirk::BlankRows], ..PLAIN },
    Style { id: Id::Registration("学籍号"), class: ClassForm::GradeBan, quirks: &[Quirk::Sex], ..PLAIN },
    Style {
        path: "{short}{grade}平台导出",
        header: Header::Joined,
        id: Id::Number("自定义考号"),
        class: ClassForm::Ban,
        spelling: Spelling::Old,
        absent: "-",
        quirks: &[Quirk::School, Quirk::ByTotal],
        ..PLAIN
    },
    Style { path: "{school}{grade}", class: ClassForm::Ban, total: Total::Formula, footer: Footer::MeanHighestPass, ..PLAIN },
];
