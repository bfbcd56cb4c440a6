//! What each column of a table holds: [`Plan`]. Decided once a sheet, from the words of the header and from the data below.
//!
//! Receives titles of one block of columns; gives the columns of persons, scores and totals, and notes about every
//! choice that could be doubted. Reading the rows is left to `rows`.

use super::{
    header::Title,
    labels,
    lexicon::{Aside, Field, Meaning},
    marks::Marks,
    sheet::Sheet,
    survey::{Profile, sample},
};
use crate::{
    config::reading::StudentNumber,
    diagnostics::{Diagnostic, Diagnostics, codes::layout as codes},
    ingest::{clean, raw::Value, table::ScoreColumn},
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
    /// Further ids.
    pub more_ids: Vec<u32>,
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
    /// Columns of item scores, in sheet order.
    pub items: Vec<u32>,
    /// Totals, the best first.
    pub totals: Vec<u32>,
    /// 缺考标记.
    pub absence: Option<u32>,
    /// 是否参考.
    pub attendance: Option<u32>,
    /// 缺考科目.
    pub absent_papers: Option<u32>,
    /// 缺考原因.
    pub reason: Option<u32>,
    /// 是否参与统计.
    pub participation: Option<u32>,
    /// The one score column is that of a paper named elsewhere: other figures are its parts.
    pub single: bool,
    /// 是否剔除.
    pub exclusion: Option<u32>,
    /// Columns that tell whether somebody sat one paper.
    pub flags: Vec<(Subject, u32)>,
    /// Columns in which a word can take a row out of statistics: ranks, remarks.
    pub watched: Vec<u32>,
    /// 科目, in the long format.
    pub course: Option<u32>,
    /// 考试名称.
    pub exam: Option<u32>,
    /// 科类, 选科: the track of each pupil.
    pub track: Option<u32>,
    /// Columns that name an elective, and those of its score.
    pub named: Vec<(u32, ScoreColumn)>,
    /// Converted scores beside raw ones.
    pub converted: Vec<ScoreColumn>,
    /// The scores of an earlier exam beside those of this one.
    pub earlier: Vec<ScoreColumn>,
    /// What that exam is called.
    pub earlier_exam: String,
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

    /// The columns of ids, the best first.
    pub fn ids(&self) -> impl Iterator<Item = u32> + '_ {
        self.id.into_iter().chain(self.other_id).chain(self.more_ids.iter().copied())
    }

    /// Whether a column holds names or ids.
    pub fn is_of_person(&self, column: u32) -> bool {
        self.name == Some(column) || self.ids().any(|id| id == column)
    }

    /// The column of this field.
    pub fn field(&self, wanted: Field) -> Option<u32> {
        self.fields.iter().find(|(field, _)| *field == wanted).map(|(_, column)| *column)
    }
}

/// A column with its title and what it holds.
pub(super) struct Column<'t> {
    /// Its title.
    pub(super) title: &'t Title,
    /// What it holds.
    pub(super) profile: Profile,
}

/// Makes the plan of one block.
pub struct Planner<'s> {
    pub(super) sheet: &'s Sheet<'s>,
    pub(super) body: Range<usize>,
    pub(super) marks: &'s Marks,
    /// Subject told by title, sheet or file name, for sheets of one subject.
    pub(super) subject: Option<Subject>,
    /// Words of the title and names around the sheet, to tell which exam is meant.
    pub(super) about: &'s str,
    pub(super) seen: Diagnostics,
    pub(super) plan: Plan,
    pub(super) left_out: Vec<String>,
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

    pub(super) fn note(&mut self, diagnostic: Diagnostic) {
        self.seen.push(diagnostic);
    }

    pub(super) fn leave_out(&mut self, column: &Column) {
        if !column.profile.is_empty() && !column.title.shown.is_empty() {
            self.left_out.push(column.title.shown.clone());
        }
    }

    /// Leaves out a column whose title explains nothing. Of dates the first is shown, so that it can be seen how they were
    /// read; other content may be about a person and is not.
    pub(super) fn leave_out_unknown(&mut self, column: &Column) {
        let mut cells = self.body.clone().filter_map(|at| self.sheet.raw.rows[at].get(column.title.column));
        match cells.find_map(|value| if let Value::Date(date) = value { Some(date) } else { None }) {
            Some(date) if !column.title.shown.is_empty() => self.left_out.push(format!("{} ({date})", column.title.shown)),
            _ => self.leave_out(column),
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
        let class_number = columns.iter().find(|column| match column.title.shown.trim() {
            "班号" => column.profile.comes_in_groups(),
            "班次" => column.profile.comes_in_groups() && before_people(columns, column),
            _ => false,
        });
        self.plan.class = filled(&self.plan, Field::Class).or_else(|| filled(&self.plan, Field::ClassCode));
        if let (None, Some(column)) = (self.plan.class, class_number) {
            self.plan.class = Some(column.title.column);
            self.plan.watched.retain(|watched| *watched != column.title.column);
        }
        self.plan.school = filled(&self.plan, Field::School)
            .or_else(|| filled(&self.plan, Field::SchoolOfRegister))
            .or_else(|| {
                filled(&self.plan, Field::ShortName).filter(|at| columns.iter().any(|of| of.title.column == *at && names_schools(of)))
            })
            .or_else(|| filled(&self.plan, Field::SchoolCode));
        self.plan.grade = filled(&self.plan, Field::Grade);
        self.plan.seat = filled(&self.plan, Field::Seat).filter(|seat| self.plan.class != Some(*seat));
        self.plan.absence = self.plan.field(Field::AbsenceFlag);
        self.plan.attendance = self.plan.field(Field::Attendance);
        self.plan.absent_papers = self.plan.field(Field::AbsentPapers);
        self.plan.reason = self.plan.field(Field::Reason);
        self.plan.participation = self.plan.field(Field::Participation);
        self.plan.exclusion = self.plan.field(Field::Exclusion);
        for column in columns {
            if let Meaning::Flag(subject) = &column.title.meaning {
                self.plan.flags.push((subject.clone(), column.title.column));
            }
        }
        const TRACKS: [&str; 7] = ["科类", "选科", "选科组合", "组合", "所选组合", "类别", "组合方向"];
        let track = columns.iter().find(|column| TRACKS.contains(&column.title.shown.trim()) && column.profile.is_text());
        self.plan.track = track.map(|column| column.title.column);
        // 科目 beside columns of subjects heads another table, or says which ones a pupil chose.
        let papers = columns.iter().filter(|column| matches!(column.title.meaning, Meaning::Score(..))).count();
        self.plan.course = filled(&self.plan, Field::Course).filter(|_| papers < 2);
        self.plan.exam = filled(&self.plan, Field::Exam);
    }

    /// Exam number before student number before register number before its auxiliary; what only counts to 1000 is a number in
    /// the class, and what is the same in every row is no id.
    fn take_ids(&mut self, columns: &[Column]) {
        let rank = |column: &Column| match column.title.meaning {
            Meaning::Person(Field::ExamId) => Some(0),
            Meaning::Person(Field::StudentNumber) => Some(1),
            Meaning::Person(Field::RegisterId) => Some(2),
            Meaning::Person(Field::AuxiliaryId) => Some(3),
            _ => None,
        };
        let mut ids: Vec<&Column> =
            columns.iter().filter(|column| rank(column).is_some() && column.profile.filled > column.profile.marks).collect();
        ids.retain(|column| column.profile.filled < 4 || column.profile.distinct + column.profile.distinct_texts > 1);
        ids.sort_by_key(|column| (rank(column), column.title.column));
        for column in ids {
            let at = column.title.column;
            if self.is_seat(column) {
                if self.plan.seat.is_none() {
                    self.plan.seat = Some(at);
                    let place = self.sheet.column(at);
                    self.note(Diagnostic::new(&codes::STUDENT_NUMBER_IS_SEAT, place).with("header", &column.title.shown));
                }
            } else if self.plan.id.is_none() {
                self.plan.id = Some(at);
            } else if self.plan.other_id.is_none() {
                self.plan.other_id = Some(at);
            } else {
                self.plan.more_ids.push(at);
            }
        }
    }
}

impl Planner<'_> {
    /// Whether a column called like an id holds numbers in the class: what was chosen, else what its numbers look like.
    fn is_seat(&self, column: &Column) -> bool {
        match (self.marks.rules.student_number, &column.title.meaning) {
            (StudentNumber::Seat, Meaning::Person(Field::StudentNumber)) => true,
            (StudentNumber::Id, _) => false,
            _ => column.profile.is_seat() || self.is_seat_under_labels(column),
        }
    }

    /// Numbers in the class, and the labels of rows that are no pupils: 平均分, 90-100.
    fn is_seat_under_labels(&self, column: &Column) -> bool {
        let Profile { filled, numbers, texts, fractions, max, .. } = column.profile;
        let few = texts > 0 && texts * 4 < filled && numbers > 0 && fractions == 0 && max < Score::whole(1000);
        few && sample(self.body.clone()).filter_map(|at| self.sheet.raw.rows[at].get(column.title.column)).all(|value| match value {
            Value::Text(text) => self.sheet.number(value).is_some() || clean::is_blank(text) || labels::is_no_pupil(&clean::key(text)),
            _ => true,
        })
    }
}

/// Whether a column stands before names and ids, where no rank stands.
fn before_people(columns: &[Column], column: &Column) -> bool {
    let is_person = |of: &&Column| matches!(of.title.meaning, Meaning::Person(Field::Name | Field::ExamId | Field::StudentNumber));
    columns.iter().find(is_person).is_some_and(|first| column.title.column < first.title.column)
}

/// 学校简称, 简称 with words below it: of schools, not of pupils.
fn names_schools(column: &Column) -> bool {
    column.title.shown.contains("简称") && column.profile.is_text()
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
