//! Every setting that changes a figure stands on 口径说明.

use kaojing::{
    config::{Config, Level, read_exam_file},
    pipeline::Analysis,
    report::{
        desk::Desk,
        plan::{Block, Value},
        sheets::{
            method::method_sheet,
            told::{NO_FIGURE, told_table},
        },
        terms::term_table,
    },
    simulate::Recipe,
    stats::{self, catalogue},
};
use std::{fs, path::Path};

/// An exam file that sets something in every section.
const TOLD: &str = r#"
[exam]
name = "期末"
basis = "毕业年级模拟"
[[paper]]
subject = "语文"
full = 100
lines = { pass = 0.55 }
[candidates]
guest = "none"
floor = 0.9
statuses = { "旷考" = "absent" }
[groups]
categories = { "城区" = ["第01中学"] }
[[school]]
name = "第02中学"
category = "乡镇"
[reading]
negative = "absent"
[[layout]]
file = "没有的*"
header = 3
[[item]]
subject = "语文"
item = "1"
full = 3
[items]
partial = 0.5
[limits]
sheets = 900
[statistics]
sd = "sample"
[grades]
by = "rate"
labels = ["A", "B"]
rates = [0.5]
[screens]
fdr = 0.07
seed = 12
[value_added]
method = "ml"
[report]
rank_bands = [7, 70]
[[history]]
path = "上次"
[progress]
min_match = 0.71
[[lines.line]]
name = "重点线"
share = 0.33
target = 4321
[scaled]
grades = [9]
subjects = ["数学"]
[composite]
base = "z"
weights = { mean = 41, pass = 59 }
[shares]
relative = 0.21
[remark]
tolerance = 2.5
"#;

fn analysis(level: Level) -> Analysis {
    let mut config = Config { level, ..Config::default() };
    read_exam_file(TOLD, "exam.toml").expect("a sound exam file").apply(&mut config);
    config.exam_file = Some(("exam.toml".into(), TOLD.as_bytes().to_vec()));
    let ledger = Recipe { schools: 12, median_pupils: 20.0, subjects: 2, ..Recipe::default() }.simulate(5).ledger;
    let stats = stats::analyse(&ledger, &config).value;
    Analysis { config, ledger, stats, findings: Default::default(), diagnostics: Vec::new() }
}

/// The settings that the table of told ones shows: key and value.
fn told(analysis: &Analysis) -> Vec<(String, String)> {
    let table = told_table(&Desk::new(analysis)).expect("settings are given");
    let text = |value: &Value<'_>| match value {
        Value::Text(text) => text.to_string(),
        other => panic!("{other:?} is no text"),
    };
    table.rows.iter().map(|row| (text(&row[0]), text(&row[1]))).collect()
}

/// The sections that the reader of exam files knows.
fn sections() -> Vec<String> {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/config/file.rs")).expect("the source is there");
    let list = source.split_once("SECTIONS: [&str").expect("the list of sections").1.split_once('=').expect("its names").1;
    let list = list.split_once(']').expect("its end").0;
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_section_that_changes_a_figure_is_told() {
    let analysis = analysis(Level::Internal);
    let told = told(&analysis);
    let sections = sections();
    assert!(sections.len() > 18, "{sections:?}");
    for section in sections {
        assert!(TOLD.contains(&format!("[{section}")), "a setting of [{section}] is missing in the sample of this test");
        let is_told = told.iter().any(|(key, _)| key.split(['.', '[']).next() == Some(&section));
        assert_eq!(is_told, !NO_FIGURE.contains(&section.as_str()), "{section}: {told:?}");
    }
    // Every value that the file gives, but targets, which have a sheet of their own.
    let given: toml::Table = TOLD.parse().expect("sound TOML");
    let mut leaves = 0;
    count(&toml::Value::Table(given), &mut leaves);
    let left_out = ["name", "basis", "sheets", "target"].len();
    assert_eq!(told.len(), leaves - left_out, "{told:?}");
    assert!(told.iter().all(|(key, value)| !key.contains("target") && value != "4321"));
    let value = |key: &str| told.iter().find(|(own, _)| own == key).map(|(_, value)| value.as_str());
    assert_eq!(
        [value("paper[1].lines.pass"), value("report.rank_bands"), value("progress.min_match")],
        [Some("0.55"), Some("7, 70"), Some("0.71")]
    );
}

/// Values that are neither tables nor lists of tables.
fn count(value: &toml::Value, leaves: &mut usize) {
    match value {
        toml::Value::Table(table) => table.values().for_each(|value| count(value, leaves)),
        toml::Value::Array(items) if items.iter().any(toml::Value::is_table) => items.iter().for_each(|item| count(item, leaves)),
        _ => *leaves += 1,
    }
}

#[test]
fn the_public_form_tells_of_no_school_and_no_composite() {
    let told = told(&analysis(Level::Public));
    for hidden in ["composite", "groups", "history", "layout", "lines", "school"] {
        assert!(told.iter().all(|(key, _)| !key.starts_with(hidden)), "{hidden}");
    }
    assert!(told.iter().any(|(key, _)| key.starts_with("candidates.")));
}

/// What holds where the file says nothing is a sentence.
#[test]
fn defaults_are_told_in_sentences() {
    let mut analysis = analysis(Level::Internal);
    (analysis.config, analysis.diagnostics) = (Config::default(), Vec::new());
    let desk = Desk::new(&analysis);
    let sheet = method_sheet(&desk, term_table(&desk));
    let facts = sheet.blocks.iter().find_map(|block| if let Block::Facts(facts) = block { Some(facts) } else { None });
    let text: String = facts.expect("settings").iter().map(|(label, value, _)| format!("{label}：{value:?}\n")).collect();
    for part in ["在籍扣除 3%；保底 95%", "≥44→5", "50、100、200、500、1000", "总体", "错误发现率", "20%", "30%", "种子"]
    {
        assert!(text.contains(part), "{part} is not told: {text}");
    }
    assert!(told_table(&desk).is_none());
    assert!(catalogue::metrics().count() > 60);
}
