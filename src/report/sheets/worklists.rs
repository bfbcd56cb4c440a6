//! 核查工作单: names to be looked up, with room for the answer. Internal only: these lists hold names and ids.

use crate::{
    ingest::table::Enrolment,
    reconcile::ledger::{Candidate, Duplicate, GuestTrouble, Listed, Origin},
    report::{
        desk::{CohortView, Desk},
        plan::{Block, Column, Look, Sheet, Table, Value},
    },
    words::{Phrase, report as words},
};

/// The lists that have something on them.
#[must_use]
pub fn worklists<'a>(desk: &Desk<'a>) -> Vec<Sheet<'a>> {
    let missing = candidates(desk, |candidate| candidate.origin == Origin::RosterOnly);
    let unlisted = candidates(desk, |candidate| {
        matches!(candidate.listed, Listed::Unlisted | Listed::Ambiguous | Listed::As(Enrolment::Left))
            && candidate.origin != Origin::RosterOnly
    });
    let lists = [
        (words::SHEET_MISSING, words::TITLE_MISSING, words::NOTE_MISSING, missing),
        (words::SHEET_UNLISTED, words::TITLE_UNLISTED, words::NOTE_UNLISTED, unlisted),
        (words::SHEET_DUPLICATES, words::TITLE_DUPLICATES, words::NOTE_DUPLICATES, duplicates(desk)),
        (words::SHEET_GUESTS, words::TITLE_GUESTS, words::NOTE_GUESTS, guests(desk)),
    ];
    let sheet = |(name, title, note, table): (Phrase, Phrase, Phrase, Table<'a>)| {
        (!table.rows.is_empty()).then(|| Sheet {
            name: desk.say(name).to_owned(),
            title: desk.say(title).to_owned(),
            notes: vec![desk.say(note).to_owned()],
            blocks: vec![Block::Table(table)],
            ..Sheet::default()
        })
    };
    lists.into_iter().filter_map(sheet).collect()
}

fn person_columns(desk: &Desk<'_>) -> Vec<Column> {
    let looks = [
        (words::COL_GRADE, Look::Text),
        (words::COL_SCHOOL, Look::Text),
        (words::COL_CLASS, Look::Text),
        (words::COL_ID, Look::Id),
        (words::COL_NAME, Look::Text),
    ];
    looks.map(|(title, look)| desk.column(title, look)).into()
}

/// Columns that are filled in by hand.
fn answer_columns(desk: &Desk<'_>) -> [Column; 3] {
    [(words::COL_ANSWER, 26), (words::COL_CHECKED_BY, 10), (words::COL_CHECKED_ON, 12)]
        .map(|(title, width)| desk.column(title, Look::Prose(width)))
}

fn person<'a>(view: &CohortView<'a>, candidate: &'a Candidate) -> Vec<Value<'a>> {
    let school = view.desk.school(candidate.school);
    vec![
        view.grade().into(),
        school.name.as_str().into(),
        candidate.class.as_str().into(),
        candidate.id.as_str().into(),
        candidate.name.as_str().into(),
    ]
}

fn candidates<'a>(desk: &Desk<'a>, wanted: impl Fn(&Candidate) -> bool) -> Table<'a> {
    let mut columns = person_columns(desk);
    columns.push(desk.column(words::COL_PLACE_READ, Look::Prose(30)));
    columns.extend(answer_columns(desk));
    let mut rows = Vec::new();
    for view in desk.cohorts() {
        for candidate in view.cohort.candidates.iter().filter(|candidate| wanted(candidate)) {
            let mut row = person(&view, candidate);
            row.push(desk.analysis.ledger.place(candidate).to_string().into());
            row.resize(columns.len(), Value::Empty);
            rows.push(row);
        }
    }
    Table { columns, rows, keys: 2, ..Table::default() }
}

fn duplicates<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut columns = person_columns(desk);
    columns.extend([
        desk.column(words::COL_FIRST_PLACE, Look::Prose(28)),
        desk.column(words::COL_SECOND_PLACE, Look::Prose(28)),
        desk.column(words::COL_OTHER_SCHOOL, Look::Text),
        desk.column(words::COL_SAME_MARKS, Look::Word),
    ]);
    columns.extend(answer_columns(desk));
    let views: Vec<CohortView<'a>> = desk.cohorts().collect();
    let mut rows = Vec::new();
    for case in &desk.analysis.ledger.duplicates {
        let Some((view, candidate)) = views.get(case.cohort).and_then(|view| Some((view, view.candidate(case.candidate)?))) else {
            continue;
        };
        let mut row = person(view, candidate);
        row.extend([case.first.to_string().into(), case.second.to_string().into(), other_school(view, case).into()]);
        row.push(desk.say(if case.same_marks { words::YES } else { words::NO }).into());
        row.resize(columns.len(), Value::Empty);
        rows.push(row);
    }
    Table { columns, rows, keys: 2, ..Table::default() }
}

/// Guests who would count twice or nowhere: the schools that have to agree, and what was done.
fn guests<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut columns = person_columns(desk);
    columns.extend([
        desk.column(words::COL_ATTENDING, Look::Text),
        desk.column(words::COL_ENROLLED_AT, Look::Text),
        desk.column(words::COL_TROUBLE, Look::Prose(30)),
        desk.column(words::COL_PLACE_READ, Look::Prose(30)),
    ]);
    columns.extend(answer_columns(desk));
    let views: Vec<CohortView<'a>> = desk.cohorts().collect();
    let mut rows = Vec::new();
    for case in &desk.analysis.ledger.guests {
        let Some(view) = views.get(case.cohort) else { continue };
        let persons: Vec<&'a Candidate> = case.candidates.iter().filter_map(|at| view.candidate(*at)).collect();
        let Some(counts) = persons.first().copied() else { continue };
        let school = |school: Option<u32>| school.map(|school| desk.school(school).name.as_str());
        let places: Vec<String> =
            persons.iter().map(|person| desk.analysis.ledger.place(person).to_string()).filter(|place| !place.is_empty()).collect();
        let mut row = person(view, counts);
        row.extend([school(case.attending).into(), school(case.enrolled).into(), desk.say(trouble(case.trouble)).into()]);
        row.push(places.join("\n").into());
        row.resize(columns.len(), Value::Empty);
        rows.push(row);
    }
    Table { columns, rows, keys: 2, ..Table::default() }
}

const fn trouble(trouble: GuestTrouble) -> Phrase {
    match trouble {
        GuestTrouble::Twice => words::GUEST_TWICE,
        GuestTrouble::Nowhere => words::GUEST_NOWHERE,
        GuestTrouble::NoHome => words::GUEST_NO_HOME,
        GuestTrouble::Unregistered => words::GUEST_UNREGISTERED,
    }
}

fn other_school<'a>(view: &CohortView<'a>, case: &Duplicate) -> Option<&'a str> {
    let other = view.candidate(case.other?)?;
    (!case.same_school).then(|| view.desk.school(other.school).name.as_str())
}
