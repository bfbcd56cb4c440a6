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
    groups::Groups,
    residual::{Column, Sample, Scores},
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    model::Score,
    reconcile::{fast::FastMap, ledger::Cohort},
};
use rayon::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

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
            let rows = |tally: &mut Tally, unit: usize| rows_of((cohort, &exam.scores[at]), unit, &twice, tally);
            let schools: Vec<Rows<'_>> = (0..cohort.units.len()).into_par_iter().map_init(Tally::default, rows).collect();
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
/// office's order stand that were sat by much the same pupils.
fn correlation(cohort: &Cohort, scores: &Scores) -> f64 {
    let ranges = Groups::schools(cohort).ranges();
    let columns = |papers: &[usize]| papers.iter().map(|paper| Column::Paper(*paper)).collect();
    let samples: Vec<Arc<Sample>> = scores.sets().iter().map(|set| Sample::gather(scores, columns(&set.papers), &ranges)).collect();
    let of_pair = |paper: usize| samples.iter().find_map(|sample| sample.correlation(Column::Paper(paper), Column::Paper(paper + 1)));
    let found: Vec<f64> = (1..cohort.single_papers()).filter_map(|next| of_pair(next - 1)).collect();
    if found.is_empty() { 0.0 } else { found.iter().sum::<f64>() / found.len() as f64 }
}

/// What is compared in a school: the candidates that have all compared marks.
#[derive(Default)]
struct Rows<'a> {
    papers: Vec<usize>,
    candidates: Vec<usize>,
    /// The column of each paper.
    marks: Vec<&'a [f64]>,
    /// What each mark adds to the key of its row, paper after paper.
    mixed: Vec<u64>,
    /// All marks of a row as one number.
    keys: Vec<u64>,
    /// The chance that two of the candidates have the same mark in a paper.
    same: Vec<f64>,
}

impl Rows<'_> {
    fn len(&self) -> usize {
        self.candidates.len()
    }

    /// Whether two rows agree in all papers but the one left out.
    fn agree(&self, a: usize, b: usize, left_out: Option<usize>) -> bool {
        let (a, b) = (self.candidates[a], self.candidates[b]);
        self.marks.iter().enumerate().all(|(place, column)| Some(place) == left_out || column[a] == column[b])
    }

    /// The marks of each row as a number that depends on which paper has which mark; one paper may be left out.
    fn put_keys(&self, left_out: Option<usize>, keys: &mut Vec<u64>) {
        match left_out {
            None => keys.extend_from_slice(&self.keys),
            Some(place) => {
                let own = &self.mixed[place * self.len()..][..self.len()];
                keys.extend(self.keys.iter().zip(own).map(|(key, own)| key.wrapping_sub(*own)));
            }
        }
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
    /// The rows of each such school that agree in all, then those that agree in all but a paper.
    within: Vec<FastMap<usize, Vec<Vec<usize>>>>,
}

/// Pairs of candidates.
type Pairs = BTreeSet<(usize, usize)>;

impl Usual {
    fn of(cohort: &Cohort, scores: &Scores, schools: &[Rows<'_>]) -> Self {
        let papers: Vec<usize> = (0..cohort.single_papers()).collect();
        let complete: Vec<(usize, &Rows<'_>)> = schools.iter().enumerate().filter(|(_, rows)| rows.papers == papers).collect();
        let same = papers.par_iter().map(|paper| {
            let mut tally = Tally::default();
            complete.iter().for_each(|(_, rows)| tally.add(rows.candidates.iter().map(|candidate| rows.marks[*paper][*candidate])));
            tally.share()
        });
        let same = same.collect();
        let all: usize = complete.iter().map(|(_, rows)| rows.len()).sum();
        let within: f64 = complete.iter().map(|(_, rows)| all_pairs(rows.len())).sum();
        let across = (all_pairs(all) - within).max(1.0);
        let ways: Vec<Option<usize>> = std::iter::once(None).chain((0..papers.len()).map(Some)).collect();
        let alike: Vec<Alike> = ways.into_par_iter().map(|left_out| alike(&complete, left_out)).collect();
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
            own = alike(&[(unit, rows)], left_out).within;
            &own
        };
        let of_key = |alike: &Vec<usize>| -> Vec<(usize, usize)> {
            let both = alike.iter().enumerate().flat_map(|(at, a)| alike[at + 1..].iter().map(move |b| (*a, *b)));
            let agreeing = both.filter(|(a, b)| rows.agree(*a, *b, left_out));
            agreeing.map(|(a, b)| (rows.candidates[a], rows.candidates[b])).collect()
        };
        found.get(&unit).into_iter().flatten().flat_map(of_key).collect()
    }

    /// Pairs to be expected in a school by what is seen across schools, where the school has the same papers.
    fn expected(&self, rows: &Rows<'_>, but_one: bool) -> f64 {
        if rows.papers != self.papers {
            return 0.0;
        }
        let denser: f64 =
            rows.same.iter().zip(&self.same).map(|(own, usual)| if *usual > 0.0 { (own / usual).max(1.0).ln() } else { 0.0 }).sum();
        let count = rows.same.len().max(1) as f64;
        let places = if but_one { (count - 1.0) / count } else { 1.0 };
        all_pairs(rows.len()) * self.shares[usize::from(but_one)] * (denser * places).exp()
    }
}

fn all_pairs(n: usize) -> f64 {
    n as f64 * (n as f64 - 1.0) / 2.0
}

/// A mark in a paper as a number of its own.
fn mixed(place: usize, mark: f64) -> u64 {
    let seed = mark.to_bits() ^ (place as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let once = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let twice = (once ^ (once >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    twice ^ (twice >> 31)
}

/// Rows that agree.
struct Alike {
    /// Pairs of rows of different schools.
    across: f64,
    /// Of each school that has any, the rows that agree.
    within: FastMap<usize, Vec<Vec<usize>>>,
}

/// Rows that agree, by their keys. Few agree with any other, so that those that surely do not are left aside first.
fn alike(schools: &[(usize, &Rows<'_>)], left_out: Option<usize>) -> Alike {
    let all = schools.iter().map(|(_, rows)| rows.len()).sum();
    let mut keys = Vec::with_capacity(all);
    schools.iter().for_each(|(_, rows)| rows.put_keys(left_out, &mut keys));
    let mut met = Met::with_room(all);
    keys.iter().for_each(|key| met.meet(*key));
    let mut again: Vec<(u64, usize, usize)> = Vec::new();
    let mut rest = keys.as_slice();
    for (school, (_, rows)) in schools.iter().enumerate() {
        let (own, others) = rest.split_at(rows.len());
        again.extend(own.iter().enumerate().filter(|(_, key)| met.again(**key)).map(|(row, key)| (*key, school, row)));
        rest = others;
    }
    again.sort_unstable();
    let mut found = Alike { across: 0.0, within: FastMap::default() };
    for same_key in again.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
        found.across += all_pairs(same_key.len());
        for of_school in same_key.chunk_by(|a, b| a.1 == b.1).filter(|of_school| of_school.len() > 1) {
            found.across -= all_pairs(of_school.len());
            let rows = of_school.iter().map(|(_, _, row)| *row).collect();
            found.within.entry(schools[of_school[0].1].0).or_default().push(rows);
        }
    }
    found
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

fn search(cohort: &Cohort, (at, unit): (usize, usize), (rows, usual): (&Rows<'_>, &Usual), rules: &ScreenRules) -> Option<Case> {
    let present = cohort.units[unit].headcount.present;
    let n = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let skipped = |n: u32, reason| Some(Case::skipped(&A302, subjected(at, unit, None), n, Unit::Pairs, reason));
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
    let without = |left: usize| -> f64 {
        let same: Vec<f64> = rows.same.iter().enumerate().filter(|(place, _)| *place != left).map(|(_, chance)| *chance).collect();
        expected_pairs(rows.len(), &same, usual.correlation)
    };
    let wonder = |agree: usize, expected: f64| agree >= LEAST_SUBJECTS && expected < NO_WONDER;
    let mut ways = Vec::new();
    let expected = expected_pairs(rows.len(), &rows.same, usual.correlation).max(usual.expected(rows, false));
    if wonder(all, expected) {
        ways.push(Way { agree: all, expected, pairs: usual.pairs((unit, rows), None) });
    }
    let expected = (0..all).map(without).sum::<f64>().max(usual.expected(rows, true));
    if wonder(all - 1, expected) {
        ways.push(Way { agree: all - 1, expected, pairs: (0..all).flat_map(|left| usual.pairs((unit, rows), Some(left))).collect() });
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

fn rows_of<'a>((cohort, scores): (&Cohort, &'a Scores), unit: usize, twice: &BTreeSet<usize>, tally: &mut Tally) -> Rows<'a> {
    let range = cohort.units[unit].range.clone();
    let papers = papers_of(cohort, scores, unit);
    let marks: Vec<&[f64]> = papers.iter().map(|paper| scores.column(Column::Paper(*paper))).collect();
    let mut complete: Vec<bool> = range.clone().map(|candidate| !twice.contains(&candidate)).collect();
    let mut at_an_end = vec![0_u32; range.len()];
    for (paper, marks) in papers.iter().zip(&marks) {
        let full = cohort.papers[*paper].full.to_f64();
        let scores = &marks[range.clone()];
        complete.iter_mut().zip(scores).for_each(|(all, score)| *all &= !score.is_nan());
        at_an_end.iter_mut().zip(scores).for_each(|(ends, score)| *ends += u32::from(*score == 0.0 || *score >= full));
    }
    let told = range.zip(complete.iter().zip(&at_an_end));
    let candidates: Vec<usize> = told.filter_map(|(candidate, (complete, ends))| (*complete && *ends <= 1).then_some(candidate)).collect();
    let mut keys = vec![0_u64; candidates.len()];
    let (mut mixed_marks, mut same) = (Vec::with_capacity(candidates.len() * papers.len()), Vec::with_capacity(papers.len()));
    let mut own = Vec::with_capacity(candidates.len());
    for (place, (paper, marks)) in papers.iter().zip(&marks).enumerate() {
        own.clear();
        own.extend(candidates.iter().map(|candidate| marks[*candidate]));
        let start = mixed_marks.len();
        mixed_marks.extend(own.iter().map(|mark| mixed(place, *mark)));
        keys.iter_mut().zip(&mixed_marks[start..]).for_each(|(key, mixed)| *key = key.wrapping_add(*mixed));
        same.push(same_chance(&own, cohort.papers[*paper].step, tally));
    }
    Rows { papers, marks, mixed: mixed_marks, keys, same, candidates }
}

/// How many pairs of marks are the same.
#[derive(Default)]
struct Tally {
    /// Of each half mark.
    halves: Vec<u32>,
    /// Of others, by their bits.
    others: FastMap<u64, u32>,
    all: usize,
    /// Pairs of the same mark; whole numbers, whose sum does not depend on the order.
    pairs: u64,
}

impl Tally {
    fn add(&mut self, marks: impl Iterator<Item = f64>) {
        for mark in marks {
            let half = 2.0 * mark;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the half marks, or none")]
            let place = half as u16;
            let before = if f64::from(place) == half {
                if usize::from(place) >= self.halves.len() {
                    self.halves.resize(usize::from(place) + 1, 0);
                }
                &mut self.halves[usize::from(place)]
            } else {
                self.others.entry(mark.to_bits()).or_default()
            };
            self.pairs += u64::from(*before);
            *before += 1;
            self.all += 1;
        }
    }

    /// The share of pairs with the same mark.
    fn share(&self) -> f64 {
        self.pairs as f64 / all_pairs(self.all).max(1.0)
    }

    fn clear(&mut self) {
        self.halves.fill(0);
        self.others.clear();
        (self.all, self.pairs) = (0, 0);
    }
}

/// The chance that two of the candidates have the same mark: as often as they do, and as a normal law of their sd has it at least.
fn same_chance(marks: &[f64], step: Score, tally: &mut Tally) -> f64 {
    let n = marks.len() as f64;
    // about a mark that is there, in one pass
    let middle = marks.first().copied().unwrap_or(0.0);
    let (sum, squares) =
        marks.iter().map(|mark| mark - middle).fold((0.0, 0.0), |(sum, squares), away| (sum + away, squares + away * away));
    let variance = (squares - sum * sum / n.max(1.0)).max(0.0) / (n - 1.0).max(1.0);
    let normal = same_mark(variance.sqrt(), step.to_f64()).unwrap_or(1.0);
    tally.clear();
    tally.add(marks.iter().copied());
    tally.share().max(normal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_marks_and_no_two_papers_make_one_number() {
        let halves = || (0..=300).map(|half| f64::from(half) / 2.0);
        let numbers: BTreeSet<u64> = (0..12).flat_map(|place| halves().map(move |mark| mixed(place, mark))).collect();
        assert_eq!(numbers.len(), 12 * 301);
    }

    #[test]
    fn pairs_of_the_same_mark_are_counted() {
        let mut tally = Tally::default();
        // twice 3, three times 4.5, once 0.1: 1 + 3 of 15 pairs
        tally.add([3.0, 4.5, 3.0, 0.1, 4.5, 4.5].into_iter());
        assert!((tally.share() - 4.0 / 15.0).abs() < 1e-15);
        tally.clear();
        assert_eq!(tally.share(), 0.0);
    }
}
