//! 证据: every test made, flagged or not, the most telling first. Ranking finds more than any cut does.

use super::leads;
use crate::{
    anomalies::finding::Screen,
    report::{
        desk::Desk,
        plan::{Block, Look, Sheet, Table, Value},
    },
    words::report as words,
};
use std::collections::{BTreeMap, BTreeSet};

/// All screens; `None` where none was made.
#[must_use]
pub fn evidence_sheet<'a>(desk: &Desk<'a>) -> Option<Sheet<'a>> {
    let findings = &desk.analysis.findings;
    if findings.screens.is_empty() {
        return None;
    }
    let flagged: BTreeSet<_> = findings.leads.iter().map(|lead| (lead.screen.code.code, lead.screen.of)).collect();
    let is_lead = |screen: &Screen| flagged.contains(&(screen.code.code, screen.of));
    let mut screens: Vec<Screen> =
        findings.screens.iter().filter(|screen| of_school(screen) || is_lead(screen) || is_small(screen)).collect();
    screens.sort_by(|a, b| order(a).partial_cmp(&order(b)).unwrap_or(std::cmp::Ordering::Equal));
    let screens = telling(screens, is_lead);
    let mut columns = vec![desk.column(words::COL_CODE, Look::Word), desk.column(words::COL_SCREEN, Look::Text)];
    columns.extend(leads::place_columns(desk));
    columns.extend([
        desk.column(words::COL_N, Look::Count),
        desk.column(words::COL_EFFECT, Look::Score),
        desk.column(words::COL_UNIT_OF_EFFECT, Look::Word),
        desk.column(words::COL_LOW_END, Look::Score),
        desk.column(words::COL_HIGH_END, Look::Score),
        desk.column(words::COL_STATISTIC, Look::Mean),
        desk.column(words::COL_P, Look::Probability),
        desk.column(words::COL_Q, Look::Probability),
        desk.column(words::COL_IS_LEAD, Look::Word),
        desk.column(words::COL_SKIPPED, Look::Text),
    ]);
    let rows = screens.into_iter().map(|screen| row(desk, &screen, is_lead(&screen))).collect();
    Some(Sheet {
        name: desk.say(words::SHEET_EVIDENCE).to_owned(),
        title: desk.say(words::TITLE_EVIDENCE).to_owned(),
        notes: vec![desk.fill(words::NOTE_EVIDENCE, &[("most", &MOST_SMALL)])],
        blocks: vec![Block::Table(Table { columns, rows, keys: 2, screen: true, ..Table::default() })],
        ..Sheet::default()
    })
}

/// Rows of classes and pupils, of each code, that a sheet still reads well with.
const MOST_SMALL: usize = 500;

/// p of a class or pupil from which a test says nothing to a reader.
const SMALL: f64 = 0.05;

fn is_small(screen: &Screen) -> bool {
    screen.p.is_some_and(|p| p < SMALL)
}

/// Whether a test is of the county or of a school as a whole.
const fn of_school(screen: &Screen) -> bool {
    screen.of.class().is_none() && screen.of.candidate().is_none()
}

/// Every test of schools; of classes and pupils, who are many, the leads and those with a small p. All are in the open table.
fn telling(mut sorted: Vec<Screen>, is_lead: impl Fn(&Screen) -> bool) -> Vec<Screen> {
    let mut small: BTreeMap<&str, usize> = BTreeMap::new();
    sorted.retain(|screen| {
        if of_school(screen) || is_lead(screen) {
            return true;
        }
        let listed = small.entry(screen.code.code).or_default();
        let tells = *listed < MOST_SMALL && is_small(screen);
        *listed += usize::from(tells);
        tells
    });
    sorted
}

/// By code; tests that were made before those that were not; small p first, then large effects (facts have no p).
fn order(screen: &Screen) -> (&'static str, bool, f64, f64) {
    let p = screen.p.filter(|p| p.is_finite()).unwrap_or(2.0);
    let effect = screen.effect.filter(|effect| effect.is_finite()).unwrap_or(0.0).abs();
    (screen.code.code, screen.skipped.is_some(), p, -effect)
}

fn row<'a>(desk: &Desk<'a>, screen: &Screen, is_lead: bool) -> Vec<Value<'a>> {
    let (low, high) = screen.interval.unzip();
    let mut row: Vec<Value<'a>> = vec![screen.code.code.into(), leads::name(desk, screen.code).into()];
    row.extend(leads::place_cells(desk, &screen.of));
    row.extend([
        screen.n.into(),
        leads::measured(screen.effect),
        desk.say(leads::unit(screen.unit)).into(),
        leads::measured(low),
        leads::measured(high),
        screen.statistic.into(),
        screen.p.into(),
        screen.q.into(),
        is_lead.then(|| desk.say(words::YES)).into(),
        screen.skipped.map(|reason| skipped(desk, reason)).into(),
    ]);
    row
}

/// Why a test was not made, in words; a reason without words of its own is shown as it is in the open tables.
fn skipped(desk: &Desk<'_>, reason: &'static str) -> &'static str {
    words::SKIPPED.iter().find(|(word, _)| *word == reason).map_or(reason, |(_, phrase)| desk.say(*phrase))
}
