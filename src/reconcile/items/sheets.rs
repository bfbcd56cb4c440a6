//! [`ItemSheet`]: one sheet of items, prepared: letters marked by the key, sums found.

use super::{
    facts::{self, Facts, Sources},
    tree,
};
use crate::{
    diagnostics::{Diagnostic, codes::items as codes},
    ingest::{
        item_table::{BlueprintTable, ItemTable},
        table::ScoreTable,
    },
    model::{Choice, Grade, ItemScore, Rate, Score, Subject},
    reconcile::{classes::read_label, desk::Desk},
};
use std::collections::BTreeMap;

/// A sheet of items.
#[derive(Clone, Debug, Default)]
pub struct ItemSheet {
    /// Index of the sheet.
    pub sheet: usize,
    /// Its items.
    pub table: ItemTable,
    /// Who is in its rows; without rows where a score sheet of its own names them.
    pub people: ScoreTable,
    /// Its paper, once known.
    pub subject: Option<Subject>,
    /// Its grade, where its names or first row tell it.
    pub grade: Option<Grade>,
    /// Its rows are in the ledger by themselves: of a score sheet, or scores taken from it.
    pub linked: Vec<bool>,
    /// For each column whether it is the sum of others.
    pub sums: Vec<bool>,
}

/// All sheets of items and blueprints.
#[derive(Clone, Debug, Default)]
pub struct ItemSheets {
    /// Sheets of items, in order of file and sheet.
    pub sheets: Vec<ItemSheet>,
    /// Blueprints, each with the index of its sheet.
    pub blueprints: Vec<(usize, BlueprintTable)>,
}

impl ItemSheet {
    /// The items of a score sheet.
    #[must_use]
    pub fn beside(sheet: usize, table: ItemTable, scores: &ScoreTable) -> Self {
        let rows = table.rows.len();
        Self { sheet, subject: table.subject.clone(), grade: grade_of(scores), linked: vec![true; rows], table, ..Self::default() }
    }

    /// A sheet of items alone.
    #[must_use]
    pub fn alone(sheet: usize, mut people: ScoreTable) -> Self {
        let table = people.items.take().map_or_else(ItemTable::default, |table| *table);
        let rows = table.rows.len();
        Self {
            sheet,
            subject: table.subject.clone(),
            grade: grade_of(&people),
            linked: vec![false; rows],
            table,
            people,
            ..Self::default()
        }
    }
}

fn grade_of(table: &ScoreTable) -> Option<Grade> {
    let of_table = table.grade.as_ref().map(|grade| &grade.value).filter(|grade| **grade != Grade::UNKNOWN);
    let first = table.rows.first();
    let of_class = || {
        let label = first.map(|row| row.class.as_str()).filter(|class| !class.is_empty());
        let label = label.or_else(|| table.class.as_ref().map(|class| class.value.as_str()))?;
        let read = read_label(label, None);
        read.grade.or(read.grade_of_digits)
    };
    first.and_then(|row| row.grade.clone()).or_else(|| of_table.cloned()).or_else(of_class)
}

impl ItemSheets {
    /// What is told of a paper's items.
    #[must_use]
    pub fn facts(&self, desk: &Desk<'_>, grade: Option<&Grade>, subject: Option<&Subject>) -> Facts {
        let blueprints: Vec<BlueprintTable> = self.blueprints.iter().map(|(_, table)| table.clone()).collect();
        facts::gather(&Sources { sheets: &self.sheets, rules: &desk.config.items.items, blueprints: &blueprints }, grade, subject)
    }

    /// Marks letters where there is a key and finds the columns that are sums.
    pub fn prepare(&mut self, desk: &mut Desk<'_>) {
        let mut known: BTreeMap<(Option<Grade>, Option<Subject>), Facts> = BTreeMap::new();
        for at in 0..self.sheets.len() {
            let paper = (self.sheets[at].grade.clone(), self.sheets[at].subject.clone());
            if !known.contains_key(&paper) {
                let facts = self.facts(desk, paper.0.as_ref(), paper.1.as_ref());
                known.insert(paper.clone(), facts);
            }
            let sheet = &mut self.sheets[at];
            join_options(&mut sheet.table);
            mark_options(desk, sheet, &known[&paper]);
            sheet.sums = tree::sums(&sheet.table);
            tell_sums(desk, sheet);
        }
    }
}

/// `i01` beside `o01`, `第1题` beside `第1题选项`: a column of options about an item whose marks stand in another column.
fn join_options(table: &mut ItemTable) {
    let digits = |key: &str| key.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_start_matches('0').to_owned();
    let options: Vec<usize> = (0..table.columns.len()).filter(|at| table.columns[*at].of_options).collect();
    let mut joined = Vec::new();
    for at in options {
        let number = digits(&crate::ingest::layout::item_key(&table.columns[at].name));
        let of_scores = |other: &usize| {
            let column = &table.columns[*other];
            !column.of_options && column.choices.is_empty() && !number.is_empty() && digits(&column.key) == number
        };
        let found: Vec<usize> = (0..table.columns.len()).filter(of_scores).collect();
        if let [other] = found[..] {
            table.columns[other].choices = std::mem::take(&mut table.columns[at].choices);
            let key = table.columns[other].key.clone();
            let own = table.columns[at].key.clone();
            table.facts.iter_mut().filter(|facts| facts.key == own).for_each(|facts| facts.key.clone_from(&key));
            joined.push(at);
        }
    }
    for at in joined.into_iter().rev() {
        table.columns.remove(at);
    }
}

/// Right and wrong by the key. An empty cell of who answered other items is an item left unanswered.
fn mark_options(desk: &mut Desk<'_>, sheet: &mut ItemSheet, facts: &Facts) {
    let rows = sheet.table.rows.len();
    let answered: Vec<bool> = (0..rows)
        .map(|row| {
            sheet.table.columns.iter().any(|column| {
                column.scores.get(row).is_some_and(|score| score.get().is_some())
                    || column.choices.get(row).is_some_and(|choice| !choice.is_none())
            })
        })
        .collect();
    let mut unanswered = 0_usize;
    for column in sheet.table.columns.iter_mut().filter(|column| column.of_options) {
        let told = facts.of(&column.key);
        let Some(answer) = told.and_then(|told| told.facts.answer) else { continue };
        let full = told.and_then(|told| told.facts.full).unwrap_or(Score::whole(1));
        for ((score, choice), answered) in column.scores.iter_mut().zip(&column.choices).zip(&answered) {
            if *answered && score.get().is_none() {
                unanswered += usize::from(choice.is_none());
                *score = ItemScore::of(worth(*choice, answer, full, desk.config.items.partial));
            }
        }
        column.of_options = false;
    }
    if unanswered > 0 {
        let place = desk.sheets[sheet.sheet].place.clone();
        desk.seen.push(Diagnostic::new(&codes::UNANSWERED_ZERO, place).with("n", unanswered));
    }
}

/// The marks of a choice.
fn worth(choice: Choice, answer: Choice, full: Score, partial: Option<Rate>) -> Score {
    if choice == answer {
        return full;
    }
    let some = !choice.is_none() && answer.count() > 1 && choice.is_within(answer);
    partial.filter(|_| some).and_then(|share| share.of(full)).unwrap_or(Score::ZERO)
}

fn tell_sums(desk: &mut Desk<'_>, sheet: &ItemSheet) {
    const NAMED: usize = 12;
    let names: Vec<&str> =
        sheet.table.columns.iter().zip(&sheet.sums).filter(|(_, sum)| **sum).map(|(column, _)| column.name.as_str()).collect();
    if names.is_empty() {
        return;
    }
    let more = if names.len() > NAMED { "…" } else { "" };
    let named = names.iter().take(NAMED).copied().collect::<Vec<_>>().join("、") + more;
    let place = desk.sheets[sheet.sheet].place.clone();
    desk.seen.push(Diagnostic::new(&codes::ITEMS_ARE_SUMS, place).with("count", names.len()).with("items", named));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_of_several_right_options_are_worth_what_the_setting_says() {
        let of = |text: &str| Choice::parse(text).expect("letters");
        let worth = |choice: &str, partial| worth(of(choice), of("ABD"), Score::whole(4), partial);
        let half = Some(Rate::percent(50));
        assert_eq!(
            [worth("ABD", None), worth("AB", None), worth("AB", half), worth("ABC", half)].map(|score| score.to_string()),
            ["4", "0", "2", "0"]
        );
    }
}
