//! [`Positions`]: where a score stands among all candidates of its paper, in every scale that is in use (metrics.md §3).
//! All that depends on the score alone, so a paper has one [`Step`] for each score that occurs (一分一段表), and a
//! candidate's place is looked up by the score.

use super::{
    bands, describe,
    grading::Grading,
    spread::{Units, spread},
    standing,
    units::PerUnit,
};
use crate::{
    config::{GradeRules, SdRule},
    model::Score,
    reconcile::ledger::Paper,
};

/// Places of the scores of one paper, and how its grades are spread over the units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    /// How a score becomes a grade.
    pub grading: Grading,
    /// One for each score that occurs, ascending.
    pub steps: Vec<Step>,
    /// Counts in each grade, best first.
    pub grades: PerUnit<Vec<u32>>,
}

/// A score and where it stands among all candidates of the paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The score.
    pub score: Score,
    /// Candidates with it.
    pub count: u32,
    /// Candidates with it or a higher one.
    pub at_or_above: u32,
    /// Competition rank in the county.
    pub rank: u32,
    /// (x − m)/s over the county; `None` where s is 0 or not defined.
    pub z: Option<f64>,
    /// 50 + 10 z.
    pub t: Option<f64>,
    /// 百分等级, as a share: (below + ½ equal)/n.
    pub percentile: f64,
    /// 正态标准分.
    pub normal: f64,
    /// Its grade, the best being 0.
    pub grade: usize,
}

impl Positions {
    pub(super) fn of(units: &Units<'_>, paper: &Paper, sd: SdRule, grades: &GradeRules) -> Self {
        let ascending = &units.county.ascending;
        let grading = Grading::of(paper, ascending, grades);
        let counts = spread(units, |ascending| grading.counts(ascending));
        Self { steps: steps(ascending, sd, &grading), grading, grades: counts }
    }

    /// The place of a score; `None` for one that nobody has.
    #[must_use]
    pub fn step(&self, score: Score) -> Option<&Step> {
        self.steps.binary_search_by_key(&score, |step| step.score).ok().map(|at| &self.steps[at])
    }
}

fn steps(ascending: &[Score], sd: SdRule, grading: &Grading) -> Vec<Step> {
    let values: Vec<f64> = ascending.iter().map(|score| score.to_f64()).collect();
    let (mean, sd) = (describe::mean(&values), describe::sd(&values, sd));
    let mut steps = Vec::new();
    let mut below = 0;
    while let Some(score) = ascending.get(below).copied() {
        let count = ascending[below..].partition_point(|other| *other <= score);
        let z = mean.and_then(|mean| standing::z(score.to_f64(), mean, sd));
        let percentile = standing::percentile_mid(ascending, &score).unwrap_or_default();
        let above = ascending.len() - below - count;
        steps.push(Step {
            score,
            count: persons(count),
            at_or_above: bands::at_or_above(ascending, Some(score)),
            rank: persons(above + 1),
            z,
            t: z.map(standing::t),
            percentile,
            normal: standing::normal_score(percentile),
            grade: grading.grade(score),
        });
        below += count;
    }
    steps
}

fn persons(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_for_each_score() {
        let ascending = [40, 60, 60, 80].map(Score::whole);
        let steps = steps(&ascending, SdRule::Population, &Grading::default());
        let counts: Vec<(u32, u32, u32)> = steps.iter().map(|step| (step.count, step.at_or_above, step.rank)).collect();
        assert_eq!(counts, [(1, 4, 4), (2, 3, 2), (1, 1, 1)]);
        assert_eq!(steps.iter().map(|step| step.percentile).collect::<Vec<_>>(), [0.125, 0.5, 0.875]);
        assert_eq!((steps[1].z, steps[1].t, steps[1].normal), (Some(0.0), Some(50.0), 500.0));
        let none = super::steps(&ascending[..1], SdRule::Sample, &Grading::default());
        assert_eq!((none[0].z, none[0].percentile, none[0].normal), (None, 0.5, 500.0));
    }
}
