//! [`Tally`]: what is to be said about a sheet once its rows are read: unreadable cells one by one, habits of typing once a
//! column or once a sheet, with their count.

use super::{items::Labelled, marks::Remark, rows::Body, sheet::Sheet};
use crate::{
    diagnostics::{
        Diagnostic, Diagnostics, Rule, Spot,
        codes::{config as config_codes, layout as codes},
    },
    ingest::{
        raw::{RawRow, Value},
        table::ScoreColumn,
    },
    model::{Mark, Score, identifier},
};
use compact_str::{CompactString, format_compact};
use std::collections::BTreeMap;

/// Cells and rows named in one diagnostic at most.
const NAMED: usize = 12;

/// An id that lost digits. What is left of it is never shown.
#[derive(Clone, Debug)]
struct LostId {
    column: u32,
    row: u32,
    rest: CompactString,
}

/// The ids of one column, as far as identity numbers and register numbers go.
#[derive(Clone, Debug, Default)]
struct IdColumn {
    filled: usize,
    shaped: usize,
    unsound: Vec<u32>,
}

impl IdColumn {
    fn add(&mut self, row: u32, id: &str) {
        self.filled += 1;
        self.shaped += usize::from(identifier::is_shaped(id));
        let sound = match id.len() {
            15 => identifier::from_old(id).is_some(),
            18 => identifier::identity_problem(id).is_none(),
            _ => identifier::register_problem(id).is_none(),
        };
        if !sound {
            self.unsound.push(row);
        }
    }

    /// Whether such numbers are meant; else their rules say nothing about the column.
    const fn is_of_register(&self) -> bool {
        self.shaped * 2 >= self.filled
    }
}

/// What was noticed in the rows of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Diagnostics about single cells and rows, in order of reading.
    pub seen: Diagnostics,
    /// Names and ids with marks that nobody sees: column and row.
    pub marked_cells: Vec<(u32, u32)>,
    /// Names and ids that could not be read: column and row.
    pub broken_cells: Vec<(u32, u32)>,
    /// Rows out of statistics.
    pub excluded_rows: Vec<u32>,
    /// Rows with scores and a flag that says absent.
    pub absent_with_scores: Vec<u32>,
    /// Rows at the end that are of the other track.
    pub other_track: Vec<u32>,
    /// Rows of zeros.
    pub zero_rows: Vec<u32>,
    /// Lines that name the class or school of the rows below.
    pub heading_rows: Vec<u32>,
    /// Names below a heading such as 缺考学生名单.
    pub listed_rows: Vec<u32>,
    /// Rows of figures without a label.
    pub unlabelled_summaries: Vec<u32>,
    /// Rows that a label makes lines of statistics: column of the label and row.
    pub labelled_summaries: Vec<(u32, u32)>,
    /// Rows about the items of a sheet.
    pub labelled: Vec<Labelled>,
    /// Read as `[reading]` chooses: by the choice and, for single cells, the column.
    chosen: BTreeMap<(&'static str, Option<u32>), Vec<u32>>,
    lost_ids: Vec<LostId>,
    ids: BTreeMap<u32, IdColumn>,
    typed: BTreeMap<u32, (Remark, u32, u32)>,
    excluded_marks: BTreeMap<u32, Vec<u32>>,
    totals_without_value: BTreeMap<u32, Vec<u32>>,
    zeros: BTreeMap<u32, (String, u32)>,
}

/// Lines of statistics that a list may have whatever its length, and those beyond it for each candidate.
const FEW_SUMMARIES: usize = 12;
const CANDIDATES_A_SUMMARY: usize = 4;

impl Tally {
    /// Says so where lines of statistics are many beside the candidates of a block.
    pub fn doubt_summaries(&mut self, sheet: &Sheet, candidates: usize) {
        let found = std::mem::take(&mut self.labelled_summaries);
        if found.len() <= FEW_SUMMARIES || found.len() * CANDIDATES_A_SUMMARY <= candidates {
            return;
        }
        let cells = found.iter().map(|(column, row)| (sheet.cell(*row, *column).spot, content(sheet, *row, *column)));
        let (column, row) = found[0];
        let doubt =
            Diagnostic::new(&codes::MANY_SUMMARIES, sheet.row(row)).read(content(sheet, row, column)).with("candidates", candidates);
        self.seen.push(doubt.among(cells));
    }

    /// Notes what a score cell asks to be said.
    pub fn remark(&mut self, sheet: &Sheet, row: &RawRow, column: &ScoreColumn, remark: Remark) {
        let at = column.column;
        match remark {
            Remark::Padded => {
                let entry = self.typed.entry(at).or_insert((remark, row.index, 0));
                entry.2 += 1;
            }
            Remark::Excluded => self.excluded_marks.entry(at).or_default().push(row.index),
            Remark::Chosen(setting) => self.chosen.entry((setting, Some(at))).or_default().push(row.index),
            _ => {
                let value = row.get(at).map_or_else(String::new, spelt);
                let place = sheet.cell(row.index, at);
                self.seen.push(Diagnostic::new(rule(remark), place).read(value).with("subject", &column.subject));
            }
        }
    }

    /// Notes a row that was read as `[reading]` chooses.
    pub fn row_chosen(&mut self, setting: &'static str, row: u32) {
        self.chosen.entry((setting, None)).or_default().push(row);
    }

    /// Notes an id that lost digits; gives the id that stays, which is none.
    pub fn lose_id(&mut self, column: u32, row: u32, rest: &str) -> CompactString {
        let digits = || rest.parse().ok().filter(|_| rest.bytes().all(|byte| byte.is_ascii_digit()));
        let rest = digits().map_or_else(|| rest.into(), |number: f64| format_compact!("{number:.14e}"));
        self.lost_ids.push(LostId { column, row, rest });
        CompactString::default()
    }

    /// Looks at an id and gives it back.
    pub fn weigh_id(&mut self, column: u32, row: u32, id: CompactString) -> CompactString {
        if !id.is_empty() {
            self.ids.entry(column).or_default().add(row, &identifier::with_zeros(&id));
        }
        id
    }

    /// Notes a total whose formula was never computed.
    pub fn total_without_value(&mut self, column: u32, row: u32) {
        self.totals_without_value.entry(column).or_default().push(row);
    }

    /// Counts single zeros, which are scores.
    pub fn count_zeros(&mut self, body: &Body) {
        let width = body.columns.len();
        for (at, mark) in body.marks.iter().enumerate() {
            if *mark == Mark::present(Score::ZERO) {
                let column = &body.columns[at % width];
                let entry = self.zeros.entry(column.column).or_insert_with(|| (column.subject.name().to_owned(), 0));
                entry.1 += 1;
            }
        }
    }

    /// Everything to be said, in a fixed order.
    pub fn into_diagnostics(self, sheet: &Sheet) -> Diagnostics {
        let mut seen = self.seen;
        let cell = |row: u32, column: u32| (sheet.cell(row, column).spot, content(sheet, row, column));
        let row = |row: &u32| (sheet.row(*row).spot, String::new());
        let lost: Vec<(u32, u32)> = self.lost_ids.iter().map(|lost| (lost.column, lost.row)).collect();
        let alike = lost_alike(&self.lost_ids);
        let of_register = self.ids.iter().filter(|(_, ids)| ids.is_of_register());
        let unsound = of_register.flat_map(|(column, ids)| ids.unsound.iter().map(|row| (*column, *row))).collect();
        for (rule, places) in [
            (&codes::ID_DIGITS_LOST, &lost),
            (&codes::LOST_IDS_ALIKE, &alike),
            (&codes::ID_UNSOUND, &unsound),
            (&codes::INVISIBLE_MARKS, &self.marked_cells),
            (&codes::PERSON_CELL_BROKEN, &self.broken_cells),
        ] {
            for column in columns_of(places) {
                // What is left of an id that lost digits is never shown.
                let shown = |(column, row): &(u32, u32)| {
                    let (spot, content) = cell(*row, *column);
                    (spot, if [&codes::ID_DIGITS_LOST, &codes::LOST_IDS_ALIKE].contains(&rule) { String::new() } else { content })
                };
                let of_column = places.iter().filter(|(at, _)| *at == column).map(shown);
                let cells: Vec<(Spot, String)> = of_column.collect();
                seen.push(Diagnostic::new(rule, sheet.place.at(cells[0].0)).read(&cells[0].1).among(cells));
            }
        }
        for (column, (_, row, count)) in &self.typed {
            seen.push(Diagnostic::new(&codes::NUMBERS_AS_TEXT, sheet.cell(*row, *column)).with("count", count));
        }
        for (column, rows) in &self.excluded_marks {
            let cells = rows.iter().map(|row| cell(*row, *column));
            seen.push(Diagnostic::new(&codes::MARKS_EXCLUDED, sheet.cell(rows[0], *column)).among(cells));
        }
        for (column, rows) in &self.totals_without_value {
            seen.push(Diagnostic::new(&codes::TOTAL_NO_VALUE, sheet.cell(rows[0], *column)).among(rows.iter().map(row)));
        }
        for (rule, at) in [
            (&codes::ROWS_EXCLUDED, &self.excluded_rows),
            (&codes::ABSENT_WITH_SCORES, &self.absent_with_scores),
            (&codes::ROWS_OF_OTHER_TRACK, &self.other_track),
            (&codes::ZERO_ROWS, &self.zero_rows),
            (&codes::HEADING_ROWS, &self.heading_rows),
            (&codes::LISTED_ROWS, &self.listed_rows),
            (&codes::UNLABELLED_SUMMARY, &self.unlabelled_summaries),
        ] {
            if let Some(first) = at.first() {
                seen.push(Diagnostic::new(rule, sheet.row(*first)).among(at.iter().map(row)));
            }
        }
        for ((setting, column), at) in &self.chosen {
            let place = column.map_or_else(|| sheet.row(at[0]), |column| sheet.cell(at[0], column));
            let spots = at.iter().map(|row| column.map_or_else(|| sheet.row(*row), |column| sheet.cell(*row, column)).spot);
            let chosen = Diagnostic::new(&config_codes::CELLS_CHOSEN, place).with("setting", setting);
            seen.push(chosen.among(spots.map(|spot| (spot, String::new()))));
        }
        if !self.zeros.is_empty() {
            let counts: Vec<String> = self.zeros.values().map(|(subject, count)| format!("{subject} {count}")).collect();
            seen.push(Diagnostic::new(&codes::ZERO_SCORES, sheet.place.clone()).with("counts", counts.join("、")));
        }
        seen
    }
}

/// Cells of one column whose ids are equal now that digits are lost.
fn lost_alike(lost: &[LostId]) -> Vec<(u32, u32)> {
    let mut counts: BTreeMap<(u32, &str), u32> = BTreeMap::new();
    lost.iter().for_each(|lost| *counts.entry((lost.column, &lost.rest)).or_default() += 1);
    lost.iter().filter(|lost| counts[&(lost.column, lost.rest.as_str())] > 1).map(|lost| (lost.column, lost.row)).collect()
}

const fn rule(remark: Remark) -> &'static Rule {
    match remark {
        Remark::Unit => &codes::MARK_WITH_UNIT,
        Remark::Comma => &codes::MARK_WITH_COMMA,
        Remark::Bonus => &codes::MARK_WITH_BONUS,
        Remark::Attempts => &codes::MARK_ATTEMPTS,
        Remark::Negative => &codes::MARK_NEGATIVE,
        Remark::Date => &codes::MARK_DATE,
        Remark::Truth => &codes::MARK_TRUTH,
        Remark::Percent => &codes::MARK_PERCENT,
        Remark::ErrorCell => &codes::MARK_ERROR_CELL,
        Remark::NoStoredValue => &codes::MARK_NO_STORED_VALUE,
        Remark::Broken => &codes::MARK_BROKEN,
        Remark::Unknown | Remark::Padded | Remark::Excluded | Remark::Chosen(_) => &codes::MARK_UNKNOWN,
    }
}

/// A value as a spreadsheet would show it; errors without their signs, so that no output holds an error value of its own.
fn spelt(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) | Value::Date(text) => text.to_string(),
        Value::Error(text) => text.trim_matches(['#', '!', '?']).to_owned(),
        Value::Broken(text) => text.to_lowercase().into(),
        Value::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        Value::Percent(share) => format!("{}%", (share * 1.0e6).round() / 1.0e4),
        Value::NoStoredValue => String::new(),
    }
}

/// What stands in a cell.
fn content(sheet: &Sheet, row: u32, column: u32) -> String {
    let found = sheet.raw.rows.binary_search_by_key(&row, |row| row.index).ok().map(|at| &sheet.raw.rows[at]);
    found.and_then(|row| row.get(column)).map_or_else(String::new, spelt)
}

fn columns_of(places: &[(u32, u32)]) -> Vec<u32> {
    let mut columns: Vec<u32> = places.iter().map(|(column, _)| *column).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// The first few, and a sign that there are more.
pub fn list(places: impl ExactSizeIterator<Item = String>) -> String {
    let more = if places.len() > NAMED { "…" } else { "" };
    places.take(NAMED).collect::<Vec<_>>().join("、") + more
}
