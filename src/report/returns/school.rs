//! 退回修改单: the workbook that goes back to one school: what to correct and to confirm, place by place, what was received, and
//! the head count to sign. It holds that school's own data and nobody else's.

use super::{
    Office,
    lines::{Line, Teller, lines},
};
use crate::{
    check::Line as Standing,
    config::Level,
    diagnostics::{Diagnostic, Need},
    report::{
        own::{self, Ownership},
        plan::{Block, Book, Look, Sheet, Table, Value},
        sheets::confirmation::confirmation_sheet,
    },
    words::{Phrase, check as words, report as common},
};
use std::path::Path;

/// What a school is told: other schools and their files are not named.
struct ToSchool<'o, 'a> {
    office: &'o Office<'a>,
    number: u32,
}

impl Teller for ToSchool<'_, '_> {
    fn say(&self, about: &Diagnostic, phrase: &Phrase) -> String {
        let ledger = &self.office.intake.ledger;
        let instead = self.office.say(common::ANOTHER_SCHOOL);
        let text = about.say_with(phrase, self.office.lang, &|place| Ownership::shown_to(self.number, place, ledger, instead));
        own::mask(&text, self.office.school(self.number), ledger.every_school().map(|school| school.name.as_str()), instead)
    }

    fn todo(&self, about: &Diagnostic) -> String {
        self.say(about, about.rule.help_for_school())
    }
}

/// The return list of a school.
pub fn return_book<'a>(office: &Office<'a>, number: u32) -> Book<'a> {
    let name = office.school(number);
    let tasks = office.check.schools.get(&number).map_or(&[][..], Vec::as_slice);
    let lines = lines(office, tasks, &ToSchool { office, number });
    let mut sheets = vec![list_sheet(office, name, &lines)];
    sheets.extend(single_sheet(office, &lines));
    sheets.extend(received_sheet(office, number));
    if (number as usize) < office.intake.ledger.schools.len() {
        sheets.push(confirmation_sheet(&office.intake.ledger, number, office.exam(), office.lang));
    }
    let file = office.files.get(&number).map_or("", String::as_str);
    let path = Path::new(office.say(words::FOLDER_RETURNS)).join(file);
    let unit = office.fill(words::UNIT_RETURN, &[("school", &name)]);
    office.bind(path, &unit, Level::School, sheets)
}

/// 修改单.
fn list_sheet<'a>(office: &Office<'a>, name: &'a str, lines: &[Line]) -> Sheet<'a> {
    let count = |need: Need| lines.iter().filter(|line| line.need == need).map(|line| line.single.len().max(1)).sum::<usize>();
    let asked = office.fill(words::RETURN_ASKED, &[("correct", &count(Need::Correct)), ("confirm", &count(Need::Confirm))]);
    let facts = vec![
        (office.say(common::FACT_EXAM).to_owned(), office.exam().into(), Look::Text),
        (office.say(words::FACT_ASKED).to_owned(), asked.into(), Look::Text),
        (office.say(words::FACT_FILLED_BY).to_owned(), office.say(words::SIGN_LINE).into(), Look::Text),
    ];
    Sheet {
        name: office.say(words::SHEET_RETURN).to_owned(),
        title: office.fill(words::TITLE_RETURN, &[("school", &name)]),
        notes: vec![office.say(words::NOTE_RETURN).to_owned(), office.say(words::NOTE_RETURN_MARKS).to_owned()],
        blocks: vec![Block::Facts(facts), Block::Table(list_table(office, lines))],
        ..Sheet::default()
    }
}

fn list_table<'a>(office: &Office<'a>, lines: &[Line]) -> Table<'a> {
    let columns = vec![
        office.column(words::COL_NUMBER, Look::Count),
        office.column(words::COL_NEED, Look::Word).lit(super::board::needs(office)),
        office.column(common::COL_FILE, Look::Prose(19)),
        office.column(common::COL_SHEET, Look::Prose(9)),
        office.column(common::COL_CELL, Look::Prose(10)),
        office.column(words::COL_PUPIL, Look::Prose(18)),
        office.column(words::COL_CONTENT, Look::Prose(12)),
        office.column(words::COL_PROBLEM, Look::Prose(34)),
        office.column(words::COL_CURE, Look::Prose(28)),
        office.column(words::COL_CORRECTED, Look::Prose(16)),
        office.column(words::COL_SIGNED, Look::Prose(8)),
    ];
    let mut table = Table { columns, keys: 2, ..Table::default() };
    for (line, number) in lines.iter().zip(1u32..) {
        let answer = if line.single.is_empty() { Value::Empty } else { office.fill(words::SEE_SINGLE, &[("number", &number)]).into() };
        table.rows.push(vec![
            Value::Count(number),
            office.say(super::board::need_word(line.need)).into(),
            text(line.place.file.as_deref()),
            text(line.place.sheet.as_deref()),
            line.spots.clone().into(),
            line.pupils.clone().into(),
            line.content.clone().into(),
            line.problem.clone().into(),
            line.todo.clone().into(),
            answer,
            Value::Empty,
        ]);
    }
    table
}

fn text<'a>(text: Option<&str>) -> Value<'a> {
    text.unwrap_or_default().to_owned().into()
}

/// 逐处清单: every row of the lines that stand for many.
fn single_sheet<'a>(office: &Office<'a>, lines: &[Line]) -> Option<Sheet<'a>> {
    let columns = vec![
        office.column(words::COL_NUMBER, Look::Count),
        office.column(words::COL_NEED, Look::Word).lit(super::board::needs(office)),
        office.column(common::COL_FILE, Look::Prose(26)),
        office.column(common::COL_SHEET, Look::Prose(14)),
        office.column(common::COL_CELL, Look::Prose(20)),
        office.column(words::COL_PUPIL, Look::Prose(30)),
        office.column(words::COL_CONTENT, Look::Prose(22)),
        office.column(words::COL_CORRECTED, Look::Prose(24)),
        office.column(words::COL_SIGNED, Look::Prose(10)),
    ];
    let mut table = Table { columns, keys: 2, ..Table::default() };
    for (line, number) in lines.iter().zip(1u32..) {
        for single in &line.single {
            table.rows.push(vec![
                Value::Count(number),
                office.say(super::board::need_word(line.need)).into(),
                text(single.place.file.as_deref()),
                text(single.place.sheet.as_deref()),
                single.spots.clone().into(),
                single.pupil.clone().into(),
                single.content.clone().into(),
                Value::Empty,
                Value::Empty,
            ]);
        }
    }
    (!table.rows.is_empty()).then(|| Sheet {
        name: office.say(words::SHEET_SINGLE).to_owned(),
        title: office.say(words::TITLE_SINGLE).to_owned(),
        notes: vec![office.say(words::NOTE_SINGLE).to_owned()],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}

/// 收到的表: what came in from this school and what of it was read.
fn received_sheet<'a>(office: &Office<'a>, number: u32) -> Option<Sheet<'a>> {
    let ledger = &office.intake.ledger;
    let mut columns = vec![
        office.column(common::COL_FILE, Look::Prose(40)),
        office.column(words::COL_DIGEST, Look::Id),
        office.column(common::COL_SHEET, Look::Prose(20)),
        office.column(common::COL_GRADE, Look::Text),
    ];
    columns.push(office.column(words::COL_PUPILS_READ, Look::Count));
    let mut rows: Vec<Vec<Value<'a>>> = Vec::new();
    for (sheet, (place, ..)) in ledger.accounts.iter().enumerate().filter(|(_, (_, kind, _))| *kind == "scores") {
        let digest = ledger.sources.iter().find(|source| Some(source.name.as_str()) == place.file.as_deref()).map(super::board::short);
        for ((_, cohort), read) in ledger.rows.units_of(sheet).into_iter().filter(|((school, _), _)| *school == number) {
            rows.push(vec![
                place.file.as_deref().into(),
                digest.clone().into(),
                place.sheet.as_deref().into(),
                office.grade(Some(cohort as usize)).into(),
                Value::Count(read),
            ]);
        }
    }
    let standing: Vec<&Standing> = office.check.board.lines.iter().filter(|line| line.school == number).collect();
    let papers: Vec<String> = standing.iter().filter_map(|line| papers_sentence(office, line)).collect();
    let mut blocks: Vec<Block<'a>> = papers.into_iter().map(Block::Paragraph).collect();
    if rows.is_empty() && blocks.is_empty() {
        return None;
    }
    blocks.push(Block::Table(Table { columns, rows, keys: 1, ..Table::default() }));
    Some(Sheet {
        name: office.say(words::SHEET_RECEIVED).to_owned(),
        title: office.say(words::TITLE_RECEIVED_SCHOOL).to_owned(),
        notes: vec![office.say(words::NOTE_RECEIVED_SCHOOL).to_owned()],
        blocks,
        ..Sheet::default()
    })
}

/// `九年级：读到 312 人；语文 310、数学 309……`
fn papers_sentence(office: &Office<'_>, line: &Standing) -> Option<String> {
    let cohort = office.intake.ledger.cohorts.get(line.cohort?)?;
    let marks = cohort.papers.iter().zip(&line.marks).filter_map(|(paper, marks)| {
        let subject = crate::report::desk::subject_label(&paper.subject, office.lang);
        marks.map(|marks| format!("{subject} {marks}"))
    });
    let marks: Vec<String> = marks.collect();
    let (grade, read, list) = (office.grade(line.cohort), line.read, office.list(&marks));
    Some(office.fill(words::READ_OF_GRADE, &[("grade", &grade), ("read", &read), ("marks", &list)]))
}
