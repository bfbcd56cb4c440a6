//! `[[paper]]`: every grade and subject with its full mark and what speaks for it.

use super::{
    Material,
    met::Heading,
    page::{Page, list, noted, quoted, some},
};
use crate::{
    config::file::MOST_MARKS,
    model::{Grade, Score, Subject},
    reconcile::{
        Ledger,
        full::look,
        ledger::{Cohort, FullSource, Paper},
    },
    words::draft as words,
};

/// Headers and places shown of a paper.
const SHOWN: usize = 6;

/// Writes a section for every paper.
pub fn write(page: &mut Page, material: &Material<'_>) {
    page.gap();
    page.say(words::PAPERS);
    let Ledger { cohorts, .. } = material.ledger;
    for cohort in cohorts {
        for (at, paper) in cohort.papers.iter().enumerate().filter(|(_, paper)| !paper.subject.is_total()) {
            write_paper(page, material, cohort, at, paper);
        }
    }
}

fn write_paper(page: &mut Page, material: &Material<'_>, cohort: &Cohort, at: usize, paper: &Paper) {
    let lang = page.lang();
    let headings: Vec<&Heading> = material.met.headings.iter().filter(|heading| is_of(heading, &cohort.grade, &paper.subject)).collect();
    let scores: Vec<Score> = (0..cohort.candidates.len()).filter_map(|candidate| cohort.counted(at, candidate)).collect();
    let highest = scores.iter().max().copied();
    let seen = look(scores);
    // A name that exam.toml takes for another subject, and a mark that it takes for a slip, can only be proposed.
    let holds = declared(paper.subject.name()) == paper.subject
        && !paper.subject.name().is_empty()
        && declared_grade(cohort.grade.name()) == cohort.grade
        && (Score::ZERO < paper.full && paper.full <= MOST_MARKS);
    let set = |page: &mut Page, line: &str| if holds { page.set(line) } else { page.propose(line) };
    page.gap();
    set(page, "[[paper]]");
    if !cohort.grade.name().is_empty() {
        set(page, &format!("grade = {}", quoted(cohort.grade.name())));
    }
    set(page, &format!("subject = {}", quoted(paper.subject.name())));
    let why = match paper.full_source {
        FullSource::Sheet => sheets_that_tell(&headings, paper.full, page),
        _ if highest == Some(paper.full) => words::FULL_REACHED.get(lang).to_owned(),
        _ => words::FULL_USUAL.get(lang).to_owned(),
    };
    set(page, &noted(&format!("full = {}", paper.full), &why));
    page.fill(words::EVIDENCE, &[("n", &seen.n), ("max", &highest.unwrap_or_default()), ("step", &seen.step)]);
    let others: Vec<String> = other_marks(&headings, paper.full);
    if !others.is_empty() {
        page.fill(words::FULL_OTHERS, &[("places", &some(&others, SHOWN, lang))]);
    }
    page.propose(&format!("step = {}", seen.step));
    page.propose("lines = { excellent = 0.85, good = 0.75, pass = 0.6, low = 0.4 }");
    let headers = headers(&headings, &paper.subject);
    if !headers.is_empty() {
        page.fill(words::HEADERS_MET, &[("headers", &some(&headers, SHOWN, lang))]);
    }
    if Subject::standard(paper.subject.name()).is_none() {
        page.say(words::SUBJECT_UNKNOWN);
    }
    page.propose(&format!("aliases = {}", list([])));
}

/// The subject that exam.toml takes a name for.
fn declared(name: &str) -> Subject {
    Subject::standard(name).unwrap_or_else(|| Subject::new(name.trim()))
}

/// The grade that exam.toml takes a name for.
fn declared_grade(name: &str) -> Grade {
    Grade::find_in(name).unwrap_or_else(|| Grade::named(name))
}

/// Whether a column was counted under this paper.
fn is_of(heading: &Heading, grade: &Grade, subject: &Subject) -> bool {
    heading.grade.as_ref().is_none_or(|of| of == grade) && heading.subject.clone().taught_in(grade) == *subject
}

/// The headers or 满分 rows that give the full mark, and how many.
fn sheets_that_tell(headings: &[&Heading], full: Score, page: &Page) -> String {
    let telling: Vec<&&Heading> = headings.iter().filter(|heading| heading.full == Some(full)).collect();
    let in_header = |heading: &&&Heading| heading.header.contains(&full.to_string());
    let phrase = if telling.iter().any(in_header) { words::FULL_HEADER } else { words::FULL_ROW };
    let first = telling.first().map_or_else(String::new, |heading| heading.place.to_string());
    let header = telling.first().map_or("", |heading| heading.header.as_str());
    phrase.fill(page.lang(), &[("header", &header), ("n", &telling.len()), ("first", &first)])
}

/// Other full marks that sheets give, with the place of each.
fn other_marks(headings: &[&Heading], full: Score) -> Vec<String> {
    let others = headings.iter().filter_map(|heading| heading.full.filter(|other| *other != full).map(|other| (other, &heading.place)));
    others.map(|(other, place)| format!("{other} ({place})")).collect()
}

/// Header texts other than the subject's own name, the commonest first, with the number of sheets.
fn headers(headings: &[&Heading], subject: &Subject) -> Vec<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for heading in headings {
        match counts.iter_mut().find(|(known, _)| *known == heading.header) {
            Some((_, count)) => *count += 1,
            None => counts.push((&heading.header, 1)),
        }
    }
    counts.retain(|(header, _)| *header != subject.name());
    counts.sort_by(|(a, n), (b, m)| m.cmp(n).then(a.cmp(b)));
    counts.into_iter().map(|(header, count)| format!("“{header}” × {count}")).collect()
}
