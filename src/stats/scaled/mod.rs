//! Scaled scores of electives beside the raw ones, and the total that holds them (metrics.md §4). The population of an
//! elective is everybody of the grade in this run who has a score in it.

pub mod convert;
mod stated;

pub use convert::{Cut, letter};

use super::{describe, levels::Levels, sitting, standing, units::PerUnit};
use crate::{
    config::{CandidateRules, Config, scaled::ELECTIVES},
    diagnostics::{Diagnostic, Diagnostics, Outcome, Place, codes::lines as codes},
    model::{Score, Status},
    reconcile::{Ledger, ledger::Cohort},
};

/// Grades that the 3+1+2 scheme is for begin here.
const FIRST_GRADE: u8 = 10;

/// Scaled scores of a cohort.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScaledStats {
    /// Each paper, the total left out; `None` where it is not scaled.
    pub papers: Vec<Option<ScaledPaper>>,
    /// 赋分总分 of each candidate who has a total.
    pub totals: Vec<Option<Score>>,
    /// County rank by it.
    pub ranks: Vec<Option<u32>>,
    /// Means of every unit.
    pub units: PerUnit<ScaledFigures>,
}

/// An elective.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScaledPaper {
    /// Its grades, the best first.
    pub cuts: Vec<Cut>,
    /// Grade and scaled score of each candidate with a score.
    pub of: Vec<Option<(u8, i32)>>,
}

/// A unit: raw and scaled beside each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScaledFigures {
    /// Candidates with a total.
    pub n: u32,
    /// Mean raw total.
    pub raw_mean: Option<f64>,
    /// Mean scaled total.
    pub mean: Option<f64>,
    /// Each paper: scores that count, mean scaled score; nothing where it is not scaled.
    pub papers: Vec<Option<CountAndMean>>,
}

/// Scores, and their mean where there are any.
pub type CountAndMean = (u32, Option<f64>);

impl ScaledStats {
    /// The score of a paper or total with scaled ones in their place.
    #[must_use]
    pub fn score(&self, cohort: &Cohort, rules: &CandidateRules, paper: usize, candidate: usize) -> Option<Score> {
        if cohort.total() == Some(paper) {
            return self.totals.get(candidate).copied().flatten();
        }
        match self.papers.get(paper) {
            Some(Some(scaled)) => scaled.of.get(candidate).copied().flatten().map(|(_, score)| Score::whole(score)),
            _ => sitting::counted(cohort, rules, paper, candidate),
        }
    }
}

/// Scales the electives of a cohort; `None` where the exam file does not ask for it or there are none.
pub(super) fn analyse(cohort: &Cohort, ledger: &Ledger, levels: &Levels, config: &Config) -> Outcome<Option<ScaledStats>> {
    let rules = &config.scaled;
    if !rules.covers(&cohort.grade) {
        let seen = if rules.on { Diagnostics::new() } else { proposal(cohort).into_iter().collect() };
        return Outcome { value: None, seen };
    }
    let papers: Vec<Option<ScaledPaper>> = (0..cohort.single_papers())
        .map(|paper| rules.subjects.contains(&cohort.papers[paper].subject).then(|| scale(cohort, paper, config)))
        .collect();
    if papers.iter().all(Option::is_none) {
        let subjects: Vec<&str> = rules.subjects.iter().map(|subject| subject.name()).collect();
        let nothing = Diagnostic::new(&codes::SCALED_NOTHING, Place::default());
        return Outcome { value: None, seen: vec![nothing.with("grade", cohort.grade.name()).with("subjects", subjects.join("、"))] };
    }
    let totals: Vec<Option<Score>> =
        (0..cohort.candidates.len()).map(|candidate| total(cohort, &config.candidates, &papers, candidate)).collect();
    let mut seen = points(cohort, &papers);
    seen.extend(stated::compare(cohort, ledger, &papers));
    let ranks = ranks(&totals);
    let units = figures(cohort, levels, &config.candidates, &papers, &totals);
    Outcome { value: Some(ScaledStats { papers, totals, ranks, units }), seen }
}

fn scale(cohort: &Cohort, paper: usize, config: &Config) -> ScaledPaper {
    let scores: Vec<Option<Score>> =
        (0..cohort.candidates.len()).map(|candidate| sitting::counted(cohort, &config.candidates, paper, candidate)).collect();
    let mut ascending: Vec<Score> = scores.iter().copied().flatten().collect();
    ascending.sort_unstable();
    let cuts = convert::cuts(&ascending, &config.scaled.bands);
    let one = |score: Option<Score>| {
        let score = score?;
        let grade = cuts.iter().position(|cut| cut.holds(score))?;
        Some((u8::try_from(grade).ok()?, cuts[grade].scaled(score)?))
    };
    let of = scores.into_iter().map(one).collect();
    ScaledPaper { cuts, of }
}

/// The strict total with the scaled scores in place of the raw ones.
fn total(cohort: &Cohort, rules: &CandidateRules, papers: &[Option<ScaledPaper>], candidate: usize) -> Option<Score> {
    sitting::counted(cohort, rules, cohort.total()?, candidate)?;
    let score = |(paper, scaled): (usize, &Option<ScaledPaper>)| match scaled {
        Some(scaled) => scaled.of[candidate].map(|(_, score)| Score::whole(score)),
        None => sitting::counted(cohort, rules, paper, candidate),
    };
    Some(papers.iter().enumerate().filter_map(score).sum())
}

fn ranks(totals: &[Option<Score>]) -> Vec<Option<u32>> {
    let known: Vec<Score> = totals.iter().copied().flatten().collect();
    let mut ranks = standing::rank_min(&known).into_iter();
    totals.iter().map(|total| total.and_then(|_| ranks.next())).collect()
}

fn figures(
    cohort: &Cohort,
    levels: &Levels,
    rules: &CandidateRules,
    papers: &[Option<ScaledPaper>],
    totals: &[Option<Score>],
) -> PerUnit<ScaledFigures> {
    let raw: Vec<Option<Score>> = (0..cohort.candidates.len())
        .map(|candidate| cohort.total().and_then(|total| sitting::counted(cohort, rules, total, candidate)))
        .collect();
    PerUnit::of(cohort, levels, |division| {
        let mean = |scores: &dyn Fn(usize) -> Option<Score>| -> Vec<CountAndMean> {
            let mut sums = vec![(0_u32, 0_i128); division.groups()];
            for candidate in 0..cohort.candidates.len() {
                if let Some((group, score)) = division.group_of(candidate).zip(scores(candidate)) {
                    sums[group].0 += 1;
                    sums[group].1 += i128::from(score.units());
                }
            }
            sums.into_iter().map(|(n, sum)| (n, describe::mean_of_sum(sum, n))).collect()
        };
        let raw = mean(&|candidate| raw[candidate]);
        let scaled = mean(&|candidate| totals[candidate]);
        let by_paper: Vec<Option<Vec<CountAndMean>>> = papers
            .iter()
            .map(|paper| paper.as_ref().map(|paper| mean(&|candidate| paper.of[candidate].map(|(_, score)| Score::whole(score)))))
            .collect();
        (0..division.groups())
            .map(|group| ScaledFigures {
                n: scaled[group].0,
                raw_mean: raw[group].1,
                mean: scaled[group].1,
                papers: by_paper.iter().map(|paper| paper.as_ref().map(|groups| groups[group])).collect(),
            })
            .collect()
    })
}

/// Grades in which the formula is undefined, a note for each paper.
fn points(cohort: &Cohort, papers: &[Option<ScaledPaper>]) -> Diagnostics {
    let note = |(paper, scaled): (usize, &Option<ScaledPaper>)| {
        let cuts = &scaled.as_ref()?.cuts;
        let letters: Vec<String> = (0..cuts.len()).filter(|at| cuts[*at].is_point()).map(|at| letter(at).to_string()).collect();
        if letters.is_empty() {
            return None;
        }
        let name = format!("{}{}", cohort.grade, cohort.papers[paper].subject);
        Some(Diagnostic::new(&codes::SCALED_POINT, Place::default()).with("paper", name).with("letters", letters.join("、")))
    };
    papers.iter().enumerate().filter_map(note).collect()
}

/// Two electives or more of a senior grade that only some take.
fn proposal(cohort: &Cohort) -> Option<Diagnostic> {
    cohort.grade.number().filter(|grade| *grade >= FIRST_GRADE)?;
    let some_take = |paper: usize| {
        let takes = |candidate: &Status| *candidate != Status::NotTaken;
        let mut statuses = cohort.marks[paper].iter().map(|mark| mark.status);
        statuses.clone().any(|status| takes(&status)) && statuses.any(|status| !takes(&status))
    };
    let electives: Vec<&str> = (0..cohort.single_papers())
        .map(|paper| (paper, cohort.papers[paper].subject.name()))
        .filter(|(paper, name)| ELECTIVES.contains(name) && some_take(*paper))
        .map(|(_, name)| name)
        .collect();
    (electives.len() > 1).then(|| {
        let note = Diagnostic::new(&codes::NOT_SCALED, Place::default());
        note.with("grade", cohort.grade.name()).with("subjects", electives.join("、"))
    })
}
