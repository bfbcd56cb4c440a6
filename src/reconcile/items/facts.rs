//! What is known of the items of a paper: exam file before blueprint before the sheets, of which most agree.

use super::sheets::ItemSheet;
use crate::{
    config::ItemRule,
    ingest::{item_table::ItemFacts, layout::item_key},
    model::{Choice, Grade, Score, Subject, name::fold},
};
use compact_str::CompactString;
use std::collections::BTreeMap;

/// Everything told of one paper, by item key.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    items: BTreeMap<CompactString, Told>,
    /// The blueprints that were used, as indices.
    pub blueprints: Vec<usize>,
    /// The rules of the exam file that were used, as indices.
    pub rules: Vec<usize>,
}

/// What was told of one item.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The facts that hold.
    pub facts: ItemFacts,
    /// Every full mark that was told, with how often.
    pub fulls: BTreeMap<Score, usize>,
    /// Told to be optional or not.
    pub optional: Option<bool>,
    /// A blueprint has it.
    pub in_blueprint: bool,
}

impl Facts {
    /// What is told of an item.
    #[must_use]
    pub fn of(&self, key: &str) -> Option<&Told> {
        self.items.get(key)
    }

    /// Items that blueprints name, in order of key.
    pub fn of_blueprint(&self) -> impl Iterator<Item = &Told> {
        self.items.values().filter(|told| told.in_blueprint)
    }
}

/// Everything that can be told of items, by whom.
pub struct Sources<'a> {
    /// The item sheets.
    pub sheets: &'a [ItemSheet],
    /// `[[item]]`.
    pub rules: &'a [ItemRule],
    /// Blueprints.
    pub blueprints: &'a [crate::ingest::item_table::BlueprintTable],
}

/// Gathers what is told of a paper; `grade` and `subject` as far as they are known.
#[must_use]
pub fn gather(sources: &Sources<'_>, grade: Option<&Grade>, subject: Option<&Subject>) -> Facts {
    let mut facts = Facts::default();
    let own =
        || sources.sheets.iter().filter(|sheet| same(sheet.subject.as_ref(), subject, grade) && same_grade(sheet.grade.as_ref(), grade));
    for sheet in own() {
        let headers = sheet.table.columns.iter().filter_map(|column| Some((&column.key, column.full?)));
        for (key, full) in headers {
            *entry(&mut facts, key).fulls.entry(full).or_default() += 1;
        }
        for told in &sheet.table.facts {
            let into = entry(&mut facts, &told.key);
            told.full.into_iter().for_each(|full| *into.fulls.entry(full).or_default() += 1);
            fill(&mut into.facts, told);
        }
    }
    for told in facts.items.values_mut() {
        told.facts.full = told.fulls.iter().max_by_key(|(full, count)| (**count, **full)).map(|(full, _)| *full);
    }
    for (at, blueprint) in sources.blueprints.iter().enumerate() {
        let by_name = same(blueprint.subject.as_ref(), subject, grade)
            && (blueprint.subject.is_some() || subject.is_none() || fits(blueprint, own()));
        if !by_name || !same_grade(blueprint.grade.as_ref().map(|grade| &grade.value), grade) {
            continue;
        }
        facts.blueprints.push(at);
        for told in &blueprint.items {
            let into = entry(&mut facts, &told.key);
            told.full.into_iter().for_each(|full| *into.fulls.entry(full).or_default() += 1);
            override_with(&mut into.facts, told);
            into.in_blueprint = true;
        }
    }
    for (at, rule) in sources.rules.iter().enumerate() {
        if same(rule.subject.as_ref(), subject, grade)
            && same_grade(rule.grade.as_ref(), grade)
            && declare(&mut facts, rule, sources.sheets)
        {
            facts.rules.push(at);
        }
    }
    facts
}

/// Whether two subjects can be one; unknown ones can be any.
fn same(told: Option<&Subject>, wanted: Option<&Subject>, grade: Option<&Grade>) -> bool {
    let named = |subject: &Subject| grade.map_or_else(|| subject.clone(), |grade| subject.clone().taught_in(grade));
    match (told, wanted) {
        (Some(told), Some(wanted)) => named(told) == named(wanted) || fold(told.name()) == fold(wanted.name()),
        _ => true,
    }
}

fn same_grade(told: Option<&Grade>, wanted: Option<&Grade>) -> bool {
    let known = |grade: &&Grade| **grade != Grade::UNKNOWN;
    match (told.filter(known), wanted.filter(known)) {
        (Some(told), Some(wanted)) => told == wanted,
        _ => true,
    }
}

/// Whether most items of a blueprint that names no subject are in the sheets of a paper.
fn fits<'s>(blueprint: &crate::ingest::item_table::BlueprintTable, sheets: impl Iterator<Item = &'s ItemSheet>) -> bool {
    let keys: Vec<&CompactString> = sheets.flat_map(|sheet| sheet.table.columns.iter().map(|column| &column.key)).collect();
    blueprint.items.iter().filter(|item| keys.contains(&&item.key)).count() * 5 >= blueprint.items.len() * 4
}

fn entry<'f>(facts: &'f mut Facts, key: &CompactString) -> &'f mut Told {
    let told = facts.items.entry(key.clone()).or_default();
    told.facts.key = key.clone();
    told
}

/// Takes what is not known yet.
fn fill(into: &mut ItemFacts, from: &ItemFacts) {
    let known = into.clone();
    override_with(into, from);
    override_with(into, &known);
}

/// Takes everything that is told.
fn override_with(into: &mut ItemFacts, from: &ItemFacts) {
    if !from.name.is_empty() {
        into.name.clone_from(&from.name);
    }
    into.full = from.full.or(into.full);
    into.part = from.part.or(into.part);
    into.answer = from.answer.or(into.answer);
    into.foreseen = from.foreseen.or(into.foreseen);
    for (into, from) in [(&mut into.form, &from.form), (&mut into.ability, &from.ability), (&mut into.group, &from.group)] {
        if !from.is_empty() {
            into.clone_from(from);
        }
    }
    if !from.topics.is_empty() {
        into.topics.clone_from(&from.topics);
    }
}

/// Whether any sheet has one of the rule's items.
fn declare(facts: &mut Facts, rule: &ItemRule, sheets: &[ItemSheet]) -> bool {
    let mut used = false;
    for (at, item) in rule.items.iter().enumerate() {
        let key: CompactString = item_key(item).into();
        let known = sheets.iter().any(|sheet| sheet.table.columns.iter().any(|column| column.key == key));
        used |= known;
        let told = entry(facts, &key);
        rule.full.into_iter().for_each(|full| *told.fulls.entry(full).or_default() += 1);
        told.optional = rule.optional.or(told.optional);
        let answer: Option<Choice> = rule.keys.get(at).or_else(|| rule.keys.first().filter(|_| rule.keys.len() == 1)).copied();
        let declared = ItemFacts {
            full: rule.full,
            part: rule.part,
            topics: rule.topics.iter().map(|topic| topic.as_str().into()).collect(),
            ability: rule.ability.as_deref().unwrap_or_default().into(),
            answer,
            foreseen: rule.foreseen,
            group: if rule.optional == Some(true) { rule.told_by.as_str().into() } else { CompactString::default() },
            ..ItemFacts::default()
        };
        override_with(&mut told.facts, &declared);
    }
    used
}
