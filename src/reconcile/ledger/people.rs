//! Candidates with where they were read, and the slices of schools and classes that they form.

use super::headcount::Headcount;
use crate::ingest::table::Enrolment;
use crate::model::Mark;
use crate::model::Score;
use compact_str::CompactString;
use std::ops::Range;

/// Where a candidate is known from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A row of a score sheet.
    Sheet {
        /// Index into [`Ledger::accounts`](super::Ledger::accounts).
        sheet: u32,
        /// Row in the sheet, from zero.
        row: u32,
    },
    /// Only the roster: expected, in no score sheet (A101). All marks are absent.
    RosterOnly,
}

/// How a candidate stands to the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Listed {
    /// No roster covers this school and grade.
    #[default]
    NoRoster,
    /// Found, listed so.
    As(Enrolment),
    /// In a sheet, on no roster (A102).
    Unlisted,
    /// Several roster entries fit; none was taken.
    Ambiguous,
}

/// A candidate.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index into [`Ledger::schools`](super::Ledger::schools).
    pub school: u32,
    /// Class as printed; empty if none.
    pub class: CompactString,
    /// Id as matched; empty if none.
    pub id: CompactString,
    /// Name; empty if none.
    pub name: CompactString,
    /// Where known from.
    pub origin: Origin,
    /// Standing to the roster.
    pub listed: Listed,
    /// Counts at no school under the guest rule, or marked 不参与: kept in lists, out of statistics.
    pub excluded: bool,
}

impl Candidate {
    /// Whether the person belongs to the head count of this school. A guest's row does not where the guest rule counts
    /// the person at another school or nowhere; a row marked 不参与 does.
    #[must_use]
    pub const fn counts_here(&self) -> bool {
        !(self.excluded && matches!(self.listed, Listed::As(Enrolment::Guest | Enrolment::Lent)))
    }
}

/// A candidate with marks, before sorting: what [`Cohort::assemble`](super::Cohort::assemble) takes.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Who.
    pub candidate: Candidate,
    /// A mark for each paper, the total not among them.
    pub marks: Vec<Mark>,
    /// Earlier scores, one for each earlier paper; empty if there was no earlier exam or no match.
    pub prior: Vec<Option<Score>>,
}

/// A class: a contiguous slice of its school's candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassUnit {
    /// Class as printed; empty if none.
    pub name: CompactString,
    /// Its candidates.
    pub range: Range<usize>,
    /// Head count. `enrolled` is what the roster lists under this class; whoever changed class since counts in another one,
    /// so that a class need not add up from its roll.
    pub headcount: Headcount,
}

/// A school's contiguous slice of a cohort's candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolUnit {
    /// Index into [`Ledger::schools`](super::Ledger::schools).
    pub school: u32,
    /// Its candidates.
    pub range: Range<usize>,
    /// Its classes, in order, covering `range`.
    pub classes: Vec<ClassUnit>,
    /// Head count (headcount.csv).
    pub headcount: Headcount,
    /// Roll at the start of the stage, transfers in added and out taken off, where exam.toml declares it.
    pub stage: Option<u32>,
    /// Candidates of these pupils' earlier exam at this school; `None` where none was given or it had none here.
    pub earlier: Option<u32>,
}
