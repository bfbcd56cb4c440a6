//! A grade of invented candidates as a ledger, from the marks of each.

use kaojing::{
    config::Lines,
    model::{Grade, Mark, Score, Subject},
    reconcile::ledger::{Candidate, Cohort, Draft, FullSource, Ledger, Listed, Origin, Paper, School, Teaching},
};

/// A candidate's school, class and marks, one a paper.
pub type Row = (u32, u8, Vec<Mark>);

/// A score of so many half marks.
pub fn halves(halves: i64) -> Score {
    Score::from_units(halves * 500_000_000)
}

/// A mark of whole marks.
pub fn present(marks: i32) -> Mark {
    Mark::present(Score::whole(marks))
}

/// A paper in half marks with the usual lines.
pub fn paper(name: &str, full: Score) -> Paper {
    Paper::new(Subject::new(name), full, FullSource::Config, halves(1), Lines::default()).expect("small numbers")
}

/// A grade with these papers and, where there are several, their total. Schools with an even number are in category 甲, the
/// others in 乙; every third one is in the district 东片, the others in 西片.
pub fn ledger(grade: &str, papers: Vec<Paper>, rows: &[Row]) -> Ledger {
    let full: Score = papers.iter().map(|paper| paper.full).sum();
    let total = (papers.len() > 1).then(|| paper("总分", full));
    let draft = |(row, (school, class, marks)): (usize, &Row)| {
        let candidate = Candidate {
            school: *school,
            class: format!("{class}班").into(),
            id: format!("{row:05}").into(),
            name: "".into(),
            origin: Origin::Sheet { sheet: 0, row: u32::try_from(row).expect("few rows") },
            listed: Listed::NoRoster,
            excluded: false,
        };
        Draft { candidate, marks: marks.clone(), prior: Vec::new() }
    };
    let drafts = rows.iter().enumerate().map(draft).collect();
    let cohort = Cohort::assemble(Grade::find_in(grade).expect("a grade"), papers, total, Vec::new(), drafts);
    let school = |at: u32| School {
        name: format!("第{at}中学").into(),
        category: if at.is_multiple_of(2) { "甲" } else { "乙" }.into(),
        district: if at.is_multiple_of(3) { "东片" } else { "西片" }.into(),
    };
    let schools = rows.iter().map(|row| row.0 + 1).max().unwrap_or(0);
    Ledger { schools: (0..schools).map(school).collect(), cohorts: vec![cohort], ..Ledger::default() }
}

/// The same with teachers: in every school one teaches the first class of every paper, another all others.
pub fn taught(mut ledger: Ledger) -> Ledger {
    let cohort = &ledger.cohorts[0];
    let mut teaching = Vec::new();
    for (unit, classes) in cohort.units.iter().map(|unit| unit.classes.len()).enumerate() {
        let of = |paper: usize, class: usize| {
            let teacher = if class == 0 { "王" } else { "赵" };
            Teaching { cohort: 0, paper, unit, teacher: teacher.into(), class }
        };
        teaching.extend((0..cohort.papers.len()).flat_map(|paper| (0..classes).map(move |class| of(paper, class))));
    }
    teaching.sort();
    ledger.teaching = teaching;
    ledger
}
