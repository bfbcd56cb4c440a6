//! Units of every level as the leading columns of a row: what kind of unit, and its name.

use crate::{
    report::{
        desk::{CohortView, Desk},
        plan::{Column, Look, Value},
    },
    stats::units::PerUnit,
    words::{Phrase, lines as own, report as words},
};
use std::borrow::Cow;

/// A unit with its value.
pub struct Listed<'a, T> {
    /// The kind of unit.
    pub kind: Phrase,
    /// Its name; a teacher's after the school.
    pub name: Cow<'a, str>,
    /// Its value.
    pub value: &'a T,
}

impl<'a, T> Listed<'a, T> {
    /// The leading cells of its row.
    #[must_use]
    pub fn cells(&self, desk: &Desk<'a>) -> Vec<Value<'a>> {
        vec![desk.say(self.kind).into(), self.name.clone().into()]
    }
}

/// The leading columns.
#[must_use]
pub fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![desk.column(words::COL_GROUPING, Look::Text), desk.column(words::COL_UNIT, Look::Text)]
}

/// The county, its groups, then the schools in the order of reports, and teachers where the figure has them.
#[must_use]
pub fn listed<'a, T>(view: &CohortView<'a>, units: &'a PerUnit<T>) -> Vec<Listed<'a, T>> {
    let desk = &view.desk;
    let named = |kind: Phrase, groups: &'a [(String, T)]| {
        groups.iter().map(move |(name, value)| Listed { kind, name: name.as_str().into(), value })
    };
    let mut listed = vec![Listed { kind: words::GROUPING_ALL, name: desk.say(words::COUNTY).into(), value: &units.county }];
    listed.extend(named(words::GROUPING_CATEGORY, &units.categories));
    listed.extend(named(words::GROUPING_DISTRICT, &units.districts));
    let order = view.leading_paper().map(|paper| paper.units_in_order()).unwrap_or_default();
    listed.extend(order.into_iter().map(|unit| Listed {
        kind: own::GROUPING_SCHOOL,
        name: view.school_of(&view.cohort.units[unit]).name.as_str().into(),
        value: &units.schools[unit],
    }));
    listed.extend(units.teachers.iter().map(|(teacher, value)| Listed {
        kind: own::GROUPING_TEACHER,
        name: teacher_name(view, teacher.unit, &teacher.name),
        value,
    }));
    listed
}

/// `一中 王老师`.
#[must_use]
pub fn teacher_name<'a>(view: &CohortView<'a>, unit: usize, name: &str) -> Cow<'a, str> {
    format!("{} {name}", view.school_of(&view.cohort.units[unit]).name).into()
}

/// A school and its classes, for its own workbook.
#[must_use]
pub fn own<'a, T>(view: &CohortView<'a>, units: &'a PerUnit<T>, unit: usize) -> Vec<Listed<'a, T>> {
    let desk = &view.desk;
    let mut listed = vec![Listed { kind: own::OWN_SCHOOL, name: desk.say(words::WHOLE_SCHOOL).into(), value: &units.schools[unit] }];
    let classes = view.cohort.units[unit].classes.iter().zip(&units.classes[unit]).filter(|(class, _)| !class.name.is_empty());
    listed.extend(classes.map(|(class, value)| Listed { kind: own::GROUPING_CLASS, name: class.name.as_str().into(), value }));
    listed
}
