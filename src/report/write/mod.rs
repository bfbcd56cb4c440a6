//! [`Book`] → a file: the only room that speaks rust_xlsxwriter. Text goes in as text only (no formula, no outside link),
//! numbers are finite, long tables are streamed row by row, and the same book gives the same bytes.

mod chart;
pub mod figure;
mod form;
mod formats;
mod listing;
mod plot;
mod scatter;
mod special;
mod table;
mod text;

use super::{
    layout::{self, Grid, Paging},
    plan::{Block, Book, Legend, LinkColumn, Look, Running, Sheet, Value},
    style,
};
use formats::Formats;
use listing::Listing;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::{collections::BTreeMap, fs::File, io::BufWriter, path::Path};
use table::{named_range, sole_table, table_column};
use text::{clean, running};

/// Deflate level: 8 % less work for the whole run than level 3, and files 40 % larger; a school of 1,000 stays at 300 KB.
const COMPRESSION: u8 = 1;
/// Paper: A4.
const A4: u8 = 9;
/// A header below this row (a chart stands over it) is not kept in view: it would leave no room to scroll.
const LOWEST_FROZEN: u32 = 9;

/// Writes a workbook as a new file.
///
/// # Errors
/// If the file exists or cannot be written.
pub fn write_book(book: &Book<'_>, path: &Path) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(COMPRESSION);
    workbook.set_properties(&properties(book)?);
    workbook.set_default_format(&formats::base(), style::ROW_HEIGHT, style::COLUMN_WIDTH)?;
    let (grids, tables) = layout::lay_out(book);
    let formats = Formats::new();
    let listings = listing::listings(book, &grids);
    for (at, ((sheet, grid), listings)) in book.sheets.iter().zip(&grids).zip(&listings).enumerate() {
        let worksheet = if grid.stream { workbook.add_worksheet_with_low_memory()? } else { workbook.add_worksheet() };
        let mut writer = SheetWriter { worksheet, formats: &formats, book, sheet, grid, listings, tables: &tables };
        writer.write(at == 0)?;
    }
    for (name, range) in
        book.sheets.iter().zip(&grids).zip(&listings).filter_map(|((sheet, grid), listings)| named_range(sheet, grid, listings))
    {
        workbook.define_name(name, &range)?;
    }
    let file = BufWriter::new(File::create_new(path)?);
    if scatter::is_in(book) { scatter::save(&mut workbook, file) } else { workbook.save_to_writer(file) }
}

/// A fixed date: the same analysis gives the same bytes on any day.
fn properties(book: &Book<'_>) -> Result<DocProperties, XlsxError> {
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_title(clean(&book.title)).set_author("kaojing").set_creation_datetime(&created))
}

struct SheetWriter<'w, 'a> {
    worksheet: &'w mut Worksheet,
    formats: &'w Formats,
    book: &'w Book<'a>,
    sheet: &'w Sheet<'a>,
    grid: &'w Grid,
    listings: &'w [Listing],
    tables: &'w BTreeMap<String, (usize, u32)>,
}

impl<'w, 'a> SheetWriter<'w, 'a> {
    fn write(&mut self, first: bool) -> Result<(), XlsxError> {
        self.worksheet.set_name(&self.sheet.name)?;
        if let Some(Block::Stamp(lines)) = self.sheet.blocks.first() {
            return self.write_stamp(lines);
        }
        self.worksheet.set_screen_gridlines(false);
        if first {
            self.worksheet.set_active(true);
        }
        for (at, width) in (0u16..).zip(&self.grid.widths) {
            self.worksheet.set_column_width(at, *width)?;
        }
        self.set_up_page()?;
        let sole = sole_table(self.sheet, self.grid);
        if let Some((table, row)) = sole {
            self.prepare_sole_table(table, row)?;
        }
        self.write_head()?;
        let blocks = self.sheet.blocks.iter().zip(&self.grid.blocks).zip(self.listings).zip(&self.grid.spots);
        for (((block, row), listing), spot) in blocks {
            match (block, spot) {
                (Block::Chart(chart), Some(spot)) => self.insert_chart(chart, *row, *spot)?,
                _ => self.write_block(block, *row, listing, sole.is_some())?,
            }
        }
        self.close_stream()
    }

    /// Text only, from the first cell on, in a sheet that no menu shows.
    fn write_stamp(&mut self, lines: &[Vec<String>]) -> Result<(), XlsxError> {
        self.worksheet.set_very_hidden(true);
        for (row, line) in (0u32..).zip(lines) {
            for (column, text) in (0u16..).zip(line) {
                self.worksheet.write_string(row, column, clean(text))?;
            }
        }
        Ok(())
    }

    fn set_up_page(&mut self) -> Result<(), XlsxError> {
        let Running { exam, unit, level, date, page } = &self.book.running;
        let page = running(page).replace("{page}", "&P").replace("{pages}", "&N");
        self.worksheet
            .set_paper_size(A4)
            .set_margins(0.5, 0.5, 0.75, 0.7, 0.3, 0.3)
            .set_print_center_horizontally(true)
            .set_header(format!("&L&9 {}&C&9 {}&R&9 {}", running(exam), running(unit), running(level)))
            .set_footer(format!("&L&9 {}&C&9 {page}&R&9 {}", running(&self.sheet.name), running(date)));
        if self.grid.page.across {
            self.worksheet.set_landscape();
        }
        match &self.grid.page.paging {
            Paging::Fit(wide, tall) => self.worksheet.set_print_fit_to_pages(*wide, *tall),
            Paging::Breaks(percent, rows) => self.worksheet.set_print_scale(*percent).set_page_breaks(rows)?,
        };
        if let Some((row, column)) = self.grid.page.area {
            self.worksheet.set_print_area(0, 0, row, column)?;
        }
        // pages after the one where the last table begins show its header; the title where none ends the sheet
        match (self.grid.sole, self.sheet.blocks.last(), self.grid.blocks.last()) {
            (Some(_), ..) => {}
            (None, Some(Block::Table(_)), Some(header)) => {
                self.worksheet.set_repeat_rows(*header, *header)?;
            }
            _ => {
                self.worksheet.set_repeat_rows(0, 0)?;
            }
        }
        Ok(())
    }

    fn write_head(&mut self) -> Result<(), XlsxError> {
        self.worksheet.set_row_height_pixels(0, 34)?;
        self.worksheet.write_string_with_format(0, 0, clean(&self.sheet.title), &self.formats.title)?;
        if let (Some(row), Some((home, words))) = (self.grid.back, &self.book.home) {
            self.write_link(row, 0, *home, words)?;
        }
        let mut row = self.grid.notes;
        for note in &self.sheet.notes {
            self.write_paragraph(row, 0, note, &self.formats.note)?;
            row += 1;
        }
        for legend in &self.sheet.legend {
            self.write_legend(row, legend)?;
            row += 1;
        }
        Ok(())
    }

    fn write_block(&mut self, block: &Block<'_>, row: u32, listing: &Listing, by_column: bool) -> Result<(), XlsxError> {
        match block {
            Block::Heading(text) => {
                self.worksheet.set_row_height_pixels(row, 28)?;
                self.worksheet.write_string_with_format(row, 0, clean(text), &self.formats.heading)?;
                Ok(())
            }
            Block::Paragraph(text) => self.write_paragraph(row, 0, text, &self.formats.paragraph),
            Block::Notice(text) => self.write_paragraph(row, 0, text, &self.formats.notice),
            Block::Facts(facts) => (row..).zip(facts).try_for_each(|(row, fact)| self.write_fact(row, fact)),
            Block::Links(columns) => self.write_links(columns, row),
            Block::Table(table) => {
                self.write_table(table, row, listing, by_column)?;
                self.highlight(table, row)?;
                if by_column { self.rule_rows(table, row) } else { Ok(()) }
            }
            Block::Plots(plots) => self.insert_plots(plots, row),
            Block::Form(form) => self.write_form(form, row),
            // Charts are put in by their place; a stamp has a sheet to itself.
            Block::Chart(_) | Block::Stamp(_) => Ok(()),
        }
    }

    /// What colours stand for: each with a block of itself before its words, in one cell.
    fn write_legend(&mut self, row: u32, legend: &Legend) -> Result<(), XlsxError> {
        let of = format!("{} ", clean(&legend.of));
        let texts: Vec<String> = legend.keys.iter().map(|(_, words)| format!(" {}  ", clean(words))).collect();
        let blocks: Vec<Format> = legend.keys.iter().map(|(colour, _)| formats::base().set_font_color(*colour)).collect();
        let mut parts: Vec<(&Format, &str)> = vec![(&self.formats.quiet, of.as_str())];
        for (text, block) in texts.iter().zip(&blocks) {
            parts.extend([(block, "■"), (&self.formats.quiet, text.as_str())]);
        }
        self.worksheet.write_rich_string(row, 0, &parts)?;
        Ok(())
    }

    /// Text that wraps over the width of the sheet, in a row that is high enough for it.
    fn write_paragraph(&mut self, row: u32, from: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        let text = clean(text);
        let before: f64 = self.grid.widths.iter().take(usize::from(from)).sum();
        let lines = style::wrapped_lines(&text, self.grid.span_width - before);
        self.worksheet.set_row_height_pixels(row, lines * style::ROW_HEIGHT + 3)?;
        if self.grid.span > from {
            self.worksheet.merge_range(row, from, row, self.grid.span, &text, format)?;
        } else {
            self.worksheet.write_string_with_format(row, from, text, format)?;
        }
        Ok(())
    }

    fn write_fact(&mut self, row: u32, (label, value, look): &(String, Value<'_>, Look)) -> Result<(), XlsxError> {
        if let Value::Text(text) = value {
            self.write_paragraph(row, 1.min(self.grid.span), text, &self.formats.fact)?;
        } else {
            self.write_value(row, 1, value, Some(&formats::fact(*look)))?;
        }
        self.worksheet.write_string_with_format(row, 0, clean(label), &self.formats.label)?;
        Ok(())
    }

    /// Columns of links side by side, each under its heading. Row by row: what is streamed cannot go back.
    fn write_links(&mut self, columns: &[LinkColumn], top: u32) -> Result<(), XlsxError> {
        let before = self.sheet.blocks.iter().zip(&self.grid.blocks).filter(|(block, row)| matches!(block, Block::Links(_)) && **row < top);
        let places = self.grid.links.get(before.count()).map_or(&[][..], Vec::as_slice);
        for (column, place) in columns.iter().zip(places) {
            if !column.heading.is_empty() {
                self.worksheet.write_string_with_format(top, *place, clean(&column.heading), &self.formats.heading)?;
            }
        }
        let longest = columns.iter().map(|column| column.links.len()).max().unwrap_or(0);
        for (at, row) in (0..longest).zip(top + 1..) {
            for (column, place) in columns.iter().zip(places) {
                if let Some((sheet, words)) = column.links.get(at) {
                    self.write_link(row, *place, *sheet, words)?;
                }
            }
        }
        Ok(())
    }

    fn write_link(&mut self, row: u32, column: u16, sheet: usize, words: &str) -> Result<(), XlsxError> {
        let target = format!("internal:'{}'!A1", self.book.sheets[sheet].name.replace('\'', "''"));
        self.worksheet.write_url_with_options(row, column, target.as_str(), clean(words), "", Some(&self.formats.link))?;
        Ok(())
    }

    /// rust_xlsxwriter 0.102 writes the last row of a streamed sheet twice if its height was set. An invisible cell below makes
    /// another row the last one.
    fn close_stream(&mut self) -> Result<(), XlsxError> {
        if self.grid.stream {
            self.worksheet.write_blank(self.grid.below, 0, &self.formats.note)?;
        }
        Ok(())
    }

    fn write_value(&mut self, row: u32, column: u16, value: &Value<'_>, format: Option<&Format>) -> Result<(), XlsxError> {
        let number = match value {
            Value::Count(count) => Some(f64::from(*count)),
            // Adding zero makes −0 a plain 0. What is not finite was undefined, and an undefined cell is empty.
            Value::Number(number) if number.is_finite() => Some(number + 0.0),
            Value::Number(_) | Value::Empty => None,
            Value::Text(text) => {
                let text = clean(text);
                match format {
                    Some(format) => self.worksheet.write_string_with_format(row, column, text, format)?,
                    None => self.worksheet.write_string(row, column, text)?,
                };
                return Ok(());
            }
        };
        match (number, format) {
            (Some(number), Some(format)) => self.worksheet.write_number_with_format(row, column, number, format)?,
            (Some(number), None) => self.worksheet.write_number(row, column, number)?,
            (None, Some(format)) => self.worksheet.write_blank(row, column, format)?,
            (None, None) => self.worksheet,
        };
        Ok(())
    }

    fn insert_chart(&mut self, chart: &super::plan::Chart, row: u32, spot: layout::Spot) -> Result<(), XlsxError> {
        match chart::picture(chart, self.book, self.tables, spot) {
            Some(picture) => self.worksheet.insert_chart_with_offset(row, 0, &picture, spot.left, 6).map(|_| ()),
            None => Ok(()),
        }
    }

    /// Plots side by side over the width of the sheet; one alone is as wide as one of two.
    fn insert_plots(&mut self, plots: &[super::plot::Plot], row: u32) -> Result<(), XlsxError> {
        let side_by_side = u32::try_from(plots.len()).unwrap_or(1).max(2);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let width =
            (layout::pixels(&self.grid.widths).clamp(layout::WIDTH.0, layout::WIDTH.1) as u32 / side_by_side).saturating_sub(layout::GAP);
        for (at, plot) in (0_u32..).zip(plots) {
            if let Some(picture) = plot::picture(plot, self.book, self.tables, width) {
                self.worksheet.insert_chart_with_offset(row, 0, &picture, at * (width + layout::GAP), 6)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::plan::Table;

    #[test]
    fn every_row_of_a_streamed_sheet_is_written_once() {
        let column = crate::report::plan::Column::new("text", Look::Prose(10));
        let rows = vec![vec![Value::from("long enough to take several lines")]; 300];
        let table = Table { columns: vec![column], rows, ..Table::default() };
        let sheet = Sheet { name: "s".into(), blocks: vec![Block::Table(table)], ..Sheet::default() };
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("book.xlsx");
        write_book(&Book { sheets: vec![sheet], ..Book::default() }, &path).expect("the folder can be written");
        let mut archive = zip::ZipArchive::new(File::open(&path).expect("it was written")).expect("a workbook is a zip");
        let part = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").expect("the first sheet")).expect("XML is text");
        let numbers: Vec<&str> = part.split("<row r=\"").skip(1).filter_map(|row| row.split('"').next()).collect();
        let unique: std::collections::BTreeSet<&str> = numbers.iter().copied().collect();
        assert!(numbers.len() > 300 && unique.len() == numbers.len());
    }
}
