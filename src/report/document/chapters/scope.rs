//! 考试与范围: which exam, whose, on what basis, which schools, which papers.

use super::tell;
use crate::{
    reconcile::ledger::FullSource,
    report::{
        desk::{CohortView, Desk},
        document::body::{Body, Text},
        plan::{Look, Table, Value},
        sheets::method,
    },
    words::{document as words, report},
};
use std::collections::BTreeMap;

/// Writes the chapter.
pub fn write(body: &mut Body<'_>) {
    let desk = body.desk;
    body.chapter(desk.say(words::CHAPTER_SCOPE));
    let mut sentences = vec![intro(body)];
    if let Some(office) = &desk.analysis.config.exam.authority {
        sentences.push(body.tell(words::SCOPE_OFFICE, &[("office", office)]));
    }
    sentences.push(basis(body));
    sentences.extend(categories(body));
    body.paragraph(sentences);
    let mut sentences = vec![body.tell(words::SCOPE_TABLE, &[])];
    sentences.extend(inferred(body));
    body.paragraph(sentences);
    let table = scope_table(&desk);
    body.table(desk.say(words::TABLE_SCOPE), &table);
}

fn intro(body: &Body<'_>) -> Text {
    let desk = &body.desk;
    let schools = tell::schools(desk, desk.analysis.ledger.schools.len());
    let grades = tell::counted(desk, desk.cohorts().count(), words::ONE_GRADE, words::GRADES);
    let exam = desk.exam();
    match &desk.analysis.config.exam.date {
        Some(date) => body.tell(words::SCOPE_DATED, &[("exam", &exam), ("date", date), ("schools", &schools), ("grades", &grades)]),
        None => body.tell(words::SCOPE_UNDATED, &[("exam", &exam), ("schools", &schools), ("grades", &grades)]),
    }
}

fn basis(body: &Body<'_>) -> Text {
    let desk = &body.desk;
    let exam = &desk.analysis.config.exam;
    let marking = method::marking(desk);
    match (&exam.basis, exam.marking) {
        (Some(basis), Some(_)) => body.tell(words::SCOPE_BASIS, &[("basis", basis), ("marking", &marking)]),
        (None, Some(_)) => body.tell(words::SCOPE_NO_BASIS, &[("marking", &marking)]),
        (basis, None) => {
            let told = match basis {
                Some(basis) => desk.fill(words::SCOPE_BASIS_ALONE, &[("basis", basis)]),
                None => desk.say(words::SCOPE_NO_BASIS_ALONE).to_owned(),
            };
            body.tell(words::SCOPE_MARKING_UNKNOWN, &[("basis", &told)])
        }
    }
}

/// How many schools each category has.
fn categories(body: &Body<'_>) -> Option<Text> {
    let desk = &body.desk;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for school in &desk.analysis.ledger.schools {
        *counts.entry(school.category.as_str()).or_default() += 1;
    }
    let without = counts.remove("");
    if counts.is_empty() {
        return None;
    }
    let mut told: Vec<String> = counts.iter().map(|(name, n)| desk.fill(words::SCOPE_CATEGORY, &[("name", name), ("n", n)])).collect();
    told.extend(without.map(|n| desk.fill(words::SCOPE_WITHOUT, &[("n", &n)])));
    Some(body.tell(words::SCOPE_CATEGORIES, &[("groups", &desk.list(&told))]))
}

/// Papers whose full marks nobody told.
fn inferred(body: &Body<'_>) -> Option<Text> {
    let desk = &body.desk;
    let all: Vec<_> = desk.cohorts().flat_map(|view| tell::singles(&view).collect::<Vec<_>>()).collect();
    let papers = all.iter().filter(|paper| paper.paper.full_source == FullSource::Inferred);
    let grades = desk.cohorts().count() > 1;
    let names: Vec<String> =
        papers.map(|paper| if grades { crate::report::subject::title(paper) } else { paper.subject().into_owned() }).collect();
    if names.len() == all.len() && names.len() > 1 {
        return Some(body.tell(words::SCOPE_INFERRED_ALL, &[]));
    }
    (!names.is_empty()).then(|| body.tell(words::SCOPE_INFERRED, &[("papers", &tell::list_some(desk, &names, 6, words::LIST_MORE_PAPERS))]))
}

fn scope_table<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = vec![
        desk.column(report::COL_GRADE, Look::Text),
        desk.column(report::COL_SCHOOLS, Look::Count),
        desk.column(report::COL_PAPERS, Look::Count),
        desk.column(words::COL_PAPERS_FULL, Look::Prose(60)),
    ];
    let row = |view: CohortView<'a>| -> Vec<Value<'a>> {
        let papers: Vec<String> =
            tell::singles(&view).map(|paper| tell::with(desk, &paper.subject(), &paper.paper.full.to_string())).collect();
        let grade = view.grade();
        vec![
            if grade.is_empty() { desk.say(report::ALL_GRADES).into() } else { grade.into() },
            u32::try_from(view.cohort.units.len()).unwrap_or(u32::MAX).into(),
            u32::try_from(papers.len()).unwrap_or(u32::MAX).into(),
            desk.list(&papers).into(),
        ]
    };
    Table { columns, rows: desk.cohorts().map(row).collect(), keys: 1, ..Table::default() }
}
