//! How a sheet is cut into pages of A4: upright or across, at which scale, where one page ends. A narrow table is printed upright,
//! a wide one across, one too wide for that on several pages of about the same width; no picture is cut in two.

use super::{Grid, gap_after};
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
}

/// How a sheet is cut into pages.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Paging {
    /// Scaled by the program to the width of one page.
    #[default]
    Wide,
    /// At this scale in percent, with breaks before these rows and columns. Programs ignore breaks where they scale by themselves.
    Scaled {
        /// The scale.
        percent: u16,
        /// Rows that begin a page.
        rows: Vec<u32>,
        /// Columns that begin a page.
        columns: Vec<u32>,
    },
}

/// What margins leave of A4 upright, in pixels at full size: width and height. Across it is the other way round.
const UPRIGHT: (f64, f64) = (698.0, 983.0);
const ACROSS: (f64, f64) = (1026.0, 655.0);
/// Text of 10.5 points is printed no larger than this: nobody needs it, and it takes more pages.
const LARGEST: f64 = 0.85;
/// An upright page is chosen down to this scale, one across down to the other; what is wider takes several pages.
const LEAST_UPRIGHT: f64 = 0.70;
const LEAST_ACROSS: f64 = 0.66;
/// Fonts differ from system to system: columns can be an eighth wider than planned, and pages hold a little less.
const ROOM: f64 = 0.87;
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
    let table = grid.sole.and_then(|at| if let Block::Table(table) = &sheet.blocks[at] { Some(table) } else { None });
    if width * LARGEST <= UPRIGHT.0 * ROOM {
        return scaled(false, LARGEST, Vec::new(), Vec::new());
    }
    if width * LEAST_UPRIGHT <= UPRIGHT.0 {
        return Page { across: false, paging: Paging::Wide };
    }
    match table {
        Some(table) if width * LEAST_ACROSS > ACROSS.0 => side_by_side(table, grid),
        _ => Page { across: true, paging: Paging::Wide },
    }
}

/// Width of columns, in pixels.
#[must_use]
pub fn pixels(widths: &[f64]) -> f64 {
    widths.iter().map(|width| width * 7.0 + 5.0).sum()
}

fn scaled(across: bool, scale: f64, rows: Vec<u32>, columns: Vec<u32>) -> Page {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let percent = (scale.min(LARGEST) * 100.0).floor().clamp(20.0, 100.0) as u16;
    Page { across, paging: Paging::Scaled { percent, rows, columns } }
}

/// Pictures and what stands beside them, at a scale of our own: breaks before what would be cut.
fn with_pictures(sheet: &Sheet<'_>, grid: &Grid, width: f64) -> Page {
    let only_pictures = sheet.blocks.iter().all(|block| matches!(block, Block::Chart(_) | Block::Plots(_)));
    let upright = UPRIGHT.0 * ROOM / width;
    let across = !only_pictures && upright < LEAST_UPRIGHT * ROOM;
    let ((_, height), scale) = if across { (ACROSS, ACROSS.0 * ROOM / width) } else { (UPRIGHT, upright) };
    let scale = scale.min(LARGEST);
    scaled(across, scale, row_breaks(sheet, grid, height * ROOM_BELOW / scale), Vec::new())
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

/// A table over several pages side by side, its keys on each, all about equally wide.
fn side_by_side(table: &Table<'_>, grid: &Grid) -> Page {
    let widths: Vec<f64> = grid.widths.iter().map(|width| width * 7.0 + 5.0).collect();
    let keys = table.keys.min(widths.len());
    let key_width: f64 = widths[..keys].iter().sum();
    let mut limit = (ACROSS.0 * ROOM / LEAST_ACROSS).max(key_width * 1.5);
    let mut chosen = cut(&widths, keys, key_width, limit);
    let pages = chosen.0.len();
    loop {
        limit -= 6.0;
        let next = cut(&widths, keys, key_width, limit);
        if next.0.len() > pages || limit <= key_width + 20.0 {
            break;
        }
        chosen = next;
    }
    let (columns, widest) = chosen;
    scaled(true, ACROSS.0 * ROOM / widest, Vec::new(), columns)
}

/// The columns that begin a page when none is wider than this, and the width of the widest one.
fn cut(widths: &[f64], keys: usize, key_width: f64, limit: f64) -> (Vec<u32>, f64) {
    let (mut columns, mut used, mut widest) = (Vec::new(), key_width, key_width);
    for (at, width) in (0u32..).zip(widths).skip(keys) {
        if used + width > limit && used > key_width {
            columns.push(at);
            used = key_width;
        }
        used += width;
        widest = widest.max(used);
    }
    (columns, widest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{
        layout::sheet_grid,
        plan::{Chart, Column, Look, Source, Value},
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
        assert_eq!(of(3), Page { across: false, paging: Paging::Scaled { percent: 85, rows: vec![], columns: vec![] } });
        assert_eq!(of(11), Page { across: false, paging: Paging::Wide });
        assert_eq!(of(17), Page { across: true, paging: Paging::Wide });
    }

    #[test]
    fn a_table_too_wide_takes_pages_of_about_the_same_width() {
        let page = printed(vec![Block::Table(table(29, 50))]);
        let Paging::Scaled { columns, percent, .. } = page.paging else { panic!("{page:?}") };
        assert_eq!((page.across, columns, percent >= 66), (true, vec![15], true));
    }

    #[test]
    fn pictures_begin_a_page_rather_than_be_cut_and_take_their_heading_along() {
        let mut blocks = vec![picture(), picture(), picture(), picture()];
        let Paging::Scaled { rows, .. } = printed(blocks.clone()).paging else { panic!("no breaks") };
        assert_eq!(rows.len(), 1);
        blocks.insert(3, Block::Heading("next".into()));
        let grid = sheet_grid(&Sheet { blocks, ..Sheet::default() }, false);
        let Paging::Scaled { rows, .. } = grid.page.paging else { panic!("no breaks") };
        assert_eq!(rows, [grid.blocks[3]]);
    }
}
