//! 各学科情况: the papers beside each other, with what can and cannot be compared.

use super::{overall::plain, tell};
use crate::{
    report::{
        desk::{CohortView, Desk, PaperView},
        document::body::{self, Body, Text},
        figures::{self, Figure},
        plan::{Block, Chart, Look, Mark, Series, Sheet, Source, Table, Value},
        style,
    },
    words::{document as words, report, rounded},
};

/// A pass rate below this is named.
const FEW_PASS: f64 = 0.6;
/// A low rate below this is nothing to speak of.
const FEW_LOW: f64 = 0.05;
/// Discrimination below this is named.
const FLAT: f64 = 0.3;

const FIGURES: [Figure; 7] =
    [Figure::N, Figure::Mean, Figure::Sd, Figure::ScoreRate, Figure::ExcellentRate, Figure::PassRate, Figure::LowRate];

/// Writes the chapter; nothing where every grade has one paper.
pub fn write(body: &mut Body<'_>) {
    let desk = body.desk;
    let cohorts: Vec<CohortView<'_>> = desk.cohorts().filter(|view| tell::singles(view).count() > 1).collect();
    if cohorts.is_empty() {
        return;
    }
    body.chapter(desk.say(words::CHAPTER_SUBJECTS));
    for (at, view) in cohorts.iter().enumerate() {
        body.grade(view);
        let papers: Vec<PaperView<'_>> = tell::singles(view).collect();
        let mut sentences: Vec<Text> = order(body, &papers).into_iter().collect();
        if at == 0 {
            sentences.push(body.tell(words::SUBJECTS_CAVEAT, &[]));
        }
        sentences.extend([passing(body, &papers), low(body, &papers), discrimination(body, &papers)].into_iter().flatten());
        let drawn = desk.analysis.config.report.charts && papers.len() > 2;
        if drawn {
            sentences.push(body.tell(words::SUBJECTS_FIGURE, &[]));
        }
        body.paragraph(sentences);
        let table = paper_table(&desk, view, &papers);
        let name = tell::titled(view, desk.say(words::TABLE_SUBJECTS));
        body.table(&name, &table);
        if drawn {
            picture(body, view, table);
        }
    }
}

fn order(body: &Body<'_>, papers: &[PaperView<'_>]) -> Option<Text> {
    let desk = &body.desk;
    let mut rated: Vec<(f64, &PaperView<'_>)> = papers.iter().filter_map(|paper| Some((paper.stats.county.score_rate?, paper))).collect();
    rated.sort_by(|a, b| b.0.total_cmp(&a.0));
    let names: Vec<String> = rated.iter().map(|(rate, paper)| tell::with(desk, &paper.subject(), &tell::percent(*rate))).collect();
    (!names.is_empty()).then(|| body.tell(words::SUBJECTS_ORDER, &[("list", &desk.list(&names))]))
}

fn rate_of(paper: &PaperView<'_>, count: fn(&crate::stats::result::Summary) -> u32) -> Option<f64> {
    let county = &paper.stats.county;
    county.rate(count(county))
}

fn passing(body: &Body<'_>, papers: &[PaperView<'_>]) -> Option<Text> {
    let desk = &body.desk;
    let mut rated: Vec<(f64, &PaperView<'_>)> =
        papers.iter().filter_map(|paper| Some((rate_of(paper, |county| county.pass)?, paper))).collect();
    rated.sort_by(|a, b| a.0.total_cmp(&b.0));
    let named = |(rate, paper): &(f64, &PaperView<'_>)| tell::with(desk, &paper.subject(), &tell::percent(*rate));
    let few: Vec<String> = rated.iter().filter(|(rate, _)| *rate < FEW_PASS).map(named).collect();
    if few.is_empty() {
        return rated.first().map(|worst| body.tell(words::SUBJECTS_PASS_ALL, &[("worst", &named(worst))]));
    }
    Some(body.tell(words::SUBJECTS_PASS_LOW, &[("subjects", &tell::list(desk, &few))]))
}

fn low(body: &Body<'_>, papers: &[PaperView<'_>]) -> Option<Text> {
    let (worst, rate) = worst_low(papers)?;
    let worst = tell::with(&body.desk, &worst.subject(), &tell::percent(rate));
    (rate >= FEW_LOW).then(|| body.tell(words::SUBJECTS_LOW, &[("worst", &worst)]))
}

/// The paper with the greatest share below its low line.
pub fn worst_low<'p, 'a>(papers: &'p [PaperView<'a>]) -> Option<(&'p PaperView<'a>, f64)> {
    let rated = papers.iter().filter_map(|paper| Some((paper, rate_of(paper, |county| county.low)?)));
    rated.max_by(|a, b| a.1.total_cmp(&b.1))
}

fn discrimination(body: &Body<'_>, papers: &[PaperView<'_>]) -> Option<Text> {
    let desk = &body.desk;
    let told: Vec<(f64, &PaperView<'_>)> = papers.iter().filter_map(|paper| Some((paper.stats.quality.discrimination?, paper))).collect();
    let flat: Vec<String> =
        told.iter().filter(|(d, _)| *d < FLAT).map(|(d, paper)| tell::with(desk, &paper.subject(), &rounded(*d, 2))).collect();
    match (told.is_empty(), flat.is_empty()) {
        (true, _) => None,
        (false, true) => Some(body.tell(words::SUBJECTS_SHARP, &[])),
        (false, false) => Some(body.tell(words::SUBJECTS_FLAT, &[("subjects", &tell::list(desk, &flat))])),
    }
}

/// Column of the score rate in the table.
const RATE: usize = 2 + 3;

fn paper_table<'a>(desk: &Desk<'a>, view: &CohortView<'a>, papers: &[PaperView<'a>]) -> Table<'a> {
    let mut columns = vec![desk.column(report::COL_SUBJECT, Look::Text), desk.column(report::COL_FULL_MARK, Look::Score)];
    columns.extend(plain(figures::columns(&FIGURES, desk)));
    columns.push(desk.column(report::COL_DISCRIMINATION, Look::Coefficient));
    let row = |paper: &PaperView<'a>| {
        let mut row: Vec<Value<'a>> = vec![paper.subject().into(), paper.paper.full.to_f64().into()];
        row.extend(figures::values(&FIGURES, &paper.stats.county));
        row.push(paper.stats.quality.discrimination.into());
        row
    };
    Table { name: format!("papers-{}", view.index), columns, rows: papers.iter().map(row).collect(), keys: 1, ..Table::default() }
}

fn picture<'a>(body: &mut Body<'a>, view: &CohortView<'a>, table: Table<'a>) {
    let desk = body.desk;
    let source = |column: usize| Source { table: table.name.clone(), column, rows: 0..table.rows.len() };
    let name = desk.say(report::COL_SCORE_RATE);
    let chart = Chart {
        title: tell::titled(view, desk.say(words::FIGURE_SUBJECTS)),
        axis: name.to_owned(),
        look: Look::Rate,
        categories: source(0),
        label_width: view.papers().map(|paper| style::text_width(&paper.subject())).max().unwrap_or(0),
        series: vec![Series { name: name.to_owned(), values: source(RATE), mark: Mark::Columns }],
    };
    let sheet = Sheet { blocks: vec![Block::Chart(chart), Block::Table(table)], ..Sheet::default() };
    for (chart, data) in body::pictures(vec![sheet]) {
        body.figure(&chart, &data);
    }
}
