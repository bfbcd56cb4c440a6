//! What a reader of the lines should be told.

use super::LineStats;
use crate::{
    config::{
        Config, Denominator,
        lines::{DrawnBy, LineRule},
    },
    diagnostics::{Diagnostic, Diagnostics, Place, Rule, codes::lines as codes},
    reconcile::ledger::Cohort,
};

pub(super) fn without_total(cohort: &Cohort, rule: &LineRule) -> Diagnostic {
    note(&codes::LINE_WITHOUT_TOTAL, cohort, rule)
}

pub(super) fn unknown_track(cohort: &Cohort, rule: &LineRule) -> Diagnostic {
    let track = rule.track.as_ref().map_or("", |track| track.name());
    note(&codes::TRACK_UNKNOWN, cohort, rule).read(track)
}

pub(super) fn of_line(cohort: &Cohort, stats: &LineStats, config: &Config) -> Diagnostics {
    let rule = &stats.rule;
    let county = &stats.units.county;
    let mut seen = Diagnostics::new();
    let full = cohort.total().map(|total| cohort.papers[total].full);
    if let (DrawnBy::Score(score), Some(full)) = (rule.drawn, full)
        && score > full
    {
        seen.push(note(&codes::LINE_ABOVE_FULL, cohort, rule).read(score).with("full", full));
    } else if let Some(line) = stats.line.filter(|_| county.reached == 0) {
        seen.push(note(&codes::LINE_UNREACHED, cohort, rule).read(line).with("n", county.n));
    }
    if let DrawnBy::Count(count) = rule.drawn
        && count > county.n
    {
        seen.push(note(&codes::LINE_BEYOND, cohort, rule).read(count).with("n", county.n));
    }
    let chosen = config.candidates.denominator;
    if rule.track.is_some() && !matches!(chosen, Denominator::Present | Denominator::Expected | Denominator::Floor) {
        seen.push(note(&codes::TRACK_DENOMINATOR, cohort, rule).read(chosen.word()));
    }
    seen
}

fn note(code: &'static Rule, cohort: &Cohort, rule: &LineRule) -> Diagnostic {
    Diagnostic::new(code, Place::default()).with("grade", cohort.grade.name()).with("line", &rule.name)
}
