//! Heads of the earlier exam by school, to compare with those of now.

use super::rows::{PersonKey, key_of};
use crate::{
    ingest::table::ScoreRow,
    model::Grade,
    reconcile::{
        desk::Group,
        fast::{FastMap, FastSet},
    },
};
use std::collections::BTreeMap;

/// Candidates of the earlier exam, to compare head counts.
pub struct Heads {
    /// School and earlier grade → persons, each once over all sheets.
    persons: FastMap<(u32, Option<Grade>), FastSet<PersonKey>>,
    /// For each group, how many of its persons were found in each earlier grade.
    votes: Vec<BTreeMap<Option<Grade>, usize>>,
}

impl Heads {
    /// Nobody yet.
    pub fn new(groups: &[Group]) -> Self {
        Self { persons: FastMap::default(), votes: vec![BTreeMap::new(); groups.len()] }
    }

    /// Notes that a person of the group sat it in this grade.
    pub fn vote(&mut self, group: usize, grade: Option<Grade>) {
        *self.votes[group].entry(grade).or_default() += 1;
    }

    /// Counts the pupil of a row, each once.
    pub fn count(&mut self, school: u32, grade: Option<Grade>, row: &ScoreRow) {
        if let Some(key) = key_of(row) {
            self.persons.entry((school, grade)).or_default().insert(key);
        }
    }

    /// Heads of each school in the earlier grade in which most of a group's persons were found.
    pub fn of(&self, group: usize) -> BTreeMap<u32, u32> {
        let Some((grade, _)) = self.votes[group].iter().max_by_key(|(_, found)| **found) else { return BTreeMap::new() };
        let of_grade = self.persons.iter().filter(|((_, of), _)| of == grade);
        of_grade.map(|((school, _), persons)| (*school, u32::try_from(persons.len()).unwrap_or(u32::MAX))).collect()
    }
}
