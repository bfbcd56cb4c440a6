//! What every figure means, a row each, by chapter: the method sheet and `kaojing explain` print these rows.

mod balance;
mod counts;
mod distribution;
mod level;
mod paper;
mod position;

use crate::words::{Lang, Phrase};

/// One figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metric {
    /// A readable name, `pass-rate`.
    pub slug: &'static str,
    /// Its columns in the open tables.
    pub columns: &'static [&'static str],
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
        Self { slug, columns, term, formula, unit, denominator: None, undefined: None, rivals: None, source: None }
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

    const fn source(mut self, source: &'static str) -> Self {
        self.source = Some(source);
        self
    }

    /// Slug, terms and columns: the names under which it is found.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        let mut names = vec![self.slug, self.term.get(Lang::Zh), self.term.get(Lang::En)];
        names.extend(self.columns);
        names
    }
}

/// The figure with this name, letter case aside.
#[must_use]
pub fn find(name: &str) -> Option<&'static Metric> {
    let name = name.trim().to_lowercase();
    metrics().find(|metric| metric.names().iter().any(|own| own.to_lowercase() == name))
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
pub const CHAPTERS: &[Chapter] =
    &[counts::CHAPTER, level::CHAPTER, position::CHAPTER, distribution::CHAPTER, paper::CHAPTER, balance::CHAPTER];

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
