//! `candidates`: who, what became of them, scores, places of the total.

use super::columns::Columns;
use crate::{
    config::CandidateRules,
    disclosure::small_cell,
    model::{Score, Status, Subject},
    pipeline::Analysis,
    reconcile::ledger::Cohort,
    stats::{
        result::{CohortStats, Standing},
        sitting,
    },
};
use polars::prelude::{DataFrame, PolarsResult};

/// Names of the columns of `candidates` that are no subject.
pub const FIXED: [&str; 10] = ["id", "name", "school", "class", "grade", "status", "total", "county_rank", "school_rank", "t"];

/// What is put behind a subject whose name is that of another column.
pub const SUBJECT_SUFFIX: &str = "_subject";

/// A candidate of a cohort.
struct Row<'a> {
    rules: &'a CandidateRules,
    /// Which cohort, and its parts.
    grade: usize,
    cohort: &'a Cohort,
    stats: &'a CohortStats,
    at: usize,
    school: &'a str,
    class: &'a str,
}

/// One row per candidate of all grades, in order of grade, school, class and id. Subject columns stand in office order,
/// those of all grades; a mark without a score is empty. Ranks and `t` are those of the total, else of the only paper.
/// A row is about one person, so the public form has none, and no columns of ids and names.
///
/// # Errors
/// If polars refuses the columns.
pub fn candidates(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let public = small_cell(&analysis.config).is_some();
    let rows = if public { Vec::new() } else { rows(analysis) };
    let mut columns = Columns::of(&rows);
    if !public {
        columns = columns.text("id", |row| row.cohort.candidates[row.at].id.as_str());
        columns = columns.text("name", |row| row.cohort.candidates[row.at].name.as_str());
    }
    columns = columns.text("school", |row| row.school).text("class", |row| row.class);
    columns = columns.text("grade", |row| row.cohort.grade.name()).text("status", |row| overall(row.cohort, row.at).word());
    for subject in subjects(analysis) {
        let places: Vec<Option<usize>> = analysis.ledger.cohorts.iter().map(|cohort| place(cohort, subject)).collect();
        columns = columns.number(&column_name(subject), |row| row.score(places[row.grade]?));
    }
    columns
        .number("total", |row| row.score(row.cohort.total()?))
        .count("county_rank", |row| row.standing()?.county_rank)
        .count("school_rank", |row| row.standing()?.school_rank)
        .number("t", |row| row.standing()?.t)
        .frame()
}

fn rows(analysis: &Analysis) -> Vec<Row<'_>> {
    let rules = &analysis.config.candidates;
    let mut rows = Vec::new();
    for (grade, (cohort, stats)) in analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts).enumerate() {
        for unit in &cohort.units {
            let school = analysis.ledger.schools[unit.school as usize].name.as_str();
            let classes = unit.classes.iter().flat_map(|class| class.range.clone().map(move |at| (class.name.as_str(), at)));
            rows.extend(classes.map(|(class, at)| Row { rules, grade, cohort, stats, at, school, class }));
        }
    }
    rows
}

/// Subjects of all grades in office order, the total left out.
fn subjects(analysis: &Analysis) -> Vec<&Subject> {
    let papers = analysis.ledger.cohorts.iter().flat_map(|cohort| &cohort.papers);
    let mut subjects: Vec<&Subject> = papers.map(|paper| &paper.subject).filter(|subject| !subject.is_total()).collect();
    subjects.sort();
    subjects.dedup();
    subjects
}

fn place(cohort: &Cohort, subject: &Subject) -> Option<usize> {
    cohort.papers.iter().position(|paper| paper.subject == *subject)
}

/// A subject whose header is the name of another column gets a name of its own.
fn column_name(subject: &Subject) -> String {
    let name = subject.name();
    if FIXED.contains(&name) { format!("{name}{SUBJECT_SUFFIX}") } else { name.to_owned() }
}

impl Row<'_> {
    /// The score that counts; else one that is kept in lists only.
    fn score(&self, paper: usize) -> Option<f64> {
        let mark = self.cohort.marks[paper][self.at];
        let kept = matches!(mark.status, Status::Present | Status::Excluded).then_some(mark.score);
        kept.or_else(|| sitting::counted(self.cohort, self.rules, paper, self.at)).map(Score::to_f64)
    }

    /// Place in the total, else in the only paper.
    fn standing(&self) -> Option<&Standing> {
        let paper = self.cohort.total().or_else(|| (self.cohort.papers.len() == 1).then_some(0))?;
        self.stats.papers[paper].standings.get(self.at)
    }
}

/// What became of a candidate over all papers: present if any paper was sat, else the gravest status.
fn overall(cohort: &Cohort, at: usize) -> Status {
    const GRAVEST_FIRST: [Status; 9] = [
        Status::Present,
        Status::Excluded,
        Status::Misconduct,
        Status::Unreadable,
        Status::Absent,
        Status::Blank,
        Status::Deferred,
        Status::Exempt,
        Status::Withdrawn,
    ];
    if cohort.candidates[at].excluded {
        return Status::Excluded;
    }
    let papers = &cohort.marks[..cohort.single_papers()];
    let met = |status: &Status| papers.iter().any(|marks| marks[at].status == *status);
    GRAVEST_FIRST.into_iter().find(met).unwrap_or_default()
}
