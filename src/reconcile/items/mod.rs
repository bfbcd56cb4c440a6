//! Item scores: which paper each item sheet is of, what its letters are worth, which columns are sums of others, whose its
//! rows are; and what sheets, blueprint and exam file say of every item.
//!
//! [`sheets`] prepares each sheet, [`tree`] finds sums, [`supply`] makes scores of sheets that no score sheet stands beside,
//! [`attach`] ties rows to persons, [`paper`] puts the sheets of a paper together. The ledger keeps [`PaperItems`].

pub mod attach;
pub mod facts;
pub mod optional;
pub mod paper;
pub mod sheets;
pub mod supply;
pub mod tree;

use crate::{
    ingest::item_table::Part,
    model::{Choice, ItemScore, Score},
};
use compact_str::CompactString;

/// The items of one paper, column by column in the order of the cohort's candidates.
#[derive(Clone, Debug, Default)]
pub struct PaperItems {
    /// Index of the paper in its cohort.
    pub paper: usize,
    /// The items, sums of others not among them.
    pub items: Vec<Item>,
    /// `scores[item][candidate]`; a column is empty where the item has options and no key.
    pub scores: Vec<Vec<ItemScore>>,
    /// `choices[item][candidate]`; a column is empty where nobody chose anything.
    pub choices: Vec<Vec<Choice>>,
    /// Groups of items of which each candidate answers one: indices, ascending.
    pub optional: Vec<Vec<usize>>,
}

/// An item.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// As the first sheet writes it.
    pub name: CompactString,
    /// The key under which sheets agree on it.
    pub key: CompactString,
    /// Full mark.
    pub full: Score,
    /// The full mark was told; else it is the highest mark seen.
    pub full_told: bool,
    /// Objective or subjective, if known.
    pub part: Option<Part>,
    /// 题型; empty if not known.
    pub form: CompactString,
    /// 知识点.
    pub topics: Vec<CompactString>,
    /// 能力层次; empty if not known.
    pub ability: CompactString,
    /// The right options.
    pub answer: Option<Choice>,
    /// 预估难度, as P.
    pub foreseen: Option<f64>,
}

impl PaperItems {
    /// Items that have scores.
    pub fn scored(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.items.len()).filter(|item| !self.scores[*item].is_empty())
    }

    /// The full mark that the items add up to; of an optional group one item counts.
    #[must_use]
    pub fn full(&self) -> Score {
        let grouped = |item: &usize| self.optional.iter().any(|group| group.contains(item));
        let alone: Score = self.scored().filter(|item| !grouped(item)).map(|item| self.items[item].full).sum();
        let groups: Score = self.optional.iter().filter_map(|group| group.iter().map(|item| self.items[*item].full).max()).sum();
        alone + groups
    }

    /// The same items, candidate `at` now at `places[at]`.
    #[must_use]
    pub fn placed(mut self, places: &[usize]) -> Self {
        for column in &mut self.scores {
            *column = permuted(column, places);
        }
        for column in &mut self.choices {
            *column = permuted(column, places);
        }
        self
    }
}

fn permuted<T: Copy + Default>(column: &[T], places: &[usize]) -> Vec<T> {
    if column.is_empty() {
        return Vec::new();
    }
    let mut placed = vec![T::default(); places.len()];
    for (value, place) in column.iter().zip(places) {
        placed[*place] = *value;
    }
    placed
}
