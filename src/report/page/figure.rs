//! Charts as SVG, which read as well on a phone and in print: bars from zero, one below the other with its label beside it, and
//! means as stems from the mean of all. Many places are drawn as several pictures on one scale; lines alone are `trend`'s.

use super::{trend, values::number};
use crate::report::{
    plan::{Chart, Look, Mark, Source, Table, Value},
    style,
};
use crate::words::{percent, rounded};
use plotters::{
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};
use std::collections::BTreeMap;

/// Width of a picture, in pixels of its own.
pub const WIDTH: u32 = 520;
/// Height of a place whose label has one line.
const ROW: u32 = 17;
/// Height of a place whose label has two.
const ROW_OF_TWO: u32 = 32;
/// Distance of the two lines of a label.
const LINE_HEIGHT: i32 = 14;
/// Height of everything else.
const AXES: u32 = 58;
/// Width of a half-width character of a label.
const CHARACTER: usize = 7;
/// A line of a label has this many half-width characters at most.
const LINE: usize = 26;
/// Colour of bars and strokes that have no outline: light ones would not be seen well.
pub const DARK: u32 = 0x3E_7F_95;
/// Size of text.
pub const TEXT: u32 = 14;
/// A picture has no more places than this.
const PLACES: usize = 40;
/// Means are drawn as stems where the least is more than this part of the greatest: bars from zero would all look alike.
const ALIKE: f64 = 0.4;

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
    /// The same in parts of about as many places each, none of more than `most`.
    #[must_use]
    pub fn parts(&self, most: usize) -> Vec<Self> {
        let all = self.labels.len();
        let size = all.div_ceil(all.div_ceil(most).max(1)).max(1);
        let of = |values: &[Option<f64>], from: usize| values.iter().skip(from).take(size).copied().collect::<Vec<_>>();
        let part = |from: usize| Self {
            labels: self.labels.iter().skip(from).take(size).cloned().collect(),
            series: self
                .series
                .iter()
                .map(|series| Drawn {
                    name: series.name.clone(),
                    mark: series.mark,
                    values: of(&series.values, from),
                    halves: of(&series.halves, from),
                })
                .collect(),
        };
        (0..all).step_by(size).map(part).collect()
    }

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

/// How the places of all pictures of a chart are drawn.
struct Scale {
    ends: (f64, f64),
    /// Where stems begin; bars begin at 0.
    foot: Option<f64>,
}

impl Scale {
    /// `None` where there is nothing to draw.
    fn of(data: &Data) -> Option<Self> {
        let foot = foot(data);
        let reach = |series: &Drawn| {
            let half = |at: usize| series.halves.get(at).copied().flatten().unwrap_or(0.0);
            let ends = |(at, value): (usize, &Option<f64>)| value.map(|value| [value - half(at), value + half(at)]);
            series.values.iter().enumerate().filter_map(ends).flatten().collect::<Vec<f64>>()
        };
        let from = foot.unwrap_or(0.0);
        let drawn = data.series.iter().flat_map(reach).filter(|value| value.is_finite());
        let (least, greatest) = drawn.fold((from, from), |(least, greatest), value| (least.min(value), greatest.max(value)));
        let ends = match foot {
            Some(_) => (least - 0.06 * (greatest - least), greatest + 0.06 * (greatest - least)),
            None => (least * 1.05, greatest * 1.05),
        };
        (greatest > least).then_some(Self { ends, foot })
    }
}

/// The mean of all where a chart sets means beside it.
#[must_use]
pub fn mean_of_all(data: &Data) -> Option<f64> {
    let [columns, line] = data.series.as_slice() else { return None };
    if (columns.mark, line.mark) != (Mark::Columns, Mark::Line) {
        return None;
    }
    let mut all = line.values.iter().flatten().copied();
    all.next().filter(|mean| all.all(|value| (value - mean).abs() < 1e-9))
}

/// The same where the means lie too close for bars from zero.
#[must_use]
pub fn foot(data: &Data) -> Option<f64> {
    let foot = mean_of_all(data)?;
    let values = || data.series[0].values.iter().flatten().copied();
    let (least, greatest) = (values().reduce(f64::min)?, values().reduce(f64::max)?);
    (least > ALIKE * greatest).then_some(foot)
}

/// The pictures of a chart, one but for many places; none where there is nothing to draw.
#[must_use]
pub fn svgs(chart: &Chart, data: &Data) -> Vec<String> {
    if trend::is_trend(data) {
        return trend::svg(chart, data).into_iter().collect();
    }
    let Some(scale) = Scale::of(data) else { return Vec::new() };
    data.parts(PLACES).iter().filter_map(|part| svg(chart, part, &scale)).collect()
}

fn svg(chart: &Chart, data: &Data, scale: &Scale) -> Option<String> {
    let places = u32::try_from(data.labels.len()).ok().filter(|places| *places > 0)?;
    let labels: Vec<Vec<String>> = data.labels.iter().map(|label| broken(label)).collect();
    let row = if labels.iter().any(|lines| lines.len() > 1) { ROW_OF_TWO } else { ROW };
    let mut picture = String::new();
    draw(chart, data, scale, (&labels, row), (WIDTH, AXES + row * places), &mut picture).ok()?;
    Some(picture)
}

type Drawing = Result<(), DrawingAreaErrorKind<std::io::Error>>;

fn draw(
    chart: &Chart,
    data: &Data,
    scale: &Scale,
    (labels, row): (&[Vec<String>], u32),
    size: (u32, u32),
    picture: &mut String,
) -> Drawing {
    let longest = labels.iter().flatten().map(|line| style::text_width(line)).max().unwrap_or(0).max(4);
    let root = SVGBackend::with_string(picture, size).into_drawing_area();
    #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "a picture has few places")]
    let rows = (0..labels.len() as i32).into_segmented();
    let mut canvas = ChartBuilder::on(&root)
        .margin(4)
        .margin_right(18)
        .x_label_area_size(46)
        .y_label_area_size(u32::try_from(longest * CHARACTER + 12).unwrap_or(0))
        .build_cartesian_2d(scale.ends.0..scale.ends.1, rows)?;
    let ink = rgb(style::INK);
    let text = || ("sans-serif", TEXT).into_font().color(&ink);
    canvas
        .configure_mesh()
        .disable_y_mesh()
        .light_line_style(WHITE)
        .bold_line_style(rgb(style::RULE))
        .axis_style(rgb(style::RULE))
        .x_desc(chart.axis.as_str())
        .x_labels(7)
        .y_labels(1)
        .disable_y_axis()
        .x_label_formatter(&|value| tick(*value, chart.look))
        .label_style(text())
        .axis_desc_style(text())
        .draw()?;
    let from = scale.foot.unwrap_or(0.0);
    let edge = |at: usize| (from, SegmentValue::Exact(i32::try_from(at).unwrap_or(0)));
    canvas.draw_series(std::iter::once(PathElement::new(vec![edge(0), edge(labels.len())], rgb(style::QUIET))))?;
    let mut bars = 0_usize;
    let in_bars = data.series.iter().filter(|series| series.mark == Mark::Columns).count().max(1);
    for series in &data.series {
        // places are counted from below, and the first is to stand on top
        let values = || (0_i32..).zip(series.values.iter().rev()).filter_map(|(at, value)| Some((at, (*value)?)));
        match (series.mark, scale.foot) {
            (Mark::Columns, Some(foot)) => {
                let stem = rgb(DARK).stroke_width(3);
                let ends = |(at, value): (i32, f64)| [(foot, SegmentValue::CenterOf(at)), (value, SegmentValue::CenterOf(at))];
                canvas.draw_series(values().map(|place| PathElement::new(ends(place).to_vec(), stem)))?;
                canvas.draw_series(values().map(|(at, value)| Circle::new((value, SegmentValue::CenterOf(at)), 4, ink.filled())))?;
            }
            (Mark::Columns, None) => {
                let colour = rgb(if bars == 0 { style::CHART_COLUMN } else { style::CHART_COLUMN_OTHER });
                let (upper, lower) = share(bars, in_bars, row);
                bars += 1;
                for looks in [colour.filled(), rgb(style::QUIET).stroke_width(1)] {
                    canvas.draw_series(values().map(|(at, value)| {
                        let mut bar = Rectangle::new([(0.0, SegmentValue::Exact(at)), (value, SegmentValue::Exact(at + 1))], looks);
                        bar.set_margin(upper, lower, 0, 0);
                        bar
                    }))?;
                }
            }
            (Mark::Intervals(_), _) => {
                let halves = series.halves.iter().rev().map(|half| half.unwrap_or(0.0));
                let points: Vec<(i32, f64, f64)> = (0_i32..)
                    .zip(series.values.iter().rev().zip(halves))
                    .filter_map(|(at, (value, half))| Some((at, (*value)?, half)))
                    .collect();
                let bar = rgb(DARK).stroke_width(3);
                canvas.draw_series(points.iter().map(|(at, value, half)| {
                    let end = |value: f64| (value, SegmentValue::CenterOf(*at));
                    PathElement::new(vec![end(value - half), end(value + half)], bar)
                }))?;
                canvas
                    .draw_series(points.iter().map(|(at, value, _)| Circle::new((*value, SegmentValue::CenterOf(*at)), 3, ink.filled())))?;
            }
            // from edge to edge, so that a single place has a line too
            (Mark::Line | Mark::Points | Mark::Web | Mark::Boxes(_) | Mark::Shares, _) => {
                let looks = rgb(style::CHART_LINE).stroke_width(2);
                let piece = |(at, value): (i32, f64)| vec![(value, SegmentValue::Exact(at)), (value, SegmentValue::Exact(at + 1))];
                canvas.draw_series(values().map(|place| PathElement::new(piece(place), looks)))?;
            }
        }
    }
    let beside = text().pos(Pos::new(HPos::Right, VPos::Center));
    for (at, lines) in (0_i32..).zip(labels.iter().rev()) {
        let (x, y) = canvas.backend_coord(&(scale.ends.0, SegmentValue::CenterOf(at)));
        let first = y - LINE_HEIGHT * (i32::try_from(lines.len()).unwrap_or(1) - 1) / 2;
        for (at, line) in (0_i32..).zip(lines) {
            root.draw_text(line, &beside, (x - 7, first + at * LINE_HEIGHT))?;
        }
    }
    root.present()
}

/// Space above and below a bar that is number `at` of `of` in its place.
fn share(at: usize, of: usize, row: u32) -> (u32, u32) {
    let part = (row - 6) / u32::try_from(of).unwrap_or(1);
    let at = u32::try_from(at).unwrap_or(0);
    let before = 3 + part * at;
    (before, row.saturating_sub(before + part))
}

/// A label in one line or two; of a very long one the middle is left out: its end tells it from others as much as its beginning.
fn broken(label: &str) -> Vec<String> {
    let whole = style::text_width(label);
    if whole <= LINE {
        return vec![label.to_owned()];
    }
    let wanted = if whole <= 2 * LINE { whole.div_ceil(2).max(whole - LINE) } else { LINE - 2 };
    let head = head(label.chars(), wanted);
    let rest: String = label.chars().skip(head.chars().count()).collect();
    if whole <= 2 * LINE {
        let cut = head.rfind(' ').filter(|cut| style::text_width(&label[*cut..]) <= LINE);
        return match cut {
            Some(cut) => vec![label[..cut].to_owned(), label[cut + 1..].to_owned()],
            None => vec![head, rest],
        };
    }
    let tail: String = self::head(rest.chars().rev(), LINE - 2).chars().rev().collect();
    vec![head, format!("…{tail}")]
}

/// The first characters that are `width` wide together, or one more.
fn head(letters: impl Iterator<Item = char>, width: usize) -> String {
    let mut head = String::new();
    for c in letters {
        if style::text_width(&head) >= width {
            break;
        }
        head.push(c);
    }
    head
}

fn tick(value: f64, look: Look) -> String {
    if look == Look::Rate { percent(value, 0) } else { rounded(value, 4).trim_end_matches('0').trim_end_matches('.').to_owned() }
}

/// A colour as the chart crate has it.
#[must_use]
pub fn rgb(colour: u32) -> RGBColor {
    let [_, red, green, blue] = colour.to_be_bytes();
    RGBColor(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_labels_take_two_lines_and_keep_their_end() {
        assert_eq!(broken("城关镇初级中学"), ["城关镇初级中学"]);
        assert_eq!(broken("考镜高新技术产业开发区第一初级中学附属实验分校"), ["考镜高新技术产业开发区第", "一初级中学附属实验分校"]);
        assert_eq!(broken("Kaojing County Number One Middle School"), ["Kaojing County", "Number One Middle School"]);
        let long = broken(&format!("{}东校区", "考镜县第一初级中学".repeat(4)));
        assert!(long.len() == 2 && long[1].starts_with('…') && long[1].ends_with("东校区"), "{long:?}");
        assert!(long.iter().all(|line| style::text_width(line) <= LINE), "{long:?}");
    }

    #[test]
    fn many_places_are_drawn_in_equal_parts() {
        let values = |n: usize| (0..n).map(|at| Some(60.0 + at as f64 / 10.0)).collect::<Vec<_>>();
        let series = |name: &str, mark, values| Drawn { name: name.to_owned(), mark, values, halves: Vec::new() };
        let data = |n: usize| Data {
            labels: vec!["校".to_owned(); n],
            series: vec![series("均", Mark::Columns, values(n)), series("县", Mark::Line, vec![Some(62.0); n])],
        };
        let sizes = |n| data(n).parts(PLACES).iter().map(|part| part.labels.len()).collect::<Vec<_>>();
        assert_eq!((sizes(40), sizes(60), sizes(101)), (vec![40], vec![30, 30], vec![34, 34, 33]));
        assert_eq!(foot(&data(20)), Some(62.0));
        assert_eq!(data(60).parts(PLACES)[1].series[0].values[0], Some(63.0));
    }
}
