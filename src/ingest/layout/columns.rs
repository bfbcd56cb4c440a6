//! What each column of a table holds: [`Plan`]. Decided once a sheet, from the words of the header and from the data below.
//!
//! Receives titles of one block of columns; gives the columns of persons, scores and totals, and notes about every
//! choice that could be doubted. Reading the rows is left to `rows`.

use super::{
    header::Title,
    lexicon::{Aside, Field, Kind, Meaning},
    marks::Marks,
    sheet::Sheet,
    survey::{Profile, sample},
};
use crate::{
    diagnostics::{Diagnostic, Diagnostics, codes::layout as codes, place::column_letters},
    ingest::table::ScoreColumn,
    model::{Score, Subject},
};
use std::ops::Range;

/// What each column holds.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// 考号.
    pub id: Option<u32>,
    /// A second id.
    pub other_id: Option<u32>,
    /// 姓名.
    pub name: Option<u32>,
    /// 班级.
    pub class: Option<u32>,
    /// Number in the class.
    pub seat: Option<u32>,
    /// 学校.
    pub school: Option<u32>,
    /// 年级.
    pub grade: Option<u32>,
    /// Scores, in sheet order.
    pub scores: Vec<ScoreColumn>,
    /// Totals, the best first.
    pub totals: Vec<u32>,
    /// 缺考标记.
    pub absence: Option<u32>,
    /// 是否参与统计.
    pub participation: Option<u32>,
    /// Columns in which a word can take a row out of statistics: ranks, remarks.
    pub watched: Vec<u32>,
    /// 科目, in the long format.
    pub course: Option<u32>,
    /// 考试名称.
    pub exam: Option<u32>,
    /// Enrolment, register and other columns by field, for `roster` and `register`.
    pub fields: Vec<(Field, u32)>,
    /// Columns before the first score, where labels of summary rows stand.
    pub label_end: u32,
}

impl Plan {
    /// Whether some column holds names or ids.
    pub const fn has_people(&self) -> bool {
        self.id.is_some() || self.other_id.is_some() || self.name.is_some()
    }

    /// The column of this field.
    pub fn field(&self, wanted: Field) -> Option<u32> {
        self.fields.iter().find(|(field, _)| *field == wanted).map(|(_, column)| *column)
    }
}

/// A column with its title and what it holds.
struct Column<'t> {
    title: &'t Title,
    profile: Profile,
}

/// Makes the plan of one block.
pub struct Planner<'s> {
    sheet: &'s Sheet<'s>,
    body: Range<usize>,
    marks: &'s Marks,
    /// Subject told by title, sheet or file name, for sheets of one subject.
    subject: Option<Subject>,
    /// Words of the title and names around the sheet, to tell which exam is meant.
    about: &'s str,
    seen: Diagnostics,
    plan: Plan,
    left_out: Vec<String>,
}

impl<'s> Planner<'s> {
    /// A planner for the rows `body` of a sheet.
    pub fn new(sheet: &'s Sheet<'s>, body: Range<usize>, marks: &'s Marks, subject: Option<Subject>, about: &'s str) -> Self {
        Self { sheet, body, marks, subject, about, seen: Vec::new(), plan: Plan::default(), left_out: Vec::new() }
    }

    /// Decides on every column of one block; `all` are the titles of the whole sheet.
    pub fn plan(mut self, titles: &[Title], all: &[Title]) -> (Plan, Diagnostics) {
        let columns = self.columns(titles);
        self.take_persons(&columns);
        self.take_ids(&columns);
        self.take_scores(&columns);
        self.take_totals(&columns);
        self.weigh_unknown(&columns);
        self.look_beyond(titles, all);
        self.plan.scores.sort_by_key(|score| score.column);
        let first_score = self.plan.scores.iter().map(|score| score.column).chain(self.plan.totals.iter().copied()).min();
        self.plan.label_end = first_score.unwrap_or_else(|| titles.last().map_or(0, |title| title.column.saturating_add(1)));
        self.tell_left_out();
        (self.plan, self.seen)
    }

    /// Only the fields of persons, for sheets without scores.
    pub fn plan_people(mut self, titles: &[Title]) -> Plan {
        let columns = self.columns(titles);
        self.take_persons(&columns);
        self.take_ids(&columns);
        self.plan.label_end = titles.last().map_or(0, |title| title.column.saturating_add(1));
        self.plan
    }

    fn columns<'t>(&self, titles: &'t [Title]) -> Vec<Column<'t>> {
        let profile = |title: &Title| Profile::of(self.sheet, self.body.clone(), title.column, self.marks);
        titles.iter().map(|title| Column { title, profile: profile(title) }).collect()
    }

    fn note(&mut self, diagnostic: Diagnostic) {
        self.seen.push(diagnostic);
    }

    fn leave_out(&mut self, column: &Column) {
        if !column.profile.is_empty() && !column.title.shown.is_empty() {
            self.left_out.push(column.title.shown.clone());
        }
    }

    /// Fields of persons: of several columns so called the first that holds something.
    fn take_persons(&mut self, columns: &[Column]) {
        for column in columns {
            let field = match column.title.meaning {
                Meaning::Person(field) => field,
                // 校名 and 班名 are ranks, unless words stand in them.
                Meaning::Aside(Aside::Rank) if column.profile.is_text() && column.title.shown.ends_with("校名") => Field::School,
                Meaning::Aside(Aside::Rank) if column.profile.is_text() && column.title.shown.ends_with("班名") => Field::Class,
                Meaning::Aside(Aside::Rank) => {
                    self.plan.watched.push(column.title.column);
                    continue;
                }
                _ => continue,
            };
            let held = self.plan.fields.iter().position(|(known, _)| *known == field);
            match held {
                None => self.plan.fields.push((field, column.title.column)),
                Some(at) => {
                    let first = self.plan.fields[at].1;
                    let first_is_empty = columns.iter().any(|other| other.title.column == first && other.profile.is_empty());
                    if first_is_empty && !column.profile.is_empty() {
                        self.plan.fields[at].1 = column.title.column;
                    }
                }
            }
            if field == Field::Remark {
                self.plan.watched.push(column.title.column);
            }
        }
        let filled = |plan: &Plan, field| {
            plan.field(field).filter(|at| columns.iter().any(|column| column.title.column == *at && !column.profile.is_empty()))
        };
        self.plan.name = filled(&self.plan, Field::Name);
        self.plan.class = filled(&self.plan, Field::Class);
        self.plan.school = filled(&self.plan, Field::School).or_else(|| filled(&self.plan, Field::SchoolCode));
        self.plan.grade = filled(&self.plan, Field::Grade);
        self.plan.seat = filled(&self.plan, Field::Seat);
        self.plan.absence = self.plan.field(Field::AbsenceFlag);
        self.plan.participation = self.plan.field(Field::Participation);
        self.plan.course = filled(&self.plan, Field::Course);
        self.plan.exam = filled(&self.plan, Field::Exam);
    }

    /// Exam number before student number before register number; what only counts to 1000 is a number in the class.
    fn take_ids(&mut self, columns: &[Column]) {
        let rank = |column: &Column| match column.title.meaning {
            Meaning::Person(Field::ExamId) => Some(0),
            Meaning::Person(Field::StudentNumber) => Some(1),
            Meaning::Person(Field::RegisterId) => Some(2),
            _ => None,
        };
        let mut ids: Vec<&Column> =
            columns.iter().filter(|column| rank(column).is_some() && column.profile.filled > column.profile.marks).collect();
        ids.sort_by_key(|column| (rank(column), column.title.column));
        for column in ids {
            let at = column.title.column;
            if column.profile.is_seat() {
                if self.plan.seat.is_none() {
                    self.plan.seat = Some(at);
                    let place = self.sheet.column(at);
                    self.note(Diagnostic::new(&codes::STUDENT_NUMBER_IS_SEAT, place).with("header", &column.title.shown));
                }
            } else if self.plan.id.is_none() {
                self.plan.id = Some(at);
            } else if self.plan.other_id.is_none() {
                self.plan.other_id = Some(at);
            }
        }
    }

    /// The scores of every known subject: raw before plain before converted.
    fn take_scores(&mut self, columns: &[Column]) {
        let mut subjects: Vec<Subject> = Vec::new();
        for column in columns {
            if let Meaning::Score(subject, _) = &column.title.meaning
                && !subjects.contains(subject)
            {
                subjects.push(subject.clone());
            }
        }
        let sums: Vec<Subject> = subjects.iter().filter(|subject| is_sum_of_others(subject, &subjects, columns)).cloned().collect();
        for subject in &subjects {
            if sums.contains(subject) {
                columns.iter().filter(|column| is_of(column, subject)).for_each(|column| self.leave_out(column));
            } else {
                self.take_subject(subject, columns);
            }
        }
        if self.plan.scores.is_empty() {
            self.take_exam_columns(columns);
        } else {
            self.name_earlier_exams(columns);
        }
        if self.plan.scores.is_empty() {
            self.take_single_subject(columns);
        }
    }

    fn take_subject(&mut self, subject: &Subject, columns: &[Column]) {
        let of_kind = |kind: Kind| -> Vec<&Column> {
            columns.iter().filter(|column| matches!(&column.title.meaning, Meaning::Score(s, k) if s == subject && *k == kind)).collect()
        };
        let (raw, plain, converted) = (of_kind(Kind::Raw), of_kind(Kind::Plain), of_kind(Kind::Converted));
        let readable = |column: &&&Column| !column.profile.is_text();
        let groups = [&raw, &plain, &converted];
        let Some(group) = groups.iter().find(|group| group.iter().any(|column| readable(&column))) else {
            for column in raw.iter().chain(&plain).chain(&converted) {
                self.note(Diagnostic::new(&codes::TEXT_GRADES, self.sheet.column(column.title.column)).with("header", &column.title.shown));
            }
            return;
        };
        let usable: Vec<&&Column> = group.iter().filter(readable).collect();
        // 外语 and 英语 side by side: an empty one is no rival.
        let chosen: &Column = usable.iter().find(|column| !column.profile.is_empty()).unwrap_or(&usable[0]);
        for rival in group.iter().filter(|column| column.title.column != chosen.title.column && !column.profile.is_empty()) {
            if self.are_alternatives(chosen, rival) {
                self.take(Subject::new(&subject_words(rival.title)), rival);
            } else {
                self.tell_duplicate(subject, chosen, rival);
            }
        }
        self.tell_converted(subject, chosen, &raw, &plain, &converted);
        self.take(subject.clone(), chosen);
    }

    fn take(&mut self, subject: Subject, column: &Column) {
        let title = column.title;
        self.plan.scores.push(ScoreColumn { subject, header: title.shown.clone(), column: title.column, full: title.full });
    }

    /// 理数 and 文数 under different words, and nobody has both: two papers.
    fn are_alternatives(&self, chosen: &Column, rival: &Column) -> bool {
        let scored = |at: usize, column: u32| {
            let number = self.sheet.raw.rows[at].get(column).and_then(|value| self.sheet.number(value));
            number.is_some_and(|number| number > Score::ZERO)
        };
        let both = sample(self.body.clone()).filter(|at| scored(*at, chosen.title.column) && scored(*at, rival.title.column)).count();
        both == 0 && rival.profile.numbers > 0 && subject_words(chosen.title) != subject_words(rival.title)
    }

    /// Two columns for one paper: the first counts, unless it is a word column.
    fn tell_duplicate(&mut self, subject: &Subject, chosen: &Column, rival: &Column) {
        if rival.profile.is_text() {
            self.leave_out(rival);
            return;
        }
        let same = sample(self.body.clone()).all(|at| {
            let row = &self.sheet.raw.rows[at];
            row.get(chosen.title.column) == row.get(rival.title.column)
        });
        if same {
            self.leave_out(rival);
            return;
        }
        let diagnostic = Diagnostic::new(&codes::DUPLICATE_SUBJECT, self.sheet.column(rival.title.column))
            .read(&rival.title.shown)
            .with("subject", subject)
            .with("kept", column_letters(chosen.title.column))
            .with("other", column_letters(rival.title.column));
        self.note(diagnostic);
    }

    fn tell_converted(&mut self, subject: &Subject, chosen: &Column, raw: &[&Column], plain: &[&Column], converted: &[&Column]) {
        let place = self.sheet.column(chosen.title.column);
        let is_converted = matches!(chosen.title.meaning, Meaning::Score(_, Kind::Converted));
        if is_converted {
            self.note(Diagnostic::new(&codes::ONLY_CONVERTED, place).with("subject", subject).with("header", &chosen.title.shown));
            return;
        }
        let is_raw = matches!(chosen.title.meaning, Meaning::Score(_, Kind::Raw));
        let others = raw.iter().chain(if is_raw { plain } else { &[] }).chain(converted);
        for other in others.filter(|other| other.title.column != chosen.title.column) {
            self.leave_out(other);
        }
    }

    /// `月考1_语文 月考1_数学`: this exam if only one is named, or if the title names it.
    fn take_exam_columns(&mut self, columns: &[Column]) {
        let mut exams: Vec<&str> = Vec::new();
        for column in columns {
            if let Meaning::OfExam(exam, what) = &column.title.meaning
                && matches!(**what, Meaning::Score(..) | Meaning::Part(_))
                && !exams.contains(&exam.as_str())
            {
                exams.push(exam);
            }
        }
        let named: Vec<&str> = exams.iter().copied().filter(|exam| self.about.contains(*exam)).collect();
        let chosen = match (exams.as_slice(), named.as_slice()) {
            ([only], _) | (_, [only]) => (*only).to_owned(),
            ([], _) => return,
            _ => {
                self.note(Diagnostic::new(&codes::SEVERAL_EXAMS, self.sheet.place.clone()).with("exams", exams.join("、")));
                return;
            }
        };
        for column in columns {
            match &column.title.meaning {
                Meaning::OfExam(exam, what) if *exam == chosen => match &**what {
                    Meaning::Score(subject, Kind::Plain | Kind::Raw) if !self.has(subject) => self.take(subject.clone(), column),
                    Meaning::Part(Kind::Plain) => {
                        let subject = self.subject.clone().unwrap_or_else(|| Subject::new(&column.title.shown));
                        if !self.has(&subject) {
                            self.take(subject, column);
                        }
                    }
                    Meaning::Total(_) => self.plan.totals.push(column.title.column),
                    _ => {}
                },
                Meaning::OfExam(..) => self.leave_out(column),
                _ => {}
            }
        }
    }

    fn has(&self, subject: &Subject) -> bool {
        self.plan.scores.iter().any(|score| score.subject == *subject)
    }

    fn name_earlier_exams(&mut self, columns: &[Column]) {
        let named: Vec<&str> = columns
            .iter()
            .filter(|column| matches!(column.title.meaning, Meaning::OfExam(..)) && !column.profile.is_empty())
            .map(|column| column.title.shown.as_str())
            .collect();
        if !named.is_empty() {
            let list = named.join("、");
            self.note(Diagnostic::new(&codes::EARLIER_EXAM_COLUMNS, self.sheet.place.clone()).with("columns", list));
        }
    }

    /// A column 成绩 on its own: its subject is told by the title, the sheet or the file.
    fn take_single_subject(&mut self, columns: &[Column]) {
        if self.plan.course.is_some() {
            let score = columns.iter().filter(|column| matches!(column.title.meaning, Meaning::Part(_) | Meaning::Total(_)));
            if let Some(column) = score.min_by_key(|column| kind_rank(&column.title.meaning)) {
                self.take(Subject::new(&column.title.shown), column);
            }
            return;
        }
        let is_part = |column: &&Column| matches!(column.title.meaning, Meaning::Part(_)) && !column.profile.is_text();
        let Some(column) = columns.iter().filter(is_part).min_by_key(|column| kind_rank(&column.title.meaning)) else { return };
        let place = self.sheet.column(column.title.column);
        match self.subject.clone() {
            Some(subject) => {
                let diagnostic = Diagnostic::new(&codes::SUBJECT_FROM_NAME, place);
                self.note(diagnostic.with("subject", &subject).with("header", &column.title.shown));
                self.take(subject, column);
            }
            None => {
                self.note(Diagnostic::new(&codes::SUBJECT_NOT_NAMED, place).with("header", &column.title.shown));
                self.take(Subject::new(&column.title.shown), column);
            }
        }
    }

    /// Totals, those of raw scores first where raw scores are read; a lone 分数 at the end is one too.
    fn take_totals(&mut self, columns: &[Column]) {
        let reads_raw = columns.iter().any(|column| matches!(column.title.meaning, Meaning::Score(_, Kind::Raw)));
        let mut totals: Vec<(u8, u32)> = Vec::new();
        for column in columns.iter().filter(|column| !column.profile.is_empty() && !column.profile.is_text()) {
            let is_score = self.plan.scores.iter().any(|score| score.column == column.title.column);
            let order = match &column.title.meaning {
                Meaning::Total(Kind::Raw) => 0,
                Meaning::Total(Kind::Plain) if !reads_raw => 1,
                Meaning::Part(Kind::Plain) if !is_score && self.plan.scores.len() > 1 => 2,
                _ => continue,
            };
            totals.push((order, column.title.column));
        }
        // Where raw scores are read, a bare 总分 may be that of converted ones: it is compared with nothing.
        totals.sort_unstable();
        self.plan.totals.extend(totals.into_iter().map(|(_, column)| column));
        if self.plan.scores.is_empty() && self.plan.course.is_none() {
            self.take_lone_total(columns);
        }
    }

    /// Nothing but a total: it is the one figure there is.
    fn take_lone_total(&mut self, columns: &[Column]) {
        let unknown = columns.iter().any(|column| column.title.meaning == Meaning::Unknown && column.profile.is_numeric());
        if unknown || self.seen.iter().any(|diagnostic| diagnostic.rule == &codes::SEVERAL_EXAMS) {
            return;
        }
        if let Some(column) = columns.iter().find(|column| self.plan.totals.first() == Some(&column.title.column)) {
            let subject = self.subject.clone().unwrap_or_else(|| Subject::new("总分(仅总分)"));
            self.plan.totals.clear();
            self.take(subject, column);
        }
    }

    /// Columns under words unknown to the tables: a subject of its own where it holds scores and no total speaks against it.
    fn weigh_unknown(&mut self, columns: &[Column]) {
        for column in columns {
            if matches!(column.title.meaning, Meaning::Aside(Aside::Piece | Aside::Subtotal)) {
                self.leave_out(column);
            }
        }
        let unknown: Vec<&Column> = columns.iter().filter(|column| column.title.meaning == Meaning::Unknown).collect();
        let figure_headers = |column: &&&Column| column.title.shown.parse::<f64>().is_ok();
        let known = !self.plan.scores.is_empty();
        let scores_like = |column: &&&Column| column.profile.is_numeric() && !column.profile.is_rank_or_id() && !column.profile.is_flag();
        let candidates: Vec<u32> = unknown.iter().filter(scores_like).map(|column| column.title.column).collect();
        let total_is_complete = known && self.totals_are_complete(&candidates);
        let mut taken: Vec<&Column> = Vec::new();
        for column in unknown {
            let profile = &column.profile;
            let scores = candidates.contains(&column.title.column);
            let is_sheet_of_parts = self.plan.course.is_some() || (known && figure_headers(&&column));
            let piece =
                Subject::split_prefix(&crate::ingest::clean::key(&column.title.shown)).is_some_and(|(subject, _)| self.has(&subject));
            if scores && !total_is_complete && !is_sheet_of_parts && !piece {
                taken.push(column);
            } else if profile.numbers > 0 {
                self.leave_out(column);
            }
        }
        for column in &taken {
            let name = subject_words(column.title);
            let subject = Subject::new(&name);
            if self.has(&subject) {
                self.note(
                    Diagnostic::new(&codes::DUPLICATE_SUBJECT, self.sheet.column(column.title.column))
                        .read(&column.title.shown)
                        .with("subject", &subject)
                        .with(
                            "kept",
                            column_letters(self.plan.scores.iter().find(|score| score.subject == subject).map_or(0, |score| score.column)),
                        )
                        .with("other", column_letters(column.title.column)),
                );
                continue;
            }
            self.take(subject, column);
        }
        if !taken.is_empty() && known {
            let list: Vec<&str> = taken.iter().map(|column| column.title.shown.as_str()).collect();
            self.note(Diagnostic::new(&codes::UNKNOWN_SUBJECTS, self.sheet.place.clone()).with("columns", list.join("、")));
        }
    }

    /// Columns without a title: the total where it is the sum, else left out.
    fn look_beyond(&mut self, titles: &[Title], all: &[Title]) {
        let (Some(first), Some(last)) = (titles.first(), titles.last()) else { return };
        let titled = |column: u32| all.iter().any(|title| title.column == column);
        let mut untitled: Vec<u32> = sample(self.body.clone())
            .flat_map(|at| self.sheet.raw.rows[at].cells.iter().map(|cell| cell.column))
            .filter(|column| !titled(*column) && *column >= first.column && *column <= last.column.saturating_add(3))
            .collect();
        untitled.sort_unstable();
        untitled.dedup();
        for column in untitled {
            let profile = Profile::of(self.sheet, self.body.clone(), column, self.marks);
            let rows = sample(self.body.clone()).count();
            if !profile.is_numeric() || profile.numbers * 3 < rows {
                continue;
            }
            let (fit, all) = self.sums_that_fit(&[column], &[]);
            if self.plan.totals.is_empty() && self.plan.scores.len() > 1 && most_of(fit, all) {
                self.plan.totals.push(column);
            } else {
                self.left_out.push(column_letters(column));
            }
        }
    }

    /// In how many of the sampled rows the scores taken so far and those of `more` add up to the total in `totals`; and in
    /// how many they could.
    fn sums_that_fit(&self, totals: &[u32], more: &[u32]) -> (usize, usize) {
        let number = |at: usize, column: u32| self.sheet.raw.rows[at].get(column).and_then(|value| self.sheet.number(value));
        let columns = || self.plan.scores.iter().map(|score| score.column).chain(more.iter().copied());
        let (mut fit, mut all) = (0, 0);
        for at in sample(self.body.clone()) {
            let Some(total) = totals.iter().find_map(|column| number(at, *column)) else { continue };
            let sum: Score = columns().filter_map(|column| number(at, column)).sum();
            if sum > Score::ZERO {
                all += 1;
                fit += usize::from(sum == total);
            }
        }
        (fit, all)
    }

    /// Whether the stated totals are those of the scores taken so far, and not rather those with the `unknown` ones.
    fn totals_are_complete(&self, unknown: &[u32]) -> bool {
        let (without, all) = self.sums_that_fit(&self.plan.totals, &[]);
        let (with, _) = self.sums_that_fit(&self.plan.totals, unknown);
        most_of(without, all) && without > with
    }

    fn tell_left_out(&mut self) {
        self.left_out.dedup();
        if !self.left_out.is_empty() {
            let list = self.left_out.join("、");
            let diagnostic = Diagnostic::new(&codes::COLUMNS_LEFT_OUT, self.sheet.place.clone()).with("columns", list);
            self.note(diagnostic);
        }
    }
}

/// At least three rows, and six of ten of those that could.
const fn most_of(fit: usize, all: usize) -> bool {
    all >= 3 && fit * 10 >= all * 6
}

fn kind_rank(meaning: &Meaning) -> Kind {
    match meaning {
        Meaning::Part(Kind::Raw) => Kind::Plain,
        Meaning::Part(Kind::Plain) | Meaning::Total(Kind::Plain) => Kind::Raw,
        _ => Kind::Converted,
    }
}

fn is_of(column: &Column, subject: &Subject) -> bool {
    matches!(&column.title.meaning, Meaning::Score(of, _) if of == subject)
}

/// 理综, 文综 and 综合 beside their own papers are sums, not papers.
fn is_sum_of_others(subject: &Subject, subjects: &[Subject], columns: &[Column]) -> bool {
    let filled = |name: &str| {
        subjects.iter().any(|other| other.name() == name && columns.iter().any(|column| is_of(column, other) && column.profile.numbers > 0))
    };
    let all = |names: &[&str]| names.iter().all(|name| filled(name));
    let science = || all(&["物理", "化学", "生物"]);
    let arts = || all(&["历史", "地理"]) && (filled("政治") || filled("道德与法治"));
    match subject.name() {
        "理综" => science(),
        "文综" => arts(),
        "综合" => science() || arts(),
        "理化" => all(&["物理", "化学"]),
        "史地" => all(&["历史", "地理"]),
        "生地" => all(&["生物", "地理"]),
        "政史" => filled("历史") && (filled("政治") || filled("道德与法治")),
        "听力" => filled("英语"),
        _ => false,
    }
}

/// The header's own words as a subject's name.
fn subject_words(title: &Title) -> String {
    let (key, _) = super::lexicon::take_full_mark(&title.shown.replace('（', "(").replace('）', ")"));
    key.trim().to_owned()
}

/// Splits the titles of several tables side by side (姓名 成绩 姓名 成绩): each block starts as the first one does.
pub fn blocks(titles: &[Title]) -> Vec<Vec<Title>> {
    let is_name = |title: &&Title| title.meaning == Meaning::Person(Field::Name);
    let is_id = |title: &&Title| matches!(title.meaning, Meaning::Person(Field::ExamId | Field::StudentNumber));
    let positions = |wanted: &dyn Fn(&&Title) -> bool| -> Vec<usize> {
        titles.iter().enumerate().filter(|(_, title)| wanted(title)).map(|(at, _)| at).collect()
    };
    let mut anchors = positions(&is_name);
    if anchors.is_empty() {
        anchors = positions(&is_id);
    }
    let Some(first) = anchors.first().copied() else { return vec![titles.to_vec()] };
    let same = |at: usize| titles.get(at).is_some_and(|title| title.shown == titles[first].shown);
    let mut starts = vec![0];
    for anchor in anchors.into_iter().skip(1).filter(|at| same(*at)) {
        let start = anchor - first;
        starts.push(if titles[start].shown == titles[0].shown { start } else { anchor });
    }
    starts.push(titles.len());
    let blocks: Vec<Vec<Title>> =
        starts.windows(2).filter(|pair| pair[0] < pair[1]).map(|pair| titles[pair[0]..pair[1]].to_vec()).collect();
    let has_figures = |block: &Vec<Title>| block.iter().any(|title| !matches!(title.meaning, Meaning::Person(_) | Meaning::Aside(_)));
    if blocks.iter().all(has_figures) { blocks } else { vec![titles.to_vec()] }
}
