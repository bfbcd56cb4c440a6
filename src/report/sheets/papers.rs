//! 试卷: what each paper asked and how it worked.

use crate::{
    reconcile::ledger::FullSource,
    report::{
        desk::{CohortView, PaperView},
        plan::{Block, Look, Sheet, Table, Value},
    },
    words::{Phrase, report as words},
};

const COLUMNS: [(Phrase, Look); 22] = [
    (words::COL_SUBJECT, Look::Text),
    (words::COL_FULL_MARK, Look::Score),
    (words::COL_FULL_SOURCE, Look::Text),
    (words::COL_STEP, Look::Score),
    (words::COL_LINE_EXCELLENT, Look::Score),
    (words::COL_LINE_GOOD, Look::Score),
    (words::COL_LINE_PASS, Look::Score),
    (words::COL_LINE_LOW, Look::Score),
    (words::COL_SCHOOLS, Look::Count),
    (words::COL_EXPECTED, Look::Count),
    (words::COL_N, Look::Count),
    (words::COL_MEAN, Look::Mean),
    (words::COL_SD, Look::Mean),
    (words::COL_DIFFICULTY, Look::Coefficient),
    (words::COL_DISCRIMINATION, Look::Coefficient),
    (words::COL_RELIABILITY, Look::Coefficient),
    (words::COL_SCHOOL_CV, Look::Coefficient),
    (words::COL_SCHOOL_CV_WEIGHTED, Look::Coefficient),
    (words::COL_ICC, Look::Coefficient),
    (words::COL_LOWEST_MEAN, Look::Mean),
    (words::COL_HIGHEST_MEAN, Look::Mean),
    (words::COL_RATIO, Look::Mean),
];

/// The papers of a cohort.
#[must_use]
pub fn paper_sheet<'a>(view: &CohortView<'a>) -> Sheet<'a> {
    let desk = &view.desk;
    Sheet {
        name: view.scoped(words::SHEET_PAPERS),
        title: view.titled(words::TITLE_PAPERS),
        notes: vec![desk.say(words::NOTE_PAPERS).to_owned()],
        blocks: vec![Block::Table(paper_table(&view.papers().collect::<Vec<_>>()))],
        ..Sheet::default()
    }
}

/// What the public form leaves out: means of single schools, and what tells how few were absent.
const NOT_PUBLIC: [Phrase; 4] = [words::COL_EXPECTED, words::COL_LOWEST_MEAN, words::COL_HIGHEST_MEAN, words::COL_RATIO];

/// A row for each paper. Without item scores nothing has a reliability: the column is left out then.
#[must_use]
pub fn paper_table<'a>(papers: &[PaperView<'a>]) -> Table<'a> {
    let reliable = papers.iter().any(|paper| paper.stats.quality.reliability.is_some());
    let public = papers.first().is_some_and(|paper| paper.cohort.desk.is_public());
    let is_shown = |title: &Phrase| (reliable || *title != words::COL_RELIABILITY) && !(public && NOT_PUBLIC.contains(title));
    let shown: Vec<bool> = COLUMNS.iter().map(|(title, _)| is_shown(title)).collect();
    let columns = papers.first().map_or_else(Vec::new, |paper| {
        let desk = &paper.cohort.desk;
        COLUMNS.iter().zip(&shown).filter(|(_, shown)| **shown).map(|((title, look), _)| desk.column(*title, *look)).collect()
    });
    let keep = |row: Vec<Value<'a>>| row.into_iter().zip(&shown).filter(|(_, shown)| **shown).map(|(value, _)| value).collect();
    Table { columns, rows: papers.iter().map(|paper| keep(row(paper))).collect(), keys: 1, ..Table::default() }
}

fn row<'a>(paper: &PaperView<'a>) -> Vec<Value<'a>> {
    let (subject, masks) = (paper.paper, paper.masks());
    let county = Some(&paper.stats.county).filter(|_| masks.county.figures);
    let quality = Some(&paper.stats.quality).filter(|_| masks.county.figures);
    let lines = &subject.lines;
    let between = quality.filter(|_| masks.between);
    let (lowest, highest) = quality.and_then(|quality| quality.school_range).unzip();
    let ratio = quality.and_then(|quality| quality.school_range).filter(|(low, _)| *low > 0.0).map(|(low, high)| high / low);
    vec![
        paper.subject().into(),
        subject.full.to_f64().into(),
        full_source(paper).into(),
        subject.step.to_f64().into(),
        lines.excellent.to_f64().into(),
        lines.good.to_f64().into(),
        lines.pass.to_f64().into(),
        lines.low.to_f64().into(),
        paper.stats.quality.schools.into(),
        county.map(|county| county.expected).into(),
        county.map(|county| county.n).into(),
        county.and_then(|county| county.mean).into(),
        county.and_then(|county| county.sd).into(),
        quality.and_then(|quality| quality.difficulty).into(),
        quality.and_then(|quality| quality.discrimination).into(),
        quality.and_then(|quality| quality.reliability).into(),
        between.and_then(|quality| quality.school_cv).into(),
        between.and_then(|quality| quality.school_cv_weighted).into(),
        between.and_then(|quality| quality.icc).into(),
        lowest.into(),
        highest.into(),
        ratio.into(),
    ]
}

/// What told the full mark, in words.
#[must_use]
pub fn full_source(paper: &PaperView<'_>) -> &'static str {
    paper.cohort.desk.say(match paper.paper.full_source {
        FullSource::Config => words::FULL_CONFIG,
        FullSource::Sheet => words::FULL_SHEET,
        FullSource::Inferred => words::FULL_INFERRED,
        FullSource::Items => words::FULL_ITEMS,
        FullSource::Papers => words::FULL_PAPERS,
    })
}
