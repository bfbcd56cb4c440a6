//! 数据来源: every sheet that was read, and where each of its rows went.

use crate::{
    ingest::table::Account,
    report::{
        desk::Desk,
        plan::{Block, Look, Sheet, Table, Value},
    },
    words::{Phrase, report as words},
};

/// The account of all input; `None` where nothing was read.
#[must_use]
pub fn source_sheet<'a>(desk: &Desk<'a>) -> Option<Sheet<'a>> {
    let ledger = &desk.analysis.ledger;
    let keys = [words::COL_FILE, words::COL_SHEET, words::COL_KIND];
    let counts = [
        words::COL_ROWS,
        words::COL_ROWS_BLANK,
        words::COL_ROWS_HEADER,
        words::COL_ROWS_CANDIDATES,
        words::COL_ROWS_SUMMARY,
        words::COL_ROWS_NOTE,
        words::COL_ROWS_REJECTED,
    ];
    let mut columns: Vec<_> = keys.map(|title| desk.column(title, Look::Text)).into();
    columns.extend(counts.map(|title| desk.column(title, Look::Count)));
    let mut rows: Vec<Vec<Value<'a>>> = Vec::new();
    for (place, kind, account) in &ledger.accounts {
        let mut row: Vec<Value<'a>> = vec![
            place.file.as_deref().into(),
            place.sheet.as_deref().into(),
            kind_phrase(kind).map_or(*kind, |phrase| desk.say(phrase)).into(),
        ];
        row.extend(parts(account).map(Value::Count));
        rows.push(row);
    }
    for source in ledger.sources.iter().filter(|source| source.format.is_none()) {
        let mut row: Vec<Value<'a>> = vec![source.name.as_str().into(), Value::Empty, desk.say(words::KIND_UNREAD).into()];
        row.resize(columns.len(), Value::Empty);
        rows.push(row);
    }
    if rows.is_empty() {
        return None;
    }
    Some(Sheet {
        name: desk.say(words::SHEET_SOURCES).to_owned(),
        title: desk.say(words::TITLE_SOURCES).to_owned(),
        notes: vec![desk.say(words::NOTE_SOURCES).to_owned()],
        blocks: vec![Block::Table(Table { columns, rows, keys: 1, ..Table::default() })],
        ..Sheet::default()
    })
}

const fn parts(account: &Account) -> [u32; 7] {
    [account.rows, account.blank, account.header, account.candidates, account.summary, account.note, account.rejected]
}

/// What a sheet holds, in words.
#[must_use]
pub fn kind_phrase(kind: &str) -> Option<Phrase> {
    const KINDS: [(&str, Phrase); 11] = [
        ("scores", words::KIND_SCORES),
        ("prior", words::KIND_PRIOR),
        ("roster", words::KIND_ROSTER),
        ("schools", words::KIND_SCHOOLS),
        ("teachers", words::KIND_TEACHERS),
        ("summary", words::KIND_SUMMARY),
        ("items", words::KIND_ITEMS),
        ("blueprint", words::KIND_BLUEPRINT),
        ("copy", words::KIND_COPY),
        ("confirmation", words::KIND_CONFIRMATION),
        ("nothing", words::KIND_NOTHING),
    ];
    KINDS.iter().find(|(word, _)| *word == kind).map(|(_, phrase)| *phrase)
}
