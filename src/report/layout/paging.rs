//! How a sheet is cut into pages of A4: upright or across, at which scale, where one page ends. A narrow table is printed upright,
//! a wide one across, one too wide for that on several pages side by side; no picture is cut in two.

use super::{Grid, gap_after};
use crate::report::{
    plan::{Block, Sheet},
    style,
};

/// How a sheet is printed.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Page {
    /// Across instead of upright.
    pub across: bool,
    /// Its pages.
    pub paging: Paging,
}

/// How a sheet is cut into pages.
#[derive(Clone, Debug, PartialEq)]
pub enum Paging {
    /// Scaled by the program to so many pages side by side.
    Wide(u16),
    /// At this scale in percent, with breaks before these rows. Programs ignore breaks where they scale by themselves.
    Breaks(u16, Vec<u32>),
}

impl Default for Paging {
    fn default() -> Self {
        Self::Wide(1)
    }
}

/// What margins leave of A4 upright, in pixels at full size: width and height. Across it is the other way round.
const UPRIGHT: (f64, f64) = (698.0, 983.0);
const ACROSS: (f64, f64) = (1026.0, 655.0);
/// Pictures are printed no larger than this.
const LARGEST: f64 = 0.85;
/// An upright page is chosen down to this scale, one across down to the other; what is wider takes several pages.
const LEAST_UPRIGHT: f64 = 0.70;
const LEAST_ACROSS: f64 = 0.66;
/// Fonts differ from system to system: where nobody but us scales, columns can be a third wider than planned, and pages hold a
/// little less.
const ROOM: f64 = 0.75;
const ROOM_BELOW: f64 = 0.96;
/// Fewer rows of a table than this are not left alone at the foot of a page.
const FEW_ROWS: f64 = 6.0;

/// How this sheet is printed.
#[must_use]
pub fn page(sheet: &Sheet<'_>, grid: &Grid) -> Page {
    let width = pixels(&grid.widths).max(grid.reach);
    if sheet.blocks.iter().any(|block| matches!(block, Block::Chart(_) | Block::Plots(_))) {
        return with_pictures(sheet, grid, width);
    }
    if width * LEAST_UPRIGHT <= UPRIGHT.0 {
        return Page { across: false, paging: Paging::Wide(1) };
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let pages = (width * LEAST_ACROSS / ACROSS.0).ceil().clamp(1.0, 20.0) as u16;
    Page { across: true, paging: Paging::Wide(if grid.sole.is_some() { pages } else { 1 }) }
}

/// Width of columns, in pixels.
#[must_use]
pub fn pixels(widths: &[f64]) -> f64 {
    widths.iter().map(|width| width * 7.0 + 5.0).sum()
}

/// Pictures and what stands beside them, at a scale of our own: breaks before what would be cut.
fn with_pictures(sheet: &Sheet<'_>, grid: &Grid, width: f64) -> Page {
    let only_pictures = sheet.blocks.iter().all(|block| matches!(block, Block::Chart(_) | Block::Plots(_)));
    let upright = UPRIGHT.0 * ROOM / width;
    let across = !only_pictures && upright < LEAST_UPRIGHT * ROOM;
    let ((_, height), scale) = if across { (ACROSS, ACROSS.0 * ROOM / width) } else { (UPRIGHT, upright) };
    let scale = scale.min(LARGEST);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    let percent = (scale * 100.0).floor().clamp(20.0, 100.0) as u16;
    Page { across, paging: Paging::Breaks(percent, row_breaks(sheet, grid, height * ROOM_BELOW / scale)) }
}

/// The rows at which a page of this height begins, so that no picture is cut, no heading stands alone, and no table begins with a
/// few rows at the foot of a page.
fn row_breaks(sheet: &Sheet<'_>, grid: &Grid, height: f64) -> Vec<u32> {
    let mut breaks = Vec::new();
    let mut used = f64::from(grid.notes + 1) * f64::from(style::ROW_HEIGHT) + 40.0;
    let mut heads: Option<(u32, f64)> = None;
    for (at, (block, row)) in sheet.blocks.iter().zip(&grid.blocks).enumerate() {
        let tall = block_pixels(block, grid) + f64::from(gap_after(block, sheet.blocks.get(at + 1)) * style::ROW_HEIGHT);
        if matches!(block, Block::Heading(_) | Block::Notice(_)) {
            let (_, above) = *heads.get_or_insert((*row, 0.0));
            heads = heads.map(|(row, _)| (row, above + tall));
            continue;
        }
        let (first, above) = heads.take().unwrap_or((*row, 0.0));
        let needed = match block {
            Block::Table(table) if table.rows.len() > 12 => 60.0 + FEW_ROWS * f64::from(style::ROW_HEIGHT),
            _ => tall,
        };
        if used + above + needed > height && used > 0.0 && first > 0 {
            breaks.push(first);
            used = 0.0;
        }
        used = (used + above + tall) % height;
    }
    breaks
}

/// Height of a block, in pixels.
fn block_pixels(block: &Block<'_>, grid: &Grid) -> f64 {
    let lines = |text: &str| style::wrapped_lines(text, grid.span_width) * style::ROW_HEIGHT + 3;
    let pixels = match block {
        Block::Heading(_) => 28,
        Block::Paragraph(text) | Block::Notice(text) => lines(text),
        Block::Table(_) | Block::Form(_) => super::block_height(block) * style::ROW_HEIGHT + 30,
        _ => super::block_height(block) * style::ROW_HEIGHT,
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

    fn picture() -> Block<'static> {
        let categories = Source { table: String::new(), column: 0, rows: 0..1 };
        let (title, axis) = (String::new(), String::new());
        Block::Chart(Chart { title, axis, look: Look::Mean, categories, label_width: 4, series: Vec::new() })
    }

    #[test]
    fn narrow_tables_stand_upright_and_wide_ones_lie() {
        let of = |columns| printed(vec![Block::Table(table(columns, 50))]);
        assert_eq!(of(3), Page { across: false, paging: Paging::Wide(1) });
        assert_eq!(of(11), Page { across: false, paging: Paging::Wide(1) });
        assert_eq!(of(17), Page { across: true, paging: Paging::Wide(1) });
        assert_eq!(of(29), Page { across: true, paging: Paging::Wide(2) });
    }

    #[test]
    fn pictures_begin_a_page_rather_than_be_cut_and_take_their_heading_along() {
        let mut blocks = vec![picture(), picture(), picture(), picture()];
        let Paging::Breaks(_, rows) = printed(blocks.clone()).paging else { panic!("no breaks") };
        assert_eq!(rows.len(), 1);
        blocks.insert(3, Block::Heading("next".into()));
        let grid = sheet_grid(&Sheet { blocks, ..Sheet::default() }, false);
        let Paging::Breaks(_, rows) = grid.page.paging else { panic!("no breaks") };
        assert_eq!(rows, [grid.blocks[3]]);
    }
}
