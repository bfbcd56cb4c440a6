//! Who teaches whom, matched with the classes of the scores. What fits nothing is counted and said, and so are classes
//! whose teacher in a paper is not told where the list speaks of that paper at that school.

use super::{
    classes::read_label,
    desk::Desk,
    ledger::{Cohort, Ledger, Teaching},
};
use crate::{
    diagnostics::{Diagnostic, Outcome, Place, codes::reconcile as codes},
    ingest::table::TeachingRow,
};
use compact_str::CompactString;
use std::collections::BTreeSet;

/// Gives every school the name of the ledger, where it is known; each entry with its place.
#[must_use]
pub fn name_schools(desk: &Desk<'_>, tables: Vec<(usize, Vec<TeachingRow>)>) -> Vec<(Place, Vec<TeachingRow>)> {
    let one = |(sheet, mut rows): (usize, Vec<TeachingRow>)| {
        for row in rows.iter_mut().filter(|row| !row.school.is_empty()) {
            if let Some(school) = desk.schools.find(&row.school) {
                row.school = desk.schools.name_of(school);
            }
        }
        (desk.sheets[sheet].place.clone(), rows)
    };
    tables.into_iter().map(one).collect()
}

/// Finds whom every entry is about.
pub fn resolve(settled: &mut Outcome<Ledger>, tables: Vec<(Place, Vec<TeachingRow>)>) {
    let Outcome { value: ledger, seen } = settled;
    let mut teaching = Vec::new();
    for (place, rows) in tables {
        let found = rows.iter().map(|row| (row, whom(ledger, row)));
        let (known, lost): (Vec<_>, Vec<_>) = found.partition(|(_, whom)| whom.is_some());
        teaching.extend(known.into_iter().filter_map(|(_, whom)| whom));
        if let Some((first, _)) = lost.first().filter(|_| !ledger.cohorts.is_empty()) {
            let shown = [first.school.as_str(), &first.class, first.subject.name(), &first.teacher].join(" ");
            seen.push(Diagnostic::new(&codes::TEACHES_NOBODY, place.row(first.row)).read(shown.trim()).with("n", lost.len()));
        }
    }
    teaching.sort();
    teaching.dedup();
    seen.extend(untaught(ledger, &teaching));
    ledger.teaching = teaching;
}

fn whom(ledger: &Ledger, row: &TeachingRow) -> Option<Teaching> {
    let grade = read_label(&row.class, row.grade.as_ref()).grade.or_else(|| row.grade.clone());
    let cohort = match grade {
        Some(grade) => ledger.cohorts.iter().position(|cohort| cohort.grade == grade),
        None => (ledger.cohorts.len() == 1).then_some(0),
    };
    let cohort = cohort.or_else(|| (ledger.cohorts.len() == 1 && ledger.cohorts[0].grade.name().is_empty()).then_some(0))?;
    let here: &Cohort = &ledger.cohorts[cohort];
    let unit = match row.school.as_str() {
        "" => (here.units.len() == 1).then_some(0),
        name => here.units.iter().position(|unit| ledger.schools[unit.school as usize].name == name),
    };
    // A file's own words that name no known school are of the only one.
    let unit = unit.or_else(|| (ledger.schools.len() == 1 && here.units.len() == 1).then_some(0))?;
    let label = read_label(&row.class, Some(&here.grade)).class;
    let class = here.units[unit].classes.iter().position(|class| class.name == label)?;
    let subject = row.subject.clone().taught_in(&here.grade);
    let paper = here.papers.iter().position(|paper| paper.subject == subject)?;
    Some(Teaching { cohort, paper, unit, teacher: row.teacher.clone(), class })
}

/// Classes without a teacher in a paper that others of their school and grade are taught.
fn untaught(ledger: &Ledger, teaching: &[Teaching]) -> Option<Diagnostic> {
    const NAMED: usize = 3;
    let told: BTreeSet<(usize, usize, usize)> = teaching.iter().map(|one| (one.cohort, one.paper, one.unit)).collect();
    let taught: BTreeSet<(usize, usize, usize, usize)> = teaching.iter().map(|one| (one.cohort, one.paper, one.unit, one.class)).collect();
    let mut names: Vec<CompactString> = Vec::new();
    for (cohort, paper, unit) in told {
        let here = &ledger.cohorts[cohort];
        for (at, class) in here.units[unit].classes.iter().enumerate() {
            if !class.name.is_empty() && !taught.contains(&(cohort, paper, unit, at)) {
                let school = &ledger.schools[here.units[unit].school as usize].name;
                names.push(compact_str::format_compact!("{school} {}{} {}", here.grade, class.name, here.papers[paper].subject));
            }
        }
    }
    let shown = names.iter().take(NAMED).map(CompactString::as_str).collect::<Vec<_>>().join("、");
    (!names.is_empty()).then(|| Diagnostic::new(&codes::NOBODY_TEACHES, Place::default()).read(shown).with("n", names.len()))
}
