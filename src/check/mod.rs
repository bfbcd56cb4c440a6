//! Ledger and diagnostics → [`Check`]: what each school is asked to correct or to confirm, and how far the county has come.
//! Plain data; [`report::returns`](crate::report::returns) makes workbooks of it.

pub mod board;
pub mod facts;

pub use board::{Board, Line, State};

use crate::{
    diagnostics::{By, Diagnostic, Need},
    pipeline::Intake,
    reconcile::Ledger,
    report::own::Ownership,
};
use std::collections::BTreeMap;

/// One thing that somebody is asked to do.
#[derive(Clone, Debug)]
pub struct Task {
    /// The cohort that it is about, where it is about one.
    pub cohort: Option<u32>,
    /// What it is about.
    pub about: Diagnostic,
    /// What is asked for.
    pub need: Need,
}

impl Task {
    /// How many things are to be done: each cell is corrected, but a list is confirmed as one.
    #[must_use]
    pub fn size(&self) -> u32 {
        match self.need {
            Need::Correct => u32::try_from(self.about.cells.len().max(1)).unwrap_or(u32::MAX),
            Need::Confirm | Need::Nothing => 1,
        }
    }
}

/// What is to be done.
#[derive(Clone, Debug, Default)]
pub struct Check {
    /// By number of school ([`Ledger::any_school`]): what the school is asked to do. Schools that are asked nothing are left out.
    pub schools: BTreeMap<u32, Vec<Task>>,
    /// What the office has to see to.
    pub office: Vec<Task>,
    /// How far every school has come.
    pub board: Board,
}

impl Check {
    /// Sorts out who is asked for what. What it notices itself is added to the diagnostics.
    #[must_use]
    pub fn of(mut intake: Intake) -> (Intake, Self) {
        let facts = facts::facts(&intake.ledger);
        let mut check = Self::default();
        {
            let (office, schools): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
                intake.diagnostics.iter().partition(|about| about.rule.ask.by == By::Office || is_the_offices(about, &intake.ledger));
            let ownership = Ownership::new(&intake.ledger, schools);
            for (school, _) in (0u32..).zip(intake.ledger.every_school()) {
                for (cohort, about) in ownership.with_cohorts(school) {
                    check.schools.entry(school).or_default().extend(task(cohort, about));
                }
            }
            check.office.extend(office.into_iter().chain(ownership.of_nobody()).filter_map(|about| task(None, about)));
        }
        for (owner, diagnostic) in facts {
            check.schools.entry(owner.school).or_default().extend(task(owner.cohort, &diagnostic));
            intake.diagnostics.push(diagnostic);
        }
        check.schools.retain(|_, tasks| !tasks.is_empty());
        check.board = board::board(&intake.ledger, &check.schools);
        (intake, check)
    }

    /// How many things everybody together is asked for in this way; of the office each kind of trouble is one.
    #[must_use]
    pub fn count(&self, need: Need) -> u32 {
        let of_schools: u32 = self.schools.values().flatten().filter(|task| task.need == need).map(Task::size).sum();
        self.office.iter().filter(|task| task.need == need).fold(of_schools, |sum, _| sum + 1)
    }

    /// Whether anything must be corrected.
    #[must_use]
    pub fn must_correct(&self) -> bool {
        self.count(Need::Correct) > 0
    }
}

/// What a diagnostic asks for, if it asks for anything.
fn task(cohort: Option<u32>, about: &Diagnostic) -> Option<Task> {
    let need = about.rule.ask.need;
    (need != Need::Nothing).then(|| Task { cohort, about: about.clone(), need })
}

/// Rosters, the register and earlier exams are the office's own files: how they are written is not for the schools to mend.
fn is_the_offices(about: &Diagnostic, ledger: &Ledger) -> bool {
    let of_reading = about.rule.code.starts_with("E2");
    let same_sheet = |place: &crate::diagnostics::Place| place.file == about.place.file && place.sheet == about.place.sheet;
    let kind = ledger.accounts.iter().find(|(place, ..)| same_sheet(place)).map(|(_, kind, _)| *kind);
    of_reading && matches!(kind, Some("prior" | "roster" | "schools"))
}
