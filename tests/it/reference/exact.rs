//! Decimal traps: lines, totals, means, degenerate samples. Exact arithmetic on both sides, no tolerance.

use crate::support::reference;
use kaojing::{
    model::{Rate, Score},
    stats::{
        balance::{UnitMean, cv_unweighted, gini},
        describe::{mean, mean_score, sd_population, sd_sample},
        quantile::quantile_inclusive,
        standing::{rank_average, rank_min, z},
    },
    words::rounded,
};
use serde_json::Value;

/// The cases of an `edge_` set; nothing, said aloud, where the reference is absent.
fn cases(set: &str) -> Vec<Value> {
    let Some(set) = reference::set(set) else { return Vec::new() };
    let cases = set["cases"].as_array().expect("a list of cases").clone();
    assert_eq!(Some(cases.len() as u64), set["n"].as_u64());
    cases
}

fn text<'a>(case: &'a Value, key: &str) -> &'a str {
    case[key].as_str().unwrap_or_else(|| panic!("{case}: {key}"))
}

fn score(text: &str) -> Score {
    text.parse().unwrap_or_else(|()| panic!("{text} is a score"))
}

#[test]
fn lines_are_met_in_decimals() {
    for case in cases("edge_lines") {
        let full = score(&case["full"].to_string());
        let line = text(&case, "rate").parse::<Rate>().expect("a rate").of(full).expect("in range");
        assert_eq!(line, score(text(&case, "exact_line")), "{case}");
        assert_eq!(Some(score(text(&case, "score")) >= line), case["reached"].as_bool(), "{case}");
    }
}

#[test]
fn totals_are_sums_of_decimals() {
    for case in cases("edge_totals") {
        let marks = case["marks"].as_array().expect("marks").iter().map(|mark| score(mark.as_str().expect("a mark")));
        assert_eq!(marks.sum::<Score>(), score(text(&case, "exact_total")), "{case}");
    }
}

#[test]
fn means_are_the_nearest_number_to_the_fraction() {
    for case in cases("edge_means") {
        let n = u32::try_from(case["n"].as_u64().expect("a count")).expect("small");
        let expected: f64 = text(&case, "exact_mean").parse().expect("a number");
        assert_eq!(mean_score(&[score(text(&case, "sum"))], n), Some(expected), "{case}");
    }
}

#[test]
fn texts_round_as_a_workbook_does() {
    for case in cases("edge_rounding") {
        let value: f64 = text(&case, "value").parse().expect("a number");
        let digits = u32::try_from(case["digits"].as_u64().expect("a count")).expect("small");
        assert_eq!(rounded(value, digits), text(&case, "half_up"), "{case}");
    }
}

#[test]
fn what_is_undefined_is_none() {
    for case in cases("edge_degenerate") {
        let x: Vec<f64> = case["x"].as_array().expect("numbers").iter().filter_map(Value::as_f64).collect();
        let alike: Vec<UnitMean> = x.iter().map(|mean| UnitMean { n: 1.0, mean: *mean }).collect();
        let list = |values: Vec<Option<f64>>| serde_json::json!(values);
        let ours = [
            ("mean", serde_json::json!(mean(&x))),
            ("median", serde_json::json!(quantile_inclusive(&x, 0.5))),
            ("sd_sample", serde_json::json!(sd_sample(&x))),
            ("sd_pop", serde_json::json!(sd_population(&x))),
            ("cv", serde_json::json!(cv_unweighted(&alike))),
            ("gini", serde_json::json!(gini(&alike))),
            ("quantile_any", serde_json::json!(quantile_inclusive(&x, 0.9))),
            ("z_sample", list(x.iter().map(|value| z(*value, mean(&x)?, sd_sample(&x))).collect())),
            ("rank_desc_min", list(rank_min(&x).into_iter().map(|rank| Some(f64::from(rank))).collect())),
            ("rank_desc_avg", list(rank_average(&x).into_iter().map(Some).collect())),
        ];
        for (key, ours) in ours.into_iter().filter(|(key, _)| case.get(key).is_some()) {
            let number = |value: &Value| match value {
                Value::Array(values) => values.iter().map(Value::as_f64).collect(),
                value => vec![value.as_f64()],
            };
            assert_eq!(number(&ours), number(&case[key]), "{key} of {case}");
        }
    }
}
