//! 进步与历次考试: units beside an earlier exam, where they stood in each exam, and pupils who moved most. Ranks of schools are
//! the office's own; a school sees its own classes and pupils.

mod exams;
mod own;
mod pupils;
mod units;

pub use {
    own::own_sheets,
    units::{scatter_chart, subject_sheets},
};

use crate::{
    report::{
        desk::{CohortView, Desk},
        plan::{Block, Sheet},
    },
    stats::progress::{ExamProgress, guard::Reason},
    words::{covers, progress as words},
};

/// Who may see what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Eyes {
    /// The office: ranks too.
    Office,
    /// A school: its own.
    School,
}

/// The sheets of a cohort in the county's workbook.
#[must_use]
pub fn county_sheets<'a>(view: &CohortView<'a>) -> Vec<Sheet<'a>> {
    let Some(latest) = view.stats.progress.latest().filter(|exam| !exam.papers.is_empty()) else { return Vec::new() };
    let (school_sheet, rows) = units::school_sheet(view, latest);
    let mut sheets = vec![exams::main_sheet(view, latest, rows), school_sheet];
    sheets.extend(units::class_sheet(view, latest));
    sheets.extend(pupils::pupil_sheet(view, latest));
    sheets
}

/// 前后对照: where every school stood in the latest earlier exam and where it stands now, a small picture for each paper.
#[must_use]
pub fn scatter_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let latest = view.stats.progress.latest()?;
    let charts: Vec<Block<'a>> = units::scatter_charts(view, latest).into_iter().map(Block::Chart).collect();
    (charts.len() > 1 && desk.analysis.config.report.charts).then(|| Sheet {
        name: view.scoped(covers::SHEET_BEFORE_NOW),
        title: view.titled(covers::TITLE_BEFORE_NOW),
        notes: vec![desk.fill(covers::NOTE_BEFORE_NOW, &[("exam", &exam_name(desk, latest))])],
        blocks: charts,
        ..Sheet::default()
    })
}

fn comparable_note(desk: &Desk<'_>) -> String {
    desk.fill(words::NOTE_COMPARABLE, &[("limit", &crate::words::rounded(desk.analysis.config.progress.min_match * 100.0, 0))])
}

fn exam_name(desk: &Desk<'_>, exam: &ExamProgress) -> String {
    desk.analysis.ledger.exams.get(exam.exam).map(|exam| exam.name.clone()).unwrap_or_default()
}

/// `可比`, or the reasons.
fn reasons(desk: &Desk<'_>, reasons: &[Reason]) -> String {
    if reasons.is_empty() {
        return desk.say(words::YES_COMPARABLE).to_owned();
    }
    desk.list(&reasons.iter().map(|reason| desk.say(reason.phrase())).collect::<Vec<_>>())
}
