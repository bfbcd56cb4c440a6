//! Small symmetric systems: what the residual engine solves.

use super::sums::inner;

/// A symmetric matrix of sums of squares and products, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Symmetric {
    /// Rows, and columns.
    pub size: usize,
    /// `size × size` numbers.
    values: Vec<f64>,
}

impl Symmetric {
    /// All zero.
    #[must_use]
    pub fn zero(size: usize) -> Self {
        Self { size, values: vec![0.0; size * size] }
    }

    /// One entry.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> f64 {
        self.values[row * self.size + column]
    }

    /// Sets one entry.
    pub fn set(&mut self, row: usize, column: usize, value: f64) {
        self.values[row * self.size + column] = value;
    }

    /// Adds the squares and products of centred columns of `rows` numbers each to the upper triangle; [`Self::mirror`] completes it.
    pub fn add_products(&mut self, columns: &[f64], rows: usize) {
        let size = self.size;
        // beyond the last column that one again, of which nothing is taken
        let chunk = |at: usize| columns[at.min(size - 1) * rows..][..rows].as_chunks().0;
        for at in (0..size).step_by(OWN) {
            let own = [chunk(at), chunk(at + 1)];
            for first in (at..size).step_by(OTHERS) {
                let sums = products(own, [chunk(first), chunk(first + 1), chunk(first + 2), chunk(first + 3)]);
                for (row, sums) in (at..size).zip(&sums) {
                    let skipped = row.saturating_sub(first);
                    let values = &mut self.values[row * size..][..size][first + skipped..];
                    values.iter_mut().zip(&sums[skipped..]).for_each(|(value, [even, odd])| *value += even + odd);
                }
            }
        }
        if !rows.is_multiple_of(LANES) {
            let last: Vec<f64> = (1..=size).map(|column| columns[column * rows - 1]).collect();
            self.add_weighted(&last, 1.0);
        }
    }

    /// Adds the squares and products of one centred row, times a weight, to the upper triangle.
    pub fn add_weighted(&mut self, row: &[f64], weight: f64) {
        for (at, value) in row.iter().enumerate() {
            let (start, value) = (at * self.size, weight * value);
            for (sum, other) in self.values[start + at..start + self.size].iter_mut().zip(&row[at..]) {
                *sum += value * other;
            }
        }
    }

    /// One entry of the upper triangle, whichever of its two places is given.
    #[must_use]
    pub fn upper(&self, row: usize, column: usize) -> f64 {
        self.get(row.min(column), row.max(column))
    }

    /// What [`Self::times`] takes for the sum of squares of Σ a_i x_i: a_i a_j, both triangles in the upper one.
    #[must_use]
    pub fn square_of(a: &[f64]) -> Self {
        let mut square = Self::zero(a.len());
        for (row, own) in a.iter().enumerate() {
            (row..a.len()).for_each(|column| square.set(row, column, if row == column { own * own } else { 2.0 * own * a[column] }));
        }
        square
    }

    /// Sum of all entries, each times that of another in its place.
    #[must_use]
    pub fn times(&self, other: &Self) -> f64 {
        inner(&self.values, &other.values)
    }

    /// Adds another of the same size, times a number.
    pub fn add_scaled(&mut self, other: &Self, times: f64) {
        for (sum, value) in self.values.iter_mut().zip(&other.values) {
            *sum += value * times;
        }
    }

    /// Copies the upper triangle below the diagonal.
    pub fn mirror(&mut self) {
        for row in 1..self.size {
            for column in 0..row {
                self.values[row * self.size + column] = self.values[column * self.size + row];
            }
        }
    }

    /// Solves A b = c for the rows and columns `kept`, by Cholesky on the correlation form. Columns without spread get
    /// 0. Where the columns depend on each other a ridge of 10⁻⁶ is added, so that there is always one answer.
    #[must_use]
    pub fn solve(&self, kept: &[usize], right: &[f64]) -> Vec<f64> {
        let scales: Vec<f64> = kept.iter().map(|at| self.get(*at, *at).max(0.0).sqrt()).collect();
        let spread: Vec<usize> = (0..kept.len()).filter(|at| scales[*at] > 0.0).collect();
        let scaled: Vec<f64> = spread.iter().map(|at| right[*at] / scales[*at]).collect();
        let correlation = |ridge: f64| -> Vec<Vec<f64>> {
            let entry = |a: usize, b: usize| self.get(kept[a], kept[b]) / (scales[a] * scales[b]) + if a == b { ridge } else { 0.0 };
            spread.iter().map(|a| spread.iter().map(|b| entry(*a, *b)).collect()).collect()
        };
        let solved = cholesky(correlation(0.0)).or_else(|| cholesky(correlation(1e-6))).map(|root| back_substitute(&root, scaled));
        let mut slopes = vec![0.0; kept.len()];
        for (value, at) in solved.unwrap_or_default().into_iter().zip(&spread) {
            slopes[*at] = value / scales[*at];
        }
        slopes
    }
}

/// Rows, and columns with other columns, whose products are summed at once, so that no sum waits for the one before.
const LANES: usize = 2;
const OWN: usize = 2;
const OTHERS: usize = 4;

/// Sums of products of some columns, as long as each other, with some others, so many rows at once.
fn products(own: [&[[f64; LANES]]; OWN], others: [&[[f64; LANES]]; OTHERS]) -> [[[f64; LANES]; OTHERS]; OWN] {
    let rows = own[0].len();
    // as long as each other, which the compiler is told
    let own = [&own[0][..rows], &own[1][..rows]];
    let others = [&others[0][..rows], &others[1][..rows], &others[2][..rows], &others[3][..rows]];
    let mut sums = [[[0.0; LANES]; OTHERS]; OWN];
    for row in 0..rows {
        for (sums, own) in sums.iter_mut().zip(&own) {
            for (sum, other) in sums.iter_mut().zip(&others) {
                (0..LANES).for_each(|lane| sum[lane] += own[row][lane] * other[row][lane]);
            }
        }
    }
    sums
}

/// Lower triangular root of a matrix with unit diagonal; `None` where a pivot shows that columns depend on each other.
fn cholesky(mut a: Vec<Vec<f64>>) -> Option<Vec<Vec<f64>>> {
    const DEPENDENT: f64 = 1e-9;
    for row in 0..a.len() {
        for column in 0..=row {
            let inner: f64 = (0..column).map(|k| a[row][k] * a[column][k]).sum();
            let rest = a[row][column] - inner;
            if row == column {
                if rest <= DEPENDENT {
                    return None;
                }
                a[row][row] = rest.sqrt();
            } else {
                a[row][column] = rest / a[column][column];
            }
        }
    }
    Some(a)
}

fn back_substitute(root: &[Vec<f64>], mut right: Vec<f64>) -> Vec<f64> {
    let size = root.len();
    for row in 0..size {
        let known: f64 = (0..row).map(|k| root[row][k] * right[k]).sum();
        right[row] = (right[row] - known) / root[row][row];
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|k| root[k][row] * right[k]).sum();
        right[row] = (right[row] - known) / root[row][row];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    fn products(rows: &[&[f64]]) -> Symmetric {
        let mut products = Symmetric::zero(rows[0].len());
        let column = |at: usize| rows.iter().map(move |row| row[at]);
        products.add_products(&(0..rows[0].len()).flat_map(column).collect::<Vec<f64>>(), rows.len());
        products.mirror();
        products
    }

    #[test]
    fn slopes_by_hand() {
        // y = 2 a − b
        let products = products(&[&[1.0, 0.0, 2.0], &[-1.0, 1.0, -3.0], &[0.0, -1.0, 1.0]]);
        let right = [products.get(0, 2), products.get(1, 2)];
        let slopes = products.solve(&[0, 1], &right);
        assert!((slopes[0] - 2.0).abs() < 1e-12 && (slopes[1] + 1.0).abs() < 1e-12, "{slopes:?}");
        // 2 a − b − y is 0, and a − b has the squares 1, 4 and 1
        let squares = |of: &[f64]| products.times(&Symmetric::square_of(of));
        assert!(squares(&[2.0, -1.0, -1.0]).abs() < 1e-12 && (squares(&[1.0, -1.0, 0.0]) - 6.0).abs() < 1e-12);
    }

    #[test]
    fn columns_that_depend_on_each_other_share_and_empty_ones_get_nothing() {
        let products = products(&[&[1.0, 1.0, 0.0, 2.0], &[-1.0, -1.0, 0.0, -2.0]]);
        let right: Vec<f64> = (0..3).map(|at| products.get(at, 3)).collect();
        let slopes = products.solve(&[0, 1, 2], &right);
        assert!((slopes[0] - 1.0).abs() < 1e-4 && (slopes[1] - 1.0).abs() < 1e-4 && slopes[2] == 0.0, "{slopes:?}");
    }
}
