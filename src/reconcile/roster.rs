//! Rosters → rolls: who is on no list, who is on the list and in no sheet; [`listing`](super::listing) says whom each entry
//! means. Nobody is called missing or unlisted where the roster as a whole does not fit the
//! sheets of a school (fewer than half of ten entries or more are found).

use super::{
    classes::read_label,
    desk::{Desk, Group, Person, RowRef},
    fast::FastMap,
    index::At,
};
use crate::{
    diagnostics::{Diagnostic, codes::reconcile as codes},
    ingest::table::{Enrolment, RosterRow},
    model::{Grade, Mark, Status},
    reconcile::ledger::Listed,
};
use compact_str::CompactString;
use std::collections::{BTreeMap, BTreeSet};

/// Fewer entries than this cannot show that a roster does not fit.
const ENOUGH_ENTRIES: usize = 10;

/// A class of the roster with this many entries and nobody in the sheets is a sheet that was not sent.
const A_CLASS: usize = 5;

/// An entry with school, grade and class settled.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it stands.
    pub row: RowRef,
    /// School of the roster.
    pub school: u32,
    /// Group of its grade.
    pub group: usize,
    /// Class as printed.
    pub class: CompactString,
    /// Id; empty if none.
    pub id: CompactString,
    /// Second id; empty if none.
    pub other_id: CompactString,
    /// Further ids.
    pub more_ids: Vec<CompactString>,
    /// Name.
    pub name: CompactString,
    /// How listed.
    pub enrolment: Enrolment,
    /// What became of it.
    pub found: Found,
}

/// What became of a roster entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// In no sheet so far.
    Nobody,
    /// This person, at the school of the entry.
    Person(At),
    /// One of several.
    Ambiguous,
    /// An entry before it lists the same person.
    Repeated,
    /// This person, at a school that does not list it: a guest whom nobody registered.
    Elsewhere(At),
    /// In no sheet of this school; another school lists the person too, and counts it.
    Counted(u32),
}

/// What a roster says of one school in one grade.
#[derive(Clone, Debug, Default)]
pub struct Roll {
    /// On the roll.
    pub enrolled: u32,
    /// The same by class.
    pub classes: BTreeMap<CompactString, u32>,
    /// Guests who attend here.
    pub guests: u32,
    /// On the roll, counted at another school or nowhere by the guest rule.
    pub guest_out: u32,
    /// On the roll, suspended and in no sheet.
    pub suspended: u32,
    /// On the roll, neither found nor called missing.
    pub unjudged: u32,
    /// Listed as having left; not on the roll.
    pub left: u32,
    /// Entries that should be in a sheet, and those that are.
    pub sought: usize,
    /// Of these, found.
    pub found: usize,
}

impl Roll {
    /// Whether missing and unlisted persons can be told from this roster.
    #[must_use]
    pub const fn fits(&self) -> bool {
        self.sought < ENOUGH_ENTRIES || self.found * 2 >= self.sought
    }
}

/// Rolls by school and group.
pub type Rolls = BTreeMap<(u32, usize), Roll>;

/// A school of which nothing came in for a grade in which its roster or the register has it.
#[derive(Clone, Debug)]
pub struct Silence {
    /// Entry of [`Schools`](super::schools::Schools).
    pub school: u32,
    /// Group of the grade; none where only the register names the school.
    pub group: Option<usize>,
    /// Pupils whom the roster expects.
    pub expected: u32,
}

/// What the rosters and the register told.
#[derive(Debug, Default)]
pub struct Compared {
    /// What the rosters count.
    pub rolls: Rolls,
    /// Schools that sent nothing.
    pub silent: Vec<Silence>,
    /// The entries of all rosters.
    pub entries: Vec<Entry>,
}

/// Reads the tables of all rosters. Entries of grades that were not examined are left out.
pub fn read_entries(desk: &mut Desk<'_>, groups: &[Group], tables: Vec<(usize, Vec<RosterRow>)>) -> Vec<Entry> {
    let by_grade: FastMap<&Grade, usize> = groups.iter().enumerate().map(|(at, group)| (&group.grade, at)).collect();
    let mut entries = Vec::with_capacity(tables.iter().map(|(_, rows)| rows.len()).sum());
    let mut labels: FastMap<(CompactString, Option<Grade>), (CompactString, Grade)> = FastMap::default();
    for (sheet, rows) in tables {
        let number = u32::try_from(sheet).expect("fewer sheets than 2^32 fit in memory");
        let place = desk.sheets[sheet].place.clone();
        let mut last: Option<(CompactString, Option<Grade>, CompactString, Option<usize>)> = None;
        let mut last_school: Option<(CompactString, u32)> = None;
        for row in rows {
            let same = |(label, grade, ..): &&(CompactString, Option<Grade>, _, _)| *label == row.class && *grade == row.grade;
            let (class, group) = match last.as_ref().filter(same) {
                Some((_, _, class, group)) => (class.clone(), *group),
                None => {
                    let key = (row.class.clone(), row.grade.clone());
                    let (class, grade) = labels.entry(key).or_insert_with(|| class_and_grade(&row, groups)).clone();
                    let only_group = (groups.len() == 1 && grade == Grade::UNKNOWN).then_some(0);
                    (class, by_grade.get(&grade).copied().or(only_group))
                }
            };
            let school = match last_school.as_ref().filter(|(name, _)| *name == row.school) {
                Some((_, school)) => *school,
                None => desk.schools.resolve(&row.school, &place),
            };
            last = Some((row.class, row.grade, class.clone(), group));
            last_school = Some((row.school, school));
            let Some(group) = group else { continue };
            entries.push(Entry {
                row: RowRef { sheet: number, row: row.row },
                school,
                group,
                class,
                id: row.id,
                other_id: row.other_id,
                more_ids: row.more_ids,
                name: row.name,
                enrolment: row.enrolment,
                found: Found::Nobody,
            });
        }
    }
    entries
}

fn class_and_grade(row: &RosterRow, groups: &[Group]) -> (CompactString, Grade) {
    let assumed = if groups.len() == 1 { groups.first().map(|group| &group.grade) } else { None };
    let label = read_label(&row.class, row.grade.as_ref().or(assumed));
    let grade = row.grade.clone().or(label.grade).or(label.grade_of_digits).unwrap_or_default();
    let class = if row.grade.is_none() && grade != Grade::UNKNOWN { read_label(&row.class, Some(&grade)).class } else { label.class };
    (class, grade)
}

/// Counts the roll of every school and grade.
#[must_use]
pub fn call_rolls(entries: &[Entry]) -> Rolls {
    let mut rolls = Rolls::new();
    for run in entries.chunk_by(|a, b| (a.school, a.group) == (b.school, b.group)) {
        rolls.entry((run[0].school, run[0].group)).or_default().count(run);
    }
    rolls
}

impl Roll {
    fn count(&mut self, entries: &[Entry]) {
        entries.iter().filter(|entry| entry.found != Found::Repeated).for_each(|entry| self.add(entry));
    }

    fn add(&mut self, entry: &Entry) {
        if is_on_roll(entry.enrolment) {
            self.enrolled += 1;
            *self.classes.entry(entry.class.clone()).or_default() += 1;
        }
        self.left += u32::from(entry.enrolment == Enrolment::Left);
        self.guests += u32::from(entry.enrolment == Enrolment::Guest);
        if should_sit(entry.enrolment) {
            self.sought += 1;
            self.found += usize::from(entry.found != Found::Nobody);
        }
    }
}

/// Listed so, a pupil is on the roll (在籍) of this school.
const fn is_on_roll(enrolment: Enrolment) -> bool {
    !matches!(enrolment, Enrolment::Guest | Enrolment::Left)
}

/// Says of every entry on a roll whether the person counts at its school and, if not, why: the steps from the roll to
/// the persons of the exam. `counted` tells where guests count.
pub fn tell_steps(entries: &[Entry], counted: &FastMap<usize, Option<u32>>, sent: &BTreeSet<(u32, usize)>, rolls: &mut Rolls) {
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| is_on_roll(entry.enrolment)) {
        let Some(roll) = rolls.get_mut(&(entry.school, entry.group)) else { continue };
        match (counted.get(&at), entry.found) {
            (_, Found::Repeated) => {}
            (Some(school), _) => roll.guest_out += u32::from(*school != Some(entry.school)),
            (None, Found::Person(_)) => {}
            (None, Found::Ambiguous | Found::Elsewhere(_) | Found::Counted(_)) => roll.unjudged += 1,
            (None, Found::Nobody) if entry.enrolment == Enrolment::Suspended => roll.suspended += 1,
            (None, Found::Nobody) => {
                let called_missing = roll.fits() && sent.contains(&(entry.school, entry.group));
                roll.unjudged += u32::from(!called_missing);
            }
        }
    }
}

/// Listed so, a pupil is expected in a sheet of this school.
#[must_use]
pub const fn should_sit(enrolment: Enrolment) -> bool {
    matches!(enrolment, Enrolment::Enrolled | Enrolment::TransferredIn | Enrolment::Inclusion | Enrolment::Guest)
}

/// Marks everybody whom a fitting roster does not list, and adds everybody whom it lists and no sheet holds.
/// `spoken_for` are the entries of guests, who are settled already.
pub fn settle_missing_and_unlisted(
    desk: &mut Desk<'_>,
    groups: &mut [Group],
    entries: &[Entry],
    rolls: &Rolls,
    spoken_for: &FastMap<usize, Option<u32>>,
) {
    let sent: BTreeSet<(u32, usize)> = schools_that_sent(groups);
    for ((school, group), roll) in rolls.iter().filter(|(key, roll)| sent.contains(key) && !roll.fits()) {
        let of = |entry: &&Entry| (entry.school, entry.group) == (*school, *group);
        if let Some(first) = entries.iter().find(of) {
            let found = desk.on_row(&codes::ROSTER_DOES_NOT_FIT, first.row).read(desk.schools.name_of(*school));
            desk.seen.push(found.with("found", roll.found).with("n", roll.sought).with("grade", &groups[*group].grade));
        }
    }
    let fits = |school: u32, group: usize| rolls.get(&(school, group)).is_some_and(Roll::fits);
    for (number, group) in groups.iter_mut().enumerate() {
        for person in group.persons.iter_mut().filter(|person| person.listed == Listed::NoRoster && fits(person.school, number)) {
            person.listed = Listed::Unlisted;
        }
    }
    let is_missing = |at: usize, entry: &Entry| {
        let expected = entry.found == Found::Nobody && should_sit(entry.enrolment) && !spoken_for.contains_key(&at);
        expected && sent.contains(&(entry.school, entry.group)) && fits(entry.school, entry.group)
    };
    let missing = entries.iter().enumerate().filter(|(at, entry)| is_missing(*at, entry)).map(|(_, entry)| entry);
    let missing: Vec<&Entry> = missing.collect();
    note_missing_classes(desk, groups, &missing);
    for entry in missing {
        let papers = groups[entry.group].subjects.len();
        groups[entry.group].push(only_listed(entry, entry.school, papers));
    }
}

/// School and group of everybody in a sheet.
#[must_use]
pub fn schools_that_sent(groups: &[Group]) -> BTreeSet<(u32, usize)> {
    let of_group = |(number, group): (usize, &'_ Group)| {
        group.persons.chunk_by(|a, b| a.school == b.school).map(|run| (run[0].school, number)).collect::<Vec<_>>()
    };
    groups.iter().enumerate().flat_map(of_group).collect()
}

/// A person whom only the roster knows: absent from every paper; which papers the class takes is decided with the blanks.
#[must_use]
pub fn only_listed(entry: &Entry, school: u32, papers: usize) -> Person {
    Person {
        school,
        class: entry.class.clone(),
        id: entry.id.clone(),
        other_id: entry.other_id.clone(),
        more_ids: entry.more_ids.clone(),
        name: entry.name.clone(),
        seat: CompactString::default(),
        excluded: false,
        listed: Listed::As(entry.enrolment),
        row: None,
        more_rows: Vec::new(),
        marks: vec![Mark::without_score(Status::Blank); papers],
        prior: Vec::new(),
    }
}

/// A class of the roster of whom nobody is in any sheet: most likely its sheet was not sent.
fn note_missing_classes(desk: &mut Desk<'_>, groups: &[Group], missing: &[&Entry]) {
    let mut classes: BTreeMap<(usize, u32, &CompactString), Vec<RowRef>> = BTreeMap::new();
    for entry in missing.iter().filter(|entry| !entry.class.is_empty()) {
        classes.entry((entry.group, entry.school, &entry.class)).or_default().push(entry.row);
    }
    classes.retain(|_, rows| rows.len() >= A_CLASS);
    if classes.is_empty() {
        return;
    }
    for (number, group) in groups.iter().enumerate() {
        let runs = group.persons.chunk_by(|a, b| a.school == b.school && a.class == b.class);
        // Whom only a roster lists (a guest who is missed) came in with no sheet.
        for run in runs.filter(|run| run.iter().any(|person| person.row.is_some())) {
            classes.remove(&(number, run[0].school, &run[0].class));
        }
    }
    for ((group, school, class), rows) in classes {
        let found = desk.on_row(&codes::CLASS_SENT_NOTHING, rows[0]).read(class).with("n", rows.len());
        desk.seen.push(found.with("school", desk.schools.name_of(school)).with("grade", &groups[group].grade));
    }
}

/// Names every school of register and roster of which no candidate came in.
pub fn note_silent_schools(desk: &mut Desk<'_>, groups: &[Group], entries: &[Entry], used: &[bool]) -> Vec<Silence> {
    let sent = schools_that_sent(groups);
    let mut silent: BTreeMap<(u32, usize), (RowRef, u32)> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| should_sit(entry.enrolment) && !sent.contains(&(entry.school, entry.group))) {
        silent.entry((entry.school, entry.group)).or_insert((entry.row, 0)).1 += 1;
    }
    for ((school, group), (row, _)) in &silent {
        let name = desk.schools.name_of(*school);
        let found = desk.on_row(&codes::SCHOOL_SENT_NOTHING, *row).read(name).with("grade", &groups[*group].grade);
        desk.seen.push(found);
    }
    let mut silent: Vec<Silence> =
        silent.into_iter().map(|((school, group), (_, expected))| Silence { school, group: Some(group), expected }).collect();
    // Where the roster lists every school that sent, a registered school that it does not list has nobody in these grades.
    let listed: BTreeSet<u32> = entries.iter().map(|entry| entry.school).collect();
    let complete = !listed.is_empty() && sent.iter().all(|(school, _)| listed.contains(school));
    let rule = if complete { &codes::SCHOOL_NOT_SEEN } else { &codes::SCHOOL_SENT_NOTHING };
    let unlisted: Vec<_> = desk.schools.registered_without(used).filter(|(at, ..)| !listed.contains(at)).collect();
    if !complete {
        silent.extend(unlisted.iter().map(|(school, ..)| Silence { school: *school, group: None, expected: 0 }));
    }
    let found = unlisted.into_iter().map(|(_, name, place)| Diagnostic::new(rule, place).read(name).with("grade", ""));
    desk.seen.extend(found);
    silent
}
