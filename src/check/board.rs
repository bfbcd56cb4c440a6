//! [`Board`]: who sent what: a line for each school and grade.

use super::{Task, facts};
use crate::{
    diagnostics::Need,
    model::{Grade, Subject},
    reconcile::{
        confirmation::{self, Signed},
        ledger::{Cohort, Ledger, Origin, SchoolUnit},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// How far a school has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// 未交: nothing came in.
    Awaited,
    /// 有误待改: something must be corrected.
    Faulty,
    /// 待确认: something is to be confirmed.
    Doubtful,
    /// 齐全: nothing is left to do.
    Clean,
}

impl State {
    /// Every state, the least first.
    pub const ALL: [Self; 4] = [Self::Awaited, Self::Faulty, Self::Doubtful, Self::Clean];

    /// The word in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Awaited => "awaited",
            Self::Faulty => "faulty",
            Self::Doubtful => "doubtful",
            Self::Clean => "clean",
        }
    }
}

/// A school in a grade.
#[derive(Clone, Debug)]
pub struct Line {
    /// Number of the school ([`Ledger::any_school`]).
    pub school: u32,
    /// Index into [`Ledger::cohorts`]; `None` where no grade is known.
    pub cohort: Option<usize>,
    /// Files with rows of it.
    pub files: BTreeSet<String>,
    /// Score sheets with rows of it.
    pub sheets: u32,
    /// Pupils read from sheets.
    pub read: u32,
    /// Pupils whom the roster expects; `None` where no roster tells.
    pub expected: Option<u32>,
    /// Pupils of the roster in no sheet.
    pub missing: u32,
    /// Pupils in a sheet and on no roster.
    pub unlisted: u32,
    /// Marks in each paper of the cohort; `None` where there is none.
    pub marks: Vec<Option<u32>>,
    /// Papers that most schools sent and this one did not.
    pub lacking: Vec<Subject>,
    /// Places that must be corrected.
    pub corrections: u32,
    /// Places that are to be confirmed.
    pub confirmations: u32,
    /// The confirmation sheet of the school that came back signed.
    pub signed: Option<Signed>,
    /// How far it has come.
    pub state: State,
}

/// The board.
#[derive(Clone, Debug, Default)]
pub struct Board {
    /// Lines in order of grade, then of school.
    pub lines: Vec<Line>,
}

impl Board {
    /// Schools by what is left to do, the worst of their grades; in order of number.
    #[must_use]
    pub fn schools(&self) -> BTreeMap<u32, State> {
        let mut schools: BTreeMap<u32, State> = BTreeMap::new();
        for line in &self.lines {
            schools.entry(line.school).and_modify(|state| *state = (*state).min(line.state)).or_insert(line.state);
        }
        schools
    }

    /// Schools of which something came in, in any grade.
    #[must_use]
    pub fn came_in(&self) -> BTreeSet<u32> {
        self.lines.iter().filter(|line| line.state != State::Awaited).map(|line| line.school).collect()
    }

    /// How many schools are in this state.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.schools().values().filter(|of| **of == state).count()
    }
}

/// Puts the board together.
#[must_use]
pub fn board(ledger: &Ledger, tasks: &BTreeMap<u32, Vec<Task>>) -> Board {
    let mut received = received(ledger);
    let mut lines = Vec::new();
    for (number, cohort) in ledger.cohorts.iter().enumerate() {
        let taken = facts::papers_of_most(cohort);
        for unit in &cohort.units {
            let (files, sheets) = received.remove(&(unit.school, number)).unwrap_or_default();
            lines.push(Line { files, sheets, ..line_of(cohort, number, unit, &taken) });
        }
    }
    lines.extend(ledger.silent.iter().map(|silent| Line {
        expected: Some(silent.expected).filter(|expected| *expected > 0),
        missing: silent.expected,
        ..empty(silent.school, silent.cohort)
    }));
    for (school, tasks) in tasks {
        hand_out(&mut lines, *school, tasks);
    }
    for line in &mut lines {
        line.state = state_of(line);
        line.signed = confirmation::signed(ledger, line.school);
    }
    let grade = |line: &Line| line.cohort.map_or(Grade::UNKNOWN, |at| ledger.cohorts[at].grade.clone());
    let name = |line: &Line| ledger.any_school(line.school).map(|school| school.name.clone());
    lines.sort_by_cached_key(|line| (grade(line), name(line)));
    Board { lines }
}

/// Files and sheets with rows of each school and cohort.
fn received(ledger: &Ledger) -> BTreeMap<(u32, usize), (BTreeSet<String>, u32)> {
    let mut received: BTreeMap<(u32, usize), (BTreeSet<String>, u32)> = BTreeMap::new();
    for (sheet, (place, ..)) in ledger.accounts.iter().enumerate().filter(|(_, (_, kind, _))| matches!(*kind, "scores" | "items")) {
        for (school, cohort) in ledger.rows.units_of(sheet).into_keys() {
            let (files, sheets) = received.entry((school, cohort as usize)).or_default();
            files.insert(place.file.as_deref().unwrap_or_default().to_owned());
            *sheets += 1;
        }
    }
    received
}

const fn empty(school: u32, cohort: Option<usize>) -> Line {
    Line {
        school,
        cohort,
        files: BTreeSet::new(),
        sheets: 0,
        read: 0,
        expected: None,
        missing: 0,
        unlisted: 0,
        marks: Vec::new(),
        lacking: Vec::new(),
        corrections: 0,
        confirmations: 0,
        signed: None,
        state: State::Awaited,
    }
}

fn line_of(cohort: &Cohort, number: usize, unit: &SchoolUnit, taken: &[bool]) -> Line {
    let count = |wanted: &dyn Fn(usize) -> bool| u32::try_from(unit.range.clone().filter(|at| wanted(*at)).count()).unwrap_or(u32::MAX);
    let read = count(&|at| cohort.candidates[at].origin != Origin::RosterOnly);
    let of_paper = |paper: usize| Some(count(&|at| cohort.counted(paper, at).is_some())).filter(|_| facts::has_marks(cohort, unit, paper));
    let marks: Vec<Option<u32>> = (0..taken.len()).map(of_paper).collect();
    let lacking = |paper: &usize| taken[*paper] && marks[*paper].is_none();
    let lacking = (0..taken.len()).filter(lacking).map(|paper| cohort.papers[paper].subject.clone()).collect();
    let missing = count(&|at| cohort.candidates[at].origin == Origin::RosterOnly && cohort.candidates[at].counts_here());
    let unlisted = unit.headcount.unlisted;
    let expected = unit.headcount.enrolled.map(|_| (read + missing).saturating_sub(unlisted));
    Line { read, expected, missing, unlisted, lacking, marks, ..empty(unit.school, Some(number)) }
}

/// Gives the tasks of a school to its lines; what is of no grade, or of one without a line, goes to the first.
fn hand_out(lines: &mut Vec<Line>, school: u32, tasks: &[Task]) {
    if !lines.iter().any(|line| line.school == school) {
        lines.push(empty(school, None));
    }
    for task in tasks {
        let of_cohort = |line: &Line| line.school == school && line.cohort == task.cohort.map(|cohort| cohort as usize);
        let at = lines.iter().position(of_cohort).or_else(|| lines.iter().position(|line| line.school == school));
        let Some(line) = at.map(|at| &mut lines[at]) else { continue };
        match task.need {
            Need::Correct => line.corrections += task.size(),
            Need::Confirm => line.confirmations += task.size(),
            Need::Nothing => {}
        }
        if line.read == 0 {
            line.files.extend(task.about.place.file.as_deref().map(str::to_owned));
        }
    }
}

fn state_of(line: &Line) -> State {
    match line {
        Line { corrections: 1.., .. } => State::Faulty,
        Line { read: 0, .. } => State::Awaited,
        Line { confirmations: 1.., .. } => State::Doubtful,
        _ => State::Clean,
    }
}
