//! Facts about the data: what was seen, where, what was done about it and what the user can do.
//!
//! A [`Diagnostic`] never stops the run. Its [`Rule`] is one row of the catalogue in [`codes`]: code, slug,
//! severity and all texts in both languages; terminal, `explain`, workbooks and tests read that row.

pub mod codes;
pub mod place;

pub use place::{Place, Spot};

use crate::words::{self, Lang, Phrase};
use std::fmt;

/// How much a diagnostic asks of the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing needs doing. Inferences are notes.
    Note,
    /// Read, but in doubt: look at it.
    Warning,
    /// Something was left out of the analysis; makes the exit code 1.
    Error,
}

impl Severity {
    /// `note`, `warning` or `error`, as in `diagnostics.csv`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One row of the catalogue: all there is to say about a code. `{name}` in the phrases is filled from the
/// diagnostic's arguments; `{value}` is what was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// A letter and three digits; the first digit is the room. Never reused.
    pub code: &'static str,
    /// A readable name, `mark-above-full`.
    pub slug: &'static str,
    /// How much it asks of the user.
    pub severity: Severity,
    /// Enough to act on, alone.
    pub headline: Phrase,
    /// What was done about it.
    pub did: Phrase,
    /// What the user can do.
    pub help: Phrase,
    /// The longer story, for `explain`.
    pub meaning: Phrase,
}

/// Makes a file of the catalogue: one constant a rule, and `ALL`.
#[macro_export]
macro_rules! rules {
    ($($name:ident = $code:literal $slug:literal $severity:ident {
        headline: $hz:expr, $he:expr;
        did: $dz:expr, $de:expr;
        help: $pz:expr, $pe:expr;
        meaning: $mz:expr, $me:expr $(;)?
    })*) => {
        $(#[doc = concat!("`", $code, " ", $slug, "`")]
        pub const $name: $crate::diagnostics::Rule = $crate::diagnostics::Rule {
            code: $code, slug: $slug, severity: $crate::diagnostics::Severity::$severity,
            headline: $crate::words::Phrase { key: concat!($code, ".headline"), zh: $hz, en: $he },
            did: $crate::words::Phrase { key: concat!($code, ".did"), zh: $dz, en: $de },
            help: $crate::words::Phrase { key: concat!($code, ".help"), zh: $pz, en: $pe },
            meaning: $crate::words::Phrase { key: concat!($code, ".meaning"), zh: $mz, en: $me },
        };)*
        /// Every rule of this file.
        pub const ALL: &[&$crate::diagnostics::Rule] = &[$(&$name),*];
    };
}

/// One fact about the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Its row of the catalogue.
    pub rule: &'static Rule,
    /// Where it was seen.
    pub place: Place,
    /// What was read there, as text, free of control characters, at most 80 characters.
    pub value: String,
    /// Values for the placeholders of the rule's phrases.
    pub args: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// A diagnostic of `rule` at `place`.
    #[must_use]
    pub fn new(rule: &'static Rule, place: Place) -> Self {
        Self { rule, place, value: String::new(), args: Vec::new() }
    }

    /// Says what was read. Controls and invisible marks are shown as `⟨U+200B⟩`, long text is cut with `…`.
    #[must_use]
    pub fn read(mut self, value: impl fmt::Display) -> Self {
        self.value = legible(&value.to_string(), 80);
        self
    }

    /// Gives the value of one placeholder.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, legible(&value.to_string(), 400)));
        self
    }

    /// The headline, filled.
    #[must_use]
    pub fn headline(&self, lang: Lang) -> String {
        self.say(&self.rule.headline, lang)
    }

    /// Any phrase of the rule, filled.
    #[must_use]
    pub fn say(&self, phrase: &Phrase, lang: Lang) -> String {
        words::fill(phrase.get(lang), |name| match name {
            "value" => Some(self.value.clone()),
            _ => self.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()),
        })
    }
}

/// Text fit for a terminal or a cell: no control, no invisible mark, no bidi override, at most `limit` characters.
#[must_use]
pub fn legible(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == limit {
            out.push('…');
            break;
        }
        if is_invisible(c) {
            out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// Controls, format characters (zero-width, bidi), private use and non-characters.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c), 0xAD | 0x61C | 0x180E | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F
            | 0xFEFF | 0xFFF9..=0xFFFB | 0xE000..=0xF8FF | 0xFDD0..=0xFDEF | 0xE_0000..=0xE_0FFF | 0xF_0000..=0x10_FFFF)
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// All that was seen, in order.
pub type Diagnostics = Vec<Diagnostic>;

/// A value together with what was noticed while making it.
#[derive(Clone, Debug, Default)]
pub struct Outcome<T> {
    /// What was made.
    pub value: T,
    /// What was noticed.
    pub seen: Diagnostics,
}

impl<T> Outcome<T> {
    /// A value about which there is nothing to say.
    pub const fn clean(value: T) -> Self {
        Self { value, seen: Vec::new() }
    }

    /// Hands over the value and moves what was noticed to `seen`.
    pub fn into_value(self, seen: &mut Diagnostics) -> T {
        seen.extend(self.seen);
        self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_spelt_out() {
        assert_eq!(legible("2024\u{200b}01\u{1b}[31m", 80), "2024⟨U+200B⟩01⟨U+001B⟩[31m");
        assert_eq!(legible("一二三四", 3), "一二三…");
    }
}
