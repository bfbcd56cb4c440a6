//! `progress`, `pupil_progress`, `history`: this exam beside earlier ones. The public form has the county only, and that only
//! where those who cannot be matched are enough not to be told by the difference.

use super::columns::Columns;
use crate::{
    config::Level,
    disclosure::{bands::lines_apart, matched_apart, small_cell},
    pipeline::Analysis,
    reconcile::ledger::{Cohort, EarlierExam, School},
    stats::{
        progress::{
            ExamProgress, PaperProgress, PupilProgress, guard,
            unit::{LineCounts, UnitProgress},
        },
        result::{CohortStats, Summary},
        standing,
    },
};
use polars::prelude::{DataFrame, PolarsResult};
use std::collections::HashSet;

/// What a row is about.
#[derive(Clone, Copy, Default)]
struct Unit<'a> {
    kind: &'static str,
    category: &'a str,
    district: &'a str,
    school: &'a str,
    class: &'a str,
}

/// A unit in a paper beside an earlier exam.
struct Row<'a> {
    cohort: &'a Cohort,
    exam: Option<&'a EarlierExam>,
    paper: &'a PaperProgress,
    unit: Unit<'a>,
    figures: &'a UnitProgress,
    /// Of pass, excellent and low, which can be told then and now.
    lines: [bool; 3],
}

impl Row<'_> {
    fn rates(&self, line: usize, count: fn(&LineCounts) -> u32) -> Option<(f64, f64)> {
        self.figures.rates(count).filter(|_| self.lines[line])
    }
}

/// One row per earlier exam × grade × subject × unit (county, category, district, school, class) with matched candidates.
///
/// # Errors
/// If polars refuses the columns.
pub fn progress(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows = rows(analysis);
    let ranked = analysis.config.level != Level::Public;
    let pass: fn(&LineCounts) -> u32 = |counts| counts.pass;
    let excellent: fn(&LineCounts) -> u32 = |counts| counts.excellent;
    let low: fn(&LineCounts) -> u32 = |counts| counts.low;
    let mut columns = units(&rows, |row| (row.cohort, row.paper.paper, row.unit))
        .text("exam", |row| row.exam.map_or("", |exam| exam.name.as_str()))
        .text("exam_date", |row| row.exam.and_then(|exam| exam.date).map_or_else(String::new, |date| date.to_string()))
        .count("n", |row| Some(row.figures.members.n))
        .count("matched", |row| Some(row.figures.members.matched))
        .number("match_rate", |row| row.figures.members.match_rate())
        .number("kept_rate", |row| row.figures.members.kept_rate())
        .number("joined_rate", |row| row.figures.members.joined_rate())
        .number("full_before", |row| Some(row.paper.full_before.to_f64()))
        .number("full_now", |row| Some(row.paper.full_now.to_f64()))
        .number("mean_before", |row| Some(row.figures.means?.0))
        .number("mean_now", |row| Some(row.figures.means?.1))
        .number("z_before", |row| row.figures.z_before)
        .number("z_now", |row| row.figures.z_now)
        .number("gain", |row| Some(row.figures.gain?.mean))
        .number("gain_se", |row| row.figures.gain?.se)
        .number("gain_low", |row| Some(row.figures.gain?.interval?.0))
        .number("gain_high", |row| Some(row.figures.gain?.interval?.1))
        .number("mean_rank_before", |row| Some(row.figures.mean_ranks?.0).filter(|_| ranked))
        .number("mean_rank_now", |row| Some(row.figures.mean_ranks?.1).filter(|_| ranked))
        .count("rank_before", |row| Some(row.figures.ranks?.0).filter(|_| ranked))
        .count("rank_now", |row| Some(row.figures.ranks?.1).filter(|_| ranked))
        .number("rank_change", |row| row.figures.ranks.filter(|_| ranked).map(|(before, now)| f64::from(before) - f64::from(now)));
    for (line, (name, count)) in [("pass", pass), ("excellent", excellent), ("low", low)].into_iter().enumerate() {
        columns = columns
            .number(&format!("{name}_rate_before"), |row| Some(row.rates(line, count)?.0))
            .number(&format!("{name}_rate_now"), |row| Some(row.rates(line, count)?.1))
            .number(&format!("{name}_points"), |row| row.figures.points(count).filter(|_| row.lines[line]));
    }
    columns.text("comparable", |row| guard::column(&row.figures.reasons)).frame()
}

/// Grade, subject and unit of each row.
fn units<'r, 'a: 'r, R>(rows: &'r [R], of: impl Fn(&R) -> (&'a Cohort, usize, Unit<'a>) + Copy) -> Columns<'r, R> {
    Columns::of(rows)
        .text("grade", |row| of(row).0.grade.name())
        .text("subject", |row| {
            let (cohort, paper, _) = of(row);
            cohort.papers[paper].subject.name()
        })
        .text("kind", |row| of(row).2.kind)
        .text("category", |row| of(row).2.category)
        .text("district", |row| of(row).2.district)
        .text("school", |row| of(row).2.school)
        .text("class", |row| of(row).2.class)
}

fn cohorts(analysis: &Analysis) -> impl Iterator<Item = (&Cohort, &CohortStats)> {
    analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts)
}

fn rows(analysis: &Analysis) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for (cohort, stats) in cohorts(analysis) {
        for exam in &stats.progress.exams {
            for paper in &exam.papers {
                let row = |(unit, figures)| Row {
                    cohort,
                    exam: analysis.ledger.exams.get(exam.exam),
                    paper,
                    unit,
                    figures,
                    lines: lines(analysis, figures),
                };
                rows.extend(units_of(analysis, cohort, paper).into_iter().map(row));
            }
        }
    }
    rows
}

/// Of pass, excellent and low, which lines can be told of a unit then and now.
fn lines(analysis: &Analysis, unit: &UnitProgress) -> [bool; 3] {
    let Some(small) = small_cell(&analysis.config) else { return [true; 3] };
    let matched = unit.members.matched;
    let apart =
        |counts: &LineCounts| lines_apart(&[matched.saturating_sub(counts.low), counts.pass, counts.excellent], matched, &[1, 2, 0], small);
    let Some((then, now)) = unit.counts.as_ref().map(|(then, now)| (apart(then), apart(now))) else { return [true; 3] };
    [1, 2, 0].map(|line| then[line] && now[line])
}

/// Every unit that has matched candidates; in the public form the county, if any.
fn units_of<'a>(analysis: &'a Analysis, cohort: &'a Cohort, paper: &'a PaperProgress) -> Vec<(Unit<'a>, &'a UnitProgress)> {
    let county = (Unit { kind: "county", ..Unit::default() }, &paper.county);
    if let Some(small) = small_cell(&analysis.config) {
        return if matched_apart(&paper.county.members, small) { vec![county] } else { Vec::new() };
    }
    let mut rows = vec![county];
    rows.extend(paper.categories.iter().map(|(name, unit)| (Unit { kind: "category", category: name, ..Unit::default() }, unit)));
    rows.extend(paper.districts.iter().map(|(name, unit)| (Unit { kind: "district", district: name, ..Unit::default() }, unit)));
    let school = |unit: usize, kind, class: &'a str| {
        let School { name, category, district } = &analysis.ledger.schools[cohort.units[unit].school as usize];
        Unit { kind, category, district, school: name, class }
    };
    let schools = paper.schools.iter().enumerate();
    rows.extend(schools.filter_map(|(at, unit)| Some((school(at, "school", ""), unit.as_ref()?))));
    for (at, classes) in paper.classes.iter().enumerate() {
        let named = cohort.units[at].classes.iter().zip(classes);
        rows.extend(named.filter_map(|(class, unit)| Some((school(at, "class", class.name.as_str()), unit.as_ref()?))));
    }
    rows
}

/// A unit in one of the exams.
struct Point<'a> {
    cohort: &'a Cohort,
    paper: usize,
    unit: Unit<'a>,
    order: usize,
    exam: &'a str,
    date: String,
    grade: &'a str,
    /// Of an earlier exam.
    then: Option<&'a UnitProgress>,
    /// Of this one.
    now: Option<&'a Summary>,
}

/// One row per unit × subject × exam, earlier ones and this one, in order of time: the unit's T in each.
///
/// # Errors
/// If polars refuses the columns.
pub fn history(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows: Vec<Point<'_>> = cohorts(analysis).flat_map(|(cohort, stats)| points(analysis, cohort, stats)).collect();
    units(&rows, |row| (row.cohort, row.paper, row.unit))
        .count("order", |row| u32::try_from(row.order + 1).ok())
        .text("exam", |row| row.exam)
        .text("exam_date", |row| row.date.clone())
        .text("exam_grade", |row| row.grade)
        .count("n", |row| row.then.map(|then| then.members.then).or_else(|| Some(row.now?.n)))
        .number("t", |row| row.then.map_or_else(|| row.now?.t, |then| then.t_then))
        .count("matched", |row| Some(row.then?.members.matched))
        .number("match_rate", |row| row.then?.members.match_rate())
        .number("t_matched", |row| row.then?.z_before.map(standing::t))
        .text("comparable", |row| row.then.map_or_else(String::new, |then| guard::column(&then.reasons)))
        .frame()
}

fn points<'a>(analysis: &'a Analysis, cohort: &'a Cohort, stats: &'a CohortStats) -> Vec<Point<'a>> {
    let mut points: Vec<Point<'a>> = Vec::new();
    for (order, exam) in stats.progress.exams.iter().enumerate() {
        let told = analysis.ledger.exams.get(exam.exam);
        let grade = cohort.history.get(order).and_then(|earlier| earlier.grade.as_ref()).map_or("", |grade| grade.name());
        for paper in &exam.papers {
            points.extend(units_of(analysis, cohort, paper).into_iter().map(|(unit, then)| Point {
                cohort,
                paper: paper.paper,
                unit,
                order,
                exam: told.map_or("", |exam| exam.name.as_str()),
                date: told.and_then(|exam| exam.date).map_or_else(String::new, |date| date.to_string()),
                grade,
                then: Some(then),
                now: None,
            }));
        }
    }
    let mut met = HashSet::new();
    let firsts = points.iter().filter(|point| met.insert((point.paper, point.unit.kind, point.unit.key())));
    let now: Vec<Point<'a>> = firsts.map(|point| present(analysis, cohort, stats, point)).collect();
    points.extend(now);
    let place = |unit: &Unit<'_>| ["county", "category", "district", "school", "class"].iter().position(|kind| *kind == unit.kind);
    points.sort_by(|a, b| {
        let key = |point: &Point<'a>| (point.paper, place(&point.unit), point.unit.key(), point.order);
        key(a).cmp(&key(b))
    });
    points
}

/// The unit of a point in this exam; hidden where the point is.
fn present<'a>(analysis: &'a Analysis, cohort: &'a Cohort, stats: &'a CohortStats, point: &Point<'a>) -> Point<'a> {
    let paper = &stats.papers[point.paper];
    let unit = point.unit;
    let group = |groups: &'a [(String, Summary)], of: &str| groups.iter().find(|(name, _)| name == of).map(|(_, summary)| summary);
    let at = cohort.units.iter().position(|own| analysis.ledger.schools[own.school as usize].name == unit.school);
    let summary = match unit.kind {
        "county" => Some(&paper.county),
        "category" => group(&paper.categories, unit.category),
        "district" => group(&paper.districts, unit.district),
        "school" => at.and_then(|at| paper.schools[at].as_ref()),
        _ => at.and_then(|at| {
            let class = cohort.units[at].classes.iter().position(|class| class.name == unit.class)?;
            paper.classes[at][class].as_ref()
        }),
    };
    Point {
        cohort,
        paper: point.paper,
        unit,
        order: stats.progress.exams.len(),
        exam: &analysis.ledger.exam_name,
        date: analysis.config.exam.date.clone().unwrap_or_default(),
        grade: cohort.grade.name(),
        then: None,
        now: summary.filter(|_| point.then.is_some()),
    }
}

impl<'a> Unit<'a> {
    const fn key(&self) -> (&'a str, &'a str, &'a str, &'a str) {
        (self.category, self.district, self.school, self.class)
    }
}

/// A pupil in the leading paper.
struct Pupil<'a> {
    analysis: &'a Analysis,
    cohort: &'a Cohort,
    exam: &'a ExamProgress,
    paper: usize,
    candidate: usize,
    progress: &'a PupilProgress,
}

/// One row per matched candidate: the total, else the only paper, beside the latest earlier exam. Not for the public.
///
/// # Errors
/// If polars refuses the columns.
pub fn pupil_progress(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows: Vec<Pupil<'_>> = cohorts(analysis).flat_map(|(cohort, stats)| pupils(analysis, cohort, stats)).collect();
    let school = |row: &Pupil<'_>| row.analysis.ledger.schools[row.cohort.candidates[row.candidate].school as usize].name.clone();
    Columns::of(&rows)
        .text("grade", |row| row.cohort.grade.name())
        .text("school", school)
        .text("class", |row| row.cohort.candidates[row.candidate].class.as_str())
        .text("id", |row| row.cohort.candidates[row.candidate].id.as_str())
        .text("name", |row| row.cohort.candidates[row.candidate].name.as_str())
        .text("subject", |row| row.cohort.papers[row.paper].subject.name())
        .text("exam", |row| row.analysis.ledger.exams.get(row.exam.exam).map_or("", |exam| exam.name.as_str()))
        .number("score_before", |row| Some(row.progress.before.to_f64()))
        .number("score_now", |row| Some(row.progress.now.to_f64()))
        .number("z_before", |row| row.progress.z_before)
        .number("z_now", |row| row.progress.z_now)
        .number("gain", |row| row.progress.gain())
        .number("expected_gain", |row| row.progress.expected)
        .number("beyond_expected", |row| row.progress.beyond())
        .count("rank_before", |row| Some(row.progress.rank_before))
        .count("rank_now", |row| Some(row.progress.rank_now))
        .number("rank_change", |row| Some(f64::from(row.progress.rank_before) - f64::from(row.progress.rank_now)))
        .frame()
}

fn pupils<'a>(analysis: &'a Analysis, cohort: &'a Cohort, stats: &'a CohortStats) -> Vec<Pupil<'a>> {
    let Some(exam) = stats.progress.latest().filter(|_| analysis.config.level == Level::Internal) else { return Vec::new() };
    let Some(paper) = exam.papers.iter().find(|paper| !paper.pupils.is_empty()) else { return Vec::new() };
    let pupil = |(candidate, progress): (usize, &'a Option<PupilProgress>)| {
        Some(Pupil { analysis, cohort, exam, paper: paper.paper, candidate, progress: progress.as_ref()? })
    };
    paper.pupils.iter().enumerate().filter_map(pupil).collect()
}
