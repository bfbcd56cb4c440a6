//! [`Tallies`]: exact sums of every item in every unit, from which all score rates are taken. Pooled, never averaged.

use super::chose;
use crate::{
    model::Score,
    reconcile::{items::PaperItems, ledger::Cohort},
    stats::levels::{Levels, NamedGroups},
};

/// Sums of one unit, an entry for each item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitTally {
    /// Sum of the scores and number of candidates who have one.
    pub items: Vec<(Score, u32)>,
}

impl UnitTally {
    /// Candidates with a score in the item.
    #[must_use]
    pub fn n(&self, item: usize) -> u32 {
        self.items.get(item).map_or(0, |(_, n)| *n)
    }

    /// Mean of an item.
    #[must_use]
    pub fn mean(&self, item: usize) -> Option<f64> {
        let (sum, n) = self.items.get(item).filter(|(_, n)| *n > 0)?;
        Some(sum.to_f64() / f64::from(*n))
    }

    /// Score rate of items together.
    ///
    /// Formula:   Σ x / Σ F over the candidates and items that have a score
    /// Unit:      share of the marks to be had
    /// Missing:   an item that a candidate has no score in counts in neither sum
    /// Undefined: nobody has a score in any of them, or their full marks are 0 → `None`
    /// Checked:   tests/it/items.rs, by hand
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "sums of marks are far below 2^53 units of f64")]
    pub fn rate(&self, items: &PaperItems, which: &[usize]) -> Option<f64> {
        let (mut sum, mut full) = (0_i128, 0_i128);
        for item in which {
            let (own, n) = self.items.get(*item)?;
            sum += i128::from(own.units());
            full += i128::from(items.items[*item].full.units()) * i128::from(*n);
        }
        (full > 0).then(|| sum as f64 / full as f64)
    }

    /// Most candidates that any of these items has.
    #[must_use]
    pub fn n_of(&self, which: &[usize]) -> u32 {
        which.iter().map(|item| self.n(*item)).max().unwrap_or(0)
    }

    fn add(&mut self, other: &Self) {
        if self.items.is_empty() {
            self.items.clone_from(&other.items);
            return;
        }
        for ((sum, n), (more, count)) in self.items.iter_mut().zip(&other.items) {
            *sum = *sum + *more;
            *n += count;
        }
    }

    /// Whether nobody has any score.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.iter().all(|(_, n)| *n == 0)
    }
}

/// Sums of all units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tallies {
    /// The county.
    pub county: UnitTally,
    /// Categories by name.
    pub categories: Vec<(String, UnitTally)>,
    /// Districts by name.
    pub districts: Vec<(String, UnitTally)>,
    /// School units of the cohort.
    pub schools: Vec<UnitTally>,
    /// Classes of each school unit.
    pub classes: Vec<Vec<UnitTally>>,
}

/// Adds up every item in every unit.
#[must_use]
pub fn tally(cohort: &Cohort, items: &PaperItems, counted: &[bool], levels: &Levels) -> Tallies {
    let mut tallies = Tallies::default();
    for unit in &cohort.units {
        let classes: Vec<UnitTally> = unit.classes.iter().map(|class| of_range(items, counted, class.range.clone())).collect();
        let mut school = UnitTally::default();
        classes.iter().for_each(|class| school.add(class));
        tallies.county.add(&school);
        tallies.schools.push(school);
        tallies.classes.push(classes);
    }
    tallies.categories = groups(&levels.categories, &tallies.schools);
    tallies.districts = groups(&levels.districts, &tallies.schools);
    tallies
}

fn of_range(items: &PaperItems, counted: &[bool], range: std::ops::Range<usize>) -> UnitTally {
    let of_item = |item: usize| {
        let column = &items.scores[item];
        let optional = items.optional.iter().any(|group| group.contains(&item));
        let (mut sum, mut n) = (Score::ZERO, 0);
        for candidate in range.clone().filter(|_| !column.is_empty()) {
            let Some(score) = column[candidate].get().filter(|_| counted[candidate]) else { continue };
            if !optional || chose(items, item, candidate) {
                sum = sum + score;
                n += 1;
            }
        }
        (sum, n)
    };
    UnitTally { items: (0..items.items.len()).map(of_item).collect() }
}

fn groups(groups: &NamedGroups, schools: &[UnitTally]) -> Vec<(String, UnitTally)> {
    let mut found: Vec<(String, UnitTally)> = groups.names.iter().map(|name| (name.to_string(), UnitTally::default())).collect();
    for (school, group) in schools.iter().zip(&groups.of_school) {
        if let Some(group) = group {
            found[*group].1.add(school);
        }
    }
    found.retain(|(_, tally)| !tally.is_empty());
    found
}
