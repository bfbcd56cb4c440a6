//! 知识与能力: score rates of topics, abilities, forms and topic × ability for the county, its groups and schools; score rates
//! of items school by school; and a school's own beside the county's.

use super::items::ItemsView;
use crate::{
    report::{
        desk::{Desk, PaperView},
        plan::{Block, Chart, Column, Highlight, Look, Mark, Series, Sheet, Source, Table, Value},
        style,
    },
    stats::items::{
        result::{Heading, HeadingKind},
        tallies::UnitTally,
    },
    words::{Phrase, items as w, report as words},
};
use std::cmp::Ordering;

/// Topics named in a list of the weakest.
const NAMED: usize = 5;

/// Topics with their score rates, the lowest first.
#[must_use]
pub fn topic_rates<'a>(view: &ItemsView<'a>) -> Vec<(&'a str, f64)> {
    let topics = of_kind(view, HeadingKind::Topic);
    topics.into_iter().filter_map(|heading| Some((heading.name.as_str(), county_rate(view, heading)?))).collect()
}

fn county_rate(view: &ItemsView<'_>, heading: &Heading) -> Option<f64> {
    view.stats.tallies.county.rate(view.items, &heading.items)
}

/// Names of the topics with the lowest score rates.
#[must_use]
pub fn weakest_topics(view: &ItemsView<'_>) -> String {
    let named: Vec<String> =
        topic_rates(view).iter().take(NAMED).map(|(name, rate)| format!("{name} ({})", crate::words::percent(*rate, 0))).collect();
    view.desk().list(&named)
}

/// The headings of a kind, the one with the lowest score rate in the county first.
fn of_kind<'a>(view: &ItemsView<'a>, kind: HeadingKind) -> Vec<&'a Heading> {
    let mut headings: Vec<&Heading> = view.stats.headings.iter().filter(|heading| heading.kind == kind).collect();
    headings.sort_by(|a, b| weaker(county_rate(view, a), county_rate(view, b)));
    headings
}

/// The lower figure first, what is undefined last; of equals, the one that came first stays so.
fn weaker(a: Option<f64>, b: Option<f64>) -> Ordering {
    a.is_none().cmp(&b.is_none()).then_with(|| a.unwrap_or_default().total_cmp(&b.unwrap_or_default()))
}

/// A heading as people read it.
#[must_use]
pub fn shown<'a>(desk: &Desk<'a>, heading: &'a Heading) -> Value<'a> {
    match (heading.kind, heading.name.as_str()) {
        (HeadingKind::Part, "objective") => desk.say(w::OBJECTIVE).into(),
        (HeadingKind::Part, _) => desk.say(w::SUBJECTIVE).into(),
        (HeadingKind::Cell, name) => format!("{name} × {}", heading.ability).into(),
        (_, name) => name.into(),
    }
}

const KINDS: [(HeadingKind, Phrase); 4] = [
    (HeadingKind::Topic, w::HEAD_TOPICS),
    (HeadingKind::Ability, w::HEAD_ABILITIES),
    (HeadingKind::Form, w::HEAD_FORMS),
    (HeadingKind::Cell, w::HEAD_CELLS),
];

/// The blueprint of a subject's workbook: the county by every heading, then every unit by topic and ability. Nothing where
/// nothing is told of the items.
#[must_use]
pub fn blueprint_sheets<'a>(view: &ItemsView<'a>) -> Vec<Sheet<'a>> {
    let desk = view.desk();
    let mut blocks = Vec::new();
    for (kind, head) in KINDS {
        let headings = of_kind(view, kind);
        if headings.is_empty() {
            continue;
        }
        blocks.push(Block::Heading(desk.say(head).to_owned()));
        blocks.push(Block::Table(heading_table(view, &headings)));
    }
    let sheet = |name: Phrase, title: Phrase, blocks| Sheet {
        name: desk.say(name).to_owned(),
        title: desk.fill(title, &[("paper", &view.title())]),
        notes: [w::NOTE_WEAKEST_FIRST, w::NOTE_BLUEPRINT].map(|note| desk.say(note).to_owned()).into(),
        blocks,
        ..Sheet::default()
    };
    let mut sheets = Vec::new();
    if !blocks.is_empty() {
        sheets.push(sheet(w::SHEET_BLUEPRINT, w::TITLE_BLUEPRINT, blocks));
    }
    let columns: Vec<&Heading> = [HeadingKind::Topic, HeadingKind::Ability].into_iter().flat_map(|kind| of_kind(view, kind)).collect();
    if !columns.is_empty() {
        sheets.push(sheet(w::SHEET_UNIT_TOPICS, w::TITLE_UNIT_TOPICS, vec![Block::Table(unit_table(view, &columns))]));
    }
    sheets
}

fn heading_table<'a>(view: &ItemsView<'a>, headings: &[&'a Heading]) -> Table<'a> {
    let desk = view.desk();
    let columns = vec![
        desk.column(w::COL_HEADING, Look::Text),
        desk.column(w::COL_ITEM_COUNT, Look::Count),
        desk.column(w::COL_MARKS, Look::Score),
        desk.column(w::COL_RATE, Look::Rate).lit(Highlight::Bar(1.0)),
        desk.column(words::COL_N, Look::Count),
        desk.column(w::COL_ITEM, Look::Prose(40)),
    ];
    let row = |heading: &&'a Heading| {
        let names: Vec<&str> = heading.items.iter().map(|item| view.items.items[*item].name.as_str()).collect();
        vec![
            shown(desk, heading),
            u32::try_from(heading.items.len()).unwrap_or(u32::MAX).into(),
            heading.full.to_f64().into(),
            view.stats.tallies.county.rate(view.items, &heading.items).into(),
            view.stats.tallies.county.n_of(&heading.items).into(),
            desk.list(&names).into(),
        ]
    };
    Table { columns, rows: headings.iter().map(row).collect(), keys: 1, ..Table::default() }
}

/// A row for the county, each group and each school, a column for each heading.
fn unit_table<'a>(view: &ItemsView<'a>, headings: &[&'a Heading]) -> Table<'a> {
    let desk = view.desk();
    let titles: Vec<String> = headings.iter().map(|heading| text(shown(desk, heading))).collect();
    table_of_units(view, titles, |tally, at| tally.rate(view.items, &headings[at].items))
}

/// 各校小题得分率.
#[must_use]
pub fn unit_item_sheet<'a>(view: &ItemsView<'a>) -> Sheet<'a> {
    let desk = view.desk();
    let scored: Vec<usize> = view.items.scored().collect();
    let titles = scored.iter().map(|item| view.items.items[*item].name.to_string()).collect();
    let table = table_of_units(view, titles, |tally, at| tally.rate(view.items, &[scored[at]]));
    Sheet {
        name: desk.say(w::SHEET_UNIT_ITEMS).to_owned(),
        title: desk.fill(w::TITLE_UNIT_ITEMS, &[("paper", &view.title())]),
        notes: vec![desk.say(w::NOTE_BLUEPRINT).to_owned()],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    }
}

fn table_of_units<'a>(view: &ItemsView<'a>, titles: Vec<String>, rate: impl Fn(&UnitTally, usize) -> Option<f64>) -> Table<'a> {
    let desk = view.desk();
    let mut columns = vec![desk.column(words::COL_UNIT, Look::Text), desk.column(words::COL_N, Look::Count)];
    let width = titles.len();
    columns.extend(titles.into_iter().map(|title| Column::new(title, Look::Rate).lit(Highlight::Scale(0.2, 0.6, 1.0))));
    let all: Vec<usize> = view.items.scored().collect();
    let row = |name: Value<'a>, tally: &UnitTally| {
        let mut row = vec![name, tally.n_of(&all).into()];
        row.extend((0..width).map(|at| rate(tally, at).into()));
        row
    };
    let tallies = &view.stats.tallies;
    let mut rows = vec![row(desk.say(words::COUNTY).into(), &tallies.county)];
    rows.extend(tallies.categories.iter().chain(&tallies.districts).map(|(name, tally)| row(name.as_str().into(), tally)));
    for unit in view.paper.units_in_order() {
        let school = view.paper.cohort.school_of(&view.paper.cohort.cohort.units[unit]);
        if !tallies.schools[unit].is_empty() {
            rows.push(row(school.name.as_str().into(), &tallies.schools[unit]));
        }
    }
    Table { columns, rows, keys: 1, strong: vec![0], ..Table::default() }
}

fn text(value: Value<'_>) -> String {
    if let Value::Text(text) = value { text.into_owned() } else { String::new() }
}

/// 小题 of a school's own workbook: its score rates beside the county's, its classes beside it, in each paper that has items.
#[must_use]
pub fn own_sheet<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Option<Sheet<'a>> {
    let mut blocks = Vec::new();
    let mut with_county = false;
    for (paper, unit) in papers {
        let Some(view) = ItemsView::of(paper).filter(|view| !view.stats.tallies.schools[*unit].is_empty()) else { continue };
        let county = super::overview::may_show_county(paper);
        with_county |= county;
        blocks.push(Block::Heading(view.title()));
        let table = own_table(&view, *unit, county);
        let (rows, name) = (view.items.scored().count(), table.name.clone());
        let chart = own_chart(&view, name, rows, county);
        blocks.push(Block::Table(table));
        if desk.analysis.config.report.charts && rows > 1 {
            blocks.push(Block::Chart(chart));
        }
    }
    let note = if with_county { w::NOTE_OWN_ITEMS } else { w::NOTE_OWN_ITEMS_ALONE };
    (!blocks.is_empty()).then(|| Sheet {
        name: desk.say(w::SHEET_OWN_ITEMS).to_owned(),
        title: desk.say(w::TITLE_OWN_ITEMS).to_owned(),
        notes: vec![desk.say(note).to_owned(), desk.say(w::NOTE_BLUEPRINT).to_owned()],
        blocks,
        ..Sheet::default()
    })
}

/// Items first, then the headings of the blueprint; in each the school's weakest first: furthest below the county, where its
/// figures may stand here, else with the lowest score rate.
fn own_table<'a>(view: &ItemsView<'a>, unit: usize, county: bool) -> Table<'a> {
    let desk = view.desk();
    let school = &view.paper.cohort.cohort.units[unit];
    let (tallies, own) = (&view.stats.tallies, &view.stats.tallies.schools[unit]);
    let classes: Vec<usize> = (0..school.classes.len()).filter(|at| !school.classes[*at].name.is_empty()).collect();
    let several = classes.len() > 1;
    let mut columns = vec![
        desk.column(w::COL_KIND, Look::Text),
        desk.column(w::COL_HEADING, Look::Text),
        desk.column(w::COL_MARKS, Look::Score),
        desk.column(words::COL_N, Look::Count),
        desk.column(w::COL_OWN_RATE, Look::Rate),
    ];
    if county {
        columns.push(desk.column(w::COL_COUNTY_RATE, Look::Rate));
        columns.push(desk.column(w::COL_GAP, Look::Signed).lit(Highlight::Scale(-20.0, 0.0, 20.0)));
    }
    if several {
        columns.extend(classes.iter().map(|class| Column::new(school.classes[*class].name.as_str(), Look::Rate)));
    }
    let row = |kind: Phrase, name: Value<'a>, full: f64, items: &[usize]| {
        let rate = own.rate(view.items, items);
        let mut row: Vec<Value<'a>> = vec![desk.say(kind).into(), name, full.into(), own.n_of(items).into(), rate.into()];
        if county {
            let whole = tallies.county.rate(view.items, items);
            row.push(whole.into());
            row.push(rate.zip(whole).map(|(rate, whole)| (rate - whole) * 100.0).into());
        }
        if several {
            row.extend(classes.iter().map(|class| tallies.classes[unit][*class].rate(view.items, items).into()));
        }
        row
    };
    let standing = |items: &[usize]| {
        let rate = own.rate(view.items, items);
        if county { rate.zip(tallies.county.rate(view.items, items)).map(|(rate, whole)| rate - whole) } else { rate }
    };
    let mut items: Vec<usize> = view.items.scored().collect();
    items.sort_by(|a, b| weaker(standing(&[*a]), standing(&[*b])));
    let mut rows: Vec<Vec<Value<'a>>> = Vec::new();
    for item in items {
        let of = &view.items.items[item];
        rows.push(row(w::COL_ITEM, of.name.as_str().into(), of.full.to_f64(), &[item]));
    }
    for (kind, title) in [(HeadingKind::Topic, w::COL_TOPIC), (HeadingKind::Ability, w::COL_ABILITY), (HeadingKind::Form, w::COL_FORM)] {
        let mut headings = of_kind(view, kind);
        headings.sort_by(|a, b| weaker(standing(&a.items), standing(&b.items)));
        for heading in headings {
            rows.push(row(title, shown(desk, heading), heading.full.to_f64(), &heading.items));
        }
    }
    let name = format!("own-items-{}-{}", view.paper.cohort.index, view.paper.index);
    Table { name, columns, rows, keys: 2, ..Table::default() }
}

fn own_chart(view: &ItemsView<'_>, table: String, rows: usize, county: bool) -> Chart {
    let desk = view.desk();
    let source = |column: usize| Source { table: table.clone(), column, rows: 0..rows };
    let mut series = vec![Series { name: desk.say(w::SERIES_OWN).to_owned(), values: source(4), mark: Mark::Columns }];
    if county {
        series.push(Series { name: desk.say(words::COUNTY).to_owned(), values: source(5), mark: Mark::Line });
    }
    Chart {
        title: desk.fill(if county { w::CHART_OWN_RATES } else { w::CHART_ITEM_RATES }, &[("paper", &view.title())]),
        axis: desk.say(w::COL_RATE).to_owned(),
        look: Look::Rate,
        categories: source(1),
        label_width: view.items.items.iter().map(|item| style::text_width(&item.name)).max().unwrap_or(4),
        series,
    }
}
