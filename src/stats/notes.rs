//! Why a figure is missing: what a reader of the tables should be told.

use super::{bands, paper::band_width, result::PaperStats};
use crate::{
    config::ReportRules,
    diagnostics::{Diagnostic, Diagnostics, Place, codes::stats as codes},
    reconcile::ledger::{Cohort, Paper},
};

/// Notes on the figures of one cohort.
pub(super) fn notes(cohort: &Cohort, papers: &[PaperStats], report: &ReportRules) -> Diagnostics {
    let mut seen: Diagnostics = cohort.papers.iter().zip(papers).filter_map(|(paper, stats)| of_paper(cohort, paper, stats)).collect();
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

fn name(cohort: &Cohort, paper: &Paper) -> String {
    format!("{}{}", cohort.grade, paper.subject)
}
