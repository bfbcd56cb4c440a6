//! [`County`]: schools, pupils and their marks, before anybody wrote them into a workbook.
//!
//! A mark is `full · (mean + sd · z)` with `z = .8 ability + .45 bent + .4 chance + school × subject`, rounded to the paper's
//! step and kept within the paper. Ability holds the school's level; ability and bent (the gift for the subject) are the same
//! in the earlier exam, so that a subject correlates about .84 with itself and .64 with the other subjects.

use super::{people, random::Draws};
use rayon::prelude::*;

/// Marks in half marks, so that sums are exact.
pub type Half = i32;

/// What stands in a score cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A score.
    Score(Half),
    /// A word such as 缺考.
    Word(&'static str),
    /// Nothing.
    Blank,
    /// A slip of the pen: written as it stands, not a mark that can count.
    Slip(&'static str),
}

impl Mark {
    /// The score.
    pub fn score(self) -> Option<Half> {
        if let Self::Score(half) = self { Some(half) } else { None }
    }
}

/// A paper of a grade.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    pub subject: &'static str,
    pub full: i32,
    /// Share of the full mark that the average pupil gets.
    pub mean: f64,
    /// Standard deviation over the county, as a share of the full mark.
    pub sd: f64,
    /// Whether half marks are given.
    pub halves: bool,
}

/// A grade and its papers.
#[derive(Clone, Debug)]
pub struct Grade {
    pub name: &'static str,
    pub entry_year: u16,
    pub papers: Vec<Paper>,
}

/// A school as the register has it, and how good it is.
#[derive(Clone, Debug)]
pub struct School {
    pub name: String,
    pub short: String,
    pub category: &'static str,
    pub district: &'static str,
    /// Candidates of each grade; zero where it has none.
    pub sizes: Vec<usize>,
    /// Level against the county, in standard deviations of pupils.
    pub level: f64,
    /// Subjects in which it is better (or weaker) than its level, in this and the earlier exam.
    pub strengths: Vec<(&'static str, f64)>,
    /// Pupils of a class.
    pub class_size: usize,
}

/// How the roster has a pupil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listing {
    /// 在籍.
    Enrolled,
    /// On no roster.
    Unlisted,
    /// 附读: enrolled at another school.
    Guest,
    /// 外借: attends another school.
    Lent,
    /// 随班就读.
    Inclusion,
    /// 休学.
    Suspended,
}

/// A pupil.
#[derive(Clone, Debug)]
pub struct Pupil {
    pub number: String,
    pub identity: String,
    pub name: String,
    pub girl: bool,
    pub class: usize,
    pub seat: usize,
    pub listing: Listing,
    /// Whether the school's score sheet has a row for the pupil.
    pub in_sheet: bool,
    /// Marks by paper.
    pub marks: Vec<Mark>,
    /// Earlier marks by paper, where the pupil sat the earlier exam.
    pub earlier: Option<Vec<Half>>,
    /// The total as the sheet has it, where it is not the sum.
    pub stated_total: Option<Half>,
}

impl Pupil {
    /// The sum of the scores; `None` where there is none.
    pub fn sum(&self) -> Option<Half> {
        let scores: Vec<Half> = self.marks.iter().filter_map(|mark| mark.score()).collect();
        (!scores.is_empty()).then(|| scores.iter().sum())
    }

    /// The sum of the earlier scores.
    pub fn earlier_sum(&self) -> Half {
        self.earlier.iter().flatten().sum()
    }
}

/// The county: `units[school][grade]` are the pupils, in order of class and seat.
#[derive(Clone, Debug)]
pub struct County {
    pub seed: u64,
    pub grades: Vec<Grade>,
    pub schools: Vec<School>,
    pub units: Vec<Vec<Vec<Pupil>>>,
}

impl County {
    /// Draws every pupil; each school has a stream of its own.
    pub fn simulate(seed: u64, grades: Vec<Grade>, schools: Vec<School>) -> Self {
        let firsts: Vec<Vec<usize>> = (0..grades.len()).map(|grade| first_serials(&schools, grade)).collect();
        let units = schools
            .par_iter()
            .enumerate()
            .map(|(at, school)| {
                let mut draws = Draws::new(seed, 1 + at as u64);
                let unit =
                    |(place, grade): (usize, &Grade)| simulate_unit(&mut draws, at, school, grade, school.sizes[place], firsts[place][at]);
                grades.iter().enumerate().map(unit).collect()
            })
            .collect();
        Self { seed, grades, schools, units }
    }

    /// The place of a paper in its grade.
    pub fn paper(&self, grade: usize, subject: &str) -> usize {
        self.grades[grade].papers.iter().position(|paper| paper.subject == subject).expect("a subject of this grade")
    }

    /// The place of a school by its short name.
    pub fn school(&self, short: &str) -> usize {
        self.schools.iter().position(|school| school.short == short).expect("a school of this county")
    }
}

/// The number of pupils in the schools before each school, so that identity numbers are unique.
fn first_serials(schools: &[School], grade: usize) -> Vec<usize> {
    let running = |sum: &mut usize, school: &School| {
        let first = *sum;
        *sum += school.sizes[grade];
        Some(first)
    };
    schools.iter().scan(0, running).collect()
}

/// What a school brings to a paper, in standard deviations.
struct Effect {
    now: f64,
    earlier: f64,
}

fn simulate_unit(draws: &mut Draws, at: usize, school: &School, grade: &Grade, size: usize, first_serial: usize) -> Vec<Pupil> {
    let level = school.level + 0.08 * draws.normal();
    let effects: Vec<Effect> = grade.papers.iter().map(|paper| school_effect(draws, school, paper)).collect();
    let classes = ((size + school.class_size / 2) / school.class_size).max(1);
    let tilt: Vec<f64> = (0..classes).map(|_| 0.1 * draws.normal()).collect();
    (0..size)
        .map(|place| {
            let class = place * classes / size;
            let seat = place - (class * size).div_ceil(classes);
            let ability = level + tilt[class] + 0.92 * draws.normal();
            let girl = draws.chance(0.48);
            let identity = people::identity_number(grade.entry_year, first_serial + place, girl);
            let (marks, earlier) = draw_marks(draws, ability, grade, &effects);
            Pupil {
                number: people::exam_number(grade.entry_year, at + 1, class + 1, seat + 1),
                identity,
                name: people::name(draws),
                girl,
                class: class + 1,
                seat: seat + 1,
                listing: if draws.chance(0.006) { Listing::Inclusion } else { Listing::Enrolled },
                in_sheet: true,
                marks: usual_absence(draws, marks),
                earlier: draws.chance(0.965).then_some(earlier),
                stated_total: None,
            }
        })
        .collect()
}

fn school_effect(draws: &mut Draws, school: &School, paper: &Paper) -> Effect {
    let known: f64 = school.strengths.iter().filter(|(subject, _)| *subject == paper.subject).map(|(_, by)| by).sum();
    let lasting = known + 0.10 * draws.normal();
    Effect { now: lasting + 0.07 * draws.normal(), earlier: lasting + 0.07 * draws.normal() }
}

/// Marks of this and the earlier exam.
fn draw_marks(draws: &mut Draws, ability: f64, grade: &Grade, effects: &[Effect]) -> (Vec<Half>, Vec<Half>) {
    grade
        .papers
        .iter()
        .zip(effects)
        .map(|(paper, effect)| {
            let lasting = 0.8 * ability + 0.45 * draws.normal();
            let now = lasting + 0.4 * draws.normal() + effect.now;
            let earlier = lasting + 0.4 * draws.normal() + effect.earlier;
            (paper.mark(now), Paper { mean: paper.mean + 0.02, ..*paper }.mark(earlier))
        })
        .unzip()
}

impl Paper {
    /// The mark at so many standard deviations, rounded to the step and kept within the paper.
    #[allow(clippy::cast_possible_truncation, reason = "kept within the paper before")]
    fn mark(&self, z: f64) -> Half {
        let marks = (f64::from(self.full) * (self.mean + self.sd * z)).clamp(0.0, f64::from(self.full));
        if self.halves { (marks * 2.0).round() as Half } else { 2 * marks.round() as Half }
    }
}

/// What becomes of a pupil's papers by illness and the like, the same everywhere.
fn usual_absence(draws: &mut Draws, marks: Vec<Half>) -> Vec<Mark> {
    const WORDS: [(f64, &str); 3] = [(0.007, "缺考"), (0.009, "缓考"), (0.010, "免考")];
    let luck = draws.uniform();
    if let Some((_, word)) = WORDS.into_iter().find(|(below, _)| luck < *below) {
        return vec![Mark::Word(word); marks.len()];
    }
    marks.into_iter().map(|half| if draws.chance(0.001) { Mark::Word("缺考") } else { Mark::Score(half) }).collect()
}
