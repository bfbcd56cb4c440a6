//! Why value added is missing, all zero, or stands for a part of the candidates only.

use super::{Model, ValueAdded, earlier};
use crate::{
    config::{Predictors, ValueAddedRules},
    diagnostics::{Diagnostic, Diagnostics, Place, codes::value_added as codes},
    reconcile::{
        Ledger,
        ledger::{Cohort, Paper},
    },
    stats::{mixed::Undefined, result::PaperStats},
};
use rust_decimal::Decimal;

/// Notes on one cohort.
pub(crate) fn notes(cohort: &Cohort, papers: &[PaperStats], ledger: &Ledger, rules: &ValueAddedRules) -> Diagnostics {
    let mut seen = Diagnostics::new();
    if cohort.prior_subjects.is_empty() {
        return seen;
    }
    if let Predictors::Named(named) = &rules.predictors {
        let missing =
            named.iter().filter(|subject| !subject.is_total() && earlier::place(&cohort.prior_subjects, subject, &cohort.grade).is_none());
        seen.extend(missing.map(|subject| note(&codes::NOT_IN_EARLIER).read(subject).with("grade", cohort.grade.name())));
    }
    let values = cohort.papers.iter().zip(papers).filter_map(|(paper, stats)| Some((paper, stats.models.value_added.as_ref()?)));
    seen.extend(values.clone().filter(|(_, value)| value.schools.iter().flatten().next().is_some()).filter_map(|(paper, value)| {
        let found = of_model(cohort, &value.model)?;
        Some(found.with("paper", name(cohort, paper)).with("n", value.model.n).with("schools", value.model.schools))
    }));
    seen.extend(low_match(cohort, values.map(|(_, value)| value), ledger, rules));
    seen
}

fn note(rule: &'static crate::diagnostics::Rule) -> Diagnostic {
    Diagnostic::new(rule, Place::default())
}

/// What came of a model, where that needs words.
fn of_model(cohort: &Cohort, model: &Model) -> Option<Diagnostic> {
    match &model.fit {
        Ok(fit) => (fit.var_school == 0.0).then(|| note(&codes::NO_DIFFERENCE)),
        Err(Undefined::FewUnits | Undefined::Alone | Undefined::FewCandidates) => Some(note(&codes::TOO_FEW)),
        Err(Undefined::Dependent(at)) => {
            let term = model.terms.get(*at).map(|term| term.name(cohort)).unwrap_or_default();
            Some(note(&codes::DEPENDENT).read(term))
        }
        Err(Undefined::Exact) => Some(note(&codes::EXACT)),
    }
}

/// One note for all schools with a low match in some paper.
fn low_match<'a>(
    cohort: &Cohort,
    values: impl Iterator<Item = &'a ValueAdded> + Clone,
    ledger: &Ledger,
    rules: &ValueAddedRules,
) -> Option<Diagnostic> {
    const NAMED: usize = 5;
    let is_low =
        |unit: &usize| values.clone().any(|value| value.schools[*unit].is_some_and(|school| rules.is_low(school.matched, school.n)));
    let units: Vec<usize> = (0..cohort.units.len()).filter(is_low).collect();
    let named = |unit: &usize| ledger.schools[cohort.units[*unit].school as usize].name.as_str();
    let mut names: Vec<&str> = units.iter().take(NAMED).map(named).collect();
    names.extend((units.len() > NAMED).then_some("…"));
    let limit = format!("{}%", (rules.min_match.to_decimal() * Decimal::ONE_HUNDRED).normalize());
    let found = note(&codes::LOW_MATCH).read(limit).with("n", units.len()).with("schools", names.join("、"));
    (!units.is_empty()).then(|| found.with("grade", cohort.grade.name()))
}

fn name(cohort: &Cohort, paper: &Paper) -> String {
    format!("{}{}", cohort.grade, paper.subject)
}
