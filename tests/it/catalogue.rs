//! Every code of the catalogue has a smallest case here that raises it, and says something whole wherever it is shown.

use kaojing::{
    check::Check,
    config::{Config, read_exam_file},
    diagnostics::{Diagnostic, Diagnostics, Outcome, Rule, codes},
    pipeline::{self, Intake},
    progress::Silent,
    words::{Lang, fill},
};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::{
    collections::BTreeSet,
    fs,
    io::{Cursor, Write},
    path::Path,
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// What raises a code.
#[derive(Clone, Copy)]
enum Case {
    /// An exam file.
    Exam(&'static str),
    /// Text files.
    Files(&'static [(&'static str, &'static str)]),
    /// An exam file and text files.
    With(&'static str, &'static [(&'static str, &'static str)]),
    /// One file of bytes.
    Bytes(&'static str, fn() -> Vec<u8>),
    /// One workbook with this sheet.
    Sheet(fn(&mut Worksheet)),
    /// An exam file and one workbook with this sheet.
    SheetWith(&'static str, fn(&mut Worksheet)),
    /// A folder.
    Folder(fn(&Path)),
    /// A whole run in another file of these tests, which names the slug.
    Run(&'static str),
}
use Case::{Bytes, Exam, Files, Folder, Run, Sheet, SheetWith, With};

const RECONCILE: &str = include_str!("reconcile.rs");
const HEADCOUNT: &str = include_str!("headcount.rs");
const HISTORY: &str = include_str!("history.rs");
const LINES: &str = include_str!("lines.rs");
const CONVERTED: &str = include_str!("converted.rs");
const CHOICES: &str = include_str!("layout_choices.rs");

const HEAD: &str = "考号,姓名,班级,语文,数学";

macro_rules! rows {
    ($head:expr; $($row:expr),* $(,)?) => { concat!($head, "\n", $($row, "\n"),*) };
}
macro_rules! sheet {
    ($($row:expr),* $(,)?) => { rows!("考号,姓名,班级,语文,数学"; "42009901,张三,1班,90,80", "42009902,李四,1班,85,70", "42009903,王五,1班,70,60", $($row),*) };
}
const SOUND: &str = sheet!();
/// Ten pupils of two schools, in a column each.
const TWO: &str = rows!("学校,考号,姓名,年级,班级,语文,数学";
    "一中,42009901,张一,九年级,1班,90,80", "一中,42009902,张二,九年级,1班,80,70", "一中,42009903,张三,九年级,1班,70,60",
    "二中,42009911,李一,九年级,1班,90,80", "二中,42009912,李二,九年级,1班,80,70", "二中,42009913,李三,九年级,1班,70,60");

/// One case for each code, in order of code.
const CASES: &[(&str, Case)] = &[
    ("E101", Exam("[exam\n")),
    ("E102", Exam("[exam]\n\"依据\" = \"期末\"\n")),
    ("E103", Exam("[exam]\nnaem = \"期末\"\n")),
    ("E104", Exam("[report]\ncharts = 3\n")),
    ("E105", Exam("[exam]\nmarking = \"联合\"\n")),
    ("E106", Exam("[[paper]]\nsubject = \"数学\"\nlines = { pass = 0.9 }\n")),
    ("E107", Exam("[[paper]]\nsubject = \"数学\"\n[[paper]]\nsubject = \"数学\"\n")),
    ("E108", Exam("[groups]\ncategories = { \"城区\" = [\"一中\"], \"乡镇\" = [\"一中\"] }\n")),
    ("E109", Exam("[[paper]]\nsubject = \"物理\"\naliases = [\"理\"]\n[[paper]]\nsubject = \"化学\"\naliases = [\"理\"]\n")),
    ("E111", Exam("[[layout]]\ncolumns = { \"英语\" = \"F\" }\nignore = [\"F\"]\n")),
    ("E112", With("[[layout]]\nfile = \"没有的*\"\nheader = 3\n", &[("一中.csv", SOUND)])),
    ("E113", With("[[layout]]\ncolumns = { \"语文\" = \"Z\" }\n", &[("一中.csv", SOUND)])),
    ("E114", With("[[layout]]\ncolumns = { \"数学\" = \"D\" }\n", &[("一中.csv", SOUND)])),
    ("E115", With("[[layout]]\nheader = 30\n", &[("一中.csv", SOUND)])),
    ("E116", With("[[layout]]\nfirst = 2\nlast = 3\n", &[("一中.csv", SOUND)])),
    (
        "E117",
        SheetWith("[reading]\nhidden_rows = \"leave-out\"\n", |sheet| {
            usual(sheet);
            sheet.set_row_hidden(2).unwrap();
        }),
    ),
    ("E118", Run(CHOICES)),
    ("E119", With("[reading]\nattempts = \"last\"\n", &[("一中.csv", sheet!("42009904,赵六,1班,85/90,70"))])),
    ("E120", Run(CHOICES)),
    ("E121", Exam("[[school]]\nname = \"一中\"\n[[school]]\nname = \"一中\"\n")),
    ("E122", With("[[school]]\nname = \"没有的中学\"\n", &[("一中.csv", SOUND)])),
    ("E130", Run(LINES)),
    ("E131", Exam("[composite]\nweights = { mean = 40 }\n")),
    ("E132", Run(LINES)),
    ("E133", Run(LINES)),
    ("E201", Folder(|folder| drop(fs::remove_dir_all(folder)))),
    ("E202", Folder(|folder| fs::create_dir(folder.join("甲.xlsx")).unwrap())),
    ("E203", Folder(links)),
    ("E204", Run(include_str!("ingest.rs"))),
    ("E205", Files(&[("一中.csv", "")])),
    ("E206", Folder(|folder| fs::File::create(folder.join("大.xlsx")).unwrap().set_len(300 << 20).unwrap())),
    (
        "E207",
        Bytes("甲.xlsx", || {
            let names: Vec<String> = (0..10_001).map(|at| format!("xl/{at}.xml")).collect();
            packed(&names.iter().map(|name| (name.as_str(), Vec::new())).collect::<Vec<_>>())
        }),
    ),
    ("E208", Bytes("甲.xlsx", || ole("EncryptedPackage"))),
    ("E209", Bytes("甲.xlsx", || b"PK\x03\x04 cut off".to_vec())),
    ("E210", Bytes("甲.xlsx", || with_part("xl/Worksheets/Sheet1.xml", "<worksheet/>"))),
    ("E211", Bytes("甲.xlsx", || packed(&[("成绩.csv", SOUND.as_bytes().to_vec())]))),
    ("E212", Bytes("甲.xlsx", || b"%PDF-1.7 and so on".to_vec())),
    ("E213", Bytes("甲.xlsx", || vec![0xDE, 0xAD, 0, 1, 0xFF, 0xFE, 3, 7, 0x80, 0x81])),
    ("E214", Bytes("甲.csv", || ["考号,姓名,语文\n1,张三,90\n".as_bytes(), &[0xD5, 0xC5, 0xC8, 0xFD, b',', 0xFF, b'\n']].concat())),
    ("E215", Files(&[("一中.csv", "考号,姓名,语文\n1,\"张三,90\n2,李四,80\n")])),
    ("E216", Files(&[("一中.csv", "考号,姓名,语文\n42009901,张\u{0}三,90\n42009902,李四,80\n42009903,王五,70\n")])),
    ("E217", Files(&[("一中.csv", sheet!("42009904,赵六,1班,85,70,60"))])),
    ("E218", Bytes("甲.xlsx", || edited("xl/workbook.xml", "?>\n<workbook", "?>\n<!DOCTYPE x [<!ENTITY a \"b\">]>\n<workbook"))),
    (
        "E219",
        Bytes("甲.xlsx", || {
            edited(
                "xl/_rels/workbook.xml.rels",
                "Target=\"worksheets/sheet1.xml\"",
                "Target=\"http://x.example/s.xml\" TargetMode=\"External\"",
            )
        }),
    ),
    ("E220", Bytes("甲.xlsm", || with_part("xl/vbaProject.bin", "x"))),
    (
        "E221",
        Bytes("甲.xlsx", || {
            edited("xl/workbook.xml", "</sheets>", "</sheets><externalReferences><externalReference r:id=\"rId9\"/></externalReferences>")
        }),
    ),
    ("E222", Bytes("甲.xlsx", chart_sheet)),
    ("E223", Bytes("甲.xlsx", || edited("xl/worksheets/sheet1.xml", "r=\"E3\"", "r=\"D3\""))),
    ("E224", Bytes("甲.xlsx", || edited("xl/worksheets/sheet1.xml", "<v>85.0</v>", "<v>8x5</v>"))),
    ("E225", Bytes("甲.xlsx", || edited("xl/worksheets/sheet1.xml", "r=\"E3\"", "r=\"ZZZZ3\""))),
    (
        "E226",
        Bytes("甲.xlsx", || {
            let mut book = Workbook::new();
            usual(book.add_worksheet());
            usual(book.add_worksheet());
            replaced(&book.save_to_buffer().unwrap(), "xl/worksheets/sheet2.xml", "</sheetData>", "")
        }),
    ),
    ("E227", Files(&[("一中.xls", SOUND)])),
    ("E228", Folder(|_| {})),
    (
        "E229",
        Folder(|folder| {
            fs::write(folder.join("一中.csv"), SOUND).unwrap();
            fs::write(folder.join("扫描.pdf"), "x").unwrap();
        }),
    ),
    ("E230", Files(&[("成绩/一中.csv", SOUND), ("草稿/旧.csv", SOUND)])),
    ("E231", Bytes("甲.csv", || sheet!("42009904,赵六,1班,85,70").replace("赵六", &"长".repeat(40_000)).into_bytes())),
    ("E232", Folder(locked)),
    ("E233", Files(&[("成绩/一中.csv", SOUND), ("任课.csv", "张老师教语文\n")])),
    ("E234", Run(include_str!("catalogue.rs"))),
    (
        "E239",
        Bytes("甲.xlsx", || {
            let mut book = Workbook::new();
            usual(book.add_worksheet());
            let line = format!("kaojing-confirm 1 {} 一中", "0".repeat(64));
            book.add_worksheet().write_string(0, 0, line).unwrap();
            book.save_to_buffer().unwrap()
        }),
    ),
    (
        "E240",
        Bytes("甲.xlsx", || {
            let mut book = Workbook::new();
            usual(book.add_worksheet());
            usual(book.add_worksheet().set_hidden(true));
            book.save_to_buffer().unwrap()
        }),
    ),
    (
        "E241",
        Sheet(|sheet| {
            usual(sheet);
            sheet.set_row_hidden(2).unwrap();
        }),
    ),
    (
        "E242",
        Sheet(|sheet| {
            usual(sheet);
            sheet.autofilter(0, 0, 3, 4).unwrap();
            sheet.filter_column(0, &rust_xlsxwriter::FilterCondition::new().add_list_filter("42009901")).unwrap();
        }),
    ),
    (
        "E243",
        Sheet(|sheet| {
            usual(sheet);
            sheet.set_column_hidden(4).unwrap();
        }),
    ),
    ("E244", Files(&[("一中.csv", "第一行\n第二行\n第三行\n")])),
    (
        "E245",
        Bytes("甲.xlsx", || {
            let mut book = Workbook::new();
            usual(book.add_worksheet());
            book.add_worksheet().write_string(0, 0, "填写说明：请如实填写").unwrap();
            book.save_to_buffer().unwrap()
        }),
    ),
    ("E246", Files(&[("全县.csv", rows!("学校,实考人数,平均分,及格率,优秀率"; "一中,100,71.5,0.8,0.3", "二中,90,70.5,0.7,0.2"))])),
    (
        "E247",
        Bytes("甲.xlsx", || {
            let mut book = Workbook::new();
            usual(book.add_worksheet());
            let sheet = book.add_worksheet();
            for (column, title) in (0..).zip(["学校", "实考人数", "平均分", "及格率", "优秀率"]) {
                sheet.write_string(0, column, title).unwrap();
                sheet.write_number(1, column, 71.5).unwrap();
            }
            sheet.write_string(1, 0, "一中").unwrap();
            book.save_to_buffer().unwrap()
        }),
    ),
    ("E248", Files(&[("小题/一中语文.csv", rows!("考号,姓名,评语"; "42009901,张三,认真", "42009902,李四,努力"))])),
    (
        "E249",
        With(
            "[reading]\nunknown_columns = \"leave-out\"\n",
            &[(
                "一中.csv",
                rows!("考号,姓名,班级,语文,劳动素养"; "42009901,张三,1班,90,80", "42009902,李四,1班,85,70", "42009903,王五,1班,80,75"),
            )],
        ),
    ),
    (
        "E250",
        Files(&[(
            "一中.csv",
            rows!("学号,姓名,班级,语文,数学"; "1,张三,1班,90,80", "2,李四,1班,85,70", "1,王五,2班,70,60", "2,赵六,2班,70,61"),
        )]),
    ),
    ("E251", Files(&[("一中.csv", SOUND)])),
    ("E252", Files(&[("一中.csv", sheet!("42009904,赵六,1班,8O,70"))])),
    ("E253", Files(&[("一中.csv", sheet!("42009904,赵六,1班,-1,70"))])),
    (
        "E254",
        Sheet(|sheet| {
            usual(sheet);
            let day = ExcelDateTime::from_ymd(1900, 3, 25).unwrap();
            sheet.write_datetime_with_format(2, 3, &day, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
        }),
    ),
    (
        "E255",
        Sheet(|sheet| {
            usual(sheet);
            sheet.write_boolean(2, 3, true).unwrap();
        }),
    ),
    (
        "E256",
        Sheet(|sheet| {
            usual(sheet);
            sheet.write_number_with_format(2, 3, 0.85, &Format::new().set_num_format("0%")).unwrap();
        }),
    ),
    (
        "E257",
        Sheet(|sheet| {
            usual(sheet);
            sheet.write_formula(2, 3, Formula::new("=A1/0").set_result("#DIV/0!")).unwrap();
        }),
    ),
    ("E258", Bytes("甲.xlsx", || edited("xl/worksheets/sheet1.xml", "<v>85.0</v>", "<f>80+5</f>"))),
    ("E259", Files(&[("一中.csv", sheet!("42009904,赵六,1班,85/90,70"))])),
    ("E260", Files(&[("一中.csv", sheet!("42009904,赵六,1班,85+5,70"))])),
    ("E261", Files(&[("一中.csv", sheet!("42009904,赵六,1班,85分,70"))])),
    ("E262", Files(&[("一中.csv", sheet!("42009904,赵六,1班,\"85,5\",70"))])),
    ("E263", Files(&[("一中.csv", sheet!("42009904,赵六,1班,８５,70"))])),
    ("E264", Files(&[("一中.csv", sheet!("42009904,赵六,1班,85(剔除),70"))])),
    ("E265", Files(&[("一中.csv", sheet!("42009904,赵六,1班,0,0"))])),
    ("E266", Files(&[("一中.csv", sheet!("42009904,赵六,1班,0,70"))])),
    (
        "E267",
        Sheet(|sheet| {
            usual(sheet);
            for row in 1..4u32 {
                sheet.write_number(row, 0, 420_099_202_601_010_000.0 + 1000.0 * f64::from(row)).unwrap();
            }
        }),
    ),
    ("E268", Files(&[("一中.csv", sheet!("42009904,赵\u{200b}六,1班,85,70"))])),
    ("E269", Files(&[("一中.csv", rows!("考号,姓名,班级,语文,数学,语文"; "42009901,张三,1班,90,80,70", "42009902,李四,1班,85,70,60"))])),
    (
        "E270",
        Files(&[(
            "一中.csv",
            rows!("考号,姓名,班级,语文,剪纸"; "42009901,张三,1班,90,80", "42009902,李四,1班,85,70", "42009903,王五,1班,80,75"),
        )]),
    ),
    ("E271", Files(&[("一中九年级数学.csv", rows!("考号,姓名,班级,成绩"; "42009901,张三,1班,90", "42009902,李四,1班,85"))])),
    ("E272", Files(&[("一中.csv", rows!("考号,姓名,班级,成绩"; "42009901,张三,1班,90", "42009902,李四,1班,85"))])),
    (
        "E273",
        Sheet(|sheet| {
            usual(sheet);
            sheet.write_formula(2, 1, Formula::new("=A1/0").set_result("#N/A")).unwrap();
        }),
    ),
    ("E274", Files(&[("一中.csv", rows!("考号,姓名,班级,语文,化学赋分"; "42009901,张三,1班,90,80", "42009902,李四,1班,85,70"))])),
    (
        "E275",
        Files(&[("一中.csv", rows!("考号,姓名,班级,语文,数学,月考1_语文"; "42009901,张三,1班,90,80,100", "42009902,李四,1班,85,70,90"))]),
    ),
    ("E276", Run(include_str!("layout.rs"))),
    ("E277", Files(&[("一中.csv", rows!("考号,姓名,班级,语文,数学"; "42009901,张三,1班,90,80", ",,,85,70", "42009903,王五,1班,70,60"))])),
    (
        "E278",
        Bytes("甲.xlsx", || {
            let mut book = Workbook::new();
            usual(book.add_worksheet());
            usual(book.add_worksheet());
            book.save_to_buffer().unwrap()
        }),
    ),
    ("E279", Run(include_str!("layout.rs"))),
    (
        "E280",
        Files(&[(
            "一中.csv",
            rows!("姓名,语文,数学,,姓名,语文,数学"; "张三,90,80,,李四,85,75", "王五,70,60,,赵六,65,55", "孙七,71,61,,周八,66,56"),
        )]),
    ),
    ("E281", Files(&[("一中.csv", "姓名,张三,李四,王五\n语文,90,80,70\n数学,91,81,71\n")])),
    (
        "E282",
        Files(&[(
            "一中.csv",
            rows!("考号,姓名,科目,成绩"; "42009901,张三,语文,90", "42009901,张三,数学,80", "42009902,李四,语文,85", "42009902,李四,数学,75"),
        )]),
    ),
    (
        "E283",
        Files(&[(
            "一中.csv",
            rows!("考号,姓名,班级,语文,数学"; "42009901,张三,1班,90,优", "42009902,李四,1班,85,良", "42009903,王五,1班,70,合格"),
        )]),
    ),
    (
        "E284",
        Bytes("甲.xlsx", || {
            let mut book = Workbook::new();
            let sheet = book.add_worksheet();
            usual(sheet);
            sheet.write_string(0, 5, "总分").unwrap();
            for row in 1..4u32 {
                sheet.write_number(row, 5, 7777.0).unwrap();
            }
            replaced(&book.save_to_buffer().unwrap(), "xl/worksheets/sheet1.xml", "<v>7777.0</v>", "<f>D2+E2</f>")
        }),
    ),
    (
        "E285",
        Files(&[(
            "一中.csv",
            rows!("考号,姓名,班级,语文,数学,备注"; "42009901,张三,1班,90,80,", "42009902,李四,1班,85,70,不参与统计", "42009903,王五,1班,70,60,"),
        )]),
    ),
    ("E286", Files(&[("成绩/一中.csv", SOUND), ("学籍/九年级.csv", "学校,年级,班级\n一中,九年级,1班\n一中,九年级,2班\n")])),
    (
        "E287",
        Files(&[
            ("成绩/一中.csv", SOUND),
            ("学籍/一中.csv", rows!("考号,姓名,班级,学籍状态"; "42009901,张三,1班,飞升", "42009902,李四,1班,在籍")),
        ]),
    ),
    (
        "E288",
        Files(&[(
            "一中.csv",
            rows!("考号,姓名,考试,语文,数学"; "42009901,张三,期中,90,80", "42009901,张三,期末,91,81", "42009902,李四,期中,85,70", "42009902,李四,期末,86,71"),
        )]),
    ),
    ("E289", Files(&[("一中.csv", sheet!(",,,81.67,70"))])),
    ("E290", Bytes("甲.xlsx", || edited("xl/worksheets/sheet1.xml", "<v>85.0</v>", "<v>8x5</v>"))),
    (
        "E291",
        Files(&[(
            "一中.csv",
            rows!("考号,姓名,科目,成绩"; "42009901,张三,语文,90", "42009901,张三,语文,80", "42009901,张三,数学,80", "42009902,李四,语文,85", "42009902,李四,数学,75"),
        )]),
    ),
    ("E292", Run(include_str!("layout.rs"))),
    ("E293", Run(include_str!("layout.rs"))),
    ("E294", Run(include_str!("layout.rs"))),
    ("E295", Files(&[("一中.csv", sheet!("42009904,,,,"))])),
    (
        "E301",
        Files(&[(
            "甲.csv",
            rows!("学校,考号,姓名,语文,数学"; "一中（南校区）,42009901,张三,90,80", "一中(南校区),42009902,李四,85,70", "一中(南校区),42009903,王五,85,71"),
        )]),
    ),
    (
        "E302",
        Files(&[("学校.csv", rows!("学校,类别,片区"; "考镜县第一中学,城区,东", "考镜县第二中学,城区,西")), ("成绩/第一中学.csv", SOUND)]),
    ),
    (
        "E303",
        Files(&[("学校.csv", rows!("学校,类别,片区"; "考镜县第一中学,城区,东", "考镜县第二中学,城区,西")), ("成绩/青山中学.csv", SOUND)]),
    ),
    ("E304", Files(&[("甲.csv", rows!("学校,考号,姓名,语文,数学"; "第一中学,42009901,张三,90,80", "考镜县第一中学,42009902,李四,85,70"))])),
    ("E305", Files(&[("学校.csv", rows!("学校,类别,片区"; "第一中学,城区,东", "第二中学,城区,西")), ("成绩/第一中学.csv", SOUND)])),
    (
        "E306",
        Files(&[
            ("学校.csv", rows!("学校,类别,片区"; "第一中学,城区,东", "第二中学,城区,西")),
            ("成绩/第一中学九年级.csv", SOUND),
            (
                "学籍/第一中学.csv",
                rows!("考号,姓名,年级,班级,学籍状态"; "42009901,张三,九年级,1班,在籍", "42009902,李四,九年级,1班,在籍", "42009903,王五,九年级,1班,在籍"),
            ),
        ]),
    ),
    ("E307", With("[groups]\ncategories = { \"城区\" = [\"没有的中学\"] }\n", &[("一中.csv", SOUND)])),
    (
        "E308",
        Files(&[
            ("一中九年级.csv", SOUND),
            ("二中.csv", rows!("考号,姓名,班级,语文,数学"; "42009911,张一,1班,90,80", "42009912,李一,1班,85,70")),
        ]),
    ),
    (
        "E309",
        Files(&[
            ("一中九年级.csv", SOUND),
            ("一中八年级.csv", rows!("考号,姓名,班级,语文,数学"; "42009921,张二,1班,90,80")),
            ("二中.csv", rows!("考号,姓名,班级,语文,数学"; "42009911,张一,1班,90,80")),
        ]),
    ),
    ("E310", Files(&[("一中.csv", SOUND), ("二中.csv", rows!("考号,姓名,班级,语文,数学"; "42009911,张一,1班,,", "42009912,李一,1班,,"))])),
    (
        "E311",
        With(
            "[[paper]]\nsubject = \"语文\"\naliases = [\"华文\"]\n",
            &[(
                "一中.csv",
                rows!("考号,姓名,班级,语文,华文"; "42009901,张三,1班,90,80", "42009902,李四,1班,85,70", "42009903,王五,1班,80,75"),
            )],
        ),
    ),
    ("E312", Files(&[("一中.csv", SOUND)])),
    (
        "E313",
        With(
            "[[paper]]\nsubject = \"语文\"\nfull = 120\n",
            &[("一中.csv", rows!("考号,姓名,班级,语文(100),数学"; "42009901,张三,1班,90,80", "42009902,李四,1班,85,70"))],
        ),
    ),
    ("E314", With("[[paper]]\nsubject = \"语文\"\nfull = 100\n", &[("一中.csv", sheet!("42009904,赵六,1班,185,70"))])),
    ("E315", Files(&[("一中.csv", sheet!("42009904,赵六,1班,,70"))])),
    ("E316", Run(RECONCILE)),
    ("E317", Files(&[("一中.csv", sheet!("42009901,张三,1班,90,80"))])),
    (
        "E318",
        Folder(|folder| {
            let rows: String = (1..=30).map(|at| format!("420099{at:03},学生{at},1班,{},{}\n", 50 + at, 60 + at)).collect();
            for name in ["一中总表.csv", "一中分表.csv"] {
                fs::write(
                    folder.join(name),
                    format!("学校,{HEAD}\n{}", rows.lines().map(|row| format!("一中,{row}\n")).collect::<String>()),
                )
                .unwrap();
            }
        }),
    ),
    ("E319", Files(&[("一中.csv", sheet!("42009901,张三,1班,91,80"))])),
    ("E320", Files(&[("一中.csv", sheet!("42009901,赵六,1班,91,80"))])),
    (
        "E321",
        Files(&[(
            "全县.csv",
            rows!("学校,考号,姓名,语文,数学"; "一中,42009901,张三,90,80", "二中,42009901,张三,85,70", "二中,42009902,李四,85,70"),
        )]),
    ),
    ("E322", Files(&[("一中.csv", rows!("考号,姓名,语文,数学,总分"; "42009901,张三,90,80,171", "42009902,李四,85,70,155"))])),
    (
        "E323",
        Folder(|folder| {
            // Half of the totals are the sums.
            let total = |at: i32| if at % 2 == 0 { 110 + 2 * at } else { 300 + at };
            let rows: String = (1..=60).map(|at| format!("420099{at:03},学生{at},{},{},{}\n", 50 + at, 60 + at, total(at))).collect();
            fs::write(folder.join("一中.csv"), format!("考号,姓名,语文,数学,总分\n{rows}")).unwrap();
        }),
    ),
    (
        "E324",
        Files(&[
            ("成绩/一中九年级.csv", rows!("姓名,班级,语文,数学"; "张三,1班,90,80", "张三,1班,85,70", "王五,1班,70,60")),
            ("学籍/一中.csv", rows!("考号,姓名,年级,班级,学籍状态"; "42009901,张三,九年级,1班,在籍", "42009903,王五,九年级,1班,在籍")),
        ]),
    ),
    (
        "E325",
        Files(&[
            ("成绩/一中九年级.csv", SOUND),
            (
                "学籍/一中.csv",
                rows!("考号,姓名,年级,班级,学籍状态"; "42009909,张三,九年级,1班,在籍", "42009902,李四,九年级,1班,在籍", "42009903,王五,九年级,1班,在籍"),
            ),
        ]),
    ),
    ("E326", Run(RECONCILE)),
    (
        "E327",
        Files(&[
            ("成绩/一中九年级.csv", SOUND),
            (
                "学籍/一中.csv",
                rows!("考号,姓名,年级,班级,学籍状态"; "42009901,张三,九年级,1班,在籍", "42009902,李四,九年级,1班,在籍", "42009903,王五,九年级,1班,在籍",
            "42009921,赵一,九年级,2班,在籍", "42009922,赵二,九年级,2班,在籍", "42009923,赵三,九年级,2班,在籍", "42009924,赵四,九年级,2班,在籍", "42009925,赵五,九年级,2班,在籍"),
            ),
        ]),
    ),
    ("E328", Files(&[("成绩/一中九年级.csv", SOUND), ("上次/一中九年级.csv", SOUND)])),
    (
        "E329",
        Files(&[
            ("成绩/一中九年级.csv", SOUND),
            ("上次/一中九年级.csv", SOUND),
            ("上次/一中九年级二.csv", rows!("考号,姓名,班级,语文,数学"; "42009901,张三,1班,50,50")),
        ]),
    ),
    ("E330", Run(HISTORY)),
    ("E331", Run(HISTORY)),
    ("E332", Run(HISTORY)),
    ("E333", Run(HISTORY)),
    ("E334", Files(&[("成绩/一中九年级.csv", SOUND), ("上次/一中九年级.csv", SOUND)])),
    ("E335", Run(HISTORY)),
    ("E336", Run(HISTORY)),
    ("E337", Run(HISTORY)),
    ("E338", Run(HISTORY)),
    ("E351", Run(HEADCOUNT)),
    ("E352", Run(HEADCOUNT)),
    ("E353", Run(HEADCOUNT)),
    ("E393", Files(&[("成绩/一中.csv", sheet!("42009904,赵六,2班,85,70")), ("任课.csv", "班级,语文\n1班,张老师\n")])),
    (
        "E355",
        Folder(|folder| {
            let rows: String = (1..=30).map(|at| format!("420099{at:03},学生{at},{},{},{}\n", 50 + at, 60 + at, 300 + at)).collect();
            fs::write(folder.join("一中.csv"), format!("考号,姓名,语文,数学,总分\n{rows}")).unwrap();
        }),
    ),
    (
        "E361",
        Folder(|folder| {
            let rows: String = (1..=10).map(|at| format!("420099{at:02},学生{at},{},{},{}\n", 50 + at, 60 + at, at * 3 % 11)).collect();
            fs::write(folder.join("一中.csv"), format!("考号,姓名,语文,数学,剪纸\n{rows}")).unwrap();
        }),
    ),
    ("E366", Run(HISTORY)),
    ("E367", Run(include_str!("value_added.rs"))),
    ("E364", Files(&[("一中.csv", rows!("考号,姓名,剪纸,编织"; "42009901,张三,90,80", "42009902,李四,85,70", "42009903,王五,80,75"))])),
    ("E350", With("[[candidates.stage]]\nschool = \"没有的中学\"\nroll = 10\n", &[("一中.csv", SOUND)])),
    (
        "E401",
        Files(&[(
            "一中.csv",
            rows!("考号,姓名,班级,语文,数学"; "42009901,张三,1班,90,缺考", "42009902,李四,1班,85,缺考", "42009903,王五,1班,80,缺考"),
        )]),
    ),
    (
        "E402",
        Files(&[(
            "一中.csv",
            rows!("考号,姓名,班级,语文,数学"; "42009901,张三,1班,90,80", "42009902,李四,1班,90,70", "42009903,王五,1班,90,60"),
        )]),
    ),
    ("E403", Files(&[("一中.csv", SOUND)])),
    ("E404", With("[report]\nband_width = 0.01\n", &[("一中.csv", TWO)])),
    ("E405", With("[candidates]\ndenominator = \"cohort\"\n", &[("一中.csv", TWO)])),
    (
        "E406",
        With(
            "[candidates]\ndenominator = \"cohort\"\n[[candidates.stage]]\nschool = \"一中\"\nroll = 10\n[[candidates.stage]]\nschool = \"二中\"\nroll = 10\n",
            &[("一中.csv", TWO)],
        ),
    ),
    (
        "E420",
        With(
            "[[lines.line]]\nname = \"线\"\nscore = 80\n",
            &[("一中九年级.csv", rows!("考号,姓名,班级,语文"; "42009901,张三,1班,90", "42009902,李四,1班,85"))],
        ),
    ),
    ("E421", With("[[lines.line]]\nname = \"线\"\nscore = 199\n", &[("一中.csv", SOUND)])),
    ("E422", With("[[lines.line]]\nname = \"线\"\nscore = 999\n", &[("一中.csv", SOUND)])),
    ("E423", With("[[lines.line]]\nname = \"线\"\nscore = 100\ntrack = \"物理\"\n", &[("一中.csv", SOUND)])),
    ("E424", With("[[lines.line]]\nname = \"线\"\nscore = 100\ntargets = { \"没有的中学\" = 3 }\n", &[("一中.csv", SOUND)])),
    (
        "E425",
        With(
            "[candidates]\ndenominator = \"class-allowance\"\n[[lines.line]]\nname = \"线\"\nscore = 100\ntrack = \"数学\"\n",
            &[("一中.csv", SOUND)],
        ),
    ),
    ("E426", With("[[lines.line]]\nname = \"线\"\ncount = 100\n", &[("一中.csv", SOUND)])),
    ("E427", With("[composite]\n", &[("一中五年级.csv", SOUND)])),
    ("E428", With("[composite]\ncoefficients = { \"山区\" = 1.2 }\n", &[("一中九年级.csv", SOUND)])),
    ("E429", With("[composite]\nbase = \"z\"\n", &[("一中九年级.csv", SOUND)])),
    ("E430", Run(LINES)),
    ("E431", Run(LINES)),
    ("E432", With("[scaled]\ngrades = [9]\nsubjects = [\"数学\"]\n", &[("一中九年级.csv", SOUND)])),
    ("E433", With("[scaled]\ngrades = [9]\n", &[("一中九年级.csv", SOUND)])),
    ("E434", Run(CONVERTED)),
    ("E435", Run(CONVERTED)),
    ("E436", Run(CONVERTED)),
    ("E470", Run(HISTORY)),
    ("E471", Run(HISTORY)),
    ("E472", Run(HISTORY)),
    ("E473", Run(HISTORY)),
    ("E474", Run(HISTORY)),
    ("E475", Run(HISTORY)),
    ("E476", Run(HISTORY)),
    ("E477", Run(HISTORY)),
    ("E478", Run(HISTORY)),
    ("E479", Run(HISTORY)),
    ("E480", Run(HISTORY)),
    ("E501", Files(&[("全县.csv", TWO)])),
    ("E502", Run(include_str!("anomalies.rs"))),
    ("E601", Files(&[("甲.csv", rows!("学校,考号,姓名,语文,数学"; "一/中,42009901,张三,90,80", "二中,42009902,李四,85,70"))])),
    (
        "E801",
        Files(&[
            ("成绩/一中九年级.csv", SOUND),
            (
                "学籍/一中.csv",
                rows!("考号,姓名,年级,班级,学籍状态"; "42009901,张三,九年级,1班,在籍", "42009902,李四,九年级,1班,在籍", "42009903,王五,九年级,1班,在籍", "42009904,赵六,九年级,1班,在籍"),
            ),
        ]),
    ),
    (
        "E802",
        Files(&[
            ("成绩/一中九年级.csv", SOUND),
            ("学籍/一中.csv", rows!("考号,姓名,年级,班级,学籍状态"; "42009901,张三,九年级,1班,在籍", "42009902,李四,九年级,1班,在籍")),
        ]),
    ),
    (
        "E803",
        Files(&[
            ("一中九年级.csv", SOUND),
            ("二中九年级.csv", rows!("考号,姓名,班级,语文,数学"; "42009911,张一,1班,90,80", "42009912,李一,1班,85,70")),
            ("三中九年级.csv", rows!("考号,姓名,班级,语文"; "42009921,张二,1班,90", "42009922,李二,1班,85")),
        ]),
    ),
    ("E804", Files(&[("一中.csv", SOUND), ("修改单.csv", "要求,单元格,更正为\n更正,D4,\n")])),
    (
        "E901",
        Files(&[(
            ITEMS,
            rows!("考号,姓名,1,2,3"; "42009901,张三,1,2,3", "42009902,李四,1,好,3", "42009903,王五,0,2,3", "42009904,赵六,1,1,3", "42009905,钱七,1,2,0"),
        )]),
    ),
    ("E902", Files(&[(ITEMS, rows!("考号,姓名,1,2,3"; "42009901,张三,1,2,3", "42009902,李四,1,D,3", "42009903,王五,0,2,3"))])),
    ("E903", Files(&[(ITEMS, rows!("考号,姓名,1,2,3"; "42009901,张三,A,2,3", "42009902,李四,B,1,3", "42009903,王五,A,2,1"))])),
    ("E904", Files(&[(ITEMS, PLAIN_ITEMS)])),
    (
        "E905",
        Files(&[(ITEMS, rows!("考号,姓名,1,2,3"; ",满分,1,2,3", "42009901,张三,1,2,3", "42009902,李四,1,5,3", "42009903,王五,0,2,3"))]),
    ),
    (
        "E906",
        Files(&[(ITEMS, rows!("考号,姓名,1,1(1),1(2),2"; "42009901,张三,5,3,2,1", "42009902,李四,4,2,2,0", "42009903,王五,3,3,0,1"))]),
    ),
    (
        "E907",
        Files(&[("一中.csv", SOUND), (ITEMS, rows!("考号,姓名,1,2"; "42009901,张三,50,40", "42009902,李四,50,40", "42009903,王五,40,30"))]),
    ),
    (
        "E908",
        Files(&[("一中.csv", SOUND), (ITEMS, rows!("考号,姓名,1,2"; "42009901,张三,50,40", "42009988,孙八,50,40", "42009903,王五,40,30"))]),
    ),
    (
        "E909",
        Files(&[
            ("一中.csv", SOUND),
            (ITEMS, rows!("考号,姓名,1,2"; "42009901,张三,50,40", "42009902,李四,50,30", "42009903,王五,40,30")),
            ("小题/一中语文2.csv", rows!("考号,姓名,1,2"; "42009901,张三,50,40")),
        ]),
    ),
    (
        "E910",
        Files(&[
            ("一中.csv", SOUND),
            ("小题/一中.csv", rows!("考号,姓名,1,2"; "42009901,张三,50,40", "42009902,李四,50,35", "42009903,王五,40,30")),
        ]),
    ),
    (
        "E911",
        Files(&[
            ("一中.csv", SOUND),
            ("小题/一中.csv", rows!("考号,姓名,1,2"; "42009901,张三,5,4", "42009902,李四,5,3", "42009903,王五,4,3")),
        ]),
    ),
    ("E912", Files(&[(ITEMS, PLAIN_ITEMS)])),
    (
        "E913",
        Files(&[
            (ITEMS, PLAIN_ITEMS),
            ("语文细目表.csv", rows!("题号,题型,知识点,分值"; "1,单选,字音,1", "2,填空,古诗,2", "3,写作,作文,3", "4,写作,作文,3")),
        ]),
    ),
    (
        "E914",
        Files(&[
            ("一中.csv", SOUND),
            ("语文细目表.csv", rows!("题号,题型,知识点,分值"; "1,单选,字音,1", "2,填空,古诗,2", "3,写作,作文,3")),
        ]),
    ),
    (
        "E915",
        With(
            "[[paper]]\nsubject = \"语文\"\nfull = 100\n",
            &[(ITEMS, rows!("考号,姓名,1,2,3"; ",满分,1,2,3", "42009901,张三,1,2,3", "42009902,李四,1,1,3"))],
        ),
    ),
    (
        "E916",
        With(
            "[[item]]\nitem = 2\nfull = 5\n",
            &[(ITEMS, rows!("考号,姓名,1,2,3"; ",满分,1,2,3", "42009901,张三,1,2,3", "42009902,李四,1,1,3"))],
        ),
    ),
    (
        "E917",
        With(
            "[[item]]\nitem = \"2-3\"\noptional = true\n",
            &[(ITEMS, rows!("考号,姓名,1,2,3"; "42009901,张三,1,2,", "42009902,李四,1,,3", "42009903,王五,0,2,"))],
        ),
    ),
    (
        "E918",
        Files(&[(
            ITEMS,
            rows!("考号,姓名,1,2,3,1选项,2选项,3选项"; "42009901,张三,2,2,0,A,B,C", "42009902,李四,2,0,2,A,C,D", "42009903,王五,0,2,2,B,B,D"),
        )]),
    ),
    ("E919", Files(&[(ITEMS, rows!("考号,姓名,1,2,3"; "42009901,张三,1,2,3", "42009902,李四,1,1,3", "42009903,王五,1,2,1"))])),
    (
        "E920",
        Files(&[("一中.csv", SOUND), (ITEMS, rows!("考号,姓名,1,2"; "42009901,张三,50,40", "42009902,李四,50,", "42009903,王五,40,30"))]),
    ),
    ("E921", With("[[item]]\nsubject = \"物理\"\nitem = 9\nfull = 2\n", &[(ITEMS, PLAIN_ITEMS)])),
    (
        "E922",
        Files(&[
            (
                "一中.csv",
                rows!("考号,姓名,班级,语文,数学"; "42009901,张三,1班,90,80", "42009902,李四,1班,缺考,70", "42009903,王五,1班,70,60"),
            ),
            (ITEMS, rows!("考号,姓名,1,2"; "42009901,张三,50,40", "42009902,李四,50,30", "42009903,王五,40,30")),
        ]),
    ),
    (
        "E923",
        Files(&[(ITEMS, rows!("考号,姓名,1,2,3"; "答案,,A,B,C", "42009901,张三,A,B,C", "42009902,李四,A,,C", "42009903,王五,B,B,C"))]),
    ),
];

/// Three pupils with the items of a paper.
const ITEMS: &str = "小题/一中语文.csv";
const PLAIN_ITEMS: &str = rows!("考号,姓名,1,2,3"; "42009901,张三,1,2,3", "42009902,李四,1,1,3", "42009903,王五,0,2,1");

/// Three pupils with two papers.
fn usual(sheet: &mut Worksheet) {
    for (column, title) in (0..).zip(["考号", "姓名", "班级", "语文", "数学"]) {
        sheet.write_string(0, column, title).unwrap();
    }
    for (row, name, chinese, mathematics) in [(1, "张三", 90.0, 80.0), (2, "李四", 85.0, 70.0), (3, "王五", 71.0, 61.0)] {
        sheet.write_string(row, 0, format!("4200990{row}")).unwrap();
        sheet.write_string(row, 1, name).unwrap();
        sheet.write_string(row, 2, "1班").unwrap();
        sheet.write_number(row, 3, chinese).unwrap();
        sheet.write_number(row, 4, mathematics).unwrap();
    }
}

fn usual_book() -> Vec<u8> {
    let mut book = Workbook::new();
    usual(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

/// A zip archive of these parts.
fn packed(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn unpacked(book: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            std::io::copy(&mut part, &mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// The book with every `from` of one part replaced.
fn replaced(book: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut parts = unpacked(book);
    let content = &mut parts.iter_mut().find(|(name, _)| name == part).expect("the part is there").1;
    let text = String::from_utf8(content.clone()).unwrap();
    assert!(text.contains(from), "{from} in {text}");
    *content = text.replace(from, to).into_bytes();
    packed(&parts.iter().map(|(name, content)| (name.as_str(), content.clone())).collect::<Vec<_>>())
}

fn edited(part: &str, from: &str, to: &str) -> Vec<u8> {
    replaced(&usual_book(), part, from, to)
}

fn with_part(name: &str, content: &str) -> Vec<u8> {
    let mut parts = unpacked(&usual_book());
    parts.push((name.to_owned(), content.as_bytes().to_vec()));
    packed(&parts.iter().map(|(name, content)| (name.as_str(), content.clone())).collect::<Vec<_>>())
}

fn ole(stream: &str) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(b"x").unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn chart_sheet() -> Vec<u8> {
    let mut book = Workbook::new();
    usual(book.add_worksheet());
    let mut chart = rust_xlsxwriter::Chart::new(rust_xlsxwriter::ChartType::Column);
    chart.add_series().set_values("Sheet1!$D$2:$D$4");
    book.add_chartsheet().insert_chart(0, 0, &chart).unwrap();
    book.save_to_buffer().unwrap()
}

#[cfg(unix)]
fn links(folder: &Path) {
    std::os::unix::fs::symlink("圈.xlsx", folder.join("圈.xlsx")).unwrap();
}

#[cfg(not(unix))]
fn links(_: &Path) {}

/// A file that may not be read; who may read everything gets one that is none.
#[cfg(unix)]
fn locked(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let file = folder.join("锁.xlsx");
    fs::write(&file, "x").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
}

#[cfg(not(unix))]
fn locked(_: &Path) {}

/// Codes that some machines cannot be made to raise: a superuser may read everything, and not every system has links.
fn depends_on_the_machine(code: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    locked(folder.path());
    match code {
        "E203" => cfg!(not(unix)),
        "E232" => fs::read(folder.path().join("锁.xlsx")).is_ok() || cfg!(not(unix)),
        _ => false,
    }
}

/// Everything that a check and an analysis of this input notice.
fn noticed(case: Case) -> Diagnostics {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("县");
    fs::create_dir(&input).unwrap();
    let write = |name: &str, content: &[u8]| {
        let path = input.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    };
    let book = |fill: fn(&mut Worksheet)| {
        let mut book = Workbook::new();
        fill(book.add_worksheet());
        book.save_to_buffer().unwrap()
    };
    let mut exam = "";
    match case {
        Exam(text) => {
            return read_exam_file(text, "exam.toml").err().unwrap_or_default();
        }
        Files(files) => files.iter().for_each(|(name, text)| write(name, text.as_bytes())),
        With(text, files) => {
            exam = text;
            files.iter().for_each(|(name, text)| write(name, text.as_bytes()));
        }
        Bytes(name, bytes) => write(name, &bytes()),
        Sheet(fill) => write("一中.xlsx", &book(fill)),
        SheetWith(text, fill) => {
            exam = text;
            write("一中.xlsx", &book(fill));
        }
        Folder(make) => make(&input),
        Run(_) => return Vec::new(),
    }
    let mut config = Config { inputs: vec![input], ..Config::default() };
    read_exam_file(exam, "exam.toml").expect("a sound exam file").apply(&mut config);
    let mut seen = match pipeline::take_in(Outcome::clean(config.clone()), &Silent) {
        Ok(intake) => {
            let (Intake { diagnostics, .. }, _) = Check::of(intake);
            diagnostics
        }
        Err(failure) => failure.seen,
    };
    if let Ok(analysis) = pipeline::analyse(Outcome::clean(config), &Silent) {
        seen.extend(analysis.diagnostics);
    }
    seen
}

/// Codes that the tests of their rooms raise without naming them: these look at what is read, not at what is said.
const BY_DEED: &[&str] = &[
    "E200", "E236", "E238", "E296", "E297", "E298", "E299", "E354", "E373", "E378", "E379", "E382", "E384", "E385", "E386", "E702", "E704",
    "E706", "E707", "E708", "E720",
];

/// Codes that are no longer given; their rows stay, so that they never come to mean something else.
const RETIRED: &[&str] = &["E110"];

/// Every test file, by name.
fn tests() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.map(|path| fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn every_code_has_a_case() {
    let cases: BTreeSet<&str> = CASES.iter().map(|(code, _)| *code).collect();
    assert_eq!(cases.len(), CASES.len(), "a code has one case");
    let tests = tests();
    let named = |code: &str, slug: &str| [code, slug].iter().any(|name| tests.contains(&format!("\"{name}\"")));
    let without = |rule: &&&Rule| {
        !RETIRED.contains(&rule.code) && !cases.contains(rule.code) && !named(rule.code, rule.slug) && !BY_DEED.contains(&rule.code)
    };
    let all = codes::all();
    let without: Vec<&str> = all.iter().filter(without).map(|rule| rule.code).collect();
    assert!(without.is_empty(), "add a case to the table above for each of these codes: {without:?}");
    let unknown: Vec<&&str> = cases.iter().filter(|code| codes::find(code).is_none()).collect();
    assert!(unknown.is_empty(), "cases of no code: {unknown:?}");
}

#[test]
fn every_case_raises_its_code() {
    let mut silent = Vec::new();
    for (code, case) in CASES {
        let rule = codes::find(code).expect("a case is of a code");
        let raised = match case {
            Run(source) => {
                source.contains(&format!("\"{}\"", rule.slug))
                    || source.contains(&format!("{code} "))
                    || source.contains(&format!("\"{code}\""))
            }
            case => {
                let seen = noticed(*case);
                let found: Vec<&Diagnostic> = seen.iter().filter(|seen| seen.rule.code == *code).collect();
                let raised = !found.is_empty();
                found.into_iter().for_each(whole);
                raised || depends_on_the_machine(code) || {
                    silent.push(format!("{code} {:?}", seen.iter().map(|seen| seen.rule.code).collect::<Vec<_>>()));
                    true
                }
            }
        };
        if !raised {
            silent.push((*code).to_owned());
        }
    }
    assert!(silent.is_empty(), "cases that do not raise their code:\n{}", silent.join("\n"));
}

/// Nothing is left open in what is said, to the office and to a school, in either language.
fn whole(seen: &Diagnostic) {
    for lang in [Lang::Zh, Lang::En] {
        for phrase in [&seen.rule.headline, &seen.rule.did, &seen.rule.help, seen.rule.help_for_school()] {
            let mut open = Vec::new();
            fill(phrase.get(lang), |name| {
                open.push(format!("{{{name}}}"));
                None
            });
            let said = seen.say(phrase, lang);
            let left: Vec<&String> = open.iter().filter(|placeholder| said.contains(placeholder.as_str())).collect();
            assert!(left.is_empty() && !said.trim().is_empty(), "{}: {said}", seen.rule.code);
        }
    }
}
