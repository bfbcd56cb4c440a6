//! Why a figure is missing: what a reader of the tables should be told.

use super::{bands, paper::band_width, result::PaperStats};
use crate::{
    config::{Config, Denominator},
    diagnostics::{
        Diagnostic, Diagnostics, Place,
        codes::{items as item_codes, stats as codes},
    },
    reconcile::{
        Ledger,
        ledger::{Cohort, Paper},
    },
};

/// Notes on the figures of one cohort.
pub(super) fn notes(cohort: &Cohort, papers: &[PaperStats], ledger: &Ledger, config: &Config) -> Diagnostics {
    let report = &config.report;
    let mut seen: Diagnostics = cohort.papers.iter().zip(papers).filter_map(|(paper, stats)| of_paper(cohort, paper, stats)).collect();
    seen.extend(cohort.papers.iter().zip(papers).flat_map(|(paper, stats)| of_items(cohort, paper, stats)));
    seen.extend(without_denominator(cohort, papers, ledger, config.candidates.denominator));
    let schools = papers.iter().map(|stats| stats.quality.schools).max();
    if schools == Some(1) {
        seen.push(Diagnostic::new(&codes::ONE_SCHOOL, Place::default()).with("grade", cohort.grade.name()));
    }
    let doubled = cohort.papers.iter().filter(|paper| !bands::keeps_width(paper.full, band_width(paper.subject.is_total(), report)));
    seen.extend(doubled.map(|paper| {
        let width = band_width(paper.subject.is_total(), report);
        Diagnostic::new(&codes::BANDS_TOO_NARROW, Place::default()).read(width).with("paper", name(cohort, paper))
    }));
    seen
}

/// Schools whose rates and mean are empty because the chosen denominator needs what nobody told.
fn without_denominator(cohort: &Cohort, papers: &[PaperStats], ledger: &Ledger, chosen: Denominator) -> Diagnostics {
    const NAMED: usize = 5;
    let is_without = |unit: usize| {
        let summaries = papers.iter().filter_map(|paper| paper.schools[unit].as_ref());
        summaries.into_iter().any(|summary| summary.n > 0 && summary.denominator == 0)
    };
    let units: Vec<usize> = (0..cohort.units.len()).filter(|unit| is_without(*unit)).collect();
    let mut seen = Diagnostics::new();
    if !units.is_empty() {
        let mut names: Vec<&str> =
            units.iter().take(NAMED).map(|unit| ledger.schools[cohort.units[*unit].school as usize].name.as_str()).collect();
        names.extend((units.len() > NAMED).then_some("…"));
        let found = Diagnostic::new(&codes::NO_DENOMINATOR, Place::default()).read(chosen.word()).with("n", units.len());
        seen.push(found.with("schools", names.join("、")).with("grade", cohort.grade.name()));
    }
    let has_rates = |unit: usize, class: usize| {
        let summaries = papers.iter().filter_map(|paper| paper.classes[unit][class].as_ref());
        summaries.into_iter().all(|summary| summary.n == 0 || summary.denominator > 0)
    };
    let without = (0..cohort.units.len())
        .filter(|unit| !units.contains(unit))
        .flat_map(|unit| cohort.units[unit].classes.iter().enumerate().map(move |(class, of)| (unit, class, of)))
        .filter(|(unit, class, of)| !of.name.is_empty() && !has_rates(*unit, *class))
        .count();
    if without > 0 {
        let found = Diagnostic::new(&codes::NO_CLASS_DENOMINATOR, Place::default()).read(chosen.word());
        seen.push(found.with("n", without).with("grade", cohort.grade.name()));
    }
    seen
}

/// At most one note: what is missing for want of scores or of spread.
fn of_paper(cohort: &Cohort, paper: &Paper, stats: &PaperStats) -> Option<Diagnostic> {
    let county = &stats.county;
    let note = |rule| Diagnostic::new(rule, Place::default()).with("paper", name(cohort, paper));
    match county.n {
        0 => Some(note(&codes::NO_SCORES).with("expected", county.expected)),
        n if county.sd == Some(0.0) => Some(note(&codes::NO_SPREAD).read(county.min.unwrap_or_default()).with("n", n)),
        _ => None,
    }
}

/// Items without spread, and candidates who lack an item.
fn of_items(cohort: &Cohort, paper: &Paper, stats: &PaperStats) -> Diagnostics {
    const NAMED: usize = 12;
    let Some(items) = &stats.items else { return Diagnostics::new() };
    let note = |rule| Diagnostic::new(rule, Place::default()).with("paper", name(cohort, paper));
    let flat: Vec<&str> = items.items.iter().filter(|item| item.n > 1 && item.sd == Some(0.0)).map(|item| item.name.as_str()).collect();
    let mut seen = Diagnostics::new();
    if !flat.is_empty() {
        let more = if flat.len() > NAMED { "…" } else { "" };
        seen.push(note(&item_codes::NO_ITEM_SPREAD).with("items", flat.iter().take(NAMED).copied().collect::<Vec<_>>().join("、") + more));
    }
    if items.reliability.n < items.present {
        seen.push(note(&item_codes::NO_COMPLETE_ROWS).with("n", items.present).with("count", items.reliability.n));
    }
    seen
}

fn name(cohort: &Cohort, paper: &Paper) -> String {
    format!("{}{}", cohort.grade, paper.subject)
}
