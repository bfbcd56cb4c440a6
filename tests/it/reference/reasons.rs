//! Cases of the shared reference that nothing here reproduces, each kind with its reason. Whoever adds the figure to the
//! program takes its line out; a line that no case needs any more fails the test.

/// Which cases, or parts of them after a point, `*` standing for anything, and why.
const REASONS: &[(&str, &str)] = &[
    // Rivals that the catalogue names, and that neither a report nor rivals.csv prints.
    ("county_example/published", "rounded at every step in the source; the exact value is compared"),
    ("*/items/d27_file_order_ties", "rival: depends on the order of rows"),
    ("*/items/d27_ties_inclusive.*", "places and edges of the groups from which D is made"),
    ("*/cor/*/kendall_tau_b", "rival: Pearson's and Spearman's correlations are printed"),
    ("*/cor/*/partial_given_rest", "a correlation given the other papers, which no figure is made from"),
    ("*/cor/*/pearson.*", "test and interval of a correlation, which is printed with its n"),
    ("proportion/*/wilson95_cc", "rival: Wilson's interval without the correction is used"),
    ("proportion/*/clopper_pearson95", "rival: Wilson's interval is used"),
    ("padjust/holm", "rival: Benjamini and Hochberg's procedure is used"),
    ("padjust/hochberg", "rival: as holm"),
    ("exam/ols_lrt/group_p_holm", "rival: as holm"),
    ("exam/ols_lrt/group_p_hochberg", "rival: as holm"),
    // Tests whose figures are told in another way.
    ("*/mann_whitney.p_no_continuity", "rival: with the correction for continuity"),
    ("*/ks_p_scipy_asymp", "rival: Kolmogorov's own series is used, as by R"),
    ("*/ks_p_exact_ties", "rival: groups are large, and the series is used"),
    ("*.chi2_yates", "rival: the screens' tables are large, or judged by permutation"),
    ("*.p_yates", "rival: as chi2_yates"),
    ("*.fisher", "rival: the screens test one side, by the hypergeometric law"),
    ("*.fisher_two_sided", "rival: as fisher"),
    ("hypergeom/*.pmf", "the tails are made from it"),
    ("binomial/*.pmf", "as hypergeom"),
    ("*/school_table.sd_sample", "rival: [statistics] sd = \"sample\" prints it in place of the population's"),
    ("*/school_table.z_sample", "as school_table.sd_sample"),
    ("ca_schools/*/theil_l_decomposition", "rival: Theil's T is parted into between and within"),
    ("student_por/studytime_by_band", "a table of more than two rows: the screens compare one with the rest"),
    ("nyc_regents/*/bunching_65.log10_p", "below what a number can hold; the p itself is 0"),
    ("senate/*density*", "a density of continuous margins; the screen of a line fits counts of marks"),
    ("senate/binomial_window_*", "two-sided, by the size of terms; the screens test one side"),
    ("spreadsheet/*/MODE.SNGL", "rival: of several commonest values the lowest is named, not the first in the sheet"),
    ("czmatura/options_*", "counts of numbered options without a key, of which no sheet of items is made"),
    ("nist/*/autocorr_lag1*", "of a series in time, which scores are not"),
];

/// Cases that the tests of another room read, and what their file says of them.
pub const ELSEWHERE: &[(&str, &str, &str)] = &[("hci/options_*", "items.rs", "hci/options_i")];

/// Every pattern of a reason.
pub fn patterns() -> impl Iterator<Item = &'static str> {
    REASONS.iter().map(|(pattern, _)| *pattern)
}

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

/// Why nothing here reproduces a case, if that is known: the pattern that means it and the reason.
pub fn reason(id: &str) -> Option<(&'static str, &'static str)> {
    let elsewhere = ELSEWHERE.iter().find(|(pattern, ..)| fits(pattern, id)).map(|(pattern, file, _)| (*pattern, *file));
    REASONS.iter().copied().find(|(pattern, _)| fits(pattern, id)).or(elsewhere)
}
