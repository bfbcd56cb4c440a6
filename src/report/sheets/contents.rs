//! 目录: every sheet with a link and what it shows; then which file is which school's.

use crate::report::{
    desk::Desk,
    plan::{Block, Look, Sheet, Table},
};
use crate::words::report as words;

/// The contents of a book whose other sheets stand at `first` and after.
#[must_use]
pub fn contents_sheet<'a>(desk: &Desk<'a>, others: &[Sheet<'a>], first: usize, files: &'a [String]) -> Sheet<'a> {
    let links = others.iter().enumerate().map(|(at, sheet)| (first + at, sheet.title.clone())).collect();
    let mut blocks = vec![Block::Links(links)];
    if !files.is_empty() {
        blocks.push(Block::Heading(desk.say(words::HEAD_FILES).to_owned()));
        blocks.push(Block::Table(file_table(desk, files)));
    }
    Sheet {
        name: desk.say(words::SHEET_CONTENTS).to_owned(),
        title: desk.say(words::TITLE_CONTENTS).to_owned(),
        notes: Vec::new(),
        blocks,
        landscape: false,
    }
}

/// School and file name: a name that a file cannot have was changed, and this tells which is whose.
fn file_table<'a>(desk: &Desk<'a>, files: &'a [String]) -> Table<'a> {
    let schools = desk.analysis.ledger.schools.iter().zip(files);
    let rows = schools.map(|(school, file)| vec![school.name.as_str().into(), file.as_str().into()]);
    Table {
        columns: vec![desk.column(words::COL_SCHOOL, Look::Text), desk.column(words::COL_FILE, Look::Text)],
        rows: rows.collect(),
        keys: 1,
        ..Table::default()
    }
}
