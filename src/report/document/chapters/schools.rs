//! 各校情况: comparable schools beside each other, ranks with their interval, papers of a school beside each other.

use super::tell;
use crate::{
    report::{
        desk::{CohortView, PaperView},
        document::body::{self, Body, Text},
        figures::Figure,
        page::figure::Data,
        plan::{Chart, Column, Highlight, Look, Sheet, Table, Value},
        sheets::{charts, schools as sheets},
    },
    stats::result::Summary,
    words::{document as words, report},
};
use std::collections::BTreeMap;

/// Schools of a group whose means lie within this share of the county's sd are called close.
const CLOSE: f64 = 0.2;
/// Papers of a school this many T points apart are told.
const UNEVEN: f64 = 8.0;
/// Schools named for it.
const NAMED: usize = 4;
/// Pictures of more schools than this would be a book of their own: the table says it all.
pub const MOST_DRAWN: usize = 200;

/// Writes the chapter; nothing where no grade has two schools.
pub fn write(body: &mut Body<'_>) {
    let desk = body.desk;
    let cohorts: Vec<(CohortView<'_>, PaperView<'_>)> =
        desk.cohorts().filter_map(|view| Some((view, view.leading_paper()?))).filter(|(_, paper)| ranked(paper).len() > 1).collect();
    if cohorts.is_empty() {
        return;
    }
    body.chapter(desk.say(words::CHAPTER_SCHOOLS));
    for (view, paper) in &cohorts {
        body.grade(view);
        let grouped = sheets::has_categories(&desk);
        let intro = if grouped { words::SCHOOLS_TABLE } else { words::SCHOOLS_TABLE_UNGROUPED };
        let drawn = desk.analysis.config.report.charts && view.cohort.units.len() <= MOST_DRAWN;
        let mut sentences = vec![body.tell(intro, &[("subject", &tell::subject(paper))])];
        let pictures = if drawn { pictures(view) } else { Vec::new() };
        if let Some((chart, data)) = pictures.first() {
            sentences.push(match Body::figures_of(chart, data) {
                1 => body.tell(words::SCHOOLS_FIGURE, &[]),
                n => body.tell(words::SCHOOLS_FIGURES, &[("n", &n)]),
            });
        }
        sentences.extend(groups(body, paper));
        body.paragraph(sentences);
        let within = within(body, paper);
        body.paragraph(within);
        let title = desk.fill(words::TABLE_SCHOOLS, &[("subject", &paper.subject())]);
        body.table(&tell::titled(view, &title), &school_table(paper));
        for (chart, data) in &pictures {
            body.figures(chart, data);
        }
        matrix(body, view, paper);
    }
}

/// Units with a mean.
fn ranked(paper: &PaperView<'_>) -> Vec<usize> {
    let units = paper.units_in_order().into_iter();
    units.filter(|unit| paper.school(*unit).is_some_and(|summary| summary.mean.is_some())).collect()
}

/// Means of the categories and of the districts.
fn groups(body: &Body<'_>, paper: &PaperView<'_>) -> Vec<Text> {
    let desk = &body.desk;
    let one = |(name, summary): &(String, Summary)| {
        let mean = tell::one(summary.mean?);
        Some(desk.fill(words::GROUP_MEAN, &[("name", name), ("mean", &mean), ("n", &summary.n)]))
    };
    let told = [(words::GROUPS_MEANS, &paper.stats.categories), (words::DISTRICTS_MEANS, &paper.stats.districts)];
    let told = told.into_iter().filter_map(|(phrase, groups)| {
        let mut sorted: Vec<&(String, Summary)> = groups.iter().collect();
        sorted.sort_by(|a, b| b.1.mean.unwrap_or(f64::MIN).total_cmp(&a.1.mean.unwrap_or(f64::MIN)));
        let list: Vec<String> = sorted.into_iter().filter_map(one).collect();
        (list.len() > 1).then(|| body.tell(phrase, &[("list", &desk.list(&list))]))
    });
    told.collect()
}

/// A sentence or two on the schools of every category, and one on those that stand alone.
fn within(body: &Body<'_>, paper: &PaperView<'_>) -> Vec<Text> {
    let desk = &body.desk;
    let view = &paper.cohort;
    let mut by_category: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for unit in ranked(paper) {
        by_category.entry(view.school_of(&view.cohort.units[unit]).category.as_str()).or_default().push(unit);
    }
    let whole = by_category.len() == 1;
    let mut sentences = Vec::new();
    let mut alone = Vec::new();
    for (category, units) in &by_category {
        let group = if whole { desk.say(words::GROUP_ALL_SCHOOLS) } else { category };
        match units.as_slice() {
            _ if group.is_empty() => {}
            [_] => alone.push(group),
            units => sentences.extend(spread(body, paper, group, units)),
        }
    }
    if !alone.is_empty() {
        let phrase = if alone.len() == 1 { words::GROUP_SINGLE_ONE } else { words::GROUP_SINGLE };
        sentences.push(body.tell(phrase, &[("groups", &tell::list(desk, &alone))]));
    }
    sentences
}

/// How far the schools of a group, the highest first, lie apart.
fn spread(body: &Body<'_>, paper: &PaperView<'_>, group: &str, units: &[usize]) -> Vec<Text> {
    let desk = &body.desk;
    let ends = units.first().zip(units.last()).and_then(|(first, last)| {
        let (high, low) = (paper.school(*first)?, paper.school(*last)?);
        Some((*first, high, high.mean?, *last, low, low.mean?))
    });
    let Some((first, top, high, last, bottom, low)) = ends else { return Vec::new() };
    let schools = tell::schools(desk, units.len());
    let close = paper.stats.county.sd.is_some_and(|sd| high - low <= CLOSE * sd);
    let [high_text, low_text, gap] = [high, low, high - low].map(tell::one);
    if close {
        let args: [(&str, &dyn std::fmt::Display); 4] =
            [("group", &group), ("schools", &schools), ("low", &low_text), ("high", &high_text)];
        return vec![body.tell(words::GROUP_CLOSE, &args)];
    }
    let (first, last) = (tell::school(&paper.cohort, first), tell::school(&paper.cohort, last));
    let mut sentences = vec![body.tell(
        words::GROUP_APART,
        &[
            ("group", &group),
            ("schools", &schools),
            ("first", &first),
            ("high", &high_text),
            ("first_n", &top.n),
            ("last", &last),
            ("low", &low_text),
            ("last_n", &bottom.n),
            ("gap", &gap),
        ],
    )];
    if let (Some((_, worst)), Some((best, _))) = (top.rank_interval, bottom.rank_interval)
        && best <= worst
    {
        sentences.push(body.tell(words::GROUP_OVERLAP, &[]));
    }
    sentences
}

/// Comparable schools beside each other, each with its rank and the interval of it.
fn school_table<'a>(paper: &PaperView<'a>) -> Table<'a> {
    let view = &paper.cohort;
    let desk = &view.desk;
    let grouped = sheets::has_categories(desk);
    let shown = [Figure::N, Figure::Mean, Figure::Sd, Figure::ExcellentRate, Figure::PassRate, Figure::LowRate, Figure::T];
    let mut columns = vec![desk.column(report::COL_SCHOOL, Look::Text)];
    columns.extend(grouped.then(|| desk.column(report::COL_CATEGORY, Look::Text)));
    columns.extend(shown.iter().map(|figure| {
        let column = figure.column(desk);
        if *figure == Figure::T { column } else { Column::new(column.title, column.look) }
    }));
    columns.push(desk.column(words::COL_RANK_INTERVAL, Look::Word));
    let mut county: Vec<Value<'a>> = vec![desk.say(report::COUNTY).into()];
    county.extend(grouped.then_some(Value::Empty));
    county.extend(crate::report::figures::values(&shown, &paper.stats.county));
    county.push(Value::Empty);
    let row = |unit: usize| {
        let school = view.school_of(&view.cohort.units[unit]);
        let summary = paper.school(unit).copied().unwrap_or_default();
        let mut row: Vec<Value<'a>> = vec![school.name.as_str().into()];
        row.extend(grouped.then(|| school.category.as_str().into()));
        row.extend(crate::report::figures::values(&shown, &summary));
        let rank = summary.rank.zip(summary.rank_interval);
        row.push(
            rank.map(|(rank, (best, worst))| desk.fill(words::RANK_INTERVAL, &[("rank", &rank), ("best", &best), ("worst", &worst)]))
                .into(),
        );
        row
    };
    let rows = std::iter::once(county).chain(paper.units_in_order().into_iter().map(row)).collect();
    Table { columns, rows, keys: 1, strong: vec![0], ..Table::default() }
}

/// Means of the leading paper.
fn pictures(view: &CohortView<'_>) -> Vec<(Chart, Data)> {
    let (source, rows) = sheets::school_sheet(view);
    let mut charts = charts::chart_sheet(view, &rows);
    let leading = charts.blocks.split_off(charts.blocks.len().saturating_sub(1));
    let sheet = Sheet { blocks: leading.into_iter().chain(source.blocks).collect(), ..Sheet::default() };
    let mut drawn = body::pictures(vec![sheet]);
    for (chart, _) in &mut drawn {
        chart.title = tell::titled(view, &chart.title);
    }
    drawn
}

/// T of every school in every paper, where there are several.
fn matrix<'a>(body: &mut Body<'a>, view: &CohortView<'a>, leading: &PaperView<'a>) {
    let desk = body.desk;
    let papers: Vec<PaperView<'a>> = tell::singles(view).collect();
    if papers.len() < 2 {
        return;
    }
    let mut sentences = vec![body.tell(words::SCHOOLS_MATRIX, &[])];
    sentences.push(uneven(body, view, leading, &papers));
    body.paragraph(sentences);
    let scale = Highlight::Scale(40.0, 50.0, 60.0);
    let mut columns = vec![desk.column(report::COL_SCHOOL, Look::Text), desk.column(report::COL_N, Look::Count)];
    columns.extend(papers.iter().map(|paper| Column::new(paper.subject(), Look::Point).lit(scale)));
    let row = |unit: usize| {
        let mut row: Vec<Value<'a>> = vec![tell::school(view, unit).into(), leading.school(unit).map(|summary| summary.n).into()];
        row.extend(papers.iter().map(|paper| Value::from(paper.school(unit).and_then(|summary| summary.t))));
        row
    };
    let table = Table { columns, rows: leading.units_in_order().into_iter().map(row).collect(), keys: 1, ..Table::default() };
    body.table(&tell::titled(view, desk.say(words::TABLE_MATRIX)), &table);
    body.note(desk.say(words::NOTE_MATRIX));
}

/// The schools whose papers lie furthest apart.
fn uneven<'a>(body: &Body<'a>, view: &CohortView<'a>, leading: &PaperView<'a>, papers: &[PaperView<'a>]) -> Text {
    let desk = &body.desk;
    let min = desk.analysis.config.screens.min_n;
    let apart = |unit: usize| {
        let told = papers.iter().filter_map(|paper| {
            let summary = paper.school(unit).filter(|summary| summary.n as usize >= min as usize)?;
            Some((summary.t?, paper))
        });
        let best = told.clone().max_by(|a, b| a.0.total_cmp(&b.0))?;
        let worst = told.min_by(|a, b| a.0.total_cmp(&b.0))?;
        Some((best.0 - worst.0, unit, best, worst))
    };
    let mut found: Vec<_> = leading.units_in_order().into_iter().filter_map(apart).filter(|(gap, ..)| *gap >= UNEVEN).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    if found.is_empty() {
        return body.tell(words::SCHOOLS_EVEN, &[]);
    }
    let names: Vec<String> = found
        .iter()
        .take(NAMED)
        .map(|(_, unit, best, worst)| {
            desk.fill(
                words::UNEVEN_SCHOOL,
                &[
                    ("school", &tell::school(view, *unit)),
                    ("best", &best.1.subject()),
                    ("high", &tell::one(best.0)),
                    ("worst", &worst.1.subject()),
                    ("low", &tell::one(worst.0)),
                ],
            )
        })
        .collect();
    body.tell(words::SCHOOLS_UNEVEN, &[("list", &tell::list(desk, &names))])
}
