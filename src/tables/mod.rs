//! The open tables of the output folder: polars frames with contract columns, written as CSV or Parquet.
//!
//! The frames are made from an [`Analysis`], so that a program that uses the library gets the same tables without files.
//! Column names and their order are a contract; `null` is missing. At level `public` they are made in public form.

mod candidates;
mod columns;
mod csv_file;
mod lists;
mod parquet_file;
mod public;
mod units;

pub use candidates::candidates;
pub use lists::{diagnostics, findings, headcount, rows, screens};
pub use units::{class_subject, county_subject, school_subject};

use crate::{
    config::TableFormat,
    error::{Error, Fatal},
    pipeline::Analysis,
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
pub const TABLES: [Maker; 9] = [
    ("school_subject", school_subject),
    ("class_subject", class_subject),
    ("county_subject", county_subject),
    ("candidates", candidates),
    ("findings", findings),
    ("screens", screens),
    ("diagnostics", diagnostics),
    ("rows", rows),
    ("headcount", headcount),
];

/// Writes every open table into `folder`, which is made; in parallel by table.
///
/// # Errors
/// If a file cannot be written.
pub fn write(analysis: &Analysis, folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let fail = |reason: String| Error::new(Fatal::Output, words::TABLE_NOT_WRITTEN.fill(analysis.config.lang, &[("reason", &reason)]));
    fs::create_dir_all(folder).map_err(|error| fail(error.to_string()))?;
    TABLES
        .par_iter()
        .map(|(name, make)| {
            let frame = make(analysis).map_err(|error| fail(error.to_string()))?;
            let path = folder.join(name);
            let (path, written) = match analysis.config.tables {
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
