//! Who sat an earlier exam, where, and with which scores: [`Sat`], from which each group gets its [`GroupExam`].

use super::rows::{PersonKey, grade_of, key_of};
use crate::{
    ingest::table::{ScoreRow, ScoreTable},
    model::{Grade, Mark, Score, Status, Subject},
    reconcile::{
        desk::Group,
        fast::FastMap,
        history::{GroupExam, Other, Seat},
        index::At,
    },
};
use std::collections::BTreeMap;

/// How somebody sat an earlier exam.
pub struct Sitting {
    /// Where.
    pub seat: Seat,
    /// In which grade, if told.
    pub grade: Option<Grade>,
    /// The total written in the sheet.
    pub total: Option<Score>,
}

/// Somebody who sat it and was not found among the persons.
struct Stranger {
    sitting: Sitting,
    sheet: usize,
    scores: Vec<Option<Score>>,
}

/// Everybody who sat an earlier exam.
pub struct Sat {
    /// `persons[group][person]`.
    persons: Vec<Vec<Option<Sitting>>>,
    strangers: Vec<Stranger>,
    known: FastMap<(Option<u32>, Option<Grade>, PersonKey), usize>,
    /// How many rows of each sheet were found in each group.
    sheets: BTreeMap<usize, BTreeMap<usize, usize>>,
    /// Full marks by subject and grade, with the number of rows under each.
    full: BTreeMap<(usize, Option<Grade>), BTreeMap<Score, usize>>,
}

impl Sat {
    /// Nobody yet.
    pub fn new(groups: &[Group]) -> Self {
        let persons = groups.iter().map(|group| group.persons.iter().map(|_| None).collect()).collect();
        Self { persons, strangers: Vec::new(), known: FastMap::default(), sheets: BTreeMap::new(), full: BTreeMap::new() }
    }

    /// Notes the full marks that the headers of a table tell.
    pub fn note_full_marks(&mut self, table: &ScoreTable, targets: &[Option<usize>]) {
        let mut grades: BTreeMap<Option<Grade>, usize> = BTreeMap::new();
        for row in &table.rows {
            *grades.entry(grade_of(row, table)).or_default() += 1;
        }
        for (column, target) in table.columns.iter().zip(targets) {
            let (Some(full), Some(target)) = (column.full.filter(|full| *full > Score::ZERO), target) else { continue };
            for (grade, rows) in &grades {
                *self.full.entry((*target, grade.clone())).or_default().entry(full).or_default() += rows;
            }
        }
    }

    /// A further row of the person adds its total; what the first one says of the place holds.
    pub fn meet(&mut self, (group, person): At, sitting: Sitting) {
        let known = &mut self.persons[group][person];
        match known {
            Some(known) => known.total = known.total.or(sitting.total),
            None => *known = Some(sitting),
        }
    }

    /// Notes that a row of this sheet was found in this group.
    pub fn note_sheet(&mut self, sheet: usize, group: usize) {
        *self.sheets.entry(sheet).or_default().entry(group).or_default() += 1;
    }

    /// A row of nobody who is here now.
    pub fn meet_other(
        &mut self,
        row: &ScoreRow,
        sitting: Sitting,
        sheet: usize,
        (marks, targets, subjects): (&[Mark], &[Option<usize>], usize),
    ) {
        let mut fresh = || {
            self.strangers.push(Stranger {
                sheet,
                scores: vec![None; subjects],
                sitting: Sitting { seat: sitting.seat.clone(), grade: sitting.grade.clone(), total: sitting.total },
            });
            self.strangers.len() - 1
        };
        let at = match key_of(row) {
            Some(key) => *self.known.entry((sitting.seat.school, sitting.grade.clone(), key)).or_insert_with(fresh),
            None => fresh(),
        };
        let known = &mut self.strangers[at].scores;
        for (mark, target) in marks.iter().zip(targets) {
            if let Some(target) = target.filter(|_| mark.status == Status::Present) {
                known[target] = known[target].or(Some(mark.score));
            }
        }
    }

    /// The grade in which most of a group sat it; `None` where hardly any sheet tells.
    fn grade_of(&self, group: usize) -> Option<Grade> {
        const ENOUGH: usize = 10;
        let mut votes: BTreeMap<&Grade, usize> = BTreeMap::new();
        let met = self.persons[group].iter().flatten();
        let grades = met.clone().filter_map(|sitting| sitting.grade.as_ref());
        grades.for_each(|grade| *votes.entry(grade).or_default() += 1);
        let most = votes.into_iter().max_by_key(|(_, votes)| *votes);
        most.filter(|(_, votes)| votes * ENOUGH >= met.count()).map(|(grade, _)| grade.clone())
    }

    /// What each group sat; nothing for groups of which nobody did. Who sat it in another grade sat other papers: such scores
    /// are compared with nobody's.
    pub fn into_exams(
        self,
        groups: &[Group],
        subjects: &[Subject],
        declared: &[(Option<Grade>, Subject, Score)],
        exam: usize,
    ) -> Vec<Option<GroupExam>> {
        let grades: Vec<Option<Grade>> = (0..groups.len()).map(|group| self.grade_of(group)).collect();
        (0..groups.len()).map(|group| self.of_group(groups, group, &grades[group], subjects, declared, exam)).collect()
    }

    fn of_group(
        &self,
        groups: &[Group],
        at: usize,
        grade: &Option<Grade>,
        subjects: &[Subject],
        declared: &[(Option<Grade>, Subject, Score)],
        exam: usize,
    ) -> Option<GroupExam> {
        let is_of = |sitting: &Sitting| sitting.grade.is_none() || sitting.grade == *grade;
        let mine = |person: usize| self.persons[at][person].as_ref().filter(|sitting| is_of(sitting));
        let persons = 0..groups[at].persons.len();
        let seats: Vec<Option<Seat>> = persons.clone().map(|person| mine(person).map(|sitting| sitting.seat.clone())).collect();
        if seats.iter().all(Option::is_none) {
            return None;
        }
        let score = |person: usize, subject: usize| groups[at].persons[person].prior.get(subject).copied().flatten();
        let scores: Vec<Vec<Option<Score>>> = (0..subjects.len())
            .map(|subject| persons.clone().map(|person| mine(person).and_then(|_| score(person, subject))).collect())
            .collect();
        let used: Vec<usize> = (0..subjects.len()).filter(|subject| scores[*subject].iter().any(Option::is_some)).collect();
        let totals = persons.map(|person| mine(person).and_then(|sitting| sitting.total)).collect();
        let told = |subject: usize| {
            let of = |grade: &Option<Grade>| {
                declared.iter().find(|(of, name, _)| of == grade && *name == subjects[subject]).map(|(.., full)| *full)
            };
            let by_sheets = [grade, &None].into_iter().find_map(|grade| {
                let fulls = self.full.get(&(subject, grade.clone()))?;
                fulls.iter().max_by_key(|(full, rows)| (**rows, **full)).map(|(full, _)| *full)
            });
            of(&None).or_else(|| of(grade)).or(by_sheets)
        };
        Some(GroupExam {
            exam,
            grade: grade.clone(),
            subjects: used.iter().map(|subject| subjects[*subject].clone()).collect(),
            told: used.iter().map(|subject| told(*subject)).collect(),
            papers: Vec::new(),
            others: self.others(groups, at, grade, &used),
            scores: used.iter().map(|subject| scores[*subject].clone()).collect(),
            totals,
            seats,
        })
    }

    /// Those of the grade then who are not in the group now: strangers, and pupils whom another grade has now. Rows without a
    /// grade are of the group in which most rows of their sheet were found.
    fn others(&self, groups: &[Group], at: usize, grade: &Option<Grade>, used: &[usize]) -> Vec<Other> {
        let of_sheet = |sheet: usize| match self.sheets.get(&sheet) {
            Some(found) => {
                found.iter().max_by_key(|(group, rows)| (**rows, std::cmp::Reverse(**group))).map(|(group, _)| *group) == Some(at)
            }
            None => groups.len() == 1,
        };
        let is_of = |stranger: &&Stranger| match &stranger.sitting.grade {
            None => of_sheet(stranger.sheet),
            own => own == grade,
        };
        let stranger = |stranger: &Stranger| Other {
            seat: stranger.sitting.seat.clone(),
            scores: used.iter().map(|subject| stranger.scores[*subject]).collect(),
            total: stranger.sitting.total,
        };
        let mut others: Vec<Other> = self.strangers.iter().filter(is_of).map(stranger).collect();
        for (group, persons) in self.persons.iter().enumerate().filter(|(group, _)| *group != at && grade.is_some()) {
            for (person, sitting) in persons.iter().enumerate() {
                let Some(sitting) = sitting.as_ref().filter(|sitting| sitting.grade == *grade) else { continue };
                let prior = &groups[group].persons[person].prior;
                let scores = used.iter().map(|subject| prior.get(*subject).copied().flatten()).collect();
                others.push(Other { seat: sitting.seat.clone(), scores, total: sitting.total });
            }
        }
        others.retain(|other| other.scores.iter().any(Option::is_some));
        others
    }
}
