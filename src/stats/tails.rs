//! Tops and bottoms of one paper (metrics.md §2, §6): 相对优秀率 and 后 p % 占比 against the county, 前 p % / 后 p % 均分 of
//! the unit itself. All over the n scores that count.

use super::{
    describe::mean_score,
    levels::Levels,
    sitting::{Sitting, Unit},
    units::PerUnit,
};
use crate::{
    config::ShareRules,
    model::{Rate, Score},
    reconcile::ledger::Cohort,
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// Tops and bottoms of a paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tails {
    /// The county's top-20 % score: x ≥ this is 相对优秀; `None` without scores.
    pub relative_line: Option<Score>,
    /// The county's 30th percentile: x < this is in 后 30 %; `None` without scores.
    pub bottom_line: Option<Cut>,
    /// Every unit.
    pub units: PerUnit<UnitTails>,
}

/// Tops and bottoms of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct UnitTails {
    /// Scores that count.
    pub n: u32,
    /// Of them at or above the county's top line.
    pub relative: u32,
    /// Of them below the county's bottom line.
    pub bottom: u32,
    /// Scores at either end: ⌈p·n⌉.
    pub end: u32,
    /// Mean of the highest.
    pub top_mean: Option<f64>,
    /// Mean of the lowest.
    pub bottom_mean: Option<f64>,
}

impl UnitTails {
    /// 相对优秀率.
    #[must_use]
    pub fn relative_rate(&self) -> Option<f64> {
        self.rate(self.relative)
    }

    /// 后 p % 占比.
    #[must_use]
    pub fn bottom_rate(&self) -> Option<f64> {
        self.rate(self.bottom)
    }

    fn rate(&self, count: u32) -> Option<f64> {
        (self.n > 0).then(|| f64::from(count) / f64::from(self.n))
    }
}

/// A quantile kept exact, so that a score on it is never taken for one below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut(Decimal);

impl Cut {
    /// Whether a score lies below.
    #[must_use]
    pub fn exceeds(self, score: Score) -> bool {
        score.to_decimal() < self.0
    }

    /// The nearest binary number.
    #[must_use]
    pub fn to_f64(self) -> Option<f64> {
        self.0.to_f64()
    }
}

impl Tails {
    /// Tops and bottoms of further units.
    pub(super) fn of_units<'u>(&self, units: &'u [Unit], ends: Rate) -> impl Iterator<Item = UnitTails> + use<'_, 'u> {
        units.iter().map(move |unit| unit_tails(&unit.ascending, self.relative_line, self.bottom_line, ends))
    }
}

/// Tops and bottoms of every unit.
#[must_use]
pub fn tails(cohort: &Cohort, sitting: &Sitting<'_>, levels: &Levels, rules: &ShareRules) -> Tails {
    let county = sitting.units(&levels.county).pop().unwrap_or_default();
    let relative_line = top_line(&county.ascending, rules.relative);
    let bottom_line = quantile_exact(&county.ascending, rules.bottom);
    let unit = |ascending: &[Score]| unit_tails(ascending, relative_line, bottom_line, rules.ends);
    let units = PerUnit::of(cohort, levels, |division| sitting.units(division).iter().map(|of| unit(&of.ascending)).collect());
    Tails { relative_line, bottom_line, units }
}

/// The score that the best p reach: that of place ⌈p·n⌉ from the top, its equals included.
///
/// Formula:   x₍ₙ₊₁₋⌈ₚₙ⌉₎ of ascending scores
/// Unit:      marks
/// Undefined: no scores → `None`
/// Checked:   by hand
#[must_use]
pub fn top_line(ascending: &[Score], share: Rate) -> Option<Score> {
    let places = places(share, ascending.len()).max(1);
    ascending.get(ascending.len().checked_sub(places)?).copied()
}

/// ⌈p·n⌉ in decimal arithmetic: 30 % of 10 is 3, not 4.
#[must_use]
pub fn places(share: Rate, n: usize) -> usize {
    let places = Decimal::from(n).checked_mul(share.to_decimal()).map(|places| places.ceil());
    places.and_then(|places| places.to_usize()).unwrap_or(n).min(n)
}

/// Type-7 quantile of exact scores, exact itself.
///
/// Formula:   x₍ₖ₎ + (h − k)(x₍ₖ₊₁₎ − x₍ₖ₎) with h = (n − 1)p, k = ⌊h⌋, counting from zero
/// Unit:      marks
/// Undefined: no scores → `None`
/// Checked:   against [`super::quantile::quantile_inclusive`], below
#[must_use]
pub fn quantile_exact(ascending: &[Score], p: Rate) -> Option<Cut> {
    let last = ascending.len().checked_sub(1)?;
    let place = Decimal::from(last).checked_mul(p.to_decimal())?;
    let below = place.floor();
    let at = below.to_usize()?.min(last);
    let (low, high) = (ascending[at].to_decimal(), ascending[(at + 1).min(last)].to_decimal());
    (place - below).checked_mul(high - low).map(|part| Cut(low + part))
}

fn unit_tails(ascending: &[Score], relative: Option<Score>, bottom: Option<Cut>, ends: Rate) -> UnitTails {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let reached = |line: Score| ascending.len() - ascending.partition_point(|score| *score < line);
    let end = places(ends, ascending.len());
    UnitTails {
        n: count(ascending.len()),
        relative: count(relative.map_or(0, reached)),
        bottom: count(bottom.map_or(0, |cut| ascending.partition_point(|score| cut.exceeds(*score)))),
        end: count(end),
        top_mean: mean_score(&ascending[ascending.len() - end..], count(end)),
        bottom_mean: mean_score(&ascending[..end], count(end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::quantile::quantile_inclusive;

    fn scores(marks: &[i32]) -> Vec<Score> {
        marks.iter().copied().map(Score::whole).collect()
    }

    #[test]
    fn by_hand() {
        let county = scores(&[10, 20, 30, 40, 50, 60, 70, 80, 80, 90]);
        assert_eq!(top_line(&county, Rate::percent(20)), Some(Score::whole(80)));
        let cut = quantile_exact(&county, Rate::percent(30)).expect("scores");
        assert_eq!(cut.to_f64(), Some(37.0));
        let unit = unit_tails(&county, Some(Score::whole(80)), Some(cut), Rate::percent(20));
        assert_eq!((unit.relative, unit.bottom, unit.end), (3, 3, 2));
        assert_eq!((unit.top_mean, unit.bottom_mean, unit.relative_rate()), (Some(85.0), Some(15.0), Some(0.3)));
        assert_eq!((top_line(&[], Rate::percent(20)), quantile_exact(&[], Rate::percent(30))), (None, None));
    }

    #[test]
    fn a_score_on_the_percentile_is_not_below_it() {
        // 0.3·(11 − 1) is 3 exactly, and 3.0000000000000004 in binary.
        let eleven = scores(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        let cut = quantile_exact(&eleven, Rate::percent(30)).expect("scores");
        assert_eq!(eleven.iter().filter(|score| cut.exceeds(**score)).count(), 3);
        let values: Vec<f64> = eleven.iter().map(|score| score.to_f64()).collect();
        assert_eq!(cut.to_f64(), quantile_inclusive(&values, 0.3).map(f64::round));
    }
}
