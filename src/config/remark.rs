//! `[remark]`: how large a re-marked sample is, what leniency is tolerated, and how moderated scores are made (findings.md A209).
//!
//! ```toml
//! [remark]
//! tolerance = 2                          # 宽严容许差: points
//! sd = 4                                 # expected standard deviation of original − re-mark
//! delta = 3                              # 要查得出的差: points beyond the tolerance
//! alpha = 0.05                           # one-sided
//! power = 0.8
//! leads = 4                              # cells re-marked in each paper for their place in the ranking
//! controls = 2                           # 对照: cells drawn at random in each paper
//! least = 8                              # scripts of a cell, at least
//! near = 2                               # 线边: points above and below a line
//! form = "shift"                         # 调整方法: shift, deming, linear, quadratic
//! ```

use super::reader::{Field, Reader, get};
use toml::de::DeTable;

/// How the moderated scores of a cell follow from its re-marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Form {
    /// The same number of points for everybody: the leniency found.
    #[default]
    Shift,
    /// The Deming line of re-mark on original.
    Deming,
    /// Mean and spread of the re-marks.
    Linear,
    /// Mean, highest and lowest of the re-marks, on a curve that rises.
    Quadratic,
}

impl Form {
    const WORDS: [(&'static str, Self); 4] =
        [("shift", Self::Shift), ("deming", Self::Deming), ("linear", Self::Linear), ("quadratic", Self::Quadratic)];

    /// The word in the exam file and in the tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, form)| *form == self).map_or("", |(word, _)| word)
    }
}

/// `[remark]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RemarkRules {
    /// Leniency that is tolerated, in points.
    pub tolerance: f64,
    /// Expected standard deviation of original − re-mark within a cell.
    pub sd: f64,
    /// Points beyond the tolerance that are to be found.
    pub delta: f64,
    /// Chance of confirming a cell that is just within the tolerance.
    pub alpha: f64,
    /// Chance of confirming a cell that is `delta` beyond it.
    pub power: f64,
    /// Cells of each paper that are drawn for their place in the ranking.
    pub leads: u32,
    /// Cells of each paper that are drawn at random from the rest.
    pub controls: u32,
    /// Scripts of a cell, at least.
    pub least: u32,
    /// Points above and below a line that count as near it.
    pub near: f64,
    /// How moderated scores are made.
    pub form: Form,
}

impl Default for RemarkRules {
    fn default() -> Self {
        Self { tolerance: 2.0, sd: 4.0, delta: 3.0, alpha: 0.05, power: 0.8, leads: 4, controls: 2, least: 8, near: 2.0, form: Form::Shift }
    }
}

const KEYS: [&str; 10] = ["tolerance", "sd", "delta", "alpha", "power", "leads", "controls", "least", "near", "form"];

/// Reads `[remark]`.
pub fn read(reader: &mut Reader<'_>, table: &DeTable<'_>) -> RemarkRules {
    const MOST_POINTS: f64 = 1000.0;
    const LEAST_POINTS: f64 = 0.01;
    reader.only("[remark]", table, &KEYS);
    let mut rules = RemarkRules::default();
    let mut number = |key, least, most, value: &mut f64| {
        if let Some(read) = get(table, key).and_then(|field| reader.within(field, least, most)) {
            *value = read;
        }
    };
    number("tolerance", 0.0, MOST_POINTS, &mut rules.tolerance);
    number("sd", LEAST_POINTS, MOST_POINTS, &mut rules.sd);
    number("delta", LEAST_POINTS, MOST_POINTS, &mut rules.delta);
    number("alpha", 0.001, 0.5, &mut rules.alpha);
    number("power", 0.5, 0.999, &mut rules.power);
    number("near", 0.0, MOST_POINTS, &mut rules.near);
    let mut count = |key, least, value: &mut u32| {
        if let Some(read) = get(table, key).and_then(|field| reader.count(field, least)) {
            *value = read;
        }
    };
    count("leads", 0, &mut rules.leads);
    count("controls", 0, &mut rules.controls);
    count("least", 2, &mut rules.least);
    if let Some(field) = get(table, "form") {
        rules.form = form(reader, field).unwrap_or(rules.form);
    }
    rules
}

fn form(reader: &mut Reader<'_>, field: Field<'_>) -> Option<Form> {
    reader.word(field, &Form::WORDS)
}
