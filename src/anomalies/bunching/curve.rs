//! A smooth curve through the county's own counts, to tell what stands out of it.

use super::window::LEAST_IN_WINDOW;
use crate::anomalies::linear::Symmetric;
use std::ops::Range;

/// Terms of the curve: with two of them, the counts that papers with an S-shaped or a skewed law have near the full mark look lifted.
const TERMS: usize = 4;

/// Counts as exp of a polynomial of the fourth degree over the bins.
pub struct Curve {
    /// The terms of every bin.
    terms: Vec<[f64; TERMS]>,
    slopes: [f64; TERMS],
    information: Symmetric,
}

/// What a curve lets expect of a window.
pub struct Expected {
    /// Share at or above the line.
    pub share: f64,
    /// Its derivative by each slope.
    pub gradient: [f64; TERMS],
}

impl Curve {
    /// The curve through the counts of some bins, but for some ranges of them.
    ///
    /// Formula:   maximum likelihood of a multinomial law, p_j ∝ exp(Σ_k b_k P_k(t_j)), P_k Legendre's polynomials, t from −1 in the first
    ///            bin of all to 1 in the last, by Newton's method
    /// Undefined: fewer than 15 scores to fit, or no maximum → `None`
    /// Source:    Efron & Tibshirani (1996), Annals of Statistics 24, 2431–2461 (exponential families of densities)
    /// Checked:   size in counties with papers of three shapes, docs/screens.md
    pub fn fit(counts: &[f64], bins: Range<usize>, left_out: &[Range<usize>]) -> Option<Self> {
        const STILL: f64 = 1e-7;
        const MOST_STEPS: usize = 100;
        let place = |bin: usize| 2.0 * bin as f64 / (counts.len().max(2) - 1) as f64 - 1.0;
        let terms: Vec<[f64; TERMS]> = (0..counts.len()).map(|bin| legendre(place(bin))).collect();
        let used: Vec<usize> = bins.filter(|bin| !left_out.iter().any(|range| range.contains(bin))).collect();
        let all: f64 = used.iter().map(|bin| counts[*bin]).sum();
        if all < LEAST_IN_WINDOW {
            return None;
        }
        let observed: [f64; TERMS] = std::array::from_fn(|term| used.iter().map(|bin| counts[*bin] * terms[*bin][term]).sum::<f64>() / all);
        let mut curve = Self { terms, slopes: [0.0; TERMS], information: Symmetric::zero(TERMS) };
        for _ in 0..MOST_STEPS {
            let (_, means, covariance) = curve.moments(&used)?;
            let step = covariance.solve(&[0, 1, 2, 3], &std::array::from_fn::<f64, TERMS, _>(|term| observed[term] - means[term]));
            curve.slopes.iter_mut().zip(&step).for_each(|(slope, step)| *slope += step.clamp(-1.0, 1.0));
            if step.iter().all(|step| step.abs() < STILL) {
                curve.information.add_scaled(&covariance, all);
                return Some(curve);
            }
        }
        None
    }

    /// The curve over all bins but for a factor.
    pub fn weight(&self, bin: usize) -> f64 {
        self.slopes.iter().zip(&self.terms[bin]).map(|(slope, term)| slope * term).sum::<f64>().exp()
    }

    /// Weight of some bins, means of the terms and their covariance. `None` without weight.
    fn moments(&self, bins: &[usize]) -> Option<(f64, [f64; TERMS], Symmetric)> {
        let weighted: Vec<(f64, [f64; TERMS])> = bins.iter().map(|bin| (self.weight(*bin), self.terms[*bin])).collect();
        let all: f64 = weighted.iter().map(|(weight, _)| weight).sum();
        if all.is_nan() || all <= 0.0 || all.is_infinite() {
            return None;
        }
        let means = std::array::from_fn(|term| weighted.iter().map(|(weight, terms)| weight * terms[term]).sum::<f64>() / all);
        let mut covariance = Symmetric::zero(TERMS);
        for (weight, terms) in &weighted {
            let away: [f64; TERMS] = std::array::from_fn(|term| terms[term] - means[term]);
            covariance.add_weighted(&away, weight / all);
        }
        covariance.mirror();
        Some((all, means, covariance))
    }

    /// Share of a window at or above the line. `None` where one side has no weight.
    pub fn share_above(&self, inside: Range<usize>, line: usize) -> Option<Expected> {
        let side = |bins: Range<usize>| self.moments(&bins.collect::<Vec<usize>>());
        let ((below, means_below, _), (above, means_above, _)) = (side(inside.start..line)?, side(line..inside.end)?);
        let share = above / (above + below);
        let gradient = std::array::from_fn(|term| share * (1.0 - share) * (means_above[term] - means_below[term]));
        Some(Expected { share, gradient })
    }

    /// Variance of a linear function of the slopes: g' I⁻¹ g.
    pub fn variance_along(&self, gradient: &[f64; TERMS]) -> f64 {
        self.information.solve(&[0, 1, 2, 3], gradient).iter().zip(gradient).map(|(a, b)| a * b).sum()
    }
}

/// P₁ to P₄ of Legendre at t.
fn legendre(t: f64) -> [f64; TERMS] {
    let square = t * t;
    [t, (3.0 * square - 1.0) / 2.0, (5.0 * square - 3.0) * t / 2.0, (35.0 * square * square - 30.0 * square + 3.0) / 8.0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_of_the_fourth_degree_is_found_again_from_what_is_left_of_it() {
        let slopes = [0.8, -1.1, 0.3, -0.2];
        let count = |bin: usize| {
            let terms = legendre(bin as f64 / 30.0 - 1.0);
            1e4 * slopes.iter().zip(terms).map(|(slope, term)| slope * term).sum::<f64>().exp()
        };
        let mut counts: Vec<f64> = (0..61).map(count).collect();
        let window = 26..32;
        let (below, above): (f64, f64) = (counts[26..30].iter().sum(), counts[30..32].iter().sum());
        // what is in the window moves nothing
        counts[window.clone()].fill(0.0);
        let curve = Curve::fit(&counts, 0..58, std::slice::from_ref(&window)).unwrap();
        assert!(curve.slopes.iter().zip(slopes).all(|(got, want)| (got - want).abs() < 1e-6), "{:?}", curve.slopes);
        let expected = curve.share_above(window, 30).unwrap();
        assert!((expected.share - above / (above + below)).abs() < 1e-9);
        // the derivative by each slope, by differences, and the variance of one slope alone
        let share = |by: usize, far: f64| {
            let mut slopes = curve.slopes;
            slopes[by] += far;
            let moved = Curve { terms: curve.terms.clone(), slopes, information: Symmetric::zero(TERMS) };
            moved.share_above(26..32, 30).unwrap().share
        };
        for by in 0..TERMS {
            assert!(((share(by, 1e-5) - share(by, -1e-5)) / 2e-5 - expected.gradient[by]).abs() < 1e-8);
        }
        assert!(curve.variance_along(&expected.gradient) > 0.0);
        assert!(Curve::fit(&[1.0; 10], 0..10, &[]).is_none());
    }
}
