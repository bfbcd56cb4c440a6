//! [`Stamp`]: what an entry workbook of `kaojing collect` says about itself, in a hidden sheet of text cells, so that reading
//! it back needs no inference. Written by `collect`, read here.
//!
//! ```text
//! kaojing-form | 1                        kind and version of the form
//! exam         | 2026年春季期末 | 2026-01-15
//! school       | 第一中学
//! grade        | 九年级
//! sheet        | 成绩登记表 | 5            the sheet with the marks, its header row
//! guide        | 填写说明                  a sheet to be passed over
//! roster       | <digest>                 of the pupils below
//! column       | 5 | 语文(满分120) | score | 语文 | 120 | 0.5
//! pupil        | 42009926010101 | 张三 | 1班
//! end          | <digest>                 of all lines above: who changed one is found out
//! ```

use super::raw::{RawBook, RawSheet, Value};
use crate::model::{Grade, Score, Subject};
use compact_str::CompactString;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The name of the hidden sheet.
pub const SHEET: &str = "kaojing";
/// The first cell of the stamp of a form.
const FORM: &str = "kaojing-form";
/// The first cell of a workbook that goes with forms and holds no marks.
const COMPANION: &str = "kaojing-companion";
/// What a column of marks says of itself if pupils choose the paper.
const OPTIONAL: &str = "optional";
/// The version written; older ones are read.
pub const VERSION: u32 = 1;
/// More columns than this are not ours.
const MOST_COLUMNS: usize = 200;
/// The exam file takes no larger full mark.
const MOST_MARKS: Score = Score::whole(10_000);

/// What a form says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Stamp {
    /// Name of the exam; empty if none was told.
    pub exam: String,
    /// Its date; empty if none was told.
    pub date: String,
    /// The school.
    pub school: CompactString,
    /// The grade.
    pub grade: Grade,
    /// The sheet with the marks.
    pub sheet: String,
    /// Its header row, from zero.
    pub header: u32,
    /// The sheet that explains it.
    pub guide: String,
    /// Its columns.
    pub columns: Vec<StampColumn>,
    /// Who was listed, in order of rows.
    pub pupils: Vec<StampPupil>,
}

/// A column of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StampColumn {
    /// From zero.
    pub column: u32,
    /// What it holds.
    pub holds: Holds,
    /// Its header as written.
    pub header: String,
}

/// What a column of a form holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Ids.
    Id,
    /// Names.
    Name,
    /// Classes.
    Class,
    /// Marks of a paper.
    Score {
        /// The subject under its standard name.
        subject: Subject,
        /// Its full mark.
        full: Score,
        /// Its step.
        step: Score,
        /// Pupils choose it: an empty cell may mean that it was not chosen.
        optional: bool,
    },
    /// Why marks are missing.
    Reason,
    /// Words about the row.
    Remark,
    /// Row numbers, totals: nothing to be read.
    Nothing,
}

/// A pupil whom a form lists.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct StampPupil {
    /// Id; empty if none.
    pub id: CompactString,
    /// Name.
    pub name: CompactString,
    /// Class.
    pub class: CompactString,
}

/// What a workbook says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is a form.
    Form(Box<Stamp>),
    /// It goes with forms: a list of what was handed out.
    Companion,
    /// It was a form; the stamp is of a later version, or somebody changed it.
    Unusable,
}

/// The lines of a companion's stamp.
#[must_use]
pub fn companion_lines() -> Vec<Vec<String>> {
    vec![vec![COMPANION.to_owned(), VERSION.to_string()]]
}

impl Stamp {
    /// The lines of the hidden sheet.
    #[must_use]
    pub fn lines(&self) -> Vec<Vec<String>> {
        let line = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<String>>();
        let mut lines = vec![
            line(&[FORM, &VERSION.to_string()]),
            line(&["exam", &self.exam, &self.date]),
            line(&["school", &self.school]),
            line(&["grade", self.grade.name()]),
            line(&["sheet", &self.sheet, &self.header.to_string()]),
            line(&["guide", &self.guide]),
            line(&["roster", &digest_of_pupils(&self.pupils)]),
        ];
        lines.extend(self.columns.iter().map(StampColumn::line));
        lines.extend(self.pupils.iter().map(|pupil| line(&["pupil", &pupil.id, &pupil.name, &pupil.class])));
        lines.push(line(&["end", &digest_of_lines(&lines)]));
        lines
    }

    /// Reads the lines back; `None` if they are not what was written.
    fn read(lines: &[Vec<String>]) -> Option<Self> {
        let (end, body) = lines.split_last()?;
        let intact = end.first().is_some_and(|word| word == "end") && end.get(1) == Some(&digest_of_lines(body));
        let version: u32 = body.first()?.get(1)?.parse().ok()?;
        if !intact || version > VERSION {
            return None;
        }
        let mut stamp = Self::default();
        for line in &body[1..] {
            stamp.take(line)?;
        }
        stamp.makes_sense().then_some(stamp)
    }

    /// Whether a form can be so: somebody is named, every column and paper is there once, under its own header.
    fn makes_sense(&self) -> bool {
        let numbers: BTreeSet<u32> = self.columns.iter().map(|column| column.column).collect();
        let papers = || self.columns.iter().filter_map(StampColumn::paper);
        let subjects: BTreeSet<&str> = papers().map(|(subject, ..)| subject.name()).collect();
        let names_people = self.columns.iter().any(|column| matches!(column.holds, Holds::Id | Holds::Name));
        let once = numbers.len() == self.columns.len() && subjects.len() == papers().count();
        let headed = self.columns.iter().all(|column| column.paper().is_none_or(|(subject, ..)| heads(&column.header, subject)));
        let marked = papers().all(|(_, full, step)| full > Score::ZERO && full <= MOST_MARKS && step > Score::ZERO && step <= full);
        !self.school.is_empty() && names_people && !subjects.is_empty() && once && headed && marked && self.columns.len() <= MOST_COLUMNS
    }

    fn take(&mut self, line: &[String]) -> Option<()> {
        let cell = |at: usize| line.get(at).map_or("", String::as_str);
        match cell(0) {
            "exam" => (self.exam, self.date) = (cell(1).to_owned(), cell(2).to_owned()),
            "school" => self.school = cell(1).into(),
            "grade" => self.grade = Grade::named(cell(1)),
            "sheet" => (self.sheet, self.header) = (cell(1).to_owned(), cell(2).parse().ok()?),
            "guide" => self.guide = cell(1).to_owned(),
            "column" => self.columns.push(StampColumn::read(line)?),
            "pupil" => self.pupils.push(StampPupil { id: cell(1).into(), name: cell(2).into(), class: cell(3).into() }),
            _ => {}
        }
        Some(())
    }

    /// The last row of those listed, where they still stand below the header.
    #[must_use]
    pub fn last_listed(&self) -> u32 {
        self.header.saturating_add(u32::try_from(self.pupils.len()).unwrap_or(u32::MAX))
    }
}

/// Whether a header names this subject, in either language; the total is none.
fn heads(header: &str, subject: &Subject) -> bool {
    let named = super::clean::key(header).starts_with(&super::clean::key(subject.name()));
    !subject.name().is_empty() && !subject.is_total() && (named || Subject::standard(header).as_ref() == Some(subject))
}

impl StampColumn {
    /// Subject, full mark and step of a column of marks.
    const fn paper(&self) -> Option<(&Subject, Score, Score)> {
        match &self.holds {
            Holds::Score { subject, full, step, .. } => Some((subject, *full, *step)),
            _ => None,
        }
    }

    fn line(&self) -> Vec<String> {
        let (word, more) = match &self.holds {
            Holds::Id => ("id", Vec::new()),
            Holds::Name => ("name", Vec::new()),
            Holds::Class => ("class", Vec::new()),
            Holds::Score { subject, full, step, optional } => {
                let optional = if *optional { OPTIONAL } else { "" };
                ("score", vec![subject.name().to_owned(), full.to_string(), step.to_string(), optional.to_owned()])
            }
            Holds::Reason => ("reason", Vec::new()),
            Holds::Remark => ("remark", Vec::new()),
            Holds::Nothing => ("nothing", Vec::new()),
        };
        [vec!["column".to_owned(), self.column.to_string(), self.header.clone(), word.to_owned()], more].concat()
    }

    fn read(line: &[String]) -> Option<Self> {
        let cell = |at: usize| line.get(at).map(String::as_str);
        let holds = match cell(3)? {
            "id" => Holds::Id,
            "name" => Holds::Name,
            "class" => Holds::Class,
            "score" => Holds::Score {
                subject: Subject::new(cell(4)?),
                full: cell(5)?.parse().ok()?,
                step: cell(6)?.parse().ok()?,
                optional: cell(7) == Some(OPTIONAL),
            },
            "reason" => Holds::Reason,
            "remark" => Holds::Remark,
            _ => Holds::Nothing,
        };
        Some(Self { column: cell(1)?.parse().ok()?, header: cell(2)?.to_owned(), holds })
    }
}

/// What a workbook says about itself, and in which of its sheets; `None` if it says nothing.
#[must_use]
pub fn find(book: &RawBook) -> Option<(usize, Said)> {
    book.sheets.iter().enumerate().find_map(|(at, sheet)| said(sheet).map(|said| (at, said)))
}

fn said(sheet: &RawSheet) -> Option<Said> {
    let first = sheet.rows.first().filter(|row| row.index == 0)?;
    match first.get(0) {
        Some(Value::Text(text)) if text == COMPANION => Some(Said::Companion),
        Some(Value::Text(text)) if text == FORM => {
            Some(Stamp::read(&lines(sheet)).map_or(Said::Unusable, |stamp| Said::Form(Box::new(stamp))))
        }
        _ => None,
    }
}

/// The cells as they were written: blank ones between others are empty texts.
pub(super) fn lines(sheet: &RawSheet) -> Vec<Vec<String>> {
    let text = |value: &Value| match value {
        Value::Text(text) => text.to_string(),
        Value::Number(number) => super::clean::number_text(*number).into(),
        _ => String::new(),
    };
    let line = |row: &super::raw::RawRow| {
        let width = row.cells.last().map_or(0, |cell| cell.column + 1);
        (0..width.min(16)).map(|column| row.get(column).map(text).unwrap_or_default()).collect()
    };
    sheet.rows.iter().map(line).collect()
}

/// The digest of lines, blanks aside.
pub(super) fn digest_of_lines(lines: &[Vec<String>]) -> String {
    let mut hash = Sha256::new();
    for line in lines {
        // Blank cells at the end of a line are not stored.
        let end = line.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        for cell in &line[..end] {
            // Line breaks and blanks are spelt differently from format to format.
            hash.update(cell.split_whitespace().collect::<String>());
            hash.update([0x1F]);
        }
        hash.update([0x1E]);
    }
    short_hex(&hash.finalize())
}

fn digest_of_pupils(pupils: &[StampPupil]) -> String {
    let mut sorted: Vec<&StampPupil> = pupils.iter().collect();
    sorted.sort();
    let lines: Vec<Vec<String>> =
        sorted.into_iter().map(|pupil| vec![pupil.id.to_string(), pupil.name.to_string(), pupil.class.to_string()]).collect();
    digest_of_lines(&lines)
}

fn short_hex(digest: &[u8]) -> String {
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp() -> Stamp {
        let column = |column, header: &str, holds| StampColumn { column, header: header.to_owned(), holds };
        let score =
            Holds::Score {
                subject: Subject::new("语文"), full: Score::whole(120), step: "0.5".parse().expect("a score"), optional: false
            };
        Stamp {
            exam: "期末".into(),
            school: "第一中学".into(),
            grade: Grade::named("九年级"),
            sheet: "成绩登记表".into(),
            header: 4,
            guide: "填写说明".into(),
            columns: vec![column(1, "考号", Holds::Id), column(4, "语文\n(满分120)", score), column(5, "总分", Holds::Nothing)],
            pupils: vec![StampPupil { id: "42009901".into(), name: "=张三".into(), class: "".into() }],
            ..Stamp::default()
        }
    }

    #[test]
    fn a_stamp_is_read_as_it_was_written() {
        let lines = stamp().lines();
        assert_eq!(Stamp::read(&lines), Some(stamp()));
        let shorter: Vec<Vec<String>> = lines
            .iter()
            .map(|line| {
                let end = line.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
                line[..end].to_vec()
            })
            .collect();
        assert_eq!(Stamp::read(&shorter), Some(stamp()), "blank cells are not stored");
    }

    #[test]
    fn a_stamp_that_was_changed_is_found_out() {
        let mut other = stamp().lines();
        other[2][1] = "第二中学".into();
        assert_eq!(Stamp::read(&other), None);
        let mut senseless = stamp();
        senseless.columns[1].holds =
            Holds::Score { subject: Subject::new("数学"), full: Score::whole(120), step: Score::whole(1), optional: false };
        assert_eq!(Stamp::read(&senseless.lines()), None, "a paper under another one's header");
        let mut without_end = stamp().lines();
        without_end.pop();
        assert_eq!(Stamp::read(&without_end), None);
    }

    #[test]
    fn the_order_of_pupils_does_not_matter_to_their_digest() {
        let mut one = stamp();
        one.pupils.push(StampPupil { id: "42009902".into(), ..StampPupil::default() });
        let before = digest_of_pupils(&one.pupils);
        one.pupils.reverse();
        assert_eq!(digest_of_pupils(&one.pupils), before);
        one.pupils.pop();
        assert_ne!(digest_of_pupils(&one.pupils), before);
    }
}
