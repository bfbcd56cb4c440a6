//! What an Excel-compatible spreadsheet answers to its own formulas.

use super::{Answer, Tally, Tolerance, columns};
use crate::support::reference;
use kaojing::stats::{
    describe::{mean, sd_population, sd_sample},
    dist,
    quantile::{quantile_exclusive, quantile_inclusive},
    standing,
};
use serde_json::json;
use std::collections::BTreeMap;

/// Fewest comparisons.
const LEAST_CHECKED: usize = 175;

#[test]
fn excel_formulas_give_the_same() {
    let Some(set) = reference::set("spreadsheet") else { return };
    let tolerance = Tolerance::of(&set["tol"]);
    let mut tally = Tally::default();
    let columns = sorted_columns().expect("the data are there");
    for case in set["cases"].as_array().expect("a list of cases") {
        let id = case["id"].as_str().expect("an id");
        let ours = match id.split_once('/') {
            Some((name, formula)) => of_column(&columns[name], formula),
            None => of_law(id),
        };
        tally.compare(id, ours, &case["expected"], tolerance);
    }
    println!("spreadsheet: {} formulas agree; not computed here: {:?}", tally.checked, tally.skipped.keys());
    assert!(tally.checked >= LEAST_CHECKED, "only {} formulas were compared", tally.checked);
}

/// The columns that the formulas ask about, each in ascending order.
fn sorted_columns() -> Option<BTreeMap<&'static str, Vec<f64>>> {
    let marks = reference::data("student_mat")?;
    let average = columns::of(&marks, "sum")?.into_iter().map(|sum| sum / 3.0).collect();
    let mut columns = BTreeMap::from([
        ("czmatura_total", columns::of(&reference::data("czmatura")?, "total")?),
        ("nist_lew", columns::of(&reference::data("nist_lew")?, "y")?),
        ("student_mat_g1", columns::of(&marks, "g1")?),
        ("student_mat_g3", columns::of(&marks, "g3")?),
        ("student_mat_avg", average),
    ]);
    columns.values_mut().for_each(|values| values.sort_by(f64::total_cmp));
    Some(columns)
}

fn of_column(ascending: &[f64], formula: &str) -> Answer {
    let (function, argument) = formula.rsplit_once(' ').unwrap_or((formula, ""));
    let argument: Option<f64> = argument.parse().ok();
    let place = || ascending.iter().position(|value| Some(*value) == argument);
    Some(match function {
        "AVERAGE" => json!(mean(ascending)),
        "COUNT" => json!(ascending.len()),
        "MIN" => json!(ascending.first()),
        "MAX" => json!(ascending.last()),
        "MEDIAN" => json!(quantile_inclusive(ascending, 0.5)),
        "STDEV.S" => json!(sd_sample(ascending)),
        "STDEV.P" => json!(sd_population(ascending)),
        "PERCENTILE.INC" => json!(quantile_inclusive(ascending, argument?)),
        "PERCENTILE.EXC" => json!(quantile_exclusive(ascending, argument?)),
        "QUARTILE.INC" => json!(quantile_inclusive(ascending, argument? / 4.0)),
        "QUARTILE.EXC" => json!(quantile_exclusive(ascending, argument? / 4.0)),
        "RANK.EQ desc" => json!(standing::rank_min(ascending)[place()?]),
        "RANK.AVG desc" => json!(standing::rank_average(ascending)[place()?]),
        _ => return None,
    })
}

fn of_law(id: &str) -> Answer {
    Some(match id {
        "NORM.S.INV 0.975" => json!(dist::normal_quantile(0.975)),
        "NORM.S.DIST 1.96" => json!(dist::normal_cdf(1.96)),
        "CHISQ.DIST.RT 3.84,1" => json!(dist::chi_square_upper(3.84, 1.0)),
        "T.INV.2T 0.05,30" => json!(dist::t_quantile(0.975, 30.0)),
        "F.DIST.RT 3,5,30" => json!(dist::f_upper(3.0, 5.0, 30.0)),
        "BINOM.DIST 300,400,0.6" => json!(kaojing::stats::binomial::lower(300, 400, 0.6)),
        _ => return None,
    })
}
