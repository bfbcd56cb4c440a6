//! Steps 1 and 2: what a unit's other scores let expect, and how far its mean is from that.

use super::{Column, Group, Sample};
use crate::anomalies::{
    linear::Symmetric,
    robust::{Points, huber_plane, least_squares_plane, leverages},
    sums::{inner, sum},
};

/// What is to be expected from what.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The score looked at as a weighted sum of columns of the sample: one column, or the mean over subjects.
    pub of: Vec<(usize, f64)>,
    /// Columns of the sample that it is expected from.
    pub from: Vec<usize>,
    /// Columns whose unit mean enters the school line beside the expectation: the same subject in the earlier exam, since a
    /// school's own strength lasts while a pupil's luck does not, so that slopes between pupils make too little of it.
    pub beside: Vec<usize>,
    /// Points that make one unit: the county's sd, so that subjects can share one τ².
    pub scale: f64,
}

/// A unit's distance from its expectation, in units of [`Target::scale`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Residual {
    /// Candidates behind it.
    pub n: u32,
    /// Mean less expectation, over the stretch.
    pub value: f64,
    /// Sampling variance σ²/n.
    pub variance: f64,
    /// How far apart pupils, and honest units, are at the level of this one beside those of all levels.
    pub stretch: f64,
    /// √(1 − h), h its leverage in the line: the part of its own deviation that the line did not follow.
    pub left: f64,
}

/// A fitted target.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// One for each group of the sample; `None` where it has fewer than the least number of candidates.
    pub residuals: Vec<Option<Residual>>,
    /// Mean of the target in each group, in points.
    pub means: Vec<f64>,
    /// For each predictor: by how much the expectation, in points, rises with one point in the unit's mean.
    pub leans: Vec<(Column, f64)>,
    /// [`Target::scale`].
    pub scale: f64,
    /// Degrees of freedom that the line leaves: units less its coefficients.
    pub freedom: f64,
}

/// Units from which on a line of spreads may be curved.
pub const CURVED_FROM: usize = 24;

/// Units by which the curve of spreads is known well enough.
const MANY_UNITS: usize = 256;

/// Pupils added to the count in the weights n/(n + 15) of the school line.
const LINE_PRIOR: f64 = 15.0;

/// Expected means by within-unit slopes and a robust line through the units.
///
/// Formula:   b from (y − ȳ_s) on (x − x̄_s); ȳ_s on x̄_s'b, and on the columns beside it, by Huber regression, weights
///            n/(n+15); e_s its residual;
///            v_s = σ²/n_s with σ² from the within-unit residuals, N − S − predictors degrees of freedom; from 24 units on
///            e_s is divided by how far apart pupils are at its level (`stretches`), since near the full mark all that is
///            honest moves less too
/// Unit:      county sds
/// Missing:   units with fewer than `min_n` candidates take part in the slopes only
/// Undefined: no predictor, no spread, no degrees of freedom or too few units → `None`
/// Source:    findings.md, steps 1 and 2
#[must_use]
pub fn fit(sample: &Sample, target: &Target, min_n: u32) -> Option<Fit> {
    let product = |column: usize| -> f64 { target.of.iter().map(|(at, weight)| weight * sample.within.get(column, *at)).sum() };
    let right: Vec<f64> = target.from.iter().map(|column| product(*column)).collect();
    let slopes = sample.within.solve(&target.from, &right);
    if target.scale <= 0.0 || slopes.iter().all(|slope| *slope == 0.0) {
        return None;
    }
    let total: f64 = target.of.iter().map(|(at, weight)| weight * product(*at)).sum();
    let explained: f64 = slopes.iter().zip(&right).map(|(slope, product)| slope * product).sum();
    let units = sample.groups.iter().filter(|group| group.n > 0).count();
    let freedom = f64::from(sample.rows) - units as f64 - slopes.len() as f64;
    if freedom <= 0.0 {
        return None;
    }
    let error = (total - explained).max(0.0) / freedom;
    let enough = |group: &&Group| group.n >= min_n.max(1);
    let tested = sample.groups.iter().filter(enough).count();
    let mut x = Points::new(1 + target.beside.len(), tested);
    let (mut y, mut weights) = (Vec::with_capacity(tested), Vec::with_capacity(tested));
    let actual = |means: &[f64]| -> f64 { target.of.iter().map(|(at, weight)| weight * means[*at]).sum() };
    // a slope by each column, so that the compiler sums several at once
    let mut by_column = vec![0.0; sample.columns.len()];
    target.from.iter().zip(&slopes).for_each(|(at, slope)| by_column[*at] = *slope);
    let mut expected = Vec::with_capacity(tested);
    expected.extend(sample.groups.iter().filter(enough).map(|group| inner(&by_column, &group.means)));
    let middle = sum(&expected) / tested.max(1) as f64;
    for (group, expected) in sample.groups.iter().filter(enough).zip(&expected) {
        x.push(std::iter::once(expected - middle).chain(target.beside.iter().map(|at| group.means[*at])));
        y.push(actual(&group.means));
        weights.push(f64::from(group.n) / (f64::from(group.n) + LINE_PRIOR));
    }
    let line = huber_plane(&x, &y, &weights)?;
    let left = what_is_left(&x, &weights);
    let every = tested.div_ceil(MANY_UNITS).max(1);
    let stretches = if tested >= CURVED_FROM {
        stretches(&x, &scatters(sample, target, &slopes, (min_n, every)), (every, error))
    } else {
        vec![1.0; tested]
    };
    let mut points = x.iter().zip(&y).zip(left).zip(stretches);
    let mut residual = |group: &Group| {
        let (((place, actual), left), stretch) = points.next()?;
        let value = (actual - line.at(place)) / target.scale / stretch;
        let variance = error / f64::from(group.n.max(1)) / target.scale.powi(2);
        Some(Residual { n: group.n, value, variance, stretch, left })
    };
    let residuals: Vec<Option<Residual>> = sample.groups.iter().map(|group| if enough(&group) { residual(group) } else { None }).collect();
    let leans = target.from.iter().zip(&slopes).map(|(at, slope)| (sample.columns[*at], line.slopes[0] * slope)).collect();
    let means = sample.groups.iter().map(|group| actual(&group.means)).collect();
    let freedom = residuals.iter().flatten().count() as f64 - (2 + target.beside.len()) as f64;
    Some(Fit { residuals, means, leans, scale: target.scale, freedom: freedom.max(1.0) })
}

/// Degrees of freedom and sum of squares of what the slopes leave of every so manieth unit with enough candidates.
fn scatters(sample: &Sample, target: &Target, slopes: &[f64], (min_n, every): (u32, usize)) -> Vec<(f64, f64)> {
    let mut weights = vec![0.0; sample.columns.len()];
    target.of.iter().for_each(|(at, weight)| weights[*at] += weight);
    target.from.iter().zip(slopes).for_each(|(at, slope)| weights[*at] -= slope);
    let square = Symmetric::square_of(&weights);
    let groups = sample.groups.iter().filter(|group| group.n >= min_n.max(1));
    groups.step_by(every).map(|group| (f64::from(group.n) - 1.0, group.products.times(&square))).collect()
}

/// How widely pupils lie about their expectation at each level beside the county, by every so manieth unit.
///
/// Formula:   exp(f/2), f the least-squares curve of ln(s²/σ²) + 1/(n − 1) on level and its square, weights n − 1; s² of a unit counts as no
///            less than a quarter and no more than four times σ², f as within ± 1
/// Undefined: no spread → 1
fn stretches(x: &Points, scatters: &[(f64, f64)], (every, error): (usize, f64)) -> Vec<f64> {
    const WIDEST: f64 = 4.0;
    let size = |(freedom, squares): &(f64, f64)| {
        let ratio = squares / freedom.max(1.0) / error;
        ratio.clamp(1.0 / WIDEST, WIDEST).ln() + 1.0 / freedom.max(1.0)
    };
    if error <= 0.0 {
        return vec![1.0; x.len()];
    }
    let sizes: Vec<f64> = scatters.iter().map(size).collect();
    let weights: Vec<f64> = scatters.iter().map(|(freedom, _)| freedom.max(0.0)).collect();
    let Some(curve) = least_squares_plane(x.iter().step_by(every).zip(&sizes).map(|(x, size)| [x[0], x[0] * x[0], *size]), &weights) else {
        return vec![1.0; x.len()];
    };
    x.iter().map(|place| (curve.at(&[place[0], place[0] * place[0]]).clamp(-1.0, 1.0) / 2.0).exp()).collect()
}

/// √(1 − h) of each unit of a line.
pub fn what_is_left(x: &Points, weights: &[f64]) -> Vec<f64> {
    /// Of a unit that makes the line alone something is left to see.
    const LEAST: f64 = 0.25;
    leverages(x, weights).into_iter().map(|pull| (1.0 - pull).max(LEAST).sqrt()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pupils_are_as_close_at_each_level_as_they_are() {
        let mut x = Points::new(2, 41);
        (-20..=20).for_each(|away| x.push([f64::from(away), 7.0]));
        // variances fall by 4 % a point
        let scatters: Vec<(f64, f64)> = (-20..=20).map(|away| (1e9, 1e9 * 25.0 * (-0.04 * f64::from(away)).exp())).collect();
        for every in [1, 3] {
            let some: Vec<(f64, f64)> = scatters.iter().copied().step_by(every).collect();
            let found = stretches(&x, &some, (every, 25.0));
            for (away, stretch) in (-20..=20).zip(found) {
                assert!((stretch - (-0.02 * f64::from(away)).exp()).abs() < 1e-6, "{away}: {stretch}");
            }
        }
        assert_eq!(stretches(&x, &scatters, (1, 0.0)), [1.0; 41]);
    }
}
