//! Re-marked scripts of the [`Ledger`] → how lenient each cell was marked: [`Remarks`]. Kernels are in [`size`],
//! [`leniency`](mod@leniency) and [`line`](mod@line); whether a cell is confirmed is decided where all tests are judged (A209).
//!
//! A cell is a school in a paper, or a class where the sample was drawn by class. Where the drawing's key came along, the
//! strata that it drew in and the control schools are known; re-marks that somebody else drew are one stratum each cell, and
//! classes of which enough scripts are among them are cells beside their school.

pub mod leniency;
pub mod line;
pub mod size;

use crate::{
    config::Config,
    model::Score,
    reconcile::{
        Ledger,
        ledger::{Cohort, Paper, Remarked},
    },
};
use leniency::{Chance, Leniency, Stratum, apart, leniency};
use line::{Line, deming, deming_interval, least_squares};
use std::collections::BTreeMap;

/// Everything that re-marking told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remarks {
    /// In order of cohort, paper, unit, class.
    pub cells: Vec<Cell>,
}

/// Who a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellAt {
    /// Index into the ledger's cohorts.
    pub cohort: usize,
    /// Paper of the cohort.
    pub paper: usize,
    /// School unit of the cohort.
    pub unit: usize,
    /// Class of the unit; `None` for all of it.
    pub class: Option<usize>,
}

/// A re-marked cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Who.
    pub at: CellAt,
    /// Drawn at random, for no reason of its own.
    pub control: bool,
    /// Scripts in it.
    pub size: u32,
    /// Scripts drawn; those re-marked where nothing tells.
    pub drawn: u32,
    /// Scripts re-marked.
    pub n: u32,
    /// Strata with a re-mark.
    pub strata: u32,
    /// Its leniency; `None` below [`FEWEST`] re-marks.
    pub leniency: Option<Leniency>,
    /// Leniency of the control schools in this paper, itself aside: how the second marking differs from the first all over.
    /// `None` where there is none.
    pub shift: Option<Leniency>,
    /// Leniency beyond that.
    pub relative: Option<Leniency>,
    /// Deming's line of re-mark on original.
    pub deming: Option<Line>,
    /// 95 % interval of its slope.
    pub slope: Option<(f64, f64)>,
    /// Least squares of re-mark on original.
    pub squares: Option<Line>,
    /// Standard deviation of a single re-mark, where two markers marked five scripts or more: sd of their difference over √2.
    pub marker_sd: Option<f64>,
    /// Original and re-mark of each script, in order of candidates.
    pub pairs: Vec<(f64, f64)>,
}

/// Re-marks that make an estimate.
pub const FEWEST: u32 = 3;
/// Scripts that two markers marked, for telling how far they differ.
const FEWEST_TWICE: usize = 5;
/// Control scripts of a paper that make a shift.
const FEWEST_CONTROLS: usize = 5;

/// Estimates every cell.
#[must_use]
pub fn analyse(ledger: &Ledger, config: &Config) -> Remarks {
    let mut cells: BTreeMap<CellAt, Vec<&Remarked>> = BTreeMap::new();
    let mut classes: BTreeMap<CellAt, Vec<&Remarked>> = BTreeMap::new();
    for one in &ledger.remarks {
        let Some(cohort) = ledger.cohorts.get(one.cohort) else { continue };
        let Some(at) = cell_of(cohort, one) else { continue };
        cells.entry(at).or_default().push(one);
        if one.drawn.is_none() && cohort.units[at.unit].classes.len() > 1 {
            let class = class_of(cohort, at.unit, one);
            classes.entry(CellAt { class, ..at }).or_default().push(one);
        }
    }
    classes.retain(|at, scripts| at.class.is_some() && scripts.len() >= config.remark.least as usize && !cells.contains_key(at));
    cells.append(&mut classes);
    let cell = |(at, scripts): (&CellAt, &Vec<&Remarked>)| estimate(*at, scripts, &ledger.cohorts[at.cohort], shift(&cells, *at));
    Remarks { cells: cells.iter().map(cell).collect() }
}

fn cell_of(cohort: &Cohort, one: &Remarked) -> Option<CellAt> {
    let unit = cohort.units.iter().position(|unit| unit.range.contains(&one.candidate))?;
    let by_class = one.drawn.as_ref().is_some_and(|drawn| drawn.by_class);
    let class = if by_class { Some(class_of(cohort, unit, one)?) } else { None };
    Some(CellAt { cohort: one.cohort, paper: one.paper, unit, class })
}

fn class_of(cohort: &Cohort, unit: usize, one: &Remarked) -> Option<usize> {
    cohort.units[unit].classes.iter().position(|class| class.range.contains(&one.candidate))
}

fn is_control(scripts: &[&Remarked]) -> bool {
    scripts.iter().all(|one| one.drawn.as_ref().is_some_and(|drawn| drawn.control))
}

/// The chance in the differences of a paper's scripts: rounding to its step, and markers who err alike, so that a re-mark by
/// two of them errs half as much.
fn chance(paper: Option<&Paper>, scripts: &[&Remarked]) -> Chance {
    let markers = if scripts.iter().all(|one| one.marks[1].is_some()) { 2.0 } else { 1.0 };
    Chance { floor: paper.map_or(0.0, |paper| paper.step.to_f64().powi(2) / 12.0), first: markers / (markers + 1.0) }
}

/// Leniency of the control schools in a cell's paper, its own aside, all their scripts together.
fn shift(cells: &BTreeMap<CellAt, Vec<&Remarked>>, of: CellAt) -> Option<Leniency> {
    let beside =
        |(at, scripts): &(&CellAt, &Vec<&Remarked>)| (at.cohort, at.paper) == (of.cohort, of.paper) && **at != of && is_control(scripts);
    let controls: Vec<&Remarked> = cells.iter().filter(beside).flat_map(|(_, scripts)| scripts).copied().collect();
    let differences: Vec<f64> = controls.iter().map(|one| one.difference()).collect();
    if controls.len() < FEWEST_CONTROLS { None } else { leniency(&[Stratum { size: None, differences }], chance(None, &controls)) }
}

fn estimate(at: CellAt, scripts: &[&Remarked], cohort: &Cohort, shift: Option<Leniency>) -> Cell {
    let range = match at.class {
        Some(class) => cohort.units[at.unit].classes[class].range.clone(),
        None => cohort.units[at.unit].range.clone(),
    };
    let counted = || u32::try_from(range.clone().filter(|candidate| cohort.counted(at.paper, *candidate).is_some()).count()).unwrap_or(0);
    let told = scripts.iter().find_map(|one| one.drawn.as_ref());
    let n = u32::try_from(scripts.len()).unwrap_or(u32::MAX);
    let (size, drawn) = told.map_or_else(|| (counted().max(n), n), |drawn| (drawn.cell_size, drawn.cell_drawn.max(n)));
    let strata = strata(scripts, size);
    let leniency = if n < FEWEST { None } else { leniency(&strata, chance(cohort.papers.get(at.paper), scripts)) };
    let pairs: Vec<(f64, f64)> = scripts.iter().map(|one| (one.original.to_f64(), one.remark())).collect();
    Cell {
        at,
        control: is_control(scripts),
        size,
        drawn,
        n,
        strata: u32::try_from(strata.len()).unwrap_or(u32::MAX),
        leniency,
        shift,
        relative: leniency.as_ref().zip(shift.as_ref()).and_then(|(own, shift)| apart(own, shift)),
        deming: deming(&pairs),
        slope: deming_interval(&pairs),
        squares: least_squares(&pairs),
        marker_sd: marker_sd(scripts),
        pairs,
    }
}

/// The strata that were drawn in; re-marks of a drawing that is not known are one.
fn strata(scripts: &[&Remarked], size: u32) -> Vec<Stratum> {
    let mut strata: BTreeMap<Option<u32>, Stratum> = BTreeMap::new();
    for one in scripts {
        let key = one.drawn.as_ref().map(|drawn| drawn.stratum);
        let size = one.drawn.as_ref().map_or(size, |drawn| drawn.stratum_size);
        let stratum = strata.entry(key).or_default();
        stratum.size = Some(stratum.size.unwrap_or(0).max(size));
        stratum.differences.push(one.difference());
    }
    strata.into_values().collect()
}

fn marker_sd(scripts: &[&Remarked]) -> Option<f64> {
    let both = |one: &&Remarked| Some(one.marks[0]?.to_f64() - one.marks[1]?.to_f64());
    let apart: Vec<f64> = scripts.iter().filter_map(both).collect();
    let mean = apart.iter().sum::<f64>() / apart.len() as f64;
    let variance = apart.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (apart.len() as f64 - 1.0);
    (apart.len() >= FEWEST_TWICE).then(|| (variance / 2.0).sqrt())
}

/// What re-marking says of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// More lenient than tolerated, also by the false-discovery rate and beyond what control schools show.
    Lenient,
    /// Harsher than tolerated: its interval lies below −tolerance.
    Harsh,
    /// Its interval lies within the tolerance on both sides.
    Within,
    /// Neither: more scripts would tell.
    Open,
    /// Too few re-marks to say anything.
    TooFew,
}

impl Decision {
    /// Decides on a cell; `confirmed`: the judge of A209 made it a lead.
    #[must_use]
    pub fn of(cell: &Cell, tolerance: f64, confirmed: bool) -> Self {
        let Some(leniency) = &cell.leniency else { return Self::TooFew };
        let (low, high) = leniency.interval;
        match () {
            () if confirmed => Self::Lenient,
            () if high < -tolerance => Self::Harsh,
            () if low >= -tolerance && high <= tolerance => Self::Within,
            () => Self::Open,
        }
    }

    /// The word in the open tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Lenient => "lenient",
            Self::Harsh => "harsh",
            Self::Within => "within",
            Self::Open => "open",
            Self::TooFew => "too-few",
        }
    }
}

/// How many more scripts of an undecided cell are to be re-marked, as things look now; all that are left where even those
/// may not suffice.
#[must_use]
pub fn more_needed(cell: &Cell, config: &Config) -> Option<u32> {
    let rules = &config.remark;
    let leniency = cell.leniency.as_ref()?;
    let delta = (leniency.mean.abs() - rules.tolerance).abs();
    let aim = size::Aim { sd: leniency.sd.max(rules.sd / 2.0), delta: delta.max(0.1), alpha: rules.alpha, power: rules.power };
    let wanted = size::in_cell(aim, cell.size)?;
    let left = cell.size.saturating_sub(cell.n);
    Some(wanted.saturating_sub(cell.n).clamp(left.min(1), left))
}

/// The curve by which a cell's scores would be moderated; `None` without an estimate.
#[must_use]
pub fn curve(cell: &Cell, cohort: &Cohort, config: &Config) -> Option<line::Curve> {
    let leniency = cell.leniency.as_ref()?;
    let scores = scores(cell, cohort);
    let low = scores.iter().map(|(_, score)| *score).min()?;
    let high = scores.iter().map(|(_, score)| *score).max()?;
    Some(line::Curve::of(config.remark.form, leniency.mean, &cell.pairs, (low.to_f64(), high.to_f64())))
}

/// Every candidate of a cell with a score that counts.
#[must_use]
pub fn scores(cell: &Cell, cohort: &Cohort) -> Vec<(usize, Score)> {
    let unit = &cohort.units[cell.at.unit];
    let range = cell.at.class.map_or_else(|| unit.range.clone(), |class| unit.classes[class].range.clone());
    range.filter_map(|candidate| Some((candidate, cohort.counted(cell.at.paper, candidate)?))).collect()
}
