//! Rows of an item sheet that are about the items and not about anybody: 满分, 标准答案, 题型, 知识点.

use super::option_in;
use crate::{
    ingest::{
        clean,
        item_table::{ItemColumn, ItemFacts, Part},
        layout::sheet::Sheet,
        raw::RawRow,
    },
    model::{Choice, Score},
};
use compact_str::CompactString;

/// A row with a label; the label is empty where figures or letters stand above the first candidate without any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// Index into the sheet's rows.
    pub at: usize,
    /// The label's key.
    pub label: String,
    /// Above the first candidate.
    pub above: bool,
}

/// What each row says of every item.
pub fn read(sheet: &Sheet, columns: &[ItemColumn], labelled: &[Labelled]) -> Vec<ItemFacts> {
    let mut facts: Vec<ItemFacts> = Vec::new();
    for row in labelled {
        let raw = &sheet.raw.rows[row.at];
        match meaning(&row.label, row.above) {
            Some(About::Full) => {
                enter(&mut facts, raw, columns, |raw, column| number(sheet, raw, column), |facts, full| facts.full = Some(full))
            }
            Some(About::Answer) => enter(&mut facts, raw, columns, choice, |facts, answer| facts.answer = Some(answer)),
            Some(About::Form) => enter(
                &mut facts,
                raw,
                columns,
                |raw, column| words(sheet, raw, column),
                |facts, form| {
                    facts.part = Part::named(&clean::key(&form));
                    facts.form = form;
                },
            ),
            Some(About::Topic) => {
                enter(&mut facts, raw, columns, |raw, column| words(sheet, raw, column), |facts, topic| facts.topics = topics(&topic));
            }
            Some(About::Ability) => {
                enter(&mut facts, raw, columns, |raw, column| words(sheet, raw, column), |facts, ability| facts.ability = ability);
            }
            None if row.label.is_empty() => unlabelled(&mut facts, sheet, raw, columns),
            None => {}
        }
    }
    facts
}

/// What a row can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// 满分.
    Full,
    /// 标准答案.
    Answer,
    /// 题型.
    Form,
    /// 知识点.
    Topic,
    /// 能力层次.
    Ability,
}

/// What a label says its row, or a title its column, is about.
pub fn meaning(label: &str, above: bool) -> Option<About> {
    let is = |words: &[&str]| words.iter().any(|word| label.contains(word));
    let whole = |words: &[&str]| words.contains(&label);
    if is(&["答案", "answer"]) || whole(&["key", "正确选项", "correct"]) {
        Some(About::Answer)
    } else if is(&["满分", "分值", "赋分", "pointspossible", "fullmark", "maxscore"])
        || whole(&["full", "题分", "配分"])
        || (above && is(&["最高", "max"]))
    {
        Some(About::Full)
    } else if is(&["题型"]) || whole(&["type", "题类", "类型"]) {
        Some(About::Form)
    } else if is(&["知识", "考点", "主题", "内容", "模块", "topic", "content"]) {
        Some(About::Topic)
    } else if is(&["能力", "认知", "层次", "素养", "ability", "cognitive"]) {
        Some(About::Ability)
    } else {
        None
    }
}

/// Names of topics as a cell lists them.
pub fn topics(text: &str) -> Vec<CompactString> {
    let parts = text.split(['、', '；', ';', '，', ',', '\n', '/']).map(str::trim).filter(|part| !part.is_empty());
    let mut topics: Vec<CompactString> = Vec::new();
    for part in parts {
        if !topics.iter().any(|known| known == part) {
            topics.push(part.into());
        }
    }
    topics
}

fn number(sheet: &Sheet, row: &RawRow, column: u32) -> Option<Score> {
    row.get(column).and_then(|value| sheet.number(value)).filter(|number| *number > Score::ZERO)
}

fn choice(row: &RawRow, column: u32) -> Option<Choice> {
    row.get(column).and_then(option_in)
}

fn words(sheet: &Sheet, row: &RawRow, column: u32) -> Option<CompactString> {
    let text = row.get(column).map(|value| clean::name(&sheet.text(value)))?;
    (!clean::is_blank(&text)).then_some(text)
}

fn enter<T>(
    facts: &mut Vec<ItemFacts>,
    row: &RawRow,
    columns: &[ItemColumn],
    value: impl Fn(&RawRow, u32) -> Option<T>,
    set: impl Fn(&mut ItemFacts, T),
) {
    for column in columns {
        let Some(value) = value(row, column.column) else { continue };
        let at = facts.iter().position(|known| known.key == column.key).unwrap_or_else(|| {
            facts.push(ItemFacts { row: row.index, name: column.name.clone(), key: column.key.clone(), ..ItemFacts::default() });
            facts.len() - 1
        });
        set(&mut facts[at], value);
    }
}

/// Letters above the first candidate are the key; figures are full marks where nobody has more.
fn unlabelled(facts: &mut Vec<ItemFacts>, sheet: &Sheet, row: &RawRow, columns: &[ItemColumn]) {
    let letters = columns.iter().filter(|column| choice(row, column.column).is_some()).count();
    if letters * 2 > columns.len() {
        enter(facts, row, columns, choice, |facts, answer| facts.answer = Some(answer));
        return;
    }
    let most = |column: &ItemColumn| column.scores.iter().filter_map(|score| score.get()).max().unwrap_or_default();
    let fits = |column: &&ItemColumn| number(sheet, row, column.column).is_some_and(|full| full >= most(column));
    if columns.iter().filter(fits).count() == columns.len() {
        enter(facts, row, columns, |row, column| number(sheet, row, column), |facts, full| facts.full = Some(full));
    }
}
