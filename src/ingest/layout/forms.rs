//! Entry workbooks of `kaojing collect` that came back: [`Returned`]. The stamp of the workbook becomes a layout told
//! outright ([`Pinned`]), provided that the sheet still is what the stamp speaks of; else its sheets are read like any
//! other's, and that is said.
//!
//! What nobody has filled in yet is looked at once all files are read, in [`unfilled`](crate::ingest::unfilled).

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
        Diagnostic, Diagnostics, Place, Rule,
        codes::{collect as codes, layout as layout_codes},
        place::column_letters,
    },
    ingest::{
        clean,
        raw::{RawBook, RawRow},
        stamp::{self, Holds, Said, Stamp, StampColumn, StampPupil},
        table::{Asked, Content, ScoreColumn},
    },
};
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
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
        let agrees = |sheet: &Sheet| header_row(sheet, &stamp).is_some();
        let named = sheets.iter().find(|(_, sheet)| sheet.raw.name == stamp.sheet);
        let found = named.filter(|(_, sheet)| agrees(sheet)).or_else(|| sheets.iter().find(|(_, sheet)| agrees(sheet)));
        let Some((at, sheet)) = found else {
            let changed = named.and_then(|(_, sheet)| first_difference(sheet, &stamp, stamp.header));
            self.seen.push(changed.unwrap_or_else(|| Diagnostic::new(&codes::FORM_SHEET_MISSING, book.place.clone()).read(&stamp.sheet)));
            return;
        };
        // Rows put in above the table move it and change nothing else.
        let header = header_row(sheet, &stamp).unwrap_or(stamp.header);
        let stamp = Stamp { header, ..stamp };
        match compare_pupils(sheet, &stamp) {
            Err(others) => self.seen.push(others),
            Ok(changed) => {
                self.seen.extend(changed);
                self.seen.extend(added_columns(sheet, &stamp));
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

    /// Marks what was read as a form. A filter left on hides nobody of a form, and a zero in it was meant.
    pub fn sign(&self, understood: &mut Understood) {
        let (Some(stamp), Content::Scores(table) | Content::Prior(table)) = (&self.stamp, &mut understood.content) else { return };
        let settled: [&Rule; 2] = [&layout_codes::ROWS_FILTERED, &layout_codes::ZERO_SCORES];
        understood.seen.retain(|seen| !settled.contains(&seen.rule));
        // Rare characters of names that were handed out are the roster's, and said there.
        let last = stamp.last_listed();
        let typed = |seen: Diagnostic| {
            let place = seen.place.clone();
            if seen.rule == &layout_codes::INVISIBLE_MARKS {
                seen.only_about(|spot| place.row_of(spot).is_none_or(|row| row > last))
            } else {
                Some(seen)
            }
        };
        understood.seen = std::mem::take(&mut understood.seen).into_iter().filter_map(typed).collect();
        let asked = |of: &ScoreColumn| {
            let column = stamp.columns.iter().find(|column| column.column == of.column)?;
            if let Holds::Score { step, optional, .. } = column.holds { Some(Asked { step, optional }) } else { None }
        };
        table.form = Some(table.columns.iter().map(asked).map(Option::unwrap_or_default).collect());
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

/// How many rows may have been put in above a form.
const MOST_ABOVE: u32 = 30;

/// The row with the header as it was handed out: where it was, or not far from there.
fn header_row(sheet: &Sheet, stamp: &Stamp) -> Option<u32> {
    let near = sheet.raw.rows.iter().map(|row| row.index).take_while(|row| *row <= stamp.header.saturating_add(MOST_ABOVE));
    std::iter::once(stamp.header).chain(near).find(|row| first_difference(sheet, stamp, *row).is_none())
}

/// The first cell of a header row that is not what was handed out.
fn first_difference(sheet: &Sheet, stamp: &Stamp, header: u32) -> Option<Diagnostic> {
    let row = row_at(sheet, header);
    let shown = |column: &StampColumn| row.and_then(|row| row.get(column.column)).map(|value| sheet.text(value)).unwrap_or_default();
    let differs = |column: &&StampColumn| clean::key(&shown(column)) != clean::key(&column.header);
    let column = stamp.columns.iter().find(differs)?;
    let changed = Diagnostic::new(&codes::FORM_CHANGED, sheet.cell(header, column.column));
    Some(changed.read(without_breaks(&shown(column))).with("wanted", without_breaks(&column.header)))
}

fn row_at<'r>(sheet: &'r Sheet, row: u32) -> Option<&'r RawRow> {
    sheet.raw.rows.binary_search_by_key(&row, |raw| raw.index).ok().map(|at| &sheet.raw.rows[at])
}

fn without_breaks(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Columns of figures that were put beside those of the form: nothing tells what they hold, and they are not read.
fn added_columns(sheet: &Sheet, stamp: &Stamp) -> Option<Diagnostic> {
    let known: BTreeSet<u32> = stamp.columns.iter().map(|column| column.column).collect();
    let below = sheet.raw.rows.iter().filter(|row| row.index > stamp.header);
    let figures = below.flat_map(|row| &row.cells).filter(|cell| !known.contains(&cell.column) && sheet.number(&cell.value).is_some());
    let added: BTreeSet<u32> = figures.map(|cell| cell.column).collect();
    let header = row_at(sheet, stamp.header);
    let shown = |column: u32| {
        let title = header.and_then(|row| row.get(column)).map(|value| without_breaks(&sheet.text(value))).unwrap_or_default();
        format!("{} {title}", column_letters(column)).trim_end().to_owned()
    };
    let first = added.first()?;
    let columns: Vec<String> = added.iter().map(|column| shown(*column)).collect();
    Some(Diagnostic::new(&codes::FORM_COLUMN_ADDED, sheet.column(*first)).with("columns", list(columns.into_iter())))
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
        let header = without_breaks(&column.header);
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
    class: String,
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
    let altered = |it: &&Listed| match by_id.get(it.id.as_str()) {
        Some(pupil) => pupil.name != it.name || clean::key(&pupil.class) != clean::key(&it.class),
        None => it.row <= stamp.last_listed() && stamp.pupils.iter().all(|pupil| !pupil.id.is_empty() || pupil.name != it.name),
    };
    let rows: Vec<u32> = now.iter().filter(altered).map(|it| it.row).collect();
    if gone.is_empty() && rows.is_empty() {
        return Ok(None);
    }
    let changed = Diagnostic::new(&codes::FORM_PUPILS_CHANGED, sheet.place.clone());
    let nobody = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let who = list(gone.iter().map(|pupil| pupil.name.to_string()).collect::<Vec<_>>().into_iter());
    let changed = changed.with("gone", gone.len()).with("who", nobody(who));
    Ok(Some(if rows.is_empty() {
        changed.with("n", 0).with("rows", "–")
    } else {
        changed.among(rows.into_iter().map(|row| (sheet.row(row).spot, String::new())))
    }))
}

fn listed_now(sheet: &Sheet, stamp: &Stamp) -> Vec<Listed> {
    let column = |wanted: Holds| stamp.columns.iter().find(|column| column.holds == wanted).map(|column| column.column);
    let (id, name, class) = (column(Holds::Id), column(Holds::Name), column(Holds::Class));
    let text = |row: &RawRow, column: Option<u32>| {
        column.and_then(|column| row.get(column)).map(|value| sheet.text(value).into_owned()).unwrap_or_default()
    };
    let rows = sheet.raw.rows.iter().filter(|row| row.index > stamp.header);
    let listed = rows.map(|row| Listed {
        row: row.index,
        id: clean::id(&text(row, id)).into(),
        name: clean::name(&text(row, name)).into(),
        class: text(row, class),
    });
    listed.filter(|it| !it.id.is_empty() || !it.name.is_empty()).collect()
}
