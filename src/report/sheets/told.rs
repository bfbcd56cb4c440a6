//! The settings that an exam file gives, each with its value as written: whatever changes a figure stands on 口径说明, known to
//! a sentence there or not.

use crate::{
    report::{
        desk::Desk,
        plan::{Look, Table, Value},
    },
    words::report as words,
};
use toml::Value as Told;

/// Sections that change no figure: what the exam is called, what a file may ask of the machine.
pub const NO_FIGURE: [&str; 2] = ["exam", "limits"];
/// Sections that the public form does not tell of: what is only the office's, and lists of schools and files.
const INTERNAL: [&str; 6] = ["composite", "groups", "history", "layout", "lines", "school"];
/// Keys that stand nowhere but on the sheet of targets.
const TARGETS: [&str; 2] = ["target", "targets"];

/// A row for every setting of the exam file; `None` where it gives none, or there is no file.
#[must_use]
pub fn told_table<'a>(desk: &Desk<'a>) -> Option<Table<'a>> {
    let (_, bytes) = desk.analysis.config.exam_file.as_ref()?;
    let text = std::str::from_utf8(bytes).ok()?;
    let document: toml::Table = text.trim_start_matches('\u{feff}').parse().ok()?;
    let mut rows: Vec<Vec<Value<'a>>> = Vec::new();
    let is_shown = |section: &str| !(NO_FIGURE.contains(&section) || desk.is_public() && INTERNAL.contains(&section));
    for (section, value) in document.iter().filter(|(section, _)| is_shown(section)) {
        walk(section.clone(), value, &mut |key, value| rows.push(vec![key.into(), value.into()]));
    }
    let columns = vec![desk.column(words::COL_SETTING, Look::Prose(34)), desk.column(words::COL_SETTING_VALUE, Look::Prose(80))];
    (!rows.is_empty()).then(|| Table { columns, rows, keys: 1, ..Table::default() })
}

/// Every leaf with its key: `candidates.guest`, `paper[2].lines.pass`. A list of plain values is one leaf.
fn walk(key: String, value: &Told, tell: &mut impl FnMut(String, String)) {
    match value {
        Told::Table(table) => {
            let shown = table.iter().filter(|(own, _)| !TARGETS.contains(&own.as_str()));
            shown.for_each(|(own, value)| walk(format!("{key}.{own}"), value, tell));
        }
        Told::Array(items) if items.iter().any(Told::is_table) => {
            items.iter().zip(1..).for_each(|(item, at)| walk(format!("{key}[{at}]"), item, tell));
        }
        Told::String(text) => tell(key, text.clone()),
        Told::Array(items) => {
            let spelt = |item: &Told| item.as_str().map_or_else(|| item.to_string(), str::to_owned);
            tell(key, items.iter().map(spelt).collect::<Vec<_>>().join(", "));
        }
        value => tell(key, value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_leaf_has_its_key() {
        let text = "[candidates]\nguest = \"none\"\n[[paper]]\nsubject = \"数学\"\nlines = { pass = 0.55 }\n[report]\nrank_bands = [10, 20]\n\
                    [[lines.line]]\nname = \"线\"\ntarget = 5\n";
        let document: toml::Table = text.parse().unwrap();
        let mut told = Vec::new();
        document.iter().for_each(|(key, value)| walk(key.clone(), value, &mut |key, value| told.push(format!("{key} = {value}"))));
        assert_eq!(
            told,
            [
                "candidates.guest = none",
                "lines.line[1].name = 线",
                "paper[1].lines.pass = 0.55",
                "paper[1].subject = 数学",
                "report.rank_bands = 10, 20"
            ]
        );
    }
}
