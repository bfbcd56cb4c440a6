//! A slip on the answer card: answers that are right for the neighbouring item.

use super::{Answered, Curves};

/// A card read one place off, from one item on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slip {
    /// −1: the answers are those of the next item; 1: of the item before.
    pub by: i8,
    /// Place of the first item that is read so.
    pub from: usize,
    /// Answers that are right for the neighbour, of so many items that have another key than their neighbour.
    pub fitting: u32,
    /// Items with another key than their neighbour.
    pub of: u32,
    /// Fitting answers to be expected of pupils of that level, and their sd.
    pub expected: (f64, f64),
    /// Items right if the card is read so.
    pub right: u32,
    /// Chance of so many fitting answers or more, for all readings that were tried.
    pub p: f64,
}

/// Places from which a slip is looked for: the whole card, the last three quarters, the last half.
const STARTS: [usize; 3] = [0, 1, 2];
/// Directions and places tried.
const TRIED: f64 = 6.0;
/// Items with another key than their neighbour that it takes.
pub const LEAST: usize = 10;
/// Standard errors above what is expected below which the exact chance is not worth its cost: it would be 1 after correction.
const WORTH: f64 = 2.0;

/// The reading of a card, one place off, that fits clearest; `None` where none fits beyond chance, or too few items tell.
///
/// Formula:   T = items whose answer is the neighbour's key, where the keys differ; T by chance a sum of independent indicators with
///            the shares of that answer at the pupil's level; p = 6·P(T ≥ t), exact, the least over two directions and three starts
/// Unit:      items
/// Undefined: fewer than 10 such items from the start on → that reading is not tried
/// Source:    the law of Poisson's binomial: Hong (2013), Computational Statistics & Data Analysis 59, 41–51
/// Checked:   by hand below; size and power in docs/screens.md
#[must_use]
pub fn slip(answered: &Answered, curves: &Curves, candidate: usize) -> Option<Slip> {
    let readings = [-1_i8, 1].into_iter().flat_map(|by| STARTS.map(|start| (by, start * answered.items.len() / 4)));
    readings.filter_map(|(by, from)| read(answered, curves, candidate, (by, from))).min_by(|a, b| a.p.total_cmp(&b.p))
}

fn read(answered: &Answered, curves: &Curves, candidate: usize, (by, from): (i8, usize)) -> Option<Slip> {
    let (row, level) = (answered.row(candidate), curves.level(candidate));
    let beside = &answered.beside[usize::from(by > 0)];
    let (mut chances, mut fitting) = (Vec::with_capacity(row.len()), 0_usize);
    for (item, category) in beside.iter().enumerate().skip(from) {
        let Some(category) = category.filter(|category| Some(*category) != answered.right[item]) else { continue };
        chances.push(curves.share(item, category, level));
        fitting += usize::from(row[item] == category);
    }
    let expected: f64 = chances.iter().sum();
    let sd = chances.iter().map(|chance| chance * (1.0 - chance)).sum::<f64>().sqrt();
    if chances.len() < LEAST || fitting as f64 - expected <= WORTH * sd {
        return None;
    }
    let is = |item: usize, category: Option<u8>| usize::from(category == Some(row[item]));
    let right = (0..from).map(|item| is(item, answered.right[item])).chain((from..row.len()).map(|item| is(item, beside[item])));
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Some(Slip {
        by,
        from,
        fitting: number(fitting),
        of: number(chances.len()),
        expected: (expected, sd),
        right: number(right.sum()),
        p: (TRIED * at_least(&chances, fitting)).min(1.0),
    })
}

/// P(T ≥ count), T the number of independent events with these chances that happen.
fn at_least(chances: &[f64], count: usize) -> f64 {
    // law[k] = P(k so far), the last place holding `count` or more
    let mut law = vec![0.0; count + 1];
    law[0] = 1.0;
    for chance in chances {
        for k in (0..count).rev() {
            law[k + 1] += law[k] * chance;
            law[k] *= 1.0 - chance;
        }
    }
    law[count]
}

impl Slip {
    /// By how much the fitting answers are beyond expectation, in standard errors.
    #[must_use]
    pub fn z(&self) -> f64 {
        (f64::from(self.fitting) - self.expected.0) / self.expected.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_law_by_hand() {
        // two coins and a die: both coins and a six, or more than one of the three
        let chances = [0.5, 0.5, 1.0 / 6.0];
        assert!((at_least(&chances, 3) - 1.0 / 24.0).abs() < 1e-15);
        assert!((at_least(&chances, 2) - (0.25 + 0.5 / 6.0)).abs() < 1e-15);
        assert!((at_least(&chances, 0) - 1.0).abs() < 1e-15);
        // of many alike it is the binomial's tail
        let tail = at_least(&[0.25; 30], 20);
        assert!((tail / crate::stats::binomial::upper(20, 30, 0.25).expect("a chance") - 1.0).abs() < 1e-9);
    }
}
