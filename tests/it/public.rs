//! `--level public` through the command line, on the invented county with everything given (roster, items, earlier exams,
//! teachers): no output names anybody, none ranks, none tells of fewer than ten, alone or by a difference from the rest.

use crate::support::reference::{Row, csv_rows};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

const SMALL: f64 = 10.0;

/// The county at every level, in the languages it is needed in.
static RUNS: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (level, lang) in [("internal", "zh"), ("public", "zh"), ("public", "en")] {
        let run = Command::new(env!("CARGO_BIN_EXE_kaojing"))
            .arg("analyze")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data/county"))
            .args(["--quiet", "--level", level, "--lang", lang, "--out"])
            .arg(folder.path().join(format!("{level}-{lang}")))
            .output()
            .expect("the program starts");
        assert_eq!(run.status.code(), Some(1), "{}", String::from_utf8_lossy(&run.stderr));
    }
    folder
});

fn rows(run: &str, table: &str) -> Vec<Row> {
    csv_rows(&RUNS.path().join(run).join("tables").join(table).with_extension("csv"))
}

fn number(row: &Row, column: &str) -> Option<f64> {
    let text = row.get(column).unwrap_or_else(|| panic!("no column {column}"));
    (!text.is_empty()).then(|| text.parse().unwrap_or_else(|_| panic!("{column}: {text} is no number")))
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Everything that stands in a file: its text, or that of every part of a workbook.
fn content(path: &Path) -> String {
    if path.extension().is_none_or(|extension| extension != "xlsx") {
        return fs::read_to_string(path).expect("text");
    }
    let mut archive = zip::ZipArchive::new(fs::File::open(path).expect("a file")).expect("a workbook is an archive");
    let mut text = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).expect("a part").read_to_string(&mut text).expect("text");
    }
    text
}

#[test]
fn no_output_holds_a_name_or_an_id() {
    let candidates = rows("internal-zh", "candidates");
    let teachers = rows("internal-zh", "group_subject").into_iter().filter(|row| row["kind"] == "teacher").map(|row| row["name"].clone());
    let people: BTreeSet<String> = candidates
        .iter()
        .flat_map(|row| [row["id"].clone(), row["name"].clone()])
        .chain(teachers)
        .filter(|told| !told.is_empty())
        .collect();
    assert!(people.len() > 3_000);
    for lang in ["zh", "en"] {
        let folder = RUNS.path().join(format!("public-{lang}"));
        let files = files(&folder);
        assert!(files.len() > 35, "the workbook, the page, the tables and the manifest");
        for file in files {
            let text = format!("{} {}", file.strip_prefix(&folder).expect("below it").display(), content(&file));
            let told = found(&people, &text);
            assert!(told.is_empty(), "{}: {told:?}", file.display());
        }
    }
}

/// Which of the words stand in the text: every piece of it that is as long as one of them is looked up.
fn found<'t>(words: &BTreeSet<String>, text: &'t str) -> BTreeSet<&'t str> {
    let words: HashSet<&str> = words.iter().map(String::as_str).collect();
    let lengths: BTreeSet<usize> = words.iter().map(|word| word.len()).collect();
    let starts = text.char_indices().map(|(start, _)| start);
    let pieces = starts.flat_map(|start| lengths.iter().filter_map(move |length| text.get(start..start + length)));
    pieces.filter(|piece| words.contains(piece)).collect()
}

#[test]
fn only_the_county_workbook_the_page_and_the_tables_are_written() {
    for (lang, names) in [
        ("zh", ["run.json", "tables", "全县质量分析.xlsx", "报告.html"]),
        ("en", ["county-analysis.xlsx", "report.html", "run.json", "tables"]),
    ] {
        let entries = fs::read_dir(RUNS.path().join(format!("public-{lang}"))).expect("a folder");
        let found: BTreeSet<String> = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        assert_eq!(found, names.map(str::to_owned).into());
    }
    let manifest = fs::read_to_string(RUNS.path().join("public-zh/run.json")).expect("the manifest");
    assert!(!manifest.contains(".xls") || !manifest.contains("\"sheets\""), "inputs are told by their digest");
}

#[test]
fn no_table_ranks_or_tells_what_is_one_pupils_own() {
    for path in files(&RUNS.path().join("public-zh/tables")) {
        for row in csv_rows(&path) {
            let own = row.iter().filter(|(column, _)| {
                let column = column.as_str();
                column.contains("rank") || ["id", "name_of_pupil", "min", "max", "lowest_mean", "highest_mean"].contains(&column)
            });
            own.for_each(|(column, value)| assert!(value.is_empty(), "{} {column} {value}", path.display()));
        }
    }
    for table in ["candidates", "positions", "findings", "screens", "diagnostics", "rows", "headcount", "class_subject", "value_added"] {
        assert_eq!(rows("public-zh", table).len(), 0, "{table}");
    }
}

#[test]
fn no_count_and_no_rate_tells_of_few() {
    let mut counts = 0;
    for path in files(&RUNS.path().join("public-zh/tables")) {
        for row in csv_rows(&path) {
            for column in ["n", "matched", "count", "expected", "present", "absent"] {
                if let Some(count) = row.get(column).and_then(|value| value.parse::<f64>().ok()) {
                    assert!(
                        count >= SMALL
                            || column == "absent" && row["expected"].parse::<f64>().unwrap() - row["n"].parse::<f64>().unwrap() >= SMALL,
                        "{}: {row:?}",
                        path.display()
                    );
                    counts += 1;
                }
            }
            let Some(n) = row.get("n").and_then(|value| value.parse::<f64>().ok()) else { continue };
            for (column, value) in row.iter().filter(|(column, value)| LINES.contains(&column.as_str()) && !value.is_empty()) {
                let reaching = value.parse::<f64>().expect("a rate") * n;
                assert!(reaching > SMALL - 0.5 && n - reaching > SMALL - 0.5, "{}: {column} {row:?}", path.display());
            }
        }
    }
    assert!(counts > 500);
}

const LINES: [&str; 5] = ["low_rate", "pass_rate", "good_rate", "excellent_rate", "full_rate"];

/// A unit at both levels: everything, and what the public may see.
type Both = (Row, Row);

/// The units of one grade and subject.
type Units = BTreeMap<String, Both>;

/// A whole that its parts add up to.
struct Whole<'a> {
    name: String,
    whole: &'a Both,
    parts: Vec<&'a Both>,
}

/// Rows of both levels by grade and subject, then by unit.
fn units(table: &str, unit: impl Fn(&Row) -> Option<String>) -> BTreeMap<(String, String), Units> {
    let key = |row: &Row| Some(((row["grade"].clone(), row["subject"].clone()), unit(row)?));
    let open: HashMap<_, Row> = rows("internal-zh", table).into_iter().filter_map(|row| Some((key(&row)?, row))).collect();
    let mut found: BTreeMap<(String, String), Units> = BTreeMap::new();
    for row in rows("public-zh", table) {
        let Some(key) = key(&row) else { continue };
        let truth = open[&key].clone();
        found.entry(key.0).or_default().insert(key.1, (truth, row));
    }
    found
}

/// Of parts that add up to a shown whole: none is hidden, or several who are ten together on both sides of what is told.
fn check_sum(what: &str, parts: &[&Both], hidden: impl Fn(&Row) -> bool, persons: impl Fn(&Row) -> (f64, f64)) -> bool {
    let unsaid: Vec<&&Both> = parts.iter().filter(|(_, shown)| hidden(shown)).collect();
    let together = unsaid.iter().map(|(truth, _)| persons(truth)).fold((0.0, 0.0), |all, one| (all.0 + one.0, all.1 + one.1));
    let safe = unsaid.is_empty() || (unsaid.len() > 1 && together.0 > SMALL - 0.5 && together.1 > SMALL - 0.5);
    assert!(safe, "{what}: {} hidden, {together:?}", unsaid.len());
    !unsaid.is_empty()
}

/// The scores of all papers less the total are those of pupils who missed a paper: of ten at least, or of nobody.
#[test]
fn the_papers_less_the_total_tell_of_ten_or_of_nobody() {
    let schools = units("school_subject", |row| Some(row["school"].clone()));
    let county = units("county_subject", |_| Some(String::new()));
    let groups = units("group_subject", |row| (row["kind"] != "teacher").then(|| format!("{}/{}", row["kind"], row["name"])));
    let (mut shown, mut withheld) = (0, 0);
    for table in [&schools, &county, &groups] {
        for ((grade, _), totals) in table.iter().filter(|((_, subject), _)| subject == "总分") {
            for (unit, (truth, told)) in totals {
                let papers = table.iter().filter(|((of, subject), _)| of == grade && subject != "总分");
                let n = papers.filter_map(|(_, units)| number(&units.get(unit)?.0, "n")).fold(0.0, f64::max);
                let lacking = n - number(truth, "n").unwrap_or(0.0);
                let hidden = told["mean"].is_empty();
                assert!(hidden || !(0.5..=SMALL - 0.5).contains(&lacking), "{grade} {unit}: {lacking} without a total");
                if hidden { withheld += 1 } else { shown += 1 }
            }
        }
    }
    assert!(shown > 3 && withheld > 3, "{shown} shown, {withheld} withheld");
    // what is withheld in single schools is not told by the county less the others
    for ((grade, _), totals) in schools.iter().filter(|((_, subject), _)| subject == "总分") {
        let whole = &county[&(grade.clone(), "总分".to_owned())][""];
        let lacking = |school: &str, row: &Row| {
            let papers = schools.iter().filter(|((of, subject), _)| of == grade && subject != "总分");
            papers.filter_map(|(_, units)| number(&units.get(school)?.0, "n")).fold(0.0, f64::max) - number(row, "n").unwrap_or(0.0)
        };
        let hidden = totals.iter().filter(|(_, (_, told))| told["mean"].is_empty());
        let together: f64 = hidden.map(|(school, (truth, _))| lacking(school, truth)).sum();
        assert!(whole.1["mean"].is_empty() || !(0.5..=SMALL - 0.5).contains(&together), "{grade}: {together} in hidden schools");
    }
}

#[test]
fn nothing_hidden_can_be_worked_out_from_a_total() {
    let schools = units("school_subject", |row| Some(row["school"].clone()));
    let county = units("county_subject", |_| Some(String::new()));
    let groups = units("group_subject", |row| (row["kind"] != "teacher").then(|| format!("{}/{}", row["kind"], row["name"])));
    let mut gaps = 0;
    for (paper, schools) in &schools {
        let whole = &county[paper][""];
        let mut sums = vec![Whole { name: "county".into(), whole, parts: schools.values().collect() }];
        for kind in ["category", "district"] {
            let of_kind: Vec<(&str, &Both)> =
                groups[paper].iter().filter_map(|(name, row)| Some((name.strip_prefix(kind)?.strip_prefix('/')?, row))).collect();
            let members = |group: &str| schools.values().filter(|(row, _)| row[kind] == group).collect::<Vec<_>>();
            sums.extend(of_kind.iter().map(|(name, whole)| Whole { name: (*name).to_owned(), whole, parts: members(name) }));
            sums.push(Whole { name: kind.into(), whole, parts: of_kind.iter().map(|(_, row)| *row).chain(members("")).collect() });
        }
        for Whole { name, whole, parts } in sums {
            let n = |row: &Row| number(row, "n").expect("internal figures are there");
            let everybody: f64 = parts.iter().map(|(truth, _)| n(truth)).sum();
            assert!((everybody - n(&whole.0)).abs() < 0.5, "{paper:?} {name}: the parts are the whole");
            for column in ["mean", "sd"].into_iter().filter(|column| !whole.1[*column].is_empty()) {
                gaps += u32::from(check_sum(
                    &format!("{paper:?} {name} {column}"),
                    &parts,
                    |row| row[column].is_empty(),
                    |row| (n(row), n(row)),
                ));
            }
            for line in LINES.into_iter().filter(|line| !whole.1[*line].is_empty()) {
                let persons = |row: &Row| {
                    let reaching = number(row, line).unwrap_or(0.0) * n(row);
                    (reaching, n(row) - reaching)
                };
                gaps += u32::from(check_sum(&format!("{paper:?} {name} {line}"), &parts, |row| row[line].is_empty(), persons));
            }
        }
    }
    assert!(gaps > 50, "{gaps}: the county has small cells");
}
