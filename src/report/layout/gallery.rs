//! Where the pictures of a run stand: two abreast, all of one size, so that they can be compared; one with too many labels for half
//! the room, or one alone, has the whole width.

use crate::report::{
    plan::{Block, Chart, Mark},
    style,
};

/// Pictures reach over the columns of their sheet, but between these limits, in pixels.
pub const WIDTH: (f64, f64) = (900.0, 1000.0);
/// Blank between two pictures, in pixels.
pub const GAP: u32 = 8;
/// Columns are whole pixels wide: a picture as wide as all of them together could reach into the next one, and so onto a page more.
const MARGIN: f64 = 12.0;
/// More labels than this need the whole width: upright ones must not run into each other.
const LABELS_OF_HALF: usize = 36;
/// Widest picture of points or of a web that stands alone: the two axes are alike.
const SQUARE: u32 = 560;

/// Where a picture stands, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// From the edge of the sheet.
    pub left: u32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// Beside the picture before it, in the same rows.
    pub beside: bool,
}

/// The place of each block that is a picture; `width` is that of the sheet's columns.
#[must_use]
pub fn spots(blocks: &[Block<'_>], width: f64) -> Vec<Option<Spot>> {
    let mut spots: Vec<Option<Spot>> = vec![None; blocks.len()];
    let width = width - MARGIN;
    let mut at = 0;
    while at < blocks.len() {
        let run: Vec<&Chart> =
            blocks[at..].iter().map_while(|block| if let Block::Chart(chart) = block { Some(chart) } else { None }).collect();
        if run.len() > 1 {
            place(&run, width.clamp(WIDTH.0 - MARGIN, WIDTH.1), &mut spots[at..]);
        } else if let Some(chart) = run.first() {
            spots[at] = Some(whole(chart, width.clamp(480.0, 1080.0)));
        }
        at += run.len().max(1);
    }
    spots
}

/// Whether some pictures of a sheet stand side by side: its columns must reach below both.
#[must_use]
pub fn side_by_side(blocks: &[Block<'_>]) -> bool {
    let is_chart = |block: &Block<'_>| matches!(block, Block::Chart(_));
    blocks.windows(2).any(|two| two.iter().all(is_chart))
}

fn place(run: &[&Chart], width: f64, spots: &mut [Option<Spot>]) {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let half = (width as u32 - GAP) / 2;
    let fits = |chart: &Chart| is_square(chart) || chart.categories.rows.len() <= LABELS_OF_HALF;
    let mut at = 0;
    while at < run.len() {
        if !fits(run[at]) {
            spots[at] = Some(whole(run[at], width));
            at += 1;
            continue;
        }
        let two = run.get(at + 1).is_some_and(|next| fits(next));
        let abreast = if two { 2 } else { 1 };
        let height = run[at..at + abreast].iter().map(|chart| style::chart_height(chart, half)).max().unwrap_or(0);
        for place in 0..abreast {
            let left = if place == 0 { 0 } else { half + GAP };
            spots[at + place] = Some(Spot { left, width: half, height, beside: place > 0 });
        }
        at += abreast;
    }
}

fn whole(chart: &Chart, width: f64) -> Spot {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let width = if is_square(chart) { (width as u32).min(SQUARE) } else { width as u32 };
    Spot { left: 0, width, height: style::chart_height(chart, width), beside: false }
}

/// Whether its two directions are alike.
fn is_square(chart: &Chart) -> bool {
    matches!(chart.series.first().map(|series| series.mark), Some(Mark::Points | Mark::Web))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::plan::{Look, Source};

    fn chart(labels: usize) -> Block<'static> {
        let categories = Source { table: String::new(), column: 0, rows: 0..labels };
        let (title, axis) = (String::new(), String::new());
        Block::Chart(Chart { title, axis, look: Look::Mean, categories, label_width: 4, series: Vec::new() })
    }

    #[test]
    fn pictures_stand_two_abreast_unless_they_have_too_many_labels() {
        let blocks = [chart(9), chart(9), chart(60), chart(9), Block::Heading(String::new()), chart(9)];
        let spots = spots(&blocks, 962.0);
        let of = |at: usize| spots[at].map(|spot| (spot.left, spot.width, spot.beside)).expect("a picture has a place");
        assert_eq!((of(0), of(1)), ((0, 471, false), (479, 471, true)));
        assert_eq!((of(2), of(3)), ((0, 950, false), (0, 471, false)));
        assert_eq!((spots[4], of(5)), (None, (0, 950, false)));
        assert!(side_by_side(&blocks) && !side_by_side(&blocks[3..]));
    }
}
