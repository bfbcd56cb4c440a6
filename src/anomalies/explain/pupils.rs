//! Single pupils and pairs of them, in words: A301, A302.

use super::{Setting, plain, points, probability, said};
use crate::{
    anomalies::{detector::Case, finding::Said, jump::Jump, twins::Twins},
    words::screens,
};

pub(super) fn jump_seen(case: &Case, jump: &Jump) -> Said {
    let screen = &case.screen;
    let (effect, (low, high)) = (screen.effect.unwrap_or(0.0), screen.interval.unwrap_or((0.0, 0.0)));
    said(
        screens::SAW_JUMP,
        [
            ("score", points(jump.score)),
            ("effect", format!("{effect:+.1}")),
            ("low", points(low)),
            ("high", points(high)),
            ("others", format!("{:+.1}", jump.others)),
            ("earlier", format!("{:+.1}", jump.earlier)),
            ("q", probability(screen.q)),
        ],
    )
}

pub(super) fn jump_alternatives() -> Vec<Said> {
    [screens::WHY_ENTRY_ONE, screens::WHY_GOOD_DAY, screens::WHY_LATE_START].map(plain).into()
}

/// A candidate's id, else the name.
pub(super) fn called(case: &Case, at: usize, setting: &Setting) -> String {
    let candidate = &setting.ledger.cohorts[case.screen.of.cohort()].candidates[at];
    if candidate.id.is_empty() { candidate.name.to_string() } else { candidate.id.to_string() }
}

pub(super) fn twins_seen(case: &Case, twins: &Twins, setting: &Setting) -> Said {
    let name = |at: usize| called(case, at, setting);
    let mut pairs: Vec<String> = twins.named.iter().map(|(a, b)| format!("{} = {}", name(*a), name(*b))).collect();
    if twins.named.len() < twins.pairs as usize {
        pairs.push("…".to_owned());
    }
    said(
        screens::SAW_TWINS,
        [
            ("n", case.screen.n.to_string()),
            ("pairs", twins.pairs.to_string()),
            ("agree", twins.agree.to_string()),
            ("subjects", twins.subjects.to_string()),
            ("expected", if twins.expected < 0.0001 { "< 0.0001".to_owned() } else { crate::words::rounded(twins.expected, 4) }),
            ("same", twins.same_class.to_string()),
            ("who", pairs.join("; ")),
            ("q", probability(case.screen.q)),
        ],
    )
}

pub(super) fn twins_alternatives() -> Vec<Said> {
    [screens::WHY_ROW_COPIED, screens::WHY_ONE_PERSON, screens::WHY_CHANCE_PAIR].map(plain).into()
}
