//! 发放清单: what was made for whom, for the office; with room to tick off what came back.

use super::{Form, Handout, STAMP_SHEET};
use crate::{
    ingest::stamp,
    report::{
        desk::{grade_label, subject_label},
        names::SheetNames,
        plan::{Block, Book, Column, Look, Running, Sheet, Table, Value},
    },
    words::{Phrase, collect as words, report as report_words},
};
use std::collections::BTreeSet;

/// The list as a workbook.
pub fn list_book(handout: &Handout) -> Book<'_> {
    let exam = handout.exam();
    let mut names = SheetNames::default();
    let title = if exam.is_empty() { words::TITLE_LIST_NO_EXAM } else { words::TITLE_LIST };
    let title = handout.fill(title, &[("exam", &exam)]);
    let sheet = |names: &mut SheetNames, name: Phrase, title: &str, note: Phrase, table| Sheet {
        name: names.take(handout.say(name)),
        title: title.to_owned(),
        notes: vec![handout.say(note).to_owned()],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    };
    let sheets = vec![
        sheet(&mut names, words::SHEET_LIST, &title, words::NOTE_LIST, form_table(handout)),
        sheet(&mut names, words::SHEET_PAPERS, handout.say(words::SHEET_PAPERS), words::NOTE_PAPERS, paper_table(handout)),
        Sheet { name: STAMP_SHEET.to_owned(), blocks: vec![Block::Stamp(stamp::companion_lines())], ..Sheet::default() },
    ];
    let running = Running {
        exam,
        unit: handout.say(words::UNIT_LIST).to_owned(),
        level: handout.say(report_words::LEVEL_INTERNAL).to_owned(),
        date: handout.config.exam.date.clone().unwrap_or_default(),
        page: handout.say(report_words::PAGE_OF).to_owned(),
    };
    Book {
        path: handout.say(words::FILE_LIST).into(),
        title,
        running,
        sheets,
        home: None,
        listed: handout.say(report_words::LISTED).to_owned(),
    }
}

fn form_table(handout: &Handout) -> Table<'_> {
    let columns = [
        (words::COL_SCHOOL, Look::Text),
        (words::COL_GRADE, Look::Text),
        (words::COL_CLASSES, Look::Count),
        (words::COL_PUPILS, Look::Count),
        (words::COL_GUESTS, Look::Count),
        (words::COL_LEFT_OFF, Look::Count),
        (words::COL_PAPERS, Look::Count),
        (words::COL_FILE, Look::Text),
        (words::COL_RETURNED, Look::Text),
    ];
    let mut rows: Vec<Vec<Value<'_>>> = vec![all(handout)];
    rows.extend(handout.forms.iter().map(|form| row(handout, form)));
    Table {
        columns: columns.map(|(title, look)| Column::new(handout.say(title), look)).into(),
        rows,
        keys: 2,
        strong: vec![0],
        ..Table::default()
    }
}

fn all(handout: &Handout) -> Vec<Value<'_>> {
    let sum = |of: &dyn Fn(&Form) -> u32| -> Value<'_> { handout.forms.iter().map(of).sum::<u32>().into() };
    vec![
        handout.say(words::ALL_SCHOOLS).into(),
        Value::Empty,
        sum(&classes),
        sum(&|form| count(form.pupils.len())),
        sum(&|form| count(form.guests())),
        sum(&|form| form.left_off),
        Value::Empty,
        Value::Empty,
        Value::Empty,
    ]
}

fn row<'a>(handout: &Handout, form: &'a Form) -> Vec<Value<'a>> {
    vec![
        form.school.as_str().into(),
        grade_label(&form.grade, handout.config.lang).into(),
        classes(form).into(),
        count(form.pupils.len()).into(),
        count(form.guests()).into(),
        form.left_off.into(),
        count(form.papers.len()).into(),
        form.file.as_str().into(),
        Value::Empty,
    ]
}

fn classes(form: &Form) -> u32 {
    let classes: BTreeSet<&str> = form.pupils.iter().map(|it| it.pupil.class.as_str()).filter(|class| !class.is_empty()).collect();
    count(classes.len())
}

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

fn paper_table(handout: &Handout) -> Table<'_> {
    let lang = handout.config.lang;
    let columns = [
        (words::COL_GRADE, Look::Text),
        (words::COL_SUBJECT, Look::Text),
        (words::COL_FULL, Look::Score),
        (words::COL_STEP, Look::Score),
        (words::COL_DECLARED, Look::Text),
    ];
    let mut rows = Vec::new();
    for (grade, papers) in handout.grades() {
        rows.extend(papers.iter().map(|paper| -> Vec<Value<'_>> {
            vec![
                grade_label(grade, lang).into(),
                subject_label(&paper.subject, lang).into(),
                paper.full.to_f64().into(),
                paper.step.to_f64().into(),
                handout.say(if paper.assumed { words::ASSUMED } else { words::DECLARED }).into(),
            ]
        }));
    }
    Table { columns: columns.map(|(title, look)| Column::new(handout.say(title), look)).into(), rows, keys: 2, ..Table::default() }
}
