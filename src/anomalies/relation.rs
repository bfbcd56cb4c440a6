//! A205: in a unit a subject no longer follows the same pupils' other subjects.
//!
//! What the county's slopes leave unexplained scatters more than in other units. Schools with schools, classes with
//! classes; upper tail. A broken subject would break the others with it: they are looked at again without it. A unit whose pupils are alike is no worse off, since slopes are the county's; the line on the mean
//! allows for the ceiling. Needs three subjects, of which nearly all pupils sat the others. The smallest unit is the
//! configured least number of candidates. Cost: candidates × columns²/2 for the slopes, then columns² a unit.

use super::{
    catalogue::A205,
    detector::{Case, Detail, Detector, Exam, Lists, Shape},
    entry::Entry,
    finding::{Code, Screen, Strength, Unit},
    groups::Groups,
    linear::Symmetric,
    reason,
    residual::{Cell, Column, Group, PaperSet, Sample, Scores},
    scatter::{Compared, Powers, Scatter, Units, compare_scatter, fisher_z, ratio},
    spread::{county_rate, enough_schools, is_tested, rounding, why_not},
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    reconcile::ledger::Cohort,
};
use rayon::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

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
        let of_cohort = |(at, cohort): (usize, &Cohort)| -> Vec<Vec<Entry>> {
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

/// What other subjects let expect of one.
struct Expectation {
    /// The subject's column.
    own: usize,
    /// The expectation as weights of the columns.
    slopes: Vec<f64>,
    /// What gives the squares of the expectation, and of what it leaves, from sums of products.
    expected: Symmetric,
    left: Symmetric,
    /// Of the county's pupils: the squares of what is left, and the correlation of the subject with its expectation.
    county: (f64, Option<f64>),
}

impl Expectation {
    /// By the county's slopes within units, from all columns but some.
    fn of(sample: &Sample, own: usize, without: &[usize]) -> Self {
        let from: Vec<usize> = (0..sample.columns.len()).filter(|at| *at != own && !without.contains(at)).collect();
        let slopes = sample.slopes(own, &from);
        let (expected, left) = (Symmetric::square_of(&slopes), Symmetric::square_of(&left_of(own, &slopes)));
        let mut expectation = Self { own, slopes, expected, left, county: (0.0, None) };
        expectation.county = (expectation.squares(&sample.within), expectation.correlation(&sample.within));
        expectation
    }

    /// Sum of the squares of what is left, from sums of products.
    fn squares(&self, products: &Symmetric) -> f64 {
        products.times(&self.left).max(0.0)
    }

    /// Correlation of the subject with its expectation, from sums of products.
    fn correlation(&self, products: &Symmetric) -> Option<f64> {
        let (actual, expected) = (products.get(self.own, self.own), products.times(&self.expected));
        let both: f64 = self.slopes.iter().enumerate().map(|(at, slope)| slope * products.upper(at, self.own)).sum();
        (actual > 0.0 && expected > 0.0).then(|| both / (actual * expected).sqrt())
    }
}

/// What an expectation leaves of a subject, as weights of the columns.
fn left_of(own: usize, slopes: &[f64]) -> Vec<f64> {
    slopes.iter().enumerate().map(|(at, slope)| if at == own { 1.0 } else { -slope }).collect()
}

/// What the other subjects leave unexplained of one subject.
struct Unexplained {
    units: Units,
    sample: Arc<Sample>,
    expectation: Expectation,
}

impl Unexplained {
    /// What is left in a unit by another expectation, as wide as it would be in the county by this one.
    fn by(&self, other: &Expectation, group: usize) -> Scatter {
        let (usual, others) = (self.expectation.county.0, other.county.0);
        let narrower = if others > 0.0 { usual / others } else { 0.0 };
        Scatter { squares: other.squares(&self.sample.groups[group].products) * narrower, ..self.units.scatters[group] }
    }
}

/// A cell that was looked at again, and what its subject was expected by.
type Again = (Cell, Arc<Expectation>);

/// p below which a subject of a unit is held for broken where others are expected from it.
const BROKEN: f64 = 0.01;

/// A subject that is broken in a unit spoils what the unit's other subjects are expected from. So the oddest subjects of a unit, fewer
/// than half of them, are left out of what the others are expected from there.
///
/// What a subject leaves unexplained by all others says nothing of the others without it, so that honest units stay what they are.
fn without_broken(found: &[Option<Unexplained>], compared: &Compared, groups: usize) -> BTreeMap<(usize, usize), Again> {
    let mut known: BTreeMap<(usize, Vec<usize>), Arc<Expectation>> = BTreeMap::new();
    let mut again = BTreeMap::new();
    let cell = |paper: usize, group: usize| compared.question.cells[paper].get(group).copied().flatten();
    let is_odd = |cell: &Cell| cell.p_upper < BROKEN;
    let odd = |group: &usize| (0..found.len()).any(|paper| cell(paper, *group).is_some_and(|cell| is_odd(&cell)));
    for group in (0..groups).filter(odd) {
        let mut told: Vec<(usize, Cell)> = (0..found.len()).filter_map(|paper| Some((paper, cell(paper, group)?))).collect();
        let mut broken: Vec<usize> = Vec::new();
        while broken.len() < told.len().saturating_sub(1) / 2 {
            let open = told.iter().filter(|(paper, cell)| !broken.contains(paper) && is_odd(cell));
            let Some((oddest, _)) = open.max_by(|(_, a), (_, b)| a.z.total_cmp(&b.z)) else { break };
            broken.push(*oddest);
            broken.sort_unstable();
            for (paper, cell) in &mut told {
                let without: Vec<usize> = broken.iter().copied().filter(|other| other != paper).collect();
                let Some(unexplained) = found[*paper].as_ref().filter(|_| !without.is_empty()) else { continue };
                let (sample, own) = (&unexplained.sample, unexplained.expectation.own);
                let columns = || without.iter().filter_map(|paper| sample.position(Column::Paper(*paper))).collect::<Vec<usize>>();
                let anew = || Arc::new(Expectation::of(sample, own, &columns()));
                let expectation = known.entry((*paper, without.clone())).or_insert_with(anew);
                if let Some(anew) = compared.again((*paper, group), &unexplained.by(expectation, group)) {
                    *cell = anew;
                    again.insert((group, *paper), (anew, Arc::clone(expectation)));
                }
            }
        }
    }
    again
}

fn cases((cohort, scores, groups): (&Cohort, &Scores, &Groups), at: usize, sets: &[PaperSet], rules: &ScreenRules) -> Vec<Entry> {
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
    let compared = compare_scatter(&papers, rules.min_n, &least, |tested| !tested.is_empty() && enough(tested));
    let again = compared.as_ref().map_or_else(BTreeMap::new, |compared| without_broken(&found, compared, groups.len()));
    let told: Vec<Option<Told>> = (0..found.len())
        .map(|paper| {
            let units = &found[paper].as_ref()?.units;
            Some(Told { tested: is_tested(units, rules, &enough), county_rate: county_rate(cohort, paper, &units.scatters) })
        })
        .collect();
    let mut again = again.into_iter().peekable();
    let mut cases = Vec::with_capacity(groups.len() * cohort.single_papers());
    for group in 0..groups.len() {
        for (paper, (found, told)) in found.iter().zip(&told).enumerate() {
            let of = groups.place(at, group, paper);
            let took = || groups.member(group).range.clone().filter(|at| cohort.counted(paper, *at).is_some()).count();
            let skipped = |n: u32, reason| Entry::skipped(&A205, of, n, Unit::Share, reason);
            let (Some(found), Some(told)) = (found, told) else {
                // a paper without two others beside it
                let n = u32::try_from(took()).unwrap_or(u32::MAX);
                cases.extend((n > 0).then(|| skipped(n, reason::NOTHING_TO_COMPARE)));
                continue;
            };
            let n = found.units.scatters[group].n;
            let first = || compared.as_ref().and_then(|compared| *compared.question.cells[paper].get(group)?);
            let anew = again.next_if(|(place, _)| *place == (group, paper));
            let (cell, expectation) = match &anew {
                Some((_, (cell, expectation))) => (Some(*cell), expectation.as_ref()),
                None => (first(), &found.expectation),
            };
            match cell {
                Some(cell) => {
                    cases.push(case(
                        Screen::blank(&A205, of, n, Unit::Share),
                        (found, group),
                        (cell, expectation),
                        told.county_rate,
                        rules,
                    ));
                }
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
    /// The county's mean as a share of the full mark.
    county_rate: f64,
}

/// Pupils of whom single residuals are looked at, for their kurtosis: it is known well enough from so many.
const MANY_PUPILS: u32 = 10_000;

/// What the other papers of the set leave unexplained of one, in each group, from its sums of products; and the powers of what is
/// left to single pupils, of all units or of every so manieth of a large county.
fn unexplained((scores, groups): (&Scores, &Groups), sample: &Arc<Sample>, paper: usize) -> Option<Unexplained> {
    let own = sample.position(Column::Paper(paper))?;
    let expectation = Expectation::of(sample, own, &[]);
    let of_group = |group: &Group| Scatter { n: group.n, level: group.means[own], squares: expectation.squares(&group.products) };
    let scatters = sample.groups.iter().map(of_group).collect();
    let columns: Vec<(&[f64], f64)> =
        sample.columns.iter().map(|column| scores.column(*column)).zip(left_of(own, &expectation.slopes)).collect();
    let every = sample.rows.div_ceil(MANY_PUPILS).max(1) as usize;
    let (mut powers, mut room) = (Powers::default(), Vec::new());
    for group in groups.iter().step_by(every) {
        residuals(&columns, group.range.clone(), &mut room);
        let mean = room.iter().sum::<f64>() / room.len().max(1) as f64;
        let sums = room.iter().map(|residual| (residual - mean).powi(2)).map(|square| [square, square * square]);
        let [squares, fourths] = sums.fold([0.0; 2], |sums, own| [sums[0] + own[0], sums[1] + own[1]]);
        powers.add(room.len() as f64, squares, [0.0, fourths]);
    }
    Some(Unexplained { units: Units::with_powers(scatters, powers), sample: Arc::clone(sample), expectation })
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
    (cell, expectation): (Cell, &Expectation),
    county_rate: f64,
    rules: &ScreenRules,
) -> Entry {
    let share = |distance: f64| ratio(distance) - 1.0;
    let screen = Screen {
        effect: Some(share(cell.effect)),
        interval: Some((share(cell.interval.0), share(cell.interval.1))),
        statistic: Some(cell.z),
        p: Some(cell.p_upper),
        ..screen
    };
    let shape = || {
        let (sample, unit) = (&found.sample, found.by(expectation, group));
        let correlation = expectation.correlation(&sample.groups[group].products).zip(expectation.county.1);
        Shape {
            sd: unit.sd(),
            expected: unit.sd() / ratio(cell.distance).max(0.01),
            mean: unit.level,
            county_rate,
            correlation,
            fisher: correlation.and_then(|(own, county)| fisher_z((own, unit.n), (county, sample.rows))),
        }
    };
    Entry::made(screen, rules, || Detail::Shape(Box::new(shape())))
}
