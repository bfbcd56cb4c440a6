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

/// Bins that are summed at once: as many as a processor of any age multiplies at once.
const TOGETHER: usize = 2;

impl Sums {
    /// Over a range of bins, the slopes at work.
    fn of(slopes: [f64; 3], reference: &[f64], grid: &Grid, bins: Range<usize>) -> Self {
        let mut powers = powers(slopes, &reference[bins.clone()], grid, bins.start);
        let Some(fives) = &grid.fives else { return Self { powers, fives: [0.0; 3] } };
        // bins with a multiple of five weigh more by one factor
        let held = |(count, five): (&f64, &bool)| if *five { *count } else { 0.0 };
        let counts: Vec<f64> = reference[bins.clone()].iter().zip(&fives[bins.clone()]).map(held).collect();
        let of_fives = self::powers(slopes, &counts, grid, bins.start);
        let more = slopes[2].exp();
        powers.iter_mut().zip(&of_fives).for_each(|(sum, own)| *sum += own * (more - 1.0));
        Self { powers, fives: [0, 1, 2].map(|power| of_fives[power] * more) }
    }

    /// The slopes that would make these, were they of a normal law, those; `None` without weight.
    fn slopes_to(&self, wanted: &Self) -> Option<[f64; 3]> {
        let moments = |sums: &Self| sums.means().map(|(_, [mean, square, _])| (mean, square - mean * mean));
        let ((from, spread), (to, narrower)) = (moments(self)?, moments(wanted)?);
        if spread <= 0.0 || narrower <= 0.0 {
            return Some([0.0; 3]);
        }
        let slopes = [to / narrower - from / spread, (1.0 / spread - 1.0 / narrower) / 2.0, 0.0];
        Some(slopes.map(|slope| slope.clamp(-1.0, 1.0)))
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

/// Σ count·exp(level·t + spread·t²)·tᵏ for k = 0 to 4 over bins one after another, the first of them bin `first` of the grid.
fn powers([level, spread, _]: [f64; 3], counts: &[f64], grid: &Grid, first: usize) -> [f64; 5] {
    // empty bins at both ends add nothing
    let Some(start) = counts.iter().position(|count| *count > 0.0) else { return [0.0; 5] };
    let end = counts.iter().rposition(|count| *count > 0.0).map_or(start, |last| last + 1);
    let counts = &counts[start..end];
    let (t, step) = (grid.first + grid.step * (first + start) as f64, grid.step);
    // the factor goes on from bin to bin by one that itself grows evenly
    let mut tilt = (level * t + spread * t * t).exp();
    let mut growth = (step * (level + spread * (2.0 * t + step))).exp();
    let change = (2.0 * spread * step * step).exp();
    let (mut places, mut tilts, mut growths) = ([t; TOGETHER], [tilt; TOGETHER], [growth * growth * change; TOGETHER]);
    for lane in 1..TOGETHER {
        places[lane] = t + step * lane as f64;
        tilt *= growth;
        growth *= change;
        tilts[lane] = tilt;
        growths[lane] = growth * growth * change;
    }
    let (stride, change) = (step * TOGETHER as f64, change.powi(4));
    let mut sums = [[0.0; TOGETHER]; 5];
    let (blocks, rest) = counts.as_chunks::<TOGETHER>();
    let mut last = [0.0; TOGETHER];
    last.iter_mut().zip(rest).for_each(|(last, count)| *last = *count);
    let mut add = |counts: &[f64; TOGETHER]| {
        let mut power = [0, 1].map(|lane| counts[lane] * tilts[lane]);
        for sum in &mut sums {
            *sum = [0, 1].map(|lane| sum[lane] + power[lane]);
            power = [0, 1].map(|lane| power[lane] * places[lane]);
        }
        places = places.map(|place| place + stride);
        tilts = [0, 1].map(|lane| tilts[lane] * growths[lane]);
        growths = growths.map(|growth| growth * change);
    };
    blocks.iter().for_each(&mut add);
    add(&last);
    sums.map(|lanes| lanes.iter().sum())
}

/// Room for a reference and counts without the bins that are not fitted, so that very many fits need not make it.
#[derive(Default)]
pub struct Room {
    reference: Vec<f64>,
    counts: Vec<f64>,
}

impl Room {
    /// The reference and the counts outside some ranges; counts in bins where the reference is empty are left out too.
    fn take(&mut self, reference: &[f64], counts: &[f64], left_out: &[Range<usize>]) {
        self.reference.clear();
        self.reference.extend_from_slice(reference);
        left_out.iter().for_each(|bins| self.reference[bins.clone()].fill(0.0));
        self.counts.clear();
        self.counts.extend(counts.iter().zip(&self.reference).map(|(count, held)| if *held > 0.0 { *count } else { 0.0 }));
    }
}

impl Room {
    /// Adds as much as one score to the counts, spread like the reference.
    fn add_usual_score(&mut self) {
        let all: f64 = self.reference.iter().sum();
        if all > 0.0 {
            self.counts.iter_mut().zip(&self.reference).for_each(|(count, held)| *count += held / all);
        }
    }
}

impl Tilt {
    /// Newton's method on the bins outside some ranges; counts in bins where the reference is empty are left out.
    ///
    /// A school all of whose marks are multiples of five has no finite slope for that; so where there is one, as much as a single score
    /// counts as spread like the reference (Clogg, Rubin, Schenker, Schultz & Weidman 1991, JASA 86, 68–78).
    ///
    /// It begins where a normal reference would end: at slopes that make its mean and variance those of the counts.
    pub fn fit((reference, counts): (&[f64], &[f64]), grid: &Grid, left_out: &[Range<usize>], room: &mut Room) -> Option<Self> {
        /// A step so small leaves, since every step squares what is left, some 10⁻⁸ of a slope.
        const STILL: f64 = 1e-4;
        room.take(reference, counts, left_out);
        let (all, width) = (0..reference.len(), grid.width());
        if grid.fives.is_some() {
            room.add_usual_score();
        }
        let seen = Sums::of([0.0; 3], &room.counts, grid, all.clone());
        let (n, observed) = seen.means().filter(|(n, _)| *n >= LEAST_IN_WINDOW)?;
        let mut slopes = Sums::of([0.0; 3], &room.reference, grid, all.clone()).slopes_to(&seen)?;
        for _ in 0..50 {
            let sums = Sums::of(slopes, &room.reference, grid, all.clone());
            let (_, means) = sums.means()?;
            let covariance = sums.covariance();
            let step = solved(&covariance, width, [0, 1, 2].map(|term| observed[term] - means[term]));
            // a county much unlike the school could otherwise make the first step overshoot
            slopes.iter_mut().zip(&step).for_each(|(slope, step)| *slope += step.clamp(-1.0, 1.0));
            if step.iter().all(|step| step.abs() < STILL) {
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
        // from the first bin that weighs anything, and on from bin to bin as in [`powers`]
        let start = reference.iter().position(|count| *count > 0.0).unwrap_or(0);
        let (t, step, more) = (grid.first + grid.step * start as f64, grid.step, five.exp());
        let mut tilt = (level * t + spread * t * t).exp();
        let mut growth = (step * (level + spread * (2.0 * t + step))).exp();
        let change = (2.0 * spread * step * step).exp();
        let mut weights = vec![0.0; reference.len()];
        for (weight, count) in weights.iter_mut().zip(reference).skip(start) {
            *weight = count * tilt;
            tilt *= growth;
            growth *= change;
        }
        if let Some(fives) = &grid.fives {
            weights.iter_mut().zip(fives).filter(|(_, five)| **five).for_each(|(weight, _)| *weight *= more);
        }
        weights
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
