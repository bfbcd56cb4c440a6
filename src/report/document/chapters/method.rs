//! 附 口径说明: the rules in force and the terms that the report uses, from the code that computes them.

use crate::{
    report::{
        desk::Desk,
        document::body::Body,
        plan::{Block, Look, Table, Value},
        sheets::method,
    },
    stats::catalogue,
    words::{document as words, report},
};

/// Terms of every report, by their slugs.
const TERMS: [&str; 15] = [
    "expected",
    "participation",
    "n",
    "mean",
    "sd",
    "quantile",
    "score-rate",
    "paper-lines",
    "discrimination",
    "t-score",
    "rank",
    "rank-interval",
    "school-cv",
    "icc",
    "theil",
];
/// Terms beside an earlier exam.
const GROWTH: [&str; 5] = ["match-rate", "gain", "value-added", "value-added-level", "comparable"];
/// Terms of items.
const ITEMS: [&str; 4] = ["item-difficulty", "item-discrimination", "reliability", "sem"];

/// Writes the chapter.
pub fn write(body: &mut Body<'_>) {
    let desk = body.desk;
    body.chapter_apart(desk.say(words::CHAPTER_METHOD));
    let intro = body.tell(words::METHOD_INTRO, &[]);
    body.paragraph(vec![intro]);
    body.table(desk.say(words::TABLE_RULES), &rule_table(&desk));
    body.table(desk.say(words::TABLE_TERMS), &term_table(&desk));
}

/// The rules of the method sheet.
fn rule_table<'a>(desk: &Desk<'a>) -> Table<'a> {
    let sheet = method::method_sheet(desk, Table::default());
    let facts = sheet.blocks.into_iter().filter_map(|block| if let Block::Facts(facts) = block { Some(facts) } else { None });
    let rows = facts.flatten().map(|(label, value, _)| vec![label.into(), value]).collect();
    let columns = vec![desk.column(words::COL_RULE, Look::Text), desk.column(words::COL_RULE_TEXT, Look::Prose(90))];
    Table { columns, rows, keys: 1, ..Table::default() }
}

fn term_table<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut slugs: Vec<&str> = TERMS.to_vec();
    if !desk.analysis.ledger.exams.is_empty() {
        slugs.extend(GROWTH);
    }
    if !super::items::papers(desk).is_empty() {
        slugs.extend(ITEMS);
    }
    let columns = [(report::COL_TERM, 16), (report::COL_FORMULA, 56), (report::COL_DENOMINATOR, 16), (report::COL_UNDEFINED, 24)];
    let optional = |phrase: Option<crate::words::Phrase>| -> Value<'a> { phrase.map(|phrase| desk.say(phrase)).into() };
    let row = |slug: &str| {
        let metric = catalogue::metrics().find(|metric| metric.slug == slug)?;
        Some(vec![desk.say(metric.term).into(), desk.say(metric.formula).into(), optional(metric.denominator), optional(metric.undefined)])
    };
    Table {
        columns: columns.map(|(title, width)| desk.column(title, Look::Prose(width))).into(),
        rows: slugs.into_iter().filter_map(row).collect(),
        keys: 1,
        ..Table::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_in_the_catalogue() {
        for slug in TERMS.iter().chain(&GROWTH).chain(&ITEMS) {
            assert!(catalogue::metrics().any(|metric| metric.slug == *slug), "{slug}");
        }
    }
}
