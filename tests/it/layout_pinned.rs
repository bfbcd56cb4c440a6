//! Layouts told in exam.toml instead of inferred: the same table comes out, what was told is not guessed at, and a sheet
//! that contradicts it is not read.

use super::*;
use kaojing::{config::read_exam_file, ingest::raw::RawSheet};

/// Settings as a run would have them.
pub(super) fn told_by(exam: &str) -> Config {
    let mut config = Config::default();
    read_exam_file(exam, "exam.toml").unwrap_or_else(|mistakes| panic!("{mistakes:?}")).apply(&mut config);
    config
}

pub(super) fn read_told(exam: &str, sheets: Vec<RawSheet>, context: &FileContext) -> Seen {
    let name = context.folders.iter().chain([&context.stem]).cloned().collect::<Vec<_>>().join("/");
    let book = RawBook { place: Place::file(format!("{name}.xlsx")), format: Format::Xlsx, sheets };
    let outcome = understand(&book, context, &told_by(exam));
    for reading in &outcome.value {
        assert!(reading.account.adds_up(), "{:?}", reading.account);
    }
    Seen { sheets: outcome.value, said: outcome.seen }
}

fn read_by(exam: &str, sheet: RawSheet) -> Seen {
    read_told(exam, vec![sheet], &context("城关镇初级中学"))
}

fn usual() -> RawSheet {
    sheet(&[
        "城关镇初级中学九年级期末成绩",
        "",
        "序号|考号|姓名|班级|语文|数学|总分|班排",
        "1|42009901|张一|九(1)班|100|90|190|1",
        "2|42009902|张二|九(1)班|80|缺考|80|3",
        "3|42009903|张三|九(2)班|70|60.5|130.5|2",
        "||平均分||83.3|75.3|133.5|",
        "注：本表由教务处填写",
    ])
}

const ALL: &str = r#"
[[layout]]
kind = "scores"
header = 3
first = 4
school = "城关镇初级中学"
grade = "九年级"
rest = "ignore"
columns = { id = "B", name = "C", class = "D", "语文" = "E", "数学" = "F:120", total = "G" }
"#;

#[test]
fn told_and_inferred_are_the_same_table() {
    let (inferred, told) = (read(usual()), read_by(ALL, usual()));
    let (left, right) = (inferred.table(), told.table());
    assert_eq!((self::told(left), &left.marks), (self::told(right), &right.marks));
    assert_eq!(subjects(left), subjects(right));
    assert_eq!(
        left.rows.iter().map(|row| row.stated_total).collect::<Vec<_>>(),
        right.rows.iter().map(|row| row.stated_total).collect::<Vec<_>>()
    );
    assert_eq!(inferred.account(), told.account());
    assert_eq!(right.columns[1].full, Some(Score::whole(120)));
    assert_eq!(right.school.as_ref().map(|school| school.source), Some(NameSource::Declared));
    assert_eq!(told.codes(), [""; 0], "nothing was inferred");
    assert_eq!(told.sheets[0].layout, Some(0));
}

#[test]
fn what_is_told_in_part_leaves_the_rest_to_inference() {
    let only_header = read_by("[[layout]]\nheader = 3\n", usual());
    assert_eq!(self::told(only_header.table()), self::told(read(usual()).table()));
    // The column of the second paper in a row says that it is the first one.
    let swapped = sheet(&["考号|姓名|语文|语文2|数学", "42009901|张一|100|90|80", "42009902|张二|80|70|60", "42009903|张三|70|65|61"]);
    let told = read_by("[[layout]]\n[layout.columns]\n\"语文\" = { header = \"语文2\" }\n", swapped);
    assert_eq!(self::told(told.table()), ["42009901 张一  90 80", "42009902 张二  70 60", "42009903 张三  65 61"]);
    assert_eq!(told.table().columns.iter().map(|column| column.column).collect::<Vec<_>>(), [3, 4]);
    assert!(!told.codes().contains(&"duplicate-subject"), "{:?}", told.codes());
}

#[test]
fn a_table_without_a_header_is_read_by_its_letters() {
    let bare = sheet(&["期末", "42009901|张一|100|90", "42009902|张二|80|缺考", "|合计|180|90"]);
    let told = read_by("[[layout]]\nheader = 0\ncolumns = { id = \"A\", name = \"B\", \"数学\" = \"D\", \"附加\" = \"C:20\" }\n", bare);
    assert_eq!(subjects(told.table()), ["附加", "数学"]);
    assert_eq!(self::told(told.table()), ["42009901 张一  100 90", "42009902 张二  80 absent"]);
    assert_eq!(told.account(), Account { rows: 4, candidates: 2, summary: 1, note: 1, ..Account::default() });
}

#[test]
fn a_small_number_told_to_be_an_id_is_one() {
    let small = || sheet(&["学号|姓名|班级|语文", "1|张一|九(1)班|100", "2|张二|九(1)班|90", "1|李一|九(2)班|80"]);
    assert!(read(small()).codes().contains(&"number-is-seat"));
    let told = read_by("[[layout]]\ncolumns = { id = \"A\" }\n", small());
    assert!(!told.codes().contains(&"number-is-seat"));
    assert_eq!(told.table().rows[2].id, "1");
    let seat = read_by("[[layout]]\ncolumns = { seat = \"A\" }\n", small());
    assert_eq!((seat.table().rows[0].id.as_str(), seat.table().rows[0].seat.as_str()), ("", "1"));
    assert!(!seat.codes().contains(&"number-is-seat"));
}

#[test]
fn a_header_that_contradicts_is_a_refusal() {
    let exam = "[[layout]]\ncolumns = { \"数学\" = \"E\" }\n";
    let refused = read_by(exam, usual());
    let said = refused.says("pinned-header-differs");
    assert_eq!((said.place.spot.to_string().as_str(), said.value.as_str(), said.rule.severity), ("E", "语文", Severity::Error));
    assert!(matches!(refused.sheets[0].content, Content::Nothing));
    assert_eq!((refused.account().candidates, refused.account().rejected), (0, 7));
    // The way out that the message names.
    let meant = read_by(
        "[[layout]]\ncolumns = { \"数学\" = { at = \"E\", header = \"语文\" }, \"语文\" = { at = \"F\", header = \"数学\" } }\n",
        usual(),
    );
    assert_eq!(subjects(meant.table()), ["数学", "语文"]);
    for (columns, fits) in [("name = \"E\"", false), ("\"语文\" = \"C\"", false), ("seat = \"B\"", true), ("remark = \"H\"", true)] {
        let seen = read_by(&format!("[[layout]]\ncolumns = {{ {columns} }}\n"), usual());
        assert_eq!(matches!(seen.sheets[0].content, Content::Scores(_)), fits, "{columns}: {:?}", seen.codes());
    }
    // A header text that was expected and is another one.
    let expected = read_by("[[layout]]\ncolumns = { \"语文\" = { at = \"E\", header = \"语文A\" } }\n", usual());
    assert_eq!(expected.says("pinned-header-differs").value, "语文");
}

#[test]
fn a_column_that_is_not_there_is_missing_and_never_replaced() {
    let told = read_by("[[layout]]\ncolumns = { \"语文\" = \"Z\", \"数学\" = \"数学\" }\n", usual());
    assert_eq!(told.says("pinned-column-missing").rule.severity, Severity::Error);
    assert_eq!(subjects(told.table()), ["数学"], "语文 is not taken from the column that inference would have found");
    let nameless = read_by("[[layout]]\ncolumns = { name = \"学生\" }\n", usual());
    assert_eq!(nameless.codes(), ["pinned-column-missing"]);
    assert!(matches!(nameless.sheets[0].content, Content::Nothing));
    let twice = sheet(&["姓名|成绩|成绩", "张一|90|80"]);
    assert!(read_by("[[layout]]\ncolumns = { \"语文\" = \"成绩\" }\n", twice).codes().contains(&"pinned-column-missing"));
}

#[test]
fn rows_are_read_from_the_first_to_the_last_and_the_others_are_named() {
    let told = read_by("[[layout]]\nfirst = 5\nlast = 6\n", usual());
    assert_eq!(self::told(told.table()), ["42009902 张二 九(1)班 80 absent", "42009903 张三 九(2)班 70 60.5"]);
    let outside = told.says("rows-outside-pin");
    assert!(outside.args.contains(&("rows", "4".to_owned())) && outside.args.contains(&("by", "exam.toml:1".to_owned())), "{outside:?}");
    assert_eq!(told.account(), Account { rows: 8, blank: 1, header: 1, candidates: 2, note: 4, ..Account::default() });
    for rows in ["header = 2", "first = 90", "header = [2, 3]"] {
        let missing = read_by(&format!("[[layout]]\n{rows}\n"), usual());
        assert_eq!(missing.codes(), ["pinned-rows-missing"], "{rows}");
        assert!(matches!(missing.sheets[0].content, Content::Nothing));
    }
}

#[test]
fn two_header_rows_and_one_that_comes_back() {
    let lines = [
        "姓名|考号|语文|_|数学|_",
        "_|_|得分|名次|得分|名次",
        "张一|42009901|100|1|90|2",
        "姓名|考号|语文|_|数学|_",
        "_|_|得分|名次|得分|名次",
        "张二|42009902|80|2|95|1",
    ];
    let double = || sheet(&lines).merged(0, 2, 0, 3).merged(0, 4, 0, 5).merged(3, 2, 3, 3).merged(3, 4, 3, 5);
    let told = read_by("[[layout]]\nheader = [1, 2]\ncolumns = { name = \"A\", \"数学\" = \"E:120\" }\n", double());
    assert_eq!(self::told(told.table()), ["42009901 张一  100 90", "42009902 张二  80 95"]);
    assert_eq!(told.account().header, 4);
    assert_eq!(told.table().columns[1].full, Some(Score::whole(120)));
}

#[test]
fn names_told_outright_go_before_every_other() {
    let named = || sheet(&["学校|年级|姓名|班级|成绩", "别的中学|八年级|张一|3|90", "别的中学|八年级|张二|3|80"]).named("语文");
    let exam = "[[layout]]\nschool = \"东河镇中学\"\ngrade = 9\nclass = \"5\"\nsubject = \"数学\"\n";
    let told = read_by(exam, named());
    let table = told.table();
    assert_eq!(table.school.as_ref().map(|named| named.value.as_str()), Some("东河镇中学"));
    assert_eq!(table.grade.as_ref().map(|named| named.value.name()), Some("九年级"));
    assert_eq!(table.class.as_ref().map(|named| named.value.as_str()), Some("5"));
    assert!(table.rows.iter().all(|row| row.school.is_empty() && row.class.is_empty() && row.grade.is_none()));
    assert_eq!(subjects(table), ["数学"]);
    assert!(!told.codes().contains(&"subject-from-name") && !told.codes().contains(&"school-from-name"), "{:?}", told.codes());
}

#[test]
fn the_kind_is_told() {
    let kind = |kind: &str| read_by(&format!("[[layout]]\nkind = \"{kind}\"\n"), usual());
    assert!(matches!(kind("prior").sheets[0].content, Content::Prior(_)));
    assert!(matches!(kind("学籍").sheets[0].content, Content::Roster(_)));
    let skipped = kind("不读");
    assert!(matches!(skipped.sheets[0].content, Content::Nothing));
    assert_eq!((skipped.codes(), skipped.account().note), (vec![], 7));
    // Six question numbers make a sheet of items, unless it is told to be one of scores.
    let items = || sheet(&["姓名|考号|1|2|3|4|5|6", "张一|42009901|1|2|3|4|5|6", "张二|42009902|3|2|3|4|5|5"]);
    assert!(matches!(read(items()).sheets[0].content, Content::Items(_)));
    let told = read_by("[[layout]]\nkind = \"scores\"\nrest = \"ignore\"\ncolumns = { name = \"A\", \"语文\" = \"C\" }\n", items());
    assert_eq!(self::told(told.table()), ["张一  1", "张二  3"]);
    let register = sheet(&["甲|乙|丙", "城关镇初级中学|城区|420099", "东河镇中学|乡镇|420098"]);
    let exam = "[[layout]]\nkind = \"schools\"\nheader = 1\ncolumns = { school = \"A\", category = \"B\", code = \"C\" }\n";
    match &read_by(exam, register).sheets[0].content {
        Content::Schools(rows) => {
            assert_eq!((rows[1].name.as_str(), rows[1].category.as_str(), rows[1].code.as_str()), ("东河镇中学", "乡镇", "420098"))
        }
        other => panic!("{}", other.word()),
    }
}

#[test]
fn each_sheet_takes_the_first_layout_that_fits() {
    let exam = r#"
[[layout]]
file = "东河镇*/*.xlsx"
sheet = "九年级*"
school = "第一"
[[layout]]
from = "东河镇 中学"
school = "第二"
[[layout]]
file = "**/成绩.xlsx"
school = "第三"
"#;
    let schools = |folder: &str, sheets: &[&str]| -> Vec<String> {
        let context = FileContext { folders: vec![folder.to_owned()], ..context("成绩") };
        // Every sheet has pupils of its own, or all but one would be copies.
        let sheets = sheets.iter().zip(1..).map(|(name, number)| {
            sheet(&["姓名|考号|语文", &format!("张一|4200991{number}|100"), &format!("张二|4200992{number}|90")]).named(name)
        });
        let seen = read_told(exam, sheets.collect(), &context);
        let school = |reading: &SheetReading| match &reading.content {
            Content::Scores(table) => table.school.as_ref().map_or(String::new(), |school| school.value.to_string()),
            other => other.word().to_owned(),
        };
        seen.sheets.iter().map(school).collect()
    };
    assert_eq!(schools("东河镇中学", &["九年级 ", "八年级"]), ["第一", "第二"]);
    assert_eq!(schools("西山镇中学", &["九年级"]), ["第三"]);
}
