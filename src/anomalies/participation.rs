//! A105: more absent than the county's other schools usually have.
//!
//! Per school, persons absent from everything; per paper, persons absent from that paper who sat another, so that no
//! absence counts twice. Upper tail only; the smallest group is the configured least number of candidates. Cost: one
//! pass over marks.

use super::{
    catalogue::A105,
    detector::{Case, Detail, Detector, Exam, Lists, reason, subjected},
    entry::Entry,
    finding::{Code, Screen, Strength, Unit},
    robust::median,
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    model::Status,
    reconcile::ledger::Cohort,
    stats::{binomial, dist::wilson},
};

/// The detector of A105.
pub struct Participation;

/// The county's rate counts as at least this much: where hardly anybody is absent, the first one is no wonder. With twice as much, honest
/// counties that miss one in a hundred would nearly all count as if they missed more.
const FLOOR: f64 = 0.005;
/// Median share, at least, beside which a school is odd.
const MEDIAN_FLOOR: f64 = 0.01;
/// Upper tail below which a school does not tell what is usual.
const ODD: f64 = 0.01;
/// Least excess over the county's share that is a lead, that is moderate, and that is a plain fact of clear size.
const LEAST_EXCESS: f64 = 0.02;
const MODERATE_EXCESS: f64 = 0.05;
const CLEAR_EXCESS: f64 = 0.10;
/// Least q for a clear fact.
const CLEAR_Q: f64 = 0.001;

impl Detector for Participation {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A105];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let (ledger, config) = (exam.ledger, exam.config);
        let of_cohort = |(at, cohort): (usize, &Cohort)| -> Vec<Entry> {
            let everything = cohort.units.iter().map(|unit| (unit.headcount.absent, unit.headcount.expected)).collect();
            let unexplained = |unit: usize| cohort.units[unit].headcount.unexplained;
            let mut cases = test_all((at, None), everything, unexplained, &config.screens);
            if cohort.single_papers() > 1 {
                let scores = &exam.scores[at];
                let sat: Vec<bool> = cohort.fates.iter().zip(scores.here()).map(|(fate, here)| fate.sat() && *here).collect();
                let missed = |paper: usize| missed_only(cohort, scores.statuses(paper), &sat);
                cases.extend(
                    (0..cohort.single_papers()).flat_map(|paper| test_all((at, Some(paper)), missed(paper), |_| 0, &config.screens)),
                );
            }
            cases
        };
        Outcome::clean(ledger.cohorts.iter().enumerate().map(of_cohort).collect())
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let (q, excess) = (case.screen.q?, case.screen.effect?);
        if q > config.screens.fdr || excess < LEAST_EXCESS {
            return None;
        }
        Some(match excess {
            _ if excess >= CLEAR_EXCESS && q <= CLEAR_Q => Strength::Strong,
            _ if excess >= MODERATE_EXCESS => Strength::Moderate,
            _ => Strength::Weak,
        })
    }
}

/// Who of each school missed a paper though he sat another, and with these who sat it: candidates who count here.
fn missed_only(cohort: &Cohort, statuses: &[Status], sat_any: &[bool]) -> Vec<(u32, u32)> {
    // as many as a byte counts
    const TOGETHER: usize = 255;
    let count = |range: std::ops::Range<usize>| {
        let blocks = statuses[range.clone()].chunks(TOGETHER).zip(sat_any[range].chunks(TOGETHER));
        blocks.fold((0, 0), |(absent, expected): (u32, u32), (statuses, sat_any)| {
            let (mut missed, mut sat) = (0_u8, 0_u8);
            for (status, any) in statuses.iter().zip(sat_any) {
                missed = missed.wrapping_add(u8::from(*any & matches!(status, Status::Absent | Status::Blank)));
                let comes = matches!(status, Status::Present | Status::Excluded | Status::Unreadable | Status::Misconduct);
                sat = sat.wrapping_add(u8::from(*any & comes));
            }
            (absent + u32::from(missed), expected + u32::from(missed) + u32::from(sat))
        })
    };
    cohort.units.iter().map(|unit| count(unit.range.clone())).collect()
}

/// The share of absent candidates that is usual in the county.
pub(super) struct Usual {
    median: f64,
    absent: u64,
    expected: u64,
    least: f64,
}

impl Usual {
    /// From the absent and the expected of each school: of all but those that are odd beside the median school. The median alone is too
    /// low, since counts of rare events lean to the left. `least` is the share that it counts as at least.
    pub(super) fn of(counts: &[(u32, u32)], least: f64) -> Self {
        let shares: Vec<f64> = counts.iter().map(|(absent, expected)| f64::from(*absent) / f64::from(*expected)).collect();
        let median = median(&shares).unwrap_or(0.0).max(MEDIAN_FLOOR);
        let mut usual = Self { median, absent: 0, expected: 0, least };
        for (absent, expected) in counts.iter().filter(|school| usual.tells(**school)).copied().collect::<Vec<(u32, u32)>>() {
            usual.absent += u64::from(absent);
            usual.expected += u64::from(expected);
        }
        usual
    }

    /// Whether a school tells what is usual.
    fn tells(&self, (absent, expected): (u32, u32)) -> bool {
        // no more than the mean, or nobody at all, is never odd
        f64::from(absent) <= f64::from(expected) * self.median
            || binomial::upper(absent, expected, self.median).is_some_and(|tail| tail >= ODD)
    }

    /// The absent and the expected of the schools that tell what is usual but one, which would else be compared with itself; the least
    /// share of them absent at least.
    pub(super) fn others(&self, school: (u32, u32)) -> (f64, f64) {
        let own = if self.tells(school) { school } else { (0, 0) };
        let (absent, expected) = (self.absent.saturating_sub(own.0.into()), self.expected.saturating_sub(own.1.into()));
        let expected = expected as f64;
        ((absent as f64).max(self.least * expected.max(1.0)), expected.max(1.0))
    }
}

/// Tests every school that has anybody against the share that is usual in the county's other schools; `unexplained` says how many of a
/// school are on the roster only.
fn test_all(
    (cohort, paper): (usize, Option<usize>),
    counts: Vec<(u32, u32)>,
    unexplained: impl Fn(usize) -> u32,
    rules: &ScreenRules,
) -> Vec<Entry> {
    let compared: Vec<(u32, u32)> = counts.iter().filter(|(_, expected)| *expected >= rules.min_n.max(1)).copied().collect();
    let usual = Usual::of(&compared, FLOOR);
    let enough = compared.len() >= rules.min_schools as usize;
    let nobody = paper.is_some() && counts.iter().all(|(absent, _)| *absent == 0);
    let test = |(unit, (absent, expected)): (usize, (u32, u32))| -> Option<Entry> {
        let of = subjected(cohort, unit, paper);
        match expected {
            0 => None,
            _ if !enough => Some(Entry::skipped(&A105, of, expected, Unit::Share, reason::FEW_SCHOOLS)),
            _ if nobody => Some(Entry::skipped(&A105, of, expected, Unit::Share, reason::NOBODY_ABSENT)),
            _ if expected < rules.min_n => Some(Entry::skipped(&A105, of, expected, Unit::Share, reason::FEW_CANDIDATES)),
            _ => {
                let (others_absent, others) = usual.others((absent, expected));
                let p = binomial::predicted_middle(absent, expected, (others_absent, others));
                let screen = Screen { p, ..Screen::blank(&A105, of, expected, Unit::Share) };
                Some(case(screen, (absent, unexplained(unit).min(absent)), others_absent / others))
            }
        }
    };
    let mut cases = Vec::with_capacity(counts.len());
    cases.extend(counts.into_iter().enumerate().filter_map(test));
    cases
}

/// Effect: share absent less what is usual in the county's other schools.
fn case(screen: Screen, (absent, unexplained): (u32, u32), usual: f64) -> Entry {
    let n = f64::from(screen.n);
    let effect = f64::from(absent) / n - usual;
    let interval = wilson(absent, screen.n).map(|(low, high)| (low - usual, high - usual));
    let statistic = (f64::from(absent) - n * usual) / (n * usual * (1.0 - usual)).sqrt();
    let statistic = statistic.is_finite().then_some(statistic);
    let screen = Screen { effect: Some(effect), interval, statistic, ..screen };
    Entry::new(screen, Detail::Absence { absent, unexplained, usual })
}
