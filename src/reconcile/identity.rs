//! Who is who: rows of several sheets that are one person become one candidate.
//!
//! A row joins a person by id, else by second id, else by school, class and name where these are unique on both sides.
//! Rows that complement each other (a sheet for each subject) become one. A repeated row with equal marks is folded and
//! said; one with other marks is set aside as an error that names both cells, for nobody but the school knows which is
//! right. The same person at two schools stays twice until a roster explains it ([`guests`](super::guests)).

use super::{
    desk::{Desk, Group, MetTwice, Person, RowRef, speaks},
    index::{LONG_ID, ids_of},
    names::{Multi, only, person as name_key},
    totals::NAMED_ONE_BY_ONE,
};
use crate::{
    diagnostics::{Diagnostic, codes::reconcile as codes},
    model::{Grade, Mark, Subject},
};
use compact_str::CompactString;
use std::collections::{BTreeMap, HashMap};

/// Builds one group, table by table.
pub struct Joiner {
    /// The group so far.
    pub group: Group,
    names: Option<Multi<(u32, CompactString), usize>>,
    /// Schools with persons, and whether any of these has no id.
    schools: BTreeMap<u32, bool>,
    repeats: BTreeMap<(u32, u32), Vec<MetTwice>>,
    shared_ids: BTreeMap<u32, Vec<RowRef>>,
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
        let (schools, repeats, shared_ids) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { group, names: None, schools, repeats, shared_ids }
    }

    /// Takes the rows of one table.
    pub fn take(&mut self, desk: &mut Desk<'_>, rows: Vec<Person>) {
        let known = self.group.persons.len();
        let met_names = self.names_worth_joining(&rows);
        for row in rows {
            let (here, elsewhere) = self.find_by_id(&row);
            match here.or_else(|| self.find_by_name(&row, known, &met_names)) {
                Some(at) => self.meet(desk, at, row),
                None => self.add(row, elsewhere),
            }
        }
    }

    /// How often each school, class and name occurs in this table, for the rows that may have to be joined by name.
    fn names_worth_joining(&self, rows: &[Person]) -> HashMap<(u32, CompactString, CompactString), u32> {
        let mut names = HashMap::new();
        for row in rows.iter().filter(|row| self.may_join_by_name(row)) {
            *names.entry((row.school, row.class.clone(), name_key(&row.name))).or_default() += 1;
        }
        names
    }

    /// A row with an id is joined by name only with persons without one.
    fn may_join_by_name(&self, row: &Person) -> bool {
        let met = self.schools.get(&row.school);
        !row.name.is_empty() && met.is_some_and(|some_without_id| row.id.is_empty() || *some_without_id)
    }

    /// The person with an id of this row at its school, and the one at another school.
    fn find_by_id(&mut self, row: &Person) -> (Option<usize>, Option<usize>) {
        let (mut shared, mut elsewhere) = (false, None);
        for id in ids_of(&row.id, &row.other_id) {
            for at in self.group.ids.get(id.as_str()) {
                let person = &self.group.persons[at];
                match (person.school == row.school, is_same_person(person, row, id)) {
                    (true, true) => return (Some(at), None),
                    (true, false) => shared = true,
                    (false, true) => elsewhere = elsewhere.or(Some(at)),
                    (false, false) => {}
                }
            }
        }
        if let Some(row) = row.row.filter(|_| shared) {
            self.shared_ids.entry(row.sheet).or_default().push(row);
        }
        (None, elsewhere)
    }

    /// A person of an earlier table with this name, of the same school and class (or one of the classes is not told),
    /// if only one fits and the table holds the name once.
    fn find_by_name(&mut self, row: &Person, known: usize, met: &HashMap<(u32, CompactString, CompactString), u32>) -> Option<usize> {
        if met.is_empty() || !self.may_join_by_name(row) {
            return None;
        }
        let key = (row.school, name_key(&row.name));
        if met.get(&(row.school, row.class.clone(), key.1.clone())) != Some(&1) {
            return None;
        }
        let persons = &self.group.persons;
        let names = self.names.get_or_insert_with(|| {
            let mut names = Multi::with_capacity(persons.len());
            persons.iter().enumerate().for_each(|(at, person)| names.insert((person.school, name_key(&person.name)), at));
            names
        });
        let fits = |at: &usize| {
            let person = &persons[*at];
            let of_class = person.class == row.class || person.class.is_empty() || row.class.is_empty();
            *at < known && of_class && (person.id.is_empty() || row.id.is_empty())
        };
        only(names.get(&key).filter(fits))
    }

    fn add(&mut self, person: Person, elsewhere: Option<usize>) {
        let at = self.group.persons.len();
        if let (Some(other), Some(second)) = (elsewhere, person.row) {
            self.note_other_school(other, &person.marks, second, at);
        }
        ids_of(&person.id, &person.other_id).for_each(|id| self.group.ids.insert(id.clone(), at));
        if let Some(names) = &mut self.names {
            names.insert((person.school, name_key(&person.name)), at);
        }
        *self.schools.entry(person.school).or_default() |= person.id.is_empty();
        self.group.persons.push(person);
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
                let known = [person.id.clone(), person.other_id.clone()];
                let new = ids_of(&row.id, &row.other_id).filter(|id| !known.contains(id));
                new.for_each(|id| self.group.ids.insert(id.clone(), at));
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
        for rows in self.shared_ids.values() {
            let spots = rows.iter().map(|row| (desk.on_row(&codes::ID_OF_TWO_PERSONS, *row).place.spot, String::new()));
            desk.seen.push(desk.on_row(&codes::ID_OF_TWO_PERSONS, rows[0]).among(spots));
        }
        self.group
    }

    fn note_repeat(&mut self, desk: &mut Desk<'_>, met: MetTwice) {
        let there = desk.on_row(&codes::ROW_REPEATED, met.first).place;
        let repeated = desk.on_row(&codes::ROW_REPEATED, met.second).read(describe(&self.group.persons[met.person]));
        desk.seen.push(repeated.beside("first", there));
        self.group.twice.push(met);
    }
}

/// Whether two rows with an id in common are one person. Names decide where both have one; else a class, and across
/// schools only an id that is long enough to be nobody else's.
fn is_same_person(a: &Person, b: &Person, id: &str) -> bool {
    if !a.name.is_empty() && !b.name.is_empty() {
        return a.name == b.name || name_key(&a.name) == name_key(&b.name);
    }
    if a.school != b.school {
        return id.len() >= LONG_ID;
    }
    id.len() >= LONG_ID || a.class == b.class || a.class.is_empty() || b.class.is_empty()
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
    for (known, new) in
        [(&mut person.class, row.class), (&mut person.id, row.id), (&mut person.other_id, row.other_id), (&mut person.name, row.name)]
    {
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
