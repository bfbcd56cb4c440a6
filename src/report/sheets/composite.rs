//! 综合评价: the points of schools with every step, for the office alone.

use crate::{
    config::composite::{CompositeBase, CompositeMetric},
    report::{
        desk::{CohortView, PaperView},
        plan::{Block, Column, Look, Sheet, Table, Value},
    },
    stats::composite::{CompositeStats, CompositeUnit, Step},
    words::{composite as words, levels, report},
};

/// The composite of a cohort; `None` where it is off.
#[must_use]
pub fn composite_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let stats = view.stats.composite.as_ref()?;
    let rules = &desk.analysis.config.composite;
    let paper = view.papers().filter(|paper| stats.papers[paper.index].iter().any(Option::is_some)).last()?;
    let mut blocks = vec![Block::Heading(paper.subject().into_owned()), Block::Table(step_table(view, stats, paper.index))];
    if view.cohort.papers.len() > 1 {
        blocks.push(Block::Heading(desk.say(words::HEAD_BY_SUBJECT).to_owned()));
        blocks.push(Block::Table(subject_table(view, stats)));
    }
    let taught = teacher_table(view, stats);
    if !taught.rows.is_empty() {
        blocks.push(Block::Heading(desk.say(words::HEAD_BY_TEACHER).to_owned()));
        blocks.push(Block::Table(taught));
    }
    let base = desk.say(rules.base.phrase());
    Some(Sheet {
        name: view.scoped(words::SHEET_COMPOSITE),
        title: view.titled(words::TITLE_COMPOSITE),
        notes: vec![
            desk.fill(words::NOTE_COMPOSITE, &[("base", &base)]),
            desk.say(words::NOTE_COMPOSITE_ORDER).to_owned(),
            desk.say(words::NOTE_COMPOSITE_USE).to_owned(),
        ],
        blocks,
        ..Sheet::default()
    })
}

/// Units with points in a paper: schools of a category together, the highest points first.
fn ordered(view: &CohortView<'_>, stats: &CompositeStats, paper: usize) -> Vec<usize> {
    let points = |unit: usize| stats.papers[paper][unit].as_ref().map_or(f64::NEG_INFINITY, |of| of.points);
    let category = |unit: usize| &view.school_of(&view.cohort.units[unit]).category;
    let mut units: Vec<usize> = (0..stats.papers[paper].len()).filter(|unit| stats.papers[paper][*unit].is_some()).collect();
    units.sort_by(|a, b| category(*a).cmp(category(*b)).then_with(|| points(*b).total_cmp(&points(*a))).then(a.cmp(b)));
    units
}

fn step_table<'a>(view: &CohortView<'a>, stats: &CompositeStats, paper: usize) -> Table<'a> {
    let desk = &view.desk;
    let rules = &desk.analysis.config.composite;
    let is_z = rules.base == CompositeBase::Z;
    let mut columns = vec![desk.column(report::COL_SCHOOL, Look::Text), desk.column(report::COL_CATEGORY, Look::Text)];
    columns.extend([report::COL_EXPECTED, report::COL_N, report::COL_DENOMINATOR].map(|title| desk.column(title, Look::Count)));
    for (metric, weight) in &rules.weights {
        let name = desk.say(metric.phrase());
        let look = if matches!(metric, CompositeMetric::Mean | CompositeMetric::ValueAdded) { Look::Mean } else { Look::Attainment };
        columns.push(Column::new(desk.fill(words::COL_VALUE_OF, &[("metric", &name)]), look));
        columns.push(Column::new(desk.fill(words::COL_REFERENCE_OF, &[("metric", &name)]), look));
        if is_z {
            columns.push(Column::new(desk.fill(words::COL_SPREAD_OF, &[("metric", &name)]), Look::Coefficient));
        }
        columns.push(Column::new(desk.fill(words::COL_POINTS_OF, &[("metric", &name), ("weight", weight)]), Look::Coefficient));
    }
    columns.push(desk.column(words::COL_SUM, Look::Coefficient));
    columns.push(desk.column(words::COL_COEFFICIENT, Look::Mean));
    columns.push(desk.column(words::COL_POINTS, Look::Mean));
    let row = |unit: usize| {
        let points: &CompositeUnit = stats.papers[paper][unit].as_ref()?;
        let school = view.school_of(&view.cohort.units[unit]);
        let mut row: Vec<Value<'a>> = vec![school.name.as_str().into(), school.category.as_str().into()];
        let summary = view.stats.papers[paper].schools[unit].as_ref()?;
        row.extend([summary.expected, summary.n, summary.denominator].map(Value::Count));
        for Step { value, reference, spread, points, .. } in &points.steps {
            row.extend([Value::Number(*value), Value::Number(*reference)]);
            if is_z {
                row.push((*spread).into());
            }
            row.push(Value::Number(*points));
        }
        row.extend([points.sum, points.coefficient, points.points].map(Value::Number));
        Some(row)
    };
    Table { columns, rows: ordered(view, stats, paper).into_iter().filter_map(row).collect(), keys: 1, ..Table::default() }
}

fn subject_table<'a>(view: &CohortView<'a>, stats: &CompositeStats) -> Table<'a> {
    let desk = &view.desk;
    let mut columns = vec![desk.column(report::COL_SCHOOL, Look::Text), desk.column(report::COL_CATEGORY, Look::Text)];
    columns.extend(view.papers().map(|paper| Column::new(paper.subject(), Look::Mean)));
    let leading = stats.papers.iter().rposition(|units| units.iter().any(Option::is_some)).unwrap_or(0);
    let row = |unit: usize| {
        let school = view.school_of(&view.cohort.units[unit]);
        let mut row: Vec<Value<'a>> = vec![school.name.as_str().into(), school.category.as_str().into()];
        row.extend(stats.papers.iter().map(|units| Value::from(units[unit].as_ref().map(|points| points.points))));
        row
    };
    Table { columns, rows: ordered(view, stats, leading).into_iter().map(row).collect(), keys: 1, ..Table::default() }
}

/// The points of every teacher in the paper taught, by the yardsticks of the schools; the steps stand in composite.csv.
fn teacher_table<'a>(view: &CohortView<'a>, stats: &CompositeStats) -> Table<'a> {
    let desk = &view.desk;
    let columns = vec![
        desk.column(report::COL_SCHOOL, Look::Text),
        desk.column(report::COL_CATEGORY, Look::Text),
        desk.column(levels::COL_TEACHER, Look::Text),
        desk.column(report::COL_SUBJECT, Look::Text),
        desk.column(report::COL_N, Look::Count),
        desk.column(words::COL_SUM, Look::Coefficient),
        desk.column(words::COL_COEFFICIENT, Look::Mean),
        desk.column(words::COL_POINTS, Look::Mean),
    ];
    let of_paper = |paper: PaperView<'a>| {
        let taught = paper.stats.teachers.iter().zip(&stats.teachers[paper.index]);
        let rows = taught.filter_map(|(teacher, points)| {
            let (points, school) = (points.as_ref()?, view.school_of(&view.cohort.units[teacher.unit]));
            let mut row: Vec<Value<'a>> =
                vec![school.name.as_str().into(), school.category.as_str().into(), teacher.name.as_str().into(), paper.subject().into()];
            row.push(teacher.summary.n.into());
            row.extend([points.sum, points.coefficient, points.points].map(Value::Number));
            Some(row)
        });
        rows.collect::<Vec<_>>()
    };
    Table { columns, rows: view.papers().flat_map(of_paper).collect(), keys: 3, ..Table::default() }
}
