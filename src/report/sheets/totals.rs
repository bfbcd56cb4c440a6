//! 总分: schools by the total, with rank bands (how many of the county's first k a school has).

use super::schools::has_categories;
use crate::{
    report::{
        comparable,
        desk::{CohortView, PaperView},
        figures::{self, Figure, RANKED, WHOLE},
        plan::{Block, Column, Look, Sheet, Table, Value},
    },
    words::report as words,
};

/// The total of a cohort; `None` where there is no total.
#[must_use]
pub fn total_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let total = view.papers().find(|paper| paper.paper.subject.is_total())?;
    let figures = Figure::shown(desk, WHOLE);
    let bands = rank_bands(&total);
    let mut columns = vec![desk.column(words::COL_SCHOOL, Look::Text)];
    if has_categories(desk) {
        columns.push(desk.column(words::COL_CATEGORY, Look::Text));
        columns.push(desk.column(words::COL_CATEGORY_RANK, Look::Count));
        columns.push(desk.column(words::COL_CATEGORY_SCHOOLS, Look::Count));
    }
    columns.extend(figures::columns(RANKED, desk));
    columns.extend(figures::columns(&figures, desk));
    columns.extend(bands.iter().map(|at| Column::new(desk.fill(words::COL_TOP, &[("k", &total.stats.tops.tops[*at])]), Look::Count)));
    let rows = total.units_in_order().into_iter().map(|unit| row(&total, unit, &figures, &bands)).collect();
    let table = Table { columns, rows, keys: 1, ..Table::default() };
    Some(Sheet {
        name: view.scoped(words::SHEET_TOTAL),
        title: view.titled(words::TITLE_TOTAL),
        notes: vec![desk.say(words::NOTE_TOTAL).to_owned(), desk.say(words::NOTE_RANKS).to_owned()],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}

/// Which rank bands are narrower than the county.
fn rank_bands(total: &PaperView<'_>) -> Vec<usize> {
    let tops = total.stats.tops.tops.iter().enumerate();
    tops.filter(|(_, top)| **top < total.stats.county.n).map(|(at, _)| at).collect()
}

fn row<'a>(total: &PaperView<'a>, unit: usize, figures: &[Figure], bands: &[usize]) -> Vec<Value<'a>> {
    let view = &total.cohort;
    let school = view.school_of(&view.cohort.units[unit]);
    let summary = total.school(unit).copied().unwrap_or_default();
    let mut row: Vec<Value<'a>> = vec![school.name.as_str().into()];
    if has_categories(&view.desk) {
        let place = comparable::among_category(total, unit);
        row.push(school.category.as_str().into());
        row.push(place.map(|place| place.rank).into());
        row.push(place.map(|place| place.of).into());
    }
    row.extend(figures::values(RANKED, &summary));
    row.extend(figures::values(figures, &summary));
    let tops = &total.stats.tops.counts.schools[unit];
    row.extend(bands.iter().map(|at| Value::Count(tops[*at])));
    row
}
