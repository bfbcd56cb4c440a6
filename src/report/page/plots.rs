//! Plots as SVG: points, lines and bars between two axes, small enough to stand side by side and to be read on a phone.

use super::{
    figure,
    html::escaped,
    values::{number, spelt},
};
use crate::report::{
    plan::{Look, Source, Table, Value},
    plot::{Ink, Plot, Trace},
    style,
};
use plotters::{
    coord::{Shift, types::RangedCoordf64},
    prelude::*,
};
use std::collections::BTreeMap;

/// Size of a picture, in pixels of its own.
const SIZE: (u32, u32) = (480, 340);
/// Size of text.
const TEXT: u32 = 16;
/// About so many numbers along an axis.
const TICKS: usize = 6;
/// The same where they are as long as two numbers.
const FEW_TICKS: usize = 5;
/// Half the width of a bar, in places.
const HALF_BAR: f64 = 0.42;

/// Colour of names beside points: text needs more contrast than a point.
const NAMES: u32 = 0xA0_44_0C;

/// The colour of an ink on the page.
const fn colour(ink: Ink) -> u32 {
    match ink {
        Ink::Bars => figure::DARK,
        other => other.colour(),
    }
}

type Tables<'t> = BTreeMap<&'t str, &'t Table<'t>>;
type Drawing = Result<(), DrawingAreaErrorKind<std::io::Error>>;
type Canvas<'b> = ChartContext<'b, SVGBackend<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// A point: place, value, and the text beside it.
struct Point<'t> {
    x: f64,
    y: f64,
    label: Option<&'t str>,
}

/// The picture; `None` where there is nothing to draw.
#[must_use]
pub fn svg(plot: &Plot, tables: &Tables<'_>) -> Option<String> {
    let bars = plot.has_bars();
    let traces: Vec<(Ink, Vec<Point<'_>>)> =
        plot.traces.iter().map(|trace| Some((trace.ink, points(trace, bars, tables)?))).collect::<Option<_>>()?;
    let places = if bars { values(&plot.traces.first()?.x, tables)? } else { Vec::new() };
    let across = if bars { (-0.5, places.len() as f64 - 0.5) } else { plot.across.ends? };
    let up = plot.up.ends?;
    let mut picture = String::new();
    let root = SVGBackend::with_string(&mut picture, SIZE).into_drawing_area();
    draw(&root, plot, &traces, (&places, across, up)).ok()?;
    root.present().ok()?;
    drop(root);
    Some(picture)
}

fn values<'t>(source: &Source, tables: &Tables<'t>) -> Option<Vec<&'t Value<'t>>> {
    let table: &'t Table<'t> = tables.get(source.table.as_str())?;
    table.rows.get(source.rows.clone())?.iter().map(|row| row.get(source.column)).collect()
}

/// What there is of a trace; bars have their order as place.
fn points<'t>(trace: &Trace, bars: bool, tables: &Tables<'t>) -> Option<Vec<Point<'t>>> {
    let (x, y) = (values(&trace.x, tables)?, values(&trace.y, tables)?);
    let labels = match trace.labels {
        Some(column) => values(&Source { column, ..trace.y.clone() }, tables)?,
        None => Vec::new(),
    };
    let point = |(at, (x, y)): (usize, (&&Value<'_>, &&Value<'_>))| {
        let label = labels.get(at).and_then(|value| if let Value::Text(text) = value { Some(text.as_ref()) } else { None });
        Some(Point { x: if bars { at as f64 } else { number(x)? }, y: number(y)?, label })
    };
    Some(x.iter().zip(&y).enumerate().filter_map(point).collect())
}

fn draw<'b>(
    root: &DrawingArea<SVGBackend<'b>, Shift>,
    plot: &Plot,
    traces: &[(Ink, Vec<Point<'_>>)],
    (places, across, up): (&[&Value<'_>], (f64, f64), (f64, f64)),
) -> Drawing {
    let ink = rgb(style::INK);
    let text = || ("sans-serif", TEXT).into_font().color(&ink);
    let mut canvas = ChartBuilder::on(root)
        .margin(4)
        .margin_top(10)
        .margin_right(16)
        .x_label_area_size(46)
        .y_label_area_size(60)
        .build_cartesian_2d(across.0..across.1, up.0..up.1)?;
    let place = |value: &f64| {
        let at = value.round();
        let bar = (0..places.len()).find(|bar| (*bar as f64 - at).abs() < 0.5 && (value - at).abs() < 1e-9);
        bar.map_or_else(String::new, |bar| spelt(places[bar], plot.across.look))
    };
    let along = |value: &f64| tick(*value, plot.across.look);
    let labelled: &dyn Fn(&f64) -> String = if places.is_empty() { &along } else { &place };
    canvas
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(WHITE)
        .bold_line_style(rgb(style::RULE))
        .axis_style(rgb(style::QUIET))
        .x_labels(if places.iter().any(|place| matches!(place, Value::Text(_))) { FEW_TICKS } else { TICKS })
        .y_labels(TICKS)
        .x_desc(plot.across.title.as_str())
        .y_desc(plot.up.title.as_str())
        .x_label_formatter(labelled)
        .y_label_formatter(&|value| tick(*value, plot.up.look))
        .label_style(text())
        .axis_desc_style(text())
        .draw()?;
    if up.0 < 0.0 && up.1 > 0.0 {
        canvas.draw_series(LineSeries::new([(across.0, 0.0), (across.1, 0.0)], rgb(style::QUIET)))?;
    }
    for (ink, points) in traces {
        trace(&mut canvas, *ink, points, across)?;
    }
    Ok(())
}

fn trace(canvas: &mut Canvas<'_>, ink: Ink, points: &[Point<'_>], across: (f64, f64)) -> Drawing {
    let colour = rgb(colour(ink));
    let line = || points.iter().map(|point| (point.x, point.y));
    match ink {
        Ink::Bars | Ink::Front => {
            let bar = |point: &Point<'_>| Rectangle::new([(point.x - HALF_BAR, 0.0), (point.x + HALF_BAR, point.y)], colour.filled());
            canvas.draw_series(points.iter().map(bar))?;
        }
        Ink::Dots => {
            canvas.draw_series(points.iter().map(|point| Circle::new((point.x, point.y), 3, colour.filled())))?;
        }
        Ink::Leads => {
            canvas.draw_series(points.iter().map(|point| TriangleMarker::new((point.x, point.y), 7, colour.filled())))?;
            for point in points {
                let Some(label) = point.label else { continue };
                // on the side where there is room for it
                let right = point.x > (across.0 + across.1) / 2.0;
                let anchor = if right { plotters::style::text_anchor::HPos::Right } else { plotters::style::text_anchor::HPos::Left };
                let position = plotters::style::text_anchor::Pos::new(anchor, plotters::style::text_anchor::VPos::Center);
                let text = ("sans-serif", TEXT).into_font().color(&rgb(NAMES)).pos(position);
                let offset = if right { (-9, 0) } else { (9, 0) };
                canvas.draw_series(std::iter::once(
                    EmptyElement::at((point.x, point.y)) + Text::new(label.to_owned(), offset, text.into_text_style(&SIZE)),
                ))?;
            }
        }
        Ink::Inner => {
            canvas.draw_series(DashedLineSeries::new(line(), 5, 4, colour.stroke_width(1)))?;
        }
        Ink::Outer => {
            canvas.draw_series(LineSeries::new(line(), colour.stroke_width(1)))?;
        }
        Ink::Curve => {
            canvas.draw_series(LineSeries::new(line(), colour.stroke_width(2)))?;
        }
    }
    Ok(())
}

/// What points, lines and bars stand for: the names of the traces that have one, each with its shape.
#[must_use]
pub fn legend(plot: &Plot) -> String {
    let item = |trace: &&Trace| {
        let colour = colour(trace.ink);
        let shape = match trace.ink {
            Ink::Bars | Ink::Front => "<rect width=\"14\" height=\"14\"/>",
            Ink::Dots => "<circle cx=\"7\" cy=\"7\" r=\"3.5\"/>",
            Ink::Leads => "<path d=\"M7 1L13 13H1z\"/>",
            Ink::Inner => "<path d=\"M0 6H5V8H0zM9 6H14V8H9z\"/>",
            Ink::Outer | Ink::Curve => "<path d=\"M0 6H14V8H0z\"/>",
        };
        let name = escaped(&trace.name);
        format!("<li><svg class=\"key\" viewBox=\"0 0 14 14\" fill=\"#{colour:06x}\" aria-hidden=\"true\">{shape}</svg>{name}</li>")
    };
    let items: String = plot.traces.iter().filter(|trace| !trace.name.is_empty()).map(|trace| item(&trace)).collect();
    format!("<ul class=\"legend\">{items}</ul>\n")
}

fn tick(value: f64, look: Look) -> String {
    match look {
        Look::Rate => format!("{:.0}%", value * 100.0),
        Look::Signed if value > 0.0 => format!("+{}", plain(value)),
        _ => plain(value),
    }
}

fn plain(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn rgb(colour: u32) -> RGBColor {
    let [_, red, green, blue] = colour.to_be_bytes();
    RGBColor(red, green, blue)
}
