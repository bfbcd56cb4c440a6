//! Tails of the binomial, exact where the beta function of common libraries loses digits (a million trials, rare events).

/// P(X ≥ count) of a binomial with `trials` trials.
///
/// Formula:   the first term by Loader's saddle-point expansion, the others from their ratios; below the mean as 1 less
///            the lower tail
/// Undefined: a probability outside 0..1 → `None`
/// Source:    Loader (2000), Fast and accurate computation of binomial probabilities
/// Checked:   expected/binomial.json, relative 1e-9, tests/it/reference.rs
#[must_use]
pub fn upper(count: u32, trials: u32, probability: f64) -> Option<f64> {
    if !(0.0..=1.0).contains(&probability) {
        return None;
    }
    let (n, odds) = (f64::from(trials), probability / (1.0 - probability));
    Some(match count {
        0 => 1.0,
        count if count > trials || probability == 0.0 => 0.0,
        _ if probability >= 1.0 => 1.0,
        count if f64::from(count) > n * probability => {
            sum_terms(binomial_term(count, trials, probability), (count..trials).map(|k| f64::from(trials - k) / f64::from(k + 1) * odds))
        }
        count => {
            let ratios = (1..count).rev().map(|k| f64::from(k) / f64::from(trials - k + 1) / odds);
            1.0 - sum_terms(binomial_term(count - 1, trials, probability), ratios)
        }
    })
}

/// P(X > count) + ½ P(X = count) of a binomial with `trials` trials: the mid-p of the upper tail.
///
/// Of honest counts it is below α about as often as α says, where P(X ≥ count), which can never be exactly α, is so far less often: with
/// one absent in a hundred, half as often.
///
/// Undefined: a probability outside 0..1 → `None`
/// Source:    Lancaster (1961), Journal of the American Statistical Association 56, 223–234
/// Checked:   as the mean of two tails of R's pbinom, tests/it/anomalies.rs; size in docs/screens.md
#[must_use]
pub fn middle(count: u32, trials: u32, probability: f64) -> Option<f64> {
    let or_more = upper(count, trials, probability)?;
    if count > trials || probability <= 0.0 || probability >= 1.0 {
        return Some(f64::midpoint(or_more, upper(count.saturating_add(1), trials, probability)?));
    }
    Some(or_more - binomial_term(count, trials, probability) / 2.0)
}

/// P(X ≤ count) of a binomial with `trials` trials: the upper tail of the failures.
#[must_use]
pub fn lower(count: u32, trials: u32, probability: f64) -> Option<f64> {
    if count >= trials {
        return (0.0..=1.0).contains(&probability).then_some(1.0);
    }
    upper(trials - count, trials, 1.0 - probability)
}

/// A first term and those that follow by these ratios, until they no longer count.
fn sum_terms(first: f64, ratios: impl Iterator<Item = f64>) -> f64 {
    let (mut term, mut sum) = (first, first);
    for ratio in ratios {
        term *= ratio;
        if term <= sum * 1e-17 {
            break;
        }
        sum += term;
    }
    sum
}

/// P(X = k) for 0 < p < 1.
fn binomial_term(k: u32, trials: u32, p: f64) -> f64 {
    let (k, n) = (f64::from(k), f64::from(trials));
    if k == 0.0 {
        return (n * (-p).ln_1p()).exp();
    }
    if k >= n {
        return (n * p.ln()).exp();
    }
    let error = stirling_error(n) - stirling_error(k) - stirling_error(n - k);
    let exponent = error - deviance(k, n * p) - deviance(n - k, n * (1.0 - p));
    (n / (std::f64::consts::TAU * k * (n - k))).sqrt() * exponent.exp()
}

/// ln n! less Stirling's formula.
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        let mut factorial = 0.0;
        let mut k = 2.0;
        while k <= n {
            factorial += f64::ln(k);
            k += 1.0;
        }
        return factorial - (n + 0.5) * n.ln() + n - 0.5 * std::f64::consts::TAU.ln();
    }
    let square = n * n;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square) / square) / n
}

/// x ln(x/m) + m − x, without loss where x is near m.
fn deviance(x: f64, m: f64) -> f64 {
    if (x - m).abs() >= 0.1 * (x + m) {
        return x * (x / m).ln() + m - x;
    }
    let v = (x - m) / (x + m);
    let (mut sum, mut power) = ((x - m) * v, 2.0 * x * v);
    for odd in (3..1000).step_by(2) {
        power *= v * v;
        let next = sum + power / f64::from(odd);
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_by_hand() {
        // 8, 9 or 10 heads of 10: (45 + 10 + 1) / 1024
        assert!((upper(8, 10, 0.5).unwrap() - 56.0 / 1024.0).abs() < 1e-14);
        assert!((lower(2, 10, 0.5).unwrap() - 56.0 / 1024.0).abs() < 1e-14);
        assert_eq!([upper(0, 5, 0.3), upper(6, 5, 0.3), upper(2, 5, 1.5), lower(5, 5, 0.3)], [Some(1.0), Some(0.0), None, Some(1.0)]);
    }
}
