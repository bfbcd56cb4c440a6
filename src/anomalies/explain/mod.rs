//! From a judged test to a lead in words: what was seen, which innocent explanations fit, what to do next.

mod absence;
mod answers;
mod pupils;
mod remark;
mod shape;

use super::{
    catalogue::{A101, A102, A103, A104, A201, A202, A207, A401},
    detector::{Case, Detail, Figures, LineCount, Residuals},
    finding::{Code, Finding, Said, Strength, Subjected},
};
use crate::{
    config::{Config, Marking},
    reconcile::Ledger,
    words::{Phrase, anomalies as words},
};

/// What decides which explanations fit, beside the case itself.
pub struct Setting<'a> {
    /// The exam.
    pub ledger: &'a Ledger,
    /// Its settings.
    pub config: &'a Config,
}

impl Setting<'_> {
    /// Papers of the cohort, the total left out.
    fn papers(&self, of: Subjected) -> usize {
        self.ledger.cohorts[of.cohort()].single_papers()
    }
}

/// The lead that a judged case makes.
#[must_use]
pub fn explain(case: Case, strength: Strength, setting: &Setting) -> Finding {
    let evidence = match &case.detail {
        Detail::Persons { count, grave } => persons_seen(&case, *count, *grave),
        Detail::Absence { absent, unexplained, usual } => absence::absence_seen(&case, *absent, *unexplained, *usual),
        Detail::Change { earlier, now, usual } => change_seen(&case, *earlier, *now, *usual),
        Detail::Figures(figures) => figures_seen(&case, figures),
        Detail::Line(line) => line_seen(&case, line),
        Detail::Residual(residuals) => residual_seen(&case, residuals),
        Detail::Absentees(seen) => absence::kept_seen(&case, seen, setting),
        Detail::Shape(shape) => shape::shape_seen(&case, shape),
        Detail::Digits(heap) => shape::digits_seen(&case, heap),
        Detail::Jump(jump) => pupils::jump_seen(&case, jump),
        Detail::Twins(twins) => pupils::twins_seen(&case, twins, setting),
        Detail::Gap(gap) => answers::gap_seen(&case, gap),
        Detail::Alike(alike) => answers::alike_seen(&case, alike, setting),
        Detail::Odd(odd) => answers::odd_seen(&case, odd),
        Detail::Remark(cell) => remark::lenient_seen(&case, cell, setting),
        Detail::None => said(case.screen.code.name, []),
    };
    let alternatives = match &case.detail {
        Detail::Persons { count: _, grave } => persons_alternatives(case.screen.code, *grave),
        Detail::Absence { .. } => absence::absence_alternatives(&case, setting),
        Detail::Change { earlier, now, .. } => change_alternatives(*earlier, *now),
        Detail::Figures(_) => figures_alternatives(case.screen.code),
        Detail::Line(_) => line_alternatives(&case, setting),
        Detail::Residual(residuals) => residual_alternatives(&case, residuals, setting),
        Detail::Absentees(seen) => absence::kept_alternatives(seen),
        Detail::Shape(shape) => shape::shape_alternatives(&case, shape, setting),
        Detail::Digits(heap) => shape::digits_alternatives(heap),
        Detail::Jump(_) => pupils::jump_alternatives(),
        Detail::Twins(_) => pupils::twins_alternatives(),
        Detail::Gap(gap) => answers::gap_alternatives(gap, setting),
        Detail::Alike(alike) => answers::alike_alternatives(alike),
        Detail::Odd(odd) => answers::odd_alternatives(odd),
        Detail::Remark(cell) => remark::lenient_alternatives(cell),
        Detail::None => Vec::new(),
    };
    let next_step = said(case.screen.code.next_step, []);
    Finding { screen: case.screen, strength, evidence, alternatives, next_step }
}

/// A phrase with its values.
pub(super) fn said<const N: usize>(phrase: Phrase, args: [(&'static str, String); N]) -> Said {
    Said { phrase, args: args.into() }
}

fn plain(phrase: Phrase) -> Said {
    said(phrase, [])
}

fn points(value: f64) -> String {
    crate::words::rounded(value, 1)
}

/// A share as people read it.
pub(super) fn percent(share: f64) -> String {
    crate::words::percent(share, 1)
}

/// A probability with its relation, as short as it may be: `= 0.032`, `= 0.0004`, `< 0.0001`.
fn probability(p: Option<f64>) -> String {
    match p {
        None => "–".to_owned(),
        Some(p) if p < 0.0001 => "< 0.0001".to_owned(),
        Some(p) if p < 0.001 => format!("= {}", crate::words::rounded(p, 4)),
        Some(p) => format!("= {}", crate::words::rounded(p, 3)),
    }
}

fn persons_seen(case: &Case, count: u32, beside: u32) -> Said {
    let phrase = match case.screen.code {
        code if code == &A101 && beside == 0 => words::SAW_PERSONS_MISSING_ONLY,
        code if code == &A101 => words::SAW_PERSONS_MISSING,
        code if code == &A102 => words::SAW_PERSONS_UNLISTED,
        code if code == &A103 => words::SAW_PERSONS_TWICE,
        _ => words::SAW_PERSONS_GUESTS,
    };
    let share = percent(f64::from(count) / f64::from(case.screen.n.max(1)));
    said(phrase, [("n", case.screen.n.to_string()), ("count", count.to_string()), ("share", share), ("beside", beside.to_string())])
}

fn persons_alternatives(code: &Code, beside: u32) -> Vec<Said> {
    let wrong_id = (beside > 0).then(|| said(words::WHY_WRONG_ID, [("beside", beside.to_string())]));
    match code {
        code if code == &A101 => {
            wrong_id.into_iter().chain([words::WHY_TRANSFERRED, words::WHY_NOT_ENTERED, words::WHY_GUEST].map(plain)).collect()
        }
        code if code == &A102 => wrong_id.into_iter().chain([words::WHY_GUEST, words::WHY_ARRIVED].map(plain)).collect(),
        code if code == &A103 => [words::WHY_COPIED, words::WHY_TWO_SCHOOLS].map(plain).into(),
        code if code == &A104 => [words::WHY_RULE, words::WHY_GUEST].map(plain).into(),
        _ => Vec::new(),
    }
}

fn change_seen(case: &Case, earlier: u32, now: u32, usual: f64) -> Said {
    said(
        words::SAW_CHANGE,
        [
            ("earlier", earlier.to_string()),
            ("now", now.to_string()),
            ("usual", points(usual)),
            ("share", format!("{:+.1}%", case.screen.effect.unwrap_or(0.0) * 100.0)),
            ("q", probability(case.screen.q)),
        ],
    )
}

fn change_alternatives(earlier: u32, now: u32) -> Vec<Said> {
    let fits = if now < earlier {
        [words::WHY_MOVED_AWAY, words::WHY_SHEET_MISSING, words::WHY_EARLIER_COUNT]
    } else {
        [words::WHY_MERGED, words::WHY_EARLIER_SHORT, words::WHY_EARLIER_COUNT]
    };
    fits.map(plain).into()
}

fn figures_seen(case: &Case, figures: &Figures) -> Said {
    let phrase = if case.screen.code == &A401 { words::SAW_UNATTAINABLE } else { words::SAW_DIFFERS };
    let (tested, wrong) = (figures.tested.to_string(), figures.wrong.to_string());
    said(phrase, [("tested", tested), ("wrong", wrong), ("figures", figures.lines.join("; "))])
}

fn figures_alternatives(code: &Code) -> Vec<Said> {
    if code == &A401 {
        [words::WHY_OTHER_COUNT, words::WHY_ROUNDED_TWICE, words::WHY_TYPED].map(plain).into()
    } else {
        [words::WHY_LATER_CORRECTION, words::WHY_OTHER_LINE, words::WHY_OTHER_COUNT, words::WHY_TYPED].map(plain).into()
    }
}

fn line_seen(case: &Case, line: &LineCount) -> Said {
    let phrase = if case.screen.of.unit().is_some() { words::SAW_LINE_SCHOOL } else { words::SAW_LINE_COUNTY };
    said(
        phrase,
        [
            ("line", line.line.to_string()),
            ("window", line.in_window.to_string()),
            ("above", line.above.to_string()),
            ("expected", points(line.expected)),
            ("share", percent(case.screen.effect.unwrap_or(0.0))),
            ("n", case.screen.n.to_string()),
            ("q", probability(case.screen.q)),
        ],
    )
}

fn line_alternatives(case: &Case, setting: &Setting) -> Vec<Said> {
    let central = setting.config.exam.marking == Some(Marking::Central);
    let rounding = if case.screen.of.unit().is_some() && !central { words::WHY_ROUNDING } else { words::WHY_ITEM_STEPS };
    [words::WHY_RECHECK, rounding, words::WHY_TARGET].map(plain).into()
}

fn residual_seen(case: &Case, residuals: &Residuals) -> Said {
    let screen = &case.screen;
    let (effect, interval) = (screen.effect.unwrap_or(0.0), screen.interval.unwrap_or((0.0, 0.0)));
    let phrase = match (residuals.others, residuals.earlier) {
        _ if screen.code == &A202 => words::SAW_SCHOOL,
        (Some(_), Some(_)) => words::SAW_SUBJECT_BOTH,
        (None, Some(_)) => words::SAW_SUBJECT_EARLIER,
        _ => words::SAW_SUBJECT_OTHERS,
    };
    let family = |family: Option<(f64, f64)>| family.map_or_else(String::new, |(effect, _)| format!("{effect:+.1}"));
    said(
        phrase,
        [
            ("n", screen.n.to_string()),
            ("effect", format!("{effect:+.1}")),
            ("low", points(interval.0)),
            ("high", points(interval.1)),
            ("q", probability(screen.q)),
            ("others", family(residuals.others)),
            ("earlier", family(residuals.earlier)),
        ],
    )
}

/// Standing from which a school's intake counts as able, and score rate from which a paper counts as easy.
const ABLE: f64 = 1.0;
const EASY: f64 = 0.8;
/// Match rate below which it is said that the matched may not stand for the school.
const WELL_MATCHED: f64 = 0.8;
/// p from which the earlier exam does not support a lead at all.
const UNSUPPORTED: f64 = 0.1;

fn residual_alternatives(case: &Case, residuals: &Residuals, setting: &Setting) -> Vec<Said> {
    let mut fits = match case.screen.code {
        code if code == &A202 => vec![words::WHY_INTAKE_CHANGED, words::WHY_SCHOOL_IMPROVED, words::WHY_EARLIER_ODD],
        code if code == &A207 => vec![words::WHY_ENTRY, words::WHY_TEACHER_GONE, words::WHY_ITEMS_MISFIT],
        _ => vec![teaching(residuals), words::WHY_ITEMS],
    };
    fits.push(match setting.config.exam.marking {
        Some(Marking::Central | Marking::Crossed) => words::WHY_MARKER,
        Some(Marking::OwnSchool) | None => words::WHY_STANDARD,
    });
    let mut fits: Vec<Said> = fits.into_iter().map(plain).collect();
    let papers = setting.papers(case.screen.of);
    if residuals.others.is_some() && papers < 4 && case.screen.code == &A201 {
        fits.push(said(words::WHY_OTHERS_LOW, [("papers", papers.to_string())]));
    }
    if residuals.standing >= ABLE && case.screen.code != &A207 {
        fits.push(said(words::WHY_SELECTIVE, [("standing", points(residuals.standing))]));
    }
    if residuals.county_rate >= EASY {
        fits.push(said(words::WHY_CEILING, [("rate", percent(residuals.county_rate))]));
    }
    if let Some(matched) = residuals.matched.filter(|matched| *matched < WELL_MATCHED) {
        fits.push(said(words::WHY_MATCH, [("matched", percent(matched))]));
    }
    fits
}

/// Good teaching, as far as the earlier exam can tell since when.
fn teaching(residuals: &Residuals) -> Phrase {
    match residuals.earlier {
        None => words::WHY_LASTING_STRENGTH,
        Some((_, p)) if p > UNSUPPORTED => words::WHY_STRONG_BEFORE,
        Some(_) => words::WHY_GOOD_TEACHING,
    }
}
