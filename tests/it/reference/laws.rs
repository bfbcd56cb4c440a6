//! Tails and quantiles of distributions.

use super::Answer;
use kaojing::{
    anomalies::selective::hypergeometric_upper,
    stats::{binomial, dist},
};
use serde_json::json;

/// The arguments are those of the reference's own calls.
pub fn dist(law: &str) -> Answer {
    Some(match law {
        "pt" => json!([(1.5, 5.0), (3.0, 12.0), (8.0, 30.0), (40.0, 100.0)].map(|(t, df)| dist::t_upper(t, df))),
        "pf_upper" => {
            json!([(1.5, 2.0, 10.0), (3.0, 5.0, 30.0), (12.0, 64.0, 3994.0), (60.0, 8.0, 180.0)].map(|(f, a, b)| dist::f_upper(f, a, b)))
        }
        "pchisq_upper" => json!([(0.5, 1.0), (3.84, 1.0), (20.0, 4.0), (150.0, 64.0)].map(|(x, df)| dist::chi_square_upper(x, df))),
        "qnorm" => json!([1e-300, 1e-10, 0.001, 0.025, 0.27, 0.5, 0.975, 1.0 - 1e-9].map(dist::normal_quantile)),
        "pnorm" => json!([-37.0, -20.0, -8.0, -1.96, 0.0, 1.0, 5.0].map(dist::normal_cdf)),
        "qt_975" => json!([1.0, 2.0, 5.0, 10.0, 30.0, 64.0, 4057.0].map(|df| dist::t_quantile(0.975, df))),
        _ => return None,
    })
}

/// Twelve p-values, those of the reference's own call.
pub fn adjusted(procedure: &str) -> Answer {
    let p = [0.01, 0.02, 0.03, 0.04, 0.05, 0.05, 0.001, 4e-4, 0.2, 0.9, 1.0, 0.5];
    match procedure {
        "BH" => Some(json!(kaojing::anomalies::multiplicity::benjamini_hochberg(&p))),
        "bonferroni" => {
            Some(p.iter().map(|one| kaojing::anomalies::multiplicity::bonferroni(&[&[*one], &[1.0; 11][..]].concat())).collect())
        }
        "BY" => Some(json!(super::pairs::by_any_dependence(&p))),
        _ => None,
    }
}

/// `x8_draw10_success5_total20`: eight of the ten drawn are among the five of twenty that are marked.
pub fn hypergeometric(arguments: &str) -> Answer {
    let number = |part: &str| part.trim_start_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().ok();
    let parts: Vec<u32> = arguments.split('_').map(number).collect::<Option<_>>()?;
    let [x, drawn, marked, all] = parts[..] else { return None };
    let upper = hypergeometric_upper(x, marked, drawn, all);
    // As many as x of the marked is drawn − x or more of the others.
    let lower = if x >= drawn { 1.0 } else { hypergeometric_upper(drawn - x, all - marked, drawn, all) };
    let logarithm = if upper > 0.0 { json!(upper.ln()) } else { json!("-Infinity") };
    Some(json!({ "upper": upper, "lower": lower, "ln_upper": logarithm }))
}

/// `27_of_60`
pub fn proportion(counts: &str, statistic: &str) -> Answer {
    let (count, trials) = counts.split_once("_of_")?;
    let (count, trials) = (count.parse().ok()?, trials.parse().ok()?);
    Some(match statistic {
        "wilson95" => {
            let interval = dist::wilson(count, trials)?;
            json!([interval.0, interval.1])
        }
        // The law of one half is even: both tails are alike.
        "binom_two_sided_p_half" => json!((2.0 * binomial::upper(count.max(trials - count), trials, 0.5)?).min(1.0)),
        _ => return None,
    })
}

/// `x8_n10_p0.5`
pub fn binomial(arguments: &str) -> Answer {
    let mut parts = arguments.split('_').map(|part| part.trim_start_matches(['x', 'n', 'p']));
    let (x, n, p) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let upper = binomial::upper(x, n, p)?;
    Some(json!({ "upper": upper, "lower": binomial::lower(x, n, p), "ln_upper": upper.ln() }))
}
