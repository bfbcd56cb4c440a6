//! Sheets of re-marks → [`RemarkTable`]: the markers' workbooks of `kaojing remark draw`, known by their stamp, and plain
//! sheets in the folder of re-marks or with a header that leaves no doubt.
//!
//! One row is a script (a column for the subject, or the subject in the title), or a candidate with a column of re-marks
//! for each subject. What rows are sorted by, and where the table stands, does not matter.

use super::{
    FileContext, Role,
    lexicon::{self, Field, Meaning},
    marks,
    place::Surroundings,
    rows::RowKind,
    sheet::Sheet,
    understand::{Understood, Verdict, account},
};
use crate::{
    diagnostics::{Diagnostic, Diagnostics, codes::remark as codes},
    ingest::{
        clean,
        raw::{RawBook, RawRow, Value},
        remark::{self, Own, RemarkRow, RemarkTable},
        table::Content,
    },
    model::{Grade, Score, Subject},
    words::{Lang, remark as words},
};
use compact_str::CompactString;

/// The header stands within the first rows.
const FIRST_ROWS: usize = 20;
/// Columns of codes.
const CODE: [&str; 9] = ["代码", "试卷代码", "复评代码", "复评码", "密号", "code", "scriptcode", "script", "试卷编号"];
/// Columns of the first marking.
const ORIGINAL: [&str; 17] = [
    "原分",
    "原评分",
    "原始分",
    "原始成绩",
    "原成绩",
    "原得分",
    "初评",
    "初评分",
    "一评",
    "成绩",
    "original",
    "originalmark",
    "originalscore",
    "first",
    "firstmark",
    "firstscore",
    "score",
];
/// Columns of re-marks, whatever stands around.
const REMARK: [&str; 17] = [
    "复评分",
    "复评",
    "复评成绩",
    "复评得分",
    "重评分",
    "重评",
    "重评成绩",
    "复核分",
    "复核成绩",
    "复核得分",
    "复查分",
    "recheck",
    "recheckscore",
    "recheckmark",
    "remarkscore",
    "remarkedscore",
    "secondmarking",
];
/// Columns of re-marks in their folder.
const REMARK_THERE: [&str; 18] = [
    "复核",
    "复核后",
    "复核后分数",
    "再评",
    "再评分",
    "二评",
    "二评分",
    "抽查分",
    "抽评分",
    "新分",
    "remark",
    "remarked",
    "remarkmark",
    "second",
    "secondmark",
    "secondscore",
    "moderated",
    "moderator",
];
/// Columns of a second marker's re-marks.
const SECOND: [&str; 10] =
    ["第二人复评分", "第二人", "复评分2", "复评2", "复评分(二)", "第二评", "secondremark", "remark2", "recheck2", "mark2"];
/// What stands where a script was not found.
const NOT_FOUND: [&str; 6] = ["未找到", "找不到", "缺卷", "无卷", "notfound", "missing"];

/// Where a table of re-marks has its columns.
#[derive(Clone, Debug, Default)]
struct Columns {
    code: Option<u32>,
    school: Option<u32>,
    grade: Option<u32>,
    class: Option<u32>,
    id: Option<u32>,
    name: Option<u32>,
    course: Option<u32>,
    papers: Vec<PaperColumns>,
}

/// The columns of one paper; the subject is `None` where a row or the title tells it.
#[derive(Clone, Debug, Default, PartialEq)]
struct PaperColumns {
    subject: Option<Subject>,
    original: Option<u32>,
    marks: [Option<u32>; 2],
}

/// What a header says of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Original,
    Mark(usize),
}

fn part(key: &str, there: bool) -> Option<Part> {
    // In English 备注 is called remark; a re-mark has a hyphen.
    let hyphenated = key.contains("re-mark");
    let key: String = key.chars().filter(|c| c.is_alphanumeric()).collect();
    let is = |words: &[&str]| words.iter().any(|word| word.chars().filter(|c| c.is_alphanumeric()).eq(key.chars()));
    match () {
        () if is(&SECOND) => Some(Part::Mark(1)),
        () if is(&REMARK) || is(&["复评分1", "复评1", "remark1", "recheck1", "mark1"]) || (hyphenated && is(&["re-mark"])) => {
            Some(Part::Mark(0))
        }
        () if there && is(&REMARK_THERE) => Some(Part::Mark(0)),
        () if is(&ORIGINAL) => Some(Part::Original),
        () => None,
    }
}

impl Columns {
    fn of(sheet: &Sheet, row: &RawRow, there: bool) -> Self {
        let mut columns = Self::default();
        for cell in &row.cells {
            let key = without_full(&clean::key(&sheet.text(&cell.value)));
            if columns.take_paper(&key, cell.column, there) {
                continue;
            }
            let place = match lexicon::meaning(&key) {
                _ if CODE.contains(&key.as_str()) => &mut columns.code,
                Meaning::Person(Field::School | Field::SchoolOfRegister) => &mut columns.school,
                Meaning::Person(Field::Grade) => &mut columns.grade,
                Meaning::Person(Field::Class) => &mut columns.class,
                Meaning::Person(Field::ExamId | Field::StudentNumber | Field::RegisterId) => &mut columns.id,
                Meaning::Person(Field::Name) => &mut columns.name,
                Meaning::Person(Field::Course) => &mut columns.course,
                _ if matches!(key.as_str(), "科目" | "学科" | "subject" | "course") => &mut columns.course,
                _ if matches!(key.as_str(), "candidate" | "candidateid" | "pupil" | "pupilid" | "studentid" | "id") => &mut columns.id,
                _ => continue,
            };
            place.get_or_insert(cell.column);
        }
        columns
    }

    /// Takes a column of a paper: `复评分`, `语文复评分`, `语文原分`.
    fn take_paper(&mut self, key: &str, column: u32, there: bool) -> bool {
        let plain = part(key, there).map(|part| (None, part));
        let found = plain.or_else(|| {
            let of = |(subject, rest): (Subject, &str)| part(rest, there).map(|part| (Some(subject), part));
            Subject::split_prefixes(key).into_iter().find_map(of)
        });
        let Some((subject, part)) = found else { return false };
        let at = self.papers.iter().position(|paper| paper.subject == subject).unwrap_or_else(|| {
            self.papers.push(PaperColumns { subject, ..PaperColumns::default() });
            self.papers.len() - 1
        });
        let place = match part {
            Part::Original => &mut self.papers[at].original,
            Part::Mark(marker) => &mut self.papers[at].marks[marker],
        };
        let free = place.is_none();
        place.get_or_insert(column);
        free
    }

    /// Whether it says whose script has which re-mark.
    fn is_whole(&self) -> bool {
        let names = self.code.is_some() || self.id.is_some() || self.name.is_some();
        names && self.papers.iter().any(|paper| paper.marks[0].is_some())
    }

    /// Whether nothing else can be meant: re-marks beside original marks, or by codes.
    fn is_plain(&self) -> bool {
        let both = |paper: &PaperColumns| paper.marks[0].is_some() && (paper.original.is_some() || self.code.is_some());
        self.is_whole() && self.papers.iter().any(both)
    }
}

/// A header without the full mark behind it: `复评分(满分120)`.
fn without_full(key: &str) -> String {
    let end = key.find("(满分").or_else(|| key.find("(full")).or_else(|| key.find("(outof")).unwrap_or(key.len());
    key[..end].to_owned()
}

fn header(sheet: &Sheet, there: bool) -> Option<(usize, Columns)> {
    let rows = sheet.raw.rows.iter().take(FIRST_ROWS).enumerate().filter(|(_, row)| there || speaks_of_marking_again(row));
    rows.map(|(at, row)| (at, Columns::of(sheet, row, there))).find(|(_, columns)| columns.is_whole())
}

/// Whether it is worth asking what the cells of a row mean: nearly all sheets of a county are lists of scores.
fn speaks_of_marking_again(row: &RawRow) -> bool {
    const WORDS: [&str; 8] = ["复评", "复核", "复查", "重评", "re-mark", "Re-mark", "echeck", "remark"];
    let says = |value: &Value| matches!(value, Value::Text(text) if WORDS.iter().any(|word| text.contains(word)));
    row.cells.iter().any(|cell| says(&cell.value))
}

/// A sheet of re-marks that no stamp tells; `None` where it is none.
pub fn sheet(sheet: &Sheet, file: &FileContext) -> Option<Understood> {
    let there = file.role == Role::Remark;
    if !there && file.role != Role::Any {
        return None;
    }
    match header(sheet, there) {
        Some((at, columns)) if there || columns.is_plain() => Some(read(sheet, file, String::new(), at, &columns)),
        // The markers' instructions, where a program that knows one sheet a file has torn the workbook apart.
        None if there && is_instructions(sheet) => Some(Understood::nothing(sheet, Verdict::Own)),
        None if there => Some(Understood::refused(sheet, vec![Diagnostic::new(&codes::REMARK_SHEET_UNREADABLE, sheet.place.clone())])),
        _ => None,
    }
}

fn is_instructions(sheet: &Sheet) -> bool {
    let first = sheet.raw.rows.iter().flat_map(|row| &row.cells).map(|cell| sheet.text(&cell.value)).find(|text| !text.trim().is_empty());
    first.is_some_and(|first| [Lang::Zh, Lang::En].iter().any(|lang| first.trim() == words::TITLE_HOW.get(*lang)))
}

/// Every sheet of a workbook of `remark draw`; `None` for all other workbooks.
pub fn own(book: &RawBook, file: &FileContext) -> Option<Vec<Understood>> {
    let (at, said) = remark::find(book)?;
    let understood = |(index, raw): (usize, &crate::ingest::raw::RawSheet)| {
        let sheet = Sheet::new(raw, &book.place);
        let mut nothing = Understood::nothing(&sheet, Verdict::Own);
        match &said {
            Own::Key(key) if index == at => nothing.content = Content::RemarkKey(key.clone()),
            Own::Unusable if index == at => nothing.seen.push(Diagnostic::new(&codes::REMARK_STAMP_UNUSABLE, book.place.clone())),
            Own::Marks(draw) if index != at => {
                if let Some((header, columns)) = header(&sheet, true) {
                    return read(&sheet, file, draw.clone(), header, &columns);
                }
            }
            Own::Key(_) | Own::Unusable | Own::Marks(_) => {}
        }
        nothing
    };
    Some(book.sheets.iter().enumerate().map(understood).collect())
}

fn read(sheet: &Sheet, file: &FileContext, draw: String, header: usize, columns: &Columns) -> Understood {
    let title = sheet.titles(0..header);
    let around = Surroundings { title: &title, sheet: &sheet.raw.name, file, told: None };
    let grade = around.grade(None, &[], "").map(|grade| grade.value);
    let subject = around.subject();
    let mut kinds = vec![RowKind::Note; sheet.raw.rows.len()];
    kinds[header] = RowKind::Header;
    let (mut rows, mut seen) = (Vec::new(), Diagnostics::new());
    for (row, kind) in sheet.raw.rows.iter().zip(&mut kinds).skip(header + 1) {
        let text = |column: Option<u32>| column.and_then(|column| row.get(column)).map(|value| sheet.text(value)).unwrap_or_default();
        let base = RemarkRow {
            row: row.index,
            code: code(&text(columns.code)),
            school: clean::name(&text(columns.school)),
            grade: Grade::find_in(&text(columns.grade)).or_else(|| grade.clone()),
            class: text(columns.class).trim().into(),
            id: clean::id(&text(columns.id)),
            name: clean::name(&text(columns.name)),
            subject: Subject::find_in(&text(columns.course)).or_else(|| named(&text(columns.course))).or_else(|| subject.clone()),
            ..RemarkRow::default()
        };
        if base.code.is_empty() && base.id.is_empty() && base.name.is_empty() {
            continue;
        }
        *kind = RowKind::Candidate;
        for paper in columns.papers.iter().filter(|paper| paper.marks[0].is_some()) {
            let original = || columns.papers.iter().find(|other| other.subject.is_none()).and_then(|other| other.original);
            let mut one = base.clone();
            one.subject = paper.subject.clone().or(one.subject);
            one.original = paper.original.or_else(original).and_then(|column| row.get(column)).and_then(|value| sheet.number(value));
            one.column = paper.marks[0].unwrap_or_default();
            for (mark, column) in one.marks.iter_mut().zip(paper.marks) {
                let Some(value) = column.and_then(|column| row.get(column)) else { continue };
                match mark_of(sheet, value) {
                    Ok(score) => *mark = score,
                    Err(shown) => {
                        let place = sheet.cell(row.index, column.unwrap_or_default());
                        seen.push(Diagnostic::new(&codes::REMARK_CELL_UNREADABLE, place).read(shown));
                    }
                }
            }
            // Only the second marker's: it is the re-mark.
            if one.marks[0].is_none() {
                one.marks.swap(0, 1);
            }
            rows.push(one);
        }
    }
    let account = account(sheet, &kinds);
    Understood { content: Content::Remarks(RemarkTable { draw, rows }), account, seen, ..Understood::nothing(sheet, Verdict::Read) }
}

/// A code as it was given out: half width, no blanks, upper case.
fn code(text: &str) -> CompactString {
    clean::id(text)
}

/// A subject that no table knows.
fn named(text: &str) -> Option<Subject> {
    let text = text.trim();
    (!text.is_empty()).then(|| Subject::new(text))
}

/// A re-mark; nothing where the script has none.
///
/// # Errors
/// What stands in a cell that is neither.
fn mark_of(sheet: &Sheet, value: &Value) -> Result<Option<Score>, String> {
    if let Some(score) = sheet.number(value) {
        return Ok(Some(score));
    }
    let shown = match value {
        Value::Text(text) => text.to_string(),
        Value::Date(text) | Value::Error(text) | Value::Broken(text) => text.to_string(),
        Value::Percent(number) => format!("{}%", number * 100.0),
        Value::Bool(truth) => truth.to_string(),
        Value::NoStoredValue => "=…".to_owned(),
        Value::Number(number) => number.to_string(),
    };
    let key = clean::key(&shown);
    let key = marks::unquoted(&key);
    let ours = [Lang::Zh, Lang::En].iter().any(|lang| clean::key(words::WORD_NOT_FOUND.get(*lang)) == key);
    let blank = key.is_empty() || key.chars().all(|c| matches!(c, '-' | '—' | '–' | '/' | '无'));
    if blank || ours || NOT_FOUND.contains(&key) { Ok(None) } else { Err(shown) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_say_original_and_re_mark() {
        let cases = [
            ("复评分", false, Some(Part::Mark(0))),
            ("第二人复评分", false, Some(Part::Mark(1))),
            ("原分", false, Some(Part::Original)),
            ("re-mark", false, Some(Part::Mark(0))),
            ("recheck score", false, Some(Part::Mark(0))),
            ("remark", true, Some(Part::Mark(0))),
            ("remark", false, None),
            ("备注", true, None),
            ("复核", false, None),
        ];
        for (key, there, expected) in cases {
            assert_eq!(part(key, there), expected, "{key}");
        }
        let mut columns = Columns::default();
        assert!(columns.take_paper("语文复评分", 4, false) && columns.take_paper("语文原分", 3, false));
        assert_eq!(columns.papers, [PaperColumns { subject: Some(Subject::new("语文")), original: Some(3), marks: [Some(4), None] }]);
    }
}
