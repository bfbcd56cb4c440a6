//! 上报情况: who sent what, how much of it is there and how much in order; the files that were received; what the office itself
//! has to see to.

use super::{
    Office,
    lines::{Line, Teller, lines},
    state_word,
};
use crate::{
    check::{Line as Standing, State},
    config::Level,
    diagnostics::{Diagnostic, Need},
    ingest::table::Source,
    model::Subject,
    reconcile::confirmation::Signed,
    report::{
        desk::subject_label,
        plan::{Block, Book, Column, Highlight, Look, Sheet, Table, Value},
        sheets::{contents, sources::kind_phrase},
        style,
    },
    words::{Phrase, check as words, report as common},
};

/// Digits of a digest that people compare.
const DIGITS: usize = 12;
/// Schools named in one sentence.
const NAMED: usize = 40;

/// The beginning of a file's digest.
pub(super) fn short(source: &Source) -> String {
    source.sha256.chars().take(DIGITS).collect()
}

/// What is asked for, in a word.
pub(super) const fn need_word(need: Need) -> Phrase {
    match need {
        Need::Correct => words::NEED_CORRECT,
        Need::Confirm | Need::Nothing => words::NEED_CONFIRM,
    }
}

/// Colours behind the words for what is asked.
pub(super) const fn needs(office: &Office<'_>) -> Highlight {
    let none = ("", style::SCALE_MIDDLE);
    Highlight::Words([(office.say(words::NEED_CORRECT), style::FAULTY), (office.say(words::NEED_CONFIRM), style::DOUBTFUL), none, none])
}

fn states(office: &Office<'_>) -> Highlight {
    let colour = |state: State| match state {
        State::Awaited => style::AWAITED,
        State::Faulty => style::FAULTY,
        State::Doubtful => style::DOUBTFUL,
        State::Clean => style::CLEAN,
    };
    Highlight::Words(State::ALL.map(|state| (office.say(state_word(state)), colour(state))))
}

/// What the office is told: everything.
struct ToOffice<'o, 'a>(&'o Office<'a>);

impl Teller for ToOffice<'_, '_> {
    fn say(&self, about: &Diagnostic, phrase: &Phrase) -> String {
        about.say(phrase, self.0.lang)
    }

    fn todo(&self, about: &Diagnostic) -> String {
        about.say(&about.rule.help, self.0.lang)
    }
}

/// The board.
pub fn board_book<'a>(office: &Office<'a>) -> Book<'a> {
    let todo = lines(office, &office.check.office, &ToOffice(office));
    let mut sheets = vec![overview(office, todo.len()), board_sheet(office)];
    sheets.extend(received_sheet(office));
    sheets.extend(office_sheet(office, &todo));
    let links = contents::links(office.lang, &sheets, 1);
    sheets[0].blocks.extend([Block::Heading(office.say(common::TITLE_CONTENTS).to_owned()), links]);
    office.bind(office.say(words::FILE_BOARD).into(), office.say(words::UNIT_BOARD), Level::Internal, sheets)
}

/// 总览: how many of how many, and who is to be asked for what.
fn overview<'a>(office: &Office<'a>, office_tasks: usize) -> Sheet<'a> {
    let board = &office.check.board;
    let schools = board.schools();
    let all = schools.len();
    let count = |state: State| board.count(state);
    let sentence = office.fill(
        words::OVERVIEW,
        &[
            ("all", &all),
            ("in", &board.came_in().len()),
            ("clean", &count(State::Clean)),
            ("doubtful", &count(State::Doubtful)),
            ("faulty", &count(State::Faulty)),
            ("awaited", &(all - board.came_in().len())),
        ],
    );
    let places = office.fill(
        words::OVERVIEW_PLACES,
        &[("correct", &office.check.count(Need::Correct)), ("confirm", &office.check.count(Need::Confirm)), ("office", &office_tasks)],
    );
    let facts = vec![
        (office.say(common::FACT_EXAM).to_owned(), office.exam().into(), Look::Text),
        (office.say(words::FACT_SCHOOLS).to_owned(), sentence.into(), Look::Text),
        (office.say(words::FACT_ASKED).to_owned(), places.into(), Look::Text),
    ];
    let mut blocks = vec![Block::Facts(facts)];
    for state in [State::Awaited, State::Faulty, State::Doubtful] {
        blocks.extend(named(office, state));
    }
    blocks.push(Block::Heading(office.say(words::HEAD_GRADES).to_owned()));
    blocks.push(Block::Table(grades(office)));
    Sheet {
        name: office.say(words::SHEET_OVERVIEW).to_owned(),
        title: office.say(words::UNIT_BOARD).to_owned(),
        notes: vec![office.say(words::NOTE_OVERVIEW).to_owned()],
        blocks,
        ..Sheet::default()
    }
}

/// The schools of a state by name, each with the grades that are in it.
fn named<'a>(office: &Office<'a>, state: State) -> Option<Block<'a>> {
    let board = &office.check.board;
    let several = office.intake.ledger.cohorts.len() > 1;
    let name = |school: u32| {
        let of_state = board.lines.iter().filter(|line| line.school == school && line.state == state);
        let grades: Vec<String> = of_state.map(|line| office.grade(line.cohort)).filter(|grade| !grade.is_empty()).collect();
        let own = office.school(school);
        if several && !grades.is_empty() {
            office.fill(words::SCHOOL_GRADES, &[("school", &own), ("grades", &office.list(&grades))])
        } else {
            own.to_owned()
        }
    };
    let mut schools: Vec<u32> = board.lines.iter().filter(|line| line.state == state).map(|line| line.school).collect();
    schools.sort_unstable();
    schools.dedup();
    let more = schools.len().saturating_sub(NAMED);
    let names: Vec<String> = schools.iter().take(NAMED).map(|school| name(*school)).collect();
    let mut text = office.fill(
        words::SCHOOLS_OF_STATE,
        &[("state", &office.say(state_word(state))), ("n", &schools.len()), ("schools", &office.list(&names))],
    );
    if more > 0 {
        text.push_str(&office.fill(words::AND_MORE, &[("n", &more)]));
    }
    (!schools.is_empty()).then_some(if state == State::Awaited { Block::Notice(text) } else { Block::Paragraph(text) })
}

/// A line for each grade.
fn grades<'a>(office: &Office<'a>) -> Table<'a> {
    let mut columns = vec![office.column(common::COL_GRADE, Look::Text), office.column(words::COL_SCHOOLS_ALL, Look::Count)];
    columns.extend(State::ALL.map(|state| office.column(state_word(state), Look::Count)));
    let counts = [words::COL_EXPECTED_ROSTER, words::COL_PUPILS_READ, words::COL_MISSING, words::COL_CORRECTIONS, words::COL_CONFIRMATIONS];
    columns.extend(counts.map(|title| office.column(title, Look::Count)));
    let mut rows: Vec<Vec<Value<'a>>> = Vec::new();
    for lines in office.check.board.lines.chunk_by(|a, b| a.cohort == b.cohort) {
        let sum = |of: &dyn Fn(&Standing) -> u32| lines.iter().map(of).sum::<u32>();
        let count = |state: State| u32::try_from(lines.iter().filter(|line| line.state == state).count()).unwrap_or(u32::MAX);
        let expected = lines.iter().any(|line| line.expected.is_some());
        let mut row: Vec<Value<'a>> =
            vec![grade_or_unknown(office, &lines[0]).into(), u32::try_from(lines.len()).unwrap_or(u32::MAX).into()];
        row.extend(State::ALL.map(|state| Value::Count(count(state))));
        row.push(expected.then(|| sum(&|line| line.expected.unwrap_or_default())).into());
        row.push(Value::Count(sum(&|line| line.read)));
        row.push(expected.then(|| sum(&|line| line.missing)).into());
        row.push(Value::Count(sum(&|line| line.corrections)));
        row.push(Value::Count(sum(&|line| line.confirmations)));
        rows.push(row);
    }
    Table { columns, rows, keys: 1, ..Table::default() }
}

fn grade_or_unknown(office: &Office<'_>, line: &Standing) -> String {
    let grade = office.grade(line.cohort);
    if grade.is_empty() { office.say(words::GRADE_UNKNOWN).to_owned() } else { grade }
}

/// 各校上报情况: a line for each school and grade.
fn board_sheet<'a>(office: &Office<'a>) -> Sheet<'a> {
    let subjects = subjects(office);
    let mut columns = vec![
        office.column(common::COL_GRADE, Look::Text),
        office.column(common::COL_SCHOOL, Look::Text),
        office.column(words::COL_STATE, Look::Word).lit(states(office)),
        office.column(words::COL_FILES, Look::Count),
        office.column(words::COL_SHEETS, Look::Count),
        office.column(words::COL_EXPECTED_ROSTER, Look::Count),
        office.column(words::COL_PUPILS_READ, Look::Count),
        office.column(words::COL_MISSING, Look::Count),
        office.column(words::COL_UNLISTED, Look::Count),
    ];
    columns.extend(subjects.iter().map(|subject| Column::new(subject_label(subject, office.lang), Look::Score)));
    columns.extend([
        office.column(words::COL_CORRECTIONS, Look::Count),
        office.column(words::COL_CONFIRMATIONS, Look::Count),
        office.column(words::COL_HEADCOUNT_SIGNED, Look::Word),
        office.column(words::COL_REMARK, Look::Prose(30)),
        office.column(words::COL_RETURN_FILE, Look::Prose(22)),
    ]);
    let rows = office.check.board.lines.iter().map(|line| board_row(office, line, &subjects)).collect();
    Sheet {
        name: office.say(words::SHEET_BOARD).to_owned(),
        title: office.say(words::TITLE_BOARD).to_owned(),
        notes: [words::NOTE_BOARD, words::NOTE_STATES, words::NOTE_SIGNED].map(|note| office.say(note).to_owned()).into(),
        blocks: vec![Block::Table(Table { columns, rows, keys: 3, ..Table::default() })],
        ..Sheet::default()
    }
}

/// Every subject of any grade, in office order.
fn subjects<'a>(office: &Office<'a>) -> Vec<&'a Subject> {
    let cohorts = &office.intake.ledger.cohorts;
    let mut subjects: Vec<&Subject> =
        cohorts.iter().flat_map(|cohort| &cohort.papers[..cohort.single_papers()]).map(|paper| &paper.subject).collect();
    subjects.sort();
    subjects.dedup();
    subjects
}

fn board_row<'a>(office: &Office<'a>, line: &'a Standing, subjects: &[&Subject]) -> Vec<Value<'a>> {
    let came = line.read > 0;
    let number = |count: u32| if came { Value::Count(count) } else { Value::Empty };
    let mut row: Vec<Value<'a>> = vec![
        grade_or_unknown(office, line).into(),
        office.school(line.school).into(),
        office.say(state_word(line.state)).into(),
        Value::Count(u32::try_from(line.files.len()).unwrap_or(u32::MAX)),
        Value::Count(line.sheets),
        line.expected.into(),
        number(line.read),
        line.expected.map(|_| line.missing).into(),
        line.expected.filter(|_| came).map(|_| line.unlisted).into(),
    ];
    row.extend(subjects.iter().map(|subject| marks_of(office, line, subject)));
    let signed = line.signed.map_or(words::NOT_SIGNED, |signed| match signed {
        Signed::These => words::SIGNED_THESE,
        Signed::Others => words::SIGNED_OTHERS,
    });
    row.extend([Value::Count(line.corrections), Value::Count(line.confirmations), office.say(signed).into()]);
    row.push(remark(office, line).into());
    row.push(office.files.get(&line.school).map(String::as_str).into());
    row
}

/// Marks in a subject; `缺` where most schools have some.
fn marks_of<'a>(office: &Office<'a>, line: &Standing, subject: &Subject) -> Value<'a> {
    let Some(cohort) = line.cohort.and_then(|at| office.intake.ledger.cohorts.get(at)) else { return Value::Empty };
    let paper = cohort.papers[..cohort.single_papers()].iter().position(|paper| paper.subject == *subject);
    match paper.and_then(|paper| line.marks.get(paper)) {
        Some(Some(count)) => Value::Count(*count),
        Some(None) if line.lacking.contains(subject) => office.say(words::LACKING).into(),
        _ => Value::Empty,
    }
}

/// What is not as it should be, in words.
fn remark(office: &Office<'_>, line: &Standing) -> String {
    let mut said = Vec::new();
    match (line.state, line.read) {
        (State::Awaited, _) => said.push(office.say(words::REMARK_AWAITED).to_owned()),
        (_, 0) => said.push(office.say(words::REMARK_UNREAD).to_owned()),
        _ => {}
    }
    if !line.lacking.is_empty() {
        let lacking: Vec<String> = line.lacking.iter().map(|subject| subject_label(subject, office.lang).into_owned()).collect();
        said.push(office.fill(words::REMARK_LACKING, &[("subjects", &office.list(&lacking))]));
    }
    if line.read > 0 && line.missing > 0 {
        said.push(office.fill(words::REMARK_MISSING, &[("n", &line.missing)]));
    }
    said.join(office.say(words::AND_THEN))
}

/// 收到的文件: every file with its digest, and what each of its sheets was read as.
fn received_sheet<'a>(office: &Office<'a>) -> Option<Sheet<'a>> {
    let ledger = &office.intake.ledger;
    let columns = vec![
        office.column(common::COL_FILE, Look::Prose(34)),
        office.column(words::COL_DIGEST, Look::Id),
        office.column(words::COL_BYTES, Look::Count),
        office.column(common::COL_SHEET, Look::Prose(18)),
        office.column(words::COL_READ_AS, Look::Word),
        office.column(common::COL_ROWS, Look::Count),
        office.column(words::COL_PUPILS_READ, Look::Count),
        office.column(common::COL_ROWS_REJECTED, Look::Count),
        office.column(common::COL_SCHOOL, Look::Prose(32)),
    ];
    let mut rows: Vec<Vec<Value<'a>>> = Vec::new();
    for source in &ledger.sources {
        let bytes = u32::try_from(source.bytes).unwrap_or(u32::MAX);
        let head = || -> Vec<Value<'a>> { vec![source.name.as_str().into(), short(source).into(), bytes.into()] };
        let sheets = ledger.accounts.iter().enumerate().filter(|(_, (place, ..))| place.file.as_deref() == Some(source.name.as_str()));
        let before = rows.len();
        for (at, (place, kind, account)) in sheets {
            let mut row = head();
            row.extend([place.sheet.as_deref().into(), kind_phrase(kind).map_or(*kind, |phrase| office.say(phrase)).into()]);
            row.extend([account.rows, account.candidates, account.rejected].map(Value::Count));
            row.push(whose(office, at).into());
            rows.push(row);
        }
        if rows.len() == before {
            let mut row = head();
            row.extend([Value::Empty, office.say(common::KIND_UNREAD).into()]);
            row.resize(columns.len(), Value::Empty);
            rows.push(row);
        }
    }
    (!rows.is_empty()).then(|| Sheet {
        name: office.say(words::SHEET_RECEIVED).to_owned(),
        title: office.say(words::TITLE_RECEIVED).to_owned(),
        notes: vec![office.say(words::NOTE_RECEIVED).to_owned()],
        blocks: vec![Block::Table(Table { columns, rows, keys: 1, ..Table::default() })],
        ..Sheet::default()
    })
}

/// The schools of a sheet: by name where they are few.
fn whose(office: &Office<'_>, sheet: usize) -> String {
    const FEW: usize = 3;
    let mut schools: Vec<u32> = office.intake.ledger.rows.units_of(sheet).into_keys().map(|(school, _)| school).collect();
    schools.dedup();
    let names: Vec<&str> = schools.iter().take(FEW).map(|school| office.school(*school)).collect();
    let text = office.list(&names);
    if schools.len() > FEW { office.fill(words::AND_OTHERS, &[("schools", &text), ("n", &schools.len())]) } else { text }
}

/// 教研室待办: what is no school's to correct.
fn office_sheet<'a>(office: &Office<'a>, lines: &[Line]) -> Option<Sheet<'a>> {
    let columns = vec![
        office.column(words::COL_NUMBER, Look::Count),
        office.column(words::COL_NEED, Look::Word).lit(needs(office)),
        office.column(common::COL_FILE, Look::Prose(26)),
        office.column(common::COL_SHEET, Look::Prose(14)),
        office.column(common::COL_CELL, Look::Prose(14)),
        office.column(words::COL_CONTENT, Look::Prose(20)),
        office.column(words::COL_PROBLEM, Look::Prose(44)),
        office.column(words::COL_CURE, Look::Prose(38)),
        office.column(words::COL_SETTLED, Look::Prose(12)),
        office.column(common::COL_CODE, Look::Word),
    ];
    let mut table = Table { columns, keys: 2, ..Table::default() };
    for (line, number) in lines.iter().zip(1u32..) {
        let text = |text: Option<&str>| -> Value<'a> { text.unwrap_or_default().to_owned().into() };
        table.rows.push(vec![
            Value::Count(number),
            office.say(need_word(line.need)).into(),
            text(line.place.file.as_deref()),
            text(line.place.sheet.as_deref()),
            line.spots.clone().into(),
            line.content.clone().into(),
            line.problem.clone().into(),
            line.todo.clone().into(),
            Value::Empty,
            line.rule.code.into(),
        ]);
    }
    (!table.rows.is_empty()).then(|| Sheet {
        name: office.say(words::SHEET_OFFICE).to_owned(),
        title: office.say(words::TITLE_OFFICE).to_owned(),
        notes: vec![office.say(words::NOTE_OFFICE).to_owned()],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}
