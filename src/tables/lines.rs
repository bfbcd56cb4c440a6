//! `lines`, `line_papers`, `critical`: what every unit reaches at a line, each paper at it, and the candidates near it. All are
//! internal: their public form has no rows.

use super::{
    columns::Columns,
    scope::{Unit, internal_cohorts, unit_columns, who_columns},
};
use crate::{
    pipeline::Analysis,
    reconcile::ledger::Cohort,
    stats::{
        lines::{Critical, LineFigures, LineStats, PaperFigures},
        units::Scope,
    },
};
use polars::prelude::{DataFrame, PolarsResult};

/// A unit at a line.
#[derive(Clone, Copy)]
struct Row<'a> {
    unit: Unit<'a>,
    line: &'a LineStats,
    figures: &'a LineFigures,
}

/// Who a row is about, at which line.
#[derive(Clone, Copy)]
struct Of<'a> {
    unit: Unit<'a>,
    line: &'a LineStats,
}

fn rows(analysis: &Analysis) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for (cohort, stats) in internal_cohorts(analysis) {
        for line in &stats.lines {
            let units = line.units.each().filter(|(_, figures)| figures.n > 0 || figures.target.is_some());
            rows.extend(units.map(|(scope, figures)| Row { unit: Unit { analysis, cohort, scope }, line, figures }));
        }
    }
    rows
}

fn line_columns<'r, 'a, R>(columns: Columns<'r, R>, line: impl Fn(&R) -> &'a LineStats + Copy) -> Columns<'r, R> {
    columns
        .text("line", move |row| line(row).rule.name.as_str())
        .text("track", move |row| line(row).rule.track.as_ref().map_or("", |track| track.name()))
        .number("line_score", move |row| line(row).line.map(|score| score.to_f64()))
}

/// One row per grade × line × unit of every level.
///
/// # Errors
/// If polars refuses the columns.
pub fn lines(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows = rows(analysis);
    let columns = Columns::of(&rows).text("grade", |row| row.unit.cohort.grade.name());
    unit_columns(line_columns(columns, |row| row.line), |row| row.unit)
        .count("n", |row| Some(row.figures.n))
        .count("denominator", |row| row.figures.denominator)
        .count("reached", |row| Some(row.figures.reached))
        .number("reached_rate", |row| row.figures.rate())
        .count("critical", |row| Some(row.figures.critical))
        .count("critical_below", |row| Some(row.figures.critical_below))
        .number("target", |row| Some(row.figures.target?.number()))
        .number("target_difference", |row| Some(row.figures.target?.difference()))
        .number("target_rate", |row| row.figures.target?.rate())
        .frame()
}

/// One row per grade × line × unit × paper, then one for each teacher of the paper.
///
/// # Errors
/// If polars refuses the columns.
pub fn line_papers(analysis: &Analysis) -> PolarsResult<DataFrame> {
    // The figures of a paper, and how many are above the line.
    let mut papers: Vec<(Of<'_>, usize, PaperFigures, u32)> = Vec::new();
    for Row { unit, line, figures } in rows(analysis) {
        let taken = figures.papers.iter().enumerate().filter(|(_, paper)| paper.n > 0);
        papers.extend(taken.map(|(at, paper)| (Of { unit, line }, at, *paper, figures.reached)));
    }
    for (cohort, stats) in internal_cohorts(analysis) {
        for (line, (at, paper)) in stats.lines.iter().flat_map(|line| stats.papers.iter().enumerate().map(move |paper| (line, paper))) {
            papers.extend(paper.teachers.iter().filter_map(|teacher| {
                let figures = line.of_teacher(teacher);
                let own = figures.papers.get(at).filter(|own| own.n > 0)?;
                let scope = Scope::Teacher(teacher.unit, &teacher.name);
                Some((Of { unit: Unit { analysis, cohort, scope }, line }, at, *own, figures.reached))
            }));
        }
    }
    let columns = Columns::of(&papers).text("grade", |(of, ..)| of.unit.cohort.grade.name());
    let columns = unit_columns(line_columns(columns, |(of, ..)| of.line), |(of, ..)| of.unit);
    columns
        .text("subject", |(of, paper, ..)| of.unit.cohort.papers[*paper].subject.name())
        .number("effective_score", |(of, paper, ..)| Some(of.line.effective[*paper]?.value()))
        .count("n", |(_, _, paper, _)| Some(paper.n))
        .count("single", |(_, _, paper, _)| Some(paper.single))
        .count("double", |(_, _, paper, _)| Some(paper.double))
        .number("hit_rate", |(_, _, paper, _)| paper.hit_rate())
        .number("contribution", |(_, _, paper, reached)| paper.contribution(*reached))
        .frame()
}

/// One row per grade × line × critical candidate, with the subjects that hold the candidate back, the weakest first.
///
/// # Errors
/// If polars refuses the columns.
pub fn critical(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows: Vec<(&Cohort, &LineStats, &Critical)> = Vec::new();
    for (cohort, stats) in internal_cohorts(analysis) {
        rows.extend(stats.lines.iter().flat_map(|line| line.critical.iter().map(move |near| (cohort, line, near))));
    }
    let weak = |(cohort, _, near): &(&Cohort, &LineStats, &Critical), at: usize| {
        near.weak.get(at).map(|(paper, gap)| (cohort.papers[*paper].subject.name().to_owned(), *gap))
    };
    let columns = line_columns(Columns::of(&rows).text("grade", |(cohort, ..)| cohort.grade.name()), |(_, line, _)| *line);
    let mut columns = who_columns(columns, analysis, |(cohort, _, near)| (*cohort, near.candidate as usize))
        .number("total", |(.., near)| Some(near.total.to_f64()))
        .number("gap", |(.., near)| Some(near.gap))
        .count("weak_subjects", |(.., near)| u32::try_from(near.weak.len()).ok());
    for at in 0..3 {
        columns = columns.text(&format!("weak_{}", at + 1), |row| weak(row, at).map_or_else(String::new, |(name, _)| name));
        columns = columns.number(&format!("weak_{}_gap", at + 1), |row| weak(row, at).map(|(_, gap)| gap));
    }
    columns.frame()
}
