//! What a number format makes of a number: dates, times and percentages are not marks, and have to be told apart.
//!
//! Number formats by number are ECMA-376 part 1, 18.8.30; the codes of custom formats 18.8.31.

use crate::ingest::raw::Value;
use compact_str::{CompactString, format_compact};

/// How a number is shown, as far as it changes what the number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Shown {
    /// As a number.
    #[default]
    Plain,
    /// As a percentage.
    Percent,
    /// As a date.
    Date,
    /// As a time of day or a duration.
    Time,
    /// As a date with a time.
    DateTime,
}

impl Shown {
    /// What a number format means by its number alone, where it is one of the built-in ones.
    #[must_use]
    pub const fn by_number(id: u32) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::Date,
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => Self::Time,
            22 => Self::DateTime,
            _ => Self::Plain,
        }
    }

    /// What a format code means: `yyyy"年"m"月"`, `0.0%`, `[h]:mm`. Only its first section, for positive numbers, counts.
    #[must_use]
    pub fn by_code(code: &str) -> Self {
        let marks = marks_of(code);
        if marks.starts_with("general") || marks.starts_with("g/") {
            return Self::Plain;
        }
        let has = |mark| marks.contains(mark);
        let time = has('h') || has('s') || marks.contains("[m");
        let date = has('y') || has('d') || (has('m') && !time);
        match (date, time) {
            (true, true) => Self::DateTime,
            (true, false) => Self::Date,
            (false, true) => Self::Time,
            (false, false) if has('%') => Self::Percent,
            (false, false) => Self::Plain,
        }
    }

    /// The value of a cell that holds `number` in this format. A date that no calendar has stays a number.
    #[must_use]
    pub fn value(self, number: f64, epoch: Epoch) -> Value {
        match self {
            Self::Plain => Value::Number(number),
            Self::Percent => Value::Percent(number),
            Self::Date | Self::Time | Self::DateTime => self.moment(number, epoch).map_or(Value::Number(number), Value::Date),
        }
    }

    fn moment(self, number: f64, epoch: Epoch) -> Option<CompactString> {
        const SECONDS: i64 = 86_400;
        if !(0.0..2_958_466.0).contains(&number) {
            return None;
        }
        #[allow(clippy::cast_possible_truncation, reason = "below 2,958,466 days")]
        let seconds = (number * 86_400.0).round() as i64;
        let (day, second) = (seconds / SECONDS, seconds % SECONDS);
        let date = || epoch.iso_date(day);
        let clock = |hours: i64| format_compact!("{:02}:{:02}:{:02}", hours, second / 60 % 60, second % 60);
        Some(match self {
            Self::Time => clock(seconds / 3600),
            Self::DateTime if second != 0 => format_compact!("{} {}", date(), clock(second / 3600)),
            _ => date(),
        })
    }
}

/// The letters and signs of the first section that stand for parts of the number, in lower case: literal text,
/// colours, conditions and locales are left out, elapsed time (`[h]`) is kept.
fn marks_of(code: &str) -> String {
    let mut marks = String::new();
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        match c {
            ';' => break,
            '"' => {
                rest.by_ref().take_while(|c| *c != '"').for_each(drop);
            }
            '\\' | '_' | '*' => {
                rest.next();
            }
            '[' => {
                let inner: String = rest.by_ref().take_while(|c| *c != ']').collect::<String>().to_ascii_lowercase();
                if !inner.is_empty() && inner.chars().all(|c| matches!(c, 'h' | 'm' | 's')) {
                    marks.push('[');
                    marks.push_str(&inner);
                }
            }
            c => marks.push(c.to_ascii_lowercase()),
        }
    }
    marks
}

/// Day zero of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Epoch {
    /// 1 is 1900-01-01, and 60 is 1900-02-29, a day that Lotus 1-2-3 invented.
    #[default]
    Y1900,
    /// 0 is 1904-01-01.
    Y1904,
}

impl Epoch {
    fn iso_date(self, day: i64) -> CompactString {
        match (self, day) {
            (Self::Y1900, 0) => CompactString::const_new("1900-01-00"),
            (Self::Y1900, 60) => CompactString::const_new("1900-02-29"),
            (Self::Y1900, 1..60) => iso_date(day - 25_568),
            (Self::Y1900, _) => iso_date(day - 25_569),
            (Self::Y1904, _) => iso_date(day - 24_107),
        }
    }
}

/// The date so many days after 1970-01-01, by Hinnant's algorithm `civil_from_days`
/// (<https://howardhinnant.github.io/date_algorithms.html>).
fn iso_date(days: i64) -> CompactString {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format_compact!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_codes_tell_dates_times_and_percentages() {
        let cases = [
            ("General", Shown::Plain),
            ("0.00", Shown::Plain),
            ("0.00E+00", Shown::Plain),
            ("#,##0\"days\";[Red]-0", Shown::Plain),
            ("G/通用格式", Shown::Plain),
            ("0\"分\"", Shown::Plain),
            ("[Red]0.0", Shown::Plain),
            ("\\d0", Shown::Plain),
            ("0%", Shown::Percent),
            ("yyyy\"年\"m\"月\"d\"日\"", Shown::Date),
            ("[$-804]aaaa m/d", Shown::Date),
            ("mmm", Shown::Date),
            ("mm:ss", Shown::Time),
            ("[h]:mm", Shown::Time),
            ("[m]", Shown::Time),
            ("h:mm AM/PM", Shown::Time),
            ("yyyy-mm-dd hh:mm", Shown::DateTime),
        ];
        for (code, shown) in cases {
            assert_eq!(Shown::by_code(code), shown, "{code}");
        }
        assert_eq!([14, 22, 10, 0, 2].map(Shown::by_number), [Shown::Date, Shown::DateTime, Shown::Percent, Shown::Plain, Shown::Plain]);
    }

    #[test]
    fn dates_are_those_that_excel_shows() {
        let date = |number, epoch| match Shown::Date.value(number, epoch) {
            Value::Date(text) => text.to_string(),
            other => format!("{other:?}"),
        };
        let days_1900 = [(1.0, "1900-01-01"), (59.0, "1900-02-28"), (60.0, "1900-02-29"), (61.0, "1900-03-01"), (90.0, "1900-03-30")];
        for (number, text) in days_1900.into_iter().chain([(45_383.0, "2024-04-01"), (2_958_465.0, "9999-12-31"), (0.0, "1900-01-00")]) {
            assert_eq!(date(number, Epoch::Y1900), text);
        }
        assert_eq!(date(43_921.0, Epoch::Y1904), "2024-04-01");
        assert_eq!(Shown::Date.value(-1.0, Epoch::Y1900), Value::Number(-1.0));
        assert_eq!(Shown::DateTime.value(45_383.5, Epoch::Y1900), Value::Date("2024-04-01 12:00:00".into()));
        assert_eq!(Shown::Time.value(1.25, Epoch::Y1900), Value::Date("30:00:00".into()));
    }
}
