//! `kaojing init`: the draft is a sound exam file, changes no figure, and proposes what only a person can decide.

use kaojing::config::{ExamFile, read_exam_file};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// Runs the program; exit code, standard output, standard error.
fn kaojing(folder: &Path, words: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kaojing")).args(words).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The open tables of a run, but for what was noticed: that a full mark was inferred is noticed only where it was.
fn tables(folder: &Path) -> BTreeMap<PathBuf, String> {
    let files = fs::read_dir(folder.join("tables")).unwrap().map(|entry| entry.unwrap().path());
    let tables = files.filter(|path| !path.ends_with("diagnostics.csv"));
    tables.map(|path| (path.file_name().unwrap().into(), fs::read_to_string(&path).unwrap())).collect()
}

/// The exam file with every proposal between two remarks taken up.
fn taking_up(draft: &str, from: &str, to: &str) -> String {
    let mut inside = false;
    let lines = draft.lines().map(|line| {
        inside = (inside || line.contains(from)) && !line.contains(to);
        let setting =
            line.strip_prefix("# ").filter(|line| line.starts_with(['[', ']']) || line.starts_with("    \"") || line.contains(" = "));
        setting.filter(|_| inside).unwrap_or(line)
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn sound(text: &str) -> ExamFile {
    read_exam_file(text, "exam.toml").unwrap_or_else(|mistakes| panic!("{text}\n{mistakes:?}"))
}

#[test]
fn the_draft_of_the_sample_county_changes_no_figure() {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data/county"), &folder.path().join("county"));
    let exam = folder.path().join("county/exam.toml");
    fs::remove_file(&exam).unwrap();
    assert_eq!(kaojing(folder.path(), &["analyze", "county", "--out", "without"]).0, 1, "the county has a broken file");
    let (code, out, err) = kaojing(folder.path(), &["init", "county"]);
    assert_eq!((code, out.lines().last()), (1, Some("county/exam.toml")), "{err}");
    let draft = fs::read_to_string(&exam).unwrap();
    let papers = sound(&draft).papers;
    assert_eq!(papers.len(), 22);
    assert!(papers.iter().all(|paper| paper.grade.is_some() && paper.full.is_some()));
    assert_eq!(kaojing(folder.path(), &["analyze", "county", "--out", "with"]).0, 1);
    assert_eq!(tables(&folder.path().join("without")), tables(&folder.path().join("with")));

    let again = |jobs: &str| kaojing(folder.path(), &["init", "county", "--out", "-", "--jobs", jobs]).1;
    assert_eq!((again("1"), again("4")), (draft.clone(), draft.clone()), "the same bytes, and nothing else on standard output");
    assert!(draft.contains("# date = \"2026-01-20\"") && draft.contains("# term = \"2025-2026学年第一学期\""), "{draft}");
    assert!(draft.contains("full = 60   # 表头写明，如“历史(60)”"), "{draft}");
    sound(&taking_up(&draft, "[groups.categories]", "[reading]"));
}

/// A county with doubts: two spellings of a school, a mark that nobody knows, a subject of its own, a sheet without names.
fn doubtful() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let county = folder.path().join("县");
    fs::create_dir(&county).unwrap();
    let rows = |school: u32, last: &str| -> String {
        let row = |at: u32| {
            format!("4200990{school}{at:02},学生{school}{at:02},3班,{},{},{}\n", 60 + at * 7 % 40, 50 + at * 11 % 49, 20 + at % 9)
        };
        (1..=20).map(row).chain([last.to_owned()]).collect()
    };
    let head = "考号,姓名,班级,语文(120),外语,劳动素养\n";
    let write = |name: &str, text: String| fs::write(county.join(name), text).unwrap();
    write("东河镇初级中学九年级.csv", format!("{head}{}", rows(1, "42009900199,张三,3班,没交,88,0\n42009900198,张四,3班,-1,没交,25\n")));
    write("东河中学九年级.csv", format!("{head}{}", rows(2, "")));
    write("县一中九年级.csv", format!("{head}{}", rows(3, "")));
    write("县二中九年级.csv", format!("{head}{}", rows(4, "")));
    write("统计.csv", "甲,乙,丙\n".to_owned() + &(0..40).map(|at| format!("{at},{at},7\n")).collect::<String>());
    folder
}

#[test]
fn doubts_are_proposals_that_hold_when_they_are_taken_up() {
    let folder = doubtful();
    let (_, _, err) = kaojing(folder.path(), &["init", "县", "--lang", "zh"]);
    let draft = fs::read_to_string(folder.path().join("县/exam.toml")).expect(&err);
    let file = sound(&draft);
    let papers: Vec<_> = file.papers.iter().map(|paper| (paper.subject.name(), paper.full.unwrap().to_string())).collect();
    assert_eq!(papers, [("语文", "120".to_owned()), ("英语", "100".to_owned()), ("劳动素养", "30".to_owned())]);
    assert!(file.schools.is_empty() && file.layouts.is_empty() && file.candidates.statuses.is_empty(), "nothing is decided");
    assert!(draft.contains("“外语” × 4"), "{draft}");
    assert!(draft.contains("# \"没交\" = \"absent\"   # 2 格，第一处 "), "{draft}");
    assert!(draft.contains("# \"-1\" = \"absent\"   # 1 格"), "{draft}");

    // 东河中学 may be 东河镇初级中学; 县一中 and 县二中 are two.
    let merged = sound(&taking_up(&draft, "# 学校：", "# 分组："));
    assert_eq!(
        merged.schools.iter().map(|school| (school.name.as_str(), school.aliases.clone())).collect::<Vec<_>>(),
        [("东河镇初级中学", vec!["东河中学".to_owned()])]
    );
    let grouped = sound(&taking_up(&draft, "[groups.categories]", "[reading]"));
    assert_eq!(grouped.groups.categories["待分组"].len(), 4);
    let statuses = sound(&taking_up(&draft, "[candidates.statuses]", "# 学校："));
    assert_eq!(statuses.candidates.statuses.len(), 2);
    let layouts = sound(&taking_up(&draft, "# 版式：", "[screens]"));
    let told: Vec<_> = layouts.layouts.iter().map(|rule| rule.selector.file.as_ref().unwrap().pattern()).collect();
    assert_eq!(told, ["东河中学九年级.csv", "东河镇初级中学九年级.csv", "县一中九年级.csv", "县二中九年级.csv", "统计.csv"]);

    // Everything proposed taken up but the merge: the same pupils are read by the layouts that were inferred.
    let analyse = |exam: &str, out: &str| {
        fs::write(folder.path().join("县/exam.toml"), exam).unwrap();
        let (code, _, err) = kaojing(folder.path(), &["analyze", "县", "--out", out]);
        (code, err, tables(&folder.path().join(out)))
    };
    let (_, _, plain) = analyse(&draft, "甲");
    let (_, err, pinned) = analyse(&taking_up(&draft, "# 版式：", "[screens]"), "乙");
    assert_eq!(plain[Path::new("candidates.csv")], pinned[Path::new("candidates.csv")], "{err}");
    let (_, _, one) = analyse(&taking_up(&draft, "# 学校：", "# 分组："), "丙");
    let lines = |tables: &BTreeMap<PathBuf, String>| tables[Path::new("headcount.csv")].lines().count();
    assert_eq!((lines(&plain), lines(&one)), (5, 4), "one school less");
}

#[test]
fn a_file_that_is_there_is_left_alone() {
    let folder = doubtful();
    let exam = folder.path().join("县/exam.toml");
    fs::write(&exam, "# mine\n").unwrap();
    let (code, _, err) = kaojing(folder.path(), &["init", "县", "--lang", "en"]);
    assert_eq!(code, 4);
    assert!(err.contains("exists already"), "{err}");
    assert_eq!(fs::read_to_string(&exam).unwrap(), "# mine\n");
    let (_, _, err) = kaojing(folder.path(), &["init", "县", "--lang", "en", "--force"]);
    let draft = fs::read_to_string(&exam).unwrap();
    assert!(draft.starts_with("# A draft of the exam file"), "{err}");
    // A single file: the draft stands beside it.
    let (_, out, err) = kaojing(folder.path(), &["init", "县/县一中九年级.csv", "--force", "--quiet"]);
    assert_eq!(out.trim(), "县/exam.toml", "{err}");
    assert_eq!(kaojing(folder.path(), &["init", "nothing"]).0, 3);
}
