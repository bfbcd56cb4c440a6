//! [`Pinned`]: a layout told outright → the header, titles, rows and plan that the row readers use.
//!
//! Receives a [`Layout`], from `[[layout]]` of the exam file or from the stamp of a sheet that kaojing made. Titles are
//! given the meaning that was told before anything is inferred (`titles`), and the plan is held to it afterwards (`enforce`); what
//! was not told is inferred as in any sheet. Rows between the first and the last one are classified as anywhere. Where the
//! sheet contradicts the layout it is not read.

mod describe;
mod enforce;
mod titles;
mod words;

pub use describe::describe;
pub use titles::Located;

use super::{
    FileContext,
    columns::Plan,
    header::{Header, Title},
    labels,
    place::school_in,
    rows::RowKind,
    sheet::Sheet,
    tally::list,
};
use crate::{
    config::{
        Config, ReadingRules,
        layout::{ColumnAt, ColumnPin, HeaderRows, Holds, Layout},
    },
    diagnostics::{Diagnostic, Spot, codes::config as codes},
    ingest::{
        clean,
        raw::{RawRow, Value},
    },
};
use std::{borrow::Cow, ops::Range};
use words::{meaning, word};

/// Rows above a table in which a school may be named.
const TITLE_ROWS: usize = 5;

/// A layout told for one sheet.
#[derive(Clone, Debug)]
pub struct Pinned<'c> {
    /// What was told.
    pub layout: Cow<'c, Layout>,
    /// Who told it, for messages: `exam.toml:12`.
    pub told_by: Cow<'c, str>,
    /// Its number among the `[[layout]]`s of the exam file.
    pub rule: Option<usize>,
    /// The choices of `[reading]` for this sheet.
    pub reading: ReadingRules,
}

impl<'c> Pinned<'c> {
    /// The first layout of the exam file that fits this sheet.
    pub fn of(sheet: &Sheet, file: &FileContext, config: &'c Config) -> Option<Self> {
        let (name, sheet_name) = (sheet.place.file.as_deref().unwrap_or_default(), sheet.raw.name.as_str());
        let fits = |rule: &crate::config::LayoutRule| {
            rule.selector.fits_names(name, sheet_name) && rule.selector.from.as_deref().is_none_or(|school| is_from(sheet, file, school))
        };
        let at = config.layouts.iter().position(fits)?;
        let rule = &config.layouts[at];
        Some(Self { layout: Cow::Borrowed(&rule.layout), told_by: Cow::Borrowed(&rule.told_by), rule: Some(at), reading: rule.reading })
    }

    /// Whether rows or columns are told by number, which hold for the sheet as it stands and not on its side.
    pub fn tells_places(&self) -> bool {
        let Layout { header, first, last, columns, .. } = &*self.layout;
        header.is_some() || first.is_some() || last.is_some() || columns.iter().any(|pin| matches!(pin.at, ColumnAt::Number(_)))
    }

    fn diagnostic(&self, rule: &'static crate::diagnostics::Rule, place: crate::diagnostics::Place) -> Diagnostic {
        Diagnostic::new(rule, place).with("by", &self.told_by)
    }

    /// The header where it was told, else where it is found above the first row of data; `None` if there is none to be
    /// found.
    ///
    /// # Errors
    /// If a row that was told is blank.
    pub fn header(&self, sheet: &Sheet) -> Result<Option<Header>, Diagnostic> {
        let end = self.layout.first.map_or(sheet.raw.rows.len(), |first| from_row(sheet, first));
        match &self.layout.header {
            Some(HeaderRows::At(rows)) => {
                let blank = rows.iter().find(|row| row_at(sheet, **row).is_none());
                let (None, Some(first)) = (blank, rows.first().and_then(|row| row_at(sheet, *row))) else {
                    let shown: Vec<String> = rows.iter().map(|row| Spot::Row(*row).to_string()).collect();
                    let missing = self.diagnostic(&codes::PIN_ROWS_MISSING, sheet.place.clone());
                    return Err(missing.with("what", "header").with("rows", shown.join("、")));
                };
                Ok(Some(Header::in_rows(sheet, first..first + rows.len())))
            }
            Some(HeaderRows::None) => Ok(Some(self.no_header(sheet))),
            None => Ok(Header::find_above(sheet, end).or_else(|| self.numbers_columns().then(|| self.no_header(sheet)))),
        }
    }

    fn numbers_columns(&self) -> bool {
        self.layout.columns.iter().any(|pin| matches!((&pin.at, &pin.holds), (ColumnAt::Number(_), Holds::Field(_) | Holds::Score { .. })))
    }

    /// The header that a table does not have: columns are called as the layout calls them. It ends above the first row
    /// with a figure in a column of scores, or with anything in the column of names.
    fn no_header(&self, sheet: &Sheet) -> Header {
        let numbered = |pin: &ColumnPin| if let ColumnAt::Number(column) = pin.at { Some(column) } else { None };
        let columns = || self.layout.columns.iter().filter_map(|pin| numbered(pin).map(|column| (column, pin)));
        let scores: Vec<u32> = columns().filter(|(_, pin)| matches!(pin.holds, Holds::Score { .. })).map(|(column, _)| column).collect();
        let begins = |row: &RawRow| {
            let figure = |column: &u32| row.get(*column).is_some_and(|value| sheet.number(value).is_some());
            if scores.is_empty() { columns().any(|(column, _)| row.get(column).is_some()) } else { scores.iter().any(figure) }
        };
        let told = self.layout.first.map(|first| from_row(sheet, first));
        let start = told.or_else(|| sheet.raw.rows.iter().position(begins)).unwrap_or(0);
        let mut titles: Vec<Title> =
            columns().map(|(column, pin)| Title { column, shown: word(&pin.holds), meaning: meaning(&pin.holds), full: None }).collect();
        titles.sort_by_key(|title| title.column);
        Header { rows: start..start, titles }
    }

    /// The rows of data below a header, cut to what was told.
    ///
    /// # Errors
    /// If the sheet ends before the first row of data.
    pub fn body(&self, sheet: &Sheet, header: &Header) -> Result<Range<usize>, Diagnostic> {
        let start = self.layout.first.map_or(header.rows.end, |first| from_row(sheet, first).max(header.rows.end));
        let end = self.layout.last.map_or(sheet.raw.rows.len(), |last| from_row(sheet, last.saturating_add(1)));
        if let Some(first) = self.layout.first.filter(|_| start >= end) {
            let missing = self.diagnostic(&codes::PIN_ROWS_MISSING, sheet.place.clone());
            return Err(missing.with("what", "first").with("rows", Spot::Row(first)));
        }
        Ok(start..end.max(start))
    }

    /// Rows outside of what was told that look like candidates: named, and with a figure in a column of scores.
    pub fn tell_rows_outside(&self, sheet: &Sheet, plan: &Plan, kinds: &[RowKind], read: &[Range<usize>]) -> Option<Diagnostic> {
        if self.layout.first.is_none() && self.layout.last.is_none() {
            return None;
        }
        let filled = |row: &RawRow, column: Option<u32>| {
            column.and_then(|column| row.get(column)).is_some_and(|value| !clean::is_blank(&sheet.text(value)))
        };
        let scored =
            |row: &RawRow| plan.scores.iter().any(|score| row.get(score.column).is_some_and(|value| sheet.number(value).is_some()));
        let outside: Vec<String> = sheet
            .raw
            .rows
            .iter()
            .enumerate()
            .filter(|(at, _)| kinds[*at] == RowKind::Note && !read.iter().any(|range| range.contains(at)))
            .filter(|(_, row)| scored(row) && (filled(row, plan.id) || filled(row, plan.name)) && !is_labelled(row))
            .map(|(_, row)| Spot::Row(row.index).to_string())
            .collect();
        let count = outside.len();
        (count > 0).then(|| {
            let told = self.diagnostic(&codes::ROWS_OUTSIDE_PIN, sheet.place.clone()).with("count", count);
            told.with("rows", list(outside.into_iter()))
        })
    }
}

/// Whether some text of a row says that it sums up others.
fn is_labelled(row: &RawRow) -> bool {
    row.cells.iter().any(|cell| matches!(&cell.value, Value::Text(text) if labels::is_summary_label_among_names(&clean::key(text))))
}

/// Whether a folder, the file, the sheet or one of the first rows names this school.
fn is_from(sheet: &Sheet, file: &FileContext, school: &str) -> bool {
    let wanted = clean::key(school);
    let names = file.folders.iter().map(String::as_str).chain([file.stem.as_str(), sheet.raw.name.as_str()]);
    let named = |text: &str| school_in(text).map_or_else(|| clean::key(text), |school| clean::key(&school)) == wanted;
    let titles = sheet.raw.rows.iter().take(TITLE_ROWS).flat_map(|row| &row.cells);
    let texts = titles.filter_map(|cell| if let Value::Text(text) = &cell.value { Some(text.as_str()) } else { None });
    names.chain(texts).any(named)
}

/// The index of a row by its number; `None` where it is blank.
fn row_at(sheet: &Sheet, row: u32) -> Option<usize> {
    sheet.raw.rows.binary_search_by_key(&row, |raw| raw.index).ok()
}

/// The index of the first row from this number on.
fn from_row(sheet: &Sheet, row: u32) -> usize {
    sheet.raw.rows.partition_point(|raw| raw.index < row)
}
