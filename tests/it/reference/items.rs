//! Statistics of items.

use super::{Answer, columns};
use crate::support::reference::Row;
use kaojing::stats::{
    describe::{mean, sd_population, sd_sample},
    item::discrimination,
    reliability::{Moments, cronbach_alpha, item_rest_correlation, standard_error_of_measurement},
    rivals::items::{self as rivals, Covariances, SplitHalf},
};
use serde_json::{Value, json};

/// The item columns of a set: b1, b3_1 … i01 …, q001 …, in order of item.
pub fn names(row: &Row) -> Vec<String> {
    let is_item = |name: &&String| {
        let digits = name.trim_start_matches(['b', 'i', 'q']);
        digits.len() < name.len() && digits.starts_with(|c: char| c.is_ascii_digit())
    };
    let mut names: Vec<String> = row.keys().filter(is_item).cloned().collect();
    let place = |name: &String| -> Vec<u32> { name[1..].split('_').filter_map(|part| part.parse().ok()).collect() };
    names.sort_by_key(place);
    names
}

pub fn statistic(set: &str, data: &[Row], statistic: &str) -> Answer {
    let names = names(data.first()?);
    let items: Vec<Vec<f64>> = names.iter().map(|name| columns::present(&super::column(data, name))).collect();
    let each = |figure: &dyn Fn(usize) -> Option<f64>| -> Value {
        Value::Object(names.iter().enumerate().map(|(at, name)| (name.clone(), json!(figure(at)))).collect())
    };
    let full = |at: usize| items[at].iter().copied().reduce(f64::max);
    let totals: Vec<f64> = (0..data.len()).map(|row| items.iter().map(|item| item[row]).sum()).collect();
    let moments = || Moments::of(&items);
    let correlations = || Covariances::of(&items)?.correlations();
    Some(match statistic {
        "alpha_raw" => json!(cronbach_alpha(&items)),
        // Items of 0 and 1: alpha by any variance is KR-20 by the same.
        "kr20" if set != "czmatura" => json!(cronbach_alpha(&items)),
        "sem_sample" => json!(standard_error_of_measurement(&items)),
        "item_mean" => each(&|at| mean(&items[at])),
        "item_sd" => each(&|at| sd_sample(&items[at])),
        "difficulty" => each(&|at| Some(mean(&items[at])? / full(at)?)),
        "item_rest_r" => each(&|at| item_rest_correlation(&items, at)),
        "alpha_if_dropped" => each(&|at| {
            let rest: Vec<Vec<f64>> = items.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, item)| item.clone()).collect();
            cronbach_alpha(&rest)
        }),
        "kr20_mixed_sample_variance" => json!(rivals::kr20_mixed(&moments()?)),
        "kr21" => json!(rivals::kr21(&moments()?)),
        "alpha_std" => json!(correlations()?.alpha_standardised()),
        "mean_inter_item_r" => json!(correlations()?.mean_pair()),
        "inter_item_cor_row1" => {
            let row = correlations()?.row(0);
            each(&|at| Some(row[at]))
        }
        "guttman_lambda2_on_correlations" => json!(correlations()?.lambda_2()),
        "guttman_lambda2_on_covariances" => json!(Covariances::of(&items)?.lambda_2()),
        "guttman_lambda6_on_correlations" => json!(correlations()?.lambda_6()),
        "split_half_odd_even" => {
            let SplitHalf { r, spearman_brown, flanagan, rulon } = rivals::split_half(&items)?;
            json!({ "r": r, "spearman_brown": spearman_brown, "guttman_flanagan": flanagan, "rulon": rulon })
        }
        "item_total_r" => {
            let moments = moments()?;
            each(&|at| rivals::item_total(&moments, at))
        }
        "d27_ties_inclusive" => {
            let mut order: Vec<usize> = (0..totals.len()).collect();
            order.sort_by(|a, b| totals[*a].total_cmp(&totals[*b]));
            let by_total = |at: usize| order.iter().map(|row| (totals[*row], items[at][*row])).collect::<Vec<_>>();
            json!({ "D": each(&|at| rivals::discrimination_inclusive(&by_total(at), full(at)?)) })
        }
        "total" => json!({ "mean": mean(&totals), "sd_sample": sd_sample(&totals), "var_pop": sd_population(&totals).map(|sd| sd * sd) }),
        "d27_ties_fractional" => each(&|at| {
            let mut rows: Vec<(f64, f64)> = totals.iter().copied().zip(items[at].iter().copied()).collect();
            rows.sort_by(|a, b| a.0.total_cmp(&b.0));
            discrimination(&rows, full(at)?)
        }),
        _ => return None,
    })
}
