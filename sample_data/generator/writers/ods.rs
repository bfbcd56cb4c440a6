//! OpenDocument spreadsheet: three parts in a zip, `mimetype` first and stored.

use super::super::sheet::{Book, Cell, Sheet};
use super::{Failure, escape};
use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The bytes of the document.
pub fn bytes(book: &Book) -> Result<Vec<u8>, Failure> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Stored);
    let deflated = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Deflated);
    archive.start_file("mimetype", stored)?;
    archive.write_all(KIND.as_bytes())?;
    archive.start_file("META-INF/manifest.xml", deflated)?;
    archive.write_all(manifest().as_bytes())?;
    archive.start_file("content.xml", deflated)?;
    archive.write_all(content(book).as_bytes())?;
    Ok(archive.finish()?.into_inner())
}

fn manifest() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">\
         <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{KIND}\"/>\
         <manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"
    )
}

fn content(book: &Book) -> String {
    let tables: String = book.sheets.iter().map(table).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content office:version=\"1.2\" \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
}

fn table(sheet: &Sheet) -> String {
    let rows: String = (0..sheet.rows.len()).map(|at| row(sheet, at)).collect();
    let columns = sheet.width();
    format!(
        "<table:table table:name=\"{}\"><table:table-column table:number-columns-repeated=\"{columns}\"/>{rows}</table:table>",
        escape(&sheet.name)
    )
}

fn row(sheet: &Sheet, at: usize) -> String {
    let mut xml = String::from("<table:table-row>");
    for (column, value) in sheet.rows[at].iter().enumerate() {
        let merge = sheet.merges.iter().find(|merge| (merge.0..=merge.2).contains(&at) && (merge.1..=merge.3).contains(&column));
        match merge {
            Some(&(top, left, bottom, right)) if (top, left) == (at, column) => {
                let (rows, columns) = (bottom - top + 1, right - left + 1);
                let span = format!(" table:number-columns-spanned=\"{columns}\" table:number-rows-spanned=\"{rows}\"");
                xml += &cell(value, &span);
            }
            Some(_) => xml += "<table:covered-table-cell/>",
            None => xml += &cell(value, ""),
        }
    }
    xml + "</table:table-row>"
}

fn cell(cell: &Cell, attributes: &str) -> String {
    let mut xml = format!("<table:table-cell{attributes}");
    let _ = match cell {
        Cell::Blank => write!(xml, "/>"),
        Cell::Text(text) => {
            let paragraphs: String = text.lines().map(|line| format!("<text:p>{}</text:p>", escape(line))).collect();
            write!(xml, " office:value-type=\"string\">{paragraphs}</table:table-cell>")
        }
        Cell::Number(number) => {
            write!(xml, " office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>")
        }
        Cell::Formula(formula, result) => write!(
            xml,
            " table:formula=\"of:={}\" office:value-type=\"float\" office:value=\"{result}\"><text:p>{result}</text:p></table:table-cell>",
            escape(&open_formula(formula))
        ),
    };
    xml
}

/// `SUM(D3:H3)` in the spelling of OpenFormula, `SUM([.D3:.H3])`.
fn open_formula(formula: &str) -> String {
    formula.replace('(', "([.").replace(':', ":.").replace(')', "])")
}
