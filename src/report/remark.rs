//! 复核结果: what re-marking tells of each cell, moderated scores beside the originals, script by script. Internal only.

use super::{
    county::assemble,
    desk::Desk,
    plan::{Block, Book, Column, Highlight, LinkColumn, Look, Sheet, Table, Value},
    style,
};
use crate::{
    config::remark::Form,
    reconcile::ledger::Remarked,
    stats::remark::{Cell, CellAt, Decision, more_needed},
    tables::remark::{decision, moderated, verdict},
    words::{Phrase, remark as words, report as common},
};

/// The workbook.
#[must_use]
pub fn result_book<'a>(desk: &Desk<'a>) -> Book<'a> {
    let mut sheets: Vec<Sheet<'a>> = result_sheet(desk).into_iter().collect();
    sheets.push(moderated_sheet(desk));
    sheets.push(script_sheet(desk));
    let links = sheets.iter().enumerate().skip(1).map(|(at, sheet)| (at, sheet.title.clone())).collect();
    sheets[0].blocks.push(Block::Heading(desk.say(common::TITLE_CONTENTS).to_owned()));
    sheets[0].blocks.push(Block::Links(vec![LinkColumn { heading: String::new(), links }]));
    assemble(desk, desk.say(words::FILE_RESULT).into(), desk.say(words::UNIT_RESULT), sheets, Some(0))
}

/// A decision in words.
#[must_use]
pub const fn decision_word(decision: Decision) -> Phrase {
    match decision {
        Decision::Lenient => words::DECISION_LENIENT,
        Decision::Harsh => words::DECISION_HARSH,
        Decision::Within => words::DECISION_WITHIN,
        Decision::Open => words::DECISION_OPEN,
        Decision::TooFew => words::DECISION_TOO_FEW,
    }
}

/// Grade, subject, school and class of a cell.
fn place<'a>(desk: &Desk<'a>, at: CellAt) -> [Value<'a>; 4] {
    let cohort = &desk.analysis.ledger.cohorts[at.cohort];
    let unit = &cohort.units[at.unit];
    [
        desk.grade(&cohort.grade).into(),
        desk.subject(&cohort.papers[at.paper].subject).into(),
        desk.school(unit.school).name.as_str().into(),
        at.class.map(|class| unit.classes[class].name.as_str()).into(),
    ]
}

fn place_columns(desk: &Desk<'_>) -> Vec<Column> {
    [common::COL_GRADE, common::COL_SUBJECT, common::COL_SCHOOL, common::COL_CLASS].map(|title| desk.column(title, Look::Text)).into()
}

/// What re-marking tells; `None` where nothing was marked again.
#[must_use]
pub fn result_sheet<'a>(desk: &Desk<'a>) -> Option<Sheet<'a>> {
    let cells = &desk.analysis.stats.remarks.cells;
    let config = &desk.analysis.config;
    let note = desk.fill(words::NOTE_RESULT, &[("tolerance", &config.remark.tolerance), ("fdr", &config.screens.fdr)]);
    (!cells.is_empty()).then(|| Sheet {
        name: desk.say(words::SHEET_RESULT).to_owned(),
        title: desk.fill(words::TITLE_RESULT, &[("exam", &desk.exam())]),
        notes: vec![note, desk.say(words::NOTE_RESULT_2).to_owned()],
        blocks: vec![Block::Table(result_table(desk, cells))],
        ..Sheet::default()
    })
}

fn result_table<'a>(desk: &Desk<'a>, cells: &'a [Cell]) -> Table<'a> {
    let colours = Highlight::Words([
        (desk.say(words::DECISION_LENIENT), style::FAULTY),
        (desk.say(words::DECISION_HARSH), style::DOUBTFUL),
        (desk.say(words::DECISION_WITHIN), style::CLEAN),
        (desk.say(words::DECISION_OPEN), style::AWAITED),
    ]);
    let mut columns = place_columns(desk);
    columns.extend([
        desk.column(words::COL_PURPOSE, Look::Word),
        desk.column(words::COL_CELL_SIZE, Look::Count),
        desk.column(words::COL_MARKED, Look::Count),
        desk.column(words::COL_DECISION, Look::Word).lit(colours),
        desk.column(words::COL_LENIENCY, Look::Signed),
        desk.column(common::COL_LOW_END, Look::Signed),
        desk.column(common::COL_HIGH_END, Look::Signed),
        desk.column(common::COL_Q, Look::Probability),
        desk.column(words::COL_SHIFT, Look::Signed),
        desk.column(words::COL_RELATIVE, Look::Signed),
        desk.column(words::COL_MORE, Look::Count),
        desk.column(words::COL_SD_D, Look::Mean),
        desk.column(words::COL_MARKER_SD, Look::Mean),
        desk.column(words::COL_INTERCEPT, Look::Mean),
        desk.column(words::COL_SLOPE, Look::Coefficient),
    ]);
    let row = |cell: &'a Cell| {
        let decision = decision(cell, desk.analysis);
        let (_, _, q) = verdict(cell, &desk.analysis.findings);
        let (low, high) = cell.leniency.map(|it| it.interval).unzip();
        let more = if decision == Decision::Open { more_needed(cell, &desk.analysis.config) } else { None };
        let purpose = if cell.control { words::PURPOSE_CONTROL } else { words::PURPOSE_LEAD };
        let mut row: Vec<Value<'a>> = place(desk, cell.at).into();
        row.extend([
            desk.say(purpose).into(),
            cell.size.into(),
            cell.n.into(),
            desk.say(decision_word(decision)).into(),
            cell.leniency.map(|it| it.mean).into(),
            low.into(),
            high.into(),
            q.into(),
            cell.shift.map(|it| it.mean).into(),
            cell.relative.map(|it| it.mean).into(),
            more.into(),
            cell.leniency.map(|it| it.sd).into(),
            cell.marker_sd.into(),
            cell.deming.map(|line| line.intercept).into(),
            cell.deming.map(|line| line.slope).into(),
        ]);
        row
    };
    Table { columns, rows: cells.iter().map(row).collect(), keys: 3, ..Table::default() }
}

/// How moderated scores were found, in words.
const fn form_word(form: Form) -> Phrase {
    match form {
        Form::Shift => words::FORM_SHIFT,
        Form::Deming => words::FORM_DEMING,
        Form::Linear => words::FORM_LINEAR,
        Form::Quadratic => words::FORM_QUADRATIC,
    }
}

fn moderated_sheet<'a>(desk: &Desk<'a>) -> Sheet<'a> {
    let rows: Vec<Vec<Value<'a>>> = moderated(desk.analysis)
        .into_iter()
        .map(|one| {
            let [grade, subject, school, _] = place(desk, one.cell.at);
            vec![
                grade,
                subject,
                school,
                one.candidate.class.as_str().into(),
                one.candidate.id.as_str().into(),
                one.candidate.name.as_str().into(),
                one.original.to_f64().into(),
                one.remark.into(),
                one.moderated.to_f64().into(),
                desk.say(form_word(one.curve.form)).into(),
            ]
        })
        .collect();
    let mut columns = place_columns(desk);
    columns.extend([
        desk.column(common::COL_ID, Look::Id),
        desk.column(common::COL_NAME, Look::Text),
        desk.column(words::COL_ORIGINAL, Look::Score),
        desk.column(words::COL_REMARK, Look::Score),
        desk.column(words::COL_MODERATED, Look::Score),
        desk.column(words::COL_FORM, Look::Word),
    ]);
    let body = if rows.is_empty() {
        Block::Paragraph(desk.say(words::NOTHING_MODERATED).to_owned())
    } else {
        Block::Table(Table { columns, rows, keys: 3, ..Table::default() })
    };
    Sheet {
        name: desk.say(words::SHEET_MODERATED).to_owned(),
        title: desk.say(words::TITLE_MODERATED).to_owned(),
        notes: vec![desk.say(words::NOTE_MODERATED).to_owned()],
        blocks: vec![body],
        ..Sheet::default()
    }
}

fn script_sheet<'a>(desk: &Desk<'a>) -> Sheet<'a> {
    let ledger = &desk.analysis.ledger;
    let mut scripts: Vec<&'a Remarked> = ledger.remarks.iter().collect();
    let school = |one: &Remarked| ledger.cohorts[one.cohort].candidates[one.candidate].school;
    scripts.sort_by(|a, b| {
        let whose = |one: &Remarked| (one.cohort, one.paper, school(one));
        whose(a).cmp(&whose(b)).then_with(|| b.difference().abs().total_cmp(&a.difference().abs())).then(a.candidate.cmp(&b.candidate))
    });
    let row = |one: &&'a Remarked| -> Vec<Value<'a>> {
        let cohort = &ledger.cohorts[one.cohort];
        let candidate = &cohort.candidates[one.candidate];
        vec![
            desk.grade(&cohort.grade).into(),
            desk.subject(&cohort.papers[one.paper].subject).into(),
            desk.school(candidate.school).name.as_str().into(),
            candidate.class.as_str().into(),
            candidate.id.as_str().into(),
            candidate.name.as_str().into(),
            one.original.to_f64().into(),
            one.remark().into(),
            one.difference().into(),
        ]
    };
    let mut columns = place_columns(desk);
    columns.extend([
        desk.column(common::COL_ID, Look::Id),
        desk.column(common::COL_NAME, Look::Text),
        desk.column(words::COL_ORIGINAL, Look::Score),
        desk.column(words::COL_REMARK, Look::Score),
        desk.column(words::COL_DIFFERENCE, Look::Signed),
    ]);
    Sheet {
        name: desk.say(words::SHEET_SCRIPTS).to_owned(),
        title: desk.say(words::TITLE_SCRIPTS).to_owned(),
        notes: vec![desk.say(words::NOTE_SCRIPTS).to_owned()],
        blocks: vec![Block::Table(Table { columns, rows: scripts.iter().map(row).collect(), keys: 3, ..Table::default() })],
        ..Sheet::default()
    }
}
