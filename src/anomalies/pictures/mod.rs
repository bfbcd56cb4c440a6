//! [`Pictures`]: the figures behind the pictures of leads, found once for the workbook and the page. Nothing is tested or
//! judged here: the same engine, the same reference and the same roll as the screens have, as points and counts.

mod absent;
mod placed;

pub use super::bunching::Histogram;
pub use absent::{Band, Roll};
pub use placed::{Basis, Funnel, Point};

use super::{
    Finding, Findings, bunching,
    catalogue::{A106, A203},
    groups::Groups,
};
use crate::{config::Config, reconcile::Ledger};
use rayon::prelude::*;

/// Most pictures of one kind of lead: the strongest ones have them.
pub const MOST: usize = 12;

/// All pictures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pictures {
    /// A funnel for each paper whose schools could be compared, and for all papers together.
    pub funnels: Vec<Funnel>,
    /// Scores around a line, for leads of A203: index of the lead.
    pub lines: Vec<(usize, Histogram)>,
    /// Who was absent, for leads of A106: index of the lead.
    pub rolls: Vec<(usize, Roll)>,
    /// Leads that have a picture of their kind but are beyond [`MOST`].
    pub left_out: usize,
}

impl Pictures {
    /// Draws what the leads need.
    #[must_use]
    pub fn of(ledger: &Ledger, findings: &Findings, config: &Config) -> Self {
        let off = |code| super::is_off(code, config);
        let compares = !off(&super::catalogue::A201) || !off(&super::catalogue::A207);
        let cohorts: Vec<usize> = (0..ledger.cohorts.len()).filter(|_| compares).collect();
        let funnels = cohorts.into_par_iter().flat_map_iter(|at| placed::funnels((at, &ledger.cohorts[at]), findings, config)).collect();
        let of_code = |code: &'static super::finding::Code| -> Vec<(usize, &Finding)> {
            findings.leads.iter().enumerate().filter(|(_, lead)| lead.screen.code == code).collect()
        };
        let (lines, rolls) = (of_code(&A203), of_code(&A106));
        let left_out = lines.len().saturating_sub(MOST) + rolls.len().saturating_sub(MOST);
        let line = |(at, lead): &(usize, &Finding)| Some((*at, histogram(ledger, lead)?));
        let roll = |(at, lead): &(usize, &Finding)| Some((*at, roll_of(ledger, lead)?));
        Self {
            funnels,
            lines: lines.par_iter().take(MOST).filter_map(line).collect(),
            rolls: rolls.iter().take(MOST).filter_map(roll).collect(),
            left_out,
        }
    }
}

fn histogram(ledger: &Ledger, lead: &Finding) -> Option<Histogram> {
    let of = lead.screen.of;
    let cohort = ledger.cohorts.get(of.cohort())?;
    let groups = if of.class().is_some() { Groups::classes(cohort) } else { Groups::schools(cohort) };
    let group = match of.unit() {
        Some(unit) => Some(groups.iter().position(|member| member.unit == unit && member.class == of.class())?),
        None => None,
    };
    bunching::histogram((cohort, &groups), of.paper()?, group)
}

fn roll_of(ledger: &Ledger, lead: &Finding) -> Option<Roll> {
    let of = lead.screen.of;
    absent::roll(ledger.cohorts.get(of.cohort())?, of.unit()?)
}
