//! A reference distribution tilted to one school.

use super::window::LEAST_IN_WINDOW;
use crate::anomalies::linear::Symmetric;
use std::ops::Range;

/// A reference times exp(slopes · terms), fitted to counts.
pub struct Tilt {
    /// One for each term.
    pub slopes: Vec<f64>,
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

/// Weight, mean and covariance of the terms over some tilted bins.
struct Moments {
    weight: f64,
    mean: Vec<f64>,
    covariance: Symmetric,
}

impl Tilt {
    /// Newton's method on the bins that `used` accepts; counts in bins where the reference is empty are left out.
    pub fn fit(reference: &[f64], counts: &[f64], terms: &[Vec<f64>], used: impl Fn(usize) -> bool) -> Option<Self> {
        let bins: Vec<usize> = (0..counts.len()).filter(|bin| used(*bin) && reference[*bin] > 0.0).collect();
        let n: f64 = bins.iter().map(|bin| counts[*bin]).sum();
        let width = terms.first()?.len();
        if n < LEAST_IN_WINDOW {
            return None;
        }
        let all: Vec<usize> = (0..width).collect();
        let observed: Vec<f64> = all.iter().map(|term| bins.iter().map(|bin| counts[*bin] * terms[*bin][*term]).sum::<f64>() / n).collect();
        let mut slopes = vec![0.0; width];
        for _ in 0..50 {
            let moments = moments(&slopes, reference, terms, bins.iter().copied())?;
            let gap: Vec<f64> = observed.iter().zip(&moments.mean).map(|(seen, expected)| seen - expected).collect();
            let step = moments.covariance.solve(&all, &gap);
            // a county much unlike the school could otherwise make the first step overshoot
            slopes.iter_mut().zip(&step).for_each(|(slope, step)| *slope += step.clamp(-1.0, 1.0));
            if step.iter().all(|step| step.abs() < 1e-9) {
                let mut information = Symmetric::zero(width);
                information.add_scaled(&moments.covariance, n);
                return Some(Self { slopes, information });
            }
        }
        None
    }

    /// The tilted reference: weight of every bin, up to a factor.
    pub fn weights(&self, reference: &[f64], terms: &[Vec<f64>]) -> Vec<f64> {
        let tilted = |terms: &[f64]| self.slopes.iter().zip(terms).map(|(slope, term)| slope * term).sum::<f64>().exp();
        reference.iter().zip(terms).map(|(own, terms)| own * tilted(terms)).collect()
    }

    /// Share of a window at or above the line, and how it leans on the slopes. `None` where one side has no reference.
    pub fn share_above(&self, reference: &[f64], terms: &[Vec<f64>], inside: Range<usize>, line: usize) -> Option<Predicted> {
        let below = moments(&self.slopes, reference, terms, inside.start..line)?;
        let above = moments(&self.slopes, reference, terms, line..inside.end)?;
        let share = above.weight / (above.weight + below.weight);
        let gradient = above.mean.iter().zip(&below.mean).map(|(above, below)| share * (1.0 - share) * (above - below)).collect();
        Some(Predicted { share, gradient })
    }

    /// Variance of a linear function of the slopes: g' I⁻¹ g.
    pub fn variance_along(&self, gradient: &[f64]) -> f64 {
        let all: Vec<usize> = (0..gradient.len()).collect();
        self.information.solve(&all, gradient).iter().zip(gradient).map(|(a, b)| a * b).sum()
    }
}

fn moments(slopes: &[f64], reference: &[f64], terms: &[Vec<f64>], bins: impl Iterator<Item = usize>) -> Option<Moments> {
    let weighted: Vec<(f64, &[f64])> = bins
        .map(|bin| {
            let exponent: f64 = slopes.iter().zip(&terms[bin]).map(|(slope, term)| slope * term).sum();
            (reference[bin] * exponent.exp(), terms[bin].as_slice())
        })
        .collect();
    let weight: f64 = weighted.iter().map(|(weight, _)| weight).sum();
    if !(weight > 0.0 && weight.is_finite()) {
        return None;
    }
    let mean: Vec<f64> =
        (0..slopes.len()).map(|term| weighted.iter().map(|(weight, terms)| weight * terms[term]).sum::<f64>() / weight).collect();
    let mut covariance = Symmetric::zero(slopes.len());
    let mut centred = vec![0.0; slopes.len()];
    for (root, terms) in weighted.iter().map(|(own, terms)| ((own / weight).sqrt(), terms)) {
        centred.iter_mut().zip(terms.iter().zip(&mean)).for_each(|(centred, (term, mean))| *centred = root * (term - mean));
        covariance.add_products(&centred);
    }
    covariance.mirror();
    Some(Moments { weight, mean, covariance })
}
