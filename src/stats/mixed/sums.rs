//! [`Sums`]: all that the model needs to know. [`Grouped`]: units as the profile sees them.

use super::{
    cholesky::{Root, at, packed},
    fit::Undefined,
    moments::{Moments, add_products},
};

/// Units with their sizes and means, and the sums of products within them, pooled.
#[derive(Clone, Debug, PartialEq)]
pub struct Grouped {
    /// Columns: the outcome, then predictors.
    pub columns: usize,
    /// n of each unit; a weight where classes were gathered into schools.
    pub sizes: Vec<f64>,
    /// Means, unit after unit.
    pub means: Vec<f64>,
    /// Sums of squares and products about the unit means, packed.
    pub within: Vec<f64>,
}

impl Grouped {
    /// The means of a unit.
    #[must_use]
    pub fn means_of(&self, unit: usize) -> &[f64] {
        &self.means[unit * self.columns..][..self.columns]
    }

    /// Every unit: size and means.
    pub fn units(&self) -> impl Iterator<Item = (f64, &[f64])> {
        self.sizes.iter().copied().zip(self.means.chunks_exact(self.columns))
    }
}

/// Sufficient statistics of a random-intercept model, about an origin near the middle of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Sums {
    /// Units, none of them empty.
    pub grouped: Grouped,
    /// What was taken off each column.
    pub origin: Vec<f64>,
    /// Candidates.
    pub n: f64,
}

/// Of the sum of squares of a predictor this share must be left beside the others. Double precision gives the slopes seven
/// good digits then.
const LEAST_LEFT: f64 = 1e-9;
/// Of the sum of squares of the outcome within units this share must be left unexplained.
const LEAST_UNEXPLAINED: f64 = 1e-12;

impl Sums {
    /// Of the moments of each unit, which are about `origin`; empty units are left out.
    ///
    /// # Panics
    /// If a unit has other columns than the origin: that is the caller's bug.
    #[must_use]
    pub fn of<'a>(units: impl IntoIterator<Item = &'a Moments>, origin: Vec<f64>) -> Self {
        let columns = origin.len();
        let mut grouped = Grouped { columns, sizes: Vec::new(), means: Vec::new(), within: vec![0.0; packed(columns)] };
        for unit in units.into_iter().filter(|unit| unit.n() > 0.0) {
            assert_eq!(unit.columns(), columns, "a unit has the columns of the model");
            grouped.sizes.push(unit.n());
            grouped.means.extend(unit.means());
            grouped.within.iter_mut().zip(unit.products()).for_each(|(sum, product)| *sum += product);
        }
        let n = grouped.sizes.iter().sum();
        Self { grouped, origin, n }
    }

    /// Of rows with the number of their unit, in any order; columns as in [`Moments`]. The origin is the mean of the rows.
    #[must_use]
    pub fn of_rows(columns: usize, rows: &[(usize, Vec<f64>)]) -> Self {
        let origin: Vec<f64> = (0..columns)
            .map(|column| super::super::describe::mean(&rows.iter().map(|(_, row)| row[column]).collect::<Vec<_>>()).unwrap_or(0.0))
            .collect();
        let units = rows.iter().map(|(unit, _)| unit + 1).max().unwrap_or(0);
        let mut values: Vec<Vec<f64>> = vec![Vec::new(); units];
        for (unit, row) in rows {
            values[*unit].extend(row.iter().zip(&origin).map(|(value, origin)| value - origin));
        }
        let moments: Vec<Moments> = values.iter().map(|values| Moments::of(values, columns)).collect();
        Self::of(&moments, origin)
    }

    /// Predictors.
    #[must_use]
    pub const fn predictors(&self) -> usize {
        self.grouped.columns - 1
    }

    /// Whether the model has one answer; `units` are those at whose level predictors without spread within them vary.
    ///
    /// # Errors
    /// Why it has none.
    pub fn check(&self, units: usize) -> Result<(), Undefined> {
        let within = &self.grouped.within;
        let is_of_units = |predictor: &usize| within[at(*predictor, *predictor)] <= self.noise(*predictor);
        let of_units = (1..=self.predictors()).filter(is_of_units).count();
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        if units < 2 + of_units {
            return Err(Undefined::FewUnits);
        }
        if self.n <= count(self.grouped.sizes.len()) {
            return Err(Undefined::Alone);
        }
        if self.n <= count(self.grouped.sizes.len() + self.predictors() - of_units) {
            return Err(Undefined::FewCandidates);
        }
        let mut total = within.clone();
        let centre = self.centre();
        for (size, means) in self.grouped.units() {
            let apart: Vec<f64> = means.iter().zip(&centre).map(|(mean, centre)| mean - centre).collect();
            add_products(&mut total, &apart, size);
        }
        if let Some(constant) = (1..=self.predictors()).find(|column| total[at(*column, *column)] <= self.noise(*column)) {
            return Err(Undefined::Dependent(constant - 1));
        }
        Root::of(&predictors_of(&total, self.grouped.columns), self.predictors(), LEAST_LEFT).map_err(Undefined::Dependent)?;
        if self.unexplained_within() <= LEAST_UNEXPLAINED * within[0] + self.noise(0) {
            return Err(Undefined::Exact);
        }
        Ok(())
    }

    /// What rounding alone can make of the sum of squares of a column.
    fn noise(&self, column: usize) -> f64 {
        self.n * (4.0 * f64::EPSILON * self.origin[column]).powi(2)
    }

    fn centre(&self) -> Vec<f64> {
        let mut centre = vec![0.0; self.grouped.columns];
        for (size, means) in self.grouped.units() {
            centre.iter_mut().zip(means).for_each(|(sum, mean)| *sum += size / self.n * mean);
        }
        centre
    }

    /// Sum of squares of the outcome within units that no predictor accounts for: predictors are swept out one by one, those
    /// without a spread of their own left alone.
    fn unexplained_within(&self) -> f64 {
        let columns = self.grouped.columns;
        let mut rest = self.grouped.within.clone();
        for predictor in 1..columns {
            let pivot = rest[at(predictor, predictor)];
            if pivot <= LEAST_LEFT * self.grouped.within[at(predictor, predictor)] || pivot <= self.noise(predictor) {
                continue;
            }
            let lean: Vec<f64> = (0..columns).map(|column| rest[at(column, predictor)]).collect();
            add_products(&mut rest, &lean, -1.0 / pivot);
        }
        rest[0]
    }
}

/// The part of a packed matrix that belongs to the predictors.
#[must_use]
pub fn predictors_of(matrix: &[f64], columns: usize) -> Vec<f64> {
    (1..columns).flat_map(|row| (1..=row).map(move |column| matrix[at(row, column)])).collect()
}
