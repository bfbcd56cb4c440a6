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
/// Formula:   iteratively reweighted least squares, ψ with k = 1.345, scale = median |r| / 0.6745 in each step, rows
///            multiplied by √weight (`MASS::rlm` with `wt.method = "inv.var"`)
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
        1 => huber_rows(&rows().map(|(x, y)| [x[0], *y]).collect::<Vec<[f64; 2]>>(), weights),
        2 => huber_rows(&rows().map(|(x, y)| [x[0], x[1], *y]).collect::<Vec<[f64; 3]>>(), weights),
        3 => huber_rows(&rows().map(|(x, y)| [x[0], x[1], x[2], *y]).collect::<Vec<[f64; 4]>>(), weights),
        _ => huber_rows(&rows().map(|(x, y)| x.iter().chain([y]).copied().collect()).collect::<Vec<Vec<f64>>>(), weights),
    }
}

/// The same on rows of predictors and outcome.
fn huber_rows<R: AsRef<[f64]>>(rows: &[R], weights: &[f64]) -> Option<Plane> {
    const CLOSE: f64 = 1e-6;
    let width = rows.first()?.as_ref().len() - 1;
    let roots: Vec<f64> = weights.iter().map(|weight| weight.sqrt()).collect();
    let mut plane = least_squares(rows, weights)?;
    let mut sizes = vec![0.0; rows.len()];
    let mut reweighted = vec![0.0; rows.len()];
    let mut scale_before = None;
    let mut pool = Vec::new();
    for _ in 0..200 {
        for (size, (row, root)) in sizes.iter_mut().zip(rows.iter().zip(&roots)) {
            let row = row.as_ref();
            *size = (root * (row[width] - plane.at(&row[..width]))).abs();
        }
        let scale = median_near(&sizes, scale_before, &mut pool)? / NORMAL_QUARTILE;
        if scale <= 0.0 {
            return Some(plane);
        }
        scale_before = Some(scale * NORMAL_QUARTILE);
        for ((down, size), weight) in reweighted.iter_mut().zip(&sizes).zip(weights) {
            *down = weight * (HUBER * scale / size).min(1.0);
        }
        let next = least_squares(rows, &reweighted)?;
        let moved = |row: &R| (next.at(&row.as_ref()[..width]) - plane.at(&row.as_ref()[..width])).abs();
        let still = rows.iter().all(|row| moved(row) <= CLOSE * scale);
        plane = next;
        if still {
            break;
        }
    }
    Some(plane)
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
        1 => leverages_of(x, weights, &mut [0.0; 1], &mut [0.0; 1], &mut [0.0; 1]),
        2 => leverages_of(x, weights, &mut [0.0; 2], &mut [0.0; 2], &mut [0.0; 4]),
        width => leverages_of(x, weights, &mut vec![0.0; width], &mut vec![0.0; width], &mut vec![0.0; width * width]),
    }
}

/// The same with room for means, one centred row and products, all of them zero.
#[inline(always)]
#[allow(clippy::needless_range_loop, clippy::inline_always, reason = "rooms of one length, which the compiler knows where it is called")]
fn leverages_of(x: &Points, weights: &[f64], means: &mut [f64], centred: &mut [f64], products: &mut [f64]) -> Vec<f64> {
    let width = means.len();
    let total = moments(x.iter(), weights, means, centred, products);
    if total <= 0.0 {
        return vec![0.0; x.len()];
    }
    let all: Vec<usize> = (0..width).collect();
    // columns of the inverse, since there are few predictors and many points
    let symmetric = symmetric(products, width);
    for (at, column) in products.chunks_exact_mut(width).enumerate() {
        column.copy_from_slice(&symmetric.solve(&all, &unit(width, at)));
    }
    let mut pull = |point: &[f64]| -> f64 {
        for at in 0..width {
            centred[at] = point[at] - means[at];
        }
        let mut sum = 0.0;
        for row in 0..width {
            for column in 0..width {
                sum += centred[row] * products[row * width + column] * centred[column];
            }
        }
        sum
    };
    x.iter().zip(weights).map(|(row, weight)| (weight * (1.0 / total + pull(row))).clamp(0.0, 1.0)).collect()
}

fn unit(width: usize, at: usize) -> Vec<f64> {
    (0..width).map(|column| f64::from(u8::from(column == at))).collect()
}

/// Weighted least squares on rows of predictors and outcome. `None` without weight.
fn least_squares<R: AsRef<[f64]>>(rows: &[R], weights: &[f64]) -> Option<Plane> {
    let columns = rows.first()?.as_ref().len();
    match columns {
        2 => least_squares_of(rows, weights, &mut [0.0; 2], &mut [0.0; 2], &mut [0.0; 4]),
        3 => least_squares_of(rows, weights, &mut [0.0; 3], &mut [0.0; 3], &mut [0.0; 9]),
        4 => least_squares_of(rows, weights, &mut [0.0; 4], &mut [0.0; 4], &mut [0.0; 16]),
        _ => least_squares_of(rows, weights, &mut vec![0.0; columns], &mut vec![0.0; columns], &mut vec![0.0; columns * columns]),
    }
}

/// The same with room for means, one centred row and products, all of them zero.
#[inline(always)]
#[allow(clippy::needless_range_loop, clippy::inline_always, reason = "rooms of one length, which the compiler knows where it is called")]
fn least_squares_of<R: AsRef<[f64]>>(
    rows: &[R],
    weights: &[f64],
    means: &mut [f64],
    centred: &mut [f64],
    products: &mut [f64],
) -> Option<Plane> {
    let columns = means.len();
    let total = moments(rows.iter().map(AsRef::as_ref), weights, means, centred, products);
    if total <= 0.0 {
        return None;
    }
    let width = columns - 1;
    let symmetric = symmetric(products, columns);
    let right: Vec<f64> = (0..width).map(|column| symmetric.get(column, width)).collect();
    let slopes = symmetric.solve(&(0..width).collect::<Vec<usize>>(), &right);
    let level: f64 = slopes.iter().zip(&*means).map(|(slope, mean)| slope * mean).sum();
    Some(Plane { intercept: means[width] - level, slopes })
}

/// Weighted means and sums of products about them, the upper triangle, put into the rooms; and the sum of the weights.
#[inline(always)]
#[allow(clippy::needless_range_loop, clippy::inline_always, reason = "rooms of one length, which the compiler knows where it is called")]
fn moments<'r>(
    rows: impl Iterator<Item = &'r [f64]> + Clone,
    weights: &[f64],
    means: &mut [f64],
    centred: &mut [f64],
    products: &mut [f64],
) -> f64 {
    let columns = means.len();
    let mut total = 0.0;
    for (row, weight) in rows.clone().zip(weights) {
        total += weight;
        means.iter_mut().zip(row).for_each(|(mean, value)| *mean += weight * value);
    }
    if total <= 0.0 {
        return total;
    }
    means.iter_mut().for_each(|mean| *mean /= total);
    for (row, weight) in rows.zip(weights) {
        let row = &row[..columns];
        for at in 0..columns {
            centred[at] = row[at] - means[at];
        }
        for at in 0..columns {
            let value = weight * centred[at];
            for other in at..columns {
                products[at * columns + other] += value * centred[other];
            }
        }
    }
    total
}

/// The matrix of an upper triangle.
fn symmetric(upper: &[f64], size: usize) -> Symmetric {
    let mut symmetric = Symmetric::zero(size);
    for at in 0..size {
        (at..size).for_each(|other| symmetric.set(at, other, upper[at * size + other]));
    }
    symmetric.mirror();
    symmetric
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
