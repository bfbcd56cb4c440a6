//! The figures of how high: means, spread, quantiles, rates.

use super::{Chapter, Metric};
use crate::words::{
    Phrase,
    metrics::{self as c, level as w},
};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_LEVEL, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("mean", &["mean"], w::MEAN, w::MEAN_FORMULA, c::UNIT_MARKS).by(c::BY_CHOSEN).undefined(c::UNDEFINED_NO_SCORES),
    Metric::new("sd", &["sd"], w::SD, w::SD_FORMULA, c::UNIT_MARKS).by(c::BY_N).undefined(c::UNDEFINED_NO_SCORES).rivals(w::SD_RIVALS),
    Metric::new("extremes", &["min", "max"], w::EXTREMES, w::EXTREMES_FORMULA, c::UNIT_MARKS).undefined(c::UNDEFINED_NO_SCORES),
    Metric::new("quantile", &["p25", "median", "p75"], w::QUANTILE, w::QUANTILE_FORMULA, c::UNIT_MARKS)
        .undefined(c::UNDEFINED_NO_SCORES)
        .rivals(w::QUANTILE_RIVALS)
        .source("Hyndman & Fan (1996), The American Statistician 50, 361–365, type 7"),
    Metric::new("score-rate", &["score_rate"], w::SCORE_RATE, w::SCORE_RATE_FORMULA, c::UNIT_SHARE).undefined(c::UNDEFINED_NO_SCORES),
    rate("full-rate", &["full_rate"], w::FULL_RATE, w::FULL_RATE_FORMULA),
    rate("excellent-rate", &["excellent_rate"], w::EXCELLENT_RATE, w::EXCELLENT_RATE_FORMULA),
    rate("good-rate", &["good_rate"], w::GOOD_RATE, w::GOOD_RATE_FORMULA),
    rate("pass-rate", &["pass_rate"], w::PASS_RATE, w::PASS_RATE_FORMULA),
    rate("low-rate", &["low_rate"], w::LOW_RATE, w::LOW_RATE_FORMULA),
];

const fn rate(slug: &'static str, columns: &'static [&'static str], term: Phrase, formula: Phrase) -> Metric {
    Metric::new(slug, columns, term, formula, c::UNIT_SHARE).by(c::BY_CHOSEN).undefined(c::UNDEFINED_NO_SCORES).rivals(w::RATES_RIVALS)
}
