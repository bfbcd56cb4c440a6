//! The figures of how scores and ranks spread over bands.

use super::{Chapter, Metric};
use crate::words::metrics::{self as c, distribution as w};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_DISTRIBUTION, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("bands", &[], w::BANDS, w::BANDS_FORMULA, c::UNIT_PERSONS),
    Metric::new("rank-bands", &[], w::RANK_BANDS, w::RANK_BANDS_FORMULA, c::UNIT_PERSONS),
];
