//! [`Gap`]: school categories, and districts, beside each other two at a time (城乡差距, 片区差距), over candidates.

use super::{compare::Comparison, result::Summary, sitting::Unit};

/// What the groups are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// School categories.
    Category,
    /// Districts.
    District,
}

impl Grouping {
    /// Its name in the tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::District => "district",
        }
    }
}

/// Two groups of schools in one paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Of which kind both are.
    pub grouping: Grouping,
    /// The one.
    pub first: String,
    /// The other, later by name.
    pub second: String,
    /// How they compare.
    pub comparison: Comparison,
}

/// A group's name and its scores.
type Group<'a> = (&'a String, Vec<f64>);

/// Every pair of groups of one kind, of which `units` holds the candidates.
pub(super) fn gaps(grouping: Grouping, groups: &[(String, Summary)], units: &[Unit]) -> Vec<Gap> {
    let scores = |unit: &Unit| unit.ascending.iter().map(|score| score.to_f64()).collect::<Vec<f64>>();
    let groups: Vec<Group<'_>> = groups.iter().map(|(name, _)| name).zip(units.iter().map(scores)).collect();
    let pairs = groups.iter().enumerate().flat_map(|(at, first)| groups[at + 1..].iter().map(move |second| (first, second)));
    let gap = |(first, second): (&Group<'_>, &Group<'_>)| {
        let comparison = Comparison::of(&first.1, &second.1)?;
        Some(Gap { grouping, first: first.0.clone(), second: second.0.clone(), comparison })
    };
    pairs.filter_map(gap).collect()
}
