//! Reading files: every format gives the same table, broken bytes give a refusal, folders are walked as promised.

use super::support::books;
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use kaojing::{
    config::Config,
    diagnostics::{Diagnostic, Place},
    error::{Failure, Fatal},
    ingest::{
        self, Reading,
        formats::{self, Refusal},
        layout::Role,
        raw::{Format, RawBook, Value},
        source,
    },
    progress::Silent,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Workbook};
use std::{fs, io::Cursor, path::Path};
use tempfile::TempDir;

fn open(bytes: &[u8], name: &str) -> Result<(RawBook, Vec<Diagnostic>), Refusal> {
    formats::open(bytes, &Place::file(name)).map(|outcome| (outcome.value, outcome.seen))
}

/// The first sheet as text, row by row.
fn table(book: &RawBook) -> Vec<Vec<String>> {
    let spell = |value: &Value| match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        other => format!("{other:?}"),
    };
    book.sheets[0].rows.iter().map(|row| row.cells.iter().map(|cell| spell(&cell.value)).collect()).collect()
}

#[test]
fn every_format_gives_the_same_table() {
    let rows = [["考号", "姓名", "语文"], ["0042", "张三", "95.5"], ["0043", "欧阳·李四", "88"]];
    for (name, bytes, format) in books::in_every_format(&rows) {
        let (book, seen) = open(&bytes, name).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
        assert_eq!(book.format, format, "{name}");
        assert_eq!(table(&book), rows, "{name}");
        assert_eq!(seen, [], "{name}");
        assert_eq!(book.sheets[0].height, 3, "{name}");
    }
}

#[test]
fn no_broken_byte_makes_a_reader_panic() {
    let mut random = ChaCha8Rng::seed_from_u64(420_099);
    let rows = [["考号", "姓名", "语文"], ["0042", "张三", "95.5"], ["0043", "欧阳·李四", "88"]];
    for (name, bytes, format) in books::in_every_format(&rows) {
        for round in 0..400 {
            let mut broken = bytes.clone();
            if round % 4 == 0 {
                broken.truncate(random.random_range(0..bytes.len()));
            }
            for _ in 0..random.random_range(0..8) {
                let length = broken.len();
                if let Some(byte) = broken.get_mut(random.random_range(0..length.max(1))) {
                    *byte = random.random();
                }
            }
            if let Err(refusal) = open(&broken, name) {
                // A panic that was caught would be damage without a place; only calamine's reader of xlsb is allowed to.
                let caught = refusal.at(Place::default()).args.contains(&("what", "?".to_owned()));
                assert!(!caught || format == Format::Xlsb, "{name}, round {round}");
            }
        }
    }
}

#[test]
fn cells_of_written_workbooks_are_those_that_calamine_reads() {
    let mut random = ChaCha8Rng::seed_from_u64(7);
    let bytes = random_workbook(&mut random);
    let (book, seen) = open(&bytes, "随机.xlsx").unwrap();
    assert_eq!(seen, []);
    let mut other: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let mut compared = 0;
    for sheet in &book.sheets {
        let range = other.worksheet_range(&sheet.name).unwrap();
        let (top, left) = range.start().unwrap();
        let theirs: Vec<(u32, u32, Data)> = range
            .used_cells()
            .map(|(row, column, data)| (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap(), data.clone()))
            .collect();
        let ours: Vec<(u32, u32, &Value)> =
            sheet.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.index, cell.column, &cell.value))).collect();
        assert_eq!(ours.len(), theirs.len());
        for ((row, column, ours), (their_row, their_column, theirs)) in ours.into_iter().zip(theirs) {
            assert_eq!((row, column), (their_row, their_column));
            assert!(same(ours, &theirs), "{row} {column}: {ours:?} {theirs:?}");
            compared += 1;
        }
    }
    assert!(compared > 5_000, "{compared}");
}

fn random_workbook(random: &mut ChaCha8Rng) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let (date, percent) = (CellFormat::new().set_num_format("yyyy-mm-dd"), CellFormat::new().set_num_format("0.0%"));
    for name in ["一班", "二班 & <三>"] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for row in 3..500 {
            for column in 2..12 {
                let number = f64::from(random.random_range(-2_000..30_000)) / 8.0;
                match random.random_range(0..9) {
                    0 => {}
                    1 => drop(sheet.write_string(row, column, format!(" 张<三>&\"{number}\"\n_x0041_ ")).unwrap()),
                    2 => drop(sheet.write_boolean(row, column, number > 0.0).unwrap()),
                    3 => {
                        let day = ExcelDateTime::from_serial_datetime(f64::from(random.random_range(61..60_000))).unwrap();
                        sheet.write_datetime_with_format(row, column, &day, &date).unwrap();
                    }
                    4 => drop(sheet.write_number_with_format(row, column, number, &percent).unwrap()),
                    5 => drop(sheet.write_blank(row, column, &percent).unwrap()),
                    6 => drop(
                        sheet.write_formula(row, column, rust_xlsxwriter::Formula::new("=1+1").set_result(number.to_string())).unwrap(),
                    ),
                    _ => drop(sheet.write_number(row, column, number).unwrap()),
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn same(ours: &Value, theirs: &Data) -> bool {
    match (ours, theirs) {
        (Value::Number(ours) | Value::Percent(ours), Data::Float(theirs)) => ours == theirs,
        #[allow(clippy::cast_precision_loss, reason = "small numbers of the test")]
        (Value::Number(ours), Data::Int(theirs)) => *ours == *theirs as f64,
        (Value::Text(ours), Data::String(theirs)) => ours == theirs,
        (Value::Bool(ours), Data::Bool(theirs)) => ours == theirs,
        (Value::Date(ours), Data::DateTime(theirs)) => {
            let (year, month, day, ..) = theirs.to_ymd_hms_milli();
            *ours == format!("{year:04}-{month:02}-{day:02}")
        }
        _ => false,
    }
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn found(folder: &Path, inputs: &[&str]) -> (Vec<(String, Role)>, Vec<String>) {
    let inputs: Vec<_> = inputs.iter().map(|input| folder.join(input)).collect();
    let outcome = source::find(&inputs);
    let files = outcome.value.into_iter().map(|found| (found.name, found.role)).collect();
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
        ("学校.xlsx", Role::Schools),
        ("小题/甲.xlsx", Role::Items),
        ("总表.xlsx", Role::Any),
        ("成绩/乙.CSV", Role::Scores),
        ("成绩/镇一/甲.xlsx", Role::Scores),
    ];
    let mut files: Vec<(&str, Role)> = files.iter().map(|(name, role)| (name.as_str(), *role)).collect();
    files.sort_by_key(|(name, _)| *name);
    assert_eq!(files, expected);
    assert_eq!(seen, ["E233 任课.xlsx", "E230 草稿"]);
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
