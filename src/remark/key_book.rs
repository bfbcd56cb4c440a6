//! The office's key: what to fetch (调卷单), whose script each code is (底册), what was drawn from where, and the stamp.

use super::draw::Drawing;
use crate::{
    ingest::{
        remark::{KeyCell, KeyScript},
        stamp,
    },
    model::Subject,
    report::{
        desk::{grade_label, subject_label},
        names::SheetNames,
        plan::{Block, Book, Column, Look, Running, Sheet, Table, Value},
    },
    words::{Phrase, collect as form_words, remark as words, report as report_words},
};

/// The workbook.
#[must_use]
pub fn key_book(drawing: &Drawing) -> Book<'_> {
    let lang = drawing.lang;
    let mut names = SheetNames::default();
    let exam = &drawing.exam;
    let seed = words::SEED_NOTE.fill(lang, &[("draw", &drawing.key.draw), ("seed", &drawing.key.seed)]);
    let mut sheet = |name: Phrase, title: Phrase, notes: Vec<String>, table| Sheet {
        name: names.take(name.get(lang)),
        title: title.fill(lang, &[("exam", exam)]),
        notes,
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    };
    let say = |phrase: Phrase| phrase.get(lang).to_owned();
    let sheets = vec![
        sheet(words::SHEET_PULL, words::TITLE_PULL, vec![say(words::NOTE_PULL)], pull_table(drawing)),
        sheet(words::SHEET_KEY, words::TITLE_KEY, vec![say(words::NOTE_KEY), seed], key_table(drawing)),
        sheet(words::SHEET_CELLS, words::TITLE_CELLS, vec![say(words::NOTE_CELLS), drawing.key.settings.clone()], cell_table(drawing)),
        Sheet { name: stamp::SHEET.to_owned(), blocks: vec![Block::Stamp(drawing.key.lines())], ..Sheet::default() },
    ];
    let running = Running {
        exam: exam.clone(),
        unit: say(words::UNIT_KEY),
        level: say(words::LEVEL_KEY),
        date: drawing.date.clone(),
        page: report_words::PAGE_OF.get(lang).to_owned(),
    };
    Book {
        path: "key.xlsx".into(),
        title: format!("{exam} {}", words::UNIT_KEY.get(lang)),
        running,
        sheets,
        home: None,
        listed: say(report_words::LISTED),
    }
}

fn table<'a>(drawing: &Drawing, columns: &[(Phrase, Look)], rows: Vec<Vec<Value<'a>>>, keys: usize) -> Table<'a> {
    let columns = columns.iter().map(|(title, look)| Column::new(title.get(drawing.lang), *look)).collect();
    Table { columns, rows, keys, ..Table::default() }
}

/// Grade and subject of a cell as people read them.
fn labels(drawing: &Drawing, cell: &KeyCell) -> [Value<'static>; 2] {
    let subject = Subject::new(&cell.subject);
    [grade_label(&cell.grade, drawing.lang).into_owned().into(), subject_label(&subject, drawing.lang).into_owned().into()]
}

fn pull_table(drawing: &Drawing) -> Table<'_> {
    let key = &drawing.key;
    let mut scripts: Vec<(&KeyCell, &KeyScript)> = key.scripts.iter().map(|script| (&key.cells[script.cell], script)).collect();
    let class =
        |class: &str| (class.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u64>().unwrap_or(u64::MAX), class.to_owned());
    scripts.sort_by_cached_key(|(cell, script)| {
        (cell.school.clone(), cell.grade.clone(), cell.subject.clone(), class(&script.class), script.id.clone(), script.code.clone())
    });
    let row = |(cell, script): (&'_ KeyCell, &'_ KeyScript)| -> Vec<Value<'static>> {
        let [grade, subject] = labels(drawing, cell);
        let text = |text: &str| Value::from(text.to_owned());
        vec![
            text(&cell.school),
            grade,
            subject,
            text(&script.class),
            text(&script.id),
            text(&script.name),
            text(&script.code),
            Value::Empty,
        ]
    };
    let columns = [
        (form_words::COL_SCHOOL, Look::Text),
        (form_words::COL_GRADE, Look::Text),
        (form_words::COL_SUBJECT, Look::Text),
        (form_words::COL_CLASS, Look::Text),
        (form_words::COL_ID, Look::Id),
        (form_words::COL_NAME, Look::Text),
        (words::COL_CODE, Look::Word),
        (words::COL_FETCHED, Look::Text),
    ];
    table(drawing, &columns, scripts.into_iter().map(row).collect(), 1)
}

fn key_table(drawing: &Drawing) -> Table<'_> {
    let key = &drawing.key;
    let row = |script: &KeyScript| -> Vec<Value<'static>> {
        let cell = &key.cells[script.cell];
        let [grade, subject] = labels(drawing, cell);
        let text = |text: &str| Value::from(text.to_owned());
        vec![
            text(&script.code),
            grade,
            subject,
            text(&cell.school),
            text(&script.class),
            text(&script.id),
            text(&script.name),
            script.original.to_f64().into(),
            band(&script.band).get(drawing.lang).into(),
            script.size.into(),
            (f64::from(script.drawn) / f64::from(script.size.max(1))).into(),
        ]
    };
    let columns = [
        (words::COL_CODE, Look::Word),
        (form_words::COL_GRADE, Look::Text),
        (form_words::COL_SUBJECT, Look::Text),
        (form_words::COL_SCHOOL, Look::Text),
        (form_words::COL_CLASS, Look::Text),
        (form_words::COL_ID, Look::Id),
        (form_words::COL_NAME, Look::Text),
        (words::COL_ORIGINAL, Look::Score),
        (words::COL_BAND, Look::Word),
        (words::COL_STRATUM_SIZE, Look::Count),
        (words::COL_CHANCE, Look::Rate),
    ];
    table(drawing, &columns, key.scripts.iter().map(row).collect(), 1)
}

fn cell_table(drawing: &Drawing) -> Table<'_> {
    let row = |cell: &KeyCell| -> Vec<Value<'static>> {
        let [grade, subject] = labels(drawing, cell);
        let purpose = if cell.control { words::PURPOSE_CONTROL } else { words::PURPOSE_LEAD };
        let text = |text: &str| Value::from(text.to_owned());
        vec![
            grade,
            subject,
            text(&cell.school),
            text(&cell.class),
            purpose.get(drawing.lang).into(),
            text(&cell.reason),
            cell.size.into(),
            cell.drawn.into(),
        ]
    };
    let columns = [
        (form_words::COL_GRADE, Look::Text),
        (form_words::COL_SUBJECT, Look::Text),
        (form_words::COL_SCHOOL, Look::Text),
        (form_words::COL_CLASS, Look::Text),
        (words::COL_PURPOSE, Look::Word),
        (words::COL_REASON, Look::Text),
        (words::COL_CELL_SIZE, Look::Count),
        (words::COL_DRAWN, Look::Count),
    ];
    table(drawing, &columns, drawing.key.cells.iter().map(row).collect(), 3)
}

/// A stratum in words.
fn band(word: &str) -> Phrase {
    match word {
        "near" => words::BAND_NEAR,
        "low" => words::BAND_LOW,
        "middle" => words::BAND_MIDDLE,
        "high" => words::BAND_HIGH,
        _ => words::BAND_ALL,
    }
}
