//! 偏科: how many there are in every unit, and a school's own pupils with both sides.

use super::{lines::distances, scopes};
use crate::{
    report::{
        desk::CohortView,
        plan::{Block, Column, Highlight, Look, Sheet, Table, Value},
    },
    words::{lines as own, report as words},
};

/// Counts of every unit, subject by subject; `None` where nobody can be judged.
#[must_use]
pub fn county_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let units = &view.stats.uneven.units;
    if units.county.n == 0 {
        return None;
    }
    let papers: Vec<_> = view.papers().filter(|paper| !paper.paper.subject.is_total()).collect();
    let mut columns = scopes::columns(desk);
    columns.push(desk.column(own::COL_JUDGED, Look::Count));
    columns.push(desk.column(own::COL_UNEVEN, Look::Count));
    columns.push(desk.column(own::COL_UNEVEN_RATE, Look::Rate).lit(Highlight::Bar(1.0)));
    columns.extend(papers.iter().map(|paper| Column::new(desk.fill(own::COL_WEAK_IN, &[("subject", &paper.subject())]), Look::Count)));
    let rows = scopes::listed(view, units).into_iter().filter(|listed| listed.value.n > 0).map(|listed| {
        let counts = listed.value;
        let mut row = listed.cells(desk);
        row.extend([counts.n.into(), counts.uneven.into(), Value::Number(f64::from(counts.uneven) / f64::from(counts.n))]);
        row.extend(papers.iter().map(|paper| Value::Count(counts.weak_in[paper.index])));
        row
    });
    let table = Table { columns, rows: rows.collect(), keys: 2, strong: vec![0], ..Table::default() };
    Some(sheet(view, table))
}

/// A school's own pupils; `None` where nobody stands out.
#[must_use]
pub fn own_sheet<'a>(view: &CohortView<'a>, unit: usize) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let range = view.cohort.units[unit].range.clone();
    let columns = [
        (words::COL_CLASS, Look::Text),
        (words::COL_ID, Look::Id),
        (words::COL_NAME, Look::Text),
        (own::COL_WEAK, Look::Text),
        (own::COL_STRONG, Look::Text),
    ];
    let found = view.stats.uneven.candidates.iter().filter(|found| range.contains(&(found.candidate as usize)));
    let rows: Vec<Vec<Value<'a>>> = found
        .map(|found| {
            let candidate = &view.cohort.candidates[found.candidate as usize];
            vec![
                candidate.class.as_str().into(),
                candidate.id.as_str().into(),
                candidate.name.as_str().into(),
                distances(view, &found.weak, 2).into(),
                distances(view, &found.strong, 2).into(),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let columns = columns.map(|(title, look)| desk.column(title, look)).into();
        sheet(view, Table { columns, rows, keys: 3, ..Table::default() })
    })
}

fn sheet<'a>(view: &CohortView<'a>, table: Table<'a>) -> Sheet<'a> {
    let desk = &view.desk;
    Sheet {
        name: view.scoped(own::SHEET_UNEVEN),
        title: view.titled(own::TITLE_UNEVEN),
        notes: vec![desk.fill(own::NOTE_UNEVEN, &[("limit", &desk.analysis.config.shares.uneven)])],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    }
}
