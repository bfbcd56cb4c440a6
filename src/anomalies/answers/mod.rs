//! Answers of pupils to the items of a paper, and what can be told from them: how likely two scripts agree so often, how
//! well one script fits its own level.
//!
//! [`Answered`] holds the answers, [`Curves`] what pupils of each level answer in the county, [`agreement`], [`person`] and [`slip()`]
//! the kernels. Nothing here knows codes or words; detectors judge.

pub mod agreement;
mod curves;
pub mod person;
mod slip;

pub use curves::{Curves, smooth};
pub use slip::{LEAST as LEAST_BESIDE, Slip, slip};

use crate::{
    model::{Choice, ItemScore, Score},
    reconcile::{items::PaperItems, ledger::Cohort},
};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The answers of a paper, as numbers of categories.
#[derive(Clone, Debug, Default)]
pub struct Answered {
    /// The items, as in the paper.
    pub items: Vec<usize>,
    /// Category of the right answer of each item, where there is one.
    pub right: Vec<Option<u8>>,
    /// Category of the answer that is right at the next item, and at the one before, where anybody gave it.
    pub beside: [Vec<Option<u8>>; 2],
    /// Categories of each item.
    pub categories: Vec<usize>,
    /// Items of which the categories are options.
    pub options: usize,
    /// `answers[candidate · items + item]`; zeros for who is left out.
    answers: Vec<u8>,
    /// Who has an answer to every item and a score that counts.
    pub complete: Vec<bool>,
}

/// Fewest pupils from whom it is taken what pupils of a level answer.
pub const LEAST_PUPILS: usize = 200;
/// Categories at most that an item with marks in parts may have.
const MOST_CATEGORIES: usize = 12;

impl Answered {
    /// The answers to some items.
    #[must_use]
    pub fn of(cohort: &Cohort, paper: &PaperItems, items: Vec<usize>) -> Self {
        let columns: Vec<Column> = items.par_iter().map(|item| Column::of(cohort, paper, *item)).collect();
        let candidates = cohort.candidates.len();
        let complete: Vec<bool> = (0..candidates)
            .map(|at| cohort.counted(paper.paper, at).is_some() && columns.iter().all(|column| column.codes[at] != MISSING))
            .collect();
        let width = items.len();
        let mut answers = vec![0; candidates * width];
        for (place, column) in columns.iter().enumerate() {
            for at in (0..candidates).filter(|at| complete[*at]) {
                answers[at * width + place] = column.codes[at];
            }
        }
        let beside = [1, -1].map(|away: isize| {
            let key = |place: usize| paper.items[*items.get(place.checked_add_signed(away)?)?].answer;
            (0..width).map(|place| columns[place].chosen.get(&key(place)?).copied()).collect()
        });
        Self {
            beside,
            options: columns.iter().filter(|column| column.options).count(),
            right: columns.iter().map(|column| column.right).collect(),
            categories: columns.iter().map(|column| column.categories).collect(),
            items,
            answers,
            complete,
        }
    }

    /// A candidate's answers.
    #[must_use]
    pub fn row(&self, candidate: usize) -> &[u8] {
        let width = self.items.len();
        &self.answers[candidate * width..(candidate + 1) * width]
    }

    /// How many are not left out.
    #[must_use]
    pub fn pupils(&self) -> usize {
        self.complete.iter().filter(|complete| **complete).count()
    }

    /// Whether enough neighbouring items have different keys for a slip on the card to show.
    #[must_use]
    pub fn tells_slips(&self) -> bool {
        let telling =
            |beside: &Vec<Option<u8>>| beside.iter().zip(&self.right).filter(|(key, right)| key.is_some() && key != right).count();
        self.beside.iter().any(|beside| telling(beside) >= LEAST_BESIDE)
    }

    /// How many a candidate has right.
    #[must_use]
    pub fn rights(&self, candidate: usize) -> usize {
        self.row(candidate).iter().zip(&self.right).filter(|(answer, right)| Some(**answer) == **right).count()
    }
}

/// Items that are right or wrong: with options, or marked with nothing or everything.
#[must_use]
pub fn right_or_wrong(paper: &PaperItems) -> Vec<usize> {
    let all_or_nothing = |item: usize| {
        let scores = paper.scores[item].iter().filter_map(|score| score.get());
        let full = paper.items[item].full;
        full > Score::ZERO
            && paper.scores[item].iter().any(|score| score.get().is_some())
            && scores.clone().all(|score| score == Score::ZERO || score == full)
    };
    answered_by_all(paper).filter(|item| has_options(paper, *item) || all_or_nothing(*item)).collect()
}

/// Items of which it is known which options were chosen.
#[must_use]
pub fn has_options(paper: &PaperItems, item: usize) -> bool {
    !paper.choices[item].is_empty() && paper.items[item].answer.is_some()
}

/// Items with few different marks.
#[must_use]
pub fn told_apart(paper: &PaperItems) -> Vec<usize> {
    answered_by_all(paper)
        .filter(|item| {
            let marks: std::collections::BTreeSet<Score> = paper.scores[*item].iter().filter_map(|score| score.get()).collect();
            has_options(paper, *item) || (1..=MOST_CATEGORIES).contains(&marks.len())
        })
        .collect()
}

/// Items that are nobody's to choose.
fn answered_by_all(paper: &PaperItems) -> impl Iterator<Item = usize> + '_ {
    let optional = |item: &usize| paper.optional.iter().any(|group| group.contains(item));
    (0..paper.items.len()).filter(move |item| !optional(item))
}

const MISSING: u8 = u8::MAX;

/// One item.
struct Column {
    codes: Vec<u8>,
    right: Option<u8>,
    categories: usize,
    options: bool,
    /// Category of each option that anybody chose; empty where the categories are marks.
    chosen: BTreeMap<Choice, u8>,
}

impl Column {
    fn of(cohort: &Cohort, paper: &PaperItems, item: usize) -> Self {
        if has_options(paper, item) { Self::of_options(cohort, paper, item) } else { Self::of_marks(cohort, paper, item) }
    }

    /// No answer is a category like any other. Where only wrong answers have a letter, a full mark is the right one.
    fn of_options(cohort: &Cohort, paper: &PaperItems, item: usize) -> Self {
        let key = paper.items[item].answer.unwrap_or(Choice::NONE);
        let score = |at: usize| paper.scores[item].get(at).copied().unwrap_or(ItemScore::NONE).get();
        let chosen = |at: usize| match paper.choices[item][at] {
            none if none.is_none() && score(at).is_some_and(|score| score > Score::ZERO && score == paper.items[item].full) => key,
            choice => choice,
        };
        let mut known: BTreeMap<Choice, u8> = BTreeMap::from([(key, 1), (Choice::NONE, 0)]);
        let mut codes = Vec::with_capacity(cohort.candidates.len());
        for at in 0..cohort.candidates.len() {
            let next = u8::try_from(known.len()).unwrap_or(MISSING - 1).min(MISSING - 1);
            codes.push(*known.entry(chosen(at)).or_insert(next));
        }
        Self { codes, right: Some(1), categories: known.len().min(usize::from(MISSING)), options: true, chosen: known }
    }

    fn of_marks(cohort: &Cohort, paper: &PaperItems, item: usize) -> Self {
        let mut known: BTreeMap<Score, u8> = BTreeMap::new();
        let scores = || (0..cohort.candidates.len()).map(|at| paper.scores[item].get(at).copied().unwrap_or(ItemScore::NONE).get());
        scores().flatten().for_each(|score| {
            known.insert(score, 0);
        });
        known.values_mut().enumerate().for_each(|(at, code)| *code = u8::try_from(at).unwrap_or(MISSING - 1).min(MISSING - 1));
        let codes = scores().map(|score| score.map_or(MISSING, |score| known[&score])).collect();
        Self { codes, right: known.get(&paper.items[item].full).copied(), categories: known.len(), options: false, chosen: BTreeMap::new() }
    }
}
