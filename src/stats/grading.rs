//! [`Grading`]: how a score becomes a grade (等级). Every rule comes to the least score of each grade, so that those of
//! equal score never part.

use super::bands;
use crate::{
    config::{GradeBy, GradeRules},
    model::{Rate, Score},
    reconcile::ledger::Paper,
};
use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};

/// The grades of one paper, best first.
///
/// Formula:   by lines or rates: the best grade whose least score is reached. By share: the places of a grade and those
///            above are n × the shares added up, rounded half up to persons; whoever ties with the last of them is in
/// Unit:      grade
/// Undefined: by share without scores, or where a share is no whole person: nobody has that grade
/// Source:    metrics.md §3: ties take the better grade
/// Checked:   by hand, below
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grading {
    /// The least score of each grade but the last, which takes the rest; `None` where nobody has the grade.
    pub cuts: Vec<Option<Score>>,
}

impl Grading {
    /// The grades of a paper whose county scores are `ascending`.
    #[must_use]
    pub fn of(paper: &Paper, ascending: &[Score], rules: &GradeRules) -> Self {
        let lines = &paper.lines;
        let cuts = match rules.by {
            GradeBy::Lines => [lines.excellent, lines.good, lines.pass].map(Some).to_vec(),
            GradeBy::Rate => rules.rates.iter().map(|rate| rate.of(paper.full)).collect(),
            GradeBy::Share => places(&rules.shares, ascending.len()).map(|place| bands::nth_from_top(ascending, place)).collect(),
        };
        Self { cuts }
    }

    /// The grade of a score, the best being 0.
    #[must_use]
    pub fn grade(&self, score: Score) -> usize {
        self.cuts.iter().position(|cut| cut.is_some_and(|cut| score >= cut)).unwrap_or(self.cuts.len())
    }

    /// How many of ascending scores have each grade.
    #[must_use]
    pub fn counts(&self, ascending: &[Score]) -> Vec<u32> {
        let mut above = 0;
        let whole = u32::try_from(ascending.len()).unwrap_or(u32::MAX);
        let reached = self.cuts.iter().map(|cut| bands::at_or_above(ascending, *cut)).chain([whole]);
        let mut counts = Vec::with_capacity(self.cuts.len() + 1);
        for reached in reached {
            counts.push(reached.saturating_sub(above));
            above = above.max(reached);
        }
        counts
    }
}

/// The last place of every grade but the last one.
fn places(shares: &[Rate], candidates: usize) -> impl Iterator<Item = u32> {
    let mut sum = Decimal::ZERO;
    shares[..shares.len().saturating_sub(1)].iter().map(move |share| {
        sum += share.to_decimal();
        let places = sum.checked_mul(Decimal::from(candidates)).unwrap_or_default();
        places.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_u32().unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{config::Lines, model::Subject, reconcile::ledger::FullSource};

    fn paper() -> Paper {
        Paper::new(Subject::new("数学"), Score::whole(100), FullSource::Config, Score::whole(1), Lines::default()).expect("small")
    }

    #[test]
    fn shares_are_of_persons_and_ties_take_the_better_grade() {
        let rules = GradeRules { by: GradeBy::Share, ..GradeRules::default() };
        // 15 %, 50 %, 85 % and 98 % of 20 are 3, 10, 17 and 19.6 persons: 20.
        let scores: Vec<Score> = (1..=20).map(Score::whole).collect();
        let grading = Grading::of(&paper(), &scores, &rules);
        assert_eq!(grading.cuts, [18, 11, 4, 1].map(|cut| Some(Score::whole(cut))));
        assert_eq!(grading.counts(&scores), [3, 7, 7, 3, 0]);
        let tied: Vec<Score> = [vec![5; 16], vec![9; 4]].concat().into_iter().map(Score::whole).collect();
        assert_eq!(Grading::of(&paper(), &tied, &rules).counts(&tied), [4, 16, 0, 0, 0], "the fourth ties with the third");
        let none = Grading::of(&paper(), &[], &rules);
        assert_eq!((none.counts(&[]), none.grade(Score::ZERO)), (vec![0; 5], 4));
    }

    #[test]
    fn lines_and_rates_are_reached_or_not() {
        let lines = Grading::of(&paper(), &[], &GradeRules::default());
        assert_eq!(["85", "84.5", "75", "60", "59.5"].map(|mark| lines.grade(mark.parse().expect("a score"))), [0, 1, 1, 2, 3]);
        let rules = GradeRules { by: GradeBy::Rate, rates: vec![Rate::percent(90)], ..GradeRules::default() };
        let rates = Grading::of(&paper(), &[], &rules);
        assert_eq!((rates.grade(Score::whole(90)), rates.grade(Score::whole(89))), (0, 1));
    }
}
