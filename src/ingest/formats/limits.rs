//! What bounds a file whatever the settings are: the bounds of spreadsheets themselves, and of what reading may cost.
//!
//! The limits that people may have a reason to lift are in [`crate::config::Limits`]. All of them are counted while
//! reading and never taken from what a file declares.

/// UTF-16 units of one text, as Excel has it.
pub const TEXT_UNITS: usize = 32_767;
/// Bytes of one field of a text file: more is a quote that was never closed.
pub const FIELD_BYTES: usize = 1 << 20;
/// Rows of a sheet.
pub const ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub const COLUMNS: u32 = 16_384;
/// Diagnostics about the cells of a workbook after which it counts as damaged.
pub const NOTES: usize = 10_000;
/// From this size on a part of a package must not be too many times its packed size.
pub const RATIO_FROM_BYTES: u64 = 32 << 20;
/// How often the sheets of a binary workbook together may pass over its stream. Each lies behind the one before, so
/// that once is enough; many entries that point to one place cost their number otherwise.
pub const PASSES: usize = 4;
/// Steps that the spanning cells of a web page may cost.
pub const SPAN_STEPS: u64 = 50_000_000;

/// The most bytes that a text of the allowed length can have: a unit makes at most three.
const TEXT_BYTES: usize = TEXT_UNITS * 3;

/// Whether a text has more units than a spreadsheet could hold. Those that are far beyond are not counted out.
#[must_use]
pub fn is_too_long(text: &str) -> bool {
    text.len() > TEXT_BYTES || text.len() > TEXT_UNITS && text.encode_utf16().count() > TEXT_UNITS
}

/// The start of a text, as much as it takes to see that it is too long: a text that thousands of cells refer to must not
/// cost its length each time.
#[must_use]
pub fn clipped(text: &str) -> &str {
    let most = TEXT_BYTES + 4;
    if text.len() <= most { text } else { &text[..text.floor_char_boundary(most)] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_allowed_length_are_never_clipped_and_clipped_ones_are_too_long() {
        for (character, units) in [("a", 1), ("é", 1), ("张", 1), ("𠮷", 2)] {
            let (allowed, beyond) = (character.repeat(TEXT_UNITS / units), character.repeat(TEXT_UNITS / units + 1));
            assert!(!is_too_long(&allowed) && clipped(&allowed) == allowed, "{character}");
            assert!(is_too_long(clipped(&beyond)), "{character}");
            let far = character.repeat(TEXT_UNITS * 5);
            assert!(clipped(&far).len() < far.len() && is_too_long(clipped(&far)), "{character}");
        }
    }
}
