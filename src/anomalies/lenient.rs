//! A209: scripts of a cell that were marked again got lower marks.
//!
//! The estimate is [`stats::remark`](crate::stats::remark)'s; here it is tested against the tolerance, upper tail. A cell with
//! fewer than three re-marks is not tested. Where the control schools show that the second marking is stricter all over (their
//! interval lies above 0), what is tested is what is left after that: otherwise every school would be beyond the tolerance.
//! A lead has to be beyond it in either way. Cost: one pass over the re-marked scripts.

use super::{
    catalogue::A209,
    detector::{Case, Detail, Detector, Exam, Lists, reason},
    entry::Entry,
    finding::{Code, Screen, Strength, Subjected, Unit},
};
use crate::{
    config::Config,
    diagnostics::{Diagnostic, Diagnostics, Outcome, Place, codes::remark as codes},
    reconcile::Ledger,
    stats::{
        Stats,
        remark::{Cell, leniency::beyond},
    },
};
use std::collections::BTreeMap;

/// The detector of A209.
pub struct LenientOnRemark;

impl Detector for LenientOnRemark {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A209];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let (ledger, stats, config) = (exam.ledger, exam.stats, exam.config);
        if stats.remarks.cells.is_empty() {
            let county = Subjected::county;
            let none = |cohort| Entry::skipped(&A209, county(cohort), 0, Unit::Points, reason::NO_REMARKS);
            return Outcome::clean(vec![(0..ledger.cohorts.len()).map(none).collect()]);
        }
        let cases = stats.remarks.cells.iter().map(|cell| test(cell, config.remark.tolerance)).collect();
        Outcome { value: vec![cases], seen: shifts(ledger, stats, config) }
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let Detail::Remark(cell) = &case.detail else { return None };
        let tolerance = config.remark.tolerance;
        let leniency = cell.leniency.as_ref().filter(|leniency| leniency.mean > tolerance)?;
        case.screen.q.filter(|q| *q <= config.screens.fdr)?;
        match &cell.relative {
            Some(relative) if relative.mean <= tolerance => None,
            Some(relative) if relative.interval.0 > tolerance => Some(Strength::Strong),
            None if leniency.interval.0 > tolerance => Some(Strength::Strong),
            _ => Some(Strength::Moderate),
        }
    }
}

fn test(cell: &Cell, tolerance: f64) -> Entry {
    let of = Subjected::county(cell.at.cohort).in_unit(Some(cell.at.unit)).in_class(cell.at.class).in_paper(Some(cell.at.paper));
    let Some(leniency) = &cell.leniency else {
        return Entry::skipped(&A209, of, cell.n, Unit::Points, reason::FEW_REMARKS);
    };
    let stricter = cell.shift.is_some_and(|shift| shift.interval.0 > 0.0);
    let tested = cell.relative.as_ref().filter(|_| stricter).unwrap_or(leniency);
    let (statistic, p) = beyond(tested, tolerance);
    let screen = Screen {
        effect: Some(leniency.mean),
        interval: Some(leniency.interval),
        statistic,
        p: Some(p),
        ..Screen::blank(&A209, of, cell.n, Unit::Points)
    };
    Entry::new(screen, Detail::Remark(Box::new(cell.clone())))
}

/// Says in which papers the control schools too are beyond the tolerance.
fn shifts(ledger: &Ledger, stats: &Stats, config: &Config) -> Diagnostics {
    let known: BTreeMap<(usize, usize), f64> = stats
        .remarks
        .cells
        .iter()
        .filter(|cell| !cell.control)
        .filter_map(|cell| Some(((cell.at.cohort, cell.at.paper), cell.shift?.mean)))
        .collect();
    let beyond = known.into_iter().filter(|(_, shift)| *shift > config.remark.tolerance);
    let told = |((cohort, paper), shift): ((usize, usize), f64)| {
        let cohort = &ledger.cohorts[cohort];
        let told = Diagnostic::new(&codes::REMARK_SHIFT, Place::default()).with("grade", &cohort.grade);
        told.with("subject", &cohort.papers[paper].subject).with("shift", format!("{shift:.1}"))
    };
    beyond.map(told).collect()
}
