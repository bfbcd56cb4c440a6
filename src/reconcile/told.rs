//! What is said once a sheet and school, with all its rows.

use super::desk::{Desk, RowRef};
use crate::diagnostics::{Rule, Spot};
use std::collections::BTreeMap;

/// Rows by what is to be said of them.
#[derive(Default)]
pub struct Told {
    /// By code, sheet and school.
    said: BTreeMap<(&'static str, u32, Option<u32>), Saying>,
}

/// One thing to be said of rows of one sheet and school.
struct Saying {
    rule: &'static Rule,
    rows: Vec<RowRef>,
}

impl Told {
    /// Notes a row of a school.
    pub fn add(&mut self, rule: &'static Rule, row: RowRef, school: Option<u32>) {
        let saying = self.said.entry((rule.code, row.sheet, school)).or_insert_with(|| Saying { rule, rows: Vec::new() });
        saying.rows.push(row);
    }

    /// Says everything, in order of code, sheet and school.
    pub fn say(self, desk: &mut Desk<'_>) {
        for Saying { rule, mut rows } in self.said.into_values() {
            rows.sort_unstable();
            rows.dedup();
            let spots: Vec<(Spot, String)> = rows.iter().map(|row| (desk.on_row(rule, *row).place.spot, String::new())).collect();
            let found = desk.on_row(rule, rows[0]).among(spots);
            desk.seen.push(found);
        }
    }
}
