//! Location and spread of a slice, and the exact mean of exact scores.

use crate::{config::SdRule, model::Score};

/// Arithmetic mean.
///
/// Formula:   Σx/n, the sum compensated
/// Unit:      that of the values
/// Undefined: no values → `None`
/// Checked:   tests/it/reference.rs, NIST StRD and exact fractions
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    Some(sum(values.iter().copied()) / count(values)?)
}

/// A sum whose rounding errors are summed beside it. Ascending marks have long runs of equal values, whose errors all lean
/// one way and do not cancel.
///
/// Source:    Knuth's two-sum in Neumaier's scheme: Ogita, Rump & Oishi (2005), SIAM J. Sci. Comput. 26, 1955–1988
#[must_use]
pub fn sum(values: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut lost) = (0.0, 0.0);
    for x in values {
        let next = sum + x;
        let taken = next - sum;
        lost += (sum - (next - taken)) + (x - taken);
        sum = next;
    }
    sum + lost
}

/// Mean of exact scores over a chosen denominator. Units whose means are the same fraction get the same number, so that
/// they tie in rank, which sums of binary numbers do not promise.
///
/// Formula:   Σx/d, the sum exact, the whole and the fractional part divided apart
/// Unit:      marks
/// Undefined: no scores, or d = 0 → `None`
/// Checked:   tests/it/reference.rs, `edge_means`
#[must_use]
pub fn mean_score(scores: &[Score], denominator: u32) -> Option<f64> {
    if scores.is_empty() {
        return None;
    }
    mean_of_sum(scores.iter().map(|score| i128::from(score.units())).sum(), denominator)
}

/// The mean of scores of which the sum is known, in parts of a mark; `None` where there is nothing to divide by.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "both parts of the quotient are below 2^53")]
pub fn mean_of_sum(sum: i128, denominator: u32) -> Option<f64> {
    if denominator == 0 {
        return None;
    }
    let parts = i128::from(denominator) * i128::from(Score::whole(1).units());
    Some((sum / parts) as f64 + (sum % parts) as f64 / parts as f64)
}

/// Sum of squared deviations from the mean, by the corrected two-pass formula (Chan, Golub & LeVeque 1983, The American
/// Statistician 37, 242–247).
#[must_use]
pub fn sum_of_squares(values: &[f64], mean: f64) -> f64 {
    let squares = sum(values.iter().map(|x| (x - mean).powi(2)));
    let rest = sum(values.iter().map(|x| x - mean));
    count(values).map_or(0.0, |n| (squares - rest * rest / n).max(0.0))
}

/// Population standard deviation: the whole cohort is measured.
///
/// Formula:   √(Σ(x − m)²/n)
/// Unit:      that of the values
/// Undefined: no values → `None`
/// Checked:   tests/it/reference.rs, NIST StRD and R
#[must_use]
pub fn sd_population(values: &[f64]) -> Option<f64> {
    let mean = mean(values)?;
    Some((sum_of_squares(values, mean) / count(values)?).sqrt())
}

/// Sample standard deviation, Excel STDEV.
///
/// Formula:   √(Σ(x − m)²/(n − 1))
/// Unit:      that of the values
/// Undefined: fewer than two values → `None`
/// Checked:   tests/it/reference.rs, NIST StRD and R
#[must_use]
pub fn sd_sample(values: &[f64]) -> Option<f64> {
    let (mean, n) = (mean(values)?, count(values)?);
    (n > 1.0).then(|| (sum_of_squares(values, mean) / (n - 1.0)).sqrt())
}

/// The standard deviation that the settings ask for.
#[must_use]
pub fn sd(values: &[f64], rule: SdRule) -> Option<f64> {
    match rule {
        SdRule::Population => sd_population(values),
        SdRule::Sample => sd_sample(values),
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
fn count(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then_some(values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let x = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0];
        assert_eq!((mean(&x), sd_population(&x)), (Some(5.0), Some(2.0)));
        assert_eq!(sd_sample(&[1.0]), None);
        assert_eq!((mean(&[]), sd_population(&[])), (None, None));
    }

    #[test]
    fn equal_fractions_are_equal_means() {
        let score = |text: &str| text.parse::<Score>().expect("a score");
        let ten = vec![score("71.3"); 10];
        let seven = [score("0.1"), score("142.5"), score("71.3")];
        assert_eq!(mean_score(&ten, 10), Some(71.3));
        assert_eq!(mean_score(&ten, 10), mean_score(&seven, 3));
        assert_eq!(mean_score(&ten, 20), Some(35.65));
        assert_eq!((mean_score(&[], 3), mean_score(&ten, 0)), (None, None));
    }
}
