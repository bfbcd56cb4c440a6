//! How far the items of a paper measure one thing: alpha, KR-20, standard error of measurement, item–rest correlation. All of
//! them come from the variances and covariances of [`Moments`], which one pass over the columns gives.

use super::describe::{self, sum_of_squares};

/// Means, variances and covariances with the total of items that the same candidates answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Moments {
    /// Candidates.
    pub n: usize,
    /// Mean of each item.
    pub means: Vec<f64>,
    /// Variance of each item, with n − 1.
    pub variances: Vec<f64>,
    /// Covariance of each item with the total, with n − 1.
    pub with_total: Vec<f64>,
    /// Variance of the total, with n − 1.
    pub total: f64,
}

impl Moments {
    /// The moments of these columns, a score for each candidate in each. Two passes: means first, then deviations from them.
    /// `None` without items, with fewer than two candidates, or where columns differ in length.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
    pub fn of(items: &[Vec<f64>]) -> Option<Self> {
        let n = items.first()?.len();
        if n < 2 || items.iter().any(|item| item.len() != n) {
            return None;
        }
        let mut deviations = vec![0.0; n];
        let mut means = Vec::with_capacity(items.len());
        for item in items {
            let mean = describe::mean(item)?;
            deviations.iter_mut().zip(item).for_each(|(sum, x)| *sum += x - mean);
            means.push(mean);
        }
        let by = (n - 1) as f64;
        let variances = items.iter().zip(&means).map(|(item, mean)| sum_of_squares(item, *mean) / by).collect();
        let with_total =
            items.iter().zip(&means).map(|(item, mean)| describe::sum(item.iter().zip(&deviations).map(|(x, d)| (x - mean) * d)) / by);
        let with_total = with_total.collect();
        let total = sum_of_squares(&deviations, 0.0) / by;
        Some(Self { n, means, variances, with_total, total })
    }

    /// Cronbach's alpha: how far the items pull together.
    ///
    /// Formula:   k/(k−1) · (1 − Σ sᵢ²/s_total²), variances with n − 1
    /// Unit:      none; 1 at most, can be negative
    /// Missing:   the caller leaves out candidates who lack an item
    /// Undefined: k < 2 or s_total² = 0 → `None`
    /// Source:    Cronbach (1951), Psychometrika 16, 297–334
    /// Checked:   tests/it/reference.rs, R psych
    ///
    /// For items that are all 0 or 1 this is KR-20 (Kuder & Richardson 1937).
    #[must_use]
    pub fn alpha(&self) -> Option<f64> {
        alpha(self.variances.len(), self.variances.iter().copied(), self.total)
    }

    /// Alpha of the other items.
    ///
    /// Formula:   as [`alpha`](Self::alpha) over all items but this one
    /// Unit:      none
    /// Undefined: fewer than three items, no such item, or the others have no spread → `None`
    /// Checked:   tests/it/reference.rs, `alpha_if_dropped`
    #[must_use]
    pub fn alpha_without(&self, at: usize) -> Option<f64> {
        let rest = self.rest(at)?;
        let others = self.variances.iter().enumerate().filter(|(item, _)| *item != at).map(|(_, variance)| *variance);
        alpha(self.variances.len() - 1, others, rest)
    }

    /// Correlation of an item with the total of all other items; of 0 and 1 it is the point-biserial correlation.
    ///
    /// Formula:   Pearson r of xᵢ and Σ_{j≠i} xⱼ = (cov(xᵢ, T) − sᵢ²)/(sᵢ s_rest)
    /// Unit:      none
    /// Undefined: no such item, or either has no spread → `None`
    /// Checked:   tests/it/reference.rs, `item_rest_r`
    #[must_use]
    pub fn item_rest(&self, at: usize) -> Option<f64> {
        let (own, rest) = (*self.variances.get(at)?, self.rest(at)?);
        (own > 0.0).then(|| ((self.with_total[at] - own) / (own.sqrt() * rest.sqrt())).clamp(-1.0, 1.0))
    }

    /// Standard error of measurement: how far a total would wander if the paper were sat again.
    ///
    /// Formula:   s_T √(1 − α), sample sd
    /// Unit:      marks
    /// Undefined: as alpha, or alpha above 1 by rounding → `None`
    /// Checked:   tests/it/reference.rs, `sem_sample`
    #[must_use]
    pub fn standard_error(&self) -> Option<f64> {
        let alpha = self.alpha()?;
        (alpha <= 1.0).then(|| self.total.sqrt() * (1.0 - alpha).sqrt())
    }

    /// Variance of the total less one item; `None` where it has no spread.
    fn rest(&self, at: usize) -> Option<f64> {
        let own = *self.variances.get(at)?;
        let rest = self.total + own - 2.0 * self.with_total[at];
        // What is left of equal numbers taken from each other is no spread.
        (rest > 1.0e-12 * (self.total + own)).then_some(rest)
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of items are far below 2^53")]
fn alpha(items: usize, variances: impl Iterator<Item = f64>, total: f64) -> Option<f64> {
    let k = items as f64;
    let parts = describe::sum(variances);
    (items > 1 && total > 1.0e-12 * parts).then(|| k / (k - 1.0) * (1.0 - parts / total))
}

/// [`Moments::alpha`] of columns.
#[must_use]
pub fn cronbach_alpha(items: &[Vec<f64>]) -> Option<f64> {
    Moments::of(items)?.alpha()
}

/// [`Moments::standard_error`] of columns.
#[must_use]
pub fn standard_error_of_measurement(items: &[Vec<f64>]) -> Option<f64> {
    Moments::of(items)?.standard_error()
}

/// [`Moments::item_rest`] of columns.
#[must_use]
pub fn item_rest_correlation(items: &[Vec<f64>], at: usize) -> Option<f64> {
    Moments::of(items)?.item_rest(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_agree_wholly_and_opposite_ones_not_at_all() {
        let item = vec![1.0, 2.0, 3.0, 4.0];
        let alpha = cronbach_alpha(&[item.clone(), item.clone()]).expect("two items");
        assert!((alpha - 1.0).abs() < 1e-12, "{alpha}");
        let opposite: Vec<f64> = item.iter().map(|x| 5.0 - x).collect();
        assert_eq!(cronbach_alpha(&[item.clone(), opposite.clone()]), None, "the totals have no spread");
        let rest = item_rest_correlation(&[item.clone(), opposite], 0).expect("both vary");
        assert!((rest + 1.0).abs() < 1e-12, "{rest}");
        assert_eq!((cronbach_alpha(&[]), cronbach_alpha(std::slice::from_ref(&item))), (None, None));
    }

    #[test]
    fn without_spread_there_is_no_correlation() {
        let (item, flat) = (vec![0.0, 1.0, 1.0, 0.0], vec![1.0; 4]);
        let moments = Moments::of(&[item.clone(), flat, vec![0.0, 1.0, 0.0, 0.0]]).expect("four candidates");
        assert_eq!(moments.item_rest(1), None);
        assert!(moments.item_rest(0).is_some() && moments.alpha_without(0).is_some());
        assert_eq!(Moments::of(&[item]).and_then(|moments| moments.item_rest(0)), None, "no other item");
    }
}
