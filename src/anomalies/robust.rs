//! Estimates that a few odd schools cannot move: medians, Huber's plane, the spread of honest schools.

use super::linear::Symmetric;
use rayon::prelude::*;

/// Median; the mean of the middle two for an even count. `None` for no values.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    median_of(&mut values.to_vec())
}

/// The same, of values that may be put in another order.
fn median_of(sorted: &mut [f64]) -> Option<f64> {
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
    median(&sizes).map(|median| median / NORMAL_QUARTILE)
}

/// Weighted median: the first value, in ascending order, at which the weights below and at it reach half of all weight.
/// `None` for no values.
#[must_use]
pub fn weighted_median(values: &[f64], weights: &[f64]) -> Option<f64> {
    weighted_median_of(&mut values.iter().copied().zip(weights.iter().copied()).collect::<Vec<(f64, f64)>>())
}

/// The same of values with their weights, which may be put in another order.
fn weighted_median_of(pairs: &mut [(f64, f64)]) -> Option<f64> {
    let half = half_of(pairs.iter().map(|pair| pair.1).sum());
    first_at(pairs, 0.0, half)
}

/// Half of a weight: exactly half is half, however the sums were rounded.
fn half_of(weight: f64) -> f64 {
    weight / 2.0 * (1.0 - 1e-12)
}

/// The first value, in ascending order, at which the weights below and at it, and what lies below all of them, reach a weight.
fn first_at(pairs: &mut [(f64, f64)], mut below: f64, half: f64) -> Option<f64> {
    let mut open = pairs;
    // the half that cannot hold it is left aside
    while open.len() > 1 {
        let middle = (open.len() - 1) / 2;
        let (lower, own, _) = open.select_nth_unstable_by(middle, |a, b| a.0.total_cmp(&b.0));
        let weight = lower.iter().map(|pair| pair.1).sum::<f64>() + own.1;
        if below + weight >= half {
            open = &mut open[..=middle];
            if open.len() == 1 || below + weight - open[middle].1 < half {
                return Some(open[middle].0);
            }
            open = &mut open[..middle];
        } else {
            below += weight;
            open = &mut open[middle + 1..];
        }
    }
    open.first().map(|pair| pair.0)
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
    let (total, width): (f64, usize) = (weights.iter().sum(), x.width);
    if total <= 0.0 {
        return vec![0.0; x.len()];
    }
    let mean = |column: usize| x.iter().zip(weights).map(|(x, weight)| weight * x[column]).sum::<f64>() / total;
    let means: Vec<f64> = (0..width).map(mean).collect();
    let mut away = vec![0.0; width];
    let centre = |away: &mut [f64], point: &[f64]| away.iter_mut().zip(point).zip(&means).for_each(|((away, x), mean)| *away = x - mean);
    let mut products = Symmetric::zero(width);
    for (point, weight) in x.iter().zip(weights) {
        centre(&mut away, point);
        products.add_weighted(&away, *weight);
    }
    products.mirror();
    let all: Vec<usize> = (0..width).collect();
    // columns of the inverse, since there are few predictors and many points
    let inverse: Vec<f64> = all.iter().flat_map(|at| products.solve(&all, &unit(width, *at))).collect();
    let mut pull = |point: &[f64]| -> f64 {
        centre(&mut away, point);
        let row = |(x, column): (&f64, &[f64])| x * column.iter().zip(&away).map(|(a, b)| a * b).sum::<f64>();
        away.iter().zip(inverse.chunks_exact(width)).map(row).sum()
    };
    x.iter().zip(weights).map(|(row, weight)| (weight * (1.0 / total + pull(row))).clamp(0.0, 1.0)).collect()
}

fn unit(width: usize, at: usize) -> Vec<f64> {
    (0..width).map(|column| f64::from(u8::from(column == at))).collect()
}

/// The median of sizes of which it is known about where it lies: only those near it are put in order.
fn median_near(sizes: &[f64], near: Option<f64>, pool: &mut Vec<f64>) -> Option<f64> {
    const FROM: f64 = 0.8;
    const TO: f64 = 1.25;
    const WORTH_IT: usize = 64;
    pool.clear();
    if let Some(near) = near.filter(|_| sizes.len() >= WORTH_IT) {
        let (low, high) = (near * FROM, near * TO);
        let below = sizes.iter().filter(|size| **size < low).count();
        pool.extend(sizes.iter().copied().filter(|size| low <= *size && *size <= high));
        let middle = sizes.len() / 2;
        let even = sizes.len().is_multiple_of(2);
        if below + usize::from(even) <= middle && middle < below + pool.len() {
            let (lower, upper, _) = pool.select_nth_unstable_by(middle - below, f64::total_cmp);
            let upper = *upper;
            let lower = lower.iter().copied().max_by(f64::total_cmp).filter(|_| even);
            return Some(lower.map_or(upper, |lower| (lower + upper) / 2.0));
        }
        pool.clear();
    }
    pool.extend_from_slice(sizes);
    median_of(pool)
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
    let mut total = 0.0;
    for (row, weight) in rows.iter().zip(weights) {
        total += weight;
        means.iter_mut().zip(row.as_ref()).for_each(|(mean, value)| *mean += weight * value);
    }
    if total <= 0.0 {
        return None;
    }
    means.iter_mut().for_each(|mean| *mean /= total);
    for (row, weight) in rows.iter().zip(weights) {
        let row = &row.as_ref()[..columns];
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
    let width = columns - 1;
    let mut symmetric = Symmetric::zero(columns);
    for at in 0..columns {
        (at..columns).for_each(|other| symmetric.set(at, other, products[at * columns + other]));
    }
    symmetric.mirror();
    let right: Vec<f64> = (0..width).map(|column| symmetric.get(column, width)).collect();
    let slopes = symmetric.solve(&(0..width).collect::<Vec<usize>>(), &right);
    let level: f64 = slopes.iter().zip(&*means).map(|(slope, mean)| slope * mean).sum();
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
    let mut centres: Vec<Centre> = groups.iter().map(|_| Centre::default()).collect();
    let mut pool = Vec::new();
    let mut squares: Vec<(f64, f64)> = Vec::with_capacity(groups.iter().map(Vec::len).sum());
    for _ in 0..3 {
        centres = groups.par_iter().zip(centres).map(|(group, before)| before.next(group, tau2)).collect();
        squares.clear();
        for (group, centre) in groups.iter().zip(&centres) {
            squares.extend(group.iter().map(|(residual, variance)| ((residual - centre.at).powi(2), *variance)));
        }
        tau2 = over_dispersion(&squares, &mut pool)?;
    }
    Some(Spread { centres: centres.iter().map(|centre| centre.at).collect(), tau2 })
}

/// Centre of a group, and how far from it the next one is looked for first: a part of a usual cell's standard deviation; nothing
/// before the first.
#[derive(Clone, Copy, Default)]
struct Centre {
    at: f64,
    about: f64,
}

impl Centre {
    /// The weighted median with this τ².
    fn next(self, group: &[(f64, f64)], tau2: f64) -> Self {
        const ABOUT: f64 = 0.25;
        let weight = |variance: f64| 1.0 / (variance + tau2).max(f64::MIN_POSITIVE);
        let (low, high) = (self.at - self.about, self.at + self.about);
        let (mut all, mut below, mut near) = (0.0, 0.0, Vec::with_capacity(group.len() / 2));
        for (residual, variance) in group {
            let weight = weight(*variance);
            all += weight;
            if *residual < low {
                below += weight;
            } else if *residual <= high {
                near.push((*residual, weight));
            }
        }
        let half = half_of(all);
        let found = Some(near).filter(|near| below < half && half <= below + near.iter().map(|pair| pair.1).sum::<f64>());
        let mut pairs = found.unwrap_or_else(|| {
            below = 0.0;
            group.iter().map(|(residual, variance)| (*residual, weight(*variance))).collect()
        });
        let at = first_at(&mut pairs, below, half).unwrap_or(0.0);
        Self { at, about: if all > 0.0 { ABOUT * (group.len() as f64 / all).sqrt() } else { 0.0 } }
    }
}

/// Solves median(square/(variance + τ²)) = 0.4549364; the median falls as τ² rises.
///
/// A ratio is at the wanted value where τ² = square/0.4549364 − variance, so that τ² lies at the median of these: at the middle one
/// of an odd number; of an even number between the middle two, where the ratios of two units have the wanted mean.
fn over_dispersion(squares: &[(f64, f64)], pool: &mut Vec<f64>) -> Option<f64> {
    let ratio = |at: &(f64, f64), tau2: f64| at.0 / (at.1 + tau2).max(f64::MIN_POSITIVE);
    let crossing = |unit: &(f64, f64)| unit.0 / MEDIAN_CHI2 - unit.1;
    pool.clear();
    pool.extend(squares.iter().map(crossing));
    let middle = pool.len() / 2;
    if pool.is_empty() {
        return None;
    }
    let (lower, upper, _) = pool.select_nth_unstable_by(middle, f64::total_cmp);
    let high = *upper;
    if squares.len() % 2 == 1 {
        return Some(high.max(0.0));
    }
    let low = lower.iter().copied().max_by(f64::total_cmp).unwrap_or(high);
    if high <= 0.0 {
        return Some(0.0);
    }
    if low <= 0.0 {
        // the middle two lie on both sides of none
        pool.clear();
        pool.extend(squares.iter().map(|unit| ratio(unit, 0.0)));
        if median_of(pool)? <= MEDIAN_CHI2 {
            return Some(0.0);
        }
    }
    let low = low.max(0.0);
    let sides = || squares.iter().map(|unit| (crossing(unit), unit));
    // ratios fall, so that only those that are not passed by another at either end can be the middle two
    let below = || sides().filter(|(at, _)| *at < high).map(|(_, unit)| unit);
    let above = || sides().filter(|(at, _)| *at >= high).map(|(_, unit)| unit);
    let most_at_high = below().map(|unit| ratio(unit, high)).fold(0.0, f64::max);
    let least_at_low = above().map(|unit| ratio(unit, low)).fold(f64::INFINITY, f64::min);
    let below: Vec<(f64, f64)> = below().filter(|unit| ratio(unit, low) >= most_at_high).copied().collect();
    let above: Vec<(f64, f64)> = above().filter(|unit| ratio(unit, high) <= least_at_low).copied().collect();
    let largest_below = |tau2: f64| below.iter().map(|unit| ratio(unit, tau2)).fold(0.0, f64::max);
    let least_above = |tau2: f64| above.iter().map(|unit| ratio(unit, tau2)).fold(f64::INFINITY, f64::min);
    let excess = |tau2: f64| f64::midpoint(largest_below(tau2), least_above(tau2)) - MEDIAN_CHI2;
    let (mut low, mut high) = (low, high);
    while high - low > 1e-10 * high {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if excess(middle) > 0.0 { low = middle } else { high = middle }
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
