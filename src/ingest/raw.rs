//! [`RawBook`]: the cells of a file as read, uncorrected and sparse, whatever its format was.

use crate::diagnostics::Place;
use compact_str::CompactString;

/// What a file turned out to be, by content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Office Open XML workbook, macros or not.
    Xlsx,
    /// BIFF8 or older in an OLE container (also WPS .et).
    Xls,
    /// Binary workbook in a zip.
    Xlsb,
    /// OpenDocument spreadsheet.
    Ods,
    /// Text with commas, tabs or semicolons.
    Text,
    /// A web page with tables.
    Html,
    /// XML Spreadsheet 2003.
    SpreadsheetMl,
    /// A table of an earlier run in Apache Parquet.
    Parquet,
}

/// A workbook as read.
#[derive(Clone, Debug)]
pub struct RawBook {
    /// The file.
    pub place: Place,
    /// What it turned out to be.
    pub format: Format,
    /// Sheets in workbook order.
    pub sheets: Vec<RawSheet>,
}

/// Whether a user sees a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Visibility {
    /// Shown.
    #[default]
    Visible,
    /// Hidden or very hidden.
    Hidden,
}

/// A sheet as read: rows in order of their index, cells in order of their column, blanks left out.
#[derive(Clone, Debug, Default)]
pub struct RawSheet {
    /// Its own name; empty for text files.
    pub name: String,
    /// Whether a user sees it.
    pub visibility: Visibility,
    /// Rows that have cells, ascending and unique.
    pub rows: Vec<RawRow>,
    /// Merged ranges.
    pub merges: Vec<Merge>,
    /// Columns hidden from the user.
    pub hidden_columns: Vec<u32>,
    /// An active filter hides rows.
    pub filtered: bool,
    /// Rows of the sheet from the first to the last one present (blank ones among them included).
    pub height: u32,
}

/// A row as read.
#[derive(Clone, Debug, Default)]
pub struct RawRow {
    /// From zero.
    pub index: u32,
    /// Hidden by hand or by a filter.
    pub hidden: bool,
    /// Cells with a value, ascending by column and unique.
    pub cells: Vec<RawCell>,
}

impl RawRow {
    /// The value in this column.
    #[must_use]
    pub fn get(&self, column: u32) -> Option<&Value> {
        self.cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|at| &self.cells[at].value)
    }
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq)]
pub struct RawCell {
    /// From zero.
    pub column: u32,
    /// What it holds.
    pub value: Value,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A finite number without a telling format.
    Number(f64),
    /// Text as stored: untrimmed; never empty.
    Text(CompactString),
    /// A truth value: no mark.
    Bool(bool),
    /// A number shown as a date or time, in ISO form as a spreadsheet shows it (`2024-04-01`).
    Date(CompactString),
    /// A number shown as a percentage.
    Percent(f64),
    /// An error such as `#REF!`.
    Error(CompactString),
    /// A formula whose result was never stored.
    NoStoredValue,
    /// Something the reader could not make sense of (a string index out of range, `NaN`): as text.
    Broken(CompactString),
}

/// A merged range, all bounds inclusive and from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Merge {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}
