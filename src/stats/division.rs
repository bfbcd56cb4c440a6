//! [`Division`]: which group each candidate is in. Candidates in order of score are dealt into the groups, so that a
//! paper is sorted once and the scores of every county, school, class, category and district ascend without sorting.

use std::ops::Range;

/// No group.
const NOWHERE: u32 = u32::MAX;

/// A division of the candidates into groups; candidates of no group are allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    group_of: Vec<u32>,
    groups: usize,
}

impl Division {
    /// Groups that are ranges of candidates, one after the other: schools, classes, or the county.
    #[must_use]
    pub fn of_ranges<'a>(candidates: usize, ranges: impl IntoIterator<Item = &'a Range<usize>>) -> Self {
        let mut group_of = vec![NOWHERE; candidates];
        let mut groups = 0;
        for (group, range) in ranges.into_iter().enumerate() {
            group_of[range.clone()].fill(u32::try_from(group).unwrap_or(NOWHERE));
            groups = group + 1;
        }
        Self { group_of, groups }
    }

    /// Groups of groups: `parent[group]` is where a group of this division goes, if anywhere.
    #[must_use]
    pub fn gathered(&self, parent: &[Option<usize>], groups: usize) -> Self {
        let of = |group: u32| {
            let to = parent.get(group as usize).copied().flatten();
            to.and_then(|to| u32::try_from(to).ok()).unwrap_or(NOWHERE)
        };
        Self { group_of: self.group_of.iter().map(|group| of(*group)).collect(), groups }
    }

    /// The same groups with some of their candidates only.
    #[must_use]
    pub fn within(&self, is_in: &[bool]) -> Self {
        let of = |(group, is_in): (&u32, &bool)| if *is_in { *group } else { NOWHERE };
        Self { group_of: self.group_of.iter().zip(is_in).map(of).collect(), groups: self.groups }
    }

    /// The number of groups.
    #[must_use]
    pub const fn groups(&self) -> usize {
        self.groups
    }

    /// The group of a candidate.
    #[must_use]
    pub fn group_of(&self, candidate: usize) -> Option<usize> {
        self.group_of.get(candidate).filter(|group| **group != NOWHERE).map(|group| *group as usize)
    }

    /// Deals candidates into their groups; each group keeps the order in which they come.
    #[must_use]
    pub fn deal(&self, order: &[u32]) -> Dealt {
        let mut next = vec![0; self.groups + 1];
        let group_of = |candidate: &u32| self.group_of(*candidate as usize);
        for group in order.iter().filter_map(group_of) {
            next[group + 1] += 1;
        }
        for group in 0..self.groups {
            next[group + 1] += next[group];
        }
        let bounds = next.clone();
        let mut members = vec![0; bounds[self.groups]];
        for candidate in order {
            if let Some(group) = group_of(candidate) {
                members[next[group]] = *candidate;
                next[group] += 1;
            }
        }
        Dealt { members, bounds }
    }
}

/// Candidates by group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dealt {
    members: Vec<u32>,
    bounds: Vec<usize>,
}

impl Dealt {
    /// The candidates of each group, in the order in which they were dealt.
    pub fn groups(&self) -> impl Iterator<Item = &[u32]> {
        self.bounds.windows(2).map(|bounds| &self.members[bounds[0]..bounds[1]])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_keeps_the_order_of_the_deal() {
        let schools = Division::of_ranges(6, &[0..2, 2..5, 5..6]);
        let dealt = schools.deal(&[4, 0, 3, 5, 1]);
        assert_eq!(dealt.groups().collect::<Vec<_>>(), [&[0, 1][..], &[4, 3], &[5]]);
        let districts = schools.gathered(&[Some(1), None, Some(1)], 2);
        let dealt = districts.deal(&[4, 0, 3, 5, 1]);
        assert_eq!(dealt.groups().collect::<Vec<_>>(), [&[][..], &[0, 5, 1]]);
        assert_eq!((districts.group_of(3), districts.group_of(5), districts.groups()), (None, Some(1), 2));
    }
}
