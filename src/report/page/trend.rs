//! Lines over a few places, such as exams one after another: places along the foot, a line with a mark of its own for each series.

use super::figure::{Data, Drawn, TEXT, WIDTH, rgb};
use crate::report::{
    plan::{Chart, Look, Mark},
    plot::Axis,
    style,
};
use crate::words::{percent, rounded};
use plotters::{
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};

/// Height of a picture.
const HEIGHT: u32 = 320;
/// More places than this are no trend.
const PLACES: usize = 12;
/// Room for a label below each place, in pixels of half-width characters.
const CHARACTER: usize = 8;

/// Whether a chart has lines alone.
#[must_use]
pub fn is_trend(data: &Data) -> bool {
    let lines = !data.series.is_empty() && data.series.iter().all(|series| series.mark == Mark::Line);
    lines && (2..=PLACES).contains(&data.labels.len())
}

/// The colour of line number `at`.
#[must_use]
pub const fn colour(at: usize) -> u32 {
    const DARK: [u32; 5] = [style::INK, style::CHART_LINE, 0x4F_8F_4A, 0x7A_5A_9E, 0xB0_3A_5B];
    DARK[at % DARK.len()]
}

/// The mark of line number `at`, in a box of 14 by 14.
#[must_use]
pub const fn mark(at: usize) -> &'static str {
    const MARKS: [&str; 3] = ["<circle cx=\"7\" cy=\"7\" r=\"4.5\"/>", "<path d=\"M7 1L13 13H1z\"/>", "<path d=\"M2 2H12V12H2z\"/>"];
    MARKS[at % MARKS.len()]
}

/// The picture; `None` where there is nothing to draw.
#[must_use]
pub fn svg(chart: &Chart, data: &Data) -> Option<String> {
    let values = data.series.iter().flat_map(|series| &series.values).flatten().copied();
    let (low, high) = Axis::over(String::new(), chart.look, values, false).ends?;
    let mut picture = String::new();
    draw(chart, data, (low, high), &mut picture).ok()?;
    Some(picture)
}

fn draw(chart: &Chart, data: &Data, (low, high): (f64, f64), picture: &mut String) -> Result<(), DrawingAreaErrorKind<std::io::Error>> {
    let root = SVGBackend::with_string(picture, (WIDTH, HEIGHT)).into_drawing_area();
    let ink = rgb(style::INK);
    let text = || ("sans-serif", TEXT).into_font().color(&ink);
    let places = data.labels.len();
    let mut canvas = ChartBuilder::on(&root)
        .margin(8)
        .x_label_area_size(30)
        .y_label_area_size(58)
        .build_cartesian_2d(-0.5..places as f64 - 0.5, low..high)?;
    canvas
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(WHITE)
        .bold_line_style(rgb(style::RULE))
        .axis_style(rgb(style::RULE))
        .x_labels(0)
        .y_labels(6)
        .y_desc(chart.axis.as_str())
        .y_label_formatter(&|value| spelt(*value, chart.look))
        .label_style(text())
        .axis_desc_style(text())
        .draw()?;
    for (at, series) in data.series.iter().enumerate() {
        let looks = rgb(colour(at));
        canvas.draw_series(LineSeries::new(points(series), looks.stroke_width(2)))?;
        match at % 3 {
            0 => canvas.draw_series(points(series).map(|point| Circle::new(point, 4, looks.filled())))?,
            1 => canvas.draw_series(points(series).map(|point| TriangleMarker::new(point, 6, looks.filled())))?,
            _ => canvas
                .draw_series(points(series).map(|point| EmptyElement::at(point) + Rectangle::new([(-4, -4), (4, 4)], looks.filled())))?,
        };
    }
    let below = text().pos(Pos::new(HPos::Center, VPos::Top));
    let room = WIDTH as usize / places / CHARACTER;
    for (at, label) in data.labels.iter().enumerate() {
        let (x, y) = canvas.backend_coord(&(at as f64, low));
        root.draw_text(&cut(label, room), &below, (x, y + 8))?;
    }
    root.present()
}

fn points(series: &Drawn) -> impl Iterator<Item = (f64, f64)> {
    series.values.iter().enumerate().filter_map(|(at, value)| Some((at as f64, (*value)?)))
}

/// A label that fits its place; the table below has it whole.
fn cut(label: &str, room: usize) -> String {
    if style::text_width(label) <= room {
        return label.to_owned();
    }
    let mut short = String::new();
    for c in label.chars() {
        if style::text_width(&short) + 4 > room {
            break;
        }
        short.push(c);
    }
    short + "…"
}

fn spelt(value: f64, look: Look) -> String {
    if look == Look::Rate {
        return percent(value, 0);
    }
    let text = rounded(value, 2);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}
