//! `composite`: the points of schools, a row for every step and one for the sum. Its public form has no rows.

use super::{columns::Columns, scope::internal_cohorts};
use crate::{
    pipeline::Analysis,
    reconcile::ledger::Cohort,
    stats::composite::{CompositeUnit, Step},
};
use polars::prelude::{DataFrame, PolarsResult};

/// A step of a school or a teacher in a paper; without one, the sum.
struct Row<'a> {
    cohort: &'a Cohort,
    paper: usize,
    unit: usize,
    /// Empty where it is the school.
    teacher: &'a str,
    points: &'a CompositeUnit,
    step: Option<&'a Step>,
}

/// One row per grade × subject × school × metric, then the same of its teachers, `metric` empty in the row of the sum.
///
/// # Errors
/// If polars refuses the columns.
pub fn composite(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (cohort, stats) in internal_cohorts(analysis) {
        let papers = stats.composite.iter().flat_map(|composite| composite.papers.iter().zip(&composite.teachers).enumerate());
        for (paper, (units, taught)) in papers {
            let schools = units.iter().enumerate().map(|(unit, points)| (unit, "", points));
            let teachers = stats.papers[paper].teachers.iter().zip(taught);
            let all = schools.chain(teachers.map(|(teacher, points)| (teacher.unit, teacher.name.as_str(), points)));
            for (unit, teacher, points) in all.filter_map(|(unit, teacher, points)| Some((unit, teacher, points.as_ref()?))) {
                let steps = points.steps.iter().map(Some).chain([None]);
                rows.extend(steps.map(|step| Row { cohort, paper, unit, teacher, points, step }));
            }
        }
    }
    let school = |row: &Row<'_>| &analysis.ledger.schools[row.cohort.units[row.unit].school as usize];
    Columns::of(&rows)
        .text("grade", |row| row.cohort.grade.name())
        .text("subject", |row| row.cohort.papers[row.paper].subject.name())
        .text("school", |row| school(row).name.as_str())
        .text("category", |row| school(row).category.as_str())
        .text("teacher", |row| row.teacher)
        .text("base", |row| row.step.map_or("", |_| analysis.config.composite.base.word()))
        .text("metric", |row| row.step.map_or("", |step| step.metric.word()))
        .number("value", |row| Some(row.step?.value))
        .number("reference", |row| Some(row.step?.reference))
        .number("spread", |row| row.step?.spread)
        .number("ratio", |row| Some(row.step?.ratio))
        .number("weight", |row| Some(row.step?.weight))
        .number("step_points", |row| Some(row.step?.points))
        .number("sum", |row| row.step.is_none().then_some(row.points.sum))
        .number("coefficient", |row| row.step.is_none().then_some(row.points.coefficient))
        .number("points", |row| row.step.is_none().then_some(row.points.points))
        .frame()
}
