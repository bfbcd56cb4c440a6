//! Text as people type it → text that can be compared. Nothing here knows what a text is for beyond id, name or key.

use crate::{diagnostics::is_invisible, model::Score};
use compact_str::CompactString;
use unicode_normalization::UnicodeNormalization;

/// A blank or an invisible mark: what a reader does not see.
fn is_unseen(c: char) -> bool {
    c.is_whitespace() || (is_invisible(c) && !is_private(c))
}

/// Private-use characters are how some old systems write rare ideographs in names: kept, never stripped.
fn is_private(c: char) -> bool {
    matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000..=0xF_FFFD | 0x10_0000..=0x10_FFFD)
}

/// The form in which headers, labels and marks are looked up: NFKC, lower case, nothing unseen, no quotes.
#[must_use]
pub fn key(text: &str) -> String {
    text.nfkc().filter(|c| !is_unseen(*c)).flat_map(char::to_lowercase).collect()
}

/// An id as matched: NFKC, upper case, without blanks, invisible marks and apostrophes. What is only hyphens is empty.
#[must_use]
pub fn id(text: &str) -> CompactString {
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
        return text.into();
    }
    let cleaned: CompactString =
        text.nfkc().filter(|c| !is_unseen(*c) && !matches!(c, '\'' | '’' | '‘' | '`')).flat_map(char::to_uppercase).collect();
    if cleaned.chars().all(|c| matches!(c, '-' | '—' | '–' | '_' | '/' | '\\' | '.')) { CompactString::default() } else { cleaned }
}

/// A name without blanks at its ends and without invisible marks anywhere; its form is never normalised.
#[must_use]
pub fn name(text: &str) -> CompactString {
    let trimmed = text.trim_matches(is_unseen);
    if trimmed.chars().any(|c| is_invisible(c) && !is_private(c)) {
        return trimmed.chars().filter(|c| c.is_whitespace() && !c.is_control() || !is_unseen(*c)).collect();
    }
    trimmed.into()
}

/// Whether a text holds marks that nobody sees, or characters that only one machine can show.
#[must_use]
pub fn has_marks(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_invisible) || text.bytes().any(|byte| byte.is_ascii_control())
}

/// Whether nothing can be seen of a text.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_unseen)
}

/// The exact decimal of a stored number. Numbers with up to three decimals take no detour over text: when dividing the
/// rounded thousandths gives the very number back, they are what was typed.
#[must_use]
pub fn score(number: f64) -> Option<Score> {
    let thousandths = (number * 1000.0).round();
    if thousandths.abs() < 1.0e12 && thousandths / 1000.0 == number {
        #[allow(clippy::cast_possible_truncation, reason = "whole and below 10¹²")]
        return Some(Score::from_units(thousandths as i64 * 1_000_000));
    }
    Score::from_f64(number)
}

/// A stored number as text: whole ones without decimals.
#[must_use]
pub fn number_text(number: f64) -> CompactString {
    if number.fract() == 0.0 && number.abs() < 1.0e15 {
        #[allow(clippy::cast_possible_truncation, reason = "whole and below 10¹⁵")]
        return compact_str::format_compact!("{}", number as i64);
    }
    compact_str::format_compact!("{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_match_however_they_were_typed() {
        for text in ["20240001\u{200b}", "２０２４０００１", "\u{a0}20240001", "2024 0001", "\u{202d}20240001\u{202c}", "'20240001"]
        {
            assert_eq!(id(text), "20240001");
        }
        assert_eq!(id("g1001x"), "G1001X");
        assert_eq!(id("00123"), "00123");
        assert_eq!([id("--"), id("—"), id("")], ["", "", ""]);
    }

    #[test]
    fn names_keep_their_form() {
        assert_eq!(name("\u{3000}张\u{200b}三 "), "张三");
        assert_eq!(name("赵\u{3000}六"), "赵\u{3000}六");
        assert_eq!(name("\u{f90a}汉"), "\u{f90a}汉");
        assert_eq!(name("侯\u{e863}"), "侯\u{e863}");
        assert!(has_marks("侯\u{e863}") && has_marks("张\u{200b}三") && !has_marks("张三"));
    }

    #[test]
    fn numbers_are_the_decimals_that_were_typed() {
        for text in ["0", "72.5", "0.1", "83.333", "-3", "99.99", "0.123456789", "120.55"] {
            let number: f64 = text.parse().unwrap();
            assert_eq!(score(number), text.parse().ok(), "{text}");
        }
        assert_eq!(score(99.999_999_999_999_99), "100".parse().ok());
        assert_eq!([number_text(20240001.0), number_text(1.5)], ["20240001", "1.5"]);
    }
}
