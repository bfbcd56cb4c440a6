//! Tables of the page: in sight, or opened when asked for; on paper abreast, or left out with a line that says so.

use super::{Html, escaped, lines, on_scale};
use crate::{
    report::{
        page::values::{number, spelt},
        plan::{Column, Highlight, Look, Table, Value},
        style,
    },
    words::page as words,
};

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

impl Html<'_> {
    pub(super) fn table(&mut self, table: &Table<'_>) {
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
    pub(super) fn terms(&mut self, table: &Table<'_>) {
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
    pub(super) fn open_table<'t>(&mut self, title: &str, columns: impl Iterator<Item = &'t str>, abreast: usize) {
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

    pub(super) fn close_table(&mut self) {
        self.out.push_str("</tbody>\n</table>\n</div>\n");
    }

    /// The first cell says whose row it is.
    pub(super) fn row(&mut self, columns: &[Column], keyed: bool, row: &[Value<'_>], class: &str) {
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

    /// Some rows of a table.
    pub(super) fn rows(&mut self, columns: &[Column], rows: &[Vec<Value<'_>>]) {
        self.open_table(self.desk.say(words::FIGURE_DATA), columns.iter().map(|column| column.title.as_str()), 1);
        for row in rows {
            self.row(columns, true, row, "");
        }
        self.close_table();
    }
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
