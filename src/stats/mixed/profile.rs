//! [`Profile`]: the model at one ratio λ of the variances, where slopes and residual variance have a closed form.
//!
//! A unit of size n counts with the weight w = n/(1 + nλ), not n: the candidates of a unit share its luck. Sums of squares
//! within units do not depend on λ.

use super::{
    cholesky::{Root, at},
    moments::add_products,
    sums::{Grouped, predictors_of},
};

/// Where a predictor has less of its own than this beside the others, no slope can be had at this λ.
const LEAST_LEFT: f64 = 1e-14;

/// How the deviance counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counting {
    /// Restricted: the fixed effects cost degrees of freedom.
    pub restricted: bool,
    /// Degrees of freedom of the residual variance: N, or N less the fixed effects where restricted.
    pub freedom: f64,
}

/// The model at one λ.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// λ.
    pub ratio: f64,
    /// Σw.
    pub weight: f64,
    /// Weighted means of the columns.
    pub centre: Vec<f64>,
    /// Root of the predictors' weighted sums of products about the centre.
    pub root: Root,
    /// Slopes of the predictors.
    pub slopes: Vec<f64>,
    /// Q, the weighted sum of squared residuals.
    pub residual: f64,
}

/// w of a unit.
#[must_use]
pub fn weight(size: f64, ratio: f64) -> f64 {
    size / (1.0 + size * ratio)
}

impl Profile {
    /// `None` where a predictor cannot be told from the others at this λ, or nothing is left unexplained.
    #[must_use]
    pub fn at(grouped: &Grouped, ratio: f64) -> Option<Self> {
        let columns = grouped.columns;
        let (mut total, mut centre) = (0.0, vec![0.0; columns]);
        for (size, means) in grouped.units() {
            let w = weight(size, ratio);
            total += w;
            centre.iter_mut().zip(means).for_each(|(sum, mean)| *sum += w * mean);
        }
        centre.iter_mut().for_each(|sum| *sum /= total);
        let mut products = grouped.within.clone();
        let mut apart = vec![0.0; columns];
        for (size, means) in grouped.units() {
            (0..columns).for_each(|column| apart[column] = means[column] - centre[column]);
            add_products(&mut products, &apart, weight(size, ratio));
        }
        let root = Root::of(&predictors_of(&products, columns), columns - 1, LEAST_LEFT).ok()?;
        let leans: Vec<f64> = (1..columns).map(|column| products[at(column, 0)]).collect();
        let mut slopes = leans.clone();
        root.solve(&mut slopes);
        let residual = products[0] - slopes.iter().zip(&leans).map(|(slope, lean)| slope * lean).sum::<f64>();
        (residual > 0.0).then_some(Self { ratio, weight: total, centre, root, slopes, residual })
    }

    /// What the means of a unit leave unexplained.
    #[must_use]
    pub fn rest(&self, means: &[f64]) -> f64 {
        let explained: f64 = (0..self.slopes.len()).map(|at| self.slopes[at] * (means[at + 1] - self.centre[at + 1])).sum();
        means[0] - self.centre[0] - explained
    }

    /// t'A⁻¹t, A the information on intercept and slopes: how far the fixed effects' own uncertainty reaches. `constant` is the
    /// part of t that belongs to the intercept, `row(column)` that of each predictor.
    pub fn leverage(&self, constant: f64, row: impl Fn(usize) -> f64) -> f64 {
        let mut t: Vec<f64> = (1..self.centre.len()).map(|column| row(column) - constant * self.centre[column]).collect();
        constant * constant / self.weight + self.root.norm(&mut t)
    }

    /// σ², the residual variance.
    #[must_use]
    pub fn variance(&self, counting: Counting) -> f64 {
        self.residual / counting.freedom
    }

    /// The profiled deviance less its constants; `log_units` is what the units add, see [`log_units`].
    #[must_use]
    pub fn deviance(&self, counting: Counting, log_units: f64) -> f64 {
        let fixed = if counting.restricted { self.weight.ln() + self.root.log_determinant() } else { 0.0 };
        counting.freedom * self.residual.ln() + log_units + fixed
    }

    /// Its derivative in λ.
    #[must_use]
    pub fn slope(&self, grouped: &Grouped, counting: Counting) -> f64 {
        let (mut weights, mut squares, mut leverages) = (0.0, 0.0, 0.0);
        for (size, means) in grouped.units() {
            let w = weight(size, self.ratio);
            weights += w;
            squares += (w * self.rest(means)).powi(2);
            if counting.restricted {
                leverages += w * w * self.leverage(1.0, |column| means[column]);
            }
        }
        weights - leverages - counting.freedom * squares / self.residual
    }
}

/// Σ ln(1 + nλ).
#[must_use]
pub fn log_units(sizes: &[f64], ratio: f64) -> f64 {
    sizes.iter().map(|size| (size * ratio).ln_1p()).sum()
}
