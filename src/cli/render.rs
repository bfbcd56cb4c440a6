//! Diagnostics for a terminal. The same code in the same column is shown once, with a count and its first places; notes
//! take a line each. Colour repeats what the words say.

use crate::{
    diagnostics::{Diagnostic, Place, Severity, Spot, legible},
    error::Error,
    words::{Lang, Phrase, cli as words},
};
use anstyle::{AnsiColor, Style};
use std::collections::BTreeMap;

/// Places shown of one group.
const PLACES: usize = 3;
/// Columns in which one code is shown on its own; in more of them it is shown once for all.
const COLUMNS: usize = 2;
/// Notes shown.
const NOTES: usize = 12;
/// Notes of one code that are shown each; of more of them only the first, with their count.
const NOTES_OF_A_CODE: usize = 2;

/// Errors, then warnings, in full, then notes in short.
#[must_use]
pub fn diagnostics(seen: &[&Diagnostic], lang: Lang) -> String {
    let mut text = String::new();
    for severity in [Severity::Error, Severity::Warning] {
        for group in groups(&of(seen, severity)) {
            text.push_str(&full(&group, lang));
            text.push('\n');
        }
    }
    text + &notes(&of(seen, Severity::Note), lang)
}

/// The last lines: how many there were, and where all of them are.
#[must_use]
pub fn closing(seen: &[&Diagnostic], all_in: Option<&str>, lang: Lang) -> String {
    let Some(gravest) = seen.iter().max_by_key(|seen| seen.rule.severity) else { return String::new() };
    let count = |severity| of(seen, severity).len();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let mut lines = vec![words::COUNTS.fill(lang, &[("errors", &errors), ("warnings", &warnings), ("notes", &notes)])];
    lines.extend(all_in.map(|file| words::COUNTS_WHERE.fill(lang, &[("file", &file)])));
    lines.push(words::COUNTS_EXPLAIN.fill(lang, &[("code", &gravest.rule.code)]));
    lines.join("\n") + "\n"
}

/// Why the run ended.
#[must_use]
pub fn failure(error: &Error, lang: Lang) -> String {
    format!("{}: {}\n", severity(Severity::Error, lang), legible(&error.to_string(), 2000))
}

fn of<'a>(seen: &[&'a Diagnostic], severity: Severity) -> Vec<&'a Diagnostic> {
    seen.iter().copied().filter(|seen| seen.rule.severity == severity).collect()
}

/// Diagnostics of one code and column, or of one code where it is in many columns; in order of first appearance.
fn groups<'a>(seen: &[&'a Diagnostic]) -> Vec<Vec<&'a Diagnostic>> {
    let by_column = group_by(seen, |seen| (seen.rule.code, column(seen)));
    let mut columns: BTreeMap<&str, usize> = BTreeMap::new();
    for group in &by_column {
        *columns.entry(group[0].rule.code).or_default() += 1;
    }
    group_by(seen, |seen| (seen.rule.code, (columns[seen.rule.code] <= COLUMNS).then(|| column(seen))))
}

/// File, sheet and column.
fn column(seen: &Diagnostic) -> (Option<&str>, Option<&str>, Option<u32>) {
    let column = match seen.place.spot {
        Spot::Cell { column, .. } | Spot::Column(column) => Some(column),
        Spot::Whole | Spot::Row(_) => None,
    };
    (seen.place.file.as_deref(), seen.place.sheet.as_deref(), column)
}

fn group_by<'a, K: Ord>(seen: &[&'a Diagnostic], key: impl Fn(&'a Diagnostic) -> K) -> Vec<Vec<&'a Diagnostic>> {
    let mut place_of: BTreeMap<K, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    for seen in seen {
        let at = *place_of.entry(key(seen)).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Vec::new());
        }
        groups[at].push(seen);
    }
    groups
}

/// The full form of a group: headline, at, read, did, help.
fn full(group: &[&Diagnostic], lang: Lang) -> String {
    let first = group[0];
    let rule = first.rule;
    let mut text = format!("{}[{}]: {}\n", severity(rule.severity, lang), rule.code, first.headline(lang));
    let mut line = |label: &str, content: &str| text.push_str(&format!("  {label}  {content}\n"));
    let indent = "    ";
    let places: Vec<(Place, &str)> = group.iter().flat_map(|seen| places_of(seen)).collect();
    for (at, place) in places.iter().map(|(place, _)| place.to_string()).filter(|place| !place.is_empty()).take(PLACES).enumerate() {
        line(if at == 0 { words::LABEL_AT.get(lang) } else { indent }, &legible(&place, 400));
    }
    if places.len() > PLACES {
        line(indent, &words::MORE_PLACES.fill(lang, &[("n", &places.len())]));
    }
    let values = values(places.iter().map(|(_, value)| *value));
    if !values.is_empty() {
        line(words::LABEL_READ.get(lang), &values);
    }
    line(words::LABEL_DID.get(lang), &first.say(&rule.did, lang));
    line(words::LABEL_HELP.get(lang), &first.say(&rule.help, lang));
    text
}

/// Every place of a diagnostic. Cells without a spot of their own only say who, and the headline names them.
fn places_of(seen: &Diagnostic) -> Vec<(Place, &str)> {
    if seen.cells.iter().all(|(spot, _)| *spot == Spot::Whole) { vec![(seen.place.clone(), &seen.value)] } else { seen.each() }
}

/// The first different values that were read.
fn values<'v>(read: impl Iterator<Item = &'v str>) -> String {
    let mut values: Vec<&str> = Vec::new();
    for value in read.filter(|value| !value.is_empty()) {
        if values.len() < PLACES && !values.contains(&value) {
            values.push(value);
        }
    }
    values.join(" | ")
}

/// Notes, a line each, those of a kind together, as far as there is room.
fn notes(seen: &[&Diagnostic], lang: Lang) -> String {
    if seen.is_empty() {
        return String::new();
    }
    let codes = group_by(seen, |seen| seen.rule.code);
    let lines: Vec<String> = codes.iter().flat_map(|group| notes_of_a_code(group, lang)).collect();
    let mut text = format!("{}\n", words::NOTES_HEADING.get(lang));
    for line in lines.iter().take(NOTES) {
        text.push_str(&format!("  · {line}\n"));
    }
    if lines.len() > NOTES {
        text.push_str(&format!("  {}\n", words::NOTES_MORE.fill(lang, &[("n", &(lines.len() - NOTES))])));
    }
    text + "\n"
}

fn notes_of_a_code(group: &[&Diagnostic], lang: Lang) -> Vec<String> {
    if group.len() > NOTES_OF_A_CODE {
        return vec![words::NOTES_SAME.fill(lang, &[("text", &note(group[0], lang)), ("n", &group.len())])];
    }
    group.iter().map(|seen| note(seen, lang)).collect()
}

fn note(seen: &Diagnostic, lang: Lang) -> String {
    let (headline, place) = (seen.headline(lang), legible(&seen.place.to_string(), 200));
    if place.is_empty() { headline } else { words::NOTE_AT.fill(lang, &[("text", &headline), ("place", &place)]) }
}

fn severity(severity: Severity, lang: Lang) -> String {
    let (word, colour): (Phrase, AnsiColor) = match severity {
        Severity::Error => (words::SEVERITY_ERROR, AnsiColor::Red),
        Severity::Warning => (words::SEVERITY_WARNING, AnsiColor::Yellow),
        Severity::Note => (words::SEVERITY_NOTE, AnsiColor::Cyan),
    };
    let style = Style::new().bold().fg_color(Some(colour.into()));
    format!("{style}{}{style:#}", word.get(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[allow(dead_code, reason = "the list of all is not asked for")]
    mod rules {
        crate::rules! {
            ABOVE = "E998" "test-above" Error {
                headline: "分数高于满分", "mark above full marks";
                did: "这一分数不计", "set this mark aside";
                help: "改正单元格", "correct the cell";
                meaning: "满分是 {full}", "full marks are {full}"
            }
            GUESSED = "E999" "test-guessed" Note {
                headline: "{subject} 满分按 {full} 分", "{subject}: full marks taken as {full}";
                did: "按此计算", "went on with it";
                help: "写进考试文件", "say so in the exam file";
                meaning: "推断", "inferred"
            }
        }
    }
    use rules::{ABOVE, GUESSED};

    fn above(file: &str, row: u32, value: u32) -> Diagnostic {
        Diagnostic::new(&ABOVE, Place::file(file).sheet("九1班").cell(row, 5)).read(value)
    }

    fn shown(seen: &[Diagnostic], lang: Lang) -> String {
        let text = diagnostics(&seen.iter().collect::<Vec<_>>(), lang);
        anstream::adapter::strip_str(&text).to_string()
    }

    #[test]
    fn a_single_one_in_full() {
        insta::assert_snapshot!(shown(&[above("一中.xlsx", 16, 153)], Lang::En), @r"
        error[E998]: mark above full marks
          at    一中.xlsx / 九1班 / F17
          read  153
          did   set this mark aside
          help  correct the cell
        ");
    }

    #[test]
    fn the_same_code_in_a_column_once() {
        let seen: Vec<Diagnostic> = (0..5).map(|row| above("一中.xlsx", row, 150 + row / 2)).chain([above("二中.xlsx", 3, 170)]).collect();
        insta::assert_snapshot!(shown(&seen, Lang::Zh), @r"
        错误[E998]: 分数高于满分
          位置  一中.xlsx / 九1班 / F1
                一中.xlsx / 九1班 / F2
                一中.xlsx / 九1班 / F3
                ……共 5 处
          读到  150 | 151 | 152
          处理  这一分数不计
          办法  改正单元格

        错误[E998]: 分数高于满分
          位置  二中.xlsx / 九1班 / F4
          读到  170
          处理  这一分数不计
          办法  改正单元格
        ");
    }

    #[test]
    fn the_same_code_in_many_columns_once() {
        let seen: Vec<Diagnostic> = ["a", "b", "c", "d"].iter().map(|file| above(file, 1, 160)).collect();
        let text = shown(&seen, Lang::Zh);
        assert_eq!(text.matches("E998").count(), 1);
        assert!(text.contains("共 4 处") && text.contains("c / 九1班 / F2") && !text.contains("d / "), "{text}");
    }

    #[test]
    fn notes_take_a_line_each() {
        let note = |subject: usize, full: u32| Diagnostic::new(&GUESSED, Place::default()).with("subject", subject).with("full", full);
        let seen: Vec<Diagnostic> = (0..20).map(|subject| note(subject, 120)).collect();
        insta::assert_snapshot!(shown(&seen, Lang::En), @r"
        Inferred and noted:
          · 0: full marks taken as 120 (20 of this kind)
        ");
        assert!(shown(&[], Lang::En).is_empty());
    }

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        let text = diagnostics(&[&above("a\u{1b}[2J\u{202e}.xlsx", 0, 1)], Lang::Zh);
        let stripped = anstream::adapter::strip_str(&text).to_string();
        assert!(!stripped.chars().any(|c| c.is_control() && c != '\n'), "{stripped:?}");
        assert!(stripped.contains("⟨U+001B⟩"));
    }
}
