//! [`Ask`]: who is asked to do something about a diagnostic, and what: the ground of return lists and of the exit status
//! of `check`.

use super::Severity;
use crate::words::Phrase;

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// The school whose sheet it is.
    School,
    /// The office.
    Office,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// Nothing.
    Nothing,
    /// A yes, or a correction.
    Confirm,
    /// A correction: something is wrong or missing for certain.
    Correct,
}

/// Who is asked for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Who.
    pub by: By,
    /// What.
    pub need: Need,
}

impl Ask {
    /// What a severity asks of the school by itself: what was left out is to be corrected, what is in doubt confirmed.
    #[must_use]
    pub const fn usual(severity: Severity) -> Self {
        let need = match severity {
            Severity::Error => Need::Correct,
            Severity::Warning => Need::Confirm,
            Severity::Note => Need::Nothing,
        };
        Self { by: By::School, need }
    }

    /// This instead.
    #[must_use]
    pub const fn or_rather(self, by: By, need: Need) -> Self {
        Self { by, need }
    }
}

/// The phrase in a list of at most one.
#[must_use]
pub const fn first(phrases: &[Phrase]) -> Option<Phrase> {
    if phrases.is_empty() { None } else { Some(phrases[0]) }
}
