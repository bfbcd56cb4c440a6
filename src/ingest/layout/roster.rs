//! A roster sheet (学籍) → [`RosterRow`]s: who is enrolled where, and how.

use super::{columns::Plan, lexicon::Field, people::People, rows::RowKind, sheet::Sheet, tally::Tally};
use crate::{
    diagnostics::{Diagnostic, codes::layout as codes},
    ingest::{
        clean,
        raw::{RawRow, Value},
        table::{Enrolment, RosterRow},
    },
};
use std::{collections::BTreeMap, ops::Range};

/// Reads the entries of a roster. `school` is the one told by names around the sheet.
///
/// Rows whose kind is `Rejected` before are passed over.
pub fn read(sheet: &Sheet, plan: &Plan, range: Range<usize>, school: &str, tally: &mut Tally, kinds: &mut [RowKind]) -> Vec<RosterRow> {
    let people = People::new(sheet, plan);
    let status = plan.field(Field::Enrolment).or_else(|| plan.field(Field::Remark));
    let mut unknown: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut entries = Vec::new();
    for at in range {
        let row = &sheet.raw.rows[at];
        if kinds[at] == RowKind::Rejected {
            continue;
        }
        if !people.is_named(row).at_all || is_note(row) {
            continue;
        }
        kinds[at] = RowKind::Candidate;
        let person = people.read(row, tally);
        let enrolment =
            status.and_then(|column| row.get(column)).map(|value| clean::key(&sheet.text(value))).map_or(Enrolment::Enrolled, |key| {
                enrolment(&key).unwrap_or_else(|| {
                    unknown.entry(key).or_insert((row.index, 0)).1 += 1;
                    Enrolment::Enrolled
                })
            });
        entries.push(RosterRow {
            row: row.index,
            id: person.id,
            other_id: person.other_id,
            more_ids: person.more_ids,
            name: person.name,
            school: if person.school.is_empty() { school.into() } else { person.school },
            grade: person.grade,
            class: person.class,
            enrolment,
        });
    }
    // A remark column may say anything; only one that lists statuses is held to the words.
    if let Some(column) = plan.field(Field::Enrolment) {
        for (value, (row, count)) in unknown {
            tally.seen.push(Diagnostic::new(&codes::ENROLMENT_UNKNOWN, sheet.cell(row, column)).read(value).with("count", count));
        }
    }
    entries
}

/// How the words of a status column list a pupil; `None` if they are not known.
pub fn enrolment(key: &str) -> Option<Enrolment> {
    let holds = |words: &[&str]| words.iter().any(|word| key.contains(word));
    let usual = [
        "",
        "正常",
        "在籍",
        "在校",
        "在读",
        "正常在籍",
        "在籍在校",
        "正常就读",
        "走读",
        "住宿",
        "住校",
        "寄宿",
        "普通",
        "是",
        "1",
        "-",
        "/",
        "无",
    ];
    if usual.contains(&key) {
        return Some(Enrolment::Enrolled);
    }
    if holds(&["随班就读"]) {
        return Some(Enrolment::Inclusion);
    }
    if holds(&["外借", "借出", "在籍不在校", "人籍分离"]) {
        return Some(Enrolment::Lent);
    }
    if holds(&["借读", "附读", "借入", "旁听"]) {
        return Some(Enrolment::Guest);
    }
    if holds(&["休学"]) {
        return Some(Enrolment::Suspended);
    }
    if holds(&["转入"]) {
        return Some(Enrolment::TransferredIn);
    }
    if holds(&["转出", "退学", "出国", "辍学", "离校", "死亡", "开除", "已转", "毕业", "结业", "肄业"]) {
        return Some(Enrolment::Left);
    }
    holds(&["在籍", "正常", "在校", "在读"]).then_some(Enrolment::Enrolled)
}

/// A single long text.
fn is_note(row: &RawRow) -> bool {
    let mut cells = row.cells.iter().filter(|cell| !matches!(&cell.value, Value::Text(text) if clean::is_blank(text)));
    match (cells.next(), cells.next()) {
        (Some(only), None) => matches!(&only.value, Value::Text(text) if super::labels::is_note(&clean::key(text))),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_as_rosters_write_them() {
        for (word, expected) in [
            ("在籍", Enrolment::Enrolled),
            ("借读", Enrolment::Guest),
            ("附读", Enrolment::Guest),
            ("外借", Enrolment::Lent),
            ("随班就读", Enrolment::Inclusion),
            ("休学", Enrolment::Suspended),
            ("转出", Enrolment::Left),
            ("退学", Enrolment::Left),
            ("转入", Enrolment::TransferredIn),
        ] {
            assert_eq!(enrolment(word), Some(expected), "{word}");
        }
        assert_eq!(enrolment("待定"), None);
    }
}
