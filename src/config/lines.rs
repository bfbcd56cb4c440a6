//! `[lines]`: named lines of the total, the band of the critical around them, and what schools are to reach (metrics.md §4).
//!
//! ```toml
//! [lines]
//! below = 15                             # 临界生: line − below <= total < line + above
//! above = 10
//!
//! [[lines.line]]
//! name = "重点线"
//! grade = 9                              # every grade where not given
//! score = 626                            # or share = "15 %", or count = 500: ties are over the line too
//! target = 539                           # 目标 of the county; where not given: what the schools are to reach together
//! targets = { "第一中学" = 120, "第二中学" = "35 %" }
//!
//! [[lines.line]]
//! name = "特招线"
//! track = "物理"                         # only candidates who take this paper and none that excludes it
//! total = "scaled"                       # of the total with scaled scores ([scaled])
//! share = 0.2
//! ```

use super::{
    file::{MOST_MARKS, read_grade},
    reader::{Field, Reader, get},
};
use crate::{
    diagnostics::codes::lines as codes,
    model::{Grade, Rate, Score, Subject},
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// A total may be the sum of so many papers at the most marks that one can have.
const MOST_TOTAL: Score = Score::whole(100_000);

/// What draws a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnBy {
    /// A score.
    Score(Score),
    /// A share of the candidates with a total, ties included.
    Share(Rate),
    /// A number of candidates, ties included.
    Count(u32),
}

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// So many candidates.
    Count(u32),
    /// This share of the number that the rate is divided by.
    Share(Rate),
}

/// Which total a line is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TotalKind {
    /// The sum of the scores as they were marked.
    #[default]
    Raw,
    /// The sum with scaled scores in place of the electives' own.
    Scaled,
}

/// One `[[lines.line]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRule {
    /// What it is called.
    pub name: String,
    /// Only this grade; every grade when none.
    pub grade: Option<Grade>,
    /// Only candidates who take this paper.
    pub track: Option<Subject>,
    /// The total that is compared with it.
    pub total: TotalKind,
    /// What draws it.
    pub drawn: DrawnBy,
    /// 临界生: so far below the line, the end included.
    pub below: Score,
    /// 临界生: so far above the line, the end left out.
    pub above: Score,
    /// Target of the county.
    pub target: Option<Target>,
    /// Targets of schools, under any of their names.
    pub targets: Vec<(String, Target)>,
}

/// `[lines]`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LineRules {
    /// Every line, in order of the file.
    pub lines: Vec<LineRule>,
}

impl LineRules {
    /// Every name of a school that has a target.
    pub fn schools(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().flat_map(|line| &line.targets).map(|(school, _)| school.as_str())
    }

    /// The lines of a grade.
    pub fn of_grade<'a>(&'a self, grade: &'a Grade) -> impl Iterator<Item = &'a LineRule> {
        self.lines.iter().filter(move |line| line.grade.as_ref().is_none_or(|of| of == grade))
    }
}

/// Reads `[lines]`; `is_scaled` tells whether the file has a section `[scaled]`.
pub fn read(reader: &mut Reader<'_>, table: &DeTable<'_>, is_scaled: bool) -> LineRules {
    reader.only("[lines]", table, &["below", "above", "line"]);
    let band = (width(reader, table, "below").unwrap_or(Score::whole(10)), width(reader, table, "above").unwrap_or(Score::whole(10)));
    let Some(field) = get(table, "line") else { return LineRules::default() };
    let one = std::slice::from_ref(field.value);
    let items = field.value.get_ref().as_array().map_or(one, |items| items);
    let mut lines: Vec<LineRule> = Vec::new();
    let mut places: BTreeMap<(String, Option<Grade>), usize> = BTreeMap::new();
    for value in items {
        let whole = Field { key: "[[lines.line]]", value };
        let Some(table) = reader.table(whole, "[[lines.line]]") else { continue };
        let Some(line) = read_line(reader, table, whole, band) else { continue };
        let at = reader.line_of(value.span().start);
        if let Some(first) = places.insert((line.name.clone(), line.grade.clone()), at) {
            let span = get(table, "name").map_or_else(|| value.span(), |field| field.value.span());
            reader.note(&codes::LINE_TWICE, span, |found| found.with("first", first));
        }
        if line.total == TotalKind::Scaled
            && !is_scaled
            && let Some(field) = get(table, "total")
        {
            reader.note(&codes::SCALED_LINE, field.value.span(), |found| found);
        }
        lines.push(line);
    }
    LineRules { lines }
}

fn read_line(reader: &mut Reader<'_>, table: &DeTable<'_>, whole: Field<'_>, (below, above): (Score, Score)) -> Option<LineRule> {
    const TOTALS: [(&str, TotalKind); 4] =
        [("raw", TotalKind::Raw), ("scaled", TotalKind::Scaled), ("原始", TotalKind::Raw), ("赋分", TotalKind::Scaled)];
    let keys = ["name", "grade", "track", "total", "score", "share", "count", "below", "above", "target", "targets"];
    reader.only("[[lines.line]]", table, &keys);
    let grade = get(table, "grade").and_then(|field| read_grade(reader, field));
    let track =
        get(table, "track").and_then(|field| reader.text(field)).map(|text| Subject::standard(&text).unwrap_or(Subject::new(&text)));
    let total = get(table, "total").and_then(|field| reader.word(field, &TOTALS)).unwrap_or_default();
    let below = width(reader, table, "below").unwrap_or(below);
    let above = width(reader, table, "above").unwrap_or(above);
    let target = get(table, "target").and_then(|field| read_target(reader, field));
    let targets = get(table, "targets").map_or_else(Vec::new, |field| read_targets(reader, field));
    let drawn = read_drawn(reader, table, whole);
    let Some(name) = get(table, "name") else {
        reader.impossible(whole, "name = \"重点线\"");
        return None;
    };
    let name = reader.text(name)?;
    Some(LineRule { name, grade, track, total, drawn: drawn?, below, above, target, targets })
}

/// Exactly one of the three keys draws the line.
fn read_drawn(reader: &mut Reader<'_>, table: &DeTable<'_>, whole: Field<'_>) -> Option<DrawnBy> {
    let keys = ["score", "share", "count"];
    let given: Vec<&str> = keys.into_iter().filter(|key| table.get(*key).is_some()).collect();
    let [key] = given.as_slice() else {
        let field = given.last().and_then(|key| get(table, key)).unwrap_or(whole);
        reader.impossible(field, "score = 626 / share = \"15 %\" / count = 500");
        return None;
    };
    let field = get(table, key)?;
    match *key {
        "score" => reader.marks(field, MOST_TOTAL).map(DrawnBy::Score),
        "share" => read_share(reader, field).map(DrawnBy::Share),
        _ => reader.count(field, 1).map(DrawnBy::Count),
    }
}

/// A share above zero: the first 0 % are nobody, and a line of nobody is none.
pub(super) fn read_share(reader: &mut Reader<'_>, field: Field<'_>) -> Option<Rate> {
    let share = reader.share(field)?;
    if share.to_decimal() == Decimal::ZERO {
        reader.impossible(field, &format!("0 < {} <= 1", field.key));
        return None;
    }
    Some(share)
}

/// Marks from zero.
fn width(reader: &mut Reader<'_>, table: &DeTable<'_>, key: &str) -> Option<Score> {
    let field = get(table, key)?;
    let score = Score::from_decimal(reader.number(field)?).filter(|score| (Score::ZERO..=MOST_MARKS).contains(score));
    if score.is_none() {
        reader.impossible(field, &format!("0 <= {key} <= {MOST_MARKS}"));
    }
    score
}

fn read_targets(reader: &mut Reader<'_>, field: Field<'_>) -> Vec<(String, Target)> {
    let Some(table) = reader.table(field, "{ \"第一中学\" = 120, \"第二中学\" = \"35 %\" }") else { return Vec::new() };
    let read = |(school, value): (&toml::Spanned<_>, _)| {
        let school: &std::borrow::Cow<'_, str> = school.get_ref();
        let target = read_target(reader, Field { key: school, value })?;
        Some((school.trim().to_owned(), target))
    };
    table.iter().filter_map(read).collect()
}

/// A whole number of candidates, or a share: `0.35`, `"35 %"`.
fn read_target(reader: &mut Reader<'_>, field: Field<'_>) -> Option<Target> {
    if matches!(field.value.get_ref(), DeValue::Integer(_)) {
        reader.count(field, 0).map(Target::Count)
    } else {
        reader.share(field).map(Target::Share)
    }
}
