//! `[[school]]`: the names that one school goes by, told outright, and what else is known of it.

use super::{
    Groups,
    reader::{Field, Reader, get},
};
use crate::{diagnostics::codes::config as codes, model::name::fold};
use std::{collections::BTreeMap, ops::Range};
use toml::de::{DeTable, DeValue};

/// One `[[school]]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchoolRule {
    /// Its name as printed.
    pub name: String,
    /// Other names that sheets give it.
    pub aliases: Vec<String>,
    /// Its code.
    pub code: Option<String>,
    /// Its category (城区, 乡镇…).
    pub category: Option<String>,
    /// Its district (片区).
    pub district: Option<String>,
    /// Its place in the exam file, for messages: `exam.toml:12`.
    pub told_by: String,
}

/// Reads every `[[school]]`; a name stands for one school only, and a school has one category and one district.
pub fn read(reader: &mut Reader<'_>, field: Field<'_>, groups: &Groups) -> Vec<SchoolRule> {
    let one = std::slice::from_ref(field.value);
    let items = field.value.get_ref().as_array().map_or(one, |items| items);
    let mut schools: Vec<SchoolRule> = Vec::new();
    let mut owners: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for value in items {
        let whole = Field { key: "school", value };
        let Some(table) = reader.table(whole, "[[school]]") else { continue };
        let Some(school) = rule(reader, table, whole) else { continue };
        for (name, span) in names(table) {
            let owner = (schools.len(), school.name.clone());
            match owners.get(fold(name).as_str()) {
                Some((at, first)) if *at != schools.len() => {
                    let first = first.clone();
                    reader.note(&codes::SCHOOL_NAME_TWICE, span, |found| found.with("first", first));
                }
                Some(_) => {}
                None => _ = owners.insert(fold(name).into(), owner),
            }
        }
        keep_to_groups(reader, table, &school, groups);
        schools.push(school);
    }
    schools
}

fn rule(reader: &mut Reader<'_>, table: &DeTable<'_>, whole: Field<'_>) -> Option<SchoolRule> {
    reader.only("[[school]]", table, &["name", "aliases", "code", "category", "district"]);
    let mut text = |key| get(table, key).and_then(|field| reader.text(field));
    let (name, code, category, district) = (text("name"), text("code"), text("category"), text("district"));
    let aliases = get(table, "aliases").map_or_else(Vec::new, |field| reader.texts(field));
    if get(table, "name").is_none() {
        reader.impossible(Field { key: "[[school]]", ..whole }, "name = \"东河镇初级中学\"");
    }
    let told_by = reader.spot(whole.value.span().start);
    Some(SchoolRule { name: name?, aliases, code, category, district, told_by })
}

/// Name, other names and code of a school with their spans, in this order.
fn names<'d>(table: &'d DeTable<'_>) -> Vec<(&'d str, Range<usize>)> {
    let texts = |key: &str| match table.get(key) {
        Some(value) => match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| item.get_ref().as_str().map(|text| (text, item.span()))).collect(),
            other => other.as_str().map(|text| (text, value.span())).into_iter().collect(),
        },
        None => Vec::new(),
    };
    ["name", "aliases", "code"].into_iter().flat_map(texts).collect()
}

/// What `[groups]` says of a school's unit must be the same.
fn keep_to_groups(reader: &mut Reader<'_>, table: &DeTable<'_>, school: &SchoolRule, groups: &Groups) {
    let own: Vec<_> = std::iter::once(&school.name).chain(&school.aliases).map(|name| fold(name)).collect();
    for (key, unit, units) in [("category", &school.category, &groups.categories), ("district", &school.district, &groups.districts)] {
        let (Some(field), Some(unit)) = (get(table, key), unit) else { continue };
        let elsewhere = units.iter().find(|(other, schools)| *other != unit && schools.iter().any(|name| own.contains(&fold(name))));
        if let Some((other, _)) = elsewhere {
            reader.note(&codes::SCHOOL_TWICE, field.value.span(), |found| found.read(&school.name).with("first", other).with("key", key));
        }
    }
}
