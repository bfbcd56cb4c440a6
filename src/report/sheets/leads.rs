//! 线索清单: the leads, strongest first, each with all that is needed to argue with it; and the page that says what a lead is.

use crate::{
    anomalies::finding::{Code, Finding, Said, Screen, Strength, Subjected, Unit},
    report::{
        desk::Desk,
        plan::{Block, Column, Look, Sheet, Table, Value},
    },
    words::{Phrase, report as words},
};

/// Who and what a screen looked at, as cells: grade, school, class, subject, candidate.
#[must_use]
pub fn place_cells<'a>(desk: &Desk<'a>, of: &Subjected) -> [Value<'a>; 5] {
    let ledger = &desk.analysis.ledger;
    let Some(cohort) = ledger.cohorts.get(of.cohort()) else { return [const { Value::Empty }; 5] };
    let unit = of.unit().and_then(|unit| cohort.units.get(unit));
    let class = unit.zip(of.class()).and_then(|(unit, class)| unit.classes.get(class));
    let candidate = of.candidate().and_then(|at| cohort.candidates.get(at));
    [
        desk.grade(&cohort.grade).into(),
        unit.map_or_else(|| desk.say(words::COUNTY), |unit| desk.school(unit.school).name.as_str()).into(),
        class.map(|class| class.name.as_str()).into(),
        of.paper().and_then(|paper| cohort.papers.get(paper)).map(|paper| desk.subject(&paper.subject)).into(),
        candidate.map(|candidate| format!("{} {}", candidate.name, candidate.id).trim().to_owned()).into(),
    ]
}

/// The columns of [`place_cells`].
#[must_use]
pub fn place_columns(desk: &Desk<'_>) -> [Column; 5] {
    [words::COL_GRADE, words::COL_SCHOOL, words::COL_CLASS, words::COL_SUBJECT, words::COL_CANDIDATE]
        .map(|title| desk.column(title, Look::Text))
}

/// Effect and interval in few decimals: they are estimates, their unit stands beside them.
#[must_use]
pub fn measured(value: Option<f64>) -> Value<'static> {
    value.map(|value| (value * 1000.0).round() / 1000.0).into()
}

/// Unit of an effect in words.
#[must_use]
pub const fn unit(unit: Unit) -> Phrase {
    match unit {
        Unit::Points => words::UNIT_POINTS,
        Unit::Share => words::UNIT_SHARE,
        Unit::Persons => words::UNIT_PERSONS,
        Unit::Figures => words::UNIT_FIGURES,
        Unit::Pairs => words::UNIT_PAIRS,
        Unit::Items => words::UNIT_ITEMS,
    }
}

/// Strength in words.
#[must_use]
pub const fn strength(strength: Strength) -> Phrase {
    match strength {
        Strength::Weak => words::STRENGTH_WEAK,
        Strength::Moderate => words::STRENGTH_MODERATE,
        Strength::Strong => words::STRENGTH_STRONG,
    }
}

/// 线索清单; with a sentence in place of the table where there is no lead.
#[must_use]
pub fn lead_sheet<'a>(desk: &Desk<'a>) -> Sheet<'a> {
    let leads = &desk.analysis.findings.leads;
    let body =
        if leads.is_empty() { Block::Paragraph(desk.say(words::NO_LEADS).to_owned()) } else { Block::Table(lead_table(desk, leads)) };
    Sheet {
        name: desk.say(words::SHEET_LEADS).to_owned(),
        title: desk.say(words::TITLE_LEADS).to_owned(),
        notes: vec![desk.say(words::NOTE_LEADS).to_owned()],
        blocks: vec![body],
        ..Sheet::default()
    }
}

fn lead_table<'a>(desk: &Desk<'a>, leads: &'a [Finding]) -> Table<'a> {
    let mut columns = vec![
        desk.column(words::COL_STRENGTH, Look::Word),
        desk.column(words::COL_CODE, Look::Word),
        desk.column(words::COL_SCREEN, Look::Prose(16)),
    ];
    columns.extend(place_columns(desk));
    columns.extend([
        desk.column(words::COL_N, Look::Count),
        desk.column(words::COL_EFFECT, Look::Score),
        desk.column(words::COL_UNIT_OF_EFFECT, Look::Word),
        desk.column(words::COL_LOW_END, Look::Score),
        desk.column(words::COL_HIGH_END, Look::Score),
        desk.column(words::COL_Q, Look::Probability),
        desk.column(words::COL_EVIDENCE, Look::Prose(44)),
        desk.column(words::COL_ALTERNATIVES, Look::Prose(40)),
        desk.column(words::COL_NEXT_STEP, Look::Prose(30)),
    ]);
    Table { columns, rows: leads.iter().map(|lead| lead_row(desk, lead)).collect(), keys: 3, ..Table::default() }
}

fn lead_row<'a>(desk: &Desk<'a>, lead: &'a Finding) -> Vec<Value<'a>> {
    let screen: &Screen = &lead.screen;
    let text = |said: &Said| said.text(desk.lang);
    let alternatives: Vec<String> = lead.alternatives.iter().map(text).collect();
    let (low, high) = screen.interval.unzip();
    let mut row: Vec<Value<'a>> = vec![desk.say(strength(lead.strength)).into(), screen.code.code.into(), name(desk, screen.code).into()];
    row.extend(place_cells(desk, &screen.of));
    row.extend([
        screen.n.into(),
        measured(screen.effect),
        desk.say(unit(screen.unit)).into(),
        measured(low),
        measured(high),
        screen.q.or(screen.p).into(),
        text(&lead.evidence).into(),
        alternatives.join("\n").into(),
        text(&lead.next_step).into(),
    ]);
    row
}

/// What a code asks, in the language of the run.
#[must_use]
pub const fn name(desk: &Desk<'_>, code: &Code) -> &'static str {
    desk.say(code.name)
}

/// 说明: what a lead is, what was tested, what the data cannot show.
#[must_use]
pub fn guide_sheet<'a>(desk: &Desk<'a>) -> Sheet<'a> {
    let findings = &desk.analysis.findings;
    let mut blocks = vec![
        Block::Notice(desk.say(words::GUIDE_LEAD).to_owned()),
        Block::Paragraph(desk.say(words::GUIDE_CALIBRATED).to_owned()),
        Block::Paragraph(desk.say(words::GUIDE_STRENGTH).to_owned()),
    ];
    if !findings.limits.is_empty() {
        blocks.push(Block::Heading(desk.say(words::HEAD_LIMITS).to_owned()));
        blocks.extend(findings.limits.iter().map(|said| Block::Paragraph(said.text(desk.lang))));
    }
    let table = code_table(desk);
    if !table.rows.is_empty() {
        blocks.push(Block::Heading(desk.say(words::HEAD_SCREENS).to_owned()));
        blocks.push(Block::Table(table));
    }
    Sheet {
        name: desk.say(words::SHEET_GUIDE).to_owned(),
        title: desk.fill(words::TITLE_GUIDE, &[("exam", &desk.exam())]),
        notes: Vec::new(),
        blocks,
        ..Sheet::default()
    }
}

/// A row for each code that was looked for: tests made, tests not made, leads, and how it decides.
fn code_table<'a>(desk: &Desk<'a>) -> Table<'a> {
    let findings = &desk.analysis.findings;
    let mut codes: Vec<&'static Code> = Vec::new();
    for screen in findings.screens.iter() {
        if !codes.iter().any(|code| code.code == screen.code.code) {
            codes.push(screen.code);
        }
    }
    codes.sort_by_key(|code| code.code);
    let count = |found: usize| Value::Count(u32::try_from(found).unwrap_or(u32::MAX));
    let row = |code: &'static Code| {
        let screens = || findings.screens.iter().filter(|screen| screen.code.code == code.code);
        let leads =
            |wanted: Strength| findings.leads.iter().filter(|lead| lead.screen.code.code == code.code && lead.strength == wanted).count();
        vec![
            code.code.into(),
            name(desk, code).into(),
            count(screens().filter(|screen| screen.skipped.is_none()).count()),
            count(screens().filter(|screen| screen.skipped.is_some()).count()),
            count(leads(Strength::Strong)),
            count(leads(Strength::Moderate)),
            count(leads(Strength::Weak)),
            desk.say(code.method).into(),
        ]
    };
    let columns = vec![
        desk.column(words::COL_CODE, Look::Text),
        desk.column(words::COL_SCREEN, Look::Prose(22)),
        desk.column(words::COL_TESTED, Look::Count),
        desk.column(words::COL_NOT_TESTED, Look::Count),
        desk.column(words::STRENGTH_STRONG, Look::Count),
        desk.column(words::STRENGTH_MODERATE, Look::Count),
        desk.column(words::STRENGTH_WEAK, Look::Count),
        desk.column(words::COL_METHOD, Look::Prose(70)),
    ];
    Table { columns, rows: codes.into_iter().map(row).collect(), keys: 2, ..Table::default() }
}
