//! The earlier exam: its scores are tied to the persons of this one by the steps of [`matching`](super::matching), those
//! whom only the roster knows among them. The earlier grade may be this one or one lower; where it is not known, persons
//! decide. The rules for hard cases:
//!
//! - Another school or class is no hindrance where the id says who it is.
//! - Exam numbers that are dealt out anew each time meet other names and tie nobody; names then decide.
//! - Where most ids of a school are known from one exam to the next, a name with another id is another pupil.
//! - Namesakes are told apart by class only in schools whose classes are still the same for most pupils.

use super::{
    classes::read_label,
    desk::{Desk, Group, RowRef},
    fast::{FastMap, FastSet},
    index::{At, Identified, ids_conflict, ids_of},
    matching::{How, Match, Matcher, NameRule},
    told::Told,
};
use crate::{
    diagnostics::{Diagnostic, Place, codes::reconcile as codes},
    ingest::{
        clean::name_key,
        table::{ScoreRow, ScoreTable},
    },
    model::{Grade, Mark, Status, Subject},
};
use compact_str::CompactString;
use std::collections::{BTreeMap, BTreeSet};

/// Ties the scores of all earlier tables to persons.
pub fn match_prior(desk: &mut Desk<'_>, groups: &mut [Group], tables: &[(usize, ScoreTable)]) {
    if tables.is_empty() {
        return;
    }
    let mut subjects: BTreeSet<Subject> = BTreeSet::new();
    for (_, table) in tables {
        subjects.extend(subjects_of(table, groups).into_iter().filter(|subject| !subject.is_total()));
    }
    let subjects: Vec<Subject> = subjects.into_iter().collect();
    let mut heads = Heads { persons: FastMap::default(), votes: vec![BTreeMap::new(); groups.len()] };
    let mut told = Told::default();
    for (sheet, table) in tables {
        let contradicting = tie(desk, groups, *sheet, table, &subjects, (&mut told, &mut heads));
        if contradicting > 0 {
            let place = desk.sheets[*sheet].place.clone();
            desk.seen.push(Diagnostic::new(&codes::PRIOR_CONTRADICTS, place).with("n", contradicting));
        }
    }
    told.say(desk);
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
    persons: FastMap<(u32, Option<Grade>), FastSet<PersonKey>>,
    /// For each group, how many of its persons were found in each earlier grade.
    votes: Vec<BTreeMap<Option<Grade>, usize>>,
}

impl Heads {
    fn count(&mut self, school: u32, grade: Option<Grade>, row: &ScoreRow) {
        let id = ids_of(&row.id, &row.other_id, &row.more_ids).next();
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

/// A row of the earlier exam.
struct EarlierRow<'t> {
    row: &'t ScoreRow,
    school: Option<u32>,
    class: CompactString,
    grade: Option<&'t Grade>,
}

impl Identified for EarlierRow<'_> {
    fn ids(&self) -> impl Iterator<Item = &CompactString> {
        ids_of(&self.row.id, &self.row.other_id, &self.row.more_ids)
    }

    fn name(&self) -> &str {
        &self.row.name
    }

    fn school(&self) -> Option<u32> {
        self.school
    }

    fn class(&self) -> &str {
        &self.class
    }

    fn of_another_exam(&self) -> bool {
        true
    }
}

/// Ties the rows of one table; gives the number of scores that differ from what an earlier table said.
fn tie(
    desk: &mut Desk<'_>,
    groups: &mut [Group],
    sheet: usize,
    table: &ScoreTable,
    subjects: &[Subject],
    (told, heads): (&mut Told, &mut Heads),
) -> usize {
    let targets: Vec<Option<usize>> = subjects_of(table, groups).iter().map(|subject| subjects.binary_search(subject).ok()).collect();
    let rows = earlier_rows(desk, sheet, table);
    let found = find(groups, &rows);
    let schools: Vec<Option<u32>> = rows.iter().map(|row| row.school).collect();
    let number = u32::try_from(sheet).expect("fewer sheets than 2^32 fit in memory");
    let mut contradicting = 0;
    for (at, found) in found.into_iter().enumerate() {
        let rule = match found {
            Match::One(_, How::Zeros) => Some(&codes::IDS_WITHOUT_ZEROS),
            Match::One(_, How::Temporary) => Some(&codes::TEMPORARY_IDS),
            Match::One(_, How::NameDiffers) => Some(&codes::NAMES_DIFFER),
            Match::One(_, How::Variant) => Some(&codes::NAME_VARIANTS),
            Match::Several => Some(&codes::PRIOR_AMBIGUOUS),
            Match::IdOfAnother => Some(&codes::ID_OF_ANOTHER_NAME),
            Match::NameOfAnother => Some(&codes::NAME_WITH_OTHER_ID),
            Match::One(_, How::Id | How::Seat | How::SeatAlone | How::Name | How::OtherId | How::OtherClass) | Match::Nobody => None,
        };
        rule.into_iter().for_each(|rule| told.add(rule, RowRef { sheet: number, row: table.rows[at].row }, schools[at]));
        let grade = grade_of(&table.rows[at], table);
        if let Match::One((group, _), _) = found {
            *heads.votes[group].entry(grade.clone()).or_default() += 1;
        }
        if let Some(school) = schools[at] {
            heads.count(school, grade, &table.rows[at]);
        }
        if let Match::One(place, _) = found {
            contradicting += enter(groups, place, table.marks_of(at), &targets, subjects.len());
        }
    }
    contradicting
}

fn earlier_rows<'t>(desk: &mut Desk<'_>, sheet: usize, table: &'t ScoreTable) -> Vec<EarlierRow<'t>> {
    let place: Place = desk.sheets[sheet].place.clone();
    let of_sheet = table.school.as_ref().map(|school| desk.schools.resolve(&school.value, &place));
    let mut rows = Vec::with_capacity(table.rows.len());
    for run in table.rows.chunk_by(|a, b| (&a.class, &a.school, &a.grade) == (&b.class, &b.school, &b.grade)) {
        let first = &run[0];
        let school = if first.school.is_empty() { of_sheet } else { Some(desk.schools.resolve(&first.school, &place)) };
        let grade = first.grade.as_ref().or(table.grade.as_ref().map(|grade| &grade.value));
        let label = if first.class.is_empty() { table.class.as_ref().map_or("", |class| class.value.as_str()) } else { &first.class };
        let class = read_label(label, grade).class;
        rows.extend(run.iter().map(|row| EarlierRow { row, school, class: class.clone(), grade }));
    }
    rows
}

/// What each school's rows show about its ids and classes.
#[derive(Clone, Copy, Default)]
struct Lasting {
    with_id: usize,
    known: usize,
    found: usize,
    of_class: usize,
}

fn find(groups: &[Group], rows: &[EarlierRow<'_>]) -> Vec<Match> {
    let mut matcher = Matcher::new(groups, rows);
    matcher.by_ids();
    let ids = lasting(groups, rows, matcher.found());
    // Where most ids of a school are known, they last from exam to exam: an unknown one is another pupil, whatever the name.
    let ids_last = |row: &EarlierRow<'_>| ids.get(&row.school).is_some_and(|school| school.known * 2 > school.with_id);
    let has_id = |row: &EarlierRow<'_>| row.ids().next().is_some();
    let may = |row: &EarlierRow<'_>, (group, _): At| may_follow(row.grade, &groups[group].grade);
    let conflict = |row: &EarlierRow<'_>, (group, at): At| {
        let person = &groups[group].persons[at];
        ids_conflict(person, row) || has_id(row) && person.ids().next().is_some() && ids_last(row)
    };
    let over_id = |row: &EarlierRow<'_>, _: bool| !ids_last(row);
    let never = |_: &EarlierRow<'_>| false;
    let mut rule = NameRule { may: &may, conflict: &conflict, over_id: &over_id, class_tells: &never, by_elimination: false };
    matcher.by_unique_names(&rule);
    let classes = lasting(groups, rows, matcher.found());
    let classes_last = |row: &EarlierRow<'_>| classes.get(&row.school).is_none_or(|school| school.of_class * 2 >= school.found);
    rule.class_tells = &classes_last;
    matcher.by_names(&rule);
    matcher.into_found()
}

fn lasting(groups: &[Group], rows: &[EarlierRow<'_>], found: &[Match]) -> FastMap<Option<u32>, Lasting> {
    let mut schools: FastMap<Option<u32>, Lasting> = FastMap::default();
    for (row, found) in rows.iter().zip(found) {
        let school = schools.entry(row.school).or_default();
        school.with_id += usize::from(row.ids().next().is_some());
        let Match::One((group, at), how) = found else { continue };
        school.known += usize::from(matches!(how, How::Id | How::Zeros | How::NameDiffers));
        let class = &groups[*group].persons[*at].class;
        if !class.is_empty() && !row.class.is_empty() {
            school.found += 1;
            school.of_class += usize::from(*class == row.class);
        }
    }
    schools
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
