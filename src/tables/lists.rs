//! `findings`, `screens`, `diagnostics`, `rows`, `headcount`: lists that the other rooms made, as tables. Leads, tests and
//! diagnostics name persons, cells and unproven reasons to look, so their public form has no rows.

use super::columns::Columns;
use crate::{
    anomalies::{Finding, Screen},
    config::Config,
    diagnostics::{Diagnostic, Place, Stretch},
    disclosure::small_cell,
    pipeline::Analysis,
    reconcile::ledger::{Cohort, Headcount, Ledger, School, SchoolUnit},
};
use polars::prelude::{DataFrame, PolarsResult};

/// One row per lead.
///
/// # Errors
/// If polars refuses the columns.
pub fn findings(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let lang = analysis.config.lang;
    let leads: Vec<&Finding> = internal(analysis, &analysis.findings.leads).iter().collect();
    tests(analysis, Columns::of(&leads), |lead| lead.screen)
        .text("strength", |lead| lead.strength.word())
        .text("evidence", |lead| lead.evidence.text(lang))
        .text("alternatives", |lead| lead.alternatives.iter().map(|said| said.text(lang)).collect::<Vec<_>>().join("; "))
        .text("next_step", |lead| lead.next_step.text(lang))
        .frame()
}

/// One row per test, made or not.
///
/// # Errors
/// If polars refuses the columns.
pub fn screens(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let screens = &analysis.findings.screens;
    let places: Vec<_> = if is_public(analysis) { Vec::new() } else { screens.places().collect() };
    let screen = |place: &&_| screens.at(place);
    tests(analysis, Columns::of(&places), screen).text("tested", |place| screen(place).skipped.unwrap_or("true")).frame()
}

/// The rows, but none of them in the public form.
fn internal<'a, R>(analysis: &Analysis, rows: &'a [R]) -> &'a [R] {
    if is_public(analysis) { &[] } else { rows }
}

fn is_public(analysis: &Analysis) -> bool {
    small_cell(&analysis.config).is_some()
}

fn tests<'a, R>(analysis: &'a Analysis, columns: Columns<'a, R>, screen: impl Fn(&R) -> Screen + Copy) -> Columns<'a, R> {
    let cohort = move |row: &R| &analysis.ledger.cohorts[screen(row).of.cohort()];
    let unit = move |row: &R| screen(row).of.unit().map(|at| &cohort(row).units[at]);
    columns
        .text("code", |row| screen(row).code.code)
        .text("grade", |row| cohort(row).grade.name())
        .text("school", |row| unit(row).map_or("", |unit| analysis.ledger.schools[unit.school as usize].name.as_str()))
        .text("class", |row| unit(row).zip(screen(row).of.class()).map_or("", |(unit, class)| unit.classes[class].name.as_str()))
        .text("subject", |row| screen(row).of.paper().map_or("", |paper| cohort(row).papers[paper].subject.name()))
        .text("candidate", |row| screen(row).of.candidate().map_or("", |at| cohort(row).candidates[at].id.as_str()))
        .count("n", |row| Some(screen(row).n))
        .number("effect", |row| screen(row).effect)
        .text("unit", |row| screen(row).unit.word())
        .number("low", |row| screen(row).interval.map(|interval| interval.0))
        .number("high", |row| screen(row).interval.map(|interval| interval.1))
        .number("statistic", |row| screen(row).statistic)
        .number("p", |row| screen(row).p)
        .number("q", |row| screen(row).q)
}

/// One row per diagnostic, or per cell that it speaks of. More than 20 cells that follow each other are one row: `cell` is
/// their range, `value` what stands in the first three.
///
/// # Errors
/// If polars refuses the columns.
pub fn diagnostics(config: &Config, seen: &[Diagnostic]) -> PolarsResult<DataFrame> {
    let public = small_cell(config).is_some();
    let told: Vec<(&Diagnostic, Stretch<'_>)> = if public {
        Vec::new()
    } else {
        seen.iter().flat_map(|seen| seen.stretches().into_iter().map(move |stretch| (seen, stretch))).collect()
    };
    Columns::of(&told)
        .text("code", |(seen, _)| seen.rule.code)
        .text("severity", |(seen, _)| seen.rule.severity.word())
        .text("file", |(seen, _)| file(&seen.place))
        .text("sheet", |(seen, _)| sheet(&seen.place))
        .text("cell", |(_, stretch)| stretch.cell.as_str())
        .text("message", |(_, stretch)| stretch.about.headline(config.lang))
        .text("value", |(_, stretch)| stretch.value.as_ref())
        .frame()
}

/// One row per sheet: where every row went. Its public form has no rows: files tell small schools.
///
/// # Errors
/// If polars refuses the columns.
pub fn rows(config: &Config, ledger: &Ledger) -> PolarsResult<DataFrame> {
    let accounts: &[_] = if small_cell(config).is_some() { &[] } else { &ledger.accounts };
    Columns::of(accounts)
        .text("file", |(place, ..)| file(place))
        .text("sheet", |(place, ..)| sheet(place))
        .text("kind", |(_, kind, _)| *kind)
        .count("rows", |(.., account)| Some(account.rows))
        .count("blank", |(.., account)| Some(account.blank))
        .count("header", |(.., account)| Some(account.header))
        .count("candidates", |(.., account)| Some(account.candidates))
        .count("summary", |(.., account)| Some(account.summary))
        .count("note", |(.., account)| Some(account.note))
        .count("rejected", |(.., account)| Some(account.rejected))
        .frame()
}

fn file(place: &Place) -> &str {
    place.file.as_deref().unwrap_or_default()
}

fn sheet(place: &Place) -> &str {
    place.sheet.as_deref().unwrap_or_default()
}

/// One row per grade × school. Most counts are few persons each, and what they add up to would tell them: the public form
/// has no rows.
///
/// # Errors
/// If polars refuses the columns.
pub fn headcount<'a>(analysis: &'a Analysis) -> PolarsResult<DataFrame> {
    struct Row<'a> {
        cohort: &'a Cohort,
        school: &'a School,
        count: &'a Headcount,
    }
    let cohorts = analysis.ledger.cohorts.iter().filter(|_| small_cell(&analysis.config).is_none());
    let row = |cohort: &'a Cohort, unit: &'a SchoolUnit| Row {
        cohort,
        school: &analysis.ledger.schools[unit.school as usize],
        count: &unit.headcount,
    };
    let rows: Vec<Row<'_>> = cohorts.flat_map(|cohort| cohort.units.iter().map(move |unit| row(cohort, unit))).collect();
    Columns::of(&rows)
        .text("grade", |row| row.cohort.grade.name())
        .text("school", |row| row.school.name.as_str())
        .count("enrolled", |row| row.count.enrolled)
        .count("expected", |row| Some(row.count.expected))
        .count("present", |row| Some(row.count.present))
        .count("absent", |row| Some(row.count.absent))
        .count("exempt", |row| Some(row.count.exempt))
        .count("deferred", |row| Some(row.count.deferred))
        .count("misconduct", |row| Some(row.count.misconduct))
        .count("withdrawn", |row| Some(row.count.withdrawn))
        .count("guest_in", |row| Some(row.count.guest_in))
        .count("guest_out", |row| Some(row.count.guest_out))
        .count("inclusion", |row| Some(row.count.inclusion))
        .count("unlisted", |row| Some(row.count.unlisted))
        .count("unexplained", |row| Some(row.count.unexplained))
        .frame()
}
