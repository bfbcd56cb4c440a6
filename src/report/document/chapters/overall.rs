//! 总体情况: the paper that speaks for all, grade by grade.

use super::tell;
use crate::{
    report::{
        desk::{Desk, PaperView},
        document::body::{self, Body, Text},
        figures::{self, Figure},
        plan::{Column, Look, Table, Value},
        sheets::bands,
    },
    words::{document as words, report},
};

/// Mean and median this share of an sd apart are no longer called close.
const APART: f64 = 0.1;

const FIGURES: [Figure; 9] = [
    Figure::N,
    Figure::Denominator,
    Figure::Mean,
    Figure::Sd,
    Figure::Median,
    Figure::ScoreRate,
    Figure::ExcellentRate,
    Figure::PassRate,
    Figure::LowRate,
];

/// Writes the chapter.
pub fn write(body: &mut Body<'_>) {
    let desk = body.desk;
    body.chapter(desk.say(words::CHAPTER_OVERALL));
    let table = overall_table(&desk);
    let introduced = if table.rows.len() > 1 { words::OVERALL_TABLE } else { words::OVERALL_TABLE_ONE };
    let sentence = body.tell(introduced, &[]);
    body.paragraph(vec![sentence]);
    body.table(desk.say(words::TABLE_OVERALL), &table);
    for view in desk.cohorts() {
        let Some(paper) = view.leading_paper() else { continue };
        body.grade(&view);
        let mut sentences: Vec<Text> =
            [level(body, &paper), middle(body, &paper), shape(body, &paper), rates(body, &paper)].into_iter().flatten().collect();
        let pictures = body::pictures(bands::county_sheet(&view).into_iter().collect());
        if !pictures.is_empty() {
            sentences.push(body.tell(words::OVERALL_FIGURE, &[]));
        }
        body.paragraph(sentences);
        let lines = lines(body, &paper);
        body.paragraph(lines);
        for (mut chart, mut data) in pictures {
            chart.title = tell::titled(&view, &chart.title);
            // From the lowest band up, as an axis is read.
            data.labels.reverse();
            data.series.iter_mut().for_each(|series| series.values.reverse());
            body.figure(&chart, &data);
        }
    }
}

fn overall_table<'a>(desk: &Desk<'a>) -> Table<'a> {
    let figures = Figure::shown(desk, &FIGURES);
    let mut columns = vec![desk.column(report::COL_GRADE, Look::Text), desk.column(report::COL_SUBJECT, Look::Text)];
    columns.push(desk.column(report::COL_FULL_MARK, Look::Score));
    columns.extend(plain(figures::columns(&figures, desk)));
    let row = |paper: PaperView<'a>| -> Vec<Value<'a>> {
        let grade = paper.cohort.grade();
        let grade = if grade.is_empty() { desk.say(report::ALL_GRADES).into() } else { grade.into() };
        let mut row = vec![grade, paper.subject().into(), paper.paper.full.to_f64().into()];
        row.extend(figures::values(&figures, &paper.stats.county));
        row
    };
    Table { columns, rows: desk.cohorts().filter_map(|view| view.leading_paper()).map(row).collect(), keys: 2, ..Table::default() }
}

/// Columns without colours: they are looked at one by one here.
pub fn plain(columns: Vec<Column>) -> impl Iterator<Item = Column> {
    columns.into_iter().map(|column| Column::new(column.title, column.look))
}

fn level(body: &Body<'_>, paper: &PaperView<'_>) -> Option<Text> {
    let county = &paper.stats.county;
    Some(body.tell(
        words::OVERALL_LEVEL,
        &[
            ("subject", &tell::opening(&tell::subject(paper))),
            ("full", &paper.paper.full),
            ("n", &county.n),
            ("mean", &tell::one(county.mean?)),
            ("rate", &tell::percent(county.score_rate?)),
            ("sd", &tell::one(county.sd?)),
        ],
    ))
}

fn middle(body: &Body<'_>, paper: &PaperView<'_>) -> Option<Text> {
    let county = &paper.stats.county;
    let [median, p25, p75] = [county.median?, county.p25?, county.p75?].map(tell::one);
    Some(body.tell(words::OVERALL_MIDDLE, &[("median", &median), ("p25", &p25), ("p75", &p75)]))
}

fn shape(body: &Body<'_>, paper: &PaperView<'_>) -> Option<Text> {
    let county = &paper.stats.county;
    // With another denominator the mean is not that of the scores that the median is of.
    let apart = (county.mean? - county.median?) / county.sd.filter(|sd| *sd > 0.0)?;
    (county.denominator == county.n).then(|| {
        let phrase = match apart {
            apart if apart > APART => words::OVERALL_HIGH_TAIL,
            apart if apart < -APART => words::OVERALL_LOW_TAIL,
            _ => words::OVERALL_EVEN,
        };
        body.tell(phrase, &[])
    })
}

fn rates(body: &Body<'_>, paper: &PaperView<'_>) -> Option<Text> {
    let county = &paper.stats.county;
    let rate = |count: u32| county.rate(count).map(tell::percent);
    Some(body.tell(
        words::OVERALL_RATES,
        &[
            ("excellent", &county.excellent),
            ("excellent_rate", &rate(county.excellent)?),
            ("pass", &county.pass),
            ("pass_rate", &rate(county.pass)?),
            ("low", &county.low),
            ("low_rate", &rate(county.low)?),
            ("n", &county.denominator),
        ],
    ))
}

/// How many reach each line of the total.
fn lines(body: &Body<'_>, paper: &PaperView<'_>) -> Vec<Text> {
    let told = paper.cohort.stats.lines.iter().filter_map(|line| {
        let figures = &line.units.county;
        let n = figures.denominator.filter(|n| *n > 0)?;
        let rate = tell::percent(f64::from(figures.reached) / f64::from(n));
        let args: [(&str, &dyn std::fmt::Display); 5] =
            [("line", &line.rule.name), ("score", &line.line?), ("reached", &figures.reached), ("rate", &rate), ("n", &n)];
        Some(body.tell(words::OVERALL_LINE, &args))
    });
    told.collect()
}
