//! A302: two pupils of a school with the same marks in too many subjects for chance.
//!
//! One screen a school: pairs that agree in all subjects, and pairs that agree in all but one. How many there would be by
//! chance is taken from how often two pupils have the same mark in each subject and how subjects go together, and from how
//! often pupils of different schools agree, so that even scores, half marks and an easy paper are allowed for. Rows with two
//! or more marks of zero or full marks are left out, and so is a person met twice (A103). Upper tail,
//! exact and discrete: most schools have no such pair and p = 1. Not tested: fewer than four subjects, or so many candidates that
//! a pair by chance is no wonder. Cost: candidates × papers; the few that agree with another in half of the papers × papers.

mod alike;
mod chance;
mod rows;

pub use chance::{expected_pairs, poisson_upper, same_mark};

use super::{
    catalogue::A302,
    detector::{Case, Detail, Detector, Exam, Level, Lists, reason, subjected},
    entry::Entry,
    finding::{Code, Screen, Strength, Unit},
    groups::Groups,
    residual::{Column, Sample, Scores},
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    reconcile::{fast::FastMap, ledger::Cohort},
};
use alike::{Alike, alike, all_pairs, perhaps_alike};
use rayon::prelude::*;
use rows::{Rows, rows_of, same_share};
use std::{collections::BTreeSet, sync::Arc};

/// The detector of A302.
pub struct IdenticalRows;

/// Fewest subjects, and the expected number of pairs from which a pair is no wonder.
const LEAST_SUBJECTS: usize = 4;
const NO_WONDER: f64 = 0.05;
/// q of a clear lead.
const CLEAR_Q: f64 = 0.005;
/// Pairs that are named.
const NAMED: usize = 3;

/// Pairs of a school.
#[derive(Clone, Debug, PartialEq)]
pub struct Twins {
    /// Pairs that agree in so many subjects.
    pub pairs: u32,
    /// To be expected by chance.
    pub expected: f64,
    /// Subjects that they agree in.
    pub agree: u32,
    /// Subjects compared.
    pub subjects: u32,
    /// The first pairs, as candidates of the cohort.
    pub named: Vec<(usize, usize)>,
    /// Pairs of one class.
    pub same_class: u32,
}

impl Detector for IdenticalRows {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A302];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let (ledger, config) = (exam.ledger, exam.config);
        let of_cohort = |(at, cohort): (usize, &Cohort)| -> Vec<Entry> {
            let twice: BTreeSet<usize> = ledger
                .duplicates
                .iter()
                .filter(|met| met.cohort == at)
                .flat_map(|met| [Some(met.candidate), met.other])
                .flatten()
                .collect();
            // schools are the first level
            let [level, ..] = exam.levels[at].as_slice() else { return Vec::new() };
            let county = (cohort, &exam.scores[at], level);
            let rows = |ends: &mut Vec<u32>, unit: usize| rows_of(county, unit, &twice, ends);
            let schools: Vec<Rows<'_>> = (0..cohort.units.len()).into_par_iter().map_init(Vec::new, rows).collect();
            let usual = Usual::of(county, &schools);
            let search = |unit: usize| search(cohort, (at, unit), (&schools[unit], &usual), &config.screens);
            (0..schools.len()).into_par_iter().filter_map(search).collect()
        };
        Outcome::clean(ledger.cohorts.iter().enumerate().map(of_cohort).collect())
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let q = case.screen.q?;
        let Detail::Twins(twins) = &case.detail else { return None };
        if q > config.screens.fdr || twins.pairs == 0 {
            return None;
        }
        Some(if q <= CLEAR_Q && twins.agree == twins.subjects { Strength::Moderate } else { Strength::Weak })
    }
}

/// How the marks of a school's pupils go together in the county: the mean correlation of two papers, for which neighbours in the
/// office's order stand that were sat by much the same pupils.
fn correlation(cohort: &Cohort, scores: &Scores) -> f64 {
    let ranges = Groups::schools(cohort).ranges();
    let columns = |papers: &[usize]| papers.iter().map(|paper| Column::Paper(*paper)).collect();
    let samples: Vec<Arc<Sample>> = scores.sets().iter().map(|set| Sample::gather(scores, columns(&set.papers), &ranges)).collect();
    let of_pair = |paper: usize| samples.iter().find_map(|sample| sample.correlation(Column::Paper(paper), Column::Paper(paper + 1)));
    let found: Vec<f64> = (1..cohort.single_papers()).filter_map(|next| of_pair(next - 1)).collect();
    if found.is_empty() { 0.0 } else { found.iter().sum::<f64>() / found.len() as f64 }
}

/// How often marks agree between pupils of different schools, who copied nothing from each other.
struct Usual {
    /// Mean correlation of two papers.
    correlation: f64,
    /// Papers of most schools, for which the rest holds.
    papers: Vec<usize>,
    /// The chance of the same mark in each.
    same: Vec<f64>,
    /// Share of pairs that agree in all, and in all but one at least.
    shares: [f64; 2],
    /// The rows of each such school that agree in all, then those that agree in all but a paper.
    within: Vec<FastMap<usize, Vec<Vec<usize>>>>,
}

/// Pairs of candidates.
type Pairs = BTreeSet<(usize, usize)>;

impl Usual {
    fn of((cohort, scores, level): (&Cohort, &Scores, &Level), schools: &[Rows<'_>]) -> Self {
        let papers: Vec<usize> = (0..cohort.single_papers()).collect();
        let complete: Vec<(usize, &Rows<'_>)> = schools.iter().enumerate().filter(|(_, rows)| rows.papers == papers).collect();
        let same = level.counts.iter().map(|counts| same_share(&counts.county)).collect();
        let all: u64 = complete.iter().map(|(_, rows)| rows.len() as u64).sum();
        let within: f64 = complete.iter().map(|(_, rows)| all_pairs(rows.len() as u64)).sum();
        let across = (all_pairs(all) - within).max(1.0);
        let among = perhaps_alike(&complete);
        let ways: Vec<Option<usize>> = std::iter::once(None).chain((0..papers.len()).map(Some)).collect();
        let alike: Vec<Alike> = ways.into_par_iter().map(|left_out| alike(&complete, &among, left_out)).collect();
        let but_one: f64 = alike[1..].iter().map(|found| found.across / across).sum();
        let shares = [alike[0].across / across, but_one];
        let within = alike.into_iter().map(|found| found.within).collect();
        Self { correlation: correlation(cohort, scores), papers, same, shares, within }
    }

    /// Pairs of a school that agree, one paper left out of account; found with those of all schools where the school has the same papers.
    fn pairs(&self, (unit, rows): (usize, &Rows<'_>), left_out: Option<usize>) -> Pairs {
        let own: FastMap<usize, Vec<Vec<usize>>>;
        let found = if rows.papers == self.papers {
            &self.within[left_out.map_or(0, |place| place + 1)]
        } else {
            let school = [(unit, rows)];
            own = alike(&school, &perhaps_alike(&school), left_out).within;
            &own
        };
        let of_key = |alike: &Vec<usize>| -> Vec<(usize, usize)> {
            let both = alike.iter().enumerate().flat_map(|(at, a)| alike[at + 1..].iter().map(move |b| (*a, *b)));
            let agreeing = both.filter(|(a, b)| rows.agree(*a, *b, left_out));
            agreeing.map(|(a, b)| (rows.candidates[a], rows.candidates[b])).collect()
        };
        found.get(&unit).into_iter().flatten().flat_map(of_key).collect()
    }

    /// Pairs to be expected in a school by what is seen across schools, where the school has the same papers: that agree in all, and in
    /// all but one.
    fn expected(&self, rows: &Rows<'_>) -> [f64; 2] {
        if rows.papers != self.papers {
            return [0.0; 2];
        }
        let denser = rows.same.iter().zip(&self.same).map(|(own, usual)| if *usual > 0.0 { (own / usual).max(1.0) } else { 1.0 });
        let (denser, count) = (denser.product::<f64>(), rows.same.len().max(1) as f64);
        let pairs = all_pairs(rows.len() as u64);
        [pairs * self.shares[0] * denser, pairs * self.shares[1] * denser.powf((count - 1.0) / count)]
    }
}

/// Pairs that agree in so many subjects, and how many chance makes.
struct Way {
    agree: usize,
    expected: f64,
    pairs: Pairs,
}

impl Way {
    fn count(&self) -> u32 {
        u32::try_from(self.pairs.len()).unwrap_or(u32::MAX)
    }

    fn p(&self) -> f64 {
        poisson_upper(self.count(), self.expected)
    }
}

fn search(cohort: &Cohort, (at, unit): (usize, usize), (rows, usual): (&Rows<'_>, &Usual), rules: &ScreenRules) -> Option<Entry> {
    let present = cohort.units[unit].headcount.present;
    let n = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let skipped = |n: u32, reason| Some(Entry::skipped(&A302, subjected(at, unit, None), n, Unit::Pairs, reason));
    match n {
        _ if present == 0 => None,
        _ if rows.papers.len() < LEAST_SUBJECTS => skipped(present, reason::FEW_SUBJECTS),
        few if few < rules.min_n => skipped(present, reason::FEW_CANDIDATES),
        _ => {
            let ways = ways((unit, rows), usual);
            if ways.is_empty() { skipped(n, reason::CHANCE_SUFFICES) } else { clearest(cohort, (at, unit), (n, rows.papers.len()), ways) }
        }
    }
}

/// All subjects, and all but one, where chance does not suffice.
fn ways((unit, rows): (usize, &Rows<'_>), usual: &Usual) -> Vec<Way> {
    let all = rows.papers.len();
    let wonder = |agree: usize, expected: f64| agree >= LEAST_SUBJECTS && expected < NO_WONDER;
    let by_marks = |same: &[f64]| expected_pairs(rows.len(), same, usual.correlation);
    let [seen, seen_but_one] = usual.expected(rows);
    let mut ways = Vec::new();
    let expected = by_marks(&rows.same).max(seen);
    if wonder(all, expected) {
        ways.push(Way { agree: all, expected, pairs: usual.pairs((unit, rows), None) });
    }
    // with another paper left out than the first, its chance of the same mark goes and that of the first comes
    let but_first = by_marks(&rows.same[1..]);
    let expected = rows.same.iter().map(|same| but_first * rows.same[0] / same).sum::<f64>().max(seen_but_one);
    if wonder(all - 1, expected) {
        ways.push(Way { agree: all - 1, expected, pairs: (0..all).flat_map(|left| usual.pairs((unit, rows), Some(left))).collect() });
    }
    ways
}

/// The way that is less likely by chance, for the number of ways.
fn clearest(cohort: &Cohort, (at, unit): (usize, usize), (n, subjects): (u32, usize), ways: Vec<Way>) -> Option<Entry> {
    let tried = ways.len() as f64;
    let way = ways.into_iter().min_by(|a, b| a.p().total_cmp(&b.p()))?;
    let one_class = |(a, b): &&(usize, usize)| cohort.candidates[*a].class == cohort.candidates[*b].class;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let screen = Screen {
        effect: Some(f64::from(way.count())),
        statistic: Some(way.expected),
        p: Some((way.p() * tried).min(1.0)),
        ..Screen::blank(&A302, subjected(at, unit, None), n, Unit::Pairs)
    };
    let twins = Twins {
        pairs: way.count(),
        expected: way.expected,
        agree: number(way.agree),
        subjects: number(subjects),
        named: way.pairs.iter().take(NAMED).copied().collect(),
        same_class: number(way.pairs.iter().filter(one_class).count()),
    };
    Some(Entry::new(screen, Detail::Twins(Box::new(twins))))
}
