//! 分布 and 一分一段: the shape of the scores, and where every score stands.

use crate::{
    report::{
        desk::{CohortView, Desk, PaperView},
        plan::{Block, Column, Look, Sheet, Table, Value},
    },
    stats::{result::Summary, shape::Shape},
    words::{Phrase, levels as own, report as words},
};

const COLUMNS: [(Phrase, Look); 18] = [
    (words::COL_N, Look::Count),
    (words::COL_MEAN, Look::Mean),
    (own::COL_SE, Look::Mean),
    (own::COL_MEAN_LOW, Look::Mean),
    (own::COL_MEAN_HIGH, Look::Mean),
    (own::COL_TRIMMED, Look::Mean),
    (words::COL_SD, Look::Mean),
    (own::COL_P10, Look::Mean),
    (words::COL_P25, Look::Mean),
    (words::COL_MEDIAN, Look::Mean),
    (words::COL_P75, Look::Mean),
    (own::COL_P90, Look::Mean),
    (own::COL_IQR, Look::Mean),
    (own::COL_MAD, Look::Mean),
    (own::COL_SKEWNESS, Look::Coefficient),
    (own::COL_KURTOSIS, Look::Coefficient),
    (own::COL_MEAN_HALF, Look::Mean),
    (words::COL_COUNTY_MEAN, Look::Mean),
];

/// Columns of the table that boxes are drawn from: P10, P25, median, P75, P90.
pub const FIVE: [usize; 5] = [9, 10, 11, 12, 13];

/// Columns that means with their intervals are drawn from: mean, half width, the county's mean.
pub const MEANS: [usize; 3] = [3, 18, 19];

/// Where a paper's rows are: the county's, then its schools'.
pub struct Drawn {
    /// Name of the table.
    pub table: String,
    /// Its rows.
    pub rows: std::ops::Range<usize>,
}

/// Where charts find the rows of each of these papers in their table.
#[must_use]
pub fn drawn(papers: &[PaperView<'_>]) -> Vec<Drawn> {
    let mut start = 0;
    let of_paper = |paper: &PaperView<'_>| {
        let told = |unit: &usize| paper.school(*unit).is_some() && paper.stats.school_shapes.get(*unit).is_some();
        let end = start + 1 + paper.units_in_order().iter().filter(|unit| told(unit)).count();
        let rows = start..end;
        start = end;
        Drawn { table: table_name(paper), rows }
    };
    papers.iter().map(of_paper).collect()
}

fn table_name(paper: &PaperView<'_>) -> String {
    format!("shape-{}", paper.cohort.index)
}

/// 分布 of a cohort: county and schools in every paper.
#[must_use]
pub fn shape_sheet<'a>(view: &CohortView<'a>) -> Sheet<'a> {
    Sheet {
        name: view.scoped(own::SHEET_SHAPE),
        title: view.titled(own::TITLE_SHAPE),
        notes: vec![view.desk.say(own::NOTE_SHAPE).to_owned()],
        blocks: vec![Block::Table(shape_table(&view.papers().collect::<Vec<_>>()))],
        ..Sheet::default()
    }
}

/// County and schools in these papers.
#[must_use]
pub fn shape_table<'a>(papers: &[PaperView<'a>]) -> Table<'a> {
    let Some(first) = papers.first() else { return Table::default() };
    let desk = &first.cohort.desk;
    let mut columns: Vec<Column> = [words::COL_SUBJECT, words::COL_UNIT].map(|title| desk.column(title, Look::Text)).into();
    columns.extend(COLUMNS.map(|(title, look)| desk.column(title, look)));
    let mut table = Table { name: table_name(first), columns, keys: 2, screen: true, ..Table::default() };
    for paper in papers {
        table.strong.push(table.rows.len());
        table.rows.push(row(paper, desk.say(words::COUNTY), &paper.stats.county, &paper.stats.shape));
        for unit in paper.units_in_order() {
            let name = paper.cohort.school_of(&paper.cohort.cohort.units[unit]).name.as_str();
            if let (Some(summary), Some(shape)) = (paper.school(unit), paper.stats.school_shapes.get(unit)) {
                table.rows.push(row(paper, name, summary, shape));
            }
        }
    }
    table
}

fn row<'a>(paper: &PaperView<'a>, name: &'a str, summary: &Summary, shape: &Shape) -> Vec<Value<'a>> {
    let (low, high) = shape.interval.unzip();
    let cells: [Value<'a>; COLUMNS.len()] = [
        summary.n.into(),
        summary.mean.into(),
        shape.se.into(),
        low.into(),
        high.into(),
        shape.trimmed.into(),
        summary.sd.into(),
        shape.p10.into(),
        summary.p25.into(),
        summary.median.into(),
        summary.p75.into(),
        shape.p90.into(),
        shape.iqr.into(),
        shape.mad.into(),
        shape.skewness.into(),
        shape.kurtosis.into(),
        low.zip(high).map(|(low, high)| (high - low) / 2.0).into(),
        paper.stats.county.mean.into(),
    ];
    [vec![paper.subject().into(), name.into()], cells.into()].concat()
}

/// 一分一段表 of a paper, from the highest score down; `None` where nobody has a score.
#[must_use]
pub fn step_sheet<'a>(paper: &PaperView<'a>) -> Option<Sheet<'a>> {
    let desk: &Desk<'a> = &paper.cohort.desk;
    let steps = &paper.stats.positions.steps;
    let columns = [
        (own::COL_SCORE, Look::Score),
        (words::COL_COUNT, Look::Count),
        (words::COL_CUMULATIVE, Look::Count),
        (words::COL_CUMULATIVE_SHARE, Look::Rate),
        (words::COL_RANK, Look::Count),
        (own::COL_PERCENTILE, Look::Point),
        (own::COL_Z, Look::Signed),
        (words::COL_T, Look::Point),
        (own::COL_NORMAL, Look::Point),
        (own::COL_LETTER, Look::Word),
    ];
    let n = f64::from(paper.stats.county.n);
    let rows = steps.iter().rev().map(|step| {
        vec![
            step.score.to_f64().into(),
            step.count.into(),
            step.at_or_above.into(),
            (f64::from(step.at_or_above) / n).into(),
            step.rank.into(),
            (step.percentile * 100.0).into(),
            step.z.into(),
            step.t.into(),
            step.normal.into(),
            desk.grade_name(step.grade).into(),
        ]
    });
    let table = Table {
        columns: columns.map(|(title, look)| desk.column(title, look)).into(),
        rows: rows.collect(),
        keys: 1,
        screen: true,
        ..Table::default()
    };
    let title = desk.fill(own::TITLE_STEPS, &[("subject", &paper.subject())]);
    (!steps.is_empty()).then(|| Sheet {
        name: paper.cohort.scoped(own::SHEET_STEPS),
        title: format!("{} {title}", paper.cohort.grade()).trim().to_owned(),
        notes: vec![desk.say(own::NOTE_STEPS).to_owned(), super::grades::grades_note(desk)],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}
