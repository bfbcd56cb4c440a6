//! Rows of the analysis → columns of a frame, one line a column.

use polars::prelude::{Column, DataFrame, IntoSeries, NamedFrom, NewChunkedArray, PolarsResult, Series, StringChunked};

/// A frame in the making over a list of rows.
pub(super) struct Columns<'a, R> {
    rows: &'a [R],
    columns: Vec<Column>,
}

impl<'a, R> Columns<'a, R> {
    pub fn of(rows: &'a [R]) -> Self {
        Self { rows, columns: Vec::new() }
    }

    /// A column of text; empty text is missing.
    pub fn text<T: AsRef<str>>(mut self, name: &str, value: impl Fn(&'a R) -> T) -> Self {
        let texts = self.rows.iter().map(|row| Some(value(row)).filter(|text| !text.as_ref().is_empty()));
        self.columns.push(StringChunked::from_iter_options(name.into(), texts).into_series().into());
        self
    }

    /// A column of counts.
    pub fn count(mut self, name: &str, value: impl Fn(&R) -> Option<u32>) -> Self {
        let values: Vec<Option<u32>> = self.rows.iter().map(value).collect();
        self.columns.push(Series::new(name.into(), values).into());
        self
    }

    /// A column of numbers; nothing that is not finite gets in.
    pub fn number(mut self, name: &str, value: impl Fn(&R) -> Option<f64>) -> Self {
        let values: Vec<Option<f64>> = self.rows.iter().map(|row| value(row).filter(|number| number.is_finite())).collect();
        self.columns.push(Series::new(name.into(), values).into());
        self
    }

    pub fn frame(self) -> PolarsResult<DataFrame> {
        DataFrame::new(self.rows.len(), self.columns)
    }
}
