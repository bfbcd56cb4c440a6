//! A paper: its subject, full mark and lines.

use crate::model::Rate;
use crate::model::Score;
use crate::model::Subject;

/// What told a full mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FullSource {
    /// exam.toml.
    Config,
    /// The header (`语文(150)`) or a 满分 row.
    Sheet,
    /// The usual full mark of the subject that covers the scores seen.
    Inferred,
    /// Sum over the items.
    Items,
    /// Sum of the papers.
    Papers,
}

/// Lines as exact scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineScores {
    /// x ≥ this is 优秀.
    pub excellent: Score,
    /// x ≥ this is 良好.
    pub good: Score,
    /// x ≥ this is 及格.
    pub pass: Score,
    /// x < this is 低分.
    pub low: Score,
}

/// A paper of a grade. The total is the last paper of a cohort with two papers or more.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Its subject.
    pub subject: Subject,
    /// Full mark.
    pub full: Score,
    /// What told it.
    pub full_source: FullSource,
    /// Smallest step between scores: 1 or 0.5 as seen, or as declared.
    pub step: Score,
    /// Lines as shares.
    pub rates: crate::config::Lines,
    /// Lines as scores.
    pub lines: LineScores,
}

impl Paper {
    /// A paper with lines taken of its full mark. `None` if a line is out of range.
    #[must_use]
    pub fn new(subject: Subject, full: Score, full_source: FullSource, step: Score, rates: crate::config::Lines) -> Option<Self> {
        let line = |rate: Rate| rate.of(full);
        let lines =
            LineScores { excellent: line(rates.excellent)?, good: line(rates.good)?, pass: line(rates.pass)?, low: line(rates.low)? };
        Some(Self { subject, full, full_source, step, rates, lines })
    }
}
