//! A204: a unit's scores lie closer together than its mean lets expect.
//!
//! Schools with schools, classes with classes. Suspicious is the lower tail. Scores pressed against the full mark have a
//! small spread in every school of a high mean: the line on the mean allows for that. The smallest unit is the configured
//! least number of candidates. Cost: one pass over scores.

use super::{
    catalogue::A204,
    detector::{Case, Detail, Detector, Exam, Lists, Shape, reason},
    entry::Entry,
    finding::{Code, Screen, Strength, Unit},
    groups::Groups,
    residual::Cell,
    scatter::{Scatter, Units, compare_scatter, ratio},
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    reconcile::ledger::Cohort,
};

/// The detector of A204.
pub struct CompressedSpread;

/// Narrowing of a clear lead as a multiple of the least one.
const CLEAR_NARROWING: f64 = 1.75;
/// q of a clear lead.
const CLEAR_Q: f64 = 0.01;

impl Detector for CompressedSpread {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A204];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let (ledger, config) = (exam.ledger, exam.config);
        let of_cohort = |(at, cohort): (usize, &Cohort)| -> Vec<Vec<Entry>> {
            exam.levels[at].iter().map(|level| cases((cohort, &level.groups, &level.units), at, &config.screens)).collect()
        };
        Outcome::clean(ledger.cohorts.iter().enumerate().flat_map(of_cohort).collect())
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let (q, narrowing) = (case.screen.q?, -case.screen.effect?);
        if q > config.screens.fdr || narrowing < config.screens.min_spread {
            return None;
        }
        Some(if q <= CLEAR_Q && narrowing >= CLEAR_NARROWING * config.screens.min_spread { Strength::Moderate } else { Strength::Weak })
    }
}

fn cases((cohort, groups, papers): (&Cohort, &Groups, &[Units]), at: usize, rules: &ScreenRules) -> Vec<Entry> {
    let enough = enough_schools(groups, rules);
    let least: Vec<f64> = (0..papers.len()).map(|paper| rounding(cohort, paper)).collect();
    let compared = compare_scatter(&papers.iter().collect::<Vec<&Units>>(), rules.min_n, &least, &enough);
    let told: Vec<(bool, f64)> = (0..papers.len())
        .map(|paper| (is_tested(&papers[paper], rules, &enough), county_rate(cohort, paper, &papers[paper].scatters)))
        .collect();
    let mut cases = Vec::with_capacity(groups.len() * papers.len());
    for group in 0..groups.len() {
        for (paper, (units, (tested, rate))) in papers.iter().zip(&told).enumerate() {
            let (of, unit) = (groups.place(at, group, paper), &units.scatters[group]);
            match compared.as_ref().and_then(|compared| *compared.question.cells[paper].get(group)?) {
                _ if unit.n == 0 => {}
                Some(cell) => cases.push(case(Screen::blank(&A204, of, unit.n, Unit::Share), unit, cell, *rate, rules)),
                None => cases.push(Entry::skipped(&A204, of, unit.n, Unit::Share, why_not(*tested, unit.n, rules))),
            }
        }
    }
    cases
}

/// Whether enough schools have units that could be tested.
pub(super) fn is_tested(units: &Units, rules: &ScreenRules, enough: impl Fn(&[bool]) -> bool) -> bool {
    enough(&units.scatters.iter().map(|unit| unit.n >= rules.min_n.max(3)).collect::<Vec<bool>>())
}

/// Whether the units that could be tested are of enough schools.
pub(super) fn enough_schools<'a>(groups: &'a Groups, rules: &'a ScreenRules) -> impl Fn(&[bool]) -> bool + Sync + 'a {
    |tested| groups.schools_where(|group| tested[group]) >= rules.min_schools as usize
}

/// Why a unit's scatter was not compared.
pub(super) fn why_not(tested: bool, n: u32, rules: &ScreenRules) -> &'static str {
    match n {
        _ if !tested => reason::FEW_SCHOOLS,
        few if few < rules.min_n.max(3) => reason::FEW_CANDIDATES,
        _ => reason::NOTHING_TO_COMPARE,
    }
}

/// Sd that rounding to the paper's step alone makes.
pub(super) fn rounding(cohort: &Cohort, paper: usize) -> f64 {
    (cohort.papers[paper].step.to_f64() / 12_f64.sqrt()).max(f64::MIN_POSITIVE)
}

/// The county's mean as a share of the full mark.
pub(super) fn county_rate(cohort: &Cohort, paper: usize, units: &[Scatter]) -> f64 {
    let n: f64 = units.iter().map(|unit| f64::from(unit.n)).sum();
    let full = cohort.papers[paper].full.to_f64();
    if n > 0.0 && full > 0.0 { units.iter().map(|unit| f64::from(unit.n) * unit.level).sum::<f64>() / n / full } else { 0.0 }
}

/// Effect: sd over the expected sd, less 1, after shrinking.
fn case(screen: Screen, unit: &Scatter, cell: Cell, county_rate: f64, rules: &ScreenRules) -> Entry {
    let share = |distance: f64| ratio(distance) - 1.0;
    let screen = Screen {
        effect: Some(share(cell.effect)),
        interval: Some((share(cell.interval.0), share(cell.interval.1))),
        statistic: Some(cell.z),
        p: Some(cell.p_lower),
        ..screen
    };
    let shape = || Shape {
        sd: unit.sd(),
        expected: unit.sd() / ratio(cell.distance).max(0.01),
        mean: unit.level,
        county_rate,
        correlation: None,
        fisher: None,
    };
    Entry::made(screen, rules, || Detail::Shape(Box::new(shape())))
}
