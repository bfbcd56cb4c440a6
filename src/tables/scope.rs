//! Rows of units at every level: who a row is about.

use super::columns::Columns;
use crate::{
    config::Level,
    pipeline::Analysis,
    reconcile::ledger::Cohort,
    stats::{result::CohortStats, units::Scope},
};

/// A unit of a cohort, at any level.
#[derive(Clone, Copy)]
pub(super) struct Unit<'a> {
    pub analysis: &'a Analysis,
    pub cohort: &'a Cohort,
    pub scope: Scope<'a>,
}

impl<'a> Unit<'a> {
    pub fn school(&self) -> &'a str {
        match self.scope {
            Scope::School(unit) | Scope::Class(unit, _) | Scope::Teacher(unit, _) => {
                &self.analysis.ledger.schools[self.cohort.units[unit].school as usize].name
            }
            Scope::County | Scope::Category(_) | Scope::District(_) => "",
        }
    }

    pub fn class(&self) -> &'a str {
        match self.scope {
            Scope::Class(unit, class) => &self.cohort.units[unit].classes[class].name,
            _ => "",
        }
    }

    pub fn group(&self) -> &'a str {
        match self.scope {
            Scope::Category(name) | Scope::District(name) | Scope::Teacher(_, name) => name,
            _ => "",
        }
    }
}

/// `kind,name,school,class`: `kind` is county, category, district, school, class or teacher; `name` is that of a category,
/// district or teacher.
pub(super) fn unit_columns<'r, 'a, R>(columns: Columns<'r, R>, unit: impl Fn(&R) -> Unit<'a> + Copy) -> Columns<'r, R> {
    columns
        .text("kind", |row| unit(row).scope.word())
        .text("name", |row| unit(row).group())
        .text("school", |row| unit(row).school())
        .text("class", |row| unit(row).class())
}

/// Cohorts with their figures; none in the public form, which these tables have no rows in.
pub(super) fn internal_cohorts(analysis: &Analysis) -> impl Iterator<Item = (&Cohort, &CohortStats)> {
    let cohorts = analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts);
    cohorts.filter(|_| analysis.config.level != Level::Public)
}

/// `id,name,school,class` of a candidate.
pub(super) fn who_columns<'r, 'a, R>(
    columns: Columns<'r, R>,
    analysis: &'a Analysis,
    who: impl Fn(&R) -> (&'a Cohort, usize) + Copy,
) -> Columns<'r, R> {
    let candidate = move |row: &R| {
        let (cohort, at) = who(row);
        &cohort.candidates[at]
    };
    columns
        .text("id", move |row| candidate(row).id.as_str())
        .text("name", move |row| candidate(row).name.as_str())
        .text("school", move |row| analysis.ledger.schools[candidate(row).school as usize].name.as_str())
        .text("class", move |row| candidate(row).class.as_str())
}
