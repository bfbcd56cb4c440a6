//! [`Ledger`]: the exam as one consistent whole. One cohort a grade; in it candidates sorted by school, class and id,
//! so that every school and class is one contiguous slice, and every mark tied to the row it came from.

use crate::{
    diagnostics::Place,
    ingest::table::{Account, Enrolment, Measure, Source},
    model::{Mark, Rate, Score, Subject},
};
use compact_str::CompactString;
use rust_decimal::Decimal;
use std::{collections::BTreeMap, ops::Range};

pub use super::{
    cohort::Cohort,
    history::{Earlier, EarlierFull, EarlierPaper, Seat},
    rows::RowIndex,
};
pub use crate::ingest::earlier::EarlierExam;

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
    /// Whose each row of the score sheets and rosters is.
    pub rows: RowIndex,
    /// Schools of which the register or a roster knows and nothing came in at all. They are numbered on from
    /// [`schools`](Self::schools).
    pub silent_schools: Vec<School>,
    /// Where something is awaited and nothing came in.
    pub silent: Vec<Silent>,
    /// Earlier exams, in order of time.
    pub exams: Vec<EarlierExam>,
    /// Confirmation sheets that came back, in order of file and sheet.
    pub confirmations: Vec<Confirmation>,
    /// Figures that schools report, in order of cohort, unit, class and paper.
    pub reported: Vec<Reported>,
    /// Who teaches which class which paper, sorted.
    pub teaching: Vec<Teaching>,
    /// Columns of converted scores (赋分) that sheets bring beside raw ones, in order of file and sheet.
    pub converted: Vec<Converted>,
    /// Scripts that were marked again, in order of cohort, paper and candidate.
    pub remarks: Vec<Remarked>,
    /// What exam.toml calls schools where it sets targets → index into [`schools`](Self::schools).
    pub called: BTreeMap<String, u32>,
}

/// A column of converted scores in a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The column.
    pub place: Place,
    /// Which column, from zero.
    pub column: u32,
    /// The subject that is converted.
    pub subject: Subject,
    /// Row from zero, and the score.
    pub scores: Vec<(u32, Score)>,
}

/// A script that was marked again.
#[derive(Clone, Debug, PartialEq)]
pub struct Remarked {
    /// Index into [`Ledger::cohorts`].
    pub cohort: usize,
    /// Paper of the cohort.
    pub paper: usize,
    /// Candidate of the cohort.
    pub candidate: usize,
    /// The mark that it had when the sample was drawn.
    pub original: Score,
    /// The marks of one or two markers; the first is there.
    pub marks: [Option<Score>; 2],
    /// How it was drawn, where that is known.
    pub drawn: Option<Drawn>,
    /// Where the re-mark stands.
    pub place: Place,
}

impl Remarked {
    /// The re-mark: the mean of both markers where there are two.
    #[must_use]
    pub fn remark(&self) -> f64 {
        let marks: Vec<f64> = self.marks.iter().flatten().map(|mark| mark.to_f64()).collect();
        marks.iter().sum::<f64>() / marks.len().max(1) as f64
    }

    /// Original less re-mark.
    #[must_use]
    pub fn difference(&self) -> f64 {
        self.original.to_f64() - self.remark()
    }
}

/// How a script came into a re-marked sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Number of its stratum in its cell.
    pub stratum: u32,
    /// Scripts of the stratum.
    pub stratum_size: u32,
    /// Scripts of the cell.
    pub cell_size: u32,
    /// Scripts drawn of the cell.
    pub cell_drawn: u32,
    /// The cell is a control.
    pub control: bool,
    /// The cell is a class.
    pub by_class: bool,
}

/// A teacher of a class in a paper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Teaching {
    /// Index into [`Ledger::cohorts`].
    pub cohort: usize,
    /// Paper of the cohort.
    pub paper: usize,
    /// School unit of the cohort.
    pub unit: usize,
    /// Name as written.
    pub teacher: CompactString,
    /// Class of the unit.
    pub class: usize,
}

/// A figure that a school reports, and of whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Reported {
    /// Index into [`Ledger::cohorts`].
    pub cohort: usize,
    /// School unit of the cohort; `None` for the county.
    pub unit: Option<usize>,
    /// Class of the unit; `None` for all of it.
    pub class: Option<usize>,
    /// Paper of the cohort.
    pub paper: usize,
    /// What it measures.
    pub measure: Measure,
    /// The figure with its decimals; a rate in percent.
    pub value: Decimal,
    /// A rate good to ten percent only.
    pub coarse: bool,
    /// Counts reported beside it: candidates that it may be of.
    pub counts: Vec<u32>,
    /// Its cell.
    pub place: Place,
    /// The words over it.
    pub header: CompactString,
}

/// A 参考人数确认单 that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// File and sheet.
    pub place: Place,
    /// The hash as written.
    pub digest: CompactString,
    /// The school as the ledger names it, else as written.
    pub school: CompactString,
}

impl Ledger {
    /// The school that exam.toml calls so, by any of its names.
    #[must_use]
    pub fn school_called(&self, name: &str) -> Option<u32> {
        let by_name = || self.schools.iter().position(|school| school.name == name).and_then(|at| u32::try_from(at).ok());
        self.called.get(name).copied().or_else(by_name)
    }

    /// A school by its number, silent ones too.
    #[must_use]
    pub fn any_school(&self, number: u32) -> Option<&School> {
        self.every_school().nth(number as usize)
    }

    /// Every school in order of its number, silent ones too.
    pub fn every_school(&self) -> impl Iterator<Item = &School> {
        self.schools.iter().chain(&self.silent_schools)
    }

    /// Where a candidate was read: file, sheet and row. Empty for one known from the roster only.
    #[must_use]
    pub fn place(&self, candidate: &Candidate) -> Place {
        match candidate.origin {
            Origin::Sheet { sheet, row } => self.accounts.get(sheet as usize).map_or_else(Place::default, |(place, ..)| place.row(row)),
            Origin::RosterOnly => Place::default(),
        }
    }
}

/// A school that sent nothing, in a grade or at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silent {
    /// Number of the school, see [`Ledger::any_school`].
    pub school: u32,
    /// Index into [`Ledger::cohorts`]; `None` where only the register names the school.
    pub cohort: Option<usize>,
    /// Pupils whom the roster expects.
    pub expected: u32,
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
    /// One school lists the pupil, another sent the row, and neither registered a guest: left alone, the pupil would be
    /// missing at the one and too many at the other. Counted once by the rule.
    Unregistered,
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
    /// Head count. `enrolled` is what the roster lists under this class; whoever changed class since counts in another one,
    /// so that a class need not add up from its roll.
    pub headcount: Headcount,
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
    /// Roll at the start of the stage, transfers in added and out taken off, where exam.toml declares it.
    pub stage: Option<u32>,
    /// Candidates of these pupils' earlier exam at this school; `None` where none was given or it had none here.
    pub earlier: Option<u32>,
}

/// Head count of a school in a grade; each person once.
///
/// A person is what the papers say together: present in one → present; else misconduct in one → misconduct; else absent
/// from one → absent; else deferred, exempt, withdrawn. So in every row
///
/// ```text
/// enrolled + guest_in + unlisted + unjudged_sheet − guest_out − suspended − unjudged_roll = persons
/// persons − exempt − (withdrawn − suspended) (− deferred, where not expected)           = expected
/// expected = present + absent + misconduct (+ deferred, where expected)
/// ```
///
/// and with a roster that fits `unjudged_roll` and `unjudged_sheet` are zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headcount {
    /// 在籍: on the roll, the lent and the suspended among them, guests and leavers not; `None` where no roster was given.
    pub enrolled: Option<u32>,
    /// 应考: should have sat at least one paper.
    pub expected: u32,
    /// Sat at least one paper, or has a mark that cannot be read.
    pub present: u32,
    /// Sat none, absent.
    pub absent: u32,
    /// Exempt from all, or without a paper to sit.
    pub exempt: u32,
    /// Deferred in all they did not sit.
    pub deferred: u32,
    /// Sat none that counts, misconduct in one.
    pub misconduct: u32,
    /// On the roll or in a sheet, and not at school: left by the sheet, or suspended and in no sheet.
    pub withdrawn: u32,
    /// Guests that count here and are enrolled elsewhere.
    pub guest_in: u32,
    /// On the roll here and, by the guest rule, counted at another school or nowhere.
    pub guest_out: u32,
    /// 随班就读.
    pub inclusion: u32,
    /// In a sheet and expected, on no roster or listed there as having left.
    pub unlisted: u32,
    /// On the roster, in no sheet, no reason given; all of them are absent.
    pub unexplained: u32,
    /// Of the unlisted: listed as having left.
    pub returned: u32,
    /// Of the withdrawn: suspended, in no sheet.
    pub suspended: u32,
    /// Listed as having left; on no roll, so in no other count.
    pub left: u32,
    /// Guests who attend here, wherever they count.
    pub guests_attending: u32,
    /// On the roll, and neither found nor called missing: several fit, or the roster does not fit the sheets.
    pub unjudged_roll: u32,
    /// In a sheet, and for the same reasons compared with no roster.
    pub unjudged_sheet: u32,
    /// Of the present: no mark that can be read.
    pub unreadable: u32,
    /// Whether the deferred are among the expected.
    pub deferred_expected: bool,
}

impl Headcount {
    /// Everybody who has to do with the exam here: expected, exempt, or withdrawn by the sheet.
    #[must_use]
    pub const fn persons(&self) -> u32 {
        let deferred = if self.deferred_expected { 0 } else { self.deferred };
        self.expected + deferred + self.exempt + self.withdrawn.saturating_sub(self.suspended)
    }

    /// What the roll and its corrections come to; `None` without a roster.
    #[must_use]
    pub fn persons_by_roll(&self) -> Option<i64> {
        let off = [self.guest_out, self.suspended, self.unjudged_roll].into_iter().map(i64::from).sum::<i64>();
        let on = [self.guest_in, self.unlisted, self.unjudged_sheet].into_iter().map(i64::from).sum::<i64>();
        Some(i64::from(self.enrolled?) + on - off)
    }

    /// Whether every step of the reconciliation adds up; without a roster only those below the expected are there.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        let deferred = if self.deferred_expected { self.deferred } else { 0 };
        let below = self.expected == self.present + self.absent + self.misconduct + deferred;
        below && self.persons_by_roll().is_none_or(|persons| persons == i64::from(self.persons()))
    }

    /// 参考率: present / expected.
    #[must_use]
    pub fn participation(&self) -> Option<f64> {
        (self.expected > 0).then(|| f64::from(self.present) / f64::from(self.expected))
    }
}

impl std::iter::Sum for Headcount {
    /// The count of several schools together; `enrolled` is there if all have a roster.
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        let mut counts = counts;
        let Some(first) = counts.next() else { return Self::default() };
        counts.fold(first, |sum, one| Self {
            enrolled: sum.enrolled.zip(one.enrolled).map(|(a, b)| a + b),
            expected: sum.expected + one.expected,
            present: sum.present + one.present,
            absent: sum.absent + one.absent,
            exempt: sum.exempt + one.exempt,
            deferred: sum.deferred + one.deferred,
            misconduct: sum.misconduct + one.misconduct,
            withdrawn: sum.withdrawn + one.withdrawn,
            guest_in: sum.guest_in + one.guest_in,
            guest_out: sum.guest_out + one.guest_out,
            inclusion: sum.inclusion + one.inclusion,
            unlisted: sum.unlisted + one.unlisted,
            unexplained: sum.unexplained + one.unexplained,
            returned: sum.returned + one.returned,
            suspended: sum.suspended + one.suspended,
            left: sum.left + one.left,
            guests_attending: sum.guests_attending + one.guests_attending,
            unjudged_roll: sum.unjudged_roll + one.unjudged_roll,
            unjudged_sheet: sum.unjudged_sheet + one.unjudged_sheet,
            unreadable: sum.unreadable + one.unreadable,
            deferred_expected: sum.deferred_expected,
        })
    }
}
