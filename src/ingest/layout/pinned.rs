//! [`Pinned`]: a layout told outright → the header, titles, rows and plan that the row readers use.
//!
//! Receives a [`Layout`], from `[[layout]]` of the exam file or from the stamp of a sheet that kaojing made. Titles are
//! given the meaning that was told before anything is inferred, and the plan is held to it afterwards; what was not told
//! is inferred as in any sheet. Rows between the first and the last one are classified as anywhere. Where the sheet
//! contradicts the layout it is not read.

use super::{
    FileContext,
    columns::Plan,
    header::{Header, Title},
    labels,
    lexicon::{Aside, Field, Kind, Meaning, take_full_mark},
    place::school_in,
    rows::RowKind,
    sheet::Sheet,
    tally::list,
};
use crate::{
    config::{
        Config, ReadingRules,
        layout::{ColumnAt, ColumnPin, FIELD_WORDS, HeaderRows, Holds, Layout, PersonField, Rest},
    },
    diagnostics::{Diagnostic, Diagnostics, Spot, codes::config as codes, place::column_letters},
    ingest::{
        clean,
        raw::{RawRow, Value},
        table::ScoreColumn,
    },
    model::Subject,
};
use std::{borrow::Cow, ops::Range};

/// Rows above a table in which a school may be named.
const TITLE_ROWS: usize = 5;

/// A layout told for one sheet.
#[derive(Clone, Debug)]
pub struct Pinned<'c> {
    /// What was told.
    pub layout: Cow<'c, Layout>,
    /// Who told it, for messages: `exam.toml:12`.
    pub told_by: Cow<'c, str>,
    /// Its number among the `[[layout]]`s of the exam file.
    pub rule: Option<usize>,
    /// The choices of `[reading]` for this sheet.
    pub reading: ReadingRules,
}

/// The columns of a layout found under one header.
#[derive(Clone, Debug, Default)]
pub struct Located<'c> {
    columns: Vec<(u32, &'c ColumnPin)>,
}

impl<'c> Pinned<'c> {
    /// The first layout of the exam file that fits this sheet.
    pub fn of(sheet: &Sheet, file: &FileContext, config: &'c Config) -> Option<Self> {
        let (name, sheet_name) = (sheet.place.file.as_deref().unwrap_or_default(), sheet.raw.name.as_str());
        let fits = |rule: &crate::config::LayoutRule| {
            rule.selector.fits_names(name, sheet_name) && rule.selector.from.as_deref().is_none_or(|school| is_from(sheet, file, school))
        };
        let at = config.layouts.iter().position(fits)?;
        let rule = &config.layouts[at];
        Some(Self { layout: Cow::Borrowed(&rule.layout), told_by: Cow::Borrowed(&rule.told_by), rule: Some(at), reading: rule.reading })
    }

    /// Whether rows or columns are told by number, which hold for the sheet as it stands and not on its side.
    pub fn tells_places(&self) -> bool {
        let Layout { header, first, last, columns, .. } = &*self.layout;
        header.is_some() || first.is_some() || last.is_some() || columns.iter().any(|pin| matches!(pin.at, ColumnAt::Number(_)))
    }

    fn diagnostic(&self, rule: &'static crate::diagnostics::Rule, place: crate::diagnostics::Place) -> Diagnostic {
        Diagnostic::new(rule, place).with("by", &self.told_by)
    }

    /// The header where it was told, else where it is found above the first row of data; `None` if there is none to be
    /// found.
    ///
    /// # Errors
    /// If a row that was told is blank.
    pub fn header(&self, sheet: &Sheet) -> Result<Option<Header>, Diagnostic> {
        let end = self.layout.first.map_or(sheet.raw.rows.len(), |first| from_row(sheet, first));
        match &self.layout.header {
            Some(HeaderRows::At(rows)) => {
                let blank = rows.iter().find(|row| row_at(sheet, **row).is_none());
                let (None, Some(first)) = (blank, rows.first().and_then(|row| row_at(sheet, *row))) else {
                    let shown: Vec<String> = rows.iter().map(|row| Spot::Row(*row).to_string()).collect();
                    let missing = self.diagnostic(&codes::PIN_ROWS_MISSING, sheet.place.clone());
                    return Err(missing.with("what", "header").with("rows", shown.join("、")));
                };
                Ok(Some(Header::in_rows(sheet, first..first + rows.len())))
            }
            Some(HeaderRows::None) => Ok(Some(self.no_header(sheet))),
            None => Ok(Header::find_above(sheet, end).or_else(|| self.numbers_columns().then(|| self.no_header(sheet)))),
        }
    }

    fn numbers_columns(&self) -> bool {
        self.layout.columns.iter().any(|pin| matches!((&pin.at, &pin.holds), (ColumnAt::Number(_), Holds::Field(_) | Holds::Score { .. })))
    }

    /// The header that a table does not have: columns are called as the layout calls them. It ends above the first row
    /// with a figure in a column of scores, or with anything in the column of names.
    fn no_header(&self, sheet: &Sheet) -> Header {
        let numbered = |pin: &ColumnPin| if let ColumnAt::Number(column) = pin.at { Some(column) } else { None };
        let columns = || self.layout.columns.iter().filter_map(|pin| numbered(pin).map(|column| (column, pin)));
        let scores: Vec<u32> = columns().filter(|(_, pin)| matches!(pin.holds, Holds::Score { .. })).map(|(column, _)| column).collect();
        let begins = |row: &RawRow| {
            let figure = |column: &u32| row.get(*column).is_some_and(|value| sheet.number(value).is_some());
            if scores.is_empty() { columns().any(|(column, _)| row.get(column).is_some()) } else { scores.iter().any(figure) }
        };
        let told = self.layout.first.map(|first| from_row(sheet, first));
        let start = told.or_else(|| sheet.raw.rows.iter().position(begins)).unwrap_or(0);
        let mut titles: Vec<Title> =
            columns().map(|(column, pin)| Title { column, shown: word(&pin.holds), meaning: meaning(&pin.holds), full: None }).collect();
        titles.sort_by_key(|title| title.column);
        Header { rows: start..start, titles }
    }

    /// The rows of data below a header, cut to what was told.
    ///
    /// # Errors
    /// If the sheet ends before the first row of data.
    pub fn body(&self, sheet: &Sheet, header: &Header) -> Result<Range<usize>, Diagnostic> {
        let start = self.layout.first.map_or(header.rows.end, |first| from_row(sheet, first).max(header.rows.end));
        let end = self.layout.last.map_or(sheet.raw.rows.len(), |last| from_row(sheet, last.saturating_add(1)));
        if let Some(first) = self.layout.first.filter(|_| start >= end) {
            let missing = self.diagnostic(&codes::PIN_ROWS_MISSING, sheet.place.clone());
            return Err(missing.with("what", "first").with("rows", Spot::Row(first)));
        }
        Ok(start..end.max(start))
    }

    /// Gives the titles the meaning that was told, and takes it from the others. Columns that are not there are said.
    ///
    /// # Errors
    /// If the sheet contradicts the layout, or lacks a column that tells who somebody is.
    pub fn name_titles(
        &self,
        sheet: &Sheet,
        header: &mut Header,
        body: Range<usize>,
        seen: &mut Diagnostics,
    ) -> Result<Located<'_>, Diagnostics> {
        let mut columns = Vec::new();
        let mut wrong = Diagnostics::new();
        for pin in &self.layout.columns {
            match self.locate(sheet, header, body.clone(), pin) {
                Ok(column) => columns.push((column, pin)),
                Err(diagnostic) if diagnostic.rule == &codes::PIN_COLUMN_MISSING && !tells_who(&pin.holds) => {
                    // What is not to be read may as well not be there.
                    if pin.holds != Holds::Ignored {
                        seen.push(diagnostic);
                    }
                }
                Err(diagnostic) => wrong.push(diagnostic),
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let told = |meaning: &Meaning| self.layout.columns.iter().any(|pin| is_same(meaning, &pin.holds));
        for title in &mut header.titles {
            match columns.iter().find(|(column, _)| *column == title.column) {
                Some((_, pin)) => {
                    title.meaning = meaning(&pin.holds);
                    if let Holds::Score { full: Some(full), .. } = &pin.holds {
                        title.full = Some(*full);
                    }
                }
                None if self.layout.rest == Rest::Ignore => title.meaning = Meaning::Person(Field::Other),
                None if told(&title.meaning) => title.meaning = Meaning::Aside(Aside::Piece),
                None => {}
            }
        }
        for (column, pin) in &columns {
            if !header.titles.iter().any(|title| title.column == *column) {
                header.titles.push(Title { column: *column, shown: word(&pin.holds), meaning: meaning(&pin.holds), full: None });
            }
        }
        header.titles.sort_by_key(|title| title.column);
        Ok(Located { columns })
    }

    /// The column of a pin; its header has to agree with what was told.
    fn locate(&self, sheet: &Sheet, header: &Header, body: Range<usize>, pin: &ColumnPin) -> Result<u32, Diagnostic> {
        let missing =
            |at: String| self.diagnostic(&codes::PIN_COLUMN_MISSING, sheet.place.clone()).with("what", word(&pin.holds)).with("at", at);
        let column = match &pin.at {
            ColumnAt::Titled(text) => {
                let mut found = header.titles.iter().filter(|title| is_called(title, text));
                let (Some(title), None) = (found.next(), found.next()) else { return Err(missing(format!("“{text}”"))) };
                return Ok(title.column);
            }
            ColumnAt::Number(column) => *column,
        };
        let title = header.titles.iter().find(|title| title.column == column).filter(|_| !header.rows.is_empty());
        let agrees = match (&pin.header, title) {
            (Some(wanted), Some(title)) => is_called(title, wanted),
            (Some(_), None) => header.rows.is_empty(),
            (None, Some(title)) => !contradicts(&title.meaning, &pin.holds),
            (None, None) => true,
        };
        if !agrees {
            let found = title.map_or("", |title| title.shown.as_str());
            let letters = column_letters(column);
            return Err(self
                .diagnostic(&codes::PIN_HEADER_DIFFERS, sheet.column(column))
                .read(found)
                .with("what", pin.header.clone().unwrap_or_else(|| word(&pin.holds)))
                .with("found", found)
                .with("cure", format!("{{ at = \"{letters}\", header = \"{found}\" }}"))
                .with("at", letters));
        }
        let filled = || sheet.raw.rows[body].iter().any(|row| row.get(column).is_some());
        if title.is_some() || filled() { Ok(column) } else { Err(missing(column_letters(column))) }
    }

    /// Holds a plan to the layout, and takes back what was said about columns that were told.
    pub fn enforce(&self, located: &Located, titles: &[Title], plan: &mut Plan, seen: &mut Diagnostics) {
        let is_told = |column: u32| located.columns.iter().any(|(told, _)| *told == column);
        let alone = self.layout.rest == Rest::Ignore;
        forget(plan, &|column| alone || is_told(column));
        for (column, pin) in &located.columns {
            match &pin.holds {
                Holds::Field(field) => set(plan, *field, *column),
                Holds::Score { subject, full, .. } => {
                    let title = titles.iter().find(|title| title.column == *column);
                    plan.scores.retain(|score| score.subject != *subject);
                    plan.scores.push(ScoreColumn {
                        subject: subject.clone(),
                        header: title.map_or_else(|| word(&pin.holds), |title| title.shown.clone()),
                        column: *column,
                        full: full.or_else(|| title.and_then(|title| title.full)),
                    });
                }
                Holds::Ignored => {}
            }
        }
        plan.scores.sort_by_key(|score| score.column);
        if plan.id.is_none() {
            plan.id = plan.other_id.take();
        }
        let Layout { school, grade, class, .. } = &*self.layout;
        for (told, column) in [(school.is_some(), &mut plan.school), (grade.is_some(), &mut plan.grade), (class.is_some(), &mut plan.class)]
        {
            if told {
                *column = None;
            }
        }
        let first = plan.scores.iter().map(|score| score.column).chain(plan.totals.iter().copied()).min();
        plan.label_end = first.unwrap_or(plan.label_end);
        let is_settled = |diagnostic: &Diagnostic| match diagnostic.place.spot {
            Spot::Column(at) | Spot::Row(at) => alone || is_told(at),
            Spot::Whole => alone && is_about_columns(diagnostic),
            Spot::Cell { .. } => false,
        };
        seen.retain(|diagnostic| !is_settled(diagnostic));
        if self.layout.subject.is_some() {
            seen.retain(|diagnostic| diagnostic.rule != &crate::diagnostics::codes::layout::SUBJECT_FROM_NAME);
        }
    }

    /// Rows outside of what was told that look like candidates: named, and with a figure in a column of scores.
    pub fn tell_rows_outside(&self, sheet: &Sheet, plan: &Plan, kinds: &[RowKind], read: &[Range<usize>]) -> Option<Diagnostic> {
        if self.layout.first.is_none() && self.layout.last.is_none() {
            return None;
        }
        let filled = |row: &RawRow, column: Option<u32>| {
            column.and_then(|column| row.get(column)).is_some_and(|value| !clean::is_blank(&sheet.text(value)))
        };
        let scored =
            |row: &RawRow| plan.scores.iter().any(|score| row.get(score.column).is_some_and(|value| sheet.number(value).is_some()));
        let outside: Vec<String> = sheet
            .raw
            .rows
            .iter()
            .enumerate()
            .filter(|(at, _)| kinds[*at] == RowKind::Note && !read.iter().any(|range| range.contains(at)))
            .filter(|(_, row)| scored(row) && (filled(row, plan.id) || filled(row, plan.name)) && !is_labelled(row))
            .map(|(_, row)| Spot::Row(row.index).to_string())
            .collect();
        let count = outside.len();
        (count > 0).then(|| {
            let told = self.diagnostic(&codes::ROWS_OUTSIDE_PIN, sheet.place.clone()).with("count", count);
            told.with("rows", list(outside.into_iter()))
        })
    }
}

/// How a table was read, as a layout that would read it so again; `None` for what a layout cannot say.
pub fn describe(sheet: &Sheet, header: &Header, plan: &Plan) -> Option<Layout> {
    if plan.course.is_some() || plan.exam.is_some() || plan.scores.is_empty() {
        return None;
    }
    let remark = plan.field(Field::Remark);
    let fields = [
        (PersonField::Id, plan.id),
        (PersonField::RegisterId, plan.other_id),
        (PersonField::Name, plan.name),
        (PersonField::Class, plan.class),
        (PersonField::Seat, plan.seat),
        (PersonField::School, plan.school),
        (PersonField::Grade, plan.grade),
        (PersonField::AbsenceFlag, plan.absence),
        (PersonField::Participation, plan.participation),
        (PersonField::Remark, remark),
        (PersonField::Total, plan.totals.first().copied()),
    ];
    let pin = |column: u32, holds: Holds| ColumnPin { at: ColumnAt::Number(column), holds, header: None };
    let mut columns: Vec<(u32, ColumnPin)> =
        fields.into_iter().filter_map(|(field, column)| column.map(|column| (column, pin(column, Holds::Field(field))))).collect();
    columns.extend(plan.scores.iter().map(|score| {
        let title = header.titles.iter().find(|title| title.column == score.column);
        let converted = title.is_some_and(|title| matches!(title.meaning, Meaning::Score(_, Kind::Converted)));
        let holds = Holds::Score { subject: score.subject.clone(), full: score.full, converted };
        // Where the words of the header say something else they have to be confirmed.
        let contradicts = title.is_some_and(|title| contradicts(&title.meaning, &holds));
        let header = title.filter(|_| contradicts).map(|title| title.shown.clone());
        (score.column, ColumnPin { header, ..pin(score.column, holds) })
    }));
    columns.sort_by_key(|(column, _)| *column);
    let rows: Vec<u32> = sheet.raw.rows[header.rows.clone()].iter().map(|row| row.index).collect();
    let header = match rows.len() {
        0 => HeaderRows::None,
        1 | 2 => HeaderRows::At(rows),
        _ => return None,
    };
    Some(Layout {
        header: Some(header),
        columns: columns.into_iter().map(|(_, pin)| pin).collect(),
        rest: Rest::Ignore,
        ..Layout::default()
    })
}

/// Whether some text of a row says that it sums up others.
fn is_labelled(row: &RawRow) -> bool {
    row.cells.iter().any(|cell| matches!(&cell.value, Value::Text(text) if labels::is_summary_label_among_names(&clean::key(text))))
}

/// Whether a folder, the file, the sheet or one of the first rows names this school.
fn is_from(sheet: &Sheet, file: &FileContext, school: &str) -> bool {
    let wanted = clean::key(school);
    let names = file.folders.iter().map(String::as_str).chain([file.stem.as_str(), sheet.raw.name.as_str()]);
    let named = |text: &str| school_in(text).map_or_else(|| clean::key(text), |school| clean::key(&school)) == wanted;
    let titles = sheet.raw.rows.iter().take(TITLE_ROWS).flat_map(|row| &row.cells);
    let texts = titles.filter_map(|cell| if let Value::Text(text) = &cell.value { Some(text.as_str()) } else { None });
    names.chain(texts).any(named)
}

/// The index of a row by its number; `None` where it is blank.
fn row_at(sheet: &Sheet, row: u32) -> Option<usize> {
    sheet.raw.rows.binary_search_by_key(&row, |raw| raw.index).ok()
}

/// The index of the first row from this number on.
fn from_row(sheet: &Sheet, row: u32) -> usize {
    sheet.raw.rows.partition_point(|raw| raw.index < row)
}

const fn field(field: PersonField) -> Field {
    match field {
        PersonField::Name => Field::Name,
        PersonField::Id => Field::ExamId,
        PersonField::RegisterId => Field::RegisterId,
        PersonField::Class => Field::Class,
        PersonField::Seat => Field::Seat,
        PersonField::School => Field::School,
        PersonField::Grade => Field::Grade,
        // A total is no field of a person; see `meaning`.
        PersonField::Total => Field::Other,
        PersonField::AbsenceFlag => Field::AbsenceFlag,
        PersonField::Participation => Field::Participation,
        PersonField::Remark => Field::Remark,
        PersonField::Reason => Field::Reason,
        PersonField::Enrolment => Field::Enrolment,
        PersonField::SchoolCode => Field::SchoolCode,
        PersonField::ShortName => Field::ShortName,
        PersonField::Category => Field::Category,
        PersonField::District => Field::District,
    }
}

fn meaning(holds: &Holds) -> Meaning {
    match holds {
        Holds::Field(PersonField::Total) => Meaning::Total(Kind::Plain),
        Holds::Field(told) => Meaning::Person(field(*told)),
        Holds::Score { subject, .. } => Meaning::Score(subject.clone(), Kind::Plain),
        Holds::Ignored => Meaning::Person(Field::Other),
    }
}

/// How exam.toml calls what a column holds.
fn word(holds: &Holds) -> String {
    match holds {
        Holds::Field(field) => {
            FIELD_WORDS.iter().find(|(known, _)| known == field).map_or_else(String::new, |(_, words)| words[words.len() - 1].to_owned())
        }
        Holds::Score { subject, .. } => subject.name().to_owned(),
        Holds::Ignored => String::new(),
    }
}

/// Columns without which nobody can tell whose scores these are.
const fn tells_who(holds: &Holds) -> bool {
    matches!(
        holds,
        Holds::Field(
            PersonField::Name
                | PersonField::Id
                | PersonField::RegisterId
                | PersonField::Class
                | PersonField::School
                | PersonField::Grade
                | PersonField::Participation
                | PersonField::AbsenceFlag
        )
    )
}

/// Whether a title means the same as what was told of another column.
fn is_same(found: &Meaning, told: &Holds) -> bool {
    match (found, told) {
        (Meaning::Score(found, _), Holds::Score { subject, .. }) => found == subject,
        (Meaning::Total(_), Holds::Field(PersonField::Total)) => true,
        (Meaning::Person(Field::StudentNumber), Holds::Field(PersonField::Id)) => true,
        (Meaning::Person(found), Holds::Field(told)) => *found == field(*told) && *told != PersonField::Total,
        _ => false,
    }
}

/// Whether a title says something that cannot be what was told: another subject, a person's field over scores or scores
/// over a person's field.
fn contradicts(found: &Meaning, told: &Holds) -> bool {
    const fn is_who(field: Field) -> bool {
        matches!(
            field,
            Field::Name
                | Field::ExamId
                | Field::StudentNumber
                | Field::RegisterId
                | Field::Seat
                | Field::Class
                | Field::School
                | Field::Grade
        )
    }
    const fn is_number(field: Field) -> bool {
        matches!(field, Field::ExamId | Field::StudentNumber | Field::RegisterId | Field::Seat | Field::RowNumber)
    }
    match (found, told) {
        (Meaning::Score(found, _), Holds::Score { subject, .. }) => !is_one(found, subject),
        (Meaning::Person(found), Holds::Score { .. } | Holds::Field(PersonField::Total)) => is_who(*found),
        (Meaning::Total(_), Holds::Score { .. }) => true,
        (Meaning::Score(..), Holds::Field(_)) => true,
        (Meaning::Person(found), Holds::Field(told)) => {
            let told = field(*told);
            is_who(*found) && is_who(told) && *found != told && !(is_number(*found) && is_number(told))
        }
        _ => false,
    }
}

/// 政治 and 道德与法治 are one subject in compulsory years.
fn is_one(found: &Subject, told: &Subject) -> bool {
    let civic = |subject: &Subject| ["政治", "道德与法治"].contains(&subject.name());
    found == told || (civic(found) && civic(told)) || !is_known(told)
}

/// A subject of the tables; under other words (`语文附加`) the header may say what it likes.
fn is_known(subject: &Subject) -> bool {
    Subject::standard(subject.name()).is_some()
}

/// Whether a column is called so: its whole header, one of its rows, or without the full mark in it.
fn is_called(title: &Title, text: &str) -> bool {
    let wanted = clean::key(text);
    let found = clean::key(&title.shown);
    found == wanted
        || take_full_mark(&found).0 == wanted
        || found.replace('/', "") == wanted
        || (!wanted.contains('/') && found.split('/').next_back() == Some(wanted.as_str()))
}

/// Takes columns out of a plan.
fn forget(plan: &mut Plan, is_told: &dyn Fn(u32) -> bool) {
    let Plan {
        id,
        other_id,
        name,
        class,
        seat,
        school,
        grade,
        scores,
        totals,
        absence,
        reason,
        participation,
        watched,
        course,
        exam,
        fields,
        ..
    } = plan;
    for column in [id, other_id, name, class, seat, school, grade, absence, reason, participation, course, exam] {
        *column = column.filter(|column| !is_told(*column));
    }
    scores.retain(|score| !is_told(score.column));
    totals.retain(|column| !is_told(*column));
    watched.retain(|column| !is_told(*column));
    fields.retain(|(_, column)| !is_told(*column));
}

/// Puts a column into a plan.
fn set(plan: &mut Plan, told: PersonField, column: u32) {
    match told {
        PersonField::Name => plan.name = Some(column),
        PersonField::Id => plan.id = Some(column),
        PersonField::RegisterId => plan.other_id = Some(column),
        PersonField::Class => plan.class = Some(column),
        PersonField::Seat => plan.seat = Some(column),
        PersonField::School => plan.school = Some(column),
        PersonField::Grade => plan.grade = Some(column),
        PersonField::Total => {
            plan.totals = vec![column];
            return;
        }
        PersonField::AbsenceFlag => plan.absence = Some(column),
        PersonField::Participation => plan.participation = Some(column),
        PersonField::Remark => plan.watched.push(column),
        PersonField::Reason => plan.reason = Some(column),
        PersonField::Enrolment | PersonField::SchoolCode | PersonField::ShortName | PersonField::Category | PersonField::District => {}
    }
    let field = field(told);
    plan.fields.retain(|(known, _)| *known != field);
    plan.fields.push((field, column));
}

/// What the planner says of a sheet's columns as a whole; with the rest ignored it is about columns nobody asked for.
fn is_about_columns(diagnostic: &Diagnostic) -> bool {
    use crate::diagnostics::codes::layout as codes;
    [&codes::COLUMNS_LEFT_OUT, &codes::UNKNOWN_SUBJECTS, &codes::EARLIER_EXAM_COLUMNS, &codes::SEVERAL_EXAMS].contains(&diagnostic.rule)
}
