//! Files → [`Reading`]: every sheet read, understood and accounted for, one task per file.
//!
//! `source` finds the files, `formats` turns bytes into [`raw::RawBook`]s, `layout` tells what each sheet is and
//! reads its table. Nothing is corrected here; doubts are diagnostics.

pub mod clean;
pub mod formats;
pub mod layout;
pub mod raw;
pub mod source;
pub mod table;

pub use table::{Account, Reading, SheetReading};

use crate::{
    config::Config,
    diagnostics::{Diagnostic, Diagnostics, Outcome, Place, codes::ingest as codes},
    error::{Error, Failure, Fatal},
    progress::{Progress, Stage},
    words::cli as words,
};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use source::Found;
use std::{fs, io::Read, path::Path};
use table::Source;

/// The largest file that is read, in bytes: far above any score sheet, below what could exhaust the machine.
pub const LARGEST_FILE: u64 = 256 << 20;

/// Reads every input, in parallel by file, in order of path.
///
/// # Errors
/// If there is no file to read.
pub fn read(config: &Config, progress: &dyn Progress) -> Result<Outcome<Reading>, Failure> {
    let mut seen = Diagnostics::new();
    let files = source::find(&config.inputs).into_value(&mut seen);
    if files.is_empty() {
        return Err(Failure { error: Error::new(Fatal::Input, words::NOTHING_TO_ANALYSE.get(config.lang)), seen });
    }
    progress.begin(Stage::Read, files.len() as u64);
    let read: Vec<(Source, Outcome<Vec<SheetReading>>)> = files
        .par_iter()
        .map(|file| {
            let read = read_file(file, config);
            progress.step();
            read
        })
        .collect();
    let mut reading = Reading::default();
    for (source, sheets) in read {
        reading.sources.push(source);
        reading.sheets.extend(sheets.into_value(&mut seen));
    }
    Ok(Outcome { value: reading, seen })
}

/// One file: its bytes, its cells, its tables. The cells are gone when this returns.
fn read_file(file: &Found, config: &Config) -> (Source, Outcome<Vec<SheetReading>>) {
    let mut source = Source { path: file.path.clone(), name: file.name.clone(), bytes: 0, sha256: String::new(), format: None };
    let place = Place::file(file.name.as_str());
    let bytes = match load(&file.path, &place) {
        Ok(bytes) => bytes,
        Err(diagnostic) => return (source, Outcome { value: Vec::new(), seen: vec![*diagnostic] }),
    };
    source.bytes = bytes.len() as u64;
    source.sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut seen = Diagnostics::new();
    let Some(book) = formats::open(&bytes, &place).into_value(&mut seen) else {
        return (source, Outcome { value: Vec::new(), seen });
    };
    source.format = Some(book.format);
    let sheets = layout::understand(&book, &file.context, config).into_value(&mut seen);
    (source, Outcome { value: sheets, seen })
}

/// The whole content of a regular file of bearable size. Looks before it opens: a pipe would wait for ever.
fn load(path: &Path, place: &Place) -> Result<Vec<u8>, Box<Diagnostic>> {
    let unreadable = |error: std::io::Error| Box::new(Diagnostic::new(&codes::FILE_UNREADABLE, place.clone()).with("reason", error));
    if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$")) {
        return Err(Box::new(Diagnostic::new(&codes::LOCK_FILE, place.clone())));
    }
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(Box::new(Diagnostic::new(&codes::FOLDER_NOT_FILE, place.clone())));
    }
    if !metadata.is_file() {
        return Err(Box::new(Diagnostic::new(&codes::NOT_A_REGULAR_FILE, place.clone())));
    }
    let mut bytes = Vec::new();
    fs::File::open(path).map_err(unreadable)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Box::new(Diagnostic::new(&codes::FILE_TOO_LARGE, place.clone()).with("limit", LARGEST_FILE >> 20)));
    }
    if bytes.is_empty() {
        return Err(Box::new(Diagnostic::new(&codes::FILE_EMPTY, place.clone())));
    }
    Ok(bytes)
}
