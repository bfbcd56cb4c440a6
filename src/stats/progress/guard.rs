//! [`Reason`]: why two exams cannot be compared as if nothing but the pupils' learning lay between them. A reason is a label
//! on a figure, never a verdict, and never kept silent.

use crate::{
    config::{Marking, ProgressRules},
    words::{Phrase, progress as words},
};

/// Why a comparison is not one of like with like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The same marks twice: one exam given as two.
    SameExam,
    /// The earlier exam is dated no earlier than this one.
    Date,
    /// The earlier grade is neither this one nor the one before.
    Grade,
    /// Marked in two ways.
    Marking,
    /// Each school marked its own: what differs between schools may be marking.
    OwnMarking,
    /// Full marks differ: raw means are not shown side by side.
    FullMark,
    /// The full mark of then is taken, not told.
    FullAssumed,
    /// The totals are of other subjects.
    Subjects,
    /// The same pupils had quite another score rate.
    Difficulty,
    /// Too few of the present have an earlier score.
    Match,
    /// The unit holds other pupils than then.
    Roll,
}

/// Every reason, in the order of texts.
pub const REASONS: [Reason; 11] = [
    Reason::SameExam,
    Reason::Date,
    Reason::Grade,
    Reason::Marking,
    Reason::OwnMarking,
    Reason::FullMark,
    Reason::FullAssumed,
    Reason::Subjects,
    Reason::Difficulty,
    Reason::Match,
    Reason::Roll,
];

/// The word in the column `comparable` where nothing stands against it.
pub const COMPARABLE: &str = "yes";

impl Reason {
    /// The word in the open tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::SameExam => "same-exam",
            Self::Date => "date",
            Self::Grade => "grade",
            Self::Marking => "marking",
            Self::OwnMarking => "own-school-marking",
            Self::FullMark => "full-mark",
            Self::FullAssumed => "full-mark-assumed",
            Self::Subjects => "subjects",
            Self::Difficulty => "difficulty",
            Self::Match => "match",
            Self::Roll => "roll",
        }
    }

    /// What a workbook says.
    #[must_use]
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::SameExam => words::REASON_SAME_EXAM,
            Self::Date => words::REASON_DATE,
            Self::Grade => words::REASON_GRADE,
            Self::Marking => words::REASON_MARKING,
            Self::OwnMarking => words::REASON_OWN_MARKING,
            Self::FullMark => words::REASON_FULL_MARK,
            Self::FullAssumed => words::REASON_FULL_ASSUMED,
            Self::Subjects => words::REASON_SUBJECTS,
            Self::Difficulty => words::REASON_DIFFICULTY,
            Self::Match => words::REASON_MATCH,
            Self::Roll => words::REASON_ROLL,
        }
    }
}

/// The column `comparable`: `yes`, or the reasons.
#[must_use]
pub fn column(reasons: &[Reason]) -> String {
    if reasons.is_empty() {
        return COMPARABLE.to_owned();
    }
    reasons.iter().map(|reason| reason.word()).collect::<Vec<_>>().join(";")
}

/// What marking of then and now means for a comparison. Where nothing tells how one was marked, nothing is said.
#[must_use]
pub fn of_marking(before: Option<Marking>, now: Option<Marking>) -> Option<Reason> {
    match (before, now) {
        (Some(before), Some(now)) if before != now => Some(Reason::Marking),
        (Some(Marking::OwnSchool), _) | (_, Some(Marking::OwnSchool)) => Some(Reason::OwnMarking),
        _ => None,
    }
}

/// Who a unit's figures are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Membership {
    /// Candidates with a score now.
    pub n: u32,
    /// Of them, with an earlier score.
    pub matched: u32,
    /// Pupils with a score in this unit then, whoever they were.
    pub then: u32,
    /// Matched candidates who were in this unit then.
    pub stayed: u32,
    /// Matched candidates of whom it is told that they were in another one.
    pub joined: u32,
}

impl Membership {
    /// matched ÷ present.
    #[must_use]
    pub fn match_rate(&self) -> Option<f64> {
        share(self.matched, self.n)
    }

    /// Of the unit's pupils of then, the share who are in it now and have both scores.
    #[must_use]
    pub fn kept_rate(&self) -> Option<f64> {
        share(self.stayed, self.then)
    }

    /// Of the matched, the share who came from another unit.
    #[must_use]
    pub fn joined_rate(&self) -> Option<f64> {
        share(self.joined, self.matched)
    }

    /// What stands against the unit's figures.
    pub fn reasons(&self, rules: &ProgressRules) -> impl Iterator<Item = Reason> {
        let few = self.match_rate().is_some_and(|rate| rate < rules.min_match);
        let left = self.kept_rate().is_some_and(|rate| rate < rules.min_kept);
        let came = self.joined_rate().is_some_and(|rate| rate > 1.0 - rules.min_kept);
        [(few, Reason::Match), (left || came, Reason::Roll)].into_iter().filter(|(is, _)| *is).map(|(_, reason)| reason)
    }
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

/// Fewest pairs by which one exam given twice is recognised.
const ENOUGH: usize = 20;
/// Share of equal scores from which on two exams are one: even the same paper sat again moves most scores.
const ALL_BUT_ALL: f64 = 0.95;

/// Whether so many equal scores of so many pairs are one exam given twice.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
pub fn is_same_exam(equal: usize, pairs: usize) -> bool {
    pairs >= ENOUGH && equal as f64 >= ALL_BUT_ALL * pairs as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn words_are_unique_and_reasons_in_order() {
        assert_eq!(REASONS.iter().map(|reason| reason.word()).collect::<BTreeSet<_>>().len(), REASONS.len());
        assert!(REASONS.is_sorted());
        assert_eq!((column(&[]), column(&[Reason::Difficulty, Reason::Match])), ("yes".into(), "difficulty;match".into()));
    }

    #[test]
    fn unlike_marking_is_named_and_unknown_marking_is_not() {
        use Marking::{Central, OwnSchool};
        assert_eq!(of_marking(Some(Central), Some(OwnSchool)), Some(Reason::Marking));
        assert_eq!(of_marking(None, Some(OwnSchool)), Some(Reason::OwnMarking));
        assert_eq!((of_marking(Some(Central), Some(Central)), of_marking(None, None)), (None, None));
    }

    #[test]
    fn units_with_other_pupils_than_then_are_named() {
        let rules = ProgressRules::default();
        let reasons = |unit: Membership| unit.reasons(&rules).collect::<Vec<_>>();
        let steady = Membership { n: 100, matched: 80, then: 100, stayed: 80, joined: 0 };
        assert!(reasons(steady).is_empty());
        assert_eq!(reasons(Membership { matched: 79, stayed: 79, ..steady }), [Reason::Match, Reason::Roll]);
        assert_eq!(reasons(Membership { then: 200, ..steady }), [Reason::Roll], "half of them left");
        assert_eq!(reasons(Membership { joined: 17, ..steady }), [Reason::Roll], "a fifth came from elsewhere");
        assert!(reasons(Membership::default()).is_empty());
    }

    #[test]
    fn one_exam_twice_needs_nearly_all_scores_equal() {
        assert!(is_same_exam(19, 20) && !is_same_exam(18, 20) && !is_same_exam(19, 19));
    }
}
