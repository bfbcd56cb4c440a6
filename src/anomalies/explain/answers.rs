//! Answers to items in words: A208, A303, A304.

use super::{Setting, plain, points, probability, pupils::called, said};
use crate::{
    anomalies::{answers::Slip, detector::Case, finding::Said, misfit::Odd, similar::Alike, written::Gap},
    config::Marking,
    words::{anomalies as words, answers, rounded},
};

/// Machine-marked items below which they tell pupils apart badly.
const FEW_ITEMS: u32 = 15;

pub(super) fn gap_seen(case: &Case, gap: &Gap) -> Said {
    let screen = &case.screen;
    let (low, high) = screen.interval.unwrap_or((0.0, 0.0));
    said(
        answers::SAW_GAP,
        [
            ("n", screen.n.to_string()),
            ("written", points(gap.written)),
            ("expected", points(gap.expected)),
            ("effect", format!("{:+.1}", screen.effect.unwrap_or(0.0))),
            ("low", points(low)),
            ("high", points(high)),
            ("q", probability(screen.q)),
            ("machine", points(gap.machine.0)),
            ("county", points(gap.machine.1)),
        ],
    )
}

pub(super) fn gap_alternatives(gap: &Gap, setting: &Setting) -> Vec<Said> {
    let central = matches!(setting.config.exam.marking, Some(Marking::Central | Marking::Crossed));
    let mut fits = vec![answers::WHY_WRITING_TAUGHT, answers::WHY_SCAN, if central { words::WHY_MARKER } else { words::WHY_STANDARD }];
    fits.extend(gap.optional.then_some(answers::WHY_OTHER_CHOICE));
    let few = (gap.items < FEW_ITEMS).then(|| said(answers::WHY_FEW_MACHINE, [("items", gap.items.to_string())]));
    fits.into_iter().map(plain).chain(few).collect()
}

pub(super) fn alike_seen(case: &Case, alike: &Alike, setting: &Setting) -> Said {
    let number = |value: Option<String>| value.unwrap_or_else(|| "–".to_owned());
    said(
        answers::SAW_ALIKE,
        [
            ("n", case.screen.n.to_string()),
            ("a", called(case, alike.pair.0, setting)),
            ("b", called(case, alike.pair.1, setting)),
            ("same", alike.same.to_string()),
            ("items", alike.items.to_string()),
            ("expected", points(alike.expected)),
            ("omega", rounded(alike.omega, 1)),
            ("shared", number(alike.k.map(|k| k.shared.to_string()))),
            ("wrong", number(alike.k.map(|k| k.wrong.to_string()))),
            ("k", probability(alike.k.map(|k| k.k))),
            ("q", probability(case.screen.q)),
        ],
    )
}

pub(super) fn alike_alternatives(alike: &Alike) -> Vec<Said> {
    let mut fits = vec![answers::WHY_SCANNED_TWICE, answers::WHY_SAME_LESSONS];
    fits.push(if alike.same_class { answers::WHY_SAME_CLASS } else { answers::WHY_FAR_APART });
    fits.into_iter().map(plain).collect()
}

pub(super) fn odd_seen(case: &Case, odd: &Odd) -> Said {
    if let Some(slip) = odd.slipped.filter(|_| odd.by_slip) {
        let phrase = if slip.by < 0 { answers::SAW_SLIPPED_UP } else { answers::SAW_SLIPPED_DOWN };
        return said(
            phrase,
            [
                ("right", odd.right.to_string()),
                ("items", odd.items.to_string()),
                ("from", first_slipped(slip)),
                ("read", slip.right.to_string()),
                ("of", slip.of.to_string()),
                ("fitting", slip.fitting.to_string()),
                ("expected", points(slip.expected.0)),
                ("q", probability(case.screen.q)),
            ],
        );
    }
    said(
        answers::SAW_ODD,
        [
            ("right", odd.right.to_string()),
            ("items", odd.items.to_string()),
            ("hard", odd.hard_right.to_string()),
            ("easy", odd.easy_wrong.to_string()),
            ("fit", rounded(odd.fit, 1)),
            ("u3", rounded(odd.u3.0, 2)),
            ("usual", rounded(odd.u3.1, 2)),
            ("q", probability(case.screen.q)),
        ],
    )
}

pub(super) fn odd_alternatives(odd: &Odd) -> Vec<Said> {
    let slip = match odd.slipped {
        Some(slip) => {
            let phrase = if slip.by < 0 { answers::WHY_SLIPPED_UP } else { answers::WHY_SLIPPED_DOWN };
            said(phrase, [("right", slip.right.to_string()), ("from", first_slipped(slip))])
        }
        None => plain(answers::WHY_CARD),
    };
    std::iter::once(slip).chain([answers::WHY_ORDER, answers::WHY_GAPS, answers::WHY_LUCK].map(plain)).collect()
}

/// Number of the first item that is read one place off, among those looked at.
fn first_slipped(slip: Slip) -> String {
    (slip.from + 1).to_string()
}
