//! What an Excel-compatible spreadsheet answers to its own formulas.

use super::{Answer, Tally, Tolerance, columns, laws::hypergeometric, pairs};
use crate::support::reference;
use kaojing::stats::{
    bands::at_or_above,
    compare::Comparison,
    describe::{mean, sd_population, sd_sample, sum_of_squares},
    dist,
    progress::change::line,
    quantile::{quantile_exclusive, quantile_inclusive},
    relation,
    rivals::scores,
    shape, standing,
};
use kaojing::{
    model::{Rate, Score},
    words::rounded,
};
use serde_json::json;
use std::collections::BTreeMap;

/// Fewest comparisons.
const LEAST_CHECKED: usize = 340;

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
            None => of_law(id).or_else(|| of_pair(id)),
        };
        tally.compare(&format!("spreadsheet/{id}"), ours, &case["expected"], tolerance);
    }
    tally.assert_all_agree(LEAST_CHECKED, |pattern| pattern.starts_with("spreadsheet/"));
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
    let n = ascending.len() as f64;
    let place = || ascending.iter().position(|value| Some(*value) == argument);
    Some(match function {
        "AVERAGE" => json!(mean(ascending)),
        "COUNT" => json!(ascending.len()),
        "MIN" => json!(ascending.first()),
        "MAX" => json!(ascending.last()),
        "MEDIAN" => json!(quantile_inclusive(ascending, 0.5)),
        "STDEV.S" => json!(sd_sample(ascending)),
        "STDEV.P" => json!(sd_population(ascending)),
        "SKEW.P" => json!(scores::skewness_moments(ascending)),
        "AVEDEV" => json!(scores::average_deviation(ascending)),
        // Of several commonest values a spreadsheet names the one it meets first.
        "MODE.SNGL" => json!(scores::mode(ascending).filter(|_| is_alone(ascending))?),
        "COUNTBLANK" => json!(0),
        "SKEW" => json!(shape::skewness(ascending)),
        "KURT" => json!(shape::kurtosis(ascending)),
        // Excel leaves out the share of both ends together.
        "TRIMMEAN" => json!(shape::trimmed_mean(ascending, if argument? > 0.15 { 10 } else { 5 })),
        "VAR.S" => json!(sd_sample(ascending)?.powi(2)),
        "VAR.P" => json!(sd_population(ascending)?.powi(2)),
        "DEVSQ" => json!(sum_of_squares(ascending, mean(ascending)?)),
        "PERCENTILE.INC" => json!(quantile_inclusive(ascending, argument?)),
        "PERCENTILE.EXC" => json!(quantile_exclusive(ascending, argument?)),
        "QUARTILE.INC" => json!(quantile_inclusive(ascending, argument? / 4.0)),
        "QUARTILE.EXC" => json!(quantile_exclusive(ascending, argument? / 4.0)),
        "COUNTIF>=" => json!(at_or_above(&exact(ascending), Score::from_f64(argument?))),
        "COUNTIF=" => {
            let (own, above) = (Score::from_f64(argument?)?, Score::from_units(Score::from_f64(argument?)?.units() + 1));
            json!(at_or_above(&exact(ascending), Some(own)) - at_or_above(&exact(ascending), Some(above)))
        }
        "RANK.EQ desc" => json!(standing::rank_min(ascending)[place()?]),
        "RANK.EQ asc" => json!(n + 1.0 - columns::worst_ranks(ascending)[place()?]),
        "PERCENTRANK.INC" => json!((n - columns::worst_ranks(ascending)[place()?]) / (n - 1.0)),
        "PERCENTRANK.EXC" => json!((n - columns::worst_ranks(ascending)[place()?] + 1.0) / (n + 1.0)),
        "RANK.AVG desc" => json!(standing::rank_average(ascending)[place()?]),
        _ => return None,
    })
}

/// Whether a score reaches the line at a share of the full mark: 1 or 0.
fn reached(rate: &str, full: i32, score: i32) -> u8 {
    let line = rate.parse::<Rate>().expect("a rate").of(Score::whole(full)).expect("in range");
    u8::from(Score::whole(score) >= line)
}

fn exact(ascending: &[f64]) -> Vec<Score> {
    ascending.iter().filter_map(|value| Score::from_f64(*value)).collect()
}

/// How two marks of the same pupils go together.
fn of_pair(formula: &str) -> Answer {
    let marks = reference::data("student_mat")?;
    let (before, after) = (columns::of(&marks, "g1")?, columns::of(&marks, "g3")?);
    let r = relation::pearson(&before, &after);
    let line = line(&before, &after)?;
    let n = before.len() as f64;
    match formula {
        "SLOPE g3~g1" => Some(json!(line.slope)),
        "INTERCEPT g3~g1" => Some(json!(line.intercept)),
        "STEYX" => Some(json!((sum_of_squares(&after, mean(&after)?) * (1.0 - r? * r?) / (n - 2.0)).sqrt())),
        "COVARIANCE.S" => Some(json!(r? * sd_sample(&before)? * sd_sample(&after)?)),
        "T.TEST paired" => Some(pairs::paired(&before, &after)?["p"].clone()),
        "CORREL g1 g3" | "PEARSON g1 g3" => Some(json!(r)),
        "RSQ" => Some(json!(r.map(|r| r * r))),
        _ => None,
    }
}

fn of_law(id: &str) -> Answer {
    Some(match id {
        "55>=0.55*100" => json!(reached("0.55", 100, 55)),
        "7>=0.07*100" => json!(reached("0.07", 100, 7)),
        "72>=0.6*120" => json!(reached("0.6", 120, 72)),
        "0.1+0.2=0.3" => {
            let sum: Score = ["0.1", "0.2"].map(|text| text.parse::<Score>().expect("a score")).into_iter().sum();
            json!(u8::from(Ok(sum) == "0.3".parse()))
        }
        "STANDARDIZE" => {
            let marks = columns::of(&reference::data("student_mat")?, "g1")?;
            json!(standing::z(14.0, mean(&marks)?, sd_population(&marks)))
        }
        "NORM.S.INV 0.975" => json!(dist::normal_quantile(0.975)),
        "NORM.S.DIST 1.96" => json!(dist::normal_cdf(1.96)),
        "CHISQ.DIST.RT 3.84,1" => json!(dist::chi_square_upper(3.84, 1.0)),
        "T.INV.2T 0.05,30" => json!(dist::t_quantile(0.975, 30.0)),
        "F.DIST.RT 3,5,30" => json!(dist::f_upper(3.0, 5.0, 30.0)),
        "0.1+0.2-0.3" => {
            let sum: Score = ["0.1", "0.2"].map(|text| text.parse::<Score>().expect("a score")).into_iter().sum();
            json!((sum.units() - "0.3".parse::<Score>().expect("a score").units()))
        }
        "HYPGEOM.DIST 3,5,12,40" => hypergeometric("x3_draw5_success12_total40")?["lower"].clone(),
        "T.TEST welch" => json!(welch()?),
        _ if id.starts_with("ROUND ") => {
            let (value, digits) = id.trim_start_matches("ROUND ").split_once(',')?;
            json!(rounded(value.parse().ok()?, digits.parse().ok()?).parse::<f64>().ok()?)
        }
        "BINOM.DIST 300,400,0.6" => json!(kaojing::stats::binomial::lower(300, 400, 0.6)),
        _ => return None,
    })
}

/// The p of Welch's test of two columns.
fn welch() -> Option<f64> {
    let column = |name: &str| columns::of(&reference::data("student_mat")?, name);
    let (mut first, mut second) = (column("g1")?, column("g3")?);
    first.sort_by(f64::total_cmp);
    second.sort_by(f64::total_cmp);
    Some(Comparison::of(&first, &second)?.welch?.p)
}

/// Whether one value is commoner than every other.
fn is_alone(ascending: &[f64]) -> bool {
    let mut sizes: Vec<usize> = ascending.chunk_by(|a, b| a == b).map(<[f64]>::len).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes.first() != sizes.get(1)
}
