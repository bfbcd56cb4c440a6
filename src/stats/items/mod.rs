//! Items of one paper → [`ItemStats`]: the paper's reliability, every item's figures, options, score rates of topics and
//! abilities, at county, group, school and class.
//!
//! The candidates are those whose score in the paper counts. An item's own mean and difficulty use all who have a score in
//! it; whatever compares items (total, D, item–rest correlation, alpha) uses those who have all.

pub mod figures;
pub mod headings;
pub mod options;
pub mod result;
pub mod tallies;

pub use result::ItemStats;

use super::{
    levels::Levels,
    reliability::Moments,
    rivals::{self, Answers, Rival},
    sitting,
};
use crate::{
    config::CandidateRules,
    ingest::item_table::Part,
    model::{ItemScore, Score, Status},
    reconcile::{items::PaperItems, ledger::Cohort},
};
use figures::Complete;
use result::{ItemFigures, PartFigures, Reliability};

/// A column that enters alpha: an item, or the optional items of which one is answered.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Its items.
    pub items: Vec<usize>,
    /// Full mark.
    pub full: Score,
}

/// Everything that is asked of the items of a paper.
#[must_use]
pub fn analyse(cohort: &Cohort, items: &PaperItems, rules: &CandidateRules, levels: &Levels) -> ItemStats {
    // A mark that cannot be told because one item is empty takes nothing from the others.
    let open =
        |candidate: usize| cohort.marks[items.paper][candidate].status == Status::Unreadable && !cohort.candidates[candidate].excluded;
    let counted: Vec<bool> = (0..cohort.candidates.len())
        .map(|candidate| sitting::counted(cohort, rules, items.paper, candidate).is_some() || open(candidate))
        .collect();
    let units = units(items);
    let scores = |unit: &Unit, candidate: usize| -> Option<Score> {
        let mut told = unit.items.iter().filter_map(|item| items.scores[*item][candidate].get()).peekable();
        told.peek()?;
        Some(told.sum())
    };
    let present = |candidate: &usize| counted[*candidate] && units.iter().any(|unit| scores(unit, *candidate).is_some());
    let present: Vec<usize> = (0..counted.len()).filter(present).collect();
    let complete = Complete::of(&present, &units, &scores);
    let tallies = tallies::tally(cohort, items, &counted, levels);
    let moments = Moments::of(&complete.columns);
    let reliability = reliability(&complete, moments.as_ref(), &units);
    let figures = figures::figures(items, &units, &present, &complete, moments.as_ref());
    ItemStats {
        present: present.len(),
        rivals: rivals(&complete, &figures, reliability.kr20, moments.as_ref()),
        reliability,
        parts: parts(items, &units, &complete, &tallies),
        items: figures,
        options: options::shares(items, &present, &complete),
        headings: headings::headings(items),
        tallies,
    }
}

/// What else goes by the names of the figures of these items, those of an optional group as one.
fn rivals(complete: &Complete, figures: &[ItemFigures], right_or_wrong: bool, moments: Option<&Moments>) -> Vec<Rival> {
    let own = || figures.iter().filter(|item| !item.optional);
    let answers = Answers {
        columns: &complete.columns,
        totals: &complete.totals,
        items: own().map(|item| (item.name.clone(), item.full.to_f64())).collect(),
        printed: own().map(|item| (item.discrimination, item.item_rest)).collect(),
        right_or_wrong,
    };
    rivals::of_items(&answers, moments)
}

fn units(items: &PaperItems) -> Vec<Unit> {
    let mut units = Vec::new();
    for item in items.scored() {
        match items.optional.iter().find(|group| group.contains(&item)) {
            None => units.push(Unit { items: vec![item], full: items.items[item].full }),
            Some(group) if group[0] == item => {
                let full = group.iter().map(|item| items.items[*item].full).max().unwrap_or_default();
                units.push(Unit { items: group.clone(), full });
            }
            Some(_) => {}
        }
    }
    units
}

fn reliability(complete: &Complete, moments: Option<&Moments>, units: &[Unit]) -> Reliability {
    let right_or_wrong = !units.is_empty()
        && units.iter().all(|unit| unit.full == Score::whole(1))
        && complete.columns.iter().flatten().all(|x| *x == 0.0 || *x == 1.0);
    Reliability {
        n: complete.order.len(),
        items: units.len(),
        alpha: moments.and_then(Moments::alpha),
        kr20: right_or_wrong,
        sem: moments.and_then(Moments::standard_error),
        total_sd: moments.map(|moments| moments.total.sqrt()),
    }
}

/// Objective and subjective items apart, where both are known.
fn parts(items: &PaperItems, units: &[Unit], complete: &Complete, tallies: &tallies::Tallies) -> Vec<PartFigures> {
    let of = |part: Part| {
        let own: Vec<usize> = (0..units.len()).filter(|at| items.items[units[*at].items[0]].part == Some(part)).collect();
        let columns: Vec<Vec<f64>> = own.iter().map(|at| complete.columns[*at].clone()).collect();
        let moments = Moments::of(&columns);
        let all: Vec<usize> = own.iter().flat_map(|at| units[*at].items.iter().copied()).collect();
        PartFigures {
            part,
            items: own.len(),
            full: own.iter().map(|at| units[*at].full).sum(),
            rate: tallies.county.rate(items, &all),
            alpha: moments.as_ref().and_then(Moments::alpha),
            sem: moments.as_ref().and_then(Moments::standard_error),
        }
    };
    [Part::Objective, Part::Subjective].map(of).into_iter().filter(|part| part.items > 0).collect()
}

/// Whether a candidate answered an item of an optional group: has marks in it, or a score in it alone.
pub(crate) fn chose(items: &PaperItems, item: usize, candidate: usize) -> bool {
    let Some(group) = items.optional.iter().find(|group| group.contains(&item)) else { return true };
    let score = |item: usize| items.scores[item].get(candidate).copied().unwrap_or(ItemScore::NONE).get();
    let alone = || group.iter().all(|other| *other == item || score(*other).is_none());
    score(item).is_some_and(|own| own > Score::ZERO || alone())
}
