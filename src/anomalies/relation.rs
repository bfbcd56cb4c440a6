//! A205: in a unit a subject no longer follows the same pupils' other subjects.
//!
//! What the county's slopes leave unexplained scatters more than in other units. Schools with schools, classes with
//! classes; upper tail. A unit whose pupils are alike is no worse off, since slopes are the county's; the line on the mean
//! allows for the ceiling. Needs three subjects, of which nearly all pupils sat the others. The smallest unit is the
//! configured least number of candidates. Cost: candidates × columns²/2 for the slopes, then columns² a unit.

use super::{
    catalogue::A205,
    detector::{Case, Detail, Detector, Exam, Lists, Shape, blank},
    finding::{Code, Screen, Strength, Unit},
    groups::Groups,
    linear::Symmetric,
    reason,
    residual::{Cell, Column, Group, PaperSet, Sample, Scores},
    scatter::{Powers, Scatter, Units, compare_scatter, fisher_z, ratio},
    spread::{county_rate, enough_schools, is_tested, rounding, why_not},
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    reconcile::ledger::Cohort,
};
use rayon::prelude::*;
use std::sync::Arc;

/// The detector of A205.
pub struct BrokenRelation;

/// Widening of a clear lead as a multiple of the least one.
const CLEAR_WIDENING: f64 = 2.0;
/// q of a clear lead.
const CLEAR_Q: f64 = 0.01;
/// Subjects that it takes.
const LEAST_SUBJECTS: usize = 3;

impl Detector for BrokenRelation {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A205];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let (ledger, config) = (exam.ledger, exam.config);
        let of_cohort = |(at, cohort): (usize, &Cohort)| -> Vec<Vec<Case>> {
            let sets = exam.scores[at].sets();
            exam.levels[at].iter().map(|level| cases((cohort, &exam.scores[at], &level.groups), at, sets, &config.screens)).collect()
        };
        Outcome::clean(ledger.cohorts.iter().enumerate().flat_map(of_cohort).collect())
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let (q, widening) = (case.screen.q?, case.screen.effect?);
        let Detail::Shape(shape) = &case.detail else { return None };
        let looser = shape.correlation.is_some_and(|(own, county)| own < county);
        if q > config.screens.fdr || widening < config.screens.min_spread || !looser {
            return None;
        }
        Some(if q <= CLEAR_Q && widening >= CLEAR_WIDENING * config.screens.min_spread { Strength::Moderate } else { Strength::Weak })
    }
}

/// What the other subjects leave unexplained of one subject.
struct Unexplained {
    units: Units,
    sample: Arc<Sample>,
    /// The subject's column, and what the others let expect of it as weights of the columns.
    own: usize,
    expectation: Vec<f64>,
}

impl Unexplained {
    /// Correlation of the subject with its expectation, from sums of products.
    fn correlation(&self, products: &Symmetric) -> Option<f64> {
        let (actual, expected) = (products.get(self.own, self.own), products.form(&self.expectation));
        let both: f64 = self.expectation.iter().enumerate().map(|(at, slope)| slope * products.upper(at, self.own)).sum();
        (actual > 0.0 && expected > 0.0).then(|| both / (actual * expected).sqrt())
    }
}

fn cases((cohort, scores, groups): (&Cohort, &Scores, &Groups), at: usize, sets: &[PaperSet], rules: &ScreenRules) -> Vec<Case> {
    let mut found: Vec<Option<Unexplained>> = (0..cohort.single_papers()).map(|_| None).collect();
    for set in sets.iter().filter(|set| set.papers.len() >= LEAST_SUBJECTS) {
        let sample = Sample::gather(scores, set.papers.iter().map(|paper| Column::Paper(*paper)).collect(), &groups.ranges());
        let looked: Vec<_> = set.targets.par_iter().map(|paper| (*paper, unexplained((scores, groups), &sample, *paper))).collect();
        looked.into_iter().for_each(|(paper, looked)| found[paper] = looked);
    }
    let none = Units::default();
    let papers: Vec<&Units> = found.iter().map(|found| found.as_ref().map_or(&none, |found| &found.units)).collect();
    let enough = enough_schools(groups, rules);
    let least: Vec<f64> = (0..found.len()).map(|paper| rounding(cohort, paper)).collect();
    let question = compare_scatter(&papers, rules.min_n, &least, |tested| !tested.is_empty() && enough(tested));
    let told: Vec<Option<Told>> = (0..found.len())
        .map(|paper| {
            let found = found[paper].as_ref()?;
            let rate = county_rate(cohort, paper, &found.units.scatters);
            let county = (found.correlation(&found.sample.within), found.sample.rows(), rate);
            Some(Told { tested: is_tested(&found.units, rules, &enough), county })
        })
        .collect();
    let mut cases = Vec::with_capacity(groups.len() * cohort.single_papers());
    for group in 0..groups.len() {
        for (paper, (found, told)) in found.iter().zip(&told).enumerate() {
            let of = groups.place(at, group, paper);
            let took = || groups.member(group).range.clone().filter(|at| cohort.counted(paper, *at).is_some()).count();
            let skipped = |n: u32, reason| Case::skipped(&A205, of, n, Unit::Share, reason);
            let (Some(found), Some(told)) = (found, told) else {
                // a paper without two others beside it
                let n = u32::try_from(took()).unwrap_or(u32::MAX);
                cases.extend((n > 0).then(|| skipped(n, reason::NOTHING_TO_COMPARE)));
                continue;
            };
            let n = found.units.scatters[group].n;
            match question.as_ref().and_then(|question| *question.cells[paper].get(group)?) {
                Some(cell) => cases.push(case(blank(&A205, of, n, Unit::Share), (found, group), cell, told.county, rules)),
                None if n > 0 || took() > 0 => cases.push(skipped(n, why_not(told.tested, n, rules))),
                None => {}
            }
        }
    }
    cases
}

/// What all units of a paper are told with.
struct Told {
    /// Whether it could be tested in enough schools.
    tested: bool,
    /// Correlation with the expectation in the county, of so many pupils; the county's mean as a share of the full mark.
    county: (Option<f64>, u32, f64),
}

/// Pupils of whom single residuals are looked at, for their kurtosis: it is known well enough from so many.
const MANY_PUPILS: u32 = 20_000;

/// What the other papers of the set leave unexplained of one, in each group, from its sums of products; and the powers of what is
/// left to single pupils, of all units or of every so manieth of a large county.
fn unexplained((scores, groups): (&Scores, &Groups), sample: &Arc<Sample>, paper: usize) -> Option<Unexplained> {
    let own = sample.position(Column::Paper(paper))?;
    let from: Vec<usize> = (0..sample.columns.len()).filter(|at| *at != own).collect();
    let slopes = sample.within.solve(&from, &from.iter().map(|at| sample.within.get(*at, own)).collect::<Vec<f64>>());
    // what the others let expect, and what they leave
    let mut expectation = vec![0.0; sample.columns.len()];
    from.iter().zip(&slopes).for_each(|(at, slope)| expectation[*at] = *slope);
    let left: Vec<f64> = expectation.iter().enumerate().map(|(at, slope)| if at == own { 1.0 } else { -slope }).collect();
    let squared = Symmetric::square_of(&left);
    let of_group = |group: &Group| Scatter { n: group.n, level: group.means[own], squares: group.products.times(&squared).max(0.0) };
    let scatters = sample.groups.iter().map(of_group).collect();
    let columns: Vec<(&[f64], f64)> = sample.columns.iter().map(|column| scores.column(*column)).zip(left).collect();
    let every = sample.rows().div_ceil(MANY_PUPILS).max(1) as usize;
    let (mut powers, mut room) = (Powers::default(), Vec::new());
    for group in groups.iter().step_by(every) {
        residuals(&columns, group.range.clone(), &mut room);
        let mean = room.iter().sum::<f64>() / room.len().max(1) as f64;
        room.iter().for_each(|residual| powers.add(residual - mean));
    }
    Some(Unexplained { units: Units::with_powers(scatters, powers), sample: Arc::clone(sample), own, expectation })
}

/// Sums of columns times a number each, of the pupils who have all of them.
fn residuals(columns: &[(&[f64], f64)], range: std::ops::Range<usize>, room: &mut Vec<f64>) {
    room.clear();
    room.resize(range.len(), 0.0);
    for (scores, times) in columns {
        room.iter_mut().zip(&scores[range.clone()]).for_each(|(sum, score)| *sum += times * score);
    }
    room.retain(|sum| !sum.is_nan());
}

/// Effect: sd of what is unexplained over its expected sd, less 1, after shrinking.
fn case(
    screen: Screen,
    (found, group): (&Unexplained, usize),
    cell: Cell,
    (county, all, county_rate): (Option<f64>, u32, f64),
    rules: &ScreenRules,
) -> Case {
    let share = |distance: f64| ratio(distance) - 1.0;
    let screen = Screen {
        effect: Some(share(cell.effect)),
        interval: Some((share(cell.interval.0), share(cell.interval.1))),
        statistic: Some(cell.z),
        p: Some(cell.p_upper),
        ..screen
    };
    let shape = || {
        let unit = &found.units.scatters[group];
        let correlation = found.correlation(&found.sample.groups[group].products).zip(county);
        Shape {
            sd: unit.sd(),
            expected: unit.sd() / ratio(cell.distance).max(0.01),
            mean: unit.level,
            county_rate,
            correlation,
            fisher: correlation.and_then(|(own, county)| fisher_z((own, unit.n), (county, all))),
        }
    };
    Case::made(screen, rules, || Detail::Shape(Box::new(shape())))
}
