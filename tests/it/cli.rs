//! The program as a user meets it: what it prints, how it ends, and what it leaves on disk.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

/// A workplace: a county of two schools as text sheets, and room for outputs.
struct Desk(TempDir);

impl Desk {
    /// Two schools, one grade, three papers; every cell can be read.
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a temporary folder can be made"));
        fs::create_dir(desk.path("county")).expect("the temporary folder can be written");
        desk.sheet("县一中九年级.csv", 1, 90);
        desk.sheet("县二中九年级.csv", 2, 70);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("the temporary folder can be written");
    }

    fn sheet(&self, name: &str, school: u32, base: u32) {
        let row = |at: u32| {
            let mark = |step: u32| base + at * step % 30;
            let class = at % 2 + 1;
            format!("42009926{school}{at:03},学生{school}{at:03},{class}班,{},{},{}\n", mark(7), mark(11), mark(13))
        };
        let rows: String = (1..=40).map(row).collect();
        self.write(&format!("county/{name}"), &format!("考号,姓名,班级,语文,数学,英语\n{rows}"));
    }

    /// One mark of the first school becomes impossible.
    fn spoil(&self) {
        let path = self.path("county/县一中九年级.csv");
        let text = fs::read_to_string(&path).expect("it was written");
        let spoilt = text.replacen(",97,", ",397,", 1);
        assert_ne!(text, spoilt, "there is a 97 to spoil");
        fs::write(path, spoilt).expect("the temporary folder can be written");
    }

    /// Runs the program in the desk's folder.
    fn run(&self, line: &str) -> Ended {
        let output = Command::new(env!("CARGO_BIN_EXE_kaojing")).args(line.split_whitespace()).current_dir(self.0.path()).output();
        Ended::from(output.expect("the program starts"))
    }

    /// Every file below a folder of the desk, by name.
    fn files(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let folder = self.path(folder);
        let mut files = BTreeMap::new();
        let mut folders = vec![folder.clone()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next).expect("the folder can be read") {
                let path = entry.expect("the entry can be read").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&folder).expect("it was found below the folder").to_owned();
                    files.insert(name, fs::read(&path).expect("the file can be read"));
                }
            }
        }
        files
    }

    /// The names in the desk's folder, hidden ones too.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("the folder can be read");
        let mut names: Vec<String> = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// How a run ended.
struct Ended {
    code: i32,
    out: String,
    err: String,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().expect("it ended by itself"),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Ended {
    #[track_caller]
    fn with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        self
    }

    fn last_line(&self) -> &str {
        self.out.lines().last().unwrap_or_default()
    }
}

#[test]
fn a_sound_county_is_read_and_written_whole() {
    let desk = Desk::new();
    let run = desk.run("analyze county --out out").with(0);
    assert_eq!(run.last_line(), "out");
    for part in ["2 所学校", "80 名考生", "语文 120", "run.json"] {
        assert!(run.out.contains(part), "{part} is not in\n{}", run.out);
    }
    assert_eq!(desk.names(), ["county", "out"], "nothing else is left");
    let manifest: serde_json::Value = serde_json::from_slice(&desk.files("out")[Path::new("run.json")]).expect("run.json is JSON");
    let listed: Vec<&str> = manifest["outputs"].as_array().expect("a list").iter().filter_map(|output| output["name"].as_str()).collect();
    let on_disk: Vec<String> = desk.files("out").keys().map(|name| name.to_string_lossy().replace('\\', "/")).collect();
    assert_eq!(listed.len() + 1, on_disk.len(), "run.json lists every file but itself");
    assert!(listed.iter().all(|name| on_disk.contains(&(*name).to_owned())));
    assert_eq!(manifest["inputs"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_folder_alone_is_analysed_and_the_results_lie_beside_it() {
    let desk = Desk::new();
    assert_eq!(desk.run("county").with(0).last_line(), "county-分析");
    assert_eq!(desk.run("county --lang en").with(0).last_line(), "county-analysis");
    assert_eq!(desk.run("county").with(0).last_line(), "county-分析-2", "what lies there is not replaced unasked");
    assert_eq!(desk.run("county/县一中九年级.csv --quiet").with(0).out, "county/县一中九年级-分析\n");
}

#[test]
fn what_is_left_out_is_named_and_makes_the_exit_code_1() {
    let desk = Desk::new();
    desk.spoil();
    let run = desk.run("analyze county --out out").with(1);
    assert!(run.err.contains("县一中九年级.csv") && run.err.contains("397"), "{}", run.err);
    let strict = desk.run("analyze county --out strict --strict").with(3);
    assert!(strict.err.contains("397") && strict.err.contains("--strict") && strict.out.is_empty(), "{}", strict.err);
    assert_eq!(desk.names(), ["county", "out"]);
}

#[test]
fn wrong_usage_writes_nothing() {
    let desk = Desk::new();
    for (line, told) in [
        ("", "用法"),
        ("analyze", "INPUT"),
        ("analyze county --tables xml", "csv, parquet, none"),
        ("analyze county --forse", "--force"),
        ("analyze county --level secret", "internal, school, public"),
        ("remark county", "kaojing remark"),
        ("analyze county --out county/out", "county/out"),
        ("analyze county --exam nowhere.toml", "nowhere.toml"),
        ("explain nothing-of-the-kind", "nothing-of-the-kind"),
    ] {
        let run = desk.run(line).with(2);
        assert!(run.err.contains(told) && run.out.is_empty(), "{line}: {}", run.err);
    }
    assert_eq!(desk.names(), ["county"]);
}

#[test]
fn a_wrong_exam_file_is_told_by_line_and_column() {
    let desk = Desk::new();
    desk.write("county/exam.toml", "[exam]\nname = \"期末\"\n\n[report]\nband_with = 10\n");
    let run = desk.run("analyze county --out out").with(2);
    assert!(run.err.contains("E103") && run.err.contains("band_width") && run.err.contains("第 5 行"), "{}", run.err);
    assert_eq!(desk.names(), ["county"]);
}

#[test]
fn nothing_to_analyse_is_said() {
    let desk = Desk::new();
    fs::create_dir(desk.path("empty")).expect("the temporary folder can be written");
    for input in ["empty", "nowhere"] {
        let run = desk.run(&format!("analyze {input} --out out"));
        assert!((2..=3).contains(&run.code) && run.out.is_empty() && !run.err.is_empty(), "{input}: {} {}", run.code, run.err);
    }
    assert_eq!(desk.run("analyze empty --out out").code, 3);
    assert_eq!(desk.names(), ["county", "empty"]);
}

#[test]
fn the_last_line_names_the_reason() {
    let desk = Desk::new();
    let sheets = [
        ("letters.csv", "考号,姓名,语文,数学\n42009901,张三,A,B\n42009902,李四,B,C\n42009903,王五,A,A\n", "E283", "等级或文字"),
        ("rates.csv", "考号,姓名,语文,数学\n42009901,张三,85%,80%\n42009902,李四,70%,75%\n42009903,王五,60%,65%\n", "E283", "等级或文字"),
        ("exams.csv", "姓名,一模语文,二模语文\n张三,90,80\n李四,70,60\n王五,75,66\n", "E276", "几次考试"),
    ];
    for (name, text, code, reason) in sheets {
        fs::write(desk.path(name), text).expect("the temporary folder can be written");
        let run = desk.run(&format!("analyze {name} --out out")).with(3);
        let last = run.err.trim_end().lines().last().unwrap_or_default();
        assert!(run.err.contains(code) && last.contains(reason), "{name}: {}", run.err);
    }
}

#[test]
fn an_output_folder_is_replaced_only_by_force_and_only_if_it_is_ours() {
    let desk = Desk::new();
    desk.run("analyze county --out out").with(0);
    let before = desk.files("out");
    desk.spoil();
    let refused = desk.run("analyze county --out out").with(4);
    assert!(refused.err.contains("--force") && refused.out.is_empty(), "{}", refused.err);
    assert_eq!(desk.files("out"), before, "a refusal leaves the folder as it was");
    desk.run("analyze county --out out --force").with(1);
    assert_ne!(desk.files("out"), before);

    fs::create_dir(desk.path("mine")).expect("the temporary folder can be written");
    desk.write("mine/thesis.txt", "years of work");
    desk.run("analyze county --out mine --force").with(4);
    desk.run("analyze county --out county/县一中九年级.csv/out --force").with(2);
    assert_eq!(desk.files("mine")[Path::new("thesis.txt")], b"years of work");
    assert_eq!(desk.names(), ["county", "mine", "out"]);
}

#[test]
fn two_runs_and_any_number_of_threads_write_the_same_bytes() {
    let desk = Desk::new();
    desk.spoil();
    desk.run("analyze county --out first --jobs 1").with(1);
    desk.run("analyze county --out second --jobs 4").with(1);
    desk.run("analyze county --out third").with(1);
    let first = desk.files("first");
    assert!(first.len() > 10, "{:?}", first.keys());
    for other in ["second", "third"] {
        for (name, bytes) in &desk.files(other) {
            assert!(first.get(name) == Some(bytes), "{} differs", name.display());
        }
        assert_eq!(desk.files(other).len(), first.len());
    }
}

#[test]
fn english_runs_say_nothing_in_chinese_but_names() {
    let desk = Desk::new();
    desk.spoil();
    fs::write(desk.path("county/broken.xlsx"), b"PK\x03\x04 cut off").expect("the temporary folder can be written");
    let run = desk.run("analyze county --out out --lang en").with(1);
    let mut said = run.out.clone() + &run.err;
    for name in
        ["县一中九年级", "县二中九年级", "县一中", "县二中", "九年级", "语文", "数学", "英语", "总分", "学生", "考号", "姓名", "班级"]
    {
        said = said.replace(name, "");
    }
    let chinese: Vec<&str> = said.lines().filter(|line| line.chars().any(|c| ('\u{3000}'..='\u{9fff}').contains(&c))).collect();
    assert!(chinese.is_empty(), "{chinese:#?}");
    assert!(run.err.contains("error[") && run.err.contains("help"));
}

#[test]
fn json_lines_hold_diagnostics_and_a_summary() {
    let desk = Desk::new();
    desk.spoil();
    let run = desk.run("analyze county --out out --format json").with(1);
    assert_eq!(run.out, "out\n");
    let lines: Vec<serde_json::Value> = run.err.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let (summary, diagnostics) = lines.split_last().expect("there are lines");
    assert_eq!(summary["type"], "summary");
    assert_eq!((&summary["exit"], &summary["errors"], &summary["out"]), (&1.into(), &1.into(), &"out".into()));
    assert_eq!(summary["grades"][0]["present"], 80);
    assert!(diagnostics.iter().all(|line| line["type"] == "diagnostic" && line["code"].is_string() && line["message"].is_string()));
    let error = diagnostics.iter().find(|line| line["severity"] == "error").expect("the impossible mark");
    assert_eq!((&error["file"], &error["value"]), (&"县一中九年级.csv".into(), &"397".into()));
    assert!(error["cell"].as_str().is_some_and(|cell| cell.starts_with('D')), "{error}");

    let refused = desk.run("analyze county --out out --format json").with(4);
    let last: serde_json::Value = serde_json::from_str(refused.err.lines().last().unwrap_or_default()).expect("JSON");
    assert_eq!((&last["type"], &last["kind"], &last["exit"]), (&"error".into(), &"output".into(), &4.into()));
}

#[test]
fn level_and_tables_decide_what_is_written() {
    let desk = Desk::new();
    desk.run("analyze county --out school --level school").with(0);
    let school = desk.files("school");
    assert!(
        school.len() == 3 && school.keys().all(|name| name.starts_with("学校") || name == Path::new("run.json")),
        "{:?}",
        school.keys()
    );
    desk.run("analyze county --out none --tables none").with(0);
    assert!(!desk.path("none/tables").exists());
    desk.run("analyze county --out parquet --tables parquet").with(0);
    assert!(desk.path("parquet/tables/candidates.parquet").exists());
}

#[test]
fn explain_knows_diagnostics_leads_and_metrics() {
    let desk = Desk::new();
    for (term, told) in [("e102", "unknown-key"), ("A201", "inflated-subject"), ("参考率", "n")] {
        let run = desk.run(&format!("explain {term}")).with(0);
        assert!(run.out.contains(told), "{}", run.out);
    }
    let list = desk.run("explain --lang en").with(0).out;
    assert!(list.contains("E102") && list.contains("A201"), "{list}");
}

#[test]
fn the_exam_file_of_the_readme_is_honoured_to_the_last_key() {
    let readme = include_str!("../../README.md");
    let example = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the README shows an exam file");
    let file = kaojing::config::read_exam_file(example, "README.md").unwrap_or_else(|mistakes| panic!("{mistakes:#?}"));
    assert_eq!(file.papers.len(), 1);
    let desk = Desk::new();
    desk.write("exam.toml", example);
    desk.run("analyze county --out out --exam exam.toml").with(0);
}

#[test]
fn a_layout_of_the_exam_file_is_used_and_one_that_fits_nothing_is_told() {
    let desk = Desk::new();
    let exam = "[[layout]]\nfile = \"县二中*\"\nschool = \"第二中学\"\n[[layout]]\nfile = \"县三中*\"\nkind = \"skip\"\n";
    desk.write("county/exam.toml", exam);
    let ended = desk.run("analyze county --out out");
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.err.contains("E112") && ended.err.contains("exam.toml:4"), "{}", ended.err);
    assert!(!ended.err.contains("exam.toml:1 "), "{}", ended.err);
    let schools = desk.files("out/学校");
    assert!(schools.keys().any(|name| name.to_string_lossy().contains("第二中学")), "{:?}", schools.keys());
}
