//! Numbers in texts, rounded as a workbook shows them, so that a sentence and the cell beside it never differ by a digit.

use rust_decimal::{Decimal, RoundingStrategy};

/// A number to so many places, half away from zero on the decimal that a workbook would show.
///
/// Formula:   the value to 15 significant digits, as spreadsheets do, then half away from zero
/// Unit:      that of the value
/// Undefined: what is not finite, or beyond the range of decimals, is spelt by the standard library
/// Checked:   tests/it/reference.rs, `edge_rounding` and the ROUND of a spreadsheet
#[must_use]
pub fn rounded(value: f64, digits: u32) -> String {
    let places = digits as usize;
    let exact = Decimal::from_scientific(&format!("{value:.14e}")).ok();
    let cut = exact.map(|exact| exact.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero));
    match cut {
        Some(cut) if cut.is_zero() => format!("{:.places$}", Decimal::ZERO),
        Some(cut) => format!("{cut:.places$}"),
        None => format!("{value:.places$}"),
    }
}

/// A share as a percentage with its sign.
#[must_use]
pub fn percent(share: f64, digits: u32) -> String {
    format!("{}%", rounded(share * 100.0, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero_as_in_a_workbook() {
        assert_eq!([rounded(2.675, 2), rounded(72.25, 1), rounded(-2.5, 0), rounded(-0.04, 1)], ["2.68", "72.3", "-3", "0.0"]);
        assert_eq!([percent(0.125, 0), percent(0.285, 1), percent(1.0, 2)], ["13%", "28.5%", "100.00%"]);
        // What arithmetic leaves at the 17th digit is no part of the number: this is 72.2499999999999857….
        assert_eq!(rounded(72.25_f64.next_down(), 1), "72.3");
        assert_eq!([rounded(1e300, 0).len(), rounded(f64::NAN, 1).len()], [301, 3]);
    }
}
