//! Files → [`Reading`]: every sheet read, understood and accounted for, one task per file.
//!
//! `source` finds the files, `formats` turns bytes into [`raw::RawBook`]s, `layout` tells what each sheet is and
//! reads its table. Nothing is corrected here; doubts are diagnostics.

pub mod clean;
pub mod formats;
pub mod layout;
pub mod raw;
pub mod table;

pub use table::{Account, Reading, SheetReading};

use crate::{config::Config, diagnostics::Outcome, error::Error, progress::Progress};

/// Reads every input, in parallel by file, in order of path.
///
/// # Errors
/// If no input exists, or none of them can be used.
pub fn read(_config: &Config, _progress: &dyn Progress) -> Result<Outcome<Reading>, Error> {
    Ok(Outcome::default())
}
