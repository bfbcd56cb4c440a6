//! `kaojing check` as the office meets it: what goes back to whom, how far the county has come, how it ends.

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// A county of four schools: one in order, one with faults of every kind, one whose file cannot be read, one silent.
fn county() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join("县").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let head = "考号,姓名,班级,语文,数学,总分\n";
    let row = |school: u32, at: u32| {
        let (chinese, mathematics) = (60 + at % 40, 50 + at % 45);
        format!("42009900{school}{at:03},学生{school}{at:02},{}班,{chinese},{mathematics},{}\n", at % 2 + 1, chinese + mathematics)
    };
    let rows = |school: u32, wanted: &dyn Fn(u32) -> bool| (1..=30).filter(|at| wanted(*at)).map(|at| row(school, at)).collect::<String>();
    let sound = rows(1, &|_| true);
    write("成绩/明德中学九年级.csv", &format!("{head}{sound}"));
    let faulty = rows(2, &|at| at != 30)
        .replace(",63,53,116", ",6３分?,53,116") // row 4: unreadable
        .replace(",64,54,118", ",640,54,118") // row 5: above full marks
        .replace(",65,55,120", ",65,55,121") // row 6: total
        .replace(",66,56,122", ",,56,56"); // row 7: blank
    write("成绩/育英中学九年级.csv", &format!("{head}{faulty}"));
    write("成绩/城东中学九年级.xlsx", "PK\u{3}\u{4} cut off");
    let listed = |school: u32, name: &str| {
        (1..=30).map(|at| format!("42009900{school}{at:03},学生{school}{at:02},{name},九年级,{}班,在籍\n", at % 2 + 1)).collect::<String>()
    };
    let roster: String =
        [(1, "明德中学"), (2, "育英中学"), (3, "城东中学"), (4, "望江中学")].iter().map(|(at, name)| listed(*at, name)).collect();
    write("学籍/九年级.csv", &format!("考号,姓名,学校,年级,班级,学籍状态\n{roster}"));
    folder
}

struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(folder: &Path, line: &str) -> Ended {
    let output = Command::new(env!("CARGO_BIN_EXE_kaojing")).args(line.split(' ')).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ended { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Every sheet of a workbook as rows of texts.
fn sheets(path: &Path) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let spell = |cell: &Data| if matches!(cell, Data::Empty) { String::new() } else { cell.to_string() };
    let rows = |range: calamine::Range<Data>| range.rows().map(|row| row.iter().map(spell).collect()).collect();
    book.worksheets().into_iter().map(|(name, range)| (name, rows(range))).collect()
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    files
}

#[test]
fn each_school_gets_its_own_list_and_the_county_its_board() {
    let folder = county();
    let ended = run(folder.path(), "check 县 --format json");
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), "县-检查\n"), "{}", ended.err);
    let summary: Value = serde_json::from_str(ended.err.lines().last().unwrap()).unwrap();
    assert_eq!((&summary["schools"], &summary["in"], &summary["clean"], &summary["exit"]), (&4.into(), &3.into(), &1.into(), &1.into()));
    let board = summary["board"].as_array().unwrap();
    let states: BTreeMap<&str, &str> =
        board.iter().map(|line| (line["school"].as_str().unwrap(), line["state"].as_str().unwrap())).collect();
    let expected = [("城东中学", "faulty"), ("明德中学", "clean"), ("望江中学", "awaited"), ("育英中学", "faulty")];
    assert_eq!(states, BTreeMap::from(expected));
    let out = folder.path().join("县-检查");
    let mut names: Vec<String> =
        fs::read_dir(out.join("退回")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["城东中学.xlsx", "育英中学.xlsx"]);
    let board = sheets(&out.join("上报情况.xlsx"));
    assert_eq!(board.keys().map(String::as_str).collect::<Vec<_>>(), ["各校情况", "总览", "收到的文件", "教研室待办"]);
    assert!(board["教研室待办"].iter().flatten().any(|cell| cell.contains("没有收到“望江中学”")), "{:?}", board["教研室待办"]);
    for table in ["diagnostics.csv", "rows.csv"] {
        assert!(out.join("tables").join(table).exists());
    }
}

#[test]
fn a_list_names_cell_pupil_content_and_what_to_do_and_no_other_school() {
    let folder = county();
    run(folder.path(), "check 县 --out 结果");
    let book = sheets(&folder.path().join("结果/退回/育英中学.xlsx"));
    let rows = &book["修改单"];
    let header = rows.iter().position(|row| row.iter().any(|cell| cell == "单元格")).unwrap();
    let column = |title: &str| rows[header].iter().position(|cell| cell == title).unwrap();
    let (cell, pupil, content, need, problem) = (column("单元格"), column("学生"), column("格内内容"), column("要求"), column("问题"));
    let told: Vec<[&str; 4]> =
        rows[header + 1..].iter().map(|row| [&row[cell], &row[pupil], &row[content], &row[need]].map(|text| text.as_str())).collect();
    assert!(told.contains(&["D4", "2班 学生203 420099002003", "6３分?", "更正"]), "{told:?}");
    assert!(told.contains(&["D5", "1班 学生204 420099002004", "640", "更正"]), "{told:?}");
    assert!(told.contains(&["F6", "2班 学生205 420099002005", "121", "更正"]), "{told:?}");
    assert!(told.iter().any(|line| line[0] == "D7" && line[3] == "确认"), "{told:?}");
    assert!(rows[header + 1..].iter().any(|row| row[problem].contains("学生230") && row[need] == "更正"), "the missing pupil: {told:?}");
    let text = book.values().flatten().flatten().cloned().collect::<String>();
    for foreign in ["明德中学", "城东中学", "望江中学", "420099001", "exam.toml"] {
        assert!(!text.contains(foreign), "{foreign} in {text}");
    }
}

#[test]
fn nothing_to_correct_is_said_and_ends_well() {
    let folder = county();
    for name in ["县/成绩/育英中学九年级.csv", "县/成绩/城东中学九年级.xlsx", "县/学籍/九年级.csv"] {
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    let ended = run(folder.path(), "check 县");
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("没有必须更正的内容") && ended.out.ends_with("县-检查\n"), "{}", ended.out);
    assert!(!folder.path().join("县-检查/退回").exists());
    let english = run(folder.path(), "check 县 --lang en --out en");
    assert!(english.out.contains("Nothing must be corrected") && folder.path().join("en/upload-board.xlsx").exists(), "{}", english.out);
    fs::write(folder.path().join("无.csv"), "第一行\n第二行\n").unwrap();
    let nothing = run(folder.path(), "check 无.csv");
    assert_eq!((nothing.code, nothing.out.as_str()), (Some(3), ""), "{}", nothing.err);
}

#[test]
fn the_same_bytes_come_out_whatever_the_threads_and_a_folder_is_replaced_by_force_alone() {
    let folder = county();
    run(folder.path(), "check 县 --out 甲 --jobs 1");
    run(folder.path(), "check 县 --out 乙 --jobs 4");
    let bytes = |name: &str| files(&folder.path().join(name)).into_values().collect::<Vec<_>>();
    assert!(bytes("甲").len() > 4 && bytes("甲") == bytes("乙"));
    assert_eq!(run(folder.path(), "check 县 --out 甲").code, Some(4));
    assert_eq!(run(folder.path(), "check 县 --out 甲 --force").code, Some(1));
}

#[test]
fn a_list_that_comes_back_is_no_score_sheet() {
    let folder = county();
    run(folder.path(), "check 县 --out 结果");
    fs::copy(folder.path().join("结果/退回/育英中学.xlsx"), folder.path().join("县/成绩/育英中学修改单.xlsx")).unwrap();
    let again = run(folder.path(), "check 县 --out 再 --format json");
    let summary: Value = serde_json::from_str(again.err.lines().last().unwrap()).unwrap();
    let line = summary["board"].as_array().unwrap().iter().find(|line| line["school"] == "育英中学").unwrap();
    assert_eq!(line["read"], 29, "{}", again.err);
}

#[test]
fn a_confirmation_that_comes_back_is_held_against_the_data_at_hand() {
    let folder = county();
    let signed = |out: &str| {
        let ended = run(folder.path(), &format!("check 县 --out {out} --format json"));
        let summary: Value = serde_json::from_str(ended.err.lines().last().unwrap()).unwrap();
        let line = summary["board"].as_array().unwrap().iter().find(|line| line["school"] == "育英中学").unwrap().clone();
        line["signed"].as_str().map(str::to_owned)
    };
    assert_eq!(signed("一"), None);
    fs::copy(folder.path().join("一/退回/育英中学.xlsx"), folder.path().join("县/成绩/育英中学签回.xlsx")).unwrap();
    assert_eq!(signed("二").as_deref(), Some("these-data"));
    let board = sheets(&folder.path().join("二/上报情况.xlsx"));
    let line = board["各校情况"].iter().find(|row| row.contains(&"育英中学".to_owned())).unwrap();
    assert!(line.contains(&"已签回".to_owned()), "{line:?}");
    let scores = folder.path().join("县/成绩/育英中学九年级.csv");
    let text = fs::read_to_string(&scores).unwrap();
    fs::write(&scores, text.lines().take(20).collect::<Vec<_>>().join("\n")).unwrap();
    assert_eq!(signed("三").as_deref(), Some("other-data"));
}
