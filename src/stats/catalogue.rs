//! What every figure means, a row each: the method sheet and `kaojing explain` print these rows.

use crate::words::{Lang, Phrase, metrics as w};

/// One figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metric {
    /// A readable name, `pass-rate`.
    pub slug: &'static str,
    /// Its columns in the open tables.
    pub columns: &'static [&'static str],
    /// What it is called.
    pub term: Phrase,
    /// How it is computed.
    pub formula: Phrase,
    /// What it is counted in.
    pub unit: Phrase,
    /// What it is divided by.
    pub denominator: Option<Phrase>,
    /// When there is none.
    pub undefined: Option<Phrase>,
    /// What else goes by the same name, or what is easily taken for it.
    pub rivals: Option<Phrase>,
    /// Where it comes from.
    pub source: Option<&'static str>,
}

impl Metric {
    const fn new(slug: &'static str, columns: &'static [&'static str], term: Phrase, formula: Phrase, unit: Phrase) -> Self {
        Self { slug, columns, term, formula, unit, denominator: None, undefined: None, rivals: None, source: None }
    }

    const fn by(mut self, denominator: Phrase) -> Self {
        self.denominator = Some(denominator);
        self
    }

    const fn undefined(mut self, when: Phrase) -> Self {
        self.undefined = Some(when);
        self
    }

    const fn rivals(mut self, rivals: Phrase) -> Self {
        self.rivals = Some(rivals);
        self
    }

    const fn source(mut self, source: &'static str) -> Self {
        self.source = Some(source);
        self
    }

    /// Slug, terms and columns: the names under which it is found.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        let mut names = vec![self.slug, self.term.get(Lang::Zh), self.term.get(Lang::En)];
        names.extend(self.columns);
        names
    }
}

/// The figure with this name, letter case aside.
#[must_use]
pub fn find(name: &str) -> Option<&'static Metric> {
    let name = name.trim().to_lowercase();
    METRICS.iter().find(|metric| metric.names().iter().any(|own| own.to_lowercase() == name))
}

/// Columns of headcount.csv that no other figure has.
const HEADCOUNT: &[&str] =
    &["enrolled", "exempt", "deferred", "misconduct", "withdrawn", "guest_in", "guest_out", "inclusion", "unlisted", "unexplained"];

/// Every figure that is printed, in the order of the method sheet.
pub const METRICS: &[Metric] = &[
    Metric::new("expected", &["expected"], w::EXPECTED, w::EXPECTED_FORMULA, w::UNIT_PERSONS).rivals(w::EXPECTED_RIVALS),
    Metric::new("present", &["present"], w::PRESENT, w::PRESENT_FORMULA, w::UNIT_PERSONS),
    Metric::new("absent", &["absent"], w::ABSENT, w::ABSENT_FORMULA, w::UNIT_PERSONS),
    Metric::new("headcount", HEADCOUNT, w::HEADCOUNT, w::HEADCOUNT_FORMULA, w::UNIT_PERSONS)
        .undefined(w::HEADCOUNT_UNDEFINED)
        .rivals(w::HEADCOUNT_RIVALS),
    Metric::new("headcount-code", &[], w::HEADCOUNT_CODE, w::HEADCOUNT_CODE_FORMULA, w::UNIT_NONE).rivals(w::HEADCOUNT_CODE_RIVALS),
    Metric::new("n", &[], w::COUNTED, w::COUNTED_FORMULA, w::UNIT_PERSONS),
    Metric::new("participation", &["participation"], w::PARTICIPATION, w::PARTICIPATION_FORMULA, w::UNIT_SHARE)
        .by(w::BY_EXPECTED)
        .undefined(w::UNDEFINED_NOBODY)
        .rivals(w::PARTICIPATION_RIVALS),
    Metric::new("denominator", &[], w::DENOMINATOR, w::DENOMINATOR_FORMULA, w::UNIT_PERSONS).rivals(w::DENOMINATOR_RIVALS),
    Metric::new("total", &["total"], w::TOTAL_SCORE, w::TOTAL_SCORE_FORMULA, w::UNIT_MARKS)
        .undefined(w::UNDEFINED_NO_TOTAL)
        .rivals(w::TOTAL_SCORE_RIVALS),
    Metric::new("mean", &["mean"], w::MEAN, w::MEAN_FORMULA, w::UNIT_MARKS).by(w::BY_CHOSEN).undefined(w::UNDEFINED_NO_SCORES),
    Metric::new("sd", &["sd"], w::SD, w::SD_FORMULA, w::UNIT_MARKS).by(w::BY_N).undefined(w::UNDEFINED_NO_SCORES).rivals(w::SD_RIVALS),
    Metric::new("extremes", &["min", "max"], w::EXTREMES, w::EXTREMES_FORMULA, w::UNIT_MARKS).undefined(w::UNDEFINED_NO_SCORES),
    Metric::new("quantile", &["p25", "median", "p75"], w::QUANTILE, w::QUANTILE_FORMULA, w::UNIT_MARKS)
        .undefined(w::UNDEFINED_NO_SCORES)
        .rivals(w::QUANTILE_RIVALS)
        .source("Hyndman & Fan (1996), The American Statistician 50, 361–365, type 7"),
    Metric::new("score-rate", &["score_rate"], w::SCORE_RATE, w::SCORE_RATE_FORMULA, w::UNIT_SHARE).undefined(w::UNDEFINED_NO_SCORES),
    rate("full-rate", &["full_rate"], w::FULL_RATE, w::FULL_RATE_FORMULA),
    rate("excellent-rate", &["excellent_rate"], w::EXCELLENT_RATE, w::EXCELLENT_RATE_FORMULA),
    rate("good-rate", &["good_rate"], w::GOOD_RATE, w::GOOD_RATE_FORMULA),
    rate("pass-rate", &["pass_rate"], w::PASS_RATE, w::PASS_RATE_FORMULA),
    rate("low-rate", &["low_rate"], w::LOW_RATE, w::LOW_RATE_FORMULA),
    Metric::new("difference", &[], w::DIFFERENCE, w::DIFFERENCE_FORMULA, w::UNIT_MARKS).undefined(w::UNDEFINED_NO_SCORES),
    Metric::new("above-mean", &["above_mean_pct"], w::ABOVE_MEAN, w::ABOVE_MEAN_FORMULA, w::UNIT_SHARE)
        .undefined(w::UNDEFINED_ZERO_MEAN)
        .rivals(w::ABOVE_MEAN_RIVALS),
    Metric::new("z-score", &["z"], w::Z_SCORE, w::Z_SCORE_FORMULA, w::UNIT_SD).undefined(w::UNDEFINED_NO_SPREAD),
    Metric::new("t-score", &["t"], w::T_SCORE, w::T_SCORE_FORMULA, w::UNIT_T)
        .undefined(w::UNDEFINED_NO_SPREAD)
        .source("McCall (1922), How to Measure in Education"),
    Metric::new("rank", &["county_rank", "school_rank"], w::RANK, w::RANK_FORMULA, w::UNIT_PLACE)
        .undefined(w::UNDEFINED_NO_SCORES)
        .rivals(w::RANK_RIVALS),
    Metric::new("rank-interval", &[], w::RANK_INTERVAL, w::RANK_INTERVAL_FORMULA, w::UNIT_PLACE)
        .undefined(w::UNDEFINED_NO_SCORES)
        .rivals(w::RANK_INTERVAL_RIVALS)
        .source("Goldstein & Spiegelhalter (1996), J. R. Statist. Soc. A 159, 385–443"),
    Metric::new("bands", &[], w::BANDS, w::BANDS_FORMULA, w::UNIT_PERSONS),
    Metric::new("rank-bands", &[], w::RANK_BANDS, w::RANK_BANDS_FORMULA, w::UNIT_PERSONS),
    Metric::new("difficulty", &["difficulty"], w::DIFFICULTY, w::DIFFICULTY_FORMULA, w::UNIT_SHARE)
        .undefined(w::UNDEFINED_NO_SCORES)
        .rivals(w::DIFFICULTY_RIVALS),
    Metric::new("discrimination", &["discrimination"], w::DISCRIMINATION, w::DISCRIMINATION_FORMULA, w::UNIT_SHARE)
        .undefined(w::UNDEFINED_FEW)
        .rivals(w::DISCRIMINATION_RIVALS)
        .source("Kelley (1939), Journal of Educational Psychology 30, 17–24"),
    Metric::new("reliability", &["reliability"], w::RELIABILITY, w::RELIABILITY_FORMULA, w::UNIT_NONE)
        .undefined(w::UNDEFINED_NO_ITEMS)
        .source("Cronbach (1951), Psychometrika 16, 297–334"),
    Metric::new("school-cv", &["school_cv"], w::SCHOOL_CV, w::SCHOOL_CV_FORMULA, w::UNIT_SHARE)
        .by(w::BY_SCHOOLS)
        .undefined(w::UNDEFINED_ONE_SCHOOL)
        .rivals(w::SCHOOL_CV_RIVALS),
    Metric::new("school-cv-weighted", &[], w::SCHOOL_CV_WEIGHTED, w::SCHOOL_CV_WEIGHTED_FORMULA, w::UNIT_SHARE)
        .by(w::BY_CHOSEN)
        .undefined(w::UNDEFINED_ONE_SCHOOL)
        .rivals(w::SCHOOL_CV_RIVALS),
    Metric::new("icc", &["icc"], w::ICC, w::ICC_FORMULA, w::UNIT_SHARE)
        .undefined(w::UNDEFINED_ICC)
        .rivals(w::ICC_RIVALS)
        .source("Patterson & Thompson (1971), Biometrika 58, 545–554"),
    Metric::new("range", &[], w::RANGE, w::RANGE_FORMULA, w::UNIT_MARKS).undefined(w::UNDEFINED_NO_SCORES),
];

const fn rate(slug: &'static str, columns: &'static [&'static str], term: Phrase, formula: Phrase) -> Metric {
    Metric::new(slug, columns, term, formula, w::UNIT_SHARE).by(w::BY_CHOSEN).undefined(w::UNDEFINED_NO_SCORES).rivals(w::RATES_RIVALS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_name_leads_to_its_own_row() {
        let mut seen = BTreeSet::new();
        for metric in METRICS {
            for name in metric.names().into_iter().collect::<BTreeSet<_>>() {
                assert_eq!(find(&name.to_uppercase()), Some(metric), "{name}");
            }
            assert!(seen.insert(metric.slug), "{}", metric.slug);
        }
        assert_eq!(find("及格率").map(|metric| metric.slug), Some("pass-rate"));
        assert_eq!(find("no such figure"), None);
    }
}
