//! A reference distribution tilted to one school.

use super::window::LEAST_IN_WINDOW;
use crate::anomalies::linear::Symmetric;
use std::ops::Range;

/// Bins in a row at even distances, as a tilt sees them: t and t² of each, and whether it holds a multiple of five where that is
/// asked too.
pub struct Grid {
    /// t of the first bin, and how much t grows from bin to bin.
    pub first: f64,
    /// Growth of t from bin to bin.
    pub step: f64,
    /// Bins that hold a multiple of five; `None` where the tilt is of level and spread only.
    pub fives: Option<Vec<bool>>,
}

impl Grid {
    const fn width(&self) -> usize {
        if self.fives.is_some() { 3 } else { 2 }
    }

    fn five(&self, bin: usize) -> bool {
        self.fives.as_ref().is_some_and(|fives| fives[bin])
    }
}

/// A reference times exp(slopes · terms), fitted to counts.
pub struct Tilt {
    /// Of t, of t², of the bins with a multiple of five.
    pub slopes: [f64; 3],
    /// Information on the slopes.
    information: Symmetric,
}

/// What a tilted reference predicts of a window.
pub struct Predicted {
    /// Share at or above the line.
    pub share: f64,
    /// Its derivative by each slope.
    pub gradient: Vec<f64>,
}

/// Sums over some tilted bins: of the weights, and of the weights times the terms and their products.
#[derive(Default)]
struct Sums {
    powers: [f64; 5],
    fives: [f64; 3],
}

impl Sums {
    /// Over a range of bins, the slopes at work.
    fn of(slopes: [f64; 3], reference: &[f64], grid: &Grid, bins: Range<usize>) -> Self {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a bin, in range")]
        let middle = ((-grid.first / grid.step).round().max(bins.start as f64) as usize).min(bins.end);
        let mut sums = Self::default();
        // both ways from where t is nearest to 0, so that what is lost in the far ends is nothing beside the rest
        sums.walk(slopes, reference, grid, (middle..bins.end, grid.step));
        sums.walk(slopes, reference, grid, ((bins.start..middle).rev(), -grid.step));
        sums
    }

    /// Over bins one after another; exp(level·t + spread·t²) goes on by a factor that itself grows evenly.
    fn walk(&mut self, slopes: [f64; 3], reference: &[f64], grid: &Grid, (mut bins, step): (impl Iterator<Item = usize>, f64)) {
        let Some(first) = bins.next() else { return };
        let [level, spread, five] = slopes;
        let mut t = grid.first + grid.step * first as f64;
        let mut tilt = (level * t + spread * t * t).exp();
        let mut growth = (step * (level + spread * (2.0 * t + step))).exp();
        let change = (2.0 * spread * step * step).exp();
        let more = five.exp();
        for bin in std::iter::once(first).chain(bins) {
            if reference[bin] > 0.0 {
                self.add(reference[bin] * tilt * if grid.five(bin) { more } else { 1.0 }, t, grid.five(bin));
            }
            tilt *= growth;
            growth *= change;
            t += step;
        }
    }

    fn add(&mut self, weight: f64, t: f64, five: bool) {
        let mut power = weight;
        for (at, sum) in self.powers.iter_mut().enumerate() {
            *sum += power;
            if five && at < 3 {
                self.fives[at] += power;
            }
            power *= t;
        }
    }

    /// Weight and mean of the terms; `None` without weight.
    fn means(&self, width: usize) -> Option<(f64, Vec<f64>)> {
        let weight = self.powers[0];
        let means = [self.powers[1], self.powers[2], self.fives[0]];
        (weight > 0.0 && weight.is_finite()).then(|| (weight, means[..width].iter().map(|sum| sum / weight).collect()))
    }

    /// Covariance of the terms.
    fn covariance(&self, width: usize) -> Symmetric {
        let weight = self.powers[0];
        let [_, m1, m2, m3, m4] = self.powers.map(|sum| sum / weight);
        let [f0, f1, f2] = self.fives.map(|sum| sum / weight);
        let rows = [[m2 - m1 * m1, m3 - m1 * m2, f1 - f0 * m1], [0.0, m4 - m2 * m2, f2 - f0 * m2], [0.0, 0.0, f0 - f0 * f0]];
        let mut covariance = Symmetric::zero(width);
        for (row, values) in rows.iter().enumerate().take(width) {
            (row..width).for_each(|column| covariance.set(row, column, values[column]));
        }
        covariance.mirror();
        covariance
    }
}

impl Tilt {
    /// Newton's method on the bins that `used` accepts; counts in bins where the reference is empty are left out.
    pub fn fit(reference: &[f64], counts: &[f64], grid: &Grid, used: impl Fn(usize) -> bool) -> Option<Self> {
        let all = 0..reference.len();
        let kept = |bin: usize| used(bin) && reference[bin] > 0.0;
        let reference: Vec<f64> = all.clone().map(|bin| if kept(bin) { reference[bin] } else { 0.0 }).collect();
        let counts: Vec<f64> = all.clone().map(|bin| if reference[bin] > 0.0 { counts[bin] } else { 0.0 }).collect();
        let width = grid.width();
        let seen = Sums::of([0.0; 3], &counts, grid, all.clone());
        let (n, observed) = seen.means(width).filter(|(n, _)| *n >= LEAST_IN_WINDOW)?;
        let mut slopes = [0.0; 3];
        for _ in 0..50 {
            let sums = Sums::of(slopes, &reference, grid, all.clone());
            let (_, means) = sums.means(width)?;
            let covariance = sums.covariance(width);
            let gap: Vec<f64> = observed.iter().zip(&means).map(|(seen, expected)| seen - expected).collect();
            let step = solved(&covariance, &gap);
            // a county much unlike the school could otherwise make the first step overshoot
            slopes.iter_mut().zip(&step).for_each(|(slope, step)| *slope += step.clamp(-1.0, 1.0));
            if step.iter().all(|step| step.abs() < 1e-9) {
                let mut information = Symmetric::zero(width);
                information.add_scaled(&covariance, n);
                return Some(Self { slopes, information });
            }
        }
        None
    }

    /// Share of a window at or above the line, and how it leans on the slopes. `None` where one side has no reference.
    pub fn share_above(&self, reference: &[f64], grid: &Grid, inside: Range<usize>, line: usize) -> Option<Predicted> {
        let side = |bins: Range<usize>| Sums::of(self.slopes, reference, grid, bins).means(grid.width());
        let (below, above) = (side(inside.start..line)?, side(line..inside.end)?);
        let share = above.0 / (above.0 + below.0);
        let gradient = above.1.iter().zip(&below.1).map(|(above, below)| share * (1.0 - share) * (above - below)).collect();
        Some(Predicted { share, gradient })
    }

    /// The tilted reference, as weights.
    pub fn weights(&self, reference: &[f64], grid: &Grid) -> Vec<f64> {
        let [level, spread, five] = self.slopes;
        let weight = |bin: usize| {
            let t = grid.first + grid.step * bin as f64;
            (level * t + spread * t * t + if grid.five(bin) { five } else { 0.0 }).exp()
        };
        reference.iter().enumerate().map(|(bin, count)| if *count > 0.0 { count * weight(bin) } else { 0.0 }).collect()
    }

    /// Variance of a linear function of the slopes: g' I⁻¹ g.
    pub fn variance_along(&self, gradient: &[f64]) -> f64 {
        solved(&self.information, gradient).iter().zip(gradient).map(|(a, b)| a * b).sum()
    }
}

/// The solution for a few terms, two of them at once.
fn solved(matrix: &Symmetric, right: &[f64]) -> Vec<f64> {
    const DEPENDENT: f64 = 1e-9;
    if let [first, second] = right {
        let (a, b, c) = (matrix.get(0, 0), matrix.get(0, 1), matrix.get(1, 1));
        let determinant = a * c - b * b;
        if a > 0.0 && c > 0.0 && determinant > DEPENDENT * a * c {
            return vec![(c * first - b * second) / determinant, (a * second - b * first) / determinant];
        }
    }
    matrix.solve(&(0..right.len()).collect::<Vec<usize>>(), right)
}
