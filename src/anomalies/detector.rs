//! The [`Detector`] trait, what detectors look at, and [`Case`]: one test with what is needed to judge and explain it.
//!
//! A detector scores (`look`), then judges (`judge`) once q-values are known; [`explain`](mod@super::explain) finds the words.

use super::{
    bunching::Counts,
    digits::Heap,
    entry::Entry,
    finding::{Code, Screen, Strength, Subjected},
    groups::Groups,
    jump::Jump,
    misfit::Odd,
    residual::{Column, Scores},
    scatter::Units,
    selective::Absentees,
    similar::Alike,
    twins::Twins,
    written::Gap,
};
use crate::{
    config::Config,
    diagnostics::Outcome,
    model::Score,
    reconcile::{Ledger, ledger::Cohort},
    stats::{Stats, remark::Cell},
};
use rayon::prelude::*;

/// Tests in any number of lists, so that none has to be copied to be with others.
pub type Lists = Vec<Vec<Entry>>;

/// Makes the tests of some codes.
pub trait Detector: Sync {
    /// The codes it makes tests for.
    fn codes(&self) -> &'static [&'static Code];

    /// Makes every test, on the whole county; q is still open.
    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists>;

    /// How strong a lead this test is on its own; `None` for no lead.
    fn judge(&self, case: &Case, config: &Config) -> Option<Strength>;
}

/// What detectors look at.
pub struct Exam<'a> {
    /// The exam.
    pub ledger: &'a Ledger,
    /// Its figures.
    pub stats: &'a Stats,
    /// Its settings.
    pub config: &'a Config,
    /// The scores of each cohort in columns.
    pub scores: Vec<Scores>,
    /// The levels of each cohort at which units are compared: schools, and classes where they are asked for.
    pub levels: Vec<Vec<Level>>,
}

/// Units that are compared with each other.
pub struct Level {
    /// The units.
    pub groups: Groups,
    /// How the scores of each paper scatter in each unit.
    pub units: Vec<Units>,
    /// How many scores of each paper are in each of its bins in each unit, from zero on.
    pub counts: Vec<Counts>,
}

impl Level {
    /// The units of a level; where units of a finer one make up a unit, from theirs.
    fn of((cohort, scores): (&Cohort, &Scores), groups: Groups, finer: Option<&Self>) -> Self {
        let parts = finer.map(|finer| groups.parts(&finer.groups));
        let finer = finer.zip(parts.as_deref());
        let counts = |paper: usize| {
            let column = (&cohort.papers[paper], scores.column(Column::Paper(paper)));
            Counts::of(column, &groups, Score::ZERO, finer.map(|(held, parts)| (&held.counts[paper], parts)))
        };
        let counts = (0..cohort.single_papers()).into_par_iter().map(counts).collect();
        let units =
            |paper: usize| Units::of(scores.column(Column::Paper(paper)), &groups, finer.map(|(held, parts)| (&held.units[paper], parts)));
        let units = (0..cohort.single_papers()).into_par_iter().map(units).collect();
        Self { groups, units, counts }
    }
}

impl<'a> Exam<'a> {
    /// Reads what all detectors need.
    #[must_use]
    pub fn new(ledger: &'a Ledger, stats: &'a Stats, config: &'a Config) -> Self {
        let of_cohort = |cohort: &Cohort| -> (Scores, Vec<Level>) {
            let (mut scores, groups) = (Scores::of(cohort), Groups::levels(cohort, &config.screens));
            let earlier: Vec<Column> = scores.usable_earlier().iter().map(|subject| Column::Earlier(*subject)).collect();
            let mut choices: Vec<Vec<Column>> = Vec::new();
            for set in scores.sets() {
                let alone: Vec<Column> = set.papers.iter().map(|paper| Column::Paper(*paper)).collect();
                if !earlier.is_empty() {
                    choices.push([alone.as_slice(), earlier.as_slice()].concat());
                }
                choices.push(alone);
            }
            scores.prepare(&choices, &groups.iter().map(Groups::ranges).collect::<Vec<_>>());
            let mut levels: Vec<Level> = Vec::with_capacity(groups.len());
            for groups in groups.into_iter().rev() {
                levels.push(Level::of((cohort, &scores), groups, levels.last()));
            }
            levels.reverse();
            (scores, levels)
        };
        let (scores, levels) = ledger.cohorts.par_iter().map(of_cohort).unzip();
        Self { ledger, stats, config, scores, levels }
    }
}

/// A test, made or not, and the figures behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The test.
    pub screen: Screen,
    /// Figures behind it.
    pub detail: Detail,
}

/// Figures behind a test, by kind of test.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// The test was not made, or its p is too large for a lead.
    None,
    /// Persons counted (A101–A104).
    Persons {
        /// How many.
        count: u32,
        /// Those of them that are graver: unlisted ones at the same school (A101), rows whose marks differ (A103),
        /// persons counted nowhere (A104).
        grave: u32,
    },
    /// Absence (A105).
    Absence {
        /// How many were absent.
        absent: u32,
        /// Those of them who are on the roster only (A101).
        unexplained: u32,
        /// The county's median share.
        usual: f64,
    },
    /// Expected then and now (A107).
    Change {
        /// Candidates of the earlier exam.
        earlier: u32,
        /// Expected now.
        now: u32,
        /// To be expected now by the county's usual change.
        usual: f64,
    },
    /// Reported figures (A401, A402).
    Figures(Box<Figures>),
    /// Residuals (A201, A202, A207).
    Residual(Box<Residuals>),
    /// A line (A203).
    Line(Box<LineCount>),
    /// The absent and what they would have scored (A106).
    Absentees(Box<Absentees>),
    /// How scores scatter (A204, A205).
    Shape(Box<Shape>),
    /// Last digits (A206).
    Digits(Box<Heap>),
    /// A pupil's farthest paper (A301).
    Jump(Box<Jump>),
    /// Pairs of equal rows (A302).
    Twins(Box<Twins>),
    /// Written and machine-marked part (A208).
    Gap(Box<Gap>),
    /// Answers of two pupils (A303).
    Alike(Box<Alike>),
    /// Answers of one pupil (A304).
    Odd(Box<Odd>),
    /// Scripts that were marked again (A209).
    Remark(Box<Cell>),
}

/// Reported figures against what the rows give.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Figures looked at.
    pub tested: u32,
    /// Those that do not fit.
    pub wrong: u32,
    /// Those of them that are far off.
    pub grave: u32,
    /// The first of them: cell, what is reported, what would fit; the same in both languages.
    pub lines: Vec<String>,
}

/// A cell against its own other subjects and against the earlier exam.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Residuals {
    /// Against own other subjects: effect in points and one-sided p.
    pub others: Option<(f64, f64)>,
    /// Against the earlier exam alone.
    pub earlier: Option<(f64, f64)>,
    /// Unit's mean less county mean, in county sds.
    pub standing: f64,
    /// County mean as a share of the full mark.
    pub county_rate: f64,
    /// County sd in points.
    pub county_sd: f64,
    /// Share of the unit's candidates found in the earlier exam.
    pub matched: Option<f64>,
}

/// How scores scatter in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    /// Sd of the scores (A204), or of what other subjects leave unexplained (A205), in points.
    pub sd: f64,
    /// The sd to be expected.
    pub expected: f64,
    /// Mean of the scores (A204).
    pub mean: f64,
    /// County mean as a share of the full mark.
    pub county_rate: f64,
    /// Correlation with what the other subjects let expect, here and in the county (A205).
    pub correlation: Option<(f64, f64)>,
    /// How far these two are apart, in standard errors.
    pub fisher: Option<f64>,
}

/// Scores around one line of a paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineCount {
    /// The line, as a score on the paper's grid.
    pub line: Score,
    /// Scores in the window.
    pub in_window: u32,
    /// Of them at or above the line.
    pub above: u32,
    /// Of them to be expected at or above the line.
    pub expected: f64,
}

/// Reasons why a test was not made, as words of `screens.csv`.
pub mod reason {
    /// Fewer schools than it takes to compare schools.
    pub const FEW_SCHOOLS: &str = "too-few-schools";
    /// Fewer candidates than the smallest cell.
    pub const FEW_CANDIDATES: &str = "too-few-candidates";
    /// No other subject and no earlier exam to expect the mean from.
    pub const NOTHING_TO_COMPARE: &str = "nothing-to-compare";
    /// No earlier exam was given.
    pub const NO_EARLIER: &str = "no-earlier-exam";
    /// Too few candidates are found in the earlier exam.
    pub const LOW_MATCH: &str = "low-match";
    /// No roster was given.
    pub const NO_ROSTER: &str = "no-roster";
    /// No school reports figures beside its rows.
    pub const NO_REPORTED: &str = "no-reported-figures";
    /// Too few scores around every line.
    pub const FEW_NEAR_LINE: &str = "too-few-near-line";
    /// Nobody was absent.
    pub const NOBODY_ABSENT: &str = "nobody-absent";
    /// Fewer subjects than it takes.
    pub const FEW_SUBJECTS: &str = "too-few-subjects";
    /// No item scores of the paper.
    pub const NO_ITEMS: &str = "no-items";
    /// The items do not tell a machine-marked from a written part.
    pub const NO_PARTS: &str = "no-parts";
    /// Fewer items, or options, than it takes.
    pub const FEW_ITEMS: &str = "too-few-items";
    /// Nearly everything right, or nearly everything wrong.
    pub const ONE_SIDED: &str = "nearly-all-right-or-wrong";
    /// No re-marks were given.
    pub const NO_REMARKS: &str = "no-re-marks";
    /// Too few scripts were marked again.
    pub const FEW_REMARKS: &str = "too-few-re-marks";
    /// What is looked for would be there by chance.
    pub const CHANCE_SUFFICES: &str = "chance-suffices";
}

/// A paper of a cohort as a whole.
#[must_use]
pub const fn whole_paper(cohort: usize, paper: usize) -> Subjected {
    Subjected::county(cohort).in_paper(Some(paper))
}

/// A school unit of a cohort, or a paper of it.
#[must_use]
pub fn subjected(cohort: usize, unit: usize, paper: Option<usize>) -> Subjected {
    Subjected::county(cohort).in_unit(Some(unit)).in_paper(paper)
}
