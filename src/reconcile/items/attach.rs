//! Rows of item sheets → persons: those of score sheets by their row, the others by the steps of
//! [`matching`](crate::reconcile::matching), all sheets of a paper together.

use super::{
    paper::{self, Line},
    sheets::{ItemSheet, ItemSheets},
};
use crate::{
    diagnostics::{Diagnostic, Place, codes::items as codes},
    model::{Grade, Status, Subject},
    reconcile::{
        classes::read_label,
        desk::{Desk, Group, RowRef},
        index::{At, Identified, SheetRow, Who, ids_conflict},
        matching::{Match, Matcher, NameRule},
        told::Told,
    },
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A row of an item sheet.
struct ItemRow<'t> {
    of: SheetRow<'t>,
    sheet: usize,
    line: usize,
}

impl Identified for ItemRow<'_> {
    fn who(&self) -> Who<'_> {
        self.of.who()
    }
}

/// Ties all item sheets to the persons of the groups and puts them together by paper.
pub fn attach(desk: &mut Desk<'_>, groups: &mut [Group], mut items: ItemSheets) {
    if items.sheets.is_empty() {
        for (sheet, _) in &items.blueprints {
            let place = desk.sheets[*sheet].place.clone();
            desk.seen.push(Diagnostic::new(&codes::BLUEPRINT_WITHOUT_ITEMS, place));
        }
        return;
    }
    let mut found = by_rows(groups, &items.sheets);
    match_rows(desk, groups, &items.sheets, &mut found);
    name_papers(desk, groups, &mut items.sheets, &found);
    let mut lines: BTreeMap<(usize, usize), Vec<Line>> = BTreeMap::new();
    let mut told = Told::default();
    for (at, sheet) in items.sheets.iter().enumerate() {
        let number = u32::try_from(sheet.sheet).unwrap_or(u32::MAX);
        let Some(subject) = &sheet.subject else {
            let place = desk.sheets[sheet.sheet].place.clone();
            desk.seen.push(Diagnostic::new(&codes::PAPER_UNKNOWN, place));
            reject(desk, sheet, |_| true);
            continue;
        };
        for (line, row) in sheet.table.rows.iter().enumerate() {
            let reference = RowRef { sheet: number, row: *row };
            let place = found[at][line].and_then(|(group, person)| {
                let subject = subject.clone().taught_in(&groups[group].grade);
                let paper = groups[group].subjects.binary_search(&subject).ok()?;
                Some((group, paper, person))
            });
            match place {
                Some((group, paper, person)) => {
                    if !sheet.linked[line] {
                        groups[group].folded.push((reference, person));
                    }
                    lines.entry((group, paper)).or_default().push(Line { sheet: at, line, person });
                }
                None if !sheet.linked[line] => told.add(&codes::ROWS_WITHOUT_CANDIDATE, reference, None),
                None => {}
            }
        }
        let lost: BTreeSet<u32> =
            sheet.table.rows.iter().enumerate().filter(|(line, _)| found[at][*line].is_none()).map(|(_, row)| *row).collect();
        reject(desk, sheet, |row| lost.contains(&row));
    }
    told.say(desk);
    let mut used_blueprints = BTreeSet::new();
    let mut used_rules = BTreeSet::new();
    for ((group, at), lines) in lines {
        let facts = items.facts(desk, Some(&groups[group].grade), Some(&groups[group].subjects[at]));
        used_blueprints.extend(facts.blueprints.iter().copied());
        used_rules.extend(facts.rules.iter().copied());
        let of_paper = paper::put_together(desk, &groups[group], at, &items.sheets, &lines, &facts);
        groups[group].items.push(of_paper);
    }
    for (_, (sheet, _)) in items.blueprints.iter().enumerate().filter(|(at, _)| !used_blueprints.contains(at)) {
        let place = desk.sheets[*sheet].place.clone();
        desk.seen.push(Diagnostic::new(&codes::BLUEPRINT_WITHOUT_ITEMS, place));
    }
    let rules: Vec<String> = desk
        .config
        .items
        .items
        .iter()
        .enumerate()
        .filter(|(at, _)| !used_rules.contains(at))
        .map(|(_, rule)| rule.told_by.clone())
        .collect();
    desk.seen.extend(rules.into_iter().map(|rule| Diagnostic::new(&codes::RULE_WITHOUT_ITEM, Place::default()).read(rule)));
}

/// Moves rows of a sheet of items alone from the candidates to those left out.
fn reject(desk: &mut Desk<'_>, sheet: &ItemSheet, which: impl Fn(u32) -> bool) {
    let number = u32::try_from(sheet.sheet).unwrap_or(u32::MAX);
    let rows = sheet.table.rows.iter().zip(&sheet.linked).filter(|(row, linked)| !**linked && which(**row));
    rows.for_each(|(row, _)| desk.reject(RowRef { sheet: number, row: *row }));
}

/// The persons of rows that are in the ledger by themselves.
fn by_rows(groups: &[Group], sheets: &[ItemSheet]) -> Vec<Vec<Option<At>>> {
    let wanted: HashMap<u32, usize> = sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| sheet.linked.iter().any(|linked| *linked))
        .filter_map(|(at, sheet)| Some((u32::try_from(sheet.sheet).ok()?, at)))
        .collect();
    let mut found: Vec<Vec<Option<At>>> = sheets.iter().map(|sheet| vec![None; sheet.table.rows.len()]).collect();
    for (number, group) in groups.iter().enumerate().filter(|_| !wanted.is_empty()) {
        let rows = group.persons.iter().enumerate().flat_map(|(at, person)| person.all_rows().map(move |row| (row, at)));
        for (row, person) in rows.chain(group.folded.iter().copied()) {
            let Some(at) = wanted.get(&row.sheet) else { continue };
            let Ok(line) = sheets[*at].table.rows.binary_search(&row.row) else { continue };
            if sheets[*at].linked[line] {
                found[*at][line].get_or_insert((number, person));
            }
        }
    }
    found
}

/// Finds the persons of the other rows, sheets of one paper together.
fn match_rows(desk: &Desk<'_>, groups: &[Group], sheets: &[ItemSheet], found: &mut [Vec<Option<At>>]) {
    let mut papers: BTreeMap<Option<&Subject>, Vec<ItemRow<'_>>> = BTreeMap::new();
    for (at, sheet) in sheets.iter().enumerate().filter(|(_, sheet)| sheet.linked.iter().any(|linked| !linked)) {
        papers.entry(sheet.subject.as_ref()).or_default().extend(rows_of(desk, groups, sheet, at));
    }
    for rows in papers.into_values() {
        let mut matcher = Matcher::new(groups, &rows);
        matcher.by_ids();
        let of_grade = |row: &ItemRow<'_>, (group, _): At| row.of.group.is_none_or(|of| of == group);
        matcher.by_seats(&|row| row.of.row.seat.as_str(), &of_grade);
        matcher.by_names(&NameRule {
            may: &of_grade,
            conflict: &|row, (group, person)| ids_conflict(&groups[group].persons[person], row),
            over_id: &|_, _| false,
            class_tells: &|_| true,
            by_elimination: true,
        });
        for (row, place) in rows.iter().zip(matcher.found()) {
            if let Match::One(place, _) = place {
                found[row.sheet][row.line] = Some(*place);
            }
        }
    }
}

fn rows_of<'t>(desk: &Desk<'_>, groups: &[Group], sheet: &'t ItemSheet, at: usize) -> Vec<ItemRow<'t>> {
    let people = &sheet.people;
    let of_sheet = people.school.as_ref().and_then(|school| desk.schools.find(&school.value));
    let mut rows = Vec::with_capacity(people.rows.len());
    for run in people.rows.chunk_by(|a, b| (&a.class, &a.school, &a.grade) == (&b.class, &b.school, &b.grade)) {
        let first = &run[0];
        let school = if first.school.is_empty() { of_sheet } else { desk.schools.find(&first.school) };
        let told = first.grade.as_ref().or(people.grade.as_ref().map(|grade| &grade.value)).filter(|grade| **grade != Grade::UNKNOWN);
        let label = if first.class.is_empty() { people.class.as_ref().map_or("", |class| class.value.as_str()) } else { &first.class };
        let read = read_label(label, told);
        let grade = told.cloned().or(read.grade).or(read.grade_of_digits);
        let group = grade.and_then(|grade| groups.iter().position(|group| group.grade == grade)).or((groups.len() == 1).then_some(0));
        let class = match group.filter(|_| told.is_none()) {
            Some(group) => read_label(label, Some(&groups[group].grade)).class,
            None => read.class,
        };
        for row in run {
            let Ok(line) = sheet.table.rows.binary_search(&row.row) else { continue };
            if !sheet.linked[line] {
                let of = SheetRow { row, school, class: class.clone(), group, of_another_exam: false };
                rows.push(ItemRow { of, sheet: at, line });
            }
        }
    }
    rows
}

/// Sheets that name no paper are of the one whose marks their sums are.
fn name_papers(desk: &mut Desk<'_>, groups: &[Group], sheets: &mut [ItemSheet], found: &[Vec<Option<At>>]) {
    for (sheet, found) in sheets.iter_mut().zip(found).filter(|(sheet, _)| sheet.subject.is_none()) {
        let mut fits: BTreeMap<&Subject, (usize, usize)> = BTreeMap::new();
        for (line, place) in found.iter().enumerate() {
            let Some((group, person)) = place else { continue };
            let Some(sum) = paper::sum(sheet, line) else { continue };
            for (subject, mark) in groups[*group].subjects.iter().zip(&groups[*group].persons[*person].marks) {
                if mark.status == Status::Present {
                    let (fit, all) = fits.entry(subject).or_default();
                    *fit += usize::from(mark.score == sum);
                    *all += 1;
                }
            }
        }
        let mut good: Vec<(&Subject, (usize, usize))> =
            fits.into_iter().filter(|(_, (fit, all))| *fit >= 3 && fit * 10 >= all * 8).collect();
        good.sort_by_key(|(_, (fit, _))| std::cmp::Reverse(*fit));
        if let Some((subject, (fit, n))) = good.first() {
            let place = desk.sheets[sheet.sheet].place.clone();
            let said = Diagnostic::new(&codes::PAPER_BY_SUMS, place).with("subject", subject);
            desk.seen.push(said.with("fit", fit).with("n", n));
            sheet.subject = Some((*subject).clone());
        }
    }
}
