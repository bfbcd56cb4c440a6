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
        if let Some(sample) = scores.prepared(&columns, ranges) {
            return sample.clone();
        }
        let values: Vec<&[f64]> = columns.iter().map(|column| scores.column(*column)).collect();
        let parts: Vec<(Group, Symmetric)> =
            ranges.par_iter().map_init(Vec::new, |room, range| gather_group(&values, range.clone(), room)).collect();
        let mut within = Symmetric::zero(columns.len());
        let mut groups = Vec::with_capacity(parts.len());
        for (group, products) in parts {
            within.add_scaled(&products, 1.0);
            groups.push(group);
        }
        within.mirror();
        Self { columns, groups, within }
    }

    /// Mean correlation within groups of the columns one after another, each two by the candidates who have both. `None` for no two
    /// columns with a spread.
    #[must_use]
    pub fn neighbours(scores: &Scores, columns: &[Column], ranges: &[Range<usize>]) -> Option<f64> {
        let correlation = |pair: &[Column]| -> Option<f64> {
            let values = [scores.column(pair[0]), scores.column(pair[1])];
            let (mut within, mut room) = (Symmetric::zero(2), Vec::new());
            for range in ranges {
                within.add_scaled(&gather_group(&values, range.clone(), &mut room).1, 1.0);
            }
            let scale = (within.get(0, 0) * within.get(1, 1)).sqrt();
            (scale > 0.0).then(|| within.get(0, 1) / scale)
        };
        let found: Vec<f64> = columns.windows(2).filter_map(correlation).collect();
        (!found.is_empty()).then(|| found.iter().sum::<f64>() / found.len() as f64)
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

fn gather_group(columns: &[&[f64]], range: Range<usize>, values: &mut Vec<f64>) -> (Group, Symmetric) {
    let width = columns.len();
    let mut complete = vec![true; range.len()];
    for column in columns {
        complete.iter_mut().zip(&column[range.clone()]).for_each(|(complete, value)| *complete &= !value.is_nan());
    }
    let kept = complete.iter().map(|complete| usize::from(*complete)).sum::<usize>();
    values.clear();
    let mut means = Vec::with_capacity(width);
    for column in columns {
        let all = &column[range.clone()];
        let start = values.len();
        if kept == all.len() {
            values.extend_from_slice(all);
        } else {
            values.extend(all.iter().zip(&complete).filter(|(_, complete)| **complete).map(|(value, _)| *value));
        }
        let own = &mut values[start..];
        let mean = own.iter().sum::<f64>() / kept.max(1) as f64;
        own.iter_mut().for_each(|value| *value -= mean);
        means.push(mean);
    }
    let mut products = Symmetric::zero(width);
    products.add_products(values, kept);
    (Group { n: u32::try_from(kept).unwrap_or(u32::MAX), means }, products)
}
