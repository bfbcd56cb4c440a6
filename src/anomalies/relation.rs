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
    reason,
    residual::{Cell, Column, Group, PaperSet, Sample, Scores},
    scatter::{Powers, Scatter, Units, compare_scatter, fisher_z, ratio},
    spread::{county_rate, enough_schools, rounding, why_not},
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    reconcile::ledger::Cohort,
};
use rayon::prelude::*;

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

/// What a unit's other subjects leave unexplained of one subject.
#[derive(Clone, Copy, Default)]
struct Unexplained {
    scatter: Scatter,
    /// Sums of squares of the subject and of its expectation, and of their products.
    sums: [f64; 3],
}

impl Unexplained {
    fn correlation(sums: [f64; 3]) -> Option<f64> {
        let [own, expected, both] = sums;
        (own > 0.0 && expected > 0.0).then(|| both / (own * expected).sqrt())
    }
}

fn cases((cohort, scores, groups): (&Cohort, &Scores, &Groups), at: usize, sets: &[PaperSet], rules: &ScreenRules) -> Vec<Case> {
    let mut found: Vec<Option<(Vec<Unexplained>, Powers)>> = (0..cohort.single_papers()).map(|_| None).collect();
    for set in sets.iter().filter(|set| set.papers.len() >= LEAST_SUBJECTS) {
        let sample = Sample::gather(scores, set.papers.iter().map(|paper| Column::Paper(*paper)).collect(), &groups.ranges());
        let units: Vec<_> = set.targets.par_iter().map(|paper| (*paper, unexplained((scores, groups), &sample, *paper))).collect();
        units.into_iter().for_each(|(paper, units)| found[paper] = units);
    }
    let scatters =
        |(units, powers): &(Vec<Unexplained>, Powers)| Units { scatters: units.iter().map(|unit| unit.scatter).collect(), powers: *powers };
    let papers: Vec<Units> = found.iter().map(|found| found.as_ref().map(scatters).unwrap_or_default()).collect();
    let enough = enough_schools(groups, rules);
    let least: Vec<f64> = (0..found.len()).map(|paper| rounding(cohort, paper)).collect();
    let question = compare_scatter(&papers, rules.min_n, &least, |tested| !tested.is_empty() && enough(tested));
    let mut cases = Vec::with_capacity(groups.len() * cohort.single_papers());
    for (paper, units) in found.iter().enumerate() {
        let Some((units, _)) = units else {
            cases.extend(alone((cohort, groups), at, paper));
            continue;
        };
        let tested = enough(&units.iter().map(|unit| unit.scatter.n >= rules.min_n.max(3)).collect::<Vec<bool>>());
        let county = Unexplained::correlation(units.iter().fold([0.0; 3], |sum, unit| [0, 1, 2].map(|at| sum[at] + unit.sums[at])));
        let rate = county_rate(cohort, paper, &papers[paper].scatters);
        let all = units.iter().map(|unit| unit.scatter.n).sum();
        for (group, unit) in units.iter().enumerate() {
            let (of, n) = (groups.place(at, group, paper), unit.scatter.n);
            let cell = question.as_ref().and_then(|question| *question.cells[paper].get(group)?);
            let took = || groups.member(group).range.clone().any(|at| cohort.counted(paper, at).is_some());
            match cell {
                Some(cell) => cases.push(case(blank(&A205, of, n, Unit::Share), unit, cell, (county, all, rate), rules)),
                None if n > 0 || took() => cases.push(Case::skipped(&A205, of, n, Unit::Share, why_not(tested, n, rules))),
                None => {}
            }
        }
    }
    cases
}

/// A paper without two others beside it.
fn alone((cohort, groups): (&Cohort, &Groups), at: usize, paper: usize) -> Vec<Case> {
    let takers = |group: usize| groups.member(group).range.clone().filter(|at| cohort.counted(paper, *at).is_some()).count();
    let skipped = |group: usize| {
        let n = u32::try_from(takers(group)).unwrap_or(u32::MAX);
        (n > 0).then(|| Case::skipped(&A205, groups.place(at, group, paper), n, Unit::Share, reason::NOTHING_TO_COMPARE))
    };
    (0..groups.len()).filter_map(skipped).collect()
}

/// Pupils of whom single residuals are looked at, for their kurtosis: it is known well enough from so many.
const MANY_PUPILS: u32 = 20_000;

/// What the other papers of the set leave unexplained of one, in each group, from its sums of products; and the powers of what is
/// left to single pupils, of all units or of every so manieth of a large county.
fn unexplained((scores, groups): (&Scores, &Groups), sample: &Sample, paper: usize) -> Option<(Vec<Unexplained>, Powers)> {
    let own = sample.position(Column::Paper(paper))?;
    let from: Vec<usize> = (0..sample.columns.len()).filter(|at| *at != own).collect();
    let slopes = sample.within.solve(&from, &from.iter().map(|at| sample.within.get(*at, own)).collect::<Vec<f64>>());
    // what the others let expect, and what they leave
    let mut expectation = vec![0.0; sample.columns.len()];
    from.iter().zip(&slopes).for_each(|(at, slope)| expectation[*at] = *slope);
    let left: Vec<f64> = expectation.iter().enumerate().map(|(at, slope)| if at == own { 1.0 } else { -slope }).collect();
    let of_group = |group: &Group| -> Unexplained {
        let (actual, expected) = (group.products.get(own, own), group.products.form(&expectation));
        let squares = group.products.form(&left).max(0.0);
        let scatter = Scatter { n: group.n, level: group.means[own], squares };
        // (y − e)² = y² + e² − 2ye
        Unexplained { scatter, sums: [actual, expected, (actual + expected - squares) / 2.0] }
    };
    let units = sample.groups.iter().map(of_group).collect();
    let columns: Vec<(&[f64], f64)> = sample.columns.iter().map(|column| scores.column(*column)).zip(left).collect();
    let every = sample.rows().div_ceil(MANY_PUPILS).max(1) as usize;
    let (mut powers, mut room) = (Powers::default(), Vec::new());
    for group in groups.iter().step_by(every) {
        residuals(&columns, group.range.clone(), &mut room);
        let mean = room.iter().sum::<f64>() / room.len().max(1) as f64;
        room.iter().for_each(|residual| powers.add(residual - mean));
    }
    Some((units, powers))
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
fn case(screen: Screen, unit: &Unexplained, cell: Cell, (county, all, county_rate): (Option<f64>, u32, f64), rules: &ScreenRules) -> Case {
    let share = |distance: f64| ratio(distance) - 1.0;
    let screen = Screen {
        effect: Some(share(cell.effect)),
        interval: Some((share(cell.interval.0), share(cell.interval.1))),
        statistic: Some(cell.z),
        p: Some(cell.p_upper),
        ..screen
    };
    let shape = || {
        let correlation = Unexplained::correlation(unit.sums).zip(county);
        Shape {
            sd: unit.scatter.sd(),
            expected: unit.scatter.sd() / ratio(cell.distance).max(0.01),
            mean: unit.scatter.level,
            county_rate,
            correlation,
            fisher: correlation.and_then(|(own, county)| fisher_z((own, unit.scatter.n), (county, all))),
        }
    };
    Case::made(screen, rules, || Detail::Shape(Box::new(shape())))
}
