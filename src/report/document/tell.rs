//! Numbers, counted nouns and lists as sentences need them.

use crate::{
    report::desk::{CohortView, Desk, PaperView},
    words::{Phrase, document as words, rounded},
};
use std::borrow::Cow;

/// A share as a percentage with one decimal.
#[must_use]
pub fn percent(share: f64) -> String {
    crate::words::percent(share, 1)
}

/// One decimal.
#[must_use]
pub fn one(value: f64) -> String {
    rounded(value, 1)
}

/// A number of things with their noun, `1 school`, `2 schools`.
#[must_use]
pub fn counted(desk: &Desk<'_>, n: usize, one: Phrase, many: Phrase) -> String {
    desk.fill(if n == 1 { one } else { many }, &[("n", &n)])
}

/// So many schools.
#[must_use]
pub fn schools(desk: &Desk<'_>, n: usize) -> String {
    counted(desk, n, words::ONE_SCHOOL, words::SCHOOLS)
}

/// A list that ends in “and”.
#[must_use]
pub fn list<S: AsRef<str>>(desk: &Desk<'_>, items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => desk.fill(words::LIST_AND, &[("first", &desk.list(first)), ("last", &last.as_ref())]),
    }
}

/// The same, of which no more than `most` are named.
#[must_use]
pub fn list_some<S: AsRef<str>>(desk: &Desk<'_>, items: &[S], most: usize, more: Phrase) -> String {
    if items.len() <= most {
        return list(desk, items);
    }
    desk.fill(more, &[("first", &desk.list(&items[..most])), ("all", &items.len())])
}

/// Names of schools, of which no more than `most` are named.
#[must_use]
pub fn school_list<S: AsRef<str>>(desk: &Desk<'_>, names: &[S], most: usize) -> String {
    list_some(desk, names, most, words::LIST_MORE_SCHOOLS)
}

/// A name with something beside it.
#[must_use]
pub fn with(desk: &Desk<'_>, name: &str, value: &str) -> String {
    desk.fill(words::NAME_WITH, &[("name", &name), ("value", &value)])
}

/// A subject within a sentence.
#[must_use]
pub fn subject<'a>(paper: &PaperView<'a>) -> Cow<'a, str> {
    if paper.paper.subject.is_total() { paper.cohort.desk.say(words::THE_TOTAL).into() } else { paper.subject() }
}

/// The same at the head of a sentence.
#[must_use]
pub fn opening(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The name of a school unit.
#[must_use]
pub fn school<'a>(view: &CohortView<'a>, unit: usize) -> &'a str {
    view.school_of(&view.cohort.units[unit]).name.as_str()
}

/// Papers that are no total.
pub fn singles<'a>(view: &CohortView<'a>) -> impl Iterator<Item = PaperView<'a>> + use<'a> {
    view.papers().filter(|paper| !paper.paper.subject.is_total())
}

/// The paper with the highest value and the one with the lowest; `None` for fewer than two.
#[must_use]
pub fn ends<'a>(
    papers: impl Iterator<Item = PaperView<'a>>,
    value: impl Fn(&PaperView<'a>) -> Option<f64>,
) -> Option<((PaperView<'a>, f64), (PaperView<'a>, f64))> {
    let mut told: Vec<(PaperView<'a>, f64)> = papers.filter_map(|paper| value(&paper).map(|value| (paper, value))).collect();
    told.sort_by(|a, b| b.1.total_cmp(&a.1));
    (told.len() > 1).then(|| (told[0], told[told.len() - 1]))
}

/// The grade before a subject, where there are several grades; in a title of its own.
#[must_use]
pub fn titled(view: &CohortView<'_>, title: &str) -> String {
    let grade = view.grade();
    if grade.is_empty() || view.desk.analysis.ledger.cohorts.len() < 2 {
        return title.to_owned();
    }
    view.desk.fill(words::OF_GRADE, &[("grade", &grade), ("title", &title)])
}
