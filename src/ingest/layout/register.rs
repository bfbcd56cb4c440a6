//! The school register → [`SchoolRow`]s: names, codes, other names, category and district of every school.

use super::{columns::Plan, lexicon::Field, rows::RowKind, sheet::Sheet};
use crate::ingest::{clean, raw::RawRow, table::SchoolRow};
use compact_str::CompactString;
use std::ops::Range;

/// Reads the entries of a register.
pub fn read(sheet: &Sheet, plan: &Plan, range: Range<usize>, kinds: &mut [RowKind]) -> Vec<SchoolRow> {
    let name_column = plan.field(Field::School).or_else(|| plan.field(Field::Name));
    let mut entries = Vec::new();
    for at in range {
        let row = &sheet.raw.rows[at];
        let words = |column: Option<u32>| cell(sheet, row, column);
        let name = words(name_column);
        if name.is_empty() {
            continue;
        }
        kinds[at] = RowKind::Candidate;
        entries.push(SchoolRow {
            row: row.index,
            name,
            code: clean::id(&words(plan.field(Field::SchoolCode))),
            aliases: other_names(&words(plan.field(Field::ShortName))),
            category: words(plan.field(Field::Category)),
            district: words(plan.field(Field::District)),
        });
    }
    entries
}

fn cell(sheet: &Sheet, row: &RawRow, column: Option<u32>) -> CompactString {
    column.and_then(|column| row.get(column)).map_or_else(CompactString::default, |value| clean::name(&sheet.text(value)))
}

/// `一中、城关中学` → both.
fn other_names(text: &str) -> Vec<CompactString> {
    let names = text.split(['、', '，', ',', '；', ';', '/', '|']).map(clean::name);
    names.filter(|name| !name.is_empty()).collect()
}
