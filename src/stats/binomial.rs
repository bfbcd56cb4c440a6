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

/// How many successes a number of trials will have, of which only others tell how frequent they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Predicted {
    /// P(X = 0).
    pub none: f64,
    /// P(X = count).
    pub exactly: f64,
    /// P(X > count).
    pub more: f64,
}

/// The law of the successes of `trials` trials by `successes` of `others` other trials, at a count.
///
/// Formula:   P(X = k) = C(n, k) B(k + a, n − k + b)/B(a, b), a = successes + ½, b = others − successes + ½ (Jeffreys' prior): P(0) as a product,
///            the others by their ratios
/// Undefined: more successes than others, or a negative number of either → `None`
/// Source:    Aitchison & Dunsmore (1975), Statistical Prediction Analysis, ch. 2
/// Checked:   scipy.stats.betabinom, below
#[must_use]
pub fn predicted(count: u32, trials: u32, (successes, others): (f64, f64)) -> Option<Predicted> {
    if !(0.0..=others).contains(&successes) || !others.is_finite() {
        return None;
    }
    let (n, a, b) = (f64::from(trials), successes + 0.5, others - successes + 0.5);
    let none = (0..trials).map(|at| (-a / (a + b + f64::from(at))).ln_1p()).sum::<f64>().exp();
    let ratio = |k: u32| {
        let k = f64::from(k);
        (n - k) / (k + 1.0) * (k + a) / (n - k - 1.0 + b)
    };
    let exactly = (0..count.min(trials)).fold(none, |term, k| term * ratio(k));
    if count >= trials {
        return Some(Predicted { none, exactly: if count > trials { 0.0 } else { exactly }, more: 0.0 });
    }
    let next = exactly * ratio(count);
    Some(Predicted { none, exactly, more: sum_terms(next, (count + 1..trials).map(ratio)) })
}

/// P(X > count) + ½ P(X = count) of [`predicted()`]: [`middle()`] where only others tell how frequent successes are, and the same as that
/// where they are so many that what they leave open is less than a hundredth of the variance.
///
/// Undefined: as [`predicted()`]
/// Checked:   scipy.stats.betabinom, below; size in docs/screens.md
#[must_use]
pub fn predicted_middle(count: u32, trials: u32, (successes, others): (f64, f64)) -> Option<f64> {
    const SO_MANY: f64 = 100.0;
    if others > SO_MANY * f64::from(trials) {
        return middle(count, trials, successes / others);
    }
    let Predicted { exactly, more, .. } = predicted(count, trials, (successes, others))?;
    Some(more + exactly / 2.0)
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
    fn predictions_are_those_of_the_beta_binomial_law() {
        // scipy 1.17.1, betabinom(n, s + 0.5, o - s + 0.5): pmf(0), pmf(count), sf(count); the fourth tail as the sum of its terms
        let known = [
            ((0, 20, (10.0, 400.0)), [0.595_512_663_489_955_6, 0.595_512_663_489_955_6, 0.404_487_336_510_044_65]),
            ((1, 90, (12.0, 990.0)), [0.334_961_539_703_112_5, 0.353_003_964_558_582_96, 0.312_034_495_738_304_55]),
            ((5, 90, (12.0, 990.0)), [0.334_961_539_703_112_5, 0.006_708_241_033_288_906, 0.001_968_208_901_234_836]),
            ((15, 90, (12.0, 990.0)), [0.334_961_539_703_112_5, 9.689_023_818_770_948e-11, 1.344_592_316_979_8e-11]),
            ((3, 40, (0.0, 200.0)), [0.912_966_024_599_521_3, 0.001_246_680_933_264_551_8, 0.000_197_853_471_935_682_8]),
            ((40, 40, (3.0, 50.0)), [0.122_775_714_442_063_02, 5.658_650_376_639_71e-23, 0.0]),
            ((12, 600, (80.0, 8000.0)), [0.002_880_187_152_070_721, 0.013_091_570_393_804_111, 0.011_545_470_534_136_903]),
        ];
        for ((count, trials, others), [none, exactly, more]) in known {
            let found = predicted(count, trials, others).unwrap();
            for (got, want) in [(found.none, none), (found.exactly, exactly), (found.more, more)] {
                assert!((got - want).abs() <= 1e-8 * want, "{count} of {trials} by {others:?}: {found:?}");
            }
        }
        // the mid-p of the third, and of others a hundred times as many, where the binomial says nearly the same
        assert!((predicted_middle(5, 90, (12.0, 990.0)).unwrap() - 0.005_322_329_417_879_289).abs() < 1e-10);
        let (few, many) = (predicted_middle(3, 90, (90.0, 9000.0)).unwrap(), predicted_middle(3, 90, (90.0, 9001.0)).unwrap());
        assert!(few > many && few < 1.05 * many, "{few} {many}");
        assert_eq!(predicted(3, 2, (1.0, 10.0)).map(|found| (found.exactly, found.more)), Some((0.0, 0.0)));
        assert_eq!((predicted(1, 5, (11.0, 10.0)), predicted(1, 5, (-1.0, 10.0))), (None, None));
    }

    #[test]
    fn tails_by_hand() {
        // 8, 9 or 10 heads of 10: (45 + 10 + 1) / 1024
        assert!((upper(8, 10, 0.5).unwrap() - 56.0 / 1024.0).abs() < 1e-14);
        assert!((lower(2, 10, 0.5).unwrap() - 56.0 / 1024.0).abs() < 1e-14);
        assert_eq!([upper(0, 5, 0.3), upper(6, 5, 0.3), upper(2, 5, 1.5), lower(5, 5, 0.3)], [Some(1.0), Some(0.0), None, Some(1.0)]);
    }
}
