//! What the data at hand cannot show, for the cover.

use super::{
    catalogue::{self, A203},
    detector::Exam,
    explain::{percent, said},
    finding::{Finding, Said},
    is_off,
    residual::{Column, Scores},
};
use crate::{
    config::Config,
    reconcile::{Ledger, ledger::Cohort},
    report::desk::{grade_label, subject_label},
    words::anomalies as words,
};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Every limit that holds, the broadest first; `low_match` are the cohorts in which too few are found in the earlier exam.
pub(super) fn limits(low_match: &BTreeSet<usize>, leads: &[Finding], exam: &Exam<'_>) -> Vec<Said> {
    let (ledger, config) = (exam.ledger, exam.config);
    let mut limits = vec![said(words::LIMIT_MOST_SCHOOLS, [])];
    if ledger.cohorts.iter().all(|cohort| cohort.prior.is_empty()) {
        limits.push(said(words::LIMIT_NO_EARLIER, []));
    }
    if !ledger.has_roster {
        limits.push(said(words::LIMIT_NO_ROSTER, []));
    }
    for (at, cohort) in ledger.cohorts.iter().enumerate() {
        limits.extend(of_cohort(cohort, config));
        limits.extend(low_match.contains(&at).then(|| low_match_limit(cohort, &exam.scores[at], config)));
    }
    limits.extend(
        leads
            .iter()
            .filter(|lead| lead.screen.code == &A203 && lead.screen.of.unit().is_none())
            .map(|lead| county_line(lead, ledger, config)),
    );
    let off: Vec<&str> = catalogue::ALL.iter().filter(|code| is_off(code, config)).map(|code| code.code).collect();
    if !off.is_empty() {
        limits.push(said(words::LIMIT_OFF, [("codes", off.join(", "))]));
    }
    limits
}

fn of_cohort(cohort: &Cohort, config: &Config) -> Vec<Said> {
    let (schools, least) = (cohort.units.len(), config.screens.min_schools as usize);
    let few = (schools < least).then(|| {
        said(words::LIMIT_FEW_SCHOOLS, [("grade", grade(cohort, config)), ("schools", schools.to_string()), ("least", least.to_string())])
    });
    let alone = (cohort.single_papers() == 1).then(|| said(words::LIMIT_ONE_PAPER, [("grade", grade(cohort, config))]));
    few.into_iter().chain(alone).collect()
}

fn low_match_limit(cohort: &Cohort, scores: &Scores, config: &Config) -> Said {
    let papers: Vec<&[f64]> = (0..cohort.single_papers()).map(|paper| scores.column(Column::Paper(paper))).collect();
    let earlier: Vec<&[f64]> = (0..cohort.prior.len()).map(|subject| scores.column(Column::Earlier(subject))).collect();
    let has_any = |columns: &[&[f64]], at: usize| columns.iter().any(|column| !column[at].is_nan());
    let here = (0..cohort.candidates.len()).into_par_iter().filter(|at| has_any(&papers, *at));
    let counted = here.map(|at| (1_u32, u32::from(has_any(&earlier, at))));
    let (present, found) = counted.reduce(|| (0, 0), |(present, found), (more, also)| (present + more, found + also));
    let share = f64::from(found) / f64::from(present.max(1));
    let least = percent(config.screens.min_match);
    said(words::LIMIT_LOW_MATCH, [("grade", grade(cohort, config)), ("share", percent(share)), ("least", least)])
}

fn county_line(lead: &Finding, ledger: &Ledger, config: &Config) -> Said {
    let cohort = &ledger.cohorts[lead.screen.of.cohort()];
    let subject =
        lead.screen.of.paper().map_or_else(String::new, |paper| subject_label(&cohort.papers[paper].subject, config.lang).into_owned());
    said(words::LIMIT_COUNTY_LINE, [("grade", grade(cohort, config)), ("subject", subject)])
}

/// The grade's name in the language of the run; a dash where nothing tells it.
fn grade(cohort: &Cohort, config: &Config) -> String {
    if cohort.grade.name().is_empty() { "–".to_owned() } else { grade_label(&cohort.grade, config.lang).into_owned() }
}
