//! The rows below a header → candidates and their marks, every row of exactly one [`RowKind`].
//!
//! Receives a [`Plan`]; decides row by row what a row is (messy-sheets: rows that are not students) and keeps count of what
//! is to be said in a [`Tally`]. Never drops a row that has scores without a word.

use super::{
    columns::Plan,
    endings, headerless, labels, lexicon,
    marks::{EXCLUDING, Marks, Remark},
    people::People,
    place,
    sheet::Sheet,
    tally::Tally,
    understand::counts_columns,
};
use crate::{
    diagnostics::{Diagnostic, codes::layout as codes},
    ingest::{
        clean,
        raw::{RawRow, Value},
        table::{ScoreColumn, ScoreRow},
    },
    model::{Grade, Mark, Score, Status, Subject},
};
use compact_str::CompactString;
use std::ops::Range;

/// What a row is. Where tables stand side by side the greatest one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// Titles, notes, row numbers without anybody.
    Note,
    /// Of another table below this one.
    Apart,
    /// A header row.
    Header,
    /// Means, sums, full marks.
    Summary,
    /// Left out, with a diagnostic.
    Rejected,
    /// A candidate.
    Candidate,
}

/// What was read of one block of columns.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The score columns.
    pub columns: Vec<ScoreColumn>,
    /// Candidates.
    pub rows: Vec<ScoreRow>,
    /// Their marks, row by row.
    pub marks: Vec<Mark>,
    /// 科目 of each row, in the long format.
    pub courses: Vec<String>,
    /// 考试名称 of each row, where there is such a column.
    pub exams: Vec<String>,
}

/// What lines between the rows say of all rows below them: `七年级2班`, alone in its row.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The class.
    pub class: CompactString,
    /// The school.
    pub school: CompactString,
    /// The grade.
    pub grade: Option<Grade>,
    /// The exam.
    pub exam: String,
}

/// The words in a title that tell one exam of a year from another: `第二次月考`, `期中`.
pub fn exam_in(text: &str) -> String {
    const WORDS: [&str; 14] =
        ["第一次", "第二次", "第三次", "第四次", "月考1", "月考2", "月考3", "期中", "期末", "一模", "二模", "三模", "月考", "摸底"];
    let key = clean::key(text);
    WORDS.iter().filter(|word| key.contains(**word)).copied().collect()
}

/// A row with figures and nobody's name: decided when all others are read.
struct Unnamed {
    at: usize,
    figures: Vec<Option<Score>>,
    before_all: bool,
}

/// Reads the rows of one block.
pub struct Reader<'s> {
    sheet: &'s Sheet<'s>,
    plan: &'s Plan,
    marks: &'s Marks,
    people: People<'s>,
    body: Body,
    tally: &'s mut Tally,
    standing: &'s mut Standing,
    unnamed: Vec<Unnamed>,
    /// Candidates with an id so far.
    with_id: usize,
    /// Below a heading such as `缺考学生名单：`.
    in_list: bool,
}

impl<'s> Reader<'s> {
    /// A reader of the rows that `plan` is for; `standing` is what lines above them said.
    pub fn new(sheet: &'s Sheet<'s>, plan: &'s Plan, marks: &'s Marks, tally: &'s mut Tally, standing: &'s mut Standing) -> Self {
        let body = Body { columns: plan.scores.clone(), ..Body::default() };
        let people = People::new(sheet, plan);
        Self { sheet, plan, marks, people, body, tally, standing, unnamed: Vec::new(), with_id: 0, in_list: false }
    }

    /// Reads the rows of `range`; notes each row's kind in `kinds`, which is indexed like the sheet's rows.
    pub fn read(mut self, range: Range<usize>, kinds: &mut [RowKind]) -> Body {
        self.body.rows.reserve(range.len());
        self.body.marks.reserve(range.len() * self.plan.scores.len());
        for at in range {
            if kinds[at] == RowKind::Header || kinds[at] == RowKind::Apart {
                continue;
            }
            if self.marks.rules.without_hidden_rows && self.sheet.raw.rows[at].hidden {
                kinds[at] = RowKind::Rejected;
                continue;
            }
            let kind = self.row(at);
            kinds[at] = kinds[at].max(kind);
        }
        if self.plan.course.is_none() {
            endings::carry_down(&mut self.body);
            for row in endings::take_statistics(&mut self.body) {
                self.tally.unlabelled_summaries.push(row);
                if let Ok(at) = self.sheet.raw.rows.binary_search_by_key(&row, |row| row.index) {
                    kinds[at] = RowKind::Summary;
                }
            }
        }
        for (at, kind) in self.settle_unnamed() {
            kinds[at] = kinds[at].max(kind);
        }
        self.tally.count_zeros(&self.body);
        self.body
    }

    fn row(&mut self, at: usize) -> RowKind {
        let sheet = self.sheet;
        let row = &sheet.raw.rows[at];
        if self.is_line_of_words(row) {
            return RowKind::Note;
        }
        if self.body.rows.is_empty() && (self.is_caption(row) || counts_columns(row, self.sheet)) {
            return RowKind::Header;
        }
        if self.body.rows.is_empty() && self.is_example(row) {
            return RowKind::Note;
        }
        let named = self.people.is_named(row);
        if (!named.fully || self.has_label_for_id(row))
            && let Some((column, label)) = self.label(row)
            && (self.has_label_for_id(row) || !self.people.is_named_beside(row, column))
        {
            if label.contains("满分") || label.contains("pointspossible") {
                self.take_full_marks(row);
            }
            return RowKind::Summary;
        }
        let content = self.content(row);
        if self.in_list && content < Content::Zeros {
            self.tally.listed_rows.push(row.index);
            return RowKind::Note;
        }
        if named.at_all {
            if named.by_name_only && content == Content::Figures && self.is_figure_of_nobody(row) {
                self.tally.unlabelled_summaries.push(row.index);
                return RowKind::Summary;
            }
            if content == Content::None && self.is_lone_id(row) {
                let place = self.sheet.row(row.index);
                let value = row.cells.first().map(|cell| self.sheet.text(&cell.value)).unwrap_or_default();
                self.tally.seen.push(Diagnostic::new(&codes::LONE_ID, place).read(value));
                return RowKind::Note;
            }
            return if content == Content::None && self.is_remark_row(row) { RowKind::Note } else { self.candidate(row) };
        }
        match content {
            Content::None if !self.plan.has_people() && self.people.has_place(row) && !self.is_remark_row(row) => self.candidate(row),
            Content::None => RowKind::Note,
            Content::Zeros if self.plan.has_people() && !self.people.has_seat_and_class(row) => RowKind::Note,
            Content::Marks if self.plan.has_people() && !self.people.has_seat_and_class(row) => RowKind::Note,
            _ if self.plan.has_people() && self.people.has_seat_and_class(row) => self.candidate(row),
            _ if !self.plan.has_people() && (self.people.has_place(row) || !self.people.expects_place()) => self.candidate(row),
            _ => {
                self.put_aside(at);
                RowKind::Note
            }
        }
    }

    /// A line of words only that is no pupil: a class or school of all rows below, the heading of a list, a footer.
    fn is_line_of_words(&mut self, row: &RawRow) -> bool {
        let mut texts: Vec<&str> = Vec::new();
        for cell in &row.cells {
            match &cell.value {
                Value::Text(text) if clean::is_blank(text) => {}
                Value::Text(text) if text.len() <= 120 && texts.len() < 8 => texts.push(text),
                _ => return false,
            }
        }
        if texts.is_empty() || row.cells.iter().any(|cell| self.sheet.number(&cell.value).is_some()) {
            return false;
        }
        if let [text] = texts.as_slice() {
            let key = clean::key(text);
            if self.heads_rows(row, text, &key) {
                return true;
            }
            if key.contains("名单") && key.ends_with(':') {
                self.in_list = true;
                return true;
            }
        }
        texts.iter().any(|text| text.contains([':', '：', '签', '章', '人']) && labels::is_footer_text(&clean::key(text)))
    }

    /// Above the first candidate, words and no figure at all under the scores: captions in English, codes, hints, teachers.
    fn is_caption(&self, row: &RawRow) -> bool {
        let figures = row.cells.iter().any(|cell| self.sheet.number(&cell.value).is_some());
        let words = self.plan.scores.iter().filter_map(|column| row.get(column.column)).filter(|value| match value {
            Value::Text(text) => !clean::is_blank(text) && self.marks.read(Some(value)).remark == Some(Remark::Unknown),
            _ => false,
        });
        let words = words.count();
        !figures && words >= 2 && words * 2 > self.plan.scores.len()
    }

    /// Above the first candidate, how to fill in the rows: `示例：20240101 | 张三`.
    fn is_example(&self, row: &RawRow) -> bool {
        let persons = row.cells.iter().filter(|cell| self.plan.is_of_person(cell.column));
        persons
            .map(|cell| clean::key(&self.sheet.text(&cell.value)))
            .any(|key| ["示例", "样例", "例:"].iter().any(|word| key.starts_with(word)))
    }

    /// `参考人数 | 60`: a label and a figure where id and name should be.
    fn has_label_for_id(&self, row: &RawRow) -> bool {
        let id = self.plan.id.and_then(|column| row.get(column));
        matches!(id, Some(Value::Text(text)) if !text.is_ascii() && labels::is_summary_label(&clean::key(text)))
    }

    /// `七年级2班`, `西山中学` alone in a row: holds for all rows below, unless a column says it.
    fn heads_rows(&mut self, row: &RawRow, text: &str, key: &str) -> bool {
        if labels::begins_note(key) || labels::is_summary_label(key) {
            return false;
        }
        let class = place::only_class_in(text);
        let grade = Grade::find_in(text);
        let school = place::school_in(text).filter(|school| {
            class.is_some()
                || key.trim_start_matches("学校").trim_start_matches("名称").trim_start_matches(':').starts_with(school.as_str())
        });
        let exam = exam_in(text);
        let titled = grade.is_some() && ["成绩", "考试", "年级"].iter().any(|word| key.contains(word)) || !exam.is_empty();
        if class.is_none() && school.is_none() && !titled {
            return false;
        }
        let takes_class = self.plan.class.is_none() && class.is_some();
        let takes_school = self.plan.school.is_none() && school.is_some();
        if takes_class {
            self.standing.class = class.unwrap_or_default().into();
        }
        if takes_school {
            self.standing.school = school.unwrap_or_default().into();
        }
        if !exam.is_empty() {
            self.standing.exam = exam;
        }
        let takes_grade = self.plan.grade.is_none() && grade.is_some();
        if takes_grade {
            self.standing.grade = grade;
        }
        if takes_class || takes_school || takes_grade {
            self.tally.heading_rows.push(row.index);
        }
        true
    }

    /// A text in the column of names that is nobody's, in a table in which all others have ids: `与年级差`, `第一名`.
    fn is_figure_of_nobody(&self, row: &RawRow) -> bool {
        let ids_are_usual = self.plan.id.is_some() && self.with_id >= 3 && self.with_id * 20 >= self.body.rows.len() * 19;
        let name = self.plan.name.and_then(|column| row.get(column)).map(|value| clean::key(&self.sheet.text(value))).unwrap_or_default();
        ids_are_usual && !headerless::has_surname(&name) && !name.contains('·')
    }

    /// The label of a summary row, where one stands before the scores, and its column.
    fn label(&self, row: &RawRow) -> Option<(u32, String)> {
        row.cells.iter().take_while(|cell| cell.column < self.plan.label_end).find_map(|cell| match &cell.value {
            Value::Text(text) if may_be_label(text) || (text.len() <= 15 && self.plan.is_of_person(cell.column)) => {
                let key = clean::key(text);
                let is_label =
                    if Some(cell.column) == self.plan.name { labels::is_summary_label_among_names } else { labels::is_summary_label };
                let of_person = self.plan.is_of_person(cell.column);
                let names_unit = of_person && (labels::is_class_label(&key) || self.names_subject(row, &key));
                ((is_label(&key) || names_unit) && !labels::begins_note(&key)).then_some((cell.column, key))
            }
            _ => None,
        })
    }

    /// A subject's name where a pupil's should be, and nothing else that a pupil has: a line of means by subject. There are
    /// pupils called 史地生.
    fn names_subject(&self, row: &RawRow, key: &str) -> bool {
        let others = [self.plan.seat, self.plan.class, self.plan.id, self.plan.name].into_iter().flatten();
        let filled = others.filter(|column| row.get(*column).is_some_and(|value| !clean::is_blank(&self.sheet.text(value)))).count();
        filled < 2 && Subject::standard(key).is_some()
    }

    /// What the score cells of a row hold.
    fn content(&self, row: &RawRow) -> Content {
        let mut content = Content::None;
        for column in &self.plan.scores {
            let found = match row.get(column.column) {
                None => Content::None,
                Some(Value::Number(number)) => {
                    if *number == 0.0 {
                        Content::Zeros
                    } else {
                        Content::Figures
                    }
                }
                Some(Value::Text(text)) if clean::is_blank(text) => Content::None,
                Some(value) => match self.sheet.number(value) {
                    Some(number) if number == Score::ZERO => Content::Zeros,
                    Some(_) => Content::Figures,
                    None => Content::Marks,
                },
            };
            content = content.max(found);
        }
        content
    }

    /// An id and nothing else, in a sheet that has names: a stray cell rather than a pupil.
    fn is_lone_id(&self, row: &RawRow) -> bool {
        let is_id = |column: u32| self.plan.ids().any(|id| id == column);
        self.plan.name.is_some() && row.cells.len() == 1 && row.cells.iter().all(|cell| is_id(cell.column))
    }

    /// A text alone in its row that says something about the table rather than naming a pupil.
    fn is_remark_row(&self, row: &RawRow) -> bool {
        let mut texts = row.cells.iter().filter(|cell| !matches!(&cell.value, Value::Text(text) if clean::is_blank(text)));
        let (Some(first), second) = (texts.next(), texts.next()) else { return false };
        let Value::Text(text) = &first.value else { return false };
        let key = clean::key(text);
        if labels::is_note(&key) {
            return true;
        }
        // A short text alone is a pupil only in the column of names, or of ids where it looks like one.
        let name_like = Some(first.column) == self.plan.name && key.chars().count() <= 12;
        let id_like = self.plan.ids().any(|id| id == first.column) && key.bytes().any(|b| b.is_ascii_digit());
        second.is_none() && !name_like && !id_like
    }

    fn take_full_marks(&mut self, row: &RawRow) {
        for column in &mut self.body.columns {
            let full = row.get(column.column).and_then(|value| self.sheet.number(value)).filter(|full| *full > Score::ZERO);
            column.full = column.full.or(full);
        }
    }

    fn candidate(&mut self, row: &RawRow) -> RowKind {
        let mut person = self.people.read(row, self.tally);
        let first = self.body.marks.len();
        for column in &self.plan.scores {
            let read = self.marks.read(row.get(column.column));
            if let Some(remark) = read.remark {
                self.tally.remark(self.sheet, row, column, remark);
            }
            self.body.marks.push(read.mark);
        }
        if self.plan.class.is_none() && !self.standing.class.is_empty() {
            person.class.clone_from(&self.standing.class);
        }
        if self.plan.school.is_none() && !self.standing.school.is_empty() {
            person.school.clone_from(&self.standing.school);
        }
        if self.plan.grade.is_none() && self.standing.grade.is_some() {
            person.grade.clone_from(&self.standing.grade);
        }
        self.with_id += usize::from(!person.id.is_empty());
        self.take_total(row, &mut person);
        self.heed_flags(row, first);
        self.heed_words(row, &mut person, first);
        self.zeros_are_absence(row, first);
        for (column, list) in [(self.plan.course, &mut self.body.courses), (self.plan.exam, &mut self.body.exams)] {
            if let Some(column) = column {
                list.push(row.get(column).map_or_else(String::new, |value| clean::name(&self.sheet.text(value)).into()));
            }
        }
        if self.plan.exam.is_none() {
            self.body.exams.push(self.standing.exam.clone());
        }
        self.body.rows.push(person);
        RowKind::Candidate
    }

    fn take_total(&mut self, row: &RawRow, person: &mut ScoreRow) {
        for column in &self.plan.totals {
            match row.get(*column) {
                Some(Value::NoStoredValue) => self.tally.total_without_value(*column, row.index),
                Some(value) => {
                    if let Some(total) = self.sheet.number(value).filter(|total| *total >= Score::ZERO) {
                        (person.stated_total, person.stated_total_column) = (Some(total), *column);
                        return;
                    }
                }
                None => {}
            }
        }
    }

    /// 语文缺考 = 1, 状态 = 缺考 beside one score: holds where that score is zero or empty.
    fn heed_flags(&mut self, row: &RawRow, first: usize) {
        for (subject, column) in &self.plan.flags {
            let Some(value) = row.get(*column) else { continue };
            let key = clean::key(&self.sheet.text(value));
            let status = if is_yes(&key) { Some(Status::Absent) } else { self.marks.status(&key) };
            let Some(status) = status.filter(|status| *status != Status::Blank) else { continue };
            let Some(at) = self.plan.scores.iter().position(|score| score.subject == *subject) else { continue };
            let mark = &mut self.body.marks[first + at];
            if mark.score == Score::ZERO && matches!(mark.status, Status::Blank | Status::Present) {
                *mark = Mark::without_score(status);
            }
        }
    }

    /// 缺考科目 names the papers that the pupil missed, or all of them: holds where there is no score above zero.
    fn heed_absent_papers(&mut self, row: &RawRow, first: usize) {
        let Some(value) = self.plan.absent_papers.and_then(|column| row.get(column)) else { return };
        let key = clean::key(&self.sheet.text(value));
        if ["全科", "全部", "所有", "各科", "都缺"].iter().any(|word| key.contains(word)) {
            self.all_without_score(first, Status::Absent);
            return;
        }
        let named = papers_in(&key);
        for (at, _) in self.plan.scores.iter().enumerate().filter(|(_, score)| named.contains(&score.subject)) {
            let mark = &mut self.body.marks[first + at];
            if mark.score == Score::ZERO && matches!(mark.status, Status::Blank | Status::Present) {
                *mark = Mark::without_score(Status::Absent);
            }
        }
    }

    /// 不参与, 剔除, 缺考标记, 备注: words beside the scores.
    fn heed_words(&mut self, row: &RawRow, person: &mut ScoreRow, first: usize) {
        if let Some(value) = self.plan.participation.and_then(|column| row.get(column)) {
            let key = clean::key(&self.sheet.text(value));
            person.excluded |= key.starts_with('不') || matches!(key.as_str(), "否" | "n" | "no" | "false");
        }
        if let Some(value) = self.plan.exclusion.and_then(|column| row.get(column)) {
            let key = clean::key(&self.sheet.text(value));
            person.excluded |= is_yes(&key) || EXCLUDING.iter().any(|word| key == *word);
        }
        if let Some(value) = self.plan.absence.and_then(|column| row.get(column)) {
            let key = clean::key(&self.sheet.text(value));
            if is_yes(&key) {
                self.all_without_score(first, Status::Absent);
            }
        }
        self.heed_absent_papers(row, first);
        self.heed_reason(row, first);
        for column in &self.plan.watched {
            let Some(Value::Text(text)) = row.get(*column) else { continue };
            let key = clean::key(text);
            person.excluded |= EXCLUDING.iter().any(|word| key.contains(word));
            let status = if key.contains("缺考") {
                Some(Status::Absent)
            } else {
                self.marks.status(&key).filter(|status| *status != Status::Blank)
            };
            if let Some(status) = status.filter(|_| self.is_remark_column(*column)) {
                self.all_without_score(first, status);
            }
        }
        if person.excluded && self.marks.rules.excluded_rows_count {
            person.excluded = false;
            self.tally.row_chosen("excluded_rows = \"in\"", row.index);
        }
        if person.excluded {
            self.tally.excluded_rows.push(row.index);
        }
    }

    /// 缺考原因 says why cells of the row are empty; a reason that is no known word still says that the pupil was away.
    fn heed_reason(&mut self, row: &RawRow, first: usize) {
        let Some(value) = self.plan.reason.and_then(|column| row.get(column)) else { return };
        let key = clean::key(&self.sheet.text(value));
        let Some(status) = self.marks.reason(&key) else { return };
        let blank = self.body.marks[first..].iter_mut().filter(|mark| mark.status == Status::Blank);
        blank.for_each(|mark| *mark = Mark::without_score(status));
    }

    fn is_remark_column(&self, column: u32) -> bool {
        self.plan.field(lexicon::Field::Remark) == Some(column)
    }

    /// A word about the whole row holds where no paper has a score above zero.
    fn all_without_score(&mut self, first: usize, status: Status) {
        let marks = &mut self.body.marks[first..];
        if marks.iter().all(|mark| mark.score == Score::ZERO && matches!(mark.status, Status::Blank | Status::Present)) {
            marks.fill(Mark::without_score(status));
        }
    }

    /// Zero in every paper of several is how absence is often typed; a single zero is a score.
    fn zeros_are_absence(&mut self, row: &RawRow, first: usize) {
        let marks = &mut self.body.marks[first..];
        let zeros = marks.iter().filter(|mark| **mark == Mark::present(Score::ZERO)).count();
        let others = marks.iter().any(|mark| !matches!(mark.status, Status::Blank | Status::Absent) && *mark != Mark::present(Score::ZERO));
        if zeros < 2 || others || self.plan.course.is_some() {
            return;
        }
        if self.marks.rules.zeros_are_scores {
            self.tally.row_chosen("zeros = \"score\"", row.index);
            return;
        }
        marks.iter_mut().filter(|mark| mark.status == Status::Present).for_each(|mark| *mark = Mark::without_score(Status::Absent));
        self.tally.zero_rows.push(row.index);
    }

    fn put_aside(&mut self, at: usize) {
        let row = &self.sheet.raw.rows[at];
        let figures = self.plan.scores.iter().map(|column| row.get(column.column).and_then(|value| self.sheet.number(value))).collect();
        self.unnamed.push(Unnamed { at, figures, before_all: self.body.rows.is_empty() });
    }

    /// Figures without a name: above the first pupil full marks or credits; below, means, extremes or sums if they are such.
    fn settle_unnamed(&mut self) -> Vec<(usize, RowKind)> {
        let columns: Vec<ColumnFigures> = (0..self.body.columns.len()).map(|column| ColumnFigures::of(&self.body, column)).collect();
        let mut settled = Vec::new();
        for unnamed in std::mem::take(&mut self.unnamed) {
            let figures =
                unnamed.figures.iter().zip(&columns).filter_map(|(figure, column)| figure.map(|figure| column.is_summary(figure)));
            let (summaries, all) = figures.fold((0_usize, 0_usize), |(yes, all), is| (yes + usize::from(is), all + 1));
            if unnamed.before_all || summaries * 2 > all {
                self.tally.unlabelled_summaries.push(self.sheet.raw.rows[unnamed.at].index);
                settled.push((unnamed.at, RowKind::Summary));
            } else {
                let place = self.sheet.row(self.sheet.raw.rows[unnamed.at].index);
                self.tally.seen.push(Diagnostic::new(&codes::ROW_OF_NOBODY, place));
                settled.push((unnamed.at, RowKind::Rejected));
            }
        }
        settled
    }
}

/// A flag that is set.
/// The papers that a list names: `语文、数学`, `语数`.
fn papers_in(key: &str) -> Vec<Subject> {
    let of_part = |part: &str| match Subject::standard(part.trim_end_matches("缺考")) {
        Some(subject) => vec![subject],
        None => part.chars().filter_map(|c| Subject::standard(c.encode_utf8(&mut [0; 4]))).collect(),
    };
    let parts = key.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '、' | '和' | '及' | '；' | '，'));
    parts.filter(|part| !part.is_empty()).flat_map(of_part).collect()
}

fn is_yes(key: &str) -> bool {
    matches!(key, "1" | "是" | "缺考" | "缺" | "y" | "yes" | "true" | "t" | "√" | "✓" | "有" | "x" | "×" | "absent")
}

/// What the score cells of a row hold, the most telling last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Content {
    None,
    Marks,
    Zeros,
    Figures,
}

/// What a column adds up to, to recognise its own summary.
struct ColumnFigures {
    count: i64,
    sum: Score,
    min: Score,
    max: Score,
}

impl ColumnFigures {
    fn of(body: &Body, column: usize) -> Self {
        let width = body.columns.len();
        let scores = || body.marks.iter().skip(column).step_by(width.max(1)).filter_map(|mark| mark.counted());
        Self {
            count: scores().fold(0, |count, _| count + 1),
            sum: scores().sum(),
            min: scores().min().unwrap_or_default(),
            max: scores().max().unwrap_or_default(),
        }
    }

    /// Its mean to one mark, its sum, an extreme, a number with more decimals than marks have, or more than anybody has.
    fn is_summary(&self, figure: Score) -> bool {
        if self.count == 0 {
            return true;
        }
        let mean = Score::from_units(self.sum.units() / self.count);
        let near = (mean.units() - figure.units()).abs() <= Score::whole(1).units() / 2;
        let fine = !figure.is_multiple_of(Score::from_units(Score::whole(1).units() / 4));
        near || fine || figure == self.sum || figure == self.min || figure == self.max || figure > self.max
    }
}

/// Whether a text holds a character that labels of summary rows hold; spares most cells the look-up.
fn may_be_label(text: &str) -> bool {
    let ascii_label = || !text.bytes().any(|byte| byte.is_ascii_digit()) || text.contains(['-', '~']);
    if text.is_ascii() {
        return ascii_label();
    }
    text.chars().any(|c| {
        matches!(
            c,
            '均' | '计'
                | '最'
                | '满'
                | '及'
                | '格'
                | '优'
                | '良'
                | '低'
                | '差'
                | '数'
                | '名'
                | '度'
                | '率'
                | '距'
                | '分'
                | '总'
                | '和'
                | '前'
                | '后'
                | '实'
                | '应'
                | '缺'
                | '参'
                | '赋'
                | '值'
                | '任'
                | '第'
                | '与'
                | '较'
                | '比'
                | '师'
                | '以'
                | '-'
                | '~'
                | '—'
                | '～'
                | '－'
                | '≥'
                | '≤'
                | '<'
                | '>'
                | 'Ａ'..='ｚ'
        ) || c.is_whitespace()
    })
}
