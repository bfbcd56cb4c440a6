//! What `explain` can explain: the rows of the rooms' catalogues in one shape.

use crate::{
    anomalies::{catalogue::ALL as LEADS, finding::Code},
    diagnostics::{Rule, Severity, codes},
    stats::catalogue::{self as figures, Metric},
    words::{Lang, Phrase, cli as words, fill},
};

/// One entry: what it is called, and labelled paragraphs.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The catalogue it is from.
    kind: Phrase,
    /// Code, slug and names under which it is found.
    names: Vec<&'static str>,
    /// Code or slug, before the name in a title.
    mark: String,
    /// Its name.
    name: Phrase,
    /// Label and paragraph.
    paragraphs: Vec<(Phrase, Phrase)>,
}

/// Every entry, by catalogue.
#[must_use]
pub fn all() -> Vec<Entry> {
    let metrics = figures::metrics().map(metric);
    let leads = LEADS.iter().copied().map(lead);
    metrics.chain(leads).chain(codes::all().into_iter().map(diagnostic)).collect()
}

/// The titles of all entries, under the headings of their catalogues.
#[must_use]
pub fn list(lang: Lang) -> String {
    let mut text = String::new();
    let mut heading = None;
    for entry in all() {
        if heading != Some(entry.kind) {
            let gap = if heading.is_some() { "\n" } else { "" };
            text.push_str(&format!("{gap}{}\n", entry.kind.get(lang)));
            heading = Some(entry.kind);
        }
        text.push_str(&format!("  {}\n", entry.title(lang)));
    }
    text
}

impl Entry {
    /// Whether it is called so, letter case aside.
    #[must_use]
    pub fn is_called(&self, term: &str) -> bool {
        self.names.iter().any(|name| name.to_lowercase() == term.to_lowercase())
    }

    /// The names under which it is found.
    #[must_use]
    pub fn names(&self) -> &[&'static str] {
        &self.names
    }

    /// Mark and name.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        format!("{}  {}", self.mark, plain(self.name, lang))
    }

    /// Title and paragraphs.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let paragraphs = self.paragraphs.iter().map(|(label, text)| format!("  {}  {}\n", label.get(lang), plain(*text, lang)));
        format!("{}\n{}", self.title(lang), paragraphs.collect::<String>())
    }
}

/// A phrase outside any case: what would be filled in is shown as `…`.
fn plain(phrase: Phrase, lang: Lang) -> String {
    fill(phrase.get(lang), |_| Some("…".to_owned()))
}

fn metric(metric: &'static Metric) -> Entry {
    // A source is spelt alike in both languages.
    let source = metric.source.map(|text| Phrase { key: metric.slug, zh: text, en: text });
    let paragraphs = [
        (words::EXPLAIN_FORMULA, Some(metric.formula)),
        (words::EXPLAIN_UNIT, Some(metric.unit)),
        (words::EXPLAIN_DENOMINATOR, metric.denominator),
        (words::EXPLAIN_UNDEFINED, metric.undefined),
        (words::EXPLAIN_RIVALS, metric.rivals),
        (words::EXPLAIN_SOURCE, source),
    ];
    Entry {
        kind: words::EXPLAIN_METRICS,
        names: metric.names(),
        mark: metric.slug.to_owned(),
        name: metric.term,
        paragraphs: paragraphs.into_iter().filter_map(|(label, text)| Some((label, text?))).collect(),
    }
}

fn lead(code: &'static Code) -> Entry {
    Entry {
        kind: words::EXPLAIN_FINDINGS,
        names: vec![code.code, code.slug, code.name.zh, code.name.en],
        mark: format!("{} {}", code.code, code.slug),
        name: code.name,
        paragraphs: vec![(words::EXPLAIN_METHOD, code.method), (words::EXPLAIN_NEXT, code.next_step)],
    }
}

fn diagnostic(rule: &'static Rule) -> Entry {
    let severity = match rule.severity {
        Severity::Error => words::SEVERITY_ERROR,
        Severity::Warning => words::SEVERITY_WARNING,
        Severity::Note => words::SEVERITY_NOTE,
    };
    Entry {
        kind: words::EXPLAIN_DIAGNOSTICS,
        names: vec![rule.code, rule.slug],
        mark: format!("{} {}", rule.code, rule.slug),
        name: rule.headline,
        paragraphs: vec![
            (words::EXPLAIN_SEVERITY, severity),
            (words::EXPLAIN_MEANING, rule.meaning),
            (words::EXPLAIN_DID, rule.did),
            (words::EXPLAIN_HELP, rule.help),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_by_its_names_and_says_something() {
        assert!(all().len() > 5);
        for entry in all() {
            for name in entry.names() {
                assert!(all().iter().any(|other| other.is_called(&name.to_uppercase())), "{name}");
            }
            for lang in [Lang::Zh, Lang::En] {
                assert!(!entry.text(lang).contains('{') && entry.text(lang).lines().count() > 2, "{}", entry.text(lang));
            }
        }
    }

    #[test]
    fn the_list_has_a_heading_for_each_catalogue() {
        let list = list(Lang::En);
        for heading in ["Metrics\n", "Codes of leads\n", "Codes of diagnostics\n"] {
            assert_eq!(list.matches(heading).count(), 1, "{heading}");
        }
        assert!(list.contains("E101 exam-file-syntax"), "{list}");
    }
}
