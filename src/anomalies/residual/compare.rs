//! Steps 3 to 5: how unusual a distance is among honest units, and how much of it to believe.

use super::{
    Column,
    fit::{Fit, Residual},
    student::Student,
};
use crate::{
    anomalies::robust::{Spread, centres_and_spread, median},
    stats::dist::{TWO_SIDED_95, t_quantile},
};
use rayon::prelude::*;

/// What the engine says of one unit in one target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Candidates behind it.
    pub n: u32,
    /// (e/√(1 − h) − centre)/√(v + τ²).
    pub z: f64,
    /// One-sided p upwards; 1 − p is downwards.
    pub p_upper: f64,
    /// One-sided p downwards.
    pub p_lower: f64,
    /// Its mean of the target, in points.
    pub mean: f64,
    /// e − centre, in points.
    pub distance: f64,
    /// √v: how far chance alone moves the mean, in points.
    pub error: f64,
    /// τ: how far honest units lie apart beyond chance, in points.
    pub tau: f64,
    /// Shrunken distance (e − centre)·τ²/(τ² + v), in points.
    pub effect: f64,
    /// Its 95 % interval.
    pub interval: (f64, f64),
}

/// Answers for all targets of one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// `[target][group]`; `None` where the target could not be fitted or the group is too small.
    pub cells: Vec<Vec<Option<Cell>>>,
    /// Sd of honest units beyond sampling, in county sds.
    pub tau: f64,
    /// Degrees of freedom of the t that gives p.
    pub freedom: f64,
}

/// What the cells of several targets tell of τ² together.
struct Worth {
    /// Degrees of freedom that one cell of the median equation is worth, beside one of a mean square.
    cell: f64,
    /// Share of what a further target of the same units tells that the first has told.
    told: f64,
}

/// Means that are expected from the same pupils' marks. With K (S − 2) df the far tail was too light by far: in invented counties of 12
/// schools, a lead by chance in every third one. With this p < .05, .01 and .001 are as frequent there as they say.
const MEANS: Worth = Worth { cell: 0.5, told: 0.63 };
/// Spreads, which go together less: without the last figure p < .001 of A205 was four times as frequent as it says.
const SPREADS: Worth = Worth { cell: 0.37, told: 0.3 };
/// Where nothing is estimated the law is the normal one, which a t of so many degrees of freedom is.
const MOST_FREEDOM: f64 = 1e6;
/// Least sd, in county sds, that units are believed to have beyond sampling when an effect is shrunk. In a small or very
/// even county the medians can find none at all, and the clearest effect would be shrunk to nothing.
const LEAST_TAU: f64 = 0.1;
/// A cell this unlikely (two-sided) is set to its expectation where other targets lean on it.
const ODD: f64 = 0.01;

/// Compares all units in all targets of one question.
///
/// A subject that is odd in a school also spoils what the school's other subjects are expected from. So the oddest
/// cells of a school, fewer than half of them, count at their own expectation for the others in a second pass.
///
/// `columns[t]` is the column that target t shows as a predictor to the other targets, if it is one.
///
/// Formula:   e over its [`Residual::stretch`]; c and τ² by [`centres_and_spread`] of e/√(1 − h) over all targets, h the unit's leverage in its line, so that a line
///            through few units hides as much of every one; z = (e/√(1 − h) − c)/√(v + τ²); p from t with w/√r df,
///            w = 0.5·Σ f/(1 + 0.63 (K − 1)), K targets, f units less coefficients of the line, 0.37 and 0.3 for spreads, which lean on
///            nothing (A204, A205); r = τ²/(v + τ²) the part of the variance that is an estimate (median v), τ² taken as v·√(2/w) at
///            least, since as much can be found as none; effect (e − c)·τ²/(τ² + v) with ± 1.96 √(τ² v/(τ² + v)), where τ is taken as
///            0.1 county sds at least
/// Undefined: fewer than 3 units in every target → `None`
/// Source:    findings.md, steps 3 to 5; r is Satterthwaite's (1946), whose square made the far tail of A202 in 12 schools too light
#[must_use]
pub fn compare(fits: &[Option<Fit>], columns: &[Option<Column>]) -> Option<Question> {
    let leans_on = |column: &Column| fits.iter().flatten().any(|fit| fit.leans.iter().any(|(from, _)| from == column));
    if !columns.iter().flatten().any(leans_on) {
        return Some(Honest::judging(fits)?.1);
    }
    let first = Honest::of(fits, &residuals_of(fits), usual_variance(fits)?)?;
    let cleaned = without_odd_predictors(fits, columns, &first)?;
    let cleaned: Vec<Units<'_>> = cleaned.iter().map(Vec::as_slice).collect();
    Some(Honest::of(fits, &cleaned, first.usual)?.judge(fits, &cleaned))
}

/// Degrees of freedom that the units of some targets are worth together.
fn worth(fits: &[&Fit]) -> f64 {
    let all: f64 = fits.iter().map(|fit| fit.freedom).sum();
    let Worth { cell, told } = if fits.iter().any(|fit| !fit.leans.is_empty()) { MEANS } else { SPREADS };
    cell * all / (1.0 + told * (fits.len() as f64 - 1.0))
}

/// The median sampling variance. `None` for no units.
fn usual_variance(fits: &[Option<Fit>]) -> Option<f64> {
    let residuals = fits.iter().flatten().flat_map(|fit| fit.residuals.iter().flatten());
    median(&residuals.map(|residual| residual.variance).collect::<Vec<f64>>())
}

/// Part of a usual cell's variance that had to be estimated: τ²/(v + τ²), v the median sampling variance. So many degrees of freedom find
/// a τ² up to v·√(2/df) as none.
fn estimated_part(usual: f64, tau2: f64, worth: f64) -> f64 {
    let tau2 = tau2.max(usual * (2.0 / worth).sqrt());
    if tau2 > 0.0 { tau2 / (usual + tau2) } else { 0.0 }
}

/// The units of one target.
type Units<'a> = &'a [Option<Residual>];

fn residuals_of(fits: &[Option<Fit>]) -> Vec<Units<'_>> {
    fits.iter().map(|fit| fit.as_ref().map_or(&[][..], |fit| &fit.residuals)).collect()
}

/// What honest units are like: their centres and their spread, and the law of z.
pub struct Honest {
    spread: Spread,
    /// Median sampling variance.
    usual: f64,
    freedom: f64,
    law: Student,
}

impl Honest {
    /// What honest units are like, and what that says of each, where none leans on others.
    #[must_use]
    pub fn judging(fits: &[Option<Fit>]) -> Option<(Self, Question)> {
        let residuals = residuals_of(fits);
        let honest = Self::of(fits, &residuals, usual_variance(fits)?)?;
        let question = honest.judge(fits, &residuals);
        Some((honest, question))
    }

    fn of(fits: &[Option<Fit>], residuals: &[Units<'_>], usual: f64) -> Option<Self> {
        let of_target = |units: &Units<'_>| -> Vec<(f64, f64)> {
            let mut points = Vec::with_capacity(units.len());
            points.extend(units.iter().flatten().map(|unit| (unit.value / unit.left, unit.variance)));
            points
        };
        let spread = centres_and_spread(&residuals.iter().map(of_target).collect::<Vec<Vec<(f64, f64)>>>())?;
        let worth = worth(&fits.iter().flatten().collect::<Vec<&Fit>>());
        let freedom = (worth / estimated_part(usual, spread.tau2, worth).sqrt()).min(MOST_FREEDOM);
        Some(Self { spread, usual, freedom, law: Student::new(freedom)? })
    }

    /// z of a unit in a target; `None` without variance.
    fn z(&self, target: usize, residual: &Residual) -> Option<f64> {
        let variance = residual.variance + self.spread.tau2;
        (variance > 0.0).then(|| (residual.value / residual.left - self.spread.centres[target]) / variance.sqrt())
    }

    fn judge(&self, fits: &[Option<Fit>], residuals: &[Units<'_>]) -> Question {
        let of_target = |(target, (units, fit)): (usize, (&Units<'_>, &Option<Fit>))| -> Vec<Option<Cell>> {
            let scale = fit.as_ref().map_or(1.0, |fit| fit.scale);
            let means = fit.as_ref().map_or(&[][..], |fit| &fit.means);
            let cell = |(unit, residual): (usize, &Option<Residual>)| {
                self.cell(target, residual.as_ref()?, scale, means.get(unit).copied().unwrap_or_default())
            };
            units.iter().enumerate().map(cell).collect()
        };
        let cells = residuals.par_iter().zip(fits).enumerate().map(of_target).collect();
        Question { cells, tau: self.spread.tau2.sqrt(), freedom: self.freedom }
    }

    /// What is said of a unit in a target, where `scale` points make one unit and its mean is so many points; `None` without variance.
    #[must_use]
    pub fn cell(&self, target: usize, residual: &Residual, scale: f64, mean: f64) -> Option<Cell> {
        let z = self.z(target, residual)?;
        let distance = residual.value - self.spread.centres[target];
        let (effect, sd) = shrunken(distance, residual.variance, self.spread.tau2.max(LEAST_TAU * LEAST_TAU));
        let scale = scale * residual.stretch;
        let (effect, half) = (effect * scale, TWO_SIDED_95 * sd * scale);
        let (p_upper, p_lower) = self.law.tails(z);
        Some(Cell {
            n: residual.n,
            z,
            mean,
            error: residual.variance.sqrt() * scale,
            tau: self.spread.tau2.sqrt() * scale,
            p_upper,
            p_lower,
            distance: distance * scale,
            effect,
            interval: (effect - half, effect + half),
        })
    }

    /// The oddest targets of a unit with |z| beyond a limit, oddest first, fewer than half of those it has.
    fn odd_targets(&self, residuals: &[Units<'_>], unit: usize, limit: f64) -> Vec<usize> {
        let of_unit = residuals.iter().enumerate().filter_map(|(target, units)| Some((target, units.get(unit)?.as_ref()?)));
        let (mut told, mut odd) = (0_usize, Vec::new());
        for (target, residual) in of_unit {
            let Some(z) = self.z(target, residual) else { continue };
            told += 1;
            if z.abs() > limit {
                odd.push((target, z.abs()));
            }
        }
        odd.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        odd.into_iter().take(told.saturating_sub(1) / 2).map(|(target, _)| target).collect()
    }
}

/// What is to be believed of a distance, and its standard deviation.
///
/// Formula:   d·τ²/(τ² + v); √(v·τ²/(τ² + v))
/// Unit:      that of the distance
/// Undefined: v + τ² of 0 is the caller's to rule out
/// Source:    Robinson (1991), Statistical Science 6, 15–32 (BLUP of a random effect, the mean known)
/// Checked:   metafor 3.8.1, `blup` of oracle_random_effects.json, tests/it/pictures.rs
#[must_use]
pub fn shrunken(distance: f64, variance: f64, tau2: f64) -> (f64, f64) {
    let believed = tau2 / (tau2 + variance);
    (distance * believed, (believed * variance).sqrt())
}

/// Residuals as they would be if the oddest cells of each unit were as expected.
fn without_odd_predictors(fits: &[Option<Fit>], columns: &[Option<Column>], first: &Honest) -> Option<Vec<Vec<Option<Residual>>>> {
    let (all, limit) = (&residuals_of(fits), t_quantile(1.0 - ODD / 2.0, first.freedom)?);
    let mut residuals: Vec<Vec<Option<Residual>>> = all.iter().map(|units| units.to_vec()).collect();
    let units = all.iter().map(|units| units.len()).max().unwrap_or(0);
    for unit in 0..units {
        for odd in first.odd_targets(all, unit, limit) {
            let (Some(column), Some(Some(own)), Some(fit)) = (columns[odd], all[odd].get(unit), &fits[odd]) else { continue };
            let distance = (own.value - first.spread.centres[odd]) * fit.scale * own.stretch;
            for (target, fit) in fits.iter().enumerate() {
                let Some(fit) = fit.as_ref().filter(|_| target != odd) else { continue };
                let lean = fit.leans.iter().find(|(from, _)| *from == column).map_or(0.0, |(_, lean)| *lean);
                if let Some(residual) = residuals[target].get_mut(unit).and_then(Option::as_mut) {
                    residual.value += lean * distance / fit.scale / residual.stretch;
                }
            }
        }
    }
    Some(residuals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spread_found_is_no_more_than_little_spread() {
        // √(2/8) of the median variance
        let part = |tau2| estimated_part(0.4, tau2, 8.0);
        assert!((part(0.0) - 1.0 / 3.0).abs() < 1e-12 && (part(0.1) - 1.0 / 3.0).abs() < 1e-12 && (part(0.4) - 0.5).abs() < 1e-12);
        assert_eq!((estimated_part(0.0, 0.0, 8.0), usual_variance(&[None])), (0.0, None));
    }

    #[test]
    fn targets_of_the_same_units_tell_less_than_as_many_units() {
        let fit = |leans: usize| Fit {
            residuals: Vec::new(),
            means: Vec::new(),
            leans: vec![(Column::Paper(0), 0.5); leans],
            scale: 1.0,
            freedom: 10.0,
        };
        let (mean, spread) = (fit(1), fit(0));
        assert!((worth(&[&mean]) - 5.0).abs() < 1e-12 && (worth(&[&spread]) - 3.7).abs() < 1e-12);
        assert!((worth(&[&mean; 5]) - 25.0 / 3.52).abs() < 1e-12 && (worth(&[&spread; 5]) - 18.5 / 2.2).abs() < 1e-12);
    }
}
