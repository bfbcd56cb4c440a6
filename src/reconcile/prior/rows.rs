//! The rows of an earlier table: school, class and grade of each, and what tells one pupil from another.

use crate::{
    diagnostics::Place,
    ingest::{
        clean::name_key,
        layout::LONE_TOTAL,
        table::{NameSource, Named, ScoreColumn, ScoreRow, ScoreTable},
    },
    model::{Grade, Subject},
    reconcile::{
        classes::read_label,
        desk::{Desk, Group},
        index::{Identified, SheetRow, Who, ids_of},
    },
};
use compact_str::CompactString;

/// An id; or a name and a class.
pub type PersonKey = (CompactString, CompactString);

/// What a row is told from others by; `None` where it names nobody.
pub fn key_of(row: &ScoreRow) -> Option<PersonKey> {
    let id = ids_of(&row.id, &row.other_id, &row.more_ids).next();
    let key = id.map_or_else(|| (name_key(&row.name), row.class.clone()), |id| (id.clone(), CompactString::default()));
    (!key.0.is_empty()).then_some(key)
}

/// The grade of an earlier row: its own, its table's, or that of its class.
pub fn grade_of(row: &ScoreRow, table: &ScoreTable) -> Option<Grade> {
    let of_table = table.grade.as_ref().map(|grade| &grade.value).filter(|grade| **grade != Grade::UNKNOWN);
    row.grade.as_ref().or(of_table).cloned().or_else(|| read_label(&row.class, None).grade)
}

/// The subjects of a table's columns as the grade of the table, else that of the present exam, knows them.
pub fn subjects_of(table: &ScoreTable, groups: &[Group]) -> Vec<Subject> {
    let told = table.grade.as_ref().map(|grade| &grade.value).or_else(|| table.rows.iter().find_map(|row| row.grade.as_ref()));
    let grade = told.or_else(|| groups.first().map(|group| &group.grade)).cloned().unwrap_or_default();
    let subject = |column: &ScoreColumn| match column.subject.name() {
        LONE_TOTAL => Subject::total(),
        _ => column.subject.clone().taught_in(&grade),
    };
    table.columns.iter().map(subject).collect()
}

/// A row of the earlier exam.
pub struct EarlierRow<'t> {
    /// What it says of the pupil.
    pub of: SheetRow<'t>,
    /// Its grade, if told.
    pub grade: Option<&'t Grade>,
}

impl Identified for EarlierRow<'_> {
    fn who(&self) -> Who<'_> {
        self.of.who()
    }
}

/// The rows of a table, in its order. `now` tells which schools have candidates now: a name around the table that is none of
/// them (前测.csv) is no school of then either.
pub fn earlier_rows<'t>(desk: &mut Desk<'_>, now: &[bool], sheet: usize, table: &'t ScoreTable) -> Vec<EarlierRow<'t>> {
    let place: Place = desk.sheets[sheet].place.clone();
    let is_told = |school: &Named<CompactString>| matches!(school.source, NameSource::Declared | NameSource::Column);
    let of_sheet = table.school.as_ref().and_then(|school| {
        let entry = desk.schools.resolve(&school.value, &place);
        let is_of_now = now.get(entry as usize).copied().unwrap_or_default();
        (is_told(school) || is_of_now).then_some(entry)
    });
    let mut rows = Vec::with_capacity(table.rows.len());
    for run in table.rows.chunk_by(|a, b| (&a.class, &a.school, &a.grade) == (&b.class, &b.school, &b.grade)) {
        let first = &run[0];
        let school = if first.school.is_empty() { of_sheet } else { Some(desk.schools.resolve(&first.school, &place)) };
        let grade = first.grade.as_ref().or(table.grade.as_ref().map(|grade| &grade.value));
        let label = if first.class.is_empty() { table.class.as_ref().map_or("", |class| class.value.as_str()) } else { &first.class };
        let class = read_label(label, grade).class;
        let of = |row| SheetRow { row, school, class: class.clone(), group: None, of_another_exam: true };
        rows.extend(run.iter().map(|row| EarlierRow { of: of(row), grade }));
    }
    rows
}

/// Whether an exam of this grade can be the earlier one of that grade.
pub fn may_follow(earlier: Option<&Grade>, now: &Grade) -> bool {
    match (earlier.and_then(Grade::number), now.number()) {
        (Some(earlier), Some(now)) => now == earlier || now == earlier + 1,
        _ => true,
    }
}
