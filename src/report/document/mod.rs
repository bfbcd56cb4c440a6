//! 报告.docx: the quality analysis report as an editable document, in the order in which an office writes it.
//!
//! `chapters` write sentences, tables and pictures from the statistics and from sheets of the county workbook into a
//! `body`, which numbers them; `looks` are the styles, `chart` makes native charts, `package` the file. Chapters
//! without data are left out. The document names schools with ranks: it is for the office only.

mod body;
mod chapters;
mod chart;
mod looks;
mod package;
mod tell;

use super::{desk::Desk, sheets::cover};
use crate::{model::Day, words::document as words};
use body::{Body, paragraph};
use looks::run;
use package::{DOCUMENT, Package, Properties};
use std::{io, path::Path};

/// Its file, below the output folder.
#[must_use]
pub const fn file_name(desk: &Desk<'_>) -> &'static str {
    desk.say(words::FILE_DOCUMENT)
}

/// Writes the document.
///
/// # Errors
/// If the file exists or cannot be written.
pub fn write_document(desk: &Desk<'_>, path: &Path) -> io::Result<()> {
    let mut body = Body::new(*desk);
    chapters::write(&mut body);
    let (document, charts) = body.finish(&front(desk));
    let exam = &desk.analysis.config.exam;
    let properties = Properties {
        title: desk.fill(words::REPORT_TITLE, &[("exam", &desk.exam())]),
        creator: exam.authority.clone().unwrap_or_else(|| "Kaojing".to_owned()),
        language: looks::language(desk.lang),
        day: exam.date.as_deref().and_then(Day::find_in).map(|day| day.to_string()).filter(|day| is_whole(day)),
    };
    let level = desk.say(cover::level_note(desk.analysis.config.level));
    let parts = vec![
        (DOCUMENT, document),
        ("styles.xml", looks::styles(desk.lang)),
        ("numbering.xml", looks::numbering(desk.lang)),
        ("settings.xml", looks::settings(desk.lang)),
        ("fontTable.xml", looks::font_table()),
        ("theme.xml", looks::theme()),
        ("header.xml", looks::header(desk, level)),
        ("footer.xml", looks::footer(desk)),
    ];
    Package { properties, parts, charts }.write(path)
}

/// `2026-01-15`, and not `2026-01`.
fn is_whole(day: &str) -> bool {
    day.len() == 10 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Title, office, date, level, and what the rules on exams make us say.
fn front(desk: &Desk<'_>) -> String {
    let exam = &desk.analysis.config.exam;
    let title = paragraph("Subtitle", "", &run(desk.exam())) + &paragraph("Title", "", &run(desk.say(words::TITLE)));
    let level = desk.say(cover::level_note(desk.analysis.config.level));
    let lines = [exam.authority.as_deref(), exam.term.as_deref(), exam.date.as_deref(), Some(level)];
    let lines: String = lines.into_iter().flatten().map(|line| paragraph("Subtitle", "", &run(line))).collect();
    let notices: String = cover::notices(desk).iter().map(|notice| paragraph("Notice", "", &run(notice))).collect();
    format!("{title}{lines}{notices}")
}

/// What stands below the last line.
fn foot(desk: &Desk<'_>) -> String {
    desk.fill(words::FOOT, &[("version", &env!("CARGO_PKG_VERSION"))])
}
