//! The same counts for every unit of a paper — 分数段, 名次段, 等级 — from scores that already ascend.

use super::{bands, result::Summary, sitting::Unit, teachers::TeacherStats, units::PerUnit};
use crate::model::Score;

/// The units of a paper.
#[derive(Clone, Copy, Debug)]
pub(super) struct Units<'a> {
    pub county: &'a Unit,
    pub categories: Groups<'a>,
    pub districts: Groups<'a>,
    pub schools: &'a [Unit],
    /// Classes of all schools, school after school.
    pub classes: &'a [Unit],
    /// How many classes each school has.
    pub per_school: &'a [usize],
    /// Teachers with the pupils of their classes.
    pub teachers: (&'a [TeacherStats], &'a [Unit]),
}

/// Groups of a kind: their names with their figures, and their candidates.
pub(super) type Groups<'a> = (&'a [(String, Summary)], &'a [Unit]);

/// What `count` finds in the ascending scores of each unit.
pub(super) fn spread(units: &Units<'_>, count: impl Fn(&[Score]) -> Vec<u32>) -> PerUnit<Vec<u32>> {
    let each = |units: &[Unit]| units.iter().map(|unit| count(&unit.ascending)).collect::<Vec<_>>();
    let named = |(names, units): Groups<'_>| names.iter().map(|(name, _)| name.clone()).zip(each(units)).collect();
    let mut classes = each(units.classes).into_iter();
    PerUnit {
        county: count(&units.county.ascending),
        categories: named(units.categories),
        districts: named(units.districts),
        schools: each(units.schools),
        classes: units.per_school.iter().map(|classes_of| classes.by_ref().take(*classes_of).collect()).collect(),
        teachers: units.teachers.0.iter().map(TeacherStats::who).zip(each(units.teachers.1)).collect(),
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
    pub counts: PerUnit<Vec<u32>>,
}

impl Tops {
    pub(super) fn of(units: &Units<'_>, tops: &[u32]) -> Self {
        let cuts: Vec<Option<Score>> = tops.iter().map(|top| bands::nth_from_top(&units.county.ascending, *top)).collect();
        let counts = spread(units, |ascending| cuts.iter().map(|cut| bands::at_or_above(ascending, *cut)).collect());
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
        let units = Units {
            county: &county,
            categories: (&[], &[]),
            districts: (&[], &[]),
            schools: &schools,
            classes: &schools,
            per_school: &[1, 1],
            teachers: (&[], &[]),
        };
        let tops = Tops::of(&units, &[1, 2, 10]);
        assert_eq!(tops.cuts, [90, 70, 50].map(|cut| Some(Score::whole(cut))));
        assert_eq!((tops.counts.county, tops.counts.schools), (vec![1, 3, 5], vec![vec![1, 2, 3], vec![0, 1, 2]]));
        assert_eq!(tops.counts.classes, [[[1, 2, 3]], [[0, 1, 2]]]);
    }
}
