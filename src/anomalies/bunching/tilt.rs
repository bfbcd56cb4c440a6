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
    /// Information on the slopes, of so many of them.
    information: [[f64; 3]; 3],
    width: usize,
}

/// What a tilted reference predicts of a window.
pub struct Predicted {
    /// Share at or above the line.
    pub share: f64,
    /// Its derivative by each slope.
    pub gradient: [f64; 3],
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
        // empty bins at both ends add nothing
        let end = (middle..bins.end).rev().find(|bin| reference[*bin] > 0.0).map_or(middle, |last| last + 1);
        let start = (bins.start..middle).find(|bin| reference[*bin] > 0.0).unwrap_or(middle);
        let (above, below) = (reference[middle..end].iter(), reference[start..middle].iter().rev());
        let mut sums = Self::default();
        // both ways from where t is nearest to 0, so that what is lost in the far ends is nothing beside the rest
        match &grid.fives {
            None => {
                sums.walk(slopes, (grid.first + grid.step * middle as f64, grid.step), above.map(|count| (*count, false)));
                let nearest = grid.first + grid.step * middle.saturating_sub(1) as f64;
                sums.walk(slopes, (nearest, -grid.step), below.map(|count| (*count, false)));
            }
            Some(fives) => {
                let (fives_above, fives_below) = (fives[middle..end].iter(), fives[start..middle].iter().rev());
                let pair = |(count, five): (&f64, &bool)| (*count, *five);
                sums.walk(slopes, (grid.first + grid.step * middle as f64, grid.step), above.zip(fives_above).map(pair));
                let nearest = grid.first + grid.step * middle.saturating_sub(1) as f64;
                sums.walk(slopes, (nearest, -grid.step), below.zip(fives_below).map(pair));
            }
        }
        sums
    }

    /// Over bins one after another; exp(level·t + spread·t²) goes on by a factor that itself grows evenly.
    #[inline(always)]
    fn walk(&mut self, slopes: [f64; 3], (mut t, step): (f64, f64), bins: impl ExactSizeIterator<Item = (f64, bool)>) {
        if bins.len() == 0 {
            return;
        }
        let [level, spread, five] = slopes;
        let mut tilt = (level * t + spread * t * t).exp();
        let mut growth = (step * (level + spread * (2.0 * t + step))).exp();
        let change = (2.0 * spread * step * step).exp();
        let more = if five == 0.0 { 1.0 } else { five.exp() };
        for (count, holds_five) in bins {
            if count > 0.0 {
                self.add(count * tilt * if holds_five { more } else { 1.0 }, t, holds_five);
            }
            tilt *= growth;
            growth *= change;
            t += step;
        }
    }

    #[inline(always)]
    fn add(&mut self, weight: f64, t: f64, five: bool) {
        let mut power = weight;
        for sum in &mut self.powers {
            *sum += power;
            power *= t;
        }
        if five {
            let mut power = weight;
            for sum in &mut self.fives {
                *sum += power;
                power *= t;
            }
        }
    }

    /// Weight and means of the terms; `None` without weight.
    fn means(&self) -> Option<(f64, [f64; 3])> {
        let weight = self.powers[0];
        let means = [self.powers[1], self.powers[2], self.fives[0]];
        (weight > 0.0 && weight.is_finite()).then(|| (weight, means.map(|sum| sum / weight)))
    }

    /// Covariance of the terms.
    fn covariance(&self) -> [[f64; 3]; 3] {
        let weight = self.powers[0];
        let [_, m1, m2, m3, m4] = self.powers.map(|sum| sum / weight);
        let [f0, f1, f2] = self.fives.map(|sum| sum / weight);
        let (level_spread, level_five, spread_five) = (m3 - m1 * m2, f1 - f0 * m1, f2 - f0 * m2);
        [[m2 - m1 * m1, level_spread, level_five], [level_spread, m4 - m2 * m2, spread_five], [level_five, spread_five, f0 - f0 * f0]]
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
        let (n, observed) = seen.means().filter(|(n, _)| *n >= LEAST_IN_WINDOW)?;
        let mut slopes = [0.0; 3];
        for _ in 0..50 {
            let sums = Sums::of(slopes, &reference, grid, all.clone());
            let (_, means) = sums.means()?;
            let covariance = sums.covariance();
            let step = solved(&covariance, width, [0, 1, 2].map(|term| observed[term] - means[term]));
            // a county much unlike the school could otherwise make the first step overshoot
            slopes.iter_mut().zip(&step).for_each(|(slope, step)| *slope += step.clamp(-1.0, 1.0));
            if step.iter().all(|step| step.abs() < 1e-9) {
                return Some(Self { slopes, information: covariance.map(|row| row.map(|value| value * n)), width });
            }
        }
        None
    }

    /// Share of a window at or above the line, and how it leans on the slopes. `None` where one side has no reference.
    pub fn share_above(&self, reference: &[f64], grid: &Grid, inside: Range<usize>, line: usize) -> Option<Predicted> {
        let side = |bins: Range<usize>| Sums::of(self.slopes, reference, grid, bins).means();
        let (below, above) = (side(inside.start..line)?, side(line..inside.end)?);
        let share = above.0 / (above.0 + below.0);
        let gradient = [0, 1, 2].map(|term| share * (1.0 - share) * (above.1[term] - below.1[term]));
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
    pub fn variance_along(&self, gradient: [f64; 3]) -> f64 {
        let solved = solved(&self.information, self.width, gradient);
        solved.iter().zip(&gradient).take(self.width).map(|(a, b)| a * b).sum()
    }
}

/// The solution for the first two terms or all three, two of them at once; 0 for a term that is not asked.
fn solved(matrix: &[[f64; 3]; 3], width: usize, right: [f64; 3]) -> [f64; 3] {
    const DEPENDENT: f64 = 1e-9;
    if width == 2 {
        let (a, b, c) = (matrix[0][0], matrix[0][1], matrix[1][1]);
        let determinant = a * c - b * b;
        if a > 0.0 && c > 0.0 && determinant > DEPENDENT * a * c {
            return [(c * right[0] - b * right[1]) / determinant, (a * right[1] - b * right[0]) / determinant, 0.0];
        }
    }
    let mut symmetric = Symmetric::zero(width);
    for (row, values) in matrix.iter().enumerate().take(width) {
        (0..width).for_each(|column| symmetric.set(row, column, values[column]));
    }
    let found = symmetric.solve(&(0..width).collect::<Vec<usize>>(), &right[..width]);
    [0, 1, 2].map(|term| found.get(term).copied().unwrap_or(0.0))
}
