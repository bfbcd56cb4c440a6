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
    bunching::{Grid, Tilt},
    catalogue::A206,
    detector::{Case, Detail, Detector, Exam, Lists, blank, reason},
    finding::{Code, Screen, Strength, Unit},
    groups::Groups,
    residual::{Column, Scores},
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    model::Score,
    reconcile::ledger::Cohort,
    stats::dist::wilson,
};
use rayon::prelude::*;

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
const LOOK_CLOSER: f64 = 0.2;

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

/// The scores of a paper on its grid.
struct Digits<'a> {
    groups: &'a Groups,
    paper: usize,
    /// Bins a point: 1, or 2 for half marks.
    per_point: usize,
    /// Scores as bins, no marks and full marks left out, unit after unit, and where each unit ends.
    bins: Vec<u16>,
    ends: Vec<usize>,
    /// Scores of each unit, those left out among them.
    sizes: Vec<u32>,
    /// Of the county: `[bin]`.
    county: Vec<f64>,
}

impl<'a> Digits<'a> {
    fn new((cohort, scores): (&Cohort, &Scores), groups: &'a Groups, paper: usize) -> Self {
        let held = &cohort.papers[paper];
        let per_point: i64 = if held.step.is_multiple_of(Score::whole(1)) { 1 } else { 2 };
        let (bins, full) = (per_point as f64, held.full.to_f64());
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a score between no marks and the full mark")]
        let bin = |score: f64| (score * bins) as u16;
        let scores = scores.column(Column::Paper(paper));
        let (mut inner, mut ends, mut sizes) = (Vec::with_capacity(scores.len()), Vec::new(), Vec::new());
        for group in groups.iter() {
            let mut size = 0;
            for score in scores[group.range.clone()].iter().copied().filter(|score| !score.is_nan()) {
                size += 1;
                if 0.0 < score && score < full {
                    inner.push(bin(score));
                }
            }
            ends.push(inner.len());
            sizes.push(size);
        }
        let mut county = vec![0.0; usize::from(bin(full)) + 1];
        for bin in &inner {
            county[usize::from(*bin)] += 1.0;
        }
        Self { groups, paper, per_point: usize::try_from(per_point).unwrap_or(1), bins: inner, ends, sizes, county }
    }

    /// The bins of a unit's scores.
    fn unit(&self, group: usize) -> &[u16] {
        let start = group.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bins[start..self.ends[group]]
    }

    /// Kinds of last digit: ten, or with halves twenty.
    fn kinds(&self) -> usize {
        10 * self.per_point
    }

    fn by_kind(&self, counts: &[f64]) -> Vec<f64> {
        let mut kinds = vec![0.0; self.kinds()];
        counts.iter().enumerate().for_each(|(bin, count)| kinds[bin % self.kinds()] += count);
        kinds
    }

    fn cases(&self, cohort: usize, config: &Config) -> Vec<Case> {
        let rules: &ScreenRules = &config.screens;
        let least = rules.min_n.max(2) as usize;
        let enough = self.groups.schools_where(|group| self.unit(group).len() >= least) >= rules.min_schools as usize;
        let county = self.by_kind(&self.county);
        let of_group = |group: usize| {
            let (of, n) = (self.groups.place(cohort, group, self.paper), self.sizes[group]);
            let skipped = |reason| Some(Case::skipped(&A206, of, n, Unit::Share, reason));
            match self.unit(group).len() {
                _ if n == 0 => None,
                _ if !enough => skipped(reason::FEW_SCHOOLS),
                few if few < least => skipped(reason::FEW_CANDIDATES),
                _ => match self.test(group, &county, config.seed) {
                    None => skipped(reason::NOTHING_TO_COMPARE),
                    Some((departure, own, law)) => Some(self.case(blank(&A206, of, n, Unit::Share), departure, &own, &law)),
                },
            }
        };
        let mut cases = Vec::with_capacity(self.groups.len());
        cases.extend((0..self.groups.len()).filter_map(of_group));
        cases
    }

    /// The unit's last digits against the others', and if unusual against the others' tilted to the unit; with the counts
    /// and the law that they were compared with.
    fn test(&self, group: usize, county: &[f64], seed: u64) -> Option<(Departure, Vec<f64>, Vec<f64>)> {
        let mut own = vec![0.0; self.kinds()];
        // a number is divided by one that is known before more quickly
        match self.kinds() {
            10 => self.unit(group).iter().for_each(|bin| own[usize::from(*bin) % 10] += 1.0),
            kinds => self.unit(group).iter().for_each(|bin| own[usize::from(*bin) % kinds] += 1.0),
        }
        let others: Vec<f64> = county.iter().zip(&own).map(|(all, own)| all - own).collect();
        let stream = (self.paper as u64) << 32 | (group as u64) << 1 | u64::from(self.groups.are_classes());
        let plain = first_look(&own, &others)?;
        if plain.p >= LOOK_CLOSER {
            return Some((plain, own, others));
        }
        let law = self.tilted(group).unwrap_or(others);
        Some((departure(&own, &law, self.groups.len(), (seed, stream))?, own, law))
    }

    /// Last digits of the other units, weighted so that their scores have the unit's mean and spread.
    fn tilted(&self, group: usize) -> Option<Vec<f64>> {
        let mut counts = vec![0.0; self.county.len()];
        self.unit(group).iter().for_each(|bin| counts[usize::from(*bin)] += 1.0);
        let others: Vec<f64> = self.county.iter().zip(&counts).map(|(all, own)| all - own).collect();
        let middle = self.unit(group).iter().map(|bin| f64::from(*bin)).sum::<f64>() / self.unit(group).len() as f64;
        let scale = 15.0 * self.per_point as f64;
        let grid = Grid { first: -middle / scale, step: 1.0 / scale, fives: None };
        let tilt = Tilt::fit(&others, &counts, &grid, |_| true)?;
        let weighted = tilt.weights(&others, &grid);
        let (before, after): (f64, f64) = (others.iter().sum(), weighted.iter().sum());
        Some(self.by_kind(&weighted).into_iter().map(|count| count * before / after).collect())
    }

    fn case(&self, screen: Screen, departure: Departure, own: &[f64], law: &[f64]) -> Case {
        let n: f64 = own.iter().sum();
        let all: f64 = law.iter().sum();
        let (digits, seen, expected) = self.most_common(own, law, n / all);
        let interval = wilson(whole(seen), whole(n)).map(|(low, high)| (low - expected / n, high - expected / n));
        Case {
            screen: Screen {
                effect: Some((seen - expected) / n),
                interval,
                statistic: Some(departure.chi_square),
                p: Some(departure.p),
                ..screen
            },
            detail: Detail::Digits(Heap { digits, seen: whole(seen), expected }),
        }
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
