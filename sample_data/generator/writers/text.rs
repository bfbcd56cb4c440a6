//! Text files: commas or tabs, UTF-8 or GBK. Only the first sheet can be told.

use super::super::sheet::{Book, Cell};
use encoding_rs::GBK;

/// GBK with tabs; every line ends in one, as the exports of older systems have it.
pub fn tabs_in_gbk(book: &Book) -> Vec<u8> {
    gbk(&lines(book, |row| row.iter().map(|cell| cell.shown() + "\t").collect()))
}

/// GBK with commas.
pub fn commas_in_gbk(book: &Book) -> Vec<u8> {
    gbk(&lines(book, with_commas))
}

/// UTF-8 with a byte order mark, and commas.
pub fn commas_in_utf8(book: &Book) -> Vec<u8> {
    format!("\u{feff}{}", lines(book, with_commas)).into_bytes()
}

fn gbk(text: &str) -> Vec<u8> {
    GBK.encode(text).0.into_owned()
}

fn lines(book: &Book, line: impl Fn(&[Cell]) -> String) -> String {
    book.sheets.iter().take(1).flat_map(|sheet| &sheet.rows).map(|row| line(row) + "\r\n").collect()
}

fn with_commas(row: &[Cell]) -> String {
    row.iter().map(|cell| quoted(cell.shown())).collect::<Vec<_>>().join(",")
}

fn quoted(text: String) -> String {
    if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
