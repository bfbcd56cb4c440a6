//! What `explain` can explain: the rows of the rooms' catalogues in one shape.

use crate::{
    anomalies::{catalogue::ALL as LEADS, finding::Code},
    diagnostics::{Rule, Severity, codes},
    stats::catalogue::{self as figures, Metric},
    tables,
    words::{Lang, Phrase, cli as words, fill, report as report_words},
};

/// One entry: what it is called, and labelled paragraphs.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The catalogue it is from.
    kind: Phrase,
    /// The chapter of that catalogue.
    chapter: Option<Phrase>,
    /// The figure, where it is one.
    figure: Option<&'static Metric>,
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
    let metrics = figures::CHAPTERS.iter().flat_map(|chapter| chapter.metrics.iter().map(|figure| metric(chapter.title, figure)));
    let leads = LEADS.iter().copied().map(lead);
    metrics.chain(leads).chain(codes::all().into_iter().map(diagnostic)).collect()
}

/// What is called so: by its own name, else by a column of a table or workbook, which may show several.
#[must_use]
pub fn named(term: &str) -> Vec<Entry> {
    let found: Vec<Entry> = all().into_iter().filter(|entry| entry.is_called(term)).collect();
    if !found.is_empty() {
        return found;
    }
    all().into_iter().filter(|entry| entry.figure.is_some_and(|figure| shows(figure, term))).collect()
}

/// Whether a column so headed shows a figure: `n`, `bands.low` or `low` of the tables, a header of the workbooks.
fn shows(figure: &Metric, header: &str) -> bool {
    let is_column = |column: &&str| column.rsplit('.').next().is_some_and(|name| name.eq_ignore_ascii_case(header));
    figure.is_headed(header) || figure.columns.iter().any(is_column)
}

/// The titles of all entries, under the headings of their catalogues and chapters.
#[must_use]
pub fn list(lang: Lang) -> String {
    let mut text = String::new();
    let mut last: (Option<Phrase>, Option<Phrase>) = (None, None);
    for entry in all() {
        if last.0 != Some(entry.kind) {
            let gap = if last.0.is_some() { "\n" } else { "" };
            text.push_str(&format!("{gap}{}\n", entry.kind.get(lang)));
        }
        if let Some(chapter) = entry.chapter.filter(|chapter| last.1 != Some(*chapter)) {
            text.push_str(&format!("  {}\n", chapter.get(lang)));
        }
        last = (Some(entry.kind), entry.chapter);
        let indent = if entry.chapter.is_some() { "    " } else { "  " };
        text.push_str(&format!("{indent}{}\n", entry.title(lang)));
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
        let paragraphs = self.paragraphs.iter().map(|(label, text)| (*label, plain(*text, lang)));
        let shown = self.figure.map_or_else(Vec::new, |figure| places(figure, lang));
        let lines = paragraphs.chain(shown).map(|(label, text)| format!("  {}  {text}\n", label.get(lang)));
        format!("{}\n{}", self.title(lang), lines.collect::<String>())
    }
}

/// A phrase outside any case: what would be filled in is shown as `…`.
fn plain(phrase: Phrase, lang: Lang) -> String {
    fill(phrase.get(lang), |_| Some("…".to_owned()))
}

/// Where a figure is shown: columns of the tables, columns of the workbooks, and what else it is called.
fn places(figure: &Metric, lang: Lang) -> Vec<(Phrase, String)> {
    let separator = report_words::LIST_SEPARATOR.get(lang);
    let mut columns: Vec<String> = Vec::new();
    for (table, names) in tables::columns() {
        let own: Vec<&str> = names.iter().map(String::as_str).filter(|name| figure.is_column(table, name)).collect();
        if !own.is_empty() {
            columns.push(format!("{table}.csv ({})", own.join(", ")));
        }
    }
    let headers: Vec<String> = figure.headers.iter().map(|header| plain(*header, lang)).collect();
    let parts = [
        (words::EXPLAIN_COLUMNS, columns.join(separator)),
        (words::EXPLAIN_HEADERS, headers.join(separator)),
        (words::EXPLAIN_ALIASES, figure.aliases.join(separator)),
    ];
    parts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

fn metric(chapter: Phrase, metric: &'static Metric) -> Entry {
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
        chapter: Some(chapter),
        figure: Some(metric),
        names: metric.names(),
        mark: metric.slug.to_owned(),
        name: metric.term,
        paragraphs: paragraphs.into_iter().filter_map(|(label, text)| Some((label, text?))).collect(),
    }
}

fn lead(code: &'static Code) -> Entry {
    Entry {
        kind: words::EXPLAIN_FINDINGS,
        chapter: None,
        figure: None,
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
        chapter: None,
        figure: None,
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
    fn other_names_columns_and_headers_lead_to_their_figure() {
        let slugs = |term: &str| named(term).iter().map(|entry| entry.mark.clone()).collect::<Vec<_>>();
        for term in ["SD", "stdev", "标准偏差", "STDEV.S", "sd"] {
            assert_eq!(slugs(term), ["sd"], "{term}");
        }
        assert_eq!((slugs("方差系数"), slugs("前 100 名人数")), (vec!["school-cv".to_owned()], vec!["rank-bands".to_owned()]));
        let low = slugs("low");
        assert!(low.len() > 2 && low.contains(&"bands".to_owned()) && low.contains(&"lead-columns".to_owned()), "{low:?}");
        assert_eq!(slugs("no such thing"), [""; 0]);
        let text = named("百分等级")[0].text(Lang::Zh);
        assert!(text.contains("positions.csv (percentile)") && text.contains("PERCENTRANK"), "{text}");
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
