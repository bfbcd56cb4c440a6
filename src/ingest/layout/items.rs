//! Sheets of item scores (小题): which columns are items, whether the sheet also tells the score of the whole paper, and how
//! far the items add up to it. Items are never papers; a parent such as 9 over 9(1) and 9(2) is not counted twice.

use super::{
    Role,
    header::Header,
    lexicon::{Aside, Field, Kind, Meaning},
    marks::Marks,
    sheet::Sheet,
    survey::{Profile, sample},
};
use crate::{
    diagnostics::{Diagnostic, codes::layout as codes},
    ingest::{clean, table::ScoreColumn},
    model::Score,
};
use std::ops::Range;

/// Items named in a diagnostic at most.
const NAMED: usize = 6;

/// A column of item scores.
#[derive(Clone, Debug)]
pub struct Item {
    column: u32,
    key: String,
    shown: String,
}

/// Six headers or more like question numbers, and fewer subjects than that.
pub fn is_sheet(header: &Header, role: Role) -> bool {
    let items = header.titles.iter().filter(|title| is_item_title(&clean::key(&title.shown))).fold(0_u32, |count, _| count + 1);
    let subjects = header.count(|meaning| matches!(meaning, Meaning::Score(..)));
    let in_courses = header.count(|meaning| *meaning == Meaning::Person(Field::Course)) > 0;
    role == Role::Items || (items >= 6 && items > subjects * 3) || (items >= 3 && subjects <= 1 && !in_courses)
}

fn is_item_title(key: &str) -> bool {
    let chinese = |c: char| "一二三四五六七八九十".contains(c);
    let figures = key.bytes().any(|byte| byte.is_ascii_digit());
    let numeric = key.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'(' | b')' | b'_'));
    let asked = key.contains("小题") || (key.contains('题') && !key.contains('班'));
    let numbered = figures || key.chars().filter(|c| chinese(*c)).count() > 0;
    let lettered = key.strip_prefix(['q', 't', 'i']).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    (figures && (numeric || lettered)) || (numbered && asked)
}

/// Takes the items out of a header that also names a score of the whole paper; `None` where there is no such score.
pub fn set_aside(sheet: &Sheet, header: &mut Header, body: Range<usize>, marks: &Marks) -> Option<Vec<Item>> {
    let holds = |column: u32| Profile::of(sheet, body.clone(), column, marks).is_numeric();
    let of_paper = header.titles.iter().any(|title| {
        let whole = matches!(title.meaning, Meaning::Score(_, Kind::Plain | Kind::Raw) | Meaning::Part(_) | Meaning::Total(_));
        whole && !is_item_title(&clean::key(&title.shown)) && holds(title.column)
    });
    if !of_paper {
        return None;
    }
    let mut items = Vec::new();
    for title in &mut header.titles {
        let key = clean::key(&title.shown);
        let told = matches!(title.meaning, Meaning::Score(..) | Meaning::Person(_) | Meaning::Total(_));
        if title.meaning == Meaning::Unknown || (is_item_title(&key) && !told) {
            title.meaning = Meaning::Aside(Aside::Item);
            items.push(Item { column: title.column, key, shown: title.shown.clone() });
        }
    }
    Some(items)
}

/// Says where the paper's score was taken from, and in how many rows the items add up to it.
pub fn tell(sheet: &Sheet, items: &[Item], body: Range<usize>, paper: &ScoreColumn) -> Diagnostic {
    let number = |at: usize, column: u32| sheet.raw.rows[at].get(column).and_then(|value| sheet.number(value));
    let leaves: Vec<&Item> = items.iter().filter(|item| !is_sum_of_others(sheet, item, items, body.clone())).collect();
    let (mut fit, mut rows) = (0_usize, 0_usize);
    for at in sample(body) {
        let Some(whole) = number(at, paper.column) else { continue };
        let sum: Score = leaves.iter().filter_map(|item| number(at, item.column)).sum();
        rows += 1;
        fit += usize::from(sum == whole);
    }
    let more = if items.len() > NAMED { "…" } else { "" };
    let named = items.iter().take(NAMED).map(|item| item.shown.as_str()).collect::<Vec<_>>().join("、") + more;
    Diagnostic::new(&codes::ITEMS_OF_PAPER, sheet.column(paper.column))
        .with("count", items.len())
        .with("items", named)
        .with("subject", &paper.subject)
        .with("header", &paper.header)
        .with("fit", fit)
        .with("rows", rows)
}

/// Whether an item is the sum of those numbered below it, by its number and in every row.
fn is_sum_of_others(sheet: &Sheet, item: &Item, items: &[Item], body: Range<usize>) -> bool {
    let below = |other: &&Item| {
        let rest = other.key.strip_prefix(item.key.trim_end_matches("小题").trim_end_matches('题'));
        rest.is_some_and(|rest| rest.starts_with(['(', '.', '-', '_', '[']))
    };
    let children: Vec<&Item> = items.iter().filter(below).collect();
    let number = |at: usize, column: u32| sheet.raw.rows[at].get(column).and_then(|value| sheet.number(value)).unwrap_or_default();
    children.len() > 1
        && sample(body).all(|at| children.iter().map(|child| number(at, child.column)).sum::<Score>() == number(at, item.column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_items() {
        for key in ["7", "12.1", "26.3-4小题", "28(2)1-2小题", "第1题", "第一题", "q3", "t12", "9(1)", "选择题1", "一大题"] {
            assert!(is_item_title(key), "{key}");
        }
        for key in ["语文", "总分", "客观题", "姓名", "题号", "t值", "3班", "一班"] {
            assert!(!is_item_title(key), "{key}");
        }
    }
}
