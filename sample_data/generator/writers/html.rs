//! A web page in GB 2312 that spreadsheet programs save as `.xls`. Only the first sheet can be told.

use super::super::sheet::{Book, Cell, Sheet};
use super::escape;
use encoding_rs::GBK;
use std::fmt::Write;

/// The bytes of the page.
pub fn bytes(book: &Book) -> Vec<u8> {
    let table: String = book.sheets.iter().take(1).map(table).collect();
    let page = format!(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\r\n<head>\r\n\
         <meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">\r\n</head>\r\n<body>\r\n{table}</body>\r\n</html>\r\n"
    );
    GBK.encode(&page).0.into_owned()
}

fn table(sheet: &Sheet) -> String {
    let rows: String = (0..sheet.rows.len()).map(|at| row(sheet, at)).collect();
    format!("<table border=1 cellspacing=0>\r\n{rows}</table>\r\n")
}

/// One row; a merge within the row is a `colspan`.
fn row(sheet: &Sheet, at: usize) -> String {
    let mut html = String::from("<tr>");
    let mut column = 0;
    while column < sheet.rows[at].len() {
        let merge = sheet.merges.iter().find(|merge| (merge.0, merge.1, merge.2) == (at, column, at));
        let span = merge.map_or(1, |merge| merge.3 - merge.1 + 1);
        let attributes = if span > 1 { format!(" colspan={span} align=center") } else { String::new() };
        let _ = write!(html, "<td{attributes}>{}</td>", shown(&sheet.rows[at][column]));
        column += span;
    }
    html + "</tr>\r\n"
}

fn shown(cell: &Cell) -> String {
    let text = escape(&cell.shown());
    if text.is_empty() { "&nbsp;".to_owned() } else { text }
}
