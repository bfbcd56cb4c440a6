//! Statistics of items.

use super::{Answer, columns};
use crate::support::reference::Row;
use kaojing::stats::{
    describe::{mean, sd_population, sd_sample},
    item::discrimination,
    reliability::{cronbach_alpha, item_rest_correlation, standard_error_of_measurement},
};
use serde_json::{Value, json};

/// The item columns of a set: b1, b3_1 … i01 …, q001 …, in order of item.
pub fn names(row: &Row) -> Vec<String> {
    let is_item = |name: &&String| {
        let digits = name.trim_start_matches(['b', 'i', 'q']);
        digits.len() < name.len() && digits.starts_with(|c: char| c.is_ascii_digit())
    };
    let mut names: Vec<String> = row.keys().filter(is_item).cloned().collect();
    names.sort();
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
        "total" => json!({ "mean": mean(&totals), "sd_sample": sd_sample(&totals), "var_pop": sd_population(&totals).map(|sd| sd * sd) }),
        "d27_ties_fractional" => each(&|at| {
            let mut rows: Vec<(f64, f64)> = totals.iter().copied().zip(items[at].iter().copied()).collect();
            rows.sort_by(|a, b| a.0.total_cmp(&b.0));
            discrimination(&rows, full(at)?)
        }),
        _ => return None,
    })
}
