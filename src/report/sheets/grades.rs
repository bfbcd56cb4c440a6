//! 等级分布 and 名次段: how many of each unit have a grade, and how many are among the county's first k.

use crate::{
    config::GradeBy,
    report::{
        desk::{CohortView, Desk, PaperView},
        plan::{Block, Column, Highlight, Look, Sheet, Table, Value},
    },
    stats::{result::Summary, units::Scope},
    words::{Phrase, levels as own, report as words},
};

/// How grades are decided, in a sentence.
#[must_use]
pub fn grades_note(desk: &Desk<'_>) -> String {
    let rules = &desk.analysis.config.grades;
    let listed = |rates: &[crate::model::Rate]| -> String {
        let parts: Vec<String> =
            rules.labels.iter().zip(rates).map(|(label, rate)| format!("{label} {}", super::method::percent(*rate))).collect();
        desk.list(&parts)
    };
    match rules.by {
        GradeBy::Lines => desk.say(words::NOTE_GRADES).to_owned(),
        GradeBy::Share => desk.fill(own::NOTE_GRADES_SHARE, &[("shares", &listed(&rules.shares))]),
        GradeBy::Rate => {
            let last = rules.labels.last().map_or("", String::as_str);
            desk.fill(own::NOTE_GRADES_RATE, &[("rates", &listed(&rules.rates)), ("last", &last)])
        }
    }
}

/// 等级分布 of a cohort: county, groups and schools in every paper.
#[must_use]
pub fn grade_sheet<'a>(view: &CohortView<'a>) -> Sheet<'a> {
    let papers: Vec<PaperView<'a>> = view.papers().collect();
    Sheet {
        name: view.scoped(own::SHEET_GRADES),
        title: view.titled(own::TITLE_GRADES),
        notes: vec![grades_note(&view.desk), view.desk.say(own::NOTE_GRADE_COUNTS).to_owned()],
        blocks: vec![Block::Table(grade_table(&papers, true, |unit| !matches!(unit, Scope::Class(..) | Scope::Teacher(..))))],
        ..Sheet::default()
    }
}

/// Grades of the units that `shown` picks, paper by paper. The least scores are the same for all units of a paper, and
/// stand in the county's row.
#[must_use]
pub fn grade_table<'a>(papers: &[PaperView<'a>], with_subject: bool, shown: impl Fn(Scope<'_>) -> bool) -> Table<'a> {
    let Some(first) = papers.first() else { return Table::default() };
    let desk = &first.cohort.desk;
    let grades: Vec<&str> = (0..desk.analysis.config.grades.count()).map(|grade| desk.grade_name(grade)).collect();
    let mut columns = key_columns(desk, with_subject);
    let titled = |phrase: Phrase, grade: &str, look| Column::new(desk.fill(phrase, &[("grade", &grade)]), look);
    for grade in &grades {
        columns.push(titled(own::COL_GRADE_COUNT, grade, Look::Count));
        columns.push(titled(own::COL_GRADE_SHARE, grade, Look::Rate).lit(Highlight::Bar(1.0)));
    }
    columns.extend(grades[..grades.len().saturating_sub(1)].iter().map(|grade| titled(own::COL_GRADE_LOW, grade, Look::Score)));
    let counts = |paper: &PaperView<'a>, unit: Scope<'_>, summary: &Summary| {
        let mut cells = Vec::new();
        for count in paper.stats.positions.grades.counts(unit) {
            cells.extend([Value::Count(*count), share(*count, summary.n)]);
        }
        let cuts = paper.stats.positions.grading.cuts.iter();
        let low = |cut: &Option<crate::model::Score>| cut.filter(|_| unit == Scope::County).map(crate::model::Score::to_f64).into();
        cells.extend(cuts.map(low));
        cells
    };
    table(papers, with_subject, columns, shown, counts)
}

/// Grades of one school and its classes in these papers, for its own workbook. The least scores tell the county's shares
/// where grades go by them, and are left out.
#[must_use]
pub fn own_table<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Table<'a> {
    let grades: Vec<&str> = (0..desk.analysis.config.grades.count()).map(|grade| desk.grade_name(grade)).collect();
    let mut columns: Vec<Column> =
        [words::COL_GRADE, words::COL_SUBJECT, words::COL_CLASS].map(|title| desk.column(title, Look::Text)).into();
    columns.push(desk.column(words::COL_N, Look::Count));
    for grade in &grades {
        columns.push(Column::new(desk.fill(own::COL_GRADE_COUNT, &[("grade", grade)]), Look::Count));
        columns.push(Column::new(desk.fill(own::COL_GRADE_SHARE, &[("grade", grade)]), Look::Rate).lit(Highlight::Bar(1.0)));
    }
    let mut table = Table { columns, keys: 3, ..Table::default() };
    for (paper, own) in papers {
        let is_own = |unit: &Scope<'_>| matches!(unit, Scope::School(at) | Scope::Class(at, _) if at == own);
        for (unit, summary) in paper.stats.every_unit().filter(|(unit, _)| is_own(unit)) {
            let name: Value<'a> = match unit {
                Scope::Class(at, class) => match paper.cohort.cohort.units[at].classes[class].name.as_str() {
                    "" => desk.say(words::NO_CLASS).into(),
                    name => name.into(),
                },
                _ => {
                    table.strong.push(table.rows.len());
                    desk.say(words::WHOLE_SCHOOL).into()
                }
            };
            let mut row: Vec<Value<'a>> = vec![paper.cohort.grade().into(), paper.subject().into(), name, summary.n.into()];
            for count in paper.stats.positions.grades.counts(unit) {
                row.extend([Value::Count(*count), share(*count, summary.n)]);
            }
            table.rows.push(row);
        }
    }
    table
}

/// 名次段 of a cohort: county, groups and schools in every paper; `None` where every band holds the whole county.
#[must_use]
pub fn rank_band_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let papers: Vec<PaperView<'a>> = view.papers().collect();
    let mut table = rank_band_table(&papers, true, |unit| !matches!(unit, Scope::Class(..) | Scope::Teacher(..)))?;
    table.screen = true;
    Some(Sheet {
        name: view.scoped(own::SHEET_RANK_BANDS),
        title: view.titled(own::TITLE_RANK_BANDS),
        notes: vec![view.desk.say(own::NOTE_RANK_BANDS).to_owned()],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}

/// Rank bands of the units that `shown` picks; `None` where every band holds the whole county.
#[must_use]
pub fn rank_band_table<'a>(papers: &[PaperView<'a>], with_subject: bool, shown: impl Fn(Scope<'_>) -> bool) -> Option<Table<'a>> {
    let first = papers.first()?;
    let desk = &first.cohort.desk;
    let largest = papers.iter().map(|paper| paper.stats.county.n).max().unwrap_or(0);
    let tops: Vec<(usize, u32)> = first.stats.tops.tops.iter().copied().enumerate().filter(|(_, top)| *top < largest).collect();
    let mut columns = key_columns(desk, with_subject);
    for (_, top) in &tops {
        columns.push(Column::new(desk.fill(own::COL_TOP_COUNT, &[("k", top)]), Look::Count));
        columns.push(Column::new(desk.fill(own::COL_TOP_SHARE, &[("k", top)]), Look::Rate));
    }
    let counts = |paper: &PaperView<'a>, unit: Scope<'_>, _: &Summary| {
        let (own, all) = (paper.stats.tops.counts.counts(unit), &paper.stats.tops.counts.county);
        tops.iter().flat_map(|(at, _)| [Value::Count(own[*at]), share(own[*at], all[*at])]).collect()
    };
    (!tops.is_empty()).then(|| table(papers, with_subject, columns, shown, counts))
}

fn key_columns(desk: &Desk<'_>, with_subject: bool) -> Vec<Column> {
    let mut columns = Vec::new();
    if with_subject {
        columns.push(desk.column(words::COL_SUBJECT, Look::Text));
    }
    columns.extend([
        desk.column(own::COL_KIND, Look::Word),
        desk.column(words::COL_UNIT, Look::Text),
        desk.column(words::COL_N, Look::Count),
    ]);
    columns
}

/// A row for each unit: subject, kind, name, n, then `cells`.
fn table<'a>(
    papers: &[PaperView<'a>],
    with_subject: bool,
    columns: Vec<Column>,
    shown: impl Fn(Scope<'_>) -> bool,
    cells: impl Fn(&PaperView<'a>, Scope<'_>, &Summary) -> Vec<Value<'a>>,
) -> Table<'a> {
    let mut table = Table { columns, keys: if with_subject { 3 } else { 2 }, ..Table::default() };
    for paper in papers {
        for (unit, summary) in paper.stats.every_unit().filter(|(unit, _)| shown(*unit)) {
            if unit == Scope::County {
                table.strong.push(table.rows.len());
            }
            let mut row: Vec<Value<'a>> = Vec::with_capacity(table.columns.len());
            if with_subject {
                row.push(paper.subject().into());
            }
            row.extend([paper.cohort.desk.say(kind(unit)).into(), unit_name(paper, unit), summary.n.into()]);
            row.extend(cells(paper, unit, summary));
            table.rows.push(row);
        }
    }
    table
}

const fn kind(unit: Scope<'_>) -> Phrase {
    match unit {
        Scope::County => own::UNIT_COUNTY,
        Scope::Category(_) => own::UNIT_CATEGORY,
        Scope::District(_) => own::UNIT_DISTRICT,
        Scope::School(_) => own::UNIT_SCHOOL,
        Scope::Class(..) => own::UNIT_CLASS,
        Scope::Teacher(..) => own::UNIT_TEACHER,
    }
}

/// What a unit is called; a class after its school.
fn unit_name<'a>(paper: &PaperView<'a>, unit: Scope<'a>) -> Value<'a> {
    let view = &paper.cohort;
    let school = |at: usize| view.school_of(&view.cohort.units[at]).name.as_str();
    match unit {
        Scope::County => view.desk.say(words::COUNTY).into(),
        Scope::Category(name) | Scope::District(name) => name.into(),
        Scope::School(at) => school(at).into(),
        Scope::Class(at, class) => match view.cohort.units[at].classes[class].name.as_str() {
            "" => format!("{} {}", school(at), view.desk.say(words::NO_CLASS)).into(),
            name => format!("{} {name}", school(at)).into(),
        },
        Scope::Teacher(at, name) => format!("{} {name}", school(at)).into(),
    }
}

fn share(part: u32, whole: u32) -> Value<'static> {
    if whole == 0 { Value::Empty } else { Value::Number(f64::from(part) / f64::from(whole)) }
}
