//! A201 and A207: one subject of a school out of line, upwards or downwards. A202: the whole school up.
//!
//! Question A expects a subject's mean from the pupils' other subjects and, where they are found in it, the earlier exam;
//! question B from the earlier exam alone. Where both apply, p = min(1, 2·min(p_A, p_B)), and effect, interval and
//! statistic are those of the question that speaks more clearly. p is one-sided: upwards for A201 and A202, downwards for
//! A207. Ties and full marks need no care: only means enter. The smallest cell is the configured least number of
//! candidates. Cost: candidates × columns²/2 a question, then next to nothing.

use super::{
    catalogue::{A201, A202, A207},
    detector::{Case, Detail, Detector, Residuals, blank, reason, subjected},
    finding::{Code, Screen, Strength, Unit},
    residual::{Cell, Column, Question, Sample, Target, compare, fit},
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::{Diagnostic, Outcome, Place, codes::anomalies as notes},
    reconcile::{Ledger, ledger::Cohort},
    stats::Stats,
};
use std::ops::Range;

/// The detector of A201, A202 and A207.
pub struct Inflated;

/// Share of a paper's candidates that must have sat another paper for it to be a predictor, so that elective papers
/// (日语 beside 英语) do not empty the sample.
const SAT_TOGETHER: f64 = 0.9;
/// p from which a family of evidence agrees with another.
const AGREES: f64 = 0.005;
/// q from which one family alone is moderate.
const CLEAR_Q: f64 = 0.01;
/// Effect from which one family alone is moderate, as a multiple of the least effect.
const LARGE: f64 = 2.0;

impl Detector for Inflated {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A201, &A202, &A207];
        CODES
    }

    fn look(&self, ledger: &Ledger, _stats: &Stats, config: &Config) -> Outcome<Vec<Case>> {
        let mut outcome = Outcome::<Vec<Case>>::default();
        for (at, cohort) in ledger.cohorts.iter().enumerate() {
            let view = View::new(cohort, &config.screens);
            outcome.value.extend(view.cases(at));
            outcome.seen.extend(view.notes());
        }
        outcome
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let (q, effect) = (case.screen.q?, case.screen.effect?);
        let Detail::Residual(residuals) = &case.detail else { return None };
        let upwards = if case.screen.code == &A207 { -effect } else { effect };
        let least = config.screens.min_effect.max(config.screens.min_effect_sd * residuals.county_sd);
        if q > config.screens.fdr || upwards < least {
            return None;
        }
        let agrees = |family: Option<(f64, f64)>| family.is_some_and(|(_, p)| p <= AGREES);
        Some(if q <= CLEAR_Q && agrees(residuals.others) && agrees(residuals.earlier) {
            Strength::Strong
        } else if q <= CLEAR_Q || upwards >= LARGE * least {
            Strength::Moderate
        } else {
            Strength::Weak
        })
    }
}

/// A cohort with every question that its data can answer.
struct View<'a> {
    cohort: &'a Cohort,
    rules: &'a ScreenRules,
    papers: usize,
    /// Subjects of the earlier exam that serve as predictors.
    earlier: Vec<usize>,
    /// Counted scores of each school: `[paper][unit]`.
    sizes: Vec<Vec<u32>>,
    /// Of them, found in the earlier exam.
    matched: Vec<Vec<u32>>,
    county: Vec<Level>,
    /// Other subjects alone.
    others: Option<Question>,
    /// Other subjects and the earlier exam.
    both: Option<Question>,
    /// The earlier exam alone.
    prior: Option<Question>,
    /// The earlier exam alone, all subjects of a school as one.
    school: Option<(Question, f64)>,
}

/// Level of a paper in the county.
#[derive(Clone, Copy, Default)]
struct Level {
    mean: f64,
    sd: f64,
}

impl<'a> View<'a> {
    fn new(cohort: &'a Cohort, rules: &'a ScreenRules) -> Self {
        let papers = cohort.single_papers();
        let earlier = usable_earlier(cohort);
        let matched_candidate = |at: usize| !earlier.is_empty() && earlier.iter().all(|subject| cohort.prior[*subject][at].is_some());
        let count = |paper: usize, counts: &dyn Fn(usize) -> bool| -> Vec<u32> {
            let in_range = |range: Range<usize>| range.filter(|at| cohort.counted(paper, *at).is_some() && counts(*at)).count();
            cohort.units.iter().map(|unit| u32::try_from(in_range(unit.range.clone())).unwrap_or(u32::MAX)).collect()
        };
        let sizes: Vec<Vec<u32>> = (0..papers).map(|paper| count(paper, &|_| true)).collect();
        let matched: Vec<Vec<u32>> = (0..papers).map(|paper| count(paper, &matched_candidate)).collect();
        let county = (0..papers).map(|paper| level(cohort, paper)).collect();
        let mut view = Self { cohort, rules, papers, earlier, sizes, matched, county, others: None, both: None, prior: None, school: None };
        view.ask();
        view
    }

    /// Gathers the samples and fits every question.
    fn ask(&mut self) {
        let sets = paper_sets(self.cohort, self.papers);
        let earlier: Vec<Column> = self.earlier.iter().map(|subject| Column::Earlier(*subject)).collect();
        let mut fits = [const { Vec::new() }; 3].map(|_: Vec<()>| (0..self.papers).map(|_| None).collect::<Vec<_>>());
        let mut school = None;
        let largest = sets.iter().map(|set| set.targets.len()).max().unwrap_or(0);
        for set in sets {
            let papers: Vec<Column> = set.papers.iter().map(|paper| Column::Paper(*paper)).collect();
            let alone = self.gather(papers.clone());
            let joint = (!earlier.is_empty()).then(|| self.gather([papers.as_slice(), earlier.as_slice()].concat()));
            for paper in set.targets.iter().copied() {
                fits[0][paper] = self.fit_paper(&alone, paper, |column| matches!(column, Column::Paper(_)));
                if let Some(joint) = &joint {
                    fits[1][paper] = self.fit_paper(joint, paper, |_| true);
                    fits[2][paper] = self.fit_paper(joint, paper, |column| matches!(column, Column::Earlier(_)));
                }
            }
            if let Some(joint) = joint.filter(|_| school.is_none() && set.targets.len() == largest) {
                school = self.whole_school(&joint, &set.papers);
            }
        }
        let columns: Vec<Option<Column>> = (0..self.papers).map(|paper| Some(Column::Paper(paper))).collect();
        let [others, both, prior] = fits.map(|fits| compare(&fits, &columns));
        (self.others, self.both, self.prior, self.school) = (others, both, prior, school);
    }

    fn gather(&self, columns: Vec<Column>) -> Sample {
        let ranges: Vec<Range<usize>> = self.cohort.units.iter().map(|unit| unit.range.clone()).collect();
        Sample::gather(self.cohort, columns, &ranges)
    }

    fn fit_paper(&self, sample: &Sample, paper: usize, predicts: impl Fn(Column) -> bool) -> Option<super::residual::Fit> {
        let own = sample.position(Column::Paper(paper))?;
        let from = (0..sample.columns.len()).filter(|at| *at != own && predicts(sample.columns[*at])).collect();
        let same =
            |column: &Column| matches!(column, Column::Earlier(at) if self.cohort.prior_subjects[*at] == self.cohort.papers[paper].subject);
        let beside = (0..sample.columns.len()).filter(|at| predicts(sample.columns[*at]) && same(&sample.columns[*at])).collect();
        let target = Target { of: vec![(own, 1.0)], from, beside, scale: self.county[paper].sd };
        let fitted = fit(sample, &target, self.rules.min_n)?;
        (fitted.units() >= self.rules.min_schools as usize).then_some(fitted)
    }

    /// All subjects as one: the mean of scores in county sds, in points of the mean sd.
    fn whole_school(&self, joint: &Sample, papers: &[usize]) -> Option<(Question, f64)> {
        let mean_sd = papers.iter().map(|paper| self.county[*paper].sd).sum::<f64>() / papers.len() as f64;
        let weight = |paper: usize| mean_sd / self.county[paper].sd / papers.len() as f64;
        let of: Vec<(usize, f64)> = papers
            .iter()
            .filter(|paper| self.county[**paper].sd > 0.0)
            .filter_map(|paper| Some((joint.position(Column::Paper(*paper))?, weight(*paper))))
            .collect();
        let from = (0..joint.columns.len()).filter(|at| matches!(joint.columns[*at], Column::Earlier(_))).collect();
        let fitted = fit(joint, &Target { of, from, beside: Vec::new(), scale: mean_sd }, self.rules.min_n)?;
        let enough = fitted.units() >= self.rules.min_schools as usize;
        Some((compare(&[Some(fitted).filter(|_| enough)], &[None])?, mean_sd))
    }

    fn cases(&self, cohort: usize) -> Vec<Case> {
        let cells = (0..self.papers).flat_map(|paper| (0..self.cohort.units.len()).map(move |unit| (paper, unit)));
        let subjects = cells
            .filter(|(paper, unit)| self.sizes[*paper][*unit] > 0)
            .flat_map(|(paper, unit)| [self.subject_case(&A201, (cohort, unit, paper)), self.subject_case(&A207, (cohort, unit, paper))]);
        let schools = (0..self.cohort.units.len()).filter_map(|unit| self.school_case(cohort, unit));
        subjects.chain(schools).collect()
    }

    /// Share of a unit's candidates in a paper that are found in the earlier exam.
    fn match_rate(&self, paper: usize, unit: usize) -> f64 {
        f64::from(self.matched[paper][unit]) / f64::from(self.sizes[paper][unit].max(1))
    }

    fn subject_case(&self, code: &'static Code, (cohort, unit, paper): (usize, usize, usize)) -> Case {
        let (of, n) = (subjected(cohort, unit, Some(paper)), self.sizes[paper][unit]);
        let matched = !self.earlier.is_empty() && self.match_rate(paper, unit) >= self.rules.min_match;
        let others = answer(self.others.as_ref(), paper, unit);
        let with_earlier = answer(self.both.as_ref(), paper, unit).filter(|_| matched);
        let earlier = answer(self.prior.as_ref(), paper, unit).filter(|_| matched);
        let tail = |cell: Cell| if code == &A207 { cell.p_lower } else { cell.p_upper };
        let asked: Vec<Cell> = [with_earlier.or(others), earlier].into_iter().flatten().collect();
        let Some(clearest) = asked.iter().copied().min_by(|a, b| tail(*a).total_cmp(&tail(*b))) else {
            return Case::skipped(code, of, n, Unit::Points, self.why_not(paper, n));
        };
        let p = (tail(clearest) * asked.len() as f64).min(1.0);
        let family = |cell: Option<Cell>| cell.map(|cell| (cell.effect, tail(cell)));
        let detail = self.residuals(paper, unit, family(others), family(earlier));
        Case { screen: screen(blank(code, of, n, Unit::Points), clearest, p), detail: Detail::Residual(detail) }
    }

    fn why_not(&self, paper: usize, n: u32) -> &'static str {
        let large = self.sizes[paper].iter().filter(|size| **size >= self.rules.min_n).count();
        if large < self.rules.min_schools as usize {
            reason::FEW_SCHOOLS
        } else if n < self.rules.min_n {
            reason::FEW_CANDIDATES
        } else {
            reason::NOTHING_TO_COMPARE
        }
    }

    fn school_case(&self, cohort: usize, unit: usize) -> Option<Case> {
        let n = (0..self.papers).map(|paper| self.sizes[paper][unit]).max().filter(|n| *n > 0)?;
        let of = subjected(cohort, unit, None);
        let skipped = |reason| Some(Case::skipped(&A202, of, n, Unit::Points, reason));
        let tested = self.cohort.units.iter().filter(|unit| unit.headcount.present >= self.rules.min_n).count();
        let match_rate = (0..self.papers).map(|paper| self.match_rate(paper, unit)).fold(0.0, f64::max);
        match &self.school {
            _ if self.cohort.prior.is_empty() => skipped(reason::NO_EARLIER),
            _ if tested < self.rules.min_schools as usize => skipped(reason::FEW_SCHOOLS),
            _ if n < self.rules.min_n => skipped(reason::FEW_CANDIDATES),
            _ if match_rate < self.rules.min_match => skipped(reason::LOW_MATCH),
            Some((question, mean_sd)) => match answer(Some(question), 0, unit) {
                Some(cell) => {
                    let mut detail = self.residuals(0, unit, None, Some((cell.effect, cell.p_upper)));
                    detail.county_sd = *mean_sd;
                    Some(Case { screen: screen(blank(&A202, of, n, Unit::Points), cell, cell.p_upper), detail: Detail::Residual(detail) })
                }
                None => skipped(reason::FEW_CANDIDATES),
            },
            None => skipped(reason::LOW_MATCH),
        }
    }

    fn residuals(&self, paper: usize, unit: usize, others: Option<(f64, f64)>, earlier: Option<(f64, f64)>) -> Residuals {
        let county = self.county[paper];
        let range = self.cohort.units[unit].range.clone();
        let mean = mean(range.filter_map(|at| self.cohort.counted(paper, at)).map(|score| score.to_f64())).unwrap_or(county.mean);
        let full = self.cohort.papers[paper].full.to_f64();
        Residuals {
            others,
            earlier,
            standing: if county.sd > 0.0 { (mean - county.mean) / county.sd } else { 0.0 },
            county_rate: if full > 0.0 { county.mean / full } else { 0.0 },
            county_sd: county.sd,
            matched: (!self.earlier.is_empty()).then(|| self.match_rate(paper, unit)),
        }
    }

    /// What could not be compared, for the clerk.
    fn notes(&self) -> Vec<Diagnostic> {
        let grade = &self.cohort.grade;
        let mut notes = Vec::new();
        let schools = self.cohort.units.len();
        if schools < self.rules.min_schools as usize {
            let note = Diagnostic::new(&notes::TOO_FEW_SCHOOLS, Place::default()).with("grade", grade);
            notes.push(note.with("schools", schools).with("least", self.rules.min_schools));
        }
        let (found, all) = (0..self.papers).fold((0_u32, 0_u32), |(found, all), paper| {
            (found.saturating_add(self.matched[paper].iter().sum()), all.saturating_add(self.sizes[paper].iter().sum()))
        });
        let share = f64::from(found) / f64::from(all.max(1));
        if !self.cohort.prior.is_empty() && share < self.rules.min_match {
            let note = Diagnostic::new(&notes::LOW_MATCH, Place::default()).with("grade", grade);
            notes.push(note.with("share", format!("{:.0}", share * 100.0)).with("least", format!("{:.0}", self.rules.min_match * 100.0)));
        }
        notes
    }
}

fn answer(question: Option<&Question>, target: usize, unit: usize) -> Option<Cell> {
    *question?.cells.get(target)?.get(unit)?
}

fn screen(blank: Screen, cell: Cell, p: f64) -> Screen {
    Screen { effect: Some(cell.effect), interval: Some(cell.interval), statistic: Some(cell.z), p: Some(p), ..blank }
}

/// Papers whose mean is expected from the same set of papers.
struct PaperSet {
    /// The set, the targets among them.
    papers: Vec<usize>,
    /// Papers that are looked at.
    targets: Vec<usize>,
}

/// Groups papers by the papers that nearly all of their candidates sat too.
fn paper_sets(cohort: &Cohort, papers: usize) -> Vec<PaperSet> {
    let sat: Vec<Vec<bool>> =
        (0..papers).map(|paper| (0..cohort.candidates.len()).map(|at| cohort.counted(paper, at).is_some()).collect()).collect();
    let both = |a: usize, b: usize| sat[a].iter().zip(&sat[b]).filter(|(a, b)| **a && **b).count() as f64;
    let mut sets: Vec<PaperSet> = Vec::new();
    for paper in 0..papers {
        let takers = both(paper, paper);
        let together: Vec<usize> = (0..papers).filter(|other| takers > 0.0 && both(paper, *other) >= SAT_TOGETHER * takers).collect();
        match sets.iter_mut().find(|set| set.papers == together) {
            Some(set) => set.targets.push(paper),
            None if together.is_empty() => {}
            None => sets.push(PaperSet { papers: together, targets: vec![paper] }),
        }
    }
    sets
}

/// Subjects of the earlier exam that nearly all candidates found in it have.
fn usable_earlier(cohort: &Cohort) -> Vec<usize> {
    let found = (0..cohort.candidates.len()).filter(|at| cohort.prior.iter().any(|subject| subject[*at].is_some())).count() as f64;
    let has = |subject: usize| cohort.prior[subject].iter().filter(|score| score.is_some()).count() as f64;
    (0..cohort.prior.len()).filter(|subject| found > 0.0 && has(*subject) >= SAT_TOGETHER * found).collect()
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

fn level(cohort: &Cohort, paper: usize) -> Level {
    let scores = || (0..cohort.candidates.len()).filter_map(|at| Some(cohort.counted(paper, at)?.to_f64()));
    let mean_score = mean(scores()).unwrap_or(0.0);
    Level { mean: mean_score, sd: mean(scores().map(|score| (score - mean_score).powi(2))).unwrap_or(0.0).sqrt() }
}
