//! Pictures of columns of tables.

use super::Look;
use std::ops::Range;

/// A picture.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What it shows, in words.
    pub title: String,
    /// Title of the value axis.
    pub axis: String,
    /// How values are spelt along it.
    pub look: Look,
    /// Labels along the other axis.
    pub categories: Source,
    /// Width of the longest label, in half-width characters: long ones need room below.
    pub label_width: usize,
    /// What is drawn.
    pub series: Vec<Series>,
}

/// One series of a picture.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// Its values.
    pub values: Source,
    /// How it is drawn.
    pub mark: Mark,
}

/// How a series is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Columns.
    Columns,
    /// A line over them.
    Line,
    /// Parts of columns that all reach from 0 to 100 %.
    Shares,
    /// A box from the second to the third of these columns of their table, whiskers to the first and the last; the values are the
    /// medians.
    Boxes([usize; 4]),
    /// A web: the categories around, each series a ring.
    Web,
    /// A point for each row: the categories are its place across.
    Points,
    /// Points with a bar that reaches so far to both sides as this column of their table says.
    Intervals(usize),
}

/// Where the values of a series stand.
#[derive(Clone, Debug)]
pub struct Source {
    /// Name of the table.
    pub table: String,
    /// Column of the table.
    pub column: usize,
    /// Rows of the table.
    pub rows: Range<usize>,
}
