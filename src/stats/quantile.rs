//! Quantiles of ascending values, the rule in every name (numbered as in Hyndman & Fan 1996, The American Statistician
//! 50, 361–365). The figures of the tables are all [`quantile_inclusive`];
//! the others stand beside it among the [rivals](super::rivals).

use rust_decimal::{Decimal, prelude::ToPrimitive};

/// Type-7 quantile: Excel PERCENTILE.INC, R's default.
///
/// Formula:   x₍ₖ₎ + (h − k)(x₍ₖ₊₁₎ − x₍ₖ₎) with h = (n − 1)p, k = ⌊h⌋, counting from zero
/// Unit:      that of the values
/// Undefined: no values, or p outside 0..1 → `None`
/// Checked:   tests/it/reference.rs, exact fractions and R quantile(type = 7)
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
pub fn quantile_inclusive(ascending: &[f64], p: f64) -> Option<f64> {
    let last = ascending.len().checked_sub(1).filter(|_| is_share(p))?;
    Some(interpolated(ascending, last as f64 * p))
}

/// Type-6 quantile: Excel PERCENTILE.EXC, which refuses p below 1/(n+1) or above n/(n+1) where this gives the lowest or
/// highest value.
///
/// Formula:   as type 7 with h = (n + 1)p − 1
/// Unit:      that of the values
/// Undefined: no values, or p outside 0..1 → `None`
/// Checked:   tests/it/reference.rs, exact fractions and R quantile(type = 6)
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
pub fn quantile_exclusive(ascending: &[f64], p: f64) -> Option<f64> {
    let last = ascending.len().checked_sub(1).filter(|_| is_share(p))?;
    let h = (ascending.len() + 1) as f64 * p - 1.0;
    Some(interpolated(ascending, h.clamp(0.0, last as f64)))
}

/// Type-5 quantile, Hazen's: MATLAB's rule.
///
/// Formula:   as type 7 with h = np − ½
/// Unit:      that of the values
/// Undefined: no values, or p outside 0..1 → `None`
/// Checked:   tests/it/reference.rs, exact fractions and R quantile(type = 5)
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
pub fn quantile_hazen(ascending: &[f64], p: f64) -> Option<f64> {
    let last = ascending.len().checked_sub(1).filter(|_| is_share(p))?;
    let h = ascending.len() as f64 * p - 0.5;
    Some(interpolated(ascending, h.clamp(0.0, last as f64)))
}

/// Type-8 quantile, which hits the median of the place it estimates whatever the law: the one that Hyndman and Fan recommend.
///
/// Formula:   as type 7 with h = (n + ⅓)p − ⅔
/// Unit:      that of the values
/// Undefined: no values, or p outside 0..1 → `None`
/// Checked:   tests/it/reference.rs, exact fractions and R quantile(type = 8)
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
pub fn quantile_median_unbiased(ascending: &[f64], p: f64) -> Option<f64> {
    let last = ascending.len().checked_sub(1).filter(|_| is_share(p))?;
    let h = (ascending.len() as f64 + 1.0 / 3.0) * p - 2.0 / 3.0;
    Some(interpolated(ascending, h.clamp(0.0, last as f64)))
}

/// Type-2 quantile: the value at the place n·p, the mean of two where n·p is whole. It jumps there, so p is a decimal.
///
/// Formula:   x₍⌈np⌉₎, or (x₍np₎ + x₍np₊₁₎)/2 where np is whole, counting from one
/// Unit:      that of the values
/// Undefined: no values, or p outside 0..1 → `None`
/// Checked:   tests/it/reference.rs, exact fractions and R quantile(type = 2)
#[must_use]
pub fn quantile_averaging(ascending: &[f64], p: Decimal) -> Option<f64> {
    let last = ascending.len().checked_sub(1)?;
    let place = Decimal::from(ascending.len()).checked_mul(p).filter(|_| (Decimal::ZERO..=Decimal::ONE).contains(&p))?;
    let above = place.floor().to_usize()?;
    let below = place.ceil().to_usize()?.saturating_sub(1);
    Some(f64::midpoint(ascending[below.min(last)], ascending[above.min(last)]))
}

fn is_share(p: f64) -> bool {
    (0.0..=1.0).contains(&p)
}

/// The value at a place between two neighbours, counting from zero.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "h lies in 0..n")]
fn interpolated(ascending: &[f64], h: f64) -> f64 {
    let below = h.floor() as usize;
    let low = ascending[below];
    let high = ascending[(below + 1).min(ascending.len() - 1)];
    low + (h - h.floor()) * (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;

    const X: [f64; 4] = [1.0, 2.0, 4.0, 8.0];

    #[test]
    fn inclusive_by_hand() {
        assert_eq!(quantile_inclusive(&X, 0.5), Some(3.0));
        assert_eq!(quantile_inclusive(&X, 0.25), Some(1.75));
        assert_eq!(quantile_inclusive(&X, 1.0), Some(8.0));
        assert_eq!(quantile_inclusive(&[], 0.5), None);
        assert_eq!(quantile_inclusive(&X, f64::NAN), None);
    }

    #[test]
    fn exclusive_and_averaging_by_hand() {
        assert_eq!(quantile_exclusive(&X, 0.25), Some(1.25));
        assert_eq!(quantile_exclusive(&X, 0.01), Some(1.0));
        assert_eq!(quantile_averaging(&X, Decimal::new(25, 2)), Some(1.5));
        assert_eq!(quantile_averaging(&X, Decimal::new(26, 2)), Some(2.0));
        assert_eq!(quantile_averaging(&X, Decimal::ONE), Some(8.0));
        assert_eq!(quantile_averaging(&X, Decimal::TWO), None);
    }
}
