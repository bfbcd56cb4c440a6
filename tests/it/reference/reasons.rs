//! Cases of the shared reference that nothing here reproduces, each kind with its reason. Whoever adds the figure to the
//! program takes its line out.

/// Which cases, `*` standing for anything, and why.
pub const REASONS: &[(&str, &str)] = &[
    // Rivals that the catalogue names and does not use.
    ("*/quantiles_type5", "rival: only type 7 is printed, 2 and 6 are kept to compare with other programs"),
    ("*/quantiles_type8", "rival: as type 5"),
    ("*_ranks/rank_desc_max", "rival: ties share the better rank"),
    ("*_ranks/rank_desc_dense", "rival: ties share the better rank and the next one is skipped"),
    ("*_ranks/pr_below", "rival: the percentile rank counts equals by half"),
    ("*_ranks/pr_at_or_below", "rival: the percentile rank counts equals by half"),
    ("*_ranks/pr_inc", "rival: the percentile rank is over n"),
    ("*/icc1_multilevel_pkg", "rival: the plain mean size, wrong for units of different size"),
    ("*/icc2_multilevel_pkg", "rival: the reliability of unit means, not a share of variance"),
    ("*/gini_unweighted_bias_corrected", "rival: without the correction"),
    ("*/theil_l_*", "rival: Theil's T is printed"),
    ("*/hoover_weighted", "rival: CV, Gini and Theil's T are printed"),
    ("ca_schools/n_positive_comp_pp", "a count for Theil's L"),
    ("county_example/published", "rounded at every step in the source; the exact value is compared"),
    ("*/items/d27_ties_inclusive", "rival: those tied share the places in proportion"),
    ("*/items/d27_file_order_ties", "rival: depends on the order of rows"),
    ("*/items/kr20_mixed_sample_variance", "rival: mixes two variances"),
    ("*/items/kr21", "rival: assumes items of equal difficulty"),
    ("*/items/alpha_std", "rival: alpha of the scores as they are is printed"),
    ("*/items/mean_inter_item_r", "part of the standardised alpha"),
    ("*/items/inter_item_cor_row1", "part of the standardised alpha"),
    ("*/items/guttman_*", "rival of alpha"),
    ("*/items/split_half_odd_even", "rival of alpha"),
    ("*/items/item_total_r", "rival: the item is taken out of the total (item–rest)"),
    ("*/options_*", "shares of options: tests of the items"),
    ("czmatura/rank_within_schtype/*", "ranks in a group: the same kernel over a list of its own"),
    ("czmatura/pass17_by_gymnasium/*", "a table of counts, for the screens"),
    ("*/alpha_over_columns", "alpha of exams taken as items"),
    // Reproduced by the tests of the value-added models.
    ("*/mm_*", "random-intercept fits with predictors: tests of the value-added models"),
    // Screens: compared by the tests of the anomalies, or of screens that are not there yet.
    ("senate/*", "a test of density at a cut-off, for the screens"),
    ("nyc_regents/*/bunching_65", "a screen of heaping at a line"),
    ("*/autocorr_lag1*", "order of rows, for the screens"),
    ("proportion/*/wilson95_cc", "rival: Wilson's interval without the correction is used"),
    ("proportion/*/clopper_pearson95", "rival: Wilson's interval is used"),
    ("proportion/*/binom_two_sided_p_half", "for the screens, which test one side"),
    ("padjust/BY", "rival: Benjamini and Hochberg's procedure is used"),
    ("padjust/holm", "rival: as BY"),
    ("padjust/hochberg", "rival: as BY"),
    ("hypergeom/*", "for the screens of copied answers"),
    ("table2x2/*", "for the screens of counts"),
    ("exam/ols_lrt*", "a school's mean residual: for the screens"),
    ("exam/within_slope*", "for the screens"),
    ("exam/group_*", "a school's mean residual: for the screens"),
    ("exam/*robust_z*", "for the screens"),
    ("exam/*/n_outliers_robust_z_3.5", "for the screens"),
    ("*/huber_mu_k1.5_mad", "for the screens, which have a Huber regression of their own"),
    ("*/kruskal_wallis", "comparison by ranks: the analysis of variance is printed"),
    ("*/welch_t", "comparison of two groups: units are compared by intervals and by the analysis of variance"),
    ("*/student_t", "as welch_t"),
    ("*/cohen_d_pooled", "as welch_t"),
    ("*/hedges_g", "as welch_t"),
    ("*/ks*", "comparison of two distributions: for the screens"),
    ("*/wasserstein1", "as ks"),
    ("*/mann_whitney", "as ks"),
    ("*/auc", "as ks"),
    ("*/var_ratio", "as ks"),
    ("*/t_paired_g1_g3*", "progress is told of matched candidates by standard scores"),
    ("student_por/pass_by_school*", "a table of counts, for the screens"),
    ("student_por/studytime_by_band*", "a table of counts, for the screens"),
    // Relations between papers.
    ("*/kendall_tau_b", "rival: Pearson's and Spearman's correlations are printed"),
    ("*/partial_given_rest", "a correlation given the other papers"),
    // Spreadsheet functions without a figure of ours.
    ("spreadsheet/*SKEW.P", "rival: Excel's SKEW is printed"),
    ("spreadsheet/*RANK.EQ asc *", "rival: ranks are from the top"),
    ("spreadsheet/COVARIANCE.S", "part of a correlation"),
    ("spreadsheet/ROUND *", "figures are written unrounded; the workbook's number format rounds"),
    ("spreadsheet/*MODE.SNGL", "the commonest score is not printed"),
    ("spreadsheet/*AVEDEV", "rival: standard and median deviation are printed"),
    ("spreadsheet/*PERCENTRANK.*", "rival: the percentile rank is over n, equals by half, and not cut to three digits"),
    ("spreadsheet/*COUNTBLANK", "blank cells are statuses"),
    ("spreadsheet/SLOPE*", "tests of the value-added models"),
    ("spreadsheet/INTERCEPT*", "tests of the value-added models"),
    ("spreadsheet/STEYX", "tests of the value-added models"),
    ("spreadsheet/T.TEST*", "as welch_t"),
    ("spreadsheet/HYPGEOM.DIST*", "for the screens of copied answers"),
    ("spreadsheet/0.1+0.2-0.3", "scores are decimals"),
];

/// Whether an id is meant by a pattern.
pub fn fits(pattern: &str, id: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| id.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (at, part) in parts.iter().enumerate() {
        if at + 1 == parts.len() {
            return rest.ends_with(part);
        }
        let Some(found) = rest.find(part) else { return false };
        rest = &rest[found + part.len()..];
    }
    rest.is_empty()
}

/// Why nothing reproduces a case, if that is known.
pub fn reason(id: &str) -> Option<&'static str> {
    REASONS.iter().find(|(pattern, _)| fits(pattern, id)).map(|(_, why)| *why)
}
