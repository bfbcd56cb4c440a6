//! The figures of the composite.

use super::{Chapter, Metric};
use crate::words::{
    composite as h,
    metrics::{self as c, composite as w},
};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_COMPOSITE, metrics: METRICS };

const METRICS: &[Metric] = &[Metric::new("composite", STEPS, w::COMPOSITE, w::COMPOSITE_FORMULA, w::UNIT_POINTS)
    .undefined(w::COMPOSITE_UNDEFINED)
    .rivals(w::COMPOSITE_RIVALS)
    .headers(&[h::COL_REFERENCE_OF, h::COL_SPREAD_OF, h::COL_POINTS_OF, h::COL_SUM, h::COL_COEFFICIENT, h::COL_POINTS, h::METRIC_LOW])
    .aliases(&["一分三率", "综合指数", "综合得分", "综合评估"])];

const STEPS: &[&str] = &[
    "composite.base",
    "composite.metric",
    "composite.value",
    "composite.reference",
    "composite.spread",
    "composite.ratio",
    "composite.weight",
    "composite.step_points",
    "composite.sum",
    "composite.coefficient",
    "composite.points",
];
