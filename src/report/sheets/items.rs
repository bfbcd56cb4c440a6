//! 试卷与小题 of a subject's workbook: how the paper worked, every item, and pictures of both; options of choice items.

use crate::{
    ingest::item_table::Part,
    reconcile::items::PaperItems,
    report::{
        desk::{CohortView, Desk, PaperView},
        plan::{Block, Chart, Highlight, Look, Mark, Series, Sheet, Source, Table, Value},
        style,
    },
    stats::items::{
        ItemStats,
        result::{Flag, ItemFigures, OptionFigures},
    },
    words::{Phrase, items as w, report as words},
};

/// Colours of words: good, fair, doubtful, poor.
const GREEN: u32 = 0xE2EFDA;
const YELLOW: u32 = 0xFFF2CC;
const ORANGE: u32 = 0xFCE4D6;
const BLUE: u32 = 0xDDEBF7;
/// Items named in a list of the weakest.
const NAMED: usize = 5;

/// The items of a paper with their figures.
#[derive(Clone, Copy)]
pub struct ItemsView<'a> {
    /// The paper.
    pub paper: PaperView<'a>,
    /// Its items.
    pub items: &'a PaperItems,
    /// Their figures.
    pub stats: &'a ItemStats,
}

impl<'a> ItemsView<'a> {
    /// The items of a paper, where it has some.
    #[must_use]
    pub fn of(paper: &PaperView<'a>) -> Option<Self> {
        let items = paper.cohort.cohort.items.iter().find(|items| items.paper == paper.index)?;
        Some(Self { paper: *paper, items, stats: paper.stats.items.as_ref()? })
    }

    /// The desk.
    #[must_use]
    pub const fn desk(&self) -> &Desk<'a> {
        &self.paper.cohort.desk
    }

    /// Grade and subject.
    #[must_use]
    pub fn title(&self) -> String {
        crate::report::subject::title(&self.paper)
    }

    /// An item as people read it.
    #[must_use]
    pub fn name(&self, item: &'a ItemFigures) -> Value<'a> {
        let optional = item.optional || item.items.len() > 1;
        if optional { self.desk().fill(w::OPTIONAL, &[("item", &item.name)]).into() } else { item.name.as_str().into() }
    }

    /// Items that enter the paper: not those of an optional group one by one.
    pub fn leading(&self) -> impl Iterator<Item = &'a ItemFigures> {
        self.stats.items.iter().filter(|item| !item.optional)
    }

    /// Names of the items with the lowest score rates.
    #[must_use]
    pub fn weakest(&self) -> String {
        let mut items: Vec<(&ItemFigures, f64)> = self.leading().filter_map(|item| Some((item, item.difficulty?))).collect();
        items.sort_by(|a, b| a.1.total_cmp(&b.1));
        let named: Vec<String> =
            items.iter().take(NAMED).map(|(item, rate)| format!("{} ({})", item.name, crate::words::percent(*rate, 0))).collect();
        self.desk().list(&named)
    }

    /// Items whose D is below 0.20.
    #[must_use]
    pub fn poor(&self) -> Vec<&'a str> {
        self.leading().filter(|item| item.discrimination.is_some_and(|d| d < 0.2)).map(|item| item.name.as_str()).collect()
    }
}

/// 难, 中, 易.
pub(super) fn level_word(p: f64) -> Phrase {
    match p {
        p if p >= 0.7 => w::EASY,
        p if p >= 0.4 => w::MEDIUM,
        _ => w::HARD,
    }
}

/// 优, 良, 中, 差.
pub(super) fn quality_word(d: f64) -> Phrase {
    match d {
        d if d >= 0.4 => w::VERY_GOOD,
        d if d >= 0.3 => w::GOOD,
        d if d >= 0.2 => w::FAIR,
        _ => w::POOR,
    }
}

/// The paper's quality with a picture, its items, and the items by fifths of the candidates.
#[must_use]
pub fn item_sheets<'a>(view: &ItemsView<'a>) -> Vec<Sheet<'a>> {
    let desk = view.desk();
    let charts = desk.analysis.config.report.charts;
    let sheet = |name: Phrase, title: Phrase, notes: Vec<Phrase>, blocks| Sheet {
        name: desk.say(name).to_owned(),
        title: desk.fill(title, &[("paper", &view.title())]),
        notes: notes.into_iter().map(|note| desk.say(note).to_owned()).collect(),
        blocks,
        ..Sheet::default()
    };
    let table = item_table(view);
    let rows = table.rows.len();
    let mut quality = vec![Block::Facts(facts(view))];
    if let Some(parts) = part_table(view) {
        quality.push(Block::Heading(desk.say(w::HEAD_PARTS).to_owned()));
        quality.push(Block::Table(parts));
    }
    if charts && rows > 1 {
        quality.push(Block::Chart(rate_chart(view, rows)));
    }
    let mut sheets = vec![
        sheet(w::SHEET_QUALITY, w::TITLE_QUALITY, vec![w::NOTE_ITEMS], quality),
        sheet(w::SHEET_OWN_ITEMS, w::TITLE_ITEMS, vec![w::NOTE_ITEMS, w::NOTE_ITEMS_N], vec![Block::Table(table)]),
    ];
    if let Some(table) = fifth_table(view) {
        let mut blocks = Vec::new();
        if charts && rows > 1 {
            blocks.push(Block::Chart(fifth_chart(view, table.name.clone(), table.rows.len())));
        }
        blocks.push(Block::Table(table));
        sheets.push(sheet(w::SHEET_FIFTHS, w::TITLE_FIFTHS, vec![w::NOTE_FIFTHS], blocks));
    }
    sheets
}

fn facts<'a>(view: &ItemsView<'a>) -> Vec<(String, Value<'a>, Look)> {
    let (desk, reliability, quality) = (view.desk(), &view.stats.reliability, &view.paper.stats.quality);
    let count = |count: usize| Value::from(u32::try_from(count).unwrap_or(u32::MAX));
    let alpha = if reliability.kr20 { w::FACT_KR20 } else { w::FACT_ALPHA };
    let poor = view.poor();
    let facts: Vec<(Phrase, Value<'a>, Look)> = vec![
        (w::FACT_FULL, view.paper.paper.full.to_f64().into(), Look::Score),
        (words::COL_MEAN, view.paper.stats.county.mean.into(), Look::Mean),
        (words::COL_SD, view.paper.stats.county.sd.into(), Look::Mean),
        (w::FACT_P, quality.difficulty.into(), Look::Coefficient),
        (w::FACT_D, quality.discrimination.into(), Look::Coefficient),
        (alpha, reliability.alpha.into(), Look::Coefficient),
        (w::FACT_SEM, reliability.sem.into(), Look::Mean),
        (w::FACT_ITEMS, count(reliability.items), Look::Count),
        (w::FACT_PRESENT, count(view.stats.present), Look::Count),
        (w::FACT_COMPLETE, count(reliability.n), Look::Count),
        (w::HEAD_WEAK_ITEMS, view.weakest().into(), Look::Text),
        (w::HEAD_POOR_ITEMS, desk.list(&poor).into(), Look::Text),
        (w::HEAD_WEAK_TOPICS, super::blueprint::weakest_topics(view).into(), Look::Text),
    ];
    facts
        .into_iter()
        .filter(|(_, value, _)| *value != Value::Empty)
        .map(|(label, value, look)| (desk.say(label).to_owned(), value, look))
        .collect()
}

/// 客观题 or 主观题.
#[must_use]
pub fn part_word(part: Part) -> Phrase {
    match part {
        Part::Objective => w::OBJECTIVE,
        Part::Subjective => w::SUBJECTIVE,
    }
}

fn part_table<'a>(view: &ItemsView<'a>) -> Option<Table<'a>> {
    let desk = view.desk();
    if view.stats.parts.len() < 2 {
        return None;
    }
    let columns = vec![
        desk.column(w::COL_PART, Look::Text),
        desk.column(w::COL_ITEM_COUNT, Look::Count),
        desk.column(w::COL_MARKS, Look::Score),
        desk.column(w::COL_RATE, Look::Rate),
        desk.column(w::COL_ALPHA, Look::Coefficient),
        desk.column(w::COL_SEM, Look::Mean),
    ];
    let rows = view.stats.parts.iter().map(|part| {
        vec![
            desk.say(part_word(part.part)).into(),
            u32::try_from(part.items).unwrap_or(u32::MAX).into(),
            part.full.to_f64().into(),
            part.rate.into(),
            part.alpha.into(),
            part.sem.into(),
        ]
    });
    Some(Table { columns, rows: rows.collect(), keys: 1, ..Table::default() })
}

/// Name of the table that the pictures are drawn from.
fn table_name(view: &ItemsView<'_>) -> String {
    format!("items-{}-{}", view.paper.cohort.index, view.paper.index)
}

/// Columns of the item table that pictures use.
const ITEM_COLUMN: usize = 0;
const P_COLUMN: usize = 4;
const D_COLUMN: usize = 6;

fn item_table<'a>(view: &ItemsView<'a>) -> Table<'a> {
    let desk = view.desk();
    let levels = Highlight::Words([(desk.say(w::EASY), BLUE), (desk.say(w::MEDIUM), GREEN), (desk.say(w::HARD), ORANGE), ("", 0xFFFFFF)]);
    let qualities = Highlight::Words([
        (desk.say(w::VERY_GOOD), GREEN),
        (desk.say(w::GOOD), BLUE),
        (desk.say(w::FAIR), YELLOW),
        (desk.say(w::POOR), ORANGE),
    ]);
    let foreseen = view.items.items.iter().any(|item| item.foreseen.is_some());
    let told = |get: fn(&crate::reconcile::items::Item) -> bool| view.items.items.iter().any(get);
    let (forms, topics, abilities) =
        (told(|item| !item.form.is_empty()), told(|item| !item.topics.is_empty()), told(|item| !item.ability.is_empty()));
    let mut columns = vec![
        desk.column(w::COL_ITEM, Look::Text),
        desk.column(words::COL_N, Look::Count),
        desk.column(words::COL_FULL_MARK, Look::Score),
        desk.column(words::COL_MEAN, Look::Mean),
        desk.column(w::COL_P, Look::Coefficient).lit(Highlight::Bar(1.0)),
        desk.column(w::COL_P_WORD, Look::Word).lit(levels),
        desk.column(w::COL_D, Look::Coefficient),
        desk.column(w::COL_D_WORD, Look::Word).lit(qualities),
        desk.column(w::COL_ITEM_REST, Look::Coefficient),
        desk.column(w::COL_ALPHA_DROPPED, Look::Coefficient),
        desk.column(words::COL_SD, Look::Mean),
        desk.column(w::COL_FLOOR, Look::Rate),
        desk.column(w::COL_CEILING, Look::Rate),
    ];
    columns.extend(foreseen.then(|| desk.column(w::COL_FORESEEN, Look::Coefficient)));
    columns.extend(forms.then(|| desk.column(w::COL_FORM, Look::Text)));
    columns.extend(topics.then(|| desk.column(w::COL_TOPIC, Look::Prose(30))));
    columns.extend(abilities.then(|| desk.column(w::COL_ABILITY, Look::Text)));
    let row = |item: &'a ItemFigures| {
        let mut row: Vec<Value<'a>> = vec![
            view.name(item),
            item.n.into(),
            item.full.to_f64().into(),
            item.mean.into(),
            item.difficulty.into(),
            item.difficulty.map(|p| desk.say(level_word(p))).into(),
            item.discrimination.into(),
            item.discrimination.map(|d| desk.say(quality_word(d))).into(),
            item.item_rest.into(),
            item.alpha_if_dropped.into(),
            item.sd.into(),
            item.floor.into(),
            item.ceiling.into(),
        ];
        let only = if let [one] = item.items[..] { Some(&view.items.items[one]) } else { None };
        row.extend(foreseen.then(|| only.and_then(|item| item.foreseen).into()));
        row.extend(forms.then(|| only.map(|item| item.form.as_str()).into()));
        row.extend(topics.then(|| only.map(|item| desk.list(&item.topics)).into()));
        row.extend(abilities.then(|| only.map(|item| item.ability.as_str()).into()));
        row
    };
    Table { name: table_name(view), columns, rows: view.stats.items.iter().map(row).collect(), keys: 1, ..Table::default() }
}

fn label_width(view: &ItemsView<'_>) -> usize {
    view.stats.items.iter().map(|item| style::text_width(&item.name)).max().unwrap_or(4)
}

fn rate_chart(view: &ItemsView<'_>, rows: usize) -> Chart {
    let desk = view.desk();
    let source = |column: usize| Source { table: table_name(view), column, rows: 0..rows };
    Chart {
        title: desk.fill(w::CHART_ITEM_RATES, &[("paper", &view.title())]),
        axis: desk.say(w::COL_P).to_owned(),
        look: Look::Coefficient,
        categories: source(ITEM_COLUMN),
        label_width: label_width(view),
        series: vec![
            Series { name: desk.say(w::SERIES_RATE).to_owned(), values: source(P_COLUMN), mark: Mark::Columns },
            Series { name: desk.say(w::SERIES_D).to_owned(), values: source(D_COLUMN), mark: Mark::Line },
        ],
    }
}

/// Score rates of each item in five fifths of the candidates; `None` where there are too few of them.
fn fifth_table<'a>(view: &ItemsView<'a>) -> Option<Table<'a>> {
    let desk = view.desk();
    let mut columns = vec![desk.column(w::COL_ITEM, Look::Text)];
    columns.extend(FIFTHS.map(|title| desk.column(title, Look::Rate).lit(Highlight::Scale(0.0, 0.5, 1.0))));
    let told = |item: &&&'a ItemFigures| item.fifths[0].is_some() && item.fifths[4].is_some();
    let items: Vec<&ItemFigures> = view.stats.items.iter().collect();
    let rows: Vec<Vec<Value<'a>>> =
        items.iter().filter(told).map(|item| std::iter::once(view.name(item)).chain(item.fifths.map(Value::from)).collect()).collect();
    let name = format!("fifths-{}-{}", view.paper.cohort.index, view.paper.index);
    (!rows.is_empty()).then(|| Table { name, columns, rows, keys: 1, ..Table::default() })
}

const FIFTHS: [Phrase; 5] = [w::COL_FIFTH_1, w::COL_FIFTH_2, w::COL_FIFTH_3, w::COL_FIFTH_4, w::COL_FIFTH_5];

/// The highest fifth as columns, the lowest as a line: what lies between them is what the item tells apart.
fn fifth_chart(view: &ItemsView<'_>, table: String, rows: usize) -> Chart {
    let desk = view.desk();
    let source = |column: usize| Source { table: table.clone(), column, rows: 0..rows };
    Chart {
        title: desk.fill(w::CHART_FIFTHS, &[("paper", &view.title())]),
        axis: desk.say(w::COL_RATE).to_owned(),
        look: Look::Rate,
        categories: source(0),
        label_width: label_width(view),
        series: vec![
            Series { name: desk.say(w::COL_FIFTH_5).to_owned(), values: source(5), mark: Mark::Columns },
            Series { name: desk.say(w::COL_FIFTH_1).to_owned(), values: source(1), mark: Mark::Line },
        ],
    }
}

/// 选项分布; `None` where no item has options.
#[must_use]
pub fn option_sheet<'a>(view: &ItemsView<'a>) -> Option<Sheet<'a>> {
    let desk = view.desk();
    let columns = vec![
        desk.column(w::COL_ITEM, Look::Text),
        desk.column(w::COL_OPTION, Look::Word),
        desk.column(w::COL_RIGHT, Look::Word),
        desk.column(w::COL_CHOSEN, Look::Count),
        desk.column(words::COL_N, Look::Count),
        desk.column(w::COL_OPTION_SHARE, Look::Rate).lit(Highlight::Bar(1.0)),
        desk.column(w::COL_TOP_SHARE, Look::Rate),
        desk.column(w::COL_BOTTOM_SHARE, Look::Rate),
        desk.column(w::COL_FLAG, Look::Prose(34)),
    ];
    let row = |option: &'a OptionFigures| {
        let name: Value<'a> = match (option.option.is_none(), option.right) {
            (false, _) => option.option.to_string().into(),
            (true, true) => desk.say(w::RIGHT_ANSWER).into(),
            (true, false) => desk.say(w::NO_ANSWER).into(),
        };
        let flag = option.flag.map(|flag| match flag {
            Flag::AboveKey => w::ABOVE_KEY,
            Flag::DrawsTop => w::DRAWS_TOP,
            Flag::Unused => w::UNUSED,
        });
        vec![
            view.items.items[option.item].name.as_str().into(),
            name,
            option.right.then(|| desk.say(w::IS_KEY)).into(),
            option.n.into(),
            option.of.into(),
            option.share().into(),
            option.top.into(),
            option.bottom.into(),
            flag.map(|flag| desk.say(flag)).into(),
        ]
    };
    let strong = view.stats.options.iter().enumerate().filter(|(_, option)| option.right).map(|(at, _)| at).collect();
    let table = Table { columns, rows: view.stats.options.iter().map(row).collect(), keys: 2, strong, ..Table::default() };
    (!table.rows.is_empty()).then(|| Sheet {
        name: desk.say(w::SHEET_OPTIONS).to_owned(),
        title: desk.fill(w::TITLE_OPTIONS, &[("paper", &view.title())]),
        notes: vec![desk.say(w::NOTE_OPTIONS).to_owned()],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}

/// 小题分析 of the county workbook: a line for each paper of a grade that has items.
#[must_use]
pub fn county_sheet<'a>(cohort: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = cohort.desk;
    let views: Vec<ItemsView<'a>> = cohort.papers().filter_map(|paper| ItemsView::of(&paper)).collect();
    if views.is_empty() {
        return None;
    }
    let columns = vec![
        desk.column(words::COL_SUBJECT, Look::Text),
        desk.column(w::COL_ITEM_COUNT, Look::Count),
        desk.column(words::COL_N, Look::Count),
        desk.column(w::COL_P, Look::Coefficient),
        desk.column(w::COL_D, Look::Coefficient),
        desk.column(w::COL_ALPHA, Look::Coefficient),
        desk.column(w::COL_SEM, Look::Mean),
        desk.column(w::COL_POOR, Look::Count),
        desk.column(w::COL_WEAKEST, Look::Prose(50)),
    ];
    let rows = views.iter().map(|view| {
        let count = |count: usize| Value::from(u32::try_from(count).unwrap_or(u32::MAX));
        vec![
            view.paper.subject().into(),
            count(view.stats.reliability.items),
            count(view.stats.reliability.n),
            view.paper.stats.quality.difficulty.into(),
            view.paper.stats.quality.discrimination.into(),
            view.stats.reliability.alpha.into(),
            view.stats.reliability.sem.into(),
            count(view.poor().len()),
            view.weakest().into(),
        ]
    });
    Some(Sheet {
        name: cohort.scoped(w::SHEET_COUNTY_ITEMS),
        title: cohort.titled(w::TITLE_COUNTY_ITEMS),
        notes: vec![desk.say(w::NOTE_ITEMS).to_owned()],
        blocks: vec![Block::Table(Table { columns, rows: rows.collect(), keys: 1, ..Table::default() })],
        ..Sheet::default()
    })
}
