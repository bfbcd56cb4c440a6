//! How often each option was chosen, over all and in the upper and lower 27 %, and which options are to be looked at.

use super::{
    figures::Complete,
    result::{Flag, OptionFigures},
};
use crate::{
    model::{Choice, ItemScore},
    reconcile::items::PaperItems,
};
use std::collections::BTreeMap;

/// Below this share a wrong option draws nobody.
const UNUSED: f64 = 0.02;

/// A row for every option of every item that has options; no answer last.
pub(crate) fn shares(items: &PaperItems, present: &[usize], complete: &Complete) -> Vec<OptionFigures> {
    (0..items.items.len())
        .filter(|item| !items.choices[*item].is_empty())
        .flat_map(|item| of_item(items, item, present, complete))
        .collect()
}

/// What a candidate chose. Where only wrong answers have a letter, a full mark is the right one.
fn chosen(items: &PaperItems, item: usize, candidate: usize) -> Option<Choice> {
    let choice = items.choices[item][candidate];
    if !choice.is_none() {
        return Some(choice);
    }
    let score = items.scores[item].get(candidate).copied().unwrap_or(ItemScore::NONE).get();
    match score {
        Some(score) if score == items.items[item].full => items.items[item].answer.or(Some(Choice::NONE)),
        _ => None,
    }
}

fn of_item(items: &PaperItems, item: usize, present: &[usize], complete: &Complete) -> Vec<OptionFigures> {
    let answer = items.items[item].answer;
    let several = answer.is_some_and(|answer| answer.count() > 1);
    let mut counts: BTreeMap<Choice, u32> = BTreeMap::new();
    let mut silent = 0_u32;
    let of = u32::try_from(present.len()).unwrap_or(u32::MAX);
    for candidate in present {
        match chosen(items, item, *candidate) {
            // Of several right options each is counted by itself.
            Some(choice) if several => choice.singles().for_each(|single| *counts.entry(single).or_default() += 1),
            Some(choice) => *counts.entry(choice).or_default() += 1,
            None => silent += 1,
        }
    }
    let right = |option: Choice| answer.map_or(option.is_none(), |answer| !option.is_none() && option.is_within(answer));
    let picks = |option: Choice, candidate: usize| match chosen(items, item, candidate) {
        Some(choice) if several => option.is_within(choice),
        Some(choice) => choice == option,
        None => false,
    };
    #[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
    let share = |option: Choice, top: bool| {
        let ends = complete.ends.as_ref()?;
        let value = |place: usize| f64::from(u8::from(picks(option, complete.order[place])));
        Some(if top { ends.top(value) } else { ends.bottom(value) } / ends.places as f64)
    };
    let mut rows: Vec<OptionFigures> = counts
        .into_iter()
        .map(|(option, n)| OptionFigures {
            item,
            option,
            right: right(option),
            n,
            of,
            top: share(option, true),
            bottom: share(option, false),
            flag: None,
        })
        .collect();
    flag(&mut rows);
    if silent > 0 {
        rows.push(OptionFigures { item, option: Choice::NONE, right: false, n: silent, of, top: None, bottom: None, flag: None });
    }
    rows
}

fn flag(rows: &mut [OptionFigures]) {
    let has_key = rows.iter().any(|row| row.right);
    let key = rows.iter().filter(|row| row.right).filter_map(|row| row.top).reduce(f64::max);
    for row in rows.iter_mut().filter(|row| has_key && !row.right) {
        row.flag = match (row.top, row.bottom, key) {
            (Some(top), _, Some(key)) if top > key => Some(Flag::AboveKey),
            (Some(top), Some(bottom), _) if top > bottom => Some(Flag::DrawsTop),
            _ if row.share().is_some_and(|share| share < UNUSED) => Some(Flag::Unused),
            _ => None,
        };
    }
}
