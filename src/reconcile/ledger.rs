//! [`Ledger`]: the exam as one consistent whole. One cohort a grade; in it candidates sorted by school, class and id,
//! so that every school and class is one contiguous slice, and every mark tied to the row it came from.

use crate::{
    diagnostics::Place,
    ingest::table::{Account, Enrolment, Source},
    model::{Mark, Rate, Score, Subject},
};
use compact_str::CompactString;
use std::ops::Range;

pub use super::cohort::Cohort;

/// The exam.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Name of the exam as printed: configured, else from the sheets' titles; empty if nothing tells it.
    pub exam_name: String,
    /// Schools sorted by name; [`Candidate::school`] and [`SchoolUnit::school`] index it.
    pub schools: Vec<School>,
    /// Cohorts sorted by grade.
    pub cohorts: Vec<Cohort>,
    /// Where every row of every sheet went, in order of file and sheet.
    pub accounts: Vec<(Place, &'static str, Account)>,
    /// The input files.
    pub sources: Vec<Source>,
    /// Whether a roster was given.
    pub has_roster: bool,
    /// Persons met in two rows, in order of cohort and candidate (A103).
    pub duplicates: Vec<Duplicate>,
    /// Guests who would count twice or nowhere, in order of cohort and candidate (A104).
    pub guests: Vec<GuestCase>,
}

impl Ledger {
    /// Where a candidate was read: file, sheet and row. Empty for one known from the roster only.
    #[must_use]
    pub fn place(&self, candidate: &Candidate) -> Place {
        match candidate.origin {
            Origin::Sheet { sheet, row } => self.accounts.get(sheet as usize).map_or_else(Place::default, |(place, ..)| place.row(row)),
            Origin::RosterOnly => Place::default(),
        }
    }
}

/// One person in two rows: the same id twice. Rows of several sheets of a school that complement each other (a sheet
/// for each subject) are one row and no duplicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// Index into [`Ledger::cohorts`].
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
}

/// A guest (附读, 借读, 外借) who would count twice or nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestCase {
    /// Index into [`Ledger::cohorts`].
    pub cohort: usize,
    /// The person as candidates: the one that counts first.
    pub candidates: Vec<usize>,
    /// The school attended, index into [`Ledger::schools`]; `None` where no roster or sheet tells it.
    pub attending: Option<u32>,
    /// The school of enrolment.
    pub enrolled: Option<u32>,
    /// What is wrong.
    pub trouble: GuestTrouble,
}

/// A school.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct School {
    /// Name as printed.
    pub name: CompactString,
    /// Category; empty if none.
    pub category: CompactString,
    /// District; empty if none.
    pub district: CompactString,
}

/// What told a full mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FullSource {
    /// exam.toml.
    Config,
    /// The header (`语文(150)`) or a 满分 row.
    Sheet,
    /// The usual full mark of the subject that covers the scores seen.
    Inferred,
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

/// Where a candidate is known from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A row of a score sheet.
    Sheet {
        /// Index into [`Ledger::accounts`].
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
    /// Index into [`Ledger::schools`].
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

/// A candidate with marks, before sorting: what [`Cohort::assemble`] takes.
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
}

/// A school's contiguous slice of a cohort's candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolUnit {
    /// Index into [`Ledger::schools`].
    pub school: u32,
    /// Its candidates.
    pub range: Range<usize>,
    /// Its classes, in order, covering `range`.
    pub classes: Vec<ClassUnit>,
    /// Head count (headcount.csv).
    pub headcount: Headcount,
}

/// Head count of a school in a grade; each person once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headcount {
    /// On the roll; `None` where no roster was given.
    pub enrolled: Option<u32>,
    /// 应考: should have sat at least one paper.
    pub expected: u32,
    /// Sat at least one paper.
    pub present: u32,
    /// Sat none, absent.
    pub absent: u32,
    /// Exempt from all.
    pub exempt: u32,
    /// Deferred in all they did not sit.
    pub deferred: u32,
    /// Misconduct in any.
    pub misconduct: u32,
    /// Left.
    pub withdrawn: u32,
    /// Guests attending here, enrolled elsewhere.
    pub guest_in: u32,
    /// Enrolled here, attending elsewhere.
    pub guest_out: u32,
    /// 随班就读.
    pub inclusion: u32,
    /// In a sheet, on no roster.
    pub unlisted: u32,
    /// On the roster, in no sheet, no reason given.
    pub unexplained: u32,
}
