//! [`Equity`] 均衡: how far schools differ in a paper, and the classes within each school (metrics.md §6).

use super::{
    anova::Anova,
    balance::{self, UnitMean},
    mixed::{self, UnitSums},
    result::{PaperStats, Summary},
    sitting::Unit,
    summary::unit_sums,
};

/// How units of one paper differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Equity {
    /// The schools of the county.
    pub schools: Differences,
    /// The part of Theil's T that lies between school categories; `None` without categories.
    pub theil_between: Option<f64>,
    /// The part within them.
    pub theil_within: Option<f64>,
    /// The classes of each school unit of the cohort; all empty where it has fewer than two.
    pub classes: Vec<Differences>,
}

/// How far units differ. Everything but the count is `None` where it is not defined.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Differences {
    /// Units with a mean.
    pub units: u32,
    /// Their candidates with a score.
    pub n: u32,
    /// Mean of the unit means, each counting alike.
    pub mean_of_means: Option<f64>,
    /// 差异系数, population sd of the unit means over their mean.
    pub cv: Option<f64>,
    /// The same with the sample sd, as a spreadsheet's STDEV gives it.
    pub cv_sample: Option<f64>,
    /// 差异系数 by pupils.
    pub cv_weighted: Option<f64>,
    /// Gini index of the means, by pupils.
    pub gini: Option<f64>,
    /// Theil's T of the means, by pupils.
    pub theil: Option<f64>,
    /// Lowest and highest mean.
    pub range: Option<(f64, f64)>,
    /// Share of variance between units, REML.
    pub icc: Option<f64>,
    /// Its 95 % interval.
    pub icc_interval: Option<(f64, f64)>,
    /// η², the share as found, chance and all.
    pub eta_squared: Option<f64>,
    /// p of the one-way analysis of variance.
    pub p: Option<f64>,
}

impl Differences {
    /// 极差.
    #[must_use]
    pub fn spread(&self) -> Option<f64> {
        self.range.map(|(low, high)| high - low)
    }

    /// 倍率; `None` where the lowest mean is not positive.
    #[must_use]
    pub fn ratio(&self) -> Option<f64> {
        self.range.filter(|(low, _)| *low > 0.0).map(|(low, high)| high / low)
    }

    /// From the figures of the units and their scores.
    fn of<'a>(units: impl Iterator<Item = (&'a Option<Summary>, &'a Unit)> + Clone) -> Self {
        let with_mean = units.clone().filter_map(|(summary, _)| Some((summary.as_ref()?, summary.as_ref()?.mean?)));
        let means: Vec<UnitMean> = with_mean.clone().map(|(summary, mean)| UnitMean { n: f64::from(summary.denominator), mean }).collect();
        if means.len() < 2 {
            let n = with_mean.map(|(summary, _)| summary.n).sum();
            return Self { units: u32::try_from(means.len()).unwrap_or_default(), n, range: balance::range(&means), ..Self::default() };
        }
        let sums: Vec<UnitSums> = units.filter_map(|(_, unit)| unit_sums(unit)).collect();
        let anova = Anova::of(&sums);
        let alike: Vec<UnitMean> = means.iter().map(|unit| UnitMean { n: 1.0, ..*unit }).collect();
        Self {
            units: u32::try_from(means.len()).unwrap_or(u32::MAX),
            n: with_mean.map(|(summary, _)| summary.n).sum(),
            mean_of_means: balance::mean_weighted(&alike),
            cv: balance::cv_unweighted(&means),
            cv_sample: balance::cv_sample(&means),
            cv_weighted: balance::cv_weighted(&means),
            gini: balance::gini(&means),
            theil: balance::theil_t(&means),
            range: balance::range(&means),
            icc: mixed::random_intercept(&sums).map(|fit| fit.icc()),
            icc_interval: anova.and_then(|anova| anova.icc_interval()),
            eta_squared: anova.and_then(|anova| anova.eta_squared()),
            p: anova.and_then(|anova| anova.p()),
        }
    }
}

impl Equity {
    /// `category[school]` is the category of a school unit; `per_school` tells how many of the classes are whose.
    pub(super) fn of(stats: &PaperStats, schools: &[Unit], classes: &[Unit], category: &[Option<usize>]) -> Self {
        let mut rest = classes;
        let classes = stats.classes.iter().map(|summaries| {
            let (own, others) = rest.split_at(summaries.len().min(rest.len()));
            rest = others;
            Differences::of(summaries.iter().zip(own))
        });
        let classes = classes.collect();
        let parts = grouped(stats, category).and_then(|grouped| balance::theil_t_parts(&grouped));
        Self {
            schools: Differences::of(stats.schools.iter().zip(schools)),
            theil_between: parts.map(|(between, _)| between),
            theil_within: parts.map(|(_, within)| within),
            classes,
        }
    }
}

/// The schools that have a mean with the category of each; `None` where one has no category, or all have the same.
fn grouped(stats: &PaperStats, category: &[Option<usize>]) -> Option<Vec<(usize, UnitMean)>> {
    let mut grouped: Vec<(usize, UnitMean)> = Vec::new();
    for (summary, group) in stats.schools.iter().zip(category) {
        if let Some((summary, mean)) = summary.as_ref().and_then(|summary| Some((summary, summary.mean?))) {
            grouped.push(((*group)?, UnitMean { n: f64::from(summary.denominator), mean }));
        }
    }
    let first = grouped.first()?.0;
    grouped.iter().any(|(group, _)| *group != first).then_some(grouped)
}
