//! [`SheetBuilder`]: cells in whatever order a file has them → a [`RawSheet`] that keeps its promises.
//!
//! Rows and cells come out ascending and unique, cells hidden under a merged range are dropped, a cell written twice
//! becomes [`Value::Broken`]. Sparse throughout: nothing is ever as large as the grid.

use super::{limits, refusal::Refusal};
use crate::{
    config::Limits,
    diagnostics::{Diagnostic, Diagnostics, Place, codes::ingest as codes},
    ingest::raw::{Merge, RawCell, RawRow, RawSheet, Value, Visibility},
};
use compact_str::{CompactString, format_compact};
use std::collections::BTreeMap;

/// What a workbook may still hold. Counted in cells, for which a cell's 40 bytes of memory are the measure: a row and a
/// cell out of order take more than one, long texts and shared strings by their length.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    limits: Limits,
    cells: u64,
    notes: usize,
}

/// Bytes of text that are stored within a cell.
const SHORT_TEXT: usize = 24;
/// Bytes of memory that count as a cell.
const CELL_BYTES: usize = 40;

impl Budget {
    /// All that the limits allow.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { limits, cells: u64::from(limits.cells), notes: limits::NOTES }
    }

    /// Takes `cells` of what is left.
    ///
    /// # Errors
    /// If fewer are left.
    pub fn take(&mut self, cells: u64) -> Result<(), Refusal> {
        self.cells = self.cells.checked_sub(cells).ok_or_else(|| self.exceeded("cells"))?;
        Ok(())
    }

    /// Takes what a text costs that is kept.
    ///
    /// # Errors
    /// If less is left.
    pub fn take_text(&mut self, text: &str) -> Result<(), Refusal> {
        if text.len() <= SHORT_TEXT {
            return Ok(());
        }
        self.take(u64::try_from(text.len().div_ceil(CELL_BYTES)).unwrap_or(u64::MAX))
    }

    /// Checks a number of sheets.
    ///
    /// # Errors
    /// If there are too many.
    pub fn check_sheets(&self, count: usize) -> Result<(), Refusal> {
        if count > usize::try_from(self.limits.sheets).unwrap_or(usize::MAX) {
            return Err(Refusal::too_large(format_args!("> {} sheets", self.limits.sheets), "sheets", self.limits.sheets));
        }
        Ok(())
    }

    /// That there are too many cells; `what` says more.
    #[must_use]
    pub fn exceeded(&self, what: &str) -> Refusal {
        Refusal::too_large(format_args!("> {} {what}", self.limits.cells), "cells", self.limits.cells)
    }

    /// Cells that are left.
    #[must_use]
    pub const fn left(&self) -> u64 {
        self.cells
    }
}

/// Gathers a sheet.
pub struct SheetBuilder<'b> {
    /// The sheet's place, for diagnostics.
    pub place: Place,
    /// An autofilter is set.
    pub has_filter: bool,
    name: String,
    visibility: Visibility,
    rows: Vec<RawRow>,
    strays: Vec<(u32, RawCell)>,
    merges: Vec<Merge>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<(u32, u32)>,
    seen: Diagnostics,
    budget: &'b mut Budget,
}

impl<'b> SheetBuilder<'b> {
    /// An empty sheet of this name in `file`.
    #[must_use]
    pub fn new(file: &Place, name: &str, visibility: Visibility, budget: &'b mut Budget) -> Self {
        let place = if name.is_empty() { file.clone() } else { file.sheet(name) };
        Self {
            place,
            name: name.to_owned(),
            visibility,
            budget,
            has_filter: false,
            rows: Vec::new(),
            strays: Vec::new(),
            merges: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            seen: Vec::new(),
        }
    }

    /// Cells that the workbook may still have.
    #[must_use]
    pub const fn cells_left(&self) -> u64 {
        self.budget.left()
    }

    /// See [`Budget::exceeded`].
    #[must_use]
    pub fn exceeded(&self, what: &str) -> Refusal {
        self.budget.exceeded(what)
    }

    /// Adds a cell. Empty text is no cell.
    ///
    /// # Errors
    /// If the workbook has too many cells.
    pub fn put(&mut self, row: u32, column: u32, value: Value) -> Result<(), Refusal> {
        if matches!(&value, Value::Text(text) if text.is_empty()) {
            return Ok(());
        }
        let value = self.checked(row, column, value)?;
        if let Value::Text(text) = &value {
            self.budget.take_text(text)?;
        }
        self.budget.take(1)?;
        let cell = RawCell { column, value };
        match self.rows.last_mut() {
            Some(last) if last.index == row && last.cells.last().is_none_or(|before| before.column < column) => last.cells.push(cell),
            Some(last) if last.index >= row => {
                self.budget.take(2)?;
                self.strays.push((row, cell));
            }
            last => {
                self.budget.take(1)?;
                let mut cells = Vec::with_capacity(last.map_or(8, |row| row.cells.len()));
                cells.push(cell);
                self.rows.push(RawRow { index: row, hidden: false, cells });
            }
        }
        Ok(())
    }

    /// Text that no spreadsheet could hold is broken.
    fn checked(&mut self, row: u32, column: u32, value: Value) -> Result<Value, Refusal> {
        match value {
            Value::Text(text) if limits::is_too_long(&text) => {
                let (place, start) = (self.place.cell(row, column), start_of(&text));
                self.note(Diagnostic::new(&codes::TEXT_TOO_LONG, place).read(&start))?;
                Ok(Value::Broken(start))
            }
            value => Ok(value),
        }
    }

    /// Adds a cell whose content makes no sense, and says so.
    ///
    /// # Errors
    /// If the sheet or the workbook has too many.
    pub fn put_broken(&mut self, row: u32, column: u32, content: &str) -> Result<(), Refusal> {
        let place = self.place.cell(row, column);
        self.note(Diagnostic::new(&codes::CELL_BROKEN, place).read(content))?;
        self.put(row, column, Value::Broken(start_of(content)))
    }

    /// Adds a diagnostic about a cell.
    ///
    /// # Errors
    /// If the workbook has so many that it must be damaged.
    pub fn note(&mut self, diagnostic: Diagnostic) -> Result<(), Refusal> {
        let left = self.budget.notes.checked_sub(1);
        self.budget.notes = left.ok_or_else(|| Refusal::damaged(format_args!("> {} invalid cells", limits::NOTES)))?;
        self.seen.push(diagnostic);
        Ok(())
    }

    /// The user does not see this row.
    pub fn hide_row(&mut self, row: u32) {
        self.hidden_rows.push(row);
    }

    /// The user does not see these columns, both bounds included.
    pub fn hide_columns(&mut self, first: u32, last: u32) {
        if first <= last {
            self.hidden_columns.push((first, last.min(limits::COLUMNS - 1)));
        }
    }

    /// The sheet is hidden.
    pub fn hide(&mut self) {
        self.visibility = Visibility::Hidden;
    }

    /// Adds a merged range; one cell alone is none.
    pub fn merge(&mut self, merge: Merge) {
        if merge.top <= merge.bottom && merge.left <= merge.right && (merge.top, merge.left) != (merge.bottom, merge.right) {
            self.merges.push(merge);
        }
    }

    /// The sheet as promised; what was noticed goes to `seen`.
    pub fn finish(mut self, seen: &mut Diagnostics) -> RawSheet {
        self.sort_in_strays();
        self.hide_rows();
        drop_covered(&mut self.rows, &self.merges);
        self.rows.retain(|row| !row.cells.is_empty());
        let height = match (self.rows.first(), self.rows.last()) {
            (Some(first), Some(last)) => last.index - first.index + 1,
            _ => 0,
        };
        seen.append(&mut self.seen);
        RawSheet {
            filtered: self.has_filter && self.rows.iter().any(|row| row.hidden),
            hidden_columns: columns_of(self.hidden_columns),
            name: self.name,
            visibility: self.visibility,
            rows: self.rows,
            merges: self.merges,
            height,
        }
    }

    /// Puts cells that came out of order where they belong.
    fn sort_in_strays(&mut self) {
        if self.strays.is_empty() {
            return;
        }
        let mut rows: BTreeMap<u32, Vec<RawCell>> = self.rows.drain(..).map(|row| (row.index, row.cells)).collect();
        for (row, cell) in self.strays.drain(..) {
            rows.entry(row).or_default().push(cell);
        }
        for (index, mut cells) in rows {
            cells.sort_by_key(|cell| cell.column);
            let mut unique: Vec<RawCell> = Vec::with_capacity(cells.len());
            for cell in cells {
                match unique.last_mut() {
                    Some(before) if before.column == cell.column => {
                        let place = self.place.cell(index, cell.column);
                        let both = format_compact!("{} | {}", spell(&before.value), spell(&cell.value));
                        self.seen.push(Diagnostic::new(&codes::CELL_TWICE, place).read(&both));
                        before.value = Value::Broken(start_of(&both));
                    }
                    _ => unique.push(cell),
                }
            }
            self.rows.push(RawRow { index, hidden: false, cells: unique });
        }
    }

    fn hide_rows(&mut self) {
        self.hidden_rows.sort_unstable();
        for row in &mut self.rows {
            row.hidden = self.hidden_rows.binary_search(&row.index).is_ok();
        }
    }
}

/// Drops cells under a merged range, all but its top left one. Walks down the rows with the ranges that reach them,
/// one for each left column, so that neither many ranges nor huge ones cost more than their number.
fn drop_covered(rows: &mut [RawRow], merges: &[Merge]) {
    let mut coming: Vec<&Merge> = merges.iter().collect();
    coming.sort_by_key(|merge| std::cmp::Reverse((merge.top, merge.left)));
    let mut active: BTreeMap<u32, &Merge> = BTreeMap::new();
    let mut deepest = 0;
    for row in rows {
        while let Some(merge) = coming.pop_if(|merge| merge.top <= row.index) {
            if merge.bottom >= row.index {
                active.insert(merge.left, merge);
                deepest = deepest.max(merge.bottom);
            }
        }
        if row.index > deepest {
            active.clear();
        }
        if active.is_empty() {
            continue;
        }
        row.cells.retain(|cell| match active.range(..=cell.column).next_back() {
            Some((_, merge)) if merge.bottom >= row.index && merge.right >= cell.column => {
                (merge.top, merge.left) == (row.index, cell.column)
            }
            _ => true,
        });
    }
}

/// The columns of ranges, ascending, once each.
fn columns_of(mut ranges: Vec<(u32, u32)>) -> Vec<u32> {
    ranges.sort_unstable();
    let mut columns = Vec::new();
    let mut next = 0;
    for (first, last) in ranges {
        columns.extend(first.max(next)..=last);
        next = next.max(last + 1);
    }
    columns
}

/// The first 80 characters.
fn start_of(text: &str) -> CompactString {
    text.chars().take(80).collect()
}

/// A value as text, for messages.
fn spell(value: &Value) -> CompactString {
    match value {
        Value::Number(number) => format_compact!("{number}"),
        Value::Percent(number) => format_compact!("{}%", number * 100.0),
        Value::Bool(truth) => format_compact!("{truth}"),
        Value::Text(text) | Value::Date(text) | Value::Error(text) | Value::Broken(text) => start_of(text),
        Value::NoStoredValue => CompactString::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64) -> Value {
        Value::Number(value)
    }

    fn build(fill: impl Fn(&mut SheetBuilder<'_>)) -> (RawSheet, Diagnostics) {
        let mut budget = Budget::new(Limits::default());
        let mut builder = SheetBuilder::new(&Place::file("甲.xlsx"), "表", Visibility::Visible, &mut budget);
        fill(&mut builder);
        let mut seen = Vec::new();
        (builder.finish(&mut seen), seen)
    }

    #[test]
    fn cells_in_any_order_come_out_ascending_and_twice_is_named() {
        let (sheet, seen) = build(|builder| {
            for (row, column, value) in [(4, 1, 1.0), (4, 0, 2.0), (2, 3, 3.0), (4, 1, 4.0)] {
                builder.put(row, column, number(value)).unwrap();
            }
            builder.hide_row(2);
        });
        let cells: Vec<(u32, u32)> = sheet.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.index, cell.column))).collect();
        assert_eq!(cells, [(2, 3), (4, 0), (4, 1)]);
        assert_eq!(sheet.rows[1].get(1), Some(&Value::Broken("1 | 4".into())));
        assert_eq!((sheet.rows[0].hidden, sheet.rows[1].hidden, sheet.height), (true, false, 3));
        assert_eq!(seen.len(), 1);
        assert_eq!((seen[0].rule.code, seen[0].place.to_string()), ("E223", "甲.xlsx / 表 / B5".to_owned()));
    }

    #[test]
    fn what_a_merged_range_covers_is_dropped_and_its_anchor_kept() {
        let (sheet, _) = build(|builder| {
            for row in 0..4 {
                for column in 0..3 {
                    builder.put(row, column, number(f64::from(row * 10 + column))).unwrap();
                }
            }
            builder.merge(Merge { top: 0, left: 0, bottom: 0, right: 1 });
            builder.merge(Merge { top: 1, left: 2, bottom: 1_048_575, right: 16_383 });
        });
        let cells: Vec<(u32, u32)> = sheet.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.index, cell.column))).collect();
        assert_eq!(cells, [(0, 0), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (3, 0), (3, 1)]);
    }

    #[test]
    fn hidden_columns_are_listed_once() {
        let (sheet, _) = build(|builder| {
            for (first, last) in [(5, 6), (2, 2), (4, 5), (9, 8), (16_383, u32::MAX)] {
                builder.hide_columns(first, last);
            }
        });
        assert_eq!(sheet.hidden_columns, [2, 4, 5, 6, 16_383]);
    }

    #[test]
    fn text_beyond_the_limit_of_spreadsheets_is_broken() {
        let (sheet, seen) = build(|builder| builder.put(1, 1, Value::Text("张".repeat(40_000).into())).unwrap());
        assert_eq!(sheet.rows[0].get(1), Some(&Value::Broken("张".repeat(80).into())));
        assert_eq!(seen[0].rule.code, "E231");
    }
}
