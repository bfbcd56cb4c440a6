//! Rivals among the figures of items and of reliability, from columns of item scores that the same candidates have.

use crate::stats::{
    describe::{mean, sum},
    mixed::cholesky::{Root, at, packed},
    relation::pearson,
    reliability::Moments,
};

/// Variances and covariances of items, with n − 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Covariances {
    items: usize,
    packed: Vec<f64>,
}

impl Covariances {
    /// Of these columns. `None` with fewer than two items or candidates, or where columns differ in length.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
    pub fn of(columns: &[Vec<f64>]) -> Option<Self> {
        let n = columns.first()?.len();
        if columns.len() < 2 || n < 2 || columns.iter().any(|column| column.len() != n) {
            return None;
        }
        let centred: Vec<Vec<f64>> = columns
            .iter()
            .filter_map(|column| {
                let mean = mean(column)?;
                Some(column.iter().map(|x| x - mean).collect())
            })
            .collect();
        let mut entries = vec![0.0; packed(columns.len())];
        for row in 0..columns.len() {
            for column in 0..=row {
                let products: f64 = centred[row].iter().zip(&centred[column]).map(|(x, y)| x * y).sum();
                entries[at(row, column)] = products / (n - 1) as f64;
            }
        }
        Some(Self { items: columns.len(), packed: entries })
    }

    fn entry(&self, row: usize, column: usize) -> f64 {
        self.packed[at(row, column)]
    }

    /// The same in units of each item's spread. `None` where an item has none.
    #[must_use]
    pub fn correlations(&self) -> Option<Self> {
        let sds: Vec<f64> = (0..self.items).map(|item| self.entry(item, item).sqrt()).collect();
        if sds.iter().any(|sd| *sd <= 0.0) {
            return None;
        }
        let mut entries = self.packed.clone();
        for row in 0..self.items {
            for column in 0..=row {
                entries[at(row, column)] = if row == column { 1.0 } else { self.entry(row, column) / sds[row] / sds[column] };
            }
        }
        Some(Self { items: self.items, packed: entries })
    }

    /// One row, in order of item.
    #[must_use]
    pub fn row(&self, item: usize) -> Vec<f64> {
        (0..self.items).map(|other| self.entry(item, other)).collect()
    }

    /// Each pair of items once.
    fn pairs(&self) -> impl Iterator<Item = f64> + Clone + '_ {
        (0..self.items).flat_map(move |row| (0..row).map(move |column| self.entry(row, column)))
    }

    fn whole(&self) -> f64 {
        2.0 * sum(self.pairs()) + sum((0..self.items).map(|item| self.entry(item, item)))
    }

    /// Mean of the entries off the diagonal: of correlations, r̄.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of items are far below 2^53")]
    pub fn mean_pair(&self) -> f64 {
        let k = self.items as f64;
        2.0 * sum(self.pairs()) / (k * (k - 1.0))
    }

    /// Guttman's λ₂.
    ///
    /// Formula:   (Σ_{i≠j} c_ij + √(k/(k−1) Σ_{i≠j} c_ij²))/Σ c
    /// Unit:      none
    /// Undefined: the total has no spread → `None`
    /// Source:    Guttman (1945), Psychometrika 10, 255–282
    /// Checked:   tests/it/reference.rs, R psych on correlations, numpy on covariances
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of items are far below 2^53")]
    pub fn lambda_2(&self) -> Option<f64> {
        let k = self.items as f64;
        let (pairs, squares, whole) = (2.0 * sum(self.pairs()), 2.0 * sum(self.pairs().map(|c| c * c)), self.whole());
        (whole > 0.0).then(|| (pairs + (k / (k - 1.0) * squares).sqrt()) / whole)
    }

    /// Guttman's λ₆ of correlations: what each item shares with all others.
    ///
    /// Formula:   1 − Σ 1/(R⁻¹)_ii / Σ R
    /// Unit:      none
    /// Undefined: an item follows from the others → `None`
    /// Source:    Guttman (1945), Psychometrika 10, 255–282
    /// Checked:   tests/it/reference.rs, R psych
    #[must_use]
    pub fn lambda_6(&self) -> Option<f64> {
        let inverse = Root::of(&self.packed, self.items, 1e-10).ok()?.inverse();
        let own = sum((0..self.items).map(|item| 1.0 / inverse[at(item, item)]));
        let whole = self.whole();
        (whole > 0.0).then(|| 1.0 - own / whole)
    }

    /// Standardised alpha, of correlations.
    ///
    /// Formula:   k r̄/(1 + (k − 1) r̄)
    /// Unit:      none
    /// Undefined: the sum of the standardised items has no spread → `None`
    /// Source:    Cronbach (1951), Psychometrika 16, 297–334
    /// Checked:   tests/it/reference.rs, R psych std.alpha
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of items are far below 2^53")]
    pub fn alpha_standardised(&self) -> Option<f64> {
        let (k, r) = (self.items as f64, self.mean_pair());
        let whole = 1.0 + (k - 1.0) * r;
        (whole > 1e-12).then(|| k * r / whole)
    }
}

/// Correlation of an item with the total that holds it.
///
/// Formula:   cov(xᵢ, T)/(sᵢ s_T)
/// Unit:      none
/// Undefined: no such item, or either has no spread → `None`
/// Checked:   tests/it/reference.rs, `item_total_r`
#[must_use]
pub fn item_total(moments: &Moments, item: usize) -> Option<f64> {
    let own = *moments.variances.get(item)?;
    (own > 0.0 && moments.total > 0.0).then(|| (moments.with_total[item] / (own * moments.total).sqrt()).clamp(-1.0, 1.0))
}

/// KR-21: KR-20 as if all items were equally hard.
///
/// Formula:   k/(k−1) · (1 − M(k − M)/(k s²)), s² over n
/// Unit:      none; only for items of 0 and 1
/// Undefined: fewer than two items, or totals without spread → `None`
/// Source:    Kuder & Richardson (1937), Psychometrika 2, 151–160
/// Checked:   tests/it/reference.rs
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
pub fn kr21(moments: &Moments) -> Option<f64> {
    let (k, n, mean) = (moments.means.len() as f64, moments.n as f64, sum(moments.means.iter().copied()));
    let variance = moments.total * (n - 1.0) / n;
    (k > 1.0 && variance > 0.0).then(|| k / (k - 1.0) * (1.0 - mean * (k - mean) / (k * variance)))
}

/// KR-20 with pq over n and the variance of the total with n − 1: a common mistake of spreadsheets.
///
/// Formula:   k/(k−1) · (1 − Σ pq/s²)
/// Unit:      none; only for items of 0 and 1
/// Undefined: as [`kr21`]
/// Checked:   tests/it/reference.rs
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of items are far below 2^53")]
pub fn kr20_mixed(moments: &Moments) -> Option<f64> {
    let k = moments.means.len() as f64;
    let parts = sum(moments.means.iter().map(|p| p * (1.0 - p)));
    (k > 1.0 && moments.total > 0.0).then(|| k / (k - 1.0) * (1.0 - parts / moments.total))
}

/// The items of odd and even place against each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SplitHalf {
    /// Correlation of the halves.
    pub r: f64,
    /// 2r/(1 + r).
    pub spearman_brown: f64,
    /// 2(1 − (s₁² + s₂²)/s_T²): Guttman's and Flanagan's.
    pub flanagan: f64,
    /// 1 − s²(difference)/s_T²; the same figure by another way.
    pub rulon: f64,
}

/// Split-half reliability, items of odd and even place.
///
/// Formula:   as the fields say
/// Unit:      none
/// Undefined: a half without items or spread → `None`
/// Source:    Spearman (1910), Brit. J. Psych. 3, 271–295; Rulon (1939), Harvard Educ. Rev. 9, 99–103
/// Checked:   tests/it/reference.rs
#[must_use]
pub fn split_half(columns: &[Vec<f64>]) -> Option<SplitHalf> {
    let n = columns.first()?.len();
    let half =
        |from: usize| -> Vec<f64> { (0..n).map(|row| columns.iter().skip(from).step_by(2).map(|column| column[row]).sum()).collect() };
    let (odd, even) = (half(0), half(1));
    let r = pearson(&odd, &even)?;
    let halves = Moments::of(&[odd.clone(), even.clone()])?;
    let apart = Moments::of(&[odd, even.iter().map(|x| -x).collect()])?;
    (halves.total > 0.0 && r > -1.0).then(|| SplitHalf {
        r,
        spearman_brown: 2.0 * r / (1.0 + r),
        flanagan: 2.0 * (1.0 - (halves.variances[0] + halves.variances[1]) / halves.total),
        rulon: 1.0 - apart.total / halves.total,
    })
}

/// Discrimination by groups that take in everybody tied at their edge.
///
/// Formula:   (m_top − m_bottom)/F over those at or beyond the total of the k-th place, k = round(0.27 n)
/// Unit:      share of the full mark
/// Undefined: no place in a group, or F not positive → `None`
/// Checked:   tests/it/reference.rs, `d27_ties_inclusive`
///
/// `by_total` holds (total, score) in ascending order of the total.
#[must_use]
pub fn discrimination_inclusive<T: PartialOrd + Copy>(by_total: &[(T, f64)], full: f64) -> Option<f64> {
    let n = by_total.len();
    let places = (27 * n + 50) / 100;
    let low = by_total.get(places.checked_sub(1)?)?.0;
    let high = by_total.get(n - places)?.0;
    let mean_of = |is_in: &dyn Fn(T) -> bool| {
        let scores: Vec<f64> = by_total.iter().filter(|(total, _)| is_in(*total)).map(|(_, score)| *score).collect();
        mean(&scores)
    };
    let difference = mean_of(&|total| total >= high)? - mean_of(&|total| total <= low)?;
    (full > 0.0).then(|| difference / full)
}
