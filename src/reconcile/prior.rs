//! The earlier exam: its scores are tied to the persons of this one, by id, else by school and name (and class where
//! several share the name). The earlier grade may be this one or one lower; where it is not known, persons decide.

use super::{
    classes::read_label,
    desk::{Desk, Group},
    index::{At, Names, ids_of, is_person, with_id},
    names::{only, person as name_key},
};
use crate::{
    diagnostics::{Diagnostic, Place, codes::reconcile as codes},
    ingest::table::{ScoreRow, ScoreTable},
    model::{Grade, Mark, Status, Subject},
};
use compact_str::CompactString;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Ties the scores of all earlier tables to persons.
pub fn match_prior(desk: &mut Desk<'_>, groups: &mut [Group], tables: &[(usize, ScoreTable)], names: &mut Names) {
    if tables.is_empty() {
        return;
    }
    let mut subjects: BTreeSet<Subject> = BTreeSet::new();
    for (_, table) in tables {
        subjects.extend(subjects_of(table, groups).into_iter().filter(|subject| !subject.is_total()));
    }
    let subjects: Vec<Subject> = subjects.into_iter().collect();
    let mut heads = Heads { persons: HashMap::new(), votes: vec![BTreeMap::new(); groups.len()] };
    for (sheet, table) in tables {
        let contradicting = tie(desk, groups, *sheet, table, &subjects, names, &mut heads);
        if contradicting > 0 {
            let place = desk.sheets[*sheet].place.clone();
            desk.seen.push(Diagnostic::new(&codes::PRIOR_CONTRADICTS, place).with("n", contradicting));
        }
    }
    for (group, votes) in groups.iter_mut().zip(&heads.votes) {
        group.earlier = heads.of(votes);
        keep_subjects_in_use(group, &subjects);
        let matched = group.persons.iter().filter(|person| !person.prior.is_empty()).count();
        let note = Diagnostic::new(&codes::PRIOR_MATCHED, Place::default()).read(matched);
        desk.seen.push(note.with("n", group.persons.len()).with("grade", &group.grade));
    }
}

/// An id; or a name and a class.
type PersonKey = (CompactString, CompactString);

/// Candidates of the earlier exam, to compare head counts.
struct Heads {
    /// School and earlier grade → persons, each once over all sheets.
    persons: HashMap<(u32, Option<Grade>), HashSet<PersonKey>>,
    /// For each group, how many of its persons were found in each earlier grade.
    votes: Vec<BTreeMap<Option<Grade>, usize>>,
}

impl Heads {
    fn count(&mut self, school: u32, grade: Option<Grade>, row: &ScoreRow) {
        let id = ids_of(&row.id, &row.other_id).next();
        let key = id.map_or_else(|| (name_key(&row.name), row.class.clone()), |id| (id.clone(), CompactString::default()));
        if !key.0.is_empty() {
            self.persons.entry((school, grade)).or_default().insert(key);
        }
    }

    /// Heads of each school in the earlier grade in which most of a group's persons were found.
    fn of(&self, votes: &BTreeMap<Option<Grade>, usize>) -> BTreeMap<u32, u32> {
        let Some((grade, _)) = votes.iter().max_by_key(|(_, found)| **found) else { return BTreeMap::new() };
        let of_grade = self.persons.iter().filter(|((_, of), _)| of == grade);
        of_grade.map(|((school, _), persons)| (*school, u32::try_from(persons.len()).unwrap_or(u32::MAX))).collect()
    }
}

/// The grade of an earlier row: its own, its table's, or that of its class.
fn grade_of(row: &ScoreRow, table: &ScoreTable) -> Option<Grade> {
    let of_table = table.grade.as_ref().map(|grade| &grade.value).filter(|grade| **grade != Grade::UNKNOWN);
    row.grade.as_ref().or(of_table).cloned().or_else(|| read_label(&row.class, None).grade)
}

/// The subjects of a table's columns as the grade of the table, else that of the present exam, knows them.
fn subjects_of(table: &ScoreTable, groups: &[Group]) -> Vec<Subject> {
    let told = table.grade.as_ref().map(|grade| &grade.value).or_else(|| table.rows.iter().find_map(|row| row.grade.as_ref()));
    let grade = told.or_else(|| groups.first().map(|group| &group.grade)).cloned().unwrap_or_default();
    table.columns.iter().map(|column| column.subject.clone().taught_in(&grade)).collect()
}

/// Ties the rows of one table, by id first; gives the number of scores that differ from what an earlier table said.
fn tie(
    desk: &mut Desk<'_>,
    groups: &mut [Group],
    sheet: usize,
    table: &ScoreTable,
    subjects: &[Subject],
    names: &mut Names,
    heads: &mut Heads,
) -> usize {
    let place: Place = desk.sheets[sheet].place.clone();
    let targets: Vec<Option<usize>> = subjects_of(table, groups).iter().map(|subject| subjects.binary_search(subject).ok()).collect();
    let of_sheet = table.school.as_ref().map(|school| desk.schools.resolve(&school.value, &place));
    let mut contradicting = 0;
    let mut by_name: Vec<(usize, u32)> = Vec::new();
    // For each school: earlier rows with an id, and those of them whose id is known now.
    let mut ids: HashMap<Option<u32>, (usize, usize)> = HashMap::new();
    for (at, row) in table.rows.iter().enumerate() {
        let school = if row.school.is_empty() { of_sheet } else { Some(desk.schools.resolve(&row.school, &place)) };
        let found = find_by_id(groups, row, school);
        let (with_id, known) = ids.entry(school).or_default();
        *with_id += usize::from(has_id(row));
        *known += usize::from(found.is_some());
        let grade = grade_of(row, table);
        if let Some((group, _)) = found {
            *heads.votes[group].entry(grade.clone()).or_default() += 1;
        }
        if let Some(school) = school {
            heads.count(school, grade, row);
        }
        match (found, school) {
            (Some(person), _) => contradicting += enter(groups, person, table.marks_of(at), &targets, subjects.len()),
            (None, Some(school)) if !row.name.is_empty() => by_name.push((at, school)),
            _ => {}
        }
    }
    // Where most ids of a school are known, they last from exam to exam: an unknown one is another pupil, whatever the name.
    by_name.retain(|(at, school)| {
        let lasting = ids.get(&Some(*school)).is_some_and(|(with_id, known)| known * 2 > *with_id);
        !(lasting && has_id(&table.rows[*at]))
    });
    let mut namesakes: HashMap<(u32, CompactString), usize> = HashMap::new();
    for (at, school) in &by_name {
        *namesakes.entry((*school, name_key(&table.rows[*at].name))).or_default() += 1;
    }
    for (at, school) in by_name {
        let alone = namesakes.get(&(school, name_key(&table.rows[at].name))) == Some(&1);
        if let Some(person) = find_by_name(groups, &table.rows[at], table, school, alone, names) {
            *heads.votes[person.0].entry(grade_of(&table.rows[at], table)).or_default() += 1;
            contradicting += enter(groups, person, table.marks_of(at), &targets, subjects.len());
        }
    }
    contradicting
}

fn has_id(row: &ScoreRow) -> bool {
    !row.id.is_empty() || !row.other_id.is_empty()
}

fn enter(groups: &mut [Group], (group, person): At, marks: &[Mark], targets: &[Option<usize>], subjects: usize) -> usize {
    let prior = &mut groups[group].persons[person].prior;
    prior.resize(subjects, None);
    let mut contradicting = 0;
    for (mark, target) in marks.iter().zip(targets) {
        let Some(target) = target.filter(|_| mark.status == Status::Present) else { continue };
        match prior[target] {
            None => prior[target] = Some(mark.score),
            Some(known) => contradicting += usize::from(known != mark.score),
        }
    }
    contradicting
}

/// A person with an id in common, one of the same school first.
fn find_by_id(groups: &[Group], row: &ScoreRow, school: Option<u32>) -> Option<At> {
    ids_of(&row.id, &row.other_id).find_map(|id| {
        let person = |at: &At| &groups[at.0].persons[at.1];
        let is = |at: &At| is_person(person(at), school.unwrap_or(person(at).school), &row.name, id);
        with_id(groups, id).filter(is).min_by_key(|at| school.is_some_and(|school| person(at).school != school))
    })
}

/// The person of this school and name; where several now or then (`alone` is false) share it, the one of the same class.
fn find_by_name(groups: &[Group], row: &ScoreRow, table: &ScoreTable, school: u32, alone: bool, names: &mut Names) -> Option<At> {
    let earlier = row.grade.as_ref().or(table.grade.as_ref().map(|grade| &grade.value));
    let mut found = names.find(groups, school, &row.name);
    found.retain(|(group, _)| may_follow(earlier, &groups[*group].grade));
    if alone && found.len() < 2 {
        return found.first().copied();
    }
    let label = if row.class.is_empty() { table.class.as_ref().map_or("", |class| class.value.as_str()) } else { &row.class };
    let class = read_label(label, earlier).class;
    only(found.into_iter().filter(|(group, at)| !class.is_empty() && groups[*group].persons[*at].class == class))
}

/// Whether an exam of this grade can be the earlier one of that grade.
fn may_follow(earlier: Option<&Grade>, now: &Grade) -> bool {
    match (earlier.and_then(Grade::number), now.number()) {
        (Some(earlier), Some(now)) => now == earlier || now == earlier + 1,
        _ => true,
    }
}

/// Leaves out the earlier subjects of which nobody in the group has a score.
fn keep_subjects_in_use(group: &mut Group, subjects: &[Subject]) {
    let mut used = vec![false; subjects.len()];
    for person in &group.persons {
        used.iter_mut().zip(&person.prior).for_each(|(used, score)| *used |= score.is_some());
    }
    group.prior_subjects = subjects.iter().zip(&used).filter(|(_, used)| **used).map(|(subject, _)| subject.clone()).collect();
    if used.iter().all(|used| *used) {
        return;
    }
    for person in &mut group.persons {
        let mut keep = used.iter();
        person.prior.retain(|_| keep.next().copied().unwrap_or_default());
    }
}
