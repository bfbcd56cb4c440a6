//! `[grades]`: how scores become 等级, by the paper's lines, by shares of the county or by score rates.

use super::reader::{Field, Reader, get};
use crate::model::Rate;
use rust_decimal::Decimal;
use toml::de::DeTable;

/// Most grades: one a letter.
const MOST: usize = 26;

/// What a grade is decided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum GradeBy {
    /// 优秀、良好、合格、待合格 by the lines of the paper.
    #[default]
    Lines,
    /// Shares of the county's candidates, from the top.
    Share,
    /// Shares of the full mark.
    Rate,
}

/// `[grades]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeRules {
    /// What decides.
    pub by: GradeBy,
    /// Names of the grades, best first; those by lines have names of their own.
    pub labels: Vec<String>,
    /// By share: of the county's candidates, best grade first, together 1.
    pub shares: Vec<Rate>,
    /// By rate: the least score rate of every grade but the last, descending.
    pub rates: Vec<Rate>,
}

impl Default for GradeRules {
    fn default() -> Self {
        Self {
            by: GradeBy::Lines,
            labels: letters(5),
            shares: [15, 35, 35, 13, 2].map(Rate::percent).to_vec(),
            rates: [85, 75, 60, 40].map(Rate::percent).to_vec(),
        }
    }
}

impl GradeRules {
    /// Names of the grades by lines, in the tables.
    const BY_LINES: [&str; 4] = ["excellent", "good", "pass", "below"];

    /// The number of grades.
    #[must_use]
    pub const fn count(&self) -> usize {
        match self.by {
            GradeBy::Lines => Self::BY_LINES.len(),
            GradeBy::Share | GradeBy::Rate => self.labels.len(),
        }
    }

    /// A grade as the tables name it, the best being 0; nothing beyond the last.
    #[must_use]
    pub fn word(&self, grade: usize) -> &str {
        match self.by {
            GradeBy::Lines => Self::BY_LINES.get(grade).copied().unwrap_or_default(),
            GradeBy::Share | GradeBy::Rate => self.labels.get(grade).map_or("", String::as_str),
        }
    }
}

fn letters(count: usize) -> Vec<String> {
    ('A'..='Z').take(count).map(String::from).collect()
}

/// Reads the section. Without names the grades are A, B, C, …
pub fn read(reader: &mut Reader<'_>, table: &DeTable<'_>) -> GradeRules {
    const BY: [(&str, GradeBy); 6] = [
        ("lines", GradeBy::Lines),
        ("share", GradeBy::Share),
        ("rate", GradeBy::Rate),
        ("分数线", GradeBy::Lines),
        ("人数比例", GradeBy::Share),
        ("得分率", GradeBy::Rate),
    ];
    reader.only("[grades]", table, &["by", "labels", "shares", "rates"]);
    let by = get(table, "by").and_then(|field| reader.word(field, &BY)).unwrap_or_default();
    let mut rules = GradeRules { by, ..GradeRules::default() };
    if let Some(field) = get(table, "shares") {
        rules.shares = read_shares(reader, field);
    }
    if let Some(field) = get(table, "rates") {
        rules.rates = read_rates(reader, field);
    }
    let count = if by == GradeBy::Rate { rules.rates.len() + 1 } else { rules.shares.len() };
    rules.labels = match get(table, "labels") {
        Some(field) => read_labels(reader, field, count, by),
        None => letters(count),
    };
    rules
}

fn rates(reader: &mut Reader<'_>, field: Field<'_>) -> Option<Vec<Rate>> {
    let items = field.value.get_ref().as_array()?;
    items.iter().map(|value| reader.share(Field { key: field.key, value })).collect()
}

/// Shares that add up to 1, exactly.
fn read_shares(reader: &mut Reader<'_>, field: Field<'_>) -> Vec<Rate> {
    let shares = rates(reader, field).unwrap_or_default();
    let sum: Decimal = shares.iter().map(|share| share.to_decimal()).sum();
    if shares.len() < 2 || shares.len() > MOST || sum != Decimal::ONE {
        reader.impossible(field, "[0.15, 0.35, 0.35, 0.13, 0.02] (0.15 + 0.35 + 0.35 + 0.13 + 0.02 = 1)");
    }
    shares
}

/// Score rates from the best grade down.
fn read_rates(reader: &mut Reader<'_>, field: Field<'_>) -> Vec<Rate> {
    let rates = rates(reader, field).unwrap_or_default();
    let descend = rates.windows(2).all(|pair| pair[0] > pair[1]);
    if rates.is_empty() || rates.len() >= MOST || !descend {
        reader.impossible(field, "[0.85, 0.75, 0.6, 0.4] (0.85 > 0.75 > 0.6 > 0.4)");
    }
    rates
}

/// One name a grade, each another.
fn read_labels(reader: &mut Reader<'_>, field: Field<'_>, count: usize, by: GradeBy) -> Vec<String> {
    let labels = reader.texts(field);
    let mut sorted = labels.clone();
    sorted.sort_unstable();
    sorted.dedup();
    if by == GradeBy::Lines || labels.len() != count || sorted.len() != count {
        let example = match by {
            GradeBy::Lines => "by = \"share\", by = \"rate\"".to_owned(),
            GradeBy::Share | GradeBy::Rate => format!("[\"{}\"] ({count})", letters(count).join("\", \"")),
        };
        reader.impossible(field, &example);
    }
    labels
}
