//! Statistics of units: by kernels, and through the whole room from a ledger.

use super::{Answer, by_group, columns};
use crate::support::reference::Row;
use kaojing::{
    config::{Config, Lines},
    model::{Grade, Mark, Score, Subject},
    reconcile::ledger::{Candidate, Cohort, Draft, FullSource, Ledger, Listed, Origin, Paper, School},
    stats::{
        self,
        anova::Anova,
        balance::{self, UnitMean},
        compare::kruskal_wallis,
        describe::{mean, sd_sample, sum_of_squares},
        mixed::UnitSums,
        quantile::quantile_inclusive,
        result::{PaperStats, Summary},
        rivals::units,
        standing::rank_min,
    },
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The present numbers of a column by the column that names the groups.
fn groups(data: &[Row], column: &str, by: &str) -> Option<BTreeMap<String, Vec<f64>>> {
    let values = columns::of(data, column).filter(|values| values.len() == data.len() && data[0].contains_key(by))?;
    let mut groups: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (row, value) in data.iter().zip(values) {
        groups.entry(row[by].clone()).or_default().push(value);
    }
    Some(groups)
}

pub fn statistic(data: &[Row], name: &str, statistic: &str) -> Answer {
    let (column, by) = name.split_once("_by_")?;
    let groups = groups(data, column, by)?;
    let whole = mean(&columns::of(data, column)?)?;
    let of =
        |figure: &dyn Fn(&[f64]) -> Option<f64>| Some(by_group(groups.iter().map(|(name, values)| (name.clone(), json!(figure(values))))));
    let quantile = |values: &[f64], p: f64| {
        let mut ascending = values.to_vec();
        ascending.sort_by(f64::total_cmp);
        quantile_inclusive(&ascending, p)
    };
    match statistic {
        "n" => Some(by_group(groups.iter().map(|(name, values)| (name.clone(), json!(values.len()))))),
        "mean" => of(&|values| mean(values)),
        "sd_sample" => of(&|values| sd_sample(values)),
        "median" => of(&|values| quantile(values, 0.5)),
        "q1_type7" => of(&|values| quantile(values, 0.25)),
        "var_of_group_means_sample" => {
            let means: Vec<f64> = groups.values().filter_map(|values| mean(values)).collect();
            Some(json!(sd_sample(&means)?.powi(2)))
        }
        "cv_of_group_means_sample" => {
            let means = groups.values().filter_map(|values| Some(UnitMean { n: 1.0, mean: mean(values)? }));
            Some(json!(balance::cv_sample(&means.collect::<Vec<_>>())))
        }
        "anova" => Some(table(&Anova::of(&sums(&groups))?)),
        "n0" => Some(json!(Anova::of(&sums(&groups))?.n0)),
        "icc1_anova_n0" => Some(json!(Anova::of(&sums(&groups))?.icc())),
        "eta_squared" => Some(json!(Anova::of(&sums(&groups))?.eta_squared())),
        "omega_squared" => Some(json!(units::omega_squared(&Anova::of(&sums(&groups))?))),
        "icc1_multilevel_pkg" => Some(json!(units::icc_mean_size(&Anova::of(&sums(&groups))?))),
        "icc2_multilevel_pkg" => Some(json!(units::icc_of_means(&Anova::of(&sums(&groups))?))),
        "kruskal_wallis" => {
            let found = kruskal_wallis(&groups.into_values().collect::<Vec<_>>())?;
            Some(json!({ "H": found.h, "df": found.df, "p": found.p }))
        }
        "above_mean_rate" => of(&|values| Some(mean(values)? / whole - 1.0)),
        "rank_of_mean_desc_min" => {
            let means: Vec<f64> = groups.values().filter_map(|values| mean(values)).collect();
            Some(by_group(groups.keys().cloned().zip(rank_min(&means).into_iter().map(|rank| json!(rank)))))
        }
        _ => of(&|values| columns::rate(values, statistic.strip_prefix("rate_ge_")?)).filter(|_| statistic.starts_with("rate_ge_")),
    }
}

/// 差异系数 and the measures of inequality. The county example has its units in the text of the case.
pub fn inequality(data: &[Row], name: &str, statistic: &str) -> Answer {
    let number = |row: &Row, column: &str| row[column].parse::<f64>().ok();
    let unit = |row: &Row| {
        let n = number(row, "students")?;
        let mean = match name {
            "tch_pp" => number(row, "teachers")? / n,
            "comp_pp" => number(row, "computer")? / n,
            column => number(row, column)?,
        };
        Some(UnitMean { n, mean })
    };
    let weighted: Vec<UnitMean> = match name {
        "books_pp" => [(45.0, 279.0), (37.0, 137.0), (89.0, 935.0), (76.0, 160.0), (55.0, 402.0)]
            .map(|(n, books)| UnitMean { n, mean: books / n })
            .to_vec(),
        _ if name.contains("_by_") => return None,
        _ => data.iter().map(unit).collect::<Option<_>>()?,
    };
    let alike: Vec<UnitMean> = weighted.iter().map(|unit| UnitMean { n: 1.0, ..*unit }).collect();
    Some(match statistic {
        "cv_unweighted_sample" => json!(balance::cv_sample(&alike)),
        "cv_unweighted_pop" => json!(balance::cv_unweighted(&alike)),
        "cv_pupil_weighted" => json!(balance::cv_weighted(&weighted)),
        "mean_weighted" => json!(balance::mean_weighted(&weighted)),
        "gini_unweighted" => json!(balance::gini(&alike)),
        "gini_weighted" => json!(balance::gini(&weighted)),
        "theil_t_unweighted" => json!(balance::theil_t(&alike)),
        "theil_t_weighted" => json!(balance::theil_t(&weighted)),
        "gini_unweighted_bias_corrected" => json!(units::gini_corrected(&weighted)),
        "theil_l_unweighted" => json!(units::theil_l(&alike)),
        "theil_l_weighted" => json!(units::theil_l(&weighted)),
        "hoover_weighted" => json!(units::hoover(&weighted)),
        "max_min_ratio" => json!(balance::range(&alike).map(|(low, high)| high / low)),
        _ => return None,
    })
}

fn sums(groups: &BTreeMap<String, Vec<f64>>) -> Vec<UnitSums> {
    let sums = |values: &Vec<f64>| {
        let mean = mean(values)?;
        Some(UnitSums { n: values.len() as f64, mean, squares: sum_of_squares(values, mean) })
    };
    groups.values().filter_map(sums).collect()
}

fn table(found: &Anova) -> Value {
    json!({
        "df_between": found.df_between,
        "df_within": found.df_within,
        "ss_between": found.ss_between,
        "ss_within": found.ss_within,
        "ms_between": found.ms_between(),
        "ms_within": found.ms_within(),
        "F": found.f(),
        "p": found.p(),
    })
}

/// A certified analysis of variance, which tells r² and the residual deviation and no p.
pub fn certified(name: &str) -> Answer {
    let data = crate::support::reference::data(&format!("nist_{name}"))?;
    let mut groups = groups(&data, "y", "group")?;
    // Some lie near 10^12, where the mean of a group cannot be told to the digits that differ: moving all of them by the
    // first, which is exact, changes no difference.
    let first = *groups.values().next()?.first()?;
    groups.values_mut().flatten().for_each(|value| *value -= first);
    let found = Anova::of(&sums(&groups))?;
    let mut answer = table(&found);
    let fields = answer.as_object_mut()?;
    fields.remove("p");
    fields.insert("r2".to_owned(), json!(found.eta_squared()));
    fields.insert("resid_sd".to_owned(), json!(found.ms_within().sqrt()));
    Some(answer)
}

/// Theil's T between and within counties.
pub fn inequality_by_county(data: &[Row]) -> Answer {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let units: Option<Vec<(usize, UnitMean)>> = data
        .iter()
        .map(|row| {
            let next = numbers.len();
            let group = *numbers.entry(&row["county"]).or_insert(next);
            Some((group, UnitMean { n: row["students"].parse().ok()?, mean: row["expenditure"].parse().ok()? }))
        })
        .collect();
    let (between, within) = balance::theil_t_parts(&units?)?;
    Some(json!({ "between": between, "within": within }))
}

/// A column as a paper with this full mark (`g3_full20`), taken through the whole statistics room.
pub fn through_the_tables(data: &[Row], name: &str, what: &str) -> Answer {
    let (column, full) = name.split_once("_full")?;
    let by = if data.first()?.contains_key("school") { "school" } else { "schtype" };
    let (names, paper) = analysed(&groups(data, column, by)?, full.parse().ok()?);
    let quality = paper.quality;
    if what == "school_cv" {
        return Some(
            json!({ "means_unweighted_pop": quality.school_cv, "means_pupil_weighted": quality.school_cv_weighted, "means_unweighted_sample": paper.equity.schools.cv_sample }),
        );
    }
    let schools: Vec<(String, Summary)> = names.into_iter().zip(paper.schools.into_iter().flatten()).collect();
    let of = |figure: &dyn Fn(&Summary) -> Value| by_group(schools.iter().map(|(name, school)| (name.clone(), figure(school))));
    Some(json!({
        "n": of(&|school| json!(school.n)),
        "mean": of(&|school| json!(school.mean)),
        "sd_pop": of(&|school| json!(school.sd)),
        "min": of(&|school| json!(school.min)),
        "p25_type7": of(&|school| json!(school.p25)),
        "median": of(&|school| json!(school.median)),
        "p75_type7": of(&|school| json!(school.p75)),
        "max": of(&|school| json!(school.max)),
        "score_rate": of(&|school| json!(school.score_rate)),
        "full_rate": of(&|school| json!(school.rate(school.full))),
        "ge_0.85": of(&|school| json!(school.rate(school.excellent))),
        "ge_0.75": of(&|school| json!(school.rate(school.good))),
        "ge_0.6": of(&|school| json!(school.rate(school.pass))),
        "lt_0.4": of(&|school| json!(school.rate(school.low))),
        "z_pop": of(&|school| json!(school.z)),
        "t_pop": of(&|school| json!(school.t)),
        "above_mean_pct": of(&|school| json!(school.above_mean_pct)),
        "rank": of(&|school| json!(school.rank)),
    }))
}

/// Schools in order of name, and the statistics of a paper that all of them sat.
fn analysed(groups: &BTreeMap<String, Vec<f64>>, full: i32) -> (Vec<String>, PaperStats) {
    let mut drafts = Vec::new();
    for (school, scores) in groups.values().enumerate() {
        for (row, score) in scores.iter().enumerate() {
            let candidate = Candidate {
                school: u32::try_from(school).expect("few schools"),
                class: "".into(),
                id: "".into(),
                name: "".into(),
                origin: Origin::Sheet { sheet: 0, row: u32::try_from(row).expect("few rows") },
                listed: Listed::NoRoster,
                excluded: false,
            };
            drafts.push(Draft { candidate, marks: vec![Mark::present(Score::from_f64(*score).expect("a mark"))], prior: Vec::new() });
        }
    }
    let paper = Paper::new(Subject::new("英语"), Score::whole(full), FullSource::Config, Score::whole(1), Lines::default());
    let cohort = Cohort::assemble(Grade::UNKNOWN, vec![paper.expect("small numbers")], None, Vec::new(), drafts);
    let schools = groups.keys().map(|name| School { name: name.as_str().into(), ..School::default() }).collect();
    let ledger = Ledger { schools, cohorts: vec![cohort], ..Ledger::default() };
    let mut stats = stats::analyse(&ledger, &Config::default()).value;
    (groups.keys().cloned().collect(), stats.cohorts.remove(0).papers.remove(0))
}
