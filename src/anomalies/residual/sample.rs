//! [`Sample`]: all that the engine needs to know of the pupils, in one pass over them.

use super::Scores;
use crate::anomalies::linear::Symmetric;
use rayon::prelude::*;
use std::ops::Range;

/// A column of scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// A paper of this exam.
    Paper(usize),
    /// A subject of the earlier exam.
    Earlier(usize),
    /// The machine-marked part of a paper.
    Machine(usize),
    /// The written part of a paper.
    Written(usize),
}

/// A school or class in the sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Candidates that have all columns.
    pub n: u32,
    /// Their mean in each column; zeros where n = 0.
    pub means: Vec<f64>,
}

/// Counts, means and within-group sums of products of the candidates that have all columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The columns.
    pub columns: Vec<Column>,
    /// One for each range given, in its order.
    pub groups: Vec<Group>,
    /// Sums of squares and products about the group means.
    pub within: Symmetric,
}

impl Sample {
    /// Reads the columns of the candidates in each range.
    ///
    /// Missing:   a candidate who lacks any column is left out
    /// Cost:      candidates × columns²/2 multiplications, ranges in parallel
    #[must_use]
    pub fn gather(scores: &Scores, columns: Vec<Column>, ranges: &[Range<usize>]) -> Self {
        let values: Vec<&[f64]> = columns.iter().map(|column| scores.column(*column)).collect();
        let parts: Vec<(Group, Symmetric)> = ranges.par_iter().map(|range| gather_group(&values, range.clone())).collect();
        let mut within = Symmetric::zero(columns.len());
        let mut groups = Vec::with_capacity(parts.len());
        for (group, products) in parts {
            within.add_scaled(&products, 1.0);
            groups.push(group);
        }
        within.mirror();
        Self { columns, groups, within }
    }

    /// Candidates in the sample.
    #[must_use]
    pub fn rows(&self) -> u32 {
        self.groups.iter().map(|group| group.n).sum()
    }

    /// Place of a column.
    #[must_use]
    pub fn position(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|other| *other == column)
    }

    /// Population sd over all candidates of the sample, schools' differences included. `None` for no candidates.
    #[must_use]
    pub fn sd(&self, column: usize) -> Option<f64> {
        let rows = f64::from(self.rows());
        if rows == 0.0 {
            return None;
        }
        let sum = |value: &dyn Fn(&Group) -> f64| self.groups.iter().map(|group| f64::from(group.n) * value(group)).sum::<f64>();
        let mean = sum(&|group| group.means[column]) / rows;
        let between = sum(&|group| (group.means[column] - mean).powi(2));
        Some(((between + self.within.get(column, column)) / rows).sqrt())
    }
}

fn gather_group(columns: &[&[f64]], range: Range<usize>) -> (Group, Symmetric) {
    let width = columns.len();
    let mut rows: Vec<f64> = Vec::with_capacity(range.len() * width);
    for candidate in range {
        let start = rows.len();
        rows.extend(columns.iter().map(|column| column[candidate]));
        if rows[start..].iter().any(|value| value.is_nan()) {
            rows.truncate(start);
        }
    }
    let n = rows.len() / width.max(1);
    let mut means = vec![0.0; width];
    for row in rows.chunks_exact(width.max(1)) {
        means.iter_mut().zip(row).for_each(|(mean, value)| *mean += value);
    }
    means.iter_mut().for_each(|mean| *mean /= n.max(1) as f64);
    let mut products = Symmetric::zero(width);
    for row in rows.chunks_exact_mut(width.max(1)) {
        row.iter_mut().zip(&means).for_each(|(value, mean)| *value -= mean);
        products.add_products(row);
    }
    (Group { n: u32::try_from(n).unwrap_or(u32::MAX), means }, products)
}
