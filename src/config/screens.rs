//! `[screens]`: limits of the screens, codes switched off, and the seed of every random draw.

use super::reader::{Field, Reader, get};
use std::collections::BTreeSet;
use toml::de::DeTable;

/// `[screens]`.
#[derive(Clone, Debug, PartialEq)]
pub struct ScreenRules {
    /// False-discovery rate at which a lead is shown.
    pub fdr: f64,
    /// Fewest candidates in a tested cell.
    pub min_n: u32,
    /// Fewest schools for comparing schools, or their classes.
    pub min_schools: u32,
    /// Least share of candidates matched to the earlier exam.
    pub min_match: f64,
    /// Least effect in points (A201, A202, A207).
    pub min_effect: f64,
    /// Least effect in county standard deviations (A201, A202, A207).
    pub min_effect_sd: f64,
    /// Least share by which a standard deviation is smaller (A204) or larger (A205) than expected.
    pub min_spread: f64,
    /// Least share of scores beyond expectation with unusual last digits (A206).
    pub min_heaping: f64,
    /// Least distance of a pupil in county standard deviations (A301).
    pub min_jump_sd: f64,
    /// Whether classes are compared too.
    pub classes: bool,
    /// Codes switched off.
    pub off: BTreeSet<String>,
}

impl Default for ScreenRules {
    fn default() -> Self {
        Self {
            fdr: 0.05,
            min_n: 15,
            min_schools: 12,
            min_match: 0.6,
            min_effect: 3.0,
            min_effect_sd: 0.2,
            min_spread: 0.2,
            min_heaping: 0.1,
            min_jump_sd: 1.5,
            classes: true,
            off: BTreeSet::new(),
        }
    }
}

const KEYS: [&str; 12] = [
    "fdr",
    "min_n",
    "min_schools",
    "min_match",
    "min_effect",
    "min_effect_sd",
    "min_spread",
    "min_heaping",
    "min_jump_sd",
    "classes",
    "off",
    "seed",
];

/// Reads the section: the rules, and the seed.
pub fn read(reader: &mut Reader<'_>, table: &DeTable<'_>) -> (ScreenRules, u64) {
    const MOST_POINTS: f64 = 1000.0;
    reader.only("[screens]", table, &KEYS);
    let mut rules = ScreenRules::default();
    let mut number = |key, most, value: &mut f64| {
        if let Some(read) = get(table, key).and_then(|field| reader.within(field, 0.0, most)) {
            *value = read;
        }
    };
    number("fdr", 1.0, &mut rules.fdr);
    number("min_match", 1.0, &mut rules.min_match);
    number("min_effect", MOST_POINTS, &mut rules.min_effect);
    number("min_effect_sd", MOST_POINTS, &mut rules.min_effect_sd);
    number("min_spread", MOST_POINTS, &mut rules.min_spread);
    number("min_heaping", 1.0, &mut rules.min_heaping);
    number("min_jump_sd", MOST_POINTS, &mut rules.min_jump_sd);
    let mut count = |key, least| get(table, key).and_then(|field| reader.count(field, least));
    rules.min_n = count("min_n", 2).unwrap_or(rules.min_n);
    rules.min_schools = count("min_schools", 2).unwrap_or(rules.min_schools);
    let seed = count("seed", 0).map(u64::from).unwrap_or_default();
    rules.classes = get(table, "classes").and_then(|field| reader.truth(field)).unwrap_or(rules.classes);
    if let Some(field) = get(table, "off") {
        rules.off = read_off(reader, field);
    }
    (rules, seed)
}

fn read_off(reader: &mut Reader<'_>, field: Field<'_>) -> BTreeSet<String> {
    let off: BTreeSet<String> = reader.texts(field).into_iter().map(|code| code.to_ascii_uppercase()).collect();
    if off.iter().any(|code| !is_screen_code(code)) {
        reader.impossible(field, "[\"A101\", \"A203\"]");
    }
    off
}

fn is_screen_code(code: &str) -> bool {
    code.strip_prefix('A').is_some_and(|digits| digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
