//! The one catalogue of everything that people read, Chinese and English side by side.
//!
//! A phrase is a constant made by [`words!`](crate::words!), so a missing translation does not compile and a
//! misspelt name is found by the compiler. Each room keeps its phrases in a file of its own here;
//! [`all`] lists them for the tests. `{name}` in a phrase is filled by [`Phrase::fill`].

use std::fmt;

/// The language of all text that people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// 中文, the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The word on the command line and in the manifest.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

/// One text in both languages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// The constant's own name, for tests.
    pub key: &'static str,
    /// 中文.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phrase({})", self.key)
    }
}

impl Phrase {
    /// The text as written, placeholders and all.
    #[must_use]
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// The text with every `{name}` replaced by its value. What is not given stays as written,
    /// and a value is never searched for placeholders again.
    #[must_use]
    pub fn fill(&self, lang: Lang, args: &[(&str, &dyn fmt::Display)]) -> String {
        fill(self.get(lang), |name| args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_string()))
    }

    /// The names of the placeholders, sorted, once each.
    #[must_use]
    pub fn placeholders(&self, lang: Lang) -> Vec<String> {
        let mut names = Vec::new();
        fill(self.get(lang), |name| {
            names.push(name.to_owned());
            None
        });
        names.sort();
        names.dedup();
        names
    }
}

/// Replaces each `{name}` of `template` by what `lookup` gives for it; keeps it where that is nothing.
pub fn fill(template: &str, mut lookup: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|at| open + at) else { break };
        out.push_str(&rest[..open]);
        match lookup(&rest[open + 1..close]) {
            Some(value) => out.push_str(&value),
            None => out.push_str(&rest[open..=close]),
        }
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out
}

/// Makes a catalogue file: one constant a phrase, and `ALL`, the list of them.
///
/// ```text
/// words! {
///     COVER_TITLE { "质量分析" , "Quality analysis" }
/// }
/// ```
#[macro_export]
macro_rules! words {
    ($($(#[$doc:meta])* $key:ident { $zh:expr, $en:expr $(,)? })*) => {
        $($(#[$doc])* #[allow(missing_docs)]
        pub const $key: $crate::words::Phrase = $crate::words::Phrase { key: stringify!($key), zh: $zh, en: $en };)*
        /// Every phrase of this file.
        pub const ALL: &[$crate::words::Phrase] = &[$($key),*];
    };
}

pub mod anomalies;
pub mod answers;
pub mod check;
pub mod cli;
pub mod collect;
pub mod columns;
pub mod composite;
pub mod covers;
pub mod document;
pub mod draft;
pub mod ingest;
pub mod items;
pub mod legend;
pub mod levels;
pub mod lines;
pub mod metrics;
pub mod model;
mod number;
pub mod page;
pub mod pictures;
pub mod progress;
pub mod remark;
pub mod report;
pub mod screens;
pub mod value_added;

pub use number::{percent, rounded};

/// The phrases of each file but those of the metrics and of the workbooks, which have folders of their own.
#[rustfmt::skip]
const FILES: &[&[Phrase]] = &[
    anomalies::ALL,
    answers::ALL,
    check::ALL,
    cli::ALL,
    collect::ALL,
    columns::ALL,
    composite::ALL,
    covers::ALL,
    document::ALL,
    draft::ALL,
    ingest::ALL,
    items::ALL,
    levels::ALL,
    legend::ALL,
    lines::ALL,
    model::ALL,
    page::ALL,
    pictures::ALL,
    progress::ALL,
    remark::ALL,
    screens::ALL,
    value_added::ALL,
];

/// Every phrase of every file, in file order.
#[must_use]
pub fn all() -> Vec<Phrase> {
    [FILES.concat(), report::FILES.concat(), metrics::all()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: Phrase = Phrase { key: "SAMPLE", zh: "{n} 个学校", en: "{n} schools of {all}" };

    #[test]
    fn fills_by_name_and_keeps_what_is_not_given() {
        assert_eq!(SAMPLE.fill(Lang::Zh, &[("n", &3)]), "3 个学校");
        assert_eq!(SAMPLE.fill(Lang::En, &[("n", &"{all}")]), "{all} schools of {all}");
        assert_eq!(SAMPLE.placeholders(Lang::En), ["all", "n"]);
    }

    #[test]
    fn both_languages_ask_for_the_same_values_and_none_is_empty() {
        for phrase in all() {
            assert_eq!(phrase.placeholders(Lang::Zh), phrase.placeholders(Lang::En), "{}", phrase.key);
            assert!(!phrase.zh.trim().is_empty() && !phrase.en.trim().is_empty(), "{}", phrase.key);
        }
    }

    #[test]
    fn english_holds_no_chinese() {
        for phrase in all() {
            let found = phrase.en.chars().find(|c| ('\u{3000}'..='\u{9fff}').contains(c) || ('\u{ff00}'..='\u{ffef}').contains(c));
            assert_eq!(found, None, "{}: {}", phrase.key, phrase.en);
        }
    }
}
