//! The exams of a cohort, and where units stood in each.

use super::{
    exam_name, reasons,
    units::{before_and_now, gain_chart, school_table_name},
};
use crate::{
    config::Marking,
    model::Day,
    report::{
        desk::{CohortView, Desk, PaperView},
        plan::{Block, Chart, Column, Highlight, Look, Mark, Series, Sheet, Source, Table, Value},
        sheets::schools,
        style,
    },
    stats::progress::{ExamProgress, PaperProgress, unit::UnitProgress},
    words::{Phrase, progress as words, report as plain},
};

/// What the trajectory chart can take without being a tangle.
const LINES: usize = 8;

/// A unit's T in an exam.
pub type T = Option<f64>;

/// A line's name and its T in every exam.
pub type Line = (String, Vec<T>);

/// The exams, the gains of the schools as a picture, and where units stood in each exam.
pub fn main_sheet<'a>(view: &CohortView<'a>, latest: &'a ExamProgress, rows: std::ops::Range<usize>) -> Sheet<'a> {
    let desk = &view.desk;
    let mut blocks = vec![Block::Heading(desk.say(words::HEAD_EXAMS).to_owned()), Block::Table(exam_table(view))];
    let leading = latest.papers.last().and_then(|last| view.papers().nth(last.paper));
    if let (true, Some(paper)) = (desk.analysis.config.report.charts, leading) {
        blocks.push(Block::Chart(gain_chart(view, &paper, rows.clone())));
        blocks.extend(before_and_now(&paper, latest, &school_table_name(view), rows, 2).map(Block::Chart));
    }
    blocks.extend(trajectory(view));
    Sheet {
        name: view.scoped(words::SHEET_PROGRESS),
        title: view.titled(words::TITLE_PROGRESS),
        notes: vec![desk.say(words::NOTE_TRAJECTORY).to_owned()],
        blocks,
        ..Sheet::default()
    }
}

/// Every exam of the cohort, this one last.
fn exam_table<'a>(view: &CohortView<'a>) -> Table<'a> {
    let desk = &view.desk;
    let columns = vec![
        desk.column(words::COL_EXAM, Look::Text),
        desk.column(words::COL_EXAM_DATE, Look::Text),
        desk.column(words::COL_EXAM_MARKING, Look::Text),
        desk.column(words::COL_EARLIER_GRADE, Look::Text),
        desk.column(words::COL_IN_COMMON, Look::Count),
        desk.column(words::COL_MATCHED, Look::Count),
        desk.column(words::COL_MATCH_RATE, Look::Rate),
        desk.column(words::COL_COMPARABLE, Look::Text),
    ];
    let mut rows: Vec<Vec<Value<'a>>> = Vec::new();
    for (exam, earlier) in view.stats.progress.exams.iter().zip(&view.cohort.history) {
        let told = desk.analysis.ledger.exams.get(exam.exam);
        let county = exam.papers.last().map(|paper| &paper.county);
        rows.push(vec![
            exam_name(desk, exam).into(),
            told.and_then(|exam| exam.date).map(|date: Day| date.to_string()).into(),
            told.and_then(|exam| exam.marking).map(|marking| desk.say(marking_word(marking))).into(),
            earlier.grade.as_ref().map(|grade| desk.grade(grade)).into(),
            u32::try_from(exam.papers.iter().filter(|paper| !view.cohort.papers[paper.paper].subject.is_total()).count())
                .unwrap_or(u32::MAX)
                .into(),
            county.map(|county| county.members.matched).into(),
            county.and_then(|county| county.members.match_rate()).into(),
            county.map(|county| reasons(desk, &county.reasons)).into(),
        ]);
    }
    let exam = &desk.analysis.config.exam;
    let mut now: Vec<Value<'a>> = vec![
        format!("{} ({})", desk.exam(), desk.say(words::EXAM_NOW)).into(),
        exam.date.as_deref().into(),
        exam.marking.map(|marking| desk.say(marking_word(marking))).into(),
        view.grade().into(),
    ];
    now.resize(columns.len(), Value::Empty);
    rows.push(now);
    Table { columns, rows, keys: 1, ..Table::default() }
}

const fn marking_word(marking: Marking) -> Phrase {
    match marking {
        Marking::Central => plain::MARKING_CENTRAL,
        Marking::Crossed => plain::MARKING_CROSSED,
        Marking::OwnSchool => plain::MARKING_OWN,
    }
}

/// Schools down, exams across; then a picture of a few lines over time: categories, else districts, else few schools.
fn trajectory<'a>(view: &CohortView<'a>) -> Vec<Block<'a>> {
    let desk = &view.desk;
    let Some(paper) = view.leading_paper() else { return Vec::new() };
    let exams: Vec<(&ExamProgress, &PaperProgress)> =
        view.stats.progress.exams.iter().filter_map(|exam| Some((exam, exam.paper(paper.index)?))).collect();
    if exams.is_empty() {
        return Vec::new();
    }
    let mut columns = vec![desk.column(plain::COL_SCHOOL, Look::Text)];
    if schools::has_categories(desk) {
        columns.push(desk.column(plain::COL_CATEGORY, Look::Text));
    }
    let scale = Highlight::Scale(40.0, 50.0, 60.0);
    columns.extend(exams.iter().map(|(exam, _)| Column::new(exam_name(desk, exam), Look::Point).lit(scale)));
    columns.push(desk.column(words::EXAM_NOW, Look::Point).lit(scale));
    let row = |unit: usize| {
        let school = view.school_of(&view.cohort.units[unit]);
        let mut row: Vec<Value<'a>> = vec![school.name.as_str().into()];
        if schools::has_categories(desk) {
            row.push(school.category.as_str().into());
        }
        row.extend(exams.iter().map(|(_, paper)| Value::from(paper.schools[unit].as_ref().and_then(|unit| unit.t_then))));
        row.push(paper.school(unit).and_then(|summary| summary.t).into());
        row
    };
    let rows = paper.units_in_order().into_iter().map(row).collect();
    let heading = Block::Heading(desk.fill(words::HEAD_TRAJECTORY, &[("subject", &paper.subject())]));
    let mut blocks = vec![heading, Block::Table(Table { columns, rows, keys: 1, ..Table::default() })];
    let lines = lines(view, &paper, &exams);
    if lines.len() > 1 && lines.len() <= LINES {
        let titles: Vec<String> = exams.iter().map(|(exam, _)| exam_name(desk, exam)).collect();
        let name = format!("trajectory-{}", view.index);
        let title = desk.fill(words::CHART_TRAJECTORY, &[("subject", &paper.subject())]);
        blocks.extend(over_time(desk, name, title, &titles, lines));
    }
    blocks
}

fn lines(view: &CohortView<'_>, paper: &PaperView<'_>, exams: &[(&ExamProgress, &PaperProgress)]) -> Vec<Line> {
    type Groups<'g> = (fn(&PaperProgress) -> &Vec<(String, UnitProgress)>, &'g [(String, crate::stats::result::Summary)]);
    let groups: [Groups<'_>; 2] =
        [(|paper| &paper.categories, &paper.stats.categories), (|paper| &paper.districts, &paper.stats.districts)];
    for (then, now) in groups {
        if (2..=LINES).contains(&now.len()) {
            let find =
                |paper: &PaperProgress, name: &str| then(paper).iter().find(|(own, _)| own == name).and_then(|(_, unit)| unit.t_then);
            let line = |(name, now): &(String, crate::stats::result::Summary)| {
                (name.clone(), exams.iter().map(|(_, paper)| find(paper, name)).chain([now.t]).collect())
            };
            return now.iter().map(line).collect();
        }
    }
    let school = |unit: usize| {
        let then = exams.iter().map(|(_, paper)| paper.schools[unit].as_ref().and_then(|unit| unit.t_then));
        let now = paper.school(unit).and_then(|summary| summary.t);
        (view.school_of(&view.cohort.units[unit]).name.to_string(), then.chain([now]).collect())
    };
    paper.units_in_order().into_iter().map(school).collect()
}

/// Exams down, lines across, and their picture.
pub fn over_time<'a>(desk: &Desk<'a>, name: String, title: String, exams: &[String], lines: Vec<Line>) -> Vec<Block<'a>> {
    let mut columns = vec![desk.column(words::COL_EXAM, Look::Text)];
    columns.extend(lines.iter().map(|(name, _)| Column::new(name.clone(), Look::Point)));
    let titles = exams.iter().cloned().chain([desk.say(words::EXAM_NOW).to_owned()]);
    let row = |(at, exam): (usize, String)| {
        let mut row: Vec<Value<'a>> = vec![exam.into()];
        row.extend(lines.iter().map(|(_, values)| Value::from(values[at])));
        row
    };
    let rows: Vec<Vec<Value<'a>>> = titles.clone().enumerate().map(row).collect();
    let source = |column: usize| Source { table: name.clone(), column, rows: 0..rows.len() };
    let series =
        (1..).zip(&lines).map(|(column, (name, _))| Series { name: name.clone(), values: source(column), mark: Mark::Line }).collect();
    let label_width = titles.map(|title| style::text_width(&title)).max().unwrap_or(0);
    let chart = Chart { title, axis: "T".to_owned(), look: Look::Point, categories: source(0), label_width, series };
    let mut blocks = vec![Block::Table(Table { name, columns, rows, keys: 1, ..Table::default() })];
    if desk.analysis.config.report.charts {
        blocks.push(Block::Chart(chart));
    }
    blocks
}
