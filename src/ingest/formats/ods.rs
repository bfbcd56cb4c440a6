//! OpenDocument spreadsheets → [`RawBook`], sparse: a repeated blank costs nothing, a repeated value is counted first.
//!
//! OpenDocument 1.3 part 3, sections 9 (tables) and 19 (attributes). White space between elements means nothing.

use super::{
    builder::{Budget, SheetBuilder},
    encoding, limits,
    markup::{Markup, Tag, Token, unescape},
    package::Package,
    refusal::Refusal,
};
use crate::{
    config::Limits,
    diagnostics::{Outcome, Place, codes::ingest as codes},
    ingest::raw::{Format, Merge, RawBook, Value, Visibility},
};
use std::collections::BTreeSet;

const CONTENT: &str = "content.xml";

/// Reads a spreadsheet.
///
/// # Errors
/// If it is encrypted, damaged or beyond a limit.
pub fn read(mut package: Package<'_>, place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    let manifest = package.text("META-INF/manifest.xml")?;
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) || package.has("encrypted-package") {
        return Err(Refusal::new(&codes::PASSWORD));
    }
    let text = package.text(CONTENT)?.ok_or_else(|| Refusal::damaged(CONTENT))?;
    read_content(&text, place, limits)
}

/// Reads a spreadsheet that is one XML file (fods).
///
/// # Errors
/// If it is damaged or beyond a limit.
pub fn read_flat(bytes: &[u8], place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    read_content(&encoding::decode_xml(bytes.to_vec(), CONTENT)?, place, limits)
}

fn read_content(text: &str, place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    let mut markup = Markup::new(text, CONTENT);
    let mut budget = Budget::new(*limits);
    let mut book = Outcome::clean(RawBook { place: place.clone(), format: Format::Ods, sheets: Vec::new() });
    let (mut style, mut hidden_styles) = (String::new(), BTreeSet::new());
    while let Some(token) = markup.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name {
            "style" => style = tag.raw("name").unwrap_or_default().to_owned(),
            "table-properties" if tag.raw("display") == Some("false") => {
                hidden_styles.insert(style.clone());
            }
            "table" => {
                budget.check_sheets(book.value.sheets.len() + 1)?;
                let hidden = tag.raw("style-name").is_some_and(|style| hidden_styles.contains(style));
                let visibility = if hidden { Visibility::Hidden } else { Visibility::Visible };
                let mut sheet = SheetBuilder::new(place, &tag.value("name")?.unwrap_or_default(), visibility, &mut budget);
                table(&mut markup, tag, &mut sheet)?;
                book.value.sheets.push(sheet.finish(&mut book.seen));
            }
            _ => {}
        }
    }
    if book.value.sheets.is_empty() { Err(Refusal::damaged(CONTENT)) } else { Ok(book) }
}

/// Everything inside a table; groups of rows and columns are looked through.
fn table(markup: &mut Markup<'_>, tag: Tag<'_>, sheet: &mut SheetBuilder<'_>) -> Result<(), Refusal> {
    let (mut row, mut column) = (0_u32, 0_u32);
    if tag.closed {
        return Ok(());
    }
    loop {
        match markup.expect()? {
            Token::Close("table") => return Ok(()),
            Token::Open(tag) => match tag.name {
                "table-column" => {
                    let end = column.saturating_add(repeat(tag, "number-columns-repeated"));
                    if is_hidden(tag) {
                        sheet.hide_columns(column, end.saturating_sub(1));
                    }
                    column = end;
                }
                "table-row" => row = rows(markup, tag, row, sheet)?,
                "shapes" | "forms" | "named-expressions" | "table" => markup.skip(tag)?,
                _ => {}
            },
            _ => {}
        }
    }
}

fn repeat(tag: Tag<'_>, name: &str) -> u32 {
    tag.number(name).unwrap_or(1).max(1)
}

fn is_hidden(tag: Tag<'_>) -> bool {
    matches!(tag.raw("visibility"), Some("collapse" | "filter"))
}

/// A cell of a row, and how often it stands there.
struct Run {
    column: u32,
    times: u32,
    content: Content,
    spanned: (u32, u32),
}

/// A row, as often as it stands there; gives the number of the next one.
fn rows(markup: &mut Markup<'_>, tag: Tag<'_>, first: u32, sheet: &mut SheetBuilder<'_>) -> Result<u32, Refusal> {
    let times = repeat(tag, "number-rows-repeated");
    let runs = if tag.closed { Vec::new() } else { runs_of(markup)? };
    let next = first.saturating_add(times);
    if runs.is_empty() {
        return Ok(next);
    }
    let cells: u64 = runs.iter().map(|run| u64::from(run.times)).sum();
    if cells.saturating_mul(u64::from(times)) > sheet.cells_left() {
        return Err(sheet.exceeded(&format!("cells, {cells} × {times}")));
    }
    if next > limits::ROWS {
        return Err(Refusal::damaged(format_args!("{CONTENT}, row {next}")));
    }
    for row in first..next {
        if is_hidden(tag) {
            sheet.hide_row(row);
        }
        sheet.has_filter |= tag.raw("visibility") == Some("filter");
        for run in &runs {
            put(run, row, sheet)?;
        }
    }
    Ok(next)
}

fn put(run: &Run, row: u32, sheet: &mut SheetBuilder<'_>) -> Result<(), Refusal> {
    let (down, across) = run.spanned;
    let (bottom, right) = (row.saturating_add(down - 1), run.column.saturating_add(across - 1));
    sheet.merge(Merge { top: row, left: run.column, bottom, right });
    for column in run.column..run.column + run.times {
        match &run.content {
            Content::Value(value) => sheet.put(row, column, value.clone())?,
            Content::Broken(text) => sheet.put_broken(row, column, text)?,
        }
    }
    Ok(())
}

/// The cells of a row that hold something.
fn runs_of(markup: &mut Markup<'_>) -> Result<Vec<Run>, Refusal> {
    let mut runs = Vec::new();
    let mut column = 0_u32;
    loop {
        match markup.expect()? {
            Token::Close("table-row") => return Ok(runs),
            Token::Open(tag) if matches!(tag.name, "table-cell" | "covered-table-cell") => {
                let times = repeat(tag, "number-columns-repeated");
                let text = cell_text(markup, tag)?;
                let covered = tag.name == "covered-table-cell";
                let end = column.saturating_add(times);
                if let Some(content) = content(tag, text)?.filter(|_| !covered) {
                    if end > limits::COLUMNS {
                        return Err(Refusal::damaged(format_args!("{CONTENT}, column {end}")));
                    }
                    let spanned = (repeat(tag, "number-rows-spanned"), repeat(tag, "number-columns-spanned"));
                    runs.push(Run { column, times, content, spanned });
                }
                column = end;
            }
            Token::Open(tag) => markup.skip(tag)?,
            _ => {}
        }
    }
}

/// The paragraphs of a cell, joined with line feeds; `None` if it has none. Comments and drawings are not its text.
fn cell_text(markup: &mut Markup<'_>, tag: Tag<'_>) -> Result<Option<String>, Refusal> {
    let mut text = String::new();
    let (mut depth, mut paragraphs) = (u32::from(!tag.closed), 0);
    let mut inside = false;
    while depth > 0 {
        match markup.expect()? {
            Token::Open(inner) => {
                match inner.name {
                    // Comments, drawings and tables in a cell have paragraphs of their own.
                    _ if depth == 1 && inner.name != "p" => {
                        markup.skip(inner)?;
                        continue;
                    }
                    "annotation" | "frame" | "ruby-text" => {
                        markup.skip(inner)?;
                        continue;
                    }
                    "p" => {
                        text.push_str(if paragraphs > 0 { "\n" } else { "" });
                        paragraphs += 1;
                        inside = !inner.closed;
                    }
                    "s" if text.len() <= limits::TEXT_UNITS * 4 => {
                        text.extend(std::iter::repeat_n(' ', inner.number("c").unwrap_or(1).min(limits::TEXT_UNITS)));
                    }
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    _ => {}
                }
                depth += u32::from(!inner.closed);
            }
            Token::Close(name) => {
                inside &= name != "p";
                depth -= 1;
            }
            Token::Text(raw) if inside => text.push_str(&unescape(raw)?),
            Token::Literal(literal) if inside => text.push_str(literal),
            _ => {}
        }
    }
    Ok((paragraphs > 0).then_some(text))
}

enum Content {
    Value(Value),
    Broken(String),
}

/// What a cell holds: its typed value where it has one, else its text.
fn content(tag: Tag<'_>, text: Option<String>) -> Result<Option<Content>, Refusal> {
    // A formula whose result is empty text has an empty paragraph; one that was never computed has none.
    let never_computed = text.is_none() && tag.raw("formula").is_some();
    let text = text.unwrap_or_default();
    // LibreOffice gives the type twice; its own word for it, `error`, is the telling one.
    let is_error = tag.attributes().any(|(name, value)| name == "value-type" && value == "error");
    let number = |make: fn(f64) -> Value| {
        let written = tag.raw("value").unwrap_or(&text);
        let number = written.trim().parse().ok().filter(|number: &f64| number.is_finite());
        number.map_or_else(|| Content::Broken(written.to_lowercase()), |number| Content::Value(make(number)))
    };
    let value = match tag.raw("value-type") {
        _ if is_error => Value::Error(text.trim().into()),
        // So LibreOffice writes truth values that formulas give.
        Some("float") if matches!(text.as_str(), "TRUE" | "FALSE") => Value::Bool(text == "TRUE"),
        Some("float" | "currency") => return Ok(Some(number(Value::Number))),
        Some("percentage") => return Ok(Some(number(Value::Percent))),
        Some("boolean") => Value::Bool(tag.raw("boolean-value") == Some("true")),
        Some("date") => Value::Date(tag.raw("date-value").unwrap_or(&text).replace('T', " ").trim_end_matches(" 00:00:00").into()),
        Some("time") => Value::Date(tag.raw("time-value").and_then(clock).unwrap_or(text).into()),
        Some("string") => {
            Value::Text(tag.value("string-value")?.map_or_else(|| limits::clipped(&text).into(), |value| limits::clipped(&value).into()))
        }
        _ if never_computed => Value::NoStoredValue,
        _ => Value::Text(limits::clipped(&text).into()),
    };
    Ok(Some(value).filter(|value| !matches!(value, Value::Text(text) if text.is_empty())).map(Content::Value))
}

/// `PT08H30M00S` → `08:30:00`.
fn clock(duration: &str) -> Option<String> {
    let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
    let (minutes, seconds) = rest.strip_suffix('S')?.split_once('M')?;
    Some(format!("{hours}:{minutes}:{seconds}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::raw::RawSheet;
    use std::io::{Cursor, Write};
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn read_tables(tables: &str) -> Result<Outcome<RawBook>, Refusal> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(CONTENT, SimpleFileOptions::default()).unwrap();
        let styles = "<office:automatic-styles><style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>";
        write!(zip, "<?xml version=\"1.0\"?><office:document-content>{styles}<office:spreadsheet>{tables}</office:spreadsheet></office:document-content>")
            .unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        read(Package::open(&bytes, &Limits::default()).unwrap(), &Place::file("甲.ods"), &Limits::default())
    }

    fn cells(sheet: &RawSheet) -> Vec<(u32, u32, Value)> {
        sheet.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.index, cell.column, cell.value.clone()))).collect()
    }

    #[test]
    fn values_texts_and_repeats_are_read() {
        let text = |text: &str| Value::Text(text.into());
        let book = read_tables(
            "<table:table table:name='一班'>\n <table:table-column table:visibility='collapse' table:number-columns-repeated='2'/>\n\
             <table:table-header-rows><table:table-row>\n <table:table-cell office:value-type='string'><text:p>姓<text:s text:c='2'/>名</text:p><text:p>二</text:p>\
             <office:annotation><text:p>批注</text:p></office:annotation></table:table-cell> <table:table-cell table:number-columns-repeated='2'/>\n\
             <table:table-cell office:value-type='float' office:value='95.5' table:number-columns-repeated='2'><text:p>96</text:p></table:table-cell>\
             <table:table-cell office:value-type='percentage' office:value='0.5'/><table:table-cell office:value-type='date' office:date-value='2024-04-01'/>\
             <table:table-cell office:value-type='string' calcext:value-type='error'><text:p>#REF!</text:p></table:table-cell>\
             <table:table-cell table:formula='of:=A1'/><table:table-cell office:value-type='float' office:value='NaN'/></table:table-row></table:table-header-rows>\
             <table:table-row table:number-rows-repeated='1048574'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>\
             <table:table-row table:visibility='collapse'><table:table-cell office:value-type='boolean' office:boolean-value='true'/></table:table-row></table:table>\
             <table:table table:name='二' table:style-name='ta2'/>",
        )
        .unwrap();
        let expected = [
            (0, 0, text("姓  名\n二")),
            (0, 3, Value::Number(95.5)),
            (0, 4, Value::Number(95.5)),
            (0, 5, Value::Percent(0.5)),
            (0, 6, Value::Date("2024-04-01".into())),
            (0, 7, Value::Error("#REF!".into())),
            (0, 8, Value::NoStoredValue),
            (0, 9, Value::Broken("nan".into())),
            (1_048_575, 0, Value::Bool(true)),
        ];
        assert_eq!(cells(&book.value.sheets[0]), expected);
        assert_eq!((book.value.sheets[0].hidden_columns.as_slice(), book.value.sheets[0].rows[1].hidden), ([0, 1].as_slice(), true));
        assert_eq!(book.value.sheets[1].visibility, Visibility::Hidden);
    }

    #[test]
    fn merged_cells_keep_their_anchor_and_repeated_values_are_counted_first() {
        let book = read_tables(
            "<table:table><table:table-row><table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='1'><text:p>标题</text:p></table:table-cell>\
             <table:covered-table-cell><text:p>旧</text:p></table:covered-table-cell><table:table-cell><text:p>右</text:p></table:table-cell></table:table-row></table:table>",
        )
        .unwrap();
        let sheet = &book.value.sheets[0];
        assert_eq!(cells(sheet), [(0, 0, Value::Text("标题".into())), (0, 2, Value::Text("右".into()))]);
        assert_eq!(sheet.merges, [Merge { top: 0, left: 0, bottom: 0, right: 1 }]);
        let bomb = "<table:table><table:table-row table:number-rows-repeated='1048576'><table:table-cell table:number-columns-repeated='16384'>\
                    <text:p>1</text:p></table:table-cell></table:table-row></table:table>";
        assert_eq!(read_tables(bomb).unwrap_err().rule, &codes::CONTENT_TOO_LARGE);
    }
}
