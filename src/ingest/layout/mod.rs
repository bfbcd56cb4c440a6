//! [`RawBook`] → [`SheetReading`]s: what each sheet is, where its header stands, what every row and cell means.
//!
//! Sheet by sheet: `pinned` knows what was told outright; `header` finds the columns' titles, `columns` decides what they hold, `rows`, `people` and `marks` read
//! what is below, `place` asks the names around. Then `copies` looks at the workbook as a whole. Everything that could be
//! read in two ways is said; what cannot be read safely is refused.

mod columns;
mod confirmation;
mod copies;
mod doubtful;
mod electives;
mod endings;
mod forms;
mod header;
mod headerless;
mod items;
mod labels;
mod lexicon;
mod long;
mod marks;
mod papers;
mod people;
pub mod pinned;
mod place;
mod register;
mod remark;
mod returned;
mod roster;
mod rows;
mod score_table;
mod sheet;
mod summary;
mod survey;
mod tally;
mod teaching;
mod understand;

pub use items::names::key as item_key;
pub use papers::LONE_TOTAL;

use super::{
    raw::{RawBook, Visibility},
    table::{Account, Content, Reading, ScoreTable, SheetReading},
};
use crate::{
    config::Config,
    diagnostics::{
        Diagnostic, Diagnostics, Outcome, Place,
        codes::{config as config_codes, layout as codes},
    },
};
use forms::{Part, Returned};
use marks::Marks;
use pinned::Pinned;
use sheet::Sheet;
use understand::{Understood, Verdict};

/// What a file's place says about its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Role {
    /// Told from content.
    #[default]
    Any,
    /// In `scores/` (成绩).
    Scores,
    /// In `roster/` (学籍).
    Roster,
    /// In `prior/` (上次).
    Prior,
    /// In `items/` (小题).
    Items,
    /// `schools.*` (学校).
    Schools,
    /// `teachers.*` (任课).
    Teachers,
    /// In `remark/` (复核).
    Remark,
}

/// What is known of a file besides its cells.
#[derive(Clone, Debug, Default)]
pub struct FileContext {
    /// Index into `Reading::sources`.
    pub source: usize,
    /// What its place says.
    pub role: Role,
    /// File name without its ending.
    pub stem: String,
    /// Folders between the input and the file, outermost first.
    pub folders: Vec<String>,
    /// The folder that was handed over, or in which the file handed over lies; empty if its name is not told.
    pub root: String,
}

/// Reads the tables of a workbook.
#[must_use]
pub fn understand(book: &RawBook, context: &FileContext, config: &Config) -> Outcome<Vec<SheetReading>> {
    // sheets of our own, known by what is written in them, need no understanding
    if let Some(own) = confirmation::read(book).or_else(|| remark::own(book, context)) {
        let mut seen = Diagnostics::new();
        let mut sheet = |mut understood: Understood| {
            seen.append(&mut understood.seen);
            reading(understood, None, context)
        };
        let readings = own.into_iter().map(&mut sheet).collect();
        return Outcome { value: readings, seen };
    }
    let mut seen: Vec<Diagnostics> = Vec::with_capacity(book.sheets.len());
    let mut found: Vec<Understood> = Vec::with_capacity(book.sheets.len());
    let mut layouts: Vec<Option<usize>> = Vec::with_capacity(book.sheets.len());
    let returned = Returned::of(book, config);
    for (at, raw) in book.sheets.iter().enumerate() {
        let sheet = Sheet::new(raw, &book.place);
        let part = returned.as_ref().map_or(Part::Other, |returned| returned.part(at, &raw.name, context.role == Role::Prior));
        let is_ours = matches!(part, Part::Ours);
        // What exam.toml says comes before what a workbook says about itself.
        let mut pinned = Pinned::of(&sheet, context, config);
        let by_stamp = match part {
            Part::Marks(stamped) if pinned.is_none() => {
                pinned = Some(*stamped);
                returned.as_ref()
            }
            _ => None,
        };
        let rules = pinned.as_ref().map_or(config.reading, |pinned| pinned.reading);
        let marks = Marks::new(&config.candidates.statuses, rules);
        let is_hidden = raw.visibility == Visibility::Hidden && sheet.span() > 0;
        let mut understood = if is_ours {
            forms::passed_over(&sheet)
        } else if is_hidden && !rules.with_hidden_sheets {
            hidden(&sheet)
        } else {
            understand::sheet(&sheet, context, &marks, pinned.as_ref())
        };
        if is_hidden && !is_ours && rules.with_hidden_sheets {
            understood.seen.insert(0, chosen(sheet.place.clone(), "hidden_sheets = \"read\""));
        }
        if let Some(returned) = by_stamp {
            returned.sign(&mut understood);
        }
        layouts.push(pinned.and_then(|pinned| pinned.rule));
        seen.push(std::mem::take(&mut understood.seen));
        found.push(understood);
    }
    let told = copies::settle(&mut found, config.reading.copies);
    let mut seen: Diagnostics = returned.map(Returned::into_diagnostics).into_iter().chain(seen).flatten().collect();
    seen.extend(told);
    let refused = refusals(&mut found, book, &mut seen);
    seen.extend(refused);
    let readings = found.into_iter().zip(layouts).map(|(understood, layout)| reading(understood, layout, context)).collect();
    Outcome { value: readings, seen }
}

/// A table of totals alone beside tables of papers adds nothing: its totals are those of the papers.
pub fn drop_lone_totals(reading: &mut Reading, seen: &mut Diagnostics) {
    let is_lone = |table: &ScoreTable| table.columns.len() == 1 && table.columns[0].subject.name() == papers::LONE_TOTAL;
    let of_papers = reading.sheets.iter().find(|sheet| matches!(&sheet.content, Content::Scores(table) if !is_lone(table)));
    let Some(other) = of_papers.map(|sheet| sheet.place.to_string()) else { return };
    for sheet in &mut reading.sheets {
        if !matches!(&sheet.content, Content::Scores(table) if is_lone(table)) {
            continue;
        }
        let name = sheet.place.sheet.clone().or_else(|| sheet.place.file.clone()).unwrap_or_default();
        seen.push(Diagnostic::new(&codes::OTHER_SCORES, sheet.place.clone()).with("sheet", name).with("other", &other));
        sheet.content = Content::Nothing;
        let Account { candidates, note, .. } = sheet.account;
        sheet.account = Account { candidates: 0, note: note + candidates, ..sheet.account };
    }
}

fn reading(understood: Understood, layout: Option<usize>, context: &FileContext) -> SheetReading {
    debug_assert!(understood.account.adds_up(), "{}: {:?}", understood.place, understood.account);
    SheetReading { place: understood.place, source: context.source, account: understood.account, content: understood.content, layout }
}

/// Says which choice of `[reading]` something was read by.
fn chosen(place: Place, setting: &'static str) -> Diagnostic {
    Diagnostic::new(&config_codes::READING_CHOSEN, place).with("setting", setting)
}

/// A hidden sheet is not read, and named.
fn hidden(sheet: &Sheet) -> Understood {
    let seen = vec![Diagnostic::new(&codes::SHEET_HIDDEN, sheet.place.clone()).with("sheet", &sheet.raw.name)];
    Understood { seen, account: left_out(sheet), ..Understood::nothing(sheet, Verdict::Hidden) }
}

/// All rows with content left out.
fn left_out(sheet: &Sheet) -> Account {
    let rows = sheet.span();
    let rejected = sheet.raw.rows.iter().fold(0, |count: u32, _| count.saturating_add(1)).min(rows);
    Account { rows, blank: rows - rejected, rejected, ..Account::default() }
}

/// Sheets without candidates: passed over beside a sheet that has some, refused otherwise.
fn refusals(found: &mut [Understood], book: &RawBook, said: &mut Diagnostics) -> Diagnostics {
    let has_data = found.iter().any(|understood| !matches!(understood.content, Content::Nothing | Content::Summary(_)));
    let mut seen = Diagnostics::new();
    for understood in found.iter_mut() {
        let name = understood.place.sheet.clone().unwrap_or_default();
        let (refused, passed) = match understood.verdict {
            Verdict::Summary => (&codes::SUMMARY_PASSED_OVER, &codes::SUMMARY_PASSED_OVER),
            Verdict::NoTable { figures: true } => (&codes::TABLE_NOT_FOUND, &codes::TABLE_NOT_FOUND),
            Verdict::NoTable { figures: false } => (&codes::TABLE_NOT_FOUND, &codes::SHEET_PASSED_OVER),
            Verdict::Slips => (&codes::SLIPS_REFUSED, &codes::SHEET_PASSED_OVER),
            _ => continue,
        };
        let rule = if has_data { passed } else { refused };
        // Letters and percentages under the papers are the reason where there is nothing else, and no matter beside scores.
        if has_data {
            said.retain(|diagnostic| diagnostic.rule != &codes::TEXT_GRADES || diagnostic.place.sheet != understood.place.sheet);
        }
        if rule.severity == crate::diagnostics::Severity::Error {
            understood.reject_rows();
        }
        let figures = if let Content::Summary(table) = &understood.content { table.figures.len() } else { 0 };
        seen.push(Diagnostic::new(rule, understood.place.clone()).with("sheet", name).with("n", figures));
    }
    if found.iter().all(|understood| matches!(understood.verdict, Verdict::Empty | Verdict::Hidden)) {
        seen.push(Diagnostic::new(&codes::TABLE_NOT_FOUND, book.place.clone()));
    }
    seen
}
