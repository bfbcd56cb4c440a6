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
    let mut rows: Vec<f64> = vec![0.0; range.len() * width];
    let mut complete = vec![true; range.len()];
    for (at, column) in columns.iter().enumerate() {
        let values = &column[range.clone()];
        for ((row, complete), value) in rows.chunks_exact_mut(width).zip(&mut complete).zip(values) {
            row[at] = *value;
            *complete &= !value.is_nan();
        }
    }
    let mut kept = 0;
    for (at, _) in complete.iter().enumerate().filter(|(_, complete)| **complete) {
        if kept < at {
            rows.copy_within(at * width..(at + 1) * width, kept * width);
        }
        kept += 1;
    }
    rows.truncate(kept * width);
    let mut means = vec![0.0; width];
    for row in rows.chunks_exact(width.max(1)) {
        means.iter_mut().zip(row).for_each(|(mean, value)| *mean += value);
    }
    means.iter_mut().for_each(|mean| *mean /= kept.max(1) as f64);
    for row in rows.chunks_exact_mut(width.max(1)) {
        row.iter_mut().zip(&means).for_each(|(value, mean)| *value -= mean);
    }
    let mut products = Symmetric::zero(width);
    products.add_products(&rows);
    (Group { n: u32::try_from(kept).unwrap_or(u32::MAX), means }, products)
}
