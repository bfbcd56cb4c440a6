//! A workbook as plain data: [`Book`], [`Sheet`], [`Block`], [`Table`], [`Chart`]. Text is finished, numbers are unrounded, nothing
//! has a place on the grid yet ([`super::layout`] gives it one) and nothing is written ([`super::write`] does that).

mod chart;
mod form;

pub use chart::{Chart, Mark, Series, Source};
pub use form::{Choice, Entry, Form, FormColumn, Hint, MarkEntry};

use super::plot::Plot;
use std::{borrow::Cow, path::PathBuf};

/// A workbook.
#[derive(Clone, Debug, Default)]
pub struct Book<'a> {
    /// Where it goes, below the output folder.
    pub path: PathBuf,
    /// Its title, for the properties of the file.
    pub title: String,
    /// What is printed on every page.
    pub running: Running,
    /// Its sheets, under safe and unique names.
    pub sheets: Vec<Sheet<'a>>,
    /// The sheet that every other one links back to, and the words of that link.
    pub home: Option<(usize, String)>,
    /// The word that begins the names which formulas call its tables by; empty where nobody filters them.
    pub listed: String,
}

impl<'a> Book<'a> {
    /// The table that charts call so.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table<'a>> {
        let blocks = self.sheets.iter().flat_map(|sheet| &sheet.blocks);
        let mut tables = blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
        tables.find(|table| table.name == name)
    }
}

/// Running head and foot of every page.
#[derive(Clone, Debug, Default)]
pub struct Running {
    /// The exam.
    pub exam: String,
    /// The unit that the workbook is about.
    pub unit: String,
    /// Who may see it.
    pub level: String,
    /// When the exam was held; may be empty.
    pub date: String,
    /// `第 {page} 页，共 {pages} 页`, both placeholders open.
    pub page: String,
}

/// A sheet: a title, notes under it, then blocks from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Sheet<'a> {
    /// Its name on the tab.
    pub name: String,
    /// Its title, in full.
    pub title: String,
    /// How to read it, a line each.
    pub notes: Vec<String>,
    /// What it shows.
    pub blocks: Vec<Block<'a>>,
    /// What its colours and bars stand for.
    pub legend: Vec<Legend>,
}

/// A list for the screen with more rows is too long to be printed.
const PRINTED_WHOLE: usize = 60;

impl<'a> Sheet<'a> {
    /// Whether pictures stand on it.
    #[must_use]
    pub fn has_pictures(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Chart(_) | Block::Plots(_)))
    }

    /// The long list for the screen that ends the sheet, of which not all is printed.
    #[must_use]
    pub fn unprinted(&self) -> Option<&Table<'a>> {
        match self.blocks.last()? {
            Block::Table(table) if table.screen && (self.has_pictures() || table.rows.len() > PRINTED_WHOLE) => Some(table),
            _ => None,
        }
    }
}

/// What a colour scale or the bars of some columns stand for: colours with words.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    /// The columns that it speaks of.
    pub of: String,
    /// Colours, as `0xRRGGBB`, with what each stands for.
    pub keys: Vec<(u32, String)>,
}

/// A part of a sheet.
#[derive(Clone, Debug)]
pub enum Block<'a> {
    /// A heading between parts.
    Heading(String),
    /// A paragraph over the width of the sheet.
    Paragraph(String),
    /// A paragraph that must not be missed.
    Notice(String),
    /// Labels with what they say.
    Facts(Vec<(String, Value<'a>, Look)>),
    /// Links to sheets of this book, in columns side by side.
    Links(Vec<LinkColumn>),
    /// A table.
    Table(Table<'a>),
    /// A picture of columns of a table.
    Chart(Chart),
    /// Pictures with numbers on both axes, side by side.
    Plots(Vec<Plot>),
    /// A table that people fill in.
    Form(Form<'a>),
    /// What a program reads back, line by line from the sheet's first cell. A sheet that begins with one shows nothing
    /// else and is hidden from people.
    Stamp(Vec<Vec<String>>),
}

/// Links under each other: index of the sheet, and words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinkColumn {
    /// What they have in common; may be empty.
    pub heading: String,
    /// The links.
    pub links: Vec<(usize, String)>,
}

/// A table with one header row.
#[derive(Clone, Debug, Default)]
pub struct Table<'a> {
    /// What charts call it; unique in its book where it has charts, else may be empty.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as long as `columns`.
    pub rows: Vec<Vec<Value<'a>>>,
    /// Leading columns that say what a row is: they stay in view.
    pub keys: usize,
    /// Rows set in bold, ascending: the county before its schools.
    pub strong: Vec<usize>,
    /// Rows set in grey, ascending: figures that are no more than a hint.
    pub faint: Vec<usize>,
    /// Read, sorted and filtered on the screen: of a long one only the first page is printed, below pictures nothing of it.
    pub screen: bool,
}

impl Table<'_> {
    /// Whether some texts take several lines: everything else stands beside their first one then.
    #[must_use]
    pub fn has_prose(&self) -> bool {
        self.columns.iter().any(|column| matches!(column.look, Look::Prose(_)))
    }
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its header.
    pub title: String,
    /// How its values look.
    pub look: Look,
    /// What makes them seen at a glance.
    pub highlight: Highlight,
}

impl Column {
    /// A plain column.
    #[must_use]
    pub fn new(title: impl Into<String>, look: Look) -> Self {
        Self { title: title.into(), look, highlight: Highlight::None }
    }

    /// The same column, highlighted.
    #[must_use]
    pub const fn lit(mut self, highlight: Highlight) -> Self {
        self.highlight = highlight;
        self
    }
}

/// How values look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// Short text, left.
    Text,
    /// Short words, centred: grades, strengths.
    Word,
    /// Ids that may look like numbers.
    Id,
    /// Text that wraps within this many characters.
    Prose(u16),
    /// A whole number.
    Count,
    /// Marks with the decimals they have.
    Score,
    /// Means and their spread: two decimals.
    Mean,
    /// A share as a percentage, one decimal.
    Rate,
    /// T scores: one decimal.
    Point,
    /// Coefficients: three decimals.
    Coefficient,
    /// A difference with its sign, two decimals.
    Signed,
    /// Places gained or lost, with their sign.
    Places,
    /// A gain or loss of persons: whole with its sign, decimals where there are any.
    Gain,
    /// A share that may be above one, as a percentage with two decimals.
    Attainment,
    /// A p-value.
    Probability,
}

/// What makes values seen at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub enum Highlight {
    /// Nothing.
    #[default]
    None,
    /// A bar from 0 to this.
    Bar(f64),
    /// Three colours through these values: low, middle, high.
    Scale(f64, f64, f64),
    /// Words with the colour behind each.
    Words([(&'static str, u32); 4]),
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Value<'a> {
    /// Nothing: undefined, or there is nothing to say.
    #[default]
    Empty,
    /// A whole number.
    Count(u32),
    /// Any number, unrounded.
    Number(f64),
    /// Text.
    Text(Cow<'a, str>),
}

impl From<u32> for Value<'_> {
    fn from(count: u32) -> Self {
        Self::Count(count)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(Cow::Borrowed(text)) }
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(Cow::Owned(text)) }
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}
