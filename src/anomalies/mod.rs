//! [`Ledger`] + [`Stats`] → [`Findings`]: reasons to look, never verdicts.
//!
//! Every [`Detector`] scores the whole county; then q-values are found for all tests of a code together, each test is
//! judged, families of evidence that agree strengthen each other, and what is left is put into words.

pub mod answers;
pub mod attainable;
pub mod catalogue;
pub mod detector;
pub mod digits;
pub mod entry;
pub mod explain;
pub mod finding;
pub mod funnel;
pub mod groups;
pub mod jump;
pub mod misfit;
pub mod multiplicity;
pub mod pictures;
pub mod residual;
pub mod robust;
pub mod scatter;
pub mod selective;
pub mod similar;
pub mod twins;
pub mod written;

mod best;
mod bunching;
mod headchange;
mod headcount;
mod inflated;
mod lenient;
mod limits;
mod linear;
mod participation;
mod questions;
mod relation;
mod reported;
mod spread;
mod sums;
mod tail;
mod tests_made;

pub use detector::Detector;
pub use finding::{Finding, Findings, Screen};
pub use tests_made::Screens;

use crate::{
    config::Config,
    diagnostics::{Diagnostics, Outcome},
    reconcile::Ledger,
    stats::Stats,
};
use detector::{Case, Detail, Exam, reason};
use explain::{Setting, explain};
use finding::{Code, Strength, Subjected};
use pictures::Pictures;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tests_made::{Made, Tests};

/// Every detector, those that take longest first in either half: two threads begin at the two halves of the list, what is left last should
/// be short, and the tests of the most candidates are sorted by one thread.
const DETECTORS: [&dyn Detector; 16] = [
    &jump::PupilJump,
    &inflated::Inflated,
    &bunching::Bunching,
    &spread::CompressedSpread,
    &headcount::Headcounts,
    &reported::ReportedFigures,
    &lenient::LenientOnRemark,
    &similar::SimilarAnswers,
    &relation::BrokenRelation,
    &digits::DigitHeaping,
    &twins::IdenticalRows,
    &selective::SelectiveAbsence,
    &participation::Participation,
    &headchange::HeadChange,
    &misfit::MisfittingAnswers,
    &written::WrittenPart,
];

/// Makes every test.
#[must_use]
pub fn screen(ledger: &Ledger, stats: &Stats, config: &Config) -> Outcome<Findings> {
    let wanted = |detector: &&&dyn Detector| detector.codes().iter().any(|code| !is_off(code, config));
    let exam = Exam::new(ledger, stats, config);
    // each of them a piece of work that a free thread may take
    let detectors = DETECTORS.par_iter().with_max_len(1).filter(wanted);
    let look = |detector: &&'static dyn Detector| -> (Made<'_>, Diagnostics) {
        let mut seen = Diagnostics::new();
        let mut lists = detector.look(&exam).into_value(&mut seen);
        if !config.screens.off.is_empty() {
            lists.iter_mut().for_each(|cases| cases.retain(|case| !is_off(case.code(), config)));
        }
        (Made::of(*detector, lists), seen)
    };
    let (made, told): (Vec<Made<'_>>, Vec<Diagnostics>) = detectors.map(look).unzip();
    let mut seen: Diagnostics = told.into_iter().flatten().collect();
    let tests = Tests::of(made);
    let judged = tests.judged(config);
    let leads = leads(&judged, ledger, config);
    let limits = limits::limits(&tests.low_match(), &leads, &exam);
    seen.extend(best::under_lead(&leads, ledger, stats, config));
    Outcome { value: Findings { screens: tests.screens(), leads, limits, pictures: Pictures::default() }, seen }
}

/// Whether exam.toml switches a code off, by its code or slug.
fn is_off(code: &Code, config: &Config) -> bool {
    config.screens.off.iter().any(|off| off.eq_ignore_ascii_case(code.code) || off.eq_ignore_ascii_case(code.slug))
}

/// Weighs the tests that speak against each other and explains those that are leads, strongest first.
fn leads(judged: &[(Case, Strength)], ledger: &Ledger, config: &Config) -> Vec<Finding> {
    let mut judged: Vec<(&Case, Strength)> = judged.iter().map(|(case, strength)| (case, *strength)).collect();
    fold_subjects(&mut judged, config);
    fold_classes(&mut judged);
    strengthen(&mut judged);
    let setting = Setting { ledger, config };
    let mut leads: Vec<Finding> = judged.into_par_iter().map(|(case, strength)| explain(case.clone(), strength, &setting)).collect();
    leads.sort_by_key(|lead| (std::cmp::Reverse(lead.strength), lead.screen.code.code, lead.screen.of));
    leads
}

/// Where a whole school or class is up against the earlier exam (A202), each of its subjects is too. A subject stays a lead
/// of its own (A201) only if it would be one by the other subjects too; the test itself is in the screens either way.
fn fold_subjects(judged: &mut Vec<(&Case, Strength)>, config: &Config) {
    const SUPPORTED: f64 = 0.01;
    let whole = |of: Subjected| of.in_paper(None);
    let up: BTreeSet<Subjected> =
        judged.iter().filter(|(case, _)| case.screen.code == &catalogue::A202).map(|(case, _)| case.screen.of).collect();
    judged.retain(|(case, _)| match &case.detail {
        Detail::Residual(residuals) if case.screen.code == &catalogue::A201 && up.contains(&whole(case.screen.of)) => {
            residuals.others.is_some_and(|(effect, p)| p <= SUPPORTED && effect >= inflated::least_effect(residuals, &config.screens))
        }
        _ => true,
    });
}

/// A class of a school that is a lead itself says nothing new, unless its interval lies wholly beyond the school's effect.
/// Facts (no p) are told wherever they are.
fn fold_classes(judged: &mut Vec<(&Case, Strength)>) {
    let school = |of: Subjected| of.in_class(None);
    let effects: BTreeMap<(&str, Subjected), f64> = judged
        .iter()
        .filter(|(case, _)| case.screen.of.class().is_none() && case.screen.of.candidate().is_none())
        .filter_map(|(case, _)| Some(((case.screen.code.code, case.screen.of), case.screen.effect?)))
        .collect();
    judged.retain(|(case, _)| {
        let screen = &case.screen;
        let is_class = screen.of.class().is_some() && screen.p.is_some();
        let of_school = effects.get(&(screen.code.code, school(screen.of))).filter(|_| is_class);
        match (of_school, screen.interval) {
            (Some(effect), Some((low, high))) => {
                if *effect < 0.0 {
                    high < *effect
                } else {
                    low > *effect
                }
            }
            (Some(_), None) => false,
            (None, _) => true,
        }
    });
}

/// A cell that is odd in its mean and in something that does not depend on the mean: independent families agree. A spread
/// that is small (A204) shrinks what other subjects explain and is shrunk by a high mean, so it makes nothing strong.
fn strengthen(judged: &mut [(&Case, Strength)]) {
    let places = |codes: &[&Code]| -> BTreeSet<Subjected> {
        judged.iter().filter(|(case, _)| codes.contains(&case.screen.code)).map(|(case, _)| case.screen.of).collect()
    };
    let moved = places(&[&catalogue::A201, &catalogue::A207]);
    let odd = places(&[&catalogue::A203, &catalogue::A205, &catalogue::A206, &catalogue::A209]);
    for (case, strength) in judged.iter_mut() {
        let counts = [&catalogue::A201, &catalogue::A207, &catalogue::A203, &catalogue::A205, &catalogue::A206, &catalogue::A209]
            .contains(&case.screen.code);
        if counts && moved.contains(&case.screen.of) && odd.contains(&case.screen.of) {
            *strength = Strength::Strong;
        }
    }
}
