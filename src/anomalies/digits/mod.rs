//! A206: last digits (0 and 5, even ones, halves) that are not those of the rest of the county.
//!
//! Schools with schools, classes with classes. Any departure counts; the effect says which digits are too common. No marks
//! and full marks are left out: they are there for other reasons. A uniform law, or Benford's, would be wrong: where items
//! are worth two marks each, every school's scores are even. Scores pressed against the full mark have other last digits
//! in strong schools than in weak ones, so the rest of the county is tilted to the unit before an unusual unit is told so.
//! The smallest unit is the configured least number of candidates. Cost: one pass over scores, draws for small units.

mod law;

use law::MOST_KINDS;
pub use law::{Departure, chi_square, departure, first_look};

use super::{
    bunching::{Grid, Room, Tilt},
    catalogue::A206,
    detector::{Case, Detail, Detector, Exam, Lists, blank, reason},
    finding::{Code, Screen, Strength, Unit},
    groups::Groups,
    residual::{NO_SCORE, Scores, in_halves},
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    model::Score,
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
                levels.map(|groups| Digits::new((cohort, &exam.scores[at]), groups, paper).cases(at, config)).collect()
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

/// Counts by last digit: ten, or with halves twenty.
#[derive(Clone, Copy)]
struct Kinds {
    counts: [f64; MOST_KINDS],
    kinds: usize,
}

impl Kinds {
    const fn zero(kinds: usize) -> Self {
        Self { counts: [0.0; MOST_KINDS], kinds }
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

/// The bins of some scores in half marks, no marks and full marks left out.
fn unit<'a>(
    halves: &'a [u16],
    full: u16,
    per_point: usize,
    range: &std::ops::Range<usize>,
) -> impl Iterator<Item = usize> + Clone + use<'a> {
    let bin = move |half: u16| if per_point == 1 { usize::from(half / 2) } else { usize::from(half) };
    halves[range.clone()].iter().copied().filter(move |half| 0 < *half && *half < full).map(bin)
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
    groups: &'a Groups,
    paper: usize,
    /// Bins a point: 1, or 2 for half marks.
    per_point: usize,
    /// Scores in half marks, and the full mark.
    halves: &'a [u16],
    full: u16,
    /// Of each unit: scores, and those that are neither no marks nor full marks.
    sizes: Vec<(u32, usize)>,
    /// Scores of all units, neither no marks nor full marks: `[bin]`.
    county: Vec<f64>,
}

impl<'a> Digits<'a> {
    fn new((cohort, scores): (&Cohort, &'a Scores), groups: &'a Groups, paper: usize) -> Self {
        let held = &cohort.papers[paper];
        let per_point = if held.step.is_multiple_of(Score::whole(1)) { 1 } else { 2 };
        let full = in_halves(&[held.full.to_f64()])[0];
        let bins = usize::from(full) + 1;
        let mut digits = Self { groups, paper, per_point, halves: scores.halves(paper), full, sizes: Vec::new(), county: vec![0.0; bins] };
        for group in 0..groups.len() {
            let (mut inner, county) = (0, &mut digits.county);
            for bin in unit(digits.halves, digits.full, per_point, &groups.member(group).range) {
                inner += 1;
                county[bin] += 1.0;
            }
            let all = digits.halves[groups.member(group).range.clone()].iter().filter(|half| **half != NO_SCORE).count();
            digits.sizes.push((u32::try_from(all).unwrap_or(u32::MAX), inner));
        }
        digits
    }

    /// The bins of a unit's scores, no marks and full marks left out.
    fn unit(&self, group: usize) -> impl Iterator<Item = usize> + Clone {
        unit(self.halves, self.full, self.per_point, &self.groups.member(group).range)
    }

    /// Kinds of last digit: ten, or with halves twenty.
    fn kinds(&self) -> usize {
        10 * self.per_point
    }

    /// Counts of the bins that end alike, together.
    fn by_kind(&self, counts: &[f64]) -> Kinds {
        let mut kinds = Kinds::zero(self.kinds());
        for row in counts.chunks(self.kinds()) {
            kinds.iter_mut().zip(row).for_each(|(sum, count)| *sum += count);
        }
        kinds
    }

    fn cases(&self, cohort: usize, config: &Config) -> Vec<Case> {
        let rules: &ScreenRules = &config.screens;
        let least = rules.min_n.max(2) as usize;
        let enough = self.groups.schools_where(|group| self.sizes[group].1 >= least) >= rules.min_schools as usize;
        let (county, mut room) = (self.by_kind(&self.county), TiltRoom::default());
        let mut of_group = |group: usize| {
            let (of, (n, inner)) = (self.groups.place(cohort, group, self.paper), self.sizes[group]);
            let skipped = |reason| Some(Case::skipped(&A206, of, n, Unit::Share, reason));
            match inner {
                _ if n == 0 => None,
                _ if !enough => skipped(reason::FEW_SCHOOLS),
                few if few < least => skipped(reason::FEW_CANDIDATES),
                _ => match self.test(group, &county, config.seed, &mut room) {
                    None => skipped(reason::NOTHING_TO_COMPARE),
                    Some((departure, own, law)) => Some(self.case(blank(&A206, of, n, Unit::Share), departure, (&own, &law), rules)),
                },
            }
        };
        let mut cases = Vec::with_capacity(self.groups.len());
        cases.extend((0..self.groups.len()).filter_map(&mut of_group));
        cases
    }

    /// The unit's last digits against the others', and if unusual against the others' tilted to the unit; with the counts
    /// and the law that they were compared with.
    fn test(&self, group: usize, county: &Kinds, seed: u64, room: &mut TiltRoom) -> Option<(Departure, Kinds, Kinds)> {
        let mut own = Kinds::zero(self.kinds());
        // a number is divided by one that is known before more quickly
        match self.kinds() {
            10 => self.unit(group).for_each(|bin| own.counts[bin % 10] += 1.0),
            kinds => self.unit(group).for_each(|bin| own.counts[bin % kinds] += 1.0),
        }
        let mut others = *county;
        others.iter_mut().zip(own.iter()).for_each(|(others, own)| *others -= own);
        let stream = (self.paper as u64) << 32 | (group as u64) << 1 | u64::from(self.groups.are_classes());
        let plain = first_look(&own, &others)?;
        if plain.p >= LOOK_CLOSER {
            return Some((plain, own, others));
        }
        let law = self.tilted(group, room).unwrap_or(others);
        Some((departure(&own, &law, self.groups.len(), (seed, stream))?, own, law))
    }

    /// Last digits of the other units, weighted so that their scores have the unit's mean and spread.
    fn tilted(&self, group: usize, room: &mut TiltRoom) -> Option<Kinds> {
        let TiltRoom { counts, others, fitted } = room;
        counts.clear();
        counts.resize(self.county.len(), 0.0);
        self.unit(group).for_each(|bin| counts[bin] += 1.0);
        others.clear();
        others.extend(self.county.iter().zip(&*counts).map(|(all, own)| all - own));
        let middle = self.unit(group).sum::<usize>() as f64 / self.sizes[group].1 as f64;
        let scale = 15.0 * self.per_point as f64;
        let grid = Grid { first: -middle / scale, step: 1.0 / scale, fives: None };
        let tilt = Tilt::fit((others, counts), &grid, &[], fitted)?;
        let weighted = tilt.weights(others, &grid);
        let (before, after): (f64, f64) = (others.iter().sum(), weighted.iter().sum());
        let mut kinds = self.by_kind(&weighted);
        kinds.iter_mut().for_each(|count| *count *= before / after);
        Some(kinds)
    }

    fn case(&self, screen: Screen, departure: Departure, (own, law): (&[f64], &[f64]), rules: &ScreenRules) -> Case {
        let n: f64 = own.iter().sum();
        let all: f64 = law.iter().sum();
        let (digits, seen, expected) = self.most_common(own, law, n / all);
        let interval = wilson(whole(seen), whole(n)).map(|(low, high)| (low - expected / n, high - expected / n));
        let (effect, statistic) = (Some((seen - expected) / n), Some(departure.chi_square));
        let screen = Screen { effect, interval, statistic, p: Some(departure.p), ..screen };
        Case::made(screen, rules, || Detail::Digits(Box::new(Heap { digits, seen: whole(seen), expected })))
    }

    /// The digits that are most beyond expectation: their name, how often they are seen and how often expected.
    fn most_common(&self, own: &[f64], law: &[f64], ratio: f64) -> (&'static str, f64, f64) {
        const SINGLE: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let n: f64 = own.iter().sum();
        let mut clearest = (f64::NEG_INFINITY, ("", 0.0, 0.0));
        let mut weigh = |name: &'static str, kinds: &mut dyn Iterator<Item = usize>| {
            let (seen, expected) = kinds.fold((0.0, 0.0), |(seen, expected), kind| (seen + own[kind], expected + law[kind]));
            let expected = expected * ratio;
            let spread = (expected * (1.0 - expected / n)).max(0.5).sqrt();
            let beyond = (seen - expected) / spread;
            if beyond.total_cmp(&clearest.0).is_ge() {
                clearest = (beyond, (name, seen, expected));
            }
        };
        let per_point = self.per_point;
        weigh("0/5", &mut (0..10).step_by(5).map(|digit| digit * per_point));
        weigh("0/2/4/6/8", &mut (0..10).step_by(2).map(|digit| digit * per_point));
        if per_point == 2 {
            weigh(".0", &mut (0..20).step_by(2));
            weigh(".5", &mut (1..20).step_by(2));
        }
        for (digit, name) in SINGLE.iter().enumerate() {
            weigh(name, &mut std::iter::once(digit * per_point));
        }
        clearest.1
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of candidates, kept as f64 for sums")]
fn whole(count: f64) -> u32 {
    count as u32
}
