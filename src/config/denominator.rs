//! What rates and means are divided by (metrics.md §1): the six denominators and their parameters, read from
//! `[candidates]` of exam.toml.
//!
//! ```toml
//! [candidates]
//! denominator = "enrolled-less"          # present, expected, enrolled-less, class-allowance, floor, cohort
//! less = "3 %"                           # p of enrolled-less; also in one: denominator = "enrolled-less 3 %"
//! floor = 0.95                           # f of floor;        also in one: denominator = "floor 95 %"
//! allowance = { 44 = 5, 42 = 4, 40 = 3, 38 = 2, 36 = 1 }   # class size from = absent who are allowed for
//!
//! [[candidates.stage]]                   # start-of-stage roll of cohort, one for each school and grade
//! school = "第一中学"
//! grade = 9
//! roll = 320
//! in = 5                                 # normal transfers in and out since
//! out = 8
//! ```

use super::reader::{Field, Reader, get};
use crate::{
    diagnostics::codes::config as codes,
    model::{Grade, Rate},
    words::{Phrase, report as words},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::collections::BTreeMap;
use toml::de::DeTable;

/// The number that rates and means are divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Denominator {
    /// n.
    #[default]
    Present,
    /// N; the absent count as failing.
    Expected,
    /// max(n, ceil(enrolled · (1 − p))).
    EnrolledLess,
    /// N less the absent of each class, at most so many by its size.
    ClassAllowance,
    /// max(n, ceil(f · N)).
    Floor,
    /// Roll at the start of the stage and transfers since.
    Cohort,
}

impl Denominator {
    /// Every denominator, in the order of the catalogue.
    pub const ALL: [Self; 6] = [Self::Present, Self::Expected, Self::EnrolledLess, Self::ClassAllowance, Self::Floor, Self::Cohort];

    /// The word in exam.toml.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Expected => "expected",
            Self::EnrolledLess => "enrolled-less",
            Self::ClassAllowance => "class-allowance",
            Self::Floor => "floor",
            Self::Cohort => "cohort",
        }
    }

    /// Its short name.
    #[must_use]
    pub const fn name(self) -> Phrase {
        match self {
            Self::Present => words::DEN_PRESENT,
            Self::Expected => words::DEN_EXPECTED,
            Self::EnrolledLess => words::DEN_ENROLLED_LESS,
            Self::ClassAllowance => words::DEN_CLASS_ALLOWANCE,
            Self::Floor => words::DEN_FLOOR,
            Self::Cohort => words::DEN_COHORT,
        }
    }
}

/// A class of at least so many pupils is allowed so many absent ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Allowance {
    /// Class size from which it holds.
    pub from: u32,
    /// Absent pupils at most taken off.
    pub absent: u32,
}

/// Roll of a school at the start of the stage, for `cohort`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The school, under any of its names.
    pub school: String,
    /// The grade; the only one of the run when none.
    pub grade: Option<Grade>,
    /// Pupils at the start of the stage.
    pub roll: u32,
    /// Normal transfers in since.
    pub moved_in: u32,
    /// Normal transfers out since.
    pub moved_out: u32,
}

impl Stage {
    /// Roll + transfers in − transfers out.
    #[must_use]
    pub const fn pupils(&self) -> u32 {
        self.roll.saturating_add(self.moved_in).saturating_sub(self.moved_out)
    }
}

/// Parameters of the denominators.
#[derive(Clone, Debug, PartialEq)]
pub struct DenominatorRules {
    /// p of `enrolled-less`.
    pub less: Rate,
    /// f of `floor`.
    pub floor: Rate,
    /// The table of `class-allowance`, largest classes first.
    pub allowance: Vec<Allowance>,
    /// The rolls of `cohort`.
    pub stages: Vec<Stage>,
}

impl Default for DenominatorRules {
    fn default() -> Self {
        let allowance = [(44, 5), (42, 4), (40, 3), (38, 2), (36, 1)].map(|(from, absent)| Allowance { from, absent }).into();
        Self { less: Rate::percent(3), floor: Rate::percent(95), allowance, stages: Vec::new() }
    }
}

impl DenominatorRules {
    /// Absent pupils that are taken off the expected of a class of this size, at most.
    #[must_use]
    pub fn allowed(&self, size: u32) -> u32 {
        self.allowance.iter().find(|allowance| size >= allowance.from).map_or(0, |allowance| allowance.absent)
    }

    /// The table as people read it: `≥44→5，≥42→4`.
    #[must_use]
    pub fn allowance_text(&self, separator: &str) -> String {
        let steps: Vec<String> = self.allowance.iter().map(|step| format!("≥{}→{}", step.from, step.absent)).collect();
        steps.join(separator)
    }
}

/// The keys of `[candidates]` that are read here.
pub(super) const KEYS: [&str; 5] = ["denominator", "less", "floor", "allowance", "stage"];

/// Names of the denominators, English and Chinese.
const WORDS: [(&str, Denominator); 12] = [
    ("present", Denominator::Present),
    ("expected", Denominator::Expected),
    ("enrolled-less", Denominator::EnrolledLess),
    ("class-allowance", Denominator::ClassAllowance),
    ("floor", Denominator::Floor),
    ("cohort", Denominator::Cohort),
    ("实考", Denominator::Present),
    ("应考", Denominator::Expected),
    ("在籍扣除", Denominator::EnrolledLess),
    ("班额扣除", Denominator::ClassAllowance),
    ("保底", Denominator::Floor),
    ("起始人数", Denominator::Cohort),
];

/// The choice and all parameters. A parameter of a denominator that was not chosen is welcome: it is shown beside.
pub(super) fn read(reader: &mut Reader<'_>, table: &DeTable<'_>) -> (Denominator, DenominatorRules) {
    let mut rules = DenominatorRules::default();
    let mut share = |key, rate: &mut Rate| {
        if let Some(read) = get(table, key).and_then(|field| reader.share(field)) {
            *rate = read;
        }
    };
    share("less", &mut rules.less);
    share("floor", &mut rules.floor);
    if let Some(field) = get(table, "allowance") {
        rules.allowance = read_allowance(reader, field);
    }
    if let Some(field) = get(table, "stage") {
        rules.stages = read_stages(reader, field);
    }
    let chosen = get(table, "denominator").and_then(|field| read_choice(reader, field, &mut rules)).unwrap_or_default();
    (chosen, rules)
}

/// `"floor"`, or with its parameter in one: `"floor 95 %"`, `"在籍扣除3%"`.
fn read_choice(reader: &mut Reader<'_>, field: Field<'_>, rules: &mut DenominatorRules) -> Option<Denominator> {
    let text = field.value.get_ref().as_str().unwrap_or_default().trim();
    let inline = WORDS.iter().find_map(|(word, denominator)| Some((*denominator, read_inline_share(text.strip_prefix(word)?)?)));
    match inline {
        Some((Denominator::Floor, share)) => rules.floor = share,
        Some((Denominator::EnrolledLess, share)) => rules.less = share,
        _ => return reader.word(field, &WORDS),
    }
    inline.map(|(denominator, _)| denominator)
}

/// `95 %`, `95`, `2.5％`; nothing for an empty rest.
fn read_inline_share(text: &str) -> Option<Rate> {
    let number = text.trim().trim_end_matches(['%', '\u{ff05}']).trim();
    let percent: Decimal = number.parse().ok()?;
    (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&percent).then(|| Rate::from_decimal(percent / Decimal::ONE_HUNDRED))
}

/// `{ 44 = 5, 42 = 4 }`: a larger class is never allowed fewer, and no class as many as it has pupils.
fn read_allowance(reader: &mut Reader<'_>, field: Field<'_>) -> Vec<Allowance> {
    const EXAMPLE: &str = "{ 44 = 5, 42 = 4, 40 = 3, 38 = 2, 36 = 1 }";
    let Some(table) = reader.table(field, EXAMPLE) else { return Vec::new() };
    let mut steps: BTreeMap<u32, u32> = BTreeMap::new();
    for (key, value) in table {
        let size: Option<u32> = key.get_ref().trim().parse().ok();
        let Some(from) = size.filter(|size| *size > 0) else {
            reader.note(&codes::IMPOSSIBLE, key.span(), |found| found.with("key", field.key).with("allowed", EXAMPLE));
            continue;
        };
        let value = Field { key: field.key, value };
        let Some(absent) = reader.count(value, 0) else { continue };
        if absent >= from {
            reader.impossible(value, &format!("0 <= {from} = … < {from}"));
        }
        steps.insert(from, absent);
    }
    let falls = steps.iter().zip(steps.iter().skip(1)).find(|((_, fewer), (_, more))| more < fewer);
    if let Some((_, (from, _))) = falls
        && let Some(value) = table.get(from.to_string().as_str())
    {
        reader.impossible(Field { key: field.key, value }, EXAMPLE);
    }
    steps.into_iter().rev().map(|(from, absent)| Allowance { from, absent }).collect()
}

fn read_stages(reader: &mut Reader<'_>, field: Field<'_>) -> Vec<Stage> {
    let one = std::slice::from_ref(field.value);
    let items = field.value.get_ref().as_array().map_or(one, |items| items);
    let mut stages: Vec<Stage> = Vec::new();
    for value in items {
        let whole = Field { key: "stage", value };
        let Some(table) = reader.table(whole, "[[candidates.stage]]") else { continue };
        reader.only("[[candidates.stage]]", table, &["school", "grade", "roll", "in", "out"]);
        let school = get(table, "school").and_then(|field| reader.text(field));
        let grade = get(table, "grade").and_then(|field| super::file::read_grade(reader, field));
        let mut count = |key| get(table, key).and_then(|field| reader.count(field, 0));
        let (roll, moved_in, moved_out) = (count("roll"), count("in").unwrap_or(0), count("out").unwrap_or(0));
        let (Some(school), Some(roll)) = (school, roll) else {
            if get(table, "school").is_none() || get(table, "roll").is_none() {
                reader.impossible(whole, "school = \"…\", roll = 320, in = 5, out = 8");
            }
            continue;
        };
        if let Some(out) = get(table, "out").filter(|_| moved_out > roll.saturating_add(moved_in)) {
            reader.impossible(out, "out <= roll + in");
        }
        if stages.iter().any(|stage| stage.school == school && stage.grade == grade)
            && let Some(again) = get(table, "school")
        {
            reader.impossible(again, "school + grade: 1 ×");
        }
        stages.push(Stage { school, grade, roll, moved_in, moved_out });
    }
    stages
}

/// A share of a count, rounded up.
#[must_use]
pub fn share_rounded_up(share: Decimal, count: u32) -> u32 {
    share.checked_mul(Decimal::from(count)).and_then(|part| part.ceil().to_u32()).unwrap_or(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_table_is_that_of_the_catalogue() {
        let rules = DenominatorRules::default();
        let allowed: Vec<u32> = [60, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35, 0].map(|size| rules.allowed(size)).into();
        assert_eq!(allowed, [5, 5, 4, 4, 3, 3, 2, 2, 1, 1, 0, 0]);
        assert_eq!(rules.allowance_text("，"), "≥44→5，≥42→4，≥40→3，≥38→2，≥36→1");
    }

    #[test]
    fn shares_round_up_in_exact_decimals() {
        let share = |text: &str| text.parse::<Decimal>().expect("a decimal");
        assert_eq!(share_rounded_up(share("0.95"), 100), 95);
        assert_eq!(share_rounded_up(share("0.97"), 100), 97);
        assert_eq!(share_rounded_up(share("0.95"), 101), 96);
        assert_eq!(share_rounded_up(share("0.07"), 100), 7);
    }
}
