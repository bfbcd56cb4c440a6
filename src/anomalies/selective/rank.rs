//! Were the absent the weak ones? Ranks of earlier scores against chance.

use crate::{
    anomalies::multiplicity::stouffer,
    stats::{
        binomial,
        dist::{normal_quantile, normal_upper},
    },
};

/// What the absent of one school say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kept {
    /// How far the earlier ranks of the absent are below the middle, in standard errors; positive where they were weak.
    pub z_rank: f64,
    /// How far their number is above the county's usual, in standard errors.
    pub z_rate: f64,
    /// The test's statistic: both together.
    pub statistic: f64,
    /// One-sided p.
    pub p: f64,
    /// Mean place of the absent between 0 (weakest) and 1, 0.5 by chance.
    pub place: f64,
    /// Of the absent, in the lowest fifth of the school.
    pub in_lowest_fifth: u32,
    /// The chance of so many there or more.
    pub chance: f64,
}

/// Up to so many absent the law of their rank sum is counted out: ranks of three say nothing of normality.
const FEW: usize = 3;

/// Tests the absent of a school: `earlier` are the earlier scores of all who should have come, `absent` says who did not; `elsewhere` are
/// the absent and the expected of other schools.
///
/// Formula:   W the midrank sum of the absent; z_rank = (m(n+1)/2 − W)/√(m(n−m)/n · s_r²), s_r² the variance of the
///            midranks with n − 1; z_rate = Φ⁻¹(1 − P), P the mid-p of m, X as the other schools predict it ([`binomial::predicted`]), given that
///            anybody is absent, since nothing is tested where nobody is: (P(X > m) + P(X = m)/2)/P(X ≥ 1); z = (z_rank + z_rate)/√2;
///            m ≤ 3: z_rank = Φ⁻¹(1 − P), P the mid-p of W among all sets of m candidates, which is nearly even, where the count in
///            the lowest fifth has three or four values; beside it P(K ≥ k), K hypergeometric, k of the m there
/// Missing:   candidates without an earlier score are left out by the caller
/// Undefined: nobody absent, nobody present, or all earlier scores equal → `None`
/// Source:    Wilcoxon (1945); Lehmann (2006), Nonparametrics, permutation mean and variance with midranks; findings.md
/// Checked:   by hand; size and power in tests/it/screens.rs
#[must_use]
pub fn kept_home(earlier: &[f64], absent: &[bool], elsewhere: (f64, f64)) -> Option<Kept> {
    let n = earlier.len();
    let m = absent.iter().filter(|absent| **absent).count();
    if m == 0 || m == n {
        return None;
    }
    let ranks = midranks(earlier);
    let (count, all) = (m as f64, n as f64);
    let middle = (all + 1.0) / 2.0;
    let spread = ranks.iter().map(|rank| (rank - middle).powi(2)).sum::<f64>() / (all - 1.0);
    let sum: f64 = ranks.iter().zip(absent).filter(|(_, absent)| **absent).map(|(rank, _)| rank).sum();
    let variance = count * (all - count) / all * spread;
    if variance <= 0.0 {
        return None;
    }
    let z_rank = (count * middle - sum) / variance.sqrt();
    let (few, everybody) = (u32::try_from(m).ok()?, u32::try_from(n).ok()?);
    let predicted = binomial::predicted(few, everybody, elsewhere)?;
    let z_rate = beyond((predicted.more + predicted.exactly / 2.0) / (1.0 - predicted.none))?;
    let (low, low_absent) = lowest_fifth(earlier, absent);
    let chance = hypergeometric_upper(low_absent, low, few, everybody);
    let z_of_ranks = if m <= FEW { beyond(middle_share(ranks, m, sum))? } else { z_rank };
    let statistic = stouffer(&[z_of_ranks, z_rate])?;
    let p = normal_upper(statistic);
    Some(Kept { z_rank, z_rate, statistic, p, place: (sum / count - 0.5) / all, in_lowest_fifth: low_absent, chance })
}

/// Ranks from 1, ties sharing the mean of theirs.
#[must_use]
pub fn midranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(f64, usize)> = values.iter().copied().zip(0..).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for ties in order.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let shared = before as f64 + (ties.len() as f64 + 1.0) / 2.0;
        ties.iter().for_each(|(_, at)| ranks[*at] = shared);
        before += ties.len();
    }
    ranks
}

/// The z that has this upper tail.
fn beyond(tail: f64) -> Option<f64> {
    normal_quantile(tail.clamp(1e-300, 1.0 - f64::EPSILON)).map(|z| -z)
}

/// The mid-p of a sum of so many midranks, up to three: the share of all sets with a smaller sum, and half of those with the same.
fn middle_share(mut ranks: Vec<f64>, count: usize, sum: f64) -> f64 {
    // midranks are whole or half, and so are their sums
    const LESS: f64 = 0.25;
    if count > 1 {
        ranks.sort_unstable_by(f64::total_cmp);
    }
    f64::midpoint(share_up_to(&ranks, count, sum), share_up_to(&ranks, count, sum - LESS))
}

/// The share of all sets of so many values, up to three, whose sum is no larger; two and more have to be in ascending order.
///
/// Cost:      values² for three
fn share_up_to(values: &[f64], count: usize, sum: f64) -> f64 {
    let n = values.len() as f64;
    let (found, all) = match count {
        1 => (values.iter().filter(|value| **value <= sum).count() as f64, n),
        2 => (pairs_up_to(values, sum), n * (n - 1.0) / 2.0),
        _ => {
            let with = |(at, first): (usize, &f64)| pairs_up_to(&values[at + 1..], sum - first);
            (values.iter().enumerate().map(with).sum(), n * (n - 1.0) * (n - 2.0) / 6.0)
        }
    };
    found / all
}

/// How many pairs of ascending values have a sum no larger.
fn pairs_up_to(values: &[f64], sum: f64) -> f64 {
    let (mut low, mut above, mut found) = (0, values.len(), 0.0);
    while low + 1 < above {
        if values[low] + values[above - 1] <= sum {
            found += (above - 1 - low) as f64;
            low += 1;
        } else {
            above -= 1;
        }
    }
    found
}

/// How many are in the lowest fifth, ties at its edge among them, and how many of these are absent.
fn lowest_fifth(earlier: &[f64], absent: &[bool]) -> (u32, u32) {
    let mut scores = earlier.to_vec();
    let edge = *scores.select_nth_unstable_by((earlier.len() / 5).max(1) - 1, f64::total_cmp).1;
    let low = || earlier.iter().zip(absent).filter(|(score, _)| **score <= edge);
    let count = |found: usize| u32::try_from(found).unwrap_or(u32::MAX);
    (count(low().count()), count(low().filter(|(_, absent)| **absent).count()))
}

/// P(K ≥ k) where `drawn` of `all` are drawn and `marked` of all are marked.
///
/// Formula:   Σ_{j ≥ k} C(marked, j) C(all − marked, drawn − j) / C(all, drawn)
/// Checked:   R phyper, expected/hypergeom.json, tests/it/screens.rs
#[must_use]
pub fn hypergeometric_upper(k: u32, marked: u32, drawn: u32, all: u32) -> f64 {
    let choose = |n: u32, k: u32| -> f64 {
        if k > n { f64::NEG_INFINITY } else { (1..=k).map(|i| (f64::from(n - k + i) / f64::from(i)).ln()).sum() }
    };
    let whole = choose(all, drawn);
    let unmarked = all.saturating_sub(marked);
    if k <= drawn.saturating_sub(unmarked) {
        return 1.0;
    }
    let most = drawn.min(marked);
    let term = |j: u32| (choose(marked, j) + choose(unmarked, drawn - j) - whole).exp();
    (k..=most).map(term).fold(0.0, |sum, term| sum + term).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_and_tails_by_hand() {
        assert_eq!(midranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
        // 2 drawn of 5, 2 marked: both with 1/10, at least one with 7/10
        assert!((hypergeometric_upper(2, 2, 2, 5) - 0.1).abs() < 1e-12 && (hypergeometric_upper(1, 2, 2, 5) - 0.7).abs() < 1e-12);
        assert!((hypergeometric_upper(0, 2, 2, 5) - 1.0).abs() < 1e-12 && hypergeometric_upper(3, 2, 2, 5) == 0.0);
    }

    #[test]
    fn sets_are_counted_as_they_are_one_by_one() {
        let values = [1.0, 2.5, 2.5, 4.0, 5.0, 6.5, 6.5, 8.0];
        let n = values.len();
        let threes = || (0..n).flat_map(|a| (a + 1..n).flat_map(move |b| (b + 1..n).map(move |c| values[a] + values[b] + values[c])));
        let twos = || (0..n).flat_map(|a| (a + 1..n).map(move |b| values[a] + values[b]));
        for half in 0..50 {
            let sum = f64::from(half) / 2.0;
            let share = |all: Vec<f64>| all.iter().filter(|one| **one <= sum).count() as f64 / all.len() as f64;
            let counted = [values.to_vec(), twos().collect(), threes().collect()].map(share);
            assert_eq!([1, 2, 3].map(|count| share_up_to(&values, count, sum)), counted, "{sum}");
        }
    }

    /// One in twenty absent of so many others that nothing is left to chance.
    const ENDLESS: (f64, f64) = (5e13, 1e15);

    #[test]
    fn the_weakest_four_of_twenty() {
        let earlier: Vec<f64> = (1..=20).map(f64::from).collect();
        let absent: Vec<bool> = (0..20).map(|at| at < 4).collect();
        let kept = kept_home(&earlier, &absent, ENDLESS).unwrap();
        // W = 10 against 42; variance 4·16/20 · 35 = 112
        assert!((kept.z_rank - 32.0 / 112_f64.sqrt()).abs() < 1e-12);
        assert!((kept.place - 0.1).abs() < 1e-12 && kept.in_lowest_fifth == 4);
        assert!((kept.statistic - (kept.z_rank + kept.z_rate) / 2_f64.sqrt()).abs() < 1e-12 && kept.p < 0.001);
        // of 190 pairs only this one, and of 1,140 threes only this one and with 4 in place of 3 two; in the lowest fifth 4·3/(20·19)
        let weakest = |count: usize, last: usize| {
            let absent: Vec<bool> = (0..20).map(|at| at + 1 < count || at + 1 == last).collect();
            kept_home(&earlier, &absent, ENDLESS).unwrap()
        };
        let of_ranks = |kept: &Kept| normal_upper(kept.statistic * 2_f64.sqrt() - kept.z_rate);
        assert!((weakest(2, 2).chance - 12.0 / 380.0).abs() < 1e-12 && (of_ranks(&weakest(2, 2)) - 0.5 / 190.0).abs() < 1e-9);
        assert!((of_ranks(&weakest(3, 3)) - 0.5 / 1140.0).abs() < 1e-9 && (of_ranks(&weakest(3, 4)) - 1.5 / 1140.0).abs() < 1e-9);
        assert!((of_ranks(&weakest(1, 1)) - 0.025).abs() < 1e-9 && (of_ranks(&weakest(1, 20)) - 0.975).abs() < 1e-9);
        // one of twenty absent, given that anybody is: half of 20·0.05·0.95¹⁹ and all beyond it, of 1 − 0.95²⁰
        let (nobody, one) = (0.95_f64.powi(20), 0.95_f64.powi(19));
        assert!((normal_upper(weakest(1, 1).z_rate) - (1.0 - nobody - one / 2.0) / (1.0 - nobody)).abs() < 1e-9);
        assert_eq!(kept_home(&earlier, &[false; 20], ENDLESS), None);
        assert_eq!(kept_home(&[7.0; 20], &absent, ENDLESS), None);
    }
}
