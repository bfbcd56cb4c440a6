//! What came of one sheet: its content, why it came to it, and where every row went.

use crate::{
    diagnostics::{Diagnostics, Place},
    ingest::{
        layout::{left_out, rows::RowKind, sheet::Sheet},
        table::{Account, Content},
    },
};

/// Why a sheet came to its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was read.
    Read,
    /// It has no cell with content.
    Empty,
    /// Hidden from the user.
    Hidden,
    /// No table was found; `figures`: though it holds many figures.
    NoTable {
        /// Many rows of figures.
        figures: bool,
    },
    /// Figures of units, not of pupils.
    Summary,
    /// Score slips in which pupils come back.
    Slips,
    /// Refused, and a diagnostic said so.
    Refused,
    /// Not to be read, as it was told.
    Skipped,
    /// A sheet that Kaojing wrote.
    Own,
}

/// One sheet understood on its own.
#[derive(Clone, Debug)]
pub struct Understood {
    /// File and sheet.
    pub place: Place,
    /// Where every row went.
    pub account: Account,
    /// What it holds.
    pub content: Content,
    /// Why.
    pub verdict: Verdict,
    /// What was noticed.
    pub seen: Diagnostics,
}

impl Understood {
    /// A sheet that holds nothing of use; its rows are notes.
    pub fn nothing(sheet: &Sheet, verdict: Verdict) -> Self {
        let Account { rows, blank, rejected, .. } = left_out(sheet);
        let account = Account { rows, blank, note: rejected, ..Account::default() };
        Self { place: sheet.place.clone(), account, content: Content::Nothing, verdict, seen: Vec::new() }
    }

    /// Counts every row with content as left out.
    pub fn reject_rows(&mut self) {
        let Account { rows, blank, .. } = self.account;
        self.account = Account { rows, blank, rejected: rows - blank, ..Account::default() };
    }

    /// A sheet that is not read; `seen` says why.
    pub fn refused(sheet: &Sheet, seen: Diagnostics) -> Self {
        Self { account: left_out(sheet), seen, ..Self::nothing(sheet, Verdict::Refused) }
    }
}

/// Counts the rows of each kind; what lies between them is blank.
pub fn account(sheet: &Sheet, kinds: &[RowKind]) -> Account {
    let count = |wanted: RowKind| kinds.iter().filter(|kind| **kind == wanted).fold(0_u32, |count, _| count + 1);
    let mut account = Account {
        rows: sheet.span(),
        header: count(RowKind::Header),
        candidates: count(RowKind::Candidate),
        summary: count(RowKind::Summary) + count(RowKind::Apart),
        note: count(RowKind::Note),
        rejected: count(RowKind::Rejected),
        blank: 0,
    };
    let told = account.header + account.candidates + account.summary + account.note + account.rejected;
    account.blank = account.rows.saturating_sub(told);
    account
}
