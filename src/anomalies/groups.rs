//! [`Groups`]: the units that a screen compares with each other, schools with schools or classes with classes.

use super::finding::Subjected;
use crate::{
    config::ScreenRules,
    reconcile::ledger::{Cohort, SchoolUnit},
};
use std::ops::Range;

/// A school or class of a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// School unit of the cohort.
    pub unit: usize,
    /// Class of the unit; `None` for all of it.
    pub class: Option<usize>,
    /// Its candidates.
    pub range: Range<usize>,
}

/// What is held of finer groups, and which of them make up each group, if any do.
pub type Finer<'a, T> = (&'a T, &'a [Option<Range<usize>>]);

/// Schools, or classes, of a cohort, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    members: Vec<Member>,
    classes: bool,
}

impl Groups {
    /// Every school.
    #[must_use]
    pub fn schools(cohort: &Cohort) -> Self {
        let member = |(unit, school): (usize, &SchoolUnit)| Member { unit, class: None, range: school.range.clone() };
        Self { members: cohort.units.iter().enumerate().map(member).collect(), classes: false }
    }

    /// Every class of schools that have two or more: a school's only class is the school.
    #[must_use]
    pub fn classes(cohort: &Cohort) -> Self {
        let of_school = |(unit, school): (usize, &SchoolUnit)| -> Vec<Member> {
            let several = school.classes.iter().filter(|class| !class.range.is_empty()).count() > 1;
            let classes = school.classes.iter().enumerate().filter(|_| several);
            classes.map(|(at, class)| Member { unit, class: Some(at), range: class.range.clone() }).collect()
        };
        Self { members: cohort.units.iter().enumerate().flat_map(of_school).collect(), classes: true }
    }

    /// Schools, then classes where there are any and they are asked for.
    #[must_use]
    pub fn levels(cohort: &Cohort, rules: &ScreenRules) -> Vec<Self> {
        let classes = Self::classes(cohort);
        if classes.is_empty() || !rules.classes { vec![Self::schools(cohort)] } else { vec![Self::schools(cohort), classes] }
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Whether these are classes.
    #[must_use]
    pub const fn are_classes(&self) -> bool {
        self.classes
    }

    /// The members.
    pub fn iter(&self) -> impl Iterator<Item = &Member> {
        self.members.iter()
    }

    /// One member.
    #[must_use]
    pub fn member(&self, at: usize) -> &Member {
        &self.members[at]
    }

    /// Candidates of each.
    #[must_use]
    pub fn ranges(&self) -> Vec<Range<usize>> {
        self.members.iter().map(|member| member.range.clone()).collect()
    }

    /// Of each member, which of finer groups make it up, if any do.
    #[must_use]
    pub fn parts(&self, finer: &Self) -> Vec<Option<Range<usize>>> {
        let ranges = finer.ranges();
        self.members.iter().map(|member| tiles(&ranges, &member.range)).collect()
    }

    /// A member in a paper, as a screen names it.
    #[must_use]
    pub fn place(&self, cohort: usize, at: usize, paper: usize) -> Subjected {
        let member = &self.members[at];
        Subjected::county(cohort).in_unit(Some(member.unit)).in_class(member.class).in_paper(Some(paper))
    }

    /// How many different schools have a member that holds.
    #[must_use]
    pub fn schools_where(&self, holds: impl Fn(usize) -> bool) -> usize {
        let (mut schools, mut before) = (0, None);
        for (at, member) in self.members.iter().enumerate() {
            if before != Some(member.unit) && holds(at) {
                (schools, before) = (schools + 1, Some(member.unit));
            }
        }
        schools
    }
}

/// Which of ranges in ascending order make up a range, if any do.
pub fn tiles(ranges: &[Range<usize>], whole: &Range<usize>) -> Option<Range<usize>> {
    let first = ranges.partition_point(|range| range.start < whole.start);
    let mut next = whole.start;
    for (at, range) in ranges.iter().enumerate().skip(first).take_while(|(_, range)| range.end <= whole.end) {
        if range.start != next {
            return None;
        }
        next = range.end;
        if next == whole.end {
            return Some(first..at + 1);
        }
    }
    None
}
