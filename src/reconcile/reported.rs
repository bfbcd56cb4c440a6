//! Reported figures → the school, class and paper that they are of, so that they can be compared with the rows. What fits
//! nothing is counted and said; nothing of it changes a count.

use super::{
    classes::read_label,
    desk::Desk,
    ledger::{Cohort, Ledger, Reported},
};
use crate::{
    diagnostics::{Diagnostic, Outcome, codes::reconcile as codes},
    ingest::table::{Measure, ReportedFigure, ReportedTable},
    model::Grade,
};
use compact_str::CompactString;

/// Gives every school the name of the ledger, where it is known.
#[must_use]
pub fn name_schools(desk: &Desk<'_>, tables: Vec<ReportedTable>) -> Vec<ReportedTable> {
    let known = |name: &str| desk.schools.find(name).map(|school| desk.schools.name_of(school));
    let one = |mut table: ReportedTable| {
        for figure in table.figures.iter_mut().filter(|figure| !figure.school.is_empty()) {
            if let Some(name) = known(&figure.school) {
                figure.school = name;
            }
        }
        if let Some(school) = &mut table.school
            && let Some(name) = known(&school.value)
        {
            school.value = name;
        }
        table
    };
    tables.into_iter().map(one).collect()
}

/// Finds whom every figure is of, and says how many are of nobody.
pub fn resolve(settled: &mut Outcome<Ledger>, tables: Vec<ReportedTable>) {
    let Outcome { value: ledger, seen } = settled;
    let mut reported = Vec::new();
    for table in tables {
        let mut lost: Vec<&ReportedFigure> = Vec::new();
        for figure in &table.figures {
            match whose(ledger, &table, figure) {
                Some(of) => reported.push(report(&table, figure, of)),
                // A count beside several subjects is no paper's own; it serves the figures of its row.
                None if is_size(figure.measure) && figure.subject.is_none() => {}
                None => lost.push(figure),
            }
        }
        if let Some(first) = lost.first().filter(|_| !ledger.cohorts.is_empty()) {
            let found = Diagnostic::new(&codes::REPORTED_OF_NOBODY, first.place.clone()).read(&first.header);
            seen.push(found.with("n", lost.len()).with("all", table.figures.len()));
        }
    }
    reported.sort_by_key(|one| (one.cohort, one.unit, one.class, one.paper));
    ledger.reported = reported;
}

const fn is_size(measure: Measure) -> bool {
    matches!(measure, Measure::Present | Measure::Count | Measure::Expected)
}

/// Cohort, unit, class and paper.
type Whose = (usize, Option<usize>, Option<usize>, usize);

fn report(table: &ReportedTable, figure: &ReportedFigure, (cohort, unit, class, paper): Whose) -> Reported {
    let beside = table.figures.iter().filter(|other| other.row == figure.row && is_size(other.measure));
    let mut counts: Vec<u32> = beside
        .filter(|other| other.subject.is_none() || other.subject == figure.subject)
        .filter_map(|other| rust_decimal::prelude::ToPrimitive::to_u32(&other.value))
        .filter(|count| *count > 0)
        .collect();
    counts.dedup();
    Reported {
        cohort,
        unit,
        class,
        paper,
        measure: figure.measure,
        value: figure.value,
        coarse: figure.coarse,
        counts,
        place: figure.place.clone(),
        header: figure.header.as_str().into(),
    }
}

fn whose(ledger: &Ledger, table: &ReportedTable, figure: &ReportedFigure) -> Option<Whose> {
    let cohort = cohort_of(ledger, table, figure)?;
    let here = &ledger.cohorts[cohort];
    let lists_schools = table.figures.iter().any(|other| !other.school.is_empty());
    let school = if figure.school.is_empty() && !lists_schools { school_of(ledger, table) } else { Some(figure.school.clone()) };
    let school = school.filter(|school| !school.is_empty());
    let unit = match &school {
        Some(name) => Some(here.units.iter().position(|unit| ledger.schools[unit.school as usize].name == *name)?),
        None if figure.whole && lists_schools => None,
        None => return None,
    };
    let class = class_of(here, table, figure, unit)?;
    Some((cohort, unit, class, paper_of(here, table, figure)?))
}

/// The grade of the row, the table or the class; else the only one.
fn cohort_of(ledger: &Ledger, table: &ReportedTable, figure: &ReportedFigure) -> Option<usize> {
    let of_table = || table.grade.as_ref().map(|grade| grade.value.clone()).filter(|grade| *grade != Grade::UNKNOWN);
    let of_class = || read_label(&figure.class, None).grade;
    match figure.grade.clone().or_else(of_table).or_else(of_class) {
        Some(grade) => ledger.cohorts.iter().position(|cohort| cohort.grade == grade),
        None => (ledger.cohorts.len() == 1).then_some(0),
    }
}

/// The school of the table; the only one of the run where its name is none that is known.
fn school_of(ledger: &Ledger, table: &ReportedTable) -> Option<CompactString> {
    let told = table.school.as_ref().map(|school| school.value.clone());
    let known = told.filter(|name| ledger.schools.iter().any(|school| school.name == *name));
    known.or_else(|| if let [only] = ledger.schools.as_slice() { Some(only.name.clone()) } else { None })
}

/// The class of the row, else of a table that is of one class; `Some(None)` for the school as a whole.
fn class_of(cohort: &Cohort, table: &ReportedTable, figure: &ReportedFigure, unit: Option<usize>) -> Option<Option<usize>> {
    let by_row = table.figures.iter().any(|other| !other.class.is_empty() || !other.school.is_empty());
    let label = match &table.class {
        _ if !figure.class.is_empty() => figure.class.clone(),
        Some(class) if !by_row && !figure.whole => class.value.clone(),
        _ => return Some(None),
    };
    let name = read_label(&label, Some(&cohort.grade)).class;
    let classes = &cohort.units[unit?].classes;
    classes.iter().position(|class| class.name == name).map(Some)
}

fn paper_of(cohort: &Cohort, table: &ReportedTable, figure: &ReportedFigure) -> Option<usize> {
    match figure.subject.as_ref().or(table.subject.as_ref()) {
        Some(subject) => {
            let subject = subject.clone().taught_in(&cohort.grade);
            cohort.papers.iter().position(|paper| paper.subject == subject)
        }
        None => (cohort.papers.len() == 1).then_some(0),
    }
}
