//! A106: the absent were the weak ones. And what the school's mean and rank would be had they come.
//!
//! One screen a school: everybody who should have come and is found in the earlier exam, the absent against those who
//! came, by the sum of earlier scores. Suspicious is the lower end. Ties share their rank; with three absent or fewer the
//! law of the ranks is counted out. The effect is what the mean of the total (of the
//! paper where there is one only) gained. Not tested: nobody absent, fewer than the least number of candidates, too few of
//! the absent in the earlier exam, too few schools for a usual rate. Cost: one sort a school.

mod imputed;
mod rank;

pub use imputed::{Imputed, bounds, counterfactual};
pub use rank::{Kept, hypergeometric_upper, kept_home, midranks};

use super::{
    catalogue::A106,
    detector::{Case, Detail, Detector, Exam, Lists, reason, subjected},
    entry::Entry,
    finding::{Code, Screen, Strength, Unit},
    participation::Usual,
    residual::{Column, Scores, usable_earlier},
};
use crate::{
    config::{Config, Denominator, DenominatorRules, denominator::share_rounded_up},
    diagnostics::Outcome,
    model::Score,
    reconcile::{
        cohort::Fate,
        ledger::{Cohort, SchoolUnit},
    },
    stats::result::PaperStats,
};
use std::ops::Range;

/// The detector of A106.
pub struct SelectiveAbsence;

/// z of the ranks from which they speak for themselves: without, a wave of illness would look chosen.
const RANKS_SPEAK: f64 = 1.645;
/// The rate of absence elsewhere counts as at least this much: half of what findings.md says, since what is not known of rare absence is
/// part of the prediction, and a higher floor made counties of a dozen schools look as if they missed more.
const USUAL_ABSENCE: f64 = 0.005;
/// q and absent from which a lead is moderate, and the z of the ranks of a strong one.
const CLEAR_Q: f64 = 0.01;
const CLEAR_COUNT: u32 = 4;
const RANKS_PLAIN: f64 = 3.0;

/// What is behind a test of A106.
#[derive(Clone, Debug, PartialEq)]
pub struct Absentees {
    /// Absent and found in the earlier exam.
    pub absent: u32,
    /// Absent and not found there.
    pub unmatched: u32,
    /// The test.
    pub kept: Kept,
    /// Mean place of the other schools' absent between 0 (weakest of their school) and 1; `None` for none.
    pub elsewhere: Option<f64>,
    /// The mean had they come; `None` where the earlier exam tells nothing.
    pub imputed: Option<Imputed>,
    /// The mean of all if the absent scored nothing, or full marks.
    pub bounds: Option<(f64, f64)>,
    /// The mean under the least participation of the settings (95 %).
    pub floor: Option<f64>,
    /// Rank of the school by these means.
    pub ranks: Ranks,
}

/// What the absence does to a school's rank.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranks {
    /// By the mean of those who came.
    pub seen: u32,
    /// With the absent as expected, the other schools as they are.
    pub imputed: Option<u32>,
    /// Under each denominator that the statistics have.
    pub by: Vec<(Denominator, u32)>,
    /// Schools ranked.
    pub schools: u32,
}

impl Detector for SelectiveAbsence {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A106];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let (ledger, stats, config) = (exam.ledger, exam.stats, exam.config);
        let of_cohort = |(at, cohort): (usize, &Cohort)| -> Vec<Entry> {
            let paper = leading_paper(cohort);
            let stats = stats.cohorts.get(at).and_then(|stats| stats.papers.get(paper?));
            County::new((cohort, &exam.scores[at]), paper, stats, config).cases(at)
        };
        Outcome::clean(ledger.cohorts.iter().enumerate().map(of_cohort).collect())
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let (q, gained) = (case.screen.q?, case.screen.effect?);
        let Detail::Absentees(seen) = &case.detail else { return None };
        let Absentees { kept, absent, .. } = seen.as_ref();
        if q > config.screens.fdr || kept.z_rank < RANKS_SPEAK || gained <= 0.0 {
            return None;
        }
        Some(match *absent {
            CLEAR_COUNT.. if q <= CLEAR_Q && kept.z_rank >= RANKS_PLAIN && kept.z_rate >= RANKS_PLAIN => Strength::Strong,
            CLEAR_COUNT.. if q <= CLEAR_Q => Strength::Moderate,
            _ => Strength::Weak,
        })
    }
}

/// The total, or the only paper.
fn leading_paper(cohort: &Cohort) -> Option<usize> {
    cohort.total().or_else(|| (!cohort.papers.is_empty()).then_some(0))
}

/// Who should have come to one school.
#[derive(Default)]
struct Roll {
    /// Earlier score and present score of who came and has a score that counts.
    present: Vec<(Option<f64>, f64)>,
    /// Sum of the present scores.
    sum: f64,
    /// Earlier scores of the absent.
    absent: Vec<f64>,
    /// Absent without an earlier score.
    unmatched: usize,
    /// Everybody who should have come.
    expected: u32,
    /// Of them, found in the earlier exam.
    matched: u32,
}

impl Roll {
    fn mean(&self) -> Option<f64> {
        (!self.present.is_empty()).then(|| self.sum / self.present.len() as f64)
    }

    /// Earlier scores of all, and who is absent.
    fn ranked(&self) -> (Vec<f64>, Vec<bool>) {
        let mut came = Vec::with_capacity(self.present.len());
        came.extend(self.present.iter().filter_map(|(earlier, _)| *earlier));
        let absent = std::iter::repeat_n(false, came.len()).chain(std::iter::repeat_n(true, self.absent.len())).collect();
        ([came.as_slice(), &self.absent].concat(), absent)
    }
}

struct County<'a> {
    cohort: &'a Cohort,
    config: &'a Config,
    stats: Option<&'a PaperStats>,
    full: f64,
    rolls: Vec<Roll>,
}

impl<'a> County<'a> {
    fn new((cohort, scores): (&'a Cohort, &Scores), paper: Option<usize>, stats: Option<&'a PaperStats>, config: &'a Config) -> Self {
        let columns = scores.usable_earlier().iter().map(|subject| scores.column(Column::Earlier(*subject)));
        let before = totals(columns, cohort.candidates.len());
        let roll = |unit: &SchoolUnit| {
            let told = |at: usize| (at, scores.here()[at].then(|| cohort.fates[at]), before[at]);
            roll(cohort, paper, unit.range.clone().map(told))
        };
        // without an earlier exam nothing is asked but how many should have come
        let counted = |unit: &SchoolUnit| Roll { expected: expected(cohort, scores.here(), unit.range.clone()), ..Roll::default() };
        let rolls = cohort.units.iter().map(|unit| if cohort.prior.is_empty() { counted(unit) } else { roll(unit) }).collect();
        let full = paper.map_or(0.0, |paper| cohort.papers[paper].full.to_f64());
        Self { cohort, config, stats, full, rolls }
    }

    fn cases(&self, cohort: usize) -> Vec<Entry> {
        let rules = &self.config.screens;
        let enough = |roll: &&Roll| roll.matched >= rules.min_n.max(1);
        let counts: Vec<(u32, u32)> = self.rolls.iter().filter(enough).map(|roll| (count(roll.absent.len()), roll.matched)).collect();
        let usual = Usual::of(&counts, USUAL_ABSENCE);
        let kept: Vec<Option<Kept>> = self
            .rolls
            .iter()
            .map(|roll| {
                if roll.absent.is_empty() {
                    return None;
                }
                let (earlier, absent) = roll.ranked();
                kept_home(&earlier, &absent, usual.others((count(roll.absent.len()), roll.matched)))
            })
            .collect();
        let case = |(unit, roll): (usize, &Roll)| {
            let of = subjected(cohort, unit, None);
            let skipped = |reason| Some(Entry::skipped(&A106, of, roll.expected, Unit::Points, reason));
            let found = roll.absent.len() as f64 / (roll.absent.len() + roll.unmatched).max(1) as f64;
            match kept[unit] {
                _ if roll.expected == 0 => None,
                _ if self.cohort.prior.is_empty() => skipped(reason::NO_EARLIER),
                _ if counts.len() < rules.min_schools as usize => skipped(reason::FEW_SCHOOLS),
                _ if roll.absent.is_empty() && roll.unmatched == 0 => skipped(reason::NOBODY_ABSENT),
                _ if roll.absent.is_empty() || found < rules.min_match => skipped(reason::LOW_MATCH),
                _ if roll.matched < rules.min_n => skipped(reason::FEW_CANDIDATES),
                None => skipped(reason::NOTHING_TO_COMPARE),
                Some(test) => {
                    let screen = Screen {
                        statistic: Some(test.statistic),
                        p: Some(test.p),
                        ..Screen::blank(&A106, of, roll.expected, Unit::Points)
                    };
                    Some(self.explained(screen, unit, test, &kept))
                }
            }
        };
        self.rolls.iter().enumerate().filter_map(case).collect()
    }

    fn explained(&self, screen: Screen, unit: usize, kept: Kept, held: &[Option<Kept>]) -> Entry {
        let roll = &self.rolls[unit];
        let imputed = counterfactual(&roll.present, &roll.absent, roll.unmatched);
        let away = roll.absent.len() + roll.unmatched;
        let rules = &self.config.candidates.denominators;
        let number = share_rounded_up(rules.floor.to_decimal(), roll.expected).max(count(roll.present.len()));
        let screen = Screen {
            effect: imputed.map(|imputed| imputed.seen - imputed.mean),
            interval: imputed.map(|imputed| (imputed.seen - imputed.interval.1, imputed.seen - imputed.interval.0)),
            ..screen
        };
        let detail = || Absentees {
            absent: count(roll.absent.len()),
            unmatched: count(roll.unmatched),
            kept,
            elsewhere: self.elsewhere(held, unit),
            imputed,
            bounds: bounds(roll.sum, roll.present.len(), away, self.full),
            floor: (number > 0).then(|| roll.sum / f64::from(number)),
            ranks: self.ranks(unit, imputed, rules),
        };
        Entry::made(screen, &self.config.screens, || Detail::Absentees(Box::new(detail())))
    }

    /// Mean place of the absent of all schools but one.
    fn elsewhere(&self, kept: &[Option<Kept>], unit: usize) -> Option<f64> {
        let rolls = kept.iter().zip(&self.rolls).enumerate();
        let others = || rolls.clone().filter(|(at, _)| *at != unit).filter_map(|(_, (kept, roll))| Some(((*kept)?, roll)));
        let absent: f64 = others().map(|(_, roll)| roll.absent.len() as f64).sum();
        (absent > 0.0).then(|| others().map(|(kept, roll)| kept.place * roll.absent.len() as f64).sum::<f64>() / absent)
    }

    fn ranks(&self, unit: usize, imputed: Option<Imputed>, rules: &DenominatorRules) -> Ranks {
        let means: Vec<Option<f64>> = self.rolls.iter().map(Roll::mean).collect();
        let Some(seen) = rank(&means, unit) else { return Ranks::default() };
        let with_imputed = imputed.and_then(|imputed| {
            let mut means = means.clone();
            means[unit] = Some(imputed.mean);
            rank(&means, unit)
        });
        let under = |denominator: Denominator| -> Option<u32> {
            let bases = &self.stats?.bases;
            let mean = |(unit, roll): (usize, &Roll)| -> Option<f64> {
                let by = bases.get(unit)?.under(denominator, rules).filter(|by| *by > 0)?;
                (!roll.present.is_empty()).then(|| roll.sum / f64::from(by))
            };
            rank(&self.rolls.iter().enumerate().map(mean).collect::<Vec<Option<f64>>>(), unit)
        };
        Ranks {
            seen,
            imputed: with_imputed,
            by: Denominator::ALL.into_iter().filter_map(|denominator| Some((denominator, under(denominator)?))).collect(),
            schools: count(means.iter().flatten().count()),
        }
    }
}

/// 1 and the number of higher means.
fn rank(means: &[Option<f64>], unit: usize) -> Option<u32> {
    let own = means[unit]?;
    Some(count(means.iter().flatten().filter(|mean| **mean > own).count()) + 1)
}

/// Earlier scores of those who came to a school's exam and of those who were absent, and how many absent have none.
pub(super) fn earlier_scores(cohort: &Cohort, unit: usize) -> (Vec<f64>, Vec<f64>, usize) {
    let range = cohort.units[unit].range.clone();
    let number = |score: &Option<Score>| score.map_or(f64::NAN, |score| score.to_f64());
    let columns: Vec<Vec<f64>> =
        usable_earlier(cohort).iter().map(|subject| cohort.prior[*subject][range.clone()].iter().map(number).collect()).collect();
    let before = totals(columns.iter().map(Vec::as_slice), range.len());
    let told = |(at, before): (usize, f64)| (at, cohort.candidates[at].counts_here().then(|| cohort.fates[at]), before);
    let roll = roll(cohort, leading_paper(cohort), range.zip(before).map(told));
    (roll.present.iter().filter_map(|(earlier, _)| *earlier).collect(), roll.absent, roll.unmatched)
}

/// Sums over columns of so many earlier scores; NaN for who lacks any, and for all where there is no column.
fn totals<'a>(columns: impl ExactSizeIterator<Item = &'a [f64]>, rows: usize) -> Vec<f64> {
    let mut totals = vec![if columns.len() == 0 { f64::NAN } else { 0.0 }; rows];
    columns.for_each(|column| totals.iter_mut().zip(column).for_each(|(total, score)| *total += score));
    totals
}

/// Candidates who count here and came or were absent.
fn expected(cohort: &Cohort, here: &[bool], range: Range<usize>) -> u32 {
    let both = cohort.fates[range.clone()].iter().zip(&here[range]);
    both.fold(0, |count: u32, (fate, here)| count.wrapping_add(u32::from(*here & matches!(fate, Fate::Present | Fate::Absent))))
}

/// The roll of some candidates, each with his fate (`None` for who does not count here) and the sum of his earlier scores.
fn roll(cohort: &Cohort, paper: Option<usize>, everybody: impl Iterator<Item = (usize, Option<Fate>, f64)>) -> Roll {
    let mut roll = Roll { present: Vec::with_capacity(everybody.size_hint().1.unwrap_or(0)), ..Roll::default() };
    let everybody = everybody.filter_map(|(at, fate, before)| Some((at, fate?, before)));
    for (at, fate, before) in everybody.filter(|(_, fate, _)| matches!(fate, Fate::Present | Fate::Absent)) {
        let before = Some(before).filter(|before| !before.is_nan());
        roll.expected += 1;
        roll.matched += u32::from(before.is_some());
        match (fate, before) {
            (Fate::Absent, Some(before)) => roll.absent.push(before),
            (Fate::Absent, None) => roll.unmatched += 1,
            _ => roll.present.extend(paper.and_then(|paper| cohort.counted(paper, at)).map(|score| (before, score.to_f64()))),
        }
    }
    roll.sum = roll.present.iter().map(|(_, score)| score).sum();
    roll
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
