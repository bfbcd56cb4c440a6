//! Reads a TOML text key by key. Every value is asked for by name and kind; what is of another kind, out of range
//! or never asked for becomes a diagnostic with line and column, so that one run names every mistake of the file.
//! Numbers are taken from their text, so 0.6 is exactly 0.6.

use crate::{
    diagnostics::{Diagnostic, Place, Rule, codes::config as codes},
    model::{Rate, Score},
};
use rust_decimal::Decimal;
use std::{ops::Range, str::FromStr, sync::Arc};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The text being read and the mistakes met so far, with their offsets.
pub struct Reader<'t> {
    text: &'t str,
    name: Arc<str>,
    mistakes: Vec<(usize, Diagnostic)>,
}

/// A value of the file that was asked for.
#[derive(Clone, Copy)]
pub struct Field<'d> {
    /// Its key, for messages.
    pub key: &'d str,
    /// The value.
    pub value: &'d Spanned<DeValue<'d>>,
}

impl<'t> Reader<'t> {
    /// A reader of `text`; `name` is what the user calls the file.
    #[must_use]
    pub fn new(text: &'t str, name: &str) -> Self {
        Self { text, name: name.into(), mistakes: Vec::new() }
    }

    /// Parses the text. What breaks the rules of TOML is noted; what could be understood is given.
    pub fn document(&mut self) -> DeTable<'t> {
        let (document, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let span = error.span().unwrap_or_default();
            let cause = error.message().to_owned();
            self.note(&codes::SYNTAX, span, |found| found.with("cause", cause));
        }
        document.into_inner()
    }

    /// All mistakes in order of the text.
    #[must_use]
    pub fn into_mistakes(mut self) -> Vec<Diagnostic> {
        self.mistakes.sort_by_key(|(offset, _)| *offset);
        self.mistakes.into_iter().map(|(_, mistake)| mistake).collect()
    }

    /// A diagnostic at a span, its line and column filled in and the text there as what was read.
    #[must_use]
    pub fn describe(&self, rule: &'static Rule, span: Range<usize>) -> Diagnostic {
        let before = self.before(span.start);
        let line = self.line_of(span.start);
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let read = self.text.get(span).unwrap_or_default().trim();
        Diagnostic::new(rule, Place::file(self.name.clone())).read(read).with("line", line).with("column", column)
    }

    /// The line of an offset, counted from one.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.before(offset).matches('\n').count() + 1
    }

    /// File and line of an offset, as messages about sheets name them: `exam.toml:12`.
    #[must_use]
    pub fn spot(&self, offset: usize) -> String {
        format!("{}:{}", self.name, self.line_of(offset))
    }

    fn before(&self, offset: usize) -> &'t str {
        self.text.get(..offset).unwrap_or(self.text)
    }

    /// Notes a mistake at a span.
    pub fn note(&mut self, rule: &'static Rule, span: Range<usize>, more: impl FnOnce(Diagnostic) -> Diagnostic) {
        let offset = span.start;
        let mistake = more(self.describe(rule, span));
        self.mistakes.push((offset, mistake));
    }

    /// Notes a value that cannot be meant, and says what can.
    pub fn impossible(&mut self, field: Field<'_>, allowed: &str) {
        self.note(&codes::IMPOSSIBLE, field.value.span(), |found| found.with("key", field.key).with("allowed", allowed));
    }

    fn wrong_kind(&mut self, field: Field<'_>, example: &str) {
        self.note(&codes::WRONG_TYPE, field.value.span(), |found| found.with("key", field.key).with("example", example));
    }

    /// Names every key of the table that is not among `known`.
    pub fn only(&mut self, section: &str, table: &DeTable<'_>, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let all = known.join(", ");
            match nearest(key.get_ref(), known) {
                Some(near) => self.note(&codes::MISSPELT_KEY, key.span(), |found| found.with("section", section).with("near", near)),
                None => self.note(&codes::UNKNOWN_KEY, key.span(), |found| found.with("section", section).with("known", all)),
            }
        }
    }

    /// A table.
    pub fn table<'d>(&mut self, field: Field<'d>, example: &str) -> Option<&'d DeTable<'d>> {
        let table = field.value.get_ref().as_table();
        if table.is_none() {
            self.wrong_kind(field, example);
        }
        table
    }

    /// Text that is not empty. A date or a number is taken as it is written.
    pub fn text(&mut self, field: Field<'_>) -> Option<String> {
        let text = match field.value.get_ref() {
            DeValue::String(text) => text.trim().to_owned(),
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Integer(number) => number.as_str().to_owned(),
            _ => {
                self.wrong_kind(field, "\"…\"");
                return None;
            }
        };
        if text.is_empty() {
            self.impossible(field, "\"…\"");
            return None;
        }
        Some(text)
    }

    /// Texts: an array of them, or one alone.
    pub fn texts(&mut self, field: Field<'_>) -> Vec<String> {
        match field.value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|value| self.text(Field { key: field.key, value })).collect(),
            DeValue::String(_) => self.text(field).into_iter().collect(),
            _ => {
                self.wrong_kind(field, "[\"…\", \"…\"]");
                Vec::new()
            }
        }
    }

    /// Yes or no.
    pub fn truth(&mut self, field: Field<'_>) -> Option<bool> {
        match field.value.get_ref() {
            DeValue::Boolean(truth) => Some(*truth),
            DeValue::String(text) if text == "是" => Some(true),
            DeValue::String(text) if text == "否" => Some(false),
            _ => {
                self.wrong_kind(field, "true, false");
                None
            }
        }
    }

    /// An exact number, as it is written.
    pub fn number(&mut self, field: Field<'_>) -> Option<Decimal> {
        let read = match field.value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => decimal(number.as_str()),
            DeValue::Float(number) => decimal(number.as_str()),
            _ => {
                self.wrong_kind(field, "0.5");
                return None;
            }
        };
        if read.is_none() {
            self.impossible(field, "0.5, 1, 60");
        }
        read
    }

    /// A number of marks above zero.
    pub fn marks(&mut self, field: Field<'_>, most: Score) -> Option<Score> {
        let score = self.number(field).map(Score::from_decimal)?;
        let fits = score.filter(|score| *score > Score::ZERO && *score <= most);
        if fits.is_none() {
            self.impossible(field, &format!("0 < {} <= {most}", field.key));
        }
        fits
    }

    /// A share from 0 to 1: `0.6`, or `"60 %"`.
    pub fn share(&mut self, field: Field<'_>) -> Option<Rate> {
        let share = match field.value.get_ref() {
            DeValue::String(text) => percent(text),
            _ => Some(self.number(field)?),
        };
        let fits = share.filter(|share| (Decimal::ZERO..=Decimal::ONE).contains(share));
        if fits.is_none() {
            self.impossible(field, &format!("0 <= {} <= 1", field.key));
        }
        fits.map(Rate::from_decimal)
    }

    /// A number from `least` to `most`.
    pub fn within(&mut self, field: Field<'_>, least: f64, most: f64) -> Option<f64> {
        let number = f64::from_str(&self.number(field)?.to_string()).ok();
        let fits = number.filter(|number| (least..=most).contains(number));
        if fits.is_none() {
            self.impossible(field, &format!("{least} <= {} <= {most}", field.key));
        }
        fits
    }

    /// A whole number of at least `least`.
    pub fn count(&mut self, field: Field<'_>, least: u32) -> Option<u32> {
        let whole = self.number(field)?.normalize();
        let fits = u32::from_str(&whole.to_string()).ok().filter(|count| *count >= least);
        if fits.is_none() {
            self.impossible(field, &format!("{least}, {}, {}, …", u64::from(least) + 1, u64::from(least) + 2));
        }
        fits
    }

    /// One of some words, English or Chinese, letter case aside.
    pub fn word<T: Copy>(&mut self, field: Field<'_>, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(field)?;
        let meant = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(&text)).map(|(_, meaning)| *meaning);
        if meant.is_none() {
            let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.impossible(field, &allowed.join(", "));
        }
        meant
    }
}

/// The value of a key, to be asked for.
#[must_use]
pub fn get<'d>(table: &'d DeTable<'d>, key: &'d str) -> Option<Field<'d>> {
    table.get(key).map(|value| Field { key, value })
}

/// `0.6`, `6e-1`; nothing for `inf` and `nan`.
fn decimal(text: &str) -> Option<Decimal> {
    Decimal::from_str(text).or_else(|_| Decimal::from_scientific(text)).ok()
}

/// `60 %` and `60%`, full width too.
fn percent(text: &str) -> Option<Decimal> {
    let number = text.trim().strip_suffix(['%', '\u{ff05}'])?.trim();
    decimal(number)?.checked_div(Decimal::ONE_HUNDRED)
}

/// The known key that a misspelt one most likely stands for: about a third of its letters may differ.
pub(super) fn nearest<'k>(key: &str, known: &[&'k str]) -> Option<&'k str> {
    let key = key.to_ascii_lowercase().replace('-', "_");
    let (distance, near) = known.iter().map(|known| (letters_apart(&key, known), *known)).min()?;
    (distance <= near.len().div_ceil(3)).then_some(near)
}

/// Levenshtein's distance: letters to add, drop or change.
fn letters_apart(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (other, change) in b.iter().zip(1..) {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = row[change];
            row[change] = changed.min(diagonal + 1).min(row[change - 1] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_key_is_found_and_far_ones_are_not() {
        let known = ["denominator", "floor", "blank", "misconduct"];
        assert_eq!(nearest("denominater", &known), Some("denominator"));
        assert_eq!(nearest("Blank", &known), Some("blank"));
        assert_eq!(nearest("bl", &known), None);
        assert_eq!(nearest("分母", &known), None);
        assert_eq!(letters_apart("kitten", "sitting"), 3);
    }

    #[test]
    fn numbers_are_what_their_text_says() {
        assert_eq!(decimal("0.07").map(|number| number.to_string()), Some("0.07".to_owned()));
        assert_eq!(decimal("6e-1"), decimal("0.6"));
        assert_eq!((decimal("inf"), decimal("nan")), (None, None));
        assert_eq!(percent("95 %"), decimal("0.95"));
        assert_eq!(percent("95"), None);
    }
}
