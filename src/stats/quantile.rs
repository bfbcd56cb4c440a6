//! Quantiles, the rule in every name.

/// Type-7 quantile of ascending values: Excel PERCENTILE.INC, R's default.
///
/// Formula:   x₍ₖ₎ + (h − k)(x₍ₖ₊₁₎ − x₍ₖ₎) with h = (n − 1)p, k = ⌊h⌋, counting from zero
/// Unit:      that of the values
/// Undefined: no values, or p outside 0..1 → `None`
/// Source:    Hyndman & Fan (1996), The American Statistician 50, 361–365
/// Checked:   tests/it/reference.rs, R quantile(type = 7)
#[must_use]
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "h lies in 0..n")]
pub fn quantile_inclusive(ascending: &[f64], p: f64) -> Option<f64> {
    if ascending.is_empty() || !(0.0..=1.0).contains(&p) {
        return None;
    }
    let h = (ascending.len() - 1) as f64 * p;
    let below = h.floor() as usize;
    let low = ascending[below];
    let high = ascending[(below + 1).min(ascending.len() - 1)];
    Some(low + (h - h.floor()) * (high - low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let x = [1.0, 2.0, 4.0, 8.0];
        assert_eq!(quantile_inclusive(&x, 0.5), Some(3.0));
        assert_eq!(quantile_inclusive(&x, 0.25), Some(1.75));
        assert_eq!(quantile_inclusive(&x, 1.0), Some(8.0));
        assert_eq!(quantile_inclusive(&[], 0.5), None);
        assert_eq!(quantile_inclusive(&x, f64::NAN), None);
    }
}
