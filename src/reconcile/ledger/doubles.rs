//! Persons who stand in two rows, and guests who would count twice or nowhere.

use crate::diagnostics::Place;

/// One person in two rows: the same id twice. Rows of several sheets of a school that complement each other (a sheet
/// for each subject) are one row and no duplicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// Index into [`Ledger::cohorts`](super::Ledger::cohorts).
    pub cohort: usize,
    /// The candidate whose marks count.
    pub candidate: usize,
    /// The second row as a candidate of its own: at another school, where it counts too. `None` where the second row
    /// was folded into the first (equal marks) or set aside (different marks; an error diagnostic names both).
    pub other: Option<usize>,
    /// The row whose marks count.
    pub first: Place,
    /// The second row.
    pub second: Place,
    /// Both rows are of one school.
    pub same_school: bool,
    /// Wherever both rows have a mark, the marks agree.
    pub same_marks: bool,
}

/// What is wrong with the count of a guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuestTrouble {
    /// Both schools sent a row. One counts by the rule, the other is excluded.
    Twice,
    /// No sheet holds the guest; expected at the school where the rule counts guests.
    Nowhere,
    /// The rule is `enrolled`, and no roster tells the school of enrolment: counted where the guest attends.
    NoHome,
    /// One school lists the pupil, another sent the row, and neither registered a guest: left alone, the pupil would be
    /// missing at the one and too many at the other. Counted once by the rule.
    Unregistered,
}

/// A guest (附读, 借读, 外借) who would count twice or nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestCase {
    /// Index into [`Ledger::cohorts`](super::Ledger::cohorts).
    pub cohort: usize,
    /// The person as candidates: the one that counts first.
    pub candidates: Vec<usize>,
    /// The school attended, index into [`Ledger::schools`](super::Ledger::schools); `None` where no roster or sheet tells it.
    pub attending: Option<u32>,
    /// The school of enrolment.
    pub enrolled: Option<u32>,
    /// What is wrong.
    pub trouble: GuestTrouble,
}
