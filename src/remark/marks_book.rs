//! The markers' workbook: a sheet for each paper with codes and empty cells, how to mark, and the stamp. It holds no
//! school, no candidate and no mark.

use super::draw::{Drawing, DrawnPaper};
use crate::{
    ingest::{remark::marks_lines, stamp},
    report::{
        desk::{grade_label, subject_label},
        names::SheetNames,
        plan::{Block, Book, Column, Entry, Form, FormColumn, Hint, Look, MarkEntry, Running, Sheet, Table, Value},
    },
    words::{Lang, Phrase, collect as form_words, remark as words, report as report_words},
};

/// The workbook.
#[must_use]
pub fn marks_book(drawing: &Drawing) -> Book<'_> {
    let lang = drawing.lang;
    let mut names = SheetNames::default();
    let how = names.take(words::SHEET_HOW.get(lang));
    let mut sheets = vec![how_sheet(drawing, how)];
    sheets.extend(drawing.papers.iter().map(|paper| {
        let name = words::SHEET_MARKS
            .fill(lang, &[("grade", &grade_label(&paper.grade, lang)), ("subject", &subject_label(&paper.subject, lang))]);
        paper_sheet(drawing, paper, names.take(name.trim()))
    }));
    sheets.push(Sheet { name: stamp::SHEET.to_owned(), blocks: vec![Block::Stamp(marks_lines(&drawing.key.draw))], ..Sheet::default() });
    let running = Running {
        exam: drawing.exam.clone(),
        unit: words::UNIT_MARKS.get(lang).to_owned(),
        level: words::LEVEL_MARKS.get(lang).to_owned(),
        date: drawing.date.clone(),
        page: report_words::PAGE_OF.get(lang).to_owned(),
    };
    Book {
        path: "remark.xlsx".into(),
        title: format!("{} {}", drawing.exam, words::UNIT_MARKS.get(lang)),
        running,
        sheets,
        home: None,
        listed: String::new(),
    }
}

fn how_sheet(drawing: &Drawing, name: String) -> Sheet<'_> {
    let lang = drawing.lang;
    let word = words::WORD_NOT_FOUND.get(lang);
    let steps = [words::HOW_1, words::HOW_2, words::HOW_3, words::HOW_4, words::HOW_5];
    let mut blocks: Vec<Block<'_>> = steps.iter().map(|step| Block::Paragraph(step.fill(lang, &[("word", &word)]))).collect();
    let row = |paper: &DrawnPaper| -> Vec<Value<'_>> {
        vec![
            grade_label(&paper.grade, lang).into_owned().into(),
            subject_label(&paper.subject, lang).into_owned().into(),
            paper.full.to_f64().into(),
            u32::try_from(paper.codes.len()).unwrap_or(u32::MAX).into(),
        ]
    };
    let columns = [
        (form_words::COL_GRADE, Look::Text),
        (form_words::COL_SUBJECT, Look::Text),
        (form_words::COL_FULL, Look::Score),
        (words::COL_SCRIPTS, Look::Count),
    ];
    blocks.push(Block::Heading(words::HOW_PAPERS.get(lang).to_owned()));
    blocks.push(Block::Table(Table {
        columns: columns.map(|(title, look)| Column::new(title.get(lang), look)).into(),
        rows: drawing.papers.iter().map(row).collect(),
        keys: 2,
        ..Table::default()
    }));
    let seed = words::SEED_NOTE.fill(lang, &[("draw", &drawing.key.draw), ("seed", &drawing.key.seed)]);
    Sheet { name, title: words::TITLE_HOW.get(lang).to_owned(), notes: vec![seed], blocks, ..Sheet::default() }
}

fn paper_sheet<'a>(drawing: &Drawing, paper: &'a DrawnPaper, name: String) -> Sheet<'a> {
    let lang = drawing.lang;
    let (grade, subject) = (grade_label(&paper.grade, lang), subject_label(&paper.subject, lang));
    let word = words::WORD_NOT_FOUND.get(lang);
    let fill = |phrase: Phrase| {
        phrase.fill(
            lang,
            &[
                ("exam", &drawing.exam),
                ("grade", &grade),
                ("subject", &subject),
                ("full", &paper.full),
                ("step", &paper.step),
                ("n", &paper.codes.len()),
                ("word", &word),
            ],
        )
    };
    let form = Form {
        columns: columns(paper, lang, &fill),
        rows: (1u32..)
            .zip(&paper.codes)
            .map(|(number, code)| vec![number.into(), code.as_str().into(), Value::Empty, Value::Empty, Value::Empty])
            .collect(),
        listed: paper.codes.len(),
        keys: 2,
    };
    Sheet {
        name,
        title: fill(words::TITLE_MARKS),
        notes: vec![fill(words::NOTE_MARKS), fill(words::NOTE_MARKS_HOW)],
        blocks: vec![Block::Form(form)],
        ..Sheet::default()
    }
}

fn columns(paper: &DrawnPaper, lang: Lang, fill: &dyn Fn(Phrase) -> String) -> Vec<FormColumn> {
    let hint = Hint { title: fill(words::HINT_TITLE), before: fill(words::HINT_BEFORE), refused: fill(words::HINT_REFUSED) };
    let words_allowed = vec![words::WORD_NOT_FOUND.get(lang).to_owned()];
    let mark = |optional| {
        Entry::Mark(MarkEntry { full: paper.full, step: paper.step, optional, words: words_allowed.clone(), hint: hint.clone() })
    };
    let column = |title: Phrase, look, width, entry| FormColumn { title: fill(title), look, width, entry };
    vec![
        column(form_words::COL_NUMBER, Look::Word, 8.0, Entry::Fixed),
        column(words::COL_CODE, Look::Word, 12.0, Entry::Fixed),
        column(words::COL_MARK, Look::Score, 16.0, mark(false)),
        column(words::COL_SECOND, Look::Score, 18.0, mark(true)),
        column(words::COL_MARKER_NOTE, Look::Text, 30.0, Entry::Free),
    ]
}
