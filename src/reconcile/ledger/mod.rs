//! [`Ledger`]: the exam as one consistent whole. One cohort a grade; in it candidates sorted by school, class and id,
//! so that every school and class is one contiguous slice, and every mark tied to the row it came from.

mod doubles;
mod headcount;
mod paper;
mod people;
mod told;

pub use super::{
    cohort::Cohort,
    history::{Earlier, EarlierFull, EarlierPaper, Seat},
    rows::RowIndex,
};
pub use crate::ingest::earlier::EarlierExam;
pub use doubles::{Duplicate, GuestCase, GuestTrouble};
pub use headcount::Headcount;
pub use paper::{FullSource, LineScores, Paper};
pub use people::{Candidate, ClassUnit, Draft, Listed, Origin, SchoolUnit};
pub use told::{Confirmation, Converted, Drawn, Remarked, Reported, Teaching};

use crate::diagnostics::Place;
use crate::ingest::table::Account;
use crate::ingest::table::Source;
use compact_str::CompactString;
use std::collections::BTreeMap;

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
