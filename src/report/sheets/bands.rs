//! 分数段: how many are in each score band, from the top, with cumulative counts.

use crate::{
    disclosure::{
        self,
        bands::{edges_apart, told_lines},
    },
    report::{
        desk::{CohortView, PaperView},
        plan::{Block, Chart, Column, Look, Mark, Series, Sheet, Source, Table, Value},
        style,
    },
    stats::result::PaperStats,
    words::{covers, report as words},
};

/// A band of a paper with its county count.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// `[80, 90)`, the last one closed.
    pub label: String,
    /// Bands of the statistics that it holds: one, or several where small ones were joined.
    pub parts: std::ops::Range<usize>,
}

/// The bands of a paper, highest first, each one alone.
#[must_use]
pub fn bands(paper: &PaperView<'_>) -> Vec<Band> {
    (0..paper.stats.band_edges.len()).rev().map(|at| band(paper, at..at + 1)).collect()
}

fn band(paper: &PaperView<'_>, parts: std::ops::Range<usize>) -> Band {
    let edges = &paper.stats.band_edges;
    let low = edges[parts.start];
    let label = match edges.get(parts.end) {
        Some(high) => format!("[{low}, {high})"),
        None => format!("[{low}, {}]", paper.paper.full),
    };
    Band { label, parts }
}

/// The sum of several bands' counts.
#[must_use]
pub fn count(counts: &[u32], band: &Band) -> u32 {
    counts.get(band.parts.clone()).unwrap_or_default().iter().sum()
}

fn share(part: u32, whole: u32) -> Value<'static> {
    if whole == 0 { Value::Empty } else { Value::Number(f64::from(part) / f64::from(whole)) }
}

/// 分数段 of the county: a table of all papers, and a picture of the leading one.
#[must_use]
pub fn county_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let mut table = Table {
        name: county_table_name(view),
        columns: vec![
            desk.column(words::COL_SUBJECT, Look::Text),
            desk.column(words::COL_BAND, Look::Word),
            desk.column(words::COL_COUNT, Look::Count),
            desk.column(words::COL_SHARE, Look::Rate).lit(crate::report::plan::Highlight::Bar(0.5)),
            desk.column(words::COL_CUMULATIVE, Look::Count),
            desk.column(words::COL_CUMULATIVE_SHARE, Look::Rate),
        ],
        keys: 2,
        ..Table::default()
    };
    let mut pictured = 0..0;
    for paper in view.papers() {
        let shown = told_bands(&paper);
        if shown.is_empty() {
            continue;
        }
        let start = table.rows.len();
        table.rows.extend(band_rows(&paper, &shown, &paper.stats.bands.county));
        pictured = start..table.rows.len();
    }
    if table.rows.is_empty() {
        return None;
    }
    let leading = view.leading_paper()?;
    let picture = county_chart(&leading, &table.name, pictured);
    let mut blocks = Vec::new();
    if desk.analysis.config.report.charts {
        blocks.push(Block::Chart(picture));
        if !desk.is_public() {
            blocks.extend(share_chart(&leading).map(Block::Chart));
        }
    }
    blocks.push(Block::Table(table));
    Some(Sheet {
        name: view.scoped(words::SHEET_BANDS),
        title: view.titled(words::TITLE_BANDS),
        notes: vec![desk.say(words::NOTE_BANDS).to_owned()],
        blocks,
        ..Sheet::default()
    })
}

/// The sheet of the county's bands with a small picture of every paper in place of the one of the leading paper.
#[must_use]
pub fn with_every_paper<'a>(view: &CohortView<'a>, mut sheet: Sheet<'a>) -> Sheet<'a> {
    if !matches!(sheet.blocks.first(), Some(Block::Chart(_))) {
        return sheet;
    }
    let table = county_table_name(view);
    let mut start = 0;
    let charts: Vec<Block<'a>> = view
        .papers()
        .filter_map(|paper| {
            let rows = start..start + told_bands(&paper).len();
            start = rows.end;
            (!rows.is_empty()).then(|| Block::Chart(county_chart(&paper, &table, rows)))
        })
        .collect();
    sheet.blocks.splice(..1, charts);
    if let Some(Block::Table(table)) = sheet.blocks.last_mut() {
        table.screen = true;
    }
    sheet
}

fn county_table_name(view: &CohortView<'_>) -> String {
    format!("bands-{}", view.index)
}

/// The bands of the county that can be told, highest first: in the public form neighbours are joined until neither their counts
/// nor those at the lines tell of few; none where the county's figures are hidden.
fn told_bands(paper: &PaperView<'_>) -> Vec<Band> {
    let Some(small) = disclosure::small_cell(&paper.cohort.desk.analysis.config) else { return bands(paper) };
    let county = paper.masks().county;
    if !county.figures {
        return Vec::new();
    }
    let lines = told_lines(&paper.stats.county, &paper.paper.lines, paper.paper.full, county.lines);
    let counts = &paper.stats.bands.county;
    let reach = |at: usize| counts[at..].iter().sum::<u32>();
    let edges: Vec<_> = paper.stats.band_edges.iter().enumerate().map(|(at, edge)| (*edge, reach(at))).collect();
    let told: Vec<usize> = edges_apart(&edges, &lines, small).into_iter().enumerate().filter(|(_, told)| *told).map(|(at, _)| at).collect();
    let ends = told.iter().skip(1).copied().chain([edges.len()]);
    let mut bands: Vec<Band> = told.iter().copied().zip(ends).map(|(start, end)| band(paper, start..end)).collect();
    bands.reverse();
    bands
}

/// Rows of one paper: subject, band, count, share, cumulative count and share.
fn band_rows<'a>(paper: &PaperView<'a>, shown: &[Band], counts: &[u32]) -> Vec<Vec<Value<'a>>> {
    let whole: u32 = counts.iter().sum();
    let mut above = 0;
    let row = |band: &Band| {
        let here = count(counts, band);
        above += here;
        vec![paper.subject().into(), band.label.clone().into(), here.into(), share(here, whole), above.into(), share(above, whole)]
    };
    shown.iter().map(row).collect()
}

fn county_chart(paper: &PaperView<'_>, table: &str, rows: std::ops::Range<usize>) -> Chart {
    let desk = &paper.cohort.desk;
    let source = |column: usize| Source { table: table.to_owned(), column, rows: rows.clone() };
    Chart {
        title: desk.fill(words::CHART_BANDS, &[("subject", &paper.subject())]),
        axis: desk.say(words::COL_COUNT).to_owned(),
        look: Look::Count,
        categories: source(1),
        label_width: 10,
        series: vec![Series { name: desk.say(words::COL_COUNT).to_owned(), values: source(2), mark: Mark::Columns }],
    }
}

/// 分数段 by school in the paper that speaks for all; other papers have theirs in the workbooks of the subjects.
#[must_use]
pub fn school_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let leading = view.leading_paper()?;
    Some(Sheet {
        name: view.scoped(words::SHEET_SCHOOL_BANDS),
        title: format!("{} {}", view.grade(), desk.fill(words::TITLE_SCHOOL_BANDS, &[("subject", &leading.subject())])).trim().to_owned(),
        notes: vec![desk.say(words::NOTE_SCHOOL_BANDS).to_owned()],
        blocks: vec![Block::Table(school_table(&leading))],
        ..Sheet::default()
    })
}

/// Most bands that a picture can tell apart by colour.
const TELLABLE: usize = 16;

fn school_table_name(paper: &PaperView<'_>) -> String {
    format!("school-bands-{}-{}", paper.cohort.index, paper.index)
}

/// How the candidates of the county and of every school are spread over the bands; `None` where there are too many to tell apart.
#[must_use]
pub fn share_chart(paper: &PaperView<'_>) -> Option<Chart> {
    let view = &paper.cohort;
    let bands = bands(paper);
    let rows = 1 + paper.units_in_order().len();
    let source = |column: usize| Source { table: school_table_name(paper), column, rows: 0..rows };
    let series = bands.iter().enumerate().map(|(at, band)| Series { name: band.label.clone(), values: source(2 + at), mark: Mark::Shares });
    (2..=TELLABLE).contains(&bands.len()).then(|| Chart {
        title: view.desk.fill(covers::CHART_SHARES, &[("subject", &paper.subject())]),
        axis: view.desk.say(words::COL_SHARE).to_owned(),
        look: Look::Rate,
        categories: source(0),
        label_width: view.cohort.units.iter().map(|unit| style::text_width(&view.school_of(unit).name)).max().unwrap_or(0),
        series: series.collect(),
    })
}

/// Counts of one paper: the county, then its schools; bands across, highest first, then the same cumulated from the top.
#[must_use]
pub fn school_table<'a>(paper: &PaperView<'a>) -> Table<'a> {
    let view = &paper.cohort;
    let desk = &view.desk;
    let bands = bands(paper);
    let mut columns = vec![desk.column(words::COL_SCHOOL, Look::Text), desk.column(words::COL_N, Look::Count)];
    columns.extend(bands.iter().map(|band| Column::new(band.label.clone(), Look::Count)));
    let edge = |band: &Band| paper.stats.band_edges[band.parts.start];
    columns.extend(bands.iter().map(|band| Column::new(format!("≥ {}", edge(band)), Look::Count)));
    let line = |name: &'a str, counts: &[u32]| {
        let mut row: Vec<Value<'a>> = vec![name.into(), counts.iter().sum::<u32>().into()];
        row.extend(bands.iter().map(|band| Value::Count(count(counts, band))));
        row.extend(bands.iter().scan(0, |above, band| {
            *above += count(counts, band);
            Some(Value::Count(*above))
        }));
        row
    };
    let mut rows = vec![line(desk.say(words::COUNTY), &paper.stats.bands.county)];
    rows.extend(paper.units_in_order().into_iter().map(|unit| {
        let name = view.school_of(&view.cohort.units[unit]).name.as_str();
        line(name, paper.stats.bands.schools.get(unit).map_or(&[], Vec::as_slice))
    }));
    Table { name: school_table_name(paper), columns, rows, keys: 1, strong: vec![0], ..Table::default() }
}

/// 分数段 of one school beside the county, for its own workbook; the county only where `with_county`.
#[must_use]
pub fn own_table<'a>(papers: &[(PaperView<'a>, usize)], with_county: bool) -> Option<(Table<'a>, std::ops::Range<usize>)> {
    let (first, _) = papers.first()?;
    let desk = &first.cohort.desk;
    let mut columns = vec![
        desk.column(words::COL_GRADE, Look::Text),
        desk.column(words::COL_SUBJECT, Look::Text),
        desk.column(words::COL_BAND, Look::Word),
        desk.column(words::COL_COUNT, Look::Count),
        desk.column(words::COL_CUMULATIVE, Look::Count),
        desk.column(words::COL_SHARE, Look::Rate),
        desk.column(words::COL_CUMULATIVE_SHARE, Look::Rate),
    ];
    if with_county {
        columns.push(desk.column(words::COL_COUNTY_SHARE, Look::Rate));
        columns.push(desk.column(words::COL_COUNTY_CUMULATIVE_SHARE, Look::Rate));
    }
    let mut rows = Vec::new();
    let mut last = 0..0;
    for (paper, unit) in papers {
        let start = rows.len();
        rows.extend(own_rows(paper, *unit, with_county));
        last = start..rows.len();
    }
    Some((Table { name: "own-bands".into(), columns, rows, keys: 3, ..Table::default() }, last))
}

fn own_rows<'a>(paper: &PaperView<'a>, unit: usize, with_county: bool) -> Vec<Vec<Value<'a>>> {
    let stats: &PaperStats = paper.stats;
    let own = stats.bands.schools.get(unit).map_or(&[][..], Vec::as_slice);
    let (whole, county_whole) = (own.iter().sum(), stats.bands.county.iter().sum());
    let (mut above, mut county_above) = (0, 0);
    let row = |band: &Band| {
        let (here, county_here) = (count(own, band), count(&stats.bands.county, band));
        above += here;
        county_above += county_here;
        let mut row: Vec<Value<'a>> =
            vec![paper.cohort.grade().into(), paper.subject().into(), band.label.clone().into(), here.into(), above.into()];
        row.extend([share(here, whole), share(above, whole)]);
        if with_county {
            row.extend([share(county_here, county_whole), share(county_above, county_whole)]);
        }
        row
    };
    bands(paper).iter().map(row).collect()
}
