//! [`Grade`]: a year of school, `九年级`, told from the many ways it is written.

use compact_str::CompactString;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A year of school under its standard name; empty when nothing tells it. Sorts by age of the pupils.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Grade(CompactString);

/// Standard names, youngest first.
const STANDARD: [&str; 12] =
    ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "七年级", "八年级", "九年级", "高一", "高二", "高三"];

impl Grade {
    /// The grade that nothing tells.
    pub const UNKNOWN: Self = Self(CompactString::const_new(""));

    /// The grade of this number: 1–9 compulsory years, 10–12 高一–高三.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        STANDARD.get(usize::from(number).checked_sub(1)?).map(|name| Self(CompactString::const_new(name)))
    }

    /// The first grade named in a text: `九年级`, `9年级`, `初三`, `高二`, `九(3)班`, `G9`.
    #[must_use]
    pub fn find_in(text: &str) -> Option<Self> {
        if let Some(standard) = STANDARD.iter().find(|name| **name == text) {
            return Some(Self(CompactString::const_new(standard)));
        }
        let plain: Vec<char> = text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        (0..plain.len()).find_map(|at| named_at(&plain, at)).and_then(Self::from_number)
    }

    /// A grade under a name that is no standard one (`2023级`).
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self(name.trim().into())
    }

    /// 1–12 for standard names.
    #[must_use]
    pub fn number(&self) -> Option<u8> {
        STANDARD.iter().position(|name| *name == self.0).and_then(|at| u8::try_from(at + 1).ok())
    }

    /// The name; empty when unknown.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// The number of the grade whose name begins at `at`.
fn named_at(text: &[char], at: usize) -> Option<u8> {
    let rest = &text[at..];
    match rest {
        // 小学 writes 小六; 初 and 高 count from one; 高中一年级, 初中三年级.
        ['小' | '初' | '高', '中' | '学', digit, ..] if digit_of(*digit).is_some() && rest.get(3) == Some(&'年') => {
            stage(rest[0], *digit)
        }
        ['小' | '初' | '高', digit, ..] if digit_of(*digit).is_some() => stage(rest[0], *digit),
        ['g', 'r', 'a', 'd', 'e', tail @ ..] => english(tail),
        ['g', tail @ ..] if at == 0 || !text[at - 1].is_alphanumeric() => english(tail),
        ['n', 'j', tail @ ..] => english(tail),
        [digit, tail @ ..] if digit_of(*digit).is_some() && !follows_number(text, at) && begins_year(tail) => digit_of(*digit),
        _ => None,
    }
}

/// Whether `年级`, `年` before a class, or a class in brackets follows: `九年级`, `九年3班`, `九(3)班`, `九3班`.
fn begins_year(tail: &[char]) -> bool {
    match tail {
        ['年', '级', ..] => true,
        ['年', rest @ ..] => class_follows(rest) || rest.is_empty(),
        ['级', rest @ ..] => class_follows(rest),
        _ => class_follows(tail),
    }
}

/// `(3)班` or `3班`; a bare `三班` directly behind the digit would be class 九三, hence digits of one kind only.
fn class_follows(rest: &[char]) -> bool {
    let rest = rest.strip_prefix(&['(']).unwrap_or(rest);
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    if !(1..=2).contains(&digits) {
        return false;
    }
    match rest.get(digits) {
        Some('班') => true,
        Some(')') => rest.get(digits + 1).is_none_or(|c| *c == '班'),
        _ => false,
    }
}

/// A digit that is part of a longer number, or of 第三…, names no grade: `2019年级`, `23班`.
fn follows_number(text: &[char], at: usize) -> bool {
    let ascii_run = text[at].is_ascii_digit() && text.get(at + 1).is_some_and(|c| c.is_ascii_digit() || *c == '班');
    ascii_run || at.checked_sub(1).is_some_and(|before| text[before].is_ascii_digit() || matches!(text[before], '十' | '第' | '.'))
}

fn stage(stage: char, digit: char) -> Option<u8> {
    let within = digit_of(digit)?;
    match (stage, within) {
        ('小', 1..=6) => Some(within),
        // 初四 exists where primary school has five years: it is the ninth year.
        ('初', 1..=3) => Some(within + 6),
        ('初', 4) => Some(9),
        ('高', 1..=3) => Some(within + 9),
        _ => None,
    }
}

/// `9`, `10`, `-7` behind `g` or `grade`, and no further digit.
fn english(tail: &[char]) -> Option<u8> {
    let tail = tail.strip_prefix(&['-']).unwrap_or(tail);
    let digits: String = tail.iter().take_while(|c| c.is_ascii_digit()).collect();
    if digits.len() > 2 || tail.get(digits.len()).is_some_and(|c| c.is_alphanumeric()) {
        return None;
    }
    digits.parse().ok().filter(|number| (1..=12).contains(number))
}

fn digit_of(c: char) -> Option<u8> {
    const CHINESE: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let number = CHINESE.iter().position(|digit| *digit == c).map(|at| at + 1);
    number.or_else(|| c.to_digit(10).and_then(|digit| usize::try_from(digit).ok())).and_then(|n| u8::try_from(n).ok()).filter(|n| *n > 0)
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialOrd for Grade {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Grade {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |grade: &Self| grade.number().unwrap_or(u8::MAX);
        if self.0 == other.0 { std::cmp::Ordering::Equal } else { key(self).cmp(&key(other)).then_with(|| self.0.cmp(&other.0)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_told_from_the_ways_it_is_written() {
        let cases = [
            ("九年级", 9),
            ("9年级", 9),
            ("２０２５年春季学期 九年级 学业水平考试", 9),
            ("2025年春季学期九年级学业水平模拟考试成绩登记表", 9),
            ("初三12班", 9),
            ("九(3)班", 9),
            ("九（3）班", 9),
            ("九3班", 9),
            ("9(3)班", 9),
            ("七年级12班", 7),
            ("高二9班", 11),
            ("高一(06)班", 10),
            ("高2", 11),
            ("高中三年级", 12),
            ("小六", 6),
            ("G9", 9),
            ("Grade 9", 9),
            ("三年级数学", 3),
        ];
        for (text, number) in cases {
            assert_eq!(Grade::find_in(text).and_then(|grade| grade.number()), Some(number), "{text}");
        }
        for text in ["12班", "201", "第三中学", "第九中学", "2023级", "三班", "成绩", "", "23班", "2025年", "G1001", "三(无)"]
        {
            assert_eq!(Grade::find_in(text), None, "{text}");
        }
    }
}
