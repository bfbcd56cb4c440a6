//! The window around one line: counts, the tilted reference, the tests.

use crate::{
    anomalies::{
        detector::LineCount,
        tails::{TWO_SIDED_95, normal_upper, student_upper},
    },
    model::Score,
    reconcile::ledger::Paper,
};
use std::ops::Range;

/// The window, in points from the line: c − 4 to c + 1.
const BELOW: i64 = 4;
const ABOVE: i64 = 1;
/// Scores as far as this from the line, in points, fit the reference.
const REACH: i64 = 30;
/// Scale of the tilt, in points.
const TILT: f64 = 15.0;
/// Places of the placebo lines, in points from the line.
const PLACEBO: i64 = 10;
/// Fewest scores in the window.
const LEAST_IN_WINDOW: f64 = 15.0;

/// Counts of scores around one line. Bin 0 begins at the line itself, whatever grid the line is on.
pub struct Window {
    line: Score,
    /// Bins a point: 1, or 2 for half marks.
    per_point: i64,
    /// `[school][bin]`.
    schools: Vec<Vec<f64>>,
    county: Vec<f64>,
    /// Bins between no marks and the full mark.
    possible: Range<usize>,
}

/// A test at one line.
pub struct LineTest {
    /// Test statistic.
    pub z: f64,
    /// One-sided p.
    pub p: f64,
    /// Lifted share of those expected below the line.
    pub share: f64,
    /// Its 95 % interval.
    pub interval: (f64, f64),
    /// Counts behind it.
    pub count: LineCount,
}

impl Window {
    /// Counts the scores of every school around a line.
    pub fn new(line: Score, paper: &Paper, scores: &[Vec<Score>]) -> Self {
        let half = Score::from_units(Score::whole(1).units() / 2);
        let per_point = if paper.step == half { 2 } else { 1 };
        let width = Score::whole(1).units() / per_point;
        let bin = |score: Score| score.units().saturating_sub(line.units()).div_euclid(width) + REACH * per_point;
        let bins = usize::try_from(2 * REACH * per_point + 1).unwrap_or(0);
        let schools: Vec<Vec<f64>> = scores
            .iter()
            .map(|scores| {
                let mut counts = vec![0.0; bins];
                for at in scores.iter().filter_map(|score| usize::try_from(bin(*score)).ok()) {
                    if let Some(count) = counts.get_mut(at) {
                        *count += 1.0;
                    }
                }
                counts
            })
            .collect();
        let county = (0..bins).map(|at| schools.iter().map(|school| school[at]).sum()).collect();
        let edge = |score: Score| usize::try_from(bin(score).max(0)).unwrap_or(0).min(bins);
        let possible = edge(Score::ZERO)..edge(paper.full).saturating_add(1).min(bins);
        Self { line, per_point, schools, county, possible }
    }

    /// Place of a bin in points from the line.
    fn points(&self, bin: usize) -> f64 {
        bin as f64 / self.per_point as f64 - REACH as f64
    }

    /// Bins of the window around a line so many points away, and where that line is in them.
    fn bins(&self, away: i64) -> (Range<usize>, usize) {
        let at = |points: i64| usize::try_from((REACH + away + points) * self.per_point).unwrap_or(0);
        (at(-BELOW)..at(ABOVE) + 1, at(0))
    }
}

/// One school against the others, tilted to the school.
///
/// Formula:   p_j ∝ h_j exp(a t + b t²), t = (j − c)/15, fitted on the school's scores outside the window; π = predicted
///            share of the window at or above c;
///            z = (A − Nπ − ½)/√(Nπ(1−π) + N²[g'I⁻¹g + π(1−π)/M_W]); share lifted 1 − B/(N(1−π))
/// Undefined: fewer than 15 scores in the window, or no reference → `None`
/// Source:    findings.md, A203
pub fn school_test(window: &Window, school: usize) -> Option<LineTest> {
    let counts = &window.schools[school];
    let others: Vec<f64> = window.county.iter().zip(counts).map(|(all, own)| all - own).collect();
    let (inside, line) = window.bins(0);
    let (above, all) = (counts[line..inside.end].iter().sum::<f64>(), counts[inside.clone()].iter().sum::<f64>());
    if all < LEAST_IN_WINDOW {
        return None;
    }
    let places: Vec<f64> = (0..counts.len()).map(|bin| window.points(bin) / TILT).collect();
    let tilt = Tilt::fit(&others, counts, &places, |bin| !inside.contains(&bin))?;
    let expected = tilt.share_above(&others, &places, inside.clone(), line)?;
    let reference: f64 = others[inside].iter().sum();
    let binomial = expected.share * (1.0 - expected.share);
    let variance = all * binomial + all * all * (tilt.variance_along(expected.gradient) + binomial / reference);
    if variance <= 0.0 {
        return None;
    }
    let z = (above - all * expected.share - 0.5) / variance.sqrt();
    Some(test(window, (above, all), expected.share, variance.sqrt(), (z, normal_upper(z))))
}

/// The county against itself ten points below and above: a county in which most schools lift has no honest reference.
///
/// Formula:   counts outside the three windows fitted by a quadratic log-linear curve; L = logit(A/N) − logit(π) in each
///            window; D = L_c − (L_{c−10} + L_{c+10})/2; its variance from schools as clusters, or from the binomial
///            if that is larger, plus that of the curve; p from t with schools − 1 df
/// Undefined: fewer than 15 scores in any window or a placebo line outside the scale → `None`
/// Source:    findings.md, A203 county pool
pub fn county_test(window: &Window) -> Option<LineTest> {
    let level: Vec<f64> = (0..window.county.len()).map(|bin| f64::from(u8::from(window.possible.contains(&bin)))).collect();
    let places: Vec<f64> = (0..level.len()).map(|bin| window.points(bin) / TILT).collect();
    let (lines, weights) = ([0, -PLACEBO, PLACEBO].map(|away| window.bins(away)), [1.0, -0.5, -0.5]);
    let tilt = Tilt::fit(&level, &window.county, &places, |bin| !lines.iter().any(|(inside, _)| inside.contains(&bin)))?;
    let (mut contrast, mut binomial, mut gradient) = (0.0, 0.0, [0.0; 2]);
    let mut influence = vec![0.0; window.schools.len()];
    for ((inside, line), weight) in lines.iter().zip(weights) {
        let in_scale = window.possible.contains(&inside.start) && window.possible.contains(&(inside.end - 1));
        let (above, all) = (sum(&window.county, *line..inside.end), sum(&window.county, inside.clone()));
        if !in_scale || all < LEAST_IN_WINDOW {
            return None;
        }
        // half a score each way, so that an empty side has a logit
        let share = (above + 0.5) / (all + 1.0);
        let expected = tilt.share_above(&level, &places, inside.clone(), *line)?;
        let information = all * share * (1.0 - share);
        contrast += weight * (logit(share) - logit(expected.share));
        binomial += weight * weight / information;
        let slope = weight / (expected.share * (1.0 - expected.share));
        gradient = [gradient[0] + slope * expected.gradient[0], gradient[1] + slope * expected.gradient[1]];
        for (sum_of_school, counts) in influence.iter_mut().zip(&window.schools) {
            *sum_of_school += weight * (sum(counts, *line..inside.end) - share * sum(counts, inside.clone())) / information;
        }
    }
    let schools = window.schools.iter().filter(|counts| counts.iter().any(|count| *count > 0.0)).count() as f64;
    let clustered = if schools > 1.0 { influence.iter().map(|i| i * i).sum::<f64>() * schools / (schools - 1.0) } else { 0.0 };
    let error = (clustered.max(binomial) + tilt.variance_along(gradient)).sqrt();
    let z = contrast / error;
    let p = if schools > 1.0 { student_upper(z, schools - 1.0)? } else { normal_upper(z) };
    let (inside, line) = &lines[0];
    let (above, all) = (sum(&window.county, *line..inside.end), sum(&window.county, inside.clone()));
    let honest = 1.0 / (1.0 + (contrast - logit((above + 0.5) / (all + 1.0))).exp());
    let sd_of_count = error * all * honest * (1.0 - honest);
    Some(test(window, (above, all), honest, sd_of_count, (z, p)))
}

fn test(window: &Window, (above, all): (f64, f64), expected: f64, sd: f64, (z, p): (f64, f64)) -> LineTest {
    let below = (all * (1.0 - expected)).max(f64::MIN_POSITIVE);
    let share = 1.0 - (all - above) / below;
    let half = TWO_SIDED_95 * sd / below;
    let count = LineCount { line: window.line, in_window: to_count(all), above: to_count(above), expected: all * expected };
    LineTest { z, p, share, interval: (share - half, (share + half).min(1.0)), count }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of candidates, kept as f64 for sums")]
fn to_count(count: f64) -> u32 {
    count as u32
}

fn sum(counts: &[f64], bins: Range<usize>) -> f64 {
    counts[bins].iter().sum()
}

fn logit(share: f64) -> f64 {
    (share / (1.0 - share)).ln()
}

/// A reference tilted by exp(a t + b t²), fitted to counts.
struct Tilt {
    slope: f64,
    curve: f64,
    /// Inverse of the information on (a, b).
    covariance: [[f64; 2]; 2],
}

/// What a tilted reference predicts of a window.
struct Predicted {
    /// Share at or above the line.
    share: f64,
    /// Its derivatives by a and b.
    gradient: [f64; 2],
}

/// Sums over tilted bins: weight, means and covariance of (t, t²).
struct Moments {
    weight: f64,
    mean: [f64; 2],
    covariance: [[f64; 2]; 2],
}

impl Tilt {
    /// Newton's method on the bins that `used` accepts; counts in bins where the reference is empty are left out.
    fn fit(reference: &[f64], counts: &[f64], places: &[f64], used: impl Fn(usize) -> bool) -> Option<Self> {
        let bins: Vec<usize> = (0..counts.len()).filter(|bin| used(*bin) && reference[*bin] > 0.0).collect();
        let n: f64 = bins.iter().map(|bin| counts[*bin]).sum();
        if n < LEAST_IN_WINDOW {
            return None;
        }
        let observed = [1, 2].map(|power| bins.iter().map(|bin| counts[*bin] * places[*bin].powi(power)).sum::<f64>() / n);
        let mut tilt = Self { slope: 0.0, curve: 0.0, covariance: [[0.0; 2]; 2] };
        for _ in 0..50 {
            let moments = tilt.moments(reference, places, bins.iter().copied())?;
            let inverse = invert(moments.covariance)?;
            let gap = [observed[0] - moments.mean[0], observed[1] - moments.mean[1]];
            tilt.covariance = inverse.map(|row| row.map(|entry| entry / n));
            let step = inverse.map(|row| (row[0] * gap[0] + row[1] * gap[1]).clamp(-1.0, 1.0));
            tilt.slope += step[0];
            tilt.curve += step[1];
            if step[0].abs() + step[1].abs() < 1e-9 {
                return Some(tilt);
            }
        }
        None
    }

    fn moments(&self, reference: &[f64], places: &[f64], bins: impl Iterator<Item = usize>) -> Option<Moments> {
        let (mut weight, mut first, mut second) = (0.0, [0.0; 2], [[0.0; 2]; 2]);
        for bin in bins {
            let place = [places[bin], places[bin] * places[bin]];
            let w = reference[bin] * (self.slope * place[0] + self.curve * place[1]).exp();
            weight += w;
            for row in 0..2 {
                first[row] += w * place[row];
                for column in 0..2 {
                    second[row][column] += w * place[row] * place[column];
                }
            }
        }
        if !(weight > 0.0 && weight.is_finite()) {
            return None;
        }
        let mean = first.map(|sum| sum / weight);
        let covariance = [0, 1].map(|row| [0, 1].map(|column| second[row][column] / weight - mean[row] * mean[column]));
        Some(Moments { weight, mean, covariance })
    }

    /// Share of a window at or above the line, and how it leans on a and b. `None` where one side has no reference.
    fn share_above(&self, reference: &[f64], places: &[f64], inside: Range<usize>, line: usize) -> Option<Predicted> {
        let below = self.moments(reference, places, inside.start..line)?;
        let above = self.moments(reference, places, line..inside.end)?;
        let share = above.weight / (above.weight + below.weight);
        let gradient = [0, 1].map(|at| share * (1.0 - share) * (above.mean[at] - below.mean[at]));
        Some(Predicted { share, gradient })
    }

    fn variance_along(&self, gradient: [f64; 2]) -> f64 {
        (0..2).flat_map(|row| (0..2).map(move |column| (row, column))).map(|(r, c)| gradient[r] * self.covariance[r][c] * gradient[c]).sum()
    }
}

fn invert([[a, b], [_, d]]: [[f64; 2]; 2]) -> Option<[[f64; 2]; 2]> {
    let determinant = a * d - b * b;
    (determinant > 1e-12).then(|| [[d / determinant, -b / determinant], [-b / determinant, a / determinant]])
}
