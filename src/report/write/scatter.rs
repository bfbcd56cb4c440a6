//! Scatter charts in the order of the standard. rust_xlsxwriter 0.102 writes the marker of a scatter series before its line
//! (`CT_ScatterSer` has the line first), and Excel mends such a file before it opens it. Books with scatter charts are put in
//! order here; all others are saved as they are.

use super::COMPRESSION;
use crate::report::plan::{Block, Book, Mark};
use rust_xlsxwriter::{Workbook, XlsxError};
use std::io::{Cursor, Read, Seek, Write};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Whether a chart of the book is a scatter.
pub(super) fn is_in(book: &Book<'_>) -> bool {
    let scatters = |block: &Block<'_>| match block {
        Block::Chart(chart) => chart.series.iter().any(|series| series.mark == Mark::Points),
        Block::Plots(_) => true,
        _ => false,
    };
    book.sheets.iter().flat_map(|sheet| &sheet.blocks).any(scatters)
}

/// Saves the workbook with its scatter charts put in order.
pub(super) fn save(workbook: &mut Workbook, out: impl Write + Seek) -> Result<(), XlsxError> {
    let mut archive = ZipArchive::new(Cursor::new(workbook.save_to_buffer()?))?;
    let mut out = ZipWriter::new(out);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(i64::from(COMPRESSION)))
        .last_modified_time(DateTime::default());
    for at in 0..archive.len() {
        let mut part = archive.by_index(at)?;
        let name = part.name()?.into_owned();
        if !name.starts_with("xl/charts/chart") {
            out.raw_copy_file(part)?;
            continue;
        }
        let mut chart = String::new();
        part.read_to_string(&mut chart)?;
        out.start_file(name, options)?;
        out.write_all(in_order(&chart).as_bytes())?;
    }
    out.finish()?.flush()?;
    Ok(())
}

const MARKER: (&str, &str) = ("<c:marker>", "</c:marker>");
const LINE: (&str, &str) = ("<c:spPr>", "</c:spPr>");

/// A chart in which the line of every series stands before its marker. Texts hold no `<`, so that only elements are met.
fn in_order(chart: &str) -> String {
    let mut ordered = String::with_capacity(chart.len());
    let mut rest = chart;
    while let Some(start) = rest.find(MARKER.0) {
        let (before, from) = rest.split_at(start);
        ordered.push_str(before);
        let marker = from.find(MARKER.1).map_or(from.len(), |end| end + MARKER.1.len());
        let (marker, after) = from.split_at(marker);
        let line = if after.starts_with(LINE.0) { after.find(LINE.1).map_or(0, |end| end + LINE.1.len()) } else { 0 };
        let (line, after) = after.split_at(line);
        ordered.push_str(line);
        ordered.push_str(marker);
        rest = after;
    }
    ordered.push_str(rest);
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_series_stands_before_its_marker() {
        let marker = "<c:marker><c:symbol/><c:spPr>fill</c:spPr></c:marker>";
        let series = |inner: &str| format!("<c:ser><c:order/>{inner}<c:xVal/></c:ser>");
        let wrong = [series(&format!("{marker}<c:spPr>line</c:spPr>")), series(marker)].concat();
        let right = [series(&format!("<c:spPr>line</c:spPr>{marker}")), series(marker)].concat();
        assert_eq!(in_order(&wrong), right);
        assert_eq!(in_order(&right), right);
    }
}
