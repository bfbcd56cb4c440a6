//! How a sheet is cut into pages of A4: upright or across, at which scale, where one page ends. A sheet is printed on as few pages as
//! can be read: what nearly fits a page is set a little smaller, long tables are set small, no page holds a few last rows alone, no
//! picture is cut in two or parted from its heading, and of a long list for the screen the first page stands for all.

use super::{Grid, gallery, gap_after, header_height, prose_height};
use crate::report::{
    plan::{Block, Sheet, Table},
    style,
};

/// How a sheet is printed.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Page {
    /// Across instead of upright.
    pub across: bool,
    /// Its pages.
    pub paging: Paging,
    /// Last row and column that are printed, where not all is.
    pub area: Option<(u32, u16)>,
    /// How many pages it takes, by our own measure.
    pub pages: u32,
}

/// How a sheet is cut into pages.
#[derive(Clone, Debug, PartialEq)]
pub enum Paging {
    /// Scaled by the program to so many pages side by side and, unless 0, so many under each other.
    Fit(u16, u16),
    /// At this scale in percent, with breaks before these rows. Programs ignore breaks where they scale by themselves.
    Breaks(u16, Vec<u32>),
}

impl Default for Paging {
    fn default() -> Self {
        Self::Fit(1, 0)
    }
}

/// What margins leave of A4 upright, in pixels at full size: width and height. Across it is the other way round.
const UPRIGHT: (f64, f64) = (698.0, 983.0);
const ACROSS: (f64, f64) = (1026.0, 655.0);
/// Pictures are printed no larger than this.
const LARGEST: f64 = 0.85;
/// No page is turned for the sake of larger text than this.
const COMFORTABLE: f64 = 0.75;
/// Scale at which a table of very many columns can still be read on paper: what is wider takes several pages side by side.
const LEAST: f64 = 0.45;
/// Upright pages hold twice the rows, but only down to this scale is a table set upright for that.
const LEAST_UPRIGHT: f64 = 0.56;
/// What would take a little more than a page is set on one, down to this scale; longer tables are set at it.
const SMALL: f64 = 0.66;
/// So much of a last page is not worth a sheet of paper: the others take it.
const WIDOW: f64 = 0.25;
/// Fonts differ from system to system: where nobody but us scales, columns can be a quarter wider than planned, and pages hold a
/// little less.
const ROOM: f64 = 0.78;
const ROOM_BELOW: f64 = 0.96;
/// Fewer rows of a table than this are not left alone at the foot of a page.
const FEW_ROWS: f64 = 6.0;

/// How this sheet is printed.
#[must_use]
pub fn page(sheet: &Sheet<'_>, grid: &Grid) -> Page {
    let unprinted = sheet.unprinted().is_some().then(|| sheet.blocks.len() - 1);
    let width = pixels(&grid.widths).max(grid.reach);
    if grid.sole.is_some() && !sheet.has_pictures() {
        return match unprinted {
            Some(at) => first_page(sheet, grid, at, width),
            None => table_pages(sheet, grid, width),
        };
    }
    let last = unprinted.unwrap_or(sheet.blocks.len());
    // a heading over what is not printed is not printed either
    let last = sheet.blocks[..last].iter().rposition(|block| !matches!(block, Block::Heading(_))).map_or(last, |at| at + 1);
    let area = unprinted.map(|_| (grid.blocks[last].saturating_sub(1), pictured(grid)));
    let width = area.map_or(width, |(_, column)| pixels(&grid.widths[..=usize::from(column)]));
    Page { area, ..several_parts(sheet, grid, last, width) }
}

/// Width of columns, in pixels.
#[must_use]
pub fn pixels(widths: &[f64]) -> f64 {
    widths.iter().map(|width| width * 7.0 + 5.0).sum()
}

/// The last column that pictures reach over.
fn pictured(grid: &Grid) -> u16 {
    let wide = pixels(&grid.widths).clamp(gallery::WIDTH.0, gallery::WIDTH.1);
    let reaches = (1..=grid.widths.len()).find(|columns| pixels(&grid.widths[..*columns]) >= wide).unwrap_or(grid.widths.len());
    u16::try_from(reaches.saturating_sub(1)).unwrap_or(u16::MAX)
}

/// Height and width of a page at full size, with the scale at which the width of a sheet fits it.
fn papers(width: f64) -> [(bool, f64, f64); 2] {
    [(false, UPRIGHT), (true, ACROSS)].map(|(across, paper)| (across, paper.1 * ROOM_BELOW, (paper.0 / width).min(1.0)))
}

/// A table with nothing below it: programs scale it, its header is on every page.
fn table_pages(sheet: &Sheet<'_>, grid: &Grid, width: f64) -> Page {
    let tall = head_pixels(sheet, grid) + sheet.blocks.iter().map(|block| block_pixels(block, grid)).sum::<f64>();
    let header = sheet.blocks.last().map_or(0.0, |block| if let Block::Table(table) = block { header_pixels(table, grid) } else { 0.0 });
    // pages at a scale: the header takes its part of each
    let pages = |height: f64, scale: f64| ((tall - header) / (height / scale - header).max(header + 1.0)).max(0.01);
    let mut best: Option<(u32, f64, Page)> = None;
    for (across, height, natural) in papers(width) {
        if natural < if across { LEAST } else { LEAST_UPRIGHT } {
            continue;
        }
        let one = (height / tall).min(natural);
        let (count, scale) = if one >= SMALL.min(natural) * 0.94 {
            (1.0, one)
        } else {
            let scale = natural.min(SMALL);
            let exact = pages(height, scale);
            let whole = exact.floor().max(1.0);
            (if exact - whole <= WIDOW { whole } else { whole + 1.0 }, scale)
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most some thousands")]
        let count = count as u32;
        let scale = scale.min(COMFORTABLE);
        let better = best.as_ref().is_none_or(|(known, known_scale, _)| (count, -scale) < (*known, -known_scale));
        if better {
            let paging = Paging::Fit(1, u16::try_from(count).unwrap_or(0));
            best = Some((count, scale, Page { across, paging, area: None, pages: count }));
        }
    }
    best.map_or_else(
        || {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
            let abreast = (width * SMALL / ACROSS.0).ceil().clamp(1.0, 20.0) as u16;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most some thousands")]
            let below = pages(ACROSS.1 * ROOM_BELOW, SMALL).ceil() as u32;
            Page { across: true, paging: Paging::Fit(abreast, 0), area: None, pages: below * u32::from(abreast) }
        },
        |(.., page)| page,
    )
}

/// The first page of a long list.
fn first_page(sheet: &Sheet<'_>, grid: &Grid, at: usize, width: f64) -> Page {
    let whole = table_pages(sheet, grid, width);
    let Some(Block::Table(table)) = sheet.blocks.get(at).filter(|_| whole.pages > 1) else { return whole };
    let (paper, height) = if whole.across { (ACROSS.0, ACROSS.1) } else { UPRIGHT };
    let scale = (paper / width).clamp(LEAST, SMALL);
    let mut room = height * ROOM_BELOW / scale - head_pixels(sheet, grid) - header_pixels(table, grid);
    let above: f64 = sheet.blocks[..at].iter().map(|block| block_pixels(block, grid)).sum();
    room -= above;
    let heights = table.rows.iter().map(|cells| row_pixels(table, cells, grid));
    let rows = heights
        .take_while(|tall| {
            room -= tall;
            room >= 0.0
        })
        .count();
    let last_row = grid.blocks[at] + super::count(rows.max(1));
    let last_column = u16::try_from(table.columns.len().max(usize::from(grid.span) + 1) - 1).unwrap_or(u16::MAX);
    Page { across: whole.across, paging: Paging::Fit(1, 1), area: Some((last_row, last_column)), pages: 1 }
}

/// Text, tables and pictures under each other: on one page if they fit, else at a scale of our own, with breaks before what would be
/// cut or parted from its heading.
fn several_parts(sheet: &Sheet<'_>, grid: &Grid, last: usize, width: f64) -> Page {
    let tall: f64 = head_pixels(sheet, grid) + parts(sheet, grid, last).iter().map(|part| part.tall).sum::<f64>();
    let cut = |(across, height, natural): (bool, f64, f64)| {
        let one = (height / tall).min(natural);
        let scale = (natural * ROOM).min(LARGEST);
        if one >= SMALL.min(scale) * 0.94 {
            return (across, one, Paging::Fit(1, 1), 1);
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most some thousands")]
        if scale < LEAST_UPRIGHT && !sheet.has_pictures() {
            // wide tables are left to the program, which needs no room to spare
            return (across, natural, Paging::Fit(1, 0), (tall * natural / height).ceil() as u32);
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
        let percent = (scale * 100.0).floor().clamp(20.0, 100.0) as u16;
        let (breaks, count) = row_breaks(sheet, grid, last, height / scale);
        (across, scale, Paging::Breaks(percent, breaks), count)
    };
    // what can hardly be read upright lies, however many pages that takes
    let order = |(_, scale, _, count): &(bool, f64, Paging, u32)| (*scale < LEAST, *count, -scale.min(COMFORTABLE));
    let [upright, across] = papers(width).map(cut);
    let (across, _, paging, pages) = if order(&across) < order(&upright) { across } else { upright };
    Page { across, paging, area: None, pages }
}

/// A block on its way to a page.
struct Part {
    /// Its first row.
    row: u32,
    /// Its height with the gap below it, in pixels.
    tall: f64,
    /// What of it must stay together, in pixels.
    whole: f64,
    /// It goes with what stands below it.
    head: bool,
}

/// The blocks before `last`, charts abreast as one.
fn parts(sheet: &Sheet<'_>, grid: &Grid, last: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (at, (block, row)) in sheet.blocks[..last].iter().zip(&grid.blocks).enumerate() {
        if grid.spots[at].is_some_and(|spot| spot.beside) {
            continue;
        }
        let own = grid.spots[at]
            .map_or_else(|| block_pixels(block, grid), |spot| f64::from((spot.height.div_ceil(style::ROW_HEIGHT) + 1) * style::ROW_HEIGHT));
        let tall = own + f64::from(gap_after(block, sheet.blocks.get(at + 1)) * style::ROW_HEIGHT);
        let whole = match block {
            Block::Table(table) if table.rows.len() > 12 => header_pixels(table, grid) + FEW_ROWS * f64::from(style::ROW_HEIGHT),
            Block::Links(_) | Block::Form(_) => 4.0 * f64::from(style::ROW_HEIGHT),
            _ => tall,
        };
        let after_head = parts.last().is_some_and(|part| part.head);
        let head = match block {
            Block::Heading(_) | Block::Notice(_) => true,
            // what is said of a picture under its heading goes with both
            Block::Paragraph(_) => {
                after_head && matches!(sheet.blocks.get(at + 1), Some(Block::Plots(_) | Block::Chart(_) | Block::Table(_)))
            }
            _ => false,
        };
        parts.push(Part { row: *row, tall, whole, head });
    }
    parts
}

/// The rows at which a page of this height begins, so that no picture is cut, no heading stands alone, and no table begins with a
/// few rows at the foot of a page; and the number of pages.
fn row_breaks(sheet: &Sheet<'_>, grid: &Grid, last: usize, height: f64) -> (Vec<u32>, u32) {
    let (mut breaks, mut pages) = (Vec::new(), 1);
    let mut used = head_pixels(sheet, grid);
    let mut heads: Option<(u32, f64)> = None;
    for part in parts(sheet, grid, last) {
        if part.head {
            let (first, above) = heads.take().unwrap_or((part.row, 0.0));
            heads = Some((first, above + part.tall));
            continue;
        }
        let (first, above) = heads.take().unwrap_or((part.row, 0.0));
        if used + above + part.whole > height && used > 0.0 && first > 0 {
            breaks.push(first);
            pages += 1;
            used = 0.0;
        }
        used += above + part.tall;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most some thousands")]
        let over = (used / height).floor() as u32;
        pages += over;
        used -= f64::from(over) * height;
    }
    (breaks, pages)
}

/// Title, link back, notes and legend, in pixels.
fn head_pixels(sheet: &Sheet<'_>, grid: &Grid) -> f64 {
    let row = style::ROW_HEIGHT;
    let notes: u32 = sheet.notes.iter().map(|note| style::wrapped_lines(note, grid.span_width) * row + 3).sum();
    f64::from(34 + u32::from(grid.back.is_some()) * row + notes + super::count(sheet.legend.len()) * row + row)
}

fn header_pixels(table: &Table<'_>, grid: &Grid) -> f64 {
    f64::from(header_height(table.columns.iter().map(|column| column.title.as_str()), &grid.widths))
}

fn row_pixels(table: &Table<'_>, cells: &[crate::report::plan::Value<'_>], grid: &Grid) -> f64 {
    f64::from(prose_height(table, cells, &grid.widths).unwrap_or(style::ROW_HEIGHT))
}

/// Height of a block, in pixels.
fn block_pixels(block: &Block<'_>, grid: &Grid) -> f64 {
    let lines = |text: &str| style::wrapped_lines(text, grid.span_width) * style::ROW_HEIGHT + 3;
    let pixels = match block {
        Block::Heading(_) => 28,
        Block::Paragraph(text) | Block::Notice(text) => lines(text),
        Block::Table(table) if table.has_prose() => {
            return header_pixels(table, grid) + table.rows.iter().map(|cells| row_pixels(table, cells, grid)).sum::<f64>();
        }
        Block::Table(table) => return header_pixels(table, grid) + table.rows.len() as f64 * f64::from(style::ROW_HEIGHT),
        _ => super::block_height(block, None) * style::ROW_HEIGHT,
    };
    f64::from(pixels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{
        layout::sheet_grid,
        plan::{Chart, Column, Look, Source, Table, Value},
    };

    fn table(columns: usize, rows: usize) -> Table<'static> {
        let columns: Vec<Column> = (0..columns).map(|_| Column::new("mean", Look::Mean)).collect();
        let rows = (0..rows).map(|_| vec![Value::Number(1.0); columns.len()]).collect();
        Table { columns, rows, keys: 1, ..Table::default() }
    }

    fn printed(blocks: Vec<Block<'static>>) -> Page {
        sheet_grid(&Sheet { blocks, ..Sheet::default() }, false).page
    }

    fn picture(labels: usize) -> Block<'static> {
        let categories = Source { table: String::new(), column: 0, rows: 0..labels };
        let (title, axis) = (String::new(), String::new());
        Block::Chart(Chart { title, axis, look: Look::Mean, categories, label_width: 4, series: Vec::new() })
    }

    fn of(columns: usize, rows: usize) -> (bool, Paging, u32) {
        let page = printed(vec![Block::Table(table(columns, rows))]);
        (page.across, page.paging, page.pages)
    }

    #[test]
    fn narrow_tables_stand_upright_and_wide_ones_lie() {
        assert_eq!(of(3, 30), (false, Paging::Fit(1, 1), 1));
        assert_eq!(of(11, 30), (false, Paging::Fit(1, 1), 1));
        assert_eq!(of(17, 30), (true, Paging::Fit(1, 1), 1));
        assert_eq!(of(29, 30), (true, Paging::Fit(1, 1), 1));
        assert_eq!(of(40, 30), (true, Paging::Fit(2, 0), 2));
    }

    #[test]
    fn long_tables_are_set_small_and_leave_no_widows() {
        // 600 rows at full size are twelve pages
        assert_eq!(of(6, 600), (false, Paging::Fit(1, 8), 8));
        // as many columns as fit across, but twice the rows fit upright
        assert_eq!(of(14, 150), (false, Paging::Fit(1, 2), 2));
        // a few rows more than a page hold: they are taken in
        assert_eq!(of(6, 60).2, 1);
        assert_eq!(of(6, 84).2, 1);
    }

    #[test]
    fn of_a_long_list_for_the_screen_one_page_is_printed() {
        let list = |rows| printed(vec![Block::Table(Table { screen: true, ..table(6, rows) })]);
        let long = list(4000);
        let (last, _) = long.area.expect("not all is printed");
        assert!(long.pages == 1 && (50..90).contains(&last), "{last}");
        assert_eq!((list(20).area, list(20).pages), (None, 1));
        // numbers below pictures are not printed at all
        let grid = sheet_grid(
            &Sheet {
                blocks: vec![picture(9), picture(9), Block::Heading("numbers".into()), Block::Table(Table { screen: true, ..table(6, 9) })],
                ..Sheet::default()
            },
            false,
        );
        assert_eq!(grid.page.area.map(|(row, _)| row), Some(grid.blocks[2] - 1));
    }

    #[test]
    fn pictures_begin_a_page_rather_than_be_cut_and_take_their_heading_along() {
        let blocks: Vec<Block<'static>> = (0..9)
            .flat_map(|_| [Block::Heading("next".into()), Block::Paragraph("what is to be seen".into()), Block::Plots(Vec::new())])
            .collect();
        let grid = sheet_grid(&Sheet { blocks: blocks.clone(), ..Sheet::default() }, false);
        let Paging::Breaks(_, rows) = &grid.page.paging else { panic!("no breaks") };
        assert_eq!((rows.len(), grid.page.pages), (2, 3));
        for row in rows {
            let at = grid.blocks.iter().position(|first| first == row).expect("a block begins there");
            assert!(matches!(blocks[at], Block::Heading(_)));
        }
    }

    #[test]
    fn eight_small_pictures_fit_a_page() {
        let page = printed((0..8).map(|_| picture(18)).collect());
        assert_eq!((page.across, page.pages), (false, 1));
        assert_eq!(printed((0..9).map(|_| picture(18)).collect()).pages, 1);
        assert_eq!(printed((0..13).map(|_| picture(18)).collect()).pages, 2);
    }
}
