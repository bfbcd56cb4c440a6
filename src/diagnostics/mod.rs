//! Facts about the data: what was seen, where, what was done about it and what the user can do.
//!
//! A [`Diagnostic`] never stops the run. Its [`Rule`] is one row of the catalogue in [`codes`]: code, slug,
//! severity and all texts in both languages; terminal, `explain`, workbooks and tests read that row.

pub mod ask;
pub mod codes;
pub mod gather;
pub mod place;

pub use ask::{Ask, By, Need};
pub use gather::Stretch;
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
    /// Who is asked for what.
    pub ask: Ask,
    /// What a school is asked to do, where `help` speaks to the office.
    pub school: Option<Phrase>,
}

impl Rule {
    /// What to do, said to a school.
    #[must_use]
    pub const fn help_for_school(&self) -> &Phrase {
        match &self.school {
            Some(phrase) => phrase,
            None => &self.help,
        }
    }
}

/// Makes a file of the catalogue: one constant a rule, and `ALL`. Behind the meaning may stand `asks: School Confirm`, where
/// that is not what the severity asks by itself ([`Ask::usual`]), and `school:`, what to do in words for a school, where
/// `help` speaks of what only the office has (the exam file, the register).
#[macro_export]
macro_rules! rules {
    ($($name:ident = $code:literal $slug:literal $severity:ident {
        headline: $hz:expr, $he:expr;
        did: $dz:expr, $de:expr;
        help: $pz:expr, $pe:expr;
        meaning: $mz:expr, $me:expr
        $(; $(asks: $by:ident $need:ident;)? $(school: $sz:expr, $se:expr;)?)?
    })*) => {
        $(#[doc = concat!("`", $code, " ", $slug, "`")]
        pub const $name: $crate::diagnostics::Rule = $crate::diagnostics::Rule {
            code: $code, slug: $slug, severity: $crate::diagnostics::Severity::$severity,
            headline: $crate::words::Phrase { key: concat!($code, ".headline"), zh: $hz, en: $he },
            did: $crate::words::Phrase { key: concat!($code, ".did"), zh: $dz, en: $de },
            help: $crate::words::Phrase { key: concat!($code, ".help"), zh: $pz, en: $pe },
            meaning: $crate::words::Phrase { key: concat!($code, ".meaning"), zh: $mz, en: $me },
            ask: $crate::diagnostics::Ask::usual($crate::diagnostics::Severity::$severity)
                $($(.or_rather($crate::diagnostics::By::$by, $crate::diagnostics::Need::$need))?)?,
            school: $crate::diagnostics::ask::first(&[
                $($($crate::words::Phrase { key: concat!($code, ".school"), zh: $sz, en: $se })?)?
            ]),
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
    /// Other places that the phrases name.
    pub refs: Vec<(&'static str, Place)>,
    /// Every cell or row that it speaks of, with what stands there, where it speaks of many; all of one sheet. The
    /// placeholders `count` (or `n`), `cells` (or `places`), `rows`, `first` (the first three) and
    /// `who` (what stands in the first three) are filled from here.
    pub cells: Vec<(Spot, String)>,
}

/// Cells and rows named in one text at most.
const NAMED: usize = 12;
/// Cells named as examples.
const EXAMPLES: usize = 3;

impl Diagnostic {
    /// A diagnostic of `rule` at `place`.
    #[must_use]
    pub fn new(rule: &'static Rule, place: Place) -> Self {
        Self { rule, place, value: String::new(), args: Vec::new(), refs: Vec::new(), cells: Vec::new() }
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

    /// Names another place.
    #[must_use]
    pub fn beside(mut self, name: &'static str, place: Place) -> Self {
        self.refs.push((name, place));
        self
    }

    /// Lists every cell or row that it speaks of, with what stands there.
    #[must_use]
    pub fn among(mut self, cells: impl IntoIterator<Item = (Spot, String)>) -> Self {
        self.cells =
            cells.into_iter().map(|(spot, value)| (spot, if is_legible(&value, 80) { value } else { legible(&value, 80) })).collect();
        self
    }

    /// The same about those of its cells that are wanted; `None` if none is.
    #[must_use]
    pub fn only_about(&self, mut wanted: impl FnMut(Spot) -> bool) -> Option<Self> {
        let cells: Vec<(Spot, String)> = self.cells.iter().filter(|(spot, _)| wanted(*spot)).cloned().collect();
        let (first, value) = cells.first()?;
        let value = if value.is_empty() { self.value.clone() } else { value.clone() };
        let spot = match (self.place.spot, *first) {
            (Spot::Column(column), _) => Spot::Column(column),
            (_, first) => first,
        };
        Some(Self { place: self.place.at(spot), value, cells, ..self.clone() })
    }

    /// Every single place that it speaks of, with what stands there: its cells, else its own place.
    #[must_use]
    pub fn each(&self) -> Vec<(Place, &str)> {
        if self.cells.is_empty() {
            return vec![(self.place.clone(), &self.value)];
        }
        self.cells.iter().map(|(spot, value)| (self.place.at(*spot), value.as_str())).collect()
    }

    /// The headline, filled.
    #[must_use]
    pub fn headline(&self, lang: Lang) -> String {
        self.say(&self.rule.headline, lang)
    }

    /// Any phrase of the rule, filled.
    #[must_use]
    pub fn say(&self, phrase: &Phrase, lang: Lang) -> String {
        self.say_with(phrase, lang, &|place| place.to_string())
    }

    /// Any phrase of the rule, filled; `shown` spells the other places that it names.
    #[must_use]
    pub fn say_with(&self, phrase: &Phrase, lang: Lang, shown: &dyn Fn(&Place) -> String) -> String {
        words::fill(phrase.get(lang), |name| match name {
            "value" => Some(self.value.clone()),
            _ => {
                let told = self.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
                let place = || self.refs.iter().find(|(key, _)| *key == name).map(|(_, place)| shown(place));
                told.or_else(place).or_else(|| self.told_by_cells(name))
            }
        })
    }

    fn told_by_cells(&self, name: &str) -> Option<String> {
        if self.cells.is_empty() {
            return None;
        }
        match name {
            "count" | "n" => Some(self.cells.len().to_string()),
            "cells" | "places" => Some(first_of(self.cells.iter().map(|(spot, _)| *spot), NAMED)),
            "rows" => {
                let row = |spot: Spot| self.place.row_of(spot).map_or(spot, |row| self.place.row(row).spot);
                Some(first_of(self.cells.iter().map(|(spot, _)| row(*spot)), NAMED))
            }
            "first" => Some(first_of(self.cells.iter().map(|(spot, _)| *spot), EXAMPLES)),
            "who" => {
                let named: Vec<&str> = self.cells.iter().take(EXAMPLES).map(|(_, value)| value.as_str()).collect();
                Some(named.join(", ") + if self.cells.len() > EXAMPLES { ", …" } else { "" })
            }
            _ => None,
        }
    }

    /// Every value for a placeholder that it carries, as text: for machines.
    pub fn values(&self) -> impl Iterator<Item = (&'static str, String)> + '_ {
        let told = self.args.iter().map(|(name, value)| (*name, value.clone()));
        told.chain(self.refs.iter().map(|(name, place)| (*name, place.to_string())))
    }
}

/// The first few spots, and a sign that there are more.
fn first_of(mut spots: impl Iterator<Item = Spot>, most: usize) -> String {
    let named: Vec<String> = spots.by_ref().take(most).map(|spot| spot.to_string()).collect();
    named.join(", ") + if spots.next().is_some() { ", …" } else { "" }
}

/// Text fit for a terminal or a cell: no control, no invisible mark, no bidi override, at most `limit` characters.
#[must_use]
pub fn legible(text: &str, limit: usize) -> String {
    if is_legible(text, limit) {
        return text.to_owned();
    }
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

/// Whether a text may be shown as it is.
fn is_legible(text: &str, limit: usize) -> bool {
    (text.len() <= limit || text.chars().nth(limit).is_none()) && !text.chars().any(is_invisible)
}

/// Controls, format characters (zero-width, bidi), variation selectors, fillers, private use and non-characters.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    // What nearly every text is made of.
    if matches!(c, ' '..='~' | '\u{3000}'..='\u{9fff}') {
        return false;
    }
    c.is_control()
        || matches!(u32::from(c), 0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
            | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF9..=0xFFFB
            | 0xE000..=0xF8FF | 0xFDD0..=0xFDEF | 0xE_0000..=0xE_0FFF | 0xF_0000..=0x10_FFFF)
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
    fn what_is_said_of_many_cells_can_be_said_of_some() {
        let cells = (0..20).map(|row| (Spot::Cell { row, column: 5 }, row.to_string()));
        let all = Diagnostic::new(&codes::layout::MARKS_EXCLUDED, Place::file("a.csv").cell(0, 5)).read(0).among(cells);
        assert!(all.headline(Lang::En).starts_with("20 marks") && all.headline(Lang::En).contains("rows 1, 2, 3,"), "{all:?}");
        let some = all.only_about(|spot| matches!(spot, Spot::Cell { row, .. } if row > 17)).expect("two of them");
        assert!(some.headline(Lang::En).starts_with("2 marks") && some.headline(Lang::En).contains("rows 19, 20)"), "{some:?}");
        assert_eq!((some.place.spot.to_string(), some.value.as_str(), some.each().len()), ("F19".to_owned(), "18", 2));
        assert_eq!(all.only_about(|_| false), None);
    }

    #[test]
    fn what_cannot_be_seen_is_spelt_out() {
        assert_eq!(legible("2024\u{200b}01\u{1b}[31m", 80), "2024⟨U+200B⟩01⟨U+001B⟩[31m");
        assert_eq!(legible("一二三四", 3), "一二三…");
    }
}
