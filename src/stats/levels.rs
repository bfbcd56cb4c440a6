//! [`Levels`]: the units of a cohort that figures are given for, each as a [`Division`] of its candidates.

use super::division::Division;
use crate::reconcile::{Ledger, ledger::Cohort};
use compact_str::CompactString;
use std::collections::BTreeMap;

/// Every division of a cohort.
#[derive(Clone, Debug)]
pub struct Levels {
    /// All candidates in one group.
    pub county: Division,
    /// Groups as in [`Cohort::units`].
    pub schools: Division,
    /// Classes of all schools, school after school.
    pub classes: Division,
    /// School categories.
    pub categories: NamedGroups,
    /// Districts.
    pub districts: NamedGroups,
}

/// Groups of schools with names, sorted by name.
#[derive(Clone, Debug)]
pub struct NamedGroups {
    /// Their names.
    pub names: Vec<CompactString>,
    /// The group of each school unit of the cohort; those without a name are in none.
    pub of_school: Vec<Option<usize>>,
    /// Their candidates.
    pub division: Division,
}

impl Levels {
    /// The levels of a cohort.
    #[must_use]
    pub fn of(cohort: &Cohort, ledger: &Ledger) -> Self {
        let candidates = cohort.candidates.len();
        let schools = Division::of_ranges(candidates, cohort.units.iter().map(|unit| &unit.range));
        let groups = |names: Vec<&CompactString>| NamedGroups::of(&schools, &names);
        let school = |unit: u32| &ledger.schools[unit as usize];
        Self {
            county: Division::of_ranges(candidates, [&(0..candidates)]),
            classes: Division::of_ranges(candidates, cohort.units.iter().flat_map(|unit| &unit.classes).map(|class| &class.range)),
            categories: groups(cohort.units.iter().map(|unit| &school(unit.school).category).collect()),
            districts: groups(cohort.units.iter().map(|unit| &school(unit.school).district).collect()),
            schools,
        }
    }
}

impl NamedGroups {
    /// `names[school]` is the group of a school; empty for none.
    fn of(schools: &Division, names: &[&CompactString]) -> Self {
        let sorted: BTreeMap<&str, usize> = names.iter().filter(|name| !name.is_empty()).map(|name| (name.as_str(), 0)).collect();
        let places: BTreeMap<&str, usize> = sorted.into_keys().enumerate().map(|(place, name)| (name, place)).collect();
        let parent: Vec<Option<usize>> = names.iter().map(|name| places.get(name.as_str()).copied()).collect();
        let division = schools.gathered(&parent, places.len());
        Self { names: places.into_keys().map(CompactString::from).collect(), of_school: parent, division }
    }
}
