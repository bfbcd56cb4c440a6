//! Σ schools expected = county expected: the persons of a grade counted without regard to schools, beside what the schools
//! come to.

use super::{
    cohort::Cohort,
    index::LONG_ID,
    ledger::{Candidate, Ledger, Listed},
    multi::Multi,
};
use crate::ingest::{clean::name_key, table::Enrolment};
use std::collections::BTreeSet;

/// The county's count of a grade beside its schools'.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Σ over schools of the expected.
    pub schools: u32,
    /// Persons expected in the county: ids and names told apart over all schools together.
    pub persons: u32,
    /// Who counts at two schools: the second of both as a candidate.
    pub twice: Vec<usize>,
    /// Guests among the persons.
    pub guests: u32,
    /// Guests who by the rule count nowhere.
    pub left_out: u32,
}

impl Proof {
    /// Each person counts exactly once.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.schools == self.persons
    }
}

/// Counts the persons of a cohort. Candidates with an id in common are one person if their names agree, or the id is too
/// long to be shared and one of them has no name; what reconciling found to be one person is one too.
#[must_use]
pub fn prove(ledger: &Ledger, cohort: usize) -> Proof {
    let here = &ledger.cohorts[cohort];
    let mut proof = Proof { schools: here.units.iter().map(|unit| unit.headcount.expected).sum(), ..Proof::default() };
    let known: BTreeSet<usize> = ledger.duplicates.iter().filter(|twice| twice.cohort == cohort).filter_map(|twice| twice.other).collect();
    let mut by_id: Multi<&str, usize> = Multi::with_capacity(here.candidates.len());
    for (at, candidate) in here.candidates.iter().enumerate() {
        let is_guest = matches!(candidate.listed, Listed::As(Enrolment::Guest | Enrolment::Lent));
        if !candidate.counts_here() || !is_expected(here, at) {
            continue;
        }
        let id = candidate.id.as_str();
        let again = !id.is_empty() && by_id.get(id).any(|other| is_one_person(&here.candidates[other], candidate));
        if again || known.contains(&at) {
            proof.twice.push(at);
            continue;
        }
        by_id.insert(id, at);
        proof.persons += 1;
        proof.guests += u32::from(is_guest);
    }
    proof.left_out = left_out(here);
    proof
}

/// Guests of whom no row counts, each once.
fn left_out(cohort: &Cohort) -> u32 {
    let is_guest = |candidate: &&Candidate| matches!(candidate.listed, Listed::As(Enrolment::Guest | Enrolment::Lent));
    let guests = || cohort.candidates.iter().filter(is_guest);
    let counted: BTreeSet<&str> = guests().filter(|candidate| candidate.counts_here()).map(|candidate| candidate.id.as_str()).collect();
    let out: BTreeSet<(&str, &str)> = guests()
        .filter(|candidate| !candidate.counts_here() && !counted.contains(candidate.id.as_str()))
        .map(|candidate| (candidate.id.as_str(), candidate.name.as_str()))
        .collect();
    u32::try_from(out.len()).unwrap_or(u32::MAX)
}

fn is_expected(cohort: &Cohort, at: usize) -> bool {
    let fate = cohort.fates[at];
    let deferred_counts = cohort.units.first().is_none_or(|unit| unit.headcount.deferred_expected);
    fate.is_expected() && (deferred_counts || fate != super::cohort::Fate::Deferred)
}

fn is_one_person(a: &Candidate, b: &Candidate) -> bool {
    let same_name = a.name == b.name || name_key(&a.name) == name_key(&b.name);
    let nameless = a.name.is_empty() || b.name.is_empty();
    a.school != b.school && ((same_name && !nameless) || (nameless && a.id.len() >= LONG_ID))
}
