//! The figures of items and of the blueprint.

use super::{Chapter, Metric};
use crate::words::{
    Phrase, items as h,
    metrics::{self as c, items as w},
};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: w::CHAPTER, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("item", ITEM, w::ITEM, w::ITEM_FORMULA, c::UNIT_MARKS).rivals(w::ITEM_RIVALS).headers(ITEM_HEADERS).aliases(&[
        "小题分",
        "小题均分",
        "大题",
    ]),
    Metric::new("item-difficulty", &[], w::ITEM_DIFFICULTY, w::ITEM_DIFFICULTY_FORMULA, c::UNIT_SHARE)
        .by(w::BY_ITEM_N)
        .undefined(w::UNDEFINED_NOBODY)
        .rivals(w::ITEM_DIFFICULTY_RIVALS)
        .headers(&[h::COL_P, h::COL_P_WORD, h::COL_FORESEEN])
        .aliases(&["难易度", "预估难度", "item difficulty index"]),
    Metric::new("item-discrimination", &[], w::ITEM_DISCRIMINATION, w::ITEM_DISCRIMINATION_FORMULA, c::UNIT_SHARE)
        .by(w::BY_PLACES)
        .undefined(c::UNDEFINED_FEW)
        .rivals(w::ITEM_DISCRIMINATION_RIVALS)
        .source("Kelley (1939), Journal of Educational Psychology 30, 17–24; Ebel (1965), Measuring Educational Achievement")
        .headers(&[h::COL_D, h::COL_D_WORD, h::COL_POOR])
        .aliases(&["小题区分度", "D27"]),
    Metric::new("item-rest", &["item_rest"], w::ITEM_REST, w::ITEM_REST_FORMULA, c::UNIT_NONE)
        .undefined(w::UNDEFINED_FLAT)
        .rivals(w::ITEM_REST_RIVALS)
        .source("Henrysson (1963), Psychometrika 28, 211–218")
        .headers(&[h::COL_ITEM_REST])
        .aliases(&["点二列相关", "point-biserial", "校正题总相关"]),
    Metric::new("kr-20", &[], w::KR20, w::KR20_FORMULA, c::UNIT_NONE)
        .undefined(w::UNDEFINED_ALPHA)
        .rivals(w::KR20_RIVALS)
        .source("Kuder & Richardson (1937), Psychometrika 2, 151–160")
        .headers(&[h::COL_ALPHA])
        .aliases(&["库德-理查逊", "KR20", "Cronbach α", "cronbach alpha", "alpha"]),
    Metric::new("alpha-if-dropped", &["alpha_if_dropped"], w::ALPHA_DROPPED, w::ALPHA_DROPPED_FORMULA, c::UNIT_NONE)
        .undefined(w::UNDEFINED_ALPHA_DROPPED)
        .headers(&[h::COL_ALPHA_DROPPED]),
    Metric::new("sem", &[], w::SEM, w::SEM_FORMULA, c::UNIT_MARKS)
        .undefined(w::UNDEFINED_ALPHA)
        .rivals(w::SEM_RIVALS)
        .headers(&[h::COL_SEM])
        .aliases(&["标准误 SEM"]),
    Metric::new("floor-ceiling", &[], w::FLOOR, w::FLOOR_FORMULA, c::UNIT_SHARE)
        .by(w::BY_ITEM_N)
        .undefined(w::UNDEFINED_NOBODY)
        .headers(&[h::COL_FLOOR, h::COL_CEILING]),
    Metric::new("item-fifths", &[], w::FIFTHS, w::FIFTHS_FORMULA, c::UNIT_SHARE)
        .undefined(w::UNDEFINED_NOBODY)
        .rivals(w::FIFTHS_RIVALS)
        .headers(&[h::COL_FIFTH_1, h::COL_FIFTH_2, h::COL_FIFTH_3, h::COL_FIFTH_4, h::COL_FIFTH_5]),
    Metric::new("option-shares", OPTIONS, w::OPTIONS, w::OPTIONS_FORMULA, c::UNIT_SHARE)
        .by(w::BY_PRESENT)
        .undefined(w::UNDEFINED_OPTIONS)
        .rivals(w::OPTIONS_RIVALS)
        .headers(OPTION_HEADERS)
        .aliases(&["选率", "干扰项", "distractor"]),
    Metric::new("blueprint", BLUEPRINT, w::BLUEPRINT, w::BLUEPRINT_FORMULA, c::UNIT_SHARE)
        .by(w::BY_MARKS)
        .undefined(w::UNDEFINED_BLUEPRINT)
        .rivals(w::BLUEPRINT_RIVALS)
        .headers(BLUEPRINT_HEADERS)
        .aliases(&["细目表", "知识点得分率", "能力层次", "topic score rate"]),
    Metric::new("optional-items", &[], w::OPTIONAL, w::OPTIONAL_FORMULA, c::UNIT_NONE).rivals(w::OPTIONAL_RIVALS),
];

const ITEM: &[&str] = &["item", "items.full", "school_items.full"];
const OPTIONS: &[&str] =
    &["option", "right", "item_options.n", "item_options.share", "item_options.top", "item_options.bottom", "item_options.flag"];
const BLUEPRINT: &[&str] = &[
    "blueprint.level",
    "blueprint.unit",
    "blueprint.kind",
    "heading",
    "ability",
    "blueprint.items",
    "blueprint.full",
    "blueprint.n",
    "blueprint.score_rate",
    "blueprint.difference",
    "school_items.score_rate",
    "school_items.difference",
];
const ITEM_HEADERS: &[Phrase] = &[h::COL_ITEM, h::COL_ITEM_COUNT, h::COL_PART, h::COL_WEAKEST];
const OPTION_HEADERS: &[Phrase] =
    &[h::COL_OPTION, h::COL_RIGHT, h::COL_CHOSEN, h::COL_OPTION_SHARE, h::COL_TOP_SHARE, h::COL_BOTTOM_SHARE, h::COL_FLAG];
const BLUEPRINT_HEADERS: &[Phrase] = &[
    h::COL_FORM,
    h::COL_TOPIC,
    h::COL_ABILITY,
    h::COL_HEADING,
    h::COL_KIND,
    h::COL_MARKS,
    h::COL_RATE,
    h::COL_COUNTY_RATE,
    h::COL_OWN_RATE,
    h::COL_GAP,
];
