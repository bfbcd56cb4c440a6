//! A planned [`Plot`] as a native chart, drawn from the cells of its table.

use super::{chart::font, clean};
use crate::report::{
    layout,
    plan::{Book, Source, Value},
    plot::{self, Axis, Ink, Plot, Trace},
    style,
};
use rust_xlsxwriter::{
    Chart, ChartAxis, ChartAxisLabelPosition, ChartDataLabel, ChartDataLabelPosition, ChartFormat, ChartLegendPosition, ChartLine,
    ChartLineDashType, ChartMarker, ChartMarkerType, ChartRange, ChartSolidFill, ChartType,
};
use std::collections::BTreeMap;

/// Longest text that a reader hears of a picture.
const LONGEST_ALT: usize = 250;

/// The picture; `None` where there is nothing to draw.
pub fn picture(plot: &Plot, book: &Book<'_>, tables: &BTreeMap<String, (usize, u32)>, width: u32) -> Option<Chart> {
    let range = |source: &Source| {
        let (sheet, first, column, last) = layout::locate(source, tables)?;
        Some(ChartRange::new_from_range(&book.sheets[sheet].name, first, column, last, column))
    };
    let is_bar = |trace: &&Trace| matches!(trace.ink, Ink::Bars | Ink::Front);
    let mut picture = if plot.has_bars() {
        let mut bars = Chart::new(ChartType::Column);
        plot.traces.iter().filter(is_bar).try_for_each(|trace| add(&mut bars, trace, book, range))?;
        let mut lines = Chart::new(ChartType::Line);
        plot.traces.iter().filter(|trace| !is_bar(trace)).try_for_each(|trace| add(&mut lines, trace, book, range))?;
        if plot.traces.iter().any(|trace| !is_bar(&trace)) {
            bars.combine(&lines);
        }
        bars
    } else {
        let mut points = Chart::new(ChartType::ScatterStraight);
        plot.traces.iter().try_for_each(|trace| add(&mut points, trace, book, range))?;
        points
    };
    dress(&mut picture, plot, width);
    Some(picture)
}

fn add(picture: &mut Chart, trace: &Trace, book: &Book<'_>, range: impl Fn(&Source) -> Option<ChartRange>) -> Option<()> {
    let series = picture.add_series();
    series.set_categories(&range(&trace.x)?).set_values(&range(&trace.y)?);
    if !trace.name.is_empty() {
        series.set_name(trace.name.as_str());
    }
    let colour = trace.ink.colour();
    let mut line = ChartLine::new();
    line.set_color(colour).set_width(if trace.ink == Ink::Curve { 1.75 } else { 1.0 });
    let mut format = ChartFormat::new();
    let mut marker = ChartMarker::new();
    marker.set_none();
    match trace.ink {
        Ink::Dots | Ink::Leads => {
            let mut fill = ChartFormat::new();
            fill.set_solid_fill(ChartSolidFill::new().set_color(colour)).set_no_border();
            let (shape, size) = if trace.ink == Ink::Dots { (ChartMarkerType::Circle, 5) } else { (ChartMarkerType::Diamond, 9) };
            format.set_no_line();
            marker = ChartMarker::new();
            marker.set_type(shape).set_size(size).set_format(&mut fill);
        }
        Ink::Inner => {
            format.set_line(line.set_dash_type(ChartLineDashType::Dash));
        }
        Ink::Outer | Ink::Curve => {
            format.set_line(&line);
        }
        Ink::Bars | Ink::Front => {
            format.set_solid_fill(ChartSolidFill::new().set_color(colour));
            series.set_gap(25).set_overlap(100);
        }
    }
    series.set_format(&mut format);
    if !matches!(trace.ink, Ink::Bars | Ink::Front) {
        series.set_marker(&marker);
    }
    if let Some(labels) = labels(trace, book) {
        series.set_custom_data_labels(&labels);
    }
    Some(())
}

/// A label for each row: the text beside a point, none where there is no point.
fn labels(trace: &Trace, book: &Book<'_>) -> Option<Vec<ChartDataLabel>> {
    let column = trace.labels?;
    let table = book.table(&trace.y.table)?;
    // A font without a colour would make the writer put an element where the standard has none.
    let mut small = font(8);
    small.set_color(style::INK);
    let label = |row: &Vec<Value<'_>>| {
        let mut label = ChartDataLabel::new();
        match (&row[trace.y.column], &row[column]) {
            (Value::Number(_) | Value::Count(_), Value::Text(text)) => {
                label.set_value(clean(text).as_ref()).set_position(ChartDataLabelPosition::Above).set_font(&small);
            }
            _ => {
                label.set_hidden();
            }
        }
        label.to_custom()
    };
    Some(table.rows.get(trace.y.rows.clone())?.iter().map(label).collect())
}

fn dress(picture: &mut Chart, plot: &Plot, width: u32) {
    let alt: String = clean(&plot.alt).chars().take(LONGEST_ALT).collect();
    let mut title = font(11);
    title.set_bold().set_color(style::INK);
    picture.set_width(width).set_height(plot::HEIGHT).set_alt_text(&alt);
    picture.title().set_name(clean(&plot.title).as_ref()).set_font(&title);
    let unnamed: Vec<usize> = plot.traces.iter().enumerate().filter(|(_, trace)| trace.name.is_empty()).map(|(at, _)| at).collect();
    picture.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(9)).delete_entries(&unnamed);
    axis(picture.x_axis(), &plot.across).set_label_position(ChartAxisLabelPosition::Low).set_major_gridlines(false);
    let mut grid = ChartLine::new();
    grid.set_color(style::RULE).set_width(0.5);
    axis(picture.y_axis(), &plot.up)
        .set_label_position(ChartAxisLabelPosition::Low)
        .set_major_gridlines(true)
        .set_major_gridlines_line(&grid);
}

fn axis<'c>(drawn: &'c mut ChartAxis, planned: &Axis) -> &'c mut ChartAxis {
    let mut name = font(9);
    name.unset_bold();
    drawn.set_name(clean(&planned.title).as_ref()).set_name_font(&name).set_font(&font(9));
    if let Some((low, high)) = planned.ends {
        drawn.set_min(low).set_max(high);
    }
    if let Some(spelling) = style::number_format(planned.look) {
        drawn.set_num_format(spelling);
    }
    drawn
}
