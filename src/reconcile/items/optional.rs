//! 选做题: neighbouring items of which each candidate answers one. Told by exam file, blueprint or name; else seen where
//! nobody has marks in two of them although by chance many would.

use super::Item;
use crate::model::ItemScore;
use std::ops::Range;

/// Items worth less are never taken for optional by their marks alone.
const FEWEST_MARKS: i32 = 4;
/// Candidates with marks in two items whom chance would give at least.
const EXPECTED_BOTH: f64 = 5.0;

/// What is told of an item being optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Told to be optional or not.
    pub optional: Option<bool>,
    /// Items of one rule or name form one group.
    pub group: String,
}

/// Groups of items of which one is answered.
#[must_use]
pub fn groups(items: &[Item], scores: &[Vec<ItemScore>], told: &[Told]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut at = 0;
    while at < items.len() {
        let end = told_until(told, at).or_else(|| seen_until(items, scores, told, at)).unwrap_or(at + 1);
        if end > at + 1 {
            groups.push((at..end).collect());
        }
        at = end;
    }
    groups
}

fn told_until(told: &[Told], at: usize) -> Option<usize> {
    (told[at].optional == Some(true)).then(|| {
        let same = |next: &&Told| next.optional == Some(true) && next.group == told[at].group;
        at + told[at..].iter().take_while(same).count()
    })
}

/// The longest run of items of one full mark in which hardly anybody has marks in two.
fn seen_until(items: &[Item], scores: &[Vec<ItemScore>], told: &[Told], at: usize) -> Option<usize> {
    let can_be = |item: usize| {
        told[item].optional.is_none()
            && !scores[item].is_empty()
            && items[item].full == items[at].full
            && items[item].full >= crate::model::Score::whole(FEWEST_MARKS)
    };
    let run = (at..items.len()).take_while(|item| can_be(*item)).count();
    (2..=run.min(4)).rev().map(|length| at..at + length).find(|range| are_exclusive(scores, range.clone())).map(|range| range.end)
}

fn are_exclusive(scores: &[Vec<ItemScore>], items: Range<usize>) -> bool {
    let rows = scores[items.start].len();
    let mut counts = vec![0_u32; items.len()];
    let (mut present, mut one, mut both) = (0_u32, 0_u32, 0_u32);
    let columns = &scores[items.clone()];
    for row in 0..rows {
        let mut positive = 0;
        let mut told = false;
        for (count, column) in counts.iter_mut().zip(columns) {
            let score = column.get(row).and_then(|score| score.get());
            told |= score.is_some();
            if score.is_some_and(|score| score > crate::model::Score::ZERO) {
                *count += 1;
                positive += 1;
            }
        }
        present += u32::from(told);
        one += u32::from(positive > 0);
        both += u32::from(positive > 1);
    }
    let n = f64::from(present.max(1));
    let shares: Vec<f64> = counts.iter().map(|count| f64::from(*count) / n).collect();
    let expected: f64 =
        (0..shares.len()).flat_map(|a| (a + 1..shares.len()).map(move |b| (a, b))).map(|(a, b)| shares[a] * shares[b] * n).sum();
    counts.iter().all(|count| *count > 0) && one * 2 >= present && expected >= EXPECTED_BOTH && f64::from(both) * 20.0 <= expected
}
