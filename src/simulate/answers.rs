//! Answers to items behind the marks of one paper, and what is done to them.

use super::{Draws, Items, Plant, Planted, Recipe};
use crate::{
    ingest::item_table::Part,
    model::{Choice, ItemScore, Mark, Score},
    reconcile::{
        items::{Item, PaperItems},
        ledger::Cohort,
    },
};

/// Mark of a choice item, and the chance to guess one.
const WORTH: i32 = 1;
const GUESSED: f64 = 0.2;
/// Share of a pupil's standing in the paper that shows in the choice items, and sd of what is theirs alone.
const SHOWN: f64 = 0.9;
const OWN: f64 = 0.35;

/// A choice item.
struct Model {
    hard: f64,
    steep: f64,
    key: usize,
    /// Weights of the four options among wrong answers.
    draws: [f64; 4],
}

impl Model {
    fn draw(draws: &mut Draws, place: f64) -> Self {
        let mut weights = [0.0; 4].map(|_: f64| 0.15 + draws.uniform());
        let key = draws.shuffled(4)[0];
        weights[key] = 0.0;
        Self { hard: 3.6 * place - 1.8, steep: 0.8 + 0.8 * draws.uniform(), key, draws: weights }
    }

    fn chance(&self, able: f64) -> f64 {
        GUESSED + (1.0 - GUESSED) / (1.0 + (-1.7 * self.steep * (able - self.hard)).exp())
    }

    fn answer(&self, able: f64, draws: &mut Draws) -> usize {
        if draws.happens(self.chance(able)) { self.key } else { self.wrong(draws) }
    }

    fn wrong(&self, draws: &mut Draws) -> usize {
        let mut left = draws.uniform() * self.draws.iter().sum::<f64>();
        let mut last = (self.key + 1) % 4;
        for (option, weight) in self.draws.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
            last = option;
            left -= weight;
            if left < 0.0 {
                break;
            }
        }
        last
    }
}

/// Gives the paper items whose sum its marks are from now on.
pub(super) fn add(cohort: &mut Cohort, items: Items, recipe: &Recipe, truth: &[Planted], seed: u64) {
    let mut draws = Draws::new(seed, u64::MAX);
    let order = draws.shuffled(items.choice);
    let models: Vec<Model> = order.iter().map(|place| Model::draw(&mut draws, (*place as f64 + 0.5) / items.choice as f64)).collect();
    let written_full = recipe.full - WORTH * i32::try_from(items.choice).unwrap_or(0);
    let count = cohort.candidates.len();
    let mut answers: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut written = vec![0.0_f64; count];
    for unit in 0..cohort.units.len() {
        let mut draws = Draws::new(seed, (unit as u64 + 1) << 32);
        let range = cohort.units[unit].range.clone();
        let sat: Vec<usize> = range.filter(|at| cohort.marks[items.paper][*at].counted().is_some()).collect();
        for at in &sat {
            let mark = cohort.marks[items.paper][*at].score.to_f64();
            let able = SHOWN * (mark - recipe.mean) / recipe.sd + OWN * draws.normal();
            answers[*at] = models.iter().map(|model| model.answer(able, &mut draws)).collect();
            written[*at] = (mark - objective(&answers[*at], &models)).clamp(0.0, f64::from(written_full));
        }
        for planted in truth.iter().filter(|planted| planted.unit == unit && planted.paper == Some(items.paper)) {
            match planted.plant {
                Plant::Written { points } => {
                    sat.iter().for_each(|at| written[*at] = (written[*at] + points).clamp(0.0, f64::from(written_full)));
                }
                Plant::SharedAnswers { pupils, share } => {
                    for pair in draws.shuffled(sat.len()).chunks_exact(2).take(pupils) {
                        let source = answers[sat[pair[1]]].clone();
                        let own = &mut answers[sat[pair[0]]];
                        own.iter_mut().zip(source).for_each(|(own, other)| *own = if draws.happens(share) { other } else { *own });
                    }
                }
                Plant::SlippedCard { pupils } => {
                    draws.shuffled(sat.len()).into_iter().take(pupils).for_each(|at| answers[sat[at]].rotate_right(1));
                }
                Plant::OddAnswers { pupils } => {
                    for at in draws.shuffled(sat.len()).into_iter().take(pupils) {
                        for (answer, model) in answers[sat[at]].iter_mut().zip(&models) {
                            let right = draws.happens(if model.hard > 0.0 { 0.75 } else { 0.45 });
                            *answer = if right { model.key } else { model.wrong(&mut draws) };
                        }
                    }
                }
                _ => {}
            }
        }
        for at in sat {
            let mark = Score::from_f64(objective(&answers[at], &models) + written[at]).unwrap_or_default();
            settle(cohort, items.paper, at, mark);
        }
    }
    cohort.items.push(paper(items, &models, &answers, &written, written_full));
}

fn objective(answers: &[usize], models: &[Model]) -> f64 {
    let right = answers.iter().zip(models).filter(|(answer, model)| **answer == model.key).count();
    f64::from(WORTH) * right as f64
}

/// Sets a mark, and the totals with it.
fn settle(cohort: &mut Cohort, paper: usize, at: usize, mark: Score) {
    let risen = Score::from_units(mark.units() - cohort.marks[paper][at].score.units());
    cohort.marks[paper][at] = Mark::present(mark);
    if let Some(total) = cohort.total() {
        let own = &mut cohort.marks[total][at];
        own.score = own.score + risen;
        if let Some(sat) = &mut cohort.sat_totals[at] {
            *sat = *sat + risen;
        }
    }
}

fn paper(items: Items, models: &[Model], answers: &[Vec<usize>], written: &[f64], written_full: i32) -> PaperItems {
    let letter = |option: usize| Choice::parse(["A", "B", "C", "D"][option]).unwrap_or(Choice::NONE);
    let item = |name: String, full: i32, part: Part, answer: Option<Choice>| Item {
        key: name.as_str().into(),
        name: name.into(),
        full: Score::whole(full),
        full_told: true,
        part: Some(part),
        form: "".into(),
        topics: Vec::new(),
        ability: "".into(),
        answer,
        foreseen: None,
    };
    let told = |of: &dyn Fn(&Vec<usize>, usize) -> Score| -> Vec<ItemScore> {
        answers
            .iter()
            .enumerate()
            .map(|(at, answers)| if answers.is_empty() { ItemScore::NONE } else { ItemScore::of(of(answers, at)) })
            .collect()
    };
    let mut of_paper = PaperItems { paper: items.paper, ..PaperItems::default() };
    for (at, model) in models.iter().enumerate() {
        of_paper.items.push(item((at + 1).to_string(), WORTH, Part::Objective, Some(letter(model.key))));
        of_paper.scores.push(told(&|answers, _| Score::whole(if answers[at] == model.key { WORTH } else { 0 })));
        of_paper.choices.push(answers.iter().map(|answers| answers.get(at).map_or(Choice::NONE, |option| letter(*option))).collect());
    }
    of_paper.items.push(item((models.len() + 1).to_string(), written_full, Part::Subjective, None));
    of_paper.scores.push(told(&|_, at| Score::from_f64(written[at]).unwrap_or_default()));
    of_paper.choices.push(Vec::new());
    of_paper
}
