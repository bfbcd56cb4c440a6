//! [`RawBook`] → [`SheetReading`]s: what each sheet is, where its header stands, what every row and cell means.

use super::{raw::RawBook, table::SheetReading};
use crate::{config::Config, diagnostics::Outcome};

/// What a file's place says about its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Role {
    /// Told from content.
    #[default]
    Any,
    /// In `scores/` (成绩).
    Scores,
    /// In `roster/` (学籍).
    Roster,
    /// In `prior/` (上次).
    Prior,
    /// In `items/` (小题).
    Items,
    /// `schools.*` (学校).
    Schools,
}

/// What is known of a file besides its cells.
#[derive(Clone, Debug, Default)]
pub struct FileContext {
    /// Index into `Reading::sources`.
    pub source: usize,
    /// What its place says.
    pub role: Role,
    /// File name without its ending.
    pub stem: String,
    /// Folders between the input and the file, outermost first.
    pub folders: Vec<String>,
}

/// Reads the tables of a workbook.
#[must_use]
pub fn understand(_book: &RawBook, _context: &FileContext, _config: &Config) -> Outcome<Vec<SheetReading>> {
    Outcome::default()
}
