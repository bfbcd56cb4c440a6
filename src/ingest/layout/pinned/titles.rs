//! Titles are given the meaning that was told, where the sheet does not contradict it.

use super::{
    Pinned,
    words::{contradicts, is_called, is_same, meaning, tells_who, word},
};
use crate::{
    config::layout::{ColumnAt, ColumnPin, Holds, Rest},
    diagnostics::{Diagnostic, Diagnostics, codes::config as codes, place::column_letters},
    ingest::layout::{
        header::{Header, Title},
        lexicon::{Aside, Field, Meaning},
        sheet::Sheet,
    },
};
use std::ops::Range;

/// The columns of a layout found under one header.
#[derive(Clone, Debug, Default)]
pub struct Located<'c> {
    pub(super) columns: Vec<(u32, &'c ColumnPin)>,
}

impl Pinned<'_> {
    /// Gives the titles the meaning that was told, and takes it from the others. Columns that are not there are said.
    ///
    /// # Errors
    /// If the sheet contradicts the layout, or lacks a column that tells who somebody is.
    pub fn name_titles(
        &self,
        sheet: &Sheet,
        header: &mut Header,
        body: Range<usize>,
        seen: &mut Diagnostics,
    ) -> Result<Located<'_>, Diagnostics> {
        let mut columns = Vec::new();
        let mut wrong = Diagnostics::new();
        for pin in &self.layout.columns {
            match self.locate(sheet, header, body.clone(), pin) {
                Ok(column) => columns.push((column, pin)),
                Err(diagnostic) if diagnostic.rule == &codes::PIN_COLUMN_MISSING && !tells_who(&pin.holds) => {
                    // What is not to be read may as well not be there.
                    if pin.holds != Holds::Ignored {
                        seen.push(diagnostic);
                    }
                }
                Err(diagnostic) => wrong.push(diagnostic),
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let told = |meaning: &Meaning| self.layout.columns.iter().any(|pin| is_same(meaning, &pin.holds));
        for title in &mut header.titles {
            match columns.iter().find(|(column, _)| *column == title.column) {
                Some((_, pin)) => {
                    title.meaning = meaning(&pin.holds);
                    if let Holds::Score { full: Some(full), .. } = &pin.holds {
                        title.full = Some(*full);
                    }
                }
                None if self.layout.rest == Rest::Ignore => title.meaning = Meaning::Person(Field::Other),
                None if told(&title.meaning) => title.meaning = Meaning::Aside(Aside::Piece),
                None => {}
            }
        }
        for (column, pin) in &columns {
            if !header.titles.iter().any(|title| title.column == *column) {
                header.titles.push(Title { column: *column, shown: word(&pin.holds), meaning: meaning(&pin.holds), full: None });
            }
        }
        header.titles.sort_by_key(|title| title.column);
        Ok(Located { columns })
    }

    /// The column of a pin; its header has to agree with what was told.
    pub(super) fn locate(&self, sheet: &Sheet, header: &Header, body: Range<usize>, pin: &ColumnPin) -> Result<u32, Diagnostic> {
        let missing =
            |at: String| self.diagnostic(&codes::PIN_COLUMN_MISSING, sheet.place.clone()).with("what", word(&pin.holds)).with("at", at);
        let column = match &pin.at {
            ColumnAt::Titled(text) => {
                let mut found = header.titles.iter().filter(|title| is_called(title, text));
                let (Some(title), None) = (found.next(), found.next()) else { return Err(missing(format!("“{text}”"))) };
                return Ok(title.column);
            }
            ColumnAt::Number(column) => *column,
        };
        let title = header.titles.iter().find(|title| title.column == column).filter(|_| !header.rows.is_empty());
        let agrees = match (&pin.header, title) {
            (Some(wanted), Some(title)) => is_called(title, wanted),
            (Some(_), None) => header.rows.is_empty(),
            (None, Some(title)) => !contradicts(&title.meaning, &pin.holds),
            (None, None) => true,
        };
        if !agrees {
            let found = title.map_or("", |title| title.shown.as_str());
            let letters = column_letters(column);
            return Err(self
                .diagnostic(&codes::PIN_HEADER_DIFFERS, sheet.column(column))
                .read(found)
                .with("what", pin.header.clone().unwrap_or_else(|| word(&pin.holds)))
                .with("found", found)
                .with("cure", format!("{{ at = \"{letters}\", header = \"{found}\" }}"))
                .with("at", letters));
        }
        let filled = || sheet.raw.rows[body].iter().any(|row| row.get(column).is_some());
        if title.is_some() || filled() { Ok(column) } else { Err(missing(column_letters(column))) }
    }
}
