//! The figures of every item, and the candidates who have a score in all of them.

use super::{Unit, chose, result::ItemFigures};
use crate::{
    model::Score,
    reconcile::items::PaperItems,
    stats::{
        describe::{self, sd_population},
        item::{Ends, discrimination_of},
        reliability::Moments,
    },
};

/// Candidates with a score in every item, in ascending order of their total.
#[derive(Clone, Debug, Default)]
pub(crate) struct Complete {
    /// Who.
    pub order: Vec<usize>,
    /// Their totals, ascending.
    pub totals: Vec<i64>,
    /// A column for each unit, in this order.
    pub columns: Vec<Vec<f64>>,
    /// The upper and lower 27 %.
    pub ends: Option<Ends>,
}

impl Complete {
    /// Those of `present` who have a score in every unit.
    pub fn of(present: &[usize], units: &[Unit], score: &impl Fn(&Unit, usize) -> Option<Score>) -> Self {
        let total = |candidate: usize| units.iter().map(|unit| score(unit, candidate)).sum::<Option<Score>>();
        let mut ordered: Vec<(i64, usize)> = present.iter().filter_map(|at| Some((total(*at)?.units(), *at))).collect();
        if units.is_empty() {
            ordered.clear();
        }
        ordered.sort_unstable();
        let (totals, order): (Vec<i64>, Vec<usize>) = ordered.into_iter().unzip();
        let value = |unit: &Unit, candidate: usize| score(unit, candidate).map_or(0.0, Score::to_f64);
        let columns = units.iter().map(|unit| order.iter().map(|candidate| value(unit, *candidate)).collect()).collect();
        let ends = Ends::of(&totals);
        Self { order, totals, columns, ends }
    }

    /// The fifth of each candidate by total: those with one total are together, by the middle of their places.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of candidates")]
    fn fifths(&self) -> Vec<usize> {
        let n = self.totals.len() as f64;
        let mut fifths = Vec::with_capacity(self.totals.len());
        for run in self.totals.chunk_by(|a, b| a == b) {
            let middle = (fifths.len() as f64 + run.len() as f64 / 2.0) / n;
            fifths.extend(std::iter::repeat_n(((middle * 5.0) as usize).min(4), run.len()));
        }
        fifths
    }
}

/// A row for every item; a group of optional ones before its items.
pub(crate) fn figures(
    items: &PaperItems,
    units: &[Unit],
    present: &[usize],
    complete: &Complete,
    moments: Option<&Moments>,
) -> Vec<ItemFigures> {
    let fifths = complete.fifths();
    let mut rows = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        rows.push(of_unit(items, unit, at, present, complete, moments, &fifths));
        if unit.items.len() > 1 {
            rows.extend(unit.items.iter().map(|item| of_choosers(items, *item, present, complete)));
        }
    }
    rows
}

/// n, mean, sd, P, floor and ceiling of some scores.
fn described(scores: &[Score], full: Score) -> ItemFigures {
    let values: Vec<f64> = scores.iter().map(|score| score.to_f64()).collect();
    let n = u32::try_from(scores.len()).unwrap_or(u32::MAX);
    let share = |wanted: Score| {
        (n > 0).then(|| f64::from(scores.iter().filter(|score| **score == wanted).fold(0_u32, |count, _| count + 1)) / f64::from(n))
    };
    let mean = describe::mean_score(scores, n);
    ItemFigures {
        n,
        full,
        mean,
        sd: sd_population(&values),
        difficulty: mean.filter(|_| full > Score::ZERO).map(|mean| mean / full.to_f64()),
        floor: share(Score::ZERO),
        ceiling: if full > Score::ZERO { share(full) } else { None },
        ..ItemFigures::default()
    }
}

fn of_unit(
    items: &PaperItems,
    unit: &Unit,
    at: usize,
    present: &[usize],
    complete: &Complete,
    moments: Option<&Moments>,
    fifths: &[usize],
) -> ItemFigures {
    let score = |candidate: &usize| {
        let mut told = unit.items.iter().filter_map(|item| items.scores[*item][*candidate].get()).peekable();
        told.peek()?;
        Some(told.sum())
    };
    let scores: Vec<Score> = present.iter().filter_map(score).collect();
    let column = &complete.columns[at];
    let full = unit.full.to_f64();
    let mut sums = [(0.0, 0_u32); 5];
    for (value, fifth) in column.iter().zip(fifths) {
        sums[*fifth].0 += value;
        sums[*fifth].1 += 1;
    }
    let names: Vec<&str> = unit.items.iter().map(|item| items.items[*item].name.as_str()).collect();
    ItemFigures {
        items: unit.items.clone(),
        name: names.join("|").into(),
        discrimination: complete.ends.as_ref().and_then(|ends| discrimination_of(ends, |place| column[place], full)),
        item_rest: moments.and_then(|moments| moments.item_rest(at)),
        alpha_if_dropped: moments.and_then(|moments| moments.alpha_without(at)),
        fifths: sums.map(|(sum, n)| (n > 0 && full > 0.0).then(|| sum / f64::from(n) / full)),
        ..described(&scores, unit.full)
    }
}

/// An item of an optional group, by those who chose it.
fn of_choosers(items: &PaperItems, item: usize, present: &[usize], complete: &Complete) -> ItemFigures {
    let own = |candidate: usize| items.scores[item][candidate].get().filter(|_| chose(items, item, candidate));
    let scores: Vec<Score> = present.iter().filter_map(|candidate| own(*candidate)).collect();
    let places: Vec<(i64, f64)> =
        complete.order.iter().zip(&complete.totals).filter_map(|(candidate, total)| Some((*total, own(*candidate)?.to_f64()))).collect();
    let full = items.items[item].full;
    let totals: Vec<i64> = places.iter().map(|(total, _)| *total).collect();
    let ends = Ends::of(&totals);
    let column: Vec<f64> = places.iter().map(|(_, score)| *score).collect();
    let rest: Vec<f64> = places.iter().map(|(total, score)| Score::from_units(*total).to_f64() - score).collect();
    ItemFigures {
        items: vec![item],
        name: items.items[item].name.clone(),
        optional: true,
        discrimination: ends.and_then(|ends| discrimination_of(&ends, |place| column[place], full.to_f64())),
        item_rest: Moments::of(&[column, rest]).and_then(|moments| moments.item_rest(0)),
        ..described(&scores, full)
    }
}
