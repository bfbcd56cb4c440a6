//! `[statistics]`: which of two customary formulas a figure follows.

use super::reader::{Reader, get};
use toml::de::DeTable;

/// `[statistics]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct StatisticsRules {
    /// What every standard deviation is divided by.
    pub sd: SdRule,
}

/// What a standard deviation is divided by, and with it Z and T.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SdRule {
    /// n: the whole cohort is measured.
    #[default]
    Population,
    /// n − 1, Excel STDEV.
    Sample,
}

impl SdRule {
    /// The word in exam.toml.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Population => "population",
            Self::Sample => "sample",
        }
    }
}

/// Reads the section.
pub fn read(reader: &mut Reader<'_>, table: &DeTable<'_>) -> StatisticsRules {
    const SD: [(&str, SdRule); 4] = [
        (SdRule::Population.word(), SdRule::Population),
        (SdRule::Sample.word(), SdRule::Sample),
        ("总体", SdRule::Population),
        ("样本", SdRule::Sample),
    ];
    reader.only("[statistics]", table, &["sd"]);
    StatisticsRules { sd: get(table, "sd").and_then(|field| reader.word(field, &SD)).unwrap_or_default() }
}
