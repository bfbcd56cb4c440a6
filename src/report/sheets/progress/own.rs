//! Progress of a school for itself: no ranks of schools, ranks of pupils only where the exam file asks.

use super::{
    Eyes, comparable_note, exam_name,
    exams::{Line, T, over_time},
    pupils::movers,
    units::{enter, unit_columns},
};
use crate::{
    report::{
        desk::{Desk, PaperView},
        plan::{Block, Sheet, Table, Value},
        sheets::overview,
    },
    stats::progress::ExamProgress,
    words::{progress as words, report as plain},
};

/// Progress of a school for itself: its T over all exams and its pupils who moved most; then its subjects and classes beside
/// the latest earlier exam. No ranks of schools; ranks of pupils only where the exam file asks. Nothing without an earlier exam.
#[must_use]
pub fn own_sheets<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Vec<Sheet<'a>> {
    let Some(units) = own_units(desk, papers) else { return Vec::new() };
    let mut blocks = own_trajectories(desk, papers);
    let movers = own_movers(desk, papers);
    if !movers.is_empty() {
        blocks.push(Block::Heading(desk.say(words::TITLE_RISERS).to_owned()));
        blocks.push(Block::Notice(desk.say(words::NOTE_REGRESSION).to_owned()));
        blocks.extend(movers);
    }
    let over_time = Sheet {
        name: desk.say(words::SHEET_PROGRESS).to_owned(),
        title: desk.say(words::TITLE_PROGRESS).to_owned(),
        notes: vec![desk.say(words::NOTE_TRAJECTORY).to_owned()],
        blocks,
        ..Sheet::default()
    };
    vec![over_time, units]
}

/// 班级进步 of a school: itself and its classes in every paper.
fn own_units<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Option<Sheet<'a>> {
    let keys = [plain::COL_GRADE, plain::COL_SUBJECT, plain::COL_CLASS];
    let mut table = Table { columns: unit_columns(desk, &keys, Eyes::School), keys: 3, ..Table::default() };
    let mut exams: Vec<String> = Vec::new();
    for (paper, unit) in papers.iter().filter(|(paper, _)| overview::may_show_county(paper)) {
        let latest = paper.cohort.stats.progress.latest();
        let Some((latest, progress)) = latest.and_then(|exam| Some((exam, exam.paper(paper.index)?))) else { continue };
        exams.push(exam_name(desk, latest));
        let line = |class: Value<'a>| [paper.cohort.grade().into(), paper.subject().into(), class];
        if let Some(figures) = &progress.schools[*unit] {
            enter(&mut table, desk, &line(desk.say(plain::WHOLE_SCHOOL).into()), figures, Eyes::School, true);
        }
        for (class, figures) in paper.cohort.cohort.units[*unit].classes.iter().zip(&progress.classes[*unit]) {
            if let (Some(figures), false) = (figures, class.name.is_empty()) {
                enter(&mut table, desk, &line(class.name.as_str().into()), figures, Eyes::School, false);
            }
        }
    }
    if table.rows.is_empty() {
        return None;
    }
    exams.dedup();
    let compared = desk.fill(words::HEAD_PROGRESS_SCHOOLS, &[("exam", &desk.list(&exams))]);
    Some(Sheet {
        name: desk.say(words::SHEET_CLASS_PROGRESS).to_owned(),
        title: format!("{} {compared}", desk.say(words::TITLE_CLASS_PROGRESS)),
        notes: vec![desk.say(words::NOTE_PROGRESS_OWN).to_owned(), comparable_note(desk)],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}

/// The papers of each grade of a school: index of the cohort, unit, papers.
fn by_grade<'p, 'a>(papers: &'p [(PaperView<'a>, usize)]) -> impl Iterator<Item = &'p [(PaperView<'a>, usize)]> {
    papers.chunk_by(|(a, _), (b, _)| a.cohort.index == b.cohort.index)
}

/// A table and a picture a grade: T of the school in each exam, a line a subject.
fn own_trajectories<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    for of_grade in by_grade(papers).filter(|papers| papers.iter().all(|(paper, _)| overview::may_show_county(paper))) {
        let view = &of_grade[0].0.cohort;
        let exams: Vec<&ExamProgress> = view.stats.progress.exams.iter().filter(|exam| !exam.papers.is_empty()).collect();
        let line = |(paper, unit): &(PaperView<'a>, usize)| -> Option<Line> {
            let then = exams.iter().map(|exam| exam.paper(paper.index).and_then(|progress| progress.schools[*unit].as_ref()?.t_then));
            let values: Vec<T> = then.chain([paper.school(*unit).and_then(|summary| summary.t)]).collect();
            let told = values.iter().flatten().count();
            (told > 1).then(|| (paper.subject().into_owned(), values))
        };
        // The total first: it is the line that is looked for.
        let mut lines: Vec<Line> = of_grade.iter().rev().filter_map(line).collect();
        if lines.len() > 1 {
            lines[1..].reverse();
        }
        if lines.is_empty() {
            continue;
        }
        let titles: Vec<String> = exams.iter().map(|exam| exam_name(desk, exam)).collect();
        let grade = view.grade();
        blocks.push(Block::Heading(desk.fill(words::HEAD_TRAJECTORY, &[("subject", &grade)]).replace("（）", "").replace(" ()", "")));
        let title = desk.fill(words::CHART_TRAJECTORY, &[("subject", &grade)]);
        blocks.extend(over_time(desk, format!("own-trajectory-{}", view.index), title, &titles, lines));
    }
    blocks
}

fn own_movers<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    for of_grade in by_grade(papers).filter(|papers| papers.iter().all(|(paper, _)| overview::may_show_county(paper))) {
        let (paper, unit) = &of_grade[0];
        let range = paper.cohort.cohort.units[*unit].range.clone();
        let ranks = desk.analysis.config.report.pupil_ranks;
        blocks.extend(movers(&paper.cohort, range, Eyes::School, ranks));
    }
    blocks
}
