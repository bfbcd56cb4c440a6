//! Attainability (metrics.md §9): whether some whole number of pupils, or some sum of marks, gives a reported figure. Exact
//! integers throughout; figures are rounded half up to the decimals that are written.

use crate::model::Score;
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// A rate in percent: is there a whole k with round(100·k/n) = rate?
///
/// Formula:   ⌊(200·k·10^d + n) / 2n⌋ = rate·10^d for some 0 ≤ k ≤ n, d the decimals of `rate`
/// Undefined: n = 0, or more decimals than fit → `None`
/// Checked:   99.2 of 594 yes (589); 68.99 of 590 no; 99.38 of 4624 no
#[must_use]
pub fn rate(rate: Decimal, n: u32) -> Option<bool> {
    let wanted = scaled(rate)?;
    let (below, above) = counts_around(rate, n)?;
    let near = below.saturating_sub(1)..=above.saturating_add(1).min(n);
    Some(near.into_iter().any(|count| rounded(count, n, rate.scale()) == Some(wanted)))
}

/// A mean of marks in steps of `step`: is there a sum of n such marks with round(sum/n) = mean?
///
/// Formula:   ⌊(2·j·step·10^d + n) / 2n⌋ = mean·10^d for some whole j ≥ 0
/// Undefined: n = 0, a step of zero, or more decimals than fit → `None`
#[must_use]
pub fn mean(mean: Decimal, n: u32, step: Score) -> Option<bool> {
    let wanted = scaled(mean)?;
    let (n, step) = (i128::from(n), i128::from(step.units()));
    if n == 0 || step <= 0 {
        return None;
    }
    let unit = i128::from(Score::whole(1).units());
    let power = 10_i128.checked_pow(mean.scale())?;
    let rounded = |j: i128| (2 * j * step * power + n * unit).div_euclid(2 * n * unit);
    let nearest = (wanted * n * unit).div_euclid(power.checked_mul(step)?);
    Some((nearest - 1..=nearest + 1).any(|j| j >= 0 && rounded(j) == wanted))
}

/// The counts on both sides of a rate, each with the rate that it gives to the same decimals.
#[must_use]
pub fn nearest(rate: Decimal, n: u32) -> Option<[(u32, Decimal); 2]> {
    let (below, above) = counts_around(rate, n)?;
    let given = |count: u32| Some((count, Decimal::from_i128_with_scale(rounded(count, n, rate.scale())?, rate.scale())));
    Some([given(below)?, given(above)?])
}

fn counts_around(rate: Decimal, n: u32) -> Option<(u32, u32)> {
    if n == 0 || rate.is_sign_negative() {
        return None;
    }
    let share = rate.checked_mul(Decimal::from(n))?.checked_div(Decimal::ONE_HUNDRED)?;
    let below = share.floor().to_u32()?.min(n);
    Some((below, below.saturating_add(1).min(n)))
}

/// round(100·k/n) in units of 10^−d.
fn rounded(count: u32, n: u32, decimals: u32) -> Option<i128> {
    let (count, n) = (i128::from(count), i128::from(n));
    let doubled = 200_i128.checked_mul(count)?.checked_mul(10_i128.checked_pow(decimals)?)?;
    Some(doubled.checked_add(n)?.div_euclid(2 * n))
}

/// The figure in units of its last decimal.
fn scaled(figure: Decimal) -> Option<i128> {
    (figure.scale() <= 12).then(|| figure.mantissa())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn the_checks_of_the_catalogue() {
        assert_eq!([rate(of("99.2"), 594), rate(of("68.99"), 590), rate(of("99.38"), 4624)], [Some(true), Some(false), Some(false)]);
        assert_eq!(nearest(of("99.2"), 594).map(|near| near[0].0), Some(589));
        assert!([574, 587].into_iter().all(|n| rate(of("68.99"), n) == Some(true)));
        let near = nearest(of("68.99"), 590).expect("a rate");
        assert_eq!(near, [(407, of("68.98")), (408, of("69.15"))]);
    }

    #[test]
    fn whatever_a_count_gives_is_attainable_and_nothing_else() {
        for n in 1..=60_u32 {
            for decimals in 0..=3 {
                let given: std::collections::BTreeSet<i128> = (0..=n).filter_map(|count| rounded(count, n, decimals)).collect();
                for figure in 0..=100 * 10_i128.pow(decimals) {
                    let is = rate(Decimal::from_i128_with_scale(figure, decimals), n);
                    assert_eq!(is, Some(given.contains(&figure)), "{figure}e-{decimals} of {n}");
                }
            }
        }
    }

    #[test]
    fn halves_round_up_and_edges_stand() {
        assert_eq!([rate(of("12.5"), 8), rate(of("13"), 8), rate(of("12"), 8)], [Some(true), Some(true), Some(false)]);
        assert_eq!(
            [rate(of("0"), 7), rate(of("100"), 7), rate(of("100.1"), 7), rate(of("5"), 0)],
            [Some(true), Some(true), Some(false), None]
        );
    }

    #[test]
    fn means_of_whole_and_half_marks() {
        let (one, half) = (Score::whole(1), "0.5".parse::<Score>().expect("a score"));
        // Sums of 3 marks: thirds; with half marks sixths.
        assert_eq!(
            [mean(of("80.33"), 3, one), mean(of("80.34"), 3, one), mean(of("80.17"), 3, one)],
            [Some(true), Some(false), Some(false)]
        );
        assert_eq!(
            [mean(of("80.17"), 3, half), mean(of("80.5"), 1, half), mean(of("80.5"), 1, one)],
            [Some(true), Some(true), Some(false)]
        );
        assert_eq!([mean(of("85.2"), 4000, one), mean(of("85"), 0, one)], [Some(true), None]);
        assert_eq!(mean(of("63.98"), 49, one), Some(true));
        assert_eq!(mean(of("63.97"), 49, one), Some(false));
    }
}
