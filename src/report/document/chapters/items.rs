//! 试题与知识点: what pupils could not do, and which items worked poorly, in each paper with item scores.

use super::tell;
use crate::{
    report::{
        desk::{Desk, PaperView},
        document::body::{self, Body, Text},
        plan::{Block, Column, Table},
        sheets::{
            blueprint,
            items::{ItemsView, item_sheets},
        },
        subject,
    },
    stats::items::result::{Flag, ItemFigures},
    words::{document as words, items as w, rounded},
};
use std::collections::BTreeSet;

/// Items and topics named in a sentence.
const NAMED: usize = 4;
/// Reliability below this does not tell single pupils apart.
const UNRELIABLE: f64 = 0.7;
/// Items with a score rate from here on are not called weak, however few are below.
const WELL_DONE: f64 = 0.7;

/// Writes the chapter; nothing where no paper has item scores.
pub fn write(body: &mut Body<'_>) {
    let desk = body.desk;
    let papers = papers(&desk);
    if papers.is_empty() {
        return;
    }
    body.chapter(desk.say(words::CHAPTER_ITEMS));
    for paper in &papers {
        let Some(view) = ItemsView::of(paper) else { continue };
        if papers.len() > 1 {
            body.section(&subject::title(paper));
        }
        let mut sentences = quality(body, &view);
        sentences.extend([weak(body, &view), topics(body, &view), poor(body, &view), keys(body, &view)].into_iter().flatten());
        let mut drawn = body::pictures(item_sheets(&view));
        drawn.truncate(1);
        if !drawn.is_empty() {
            sentences.push(body.tell(words::ITEMS_FIGURE, &[]));
        }
        body.paragraph(sentences);
        if let Some(table) = topic_table(&view) {
            body.table(&desk.fill(words::TABLE_TOPICS, &[("paper", &view.title())]), &table);
        }
        for (chart, data) in drawn {
            body.figure(&chart, &data);
        }
    }
}

/// Papers with item scores.
pub fn papers<'a>(desk: &Desk<'a>) -> Vec<PaperView<'a>> {
    desk.cohorts().flat_map(|view| view.papers().collect::<Vec<_>>()).filter(|paper| ItemsView::of(paper).is_some()).collect()
}

fn quality(body: &Body<'_>, view: &ItemsView<'_>) -> Vec<Text> {
    let reliability = &view.stats.reliability;
    let items = tell::counted(&body.desk, view.leading().count(), words::ONE_ITEM, words::ITEMS);
    let mut sentences = vec![body.tell(words::ITEMS_PAPER, &[("paper", &view.title()), ("items", &items), ("n", &view.stats.present)])];
    if let Some((alpha, sem)) = reliability.alpha.zip(reliability.sem) {
        let phrase = if alpha < UNRELIABLE { words::ITEMS_ALPHA_LOW } else { words::ITEMS_ALPHA };
        sentences.push(body.tell(phrase, &[("alpha", &rounded(alpha, 2)), ("sem", &tell::one(sem))]));
    }
    sentences
}

/// An item by its number, as a sentence names it.
pub fn number(desk: &Desk<'_>, name: &str) -> String {
    let plain = name.starts_with(|c: char| c.is_ascii_digit()) && !name.contains('题');
    if plain { desk.fill(words::ITEM_NUMBER, &[("item", &name)]) } else { name.to_owned() }
}

fn weak(body: &Body<'_>, view: &ItemsView<'_>) -> Option<Text> {
    let desk = &body.desk;
    let mut items: Vec<(&ItemFigures, f64)> = view.leading().filter_map(|item| Some((item, item.difficulty?))).collect();
    items.sort_by(|a, b| a.1.total_cmp(&b.1));
    let low = items.iter().filter(|(_, rate)| *rate < WELL_DONE).take(NAMED);
    let names: Vec<String> = low.map(|(item, rate)| tell::with(desk, &number(desk, &item.name), &tell::percent(*rate))).collect();
    (!names.is_empty()).then(|| body.tell(words::ITEMS_WEAK, &[("items", &tell::list(desk, &names))]))
}

fn topics(body: &Body<'_>, view: &ItemsView<'_>) -> Option<Text> {
    topic_table(view)?;
    let topics = weak_topics(&body.desk, view);
    (!topics.is_empty()).then(|| body.tell(words::ITEMS_TOPICS, &[("topics", &tell::list(&body.desk, &topics))]))
}

/// The topics with the lowest score rates, each with its rate.
pub fn weak_topics(desk: &Desk<'_>, view: &ItemsView<'_>) -> Vec<String> {
    let low = blueprint::topic_rates(view).into_iter().filter(|(_, rate)| *rate < WELL_DONE).take(NAMED);
    low.map(|(name, rate)| tell::with(desk, name, &tell::percent(rate))).collect()
}

fn poor(body: &Body<'_>, view: &ItemsView<'_>) -> Option<Text> {
    let desk = &body.desk;
    let names: Vec<String> = view.poor().into_iter().map(|name| number(desk, name)).collect();
    let names = tell::list_some(desk, &names, 2 * NAMED, words::LIST_MORE);
    (!names.is_empty()).then(|| body.tell(words::ITEMS_POOR, &[("items", &names)]))
}

/// Items whose wrong option drew the strongest more than the key.
pub fn doubtful_keys<'a>(desk: &Desk<'_>, view: &ItemsView<'a>) -> Vec<String> {
    let flagged = view.stats.options.iter().filter(|option| option.flag == Some(Flag::AboveKey));
    let items: BTreeSet<usize> = flagged.map(|option| option.item).collect();
    items.into_iter().map(|item| number(desk, &view.items.items[item].name)).collect()
}

fn keys(body: &Body<'_>, view: &ItemsView<'_>) -> Option<Text> {
    let names = doubtful_keys(&body.desk, view);
    (!names.is_empty()).then(|| body.tell(words::ITEMS_KEY, &[("items", &tell::list(&body.desk, &names))]))
}

/// Topics of a paper; `None` where nothing tells them.
fn topic_table<'a>(view: &ItemsView<'a>) -> Option<Table<'a>> {
    if blueprint::topic_rates(view).is_empty() {
        return None;
    }
    let heading = view.desk().say(w::HEAD_TOPICS);
    let blocks = blueprint::blueprint_sheets(view).into_iter().flat_map(|sheet| sheet.blocks);
    let mut after = blocks.skip_while(|block| !matches!(block, Block::Heading(text) if text == heading));
    after.find_map(|block| match block {
        Block::Table(mut table) => {
            table.columns = table.columns.into_iter().map(|column| Column::new(column.title, column.look)).collect();
            Some(table)
        }
        _ => None,
    })
}
