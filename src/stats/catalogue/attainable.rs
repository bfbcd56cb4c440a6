//! Whether a reported figure can come of whole pupils and whole marks at all.

use super::{Chapter, Metric};
use crate::words::metrics::{self as c, attainable as w};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_ATTAINABLE, metrics: METRICS };

const METRICS: &[Metric] = &[Metric::new("attainability", &[], w::ATTAINABLE, w::ATTAINABLE_FORMULA, w::UNIT_YES)
    .by(w::BY_REPORTED)
    .undefined(w::ATTAINABLE_UNDEFINED)
    .rivals(w::ATTAINABLE_RIVALS)
    .source("Brown & Heathers (2017), Social Psychological and Personality Science 8, 363–369")
    .aliases(&["可达性", "上报数字能否成立", "GRIM", "attainable"])];
