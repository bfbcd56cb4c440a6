//! The only place that knows the order of the rooms.

use crate::{
    anomalies::{self, Findings, pictures::Pictures},
    check::Check,
    config::{Config, Level, TableFormat},
    diagnostics::{Diagnostics, Outcome, Rule, Severity, codes::layout},
    error::{Error, Failure, Fatal},
    ingest,
    output::{self, Staging, manifest::Made},
    progress::{Progress, Stage},
    reconcile::{self, Ledger},
    report,
    stats::{self, Stats},
    tables,
    words::cli as words,
};
use std::path::PathBuf;

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

impl Analysis {
    /// How many diagnostics have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|seen| seen.rule.severity == severity).count()
    }
}

/// What was read and put together, before any figure.
#[derive(Clone, Debug)]
pub struct Intake {
    /// What was decided before.
    pub config: Config,
    /// The exam.
    pub ledger: Ledger,
    /// Everything noticed so far.
    pub diagnostics: Diagnostics,
}

/// A run that came to its end.
#[derive(Clone, Debug)]
pub struct Run {
    /// What it found out.
    pub analysis: Analysis,
    /// What it wrote, below the output folder, sorted.
    pub written: Vec<PathBuf>,
}

/// What to do where something had to be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Strictness {
    /// Write the rest and name what is missing.
    #[default]
    Lenient,
    /// Write nothing.
    Strict,
}

/// The whole run: reads, analyses, writes. The output folder is written whole or not at all.
///
/// # Errors
/// If the output folder may not be written, no input can be used, something was left out of a strict run, or writing fails.
pub fn run(config: Outcome<Config>, strictness: Strictness, progress: &dyn Progress) -> Result<Run, Failure> {
    let place = output::Place::check(&config.value)?;
    let analysis = analyse(config, progress)?;
    if strictness == Strictness::Strict {
        refuse_gaps(&analysis)?;
    }
    match place.stage().and_then(|staging| write(&analysis, staging, progress)) {
        Ok(written) => Ok(Run { analysis, written }),
        Err(error) => Err(Failure { error, seen: analysis.diagnostics }),
    }
}

/// A check that came to its end.
#[derive(Clone, Debug)]
pub struct CheckRun {
    /// What was read.
    pub intake: Intake,
    /// What is to be done about it.
    pub check: Check,
    /// What it wrote, below the output folder, sorted.
    pub written: Vec<PathBuf>,
}

/// Reads everything and writes what is to be corrected, by school; analyses nothing.
///
/// # Errors
/// If the output folder may not be written, nothing can be read, or writing fails.
pub fn check(config: Outcome<Config>, progress: &dyn Progress) -> Result<CheckRun, Failure> {
    let place = output::Place::check(&config.value)?;
    let intake = take_in(config, progress)?;
    if intake.ledger.cohorts.is_empty() && intake.ledger.silent.is_empty() {
        return Err(Failure { error: nothing_to_analyse(&intake.ledger, &intake.config, &intake.diagnostics), seen: intake.diagnostics });
    }
    let (intake, check) = Check::of(intake);
    match place.stage().and_then(|staging| write_check(&intake, &check, staging, progress)) {
        Ok(written) => Ok(CheckRun { intake, check, written }),
        Err(error) => Err(Failure { error, seen: intake.diagnostics }),
    }
}

/// Reads and puts together what belongs together; computes and writes nothing.
///
/// # Errors
/// If no input can be used.
pub fn take_in(config: Outcome<Config>, progress: &dyn Progress) -> Result<Intake, Failure> {
    let mut diagnostics = Diagnostics::new();
    let config = config.into_value(&mut diagnostics);
    let reading = match ingest::read(&config, progress) {
        Ok(reading) => reading.into_value(&mut diagnostics),
        Err(failure) => return Err(failure.after(diagnostics)),
    };
    let ledger = reconcile::reconcile(reading, &config).into_value(&mut diagnostics);
    Ok(Intake { config, ledger, diagnostics })
}

/// Reads and analyses; writes nothing.
///
/// # Errors
/// If no input can be used.
pub fn analyse(config: Outcome<Config>, progress: &dyn Progress) -> Result<Analysis, Failure> {
    let Intake { config, ledger, mut diagnostics } = take_in(config, progress)?;
    progress.begin(Stage::Compute, 2);
    let stats = stats::analyse(&ledger, &config).into_value(&mut diagnostics);
    progress.step();
    let mut findings = anomalies::screen(&ledger, &stats, &config).into_value(&mut diagnostics);
    if config.level == Level::Internal && config.report.charts {
        findings.pictures = Pictures::of(&ledger, &findings, &config);
    }
    progress.step();
    if ledger.cohorts.iter().all(|cohort| cohort.candidates.is_empty()) {
        return Err(Failure { error: nothing_to_analyse(&ledger, &config, &diagnostics), seen: diagnostics });
    }
    let mut analysis = Analysis { config, ledger, stats, findings, diagnostics };
    let foreseen = report::foresee(&analysis);
    analysis.diagnostics.extend(foreseen);
    Ok(analysis)
}

/// Files were read, and there is nobody in them; why, where one reason says it.
fn nothing_to_analyse(ledger: &Ledger, config: &Config, seen: &Diagnostics) -> Error {
    const REASONS: [&Rule; 6] = [
        &layout::SEVERAL_EXAMS,
        &layout::EXAMS_IN_COLUMN,
        &layout::SLIPS_REFUSED,
        &layout::RIVAL_SHEETS,
        &layout::TEXT_GRADES,
        &layout::ITEMS_NOT_ANALYSED,
    ];
    const NAMED: usize = 3;
    let mut files: Vec<&str> = ledger.sources.iter().take(NAMED).map(|source| source.name.as_str()).collect();
    if ledger.sources.len() > NAMED {
        files.push("…");
    }
    let files = files.join(", ");
    let message = match REASONS.iter().find_map(|rule| seen.iter().find(|found| found.rule == *rule)) {
        Some(found) => words::NOTHING_FOR_A_REASON.fill(config.lang, &[("files", &files), ("reason", &found.headline(config.lang))]),
        None => words::NOTHING_TO_ANALYSE.fill(config.lang, &[("files", &files)]),
    };
    Error::new(Fatal::Input, message)
}

fn refuse_gaps(analysis: &Analysis) -> Result<(), Failure> {
    let errors = analysis.count(Severity::Error);
    if errors == 0 {
        return Ok(());
    }
    let message = words::STRICT_REFUSED.fill(analysis.config.lang, &[("n", &errors)]);
    Err(Failure { error: Error::new(Fatal::Input, message), seen: analysis.diagnostics.clone() })
}

/// Workbooks and tables at the same time, then the manifest over both, then the move into place.
fn write(analysis: &Analysis, staging: Staging, progress: &dyn Progress) -> Result<Vec<PathBuf>, Error> {
    let folder = staging.folder();
    let with_tables = analysis.config.level != Level::School && analysis.config.tables != TableFormat::None;
    let (workbooks, tables) = rayon::join(
        || report::write_workbooks(analysis, folder, progress),
        || if with_tables { tables::write(analysis, &folder.join("tables")) } else { Ok(Vec::new()) },
    );
    let mut written = workbooks?;
    written.extend(tables?);
    let Analysis { config, ledger, diagnostics, .. } = analysis;
    let made = Made { command: "analyze", config, ledger, diagnostics };
    publish(&made, written, staging)
}

/// Return lists, board and tables at the same time, then the manifest, then the move into place.
fn write_check(intake: &Intake, check: &Check, staging: Staging, progress: &dyn Progress) -> Result<Vec<PathBuf>, Error> {
    let folder = staging.folder();
    let Intake { config, ledger, diagnostics } = intake;
    let (workbooks, tables) = rayon::join(
        || report::returns::write_workbooks(intake, check, folder, progress),
        || tables::write_reading(config, ledger, diagnostics, &folder.join("tables")),
    );
    let mut written = workbooks?;
    written.extend(tables?);
    publish(&Made { command: "check", config, ledger, diagnostics }, written, staging)
}

/// Writes the manifest and moves the folder into its place. Gives what was written, below the folder, sorted.
pub(crate) fn publish(made: &Made<'_>, mut written: Vec<PathBuf>, staging: Staging) -> Result<Vec<PathBuf>, Error> {
    let folder = staging.folder();
    let manifest = output::manifest::write(made, folder)
        .map_err(|reason| Error::new(Fatal::Output, words::MANIFEST_NOT_WRITTEN.fill(made.config.lang, &[("reason", &reason)])))?;
    written.push(manifest);
    let mut written: Vec<PathBuf> = written.iter().map(|path| path.strip_prefix(folder).unwrap_or(path).to_owned()).collect();
    written.sort();
    staging.publish()?;
    Ok(written)
}
