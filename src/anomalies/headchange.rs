//! A107: the number expected moved against the earlier exam by more than the county's usual coming and going.
//!
//! One screen a school. D = now − earlier; under nothing special D is earlier · r, r the county's median relative change, with
//! variance φ·earlier. φ comes from the median of (D − r·earlier)²/earlier over the county's schools, which a few odd
//! schools do not move, and is 0.02 at least: one pupil in a hundred leaves and one comes. Both tails are suspicious: pupils
//! kept off the list, and pupils put on it. p from Student's t with S/2 degrees of freedom, with which counties of 12 to 80 schools
//! that lose and gain 2 to 5 % have p < .05 as often as it says; with fewer pupils on the move the floor of φ makes it rarer. Where most
//! come, or most go, counts lean to that side: below 0.01, where a lead could rest on it, p is the larger one of this law and of one that
//! leans so. Not tested: fewer schools than it takes, fewer pupils than the smallest cell, no earlier exam. Cost: one pass over schools.

use super::{
    catalogue::A107,
    detector::{Case, Detail, Detector, Exam, Lists, reason, subjected},
    entry::Entry,
    finding::{Code, Screen, Strength, Unit},
    robust::median,
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    reconcile::ledger::Cohort,
    stats::dist::{t_quantile, t_upper},
};

/// The detector of A107.
pub struct HeadChange;

/// Smallest variance per pupil.
const FLOOR: f64 = 0.02;
/// Median of a squared standard normal variable.
const MEDIAN_SQUARE: f64 = 0.454_936_4;
/// Degrees of freedom per school of the spread from a median.
const PER_SCHOOL: f64 = 0.5;
/// p from which on the lean of counts is left out of account.
const CAREFUL: f64 = 0.01;
/// A lead needs so many persons and so large a share beyond the usual.
const LEAST_PERSONS: f64 = 3.0;
const LEAST_SHARE: f64 = 0.03;
/// Share of a moderate and of a clear lead, and the q of a clear one.
const MODERATE_SHARE: f64 = 0.05;
const CLEAR_SHARE: f64 = 0.10;
const CLEAR_Q: f64 = 0.001;

impl Detector for HeadChange {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A107];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let (ledger, config) = (exam.ledger, exam.config);
        Outcome::clean(ledger.cohorts.iter().enumerate().map(|(at, cohort)| test_all(at, cohort, &config.screens)).collect())
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let (q, effect) = (case.screen.q?, case.screen.effect?);
        let persons = effect.abs() * f64::from(case.screen.n);
        if q > config.screens.fdr || persons < LEAST_PERSONS || effect.abs() < LEAST_SHARE {
            return None;
        }
        Some(match effect.abs() {
            share if share >= CLEAR_SHARE && q <= CLEAR_Q => Strength::Strong,
            share if share >= MODERATE_SHARE => Strength::Moderate,
            _ => Strength::Weak,
        })
    }
}

fn test_all(cohort: usize, here: &Cohort, rules: &ScreenRules) -> Vec<Entry> {
    let counts: Vec<(Option<u32>, u32)> = here.units.iter().map(|unit| (unit.earlier, unit.headcount.expected)).collect();
    let tested: Vec<(f64, f64)> = counts
        .iter()
        .filter_map(|(earlier, now)| Some((earlier.filter(|earlier| *earlier >= rules.min_n.max(1))?, *now)))
        .map(|(earlier, now)| (f64::from(earlier), f64::from(now)))
        .collect();
    let usual = if tested.len() >= rules.min_schools as usize { Usual::of(&tested) } else { None };
    let test = |(unit, (earlier, now)): (usize, (Option<u32>, u32))| {
        let of = subjected(cohort, unit, None);
        let skipped = |n: u32, reason: &'static str| Entry::skipped(&A107, of, n, Unit::Share, reason);
        match (earlier, &usual) {
            (None | Some(0), _) => skipped(now, reason::NO_EARLIER),
            (Some(earlier), _) if earlier < rules.min_n => skipped(earlier, reason::FEW_CANDIDATES),
            (Some(earlier), None) => skipped(earlier, reason::FEW_SCHOOLS),
            (Some(earlier), Some(usual)) => {
                let screen = Screen { ..Screen::blank(&A107, of, earlier, Unit::Share) };
                usual.case(screen, earlier, now)
            }
        }
    };
    counts.into_iter().enumerate().map(test).collect()
}

/// The county's usual coming and going.
struct Usual {
    rate: f64,
    variance: f64,
    df: f64,
    /// Half of a 95 % interval, in standard errors.
    reach: Option<f64>,
}

impl Usual {
    fn of(counts: &[(f64, f64)]) -> Option<Self> {
        let rates: Vec<f64> = counts.iter().map(|(earlier, now)| (now - earlier) / earlier).collect();
        let rate = median(&rates)?;
        let squares: Vec<f64> = counts.iter().map(|(earlier, now)| (now - earlier * (1.0 + rate)).powi(2) / earlier).collect();
        let variance = (median(&squares)? / MEDIAN_SQUARE).max(FLOOR);
        #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
        let df = (PER_SCHOOL * counts.len() as f64).max(1.0);
        Some(Self { rate, variance, df, reach: t_quantile(0.975, df) })
    }

    /// Two-sided p of a change so many standard errors beyond the usual, of a school of so many.
    fn p(&self, z: f64, before: f64) -> Option<f64> {
        let two_sided = |z: f64| t_upper(z.abs(), self.df).map(|tail| (2.0 * tail).min(1.0));
        let plain = two_sided(z)?;
        // who comes less who goes has the variance of both together and the third moment of the difference
        let skewness = (self.rate / self.variance).clamp(-1.0, 1.0) / (self.variance * before).sqrt();
        Some(plain.max(two_sided(without_lean(z, skewness))?.min(CAREFUL)))
    }

    /// Effect: change beyond the usual as a share of the earlier number.
    fn case(&self, screen: Screen, earlier: u32, now: u32) -> Entry {
        let (before, after) = (f64::from(earlier), f64::from(now));
        let beyond = after - before * (1.0 + self.rate);
        let error = (self.variance * before).sqrt();
        let z = beyond / error;
        let margin = self.reach.map(|reach| reach * error / before);
        let effect = beyond / before;
        let screen = Screen {
            effect: Some(effect),
            interval: margin.map(|margin| (effect - margin, effect + margin)),
            statistic: Some(z),
            p: self.p(z, before),
            ..screen
        };
        Entry::new(screen, Detail::Change { earlier, now, usual: before * (1.0 + self.rate) })
    }
}

/// What a standardised value of a law with a skewness would be of the normal law.
///
/// Formula:   (6/γ)·((1 + γz/2)^(1/3) − 1) + γ/6 of a gamma law with the skewness γ, as far as it reaches
/// Source:    Wilson & Hilferty (1931), PNAS 17, 684–688
/// Checked:   scipy.stats.pearson3 below
fn without_lean(z: f64, skewness: f64) -> f64 {
    const NONE: f64 = 1e-6;
    if skewness.abs() < NONE {
        return z;
    }
    6.0 / skewness * ((1.0 + skewness * z / 2.0).max(0.0).cbrt() - 1.0) + skewness / 6.0
}

#[cfg(test)]
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small numbers")]
mod tests {
    use super::*;

    /// Honest counties: in each school leavers and arrivals are Poisson with a share that differs between counties.
    #[test]
    fn honest_counties_are_not_accused_and_a_lost_class_is_found() {
        let mut state = 20_260_115_u64;
        let mut uniform = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        let mut poisson = |mean: f64| {
            let (limit, mut product, mut count) = ((-mean).exp(), uniform(), 0.0);
            while product > limit {
                product *= uniform();
                count += 1.0;
            }
            count
        };
        let screen = || Screen::blank(&A107, subjected(0, 0, None), 100, Unit::Share);
        let (mut tests, mut small, mut found) = (0, 0, 0);
        for county in 0..200 {
            let share = 0.005 + 0.03 * f64::from(county) / 200.0;
            let counts: Vec<(f64, f64)> = (0..40)
                .map(|school| {
                    let earlier = 60.0 + 5.0 * f64::from(school);
                    (earlier, earlier - poisson(earlier * share) + poisson(earlier * share))
                })
                .collect();
            let usual = Usual::of(&counts).expect("there are schools");
            let p = |(earlier, now): (f64, f64)| usual.case(screen(), earlier as u32, now as u32).p();
            tests += counts.len();
            small += counts.iter().filter(|counts| p(**counts) < 0.05).count();
            found += usize::from(p((100.0, 80.0)) < 0.05 / 40.0);
        }
        let size = small as f64 / tests as f64;
        assert!((0.01..0.065).contains(&size), "{size} of honest schools have p < .05");
        assert!(found >= 160, "a fifth of the pupils gone is found in {found} of 200 counties, all schools taken into account");
        // where pupils only come, many come to a few schools by chance; without the lean p < .001 is more than twice as frequent as it says
        let mut far = [0, 0];
        for _ in 0..500 {
            let earlier = (0..40).map(|school| 60.0 + 5.0 * f64::from(school));
            let counts: Vec<(f64, f64)> = earlier.map(|earlier| (earlier, earlier + poisson(earlier * 0.05))).collect();
            let usual = Usual::of(&counts).expect("there are schools");
            let p = |(earlier, now): &(f64, f64)| usual.case(screen(), *earlier as u32, *now as u32).p();
            far[0] += counts.iter().filter(|counts| p(counts) < 0.001).count();
            far[1] += counts.iter().filter(|counts| p(counts) < 0.05).count();
        }
        let [far, near] = far.map(|count| count as f64 / 20_000.0);
        assert!(far < 0.001 && (0.035..0.065).contains(&near), "{far} of honest schools have p < .001, {near} < .05");
    }

    #[test]
    fn the_lean_is_that_of_a_gamma_law() {
        for (skewness, z, want) in [(0.3, -1.5, -1.579), (0.3, 3.0, 2.6889), (0.5, 1.0, 1.0089), (0.5, 4.5, 3.5242), (-0.4, 3.0, 3.9058)] {
            let got = without_lean(z, skewness);
            assert!((got - want).abs() < 0.03, "{skewness} {z}: {got}");
        }
        assert_eq!((without_lean(2.5, 0.0), without_lean(2.5, 1e-9)), (2.5, 2.5));
        assert!((without_lean(2.5, 1e-4) - 2.5).abs() < 1e-3);
    }

    #[test]
    fn a_few_odd_schools_do_not_move_what_is_usual() {
        let mut counts: Vec<(f64, f64)> = (0..30).map(|at| (100.0, 99.0 + f64::from(at % 3 - 1))).collect();
        counts.extend([(100.0, 70.0), (100.0, 150.0)]);
        let usual = Usual::of(&counts).expect("there are schools");
        assert!((usual.rate + 0.01).abs() < 1e-9 && (FLOOR..0.03).contains(&usual.variance));
        let screen = || Screen::blank(&A107, subjected(0, 0, None), 100, Unit::Share);
        let p = |now| usual.case(screen(), 100, now).p();
        assert!(p(99) > 0.99 && p(70) < 1e-6 && p(150) < 1e-6);
        assert!((p(97) - p(101)).abs() < 1e-9, "both tails alike");
    }
}
