//! Header and rows of a sheet → a [`Setting`]: the table is cut where its header comes back, and where another table begins.

use super::setting::{Segment, Setting};
use crate::{
    diagnostics::{Diagnostic, Diagnostics, codes::layout as codes},
    ingest::{
        clean,
        layout::{
            FileContext,
            header::Header,
            headerless, items, labels,
            lexicon::{Field, Meaning},
            marks::Marks,
            pinned::Pinned,
            rows::RowKind,
            sheet::Sheet,
            understand::nature::{has, scores_in},
        },
        raw::{RawCell, RawRow, Value},
    },
    model::Score,
};
use std::ops::Range;

/// Rows of pupils above another table, at least: what stands closer to a header is a part of it.
const FEWEST_ABOVE: usize = 3;

/// Finds the header and cuts the table where it comes back.
pub(super) fn setting<'s>(
    sheet: &'s Sheet<'s>,
    file: &'s FileContext,
    marks: &'s Marks,
    pinned: Option<&'s Pinned<'s>>,
) -> Result<Option<Setting<'s>>, Diagnostic> {
    let told = pinned.map(|pinned| pinned.header(sheet)).transpose()?;
    let found = told.unwrap_or_else(|| items::header::find(sheet, file.role).or_else(|| Header::find(sheet)));
    let Some(mut first) = found.or_else(|| headerless::header(sheet, marks)) else { return Ok(None) };
    let names = if pinned.is_none() { headerless::names_column(sheet, &first) } else { None };
    if let Some(column) = names {
        first.put_names(column);
    }
    let body = match pinned {
        Some(pinned) => pinned.body(sheet, &first)?,
        None => first.rows.end..sheet.raw.rows.len(),
    };
    let mut kinds = vec![RowKind::Note; sheet.raw.rows.len()];
    let title = sheet.titles(0..first.rows.start);
    let mut segments: Vec<Segment> = Vec::new();
    let mut header = first;
    let mut start = body.start;
    let mut seen: Diagnostics = names.map(|column| Diagnostic::new(&codes::NAMES_UNTITLED, sheet.column(column))).into_iter().collect();
    let mut about = title.clone();
    loop {
        kinds[header.rows.clone()].fill(RowKind::Header);
        while start < body.end && counts_columns(&sheet.raw.rows[start], sheet) {
            kinds[start] = RowKind::Header;
            start += 1;
        }
        let mut next = None;
        let mut apart = None;
        for at in start..body.end {
            match below(sheet, &header, at) {
                Below::Again(again) => {
                    next = Some(again);
                    break;
                }
                Below::Other(words) if apart.is_none() && at >= start + FEWEST_ABOVE => {
                    seen.push(Diagnostic::new(&codes::TABLE_BELOW, sheet.row(sheet.raw.rows[at].index)).with("header", words));
                    apart = Some(at);
                }
                _ => {}
            }
        }
        let end = next.as_ref().map_or(body.end, |next| next.rows.start);
        let heading = next.as_ref().map(|next| heading(sheet, start, next.rows.start));
        if let Some(apart) = apart {
            let until = heading.as_ref().map_or(end, |heading| heading.start);
            kinds[apart..until].fill(RowKind::Apart);
        }
        segments.push(Segment { header, body: start..end, located: None, title: std::mem::take(&mut about), items: Vec::new() });
        match next {
            Some(next) => {
                start = next.rows.end;
                header = next;
            }
            None => break,
        }
        about = heading.map_or_else(String::new, |rows| sheet.titles(rows));
    }
    Ok(Some(Setting { sheet, file, marks, pinned, title, segments: joined(segments), kinds, seen }))
}

/// `1 | 2 | 3 | 4` or `甲 | 乙 | 1 | 2` below a header: the numbers of the columns.
pub fn counts_columns(row: &RawRow, sheet: &Sheet) -> bool {
    const STEMS: [&str; 12] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "a", "b", "c", "栏次"];
    let stem = |value: &Value| matches!(value, Value::Text(text) if STEMS.contains(&clean::key(text).as_str()));
    let cells = || row.cells.iter().filter(|cell| !matches!(&cell.value, Value::Text(text) if clean::is_blank(text)));
    let numbers: Vec<Score> = cells().skip_while(|cell| stem(&cell.value)).filter_map(|cell| sheet.number(&cell.value)).collect();
    let stems = cells().take_while(|cell| stem(&cell.value)).count();
    numbers.len() + stems > 3
        && numbers.len() > 1
        && numbers.len() + stems == cells().count()
        && numbers[0] <= Score::whole(3)
        && numbers.windows(2).all(|pair| (1..=4).contains(&((pair[1].units() - pair[0].units()) / Score::whole(1).units())))
        && numbers.iter().all(|number| number.is_multiple_of(Score::whole(1)))
}

/// Neighbouring stretches under the same header are one, unless a title between them names another subject.
fn joined(segments: Vec<Segment<'_>>) -> Vec<Segment<'_>> {
    let mut joined: Vec<Segment<'_>> = Vec::new();
    for segment in segments {
        let subject = segment.subject();
        match joined.last_mut() {
            Some(last) if last.header.titles == segment.header.titles && (subject.is_none() || subject == last.subject()) => {
                last.body.end = segment.body.end;
            }
            _ => joined.push(segment),
        }
    }
    joined
}

/// The titles directly above a header that comes back: rows of one or two texts.
fn heading(sheet: &Sheet, start: usize, header: usize) -> Range<usize> {
    let is_title = |row: &RawRow| {
        row.cells.len() <= 2
            && row.cells.iter().all(|cell| matches!(&cell.value, Value::Text(text) if !labels::is_summary_label(&clean::key(text))))
    };
    let first = (start..header).rev().take(3).take_while(|at| is_title(&sheet.raw.rows[*at])).last().unwrap_or(header);
    first..header
}

/// What a row below a header is, as far as headers go.
enum Below {
    /// Words of a header, or this header's own, where names, ids or scores stand.
    Again(Header),
    /// The header of a table of figures that has no pupils; its words.
    Other(String),
    /// No header.
    Data,
}

fn below(sheet: &Sheet, header: &Header, at: usize) -> Below {
    let row = &sheet.raw.rows[at];
    let figures = row.cells.iter().filter(|cell| matches!(cell.value, Value::Number(_))).count();
    if figures * 2 > row.cells.len() {
        return Below::Data;
    }
    let is_word = |cell: &&RawCell| match &cell.value {
        Value::Text(text) => text.len() <= 60 && (header.says(cell.column, text) || is_anchor_word(text)),
        _ => false,
    };
    let enough = 2.min(row.cells.len());
    if row.cells.iter().filter(is_word).take(enough).count() < enough {
        return Below::Data;
    }
    let Some(found) = Header::at(sheet, at).filter(|found| found.titles.len() > 1) else { return Below::Data };
    let same = found.titles.iter().filter(|title| header.titles.contains(title)).count() * 2 > found.titles.len();
    let scores = scores_in(&found) > 0;
    if header.names_people() && !found.names_people() && !has(&found, Field::Seat) {
        let known = found.count(Meaning::is_known) as usize;
        let other = figures == 0 && row.cells.len() > 2 && known * 3 >= found.titles.len() * 2;
        return if other {
            Below::Other(found.titles.iter().map(|title| title.shown.as_str()).collect::<Vec<_>>().join("、"))
        } else {
            Below::Data
        };
    }
    if same || (found.names_people() && scores) { Below::Again(found) } else { Below::Data }
}

/// Words that hardly stand in a data row; asked of every text cell, so kept short and told by a `match`.
#[rustfmt::skip]
fn is_anchor(word: &str) -> bool {
    matches!(
        word,
        "姓名" | "学生姓名" | "考号" | "学号" | "准考证号" | "班级" | "学校" | "序号" | "座号" | "总分" | "名次" | "排名" | "成绩" | "分数" | "得分"
        | "考生号" | "学籍号" | "年级" | "语文" | "数学" | "英语" | "name" | "Name" | "班别" | "科目" | "学科" | "分数段" | "参考人数" | "人数"
        | "平均分" | "最高分" | "优秀率" | "及格率" | "项目"
    )
}

/// The same, blanks between the characters aside.
fn is_anchor_word(text: &str) -> bool {
    // Anchors have six characters at most, blanks between them included.
    const LONGEST: usize = 24;
    let trimmed = text.trim();
    let spaced = || trimmed.contains(char::is_whitespace) && trimmed.chars().count() <= 6 && is_anchor(&clean::key(trimmed));
    trimmed.len() <= LONGEST && (is_anchor(trimmed) || spaced())
}
