//! [`Histogram`]: the scores of a cell around the line where most seem lifted, and what the tilted reference lets expect.
//! The figures of a test as a picture.

use super::{
    counts,
    window::{LineTest, Rooms, Window, county_curve, county_test, tested},
    windows,
};
use crate::{
    anomalies::{
        bunching::{Room, Tilt},
        groups::{Groups, Member},
    },
    model::Score,
    reconcile::ledger::Cohort,
};
use std::ops::Range;

/// Scores around one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// The line.
    pub line: Score,
    /// Lowest score of each bin.
    pub scores: Vec<f64>,
    /// Scores in each bin.
    pub counts: Vec<f64>,
    /// Of them to be expected.
    pub expected: Vec<f64>,
    /// The bins that the test looks at: c − 4 to c + 1.
    pub window: Range<usize>,
    /// All scores of the cell.
    pub n: u32,
}

/// The scores of a group, or of the county as a whole for `None`, around the line whose test is the clearest.
///
/// Formula:   the reference of the test, scaled to the counts outside the window, and inside it to the expected counts
///            below the line and from it on
/// Undefined: no line was tested → `None`
/// Source:    findings.md, A203
#[must_use]
pub fn histogram((cohort, groups): (&Cohort, &Groups), paper: usize, group: Option<usize>) -> Option<Histogram> {
    let column: Vec<f64> =
        (0..cohort.candidates.len()).map(|candidate| cohort.counted(paper, candidate).map_or(f64::NAN, Score::to_f64)).collect();
    let held = counts((cohort, &column, groups), paper, |_| true);
    let windows = windows(cohort, paper, |phase| held.get(&phase));
    let size = |group: &Member| column[group.range.clone()].iter().filter(|score| !score.is_nan()).count();
    let n = group.map_or_else(|| groups.iter().map(size).sum(), |group| size(groups.member(group)));
    let tests = windows.iter().filter_map(|window| Some((window, test(window, group)?)));
    let (window, (test, tilted)) = tests.min_by(|(_, (a, _)), (_, (b, _))| a.p.total_cmp(&b.p))?;
    let counts = group.map_or_else(|| window.county.clone(), |group| window.own(group));
    let expected = scaled(window, &counts, &tilted, test.count.expected);
    let bins = window.possible.clone();
    let first = bins.start;
    let (inside, at) = window.bins(0);
    let width = 1.0 / f64::from(u32::try_from(window.per_point).unwrap_or(1));
    let score = |bin: usize| window.line.to_f64() + (bin as f64 - at as f64) * width;
    Some(Histogram {
        line: window.line,
        scores: bins.clone().map(score).collect(),
        counts: counts[bins.clone()].to_vec(),
        expected: expected[bins].to_vec(),
        window: inside.start.saturating_sub(first)..inside.end.saturating_sub(first),
        n: u32::try_from(n).unwrap_or(u32::MAX),
    })
}

/// The test at a line and the weights of its tilted reference.
fn test(window: &Window<'_>, group: Option<usize>) -> Option<(LineTest, Vec<f64>)> {
    let Some(group) = group else {
        let curve = county_curve(window)?;
        let weight = |bin: usize| if window.possible.contains(&bin) { curve.weight(bin) } else { 0.0 };
        return Some((county_test(window)?, (0..window.county.len()).map(weight).collect()));
    };
    let (test, terms) = tested(window, group, &mut Rooms::default())?;
    let (own, inside) = (window.own(group), window.bins(0).0);
    let others = window.others(&own);
    let tilt = Tilt::fit((&others, &own), &terms, &[inside], &mut Room::default())?;
    Some((test, tilt.weights(&others, &terms)))
}

/// Weights as expected counts.
fn scaled(window: &Window<'_>, counts: &[f64], weights: &[f64], at_or_above: f64) -> Vec<f64> {
    let (inside, line) = window.bins(0);
    let sum = |values: &[f64], holds: &dyn Fn(usize) -> bool| -> f64 {
        values.iter().enumerate().filter(|(bin, _)| weights[*bin] > 0.0 && holds(*bin)).map(|(_, value)| value).sum()
    };
    let factor = |wanted: f64, all: f64| if all > 0.0 { wanted / all } else { 0.0 };
    let outside = |bin: usize| !inside.contains(&bin);
    let (below, above) = (|bin: usize| (inside.start..line).contains(&bin), |bin: usize| (line..inside.end).contains(&bin));
    let all: f64 = counts[inside.clone()].iter().sum();
    let factors = [
        factor(sum(counts, &outside), sum(weights, &outside)),
        factor(all - at_or_above, sum(weights, &below)),
        factor(at_or_above, sum(weights, &above)),
    ];
    let part = |bin: usize| if outside(bin) { 0 } else { 1 + usize::from(bin >= line) };
    weights.iter().enumerate().map(|(bin, weight)| weight * factors[part(bin)]).collect()
}
