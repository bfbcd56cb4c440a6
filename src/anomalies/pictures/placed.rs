//! [`Funnel`]: every school of a paper by its size and by how far its mean is from the expected one, from the residual
//! engine; and the limits between which honest schools of its size lie.

use crate::{
    anomalies::{
        Findings,
        catalogue::{A201, A202, A207},
        funnel::{self, winsorised_dispersion},
        groups::Groups,
        inflated::View,
        questions::Answer,
        residual::{Cell, Column, Scores},
        robust::median,
        scatter::{Scatter, Units},
    },
    config::Config,
    reconcile::ledger::Cohort,
};

/// What the means of a funnel are expected from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The pupils' other subjects and the earlier exam.
    Both,
    /// Their other subjects.
    Others,
    /// The earlier exam.
    Earlier,
}

/// The schools of a paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// Cohort of the ledger.
    pub cohort: usize,
    /// Paper of the cohort; `None` for all papers together, in points of the mean sd.
    pub paper: Option<usize>,
    /// What means are expected from.
    pub basis: Basis,
    /// The schools, smallest first.
    pub points: Vec<Point>,
    /// Sd, in points, of what the predictors leave unexplained of one candidate.
    pub sd: f64,
    /// τ in points, as the screens have it: median equation over all papers.
    pub tau: f64,
    /// τ in points by Spiegelhalter's winsorised estimate from this paper alone; `None` where it cannot be found.
    pub tau_alone: Option<f64>,
    /// Schools that take the paper and could not be compared.
    pub left_out: usize,
}

/// A school in a funnel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// School unit of the cohort.
    pub unit: usize,
    /// Candidates that have all scores the comparison needs.
    pub n: u32,
    /// Their mean.
    pub mean: f64,
    /// Mean less expected mean.
    pub distance: f64,
    /// In standard errors, over-dispersion included.
    pub z: f64,
    /// Whether a lead says so.
    pub lead: bool,
}

impl Point {
    /// The mean to be expected.
    #[must_use]
    pub fn expected(&self) -> f64 {
        self.mean - self.distance
    }
}

impl Funnel {
    /// Distance of a limit from zero for so many candidates.
    #[must_use]
    pub fn half_width(&self, limit: f64, n: u32) -> f64 {
        funnel::half_width(limit, self.sd.powi(2) / f64::from(n.max(1)), self.tau.powi(2))
    }

    /// Schools beyond a limit.
    #[must_use]
    pub fn beyond(&self, limit: f64) -> usize {
        self.points.iter().filter(|point| point.z.abs() > limit).count()
    }
}

/// The funnels of a cohort, in order of its papers; those of papers that cannot be compared are not there.
pub(super) fn funnels((at, cohort): (usize, &Cohort), findings: &Findings, config: &Config) -> Vec<Funnel> {
    let groups = Groups::schools(cohort);
    let scores = Scores::of(cohort);
    let units: Vec<Units> =
        (0..cohort.single_papers()).map(|paper| Units::of(scores.column(Column::Paper(paper)), &groups, None)).collect();
    let county: Vec<Scatter> = units.iter().map(Units::together).collect();
    let view = View::new((cohort, &scores), (&groups, &units), &county, &config.screens);
    let papers = (0..cohort.single_papers()).map(Some).chain([None]);
    let asked = papers.filter_map(|paper| {
        let answers: Vec<Answer<'_>> = (0..groups.len()).map(|group| view.answer(paper, group)).collect();
        let takes = |unit: usize| match paper {
            Some(paper) => cohort.units[unit].range.clone().any(|at| cohort.counted(paper, at).is_some()),
            None => true,
        };
        let taking = (0..groups.len()).filter(|group| takes(*group)).count();
        funnel((at, paper), &answers, taking, findings)
    });
    asked.collect()
}

fn funnel((cohort, paper): (usize, Option<usize>), answers: &[Answer<'_>], taking: usize, findings: &Findings) -> Option<Funnel> {
    let basis = basis(answers)?;
    let cells: Vec<(usize, &Cell)> = answers.iter().enumerate().filter_map(|(unit, answer)| Some((unit, said(answer, basis)?))).collect();
    let is_lead = |unit: usize| {
        findings.leads.iter().any(|lead| {
            let of = lead.screen.of;
            let codes: &[_] = if paper.is_some() { &[&A201, &A207] } else { &[&A202] };
            (of.cohort(), of.unit(), of.class(), of.paper()) == (cohort, Some(unit), None, paper) && codes.contains(&lead.screen.code)
        })
    };
    let mut points: Vec<Point> = cells
        .iter()
        .map(|(unit, cell)| Point { unit: *unit, n: cell.n, mean: cell.mean, distance: cell.distance, z: cell.z, lead: is_lead(*unit) })
        .collect();
    points.sort_by_key(|point| (point.n, point.unit));
    // schools that lack a paper are compared on the others, with an error of their own: the curve is that of most schools
    let sds: Vec<f64> = cells.iter().map(|(_, cell)| cell.error * f64::from(cell.n).sqrt()).collect();
    let taus: Vec<f64> = cells.iter().map(|(_, cell)| cell.tau).collect();
    let z: Vec<f64> = cells.iter().filter(|(_, cell)| cell.error > 0.0).map(|(_, cell)| cell.distance / cell.error).collect();
    let variances: Vec<f64> = cells.iter().filter(|(_, cell)| cell.error > 0.0).map(|(_, cell)| cell.error.powi(2)).collect();
    Some(Funnel {
        cohort,
        paper,
        basis,
        sd: median(&sds)?,
        tau: median(&taus)?,
        tau_alone: winsorised_dispersion(&z, &variances, funnel::CUT).map(|found| found.tau2.sqrt()),
        left_out: taking.saturating_sub(points.len()),
        points,
    })
}

/// The richest question that nearly as many schools answer as any other.
fn basis(answers: &[Answer<'_>]) -> Option<Basis> {
    const NEARLY: f64 = 0.8;
    let counted = [Basis::Both, Basis::Others, Basis::Earlier]
        .map(|basis| (basis, answers.iter().filter(|answer| said(answer, basis).is_some()).count() as f64));
    let most = counted.iter().map(|(_, count)| *count).fold(0.0, f64::max);
    counted.into_iter().find(|(_, count)| *count > 0.0 && *count >= NEARLY * most).map(|(basis, _)| basis)
}

fn said<'a>(answer: &Answer<'a>, basis: Basis) -> Option<&'a Cell> {
    match basis {
        Basis::Both => answer.both,
        Basis::Others => answer.others,
        Basis::Earlier => answer.earlier,
    }
}
