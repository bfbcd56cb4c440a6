//! A208: in a unit the written part of a paper is up where its machine-marked part is not.
//!
//! The residual engine on the written part: what it should be is told by the same pupils' machine-marked part, their other
//! papers and, where they are found in it, the earlier exam. Schools with schools, classes with classes; upper tail only. Which
//! items are of which part is told by sheets, blueprint or exam file; options are machine-marked. The smallest unit is the
//! configured least number of candidates. Cost: candidates × columns²/2 for each paper with items.

use super::{
    catalogue::A208,
    detector::{Case, Detail, Detector, Exam, Lists, reason, whole_paper},
    entry::Entry,
    finding::{Code, Screen, Strength, Unit},
    groups::Groups,
    inflated,
    residual::{Cell, Column, Fit, Question, Sample, Scores, Target, compare, fit, items_of},
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    ingest::item_table::Part,
    reconcile::ledger::Cohort,
};
use std::sync::Arc;

/// The detector of A208.
pub struct WrittenPart;

/// q and multiple of the least effect of a clear lead.
const CLEAR_Q: f64 = 0.01;
const LARGE: f64 = 2.0;

/// The two parts of a paper in a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// Mean of the written part, and what is to be expected.
    pub written: f64,
    /// Expected mean of it.
    pub expected: f64,
    /// Mean of the machine-marked part here and in the county.
    pub machine: (f64, f64),
    /// Machine-marked items.
    pub items: u32,
    /// County sd of the written part.
    pub county_sd: f64,
    /// The paper lets pupils choose among questions.
    pub optional: bool,
}

impl Detector for WrittenPart {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A208];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let mut cases = Vec::new();
        for (at, (cohort, scores)) in exam.ledger.cohorts.iter().zip(&exam.scores).enumerate() {
            for paper in (0..cohort.single_papers()).filter(|paper| !scores.has_parts(*paper)) {
                let told = cohort.items.iter().any(|items| items.paper == paper);
                let why = if told { reason::NO_PARTS } else { reason::NO_ITEMS };
                cases.push(Entry::skipped(&A208, whole_paper(at, paper), scores.takers(paper), Unit::Points, why));
            }
            if (0..cohort.single_papers()).any(|paper| scores.has_parts(paper)) {
                for groups in Groups::levels(cohort, &exam.config.screens) {
                    cases.extend(County { cohort, scores, groups: &groups, rules: &exam.config.screens }.cases(at));
                }
            }
        }
        Outcome::clean(vec![cases])
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let (q, effect) = (case.screen.q?, case.screen.effect?);
        let Detail::Gap(gap) = &case.detail else { return None };
        let least = inflated::least_points(gap.county_sd, &config.screens);
        if q > config.screens.fdr || effect < least {
            return None;
        }
        Some(if q <= CLEAR_Q && effect >= LARGE * least { Strength::Moderate } else { Strength::Weak })
    }
}

struct County<'a> {
    cohort: &'a Cohort,
    scores: &'a Scores,
    groups: &'a Groups,
    rules: &'a ScreenRules,
}

/// A paper whose parts are known, with the columns that its written part is expected from.
struct Parted {
    paper: usize,
    sample: Arc<Sample>,
}

impl County<'_> {
    fn cases(&self, at: usize) -> Vec<Entry> {
        let parted: Vec<Parted> = self.parted();
        let fits: Vec<Option<Fit>> = parted.iter().map(|parted| self.fit(parted)).collect();
        let question = compare(&fits, &vec![None; fits.len()]);
        let of = |(place, parted): (usize, &Parted)| self.of_paper(at, parted, question.as_ref().map(|question| (question, place)));
        parted.iter().enumerate().flat_map(of).collect()
    }

    /// The earlier exam helps where enough pupils are found in it; else everybody is compared without it.
    fn parted(&self) -> Vec<Parted> {
        let all: Vec<usize> = (0..self.cohort.single_papers()).collect();
        let sets = self.scores.sets();
        let earlier: Vec<Column> = self.scores.usable_earlier().iter().map(|subject| Column::Earlier(*subject)).collect();
        let of_paper = |paper: usize| {
            let others = sets.iter().find(|set| set.targets.contains(&paper)).map_or_else(Vec::new, |set| set.papers.clone());
            let papers = others.into_iter().filter(|other| *other != paper).map(Column::Paper);
            let plain: Vec<Column> = [Column::Written(paper), Column::Machine(paper)].into_iter().chain(papers).collect();
            let gather = |columns: Vec<Column>| Sample::gather(self.scores, columns, &self.groups.ranges());
            let alone = gather(plain.clone());
            let joint = (!earlier.is_empty()).then(|| gather([plain, earlier.clone()].concat()));
            let enough = |joint: &Arc<Sample>| f64::from(joint.rows) >= self.rules.min_match * f64::from(alone.rows);
            Parted { paper, sample: joint.filter(enough).unwrap_or(alone) }
        };
        all.iter().copied().filter(|paper| self.scores.has_parts(*paper)).map(of_paper).collect()
    }

    fn fit(&self, parted: &Parted) -> Option<Fit> {
        let from = (1..parted.sample.columns.len()).collect();
        // a school that is strong in the subject shows it in the machine-marked part, more than single pupils do
        let target = Target { of: vec![(0, 1.0)], from, beside: vec![1], scale: parted.sample.sd(0)? };
        let fitted = fit(&parted.sample, &target, self.rules.min_n)?;
        let schools = self.groups.schools_where(|group| fitted.residuals[group].is_some());
        (schools >= self.rules.min_schools as usize).then_some(fitted)
    }

    fn of_paper(&self, at: usize, parted: &Parted, question: Option<(&Question, usize)>) -> Vec<Entry> {
        let sample = &parted.sample;
        let (rows, county_sd) = (f64::from(sample.rows).max(1.0), sample.sd(0).unwrap_or(0.0));
        let county = sample.groups.iter().map(|group| f64::from(group.n) * group.means[1]).sum::<f64>() / rows;
        let items = self.cohort.items.iter().find(|items| items.paper == parted.paper);
        let machine = items.map_or(0, |items| u32::try_from(items_of(items, Part::Objective).count()).unwrap_or(u32::MAX));
        let optional = items.is_some_and(|items| !items.optional.is_empty());
        let tested = self.groups.schools_where(|group| sample.groups[group].n >= self.rules.min_n) >= self.rules.min_schools as usize;
        let written = self.scores.column(Column::Written(parted.paper));
        let mut cases = Vec::new();
        for (group, held) in sample.groups.iter().enumerate() {
            let n = self.groups.member(group).range.clone().filter(|at| !written[*at].is_nan()).count();
            let n = u32::try_from(n).unwrap_or(u32::MAX);
            let of = self.groups.place(at, group, parted.paper);
            let cell = question.and_then(|(question, place)| *question.cells[place].get(group)?);
            match cell {
                Some(cell) => {
                    let gap = Gap {
                        written: held.means[0],
                        expected: held.means[0] - cell.distance,
                        machine: (held.means[1], county),
                        items: machine,
                        county_sd,
                        optional,
                    };
                    cases.push(case(Screen::blank(&A208, of, cell.n, Unit::Points), cell, gap));
                }
                None if n == 0 => {}
                None if !tested => cases.push(Entry::skipped(&A208, of, n, Unit::Points, reason::FEW_SCHOOLS)),
                None if n < self.rules.min_n => cases.push(Entry::skipped(&A208, of, n, Unit::Points, reason::FEW_CANDIDATES)),
                None => cases.push(Entry::skipped(&A208, of, n, Unit::Points, reason::NOTHING_TO_COMPARE)),
            }
        }
        cases
    }
}

fn case(blank: Screen, cell: Cell, gap: Gap) -> Entry {
    let screen =
        Screen { effect: Some(cell.effect), interval: Some(cell.interval), statistic: Some(cell.z), p: Some(cell.p_upper), ..blank };
    Entry::new(screen, Detail::Gap(Box::new(gap)))
}
