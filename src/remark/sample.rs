//! Which scripts of a cell are drawn: a random sample in strata. Scripts near a line are one stratum and drawn twice as
//! often; the others are cut into a low, a middle and a high third. Chances are known, so that estimates can undo them.

use crate::{model::Score, simulate::Draws};

/// What a stratum is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Just below, at or above a line.
    Near,
    /// The lowest third of the others.
    Low,
    /// The middle third.
    Middle,
    /// The highest third.
    High,
    /// Every script.
    All,
}

impl Band {
    /// The word in the key.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Near => "near",
            Self::Low => "low",
            Self::Middle => "middle",
            Self::High => "high",
            Self::All => "all",
        }
    }
}

/// A script that was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Index into the scores.
    pub script: usize,
    /// Its stratum.
    pub band: Band,
    /// Scripts of the stratum.
    pub size: u32,
    /// Scripts drawn of it.
    pub drawn: u32,
}

/// How often a script near a line is drawn, others being 1.
const NEAR_WEIGHT: f64 = 2.0;
/// Scripts drawn of a stratum at least: fewer show no spread.
const FEWEST: usize = 2;

/// A cell's scripts in strata, each with indices into the scores.
pub struct Strata(Vec<(Band, Vec<usize>)>);

impl Strata {
    /// `near` is the distance from a line that is near it.
    #[must_use]
    pub fn of(scores: &[Score], lines: &[Score], near: f64) -> Self {
        let is_near = |score: &Score| lines.iter().any(|line| (score.to_f64() - line.to_f64()).abs() <= near);
        let (close, mut far): (Vec<usize>, Vec<usize>) = (0..scores.len()).partition(|at| is_near(&scores[*at]));
        far.sort_by_key(|at| (scores[*at], *at));
        let thirds = [Band::Low, Band::Middle, Band::High];
        let cut = |third: usize| far.len() * third / thirds.len();
        let parts = thirds.into_iter().enumerate().map(|(third, band)| (band, far[cut(third)..cut(third + 1)].to_vec()));
        let mut strata: Vec<(Band, Vec<usize>)> = std::iter::once((Band::Near, close)).chain(parts).collect();
        strata.retain(|(_, scripts)| !scripts.is_empty());
        Self(strata)
    }

    /// Scripts of the cell.
    fn size(&self) -> usize {
        self.0.iter().map(|(_, scripts)| scripts.len()).sum()
    }

    /// Whether a sample is too small to have two of each stratum, so that all scripts are one.
    fn is_one(&self, wanted: usize) -> bool {
        wanted < self.size() && wanted < FEWEST * self.0.len()
    }

    /// What a sample of so many scripts leaves to chance: the variance of the mean difference in variances of one difference,
    /// markers erring alike, and the degrees of freedom. See [`leniency`](fn@crate::stats::remark::leniency::leniency).
    #[must_use]
    pub fn chance(&self, wanted: usize) -> (f64, f64) {
        let size = self.size() as f64;
        let parts: Vec<(f64, f64)> = if self.is_one(wanted) {
            vec![(size, wanted as f64)]
        } else {
            self.0.iter().zip(allot(&self.0, wanted)).map(|((_, scripts), count)| (scripts.len() as f64, count as f64)).collect()
        };
        let variance = parts.iter().map(|(scripts, drawn)| (scripts / size).powi(2) / drawn * (1.0 - drawn / scripts / 2.0)).sum();
        (variance, parts.iter().map(|(_, drawn)| drawn).sum::<f64>() - parts.len() as f64)
    }

    /// Draws `wanted` scripts, in order of the scores given.
    #[must_use]
    pub fn sample(self, wanted: usize, draws: &mut Draws) -> Vec<Pick> {
        let strata = if self.is_one(wanted) { vec![(Band::All, (0..self.size()).collect())] } else { self.0 };
        let counts = allot(&strata, wanted);
        let mut picks = Vec::with_capacity(wanted);
        for ((band, scripts), count) in strata.iter().zip(counts) {
            let order = draws.shuffled(scripts.len());
            let size = u32::try_from(scripts.len()).unwrap_or(u32::MAX);
            let drawn = u32::try_from(count).unwrap_or(u32::MAX);
            picks.extend(order.into_iter().take(count).map(|at| Pick { script: scripts[at], band: *band, size, drawn }));
        }
        picks.sort_by_key(|pick| pick.script);
        picks
    }
}

/// Scripts of each stratum: by size and weight, two at least where it has two, all together as many as wanted.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "shares of a count")]
fn allot(strata: &[(Band, Vec<usize>)], wanted: usize) -> Vec<usize> {
    let weight = |(band, scripts): &(Band, Vec<usize>)| scripts.len() as f64 * if *band == Band::Near { NEAR_WEIGHT } else { 1.0 };
    let whole: f64 = strata.iter().map(weight).sum();
    let share: Vec<f64> = strata.iter().map(|stratum| wanted as f64 * weight(stratum) / whole.max(1.0)).collect();
    let mut counts: Vec<usize> =
        strata.iter().zip(&share).map(|((_, scripts), share)| (share.floor() as usize).max(FEWEST).min(scripts.len())).collect();
    // One script after the other to the stratum that is farthest below its share, or from the one farthest above it.
    loop {
        let sum: usize = counts.iter().sum();
        let gap = |at: &usize| share[*at] - counts[*at] as f64;
        let strata_of = |may: &dyn Fn(usize) -> bool| (0..strata.len()).filter(|at| may(*at)).collect::<Vec<usize>>();
        if sum < wanted {
            let open = strata_of(&|at| counts[at] < strata[at].1.len());
            let Some(at) = open.into_iter().max_by(|a, b| gap(a).total_cmp(&gap(b)).then(b.cmp(a))) else { return counts };
            counts[at] += 1;
        } else if sum > wanted {
            let open = strata_of(&|at| counts[at] > FEWEST);
            let Some(at) = open.into_iter().min_by(|a, b| gap(a).total_cmp(&gap(b)).then(b.cmp(a))) else { return counts };
            counts[at] -= 1;
        } else {
            return counts;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(count: i32) -> Vec<Score> {
        (0..count).map(|score| Score::whole(score % 101)).collect()
    }

    fn sample(scores: &[Score], lines: &[Score], near: f64, wanted: usize, draws: &mut Draws) -> Vec<Pick> {
        Strata::of(scores, lines, near).sample(wanted, draws)
    }

    #[test]
    fn what_is_left_to_chance_by_hand() {
        // 16 of 101 scripts: 2 of 5 near the line, 5 of 32, 5 of 32, 4 of 32
        let (variance, df) = Strata::of(&scores(101), &[Score::whole(60)], 2.0).chance(16);
        let part = |scripts: f64, drawn: f64| (scripts / 101.0).powi(2) / drawn * (1.0 - drawn / scripts / 2.0);
        let by_hand = part(5.0, 2.0) + 2.0 * part(32.0, 5.0) + part(32.0, 4.0);
        assert!((variance - by_hand).abs() < 1e-12 && df == 12.0, "{variance} {by_hand} {df}");
        let (few, df) = Strata::of(&scores(60), &[Score::whole(40)], 2.0).chance(5);
        assert!((few - 0.2 * (1.0 - 5.0 / 120.0)).abs() < 1e-12 && df == 4.0);
    }

    #[test]
    fn strata_are_drawn_from_as_told() {
        let picks = sample(&scores(101), &[Score::whole(60)], 2.0, 16, &mut Draws::new(1, 0));
        assert_eq!(picks.len(), 16);
        let of = |band: Band| picks.iter().filter(|pick| pick.band == band).collect::<Vec<_>>();
        assert_eq!([Band::Near, Band::Low, Band::Middle, Band::High].map(|band| of(band).len()), [2, 5, 5, 4]);
        assert!(of(Band::Near).iter().all(|pick| (58..=62).contains(&pick.script) && pick.size == 5 && pick.drawn == 2));
        assert!(picks.windows(2).all(|two| two[0].script < two[1].script), "each once");
        assert_eq!(picks, sample(&scores(101), &[Score::whole(60)], 2.0, 16, &mut Draws::new(1, 0)));
        assert_ne!(picks, sample(&scores(101), &[Score::whole(60)], 2.0, 16, &mut Draws::new(2, 0)));
    }

    #[test]
    fn a_small_cell_is_drawn_whole_and_a_small_sample_is_one_stratum() {
        let all = sample(&scores(9), &[Score::whole(4)], 1.0, 9, &mut Draws::new(1, 0));
        assert_eq!(all.iter().map(|pick| pick.script).collect::<Vec<_>>(), (0..9).collect::<Vec<_>>());
        assert!(all.iter().all(|pick| pick.size == pick.drawn));
        let few = sample(&scores(60), &[Score::whole(40)], 2.0, 5, &mut Draws::new(1, 0));
        assert!(few.len() == 5 && few.iter().all(|pick| pick.band == Band::All && pick.size == 60));
    }
}
