//! Huber's plane through points, and how far each point pulls it.

use super::medians::median_near;
use crate::anomalies::linear::Symmetric;

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

    /// The same plane where predictors and outcome were taken from these, the outcome last.
    fn moved_to(self, centre: &[f64]) -> Self {
        let rise: f64 = self.slopes.iter().zip(centre).map(|(slope, place)| slope * place).sum();
        Self { intercept: self.intercept + centre.last().copied().unwrap_or(0.0) - rise, slopes: self.slopes }
    }
}

/// The upper quartile of the standard normal as `MASS::rlm` has it.
const NORMAL_QUARTILE: f64 = 0.6745;
/// Huber's constant: 95 % efficient for normal errors.
const HUBER: f64 = 1.345;

/// Points by their predictors, as many for each, one point after another.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    width: usize,
    values: Vec<f64>,
}

impl Points {
    /// Room for so many points of so many predictors, one at least.
    #[must_use]
    pub fn new(width: usize, points: usize) -> Self {
        Self { width: width.max(1), values: Vec::with_capacity(width.max(1) * points) }
    }

    /// One more point.
    pub fn push(&mut self, predictors: impl IntoIterator<Item = f64>) {
        self.values.extend(predictors);
    }

    /// How many points.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len() / self.width
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The predictors of each point.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[f64]> + Clone {
        self.values.chunks_exact(self.width)
    }
}

/// Huber's robust regression with prior weights.
///
/// Formula:   Σ √w ψ(√w r/s) (1, x) = 0, ψ with k = 1.345, s = median √w |r| / 0.6745 (`MASS::rlm` with `wt.method = "inv.var"`); a
///            step of least squares with the weights w·ψ(u)/u, then Newton's steps for the scale of each
/// Undefined: fewer points than predictors + 2 → `None`; a predictor without spread gets no slope
/// Source:    Huber (1981), Robust Statistics; Venables & Ripley (2002), MASS, 156–163
/// Checked:   R MASS::rlm, tests/it/anomalies.rs
#[must_use]
pub fn huber_plane(x: &Points, y: &[f64], weights: &[f64]) -> Option<Plane> {
    if x.len() < x.width + 2 {
        return None;
    }
    let rows = || x.iter().zip(y);
    // the usual widths at full length, so that the compiler unrolls them
    match x.width {
        1 => huber_rows(rows().map(|(x, y)| [x[0], *y]).collect::<Vec<[f64; 2]>>(), weights),
        2 => huber_rows(rows().map(|(x, y)| [x[0], x[1], *y]).collect::<Vec<[f64; 3]>>(), weights),
        3 => huber_rows(rows().map(|(x, y)| [x[0], x[1], x[2], *y]).collect::<Vec<[f64; 4]>>(), weights),
        _ => huber_rows(rows().map(|(x, y)| x.iter().chain([y]).copied().collect()).collect::<Vec<Vec<f64>>>(), weights),
    }
}

/// The plane of least squares through points, their outcome the last of each. `None` without weight.
#[must_use]
pub fn least_squares_plane<const COLUMNS: usize>(points: impl Iterator<Item = [f64; COLUMNS]>, weights: &[f64]) -> Option<Plane> {
    let mut rows: Vec<[f64; COLUMNS]> = points.collect();
    let centre = centred(&mut rows, weights)?;
    Some(least_squares(&rows, weights.iter().copied())?.moved_to(&centre))
}

/// The same on rows of predictors and outcome.
fn huber_rows<R: AsRef<[f64]> + AsMut<[f64]> + Clone>(mut rows: Vec<R>, weights: &[f64]) -> Option<Plane> {
    const CLOSE: f64 = 1e-6;
    const MOST_STEPS: usize = 200;
    // where the next scale is looked for first
    const SMALLER: f64 = 0.8;
    const LARGER: f64 = 1.25;
    let centre = centred(&mut rows, weights)?;
    let roots: Vec<f64> = weights.iter().map(|weight| weight.sqrt()).collect();
    let mut plane = least_squares(&rows, weights.iter().copied())?;
    // what gives the residual of a row beside the intercept, as long as a row
    let mut factors = rows.first()?.clone();
    let (mut residuals, mut sizes, mut pool) = (vec![0.0; rows.len()], vec![0.0; rows.len()], Vec::new());
    let (mut scale_before, mut moved_before) = (None, f64::INFINITY);
    for _ in 0..MOST_STEPS {
        factors.as_mut().iter_mut().zip(plane.slopes.iter().map(|slope| -slope).chain([1.0])).for_each(|(factor, value)| *factor = value);
        let mut moved = 0.0;
        for ((row, root), (residual, size)) in rows.iter().zip(&roots).zip(residuals.iter_mut().zip(&mut sizes)) {
            let terms = row.as_ref().iter().zip(factors.as_ref()).map(|(value, factor)| value * factor);
            let own = terms.sum::<f64>() - plane.intercept;
            moved = f64::max(moved, (own - *residual).abs());
            (*residual, *size) = (own, (root * own).abs());
        }
        if scale_before.is_some_and(|scale| moved <= CLOSE * scale) {
            break;
        }
        let near = scale_before.map(|scale| scale * NORMAL_QUARTILE).map(|size| (size * SMALLER, size * LARGER));
        let scale = median_near(&sizes, near, &mut pool)? / NORMAL_QUARTILE;
        if scale <= 0.0 {
            break;
        }
        let limit = HUBER * scale;
        // Newton's steps are few, but only those of least squares always come nearer
        plane = if scale_before.is_some() && moved < moved_before {
            let pulls = residuals.iter().zip(&sizes).zip(&roots);
            let pulls = pulls.map(|((own, size), root)| if *size > limit { (limit * root).copysign(*own) } else { 0.0 });
            let inner = sizes.iter().zip(weights).map(|(size, weight)| if *size > limit { 0.0 } else { *weight });
            pulled(&rows, inner, pulls)?
        } else {
            least_squares(&rows, sizes.iter().zip(weights).map(|(size, weight)| weight * (limit / size).min(1.0)))?
        };
        (scale_before, moved_before) = (Some(scale), moved);
    }
    Some(plane.moved_to(&centre))
}

/// How far each point pulls the plane to itself: the share of its own deviation that the residual does not show.
///
/// Formula:   h_i = w_i · (1, x_i)(X'WX)⁻¹(1, x_i)', W the weights; of an honest point the residual has the variance σ²(1 − h_i)/w_i
/// Undefined: no weight → 0; a predictor without spread is left out
/// Source:    Cook & Weisberg (1982), Residuals and Influence in Regression, 2.2
/// Checked:   R lm.influence, tests/it/anomalies.rs
#[must_use]
pub fn leverages(x: &Points, weights: &[f64]) -> Vec<f64> {
    match x.width {
        1 => leverages_of(x.iter().map(|x| [x[0]]).collect::<Vec<[f64; 1]>>(), weights),
        2 => leverages_of(x.iter().map(|x| [x[0], x[1]]).collect::<Vec<[f64; 2]>>(), weights),
        _ => leverages_of(x.iter().map(<[f64]>::to_vec).collect::<Vec<Vec<f64>>>(), weights),
    }
}

/// The same on rows of predictors.
fn leverages_of<R: AsRef<[f64]> + AsMut<[f64]>>(mut rows: Vec<R>, weights: &[f64]) -> Vec<f64> {
    if centred(&mut rows, weights).is_none() {
        return vec![0.0; rows.len()];
    }
    let width = rows[0].as_ref().len();
    let (total, _, products) = moments(&rows, weights.iter().copied());
    let all: Vec<usize> = (0..width).collect();
    // columns of the inverse, since there are few predictors and many points
    let inverse: Vec<f64> = all.iter().flat_map(|at| products.solve(&all, &unit(width, *at))).collect();
    let pull = |point: &[f64]| -> f64 {
        let column = |(value, column): (&f64, &[f64])| value * column.iter().zip(point).map(|(entry, other)| entry * other).sum::<f64>();
        point.iter().zip(inverse.chunks_exact(width)).map(column).sum()
    };
    rows.iter().zip(weights).map(|(row, weight)| (weight * (1.0 / total + pull(row.as_ref()))).clamp(0.0, 1.0)).collect()
}

fn unit(width: usize, at: usize) -> Vec<f64> {
    (0..width).map(|column| f64::from(u8::from(column == at))).collect()
}

/// Takes the weighted mean of each column off the rows, and says the means. `None` without weight.
fn centred<R: AsRef<[f64]> + AsMut<[f64]>>(rows: &mut [R], weights: &[f64]) -> Option<Vec<f64>> {
    let mut means = vec![0.0; rows.first()?.as_ref().len()];
    let mut total = 0.0;
    for (row, weight) in rows.iter().zip(weights) {
        total += weight;
        means.iter_mut().zip(row.as_ref()).for_each(|(mean, value)| *mean += weight * value);
    }
    means.iter_mut().for_each(|mean| *mean /= total);
    rows.iter_mut().for_each(|row| row.as_mut().iter_mut().zip(&means).for_each(|(value, mean)| *value -= mean));
    (total > 0.0).then_some(means)
}

/// Weighted least squares on rows of predictors and outcome, about centred. `None` without weight.
fn least_squares<R: AsRef<[f64]>>(rows: &[R], weights: impl Iterator<Item = f64>) -> Option<Plane> {
    let (total, means, products) = moments(rows, weights);
    let width = means.len() - 1;
    let right: Vec<f64> = (0..width).map(|column| products.get(column, width)).collect();
    let slopes = products.solve(&(0..width).collect::<Vec<usize>>(), &right);
    let level: f64 = slopes.iter().zip(&means).map(|(slope, mean)| slope * mean).sum();
    (total > 0.0).then(|| Plane { intercept: means[width] - level, slopes })
}

/// Least squares on some rows, to which others add a pull of their own each, however far they are off. `None` without weight.
///
/// Formula:   Σ w (y − a − x'b) (1, x) + Σ p (1, x) = 0
fn pulled<R: AsRef<[f64]>>(rows: &[R], weights: impl Iterator<Item = f64>, pulls: impl Iterator<Item = f64>) -> Option<Plane> {
    let (total, means, products) = moments(rows, weights);
    let width = means.len() - 1;
    let mut all = 0.0;
    let mut right: Vec<f64> = (0..width).map(|column| products.get(column, width)).collect();
    for (row, pull) in rows.iter().zip(pulls) {
        all += pull;
        right.iter_mut().zip(row.as_ref()).for_each(|(sum, value)| *sum += pull * value);
    }
    right.iter_mut().zip(&means).for_each(|(sum, mean)| *sum -= all * mean);
    let slopes = products.solve(&(0..width).collect::<Vec<usize>>(), &right);
    let level: f64 = slopes.iter().zip(&means).map(|(slope, mean)| slope * mean).sum();
    (total > 0.0).then(|| Plane { intercept: means[width] + all / total - level, slopes })
}

/// The sum of some weights, the weighted means of the columns of rows, and the sums of products about these. The rows are about centred,
/// so that one pass loses nothing.
fn moments<R: AsRef<[f64]>>(rows: &[R], weights: impl Iterator<Item = f64>) -> (f64, Vec<f64>, Symmetric) {
    let columns = rows.first().map_or(0, |row| row.as_ref().len());
    // the usual widths at full length, so that the compiler unrolls them
    match columns {
        1 => moments_in(rows, weights, &mut [0.0; 1], &mut [0.0; 1]),
        2 => moments_in(rows, weights, &mut [0.0; 2], &mut [0.0; 4]),
        3 => moments_in(rows, weights, &mut [0.0; 3], &mut [0.0; 9]),
        _ => moments_in(rows, weights, &mut vec![0.0; columns], &mut vec![0.0; columns * columns]),
    }
}

/// The same with room for sums and for products, all of them zero.
#[inline(always)]
#[allow(clippy::needless_range_loop, clippy::inline_always, reason = "rooms of one length, which the compiler knows where it is called")]
fn moments_in<R: AsRef<[f64]>>(
    rows: &[R],
    weights: impl Iterator<Item = f64>,
    sums: &mut [f64],
    products: &mut [f64],
) -> (f64, Vec<f64>, Symmetric) {
    let columns = sums.len();
    let mut total = 0.0;
    for (row, weight) in rows.iter().zip(weights) {
        let row = &row.as_ref()[..columns];
        total += weight;
        for at in 0..columns {
            let value = weight * row[at];
            sums[at] += value;
            for other in at..columns {
                products[at * columns + other] += value * row[other];
            }
        }
    }
    let mut symmetric = Symmetric::zero(columns);
    for at in 0..columns {
        for other in at..columns {
            symmetric.set(at, other, products[at * columns + other] - sums[at] * sums[other] / total);
        }
    }
    symmetric.mirror();
    (total, sums.iter().map(|sum| sum / total).collect(), symmetric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_odd_school_does_not_turn_the_line() {
        let x: Vec<f64> = (0..20).map(f64::from).collect();
        let mut y: Vec<f64> = x.iter().enumerate().map(|(at, x)| 5.0 + 0.5 * x + if at % 2 == 0 { 0.1 } else { -0.1 }).collect();
        y[19] += 50.0;
        let column = |x: &[f64]| Points { width: 1, values: x.to_vec() };
        let line = huber_plane(&column(&x), &y, &[1.0; 20]).unwrap();
        assert!((line.slopes[0] - 0.5).abs() < 0.02 && (line.intercept - 5.0).abs() < 0.1, "{line:?}");
        assert_eq!(huber_plane(&column(&x[..2]), &y[..2], &[1.0; 2]), None);
        // three points on 0, 1, 2 with an intercept: 5/6, 1/3, 5/6
        let pulls = leverages(&column(&[0.0, 1.0, 2.0]), &[1.0; 3]);
        assert!(pulls.iter().zip([5.0 / 6.0, 1.0 / 3.0, 5.0 / 6.0]).all(|(got, want)| (got - want).abs() < 1e-12), "{pulls:?}");
        assert_eq!(leverages(&column(&[4.0; 4]), &[1.0; 4]), [0.25; 4]);
        let level = huber_plane(&column(&[1.0; 4]), &[1.0, 2.0, 2.0, 3.0], &[1.0; 4]).unwrap();
        assert!((level.at(&[1.0]) - 2.0).abs() < 1e-12 && level.slopes == [0.0]);
    }
}
