//! Reading folders and files: folders are walked as promised, one bad file costs that file alone.

use kaojing::{
    config::{Config, Limits},
    error::{Failure, Fatal},
    ingest::{self, Reading, layout::Role, raw::Format, source},
    progress::Silent,
};
use rust_xlsxwriter::{Format as CellFormat, Workbook};
use std::{fs, path::Path};
use tempfile::TempDir;

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn found(folder: &Path, inputs: &[&str]) -> (Vec<(String, Role)>, Vec<String>) {
    let inputs: Vec<_> = inputs.iter().map(|input| folder.join(input)).collect();
    let outcome = source::find(&inputs, &[], &[]);
    let files = outcome.value.files.into_iter().map(|found| (found.name, found.role)).collect();
    (files, outcome.seen.iter().map(|seen| format!("{} {}", seen.rule.code, seen.place)).collect())
}

#[test]
fn folders_with_agreed_names_give_their_files_a_role() {
    let folder = TempDir::new().unwrap();
    let names = [
        "成绩/镇一/甲.xlsx",
        "成绩/乙.CSV",
        "roster/甲.xls",
        "上次/甲.xlsx",
        "小题/甲.xlsx",
        "学校.xlsx",
        "任课.xlsx",
        "总表.xlsx",
        "草稿/旧.xlsx",
        "exam.toml",
    ];
    names.iter().for_each(|name| write(&folder.path().join("县"), name, "x"));
    let (files, seen) = found(folder.path(), &["县"]);
    let expected = [
        ("roster/甲.xls", Role::Roster),
        ("上次/甲.xlsx", Role::Prior),
        ("任课.xlsx", Role::Teachers),
        ("学校.xlsx", Role::Schools),
        ("小题/甲.xlsx", Role::Items),
        ("总表.xlsx", Role::Any),
        ("成绩/乙.CSV", Role::Scores),
        ("成绩/镇一/甲.xlsx", Role::Scores),
    ];
    let mut files: Vec<(&str, Role)> = files.iter().map(|(name, role)| (name.as_str(), *role)).collect();
    files.sort_by_key(|(name, _)| *name);
    assert_eq!(files, expected);
    assert_eq!(seen, ["E230 草稿"]);
}

#[test]
fn folders_without_names_are_read_whole_and_nothing_is_left_out_in_silence() {
    let folder = TempDir::new().unwrap();
    let names = [
        "b/2.xlsx",
        "b/1.et",
        "a.xls(1).xls",
        "旧_xlsx",
        "~$a.xls",
        ".x.csv",
        "说明.txt",
        "README.md",
        "扫描.pdf",
        "考镜/run.json",
        "考镜/x.xlsx",
    ];
    names.iter().for_each(|name| write(&folder.path().join("县"), name, "{\"program\": \"kaojing\"}"));
    fs::create_dir(folder.path().join("县/c.xlsx")).unwrap();
    let (files, seen) = found(folder.path(), &["县", "县/b/2.xlsx", "没有"]);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["县/a.xls(1).xls", "县/b/1.et", "县/b/2.xlsx", "县/旧_xlsx"]);
    assert_eq!(seen, ["E202 县/c.xlsx", "E229 县/扫描.pdf", "E201 没有"]);
    let (files, _) = found(folder.path(), &["县/b/2.xlsx"]);
    assert_eq!(files, [("2.xlsx".to_owned(), Role::Any)]);
}

#[test]
fn inputs_that_are_no_files_are_named_and_never_waited_for() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("夹.xlsx")).unwrap();
    fs::create_dir(folder.path().join("空")).unwrap();
    write(folder.path(), "~$甲.xlsx", "x");
    let (files, seen) = found(folder.path(), &["夹.xlsx", "空", "~$甲.xlsx"]);
    assert_eq!((files.len(), seen), (0, ["E202 夹.xlsx", "E228 空", "E204 ~$甲.xlsx"].map(str::to_owned).to_vec()));
}

#[cfg(unix)]
#[test]
fn links_and_devices_are_named() {
    use std::os::unix::fs::symlink;
    let folder = TempDir::new().unwrap();
    let link = |target: &str, name: &str| symlink(target, folder.path().join(name)).unwrap();
    link("圈.xlsx", "圈.xlsx");
    link("/dev/zero", "零.xlsx");
    link("无.xlsx", "断.xlsx");
    link(".", "自己");
    write(folder.path(), "真.csv", "x");
    let (files, seen) = found(folder.path(), &["."]);
    assert_eq!(files, [("真.csv".to_owned(), Role::Any)]);
    assert_eq!(seen, ["E203 圈.xlsx", "E203 断.xlsx", "E203 零.xlsx"]);
}

fn read(folder: &Path) -> Result<(Reading, Vec<&'static str>), Failure> {
    let config = Config { inputs: vec![folder.to_owned()], ..Config::default() };
    ingest::read(&config, &Silent).map(|outcome| (outcome.value, outcome.seen.iter().map(|seen| seen.rule.code).collect()))
}

#[test]
fn one_refused_file_costs_that_file_alone() {
    let folder = TempDir::new().unwrap();
    write(folder.path(), "b.csv", "考号,姓名,语文\n1,张三,95\n2,李四,88\n3,王五,70\n");
    write(folder.path(), "a.xlsx", "");
    let (reading, codes) = read(folder.path()).unwrap();
    let sources: Vec<(&str, Option<Format>, u64)> =
        reading.sources.iter().map(|source| (source.name.as_str(), source.format, source.bytes)).collect();
    assert_eq!(sources, [("a.xlsx", None, 0), ("b.csv", Some(Format::Text), 57)]);
    assert_eq!(reading.sources[0].sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert!(codes.contains(&"E205"), "{codes:?}");
    assert_eq!(reading.sheets.len(), 1);
}

#[test]
fn nothing_usable_ends_the_run_with_the_reasons() {
    let folder = TempDir::new().unwrap();
    write(folder.path(), "甲.xlsx", "%PDF-1.7");
    let failure = read(folder.path()).unwrap_err();
    assert_eq!((failure.error.kind(), failure.seen[0].rule.code), (Fatal::Input, "E212"));
    assert!(failure.error.to_string().contains("甲.xlsx"), "{}", failure.error);
    fs::remove_file(folder.path().join("甲.xlsx")).unwrap();
    assert_eq!(read(folder.path()).unwrap_err().seen[0].rule.code, "E228");
}

#[test]
fn a_file_beyond_the_limit_is_named_with_the_setting_that_lifts_it() {
    let folder = TempDir::new().unwrap();
    write(folder.path(), "大.csv", "考号,姓名,语文\n".repeat(100_000));
    let mut config = Config { inputs: vec![folder.path().to_owned()], ..Config::default() };
    config.limits = Limits { file_mib: 1, ..Limits::default() };
    let failure = ingest::read(&config, &Silent).unwrap_err();
    assert_eq!(failure.seen[0].rule.code, "E206");
    assert!(failure.seen[0].rule.help.zh.contains("file_mib"));
}

#[test]
fn a_column_of_dates_is_left_out_by_name_with_the_first_date_as_it_was_read() {
    let folder = TempDir::new().unwrap();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let date = CellFormat::new().set_num_format("yyyy-mm-dd");
    for (column, title) in (0..).zip(["考号", "姓名", "语文", "日期"]) {
        sheet.write_string(0, column, title).unwrap();
    }
    for row in 1..9 {
        sheet.write_string(row, 0, format!("4200990{row}")).unwrap();
        sheet.write_string(row, 1, format!("学生{row}")).unwrap();
        sheet.write_number(row, 2, 80 + row).unwrap();
        sheet.write_number_with_format(row, 3, 45_383, &date).unwrap();
    }
    write(folder.path(), "甲.xlsx", workbook.save_to_buffer().unwrap());
    let config = Config { inputs: vec![folder.path().to_owned()], ..Config::default() };
    let seen = ingest::read(&config, &Silent).unwrap().seen;
    let left_out = seen.iter().find(|seen| seen.rule.code == "E249").unwrap();
    assert_eq!(left_out.args, [("columns", "日期 (2024-04-01)".to_owned())]);
}
