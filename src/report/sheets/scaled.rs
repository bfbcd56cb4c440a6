//! 等级赋分: how raw scores became scaled ones, means of units, and a school's own pupils.

use super::scopes;
use crate::{
    model::Score,
    report::{
        desk::{CohortView, PaperView},
        plan::{Block, Column, Highlight, Look, Sheet, Table, Value},
    },
    stats::{
        scaled::{ScaledStats, letter},
        sitting,
    },
    words::{lines as own, report as words},
};

/// The scale of every elective and the means of units; `None` where nothing is scaled.
#[must_use]
pub fn county_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let stats = view.stats.scaled.as_ref()?;
    let blocks = vec![
        Block::Heading(desk.say(own::HEAD_SCALED_GRADES).to_owned()),
        Block::Table(grade_table(view, stats, |_| true)),
        Block::Heading(desk.say(own::HEAD_SCALED_UNITS).to_owned()),
        Block::Table(unit_table(view, stats)),
    ];
    Some(sheet(view, blocks))
}

/// The scale of one elective.
#[must_use]
pub fn paper_sheet<'a>(paper: &PaperView<'a>, title: &str) -> Option<Sheet<'a>> {
    let stats = paper.cohort.stats.scaled.as_ref()?;
    let table = grade_table(&paper.cohort, stats, |at| at == paper.index);
    let desk = &paper.cohort.desk;
    let (name, title) = (desk.say(own::SHEET_SCALED).to_owned(), format!("{title} {}", desk.say(own::TITLE_SCALED)));
    (!table.rows.is_empty()).then(|| Sheet { name, title, ..sheet(&paper.cohort, vec![Block::Table(table)]) })
}

/// A school's pupils: raw score, grade and scaled score of every elective, both totals.
#[must_use]
pub fn own_sheet<'a>(view: &CohortView<'a>, unit: usize) -> Option<Sheet<'a>> {
    let stats = view.stats.scaled.as_ref()?;
    let table = pupil_table(view, stats, unit);
    (!table.rows.is_empty()).then(|| sheet(view, vec![Block::Table(table)]))
}

fn sheet<'a>(view: &CohortView<'a>, blocks: Vec<Block<'a>>) -> Sheet<'a> {
    Sheet {
        name: view.scoped(own::SHEET_SCALED),
        title: view.titled(own::TITLE_SCALED),
        notes: vec![view.desk.say(own::NOTE_SCALED).to_owned()],
        blocks,
        ..Sheet::default()
    }
}

fn grade_table<'a>(view: &CohortView<'a>, stats: &ScaledStats, wanted: impl Fn(usize) -> bool) -> Table<'a> {
    let desk = &view.desk;
    let columns = [
        (words::COL_SUBJECT, Look::Text),
        (own::COL_LETTER, Look::Word),
        (own::COL_SHARE_SET, Look::Rate),
        (words::COL_COUNT, Look::Count),
        (own::COL_SHARE_HAD, Look::Rate),
        (own::COL_RAW_LOW, Look::Score),
        (own::COL_RAW_HIGH, Look::Score),
        (own::COL_SCALED_LOW, Look::Score),
        (own::COL_SCALED_HIGH, Look::Score),
    ];
    let mut rows = Vec::new();
    for paper in view.papers().filter(|paper| wanted(paper.index)) {
        let Some(Some(scaled)) = stats.papers.get(paper.index) else { continue };
        let n: u32 = scaled.cuts.iter().map(|cut| cut.count).sum();
        for (grade, cut) in scaled.cuts.iter().enumerate() {
            rows.push(vec![
                paper.subject().into(),
                letter(grade).to_string().into(),
                cut.band.share.to_string().parse::<f64>().ok().into(),
                cut.count.into(),
                (n > 0).then(|| f64::from(cut.count) / f64::from(n)).into(),
                cut.raw.map(|(low, _)| low.to_f64()).into(),
                cut.raw.map(|(_, high)| high.to_f64()).into(),
                f64::from(cut.band.low).into(),
                f64::from(cut.band.high).into(),
            ]);
        }
    }
    Table { columns: columns.map(|(title, look)| desk.column(title, look)).into(), rows, keys: 2, ..Table::default() }
}

fn unit_table<'a>(view: &CohortView<'a>, stats: &'a ScaledStats) -> Table<'a> {
    let desk = &view.desk;
    let papers: Vec<PaperView<'a>> = view.papers().filter(|paper| matches!(stats.papers.get(paper.index), Some(Some(_)))).collect();
    let mut columns = scopes::columns(desk);
    columns.push(desk.column(own::COL_WITH_TOTAL, Look::Count));
    columns.push(desk.column(own::COL_RAW_TOTAL_MEAN, Look::Mean));
    columns.push(desk.column(own::COL_SCALED_TOTAL_MEAN, Look::Mean));
    for paper in &papers {
        columns.push(desk.column(words::COL_N, Look::Count));
        let title = desk.fill(own::COL_SCALED_MEAN_OF, &[("subject", &paper.subject())]);
        columns.push(Column::new(title, Look::Mean).lit(Highlight::Scale(55.0, 70.0, 85.0)));
    }
    let rows = scopes::listed(view, &stats.units).into_iter().map(|listed| {
        let figures = listed.value;
        let mut row = listed.cells(desk);
        row.extend([figures.n.into(), figures.raw_mean.into(), figures.mean.into()]);
        for paper in &papers {
            let (n, mean) = figures.papers[paper.index].unwrap_or_default();
            row.extend([n.into(), mean.into()]);
        }
        row
    });
    Table { columns, rows: rows.collect(), keys: 2, strong: vec![0], ..Table::default() }
}

fn pupil_table<'a>(view: &CohortView<'a>, stats: &ScaledStats, unit: usize) -> Table<'a> {
    let desk = &view.desk;
    let rules = &desk.analysis.config.candidates;
    let range = view.cohort.units[unit].range.clone();
    let score = |paper: usize, at: usize| sitting::counted(view.cohort, rules, paper, at).map(Score::to_f64);
    let papers: Vec<PaperView<'a>> = view
        .papers()
        .filter(|paper| matches!(stats.papers.get(paper.index), Some(Some(_))) && range.clone().any(|at| score(paper.index, at).is_some()))
        .collect();
    let mut columns =
        vec![desk.column(words::COL_CLASS, Look::Text), desk.column(words::COL_ID, Look::Id), desk.column(words::COL_NAME, Look::Text)];
    for paper in &papers {
        let subject = paper.subject();
        columns.push(Column::new(desk.fill(own::COL_RAW_OF, &[("subject", &subject)]), Look::Score));
        columns.push(Column::new(desk.fill(own::COL_LETTER_OF, &[("subject", &subject)]), Look::Word));
        columns.push(Column::new(desk.fill(own::COL_SCALED_OF, &[("subject", &subject)]), Look::Score));
    }
    columns.push(desk.column(own::COL_RAW_TOTAL, Look::Score));
    columns.push(desk.column(own::COL_SCALED_TOTAL, Look::Score));
    let total = view.cohort.total();
    let row = |at: usize| {
        let candidate = &view.cohort.candidates[at];
        let mut row: Vec<Value<'a>> = vec![candidate.class.as_str().into(), candidate.id.as_str().into(), candidate.name.as_str().into()];
        for paper in &papers {
            let scaled = stats.papers[paper.index].as_ref().and_then(|scaled| scaled.of[at]);
            row.push(score(paper.index, at).into());
            row.push(scaled.map(|(grade, _)| letter(usize::from(grade)).to_string()).into());
            row.push(scaled.map(|(_, score)| f64::from(score)).into());
        }
        row.push(total.and_then(|total| score(total, at)).into());
        row.push(stats.totals[at].map(Score::to_f64).into());
        row
    };
    Table { columns, rows: range.map(row).collect(), keys: 3, ..Table::default() }
}
