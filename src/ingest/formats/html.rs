//! Web pages with tables, as many school systems export under the name `.xls` → [`RawBook`], a sheet for each table.
//!
//! Read leniently, as browsers do: end tags may be missing, attributes unquoted. Values are the text that is shown.

use super::{
    builder::{Budget, SheetBuilder},
    encoding, limits,
    markup::character,
    refusal::Refusal,
};
use crate::{
    config::Limits,
    diagnostics::{Outcome, Place},
    ingest::raw::{Format, Merge, RawBook, Value, Visibility},
};
use memchr::memchr;

/// The widest and tallest cell that is believed (the HTML standard caps `colspan` at 1,000).
const MAX_SPAN: u32 = 1_000;

/// Reads a page.
///
/// # Errors
/// If it holds no table, or is beyond a limit.
pub fn read(bytes: &[u8], place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    read_pages(&[bytes], place, limits)
}

/// Reads several pages of one file.
///
/// # Errors
/// If none holds a table, or together they are beyond a limit.
pub fn read_pages(pages: &[impl AsRef<[u8]>], place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    let mut budget = Budget::new(*limits);
    let mut book = Outcome::clean(RawBook { place: place.clone(), format: Format::Html, sheets: Vec::new() });
    for page in pages {
        read_tables(&encoding::decode_html(page.as_ref()), place, &mut budget, &mut book)?;
    }
    if book.value.sheets.is_empty() { Err(Refusal::other_document("HTML")) } else { Ok(book) }
}

fn read_tables(text: &str, place: &Place, budget: &mut Budget, book: &mut Outcome<RawBook>) -> Result<(), Refusal> {
    let mut pieces = Pieces { rest: text };
    while let Some(piece) = pieces.next() {
        if !matches!(piece, Piece::Open { name, .. } if name.eq_ignore_ascii_case("table")) {
            continue;
        }
        let number = book.value.sheets.len() + 1;
        budget.check_sheets(number)?;
        // The first table stands for the file itself, as the one sheet of a text file does.
        let name = if number == 1 { String::new() } else { number.to_string() };
        let mut table = Table::new(SheetBuilder::new(place, &name, Visibility::Visible, budget));
        table.read(&mut pieces)?;
        let sheet = table.sheet.finish(&mut book.seen);
        if !sheet.rows.is_empty() {
            book.value.sheets.push(sheet);
        }
    }
    Ok(())
}

/// A table on its way to a sheet.
struct Table<'b> {
    sheet: SheetBuilder<'b>,
    /// The next row.
    next_row: u32,
    column: u32,
    /// The present cell's text and what it spans, down and across.
    cell: Option<(String, u32, u32)>,
    /// Cells of rows above that reach into this one: first column, column after the last, rows still to come.
    hanging: Vec<(u32, u32, u32)>,
    /// What looking at them has cost so far.
    steps: u64,
}

impl<'b> Table<'b> {
    fn new(sheet: SheetBuilder<'b>) -> Self {
        Self { sheet, next_row: 0, column: 0, cell: None, hanging: Vec::new(), steps: 0 }
    }

    /// Everything up to the end of the table; tables inside its cells are text of theirs.
    fn read(&mut self, pieces: &mut Pieces<'_>) -> Result<(), Refusal> {
        let mut depth = 1;
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Open { name, .. } if name.eq_ignore_ascii_case("table") => depth += 1,
                Piece::Close(name) if name.eq_ignore_ascii_case("table") => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                Piece::Open { name, attributes } => self.open(&name.to_ascii_lowercase(), attributes, depth == 1)?,
                Piece::Close(name) if depth == 1 && matches!(name.to_ascii_lowercase().as_str(), "td" | "th" | "tr") => {
                    self.finish_cell()?
                }
                Piece::Close(_) => {}
                Piece::Text(text) => self.text(text),
            }
        }
        self.finish_cell()
    }

    fn open(&mut self, name: &str, attributes: &str, own: bool) -> Result<(), Refusal> {
        match name {
            "tr" if own => {
                self.finish_cell()?;
                self.start_row(attributes)
            }
            "td" | "th" if own => {
                self.finish_cell()?;
                if self.next_row == 0 {
                    self.start_row("")?;
                }
                let span = |name| attribute(attributes, name).and_then(|value| value.parse().ok()).unwrap_or(1).clamp(1, MAX_SPAN);
                self.cell = Some((String::new(), span("rowspan"), span("colspan")));
                Ok(())
            }
            "br" | "p" | "div" | "tr" | "td" | "th" => {
                self.text_piece(if name == "br" { "\n" } else { " " });
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn start_row(&mut self, attributes: &str) -> Result<(), Refusal> {
        if self.next_row >= limits::ROWS {
            return Err(Refusal::damaged(format_args!("> {} rows", limits::ROWS)));
        }
        if attribute(attributes, "style").is_some_and(|style| style.replace(' ', "").to_ascii_lowercase().contains("display:none")) {
            self.sheet.hide_row(self.next_row);
        }
        self.next_row += 1;
        self.column = 0;
        for cell in &mut self.hanging {
            cell.2 -= 1;
        }
        self.hanging.retain(|cell| cell.2 > 0);
        self.step()
    }

    /// White space is one blank, as on the screen.
    fn text(&mut self, text: &str) {
        if self.cell.is_none() {
            return;
        }
        let decoded = decode(text);
        let mut words = decoded.split([' ', '\t', '\r', '\n']);
        self.text_piece(words.next().unwrap_or_default());
        for word in words {
            self.text_piece(" ");
            self.text_piece(word);
        }
    }

    fn text_piece(&mut self, piece: &str) {
        if let Some((text, _, _)) = &mut self.cell {
            let redundant = piece == " " && (text.is_empty() || text.ends_with([' ', '\n']));
            text.push_str(if redundant { "" } else { piece });
        }
    }

    /// Counts one look at all hanging cells.
    fn step(&mut self) -> Result<(), Refusal> {
        self.steps += u64::try_from(self.hanging.len()).unwrap_or(u64::MAX);
        if self.steps > limits::SPAN_STEPS { Err(Refusal::damaged(format_args!("row {}, rowspan", self.next_row))) } else { Ok(()) }
    }

    fn finish_cell(&mut self) -> Result<(), Refusal> {
        let Some((text, down, across)) = self.cell.take() else { return Ok(()) };
        while let Some((_, after, _)) = self.hanging.iter().find(|(first, after, _)| (*first..*after).contains(&self.column)) {
            self.column = *after;
            self.step()?;
        }
        let (row, column) = (self.next_row - 1, self.column);
        self.column += across;
        if self.column > limits::COLUMNS {
            return Err(Refusal::damaged(format_args!("row {}, {} columns", self.next_row, self.column)));
        }
        if down > 1 {
            self.hanging.push((column, self.column, down));
        }
        self.sheet.merge(Merge { top: row, left: column, bottom: (row + down - 1).min(limits::ROWS - 1), right: self.column - 1 });
        self.sheet.put(row, column, Value::Text(text.trim().into()))
    }
}

/// The value of an attribute, quoted or not.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_whitespace() || c == '=')?;
        let (key, after) = rest.split_at(end);
        let Some(value) = after.trim_start().strip_prefix('=') else {
            rest = after;
            continue;
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote)?,
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(value.trim());
        }
        rest = after;
    }
}

/// Resolves character references; an unknown one stays as written. A no-break space is a space.
fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let name: &str = &tail[..tail.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(tail.len())];
        let resolved = match name {
            "nbsp" | "ensp" | "emsp" | "#160" => Some(' '),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "middot" => Some('·'),
            _ => name.strip_prefix('#').and_then(character),
        };
        match resolved {
            Some(c) => {
                out.push(c);
                rest = tail[name.len()..].strip_prefix(';').unwrap_or(&tail[name.len()..]);
            }
            None => {
                out.push('&');
                rest = tail;
            }
        }
    }
    out.push_str(rest);
    out.replace('\u{a0}', " ")
}

/// A piece of a page.
#[derive(Clone, Copy, Debug)]
enum Piece<'a> {
    Open { name: &'a str, attributes: &'a str },
    Close(&'a str),
    Text(&'a str),
}

/// Splits a page into tags and text; comments, declarations, scripts and styles are passed over.
struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Pieces<'a> {
    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if let Some(comment) = self.rest.strip_prefix("<!--") {
                self.rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let Some(tag) =
                self.rest.strip_prefix('<').filter(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)))
            else {
                let end = memchr(b'<', &self.rest.as_bytes()[1..]).map_or(self.rest.len(), |end| end + 1);
                // The first character may be a lone `<`, or the lead of a longer one.
                let end = (end..=self.rest.len()).find(|end| self.rest.is_char_boundary(*end))?;
                let (text, after) = self.rest.split_at(end);
                self.rest = after;
                return Some(Piece::Text(text));
            };
            let end = tag_end(tag.as_bytes());
            let (inner, after) = (&tag[..end], &tag[(end + 1).min(tag.len())..]);
            self.rest = after;
            if inner.starts_with(['!', '?']) {
                continue;
            }
            if let Some(name) = inner.strip_prefix('/') {
                return Some(Piece::Close(name.trim()));
            }
            let name = &inner[..inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len())];
            if name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style") {
                self.skip_raw(name);
                continue;
            }
            return Some(Piece::Open { name, attributes: &inner[name.len()..] });
        }
    }

    /// Passes over the text of a script or style, up to its end tag.
    fn skip_raw(&mut self, name: &str) {
        let mut from = 0;
        while let Some(at) = self.rest[from..].find("</") {
            from += at + 2;
            if self.rest[from..].get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                self.rest = &self.rest[from - 2..];
                return;
            }
        }
        self.rest = "";
    }
}

/// Where a tag ends: at the first `>` outside quotes, or at the first at all where a quote stays open.
fn tag_end(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'>' => return at,
            quote @ (b'"' | b'\'') => match memchr(*quote, &bytes[at + 1..]) {
                Some(close) => at += close + 2,
                None => break,
            },
            _ => at += 1,
        }
    }
    memchr(b'>', bytes).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(page: &str) -> Vec<Vec<String>> {
        let book = read(page.as_bytes(), &Place::file("甲.xls"), &Limits::default()).unwrap().value;
        let spell =
            |(row, column, text): (u32, u32, String)| format!("{}{} {text}", crate::diagnostics::place::column_letters(column), row + 1);
        let cells = |row: &crate::ingest::raw::RawRow| {
            let text = |value: &Value| if let Value::Text(text) = value { text.to_string() } else { String::new() };
            row.cells.iter().map(|cell| spell((row.index, cell.column, text(&cell.value)))).collect()
        };
        book.sheets.iter().flat_map(|sheet| sheet.rows.iter().map(cells)).collect()
    }

    #[test]
    fn spans_move_what_follows() {
        let page = "<!DOCTYPE html><html><style>td { a > b }</style><table border=1><tr><th colspan=3>期末 <b>成绩</b></tr>\
            <tr><td rowspan='2'>一&nbsp;班<td>张三<br>丰</td><td x:num>95</td></tr><!-- <tr> --><tr><td>李&#22235;</td><td>&nbsp;</td></tr>\
            <tr><td>a &lt; b &foo; <table><tr><td>inner</td></tr></table></td></tr></table>";
        assert_eq!(
            rows(page),
            [vec!["A1 期末 成绩"], vec!["A2 一 班", "B2 张三\n丰", "C2 95"], vec!["B3 李四"], vec!["A4 a < b &foo; inner"]]
        );
    }

    #[test]
    fn each_table_is_a_sheet_and_none_is_no_score_sheet() {
        let page = "<table><tr><td></td></tr></table><table><tr><td>1</td></tr></table><p>x<table><td>2</table>";
        let book = read(page.as_bytes(), &Place::file("甲.xls"), &Limits::default()).unwrap().value;
        let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["", "2"]);
        assert!(read(b"<html><p>none</p></html>", &Place::default(), &Limits::default()).is_err());
    }

    #[test]
    fn pages_that_break_off_anywhere_are_read_or_refused() {
        let page =
            "<table><tr style='display: none'><td colspan=\"2\">甲&#x5F20;</td></tr><script>a</b</script><tr><td>乙<</td></tr></table>";
        for end in (0..=page.len()).filter(|end| page.is_char_boundary(*end)) {
            let _ = read(&page.as_bytes()[..end], &Place::default(), &Limits::default());
        }
        assert_eq!(rows(page), [vec!["A1 甲张"], vec!["A2 乙<"]]);
    }
}
