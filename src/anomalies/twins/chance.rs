//! How many pairs of pupils have the same marks by chance.

/// Pairs of candidates with the same marks in all of some papers, to be expected by chance.
///
/// Formula:   N(N−1)/2 · Π c_j · [(1−ρ)^(K−1) (1 + (K−1)ρ)]^(−1/2), c_j the chance that two candidates have the same mark in
///            paper j: step/(2√π sd) for a normal law, which makes (2π)^(−K/2) 2^(−K/2) sd^(−K) step^K
/// Unit:      pairs
/// Undefined: no paper → all pairs; ρ is taken within 0 and 0.95
/// Source:    findings.md, A302: the density of the difference of two normal vectors at 0
/// Checked:   expected_misc.json `identical_rows`, tests/it/screens.rs
#[must_use]
pub fn expected_pairs(candidates: usize, same: &[f64], correlation: f64) -> f64 {
    let (n, k) = (candidates as f64, same.len() as f64);
    let rho = correlation.clamp(0.0, 0.95);
    let joint = if same.is_empty() { 1.0 } else { ((1.0 - rho).powf(k - 1.0) * (1.0 + (k - 1.0) * rho)).sqrt() };
    n * (n - 1.0) / 2.0 * same.iter().product::<f64>() / joint
}

/// The chance that two candidates of a normal law have the same mark.
#[must_use]
pub fn same_mark(sd: f64, step: f64) -> Option<f64> {
    (sd > 0.0).then(|| (step / (2.0 * std::f64::consts::PI.sqrt() * sd)).min(1.0))
}

/// P(X ≥ count) of a Poisson law.
///
/// Formula:   1 − Σ_{j < count} e^(−m) m^j / j!, for a small m by the terms from count on
#[must_use]
pub fn poisson_upper(count: u32, mean: f64) -> f64 {
    if count == 0 {
        return 1.0;
    }
    let mut term = (1..=count).fold((-mean).exp(), |term, j| term * mean / f64::from(j));
    let (mut sum, mut j) = (0.0, count);
    while term > sum * 1e-16 {
        sum += term;
        j += 1;
        term *= mean / f64::from(j);
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        assert!((poisson_upper(1, 0.01) - (1.0 - (-0.01_f64).exp())).abs() < 1e-15);
        assert!((poisson_upper(2, 1.0) - (1.0 - 2.0 * (-1.0_f64).exp())).abs() < 1e-14);
        assert_eq!((poisson_upper(0, 0.3), poisson_upper(3, 0.0)), (1.0, 0.0));
        // two papers, independent: 10 pairs, each same with 1/10 and 1/5
        assert!((expected_pairs(5, &[0.1, 0.2], 0.0) - 0.2).abs() < 1e-15);
        assert_eq!((same_mark(0.0, 1.0), same_mark(0.01, 1.0)), (None, Some(1.0)));
    }
}
