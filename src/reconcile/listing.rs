//! Roster entries → persons: which person of the score sheets each entry lists.
//!
//! An entry is matched by the steps of [`matching`](super::matching); several that fit are ambiguous and none is taken. The
//! rules for hard cases:
//!
//! - Two entries that share an id and a name list one person: the first counts. So a list of both kinds of id (考号 and
//!   学籍号) is the bridge between sheets with one and a roster with the other.
//! - Name and class outweigh an id that differs: the roster has the name once in the class, and so have the sheets. Two
//!   sound register numbers that differ are two persons all the same.
//! - An entry found by id and name in a sheet of another school alone is a guest whom nobody registered.
//! - A person whom the roster lists at two schools counts where the scores are, else at the school listed first.
//!
//! Who is matched learns the ids of the entry, for the earlier exam and the re-marking.

use super::{
    desk::{Desk, Group},
    fast::{FastMap, FastSet},
    index::{At, Identified, LONG_ID, Who, id_key, ids_conflict},
    matching::{How, Match, Matcher, NameRule},
    multi::Multi,
    roster::{Entry, Found, should_sit},
    told::Told,
};
use crate::{
    diagnostics::{Rule, codes::reconcile as codes},
    ingest::{clean::name_key, table::Enrolment},
    reconcile::ledger::Listed,
};
use compact_str::CompactString;

impl Identified for Entry {
    fn who(&self) -> Who<'_> {
        let Self { id, other_id, more_ids, name, class, .. } = self;
        Who { id, other_id, more_ids, name, school: Some(self.school), class, group: Some(self.group), of_another_exam: false }
    }
}

/// Finds the person of every entry.
pub fn match_entries(desk: &mut Desk<'_>, groups: &mut [Group], entries: &mut [Entry]) {
    let mut told = Told::default();
    let found = find(groups, entries);
    for at in class_first(entries) {
        tell(&mut told, &entries[at], found[at]);
        entries[at].found = match found[at] {
            Match::One(place, _) => note_listed(groups, &entries[at], place, &mut told),
            Match::Several => Found::Ambiguous,
            Match::Nobody | Match::IdOfAnother | Match::NameOfAnother => Found::Nobody,
        };
    }
    learn(groups, entries);
    leave_ambiguous_alone(groups, entries);
    note_repeated(entries, &mut told);
    settle_two_schools(groups, entries, &mut told);
    told.say(desk);
}

fn find(groups: &[Group], entries: &[Entry]) -> Vec<Match> {
    let mut matcher = Matcher::new(groups, entries);
    matcher.by_exact_ids();
    bridge(&mut matcher, entries);
    matcher.by_other_ids();
    matcher.by_names(&NameRule {
        may: &|entry: &Entry, (group, _)| group == entry.group,
        conflict: &|entry: &Entry, (group, at)| ids_conflict(&groups[group].persons[at], entry),
        over_id: &|_, same_class| same_class,
        class_tells: &|_| true,
        by_elimination: true,
    });
    matcher.into_found()
}

/// Entries not found by their own ids that share an id and a name with entries that are.
fn bridge(matcher: &mut Matcher<'_, Entry>, entries: &[Entry]) {
    let open: Vec<usize> = (0..entries.len()).filter(|at| matcher.found()[*at] == Match::Nobody).collect();
    let links = same_entries(entries, &open);
    // A chain of entries is as long as there are kinds of id.
    for _ in 0..3 {
        for (a, b) in &links {
            match (matcher.found()[*a], matcher.found()[*b]) {
                (Match::Nobody, Match::One(place, How::Id)) => matcher.join(*a, place),
                (Match::One(place, How::Id), Match::Nobody) => matcher.join(*b, place),
                _ => {}
            }
        }
    }
}

/// Pairs of entries of one school that share an id and a name, one of each pair among `open`.
fn same_entries(entries: &[Entry], open: &[usize]) -> Vec<(usize, usize)> {
    let mut wanted: Multi<(u32, CompactString), usize> = Multi::with_capacity(open.len());
    for at in open {
        entries[*at].ids().for_each(|id| wanted.insert((entries[*at].school, id_key(id)), *at));
    }
    let mut pairs = Vec::new();
    for (at, entry) in entries.iter().enumerate().filter(|_| !open.is_empty()) {
        for id in entry.ids() {
            let same = |other: &usize| *other != at && name_key(&entries[*other].name) == name_key(&entry.name);
            pairs.extend(wanted.get(&(entry.school, id_key(id))).filter(same).map(|other| (other.min(at), other.max(at))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn tell(told: &mut Told, entry: &Entry, found: Match) {
    let rule: Option<&'static Rule> = match found {
        Match::One(_, How::Zeros) => Some(&codes::IDS_WITHOUT_ZEROS),
        Match::One(_, How::Temporary) => Some(&codes::TEMPORARY_IDS),
        Match::One(_, How::NameDiffers) => Some(&codes::NAMES_DIFFER),
        Match::One(_, How::OtherId) => Some(&codes::ROSTER_ID_DIFFERS),
        Match::One(_, How::OtherClass) => Some(&codes::CLASS_DIFFERS),
        Match::One(_, How::Variant) => Some(&codes::NAME_VARIANTS),
        Match::Several => Some(&codes::ROSTER_AMBIGUOUS),
        Match::IdOfAnother => Some(&codes::ID_OF_ANOTHER_NAME),
        Match::NameOfAnother => Some(&codes::NAME_WITH_OTHER_ID),
        Match::One(_, How::Id | How::Seat | How::SeatAlone | How::Name) | Match::Nobody => None,
    };
    rule.into_iter().for_each(|rule| told.add(rule, entry.row, Some(entry.school)));
}

/// Entries that tell the class before those that do not: of several for one person the best one counts.
fn class_first(entries: &[Entry]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|at| entries[*at].class.is_empty());
    order
}

/// Lists the person as the first entry of its school does.
fn note_listed(groups: &mut [Group], entry: &Entry, (group, at): At, told: &mut Told) -> Found {
    let person = &mut groups[group].persons[at];
    if person.school != entry.school {
        return Found::Elsewhere((group, at));
    }
    if person.listed != Listed::NoRoster {
        let same = person.listed == Listed::As(entry.enrolment);
        told.add(if same { &codes::LISTED_TWICE } else { &codes::LISTED_DIFFERENTLY }, entry.row, Some(entry.school));
        return Found::Repeated;
    }
    person.listed = Listed::As(entry.enrolment);
    Found::Person((group, at))
}

fn learn(groups: &mut [Group], entries: &[Entry]) {
    for entry in entries {
        if let Found::Person((group, at)) = entry.found {
            groups[group].learn(at, entry);
        }
    }
}

/// Persons whom an ambiguous entry may mean are neither listed nor unlisted.
fn leave_ambiguous_alone(groups: &mut [Group], entries: &[Entry]) {
    let ambiguous = entries.iter().filter(|entry| entry.found == Found::Ambiguous);
    let names: FastSet<(usize, u32, CompactString)> =
        ambiguous.clone().map(|entry| (entry.group, entry.school, name_key(&entry.name))).collect();
    let ids: FastSet<(u32, CompactString)> = ambiguous.flat_map(|entry| entry.ids().map(|id| (entry.school, id_key(id)))).collect();
    if names.is_empty() {
        return;
    }
    for (number, group) in groups.iter_mut().enumerate() {
        for person in group.persons.iter_mut().filter(|person| person.listed == Listed::NoRoster) {
            let named = !person.name.is_empty() && names.contains(&(number, person.school, name_key(&person.name)));
            if named || person.ids().any(|id| ids.contains(&(person.school, id_key(id)))) {
                person.listed = Listed::Ambiguous;
            }
        }
    }
}

/// Of entries of one school that share an id and a name and are in no sheet, the first one is the person.
fn note_repeated(entries: &mut [Entry], told: &mut Told) {
    let open: Vec<usize> = (0..entries.len()).filter(|at| entries[*at].found == Found::Nobody).collect();
    for (a, b) in same_entries(entries, &open) {
        if [a, b].map(|at| entries[at].found) != [Found::Nobody; 2] {
            continue;
        }
        let (first, second) = if entries[a].class.is_empty() && !entries[b].class.is_empty() { (b, a) } else { (a, b) };
        entries[second].found = Found::Repeated;
        let same = entries[first].enrolment == entries[second].enrolment;
        told.add(if same { &codes::LISTED_TWICE } else { &codes::LISTED_DIFFERENTLY }, entries[second].row, Some(entries[second].school));
    }
}

/// Persons in a sheet of another school than the entry's, and persons on the rolls of two schools.
fn settle_two_schools(groups: &[Group], entries: &mut [Entry], told: &mut Told) {
    let on_roll = |entry: &Entry| should_sit(entry.enrolment) && entry.enrolment != Enrolment::Guest;
    for entry in entries.iter_mut() {
        let Found::Elsewhere((group, at)) = entry.found else { continue };
        let person = &groups[group].persons[at];
        entry.found = match (entry.enrolment, person.listed) {
            (Enrolment::Left | Enrolment::Suspended, _) => Found::Nobody,
            (Enrolment::Guest | Enrolment::Lent, _) | (_, Listed::As(Enrolment::Guest)) => entry.found,
            (_, Listed::As(_)) => {
                told.add(&codes::ENROLLED_AT_TWO_SCHOOLS, entry.row, Some(entry.school));
                Found::Counted(person.school)
            }
            _ => {
                told.add(&codes::SITS_ELSEWHERE, entry.row, Some(entry.school));
                entry.found
            }
        };
    }
    let mut first: FastMap<CompactString, (u32, CompactString)> = FastMap::default();
    for entry in entries.iter_mut().filter(|entry| entry.found == Found::Nobody && on_roll(entry)) {
        let ids: Vec<CompactString> = entry.ids().filter(|id| id.len() >= LONG_ID).map(|id| id_key(id)).collect();
        let (school, name) = (entry.school, name_key(&entry.name));
        match ids.iter().find_map(|id| first.get(id)) {
            Some((other, of)) if *other != school && *of == name => {
                told.add(&codes::ENROLLED_AT_TWO_SCHOOLS, entry.row, Some(entry.school));
                entry.found = Found::Counted(*other);
            }
            Some(_) => {}
            None => ids.into_iter().for_each(|id| _ = first.insert(id, (school, name.clone()))),
        }
    }
}
