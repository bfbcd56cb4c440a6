//! Were the absent the weak ones? Ranks of earlier scores against chance.

use crate::{
    anomalies::{multiplicity::stouffer, robust::median},
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
    /// The test's statistic: both together, or the absent in the lowest fifth where there are few.
    pub statistic: f64,
    /// One-sided p.
    pub p: f64,
    /// Mean place of the absent between 0 (weakest) and 1, 0.5 by chance.
    pub place: f64,
    /// Of the absent, in the lowest fifth of the school.
    pub in_lowest_fifth: u32,
}

/// Up to so many absent the exact count in the lowest fifth is tested: ranks of three say nothing of normality.
const FEW: usize = 3;

/// Tests the absent of a school: `earlier` are the earlier scores of all who should have come, `absent` says who did not.
///
/// Formula:   W the midrank sum of the absent; z_rank = (m(n+1)/2 − W)/√(m(n−m)/n · s_r²), s_r² the variance of the
///            midranks with n − 1; z_rate = Φ⁻¹(1 − P(X ≥ m)), X binomial (n, `usual`); z = (z_rank + z_rate)/√2;
///            m ≤ 3: P(K ≥ k), K hypergeometric, k of the m in the lowest fifth
/// Missing:   candidates without an earlier score are left out by the caller
/// Undefined: nobody absent, nobody present, or all earlier scores equal → `None`
/// Source:    Wilcoxon (1945); Lehmann (2006), Nonparametrics, permutation mean and variance with midranks; findings.md
/// Checked:   by hand; size and power in tests/it/screens.rs
#[must_use]
pub fn kept_home(earlier: &[f64], absent: &[bool], usual: f64) -> Option<Kept> {
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
    let tail = binomial::upper(u32::try_from(m).ok()?, u32::try_from(n).ok()?, usual)?;
    let z_rate = -normal_quantile(tail.clamp(1e-300, 1.0 - f64::EPSILON))?;
    let (low, low_absent) = lowest_fifth(earlier, absent);
    let (statistic, p) = if m <= FEW {
        (f64::from(low_absent), hypergeometric_upper(low_absent, low, u32::try_from(m).ok()?, u32::try_from(n).ok()?))
    } else {
        let joint = stouffer(&[z_rank, z_rate])?;
        (joint, normal_upper(joint))
    };
    Some(Kept { z_rank, z_rate, statistic, p, place: (sum / count - 0.5) / all, in_lowest_fifth: low_absent })
}

/// The county's usual share of absence: the median over schools, 1 % at least.
#[must_use]
pub fn usual_share(shares: &[f64]) -> f64 {
    const FLOOR: f64 = 0.01;
    median(shares).unwrap_or(0.0).max(FLOOR)
}

/// Ranks from 1, ties sharing the mean of theirs.
#[must_use]
pub fn midranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for ties in order.chunk_by(|a, b| values[*a].total_cmp(&values[*b]).is_eq()) {
        let shared = before as f64 + (ties.len() as f64 + 1.0) / 2.0;
        ties.iter().for_each(|at| ranks[*at] = shared);
        before += ties.len();
    }
    ranks
}

/// How many are in the lowest fifth, ties at its edge among them, and how many of these are absent.
fn lowest_fifth(earlier: &[f64], absent: &[bool]) -> (u32, u32) {
    let mut sorted = earlier.to_vec();
    sorted.sort_by(f64::total_cmp);
    let edge = sorted[(earlier.len() / 5).max(1) - 1];
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
    fn the_weakest_four_of_twenty() {
        let earlier: Vec<f64> = (1..=20).map(f64::from).collect();
        let absent: Vec<bool> = (0..20).map(|at| at < 4).collect();
        let kept = kept_home(&earlier, &absent, 0.05).unwrap();
        // W = 10 against 42; variance 4·16/20 · 35 = 112
        assert!((kept.z_rank - 32.0 / 112_f64.sqrt()).abs() < 1e-12);
        assert!((kept.place - 0.1).abs() < 1e-12 && kept.in_lowest_fifth == 4);
        assert!((kept.statistic - (kept.z_rank + kept.z_rate) / 2_f64.sqrt()).abs() < 1e-12 && kept.p < 0.001);
        // two absent: exact, 4·3/(20·19)
        let two = kept_home(&earlier, &(0..20).map(|at| at < 2).collect::<Vec<bool>>(), 0.05).unwrap();
        assert!((two.p - 12.0 / 380.0).abs() < 1e-12);
        assert_eq!(kept_home(&earlier, &[false; 20], 0.05), None);
        assert_eq!(kept_home(&[7.0; 20], &absent, 0.05), None);
    }
}
