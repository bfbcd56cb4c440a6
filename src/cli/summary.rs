//! The summary for people: what exam this is, who sat it, the strongest leads, where the results are.

use crate::{
    anomalies::{
        Finding,
        finding::{Strength, Subjected, Unit},
    },
    check::State,
    diagnostics::Need,
    diagnostics::legible,
    pipeline::{CheckRun, Run},
    reconcile::{
        Ledger,
        ledger::{Cohort, FullSource, Paper},
    },
    report::desk::{grade_label, subject_label},
    words::{Lang, Phrase, check as checked, cli as words, percent, report, rounded},
};
use std::{collections::BTreeMap, path::PathBuf};

/// Kinds of leads that are shown.
const STRONGEST: usize = 10;

/// The finished text, a blank line at its end.
#[must_use]
pub fn summary(run: &Run) -> String {
    let lang = run.analysis.config.lang;
    let mut lines = vec![format!("{} {}", words::PROGRAM.get(lang), env!("CARGO_PKG_VERSION")), String::new()];
    lines.extend(exam(&run.analysis.ledger, lang));
    lines.extend(run.analysis.ledger.cohorts.iter().flat_map(|cohort| grade(cohort, lang)));
    lines.push(String::new());
    lines.extend(leads(run, lang));
    lines.push(String::new());
    lines.extend(files(&run.written, lang));
    lines.push(String::new());
    lines.iter().map(|line| legible(line, 1000) + "\n").collect()
}

/// The same of a check: who is in, what is to be done, where the lists are.
#[must_use]
pub fn check(run: &CheckRun) -> String {
    let lang = run.intake.config.lang;
    let (board, ledger) = (&run.check.board, &run.intake.ledger);
    let exam = if ledger.exam_name.is_empty() { words::SUMMARY_NO_NAME.get(lang) } else { &ledger.exam_name };
    let (all, came) = (board.schools().len(), board.came_in().len());
    let schools = checked::OVERVIEW.fill(
        lang,
        &[
            ("all", &all),
            ("in", &came),
            ("awaited", &(all - came)),
            ("clean", &board.count(State::Clean)),
            ("doubtful", &board.count(State::Doubtful)),
            ("faulty", &board.count(State::Faulty)),
        ],
    );
    let (correct, confirm) = (run.check.count(Need::Correct), run.check.count(Need::Confirm));
    let asked = checked::RETURN_ASKED.fill(lang, &[("correct", &correct), ("confirm", &confirm)]);
    let mut lines = vec![
        format!("{} {}", words::PROGRAM.get(lang), env!("CARGO_PKG_VERSION")),
        String::new(),
        format!("{}  {exam}", words::SUMMARY_EXAM.get(lang)),
        format!("{}  {schools}", checked::SUMMARY_SCHOOLS.get(lang)),
        format!("{}  {asked}", checked::SUMMARY_ASKED.get(lang)),
    ];
    let awaited: Vec<String> = board
        .lines
        .iter()
        .filter(|line| line.state == State::Awaited)
        .filter_map(|line| {
            let grade = line.cohort.map(|at| grade_label(&ledger.cohorts[at].grade, lang)).unwrap_or_default();
            Some(format!("{} {grade}", ledger.any_school(line.school)?.name).trim_end().to_owned())
        })
        .collect();
    if !awaited.is_empty() {
        lines.push(format!("{}  {}", checked::SUMMARY_AWAITED.get(lang), awaited.join(report::LIST_SEPARATOR.get(lang))));
    }
    lines.push(String::new());
    let folder = checked::FOLDER_RETURNS.get(lang);
    lines.push(match run.check.must_correct() {
        false => checked::SUMMARY_FINE.get(lang).to_owned(),
        true => checked::SUMMARY_RETURN.fill(lang, &[("folder", &folder)]),
    });
    lines.push(String::new());
    lines.extend(files(&run.written, lang));
    lines.push(String::new());
    lines.iter().map(|line| legible(line, 1000) + "\n").collect()
}

fn exam(ledger: &Ledger, lang: Lang) -> [String; 2] {
    let name = if ledger.exam_name.is_empty() { words::SUMMARY_NO_NAME.get(lang) } else { &ledger.exam_name };
    let candidates: usize = ledger.cohorts.iter().map(|cohort| cohort.candidates.len()).sum();
    let (schools, grades) = (ledger.schools.len(), ledger.cohorts.len());
    let counts = words::SUMMARY_COUNTS.fill(lang, &[("schools", &schools), ("grades", &grades), ("candidates", &candidates)]);
    [format!("{}  {name}", words::SUMMARY_EXAM.get(lang)), format!("{}  {counts}", words::SUMMARY_SIZE.get(lang))]
}

/// Attendance, and full marks with what told them.
fn grade(cohort: &Cohort, lang: Lang) -> Vec<String> {
    let name = Some(grade_label(&cohort.grade, lang)).filter(|name| !name.is_empty());
    let name = name.as_deref().unwrap_or(words::SUMMARY_GRADE_UNKNOWN.get(lang));
    let (expected, present) = attendance(cohort);
    let rate = if expected == 0 { "–".to_owned() } else { percent(f64::from(present) / f64::from(expected), 2) };
    let attendance = words::SUMMARY_ATTENDANCE.fill(lang, &[("expected", &expected), ("present", &present), ("rate", &rate)]);
    let mut lines = vec![format!("{name}  {attendance}")];
    for source in [FullSource::Config, FullSource::Sheet, FullSource::Items, FullSource::Inferred, FullSource::Papers] {
        let papers: Vec<&Paper> = cohort.papers.iter().filter(|paper| paper.full_source == source).collect();
        if !papers.is_empty() {
            let papers: Vec<String> =
                papers.iter().map(|paper| format!("{} {}", subject_label(&paper.subject, lang), paper.full)).collect();
            let separator = if lang == Lang::Zh { "、" } else { ", " };
            let line = words::SUMMARY_FULL_MARKS.fill(lang, &[("source", &told_by(source).get(lang)), ("papers", &papers.join(separator))]);
            lines.push(format!("      {line}"));
        }
    }
    lines
}

/// Expected and present persons of a grade.
#[must_use]
pub fn attendance(cohort: &Cohort) -> (u32, u32) {
    let sum = |count: fn(&crate::reconcile::ledger::Headcount) -> u32| cohort.units.iter().map(|unit| count(&unit.headcount)).sum();
    (sum(|count| count.expected), sum(|count| count.present))
}

fn told_by(source: FullSource) -> Phrase {
    match source {
        FullSource::Config => words::FULL_CONFIG,
        FullSource::Sheet => words::FULL_SHEET,
        FullSource::Inferred => words::FULL_INFERRED,
        FullSource::Items => words::FULL_ITEMS,
        FullSource::Papers => words::FULL_PAPERS,
    }
}

fn leads(run: &Run, lang: Lang) -> Vec<String> {
    let findings = &run.analysis.findings;
    let mut lines = Vec::new();
    if findings.leads.is_empty() {
        lines.push(words::SUMMARY_NO_LEADS.get(lang).to_owned());
    } else {
        lines.push(words::SUMMARY_LEADS.fill(lang, &[("n", &findings.leads.len())]));
        lines.extend(strongest(&findings.leads).into_iter().map(|(found, more)| {
            let lead = lead(found, &run.analysis.ledger, lang);
            if more == 0 { lead } else { words::LEAD_AND_MORE.fill(lang, &[("lead", &lead), ("n", &more)]) }
        }));
    }
    if !findings.limits.is_empty() {
        lines.push(words::SUMMARY_LIMITS.get(lang).to_owned());
        lines.extend(findings.limits.iter().map(|limit| format!("  {}", limit.text(lang))));
    }
    lines
}

/// The strongest lead of each code with the number of others of that code, strongest first: many leads of one kind would
/// hide the rest.
#[must_use]
pub fn strongest(leads: &[Finding]) -> Vec<(&Finding, usize)> {
    let mut kinds: Vec<(&Finding, usize)> = Vec::new();
    for lead in leads {
        match kinds.iter_mut().find(|(first, _)| first.screen.code == lead.screen.code) {
            Some((_, more)) => *more += 1,
            None => kinds.push((lead, 0)),
        }
    }
    kinds.truncate(STRONGEST);
    kinds
}

/// `  A201 单科偏高 [强]  第三中学 · 九年级 · 数学  +7.9 分（95% 区间 5.1 至 10.7）`
fn lead(found: &Finding, ledger: &Ledger, lang: Lang) -> String {
    let screen = &found.screen;
    let strength = match found.strength {
        Strength::Strong => words::STRENGTH_STRONG,
        Strength::Moderate => words::STRENGTH_MODERATE,
        Strength::Weak => words::STRENGTH_WEAK,
    };
    let place = Names::of(&screen.of, ledger, lang).joined(lang);
    let (code, name) = (screen.code.code, screen.code.name.get(lang));
    let effect = effect(screen.effect, screen.interval, screen.unit, lang);
    format!("  {code} {name} [{}]  {place}  {effect}", strength.get(lang)).trim_end().to_owned()
}

/// An effect with its unit and interval; empty where there is none.
fn effect(effect: Option<f64>, interval: Option<(f64, f64)>, unit: Unit, lang: Lang) -> String {
    let Some(effect) = effect else { return String::new() };
    let (phrase, scale, decimals) = match unit {
        Unit::Points => (words::EFFECT_POINTS, 1.0, 1),
        Unit::Share => (words::EFFECT_SHARE, 100.0, 1),
        Unit::Persons => (words::EFFECT_PERSONS, 1.0, 0),
        Unit::Figures => (words::EFFECT_FIGURES, 1.0, 0),
        Unit::Pairs => (words::EFFECT_PAIRS, 1.0, 0),
        Unit::Items => (words::EFFECT_ITEMS, 1.0, 1),
    };
    let number = |value: f64| format!("{:+.decimals$}", value * scale);
    let plain = if matches!(unit, Unit::Persons | Unit::Figures | Unit::Pairs) { rounded(effect, 0) } else { number(effect) };
    let effect = phrase.fill(lang, &[("effect", &plain)]);
    match interval {
        Some((low, high)) => words::EFFECT_INTERVAL.fill(lang, &[("effect", &effect), ("low", &number(low)), ("high", &number(high))]),
        None => effect,
    }
}

/// The names of whom a screen looks at; empty where it looks at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Grade.
    pub grade: String,
    /// School.
    pub school: String,
    /// Class.
    pub class: String,
    /// Subject.
    pub subject: String,
    /// Candidate.
    pub candidate: String,
}

impl Names {
    /// Looks them up; grades and subjects are called as readers of `lang` call them.
    #[must_use]
    pub fn of(of: &Subjected, ledger: &Ledger, lang: Lang) -> Self {
        let Some(cohort) = ledger.cohorts.get(of.cohort()) else { return Self::default() };
        let unit = of.unit().and_then(|unit| cohort.units.get(unit));
        let class = unit.zip(of.class()).and_then(|(unit, class)| unit.classes.get(class));
        let candidate = of.candidate().and_then(|candidate| cohort.candidates.get(candidate));
        let school = unit.map(|unit| unit.school).or_else(|| candidate.map(|candidate| candidate.school));
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        Self {
            grade: grade_label(&cohort.grade, lang).into_owned(),
            school: text(school.and_then(|school| ledger.schools.get(school as usize)).map(|school| school.name.as_str())),
            class: text(class.map(|class| class.name.as_str())),
            subject: text(
                of.paper().and_then(|paper| cohort.papers.get(paper)).map(|paper| subject_label(&paper.subject, lang)).as_deref(),
            ),
            candidate: text(
                candidate.map(|candidate| if candidate.name.is_empty() { candidate.id.as_str() } else { candidate.name.as_str() }),
            ),
        }
    }

    fn joined(&self, lang: Lang) -> String {
        let school = if self.school.is_empty() { words::WHOLE_COUNTY.get(lang) } else { &self.school };
        let parts = [school, &self.grade, &self.class, &self.subject, &self.candidate];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// Files at the top by name, folders with their count.
fn files(written: &[PathBuf], lang: Lang) -> Vec<String> {
    let mut folders: BTreeMap<String, usize> = BTreeMap::new();
    let mut lines = vec![words::SUMMARY_FILES.get(lang).to_owned()];
    for file in written {
        let mut parts = file.iter().map(|part| part.to_string_lossy().into_owned());
        match (parts.next(), parts.next()) {
            (Some(folder), Some(_)) => *folders.entry(folder).or_default() += 1,
            (Some(file), None) => lines.push(format!("  {file}")),
            _ => {}
        }
    }
    let count = |(folder, n): (&String, &usize)| format!("  {}", words::SUMMARY_FOLDER_FILES.fill(lang, &[("folder", folder), ("n", n)]));
    lines.extend(folders.iter().map(count));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn effects_carry_unit_sign_and_interval() {
        assert_eq!(effect(Some(7.94), Some((5.1, 10.72)), Unit::Points, Lang::Zh), "+7.9 分（95% 区间 +5.1 至 +10.7）");
        assert_eq!(effect(Some(-0.123), None, Unit::Share, Lang::En), "-12.3 percentage points");
        assert_eq!(effect(Some(3.0), None, Unit::Persons, Lang::En), "3 person(s)");
        assert_eq!(effect(None, None, Unit::Points, Lang::En), "");
    }

    #[test]
    fn names_of_what_is_not_there_are_empty() {
        let of = Subjected::county(3).in_unit(Some(1));
        assert_eq!(Names::of(&of, &Ledger::default(), Lang::En), Names::default());
    }
}
