//! 待核实的线索: how many of each kind, and those to be verified first; no lead is a verdict.

use super::tell;
use crate::{
    anomalies::finding::{Finding, Strength},
    report::{
        desk::Desk,
        document::body::Body,
        plan::{Look, Table, Value},
        sheets::leads,
    },
    words::{document as words, report},
};
use std::collections::{BTreeMap, BTreeSet};

/// Leads told one by one.
const NAMED: usize = 8;

/// Writes the chapter.
pub fn write(body: &mut Body<'_>) {
    let desk = body.desk;
    let findings = &desk.analysis.findings;
    body.chapter(desk.say(words::CHAPTER_LEADS));
    if findings.leads.is_empty() {
        body.paragraph(vec![desk.say(report::NO_LEADS).into()]);
    } else {
        counts(body);
        first(body);
    }
    if !findings.limits.is_empty() {
        body.section(desk.say(words::LEADS_LIMITS));
        for said in &findings.limits {
            body.paragraph(vec![said.text(desk.lang).into()]);
        }
    }
}

fn of(desk: &Desk<'_>, strength: Strength) -> usize {
    desk.analysis.findings.leads.iter().filter(|lead| lead.strength == strength).count()
}

/// How many leads there are of each strength that there is.
pub fn strengths(desk: &Desk<'_>) -> String {
    let strengths =
        [(Strength::Strong, words::COUNT_STRONG), (Strength::Moderate, words::COUNT_MODERATE), (Strength::Weak, words::COUNT_WEAK)];
    let told = strengths.into_iter().map(|(strength, phrase)| (of(desk, strength), phrase)).filter(|(n, _)| *n > 0);
    desk.list(&told.map(|(n, phrase)| desk.fill(phrase, &[("n", &n)])).collect::<Vec<String>>())
}

fn counts(body: &mut Body<'_>) {
    let desk = body.desk;
    let findings = &desk.analysis.findings;
    let tests = findings.screens.iter().filter(|screen| screen.skipped.is_none()).count();
    let args: [(&str, &dyn std::fmt::Display); 3] = [
        ("tests", &tell::counted(&desk, tests, words::ONE_TEST, words::TESTS)),
        ("leads", &tell::counted(&desk, findings.leads.len(), words::ONE_LEAD, words::LEADS)),
        ("strengths", &strengths(&desk)),
    ];
    let sentences = vec![body.tell(words::LEADS_COUNT, &args), body.tell(words::LEADS_ARE, &[])];
    body.paragraph(sentences);
    body.table(desk.say(words::TABLE_LEADS), &kind_table(&desk));
}

/// A row a screen: leads by strength, and how many schools they are about.
fn kind_table<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut kinds: BTreeMap<&str, Vec<&'a Finding>> = BTreeMap::new();
    for lead in &desk.analysis.findings.leads {
        kinds.entry(lead.screen.code.code).or_default().push(lead);
    }
    let columns = vec![
        desk.column(report::COL_CODE, Look::Text),
        desk.column(report::COL_SCREEN, Look::Prose(34)),
        desk.column(report::STRENGTH_STRONG, Look::Count),
        desk.column(report::STRENGTH_MODERATE, Look::Count),
        desk.column(report::STRENGTH_WEAK, Look::Count),
        desk.column(words::COL_ALL_STRENGTHS, Look::Count),
        desk.column(words::COL_SCHOOLS_OF, Look::Count),
    ];
    let count = |n: usize| Value::from(u32::try_from(n).unwrap_or(u32::MAX));
    let row = |leads: Vec<&'a Finding>| -> Option<Vec<Value<'a>>> {
        let code = leads.first()?.screen.code;
        let strength = |strength: Strength| count(leads.iter().filter(|lead| lead.strength == strength).count());
        let schools: BTreeSet<u32> = leads.iter().filter_map(|lead| school_of(desk, lead)).collect();
        Some(vec![
            code.code.into(),
            leads::name(desk, code).into(),
            strength(Strength::Strong),
            strength(Strength::Moderate),
            strength(Strength::Weak),
            count(leads.len()),
            count(schools.len()),
        ])
    };
    Table { columns, rows: kinds.into_values().filter_map(row).collect(), keys: 2, ..Table::default() }
}

fn school_of(desk: &Desk<'_>, lead: &Finding) -> Option<u32> {
    let of = &lead.screen.of;
    desk.analysis.ledger.cohorts.get(of.cohort())?.units.get(of.unit()?).map(|unit| unit.school)
}

/// The strongest, each with what may explain it and what to do next. No pupil is named: the workbook of leads does that.
fn first(body: &mut Body<'_>) {
    let desk = body.desk;
    let leads = &desk.analysis.findings.leads;
    let about_units = leads.iter().filter(|lead| lead.screen.of.candidate().is_none());
    let shown: Vec<&Finding> = about_units.take(NAMED).collect();
    if shown.is_empty() {
        return;
    }
    body.paragraph(vec![desk.say(words::LEADS_FIRST).into()]);
    for lead in &shown {
        let alternatives: Vec<String> = lead.alternatives.iter().map(|said| said.text(desk.lang)).collect();
        let place = leads::place_cells(&desk, &lead.screen.of).into_iter().filter_map(|value| match value {
            Value::Text(text) => Some(text.into_owned()),
            _ => None,
        });
        let place: Vec<String> = place.collect();
        let strength = desk.say(leads::strength(lead.strength));
        let code = lead.screen.code;
        let name = desk.fill(words::LEAD_NAME, &[("strength", &strength), ("code", &code.code), ("name", &leads::name(&desk, code))]);
        let args: [(&str, &dyn std::fmt::Display); 3] =
            [("name", &name), ("place", &place.join(" ")), ("evidence", &lead.evidence.text(desk.lang))];
        let mut sentences = vec![body.tell(words::LEADS_LINE, &args)];
        if !alternatives.is_empty() {
            let alone = |text: &String| text.trim_end_matches(['。', '.']).to_owned();
            let reasons = alternatives.iter().map(alone).collect::<Vec<_>>().join(desk.say(report::SENTENCE_SEPARATOR));
            sentences.push(body.tell(words::LEADS_INNOCENT, &[("reasons", &ended(body, reasons))]));
        }
        sentences.push(body.tell(words::LEADS_NEXT, &[("step", &ended(body, lead.next_step.text(desk.lang)))]));
        body.point(sentences);
    }
    if shown.len() < leads.len() {
        body.paragraph(vec![desk.say(words::LEADS_MORE).into()]);
    }
}

/// With a full stop.
fn ended(body: &Body<'_>, text: String) -> String {
    let stop = if body.desk.lang == crate::words::Lang::Zh { "。" } else { "." };
    if text.ends_with(['。', '.', '？', '?', '！']) { text } else { text + stop }
}
