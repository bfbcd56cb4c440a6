//! Who teaches whom (任课) → [`TeachingRow`]s: a row for each class with a column for each subject, or a row for each class
//! and subject with a column for the teacher.

use super::{
    FileContext, Role,
    lexicon::{self, Field, Meaning},
    place,
    rows::RowKind,
    sheet::Sheet,
};
use crate::{
    config::layout::Layout,
    diagnostics::{
        Diagnostic, Diagnostics,
        codes::{ingest as codes, reconcile as reconcile_codes},
    },
    ingest::{
        clean,
        raw::{RawRow, Value},
        table::TeachingRow,
    },
    model::{Grade, Subject},
};
use compact_str::CompactString;

/// The header stands within the first rows.
const FIRST_ROWS: usize = 15;
/// Columns of teachers' names.
const TEACHER: [&str; 12] =
    ["任课教师", "任课老师", "任课", "教师", "老师", "教师姓名", "老师姓名", "任课教师姓名", "授课教师", "teacher", "teachername", "姓名"];
/// Columns of subjects.
const COURSE: [&str; 6] = ["任教学科", "任课学科", "任教科目", "任课科目", "授课学科", "subject"];
/// Columns of classes.
const CLASSES: [&str; 5] = ["任教班级", "任课班级", "所教班级", "授课班级", "class"];
/// What stands where nobody teaches.
const NOBODY: [&str; 5] = ["/", "-", "—", "无", "空"];

/// Where a sheet of teachers has its columns.
#[derive(Clone, Debug, Default, PartialEq)]
struct Columns {
    school: Option<u32>,
    grade: Option<u32>,
    class: Option<u32>,
    course: Option<u32>,
    teacher: Option<u32>,
    /// A column of names for each subject.
    subjects: Vec<(u32, Subject)>,
}

impl Columns {
    fn of(sheet: &Sheet, row: &RawRow) -> Self {
        let mut columns = Self::default();
        for cell in &row.cells {
            let key = clean::key(&sheet.text(&cell.value)).replace(' ', "");
            let place = match lexicon::meaning(&key) {
                _ if TEACHER.contains(&key.as_str()) => &mut columns.teacher,
                _ if COURSE.contains(&key.as_str()) => &mut columns.course,
                _ if CLASSES.contains(&key.as_str()) => &mut columns.class,
                Meaning::Person(Field::School) => &mut columns.school,
                Meaning::Person(Field::Grade) => &mut columns.grade,
                Meaning::Person(Field::Class) => &mut columns.class,
                Meaning::Person(Field::Course) => &mut columns.course,
                Meaning::Score(subject, _) => {
                    columns.subjects.push((cell.column, subject));
                    continue;
                }
                _ => continue,
            };
            place.get_or_insert(cell.column);
        }
        columns
    }

    /// Whether it says who teaches what to whom.
    fn is_whole(&self) -> bool {
        self.class.is_some() && (self.is_long() || !self.subjects.is_empty())
    }

    /// A row for each class and subject.
    const fn is_long(&self) -> bool {
        self.course.is_some() && self.teacher.is_some()
    }
}

fn header(sheet: &Sheet) -> Option<(usize, Columns)> {
    let rows = sheet.raw.rows.iter().take(FIRST_ROWS).enumerate();
    rows.map(|(at, row)| (at, Columns::of(sheet, row))).find(|(_, columns)| columns.is_whole())
}

/// Whether this is a sheet of teachers: by its file, or by its words where its subjects hold names and no marks, nor marks typed as text.
pub fn is_one(sheet: &Sheet, file: &FileContext) -> bool {
    if file.role == Role::Teachers {
        return true;
    }
    let about = [sheet.raw.name.as_str(), file.stem.as_str(), &sheet.titles(0..sheet.raw.rows.len().min(3))].concat();
    if file.role != Role::Any || !["任课", "任教"].iter().any(|word| about.contains(word)) {
        return false;
    }
    header(sheet).is_some_and(|(at, columns)| {
        let names = columns.subjects.iter().map(|(column, _)| *column).chain(columns.teacher);
        let mut cells = sheet.raw.rows[at + 1..].iter().flat_map(|row| names.clone().filter_map(|column| row.get(column)));
        columns.is_whole() && cells.all(|value| matches!(value, Value::Text(_)) && sheet.number(value).is_none())
    })
}

/// Reads the entries. Rows that name nobody's class are notes if they hold one text, else left out and said.
pub fn read(sheet: &Sheet, file: &FileContext, told: Option<&Layout>) -> (Vec<TeachingRow>, Vec<RowKind>, Diagnostics) {
    let mut kinds = vec![RowKind::Note; sheet.raw.rows.len()];
    let Some((at, columns)) = header(sheet) else {
        kinds.fill(RowKind::Rejected);
        return (Vec::new(), kinds, vec![Diagnostic::new(&codes::TEACHERS_NOT_USED, sheet.place.clone())]);
    };
    kinds[at] = RowKind::Header;
    let mut reader = Reader { sheet, columns, around: Around::of(sheet, file, told, at), school: "".into(), grade: None, class: "".into() };
    let (mut entries, mut left_out) = (Vec::new(), Vec::new());
    for (row, kind) in sheet.raw.rows.iter().zip(&mut kinds).skip(at + 1) {
        let before = entries.len();
        reader.read(row, &mut entries);
        *kind = match entries.len() > before || reader.says_class(row) {
            true => RowKind::Candidate,
            false if row.cells.len() < 2 => RowKind::Note,
            false => {
                left_out.push(row.index);
                RowKind::Rejected
            }
        };
    }
    let mut seen = Diagnostics::new();
    if let Some(first) = left_out.first() {
        seen.push(Diagnostic::new(&reconcile_codes::TEACHERS_WITHOUT_CLASS, sheet.row(*first)).with("n", left_out.len()));
    }
    (entries, kinds, seen)
}

/// What was told outright, or the names around the table tell.
struct Around {
    school: CompactString,
    grade: Option<Grade>,
}

impl Around {
    fn of(sheet: &Sheet, file: &FileContext, told: Option<&Layout>, header: usize) -> Self {
        let title = sheet.titles(0..header);
        let names = || [title.as_str(), &sheet.raw.name, &file.stem].into_iter().chain(file.folders.iter().rev().map(String::as_str));
        Self {
            school: told.and_then(|told| told.school.clone()).or_else(|| names().find_map(place::school_in)).unwrap_or_default().into(),
            grade: told.and_then(|told| told.grade.clone()).or_else(|| names().find_map(Grade::find_in)),
        }
    }
}

/// Reads row by row; what is written once over several rows holds for those below.
struct Reader<'s> {
    sheet: &'s Sheet<'s>,
    columns: Columns,
    around: Around,
    school: CompactString,
    grade: Option<Grade>,
    class: CompactString,
}

impl Reader<'_> {
    fn text(&self, row: &RawRow, column: Option<u32>) -> CompactString {
        column.and_then(|column| row.get(column)).map_or_else(CompactString::default, |value| clean::name(&self.sheet.text(value)))
    }

    fn says_class(&self, row: &RawRow) -> bool {
        !self.text(row, self.columns.class).is_empty()
    }

    fn read(&mut self, row: &RawRow, entries: &mut Vec<TeachingRow>) {
        let school = self.text(row, self.columns.school);
        if !school.is_empty() && school != self.school {
            (self.school, self.class) = (school, CompactString::default());
        }
        if let Some(grade) = Grade::find_in(&self.text(row, self.columns.grade)).filter(|grade| *grade != Grade::UNKNOWN) {
            if self.grade.as_ref() != Some(&grade) {
                self.class = CompactString::default();
            }
            self.grade = Some(grade);
        }
        let class = self.text(row, self.columns.class);
        if !class.is_empty() {
            self.class = class;
        }
        let pairs: Vec<(Subject, CompactString)> = if self.columns.is_long() {
            let course = self.text(row, self.columns.course);
            let subject = Subject::standard(&course).unwrap_or_else(|| Subject::new(&course));
            let has_course = !course.is_empty();
            has_course.then(|| (subject, self.text(row, self.columns.teacher))).into_iter().collect()
        } else if self.says_class(row) {
            self.columns.subjects.iter().map(|(column, subject)| (subject.clone(), self.text(row, Some(*column)))).collect()
        } else {
            Vec::new()
        };
        for (subject, names) in pairs {
            for teacher in listed(&names).filter(|name| !NOBODY.contains(name)) {
                entries.extend(listed(&self.class).map(|class| TeachingRow {
                    row: row.index,
                    school: if self.school.is_empty() { self.around.school.clone() } else { self.school.clone() },
                    grade: self.grade.clone().or_else(|| self.around.grade.clone()),
                    class: class.into(),
                    subject: subject.clone(),
                    teacher: teacher.into(),
                }));
            }
        }
    }
}

/// `张三、李四` → both.
fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', '，', ',', '；', ';', '/', '+', '\n']).map(str::trim).filter(|part| !part.is_empty())
}
