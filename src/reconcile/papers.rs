//! Papers of a grade: full mark, step and lines of each, and where they are known from.

use super::{
    desk::{Desk, Group, has_score},
    full::{Evidence, infer, look},
    items::PaperItems,
};
use crate::{
    config::{Lines, PaperRule},
    diagnostics::{
        Diagnostic, Place,
        codes::{items as item_codes, reconcile as codes},
    },
    model::{Grade, Score, Status, Subject},
    reconcile::ledger::{FullSource, Paper},
};
use std::collections::BTreeMap;

/// Settles the papers of a group.
pub fn settle_papers(desk: &mut Desk<'_>, group: &mut Group) {
    for (at, subject) in group.subjects.iter().enumerate() {
        let scores = group.persons.iter().map(|person| person.marks[at]).filter(|mark| mark.status == Status::Present);
        let evidence = look(scores.map(|mark| mark.score).collect());
        let rule = rule_of(&desk.config.papers, &group.grade, subject);
        let items = group.items.iter().find(|items| items.paper == at && items.scored().count() == items.items.len());
        let (full, source) = full_mark(desk, &group.grade, subject, rule, evidence, items);
        let step = rule.and_then(|rule| rule.step).unwrap_or(evidence.step);
        let lines = rule.map_or_else(Lines::default, |rule| rule.lines);
        group.papers.push(paper(subject, full, source, step, lines));
    }
}

/// The total of these papers: full marks added; exam.toml may set its lines.
#[must_use]
pub fn total_paper(papers: &[Paper], grade: &Grade, rules: &[PaperRule], full: Score) -> Option<Paper> {
    let rule = rule_of(rules, grade, &Subject::total());
    let (full, source) = match rule.and_then(|rule| rule.full) {
        Some(full) => (full, FullSource::Config),
        None => (full, FullSource::Papers),
    };
    let finest = papers.iter().map(|paper| paper.step).min()?;
    let lines = rule.map_or_else(Lines::default, |rule| rule.lines);
    Some(paper(&Subject::total(), full, source, rule.and_then(|rule| rule.step).unwrap_or(finest), lines))
}

fn paper(subject: &Subject, full: Score, source: FullSource, step: Score, lines: Lines) -> Paper {
    Paper::new(subject.clone(), full, source, step, lines).expect("rates are at most 1 and full marks in range, so the lines are too")
}

/// The declaration for this grade, else the one for all grades.
fn rule_of<'r>(rules: &'r [PaperRule], grade: &Grade, subject: &Subject) -> Option<&'r PaperRule> {
    let of = |wanted: Option<&Grade>| {
        rules.iter().find(|rule| rule.grade.as_ref() == wanted && rule.subject.clone().taught_in(grade) == *subject)
    };
    of(Some(grade)).or_else(|| of(None))
}

/// exam.toml, else the commonest of the sheets, else what the items add up to or the scores speak for.
fn full_mark(
    desk: &mut Desk<'_>,
    grade: &Grade,
    subject: &Subject,
    rule: Option<&PaperRule>,
    seen: Evidence,
    items: Option<&PaperItems>,
) -> (Score, FullSource) {
    let declared = rule.and_then(|rule| rule.full);
    let told = told_by_sheets(desk, grade, subject);
    let commonest = told.iter().max_by_key(|(full, places)| (places.len(), **full)).map(|(full, _)| *full);
    let name = format!("{grade}{subject}");
    let (full, source) = match (declared, commonest) {
        (Some(full), _) => (full, FullSource::Config),
        (None, Some(full)) => (full, FullSource::Sheet),
        (None, None) => match items.filter(|items| tells_full(items, subject, grade, seen)) {
            Some(items) => (items.full(), FullSource::Items),
            None => (infer(subject, grade, seen), FullSource::Inferred),
        },
    };
    if let Some(items) = items.filter(|items| items.full() != full && items.items.iter().all(|item| item.full_told)) {
        let disagree = Diagnostic::new(&item_codes::FULLS_DISAGREE, Place::default()).read(items.full());
        desk.seen.push(disagree.with("paper", &name).with("full", full));
    }
    for place in told.iter().filter(|(other, _)| **other != full).flat_map(|(other, places)| places.iter().map(move |place| (other, place)))
    {
        let conflict = Diagnostic::new(&codes::FULL_MARK_CONFLICT, place.1.clone()).read(place.0);
        desk.seen.push(conflict.with("paper", &name).with("full", full));
    }
    if source == FullSource::Inferred {
        let inferred = Diagnostic::new(&codes::FULL_MARK_INFERRED, Place::default()).read(full).with("paper", &name);
        desk.seen.push(inferred.with("max", seen.max).with("n", seen.n));
    }
    (full, source)
}

/// Whether the full mark of a paper is the sum over its items. Where these are the highest marks seen, a usual full mark a
/// little above is more likely: hardly anybody has all of the hardest item. Right or wrong is one mark for certain.
fn tells_full(items: &PaperItems, subject: &Subject, grade: &Grade, seen: Evidence) -> bool {
    let full = items.full();
    let certain = items.items.iter().all(|item| item.full_told || item.full == Score::whole(1));
    let usual = infer(subject, grade, seen);
    let near = || full < usual && full.to_f64() >= 0.9 * usual.to_f64() && Subject::standard(subject.name()).is_some();
    full >= seen.max && full > Score::ZERO && (certain || !near())
}

/// Full marks in headers and 满分 rows of this grade, with the columns that tell each.
fn told_by_sheets(desk: &Desk<'_>, grade: &Grade, subject: &Subject) -> BTreeMap<Score, Vec<Place>> {
    let mut told: BTreeMap<Score, Vec<Place>> = BTreeMap::new();
    for sheet in desk.sheets.iter().filter(|sheet| sheet.grade == *grade) {
        for (_, column, full) in sheet.columns.iter().filter(|(of, ..)| of == subject) {
            if let Some(full) = full.filter(|full| *full > Score::ZERO) {
                told.entry(full).or_default().push(sheet.place.column(*column));
            }
        }
    }
    told
}

/// Sets aside every mark above its paper's full mark; what lies below zero is no mark already, or was chosen.
pub fn set_aside_impossible_marks(desk: &mut Desk<'_>, group: &mut Group) {
    for person in &mut group.persons {
        for (at, paper) in group.papers.iter().enumerate() {
            let mark = person.marks[at];
            if !has_score(mark) || mark.score <= paper.full {
                continue;
            }
            let cell = desk.cell(&person.rows(), &paper.subject);
            person.marks[at] = crate::model::Mark::without_score(Status::Unreadable);
            let above = Diagnostic::new(&codes::MARK_ABOVE_FULL, cell).read(mark.score);
            desk.seen.push(above.with("full", paper.full).with("subject", &paper.subject));
        }
    }
}
