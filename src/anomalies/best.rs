//! The composite with base `share-of-best` measures every school by the best one. Where that one has a strong lead, its
//! figure may be inflated and all points too low: said as a warning (metrics.md §5).

use super::finding::{Finding, Strength};
use crate::{
    config::{Config, composite::CompositeBase},
    diagnostics::{Diagnostic, Diagnostics, Place, codes::lines as codes},
    reconcile::Ledger,
    stats::{Stats, composite},
};
use std::collections::BTreeSet;

/// A warning for each paper, metric and school that holds the best value under a strong lead in the paper. The total is
/// concerned by a lead in any paper.
pub(super) fn under_lead(leads: &[Finding], ledger: &Ledger, stats: &Stats, config: &Config) -> Diagnostics {
    if !config.composite.on || config.composite.base != CompositeBase::ShareOfBest {
        return Diagnostics::new();
    }
    let strong: Vec<&Finding> = leads.iter().filter(|lead| lead.strength == Strength::Strong).collect();
    let mut seen = Diagnostics::new();
    for (at, (cohort, stats)) in ledger.cohorts.iter().zip(&stats.cohorts).enumerate() {
        let Some(points) = &stats.composite else { continue };
        for (paper, of) in cohort.papers.iter().enumerate() {
            for (metric, unit) in composite::best(points, paper) {
                let concerns = |lead: &&&Finding| {
                    let place = lead.screen.of;
                    let same_paper = place.paper().is_none_or(|lead| lead == paper) || of.subject.is_total();
                    place.cohort() == at && place.unit() == Some(unit) && same_paper
                };
                let found: BTreeSet<&str> = strong.iter().filter(concerns).map(|lead| lead.screen.code.code).collect();
                if found.is_empty() {
                    continue;
                }
                let school = &ledger.schools[cohort.units[unit].school as usize].name;
                let warning = Diagnostic::new(&codes::COMPOSITE_LEAD, Place::default()).read(school).with("metric", metric.word());
                let list: Vec<&str> = found.into_iter().collect();
                seen.push(warning.with("paper", format!("{}{}", cohort.grade, of.subject)).with("codes", list.join("、")));
            }
        }
    }
    seen
}
