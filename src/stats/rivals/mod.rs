//! [`Rival`]: what else goes by the name of a figure, computed beside it, so that a figure of another program or office can be
//! recognised instead of argued about. Of the county and of items only; no report prints them, `rivals.csv` does.
//!
//! [`scores`], [`units`], [`bunching`] and [`items`] hold the kernels that nothing else needs; ours come from where they are at home.

pub mod bunching;
pub mod items;
pub mod scores;
pub mod units;

use super::{
    anova::Anova,
    balance::{self, UnitMean},
    compare::kruskal_wallis,
    describe::{sd_population, sd_sample},
    equity::Differences,
    mixed::UnitSums,
    quantile::{quantile_averaging, quantile_exclusive, quantile_hazen, quantile_inclusive, quantile_median_unbiased},
    reliability::Moments,
    result::Summary,
    shape,
    sitting::Unit,
    summary::unit_sums,
};
use crate::{config::SdRule, reconcile::ledger::Paper};
use compact_str::CompactString;
use items::Covariances;
use rust_decimal::Decimal;

/// One way to compute a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Rival {
    /// The item it is about; empty for the paper.
    pub item: CompactString,
    /// The figure, by its name in the [catalogue](super::catalogue).
    pub metric: &'static str,
    /// The way.
    pub variant: &'static str,
    /// Candidates, or units where units are compared.
    pub n: u32,
    /// What it gives.
    pub value: Option<f64>,
    /// It is the one that is printed.
    pub used: bool,
}

/// Rivals in the making.
#[derive(Default)]
struct List {
    rivals: Vec<Rival>,
    item: CompactString,
    n: u32,
}

impl List {
    fn say(&mut self, metric: &'static str, variant: &'static str, value: Option<f64>) {
        self.rivals.push(Rival { item: self.item.clone(), metric, variant, n: self.n, value, used: false });
    }

    fn ours(&mut self, metric: &'static str, variant: &'static str, value: Option<f64>) {
        self.say(metric, variant, value);
        if let Some(last) = self.rivals.last_mut() {
            last.used = true;
        }
    }

    fn either(&mut self, ours: bool, metric: &'static str, variant: &'static str, value: Option<f64>) {
        if ours { self.ours(metric, variant, value) } else { self.say(metric, variant, value) }
    }
}

/// The rivals of one paper's figures in the county: spread, quantiles, shape, centre, differences of schools.
#[must_use]
pub(super) fn of_paper(
    paper: &Paper,
    county: (&Unit, &Summary),
    schools: (&[Option<Summary>], &[Unit]),
    found: &Differences,
    sd: SdRule,
) -> Vec<Rival> {
    let (county, summary) = county;
    let values: Vec<f64> = county.ascending.iter().map(|score| score.to_f64()).collect();
    if values.is_empty() {
        return Vec::new();
    }
    let mut list = List { n: u32::try_from(values.len()).unwrap_or(u32::MAX), ..List::default() };
    of_scores(&mut list, &values, sd);
    of_passing(&mut list, paper, county, summary);
    of_schools(&mut list, schools, found);
    list.rivals
}

fn of_scores(list: &mut List, values: &[f64], sd: SdRule) {
    list.either(sd == SdRule::Population, "sd", "population", sd_population(values));
    list.either(sd == SdRule::Sample, "sd", "sample", sd_sample(values));
    for (share, names) in [
        (25, ["p25 type 2", "p25 type 5", "p25 type 6", "p25 type 7", "p25 type 8"]),
        (50, ["p50 type 2", "p50 type 5", "p50 type 6", "p50 type 7", "p50 type 8"]),
        (75, ["p75 type 2", "p75 type 5", "p75 type 6", "p75 type 7", "p75 type 8"]),
    ] {
        let p = f64::from(share) / 100.0;
        list.say("quantile", names[0], quantile_averaging(values, Decimal::new(share.into(), 2)));
        list.say("quantile", names[1], quantile_hazen(values, p));
        list.say("quantile", names[2], quantile_exclusive(values, p));
        list.ours("quantile", names[3], quantile_inclusive(values, p));
        list.say("quantile", names[4], quantile_median_unbiased(values, p));
    }
    list.say("skewness", "type 1", scores::skewness_moments(values));
    list.ours("skewness", "type 2", shape::skewness(values));
    list.say("skewness", "type 3", scores::skewness_sample(values));
    list.say("kurtosis", "type 1", scores::kurtosis_moments(values));
    list.ours("kurtosis", "type 2", shape::kurtosis(values));
    list.say("kurtosis", "type 3", scores::kurtosis_sample(values));
    list.ours("spread", "mad", shape::median_deviation(values));
    list.say("spread", "mad × 1.4826", scores::mad_scaled(values));
    list.say("spread", "mad / Φ⁻¹(0.75)", scores::mad_normal(values));
    list.say("spread", "mean deviation", scores::average_deviation(values));
    list.ours("trimmed-mean", "5 %", shape::trimmed_mean(values, 5));
    list.say("trimmed-mean", "10 %", shape::trimmed_mean(values, 10));
    list.say("trimmed-mean", "Huber 1.5", scores::huber_centre(values));
    list.say("trimmed-mean", "mode", scores::mode(values));
}

fn of_passing(list: &mut List, paper: &Paper, county: &Unit, summary: &Summary) {
    let rate = |passed: f64| (summary.denominator > 0).then(|| passed / f64::from(summary.denominator));
    let counts = bunching::counts_around(&county.ascending, paper.lines.pass, paper.full);
    let excess = counts.and_then(|counts| bunching::bunched(&counts)).map(|found| found.excess);
    list.ours("pass-rate", "as scored", rate(f64::from(summary.pass)));
    list.say("pass-rate", "without bunching at the line (polynomial)", excess.and_then(|excess| rate(f64::from(summary.pass) - excess)));
}

fn of_schools(list: &mut List, (summaries, units): (&[Option<Summary>], &[Unit]), found: &Differences) {
    let means = summaries.iter().flatten().filter_map(|school| Some(UnitMean { n: f64::from(school.denominator), mean: school.mean? }));
    let means: Vec<UnitMean> = means.collect();
    if means.len() < 2 {
        return;
    }
    list.n = found.units;
    let alike: Vec<UnitMean> = means.iter().map(|unit| UnitMean { n: 1.0, ..*unit }).collect();
    list.ours("school-cv", "population", found.cv);
    list.say("school-cv", "sample", found.cv_sample);
    list.say("school-cv", "weighted", found.cv_weighted);
    list.ours("gini", "weighted", found.gini);
    list.say("gini", "unweighted", balance::gini(&alike));
    list.say("gini", "unweighted, corrected", units::gini_corrected(&means));
    list.ours("theil", "T weighted", found.theil);
    list.say("theil", "T unweighted", balance::theil_t(&alike));
    list.say("theil", "L weighted", units::theil_l(&means));
    list.say("theil", "L unweighted", units::theil_l(&alike));
    list.say("theil", "Hoover weighted", units::hoover(&means));
    let sums: Vec<UnitSums> = units.iter().filter_map(unit_sums).collect();
    let anova = Anova::of(&sums);
    list.ours("icc", "REML", found.icc);
    list.say("icc", "ANOVA, n₀", anova.and_then(|anova| anova.icc()));
    list.say("icc", "ANOVA, mean size", anova.as_ref().and_then(units::icc_mean_size));
    list.say("icc", "ICC(2)", anova.as_ref().and_then(units::icc_of_means));
    list.ours("eta-squared", "η²", found.eta_squared);
    list.say("eta-squared", "ω²", anova.as_ref().and_then(units::omega_squared));
    list.ours("eta-squared", "ANOVA p", found.p);
    let scores: Vec<Vec<f64>> = units.iter().map(|unit| unit.ascending.iter().map(|score| score.to_f64()).collect()).collect();
    list.say("eta-squared", "Kruskal–Wallis p", kruskal_wallis(&scores).map(|found| found.p));
}

/// The columns of a paper's items, who has them by ascending total.
pub(super) struct Answers<'a> {
    /// A column for each item, candidates in order of their total.
    pub columns: &'a [Vec<f64>],
    /// The totals in that order.
    pub totals: &'a [i64],
    /// Name and full mark of each item.
    pub items: Vec<(CompactString, f64)>,
    /// Discrimination and item–rest correlation as they are printed.
    pub printed: Vec<(Option<f64>, Option<f64>)>,
    /// Items are all right or wrong.
    pub right_or_wrong: bool,
}

/// The rivals of reliability, and of each item's discrimination.
#[must_use]
pub(super) fn of_items(answers: &Answers<'_>, moments: Option<&Moments>) -> Vec<Rival> {
    let Some(moments) = moments else { return Vec::new() };
    let mut list = List { n: u32::try_from(moments.n).unwrap_or(u32::MAX), ..List::default() };
    let (covariances, halves) = (Covariances::of(answers.columns), items::split_half(answers.columns));
    let correlations = covariances.as_ref().and_then(Covariances::correlations);
    let of = |matrix: &Option<Covariances>, figure: fn(&Covariances) -> Option<f64>| matrix.as_ref().and_then(figure);
    list.ours("reliability", "alpha", moments.alpha());
    list.say("reliability", "standardised alpha", of(&correlations, Covariances::alpha_standardised));
    list.say("reliability", "mean inter-item r", of(&correlations, |matrix| Some(matrix.mean_pair())));
    list.say("reliability", "λ₂", of(&covariances, Covariances::lambda_2));
    list.say("reliability", "λ₂ of correlations", of(&correlations, Covariances::lambda_2));
    list.say("reliability", "λ₆ of correlations", of(&correlations, Covariances::lambda_6));
    list.say("reliability", "split-half r", halves.map(|halves| halves.r));
    list.say("reliability", "Spearman–Brown", halves.map(|halves| halves.spearman_brown));
    list.say("reliability", "Guttman–Flanagan", halves.map(|halves| halves.flanagan));
    if answers.right_or_wrong {
        list.say("reliability", "KR-21", items::kr21(moments));
        list.say("reliability", "KR-20, variances mixed", items::kr20_mixed(moments));
    }
    for (at, ((name, full), (discrimination, item_rest))) in answers.items.iter().zip(&answers.printed).enumerate() {
        list.item = name.clone();
        let by_total: Vec<(i64, f64)> = answers.totals.iter().copied().zip(answers.columns[at].iter().copied()).collect();
        list.ours("item-discrimination", "ties in proportion", *discrimination);
        list.say("item-discrimination", "ties all taken in", items::discrimination_inclusive(&by_total, *full));
        list.ours("item-rest", "item–rest", *item_rest);
        list.say("item-rest", "item–total", items::item_total(moments, at));
    }
    list.rivals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::catalogue;

    #[test]
    fn ours_are_marked_and_every_figure_is_in_the_catalogue() {
        let columns = vec![vec![0.0, 0.0, 1.0, 1.0], vec![0.0, 1.0, 0.0, 1.0], vec![0.0, 0.0, 1.0, 1.0]];
        let moments = Moments::of(&columns);
        let items = (1..=3).map(|at| (format!("{at}").into(), 1.0)).collect();
        let totals = [0, 1, 2, 3];
        let answers = Answers { columns: &columns, totals: &totals, items, printed: vec![(Some(1.0), None); 3], right_or_wrong: true };
        let mut list = List { n: 4, ..List::default() };
        of_scores(&mut list, &[1.0, 2.0, 2.0, 7.0], SdRule::Sample);
        let all = [list.rivals, of_items(&answers, moments.as_ref())].concat();
        for rival in &all {
            assert_eq!(catalogue::find(rival.metric).map(|metric| metric.slug), Some(rival.metric), "{rival:?}");
        }
        let used: Vec<&str> = all.iter().filter(|rival| rival.used && rival.item.is_empty()).map(|rival| rival.variant).collect();
        assert_eq!(used, ["sample", "p25 type 7", "p50 type 7", "p75 type 7", "type 2", "type 2", "mad", "5 %", "alpha"]);
        let mode = all.iter().find(|rival| rival.variant == "mode").and_then(|rival| rival.value);
        assert_eq!(mode, Some(2.0));
    }
}
