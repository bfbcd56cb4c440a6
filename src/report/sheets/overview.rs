//! 概览 of a school's own workbook: head count, its subjects beside the county, its place as a third of comparable schools.

use super::{cover, own_story};
use crate::{
    reconcile::ledger::School,
    report::{
        comparable,
        desk::{CohortView, Desk, PaperView},
        figures::{self, Figure, WHOLE},
        plan::{Block, Chart, Column, Highlight, Look, Mark, Series, Sheet, Source, Table, Value},
        style,
    },
    stats::result::Summary,
    words::{Phrase, covers, report as words},
};

/// With fewer schools than this, the county's figures would tell another school's.
const ENOUGH_SCHOOLS: usize = 3;

/// Whether the county's figures of a paper may stand in a school's own workbook.
#[must_use]
pub fn may_show_county(paper: &PaperView<'_>) -> bool {
    paper.stats.schools.iter().flatten().count() >= ENOUGH_SCHOOLS
}

/// What is asked of a school about its own data.
#[derive(Clone, Copy, Debug, Default)]
pub struct Issues {
    /// Errors in its sheets.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Issues {
    fn told(self, desk: &Desk<'_>) -> Option<String> {
        let any = self.errors + self.warnings > 0;
        any.then(|| desk.fill(covers::OWN_ISSUES, &[("errors", &self.errors), ("warnings", &self.warnings)]))
    }
}

/// The first sheet of a school's workbook.
#[must_use]
pub fn overview_sheet<'a>(desk: &Desk<'a>, school: &'a School, papers: &[(PaperView<'a>, usize)], issues: Issues) -> Sheet<'a> {
    let notices = cover::notices(desk);
    let mut blocks: Vec<Block<'a>> = notices.into_iter().map(Block::Notice).collect();
    blocks.push(Block::Facts(facts(desk, school)));
    let mut told = own_story::sentences(desk, papers);
    told.extend(issues.told(desk));
    if !told.is_empty() {
        blocks.push(Block::Heading(desk.say(words::HEAD_STORY).to_owned()));
        blocks.extend(told.into_iter().map(Block::Paragraph));
    }
    blocks.push(Block::Heading(desk.say(words::HEAD_HEADCOUNT).to_owned()));
    blocks.push(Block::Table(headcount_table(desk, papers)));
    let heading = if beside_county(papers) { words::HEAD_SUBJECTS } else { words::HEAD_SUBJECTS_ALONE };
    blocks.push(Block::Heading(desk.say(heading).to_owned()));
    blocks.push(Block::Table(subject_table(desk, papers)));
    Sheet {
        name: desk.say(words::SHEET_OVERVIEW).to_owned(),
        title: desk.fill(words::TITLE_OVERVIEW, &[("school", &school.name)]),
        notes: vec![desk.say(words::NOTE_OVERVIEW).to_owned()],
        blocks,
        ..Sheet::default()
    }
}

/// 图: score rates beside those of the county and of comparable schools, as columns and as a web, grade by grade.
#[must_use]
pub fn chart_sheet<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Option<Sheet<'a>> {
    if !desk.analysis.config.report.charts || papers.is_empty() {
        return None;
    }
    Some(Sheet {
        name: desk.say(words::SHEET_CHARTS).to_owned(),
        title: desk.say(words::TITLE_OWN_CHARTS).to_owned(),
        notes: vec![desk.say(covers::NOTE_OWN_CHARTS).to_owned()],
        blocks: charts(papers).into_iter().map(Block::Chart).collect(),
        ..Sheet::default()
    })
}

fn facts<'a>(desk: &Desk<'a>, school: &'a School) -> Vec<(String, Value<'a>, Look)> {
    let exam = &desk.analysis.config.exam;
    let facts = [
        (words::FACT_EXAM, Some(desk.exam())),
        (words::FACT_DATE, exam.date.as_deref()),
        (words::FACT_TERM, exam.term.as_deref()),
        (words::FACT_BASIS, exam.basis.as_deref()),
        (words::FACT_CATEGORY, Some(school.category.as_str()).filter(|category| !category.is_empty())),
    ];
    facts.into_iter().filter_map(|(label, value)| Some((desk.say(label).to_owned(), value?.into(), Look::Text))).collect()
}

/// One row for each grade.
fn headcount_table<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Table<'a> {
    let counts = [
        words::COL_ENROLLED,
        words::COL_EXPECTED,
        words::COL_SAT,
        words::COL_SAT_NONE,
        words::COL_EXEMPT,
        words::COL_DEFERRED,
        words::COL_MISCONDUCT,
        words::COL_WITHDRAWN,
        words::COL_GUEST_IN,
        words::COL_CLASSES,
    ];
    let mut columns = vec![desk.column(words::COL_GRADE, Look::Text)];
    columns.extend(counts.map(|title| desk.column(title, Look::Count)));
    let mut rows: Vec<Vec<Value<'a>>> = Vec::new();
    let mut seen = None;
    for (paper, unit) in papers {
        if seen == Some(paper.cohort.index) {
            continue;
        }
        seen = Some(paper.cohort.index);
        let school = &paper.cohort.cohort.units[*unit];
        let count = school.headcount;
        let classes = school.classes.iter().filter(|class| !class.name.is_empty()).count();
        let mut row: Vec<Value<'a>> = vec![grade_or_all(&paper.cohort), count.enrolled.into()];
        row.extend(
            [
                count.expected,
                count.present,
                count.absent,
                count.exempt,
                count.deferred,
                count.misconduct,
                count.withdrawn,
                count.guest_in,
                u32::try_from(classes).unwrap_or(u32::MAX),
            ]
            .map(Value::Count),
        );
        rows.push(row);
    }
    Table { columns, rows, keys: 1, ..Table::default() }
}

fn grade_or_all<'a>(view: &CohortView<'a>) -> Value<'a> {
    let grade = view.grade();
    if grade.is_empty() { view.desk.say(words::ALL_GRADES).into() } else { grade.into() }
}

/// Columns of the subject table that the pictures draw.
const SUBJECT: usize = 1;
const OWN_RATE: usize = 7;
const COUNTY_RATE: usize = 8;
const CATEGORY_RATE: usize = 9;
/// Columns that are left where nothing may stand beside the school's own figures.
const ALONE: [usize; 9] = [0, 1, 2, 3, 4, OWN_RATE, 10, 12, 14];
/// Where its score rate stands among them.
const OWN_RATE_ALONE: usize = 5;
/// A web of fewer subjects is a line.
const WEB: usize = 3;

fn subject_table<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Table<'a> {
    let bar = Highlight::Bar(1.0);
    let columns: Vec<Column> = vec![
        desk.column(words::COL_GRADE, Look::Text),
        desk.column(words::COL_SUBJECT, Look::Text),
        desk.column(words::COL_FULL_MARK, Look::Score),
        desk.column(words::COL_N, Look::Count),
        desk.column(words::COL_MEAN, Look::Mean),
        desk.column(words::COL_COUNTY_MEAN, Look::Mean),
        desk.column(words::COL_DIFFERENCE, Look::Signed),
        desk.column(words::COL_SCORE_RATE, Look::Rate).lit(bar),
        desk.column(words::COL_COUNTY_SCORE_RATE, Look::Rate),
        desk.column(covers::COL_CATEGORY_SCORE_RATE, Look::Rate),
        desk.column(words::COL_EXCELLENT_RATE, Look::Rate).lit(bar),
        desk.column(words::COL_COUNTY_EXCELLENT_RATE, Look::Rate),
        desk.column(words::COL_PASS_RATE, Look::Rate).lit(bar),
        desk.column(words::COL_COUNTY_PASS_RATE, Look::Rate),
        desk.column(words::COL_LOW_RATE, Look::Rate).lit(bar),
        desk.column(words::COL_COUNTY_LOW_RATE, Look::Rate),
        desk.column(words::COL_T, Look::Point).lit(Highlight::Scale(40.0, 50.0, 60.0)),
        desk.column(words::COL_PLACE, Look::Word),
        desk.column(words::COL_COMPARED, Look::Text),
    ];
    let rows = papers.iter().map(|(paper, unit)| subject_row(paper, *unit)).collect();
    let mut table = Table { name: "own-subjects".into(), columns, rows, keys: 2, ..Table::default() };
    if !beside_county(papers) {
        keep(&mut table.columns, &ALONE);
        table.rows.iter_mut().for_each(|row| keep(row, &ALONE));
    }
    table
}

/// The figures of a school's own tables: those that measure it by the county are left out where no paper may show the county.
#[must_use]
pub fn own_figures(desk: &Desk<'_>, papers: &[(PaperView<'_>, usize)], of: &[Figure]) -> Vec<Figure> {
    let mut figures = Figure::shown(desk, of);
    if !beside_county(papers) {
        figures.retain(|figure| !matches!(figure, Figure::T | Figure::AboveMean));
    }
    figures
}

/// A unit's figures as its school may see them: from its own means and its T scores the county's mean could be worked out, and so
/// that of the only other school.
#[must_use]
pub fn as_own(paper: &PaperView<'_>, summary: &Summary) -> Summary {
    if may_show_county(paper) { *summary } else { Summary { z: None, t: None, above_mean_pct: None, ..*summary } }
}

/// Whether any paper has figures of the county beside the school's.
fn beside_county(papers: &[(PaperView<'_>, usize)]) -> bool {
    papers.iter().any(|(paper, _)| may_show_county(paper))
}

/// Leaves what stands at these places.
fn keep<T>(of: &mut Vec<T>, places: &[usize]) {
    let mut at = 0..;
    of.retain(|_| at.next().is_some_and(|at| places.contains(&at)));
}

fn subject_row<'a>(paper: &PaperView<'a>, unit: usize) -> Vec<Value<'a>> {
    let own = paper.school(unit).copied().unwrap_or_default();
    let shown = may_show_county(paper);
    let county = if shown { paper.stats.county } else { Summary::default() };
    let difference = own.mean.zip(county.mean).map(|(own, county)| own - county);
    let (place, compared) = place(paper, unit);
    vec![
        grade_or_all(&paper.cohort),
        paper.subject().into(),
        paper.paper.full.to_f64().into(),
        own.n.into(),
        own.mean.into(),
        county.mean.into(),
        difference.into(),
        own.score_rate.into(),
        county.score_rate.into(),
        category_rate(paper, unit).into(),
        own.rate(own.excellent).into(),
        county.rate(county.excellent).into(),
        own.rate(own.pass).into(),
        county.rate(county.pass).into(),
        own.rate(own.low).into(),
        county.rate(county.low).into(),
        own.t.filter(|_| shown).into(),
        place,
        compared,
    ]
}

/// The score rate of all schools of the same category; of so few that another school's could be told, nothing.
fn category_rate(paper: &PaperView<'_>, unit: usize) -> Option<f64> {
    let view = &paper.cohort;
    let category = &view.school_of(&view.cohort.units[unit]).category;
    let of = comparable::among_category(paper, unit)?.of;
    let pooled = paper.stats.categories.iter().find(|(name, _)| name.as_str() == category.as_str());
    pooled.filter(|_| usize::try_from(of).is_ok_and(|of| of >= ENOUGH_SCHOOLS) && may_show_county(paper)).and_then(|(_, of)| of.score_rate)
}

/// The third in which the school is, and among whom.
fn place<'a>(paper: &PaperView<'a>, unit: usize) -> (Value<'a>, Value<'a>) {
    let desk = &paper.cohort.desk;
    let thirds = [words::THIRD_UPPER, words::THIRD_MIDDLE, words::THIRD_LOWER];
    let among = [(comparable::among_category(paper, unit), words::AMONG_CATEGORY), (comparable::among_all(paper, unit), words::AMONG_ALL)];
    for (place, phrase) in among {
        if let Some((place, third)) = place.and_then(|place| Some((place, place.third()?))) {
            let third = thirds[(third as usize).min(2)];
            return (desk.say(third).into(), desk.fill(phrase, &[("n", &place.of)]).into());
        }
    }
    (Value::Empty, Value::Empty)
}

/// One picture a grade: score rates beside the county's, subject by subject.
fn charts(papers: &[(PaperView<'_>, usize)]) -> Vec<Chart> {
    let mut charts = Vec::new();
    let mut start = 0;
    while let Some((first, _)) = papers.get(start) {
        let end = start + papers[start..].iter().take_while(|(paper, _)| paper.cohort.index == first.cohort.index).count();
        let desk = &first.cohort.desk;
        let source = |column: usize| Source { table: "own-subjects".into(), column, rows: start..end };
        let grade = first.cohort.grade();
        let own_rate = if beside_county(papers) { OWN_RATE } else { OWN_RATE_ALONE };
        let mut series = vec![Series { name: desk.say(words::SERIES_OWN).to_owned(), values: source(own_rate), mark: Mark::Columns }];
        if may_show_county(first) {
            series.push(Series { name: desk.say(words::COUNTY).to_owned(), values: source(COUNTY_RATE), mark: Mark::Columns });
        }
        charts.push(Chart {
            title: desk
                .fill(if may_show_county(first) { words::CHART_OWN } else { words::CHART_OWN_ALONE }, &[("grade", &grade)])
                .trim()
                .to_owned(),
            axis: desk.say(words::COL_SCORE_RATE).to_owned(),
            look: Look::Rate,
            categories: source(SUBJECT),
            label_width: papers[start..end].iter().map(|(paper, _)| style::text_width(&paper.subject())).max().unwrap_or(0),
            series,
        });
        let singles = start..end - usize::from(papers[end - 1].0.paper.subject.is_total());
        if singles.len() >= WEB && may_show_county(first) {
            charts.push(web_chart(papers, singles));
        }
        start = end;
    }
    charts
}

/// The subjects of a grade around, a ring each for the school, its category and the county.
fn web_chart(papers: &[(PaperView<'_>, usize)], rows: std::ops::Range<usize>) -> Chart {
    let (first, _) = &papers[rows.start];
    let desk = &first.cohort.desk;
    let source = |column: usize| Source { table: "own-subjects".into(), column, rows: rows.clone() };
    let in_category = papers[rows.clone()].iter().all(|(paper, unit)| category_rate(paper, *unit).is_some());
    let rings = [
        Some((words::SERIES_OWN, OWN_RATE)),
        in_category.then_some((covers::SERIES_CATEGORY, CATEGORY_RATE)),
        Some((words::COUNTY, COUNTY_RATE)),
    ];
    let ring = |(name, column): (Phrase, usize)| Series { name: desk.say(name).to_owned(), values: source(column), mark: Mark::Web };
    Chart {
        title: desk
            .fill(if in_category { covers::CHART_WEB } else { covers::CHART_WEB_COUNTY }, &[("grade", &first.cohort.grade())])
            .trim()
            .to_owned(),
        axis: desk.say(words::COL_SCORE_RATE).to_owned(),
        look: Look::Rate,
        categories: source(SUBJECT),
        label_width: 4,
        series: rings.into_iter().flatten().map(ring).collect(),
    }
}

/// 学科: every figure of the school in every paper, the county under it where it may be shown.
#[must_use]
pub fn figures_table<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Table<'a> {
    let figures = own_figures(desk, papers, WHOLE);
    let keys = [words::COL_GRADE, words::COL_SUBJECT, words::COL_UNIT];
    let mut table = Table { columns: keys.map(|key| desk.column(key, Look::Text)).into(), keys: 3, ..Table::default() };
    table.columns.extend(figures::columns(&figures, desk));
    for (paper, unit) in papers {
        let line = |name: &'a str, summary: &Summary| {
            let mut row: Vec<Value<'a>> = vec![grade_or_all(&paper.cohort), paper.subject().into(), name.into()];
            row.extend(figures::values(&figures, summary));
            row
        };
        if let Some(own) = paper.school(*unit) {
            table.strong.push(table.rows.len());
            table.rows.push(line(desk.say(words::SERIES_OWN), &as_own(paper, own)));
        }
        if may_show_county(paper) {
            table.rows.push(line(desk.say(words::COUNTY), &paper.stats.county));
        }
    }
    table
}
