//! [`Setting`]: one sheet, its header and the stretches of rows below it, with all that the readers need to ask.

use super::verdict::{Understood, Verdict, account};
use crate::{
    config::layout::SheetKind,
    diagnostics::Diagnostics,
    ingest::{
        clean,
        layout::{
            FileContext,
            header::Header,
            items::Item,
            marks::Marks,
            pinned::{Located, Pinned},
            place::{self, Surroundings},
            rows::RowKind,
            sheet::Sheet,
            tally::Tally,
        },
        table::Content,
    },
    model::Subject,
};
use std::ops::Range;

/// The parts of a sheet that every reader needs.
pub struct Setting<'s> {
    /// Its cells.
    pub sheet: &'s Sheet<'s>,
    /// What is known of the file.
    pub file: &'s FileContext,
    /// The marks in force.
    pub marks: &'s Marks,
    /// The layout that was told.
    pub pinned: Option<&'s Pinned<'s>>,
    /// Title rows, joined.
    pub title: String,
    /// The table, cut where a header comes back.
    pub segments: Vec<Segment<'s>>,
    /// Kind of each row; titles and all that nobody claims are notes.
    pub kinds: Vec<RowKind>,
    /// What was noticed of the header.
    pub seen: Diagnostics,
}

/// A stretch of rows under one header.
pub struct Segment<'s> {
    /// Its header.
    pub header: Header,
    /// The rows below, as indices into the sheet's rows.
    pub body: Range<usize>,
    /// The columns that were told.
    pub located: Option<Located<'s>>,
    /// Titles directly above the header.
    pub title: String,
    /// Columns of item scores.
    pub items: Vec<Item>,
}

impl Segment<'_> {
    /// The subject that the titles name.
    pub fn subject(&self) -> Option<Subject> {
        place::subject_in(&self.title)
    }
}

impl<'s> Setting<'s> {
    /// The names around the table.
    pub fn surroundings(&self) -> Surroundings<'_> {
        let told = self.pinned.map(|pinned| &*pinned.layout);
        Surroundings { title: &self.title, sheet: &self.sheet.raw.name, file: self.file, told }
    }

    /// What the sheet was told to be.
    pub fn told_kind(&self) -> Option<SheetKind> {
        self.pinned.and_then(|pinned| pinned.layout.kind)
    }

    /// Gives the titles of every stretch the meaning that was told.
    pub(super) fn name_titles(&mut self) -> Result<Diagnostics, Diagnostics> {
        let mut seen = Diagnostics::new();
        let Some(pinned) = self.pinned else { return Ok(seen) };
        let mut wrong = Diagnostics::new();
        for segment in &mut self.segments {
            match pinned.name_titles(self.sheet, &mut segment.header, segment.body.clone(), &mut seen) {
                Ok(located) => segment.located = Some(located),
                Err(diagnostics) => wrong.extend(diagnostics),
            }
        }
        if wrong.is_empty() { Ok(seen) } else { Err(wrong) }
    }

    /// Words of titles and names, to look for an exam's name.
    pub fn about(&self) -> String {
        clean::key(&format!("{} {} {}", self.title, self.sheet.raw.name, self.file.stem))
    }

    /// What came of it, with everything that was noticed.
    pub(super) fn understood(mut self, content: Content, seen: Diagnostics, tally: Tally) -> Understood {
        let mut seen = std::mem::take(&mut self.seen).into_iter().chain(seen).collect::<Diagnostics>();
        seen.extend(tally.into_diagnostics(self.sheet));
        let account = account(self.sheet, &self.kinds);
        Understood { place: self.sheet.place.clone(), account, content, verdict: Verdict::Read, seen }
    }
}
