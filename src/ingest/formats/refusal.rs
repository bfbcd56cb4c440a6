//! [`Refusal`]: why a file or a sheet cannot be used, before it is known where that is.

use crate::diagnostics::{Diagnostic, Place, Rule, codes::ingest as codes};
use std::fmt;

/// A row of the catalogue and the values of its placeholders; becomes a [`Diagnostic`] once the place is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The row of the catalogue.
    pub rule: &'static Rule,
    args: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A refusal without values.
    #[must_use]
    pub const fn new(rule: &'static Rule) -> Self {
        Self { rule, args: Vec::new() }
    }

    /// Gives the value of one placeholder.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The file breaks the rules of its format in this part.
    #[must_use]
    pub fn damaged(what: impl fmt::Display) -> Self {
        Self::new(&codes::DAMAGED).with("what", what)
    }

    /// The file is beyond a limit of `[limits]`, named by its key.
    #[must_use]
    pub fn too_large(what: impl fmt::Display, key: &'static str, limit: impl fmt::Display) -> Self {
        Self::new(&codes::CONTENT_TOO_LARGE).with("what", what).with("key", key).with("limit", limit)
    }

    /// The file is another kind of document.
    #[must_use]
    pub fn other_document(kind: impl fmt::Display) -> Self {
        Self::new(&codes::OTHER_DOCUMENT).with("kind", kind)
    }

    /// What is wrong with a sheet costs that sheet alone.
    #[must_use]
    pub fn of_sheet(mut self) -> Self {
        if self.rule == &codes::DAMAGED {
            self.rule = &codes::SHEET_DAMAGED;
        }
        self
    }

    /// The diagnostic at this place.
    #[must_use]
    pub fn at(self, place: Place) -> Diagnostic {
        self.args.into_iter().fold(Diagnostic::new(self.rule, place), |diagnostic, (name, value)| diagnostic.with(name, value))
    }
}
