//! What the colours and bars of a sheet stand for, told under its notes.

use super::{
    desk::Desk,
    plan::{Block, Highlight, Legend, Look, Sheet, Table},
    style,
};
use crate::words::{Lang, legend as words};

/// Columns that a legend names; of more it says how many.
const NAMED: usize = 3;

/// A line for every scale and every kind of bar on a sheet, in the order of its columns.
#[must_use]
pub fn legend(desk: &Desk<'_>, sheet: &Sheet<'_>) -> Vec<Legend> {
    let mut seen: Vec<(Highlight, Look, Vec<&str>)> = Vec::new();
    for column in tables(sheet).flat_map(|table| &table.columns) {
        if matches!(column.highlight, Highlight::None | Highlight::Words(_)) {
            continue;
        }
        let known = seen.iter_mut().find(|(highlight, look, _)| *highlight == column.highlight && *look == column.look);
        match known {
            Some((.., titles)) if titles.contains(&column.title.as_str()) => {}
            Some((.., titles)) => titles.push(&column.title),
            None => seen.push((column.highlight, column.look, vec![&column.title])),
        }
    }
    seen.into_iter().map(|(highlight, look, titles)| line(desk, highlight, look, &titles)).collect()
}

fn tables<'s, 'a>(sheet: &'s Sheet<'a>) -> impl Iterator<Item = &'s Table<'a>> {
    sheet.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
}

fn line(desk: &Desk<'_>, highlight: Highlight, look: Look, titles: &[&str]) -> Legend {
    let named: Vec<String> = titles.iter().take(NAMED).map(|title| title.replace('\n', " ")).collect();
    let named = desk.list(&named);
    let of = if titles.len() > NAMED { desk.fill(words::AND_OTHERS, &[("names", &named), ("n", &titles.len())]) } else { named };
    let spelt = |number: f64| match look {
        Look::Rate | Look::Attainment => format!("{:.0}%", number * 100.0),
        _ => format!("{number}"),
    };
    match highlight {
        Highlight::Bar(full) => Legend {
            of: desk.fill(words::BARS, &[("of", &of)]),
            keys: vec![(style::BAR, desk.fill(words::BAR_TO, &[("full", &spelt(full))]))],
        },
        Highlight::Scale(low, middle, high) => Legend {
            of: desk.fill(words::COLOURS, &[("of", &of)]),
            keys: vec![
                (style::SCALE_LOW, desk.fill(words::AT_MOST, &[("value", &spelt(low))])),
                (style::SCALE_BETWEEN, desk.fill(words::BETWEEN, &[("value", &spelt(middle))])),
                (style::SCALE_HIGH, desk.fill(words::AT_LEAST, &[("value", &spelt(high))])),
            ],
        },
        Highlight::None | Highlight::Words(_) => Legend { of, keys: Vec::new() },
    }
}

/// What is said under the notes of a sheet of which not all is printed.
#[must_use]
pub fn unprinted(desk: &Desk<'_>, sheet: &Sheet<'_>) -> Option<String> {
    let rows = sheet.unprinted()?.rows.len();
    let phrase = if sheet.has_pictures() { words::SCREEN_NUMBERS } else { words::SCREEN_LIST };
    Some(desk.fill(phrase, &[("rows", &rows)]))
}

/// The title of a sheet in a list of contents: a long list for the screen is marked.
#[must_use]
pub fn entry(lang: Lang, sheet: &Sheet<'_>) -> String {
    let long = sheet.unprinted().is_some() && !sheet.has_pictures();
    if long { words::SCREEN_MARK.fill(lang, &[("title", &sheet.title)]) } else { sheet.title.clone() }
}
