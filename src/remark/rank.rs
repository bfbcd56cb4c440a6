//! Which cells of a paper are re-marked first: leads by their strength, then every cell by the smallest p of the screens
//! that look for scores too high. The ranking finds what the cut alone cannot (findings.md).

use crate::{
    anomalies::{Findings, Screen, finding::Strength},
    reconcile::ledger::Cohort,
    stats::remark::CellAt,
};
use std::{cmp::Reverse, collections::BTreeMap};

/// Screens that say something of how high a cell was marked.
const TELLING: [&str; 7] = ["A201", "A202", "A203", "A204", "A205", "A206", "A208"];

/// A cell with what the screens say of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Who.
    pub at: CellAt,
    /// The strongest lead.
    pub strength: Option<Strength>,
    /// The smallest p.
    pub p: Option<f64>,
    /// Codes of its leads, else the code of the smallest p.
    pub reason: Vec<&'static str>,
}

/// Every cell of a paper, the most telling first.
#[must_use]
pub fn cells(findings: &Findings, (number, cohort): (usize, &Cohort), paper: usize, by_class: bool) -> Vec<Ranked> {
    let mut cells: BTreeMap<CellAt, Ranked> = BTreeMap::new();
    for (unit, school) in cohort.units.iter().enumerate() {
        let classes: Vec<Option<usize>> = if by_class { (0..school.classes.len()).map(Some).collect() } else { vec![None] };
        for class in classes {
            let at = CellAt { cohort: number, paper, unit, class };
            cells.insert(at, Ranked { at, strength: None, p: None, reason: Vec::new() });
        }
    }
    let here = |screen: &Screen| -> Option<CellAt> {
        let of = screen.of;
        let fits = of.cohort() == number && of.candidate().is_none() && of.paper().is_none_or(|own| own == paper);
        (fits && TELLING.contains(&screen.code.code)).then_some(CellAt { cohort: number, paper, unit: of.unit()?, class: of.class() })
    };
    for screen in findings.screens.iter() {
        let Some((cell, p)) = here(&screen).and_then(|at| cells.get_mut(&at)).zip(screen.p) else { continue };
        if cell.p.is_none_or(|least| p < least) {
            (cell.p, cell.reason) = (Some(p), vec![screen.code.code]);
        }
    }
    let mut led: BTreeMap<CellAt, Vec<&'static str>> = BTreeMap::new();
    for lead in &findings.leads {
        let Some((at, cell)) = here(&lead.screen).and_then(|at| Some((at, cells.get_mut(&at)?))) else { continue };
        cell.strength = cell.strength.max(Some(lead.strength));
        led.entry(at).or_default().push(lead.screen.code.code);
    }
    for (at, codes) in led {
        if let Some(cell) = cells.get_mut(&at) {
            cell.reason = codes;
        }
    }
    let mut ranked: Vec<Ranked> = cells.into_values().collect();
    ranked.sort_by(|a, b| {
        let p = |cell: &Ranked| cell.p.unwrap_or(1.0);
        (Reverse(a.strength), p(a)).partial_cmp(&(Reverse(b.strength), p(b))).unwrap_or(std::cmp::Ordering::Equal)
    });
    ranked
}
