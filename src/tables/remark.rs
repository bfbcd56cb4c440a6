//! `remark`: how lenient each re-marked cell was; `remark_scores`: moderated scores beside the originals where leniency was
//! confirmed. Both are the office's own.

use super::columns::Columns;
use crate::{
    anomalies::Findings,
    config::Level,
    model::Score,
    pipeline::Analysis,
    reconcile::ledger::{Candidate, Cohort},
    stats::remark::{Cell, CellAt, Decision, curve, line::Curve, more_needed, scores},
};
use polars::prelude::{DataFrame, PolarsResult};

/// Whether the judge of A209 made this cell a lead, and its p and q.
#[must_use]
pub fn verdict(cell: &Cell, findings: &Findings) -> (bool, Option<f64>, Option<f64>) {
    let here = |screen: &crate::anomalies::Screen| {
        let of = screen.of;
        screen.code.code == "A209"
            && (of.cohort(), of.unit(), of.class(), of.paper()) == (cell.at.cohort, Some(cell.at.unit), cell.at.class, Some(cell.at.paper))
    };
    let screen = findings.screens.iter().find(|screen| here(screen));
    let lead = findings.leads.iter().any(|lead| here(&lead.screen));
    (lead, screen.and_then(|screen| screen.p), screen.and_then(|screen| screen.q))
}

/// What re-marking says of a cell of this analysis. A class that is as lenient as its school is told with the school's lead
/// and has none of its own.
#[must_use]
pub fn decision(cell: &Cell, analysis: &Analysis) -> Decision {
    let (tolerance, fdr) = (analysis.config.remark.tolerance, analysis.config.screens.fdr);
    let (lead, _, q) = verdict(cell, &analysis.findings);
    let lenient = || q.is_some_and(|q| q <= fdr) && cell.leniency.is_some_and(|it| it.mean > tolerance);
    let with_school = || {
        let school = CellAt { class: None, ..cell.at };
        let mut cells = analysis.stats.remarks.cells.iter();
        cell.at.class.is_some() && cells.any(|other| other.at == school && verdict(other, &analysis.findings).0)
    };
    Decision::of(cell, tolerance, lead || (lenient() && with_school()))
}

/// One row per re-marked cell. Its public form has no rows.
///
/// # Errors
/// If polars refuses the columns.
pub fn remark(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let cells: &[Cell] = if analysis.config.level == Level::Internal { &analysis.stats.remarks.cells } else { &[] };
    let cohort = |cell: &Cell| -> &Cohort { &analysis.ledger.cohorts[cell.at.cohort] };
    let unit = |cell: &Cell| &analysis.ledger.cohorts[cell.at.cohort].units[cell.at.unit];
    Columns::of(cells)
        .text("grade", |cell| cohort(cell).grade.name())
        .text("subject", |cell| analysis.ledger.cohorts[cell.at.cohort].papers[cell.at.paper].subject.name())
        .text("school", |cell| analysis.ledger.schools[unit(cell).school as usize].name.as_str())
        .text("class", |cell| cell.at.class.map_or("", |class| unit(cell).classes[class].name.as_str()))
        .text("purpose", |cell| if cell.control { "control" } else { "lead" })
        .count("scripts", |cell| Some(cell.size))
        .count("drawn", |cell| Some(cell.drawn))
        .count("marked", |cell| Some(cell.n))
        .count("strata", |cell| Some(cell.strata))
        .number("leniency", |cell| cell.leniency.map(|it| it.mean))
        .number("sd_d", |cell| cell.leniency.map(|it| it.sd))
        .number("se_d", |cell| cell.leniency.map(|it| it.se))
        .number("df", |cell| cell.leniency.map(|it| it.df))
        .number("leniency_low", |cell| cell.leniency.map(|it| it.interval.0))
        .number("leniency_high", |cell| cell.leniency.map(|it| it.interval.1))
        .number("tolerance", |_| Some(analysis.config.remark.tolerance))
        .number("p", |cell| verdict(cell, &analysis.findings).1)
        .number("q", |cell| verdict(cell, &analysis.findings).2)
        .number("shift", |cell| cell.shift.map(|it| it.mean))
        .number("net_leniency", |cell| cell.relative.map(|it| it.mean))
        .number("net_low", |cell| cell.relative.map(|it| it.interval.0))
        .number("net_high", |cell| cell.relative.map(|it| it.interval.1))
        .text("decision", |cell| decision(cell, analysis).word())
        .count("more", |cell| (decision(cell, analysis) == Decision::Open).then(|| more_needed(cell, &analysis.config)).flatten())
        .number("marker_sd", |cell| cell.marker_sd)
        .number("deming_intercept", |cell| cell.deming.map(|line| line.intercept))
        .number("deming_slope", |cell| cell.deming.map(|line| line.slope))
        .number("slope_low", |cell| cell.slope.map(|slope| slope.0))
        .number("slope_high", |cell| cell.slope.map(|slope| slope.1))
        .number("ols_intercept", |cell| cell.squares.map(|line| line.intercept))
        .number("ols_slope", |cell| cell.squares.map(|line| line.slope))
        .frame()
}

/// A candidate of a cell whose leniency was confirmed.
#[derive(Clone, Copy, Debug)]
pub struct Moderated<'a> {
    /// The cell.
    pub cell: &'a Cell,
    /// The candidate.
    pub candidate: &'a Candidate,
    /// The score as it is.
    pub original: Score,
    /// What it would be.
    pub moderated: Score,
    /// The re-mark of this script, where it was among those drawn.
    pub remark: Option<f64>,
    /// How it was found.
    pub curve: Curve,
}

/// Every candidate of every cell whose leniency was confirmed, in order of cells, highest score first. In a school that is
/// confirmed a class that is a lead of its own has its own curve, and one that is within the tolerance none.
#[must_use]
pub fn moderated(analysis: &Analysis) -> Vec<Moderated<'_>> {
    let mut rows = Vec::new();
    let confirmed: Vec<&Cell> = analysis.stats.remarks.cells.iter().filter(|cell| verdict(cell, &analysis.findings).0).collect();
    for cell in &confirmed {
        let classes =
            analysis.stats.remarks.cells.iter().filter(|other| other.at != cell.at && CellAt { class: None, ..other.at } == cell.at);
        let own = classes.filter(|class| verdict(class, &analysis.findings).0 || decision(class, analysis) == Decision::Within);
        let apart: Vec<usize> = own.flat_map(|class| scores(class, &analysis.ledger.cohorts[class.at.cohort])).map(|(at, _)| at).collect();
        let cohort = &analysis.ledger.cohorts[cell.at.cohort];
        let paper = &cohort.papers[cell.at.paper];
        let Some(curve) = curve(cell, cohort, &analysis.config) else { continue };
        let mut here = scores(cell, cohort);
        here.retain(|(at, _)| !apart.contains(at));
        here.sort_by_key(|(at, score)| (std::cmp::Reverse(*score), *at));
        let remark = |at: usize| {
            let mut all = analysis.ledger.remarks.iter();
            all.find(|one| (one.cohort, one.paper, one.candidate) == (cell.at.cohort, cell.at.paper, at)).map(|one| one.remark())
        };
        rows.extend(here.into_iter().map(|(at, original)| Moderated {
            cell,
            candidate: &cohort.candidates[at],
            original,
            moderated: curve.moderate(original, paper.step, paper.full),
            remark: remark(at),
            curve,
        }));
    }
    rows
}

/// One row per candidate whose score would be moderated. Its public form has no rows.
///
/// # Errors
/// If polars refuses the columns.
pub fn remark_scores(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows = if analysis.config.level == Level::Internal { moderated(analysis) } else { Vec::new() };
    let ledger = &analysis.ledger;
    Columns::of(&rows)
        .text("id", |row| row.candidate.id.as_str())
        .text("name", |row| row.candidate.name.as_str())
        .text("grade", |row| ledger.cohorts[row.cell.at.cohort].grade.name())
        .text("school", |row| ledger.schools[row.candidate.school as usize].name.as_str())
        .text("class", |row| row.candidate.class.as_str())
        .text("subject", |row| ledger.cohorts[row.cell.at.cohort].papers[row.cell.at.paper].subject.name())
        .number("original", |row| Some(row.original.to_f64()))
        .number("remark", |row| row.remark)
        .number("moderated", |row| Some(row.moderated.to_f64()))
        .text("form", |row| row.curve.form.word())
        .frame()
}
