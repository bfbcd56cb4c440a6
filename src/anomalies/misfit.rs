//! A304: a pupil has hard items right and easy ones wrong.
//!
//! One screen for each pupil in each paper with enough items that are right or wrong. How likely each answer is at the pupil's
//! level is taken from the county; l_z* says how unlikely the answers are together, U3 how far they are from the easiest ones.
//! Lower tail of l_z*, with its skewness; both must speak for a lead. Where it is known which options were chosen, a slip on the
//! answer card is tested beside the pattern, which it need not disturb: a card that slipped as a whole looks like a weak pupil's.
//! Pupils with next to nothing right or wrong are not tested. Cost: candidates × items.

use super::{
    answers::{
        Answered, Curves, LEAST_PUPILS, Slip,
        person::{Met, fit, lower_tail, u3},
        right_or_wrong, slip, smooth,
    },
    catalogue::A304,
    detector::{Case, Detail, Detector, Exam, Lists, reason, subjected, whole_paper},
    entry::Entry,
    finding::{Code, Screen, Strength, Unit},
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    reconcile::{items::PaperItems, ledger::Cohort},
    stats::dist::TWO_SIDED_95,
};
use rayon::prelude::*;

/// The detector of A304.
pub struct MisfittingAnswers;

/// Items that it takes, and how many of them a pupil must have right and wrong.
const LEAST_ITEMS: usize = 15;
const LEAST_EACH: usize = 3;
/// q of a clear lead.
const CLEAR_Q: f64 = 0.005;
/// p from which on a slip explains the pattern, and by how many items more have to be right so.
const EXPLAINS: f64 = 0.01;
const CLEARLY: u32 = 4;
/// Part of the error that goes to slips, where the keys of neighbouring items tell them.
const FOR_SLIPS: f64 = 0.25;

/// Answers of a pupil.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Odd {
    /// l_z*.
    pub fit: f64,
    /// U3, and that of pupils with as many right.
    pub u3: (f64, f64),
    /// Right of so many items.
    pub right: u32,
    /// Items.
    pub items: u32,
    /// Of the harder half right, of the easier half wrong.
    pub hard_right: u32,
    /// Of the easier half wrong.
    pub easy_wrong: u32,
    /// The card read one place off, where more of it is right so.
    pub slipped: Option<Slip>,
    /// What is told is the slip, and not the pattern.
    pub by_slip: bool,
}

impl Detector for MisfittingAnswers {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A304];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let mut cases = Vec::new();
        for (at, cohort) in exam.ledger.cohorts.iter().enumerate() {
            for paper in 0..cohort.single_papers() {
                let skipped = |why| Entry::skipped(&A304, whole_paper(at, paper), exam.scores[at].takers(paper), Unit::Share, why);
                let Some(items) = cohort.items.iter().find(|items| items.paper == paper) else {
                    cases.push(skipped(reason::NO_ITEMS));
                    continue;
                };
                let used = right_or_wrong(items);
                if used.len() < LEAST_ITEMS {
                    cases.push(skipped(reason::FEW_ITEMS));
                    continue;
                }
                let answered = Answered::of(cohort, items, used);
                if answered.pupils() < LEAST_PUPILS {
                    cases.push(skipped(reason::FEW_CANDIDATES));
                } else {
                    cases.extend(of_paper(cohort, at, items, &answered, &exam.config.screens));
                }
            }
        }
        Outcome::clean(vec![cases])
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let (q, low) = (case.screen.q?, case.screen.interval?.0);
        if q > config.screens.fdr || low <= 0.0 {
            return None;
        }
        Some(if q <= CLEAR_Q { Strength::Moderate } else { Strength::Weak })
    }
}

/// One pupil's answers.
#[derive(Clone)]
struct Script {
    rights: Vec<bool>,
    u3: f64,
}

fn of_paper(cohort: &Cohort, at: usize, items: &PaperItems, answered: &Answered, rules: &ScreenRules) -> Vec<Entry> {
    let curves = Curves::of(answered, answered.items.len() as f64, |candidate| answered.rights(candidate) as f64);
    let complete = answered.pupils() as f64;
    let shares: Vec<f64> = (0..answered.items.len())
        .map(|item| {
            let right =
                (0..answered.complete.len()).filter(|at| answered.complete[*at] && Some(answered.row(*at)[item]) == answered.right[item]);
            (right.count() as f64 + 0.5) / (complete + 1.0)
        })
        .collect();
    let script = |candidate: usize| -> Option<Script> {
        let row = answered.row(candidate);
        let rights: Vec<bool> = row.iter().zip(&answered.right).map(|(answer, right)| Some(*answer) == *right).collect();
        let count = rights.iter().filter(|right| **right).count();
        let told = answered.complete[candidate] && count >= LEAST_EACH && rights.len() - count >= LEAST_EACH;
        told.then(|| u3(&rights, &shares).map(|u3| Script { rights, u3 })).flatten()
    };
    let scripts: Vec<Option<Script>> = (0..answered.complete.len()).into_par_iter().map(script).collect();
    let usual = usual_u3(&scripts, &curves);
    let of_unit = |(unit, held): (usize, &crate::reconcile::ledger::SchoolUnit)| -> Vec<Entry> {
        let place = subjected(at, unit, Some(items.paper));
        let sat = held.range.clone().filter(|at| cohort.counted(items.paper, *at).is_some());
        let n = u32::try_from(sat.clone().count()).unwrap_or(u32::MAX);
        if n < rules.min_n {
            return (n > 0).then(|| Entry::skipped(&A304, place, n, Unit::Share, reason::FEW_CANDIDATES)).into_iter().collect();
        }
        let of_pupil = |candidate: usize| {
            let of = place.for_candidate(Some(candidate));
            let count = u32::try_from(answered.items.len()).unwrap_or(u32::MAX);
            let script = scripts[candidate]
                .as_ref()
                .and_then(|script| case(Screen::blank(&A304, of, count, Unit::Share), (answered, &curves), (script, &shares, &usual)));
            let why = if answered.complete[candidate] { reason::ONE_SIDED } else { reason::FEW_ITEMS };
            script.unwrap_or_else(|| Entry::skipped(&A304, of, count, Unit::Share, why))
        };
        sat.map(of_pupil).collect()
    };
    cohort.units.par_iter().enumerate().flat_map_iter(of_unit).collect()
}

/// Mean and sd of U3 at each level.
fn usual_u3(scripts: &[Option<Script>], curves: &Curves) -> Vec<(f64, f64)> {
    let mut sums = [vec![0.0; curves.count], vec![0.0; curves.count], vec![0.0; curves.count]];
    for (candidate, script) in scripts.iter().enumerate() {
        let Some(script) = script else { continue };
        let level = curves.level(candidate);
        for (sums, value) in sums.iter_mut().zip([1.0, script.u3, script.u3 * script.u3]) {
            sums[level] += value;
        }
    }
    let (means, squares) = (smooth(&sums[0], &sums[1]), smooth(&sums[0], &sums[2]));
    means.iter().zip(&squares).map(|((mean, _), (square, _))| (*mean, (square - mean * mean).max(0.0).sqrt())).collect()
}

fn case(
    screen: Screen,
    (answered, curves): (&Answered, &Curves),
    (script, shares, usual): (&Script, &[f64], &[(f64, f64)]),
) -> Option<Entry> {
    let candidate = screen.of.candidate()?;
    let level = curves.level(candidate);
    let met: Vec<Met> = (0..answered.items.len())
        .filter_map(|item| {
            let chance = curves.share(item, answered.right[item]?, level);
            Some(Met { right: script.rights[item], chance, slope: curves.slope(item, level), weight: 1.0 })
        })
        .collect();
    let fit = fit(&met)?;
    let found = slip(answered, curves, candidate);
    let (mean, sd) = usual[level];
    let beyond = script.u3 - mean;
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by(|a, b| shares[*b].total_cmp(&shares[*a]));
    let (easy, hard) = order.split_at(order.len() / 2);
    let count = |items: &[usize], right: bool| {
        u32::try_from(items.iter().filter(|item| script.rights[**item] == right).count()).unwrap_or(u32::MAX)
    };
    let pattern = lower_tail(fit.starred, fit.skewness);
    let (p, by_slip) = if answered.tells_slips() { either(pattern, found) } else { (pattern, false) };
    let around = |effect: f64, sd: f64| Some((effect - TWO_SIDED_95 * sd, effect + TWO_SIDED_95 * sd));
    let screen = match found.filter(|_| by_slip) {
        Some(slip) => {
            let of = f64::from(slip.of);
            let (effect, sd) = ((f64::from(slip.fitting) - slip.expected.0) / of, slip.expected.1 / of);
            Screen { effect: Some(effect), interval: around(effect, sd), statistic: Some(slip.z()), p: Some(p), ..screen }
        }
        None => Screen { effect: Some(beyond), interval: around(beyond, sd), statistic: Some(fit.starred), p: Some(p), ..screen },
    };
    let right = u32::try_from(answered.rights(candidate)).unwrap_or(u32::MAX);
    let odd = Odd {
        fit: fit.starred,
        u3: (script.u3, mean),
        right,
        items: u32::try_from(answered.items.len()).unwrap_or(u32::MAX),
        hard_right: count(hard, true),
        easy_wrong: count(easy, false),
        slipped: found.filter(|slip| by_slip || (p < EXPLAINS && slip.right >= right.saturating_add(CLEARLY))),
        by_slip,
    };
    Some(Entry::new(screen, Detail::Odd(Box::new(odd))))
}

/// The pattern or the slip, whichever says more, each with its part of the error.
fn either(pattern: f64, found: Option<Slip>) -> (f64, bool) {
    let (pattern, slip) = (pattern / (1.0 - FOR_SLIPS), found.map_or(1.0, |slip| slip.p / FOR_SLIPS));
    (pattern.min(slip).min(1.0), slip < pattern)
}
