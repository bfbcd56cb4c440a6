//! The rows of long tables, written by ourselves: rust_xlsxwriter makes the workbook around them, and what it left open is
//! filled in here. It takes 140 ns a cell, this a sixth; both write the same cells.
//!
//! ```text
//! workbook without the rows ─ its zip ─ part by part ─┬─ sheet: rows put in behind the header of the table
//!                                                     ├─ shared strings: texts of the rows added
//!                                                     └─ any other: copied as it is, compressed
//! ```
//! Every column of such a table has a format of its own, so that a cell needs no other; rows that look otherwise (strong,
//! faint) are left to rust_xlsxwriter and stand between ours.

use super::{COMPRESSION, clean};
use crate::report::plan::{Table, Value};
use foldhash::fast::RandomState;
use rust_xlsxwriter::{Workbook, XlsxError, column_number_to_name};
use std::{
    borrow::Cow,
    collections::HashMap,
    io::{Cursor, Read, Write},
};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, read::ZipFile, write::SimpleFileOptions};

/// Part of the texts of all sheets.
const STRINGS: &str = "xl/sharedStrings.xml";
/// Bytes of rows that are compressed at once.
const BLOCK: usize = 1 << 16;
/// Whole numbers up to here are spelt as such.
const WHOLE: f64 = 1e15;

/// A table whose rows are still to be written.
pub(super) struct Body<'t, 'a> {
    /// Its sheet, counted from zero.
    pub sheet: usize,
    /// The table.
    pub table: &'t Table<'a>,
    /// The row of its header, counted from zero.
    pub header: u32,
}

/// The workbook with these rows, as a file.
pub(super) fn save(workbook: &mut Workbook, bodies: &[Body<'_, '_>]) -> Result<Vec<u8>, XlsxError> {
    let shell = workbook.save_to_buffer()?;
    if bodies.is_empty() {
        return Ok(shell);
    }
    let mut archive = ZipArchive::new(Cursor::new(shell))?;
    let mut strings = Strings::read(&text_of(archive.by_name(STRINGS)?)?)?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(i64::from(COMPRESSION)))
        .last_modified_time(DateTime::default());
    let of_part: HashMap<String, &Body<'_, '_>> =
        bodies.iter().map(|body| (format!("xl/worksheets/sheet{}.xml", body.sheet + 1), body)).collect();
    for at in 0..archive.len() {
        let part = archive.by_index(at)?;
        let name = part.name()?.into_owned();
        if let Some(body) = of_part.get(&name) {
            out.start_file(name, options)?;
            body.write(&text_of(part)?, &mut strings, &mut out)?;
        } else if name == STRINGS {
            out.start_file(STRINGS, options)?;
            strings.write(&mut out)?;
        } else {
            out.raw_copy_file(part)?;
        }
    }
    Ok(out.finish()?.into_inner())
}

fn text_of<R: Read>(mut part: ZipFile<'_, R>) -> Result<String, XlsxError> {
    let mut text = String::new();
    part.read_to_string(&mut text)?;
    Ok(text)
}

/// What can only be missing if rust_xlsxwriter writes other XML than the version that this was made for.
fn missing(what: &str) -> XlsxError {
    XlsxError::ParameterError(format!("no {what} in the workbook"))
}

/// A column of the table: the cells of a row without what changes.
struct Frame {
    /// `<c r="A`
    open: String,
    /// `" s="3" t="s"><v>`
    text: String,
    /// `" s="3"><v>`
    number: String,
}

impl Body<'_, '_> {
    /// Writes the sheet with the rows of the table, those that are there already among them.
    fn write(&self, sheet: &str, strings: &mut Strings, out: &mut impl Write) -> Result<(), XlsxError> {
        let header = format!("<row r=\"{}\"", self.header + 1);
        let header = sheet.find(&header).ok_or_else(|| missing(&header))?;
        let start = header + sheet[header..].find("</row>").ok_or_else(|| missing("row"))? + "</row>".len();
        let (before, mut after) = sheet.split_at(start);
        out.write_all(before.as_bytes())?;
        let frames = self.frames(before);
        let (mut block, mut number) = (String::with_capacity(BLOCK * 2), itoa::Buffer::new());
        for ((at, cells), row) in self.table.rows.iter().enumerate().zip(self.header + 2..) {
            let row = number.format(row);
            if self.table.has_look(at) {
                after = take_row(after, row, &mut block);
            } else {
                write_row(cells, row, &frames, strings, &mut block);
            }
            if block.len() >= BLOCK {
                out.write_all(block.as_bytes())?;
                block.clear();
            }
        }
        out.write_all(block.as_bytes())?;
        Ok(out.write_all(after.as_bytes())?)
    }

    /// With the formats of the columns, which stand before the first row.
    fn frames(&self, head: &str) -> Vec<Frame> {
        let styles = column_styles(head);
        let frame = |at: usize| {
            let column = u16::try_from(at).unwrap_or(u16::MAX);
            let style = styles.get(&column).map_or_else(String::new, |style| format!(" s=\"{style}\""));
            Frame {
                open: format!("<c r=\"{}", column_number_to_name(column)),
                text: format!("\"{style} t=\"s\"><v>"),
                number: format!("\"{style}><v>"),
            }
        };
        (0..self.table.columns.len()).map(frame).collect()
    }
}

/// The format of every column that has one: `<col min="1" max="2" … style="3"/>`.
fn column_styles(head: &str) -> HashMap<u16, &str> {
    let mut styles = HashMap::new();
    for column in head.split("<col ").skip(1).filter_map(|rest| rest.split('>').next()) {
        let value = |name: &str| column.split_once(&format!("{name}=\""))?.1.split('"').next();
        let place = |name: &str| value(name)?.parse::<u16>().ok()?.checked_sub(1);
        if let (Some(first), Some(last), Some(style)) = (place("min"), place("max"), value("style")) {
            styles.extend((first..=last).map(|at| (at, style)));
        }
    }
    styles
}

/// Moves the first row over if it has this number. Gives the rest.
fn take_row<'x>(xml: &'x str, row: &str, out: &mut String) -> &'x str {
    let is_it = xml.strip_prefix("<row r=\"").and_then(|rest| rest.strip_prefix(row)).is_some_and(|rest| rest.starts_with('"'));
    let end = xml.find("</row>").filter(|_| is_it).map_or(0, |at| at + "</row>".len());
    out.push_str(&xml[..end]);
    &xml[end..]
}

fn write_row(cells: &[Value<'_>], row: &str, frames: &[Frame], strings: &mut Strings, out: &mut String) {
    out.extend(["<row r=\"", row, "\">"]);
    for (value, frame) in cells.iter().zip(frames) {
        match value {
            Value::Text(text) => {
                let text = clean(text);
                if !text.is_empty() {
                    out.extend([&frame.open, row, &frame.text, itoa::Buffer::new().format(strings.place(&text)), "</v></c>"]);
                }
            }
            Value::Count(count) => out.extend([&frame.open, row, &frame.number, itoa::Buffer::new().format(*count), "</v></c>"]),
            Value::Number(number) if number.is_finite() => {
                out.extend([frame.open.as_str(), row, &frame.number]);
                spell(*number, out);
                out.push_str("</v></c>");
            }
            // What is not finite was undefined, and an undefined cell is empty.
            Value::Number(_) | Value::Empty => {}
        }
    }
    out.push_str("</row>");
}

/// The shortest decimal; −0 is a plain 0.
fn spell(number: f64, out: &mut String) {
    if number.trunc() == number && number.abs() < WHOLE {
        #[allow(clippy::cast_possible_truncation, reason = "a whole number below 10^15")]
        out.push_str(itoa::Buffer::new().format(number as i64));
    } else {
        out.push_str(zmij::Buffer::new().format_finite(number));
    }
}

/// The texts of all sheets.
struct Strings {
    /// As they stand in the part, between their tags, with everything before them left out.
    entries: String,
    /// Where each one stands, spelt for XML.
    places: HashMap<Box<str>, u32, RandomState>,
    /// How many there are, those of several colours too.
    unique: u32,
    /// Cells that refer to them.
    cells: u64,
}

impl Strings {
    fn read(part: &str) -> Result<Self, XlsxError> {
        let head = part.find("<sst ").ok_or_else(|| missing("texts"))?;
        let open = head + part[head..].find('>').ok_or_else(|| missing("texts"))?;
        let cells = part[head..open].split_once(" count=\"").and_then(|(_, rest)| rest.split('"').next()?.parse().ok());
        let entries = part[open + 1..].strip_suffix("</sst>").ok_or_else(|| missing("end of the texts"))?;
        let every = || (0u32..).zip(entries.split_terminator("</si>"));
        // A text of several colours is nobody's but its own cell's: no row of a table asks for it.
        let plain = |entry: &str| Some(Box::from(entry.strip_prefix("<si><t")?.split_once('>')?.1.strip_suffix("</t>")?));
        let places = every().filter_map(|(place, entry)| Some((plain(entry)?, place))).collect();
        let unique = every().last().map_or(0, |(place, _)| place + 1);
        Ok(Self { entries: entries.to_owned(), places, unique, cells: cells.unwrap_or(0) })
    }

    /// Where a text stands; it is added where it was not.
    fn place(&mut self, text: &str) -> u32 {
        self.cells += 1;
        let text = escaped(text);
        if let Some(place) = self.places.get(text.as_ref()) {
            return *place;
        }
        let place = self.unique;
        self.unique += 1;
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n');
        let keep = if text.starts_with(is_blank) || text.ends_with(is_blank) { " xml:space=\"preserve\"" } else { "" };
        self.entries.extend(["<si><t", keep, ">", &text, "</t></si>"]);
        self.places.insert(text.into(), place);
        place
    }

    fn write(&self, out: &mut impl Write) -> Result<(), XlsxError> {
        const NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let (count, unique) = (self.cells, self.unique);
        write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<sst xmlns=\"{NAMESPACE}\" count=\"{count}\" uniqueCount=\"{unique}\">"
        )?;
        out.write_all(self.entries.as_bytes())?;
        Ok(out.write_all(b"</sst>")?)
    }
}

/// A clean text for XML. What looks like Excel's own `_x000A_` for a control keeps its look by a coded first line.
fn escaped(text: &str) -> Cow<'_, str> {
    let is_plain = text.bytes().fold(true, |plain, byte| plain & !matches!(byte, b'&' | b'<' | b'>' | b'_'));
    if is_plain {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '_' if looks_coded(&text.as_bytes()[at..]) => out.push_str("_x005F_"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn looks_coded(text: &[u8]) -> bool {
    matches!(text, [b'_', b'x', a, b, c, d, b'_', ..] if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_spelt_for_xml_and_stand_once() {
        let part = "<?xml?>\n<sst xmlns=\"x\" count=\"3\" uniqueCount=\"2\"><si><t>a &amp; b</t></si><si><t xml:space=\"preserve\"> c</t></si></sst>";
        let mut strings = Strings::read(part).expect("texts");
        assert_eq!(["a & b", " c", "d<", "d<", "_x000A_"].map(|text| strings.place(text)), [0, 1, 2, 2, 3]);
        let mut out = Cursor::new(Vec::new());
        strings.write(&mut out).expect("memory takes all");
        let written = String::from_utf8(out.into_inner()).expect("UTF-8");
        assert!(
            written.contains("count=\"8\" uniqueCount=\"4\"")
                && written.ends_with("<si><t>d&lt;</t></si><si><t>_x005F_x000A_</t></si></sst>")
        );
    }

    #[test]
    fn columns_tell_their_formats() {
        let styles =
            column_styles("<cols><col min=\"1\" max=\"2\" width=\"9\" style=\"17\"/><col min=\"3\" max=\"3\" width=\"9\"/></cols>");
        assert_eq!((styles.get(&0), styles.get(&1), styles.get(&2)), (Some(&"17"), Some(&"17"), None));
    }

    #[test]
    fn numbers_are_short() {
        let spelt = |number| {
            let mut text = String::new();
            spell(number, &mut text);
            text
        };
        assert_eq!([-0.0, 72.0, -1.5, 1e16, 0.1].map(spelt), ["0", "72", "-1.5", "1e+16", "0.1"]);
    }
}
