//! [`PerUnit`]: one value for each unit of a cohort at every level, so that a figure is computed the same way for all of
//! them and a table has a row for each.

use super::{
    division::Division,
    levels::Levels,
    result::{PaperStats, Summary},
};
use crate::reconcile::ledger::Cohort;
use compact_str::CompactString;

/// Which unit of a cohort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// The whole county.
    County,
    /// A school category, by name.
    Category(&'a str),
    /// A district, by name.
    District(&'a str),
    /// A school unit of the cohort.
    School(usize),
    /// A class of a school unit.
    Class(usize, usize),
    /// A teacher of a school unit, by name: the pupils of the classes taught in one paper.
    Teacher(usize, &'a str),
}

impl Scope<'_> {
    /// Its kind as the tables name it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::Category(_) => "category",
            Self::District(_) => "district",
            Self::School(_) => "school",
            Self::Class(..) => "class",
            Self::Teacher(..) => "teacher",
        }
    }
}

/// A value for each unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PerUnit<T> {
    /// The whole county.
    pub county: T,
    /// School categories, sorted by name.
    pub categories: Vec<(String, T)>,
    /// Districts, sorted by name.
    pub districts: Vec<(String, T)>,
    /// School units.
    pub schools: Vec<T>,
    /// Classes of each school unit.
    pub classes: Vec<Vec<T>>,
    /// Teachers by school unit and name, where the figure is of one paper and a list tells who teaches it.
    pub teachers: Vec<(Teacher, T)>,
}

/// Who teaches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Teacher {
    /// The school unit.
    pub unit: usize,
    /// The name.
    pub name: CompactString,
}

impl<T: Default> PerUnit<T> {
    /// Makes the values of every level; `make` gives one for each group of a division.
    #[must_use]
    pub fn of(cohort: &Cohort, levels: &Levels, make: impl Fn(&Division) -> Vec<T>) -> Self {
        let named = |groups: &super::levels::NamedGroups| {
            groups.names.iter().map(ToString::to_string).zip(make(&groups.division)).collect::<Vec<(String, T)>>()
        };
        let mut classes = make(&levels.classes).into_iter();
        Self {
            county: make(&levels.county).pop().unwrap_or_default(),
            categories: named(&levels.categories),
            districts: named(&levels.districts),
            schools: make(&levels.schools),
            classes: cohort.units.iter().map(|unit| classes.by_ref().take(unit.classes.len()).collect()).collect(),
            teachers: Vec::new(),
        }
    }
}

impl<T> PerUnit<T> {
    /// Every unit, the largest first, teachers last.
    pub fn each(&self) -> impl Iterator<Item = (Scope<'_>, &T)> {
        let categories = self.categories.iter().map(|(name, value)| (Scope::Category(name), value));
        let districts = self.districts.iter().map(|(name, value)| (Scope::District(name), value));
        let schools = self.schools.iter().enumerate().flat_map(|(unit, value)| {
            let classes = self.classes.get(unit).into_iter().flatten().enumerate();
            std::iter::once((Scope::School(unit), value)).chain(classes.map(move |(class, value)| (Scope::Class(unit, class), value)))
        });
        let teachers = self.teachers.iter().map(|(of, value)| (Scope::Teacher(of.unit, &of.name), value));
        std::iter::once((Scope::County, &self.county)).chain(categories).chain(districts).chain(schools).chain(teachers)
    }

    /// The same units with other values.
    #[must_use]
    pub fn map<U>(&self, make: impl Fn(Scope<'_>, &T) -> U) -> PerUnit<U> {
        let named = |groups: &[(String, T)], scope: fn(&str) -> Scope<'_>| {
            groups.iter().map(|(name, value)| (name.clone(), make(scope(name), value))).collect()
        };
        let classes = self
            .classes
            .iter()
            .enumerate()
            .map(|(unit, classes)| classes.iter().enumerate().map(|(class, value)| make(Scope::Class(unit, class), value)).collect());
        PerUnit {
            county: make(Scope::County, &self.county),
            categories: named(&self.categories, |name| Scope::Category(name)),
            districts: named(&self.districts, |name| Scope::District(name)),
            schools: self.schools.iter().enumerate().map(|(unit, value)| make(Scope::School(unit), value)).collect(),
            classes: classes.collect(),
            teachers: self.teachers.iter().map(|(of, value)| (of.clone(), make(Scope::Teacher(of.unit, &of.name), value))).collect(),
        }
    }

    /// The value of a unit.
    #[must_use]
    pub fn at(&self, scope: Scope<'_>) -> Option<&T> {
        let named = |groups: &'_ [(String, T)], name: &str| groups.iter().position(|(own, _)| own == name);
        match scope {
            Scope::County => Some(&self.county),
            Scope::Category(name) => named(&self.categories, name).map(|at| &self.categories[at].1),
            Scope::District(name) => named(&self.districts, name).map(|at| &self.districts[at].1),
            Scope::School(unit) => self.schools.get(unit),
            Scope::Class(unit, class) => self.classes.get(unit)?.get(class),
            Scope::Teacher(unit, name) => {
                let found = self.teachers.iter().find(|(of, _)| of.unit == unit && of.name == name);
                found.map(|(_, value)| value)
            }
        }
    }
}

impl PerUnit<Vec<u32>> {
    /// The counts of a unit; none where there is no such unit.
    #[must_use]
    pub fn counts(&self, scope: Scope<'_>) -> &[u32] {
        self.at(scope).map_or(&[], Vec::as_slice)
    }
}

/// The figures of a unit in a paper.
#[must_use]
pub fn summary<'a>(stats: &'a PaperStats, scope: Scope<'_>) -> Option<&'a Summary> {
    let named = |groups: &'a [(String, Summary)], name: &str| groups.iter().find(|(own, _)| own == name).map(|(_, summary)| summary);
    match scope {
        Scope::County => Some(&stats.county),
        Scope::Category(name) => named(&stats.categories, name),
        Scope::District(name) => named(&stats.districts, name),
        Scope::School(unit) => stats.schools.get(unit)?.as_ref(),
        Scope::Class(unit, class) => stats.classes.get(unit)?.get(class)?.as_ref(),
        Scope::Teacher(unit, name) => {
            let found = stats.teachers.iter().find(|teacher| teacher.unit == unit && teacher.name == name);
            found.map(|teacher| &teacher.summary)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_met_once_and_found_again() {
        let units = PerUnit {
            county: 1,
            categories: vec![("甲".to_owned(), 2)],
            districts: Vec::new(),
            schools: vec![3, 4],
            classes: vec![vec![5], vec![6, 7]],
            teachers: vec![(Teacher { unit: 1, name: "王".into() }, 8)],
        };
        let met: Vec<i32> = units.each().map(|(_, value)| *value).collect();
        assert_eq!(met, [1, 2, 3, 5, 4, 6, 7, 8]);
        assert!(units.each().all(|(scope, value)| units.at(scope) == Some(value)));
        let doubled = units.map(|scope, value| (scope.word(), value * 2));
        assert_eq!((doubled.classes[1][1], doubled.categories[0].1), (("class", 14), ("category", 4)));
    }
}
