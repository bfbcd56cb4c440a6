//! A101–A104: persons who are missing, unlisted, there twice, or counted twice or nowhere. Facts, not tests: no p.
//!
//! One screen a school with the count as its effect; the suspicious direction is up; a school without such persons has
//! a screen with 0. Names are left to the worklists. Cost: one pass over candidates.

use super::{
    catalogue::{A101, A102, A103, A104},
    detector::{Case, Detail, Detector, Exam, Lists, reason, subjected},
    entry::Entry,
    finding::{Code, Strength, Unit},
};
use crate::{
    config::Config,
    diagnostics::Outcome,
    reconcile::{
        Ledger,
        ledger::{Cohort, GuestTrouble},
    },
};

/// The detector of A101–A104.
pub struct Headcounts;

/// Share of a school's candidates from which a count is a plain fact of clear size, and from which it is moderate.
const CLEAR_SHARE: f64 = 0.05;
const MODERATE_SHARE: f64 = 0.02;
/// Fewest persons for a clear size.
const CLEAR_COUNT: u32 = 5;

impl Detector for Headcounts {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A101, &A102, &A103, &A104];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let ledger = exam.ledger;
        let cases = ledger.cohorts.iter().enumerate().flat_map(|(at, cohort)| {
            (0..cohort.units.len()).flat_map(move |unit| {
                [missing(ledger, at, unit), unlisted(ledger, at, unit), duplicates(ledger, at, unit), guests(ledger, at, unit)]
            })
        });
        Outcome::clean(vec![cases.collect()])
    }

    fn judge(&self, case: &Case, _config: &Config) -> Option<Strength> {
        let Detail::Persons { count: count @ 1.., grave } = case.detail else { return None };
        let code = case.screen.code;
        let share = f64::from(count) / f64::from(case.screen.n.max(1));
        Some(if (code == &A103 || code == &A104) && grave > 0 || count >= CLEAR_COUNT && share >= CLEAR_SHARE {
            Strength::Strong
        } else if share >= MODERATE_SHARE || count >= CLEAR_COUNT {
            Strength::Moderate
        } else {
            Strength::Weak
        })
    }
}

fn missing(ledger: &Ledger, cohort: usize, unit: usize) -> Entry {
    let head = ledger.cohorts[cohort].units[unit].headcount;
    roster_fact(ledger, &A101, (cohort, unit), head.unexplained, head.unlisted)
}

fn unlisted(ledger: &Ledger, cohort: usize, unit: usize) -> Entry {
    let head = ledger.cohorts[cohort].units[unit].headcount;
    roster_fact(ledger, &A102, (cohort, unit), head.unlisted, head.unexplained)
}

/// A count that only a roster can give.
fn roster_fact(ledger: &Ledger, code: &'static Code, (cohort, unit): (usize, usize), count: u32, beside: u32) -> Entry {
    let expected = ledger.cohorts[cohort].units[unit].headcount.expected;
    let of = subjected(cohort, unit, None);
    if ledger.has_roster {
        Entry::fact(code, of, expected, count, beside)
    } else {
        Entry::skipped(code, of, expected, Unit::Persons, reason::NO_ROSTER)
    }
}

fn duplicates(ledger: &Ledger, cohort: usize, unit: usize) -> Entry {
    let here = &ledger.cohorts[cohort];
    let met = ledger.duplicates.iter().filter(|duplicate| {
        duplicate.cohort == cohort && [Some(duplicate.candidate), duplicate.other].into_iter().flatten().any(|at| in_unit(here, unit, at))
    });
    let (mut count, mut differ) = (0, 0);
    for duplicate in met {
        count += 1;
        differ += u32::from(!duplicate.same_marks || !duplicate.same_school);
    }
    Entry::fact(&A103, subjected(cohort, unit, None), here.units[unit].headcount.expected, count, differ)
}

fn guests(ledger: &Ledger, cohort: usize, unit: usize) -> Entry {
    let here = &ledger.cohorts[cohort];
    let of = subjected(cohort, unit, None);
    let expected = here.units[unit].headcount.expected;
    if !ledger.has_roster && ledger.guests.is_empty() {
        return Entry::skipped(&A104, of, expected, Unit::Persons, reason::NO_ROSTER);
    }
    let school = here.units[unit].school;
    let concerned = ledger.guests.iter().filter(|guest| {
        let of_school = [guest.attending, guest.enrolled].contains(&Some(school));
        guest.cohort == cohort && (of_school || guest.candidates.iter().any(|at| in_unit(here, unit, *at)))
    });
    let (mut count, mut nowhere) = (0, 0);
    for guest in concerned {
        count += 1;
        nowhere += u32::from(guest.trouble == GuestTrouble::Nowhere);
    }
    Entry::fact(&A104, of, expected, count, nowhere)
}

fn in_unit(cohort: &Cohort, unit: usize, candidate: usize) -> bool {
    cohort.units[unit].range.contains(&candidate)
}
