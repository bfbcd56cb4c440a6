//! Pictures that are neither columns nor lines: boxes, webs, points, and columns of shares.

use crate::report::{
    plan::{Chart, Series, Source},
    style,
};
use rust_xlsxwriter::{Chart as Picture, ChartFormat, ChartLine, ChartMarker, ChartMarkerType, ChartRange, ChartSolidFill, ChartType};

/// Boxes with whiskers: a stock chart of the lower edge, the upper end, the lower end and the upper edge, the medians as dashes.
pub fn boxes(
    series: &Series,
    [low, lower, upper, high]: [usize; 4],
    categories: &ChartRange,
    range: impl Fn(&Source) -> Option<ChartRange>,
) -> Option<Picture> {
    let mut picture = Picture::new(ChartType::Stock);
    for column in [lower, high, low, upper] {
        let values = range(&Source { column, ..series.values.clone() })?;
        let edge = picture.add_series();
        edge.set_categories(categories)
            .set_values(&values)
            .set_format(ChartFormat::new().set_no_line())
            .set_marker(ChartMarker::new().set_none());
    }
    let mut fill = ChartFormat::new();
    fill.set_solid_fill(ChartSolidFill::new().set_color(style::BAR)).set_line(ChartLine::new().set_color(style::CHART_COLUMN));
    let mut whisker = ChartFormat::new();
    whisker.set_line(ChartLine::new().set_color(style::INK).set_width(1));
    picture.set_up_down_bars(true).set_up_bar_format(&mut fill).set_high_low_lines(true).set_high_low_lines_format(&mut whisker);
    let mut medians = Picture::new(ChartType::Line);
    let mut dash = ChartFormat::new();
    dash.set_solid_fill(ChartSolidFill::new().set_color(style::CHART_LINE)).set_line(ChartLine::new().set_color(style::CHART_LINE));
    let median = medians.add_series();
    median.set_name(series.name.as_str()).set_categories(categories).set_values(&range(&series.values)?);
    median
        .set_format(ChartFormat::new().set_no_line())
        .set_marker(ChartMarker::new().set_type(ChartMarkerType::LongDash).set_size(8).set_format(&mut dash));
    picture.combine(&medians);
    Some(picture)
}

/// The categories around, a ring for each series.
pub fn web(chart: &Chart, categories: &ChartRange, range: impl Fn(&Source) -> Option<ChartRange>) -> Option<Picture> {
    let mut picture = Picture::new(ChartType::RadarWithMarkers);
    let colours = [style::CHART_LINE, style::CHART_COLUMN, style::INK];
    for (series, colour) in chart.series.iter().zip(colours) {
        let ring = picture.add_series();
        ring.set_name(series.name.as_str()).set_categories(categories).set_values(&range(&series.values)?);
        ring.set_format(ChartFormat::new().set_line(ChartLine::new().set_color(colour).set_width(2)))
            .set_marker(ChartMarker::new().set_none());
    }
    Some(picture)
}

/// A point for each row.
pub fn points(series: &Series, across: &ChartRange, range: impl Fn(&Source) -> Option<ChartRange>) -> Option<Picture> {
    let mut picture = Picture::new(ChartType::Scatter);
    let mut dot = ChartFormat::new();
    dot.set_solid_fill(ChartSolidFill::new().set_color(style::CHART_COLUMN)).set_line(ChartLine::new().set_color(style::INK));
    let points = picture.add_series();
    points.set_name(series.name.as_str()).set_categories(across).set_values(&range(&series.values)?);
    // The writer leaves the line out of a scatter by itself; told so too it would write the same element twice.
    points.set_marker(ChartMarker::new().set_type(ChartMarkerType::Circle).set_size(7).set_format(&mut dot));
    Some(picture)
}

/// Columns from 0 to 100 %, each series a part: from the best in blue over grey to the lowest in orange.
pub fn shares(chart: &Chart, categories: &ChartRange, range: impl Fn(&Source) -> Option<ChartRange>) -> Option<Picture> {
    let mut picture = Picture::new(ChartType::ColumnPercentStacked);
    let last = chart.series.len().saturating_sub(1);
    // The lowest band first: columns are stacked from the foot.
    for (at, series) in chart.series.iter().enumerate().rev() {
        let part = picture.add_series();
        part.set_name(series.name.as_str()).set_categories(categories).set_values(&range(&series.values)?);
        part.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(style::between(at, last)))).set_gap(40);
    }
    Some(picture)
}
