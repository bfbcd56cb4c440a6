//! Statistics of one column of numbers.

use super::Answer;
use crate::support::reference::Row;
use kaojing::{
    model::Score,
    stats::{
        balance::{UnitMean, cv_sample, cv_unweighted},
        bands::at_or_above,
        binomial,
        describe::{mean, mean_score, sd_population, sd_sample},
        quantile::{quantile_averaging, quantile_exclusive, quantile_hazen, quantile_inclusive, quantile_median_unbiased},
        relation,
        reliability::cronbach_alpha,
        rivals::scores,
        shape::{self, Shape},
        standing::{self, normal_score, percentile_mid},
    },
};
use serde_json::{Value, json};

/// Shares at which the reference gives quantiles.
const SHARES: [&str; 17] =
    ["0.03", "0.05", "0.1", "0.2", "0.25", "0.27", "0.3", "0.4", "0.5", "0.6", "0.7", "0.73", "0.75", "0.8", "0.9", "0.95", "0.97"];

/// The present numbers of a column of the data; `sum` is that of three marks, `total` that of all items where no column
/// is called so. `None` where there is no such column.
pub fn of(data: &[Row], name: &str) -> Option<Vec<f64>> {
    let first = data.first()?;
    if first.contains_key(name) {
        return Some(present(&super::column(data, name)));
    }
    let parts: Vec<String> = match name {
        "sum" => ["g1", "g2", "g3"].map(str::to_owned).to_vec(),
        "total" => super::items::names(first),
        _ => return None,
    };
    let number = |row: &Row, part: &String| row[part].parse::<f64>().ok();
    data.iter().map(|row| parts.iter().map(|part| number(row, part)).sum()).collect()
}

/// The numbers that are there.
pub fn present(column: &[Option<f64>]) -> Vec<f64> {
    column.iter().copied().flatten().collect()
}

pub fn statistic(x: &[f64], statistic: &str) -> Answer {
    let mut ascending = x.to_vec();
    ascending.sort_by(f64::total_cmp);
    let middle = || quantile_inclusive(&ascending, 0.5);
    let square = |sd: Option<f64>| sd.map(|sd| sd * sd);
    Some(match statistic {
        "n" => json!(x.len()),
        "mean" | "mean_of_doubles" => json!(mean(x)),
        "sd_sample" | "sd_sample_of_doubles" => json!(sd_sample(x)),
        "sd_pop" => json!(sd_population(x)),
        "var_sample" => json!(square(sd_sample(x))),
        "var_pop" => json!(square(sd_population(x))),
        "cv_pop" => json!(cv_unweighted(&x.iter().map(|mean| UnitMean { n: 1.0, mean: *mean }).collect::<Vec<_>>())),
        "median" => json!(middle()),
        "min" => json!(ascending.first()),
        "max" => json!(ascending.last()),
        "iqr_type7" => json!(quantile_inclusive(&ascending, 0.75)? - quantile_inclusive(&ascending, 0.25)?),
        "n_missing" => json!(0),
        "sum" => json!(kaojing::stats::describe::sum(x.iter().copied())),
        "se_mean" => json!(Shape::of(&ascending).se),
        "cv_sample" => json!(cv_sample(&x.iter().map(|mean| UnitMean { n: 1.0, mean: *mean }).collect::<Vec<_>>())),
        "skew_type2" => json!(shape::skewness(x)),
        "skew_type1" => json!(scores::skewness_moments(x)),
        "skew_type3" => json!(scores::skewness_sample(x)),
        "kurt_excess_type2" => json!(shape::kurtosis(x)),
        "kurt_excess_type1" => json!(scores::kurtosis_moments(x)),
        "kurt_excess_type3" => json!(scores::kurtosis_sample(x)),
        "mad_raw" => json!(shape::median_deviation(&ascending)),
        "mad_1.4826" => json!(scores::mad_scaled(&ascending)),
        "mad_normal_consistent" => json!(scores::mad_normal(&ascending)),
        "huber_mu_k1.5_mad" => json!(scores::huber_centre(&ascending)),
        "robust_z_1.4826_first20" => json!(robust_z(x, &ascending)?.into_iter().take(20).collect::<Vec<_>>()),
        "n_outliers_robust_z_3.5" => json!(robust_z(x, &ascending)?.into_iter().filter(|z| z.abs() > 3.5).count()),
        "trimmed_mean_0.05" => json!(shape::trimmed_mean(&ascending, 5)),
        "trimmed_mean_0.1" => json!(shape::trimmed_mean(&ascending, 10)),
        "trimmed_mean_0.2" => json!(shape::trimmed_mean(&ascending, 20)),
        "quantiles_type7" => shares(|share| quantile_inclusive(&ascending, share.parse().ok()?)),
        "quantiles_type6" => shares(|share| quantile_exclusive(&ascending, share.parse().ok()?)),
        "quantiles_type5" => shares(|share| quantile_hazen(&ascending, share.parse().ok()?)),
        "quantiles_type8" => shares(|share| quantile_median_unbiased(&ascending, share.parse().ok()?)),
        "quantiles_type2" => shares(|share| quantile_averaging(&ascending, share.parse().ok()?)),
        _ => return None,
    })
}

/// Distances from the median in scaled median deviations.
fn robust_z(x: &[f64], ascending: &[f64]) -> Option<Vec<f64>> {
    let (middle, scale) = (quantile_inclusive(ascending, 0.5)?, scores::mad_scaled(ascending)?);
    Some(x.iter().map(|value| (value - middle) / scale).collect())
}

fn shares(quantile: impl Fn(&str) -> Option<f64>) -> Value {
    Value::Object(SHARES.iter().map(|share| ((*share).to_owned(), json!(quantile(share)))).collect())
}

/// How two columns go together, over the rows that have both.
pub fn relation(data: &[Row], pair: &str, statistic: &str) -> Answer {
    let (first, second) = pair.split_once('~')?;
    let both = super::column(data, first).into_iter().zip(super::column(data, second)).filter_map(|(x, y)| x.zip(y));
    let (x, y): (Vec<f64>, Vec<f64>) = both.unzip();
    Some(match statistic {
        "pearson" => json!({ "r": relation::pearson(&x, &y) }),
        "spearman" => json!(relation::spearman(&x, &y)),
        _ => return None,
    })
}

/// The place of every row.
pub fn place(data: &[Row], name: &str, statistic: &str) -> Answer {
    let x = of(data, name)?;
    let mut ascending = x.clone();
    ascending.sort_by(f64::total_cmp);
    let (mean, n) = (mean(&x)?, x.len() as f64);
    let z = |sd: Option<f64>| x.iter().map(|value| standing::z(*value, mean, sd)).collect::<Vec<_>>();
    let t = |sd: Option<f64>| z(sd).into_iter().map(|z| z.map(standing::t)).collect::<Vec<_>>();
    Some(match statistic {
        "rank_desc_min" => json!(standing::rank_min(&x)),
        "rank_desc_avg" => json!(standing::rank_average(&x)),
        // The rivals of rank and percentile rank follow from ours: the mean rank is the middle of best and worst.
        "rank_desc_max" => json!(worst_ranks(&x)),
        "rank_desc_dense" => {
            let mut ranks = standing::rank_min(&x);
            ranks.sort_unstable();
            ranks.dedup();
            json!(standing::rank_min(&x).iter().map(|rank| ranks.partition_point(|other| other <= rank)).collect::<Vec<_>>())
        }
        "pr_below" => json!(worst_ranks(&x).iter().map(|rank| (n - rank) / n).collect::<Vec<_>>()),
        "pr_at_or_below" => {
            json!(standing::rank_min(&x).iter().map(|rank| (n - f64::from(*rank) + 1.0) / n).collect::<Vec<_>>())
        }
        "pr_inc" => json!(worst_ranks(&x).iter().map(|rank| (n - rank) / (n - 1.0)).collect::<Vec<_>>()),
        "z_pop" => json!(z(sd_population(&x))),
        "z_sample" => json!(z(sd_sample(&x))),
        "t_pop" => json!(t(sd_population(&x))),
        "t_sample" => json!(t(sd_sample(&x))),
        "std_500_100" => json!(x.iter().map(|value| Some(normal_score(percentile_mid(&ascending, value)?))).collect::<Vec<_>>()),
        "t_normalized" => {
            json!(x.iter().map(|value| Some(normal_score(percentile_mid(&ascending, value)?) / 10.0)).collect::<Vec<_>>())
        }
        "pr_mid" => json!(x.iter().map(|value| standing::percentile_mid(&ascending, value)).collect::<Vec<_>>()),
        _ => return None,
    })
}

/// Ranks of which those tied share the worst.
pub fn worst_ranks(x: &[f64]) -> Vec<f64> {
    standing::rank_average(x).iter().zip(standing::rank_min(x)).map(|(middle, best)| 2.0 * middle - f64::from(best)).collect()
}

/// A column of counts beside a column of scores.
pub fn frequencies(data: &[Row], name: &str, statistic: &str) -> Answer {
    let mut x = Vec::new();
    for row in data.iter().filter(|row| !row["score"].is_empty()) {
        let count = row[name].parse().unwrap_or(0);
        x.extend(std::iter::repeat_n(row["score"].parse::<f64>().ok()?, count));
    }
    match statistic {
        "cumulative_from_top" => {
            let mut ascending: Vec<Score> = x.iter().filter_map(|value| Score::from_f64(*value)).collect();
            ascending.sort_unstable();
            let above = |score: i32| (score.to_string(), json!(at_or_above(&ascending, Some(Score::whole(score)))));
            Some(super::by_group((0..=100).map(above)))
        }
        "rate_ge_65" => Some(json!(rate(&x, "65"))),
        _ => self::statistic(&x, statistic),
    }
}

/// The share of values at or above a line, on exact scores.
pub fn rate(x: &[f64], line: &str) -> Option<f64> {
    let line: Score = line.parse().ok()?;
    let reached = x.iter().filter_map(|value| Score::from_f64(*value)).filter(|score| *score >= line);
    // The mean of ones and zeros over all, through the same division as means of scores.
    let ones: Vec<Score> = reached.map(|_| Score::whole(1)).collect();
    if ones.is_empty() { Some(0.0) } else { mean_score(&ones, u32::try_from(x.len()).ok()?) }
}

/// Scores from the pass line of 65 up beside those just below it, as if either were as likely.
pub fn heaped(data: &[Row], name: &str) -> Answer {
    let within = |low: f64, high: f64| -> u32 {
        let rows = data.iter().filter(|row| row["score"].parse::<f64>().is_ok_and(|score| (low..=high).contains(&score)));
        rows.filter_map(|row| row[name].parse::<u32>().ok()).sum()
    };
    let (above, below) = (within(65.0, 69.0), within(60.0, 64.0));
    Some(json!({ "n_65_69": above, "n_60_64": below, "p_value": binomial::upper(above, above + below, 0.5) }))
}

/// Alpha of exams taken as items.
pub fn alpha(set: &str, data: &[Row]) -> Answer {
    let names: &[&str] = match set {
        "exam" => &["normexam", "standlrt", "schavg"],
        "bdf" => &["langpost", "aritpost", "iq_verb", "ses"],
        "student_mat" => &["g1", "g2", "g3", "absences"],
        "student_por" => &["g1", "g2", "g3", "failures"],
        _ => return None,
    };
    let items: Option<Vec<Vec<f64>>> = names.iter().map(|name| of(data, name)).collect();
    Some(json!(cronbach_alpha(&items?)))
}
