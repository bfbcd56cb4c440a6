//! 均衡: how schools differ in every paper, and the classes within each school.

use crate::{
    report::{
        desk::{CohortView, Desk, PaperView},
        plan::{Block, Column, Look, Sheet, Table, Value},
    },
    stats::equity::Differences,
    words::{Phrase, levels as own, report as words},
};

/// 均衡 of a cohort: its schools in every paper. The public form leaves papers with a hidden school out; `None` where nothing is
/// left.
#[must_use]
pub fn balance_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let papers: Vec<PaperView<'a>> = view.papers().collect();
    let schools = school_table(&papers);
    (!schools.rows.is_empty()).then(|| sheet(view, own::SHEET_BALANCE, own::TITLE_BALANCE, schools))
}

/// 班级均衡 of a cohort: the classes of each school that has several; `None` where none has.
#[must_use]
pub fn class_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let papers: Vec<PaperView<'a>> = view.papers().collect();
    Some(sheet(view, own::SHEET_CLASS_BALANCE, own::TITLE_CLASS_BALANCE, class_table(&papers, None)?))
}

fn sheet<'a>(view: &CohortView<'a>, name: Phrase, title: Phrase, table: Table<'a>) -> Sheet<'a> {
    Sheet {
        name: view.scoped(name),
        title: view.titled(title),
        notes: vec![view.desk.say(own::NOTE_BALANCE).to_owned(), view.desk.say(own::NOTE_BALANCE_USE).to_owned()],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    }
}

/// Differences between the schools, a row for each paper.
#[must_use]
pub fn school_table<'a>(papers: &[PaperView<'a>]) -> Table<'a> {
    let Some(first) = papers.first() else { return Table::default() };
    let desk = &first.cohort.desk;
    let parted = papers.iter().any(|paper| paper.stats.equity.theil_between.is_some());
    let mut columns = vec![desk.column(words::COL_SUBJECT, Look::Text)];
    columns.extend(shown(desk));
    if parted {
        columns.extend([own::COL_THEIL_BETWEEN, own::COL_THEIL_WITHIN].map(|title| desk.column(title, Look::Coefficient)));
    }
    let row = |paper: &PaperView<'a>| {
        let equity = &paper.stats.equity;
        let mut row: Vec<Value<'a>> = vec![paper.subject().into()];
        row.extend(cells(desk, &equity.schools));
        if parted {
            row.extend([equity.theil_between.into(), equity.theil_within.into()]);
        }
        row
    };
    let told = papers.iter().filter(|paper| paper.masks().between);
    Table { columns, rows: told.map(row).collect(), keys: 1, ..Table::default() }
}

/// Differences between the classes of each school, or of one, which is not named then; `None` where no school has several.
#[must_use]
pub fn class_table<'a>(papers: &[PaperView<'a>], only: Option<usize>) -> Option<Table<'a>> {
    let desk = &papers.first()?.cohort.desk;
    let mut columns = vec![desk.column(words::COL_GRADE, Look::Text), desk.column(words::COL_SUBJECT, Look::Text)];
    columns.extend(only.is_none().then(|| desk.column(words::COL_SCHOOL, Look::Text)));
    let keys = columns.len();
    columns.extend(shown(desk));
    let mut rows: Vec<Vec<Value<'a>>> = Vec::new();
    for paper in papers {
        let view = &paper.cohort;
        let schools = view.cohort.units.iter().zip(&paper.stats.equity.classes);
        for (unit, differences) in schools.filter(|(unit, of)| of.units > 1 && only.is_none_or(|only| unit.school as usize == only)) {
            let mut row: Vec<Value<'a>> = vec![view.grade().into(), paper.subject().into()];
            row.extend(only.is_none().then(|| Value::from(view.school_of(unit).name.as_str())));
            row.extend(cells(desk, differences));
            rows.push(row);
        }
    }
    (!rows.is_empty()).then(|| Table { columns, rows, keys, screen: true, ..Table::default() })
}

fn shown<'d>(desk: &'d Desk<'_>) -> impl Iterator<Item = Column> + 'd {
    let public = desk.is_public();
    COLUMNS.iter().filter(move |(.., may)| *may || !public).map(|(title, look, _)| desk.column(*title, *look))
}

/// What is told of units that differ, with whether the public may see it: means of single units are not for the public.
const COLUMNS: [(Phrase, Look, bool); 17] = [
    (own::COL_UNITS, Look::Count, true),
    (words::COL_N, Look::Count, true),
    (own::COL_MEAN_OF_MEANS, Look::Mean, true),
    (own::COL_CV, Look::Coefficient, true),
    (own::COL_CV_SAMPLE, Look::Coefficient, true),
    (own::COL_CV_WEIGHTED, Look::Coefficient, true),
    (own::COL_LOWEST, Look::Mean, false),
    (own::COL_HIGHEST, Look::Mean, false),
    (own::COL_SPREAD, Look::Mean, false),
    (own::COL_RATIO, Look::Mean, false),
    (own::COL_ICC, Look::Coefficient, true),
    (own::COL_ICC_LOW, Look::Coefficient, true),
    (own::COL_ICC_HIGH, Look::Coefficient, true),
    (own::COL_ETA, Look::Coefficient, true),
    (own::COL_ANOVA_P, Look::Probability, true),
    (own::COL_GINI, Look::Coefficient, true),
    (own::COL_THEIL, Look::Coefficient, true),
];

fn cells(desk: &Desk<'_>, differences: &Differences) -> Vec<Value<'static>> {
    let (lowest, highest) = differences.range.unzip();
    let (low, high) = differences.icc_interval.unzip();
    let all: [Value<'static>; COLUMNS.len()] = [
        differences.units.into(),
        differences.n.into(),
        differences.mean_of_means.into(),
        differences.cv.into(),
        differences.cv_sample.into(),
        differences.cv_weighted.into(),
        lowest.into(),
        highest.into(),
        differences.spread().into(),
        differences.ratio().into(),
        differences.icc.into(),
        low.into(),
        high.into(),
        differences.eta_squared.into(),
        differences.p.into(),
        differences.gini.into(),
        differences.theil.into(),
    ];
    let public = desk.is_public();
    all.into_iter().zip(COLUMNS).filter(|(_, (.., may))| *may || !public).map(|(value, _)| value).collect()
}
