//! 增值: what a school adds beyond what earlier scores let expect, as its shrunken effect in a random-intercept model
//! (metrics.md §8), and the model without predictors of every paper.
//!
//! [`earlier`] says which earlier scores, `gather` counts candidates into moments, [`mixed`] fits; here the results are tied to
//! schools and classes. `notes` tells why there are none.

pub mod earlier;
mod gather;
pub(super) mod notes;

pub use earlier::{EarlierScore, Term};

use super::{
    mixed::{self, Effect, Fit, Method, Moments, Sums, Undefined},
    sitting::Sitting,
    standing,
};
use crate::{config::ValueAddedRules, reconcile::ledger::Cohort};
use earlier::Earlier;
use gather::Gathered;
use std::ops::Range;

/// The random-intercept models of a paper.
#[derive(Clone, Debug, Default)]
pub struct PaperModels {
    /// Without predictors, by REML; `None` only before it is tried.
    pub null: Option<Model>,
    /// On earlier scores; `None` where there was no earlier exam.
    pub value_added: Option<ValueAdded>,
}

/// A model that was tried.
#[derive(Clone, Debug)]
pub struct Model {
    /// Candidates in it.
    pub n: u32,
    /// Schools in it.
    pub schools: u32,
    /// Its predictors, in the order of the slopes.
    pub terms: Vec<Term>,
    /// What came of it.
    pub fit: Result<Fit, Undefined>,
}

/// Value added in a paper.
#[derive(Clone, Debug)]
pub struct ValueAdded {
    /// The model.
    pub model: Model,
    /// Population sd of the present scores of its candidates: what makes ten points on the T scale.
    pub sd: Option<f64>,
    /// One for each school unit of the cohort; `None` where nobody has a score.
    pub schools: Vec<Option<UnitValue>>,
    /// One for each class of each school unit, where classes are in the model; else empty.
    pub classes: Vec<Vec<Option<UnitValue>>>,
}

/// Value added of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct UnitValue {
    /// Candidates with a score that counts.
    pub n: u32,
    /// Of these: with the earlier scores that the model asks for.
    pub matched: u32,
    /// Its shrunken effect; `None` without a model or a matched candidate.
    pub effect: Option<Effect>,
    /// The effect on the T scale: 50 + 10 effect/sd.
    pub t: Option<f64>,
}

/// 95 % of a normal law lie within so many sd.
pub const INTERVAL_95: f64 = super::dist::TWO_SIDED_95;

impl UnitValue {
    /// 匹配率: matched ÷ n.
    #[must_use]
    pub fn match_rate(&self) -> Option<f64> {
        (self.n > 0).then(|| f64::from(self.matched) / f64::from(self.n))
    }

    /// Effect ± 1.96 conditional sd.
    #[must_use]
    pub fn interval(&self) -> Option<(f64, f64)> {
        self.effect.map(|effect| (effect.value - INTERVAL_95 * effect.sd, effect.value + INTERVAL_95 * effect.sd))
    }

    /// 增值等级, see [`level`].
    #[must_use]
    pub fn level(&self) -> Option<u8> {
        self.effect.and_then(|effect| level(effect.value, effect.sd))
    }
}

/// 增值等级: how clearly a value differs from what was to be expected.
///
/// Formula:   value ÷ sd: ≥ 2 → 5, ≥ 1 → 4, > −1 → 3, > −2 → 2, else 1
/// Unit:      1 to 5, 5 is best
/// Undefined: sd is 0 → `None`
/// Source:    metrics.md §8
/// Checked:   by hand only
#[must_use]
pub fn level(value: f64, sd: f64) -> Option<u8> {
    let ratio = (sd > 0.0).then(|| value / sd)?;
    Some(match ratio {
        ratio if ratio >= 2.0 => 5,
        ratio if ratio >= 1.0 => 4,
        ratio if ratio > -1.0 => 3,
        ratio if ratio > -2.0 => 2,
        _ => 1,
    })
}

/// The models of every paper of a cohort: one call for what the papers share.
pub(super) struct Modeller<'a> {
    cohort: &'a Cohort,
    rules: &'a ValueAddedRules,
    earlier: Earlier<'a>,
}

impl<'a> Modeller<'a> {
    pub fn of(cohort: &'a Cohort, rules: &'a ValueAddedRules) -> Self {
        Self { cohort, rules, earlier: Earlier::of(cohort) }
    }

    /// The models of one paper.
    pub fn models(&self, sitting: &Sitting<'_>) -> PaperModels {
        let schools: Vec<Range<usize>> = self.cohort.units.iter().map(|unit| unit.range.clone()).collect();
        let alone = Gathered::of(sitting, &[], &schools);
        let null = tried(Vec::new(), alone.sums().n, alone.filled(), mixed::fit(&alone.sums(), Method::Reml));
        let value_added = (!self.earlier.is_none()).then(|| self.value_added(sitting, &alone, &schools));
        PaperModels { null: Some(null), value_added }
    }

    fn value_added(&self, sitting: &Sitting<'_>, alone: &Gathered, schools: &[Range<usize>]) -> ValueAdded {
        let scores = self.earlier.scores(&sitting.paper().subject, self.rules);
        let columns: Vec<_> = scores.iter().map(|score| self.earlier.column(*score)).collect();
        let mut terms: Vec<Term> = scores.iter().map(|score| Term { score: *score, school_mean: false }).collect();
        let by_classes = self.rules.classes;
        let ranges = if by_classes { self.classes() } else { schools.to_vec() };
        let mut gathered = Gathered::of(sitting, &columns, &ranges);
        let of_school = if by_classes { self.school_of_classes() } else { (0..schools.len()).collect() };
        if self.rules.school_mean {
            gathered.add_means(&of_school);
            terms.extend(scores.iter().map(|score| Term { score: *score, school_mean: true }));
        }
        let sums = gathered.sums();
        let kept = runs(gathered.units.iter().zip(&of_school).filter(|(unit, _)| unit.n() > 0.0).map(|(_, school)| *school));
        let nested = by_classes && kept.iter().any(|range| range.len() > 1);
        let fitted = match (terms.is_empty(), nested) {
            (true, _) => Err(Undefined::FewCandidates),
            (false, true) => mixed::fit_nested(&sums, &kept, self.rules.method),
            (false, false) => mixed::fit(&sums, self.rules.method),
        };
        let model = tried(terms, sums.n, kept.len(), fitted);
        let whole = gathered.whole();
        let sd = (whole.n() > 0.0).then(|| (whole.product(0, 0) / whole.n()).sqrt());
        self.tied(model, sd, &gathered, alone, &of_school)
    }

    /// Effects in the shape of the cohort.
    fn tied(&self, model: Model, sd: Option<f64>, gathered: &Gathered, alone: &Gathered, of_school: &[usize]) -> ValueAdded {
        let (effects, class_effects) = model.fit.as_ref().map_or((&[][..], &[][..]), |fit| (&fit.effects, &fit.class_effects));
        let mut matched = vec![0; self.cohort.units.len()];
        gathered.units.iter().zip(of_school).for_each(|(unit, school)| matched[*school] += whole(unit.n()));
        let mut effects = effects.iter();
        let value = |(n, matched): (u32, u32), effects: &mut std::slice::Iter<'_, Effect>| {
            let effect = if matched > 0 { effects.next().copied() } else { None };
            let t = effect.and_then(|effect| standing::z(effect.value, 0.0, sd)).map(standing::t);
            (n > 0).then_some(UnitValue { n, matched, effect, t })
        };
        let present = alone.units.iter().map(|unit| whole(unit.n()));
        let schools = present.zip(matched).map(|counts| value(counts, &mut effects)).collect();
        let mut classes = Vec::new();
        if self.rules.classes {
            let mut counts = gathered.present.iter().copied().zip(gathered.units.iter().map(|unit| whole(unit.n())));
            let mut effects = class_effects.iter();
            let units = self.cohort.units.iter();
            classes =
                units.map(|unit| counts.by_ref().take(unit.classes.len()).map(|counts| value(counts, &mut effects)).collect()).collect();
        }
        ValueAdded { model, sd, schools, classes }
    }

    fn classes(&self) -> Vec<Range<usize>> {
        self.cohort.units.iter().flat_map(|unit| &unit.classes).map(|class| class.range.clone()).collect()
    }

    fn school_of_classes(&self) -> Vec<usize> {
        let units = self.cohort.units.iter().enumerate();
        units.flat_map(|(school, unit)| std::iter::repeat_n(school, unit.classes.len())).collect()
    }
}

fn tried(terms: Vec<Term>, n: f64, schools: usize, fit: Result<Fit, Undefined>) -> Model {
    Model { n: whole(n), schools: u32::try_from(schools).unwrap_or(u32::MAX), terms, fit }
}

/// A count as a count.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of candidates are whole and below 2^32")]
fn whole(n: f64) -> u32 {
    n as u32
}

/// Ranges of equal values that follow each other.
fn runs(values: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for (at, value) in values.enumerate() {
        match runs.last_mut().filter(|_| last == Some(value)) {
            Some(run) => run.end = at + 1,
            None => runs.push(at..at + 1),
        }
        last = Some(value);
    }
    runs
}

impl Gathered {
    fn sums(&self) -> Sums {
        Sums::of(&self.units, self.origin.clone())
    }

    /// Units with anybody in them.
    fn filled(&self) -> usize {
        self.units.iter().filter(|unit| unit.n() > 0.0).count()
    }

    /// All units together.
    fn whole(&self) -> Moments {
        self.units.iter().fold(Moments::none(self.origin.len()), |whole, unit| whole.combine(unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_have_the_edges_of_the_catalogue() {
        let levels: Vec<Option<u8>> = [4.0, 3.9, 2.0, 1.9, -1.9, -2.0, -3.9, -4.0].map(|value| level(value, 2.0)).to_vec();
        assert_eq!(levels, [5, 4, 4, 3, 3, 2, 2, 1].map(Some));
        assert_eq!(level(0.0, 0.0), None);
    }

    #[test]
    fn runs_follow_each_other() {
        assert_eq!(runs([0, 0, 2, 3, 3, 3].into_iter()), [0..2, 2..3, 3..6]);
        assert_eq!(runs(std::iter::empty()), Vec::<Range<usize>>::new());
    }
}
