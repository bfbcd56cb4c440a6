//! XML Spreadsheet 2003, the one-file XML of Excel 2002 and 2003 → [`RawBook`].

use super::{
    builder::{Budget, SheetBuilder},
    encoding, limits,
    markup::{Markup, Tag, Token},
    refusal::Refusal,
    shown::{Epoch, Shown},
};
use crate::{
    config::Limits,
    diagnostics::{Outcome, Place},
    ingest::raw::{Format, Merge, RawBook, Value, Visibility},
};
use std::collections::HashMap;

const PART: &str = "Workbook";

/// Reads a workbook.
///
/// # Errors
/// If it is no well-formed XML, or beyond a limit.
pub fn read(bytes: &[u8], place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    let text = encoding::decode_xml(bytes.to_vec(), PART)?;
    let mut markup = Markup::new(&text, PART);
    let mut budget = Budget::new(*limits);
    let mut styles = Styles::default();
    let mut book = Outcome::clean(RawBook { place: place.clone(), format: Format::SpreadsheetMl, sheets: Vec::new() });
    while let Some(token) = markup.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name {
            "Style" => styles.present = tag.raw("ID").unwrap_or_default().to_owned(),
            "NumberFormat" => styles.add(tag)?,
            "Date1904" => styles.epoch = Epoch::Y1904,
            "Worksheet" => {
                budget.check_sheets(book.value.sheets.len() + 1)?;
                let mut sheet = SheetBuilder::new(place, &tag.value("Name")?.unwrap_or_default(), Visibility::Visible, &mut budget);
                worksheet(&mut markup, tag, &styles, &mut sheet)?;
                book.value.sheets.push(sheet.finish(&mut book.seen));
            }
            _ => {}
        }
    }
    if book.value.sheets.is_empty() { Err(markup.broken()) } else { Ok(book) }
}

/// How the styles show numbers.
#[derive(Default)]
struct Styles {
    shown: HashMap<String, Shown>,
    present: String,
    epoch: Epoch,
}

impl Styles {
    /// The number format of the present style, by a name of its own or as a code.
    fn add(&mut self, tag: Tag<'_>) -> Result<(), Refusal> {
        let format = tag.value("Format")?.unwrap_or_default();
        let shown = match format.as_ref() {
            "Percent" => Shown::Percent,
            "General Date" => Shown::DateTime,
            "Long Date" | "Medium Date" | "Short Date" => Shown::Date,
            "Long Time" | "Medium Time" | "Short Time" => Shown::Time,
            "Scientific" | "Standard" | "Fixed" | "Currency" | "General Number" | "Euro Currency" | "Yes/No" | "True/False" | "On/Off" => {
                Shown::Plain
            }
            code => Shown::by_code(code),
        };
        self.shown.insert(self.present.clone(), shown);
        Ok(())
    }
}

fn worksheet(markup: &mut Markup<'_>, tag: Tag<'_>, styles: &Styles, sheet: &mut SheetBuilder<'_>) -> Result<(), Refusal> {
    if tag.closed {
        return Ok(());
    }
    let (mut row, mut column) = (0_u32, 0_u32);
    loop {
        match markup.expect()? {
            Token::Close("Worksheet") => return Ok(()),
            Token::Open(tag) => match tag.name {
                "Column" => {
                    let first = index(tag).unwrap_or(column);
                    column = first.saturating_add(tag.number("Span").unwrap_or(0));
                    if tag.is("Hidden") {
                        sheet.hide_columns(first, column);
                    }
                    column = column.saturating_add(1);
                }
                "Row" => {
                    row = index(tag).unwrap_or(row);
                    if row >= limits::ROWS {
                        return Err(markup.broken());
                    }
                    cells(markup, tag, row, styles, sheet)?;
                    row = row.saturating_add(tag.number("Span").unwrap_or(0)).saturating_add(1);
                }
                "AutoFilter" => sheet.has_filter = true,
                "Visible" if matches!(markup.text_of(tag)?.trim(), "SheetHidden" | "SheetVeryHidden") => sheet.hide(),
                _ => {}
            },
            _ => {}
        }
    }
}

/// `ss:Index`, from zero.
fn index(tag: Tag<'_>) -> Option<u32> {
    tag.number::<u32>("Index")?.checked_sub(1)
}

fn cells(markup: &mut Markup<'_>, tag: Tag<'_>, row: u32, styles: &Styles, sheet: &mut SheetBuilder<'_>) -> Result<(), Refusal> {
    if tag.is("Hidden") {
        sheet.hide_row(row);
    }
    if tag.closed {
        return Ok(());
    }
    let mut column = 0;
    loop {
        match markup.expect()? {
            Token::Close("Row") => return Ok(()),
            Token::Open(tag) if tag.name == "Cell" => {
                column = index(tag).unwrap_or(column);
                let across = tag.number("MergeAcross").unwrap_or(0_u32);
                let right = column.saturating_add(across);
                if right >= limits::COLUMNS {
                    return Err(markup.broken());
                }
                let bottom = row.saturating_add(tag.number("MergeDown").unwrap_or(0)).min(limits::ROWS - 1);
                sheet.merge(Merge { top: row, left: column, bottom, right });
                cell(markup, tag, (row, column), styles, sheet)?;
                column = right + 1;
            }
            Token::Open(tag) => markup.skip(tag)?,
            _ => {}
        }
    }
}

fn cell(
    markup: &mut Markup<'_>,
    tag: Tag<'_>,
    (row, column): (u32, u32),
    styles: &Styles,
    sheet: &mut SheetBuilder<'_>,
) -> Result<(), Refusal> {
    let shown = tag.raw("StyleID").and_then(|style| styles.shown.get(style)).copied().unwrap_or_default();
    let mut found = None;
    if !tag.closed {
        loop {
            match markup.expect()? {
                Token::Close("Cell") => break,
                Token::Open(data) if data.name == "Data" => found = Some((data.raw("Type").unwrap_or("String"), markup.text_of(data)?)),
                // A comment holds a Data element of its own.
                Token::Open(other) => markup.skip(other)?,
                _ => {}
            }
        }
    }
    match found {
        None if tag.raw("Formula").is_some() => sheet.put(row, column, Value::NoStoredValue),
        None => Ok(()),
        Some((kind, text)) => match value(kind, &text, shown, styles.epoch) {
            Some(value) => sheet.put(row, column, value),
            None => sheet.put_broken(row, column, &text.to_lowercase()),
        },
    }
}

/// The typed value; `None` if the text is not of its type.
fn value(kind: &str, text: &str, shown: Shown, epoch: Epoch) -> Option<Value> {
    let plain = text.trim();
    match kind {
        "Number" => plain.parse().ok().filter(|number: &f64| number.is_finite()).map(|number| shown.value(number, epoch)),
        "Boolean" => Some(Value::Bool(plain == "1")),
        "Error" => Some(Value::Error(plain.into())),
        "DateTime" => Some(Value::Date(plain.trim_end_matches(".000").replace('T', " ").trim_end_matches(" 00:00:00").into())),
        _ => Some(Value::Text(text.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_every_type_are_read_where_they_stand() {
        let text = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
            <Styles><Style ss:ID=\"p\"><NumberFormat ss:Format=\"Percent\"/></Style></Styles><Worksheet ss:Name=\"一班\"><Table><Column ss:Index=\"3\" ss:Hidden=\"1\"/>\
            <Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">期末&amp;考</Data><Comment><Data>批注</Data></Comment></Cell><Cell><Data ss:Type=\"Number\">95</Data></Cell></Row>\
            <Row ss:Index=\"4\" ss:Hidden=\"1\"><Cell ss:Index=\"2\" ss:StyleID=\"p\"><Data ss:Type=\"Number\">0.5</Data></Cell><Cell ss:Formula=\"=A1\"/>\
            <Cell><Data ss:Type=\"DateTime\">2024-04-01T00:00:00.000</Data></Cell><Cell><Data ss:Type=\"Number\">x</Data></Cell></Row></Table>\
            <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></ss:Workbook>";
        let book = read(text.as_bytes(), &Place::file("甲.xml"), &Limits::default()).unwrap();
        let sheet = &book.value.sheets[0];
        let cells: Vec<(u32, u32, &Value)> =
            sheet.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.index, cell.column, &cell.value))).collect();
        let expected = [
            (0, 0, &Value::Text("期末&考".into())),
            (0, 2, &Value::Number(95.0)),
            (3, 1, &Value::Percent(0.5)),
            (3, 2, &Value::NoStoredValue),
            (3, 3, &Value::Date("2024-04-01".into())),
            (3, 4, &Value::Broken("x".into())),
        ];
        assert_eq!(cells, expected);
        assert_eq!((sheet.visibility, sheet.rows[1].hidden, sheet.hidden_columns.as_slice()), (Visibility::Hidden, true, [2].as_slice()));
        assert_eq!(book.seen.len(), 1);
    }
}
