//! A302: two pupils of a school with the same marks in too many subjects for chance.
//!
//! One screen a school: pairs that agree in all subjects, and pairs that agree in all but one. How many there would be by
//! chance is taken from how often two pupils have the same mark in each subject and how subjects go together, and from how
//! often pupils of different schools agree, so that even scores, half marks and an easy paper are allowed for. Rows with two
//! or more marks of zero or full marks are left out, and so is a person met twice (A103). Upper tail, exact and discrete: most schools have no such pair and p = 1. Not tested: fewer than four
//! subjects, or so many candidates that a pair by chance is no wonder. Cost: candidates × papers², most of it one look into a table.

mod chance;

pub use chance::{expected_pairs, poisson_upper, same_mark};

use super::{
    catalogue::A302,
    detector::{Case, Detail, Detector, Exam, Lists, blank, reason, subjected},
    finding::{Code, Screen, Strength, Unit},
    residual::{Column, Sample, Scores},
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    model::Score,
    reconcile::{fast::FastMap, ledger::Cohort},
};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The detector of A302.
pub struct IdenticalRows;

/// Fewest subjects, and the expected number of pairs from which a pair is no wonder.
const LEAST_SUBJECTS: usize = 4;
const NO_WONDER: f64 = 0.05;
/// Share of a school's candidates who must have sat a paper for it to be compared.
const SAT: f64 = 0.9;
/// q of a clear lead.
const CLEAR_Q: f64 = 0.005;
/// Pairs that are named.
const NAMED: usize = 3;
/// Half marks up to which each is counted in a place of its own.
const MOST_MARKS: usize = 4096;

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
        let of_cohort = |(at, cohort): (usize, &Cohort)| -> Vec<Case> {
            let twice: BTreeSet<usize> = ledger
                .duplicates
                .iter()
                .filter(|met| met.cohort == at)
                .flat_map(|met| [Some(met.candidate), met.other])
                .flatten()
                .collect();
            let school = |unit: usize| School::of(cohort, &exam.scores[at], unit, &twice);
            let schools: Vec<School> = (0..cohort.units.len()).into_par_iter().map(school).collect();
            let usual = Usual::of(cohort, &exam.scores[at], &schools);
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
/// office's order stand.
fn correlation(cohort: &Cohort, scores: &Scores) -> f64 {
    let papers: Vec<Column> = (0..cohort.single_papers()).map(Column::Paper).collect();
    let ranges: Vec<std::ops::Range<usize>> = cohort.units.iter().map(|unit| unit.range.clone()).collect();
    Sample::neighbours(scores, &papers, &ranges).unwrap_or(0.0)
}

/// The candidates of a school that have all compared marks.
#[derive(Default)]
struct Rows {
    candidates: Vec<usize>,
    /// Marks in one paper after another.
    marks: Vec<Score>,
    /// What each mark adds to the key of its row.
    mixed: Vec<u64>,
    /// All marks of a row as one number.
    keys: Vec<u64>,
}

impl Rows {
    fn len(&self) -> usize {
        self.candidates.len()
    }

    /// The marks in one of the papers.
    fn column(&self, place: usize) -> &[Score] {
        &self.marks[place * self.len()..][..self.len()]
    }

    /// Whether two rows agree in all papers but the one left out.
    fn agree(&self, a: usize, b: usize, left_out: Option<usize>) -> bool {
        let mut columns = self.marks.chunks_exact(self.len().max(1)).enumerate();
        columns.all(|(place, column)| Some(place) == left_out || column[a] == column[b])
    }

    /// The marks of each row as a number that depends on which paper has which mark; one paper may be left out.
    fn keys(&self, left_out: Option<usize>) -> impl Iterator<Item = u64> + Clone + '_ {
        let own = left_out.map_or(&[][..], |place| &self.mixed[place * self.len()..][..self.len()]);
        self.keys.iter().enumerate().map(move |(row, key)| key.wrapping_sub(own.get(row).copied().unwrap_or(0)))
    }
}

/// What is compared in a school.
struct School {
    papers: Vec<usize>,
    steps: Vec<Score>,
    rows: Rows,
}

impl School {
    fn of(cohort: &Cohort, scores: &Scores, unit: usize, twice: &BTreeSet<usize>) -> Self {
        let papers = papers_of(cohort, scores, unit);
        let steps = papers.iter().map(|paper| cohort.papers[*paper].step).collect();
        Self { rows: rows_of((cohort, scores), unit, &papers, twice), steps, papers }
    }
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
}

impl Usual {
    fn of(cohort: &Cohort, scores: &Scores, schools: &[School]) -> Self {
        let papers: Vec<usize> = (0..cohort.single_papers()).collect();
        let complete = || schools.iter().enumerate().filter(|(_, school)| school.papers == papers);
        let same = (0..papers.len()).into_par_iter().map(|place| agreeing(complete().map(|(_, school)| school.rows.column(place))));
        let same = same.collect();
        let all = complete().map(|(_, school)| school.rows.len()).sum();
        let within: f64 = complete().map(|(_, school)| all_pairs(school.rows.len())).sum();
        let across = (all_pairs(all) - within).max(1.0);
        let left = |left_out| pairs_across(complete().map(|(unit, school)| (unit, &school.rows)), all, left_out) / across;
        let but_one: Vec<f64> = (0..papers.len()).into_par_iter().map(|place| left(Some(place))).collect();
        let shares = [left(None), but_one.iter().sum()];
        Self { correlation: correlation(cohort, scores), papers, same, shares }
    }

    /// Pairs to be expected in a school by what is seen across schools, where the school has the same papers.
    fn expected(&self, school: &School, same: &[f64], but_one: bool) -> f64 {
        if school.papers != self.papers {
            return 0.0;
        }
        let denser: f64 =
            same.iter().zip(&self.same).map(|(own, usual)| if *usual > 0.0 { (own / usual).max(1.0).ln() } else { 0.0 }).sum();
        let count = same.len().max(1) as f64;
        let places = if but_one { (count - 1.0) / count } else { 1.0 };
        all_pairs(school.rows.len()) * self.shares[usize::from(but_one)] * (denser * places).exp()
    }
}

fn all_pairs(n: usize) -> f64 {
    n as f64 * (n as f64 - 1.0) / 2.0
}

/// A mark in a paper as a number of its own.
fn mixed(place: usize, mark: Score) -> u64 {
    let seed = (mark.units().unsigned_abs() << 8 | place as u64).wrapping_add(0x9E37_79B9_7F4A_7C15);
    let once = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let twice = (once ^ (once >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    twice ^ (twice >> 31)
}

/// Pairs of rows of different schools that agree: by the upper part of their keys, with the school in the lower one. Few rows agree
/// with any other, so that those that surely do not are left aside first.
fn pairs_across<'a>(schools: impl Iterator<Item = (usize, &'a Rows)> + Clone, all: usize, left_out: Option<usize>) -> f64 {
    const SCHOOL: u64 = (1 << 20) - 1;
    let keys = || schools.clone().flat_map(|(unit, rows)| rows.keys(left_out).map(move |key| (unit, key)));
    let mut met = Met::with_room(all);
    keys().for_each(|(_, key)| met.meet(key & !SCHOOL));
    let alike = keys().filter(|(_, key)| met.again(key & !SCHOOL));
    let mut keys: Vec<u64> = alike.map(|(unit, key)| key & !SCHOOL | unit as u64 & SCHOOL).collect();
    keys.sort_unstable();
    let of_key = |alike: &[u64]| all_pairs(alike.len()) - alike.chunk_by(|a, b| a == b).map(|one| all_pairs(one.len())).sum::<f64>();
    keys.chunk_by(|a, b| a & !SCHOOL == b & !SCHOOL).filter(|alike| alike.len() > 1).map(of_key).sum()
}

/// Which keys may have been met more than once: two bits for each of many places, so that a key that was not met twice is hardly ever
/// taken for one that was, and never the other way round.
struct Met {
    places: Vec<u64>,
    shift: u32,
}

impl Met {
    /// With some sixteen places a key.
    fn with_room(keys: usize) -> Self {
        let words = keys.next_power_of_two().max(64) / 2;
        Self { places: vec![0; words], shift: 64 - words.trailing_zeros() - 5 }
    }

    /// The word and the first of the two bits of a key.
    #[allow(clippy::cast_possible_truncation, reason = "a place among the words")]
    const fn place(&self, key: u64) -> (usize, u32) {
        let place = key >> self.shift;
        ((place >> 5) as usize, ((place & 31) << 1) as u32)
    }

    fn meet(&mut self, key: u64) {
        let (word, bit) = self.place(key);
        let once = self.places[word] >> bit & 1;
        self.places[word] |= (1 | once << 1) << bit;
    }

    fn again(&self, key: u64) -> bool {
        let (word, bit) = self.place(key);
        self.places[word] >> bit & 2 > 0
    }
}

/// Pairs that agree in so many subjects, and how many chance makes.
struct Way {
    agree: usize,
    expected: f64,
    pairs: BTreeSet<(usize, usize)>,
}

impl Way {
    fn count(&self) -> u32 {
        u32::try_from(self.pairs.len()).unwrap_or(u32::MAX)
    }

    fn p(&self) -> f64 {
        poisson_upper(self.count(), self.expected)
    }
}

fn search(cohort: &Cohort, (at, unit): (usize, usize), (school, usual): (&School, &Usual), rules: &ScreenRules) -> Option<Case> {
    let present = cohort.units[unit].headcount.present;
    let n = u32::try_from(school.rows.len()).unwrap_or(u32::MAX);
    let skipped = |n: u32, reason| Some(Case::skipped(&A302, subjected(at, unit, None), n, Unit::Pairs, reason));
    match n {
        _ if present == 0 => None,
        _ if school.papers.len() < LEAST_SUBJECTS => skipped(present, reason::FEW_SUBJECTS),
        few if few < rules.min_n => skipped(present, reason::FEW_CANDIDATES),
        _ => {
            let ways = ways(school, usual);
            if ways.is_empty() { skipped(n, reason::CHANCE_SUFFICES) } else { clearest(cohort, (at, unit), (n, school.papers.len()), ways) }
        }
    }
}

/// All subjects, and all but one, where chance does not suffice.
fn ways(school: &School, usual: &Usual) -> Vec<Way> {
    let (rows, all) = (&school.rows, school.papers.len());
    let same: Vec<f64> = school.steps.iter().enumerate().map(|(place, step)| same_chance(rows, place, *step)).collect();
    let without = |left: usize| -> f64 {
        let same: Vec<f64> = same.iter().enumerate().filter(|(place, _)| *place != left).map(|(_, chance)| *chance).collect();
        expected_pairs(rows.len(), &same, usual.correlation)
    };
    let wonder = |agree: usize, expected: f64| agree >= LEAST_SUBJECTS && expected < NO_WONDER;
    let mut ways = Vec::new();
    let expected = expected_pairs(rows.len(), &same, usual.correlation).max(usual.expected(school, &same, false));
    if wonder(all, expected) {
        ways.push(Way { agree: all, expected, pairs: pairs(rows, None) });
    }
    let expected = (0..all).map(without).sum::<f64>().max(usual.expected(school, &same, true));
    if wonder(all - 1, expected) {
        ways.push(Way { agree: all - 1, expected, pairs: (0..all).flat_map(|left| pairs(rows, Some(left))).collect() });
    }
    ways
}

/// The way that is less likely by chance, for the number of ways.
fn clearest(cohort: &Cohort, (at, unit): (usize, usize), (n, subjects): (u32, usize), ways: Vec<Way>) -> Option<Case> {
    let tried = ways.len() as f64;
    let way = ways.into_iter().min_by(|a, b| a.p().total_cmp(&b.p()))?;
    let one_class = |(a, b): &&(usize, usize)| cohort.candidates[*a].class == cohort.candidates[*b].class;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Some(Case {
        screen: Screen {
            effect: Some(f64::from(way.count())),
            statistic: Some(way.expected),
            p: Some((way.p() * tried).min(1.0)),
            ..blank(&A302, subjected(at, unit, None), n, Unit::Pairs)
        },
        detail: Detail::Twins(Box::new(Twins {
            pairs: way.count(),
            expected: way.expected,
            agree: number(way.agree),
            subjects: number(subjects),
            named: way.pairs.iter().take(NAMED).copied().collect(),
            same_class: number(way.pairs.iter().filter(one_class).count()),
        })),
    })
}

/// Papers that nearly all of a school's candidates sat.
fn papers_of(cohort: &Cohort, scores: &Scores, unit: usize) -> Vec<usize> {
    let range = &cohort.units[unit].range;
    let sat = |paper: usize| scores.column(Column::Paper(paper))[range.clone()].iter().filter(|score| !score.is_nan()).count();
    let counts: Vec<usize> = (0..cohort.single_papers()).map(sat).collect();
    let most = counts.iter().copied().max().unwrap_or(0) as f64;
    (0..counts.len()).filter(|paper| counts[*paper] > 0 && counts[*paper] as f64 >= SAT * most).collect()
}

fn rows_of((cohort, scores): (&Cohort, &Scores), unit: usize, papers: &[usize], twice: &BTreeSet<usize>) -> Rows {
    let range = cohort.units[unit].range.clone();
    let mut complete: Vec<bool> = range.clone().map(|candidate| !twice.contains(&candidate)).collect();
    let mut at_an_end = vec![0_u32; range.len()];
    for paper in papers {
        let full = cohort.papers[*paper].full.to_f64();
        let scores = &scores.column(Column::Paper(*paper))[range.clone()];
        complete.iter_mut().zip(scores).for_each(|(all, score)| *all &= !score.is_nan());
        at_an_end.iter_mut().zip(scores).for_each(|(ends, score)| *ends += u32::from(*score == 0.0 || *score >= full));
    }
    let told = range.clone().zip(complete.iter().zip(&at_an_end));
    let candidates: Vec<usize> = told.filter_map(|(candidate, (complete, ends))| (*complete && *ends <= 1).then_some(candidate)).collect();
    let mut rows = Rows {
        marks: Vec::with_capacity(candidates.len() * papers.len()),
        mixed: Vec::with_capacity(candidates.len() * papers.len()),
        keys: vec![0; candidates.len()],
        candidates,
    };
    for (place, paper) in papers.iter().enumerate() {
        let marks = &cohort.marks[*paper];
        for (candidate, key) in rows.candidates.iter().zip(&mut rows.keys) {
            let mark = marks[*candidate].score;
            let mixed = mixed(place, mark);
            rows.marks.push(mark);
            rows.mixed.push(mixed);
            *key = key.wrapping_add(mixed);
        }
    }
    rows
}

/// The share of pairs with the same mark, of marks in any number of lists.
fn agreeing<'a>(lists: impl Iterator<Item = &'a [Score]> + Clone) -> f64 {
    let pairs = |count: usize| count * count.saturating_sub(1) / 2;
    let all = lists.clone().map(<[Score]>::len).sum();
    // whole numbers, whose sum does not depend on the order
    let alike: usize = match counted(lists.clone()) {
        Some(counts) => counts.into_iter().map(pairs).sum(),
        None => {
            let mut counts: FastMap<Score, usize> = FastMap::default();
            lists.flatten().for_each(|mark| *counts.entry(*mark).or_default() += 1);
            counts.into_values().map(pairs).sum()
        }
    };
    alike as f64 / all_pairs(all).max(1.0)
}

/// How often each half mark is there; `None` where there are others.
fn counted<'a>(lists: impl Iterator<Item = &'a [Score]>) -> Option<Vec<usize>> {
    let half = Score::whole(1).units() / 2;
    let mut counts = vec![0; 2 * 150 + 1];
    for mark in lists.flatten() {
        let place = usize::try_from(mark.units() / half).ok().filter(|place| mark.units() % half == 0 && *place < MOST_MARKS)?;
        if place >= counts.len() {
            counts.resize(place + 1, 0);
        }
        counts[place] += 1;
    }
    Some(counts)
}

/// The chance that two of the candidates have the same mark: as often as they do, and as a normal law of their sd has it at least.
fn same_chance(rows: &Rows, place: usize, step: Score) -> f64 {
    let n = rows.len() as f64;
    let mean = rows.column(place).iter().map(|mark| mark.to_f64()).sum::<f64>() / n;
    let variance = rows.column(place).iter().map(|mark| (mark.to_f64() - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
    let normal = same_mark(variance.sqrt(), step.to_f64()).unwrap_or(1.0);
    agreeing(std::iter::once(rows.column(place))).max(normal)
}

/// Pairs of candidates whose marks agree, one paper left out of account.
fn pairs(rows: &Rows, left_out: Option<usize>) -> BTreeSet<(usize, usize)> {
    let mut met = Met::with_room(rows.len());
    rows.keys(left_out).for_each(|key| met.meet(key));
    let mut keys: Vec<(u64, usize)> = rows.keys(left_out).zip(0..).filter(|(key, _)| met.again(*key)).collect();
    keys.sort_unstable();
    let of_key = |alike: &[(u64, usize)]| -> Vec<(usize, usize)> {
        let both = alike.iter().enumerate().flat_map(|(at, a)| alike[at + 1..].iter().map(move |b| (a.1, b.1)));
        both.filter(|(a, b)| rows.agree(*a, *b, left_out)).map(|(a, b)| (rows.candidates[a], rows.candidates[b])).collect()
    };
    keys.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1).flat_map(of_key).collect()
}
