//! [`Ledger`] + [`Stats`] → [`Findings`]: reasons to look, never verdicts.
//!
//! Every [`Detector`] scores the whole county; then q-values are found for all tests of a code together, each test is
//! judged, families of evidence that agree strengthen each other, and what is left is put into words.

pub mod attainable;
pub mod catalogue;
pub mod detector;
pub mod explain;
pub mod finding;
pub mod multiplicity;
pub mod residual;
pub mod robust;

mod bunching;
mod headchange;
mod headcount;
mod inflated;
mod limits;
mod linear;
mod participation;
mod questions;
mod reported;

pub use detector::Detector;
pub use finding::{Finding, Findings, Screen};

use crate::{
    config::Config,
    diagnostics::{Diagnostics, Outcome},
    reconcile::Ledger,
    stats::Stats,
};
use detector::{Case, Detail, reason};
use explain::{Setting, explain};
use finding::{Code, Strength, Subjected};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Every detector.
const DETECTORS: [&dyn Detector; 6] = [
    &headcount::Headcounts,
    &participation::Participation,
    &inflated::Inflated,
    &bunching::Bunching,
    &headchange::HeadChange,
    &reported::ReportedFigures,
];

/// Makes every test.
#[must_use]
pub fn screen(ledger: &Ledger, stats: &Stats, config: &Config) -> Outcome<Findings> {
    let looked: Vec<Outcome<Vec<Case>>> = DETECTORS.par_iter().map(|detector| detector.look(ledger, stats, config)).collect();
    let mut seen = Diagnostics::new();
    let mut cases: Vec<Case> = looked.into_iter().flat_map(|outcome| outcome.into_value(&mut seen)).collect();
    cases.retain(|case| !is_off(case.screen.code, config));
    cases.sort_by_key(|case| (case.screen.code.code, case.screen.of));
    adjust(&mut cases);
    let screens = cases.iter().map(|case| case.screen.clone()).collect();
    let leads = leads(&cases, ledger, config);
    let limits = limits::limits(&cases, &leads, ledger, config);
    Outcome { value: Findings { screens, leads, limits }, seen }
}

/// Whether exam.toml switches a code off, by its code or slug.
fn is_off(code: &Code, config: &Config) -> bool {
    config.screens.off.iter().any(|off| off.eq_ignore_ascii_case(code.code) || off.eq_ignore_ascii_case(code.slug))
}

/// Gives every test its q among all tests of its code; those of the county as a whole are a family of their own.
fn adjust(cases: &mut [Case]) {
    let mut families: BTreeMap<(&str, bool), Vec<usize>> = BTreeMap::new();
    for (at, case) in cases.iter().enumerate() {
        if case.screen.p.is_some() {
            families.entry((case.screen.code.code, case.screen.of.unit.is_some())).or_default().push(at);
        }
    }
    for members in families.into_values() {
        let p: Vec<f64> = members.iter().filter_map(|at| cases[*at].screen.p).collect();
        for (at, q) in members.into_iter().zip(multiplicity::benjamini_hochberg(&p)) {
            cases[at].screen.q = Some(q);
        }
    }
}

/// Judges every test and explains those that are leads, strongest first.
fn leads(cases: &[Case], ledger: &Ledger, config: &Config) -> Vec<Finding> {
    let mut judged: Vec<(&Case, Strength)> = cases.iter().filter_map(|case| Some((case, judge(case, config)?))).collect();
    fold_into_school(&mut judged, config);
    strengthen(&mut judged);
    let setting = Setting { ledger, config };
    let mut leads: Vec<Finding> = judged.into_iter().map(|(case, strength)| explain(case.clone(), strength, &setting)).collect();
    leads.sort_by_key(|lead| (std::cmp::Reverse(lead.strength), lead.screen.code.code, lead.screen.of));
    leads
}

fn judge(case: &Case, config: &Config) -> Option<Strength> {
    let detector = DETECTORS.iter().find(|detector| detector.codes().contains(&case.screen.code))?;
    detector.judge(case, config)
}

/// Where a whole school is up against the earlier exam (A202), each of its subjects is too. A subject stays a lead of its
/// own (A201) only if it would be one by the other subjects too; the test itself is in the screens either way.
fn fold_into_school(judged: &mut Vec<(&Case, Strength)>, config: &Config) {
    const SUPPORTED: f64 = 0.05;
    let school = |of: Subjected| (of.cohort, of.unit);
    let up: BTreeSet<(usize, Option<usize>)> =
        judged.iter().filter(|(case, _)| case.screen.code == &catalogue::A202).map(|(case, _)| school(case.screen.of)).collect();
    judged.retain(|(case, _)| match &case.detail {
        Detail::Residual(residuals) if case.screen.code == &catalogue::A201 && up.contains(&school(case.screen.of)) => {
            residuals.others.is_some_and(|(effect, p)| p <= SUPPORTED && effect >= inflated::least_effect(residuals, &config.screens))
        }
        _ => true,
    });
}

/// A subject that is up and bunches at a line in the same school: two independent families agree.
fn strengthen(judged: &mut [(&Case, Strength)]) {
    let places = |code: &Code| -> BTreeSet<Subjected> {
        judged.iter().filter(|(case, _)| case.screen.code == code).map(|(case, _)| case.screen.of).collect()
    };
    let (up, bunched) = (places(&catalogue::A201), places(&catalogue::A203));
    for (case, strength) in judged.iter_mut() {
        let one_of_both = case.screen.code == &catalogue::A201 || case.screen.code == &catalogue::A203;
        if one_of_both && up.contains(&case.screen.of) && bunched.contains(&case.screen.of) {
            *strength = Strength::Strong;
        }
    }
}
