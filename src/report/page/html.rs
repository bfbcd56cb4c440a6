//! [`Html`]: blocks of sheets as elements. Every text that comes from outside goes through [`escaped`]; there is no script,
//! no handler and no address in the page.

use super::{
    figure::{self, Data},
    plots, trend,
    values::{number, spelt},
};
use crate::{
    diagnostics::is_invisible,
    report::{
        desk::Desk,
        plan::{Block, Chart, Column, Highlight, Look, Sheet, Table, Value},
        plot::Plot,
        style,
    },
    words::{Lang, page as words},
};
use std::{borrow::Cow, collections::BTreeMap, fmt::Write};

/// The looks.
const STYLE: &str = include_str!("style.css");
/// Nothing may be fetched and nothing run, whatever a name holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A table with more rows than this is opened by who wants it.
const LONG: usize = 64;
/// A table with so many columns of prose is set as a list.
const PROSE: usize = 4;
/// Names of rows that are longer take several lines.
const LONG_NAME: usize = 18;
/// Half-width characters beside each other on paper.
const PAPER: f64 = 132.0;
/// A long table that is wider than this is not printed: its letters would be too small.
const PRINTED_WIDTH: f64 = 170.0;
/// Tables with fewer rows stand in one column on paper.
const COLUMNS_FROM: usize = 16;
/// Pictures of single papers with more places than this are not printed.
const PRINTED_PLACES: usize = 24;

/// A page while it is written.
pub struct Html<'p> {
    out: String,
    desk: &'p Desk<'p>,
    sources: BTreeMap<&'p str, &'p Table<'p>>,
    tables: usize,
    figures: usize,
    /// What the next table or section is about.
    title: String,
}

impl<'p> Html<'p> {
    /// An empty page; `sources` are the tables that pictures draw from.
    pub fn new(desk: &'p Desk<'p>, sources: BTreeMap<&'p str, &'p Table<'p>>) -> Self {
        Self { out: String::with_capacity(1 << 18), desk, sources, tables: 0, figures: 0, title: String::new() }
    }

    /// Everything before the contents.
    pub fn head(&mut self, title: &str, level: &str) {
        let lang = if self.desk.lang == Lang::Zh { "zh-CN" } else { "en" };
        let (title, level) = (escaped(title), escaped(level));
        let skip = escaped(self.desk.say(words::SKIP));
        self.put(format_args!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">{skip}</a>\n<header>\n<h1>{title}</h1>\n<p class=\"level\">{level}</p>\n</header>\n"
        ));
    }

    /// Links to the sections: what they have in common, which may be nothing, and what is their own.
    pub fn contents(&mut self, entries: &[(String, String)]) {
        let heading = escaped(self.desk.say(words::CONTENTS));
        self.put(format_args!("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{heading}</h2>\n<ul>\n"));
        let mut at = 0;
        for run in entries.chunk_by(|a, b| !a.0.is_empty() && a.0 == b.0) {
            let group = &run[0].0;
            if !group.is_empty() {
                self.put(format_args!("<li><b>{}</b>\n<ul>\n", escaped(group)));
            }
            for (_, title) in run {
                self.put(format_args!("<li><a href=\"#s{at}\">{}</a></li>\n", escaped(title)));
                at += 1;
            }
            if !group.is_empty() {
                self.out.push_str("</ul></li>\n");
            }
        }
        self.out.push_str("</ul>\n</nav>\n");
    }

    /// The content begins.
    pub fn open_main(&mut self) {
        self.out.push_str("<main id=\"main\" tabindex=\"-1\">\n");
    }

    /// A section begins.
    pub fn open_section(&mut self, at: usize, title: &str) {
        title.clone_into(&mut self.title);
        self.put(format_args!("<section aria-labelledby=\"s{at}\">\n<h2 id=\"s{at}\">{}</h2>\n", escaped(title)));
    }

    /// A section ends, with the way back.
    pub fn close_section(&mut self) {
        let back = escaped(self.desk.say(words::BACK));
        self.put(format_args!("<p class=\"back\"><a href=\"#contents\">{back}</a></p>\n</section>\n"));
    }

    /// The content ends; gives the page.
    pub fn foot(mut self) -> String {
        let foot = self.desk.fill(words::FOOT, &[("version", &env!("CARGO_PKG_VERSION"))]);
        self.put(format_args!("</main>\n<footer><p>{}</p></footer>\n</body>\n</html>\n", escaped(&foot)));
        self.out
    }

    /// A sheet's notes and blocks.
    pub fn sheet(&mut self, sheet: &Sheet<'_>) {
        for note in &sheet.notes {
            self.paragraph(note, "note");
        }
        // of several pictures in a row the first is seen, the others when asked for
        for run in sheet.blocks.chunk_by(|a, b| chart(a).is_some() && chart(b).is_some()) {
            let (first, others) = run.split_at(1);
            if others.is_empty() {
                first.iter().for_each(|block| self.block(block));
            } else {
                self.out.push_str("<div class=\"run\">\n");
                first.iter().for_each(|block| self.block(block));
                let many = others.iter().filter_map(chart).any(|chart| chart.categories.rows.len() > PRINTED_PLACES);
                self.open_more_figures(!many);
                self.out.push_str("<div class=\"figures\">\n");
                others.iter().for_each(|block| self.block(block));
                self.out.push_str("</div>\n");
                self.close_details();
                self.out.push_str("</div>\n");
                self.told_where(!many);
            }
        }
    }

    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Heading(text) => self.heading(text),
            Block::Paragraph(text) => self.paragraph(text, ""),
            Block::Notice(text) => self.paragraph(text, "notice"),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.figure(chart),
            Block::Plots(plots) => self.plots(plots),
            // Links lead to sheets of a workbook; forms are filled in and stamps read in one.
            Block::Links(_) | Block::Form(_) | Block::Stamp(_) => {}
        }
    }

    /// A heading below that of the section.
    pub fn heading(&mut self, text: &str) {
        text.clone_into(&mut self.title);
        self.put(format_args!("<h3>{}</h3>\n", escaped(text)));
    }

    /// A paragraph; `class` is empty for a plain one.
    pub fn paragraph(&mut self, text: &str, class: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.put(format_args!("<p{class}>{}</p>\n", lines(text)));
    }

    /// A part of its own, with labels and what they say, a link to a picture that stands elsewhere, and one of its own.
    pub fn article(&mut self, title: &str, facts: &[(&str, String)], link: Option<(&str, &str)>, plot: Option<&Plot>) {
        self.put(format_args!("<article>\n<h3>{}</h3>\n<dl>\n", escaped(title)));
        for (label, text) in facts {
            self.fact(label, text);
        }
        self.out.push_str("</dl>\n");
        if let Some((key, words)) = link {
            self.put(format_args!("<p><a href=\"#{}\">{}</a></p>\n", escaped(key), escaped(words)));
        }
        if let Some(plot) = plot {
            self.plots(std::slice::from_ref(plot));
        }
        self.out.push_str("</article>\n");
    }

    fn facts(&mut self, facts: &[(String, Value<'_>, Look)]) {
        self.out.push_str("<dl>\n");
        for (label, value, look) in facts {
            self.fact(label, &spelt(value, *look));
        }
        self.out.push_str("</dl>\n");
    }

    fn fact(&mut self, label: &str, text: &str) {
        self.put(format_args!("<div><dt>{}</dt><dd>{}</dd></div>\n", escaped(label), lines(text)));
    }

    /// Parts follow that paper sets in two columns.
    pub fn open_articles(&mut self) {
        self.out.push_str("<div class=\"articles\">\n");
    }

    /// They end.
    pub fn close_articles(&mut self) {
        self.out.push_str("</div>\n");
    }

    /// What follows is seen when asked for.
    pub fn open_details(&mut self, summary: &str) {
        self.put(format_args!("<details>\n<summary>{}</summary>\n", escaped(summary)));
    }

    /// The same for pictures, which paper shows too if they are `printed`.
    pub fn open_more_figures(&mut self, printed: bool) {
        let summary = escaped(self.desk.say(words::OTHER_FIGURES));
        let class = if printed { "more" } else { "unprinted" };
        self.put(format_args!("<details class=\"{class}\">\n<summary>{summary}</summary>\n"));
    }

    /// Paper says where pictures are that are not `printed`.
    pub fn told_where(&mut self, printed: bool) {
        if !printed {
            self.paragraph(self.desk.say(words::NOT_PRINTED), "paper note");
        }
    }

    /// It ends.
    pub fn close_details(&mut self) {
        self.out.push_str("</details>\n");
    }

    fn table(&mut self, table: &Table<'_>) {
        if table.columns.iter().filter(|column| matches!(column.look, Look::Prose(_))).count() >= PROSE {
            return self.terms(table);
        }
        let title = std::mem::take(&mut self.title);
        let (long, printed) = (table.rows.len() > LONG, width(table) <= PRINTED_WIDTH);
        if long {
            let class = if printed { "more" } else { "unprinted" };
            let summary = self.desk.fill(words::LONG_TABLE, &[("title", &title), ("n", &table.rows.len())]);
            self.put(format_args!("<details class=\"{class}\">\n<summary>{}</summary>\n", escaped(&summary)));
        }
        self.open_table(&title, table.columns.iter().map(|column| column.title.as_str()), in_columns(table));
        self.title = title;
        for (at, row) in table.rows.iter().enumerate() {
            let among = |rows: &[usize]| rows.binary_search(&at).is_ok();
            let class = if among(&table.strong) {
                "strong"
            } else if among(&table.faint) {
                "quiet"
            } else {
                ""
            };
            self.row(&table.columns, table.keys > 0, row, class);
        }
        self.close_table();
        if long {
            self.close_details();
            if !printed {
                self.paragraph(self.desk.say(words::TABLE_NOT_PRINTED), "paper note");
            }
        }
    }

    /// A table of texts as a list: what each row is about, then its texts, each after the name of its column.
    fn terms(&mut self, table: &Table<'_>) {
        self.out.push_str("<dl class=\"terms\">\n");
        for row in &table.rows {
            let mut cells = row.iter().zip(&table.columns).map(|(value, column)| (spelt(value, column.look), &column.title));
            let Some((term, _)) = cells.next() else { continue };
            self.put(format_args!("<div><dt>{}</dt>", lines(&term)));
            for (at, (text, title)) in cells.enumerate().filter(|(_, (text, _))| !text.is_empty()) {
                let label = if at == 0 { String::new() } else { format!("<i>{}</i> ", escaped(title)) };
                self.put(format_args!("<dd>{label}{}</dd>", lines(&text)));
            }
            self.out.push_str("</div>\n");
        }
        self.out.push_str("</dl>\n");
    }

    /// A table begins, in a part of the page that scrolls sideways by itself; paper sets it in so many columns.
    fn open_table<'t>(&mut self, title: &str, columns: impl Iterator<Item = &'t str>, abreast: usize) {
        self.tables += 1;
        let scrolls = self.desk.fill(words::SCROLLS, &[("n", &self.tables)]);
        let caption = self.desk.fill(words::TABLE_CAPTION, &[("n", &self.tables), ("title", &title)]);
        self.put(format_args!(
            "<div class=\"scroll{}\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n<table>\n<caption>{}</caption>\n<thead><tr>",
            ["", "", " two", " three"][abreast.min(3)],
            escaped(&scrolls),
            escaped(&caption)
        ));
        for column in columns {
            self.put(format_args!("<th scope=\"col\">{}</th>", escaped(column)));
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
    }

    fn close_table(&mut self) {
        self.out.push_str("</tbody>\n</table>\n</div>\n");
    }

    /// The first cell says whose row it is.
    fn row(&mut self, columns: &[Column], keyed: bool, row: &[Value<'_>], class: &str) {
        if class.is_empty() {
            self.out.push_str("<tr>");
        } else {
            self.put(format_args!("<tr class=\"{class}\">"));
        }
        for (at, (value, column)) in row.iter().zip(columns).enumerate() {
            let text = spelt(value, column.look);
            let class = match column.look {
                Look::Prose(_) => " class=\"prose\"",
                Look::Text | Look::Word | Look::Id => "",
                _ => " class=\"number\"",
            };
            if at == 0 && keyed {
                let class = if style::text_width(&text) > LONG_NAME { " class=\"name\"" } else { class };
                self.put(format_args!("<th scope=\"row\"{class}>{}</th>", lines(&text)));
            } else {
                self.put(format_args!("<td{class}{}>{}</td>", tint(value, column.highlight), lines(&text)));
            }
        }
        self.out.push_str("</tr>\n");
    }

    fn figure(&mut self, chart: &Chart) {
        let Some(data) = Data::of(chart, &self.sources) else { return };
        let pictures = figure::svgs(chart, &data);
        if pictures.is_empty() {
            return;
        }
        self.figures += 1;
        let caption = self.desk.fill(words::FIGURE_CAPTION, &[("n", &self.figures), ("title", &chart.title)]);
        self.put(format_args!("<figure>\n<figcaption>{}</figcaption>\n{}", escaped(&caption), legend(&data)));
        if pictures.len() > 1 {
            self.out.push_str("<div class=\"parts\">\n");
        }
        for (at, picture) in (1..).zip(&pictures) {
            let name = match pictures.len() {
                1 => caption.clone(),
                all => self.desk.fill(words::FIGURE_PART, &[("caption", &caption), ("part", &at), ("parts", &all)]),
            };
            let picture = picture.replacen("<svg ", &format!("<svg role=\"img\" aria-label=\"{}\" ", escaped(&name)), 1);
            self.put(format_args!("<div class=\"picture\">{picture}</div>\n"));
        }
        if pictures.len() > 1 {
            self.out.push_str("</div>\n");
        }
        self.open_details(self.desk.say(words::FIGURE_DATA));
        self.data(chart, &data);
        self.out.push_str("</details>\n</figure>\n");
    }

    /// The numbers of a picture, for those who cannot see it.
    fn data(&mut self, chart: &Chart, data: &Data) {
        let names = data.series.iter().map(|series| series.name.as_str());
        self.open_table(self.desk.say(words::FIGURE_DATA), std::iter::once(self.desk.say(words::FIGURE_PLACE)).chain(names), 1);
        let look = if chart.look == Look::Score { Look::Mean } else { chart.look };
        for (at, label) in data.labels.iter().enumerate() {
            self.put(format_args!("<tr><th scope=\"row\">{}</th>", escaped(label)));
            for series in &data.series {
                let value = series.values[at].map_or_else(String::new, |value| spelt(&Value::Number(value), look));
                self.put(format_args!("<td class=\"number\">{value}</td>"));
            }
            self.out.push_str("</tr>\n");
        }
        self.close_table();
    }

    /// Pictures side by side, each with what is to be seen in words; then the rows they are drawn from.
    pub fn plots(&mut self, drawn: &[Plot]) {
        self.out.push_str("<div class=\"plots\">\n");
        for plot in drawn {
            let Some(picture) = plots::svg(plot, &self.sources) else { continue };
            self.figures += 1;
            let caption = self.desk.fill(words::FIGURE_CAPTION, &[("n", &self.figures), ("title", &plot.title)]);
            let name = escaped(&plot.alt).into_owned();
            let picture = picture.replacen("<svg ", &format!("<svg role=\"img\" aria-label=\"{name}\" "), 1);
            let (key, caption, legend) = (escaped(&plot.key), escaped(&caption), plots::legend(plot));
            self.put(format_args!(
                "<figure id=\"{key}\">\n<figcaption>{caption}</figcaption>\n{legend}<div class=\"picture\">{picture}</div>\n</figure>\n"
            ));
        }
        self.out.push_str("</div>\n");
        if let Some(source) = drawn.first().and_then(|plot| plot.traces.first()).map(|trace| &trace.y)
            && let Some(table) = self.sources.get(source.table.as_str()).copied()
        {
            self.open_details(self.desk.say(words::FIGURE_DATA));
            let rows = table.rows.get(source.rows.clone()).unwrap_or_default();
            self.rows(&table.columns, rows);
            self.out.push_str("</details>\n");
        }
    }

    /// Some rows of a table.
    fn rows(&mut self, columns: &[Column], rows: &[Vec<Value<'_>>]) {
        self.open_table(self.desk.say(words::FIGURE_DATA), columns.iter().map(|column| column.title.as_str()), 1);
        for row in rows {
            self.row(columns, true, row, "");
        }
        self.close_table();
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        self.out.write_fmt(text).expect("a string takes whatever is written to it");
    }
}

const fn chart<'b, 'a>(block: &'b Block<'a>) -> Option<&'b Chart> {
    match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    }
}

/// What shapes and colours of a picture stand for; nothing for one series alone.
fn legend(data: &Data) -> String {
    use crate::report::plan::Mark;
    if data.series.len() < 2 {
        return String::new();
    }
    let (trend, stems) = (trend::is_trend(data), figure::foot(data).is_some());
    let mut bars = [style::CHART_COLUMN, style::CHART_COLUMN_OTHER].into_iter().cycle();
    let item = |(at, series): (usize, &figure::Drawn)| {
        let (colour, shape) = match series.mark {
            _ if trend => (trend::colour(at), trend::mark(at)),
            Mark::Columns if stems => (style::INK, "<circle cx=\"7\" cy=\"7\" r=\"4.5\"/>"),
            Mark::Columns => (bars.next().unwrap_or(style::CHART_COLUMN), "<path d=\"M1 1H13V13H1z\" stroke=\"#59666b\"/>"),
            _ => (style::CHART_LINE, "<path d=\"M6 0H8V14H6z\"/>"),
        };
        let name = escaped(&series.name);
        format!("<li><svg class=\"key\" viewBox=\"0 0 14 14\" fill=\"#{colour:06x}\" aria-hidden=\"true\">{shape}</svg>{name}</li>")
    };
    format!("<ul class=\"legend\">{}</ul>\n", data.series.iter().enumerate().map(item).collect::<String>())
}

/// Width of a table, in half-width characters.
fn width(table: &Table<'_>) -> f64 {
    (0..table.columns.len()).map(|at| style::column_width(table, at)).sum()
}

/// In how many columns paper sets a table: a long one that is narrow would leave the rest of the page empty.
fn in_columns(table: &Table<'_>) -> usize {
    if table.rows.len() < COLUMNS_FROM {
        return 1;
    }
    let width = width(table);
    [3_u32, 2].into_iter().find(|columns| f64::from(*columns) * (width + 4.0) <= PAPER).map_or(1, |columns| columns as usize)
}

/// The colour behind a cell, as a style.
fn tint(value: &Value<'_>, highlight: Highlight) -> String {
    match (highlight, value) {
        (Highlight::Bar(whole), value) if whole > 0.0 => number(value).map_or_else(String::new, |number| {
            let share = (number / whole).clamp(0.0, 1.0) * 100.0;
            format!(" style=\"background:linear-gradient(90deg,#{:06x} {share:.1}%,transparent {share:.1}%)\"", style::BAR)
        }),
        (Highlight::Scale(low, middle, high), value) => {
            number(value).map_or_else(String::new, |number| format!(" style=\"background:#{:06x}\"", on_scale(number, (low, middle, high))))
        }
        (Highlight::Words(words), Value::Text(text)) => words
            .iter()
            .find(|(word, _)| word == text)
            .map_or_else(String::new, |(_, colour)| format!(" style=\"background:#{colour:06x}\"")),
        _ => String::new(),
    }
}

/// The colour of a number between those of low, middle and high.
pub fn on_scale(number: f64, (low, middle, high): (f64, f64, f64)) -> u32 {
    let (from, to, share) = if number < middle {
        (style::SCALE_LOW, style::SCALE_MIDDLE, (number - low) / (middle - low))
    } else {
        (style::SCALE_MIDDLE, style::SCALE_HIGH, (number - middle) / (high - middle))
    };
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    let mixed = |from: u8, to: u8| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
        let byte = (f64::from(from) + share * (f64::from(to) - f64::from(from))).round() as u8;
        byte
    };
    let (from, to) = (from.to_be_bytes(), to.to_be_bytes());
    u32::from_be_bytes([0, mixed(from[1], to[1]), mixed(from[2], to[2]), mixed(from[3], to[3])])
}

/// Text fit for content and for attributes in double quotes.
pub fn escaped(text: &str) -> Cow<'_, str> {
    let unfit = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || (is_invisible(c) && c != '\n');
    if !text.contains(unfit) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if unfit(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The same with its line breaks.
fn lines(text: &str) -> Cow<'_, str> {
    let text = escaped(text);
    if text.contains('\n') { Cow::Owned(text.replace('\n', "<br>")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_school_wrote_becomes_markup() {
        assert_eq!(escaped("<script>alert('一中')</script>\u{202e}"), "&lt;script&gt;alert(&#39;一中&#39;)&lt;/script&gt;");
        assert_eq!(lines("一\n二 & \"三\""), "一<br>二 &amp; &quot;三&quot;");
    }

    #[test]
    fn colours_lie_between_their_ends() {
        let scale = (40.0, 50.0, 60.0);
        assert_eq!(on_scale(30.0, scale), style::SCALE_LOW);
        assert_eq!(on_scale(50.0, scale), style::SCALE_MIDDLE);
        assert_eq!(on_scale(99.0, scale), style::SCALE_HIGH);
    }
}
