//! From a recipe to marks: who the pupils are, what they score, how it is marked, what is done to it.

use super::{County, Draws, Earlier, Marking, Plant, Planted, Recipe, answers, shape};
use crate::{
    config::Lines,
    model::{Grade, Mark, Score, Status, Subject, subject},
    reconcile::{
        Ledger,
        ledger::{Candidate, Cohort, Draft, FullSource, Listed, Origin, Paper, School},
    },
    stats::dist::{normal_cdf, normal_quantile},
};

/// Share of a pupil's own variance that all subjects have in common; with the schools' share it makes subjects
/// correlate at about 0.72.
const COMMON: f64 = 0.69;
/// Correlation of that common part, and of the part of one subject, with the earlier exam: together about 0.8 for a subject.
const COMMON_LASTS: f64 = 0.95;
const OWN_LASTS: f64 = 0.4;
/// Share of the variance of a school's strength in a subject that was there in the earlier exam.
const STRENGTH_LASTS: f64 = 0.7;
/// Sd of the move of a whole school between the exams, in county sds.
const SCHOOL_MOVES: f64 = 0.08;
/// Pupils in a class at most.
const CLASS_SIZE: usize = 45;
/// The pass line that scores are lifted to, as a share of the full mark.
const PASS: f64 = 0.6;

pub(super) fn simulate(recipe: &Recipe, seed: u64) -> County {
    let truth = place_plants(recipe, &mut Draws::new(seed, 0));
    let drafts = (0..recipe.schools).flat_map(|unit| school(recipe, unit, &truth, Draws::new(seed, unit as u64 + 1))).collect();
    let subjects = &subject::ORDER.map(Subject::new)[..recipe.subjects.min(9)];
    let papers: Vec<Paper> = subjects.iter().map(|subject| paper(subject.clone(), recipe, 1)).collect();
    let total = (papers.len() > 1).then(|| paper(Subject::total(), recipe, i32::try_from(papers.len()).unwrap_or(1)));
    let earlier = if recipe.earlier.is_some() { subjects.to_vec() } else { Vec::new() };
    let mut cohort = Cohort::assemble(Grade::from_number(9).unwrap_or_default(), papers, total, earlier, drafts);
    if let Some(items) = recipe.items {
        answers::add(&mut cohort, items, recipe, &truth, seed);
    }
    let schools = (0..recipe.schools).map(school_entry).collect();
    County { ledger: Ledger { exam_name: "模拟考试".into(), schools, cohorts: vec![cohort], ..Ledger::default() }, truth }
}

fn paper(subject: Subject, recipe: &Recipe, times: i32) -> Paper {
    let step = if recipe.marking == Marking::Half { Score::from_units(Score::whole(1).units() / 2) } else { Score::whole(1) };
    Paper::new(subject, Score::whole(recipe.full.saturating_mul(times)), FullSource::Config, step, Lines::default())
        .expect("lines below one of a full mark of some thousand points are in range")
}

fn school_entry(unit: usize) -> School {
    let category = if unit.is_multiple_of(3) { "城区" } else { "乡镇" };
    School { name: format!("第{:03}中学", unit + 1).into(), category: category.into(), district: "".into() }
}

/// Gives every plant its schools, drawn without repetition as long as they last, and its subject.
fn place_plants(recipe: &Recipe, draws: &mut Draws) -> Vec<Planted> {
    let order = draws.shuffled(recipe.schools);
    let plants = recipe.plants.iter().flat_map(|(plant, schools)| std::iter::repeat_n(*plant, *schools));
    plants
        .zip(order.into_iter().cycle())
        .map(|(plant, unit)| {
            let one_subject = !matches!(
                plant,
                Plant::School { .. }
                    | Plant::KeptHome { .. }
                    | Plant::Copied { .. }
                    | Plant::Selective { .. }
                    | Plant::Rounding
                    | Plant::Boarding { .. }
            );
            let of_items =
                matches!(plant, Plant::Written { .. } | Plant::SharedAnswers { .. } | Plant::SlippedCard { .. } | Plant::OddAnswers { .. });
            let drawn = draws.shuffled(recipe.subjects).first().copied();
            let with_items = recipe.items.map(|items| items.paper).filter(|_| of_items);
            Planted { plant, unit, paper: with_items.or(drawn.filter(|_| one_subject)) }
        })
        .collect()
}

/// What holds for a whole school.
struct SchoolModel {
    /// Level now and in the earlier exam, in county sds.
    level: [f64; 2],
    /// Strength in each subject, now and in the earlier exam.
    strengths: Vec<[f64; 2]>,
}

impl SchoolModel {
    fn draw(recipe: &Recipe, unit: usize, truth: &[Planted], draws: &mut Draws) -> Self {
        let level = recipe.school_sd * draws.normal();
        let mut level = [level, level + SCHOOL_MOVES * draws.normal()];
        let mut strengths: Vec<[f64; 2]> =
            (0..recipe.subjects).map(|_| correlated(draws, STRENGTH_LASTS).map(|strength| strength * recipe.school_subject_sd)).collect();
        for planted in truth.iter().filter(|planted| planted.unit == unit) {
            match (planted.plant, planted.paper) {
                (Plant::Subject { points }, Some(paper)) => strengths[paper][0] += points / recipe.sd,
                (Plant::School { points }, _) => level[0] += points / recipe.sd,
                (Plant::StrongTeacher { points }, Some(paper)) => strengths[paper] = strengths[paper].map(|s| s + points / recipe.sd),
                (Plant::Selective { points }, _) => level = level.map(|level| level + points / recipe.sd),
                _ => {}
            }
        }
        Self { level, strengths }
    }
}

/// Two standard normals with this correlation.
fn correlated(draws: &mut Draws, correlation: f64) -> [f64; 2] {
    let (now, other) = (draws.normal(), draws.normal());
    [now, correlation * now + (1.0 - correlation * correlation).sqrt() * other]
}

fn school(recipe: &Recipe, unit: usize, truth: &[Planted], mut draws: Draws) -> Vec<Draft> {
    let here: Vec<Planted> = truth.iter().filter(|planted| planted.unit == unit).copied().collect();
    let model = SchoolModel::draw(recipe, unit, &here, &mut draws);
    let pupils = pupils_of(recipe, &here, &mut draws);
    let mut drafts: Vec<Draft> = (0..pupils).map(|at| pupil(recipe, unit, at, &model, &mut draws)).collect();
    for planted in here {
        match (planted.plant, planted.paper) {
            (Plant::Lifted { share }, Some(paper)) => lift(&mut drafts, paper, recipe, share, &mut draws),
            (Plant::KeptHome { lowest, share }, _) => keep_home(&mut drafts, (lowest, share), &mut draws),
            (Plant::Compressed { factor }, Some(paper)) => shape::compress(&mut drafts, paper, factor),
            (Plant::Slipped { share }, Some(paper)) => shape::slip(&mut drafts, paper, share, &mut draws),
            (Plant::Heaped { share }, Some(paper)) => shape::heap(&mut drafts, paper, share, &mut draws),
            (Plant::Jump { pupils, points }, Some(paper)) => shape::jump(&mut drafts, (paper, recipe.full), (pupils, points), &mut draws),
            (Plant::Copied { pupils }, _) => shape::copy(&mut drafts, pupils),
            (Plant::Rounding, _) => round_to_five(&mut drafts, &mut draws),
            _ => {}
        }
    }
    drafts
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 20 and 20 times the median")]
fn pupils_of(recipe: &Recipe, here: &[Planted], draws: &mut Draws) -> usize {
    let drawn = (recipe.median_pupils * (recipe.size_sd * draws.normal()).exp()).round().max(20.0) as usize;
    let boarding = here.iter().find_map(|planted| if let Plant::Boarding { pupils } = planted.plant { Some(pupils) } else { None });
    boarding.unwrap_or(drawn)
}

/// One pupil: the marks of this exam and, if matched, the earlier ones.
fn pupil(recipe: &Recipe, unit: usize, at: usize, model: &SchoolModel, draws: &mut Draws) -> Draft {
    let within = (1.0 - recipe.school_sd.powi(2) - recipe.school_subject_sd.powi(2)).max(0.0);
    let common = correlated(draws, COMMON_LASTS).map(|part| part * (within * COMMON).sqrt());
    let absent = draws.happens(recipe.absent);
    let matched = draws.happens(recipe.earlier.map_or(0.0, |Earlier { matched }| matched));
    let mut marks = Vec::with_capacity(recipe.subjects);
    let mut prior = Vec::with_capacity(recipe.subjects);
    for strength in &model.strengths {
        let own = correlated(draws, OWN_LASTS).map(|part| part * (within * (1.0 - COMMON)).sqrt());
        let ability = [0, 1].map(|exam| recipe.mean + recipe.sd * (model.level[exam] + strength[exam] + common[exam] + own[exam]));
        let score = mark(ability[0], recipe, recipe.marking, draws);
        marks.push(if absent { Mark::without_score(Status::Absent) } else { Mark::present(score) });
        prior.push(matched.then(|| mark(ability[1], recipe, Marking::Whole, draws)));
    }
    let prior = if recipe.earlier.is_some() { prior } else { Vec::new() };
    Draft { candidate: candidate(unit, at), marks, prior }
}

fn candidate(unit: usize, at: usize) -> Candidate {
    Candidate {
        school: u32::try_from(unit).unwrap_or(u32::MAX),
        class: format!("{}班", at / CLASS_SIZE + 1).into(),
        id: format!("420099{:03}{:05}", unit + 1, at + 1).into(),
        name: format!("学生{:05}", at + 1).into(),
        origin: Origin::Sheet { sheet: 0, row: 0 },
        listed: Listed::NoRoster,
        excluded: false,
    }
}

/// The mark that a script of this quality gets.
fn mark(quality: f64, recipe: &Recipe, marking: Marking, draws: &mut Draws) -> Score {
    let careless = draws.happens(0.3);
    let step = match marking {
        Marking::Whole => 1.0,
        Marking::Half => 0.5,
        Marking::Even => 2.0,
        Marking::RoundToFive => 1.0 + 4.0 * f64::from(u8::from(careless)),
    };
    let marks = (if recipe.bent { bent(quality, recipe) } else { quality } / step).round() * step;
    Score::from_f64(marks.clamp(0.0, f64::from(recipe.full))).unwrap_or_default()
}

/// The quality on a scale with about the same mean and sd that bends: full · Φ(μ + q z), z the quality in county sds, μ and q such that
/// full · Φ(μ/√(1 + q²)) is the mean and its slope in z the sd.
fn bent(quality: f64, recipe: &Recipe) -> f64 {
    let full = f64::from(recipe.full);
    let centre = normal_quantile(recipe.mean / full).unwrap_or_default();
    let density = (-centre * centre / 2.0).exp() / std::f64::consts::TAU.sqrt();
    let slope = (recipe.sd / full / density).min(0.9);
    let root = (1.0 - slope * slope).sqrt();
    full * normal_cdf((centre + slope * (quality - recipe.mean) / recipe.sd) / root)
}

/// Lifts scores less than four and a half points below the pass line to it.
fn lift(drafts: &mut [Draft], paper: usize, recipe: &Recipe, share: f64, draws: &mut Draws) {
    let line = Score::from_f64((f64::from(recipe.full) * PASS).ceil()).unwrap_or_default();
    let from = Score::from_units(line.units() - Score::whole(4).units());
    for draft in drafts {
        let mark = &mut draft.marks[paper];
        if draws.happens(share) && mark.counted().is_some_and(|score| from <= score && score < line) {
            mark.score = line;
        }
    }
}

/// Three scripts in ten get the nearest five.
fn round_to_five(drafts: &mut [Draft], draws: &mut Draws) {
    for mark in drafts.iter_mut().flat_map(|draft| &mut draft.marks) {
        if draws.happens(0.3) {
            mark.score = Score::from_f64((mark.score.to_f64() / 5.0).round() * 5.0).unwrap_or(mark.score);
        }
    }
}

/// Of the weakest, by the earlier exam where there is one, some do not come.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count")]
fn keep_home(drafts: &mut [Draft], (lowest, share): (f64, f64), draws: &mut Draws) {
    let strength = |draft: &Draft| -> Score {
        let earlier: Vec<Score> = draft.prior.iter().flatten().copied().collect();
        if earlier.is_empty() { draft.marks.iter().map(|mark| mark.score).sum() } else { earlier.into_iter().sum() }
    };
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|at| (strength(&drafts[*at]), *at));
    let weak = (drafts.len() as f64 * lowest).round() as usize;
    let home = (weak as f64 * share).round() as usize;
    for at in draws.shuffled(weak).into_iter().take(home) {
        drafts[order[at]].marks.fill(Mark::without_score(Status::Absent));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(county: &County, paper: usize, unit: usize) -> f64 {
        let cohort = &county.ledger.cohorts[0];
        let scores: Vec<f64> = cohort.units[unit].range.clone().filter_map(|at| Some(cohort.counted(paper, at)?.to_f64())).collect();
        scores.iter().sum::<f64>() / scores.len() as f64
    }

    #[test]
    fn a_plant_changes_what_it_touches_and_nothing_else() {
        let recipe = Recipe::default().with_earlier(0.9);
        let honest = recipe.simulate(7);
        let planted = recipe.with(Plant::Subject { points: 8.0 }, 4).simulate(7);
        assert_eq!(planted.truth.len(), 4);
        for unit in 0..40 {
            for paper in 0..5 {
                let here = planted.truth.iter().any(|planted| (planted.unit, planted.paper) == (unit, Some(paper)));
                let moved = mean(&planted, paper, unit) - mean(&honest, paper, unit);
                assert!(if here { (6.5..8.5).contains(&moved) } else { moved == 0.0 }, "{unit} {paper} {moved}");
            }
        }
        assert_eq!(planted.ledger.cohorts[0].prior, honest.ledger.cohorts[0].prior);
    }

    #[test]
    fn subjects_and_exams_correlate_as_told() {
        let county = Recipe::default().with_earlier(1.0).simulate(3);
        let cohort = &county.ledger.cohorts[0];
        let pairs = |other: &dyn Fn(usize) -> Option<Score>| -> f64 {
            let pairs: Vec<(f64, f64)> =
                (0..cohort.candidates.len()).filter_map(|at| Some((cohort.counted(0, at)?.to_f64(), other(at)?.to_f64()))).collect();
            correlation(&pairs)
        };
        let subjects = pairs(&|at| cohort.counted(1, at));
        let exams = pairs(&|at| cohort.prior[0][at]);
        assert!((0.67..0.77).contains(&subjects) && (0.75..0.85).contains(&exams), "{subjects} {exams}");
    }

    fn correlation(pairs: &[(f64, f64)]) -> f64 {
        let n = pairs.len() as f64;
        let (mx, my) = (pairs.iter().map(|p| p.0).sum::<f64>() / n, pairs.iter().map(|p| p.1).sum::<f64>() / n);
        let sum = |f: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|(x, y)| f(x - mx, y - my)).sum::<f64>();
        sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt()
    }
}
