//! [`Scores`]: every score that counts as plain numbers in columns, read once for all screens.

use super::{Column, PaperSet, Sample, paper_sets, sets::usable};
use crate::{
    ingest::item_table::Part,
    model::{Mark, Score, Status},
    reconcile::{
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
    /// How many have a score in each.
    takers: Vec<u32>,
    /// What each candidate's mark is, paper after paper.
    statuses: Vec<Vec<Status>>,
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

/// Who has a score in a column, as a count.
fn takers(scores: &[f64]) -> u32 {
    scores.iter().fold(0, |count: u32, score| count.wrapping_add(u32::from(!score.is_nan())))
}

impl Scores {
    /// Every column of a cohort.
    #[must_use]
    pub fn of(cohort: &Cohort) -> Self {
        let (excluded, here): (Vec<bool>, Vec<bool>) =
            cohort.candidates.par_iter().map(|candidate| (candidate.excluded, candidate.counts_here())).unzip();
        let earlier = |column: &Vec<Option<Score>>| -> (Vec<f64>, Vec<bool>) {
            (column.iter().map(|score| score.map_or(f64::NAN, Score::to_f64)).collect(), column.iter().map(Option::is_some).collect())
        };
        let (earlier, has_earlier): (Vec<Vec<f64>>, Vec<Vec<bool>>) = cohort.prior.par_iter().map(earlier).unzip();
        let parts = |at: usize| -> [Vec<f64>; 2] {
            let items = cohort.items.iter().find(|items| items.paper == at);
            items.filter(|items| has_parts(items, &cohort.papers[at])).map_or_else(Default::default, |items| parts_of(cohort, items))
        };
        let single = cohort.single_papers();
        // of each mark the score and the status, one after another while some marks are at hand
        let paper = |marks: &Vec<Mark>| -> (Vec<f64>, Vec<Status>) {
            const TOGETHER: usize = 1024;
            let (mut scores, mut statuses) = (Vec::with_capacity(marks.len()), Vec::with_capacity(marks.len()));
            for (marks, excluded) in marks.chunks(TOGETHER).zip(excluded.chunks(TOGETHER)) {
                let counts = |mark: &Mark, excluded: &bool| (mark.status == Status::Present) & !*excluded;
                let number = |(mark, excluded)| if counts(mark, excluded) { mark.score.to_f64() } else { f64::NAN };
                scores.extend(marks.iter().zip(excluded).map(number));
                statuses.extend(marks.iter().map(|mark| mark.status));
            }
            (scores, statuses)
        };
        let (papers, statuses): (Vec<Vec<f64>>, Vec<Vec<Status>>) = cohort.marks[..single].par_iter().map(paper).unzip();
        let mut scores = Self {
            takers: papers.par_iter().map(|paper| takers(paper)).collect(),
            papers,
            statuses,
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

    /// What each candidate's mark of a paper is.
    #[must_use]
    pub fn statuses(&self, paper: usize) -> &[Status] {
        &self.statuses[paper]
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
            let fixed: Score = alone.iter().map(score).sum::<Option<_>>()?;
            let chosen: Score = optional.iter().filter_map(score).sum();
            Some((fixed + chosen).to_f64())
        };
        (0..cohort.candidates.len()).map(|candidate| sum(candidate).unwrap_or(f64::NAN)).collect()
    })
}
