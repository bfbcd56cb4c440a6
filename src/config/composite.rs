//! `[composite]`: 综合评价, metrics of a school weighed into points (metrics.md §5). Off unless the section is there.
//!
//! ```toml
//! [composite]
//! base = "of-full"                       # share-of-best, share-of-county, of-full, z
//! weights = { mean = 40, pass = 30, excellent = 30 }
//! grades = [9]                           # every grade that is not barred where not given
//! coefficients = { "乡镇" = 1.1 }        # by the exact name of the category; 1 for the others
//! ```

use super::{
    file::read_grade,
    reader::{Field, Reader, get},
};
use crate::{
    diagnostics::codes::lines as codes,
    model::{Grade, Rate},
    words::{Phrase, composite as words},
};
use rust_decimal::Decimal;
use toml::de::DeTable;

/// What a metric is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CompositeBase {
    /// m / F; rates as they are.
    #[default]
    OfFull,
    /// m / max m over the schools.
    ShareOfBest,
    /// m / m_r.
    ShareOfCounty,
    /// (m − mean over schools) / their standard deviation.
    Z,
}

impl CompositeBase {
    /// The word in exam.toml.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::OfFull => "of-full",
            Self::ShareOfBest => "share-of-best",
            Self::ShareOfCounty => "share-of-county",
            Self::Z => "z",
        }
    }

    /// How it is computed, in words.
    #[must_use]
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::OfFull => words::BASE_OF_FULL,
            Self::ShareOfBest => words::BASE_SHARE_OF_BEST,
            Self::ShareOfCounty => words::BASE_SHARE_OF_COUNTY,
            Self::Z => words::BASE_Z,
        }
    }
}

/// A figure that can be weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompositeMetric {
    /// 平均分.
    Mean,
    /// 及格率.
    Pass,
    /// 优秀率.
    Excellent,
    /// 良好率.
    Good,
    /// 1 − 低分率.
    Low,
    /// 满分率.
    Full,
    /// 参考率.
    Participation,
    /// 增值, on the T scale.
    ValueAdded,
}

impl CompositeMetric {
    /// Every metric, in the order of the sheet.
    pub const ALL: [Self; 8] =
        [Self::Mean, Self::Pass, Self::Excellent, Self::Good, Self::Low, Self::Full, Self::Participation, Self::ValueAdded];

    /// The word in exam.toml and in the tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Pass => "pass",
            Self::Excellent => "excellent",
            Self::Good => "good",
            Self::Low => "low",
            Self::Full => "full",
            Self::Participation => "participation",
            Self::ValueAdded => "value_added",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::Mean => words::METRIC_MEAN,
            Self::Pass => words::METRIC_PASS,
            Self::Excellent => words::METRIC_EXCELLENT,
            Self::Good => words::METRIC_GOOD,
            Self::Low => words::METRIC_LOW,
            Self::Full => words::METRIC_FULL,
            Self::Participation => words::METRIC_PARTICIPATION,
            Self::ValueAdded => words::METRIC_VALUE_ADDED,
        }
    }
}

/// `[composite]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompositeRules {
    /// The section is there.
    pub on: bool,
    /// What metrics are measured against.
    pub base: CompositeBase,
    /// What is weighed, in the order of the sheet.
    pub weights: Vec<(CompositeMetric, Rate)>,
    /// Only these grades; every grade when empty.
    pub grades: Vec<Grade>,
    /// Coefficient of a category of schools, by its exact name.
    pub coefficients: Vec<(String, Rate)>,
}

impl Default for CompositeRules {
    fn default() -> Self {
        let weights = [(CompositeMetric::Mean, 40), (CompositeMetric::Pass, 30), (CompositeMetric::Excellent, 30)];
        Self {
            on: false,
            base: CompositeBase::default(),
            weights: weights.map(|(metric, weight)| (metric, whole(weight))).into(),
            grades: Vec::new(),
            coefficients: Vec::new(),
        }
    }
}

impl CompositeRules {
    /// Whether the schools of this grade are weighed.
    #[must_use]
    pub fn covers(&self, grade: &Grade) -> bool {
        self.on && (self.grades.is_empty() || self.grades.contains(grade))
    }

    /// The coefficient of a category; 1 where none is set.
    #[must_use]
    pub fn coefficient(&self, category: &str) -> Rate {
        self.coefficients.iter().find(|(name, _)| name == category).map_or_else(|| whole(1), |(_, coefficient)| *coefficient)
    }
}

fn whole(number: i64) -> Rate {
    Rate::from_decimal(Decimal::from(number))
}

/// Reads `[composite]`.
pub fn read(reader: &mut Reader<'_>, table: &DeTable<'_>) -> CompositeRules {
    const BASES: [(&str, CompositeBase); 8] = [
        ("of-full", CompositeBase::OfFull),
        ("share-of-best", CompositeBase::ShareOfBest),
        ("share-of-county", CompositeBase::ShareOfCounty),
        ("z", CompositeBase::Z),
        ("占满分", CompositeBase::OfFull),
        ("占最高", CompositeBase::ShareOfBest),
        ("占全县", CompositeBase::ShareOfCounty),
        ("标准分", CompositeBase::Z),
    ];
    reader.only("[composite]", table, &["base", "weights", "grades", "coefficients"]);
    let mut rules = CompositeRules { on: true, ..CompositeRules::default() };
    rules.base = get(table, "base").and_then(|field| reader.word(field, &BASES)).unwrap_or_default();
    if let Some(field) = get(table, "weights") {
        rules.weights = read_weights(reader, field);
    }
    if let Some(field) = get(table, "grades") {
        let one = std::slice::from_ref(field.value);
        let items = field.value.get_ref().as_array().map_or(one, |items| items);
        rules.grades = items.iter().filter_map(|value| read_grade(reader, Field { key: "grades", value })).collect();
    }
    if let Some(table) = get(table, "coefficients").and_then(|field| reader.table(field, "{ \"乡镇\" = 1.1 }")) {
        for (name, value) in table {
            let name = name.get_ref().trim();
            if let Some(coefficient) = positive(reader, Field { key: name, value }, 10) {
                rules.coefficients.push((name.to_owned(), coefficient));
            }
        }
    }
    rules
}

/// Weights that add up to 100, or to 1.
fn read_weights(reader: &mut Reader<'_>, field: Field<'_>) -> Vec<(CompositeMetric, Rate)> {
    let Some(table) = reader.table(field, "{ mean = 40, pass = 30, excellent = 30 }") else { return Vec::new() };
    let words = CompositeMetric::ALL.map(CompositeMetric::word);
    reader.only("weights", table, &words);
    let read = |metric: CompositeMetric| {
        let weight = positive(reader, get(table, metric.word())?, 100)?;
        Some((metric, weight))
    };
    let weights: Vec<(CompositeMetric, Rate)> = CompositeMetric::ALL.into_iter().filter_map(read).collect();
    let sum: Decimal = weights.iter().map(|(_, weight)| weight.to_decimal()).sum();
    if weights.len() == table.len() && sum != Decimal::ONE && sum != Decimal::ONE_HUNDRED {
        reader.note(&codes::DO_NOT_ADD_UP, field.value.span(), |found| {
            found.with("key", field.key).with("sum", sum.normalize()).with("whole", "100 / 1")
        });
    }
    weights
}

/// A number above zero.
fn positive(reader: &mut Reader<'_>, field: Field<'_>, most: i64) -> Option<Rate> {
    let number = reader.number(field)?;
    if number <= Decimal::ZERO || number > Decimal::from(most) {
        reader.impossible(field, &format!("0 < {} <= {most}", field.key));
        return None;
    }
    Some(Rate::from_decimal(number))
}
