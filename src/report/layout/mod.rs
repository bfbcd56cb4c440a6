//! Where the parts of a sheet stand on the grid: rows of blocks, widths of columns. Pure; a chart finds its table here.

mod gallery;
mod paging;

pub use gallery::{GAP, Spot, WIDTH};
pub use paging::{Page, Paging, pixels};

use super::{
    plan::{Block, Book, LinkColumn, Look, Sheet, Source, Table, Value},
    plot, style,
};
use std::collections::BTreeMap;

/// Widths of a sheet without tables, in characters.
const PLAIN_GRID: [f64; 8] = [20.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0];
/// Width of the columns that no table has, in characters.
const OTHER_COLUMN: f64 = 8.43;
/// Paragraphs run over about so many characters, however wide the tables are.
const PARAGRAPH: f64 = 92.0;
/// The grid of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Row of the link back, if there is one.
    pub back: Option<u32>,
    /// First row of the notes.
    pub notes: u32,
    /// First row of each block; of a table: its header.
    pub blocks: Vec<u32>,
    /// Width of each column, in characters.
    pub widths: Vec<f64>,
    /// Last column of paragraphs and notes.
    pub span: u16,
    /// Width of paragraphs, in characters.
    pub span_width: f64,
    /// The only table of the sheet, if it has just one and nothing below it: index of its block.
    pub sole: Option<usize>,
    /// Rows are written as they come.
    pub stream: bool,
    /// The row below the last cells.
    pub below: u32,
    /// Grid columns at which columns of links begin, block by block in order.
    pub links: Vec<Vec<u16>>,
    /// How far links reach, in pixels.
    pub reach: f64,
    /// Place of each block that is a chart.
    pub spots: Vec<Option<Spot>>,
    /// How it is printed.
    pub page: Page,
}

/// The grid of every sheet, and where each named table has its first row of data: sheet and row.
#[must_use]
pub fn lay_out(book: &Book<'_>) -> (Vec<Grid>, BTreeMap<String, (usize, u32)>) {
    let mut tables = BTreeMap::new();
    let mut grids = Vec::with_capacity(book.sheets.len());
    for (at, sheet) in book.sheets.iter().enumerate() {
        let linked = book.home.as_ref().is_some_and(|(home, _)| *home != at);
        let grid = sheet_grid(sheet, linked);
        for (block, row) in sheet.blocks.iter().zip(&grid.blocks) {
            if let Block::Table(table) = block
                && !table.name.is_empty()
            {
                tables.insert(table.name.clone(), (at, row + 1));
            }
        }
        grids.push(grid);
    }
    (grids, tables)
}

/// The cells of a source: sheet, first row, column, last row. `None` if there is no such table or no row.
#[must_use]
pub fn locate(source: &Source, tables: &BTreeMap<String, (usize, u32)>) -> Option<(usize, u32, u16, u32)> {
    let (sheet, first) = tables.get(&source.table)?;
    let row = |at: usize| u32::try_from(at).ok().and_then(|at| first.checked_add(at));
    let last = source.rows.end.checked_sub(1).filter(|last| *last >= source.rows.start)?;
    Some((*sheet, row(source.rows.start)?, u16::try_from(source.column).ok()?, row(last)?))
}

fn sheet_grid(sheet: &Sheet<'_>, linked: bool) -> Grid {
    let back = linked.then_some(1);
    let notes = 1 + u32::from(linked);
    let head = notes + count(sheet.notes.len() + sheet.legend.len()) + 1;
    let mut row = if is_hidden(sheet) { 0 } else { head };
    let sole = sole_table(sheet);
    let widths = widths(sheet);
    let spots = gallery::spots(&sheet.blocks, pixels(&widths));
    let mut blocks: Vec<u32> = Vec::with_capacity(sheet.blocks.len());
    for (at, (block, spot)) in sheet.blocks.iter().zip(&spots).enumerate() {
        match blocks.last() {
            Some(before) if spot.is_some_and(|spot| spot.beside) => blocks.push(*before),
            _ => {
                blocks.push(row);
                row += block_height(block, *spot) + gap_after(block, sheet.blocks.get(at + 1));
            }
        }
    }
    let (span, span_width) = paragraph_span(&widths);
    let stream = !is_hidden(sheet) && !sheet.blocks.iter().any(|block| matches!(block, Block::Form(_)));
    let with_cells = sheet.blocks.iter().zip(&blocks).rfind(|(block, _)| !matches!(block, Block::Chart(_) | Block::Plots(_)));
    let below = with_cells.map_or(head - 1, |(block, row)| row + block_height(block, None));
    let of_links = sheet.blocks.iter().filter_map(|block| if let Block::Links(columns) = block { Some(columns) } else { None });
    let (links, reaches): (Vec<Vec<u16>>, Vec<f64>) = of_links.map(|columns| link_columns(columns, &widths)).unzip();
    let reach = reaches.into_iter().fold(0.0, f64::max);
    let mut grid = Grid { back, notes, blocks, widths, span, span_width, sole, stream, below, links, reach, spots, page: Page::default() };
    grid.page = paging::page(sheet, &grid);
    grid
}

/// Where columns of links begin, so that none runs into the next one, and how far the last one reaches, in pixels.
fn link_columns(columns: &[LinkColumn], widths: &[f64]) -> (Vec<u16>, f64) {
    let width = |at: u16| pixels(&[widths.get(usize::from(at)).copied().unwrap_or(OTHER_COLUMN)]);
    let (mut at, mut left, mut places) = (0u16, 0.0, Vec::new());
    for column in columns {
        places.push(at);
        let texts = column.links.iter().map(|(_, words)| words).chain([&column.heading]);
        #[allow(clippy::cast_precision_loss, reason = "a title is short")]
        let needed = pixels(&[texts.map(|text| style::text_width(text)).max().unwrap_or(0) as f64 * 1.08 + 3.0]);
        let end = left + needed;
        while left < end {
            left += width(at);
            at += 1;
        }
    }
    (places, left)
}

/// Whether a sheet is for programs only.
#[must_use]
pub fn is_hidden(sheet: &Sheet<'_>) -> bool {
    matches!(sheet.blocks.first(), Some(Block::Stamp(_)))
}

/// A table that is the sheet's last block and its only table: its columns may be formatted as a whole.
fn sole_table(sheet: &Sheet<'_>) -> Option<usize> {
    let last = sheet.blocks.len().checked_sub(1)?;
    let is_table = |block: &Block<'_>| matches!(block, Block::Table(_));
    (is_table(&sheet.blocks[last]) && sheet.blocks.iter().filter(|block| is_table(block)).count() == 1).then_some(last)
}

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX / 4)
}

/// Rows that a row of plots takes.
const PLOT_ROWS: u32 = plot::HEIGHT.div_ceil(style::ROW_HEIGHT) + 1;

fn block_height(block: &Block<'_>, spot: Option<Spot>) -> u32 {
    match block {
        Block::Heading(_) | Block::Paragraph(_) | Block::Notice(_) => 1,
        Block::Facts(facts) => count(facts.len()),
        Block::Links(columns) => columns.iter().map(|column| count(column.links.len()) + 1).max().unwrap_or(0),
        Block::Table(table) => count(table.rows.len()) + 1,
        Block::Chart(_) => spot.map_or(0, |spot| spot.height).div_ceil(style::ROW_HEIGHT) + 1,
        Block::Plots(_) => PLOT_ROWS,
        Block::Form(form) => count(form.rows.len()) + 1,
        Block::Stamp(lines) => count(lines.len()),
    }
}

/// Height of a row of a table whose long texts wrap in columns of these widths, in pixels; `None` where one line is enough.
#[must_use]
pub fn prose_height(table: &Table<'_>, cells: &[Value<'_>], widths: &[f64]) -> Option<u32> {
    let lines = table.columns.iter().zip(cells).zip(widths).filter_map(|((column, value), width)| match (column.look, value) {
        (Look::Prose(_), Value::Text(text)) => Some(style::wrapped_lines(text, width - 1.0)),
        _ => None,
    });
    lines.max().filter(|lines| *lines > 1).map(|lines| lines.min(20) * style::ROW_HEIGHT + 4)
}

/// Height of the header row of a table with these titles, in pixels.
#[must_use]
pub fn header_height<'t>(titles: impl Iterator<Item = &'t str>, widths: &[f64]) -> u32 {
    let lines = |(at, title): (usize, &str)| style::wrapped_lines(title, widths.get(at).copied().unwrap_or(8.0) - 2.5);
    titles.enumerate().map(lines).max().unwrap_or(1).clamp(1, 4) * style::ROW_HEIGHT + 8
}

/// A heading stands close to what it heads, paragraphs close to each other.
fn gap_after(block: &Block<'_>, next: Option<&Block<'_>>) -> u32 {
    let is_text = |block: &Block<'_>| matches!(block, Block::Paragraph(_) | Block::Notice(_));
    match (block, next) {
        (Block::Heading(_) | Block::Chart(_) | Block::Plots(_), _) => 0,
        (Block::Paragraph(_), Some(Block::Plots(_))) => 0,
        (block, Some(next)) if is_text(block) && is_text(next) => 0,
        _ => 1,
    }
}

fn widths(sheet: &Sheet<'_>) -> Vec<f64> {
    let mut widths: Vec<f64> = Vec::new();
    for block in &sheet.blocks {
        let needed: Vec<f64> = match block {
            Block::Table(table) => (0..table.columns.len()).map(|at| style::column_width(table, at)).collect(),
            Block::Form(form) => form.columns.iter().map(|column| column.width).collect(),
            _ => continue,
        };
        for (at, width) in needed.into_iter().enumerate() {
            match widths.get_mut(at) {
                Some(known) => *known = known.max(width),
                None => widths.push(width),
            }
        }
    }
    let mut widths = if widths.is_empty() { PLAIN_GRID.to_vec() } else { at_least_a_paragraph(widths) };
    widths[0] = widths[0].max(label_width(sheet));
    // pages are cut by the width of the columns: pictures must not stand out beyond them
    let abreast = sheet.blocks.iter().any(|block| matches!(block, Block::Plots(_))) || gallery::side_by_side(&sheet.blocks);
    while abreast && pixels(&widths) < WIDTH.0 {
        widths.push(OTHER_COLUMN);
    }
    widths
}

/// Width of the longest label of the facts on a sheet.
fn label_width(sheet: &Sheet<'_>) -> f64 {
    let facts = sheet.blocks.iter().filter_map(|block| if let Block::Facts(facts) = block { Some(facts) } else { None });
    #[allow(clippy::cast_precision_loss, reason = "at most 40")]
    let width = facts.flatten().map(|(label, ..)| style::text_width(label)).max().unwrap_or(0).min(40) as f64;
    width + 2.0
}

/// Narrow tables leave paragraphs and charts too little room: columns are added beside them.
fn at_least_a_paragraph(mut widths: Vec<f64>) -> Vec<f64> {
    while widths.iter().sum::<f64>() < PARAGRAPH * 0.8 {
        widths.push(11.0);
    }
    widths
}

fn paragraph_span(widths: &[f64]) -> (u16, f64) {
    let mut total = 0.0;
    for (at, width) in widths.iter().enumerate() {
        total += width;
        if total >= PARAGRAPH || at + 1 == widths.len() {
            return (u16::try_from(at).unwrap_or(0), total);
        }
    }
    (0, total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::plan::Form;
    use crate::report::plan::{Column, Look, Table, Value};

    fn table(rows: usize) -> Table<'static> {
        let rows = (0..rows).map(|_| vec![Value::Count(1)]).collect();
        Table { name: "t".into(), columns: vec![Column::new("n", Look::Count)], rows, ..Table::default() }
    }

    #[test]
    fn plots_stay_within_the_columns_of_their_sheet() {
        let sheet = Sheet { blocks: vec![Block::Plots(Vec::new()), Block::Table(table(3))], ..Sheet::default() };
        assert!(pixels(&sheet_grid(&sheet, false).widths) >= WIDTH.0);
        let without = Sheet { blocks: vec![Block::Table(table(3))], ..Sheet::default() };
        assert!(pixels(&sheet_grid(&without, false).widths) < WIDTH.0);
    }

    #[test]
    fn a_chart_finds_the_rows_of_its_table() {
        let sheet = Sheet { notes: vec!["read me".into()], blocks: vec![Block::Table(table(3))], ..Sheet::default() };
        let book = Book { sheets: vec![Sheet::default(), sheet], home: Some((0, "home".into())), ..Book::default() };
        let (grids, tables) = lay_out(&book);
        // title, link back, note, blank, header
        assert_eq!((grids[1].back, grids[1].notes, grids[1].blocks[0]), (Some(1), 2, 4));
        let source = |rows| Source { table: "t".into(), column: 0, rows };
        assert_eq!(locate(&source(1..3), &tables), Some((1, 6, 0, 7)));
        assert_eq!(locate(&source(1..1), &tables), None);
        assert_eq!(grids[1].sole, Some(0));
    }

    #[test]
    fn sheets_stream_unless_they_are_filled_in() {
        let grid = |blocks| sheet_grid(&Sheet { blocks, ..Sheet::default() }, false);
        let two = grid(vec![Block::Table(table(201)), Block::Table(table(201))]);
        assert_eq!((two.stream, two.sole, two.below), (true, None, two.blocks[1] + 202));
        assert_eq!(two.blocks[1], two.blocks[0] + 203);
        assert!(!grid(vec![Block::Form(Form::default())]).stream);
    }
}
