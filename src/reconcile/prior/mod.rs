//! Earlier exams: their scores are tied to the persons of this one by the steps of [`matching`](super::matching), those
//! whom only the roster knows among them. The earlier grade may be this one or one lower; where it is not known, persons
//! decide. The latest one is what screens and models look at; all are kept by [`history`](super::history). The rules for hard
//! cases:
//!
//! - Another school or class is no hindrance where the id says who it is.
//! - Exam numbers that are dealt out anew each time meet other names and tie nobody; names then decide.
//! - Where most ids of a school are known from one exam to the next, a name with another id is another pupil.
//! - Namesakes are told apart by class only in schools whose classes are still the same for most pupils.
//! - Where there are neither ids nor names, numbers in the class tie, under conditions: [`numbers`].
//! - Who was out of the statistics then has no earlier score.

mod find;
mod heads;
pub mod numbers;
mod rows;
mod sat;

use super::{
    desk::{Desk, EarlierTable, Group, RowRef},
    history::Seat,
    index::At,
    matching::{How, Match},
    settle::schools_in_use,
    told::Told,
};
use crate::{
    diagnostics::{Diagnostic, Place, Rule, codes::reconcile as codes},
    ingest::table::ScoreTable,
    model::{Mark, Score, Status, Subject},
};
use find::find;
use heads::Heads;
use numbers::Numbers;
use rows::{earlier_rows, grade_of, subjects_of};
use sat::{Sat, Sitting};
use std::collections::BTreeSet;

/// Ties the scores of all earlier exams to persons, exam by exam; those of the last one stay with the persons.
pub fn match_exams(desk: &mut Desk<'_>, groups: &mut [Group], tables: &[EarlierTable]) {
    for of_exam in tables.chunk_by(|a, b| a.exam == b.exam) {
        for person in groups.iter_mut().flat_map(|group| &mut group.persons) {
            person.prior = Vec::new();
        }
        match_exam(desk, groups, of_exam[0].exam.unwrap_or_default(), of_exam);
    }
}

fn match_exam(desk: &mut Desk<'_>, groups: &mut [Group], exam: usize, tables: &[EarlierTable]) {
    let mut subjects: BTreeSet<Subject> = BTreeSet::new();
    for EarlierTable { table, .. } in tables {
        subjects.extend(subjects_of(table, groups));
    }
    // A total is made of papers where there are any.
    let subjects: Vec<Subject> = if subjects.iter().all(Subject::is_total) {
        subjects.into_iter().collect()
    } else {
        subjects.into_iter().filter(|subject| !subject.is_total()).collect()
    };
    let now = schools_in_use(desk, groups);
    let mut met = Met { now, told: Told::default(), heads: Heads::new(groups), sat: Sat::new(groups), numbers: Numbers::default() };
    for EarlierTable { sheet, table, .. } in tables {
        let contradicting = tie(desk, groups, (*sheet, table), &subjects, &mut met);
        if contradicting > 0 {
            let place = desk.sheets[*sheet].place.clone();
            desk.seen.push(Diagnostic::new(&codes::PRIOR_CONTRADICTS, place).with("n", contradicting));
        }
    }
    let Met { told, heads, sat, numbers, .. } = met;
    told.say(desk);
    let name = desk.exams[exam].name.clone();
    let mut matched_of_all = 0;
    for (at, group) in groups.iter_mut().enumerate() {
        group.earlier = heads.of(at);
        let matched = group.persons.iter().filter(|person| !person.prior.is_empty()).count();
        matched_of_all += matched;
        let note = Diagnostic::new(&codes::PRIOR_MATCHED, Place::default()).read(matched).with("exam", &name);
        desk.seen.push(note.with("n", group.persons.len()).with("grade", &group.grade));
    }
    for (rule, rows) in [(&codes::PRIOR_BY_NUMBER, numbers.tied), (&codes::PRIOR_NUMBERS_ARE_PLACES, numbers.ranked)] {
        if rows > 0 {
            desk.seen.push(Diagnostic::new(rule, Place::default()).read(rows).with("exam", &name));
        }
    }
    if matched_of_all == 0 {
        desk.seen.push(Diagnostic::new(&codes::PRIOR_MATCHES_NOBODY, Place::default()).read(name));
    }
    let declared = desk.exams[exam].full.clone();
    let kept = sat.into_exams(groups, &subjects, &declared, exam);
    for (group, kept) in groups.iter_mut().zip(kept) {
        keep_subjects_in_use(group, &subjects);
        group.history.extend(kept);
    }
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

/// What was met so far in the tables of one exam.
struct Met {
    /// The schools that have candidates now.
    now: Vec<bool>,
    told: Told,
    heads: Heads,
    sat: Sat,
    numbers: Numbers,
}

/// Ties the rows of one table; gives the number of scores that differ from what an earlier table said.
fn tie(desk: &mut Desk<'_>, groups: &mut [Group], (sheet, table): (usize, &ScoreTable), subjects: &[Subject], met: &mut Met) -> usize {
    let Met { now, told, heads, sat, numbers } = met;
    let targets: Vec<Option<usize>> = subjects_of(table, groups).iter().map(|subject| subjects.binary_search(subject).ok()).collect();
    let rows = earlier_rows(desk, now, sheet, table);
    let found = find(groups, &rows, &totals_of(table), desk.config.reading.earlier_by_number, numbers);
    let seats: Vec<Seat> = rows.into_iter().map(|row| Seat { school: row.of.school, class: row.of.class }).collect();
    sat.note_full_marks(table, &targets);
    let number = u32::try_from(sheet).expect("fewer sheets than 2^32 fit in memory");
    let mut contradicting = 0;
    for ((at, found), seat) in found.into_iter().enumerate().zip(seats) {
        if let Some(rule) = doubt(found) {
            told.add(rule, RowRef { sheet: number, row: table.rows[at].row }, seat.school);
        }
        let grade = grade_of(&table.rows[at], table);
        if let Match::One((group, _), _) = found {
            heads.vote(group, grade.clone());
        }
        if let Some(school) = seat.school {
            heads.count(school, grade.clone(), &table.rows[at]);
        }
        let row = &table.rows[at];
        if row.excluded {
            continue;
        }
        match found {
            Match::One(place, _) => {
                contradicting += enter(groups, place, table.marks_of(at), &targets, subjects.len());
                sat.meet(place, Sitting { seat, grade, total: row.stated_total });
            }
            _ => {
                let total = row.stated_total;
                let marks = (table.marks_of(at), targets.as_slice(), subjects.len());
                sat.meet_other(row, Sitting { seat, grade, total }, sheet, marks);
            }
        }
        if let Match::One((group, _), _) = found {
            sat.note_sheet(sheet, group);
        }
    }
    contradicting
}

/// What is to be said of a row for how it was found, or was not.
const fn doubt(found: Match) -> Option<&'static Rule> {
    match found {
        Match::One(_, How::Zeros) => Some(&codes::IDS_WITHOUT_ZEROS),
        Match::One(_, How::Temporary) => Some(&codes::TEMPORARY_IDS),
        Match::One(_, How::NameDiffers) => Some(&codes::NAMES_DIFFER),
        Match::One(_, How::Variant) => Some(&codes::NAME_VARIANTS),
        Match::Several => Some(&codes::PRIOR_AMBIGUOUS),
        Match::IdOfAnother => Some(&codes::ID_OF_ANOTHER_NAME),
        Match::NameOfAnother => Some(&codes::NAME_WITH_OTHER_ID),
        Match::One(_, How::Id | How::Seat | How::SeatAlone | How::Name | How::OtherId | How::OtherClass) | Match::Nobody => None,
    }
}

/// The marks of each row added up.
fn totals_of(table: &ScoreTable) -> Vec<Option<Score>> {
    let score = |mark: &Mark| (mark.status == Status::Present).then_some(mark.score);
    table.rows.iter().enumerate().map(|(at, row)| numbers::total_of(row, table.marks_of(at).iter().map(score))).collect()
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
