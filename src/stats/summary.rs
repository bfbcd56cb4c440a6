//! One slice of candidates in one paper → [`Summary`]: who counts, and the figures of the unit itself.

use super::{describe, quantile::quantile_inclusive, result::Summary};
use crate::{
    config::{CandidateRules, Denominator},
    model::{Mark, Score, Status},
    reconcile::ledger::Paper,
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// What decides who counts and how.
#[derive(Clone, Copy, Debug)]
pub struct Counting<'a> {
    /// The paper.
    pub paper: &'a Paper,
    /// `[candidates]`.
    pub rules: &'a CandidateRules,
}

impl Counting<'_> {
    /// The score that enters the statistics, if any.
    #[must_use]
    pub fn score(&self, mark: Mark) -> Option<Score> {
        match mark.status {
            Status::Present => Some(mark.score),
            Status::Misconduct if self.rules.misconduct_is_zero => Some(Score::ZERO),
            _ => None,
        }
    }

    /// Whether the candidate should have sat the paper.
    #[must_use]
    pub const fn is_expected(&self, status: Status) -> bool {
        match status {
            Status::Present | Status::Absent | Status::Blank | Status::Misconduct | Status::Unreadable | Status::Excluded => true,
            Status::Deferred => !self.rules.deferred_not_expected,
            Status::Exempt | Status::Withdrawn | Status::NotTaken => false,
        }
    }

    /// The number that rates and the mean are divided by.
    #[must_use]
    pub fn denominator(&self, n: u32, expected: u32) -> u32 {
        match self.rules.denominator {
            Denominator::Present => n,
            Denominator::Expected => expected.max(n),
            Denominator::Floor { share } => {
                let floor = (share.to_decimal() * Decimal::from(expected)).ceil();
                floor.to_u32().unwrap_or(expected).max(n)
            }
        }
    }

    /// Describes the candidates with these marks; `None` where none of them is to take the paper.
    #[must_use]
    pub fn summarise(&self, marks: impl Iterator<Item = Mark>) -> Option<Summary> {
        let mut summary = Summary::default();
        let mut scores = Vec::new();
        let mut taken = false;
        for mark in marks {
            taken |= mark.status != Status::NotTaken;
            summary.expected += u32::from(self.is_expected(mark.status));
            summary.present += u32::from(mark.status == Status::Present);
            summary.absent += u32::from(matches!(mark.status, Status::Absent | Status::Blank));
            if let Some(score) = self.score(mark) {
                self.count_lines(&mut summary, score);
                scores.push(score.to_f64());
            }
        }
        if !taken {
            return None;
        }
        summary.n = u32::try_from(scores.len()).unwrap_or(u32::MAX);
        summary.denominator = self.denominator(summary.n, summary.expected);
        summary.low += summary.denominator - summary.n;
        scores.sort_unstable_by(f64::total_cmp);
        self.describe(&mut summary, &scores);
        Some(summary)
    }

    /// Lines are met on the exact decimal.
    fn count_lines(&self, summary: &mut Summary, score: Score) {
        let lines = &self.paper.lines;
        summary.full += u32::from(score == self.paper.full);
        summary.excellent += u32::from(score >= lines.excellent);
        summary.good += u32::from(score >= lines.good);
        summary.pass += u32::from(score >= lines.pass);
        summary.low += u32::from(score < lines.low);
    }

    fn describe(&self, summary: &mut Summary, ascending: &[f64]) {
        let missing_as_zero = if summary.denominator > 0 { f64::from(summary.n) / f64::from(summary.denominator) } else { 0.0 };
        // Where the denominator is n the mean is left as it is: a factor of 1 changes nothing.
        summary.mean = describe::mean(ascending).map(|mean| mean * missing_as_zero);
        summary.sd = describe::sd_population(ascending);
        summary.min = ascending.first().copied();
        summary.max = ascending.last().copied();
        summary.p25 = quantile_inclusive(ascending, 0.25);
        summary.median = quantile_inclusive(ascending, 0.5);
        summary.p75 = quantile_inclusive(ascending, 0.75);
        let full = self.paper.full.to_f64();
        summary.score_rate = summary.mean.filter(|_| full > 0.0).map(|mean| mean / full);
    }
}
