//! A planned [`Chart`] as a native one, drawn from the cells of its table.

use super::special;
use crate::report::{
    layout::{self, Spot},
    plan::{Block, Book, Chart, Look, Mark, Series, Source, Value},
    style,
};
use rust_xlsxwriter::{
    Chart as Picture, ChartAxisLabelPosition, ChartErrorBars, ChartErrorBarsType, ChartFont, ChartFormat, ChartLegendPosition, ChartLine,
    ChartMarker, ChartMarkerType, ChartRange, ChartSolidFill, ChartType,
};
use std::collections::BTreeMap;

/// The picture; `None` where there is nothing to draw.
pub fn picture(chart: &Chart, book: &Book<'_>, tables: &BTreeMap<String, (usize, u32)>, spot: Spot) -> Option<Picture> {
    let range = |source: &Source| {
        let (sheet, first, column, last) = layout::locate(source, tables)?;
        Some(ChartRange::new_from_range(&book.sheets[sheet].name, first, column, last, column))
    };
    let categories = range(&chart.categories)?;
    let kind = chart.series.first().map(|series| series.mark);
    let special = match kind {
        Some(Mark::Boxes(columns)) => Some(special::boxes(&chart.series[0], columns, &categories, range)?),
        Some(Mark::Web) => Some(special::web(chart, &categories, range)?),
        Some(Mark::Points) => Some(special::points(&chart.series[0], &categories, range)?),
        Some(Mark::Shares) => Some(special::shares(chart, &categories, range)?),
        _ => None,
    };
    if let Some(mut picture) = special {
        dress(&mut picture, chart, book, spot);
        return Some(picture);
    }
    let columns = drawn(chart, false, &categories, range);
    let lines = drawn(chart, true, &categories, range);
    let mut picture = match (columns, lines) {
        (Some(mut columns), Some(lines)) => {
            columns.combine(&lines);
            columns
        }
        (columns, lines) => columns.or(lines)?,
    };
    dress(&mut picture, chart, book, spot);
    Some(picture)
}

/// The columns, or the `lines` and points, as a picture of their own.
fn drawn(chart: &Chart, lines: bool, categories: &ChartRange, range: impl Fn(&Source) -> Option<ChartRange>) -> Option<Picture> {
    let series: Vec<&Series> = chart.series.iter().filter(|series| (series.mark != Mark::Columns) == lines).collect();
    if series.is_empty() {
        return None;
    }
    let mut picture = Picture::new(if lines { ChartType::Line } else { ChartType::Column });
    for (at, series) in series.into_iter().enumerate() {
        let colour = match (series.mark, at) {
            (Mark::Line, 0) => style::CHART_LINE,
            (Mark::Line, at) => style::CHART_LINES[(at - 1) % style::CHART_LINES.len()],
            (Mark::Columns, 0) | (Mark::Intervals(_), _) => style::CHART_COLUMN,
            _ => style::CHART_COLUMN_OTHER,
        };
        let drawn = picture.add_series();
        drawn.set_name(series.name.as_str()).set_categories(categories).set_values(&range(&series.values)?);
        match series.mark {
            Mark::Line => drawn
                .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(colour).set_width(2)))
                .set_marker(ChartMarker::new().set_none()),
            Mark::Columns | Mark::Shares | Mark::Boxes(_) | Mark::Web | Mark::Points => {
                drawn.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour))).set_gap(60)
            }
            Mark::Intervals(column) => {
                let half = range(&Source { column, ..series.values.clone() })?;
                let mut line = ChartFormat::new();
                line.set_line(ChartLine::new().set_color(colour).set_width(1.5));
                let mut bars = ChartErrorBars::new();
                bars.set_type(ChartErrorBarsType::Custom(half.clone(), half)).set_format(&mut line);
                let mut point = ChartFormat::new();
                point.set_solid_fill(ChartSolidFill::new().set_color(style::INK)).set_no_border();
                drawn
                    .set_format(ChartFormat::new().set_no_line())
                    .set_marker(ChartMarker::new().set_type(ChartMarkerType::Circle).set_size(5).set_format(&mut point))
                    .set_y_error_bars(&bars)
            }
        };
    }
    Some(picture)
}

/// The font of everything, in this size.
pub(super) fn font(size: u32) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(style::FONT).set_size(size);
    font
}

fn dress(picture: &mut Picture, chart: &Chart, book: &Book<'_>, spot: Spot) {
    let mut title = font(if spot.width < style::SMALL_CHART { 10 } else { 12 });
    title.set_bold().set_color(style::INK);
    let mut labels = font(8);
    if style::labels_upright(chart, spot.width) {
        labels.set_rotation(-90);
    }
    picture.set_width(spot.width).set_height(spot.height).set_alt_text(&chart.title);
    picture.title().set_name(chart.title.as_str()).set_font(&title);
    // Below long upright labels a legend would lie on them.
    let legend = if style::labels_upright(chart, spot.width) { ChartLegendPosition::Top } else { ChartLegendPosition::Bottom };
    picture.legend().set_position(legend).set_font(&font(9));
    // One set of columns is what the title and the axis say it is.
    if let [Series { mark: Mark::Columns, .. }] = chart.series.as_slice() {
        picture.legend().set_hidden();
    }
    picture.x_axis().set_font(&labels);
    let mut axis = font(9);
    axis.unset_bold();
    picture.y_axis().set_name(chart.axis.as_str()).set_name_font(&axis).set_font(&font(9));
    match chart.look {
        // Differences go below zero; labels stand at the foot all the same.
        Look::Signed => {
            picture.x_axis().set_label_position(ChartAxisLabelPosition::Low);
            // Left to themselves, programs cut bars that reach beyond the points.
            if let Some((low, high)) = reach(chart, book, true) {
                picture.y_axis().set_min(low).set_max(high);
            }
        }
        // Means with their intervals: from zero on they would all look alike.
        _ if chart.series.iter().any(|series| matches!(series.mark, Mark::Intervals(_))) => {
            if let Some((low, high)) = reach(chart, book, false) {
                picture.y_axis().set_min(low).set_max(high);
            }
        }
        // T scores of units lie around 50: from zero on their lines would all be flat.
        Look::Point => {
            let (low, high) = around(chart, book);
            picture.y_axis().set_min(low).set_max(high);
        }
        // Nothing is above 100 %: left to themselves, programs end the axis at 120.
        Look::Rate if highest(chart, book) > 0.8 => {
            picture.y_axis().set_min(0).set_max(1);
        }
        _ => {
            picture.y_axis().set_min(0);
        }
    }
    match chart.series.first().map(|series| series.mark) {
        // The title says what a box is: a legend of its edges would name them one by one.
        Some(Mark::Boxes(_)) => {
            picture.legend().set_hidden();
        }
        Some(Mark::Shares) => {
            picture.y_axis().set_max(1);
        }
        Some(Mark::Points) => {
            let (low, high) = around(chart, book);
            picture.x_axis().set_min(low).set_max(high).set_num_format("0").set_label_position(ChartAxisLabelPosition::Low);
            picture.legend().set_hidden();
        }
        _ => {}
    }
    picture.y_axis().set_major_gridlines(true).set_major_gridlines_line(ChartLine::new().set_color(style::RULE).set_width(0.5));
    if let Some(spelling) = style::number_format(chart.look) {
        picture.y_axis().set_num_format(spelling);
    }
}

/// Ends of an axis between which all intervals of a picture lie, in steps that read well, with zero if so wanted; `None` where there
/// are none.
fn reach(chart: &Chart, book: &Book<'_>, zero: bool) -> Option<(f64, f64)> {
    let mut ends: Option<(f64, f64)> = zero.then_some((0.0, 0.0));
    for series in &chart.series {
        let Mark::Intervals(column) = series.mark else { continue };
        let half = Source { column, ..series.values.clone() };
        for row in series.values.rows.clone() {
            let (Some(value), Some(half)) = (value(book, &series.values, row), value(book, &half, row)) else { continue };
            let (low, high) = ends.unwrap_or((value, value));
            ends = Some((low.min(value - half), high.max(value + half)));
        }
    }
    let (low, high) = ends.filter(|(low, high)| low < high)?;
    let tenth = (high - low) / 10.0;
    let power = 10.0_f64.powf(tenth.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * power).find(|step| *step >= tenth)?;
    Some(((low / step).floor() * step, (high / step).ceil() * step))
}

/// A number in a row of a table.
fn value(book: &Book<'_>, source: &Source, row: usize) -> Option<f64> {
    let tables = book.sheets.iter().flat_map(|sheet| &sheet.blocks);
    let mut tables = tables.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    match tables.find(|table| table.name == source.table)?.rows.get(row)?.get(source.column)? {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

/// The highest value of a picture, 0 where it has none.
fn highest(chart: &Chart, book: &Book<'_>) -> f64 {
    let of = |series: &Series| series.values.rows.clone().filter_map(|row| value(book, &series.values, row)).fold(0.0, f64::max);
    chart.series.iter().map(of).fold(0.0, f64::max)
}

/// Ends of an axis, in steps of five, between which all T scores of a picture lie; 40 to 60 at least.
fn around(chart: &Chart, book: &Book<'_>) -> (i32, i32) {
    let across = chart.series.iter().filter(|series| series.mark == Mark::Points).map(|_| &chart.categories);
    let sources = chart.series.iter().map(|series| &series.values).chain(across);
    let values = sources.flat_map(|source| source.rows.clone().filter_map(|row| value(book, source, row)));
    let (low, high) = values.fold((40.0, 60.0), |(low, high): (f64, f64), value| (low.min(value), high.max(value)));
    #[allow(clippy::cast_possible_truncation, reason = "T scores")]
    let step = |end: f64| end as i32 * 5;
    (step((low / 5.0).floor()), step((high / 5.0).ceil()))
}
