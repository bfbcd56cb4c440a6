//! A worksheet part → cells. The hot path of all reading: most of a county's bytes pass through [`PlainCell`].

use super::{
    super::{
        builder::SheetBuilder,
        limits,
        markup::{Markup, Tag, Token, append, says_yes, unescape},
        refusal::Refusal,
        shown::{Epoch, Shown},
    },
    strings::{rich_text, spelt_out},
};
use crate::{
    diagnostics::{Diagnostic, Spot, codes::ingest as codes},
    ingest::raw::{Merge, Value},
};
use compact_str::CompactString;
use std::borrow::Cow;

/// What cells refer to.
pub struct Tables {
    /// Shared strings by index.
    pub strings: Vec<CompactString>,
    /// How each cell style shows numbers.
    pub styles: Vec<Shown>,
    /// Day zero.
    pub epoch: Epoch,
}

impl Tables {
    fn shown(&self, style: usize) -> Shown {
        self.styles.get(style).copied().unwrap_or_default()
    }
}

/// Reads a worksheet part into `sheet`.
pub fn read(text: &str, part: &str, tables: &Tables, sheet: &mut SheetBuilder<'_>) -> Result<(), Refusal> {
    let mut markup = Markup::new(text, part);
    let mut is_worksheet = false;
    while let Some(token) = markup.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name {
            "worksheet" => is_worksheet = true,
            "sheetData" if !tag.closed => rows(&mut markup, tables, sheet)?,
            "col" => hide_columns(tag, sheet),
            "autoFilter" => sheet.has_filter = true,
            "mergeCell" => {
                if let Some(merge) = tag.raw("ref").and_then(range) {
                    sheet.merge(merge);
                }
            }
            _ => {}
        }
    }
    if is_worksheet { Ok(()) } else { Err(markup.broken()) }
}

fn hide_columns(tag: Tag<'_>, sheet: &mut SheetBuilder<'_>) {
    if tag.is("hidden")
        && let (Some(first), Some(last)) = (tag.number::<u32>("min"), tag.number::<u32>("max"))
        && first > 0
        && last > 0
    {
        sheet.hide_columns(first - 1, last - 1);
    }
}

/// Everything inside `<sheetData>`.
fn rows(markup: &mut Markup<'_>, tables: &Tables, sheet: &mut SheetBuilder<'_>) -> Result<(), Refusal> {
    let mut next_row = 0;
    loop {
        match markup.expect()? {
            Token::Open(tag) if tag.name == "row" => {
                let row = row_index(tag, next_row, sheet)?;
                next_row = row.map_or(next_row, |row| row + 1);
                cells(markup, tag, row, tables, sheet)?;
            }
            Token::Close("sheetData") => return Ok(()),
            _ => {}
        }
    }
}

/// The row that `<row r="7">` means; the next one where it says nothing; `None`, with a diagnostic, beyond the sheet.
fn row_index(tag: Tag<'_>, next_row: u32, sheet: &mut SheetBuilder<'_>) -> Result<Option<u32>, Refusal> {
    let (mut number, mut hidden) = (None, false);
    for (name, value) in tag.attributes() {
        match name {
            "r" => number = number.or(Some(value)),
            "hidden" => hidden |= says_yes(value),
            _ => {}
        }
    }
    let row = match number {
        None => Some(next_row),
        Some(text) => text.trim().parse::<u32>().ok().and_then(|row| row.checked_sub(1)),
    };
    let row = row.filter(|row| *row < limits::ROWS);
    match row {
        Some(row) if hidden => sheet.hide_row(row),
        Some(_) => {}
        None => outside(number.unwrap_or("1048577"), sheet)?,
    }
    Ok(row)
}

fn outside(address: &str, sheet: &mut SheetBuilder<'_>) -> Result<(), Refusal> {
    let place = sheet.place.at(Spot::Whole);
    sheet.note(Diagnostic::new(&codes::CELL_OUTSIDE, place).read(address))
}

/// The cells of a row. Where the row itself is beyond the sheet they are passed over.
fn cells(markup: &mut Markup<'_>, tag: Tag<'_>, row: Option<u32>, tables: &Tables, sheet: &mut SheetBuilder<'_>) -> Result<(), Refusal> {
    let Some(row) = row else { return markup.skip(tag) };
    if tag.closed {
        return Ok(());
    }
    let mut next_column = 0;
    loop {
        while let Some(plain) = PlainCell::at_start(markup.rest())
            && let Some(value) = plain.value(tables)
        {
            markup.advance(plain.length);
            next_column = plain.column + 1;
            if let Some(value) = value {
                sheet.put(plain.row, plain.column, value)?;
            }
        }
        match markup.expect()? {
            Token::Open(tag) if tag.name == "c" => next_column = cell(markup, tag, (row, next_column), tables, sheet)?,
            Token::Close("row") => return Ok(()),
            _ => {}
        }
    }
}

/// What a `<c>` says in its attributes.
struct Head<'a> {
    address: Option<&'a str>,
    kind: &'a str,
    style: usize,
}

impl<'a> Head<'a> {
    fn of(tag: Tag<'a>) -> Self {
        let mut head = Self { address: None, kind: "n", style: 0 };
        for (name, value) in tag.attributes() {
            match name {
                "r" => head.address = Some(value),
                "t" => head.kind = value,
                "s" => head.style = value.trim().parse().unwrap_or(usize::MAX),
                _ => {}
            }
        }
        head
    }
}

/// One cell; gives the column that a next cell without address has. `place` is where this one is if it has none.
fn cell(markup: &mut Markup<'_>, tag: Tag<'_>, place: (u32, u32), tables: &Tables, sheet: &mut SheetBuilder<'_>) -> Result<u32, Refusal> {
    let head = Head::of(tag);
    let content = if tag.closed { Content::default() } else { content(markup)? };
    let at = head.address.map_or(Some(place), address).filter(|(row, column)| *row < limits::ROWS && *column < limits::COLUMNS);
    let Some((row, column)) = at else {
        outside(head.address.unwrap_or("XFE1"), sheet)?;
        return Ok(place.1);
    };
    match content.value(&head, tables) {
        Ok(Some(value)) => sheet.put(row, column, value)?,
        Ok(None) => {}
        Err(broken) => sheet.put_broken(row, column, &broken)?,
    }
    Ok(column + 1)
}

/// A cell in the shape that nearly all have.
struct PlainCell<'a> {
    row: u32,
    column: u32,
    style: usize,
    shared: bool,
    content: Option<&'a str>,
    length: usize,
}

impl<'a> PlainCell<'a> {
    /// Reads `<c r="A1" s="1" t="s"><v>1</v></c>` or `<c r="A1" s="1"/>` at the start of `rest`: numbers, shared strings and
    /// blanks, the way nearly all are written. Anything else is `None` and is left to [`cell`], which reads every way; this one
    /// is for speed alone.
    fn at_start(rest: &'a str) -> Option<Self> {
        let bytes = rest.as_bytes().strip_prefix(b"<c r=\"")?;
        let (column, bytes) = leading(bytes, |byte| byte.is_ascii_uppercase().then(|| u32::from(byte - b'A') + 1), 26, 3)?;
        let (row, bytes) = leading(bytes, digit, 10, 7)?;
        let (row, column) = (row.checked_sub(1)?, column.checked_sub(1)?);
        if row >= limits::ROWS || column >= limits::COLUMNS {
            return None;
        }
        let mut bytes = bytes.strip_prefix(b"\"")?;
        let mut style = 0;
        if let Some(after) = bytes.strip_prefix(b" s=\"") {
            (style, bytes) = leading(after, digit, 10, 6)?;
            bytes = bytes.strip_prefix(b"\"")?;
        }
        let as_shared = bytes.strip_prefix(b" t=\"s\"");
        let bytes = as_shared.or_else(|| bytes.strip_prefix(b" t=\"n\"")).unwrap_or(bytes);
        let (content, after) = match bytes.strip_prefix(b"/>") {
            Some(after) => (None, after),
            None => {
                let bytes = bytes.strip_prefix(b"><v>")?;
                let end = bytes.iter().position(|byte| matches!(byte, b'<' | b'&'))?;
                let start = rest.len() - bytes.len();
                (Some(&rest[start..start + end]), bytes[end..].strip_prefix(b"</v></c>")?)
            }
        };
        let length = rest.len() - after.len();
        Some(Self { row, column, style: style as usize, shared: as_shared.is_some(), content, length })
    }

    /// What it holds, which may be nothing; `None` where it makes no sense.
    fn value(&self, tables: &Tables) -> Option<Option<Value>> {
        let Some(content) = self.content else { return Some(None) };
        if self.shared {
            let index = content.parse::<usize>().ok()?;
            return tables.strings.get(index).cloned().map(|string| Some(Value::Text(string)));
        }
        number(content).map(|number| Some(tables.shown(self.style).value(number, tables.epoch)))
    }
}

/// The number that up to `most` characters at the start of `bytes` stand for, and what follows them.
fn leading(bytes: &[u8], value: impl Fn(u8) -> Option<u32>, base: u32, most: usize) -> Option<(u32, &[u8])> {
    let mut number = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match value(*byte) {
            Some(value) if at < most => number = number * base + value,
            Some(_) => return None,
            None => return (at > 0).then_some((number, &bytes[at..])),
        }
    }
    None
}

fn digit(byte: u8) -> Option<u32> {
    byte.is_ascii_digit().then(|| u32::from(byte - b'0'))
}

/// What stands between `<c>` and `</c>`.
#[derive(Default)]
struct Content<'a> {
    value: Option<Cow<'a, str>>,
    inline: Option<CompactString>,
    formula: bool,
}

fn content<'a>(markup: &mut Markup<'a>) -> Result<Content<'a>, Refusal> {
    let mut content = Content::default();
    loop {
        match markup.expect()? {
            Token::Open(tag) => match tag.name {
                "v" => content.value = Some(value_text(markup, tag)?),
                "is" => content.inline = Some(rich_text(markup, tag)?),
                "f" => {
                    content.formula = true;
                    markup.skip(tag)?;
                }
                _ => markup.skip(tag)?,
            },
            Token::Close("c") => return Ok(content),
            _ => {}
        }
    }
}

/// The text of a `<v>`: one piece, as a rule.
fn value_text<'a>(markup: &mut Markup<'a>, tag: Tag<'_>) -> Result<Cow<'a, str>, Refusal> {
    let mut all = Cow::Borrowed("");
    if tag.closed {
        return Ok(all);
    }
    loop {
        match markup.expect()? {
            Token::Text(raw) => append(&mut all, unescape(raw)?),
            Token::Literal(literal) => append(&mut all, Cow::Borrowed(literal)),
            Token::Close(_) => return Ok(all),
            Token::Open(tag) => markup.skip(tag)?,
        }
    }
}

impl Content<'_> {
    /// What the cell holds; `None` if blank, the text itself as error if it makes no sense.
    fn value(self, head: &Head<'_>, tables: &Tables) -> Result<Option<Value>, String> {
        if let Some(text) = self.inline {
            return Ok(Some(Value::Text(text)));
        }
        let text = self.value.unwrap_or_default();
        let plain = trimmed(&text);
        match head.kind {
            "str" => Ok(Some(Value::Text(spelt_out(limits::clipped(&text))))),
            "inlineStr" => Ok(None),
            _ if plain.is_empty() => Ok(self.formula.then_some(Value::NoStoredValue)),
            "s" => {
                let string = plain.parse().ok().and_then(|index: usize| tables.strings.get(index));
                string.map(|string| Some(Value::Text(string.clone()))).ok_or_else(|| text.to_string())
            }
            "n" | "" => {
                // In lower case, so that nothing that reads our outputs takes `NaN` for a number.
                number(plain).map(|number| Some(tables.shown(head.style).value(number, tables.epoch))).ok_or_else(|| text.to_lowercase())
            }
            "b" => match plain {
                "1" | "true" => Ok(Some(Value::Bool(true))),
                "0" | "false" => Ok(Some(Value::Bool(false))),
                _ => Err(text.to_string()),
            },
            "e" => Ok(Some(Value::Error(plain.into()))),
            "d" => Ok(Some(Value::Date(plain.replace('T', " ").trim_end_matches(" 00:00:00").into()))),
            _ => Err(text.to_string()),
        }
    }
}

/// A finite number as spreadsheets write it; no writer needs more than 24 characters for one.
fn number(text: &str) -> Option<f64> {
    if text.len() > 64 {
        return None;
    }
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A text without white space at its ends; where both ends are plain letters or figures there is nothing to look for.
fn trimmed(text: &str) -> &str {
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if is_plain(text.as_bytes().first()) && is_plain(text.as_bytes().last()) { text } else { text.trim() }
}

/// `B7` → row 6, column 1. `None` for what is no address or far beyond any sheet.
fn address(text: &str) -> Option<(u32, u32)> {
    let text = trimmed(text);
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters == 0 || letters > 3 || text.len() - letters > 7 {
        return None;
    }
    let (letters, digits) = text.split_at(letters);
    let column = letters.bytes().fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = digits.bytes().try_fold(0, |row, byte| Some(row * 10 + digit(byte)?))?;
    Some((row.checked_sub(1)?, column - 1))
}

/// `A1:C3`.
fn range(text: &str) -> Option<Merge> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let ((top, left), (bottom, right)) = (address(first)?, address(last)?);
    Some(Merge { top, left, bottom, right })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::Limits,
        diagnostics::{Diagnostics, Place},
        ingest::{
            formats::builder::Budget,
            raw::{RawSheet, Visibility},
        },
    };

    fn sheet(data: &str) -> (RawSheet, Diagnostics) {
        let tables = Tables {
            strings: ["张三", "李四"].map(CompactString::from).to_vec(),
            styles: vec![Shown::Plain, Shown::Date, Shown::Percent],
            epoch: Epoch::Y1900,
        };
        let mut budget = Budget::new(Limits::default());
        let mut builder = SheetBuilder::new(&Place::file("甲.xlsx"), "表", Visibility::Visible, &mut budget);
        read(&format!("<worksheet>{data}</worksheet>"), "sheet1.xml", &tables, &mut builder).unwrap();
        let mut seen = Vec::new();
        (builder.finish(&mut seen), seen)
    }

    fn cells(data: &str) -> Vec<(String, Value)> {
        let (sheet, _) = sheet(&format!("<sheetData>{data}</sheetData>"));
        let spell = |row: u32, column: u32| Spot::Cell { row, column }.to_string();
        sheet.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (spell(row.index, cell.column), cell.value.clone()))).collect()
    }

    #[test]
    fn every_kind_of_cell_is_read() {
        let data = "<row r='2'><c r='A2' t='s'><v> 1\n</v></c><c r='B2'><v>95.5</v></c><c r='C2' s='1'><v>45383</v></c><c r='D2' s='2'><v>0.95</v></c>\
            <c r='E2' t='b'><v>1</v></c><c r='F2' t='e'><v>#SPILL!</v></c><c r='G2' t='str'><f>A&amp;B</f><v>甲&amp;乙</v></c>\
            <c r='H2' t='inlineStr'><is><r><t>王</t></r><r><t>五</t></r></is></c><c r='I2' t='d'><v>2024-04-01T00:00:00</v></c></row>";
        let values = [
            Value::Text("李四".into()),
            Value::Number(95.5),
            Value::Date("2024-04-01".into()),
            Value::Percent(0.95),
            Value::Bool(true),
            Value::Error("#SPILL!".into()),
            Value::Text("甲&乙".into()),
            Value::Text("王五".into()),
            Value::Date("2024-04-01".into()),
        ];
        let expected: Vec<(String, Value)> = ('A'..='I').map(|column| format!("{column}2")).zip(values).collect();
        assert_eq!(cells(data), expected);
    }

    #[test]
    fn blanks_and_formulas_without_a_value_are_told_apart() {
        let data = "<row><c/><c s='1'/><c><f>SUM(A1)</f></c><c><f t='shared' si='0'/><v></v></c><c t='str'><f>\"\"</f><v></v></c><c><v> </v></c></row>";
        assert_eq!(cells(data), [("C1".to_owned(), Value::NoStoredValue), ("D1".to_owned(), Value::NoStoredValue)]);
    }

    #[test]
    fn what_makes_no_sense_is_broken_and_named() {
        let data = "<sheetData><row r='2'><c r='A2' t='s'><v>9</v></c><c r='B2' t='s'><v>x</v></c><c r='C2'><v>NaN</v></c><c r='D2'><v>1E400</v></c>\
            <c r='E2'><v>-inf</v></c></row><row r='4294967298'><c><v>1</v></c></row><row r='3'><c r='D4294967298'><v>1</v></c></row></sheetData>";
        let (sheet, seen) = sheet(data);
        assert!(sheet.rows.len() == 1 && sheet.rows[0].cells.iter().all(|cell| matches!(cell.value, Value::Broken(_))), "{sheet:?}");
        let spots: Vec<(&str, String)> = seen.iter().map(|diagnostic| (diagnostic.rule.code, diagnostic.place.spot.to_string())).collect();
        let broken = ["A2", "B2", "C2", "D2", "E2"].map(|spot| ("E224", spot.to_owned()));
        assert_eq!(spots, [broken.as_slice(), &[("E225", String::new()), ("E225", String::new())]].concat());
    }

    #[test]
    fn addresses_may_be_absent_or_out_of_order() {
        let data = "<row><c><v>1</v></c><c><v>2</v></c></row><row r='9'><c r='C9'><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>\
            <row r='2'><c r='B2'><v>6</v></c></row>";
        let places: Vec<String> = cells(data).into_iter().map(|(place, _)| place).collect();
        assert_eq!(places, ["A1", "B1", "B2", "C9", "D9", "A10"]);
    }

    #[test]
    fn hidden_filtered_and_merged_are_told() {
        let (sheet, _) = sheet(
            "<cols><col min='5' max='6' hidden='1'/></cols><sheetData><row r='1'><c r='A1'><v>1</v></c></row><row r='2' hidden='1'><c r='A2'><v>2</v></c></row>\
             </sheetData><autoFilter ref='A1:B2'/><mergeCells><mergeCell ref='H20:XFD1048576'/><mergeCell ref='C1'/></mergeCells>",
        );
        assert_eq!((sheet.hidden_columns.as_slice(), sheet.filtered, sheet.rows[1].hidden), ([4, 5].as_slice(), true, true));
        assert_eq!(sheet.merges, [Merge { top: 19, left: 7, bottom: 1_048_575, right: 16_383 }]);
    }
}
