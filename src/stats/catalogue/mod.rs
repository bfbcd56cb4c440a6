//! What every figure means, a row each, by chapter: the method sheet and `kaojing explain` print these rows.

mod attainable;
mod balance;
mod composite;
mod counts;
mod distribution;
mod gaps;
mod items;
mod level;
mod lines;
mod paper;
mod position;
mod progress;
mod remark;
mod tables;
mod tails;
mod value_added;

use crate::words::{Lang, Phrase};

/// One figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metric {
    /// A readable name, `pass-rate`.
    pub slug: &'static str,
    /// Its columns in the open tables.
    pub columns: &'static [&'static str],
    /// Headers of columns in the workbooks that show it, apart from its own term.
    pub headers: &'static [Phrase],
    /// What else people call it, in either language.
    pub aliases: &'static [&'static str],
    /// What it is called.
    pub term: Phrase,
    /// How it is computed.
    pub formula: Phrase,
    /// What it is counted in.
    pub unit: Phrase,
    /// What it is divided by.
    pub denominator: Option<Phrase>,
    /// When there is none.
    pub undefined: Option<Phrase>,
    /// What else goes by the same name, or what is easily taken for it.
    pub rivals: Option<Phrase>,
    /// Where it comes from.
    pub source: Option<&'static str>,
}

impl Metric {
    const fn new(slug: &'static str, columns: &'static [&'static str], term: Phrase, formula: Phrase, unit: Phrase) -> Self {
        Self {
            slug,
            columns,
            headers: &[],
            aliases: &[],
            term,
            formula,
            unit,
            denominator: None,
            undefined: None,
            rivals: None,
            source: None,
        }
    }

    const fn by(mut self, denominator: Phrase) -> Self {
        self.denominator = Some(denominator);
        self
    }

    const fn undefined(mut self, when: Phrase) -> Self {
        self.undefined = Some(when);
        self
    }

    const fn rivals(mut self, rivals: Phrase) -> Self {
        self.rivals = Some(rivals);
        self
    }

    const fn headers(mut self, headers: &'static [Phrase]) -> Self {
        self.headers = headers;
        self
    }

    const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    const fn source(mut self, source: &'static str) -> Self {
        self.source = Some(source);
        self
    }

    /// Slug, terms, columns and what else it is called: the names under which it alone is found.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        let mut names = vec![self.slug, self.term.get(Lang::Zh), self.term.get(Lang::En)];
        names.extend(self.columns);
        names.extend(self.aliases);
        names
    }

    /// Whether it stands in this column of an open table. Where tables use one name for different figures, the catalogue
    /// names the table before it, `bands.low`.
    #[must_use]
    pub fn is_column(&self, table: &str, column: &str) -> bool {
        self.columns.iter().any(|own| match own.split_once('.') {
            Some(qualified) => qualified == (table, column),
            None => *own == column,
        })
    }

    /// Whether a column of the workbooks with this header shows it. `{k}` and the like in a header stand for anything.
    #[must_use]
    pub fn is_headed(&self, header: &str) -> bool {
        let headers = std::iter::once(&self.term).chain(self.headers);
        headers.flat_map(|phrase| [phrase.zh, phrase.en]).any(|pattern| fits(pattern, header))
    }
}

/// The figure with this name, letter case aside.
#[must_use]
pub fn find(name: &str) -> Option<&'static Metric> {
    let name = name.trim().to_lowercase();
    metrics().find(|metric| metric.names().iter().any(|own| own.to_lowercase() == name))
}

/// Whether a text is a pattern with its placeholders filled; letter case aside.
fn fits(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.to_lowercase(), text.to_lowercase());
    let Some((before, rest)) = pattern.split_once('{') else { return pattern == text };
    let Some((_, after)) = rest.split_once('}') else { return false };
    let inner = text.strip_prefix(before);
    inner.is_some_and(|inner| match after.split_once('{') {
        Some(_) => inner.char_indices().any(|(at, _)| fits(after, &inner[at..])),
        None => inner.strip_suffix(after).is_some_and(|inner| !inner.is_empty()),
    })
}

/// Figures that belong together.
#[derive(Clone, Copy, Debug)]
pub struct Chapter {
    /// What the chapter is called.
    pub title: Phrase,
    /// Its figures, in the order of the method sheet.
    pub metrics: &'static [Metric],
}

/// Every chapter, in the order of the method sheet.
pub const CHAPTERS: &[Chapter] = &[
    counts::CHAPTER,
    level::CHAPTER,
    tails::CHAPTER,
    position::CHAPTER,
    distribution::CHAPTER,
    lines::CHAPTER,
    composite::CHAPTER,
    paper::CHAPTER,
    items::CHAPTER,
    balance::CHAPTER,
    gaps::CHAPTER,
    attainable::CHAPTER,
    progress::CHAPTER,
    value_added::CHAPTER,
    remark::CHAPTER,
    tables::CHAPTER,
];

/// Every figure that is printed, in the order of the method sheet.
pub fn metrics() -> impl Iterator<Item = &'static Metric> {
    CHAPTERS.iter().flat_map(|chapter| chapter.metrics)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_name_leads_to_its_own_row() {
        let mut seen = BTreeSet::new();
        for metric in metrics() {
            for name in metric.names().into_iter().collect::<BTreeSet<_>>() {
                assert_eq!(find(&name.to_uppercase()), Some(metric), "{name}");
            }
            assert!(seen.insert(metric.slug), "{}", metric.slug);
        }
        assert_eq!(find("及格率").map(|metric| metric.slug), Some("pass-rate"));
        assert_eq!(find("no such figure"), None);
    }
}
