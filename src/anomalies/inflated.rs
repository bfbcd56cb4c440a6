//! A201 and A207: one subject of a school or class out of line, upwards or downwards. A202: the whole school up.
//!
//! Question A expects a subject's mean from the pupils' other subjects and, where they are found in it, the earlier exam;
//! question B from the earlier exam alone. Where both apply, p is that of the smaller of two that go together as they do in
//! the county (2·min(p_A, p_B) at most), and effect, interval and
//! statistic are those of the question that speaks more clearly. p is one-sided: upwards for A201 and A202, downwards for
//! A207. Ties and full marks need no care: only means enter. The smallest cell is the configured least number of
//! candidates. Cost: candidates × columns²/2 a question, then next to nothing.

use super::{
    catalogue::{A201, A202, A207},
    detector::{Case, Detail, Detector, Exam, Lists, Residuals, reason},
    entry::Entry,
    finding::{Code, Screen, Strength, Unit},
    groups::Groups,
    multiplicity::{Either, sign_correlation},
    questions::{Answer, Questions},
    residual::{Cell, Column, Scores},
    scatter::{Scatter, Units},
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::{Diagnostic, Outcome, Place, codes::anomalies as notes},
    reconcile::ledger::Cohort,
};
use rayon::prelude::*;
use std::ops::Range;

/// The detector of A201, A202 and A207.
pub struct Inflated;

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

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let (ledger, config) = (exam.ledger, exam.config);
        let mut outcome = Outcome::<Lists>::default();
        for (at, cohort) in ledger.cohorts.iter().enumerate() {
            // schools are the first level
            let county: Vec<Scatter> = exam.levels[at].first().iter().flat_map(|level| &level.units).map(Units::together).collect();
            for level in &exam.levels[at] {
                let view = View::new((cohort, &exam.scores[at]), (&level.groups, &level.units), &county, &config.screens);
                outcome.value.push(view.cases(at));
                outcome.seen.extend(view.notes());
            }
        }
        outcome
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let (q, effect) = (case.screen.q?, case.screen.effect?);
        let Detail::Residual(residuals) = &case.detail else { return None };
        let upwards = if case.screen.code == &A207 { -effect } else { effect };
        let least = least_effect(residuals, &config.screens);
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

/// Least effect of a lead, in points.
pub(super) fn least_effect(residuals: &Residuals, rules: &ScreenRules) -> f64 {
    least_points(residuals.county_sd, rules)
}

/// Least effect where scores have this sd in the county.
pub(super) fn least_points(county_sd: f64, rules: &ScreenRules) -> f64 {
    rules.min_effect.max(rules.min_effect_sd * county_sd)
}

/// A cohort's schools, or classes, with every question that the data can answer.
pub(super) struct View<'a> {
    cohort: &'a Cohort,
    groups: &'a Groups,
    rules: &'a ScreenRules,
    papers: usize,
    /// Subjects of the earlier exam that serve as predictors.
    earlier: Vec<usize>,
    /// Counted scores of each school or class: `[paper][group]`.
    sizes: Vec<Vec<u32>>,
    /// Of them, found in the earlier exam.
    matched: Vec<Vec<u32>>,
    /// Their means.
    means: Vec<Vec<f64>>,
    /// Schools with enough counted scores in each paper, and in any.
    large: Vec<usize>,
    large_in_any: usize,
    /// The scores of each paper in the county.
    county: Vec<Scatter>,
    questions: Questions,
    /// How question A with the earlier exam and question B go together.
    together: Either,
}

impl<'a> View<'a> {
    /// `county` has the scores of each paper in the county.
    pub(super) fn new(
        (cohort, scores): (&'a Cohort, &Scores),
        (groups, units): (&'a Groups, &[Units]),
        county: &[Scatter],
        rules: &'a ScreenRules,
    ) -> Self {
        let papers = cohort.single_papers();
        let earlier = scores.usable_earlier().to_vec();
        // a sum is a number where every term is
        let mut found = vec![0.0; cohort.candidates.len()];
        for subject in &earlier {
            found.iter_mut().zip(scores.column(Column::Earlier(*subject))).for_each(|(found, score)| *found += score);
        }
        let of_paper = |paper: usize| -> Vec<u32> {
            let scores = scores.column(Column::Paper(paper));
            let both = |range: &Range<usize>| {
                let sums = scores[range.clone()].iter().zip(&found[range.clone()]).map(|(score, found)| score + found);
                sums.fold(0_u32, |count, sum| count.wrapping_add(u32::from(!sum.is_nan())))
            };
            groups.iter().map(|group| both(&group.range)).collect()
        };
        let nobody = || vec![0; groups.len()];
        let matched = (0..papers).into_par_iter().map(|paper| if earlier.is_empty() { nobody() } else { of_paper(paper) }).collect();
        let sizes: Vec<Vec<u32>> = units.iter().map(|units| units.scatters.iter().map(|unit| unit.n).collect()).collect();
        let means = units.iter().map(|units| units.scatters.iter().map(|unit| unit.level).collect()).collect();
        let sds: Vec<f64> = county.iter().map(Scatter::population_sd).collect();
        let enough = |paper: &Vec<u32>, group: usize| paper[group] >= rules.min_n;
        let large = sizes.iter().map(|paper| groups.schools_where(|group| enough(paper, group))).collect();
        let large_in_any = groups.schools_where(|group| sizes.iter().any(|paper| enough(paper, group)));
        let questions = Questions::ask((cohort, scores, groups), rules, &sizes, &sds, &earlier);
        let cells = (0..papers).flat_map(|paper| (0..groups.len()).map(move |group| (paper, group)));
        let both = |(paper, group): (usize, usize)| {
            let answer = questions.answer(paper, group);
            Some((answer.both?.z, answer.earlier?.z))
        };
        let pairs: Vec<(f64, f64)> = if earlier.is_empty() { Vec::new() } else { cells.filter_map(both).collect() };
        let together = Either::new(sign_correlation(&pairs));
        Self {
            together,
            cohort,
            groups,
            rules,
            papers,
            earlier,
            large,
            large_in_any,
            sizes,
            matched,
            means,
            county: county.to_vec(),
            questions,
        }
    }

    fn cases(&self, cohort: usize) -> Vec<Entry> {
        let cells = (0..self.groups.len()).flat_map(|group| (0..self.papers).map(move |paper| (paper, group)));
        let mut cases = Vec::with_capacity((2 * self.papers + 1) * self.groups.len());
        for (paper, group) in cells.filter(|(paper, group)| self.sizes[*paper][*group] > 0) {
            let (answer, place) = (self.answer(Some(paper), group), (cohort, group, paper));
            cases.push(self.subject_case(&A201, place, &answer));
            cases.push(self.subject_case(&A207, place, &answer));
        }
        cases.extend((0..self.groups.len()).filter_map(|group| self.whole_case(cohort, group)));
        cases
    }

    /// What the questions that apply to a group say of it in a paper, or in all papers together (the earlier exam alone).
    pub(super) fn answer(&self, paper: Option<usize>, group: usize) -> Answer<'_> {
        let Some(paper) = paper else {
            let matched = (0..self.papers).map(|paper| self.match_rate(paper, group)).fold(0.0, f64::max) >= self.rules.min_match;
            let whole = self.questions.school(group).filter(|_| matched && !self.earlier.is_empty());
            return Answer { earlier: whole.map(|(cell, _)| cell), ..Answer::default() };
        };
        let matched = !self.earlier.is_empty() && self.match_rate(paper, group) >= self.rules.min_match;
        let answer = self.questions.answer(paper, group);
        Answer { others: answer.others, both: answer.both.filter(|_| matched), earlier: answer.earlier.filter(|_| matched) }
    }

    /// Share of a group's candidates in a paper that are found in the earlier exam.
    fn match_rate(&self, paper: usize, group: usize) -> f64 {
        f64::from(self.matched[paper][group]) / f64::from(self.sizes[paper][group].max(1))
    }

    fn subject_case(&self, code: &'static Code, (cohort, group, paper): (usize, usize, usize), answer: &Answer<'_>) -> Entry {
        let (of, n) = (self.groups.place(cohort, group, paper), self.sizes[paper][group]);
        let downwards = code == &A207;
        let tail = |cell: &Cell| if downwards { cell.p_lower } else { cell.p_upper };
        let asked = [answer.both.or(answer.others), answer.earlier];
        let (clearest, p) = match asked {
            [Some(own), Some(earlier)] => {
                let tails = [tail(own), tail(earlier)];
                (if tails[1] < tails[0] { earlier } else { own }, self.together.of(tails))
            }
            [Some(only), None] | [None, Some(only)] => (only, tail(only)),
            [None, None] => return Entry::skipped(code, of, n, Unit::Points, self.why_not(paper, n)),
        };
        let family = |cell: Option<&Cell>| cell.map(|cell| (cell.effect, tail(cell)));
        let detail = || Detail::Residual(Box::new(self.residuals(paper, group, family(answer.others), family(answer.earlier))));
        Entry::made(screen(Screen::blank(code, of, n, Unit::Points), clearest, p), self.rules, detail)
    }

    fn why_not(&self, paper: usize, n: u32) -> &'static str {
        if self.large[paper] < self.rules.min_schools as usize {
            reason::FEW_SCHOOLS
        } else if n < self.rules.min_n {
            reason::FEW_CANDIDATES
        } else {
            reason::NOTHING_TO_COMPARE
        }
    }

    /// All subjects together.
    fn whole_case(&self, cohort: usize, group: usize) -> Option<Entry> {
        let n = (0..self.papers).map(|paper| self.sizes[paper][group]).max().filter(|n| *n > 0)?;
        let of = self.groups.place(cohort, group, 0).in_paper(None);
        let skipped = |reason| Some(Entry::skipped(&A202, of, n, Unit::Points, reason));
        let match_rate = (0..self.papers).map(|paper| self.match_rate(paper, group)).fold(0.0, f64::max);
        match self.questions.school(group) {
            _ if self.cohort.prior.is_empty() => skipped(reason::NO_EARLIER),
            _ if self.large_in_any < self.rules.min_schools as usize => skipped(reason::FEW_SCHOOLS),
            _ if n < self.rules.min_n => skipped(reason::FEW_CANDIDATES),
            _ if match_rate < self.rules.min_match || !self.questions.compares_schools() => skipped(reason::LOW_MATCH),
            None => skipped(reason::FEW_CANDIDATES),
            Some((cell, points)) => {
                let residuals = || self.residuals(0, group, None, Some((cell.effect, cell.p_upper)));
                let detail = || Detail::Residual(Box::new(Residuals { county_sd: points, ..residuals() }));
                Some(Entry::made(screen(Screen::blank(&A202, of, n, Unit::Points), cell, cell.p_upper), self.rules, detail))
            }
        }
    }

    fn residuals(&self, paper: usize, group: usize, others: Option<(f64, f64)>, earlier: Option<(f64, f64)>) -> Residuals {
        let (county, county_sd) = (self.county[paper], self.county[paper].population_sd());
        let mean = if self.sizes[paper][group] > 0 { self.means[paper][group] } else { county.level };
        let full = self.cohort.papers[paper].full.to_f64();
        Residuals {
            others,
            earlier,
            standing: if county_sd > 0.0 { (mean - county.level) / county_sd } else { 0.0 },
            county_rate: if full > 0.0 { county.level / full } else { 0.0 },
            county_sd,
            matched: (!self.earlier.is_empty()).then(|| self.match_rate(paper, group)),
        }
    }

    /// What could not be compared, for the clerk.
    fn notes(&self) -> Vec<Diagnostic> {
        let grade = &self.cohort.grade;
        let mut notes = Vec::new();
        if self.groups.are_classes() {
            return notes;
        }
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
            notes.push(
                note.with("share", crate::words::rounded(share * 100.0, 0))
                    .with("least", crate::words::rounded(self.rules.min_match * 100.0, 0)),
            );
        }
        notes
    }
}

fn screen(blank: Screen, cell: &Cell, p: f64) -> Screen {
    Screen { effect: Some(cell.effect), interval: Some(cell.interval), statistic: Some(cell.z), p: Some(p), ..blank }
}
