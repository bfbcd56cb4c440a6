//! A206: last digits (0 and 5, even ones, halves) that are not those of the rest of the county.
//!
//! Schools with schools, classes with classes. Any departure counts; the effect says which digits are too common. No marks
//! and full marks are left out: they are there for other reasons. A uniform law, or Benford's, would be wrong: where items
//! are worth two marks each, every school's scores are even. Scores pressed against the full mark have other last digits
//! in strong schools than in weak ones, so the rest of the county is tilted to the unit before an unusual unit is told so.
//! The smallest unit is the configured least number of candidates. Cost: one look at the bins of each
//! unit, draws for small units.

mod law;

pub use law::{Departure, chi_square, departure, first_look};

use super::{
    bunching::{Grid, Room, Tilt, per_point},
    catalogue::A206,
    detector::{Case, Detail, Detector, Exam, Level, Lists, blank, reason},
    finding::{Code, Screen, Strength, Unit},
    groups::Groups,
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
/// p below which the rest of the county is tilted to the unit: an exact answer is needed only there.
const LOOK_CLOSER: f64 = 0.1;

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
        let of_cohort = |(at, cohort): (usize, &Cohort)| -> Vec<Vec<Case>> {
            let of_paper = |paper: usize| -> Vec<Vec<Case>> {
                let levels = exam.levels[at].iter();
                levels.map(|level| Digits::new(cohort, level, paper).cases(at, config)).collect()
            };
            let papers: Vec<Vec<Vec<Case>>> = (0..cohort.single_papers()).into_par_iter().map(of_paper).collect();
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
    fn of<T: Copy + Into<f64>>(bins: &[T], per_point: usize) -> Self {
        let mut counts = [0.0; HALVES];
        let (rows, rest) = bins.as_chunks::<HALVES>();
        for row in rows {
            counts.iter_mut().zip(row).for_each(|(sum, count)| *sum += (*count).into());
        }
        counts.iter_mut().zip(rest).for_each(|(sum, count)| *sum += (*count).into());
        let kinds = HALVES / 2 * per_point;
        // of whole marks twenty bins hold every kind twice
        let (own, others) = counts.split_at_mut(kinds);
        own.iter_mut().zip(others).for_each(|(sum, count)| *sum += *count);
        Self { counts, kinds }
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

/// Room for the bins of one unit and of the others, and for what of them is fitted.
#[derive(Default)]
struct TiltRoom {
    counts: Vec<f64>,
    others: Vec<f64>,
    fitted: Room,
}

/// The scores of a paper on its grid.
struct Digits<'a> {
    level: &'a Level,
    paper: usize,
    /// Bins a point: 1, or 2 for half marks.
    per_point: usize,
    /// Of each unit, how many scores that are neither no marks nor full marks have each last digit.
    units: Vec<Kinds>,
}

/// The bins that are neither that of no marks nor that of full marks, which are the first and the last; in the place of the first none.
fn inner(counts: &[u32]) -> impl Iterator<Item = u32> {
    std::iter::once(0).chain(counts[..counts.len() - 1].iter().copied().skip(1))
}

impl<'a> Digits<'a> {
    fn new(cohort: &Cohort, level: &'a Level, paper: usize) -> Self {
        let per_point = if per_point(&cohort.papers[paper]) == 1 { 1 } else { 2 };
        let counts = &level.counts[paper];
        let of_group = |group: usize| {
            let counts = counts.of_group(group);
            let mut kinds = Kinds::of(&counts[..counts.len() - 1], per_point);
            kinds[0] -= f64::from(counts[0]);
            kinds
        };
        Self { level, paper, per_point, units: (0..level.groups.len()).map(of_group).collect() }
    }

    fn cases(&self, cohort: usize, config: &Config) -> Vec<Case> {
        let (rules, groups): (&ScreenRules, &Groups) = (&config.screens, &self.level.groups);
        let least = f64::from(rules.min_n.max(2));
        let sizes: Vec<f64> = self.units.iter().map(Kinds::all).collect();
        let enough = groups.schools_where(|group| sizes[group] >= least) >= rules.min_schools as usize;
        let mut county = Kinds::of::<f64>(&[], self.per_point);
        self.units.iter().for_each(|unit| county.iter_mut().zip(unit.iter()).for_each(|(sum, count)| *sum += count));
        let mut room = TiltRoom::default();
        let mut of_group = |(group, scatter): (usize, &Scatter)| {
            let (of, n) = (groups.place(cohort, group, self.paper), scatter.n);
            let skipped = |reason| Some(Case::skipped(&A206, of, n, Unit::Share, reason));
            match sizes[group] {
                _ if n == 0 => None,
                _ if !enough => skipped(reason::FEW_SCHOOLS),
                few if few < least => skipped(reason::FEW_CANDIDATES),
                size => {
                    let (own, mut others) = (&self.units[group], county);
                    others.iter_mut().zip(own.iter()).for_each(|(others, own)| *others -= own);
                    match self.test((group, size), (own, &mut others), config.seed, &mut room) {
                        None => skipped(reason::NOTHING_TO_COMPARE),
                        Some(departure) => Some(self.case(blank(&A206, of, n, Unit::Share), departure, (own, size, &others), rules)),
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
    fn test(&self, (group, size): (usize, f64), (own, others): (&Kinds, &mut Kinds), seed: u64, room: &mut TiltRoom) -> Option<Departure> {
        let plain = first_look(own, others)?;
        if plain.p >= LOOK_CLOSER {
            return Some(plain);
        }
        if let Some(tilted) = self.tilted(group, size, room) {
            *others = tilted;
        }
        let groups = &self.level.groups;
        let stream = (self.paper as u64) << 32 | (group as u64) << 1 | u64::from(groups.are_classes());
        departure(own, others, groups.len(), (seed, stream))
    }

    /// Last digits of the other units, weighted so that their scores have the unit's mean and spread.
    fn tilted(&self, group: usize, size: f64, room: &mut TiltRoom) -> Option<Kinds> {
        let TiltRoom { counts, others, fitted } = room;
        let held = &self.level.counts[self.paper];
        counts.clear();
        counts.extend(inner(held.of_group(group)).map(f64::from));
        others.clear();
        others.extend(inner(&held.county).map(f64::from).zip(&*counts).map(|(all, own)| all - own));
        let middle = counts.iter().enumerate().map(|(bin, count)| bin as f64 * count).sum::<f64>() / size;
        let scale = 15.0 * self.per_point as f64;
        let grid = Grid { first: -middle / scale, step: 1.0 / scale, fives: None };
        let tilt = Tilt::fit((others, counts), &grid, &[], fitted)?;
        let weighted = tilt.weights(others, &grid);
        let (before, after): (f64, f64) = (others.iter().sum(), weighted.iter().sum());
        let mut kinds = Kinds::of(&weighted, self.per_point);
        kinds.iter_mut().for_each(|count| *count *= before / after);
        Some(kinds)
    }

    fn case(&self, screen: Screen, departure: Departure, (own, n, law): (&Kinds, f64, &Kinds), rules: &ScreenRules) -> Case {
        let (digits, seen, expected) = self.most_common((own, n), law);
        let interval = wilson(whole(seen), whole(n)).map(|(low, high)| (low - expected / n, high - expected / n));
        let (effect, statistic) = (Some((seen - expected) / n), Some(departure.chi_square));
        let screen = Screen { effect, interval, statistic, p: Some(departure.p), ..screen };
        Case::made(screen, rules, || Detail::Digits(Box::new(Heap { digits, seen: whole(seen), expected })))
    }

    /// The digits that are most beyond expectation: their name, how often they are seen and how often expected.
    fn most_common(&self, (own, n): (&Kinds, f64), law: &Kinds) -> (&'static str, f64, f64) {
        let ratio = n / law.all();
        let mut clearest = (f64::NEG_INFINITY, ("", 0.0, 0.0));
        for (name, kinds) in if self.per_point == 1 { WHOLE } else { WITH_HALVES } {
            let (seen, expected) = kinds.iter().fold((0.0, 0.0), |(seen, expected), kind| (seen + own[*kind], expected + law[*kind]));
            let expected = expected * ratio;
            // in standard errors, squared with its sign, which is in the same order
            let (away, variance) = (seen - expected, (expected * (1.0 - expected / n)).max(0.5));
            let beyond = away * away.abs() / variance;
            if beyond.total_cmp(&clearest.0).is_ge() {
                clearest = (beyond, (name, seen, expected));
            }
        }
        clearest.1
    }
}

/// Digits that can be too common, by name, and the kinds that they are: of whole marks, and of half marks.
type Named = &'static [(&'static str, &'static [usize])];
const WHOLE: Named = &[
    ("0/5", &[0, 5]),
    ("0/2/4/6/8", &[0, 2, 4, 6, 8]),
    ("0", &[0]),
    ("1", &[1]),
    ("2", &[2]),
    ("3", &[3]),
    ("4", &[4]),
    ("5", &[5]),
    ("6", &[6]),
    ("7", &[7]),
    ("8", &[8]),
    ("9", &[9]),
];
const WITH_HALVES: Named = &[
    ("0/5", &[0, 10]),
    ("0/2/4/6/8", &[0, 4, 8, 12, 16]),
    (".0", &[0, 2, 4, 6, 8, 10, 12, 14, 16, 18]),
    (".5", &[1, 3, 5, 7, 9, 11, 13, 15, 17, 19]),
    ("0", &[0]),
    ("1", &[2]),
    ("2", &[4]),
    ("3", &[6]),
    ("4", &[8]),
    ("5", &[10]),
    ("6", &[12]),
    ("7", &[14]),
    ("8", &[16]),
    ("9", &[18]),
];

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of candidates, kept as f64 for sums")]
fn whole(count: f64) -> u32 {
    count as u32
}
