//! The only place that knows the order of the rooms.

use crate::{
    anomalies::{self, Findings},
    config::Config,
    diagnostics::Diagnostics,
    error::{Error, Fatal},
    ingest::{self, Reading, table::Content},
    progress::{Progress, Stage},
    reconcile::{self, Ledger},
    stats::{self, Stats},
    words::ingest as words,
};
use std::fmt::Display;

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

/// A run that found nothing to analyse: why, and everything noticed on the way.
#[derive(Debug)]
pub struct Refused {
    /// The reason in one sentence.
    pub error: Error,
    /// What was noticed, each refused file among it.
    pub diagnostics: Diagnostics,
}

/// Reads and analyses; writes nothing.
///
/// # Errors
/// If no input can be used, or no candidate is in what was read.
pub fn analyse(config: Config, progress: &dyn Progress) -> Result<Analysis, Box<Refused>> {
    let mut diagnostics = Diagnostics::new();
    let reading = ingest::read(&config, progress).into_value(&mut diagnostics);
    if let Some(error) = nothing_to_analyse(&reading, &config) {
        return Err(Box::new(Refused { error, diagnostics }));
    }
    progress.begin(Stage::Compute, 3);
    let ledger = reconcile::reconcile(reading, &config).into_value(&mut diagnostics);
    progress.step();
    let stats = stats::analyse(&ledger, &config).into_value(&mut diagnostics);
    progress.step();
    let findings = anomalies::screen(&ledger, &stats, &config).into_value(&mut diagnostics);
    progress.step();
    Ok(Analysis { config, ledger, stats, findings, diagnostics })
}

/// Why there is nothing to analyse: no file, no file that can be used, or nobody in any of them.
fn nothing_to_analyse(reading: &Reading, config: &Config) -> Option<Error> {
    let has_candidates = |content: &Content| matches!(content, Content::Scores(table) if !table.rows.is_empty());
    if reading.sheets.iter().any(|sheet| has_candidates(&sheet.content)) {
        return None;
    }
    let files = some_of(reading.sources.iter().map(|source| source.name.as_str()));
    let usable = reading.sources.iter().filter(|source| source.format.is_some()).count();
    let message = match (reading.sources.len(), usable) {
        (0, _) => words::NOTHING_FOUND.fill(config.lang, &[("inputs", &some_of(config.inputs.iter().map(|input| input.display())))]),
        (count, 0) => words::NOTHING_USABLE.fill(config.lang, &[("count", &count), ("files", &files)]),
        _ => words::NO_STUDENTS.fill(config.lang, &[("files", &files)]),
    };
    Some(Error::new(Fatal::Input, crate::diagnostics::legible(&message, 400)))
}

/// The first three of some names.
fn some_of(mut names: impl Iterator<Item = impl Display>) -> String {
    let mut text: Vec<String> = names.by_ref().take(3).map(|name| name.to_string()).collect();
    if names.next().is_some() {
        text.push("…".to_owned());
    }
    text.join(", ")
}
