//! A unit's matched candidates in one paper → [`UnitProgress`].

use super::{
    change::{self, Gain},
    guard::{Membership, Reason},
};
use crate::{
    model::Score,
    reconcile::ledger::LineScores,
    stats::{describe, standing},
};

/// Mean and sd of everybody who sat an exam: what Z is measured against.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reference {
    /// Scores.
    pub n: u32,
    /// Mean.
    pub mean: f64,
    /// Population sd.
    pub sd: Option<f64>,
}

impl Reference {
    /// Of these scores.
    #[must_use]
    pub fn of(scores: &[Score]) -> Self {
        let values: Vec<f64> = scores.iter().map(|score| score.to_f64()).collect();
        let mean = describe::mean(&values).unwrap_or_default();
        Self { n: u32::try_from(values.len()).unwrap_or(u32::MAX), mean, sd: describe::sd_population(&values) }
    }

    /// Z of a score or a mean.
    #[must_use]
    pub fn z(&self, value: f64) -> Option<f64> {
        standing::z(value, self.mean, self.sd)
    }
}

/// A candidate with a score in both exams.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Index into the cohort.
    pub candidate: usize,
    /// Earlier score.
    pub before: Score,
    /// Present score.
    pub now: Score,
    /// Earlier rank among all matched candidates of the county.
    pub rank_before: u32,
    /// Present rank among them.
    pub rank_now: u32,
}

/// What both exams of a paper are measured by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Everybody then.
    pub before: Reference,
    /// Everybody now.
    pub now: Reference,
    /// Lines of then: the same shares of the full mark of then.
    pub lines_before: LineScores,
    /// Lines of now.
    pub lines_now: LineScores,
    /// Whether raw scores can stand side by side.
    pub raw: bool,
    /// Whether rates can.
    pub rates: bool,
}

/// Counts at the lines, of the matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineCounts {
    /// 优秀.
    pub excellent: u32,
    /// 及格.
    pub pass: u32,
    /// 低分.
    pub low: u32,
}

impl LineCounts {
    fn of(scores: impl Iterator<Item = Score>, lines: &LineScores) -> Self {
        scores.fold(Self::default(), |counts, score| Self {
            excellent: counts.excellent + u32::from(score >= lines.excellent),
            pass: counts.pass + u32::from(score >= lines.pass),
            low: counts.low + u32::from(score < lines.low),
        })
    }
}

/// How a unit moved between two exams, of its matched candidates only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnitProgress {
    /// Who the figures are of.
    pub members: Membership,
    /// Mean of then and now; `None` where raw scores cannot stand side by side.
    pub means: Option<(f64, f64)>,
    /// Z of the matched then.
    pub z_before: Option<f64>,
    /// Z of the matched now.
    pub z_now: Option<f64>,
    /// 标准分增量.
    pub gain: Option<Gain>,
    /// Mean rank of then and now among all matched candidates.
    pub mean_ranks: Option<(f64, f64)>,
    /// Competition rank among units of the kind by the mean of their matched candidates, then and now.
    pub ranks: Option<(u32, u32)>,
    /// Counts at the lines, then and now; `None` where rates cannot stand side by side.
    pub counts: Option<(LineCounts, LineCounts)>,
    /// T of the whole unit then, all its pupils of then.
    pub t_then: Option<f64>,
    /// What stands against the comparison, of the paper and of the unit.
    pub reasons: Vec<Reason>,
    /// Means of the matched, to rank by.
    pub(super) raw: Option<(f64, f64)>,
}

impl UnitProgress {
    /// A unit of these pairs.
    #[must_use]
    pub fn of<'p>(pairs: impl Iterator<Item = &'p Pair> + Clone, members: Membership, scale: &Scale) -> Self {
        let before: Vec<Score> = pairs.clone().map(|pair| pair.before).collect();
        let now: Vec<Score> = pairs.clone().map(|pair| pair.now).collect();
        let n = u32::try_from(before.len()).unwrap_or(u32::MAX);
        let members = Membership { matched: n, ..members };
        let mean = |scores: &[Score]| describe::mean_score(scores, n);
        let Some(raw) = mean(&before).zip(mean(&now)) else { return Self { members, ..Self::default() } };
        let gains = pairs.clone().map(|pair| Some(scale.now.z(pair.now.to_f64())? - scale.before.z(pair.before.to_f64())?));
        let gains: Option<Vec<f64>> = gains.collect();
        let ranks = |rank: fn(&Pair) -> u32| describe::mean(&pairs.clone().map(|pair| f64::from(rank(pair))).collect::<Vec<_>>());
        let counts = || {
            let (then, today) = (before.iter().copied(), now.iter().copied());
            (LineCounts::of(then, &scale.lines_before), LineCounts::of(today, &scale.lines_now))
        };
        Self {
            members,
            means: scale.raw.then_some(raw),
            z_before: scale.before.z(raw.0),
            z_now: scale.now.z(raw.1),
            gain: gains.and_then(|gains| change::gain(&gains)),
            mean_ranks: ranks(|pair| pair.rank_before).zip(ranks(|pair| pair.rank_now)),
            ranks: None,
            counts: scale.rates.then(counts),
            t_then: None,
            reasons: Vec::new(),
            raw: Some(raw),
        }
    }

    /// A rate of then and now.
    #[must_use]
    pub fn rates(&self, count: impl Fn(&LineCounts) -> u32) -> Option<(f64, f64)> {
        let (before, now) = self.counts?;
        let rate = |counts: &LineCounts| f64::from(count(counts)) / f64::from(self.members.matched);
        (self.members.matched > 0).then(|| (rate(&before), rate(&now)))
    }

    /// 率差 in percentage points.
    #[must_use]
    pub fn points(&self, count: impl Fn(&LineCounts) -> u32) -> Option<f64> {
        self.rates(count).map(|(before, now)| change::points(before, now))
    }
}

/// Gives ranks to units of one kind that have matched candidates.
pub fn rank<'u>(units: impl Iterator<Item = &'u mut UnitProgress>) {
    let mut units: Vec<&mut UnitProgress> = units.filter(|unit| unit.raw.is_some()).collect();
    let means: Vec<(f64, f64)> = units.iter().filter_map(|unit| unit.raw).collect();
    let before = standing::rank_min(&means.iter().map(|(before, _)| *before).collect::<Vec<_>>());
    let now = standing::rank_min(&means.iter().map(|(_, now)| *now).collect::<Vec<_>>());
    for ((unit, before), now) in units.iter_mut().zip(before).zip(now) {
        unit.ranks = Some((before, now));
    }
}
