//! [`Score`]: a mark as an exact decimal. Lines, totals and ties are decided on it, never on binary floats.

use compact_str::{CompactString, ToCompactString, format_compact};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::{fmt, iter::Sum, ops::Add, str::FromStr};

/// Parts of one mark that a [`Score`] counts in: billionths, so nine decimals are exact.
const UNITS: i64 = 1_000_000_000;

/// An exact decimal mark with up to nine decimals, between ±9.2 billion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Score(i64);

impl Score {
    /// No marks.
    pub const ZERO: Self = Self(0);

    /// A whole number of marks.
    #[must_use]
    pub const fn whole(marks: i32) -> Self {
        Self(marks as i64 * UNITS)
    }

    /// The decimal that a spreadsheet means by this binary number: rounded to nine decimals, half away from zero.
    /// `None` for what is not finite or out of range.
    #[must_use]
    pub fn from_f64(value: f64) -> Option<Self> {
        if !value.is_finite() || value.abs() >= 9.0e9 {
            return None;
        }
        #[allow(clippy::cast_possible_truncation, reason = "checked against the range above")]
        if value.fract() == 0.0 {
            return Some(Self(value as i64 * UNITS));
        }
        // Below a million marks the product is off by less than a tenth of a unit, so rounding it finds the decimal
        // that was typed; above, the decimal is taken from text.
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "below 10^15 units")]
        if value.abs() < 1e6 {
            return Some(Self((value * UNITS as f64).round() as i64));
        }
        Self::from_decimal(Decimal::from_str(&format!("{value:.12}")).ok()?)
    }

    /// The nearest score to an exact decimal, half away from zero at the tenth decimal. `None` when out of range.
    #[must_use]
    pub fn from_decimal(value: Decimal) -> Option<Self> {
        let scaled = value.checked_mul(Decimal::from(UNITS))?;
        scaled.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero).to_i64().map(Self)
    }

    /// The exact decimal.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.0, 9).normalize()
    }

    /// The nearest binary number: the one that the decimal text would be read as.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "scores are below 9 million units of exact f64 range in practice; above it the nearest is meant"
    )]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / UNITS as f64
    }

    /// The count of billionths, for frames and sums.
    #[must_use]
    pub const fn units(self) -> i64 {
        self.0
    }

    /// From a count of billionths.
    #[must_use]
    pub const fn from_units(units: i64) -> Self {
        Self(units)
    }

    /// The shortest decimal without its sign: `72`, `72.5`.
    #[must_use]
    pub fn digits(self) -> CompactString {
        let units = self.0.unsigned_abs();
        let (whole, billionths) = (units / UNITS.unsigned_abs(), units % UNITS.unsigned_abs());
        let mut digits = whole.to_compact_string();
        if billionths > 0 {
            digits.push('.');
            digits.push_str(format_compact!("{billionths:09}").trim_end_matches('0'));
        }
        digits
    }

    /// Whether this is a whole multiple of `step`. Nothing is a multiple of zero.
    #[must_use]
    pub const fn is_multiple_of(self, step: Self) -> bool {
        step.0 != 0 && self.0 % step.0 == 0
    }
}

impl Add for Score {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Score {
    fn sum<I: Iterator<Item = Self>>(scores: I) -> Self {
        scores.fold(Self::ZERO, Add::add)
    }
}

impl FromStr for Score {
    type Err = ();
    /// Reads plain decimal text such as `72`, `72.50` or `-3`; no exponent, no thousands marks.
    fn from_str(text: &str) -> Result<Self, ()> {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'));
        if !plain {
            return Err(());
        }
        if let Ok(whole) = text.parse::<u32>() {
            return Ok(Self(i64::from(whole) * UNITS));
        }
        Decimal::from_str(text).ok().and_then(Self::from_decimal).ok_or(())
    }
}

impl fmt::Display for Score {
    /// The shortest decimal: `72`, `72.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad_integral(self.0 >= 0, "", &self.digits())
    }
}

/// An exact share such as 0.6, to be taken of a full mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(Decimal);

impl Rate {
    /// `Rate::percent(60)` is 0.6.
    #[must_use]
    pub fn percent(percent: i64) -> Self {
        Self(Decimal::new(percent, 2))
    }

    /// From an exact decimal.
    #[must_use]
    pub const fn from_decimal(value: Decimal) -> Self {
        Self(value)
    }

    /// The exact decimal.
    #[must_use]
    pub const fn to_decimal(self) -> Decimal {
        self.0
    }

    /// This share of `full`, in decimal arithmetic: 0.6 of 120 is 72, exactly.
    #[must_use]
    pub fn of(self, full: Score) -> Option<Score> {
        full.to_decimal().checked_mul(self.0).and_then(Score::from_decimal)
    }
}

impl FromStr for Rate {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Decimal::from_str(text).map(Self).map_err(|_| ())
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_exact_where_binary_arithmetic_fails() {
        let hundred = std::hint::black_box(100.0);
        assert!(0.07 * hundred > 7.0 && 0.55 * hundred > 55.0, "the trap is real");
        for (rate, full, line) in [("0.07", 100, 7), ("0.55", 100, 55), ("0.6", 120, 72)] {
            assert_eq!(rate.parse::<Rate>().unwrap().of(Score::whole(full)), Some(Score::whole(line)));
        }
        assert_eq!(Rate::percent(85).of("115.5".parse().unwrap()), Some("98.175".parse().unwrap()));
    }

    #[test]
    fn binary_noise_of_spreadsheets_is_the_decimal_that_was_typed() {
        assert_eq!(Score::from_f64(83.300_000_000_000_01), "83.3".parse().ok());
        assert_eq!(Score::from_f64(0.1 + 0.2), "0.3".parse().ok());
        assert_eq!(Score::from_f64(-1.5), "-1.5".parse().ok());
        assert_eq!(Score::from_f64(83.333_333_333_333_33), "83.333333333".parse().ok());
        assert_eq!(Score::from_f64(1_234_567.25), "1234567.25".parse().ok());
        assert_eq!([f64::NAN, f64::INFINITY, 1e300].map(Score::from_f64), [None; 3]);
    }

    #[test]
    fn text_and_numbers_go_round() {
        for text in ["0", "72.5", "120", "-3", "0.000000001"] {
            let score: Score = text.parse().unwrap();
            assert_eq!(score.to_string(), text);
            assert_eq!(Score::from_f64(score.to_f64()), Some(score));
        }
        for text in ["", "1e3", "1,000", "七十", "--"] {
            assert_eq!(text.parse::<Score>(), Err(()), "{text}");
        }
    }
}
