//! `school_subject`, `class_subject`, `county_subject`: the figures of units, rows sorted by grade, subject and unit.

use super::{columns::Columns, public};
use crate::{
    config::Level,
    pipeline::Analysis,
    reconcile::ledger::{Cohort, School, SchoolUnit},
    stats::result::{PaperQuality, PaperStats, Summary},
};
use polars::prelude::{DataFrame, PolarsResult};

/// A paper of a grade.
#[derive(Clone, Copy)]
struct Sat<'a> {
    cohort: &'a Cohort,
    paper: usize,
    stats: &'a PaperStats,
}

/// A unit in a paper. In the public form small units show no figures.
struct UnitRow<'a> {
    sat: Sat<'a>,
    school: Option<&'a School>,
    class: &'a str,
    /// Of a group of candidates: its kind and its name.
    group: (&'static str, &'a str),
    summary: Option<&'a Summary>,
    quality: Option<&'a PaperQuality>,
}

/// One row per grade × school × subject, the total among the subjects.
///
/// # Errors
/// If polars refuses the columns.
pub fn school_subject(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows: Vec<UnitRow<'_>> = sat(analysis).flat_map(|sat| school_rows(analysis, sat)).collect();
    let columns = subject(&rows).text("school", UnitRow::school);
    summary(groups(columns), analysis).frame()
}

/// The same for classes, `class` after `school`.
///
/// # Errors
/// If polars refuses the columns.
pub fn class_subject(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows: Vec<UnitRow<'_>> = sat(analysis).flat_map(|sat| class_rows(analysis, sat)).collect();
    let columns = subject(&rows).text("school", UnitRow::school).text("class", |row| row.class);
    summary(groups(columns), analysis).frame()
}

/// One row per grade × subject, with the quality of the paper.
///
/// # Errors
/// If polars refuses the columns.
pub fn county_subject(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows: Vec<UnitRow<'_>> = sat(analysis).map(|sat| county_row(analysis, sat)).collect();
    summary(subject(&rows), analysis)
        .count("schools", |row| Some(row.quality?.schools))
        .number("difficulty", |row| row.quality?.difficulty)
        .number("discrimination", |row| row.quality?.discrimination)
        .number("reliability", |row| row.quality?.reliability)
        .number("school_cv", |row| row.quality?.school_cv)
        .number("icc", |row| row.quality?.icc)
        .frame()
}

/// The same for school categories, districts and teachers, pooled over candidates; `school` is that of a teacher. Teachers
/// are not for the public.
///
/// # Errors
/// If polars refuses the columns.
pub fn group_subject(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows: Vec<UnitRow<'_>> = sat(analysis).flat_map(|sat| group_rows(analysis, sat)).collect();
    let columns = subject(&rows).text("kind", |row| row.group.0).text("name", |row| row.group.1).text("school", UnitRow::school);
    summary(columns, analysis).frame()
}

fn sat(analysis: &Analysis) -> impl Iterator<Item = Sat<'_>> {
    let cohorts = analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts);
    cohorts.flat_map(|(cohort, stats)| stats.papers.iter().enumerate().map(move |(paper, stats)| Sat { cohort, paper, stats }))
}

/// The size below which a unit shows no figures; none but in the public form.
fn small_cell(analysis: &Analysis) -> Option<u32> {
    (analysis.config.level == Level::Public).then_some(analysis.config.report.small_cell)
}

fn county_row<'a>(analysis: &Analysis, sat: Sat<'a>) -> UnitRow<'a> {
    let shown = small_cell(analysis).is_none_or(|small| sat.stats.county.n >= small);
    let (summary, quality) = (shown.then_some(&sat.stats.county), shown.then_some(&sat.stats.quality));
    UnitRow { sat, school: None, class: "", group: ("", ""), summary, quality }
}

fn school_rows<'a>(analysis: &'a Analysis, sat: Sat<'a>) -> Vec<UnitRow<'a>> {
    let hidden = public::hidden(&sat.stats.schools, small_cell(analysis));
    let units = sat.cohort.units.iter().zip(&sat.stats.schools).zip(hidden);
    units.filter_map(|((unit, summary), hidden)| Some(row(analysis, sat, unit, "", summary.as_ref()?, hidden))).collect()
}

fn group_rows<'a>(analysis: &'a Analysis, sat: Sat<'a>) -> Vec<UnitRow<'a>> {
    let mut rows = Vec::new();
    for (kind, groups) in [("category", &sat.stats.categories), ("district", &sat.stats.districts)] {
        let summaries: Vec<Option<Summary>> = groups.iter().map(|(_, summary)| Some(*summary)).collect();
        let hidden = public::hidden(&summaries, small_cell(analysis));
        rows.extend(groups.iter().zip(hidden).map(|((name, summary), hidden)| {
            let summary = (!hidden).then_some(summary);
            UnitRow { sat, school: None, class: "", group: (kind, name.as_str()), summary, quality: None }
        }));
    }
    let teachers = sat.stats.teachers.iter().filter(|_| small_cell(analysis).is_none());
    rows.extend(teachers.map(|teacher| {
        let of_school = row(analysis, sat, &sat.cohort.units[teacher.unit], "", &teacher.summary, false);
        UnitRow { group: ("teacher", teacher.name.as_str()), ..of_school }
    }));
    rows
}

/// Classes of a school whose figures are hidden are hidden too: they add up to it.
fn class_rows<'a>(analysis: &'a Analysis, sat: Sat<'a>) -> Vec<UnitRow<'a>> {
    let schools = public::hidden(&sat.stats.schools, small_cell(analysis));
    let mut rows = Vec::new();
    for ((unit, summaries), school_hidden) in sat.cohort.units.iter().zip(&sat.stats.classes).zip(schools) {
        let hidden = public::hidden(summaries, small_cell(analysis));
        for ((class, summary), hidden) in unit.classes.iter().zip(summaries).zip(hidden) {
            let Some(summary) = summary else { continue };
            rows.push(row(analysis, sat, unit, &class.name, summary, hidden || school_hidden));
        }
    }
    rows
}

fn row<'a>(analysis: &'a Analysis, sat: Sat<'a>, unit: &SchoolUnit, class: &'a str, summary: &'a Summary, hidden: bool) -> UnitRow<'a> {
    let school = Some(&analysis.ledger.schools[unit.school as usize]);
    UnitRow { sat, school, class, group: ("", ""), summary: (!hidden).then_some(summary), quality: None }
}

impl<'a> UnitRow<'a> {
    fn school(&self) -> &'a str {
        self.school.map_or("", |school| &school.name)
    }

    fn rate(&self, count: impl Fn(&Summary) -> u32) -> Option<f64> {
        self.summary.and_then(|summary| summary.rate(count(summary)))
    }
}

fn subject<'r, 'a>(rows: &'r [UnitRow<'a>]) -> Columns<'r, UnitRow<'a>> {
    let subject = |row: &UnitRow<'a>| row.sat.cohort.papers[row.sat.paper].subject.name();
    Columns::of(rows).text("grade", |row| row.sat.cohort.grade.name()).text("subject", subject)
}

fn groups<'r, 'a>(columns: Columns<'r, UnitRow<'a>>) -> Columns<'r, UnitRow<'a>> {
    let columns = columns.text("category", |row| row.school.map_or("", |school| &school.category));
    columns.text("district", |row| row.school.map_or("", |school| &school.district))
}

fn summary<'r, 'a>(columns: Columns<'r, UnitRow<'a>>, analysis: &Analysis) -> Columns<'r, UnitRow<'a>> {
    let ranked = analysis.config.level != Level::Public;
    columns
        .count("expected", |row| Some(row.summary?.expected))
        .count("present", |row| Some(row.summary?.present))
        .count("absent", |row| Some(row.summary?.absent))
        .number("participation", |row| row.summary?.participation())
        .count("n", |row| Some(row.summary?.n))
        .number("mean", |row| row.summary?.mean)
        .number("sd", |row| row.summary?.sd)
        .number("min", |row| row.summary?.min)
        .number("p25", |row| row.summary?.p25)
        .number("median", |row| row.summary?.median)
        .number("p75", |row| row.summary?.p75)
        .number("max", |row| row.summary?.max)
        .number("score_rate", |row| row.summary?.score_rate)
        .number("full_rate", |row| row.rate(|summary| summary.full))
        .number("excellent_rate", |row| row.rate(|summary| summary.excellent))
        .number("good_rate", |row| row.rate(|summary| summary.good))
        .number("pass_rate", |row| row.rate(|summary| summary.pass))
        .number("low_rate", |row| row.rate(|summary| summary.low))
        .number("z", |row| row.summary?.z)
        .number("t", |row| row.summary?.t)
        .number("above_mean_pct", |row| row.summary?.above_mean_pct)
        .count("rank", |row| row.summary?.rank.filter(|_| ranked))
}
