//! [`Page`]: lines of an exam file, settings and comments, and how values are spelt in TOML.

use crate::{
    diagnostics::legible,
    words::{Lang, Phrase},
};
use std::fmt::Display;

/// Longest line of a list before it is broken.
const WIDE: usize = 100;

/// An exam file as it is written.
#[derive(Clone, Debug)]
pub struct Page {
    lang: Lang,
    text: String,
}

impl Page {
    /// An empty page with comments in this language.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self { lang, text: String::new() }
    }

    /// The language of the comments.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// A comment.
    pub fn say(&mut self, phrase: Phrase) {
        self.remark(phrase.get(self.lang));
    }

    /// A comment with values.
    pub fn fill(&mut self, phrase: Phrase, args: &[(&str, &dyn Display)]) {
        let text = phrase.fill(self.lang, args);
        self.remark(&text);
    }

    /// A comment as it is; never more than its own line, and nothing in it that nobody sees.
    pub fn remark(&mut self, text: &str) {
        self.text.push_str(format!("# {}", legible(text, 600)).trim_end());
        self.text.push('\n');
    }

    /// A setting that holds.
    pub fn set(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A setting that is proposed: without its sign it holds.
    pub fn propose(&mut self, line: &str) {
        self.text.push_str("# ");
        self.set(line);
    }

    /// A heading, after a blank line.
    pub fn heading(&mut self, line: &str) {
        self.gap();
        self.set(line);
    }

    /// A blank line, never two.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// The text.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}

/// A text as TOML writes it, in one line.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if crate::diagnostics::is_invisible(c) => out.push_str(&format!("\\U{:08X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `key = value` with a remark behind it.
#[must_use]
pub fn noted(setting: &str, remark: &str) -> String {
    let remark = legible(remark, 600);
    if remark.is_empty() { setting.to_owned() } else { format!("{setting}   # {remark}") }
}

/// A list of texts in brackets.
#[must_use]
pub fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    format!("[{}]", texts.into_iter().map(quoted).collect::<Vec<_>>().join(", "))
}

/// A list of texts as lines of comment, broken where it is wide: opening line, indented entries, closing bracket.
#[must_use]
pub fn list_lines<'t>(key: &str, texts: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    let mut lines = vec![format!("{key} = [")];
    let mut line = String::new();
    for text in texts {
        let entry = format!("{}, ", quoted(text));
        if !line.is_empty() && line.chars().count() + entry.chars().count() > WIDE {
            lines.push(format!("    {}", line.trim_end()));
            line.clear();
        }
        line.push_str(&entry);
    }
    lines.push(format!("    {}", line.trim_end()));
    lines.push("]".to_owned());
    lines
}

/// The first few of some texts, and how many more there are.
#[must_use]
pub fn some(texts: &[String], most: usize, lang: Lang) -> String {
    let (comma, open, close) = if lang == Lang::Zh { ("、", "（", "）") } else { (", ", " (", ")") };
    let mut shown = texts.iter().take(most).cloned().collect::<Vec<_>>().join(comma);
    if texts.len() > most {
        shown.push_str(&format!("…{open}{}{close}", texts.len()));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_spelt_so_that_they_come_back() {
        for text in ["一中", "a\"b\\c", "零\u{200b}宽\n换行", "\u{1b}[31m", "\u{e000}"] {
            let line = format!("x = {}", quoted(text));
            let table: toml::Table = line.parse().unwrap_or_else(|error| panic!("{line}: {error}"));
            assert_eq!(table["x"].as_str(), Some(text));
        }
        let lines = list_lines("x", ["一中"; 40].iter().copied()).join("\n");
        assert_eq!(lines.parse::<toml::Table>().map(|table| table["x"].as_array().map(Vec::len)), Ok(Some(40)));
    }

    #[test]
    fn a_comment_never_leaves_its_line() {
        let mut page = Page::new(Lang::Zh);
        page.remark("一\n二");
        page.set(&noted("x = 1", "三\r\n[exam]"));
        assert_eq!(page.finish().lines().count(), 2);
    }
}
