//! [`Grade`]: a year of school, `九年级`, told from the many ways it is written.

use compact_str::CompactString;
use std::fmt;

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

    /// The first grade named in a text: `九年级`, `9年级`, `初三`, `高二`.
    #[must_use]
    pub fn find_in(text: &str) -> Option<Self> {
        STANDARD.iter().position(|name| text.contains(name)).and_then(|at| Self::from_number(u8::try_from(at + 1).ok()?))
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
        let key = |grade: &Self| (grade.number().unwrap_or(u8::MAX), grade.0.clone());
        key(self).cmp(&key(other))
    }
}
