//! 目录: every sheet with a link and what it shows; then which file is which school's.

use crate::report::{
    desk::Desk,
    legend,
    plan::{Block, LinkColumn, Look, Sheet, Table},
};
use crate::words::{Lang, report as words};

/// Grades whose links stand side by side.
const ABREAST: usize = 3;

/// The contents of a book whose other sheets stand at `first` and after. `parts` heads those of each grade, and says where among
/// the others they start.
#[must_use]
pub fn contents_sheet<'a>(
    desk: &Desk<'a>,
    others: &[Sheet<'a>],
    parts: &[(String, usize)],
    first: usize,
    files: &'a [String],
) -> Sheet<'a> {
    let ends = parts.iter().skip(1).map(|(_, start)| *start).chain([others.len()]);
    let column = |((heading, start), end): (&(String, usize), usize)| LinkColumn {
        heading: heading.clone(),
        links: (*start..end).map(|at| (first + at, legend::entry(desk.lang, &others[at]))).collect(),
    };
    let columns: Vec<LinkColumn> = parts.iter().zip(ends).map(column).filter(|column| !column.links.is_empty()).collect();
    let mut blocks: Vec<Block<'a>> = columns.chunks(ABREAST).map(|columns| Block::Links(columns.to_vec())).collect();
    if !files.is_empty() {
        blocks.push(Block::Heading(desk.say(words::HEAD_FILES).to_owned()));
        blocks.push(Block::Table(file_table(desk, files)));
    }
    Sheet {
        name: desk.say(words::SHEET_CONTENTS).to_owned(),
        title: desk.say(words::TITLE_CONTENTS).to_owned(),
        notes: Vec::new(),
        blocks,
        ..Sheet::default()
    }
}

/// Links to all sheets but the first, on it, in so many columns under the sentences that it begins with.
pub fn put_links(desk: &Desk<'_>, sheets: &mut [Sheet<'_>], columns: usize) {
    let links = links(desk.lang, sheets, columns);
    let Some(first) = sheets.first_mut() else { return };
    let told = first.blocks.iter().rposition(|block| matches!(block, Block::Paragraph(_)));
    let at = told.map_or(first.blocks.len(), |last| last + 1);
    first.blocks.splice(at..at, [Block::Heading(desk.say(words::TITLE_CONTENTS).to_owned()), links]);
}

/// Links to all sheets but the first, in so many columns of about the same length.
#[must_use]
pub fn links<'a>(lang: Lang, sheets: &[Sheet<'_>], columns: usize) -> Block<'a> {
    let links: Vec<(usize, String)> = sheets.iter().enumerate().skip(1).map(|(at, sheet)| (at, legend::entry(lang, sheet))).collect();
    let columns = links.chunks(links.len().div_ceil(columns.max(1)).max(1));
    Block::Links(columns.map(|links| LinkColumn { heading: String::new(), links: links.to_vec() }).collect())
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
