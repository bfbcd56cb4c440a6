//! [`Body`]: the text of the document while it is written. Headings, captions and references are numbered here, by fields that
//! the word processor keeps up to date when someone edits; whatever comes from outside is letters only.

use super::{
    chart::{self, ChartPart, Way},
    looks::{self, NUMBERS, POINTS, TEXT_WIDTH, field, run},
};
use crate::{
    report::{
        desk::{CohortView, Desk},
        page::{
            figure::{self, Data, Drawn},
            html::{escaped, on_scale},
            values::{number, spelt},
        },
        plan::{Block, Chart, Highlight, Look, Mark, Sheet, Table, Value},
        style,
    },
    words::{Lang, Phrase, document as words, report},
};
use std::{
    collections::BTreeMap,
    fmt::{Display, Write},
};

/// What a reference leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Table,
    Figure,
}

/// Part of a paragraph.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Words(String),
    Reference(Kind, usize),
}

/// A sentence or several, with references in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text(Vec<Piece>);

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self(vec![Piece::Words(words)])
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

/// The text while it is written.
pub struct Body<'a> {
    /// What it is written from.
    pub desk: Desk<'a>,
    out: String,
    chapters: Vec<String>,
    tables: usize,
    figures: usize,
    charts: Vec<ChartPart>,
}

impl<'a> Body<'a> {
    /// An empty text.
    #[must_use]
    pub const fn new(desk: Desk<'a>) -> Self {
        Self { desk, out: String::new(), chapters: Vec::new(), tables: 0, figures: 0, charts: Vec::new() }
    }

    /// The document and its pictures; `front` is set before the contents.
    #[must_use]
    pub fn finish(self, front: &str) -> (String, Vec<ChartPart>) {
        let contents = self.contents();
        let margin = looks::MARGIN;
        let document = format!(
            "{}<w:document {} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><w:body>{front}{contents}{}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:footerReference w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"{margin}\" w:bottom=\"1304\" w:left=\"{margin}\" w:header=\"794\" w:footer=\"737\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
            looks::XML,
            looks::SPACE,
            self.out
        );
        (document, self.charts)
    }

    /// Links to the chapters, as the field that makes them would.
    fn contents(&self) -> String {
        let heading = paragraph("TOCHeading", "", &run(self.desk.say(words::CONTENTS)));
        let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-1\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
        let entry = |(at, title): (usize, &String)| {
            let link = format!("<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink>", chapter_mark(at), run(title));
            paragraph("TOC1", "", &format!("{}{link}", if at == 0 { begin } else { "" }))
        };
        let entries: String = self.chapters.iter().enumerate().map(entry).collect();
        let end = "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
        format!(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{heading}{entries}{end}</w:sdtContent></w:sdt>"
        )
    }

    /// A chapter with its number.
    pub fn chapter(&mut self, title: &str) {
        let numbered = self.chapters.iter().filter(|title| title.starts_with(NUMBERED)).count() + 1;
        let shown = format!("{NUMBERED}{}{title}", looks::heading_number(self.desk.lang, numbered));
        self.open(shown, title, "Heading1");
    }

    /// A chapter without a number, before the first or after the last.
    pub fn chapter_apart(&mut self, title: &str) {
        self.open(title.to_owned(), title, "HeadingApart");
    }

    fn open(&mut self, listed: String, title: &str, style: &str) {
        let at = self.chapters.len();
        self.chapters.push(listed);
        let content =
            format!("<w:bookmarkStart w:id=\"{at}\" w:name=\"{}\"/>{}<w:bookmarkEnd w:id=\"{at}\"/>", chapter_mark(at), run(title));
        self.put(&paragraph(style, "", &content));
    }

    /// A heading below that of the chapter.
    pub fn section(&mut self, title: &str) {
        self.put(&paragraph("Heading2", "", &run(title)));
    }

    /// The grade as a heading, where there are several.
    pub fn grade(&mut self, view: &CohortView<'a>) {
        if self.desk.analysis.ledger.cohorts.len() > 1 {
            let grade = view.grade();
            let title = if grade.is_empty() { self.desk.say(crate::words::report::ALL_GRADES) } else { &grade };
            self.section(title);
        }
    }

    /// A sentence. `{table}`, `{second_table}` and `{figure}` are the next ones that will be set, `{last_table}` the one before.
    #[must_use]
    pub fn tell(&self, phrase: Phrase, args: &[(&str, &dyn Display)]) -> Text {
        let ahead = [
            ("{table}", Kind::Table, self.tables + 1),
            ("{second_table}", Kind::Table, self.tables + 2),
            ("{last_table}", Kind::Table, self.tables),
            ("{figure}", Kind::Figure, self.figures + 1),
        ];
        let mut pieces = Vec::new();
        let mut rest = phrase.get(self.desk.lang);
        let first = |rest: &str| ahead.iter().filter_map(|mark| Some((rest.find(mark.0)?, mark))).min_by_key(|(at, _)| *at);
        while let Some((at, (mark, kind, number))) = first(rest) {
            pieces.push(Piece::Words(filled(&rest[..at], args)));
            pieces.push(Piece::Reference(*kind, *number));
            rest = &rest[at + mark.len()..];
        }
        pieces.push(Piece::Words(filled(rest, args)));
        Text(pieces)
    }

    /// A paragraph of these sentences; nothing for none.
    pub fn paragraph(&mut self, sentences: Vec<Text>) {
        self.text("BodyText", "", sentences);
    }

    /// A paragraph of a list with points.
    pub fn point(&mut self, sentences: Vec<Text>) {
        self.text("ListParagraph", &in_list(POINTS), sentences);
    }

    /// A paragraph of the list with numbers.
    pub fn step(&mut self, sentences: Vec<Text>) {
        self.text("ListParagraph", &in_list(NUMBERS), sentences);
    }

    /// What is to be known of the table above.
    pub fn note(&mut self, note: &str) {
        self.put(&paragraph("TableNote", "", &run(note)));
    }

    fn text(&mut self, style: &str, properties: &str, sentences: Vec<Text>) {
        if sentences.is_empty() {
            return;
        }
        let between = if self.desk.lang == Lang::Zh { "" } else { " " };
        let mut content = String::new();
        for (at, sentence) in sentences.into_iter().enumerate() {
            if at > 0 {
                content.push_str(&run(between));
            }
            for piece in sentence.0 {
                match piece {
                    Piece::Words(words) => content.push_str(&run(&words)),
                    Piece::Reference(kind, number) => {
                        content.push_str(&field(&format!(" REF {} \\h ", mark(kind, number)), &self.label(kind, number)));
                    }
                }
            }
        }
        self.put(&paragraph(style, properties, &content));
    }

    fn label(&self, kind: Kind, number: usize) -> String {
        self.desk.fill(if kind == Kind::Table { words::TABLE_LABEL } else { words::FIGURE_LABEL }, &[("n", &number)])
    }

    /// A numbered caption; stays with what follows where that is a table.
    fn caption(&mut self, kind: Kind, number: usize, title: &str) {
        let label = self.desk.say(if kind == Kind::Table { words::TABLE_LABEL } else { words::FIGURE_LABEL });
        let name = label.replace("{n}", "").trim().to_owned();
        let id = 1000 * (1 + usize::from(kind == Kind::Figure)) + number;
        let content = format!(
            "<w:bookmarkStart w:id=\"{id}\" w:name=\"{}\"/>{}{}<w:bookmarkEnd w:id=\"{id}\"/>{}",
            mark(kind, number),
            run(&label.replace("{n}", "")),
            field(&format!(" SEQ {name} \\* ARABIC "), &number.to_string()),
            run(&self.desk.fill(words::AFTER_LABEL, &[("title", &title)]))
        );
        let keep = if kind == Kind::Table { "<w:keepNext/>" } else { "" };
        self.put(&paragraph("Caption", keep, &content));
    }

    /// A table with a caption above it, its header on every page.
    pub fn table(&mut self, title: &str, table: &Table<'_>) {
        self.tables += 1;
        self.caption(Kind::Table, self.tables, title);
        let natural: Vec<f64> = (0..table.columns.len()).map(|at| style::column_width(table, at).clamp(9.0, 34.0)).collect();
        let widths = shares(&natural);
        let size = letters(&natural);
        let mut out = format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"ReportTable\"/><w:tblW w:w=\"{TEXT_WIDTH}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
            escaped(title)
        );
        for width in &widths {
            put(&mut out, format_args!("<w:gridCol w:w=\"{width}\"/>"));
        }
        out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(&widths) {
            let cell = Cell { text: &column.title, width: *width, size, strong: true, faint: false, fill: None };
            cell.write(&mut out, side(column.look), true);
        }
        out.push_str("</w:tr>");
        let rows = table.rows.len();
        for (at, row) in table.rows.iter().enumerate() {
            // neither the head nor the foot of a table stands alone on a page
            let keep = at + 1 < rows && (at + 1 < KEPT || at + KEPT >= rows);
            let (strong, faint) = (table.strong.binary_search(&at).is_ok(), table.faint.binary_search(&at).is_ok());
            out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for ((value, column), width) in row.iter().zip(&table.columns).zip(&widths) {
                let text = if *value == Value::Empty && is_number(column.look) { "—".to_owned() } else { spelt(value, column.look) };
                let fill = tint(value, column.highlight).or_else(|| strong.then_some(style::STRONG_FILL));
                let cell = Cell { text: &text, width: *width, size, strong, faint, fill };
                cell.write(&mut out, side(column.look), keep);
            }
            out.push_str("</w:tr>");
        }
        out.push_str("</w:tbl>");
        self.out.push_str(&out);
        self.put("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>");
    }

    /// A picture with a caption below it; `false` where there is nothing to draw.
    pub fn figure(&mut self, chart: &Chart, data: &Data) -> bool {
        self.draw(chart, data, Way::Upright)
    }

    /// How many pictures [`Self::figures`] makes of a chart.
    #[must_use]
    pub fn figures_of(chart: &Chart, data: &Data) -> usize {
        if style::labels_upright(chart, chart::WIDE) { data.labels.len().div_ceil(PLACES).max(1) } else { 1 }
    }

    /// A picture of schools. Where their names would have to stand upright they stand beside bars instead, the mean of all as the
    /// first one, and many schools are shared out among several pictures.
    pub fn figures(&mut self, chart: &Chart, data: &Data) {
        if !style::labels_upright(chart, chart::WIDE) {
            self.figure(chart, data);
            return;
        }
        let mean = figure::mean_of_all(data);
        let parts = data.parts(PLACES);
        for (at, part) in (1..).zip(&parts) {
            let mut chart = chart.clone();
            if parts.len() > 1 {
                chart.title = self.desk.fill(words::FIGURE_PART, &[("title", &chart.title), ("part", &at), ("parts", &parts.len())]);
            }
            match mean {
                Some(mean) => self.draw(&chart, &beside_first(part, self.desk.say(report::COUNTY), mean), Way::AcrossBesideFirst),
                None => self.draw(&chart, part, Way::Across),
            };
        }
    }

    fn draw(&mut self, chart: &Chart, data: &Data, way: Way) -> bool {
        let Some(part) = chart::chart_part(chart, data, way) else { return false };
        self.charts.push(part);
        self.figures += 1;
        let (at, told, title) = (self.charts.len(), self.described(chart, data), escaped(&chart.title));
        let (width, height) = (chart::WIDTH, chart::height(chart, data, way));
        let drawing = format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{at}\" name=\"{title}\" descr=\"{}\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart r:id=\"chart{at}\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            escaped(&told)
        );
        self.put(&paragraph("Figure", "", &drawing));
        self.caption(Kind::Figure, self.figures, &chart.title);
        true
    }

    /// A picture in words, for those who cannot see it.
    fn described(&self, chart: &Chart, data: &Data) -> String {
        let ends = data.series.first().and_then(|series| {
            let told = series.values.iter().zip(&data.labels).filter_map(|(value, label)| Some(((*value)?, label)));
            let high = told.clone().max_by(|a, b| a.0.total_cmp(&b.0))?;
            Some((series, told.min_by(|a, b| a.0.total_cmp(&b.0))?, high))
        });
        let Some((series, low, high)) = ends else { return chart.title.clone() };
        let look = if chart.look == Look::Score { Look::Mean } else { chart.look };
        let shown = |value: f64| spelt(&Value::Number(value), look);
        self.desk.fill(
            words::FIGURE_DESCRIBED,
            &[
                ("title", &chart.title),
                ("series", &series.name),
                ("best", high.1),
                ("high", &shown(high.0)),
                ("worst", low.1),
                ("low", &shown(low.0)),
            ],
        )
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }
}

/// What the titles of numbered chapters begin with while they are kept: it is left out wherever letters are written.
const NUMBERED: char = '\u{2060}';
/// Places of a picture with bars below each other: no more fit a page well.
const PLACES: usize = 45;
/// Rows at the head and at the foot of a table that stay together on a page.
const KEPT: usize = 3;

/// A paragraph by itself: style, further properties, content.
#[must_use]
pub fn paragraph(style: &str, properties: &str, content: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>{content}</w:p>")
}

/// Means of schools with that of all before them.
fn beside_first(data: &Data, name: &str, mean: f64) -> Data {
    let first = |values: &[Option<f64>]| std::iter::once(Some(mean)).chain(values.iter().copied()).collect();
    let series = data.series.iter().filter(|series| series.mark == Mark::Columns);
    Data {
        labels: std::iter::once(name.to_owned()).chain(data.labels.iter().cloned()).collect(),
        series: series
            .map(|series| Drawn { name: series.name.clone(), mark: series.mark, values: first(&series.values), halves: Vec::new() })
            .collect(),
    }
}

fn in_list(list: u32) -> String {
    format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>")
}

fn filled(template: &str, args: &[(&str, &dyn Display)]) -> String {
    crate::words::fill(template, |name| args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_string()))
}

fn mark(kind: Kind, number: usize) -> String {
    format!("{}{number}", if kind == Kind::Table { "_RefTable" } else { "_RefFigure" })
}

fn chapter_mark(at: usize) -> String {
    format!("_Toc{:06}", at + 1)
}

/// Widths of columns that fill the page, in twentieths of a point.
fn shares(natural: &[f64]) -> Vec<u32> {
    let whole: f64 = natural.iter().sum::<f64>().max(1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the width of a page")]
    natural.iter().map(|width| (width / whole * f64::from(TEXT_WIDTH)) as u32).collect()
}

/// The size of letters at which the columns fit, in half points.
fn letters(natural: &[f64]) -> u32 {
    let whole: f64 = natural.iter().sum();
    match whole {
        whole if whole <= 100.0 => 18,
        whole if whole <= 118.0 => 16,
        whole if whole <= 140.0 => 15,
        _ => 13,
    }
}

const fn is_number(look: Look) -> bool {
    !matches!(look, Look::Text | Look::Word | Look::Id | Look::Prose(_))
}

/// Where the text of a column stands: numbers below each other, short words such as intervals in the middle.
const fn side(look: Look) -> &'static str {
    match look {
        Look::Word => "center",
        look if is_number(look) => "right",
        _ => "left",
    }
}

/// The colour behind a value on a scale.
fn tint(value: &Value<'_>, highlight: Highlight) -> Option<u32> {
    match highlight {
        Highlight::Scale(low, middle, high) => number(value).map(|value| on_scale(value, (low, middle, high))),
        Highlight::None | Highlight::Bar(_) | Highlight::Words(_) => None,
    }
}

/// A cell while it is written.
struct Cell<'c> {
    text: &'c str,
    width: u32,
    size: u32,
    strong: bool,
    faint: bool,
    fill: Option<u32>,
}

impl Cell<'_> {
    fn write(&self, out: &mut String, side: &str, keep: bool) {
        let shade = self.fill.map_or_else(String::new, |fill| format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill:06X}\"/>"));
        let keep = if keep { "<w:keepNext/>" } else { "" };
        let bold = if self.strong { "<w:b/>" } else { "" };
        let colour = if self.faint { format!("<w:color w:val=\"{:06X}\"/>", style::QUIET) } else { String::new() };
        let size = self.size;
        let properties = format!("<w:rPr>{bold}{colour}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr>");
        let content = run(self.text).replacen("<w:r>", &format!("<w:r>{properties}"), 1);
        put(
            out,
            format_args!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{shade}<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableText\"/>{keep}<w:jc w:val=\"{side}\"/></w:pPr>{content}</w:p></w:tc>",
                self.width
            ),
        );
    }
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("a string takes whatever is written to it");
}

/// The pictures of these sheets with their data, drawn from the tables beside them.
#[must_use]
pub fn pictures(sheets: Vec<Sheet<'_>>) -> Vec<(Chart, Data)> {
    let (mut charts, mut tables) = (Vec::new(), Vec::new());
    for block in sheets.into_iter().flat_map(|sheet| sheet.blocks) {
        match block {
            Block::Chart(chart) => charts.push(chart),
            Block::Table(table) => tables.push(table),
            _ => {}
        }
    }
    let by_name: BTreeMap<&str, &Table<'_>> = tables.iter().map(|table| (table.name.as_str(), table)).collect();
    charts.into_iter().filter_map(|chart| Data::of(&chart, &by_name).map(|data| (chart, data))).collect()
}
