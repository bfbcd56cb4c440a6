//! The sheets of one paper → [`PaperItems`] by person: one column an item whatever each sheet calls it, full marks and keys
//! settled, marks above the full mark set aside, sums compared with the marks of the paper.

use super::{Item, PaperItems, facts::Facts, optional, sheets::ItemSheet};
use crate::{
    diagnostics::{Diagnostic, Place, Rule, Spot, codes::items as codes},
    ingest::item_table::ItemColumn,
    model::{Choice, ItemScore, Mark, Score, Status},
    reconcile::{
        desk::{Desk, Group, RowRef},
        told::Told,
    },
};
use compact_str::CompactString;
use std::collections::{BTreeMap, HashMap};

/// Items named in a diagnostic at most.
const NAMED: usize = 12;

/// A row of an item sheet and the person it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Index of the item sheet.
    pub sheet: usize,
    /// Row of its table.
    pub line: usize,
    /// The person.
    pub person: usize,
}

/// The items of one paper while they are put together.
struct Making<'a> {
    name: String,
    sheets: &'a [ItemSheet],
    facts: &'a Facts,
    of_key: HashMap<CompactString, usize>,
    paper: PaperItems,
}

/// Puts the lines of a paper together.
pub fn put_together(desk: &mut Desk<'_>, group: &Group, at: usize, sheets: &[ItemSheet], lines: &[Line], facts: &Facts) -> PaperItems {
    let name = format!("{}{}", group.grade, group.subjects[at]);
    let paper = PaperItems { paper: at, ..PaperItems::default() };
    let mut making = Making { name, sheets, facts, of_key: HashMap::new(), paper };
    let lines = once_each(desk, group.persons.len(), sheets, lines);
    making.take_columns(&lines);
    making.enter(group.persons.len(), &lines);
    making.drop_unscored(desk);
    making.settle_fulls(desk);
    making.set_aside_impossible(desk, &lines);
    making.infer_keys(desk);
    making.find_optional(desk);
    making.compare_sums(desk, group, at, &lines);
    making.tell_unknown(desk);
    making.paper
}

/// Of several lines about a person the first counts.
fn once_each(desk: &mut Desk<'_>, persons: usize, sheets: &[ItemSheet], lines: &[Line]) -> Vec<Line> {
    let mut met = vec![false; persons];
    let mut told = Told::default();
    let mut kept = Vec::with_capacity(lines.len());
    for line in lines {
        if std::mem::replace(&mut met[line.person], true) {
            let sheet = &sheets[line.sheet];
            let row = RowRef { sheet: u32::try_from(sheet.sheet).unwrap_or(u32::MAX), row: sheet.table.rows[line.line] };
            told.add(&codes::ROWS_TWICE, row, None);
        } else {
            kept.push(*line);
        }
    }
    told.say(desk);
    kept
}

/// The sum of a row's items; `None` where one is empty or has no score.
#[must_use]
pub fn sum(sheet: &ItemSheet, line: usize) -> Option<Score> {
    let leaves = sheet.table.columns.iter().zip(&sheet.sums).filter(|(column, sum)| !**sum && !column.of_options);
    leaves.map(|(column, _)| column.scores.get(line).and_then(|score| score.get())).sum()
}

impl Making<'_> {
    /// Columns of all sheets in the order of the first; what is a sum in the sheets of most rows is none.
    fn take_columns(&mut self, lines: &[Line]) {
        let mut weights: BTreeMap<usize, usize> = BTreeMap::new();
        lines.iter().for_each(|line| *weights.entry(line.sheet).or_default() += 1);
        let mut votes: HashMap<&CompactString, (usize, usize)> = HashMap::new();
        for (sheet, weight) in &weights {
            for (column, is_sum) in self.sheets[*sheet].table.columns.iter().zip(&self.sheets[*sheet].sums) {
                let (yes, all) = votes.entry(&column.key).or_default();
                *yes += if *is_sum { *weight } else { 0 };
                *all += weight;
            }
        }
        for sheet in weights.keys() {
            for column in &self.sheets[*sheet].table.columns {
                let (yes, all) = votes[&column.key];
                if yes * 2 > all || self.of_key.contains_key(&column.key) {
                    continue;
                }
                self.of_key.insert(column.key.clone(), self.paper.items.len());
                self.paper.items.push(self.item(column));
            }
        }
    }

    fn item(&self, column: &ItemColumn) -> Item {
        let told = self.facts.of(&column.key).map(|told| told.facts.clone()).unwrap_or_default();
        let part = told
            .part
            .or_else(|| crate::ingest::item_table::Part::named(&column.key))
            .or(column.of_options.then_some(crate::ingest::item_table::Part::Objective));
        Item {
            name: column.name.clone(),
            key: column.key.clone(),
            full: told.full.unwrap_or_default(),
            full_told: told.full.is_some(),
            part,
            form: told.form,
            topics: told.topics,
            ability: told.ability,
            answer: told.answer,
            foreseen: told.foreseen,
        }
    }

    fn enter(&mut self, persons: usize, lines: &[Line]) {
        let width = self.paper.items.len();
        self.paper.scores = vec![vec![ItemScore::NONE; persons]; width];
        self.paper.choices = vec![Vec::new(); width];
        let targets: Vec<Vec<Option<usize>>> = self
            .sheets
            .iter()
            .map(|sheet| sheet.table.columns.iter().map(|column| self.of_key.get(&column.key).copied()).collect())
            .collect();
        for run in lines.chunk_by(|a, b| a.sheet == b.sheet) {
            let sheet = run[0].sheet;
            for (column, target) in self.sheets[sheet].table.columns.iter().zip(&targets[sheet]) {
                let Some(target) = target else { continue };
                let scores = &mut self.paper.scores[*target];
                run.iter().for_each(|line| scores[line.person] = column.scores[line.line]);
                if column.choices.is_empty() {
                    continue;
                }
                let choices = &mut self.paper.choices[*target];
                if choices.is_empty() {
                    choices.resize(persons, Choice::NONE);
                }
                run.iter().for_each(|line| choices[line.person] = column.choices[line.line]);
            }
        }
    }

    /// Items of options without a key have shares of options and nothing else.
    fn drop_unscored(&mut self, desk: &mut Desk<'_>) {
        let mut without = Vec::new();
        for (at, item) in self.paper.items.iter().enumerate() {
            if !self.paper.choices[at].is_empty()
                && item.answer.is_none()
                && self.paper.scores[at].iter().all(|score| score.get().is_none())
            {
                self.paper.scores[at] = Vec::new();
                without.push(item.name.as_str());
            }
        }
        if !without.is_empty() {
            let found = Diagnostic::new(&codes::KEY_MISSING, Place::default()).with("paper", &self.name);
            desk.seen.push(found.with("items", named(&without)));
        }
    }

    /// Told, else the highest mark seen.
    fn settle_fulls(&mut self, desk: &mut Desk<'_>) {
        let mut inferred = Vec::new();
        for (at, item) in self.paper.items.iter_mut().enumerate() {
            if let Some(told) = self.facts.of(&item.key).filter(|told| item.full_told && told.fulls.len() > 1) {
                let values = told.fulls.keys().map(ToString::to_string).collect::<Vec<_>>().join("、");
                let found = Diagnostic::new(&codes::FULL_OF_ITEM_CONFLICT, Place::default()).read(values).with("paper", &self.name);
                desk.seen.push(found.with("item", &item.name).with("full", item.full));
            }
            if item.full_told || self.paper.scores[at].is_empty() {
                continue;
            }
            item.full = self.paper.scores[at].iter().filter_map(|score| score.get()).max().unwrap_or_default();
            inferred.push(format!("{} = {}", item.name, item.full));
        }
        if !inferred.is_empty() {
            let names: Vec<&str> = inferred.iter().map(String::as_str).collect();
            let found = Diagnostic::new(&codes::ITEM_FULL_INFERRED, Place::default()).with("paper", &self.name);
            desk.seen.push(found.with("n", inferred.len()).with("items", named(&names)));
        }
    }

    fn set_aside_impossible(&mut self, desk: &mut Desk<'_>, lines: &[Line]) {
        let mut cells: BTreeMap<(usize, usize), Vec<(Spot, String)>> = BTreeMap::new();
        for (at, item) in self.paper.items.iter().enumerate().filter(|(_, item)| item.full_told) {
            let scores = &mut self.paper.scores[at];
            if scores.iter().all(|score| score.get().is_none_or(|score| score <= item.full)) {
                continue;
            }
            for line in lines {
                let Some(score) = scores[line.person].get().filter(|score| *score > item.full) else { continue };
                let sheet = &self.sheets[line.sheet];
                let column = sheet.table.columns.iter().find(|column| column.key == item.key).map_or(0, |column| column.column);
                let spot = desk.sheets[sheet.sheet].place.cell(sheet.table.rows[line.line], column).spot;
                cells.entry((at, sheet.sheet)).or_default().push((spot, score.to_string()));
                scores[line.person] = ItemScore::NONE;
            }
        }
        for ((at, sheet), cells) in cells {
            let place = desk.sheets[sheet].place.at(cells[0].0);
            let found = Diagnostic::new(&codes::ITEM_ABOVE_FULL, place).read(&cells[0].1).with("item", &self.paper.items[at].name);
            desk.seen.push(found.with("full", self.paper.items[at].full).among(cells));
        }
    }

    /// Where marks and options stand side by side, the option of all with the full mark is the right one.
    fn infer_keys(&mut self, desk: &mut Desk<'_>) {
        let mut inferred = Vec::new();
        for (at, item) in self.paper.items.iter_mut().enumerate() {
            if item.answer.is_some() || self.paper.choices[at].is_empty() || self.paper.scores[at].is_empty() {
                continue;
            }
            let full = self.paper.scores[at].iter().zip(&self.paper.choices[at]).filter(|(score, _)| score.get() == Some(item.full));
            let mut chosen = full.map(|(_, choice)| *choice);
            let first = chosen.next().filter(|choice| !choice.is_none());
            if let Some(first) = first.filter(|first| chosen.all(|choice| choice == *first)) {
                item.answer = Some(first);
                inferred.push(format!("{} = {first}", item.name));
            }
        }
        if !inferred.is_empty() {
            let names: Vec<&str> = inferred.iter().map(String::as_str).collect();
            let found = Diagnostic::new(&codes::KEY_INFERRED, Place::default()).with("paper", &self.name);
            desk.seen.push(found.with("items", named(&names)));
        }
    }

    fn find_optional(&mut self, desk: &mut Desk<'_>) {
        let told: Vec<optional::Told> = self
            .paper
            .items
            .iter()
            .map(|item| {
                let told = self.facts.of(&item.key);
                let named = ["选做", "选考", "任选"].iter().any(|word| item.name.contains(word) || item.form.contains(word));
                let optional = told.and_then(|told| told.optional).or(named.then_some(true));
                optional::Told { optional, group: told.map(|told| told.facts.group.to_string()).unwrap_or_default() }
            })
            .collect();
        let groups = optional::groups(&self.paper.items, &self.paper.scores, &told);
        for group in &groups {
            let names: Vec<&str> = group.iter().map(|item| self.paper.items[*item].name.as_str()).collect();
            let found = Diagnostic::new(&codes::OPTIONAL_ITEMS, Place::default()).with("paper", &self.name);
            desk.seen.push(found.with("items", named(&names)));
        }
        self.paper.optional = groups;
    }

    /// Compares sums with the marks of the paper; rows with an empty item are left alone.
    fn compare_sums(&self, desk: &mut Desk<'_>, group: &Group, at: usize, lines: &[Line]) {
        let grouped = |item: &usize| self.paper.optional.iter().any(|group| group.contains(item));
        let scored: Vec<usize> = self.paper.scored().collect();
        if scored.is_empty() || scored.len() < self.paper.items.len() {
            return;
        }
        let mut differing: BTreeMap<usize, Vec<(Spot, String)>> = BTreeMap::new();
        let mut of_absent = 0_usize;
        for line in lines {
            let mark: Mark = group.persons[line.person].marks[at];
            let complete = scored.iter().all(|item| grouped(item) || self.paper.scores[*item][line.person].get().is_some());
            if mark.status != Status::Present {
                of_absent += usize::from(complete && self.paper.scores[scored[0]][line.person].get().is_some());
                continue;
            }
            let sum: Score = scored.iter().filter_map(|item| self.paper.scores[*item][line.person].get()).sum();
            if complete && sum != mark.score {
                let sheet = &self.sheets[line.sheet];
                let spot = desk.sheets[sheet.sheet].place.row(sheet.table.rows[line.line]).spot;
                differing.entry(sheet.sheet).or_default().push((spot, format!("{sum} ≠ {}", mark.score)));
            }
        }
        for (sheet, cells) in differing {
            let place = desk.sheets[sheet].place.at(cells[0].0);
            let found = Diagnostic::new(&codes::SUM_DIFFERS, place).read(&cells[0].1).with("paper", &self.name);
            desk.seen.push(found.among(cells));
        }
        if of_absent > 0 {
            let found = Diagnostic::new(&codes::ITEMS_OF_ABSENT, Place::default()).with("paper", &self.name);
            desk.seen.push(found.with("n", of_absent));
        }
    }

    fn tell_unknown(&self, desk: &mut Desk<'_>) {
        let unknown: Vec<&str> = self
            .facts
            .of_blueprint()
            .filter(|told| !self.of_key.contains_key(&told.facts.key) && !self.is_parent(&told.facts.key))
            .map(|told| if told.facts.name.is_empty() { told.facts.key.as_str() } else { told.facts.name.as_str() })
            .collect();
        if !unknown.is_empty() {
            let rule: &'static Rule = &codes::BLUEPRINT_ITEM_UNKNOWN;
            desk.seen.push(Diagnostic::new(rule, Place::default()).with("paper", &self.name).with("items", named(&unknown)));
        }
    }

    /// A blueprint may name whole questions beside their parts.
    fn is_parent(&self, key: &str) -> bool {
        self.of_key.keys().any(|own| own.strip_prefix(key).is_some_and(|rest| rest.starts_with('.')))
    }
}

fn named(names: &[&str]) -> String {
    let more = if names.len() > NAMED { "…" } else { "" };
    names.iter().take(NAMED).copied().collect::<Vec<_>>().join("、") + more
}
