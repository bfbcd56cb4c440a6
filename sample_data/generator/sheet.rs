//! [`Book`]: a workbook as plain data, before a writer gives it a format.

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Blank,
    Number(f64),
    Text(String),
    /// A formula and its stored result.
    Formula(String, f64),
}

impl Cell {
    /// A text cell.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// As it stands in a text file.
    pub fn shown(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) | Self::Formula(_, number) => number.to_string(),
        }
    }
}

/// A sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<Cell>>,
    /// Merged cells of one or more rows: first row, first column, last row, last column.
    pub merges: Vec<(usize, usize, usize, usize)>,
    /// Rows that belong to the header, for borders and bold type.
    pub header: std::ops::Range<usize>,
    /// Rows hidden by a filter on the header.
    pub hidden: Vec<usize>,
    /// The last row of the table.
    pub table_end: usize,
}

impl Sheet {
    /// A sheet of these rows with the header on top.
    pub fn list(name: &str, rows: Vec<Vec<Cell>>) -> Self {
        let table_end = rows.len().saturating_sub(1);
        Self { name: name.to_owned(), rows, header: 0..1, table_end, ..Self::default() }
    }

    /// Columns of the widest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// A workbook.
#[derive(Clone, Debug, Default)]
pub struct Book {
    pub sheets: Vec<Sheet>,
}

/// File formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    /// BIFF8.
    Xls,
    Ods,
    /// Tab-separated GBK text that is named `.xls`.
    TabXls,
    /// An HTML table in GB 2312 that is named `.xls`.
    HtmlXls,
    CsvGbk,
    /// UTF-8 with a byte order mark.
    CsvUtf8,
}

impl Format {
    /// The file ending.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls | Self::TabXls | Self::HtmlXls => "xls",
            Self::Ods => "ods",
            Self::CsvGbk | Self::CsvUtf8 => "csv",
        }
    }
}
