//! 全科与前后段: all papers together, relative excellence, tops and bottoms of units in one paper.

use super::{method::percent, scopes};
use crate::{
    report::{
        desk::{CohortView, PaperView},
        plan::{Block, Column, Highlight, Look, Sheet, Table, Value},
    },
    stats::tails::UnitTails,
    words::{lines as own, report as words},
};

/// All papers together, and the total's tops and bottoms; `None` without a total.
#[must_use]
pub fn county_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let total = view.papers().find(|paper| paper.paper.subject.is_total())?;
    let mut columns = scopes::columns(desk);
    let all = [
        (own::COL_ALL_N, Look::Count),
        (own::COL_ALL_PASS, Look::Count),
        (own::COL_ALL_PASS_RATE, Look::Rate),
        (own::COL_ALL_EXCELLENT, Look::Count),
        (own::COL_ALL_EXCELLENT_RATE, Look::Rate),
    ];
    columns.extend(all.map(|(title, look)| desk.column(title, look)));
    columns.extend(tail_columns(view));
    let tails = scopes::listed(view, &total.stats.tails.units);
    let rows = scopes::listed(view, &view.stats.all_papers).into_iter().zip(tails).map(|(listed, tails)| {
        let figures = listed.value;
        let mut row = listed.cells(desk);
        row.extend([
            figures.n.into(),
            figures.pass.into(),
            figures.rate(figures.pass).into(),
            figures.excellent.into(),
            figures.rate(figures.excellent).into(),
        ]);
        row.extend(values(tails.value));
        row
    });
    let table = Table { columns, rows: rows.collect(), keys: 2, strong: vec![0], ..Table::default() };
    Some(Sheet {
        name: view.scoped(own::SHEET_TAILS),
        title: view.titled(own::TITLE_TAILS),
        notes: vec![desk.say(own::NOTE_ALL_PAPERS).to_owned(), note(&total)],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}

/// Tops and bottoms of one paper; `None` where it has no scores.
#[must_use]
pub fn paper_sheet<'a>(paper: &PaperView<'a>, title: &str) -> Option<Sheet<'a>> {
    let view = &paper.cohort;
    let desk = &view.desk;
    paper.stats.tails.relative_line?;
    let mut columns = scopes::columns(desk);
    columns.extend(tail_columns(view));
    let listed = scopes::listed(view, &paper.stats.tails.units).into_iter().filter(|listed| listed.value.n > 0);
    let rows = listed.map(|listed| listed.cells(desk).into_iter().chain(values(listed.value)).collect()).collect();
    let table = Table { columns, rows, keys: 2, strong: vec![0], ..Table::default() };
    Some(Sheet {
        name: desk.say(own::SHEET_TAILS).to_owned(),
        title: format!("{title} {}", desk.say(own::SHEET_TAILS)),
        notes: vec![note(paper)],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}

fn note(paper: &PaperView<'_>) -> String {
    let desk = &paper.cohort.desk;
    let (rules, tails) = (&desk.analysis.config.shares, &paper.stats.tails);
    let line = tails.relative_line.map_or_else(|| "–".to_owned(), |line| line.to_string());
    let cut = tails.bottom_line.and_then(|cut| cut.to_f64()).map_or_else(|| "–".to_owned(), |cut| crate::words::rounded(cut, 2));
    let bottom = percent(rules.bottom);
    let texts = [
        ("relative", percent(rules.relative)),
        ("line", line),
        ("bottom", bottom.trim_end_matches('%').to_owned()),
        ("cut", cut),
        ("ends", percent(rules.ends)),
    ];
    let args: Vec<(&str, &dyn std::fmt::Display)> = texts.iter().map(|(key, text)| (*key, text as &dyn std::fmt::Display)).collect();
    desk.fill(own::NOTE_TAILS, &args)
}

fn tail_columns(view: &CohortView<'_>) -> Vec<Column> {
    let desk = &view.desk;
    vec![
        desk.column(words::COL_N, Look::Count),
        desk.column(own::COL_RELATIVE, Look::Count),
        desk.column(own::COL_RELATIVE_RATE, Look::Rate).lit(Highlight::Bar(1.0)),
        desk.column(own::COL_BOTTOM, Look::Count),
        desk.column(own::COL_BOTTOM_RATE, Look::Rate).lit(Highlight::Bar(1.0)),
        desk.column(own::COL_TOP_MEAN, Look::Mean),
        desk.column(own::COL_BOTTOM_MEAN, Look::Mean),
    ]
}

fn values(tails: &UnitTails) -> Vec<Value<'static>> {
    vec![
        tails.n.into(),
        tails.relative.into(),
        tails.relative_rate().into(),
        tails.bottom.into(),
        tails.bottom_rate().into(),
        tails.top_mean.into(),
        tails.bottom_mean.into(),
    ]
}
