//! 箱线图: the distribution of every school as a box, small pictures for all papers, drawn from the sheet of distributions.

use super::shape::{self, Drawn};
use crate::{
    report::{
        desk::{CohortView, PaperView},
        plan::{Block, Chart, Look, Mark, Series, Sheet, Source},
        style,
    },
    words::{covers as own, levels, report as words},
};

/// The boxes of a cohort's papers; `None` without a school to draw.
#[must_use]
pub fn box_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let drawn = shape::drawn(&view.papers().collect::<Vec<_>>());
    let charts: Vec<Block<'a>> =
        view.papers().zip(drawn).filter_map(|(paper, drawn)| box_chart(&paper, &drawn)).map(Block::Chart).collect();
    (!charts.is_empty() && desk.analysis.config.report.charts).then(|| Sheet {
        name: view.scoped(own::SHEET_BOXES),
        title: view.titled(own::TITLE_BOXES),
        notes: vec![desk.say(own::NOTE_BOXES).to_owned()],
        blocks: charts,
        ..Sheet::default()
    })
}

/// A box for the county and each school of a paper.
#[must_use]
pub fn box_chart(paper: &PaperView<'_>, drawn: &Drawn) -> Option<Chart> {
    let desk = &paper.cohort.desk;
    let source = |column: usize| Source { table: drawn.table.clone(), column, rows: drawn.rows.clone() };
    let [p10, p25, median, p75, p90] = shape::FIVE;
    // the county and one school would be the same box twice
    (drawn.rows.len() > 2).then(|| Chart {
        title: desk.fill(own::CHART_BOXES, &[("subject", &paper.subject())]),
        axis: desk.say(levels::COL_SCORE).to_owned(),
        look: Look::Score,
        categories: source(1),
        label_width: paper.cohort.cohort.units.iter().map(|unit| style::text_width(&paper.cohort.school_of(unit).name)).max().unwrap_or(0),
        series: vec![Series {
            name: desk.say(words::COL_MEDIAN).to_owned(),
            values: source(median),
            mark: Mark::Boxes([p10, p25, p75, p90]),
        }],
    })
}
