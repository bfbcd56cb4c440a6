//! What the ledger shows about a school as a whole and no single cell does: pupils who are missing or on no list, papers of
//! which nothing came in, persons whom another school holds too.

use crate::{
    diagnostics::{
        Diagnostic, Place, Spot,
        codes::{check as codes, reconcile},
    },
    model::Status,
    reconcile::ledger::{Candidate, Cohort, Ledger, Listed, Origin, SchoolUnit},
    report::own::Owner,
};

/// Everything found, with the school and cohort that each is about; in order of cohort and school.
#[must_use]
pub fn facts(ledger: &Ledger) -> Vec<(Owner, Diagnostic)> {
    let mut facts = Vec::new();
    for (cohort, number) in ledger.cohorts.iter().zip(0u32..) {
        let taken = papers_of_most(cohort);
        for unit in &cohort.units {
            let owner = Owner { school: unit.school, cohort: Some(number) };
            let found = [missing(ledger, cohort, unit), unlisted(ledger, cohort, unit), papers(ledger, cohort, unit, &taken)];
            facts.extend(found.into_iter().flatten().map(|found| (owner, found)));
        }
    }
    facts.extend(elsewhere(ledger));
    facts
}

fn missing(ledger: &Ledger, cohort: &Cohort, unit: &SchoolUnit) -> Option<Diagnostic> {
    let pupils = candidates(cohort, unit).filter(|candidate| candidate.origin == Origin::RosterOnly && candidate.counts_here());
    let named: Vec<(Spot, String)> = pupils.map(|pupil| (Spot::Whole, describe(pupil))).collect();
    let found = || Diagnostic::new(&codes::PUPILS_MISSING, first_sheet(ledger, cohort, unit)).with("grade", &cohort.grade);
    (!named.is_empty()).then(|| found().among(named))
}

fn unlisted(ledger: &Ledger, cohort: &Cohort, unit: &SchoolUnit) -> Option<Diagnostic> {
    let pupils: Vec<&Candidate> = candidates(cohort, unit).filter(|candidate| candidate.listed == Listed::Unlisted).collect();
    let place = ledger.place(pupils.first()?);
    // Spots are of one sheet; who stands in another one is named without.
    let spot = |pupil: &Candidate| {
        let own = ledger.place(pupil);
        if (&own.file, &own.sheet) == (&place.file, &place.sheet) { own.spot } else { Spot::Whole }
    };
    let named: Vec<(Spot, String)> = pupils.iter().map(|pupil| (spot(pupil), describe(pupil))).collect();
    Some(Diagnostic::new(&codes::PUPILS_UNLISTED, place).with("grade", &cohort.grade).among(named))
}

fn papers(ledger: &Ledger, cohort: &Cohort, unit: &SchoolUnit, taken: &[bool]) -> Option<Diagnostic> {
    let lacking = |paper: &usize| taken[*paper] && !has_marks(cohort, unit, *paper);
    let lacking: Vec<&str> = (0..taken.len()).filter(lacking).map(|paper| cohort.papers[paper].subject.name()).collect();
    let found = || Diagnostic::new(&codes::PAPERS_MISSING, first_sheet(ledger, cohort, unit)).with("grade", &cohort.grade);
    let sent = || candidates(cohort, unit).any(|candidate| candidate.origin != Origin::RosterOnly);
    (!lacking.is_empty() && sent()).then(|| found().with("papers", lacking.join("、")))
}

/// The papers of a cohort that more than half of its schools have marks in.
#[must_use]
pub fn papers_of_most(cohort: &Cohort) -> Vec<bool> {
    let most = |paper: usize| cohort.units.iter().filter(|unit| has_marks(cohort, unit, paper)).count() * 2 > cohort.units.len();
    (0..cohort.single_papers()).map(most).collect()
}

/// Whether anybody of the school has a mark in a paper, or a reason why not.
#[must_use]
pub fn has_marks(cohort: &Cohort, unit: &SchoolUnit, paper: usize) -> bool {
    let of_sheet = |at: &usize| cohort.candidates[*at].origin != Origin::RosterOnly;
    unit.range.clone().filter(of_sheet).any(|at| !matches!(cohort.marks[paper][at].status, Status::NotTaken | Status::Blank))
}

/// The second row of a person at two schools has its diagnostic; the school of the first row is told as well.
fn elsewhere(ledger: &Ledger) -> Vec<(Owner, Diagnostic)> {
    let mut found = Vec::new();
    for case in ledger.duplicates.iter().filter(|case| !case.same_school && case.other.is_some()) {
        let candidate = &ledger.cohorts[case.cohort].candidates[case.candidate];
        let school = |at: usize| ledger.schools[ledger.cohorts[case.cohort].candidates[at].school as usize].name.as_str();
        let schools = case.other.map(|other| format!("{}、{}", school(case.candidate), school(other))).unwrap_or_default();
        let told = Diagnostic::new(&reconcile::PERSON_AT_TWO_SCHOOLS, case.first.clone()).read(describe(candidate));
        let owner = Owner { school: candidate.school, cohort: u32::try_from(case.cohort).ok() };
        found.push((owner, told.beside("first", case.second.clone()).with("schools", schools)));
    }
    found
}

fn candidates<'c>(cohort: &'c Cohort, unit: &SchoolUnit) -> impl Iterator<Item = &'c Candidate> + use<'c> {
    cohort.candidates[unit.range.clone()].iter()
}

/// The sheet of the first candidate: where a missing one should stand.
fn first_sheet(ledger: &Ledger, cohort: &Cohort, unit: &SchoolUnit) -> Place {
    let first = candidates(cohort, unit).find(|candidate| candidate.origin != Origin::RosterOnly);
    first.map_or_else(Place::default, |candidate| ledger.place(candidate).at(Spot::Whole))
}

/// Class, name and id, as far as there are any.
#[must_use]
pub fn describe(candidate: &Candidate) -> String {
    let parts = [candidate.class.as_str(), candidate.name.as_str(), candidate.id.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
