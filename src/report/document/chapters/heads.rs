//! 参考人数: who was expected, who sat, who did not, and where a count has still to be explained.

use super::tell;
use crate::{
    reconcile::ledger::Headcount,
    report::{
        desk::{CohortView, Desk},
        document::body::{Body, Text},
        plan::{Look, Table, Value},
    },
    words::{Phrase, document as words, report},
};

/// Schools in the table of the lowest, and names in a sentence.
const LISTED: usize = 12;
const NAMED: usize = 3;
/// Schools without anybody absent are named up to so many.
const FULL_NAMED: usize = 8;

/// A school of a grade with its count.
struct Place<'a> {
    view: CohortView<'a>,
    unit: usize,
    heads: Headcount,
}

impl<'a> Place<'a> {
    fn name(&self) -> &'a str {
        tell::school(&self.view, self.unit)
    }

    /// The name, with the grade where there are several.
    fn titled(&self) -> String {
        tell::titled(&self.view, self.name())
    }
}

fn places<'a>(desk: &Desk<'a>) -> Vec<Place<'a>> {
    let of = |view: CohortView<'a>| {
        let units = view.cohort.units.iter().enumerate();
        units.map(move |(unit, of)| Place { view, unit, heads: of.headcount })
    };
    desk.cohorts().flat_map(of).collect()
}

/// Schools with pupils on the roll who are in no sheet without a reason, and how many those are.
pub fn unexplained<'a>(desk: &Desk<'a>) -> (Vec<&'a str>, u32) {
    let mut names = Vec::new();
    let mut pupils = 0;
    for place in places(desk).iter().filter(|place| place.heads.unexplained > 0) {
        pupils += place.heads.unexplained;
        if !names.contains(&place.name()) {
            names.push(place.name());
        }
    }
    (names, pupils)
}

/// Writes the chapter.
pub fn write(body: &mut Body<'_>) {
    let desk = body.desk;
    let places = places(&desk);
    body.chapter(desk.say(words::CHAPTER_HEADS));
    let sum = |of: fn(&Headcount) -> u32| places.iter().map(|place| of(&place.heads)).sum::<u32>();
    let (expected, present) = (sum(|heads| heads.expected), sum(|heads| heads.present));
    let county = if expected > 0 { f64::from(present) / f64::from(expected) } else { 1.0 };
    let mut sentences =
        vec![body.tell(words::HEADS_TOTAL, &[("expected", &expected), ("present", &present), ("rate", &tell::percent(county))])];
    sentences.extend(absent(body, sum(|heads| heads.absent)));
    sentences.push(roster(body, &places));
    let guests = (sum(|heads| heads.guest_in), sum(|heads| heads.guest_out));
    if guests.0 + guests.1 > 0 {
        sentences.push(body.tell(words::HEADS_GUESTS, &[("in", &guests.0), ("out", &guests.1)]));
    }
    body.paragraph(sentences);
    let table = grade_table(&desk);
    body.table(desk.say(words::TABLE_HEADS), &table);
    below(body, &places, county);
}

fn absent(body: &Body<'_>, absent: u32) -> Vec<Text> {
    if absent == 0 {
        return vec![body.tell(words::HEADS_NONE_ABSENT, &[])];
    }
    let mut sentences = vec![body.tell(words::HEADS_ABSENT, &[("absent", &absent)])];
    let (names, pupils) = unexplained(&body.desk);
    if pupils > 0 {
        let schools = tell::school_list(&body.desk, &names, NAMED);
        let pupils = tell::counted(&body.desk, pupils as usize, words::ONE_CANDIDATE, words::CANDIDATES);
        sentences.push(body.tell(words::HEADS_UNEXPLAINED, &[("n", &pupils), ("schools", &schools)]));
    }
    sentences
}

fn roster(body: &Body<'_>, places: &[Place<'_>]) -> Text {
    let enrolled: u32 = places.iter().filter_map(|place| place.heads.enrolled).sum();
    if body.desk.analysis.ledger.has_roster && enrolled > 0 {
        body.tell(words::HEADS_ROSTER, &[("enrolled", &enrolled)])
    } else {
        body.tell(words::HEADS_NO_ROSTER, &[])
    }
}

/// Schools whose participation is below the county's, the lowest first; then those where nobody was missing.
fn below(body: &mut Body<'_>, places: &[Place<'_>], county: f64) {
    let desk = body.desk;
    let rated = places.iter().filter_map(|place| Some((place.heads.participation()?, place)));
    let mut low: Vec<(f64, &Place<'_>)> = rated.clone().filter(|(rate, _)| *rate < county).collect();
    low.sort_by(|a, b| a.0.total_cmp(&b.0));
    let full: Vec<&Place<'_>> = rated.filter(|(rate, _)| *rate >= 1.0).map(|(_, place)| place).collect();
    let mut sentences = Vec::new();
    if low.len() > LISTED {
        sentences.push(body.tell(words::HEADS_BELOW_FIRST, &[("n", &low.len()), ("shown", &LISTED)]));
    } else if !low.is_empty() {
        let name = |(rate, place): &(f64, &Place<'_>)| {
            let value = desk.fill(words::RATE_OF, &[("rate", &tell::percent(*rate)), ("n", &place.heads.expected)]);
            tell::with(&desk, &place.titled(), &value)
        };
        let names: Vec<String> = low.iter().take(NAMED).map(name).collect();
        sentences.push(body.tell(words::HEADS_BELOW, &[("names", &tell::list(&desk, &names))]));
    }
    if places.len() > 1 {
        sentences.extend(all_present(body, &full, places.len()));
    }
    sentences.push(body.tell(words::HEADS_CONFIRM, &[]));
    body.paragraph(sentences);
    if low.is_empty() {
        return;
    }
    let several = desk.analysis.ledger.cohorts.len() > 1;
    let mut columns = vec![desk.column(report::COL_SCHOOL, Look::Text)];
    columns.extend(several.then(|| desk.column(report::COL_GRADE, Look::Text)));
    columns.extend(count_columns(&desk, &SCHOOL_COUNTS));
    let row = |(_, place): &(f64, &Place<'_>)| {
        let mut row: Vec<Value<'_>> = vec![place.name().to_owned().into()];
        row.extend(several.then(|| place.view.grade().into_owned().into()));
        row.extend(counts(&SCHOOL_COUNTS, &place.heads));
        row
    };
    let table = Table { columns, rows: low.iter().take(LISTED).map(row).collect(), keys: 1, ..Table::default() };
    body.table(desk.say(words::TABLE_LOW_HEADS), &table);
}

/// Schools where nobody was missing: by name, where there are several grades by number.
fn all_present(body: &Body<'_>, full: &[&Place<'_>], all: usize) -> Option<Text> {
    let desk = &body.desk;
    if full.is_empty() {
        return None;
    }
    if full.len() == all {
        return Some(body.tell(words::HEADS_FULL_ALL, &[]));
    }
    if desk.cohorts().count() < 2 && full.len() > FULL_NAMED {
        return Some(body.tell(words::HEADS_FULL, &[("names", &tell::schools(desk, full.len()))]));
    }
    if desk.cohorts().count() < 2 {
        let names: Vec<&str> = full.iter().map(|place| place.name()).collect();
        return Some(body.tell(words::HEADS_FULL, &[("names", &tell::list(desk, &names))]));
    }
    let counts = desk.cohorts().map(|view| (view.grade(), full.iter().filter(|place| place.view.index == view.index).count()));
    let counts = counts.filter(|(_, n)| *n > 0).map(|(grade, n)| desk.fill(words::HEADS_OF_GRADE, &[("grade", &grade), ("n", &n)]));
    Some(body.tell(words::HEADS_FULL_GRADES, &[("names", &desk.list(&counts.collect::<Vec<_>>()))]))
}

type Count = (Phrase, fn(&Headcount) -> u32);

const GRADE_COUNTS: [Count; 6] = [
    (report::COL_EXPECTED, |heads| heads.expected),
    (report::COL_SAT, |heads| heads.present),
    (report::COL_SAT_NONE, |heads| heads.absent),
    (report::COL_EXEMPT, |heads| heads.exempt),
    (report::COL_DEFERRED, |heads| heads.deferred),
    (report::COL_MISCONDUCT, |heads| heads.misconduct),
];
const SCHOOL_COUNTS: [Count; 4] = [
    (report::COL_EXPECTED, |heads| heads.expected),
    (report::COL_SAT, |heads| heads.present),
    (report::COL_SAT_NONE, |heads| heads.absent),
    (report::COL_UNEXPLAINED, |heads| heads.unexplained),
];

fn count_columns(desk: &Desk<'_>, counts: &[Count]) -> Vec<crate::report::plan::Column> {
    let mut columns: Vec<_> = counts.iter().map(|(title, _)| desk.column(*title, Look::Count)).collect();
    columns.push(desk.column(report::COL_PARTICIPATION, Look::Rate));
    columns
}

fn counts<'v>(counts: &[Count], heads: &Headcount) -> Vec<Value<'v>> {
    let mut values: Vec<Value<'v>> = counts.iter().map(|(_, of)| of(heads).into()).collect();
    values.push(heads.participation().into());
    values
}

/// A row a grade; all of them together where there are several.
fn grade_table<'a>(desk: &Desk<'a>) -> Table<'a> {
    let mut table = Table { columns: vec![desk.column(report::COL_GRADE, Look::Text)], keys: 1, ..Table::default() };
    table.columns.extend(count_columns(desk, &GRADE_COUNTS));
    for view in desk.cohorts() {
        let sum: Headcount = view.cohort.units.iter().map(|unit| unit.headcount).sum();
        let grade = view.grade();
        let mut row: Vec<Value<'a>> = vec![if grade.is_empty() { desk.say(report::ALL_GRADES).into() } else { grade.into() }];
        row.extend(counts(&GRADE_COUNTS, &sum));
        table.rows.push(row);
    }
    if table.rows.len() > 1 {
        let whole: Headcount = desk.cohorts().flat_map(|view| view.cohort.units.iter().map(|unit| unit.headcount)).sum();
        table.strong.push(table.rows.len());
        let mut row: Vec<Value<'a>> = vec![desk.say(words::ROW_ALL).into()];
        row.extend(counts(&GRADE_COUNTS, &whole));
        table.rows.push(row);
    }
    table
}
