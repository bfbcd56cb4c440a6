//! Guests (附读, 借读 at the school attended; 外借 at the school of enrolment): each person counts once in the county, at the
//! school that the guest rule names.
//!
//! The entries of one person are brought together by id. Of two rows, the one of the other school is excluded; a row
//! that came from the other school only is moved; where no sheet holds the guest, the school that the rule names expects
//! the guest. Who is lent to a school outside the county is nobody's missing candidate.

use super::{
    desk::{Group, Guest},
    fast::FastMap,
    index::{At, Identified, LONG_ID, Naming, Verdict, id_key, judge_all, naming, with_key},
    roster::{Entry, Found, only_listed},
};
use crate::{
    config::GuestRule,
    ingest::table::Enrolment,
    reconcile::ledger::{GuestTrouble, Listed},
};
use compact_str::CompactString;
use std::collections::BTreeSet;

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

/// Settles where every guest counts. Returns the entries (by index) that are spoken for, each with the school where the
/// person counts; none where that is nowhere.
pub fn settle_guests(
    groups: &mut [Group],
    entries: &[Entry],
    rule: GuestRule,
    sent: &BTreeSet<(u32, usize)>,
) -> FastMap<usize, Option<u32>> {
    let mut counted = FastMap::default();
    for members in cases(entries) {
        let case = Case { entries: members.iter().map(|at| &entries[*at]).collect() };
        let school = settle(groups, &case, rule, sent);
        counted.extend(members.into_iter().map(|entry| (entry, school)));
    }
    settle_sent_twice(groups, entries, rule, &mut counted);
    settle_sent_elsewhere(groups, entries, rule, sent, &mut counted);
    counted
}

/// Listed so, a pupil is expected at the school of the list and no guest.
const fn is_regular(enrolment: Enrolment) -> bool {
    matches!(enrolment, Enrolment::Enrolled | Enrolment::Inclusion | Enrolment::TransferredIn)
}

/// On the roll of a school whose sheets do not hold the person, and in a sheet of another school which does not list the
/// person: a guest there whom nobody registered, else missing here and too many there. Whom the other school lists too counts
/// there alone.
fn settle_sent_elsewhere(
    groups: &mut [Group],
    entries: &[Entry],
    rule: GuestRule,
    sent: &BTreeSet<(u32, usize)>,
    counted: &mut FastMap<usize, Option<u32>>,
) {
    for (number, entry) in entries.iter().enumerate() {
        if let Found::Counted(school) = entry.found {
            counted.insert(number, Some(school));
            continue;
        }
        let Found::Elsewhere((group, at)) = entry.found else { continue };
        let sought = is_regular(entry.enrolment) && sent.contains(&(entry.school, entry.group));
        let unlisted = groups[group].persons[at].listed == Listed::NoRoster;
        if !sought || !unlisted || counted.contains_key(&number) {
            continue;
        }
        let person = &mut groups[group].persons[at];
        let attending = person.school;
        person.listed = Listed::As(Enrolment::Guest);
        let home = match rule {
            GuestRule::Attending => Some(attending),
            GuestRule::Enrolled => {
                (person.school, person.listed) = (entry.school, Listed::As(Enrolment::Lent));
                person.class = entry.class.clone();
                Some(entry.school)
            }
            GuestRule::None => {
                person.excluded = true;
                None
            }
        };
        let (attending, enrolled) = (Some(attending), Some(entry.school));
        groups[group].guests.push(Guest { persons: vec![at], attending, enrolled, trouble: GuestTrouble::Unregistered });
        counted.insert(number, home);
    }
}

/// Two schools sent a row of one person, and the roster lists the person at one of them alone: a guest of the other one
/// whom nobody registered.
fn settle_sent_twice(groups: &mut [Group], entries: &[Entry], rule: GuestRule, counted: &mut FastMap<usize, Option<u32>>) {
    let on_roll = |listed: Listed| matches!(listed, Listed::As(enrolment) if is_regular(enrolment));
    let mut found: Vec<(At, usize)> = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        for met in group.twice.iter().filter(|met| !met.same_school) {
            let Some(other) = met.other else { continue };
            let listed = [met.person, other].map(|at| group.persons[at].listed);
            match listed.map(on_roll) {
                [true, false] if listed[1] == Listed::NoRoster => found.push(((number, met.person), other)),
                [false, true] if listed[0] == Listed::NoRoster => found.push(((number, other), met.person)),
                _ => {}
            }
        }
    }
    if found.is_empty() {
        return;
    }
    let entry_of: FastMap<At, usize> = (entries.iter().enumerate())
        .filter_map(|(at, entry)| if let Found::Person(person) = entry.found { Some((person, at)) } else { None })
        .collect();
    for ((group, at_home), away) in found {
        let school = |at: usize| groups[group].persons[at].school;
        let (enrolled, attending) = (school(at_home), school(away));
        if groups[group].persons[away].listed != Listed::NoRoster {
            continue;
        }
        groups[group].persons[at_home].listed = Listed::As(Enrolment::Lent);
        groups[group].persons[away].listed = Listed::As(Enrolment::Guest);
        let rows = [(group, at_home), (group, away)];
        let home = match rule {
            GuestRule::Enrolled => Some(enrolled),
            GuestRule::Attending => Some(attending),
            GuestRule::None => None,
        };
        match home {
            Some(home) => count_once(groups, &rows, home, (Some(attending), Some(enrolled))),
            None => count_nowhere(groups, &rows),
        }
        counted.extend(entry_of.get(&(group, at_home)).map(|entry| (*entry, home)));
    }
}

/// Indices of the entries of each guest, in order of the first entry.
fn cases(entries: &[Entry]) -> Vec<Vec<usize>> {
    let is_guest =
        |entry: &Entry| matches!(entry.enrolment, Enrolment::Guest | Enrolment::Lent) || matches!(entry.found, Found::Elsewhere(_));
    let mut by_id: FastMap<CompactString, usize> = FastMap::default();
    let mut cases: Vec<Vec<usize>> = Vec::new();
    let known = |by_id: &FastMap<CompactString, usize>, cases: &[Vec<usize>], entry: &Entry| {
        let case = entry.ids().filter(|id| id.len() >= LONG_ID).find_map(|id| by_id.get(&id_key(id)).copied())?;
        (naming(&entries[cases[case][0]].name, &entry.name) != Naming::Different).then_some(case)
    };
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| is_guest(entry)) {
        let case = known(&by_id, &cases, entry).unwrap_or(cases.len());
        if case == cases.len() {
            cases.push(Vec::new());
        }
        cases[case].push(at);
        entry.ids().for_each(|id| _ = by_id.entry(id_key(id)).or_insert(case));
    }
    if by_id.is_empty() {
        return cases;
    }
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| !is_guest(entry)) {
        if let Some(case) = known(&by_id, &cases, entry) {
            cases[case].push(at);
        }
    }
    cases
}

/// Gives the school where the person counts.
fn settle(groups: &mut [Group], case: &Case<'_>, rule: GuestRule, sent: &BTreeSet<(u32, usize)>) -> Option<u32> {
    let enrolled = case.enrolled();
    let rows = rows_of(groups, case);
    let outside = |school: u32| Some(school) != enrolled;
    let attending =
        case.attending().or_else(|| rows.iter().map(|(group, at)| groups[*group].persons[*at].school).find(|school| outside(*school)));
    let home = match rule {
        GuestRule::Enrolled => enrolled.or(attending),
        GuestRule::Attending | GuestRule::None => attending.or(enrolled),
    };
    let home = home?;
    let stands = |school: u32| Listed::As(if Some(school) == attending { Enrolment::Guest } else { Enrolment::Lent });
    for (group, at) in &rows {
        let person = &mut groups[*group].persons[*at];
        person.listed = stands(person.school);
    }
    if rule == GuestRule::None {
        count_nowhere(groups, &rows);
        return None;
    }
    match rows.as_slice() {
        [] => return expect_somewhere(groups, case, home, stands(home), (attending, enrolled), sent).then_some(home),
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
    let counts = rows.iter().map(|(group, at)| &groups[*group].persons[*at]).find(|person| !person.excluded);
    Some(counts.map_or(home, |person| person.school))
}

/// No row counts, and none is anybody's duplicate.
fn count_nowhere(groups: &mut [Group], rows: &[At]) {
    for (group, at) in rows {
        groups[*group].persons[*at].excluded = true;
    }
    forget_twice(groups, rows);
}

/// What [`identity`](super::identity) noted as the same person at two schools is explained and no duplicate.
fn forget_twice(groups: &mut [Group], rows: &[At]) {
    let mut of_group: BTreeSet<usize> = rows.iter().map(|(group, _)| *group).collect();
    while let Some(number) = of_group.pop_first() {
        let is_row = |at: usize| rows.contains(&(number, at));
        groups[number].twice.retain(|met| !(is_row(met.person) && met.other.is_some_and(is_row)));
    }
}

/// Rows of the guest at any school: by id, and those that the entries were matched with.
fn rows_of(groups: &[Group], case: &Case<'_>) -> Vec<At> {
    let mut rows: BTreeSet<At> = BTreeSet::new();
    for entry in &case.entries {
        if let Found::Person(at) | Found::Elsewhere(at) = entry.found {
            rows.insert(at);
        }
        for id in entry.ids() {
            let key = id_key(id);
            let is = |(group, at): &At| judge_all(&groups[*group].persons[*at], *entry, id, &key) == Verdict::Is;
            rows.extend(with_key(groups, &key).filter(is));
        }
    }
    rows.into_iter().collect()
}

/// One row counts: the one at home, else the first.
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
    forget_twice(groups, rows);
    groups[counts.0].guests.push(Guest { persons, attending, enrolled, trouble: GuestTrouble::Twice });
}

/// No sheet holds the guest: expected at home, if home sent its sheets; gives whether that is so. Lent to nobody in the
/// county is reason enough.
fn expect_somewhere(
    groups: &mut [Group],
    case: &Case<'_>,
    home: u32,
    listed: Listed,
    (attending, enrolled): (Option<u32>, Option<u32>),
    sent: &BTreeSet<(u32, usize)>,
) -> bool {
    let entry = case.entries.iter().find(|entry| entry.school == home).unwrap_or(&case.entries[0]);
    if attending.is_none() || !sent.contains(&(home, entry.group)) {
        return false;
    }
    let group = &mut groups[entry.group];
    let mut person = only_listed(entry, home, group.subjects.len());
    person.listed = listed;
    person.class = class_at(case, home);
    let guest = Guest { persons: vec![group.persons.len()], attending, enrolled, trouble: GuestTrouble::Nowhere };
    group.push(person);
    group.guests.push(guest);
    true
}

/// The class that the roster of a school gives; empty where it lists none.
fn class_at(case: &Case<'_>, school: u32) -> CompactString {
    case.entries.iter().find(|entry| entry.school == school).map(|entry| entry.class.clone()).unwrap_or_default()
}
