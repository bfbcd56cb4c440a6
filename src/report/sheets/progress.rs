//! 进步与历次考试: units beside an earlier exam, where they stood in each exam, and pupils who moved most. Ranks of schools are
//! the office's own; a school sees its own classes and pupils.

use crate::{
    config::Marking,
    model::Day,
    report::{
        desk::{CohortView, Desk, PaperView},
        plan::{Block, Chart, Column, Highlight, Look, Mark, Series, Sheet, Source, Table, Value},
        sheets::{overview, schools},
        style,
    },
    stats::{
        progress::{ExamProgress, PaperProgress, PupilProgress, guard::Reason, unit::UnitProgress},
        standing,
    },
    words::{Phrase, progress as words, report as plain},
};

/// Who may see what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Eyes {
    /// The office: ranks too.
    Office,
    /// A school: its own.
    School,
}

/// What the trajectory chart can take without being a tangle.
const LINES: usize = 8;

/// The sheets of a cohort in the county's workbook.
#[must_use]
pub fn county_sheets<'a>(view: &CohortView<'a>) -> Vec<Sheet<'a>> {
    let Some(latest) = view.stats.progress.latest().filter(|exam| !exam.papers.is_empty()) else { return Vec::new() };
    let (school_sheet, rows) = school_sheet(view, latest);
    let mut sheets = vec![main_sheet(view, latest, rows), school_sheet];
    sheets.extend(class_sheet(view, latest));
    sheets.extend(pupil_sheet(view, latest));
    sheets
}

/// The exams, the gains of the schools as a picture, and where units stood in each exam.
fn main_sheet<'a>(view: &CohortView<'a>, latest: &'a ExamProgress, rows: std::ops::Range<usize>) -> Sheet<'a> {
    let desk = &view.desk;
    let mut blocks = vec![Block::Heading(desk.say(words::HEAD_EXAMS).to_owned()), Block::Table(exam_table(view))];
    let leading = latest.papers.last().and_then(|last| view.papers().nth(last.paper));
    if let (true, Some(paper)) = (desk.analysis.config.report.charts, leading) {
        blocks.push(Block::Chart(gain_chart(view, &paper, rows)));
    }
    blocks.extend(trajectory(view));
    Sheet {
        name: view.scoped(words::SHEET_PROGRESS),
        title: view.titled(words::TITLE_PROGRESS),
        notes: vec![desk.say(words::NOTE_TRAJECTORY).to_owned()],
        blocks,
        landscape: true,
    }
}

fn school_table_name(view: &CohortView<'_>) -> String {
    format!("progress-{}", view.index)
}

/// 学校进步: every school in every paper, and the rows of the leading one.
fn school_sheet<'a>(view: &CohortView<'a>, latest: &'a ExamProgress) -> (Sheet<'a>, std::ops::Range<usize>) {
    let desk = &view.desk;
    let columns = unit_columns(desk, &[plain::COL_SUBJECT, plain::COL_SCHOOL], Eyes::Office);
    let mut table = Table { name: school_table_name(view), columns, keys: 2, ..Table::default() };
    let mut leading = 0..0;
    for progress in &latest.papers {
        let Some(paper) = view.papers().nth(progress.paper) else { continue };
        enter(&mut table, desk, &[paper.subject().into(), desk.say(plain::COUNTY).into()], &progress.county, Eyes::Office, true);
        let start = table.rows.len();
        for unit in paper.units_in_order() {
            let Some(figures) = &progress.schools[unit] else { continue };
            let school = view.school_of(&view.cohort.units[unit]).name.as_str();
            enter(&mut table, desk, &[paper.subject().into(), school.into()], figures, Eyes::Office, false);
        }
        leading = start..table.rows.len();
    }
    let compared = desk.fill(words::HEAD_PROGRESS_SCHOOLS, &[("exam", &exam_name(desk, latest))]);
    let sheet = Sheet {
        name: view.scoped(words::SHEET_SCHOOL_PROGRESS),
        title: format!("{} {compared}", view.titled(words::TITLE_SCHOOL_PROGRESS)),
        notes: vec![desk.say(words::NOTE_PROGRESS).to_owned(), comparable_note(desk)],
        blocks: vec![Block::Table(table)],
        landscape: true,
    };
    (sheet, leading)
}

fn comparable_note(desk: &Desk<'_>) -> String {
    desk.fill(words::NOTE_COMPARABLE, &[("limit", &format!("{:.0}", desk.analysis.config.progress.min_match * 100.0))])
}

fn exam_name(desk: &Desk<'_>, exam: &ExamProgress) -> String {
    desk.analysis.ledger.exams.get(exam.exam).map(|exam| exam.name.clone()).unwrap_or_default()
}

/// Every exam of the cohort, this one last.
fn exam_table<'a>(view: &CohortView<'a>) -> Table<'a> {
    let desk = &view.desk;
    let columns = vec![
        desk.column(words::COL_EXAM, Look::Text),
        desk.column(words::COL_EXAM_DATE, Look::Text),
        desk.column(words::COL_EXAM_MARKING, Look::Text),
        desk.column(words::COL_EARLIER_GRADE, Look::Text),
        desk.column(words::COL_IN_COMMON, Look::Count),
        desk.column(words::COL_MATCHED, Look::Count),
        desk.column(words::COL_MATCH_RATE, Look::Rate),
        desk.column(words::COL_COMPARABLE, Look::Text),
    ];
    let mut rows: Vec<Vec<Value<'a>>> = Vec::new();
    for (exam, earlier) in view.stats.progress.exams.iter().zip(&view.cohort.history) {
        let told = desk.analysis.ledger.exams.get(exam.exam);
        let county = exam.papers.last().map(|paper| &paper.county);
        rows.push(vec![
            exam_name(desk, exam).into(),
            told.and_then(|exam| exam.date).map(|date: Day| date.to_string()).into(),
            told.and_then(|exam| exam.marking).map(|marking| desk.say(marking_word(marking))).into(),
            earlier.grade.as_ref().map(|grade| desk.grade(grade)).into(),
            u32::try_from(exam.papers.iter().filter(|paper| !view.cohort.papers[paper.paper].subject.is_total()).count())
                .unwrap_or(u32::MAX)
                .into(),
            county.map(|county| county.members.matched).into(),
            county.and_then(|county| county.members.match_rate()).into(),
            county.map(|county| reasons(desk, &county.reasons)).into(),
        ]);
    }
    let exam = &desk.analysis.config.exam;
    let mut now: Vec<Value<'a>> = vec![
        format!("{} ({})", desk.exam(), desk.say(words::EXAM_NOW)).into(),
        exam.date.as_deref().into(),
        exam.marking.map(|marking| desk.say(marking_word(marking))).into(),
        view.grade().into(),
    ];
    now.resize(columns.len(), Value::Empty);
    rows.push(now);
    Table { columns, rows, keys: 1, ..Table::default() }
}

const fn marking_word(marking: Marking) -> Phrase {
    match marking {
        Marking::Central => plain::MARKING_CENTRAL,
        Marking::Crossed => plain::MARKING_CROSSED,
        Marking::OwnSchool => plain::MARKING_OWN,
    }
}

/// `可比`, or the reasons.
fn reasons(desk: &Desk<'_>, reasons: &[Reason]) -> String {
    if reasons.is_empty() {
        return desk.say(words::YES_COMPARABLE).to_owned();
    }
    desk.list(&reasons.iter().map(|reason| desk.say(reason.phrase())).collect::<Vec<_>>())
}

fn unit_columns(desk: &Desk<'_>, keys: &[Phrase], eyes: Eyes) -> Vec<Column> {
    let mut columns: Vec<Column> = keys.iter().map(|key| desk.column(*key, Look::Text)).collect();
    columns.extend([
        desk.column(plain::COL_N, Look::Count),
        desk.column(words::COL_MATCHED, Look::Count),
        desk.column(words::COL_MATCH_RATE, Look::Rate),
        desk.column(words::COL_T_BEFORE, Look::Point),
        desk.column(words::COL_T_NOW, Look::Point),
        desk.column(words::COL_GAIN, Look::Signed).lit(Highlight::Scale(-0.5, 0.0, 0.5)),
        desk.column(words::COL_GAIN_LOW, Look::Signed),
        desk.column(words::COL_GAIN_HIGH, Look::Signed),
    ]);
    if eyes == Eyes::Office {
        columns.extend([
            desk.column(words::COL_RANK_BEFORE, Look::Count),
            desk.column(words::COL_RANK_NOW, Look::Count),
            desk.column(words::COL_PLACES, Look::Places),
            desk.column(words::COL_MEAN_PLACES, Look::Signed),
        ]);
    }
    columns.extend([
        desk.column(words::COL_MEAN_BEFORE, Look::Mean),
        desk.column(words::COL_MEAN_NOW, Look::Mean),
        desk.column(words::COL_PASS_BEFORE, Look::Rate),
        desk.column(words::COL_PASS_NOW, Look::Rate),
        desk.column(words::COL_PASS_POINTS, Look::Signed),
        desk.column(words::COL_EXCELLENT_POINTS, Look::Signed),
        desk.column(words::COL_LOW_POINTS, Look::Signed),
        desk.column(words::COL_COMPARABLE, Look::Text),
    ]);
    columns
}

/// Adds a unit's row: bold for one that speaks for all, grey where too few are matched.
fn enter<'a>(table: &mut Table<'a>, desk: &Desk<'a>, keys: &[Value<'a>], unit: &UnitProgress, eyes: Eyes, strong: bool) {
    let place = table.rows.len();
    if strong {
        table.strong.push(place);
    } else if unit.reasons.contains(&Reason::Match) {
        table.faint.push(place);
    }
    let interval = unit.gain.and_then(|gain| gain.interval);
    let pass = unit.rates(|counts| counts.pass);
    let mut row = keys.to_vec();
    row.extend([
        unit.members.n.into(),
        unit.members.matched.into(),
        unit.members.match_rate().into(),
        unit.z_before.map(standing::t).into(),
        unit.z_now.map(standing::t).into(),
        unit.gain.map(|gain| gain.mean).into(),
        interval.map(|(low, _)| low).into(),
        interval.map(|(_, high)| high).into(),
    ]);
    if eyes == Eyes::Office {
        row.extend([
            unit.ranks.map(|(before, _)| before).into(),
            unit.ranks.map(|(_, now)| now).into(),
            unit.ranks.map(|(before, now)| f64::from(before) - f64::from(now)).into(),
            unit.mean_ranks.map(|(before, now)| before - now).into(),
        ]);
    }
    row.extend([
        unit.means.map(|(before, _)| before).into(),
        unit.means.map(|(_, now)| now).into(),
        pass.map(|(before, _)| before).into(),
        pass.map(|(_, now)| now).into(),
        unit.points(|counts| counts.pass).into(),
        unit.points(|counts| counts.excellent).into(),
        unit.points(|counts| counts.low).into(),
        reasons(desk, &unit.reasons).into(),
    ]);
    table.rows.push(row);
}

/// Gains of the schools in the leading paper.
fn gain_chart(view: &CohortView<'_>, paper: &PaperView<'_>, rows: std::ops::Range<usize>) -> Chart {
    let desk = &view.desk;
    let table = school_table_name(view);
    let columns = unit_columns(desk, &[plain::COL_SUBJECT, plain::COL_SCHOOL], Eyes::Office);
    let gain = columns.iter().position(|column| column.title == desk.say(words::COL_GAIN)).unwrap_or_default();
    let source = |column: usize| Source { table: table.clone(), column, rows: rows.clone() };
    Chart {
        title: desk.fill(words::CHART_GAINS, &[("subject", &paper.subject())]),
        axis: desk.say(words::COL_GAIN).to_owned(),
        look: Look::Signed,
        categories: source(1),
        label_width: view.cohort.units.iter().map(|unit| style::text_width(&view.school_of(unit).name)).max().unwrap_or(0),
        series: vec![Series { name: desk.say(words::COL_GAIN).to_owned(), values: source(gain), mark: Mark::Columns }],
    }
}

/// A unit's T in an exam.
type T = Option<f64>;

/// Schools down, exams across; then a picture of a few lines over time: categories, else districts, else few schools.
fn trajectory<'a>(view: &CohortView<'a>) -> Vec<Block<'a>> {
    let desk = &view.desk;
    let Some(paper) = view.leading_paper() else { return Vec::new() };
    let exams: Vec<(&ExamProgress, &PaperProgress)> =
        view.stats.progress.exams.iter().filter_map(|exam| Some((exam, exam.paper(paper.index)?))).collect();
    if exams.is_empty() {
        return Vec::new();
    }
    let mut columns = vec![desk.column(plain::COL_SCHOOL, Look::Text)];
    if schools::has_categories(desk) {
        columns.push(desk.column(plain::COL_CATEGORY, Look::Text));
    }
    let scale = Highlight::Scale(40.0, 50.0, 60.0);
    columns.extend(exams.iter().map(|(exam, _)| Column::new(exam_name(desk, exam), Look::Point).lit(scale)));
    columns.push(desk.column(words::EXAM_NOW, Look::Point).lit(scale));
    let row = |unit: usize| {
        let school = view.school_of(&view.cohort.units[unit]);
        let mut row: Vec<Value<'a>> = vec![school.name.as_str().into()];
        if schools::has_categories(desk) {
            row.push(school.category.as_str().into());
        }
        row.extend(exams.iter().map(|(_, paper)| Value::from(paper.schools[unit].as_ref().and_then(|unit| unit.t_then))));
        row.push(paper.school(unit).and_then(|summary| summary.t).into());
        row
    };
    let rows = paper.units_in_order().into_iter().map(row).collect();
    let heading = Block::Heading(desk.fill(words::HEAD_TRAJECTORY, &[("subject", &paper.subject())]));
    let mut blocks = vec![heading, Block::Table(Table { columns, rows, keys: 1, ..Table::default() })];
    let lines = lines(view, &paper, &exams);
    if lines.len() > 1 && lines.len() <= LINES {
        let titles: Vec<String> = exams.iter().map(|(exam, _)| exam_name(desk, exam)).collect();
        let name = format!("trajectory-{}", view.index);
        let title = desk.fill(words::CHART_TRAJECTORY, &[("subject", &paper.subject())]);
        blocks.extend(over_time(desk, name, title, &titles, lines));
    }
    blocks
}

/// A line's name and its T in every exam.
type Line = (String, Vec<T>);

fn lines(view: &CohortView<'_>, paper: &PaperView<'_>, exams: &[(&ExamProgress, &PaperProgress)]) -> Vec<Line> {
    type Groups<'g> = (fn(&PaperProgress) -> &Vec<(String, UnitProgress)>, &'g [(String, crate::stats::result::Summary)]);
    let groups: [Groups<'_>; 2] =
        [(|paper| &paper.categories, &paper.stats.categories), (|paper| &paper.districts, &paper.stats.districts)];
    for (then, now) in groups {
        if (2..=LINES).contains(&now.len()) {
            let find =
                |paper: &PaperProgress, name: &str| then(paper).iter().find(|(own, _)| own == name).and_then(|(_, unit)| unit.t_then);
            let line = |(name, now): &(String, crate::stats::result::Summary)| {
                (name.clone(), exams.iter().map(|(_, paper)| find(paper, name)).chain([now.t]).collect())
            };
            return now.iter().map(line).collect();
        }
    }
    let school = |unit: usize| {
        let then = exams.iter().map(|(_, paper)| paper.schools[unit].as_ref().and_then(|unit| unit.t_then));
        let now = paper.school(unit).and_then(|summary| summary.t);
        (view.school_of(&view.cohort.units[unit]).name.to_string(), then.chain([now]).collect())
    };
    paper.units_in_order().into_iter().map(school).collect()
}

/// Exams down, lines across, and their picture.
fn over_time<'a>(desk: &Desk<'a>, name: String, title: String, exams: &[String], lines: Vec<Line>) -> Vec<Block<'a>> {
    let mut columns = vec![desk.column(words::COL_EXAM, Look::Text)];
    columns.extend(lines.iter().map(|(name, _)| Column::new(name.clone(), Look::Point)));
    let titles = exams.iter().cloned().chain([desk.say(words::EXAM_NOW).to_owned()]);
    let row = |(at, exam): (usize, String)| {
        let mut row: Vec<Value<'a>> = vec![exam.into()];
        row.extend(lines.iter().map(|(_, values)| Value::from(values[at])));
        row
    };
    let rows: Vec<Vec<Value<'a>>> = titles.clone().enumerate().map(row).collect();
    let source = |column: usize| Source { table: name.clone(), column, rows: 0..rows.len() };
    let series =
        (1..).zip(&lines).map(|(column, (name, _))| Series { name: name.clone(), values: source(column), mark: Mark::Line }).collect();
    let label_width = titles.map(|title| style::text_width(&title)).max().unwrap_or(0);
    let chart = Chart { title, axis: "T".to_owned(), look: Look::Point, categories: source(0), label_width, series };
    let mut blocks = vec![Block::Table(Table { name, columns, rows, keys: 1, ..Table::default() })];
    if desk.analysis.config.report.charts {
        blocks.push(Block::Chart(chart));
    }
    blocks
}

/// 班级进步: every class in the leading paper.
fn class_sheet<'a>(view: &CohortView<'a>, latest: &'a ExamProgress) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let progress = latest.papers.last()?;
    let paper = view.papers().nth(progress.paper)?;
    let table = class_table(&paper, progress);
    if table.rows.is_empty() {
        return None;
    }
    let compared = desk.fill(words::HEAD_PROGRESS_SCHOOLS, &[("exam", &exam_name(desk, latest))]);
    Some(Sheet {
        name: view.scoped(words::SHEET_CLASS_PROGRESS),
        title: format!("{} {} {compared}", view.titled(words::TITLE_CLASS_PROGRESS), paper.subject()),
        notes: vec![desk.say(words::NOTE_PROGRESS).to_owned(), comparable_note(desk)],
        blocks: vec![Block::Table(table)],
        landscape: true,
    })
}

fn class_table<'a>(paper: &PaperView<'a>, progress: &PaperProgress) -> Table<'a> {
    let view = &paper.cohort;
    let desk = &view.desk;
    let mut table =
        Table { columns: unit_columns(desk, &[plain::COL_SCHOOL, plain::COL_CLASS], Eyes::Office), keys: 2, ..Table::default() };
    for unit in paper.units_in_order() {
        let school = view.school_of(&view.cohort.units[unit]).name.as_str();
        for (class, figures) in view.cohort.units[unit].classes.iter().zip(&progress.classes[unit]) {
            if let (Some(figures), false) = (figures, class.name.is_empty()) {
                enter(&mut table, desk, &[school.into(), class.name.as_str().into()], figures, Eyes::Office, false);
            }
        }
    }
    table
}

/// The sheets of a paper's own workbook.
#[must_use]
pub fn subject_sheets<'a>(paper: &PaperView<'a>) -> Vec<Sheet<'a>> {
    let view = &paper.cohort;
    let desk = &view.desk;
    let Some((latest, progress)) = view.stats.progress.latest().and_then(|exam| Some((exam, exam.paper(paper.index)?))) else {
        return Vec::new();
    };
    let compared = desk.fill(words::HEAD_PROGRESS_SCHOOLS, &[("exam", &exam_name(desk, latest))]);
    let mut table = Table { columns: unit_columns(desk, &[plain::COL_SCHOOL], Eyes::Office), keys: 1, ..Table::default() };
    enter(&mut table, desk, &[desk.say(plain::COUNTY).into()], &progress.county, Eyes::Office, true);
    for unit in paper.units_in_order() {
        if let Some(figures) = &progress.schools[unit] {
            enter(&mut table, desk, &[view.school_of(&view.cohort.units[unit]).name.as_str().into()], figures, Eyes::Office, false);
        }
    }
    let sheet = |name: Phrase, title: Phrase, table| Sheet {
        name: desk.say(name).to_owned(),
        title: format!("{} {compared}", desk.say(title)),
        notes: vec![desk.say(words::NOTE_PROGRESS).to_owned(), comparable_note(desk)],
        blocks: vec![Block::Table(table)],
        landscape: true,
    };
    let classes = class_table(paper, progress);
    let mut sheets = vec![sheet(words::SHEET_PROGRESS, words::TITLE_PROGRESS, table)];
    if !classes.rows.is_empty() {
        sheets.push(sheet(words::SHEET_CLASS_PROGRESS, words::TITLE_CLASS_PROGRESS, classes));
    }
    sheets
}

/// Progress of a school for itself: its T over all exams and its pupils who moved most; then its subjects and classes beside
/// the latest earlier exam. No ranks of schools; ranks of pupils only where the exam file asks. Nothing without an earlier exam.
#[must_use]
pub fn own_sheets<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Vec<Sheet<'a>> {
    let Some(units) = own_units(desk, papers) else { return Vec::new() };
    let mut blocks = own_trajectories(desk, papers);
    let movers = own_movers(desk, papers);
    if !movers.is_empty() {
        blocks.push(Block::Heading(desk.say(words::TITLE_RISERS).to_owned()));
        blocks.push(Block::Notice(desk.say(words::NOTE_REGRESSION).to_owned()));
        blocks.extend(movers);
    }
    let over_time = Sheet {
        name: desk.say(words::SHEET_PROGRESS).to_owned(),
        title: desk.say(words::TITLE_PROGRESS).to_owned(),
        notes: vec![desk.say(words::NOTE_TRAJECTORY).to_owned()],
        blocks,
        landscape: true,
    };
    vec![over_time, units]
}

/// 班级进步 of a school: itself and its classes in every paper.
fn own_units<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Option<Sheet<'a>> {
    let keys = [plain::COL_GRADE, plain::COL_SUBJECT, plain::COL_CLASS];
    let mut table = Table { columns: unit_columns(desk, &keys, Eyes::School), keys: 3, ..Table::default() };
    let mut exams: Vec<String> = Vec::new();
    for (paper, unit) in papers.iter().filter(|(paper, _)| overview::may_show_county(paper)) {
        let latest = paper.cohort.stats.progress.latest();
        let Some((latest, progress)) = latest.and_then(|exam| Some((exam, exam.paper(paper.index)?))) else { continue };
        exams.push(exam_name(desk, latest));
        let line = |class: Value<'a>| [paper.cohort.grade().into(), paper.subject().into(), class];
        if let Some(figures) = &progress.schools[*unit] {
            enter(&mut table, desk, &line(desk.say(plain::WHOLE_SCHOOL).into()), figures, Eyes::School, true);
        }
        for (class, figures) in paper.cohort.cohort.units[*unit].classes.iter().zip(&progress.classes[*unit]) {
            if let (Some(figures), false) = (figures, class.name.is_empty()) {
                enter(&mut table, desk, &line(class.name.as_str().into()), figures, Eyes::School, false);
            }
        }
    }
    if table.rows.is_empty() {
        return None;
    }
    exams.dedup();
    let compared = desk.fill(words::HEAD_PROGRESS_SCHOOLS, &[("exam", &desk.list(&exams))]);
    Some(Sheet {
        name: desk.say(words::SHEET_CLASS_PROGRESS).to_owned(),
        title: format!("{} {compared}", desk.say(words::TITLE_CLASS_PROGRESS)),
        notes: vec![desk.say(words::NOTE_PROGRESS_OWN).to_owned(), comparable_note(desk)],
        blocks: vec![Block::Table(table)],
        landscape: true,
    })
}

/// The papers of each grade of a school: index of the cohort, unit, papers.
fn by_grade<'p, 'a>(papers: &'p [(PaperView<'a>, usize)]) -> impl Iterator<Item = &'p [(PaperView<'a>, usize)]> {
    papers.chunk_by(|(a, _), (b, _)| a.cohort.index == b.cohort.index)
}

/// A table and a picture a grade: T of the school in each exam, a line a subject.
fn own_trajectories<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    for of_grade in by_grade(papers).filter(|papers| papers.iter().all(|(paper, _)| overview::may_show_county(paper))) {
        let view = &of_grade[0].0.cohort;
        let exams: Vec<&ExamProgress> = view.stats.progress.exams.iter().filter(|exam| !exam.papers.is_empty()).collect();
        let line = |(paper, unit): &(PaperView<'a>, usize)| -> Option<Line> {
            let then = exams.iter().map(|exam| exam.paper(paper.index).and_then(|progress| progress.schools[*unit].as_ref()?.t_then));
            let values: Vec<T> = then.chain([paper.school(*unit).and_then(|summary| summary.t)]).collect();
            let told = values.iter().flatten().count();
            (told > 1).then(|| (paper.subject().into_owned(), values))
        };
        // The total first: it is the line that is looked for.
        let mut lines: Vec<Line> = of_grade.iter().rev().filter_map(line).collect();
        if lines.len() > 1 {
            lines[1..].reverse();
        }
        if lines.is_empty() {
            continue;
        }
        let titles: Vec<String> = exams.iter().map(|exam| exam_name(desk, exam)).collect();
        let grade = view.grade();
        blocks.push(Block::Heading(desk.fill(words::HEAD_TRAJECTORY, &[("subject", &grade)]).replace("（）", "").replace(" ()", "")));
        let title = desk.fill(words::CHART_TRAJECTORY, &[("subject", &grade)]);
        blocks.extend(over_time(desk, format!("own-trajectory-{}", view.index), title, &titles, lines));
    }
    blocks
}

fn own_movers<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    for of_grade in by_grade(papers).filter(|papers| papers.iter().all(|(paper, _)| overview::may_show_county(paper))) {
        let (paper, unit) = &of_grade[0];
        let range = paper.cohort.cohort.units[*unit].range.clone();
        let ranks = desk.analysis.config.report.pupil_ranks;
        blocks.extend(movers(&paper.cohort, range, Eyes::School, ranks));
    }
    blocks
}

/// 学生进退: who rose and fell most in the leading paper, for the office.
fn pupil_sheet<'a>(view: &CohortView<'a>, latest: &'a ExamProgress) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let blocks = movers(view, 0..view.cohort.candidates.len(), Eyes::Office, true);
    if blocks.is_empty() {
        return None;
    }
    let compared = desk.fill(words::HEAD_PROGRESS_SCHOOLS, &[("exam", &exam_name(desk, latest))]);
    Some(Sheet {
        name: view.scoped(words::SHEET_RISERS),
        title: format!("{} {compared}", view.titled(words::TITLE_RISERS)),
        notes: vec![desk.say(words::NOTE_REGRESSION).to_owned()],
        blocks,
        landscape: true,
    })
}

/// Two tables: most above and most below what regression to the mean lets expect. Nobody is in both.
fn movers<'a>(view: &CohortView<'a>, range: std::ops::Range<usize>, eyes: Eyes, ranks: bool) -> Vec<Block<'a>> {
    let desk = &view.desk;
    let Some(progress) = view.stats.progress.latest().and_then(|exam| exam.papers.iter().find(|paper| !paper.pupils.is_empty())) else {
        return Vec::new();
    };
    let Some(paper) = view.papers().nth(progress.paper) else { return Vec::new() };
    let mut pupils: Vec<(usize, &PupilProgress, f64)> =
        range.filter_map(|at| progress.pupils[at].as_ref().and_then(|pupil| Some((at, pupil, pupil.beyond()?)))).collect();
    pupils.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    let listed = usize::try_from(desk.analysis.config.progress.listed).unwrap_or(usize::MAX);
    let risers = pupils.iter().take_while(|(.., beyond)| *beyond > 0.0).take(listed);
    let fallers = pupils.iter().rev().take_while(|(.., beyond)| *beyond < 0.0).take(listed);
    let table = |pupils: Vec<&(usize, &PupilProgress, f64)>| {
        let rows = pupils.into_iter().map(|(at, pupil, _)| pupil_row(view, *at, pupil, eyes, ranks)).collect();
        Table { columns: pupil_columns(desk, eyes, ranks), rows, keys: 3, ..Table::default() }
    };
    let tables = [(words::HEAD_RISERS, table(risers.collect())), (words::HEAD_FALLERS, table(fallers.collect()))];
    let block = |(head, table): (Phrase, Table<'a>)| {
        let heading = format!("{} {} {}", view.grade(), paper.subject(), desk.say(head));
        [Block::Heading(heading.trim().to_owned()), Block::Table(table)]
    };
    tables.into_iter().filter(|(_, table)| !table.rows.is_empty()).flat_map(block).collect()
}

fn pupil_columns(desk: &Desk<'_>, eyes: Eyes, ranks: bool) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    if eyes == Eyes::Office {
        columns.push(desk.column(plain::COL_SCHOOL, Look::Text));
    }
    columns.extend([
        desk.column(plain::COL_CLASS, Look::Text),
        desk.column(plain::COL_ID, Look::Id),
        desk.column(plain::COL_NAME, Look::Text),
        desk.column(words::COL_SCORE_BEFORE, Look::Score),
        desk.column(words::COL_SCORE_NOW, Look::Score),
        desk.column(words::COL_T_BEFORE, Look::Point),
        desk.column(words::COL_T_NOW, Look::Point),
        desk.column(words::COL_GAIN, Look::Signed),
        desk.column(words::COL_EXPECTED_GAIN, Look::Signed),
        desk.column(words::COL_BEYOND, Look::Signed),
    ]);
    if ranks {
        columns.extend([
            desk.column(words::COL_RANK_BEFORE, Look::Count),
            desk.column(words::COL_RANK_NOW, Look::Count),
            desk.column(words::COL_PLACES, Look::Places),
        ]);
    }
    columns
}

fn pupil_row<'a>(view: &CohortView<'a>, at: usize, pupil: &PupilProgress, eyes: Eyes, ranks: bool) -> Vec<Value<'a>> {
    let candidate = &view.cohort.candidates[at];
    let mut row: Vec<Value<'a>> = Vec::new();
    if eyes == Eyes::Office {
        row.push(view.desk.school(candidate.school).name.as_str().into());
    }
    row.extend([
        candidate.class.as_str().into(),
        candidate.id.as_str().into(),
        candidate.name.as_str().into(),
        pupil.before.to_f64().into(),
        pupil.now.to_f64().into(),
        pupil.z_before.map(standing::t).into(),
        pupil.z_now.map(standing::t).into(),
        pupil.gain().into(),
        pupil.expected.into(),
        pupil.beyond().into(),
    ]);
    if ranks {
        row.extend([pupil.rank_before.into(), pupil.rank_now.into(), (f64::from(pupil.rank_before) - f64::from(pupil.rank_now)).into()]);
    }
    row
}
