//! [`Scores`]: every score that counts as plain numbers in columns, read once for all screens.

use super::{Column, PaperSet, Sample, paper_sets, sets::usable};
use crate::{
    anomalies::sums::sums,
    ingest::item_table::Part,
    model::{Mark, Status},
    reconcile::{
        cohort::Fate,
        items::PaperItems,
        ledger::{Cohort, Paper},
    },
};
use rayon::prelude::*;
use std::{ops::Range, sync::Arc};

/// The scores of a cohort's candidates; what is missing is NaN here, and nothing that leaves the residual engine is.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    papers: Vec<Vec<f64>>,
    /// The same in whole half marks, rounded down; [`NO_SCORE`] for none.
    halves: Vec<Vec<u16>>,
    /// How many have a score in each.
    takers: Vec<u32>,
    /// What each candidate's mark is, paper after paper.
    statuses: Vec<Vec<Status>>,
    /// What became of each candidate over all papers.
    fates: Vec<Fate>,
    /// Which candidates count here.
    here: Vec<bool>,
    earlier: Vec<Vec<f64>>,
    /// Machine-marked and written part of each paper; empty where the items do not tell them apart.
    parts: Vec<[Vec<f64>; 2]>,
    usable_earlier: Vec<usize>,
    sets: Vec<PaperSet>,
    /// Samples that several screens ask for, with the ranges of their groups.
    samples: Vec<(Vec<Range<usize>>, Arc<Sample>)>,
}

/// Stands for no score among half marks.
pub const NO_SCORE: u16 = u16::MAX;

/// Scores in whole half marks, rounded down.
#[must_use]
pub fn in_halves(scores: &[f64]) -> Vec<u16> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a score of a paper, from 0 on")]
    let halves = |score: &f64| if score.is_nan() { NO_SCORE } else { (2.0 * score).min(f64::from(NO_SCORE - 1)) as u16 };
    scores.iter().map(halves).collect()
}

impl Scores {
    /// Every column of a cohort.
    #[must_use]
    pub fn of(cohort: &Cohort) -> Self {
        let number = |score: Option<crate::model::Score>| score.map_or(f64::NAN, |score| score.to_f64());
        let (excluded, here): (Vec<bool>, Vec<bool>) =
            cohort.candidates.par_iter().map(|candidate| (candidate.excluded, candidate.counts_here())).unzip();
        // one column after another, which is quicker than both at once
        let paper = |at: usize| -> (Vec<f64>, Vec<Status>) {
            let read = |(mark, excluded): (&Mark, &bool)| if *excluded { f64::NAN } else { number(mark.counted()) };
            let scores = cohort.marks[at].iter().zip(&excluded).map(read).collect();
            (scores, cohort.marks[at].iter().map(|mark| mark.status).collect())
        };
        let earlier = |column: &Vec<Option<crate::model::Score>>| -> (Vec<f64>, Vec<bool>) {
            (column.iter().map(|score| number(*score)).collect(), column.iter().map(Option::is_some).collect())
        };
        let (earlier, has_earlier): (Vec<Vec<f64>>, Vec<Vec<bool>>) = cohort.prior.par_iter().map(earlier).unzip();
        let parts = |at: usize| -> [Vec<f64>; 2] {
            let items = cohort.items.iter().find(|items| items.paper == at);
            items.filter(|items| has_parts(items, &cohort.papers[at])).map_or_else(Default::default, |items| parts_of(cohort, items))
        };
        let single = cohort.single_papers();
        let (papers, statuses): (Vec<Vec<f64>>, Vec<Vec<Status>>) = (0..single).into_par_iter().map(paper).unzip();
        let columns: Vec<&[Status]> = statuses.iter().map(Vec::as_slice).collect();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of candidates")]
        let takers = |paper: &[f64]| sums(paper, |_| [1.0])[0] as u32;
        let (fates, (halves, takers)) = rayon::join(
            || Fate::of_all(&columns, cohort.candidates.len()),
            || papers.par_iter().map(|paper| (in_halves(paper), takers(paper))).unzip(),
        );
        let mut scores = Self {
            papers,
            halves,
            takers,
            statuses,
            fates,
            here,
            earlier,
            parts: (0..single).into_par_iter().map(parts).collect(),
            usable_earlier: usable(&has_earlier, cohort.candidates.len()),
            ..Self::default()
        };
        scores.sets = paper_sets(&scores, &(0..single).collect::<Vec<usize>>());
        scores
    }

    /// The cohort's papers by the papers that nearly all of their candidates sat too.
    #[must_use]
    pub fn sets(&self) -> &[PaperSet] {
        &self.sets
    }

    /// Subjects of the earlier exam that nearly all candidates found in it have.
    #[must_use]
    pub fn usable_earlier(&self) -> &[usize] {
        &self.usable_earlier
    }

    /// How many have a score in a paper.
    #[must_use]
    pub fn takers(&self, paper: usize) -> u32 {
        self.takers[paper]
    }

    /// Gathers samples that several screens will ask for: each choice of columns on each level of groups, those of a level made up of
    /// those of the next.
    pub fn prepare(&mut self, choices: &[Vec<Column>], levels: &[Vec<Range<usize>>]) {
        for columns in choices {
            let mut finer: Option<(&[Range<usize>], Sample)> = None;
            for ranges in levels.iter().rev() {
                let parts = finer.as_ref().map(|(of, sample)| (*of, sample));
                let sample = Sample::of(self, columns.clone(), ranges, parts);
                if let Some((of, sample)) = finer.replace((ranges.as_slice(), sample)) {
                    self.samples.push((of.to_vec(), Arc::new(sample)));
                }
            }
            self.samples.extend(finer.map(|(of, sample)| (of.to_vec(), Arc::new(sample))));
        }
    }

    /// A sample that was gathered before.
    pub(super) fn prepared(&self, columns: &[Column], ranges: &[Range<usize>]) -> Option<&Arc<Sample>> {
        self.samples.iter().find(|(of, sample)| sample.columns == columns && of == ranges).map(|(_, sample)| sample)
    }

    /// One column, a number for each candidate.
    #[must_use]
    pub fn column(&self, column: Column) -> &[f64] {
        match column {
            Column::Paper(at) => &self.papers[at],
            Column::Earlier(at) => &self.earlier[at],
            Column::Machine(at) => &self.parts[at][0],
            Column::Written(at) => &self.parts[at][1],
        }
    }

    /// A paper in whole half marks, rounded down; [`NO_SCORE`] for none.
    #[must_use]
    pub fn halves(&self, paper: usize) -> &[u16] {
        &self.halves[paper]
    }

    /// What each candidate's mark of a paper is.
    #[must_use]
    pub fn statuses(&self, paper: usize) -> &[Status] {
        &self.statuses[paper]
    }

    /// What became of each candidate over all papers.
    #[must_use]
    pub fn fates(&self) -> &[Fate] {
        &self.fates
    }

    /// Which candidates count here.
    #[must_use]
    pub fn here(&self) -> &[bool] {
        &self.here
    }

    /// Whether a paper has a machine-marked and a written part.
    #[must_use]
    pub fn has_parts(&self, paper: usize) -> bool {
        self.parts.get(paper).is_some_and(|parts| !parts[0].is_empty())
    }
}

/// Fewest items of the machine-marked part, and the least share of the marks that either part must be worth: less says little.
const LEAST_ITEMS: usize = 5;
const LEAST_SHARE: f64 = 0.1;

fn has_parts(items: &PaperItems, paper: &Paper) -> bool {
    let worth = |part: Part| items_of(items, part).map(|item| items.items[item].full.to_f64()).sum::<f64>();
    let least = LEAST_SHARE * paper.full.to_f64();
    items_of(items, Part::Objective).count() >= LEAST_ITEMS
        && [Part::Objective, Part::Subjective].into_iter().all(|part| worth(part) >= least)
}

/// The scored items of a part.
pub fn items_of(items: &PaperItems, part: Part) -> impl Iterator<Item = usize> + '_ {
    items.scored().filter(move |item| items.items[*item].part == Some(part))
}

/// Sums of both parts; an optional group counts with the items of it that were answered, whoever lacks another item has no sum.
fn parts_of(cohort: &Cohort, items: &PaperItems) -> [Vec<f64>; 2] {
    [Part::Objective, Part::Subjective].map(|part| {
        let own: Vec<usize> = items_of(items, part).collect();
        let (optional, alone): (Vec<usize>, Vec<usize>) =
            own.into_iter().partition(|item| items.optional.iter().any(|group| group.contains(item)));
        let sum = |candidate: usize| -> Option<f64> {
            cohort.counted(items.paper, candidate)?;
            let score = |item: &usize| items.scores[*item][candidate].get();
            let fixed: crate::model::Score = alone.iter().map(score).sum::<Option<_>>()?;
            let chosen: crate::model::Score = optional.iter().filter_map(score).sum();
            Some((fixed + chosen).to_f64())
        };
        (0..cohort.candidates.len()).map(|candidate| sum(candidate).unwrap_or(f64::NAN)).collect()
    })
}
