//! Earlier exams in order of time: what each is called and when it was, from the exam file, an earlier run, the names of
//! folders, else the titles of its sheets. Days decide; where not every exam has one, the turns that names tell do (`第2次月考`,
//! `八上期末`); else names do, and that is said. What lies in `prior/` (上次, the last time) itself and tells no day is the latest.

use super::{
    desk::{Desk, EarlierTable},
    title,
};
use crate::{
    diagnostics::{Diagnostic, Place, codes::reconcile as codes},
    ingest::earlier::EarlierExam,
    model::{Day, Grade},
};
use std::cmp::Ordering;

/// Names the exams on the desk and sorts them by time. Gives their tables in that order, each with its exam.
pub fn settle(desk: &mut Desk<'_>, mut tables: Vec<EarlierTable>) -> Vec<EarlierTable> {
    adopt_the_rest(desk, &mut tables);
    for exam in 0..desk.exams.len() {
        name_exam(desk, &tables, exam);
    }
    let how = How::of(&desk.exams);
    let mut order: Vec<usize> = (0..desk.exams.len()).filter(|exam| tables.iter().any(|table| table.exam == Some(*exam))).collect();
    order.sort_by(|a, b| how.compare(&desk.exams[*a], &desk.exams[*b]).then(a.cmp(b)));
    let place_of = |exam: usize| order.iter().position(|own| *own == exam);
    for table in &mut tables {
        table.exam = table.exam.and_then(place_of);
    }
    let exams = std::mem::take(&mut desk.exams);
    desk.exams = order.iter().map(|exam| exams[*exam].clone()).collect();
    tables.sort_by_key(|table| (table.exam, table.sheet));
    tell_order(desk, how);
    tables
}

/// Tables that no place puts into an exam are of the one that has no name of its own, made where there is none.
fn adopt_the_rest(desk: &mut Desk<'_>, tables: &mut [EarlierTable]) {
    let Some(first) = tables.iter().find(|table| table.exam.is_none()) else { return };
    let place = desk.sheets[first.sheet].place.file.as_deref().map_or_else(Place::default, Place::file);
    let exam = desk.exams.iter().position(is_loose).unwrap_or_else(|| {
        desk.exams.push(EarlierExam { place, ..EarlierExam::default() });
        desk.exams.len() - 1
    });
    tables.iter_mut().filter(|table| table.exam.is_none()).for_each(|table| table.exam = Some(exam));
}

/// Nothing but its sheets tells what exam it is.
fn is_loose(exam: &EarlierExam) -> bool {
    exam.name.is_empty()
}

/// Titles, else file names, say what a nameless exam is called and when it was.
fn name_exam(desk: &mut Desk<'_>, tables: &[EarlierTable], exam: usize) {
    let own = || tables.iter().filter(|table| table.exam == Some(exam));
    if is_loose(&desk.exams[exam]) {
        let schools = desk.schools.names();
        let titles: Vec<String> = own().map(|table| without_grade(&table.table.title)).collect();
        let files = own().filter_map(|table| desk.sheets[table.sheet].place.file.as_deref());
        let stems: Vec<String> = files.map(|file| without_grade(stem(file))).collect();
        let titles = title::commonest(titles.iter().map(String::as_str), &schools);
        let stems = || title::commonest(stems.iter().map(String::as_str), &schools);
        let folder = || desk.exams[exam].place.file.as_deref().map(stem).unwrap_or_default().to_owned();
        let name = titles.or_else(stems).unwrap_or_else(folder);
        // Kept apart from a name that was told: it is the last time all the same.
        desk.exams[exam].date = desk.exams[exam].date.or_else(|| Day::find_in(&name));
        desk.exams[exam].turn = None;
        desk.exams[exam].name = name;
        desk.exams[exam].is_last_time = true;
    } else if desk.exams[exam].date.is_none() {
        desk.exams[exam].date = own().find_map(|table| Day::find_in(&table.table.title));
    }
}

/// Files of an exam are often one a grade.
fn without_grade(text: &str) -> String {
    Grade::find_in(text).map_or_else(|| text.to_owned(), |grade| text.replace(grade.name(), " "))
}

/// Name of a file without folders and ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What the order goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Days,
    Turns,
    Names,
}

impl How {
    fn of(exams: &[EarlierExam]) -> Self {
        let others = || exams.iter().filter(|exam| !(exam.is_last_time && exam.date.is_none()));
        let kind = |exam: &EarlierExam| exam.turn.as_ref().map(std::mem::discriminant);
        let first = others().next().and_then(kind);
        if others().all(|exam| exam.date.is_some()) && are_distinct(others().map(|exam| exam.date)) {
            Self::Days
        } else if first.is_some() && others().all(|exam| kind(exam) == first) && are_distinct(others().map(|exam| exam.turn)) {
            Self::Turns
        } else {
            Self::Names
        }
    }

    fn compare(self, a: &EarlierExam, b: &EarlierExam) -> Ordering {
        let last = |exam: &EarlierExam| exam.is_last_time && (self != Self::Days || exam.date.is_none());
        last(a).cmp(&last(b)).then_with(|| match self {
            Self::Days => a.date.cmp(&b.date),
            Self::Turns => a.turn.cmp(&b.turn),
            Self::Names => a
                .date
                .is_some()
                .cmp(&b.date.is_some())
                .reverse()
                .then(a.date.cmp(&b.date))
                .then(a.turn.cmp(&b.turn))
                .then(a.name.cmp(&b.name)),
        })
    }
}

fn are_distinct<T: Ord>(values: impl Iterator<Item = T>) -> bool {
    let mut values: Vec<T> = values.collect();
    let all = values.len();
    values.sort();
    values.dedup();
    values.len() == all
}

fn tell_order(desk: &mut Desk<'_>, how: How) {
    if desk.exams.len() < 2 {
        return;
    }
    let shown = |exam: &EarlierExam| exam.date.map_or_else(|| exam.name.clone(), |date| format!("{}({date})", exam.name));
    let order = desk.exams.iter().map(shown).collect::<Vec<_>>().join(" → ");
    let rule = if how == How::Names { &codes::EXAMS_ORDER_GUESSED } else { &codes::EXAMS_IN_ORDER };
    let found = Diagnostic::new(rule, Place::default()).read(desk.exams.len());
    desk.seen.push(found.with("order", order));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::earlier::Turn;

    fn exam(name: &str) -> EarlierExam {
        EarlierExam::of_folder(name, Place::default())
    }

    fn order(names: &[&str]) -> (How, Vec<String>) {
        let mut exams: Vec<EarlierExam> = names.iter().map(|name| exam(name)).collect();
        exams.push(EarlierExam { name: "上次".into(), is_last_time: true, ..EarlierExam::default() });
        let how = How::of(&exams);
        exams.sort_by(|a, b| how.compare(a, b));
        (how, exams.into_iter().map(|exam| exam.name).collect())
    }

    #[test]
    fn days_decide_then_turns_then_names() {
        assert_eq!(order(&["2025-11期中", "2025-07期末"]), (How::Days, vec!["2025-07期末".into(), "2025-11期中".into(), "上次".into()]));
        assert_eq!(order(&["第2次月考", "第1次月考"]), (How::Turns, vec!["第1次月考".into(), "第2次月考".into(), "上次".into()]));
        assert_eq!(order(&["八上期末", "七下期末"]).1, ["七下期末", "八上期末", "上次"]);
        assert_eq!(order(&["期末", "期中"]).0, How::Names);
        assert_eq!(order(&["第1次月考", "八上期末"]).0, How::Names, "turns of two kinds");
        assert_eq!(exam("八上期末").turn, Some(Turn::Stage(33)));
    }
}
