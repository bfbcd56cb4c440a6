//! Candidates → moments of their units: scores of this exam and earlier ones as exact decimals about an exact origin, so that
//! no digit is lost where marks are large and differ little.

use crate::{
    model::Score,
    stats::{mixed::Moments, sitting::Sitting},
};
use std::ops::Range;

/// What is known of the candidates of each unit.
pub(super) struct Gathered {
    /// Those that have every column, about the origin; the outcome is column 0.
    pub units: Vec<Moments>,
    /// Candidates with a score in this exam.
    pub present: Vec<u32>,
    /// What was taken off each column.
    pub origin: Vec<f64>,
}

impl Gathered {
    /// The candidates of each range with a score in the paper and in every one of the columns.
    pub fn of(sitting: &Sitting<'_>, columns: &[&[Option<Score>]], ranges: &[Range<usize>]) -> Self {
        let width = columns.len() + 1;
        let mut rows: Vec<i64> = Vec::new();
        let (mut ends, mut present) = (Vec::with_capacity(ranges.len()), Vec::with_capacity(ranges.len()));
        for range in ranges {
            let mut sat = 0;
            for candidate in range.clone() {
                let Some(score) = sitting.score(candidate) else { continue };
                sat += 1;
                let start = rows.len();
                rows.push(score.units());
                rows.extend(columns.iter().map_while(|column| column[candidate]).map(Score::units));
                if rows.len() < start + width {
                    rows.truncate(start);
                }
            }
            present.push(sat);
            ends.push(rows.len());
        }
        let origin = middle(&rows, width);
        let mut units = Vec::with_capacity(ranges.len());
        let (mut start, mut near) = (0, Vec::new());
        for end in ends {
            // In order of their scores, so that no digit depends on the order in which candidates stand.
            let mut ordered: Vec<&[i64]> = rows[start..end].chunks_exact(width).collect();
            ordered.sort_unstable();
            near.clear();
            let apart = ordered.into_iter().flat_map(|row| row.iter().zip(&origin)).map(|(value, origin)| value - origin);
            near.extend(apart.map(|apart| Score::from_units(apart).to_f64()));
            units.push(Moments::of(&near, width));
            start = end;
        }
        Self { units, present, origin: origin.into_iter().map(|origin| Score::from_units(origin).to_f64()).collect() }
    }

    /// Adds for every predictor a column that holds its mean in the school; `school` tells that of each unit.
    pub fn add_means(&mut self, school: &[usize]) {
        let predictors = 1..self.origin.len();
        let schools = school.iter().max().map_or(0, |last| last + 1);
        let mut wholes = vec![Moments::none(self.origin.len()); schools];
        self.units.iter().zip(school).for_each(|(unit, school)| wholes[*school] = wholes[*school].combine(unit));
        for predictor in predictors {
            for (unit, school) in self.units.iter_mut().zip(school) {
                *unit = unit.with_constant(wholes[*school].means()[predictor]);
            }
            self.origin.push(self.origin[predictor]);
        }
    }
}

/// The mean of each column, to the nearest unit of scores.
fn middle(rows: &[i64], width: usize) -> Vec<i64> {
    let mut sums = vec![0_i128; width];
    for row in rows.chunks_exact(width) {
        sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += i128::from(*value));
    }
    let count = i128::try_from(rows.len() / width).unwrap_or(1).max(1);
    sums.into_iter().map(|sum| i64::try_from(sum / count).unwrap_or(0)).collect()
}
