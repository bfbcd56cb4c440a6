//! What trusted software answers on published data, against what kaojing answers: every case of the shared reference that
//! some code of ours computes is compared at the case's own tolerance; the rest is in [`reasons`]. The data lie beside
//! the repository; without them the test says so and passes.

mod columns;
mod exact;
mod groups;
mod items;
mod laws;
mod mixed;
mod pairs;
mod reasons;
mod spreadsheet;

use crate::support::reference::{self, Row};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

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
const LEAST_CHECKED: usize = 1075;

/// What we answer to a case: `None` where no code of ours computes it.
type Answer = Option<Value>;

/// What has been compared.
#[derive(Default)]
struct Tally {
    checked: usize,
    wrong: Vec<String>,
    skipped: BTreeMap<String, usize>,
    /// Cases and parts of them that nothing answers, and nobody said why.
    unexplained: Vec<String>,
    /// Reasons that were of use.
    used: BTreeSet<&'static str>,
}

impl Tally {
    fn compare(&mut self, id: &str, ours: Answer, expected: &Value, tolerance: Tolerance) {
        match ours {
            Some(ours) => {
                compare(id, &ours, expected, tolerance, &mut self.wrong);
                self.checked += 1;
                if let (Value::Object(ours), Value::Object(expected)) = (&ours, expected) {
                    expected.keys().filter(|key| !ours.contains_key(*key)).for_each(|key| self.leave(&format!("{id}.{key}")));
                }
            }
            None => self.leave(id),
        }
    }

    /// Nothing of ours answers this.
    fn leave(&mut self, id: &str) {
        match reasons::reason(id) {
            Some((pattern, why)) => {
                *self.skipped.entry(why.to_owned()).or_default() += 1;
                self.used.insert(pattern);
            }
            None => self.unexplained.push(id.to_owned()),
        }
    }

    /// Fails unless so many cases were compared, all agree, and every reason of this `part` is still one.
    fn assert_all_agree(&self, least: usize, part: impl Fn(&str) -> bool) {
        println!("{} cases compared; not computed here: {:#?}", self.checked, self.skipped);
        assert!(self.wrong.is_empty(), "{} differ:\n{}", self.wrong.len(), self.wrong.join("\n"));
        assert!(self.unexplained.is_empty(), "reproduce these, or say why not in reference/reasons.rs:\n{}", self.unexplained.join("\n"));
        let stale: Vec<&str> = reasons::patterns().filter(|pattern| part(pattern) && !self.used.contains(pattern)).collect();
        assert!(stale.is_empty(), "reproduced by now, take out of reference/reasons.rs: {stale:?}");
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
            tally.compare(id, ours, &expected, Tolerance::of(&case["tol"]));
        }
    }
    tally.assert_all_agree(LEAST_CHECKED, |pattern| !pattern.starts_with("spreadsheet/"));
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
        ("hypergeom", [arguments]) => laws::hypergeometric(arguments),
        ("table2x2", [counts]) => pairs::table_2x2(counts),
        ("exam", ["ols_lrt", rest @ ..]) => pairs::least_squares(data, rest.first().copied()),
        ("student_mat", ["t_paired_g1_g3"]) => pairs::paired(&columns::of(data, "g1")?, &columns::of(data, "g3")?),
        ("student_por", ["pass_by_school"]) => {
            let (table, mut found) = pairs::passes(data, 10.0, "g3", |row| row["school"] == "GP")?;
            found.as_object_mut()?.insert("table".to_owned(), serde_json::json!(table));
            Some(found)
        }
        ("czmatura", ["pass17_by_gymnasium", part]) => {
            let (table, mut found) = pairs::passes(data, 17.0, "total", |row| !row["schtype"].starts_with("GY"))?;
            found.as_object_mut()?.insert("df".to_owned(), serde_json::json!(1));
            Some(if *part == "table" { serde_json::json!(table) } else { found })
        }
        ("czmatura", ["rank_within_schtype", kind]) => {
            let own: Vec<Row> = data.iter().filter(|row| row["schtype"] == *kind).cloned().collect();
            columns::place(&own, "total", "rank_desc_min")
        }
        ("ca_schools", ["n_positive_comp_pp"]) => {
            Some(serde_json::json!(columns::of(data, "computer")?.iter().filter(|computers| **computers > 0.0).count()))
        }
        ("nyc_regents", [column, "bunching_65"]) => columns::heaped(data, column),
        (_, ["cor", "alpha_over_columns"]) => columns::alpha(set, data),
        (_, [name, statistic]) if name.contains("_vs_") || *name == "total_by_gender" => pairs::statistic(data, name, statistic),
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

/// Files of `expected/` whose cases have a test of their own.
const SPECIAL: [&str; 7] = ["edge_assign", "edge_degenerate", "edge_lines", "edge_means", "edge_rounding", "edge_totals", "spreadsheet"];

/// A file or a case that is added to the reference is read, or somebody says why not.
#[test]
fn every_file_of_the_reference_is_read() {
    let files = |part: &str| -> Vec<String> {
        let folder = std::fs::read_dir(reference::folder().join(part)).into_iter().flatten().flatten();
        let names = folder.filter_map(|entry| entry.path().file_name()?.to_str()?.strip_suffix(".json").map(str::to_owned));
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    };
    for name in files("expected") {
        assert!(SETS.contains(&name.as_str()) || SPECIAL.contains(&name.as_str()), "expected/{name}.json is read by no test");
    }
    let sources = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let text: String = ["", "reference"]
        .iter()
        .flat_map(|part| std::fs::read_dir(sources.join(part)).into_iter().flatten().flatten())
        .filter(|entry| entry.file_name() != "reasons.rs")
        .filter_map(|entry| std::fs::read_to_string(entry.path()).ok())
        .collect();
    for name in SPECIAL.iter().map(|name| (*name).to_owned()).chain(files("anomaly")) {
        // SPECIAL itself names some of them once.
        let read = text.matches(&format!("\"{name}\"")).count() + text.matches(&format!("/{name}.json\"")).count();
        let is_read = read > usize::from(SPECIAL.contains(&name.as_str()));
        assert!(is_read, "{name}.json is read by no test");
    }
    for (pattern, file, needle) in reasons::ELSEWHERE {
        let text = std::fs::read_to_string(sources.join(file)).expect("a file of tests");
        assert!(text.contains(needle), "{pattern} is no longer reproduced by {file}");
    }
}
