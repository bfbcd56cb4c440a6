//! A303: two pupils of a school gave the same answers too often.
//!
//! One screen for each school, and each class, in each paper with enough items or options: of all pairs the one that agrees
//! most beyond what pupils of these two levels agree in the county. How much pupils of one school (class) agree beyond pupils
//! of the whole county, because they had the same lessons, is taken from the usual pair within schools (classes). Upper tail;
//! p is for the clearest of so many pairs. Right answers in common are no evidence alone: a lead needs wrong ones too. Where
//! pupils sat is not known, so that a pair may have sat far apart: the next step asks. Cost: pairs × items.

use super::{
    answers::{
        Answered, Curves, LEAST_PUPILS,
        agreement::{KIndex, generalized_binomial, k_index, omega},
        has_options, right_or_wrong, told_apart,
    },
    catalogue::A303,
    detector::{Case, Detail, Detector, Exam, Lists, reason, whole_paper},
    entry::Entry,
    finding::{Code, Screen, Strength, Unit},
    groups::Groups,
    residual::Scores,
};
use crate::{
    config::{Config, ScreenRules},
    diagnostics::Outcome,
    model::ItemScore,
    reconcile::{items::PaperItems, ledger::Cohort},
    stats::dist::{normal_quantile, normal_upper},
};
use rayon::prelude::*;

/// The detector of A303.
pub struct SimilarAnswers;

/// Items that it takes; fewer if it is known which options were chosen.
const LEAST_ITEMS: usize = 40;
const LEAST_OPTIONS: usize = 15;
/// Wrong answers in common, and the K-index, that a lead takes; q and K-index of a clear one.
const LEAST_SHARED: u32 = 3;
const SUPPORTED: f64 = 0.05;
const CLEAR_Q: f64 = 0.005;
const CLEAR_K: f64 = 0.001;
/// Pairs of a unit that are looked at closely.
const CLOSELY: usize = 3;

/// The pair of a unit that agrees most beyond expectation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alike {
    /// The two, as candidates of the cohort.
    pub pair: (usize, usize),
    /// Items with the same answer, of so many.
    pub same: u32,
    /// Items compared.
    pub items: u32,
    /// Same answers to be expected of two such pupils of one school or class.
    pub expected: f64,
    /// ω of the one compared with the other, the larger of both directions.
    pub omega: f64,
    /// K-index, the larger of both directions.
    pub k: Option<KIndex>,
    /// Both are of one class.
    pub same_class: bool,
    /// Pairs that stand out by themselves.
    pub pairs: u32,
}

impl Detector for SimilarAnswers {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&A303];
        CODES
    }

    fn look(&self, exam: &Exam<'_>) -> Outcome<Lists> {
        let mut cases = Vec::new();
        for (at, cohort) in exam.ledger.cohorts.iter().enumerate() {
            for paper in 0..cohort.single_papers() {
                match cohort.items.iter().find(|items| items.paper == paper) {
                    None => cases.push(untold(&exam.scores[at], (at, paper), reason::NO_ITEMS)),
                    Some(items) => match usable(items) {
                        Some(used) => cases.extend(of_paper((cohort, &exam.scores[at]), at, items, used, &exam.config.screens)),
                        None => cases.push(untold(&exam.scores[at], (at, paper), reason::FEW_ITEMS)),
                    },
                }
            }
        }
        Outcome::clean(vec![cases])
    }

    fn judge(&self, case: &Case, config: &Config) -> Option<Strength> {
        let q = case.screen.q?;
        let Detail::Alike(alike) = &case.detail else { return None };
        let k = alike.k?;
        if q > config.screens.fdr || k.shared < LEAST_SHARED || k.k > SUPPORTED {
            return None;
        }
        Some(if q <= CLEAR_Q && k.k <= CLEAR_K { Strength::Moderate } else { Strength::Weak })
    }
}

fn untold(scores: &Scores, (at, paper): (usize, usize), why: &'static str) -> Entry {
    Entry::skipped(&A303, whole_paper(at, paper), scores.takers(paper), Unit::Pairs, why)
}

/// The items to compare: those that are right or wrong, else all that have few different marks.
fn usable(items: &PaperItems) -> Option<Vec<usize>> {
    let plain = right_or_wrong(items);
    let options = plain.iter().filter(|item| has_options(items, **item)).count();
    if options >= LEAST_OPTIONS || plain.len() >= LEAST_ITEMS {
        return Some(plain);
    }
    let all = told_apart(items);
    (all.len() >= LEAST_ITEMS).then_some(all)
}

fn of_paper((cohort, scores): (&Cohort, &Scores), at: usize, items: &PaperItems, used: Vec<usize>, rules: &ScreenRules) -> Vec<Entry> {
    let marks: Vec<f64> = used.iter().map(|item| items.items[*item].full.to_f64()).collect();
    let answered = Answered::of(cohort, items, used);
    if answered.pupils() < LEAST_PUPILS {
        return vec![untold(scores, (at, items.paper), reason::FEW_CANDIDATES)];
    }
    let plain = answered.options > 0 || answered.categories.iter().all(|categories| *categories <= 2);
    let score = |candidate: usize| -> f64 {
        let of = |item: &usize| items.scores[*item].get(candidate).copied().unwrap_or(ItemScore::NONE).get().unwrap_or_default().to_f64();
        answered.items.iter().map(of).sum()
    };
    let curves = if plain {
        Curves::of(&answered, answered.items.len() as f64, |candidate| answered.rights(candidate) as f64)
    } else {
        Curves::of(&answered, marks.iter().sum(), score)
    };
    let chance = Chance::of(&answered, &curves);
    let levels = Groups::levels(cohort, rules);
    levels
        .iter()
        .flat_map(|groups| Search { cohort, groups, answered: &answered, curves: &curves, chance: &chance }.cases(at, items.paper, rules))
        .collect()
}

/// Agreements of pupils of two levels.
struct Chance {
    /// Expected agreements and their sd; for each number of agreements how unusual it is, as a standard normal value.
    of: Vec<(f64, f64, Vec<f64>)>,
    count: usize,
}

impl Chance {
    fn of(answered: &Answered, curves: &Curves) -> Self {
        let count = curves.count;
        let pair = |place: usize| {
            let (a, b) = (place / count, place % count);
            if a > b {
                return (0.0, 0.0, Vec::new());
            }
            let chances: Vec<f64> = (0..answered.items.len()).map(|item| curves.agree(item, a, b)).collect();
            let variance: f64 = chances.iter().map(|chance| chance * (1.0 - chance)).sum();
            (chances.iter().sum(), variance.sqrt(), unusual(&chances))
        };
        Self { of: (0..count * count).into_par_iter().map(pair).collect(), count }
    }

    fn at(&self, a: usize, b: usize) -> &(f64, f64, Vec<f64>) {
        &self.of[a.min(b) * self.count + a.max(b)]
    }
}

/// How unusual each number of agreements is by the generalized binomial test: the standard normal value of the chance of more
/// and half of that of so many, since agreements are whole numbers.
fn unusual(chances: &[f64]) -> Vec<f64> {
    let all = u32::try_from(chances.len()).unwrap_or(u32::MAX);
    let value = |same: u32| {
        let (upper, exactly) = generalized_binomial(same, chances);
        normal_quantile((upper - exactly / 2.0).clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON)).map_or(0.0, |z| -z)
    };
    (0..=all).map(value).collect()
}

/// Two candidates, and how far their agreement is beyond expectation.
#[derive(Clone, Copy)]
struct Pair {
    candidates: (usize, usize),
    same: u32,
    beyond: f64,
}

/// All pairs of a unit.
struct Pairs {
    n: u32,
    count: f64,
    clearest: Vec<Pair>,
    usual: Histogram,
}

struct Search<'a> {
    cohort: &'a Cohort,
    groups: &'a Groups,
    answered: &'a Answered,
    curves: &'a Curves,
    chance: &'a Chance,
}

impl Search<'_> {
    fn cases(&self, at: usize, paper: usize, rules: &ScreenRules) -> Vec<Entry> {
        let found: Vec<Pairs> = (0..self.groups.len()).into_par_iter().map(|group| self.pairs(group)).collect();
        let mut all = Histogram::default();
        found.iter().for_each(|pairs| all.add(&pairs.usual));
        let usual = all.middle_and_spread();
        let case = |group: usize| {
            let pairs = &found[group];
            let of = self.groups.place(at, group, paper);
            let sat = || self.groups.member(group).range.clone().filter(|at| self.cohort.counted(paper, *at).is_some()).count();
            let skipped = |reason| Some(Entry::skipped(&A303, of, pairs.n, Unit::Pairs, reason));
            match (pairs.n, usual) {
                (0, _) if sat() == 0 => None,
                (few, _) if few < rules.min_n.max(2) => skipped(reason::FEW_CANDIDATES),
                (_, Some(usual)) => {
                    self.case(Screen::blank(&A303, of, pairs.n, Unit::Pairs), pairs, usual).or_else(|| skipped(reason::NOTHING_TO_COMPARE))
                }
                (_, None) => skipped(reason::NOTHING_TO_COMPARE),
            }
        };
        (0..self.groups.len()).into_par_iter().filter_map(case).collect()
    }

    fn pairs(&self, group: usize) -> Pairs {
        let members: Vec<usize> = self.groups.member(group).range.clone().filter(|at| self.answered.complete[*at]).collect();
        let mut pairs = Pairs { n: number(members.len()), count: 0.0, clearest: Vec::new(), usual: Histogram::default() };
        for (place, a) in members.iter().enumerate() {
            let (row, level) = (self.answered.row(*a), self.curves.level(*a));
            for b in &members[place + 1..] {
                let same = row.iter().zip(self.answered.row(*b)).map(|(a, b)| u32::from(a == b)).sum::<u32>();
                let unusual = &self.chance.at(level, self.curves.level(*b)).2;
                let pair = Pair { candidates: (*a, *b), same, beyond: unusual[same as usize] };
                pairs.count += 1.0;
                pairs.usual.insert(pair.beyond);
                pairs.keep(pair);
            }
        }
        pairs
    }

    /// The clearest pair, for all pairs of the unit.
    fn case(&self, screen: Screen, pairs: &Pairs, (middle, spread): (f64, f64)) -> Option<Entry> {
        let of_pair = |pair: &Pair| normal_upper((pair.beyond - middle) / spread);
        let judged: Vec<(f64, Pair)> = pairs.clearest.iter().map(|pair| (of_pair(pair), *pair)).collect();
        let (p, pair) = judged.iter().copied().min_by(|a, b| a.0.total_cmp(&b.0))?;
        let of_all = |p: f64| -(pairs.count * (-p).ln_1p()).exp_m1();
        let alone = judged.iter().filter(|(p, _)| of_all(*p) <= SUPPORTED).count();
        let (expected, sd, _) = self.chance.at(self.curves.level(pair.candidates.0), self.curves.level(pair.candidates.1));
        let (expected, sd) = (expected + middle * sd, spread * sd);
        let (same, half) = (f64::from(pair.same), crate::stats::dist::TWO_SIDED_95 * sd);
        let screen = Screen {
            effect: Some(same - expected),
            interval: Some((same - expected - half, same - expected + half)),
            statistic: Some(pair.beyond),
            p: Some(of_all(p)),
            unit: Unit::Items,
            ..screen
        };
        let told = of_all(p) <= SUPPORTED;
        let (a, b) = pair.candidates;
        let k = told.then(|| [self.k(a, b), self.k(b, a)].into_iter().flatten().max_by(|a, b| a.k.total_cmp(&b.k))).flatten();
        let class = |at: usize| &self.cohort.candidates[at].class;
        let detail = Alike {
            pair: pair.candidates,
            same: pair.same,
            items: number(self.answered.items.len()),
            expected,
            omega: [self.omega(a, b, pair.same), self.omega(b, a, pair.same)].into_iter().flatten().fold(f64::MIN, f64::max),
            k,
            same_class: class(a) == class(b),
            pairs: number(alone),
        };
        Some(Entry::new(screen, Detail::Alike(Box::new(detail))))
    }

    fn omega(&self, source: usize, other: usize, same: u32) -> Option<f64> {
        let level = self.curves.level(other);
        let chances: Vec<f64> =
            self.answered.row(source).iter().enumerate().map(|(item, answer)| self.curves.share(item, *answer, level)).collect();
        omega(same, &chances)
    }

    fn k(&self, source: usize, other: usize) -> Option<KIndex> {
        let rights = self.answered.rights(other);
        let alike = (0..self.answered.complete.len()).filter(|at| self.answered.complete[*at] && self.answered.rights(*at) == rights);
        k_index(self.answered.row(source), self.answered.row(other), &self.answered.right, alike.map(|at| self.answered.row(at)))
    }
}

impl Pairs {
    /// Keeps the few pairs that are most beyond expectation.
    fn keep(&mut self, pair: Pair) {
        if self.clearest.len() == CLOSELY && self.clearest[CLOSELY - 1].beyond >= pair.beyond {
            return;
        }
        let place = self.clearest.partition_point(|kept| kept.beyond >= pair.beyond);
        self.clearest.insert(place, pair);
        self.clearest.truncate(CLOSELY);
    }
}

/// How often pairs are how far beyond expectation, in twentieths.
#[derive(Clone)]
struct Histogram {
    counts: Vec<u64>,
}

const STEP: f64 = 0.05;
const FROM: f64 = -10.0;
const BINS: usize = 400;

impl Default for Histogram {
    fn default() -> Self {
        Self { counts: vec![0; BINS] }
    }
}

impl Histogram {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the bins")]
    fn insert(&mut self, value: f64) {
        let at = (((value - FROM) / STEP).max(0.0) as usize).min(BINS - 1);
        self.counts[at] += 1;
    }

    fn add(&mut self, other: &Self) {
        self.counts.iter_mut().zip(&other.counts).for_each(|(sum, count)| *sum += count);
    }

    /// The value that this share of the pairs does not exceed, straight within a bin.
    fn quantile(&self, share: f64) -> Option<f64> {
        let all: u64 = self.counts.iter().sum();
        let wanted = share * all as f64;
        let mut below = 0.0;
        for (at, count) in self.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let count = *count as f64;
            if below + count >= wanted {
                return Some(FROM + STEP * (at as f64 + (wanted - below) / count));
            }
            below += count;
        }
        None
    }

    /// Median, and distance from it to the point that two pairs in a thousand exceed, as a normal law has it; nearly the distance
    /// of sampling alone at least.
    fn middle_and_spread(&self) -> Option<(f64, f64)> {
        const FAR: f64 = 2.878_161_739_095_483;
        const LEAST: f64 = 0.9;
        let (middle, far) = (self.quantile(0.5)?, self.quantile(0.998)?);
        Some((middle, ((far - middle) / FAR).max(LEAST)))
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_spread_of_pairs() {
        let mut histogram = Histogram::default();
        for at in 1..2000 {
            histogram.insert(0.3 + 1.2 * normal_quantile(f64::from(at) / 2000.0).unwrap());
        }
        let (middle, spread) = histogram.middle_and_spread().unwrap();
        assert!((middle - 0.3).abs() < 0.03 && (spread - 1.2).abs() < 0.03, "{middle} {spread}");
        assert_eq!(Histogram::default().middle_and_spread(), None);
    }
}
