//! [`Day`]: when an exam was, as exactly as anything tells: a day, a month, a year. Found in the names that offices give to
//! folders and exams: `2025-11-08`, `202511`, `2025年11月`, `2024-2025学年第二学期期末`.

use std::fmt;

/// A day of which the month or the day of the month may not be known. Sorts by time; what is less exact comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    /// 0 where not told.
    month: u8,
    /// 0 where not told.
    day: u8,
}

/// The months in which a school year's exams are sat: 期中 and 期末 of the first term, of the second term.
const AUTUMN: [u8; 2] = [11, 1];
const SPRING: [u8; 2] = [4, 7];

impl Day {
    /// A day. `None` unless the year is of this century, the month one of twelve, and the day one that the month has.
    #[must_use]
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        const DAYS: [u8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let longest = month.map_or(Some(0), |month| DAYS.get(usize::from(month).checked_sub(1)?).copied())?;
        let fits = (2000..2100).contains(&year) && day.is_none_or(|day| (1..=longest).contains(&day));
        fits.then(|| Self { year, month: month.unwrap_or(0), day: day.unwrap_or(0) })
    }

    /// The first day told by a text. A term of a school year is told by the month in which its exams are usual.
    #[must_use]
    pub fn find_in(text: &str) -> Option<Self> {
        let numbers = numbers(text);
        (0..numbers.len()).find_map(|at| term(&numbers[at..]).or_else(|| written(&numbers[at..])))
    }

    /// Whether this is surely no earlier than `other`: a month alone may be any of its days.
    #[must_use]
    pub const fn is_surely_not_before(self, other: Self) -> bool {
        if self.year != other.year {
            return self.year > other.year;
        }
        if self.month == 0 || other.month == 0 {
            return false;
        }
        if self.month != other.month {
            return self.month > other.month;
        }
        self.day != 0 && other.day != 0 && self.day >= other.day
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

/// A run of digits, and the words behind it up to the next one.
struct Number<'t> {
    digits: &'t str,
    words: &'t str,
}

impl Number<'_> {
    fn value(&self, length: std::ops::RangeInclusive<usize>) -> Option<u16> {
        length.contains(&self.digits.len()).then(|| self.digits.parse().ok()).flatten()
    }

    fn short(&self) -> Option<u8> {
        self.value(1..=2).and_then(|value| u8::try_from(value).ok())
    }
}

fn numbers(text: &str) -> Vec<Number<'_>> {
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let from = &rest[start..];
        let length = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let behind = &from[length..];
        let words = &behind[..behind.find(|c: char| c.is_ascii_digit()).unwrap_or(behind.len())];
        numbers.push(Number { digits: &from[..length], words });
        rest = behind;
    }
    numbers
}

/// `2025-11-08`, `2025.11`, `2025年11月8日`, `20251108`, `202511`, `2025`.
fn written(numbers: &[Number<'_>]) -> Option<Day> {
    let first = numbers.first()?;
    if let (6 | 8, Ok(packed)) = (first.digits.len(), first.digits.get(..4).unwrap_or_default().parse()) {
        let part = |range: std::ops::Range<usize>| first.digits.get(range).and_then(|digits| digits.parse::<u8>().ok());
        return Day::new(packed, part(4..6), part(6..8));
    }
    // 2023级, 2026届 are pupils who began or will end in that year.
    let year = first.value(4..=4).filter(|_| !first.words.trim_start().starts_with(['级', '届']))?;
    let joined = |number: &Number<'_>, sign: char| matches!(number.words, "-" | "." | "/" | "_") || number.words.trim() == sign.to_string();
    let month = numbers.get(1).filter(|month| joined(first, '年') && !month.words.trim_start().starts_with("学年")).and_then(Number::short);
    let day = month.and(numbers.get(2)).filter(|_| joined(&numbers[1], '月')).and_then(Number::short);
    Day::new(year, month, day).or_else(|| Day::new(year, month, None)).or_else(|| Day::new(year, None, None))
}

/// `2024-2025学年第二学期期末`, `2024—2025学年上学期期中`.
fn term(numbers: &[Number<'_>]) -> Option<Day> {
    let [first, second, ..] = numbers else { return None };
    let (from, to) = (first.value(4..=4)?, second.value(2..=4)?);
    let follows = to == from + 1 || to == (from + 1) % 100;
    if !follows || !second.words.trim_start().starts_with("学年") {
        return None;
    }
    let words: String = second.words.to_owned() + numbers.get(2).map_or("", |third| third.words);
    let ends = usize::from(!words.contains("期中"));
    let is_spring = ["下学期", "第二学期", "春"].iter().any(|word| words.contains(word));
    let is_autumn = ["上学期", "第一学期", "秋"].iter().any(|word| words.contains(word));
    match (is_autumn, is_spring) {
        (true, _) => Day::new(from + u16::from(ends == 1), Some(AUTUMN[ends]), None),
        (_, true) => Day::new(from + 1, Some(SPRING[ends]), None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        Day::find_in(text).map_or_else(|| "-".to_owned(), |day| day.to_string())
    }

    #[test]
    fn days_are_found_in_the_names_of_folders() {
        for (text, day) in [
            ("2025-11-08期中", "2025-11-08"),
            ("20251108", "2025-11-08"),
            ("期中202511", "2025-11"),
            ("2025年11月8日", "2025-11-08"),
            ("2025年9月检测", "2025-09"),
            ("2025.4 一模", "2025-04"),
            ("2025期中", "2025"),
            ("2024-2025学年第二学期期末", "2025-07"),
            ("2024—2025学年上学期期中", "2024-11"),
            ("2024-25学年第一学期期末考试", "2025-01"),
            ("2024-2025学年", "2024"),
            ("1月考", "-"),
            ("初2023级", "-"),
            ("20259999", "-"),
            ("2025-02-30", "2025-02"),
            ("上次", "-"),
        ] {
            assert_eq!(found(text), day, "{text}");
        }
    }

    #[test]
    fn what_is_not_told_does_not_decide() {
        let day = |text: &str| Day::find_in(text).expect("a day");
        assert!(day("2026-01-15").is_surely_not_before(day("2025-11")));
        assert!(!day("2025-11").is_surely_not_before(day("2025-11-08")));
        assert!(day("2025-11-08").is_surely_not_before(day("2025-11-08")));
        assert!(day("2025") < day("2025-11") && day("2025-11-08") < day("2025-12"));
    }
}
