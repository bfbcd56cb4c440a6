//! [`Ledger`] + [`Stats`] → [`Findings`]: reasons to look, never verdicts.
//!
//! Every [`Detector`] scores the whole county; then q-values are found for all tests of a code together, each test is
//! judged, families of evidence that agree strengthen each other, and what is left is put into words.

pub mod answers;
pub mod attainable;
pub mod catalogue;
pub mod detector;
pub mod digits;
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

pub use detector::Detector;
pub use finding::{Finding, Findings, Screen};

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
use residual::Scores;
use std::collections::{BTreeMap, BTreeSet};

/// Every detector.
const DETECTORS: [&dyn Detector; 16] = [
    &headcount::Headcounts,
    &participation::Participation,
    &selective::SelectiveAbsence,
    &headchange::HeadChange,
    &inflated::Inflated,
    &bunching::Bunching,
    &spread::CompressedSpread,
    &relation::BrokenRelation,
    &digits::DigitHeaping,
    &written::WrittenPart,
    &lenient::LenientOnRemark,
    &jump::PupilJump,
    &twins::IdenticalRows,
    &similar::SimilarAnswers,
    &misfit::MisfittingAnswers,
    &reported::ReportedFigures,
];

/// Makes every test.
#[must_use]
pub fn screen(ledger: &Ledger, stats: &Stats, config: &Config) -> Outcome<Findings> {
    let wanted = |detector: &&&dyn Detector| detector.codes().iter().any(|code| !is_off(code, config));
    let exam = Exam { ledger, stats, config, scores: ledger.cohorts.par_iter().map(Scores::of).collect() };
    let looked: Vec<Outcome<Vec<Case>>> = DETECTORS.par_iter().filter(wanted).map(|detector| detector.look(&exam)).collect();
    let mut seen = Diagnostics::new();
    let mut cases: Vec<Case> = looked.into_iter().flat_map(|outcome| outcome.into_value(&mut seen)).collect();
    if !config.screens.off.is_empty() {
        cases.retain(|case| !is_off(case.screen.code, config));
    }
    let mut cases = in_order(cases);
    adjust(&mut cases);
    let leads = leads(&cases, ledger, config);
    let limits = limits::limits(&cases, &leads, ledger, config);
    let screens = cases.into_iter().map(|case| case.screen).collect();
    seen.extend(best::under_lead(&leads, ledger, stats, config));
    Outcome { value: Findings { screens, leads, limits, pictures: Pictures::default() }, seen }
}

/// By code and place. Their order is found first, since cases are large.
fn in_order(cases: Vec<Case>) -> Vec<Case> {
    let place = |code: &Code| catalogue::ALL.iter().position(|known| std::ptr::eq(*known, code));
    let mut order: Vec<(Option<usize>, Subjected, usize)> =
        cases.iter().enumerate().map(|(at, case)| (place(case.screen.code), case.screen.of, at)).collect();
    order.par_sort_unstable();
    let mut cases: Vec<Option<Case>> = cases.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(.., at)| cases[at].take()).collect()
}

/// Whether exam.toml switches a code off, by its code or slug.
fn is_off(code: &Code, config: &Config) -> bool {
    config.screens.off.iter().any(|off| off.eq_ignore_ascii_case(code.code) || off.eq_ignore_ascii_case(code.slug))
}

/// Gives every test its q among all tests of its code; those of the county as a whole, of schools and of classes are
/// families of their own, so that many classes cost the schools no power.
fn adjust(cases: &mut [Case]) {
    let mut families: BTreeMap<(&str, bool, bool), Vec<usize>> = BTreeMap::new();
    for (at, case) in cases.iter().enumerate() {
        if case.screen.p.is_some() {
            families.entry((case.screen.code.code, case.screen.of.unit.is_some(), case.screen.of.class.is_some())).or_default().push(at);
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
    fold_subjects(&mut judged, config);
    fold_classes(&mut judged);
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

/// Where a whole school or class is up against the earlier exam (A202), each of its subjects is too. A subject stays a lead
/// of its own (A201) only if it would be one by the other subjects too; the test itself is in the screens either way.
fn fold_subjects(judged: &mut Vec<(&Case, Strength)>, config: &Config) {
    const SUPPORTED: f64 = 0.01;
    let whole = |of: Subjected| Subjected { paper: None, ..of };
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
    let school = |of: Subjected| Subjected { class: None, ..of };
    let effects: BTreeMap<(&str, Subjected), f64> = judged
        .iter()
        .filter(|(case, _)| case.screen.of.class.is_none() && case.screen.of.candidate.is_none())
        .filter_map(|(case, _)| Some(((case.screen.code.code, case.screen.of), case.screen.effect?)))
        .collect();
    judged.retain(|(case, _)| {
        let screen = &case.screen;
        let is_class = screen.of.class.is_some() && screen.p.is_some();
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
