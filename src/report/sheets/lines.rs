//! 上线与有效分, 临界生, 目标达成: the lines of a cohort for the office, of one paper for its researcher, of one school for
//! itself. Targets are for the office alone.

use super::{overview::may_show_county, scopes};
use crate::{
    model::Score,
    report::{
        desk::{CohortView, Desk, PaperView},
        plan::{Block, Column, Highlight, Look, Sheet, Table, Value},
    },
    stats::lines::{Critical, LineFigures, LineStats, PaperFigures},
    words::{levels, lines as own, report as words},
};

/// 上线与有效分 of a cohort; `None` without lines.
#[must_use]
pub fn line_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let mut blocks = Vec::new();
    for line in &view.stats.lines {
        blocks.push(Block::Heading(heading(view, line)));
        blocks.push(Block::Table(paper_table(view, line)));
        blocks.push(Block::Heading(desk.fill(own::HEAD_LINE_UNITS, &[("line", &line.rule.name)])));
        blocks.push(Block::Table(unit_table(view, line)));
    }
    sheet(view, own::SHEET_LINES, own::TITLE_LINES, vec![desk.say(own::NOTE_LINES), desk.say(own::NOTE_LINES_HIT)], blocks)
}

fn sheet<'a>(
    view: &CohortView<'a>,
    name: crate::words::Phrase,
    title: crate::words::Phrase,
    notes: Vec<&str>,
    blocks: Vec<Block<'a>>,
) -> Option<Sheet<'a>> {
    (!blocks.is_empty()).then(|| Sheet {
        name: view.scoped(name),
        title: view.titled(title),
        notes: notes.into_iter().map(str::to_owned).collect(),
        blocks,
        ..Sheet::default()
    })
}

fn heading(view: &CohortView<'_>, line: &LineStats) -> String {
    let desk = &view.desk;
    let county = &line.units.county;
    let score = line.line.map_or_else(|| "–".to_owned(), |score| score.to_string());
    let track = line.rule.track.as_ref().map(|track| desk.subject(track));
    let (n, reached, name) = (county.n, county.reached, &line.rule.name);
    match track {
        Some(track) => {
            desk.fill(own::HEAD_LINE_TRACK, &[("line", name), ("track", &track), ("score", &score), ("n", &n), ("reached", &reached)])
        }
        None => desk.fill(own::HEAD_LINE, &[("line", name), ("score", &score), ("n", &n), ("reached", &reached)]),
    }
}

/// Papers that somebody of the line takes.
fn taken<'a>(view: &CohortView<'a>, line: &LineStats) -> Vec<PaperView<'a>> {
    let county = &line.units.county.papers;
    view.papers().filter(|paper| county.get(paper.index).is_some_and(|figures| figures.n > 0)).collect()
}

/// Every paper of a line in the county.
fn paper_table<'a>(view: &CohortView<'a>, line: &LineStats) -> Table<'a> {
    let desk = &view.desk;
    let mut columns = vec![
        desk.column(words::COL_SUBJECT, Look::Text),
        desk.column(own::COL_ABOVE_N, Look::Count),
        desk.column(own::COL_ABOVE_MEAN, Look::Mean),
        desk.column(own::COL_EFFECTIVE, Look::Point),
    ];
    columns.extend(hit_columns(desk));
    let row = |paper: PaperView<'a>| {
        let effective = line.effective[paper.index];
        let mut row: Vec<Value<'a>> = vec![
            paper.subject().into(),
            effective.map(|effective| effective.n).into(),
            effective.and_then(|effective| effective.mean()).into(),
            effective.map(|effective| effective.value()).into(),
        ];
        row.extend(hits(&line.units.county.papers[paper.index], line.units.county.reached));
        row
    };
    Table { columns, rows: taken(view, line).into_iter().map(row).collect(), keys: 1, ..Table::default() }
}

fn hit_columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column(words::COL_N, Look::Count),
        desk.column(own::COL_SINGLE, Look::Count),
        desk.column(own::COL_DOUBLE, Look::Count),
        desk.column(own::COL_HIT, Look::Rate).lit(Highlight::Bar(1.0)),
        desk.column(own::COL_CONTRIBUTION, Look::Rate).lit(Highlight::Bar(1.0)),
    ]
}

fn hits(paper: &PaperFigures, reached: u32) -> Vec<Value<'static>> {
    vec![paper.n.into(), paper.single.into(), paper.double.into(), paper.hit_rate().into(), paper.contribution(reached).into()]
}

/// Every unit at a line, with the hit rate of each paper.
fn unit_table<'a>(view: &CohortView<'a>, line: &'a LineStats) -> Table<'a> {
    let desk = &view.desk;
    let papers = taken(view, line);
    let mut columns = scopes::columns(desk);
    columns.extend(reached_columns(desk));
    columns.push(desk.column(own::COL_CRITICAL, Look::Count));
    columns.push(desk.column(own::COL_CRITICAL_BELOW, Look::Count));
    columns.extend(papers.iter().map(|paper| Column::new(desk.fill(own::COL_HIT_OF, &[("subject", &paper.subject())]), Look::Rate)));
    let rows = scopes::listed(view, &line.units).into_iter().filter(|listed| listed.value.n > 0).map(|listed| {
        let figures: &LineFigures = listed.value;
        let mut row = listed.cells(desk);
        row.extend(reached(figures));
        row.extend([figures.critical.into(), figures.critical_below.into()]);
        row.extend(papers.iter().map(|paper| figures.papers[paper.index].hit_rate().into()));
        row
    });
    Table { columns, rows: rows.collect(), keys: 2, strong: vec![0], ..Table::default() }
}

fn reached_columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column(own::COL_WITH_TOTAL, Look::Count),
        desk.column(words::COL_DENOMINATOR, Look::Count),
        desk.column(own::COL_REACHED, Look::Count),
        desk.column(own::COL_REACHED_RATE, Look::Rate).lit(Highlight::Bar(1.0)),
    ]
}

fn reached(figures: &LineFigures) -> Vec<Value<'static>> {
    vec![figures.n.into(), figures.denominator.into(), figures.reached.into(), figures.rate().into()]
}

/// Weak subjects that are named of a critical candidate.
const NAMED: usize = 4;

/// 临界生 of a cohort; `None` where nobody is near a line.
#[must_use]
pub fn critical_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let table = critical_table(view, None);
    let blocks = if table.rows.is_empty() { Vec::new() } else { vec![Block::Table(table)] };
    let ranges = ranges(view);
    let notes = std::iter::once(desk.say(own::NOTE_CRITICAL)).chain(ranges.iter().map(String::as_str)).collect();
    sheet(view, own::SHEET_CRITICAL, own::TITLE_CRITICAL, notes, blocks)
}

/// `重点线：611 ≤ 总分 < 636`, a line each.
fn ranges(view: &CohortView<'_>) -> Vec<String> {
    let drawn = view.stats.lines.iter().filter_map(|line| Some((&line.rule, line.line?)));
    let range = |(rule, line): (&crate::config::lines::LineRule, Score)| {
        let low = Score::from_units(line.units() - rule.below.units());
        view.desk.fill(own::CRITICAL_RANGE, &[("line", &rule.name), ("low", &low), ("high", &(line + rule.above))])
    };
    drawn.map(range).collect()
}

/// The critical of the county, or of one unit.
fn critical_table<'a>(view: &CohortView<'a>, unit: Option<usize>) -> Table<'a> {
    let desk = &view.desk;
    let mut columns = vec![desk.column(own::COL_LINE, Look::Text)];
    if unit.is_none() {
        columns.push(desk.column(words::COL_SCHOOL, Look::Text));
    }
    columns.extend([
        desk.column(words::COL_CLASS, Look::Text),
        desk.column(words::COL_ID, Look::Id),
        desk.column(words::COL_NAME, Look::Text),
        desk.column(own::COL_LINE_SCORE, Look::Score),
        desk.column(own::COL_TOTAL, Look::Score),
        desk.column(own::COL_GAP, Look::Gain),
        desk.column(own::COL_WEAK_EFFECTIVE, Look::Prose(60)),
    ]);
    let range = unit.map(|unit| view.cohort.units[unit].range.clone());
    let is_own = |near: &&'a Critical| range.as_ref().is_none_or(|range| range.contains(&(near.candidate as usize)));
    let mut rows = Vec::new();
    for line in &view.stats.lines {
        for near in line.critical.iter().filter(is_own) {
            let candidate = &view.cohort.candidates[near.candidate as usize];
            let mut row: Vec<Value<'a>> = vec![line.rule.name.as_str().into()];
            if unit.is_none() {
                row.push(desk.school(candidate.school).name.as_str().into());
            }
            row.extend([
                candidate.class.as_str().into(),
                candidate.id.as_str().into(),
                candidate.name.as_str().into(),
                line.line.map(|score| score.to_f64()).into(),
                near.total.to_f64().into(),
                near.gap.into(),
                distances(view, &near.weak[..near.weak.len().min(NAMED)], 1).into(),
            ]);
            rows.push(row);
        }
    }
    Table { columns, rows, keys: 1, ..Table::default() }
}

/// `数学（−20.4）、物理（−9.9）`.
pub(super) fn distances(view: &CohortView<'_>, papers: &[(usize, f64)], decimals: usize) -> String {
    let desk = &view.desk;
    let one = |(paper, distance): &(usize, f64)| {
        let subject = desk.subject(&view.cohort.papers[*paper].subject);
        let distance = format!("{distance:+.decimals$}").replace('-', "−");
        desk.fill(own::DISTANCE_OF, &[("subject", &subject), ("distance", &distance)])
    };
    desk.list(&papers.iter().map(one).collect::<Vec<_>>())
}

/// 目标达成 of a cohort; `None` without targets.
#[must_use]
pub fn target_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let mut columns = vec![desk.column(own::COL_LINE, Look::Text)];
    columns.extend(scopes::columns(desk));
    columns.extend(reached_columns(desk));
    columns.extend([
        desk.column(own::COL_TARGET, Look::Score),
        desk.column(own::COL_TARGET_DIFFERENCE, Look::Gain),
        desk.column(own::COL_TARGET_RATE, Look::Attainment).lit(Highlight::Bar(1.5)),
    ]);
    let mut table = Table { columns, keys: 3, ..Table::default() };
    for line in &view.stats.lines {
        for listed in scopes::listed(view, &line.units) {
            let Some(target) = listed.value.target else { continue };
            if std::ptr::eq(listed.value, &raw const line.units.county) {
                table.strong.push(table.rows.len());
            }
            let mut row: Vec<Value<'a>> = vec![line.rule.name.as_str().into()];
            row.extend(listed.cells(desk));
            row.extend(reached(listed.value));
            row.extend([target.number().into(), target.difference().into(), target.rate().into()]);
            table.rows.push(row);
        }
    }
    let blocks = if table.rows.is_empty() { Vec::new() } else { vec![Block::Table(table)] };
    sheet(view, own::SHEET_TARGETS, own::TITLE_TARGETS, vec![desk.say(own::NOTE_TARGETS)], blocks)
}

/// The lines in one paper: its effective score, and single and double lines of every unit.
#[must_use]
pub fn paper_sheet<'a>(paper: &PaperView<'a>, title: &str) -> Option<Sheet<'a>> {
    let view = &paper.cohort;
    let desk = &view.desk;
    let mut columns = vec![desk.column(own::COL_LINE, Look::Text)];
    columns.extend(scopes::columns(desk));
    columns.push(desk.column(own::COL_EFFECTIVE, Look::Point));
    columns.extend(hit_columns(desk));
    let mut table = Table { columns, keys: 3, ..Table::default() };
    for line in &view.stats.lines {
        let Some(effective) = line.effective.get(paper.index).copied().flatten() else { continue };
        table.strong.push(table.rows.len());
        for listed in scopes::listed(view, &line.units) {
            let figures = &listed.value.papers[paper.index];
            if figures.n == 0 {
                continue;
            }
            let mut row: Vec<Value<'a>> = vec![line.rule.name.as_str().into()];
            row.extend(listed.cells(desk));
            row.push(effective.value().into());
            row.extend(hits(figures, listed.value.reached));
            table.rows.push(row);
        }
        for teacher in &paper.stats.teachers {
            let reached = line.of_teacher(teacher);
            let Some(figures) = reached.papers.get(paper.index).filter(|figures| figures.n > 0) else { continue };
            let name = scopes::teacher_name(view, teacher.unit, &teacher.name);
            let mut row: Vec<Value<'a>> = vec![line.rule.name.as_str().into(), desk.say(own::GROUPING_TEACHER).into(), name.into()];
            row.push(effective.value().into());
            row.extend(hits(figures, reached.reached));
            table.rows.push(row);
        }
    }
    (!table.rows.is_empty()).then(|| Sheet {
        name: desk.say(own::SHEET_LINES).to_owned(),
        title: format!("{title} {}", desk.say(own::TITLE_LINES)),
        notes: vec![desk.say(own::NOTE_LINES).to_owned(), desk.say(own::NOTE_LINES_HIT).to_owned()],
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}

/// A school's own critical candidates; `None` where it has none.
#[must_use]
pub fn own_critical_sheet<'a>(view: &CohortView<'a>, unit: usize) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let table = critical_table(view, Some(unit));
    let blocks = if table.rows.is_empty() { Vec::new() } else { vec![Block::Table(table)] };
    let ranges = ranges(view);
    let notes = [own::NOTE_OWN_LINES, own::NOTE_CRITICAL].map(|note| desk.say(note));
    let notes = notes.into_iter().chain(ranges.iter().map(String::as_str)).collect();
    sheet(view, own::SHEET_CRITICAL, own::TITLE_OWN_CRITICAL, notes, blocks)
}

/// A school's own lines: what it reaches, class by class, and its papers. No targets, no ranks.
#[must_use]
pub fn own_sheet<'a>(view: &CohortView<'a>, unit: usize) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let with_county = view.leading_paper().is_some_and(|paper| may_show_county(&paper));
    let lines: Vec<&'a LineStats> = view.stats.lines.iter().filter(|line| line.units.schools[unit].n > 0).collect();
    if lines.is_empty() {
        return None;
    }
    let mut blocks = vec![
        Block::Heading(desk.say(own::HEAD_LINE_OWN).to_owned()),
        Block::Table(own_units(view, &lines, unit, with_county)),
        Block::Heading(desk.say(own::HEAD_EFFECTIVE_OWN).to_owned()),
        Block::Table(own_papers(view, &lines, unit, with_county)),
    ];
    let taught = own_teachers(view, &lines, unit);
    if !taught.rows.is_empty() {
        blocks.extend([Block::Heading(desk.say(own::HEAD_TEACHERS_OWN).to_owned()), Block::Table(taught)]);
    }
    let notes = [own::NOTE_OWN_LINES, own::NOTE_LINES, own::NOTE_LINES_HIT].map(|note| desk.say(note));
    sheet(view, own::SHEET_OWN_LINES, own::TITLE_OWN_LINES, notes.into(), blocks)
}

fn own_units<'a>(view: &CohortView<'a>, lines: &[&'a LineStats], unit: usize, with_county: bool) -> Table<'a> {
    let desk = &view.desk;
    let mut columns = vec![
        desk.column(own::COL_LINE, Look::Text),
        desk.column(words::COL_UNIT, Look::Text),
        desk.column(own::COL_LINE_SCORE, Look::Score),
    ];
    columns.extend(reached_columns(desk));
    if with_county {
        columns.push(desk.column(own::COL_COUNTY_REACHED_RATE, Look::Rate));
    }
    columns.push(desk.column(own::COL_CRITICAL, Look::Count));
    columns.push(desk.column(own::COL_CRITICAL_BELOW, Look::Count));
    let mut table = Table { columns, keys: 2, ..Table::default() };
    for line in lines {
        table.strong.push(table.rows.len());
        for listed in scopes::own(view, &line.units, unit) {
            let mut row: Vec<Value<'a>> =
                vec![line.rule.name.as_str().into(), listed.name.clone().into(), line.line.map(|score| score.to_f64()).into()];
            row.extend(reached(listed.value));
            if with_county {
                row.push(line.units.county.rate().into());
            }
            row.extend([listed.value.critical.into(), listed.value.critical_below.into()]);
            table.rows.push(row);
        }
    }
    table
}

fn own_papers<'a>(view: &CohortView<'a>, lines: &[&'a LineStats], unit: usize, with_county: bool) -> Table<'a> {
    let desk = &view.desk;
    let mut columns = vec![
        desk.column(own::COL_LINE, Look::Text),
        desk.column(words::COL_SUBJECT, Look::Text),
        desk.column(own::COL_EFFECTIVE, Look::Point),
    ];
    columns.extend(hit_columns(desk));
    if with_county {
        columns.push(desk.column(own::COL_COUNTY_HIT, Look::Rate));
    }
    let mut rows = Vec::new();
    for line in lines {
        let school = &line.units.schools[unit];
        for paper in view.papers().filter(|paper| school.papers.get(paper.index).is_some_and(|figures| figures.n > 0)) {
            let effective = line.effective[paper.index].map(|effective| effective.value());
            let mut row: Vec<Value<'a>> = vec![line.rule.name.as_str().into(), paper.subject().into(), effective.into()];
            row.extend(hits(&school.papers[paper.index], school.reached));
            if with_county {
                row.push(line.units.county.papers[paper.index].hit_rate().into());
            }
            rows.push(row);
        }
    }
    Table { columns, rows, keys: 2, ..Table::default() }
}

/// The school's teachers at each line, without ranks.
fn own_teachers<'a>(view: &CohortView<'a>, lines: &[&'a LineStats], unit: usize) -> Table<'a> {
    let desk = &view.desk;
    let mut columns = vec![
        desk.column(own::COL_LINE, Look::Text),
        desk.column(words::COL_SUBJECT, Look::Text),
        desk.column(levels::COL_TEACHER, Look::Text),
        desk.column(own::COL_EFFECTIVE, Look::Point),
    ];
    columns.extend(hit_columns(desk));
    let mut rows = Vec::new();
    for line in lines {
        for paper in view.papers().filter(|paper| paper.index < line.effective.len()) {
            for teacher in paper.stats.teachers.iter().filter(|teacher| teacher.unit == unit) {
                let reached = line.of_teacher(teacher);
                let Some(figures) = reached.papers.get(paper.index).filter(|figures| figures.n > 0) else { continue };
                let effective = line.effective[paper.index].map(|effective| effective.value());
                let mut row: Vec<Value<'a>> =
                    vec![line.rule.name.as_str().into(), paper.subject().into(), teacher.name.as_str().into(), effective.into()];
                row.extend(hits(figures, reached.reached));
                rows.push(row);
            }
        }
    }
    Table { columns, rows, keys: 3, ..Table::default() }
}
