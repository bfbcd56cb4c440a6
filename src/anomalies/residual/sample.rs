//! [`Sample`]: all that the engine needs to know of the pupils, in one pass over them.

use super::Scores;
use crate::anomalies::{groups::tiles, linear::Symmetric, sums::sum};
use rayon::prelude::*;
use std::{ops::Range, sync::Arc};

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
    /// Sums of squares and products about these means; only the upper triangle.
    pub products: Symmetric,
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
    /// Candidates in it.
    pub rows: u32,
}

impl Sample {
    /// Reads the columns of the candidates in each range.
    ///
    /// Missing:   a candidate who lacks any column is left out
    /// Cost:      candidates × columns²/2 multiplications, ranges in parallel
    #[must_use]
    pub fn gather(scores: &Scores, columns: Vec<Column>, ranges: &[Range<usize>]) -> Arc<Self> {
        scores.prepared(&columns, ranges).map_or_else(|| Arc::new(Self::of(scores, columns, ranges, None)), Arc::clone)
    }

    /// The same, a range that others make up put together from their sums.
    pub(super) fn of(scores: &Scores, columns: Vec<Column>, ranges: &[Range<usize>], parts: Option<(&[Range<usize>], &Self)>) -> Self {
        let values: Vec<&[f64]> = columns.iter().map(|column| scores.column(*column)).collect();
        let group = |room: &mut Room, range: &Range<usize>| {
            let made_up = parts.and_then(|(of, sample)| Some(Group::joined(&sample.groups[tiles(of, range)?])));
            made_up.unwrap_or_else(|| gather_group(&values, range.clone(), room))
        };
        let groups: Vec<Group> = ranges.par_iter().map_init(Room::default, group).collect();
        let mut within = Symmetric::zero(columns.len());
        groups.iter().for_each(|group| within.add_scaled(&group.products, 1.0));
        within.mirror();
        let rows = groups.iter().map(|group| group.n).sum();
        Self { columns, groups, within, rows }
    }

    /// Correlation of two columns within groups. `None` for columns that are not in the sample or have no spread.
    #[must_use]
    pub fn correlation(&self, a: Column, b: Column) -> Option<f64> {
        let (a, b) = (self.position(a)?, self.position(b)?);
        let scale = (self.within.get(a, a) * self.within.get(b, b)).sqrt();
        (scale > 0.0).then(|| self.within.get(a, b) / scale)
    }

    /// Least-squares slopes of a column on some others, within groups: one by each column of the sample, 0 by those not used.
    #[must_use]
    pub fn slopes(&self, of: usize, from: &[usize]) -> Vec<f64> {
        let solved = self.within.solve(from, &from.iter().map(|at| self.within.get(*at, of)).collect::<Vec<f64>>());
        let mut slopes = vec![0.0; self.columns.len()];
        from.iter().zip(solved).for_each(|(at, slope)| slopes[*at] = slope);
        slopes
    }

    /// Place of a column.
    #[must_use]
    pub fn position(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|other| *other == column)
    }

    /// Population sd over all candidates of the sample, schools' differences included. `None` for no candidates.
    #[must_use]
    pub fn sd(&self, column: usize) -> Option<f64> {
        let rows = f64::from(self.rows);
        if rows == 0.0 {
            return None;
        }
        let sum = |value: &dyn Fn(&Group) -> f64| self.groups.iter().map(|group| f64::from(group.n) * value(group)).sum::<f64>();
        let mean = sum(&|group| group.means[column]) / rows;
        let between = sum(&|group| (group.means[column] - mean).powi(2));
        Some(((between + self.within.get(column, column)) / rows).sqrt())
    }
}

impl Group {
    /// Groups of different candidates as one, one at least.
    ///
    /// Formula:   Σ P_k + Σ n_k (m_k − m)(m_k − m)', m the mean of all
    /// Source:    Chan, Golub & LeVeque (1983), The American Statistician 37, 242–247
    fn joined(parts: &[Self]) -> Self {
        let columns = parts.first().map_or(0, |part| part.means.len());
        let n: u32 = parts.iter().map(|part| part.n).sum();
        let mean = |column: usize| parts.iter().map(|part| f64::from(part.n) * part.means[column]).sum::<f64>() / f64::from(n.max(1));
        let means: Vec<f64> = (0..columns).map(mean).collect();
        let mut products = Symmetric::zero(columns);
        let mut away = vec![0.0; columns];
        for part in parts {
            away.iter_mut().zip(&part.means).zip(&means).for_each(|((away, own), mean)| *away = own - mean);
            products.add_scaled(&part.products, 1.0);
            products.add_weighted(&away, f64::from(part.n));
        }
        Self { n, means, products }
    }
}

/// Room for what is gathered of one group after another.
#[derive(Default)]
struct Room {
    /// A sum of all columns for each candidate, which is a number where every term is.
    sums: Vec<f64>,
    /// Stretches of candidates without a gap.
    stretches: Vec<Range<usize>>,
    /// Their values, column after column.
    values: Vec<f64>,
}

fn gather_group(columns: &[&[f64]], range: Range<usize>, Room { sums, stretches, values }: &mut Room) -> Group {
    sums.clear();
    sums.resize(range.len(), 0.0);
    for column in columns {
        sums.iter_mut().zip(&column[range.clone()]).for_each(|(sum, value)| *sum += value);
    }
    stretches.clear();
    let (mut rows, mut next) = (0, range.start);
    for stretch in sums.chunk_by(|a, b| a.is_nan() == b.is_nan()) {
        if !stretch[0].is_nan() {
            stretches.push(next..next + stretch.len());
            rows += stretch.len();
        }
        next += stretch.len();
    }
    let mut means = Vec::with_capacity(columns.len());
    values.clear();
    for column in columns {
        let start = values.len();
        stretches.iter().for_each(|stretch| values.extend_from_slice(&column[stretch.clone()]));
        means.push(centre(&mut values[start..]));
    }
    let mut products = Symmetric::zero(columns.len());
    products.add_products(values, rows);
    Group { n: u32::try_from(rows).unwrap_or(u32::MAX), means, products }
}

/// Takes their mean off some values, and says it; zero for no values.
fn centre(values: &mut [f64]) -> f64 {
    let mean = sum(values) / values.len().max(1) as f64;
    values.iter_mut().for_each(|value| *value -= mean);
    mean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_lacks_a_column_is_left_out_wherever_he_is() {
        let value = |at: usize, column: usize| ((at * (7 + column) + column) % 23) as f64;
        let gaps = [3, 4, 9, 17];
        let of = |own: usize, at: usize| if gaps[own * 2..own * 2 + 2].contains(&at) { f64::NAN } else { value(at, own) };
        let columns: [Vec<f64>; 2] = [0, 1].map(|own| (0..18).map(|at| of(own, at)).collect());
        let values: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let mut room = Room::default();
        for range in [0..18, 2..10, 3..5, 5..9, 18..18] {
            let rows: Vec<[f64; 2]> = range.clone().filter(|at| !gaps.contains(at)).map(|at| [value(at, 0), value(at, 1)]).collect();
            let count = rows.len().max(1) as f64;
            let means = [0, 1].map(|own| rows.iter().map(|row| row[own]).sum::<f64>() / count);
            let group = gather_group(&values, range.clone(), &mut room);
            assert_eq!(group.n as usize, rows.len(), "{range:?}");
            for (a, b) in [(0, 0), (0, 1), (1, 1)] {
                let product: f64 = rows.iter().map(|row| (row[a] - means[a]) * (row[b] - means[b])).sum();
                assert!((group.products.get(a, b) - product).abs() < 1e-9 && (group.means[a] - means[a]).abs() < 1e-12, "{range:?}");
            }
        }
    }
}
