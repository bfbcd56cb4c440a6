//! The open tables as frames. Column names are a contract; rows are sorted by grade, subject, unit.

use super::columns::Columns;
use crate::{
    anomalies::{Finding, Screen},
    model::{Status, Subject},
    pipeline::Analysis,
    reconcile::ledger::{Cohort, SchoolUnit},
    stats::result::{CohortStats, PaperQuality, Summary},
};
use polars::prelude::{DataFrame, PolarsResult};

/// A unit in a paper.
struct UnitRow<'a> {
    cohort: &'a Cohort,
    paper: usize,
    school: [&'a str; 3],
    class: &'a str,
    summary: &'a Summary,
    quality: PaperQuality,
}

/// One row per grade × school × subject, the total among the subjects.
///
/// # Errors
/// If polars refuses the columns.
pub fn school_subject(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows = units(analysis, |stats, paper, at, cohort| {
        let unit = &cohort.units[at];
        stats.papers[paper].schools[at].as_ref().map(|summary| (unit, "", summary)).into_iter().collect()
    });
    let columns = subject(Columns::of(&rows)).text("school", |row| row.school[0]);
    let columns = columns.text("category", |row| row.school[1]).text("district", |row| row.school[2]);
    summary(columns).frame()
}

/// The same for classes, `class` after `school`.
///
/// # Errors
/// If polars refuses the columns.
pub fn class_subject(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows = units(analysis, |stats, paper, at, cohort| {
        let unit = &cohort.units[at];
        let classes = unit.classes.iter().zip(&stats.papers[paper].classes[at]);
        classes.filter_map(|(class, summary)| Some((unit, class.name.as_str(), summary.as_ref()?))).collect()
    });
    let columns = subject(Columns::of(&rows)).text("school", |row| row.school[0]).text("class", |row| row.class);
    let columns = columns.text("category", |row| row.school[1]).text("district", |row| row.school[2]);
    summary(columns).frame()
}

/// One row per grade × subject, with the quality of the paper.
///
/// # Errors
/// If polars refuses the columns.
pub fn county_subject(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows: Vec<UnitRow<'_>> = cohorts(analysis)
        .flat_map(|(cohort, stats)| {
            stats.papers.iter().enumerate().map(move |(paper, figures)| UnitRow {
                cohort,
                paper,
                school: [""; 3],
                class: "",
                summary: &figures.county,
                quality: figures.quality,
            })
        })
        .collect();
    summary(subject(Columns::of(&rows)))
        .count("schools", |row| Some(row.quality.schools))
        .number("difficulty", |row| row.quality.difficulty)
        .number("discrimination", |row| row.quality.discrimination)
        .number("reliability", |row| row.quality.reliability)
        .number("school_cv", |row| row.quality.school_cv)
        .number("icc", |row| row.quality.icc)
        .frame()
}

fn cohorts(analysis: &Analysis) -> impl Iterator<Item = (&Cohort, &CohortStats)> {
    analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts)
}

/// Rows of every school unit in every paper, by what `of_unit` finds there.
fn units<'a>(
    analysis: &'a Analysis,
    of_unit: impl Fn(&'a CohortStats, usize, usize, &'a Cohort) -> Vec<(&'a SchoolUnit, &'a str, &'a Summary)>,
) -> Vec<UnitRow<'a>> {
    let mut rows = Vec::new();
    for (cohort, stats) in cohorts(analysis) {
        for paper in 0..cohort.papers.len() {
            for at in 0..cohort.units.len() {
                for (unit, class, summary) in of_unit(stats, paper, at, cohort) {
                    let school = &analysis.ledger.schools[unit.school as usize];
                    let school = [school.name.as_str(), school.category.as_str(), school.district.as_str()];
                    rows.push(UnitRow { cohort, paper, school, class, summary, quality: PaperQuality::default() });
                }
            }
        }
    }
    rows
}

fn subject<'a, 'r>(columns: Columns<'a, UnitRow<'r>>) -> Columns<'a, UnitRow<'r>> {
    columns.text("grade", |row| row.cohort.grade.name()).text("subject", |row| row.cohort.papers[row.paper].subject.name())
}

fn summary<'a, 'r>(columns: Columns<'a, UnitRow<'r>>) -> Columns<'a, UnitRow<'r>> {
    columns
        .count("expected", |row| Some(row.summary.expected))
        .count("present", |row| Some(row.summary.present))
        .count("absent", |row| Some(row.summary.absent))
        .number("participation", |row| row.summary.participation())
        .count("n", |row| Some(row.summary.n))
        .number("mean", |row| row.summary.mean)
        .number("sd", |row| row.summary.sd)
        .number("min", |row| row.summary.min)
        .number("p25", |row| row.summary.p25)
        .number("median", |row| row.summary.median)
        .number("p75", |row| row.summary.p75)
        .number("max", |row| row.summary.max)
        .number("score_rate", |row| row.summary.score_rate)
        .number("full_rate", |row| row.summary.rate(row.summary.full))
        .number("excellent_rate", |row| row.summary.rate(row.summary.excellent))
        .number("good_rate", |row| row.summary.rate(row.summary.good))
        .number("pass_rate", |row| row.summary.rate(row.summary.pass))
        .number("low_rate", |row| row.summary.rate(row.summary.low))
        .number("z", |row| row.summary.z)
        .number("t", |row| row.summary.t)
        .number("above_mean_pct", |row| row.summary.above_mean_pct)
        .count("rank", |row| row.summary.rank)
}

/// One row per candidate: who, what became of them, scores, places of the total.
///
/// # Errors
/// If polars refuses the columns.
pub fn candidates(analysis: &Analysis) -> PolarsResult<DataFrame> {
    struct Row<'a> {
        cohort: &'a Cohort,
        stats: &'a CohortStats,
        at: usize,
        school: &'a str,
    }
    let rows: Vec<Row<'_>> = cohorts(analysis)
        .flat_map(|(cohort, stats)| {
            let school = |at: usize| analysis.ledger.schools[cohort.candidates[at].school as usize].name.as_str();
            (0..cohort.candidates.len()).map(move |at| Row { cohort, stats, at, school: school(at) })
        })
        .collect();
    let mut subjects: Vec<&Subject> = cohorts(analysis).flat_map(|(cohort, _)| cohort.papers.iter().map(|paper| &paper.subject)).collect();
    subjects.retain(|subject| !subject.is_total());
    subjects.sort();
    subjects.dedup();
    let main = |row: &Row<'_>| row.cohort.total().or_else(|| (row.cohort.papers.len() == 1).then_some(0));
    let mut columns = Columns::of(&rows)
        .text("id", |row| row.cohort.candidates[row.at].id.as_str())
        .text("name", |row| row.cohort.candidates[row.at].name.as_str())
        .text("school", |row| row.school)
        .text("class", |row| row.cohort.candidates[row.at].class.as_str())
        .text("grade", |row| row.cohort.grade.name())
        .text("status", |row| overall(row.cohort, row.at).word());
    for subject in subjects {
        columns = columns.number(subject.name(), |row| {
            let paper = row.cohort.papers.iter().position(|paper| paper.subject == *subject)?;
            row.cohort.marks[paper][row.at].counted().map(crate::model::Score::to_f64)
        });
    }
    columns
        .number("total", |row| {
            row.cohort.total().and_then(|paper| row.cohort.marks[paper][row.at].counted()).map(crate::model::Score::to_f64)
        })
        .count("county_rank", |row| main(row).and_then(|paper| row.stats.papers[paper].standings[row.at].county_rank))
        .count("school_rank", |row| main(row).and_then(|paper| row.stats.papers[paper].standings[row.at].school_rank))
        .number("t", |row| main(row).and_then(|paper| row.stats.papers[paper].standings[row.at].t))
        .frame()
}

/// What became of a candidate over all papers: present if any paper was sat, else the status met first.
fn overall(cohort: &Cohort, at: usize) -> Status {
    if cohort.candidates[at].excluded {
        return Status::Excluded;
    }
    let statuses = || (0..cohort.single_papers()).map(|paper| cohort.marks[paper][at].status);
    let first = statuses().find(|status| *status != Status::NotTaken).unwrap_or_default();
    if statuses().any(|status| status == Status::Present) { Status::Present } else { first }
}

/// One row per lead.
///
/// # Errors
/// If polars refuses the columns.
pub fn findings(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let lang = analysis.config.lang;
    let leads: Vec<&Finding> = analysis.findings.leads.iter().collect();
    tests(analysis, Columns::of(&leads), |lead| &lead.screen)
        .text("strength", |lead| lead.strength.word())
        .text("evidence", |lead| lead.evidence.text(lang))
        .text("alternatives", |lead| lead.alternatives.iter().map(|said| said.text(lang)).collect::<Vec<_>>().join("; "))
        .text("next_step", |lead| lead.next_step.text(lang))
        .frame()
}

/// One row per test, made or not.
///
/// # Errors
/// If polars refuses the columns.
pub fn screens(analysis: &Analysis) -> PolarsResult<DataFrame> {
    tests(analysis, Columns::of(&analysis.findings.screens), |screen| screen)
        .text("tested", |screen| screen.skipped.unwrap_or("true"))
        .frame()
}

fn tests<'a, R>(analysis: &'a Analysis, columns: Columns<'a, R>, screen: impl Fn(&R) -> &Screen + Copy) -> Columns<'a, R> {
    let cohort = move |row: &R| &analysis.ledger.cohorts[screen(row).of.cohort];
    let unit = move |row: &R| screen(row).of.unit.map(|at| &cohort(row).units[at]);
    columns
        .text("code", |row| screen(row).code.code)
        .text("grade", |row| cohort(row).grade.name())
        .text("school", |row| unit(row).map_or("", |unit| analysis.ledger.schools[unit.school as usize].name.as_str()))
        .text("class", |row| unit(row).zip(screen(row).of.class).map_or("", |(unit, class)| unit.classes[class].name.as_str()))
        .text("subject", |row| screen(row).of.paper.map_or("", |paper| cohort(row).papers[paper].subject.name()))
        .text("candidate", |row| screen(row).of.candidate.map_or("", |at| cohort(row).candidates[at].id.as_str()))
        .count("n", |row| Some(screen(row).n))
        .number("effect", |row| screen(row).effect)
        .text("unit", |row| screen(row).unit.word())
        .number("low", |row| screen(row).interval.map(|interval| interval.0))
        .number("high", |row| screen(row).interval.map(|interval| interval.1))
        .number("statistic", |row| screen(row).statistic)
        .number("p", |row| screen(row).p)
        .number("q", |row| screen(row).q)
}

/// One row per diagnostic.
///
/// # Errors
/// If polars refuses the columns.
pub fn diagnostics(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let lang = analysis.config.lang;
    Columns::of(&analysis.diagnostics)
        .text("code", |seen| seen.rule.code)
        .text("severity", |seen| seen.rule.severity.word())
        .text("file", |seen| seen.place.file.as_deref().unwrap_or_default().to_owned())
        .text("sheet", |seen| seen.place.sheet.as_deref().unwrap_or_default().to_owned())
        .text("cell", |seen| seen.place.spot.to_string())
        .text("message", |seen| seen.headline(lang))
        .text("value", |seen| seen.value.clone())
        .frame()
}

/// One row per sheet: where every row went.
///
/// # Errors
/// If polars refuses the columns.
pub fn rows(analysis: &Analysis) -> PolarsResult<DataFrame> {
    Columns::of(&analysis.ledger.accounts)
        .text("file", |(place, ..)| place.file.as_deref().unwrap_or_default().to_owned())
        .text("sheet", |(place, ..)| place.sheet.as_deref().unwrap_or_default().to_owned())
        .text("kind", |(_, kind, _)| *kind)
        .count("rows", |(.., account)| Some(account.rows))
        .count("blank", |(.., account)| Some(account.blank))
        .count("header", |(.., account)| Some(account.header))
        .count("candidates", |(.., account)| Some(account.candidates))
        .count("summary", |(.., account)| Some(account.summary))
        .count("note", |(.., account)| Some(account.note))
        .count("rejected", |(.., account)| Some(account.rejected))
        .frame()
}

/// One row per grade × school.
///
/// # Errors
/// If polars refuses the columns.
pub fn headcount(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows: Vec<(&Cohort, &SchoolUnit)> =
        analysis.ledger.cohorts.iter().flat_map(|cohort| cohort.units.iter().map(move |unit| (cohort, unit))).collect();
    Columns::of(&rows)
        .text("grade", |(cohort, _)| cohort.grade.name())
        .text("school", |(_, unit)| analysis.ledger.schools[unit.school as usize].name.as_str())
        .count("enrolled", |(_, unit)| unit.headcount.enrolled)
        .count("expected", |(_, unit)| Some(unit.headcount.expected))
        .count("present", |(_, unit)| Some(unit.headcount.present))
        .count("absent", |(_, unit)| Some(unit.headcount.absent))
        .count("exempt", |(_, unit)| Some(unit.headcount.exempt))
        .count("deferred", |(_, unit)| Some(unit.headcount.deferred))
        .count("misconduct", |(_, unit)| Some(unit.headcount.misconduct))
        .count("withdrawn", |(_, unit)| Some(unit.headcount.withdrawn))
        .count("guest_in", |(_, unit)| Some(unit.headcount.guest_in))
        .count("guest_out", |(_, unit)| Some(unit.headcount.guest_out))
        .count("inclusion", |(_, unit)| Some(unit.headcount.inclusion))
        .count("unlisted", |(_, unit)| Some(unit.headcount.unlisted))
        .count("unexplained", |(_, unit)| Some(unit.headcount.unexplained))
        .frame()
}
