//! Sheets of one workbook that hold the same scores: a sheet per class beside one of everybody, a formula sheet beside a
//! value sheet. One copy counts; differences are said.

use super::understand::Understood;
use crate::{
    diagnostics::{Diagnostic, Diagnostics, codes::layout as codes},
    ingest::table::{Account, Content, ScoreTable},
    model::{Mark, Status, Subject},
};
use std::collections::{BTreeMap, BTreeSet};

/// Who a row is about, for comparing sheets of one workbook.
type Key = (String, String);

/// One table, ready to be compared.
struct Candidate<'a> {
    table: &'a ScoreTable,
    /// Key without the class, for sheets that do not name it.
    rows: BTreeMap<Key, usize>,
    subjects: BTreeSet<&'a Subject>,
}

/// What is to become of a sheet.
struct Verdict {
    sheet: usize,
    of: usize,
    differences: usize,
    example: String,
}

/// Turns copies into [`Content::Copy`]. The sheet with most candidates and columns counts.
pub fn settle(found: &mut [Understood]) -> Diagnostics {
    let tables: Vec<(usize, Candidate)> = found
        .iter()
        .enumerate()
        .filter_map(|(at, understood)| match &understood.content {
            Content::Scores(table) | Content::Prior(table) => Some((at, Candidate::new(table))),
            _ => None,
        })
        .collect();
    let verdicts = judge(&tables);
    let mut seen = Diagnostics::new();
    for verdict in verdicts {
        let name = |at: usize| found[at].place.sheet.clone().unwrap_or_default();
        let place = found[verdict.sheet].place.clone();
        let said = |rule| Diagnostic::new(rule, place.clone()).with("sheet", name(verdict.sheet)).with("other", name(verdict.of));
        seen.push(said(&codes::SHEET_IS_COPY));
        if verdict.differences > 0 {
            seen.push(said(&codes::COPY_DIFFERS).with("count", verdict.differences).with("example", &verdict.example));
        }
        let sheet = &mut found[verdict.sheet];
        sheet.content = Content::Copy;
        let Account { candidates, note, .. } = sheet.account;
        sheet.account = Account { candidates: 0, note: note + candidates, ..sheet.account };
    }
    seen
}

/// Largest first, each smaller one is held against those that stay.
fn judge(tables: &[(usize, Candidate)]) -> Vec<Verdict> {
    let mut order: Vec<usize> = (0..tables.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(tables[*at].1.rows.len()), std::cmp::Reverse(tables[*at].1.subjects.len()), *at));
    let mut kept: Vec<usize> = Vec::new();
    let mut verdicts = Vec::new();
    for at in order {
        let (sheet, table) = &tables[at];
        let original = kept.iter().find_map(|other| {
            let (of, original) = &tables[*other];
            table.is_copy_of(original).map(|(differences, example)| Verdict { sheet: *sheet, of: *of, differences, example })
        });
        match original {
            Some(verdict) => verdicts.push(verdict),
            None => kept.push(at),
        }
    }
    verdicts.sort_by_key(|verdict| verdict.sheet);
    verdicts
}

impl<'a> Candidate<'a> {
    fn new(table: &'a ScoreTable) -> Self {
        let rows = table.rows.iter().enumerate().map(|(at, row)| (key(&row.id, &row.name, at), at)).collect();
        Self { table, rows, subjects: table.columns.iter().map(|column| &column.subject).collect() }
    }

    /// Whether nine of ten pupils and all subjects of this table stand in the other one with mostly the same marks; then
    /// how many marks differ, and one of them. Two exams of the same pupils are no copies.
    fn is_copy_of(&self, original: &Self) -> Option<(usize, String)> {
        if self.rows.is_empty() || !self.subjects.is_subset(&original.subjects) {
            return None;
        }
        let shared: Vec<(usize, usize)> =
            self.rows.iter().filter_map(|(key, at)| original.rows.get(key).map(|other| (*at, *other))).collect();
        if shared.len() * 10 < self.rows.len() * 9 {
            return None;
        }
        let mut compared = 0_usize;
        let mut different: Vec<String> = Vec::new();
        for (at, other) in shared {
            for (column, subject) in self.table.columns.iter().enumerate() {
                let Some(of) = original.table.columns.iter().position(|column| column.subject == subject.subject) else { continue };
                let (here, there) = (self.table.marks_of(at)[column], original.table.marks_of(other)[of]);
                compared += 1;
                if !agree(here, there) {
                    different.push(format!("{} {}", self.table.rows[at].name, subject.subject));
                }
            }
        }
        (different.len() * 4 <= compared).then(|| (different.len(), different.first().cloned().unwrap_or_default()))
    }
}

fn agree(here: Mark, there: Mark) -> bool {
    let scored = |mark: Mark| matches!(mark.status, Status::Present | Status::Excluded);
    here.score == there.score && scored(here) == scored(there)
}

/// By id, else by name; a nameless row is only itself.
fn key(id: &str, name: &str, at: usize) -> Key {
    match (id.is_empty(), name.is_empty()) {
        (false, _) => (id.to_owned(), String::new()),
        (true, false) => (String::new(), name.split_whitespace().collect()),
        (true, true) => (String::new(), format!("\u{0}{at}")),
    }
}
