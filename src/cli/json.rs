//! Diagnostics, summary and failure as JSON lines on standard error; field names are a contract.

use super::{Exit, summary};
use crate::{
    anomalies::Finding,
    check::{Line, State},
    diagnostics::{Diagnostic, Need, Severity},
    error::{Error, Fatal},
    pipeline::{CheckRun, Run},
    reconcile::ledger::FullSource,
    words::Lang,
};
use serde_json::{Value, json};
use std::path::PathBuf;

/// A line for each diagnostic.
#[must_use]
pub fn diagnostics(seen: &[&Diagnostic], lang: Lang) -> String {
    seen.iter().map(|seen| line(&diagnostic(seen, lang))).collect()
}

fn diagnostic(seen: &Diagnostic, lang: Lang) -> Value {
    json!({
        "type": "diagnostic",
        "code": seen.rule.code,
        "slug": seen.rule.slug,
        "severity": seen.rule.severity.word(),
        "file": seen.place.file.as_deref(),
        "sheet": seen.place.sheet.as_deref(),
        "cell": Some(seen.place.spot.to_string()).filter(|cell| !cell.is_empty()),
        "value": seen.value,
        "message": seen.headline(lang),
        "did": seen.say(&seen.rule.did, lang),
        "help": seen.say(&seen.rule.help, lang),
        "args": seen.values().map(|(name, value)| (name.to_owned(), Value::from(value))).collect::<serde_json::Map<_, _>>(),
        "cells": seen.cells.iter().map(|(spot, value)| json!({ "cell": spot.to_string(), "value": value })).collect::<Vec<_>>(),
    })
}

/// The last line of an analysis that came to its end.
#[must_use]
pub fn summary(run: &Run) -> Value {
    let analysis = &run.analysis;
    let ledger = &analysis.ledger;
    let count = |severity| analysis.count(severity);
    json!({
        "type": "summary",
        "command": "analyze",
        "exam": ledger.exam_name,
        "schools": ledger.schools.len(),
        "candidates": ledger.cohorts.iter().map(|cohort| cohort.candidates.len()).sum::<usize>(),
        "grades": (0..ledger.cohorts.len()).map(|cohort| grade(run, cohort)).collect::<Vec<_>>(),
        "leads": analysis.findings.leads.len(),
        "strongest": summary::strongest(&analysis.findings.leads).iter().map(|(lead, _)| finding(run, lead)).collect::<Vec<_>>(),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "notes": count(Severity::Note),
        "exit": if count(Severity::Error) > 0 { Exit::Partial } else { Exit::Complete }.code(),
        "out": analysis.config.out.to_string_lossy(),
        "files": names(&run.written),
    })
}

/// The last line of a check that came to its end.
#[must_use]
pub fn check(run: &CheckRun, exit: Exit) -> Value {
    let (board, ledger) = (&run.check.board, &run.intake.ledger);
    let count = |severity| run.intake.diagnostics.iter().filter(|seen| seen.rule.severity == severity).count();
    let line = |line: &Line| {
        json!({
            "school": ledger.any_school(line.school).map(|school| school.name.as_str()),
            "grade": line.cohort.map(|at| ledger.cohorts[at].grade.name()),
            "state": line.state.word(),
            "files": line.files,
            "read": line.read,
            "expected": line.expected,
            "missing": line.missing,
            "lacking": line.lacking.iter().map(crate::model::Subject::name).collect::<Vec<_>>(),
            "corrections": line.corrections,
            "confirmations": line.confirmations,
            "signed": line.signed.map(crate::reconcile::confirmation::Signed::word),
        })
    };
    json!({
        "type": "summary",
        "command": "check",
        "exam": ledger.exam_name,
        "schools": board.schools().len(),
        "in": board.came_in().len(),
        "clean": board.count(State::Clean),
        "corrections": run.check.count(Need::Correct),
        "confirmations": run.check.count(Need::Confirm),
        "board": board.lines.iter().map(line).collect::<Vec<_>>(),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "notes": count(Severity::Note),
        "exit": exit.code(),
        "out": run.intake.config.out.to_string_lossy(),
        "files": names(&run.written),
    })
}

fn names(files: &[PathBuf]) -> Vec<String> {
    files.iter().map(|file| file.to_string_lossy().replace('\\', "/")).collect()
}

fn grade(run: &Run, cohort: usize) -> Value {
    let cohort = &run.analysis.ledger.cohorts[cohort];
    let (expected, present) = summary::attendance(cohort);
    let papers: Vec<Value> = cohort
        .papers
        .iter()
        .map(|paper| json!({ "subject": paper.subject.name(), "full": paper.full.to_f64(), "told_by": told_by(paper.full_source) }))
        .collect();
    json!({ "grade": cohort.grade.name(), "schools": cohort.units.len(), "expected": expected, "present": present, "papers": papers })
}

fn told_by(source: FullSource) -> &'static str {
    match source {
        FullSource::Config => "exam-file",
        FullSource::Sheet => "sheet",
        FullSource::Inferred => "inferred",
        FullSource::Items => "items",
        FullSource::Papers => "papers",
    }
}

fn finding(run: &Run, lead: &Finding) -> Value {
    let screen = &lead.screen;
    // Standard names, whatever the language: programs read this.
    let place = summary::Names::of(&screen.of, &run.analysis.ledger, Lang::Zh);
    json!({
        "code": screen.code.code,
        "grade": place.grade,
        "school": place.school,
        "class": place.class,
        "subject": place.subject,
        "n": screen.n,
        "effect": screen.effect,
        "unit": screen.unit.word(),
        "low": screen.interval.map(|(low, _)| low),
        "high": screen.interval.map(|(_, high)| high),
        "q": screen.q,
        "strength": lead.strength.word(),
    })
}

/// The last line of a run that ended early.
#[must_use]
pub fn failure(error: &Error) -> String {
    let kind = match error.kind() {
        Fatal::Usage => "usage",
        Fatal::Input => "input",
        Fatal::Output => "output",
    };
    line(&json!({ "type": "error", "kind": kind, "exit": Exit::from(error.kind()).code(), "message": error.to_string() }))
}

/// A value as a line.
#[must_use]
pub fn line(value: &Value) -> String {
    format!("{value}\n")
}
