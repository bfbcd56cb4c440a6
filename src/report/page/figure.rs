//! Charts as SVG: bars from zero, one below the other with its label beside it, and lines over them, which read as well on a
//! phone and in print.

use super::values::number;
use crate::report::{
    plan::{Chart, Look, Mark, Source, Table, Value},
    style,
};
use crate::words::{percent, rounded};
use plotters::prelude::*;
use std::collections::BTreeMap;

/// Width of a picture, in pixels of its own.
const WIDTH: u32 = 720;
/// Height of a bar with the space around it.
const BAR_HEIGHT: u32 = 22;
/// Height of everything else.
const AXES: u32 = 64;
/// Width of a half-width character of a label.
const CHARACTER: usize = 7;
/// Labels are cut to this many half-width characters.
const LONGEST_LABEL: usize = 36;
/// Size of text.
const TEXT: u32 = 13;

/// A series as numbers; what is undefined is not drawn.
pub struct Drawn {
    /// Its name.
    pub name: String,
    /// How it is drawn.
    pub mark: Mark,
    /// Its values.
    pub values: Vec<Option<f64>>,
    /// How far the bar of each point reaches to both sides; empty but for intervals.
    pub halves: Vec<Option<f64>>,
}

/// What a chart shows, taken out of its tables.
pub struct Data {
    /// Label of each place.
    pub labels: Vec<String>,
    /// The series.
    pub series: Vec<Drawn>,
}

impl Data {
    /// Looks a chart's values up; `None` where a table is not there.
    #[must_use]
    pub fn of(chart: &Chart, tables: &BTreeMap<&str, &Table<'_>>) -> Option<Self> {
        // Boxes, webs, points and shares are drawn in workbooks only.
        if !chart.series.iter().all(|series| matches!(series.mark, Mark::Columns | Mark::Line | Mark::Intervals(_))) {
            return None;
        }
        let values = |source: &Source| -> Option<Vec<&Value<'_>>> {
            let table = tables.get(source.table.as_str())?;
            table.rows.get(source.rows.clone())?.iter().map(|row| row.get(source.column)).collect()
        };
        let text = |value: &Value<'_>| super::values::spelt(value, Look::Text);
        let labels = values(&chart.categories)?.into_iter().map(text).collect();
        let drawn = |series: &crate::report::plan::Series| {
            let numbers = |source: &Source| Some(values(source)?.into_iter().map(number).collect::<Vec<_>>());
            let halves = match series.mark {
                Mark::Intervals(column) => numbers(&Source { column, ..series.values.clone() })?,
                _ => Vec::new(),
            };
            Some(Drawn { name: series.name.clone(), mark: series.mark, values: numbers(&series.values)?, halves })
        };
        Some(Self { labels, series: chart.series.iter().map(drawn).collect::<Option<_>>()? })
    }
}

/// The picture; `None` where there is nothing to draw.
#[must_use]
pub fn svg(chart: &Chart, data: &Data) -> Option<String> {
    let reach = |(at, value): (usize, &Option<f64>), halves: &[Option<f64>]| {
        let half = halves.get(at).copied().flatten().unwrap_or(0.0);
        value.map(|value| [value - half, value + half])
    };
    let of =
        |series: &Drawn| series.values.iter().enumerate().filter_map(|value| reach(value, &series.halves)).flatten().collect::<Vec<_>>();
    let drawn = || data.series.iter().flat_map(of).filter(|value| value.is_finite());
    let (least, greatest) = drawn().fold((0.0_f64, 0.0_f64), |(least, greatest), value| (least.min(value), greatest.max(value)));
    let places = i32::try_from(data.labels.len()).ok().filter(|places| *places > 0)?;
    if greatest <= least {
        return None;
    }
    let height = AXES + BAR_HEIGHT * places.unsigned_abs();
    let mut picture = String::new();
    draw(chart, data, &mut picture, (WIDTH, height), (least * 1.05, greatest * 1.05)).ok()?;
    Some(picture)
}

type Drawing = Result<(), DrawingAreaErrorKind<std::io::Error>>;

fn draw(chart: &Chart, data: &Data, picture: &mut String, size: (u32, u32), range: (f64, f64)) -> Drawing {
    let places = data.labels.len();
    let longest = data.labels.iter().map(|label| style::text_width(label)).max().unwrap_or(0).clamp(4, LONGEST_LABEL);
    let root = SVGBackend::with_string(picture, size).into_drawing_area();
    #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "labels are a few hundred at most")]
    let rows = (0..places as i32).into_segmented();
    let mut canvas = ChartBuilder::on(&root)
        .margin(6)
        .margin_right(18)
        .x_label_area_size(40)
        .y_label_area_size(u32::try_from(longest * CHARACTER + 12).unwrap_or(0))
        .build_cartesian_2d(range.0..range.1, rows)?;
    let ink = rgb(style::INK);
    canvas
        .configure_mesh()
        .disable_y_mesh()
        .light_line_style(WHITE)
        .bold_line_style(rgb(style::RULE))
        .axis_style(rgb(style::RULE))
        .x_desc(chart.axis.as_str())
        .y_labels(places)
        .y_label_formatter(&|at| match at {
            SegmentValue::CenterOf(at) => label(data, places, *at),
            SegmentValue::Exact(_) | SegmentValue::Last => String::new(),
        })
        .x_label_formatter(&|value| tick(*value, chart.look))
        .label_style(("sans-serif", TEXT).into_font().color(&ink))
        .axis_desc_style(("sans-serif", TEXT).into_font().color(&ink))
        .draw()?;
    let mut bars = 0_usize;
    let in_bars = data.series.iter().filter(|series| series.mark == Mark::Columns).count().max(1);
    for series in &data.series {
        let values = || (0_i32..).zip(series.values.iter().rev()).filter_map(|(at, value)| Some((at, (*value)?)));
        match series.mark {
            Mark::Columns => {
                let colour = rgb(if bars == 0 { style::CHART_COLUMN } else { style::CHART_COLUMN_OTHER });
                let (upper, lower) = share(bars, in_bars);
                bars += 1;
                canvas.draw_series(values().map(|(at, value)| {
                    let ends = [(0.0, SegmentValue::Exact(at)), (value, SegmentValue::Exact(at + 1))];
                    let mut bar = Rectangle::new(ends, colour.filled());
                    bar.set_margin(upper, lower, 0, 0);
                    bar
                }))?;
            }
            Mark::Intervals(_) => {
                let halves = series.halves.iter().rev().map(|half| half.unwrap_or(0.0));
                let points: Vec<(i32, f64, f64)> = (0_i32..)
                    .zip(series.values.iter().rev().zip(halves))
                    .filter_map(|(at, (value, half))| Some((at, (*value)?, half)))
                    .collect();
                let bar = rgb(style::CHART_COLUMN).stroke_width(2);
                canvas.draw_series(points.iter().map(|(at, value, half)| {
                    let end = |value: f64| (value, SegmentValue::CenterOf(*at));
                    PathElement::new(vec![end(value - half), end(value + half)], bar)
                }))?;
                canvas.draw_series(
                    points.iter().map(|(at, value, _)| Circle::new((*value, SegmentValue::CenterOf(*at)), 3, rgb(style::INK).filled())),
                )?;
            }
            // The page asks for lines only; what has no picture of its own here is drawn as one.
            Mark::Line | Mark::Points | Mark::Web | Mark::Boxes(_) | Mark::Shares => {
                let line = values().map(|(at, value)| (value, SegmentValue::CenterOf(at)));
                canvas.draw_series(LineSeries::new(line, rgb(style::CHART_LINE).stroke_width(2)))?;
            }
        }
    }
    root.present()
}

/// Space above and below a bar that is number `at` of `of` in its place.
fn share(at: usize, of: usize) -> (u32, u32) {
    let part = (BAR_HEIGHT - 6) / u32::try_from(of).unwrap_or(1);
    let at = u32::try_from(at).unwrap_or(0);
    let before = 3 + part * at;
    (before, BAR_HEIGHT.saturating_sub(before + part))
}

/// Places are counted from below, and the first is to stand on top.
fn label(data: &Data, places: usize, at: i32) -> String {
    let from_top = usize::try_from(at).ok().and_then(|at| places.checked_sub(at + 1));
    let label = from_top.and_then(|at| data.labels.get(at)).map_or("", String::as_str);
    if style::text_width(label) <= LONGEST_LABEL {
        return label.to_owned();
    }
    let mut short = String::new();
    for c in label.chars() {
        if style::text_width(&short) + 4 > LONGEST_LABEL {
            break;
        }
        short.push(c);
    }
    short + "…"
}

fn tick(value: f64, look: Look) -> String {
    if look == Look::Rate { percent(value, 0) } else { rounded(value, 4).trim_end_matches('0').trim_end_matches('.').to_owned() }
}

fn rgb(colour: u32) -> RGBColor {
    let [_, red, green, blue] = colour.to_be_bytes();
    RGBColor(red, green, blue)
}
