//! Web pages with tables, which many school systems export under the name .xls: each table is a sheet.
//!
//! Only `table`, `tr`, `td`, `th` and line breaks matter here; all other tags are passed over, scripts and styles with
//! their content. Spans become merged ranges.

use super::text::decode;
use crate::{
    diagnostics::{Diagnostic, Outcome, Place, codes::ingest as codes},
    ingest::raw::{Format, Merge, RawBook, RawCell, RawRow, RawSheet, Value},
};
use compact_str::CompactString;
use std::collections::BTreeMap;

/// Widest span that is believed.
const WIDEST_SPAN: u32 = 256;

/// Reads the tables of a page.
#[must_use]
pub fn open(bytes: &[u8], place: &Place) -> Outcome<Option<RawBook>> {
    let Ok(text) = decode(bytes) else {
        return Outcome { value: None, seen: vec![Diagnostic::new(&codes::TEXT_ENCODING, place.clone()).with("line", 1)] };
    };
    let mut page = Page::default();
    page.read(&text);
    let sheets: Vec<RawSheet> = page.sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect();
    if sheets.is_empty() {
        return Outcome { value: None, seen: vec![Diagnostic::new(&codes::NO_TABLE_IN_PAGE, place.clone())] };
    }
    Outcome::clean(Some(RawBook { place: place.clone(), format: Format::Html, sheets }))
}

#[derive(Default)]
struct Page {
    sheets: Vec<RawSheet>,
    row: u32,
    /// Columns taken by a cell above, until which row.
    taken: BTreeMap<u32, u32>,
    cells: BTreeMap<u32, CompactString>,
    column: u32,
    /// Where the open cell stands, and its text so far.
    open: Option<(u32, String)>,
}

impl Page {
    fn read(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            self.text(&rest[..at]);
            rest = &rest[at..];
            let Some(end) = rest.find('>') else { break };
            let tag = &rest[1..end];
            rest = &rest[end + 1..];
            let name = tag.trim_start_matches('/').split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default().to_lowercase();
            if tag.starts_with('!') && tag.starts_with("!--") && !tag.ends_with("--") {
                rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
            } else if !tag.starts_with('/') && matches!(name.as_str(), "script" | "style") {
                let close = format!("</{name}");
                rest = rest.to_ascii_lowercase().find(&close).map_or("", |end| &rest[end..]);
            } else {
                self.tag(&name, tag);
            }
        }
        self.end_row();
    }

    fn tag(&mut self, name: &str, tag: &str) {
        match (name, tag.starts_with('/')) {
            ("table", false) => {
                self.end_row();
                self.row = 0;
                self.taken.clear();
                self.sheets.push(RawSheet::default());
            }
            ("tr", _) | ("table", true) => self.end_row(),
            ("td" | "th", false) => self.start_cell(tag),
            ("td" | "th", true) => self.end_cell(),
            ("br" | "p" | "div", _) => {
                if let Some((_, text)) = &mut self.open {
                    text.push('\n');
                }
            }
            _ => {}
        }
    }

    fn start_cell(&mut self, tag: &str) {
        self.end_cell();
        while self.taken.get(&self.column).is_some_and(|until| *until > self.row) {
            self.column += 1;
        }
        let (wide, high) = (span(tag, "colspan"), span(tag, "rowspan"));
        let (left, top) = (self.column, self.row);
        if (wide > 1 || high > 1)
            && let Some(sheet) = self.sheets.last_mut()
        {
            sheet.merges.push(Merge { top, left, bottom: top + high - 1, right: left + wide - 1 });
        }
        if high > 1 {
            self.taken.extend((left..left + wide).map(|column| (column, top + high)));
        }
        self.open = Some((left, String::new()));
        self.column = left + wide;
    }

    fn text(&mut self, text: &str) {
        if let Some((_, open)) = &mut self.open {
            open.push_str(&unescape(text));
        }
    }

    fn end_cell(&mut self) {
        if let Some((column, text)) = self.open.take() {
            let text = text.trim_matches(|c: char| c.is_whitespace());
            if !text.is_empty() {
                self.cells.insert(column, text.into());
            }
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let used = self.column > 0;
        self.column = 0;
        let cells: Vec<RawCell> =
            std::mem::take(&mut self.cells).into_iter().map(|(column, text)| RawCell { column, value: Value::Text(text) }).collect();
        let Some(sheet) = self.sheets.last_mut() else { return };
        if !cells.is_empty() {
            sheet.rows.push(RawRow { index: self.row, hidden: false, cells });
            sheet.height = self.row + 1;
        }
        self.row += u32::from(used);
    }
}

fn span(tag: &str, attribute: &str) -> u32 {
    let lower = tag.to_ascii_lowercase();
    let value = lower.find(attribute).map(|at| lower[at + attribute.len()..].trim_start_matches([' ', '=', '"', '\'']));
    let digits: String = value.unwrap_or_default().chars().take_while(char::is_ascii_digit).take(4).collect();
    digits.parse().unwrap_or(1).clamp(1, WIDEST_SPAN)
}

/// Character references that spreadsheets write into pages; line breaks of the source are blanks.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        let known = end.and_then(|end| reference(&rest[1..end]));
        out.push(known.unwrap_or('&'));
        rest = match (known, end) {
            (Some(_), Some(end)) => &rest[end + 1..],
            _ => &rest[1..],
        };
    }
    out.push_str(rest);
    out.replace(['\r', '\n'], " ")
}

fn reference(name: &str) -> Option<char> {
    match name {
        "nbsp" => Some(' '),
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_references_are_read_as_the_page_shows_them() {
        let page = "<html><style>td{}</style><table><tr><td colspan=3>标题 &amp; 说明</td></tr>\
            <tr><td rowspan=\"2\">姓名</td><td colspan=2>语文</td></tr><tr><th>得分<th>校次</tr>\
            <tr><td>张三<td>90.5<td>&nbsp;</tr></table></html>";
        let book = open(page.as_bytes(), &Place::default()).value.expect("one table");
        let sheet = &book.sheets[0];
        assert_eq!(sheet.merges.len(), 3);
        assert_eq!(sheet.rows[0].get(0), Some(&Value::Text("标题 & 说明".into())));
        assert_eq!(sheet.rows[2].get(1), Some(&Value::Text("得分".into())), "the name above takes the first column");
        assert_eq!(sheet.rows[3].cells.len(), 2);
        assert_eq!(sheet.height, 4);
    }
}
