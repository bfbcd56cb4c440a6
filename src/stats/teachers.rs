//! Teachers (任课教师): the pupils of the classes that a teacher teaches in a paper, pooled.

use super::{
    denominator::{self, Basis},
    result::Summary,
    sitting::{Sitting, Unit},
    summary::summarise,
    units::Teacher,
};
use crate::{config::SdRule, reconcile::ledger::Teaching};
use compact_str::CompactString;

/// A teacher of one school in one paper. Namesakes at other schools are others; a class with two teachers counts for both.
#[derive(Clone, Debug, PartialEq)]
pub struct TeacherStats {
    /// The school unit of the cohort.
    pub unit: usize,
    /// The name.
    pub name: CompactString,
    /// The classes, as indices into the unit's.
    pub classes: Vec<usize>,
    /// The figures of their pupils together.
    pub summary: Summary,
}

impl TeacherStats {
    /// Who it is.
    #[must_use]
    pub fn who(&self) -> Teacher {
        Teacher { unit: self.unit, name: self.name.clone() }
    }
}

/// Teachers of the paper `sitting` in order of school and name. `starts[unit]` is where the classes of a unit begin among
/// `classes`; `teaching` is of this paper and sorted. Beside each the pupils of the classes.
pub(super) fn summaries(
    sitting: &Sitting<'_>,
    teaching: &[&Teaching],
    starts: &[usize],
    classes: &[Unit],
    bases: &[Basis],
    sd: SdRule,
) -> (Vec<TeacherStats>, Vec<Unit>) {
    let groups = teaching.chunk_by(|a, b| (a.unit, &a.teacher) == (b.unit, &b.teacher));
    let one = |group: &[&Teaching]| {
        let first = group.first()?;
        let own: Vec<usize> = group.iter().map(|one| one.class).collect();
        let at = |class: &usize| starts[first.unit] + class;
        let unit = Unit::pooled(own.iter().map(|class| &classes[at(class)]));
        let denominator = denominator::pooled(own.iter().map(|class| denominator::chosen(&bases[at(class)], sitting.rules())));
        let summary = summarise(&unit, sitting.paper(), denominator, sd)?;
        Some((TeacherStats { unit: first.unit, name: first.teacher.clone(), classes: own, summary }, unit))
    };
    groups.filter_map(one).unzip()
}
