//! Rosters → who is listed on which form. Schools, grades and classes are told from the roster as `reconcile` tells them
//! when scores come in, so that a form and the roster it was made from agree.

use super::{Form, FormPupil};
use crate::{
    config::Config,
    diagnostics::{Diagnostic, Outcome, codes::collect as codes},
    ingest::{Reading, stamp::StampPupil, table::RosterRow},
    model::Grade,
    reconcile::{
        classes::read_label,
        desk::{Desk, Group, RowRef},
        roster::{Entry, read_entries, should_sit},
    },
    report::desk::grade_label,
    words::collect as words,
};
use compact_str::CompactString;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A form for every school and grade of the rosters that has somebody to sit the exam, by school and grade.
pub fn forms(reading: Reading, config: &Config) -> Outcome<Vec<Form>> {
    let (mut desk, tables) = Desk::lay_out(reading, config);
    let groups = groups(&tables.roster, config);
    let mut entries = read_entries(&mut desk, &groups, tables.roster);
    let ungraded = |entry: &Entry| groups[entry.group].grade == Grade::UNKNOWN;
    note_ungraded(&mut desk, &entries.iter().filter(|entry| ungraded(entry)).map(|entry| entry.row).collect::<Vec<_>>());
    entries.retain(|entry| !ungraded(entry));
    let entries = without_repeats(&mut desk, entries);
    note_two_schools(&mut desk, &entries);
    let mut units: BTreeMap<(CompactString, Grade), Vec<&Entry>> = BTreeMap::new();
    for entry in &entries {
        let school = Some(desk.schools.name_of(entry.school)).filter(|name| !name.is_empty());
        let school = school.unwrap_or_else(|| words::NO_SCHOOL.get(config.lang).into());
        units.entry((school, groups[entry.group].grade.clone())).or_default().push(entry);
    }
    let forms: Vec<Form> = units.into_iter().map(|((school, grade), entries)| form(school, grade, &entries)).collect();
    for form in forms.iter().filter(|form| form.left_off > 0) {
        let place = desk.sheets.first().map(|sheet| sheet.place.clone()).unwrap_or_default();
        let found = Diagnostic::new(&codes::LEFT_OFF_FORM, place).read(&form.school).with("n", form.left_off);
        desk.seen.push(found.with("grade", grade_label(&form.grade, config.lang)));
    }
    Outcome { value: forms.into_iter().filter(|form| !form.pupils.is_empty()).collect(), seen: desk.seen }
}

/// A group for every grade that rosters tell, and one for those whom nothing tells; where the exam file knows of one grade
/// only, that is theirs.
fn groups(rosters: &[(usize, Vec<RosterRow>)], config: &Config) -> Vec<Group> {
    let mut grades: BTreeSet<Grade> = BTreeSet::new();
    let mut known: Option<(&CompactString, &Option<Grade>)> = None;
    for row in rosters.iter().flat_map(|(_, rows)| rows) {
        if known == Some((&row.class, &row.grade)) {
            continue;
        }
        known = Some((&row.class, &row.grade));
        let label = read_label(&row.class, row.grade.as_ref());
        grades.insert(row.grade.clone().or(label.grade).or(label.grade_of_digits).unwrap_or_default());
    }
    let declared: BTreeSet<&Grade> = config.papers.iter().filter_map(|paper| paper.grade.as_ref()).collect();
    if let (true, 1, Some(only)) = (grades.contains(&Grade::UNKNOWN) && grades.len() == 1, declared.len(), declared.first()) {
        grades = BTreeSet::from([(*only).clone()]);
    }
    grades.into_iter().map(|grade| Group { grade, ..Group::default() }).collect()
}

/// Each pupil of a school and grade once: the first entry of an id stays.
fn without_repeats(desk: &mut Desk<'_>, entries: Vec<Entry>) -> Vec<Entry> {
    let mut met: BTreeSet<(u32, usize, CompactString)> = BTreeSet::new();
    let mut repeated: BTreeMap<u32, Vec<RowRef>> = BTreeMap::new();
    let mut nameless: BTreeMap<u32, Vec<RowRef>> = BTreeMap::new();
    let mut kept = Vec::with_capacity(entries.len());
    for entry in entries {
        let id = id_of(&entry);
        if id.is_empty() {
            if should_sit(entry.enrolment) {
                nameless.entry(entry.row.sheet).or_default().push(entry.row);
            }
        } else if !met.insert((entry.school, entry.group, id.clone())) {
            repeated.entry(entry.row.sheet).or_default().push(entry.row);
            continue;
        }
        kept.push(entry);
    }
    for (rule, rows) in [(&codes::LISTED_TWICE, repeated), (&codes::LISTED_WITHOUT_ID, nameless)] {
        for rows in rows.into_values() {
            let found = desk.on_row(rule, rows[0]).with("n", rows.len()).with("rows", first_rows(&rows));
            desk.seen.push(found);
        }
    }
    kept
}

/// One id at two schools where it should sit at both.
fn note_two_schools(desk: &mut Desk<'_>, entries: &[Entry]) {
    let mut schools: HashMap<&CompactString, u32> = HashMap::new();
    let mut twice: Vec<(&Entry, u32)> = Vec::new();
    for entry in entries.iter().filter(|entry| should_sit(entry.enrolment) && id_of(entry).len() >= LONG_ID) {
        let first = *schools.entry(id_of(entry)).or_insert(entry.school);
        if first != entry.school {
            twice.push((entry, first));
        }
    }
    if let Some((entry, first)) = twice.first() {
        let names = [*first, entry.school].map(|school| desk.schools.name_of(school));
        let found = desk.on_row(&codes::LISTED_AT_TWO_SCHOOLS, entry.row).read(id_of(entry));
        desk.seen.push(found.with("n", twice.len()).with("schools", names.join("、")));
    }
}

/// An id this long is one person's anywhere.
const LONG_ID: usize = 8;

fn id_of(entry: &Entry) -> &CompactString {
    if entry.id.is_empty() { &entry.other_id } else { &entry.id }
}

fn note_ungraded(desk: &mut Desk<'_>, rows: &[RowRef]) {
    if let Some(first) = rows.first() {
        let found = desk.on_row(&codes::GRADE_NOT_TOLD, *first).with("n", rows.len()).with("rows", first_rows(rows));
        desk.seen.push(found);
    }
}

fn first_rows(rows: &[RowRef]) -> String {
    let first: Vec<String> = rows.iter().take(3).map(|row| (u64::from(row.row) + 1).to_string()).collect();
    first.join(", ")
}

/// Those to sit the exam, class by class in the order of the roster.
fn form(school: CompactString, grade: Grade, entries: &[&Entry]) -> Form {
    let (mut sit, off): (Vec<&Entry>, Vec<&Entry>) = entries.iter().copied().partition(|entry| should_sit(entry.enrolment));
    sit.sort_by(|a, b| class_order(&a.class).cmp(&class_order(&b.class)));
    let pupil = |entry: &&Entry| FormPupil {
        pupil: StampPupil { id: id_of(entry).clone(), name: entry.name.clone(), class: entry.class.clone() },
        enrolment: entry.enrolment,
    };
    let left_off = u32::try_from(off.len()).unwrap_or(u32::MAX);
    Form { pupils: sit.iter().map(pupil).collect(), left_off, school, grade, ..Form::default() }
}

/// 2班 before 10班; classes with words as they are spelt, after the numbered ones.
fn class_order(class: &str) -> (u32, &str) {
    let number = class.strip_suffix('班').unwrap_or(class).parse().unwrap_or(u32::MAX);
    (number, class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_counted_not_spelt() {
        let mut classes = vec!["10班", "2班", "实验班", "1班"];
        classes.sort_by_key(|class| class_order(class));
        assert_eq!(classes, ["1班", "2班", "10班", "实验班"]);
    }
}
