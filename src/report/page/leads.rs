//! The leads of the page, one by one: what was seen, what else could explain it, what to do next.

use super::html::Html;
use crate::{
    anomalies::finding::Finding,
    report::{
        desk::Desk,
        plan::{Look, Value},
        plot::Plot,
        sheets::{
            leads,
            pictures::{self, Panel},
        },
    },
    words::{page as words, report},
};
use std::collections::BTreeMap;

/// Writes the pictures of means of a cohort: those with a lead in view, the others when asked for.
pub fn write_panels(html: &mut Html<'_>, desk: &Desk<'_>, panels: &[Panel]) {
    pictures::funnel_notes(desk).iter().for_each(|note| html.paragraph(note, "note"));
    let (seen, others): (Vec<&Panel>, Vec<&Panel>) = panels.iter().partition(|panel| panel.leads);
    seen.iter().for_each(|panel| write_panel(html, panel));
    if !others.is_empty() {
        html.open_more_figures(false);
        others.iter().for_each(|panel| write_panel(html, panel));
        html.close_details();
        html.told_where(false);
    }
}

fn write_panel(html: &mut Html<'_>, panel: &Panel) {
    html.heading(&panel.title);
    html.paragraph(&panel.said, "");
    html.plots(&panel.plots);
}

/// Writes every lead, strongest first; `plots` are the pictures of single leads.
pub fn write(html: &mut Html<'_>, desk: &Desk<'_>, plots: &BTreeMap<usize, Plot>) {
    html.paragraph(desk.say(report::NOTE_LEADS), "note");
    let found = &desk.analysis.findings.leads;
    if found.is_empty() {
        html.paragraph(desk.say(report::NO_LEADS), "");
    }
    html.open_articles();
    for (at, lead) in found.iter().enumerate() {
        let key = pictures::funnel_of(desk, at);
        let link = key.as_deref().map(|key| (key, desk.say(words::LEAD_FIGURE)));
        html.article(&title(desk, lead), &facts(desk, lead), link, plots.get(&at));
    }
    html.close_articles();
    let limits = &desk.analysis.findings.limits;
    if !limits.is_empty() {
        html.heading(desk.say(report::HEAD_LIMITS));
        limits.iter().for_each(|said| html.paragraph(&said.text(desk.lang), ""));
    }
}

fn title(desk: &Desk<'_>, lead: &Finding) -> String {
    let place = leads::place_cells(desk, &lead.screen.of).into_iter().filter_map(|value| match value {
        Value::Text(text) => Some(text.into_owned()),
        _ => None,
    });
    let parts = [
        format!("[{}]", desk.say(leads::strength(lead.strength))),
        lead.screen.code.code.to_owned(),
        leads::name(desk, lead.screen.code).to_owned(),
    ];
    parts.into_iter().chain(place).collect::<Vec<String>>().join(" ")
}

fn facts(desk: &Desk<'_>, lead: &Finding) -> Vec<(&'static str, String)> {
    let screen = &lead.screen;
    let number = |value: Option<f64>| super::values::spelt(&leads::measured(value), Look::Score);
    let unit = desk.say(leads::unit(screen.unit));
    let effect = screen.effect.map(|effect| match screen.interval {
        Some((low, high)) => {
            let [effect, low, high] = [effect, low, high].map(|value| number(Some(value)));
            desk.fill(words::LEAD_INTERVAL, &[("effect", &effect), ("unit", &unit), ("low", &low), ("high", &high)])
        }
        None => desk.fill(words::LEAD_EFFECT_ALONE, &[("effect", &number(Some(effect))), ("unit", &unit)]),
    });
    let alternatives: Vec<String> = lead.alternatives.iter().map(|said| said.text(desk.lang)).collect();
    let facts = [
        (words::LEAD_EVIDENCE, Some(lead.evidence.text(desk.lang))),
        (words::LEAD_N, Some(screen.n.to_string())),
        (words::LEAD_EFFECT, effect),
        (words::LEAD_Q, screen.q.map(|q| super::values::spelt(&Value::Number(q), Look::Probability))),
        (words::LEAD_INNOCENT, Some(alternatives.join("\n")).filter(|text| !text.is_empty())),
        (words::LEAD_NEXT, Some(lead.next_step.text(desk.lang))),
    ];
    facts.into_iter().filter_map(|(label, text)| Some((desk.say(label), text?))).collect()
}
