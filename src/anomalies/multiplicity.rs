//! Many tests at once: false-discovery control, in one place for all detectors.

/// Benjamini–Hochberg adjusted p-values, in the order of `p`.
///
/// Formula:   with p₍₁₎ ≤ … ≤ p₍ₘ₎, q₍ᵢ₎ = min over j ≥ i of m/j · p₍ⱼ₎, at most 1
/// Missing:   a test that was not made is not in `p`; m counts what was made
/// Source:    Benjamini & Hochberg (1995), JRSS B 57, 289–300
/// Checked:   R p.adjust, tests/it/anomalies.rs
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*b].total_cmp(&p[*a]));
    let mut adjusted = vec![1.0; p.len()];
    let mut least = 1.0_f64;
    for (above, at) in order.into_iter().enumerate() {
        let rank = p.len() - above;
        least = least.min(p[at] * p.len() as f64 / rank as f64);
        adjusted[at] = least;
    }
    adjusted
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
        assert_eq!(benjamini_hochberg(&[]), Vec::<f64>::new());
        assert_eq!(bonferroni(&[0.3, 0.02]), Some(0.04));
        assert_eq!((bonferroni(&[0.9, 0.8]), bonferroni(&[])), (Some(1.0), None));
    }
}
