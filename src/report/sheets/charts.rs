//! 图: school means beside the county's, a picture for each paper, drawn from the school table.

use super::schools::{self, PaperRows};
use crate::{
    report::{
        desk::{CohortView, PaperView},
        plan::{Block, Chart, Look, Mark, Series, Sheet, Source},
        style,
    },
    words::report as words,
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
