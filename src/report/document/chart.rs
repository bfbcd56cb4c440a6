//! Pictures as charts of the word processor's own: a reader can select, restyle and edit them, and the numbers behind them are
//! a workbook within the document.

use super::looks::XML;
use crate::report::{
    page::{
        figure::{Data, Drawn},
        html::escaped,
    },
    plan::{Chart, Look, Mark},
    style,
    write::figure::{SHEET, figure_book},
};
use std::fmt::Write;

/// Width, in English metric units: the width of the text.
pub const WIDTH: u32 = super::looks::TEXT_WIDTH * 635;
/// A pixel of [`style::chart_height`] in the same units; pictures are a little lower than in a workbook.
const PIXEL: u32 = 7_800;
/// Width for which labels are laid out, in pixels.
pub const WIDE: u32 = WIDTH / PIXEL;
/// Both axes of every plot.
const AXES: &str = "<c:axId val=\"1\"/><c:axId val=\"2\"/>";

/// A picture of the document.
pub struct ChartPart {
    /// The chart.
    pub xml: String,
    /// The workbook with its numbers.
    pub book: Vec<u8>,
}

/// Height of a place of a picture with bars below each other, and of everything else in it, in pixels.
const ROW: u32 = 20;
const AROUND: u32 = 58;

/// How a picture stands on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Columns beside each other.
    Upright,
    /// Bars below each other, each with its number.
    Across,
    /// The same, the first of which is set apart from the others.
    AcrossBesideFirst,
}

/// Height of a picture.
#[must_use]
pub fn height(chart: &Chart, data: &Data, way: Way) -> u32 {
    let pixels = match way {
        Way::Upright => style::chart_height(chart, WIDE),
        Way::Across | Way::AcrossBesideFirst => AROUND + ROW * u32::try_from(data.labels.len()).unwrap_or(1),
    };
    pixels * PIXEL
}

/// The picture; `None` where there is nothing to draw.
#[must_use]
pub fn chart_part(chart: &Chart, data: &Data, way: Way) -> Option<ChartPart> {
    let any = data.series.iter().flat_map(|series| &series.values).any(|value| value.is_some_and(f64::is_finite));
    if data.labels.is_empty() || !any {
        return None;
    }
    let halves = data.series.iter().filter(|series| !series.halves.is_empty());
    let columns: Vec<(&str, &[Option<f64>])> = data
        .series
        .iter()
        .map(|series| (series.name.as_str(), series.values.as_slice()))
        .chain(halves.map(|series| ("±", series.halves.as_slice())))
        .collect();
    let book = figure_book(&data.labels, &columns).ok()?;
    Some(ChartPart { xml: Plot { chart, data, way }.xml(), book })
}

struct Plot<'p> {
    chart: &'p Chart,
    data: &'p Data,
    way: Way,
}

impl Plot<'_> {
    fn xml(&self) -> String {
        let mut out = format!(
            "{XML}<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:date1904 val=\"0\"/><c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>"
        );
        let numbered = || self.data.series.iter().enumerate();
        let bars: Vec<(usize, &Drawn)> = numbered().filter(|(_, series)| series.mark != Mark::Line).collect();
        let lines: Vec<(usize, &Drawn)> = numbered().filter(|(_, series)| series.mark == Mark::Line).collect();
        let alone = bars.is_empty();
        if !alone {
            let way = if self.way == Way::Upright { "col" } else { "bar" };
            put(&mut out, format_args!("<c:barChart><c:barDir val=\"{way}\"/>"));
            out.push_str("<c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>");
            for (place, (at, series)) in bars.into_iter().enumerate() {
                let colour = if place == 0 { style::CHART_COLUMN } else { style::CHART_COLUMN_OTHER };
                let looks = format!("<c:spPr>{}</c:spPr><c:invertIfNegative val=\"0\"/>{}", fill(colour), self.told(series));
                self.series(&mut out, at, series, &looks);
            }
            put(&mut out, format_args!("<c:gapWidth val=\"60\"/>{AXES}</c:barChart>"));
        }
        if !lines.is_empty() {
            out.push_str("<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>");
            for (place, (at, series)) in lines.into_iter().enumerate() {
                let colour = if place == 0 { style::CHART_LINE } else { style::CHART_LINES[(place - 1) % style::CHART_LINES.len()] };
                let marker = if alone {
                    format!("<c:marker><c:symbol val=\"circle\"/><c:size val=\"5\"/><c:spPr>{}</c:spPr></c:marker>", fill(colour))
                } else {
                    "<c:marker><c:symbol val=\"none\"/></c:marker>".to_owned()
                };
                self.series(&mut out, at, series, &format!("<c:spPr>{}</c:spPr>{marker}", stroke(colour, 22_225)));
            }
            put(&mut out, format_args!("<c:marker val=\"1\"/>{AXES}</c:lineChart>"));
        }
        self.axes(&mut out);
        out.push_str("</c:plotArea>");
        if self.data.series.len() > 1 {
            out.push_str("<c:legend><c:legendPos val=\"t\"/><c:overlay val=\"0\"/></c:legend>");
        }
        out.push_str("<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>");
        out.push_str("<c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>");
        put(
            &mut out,
            format_args!(
                "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{}</a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr>",
                letters(900)
            ),
        );
        out + "<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>"
    }

    /// What bars below each other say beside their length: the number of each, and which of them is not like the others.
    fn told(&self, series: &Drawn) -> String {
        if self.way == Way::Upright {
            return String::new();
        }
        let first = match self.way {
            Way::AcrossBesideFirst => format!(
                "<c:dPt><c:idx val=\"0\"/><c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/><c:spPr>{}</c:spPr></c:dPt>",
                fill(style::CHART_LINE)
            ),
            Way::Upright | Way::Across => String::new(),
        };
        if !series.halves.is_empty() {
            return first;
        }
        let format = if self.chart.look == Look::Rate { "0.0%" } else { "0.0" };
        format!(
            "{first}<c:dLbls><c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{}</a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr><c:dLblPos val=\"outEnd\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>",
            letters(700)
        )
    }

    /// A series; `looks` stands between its name and its numbers.
    fn series(&self, out: &mut String, at: usize, series: &Drawn, looks: &str) {
        let column = column_name(at + 1);
        put(
            out,
            format_args!(
                "<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx>{looks}",
                escaped(&series.name)
            ),
        );
        if !series.halves.is_empty() {
            let before = self.data.series[..at].iter().filter(|series| !series.halves.is_empty()).count();
            let halves = self.numbers(&column_name(1 + self.data.series.len() + before), &series.halves);
            put(
                out,
                format_args!(
                    "<c:errBars><c:errBarType val=\"both\"/><c:errValType val=\"cust\"/><c:noEndCap val=\"0\"/><c:plus>{halves}</c:plus><c:minus>{halves}</c:minus><c:spPr>{}</c:spPr></c:errBars>",
                    stroke(style::INK, 9_525)
                ),
            );
        }
        let count = self.data.labels.len();
        put(out, format_args!("<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${}</c:f><c:strCache><c:ptCount val=\"{count}\"/>", count + 1));
        for (place, label) in self.data.labels.iter().enumerate() {
            put(out, format_args!("<c:pt idx=\"{place}\"><c:v>{}</c:v></c:pt>", escaped(label)));
        }
        let smooth = if series.mark == Mark::Line { "<c:smooth val=\"0\"/>" } else { "" };
        put(out, format_args!("</c:strCache></c:strRef></c:cat><c:val>{}</c:val>{smooth}</c:ser>", self.numbers(&column, &series.values)));
    }

    fn numbers(&self, column: &str, values: &[Option<f64>]) -> String {
        let count = values.len();
        let mut out = format!(
            "<c:numRef><c:f>{SHEET}!${column}$2:${column}${}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"{count}\"/>",
            count + 1
        );
        for (place, value) in values.iter().enumerate() {
            if let Some(value) = value.filter(|value| value.is_finite()) {
                put(&mut out, format_args!("<c:pt idx=\"{place}\"><c:v>{value}</c:v></c:pt>"));
            }
        }
        out + "</c:numCache></c:numRef>"
    }

    fn axes(&self, out: &mut String) {
        let upright = self.way == Way::Upright;
        // bars below each other: the first on top, their numbers' axis at the foot
        let (order, side, foot, crossing) = if upright { ("minMax", "b", "l", "autoZero") } else { ("maxMin", "l", "b", "max") };
        let title = if upright { " rot=\"-5400000\" vert=\"horz\"" } else { "" };
        let turned = if upright && style::labels_upright(self.chart, WIDE) { " rot=\"-5400000\" vert=\"horz\"" } else { "" };
        let grid = stroke(style::RULE, 6_350);
        // Columns are read by their length: they begin at 0.
        let columns = self.data.series.iter().any(|series| series.mark != Mark::Line);
        let negative = self.data.series.iter().flat_map(|series| &series.values).flatten().any(|value| *value < 0.0);
        let least = if columns && !negative { "<c:min val=\"0\"/>" } else { "" };
        let format = if self.chart.look == Look::Rate { "0%" } else { "General" };
        put(
            out,
            format_args!(
                "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"{order}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{side}\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:spPr>{grid}</c:spPr><c:txPr><a:bodyPr{turned}/><a:lstStyle/><a:p><a:pPr>{}</a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr><c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:tickLblSkip val=\"1\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>",
                letters(if !upright || self.data.labels.len() > 30 { 700 } else { 800 })
            ),
        );
        put(
            out,
            format_args!(
                "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/>{least}</c:scaling><c:delete val=\"0\"/><c:axPos val=\"{foot}\"/><c:majorGridlines><c:spPr>{grid}</c:spPr></c:majorGridlines><c:title><c:tx><c:rich><a:bodyPr{title}/><a:lstStyle/><a:p><a:pPr>{}</a:pPr><a:r><a:rPr lang=\"zh-CN\" sz=\"900\" b=\"0\"/><a:t>{}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val=\"1\"/><c:crosses val=\"{crossing}\"/><c:crossBetween val=\"between\"/></c:valAx>",
                letters(900),
                escaped(&self.chart.axis)
            ),
        );
    }
}

fn letters(hundredths: u32) -> String {
    format!(
        "<a:defRPr sz=\"{hundredths}\" b=\"0\"><a:solidFill><a:srgbClr val=\"262626\"/></a:solidFill><a:latin typeface=\"Times New Roman\"/><a:ea typeface=\"SimSun\"/></a:defRPr>"
    )
}

fn fill(colour: u32) -> String {
    format!("<a:solidFill><a:srgbClr val=\"{colour:06X}\"/></a:solidFill>")
}

fn stroke(colour: u32, width: u32) -> String {
    format!("<a:ln w=\"{width}\">{}</a:ln>", fill(colour))
}

/// `A` for the first column.
fn column_name(at: usize) -> String {
    let letter = |at: usize| char::from_u32(u32::from(b'A') + u32::try_from(at % 26).unwrap_or(0)).unwrap_or('A');
    if at < 26 { letter(at).to_string() } else { format!("{}{}", letter(at / 26 - 1), letter(at)) }
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("a string takes whatever is written to it");
}

#[cfg(test)]
mod tests {
    use super::column_name;

    #[test]
    fn columns_are_named_as_in_a_workbook() {
        assert_eq!([0, 1, 25, 26, 51, 52].map(column_name), ["A", "B", "Z", "AA", "AZ", "BA"]);
    }
}
