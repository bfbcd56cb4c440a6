//! Tasks → lines of a list: one for each place in the order in which a file is gone through; the same trouble many times in one
//! column is one line, and its places are listed on a sheet of their own.

use super::Office;
use crate::{
    check::Task,
    diagnostics::{Diagnostic, Need, Place, Rule, Spot},
    words::check as words,
};
use std::collections::BTreeMap;

/// Up to so many places of one kind in a column have a line each.
const LINES: usize = 3;
/// Places, contents and pupils named in a line that stands for many.
const NAMED: usize = 3;

/// A line: one place, or many of one kind.
pub struct Line {
    /// What is asked for.
    pub need: Need,
    /// Its row of the catalogue.
    pub rule: &'static Rule,
    /// Where the first one is.
    pub place: Place,
    /// The spots, as text.
    pub spots: String,
    /// Whom it is about.
    pub pupils: String,
    /// What stands there.
    pub content: String,
    /// What is wrong, and how it is counted until it is corrected.
    pub problem: String,
    /// What to do.
    pub todo: String,
    /// The places one by one, where the line stands for many.
    pub single: Vec<Single>,
}

/// One row of a sheet among many with the same trouble.
pub struct Single {
    /// File and sheet, and the first spot.
    pub place: Place,
    /// Its spots.
    pub spots: String,
    /// Whose row it is.
    pub pupil: String,
    /// What stands there.
    pub content: String,
}

/// How a diagnostic is told: to a school without what others own.
pub trait Teller {
    /// A phrase of it, filled.
    fn say(&self, about: &Diagnostic, phrase: &crate::words::Phrase) -> String;
    /// What to do.
    fn todo(&self, about: &Diagnostic) -> String;
}

/// One place of one task.
struct Spotted<'t> {
    task: &'t Task,
    place: Place,
    content: &'t str,
}

/// The lines of some tasks, by file, sheet and cell.
pub fn lines(office: &Office<'_>, tasks: &[Task], teller: &dyn Teller) -> Vec<Line> {
    let mut groups: BTreeMap<Key<'_>, Vec<Spotted<'_>>> = BTreeMap::new();
    for task in tasks {
        for (place, content) in task.about.each() {
            // What is to be confirmed is confirmed as a list, a sheet at a time; what is to be corrected, a column at a time.
            let column = if task.need == Need::Correct { place.column_of(place.spot) } else { None };
            let key = (place.file.clone(), place.sheet.clone(), task.about.rule.code, column, task.cohort);
            groups.entry(key).or_default().push(Spotted { task, place, content });
        }
    }
    let mut lines: Vec<Line> = Vec::new();
    for group in groups.into_values() {
        if group.len() <= LINES {
            lines.extend(group.iter().map(|spotted| single_line(office, spotted, teller)));
        } else {
            lines.push(line_of_many(office, &group, teller));
        }
    }
    lines.sort_by(|a, b| order(&a.place).cmp(&order(&b.place)).then(a.rule.code.cmp(b.rule.code)));
    lines
}

/// File, sheet, code, column and cohort.
type Key<'t> = (Option<std::sync::Arc<str>>, Option<std::sync::Arc<str>>, &'t str, Option<u32>, Option<u32>);

/// In order of file and sheet; the whole sheet first, then from top to bottom.
fn order(place: &Place) -> (Option<&str>, Option<&str>, Option<u32>, Option<u32>) {
    (place.file.as_deref(), place.sheet.as_deref(), place.row_of(place.spot), place.column_of(place.spot))
}

fn single_line(office: &Office<'_>, spotted: &Spotted<'_>, teller: &dyn Teller) -> Line {
    let task = spotted.task;
    let one = task.about.cells.iter().position(|(spot, value)| *spot == spotted.place.spot && *value == spotted.content);
    let one = one.filter(|_| task.about.cells.len() > 1).map(|at| task.about.single(at));
    let about = one.as_ref().unwrap_or(&task.about);
    let (pupils, content) = pupil_and_content(office, spotted);
    Line {
        need: task.need,
        rule: about.rule,
        place: spotted.place.clone(),
        spots: spot_word(office, &spotted.place),
        pupils,
        content,
        problem: problem(office, &[about], teller),
        todo: teller.todo(about),
        single: Vec::new(),
    }
}

fn line_of_many(office: &Office<'_>, group: &[Spotted<'_>], teller: &dyn Teller) -> Line {
    let first = group[0].task;
    let mut about: Vec<&Diagnostic> = Vec::new();
    for spotted in group {
        if !about.iter().any(|known| std::ptr::eq(*known, &raw const spotted.task.about)) {
            about.push(&spotted.task.about);
        }
    }
    let single = by_row(office, group);
    let few = |texts: &mut dyn Iterator<Item = &str>| {
        let mut named: Vec<&str> = Vec::new();
        let mut more = false;
        for text in texts.filter(|text| !text.is_empty()) {
            if named.contains(&text) {
                continue;
            }
            more = named.len() == NAMED;
            if more {
                break;
            }
            named.push(text);
        }
        office.list(&named) + if more { " …" } else { "" }
    };
    let spots: Vec<String> = group.iter().map(|spotted| spotted.place.spot.to_string()).collect();
    let whole = spots.iter().all(String::is_empty);
    let named = few(&mut spots.iter().map(String::as_str));
    Line {
        need: first.need,
        rule: first.about.rule,
        place: group[0].place.clone(),
        spots: if whole { String::new() } else { office.fill(words::SPOTS, &[("spots", &named), ("n", &group.len())]) },
        pupils: few(&mut single.iter().map(|single| single.pupil.as_str())),
        content: few(&mut single.iter().map(|single| single.content.as_str())),
        problem: problem(office, &about, teller),
        todo: teller.todo(&first.about),
        single,
    }
}

/// The places of a group, those of one row together.
fn by_row(office: &Office<'_>, group: &[Spotted<'_>]) -> Vec<Single> {
    let mut rows: BTreeMap<(Option<u32>, usize), Vec<&Spotted<'_>>> = BTreeMap::new();
    for (at, spotted) in group.iter().enumerate() {
        let row = spotted.place.row_of(spotted.place.spot);
        // Places without a row stand for themselves.
        rows.entry((row, if row.is_some() { 0 } else { at })).or_default().push(spotted);
    }
    let single = |row: Vec<&Spotted<'_>>| {
        let spots: Vec<String> = row.iter().map(|spotted| spotted.place.spot.to_string()).collect();
        let (pupil, _) = pupil_and_content(office, row[0]);
        let contents: Vec<String> =
            row.iter().map(|spotted| pupil_and_content(office, spotted).1).filter(|text| !text.is_empty()).collect();
        Single { place: row[0].place.clone(), spots: office.list(&spots), pupil, content: office.list(&contents) }
    };
    rows.into_values().map(single).collect()
}

/// The pupil of the row, from the columns with class, name and id; where the place is no row, the content says who.
fn pupil_and_content(office: &Office<'_>, spotted: &Spotted<'_>) -> (String, String) {
    let ledger = &office.intake.ledger;
    let whose = ledger.rows.row(&spotted.place);
    let candidate = whose.and_then(|whose| ledger.cohorts.get(whose.cohort as usize)?.candidates.get(whose.candidate? as usize));
    let content = spotted.content.to_owned();
    match candidate {
        Some(candidate) => {
            let pupil = crate::check::facts::describe(candidate);
            let repeats = [candidate.name.as_str(), candidate.id.as_str()].iter().any(|part| !part.is_empty() && content.contains(part));
            // A row is named by its pupil; a cell holds what stands in it.
            let said = matches!(spotted.place.spot, Spot::Row(_) | Spot::Whole) && repeats;
            (pupil, if said { String::new() } else { content })
        }
        None if spotted.place.spot == Spot::Whole && !spotted.task.about.cells.is_empty() => (content, String::new()),
        None => (String::new(), content),
    }
}

/// `F17`; `第 17 行`, `F 列` where it is no cell.
fn spot_word(office: &Office<'_>, place: &Place) -> String {
    match place.spot {
        Spot::Whole => String::new(),
        Spot::Cell { .. } => place.spot.to_string(),
        Spot::Row(_) => office.fill(words::SPOT_ROW, &[("row", &place.spot)]),
        Spot::Column(_) => office.fill(words::SPOT_COLUMN, &[("column", &place.spot)]),
    }
}

/// The first few different headlines, and how it is counted for now.
fn problem(office: &Office<'_>, about: &[&Diagnostic], teller: &dyn Teller) -> String {
    let mut headlines: Vec<String> = Vec::new();
    for headline in about.iter().map(|about| teller.say(about, &about.rule.headline)) {
        if !headlines.contains(&headline) {
            headlines.push(headline);
        }
    }
    let more = headlines.len().saturating_sub(NAMED);
    headlines.truncate(NAMED);
    let mut text = headlines.join(office.say(words::AND_THEN));
    if more > 0 {
        text.push_str(&office.fill(words::AND_MORE, &[("n", &more)]));
    }
    let did = teller.say(about[0], &about[0].rule.did);
    format!("{text}\n{}", office.fill(words::FOR_NOW, &[("did", &did)]))
}
