//! 分组: school categories and districts, pooled over candidates.

use crate::{
    report::{
        desk::{CohortView, PaperView},
        figures::{self, Figure, WHOLE},
        plan::{Block, Look, Sheet, Table, Value},
    },
    stats::result::Summary,
    words::{Phrase, report as words},
};

/// Categories and districts of a cohort; `None` where there are none.
#[must_use]
pub fn group_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let table = group_table(&view.papers().collect::<Vec<_>>())?;
    let mut notes = vec![desk.say(words::NOTE_GROUPS).to_owned()];
    if desk.is_public() {
        notes.push(desk.fill(words::NOTE_SUPPRESSED, &[("small", &desk.analysis.config.report.small_cell)]));
    }
    Some(Sheet {
        name: view.scoped(words::SHEET_GROUPS),
        title: view.titled(words::TITLE_GROUPS),
        notes,
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}

/// Groups of these papers, each paper headed by the county.
#[must_use]
pub fn group_table<'a>(papers: &[PaperView<'a>]) -> Option<Table<'a>> {
    let first = papers.first()?;
    let desk = &first.cohort.desk;
    let figures = if desk.is_public() { public_figures() } else { Figure::shown(desk, WHOLE) };
    let keys = [words::COL_SUBJECT, words::COL_GROUPING, words::COL_GROUP];
    let mut table = Table { columns: keys.map(|key| desk.column(key, Look::Text)).into(), keys: 3, ..Table::default() };
    table.columns.extend(figures::columns(&figures, desk));
    for paper in papers {
        let groupings = [(words::GROUPING_CATEGORY, &paper.stats.categories), (words::GROUPING_DISTRICT, &paper.stats.districts)];
        let masks = paper.masks();
        if groupings.iter().all(|(_, groups)| groups.is_empty()) || !masks.county.figures {
            continue;
        }
        table.strong.push(table.rows.len());
        table.rows.push(row(paper, words::GROUPING_ALL, desk.say(words::COUNTY), &paper.stats.county, &figures));
        for ((grouping, groups), masks) in groupings.into_iter().zip([&masks.categories, &masks.districts]) {
            let shown = groups.iter().zip(masks).filter(|(_, mask)| mask.figures);
            table.rows.extend(shown.map(|((name, summary), _)| row(paper, grouping, name, summary, &figures)));
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

/// Figures that tell nothing of few persons: no counts at lines, no score at a place.
fn public_figures() -> Vec<Figure> {
    vec![Figure::N, Figure::Mean, Figure::Sd, Figure::ScoreRate]
}

fn row<'a>(paper: &PaperView<'a>, grouping: Phrase, name: &'a str, summary: &Summary, figures: &[Figure]) -> Vec<Value<'a>> {
    let mut row: Vec<Value<'a>> = vec![paper.subject().into(), paper.cohort.desk.say(grouping).into(), name.into()];
    row.extend(figures::values(figures, summary));
    row
}
