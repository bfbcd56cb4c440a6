//! 数据问题: what of the sheets could not be used or is in doubt, by kind, and whose it is.

use super::tell;
use crate::{
    diagnostics::{Diagnostic, Severity},
    report::{
        desk::Desk,
        document::body::{Body, Text},
        own::Ownership,
        plan::{Look, Table, Value},
        sheets::issues,
    },
    words::{document as words, report},
};
use std::collections::BTreeMap;

/// Kinds in the table.
const LISTED: usize = 15;
/// Schools named in a sentence.
const NAMED: usize = 8;

/// Schools with errors in their sheets, in order of the ledger, and how many errors are no single school's.
pub fn faulty<'a>(desk: &Desk<'a>, ownership: &Ownership<'_>) -> (Vec<&'a str>, usize) {
    let is_error = |diagnostic: &Diagnostic| diagnostic.rule.severity == Severity::Error;
    let schools = desk.analysis.ledger.schools.iter().zip(0_u32..);
    let named = schools.filter(|(_, at)| ownership.diagnostics(*at).any(is_error)).map(|(school, _)| school.name.as_str());
    (named.collect(), ownership.of_nobody().filter(|diagnostic| is_error(diagnostic)).count())
}

/// These schools by name, or all of them in a word.
pub fn named(desk: &Desk<'_>, schools: &[&str], most: usize) -> String {
    let all = desk.analysis.ledger.schools.len();
    if schools.len() == all && all > most { desk.say(words::ALL_SCHOOLS).to_owned() } else { tell::school_list(desk, schools, most) }
}

/// Rows of sheets that were left out.
pub fn rejected(desk: &Desk<'_>) -> usize {
    let rows: u64 = desk.analysis.ledger.accounts.iter().map(|(.., account)| u64::from(account.rejected)).sum();
    usize::try_from(rows).unwrap_or(usize::MAX)
}

/// Writes the chapter.
pub fn write(body: &mut Body<'_>, ownership: &Ownership<'_>) {
    let desk = body.desk;
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| desk.analysis.count(severity));
    body.chapter(desk.say(words::CHAPTER_ISSUES));
    let mut sentences = vec![if errors + warnings == 0 {
        body.tell(words::ISSUES_NONE, &[])
    } else {
        let errors = tell::counted(&desk, errors, words::ONE_ERROR, words::ERRORS);
        let warnings = tell::counted(&desk, warnings, words::ONE_WARNING, words::WARNINGS);
        let notes = tell::counted(&desk, notes, words::ONE_NOTE, words::NOTES);
        body.tell(words::ISSUES_COUNT, &[("errors", &errors), ("warnings", &warnings), ("notes", &notes)])
    }];
    sentences.extend(rows(body));
    sentences.extend(whose(body, ownership));
    let table = kind_table(&desk);
    if !table.rows.is_empty() {
        sentences.push(body.tell(words::ISSUES_TABLE, &[]));
    }
    body.paragraph(sentences);
    if table.rows.is_empty() {
        return;
    }
    let kinds = table.rows.len();
    let table = Table { rows: table.rows.into_iter().take(LISTED).collect(), ..table };
    body.table(desk.say(words::TABLE_ISSUES), &table);
    if kinds > LISTED {
        body.note(&desk.fill(words::ISSUES_SHOWN, &[("n", &LISTED)]));
    }
}

fn rows(body: &Body<'_>) -> Option<Text> {
    let desk = &body.desk;
    let all: u64 = desk.analysis.ledger.accounts.iter().map(|(.., account)| u64::from(account.rows)).sum();
    let all = tell::counted(desk, usize::try_from(all).unwrap_or(usize::MAX), words::ONE_ROW, words::ROWS);
    let out = tell::counted(desk, rejected(desk), words::ISSUES_ROWS_ONE, words::ISSUES_ROWS_MANY);
    (rejected(desk) > 0).then(|| body.tell(words::ISSUES_ROWS, &[("all", &all), ("rejected", &out)]))
}

fn whose(body: &Body<'_>, ownership: &Ownership<'_>) -> Vec<Text> {
    let desk = &body.desk;
    let (schools, nobody) = faulty(desk, ownership);
    let mut sentences = Vec::new();
    if !schools.is_empty() {
        sentences.push(body.tell(words::ISSUES_SCHOOLS, &[("schools", &named(desk, &schools, NAMED))]));
        if nobody > 0 {
            let phrase = if nobody == 1 { words::ISSUES_NOBODY_ONE } else { words::ISSUES_NOBODY };
            sentences.push(body.tell(phrase, &[("n", &nobody)]));
        }
    }
    sentences
}

/// Errors and warnings by code, errors first, the most frequent first; each with the place of its first case. What stands in
/// single cells is left out: it may name a pupil.
fn kind_table<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut kinds: BTreeMap<&str, (usize, &'a Diagnostic)> = BTreeMap::new();
    for diagnostic in desk.analysis.diagnostics.iter().filter(|seen| seen.rule.severity > Severity::Note) {
        kinds.entry(diagnostic.rule.code).or_insert((0, diagnostic)).0 += 1;
    }
    let mut kinds: Vec<(usize, &Diagnostic)> = kinds.into_values().collect();
    kinds.sort_by(|a, b| b.1.rule.severity.cmp(&a.1.rule.severity).then(b.0.cmp(&a.0)).then(a.1.rule.code.cmp(b.1.rule.code)));
    let columns = vec![
        desk.column(report::COL_CODE, Look::Text),
        desk.column(report::COL_SEVERITY, Look::Text),
        desk.column(words::COL_ISSUE_COUNT, Look::Count),
        desk.column(words::COL_ISSUE, Look::Prose(40)),
        desk.column(words::COL_ISSUE_PLACE, Look::Prose(28)),
    ];
    let row = |(count, first): (usize, &'a Diagnostic)| -> Vec<Value<'a>> {
        vec![
            first.rule.code.into(),
            desk.say(issues::severity(first.rule.severity)).into(),
            u32::try_from(count).unwrap_or(u32::MAX).into(),
            crate::words::fill(first.rule.headline.get(desk.lang), |_| Some("…".to_owned())).into(),
            first.place.to_string().into(),
        ]
    };
    Table { columns, rows: kinds.into_iter().map(row).collect(), keys: 1, ..Table::default() }
}
