//! `[value_added]`: what the present score is expected from, and how the model is fitted.

use super::reader::{Field, Reader, get};
use crate::{
    model::{Rate, Subject},
    stats::mixed::Method,
};
use rust_decimal::Decimal;
use toml::de::{DeTable, DeValue};

/// Which earlier scores the present one is expected from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Predictors {
    /// That of the same subject; the earlier total where there is none.
    #[default]
    Same,
    /// The earlier total.
    Total,
    /// Those of every earlier subject.
    All,
    /// Those of these subjects.
    Named(Vec<Subject>),
}

/// `[value_added]`.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueAddedRules {
    /// What the present score is expected from.
    pub predictors: Predictors,
    /// The school means of these scores are predictors too.
    pub school_mean: bool,
    /// How variances are estimated.
    pub method: Method,
    /// Classes within schools have effects of their own.
    pub classes: bool,
    /// Below this share of matched candidates a figure is shown grey.
    pub min_match: Rate,
}

impl Default for ValueAddedRules {
    fn default() -> Self {
        Self { predictors: Predictors::Same, school_mean: false, method: Method::Reml, classes: false, min_match: Rate::percent(80) }
    }
}

impl ValueAddedRules {
    /// Whether so many matched of so many candidates are too few to speak for all, decided in exact decimals.
    #[must_use]
    pub fn is_low(&self, matched: u32, n: u32) -> bool {
        Decimal::from(matched) < self.min_match.to_decimal() * Decimal::from(n)
    }
}

/// Reads the section.
pub fn read(reader: &mut Reader<'_>, table: &DeTable<'_>) -> ValueAddedRules {
    const METHODS: [(&str, Method); 4] =
        [("reml", Method::Reml), ("ml", Method::Ml), ("限制极大似然", Method::Reml), ("极大似然", Method::Ml)];
    reader.only("[value_added]", table, &["predictors", "school_mean", "method", "classes", "min_match"]);
    let truth = |reader: &mut Reader<'_>, key| get(table, key).and_then(|field| reader.truth(field)).unwrap_or_default();
    ValueAddedRules {
        predictors: get(table, "predictors").and_then(|field| read_predictors(reader, field)).unwrap_or_default(),
        school_mean: truth(reader, "school_mean"),
        method: get(table, "method").and_then(|field| reader.word(field, &METHODS)).unwrap_or_default(),
        classes: truth(reader, "classes"),
        min_match: get(table, "min_match").and_then(|field| reader.share(field)).unwrap_or(ValueAddedRules::default().min_match),
    }
}

/// A word, or a list of subjects.
fn read_predictors(reader: &mut Reader<'_>, field: Field<'_>) -> Option<Predictors> {
    const WORDS: [(&str, u8); 6] = [("same", 0), ("total", 1), ("all", 2), ("同科", 0), ("总分", 1), ("各科", 2)];
    if !matches!(field.value.get_ref(), DeValue::Array(_)) {
        let chosen = match reader.word(field, &WORDS)? {
            0 => Predictors::Same,
            1 => Predictors::Total,
            _ => Predictors::All,
        };
        return Some(chosen);
    }
    let mut subjects: Vec<Subject> = Vec::new();
    for name in reader.texts(field) {
        let total = ["总分", "total"].contains(&name.as_str());
        let subject = if total { Subject::total() } else { Subject::standard(&name).unwrap_or_else(|| Subject::new(&name)) };
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    if subjects.is_empty() {
        reader.impossible(field, "\"same\", \"total\", \"all\", [\"语文\", \"数学\"]");
        return None;
    }
    Some(Predictors::Named(subjects))
}
