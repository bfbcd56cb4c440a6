//! Numbers below zero: codes of a marking system, or scores that were standardised. One cell does not tell, all cells of a
//! paper do.
//!
//! A paper is standardised where most of its numbers have decimals that no marking gives and some of those lie below zero,
//! or where a tenth of them lie below zero and are of many kinds. Its numbers below zero are scores then; else they stay
//! aside. `[reading]` chooses otherwise.

use super::table::{Content, Reading, ScoreTable};
use crate::{
    diagnostics::{Diagnostic, Diagnostics, Place, Spot, codes::layout as codes},
    model::{Mark, Score, Status, Subject},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A paper of this exam (`None`) or an earlier one.
type Key = (Option<usize>, Subject);

/// File, sheet and column.
type Cell = (Option<Arc<str>>, Option<Arc<str>>, u32);

/// What the numbers of a paper look like.
#[derive(Default)]
struct Numbers {
    all: usize,
    fine: usize,
    below: usize,
    fine_below: usize,
    /// Different ones below zero.
    kinds: BTreeSet<Score>,
}

impl Numbers {
    fn note(&mut self, mark: Mark) {
        let is_below = is_below(mark);
        if mark.status != Status::Present && !is_below {
            return;
        }
        // Marks are given in tenths at the finest.
        let is_fine = !mark.score.is_multiple_of(Score::from_units(Score::whole(1).units() / 10));
        self.all += 1;
        self.fine += usize::from(is_fine);
        if is_below {
            self.below += 1;
            self.fine_below += usize::from(is_fine);
            self.kinds.insert(mark.score);
        }
    }

    fn are_standardised(&self) -> bool {
        let decimals = self.fine * 2 > self.all && self.fine_below > 0 && self.fine_below * 2 >= self.below;
        decimals || self.kinds.len() >= 8 && self.below * 10 >= self.all
    }
}

/// A number below zero that was set aside.
fn is_below(mark: Mark) -> bool {
    mark.status == Status::Unreadable && mark.score < Score::ZERO
}

/// Decides for every paper, and makes scores of the numbers of those that are standardised.
pub fn settle(reading: &mut Reading, seen: &mut Diagnostics) {
    if !seen.iter().any(|found| found.rule == &codes::MARK_NEGATIVE)
        && !tables(reading).any(|(_, table)| table.marks.iter().any(|mark| is_below(*mark)))
    {
        return;
    }
    let mut papers: BTreeMap<Key, Numbers> = BTreeMap::new();
    for (exam, table) in tables(reading) {
        for (at, column) in table.columns.iter().enumerate() {
            let numbers = papers.entry((exam, column.subject.clone())).or_default();
            (0..table.rows.len()).for_each(|row| numbers.note(table.marks_of(row)[at]));
        }
    }
    papers.retain(|_, numbers| numbers.are_standardised());
    let mut cells: BTreeSet<Cell> = BTreeSet::new();
    let mut take = |exam: Option<usize>, place: &Place, table: &mut ScoreTable| {
        let width = table.columns.len();
        for (at, column) in table.columns.iter().enumerate() {
            if !papers.contains_key(&(exam, column.subject.clone())) {
                continue;
            }
            cells.insert((place.file.clone(), place.sheet.clone(), column.column));
            for mark in table.marks.iter_mut().skip(at).step_by(width).filter(|mark| is_below(**mark)) {
                mark.status = Status::Present;
            }
        }
    };
    for sheet in &mut reading.sheets {
        let of_sheet = reading.sources.get(sheet.source).and_then(|source| source.exam);
        match &mut sheet.content {
            Content::Scores(table) => {
                take(None, &sheet.place, table);
                table.earlier.iter_mut().for_each(|earlier| take(Some(usize::MAX), &sheet.place, earlier));
            }
            Content::Prior(table) => take(Some(of_sheet.unwrap_or(usize::MAX)), &sheet.place, table),
            _ => {}
        }
    }
    seen.retain(|found| {
        let column = match found.place.spot {
            Spot::Cell { column, .. } | Spot::Column(column) => Some(column),
            _ => None,
        };
        let key = |column| (found.place.file.clone(), found.place.sheet.clone(), column);
        found.rule != &codes::MARK_NEGATIVE || !column.is_some_and(|column| cells.contains(&key(column)))
    });
    seen.extend(papers.into_iter().map(|((_, subject), numbers)| {
        let told = Diagnostic::new(&codes::SCORES_STANDARDISED, Place::default()).read(numbers.below);
        told.with("subject", subject).with("n", numbers.all)
    }));
}

/// Every table of scores, with the exam it is of.
fn tables(reading: &Reading) -> impl Iterator<Item = (Option<usize>, &ScoreTable)> {
    reading.sheets.iter().flat_map(|sheet| {
        let of_sheet = reading.sources.get(sheet.source).and_then(|source| source.exam);
        let both: Vec<(Option<usize>, &ScoreTable)> = match &sheet.content {
            Content::Scores(table) => {
                let earlier = table.earlier.as_deref().map(|earlier| (Some(usize::MAX), earlier));
                [(None, table)].into_iter().chain(earlier).collect()
            }
            Content::Prior(table) => vec![(Some(of_sheet.unwrap_or(usize::MAX)), table)],
            _ => Vec::new(),
        };
        both
    })
}
