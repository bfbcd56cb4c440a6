//! 任课表: read in its forms, matched with the classes, pooled; what fits nothing is said.

use crate::support::reference::{Row, csv_rows};
use std::{collections::BTreeMap, fs, path::Path, process::Command};

/// Two schools of two classes, two papers.
const SCORES: &str = "学校,考号,姓名,年级,班级,语文,数学\n\
    一中,42009901,张一,九年级,1班,90,80\n一中,42009902,张二,九年级,1班,80,70\n一中,42009903,张三,九年级,2班,70,60\n\
    一中,42009904,张四,九年级,2班,60,50\n二中,42009911,李一,九年级,1班,50,40\n二中,42009912,李二,九年级,1班,40,30\n";

/// The tables and the messages of a run over scores and a list of teachers.
fn run(teachers: &[(&str, &str)], exam: &str) -> (BTreeMap<String, Row>, Vec<Row>, String) {
    let folder = tempfile::tempdir().unwrap();
    let county = folder.path().join("county");
    let write = |name: &str, text: &str| {
        let path = county.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("成绩/县.csv", SCORES);
    write("exam.toml", exam);
    teachers.iter().for_each(|(name, text)| write(name, text));
    let out = folder.path().join("out");
    let done = Command::new(env!("CARGO_BIN_EXE_kaojing")).arg("analyze").arg(&county).arg("--out").arg(&out).output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    let rows = |table: &str| csv_rows(&out.join("tables").join(table));
    let named = |row: &Row| format!("{} {} {}", row["subject"], row["school"], row["name"]);
    let taught = rows("group_subject.csv").into_iter().filter(|row| row["kind"] == "teacher").map(|row| (named(&row), row)).collect();
    assert!(Path::new(&out).join("学科").is_dir(), "{said}");
    (taught, rows("rows.csv"), said)
}

#[test]
fn a_row_for_each_class_and_a_column_for_each_subject() {
    let list = "学校,班级,语文,数学,班主任\n一中,九(1)班,王老师,赵老师,王老师\n一中,九(2)班,王老师,钱老师、孙老师,\n二中,901,周老师,,\n";
    let (taught, rows, _) = run(&[("任课.csv", list)], "");
    let names: Vec<&str> = taught.keys().map(String::as_str).collect();
    assert_eq!(names, ["数学 一中 孙老师", "数学 一中 赵老师", "数学 一中 钱老师", "语文 一中 王老师", "语文 二中 周老师"]);
    let wang = &taught["语文 一中 王老师"];
    assert_eq!((wang["n"].as_str(), wang["mean"].as_str(), wang["median"].as_str(), wang["rank"].as_str()), ("4", "75", "75", "1"));
    assert_eq!(taught["数学 一中 孙老师"]["mean"], "55");
    let account = rows.iter().find(|row| row["file"] == "任课.csv").unwrap();
    assert_eq!((account["kind"].as_str(), account["header"].as_str(), account["candidates"].as_str()), ("teachers", "1", "3"));
}

#[test]
fn a_row_for_each_class_and_subject_under_titles_and_merged_cells() {
    let list = "一中九年级任课教师安排表,,\n任课教师,任教学科,任教班级\n王老师,语文,1班、2班\n赵老师,数学,1班\n,,\n说明：以教务处为准,,\n";
    let (taught, rows, said) = run(&[("任课/一中.csv", list)], "");
    assert_eq!(taught["语文 一中 王老师"]["n"], "4");
    assert_eq!(taught["数学 一中 赵老师"]["n"], "2");
    assert!(said.contains("一中 九年级2班 数学等 1 个班科"), "class 2 has no teacher of mathematics: {said}");
    let account = rows.iter().find(|row| row["file"] == "任课/一中.csv").unwrap();
    let parts = ["blank", "header", "candidates", "summary", "note", "rejected"].map(|part| account[part].parse::<u32>().unwrap());
    assert_eq!((account["rows"].as_str(), parts), ("6", [1, 1, 2, 0, 2, 0]));
}

#[test]
fn what_fits_nothing_is_said_and_the_rest_goes_on() {
    let list = "学校,班级,语文,美术\n一中,1班,王老师,吴老师\n三中,1班,郑老师,\n,,\n一中,,冯老师,陈老师\n";
    let (taught, ..) = run(&[("teachers.csv", list)], "");
    assert_eq!(taught.len(), 1);
    let (_, _, said) = run(&[("teachers.csv", list)], "");
    assert!(said.contains("E392") && said.contains("E391") && said.contains("一中 九年级2班 语文等 1 个班科"), "{said}");
    let (none, rows, said) = run(&[("teachers.csv", "王老师教语文\n")], "");
    assert!(none.is_empty() && said.contains("任课表没有用上"), "{said}");
    assert_eq!(rows.iter().find(|row| row["file"] == "teachers.csv").unwrap()["rejected"], "1");
}

#[test]
fn a_list_among_other_sheets_is_known_by_its_words_or_as_told() {
    let list = "班级,语文,数学\n1班,王老师,赵老师\n2班,王老师,赵老师\n";
    let (taught, ..) = run(&[("成绩/一中教师.csv", list)], "[[layout]]\nfile = \"*教师.csv\"\nkind = \"teachers\"\nschool = \"一中\"\n");
    assert_eq!(taught["语文 一中 王老师"]["n"], "4");
}
