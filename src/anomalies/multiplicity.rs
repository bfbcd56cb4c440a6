//! Many tests at once: false-discovery control, in one place for all detectors.

use crate::stats::dist::{normal_quantile, normal_upper};

/// Benjamini–Hochberg adjusted p-values, in the order of `p`.
///
/// Formula:   with p₍₁₎ ≤ … ≤ p₍ₘ₎, q₍ᵢ₎ = min over j ≥ i of m/j · p₍ⱼ₎, at most 1
/// Missing:   a test that was not made is not in `p`; m counts what was made
/// Source:    Benjamini & Hochberg (1995), JRSS B 57, 289–300
/// Checked:   R p.adjust, tests/it/anomalies.rs
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut adjusted = p.to_vec();
    adjust::<_, 1>(&mut adjusted, |_| 0, |p| p);
    adjusted
}

/// The same of very many tests in families of their own: puts q in the place of p, NaN where there is none.
pub fn adjust<T, const FAMILIES: usize>(tests: &mut [T], family: impl Fn(&T) -> usize, p: impl Fn(&mut T) -> &mut f64) {
    let mut sizes = [0; FAMILIES];
    tests.iter().for_each(|test| sizes[family(test)] += 1);
    let mut families: [Vec<(f64, u32)>; FAMILIES] = sizes.map(Vec::with_capacity);
    for (at, test) in (0..).zip(tests.iter_mut()) {
        let (family, p) = (family(test), *p(test));
        if !p.is_nan() {
            families[family].push((p, at));
        }
    }
    for made in families {
        let mut least = 1.0_f64;
        let (size, ascending) = (made.len() as f64, by_size(&made));
        for (before, (value, at)) in ascending.iter().enumerate().rev() {
            least = least.min(value * size / (before + 1) as f64);
            *p(&mut tests[*at as usize]) = least;
        }
    }
}

/// p-values in ascending order, equal ones in any. Those of honest tests are spread evenly, so that each nearly finds its place by its
/// size.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among as many as there are")]
fn by_size(made: &[(f64, u32)]) -> Vec<(f64, u32)> {
    let size = made.len();
    let slot = |p: f64| ((p * size as f64) as u32 as usize).min(size.saturating_sub(1));
    let mut ends = vec![0_u32; size];
    made.iter().for_each(|(p, _)| ends[slot(*p)] += 1);
    let mut before = 0;
    for end in &mut ends {
        (*end, before) = (before, before + *end);
    }
    let mut ascending = vec![(0.0, 0); size];
    for test in made {
        let end = &mut ends[slot(test.0)];
        ascending[*end as usize] = *test;
        *end += 1;
    }
    let mut start = 0;
    for end in ends {
        if end > start + 1 {
            ascending[start as usize..end as usize].sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        }
        start = end;
    }
    ascending
}

/// Bonferroni: the smallest p-value of several tests of one cell, for their number.
///
/// Formula:   min(1, m · min p)
/// Undefined: no test → `None`
/// Checked:   R p.adjust, tests/it/anomalies.rs
#[must_use]
pub fn bonferroni(p: &[f64]) -> Option<f64> {
    let least = p.iter().copied().min_by(f64::total_cmp)?;
    Some((least * p.len() as f64).min(1.0))
}

/// The smaller p-value of two questions that are answered from much the same marks: [`either()`] for very many pairs that go together
/// alike, from a table.
#[derive(Clone, Debug)]
pub struct Either {
    /// What part of p is taken off 2p at z = −[`Self::REACH`] and on, in steps of [`Self::STEP`]: L/p of [`either()`].
    parts: Vec<f64>,
    correlation: f64,
}

impl Either {
    const STEP: f64 = 1.0 / 32.0;
    const REACH: f64 = 8.0;

    /// For questions with this correlation.
    #[must_use]
    pub fn new(correlation: f64) -> Self {
        let mut parts = Vec::new();
        let mut z = -Self::REACH;
        while z <= Self::REACH {
            let p = normal_upper(z);
            parts.push(both_beyond(z, p, correlation) / p);
            z += Self::STEP;
        }
        Self { parts, correlation }
    }

    /// The p-value of the smaller of two.
    ///
    /// Checked:   good to 10⁻⁶ of itself against [`either()`] down to 10⁻⁹, below, from where on 1 − p is too coarse for that
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the table")]
    pub fn of(&self, p: [f64; 2]) -> f64 {
        let least = p[0].min(p[1]);
        let Some(place) = normal_quantile(1.0 - least).map(|z| (z + Self::REACH) / Self::STEP).filter(|place| *place >= 1.0) else {
            return either(p, self.correlation);
        };
        let at = place as usize;
        let part = place - at as f64;
        let Some([before, below, above, after]) = self.parts.get(at - 1..at + 3) else { return either(p, self.correlation) };
        // a cubic through four neighbours
        let (rest, ahead, behind) = (1.0 - part, 2.0 - part, 1.0 + part);
        let outer = (before * ahead + after * behind) * part * rest / -6.0;
        let share = outer + (below * rest * ahead * behind + above * part * ahead * behind) / 2.0;
        (least * (2.0 - share)).clamp(least, 1.0)
    }
}

/// The smaller p-value of two questions that are answered from much the same marks.
///
/// Formula:   1 − P(neither is so small) = 2p − L, p = min(p₁, p₂), L the chance that two standard normals with the correlation ρ are
///            both beyond z = Φ⁻¹(1 − p): L = p² + (1/2π) ∫₀^ρ exp(−z²/(1 + r))/√(1 − r²) dr; never more than 2p
/// Missing:   a negative ρ counts as 0
/// Undefined: p of 0 or 1 stay what they are
/// Source:    Drezner & Wesolowsky (1990), Journal of Statistical Computation and Simulation 35, 101–107
/// Checked:   by hand at ρ = 0 and, for p = 1/2, against 1/4 + asin ρ/(2π) below
#[must_use]
pub fn either(p: [f64; 2], correlation: f64) -> f64 {
    let least = p[0].min(p[1]);
    let Some(z) = normal_quantile(1.0 - least) else { return least };
    (2.0 * least - both_beyond(z, least, correlation)).clamp(least, 1.0)
}

/// L of [`either()`].
fn both_beyond(z: f64, p: f64, correlation: f64) -> f64 {
    /// Places and weights of Gauss's rule with six points on (0, 1).
    const RULE: [(f64, f64); 6] = [
        (0.033_765_242_898_423_975, 0.085_662_246_189_585_18),
        (0.169_395_306_766_867_74, 0.180_380_786_524_069_3),
        (0.380_690_406_958_401_56, 0.233_956_967_286_345_5),
        (0.619_309_593_041_598_4, 0.233_956_967_286_345_5),
        (0.830_604_693_233_132_3, 0.180_380_786_524_069_3),
        (0.966_234_757_101_576, 0.085_662_246_189_585_18),
    ];
    // by the angle, asin r, the integrand is smooth up to ρ = 1
    let angle = correlation.clamp(0.0, 1.0).asin();
    let inner = |place: f64| (-z * z / (1.0 + (angle * place).sin())).exp();
    p * p + angle / std::f64::consts::TAU * RULE.iter().map(|(place, weight)| weight * inner(*place)).sum::<f64>()
}

/// How two questions go together, from the signs of their statistics, so that single odd cells move nothing.
///
/// Formula:   ρ = sin(π(c − ½)), c the share of cells in which both have the same sign
/// Undefined: no cell → 0
/// Source:    Sheppard (1899), Philosophical Transactions A 192, 101–167
/// Checked:   by hand
#[must_use]
pub fn sign_correlation(pairs: &[(f64, f64)]) -> f64 {
    let same = pairs.iter().filter(|(a, b)| (*a > 0.0) == (*b > 0.0)).count() as f64;
    if pairs.is_empty() { 0.0 } else { (std::f64::consts::PI * (same / pairs.len() as f64 - 0.5)).sin() }
}

/// Several standard normal statistics of one question as one.
///
/// Formula:   Σ z / √k
/// Undefined: no statistic → `None`
/// Source:    Stouffer (1949), The American Soldier I, 45
/// Checked:   expected_misc.json `fisher_p_combination`, tests/it/screens.rs
#[must_use]
pub fn stouffer(z: &[f64]) -> Option<f64> {
    (!z.is_empty()).then(|| z.iter().sum::<f64>() / (z.len() as f64).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjusted_by_hand() {
        // 4/1·0.01 = 0.04, 4/2·0.04 = 0.08, 4/3·0.03 → the smaller of what follows
        let q = benjamini_hochberg(&[0.01, 0.04, 0.03, 0.5]);
        for (got, want) in q.iter().zip([0.04, 0.16 / 3.0, 0.16 / 3.0, 0.5]) {
            assert!((got - want).abs() < 1e-15, "{q:?}");
        }
        // against its definition, p in heaps so that several share a slot
        let p: Vec<f64> = (1..200_u32).map(|at| f64::from(at * at % 97) / 970.0 + f64::from(at % 7) / 1e4).collect();
        let rank = |value: f64| p.iter().filter(|other| **other <= value).count() as f64;
        let defined = |value: f64| p.iter().filter(|other| **other >= value).map(|other| other * 199.0 / rank(*other)).fold(1.0, f64::min);
        assert!(benjamini_hochberg(&p).iter().zip(&p).all(|(q, p)| (q - defined(*p)).abs() < 1e-12));
        assert_eq!((benjamini_hochberg(&[0.02, 0.01]), benjamini_hochberg(&[])), (vec![0.02; 2], Vec::new()));
        // families know nothing of each other, nor of tests that were not made
        let mut mixed: Vec<(usize, f64)> = p.iter().enumerate().map(|(at, p)| (at % 3, if at % 7 == 2 { f64::NAN } else { *p })).collect();
        let before = mixed.clone();
        adjust::<_, 4>(&mut mixed, |test| test.0, |test| &mut test.1);
        for family in 0..3 {
            let of = |tests: &[(usize, f64)]| -> Vec<f64> {
                tests.iter().filter(|test| test.0 == family && !test.1.is_nan()).map(|test| test.1).collect()
            };
            assert_eq!(of(&mixed), benjamini_hochberg(&of(&before)));
        }
        assert!(mixed.iter().zip(&before).all(|(q, p)| q.1.is_nan() == p.1.is_nan()));
        assert_eq!(bonferroni(&[0.3, 0.02]), Some(0.04));
        assert_eq!((bonferroni(&[0.9, 0.8]), bonferroni(&[])), (Some(1.0), None));
    }

    #[test]
    fn the_smaller_of_two() {
        // independent: 1 − (1 − p)²; one and the same: p
        assert!((either([0.05, 0.4], 0.0) - 0.0975).abs() < 1e-12);
        assert!((either([0.05, 0.05], 1.0) - 0.05).abs() < 2e-3);
        for rho in [0.2_f64, 0.5, 0.8] {
            let both = 0.25 + rho.asin() / std::f64::consts::TAU;
            assert!((either([0.5, 0.7], rho) - (1.0 - both)).abs() < 1e-9);
            assert!(either([1e-6, 0.5], rho) <= 2e-6 && either([1e-6, 0.5], rho) > 1e-6);
        }
        assert_eq!((either([0.0, 0.3], 0.5), either([1.0, 1.0], 0.5)), (0.0, 1.0));
        for rho in [-0.3_f64, 0.0, 0.4, 0.8, 0.99, 1.0] {
            let table = Either::new(rho);
            for p in (1..400).map(|at| f64::from(at) / 400.0).chain((1..9).map(|power| 0.37 * 0.1_f64.powi(power))) {
                let (got, want) = (table.of([p, 0.999]), either([p, 0.999], rho));
                assert!((got - want).abs() <= 1e-6 * want, "{rho} {p}: {got} {want}");
            }
            assert_eq!((table.of([0.0, 0.3]), table.of([1.0, 1.0])), (0.0, 1.0));
        }
        assert!((sign_correlation(&[(1.0, 2.0), (-1.0, -1.0), (1.0, -1.0)]) - 0.5).abs() < 1e-12);
        assert_eq!(sign_correlation(&[]), 0.0);
    }
}
