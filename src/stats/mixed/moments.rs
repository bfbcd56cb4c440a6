//! [`Moments`]: what is known of a unit's candidates once they are counted. The outcome is column 0, predictors follow.

use super::cholesky::{at, packed};

/// Count, means, and sums of squares and products about the means.
#[derive(Clone, Debug, PartialEq)]
pub struct Moments {
    n: f64,
    means: Vec<f64>,
    products: Vec<f64>,
}

impl Moments {
    /// Nobody, of so many columns.
    #[must_use]
    pub fn none(columns: usize) -> Self {
        Self { n: 0.0, means: vec![0.0; columns], products: vec![0.0; packed(columns)] }
    }

    /// Of rows that stand one after the other. Two passes, both corrected: what the rounded mean left over is taken off
    /// (Chan, Golub & LeVeque 1983, The American Statistician 37, 242–247).
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
    pub fn of(rows: &[f64], columns: usize) -> Self {
        let mut moments = Self::none(columns);
        let count = rows.len() / columns.max(1);
        if count == 0 {
            return moments;
        }
        moments.n = count as f64;
        let mut rest = vec![0.0; columns];
        for _ in 0..2 {
            rest.fill(0.0);
            for row in rows.chunks_exact(columns) {
                (0..columns).for_each(|column| rest[column] += row[column] - moments.means[column]);
            }
            (0..columns).for_each(|column| moments.means[column] += rest[column] / moments.n);
        }
        rest.fill(0.0);
        let mut distance = vec![0.0; columns];
        for row in rows.chunks_exact(columns) {
            for column in 0..columns {
                distance[column] = row[column] - moments.means[column];
                rest[column] += distance[column];
            }
            add_products(&mut moments.products, &distance, 1.0);
        }
        add_products(&mut moments.products, &rest, -1.0 / moments.n);
        moments
    }

    /// Of a unit whose mean and sum of squares in one column are known.
    #[must_use]
    pub fn of_one(n: f64, mean: f64, squares: f64) -> Self {
        Self { n, means: vec![mean], products: vec![squares] }
    }

    /// Both together, as if counted in one.
    ///
    /// # Panics
    /// If they have different columns: that is the caller's bug.
    #[must_use]
    pub fn combine(&self, other: &Self) -> Self {
        assert_eq!(self.columns(), other.columns(), "both have the same columns");
        let n = self.n + other.n;
        if n == 0.0 {
            return self.clone();
        }
        let apart: Vec<f64> = other.means.iter().zip(&self.means).map(|(b, a)| b - a).collect();
        let means = self.means.iter().zip(&apart).map(|(mean, apart)| mean + apart * (other.n / n)).collect();
        let mut products: Vec<f64> = self.products.iter().zip(&other.products).map(|(a, b)| a + b).collect();
        add_products(&mut products, &apart, self.n * other.n / n);
        Self { n, means, products }
    }

    /// The same with one column more, which holds this number for every candidate.
    #[must_use]
    pub fn with_constant(&self, value: f64) -> Self {
        let mut wider = self.clone();
        wider.means.push(value);
        wider.products.resize(packed(wider.means.len()), 0.0);
        wider
    }

    /// Candidates.
    #[must_use]
    pub const fn n(&self) -> f64 {
        self.n
    }

    /// Columns.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.means.len()
    }

    /// Mean of each column; zeros where there is nobody.
    #[must_use]
    pub fn means(&self) -> &[f64] {
        &self.means
    }

    /// Sum of products of two columns about their means.
    #[must_use]
    pub fn product(&self, row: usize, column: usize) -> f64 {
        self.products[at(row, column)]
    }

    /// All of them, packed.
    #[must_use]
    pub fn products(&self) -> &[f64] {
        &self.products
    }
}

/// Adds `weight · x x'` to a packed matrix.
pub fn add_products(matrix: &mut [f64], x: &[f64], weight: f64) {
    let mut sums = matrix.iter_mut();
    for (row, value) in x.iter().enumerate() {
        let weighted = weight * value;
        for (other, sum) in x[..=row].iter().zip(&mut sums) {
            *sum += weighted * other;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let moments = Moments::of(&[1.0, 10.0, 2.0, 20.0, 6.0, 0.0], 2);
        assert_eq!((moments.n(), moments.means()), (3.0, &[3.0, 10.0][..]));
        assert_eq!(moments.products(), [14.0, -40.0, 200.0]);
        assert_eq!(Moments::of(&[], 2), Moments::none(2));
        let wider = moments.with_constant(3.0);
        assert_eq!((wider.means(), wider.product(2, 0), wider.product(1, 1)), (&[3.0, 10.0, 3.0][..], 0.0, 200.0));
    }

    #[test]
    fn parts_together_are_the_whole() {
        let rows = [1.0, 10.0, 2.0, 20.0, 6.0, 0.0, 7.0, 8.0];
        let (whole, parts) = (Moments::of(&rows, 2), Moments::of(&rows[..6], 2).combine(&Moments::of(&rows[6..], 2)));
        assert_eq!(whole.n(), parts.n());
        let close = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(close(whole.means(), parts.means()) && close(whole.products(), parts.products()), "{whole:?} {parts:?}");
        assert_eq!(Moments::none(2).combine(&Moments::none(2)), Moments::none(2));
        assert_eq!(Moments::none(2).combine(&whole).means(), whole.means());
    }
}
