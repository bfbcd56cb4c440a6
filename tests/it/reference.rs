//! What trusted software answers on published data, against what kaojing answers: every case of the shared reference that
//! some code of ours computes is compared at the case's own tolerance; the rest is in [`reasons`]. The data lie beside
//! the repository; without them the test says so and passes.

mod columns;
mod exact;
mod groups;
mod items;
mod laws;
mod mixed;
mod reasons;
mod spreadsheet;

use crate::support::reference::{self, Row};
use serde_json::Value;
use std::collections::BTreeMap;

/// Sets of `expected/` with cases of one shape: id, expected, tol.
const SETS: [&str; 19] = [
    "bdf",
    "binomial",
    "ca_schools",
    "county_example",
    "czmatura",
    "dist",
    "exam",
    "hci",
    "hypergeom",
    "lsat7",
    "medical100",
    "nist",
    "nyc_regents",
    "padjust",
    "proportion",
    "senate",
    "student_mat",
    "student_por",
    "table2x2",
];
/// Sets whose inputs are not one file of data.
const WITHOUT_DATA: [&str; 8] = ["binomial", "county_example", "dist", "hypergeom", "nist", "padjust", "proportion", "table2x2"];
/// Fewest comparisons; falls when code or a dispatch below is lost.
const LEAST_CHECKED: usize = 800;

/// What we answer to a case: `None` where no code of ours computes it.
type Answer = Option<Value>;

/// What has been compared.
#[derive(Default)]
struct Tally {
    checked: usize,
    wrong: Vec<String>,
    skipped: BTreeMap<String, usize>,
    /// Cases that nothing answers, and nobody said why.
    unexplained: Vec<String>,
}

impl Tally {
    fn compare(&mut self, id: &str, ours: Answer, expected: &Value, tolerance: Tolerance) {
        match ours {
            Some(ours) => {
                compare(id, &ours, expected, tolerance, &mut self.wrong);
                self.checked += 1;
            }
            None => match reasons::reason(id) {
                Some(why) => *self.skipped.entry(why.to_owned()).or_default() += 1,
                None => self.unexplained.push(id.to_owned()),
            },
        }
    }

    /// Fails unless so many cases were compared and all agree.
    fn assert_all_agree(&self, least: usize) {
        println!("{} cases compared; not computed here: {:#?}", self.checked, self.skipped);
        assert!(self.unexplained.is_empty(), "reproduce these, or say why not in reference/reasons.rs:\n{}", self.unexplained.join("\n"));
        assert!(self.wrong.is_empty(), "{} differ:\n{}", self.wrong.len(), self.wrong.join("\n"));
        assert!(self.checked >= least, "only {} cases were compared", self.checked);
    }
}

#[derive(Clone, Copy)]
struct Tolerance {
    relative: f64,
    absolute: f64,
}

impl Tolerance {
    fn of(case: &Value) -> Self {
        let part = |name: &str| case[name].as_f64().expect("a tolerance");
        Self { relative: part("rel"), absolute: part("abs") }
    }

    fn allows(self, a: f64, b: f64) -> bool {
        let difference = (a - b).abs();
        difference <= self.absolute || difference <= self.relative * a.abs().max(b.abs())
    }
}

/// Every key of ours must be in what is expected; a `null` must meet a `null`.
fn compare(id: &str, ours: &Value, expected: &Value, tolerance: Tolerance, wrong: &mut Vec<String>) {
    match (ours, expected) {
        (Value::Null, Value::Null) => {}
        (Value::String(ours), Value::String(expected)) if ours == expected => {}
        (Value::Array(ours), Value::Array(expected)) if ours.len() == expected.len() => {
            let pairs = ours.iter().zip(expected).enumerate();
            pairs.for_each(|(at, (ours, expected))| compare(&format!("{id}[{at}]"), ours, expected, tolerance, wrong));
        }
        (Value::Object(ours), Value::Object(expected)) if !ours.is_empty() => {
            for (key, ours) in ours {
                compare(&format!("{id}.{key}"), ours, expected.get(key).unwrap_or(&Value::Null), tolerance, wrong);
            }
        }
        (ours, expected) => {
            let agrees = ours.as_f64().zip(expected.as_f64()).is_some_and(|(a, b)| tolerance.allows(a, b));
            if !agrees {
                wrong.push(format!("{id}: {ours} is not {expected}"));
            }
        }
    }
}

/// A figure by group name.
fn by_group(groups: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::Object(groups.into_iter().collect())
}

/// The numbers of a column; `None` where a cell is empty.
fn column(rows: &[Row], name: &str) -> Vec<Option<f64>> {
    rows.iter().map(|row| row[name].parse().ok()).collect()
}

#[test]
fn every_case_that_we_compute_agrees() {
    if reference::data("exam").is_none() {
        return;
    }
    let mut tally = Tally::default();
    for set in SETS {
        let cases = reference::expected(set).unwrap_or_else(|| panic!("{set}: expected values stand beside the data"));
        // Some sets have their inputs in the text of the case, or a file for each column.
        let data = if WITHOUT_DATA.contains(&set) { Vec::new() } else { reference::data(set).expect("the data are there") };
        let mut ids: Vec<&String> = cases.keys().collect();
        ids.sort();
        for id in ids {
            let case = &cases[id];
            let expected = resolved(&case["expected"]);
            let ours = answer(set, &data, id);
            if let (Some(Value::Object(ours)), Value::Object(all)) = (&ours, &expected)
                && id.contains("_by_")
            {
                assert_eq!(ours.len(), all.len(), "{id}: groups");
            }
            tally.compare(id, ours, &expected, Tolerance::of(&case["tol"]));
        }
    }
    tally.assert_all_agree(LEAST_CHECKED);
}

/// Long vectors stand in a CSV file of their own.
fn resolved(expected: &Value) -> Value {
    let (Some(file), Some(name)) = (expected["csv"].as_str(), expected["column"].as_str()) else { return expected.clone() };
    let rows = reference::csv_rows(&reference::folder().join(file));
    column(&rows, name).into_iter().map(|value| serde_json::json!(value)).collect()
}

/// Hands a case to what computes it, by the shape of its id: `set/column-or-model/statistic`.
fn answer(set: &str, data: &[Row], id: &str) -> Answer {
    let path: Vec<&str> = id.split('/').skip(1).collect();
    match (set, path.as_slice()) {
        ("dist", [law]) => laws::dist(law),
        ("binomial", [arguments]) => laws::binomial(arguments),
        ("padjust", [procedure]) => laws::adjusted(procedure),
        ("proportion", [counts, statistic]) => laws::proportion(counts, statistic),
        ("ca_schools", ["expenditure_by_county", "theil_t_decomposition"]) => groups::inequality_by_county(data),
        ("ca_schools" | "county_example", [column, statistic]) => groups::inequality(data, column, statistic),
        ("nyc_regents", [column, statistic]) => columns::frequencies(data, column, statistic),
        (_, ["items", statistic]) => items::statistic(set, data, statistic),
        (_, [model, rest @ ..]) if model.starts_with("mm_") => mixed::statistic(set, data, model, rest.first().copied()),
        (_, [name, "school_table" | "school_cv"]) => groups::through_the_tables(data, name, path[1]),
        ("nist", [name, statistic]) if statistic.starts_with("anova") => groups::certified(name),
        (_, [name, statistic]) if name.contains("_by_") => groups::statistic(data, name, statistic),
        (_, [name, "n_missing"]) if data.first().is_some_and(|row| row.contains_key(*name)) => {
            Some(serde_json::json!(column(data, name).iter().filter(|value| value.is_none()).count()))
        }
        (_, ["cor", pair, statistic]) => columns::relation(data, pair, statistic),
        (_, [name, statistic]) if name.ends_with("_ranks") => columns::place(data, name.trim_end_matches("_ranks"), statistic),
        ("nist", [name, statistic]) => {
            columns::statistic(&columns::present(&column(&reference::data(&format!("nist_{name}"))?, "y")), statistic)
        }
        (_, [name, statistic]) => columns::statistic(&columns::of(data, name)?, statistic),
        _ => None,
    }
}
