//! 图: school means beside the county's, a picture for each paper: with their intervals, drawn from the sheet of distributions, or as
//! columns, drawn from the school table.

use super::{
    schools::{self, PaperRows},
    shape::{self, Drawn},
};
use crate::{
    report::{
        desk::{CohortView, PaperView},
        plan::{Block, Chart, Look, Mark, Series, Sheet, Source},
        style,
    },
    words::{covers as own, report as words},
};

/// The pictures of a cohort.
#[must_use]
pub fn chart_sheet<'a>(view: &CohortView<'a>, rows: &[PaperRows]) -> Sheet<'a> {
    let desk = &view.desk;
    let charts = view.papers().zip(rows).map(|(paper, rows)| Block::Chart(mean_chart(&paper, rows)));
    Sheet {
        name: view.scoped(words::SHEET_CHARTS),
        title: view.titled(words::TITLE_CHARTS),
        notes: vec![desk.say(words::NOTE_CHARTS).to_owned()],
        blocks: charts.collect(),
        ..Sheet::default()
    }
}

/// School means with their intervals, small pictures for all papers; `None` where there are no schools to compare.
#[must_use]
pub fn interval_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let drawn = shape::drawn(&view.papers().collect::<Vec<_>>());
    let charts: Vec<Block<'a>> =
        view.papers().zip(drawn).filter_map(|(paper, drawn)| interval_chart(&paper, &drawn)).map(Block::Chart).collect();
    (!charts.is_empty() && desk.analysis.config.report.charts).then(|| Sheet {
        name: view.scoped(words::SHEET_CHARTS),
        title: view.titled(words::TITLE_CHARTS),
        notes: vec![desk.say(own::NOTE_INTERVALS).to_owned()],
        blocks: charts,
        ..Sheet::default()
    })
}

/// The mean of every school with its interval, the county's mean as a line; `None` for one school.
fn interval_chart(paper: &PaperView<'_>, drawn: &Drawn) -> Option<Chart> {
    let desk = &paper.cohort.desk;
    // the county's row stands before those of its schools
    let rows = drawn.rows.start + 1..drawn.rows.end;
    let source = |column: usize| Source { table: drawn.table.clone(), column, rows: rows.clone() };
    let [mean, half, county] = shape::MEANS;
    (rows.len() > 1).then(|| Chart {
        title: desk.fill(own::CHART_INTERVALS, &[("subject", &paper.subject())]),
        axis: desk.say(words::COL_MEAN).to_owned(),
        look: Look::Score,
        categories: source(1),
        label_width: paper.cohort.cohort.units.iter().map(|unit| style::text_width(&paper.cohort.school_of(unit).name)).max().unwrap_or(0),
        series: vec![
            Series { name: desk.say(words::COL_COUNTY_MEAN).to_owned(), values: source(county), mark: Mark::Line },
            Series { name: desk.say(words::SERIES_SCHOOL_MEAN).to_owned(), values: source(mean), mark: Mark::Intervals(half) },
        ],
    })
}

/// School means as columns, the county's mean as a line.
#[must_use]
pub fn mean_chart(paper: &PaperView<'_>, rows: &PaperRows) -> Chart {
    let desk = &paper.cohort.desk;
    let columns = schools::drawn(desk);
    let source = |column: usize| Source { table: schools::table_name(paper.cohort.index), column, rows: rows.schools.clone() };
    Chart {
        title: desk.fill(words::CHART_MEANS, &[("subject", &paper.subject())]),
        axis: desk.say(words::COL_MEAN).to_owned(),
        look: Look::Score,
        categories: source(columns.school),
        label_width: paper.cohort.cohort.units.iter().map(|unit| style::text_width(&paper.cohort.school_of(unit).name)).max().unwrap_or(0),
        series: vec![
            Series { name: desk.say(words::SERIES_SCHOOL_MEAN).to_owned(), values: source(columns.mean), mark: Mark::Columns },
            Series { name: desk.say(words::COL_COUNTY_MEAN).to_owned(), values: source(columns.county_mean), mark: Mark::Line },
        ],
    }
}
