//! 薄弱点 of a subject's workbook: the topics and items that the county knows least, the lowest first, and where to begin: the group
//! and the schools that are furthest behind in each.

use super::{blueprint::shown, items::ItemsView};
use crate::{
    report::{
        desk::Desk,
        plan::{Block, Highlight, Look, Sheet, Table, Value},
    },
    stats::items::{result::HeadingKind, tallies::UnitTally},
    words::{Phrase, items as w, percent, report as words},
};

/// What the county scores from here on is no weak point.
const WELL_DONE: f64 = 0.7;
/// Schools with less than this are counted.
const LOW: f64 = 0.6;
/// Items told, at most: the lowest.
const ITEMS: usize = 15;
/// Schools named.
const NAMED: usize = 3;
/// Fewer pupils than this say nothing of a unit.
const FEW: u32 = 5;

/// Something with a score rate.
struct Point<'a> {
    kind: Phrase,
    name: Value<'a>,
    /// Items of a topic, topics of an item.
    about: String,
    items: Vec<usize>,
    full: f64,
    rate: f64,
}

/// The weak points of a paper; `None` where the county knows everything well.
#[must_use]
pub fn weak_sheet<'a>(view: &ItemsView<'a>) -> Option<Sheet<'a>> {
    let desk = view.desk();
    let mut points = topics(view);
    points.extend(single_items(view));
    (!points.is_empty()).then(|| Sheet {
        name: desk.say(w::SHEET_WEAK).to_owned(),
        title: desk.fill(w::TITLE_WEAK, &[("paper", &view.title())]),
        notes: [w::NOTE_WEAK, w::NOTE_BLUEPRINT].map(|note| desk.say(note).to_owned()).into(),
        blocks: vec![Block::Table(table(view, points))],
        ..Sheet::default()
    })
}

/// The lowest first; of equals, the one that came first stays so.
fn weakest<'a>(mut points: Vec<Point<'a>>, most: usize) -> Vec<Point<'a>> {
    points.retain(|point| point.rate < WELL_DONE);
    points.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    points.truncate(most);
    points
}

fn topics<'a>(view: &ItemsView<'a>) -> Vec<Point<'a>> {
    let headings = view.stats.headings.iter().filter(|heading| heading.kind == HeadingKind::Topic);
    let point = |heading: &'a crate::stats::items::result::Heading| {
        let names: Vec<&str> = heading.items.iter().map(|item| view.items.items[*item].name.as_str()).collect();
        Some(Point {
            kind: w::COL_TOPIC,
            name: shown(view.desk(), heading),
            about: view.desk().list(&names),
            full: heading.full.to_f64(),
            rate: view.stats.tallies.county.rate(view.items, &heading.items)?,
            items: heading.items.clone(),
        })
    };
    weakest(headings.filter_map(point).collect(), usize::MAX)
}

fn single_items<'a>(view: &ItemsView<'a>) -> Vec<Point<'a>> {
    let point = |item: usize| {
        let of = &view.items.items[item];
        Some(Point {
            kind: w::COL_ITEM,
            name: of.name.as_str().into(),
            about: view.desk().list(&of.topics),
            items: vec![item],
            full: of.full.to_f64(),
            rate: view.stats.tallies.county.rate(view.items, &[item])?,
        })
    };
    weakest(view.items.scored().filter_map(point).collect(), ITEMS)
}

fn table<'a>(view: &ItemsView<'a>, points: Vec<Point<'a>>) -> Table<'a> {
    let desk = view.desk();
    let tallies = &view.stats.tallies;
    let told = points.iter().any(|point| !point.about.is_empty());
    let groups: Vec<(&str, &UnitTally)> =
        tallies.categories.iter().chain(&tallies.districts).map(|(name, tally)| (name.as_str(), tally)).collect();
    let schools: Vec<(&str, &UnitTally)> = (0..tallies.schools.len())
        .map(|unit| (view.paper.cohort.school_of(&view.paper.cohort.cohort.units[unit]).name.as_str(), &tallies.schools[unit]))
        .collect();
    let mut columns = vec![desk.column(w::COL_KIND, Look::Text), desk.column(w::COL_HEADING, Look::Text)];
    columns.extend(told.then(|| desk.column(w::COL_ABOUT, Look::Prose(28))));
    columns.extend([
        desk.column(w::COL_MARKS, Look::Score),
        desk.column(words::COL_N, Look::Count),
        desk.column(w::COL_COUNTY_RATE, Look::Rate).lit(Highlight::Bar(1.0)),
    ]);
    columns.extend((groups.len() > 1).then(|| desk.column(w::COL_WEAK_GROUP, Look::Text)));
    columns.extend([
        desk.column(words::COL_SCHOOLS, Look::Count),
        desk.column(w::COL_SCHOOLS_LOW, Look::Count),
        desk.column(w::COL_WEAK_SCHOOLS, Look::Prose(52)),
    ]);
    let row = |point: Point<'a>| {
        let of = |units: &[(&'a str, &UnitTally)]| lowest(view, units, &point.items);
        let ranked = of(&schools);
        let low = ranked.iter().filter(|(_, rate)| *rate < LOW).count();
        let count = |count: usize| Value::from(u32::try_from(count).unwrap_or(u32::MAX));
        let mut row = vec![desk.say(point.kind).into(), point.name];
        row.extend(told.then(|| point.about.into()));
        row.extend([point.full.into(), tallies.county.n_of(&point.items).into(), point.rate.into()]);
        row.extend((groups.len() > 1).then(|| named(desk, &of(&groups), 1).into()));
        row.extend([count(ranked.len()), count(low), named(desk, &ranked, NAMED).into()]);
        row
    };
    Table { columns, rows: points.into_iter().map(row).collect(), keys: 2, ..Table::default() }
}

/// Units with their score rate in these items, the lowest first.
fn lowest<'a>(view: &ItemsView<'_>, units: &[(&'a str, &UnitTally)], items: &[usize]) -> Vec<(&'a str, f64)> {
    let of = |(name, tally): &(&'a str, &UnitTally)| Some((*name, tally.rate(view.items, items).filter(|_| tally.n_of(items) >= FEW)?));
    let mut rates: Vec<(&str, f64)> = units.iter().filter_map(of).collect();
    rates.sort_by(|a, b| a.1.total_cmp(&b.1));
    rates
}

fn named(desk: &Desk<'_>, units: &[(&str, f64)], most: usize) -> String {
    let one = |(name, rate): &(&str, f64)| desk.fill(w::WITH_RATE, &[("name", name), ("rate", &percent(*rate, 0))]);
    desk.list(&units.iter().take(most).map(one).collect::<Vec<String>>())
}
