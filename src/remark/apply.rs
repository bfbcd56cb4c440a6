//! Inputs, re-marks and key → 复核结果.xlsx and tables: the analysis with the re-marks in it, and of that what they tell.

use crate::{
    config::Config,
    diagnostics::Outcome,
    error::{Error, Failure, Fatal},
    output::{self, Staging, manifest::Made},
    pipeline::{self, Analysis},
    progress::Progress,
    report, tables,
    words::{Lang, remark as words},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What came of it.
#[derive(Debug)]
pub struct Applied {
    /// The analysis, re-marks among it.
    pub analysis: Analysis,
    /// What was written, below the output folder, sorted.
    pub written: Vec<PathBuf>,
}

/// The whole run. `config.marks` names the re-marks and their key. The folder is written whole or not at all.
///
/// # Errors
/// If the output folder may not be written, no input or no re-mark can be used, or writing fails.
pub fn run(config: Outcome<Config>, progress: &dyn Progress) -> Result<Applied, Failure> {
    let place = output::Place::check(&config.value)?;
    let analysis = pipeline::analyse(config, progress)?;
    if analysis.ledger.remarks.is_empty() {
        let error = Error::new(Fatal::Input, words::NO_REMARKS.get(analysis.config.lang));
        return Err(Failure { error, seen: analysis.diagnostics });
    }
    match place.stage().and_then(|staging| write(&analysis, staging)) {
        Ok(written) => Ok(Applied { analysis, written }),
        Err(error) => Err(Failure { error, seen: analysis.diagnostics }),
    }
}

fn write(analysis: &Analysis, staging: Staging) -> Result<Vec<PathBuf>, Error> {
    let folder = staging.folder();
    let lang = analysis.config.lang;
    let desk = report::desk::Desk::new(analysis);
    let book = report::remark::result_book(&desk);
    let path = folder.join(&book.path);
    report::write::write_book(&book, &path).map_err(|error| {
        Error::new(Fatal::Output, crate::words::report::CANNOT_WRITE.fill(lang, &[("file", &path.display()), ("error", &error)]))
    })?;
    let mut written = vec![path];
    written.extend(tables::write_remark(analysis, &folder.join("tables"))?);
    let Analysis { config, ledger, diagnostics, .. } = analysis;
    pipeline::publish(&Made { command: "remark", config, ledger, diagnostics }, written, staging)
}

/// Keys that lie beside the re-marks: files whose name ends as those of keys do, in either language.
#[must_use]
pub fn keys_beside(marks: &[PathBuf]) -> Vec<PathBuf> {
    let is_key = |path: &Path| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let hidden = stem.starts_with('.') || stem.starts_with('~');
        !hidden && [Lang::Zh, Lang::En].iter().any(|lang| stem.ends_with(words::KEY_SUFFIX.get(*lang)))
    };
    let mut keys: Vec<PathBuf> = marks
        .iter()
        .map(|path| if path.is_dir() { path.clone() } else { path.parent().map(Path::to_owned).unwrap_or_default() })
        .map(|folder| if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder })
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flat_map(|entries| entries.flatten().map(|entry| entry.path()))
        .filter(|path| path.is_file() && is_key(path))
        .collect();
    keys.sort();
    keys.dedup();
    keys
}
