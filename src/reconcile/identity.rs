//! Who is who: rows of several sheets that are one person become one candidate.
//!
//! A row joins a person by any of its ids (see [`index`](super::index) for what equal ids are worth), else by school, class
//! and name where these are unique on both sides and no id says otherwise. Sheets that name their pupils best come first
//! ([`gather`](super::gather)), so that a sheet with two kinds of id is the bridge between sheets with one. The rules for
//! hard cases:
//!
//! - Two rows of one sheet are joined by an equal id only, never by name: a class may hold a name twice.
//! - Rows without ids are joined by class and seat where the names agree, or where a row has none and the papers differ; the
//!   latter is said.
//! - An id that two names share is two persons; said. Only where the names are alike, in two sheets, and neither is anybody
//!   else's in the other sheet, they are one person's; said too.
//! - Ids that differ in leading zeros or the H of a temporary number: two persons within a sheet, one person between two
//!   sheets where the names agree and no row has the exact id; both said.
//! - Name and class agree, ids of one form do not: two persons (tracks split namesakes); said.
//! - Name and class fit several: nobody is chosen; said.
//!
//! Rows that complement each other (a sheet for each subject) become one. A repeated row with equal marks is folded and
//! said; one with other marks is set aside as an error that names both cells, for nobody but the school knows which is
//! right. The same person at two schools stays twice until a roster explains it ([`guests`](super::guests)).

use super::{
    desk::{Desk, Group, MetTwice, Person, RowRef, speaks},
    fast::{FastMap, FastSet},
    index::{At, LONG_ID, Naming, Sameness, fits_class, form, id_key, ids_conflict, naming},
    matching::{How, Match, Matcher, NameAt, NameRule},
    multi::Multi,
    told::Told,
    totals::NAMED_ONE_BY_ONE,
    variants::variant_key,
};
use crate::{
    diagnostics::{Diagnostic, Rule, codes::reconcile as codes},
    ingest::clean::name_key,
    model::{Grade, Mark, Subject},
};
use compact_str::CompactString;
use std::collections::BTreeMap;

/// What the ids of a row find.
#[derive(Default)]
struct ById {
    /// The person at the row's school.
    here: Option<usize>,
    /// The person at another school.
    elsewhere: Option<usize>,
    /// What is to be said if the row is somebody else.
    doubts: Vec<&'static Rule>,
}

/// The forms of the ids of each school; a school is met once it is in here.
type Forms = FastMap<u32, FastSet<(usize, u64)>>;

/// Builds one group, table by table.
pub struct Joiner {
    /// The group so far.
    pub group: Group,
    names: Option<Multi<NameAt, usize>>,
    forms: Forms,
    repeats: BTreeMap<(u32, u32), Vec<MetTwice>>,
    told: Told,
}

/// How a row's marks stand to a person's.
enum Fit {
    /// They add to each other, or say nothing.
    Complements,
    /// The row only repeats what is known.
    Repeats,
    /// They disagree in this subject.
    Contradicts(usize),
}

impl Joiner {
    /// A joiner for one grade, with room for `size` rows.
    #[must_use]
    pub fn new(grade: Grade, subjects: Vec<Subject>, size: usize) -> Self {
        let group = Group { grade, subjects, persons: Vec::with_capacity(size), ids: Multi::with_capacity(size), ..Group::default() };
        Self { group, names: None, forms: Forms::default(), repeats: BTreeMap::new(), told: Told::default() }
    }

    /// Takes the rows of one table.
    pub fn take(&mut self, desk: &mut Desk<'_>, rows: Vec<Person>) {
        let forms = forms_of(&rows);
        let (known, torn) = self.find_in_other_tables(&rows, &forms);
        for (at_row, row) in rows.into_iter().enumerate() {
            let ById { here, elsewhere, doubts } = self.find_by_id(&row);
            let found = known.get(at_row).copied().unwrap_or(Match::Nobody);
            match (here, found) {
                (Some(at), _) if !torn.contains(&at_row) => self.meet(desk, at, row),
                (_, Match::One((_, at), how)) => {
                    self.tell_how(how, &row);
                    self.meet(desk, at, row);
                }
                (_, found) => {
                    self.tell_why_not(found, &doubts, &row);
                    self.add(row, elsewhere);
                }
            }
        }
        for (school, forms) in forms {
            self.forms.entry(school).or_default().extend(forms);
        }
    }

    /// What the persons of earlier tables are to rows of this one, and which rows have an id that several may own; empty if no
    /// earlier table is of these schools.
    fn find_in_other_tables(&mut self, rows: &[Person], forms: &Forms) -> (Vec<Match>, FastSet<usize>) {
        if !forms.keys().any(|school| self.forms.contains_key(school)) {
            return (Vec::new(), FastSet::default());
        }
        let persons = &self.group.persons;
        let names = self.names.get_or_insert_with(|| {
            let mut names = Multi::with_capacity(persons.len());
            persons.iter().enumerate().for_each(|(at, person)| names.insert((person.school, name_key(&person.name)), at));
            names
        });
        let held = |forms: &Forms, school: u32, of: &Person| {
            let of_school = forms.get(&school);
            of.ids().any(|id| of_school.is_some_and(|forms| forms.contains(&form(id))))
        };
        // An id of a kind that the other table has too, and has otherwise for this name.
        let conflict = |row: &Person, (_, at): At| {
            let person = &persons[at];
            let in_common = || row.ids().any(|id| person.ids().any(|own| id_key(own) == id_key(id)));
            let both = row.ids().next().is_some() && person.ids().next().is_some();
            both && (ids_conflict(person, row) || !in_common() && (held(&self.forms, row.school, row) || held(forms, row.school, person)))
        };
        let groups = std::slice::from_ref(&self.group);
        let mut matcher = Matcher::new(groups, rows);
        matcher.by_exact_ids();
        let torn = matcher.found().iter().enumerate().filter(|(_, found)| **found == Match::Several).map(|(at, _)| at).collect();
        matcher.by_loose_ids();
        matcher.in_doubt(&|name| names.get(name).next().is_some(), &|_| false);
        matcher.by_seats(&|row: &Person| row.seat.as_str(), &|row: &Person, (_, at)| complement(&persons[at], row));
        let rule = NameRule {
            may: &|row: &Person, (_, at)| fits_class(&persons[at].class, &row.class),
            conflict: &conflict,
            over_id: &|_, _| false,
            class_tells: &|_| true,
            by_elimination: true,
        };
        matcher.by_known_names(&rule, &|name| names.get(name).map(|at| (0, at)).collect());
        let by_id = |found: &Match| matches!(found, Match::One(_, How::Id));
        (matcher.into_found().into_iter().map(|found| if by_id(&found) { Match::Nobody } else { found }).collect(), torn)
    }

    fn tell_how(&mut self, how: How, row: &Person) {
        let rule = match how {
            How::Zeros => &codes::IDS_WITHOUT_ZEROS,
            How::Temporary => &codes::TEMPORARY_IDS,
            How::NameDiffers => &codes::NAMES_DIFFER,
            How::SeatAlone => &codes::MATCHED_BY_SEAT,
            _ => return,
        };
        row.row.into_iter().for_each(|at| self.told.add(rule, at, Some(row.school)));
    }

    fn tell_why_not(&mut self, found: Match, doubts: &[&'static Rule], row: &Person) {
        let rule = match found {
            Match::Several => Some(&codes::ROW_FITS_SEVERAL),
            Match::NameOfAnother => Some(&codes::NAME_WITH_OTHER_ID),
            _ => None,
        };
        if let Some(at) = row.row {
            rule.into_iter().chain(doubts.iter().copied()).for_each(|rule| self.told.add(rule, at, Some(row.school)));
        }
    }

    /// The person with an id of this row at its school, and the one at another school.
    fn find_by_id(&self, row: &Person) -> ById {
        let mut found = ById::default();
        for id in row.ids() {
            let key = id_key(id);
            for at in self.group.ids.get(key.as_str()) {
                let person = &self.group.persons[at];
                let exact = person.ids().any(|own| own == id || id_key(own) == key && Sameness::of(own, id) == Sameness::Exact);
                let same_sheet = || row.row.zip(person.row).is_some_and(|(a, b)| a.sheet == b.sheet);
                match (exact, person.school == row.school, is_same_person(person, row, id)) {
                    (true, true, true) => return ById { here: Some(at), ..ById::default() },
                    (true, true, false) => found.doubts.push(&codes::ID_OF_TWO_PERSONS),
                    (true, false, true) => found.elsewhere = found.elsewhere.or(Some(at)),
                    (true, false, false) if id.len() >= LONG_ID => found.doubts.push(&codes::ID_AT_TWO_SCHOOLS),
                    (false, true, _) if same_sheet() => found.doubts.push(&codes::IDS_ALIKE),
                    _ => {}
                }
            }
        }
        found
    }

    fn add(&mut self, person: Person, elsewhere: Option<usize>) {
        let at = self.group.persons.len();
        if let (Some(other), Some(second)) = (elsewhere, person.row) {
            self.note_other_school(other, &person.marks, second, at);
        }
        if let Some(names) = &mut self.names {
            names.insert((person.school, name_key(&person.name)), at);
        }
        self.group.push(person);
    }

    /// The person is known at another school: both rows stay, and the fact is kept.
    fn note_other_school(&mut self, other: usize, marks: &[Mark], second: RowRef, at: usize) {
        let person = &self.group.persons[other];
        let Some(first) = person.row else { return };
        let same_marks = !matches!(fit(&person.marks, marks), Fit::Contradicts(_));
        self.group.twice.push(MetTwice { person: other, other: Some(at), first, second, same_school: false, same_marks });
    }

    /// A row of a person of the same school who is known.
    fn meet(&mut self, desk: &mut Desk<'_>, at: usize, row: Person) {
        let person = &self.group.persons[at];
        let (Some(first), Some(second)) = (person.row, row.row) else { return };
        let fit = fit(&person.marks, &row.marks);
        let met = MetTwice { person: at, other: None, first, second, same_school: true, same_marks: !matches!(fit, Fit::Contradicts(_)) };
        match fit {
            Fit::Complements => {
                if let Some(names) = self.names.as_mut().filter(|_| person.name.is_empty()) {
                    names.insert((person.school, name_key(&row.name)), at);
                }
                self.group.learn(at, &row);
                complete(&mut self.group.persons[at], row);
            }
            Fit::Repeats => {
                desk.reject(second);
                self.group.folded.push((second, at));
                self.repeats.entry((first.sheet, second.sheet)).or_default().push(met);
            }
            Fit::Contradicts(subject) => {
                desk.reject(second);
                let subject = &self.group.subjects[subject];
                let (here, there) = (desk.cell(&[second], subject), desk.cell(&person.rows(), subject));
                let (mine, theirs) = (mark_in(&row, subject, &self.group), mark_in(person, subject, &self.group));
                let found = Diagnostic::new(&codes::ROWS_CONTRADICT, here).read(mine);
                let found = found.with("subject", subject).with("other", theirs).beside("first", there).with("person", describe(&row));
                desk.seen.push(found);
                self.group.folded.push((second, at));
                self.group.twice.push(met);
            }
        }
    }

    /// The group, with everything said about rows met twice.
    pub fn finish(mut self, desk: &mut Desk<'_>) -> Group {
        for ((first, second), met) in std::mem::take(&mut self.repeats) {
            if met.len() > NAMED_ONE_BY_ONE {
                let there = desk.sheets[first as usize].place.clone();
                let copied = Diagnostic::new(&codes::ROWS_COPIED, desk.sheets[second as usize].place.clone());
                let rows = met.iter().map(|met| (desk.on_row(&codes::ROWS_COPIED, met.second).place.spot, String::new()));
                desk.seen.push(copied.beside("first", there).among(rows));
            } else {
                met.into_iter().for_each(|met| self.note_repeat(desk, met));
            }
        }
        self.tell_namesakes();
        self.told.say(desk);
        self.group
    }

    /// Names that stand twice in a class of one sheet, with nothing to tell the pupils apart by; and names of two sheets that
    /// may be one.
    fn tell_namesakes(&mut self) {
        let mut places: FastMap<(u32, &str, u32, CompactString), RowRef> = FastMap::default();
        let nameless_ids = self.group.persons.iter().filter(|person| person.ids().next().is_none() && !person.name.is_empty());
        for person in nameless_ids {
            let Some(row) = person.row else { continue };
            let key = (person.school, person.class.as_str(), row.sheet, name_key(&person.name));
            if places.insert(key, row).is_some() {
                self.told.add(&codes::NAMESAKES_WITHOUT_IDS, row, Some(person.school));
            }
        }
        if self.names.is_none() {
            return;
        }
        let mut spellings: FastMap<(u32, &str, CompactString), Vec<&Person>> = FastMap::default();
        for person in self.group.persons.iter().filter(|person| !person.name.is_empty()) {
            spellings.entry((person.school, &person.class, variant_key(&person.name))).or_default().push(person);
        }
        for persons in spellings.values().filter(|persons| persons.len() > 1) {
            for (at, person) in persons.iter().enumerate() {
                let other = |other: &&&Person| naming(&other.name, &person.name) == Naming::Different && complement(other, person);
                if let Some(row) = person.row.filter(|_| persons[..at].iter().any(|of| other(&of))) {
                    self.told.add(&codes::NAME_VARIANTS, row, Some(person.school));
                }
            }
        }
    }

    fn note_repeat(&mut self, desk: &mut Desk<'_>, met: MetTwice) {
        let there = desk.on_row(&codes::ROW_REPEATED, met.first).place;
        let repeated = desk.on_row(&codes::ROW_REPEATED, met.second).read(describe(&self.group.persons[met.person]));
        desk.seen.push(repeated.beside("first", there));
        self.group.twice.push(met);
    }
}

/// The forms of the ids of every school among these rows.
fn forms_of(rows: &[Person]) -> Forms {
    let mut forms = Forms::default();
    for run in rows.chunk_by(|a, b| a.school == b.school) {
        let of_school = forms.entry(run[0].school).or_default();
        let mut last = None;
        for form in run.iter().flat_map(Person::ids).map(|id| form(id)) {
            if last.replace(form) != Some(form) {
                of_school.insert(form);
            }
        }
    }
    forms
}

/// Whether two persons have no mark in the same paper.
fn complement(a: &Person, b: &Person) -> bool {
    a.marks.iter().zip(&b.marks).all(|(a, b)| !(speaks(*a) && speaks(*b)))
}

/// Whether two rows with an id in common are one person. Names decide where both have one; else a class, and across
/// schools only an id that is long enough to be nobody else's.
fn is_same_person(a: &Person, b: &Person, id: &str) -> bool {
    match naming(&a.name, &b.name) {
        Naming::Equal => a.school == b.school || id.len() >= LONG_ID,
        Naming::Different => false,
        Naming::Missing => id.len() >= LONG_ID || a.school == b.school && fits_class(&a.class, &b.class),
    }
}

fn fit(known: &[Mark], new: &[Mark]) -> Fit {
    let (mut overlaps, mut adds) = (false, false);
    for (at, (known, new)) in known.iter().zip(new).enumerate().filter(|(_, (_, new))| speaks(**new)) {
        match (speaks(*known), known == new) {
            (true, false) => return Fit::Contradicts(at),
            (true, true) => overlaps = true,
            (false, _) => adds = true,
        }
    }
    if overlaps && !adds { Fit::Repeats } else { Fit::Complements }
}

/// Puts what a complementing row tells into the person.
fn complete(person: &mut Person, row: Person) {
    for (known, new) in person.marks.iter_mut().zip(row.marks) {
        if !speaks(*known) && (speaks(new) || new.status > known.status) {
            *known = new;
        }
    }
    for (known, new) in [(&mut person.class, row.class), (&mut person.name, row.name)] {
        if known.is_empty() {
            *known = new;
        }
    }
    person.excluded |= row.excluded;
    person.more_rows.extend(row.row);
}

fn mark_in(person: &Person, subject: &Subject, group: &Group) -> String {
    let mark = group.subjects.iter().position(|of| of == subject).map_or_else(Mark::default, |at| person.marks[at]);
    if super::desk::has_score(mark) { mark.score.to_string() } else { mark.status.word().to_owned() }
}

/// Name and id, as far as there are any.
#[must_use]
pub fn describe(person: &Person) -> String {
    format!("{} {}", person.name, person.id).trim().to_owned()
}
