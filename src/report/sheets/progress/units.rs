//! Units beside the latest earlier exam: schools, classes, and the gains of schools as a picture.

use super::{Eyes, comparable_note, exam_name, reasons};
use crate::{
    report::{
        desk::{CohortView, Desk, PaperView},
        plan::{Block, Chart, Column, Highlight, Look, Mark, Series, Sheet, Source, Table, Value},
        style,
    },
    stats::{
        progress::{ExamProgress, PaperProgress, guard::Reason, unit::UnitProgress},
        standing,
    },
    words::{Phrase, covers, progress as words, report as plain},
};

pub fn school_table_name(view: &CohortView<'_>) -> String {
    format!("progress-{}", view.index)
}

/// 学校进步: every school in every paper, and the rows of the leading one.
pub fn school_sheet<'a>(view: &CohortView<'a>, latest: &'a ExamProgress) -> (Sheet<'a>, std::ops::Range<usize>) {
    let desk = &view.desk;
    let columns = unit_columns(desk, &[plain::COL_SUBJECT, plain::COL_SCHOOL], Eyes::Office);
    let mut table = Table { name: school_table_name(view), columns, keys: 2, screen: true, ..Table::default() };
    let mut leading = 0..0;
    for progress in &latest.papers {
        let Some(paper) = view.papers().nth(progress.paper) else { continue };
        enter(&mut table, desk, &[paper.subject().into(), desk.say(plain::COUNTY).into()], &progress.county, Eyes::Office, true);
        let start = table.rows.len();
        for unit in paper.units_in_order() {
            let Some(figures) = &progress.schools[unit] else { continue };
            let school = view.school_of(&view.cohort.units[unit]).name.as_str();
            enter(&mut table, desk, &[paper.subject().into(), school.into()], figures, Eyes::Office, false);
        }
        leading = start..table.rows.len();
    }
    let compared = desk.fill(words::HEAD_PROGRESS_SCHOOLS, &[("exam", &exam_name(desk, latest))]);
    let sheet = Sheet {
        name: view.scoped(words::SHEET_SCHOOL_PROGRESS),
        title: format!("{} {compared}", view.titled(words::TITLE_SCHOOL_PROGRESS)),
        notes: vec![desk.say(words::NOTE_PROGRESS).to_owned(), comparable_note(desk)],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    };
    (sheet, leading)
}

/// 班级进步: every class in the leading paper.
pub fn class_sheet<'a>(view: &CohortView<'a>, latest: &'a ExamProgress) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let progress = latest.papers.last()?;
    let paper = view.papers().nth(progress.paper)?;
    let table = class_table(&paper, progress);
    if table.rows.is_empty() {
        return None;
    }
    let compared = desk.fill(words::HEAD_PROGRESS_SCHOOLS, &[("exam", &exam_name(desk, latest))]);
    Some(Sheet {
        name: view.scoped(words::SHEET_CLASS_PROGRESS),
        title: format!("{} {} {compared}", view.titled(words::TITLE_CLASS_PROGRESS), paper.subject()),
        notes: vec![desk.say(words::NOTE_PROGRESS).to_owned(), comparable_note(desk)],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}

fn class_table<'a>(paper: &PaperView<'a>, progress: &PaperProgress) -> Table<'a> {
    let view = &paper.cohort;
    let desk = &view.desk;
    let mut table =
        Table { columns: unit_columns(desk, &[plain::COL_SCHOOL, plain::COL_CLASS], Eyes::Office), keys: 2, ..Table::default() };
    for unit in paper.units_in_order() {
        let school = view.school_of(&view.cohort.units[unit]).name.as_str();
        for (class, figures) in view.cohort.units[unit].classes.iter().zip(&progress.classes[unit]) {
            if let (Some(figures), false) = (figures, class.name.is_empty()) {
                enter(&mut table, desk, &[school.into(), class.name.as_str().into()], figures, Eyes::Office, false);
            }
        }
    }
    table
}

/// The sheets of a paper's own workbook.
#[must_use]
pub fn subject_sheets<'a>(paper: &PaperView<'a>) -> Vec<Sheet<'a>> {
    let view = &paper.cohort;
    let desk = &view.desk;
    let Some((latest, progress)) = view.stats.progress.latest().and_then(|exam| Some((exam, exam.paper(paper.index)?))) else {
        return Vec::new();
    };
    let compared = desk.fill(words::HEAD_PROGRESS_SCHOOLS, &[("exam", &exam_name(desk, latest))]);
    let columns = unit_columns(desk, &[plain::COL_SCHOOL], Eyes::Office);
    let mut table = Table { name: OWN_TABLE.to_owned(), columns, keys: 1, ..Table::default() };
    enter(&mut table, desk, &[desk.say(plain::COUNTY).into()], &progress.county, Eyes::Office, true);
    for unit in paper.units_in_order() {
        if let Some(figures) = &progress.schools[unit] {
            enter(&mut table, desk, &[view.school_of(&view.cohort.units[unit]).name.as_str().into()], figures, Eyes::Office, false);
        }
    }
    let sheet = |name: Phrase, title: Phrase, table| Sheet {
        name: desk.say(name).to_owned(),
        title: format!("{} {compared}", desk.say(title)),
        notes: vec![desk.say(words::NOTE_PROGRESS).to_owned(), comparable_note(desk)],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    };
    let classes = class_table(paper, progress);
    let mut sheets = vec![sheet(words::SHEET_PROGRESS, words::TITLE_PROGRESS, table)];
    if !classes.rows.is_empty() {
        sheets.push(sheet(words::SHEET_CLASS_PROGRESS, words::TITLE_CLASS_PROGRESS, classes));
    }
    sheets
}

pub fn unit_columns(desk: &Desk<'_>, keys: &[Phrase], eyes: Eyes) -> Vec<Column> {
    let mut columns: Vec<Column> = keys.iter().map(|key| desk.column(*key, Look::Text)).collect();
    columns.extend([
        desk.column(plain::COL_N, Look::Count),
        desk.column(words::COL_MATCHED, Look::Count),
        desk.column(words::COL_MATCH_RATE, Look::Rate),
        desk.column(words::COL_T_BEFORE, Look::Point),
        desk.column(words::COL_T_NOW, Look::Point),
        desk.column(words::COL_GAIN, Look::Signed).lit(Highlight::Scale(-0.5, 0.0, 0.5)),
        desk.column(words::COL_GAIN_LOW, Look::Signed),
        desk.column(words::COL_GAIN_HIGH, Look::Signed),
    ]);
    if eyes == Eyes::Office {
        columns.extend([
            desk.column(words::COL_RANK_BEFORE, Look::Count),
            desk.column(words::COL_RANK_NOW, Look::Count),
            desk.column(words::COL_PLACES, Look::Places),
            desk.column(words::COL_MEAN_PLACES, Look::Signed),
        ]);
    }
    columns.extend([
        desk.column(words::COL_MEAN_BEFORE, Look::Mean),
        desk.column(words::COL_MEAN_NOW, Look::Mean),
        desk.column(words::COL_PASS_BEFORE, Look::Rate),
        desk.column(words::COL_PASS_NOW, Look::Rate),
        desk.column(words::COL_PASS_POINTS, Look::Signed),
        desk.column(words::COL_EXCELLENT_POINTS, Look::Signed),
        desk.column(words::COL_LOW_POINTS, Look::Signed),
        desk.column(words::COL_COMPARABLE, Look::Text),
    ]);
    columns
}

/// Adds a unit's row: bold for one that speaks for all, grey where too few are matched.
pub fn enter<'a>(table: &mut Table<'a>, desk: &Desk<'a>, keys: &[Value<'a>], unit: &UnitProgress, eyes: Eyes, strong: bool) {
    let place = table.rows.len();
    if strong {
        table.strong.push(place);
    } else if unit.reasons.contains(&Reason::Match) {
        table.faint.push(place);
    }
    let interval = unit.gain.and_then(|gain| gain.interval);
    let pass = unit.rates(|counts| counts.pass);
    let mut row = keys.to_vec();
    row.extend([
        unit.members.n.into(),
        unit.members.matched.into(),
        unit.members.match_rate().into(),
        unit.z_before.map(standing::t).into(),
        unit.z_now.map(standing::t).into(),
        unit.gain.map(|gain| gain.mean).into(),
        interval.map(|(low, _)| low).into(),
        interval.map(|(_, high)| high).into(),
    ]);
    if eyes == Eyes::Office {
        row.extend([
            unit.ranks.map(|(before, _)| before).into(),
            unit.ranks.map(|(_, now)| now).into(),
            unit.ranks.map(|(before, now)| f64::from(before) - f64::from(now)).into(),
            unit.mean_ranks.map(|(before, now)| before - now).into(),
        ]);
    }
    row.extend([
        unit.means.map(|(before, _)| before).into(),
        unit.means.map(|(_, now)| now).into(),
        pass.map(|(before, _)| before).into(),
        pass.map(|(_, now)| now).into(),
        unit.points(|counts| counts.pass).into(),
        unit.points(|counts| counts.excellent).into(),
        unit.points(|counts| counts.low).into(),
        reasons(desk, &unit.reasons).into(),
    ]);
    table.rows.push(row);
}

/// Name of the table of a paper's own workbook.
const OWN_TABLE: &str = "paper-progress";

/// T of the schools then and now, in the workbook of a paper; `None` without an earlier exam.
#[must_use]
pub fn scatter_chart(paper: &PaperView<'_>) -> Option<Chart> {
    let latest = paper.cohort.stats.progress.latest()?;
    let end = 1 + latest.paper(paper.index)?.schools.iter().flatten().count();
    before_and_now(paper, latest, OWN_TABLE, 1..end, 1)
}

/// T of the schools then against now, in every paper of both exams, from the county's table.
pub fn scatter_charts(view: &CohortView<'_>, latest: &ExamProgress) -> Vec<Chart> {
    let table = school_table_name(view);
    let mut end = 0;
    let chart = |progress: &PaperProgress| {
        let paper = view.papers().nth(progress.paper)?;
        // the county's row stands before those of its schools
        let start = end + 1;
        end = start + paper.units_in_order().into_iter().filter(|unit| progress.schools[*unit].is_some()).count();
        let chart = before_and_now(&paper, latest, &table, start..end, 2)?;
        let title = paper.cohort.desk.fill(covers::CHART_THEN_NOW, &[("subject", &paper.subject())]);
        Some(Chart { title, axis: "T".to_owned(), ..chart })
    };
    latest.papers.iter().filter_map(chart).collect()
}

/// T of the schools then against now, from rows of a table of theirs that has so many keys.
pub fn before_and_now(
    paper: &PaperView<'_>,
    latest: &ExamProgress,
    table: &str,
    rows: std::ops::Range<usize>,
    keys: usize,
) -> Option<Chart> {
    let desk = &paper.cohort.desk;
    let source = |column: usize| Source { table: table.to_owned(), column, rows: rows.clone() };
    let exam = exam_name(desk, latest);
    (rows.len() > 2).then(|| Chart {
        title: desk.fill(covers::CHART_BEFORE_NOW, &[("subject", &paper.subject()), ("exam", &exam)]),
        axis: desk.fill(covers::AXES_BEFORE_NOW, &[("exam", &exam)]),
        look: Look::Point,
        categories: source(keys + 3),
        label_width: 4,
        series: vec![Series { name: desk.say(covers::SERIES_SCHOOLS).to_owned(), values: source(keys + 4), mark: Mark::Points }],
    })
}

/// Gains of the schools in the leading paper.
pub fn gain_chart(view: &CohortView<'_>, paper: &PaperView<'_>, rows: std::ops::Range<usize>) -> Chart {
    let desk = &view.desk;
    let table = school_table_name(view);
    let columns = unit_columns(desk, &[plain::COL_SUBJECT, plain::COL_SCHOOL], Eyes::Office);
    let gain = columns.iter().position(|column| column.title == desk.say(words::COL_GAIN)).unwrap_or_default();
    let source = |column: usize| Source { table: table.clone(), column, rows: rows.clone() };
    Chart {
        title: desk.fill(words::CHART_GAINS, &[("subject", &paper.subject())]),
        axis: desk.say(words::COL_GAIN).to_owned(),
        look: Look::Signed,
        categories: source(1),
        label_width: view.cohort.units.iter().map(|unit| style::text_width(&view.school_of(unit).name)).max().unwrap_or(0),
        series: vec![Series { name: desk.say(words::COL_GAIN).to_owned(), values: source(gain), mark: Mark::Columns }],
    }
}
