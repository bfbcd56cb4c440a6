//! 参考人数确认: who should have sat and who did, school by school; how the roll becomes the number expected, step by step;
//! and the proof that everybody counts once.

use crate::{
    config::GuestRule,
    reconcile::{ledger::Headcount, proof},
    report::{
        desk::{CohortView, Desk},
        plan::{Block, Column, Look, Sheet, Table, Value},
    },
    words::{Phrase, report as words},
};

/// Head count of every school in every grade.
#[must_use]
pub fn headcount_sheet<'a>(desk: &Desk<'a>) -> Sheet<'a> {
    const COUNTS: [Phrase; 13] = [
        words::COL_ENROLLED,
        words::COL_EXPECTED,
        words::COL_SAT,
        words::COL_SAT_NONE,
        words::COL_EXEMPT,
        words::COL_DEFERRED,
        words::COL_MISCONDUCT,
        words::COL_WITHDRAWN,
        words::COL_GUEST_IN,
        words::COL_GUEST_OUT,
        words::COL_INCLUSION,
        words::COL_UNLISTED,
        words::COL_UNEXPLAINED,
    ];
    let mut columns: Vec<_> = [words::COL_GRADE, words::COL_SCHOOL].map(|title| desk.column(title, Look::Text)).into();
    columns.extend(COUNTS.map(|title| desk.column(title, Look::Count)));
    columns.push(desk.column(words::COL_PARTICIPATION, Look::Rate));
    columns.extend([words::COL_CONFIRMED, words::COL_SIGNED].map(|title| desk.column(title, Look::Prose(12))));
    let mut blocks: Vec<Block<'a>> = desk.cohorts().map(|view| Block::Paragraph(identity(&view))).collect();
    blocks.push(Block::Table(county_and_schools(desk, columns, row)));
    Sheet {
        name: desk.say(words::SHEET_HEADCOUNT).to_owned(),
        title: desk.say(words::TITLE_HEADCOUNT).to_owned(),
        notes: vec![desk.say(words::NOTE_HEADCOUNT).to_owned()],
        blocks,
        ..Sheet::default()
    }
}

/// 应考来历: the steps from the roster to the expected and on to what became of them.
#[must_use]
pub fn reconciliation_sheet<'a>(desk: &Desk<'a>) -> Sheet<'a> {
    let mut columns: Vec<_> = [words::COL_GRADE, words::COL_SCHOOL].map(|title| desk.column(title, Look::Text)).into();
    columns.extend(STEPS.iter().map(|(title, _)| desk.column(*title, Look::Count)));
    columns.push(desk.column(words::STEP_DIFFERENCE, Look::Count));
    columns.push(desk.column(words::COL_REMARK, Look::Prose(36)));
    Sheet {
        name: desk.say(words::SHEET_RECONCILIATION).to_owned(),
        title: desk.say(words::TITLE_RECONCILIATION).to_owned(),
        notes: [words::NOTE_RECONCILIATION, words::NOTE_RECONCILIATION_BELOW].map(|note| desk.say(note).to_owned()).into(),
        blocks: vec![Block::Table(county_and_schools(desk, columns, steps))],
        ..Sheet::default()
    }
}

/// For each grade a row of the county, then one of each school.
fn county_and_schools<'a>(
    desk: &Desk<'a>,
    columns: Vec<Column>,
    row: fn(&CohortView<'a>, &'a str, &Headcount) -> Vec<Value<'a>>,
) -> Table<'a> {
    let mut table = Table { columns, keys: 2, ..Table::default() };
    for view in desk.cohorts() {
        let total: Headcount = view.cohort.units.iter().map(|unit| unit.headcount).sum();
        table.strong.push(table.rows.len());
        table.rows.push(row(&view, desk.say(words::COUNTY), &total));
        for unit in &view.cohort.units {
            table.rows.push(row(&view, &view.school_of(unit).name, &unit.headcount));
        }
    }
    table
}

/// A count of the way from the roster to what became of everybody.
type Step = fn(&Headcount) -> Option<u32>;

/// The way, in order. The first ones need a roster.
const STEPS: [(Phrase, Step); 19] = [
    (words::STEP_LISTED, |count| Some(count.enrolled? + count.left)),
    (words::STEP_LEFT, |count| count.enrolled.map(|_| count.left)),
    (words::STEP_ENROLLED, |count| count.enrolled),
    (words::STEP_GUEST_IN, |count| Some(count.guest_in)),
    (words::STEP_GUEST_OUT, |count| count.enrolled.map(|_| count.guest_out)),
    (words::STEP_SUSPENDED, |count| count.enrolled.map(|_| count.suspended)),
    (words::STEP_UNLISTED, |count| Some(count.unlisted)),
    (words::STEP_UNJUDGED_ROLL, |count| count.enrolled.map(|_| count.unjudged_roll)),
    (words::STEP_UNJUDGED_SHEET, |count| Some(count.unjudged_sheet)),
    (words::STEP_PERSONS, |count| Some(count.persons())),
    (words::STEP_EXEMPT, |count| Some(count.exempt)),
    (words::STEP_WITHDRAWN, |count| Some(count.withdrawn - count.suspended)),
    (words::STEP_EXPECTED, |count| Some(count.expected)),
    (words::STEP_PRESENT, |count| Some(count.present - count.unreadable)),
    (words::STEP_UNREADABLE, |count| Some(count.unreadable)),
    (words::STEP_MISCONDUCT, |count| Some(count.misconduct)),
    (words::STEP_ABSENT, |count| Some(count.absent - count.unexplained)),
    (words::STEP_UNEXPLAINED, |count| Some(count.unexplained)),
    (words::STEP_DEFERRED, |count| Some(count.deferred)),
];

fn steps<'a>(view: &CohortView<'a>, name: &'a str, count: &Headcount) -> Vec<Value<'a>> {
    let mut row: Vec<Value<'a>> = vec![view.grade().into(), name.into()];
    row.extend(STEPS.iter().map(|(_, step)| step(count).into()));
    #[allow(clippy::cast_precision_loss, reason = "head counts are small")]
    let difference = count.persons_by_roll().map(|persons| (persons - i64::from(count.persons())) as f64);
    row.push(difference.into());
    row.push(remarks(&view.desk, count).into());
    row
}

/// What a reader of a row of steps should know.
fn remarks(desk: &Desk<'_>, count: &Headcount) -> String {
    let elsewhere = count.guests_attending.saturating_sub(count.guest_in);
    let mut remarks: Vec<String> = Vec::new();
    let mut say = |phrase: Phrase, n: u32| remarks.extend((n > 0).then(|| desk.fill(phrase, &[("n", &n)])));
    say(words::REMARK_NO_ROSTER, u32::from(count.enrolled.is_none()));
    say(words::REMARK_GUESTS_ELSEWHERE, elsewhere);
    say(words::REMARK_RETURNED, count.returned);
    say(words::REMARK_UNJUDGED, count.unjudged_roll);
    say(words::REMARK_DEFERRED_OUT, if count.deferred_expected { 0 } else { count.deferred });
    say(words::REMARK_UNREADABLE, count.unreadable);
    if count.enrolled.is_some() && !count.adds_up() {
        remarks.push(desk.say(words::REMARK_DIFFERENCE).to_owned());
    }
    remarks.join(desk.say(words::SENTENCE_SEPARATOR))
}

fn row<'a>(view: &CohortView<'a>, name: &'a str, count: &Headcount) -> Vec<Value<'a>> {
    let mut row: Vec<Value<'a>> = vec![view.grade().into(), name.into(), count.enrolled.into()];
    row.extend(
        [
            count.expected,
            count.present,
            count.absent,
            count.exempt,
            count.deferred,
            count.misconduct,
            count.withdrawn,
            count.guest_in,
            count.guest_out,
            count.inclusion,
            count.unlisted,
            count.unexplained,
        ]
        .map(Value::Count),
    );
    row.extend([count.participation().into(), Value::Empty, Value::Empty]);
    row
}

/// Σ schools expected = county expected: the persons of the county, counted without regard to schools, beside the sum.
fn identity(view: &CohortView<'_>) -> String {
    const NAMED: usize = 5;
    let proof = proof::prove(&view.desk.analysis.ledger, view.index);
    let rule = view.desk.say(match view.desk.analysis.config.candidates.guest {
        GuestRule::Enrolled => words::GUEST_ENROLLED,
        GuestRule::Attending => words::GUEST_ATTENDING,
        GuestRule::None => words::GUEST_NONE,
    });
    let mut names: Vec<String> = proof
        .twice
        .iter()
        .take(NAMED)
        .filter_map(|at| view.candidate(*at))
        .map(|candidate| format!("{} {}", candidate.name, candidate.id).trim().to_owned())
        .collect();
    names.extend((proof.twice.len() > NAMED).then(|| "…".to_owned()));
    let phrase = if proof.holds() { words::IDENTITY_HOLDS } else { words::IDENTITY_BROKEN };
    view.desk.fill(
        phrase,
        &[
            ("grade", &view.grade()),
            ("schools", &proof.schools),
            ("persons", &proof.persons),
            ("rule", &rule),
            ("guests", &proof.guests),
            ("out", &proof.left_out),
            ("n", &proof.twice.len()),
            ("names", &view.desk.list(&names)),
        ],
    )
}
