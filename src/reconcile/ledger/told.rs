//! What sheets and people say beside the marks: converted scores, re-marks, who teaches, what schools report and confirm.

use crate::diagnostics::Place;
use crate::ingest::table::Measure;
use crate::model::Score;
use crate::model::Subject;
use compact_str::CompactString;
use rust_decimal::Decimal;

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
    /// Index into [`Ledger::cohorts`](super::Ledger::cohorts).
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
    /// Index into [`Ledger::cohorts`](super::Ledger::cohorts).
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
    /// Index into [`Ledger::cohorts`](super::Ledger::cohorts).
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
