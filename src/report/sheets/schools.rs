//! School × subject: every figure of every school in every paper, and the same at a glance as T scores.

use crate::{
    report::{
        comparable,
        desk::{CohortView, Desk, PaperView},
        figures::{self, Figure, RANKED, WHOLE},
        plan::{Block, Column, Highlight, Look, Sheet, Table, Value},
    },
    words::report as words,
};

/// Rows of a paper in the school table: the county's, then its schools'.
#[derive(Clone, Debug)]
pub struct PaperRows {
    /// Index of the paper.
    pub paper: usize,
    /// Rows of the schools.
    pub schools: std::ops::Range<usize>,
}

/// Columns of the school table that charts draw.
pub struct Drawn {
    /// School names.
    pub school: usize,
    /// Means.
    pub mean: usize,
    /// The county's mean, the same in every row of a paper.
    pub county_mean: usize,
}

/// Where charts find their columns.
#[must_use]
pub fn drawn(desk: &Desk<'_>) -> Drawn {
    let keys = key_columns(desk).len();
    let figures = Figure::shown(desk, WHOLE);
    let mean = figures.iter().position(|figure| *figure == Figure::Mean).unwrap_or(0);
    Drawn { school: 1, mean: keys + mean, county_mean: keys + figures.len() }
}

/// Name of the school table of a cohort.
#[must_use]
pub fn table_name(cohort: usize) -> String {
    format!("schools-{cohort}")
}

/// Every figure of these papers, school by school, and where each paper's rows are.
#[must_use]
pub fn school_table<'a>(view: &CohortView<'a>, papers: &[PaperView<'a>]) -> (Table<'a>, Vec<PaperRows>) {
    let desk = &view.desk;
    let figures = Figure::shown(desk, WHOLE);
    let mut table = Table { name: table_name(view.index), columns: school_columns(desk, &figures), keys: 2, ..Table::default() };
    let mut places = Vec::new();
    for paper in papers {
        table.strong.push(table.rows.len());
        table.rows.push(county_row(paper, &figures));
        let start = table.rows.len();
        table.rows.extend(paper.units_in_order().into_iter().map(|unit| school_row(paper, unit, &figures)));
        places.push(PaperRows { paper: paper.index, schools: start..table.rows.len() });
    }
    (table, places)
}

fn key_columns(desk: &Desk<'_>) -> Vec<Column> {
    let mut columns = vec![desk.column(words::COL_SUBJECT, Look::Text), desk.column(words::COL_SCHOOL, Look::Text)];
    if has_categories(desk) {
        columns.push(desk.column(words::COL_CATEGORY, Look::Text));
    }
    if has_districts(desk) {
        columns.push(desk.column(words::COL_DISTRICT, Look::Text));
    }
    columns
}

/// Whether any school has a category.
#[must_use]
pub fn has_categories(desk: &Desk<'_>) -> bool {
    desk.analysis.ledger.schools.iter().any(|school| !school.category.is_empty())
}

/// Whether any school has a district.
#[must_use]
pub fn has_districts(desk: &Desk<'_>) -> bool {
    desk.analysis.ledger.schools.iter().any(|school| !school.district.is_empty())
}

fn school_columns(desk: &Desk<'_>, figures: &[Figure]) -> Vec<Column> {
    let mut columns = key_columns(desk);
    columns.extend(figures::columns(figures, desk));
    columns.push(desk.column(words::COL_COUNTY_MEAN, Look::Mean));
    columns.extend(figures::columns(RANKED, desk));
    if has_categories(desk) {
        columns.push(desk.column(words::COL_CATEGORY_RANK, Look::Count));
        columns.push(desk.column(words::COL_CATEGORY_SCHOOLS, Look::Count));
    }
    columns
}

fn county_row<'a>(paper: &PaperView<'a>, figures: &[Figure]) -> Vec<Value<'a>> {
    let desk = &paper.cohort.desk;
    let county = &paper.stats.county;
    let mut row: Vec<Value<'a>> = vec![paper.subject().into(), desk.say(words::COUNTY).into()];
    row.resize(key_columns(desk).len(), Value::Empty);
    row.extend(figures::values(figures, county));
    row.push(county.mean.into());
    row.resize(school_columns(desk, figures).len(), Value::Empty);
    row
}

fn school_row<'a>(paper: &PaperView<'a>, unit: usize, figures: &[Figure]) -> Vec<Value<'a>> {
    let view = &paper.cohort;
    let desk = &view.desk;
    let school = view.school_of(&view.cohort.units[unit]);
    let summary = paper.school(unit).copied().unwrap_or_default();
    let mut row: Vec<Value<'a>> = vec![paper.subject().into(), school.name.as_str().into()];
    if has_categories(desk) {
        row.push(school.category.as_str().into());
    }
    if has_districts(desk) {
        row.push(school.district.as_str().into());
    }
    row.extend(figures::values(figures, &summary));
    row.push(paper.stats.county.mean.into());
    row.extend(figures::values(RANKED, &summary));
    if has_categories(desk) {
        let place = comparable::among_category(paper, unit);
        row.push(place.map(|place| place.rank).into());
        row.push(place.map(|place| place.of).into());
    }
    row
}

/// 学校学科: the long table of a cohort.
#[must_use]
pub fn school_sheet<'a>(view: &CohortView<'a>) -> (Sheet<'a>, Vec<PaperRows>) {
    let papers: Vec<PaperView<'a>> = view.papers().collect();
    let (table, places) = school_table(view, &papers);
    let desk = &view.desk;
    let notes = vec![desk.say(words::NOTE_RATES).to_owned(), desk.say(words::NOTE_RANKS).to_owned()];
    let sheet = Sheet {
        name: view.scoped(words::SHEET_SCHOOLS),
        title: view.titled(words::TITLE_SCHOOLS),
        notes,
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    };
    (sheet, places)
}

/// 学校对比: T scores, schools down and subjects across, with the head count of the leading paper.
#[must_use]
pub fn comparison_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let leading = view.leading_paper()?;
    let papers: Vec<PaperView<'a>> = view.papers().collect();
    let mut columns = vec![desk.column(words::COL_SCHOOL, Look::Text)];
    if has_categories(desk) {
        columns.push(desk.column(words::COL_CATEGORY, Look::Text));
    }
    columns.push(desk.column(words::COL_N, Look::Count));
    let scale = Highlight::Scale(40.0, 50.0, 60.0);
    columns.extend(papers.iter().map(|paper| Column::new(paper.subject(), Look::Point).lit(scale)));
    let rows = leading.units_in_order().into_iter().map(|unit| comparison_row(view, &leading, &papers, unit)).collect();
    let table = Table { columns, rows, keys: 1, ..Table::default() };
    Some(Sheet {
        name: view.scoped(words::SHEET_COMPARISON),
        title: view.titled(words::TITLE_COMPARISON),
        notes: vec![desk.say(words::NOTE_COMPARISON).to_owned()],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}

fn comparison_row<'a>(view: &CohortView<'a>, leading: &PaperView<'a>, papers: &[PaperView<'a>], unit: usize) -> Vec<Value<'a>> {
    let school = view.school_of(&view.cohort.units[unit]);
    let mut row: Vec<Value<'a>> = vec![school.name.as_str().into()];
    if has_categories(&view.desk) {
        row.push(school.category.as_str().into());
    }
    row.push(leading.school(unit).map(|summary| summary.n).into());
    row.extend(papers.iter().map(|paper| paper.school(unit).and_then(|summary| summary.t).into()));
    row
}
