//! A301: a pupil far off the own other subjects and the earlier exam in one paper.
//!
//! One screen a pupil who is found in the earlier exam: of all papers the one that is farthest off what the pupil's other
//! subjects and earlier scores let expect, within the school, so that what lifts a whole school is no matter of pupils. Both
//! directions are told. How far pupils usually are off is taken from the county, its middle and its tail, so that a paper on
//! which luck is large accuses nobody. p is for the farthest of the pupil's papers. Full marks need no care: they cannot be
//! far above a good pupil's expectation. Cost: candidates × columns²/2, then candidates × papers × columns.

mod tail;

pub use tail::Tail;

use super::{
    catalogue::A301,
    detector::{Case, Detail, Detector, Exam, Lists, reason},
    entry::Entry,
    finding::{Code, Screen, Strength, Subjected, Unit},
    groups::Groups,
    residual::{Column, PaperSet, Sample, Scores},
    sums::inner,
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    reconcile::ledger::Cohort,
};
use rayon::prelude::*;
use std::{ops::Range, sync::Arc};

/// The detector of A301.
pub struct PupilJump;

/// Share of the least effect that the other subjects alone and the earlier exam alone have to support.
const AGREES: f64 = 0.5;
/// q of a clear lead, and its effect as a multiple of the least one.
const CLEAR_Q: f64 = 0.005;
const CLEAR: f64 = 1.33;
/// Fewest pupils from whom the usual is taken.
const LEAST_PUPILS: usize = 100;
/// Papers that one thread looks at together, so that scores are read once for all of them.
const AT_ONCE: usize = 3;

/// A pupil's farthest paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jump {
    /// The score.
    pub score: f64,
    /// Off the other subjects, in points.
    pub others: f64,
    /// Off the earlier exam, in points.
    pub earlier: f64,
    /// The county's sd in the paper.
    pub county_sd: f64,
}

impl Detector for PupilJump {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A301];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let (ledger, config) = (exam.ledger, exam.config);
        let of_cohort = |(at, cohort): (usize, &Cohort)| cases((cohort, &exam.scores[at]), at, &config.screens);
        Outcome::clean(ledger.cohorts.iter().enumerate().flat_map(of_cohort).collect())
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let (q, effect) = (case.screen.q?, case.screen.effect?);
        let Detail::Jump(jump) = &case.detail else { return None };
        let sds = |points: f64| points * effect.signum() / jump.county_sd;
        let agrees = sds(jump.others).min(sds(jump.earlier)) >= AGREES * config.screens.min_jump_sd;
        if q > config.screens.fdr || sds(effect) < config.screens.min_jump_sd || !agrees {
            return None;
        }
        Some(if q <= CLEAR_Q && sds(effect) >= CLEAR * config.screens.min_jump_sd { Strength::Moderate } else { Strength::Weak })
    }
}

/// Distances of all candidates in one paper; NaN never leaves this file.
struct Distances<'a> {
    paper: usize,
    lines: &'a Lines<'a>,
    /// Place of the paper among the columns.
    own: usize,
    /// The scores.
    scores: &'a [f64],
    /// Off all; NaN for who lacks a column.
    of: Vec<f64>,
    /// Slopes on the other subjects and on the earlier exam alone.
    alone: [Vec<f64>; 2],
    tail: Tail,
    county_sd: f64,
}

/// Lines through the county's schools: what a pupil's other columns let expect of one, each column about the school's mean of it.
struct Lines<'a> {
    scores: &'a Scores,
    sample: Arc<Sample>,
    units: Vec<Range<usize>>,
}

impl Lines<'_> {
    /// What each column counts in the distance of the paper from its line, which has no slope on the paper itself.
    fn weights(own: usize, line: &[f64]) -> Vec<f64> {
        line.iter().enumerate().map(|(at, slope)| f64::from(u8::from(at == own)) - slope).collect()
    }

    /// The distance of a school's means.
    fn of_unit(&self, unit: usize, weights: &[f64]) -> f64 {
        inner(weights, &self.sample.groups[unit].means)
    }

    /// How far every candidate is off some lines, each said with the place of its paper; NaN for who lacks any column, since 0 · NaN is NaN.
    fn off_lines(&self, lines: &[(usize, Vec<f64>)]) -> Vec<Vec<f64>> {
        // so many candidates at once that their scores stay at hand for all lines
        const TOGETHER: usize = 1024;
        let weights: Vec<Vec<f64>> = lines.iter().map(|(own, line)| Self::weights(*own, line)).collect();
        let columns: Vec<&[f64]> = self.sample.columns.iter().map(|column| self.scores.column(*column)).collect();
        let candidates = columns.first().map_or(0, |column| column.len());
        let about_school = |weights: &Vec<f64>| -> Vec<f64> {
            let mut off = vec![0.0; candidates];
            self.units.iter().enumerate().for_each(|(unit, range)| off[range.clone()].fill(-self.of_unit(unit, weights)));
            off
        };
        let mut off: Vec<Vec<f64>> = weights.iter().map(about_school).collect();
        for start in (0..candidates).step_by(TOGETHER) {
            let here = start..candidates.min(start + TOGETHER);
            let columns: Vec<&[f64]> = columns.iter().map(|column| &column[here.clone()]).collect();
            off.iter_mut().zip(&weights).for_each(|(off, weights)| add_weighted(&mut off[here.clone()], &columns, weights));
        }
        off
    }

    /// The same of one candidate of a school.
    fn one_off_line(&self, (unit, candidate): (usize, usize), own: usize, line: &[f64]) -> f64 {
        let weights = Self::weights(own, line);
        let off: f64 =
            self.sample.columns.iter().zip(&weights).map(|(column, weight)| weight * self.scores.column(*column)[candidate]).sum();
        off - self.of_unit(unit, &weights)
    }
}

/// Adds columns, as long as the sums, times a weight each.
fn add_weighted(sums: &mut [f64], columns: &[&[f64]], weights: &[f64]) {
    let ((fours, rest), (of_fours, of_rest)) = (columns.as_chunks::<4>(), weights.as_chunks::<4>());
    for ([a, b, c, d], [of_a, of_b, of_c, of_d]) in fours.iter().zip(of_fours) {
        let four = sums.iter_mut().zip(a.iter().zip(*b)).zip(c.iter().zip(*d));
        four.for_each(|((sum, (a, b)), (c, d))| *sum += (of_a * a + of_b * b) + (of_c * c + of_d * d));
    }
    for (column, weight) in rest.iter().zip(of_rest) {
        sums.iter_mut().zip(*column).for_each(|(sum, value)| *sum += weight * value);
    }
}

/// A list for each school.
fn cases((cohort, scores): (&Cohort, &Scores), at: usize, rules: &ScreenRules) -> Lists {
    let groups = Groups::schools(cohort);
    let place = |unit: usize| Subjected::county(at).in_unit(Some(unit));
    let skipped = |reason: &'static str| -> Lists {
        let units = cohort.units.iter().enumerate().filter(|(_, unit)| unit.headcount.present > 0);
        vec![units.map(|(unit, held)| Entry::skipped(&A301, place(unit), held.headcount.present, Unit::Points, reason)).collect()]
    };
    let earlier = scores.usable_earlier();
    if cohort.prior.is_empty() {
        return skipped(reason::NO_EARLIER);
    }
    if earlier.is_empty() {
        return skipped(reason::LOW_MATCH);
    }
    let mut sets: Vec<(Lines<'_>, &PaperSet)> = Vec::new();
    for set in scores.sets() {
        let columns = set.papers.iter().map(|paper| Column::Paper(*paper)).chain(earlier.iter().map(|subject| Column::Earlier(*subject)));
        let sample = Sample::gather(scores, columns.collect(), &groups.ranges());
        sets.push((Lines { scores, sample, units: groups.ranges() }, set));
    }
    let mut papers: Vec<Distances<'_>> = Vec::new();
    for (lines, set) in &sets {
        papers.par_extend(set.targets.par_chunks(AT_ONCE).flat_map_iter(|targets| distances(lines, targets)));
    }
    papers.sort_by_key(|distances| distances.paper);
    if papers.is_empty() {
        return skipped(reason::LOW_MATCH);
    }
    let of_unit = |(unit, held): (usize, &crate::reconcile::ledger::SchoolUnit)| -> Vec<Entry> {
        if held.headcount.present < rules.min_n {
            let n = held.headcount.present;
            return (n > 0).then(|| Entry::skipped(&A301, place(unit), n, Unit::Points, reason::FEW_CANDIDATES)).into_iter().collect();
        }
        let found = farthest(&papers, held.range.clone());
        let mut cases = Vec::with_capacity(found.len());
        for (at, distances) in papers.iter().enumerate() {
            let of_paper = held.range.clone().zip(&found).filter(|(_, found)| found.paper == Some(at));
            cases.extend(of_paper.map(|(candidate, found)| case((distances, found), (unit, candidate), place(unit), rules)));
        }
        cases
    };
    cohort.units.par_iter().enumerate().map(of_unit).collect()
}

/// The paper in which a candidate is farthest off.
#[derive(Clone, Copy)]
struct Farthest {
    log_p: f64,
    /// Where the law of the paper has it.
    place: f64,
    /// Place among the papers; `None` for who could be compared in none.
    paper: Option<usize>,
    /// In how many he could be compared.
    compared: u32,
}

/// The farthest paper of each candidate.
fn farthest(papers: &[Distances<'_>], candidates: Range<usize>) -> Vec<Farthest> {
    let mut found = vec![Farthest { log_p: f64::INFINITY, place: 0.0, paper: None, compared: 0 }; candidates.len()];
    let mut laws: Vec<&Tail> = Vec::new();
    for Distances { tail, .. } in papers {
        if !laws.iter().any(|law| law.is_alike(tail)) {
            laws.push(tail);
        }
    }
    let mut of_law = vec![(f64::NEG_INFINITY, usize::MAX); candidates.len()];
    for law in laws {
        // by one law the farthest is the one whose place is
        of_law.fill((f64::NEG_INFINITY, usize::MAX));
        for (at, distances) in papers.iter().enumerate().filter(|(_, distances)| law.is_alike(&distances.tail)) {
            for ((found, farthest), off) in found.iter_mut().zip(&mut of_law).zip(&distances.of[candidates.clone()]) {
                let place = distances.tail.place(*off);
                found.compared += u32::from(!place.is_nan());
                if place > farthest.0 {
                    *farthest = (place, at);
                }
            }
        }
        for (found, (place, paper)) in found.iter_mut().zip(&of_law).filter(|(_, (_, paper))| *paper < papers.len()) {
            let log_p = law.log_at(*place);
            if log_p < found.log_p || log_p == found.log_p && found.paper.is_some_and(|before| *paper < before) {
                (found.log_p, found.place, found.paper) = (log_p, *place, Some(*paper));
            }
        }
    }
    found
}

/// The test of a candidate in the paper in which he is farthest off.
fn case((distances, found): (&Distances<'_>, &Farthest), (unit, candidate): (usize, usize), of: Subjected, rules: &ScreenRules) -> Entry {
    let off = distances.of[candidate];
    let p = distances.tail.farthest_of(found.compared, found.place);
    let half = distances.tail.half_width;
    let detail = || {
        let [others, earlier] =
            [&distances.alone[0], &distances.alone[1]].map(|line| distances.lines.one_off_line((unit, candidate), distances.own, line));
        Detail::Jump(Box::new(Jump { score: distances.scores[candidate], others, earlier, county_sd: distances.county_sd }))
    };
    let screen = Screen {
        effect: Some(off),
        interval: Some((off - half, off + half)),
        statistic: Some(off / distances.tail.scale),
        p: Some(p),
        ..Screen::blank(&A301, of.in_paper(Some(distances.paper)).for_candidate(Some(candidate)), found.compared, Unit::Points)
    };
    Entry::made(screen, rules, detail)
}

/// Distances in some papers, but for those in which too few can be compared, or nothing is left to chance.
fn distances<'a>(lines: &'a Lines<'a>, papers: &[usize]) -> Vec<Distances<'a>> {
    let sample = &lines.sample;
    let others = |own: usize| (0..sample.columns.len()).filter(move |at| *at != own);
    let places: Vec<(usize, usize)> = papers.iter().filter_map(|paper| Some((*paper, sample.position(Column::Paper(*paper))?))).collect();
    let of_all: Vec<(usize, Vec<f64>)> =
        places.iter().map(|(_, own)| (*own, sample.slopes(*own, &others(*own).collect::<Vec<usize>>()))).collect();
    let of_paper = |((paper, own), of): ((usize, usize), Vec<f64>)| -> Option<Distances<'a>> {
        let mut sizes = Vec::with_capacity(of.len());
        sizes.extend(of.iter().map(|off| off.abs()).filter(|size| !size.is_nan()));
        let tail = (sizes.len() >= LEAST_PUPILS).then(|| Tail::of(&sizes))??;
        let is_earlier = |at: &usize| matches!(sample.columns[*at], Column::Earlier(_));
        let (earlier, other): (Vec<usize>, Vec<usize>) = others(own).partition(is_earlier);
        let alone = [sample.slopes(own, &other), sample.slopes(own, &earlier)];
        let county_sd = sample.sd(own).filter(|sd| *sd > 0.0)?;
        Some(Distances { paper, lines, own, scores: lines.scores.column(Column::Paper(paper)), of, alone, tail, county_sd })
    };
    places.iter().copied().zip(lines.off_lines(&of_all)).filter_map(of_paper).collect()
}
