//! Files → [`Reading`]: every sheet read, understood and accounted for, one task per file.
//!
//! `source` finds the files, `formats` turns bytes into [`raw::RawBook`]s, `layout` tells what each sheet is and
//! reads its table. Nothing is corrected here; doubts are diagnostics.

pub mod below_zero;
pub mod beside;
pub mod clean;
pub mod earlier;
pub mod formats;
pub mod item_table;
pub mod layout;
pub mod raw;
pub mod remark;
pub mod results;
pub mod source;
pub mod stamp;
pub mod table;
pub mod unfilled;

pub use table::{Account, Reading, SheetReading, Source};

use crate::{
    config::Config,
    diagnostics::{
        Diagnostic, Diagnostics, Outcome, Place,
        codes::{config as config_codes, ingest as codes, layout as layout_codes},
        legible,
    },
    error::{Error, Failure, Fatal},
    model::Grade,
    progress::{Progress, Stage},
    words::ingest as words,
};
use layout::{FileContext, Role};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use source::Found;
use std::{
    fmt::{Display, Write as _},
    fs::File,
    io::{self, Read},
    path::Path,
};

/// Reads every input, in parallel by file, in order of name. A file that cannot be used is a [`Source`] without a
/// format, and an error among the diagnostics.
///
/// # Errors
/// If there is no file, or none that can be used; what was noticed comes with it.
pub fn read(config: &Config, progress: &dyn Progress) -> Result<Outcome<Reading>, Failure> {
    read_as(config, Role::Any, progress)
}

/// Reads every input as [`read`] does; files whose place says nothing are taken for this.
///
/// # Errors
/// As [`read`].
pub fn read_as(config: &Config, role: Role, progress: &dyn Progress) -> Result<Outcome<Reading>, Failure> {
    let Outcome { value: source::Finds { mut files, exams }, mut seen } = source::find(&config.inputs, &config.history, &config.marks);
    files.iter_mut().filter(|found| found.role == Role::Any).for_each(|found| found.role = role);
    progress.begin(Stage::Read, u64::try_from(files.len()).unwrap_or(u64::MAX));
    let read = |(index, found): (usize, &Found)| {
        let outcome = read_file(index, found, config);
        progress.step();
        outcome
    };
    let outcomes: Vec<Outcome<(Source, Vec<SheetReading>)>> = files.par_iter().enumerate().map(read).collect();
    let mut reading = Reading { exams, ..Reading::default() };
    for outcome in outcomes {
        let (source, sheets) = outcome.into_value(&mut seen);
        reading.sources.push(source);
        reading.sheets.extend(sheets);
    }
    seen.extend(unused_layouts(&reading, config));
    unfilled::settle(&mut reading, &mut seen);
    layout::drop_lone_totals(&mut reading, &mut seen);
    beside::settle(&mut reading, &mut seen);
    below_zero::settle(&mut reading, &mut seen);
    if role != Role::Roster {
        refuse_lone_summaries(&mut reading, &mut seen);
    }
    match nothing_usable(&reading, config) {
        Some(error) => Err(Failure { error, seen }),
        None => Ok(Outcome { value: reading, seen }),
    }
}

/// Every `[[layout]]` that no sheet was read by.
fn unused_layouts(reading: &Reading, config: &Config) -> Diagnostics {
    let is_used = |at: usize| reading.sheets.iter().any(|sheet| sheet.layout == Some(at));
    let unused = config.layouts.iter().enumerate().filter(|(at, _)| !is_used(*at));
    unused.map(|(_, rule)| Diagnostic::new(&config_codes::LAYOUT_UNUSED, Place::default()).with("by", &rule.told_by)).collect()
}

/// Figures of units are welcome beside scores, to be compared with them. Where no sheet of the run holds scores, they are
/// most likely meant as such, and refused.
fn refuse_lone_summaries(reading: &mut Reading, seen: &mut Diagnostics) {
    if reading.sheets.iter().any(|sheet| matches!(sheet.content, table::Content::Scores(_))) {
        return;
    }
    seen.retain(|seen| seen.rule != &layout_codes::SUMMARY_PASSED_OVER);
    for sheet in reading.sheets.iter_mut().filter(|sheet| matches!(sheet.content, table::Content::Summary(_))) {
        let table::Account { rows, blank, .. } = sheet.account;
        sheet.account = table::Account { rows, blank, rejected: rows - blank, ..table::Account::default() };
        seen.push(Diagnostic::new(&layout_codes::SUMMARY_REFUSED, sheet.place.clone()));
    }
}

/// Why there is nothing to go on with: no file was found, or none can be used.
fn nothing_usable(reading: &Reading, config: &Config) -> Option<Error> {
    if reading.sources.iter().any(|source| source.format.is_some()) {
        return None;
    }
    let message = match reading.sources.len() {
        0 => words::NOTHING_FOUND.fill(config.lang, &[("inputs", &some_of(config.inputs.iter().map(|input| input.display())))]),
        count => {
            let files = some_of(reading.sources.iter().map(|source| &source.name));
            words::NOTHING_USABLE.fill(config.lang, &[("count", &count), ("files", &files)])
        }
    };
    Some(Error::new(Fatal::Input, legible(&message, 400)))
}

/// The first three of some names.
fn some_of(mut names: impl Iterator<Item = impl Display>) -> String {
    let mut text: Vec<String> = names.by_ref().take(3).map(|name| name.to_string()).collect();
    if names.next().is_some() {
        text.push("…".to_owned());
    }
    text.join(", ")
}

/// One file: bytes, cells, tables. Its cells are dropped before the next file's are read.
fn read_file(index: usize, found: &Found, config: &Config) -> Outcome<(Source, Vec<SheetReading>)> {
    let place = Place::file(found.name.as_str());
    let (path, name) = (found.path.clone(), found.name.clone());
    let mut source = Source { path, name, bytes: 0, sha256: String::new(), format: None, exam: found.exam };
    let mut seen = Diagnostics::new();
    let bytes = match bytes_of(&found.path, config.limits.file_mib) {
        Ok(bytes) => bytes,
        Err(refusal) => {
            seen.push(refusal.at(place));
            return Outcome { value: (source, Vec::new()), seen };
        }
    };
    source.bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    source.sha256 = sha256(&bytes);
    if found.is_results {
        match results::read(bytes, &place, index) {
            Ok((format, sheet)) => {
                source.format = Some(format);
                return Outcome { value: (source, vec![sheet]), seen };
            }
            Err(rule) => seen.push(Diagnostic::new(rule, place)),
        }
        return Outcome { value: (source, Vec::new()), seen };
    }
    let sheets = match formats::open(&bytes, &place, &config.limits) {
        Ok(book) => {
            drop(bytes);
            let book = book.into_value(&mut seen);
            source.format = Some(book.format);
            layout::understand(&book, &context(index, found), config).into_value(&mut seen)
        }
        Err(refusal) => {
            seen.push(refusal.at(place));
            Vec::new()
        }
    };
    Outcome { value: (source, sheets), seen }
}

/// The whole file, but no more than the limit, whatever its size was said to be.
fn bytes_of(path: &Path, limit_mib: u32) -> Result<Vec<u8>, formats::Refusal> {
    let not_opened = |error: io::Error| formats::Refusal::new(&codes::NOT_OPENED).with("what", error.kind());
    let file = File::open(path).map_err(not_opened)?;
    let size = file.metadata().map_err(not_opened)?.len();
    let limit = u64::from(limit_mib) << 20;
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(limit)).unwrap_or(0).saturating_add(1));
    file.take(limit + 1).read_to_end(&mut bytes).map_err(not_opened)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= limit) {
        return Ok(bytes);
    }
    Err(formats::Refusal::new(&codes::FILE_TOO_LARGE).with("size", size >> 20).with("limit", limit_mib))
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a String cannot fail");
        hex
    })
}

/// What the place of a file says besides its cells.
fn context(index: usize, found: &Found) -> FileContext {
    let mut folders: Vec<String> = found.name.split('/').map(str::to_owned).collect();
    let file = folders.pop().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem).to_owned();
    // The name of an earlier exam is no school's; a grade in it holds.
    folders.retain(|folder| found.exam.is_none() || !earlier::names_an_exam(folder) || Grade::find_in(folder).is_some());
    FileContext { source: index, role: found.role, stem, folders, root: found.root.clone() }
}
