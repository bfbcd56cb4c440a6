//! The only place that knows the order of the rooms.

use crate::{
    anomalies::{self, Findings},
    config::Config,
    diagnostics::Diagnostics,
    error::Error,
    ingest,
    progress::{Progress, Stage},
    reconcile::{self, Ledger},
    stats::{self, Stats},
};

/// Everything that a run found out, before anything is written.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// What was decided before.
    pub config: Config,
    /// The exam.
    pub ledger: Ledger,
    /// Its figures.
    pub stats: Stats,
    /// Reasons to look.
    pub findings: Findings,
    /// Everything noticed, by room, in input order.
    pub diagnostics: Diagnostics,
}

/// Reads and analyses; writes nothing.
///
/// # Errors
/// If no input can be used.
pub fn analyse(config: Config, progress: &dyn Progress) -> Result<Analysis, Error> {
    let mut diagnostics = Diagnostics::new();
    let reading = ingest::read(&config, progress)?.into_value(&mut diagnostics);
    progress.begin(Stage::Compute, 3);
    let ledger = reconcile::reconcile(reading, &config).into_value(&mut diagnostics);
    progress.step();
    let stats = stats::analyse(&ledger, &config).into_value(&mut diagnostics);
    progress.step();
    let findings = anomalies::screen(&ledger, &stats, &config).into_value(&mut diagnostics);
    progress.step();
    Ok(Analysis { config, ledger, stats, findings, diagnostics })
}
