//! 等级赋分: scores of one elective → grades by share → scaled scores, in exact arithmetic.

use crate::{
    config::scaled::ScaledBand,
    model::{Rate, Score},
    stats::tails::places,
};
use rust_decimal::Decimal;

/// A grade (等级) of one paper: who is in it and what its scores become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Share and range as set.
    pub band: ScaledBand,
    /// Candidates in it.
    pub count: u32,
    /// Y1 and Y2: its lowest and highest score; `None` where nobody is in it.
    pub raw: Option<(Score, Score)>,
}

/// Deals ascending scores into grades, the best first. Equal scores are in the better of the grades that they touch.
///
/// Formula:   a candidate is in the first grade whose cumulative share p holds him: count above < p·n
/// Unit:      grade
/// Undefined: no scores → every grade is empty
/// Source:    the 3+1+2 scheme: 15/35/35/13/2 of those who take the elective
/// Checked:   tests/it/lines.rs: 15, 35, 35, 13, 2 of 100
#[must_use]
pub fn cuts(ascending: &[Score], bands: &[ScaledBand]) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = bands.iter().map(|band| Cut { band: *band, count: 0, raw: None }).collect();
    let Some(last) = cuts.len().checked_sub(1) else { return cuts };
    let ends = cumulative(bands, ascending.len());
    let mut end = ascending.len();
    while end > 0 {
        let score = ascending[end - 1];
        let start = ascending.partition_point(|other| *other < score);
        let above = ascending.len() - end;
        let cut = &mut cuts[ends.iter().position(|places| above < *places).unwrap_or(last)];
        cut.count += u32::try_from(end - start).unwrap_or(u32::MAX);
        cut.raw = Some((score, cut.raw.map_or(score, |(_, highest)| highest)));
        end = start;
    }
    cuts
}

/// ⌈p·n⌉ of every cumulative share.
fn cumulative(bands: &[ScaledBand], n: usize) -> Vec<usize> {
    let mut sum = Decimal::ZERO;
    let place = |band: &ScaledBand| {
        sum += band.share.to_decimal();
        places(Rate::from_decimal(sum), n)
    };
    bands.iter().map(place).collect()
}

impl Cut {
    /// The scaled score of a raw one in this grade.
    ///
    /// Formula:   (Y2−Y)/(Y−Y1) = (T2−T)/(T−T1), so T = T1 + (Y−Y1)(T2−T1)/(Y2−Y1), rounded half up to a whole mark
    /// Unit:      scaled marks
    /// Undefined: nobody in the grade → `None`; Y2 = Y1 makes 0/0, where the highest score keeps T2
    /// Source:    the 3+1+2 scheme
    /// Checked:   tests/it/lines.rs, `edge_assign`
    #[must_use]
    pub fn scaled(&self, score: Score) -> Option<i32> {
        let (lowest, highest) = self.raw?;
        let width = i128::from(highest.units()) - i128::from(lowest.units());
        if width == 0 {
            return Some(self.band.high);
        }
        let part = i128::from(score.units()) - i128::from(lowest.units());
        let range = i128::from(self.band.high) - i128::from(self.band.low);
        let gained = (2 * part * range + width).div_euclid(2 * width);
        i32::try_from(gained).ok().map(|gained| self.band.low + gained)
    }

    /// Whether the formula is undefined in this grade: one raw score, and a range of several.
    #[must_use]
    pub fn is_point(&self) -> bool {
        self.band.low < self.band.high && self.raw.is_some_and(|(lowest, highest)| lowest == highest)
    }

    /// Whether a raw score lies in this grade.
    #[must_use]
    pub fn holds(&self, score: Score) -> bool {
        self.raw.is_some_and(|(lowest, highest)| (lowest..=highest).contains(&score))
    }
}

/// The letter of a grade, from A.
#[must_use]
pub fn letter(grade: usize) -> char {
    u8::try_from(grade).ok().filter(|grade| *grade < 26).map_or('?', |grade| char::from(b'A' + grade))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::ScaledRules;

    fn cuts_of(marks: &[i32]) -> Vec<Cut> {
        let mut scores: Vec<Score> = marks.iter().copied().map(Score::whole).collect();
        scores.sort_unstable();
        cuts(&scores, &ScaledRules::default().bands)
    }

    #[test]
    fn shares_are_exact_and_ties_take_the_better_grade() {
        let counts = |marks: &[i32]| cuts_of(marks).iter().map(|cut| cut.count).collect::<Vec<u32>>();
        assert_eq!(counts(&(1..=100).collect::<Vec<_>>()), [15, 35, 35, 13, 2]);
        // 16 candidates share the highest score: all are in the best grade, the next one is in the second.
        let tied: Vec<i32> = std::iter::repeat_n(90, 16).chain(1..=84).collect();
        assert_eq!(counts(&tied), [16, 34, 35, 13, 2]);
        assert_eq!(counts(&[]), [0; 5]);
        assert_eq!(counts(&[70]), [1, 0, 0, 0, 0]);
    }

    #[test]
    fn a_grade_of_one_score_takes_the_top_of_its_range() {
        let cuts = cuts_of(&[90, 80, 80, 70]);
        assert_eq!((cuts[0].scaled(Score::whole(90)), cuts[0].is_point()), (Some(100), true));
        assert_eq!(cuts[1].scaled(Score::whole(80)), Some(85));
        assert_eq!(cuts[4].scaled(Score::whole(1)), None);
        assert_eq!((letter(0), letter(4)), ('A', 'E'));
    }
}
