//! `[scaled]`: 等级赋分, electives converted by the share of their candidates (metrics.md §4). Off unless the section is there.
//!
//! ```toml
//! [scaled]
//! grades = [10, 11, 12]                  # 高一 to 高三 where not given
//! subjects = ["化学", "生物", "政治", "地理"]
//! shares = [0.15, 0.35, 0.35, 0.13, 0.02]
//! ranges = [[86, 100], [71, 85], [56, 70], [41, 55], [30, 40]]
//! ```

use super::{
    file::read_grade,
    lines::read_share,
    reader::{Field, Reader, get},
};
use crate::{
    diagnostics::codes::lines as codes,
    model::{Grade, Rate, Subject},
};
use rust_decimal::Decimal;
use toml::de::DeTable;

/// The electives of the 3+1+2 scheme whose scores are converted.
pub const ELECTIVES: [&str; 4] = ["化学", "生物", "政治", "地理"];

/// One grade (等级) and what its scores become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScaledBand {
    /// Share of the candidates of the paper.
    pub share: Rate,
    /// T1: what its lowest score becomes.
    pub low: i32,
    /// T2: what its highest score becomes.
    pub high: i32,
}

/// `[scaled]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaledRules {
    /// The section is there.
    pub on: bool,
    /// Grades whose electives are converted.
    pub grades: Vec<Grade>,
    /// The electives.
    pub subjects: Vec<Subject>,
    /// The grades (等级), best first.
    pub bands: Vec<ScaledBand>,
}

impl Default for ScaledRules {
    fn default() -> Self {
        let bands = [(15, 86, 100), (35, 71, 85), (35, 56, 70), (13, 41, 55), (2, 30, 40)];
        Self {
            on: false,
            grades: (10..=12).filter_map(Grade::from_number).collect(),
            subjects: ELECTIVES.map(Subject::new).into(),
            bands: bands.map(|(percent, low, high)| ScaledBand { share: Rate::percent(percent), low, high }).into(),
        }
    }
}

impl ScaledRules {
    /// Whether papers of this grade are converted.
    #[must_use]
    pub fn covers(&self, grade: &Grade) -> bool {
        self.on && self.grades.contains(grade)
    }
}

/// Reads `[scaled]`.
pub fn read(reader: &mut Reader<'_>, table: &DeTable<'_>) -> ScaledRules {
    reader.only("[scaled]", table, &["grades", "subjects", "shares", "ranges"]);
    let mut rules = ScaledRules { on: true, ..ScaledRules::default() };
    if let Some(field) = get(table, "grades") {
        let one = std::slice::from_ref(field.value);
        let items = field.value.get_ref().as_array().map_or(one, |items| items);
        rules.grades = items.iter().filter_map(|value| read_grade(reader, Field { key: "grades", value })).collect();
    }
    if let Some(field) = get(table, "subjects") {
        let subject = |name: String| Subject::standard(&name).unwrap_or_else(|| Subject::new(&name));
        rules.subjects = reader.texts(field).into_iter().map(subject).collect();
    }
    let shares = get(table, "shares").map(|field| read_shares(reader, field));
    let ranges = get(table, "ranges").map(|field| read_ranges(reader, field));
    let usual = &rules.bands;
    let shares = shares.unwrap_or_else(|| usual.iter().map(|band| band.share).collect());
    let ranges = ranges.unwrap_or_else(|| usual.iter().map(|band| (band.low, band.high)).collect());
    let counts = (shares.len(), ranges.len());
    if counts.0 != counts.1
        && let Some(field) = get(table, "ranges").or_else(|| get(table, "shares"))
    {
        reader.note(&codes::SHARES_AND_RANGES, field.value.span(), |found| found.with("shares", counts.0).with("ranges", counts.1));
    }
    rules.bands = shares.into_iter().zip(ranges).map(|(share, (low, high))| ScaledBand { share, low, high }).collect();
    rules
}

/// Shares that add up to the whole.
fn read_shares(reader: &mut Reader<'_>, field: Field<'_>) -> Vec<Rate> {
    let Some(items) = field.value.get_ref().as_array().filter(|items| !items.is_empty()) else {
        reader.impossible(field, "[0.15, 0.35, 0.35, 0.13, 0.02]");
        return Vec::new();
    };
    let shares: Vec<Rate> = items.iter().filter_map(|value| read_share(reader, Field { key: "shares", value })).collect();
    let sum: Decimal = shares.iter().map(|share| share.to_decimal()).sum();
    if shares.len() == items.len() && sum != Decimal::ONE {
        reader.note(&codes::DO_NOT_ADD_UP, field.value.span(), |found| {
            found.with("key", field.key).with("sum", sum.normalize()).with("whole", "1")
        });
    }
    shares
}

/// Ranges of whole marks, `[low, high]`, each below the one before.
fn read_ranges(reader: &mut Reader<'_>, field: Field<'_>) -> Vec<(i32, i32)> {
    let allowed = "[[86, 100], [71, 85], [56, 70], [41, 55], [30, 40]]";
    let Some(items) = field.value.get_ref().as_array().filter(|items| !items.is_empty()) else {
        reader.impossible(field, allowed);
        return Vec::new();
    };
    let mut ranges: Vec<(i32, i32)> = Vec::new();
    for item in items {
        let ends = item.get_ref().as_array().filter(|ends| ends.len() == 2);
        let Some(ends) = ends else {
            reader.impossible(Field { key: "ranges", value: item }, allowed);
            continue;
        };
        let ends: Vec<i32> = ends
            .iter()
            .filter_map(|value| reader.count(Field { key: "ranges", value }, 0))
            .filter_map(|end| i32::try_from(end).ok())
            .collect();
        let [low, high] = ends[..] else { continue };
        if low > high || high > 1000 || ranges.last().is_some_and(|(above, _)| high >= *above) {
            reader.impossible(Field { key: "ranges", value: item }, allowed);
        }
        ranges.push((low, high));
    }
    ranges
}
