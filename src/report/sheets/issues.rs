//! 数据问题: every diagnostic with its place, what was read, what was done and what can be done. Errors first.

use crate::{
    diagnostics::{Diagnostic, Severity},
    report::{
        desk::Desk,
        plan::{Block, Look, Sheet, Table, Value},
    },
    words::{Phrase, report as words},
};

/// What was read, as a phrase.
const READ: Phrase = Phrase { key: "READ", zh: "{value}", en: "{value}" };

/// The diagnostics as a table; `said` fills a phrase of a diagnostic.
#[must_use]
pub fn issue_table<'a>(desk: &Desk<'a>, diagnostics: &[&'a Diagnostic], said: impl Fn(&Diagnostic, &Phrase) -> String) -> Table<'a> {
    let mut sorted = diagnostics.to_vec();
    sorted.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.rule.severity));
    let columns = vec![
        desk.column(words::COL_CODE, Look::Text),
        desk.column(words::COL_SEVERITY, Look::Word),
        desk.column(words::COL_FILE, Look::Prose(26)),
        desk.column(words::COL_SHEET, Look::Prose(14)),
        desk.column(words::COL_CELL, Look::Word),
        desk.column(words::COL_READ, Look::Prose(18)),
        desk.column(words::COL_MESSAGE, Look::Prose(36)),
        desk.column(words::COL_DID, Look::Prose(30)),
        desk.column(words::COL_HELP, Look::Prose(36)),
    ];
    let row = |diagnostic: &&'a Diagnostic| -> Vec<Value<'a>> {
        let rule = diagnostic.rule;
        let text = |phrase: &Phrase| -> Value<'a> { said(diagnostic, phrase).into() };
        vec![
            rule.code.into(),
            desk.say(severity(rule.severity)).into(),
            diagnostic.place.file.as_deref().into(),
            diagnostic.place.sheet.as_deref().into(),
            diagnostic.place.spot.to_string().into(),
            text(&READ),
            text(&rule.headline),
            text(&rule.did),
            text(&rule.help),
        ]
    };
    Table { columns, rows: sorted.iter().map(row).collect(), keys: 2, ..Table::default() }
}

/// A severity in words.
#[must_use]
pub const fn severity(severity: Severity) -> crate::words::Phrase {
    match severity {
        Severity::Note => words::SEVERITY_NOTE,
        Severity::Warning => words::SEVERITY_WARNING,
        Severity::Error => words::SEVERITY_ERROR,
    }
}

/// The sheet; `None` where there is nothing to report.
#[must_use]
pub fn issue_sheet<'a>(desk: &Desk<'a>, table: Table<'a>) -> Option<Sheet<'a>> {
    if table.rows.is_empty() {
        return None;
    }
    Some(Sheet {
        name: desk.say(words::SHEET_ISSUES).to_owned(),
        title: desk.say(words::TITLE_ISSUES).to_owned(),
        notes: vec![desk.say(words::NOTE_ISSUES).to_owned()],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}
