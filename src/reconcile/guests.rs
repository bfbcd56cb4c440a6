//! Guests (附读, 借读 at the school attended; 外借 at the school of enrolment): each person counts once in the county, at the
//! school that the guest rule names.
//!
//! The entries of one person are brought together by id. Of two rows, the one of the other school is excluded; a row
//! that came from the other school only is moved; where no sheet holds the guest, the school that the rule names expects
//! the guest. Who is lent to a school outside the county is nobody's missing candidate.

use super::{
    desk::{Group, Guest},
    index::{At, ids_of, is_person, with_id},
    roster::{Entry, Found, only_listed},
};
use crate::{
    config::GuestRule,
    ingest::table::Enrolment,
    reconcile::ledger::{GuestTrouble, Listed},
};
use compact_str::CompactString;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The roster entries of one guest.
struct Case<'e> {
    entries: Vec<&'e Entry>,
}

impl Case<'_> {
    fn school(&self, is: impl Fn(Enrolment) -> bool) -> Option<u32> {
        self.entries.iter().find(|entry| is(entry.enrolment)).map(|entry| entry.school)
    }

    fn attending(&self) -> Option<u32> {
        self.school(|enrolment| enrolment == Enrolment::Guest)
    }

    fn enrolled(&self) -> Option<u32> {
        let listed = || self.school(|enrolment| matches!(enrolment, Enrolment::Enrolled | Enrolment::Inclusion | Enrolment::TransferredIn));
        self.school(|enrolment| enrolment == Enrolment::Lent).or_else(listed)
    }
}

/// Settles where every guest counts. Returns the entries (by index) that are spoken for.
pub fn settle_guests(groups: &mut [Group], entries: &[Entry], rule: GuestRule, sent: &BTreeSet<(u32, usize)>) -> HashSet<usize> {
    let mut spoken_for = HashSet::new();
    for members in cases(entries) {
        let case = Case { entries: members.iter().map(|at| &entries[*at]).collect() };
        settle(groups, &case, rule, sent);
        spoken_for.extend(members);
    }
    spoken_for
}

/// Indices of the entries of each guest, in order of the first entry.
fn cases(entries: &[Entry]) -> Vec<Vec<usize>> {
    let is_guest = |entry: &Entry| matches!(entry.enrolment, Enrolment::Guest | Enrolment::Lent);
    let mut by_id: HashMap<&CompactString, usize> = HashMap::new();
    let mut cases: Vec<Vec<usize>> = Vec::new();
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| is_guest(entry)) {
        let known = ids_of(&entry.id, &entry.other_id).find_map(|id| by_id.get(id).copied());
        let case = known.unwrap_or(cases.len());
        if case == cases.len() {
            cases.push(Vec::new());
        }
        cases[case].push(at);
        ids_of(&entry.id, &entry.other_id).for_each(|id| _ = by_id.insert(id, case));
    }
    if by_id.is_empty() {
        return cases;
    }
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| !is_guest(entry)) {
        if let Some(case) = ids_of(&entry.id, &entry.other_id).find_map(|id| by_id.get(id)) {
            cases[*case].push(at);
        }
    }
    cases
}

fn settle(groups: &mut [Group], case: &Case<'_>, rule: GuestRule, sent: &BTreeSet<(u32, usize)>) {
    let enrolled = case.enrolled();
    let rows = rows_of(groups, case);
    let outside = |school: u32| Some(school) != enrolled;
    let attending =
        case.attending().or_else(|| rows.iter().map(|(group, at)| groups[*group].persons[*at].school).find(|school| outside(*school)));
    let home = match rule {
        GuestRule::Enrolled => enrolled.or(attending),
        GuestRule::Attending | GuestRule::None => attending.or(enrolled),
    };
    let Some(home) = home else { return };
    let stands = |school: u32| Listed::As(if Some(school) == attending { Enrolment::Guest } else { Enrolment::Lent });
    for (group, at) in &rows {
        let person = &mut groups[*group].persons[*at];
        person.listed = stands(person.school);
        person.excluded |= rule == GuestRule::None;
    }
    if rule == GuestRule::None {
        return;
    }
    match rows.as_slice() {
        [] => expect_somewhere(groups, case, home, stands(home), (attending, enrolled), sent),
        [(group, at)] => {
            let person = &mut groups[*group].persons[*at];
            if person.school != home {
                (person.school, person.listed) = (home, stands(home));
                person.class = class_at(case, home);
            }
            if rule == GuestRule::Enrolled && enrolled.is_none() {
                let guest = Guest { persons: vec![*at], attending, enrolled, trouble: GuestTrouble::NoHome };
                groups[*group].guests.push(guest);
            }
        }
        several => count_once(groups, several, home, (attending, enrolled)),
    }
}

/// Rows of the guest at any school: by id, and those that the entries were matched with.
fn rows_of(groups: &[Group], case: &Case<'_>) -> Vec<At> {
    let mut rows: BTreeSet<At> = BTreeSet::new();
    for entry in &case.entries {
        if let Found::Person(at) = entry.found {
            rows.insert(at);
        }
        for id in ids_of(&entry.id, &entry.other_id) {
            let is = |(group, at): &At| is_person(&groups[*group].persons[*at], entry.school, &entry.name, id);
            rows.extend(with_id(groups, id).filter(is));
        }
    }
    rows.into_iter().collect()
}

/// One row counts: the one at home, else the first. What [`identity`](super::identity) noted as the same person at two
/// schools is explained and no duplicate.
fn count_once(groups: &mut [Group], rows: &[At], home: u32, (attending, enrolled): (Option<u32>, Option<u32>)) {
    let counts = rows.iter().copied().find(|(group, at)| groups[*group].persons[*at].school == home).unwrap_or(rows[0]);
    let others = rows.iter().copied().filter(|row| *row != counts);
    let mut persons = vec![counts.1];
    for (group, at) in others {
        groups[group].persons[at].excluded = true;
        if group == counts.0 {
            persons.push(at);
        }
    }
    let group = &mut groups[counts.0];
    group.twice.retain(|met| !(persons.contains(&met.person) && met.other.is_some_and(|other| persons.contains(&other))));
    group.guests.push(Guest { persons, attending, enrolled, trouble: GuestTrouble::Twice });
}

/// No sheet holds the guest: expected at home, if home sent its sheets. Lent to nobody in the county is reason enough.
fn expect_somewhere(
    groups: &mut [Group],
    case: &Case<'_>,
    home: u32,
    listed: Listed,
    (attending, enrolled): (Option<u32>, Option<u32>),
    sent: &BTreeSet<(u32, usize)>,
) {
    let entry = case.entries.iter().find(|entry| entry.school == home).unwrap_or(&case.entries[0]);
    if attending.is_none() || !sent.contains(&(home, entry.group)) {
        return;
    }
    let group = &mut groups[entry.group];
    let mut person = only_listed(entry, home, group.subjects.len());
    person.listed = listed;
    person.class = class_at(case, home);
    let guest = Guest { persons: vec![group.persons.len()], attending, enrolled, trouble: GuestTrouble::Nowhere };
    group.persons.push(person);
    group.guests.push(guest);
}

/// The class that the roster of a school gives; empty where it lists none.
fn class_at(case: &Case<'_>, school: u32) -> CompactString {
    case.entries.iter().find(|entry| entry.school == school).map(|entry| entry.class.clone()).unwrap_or_default()
}
