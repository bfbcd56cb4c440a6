//! `[[item]]` and `[items]`: what the items of a paper are, told outright, and how choices with several right options are
//! marked.

use super::{
    file::{MOST_MARKS, read_grade},
    reader::{Field, Reader, get},
};
use crate::{
    ingest::item_table::Part,
    model::{Choice, Grade, Rate, Score, Subject},
};
use toml::de::DeTable;

/// Everything that the exam file says of items.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ItemRules {
    /// `[[item]]`, in order.
    pub items: Vec<ItemRule>,
    /// Share of the full mark for some of several right options and no wrong one; `None` for none.
    pub partial: Option<Rate>,
}

/// One `[[item]]`: one item, or several of a kind.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ItemRule {
    /// Its grade; any if none.
    pub grade: Option<Grade>,
    /// Its subject; any if none.
    pub subject: Option<Subject>,
    /// Items as written, ranges spelt out.
    pub items: Vec<String>,
    /// Full mark of each.
    pub full: Option<Score>,
    /// Objective or subjective.
    pub part: Option<Part>,
    /// Topics.
    pub topics: Vec<String>,
    /// Level of ability.
    pub ability: Option<String>,
    /// Right options: one for all items, or one for each.
    pub keys: Vec<Choice>,
    /// Difficulty foreseen, as P.
    pub foreseen: Option<f64>,
    /// Whether candidates choose one of these items.
    pub optional: Option<bool>,
    /// Its place in the exam file, for messages: `exam.toml:12`.
    pub told_by: String,
}

/// Reads every `[[item]]`.
pub fn read(reader: &mut Reader<'_>, field: Field<'_>) -> Vec<ItemRule> {
    let one = std::slice::from_ref(field.value);
    let items = field.value.get_ref().as_array().map_or(one, |items| items);
    let mut rules = Vec::new();
    for value in items {
        let whole = Field { key: "item", value };
        let Some(table) = reader.table(whole, "[[item]]") else { continue };
        rules.extend(rule(reader, table, whole));
    }
    rules
}

/// `partial` of `[items]`.
pub fn read_partial(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Option<Rate> {
    reader.only("[items]", table, &["partial"]);
    get(table, "partial").and_then(|field| reader.share(field))
}

fn rule(reader: &mut Reader<'_>, table: &DeTable<'_>, whole: Field<'_>) -> Option<ItemRule> {
    const PARTS: [(&str, Part); 6] = [
        ("objective", Part::Objective),
        ("subjective", Part::Subjective),
        ("客观题", Part::Objective),
        ("客观", Part::Objective),
        ("主观题", Part::Subjective),
        ("主观", Part::Subjective),
    ];
    reader.only("[[item]]", table, &["grade", "subject", "item", "full", "type", "topic", "ability", "key", "difficulty", "optional"]);
    let grade = get(table, "grade").and_then(|field| read_grade(reader, field));
    let subject = get(table, "subject").and_then(|field| reader.text(field));
    let subject = subject.map(|name| Subject::standard(&name).unwrap_or_else(|| Subject::new(&name)));
    let Some(field) = get(table, "item") else {
        reader.impossible(Field { key: "[[item]]", ..whole }, "item = \"1-10\"");
        return None;
    };
    let items: Vec<String> = if field.value.get_ref().is_integer() {
        reader.text(field).into_iter().collect()
    } else {
        reader.texts(field).iter().flat_map(|text| spelt_out(text)).collect()
    };
    let keys = get(table, "key").map_or_else(Vec::new, |field| keys(reader, field, items.len()));
    let told_by = reader.spot(whole.value.span().start);
    Some(ItemRule {
        grade,
        subject,
        full: get(table, "full").and_then(|field| reader.marks(field, MOST_MARKS)),
        part: get(table, "type").and_then(|field| reader.word(field, &PARTS)),
        topics: get(table, "topic").map_or_else(Vec::new, |field| reader.texts(field)),
        ability: get(table, "ability").and_then(|field| reader.text(field)),
        foreseen: get(table, "difficulty").and_then(|field| reader.within(field, 0.0, 1.0)),
        optional: get(table, "optional").and_then(|field| reader.truth(field)),
        items,
        keys,
        told_by,
    })
}

/// `1-10` is ten items; anything else is one.
fn spelt_out(text: &str) -> Vec<String> {
    let ends = text.split_once(['-', '~', '～', '—', '至']).and_then(|(first, last)| {
        let number = |text: &str| text.trim().parse::<u32>().ok();
        Some((number(first)?, number(last)?))
    });
    match ends {
        Some((first, last)) if first < last && last - first < 200 => (first..=last).map(|number| number.to_string()).collect(),
        _ => vec![text.to_owned()],
    }
}

/// Options as letters, one text for all items or one for each.
fn keys(reader: &mut Reader<'_>, field: Field<'_>, items: usize) -> Vec<Choice> {
    let texts = reader.texts(field);
    let keys: Vec<Choice> = texts.iter().filter_map(|text| Choice::parse(text)).collect();
    if keys.len() != texts.len() || (keys.len() > 1 && keys.len() != items) {
        reader.impossible(field, "\"B\", \"ABD\", [\"A\", \"C\", …]");
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_spelt_out() {
        assert_eq!(spelt_out("1-3"), ["1", "2", "3"]);
        assert_eq!(spelt_out("26(2)"), ["26(2)"]);
        assert_eq!(spelt_out("26.3-4小题"), ["26.3-4小题"]);
    }
}
