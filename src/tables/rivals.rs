//! `rivals`: every way in use to compute the figures of the county that go by one name. `gaps`: school categories and
//! districts beside each other, two at a time.

use super::{columns::Columns, scope::internal_cohorts};
use crate::{
    pipeline::Analysis,
    reconcile::ledger::{Cohort, Paper},
    stats::{gaps::Gap, rivals::Rival},
};
use polars::prelude::{DataFrame, PolarsResult};

/// One row per grade × subject × figure × way of computing it, then per item; `used` is true of the one that is printed. The
/// public form has no rows.
///
/// # Errors
/// If polars refuses the columns.
pub fn rivals(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows: Vec<(&Cohort, &Paper, &Rival)> = Vec::new();
    for (cohort, stats) in internal_cohorts(analysis) {
        for (paper, stats) in cohort.papers.iter().zip(&stats.papers) {
            let of_items = stats.items.iter().flat_map(|items| &items.rivals);
            rows.extend(stats.rivals.iter().chain(of_items).map(|rival| (cohort, paper, rival)));
        }
    }
    Columns::of(&rows)
        .text("grade", |(cohort, ..)| cohort.grade.name())
        .text("subject", |(_, paper, _)| paper.subject.name())
        .text("item", |(.., rival)| rival.item.as_str())
        .text("metric", |(.., rival)| rival.metric)
        .text("variant", |(.., rival)| rival.variant)
        .count("n", |(.., rival)| Some(rival.n))
        .number("value", |(.., rival)| rival.value)
        .text("used", |(.., rival)| if rival.used { "true" } else { "false" })
        .frame()
}

/// One row per grade × subject × pair of categories, then of districts. The public form has no rows.
///
/// # Errors
/// If polars refuses the columns.
pub fn gaps(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let mut rows: Vec<(&Cohort, &Paper, &Gap)> = Vec::new();
    for (cohort, stats) in internal_cohorts(analysis) {
        for (paper, stats) in cohort.papers.iter().zip(&stats.papers) {
            rows.extend(stats.gaps.iter().map(|gap| (cohort, paper, gap)));
        }
    }
    Columns::of(&rows)
        .text("grade", |(cohort, ..)| cohort.grade.name())
        .text("subject", |(_, paper, _)| paper.subject.name())
        .text("kind", |(.., gap)| gap.grouping.word())
        .text("name", |(.., gap)| gap.first.as_str())
        .text("other_name", |(.., gap)| gap.second.as_str())
        .count("n", |(.., gap)| Some(gap.comparison.n.0))
        .count("other_n", |(.., gap)| Some(gap.comparison.n.1))
        .number("mean", |(.., gap)| Some(gap.comparison.mean.0))
        .number("other_mean", |(.., gap)| Some(gap.comparison.mean.1))
        .number("mean_gap", |(.., gap)| Some(gap.comparison.difference))
        .number("gap_low", |(.., gap)| Some(gap.comparison.welch?.interval.0))
        .number("gap_high", |(.., gap)| Some(gap.comparison.welch?.interval.1))
        .number("welch_t", |(.., gap)| Some(gap.comparison.welch?.t))
        .number("welch_df", |(.., gap)| Some(gap.comparison.welch?.df))
        .number("welch_p", |(.., gap)| Some(gap.comparison.welch?.p))
        .number("student_t", |(.., gap)| Some(gap.comparison.student?.t))
        .number("student_p", |(.., gap)| Some(gap.comparison.student?.p))
        .number("cohen_d", |(.., gap)| gap.comparison.cohen_d)
        .number("hedges_g", |(.., gap)| gap.comparison.hedges_g)
        .number("auc", |(.., gap)| Some(gap.comparison.auc))
        .number("rank_sum_p", |(.., gap)| gap.comparison.rank_sum_p)
        .number("ks", |(.., gap)| Some(gap.comparison.ks))
        .number("ks_p", |(.., gap)| Some(gap.comparison.ks_p))
        .number("wasserstein", |(.., gap)| Some(gap.comparison.wasserstein))
        .number("variance_ratio", |(.., gap)| gap.comparison.variance_ratio)
        .number("variance_p", |(.., gap)| gap.comparison.variance_p)
        .frame()
}
