//! How scores scatter and end, in words: A204, A205, A206.

use super::{EASY, Setting, percent, plain, points, probability, said};
use crate::{
    anomalies::{
        catalogue::A204,
        detector::{Case, Shape},
        digits::Heap,
        finding::Said,
    },
    config::Marking,
    words::{anomalies as words, screens},
};

pub(super) fn shape_seen(case: &Case, shape: &Shape) -> Said {
    let screen = &case.screen;
    let (effect, (low, high)) = (screen.effect.unwrap_or(0.0), screen.interval.unwrap_or((0.0, 0.0)));
    let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| crate::words::rounded(value, 2));
    let (own, county) = shape.correlation.unzip();
    let narrower = case.screen.code == &A204;
    let (share, low, high) = if narrower { (-effect, -high, -low) } else { (effect, low, high) };
    said(
        if narrower { screens::SAW_SPREAD } else { screens::SAW_RELATION },
        [
            ("n", screen.n.to_string()),
            ("sd", points(shape.sd)),
            ("mean", points(shape.mean)),
            ("expected", points(shape.expected)),
            ("share", percent(share)),
            ("low", percent(low)),
            ("high", percent(high)),
            ("own", number(own)),
            ("county", number(county)),
            ("fisher", number(shape.fisher)),
            ("q", probability(screen.q)),
        ],
    )
}

pub(super) fn shape_alternatives(case: &Case, shape: &Shape, setting: &Setting) -> Vec<Said> {
    let central = setting.config.exam.marking == Some(Marking::Central);
    let mut fits = if case.screen.code == &A204 {
        vec![screens::WHY_STREAMED, screens::WHY_FLOOR_TAUGHT]
    } else {
        vec![screens::WHY_ROWS_SLIPPED, screens::WHY_MIXED_UNIT]
    };
    if case.screen.code != &A204 && !central {
        fits.push(screens::WHY_MANY_MARKERS);
    }
    fits.push(if central { words::WHY_MARKER } else { words::WHY_STANDARD });
    let ceiling = (shape.county_rate >= EASY).then(|| said(screens::WHY_NEAR_CEILING, [("rate", percent(shape.county_rate))]));
    fits.into_iter().map(plain).chain(ceiling).collect()
}

pub(super) fn digits_seen(case: &Case, heap: &Heap) -> Said {
    let n = f64::from(case.screen.n.max(1));
    said(
        screens::SAW_DIGITS,
        [
            ("n", case.screen.n.to_string()),
            ("digits", heap.digits.to_owned()),
            ("seen", heap.seen.to_string()),
            ("share", percent(f64::from(heap.seen) / n)),
            ("expected", points(heap.expected)),
            ("excess", percent(case.screen.effect.unwrap_or(0.0))),
            ("q", probability(case.screen.q)),
        ],
    )
}

pub(super) fn digits_alternatives(heap: &Heap) -> Vec<Said> {
    let halves = heap.digits.starts_with('.').then_some(screens::WHY_HALF_RULE);
    [screens::WHY_ROUND_HABIT].into_iter().chain(halves).chain([words::WHY_ITEM_STEPS, screens::WHY_OTHER_ITEMS]).map(plain).collect()
}
