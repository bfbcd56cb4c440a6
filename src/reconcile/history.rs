//! [`GroupExam`] → [`Earlier`]: an earlier exam as the present grade sat it. Scores of those who are here now stand in their
//! order; those of pupils who sat it and are not here now are kept too, for means and ranks of then are of everybody then.

use super::{
    desk::{Desk, Group, Person},
    full::{infer, look},
    schools::Settled,
};
use crate::{
    diagnostics::{Diagnostic, Place, codes::reconcile as codes},
    model::{Grade, Score, Subject},
};
use compact_str::CompactString;
use std::collections::BTreeMap;

/// Where a pupil sat an earlier exam.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Seat {
    /// The school: an entry of [`Schools`](super::schools::Schools) while the exam is put together, then an index into
    /// [`Ledger::schools`](super::ledger::Ledger::schools); `None` where no sheet tells it or nobody of it is here now.
    pub school: Option<u32>,
    /// The class as printed; empty if not told.
    pub class: CompactString,
}

/// Who sat an earlier exam and is not among the candidates of now.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// Where.
    pub seat: Seat,
    /// A score for each subject.
    pub scores: Vec<Option<Score>>,
    /// The total that an earlier run reckoned.
    pub total: Option<Score>,
}

/// An earlier exam of a group in the making.
#[derive(Debug, Default)]
pub struct GroupExam {
    /// Index into [`Desk::exams`].
    pub exam: usize,
    /// The grade in which most of the group sat it.
    pub grade: Option<Grade>,
    /// Subjects in which somebody has a score.
    pub subjects: Vec<Subject>,
    /// Full marks that sheets or the exam file tell.
    pub told: Vec<Option<Score>>,
    /// Their papers, once those of now are known.
    pub papers: Vec<EarlierPaper>,
    /// `scores[subject][person]`.
    pub scores: Vec<Vec<Option<Score>>>,
    /// The totals that an earlier run reckoned, person by person.
    pub totals: Vec<Option<Score>>,
    /// Where each person sat it; `None` for who did not, or not in this grade.
    pub seats: Vec<Option<Seat>>,
    /// Everybody else of the grade then.
    pub others: Vec<Other>,
}

/// What told a full mark of an earlier exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EarlierFull {
    /// A sheet, an earlier run or the exam file.
    Told,
    /// Nothing: taken to be that of now, which covers the scores.
    AsNow,
    /// Nothing: the usual one that covers the scores.
    Inferred,
}

/// A paper of an earlier exam.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierPaper {
    /// Its subject.
    pub subject: Subject,
    /// Full mark.
    pub full: Score,
    /// What told it.
    pub source: EarlierFull,
}

/// An earlier exam of a cohort.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Earlier {
    /// Index into [`Ledger::exams`](super::ledger::Ledger::exams).
    pub exam: usize,
    /// The grade in which the cohort sat it; `None` where nothing tells.
    pub grade: Option<Grade>,
    /// Papers, the total last where there are two or more.
    pub papers: Vec<EarlierPaper>,
    /// `scores[paper][candidate]`.
    pub scores: Vec<Vec<Option<Score>>>,
    /// Where each candidate sat it.
    pub seats: Vec<Option<Seat>>,
    /// Everybody else of the grade then: where, and a score for each paper.
    pub others: Vec<(Seat, Vec<Option<Score>>)>,
}

/// Settles full marks of the earlier exams of a group whose own papers are known, drops scores above them, adds totals.
pub fn settle_papers(desk: &mut Desk<'_>, group: &mut Group) {
    let mut history = std::mem::take(&mut group.history);
    let last = history.last().map(|exam| exam.exam);
    for exam in &mut history {
        for at in 0..exam.subjects.len() {
            let paper = paper_of(exam, at, group);
            drop_impossible(desk, group, exam, (at, &paper), last == Some(exam.exam));
            exam.papers.push(paper);
        }
        tell_full_marks(desk, group, exam);
        add_total(exam, desk.exams[exam.exam].strict_totals);
    }
    group.history = history;
}

fn paper_of(exam: &GroupExam, at: usize, group: &Group) -> EarlierPaper {
    let subject = exam.subjects[at].clone();
    if let Some(full) = exam.told[at] {
        return EarlierPaper { subject, full, source: EarlierFull::Told };
    }
    let own = exam.scores[at].iter().zip(&exam.seats).filter(|(_, seat)| seat.is_some()).filter_map(|(score, _)| *score);
    let scores: Vec<Score> = own.chain(exam.others.iter().filter_map(|other| other.scores[at])).collect();
    let seen = look(scores);
    let inferred = infer(&subject, exam.grade.as_ref().unwrap_or(&group.grade), seen);
    let of_all = || (subject.is_total() && !group.papers.is_empty()).then(|| group.papers.iter().map(|paper| paper.full).sum());
    let now = group.papers.iter().find(|paper| paper.subject == subject).map(|paper| paper.full).or_else(of_all);
    match now.filter(|now| *now >= seen.max && *now >= inferred) {
        Some(full) => EarlierPaper { subject, full, source: EarlierFull::AsNow },
        None => EarlierPaper { subject, full: inferred, source: EarlierFull::Inferred },
    }
}

/// A score above the full mark is no score. Those of the latest exam are also what screens and models look at.
fn drop_impossible(desk: &mut Desk<'_>, group: &mut Group, exam: &mut GroupExam, (at, paper): (usize, &EarlierPaper), is_last: bool) {
    let is_impossible = |score: &Option<Score>| score.is_some_and(|score| score > paper.full);
    let mut dropped: Vec<Score> = Vec::new();
    let others = exam.others.iter_mut().map(|other| &mut other.scores[at]);
    for score in exam.scores[at].iter_mut().chain(others).filter(|score| is_impossible(score)) {
        dropped.extend(score.take());
    }
    if is_last && let Some(place) = group.prior_subjects.iter().position(|subject| *subject == paper.subject) {
        let scores = group.persons.iter_mut().filter_map(|person: &mut Person| person.prior.get_mut(place));
        scores.filter(|score| is_impossible(score)).for_each(|score| *score = None);
    }
    if let Some(worst) = dropped.iter().max() {
        let found = Diagnostic::new(&codes::EARLIER_ABOVE_FULL, Place::default()).read(worst).with("n", dropped.len());
        desk.seen.push(
            found
                .with("exam", &desk.exams[exam.exam].name)
                .with("full", paper.full)
                .with("paper", format!("{}{}", group.grade, paper.subject)),
        );
    }
}

fn tell_full_marks(desk: &mut Desk<'_>, group: &Group, exam: &GroupExam) {
    let untold: Vec<String> = (exam.papers.iter().filter(|paper| paper.source != EarlierFull::Told))
        .map(|paper| format!("{} {}", paper.subject, paper.full))
        .collect();
    if !untold.is_empty() {
        let found = Diagnostic::new(&codes::EARLIER_FULL_ASSUMED, Place::default()).read(untold.join("、"));
        desk.seen.push(found.with("exam", &desk.exams[exam.exam].name).with("grade", &group.grade));
    }
}

/// Adds the total: what an earlier run reckoned, else the sum of those who have as many scores as most, the larger number of
/// equals (electives: everybody sits as many papers, not the same ones).
fn add_total(exam: &mut GroupExam, strict: bool) {
    if exam.papers.len() < 2 {
        return;
    }
    let of_person = |person: usize| exam.scores.iter().map(|row| row[person]).collect::<Vec<_>>();
    let present = (0..exam.seats.len()).filter(|person| exam.seats[*person].is_some());
    let rows: Vec<Vec<Option<Score>>> = present.map(of_person).chain(exam.others.iter().map(|other| other.scores.clone())).collect();
    let number = |row: &[Option<Score>]| row.iter().flatten().count();
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    rows.iter().map(|row| number(row)).filter(|number| *number > 0).for_each(|number| *numbers.entry(number).or_default() += 1);
    let usual = numbers.into_iter().max_by_key(|(number, rows)| (*rows, *number)).map_or(usize::MAX, |(number, _)| number);
    let full_of = |row: &[Option<Score>]| -> Score {
        exam.papers.iter().zip(row).filter(|(_, score)| score.is_some()).map(|(paper, _)| paper.full).sum()
    };
    let mut fulls: BTreeMap<Score, usize> = BTreeMap::new();
    rows.iter().filter(|row| number(row) >= usual).for_each(|row| *fulls.entry(full_of(row)).or_default() += 1);
    let Some((full, _)) = fulls.into_iter().max_by_key(|(full, rows)| (*rows, *full)) else { return };
    let total = |row: &[Option<Score>], stated: Option<Score>| {
        if strict { stated } else { (number(row) >= usual).then(|| row.iter().flatten().copied().sum()) }
    };
    let totals: Vec<Option<Score>> = (0..exam.seats.len()).map(|person| total(&of_person(person), exam.totals[person])).collect();
    let source = exam.papers.iter().map(|paper| paper.source).max().unwrap_or(EarlierFull::Told);
    for other in &mut exam.others {
        let total = total(&other.scores, other.total);
        other.scores.push(total);
    }
    exam.scores.push(totals);
    exam.papers.push(EarlierPaper { subject: Subject::total(), full, source });
}

impl GroupExam {
    /// The exam with candidates in the order of their cohort: `places[person]`.
    #[must_use]
    pub fn into_earlier(self, places: &[usize], settled: &Settled) -> Earlier {
        let school =
            |seat: Seat| Seat { school: seat.school.and_then(|entry| settled.index.get(entry as usize).copied().flatten()), ..seat };
        let mut seats: Vec<Option<Seat>> = vec![None; places.len()];
        for (seat, place) in self.seats.into_iter().zip(places) {
            seats[*place] = seat.map(school);
        }
        let in_order = |row: Vec<Option<Score>>| {
            let mut scores = vec![None; places.len()];
            row.into_iter().zip(places).for_each(|(score, place)| scores[*place] = score);
            scores
        };
        Earlier {
            exam: self.exam,
            grade: self.grade,
            papers: self.papers,
            scores: self.scores.into_iter().map(in_order).collect(),
            seats,
            others: self.others.into_iter().map(|other| (school(other.seat), other.scores)).collect(),
        }
    }
}
