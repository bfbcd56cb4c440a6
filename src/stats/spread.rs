//! [`Spread`]: the same counts for every unit of a paper — 分数段, 名次段, 等级 — from scores that already ascend.

use super::{bands, sitting::Unit};
use crate::model::Score;

/// The units of a paper.
#[derive(Clone, Copy, Debug)]
pub(super) struct Units<'a> {
    pub county: &'a Unit,
    /// In the order of `PaperStats::categories`.
    pub categories: &'a [Unit],
    /// In the order of `PaperStats::districts`.
    pub districts: &'a [Unit],
    pub schools: &'a [Unit],
    /// Classes of all schools, school after school.
    pub classes: &'a [Unit],
    /// How many classes each school has.
    pub per_school: &'a [usize],
}

/// A list of counts for every unit of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// The county.
    pub county: Vec<u32>,
    /// One for each of [`super::result::PaperStats::categories`].
    pub categories: Vec<Vec<u32>>,
    /// One for each of [`super::result::PaperStats::districts`].
    pub districts: Vec<Vec<u32>>,
    /// One for each school unit of the cohort.
    pub schools: Vec<Vec<u32>>,
    /// One for each class of each school unit.
    pub classes: Vec<Vec<Vec<u32>>>,
}

/// A unit of a paper by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitAt {
    /// All candidates.
    County,
    /// One of [`super::result::PaperStats::categories`].
    Category(usize),
    /// One of [`super::result::PaperStats::districts`].
    District(usize),
    /// A school unit of the cohort.
    School(usize),
    /// A class of a school unit.
    Class(usize, usize),
}

impl UnitAt {
    /// Its kind as the tables name it.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::Category(_) => "category",
            Self::District(_) => "district",
            Self::School(_) => "school",
            Self::Class(..) => "class",
        }
    }
}

impl Spread {
    /// The counts of a unit; none where there is no such unit.
    #[must_use]
    pub fn at(&self, unit: UnitAt) -> &[u32] {
        let counts = match unit {
            UnitAt::County => Some(&self.county),
            UnitAt::Category(at) => self.categories.get(at),
            UnitAt::District(at) => self.districts.get(at),
            UnitAt::School(at) => self.schools.get(at),
            UnitAt::Class(school, at) => self.classes.get(school).and_then(|classes| classes.get(at)),
        };
        counts.map_or(&[], Vec::as_slice)
    }

    /// Counts what `count` finds in the ascending scores of each unit.
    pub(super) fn of(units: &Units<'_>, count: impl Fn(&[Score]) -> Vec<u32>) -> Self {
        let each = |units: &[Unit]| units.iter().map(|unit| count(&unit.ascending)).collect::<Vec<_>>();
        let mut classes = each(units.classes).into_iter();
        Self {
            county: count(&units.county.ascending),
            categories: each(units.categories),
            districts: each(units.districts),
            schools: each(units.schools),
            classes: units.per_school.iter().map(|classes_of| classes.by_ref().take(*classes_of).collect()).collect(),
        }
    }
}

/// 名次段: how many of each unit are among the county's first k, those tied at the edge included.
///
/// Formula:   candidates with county rank ≤ k, that is with a score at or above the k-th
/// Unit:      persons
/// Checked:   by hand, below
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tops {
    /// k, ascending.
    pub tops: Vec<u32>,
    /// The least score of each; `None` where nobody has one.
    pub cuts: Vec<Option<Score>>,
    /// Counts, one for each k.
    pub counts: Spread,
}

impl Tops {
    pub(super) fn of(units: &Units<'_>, tops: &[u32]) -> Self {
        let cuts: Vec<Option<Score>> = tops.iter().map(|top| bands::nth_from_top(&units.county.ascending, *top)).collect();
        let counts = Spread::of(units, |ascending| cuts.iter().map(|cut| bands::at_or_above(ascending, *cut)).collect());
        Self { tops: tops.to_vec(), cuts, counts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_tied_at_the_edge_are_all_among_the_first() {
        let unit = |marks: &[i32]| Unit { ascending: marks.iter().map(|mark| Score::whole(*mark)).collect(), ..Unit::default() };
        let (county, schools) = (unit(&[50, 60, 70, 70, 90]), [unit(&[50, 70, 90]), unit(&[60, 70])]);
        let units = Units { county: &county, categories: &[], districts: &[], schools: &schools, classes: &schools, per_school: &[1, 1] };
        let tops = Tops::of(&units, &[1, 2, 10]);
        assert_eq!(tops.cuts, [90, 70, 50].map(|cut| Some(Score::whole(cut))));
        assert_eq!((tops.counts.county, tops.counts.schools), (vec![1, 3, 5], vec![vec![1, 2, 3], vec![0, 1, 2]]));
        assert_eq!(tops.counts.classes, [[[1, 2, 3]], [[0, 1, 2]]]);
    }
}
