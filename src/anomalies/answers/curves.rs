//! [`Curves`]: what share of the county's pupils at each level gives each answer.

use super::Answered;

/// Shares of answers by level, smoothed along the levels.
#[derive(Clone, Debug)]
pub struct Curves {
    /// `[item][category][level]`.
    shares: Vec<Vec<Vec<f64>>>,
    /// By how much the share of the right answer rises from level to level: `[item][level]`.
    slopes: Vec<Vec<f64>>,
    /// Level of each candidate.
    levels: Vec<u8>,
    /// How many levels there are.
    pub count: usize,
}

/// Levels at most.
const MOST_LEVELS: usize = 61;
/// Least share that any answer is believed to have.
const LEAST: f64 = 0.002;

impl Curves {
    /// The curves of a paper. `value` is what levels go by; of whole numbers from 0 to `most` each is a level of its own as far
    /// as there is room.
    #[must_use]
    pub fn of(answered: &Answered, most: f64, value: impl Fn(usize) -> f64) -> Self {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a level from 0 to 60")]
        let level = |value: f64, count: usize| ((value / most.max(1.0) * (count - 1) as f64).round().max(0.0) as usize).min(count - 1);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a full mark")]
        let count = (most.max(1.0) as usize + 1).min(MOST_LEVELS);
        let candidates = answered.complete.len();
        let mut levels = vec![0_u8; candidates];
        let mut sizes = vec![0.0; count];
        let mut counts: Vec<Vec<Vec<f64>>> = answered.categories.iter().map(|categories| vec![vec![0.0; count]; *categories]).collect();
        for at in (0..candidates).filter(|at| answered.complete[*at]) {
            let own = level(value(at), count);
            levels[at] = u8::try_from(own).unwrap_or(u8::MAX);
            sizes[own] += 1.0;
            for (item, answer) in answered.row(at).iter().enumerate() {
                counts[item][usize::from(*answer)][own] += 1.0;
            }
        }
        let mut slopes = Vec::with_capacity(counts.len());
        let shares = counts
            .iter()
            .zip(&answered.right)
            .map(|(of_item, right)| {
                let fitted: Vec<Vec<(f64, f64)>> = of_item.iter().map(|counts| smooth(&sizes, counts)).collect();
                slopes.push(right.map_or_else(Vec::new, |right| fitted[usize::from(right)].iter().map(|fit| fit.1).collect()));
                normalised(&fitted, count)
            })
            .collect();
        Self { shares, slopes, levels, count }
    }

    /// Level of a candidate.
    #[must_use]
    pub fn level(&self, candidate: usize) -> usize {
        usize::from(self.levels[candidate])
    }

    /// Share of a level that gives this answer to an item.
    #[must_use]
    pub fn share(&self, item: usize, category: u8, level: usize) -> f64 {
        self.shares[item][usize::from(category)][level]
    }

    /// By how much the share of the right answer rises at a level.
    #[must_use]
    pub fn slope(&self, item: usize, level: usize) -> f64 {
        self.slopes[item].get(level).copied().unwrap_or(0.0)
    }

    /// The chance that pupils of two levels give the same answer to an item.
    #[must_use]
    pub fn agree(&self, item: usize, a: usize, b: usize) -> f64 {
        self.shares[item].iter().map(|shares| shares[a] * shares[b]).sum::<f64>().clamp(0.0, 1.0)
    }
}

fn normalised(fitted: &[Vec<(f64, f64)>], count: usize) -> Vec<Vec<f64>> {
    let mut shares: Vec<Vec<f64>> = fitted.iter().map(|fit| fit.iter().map(|(share, _)| share.max(LEAST)).collect()).collect();
    for level in 0..count {
        let all: f64 = shares.iter().map(|shares| shares[level]).sum();
        shares.iter_mut().for_each(|shares| shares[level] /= all);
    }
    shares
}

/// A share by level and its rise, from counts of a category among those at each level.
///
/// Formula:   local straight line with normal weights of width h = max(1, 1.06·sd·N^(−1/5)) levels; a straight line of shares
///            comes back as it is, so that the shares of right answers add up to the number right
/// Undefined: nobody at any level → 0
/// Source:    Ramsay (1991), Psychometrika 56, 611–630; Fan & Gijbels (1996), Local polynomial modelling
/// Checked:   on a straight line below
#[must_use]
pub fn smooth(sizes: &[f64], counts: &[f64]) -> Vec<(f64, f64)> {
    let all: f64 = sizes.iter().sum();
    let moment = |centre: f64, power: i32| {
        sizes.iter().enumerate().map(|(level, size)| size * (level as f64 - centre).powi(power)).sum::<f64>() / all.max(1.0)
    };
    let mean = moment(0.0, 1);
    let width = (1.06 * moment(mean, 2).sqrt() * all.max(1.0).powf(-0.2)).max(1.0);
    (0..sizes.len())
        .map(|level| {
            let (mut s, mut r) = ([0.0; 3], [0.0; 2]);
            for (at, (size, count)) in sizes.iter().zip(counts).enumerate() {
                let away = at as f64 - level as f64;
                let weight = (-0.5 * (away / width).powi(2)).exp();
                s = [s[0] + weight * size, s[1] + weight * size * away, s[2] + weight * size * away * away];
                r = [r[0] + weight * count, r[1] + weight * count * away];
            }
            let determinant = s[0] * s[2] - s[1] * s[1];
            if determinant > 1e-9 * s[0] * s[0] {
                ((s[2] * r[0] - s[1] * r[1]) / determinant, (s[0] * r[1] - s[1] * r[0]) / determinant)
            } else if s[0] > 0.0 {
                (r[0] / s[0], 0.0)
            } else {
                (0.0, 0.0)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_comes_back() {
        let sizes: Vec<f64> = (0..21).map(|level| f64::from((level * 7) % 11)).collect();
        let counts: Vec<f64> = sizes.iter().enumerate().map(|(level, size)| size * (0.1 + 0.03 * level as f64)).collect();
        for (level, (share, slope)) in smooth(&sizes, &counts).into_iter().enumerate() {
            assert!((share - 0.1 - 0.03 * level as f64).abs() < 1e-9 && (slope - 0.03).abs() < 1e-9, "{level}");
        }
        assert_eq!(smooth(&[0.0; 3], &[0.0; 3]), [(0.0, 0.0); 3]);
    }
}
