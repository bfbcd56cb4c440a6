//! What re-marking tells, in words: A209.

use super::{Setting, plain, points, probability, said};
use crate::{
    anomalies::{detector::Case, finding::Said},
    stats::remark::Cell,
    words::remark as words,
};

pub(super) fn lenient_seen(case: &Case, cell: &Cell, setting: &Setting) -> Said {
    let (low, high) = case.screen.interval.unwrap_or((0.0, 0.0));
    let mut args = vec![
        ("size", cell.size.to_string()),
        ("n", cell.n.to_string()),
        ("effect", points(case.screen.effect.unwrap_or(0.0))),
        ("low", points(low)),
        ("high", points(high)),
        ("tolerance", setting.config.remark.tolerance.to_string()),
        ("q", probability(case.screen.q)),
    ];
    let Some((shift, relative)) = cell.shift.as_ref().zip(cell.relative.as_ref()) else {
        return Said { phrase: words::SAW_LENIENT, args };
    };
    args.extend([
        ("shift", points(shift.mean)),
        ("relative", points(relative.mean)),
        ("relative_low", points(relative.interval.0)),
        ("relative_high", points(relative.interval.1)),
    ]);
    Said { phrase: words::SAW_LENIENT_CONTROLS, args }
}

/// Fewer re-marks than this are few.
const FEW: u32 = 10;
/// Controls that are up by this much are worth a word.
const FELT: f64 = 0.5;

pub(super) fn lenient_alternatives(cell: &Cell) -> Vec<Said> {
    let stricter = match &cell.shift {
        None => Some(plain(words::WHY_SECOND_STRICTER)),
        Some(shift) if shift.mean > FELT => Some(said(words::WHY_SECOND_STRICTER_SEEN, [("shift", points(shift.mean))])),
        Some(_) => None,
    };
    let n = || cell.n.to_string();
    let few = (cell.n < FEW).then(|| said(words::WHY_SMALL_SAMPLE, [("n", n())]));
    let missing = (cell.drawn > cell.n).then(|| said(words::WHY_SCRIPTS_MISSING, [("drawn", cell.drawn.to_string()), ("n", n())]));
    let differ = cell.marker_sd.map(|sd| said(words::WHY_MARKERS_DIFFER, [("sd", points(sd))]));
    let always = [words::WHY_SCHEME_UNCLEAR, words::WHY_SEEN_BEFORE].map(plain);
    stricter.into_iter().chain(few).chain(missing).chain(always).chain(differ).collect()
}
