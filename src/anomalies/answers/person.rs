//! How well one script fits its own level: hard right and easy wrong is odd.

use crate::stats::dist::{chi_square_upper, normal_cdf};

/// How well answers fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// l_z, as if the level were known.
    pub plain: f64,
    /// l_z*, which allows for the level being taken from the same answers.
    pub starred: f64,
    /// Skewness of l_z*.
    pub skewness: f64,
}

/// An item as it meets one pupil.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Met {
    /// Right.
    pub right: bool,
    /// Chance of that at the pupil's level.
    pub chance: f64,
    /// Rise of the chance with the level.
    pub slope: f64,
    /// Weight of the item where the level is estimated: Σ weight·(x − chance) = 0 (1 for the number right, the discrimination
    /// for maximum likelihood).
    pub weight: f64,
}

/// The standardised log-likelihood of answers.
///
/// Formula:   W = Σ (x − P)·logit P; l_z = W/√(Σ P(1−P) logit² P); with c = Σ P'·logit P / Σ P'·r and w̃ = logit P − c·r,
///            l_z* = Σ (x − P)·w̃ / √(Σ P(1−P) w̃²); r weights of the estimate of the level
/// Unit:      standard errors; low where hard items are right and easy ones wrong
/// Undefined: all items alike for this pupil → `None`
/// Source:    Drasgow, Levine & Williams (1985), BJMSP 38, 67–86; Snijders (2001), Psychometrika 66, 331–342
/// Checked:   aberrance, oracle_items.json `L_S_NO`, `L_S_TS`, tests/it/answers.rs
#[must_use]
pub fn fit(items: &[Met]) -> Option<Fit> {
    let logit = |item: &Met| (item.chance / (1.0 - item.chance)).ln();
    let sum = |value: &dyn Fn(&Met) -> f64| items.iter().map(value).sum::<f64>();
    let off = |item: &Met| f64::from(u8::from(item.right)) - item.chance;
    let information = |item: &Met| item.chance * (1.0 - item.chance);
    let leaning = sum(&|item| item.slope * item.weight);
    let lean = if leaning > 0.0 { sum(&|item| item.slope * logit(item)) / leaning } else { 0.0 };
    let weight = |item: &Met| logit(item) - lean * item.weight;
    let (plain, starred) = (sum(&|item| information(item) * logit(item).powi(2)), sum(&|item| information(item) * weight(item).powi(2)));
    if plain <= 0.0 || starred <= 1e-9 * plain {
        return None;
    }
    let third = sum(&|item| information(item) * (1.0 - 2.0 * item.chance) * weight(item).powi(3));
    Some(Fit {
        plain: sum(&|item| off(item) * logit(item)) / plain.sqrt(),
        starred: sum(&|item| off(item) * weight(item)) / starred.sqrt(),
        skewness: third / starred.powf(1.5),
    })
}

/// The chance of a value so low, under a law with mean 0, sd 1 and this skewness.
///
/// Formula:   Pearson's type III (a shifted gamma law); the normal where the skewness is next to nothing
/// Source:    Pearson (1895)
/// Checked:   by hand below; size on invented counties in tests/it/answers.rs
#[must_use]
pub fn lower_tail(z: f64, skewness: f64) -> f64 {
    const NEARLY_NONE: f64 = 1e-3;
    if skewness.abs() < NEARLY_NONE {
        return normal_cdf(z);
    }
    // (χ²ₖ − k)/√(2k) has the skewness √(8/k)
    let freedom = 8.0 / (skewness * skewness);
    let mirrored = if skewness < 0.0 { -z } else { z };
    let at = freedom + mirrored * (2.0 * freedom).sqrt();
    let upper = if at <= 0.0 { 1.0 } else { chi_square_upper(at, freedom).unwrap_or(1.0) };
    if skewness < 0.0 { upper } else { 1.0 - upper }
}

/// U3: how far the right answers lie from the easiest ones.
///
/// Formula:   (Σ of the r largest logit π − Σ over the right answers logit π)/(Σ of the r largest − Σ of the r smallest), π the
///            share of right answers of each item, r the number right
/// Unit:      0 for the easiest ones right, 1 for the hardest
/// Undefined: everything or nothing right, or all items equally hard → `None`
/// Source:    van der Flier (1982), Journal of Cross-Cultural Psychology 13, 267–298
/// Checked:   aberrance, oracle_items.json `U3_S`, tests/it/answers.rs
#[must_use]
pub fn u3(right: &[bool], shares: &[f64]) -> Option<f64> {
    let logits: Vec<f64> = shares.iter().map(|share| (share / (1.0 - share)).ln()).collect();
    let mut sorted = logits.clone();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let count = right.iter().filter(|right| **right).count();
    let easiest: f64 = sorted[..count].iter().sum();
    let hardest: f64 = sorted[sorted.len() - count..].iter().sum();
    let own: f64 = logits.iter().zip(right).filter(|(_, right)| **right).map(|(logit, _)| logit).sum();
    (easiest - hardest > 1e-12).then(|| (easiest - own) / (easiest - hardest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_easiest_right_is_no_wonder() {
        let shares = [0.9, 0.6, 0.3];
        assert_eq!(u3(&[true, true, false], &shares), Some(0.0));
        assert_eq!(u3(&[false, true, true], &shares), Some(1.0));
        assert_eq!((u3(&[true; 3], &shares), u3(&[true, false], &[0.5; 2])), (None, None));
        let met = |right, chance| Met { right, chance, slope: 0.1, weight: 1.0 };
        let plain = fit(&[met(true, 0.9), met(true, 0.6), met(false, 0.3)]).unwrap();
        let odd = fit(&[met(false, 0.9), met(true, 0.6), met(true, 0.3)]).unwrap();
        assert!(plain.starred > 0.0 && odd.starred < -1.0, "{plain:?} {odd:?}");
        assert_eq!(fit(&[met(true, 0.5); 4]), None);
    }

    #[test]
    fn a_skewed_tail_is_a_gamma_tail() {
        assert!((lower_tail(-1.644_853_627, 0.0) - 0.05).abs() < 1e-9);
        assert!((lower_tail(-1.644_853_627, 0.002) - 0.05).abs() < 1e-3);
        // skewness −2: one less an exponential; P(Z < −2) = e^−3
        assert!((lower_tail(-2.0, -2.0) - (-3.0_f64).exp()).abs() < 1e-9);
        assert!((lower_tail(2.0, 2.0) - (1.0 - (-3.0_f64).exp())).abs() < 1e-9);
        assert!(lower_tail(-3.0, 1.0) < lower_tail(-3.0, -1.0));
    }
}
