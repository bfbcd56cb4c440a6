//! A206: last digits (0 and 5, even ones, halves) that are not those of the rest of the county.
//!
//! Schools with schools, classes with classes. Any departure counts; the effect says which digits are too common. No marks
//! and full marks are left out: they are there for other reasons. A uniform law, or Benford's, would be wrong: where items
//! are worth two marks each, every school's scores are even. Scores pressed against the full mark have other last digits
//! in strong schools than in weak ones, so the rest of the county is tilted to the unit before an unusual unit is told so.
//! The smallest unit is the configured least number of candidates. Cost: one pass over scores, draws for small units.

mod law;

pub use law::{Departure, chi_square, departure, first_look};

use super::{
    bunching::{Grid, Room, Tilt},
    catalogue::A206,
    detector::{Case, Detail, Detector, Exam, Level, Lists, blank, reason},
    finding::{Code, Screen, Strength, Unit},
    groups::Groups,
    residual::{Scores, in_halves},
    scatter::Scatter,
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
                levels.map(|level| Digits::new((cohort, &exam.scores[at]), level, paper).cases(at, config)).collect()
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
    const fn zero(kinds: usize) -> Self {
        Self { counts: [0.0; HALVES], kinds }
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
    /// Scores in half marks, and the full mark.
    halves: &'a [u16],
    full: u16,
    /// Of each unit, how many scores that are neither no marks nor full marks have each last digit: `[unit][kind]`.
    units: Vec<[u32; HALVES]>,
    /// Such scores of all units: `[bin]`.
    county: Vec<f64>,
}

impl<'a> Digits<'a> {
    fn new((cohort, scores): (&Cohort, &'a Scores), level: &'a Level, paper: usize) -> Self {
        let held = &cohort.papers[paper];
        let per_point = if held.step.is_multiple_of(Score::whole(1)) { 1 } else { 2 };
        let (halves, full) = (scores.halves(paper), in_halves(&[held.full.to_f64()])[0]);
        // the kind of every half mark, found once
        let kinds: Vec<u8> = (0..HALVES).map(|half| (half * per_point / 2) as u8).cycle().take(usize::from(full)).collect();
        let mut of_half = vec![0_u32; usize::from(full)];
        let mut units = vec![[0; HALVES]; level.groups.len()];
        for (unit, group) in units.iter_mut().zip(level.groups.iter()) {
            for half in halves[group.range.clone()].iter().copied().filter(|half| *half > 0) {
                if let Some(kind) = kinds.get(usize::from(half)) {
                    unit[usize::from(*kind) % HALVES] += 1;
                    of_half[usize::from(half)] += 1;
                }
            }
        }
        let mut county = vec![0.0; usize::from(full) * per_point / 2 + 1];
        of_half.iter().enumerate().for_each(|(half, count)| county[half * per_point / 2] += f64::from(*count));
        Self { level, paper, per_point, halves, full, units, county }
    }

    /// The bins of a unit's scores, no marks and full marks left out.
    fn bins(&self, group: usize) -> impl Iterator<Item = usize> {
        let inner = self.halves[self.level.groups.member(group).range.clone()].iter().filter(|half| 0 < **half && **half < self.full);
        inner.map(|half| usize::from(*half) * self.per_point / 2)
    }

    /// How many scores of a unit are neither no marks nor full marks.
    fn size(&self, group: usize) -> u32 {
        self.units[group].iter().sum()
    }

    /// Kinds of last digit: ten, or with halves twenty.
    const fn kinds(&self) -> usize {
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
        let (rules, groups): (&ScreenRules, &Groups) = (&config.screens, &self.level.groups);
        let least = rules.min_n.max(2);
        let enough = groups.schools_where(|group| self.size(group) >= least) >= rules.min_schools as usize;
        let (county, mut room) = (self.by_kind(&self.county), TiltRoom::default());
        let mut of_group = |(group, scatter): (usize, &Scatter)| {
            let (of, n) = (groups.place(cohort, group, self.paper), scatter.n);
            let skipped = |reason| Some(Case::skipped(&A206, of, n, Unit::Share, reason));
            match self.size(group) {
                _ if n == 0 => None,
                _ if !enough => skipped(reason::FEW_SCHOOLS),
                few if few < least => skipped(reason::FEW_CANDIDATES),
                _ => {
                    let (mut own, mut others) = (Kinds::zero(self.kinds()), county);
                    own.iter_mut().zip(&self.units[group]).for_each(|(own, count)| *own = f64::from(*count));
                    others.iter_mut().zip(own.iter()).for_each(|(others, own)| *others -= own);
                    match self.test(group, (&own, &mut others), config.seed, &mut room) {
                        None => skipped(reason::NOTHING_TO_COMPARE),
                        Some(departure) => Some(self.case(blank(&A206, of, n, Unit::Share), departure, (&own, &others), rules)),
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
    fn test(&self, group: usize, (own, others): (&Kinds, &mut Kinds), seed: u64, room: &mut TiltRoom) -> Option<Departure> {
        let plain = first_look(own, others)?;
        if plain.p >= LOOK_CLOSER {
            return Some(plain);
        }
        if let Some(tilted) = self.tilted(group, room) {
            *others = tilted;
        }
        let groups = &self.level.groups;
        let stream = (self.paper as u64) << 32 | (group as u64) << 1 | u64::from(groups.are_classes());
        departure(own, others, groups.len(), (seed, stream))
    }

    /// Last digits of the other units, weighted so that their scores have the unit's mean and spread.
    fn tilted(&self, group: usize, room: &mut TiltRoom) -> Option<Kinds> {
        let TiltRoom { counts, others, fitted } = room;
        counts.clear();
        counts.resize(self.county.len(), 0.0);
        self.bins(group).for_each(|bin| counts[bin] += 1.0);
        others.clear();
        others.extend(self.county.iter().zip(&*counts).map(|(all, own)| all - own));
        let middle = self.bins(group).sum::<usize>() as f64 / f64::from(self.size(group));
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
        let n: f64 = own.iter().sum();
        let mut clearest = (f64::NEG_INFINITY, ("", 0.0, 0.0));
        for (name, kinds) in if self.per_point == 1 { WHOLE } else { WITH_HALVES } {
            let (seen, expected) = kinds.iter().fold((0.0, 0.0), |(seen, expected), kind| (seen + own[*kind], expected + law[*kind]));
            let expected = expected * ratio;
            let spread = (expected * (1.0 - expected / n)).max(0.5).sqrt();
            let beyond = (seen - expected) / spread;
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
