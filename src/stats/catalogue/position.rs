//! The figures of where a unit or candidate stands.

use super::{Chapter, Metric};
use crate::words::metrics::{self as c, position as w};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_POSITION, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("difference", &[], w::DIFFERENCE, w::DIFFERENCE_FORMULA, c::UNIT_MARKS).undefined(c::UNDEFINED_NO_SCORES),
    Metric::new("above-mean", &["above_mean_pct"], w::ABOVE_MEAN, w::ABOVE_MEAN_FORMULA, c::UNIT_SHARE)
        .undefined(c::UNDEFINED_ZERO_MEAN)
        .rivals(w::ABOVE_MEAN_RIVALS),
    Metric::new("z-score", &["z"], w::Z_SCORE, w::Z_SCORE_FORMULA, c::UNIT_SD).undefined(c::UNDEFINED_NO_SPREAD),
    Metric::new("t-score", &["t"], w::T_SCORE, w::T_SCORE_FORMULA, c::UNIT_T)
        .undefined(c::UNDEFINED_NO_SPREAD)
        .source("McCall (1922), How to Measure in Education"),
    Metric::new("rank", &["county_rank", "school_rank"], w::RANK, w::RANK_FORMULA, c::UNIT_PLACE)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::RANK_RIVALS),
    Metric::new("rank-interval", &[], w::RANK_INTERVAL, w::RANK_INTERVAL_FORMULA, c::UNIT_PLACE)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::RANK_INTERVAL_RIVALS)
        .source("Goldstein & Spiegelhalter (1996), J. R. Statist. Soc. A 159, 385–443"),
];
