//! The open tables of the output folder: polars frames with contract columns, written as CSV or Parquet.
//!
//! The frames are made from an [`Analysis`], so that a program that uses the library gets the same tables without files.
//! Column names and their order are a contract; `null` is missing. At level `public` they are made in public form.

mod candidates;
mod columns;
mod composite;
mod csv_file;
mod equity;
mod items;
mod lines;
mod lists;
mod models;
mod parquet_file;
mod positions;
mod progress;
pub mod remark;
mod rivals;
mod scaled;
mod scope;
mod spread;
mod tails;
mod uneven;
mod units;

pub use candidates::{FIXED as FIXED_CANDIDATE_COLUMNS, SUBJECT_SUFFIX, candidates};
pub use composite::composite;
pub use equity::{balance, correlations, distribution};
pub use items::{blueprint, item_options, items, school_items};
pub use lines::{critical, line_papers, lines};
pub use lists::{diagnostics, findings, headcount, rows, screens};
pub use models::{models, value_added, value_added_class};
pub use positions::{positions, score_positions};
pub use progress::{history, progress, pupil_progress};
pub use remark::{remark, remark_scores};
pub use rivals::{gaps, rivals};
pub use scaled::{scaled, scaled_grades};
pub use spread::{bands, grades, rank_bands};
pub use tails::{all_papers, tails};
pub use uneven::{uneven, uneven_counts};
pub use units::{class_subject, county_subject, group_subject, school_subject};

use crate::{
    anomalies::Findings,
    config::{Config, Level, TableFormat},
    diagnostics::Diagnostic,
    error::{Error, Fatal},
    pipeline::Analysis,
    reconcile::Ledger,
    stats::Stats,
    words::cli as words,
};
use polars::prelude::{DataFrame, PolarsResult};
use rayon::prelude::*;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A table's name and what makes it.
type Maker = (&'static str, fn(&Analysis) -> PolarsResult<DataFrame>);

/// Every open table.
pub const TABLES: [Maker; 42] = [
    ("school_subject", school_subject),
    ("class_subject", class_subject),
    ("county_subject", county_subject),
    ("group_subject", group_subject),
    ("balance", balance),
    ("distribution", distribution),
    ("correlations", correlations),
    ("gaps", gaps),
    ("rivals", rivals),
    ("candidates", candidates),
    ("positions", positions),
    ("score_positions", score_positions),
    ("bands", bands),
    ("rank_bands", rank_bands),
    ("grades", grades),
    ("findings", findings),
    ("screens", screens),
    ("diagnostics", |analysis| diagnostics(&analysis.config, &analysis.diagnostics)),
    ("rows", |analysis| rows(&analysis.config, &analysis.ledger)),
    ("headcount", headcount),
    ("progress", progress),
    ("history", history),
    ("pupil_progress", pupil_progress),
    ("items", items),
    ("item_options", item_options),
    ("blueprint", blueprint),
    ("school_items", school_items),
    ("tails", tails),
    ("all_papers", all_papers),
    ("lines", lines),
    ("line_papers", line_papers),
    ("critical", critical),
    ("scaled", scaled),
    ("scaled_grades", scaled_grades),
    ("composite", composite),
    ("uneven", uneven),
    ("uneven_counts", uneven_counts),
    ("models", models),
    ("value_added", value_added),
    ("value_added_class", value_added_class),
    ("remark", remark),
    ("remark_scores", remark_scores),
];

/// Tables about single pupils beyond `candidates`: the office's own.
pub const INTERNAL: [&str; 2] = ["pupil_progress", "remark_scores"];

/// Every open table with the names of its columns, those of subjects left out.
///
/// # Panics
/// Never: a table without rows is made of columns of one length.
#[must_use]
pub fn columns() -> Vec<(&'static str, Vec<String>)> {
    let nothing = Analysis {
        config: Config::default(),
        ledger: Ledger::default(),
        stats: Stats::default(),
        findings: Findings::default(),
        diagnostics: Vec::new(),
    };
    let names = |make: fn(&Analysis) -> PolarsResult<DataFrame>| {
        let frame = make(&nothing).expect("columns without rows are of one length");
        frame.get_column_names().into_iter().map(ToString::to_string).collect()
    };
    TABLES.iter().map(|(table, make)| (*table, names(*make))).collect()
}

/// Writes every open table into `folder`, which is made; in parallel by table.
///
/// # Errors
/// If a file cannot be written.
pub fn write(analysis: &Analysis, folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let internal = analysis.config.level == Level::Internal;
    let tables: Vec<Maker> = TABLES.into_iter().filter(|(name, _)| internal || !INTERNAL.contains(name)).collect();
    write_each(&analysis.config, folder, &tables, |make| make(analysis))
}

/// The tables of a re-marking.
const OF_REMARK: [&str; 6] = ["remark", "remark_scores", "findings", "screens", "diagnostics", "rows"];

/// Writes the tables of a re-marking into `folder`, which is made.
///
/// # Errors
/// If a file cannot be written.
pub fn write_remark(analysis: &Analysis, folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let tables: Vec<Maker> = TABLES.into_iter().filter(|(name, _)| OF_REMARK.contains(name)).collect();
    write_each(&analysis.config, folder, &tables, |make| make(analysis))
}

/// Writes the tables that tell what was read and noticed: all that there is without an analysis.
///
/// # Errors
/// If a file cannot be written.
pub fn write_reading(config: &Config, ledger: &Ledger, seen: &[Diagnostic], folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let frames = [("diagnostics", diagnostics(config, seen)), ("rows", rows(config, ledger))];
    write_each(config, folder, &frames, |frame| match frame {
        Ok(frame) => Ok(frame.clone()),
        Err(error) => Err(error.clone()),
    })
}

fn write_each<T: Sync>(
    config: &Config,
    folder: &Path,
    tables: &[(&'static str, T)],
    make: impl Fn(&T) -> PolarsResult<DataFrame> + Sync,
) -> Result<Vec<PathBuf>, Error> {
    let fail = |reason: String| Error::new(Fatal::Output, words::TABLE_NOT_WRITTEN.fill(config.lang, &[("reason", &reason)]));
    fs::create_dir_all(folder).map_err(|error| fail(error.to_string()))?;
    tables
        .par_iter()
        .with_max_len(1)
        .map(|(name, table)| {
            let frame = make(table).map_err(|error| fail(error.to_string()))?;
            let path = folder.join(name);
            let (path, written) = match config.tables {
                TableFormat::Parquet => in_format(path, "parquet", |path| parquet_file::write(&frame, path)),
                TableFormat::Csv | TableFormat::None => in_format(path, "csv", |path| csv_file::write(&frame, path)),
            };
            written.map_err(|error| fail(error).within(*name))?;
            Ok(path)
        })
        .collect()
}

fn in_format(path: PathBuf, extension: &str, write: impl Fn(&Path) -> Result<(), String>) -> (PathBuf, Result<(), String>) {
    let path = path.with_extension(extension);
    let written = write(&path);
    (path, written)
}
