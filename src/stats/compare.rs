//! Two groups of candidates beside each other (城区 and 乡镇, one district and another): how far apart, and how sure.

use super::{
    describe::{mean, sum, sum_of_squares},
    dist,
};
use libm::lgamma;
use std::cmp::Ordering;

/// A difference of means and what it can be by chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Difference over its standard error.
    pub t: f64,
    /// Degrees of freedom.
    pub df: f64,
    /// Two-sided p.
    pub p: f64,
    /// 95 % interval of the difference.
    pub interval: (f64, f64),
}

/// One group against the other.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Scores of either.
    pub n: (u32, u32),
    /// Mean of either.
    pub mean: (f64, f64),
    /// First mean less the second.
    pub difference: f64,
    /// Without assuming equal spread.
    pub welch: Option<Difference>,
    /// Assuming it.
    pub student: Option<Difference>,
    /// Difference in pooled standard deviations.
    pub cohen_d: Option<f64>,
    /// The same without its bias in small groups.
    pub hedges_g: Option<f64>,
    /// Chance that one of the first is above one of the second, equals by half.
    pub auc: f64,
    /// Two-sided p of the rank-sum test, with correction for continuity.
    pub rank_sum_p: Option<f64>,
    /// Greatest distance of the cumulative shares.
    pub ks: f64,
    /// Its p for large groups.
    pub ks_p: f64,
    /// Area between the cumulative shares: marks by which scores would have to move.
    pub wasserstein: f64,
    /// Sample variance of the first over that of the second.
    pub variance_ratio: Option<f64>,
    /// Its two-sided p.
    pub variance_p: Option<f64>,
}

impl Comparison {
    /// Compares two groups of ascending scores.
    ///
    /// Formula:   Welch's and Student's t; d = (m₁ − m₂)/s_pooled; g = d·Γ(ν/2)/(√(ν/2) Γ((ν − 1)/2)), ν = n₁ + n₂ − 2;
    ///            auc = U/(n₁n₂) with equals by half; D = max |F₁ − F₂|; W = ∫|F₁ − F₂|; F = s₁²/s₂²
    /// Unit:      marks, standard deviations, shares
    /// Undefined: a group without scores → `None`; what needs a spread is `None` without one, or with one score
    /// Source:    Welch (1947), Biometrika 34, 28–35; Hedges (1981), J. Educ. Stat. 6, 107–128; Mann & Whitney (1947), Annals of
    ///            Mathematical Statistics 18, 50–60; Smirnov (1948), ibid. 19, 279–281
    /// Checked:   tests/it/reference.rs: R t.test, wilcox.test, var.test, exact fractions, scipy
    #[must_use]
    pub fn of(first: &[f64], second: &[f64]) -> Option<Self> {
        let (a, b) = (Sample::of(first)?, Sample::of(second)?);
        let difference = a.mean - b.mean;
        let pooled = (a.squares + b.squares) / (a.n + b.n - 2.0);
        let (walk, (na, nb)) = (Walk::of(first, second), (a.n, b.n));
        let student = Difference::of(difference, pooled * (1.0 / na + 1.0 / nb), na + nb - 2.0);
        let parts = a.variance().zip(b.variance()).map(|(va, vb)| (va / na, vb / nb));
        let welch = parts.and_then(|(va, vb)| {
            let df = (va + vb).powi(2) / (va * va / (na - 1.0) + vb * vb / (nb - 1.0));
            Difference::of(difference, va + vb, df)
        });
        let cohen_d = (na + nb > 2.0 && pooled > 0.0).then(|| difference / pooled.sqrt());
        let ratio = a.variance().zip(b.variance()).filter(|(va, vb)| *va > 0.0 && *vb > 0.0).map(|(va, vb)| va / vb);
        Some(Self {
            n: (count(first), count(second)),
            mean: (a.mean, b.mean),
            difference,
            welch,
            student,
            cohen_d,
            hedges_g: cohen_d.filter(|_| na + nb > 3.0).map(|d| d * unbiased(na + nb - 2.0)),
            auc: walk.above / (na * nb),
            rank_sum_p: rank_sum_p(walk.above, na, nb, walk.ties),
            ks: walk.distance,
            ks_p: ks_p((na * nb / (na + nb)).sqrt() * walk.distance),
            wasserstein: walk.area,
            variance_ratio: ratio,
            variance_p: ratio.and_then(|ratio| {
                let upper = dist::f_upper(ratio, na - 1.0, nb - 1.0)?;
                let lower = dist::f_upper(1.0 / ratio, nb - 1.0, na - 1.0)?;
                Some((2.0 * upper.min(lower)).min(1.0))
            }),
        })
    }
}

impl Difference {
    /// `None` where the standard error is 0 or there is no degree of freedom.
    fn of(difference: f64, variance: f64, df: f64) -> Option<Self> {
        let se = variance.sqrt();
        if !(se > 0.0 && df > 0.0) {
            return None;
        }
        let t = difference / se;
        let reach = dist::t_quantile(0.975, df)? * se;
        let p = (2.0 * dist::t_upper(t.abs(), df)?).min(1.0);
        Some(Self { t, df, p, interval: (difference - reach, difference + reach) })
    }
}

struct Sample {
    n: f64,
    mean: f64,
    squares: f64,
}

impl Sample {
    #[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
    fn of(values: &[f64]) -> Option<Self> {
        let mean = mean(values)?;
        Some(Self { n: values.len() as f64, mean, squares: sum_of_squares(values, mean) })
    }

    fn variance(&self) -> Option<f64> {
        (self.n > 1.0).then(|| self.squares / (self.n - 1.0))
    }
}

/// What one walk over both lists finds.
struct Walk {
    /// Pairs in which the first group's score is the higher, equals by half.
    above: f64,
    /// Σ t³ − t over the runs of equal scores.
    ties: f64,
    distance: f64,
    area: f64,
}

impl Walk {
    #[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
    fn of(a: &[f64], b: &[f64]) -> Self {
        let (mut i, mut j) = (0, 0);
        let mut walk = Self { above: 0.0, ties: 0.0, distance: 0.0, area: 0.0 };
        while i < a.len() || j < b.len() {
            let here = match (a.get(i), b.get(j)) {
                (Some(x), Some(y)) => x.min(*y),
                (Some(x), None) | (None, Some(x)) => *x,
                (None, None) => break,
            };
            let run = |list: &[f64], from: usize| list[from..].iter().take_while(|x| x.total_cmp(&here) != Ordering::Greater).count();
            let (ra, rb) = (run(a, i), run(b, j));
            walk.above += ra as f64 * (j as f64 + rb as f64 / 2.0);
            let tied = (ra + rb) as f64;
            walk.ties += tied * tied * tied - tied;
            (i, j) = (i + ra, j + rb);
            let apart = (i as f64 / a.len() as f64 - j as f64 / b.len() as f64).abs();
            walk.distance = walk.distance.max(apart);
            let next = match (a.get(i), b.get(j)) {
                (Some(x), Some(y)) => Some(x.min(*y)),
                (x, y) => x.or(y).copied(),
            };
            walk.area += next.map_or(0.0, |next| apart * (next - here));
        }
        walk
    }
}

/// Normal law with ties, half a pair off for continuity. `None` where all scores are equal.
fn rank_sum_p(above: f64, na: f64, nb: f64, ties: f64) -> Option<f64> {
    let n = na + nb;
    let variance = na * nb / 12.0 * (n + 1.0 - ties / (n * (n - 1.0)));
    let off = above - na * nb / 2.0;
    let z = (off.abs() - 0.5).max(0.0) / variance.sqrt();
    (variance > 0.0).then(|| (2.0 * dist::normal_upper(z)).min(1.0))
}

/// Kolmogorov's law: 2 Σ (−1)^(k−1) exp(−2k²λ²).
fn ks_p(lambda: f64) -> f64 {
    // Below this the series is 1 to every digit and sums slowly.
    if lambda < 0.18 {
        return 1.0;
    }
    let term = |k: i32| (-2.0 * f64::from(k * k) * lambda * lambda).exp() * if k % 2 == 1 { 2.0 } else { -2.0 };
    sum((1..=60).map(term)).clamp(0.0, 1.0)
}

/// What takes the bias from d, exactly.
fn unbiased(df: f64) -> f64 {
    (lgamma(df / 2.0) - lgamma((df - 1.0) / 2.0)).exp() / (df / 2.0).sqrt()
}

/// The rank analysis of variance of several groups.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankAnova {
    /// The statistic, corrected for ties.
    pub h: f64,
    /// Groups less one.
    pub df: f64,
    /// Its p.
    pub p: f64,
}

/// Kruskal and Wallis: whether groups differ, hearing only the order of the scores.
///
/// Formula:   H = (12/(N(N + 1)) Σ R_g²/n_g − 3(N + 1)) / (1 − Σ(t³ − t)/(N³ − N)), R_g sums of mean ranks
/// Unit:      χ² with groups − 1 degrees of freedom
/// Undefined: fewer than two groups with scores, or all scores equal → `None`
/// Source:    Kruskal & Wallis (1952), JASA 47, 583–621
/// Checked:   tests/it/reference.rs, R kruskal.test
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
pub fn kruskal_wallis(groups: &[Vec<f64>]) -> Option<RankAnova> {
    let mut all: Vec<(f64, usize)> = groups.iter().enumerate().flat_map(|(at, group)| group.iter().map(move |x| (*x, at))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (n, mut before, mut ties) = (all.len() as f64, 0.0, 0.0);
    let mut ranks = vec![0.0; groups.len()];
    for run in all.chunk_by(|a, b| a.0 == b.0) {
        let size = run.len() as f64;
        run.iter().for_each(|(_, group)| ranks[*group] += before + (size + 1.0) / 2.0);
        ties += size * size * size - size;
        before += size;
    }
    let taking = groups.iter().zip(&ranks).filter(|(group, _)| !group.is_empty());
    // About the mean rank, so that no digits are lost between two large sums.
    let middle = (n + 1.0) / 2.0;
    let squares = sum(taking.clone().map(|(group, rank)| group.len() as f64 * (rank / group.len() as f64 - middle).powi(2)));
    let df = taking.count() as f64 - 1.0;
    let whole = 1.0 - ties / (n * n * n - n);
    let h = 12.0 / (n * (n + 1.0)) * squares / whole;
    (df > 0.0 && whole > 0.0).then_some(())?;
    Some(RankAnova { h, df, p: dist::chi_square_upper(h, df)? })
}

fn count(values: &[f64]) -> u32 {
    u32::try_from(values.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let found = Comparison::of(&[3.0, 4.0, 5.0], &[1.0, 3.0]).expect("scores");
        // Pairs: 3>1, 3=3, 4>1, 4>3, 5>1, 5>3.
        assert!((found.auc - 5.5 / 6.0).abs() < 1e-12);
        assert_eq!((found.n, found.difference), ((3, 2), 2.0));
        assert!((found.ks - 2.0 / 3.0).abs() < 1e-12);
        // Sorted alike, every score of the first lies two marks above.
        assert!((found.wasserstein - 2.0).abs() < 1e-12);
        let swapped = Comparison::of(&[1.0, 3.0], &[3.0, 4.0, 5.0]).expect("scores");
        assert!((found.auc + swapped.auc - 1.0).abs() < 1e-12 && found.difference == -swapped.difference);
    }

    #[test]
    fn without_spread_or_scores_nothing_is_said() {
        assert_eq!(Comparison::of(&[], &[1.0]), None);
        let same = Comparison::of(&[5.0, 5.0], &[5.0, 5.0]).expect("scores");
        assert_eq!((same.welch, same.student, same.cohen_d, same.rank_sum_p, same.variance_ratio), (None, None, None, None, None));
        assert_eq!((same.auc, same.ks, same.ks_p, same.wasserstein), (0.5, 0.0, 1.0, 0.0));
        let single = Comparison::of(&[5.0], &[3.0]).expect("scores");
        assert_eq!((single.welch, single.student, single.cohen_d, single.hedges_g), (None, None, None, None));
        assert_eq!(kruskal_wallis(&[vec![1.0, 1.0], vec![1.0]]), None);
        assert_eq!(kruskal_wallis(&[vec![1.0, 2.0], vec![]]), None);
    }
}
