//! Random-intercept models: every figure that lme4, nlme and Henderson's equations gave for them.

use super::{Answer, by_group};
use crate::support::reference::Row;
use kaojing::stats::{
    dist::chi_square_upper,
    mixed::{self, Effect, Fit, Method, Sums, cholesky::at, profile::Profile},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Outcome and predictors of each model.
const MODELS: [(&str, &[&str]); 6] = [
    ("exam/mm_null_reml", &["normexam"]),
    ("exam/mm_null_ml", &["normexam"]),
    ("exam/mm_lrt_reml", &["normexam", "standlrt"]),
    ("exam/mm_lrt_ml", &["normexam", "standlrt"]),
    ("bdf/mm_iq_reml", &["langpost", "iq_verb"]),
    ("bdf/mm_iq_ses_ml", &["langpost", "iq_verb", "ses"]),
];

/// The sums of these columns by school, and the schools.
pub fn sums(data: &[Row], columns: &[&str]) -> (Sums, Vec<String>) {
    let mut schools: BTreeMap<&str, usize> = data.iter().map(|row| (row["school"].as_str(), 0)).collect();
    schools.values_mut().enumerate().for_each(|(at, number)| *number = at);
    let number = |row: &Row, column: &&str| row[*column].parse::<f64>().expect("a number");
    let rows: Vec<(usize, Vec<f64>)> =
        data.iter().map(|row| (schools[row["school"].as_str()], columns.iter().map(|column| number(row, column)).collect())).collect();
    (Sums::of_rows(columns.len(), &rows), schools.into_keys().map(str::to_owned).collect())
}

pub fn statistic(set: &str, data: &[Row], model: &str, statistic: Option<&str>) -> Answer {
    let (_, columns) = MODELS.iter().find(|(name, _)| name.split_once('/') == Some((set, model)))?;
    let method = if model.ends_with("_ml") { Method::Ml } else { Method::Reml };
    let (sums, schools) = sums(data, columns);
    let fit = mixed::fit(&sums, method).expect("a sound model");
    let each = |figure: &dyn Fn(&Effect, f64) -> f64| -> Value {
        let effects = fit.effects.iter().zip(&sums.grouped.sizes);
        by_group(schools.iter().cloned().zip(effects.map(|(effect, size)| json!(figure(effect, *size)))))
    };
    Some(match statistic {
        None => whole(&fit, columns),
        Some("blup") => each(&|effect, _| effect.value),
        Some("blup_condsd") => each(&|effect, _| effect.sd),
        Some("blup_pev_sd") => each(&|effect, _| effect.prediction_sd),
        Some("blup_diagnostic_sd") => each(&|effect, _| (fit.var_school - effect.prediction_sd.powi(2)).sqrt()),
        Some("shrinkage") => each(&|_, size| fit.var_school / (fit.var_school + fit.var_residual / size)),
        Some("theta") => json!((fit.var_school / fit.var_residual).sqrt()),
        Some("rank_top5_bottom5") => ends(&fit, &schools),
        Some("lrt_vs_ols") => likelihood_ratio(&fit, &sums),
        Some(_) => return None,
    })
}

fn whole(fit: &Fit, columns: &[&str]) -> Value {
    let names = || std::iter::once("(Intercept)").chain(columns[1..].iter().copied()).map(str::to_owned);
    let size = fit.fixed.len();
    let covariance: Vec<Vec<f64>> = (0..size).map(|row| (0..size).map(|column| fit.covariance[at(row, column)]).collect()).collect();
    let deviance = -2.0 * fit.log_likelihood;
    let parameters = (size + 2) as f64;
    json!({
        "n": fit.n,
        "n_groups": fit.schools,
        "fixed": by_group(names().zip(fit.fixed.iter().map(|one| json!(one.estimate)))),
        "fixed_se": by_group(names().zip(fit.fixed.iter().map(|one| json!(one.se)))),
        "fixed_vcov": covariance,
        "var_group": fit.var_school,
        "var_resid": fit.var_residual,
        "sd_group": fit.var_school.sqrt(),
        "sd_resid": fit.var_residual.sqrt(),
        "icc": fit.icc(),
        "loglik": fit.log_likelihood,
        "deviance_crit": deviance,
        "aic": deviance + 2.0 * parameters,
        "bic": deviance + parameters * fit.n.ln(),
    })
}

fn ends(fit: &Fit, schools: &[String]) -> Value {
    let mut order: Vec<usize> = (0..schools.len()).collect();
    order.sort_by(|a, b| fit.effects[*b].value.total_cmp(&fit.effects[*a].value));
    let names = |order: &[usize]| order.iter().map(|at| schools[*at].clone()).collect::<Vec<_>>();
    json!({ "top5": names(&order[..5]), "bottom5": names(&order[order.len() - 5..]) })
}

/// Against the model without schools; half the mass lies at a variance of zero.
fn likelihood_ratio(fit: &Fit, sums: &Sums) -> Value {
    let counting = fit.method.counting(sums.n, fit.fixed.len());
    let without = Profile::at(&sums.grouped, 0.0).expect("a sound model");
    let with = Profile::at(&sums.grouped, fit.var_school / fit.var_residual).expect("a sound model");
    let logs = mixed::profile::log_units(&sums.grouped.sizes, with.ratio);
    let chi2 = without.deviance(counting, 0.0) - with.deviance(counting, logs);
    let tail = chi_square_upper(chi2, 1.0).expect("a degree of freedom");
    json!({ "chi2": chi2, "p_chi2_1": tail, "p_half": tail / 2.0 })
}
