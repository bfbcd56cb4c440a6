//! [`Sheet`]: the cells of one sheet together with how its places are spelt, also when it was turned on its side.

use crate::{
    diagnostics::Place,
    ingest::{
        clean,
        layout::marks,
        raw::{Merge, RawCell, RawRow, RawSheet, Value},
    },
    model::Score,
};
use std::{borrow::Cow, collections::BTreeMap, ops::Range};

/// Cells that may be turned on their side: beyond it a sheet is no class list.
const TURNABLE: usize = 200_000;

/// One sheet to be understood.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// Its cells.
    pub raw: Cow<'a, RawSheet>,
    /// File and sheet; knows whether rows and columns have changed places because pupils stood in columns.
    pub place: Place,
    /// Titles that stood above a table before it was turned.
    pub above: String,
}

impl<'a> Sheet<'a> {
    /// A sheet as it was read. Rows without anything to be seen are dropped.
    pub fn new(raw: &'a RawSheet, file: &Place) -> Self {
        let place = if raw.name.is_empty() { file.clone() } else { file.sheet(raw.name.as_str()) };
        let blank = |row: &RawRow| row.cells.iter().all(|cell| matches!(&cell.value, Value::Text(text) if clean::is_blank(text)));
        let raw = if raw.rows.iter().any(blank) {
            let mut seen = raw.clone();
            seen.rows.retain(|row| !blank(row));
            Cow::Owned(seen)
        } else {
            Cow::Borrowed(raw)
        };
        Self { raw, place, above: String::new() }
    }

    /// The sheet on its side, the rows before `first` taken as titles; `None` where that would be too large to be a list of
    /// pupils.
    pub fn turn(&self, first: usize) -> Option<Self> {
        if self.raw.rows.iter().map(|row| row.cells.len()).sum::<usize>() > TURNABLE {
            return None;
        }
        let mut rows: BTreeMap<u32, Vec<RawCell>> = BTreeMap::new();
        for row in &self.raw.rows[first..] {
            for cell in &row.cells {
                rows.entry(cell.column).or_default().push(RawCell { column: row.index, value: cell.value.clone() });
            }
        }
        let rows = rows.into_iter().map(|(index, cells)| RawRow { index, hidden: false, cells }).collect();
        let merges = self.raw.merges.iter().map(|m| Merge { top: m.left, left: m.top, bottom: m.right, right: m.bottom }).collect();
        let raw = RawSheet { name: self.raw.name.clone(), rows, merges, ..RawSheet::default() };
        Some(Self { raw: Cow::Owned(raw), place: self.place.turned(), above: self.titles(0..first) })
    }

    /// Texts of these rows, joined with blanks; each once.
    pub fn titles(&self, rows: Range<usize>) -> String {
        let mut title = self.above.clone();
        for cell in self.raw.rows[rows].iter().flat_map(|row| &row.cells) {
            let Value::Text(text) = &cell.value else { continue };
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if words.is_empty() || title.chars().count() > 300 || title.contains(&words) {
                continue;
            }
            if !title.is_empty() {
                title.push(' ');
            }
            title.push_str(&words);
        }
        title
    }

    /// A cell's place.
    pub fn cell(&self, row: u32, column: u32) -> Place {
        self.place.cell(row, column)
    }

    /// A row's place.
    pub fn row(&self, row: u32) -> Place {
        self.place.row(row)
    }

    /// A column's place.
    pub fn column(&self, column: u32) -> Place {
        self.place.column(column)
    }

    /// From the first to the last row with something to be seen.
    pub fn span(&self) -> u32 {
        match (self.raw.rows.first(), self.raw.rows.last()) {
            (Some(first), Some(last)) => last.index.saturating_sub(first.index).saturating_add(1),
            _ => 0,
        }
    }

    /// The last column of the merged range that begins in this cell.
    pub fn merged_until(&self, row: u32, column: u32) -> u32 {
        let range = self.raw.merges.iter().find(|merge| merge.top <= row && row <= merge.bottom && merge.left == column);
        // A title merged over the whole grid names nothing beyond the columns of a table.
        range.map_or(column, |merge| merge.right.min(column.saturating_add(400)))
    }

    /// A value as text; empty for what is not shown as words or figures.
    pub fn text<'v>(&self, value: &'v Value) -> Cow<'v, str> {
        match value {
            Value::Text(text) | Value::Date(text) => Cow::Borrowed(text.as_str()),
            Value::Number(number) => Cow::Owned(clean::number_text(*number).into()),
            _ => Cow::Borrowed(""),
        }
    }

    /// A value as a plain number, also one typed as text.
    pub fn number(&self, value: &Value) -> Option<Score> {
        match value {
            Value::Number(number) => clean::score(*number),
            Value::Text(text) => marks::number(marks::unquoted(text)).or_else(|| {
                // A plain text is as much of a number as its key.
                let may_be = !clean::is_plain(text) && text.chars().any(char::is_numeric);
                if may_be { marks::number(marks::unquoted(&clean::key(text))) } else { None }
            }),
            _ => None,
        }
    }
}
