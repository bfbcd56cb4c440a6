//! Estimates that a few odd schools cannot move: medians, Huber's plane, the spread of honest schools.

use super::linear::Symmetric;

/// Median; the mean of the middle two for an even count. `None` for no values.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    let middle = sorted.len() / 2;
    let even = !sorted.is_empty() && sorted.len().is_multiple_of(2);
    if sorted.is_empty() {
        return None;
    }
    let (below, upper, _) = sorted.select_nth_unstable_by(middle, f64::total_cmp);
    let upper = *upper;
    let lower = below.iter().copied().max_by(f64::total_cmp).filter(|_| even);
    Some(lower.map_or(upper, |lower| (lower + upper) / 2.0))
}

/// Median absolute deviation from zero, scaled to the normal sd: median |x| / 0.6745 as `MASS::rlm` has it.
#[must_use]
pub fn scale_about_zero(values: &[f64]) -> Option<f64> {
    let sizes: Vec<f64> = values.iter().map(|value| value.abs()).collect();
    median(&sizes).map(|median| median / 0.6745)
}

/// Weighted median: the first value, in ascending order, at which the weights below and at it reach half of all weight.
/// `None` for no values.
#[must_use]
pub fn weighted_median(values: &[f64], weights: &[f64]) -> Option<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let half = weights.iter().sum::<f64>() / 2.0;
    let mut reached = 0.0;
    order
        .iter()
        .find(|at| {
            reached += weights[**at];
            reached >= half
        })
        .or(order.last())
        .map(|at| values[*at])
}

/// A flat expectation of y from some predictors.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    /// Value where every predictor is 0.
    pub intercept: f64,
    /// Rise per unit of each predictor.
    pub slopes: Vec<f64>,
}

impl Plane {
    /// Value at these predictors.
    #[must_use]
    pub fn at(&self, x: &[f64]) -> f64 {
        self.intercept + self.slopes.iter().zip(x).map(|(slope, x)| slope * x).sum::<f64>()
    }
}

/// Huber's constant: 95 % efficient for normal errors.
const HUBER: f64 = 1.345;

/// Huber's robust regression with prior weights; `x` holds the predictors of each point.
///
/// Formula:   iteratively reweighted least squares, ψ with k = 1.345, scale = median |r| / 0.6745 in each step, rows
///            multiplied by √weight (`MASS::rlm` with `wt.method = "inv.var"`)
/// Undefined: fewer points than predictors + 2 → `None`; a predictor without spread gets no slope
/// Source:    Huber (1981), Robust Statistics; Venables & Ripley (2002), MASS, 156–163
/// Checked:   R MASS::rlm, tests/it/anomalies.rs
#[must_use]
pub fn huber_plane(x: &[Vec<f64>], y: &[f64], weights: &[f64]) -> Option<Plane> {
    if x.len() < x.first()?.len() + 2 {
        return None;
    }
    let mut plane = least_squares(x, y, weights)?;
    for _ in 0..200 {
        let residuals: Vec<f64> = (0..x.len()).map(|at| weights[at].sqrt() * (y[at] - plane.at(&x[at]))).collect();
        let scale = scale_about_zero(&residuals)?;
        if scale <= 0.0 {
            return Some(plane);
        }
        let reweighted: Vec<f64> =
            residuals.iter().zip(weights).map(|(residual, weight)| weight * (HUBER * scale / residual.abs()).min(1.0)).collect();
        let next = least_squares(x, y, &reweighted)?;
        let moved = x.iter().map(|x| (next.at(x) - plane.at(x)).abs()).fold(0.0, f64::max);
        plane = next;
        if moved <= 1e-11 * scale {
            break;
        }
    }
    Some(plane)
}

/// Weighted least squares. `None` without weight.
fn least_squares(x: &[Vec<f64>], y: &[f64], weights: &[f64]) -> Option<Plane> {
    let total: f64 = weights.iter().sum();
    if total <= 0.0 {
        return None;
    }
    let width = x.first()?.len();
    let mean = |value: &dyn Fn(usize) -> f64| (0..x.len()).map(|at| weights[at] * value(at)).sum::<f64>() / total;
    let means: Vec<f64> = (0..width).map(|column| mean(&|at| x[at][column])).chain([mean(&|at| y[at])]).collect();
    let mut products = Symmetric::zero(width + 1);
    for at in 0..x.len() {
        let row = x[at].iter().chain([&y[at]]).zip(&means);
        products.add_products(&row.map(|(value, mean)| weights[at].sqrt() * (value - mean)).collect::<Vec<f64>>());
    }
    products.mirror();
    let right: Vec<f64> = (0..width).map(|column| products.get(column, width)).collect();
    let slopes = products.solve(&(0..width).collect::<Vec<usize>>(), &right);
    let level: f64 = slopes.iter().zip(&means).map(|(slope, mean)| slope * mean).sum();
    Some(Plane { intercept: means[width] - level, slopes })
}

/// Median of χ² with one degree of freedom.
const MEDIAN_CHI2: f64 = 0.454_936_423_119_572_8;

/// Centres of groups of residuals and the variance that honest units have beyond sampling, the same for all groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// Weighted median of each group, weights 1/(v + τ²).
    pub centres: Vec<f64>,
    /// τ².
    pub tau2: f64,
}

/// Centres and over-dispersion from medians, so that up to a quarter of odd units hardly move them.
///
/// Formula:   τ² solves median((e − c)²/(v + τ²)) = 0.4549364 over all groups, 0 if there is none; c = weighted median
///            of its group; three passes
/// Undefined: no residuals → `None`
/// Checked:   expected_misc.json `robust_z`, tests/it/anomalies.rs
#[must_use]
pub fn centres_and_spread(groups: &[Vec<(f64, f64)>]) -> Option<Spread> {
    let mut tau2 = 0.0;
    let mut centres = Vec::new();
    for _ in 0..3 {
        centres = groups.iter().map(|group| centre(group, tau2)).collect();
        let squares: Vec<(f64, f64)> = groups
            .iter()
            .zip(&centres)
            .flat_map(|(group, centre)| group.iter().map(move |(residual, variance)| ((residual - centre).powi(2), *variance)))
            .collect();
        tau2 = over_dispersion(&squares)?;
    }
    Some(Spread { centres, tau2 })
}

fn centre(group: &[(f64, f64)], tau2: f64) -> f64 {
    let residuals: Vec<f64> = group.iter().map(|(residual, _)| *residual).collect();
    let weights: Vec<f64> = group.iter().map(|(_, variance)| 1.0 / (variance + tau2).max(f64::MIN_POSITIVE)).collect();
    weighted_median(&residuals, &weights).unwrap_or(0.0)
}

/// Solves median(square/(variance + τ²)) = 0.4549364 by bisection; the median falls as τ² rises.
fn over_dispersion(squares: &[(f64, f64)]) -> Option<f64> {
    let ratio = |tau2: f64| -> Option<f64> {
        let ratios: Vec<f64> = squares.iter().map(|(square, variance)| square / (variance + tau2).max(f64::MIN_POSITIVE)).collect();
        median(&ratios)
    };
    if ratio(0.0)? <= MEDIAN_CHI2 {
        return Some(0.0);
    }
    let largest = squares.iter().map(|(square, _)| *square).fold(0.0, f64::max);
    let (mut low, mut high) = (0.0, largest / MEDIAN_CHI2);
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if ratio(middle)? > MEDIAN_CHI2 { low = middle } else { high = middle }
    }
    Some(f64::midpoint(low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_by_hand() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(&[]), None);
        assert_eq!(weighted_median(&[1.0, 2.0, 3.0], &[1.0, 1.0, 5.0]), Some(3.0));
        assert_eq!(weighted_median(&[3.0, 1.0, 2.0], &[1.0, 1.0, 1.0]), Some(2.0));
        assert_eq!(weighted_median(&[], &[]), None);
    }

    #[test]
    fn one_odd_school_does_not_turn_the_line() {
        let x: Vec<f64> = (0..20).map(f64::from).collect();
        let mut y: Vec<f64> = x.iter().enumerate().map(|(at, x)| 5.0 + 0.5 * x + if at % 2 == 0 { 0.1 } else { -0.1 }).collect();
        y[19] += 50.0;
        let column = |x: &[f64]| -> Vec<Vec<f64>> { x.iter().map(|x| vec![*x]).collect() };
        let line = huber_plane(&column(&x), &y, &[1.0; 20]).unwrap();
        assert!((line.slopes[0] - 0.5).abs() < 0.02 && (line.intercept - 5.0).abs() < 0.1, "{line:?}");
        assert_eq!(huber_plane(&column(&x[..2]), &y[..2], &[1.0; 2]), None);
        let level = huber_plane(&column(&[1.0; 4]), &[1.0, 2.0, 2.0, 3.0], &[1.0; 4]).unwrap();
        assert!((level.at(&[1.0]) - 2.0).abs() < 1e-12 && level.slopes == [0.0]);
    }

    #[test]
    fn spread_is_none_beyond_sampling_and_found_where_it_is() {
        let quiet: Vec<(f64, f64)> = (-10..=10).map(|at| (f64::from(at) * 0.05, 1.0)).collect();
        assert_eq!(centres_and_spread(&[quiet]).unwrap().tau2, 0.0);
        // |e| = 1, 2, … 9 and centre 0: median square 9, so τ² + v = 9 / 0.4549
        let wide: Vec<(f64, f64)> = (-4..=4).map(|at| (f64::from(at), 1.0)).collect();
        let spread = centres_and_spread(&[wide]).unwrap();
        assert_eq!(spread.centres, [0.0]);
        assert!((spread.tau2 - (4.0 / MEDIAN_CHI2 - 1.0)).abs() < 1e-9, "{}", spread.tau2);
    }
}
