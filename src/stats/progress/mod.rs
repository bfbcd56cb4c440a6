//! Progress: each earlier exam beside this one, paper by paper, at every level; matched candidates only. [`change`] has the
//! kernels, [`guard`] says what stands against a comparison, [`mod@unit`] describes a unit, `paper` goes through the levels.
//!
//! Z of both exams is that of the catalogue: against everybody who sat the exam, matched or not, so that it agrees with the
//! open tables of both runs.

pub mod change;
pub mod guard;
mod notes;
mod paper;
pub mod unit;

use super::{levels::Levels, result::PaperStats};
use crate::{
    config::Config,
    diagnostics::Outcome,
    model::{Day, Score},
    reconcile::{
        Ledger,
        ledger::{Cohort, Earlier, Seat},
    },
};
use change::Line;
use guard::Reason;
use rayon::prelude::*;
use std::collections::HashMap;
use unit::{Scale, UnitProgress};

/// How a grade moved since its earlier exams.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// One for each of [`Cohort::history`], the first first.
    pub exams: Vec<ExamProgress>,
}

impl Progress {
    /// The comparison with the latest earlier exam.
    #[must_use]
    pub fn latest(&self) -> Option<&ExamProgress> {
        self.exams.last()
    }
}

/// This exam beside an earlier one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExamProgress {
    /// Index into [`Ledger::exams`].
    pub exam: usize,
    /// Papers that both have, in order of this exam's.
    pub papers: Vec<PaperProgress>,
}

impl ExamProgress {
    /// The comparison of a paper of this exam.
    #[must_use]
    pub fn paper(&self, paper: usize) -> Option<&PaperProgress> {
        self.papers.iter().find(|progress| progress.paper == paper)
    }
}

/// One paper in both exams.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperProgress {
    /// Paper of the cohort.
    pub paper: usize,
    /// Paper of the earlier exam.
    pub earlier: usize,
    /// What both are measured by.
    pub scale: Scale,
    /// Full mark of then.
    pub full_before: Score,
    /// Full mark of now.
    pub full_now: Score,
    /// Score rate of the matched now, less that of then.
    pub difficulty: Option<f64>,
    /// What stands against comparing the papers.
    pub reasons: Vec<Reason>,
    /// What a standing of then lets expect now.
    pub line: Option<Line>,
    /// All matched candidates.
    pub county: UnitProgress,
    /// One for each school unit; `None` where nobody is matched.
    pub schools: Vec<Option<UnitProgress>>,
    /// One for each class of each school unit.
    pub classes: Vec<Vec<Option<UnitProgress>>>,
    /// Categories with matched candidates, by name.
    pub categories: Vec<(String, UnitProgress)>,
    /// Districts, likewise.
    pub districts: Vec<(String, UnitProgress)>,
    /// Each candidate; of the leading paper only, else empty.
    pub pupils: Vec<Option<PupilProgress>>,
}

impl Default for PaperProgress {
    fn default() -> Self {
        use crate::reconcile::ledger::LineScores;
        let lines = LineScores { excellent: Score::ZERO, good: Score::ZERO, pass: Score::ZERO, low: Score::ZERO };
        let reference = unit::Reference::default();
        Self {
            paper: 0,
            earlier: 0,
            scale: Scale { before: reference, now: reference, lines_before: lines, lines_now: lines, raw: false, rates: false },
            full_before: Score::ZERO,
            full_now: Score::ZERO,
            difficulty: None,
            reasons: Vec::new(),
            line: None,
            county: UnitProgress::default(),
            schools: Vec::new(),
            classes: Vec::new(),
            categories: Vec::new(),
            districts: Vec::new(),
            pupils: Vec::new(),
        }
    }
}

/// How a candidate moved in the leading paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PupilProgress {
    /// Earlier score.
    pub before: Score,
    /// Present score.
    pub now: Score,
    /// Earlier Z.
    pub z_before: Option<f64>,
    /// Present Z.
    pub z_now: Option<f64>,
    /// Earlier rank among the matched of the county.
    pub rank_before: u32,
    /// Present rank among them.
    pub rank_now: u32,
    /// The gain that regression to the mean lets expect.
    pub expected: Option<f64>,
}

impl PupilProgress {
    /// 标准分增量.
    #[must_use]
    pub fn gain(&self) -> Option<f64> {
        Some(self.z_now? - self.z_before?)
    }

    /// The gain beyond what was to be expected.
    #[must_use]
    pub fn beyond(&self) -> Option<f64> {
        Some(self.gain()? - self.expected?)
    }

    /// 名次进退.
    #[must_use]
    pub fn places(&self) -> i64 {
        change::places(self.rank_before, self.rank_now)
    }
}

/// The units of now in which somebody sat an earlier exam.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct PlaceThen {
    /// School unit of the cohort.
    school: Option<usize>,
    /// Whether the sheets told a school at all.
    has_school: bool,
    /// Class by its number over all schools.
    class: Option<usize>,
    /// Whether the sheets told a class at all.
    has_class: bool,
}

impl PlaceThen {
    fn is_elsewhere(self, unit: usize) -> bool {
        self.has_school && self.school != Some(unit)
    }
}

/// Where everybody of an earlier exam was, in units of now; worked out once for all papers.
struct Frame {
    /// Candidates; `None` for who did not sit it.
    candidates: Vec<Option<PlaceThen>>,
    others: Vec<PlaceThen>,
    /// Number of the first class of each school unit.
    first_class: Vec<usize>,
    classes: usize,
}

impl Frame {
    fn of(cohort: &Cohort, earlier: &Earlier) -> Self {
        let schools: HashMap<u32, usize> = cohort.units.iter().enumerate().map(|(at, unit)| (unit.school, at)).collect();
        let mut first_class = Vec::with_capacity(cohort.units.len());
        let mut numbers: HashMap<(usize, &str), usize> = HashMap::new();
        let mut classes = 0;
        for (at, unit) in cohort.units.iter().enumerate() {
            first_class.push(classes);
            for class in &unit.classes {
                numbers.insert((at, class.name.as_str()), classes);
                classes += 1;
            }
        }
        let place = |seat: &Seat| {
            let school = seat.school.and_then(|school| schools.get(&school).copied());
            let class = school.filter(|_| !seat.class.is_empty()).and_then(|school| numbers.get(&(school, seat.class.as_str())).copied());
            PlaceThen { school, has_school: seat.school.is_some(), class, has_class: !seat.class.is_empty() }
        };
        Self {
            candidates: earlier.seats.iter().map(|seat| seat.as_ref().map(place)).collect(),
            others: earlier.others.iter().map(|(seat, _)| place(seat)).collect(),
            first_class,
            classes,
        }
    }

    const fn classes(&self) -> usize {
        self.classes
    }
}

/// Compares a cohort with each of its earlier exams.
#[must_use]
pub fn analyse(cohort: &Cohort, ledger: &Ledger, levels: &Levels, papers: &[PaperStats], config: &Config) -> Outcome<Progress> {
    let exams: Vec<ExamProgress> = cohort.history.iter().map(|earlier| exam(cohort, earlier, ledger, levels, papers, config)).collect();
    let seen = notes::notes(cohort, &exams, ledger, config);
    Outcome { value: Progress { exams }, seen }
}

fn exam(cohort: &Cohort, earlier: &Earlier, ledger: &Ledger, levels: &Levels, stats: &[PaperStats], config: &Config) -> ExamProgress {
    let frame = Frame::of(cohort, earlier);
    let reasons = exam_reasons(cohort, earlier, ledger, config);
    let common: Vec<(usize, usize)> = (cohort.papers.iter().enumerate())
        .filter_map(|(now, paper)| Some((earlier.papers.iter().position(|then| then.subject == paper.subject)?, now)))
        .collect();
    let leading = cohort.total().or_else(|| cohort.papers.len().checked_sub(1));
    let compare = |(before, now): (usize, usize)| {
        let context = paper::Context { cohort, earlier, config, frame: &frame, levels, reasons: &reasons, pupils: Some(now) == leading };
        paper::compare(&context, (before, now), &stats[now])
    };
    ExamProgress { exam: earlier.exam, papers: common.into_par_iter().filter_map(compare).collect() }
}

fn exam_reasons(cohort: &Cohort, earlier: &Earlier, ledger: &Ledger, config: &Config) -> Vec<Reason> {
    let Some(exam) = ledger.exams.get(earlier.exam) else { return Vec::new() };
    let now = config.exam.date.as_deref().and_then(Day::find_in);
    let not_before = exam.date.zip(now).is_some_and(|(then, now)| then.is_surely_not_before(now));
    let number = |grade: &crate::model::Grade| grade.number();
    let apart = earlier.grade.as_ref().and_then(number).zip(cohort.grade.number());
    let wrong_grade = apart.is_some_and(|(then, now)| now != then && now != then + 1);
    [not_before.then_some(Reason::Date), wrong_grade.then_some(Reason::Grade), guard::of_marking(exam.marking, config.exam.marking)]
        .into_iter()
        .flatten()
        .collect()
}
