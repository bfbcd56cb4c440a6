//! `school_subject`, `class_subject`, `county_subject`, `group_subject`: the figures of units, rows sorted by grade, subject and
//! unit. The public form shows what the masks of [`crate::disclosure`] leave.

use super::columns::Columns;
use crate::{
    disclosure::{Masks, PaperMasks, Shown, small_cell},
    pipeline::Analysis,
    reconcile::ledger::{ClassUnit, Cohort, School, SchoolUnit},
    stats::result::{PaperQuality, PaperStats, Summary},
};
use polars::prelude::{DataFrame, PolarsResult};

/// A paper of a grade, with what its units may show.
struct Sat<'a> {
    cohort: &'a Cohort,
    paper: usize,
    stats: &'a PaperStats,
    masks: PaperMasks,
}

/// A unit in a paper.
struct UnitRow<'a> {
    grade: &'a str,
    subject: &'a str,
    school: Option<&'a School>,
    class: &'a str,
    /// Of a group of candidates: its kind and its name.
    group: (&'static str, &'a str),
    summary: &'a Summary,
    shown: Shown,
    quality: Option<&'a PaperQuality>,
    /// What is told of how schools differ.
    between: bool,
}

/// One row per grade × school × subject, the total among the subjects.
///
/// # Errors
/// If polars refuses the columns.
pub fn school_subject(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows: Vec<UnitRow<'_>> = sat(analysis).flat_map(|sat| sat.school_rows(analysis)).collect();
    let columns = subject(&rows).text("school", UnitRow::school);
    summary(groups(columns)).frame()
}

/// The same for classes, `class` after `school`. Classes are not for the public.
///
/// # Errors
/// If polars refuses the columns.
pub fn class_subject(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows: Vec<UnitRow<'_>> = sat(analysis).flat_map(|sat| sat.class_rows(analysis)).collect();
    let columns = subject(&rows).text("school", UnitRow::school).text("class", |row| row.class);
    summary(groups(columns)).frame()
}

/// One row per grade × subject, with the quality of the paper.
///
/// # Errors
/// If polars refuses the columns.
pub fn county_subject(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows: Vec<UnitRow<'_>> = sat(analysis).map(|sat| sat.county_row()).collect();
    summary(subject(&rows))
        .count("schools", |row| Some(row.quality?.schools))
        .number("difficulty", |row| row.quality?.difficulty)
        .number("discrimination", |row| row.quality?.discrimination)
        .number("reliability", |row| row.quality?.reliability)
        .number("school_cv", |row| row.between()?.school_cv)
        .number("icc", |row| row.between()?.icc)
        .frame()
}

/// The same for school categories, districts and teachers, pooled over candidates; `school` is that of a teacher. Teachers
/// are not for the public.
///
/// # Errors
/// If polars refuses the columns.
pub fn group_subject(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows: Vec<UnitRow<'_>> = sat(analysis).flat_map(|sat| sat.group_rows(analysis)).collect();
    let columns = subject(&rows).text("kind", |row| row.group.0).text("name", |row| row.group.1).text("school", UnitRow::school);
    summary(columns).frame()
}

fn sat(analysis: &Analysis) -> impl Iterator<Item = Sat<'_>> {
    let cohorts = analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts);
    cohorts.flat_map(|(cohort, stats)| {
        let papers = stats.papers.iter().zip(Masks::of(analysis, cohort, stats).papers).enumerate();
        papers.map(move |(paper, (stats, masks))| Sat { cohort, paper, stats, masks })
    })
}

impl<'a> Sat<'a> {
    fn row(&self, summary: &'a Summary, shown: Shown) -> UnitRow<'a> {
        let grade = self.cohort.grade.name();
        let subject = self.cohort.papers[self.paper].subject.name();
        UnitRow { grade, subject, school: None, class: "", group: ("", ""), summary, shown, quality: None, between: true }
    }

    fn of_school(&self, analysis: &'a Analysis, unit: &SchoolUnit, summary: &'a Summary, shown: Shown) -> UnitRow<'a> {
        UnitRow { school: Some(&analysis.ledger.schools[unit.school as usize]), ..self.row(summary, shown) }
    }

    fn county_row(&self) -> UnitRow<'a> {
        let quality = Some(&self.stats.quality).filter(|_| self.masks.county.figures);
        UnitRow { quality, between: self.masks.between, ..self.row(&self.stats.county, self.masks.county) }
    }

    fn school_rows(&self, analysis: &'a Analysis) -> Vec<UnitRow<'a>> {
        let units = self.cohort.units.iter().zip(&self.stats.schools).zip(&self.masks.schools);
        units.filter_map(|((unit, summary), shown)| Some(self.of_school(analysis, unit, summary.as_ref()?, *shown))).collect()
    }

    fn group_rows(&self, analysis: &'a Analysis) -> Vec<UnitRow<'a>> {
        let mut rows = Vec::new();
        let categories = ("category", &self.stats.categories, &self.masks.categories);
        for (kind, groups, masks) in [categories, ("district", &self.stats.districts, &self.masks.districts)] {
            let of_group = |((name, summary), shown): (&'a (String, Summary), &Shown)| UnitRow {
                group: (kind, name.as_str()),
                ..self.row(summary, *shown)
            };
            rows.extend(groups.iter().zip(masks).map(of_group));
        }
        let teachers = self.stats.teachers.iter().filter(|_| small_cell(&analysis.config).is_none());
        rows.extend(teachers.map(|teacher| UnitRow {
            group: ("teacher", teacher.name.as_str()),
            ..self.of_school(analysis, &self.cohort.units[teacher.unit], &teacher.summary, Shown::ALL)
        }));
        rows
    }

    fn class_rows(&self, analysis: &'a Analysis) -> Vec<UnitRow<'a>> {
        let units = self.cohort.units.iter().zip(&self.stats.classes).filter(|_| small_cell(&analysis.config).is_none());
        let classes = units.flat_map(|(unit, summaries)| unit.classes.iter().zip(summaries).map(move |of| (unit, of)));
        let row = |(unit, (class, summary)): (&SchoolUnit, (&'a ClassUnit, &'a Option<Summary>))| {
            Some(UnitRow { class: &class.name, ..self.of_school(analysis, unit, summary.as_ref()?, Shown::ALL) })
        };
        classes.filter_map(row).collect()
    }
}

impl<'a> UnitRow<'a> {
    fn school(&self) -> &'a str {
        self.school.map_or("", |school| &school.name)
    }

    /// The figures, where they may be shown.
    fn figures(&self) -> Option<&'a Summary> {
        Some(self.summary).filter(|_| self.shown.figures)
    }

    /// Who came and who did not, where it may be shown.
    fn attendance(&self) -> Option<&'a Summary> {
        Some(self.summary).filter(|_| self.shown.attendance)
    }

    /// What is one pupil's own or orders units, where it may be shown.
    fn singles(&self) -> Option<&'a Summary> {
        Some(self.summary).filter(|_| self.shown.singles)
    }

    fn quartile(&self, of: impl Fn(&Summary) -> Option<f64>) -> Option<f64> {
        self.figures().filter(|_| self.shown.quartiles).and_then(of)
    }

    /// The share who reach a line, the lowest being 0.
    fn rate(&self, line: usize, count: impl Fn(&Summary) -> u32) -> Option<f64> {
        self.figures().filter(|_| self.shown.lines[line]).and_then(|summary| summary.rate(count(summary)))
    }

    /// How schools differ.
    fn between(&self) -> Option<&'a PaperQuality> {
        self.quality.filter(|_| self.between)
    }
}

fn subject<'r, 'a>(rows: &'r [UnitRow<'a>]) -> Columns<'r, UnitRow<'a>> {
    Columns::of(rows).text("grade", |row| row.grade).text("subject", |row| row.subject)
}

fn groups<'r, 'a>(columns: Columns<'r, UnitRow<'a>>) -> Columns<'r, UnitRow<'a>> {
    let columns = columns.text("category", |row| row.school.map_or("", |school| &school.category));
    columns.text("district", |row| row.school.map_or("", |school| &school.district))
}

fn summary<'r, 'a>(columns: Columns<'r, UnitRow<'a>>) -> Columns<'r, UnitRow<'a>> {
    columns
        .count("expected", |row| Some(row.attendance()?.expected))
        .count("present", |row| Some(row.attendance()?.present))
        .count("absent", |row| Some(row.attendance()?.absent))
        .number("participation", |row| row.attendance()?.participation())
        .count("n", |row| Some(row.figures()?.n))
        .number("mean", |row| row.figures()?.mean)
        .number("sd", |row| row.figures()?.sd)
        .number("min", |row| row.singles()?.min)
        .number("p25", |row| row.quartile(|summary| summary.p25))
        .number("median", |row| row.figures().filter(|_| row.shown.median)?.median)
        .number("p75", |row| row.quartile(|summary| summary.p75))
        .number("max", |row| row.singles()?.max)
        .number("score_rate", |row| row.figures()?.score_rate)
        .number("full_rate", |row| row.rate(4, |summary| summary.full))
        .number("excellent_rate", |row| row.rate(3, |summary| summary.excellent))
        .number("good_rate", |row| row.rate(2, |summary| summary.good))
        .number("pass_rate", |row| row.rate(1, |summary| summary.pass))
        .number("low_rate", |row| row.rate(0, |summary| summary.low))
        .number("z", |row| row.figures()?.z)
        .number("t", |row| row.figures()?.t)
        .number("above_mean_pct", |row| row.figures()?.above_mean_pct)
        .count("rank", |row| row.singles()?.rank)
}
