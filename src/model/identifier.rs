//! Identity numbers and the register numbers (学籍号) made of them: their check digits, their older form, and the form
//! of any other id. Nothing here knows who a number belongs to.
//!
//! - An identity number has 18 characters: 6 of the place (the first two tell the province), 8 of the birthday, 3 to tell
//!   pupils of one place and day apart, and a check digit. Before 1999 it had 15: no century, no check digit.
//! - A register number has 19: `G` and the identity number, `J` likewise for a number not yet confirmed, or `L` and 18
//!   digits without a check digit for pupils who have no identity number.

use compact_str::CompactString;

/// Weights of the first 17 digits (GB 11643, ISO 7064 MOD 11-2).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// Check digits by the weighted sum modulo 11.
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// First two digits in use: provinces, Taiwan, Hong Kong and Macao with their residents' numbers, and 91 for foreigners.
const PROVINCES: [u32; 36] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
    83, 91,
];

/// What is wrong with a number; of several things the first in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Problem {
    /// Not 18 (a register number: 19) characters.
    Length,
    /// Not one of the letters that a register number begins with.
    Prefix,
    /// Something other than digits, and X at the end.
    Character,
    /// No province has these first two digits.
    Province,
    /// The birthday is not in the calendar.
    Date,
    /// The last digit is not the one that the others ask for.
    Check,
}

/// The check digit that 17 digits ask for; `None` if they are not 17 digits.
#[must_use]
pub fn check_digit(digits: &str) -> Option<char> {
    let all_digits = digits.len() == WEIGHTS.len() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte.wrapping_sub(b'0')) * weight).sum();
    all_digits.then(|| CHECKS[sum as usize % CHECKS.len()])
}

/// What is wrong with an identity number of 18 characters, spelt as it should be (X in upper case).
#[must_use]
pub fn identity_problem(text: &str) -> Option<Problem> {
    if text.chars().count() != 18 {
        return Some(Problem::Length);
    }
    let Some((digits, last)) = text.is_ascii().then(|| text.split_at(17)) else { return Some(Problem::Character) };
    let Some(check) = check_digit(digits).filter(|_| last == "X" || last.bytes().all(|byte| byte.is_ascii_digit())) else {
        return Some(Problem::Character);
    };
    if !PROVINCES.contains(&number(&digits[..2])) {
        Some(Problem::Province)
    } else if !is_date(number(&digits[6..10]), number(&digits[10..12]), number(&digits[12..14])) {
        Some(Problem::Date)
    } else {
        (!last.starts_with(check)).then_some(Problem::Check)
    }
}

/// What is wrong with a register number.
#[must_use]
pub fn register_problem(text: &str) -> Option<Problem> {
    if text.chars().count() != 19 {
        return Some(Problem::Length);
    }
    match (text.as_bytes().first(), text.get(1..)) {
        (Some(b'G' | b'J'), Some(rest)) => identity_problem(rest),
        (Some(b'L'), Some(rest)) => (!rest.bytes().all(|byte| byte.is_ascii_digit())).then_some(Problem::Character),
        _ => Some(Problem::Prefix),
    }
}

/// The identity number of today for an old one of 15 digits; `None` if it cannot be one.
#[must_use]
pub fn from_old(text: &str) -> Option<CompactString> {
    if text.len() != 15 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut full = CompactString::with_capacity(18);
    full.push_str(&text[..6]);
    full.push_str("19");
    full.push_str(&text[6..]);
    let check = check_digit(&full)?;
    full.push(check);
    identity_problem(&full).is_none().then_some(full)
}

/// The identity number in a number of any of these kinds, or an `L` number as it is: sound numbers of one person are equal
/// in this form, and sound numbers of two persons are not. `None` for whatever is not sound.
#[must_use]
pub fn sound(id: &str) -> Option<CompactString> {
    match id.len() {
        15 => from_old(id),
        18 => identity_problem(id).is_none().then(|| id.into()),
        19 => register_problem(id).is_none().then(|| if id.starts_with('L') { id.into() } else { id[1..].into() }),
        _ => None,
    }
}

/// Whether a text has the shape of an identity or register number, sound or not.
#[must_use]
pub fn is_shaped(id: &str) -> bool {
    let core = match id.len() {
        18 => id,
        19 if id.starts_with(|c: char| c.is_ascii_uppercase()) && id.is_char_boundary(1) => &id[1..],
        _ => return false,
    };
    let digits = core.bytes().take(17).filter(u8::is_ascii_digit).count();
    digits == 17 && core.bytes().last().is_some_and(|last| last.is_ascii_digit() || last == b'X')
}

/// A number with the letter O where only a digit can stand, as digits. Other texts stay as they are.
#[must_use]
pub fn with_zeros(id: &str) -> CompactString {
    if !id.contains('O') {
        return id.into();
    }
    let letters = id.bytes().filter(u8::is_ascii_alphabetic).count();
    let os = id.bytes().filter(|byte| *byte == b'O').count();
    let at_ends = usize::from(id.starts_with(['G', 'J', 'L'])) + usize::from(id.ends_with(['X', 'H']));
    let rest_are_digits = id.is_ascii() && letters - os <= at_ends && id.bytes().filter(u8::is_ascii_digit).count() >= 5;
    if !rest_are_digits { id.into() } else { id.replace('O', "0").into() }
}

fn number(digits: &str) -> u32 {
    digits.parse().unwrap_or_default()
}

fn is_date(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => return false,
    };
    (1800..2100).contains(&year) && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_has_one_sound_number() {
        for id in ["420099201001010018", "G420099201001010018", "J420099201001010018"] {
            assert_eq!(sound(id).as_deref(), sound("G420099201001010018").as_deref(), "{id}");
        }
        assert_eq!(sound("G420099201001010016"), None);
        assert_eq!(sound("L420099201005061234").as_deref(), Some("L420099201005061234"));
        assert_eq!([sound("26010001"), sound("")], [None, None]);
    }

    #[test]
    fn the_letter_o_is_a_zero_only_among_digits() {
        assert_eq!(with_zeros("42O09920100101O01X"), "42009920100101001X");
        assert_eq!(with_zeros("G42OO9901"), "G42009901");
        assert_eq!([with_zeros("FOO12345"), with_zeros("O12")], ["FOO12345", "O12"]);
    }

    #[test]
    fn a_shape_is_told_from_the_digits() {
        assert!(is_shaped("G420099201001010016") && is_shaped("42009920100101001X"));
        assert!(!is_shaped("26010001") && !is_shaped("学420099201001010016") && !is_shaped("42009920100101"));
    }
}
