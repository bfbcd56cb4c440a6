//! Small positive definite systems: the triangular root of a matrix in correlation form.

/// Where an entry of a symmetric matrix stands, its lower triangle packed row by row.
#[must_use]
pub const fn at(row: usize, column: usize) -> usize {
    let (low, high) = if row < column { (row, column) } else { (column, row) };
    high * (high + 1) / 2 + low
}

/// Numbers in a packed lower triangle.
#[must_use]
pub const fn packed(size: usize) -> usize {
    size * (size + 1) / 2
}

/// A = D L L' D with D the roots of the diagonal of A, so that columns of very different size do no harm.
#[derive(Clone, Debug, PartialEq)]
pub struct Root {
    scales: Vec<f64>,
    lower: Vec<f64>,
}

impl Root {
    /// The root of a packed matrix.
    ///
    /// # Errors
    /// The first column of which no more than the share `least` of its sum of squares is left after those before it: it
    /// depends on them, or has no spread at all.
    pub fn of(matrix: &[f64], size: usize, least: f64) -> Result<Self, usize> {
        let scales: Vec<f64> = (0..size).map(|column| matrix[at(column, column)].max(0.0).sqrt()).collect();
        let mut lower = vec![0.0; packed(size)];
        for row in 0..size {
            if scales[row] <= 0.0 || !scales[row].is_finite() {
                return Err(row);
            }
            for column in 0..=row {
                let known: f64 = (0..column).map(|k| lower[at(row, k)] * lower[at(column, k)]).sum();
                let rest = matrix[at(row, column)] / scales[row] / scales[column] - known;
                if column < row {
                    lower[at(row, column)] = rest / lower[at(column, column)];
                } else if rest > least {
                    lower[at(row, row)] = rest.sqrt();
                } else {
                    return Err(row);
                }
            }
        }
        Ok(Self { scales, lower })
    }

    /// Rows of the matrix.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.scales.len()
    }

    /// x'A⁻¹x, in place of x.
    #[must_use]
    pub fn norm(&self, x: &mut [f64]) -> f64 {
        self.forward(x);
        x.iter().map(|value| value * value).sum()
    }

    /// A⁻¹x.
    pub fn solve(&self, x: &mut [f64]) {
        self.forward(x);
        for row in (0..self.size()).rev() {
            let known: f64 = (row + 1..self.size()).map(|k| self.lower[at(k, row)] * x[k]).sum();
            x[row] = (x[row] - known) / self.lower[at(row, row)];
        }
        x.iter_mut().zip(&self.scales).for_each(|(value, scale)| *value /= scale);
    }

    /// (D L)⁻¹x.
    fn forward(&self, x: &mut [f64]) {
        for row in 0..self.size() {
            let known: f64 = (0..row).map(|k| self.lower[at(row, k)] * x[k]).sum();
            x[row] = (x[row] / self.scales[row] - known) / self.lower[at(row, row)];
        }
    }

    /// A⁻¹, packed.
    #[must_use]
    pub fn inverse(&self) -> Vec<f64> {
        let mut inverse = vec![0.0; packed(self.size())];
        for column in 0..self.size() {
            let mut unit = vec![0.0; self.size()];
            unit[column] = 1.0;
            self.solve(&mut unit);
            (column..self.size()).for_each(|row| inverse[at(row, column)] = unit[row]);
        }
        inverse
    }

    /// ln det A.
    #[must_use]
    pub fn log_determinant(&self) -> f64 {
        (0..self.size()).map(|row| 2.0 * (self.scales[row].ln() + self.lower[at(row, row)].ln())).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // [4 2; 2 3]: determinant 8, inverse [3 −2; −2 4]/8.
        let root = Root::of(&[4.0, 2.0, 3.0], 2, 1e-10).expect("positive definite");
        assert!((root.log_determinant() - 8.0_f64.ln()).abs() < 1e-15);
        assert_eq!(root.inverse().iter().map(|value| (value * 800.0).round()).collect::<Vec<_>>(), [300.0, -200.0, 400.0]);
        assert!((root.norm(&mut [1.0, 1.0]) - 0.375).abs() < 1e-15);
        let mut x = [8.0, 8.0];
        root.solve(&mut x);
        assert!((x[0] - 1.0).abs() < 1e-14 && (x[1] - 2.0).abs() < 1e-14, "{x:?}");
    }

    #[test]
    fn columns_that_depend_on_those_before_are_named() {
        assert_eq!(Root::of(&[1.0, 2.0, 4.0], 2, 1e-10), Err(1));
        assert_eq!(Root::of(&[0.0], 1, 1e-10), Err(0));
        assert_eq!(Root::of(&[], 0, 1e-10).map(|root| root.log_determinant()), Ok(0.0));
        // A column a billion times larger is no trouble.
        assert!(Root::of(&[1.0, 0.5e9, 1e18], 2, 1e-10).is_ok());
    }
}
