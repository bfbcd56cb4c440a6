//! Entry workbooks of `kaojing collect` that came back: [`Returned`]. The stamp of the workbook becomes a layout told
//! outright ([`Pinned`]), provided that the sheet still is what the stamp speaks of; else its sheets are read like any
//! other's, and that is said.
//!
//! What was read is then looked at as a form: whom nobody has filled in yet is not absent.

use super::{
    pinned::Pinned,
    sheet::Sheet,
    tally::list,
    understand::{Understood, Verdict},
};
use crate::{
    config::{
        Config, ReadingRules,
        layout::{ColumnAt, ColumnPin, HeaderRows, Holds as Told, Layout, PersonField, Rest, SheetKind},
    },
    diagnostics::{
        Diagnostic, Diagnostics, Place, Rule, Spot,
        codes::{collect as codes, layout as layout_codes},
    },
    ingest::{
        clean,
        raw::{RawBook, RawRow},
        stamp::{self, Holds, Said, Stamp, StampColumn, StampPupil},
        table::{Content, ScoreRow, ScoreTable},
    },
    model::Status,
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
};

/// A workbook that carries a stamp.
#[derive(Debug, Default)]
pub struct Returned {
    /// The sheet of the stamp.
    stamp_sheet: usize,
    /// The stamp, where the workbook still is what it speaks of.
    stamp: Option<Stamp>,
    /// The sheet with the marks.
    marks_sheet: Option<usize>,
    /// The sheet that explains it.
    guide: String,
    /// It goes with forms and holds no marks.
    companion: bool,
    /// The choices of `[reading]`.
    reading: ReadingRules,
    /// What was noticed.
    seen: Diagnostics,
}

/// What a sheet of such a workbook is.
pub enum Part {
    /// Nothing to be read, and nothing to be said about it.
    Ours,
    /// The marks, laid out as the stamp says.
    Marks(Box<Pinned<'static>>),
    /// Like any other sheet.
    Other,
}

impl Returned {
    /// Reads the stamp of a workbook and compares it with its sheets; `None` if there is no stamp.
    pub fn of(book: &RawBook, config: &Config) -> Option<Self> {
        let (stamp_sheet, said) = stamp::find(book)?;
        let mut returned = Self { stamp_sheet, reading: config.reading, ..Self::default() };
        match said {
            Said::Companion => returned.companion = true,
            Said::Unusable => returned.seen.push(Diagnostic::new(&codes::FORM_STAMP_UNUSABLE, book.place.clone())),
            Said::Form(stamp) => returned.compare(*stamp, book, config),
        }
        Some(returned)
    }

    fn compare(&mut self, stamp: Stamp, book: &RawBook, config: &Config) {
        self.guide.clone_from(&stamp.guide);
        let sheets: Vec<(usize, Sheet)> = book
            .sheets
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != self.stamp_sheet)
            .map(|(at, raw)| (at, Sheet::new(raw, &book.place)))
            .collect();
        let agrees = |sheet: &Sheet| first_difference(sheet, &stamp).is_none();
        let named = sheets.iter().find(|(_, sheet)| sheet.raw.name == stamp.sheet);
        let found = named.filter(|(_, sheet)| agrees(sheet)).or_else(|| sheets.iter().find(|(_, sheet)| agrees(sheet)));
        let Some((at, sheet)) = found else {
            let changed = named.and_then(|(_, sheet)| first_difference(sheet, &stamp));
            self.seen.push(changed.unwrap_or_else(|| Diagnostic::new(&codes::FORM_SHEET_MISSING, book.place.clone()).read(&stamp.sheet)));
            return;
        };
        match compare_pupils(sheet, &stamp) {
            Err(others) => self.seen.push(others),
            Ok(changed) => {
                self.seen.extend(changed);
                self.seen.extend(other_exam(&stamp, config, &sheet.place));
                self.marks_sheet = Some(*at);
                self.stamp = Some(stamp);
            }
        }
    }

    /// What this sheet is; `prior`: the file lies among those of an earlier exam.
    pub fn part(&self, at: usize, name: &str, prior: bool) -> Part {
        match &self.stamp {
            _ if self.companion || at == self.stamp_sheet || name == self.guide => Part::Ours,
            Some(stamp) if self.marks_sheet == Some(at) => Part::Marks(Box::new(pinned(stamp, prior, self.reading))),
            _ => Part::Other,
        }
    }

    /// Looks at what was read as a form: what nobody filled in is named, and left out where a whole class or everything is
    /// missing. A filter left on hides nobody of a form, and a zero in it was meant.
    pub fn review(&self, understood: &mut Understood) {
        let (Some(stamp), Content::Scores(table)) = (&self.stamp, &mut understood.content) else { return };
        let settled: [&Rule; 2] = [&layout_codes::ROWS_FILTERED, &layout_codes::ZERO_SCORES];
        understood.seen.retain(|seen| !settled.contains(&seen.rule));
        let place = understood.place.clone();
        let listed = table.rows.len();
        let seen = take_out_unfilled(table, stamp, &place);
        understood.seen.extend(seen);
        let taken_out = u32::try_from(listed - table.rows.len()).unwrap_or(u32::MAX);
        understood.account.candidates = understood.account.candidates.saturating_sub(taken_out);
        understood.account.rejected = understood.account.rejected.saturating_add(taken_out);
        understood.seen.extend(unfilled_papers(table, &place));
        understood.seen.extend(unfilled_cells(table, &place));
    }

    /// What was noticed about the stamp.
    pub fn into_diagnostics(self) -> Diagnostics {
        self.seen
    }
}

/// A sheet that is not to be read, without a word.
pub fn passed_over(sheet: &Sheet) -> Understood {
    Understood::nothing(sheet, Verdict::Skipped)
}

/// The first cell of the header that is not what was handed out.
fn first_difference(sheet: &Sheet, stamp: &Stamp) -> Option<Diagnostic> {
    let row = sheet.raw.rows.iter().find(|row| row.index == stamp.header);
    let shown = |column: &StampColumn| row.and_then(|row| row.get(column.column)).map(|value| sheet.text(value)).unwrap_or_default();
    let differs = |column: &&StampColumn| clean::key(&shown(column)) != clean::key(&column.header);
    let column = stamp.columns.iter().find(differs)?;
    let cell = sheet.cell(stamp.header, column.column);
    let words = column.header.split_whitespace().collect::<String>();
    Some(Diagnostic::new(&codes::FORM_CHANGED, cell).read(shown(column).split_whitespace().collect::<String>()).with("wanted", words))
}

/// The stamp as a layout.
fn pinned(stamp: &Stamp, prior: bool, reading: ReadingRules) -> Pinned<'static> {
    let holds = |column: &StampColumn| match &column.holds {
        Holds::Id => Some(Told::Field(PersonField::Id)),
        Holds::Name => Some(Told::Field(PersonField::Name)),
        Holds::Class => Some(Told::Field(PersonField::Class)),
        Holds::Score { subject, full, .. } => Some(Told::Score { subject: subject.clone(), full: Some(*full), converted: false }),
        Holds::Reason => Some(Told::Field(PersonField::Reason)),
        Holds::Remark => Some(Told::Field(PersonField::Remark)),
        Holds::Nothing => None,
    };
    let pin = |column: &StampColumn| {
        let header = column.header.split_whitespace().collect::<String>();
        holds(column).map(|holds| ColumnPin { at: ColumnAt::Number(column.column), holds, header: Some(header) })
    };
    let layout = Layout {
        kind: Some(if prior { SheetKind::Prior } else { SheetKind::Scores }),
        header: Some(HeaderRows::At(vec![stamp.header])),
        columns: stamp.columns.iter().filter_map(pin).collect(),
        rest: Rest::Ignore,
        school: Some(stamp.school.to_string()),
        grade: Some(stamp.grade.clone()),
        ..Layout::default()
    };
    Pinned { layout: Cow::Owned(layout), told_by: Cow::Borrowed(stamp::SHEET), rule: None, reading }
}

/// The exam file names another exam than the form.
fn other_exam(stamp: &Stamp, config: &Config, place: &Place) -> Option<Diagnostic> {
    let declared = config.exam.name.as_deref().filter(|name| !name.is_empty() && !stamp.exam.is_empty())?;
    let same_date = config.exam.date.as_deref().is_some_and(|date| date == stamp.date);
    let differs = clean::key(declared) != clean::key(&stamp.exam) && !same_date;
    differs.then(|| Diagnostic::new(&codes::FORM_OF_OTHER_EXAM, place.clone()).read(&stamp.exam).with("exam", declared))
}

/// A row that names somebody.
struct Listed {
    row: u32,
    id: String,
    name: String,
}

/// Whom the sheet lists now against whom it listed when it was handed out.
///
/// # Errors
/// If most of those listed now were not: it was made for others.
fn compare_pupils(sheet: &Sheet, stamp: &Stamp) -> Result<Option<Diagnostic>, Diagnostic> {
    let now = listed_now(sheet, stamp);
    let by_id: HashMap<&str, &StampPupil> =
        stamp.pupils.iter().filter(|pupil| !pupil.id.is_empty()).map(|pupil| (pupil.id.as_str(), pupil)).collect();
    let names: BTreeSet<&str> = stamp.pupils.iter().map(|pupil| pupil.name.as_str()).collect();
    let known_id = |it: &&Listed| by_id.contains_key(it.id.as_str());
    let known = |it: &&Listed| known_id(it) || (!it.name.is_empty() && names.contains(it.name.as_str()));
    let found = now.iter().filter(known).count();
    if found * 2 < now.len() {
        let others = Diagnostic::new(&codes::FORM_OF_OTHERS, sheet.place.clone()).with("school", &stamp.school).with("grade", &stamp.grade);
        return Err(others.with("n", now.len()).with("found", found));
    }
    let ids: BTreeSet<&str> = now.iter().map(|it| it.id.as_str()).collect();
    let present: BTreeSet<&str> = now.iter().map(|it| it.name.as_str()).collect();
    // Whose name and id are both gone was deleted; one of them gone is a change, named by the row that has the other.
    let is_gone = |pupil: &&StampPupil| {
        let id = pupil.id.is_empty() || !ids.contains(pupil.id.as_str());
        id && !present.contains(pupil.name.as_str())
    };
    let gone: Vec<&StampPupil> = stamp.pupils.iter().filter(is_gone).collect();
    let last_listed = stamp.header.saturating_add(u32::try_from(stamp.pupils.len()).unwrap_or(u32::MAX));
    let altered = |it: &&Listed| match by_id.get(it.id.as_str()) {
        Some(pupil) => pupil.name != it.name,
        None => it.row <= last_listed && stamp.pupils.iter().all(|pupil| !pupil.id.is_empty() || pupil.name != it.name),
    };
    let rows: Vec<String> = now.iter().filter(altered).map(|it| (u64::from(it.row) + 1).to_string()).collect();
    if gone.is_empty() && rows.is_empty() {
        return Ok(None);
    }
    let changed = Diagnostic::new(&codes::FORM_PUPILS_CHANGED, sheet.place.clone());
    let nobody = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let who = list(gone.iter().map(|pupil| pupil.name.to_string()).collect::<Vec<_>>().into_iter());
    let count = rows.len();
    Ok(Some(changed.with("gone", gone.len()).with("who", nobody(who)).with("n", count).with("rows", nobody(list(rows.into_iter())))))
}

fn listed_now(sheet: &Sheet, stamp: &Stamp) -> Vec<Listed> {
    let column = |wanted: Holds| stamp.columns.iter().find(|column| column.holds == wanted).map(|column| column.column);
    let (id, name) = (column(Holds::Id), column(Holds::Name));
    let text = |row: &RawRow, column: Option<u32>| {
        column.and_then(|column| row.get(column)).map(|value| sheet.text(value).into_owned()).unwrap_or_default()
    };
    let rows = sheet.raw.rows.iter().filter(|row| row.index > stamp.header);
    let listed =
        rows.map(|row| Listed { row: row.index, id: clean::id(&text(row, id)).into(), name: clean::name(&text(row, name)).into() });
    listed.filter(|it| !it.id.is_empty() || !it.name.is_empty()).collect()
}

/// The classes of a table in order, with their rows.
fn classes(table: &ScoreTable) -> Vec<(&str, Vec<usize>)> {
    let mut order: Vec<(&str, Vec<usize>)> = Vec::new();
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for (row, ScoreRow { class, .. }) in table.rows.iter().enumerate() {
        let place = *at.entry(class).or_insert_with(|| {
            order.push((class, Vec::new()));
            order.len() - 1
        });
        order[place].1.push(row);
    }
    order
}

fn is_blank(table: &ScoreTable, row: usize) -> bool {
    table.marks_of(row).iter().all(|mark| mark.status == Status::Blank)
}

/// Takes out the rows of classes in which nobody has anything: they were not sent yet.
fn take_out_unfilled(table: &mut ScoreTable, stamp: &Stamp, place: &Place) -> Option<Diagnostic> {
    let empty: Vec<(String, Vec<usize>)> = classes(table)
        .into_iter()
        .filter(|(_, rows)| rows.iter().all(|row| is_blank(table, *row)))
        .map(|(class, rows)| (class.to_owned(), rows))
        .collect();
    let n: usize = empty.iter().map(|(_, rows)| rows.len()).sum();
    if n == 0 {
        return None;
    }
    let found = if n == table.rows.len() {
        Diagnostic::new(&codes::FORM_UNTOUCHED, place.clone()).with("school", &stamp.school).with("grade", &stamp.grade)
    } else {
        let names: Vec<String> = empty.iter().map(|(class, _)| class_name(class)).collect();
        Diagnostic::new(&codes::FORM_CLASS_UNFILLED, place.clone()).with("classes", list(names.into_iter()))
    };
    let out: BTreeSet<usize> = empty.into_iter().flat_map(|(_, rows)| rows).collect();
    keep(table, |row| !out.contains(&row));
    Some(found.with("n", n))
}

fn class_name(class: &str) -> String {
    if class.is_empty() { "–".to_owned() } else { class.to_owned() }
}

fn keep(table: &mut ScoreTable, stays: impl Fn(usize) -> bool) {
    let width = table.columns.len();
    let marks = std::mem::take(&mut table.marks);
    let rows = std::mem::take(&mut table.rows);
    for (at, row) in rows.into_iter().enumerate().filter(|(at, _)| stays(*at)) {
        table.marks.extend_from_slice(&marks[at * width..][..width]);
        table.rows.push(row);
    }
}

/// Papers that nobody of a class has anything in, by paper.
fn unfilled_papers(table: &ScoreTable, place: &Place) -> Diagnostics {
    let classes = classes(table);
    let mut seen = Diagnostics::new();
    for (at, column) in table.columns.iter().enumerate() {
        let unfilled: Vec<&(&str, Vec<usize>)> = classes.iter().filter(|(_, rows)| is_unfilled(table, rows, at)).collect();
        let n: usize = unfilled.iter().map(|(_, rows)| rows.len()).sum();
        if n > 0 {
            let names: Vec<String> = unfilled.iter().map(|(class, _)| class_name(class)).collect();
            let found = Diagnostic::new(&codes::FORM_PAPER_UNFILLED, place.at(Spot::Column(column.column)));
            seen.push(found.with("subject", &column.subject).with("classes", list(names.into_iter())).with("n", n));
        }
    }
    seen
}

fn is_unfilled(table: &ScoreTable, rows: &[usize], column: usize) -> bool {
    rows.iter().all(|row| table.marks_of(*row)[column].status == Status::Blank)
}

/// Empty cells without a reason, among others of their class that are filled in, by paper.
fn unfilled_cells(table: &ScoreTable, place: &Place) -> Diagnostics {
    let classes = classes(table);
    let mut seen = Diagnostics::new();
    for (at, column) in table.columns.iter().enumerate() {
        let begun = classes.iter().filter(|(_, rows)| !is_unfilled(table, rows, at)).flat_map(|(_, rows)| rows);
        let mut blank: Vec<u32> =
            begun.filter(|row| table.marks_of(**row)[at].status == Status::Blank).map(|row| table.rows[*row].row).collect();
        blank.sort_unstable();
        if let Some(first) = blank.first() {
            let cells: Vec<String> = blank.iter().map(|row| place.cell(*row, column.column).spot.to_string()).collect();
            let found = Diagnostic::new(&codes::FORM_CELLS_BLANK, place.cell(*first, column.column)).with("subject", &column.subject);
            seen.push(found.with("n", blank.len()).with("cells", list(cells.into_iter())));
        }
    }
    seen
}
