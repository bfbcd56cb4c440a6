//! One family of looks: fonts, colours, number formats and widths. Plain data; [`super::write`] turns it into formats.

use super::plan::{Chart, Column, Look, Mark, Table, Value};
use unicode_width::UnicodeWidthStr;

/// The font of every cell. Chinese Excel and WPS have it as their default, LibreOffice knows what to take in its place.
pub const FONT: &str = "等线";
/// Size of text, in points.
pub const FONT_SIZE: f64 = 10.5;
/// GB 2312: tells programs without the font to look for a Chinese one.
pub const FONT_CHARSET: u8 = 134;
/// Height of a row of text, in pixels.
pub const ROW_HEIGHT: u32 = 19;
/// Width of an empty column, in pixels: what the writer supports for a digit of seven pixels.
pub const COLUMN_WIDTH: u32 = 64;
/// Height of a chart with short labels over the whole width, and of one over half of it, in pixels.
const CHART_HEIGHT: (u32, u32) = (300, 260);
/// A web needs room for the labels around it.
const WEB_HEIGHT: u32 = 400;
/// Upright labels are given room up to this width, in half-width characters.
const LONGEST_LABEL: usize = 64;
/// Charts narrower than this are small ones.
pub const SMALL_CHART: u32 = 520;

/// Titles and headers.
pub const INK: u32 = 0x1F_4E_5F;
/// Header fill.
pub const HEADER_FILL: u32 = 0xDC_E9_EC;
/// Fill of the rows that speak for all.
pub const STRONG_FILL: u32 = 0xF3_F6_F7;
/// Lines between rows.
pub const RULE: u32 = 0xD0_D7_DA;
/// Notes.
pub const QUIET: u32 = 0x59_66_6B;
/// Figures that are no more than a hint.
pub const FAINT: u32 = 0x9A_A3_A7;
/// Fill of notices.
pub const NOTICE_FILL: u32 = 0xFF_F4_D6;
/// Lines around cells that are filled in by hand.
pub const GRID: u32 = 0xA9_B5_B9;
/// Fill of what cannot be meant.
pub const WRONG_FILL: u32 = 0xF9_D3_CC;
/// Text on it.
pub const WRONG_INK: u32 = 0x9C_1C_0C;
/// Links.
pub const LINK: u32 = 0x0B_5C_AD;
/// Bars in cells.
pub const BAR: u32 = 0xA9_CC_D6;
/// Low end of a colour scale. Blue and orange are told apart by everybody.
pub const SCALE_LOW: u32 = 0xF2_B2_7A;
/// Middle of a colour scale.
pub const SCALE_MIDDLE: u32 = 0xFF_FF_FF;
/// The middle as it is told in a legend: white is not seen on white.
pub const SCALE_BETWEEN: u32 = 0xE3_E6_E8;
/// High end of a colour scale.
pub const SCALE_HIGH: u32 = 0x7F_B3_D5;
/// Nothing came in.
pub const AWAITED: u32 = 0xE3_E6_E8;
/// Something must be corrected.
pub const FAULTY: u32 = 0xF7_C9_A9;
/// Something is to be confirmed.
pub const DOUBTFUL: u32 = 0xFC_EB_B6;
/// Nothing is left to do.
pub const CLEAN: u32 = 0xC5_E3_D0;
/// Columns of charts.
pub const CHART_COLUMN: u32 = 0x6F_A8_BA;
/// A second set of columns.
pub const CHART_COLUMN_OTHER: u32 = 0xC9_CF_D2;
/// Lines of charts.
pub const CHART_LINE: u32 = 0xC8_5A_17;
/// Further lines beside it, told apart by colour and brightness.
pub const CHART_LINES: [u32; 9] =
    [0x1F_4E_5F, 0x6F_A8_BA, 0xE0_A0_30, 0x4F_8F_4A, 0x7A_5A_9E, 0xB0_3A_5B, 0x8A_8F_92, 0x2C_7F_B8, 0xA8_6C_3E];

/// The number format of a look; `None` for text.
#[must_use]
pub const fn number_format(look: Look) -> Option<&'static str> {
    match look {
        Look::Text | Look::Word | Look::Prose(_) => None,
        Look::Id => Some("@"),
        Look::Count => Some("0"),
        Look::Score => Some("General"),
        Look::Mean => Some("0.00"),
        Look::Rate => Some("0.0%"),
        Look::Point => Some("0.0"),
        Look::Coefficient => Some("0.000"),
        Look::Signed => Some("+0.00;-0.00;0.00"),
        Look::Places => Some("+0;-0;0"),
        Look::Gain => Some("+General;-General;0"),
        Look::Attainment => Some("0.00%"),
        Look::Probability => Some("[<0.0001]0.0E+00;0.0000"),
    }
}

/// Columns that a text takes, in half-width characters. Characters of doubtful width are wide in Chinese fonts.
#[must_use]
pub fn text_width(text: &str) -> usize {
    plain_width(text).unwrap_or_else(|| text.lines().map(UnicodeWidthStr::width_cjk).max().unwrap_or(0))
}

/// The width of a text of visible ASCII, blanks and common ideographs only: nearly all texts, and no table is asked.
fn plain_width(text: &str) -> Option<usize> {
    text.chars().try_fold(0, |width, c| match c {
        ' '..='~' => Some(width + 1),
        '\u{4e00}'..='\u{9fff}' => Some(width + 2),
        _ => None,
    })
}

/// Lines that a text takes when it wraps within this many half-width characters: up to two are lost at the end of a line.
#[must_use]
pub fn wrapped_lines(text: &str, width: f64) -> u32 {
    let line = |text: &str| {
        #[allow(clippy::cast_precision_loss, reason = "a text is short")]
        let needed = (plain_width(text).unwrap_or_else(|| text.width_cjk()) as f64 / (width - 2.0).max(4.0)).ceil();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 200")]
        let lines = needed.clamp(1.0, 200.0) as u32;
        lines
    };
    text.lines().map(line).sum::<u32>().max(1)
}

/// The colour of a part of a whole: from blue for the first over white-grey to orange for the last.
#[must_use]
pub fn between(at: usize, last: usize) -> u32 {
    const BLUE: u32 = 0x2F_7F_B0;
    const MIDDLE: u32 = 0xE8_EC_ED;
    const ORANGE: u32 = 0xD9_7A_2B;
    let (twice, last) = (2 * at, last.max(1));
    let (from, to, part) = if twice <= last { (BLUE, MIDDLE, twice) } else { (MIDDLE, ORANGE, twice - last) };
    let channel = |shift: u32| {
        let (from, to) = ((from >> shift) & 0xFF, (to >> shift) & 0xFF);
        let (part, last) = (u32::try_from(part).unwrap_or(0), u32::try_from(last).unwrap_or(1));
        ((from * (last - part) + to * part) / last) << shift
    };
    channel(16) | channel(8) | channel(0)
}

/// What a chart is made of first of all.
fn kind(chart: &Chart) -> Option<Mark> {
    chart.series.first().map(|series| series.mark)
}

/// Whether the labels of a chart of this width, in pixels, stand upright. Numbers along an axis and
/// words around a web never do.
#[must_use]
pub fn labels_upright(chart: &Chart, width: u32) -> bool {
    const CHARACTER: usize = 7;
    if matches!(kind(chart), Some(Mark::Points | Mark::Web)) {
        return false;
    }
    let needed = chart.categories.rows.len().saturating_mul(chart.label_width + 1).saturating_mul(CHARACTER);
    needed > usize::try_from(width).unwrap_or(usize::MAX)
}

/// Height of a chart of this width, in pixels: upright labels take their length from it.
#[must_use]
pub fn chart_height(chart: &Chart, width: u32) -> u32 {
    match kind(chart) {
        Some(Mark::Web) => return WEB_HEIGHT,
        Some(Mark::Points) => return CHART_HEIGHT.0,
        _ => {}
    }
    let label = u32::try_from(chart.label_width.min(LONGEST_LABEL)).unwrap_or(0);
    let height = if width < SMALL_CHART { CHART_HEIGHT.1 } else { CHART_HEIGHT.0 };
    if labels_upright(chart, width) { height + label.saturating_sub(8) * 6 } else { height }
}

/// Tables of more columns are set closer, so that they fit the width of a page.
const MANY_COLUMNS: usize = 24;

/// Widest a column becomes for what stands in it, in half-widths: the longest names of schools have 36 ideographs.
const WIDEST: usize = 72;

/// Width of a column that shows these values, in characters.
#[must_use]
pub fn column_width(table: &Table<'_>, at: usize) -> f64 {
    let column = &table.columns[at];
    let content = match column.look {
        Look::Prose(width) => return f64::from(width) + if is_beside_number(table, at) { INDENT } else { 0.0 },
        Look::Text | Look::Word | Look::Id | Look::Score => table.rows.iter().map(|row| value_width(&row[at])).max().unwrap_or(0),
        Look::Count | Look::Places => 5,
        Look::Rate | Look::Point | Look::Coefficient | Look::Gain => 7,
        Look::Mean | Look::Signed | Look::Attainment | Look::Probability => 8,
    };
    #[allow(clippy::cast_precision_loss, reason = "at most some hundred")]
    let widths = |header: usize| content.min(WIDEST).max(header) as f64 * 1.08;
    // where there are many columns the filter's button stands over the header
    let width =
        if table.columns.len() > MANY_COLUMNS { widths(header_width(column) - 1) + 0.8 } else { widths(header_width(column)) + 2.0 };
    width + if is_beside_number(table, at) { INDENT } else { 0.0 }
}

/// Room that one step of an indent takes, in characters.
const INDENT: f64 = 1.5;

/// Whether a column of words, left, stands right beside one of numbers: without an indent they would touch.
#[must_use]
pub fn is_beside_number(table: &Table<'_>, at: usize) -> bool {
    let is_left = |at: usize| matches!(table.columns[at].look, Look::Text | Look::Id | Look::Prose(_));
    at > 0 && is_left(at) && !is_left(at - 1) && table.columns[at - 1].look != Look::Word
}

fn value_width(value: &Value<'_>) -> usize {
    match value {
        Value::Empty => 0,
        Value::Text(text) => text_width(text),
        Value::Count(_) | Value::Number(_) => 6,
    }
}

/// A header may break into two lines, but leaves room for the filter's button.
fn header_width(column: &Column) -> usize {
    let whole = text_width(&column.title);
    let longest_word = column.title.split([' ', '\n']).map(text_width).max().unwrap_or(0);
    let half = whole.div_ceil(2);
    let needed = if column.title.is_ascii() { half.max(longest_word) } else { half };
    needed.clamp(4, 20) + 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_twice_as_wide() {
        assert_eq!((text_width("九年级"), text_width("Grade 9"), text_width("一\nabc")), (6, 7, 3));
        assert_eq!(wrapped_lines(&"一".repeat(50), 50.0), 3);
        assert_eq!(wrapped_lines(&"一".repeat(24), 50.0), 1);
        assert_eq!(wrapped_lines("", 50.0), 1);
    }

    #[test]
    fn columns_hold_their_values_and_half_their_header() {
        let column = Column::new("校际差异系数", Look::Count);
        let table = Table { columns: vec![column], rows: vec![vec![Value::Count(7)]], ..Table::default() };
        assert!((column_width(&table, 0) - (8.0 * 1.08 + 2.0)).abs() < 1e-9);
    }
}
