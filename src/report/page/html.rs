//! [`Html`]: blocks of sheets as elements. Every text that comes from outside goes through [`escaped`]; there is no script,
//! no handler and no address in the page.

mod picture;
mod table;

use super::values::spelt;
use crate::{
    diagnostics::is_invisible,
    report::{
        desk::Desk,
        plan::{Block, Chart, Look, Sheet, Table, Value},
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
