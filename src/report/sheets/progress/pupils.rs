//! Who rose and fell most, against what regression to the mean lets expect.

use super::{Eyes, exam_name};
use crate::{
    report::{
        desk::{CohortView, Desk},
        plan::{Block, Column, Look, Sheet, Table, Value},
    },
    stats::{
        progress::{ExamProgress, PupilProgress},
        standing,
    },
    words::{Phrase, progress as words, report as plain},
};

/// 学生进退: who rose and fell most in the leading paper, for the office.
pub fn pupil_sheet<'a>(view: &CohortView<'a>, latest: &'a ExamProgress) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let blocks = movers(view, 0..view.cohort.candidates.len(), Eyes::Office, true);
    if blocks.is_empty() {
        return None;
    }
    let compared = desk.fill(words::HEAD_PROGRESS_SCHOOLS, &[("exam", &exam_name(desk, latest))]);
    Some(Sheet {
        name: view.scoped(words::SHEET_RISERS),
        title: format!("{} {compared}", view.titled(words::TITLE_RISERS)),
        notes: vec![desk.say(words::NOTE_REGRESSION).to_owned()],
        blocks,
        ..Sheet::default()
    })
}

/// Two tables: most above and most below what regression to the mean lets expect. Nobody is in both.
pub fn movers<'a>(view: &CohortView<'a>, range: std::ops::Range<usize>, eyes: Eyes, ranks: bool) -> Vec<Block<'a>> {
    let desk = &view.desk;
    let Some(progress) = view.stats.progress.latest().and_then(|exam| exam.papers.iter().find(|paper| !paper.pupils.is_empty())) else {
        return Vec::new();
    };
    let Some(paper) = view.papers().nth(progress.paper) else { return Vec::new() };
    let mut pupils: Vec<(usize, &PupilProgress, f64)> =
        range.filter_map(|at| progress.pupils[at].as_ref().and_then(|pupil| Some((at, pupil, pupil.beyond()?)))).collect();
    pupils.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    let listed = usize::try_from(desk.analysis.config.progress.listed).unwrap_or(usize::MAX);
    let risers = pupils.iter().take_while(|(.., beyond)| *beyond > 0.0).take(listed);
    let fallers = pupils.iter().rev().take_while(|(.., beyond)| *beyond < 0.0).take(listed);
    let table = |pupils: Vec<&(usize, &PupilProgress, f64)>| {
        let rows = pupils.into_iter().map(|(at, pupil, _)| pupil_row(view, *at, pupil, eyes, ranks)).collect();
        Table { columns: pupil_columns(desk, eyes, ranks), rows, keys: 3, ..Table::default() }
    };
    let tables = [(words::HEAD_RISERS, table(risers.collect())), (words::HEAD_FALLERS, table(fallers.collect()))];
    let block = |(head, table): (Phrase, Table<'a>)| {
        let heading = format!("{} {} {}", view.grade(), paper.subject(), desk.say(head));
        [Block::Heading(heading.trim().to_owned()), Block::Table(table)]
    };
    tables.into_iter().filter(|(_, table)| !table.rows.is_empty()).flat_map(block).collect()
}

fn pupil_columns(desk: &Desk<'_>, eyes: Eyes, ranks: bool) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    if eyes == Eyes::Office {
        columns.push(desk.column(plain::COL_SCHOOL, Look::Text));
    }
    columns.extend([
        desk.column(plain::COL_CLASS, Look::Text),
        desk.column(plain::COL_ID, Look::Id),
        desk.column(plain::COL_NAME, Look::Text),
        desk.column(words::COL_SCORE_BEFORE, Look::Score),
        desk.column(words::COL_SCORE_NOW, Look::Score),
        desk.column(words::COL_T_BEFORE, Look::Point),
        desk.column(words::COL_T_NOW, Look::Point),
        desk.column(words::COL_GAIN, Look::Signed),
        desk.column(words::COL_EXPECTED_GAIN, Look::Signed),
        desk.column(words::COL_BEYOND, Look::Signed),
    ]);
    if ranks {
        columns.extend([
            desk.column(words::COL_RANK_BEFORE, Look::Count),
            desk.column(words::COL_RANK_NOW, Look::Count),
            desk.column(words::COL_PLACES, Look::Places),
        ]);
    }
    columns
}

fn pupil_row<'a>(view: &CohortView<'a>, at: usize, pupil: &PupilProgress, eyes: Eyes, ranks: bool) -> Vec<Value<'a>> {
    let candidate = &view.cohort.candidates[at];
    let mut row: Vec<Value<'a>> = Vec::new();
    if eyes == Eyes::Office {
        row.push(view.desk.school(candidate.school).name.as_str().into());
    }
    row.extend([
        candidate.class.as_str().into(),
        candidate.id.as_str().into(),
        candidate.name.as_str().into(),
        pupil.before.to_f64().into(),
        pupil.now.to_f64().into(),
        pupil.z_before.map(standing::t).into(),
        pupil.z_now.map(standing::t).into(),
        pupil.gain().into(),
        pupil.expected.into(),
        pupil.beyond().into(),
    ]);
    if ranks {
        row.extend([pupil.rank_before.into(), pupil.rank_now.into(), (f64::from(pupil.rank_before) - f64::from(pupil.rank_now)).into()]);
    }
    row
}
