//! Earlier scores beside those of this exam, taken for want of a choice: not where sheets of an earlier exam are given too, or
//! where other sheets have those of another exam. Then none of them is used, and each is named.

use super::table::{Content, Reading};
use crate::diagnostics::{Diagnostic, Diagnostics, Place, Spot, codes::layout as codes};
use std::collections::BTreeSet;

/// Leaves out what cannot be told.
pub fn settle(reading: &mut Reading, seen: &mut Diagnostics) {
    let of_sheet = |place: &Place| (place.file.clone(), place.sheet.clone());
    let taken: Vec<&Diagnostic> = seen.iter().filter(|found| found.rule == &codes::EARLIER_EXAM_IN_SHEET).collect();
    let places: BTreeSet<_> = taken.iter().map(|found| of_sheet(&found.place)).collect();
    if places.is_empty() {
        return;
    }
    let given = reading.sheets.iter().any(|sheet| matches!(sheet.content, Content::Prior(_)));
    let mut exams: BTreeSet<String> = BTreeSet::new();
    for sheet in &reading.sheets {
        if let Content::Scores(table) = &sheet.content {
            exams.extend(table.earlier.as_ref().map(|earlier| earlier.title.clone()));
        }
    }
    if !given && exams.len() < 2 {
        return;
    }
    for sheet in reading.sheets.iter_mut().filter(|sheet| places.contains(&of_sheet(&sheet.place))) {
        if let Content::Scores(table) = &mut sheet.content {
            table.earlier = None;
        }
    }
    for found in seen.iter_mut().filter(|found| found.rule == &codes::EARLIER_EXAM_IN_SHEET) {
        let columns = found.args.iter().find(|(key, _)| *key == "columns").map(|(_, columns)| columns.clone()).unwrap_or_default();
        let sheet = Place { spot: Spot::Whole, ..found.place.clone() };
        *found = Diagnostic::new(&codes::EARLIER_EXAM_COLUMNS, sheet).with("columns", columns);
    }
}
