//! The published values that the figures are checked against. They lie beside the repository and are not part of
//! it; a test that does not find them says so and passes.

use serde_json::Value;
use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

/// A row of a CSV file by column name.
pub type Row = HashMap<String, String>;

/// The folder of the reference, there or not: beside the repository, or beside the folder of its worktrees.
pub fn folder() -> PathBuf {
    let beside = |up: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join(up).join("shared/reference");
    let places = ["..", "../.."].map(beside);
    places.iter().find(|place| place.is_dir()).unwrap_or(&places[0]).clone()
}

/// The rows of `data/NAME.csv`; `None`, said aloud, where the reference is absent.
pub fn data(name: &str) -> Option<Vec<Row>> {
    let path = folder().join("data").join(name).with_extension("csv");
    if path.exists() {
        return Some(csv_rows(&path));
    }
    println!("skipped: no reference data at {}", path.display());
    None
}

/// `expected/NAME.json`; `None`, said aloud, where the reference is absent.
pub fn set(name: &str) -> Option<Value> {
    json("expected", name)
}

/// `anomaly/NAME.json`; `None`, said aloud, where the reference is absent.
pub fn anomaly(name: &str) -> Option<Value> {
    json("anomaly", name)
}

fn json(part: &str, name: &str) -> Option<Value> {
    let path = folder().join(part).join(name).with_extension("json");
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: no reference values at {}", path.display());
        return None;
    };
    Some(serde_json::from_str(&text).expect("the reference is JSON"))
}

/// The cases of `expected/NAME.json` by id.
pub fn expected(name: &str) -> Option<HashMap<String, Value>> {
    let set = set(name)?;
    let cases = set["cases"].as_array().expect("a list of cases").iter();
    Some(cases.map(|case| (case["id"].as_str().expect("an id").to_owned(), case.clone())).collect())
}

/// Every row of a CSV file with a header.
pub fn csv_rows(path: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    reader.deserialize().map(|row| row.expect("well-formed CSV")).collect()
}

/// Asserts that a written number is `value` up to a relative (below 1: absolute) tolerance.
pub fn assert_close(what: &str, written: &str, value: f64, tolerance: f64) {
    let written: f64 = written.parse().unwrap_or_else(|_| panic!("{what}: {written:?} is no number"));
    assert!((written - value).abs() <= tolerance * value.abs().max(1.0), "{what}: {written} is not {value}");
}
