//! A203: too many scores just at a line of the paper, too few just below it.
//!
//! Every school, and every class, against the rest of the county around each line, and the county as a whole against its
//! own scores ten points away. All four lines of a paper are cuts; upper tail only; the smallest window holds 15 scores. Scores above
//! the full mark do not exist and scores at it need no care unless a line is there. Cost: candidates × lines, then
//! some Newton steps on 61 (half marks: 121) counts a school and line.

mod counts;
mod curve;
mod histogram;
mod tilt;
mod window;

use counts::phase;
pub(super) use counts::{Counts, per_point};
pub use histogram::{Histogram, histogram};
pub(super) use tilt::{Grid, Room, Tilt};
use window::{LineTest, Rooms, Window, county_test, school_test};

use super::{
    catalogue::A203,
    detector::{Case, Detail, Detector, Exam, Level, Lists, reason},
    entry::Entry,
    finding::{Code, Screen, Strength, Subjected, Unit},
    groups::Groups,
    multiplicity::bonferroni,
    residual::Column,
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    model::Score,
    reconcile::ledger::Cohort,
};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The detector of A203.
pub struct Bunching;

/// Least lifted share that is a lead: in a school, in the county as a whole.
const LEAST_SHARE: f64 = 0.2;
const LEAST_COUNTY_SHARE: f64 = 0.1;
/// Lifted share and q from which a lead is moderate.
const CLEAR_SHARE: f64 = 0.4;
const CLEAR_Q: f64 = 0.01;

impl Detector for Bunching {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A203];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let (ledger, config) = (exam.ledger, exam.config);
        let papers: Vec<(usize, usize)> = ledger
            .cohorts
            .iter()
            .enumerate()
            .flat_map(|(cohort, held)| (0..held.single_papers()).map(move |paper| (cohort, paper)))
            .collect();
        let look = |(cohort, paper): &(usize, usize)| {
            let scores = &exam.scores[*cohort];
            let column = scores.column(Column::Paper(*paper));
            let levels = exam.levels[*cohort].iter();
            let of_level = |level| look_at_level((&ledger.cohorts[*cohort], column, level), (*cohort, *paper), &config.screens);
            levels.map(of_level).collect::<Vec<Vec<Entry>>>()
        };
        let cases: Vec<Vec<Vec<Entry>>> = papers.par_iter().map(look).collect();
        Outcome::clean(cases.into_iter().flatten().collect())
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let (q, share) = (case.screen.q?, case.screen.effect?);
        let least = if case.screen.of.unit().is_some() { LEAST_SHARE } else { LEAST_COUNTY_SHARE };
        if q > config.screens.fdr || share < least {
            return None;
        }
        Some(if q <= CLEAR_Q && share >= CLEAR_SHARE { Strength::Moderate } else { Strength::Weak })
    }
}

fn look_at_level((cohort, column, level): (&Cohort, &[f64], &Level), (at, paper): (usize, usize), rules: &ScreenRules) -> Vec<Entry> {
    let groups = &level.groups;
    let sizes: Vec<u32> = level.units[paper].scatters.iter().map(|unit| unit.n).collect();
    let others = counts((cohort, column, groups), paper, |phase| phase != Score::ZERO);
    let counts = |phase: Score| if phase == Score::ZERO { Some(&level.counts[paper]) } else { others.get(&phase) };
    let windows = windows(cohort, paper, counts);
    let least = rules.min_n.max(1);
    let enough = groups.schools_where(|group| sizes[group] >= least) >= rules.min_schools as usize;
    let mut cases = Vec::with_capacity(groups.len() + 1);
    if !groups.are_classes() {
        let of = Subjected::county(at).in_paper(Some(paper));
        cases.push(best(of, sizes.iter().sum(), &windows.iter().filter_map(county_test).collect::<Vec<LineTest>>(), rules));
    }
    let (mut tests, mut room) = (Vec::new(), Rooms::default());
    for (group, n) in sizes.into_iter().enumerate().filter(|(_, n)| *n > 0) {
        let of = groups.place(at, group, paper);
        let skipped = |reason| Entry::skipped(&A203, of, n, Unit::Share, reason);
        cases.push(match n {
            _ if !enough => skipped(reason::FEW_SCHOOLS),
            few if few < least => skipped(reason::FEW_CANDIDATES),
            _ => {
                tests.clear();
                tests.extend(windows.iter().filter_map(|window| school_test(window, group, &mut room)));
                best(of, n, &tests, rules)
            }
        });
    }
    cases
}

/// The scores of every group, counted for each place that lines have on the bins of a paper, of which this is the column; only for
/// places that are asked for.
fn counts((cohort, column, groups): (&Cohort, &[f64], &Groups), paper: usize, asked: impl Fn(Score) -> bool) -> BTreeMap<Score, Counts> {
    let held = &cohort.papers[paper];
    let phases: BTreeSet<Score> = lines(cohort, paper).into_iter().map(|line| phase(line, held)).filter(|phase| asked(*phase)).collect();
    phases.into_iter().map(|phase| (phase, Counts::of((held, column), groups, phase, None))).collect()
}

/// The windows around the lines of a paper, counted as each lies on its bins.
fn windows<'a>(cohort: &Cohort, paper: usize, counts: impl Fn(Score) -> Option<&'a Counts>) -> Vec<Window<'a>> {
    let held = &cohort.papers[paper];
    let window = |line| Some(Window::new(line, held, counts(phase(line, held))?));
    lines(cohort, paper).into_iter().filter_map(window).collect()
}

/// The lines of a paper, each once.
fn lines(cohort: &Cohort, paper: usize) -> Vec<Score> {
    let lines = cohort.papers[paper].lines;
    BTreeSet::from([lines.excellent, lines.good, lines.pass, lines.low]).into_iter().collect()
}

/// One test of a cell from those at its lines: the clearest, for the number of lines.
fn best(of: Subjected, n: u32, tests: &[LineTest], rules: &ScreenRules) -> Entry {
    let p: Vec<f64> = tests.iter().map(|test| test.p).collect();
    let clearest = tests.iter().min_by(|a, b| a.p.total_cmp(&b.p));
    let (Some(test), Some(p)) = (clearest, bonferroni(&p)) else {
        return Entry::skipped(&A203, of, n, Unit::Share, reason::FEW_NEAR_LINE);
    };
    let mut screen = Screen::blank(&A203, of, n, Unit::Share);
    (screen.effect, screen.interval) = (Some(test.share), Some(test.interval));
    (screen.statistic, screen.p) = (Some(test.z), Some(p));
    Entry::made(screen, rules, || Detail::Line(Box::new(test.count)))
}
