//! The open tables of the output folder: polars frames with contract columns, written as CSV or Parquet.
//!
//! [`frames`] makes them from an [`Analysis`], so that a program that uses the library gets the same tables without files.

mod columns;
mod csv_file;
pub mod frames;
mod parquet_file;

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
    ("school_subject", frames::school_subject),
    ("class_subject", frames::class_subject),
    ("county_subject", frames::county_subject),
    ("candidates", frames::candidates),
    ("findings", frames::findings),
    ("screens", frames::screens),
    ("diagnostics", frames::diagnostics),
    ("rows", frames::rows),
    ("headcount", frames::headcount),
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
            let (path, written) = match analysis.config.tables {
                TableFormat::Parquet => {
                    let path = folder.join(name).with_extension("parquet");
                    let written = parquet_file::write(&frame, &path);
                    (path, written)
                }
                TableFormat::Csv | TableFormat::None => {
                    let path = folder.join(name).with_extension("csv");
                    let written = csv_file::write(&frame, &path);
                    (path, written)
                }
            };
            written.map_err(|error| fail(error).within(*name))?;
            Ok(path)
        })
        .collect()
}
