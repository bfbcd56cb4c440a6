//! [`Error`]: the few things that end a run. Everything else is a diagnostic.

use crate::diagnostics::Diagnostics;
use std::fmt;

/// How a run that could not be finished ends (product.md's exit codes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fatal {
    /// Wrong usage or exam file; nothing was written. Exit 2.
    Usage,
    /// The input was refused, or there is nothing to analyse. Exit 3.
    Input,
    /// The output could not be written. Exit 4.
    Output,
}

/// An end of the run: what kind, what happened, and around what, outermost first.
#[derive(Debug)]
pub struct Error {
    kind: Fatal,
    message: String,
    context: Vec<String>,
}

impl Error {
    /// A new error; `message` is finished text in the language of the run.
    #[must_use]
    pub fn new(kind: Fatal, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), context: Vec::new() }
    }

    /// Adds where it happened, on the way up.
    #[must_use]
    pub fn within(mut self, context: impl Into<String>) -> Self {
        self.context.push(context.into());
        self
    }

    /// What kind of end this is.
    #[must_use]
    pub const fn kind(&self) -> Fatal {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for context in self.context.iter().rev() {
            write!(f, "{context}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// A run that ended early, with everything noticed until then.
#[derive(Debug)]
pub struct Failure {
    /// Why it ended.
    pub error: Error,
    /// What was noticed before.
    pub seen: Diagnostics,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { error, seen: Diagnostics::new() }
    }
}

impl Failure {
    /// The same failure, after what was noticed before it.
    #[must_use]
    pub fn after(mut self, mut before: Diagnostics) -> Self {
        before.append(&mut self.seen);
        self.seen = before;
        self
    }
}
