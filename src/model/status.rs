//! [`Status`]: the one state of a candidate in a paper. Absence is a status, never a number.

use super::Score;
use crate::words::{Phrase, model as words};

/// What became of one candidate in one paper (metrics.md §1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(u8)]
pub enum Status {
    /// 实考: a number within 0..full; zero is a score.
    Present,
    /// 缺考.
    Absent,
    /// 免考: not expected.
    Exempt,
    /// 缓考: expected, by setting.
    Deferred,
    /// 违纪: expected; counts as no score, or as zero by setting.
    Misconduct,
    /// 离校: not expected, listed.
    Withdrawn,
    /// An empty cell whose meaning the setting decides; [`crate::reconcile`] turns it into absent or not taken.
    Blank,
    /// Anything that cannot be read; expected, with a diagnostic.
    Unreadable,
    /// 剔除, 不参与: the score is kept in lists, but is out of statistics and ranks; expected.
    Excluded,
    /// The paper is not this candidate's to take.
    #[default]
    NotTaken,
}

impl Status {
    /// Every status, in declaration order.
    pub const ALL: [Self; 10] = [
        Self::Present,
        Self::Absent,
        Self::Exempt,
        Self::Deferred,
        Self::Misconduct,
        Self::Withdrawn,
        Self::Blank,
        Self::Unreadable,
        Self::Excluded,
        Self::NotTaken,
    ];

    /// The word in the open tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
            Self::Exempt => "exempt",
            Self::Deferred => "deferred",
            Self::Misconduct => "misconduct",
            Self::Withdrawn => "withdrawn",
            Self::Blank => "blank",
            Self::Unreadable => "unreadable",
            Self::Excluded => "excluded",
            Self::NotTaken => "not-taken",
        }
    }

    /// The word people read.
    #[must_use]
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::Present => words::STATUS_PRESENT,
            Self::Absent => words::STATUS_ABSENT,
            Self::Exempt => words::STATUS_EXEMPT,
            Self::Deferred => words::STATUS_DEFERRED,
            Self::Misconduct => words::STATUS_MISCONDUCT,
            Self::Withdrawn => words::STATUS_WITHDRAWN,
            Self::Blank => words::STATUS_BLANK,
            Self::Unreadable => words::STATUS_UNREADABLE,
            Self::Excluded => words::STATUS_EXCLUDED,
            Self::NotTaken => words::STATUS_NOT_TAKEN,
        }
    }
}

/// A status and, where it goes with one (present, excluded), the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Mark {
    /// The state.
    pub status: Status,
    /// The score; zero where the status has none.
    pub score: Score,
}

impl Mark {
    /// A score that counts.
    #[must_use]
    pub const fn present(score: Score) -> Self {
        Self { status: Status::Present, score }
    }

    /// A state without a score.
    #[must_use]
    pub const fn without_score(status: Status) -> Self {
        Self { status, score: Score::ZERO }
    }

    /// The score, if it counts in statistics.
    #[must_use]
    pub fn counted(self) -> Option<Score> {
        (self.status == Status::Present).then_some(self.score)
    }
}
