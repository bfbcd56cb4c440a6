//! A [`Book`] as the bytes of a file. Same book, same bytes: no clock and no name of a machine gets in.

mod html;
mod ods;
mod text;
mod xls;
mod xlsx;

use super::sheet::{Book, Format};
use std::error::Error;

/// What may go wrong while writing.
pub type Failure = Box<dyn Error + Send + Sync>;

/// The bytes of a file.
pub fn bytes(book: &Book, format: Format) -> Result<Vec<u8>, Failure> {
    match format {
        Format::Xlsx => xlsx::bytes(book),
        Format::Xls => xls::bytes(book),
        Format::Ods => ods::bytes(book),
        Format::TabXls => Ok(text::tabs_in_gbk(book)),
        Format::HtmlXls => Ok(html::bytes(book)),
        Format::CsvGbk => Ok(text::commas_in_gbk(book)),
        Format::CsvUtf8 => Ok(text::commas_in_utf8(book)),
    }
}

/// Text for XML and HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
