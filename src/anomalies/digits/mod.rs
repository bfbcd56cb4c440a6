//! A206: last digits (0 and 5, even ones, halves) that are not those of the rest of the county.
//!
//! Schools with schools, classes with classes. Any departure counts; the effect says which digits are too common. No marks
//! and full marks are left out: they are there for other reasons. A uniform law, or Benford's, would be wrong: where items
//! are worth two marks each, every school's scores are even. Scores pressed against the full mark have other last digits
//! in strong schools than in weak ones, so the rest of the county is tilted to the unit before an unusual unit is told so.
//! The smallest unit is the configured least number of candidates. Cost: one look at the bins of each
//! unit, draws for small units.

mod law;

pub use law::{Departure, Pooled, chi_square, departure, first_look};

use super::{
    bunching::{Grid, Room, Tilt, per_point},
    catalogue::A206,
    detector::{Case, Detail, Detector, Exam, Level, Lists, reason},
    entry::Entry,
    finding::{Code, Screen, Strength, Unit},
    scatter::Scatter,
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    reconcile::ledger::Cohort,
    stats::dist::wilson,
};
use rayon::prelude::*;
use std::ops::{Deref, DerefMut};

/// The detector of A206.
pub struct DigitHeaping;

/// Excess of a clear lead as a multiple of the least one.
const CLEAR_EXCESS: f64 = 2.0;
/// q of a clear lead.
const CLEAR_Q: f64 = 0.01;
/// Fewest scores that make a lead by their last digits alone: of heaps planted in invented counties hardly any smaller unit was one, and
/// of the leads in honest counties most were.
const LEAST_FOR_LEAD: u32 = 50;
/// p below which a unit does not tell what is usual: units that round to fives would make honest ones look odd.
const NOT_USUAL: f64 = 1e-6;
/// p below which the rest of the county is tilted to the unit: an exact answer is needed only there.
const LOOK_CLOSER: f64 = 0.07;

/// Last digits of a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Heap {
    /// The digits that are too common: `0/5`, `7`, `.0`.
    pub digits: &'static str,
    /// Scores that end so.
    pub seen: u32,
    /// Scores to be expected to end so.
    pub expected: f64,
}

impl Detector for DigitHeaping {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A206];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let (ledger, config) = (exam.ledger, exam.config);
        let of_cohort = |(at, cohort): (usize, &Cohort)| -> Vec<Vec<Entry>> {
            let of_paper = |paper: usize| -> Vec<Vec<Entry>> {
                let levels = exam.levels[at].iter();
                levels.map(|level| Digits::new(cohort, level, paper, config.seed).cases(at, &config.screens)).collect()
            };
            let papers: Vec<Vec<Vec<Entry>>> = (0..cohort.single_papers()).into_par_iter().map(of_paper).collect();
            papers.into_iter().flatten().collect()
        };
        Outcome::clean(ledger.cohorts.iter().enumerate().flat_map(of_cohort).collect())
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let (q, excess) = (case.screen.q?, case.screen.effect?);
        if q > config.screens.fdr || excess < config.screens.min_heaping || case.screen.n < LEAST_FOR_LEAD {
            return None;
        }
        Some(if q <= CLEAR_Q && excess >= CLEAR_EXCESS * config.screens.min_heaping { Strength::Moderate } else { Strength::Weak })
    }
}

/// Kinds of last digit with half marks.
const HALVES: usize = 20;

/// Counts by last digit: ten, or with halves twenty.
#[derive(Clone, Copy)]
struct Kinds {
    counts: [f64; HALVES],
    kinds: usize,
}

impl Kinds {
    /// Counts of bins, so many a point, that end alike, together.
    fn of(bins: &[u32], per_point: usize) -> Self {
        let mut sums = [0_u32; HALVES];
        let (rows, last) = bins.as_chunks::<HALVES>();
        rows.iter().for_each(|row| sums.iter_mut().zip(row).for_each(|(sum, count)| *sum = sum.wrapping_add(*count)));
        sums.iter_mut().zip(last).for_each(|(sum, count)| *sum = sum.wrapping_add(*count));
        Self::folded(sums.map(f64::from), per_point)
    }

    /// The same of weights.
    fn of_weights(bins: &[f64], per_point: usize) -> Self {
        let mut sums = [0.0; HALVES];
        bins.chunks(HALVES).for_each(|row| sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight));
        Self::folded(sums, per_point)
    }

    /// Of whole marks twenty bins hold every kind twice.
    fn folded(mut counts: [f64; HALVES], per_point: usize) -> Self {
        let kinds = HALVES / 2 * per_point;
        let (own, others) = counts.split_at_mut(kinds);
        own.iter_mut().zip(others).for_each(|(sum, count)| *sum += *count);
        Self { counts, kinds }
    }

    /// Adds others of the same paper, times a number.
    fn add(&mut self, others: &Self, times: f64) {
        self.counts.iter_mut().zip(&others.counts).for_each(|(sum, count)| *sum += times * count);
    }

    /// All of them.
    fn all(&self) -> f64 {
        self.iter().sum()
    }
}

impl Deref for Kinds {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        &self.counts[..self.kinds]
    }
}

impl DerefMut for Kinds {
    fn deref_mut(&mut self) -> &mut [f64] {
        &mut self.counts[..self.kinds]
    }
}

/// What is tilted, and room for it: scores that are neither no marks nor full marks, of the county and of the units other than one in
/// the bins of the paper, and of the county, the one and the others in wide bins.
#[derive(Default)]
struct Tilted {
    all: Vec<f64>,
    all_wide: Vec<f64>,
    others: Vec<f64>,
    own_wide: Vec<f64>,
    others_wide: Vec<f64>,
    fitted: Room,
}

/// Points in a wide bin: the tilt is as smooth as a normal curve, and where last digits heap is none of its business.
const WIDE: usize = 4;

/// The scores of a paper on its grid.
struct Digits<'a> {
    level: &'a Level,
    paper: usize,
    /// Bins a point: 1, or 2 for half marks.
    per_point: usize,
    /// Of each unit, how many scores that are neither no marks nor full marks have each last digit.
    units: Vec<Kinds>,
    /// Whether a unit tells what is usual, the last digits of all that do, and what each unit is by a first look at these.
    usual: Vec<bool>,
    county: Kinds,
    looks: Vec<Option<Departure>>,
    seed: u64,
}

/// Puts counts as numbers into a room, so many bins as one, without the scores in the first and the last: no marks and full marks.
fn put_inner(counts: &[u32], together: usize, room: &mut Vec<f64>) {
    let all = |bins: &[u32]| f64::from(bins.iter().fold(0_u32, |sum, count| sum.wrapping_add(*count)));
    room.clear();
    match together {
        1 => room.extend(counts.iter().map(|count| f64::from(*count))),
        _ => room.extend(counts.chunks(together).map(all)),
    }
    if let (Some(first), Some(no_marks)) = (room.first_mut(), counts.first()) {
        *first -= f64::from(*no_marks);
    }
    if let (Some(last), [_, .., full_marks]) = (room.last_mut(), counts) {
        *last -= f64::from(*full_marks);
    }
}

impl<'a> Digits<'a> {
    fn new(cohort: &Cohort, level: &'a Level, paper: usize, seed: u64) -> Self {
        let per_point = if per_point(&cohort.papers[paper]) == 1 { 1 } else { 2 };
        let counts = &level.counts[paper];
        let of_group = |group: usize| {
            let counts = counts.of_group(group);
            let mut kinds = Kinds::of(&counts[..counts.len() - 1], per_point);
            kinds[0] -= f64::from(counts[0]);
            kinds
        };
        let units: Vec<Kinds> = (0..level.groups.len()).map(of_group).collect();
        let together = |usual: &[bool]| {
            let mut county = Kinds::of(&[], per_point);
            units.iter().zip(usual).filter(|(_, usual)| **usual).for_each(|(unit, _)| county.add(unit, 1.0));
            county
        };
        let everybody = vec![true; units.len()];
        let county = together(&everybody);
        let pooled = Pooled::of(&county);
        let looks: Vec<Option<Departure>> = units.iter().map(|unit| pooled.first_look(unit)).collect();
        let usual: Vec<bool> = looks.iter().map(|look| look.is_none_or(|look| look.p >= NOT_USUAL)).collect();
        let of_usual = together(&usual);
        // where most are unlike the rest nobody can say what is usual
        if !usual.contains(&false) || of_usual.all() < county.all() / 2.0 {
            return Self { level, paper, per_point, units, usual: everybody, county, looks, seed };
        }
        let pooled = Pooled::of(&of_usual);
        let look = |(unit, usual): (&Kinds, &bool)| if *usual { pooled.first_look(unit) } else { first_look(unit, &of_usual) };
        let looks = units.iter().zip(&usual).map(look).collect();
        Self { level, paper, per_point, units, usual, county: of_usual, looks, seed }
    }

    fn cases(&self, cohort: usize, rules: &ScreenRules) -> Vec<Entry> {
        let groups = &self.level.groups;
        let least = f64::from(rules.min_n.max(2));
        let sizes: Vec<f64> = self.units.iter().map(Kinds::all).collect();
        let enough = groups.schools_where(|group| sizes[group] >= least) >= rules.min_schools as usize;
        let mut tilted = self.to_tilt();
        let mut of_group = |(group, scatter): (usize, &Scatter)| {
            let (of, n) = (groups.place(cohort, group, self.paper), scatter.n);
            let skipped = |reason| Some(Entry::skipped(&A206, of, n, Unit::Share, reason));
            match sizes[group] {
                _ if n == 0 => None,
                _ if !enough => skipped(reason::FEW_SCHOOLS),
                few if few < least => skipped(reason::FEW_CANDIDATES),
                size => {
                    let (own, mut others) = (&self.units[group], self.county);
                    if self.usual[group] {
                        others.add(own, -1.0);
                    }
                    match self.test((group, size), (own, &mut others), &mut tilted) {
                        None => skipped(reason::NOTHING_TO_COMPARE),
                        Some(departure) => {
                            Some(self.case(Screen::blank(&A206, of, n, Unit::Share), departure, (own, size, &others), rules))
                        }
                    }
                }
            }
        };
        let mut cases = Vec::with_capacity(groups.len());
        cases.extend(self.level.units[self.paper].scatters.iter().enumerate().filter_map(&mut of_group));
        cases
    }

    /// The unit's last digits against the others', and if unusual against the others' tilted to the unit, which then are in their
    /// place.
    fn test(&self, (group, size): (usize, f64), (own, others): (&Kinds, &mut Kinds), tilted: &mut Tilted) -> Option<Departure> {
        let plain = self.looks[group]?;
        if plain.p >= LOOK_CLOSER {
            return Some(plain);
        }
        if let Some(tilted) = self.tilted(group, size, tilted) {
            *others = tilted;
        }
        let groups = &self.level.groups;
        let stream = (self.paper as u64) << 32 | (group as u64) << 1 | u64::from(groups.are_classes());
        departure(own, others, groups.len(), (self.seed, stream))
    }

    fn to_tilt(&self) -> Tilted {
        let counts = &self.level.counts[self.paper];
        let mut county = counts.county.clone();
        for group in (0..self.usual.len()).filter(|group| !self.usual[*group]) {
            county.iter_mut().zip(counts.of_group(group)).for_each(|(sum, count)| *sum -= count);
        }
        let mut tilted = Tilted::default();
        put_inner(&county, 1, &mut tilted.all);
        put_inner(&county, WIDE * self.per_point, &mut tilted.all_wide);
        tilted
    }

    /// Last digits of the other units, weighted so that their scores have the unit's mean and spread, as wide bins tell them.
    fn tilted(&self, group: usize, size: f64, tilted: &mut Tilted) -> Option<Kinds> {
        let Tilted { all, all_wide, others, own_wide, others_wide, fitted } = tilted;
        let (counts, bins) = (self.level.counts[self.paper].of_group(group), WIDE * self.per_point);
        put_inner(counts, bins, own_wide);
        others_wide.clear();
        let own_part = f64::from(u8::from(self.usual[group]));
        others_wide.extend(all_wide.iter().zip(&*own_wide).map(|(all, own)| all - own_part * own));
        put_inner(counts, 1, others);
        others.iter_mut().zip(all).for_each(|(others, all)| *others = *all - own_part * *others);
        // a wide bin stands where its middle is
        let place = |bin: usize| (bin * bins) as f64 + (bins as f64 - 1.0) / 2.0;
        let middle = own_wide.iter().enumerate().map(|(bin, count)| place(bin) * count).sum::<f64>() / size;
        let scale = 15.0 * self.per_point as f64;
        let grid = |first: f64, bins: usize| Grid { first: (first - middle) / scale, step: bins as f64 / scale, fives: None };
        let tilt = Tilt::fit((others_wide, own_wide), &grid(place(0), bins), &[], fitted)?;
        let weighted = tilt.weights(others, &grid(0.0, 1));
        let (before, after): (f64, f64) = (others.iter().sum(), weighted.iter().sum());
        let mut kinds = Kinds::of_weights(&weighted, self.per_point);
        kinds.iter_mut().for_each(|count| *count *= before / after);
        Some(kinds)
    }

    fn case(&self, screen: Screen, departure: Departure, (own, n, law): (&Kinds, f64, &Kinds), rules: &ScreenRules) -> Entry {
        let (digits, seen, expected) = self.most_common((own, n), law);
        let interval = wilson(whole(seen), whole(n)).map(|(low, high)| (low - expected / n, high - expected / n));
        let (effect, statistic) = (Some((seen - expected) / n), Some(departure.chi_square));
        let screen = Screen { effect, interval, statistic, p: Some(departure.p), ..screen };
        Entry::made(screen, rules, || Detail::Digits(Box::new(Heap { digits, seen: whole(seen), expected })))
    }

    /// The digits that are most beyond expectation: their name, how often they are seen and how often expected.
    fn most_common(&self, (own, n): (&Kinds, f64), law: &Kinds) -> (&'static str, f64, f64) {
        let (seen, usual, ratio) = (own.named(), law.named(), n / law.all());
        let expected = usual.map(|usual| usual * ratio);
        // in standard errors, squared with its sign, which is in the same order
        let mut beyond = [0.0; NAMES.len()];
        for ((beyond, seen), expected) in beyond.iter_mut().zip(&seen).zip(&expected) {
            let (away, variance) = (seen - expected, (expected * (1.0 - expected / n)).max(0.5));
            *beyond = away * away.abs() / variance;
        }
        let told = |at: &usize| self.per_point > 1 || !ONLY_WITH_HALVES.contains(at);
        let clearest = (0..NAMES.len()).filter(told).max_by(|a, b| beyond[*a].total_cmp(&beyond[*b])).unwrap_or(0);
        (NAMES[clearest], seen[clearest], expected[clearest])
    }
}

/// Digits that can be too common, and which of these names there are with half marks only.
const NAMES: [&str; 14] = ["0/5", "0/2/4/6/8", ".0", ".5", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const ONLY_WITH_HALVES: std::ops::Range<usize> = 2..4;

impl Kinds {
    /// How many have the digits of each name.
    fn named(&self) -> [f64; NAMES.len()] {
        let every = |first: usize, step: usize| self.iter().skip(first).step_by(step).sum::<f64>();
        let per_point = self.kinds / 10;
        let digits: [f64; 10] = std::array::from_fn(|digit| self.counts[digit * per_point]);
        let mut named = [0.0; NAMES.len()];
        named[0] = digits[0] + digits[5];
        named[1] = digits[0] + digits[2] + digits[4] + digits[6] + digits[8];
        if per_point > 1 {
            named[ONLY_WITH_HALVES].copy_from_slice(&[every(0, 2), every(1, 2)]);
        }
        named[ONLY_WITH_HALVES.end..].copy_from_slice(&digits);
        named
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of candidates, kept as f64 for sums")]
fn whole(count: f64) -> u32 {
    count as u32
}
