//! BIFF8 in an OLE container, as small as Excel, LibreOffice and other readers accept: one font, one cell format, shared
//! strings, numbers, merged ranges. Formulas are written as their results. Layout after Microsoft's [MS-XLS].

use super::{
    super::sheet::{Book, Cell, Sheet},
    Failure,
};
use std::{
    collections::BTreeMap,
    io::{Cursor, Write},
    time::SystemTime,
};

/// Longest content of a record.
const RECORD_LIMIT: usize = 8224;

/// The bytes of the workbook.
pub fn bytes(book: &Book) -> Result<Vec<u8>, Failure> {
    let mut container = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    container.create_stream("/Workbook")?.write_all(&workbook_stream(book)?)?;
    container.set_created_time("/", SystemTime::UNIX_EPOCH)?;
    container.set_modified_time("/", SystemTime::UNIX_EPOCH)?;
    container.flush()?;
    Ok(container.into_inner().into_inner())
}

/// The globals, then every sheet; the globals say where each sheet starts, so their length is measured first.
fn workbook_stream(book: &Book) -> Result<Vec<u8>, Failure> {
    let strings = Strings::of(book);
    let sheets: Vec<Vec<u8>> = book.sheets.iter().map(|sheet| sheet_stream(sheet, &strings)).collect::<Result<_, _>>()?;
    let length = globals(book, &strings, &vec![0; sheets.len()])?.len();
    let starts = sheets.iter().scan(length, |next, sheet| {
        let start = *next;
        *next += sheet.len();
        Some(start)
    });
    let mut stream = globals(book, &strings, &starts.collect::<Vec<_>>())?;
    stream.extend(sheets.concat());
    Ok(stream)
}

/// Records one after the other: type, length, content.
#[derive(Default)]
struct Records(Vec<u8>);

impl Records {
    fn push(&mut self, kind: u16, content: &[u8]) -> Result<(), Failure> {
        self.0.extend(kind.to_le_bytes());
        self.0.extend(u16::try_from(content.len())?.to_le_bytes());
        self.0.extend(content);
        Ok(())
    }
}

fn globals(book: &Book, strings: &Strings<'_>, starts: &[usize]) -> Result<Vec<u8>, Failure> {
    let mut records = Records::default();
    records.push(BOF, &beginning(0x0005))?;
    records.push(CODEPAGE, &1200_u16.to_le_bytes())?;
    records.push(WINDOW1, &words(&[0, 0, 16000, 9000, 0x0038, 0, 0, 1, 600]))?;
    for _ in 0..4 {
        records.push(FONT, &font("宋体")?)?;
    }
    for at in 0..16 {
        records.push(XF, &cell_format(at == 15))?;
    }
    records.push(STYLE, &[0x00, 0x80, 0x00, 0xff])?;
    for (sheet, start) in book.sheets.iter().zip(starts) {
        let mut content = u32::try_from(*start)?.to_le_bytes().to_vec();
        content.extend([0, 0]);
        content.extend(short_text(&sheet.name)?);
        records.push(BOUNDSHEET, &content)?;
    }
    strings.write(&mut records)?;
    records.push(EOF, &[])?;
    Ok(records.0)
}

fn sheet_stream(sheet: &Sheet, strings: &Strings<'_>) -> Result<Vec<u8>, Failure> {
    let mut records = Records::default();
    records.push(BOF, &beginning(0x0010))?;
    let mut dimensions = [0_u32, u32::try_from(sheet.rows.len())?].map(u32::to_le_bytes).concat();
    dimensions.extend(words(&[0, u16::try_from(sheet.width())?, 0]));
    records.push(DIMENSIONS, &dimensions)?;
    for (row, cells) in sheet.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let place = words(&[u16::try_from(row)?, u16::try_from(column)?, 15]);
            match cell {
                Cell::Blank => {}
                Cell::Text(text) => records.push(LABELSST, &[place, strings.index(text).to_le_bytes().to_vec()].concat())?,
                Cell::Number(number) | Cell::Formula(_, number) => {
                    records.push(NUMBER, &[place, number.to_le_bytes().to_vec()].concat())?;
                }
            }
        }
    }
    records.push(WINDOW2, &words(&[0x06b6, 0, 0, 64, 0, 0, 0, 0, 0]))?;
    if !sheet.merges.is_empty() {
        records.push(MERGEDCELLS, &merged(sheet)?)?;
    }
    records.push(EOF, &[])?;
    Ok(records.0)
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const CODEPAGE: u16 = 0x0042;
const WINDOW1: u16 = 0x003d;
const FONT: u16 = 0x0031;
const XF: u16 = 0x00e0;
const STYLE: u16 = 0x0293;
const BOUNDSHEET: u16 = 0x0085;
const SST: u16 = 0x00fc;
const CONTINUE: u16 = 0x003c;
const DIMENSIONS: u16 = 0x0200;
const LABELSST: u16 = 0x00fd;
const NUMBER: u16 = 0x0203;
const WINDOW2: u16 = 0x023e;
const MERGEDCELLS: u16 = 0x00e5;

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// BIFF8, made by Excel 2003 as far as readers care.
fn beginning(kind: u16) -> Vec<u8> {
    words(&[0x0600, kind, 0x0dbb, 0x07cc, 0x00c1, 0, 0x0006, 0])
}

/// Ten points, black, upright.
fn font(name: &str) -> Result<Vec<u8>, Failure> {
    let mut content = words(&[200, 0, 0x7fff, 400, 0]);
    content.extend([0, 0, 0x86, 0]);
    content.extend(short_text(name)?);
    Ok(content)
}

/// The fifteen style formats and the one cell format that a workbook begins with.
fn cell_format(of_cells: bool) -> Vec<u8> {
    let mut content = words(&[0, 0, if of_cells { 0x0001 } else { 0xfff5 }]);
    content.extend([0x20, 0, 0, if of_cells { 0 } else { 0xf4 }]);
    content.extend(words(&[0, 0, 0, 0, 0x20c0]));
    content
}

/// A text of at most 255 letters behind its length in one byte.
fn short_text(text: &str) -> Result<Vec<u8>, Failure> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut content = vec![u8::try_from(units.len())?, 1];
    content.extend(words(&units));
    Ok(content)
}

fn merged(sheet: &Sheet) -> Result<Vec<u8>, Failure> {
    let mut content = words(&[u16::try_from(sheet.merges.len())?]);
    for (top, left, bottom, right) in &sheet.merges {
        for bound in [top, bottom, left, right] {
            content.extend(u16::try_from(*bound)?.to_le_bytes());
        }
    }
    Ok(content)
}

/// Every text once, in order of its spelling.
struct Strings<'a> {
    index: BTreeMap<&'a str, u32>,
    uses: u32,
}

impl<'a> Strings<'a> {
    fn of(book: &'a Book) -> Self {
        let cells = book.sheets.iter().flat_map(|sheet| &sheet.rows).flatten();
        let texts = cells.filter_map(|cell| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None });
        let (mut index, mut uses) = (BTreeMap::new(), 0);
        for text in texts {
            index.insert(text, 0);
            uses += 1;
        }
        for (place, slot) in (0..).zip(index.values_mut()) {
            *slot = place;
        }
        Self { index, uses }
    }

    fn index(&self, text: &str) -> u32 {
        self.index[text]
    }

    /// The table, split between two texts wherever a record is full.
    fn write(&self, records: &mut Records) -> Result<(), Failure> {
        let mut kind = SST;
        let mut content = [self.uses, u32::try_from(self.index.len())?].map(u32::to_le_bytes).concat();
        for text in self.index.keys() {
            let units: Vec<u16> = text.encode_utf16().collect();
            let length = 3 + 2 * units.len();
            if content.len() + length > RECORD_LIMIT {
                records.push(kind, &content)?;
                (kind, content) = (CONTINUE, Vec::new());
            }
            content.extend(u16::try_from(units.len())?.to_le_bytes());
            content.push(1);
            content.extend(words(&units));
        }
        records.push(kind, &content)
    }
}
