//! Two groups, tables of counts, models without units.

use super::{Answer, by_group, columns};
use crate::support::reference::Row;
use kaojing::{
    anomalies::{digits::chi_square, multiplicity::benjamini_hochberg, selective::hypergeometric_upper},
    stats::{
        compare::{Comparison, Difference},
        describe::{mean, sum_of_squares},
        dist::{chi_square_upper, normal_upper, t_upper},
        mixed::{cholesky::at, profile::Profile},
        progress::change::gain,
    },
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The two groups of a case by its name: column, and which rows are in the first and the second.
fn groups(data: &[Row], name: &str) -> Option<(Vec<f64>, Vec<f64>)> {
    let (column, by, first, second) = match name {
        "first_vs_repeat" => ("total", "first_attempt", "1", "0"),
        "normexam_F_vs_M" => ("normexam", "sex", "F", "M"),
        "normexam_school1_vs_2" => ("normexam", "school", "1", "2"),
        "total_by_gender" => ("total", "gender", "0", "1"),
        "g3_GP_vs_MS" => ("g3", "school", "GP", "MS"),
        _ => return None,
    };
    let of = |wanted: &str| {
        let rows: Vec<Row> = data.iter().filter(|row| row[by] == wanted).cloned().collect();
        let mut values = columns::of(&rows, column)?;
        values.sort_by(f64::total_cmp);
        Some(values)
    };
    of(first).zip(of(second))
}

/// What two groups are to each other.
pub fn statistic(data: &[Row], name: &str, statistic: &str) -> Answer {
    let (first, second) = groups(data, name)?;
    let found = Comparison::of(&first, &second)?;
    Some(match statistic {
        "welch_t" => {
            let Difference { t, df, p, interval } = found.welch?;
            json!({ "t": t, "df": df, "p": p, "ci95": [interval.0, interval.1] })
        }
        "student_t" => {
            let Difference { t, df, p, .. } = found.student?;
            json!({ "t": t, "df": df, "p": p })
        }
        "cohen_d_pooled" => json!(found.cohen_d),
        "hedges_g" => json!(found.hedges_g),
        "ks" => json!({ "D": found.ks, "p_asymptotic": found.ks_p }),
        "wasserstein1" => json!(found.wasserstein),
        "mann_whitney" => json!({ "W": found.auc * f64::from(found.n.0) * f64::from(found.n.1), "p_continuity": found.rank_sum_p }),
        "auc" => json!(found.auc),
        "var_ratio" => json!({ "F": found.variance_ratio, "p": found.variance_p }),
        _ => return None,
    })
}

/// The mean change of one column to another.
pub fn paired(before: &[f64], after: &[f64]) -> Answer {
    let changes: Vec<f64> = before.iter().zip(after).map(|(a, b)| a - b).collect();
    let found = gain(&changes)?;
    let (t, df) = (found.mean / found.se?, changes.len() as f64 - 1.0);
    Some(json!({ "t": t, "df": df, "p": 2.0 * t_upper(t.abs(), df)?, "mean_diff": found.mean }))
}

/// χ² and its p of two rows of counts; for four counts Fisher's exact p of more in the first than by chance.
fn table(first: &[f64], second: &[f64]) -> Option<Value> {
    let (chi2, kinds) = chi_square(first, second)?;
    Some(json!({ "chi2": chi2, "p": chi_square_upper(chi2, kinds as f64 - 1.0) }))
}

/// `3_1_1_3`
pub fn table_2x2(counts: &str) -> Answer {
    let counts: Vec<u32> = counts.split('_').map(|count| count.parse().ok()).collect::<Option<_>>()?;
    let [a, b, c, d] = counts[..] else { return None };
    let mut found = table(&[f64::from(a), f64::from(b)], &[f64::from(c), f64::from(d)])?;
    found.as_object_mut()?.insert("fisher_greater".to_owned(), json!(hypergeometric_upper(a, a + c, a + b, a + b + c + d)));
    Some(found)
}

/// Passes of two kinds of schools, and χ² of them.
pub fn passes(data: &[Row], line: f64, score: &str, is_first: impl Fn(&Row) -> bool) -> Option<([usize; 4], Value)> {
    let count = |first: bool, passed: bool| {
        let is_in = |row: &&Row| is_first(row) == first && row[score].parse::<f64>().is_ok_and(|score| (score >= line) == passed);
        data.iter().filter(is_in).count()
    };
    let counts = [count(true, false), count(true, true), count(false, false), count(false, true)];
    let cells = counts.map(|count| count as f64);
    Some((counts, table(&cells[..2], &cells[2..])?))
}

/// The line through all candidates, whatever their school: the model whose ratio of variances is nothing.
pub fn least_squares(data: &[Row], statistic: Option<&str>) -> Answer {
    let (sums, schools) = super::mixed::sums(data, &["normexam", "standlrt"]);
    let flat = Profile::at(&sums.grouped, 0.0)?;
    let (n, df) = (sums.n, sums.n - 2.0);
    let variance = flat.residual / df;
    let centre = |column: usize| flat.centre[column] + sums.origin[column];
    let estimates = [centre(0) - flat.slopes[0] * centre(1), flat.slopes[0]];
    // The sums are about an origin: the intercept is that of the point that is zero there.
    let se = [(1.0, -sums.origin[1]), (0.0, 1.0)].map(|(constant, at)| (variance * flat.leverage(constant, |_| at)).sqrt());
    let names = ["(Intercept)", "standlrt"];
    let each = |figure: &dyn Fn(usize) -> Option<f64>| by_group((0..2).map(|term| (names[term].to_owned(), json!(figure(term)))));
    let t = |term: usize| estimates[term] / se[term];
    let y = columns::of(data, "normexam")?;
    let r2 = 1.0 - flat.residual / sum_of_squares(&y, mean(&y)?);
    let loglik = -n / 2.0 * ((std::f64::consts::TAU * flat.residual / n).ln() + 1.0);
    let rests: Vec<(f64, f64)> = sums.grouped.units().map(|(size, means)| (size, flat.rest(means))).collect();
    let by_school = |values: Vec<f64>| json!(schools.iter().zip(values).collect::<BTreeMap<_, _>>());
    let of = |figure: &dyn Fn(f64, f64) -> f64| -> Vec<f64> { rests.iter().map(|(n, rest)| figure(*n, *rest)).collect() };
    let z = |n: f64, rest: f64| rest / (variance / n).sqrt();
    let p = of(&|n, rest| 2.0 * normal_upper(z(n, rest).abs()));
    Some(match statistic {
        None => json!({
            "coef": each(&|term| Some(estimates[term])),
            "se": each(&|term| Some(se[term])),
            "t": each(&|term| Some(t(term))),
            "p": each(&|term| Some(2.0 * t_upper(t(term).abs(), df)?)),
            "r2": r2,
            "r2_adj": 1.0 - (1.0 - r2) * (n - 1.0) / df,
            "sigma": variance.sqrt(),
            "f": r2 / ((1.0 - r2) / df),
            "loglik": loglik,
            "aic": -2.0 * loglik + 6.0,
        }),
        Some("group_resid_mean") => by_school(of(&|_, rest| rest)),
        Some("group_resid_se") => by_school(of(&|n, _| (variance / n).sqrt())),
        Some("group_z") => by_school(of(&z)),
        Some("group_p") => by_school(p),
        Some("group_p_BH") => by_school(benjamini_hochberg(&p)),
        Some("group_p_BY") => by_school(by_any_dependence(&p)),
        Some("group_p_bonferroni") => by_school(p.iter().map(|one| (one * p.len() as f64).min(1.0)).collect()),
        Some("within_slope") => json!({ "standlrt": sums.grouped.within[at(1, 0)] / sums.grouped.within[at(1, 1)] }),
        _ => return None,
    })
}

/// Benjamini and Yekutieli's: that of Benjamini and Hochberg times the harmonic sum.
pub fn by_any_dependence(p: &[f64]) -> Vec<f64> {
    let harmonic: f64 = (1..=p.len()).map(|at| 1.0 / at as f64).sum();
    benjamini_hochberg(p).into_iter().map(|q| (q * harmonic).min(1.0)).collect()
}
