//! What sheets mean: one case for each form that real score sheets were seen in, and random layouts of a known table.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use kaojing::{
    config::Config,
    diagnostics::{Diagnostic, Place, Severity},
    ingest::{
        layout::{FileContext, Role, understand},
        raw::{Format, Merge, RawBook, RawCell, RawRow, RawSheet, Value, Visibility},
        table::{Account, Content, NameSource, RosterRow, ScoreTable, SheetReading},
    },
    model::{Grade, Score, Status},
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A sheet from lines: cells by `|`, numbers parsed, `_` and nothing are no cell, `'7` is text.
fn sheet(lines: &[&str]) -> RawSheet {
    let mut rows = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let cells: Vec<RawCell> = line
            .split('|')
            .enumerate()
            .filter_map(|(column, text)| value(text).map(|value| RawCell { column: u32::try_from(column).unwrap(), value }))
            .collect();
        if !cells.is_empty() {
            rows.push(RawRow { index: u32::try_from(index).unwrap(), hidden: false, cells });
        }
    }
    let height = rows.last().map_or(0, |row| row.index + 1);
    RawSheet { name: "Sheet1".to_owned(), rows, height, ..RawSheet::default() }
}

fn value(text: &str) -> Option<Value> {
    match text.trim() {
        "" if text.len() > 2 => Some(Value::Text(text.into())),
        "" | "_" => None,
        plain => Some(match (plain.strip_prefix('\''), plain.parse::<f64>()) {
            (Some(text), _) => Value::Text(text.into()),
            (None, Ok(number)) => Value::Number(number),
            (None, Err(_)) => Value::Text(plain.replace('⏎', "\n").into()),
        }),
    }
}

trait Made: Sized {
    fn named(self, name: &str) -> Self;
    fn merged(self, top: u32, left: u32, bottom: u32, right: u32) -> Self;
    fn with(self, row: usize, column: u32, value: Value) -> Self;
}

impl Made for RawSheet {
    fn named(mut self, name: &str) -> Self {
        self.name = name.to_owned();
        self
    }
    fn merged(mut self, top: u32, left: u32, bottom: u32, right: u32) -> Self {
        self.merges.push(Merge { top, left, bottom, right });
        self
    }
    fn with(mut self, row: usize, column: u32, value: Value) -> Self {
        let row = self.rows.iter_mut().find(|at| at.index as usize == row).expect("the row has cells");
        row.cells.retain(|cell| cell.column != column);
        row.cells.push(RawCell { column, value });
        row.cells.sort_by_key(|cell| cell.column);
        self
    }
}

struct Seen {
    sheets: Vec<SheetReading>,
    said: Vec<Diagnostic>,
}

impl Seen {
    fn codes(&self) -> Vec<&'static str> {
        self.said.iter().map(|diagnostic| diagnostic.rule.slug).collect()
    }
    fn says(&self, slug: &str) -> &Diagnostic {
        self.said.iter().find(|diagnostic| diagnostic.rule.slug == slug).unwrap_or_else(|| panic!("{slug} not in {:?}", self.codes()))
    }
    fn table(&self) -> &ScoreTable {
        match &self.sheets[0].content {
            Content::Scores(table) | Content::Prior(table) => table,
            other => panic!("no scores but {}: {:?}", other.word(), self.said),
        }
    }
    fn account(&self) -> Account {
        self.sheets[0].account
    }
    fn roster(&self) -> &[RosterRow] {
        match &self.sheets[0].content {
            Content::Roster(rows) => rows,
            other => panic!("no roster but {}", other.word()),
        }
    }
}

fn context(stem: &str) -> FileContext {
    FileContext { stem: stem.to_owned(), ..FileContext::default() }
}

fn read_book(sheets: Vec<RawSheet>, context: &FileContext) -> Seen {
    let book = RawBook { place: Place::file(format!("{}.xlsx", context.stem)), format: Format::Xlsx, sheets };
    let outcome = understand(&book, context, &Config::default());
    assert_eq!(outcome.value.len(), book.sheets.len(), "a reading for every sheet");
    for reading in &outcome.value {
        assert!(reading.account.adds_up(), "{:?}", reading.account);
    }
    Seen { sheets: outcome.value, said: outcome.seen }
}

fn read(sheet: RawSheet) -> Seen {
    read_book(vec![sheet], &context("城关镇初级中学"))
}

/// Candidates as text: id, name, class and marks.
fn told(table: &ScoreTable) -> Vec<String> {
    (0..table.rows.len())
        .map(|at| {
            let row = &table.rows[at];
            let marks: Vec<String> = table
                .marks_of(at)
                .iter()
                .map(|mark| match mark.status {
                    Status::Present => mark.score.to_string(),
                    Status::Excluded => format!("({})", mark.score),
                    status => status.word().to_owned(),
                })
                .collect();
            format!("{} {} {} {}", row.id, row.name, row.class, marks.join(" ")).trim().to_owned()
        })
        .collect()
}

fn subjects(table: &ScoreTable) -> Vec<&str> {
    table.columns.iter().map(|column| column.subject.name()).collect()
}

fn account(rows: u32, blank: u32, header: u32, candidates: u32, summary: u32, note: u32, rejected: u32) -> Account {
    Account { rows, blank, header, candidates, summary, note, rejected }
}

const ZHANG_LI: [&str; 2] = ["20240001 张三 1班 90 80", "20240002 李四 2班 85.5 absent"];

#[test]
fn a_header_in_the_first_row() {
    let seen = read(sheet(&["考号|姓名|班级|语文|数学|总分", "20240001|张三|1班|90|80|170", "20240002|李四|2班|85.5|缺考|85.5"]));
    assert_eq!(told(seen.table()), ZHANG_LI);
    assert_eq!(seen.table().rows[0].stated_total, Some(Score::whole(170)));
    assert_eq!(seen.account(), account(3, 0, 1, 2, 0, 0, 0));
    let school = seen.table().school.clone().unwrap();
    assert_eq!((school.value.as_str(), school.source), ("城关镇初级中学", NameSource::File));
}

#[test]
fn titles_above_name_school_and_grade() {
    let lines = [
        "东河镇初级中学2025年春季学期九年级学业水平模拟考试成绩登记表",
        "填表人：教务处    考试时间：2025年5月",
        "序号|考号|姓名|班级|语文|数学|总分",
        "1|20240001|张三|1班|90|80|170",
        "2|20240002|李四|2班|85.5|缺考|85.5",
        "平均分||||87.75|80|127.75",
    ];
    let seen = read(sheet(&lines).merged(0, 0, 0, 6).merged(1, 0, 1, 6));
    assert_eq!(told(seen.table()), ZHANG_LI);
    let table = seen.table();
    assert_eq!(table.school.as_ref().map(|school| (school.value.as_str(), school.source)), Some(("东河镇初级中学", NameSource::Title)));
    assert_eq!(table.grade.as_ref().map(|grade| grade.value.clone()), Grade::from_number(9));
    assert_eq!(seen.account(), account(6, 0, 1, 2, 1, 2, 0));
    assert_eq!(seen.said, [], "a clean sheet says nothing");
}

#[test]
fn blank_rows_and_an_empty_first_row() {
    let seen = read(sheet(&["", "考号|姓名|班级|语文|数学", "20240001|张三|1班|90|80", "", "|   |", "20240002|李四|2班|85.5|缺考"]));
    assert_eq!(told(seen.table()), ZHANG_LI);
    assert_eq!(seen.account(), account(5, 2, 1, 2, 0, 0, 0));
}

#[test]
fn subjects_merged_over_their_blocks() {
    // Forms A, B, C and F: ranks beside scores, different widths, a total without a second header.
    let lines = [
        "姓名|考号|班级|语文|||数学||||总分|年排",
        "|||得分|校次|班次|原始分|赋分|等级|校次",
        "张三|20240001|1班|90|3|1|80|82|B|2|170|5",
        "李四|20240002|2班|85.5|5|2|缺考|||9|85.5|9",
    ];
    let merged = sheet(&lines).merged(0, 3, 0, 5).merged(0, 6, 0, 9).merged(0, 0, 1, 0).merged(0, 1, 1, 1).merged(0, 2, 1, 2);
    for sheet in [merged, sheet(&lines)] {
        let seen = read(sheet);
        assert_eq!(told(seen.table()), ZHANG_LI);
        assert_eq!(subjects(seen.table()), ["语文", "数学"]);
        assert_eq!(seen.account(), account(4, 0, 2, 2, 0, 0, 0));
    }
}

#[test]
fn words_cut_in_two_and_names_in_the_second_row() {
    // Forms D and E.
    let cut =
        sheet(&["姓名|考号|班级|语文|数学|总|年", "|||||分|排", "张三|20240001|1班|90|80|170|1", "李四|20240002|2班|85.5|缺考|85.5|2"]);
    let seen = read(cut);
    assert_eq!(told(seen.table()), ZHANG_LI);
    assert_eq!(seen.table().rows[1].stated_total, "85.5".parse().ok());
    let second =
        sheet(&["1|A||语文||数学|", "姓名|考号|班级|成绩|排名|成绩|排名", "张三|20240001|1班|90|1|80|1", "李四|20240002|2班|85.5|2|缺考|"]);
    let seen = read(second.merged(0, 3, 0, 4).merged(0, 5, 0, 6));
    assert_eq!(told(seen.table()), ZHANG_LI);
}

#[test]
fn blocks_in_one_row() {
    for header in [
        "考号|姓名|班级|语文分数|语文等级|语文班名|数学分数|数学校名",
        "考号|姓名|班级|语文|名1|名1|数学|名2",
        "考号|姓名|班级|语文|语文等级|语文排名|数学|数学排名",
        "考号|姓名|班级|语文⏎成绩|进退|进退|数 学|级排进退",
        "考号|姓名|班级|语文(120)|小计人数|语文名次|数学（满分：120分）|校次",
    ] {
        let seen = read(sheet(&[header, "20240001|张三|1班|90|3|1|80|2", "20240002|李四|2班|85.5|5|2|缺考|9"]));
        assert_eq!(told(seen.table()), ZHANG_LI, "{header}");
    }
    let seen = read(sheet(&["考 号|姓⏎名|班 级|语文(150)|数学（150分）", "20240001|张三|1班|90|80", "20240002|李四|2班|85.5|缺考"]));
    assert_eq!(told(seen.table()), ZHANG_LI);
    assert_eq!(seen.table().columns[1].full, Some(Score::whole(150)));
}

#[test]
fn raw_scores_count_and_converted_ones_are_named() {
    let lines = [
        "考号|姓名|班级|语文|化学|原始分|生物|原始分|总分",
        "20240001|张三|1班|90|91|70|88|60|269",
        "20240002|李四|2班|85.5|77|50|缺考|缺考|162.5",
    ];
    let seen = read(sheet(&lines));
    assert_eq!(told(seen.table()), ["20240001 张三 1班 90 70 60", "20240002 李四 2班 85.5 50 absent"]);
    assert_eq!(subjects(seen.table()), ["语文", "化学", "生物"]);
    let seen = read(sheet(&["考号|姓名|化学|化学赋分|化学排名", "20240001|张三|70|91|1", "20240002|李四|50|77|2"]));
    assert_eq!(told(seen.table()), ["20240001 张三  70", "20240002 李四  50"]);
    assert!(seen.says("columns-left-out").headline(kaojing::words::Lang::Zh).contains("化学赋分"));
    let seen = read(sheet(&["考号|姓名|语文|化赋", "20240001|张三|70|91", "20240002|李四|50|77"]));
    assert_eq!(told(seen.table()), ["20240001 张三  70 91", "20240002 李四  50 77"]);
    seen.says("only-converted");
}

#[test]
fn rows_that_are_no_students() {
    let lines = [
        "考号|姓名|班级|语文|数学|总分",
        "||满分|120|120|240",
        "20240001|张三|1班|90|80|170",
        "20240002|李四|2班|85.5|缺考|85.5",
        "|平均分||87.75|80|127.75",
        "年级平均分|||87.75|80|",
        "合计|||175.5|80|",
        "|||87.75|80|127.75",
        "|||175.5|80|",
        "|||0|0|0",
        "学校在联考排名|||3|4|3",
        "90-100(优)|||1|0|",
        "注：缺考者不计入平均分",
        "制表：教务处|||||2025年5月",
        "考号|姓名|班级|语文|数学|总分",
    ];
    let seen = read(sheet(&lines));
    assert_eq!(told(seen.table()), ZHANG_LI);
    assert_eq!(seen.table().columns[0].full, Some(Score::whole(120)));
    assert_eq!(seen.account(), account(15, 0, 2, 2, 8, 3, 0));
}

#[test]
fn scores_of_nobody_are_refused_by_row() {
    let lines =
        ["考号|姓名|班级|语文|数学", "20240001|张三|1班|90|80", "|||60|70", "20240002|李四|2班|85.5|缺考", "20240003|王五|2班|40|30"];
    let seen = read(sheet(&lines));
    assert_eq!(seen.table().rows.len(), 3);
    assert_eq!(seen.says("row-of-nobody").place.to_string(), "城关镇初级中学.xlsx / Sheet1 / 3");
    assert_eq!(seen.account().rejected, 1);
}

#[test]
fn headers_come_back_and_columns_move() {
    let seen =
        read(sheet(&["考号|姓名|班级|语文|数学", "20240001|张三|1班|90|80", "考号|姓名|班级|语文|数学", "20240002|李四|2班|85.5|缺考"]));
    assert_eq!(told(seen.table()), ZHANG_LI);
    assert_eq!(seen.account().header, 2);
    let moved = ["考号|姓名|班级|语文|数学", "20240001|张三|1班|90|80", "姓名|考号|班级|数学|语文", "李四|20240002|2班|缺考|85.5"];
    assert_eq!(told(read(sheet(&moved)).table()), ZHANG_LI);
}

#[test]
fn marks_of_every_kind() {
    let marks = [
        "90",
        "'90",
        "' 90 ",
        "９０",
        "缺考",
        "Q",
        "免考",
        "缓考",
        "作弊",
        "转出",
        "-",
        "/",
        "N",
        "36，剔除",
        "100+10",
        "55/60",
        "-1",
        "优",
        "95,5",
        "95分",
    ];
    let expected = [
        "90",
        "90",
        "90",
        "90",
        "absent",
        "absent",
        "exempt",
        "deferred",
        "misconduct",
        "withdrawn",
        "blank",
        "blank",
        "not-taken",
        "(36)",
        "100",
        "unreadable",
        "unreadable",
        "unreadable",
        "unreadable",
        "95",
    ];
    let mut lines = vec!["考号|姓名|语文|数学".to_owned()];
    lines.extend(marks.iter().enumerate().map(|(at, mark)| format!("{}|学生{at}|{mark}|60", 20_240_001 + at)));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let seen = read(sheet(&lines));
    let read: Vec<String> = told(seen.table()).iter().map(|line| line.split(' ').nth(3).unwrap().to_owned()).collect();
    assert_eq!(read, expected);
    for slug in [
        "mark-negative",
        "mark-unknown",
        "mark-attempts",
        "mark-with-bonus",
        "mark-with-comma",
        "mark-with-unit",
        "marks-excluded",
        "numbers-as-text",
    ] {
        seen.says(slug);
    }
    assert_eq!(seen.says("mark-with-comma").place.to_string(), "城关镇初级中学.xlsx / Sheet1 / C20");
}

#[test]
fn cells_that_are_no_numbers() {
    let values = [
        (Value::Date("2024-04-01".into()), "mark-date"),
        (Value::Bool(true), "mark-true-false"),
        (Value::Percent(0.95), "mark-percent"),
        (Value::Error("#REF!".into()), "mark-error-cell"),
        (Value::NoStoredValue, "mark-no-stored-value"),
        (Value::Broken("NaN".into()), "mark-broken"),
    ];
    for (value, slug) in values {
        let plain =
            sheet(&["考号|姓名|班级|语文|数学", "20240001|张三|1班|90|80", "20240002|李四|2班|85.5|70", "20240003|王五|2班|85.5|70"]);
        let seen = read(plain.with(1, 4, value));
        assert_eq!(told(seen.table())[0], "20240001 张三 1班 90 unreadable");
        let said = seen.says(slug);
        assert_eq!((said.place.spot.to_string().as_str(), said.rule.severity), ("E2", Severity::Error));
        assert!(!said.value.contains('#') && !said.value.contains("NaN"));
    }
}

/// The cells or rows that a diagnostic speaks of.
fn spots(seen: &Diagnostic) -> Vec<String> {
    seen.cells.iter().map(|(spot, _)| spot.to_string()).collect()
}

#[test]
fn zeros_in_every_paper_are_absence_and_single_ones_scores() {
    let seen = read(sheet(&["考号|姓名|班级|语文|数学", "20240001|张三|1班|0|0", "20240002|李四|2班|85.5|0", "20240003|王五|2班|70|60"]));
    assert_eq!(told(seen.table()), ["20240001 张三 1班 absent absent", "20240002 李四 2班 85.5 0", "20240003 王五 2班 70 60"]);
    assert_eq!((spots(seen.says("zero-rows-absent")), seen.says("zero-scores").args[0].1.as_str()), (vec!["2".to_owned()], "数学 1"));
}

#[test]
fn words_beside_the_scores() {
    let lines = [
        "考号|姓名|语文|数学|班排|备注|是否参与统计",
        "20240001|张三|||排除||参与",
        "20240002|李四|||9|缺考|参与",
        "20240003|王五|70|60|3||不参与",
        "20240004|赵六|70|60|3||参与",
    ];
    let seen = read(sheet(&lines));
    assert_eq!(told(seen.table())[..2], ["20240001 张三  blank blank", "20240002 李四  absent absent"]);
    let excluded: Vec<bool> = seen.table().rows.iter().map(|row| row.excluded).collect();
    assert_eq!(excluded, [true, false, true, false]);
}

#[test]
fn ids_and_numbers_in_the_class() {
    let seen = read(sheet(&["学号|姓名|班级|语文|数学", "1|张三|1班|90|80", "2|李四|1班|85.5|70", "1|王五|2班|66|77"]));
    assert_eq!(told(seen.table())[0], "张三 1班 90 80");
    assert_eq!(seen.table().rows[1].seat, "2");
    seen.says("number-is-seat");
    let seen = read(sheet(&[
        "学号|学籍号|姓名|语文|数学",
        "20240001|G420099201001010011|张三|90|80",
        "20240002|g420099201001010022|李四|85.5|70",
    ]));
    assert_eq!((seen.table().rows[1].id.as_str(), seen.table().rows[1].other_id.as_str()), ("20240002", "G420099201001010022"));
    let lost = sheet(&["考号|姓名|语文|数学", "123456789012345678|张三|90|80", "20240002|李四|85.5|70", "20240003|王五|85.5|70"]);
    let seen = read(lost);
    assert_eq!(seen.table().rows[0].id, "");
    assert_eq!(spots(seen.says("id-digits-lost")), ["A2"]);
    let marked = sheet(&["考号|姓名|语文|数学", "20240001|_|90|80", "20240002|_|85.5|70"])
        .with(1, 1, Value::Text("张\u{200b}三".into()))
        .with(2, 0, Value::Text("２０２４\u{a0}０００２".into()))
        .with(2, 1, Value::Text("\u{3000}李 四 ".into()));
    let seen = read(marked);
    assert_eq!(told(seen.table()), ["20240001 张三  90 80", "20240002 李 四  85.5 70"]);
    assert_eq!(spots(seen.says("invisible-marks")), ["B2"]);
}

#[test]
fn candidates_without_names_or_ids() {
    let seen = read(sheet(&["班级|座号|语文|数学", "1|1|90|80", "1|2|85.5|70", "2|1|0|0"]));
    assert_eq!(seen.table().rows.len(), 3);
    assert_eq!(seen.table().rows[1].seat, "2");
    let seen = read(sheet(&["school|langpost|aritpost|iq_verb", "1|46|24|15", "1|45|19|14.5", "2|33|24|9.5", "2|41|20|11"]));
    assert_eq!(subjects(seen.table()), ["langpost", "aritpost", "iq_verb"]);
    assert_eq!((seen.table().rows.len(), seen.table().rows[3].school.as_str()), (4, "2"));
    // A row with class and seat in a table of names is a candidate, too.
    let seen = read(sheet(&["姓名|班级|座号|语文|数学", "张三|1班|1|90|80", "|1班|2|85.5|70", "王五|1班|3|60|50"]));
    assert_eq!(seen.table().rows.len(), 3);
}

#[test]
fn each_class_once_is_a_table_of_means() {
    let seen = read(sheet(&["班级|语文|数学|英语", "1班|80.5|77.2|66.1", "2班|79.5|74.2|69.1", "3班|81.5|71.2|60.1"]));
    assert_eq!(seen.sheets[0].content.word(), "summary");
    // Whether that is an error is told where all files are known.
    seen.says("summary-passed-over");
    let seen = read(sheet(&["学校|参考人数|平均分|及格率|优秀率", "一中|500|80.5|77.2|20", "二中|400|70.5|67.2|10"]));
    assert_eq!(seen.sheets[0].content.word(), "summary");
    assert_eq!(seen.says("summary-passed-over").rule.severity, Severity::Note);
    let Content::Summary(table) = &seen.sheets[0].content else { panic!("figures of units") };
    let shown: Vec<String> =
        table.figures.iter().take(4).map(|figure| format!("{} {} {}", figure.school, figure.header, figure.value)).collect();
    assert_eq!(shown, ["一中 参考人数 500", "一中 平均分 80.5", "一中 及格率 77.2", "一中 优秀率 20"]);
}

#[test]
fn one_subject_named_by_title_or_file() {
    let seen = read(sheet(&["九年级数学期末成绩", "姓名|班级|成绩", "张三|1班|90", "李四|2班|缺考"]));
    assert_eq!(told(seen.table()), ["张三 1班 90", "李四 2班 absent"]);
    assert_eq!(subjects(seen.table()), ["数学"]);
    let seen = read_book(vec![sheet(&["姓名|班级|分数", "张三|1班|90", "李四|2班|80"])], &context("城关镇初级中学九年级物理"));
    assert_eq!(subjects(seen.table()), ["物理"]);
}

#[test]
fn words_for_scores_courses_classes_and_schools() {
    for word in ["卷面得分", "最终得分", "考试得分", "百分制成绩", "Result"] {
        let seen = read(sheet(&["九年级数学期末", &format!("姓名|班级|{word}"), "张三|1班|90", "李四|2班|80"]));
        assert_eq!(subjects(seen.table()), ["数学"], "{word}");
    }
    for [course, score] in [["考试科目", "科目得分"], ["科目名称", "科目成绩"], ["课程名", "考试成绩"]] {
        let lines = ["20240001|张三|语文|90", "20240001|张三|数学|80", "20240002|李四|语文|70", "20240002|李四|数学|60"];
        let head = format!("考号|姓名|{course}|{score}");
        let seen = read(sheet(&[&[head.as_str()], &lines[..]].concat()));
        assert_eq!(told(seen.table()), ["20240001 张三  90 80", "20240002 李四  70 60"], "{course}");
    }
    let seen = read(sheet(&["Student ID|Name|Chinese score|Math score|score_english", "S0001|Amy|90|80|70", "S0002|Bob|85|75|65"]));
    assert_eq!(subjects(seen.table()), ["语文", "数学", "英语"]);
    let rows: Vec<String> = (0..20).map(|at| format!("{}|学生{at}|{}|{}", at / 10 + 1, 60 + at, 70 + at % 7)).collect();
    for class in ["班次", "班号", "班级代码", "教学班级", "Form", "年级/班级"] {
        let head = format!("{class}|姓名|语文|数学");
        let lines: Vec<&str> = std::iter::once(head.as_str()).chain(rows.iter().map(String::as_str)).collect();
        let seen = read(sheet(&lines));
        assert_eq!((told(seen.table())[19].as_str(), subjects(seen.table())), ("学生19 2 79 75", vec!["语文", "数学"]), "{class}");
    }
    for school in ["学校简称", "报名学校", "教学点", "考点学校"] {
        let seen = read(sheet(&[&format!("{school}|姓名|语文|数学"), "东河中学|张三|90|80", "西山中学|李四|70|60"]));
        assert_eq!(seen.table().rows[1].school, "西山中学", "{school}");
    }
}

#[test]
fn courses_whose_names_end_in_a_known_subject() {
    let told = |stem: &str, root: &str| {
        let context = FileContext { root: root.to_owned(), ..context(stem) };
        let seen = read_book(vec![sheet(&["学号|姓名|成绩", "202310101|张三|90", "202310102|李四|80"])], &context);
        let table = seen.table();
        (table.columns[0].subject.name().to_owned(), table.school.as_ref().unwrap().value.to_string())
    };
    let read = |subject: &str, school: &str| (subject.to_owned(), school.to_owned());
    assert_eq!(told("07高等数学", "江城学院"), read("高等数学", "江城学院"));
    assert_eq!(told("08大学英语", "江城学院"), read("大学英语", "江城学院"));
    assert_eq!(told("医学英语成绩", "护理2301"), read("医学英语", "护理2301"));
    assert_eq!(told("人体解剖学期末考试成绩", "护理2301"), read("人体解剖学", "护理2301"));
    assert_eq!(told("江城大学英语", "下载").0, "英语");
}

#[test]
fn tables_side_by_side() {
    let seen = read(sheet(&["九(3)班数学成绩", "姓名|成绩|姓名|成绩|姓名|成绩", "张三|90|李四|80|王五|70", "赵六|60|钱七|50"]));
    assert_eq!(told(seen.table()), ["张三  90", "赵六  60", "李四  80", "钱七  50", "王五  70"]);
    assert_eq!(seen.account(), account(4, 0, 1, 2, 0, 1, 0));
    assert_eq!(seen.table().class.as_ref().map(|class| class.value.as_str()), Some("九(3)班"));
    let seen = read(sheet(&["考号|姓名|语文|数学||考号|姓名|语文|数学", "20240001|张三|90|80||20240002|李四|70|60"]));
    assert_eq!(told(seen.table()), ["20240001 张三  90 80", "20240002 李四  70 60"]);
}

#[test]
fn students_in_columns() {
    let seen = read(sheet(&["成绩\\姓名|张三|李四|王五", "语文|90|85.5|70", "数学|80|缺考|60", "总分|170|85.5|130"]));
    assert_eq!(told(seen.table()), ["张三  90 80", "李四  85.5 absent", "王五  70 60"]);
    seen.says("sheet-turned");
}

#[test]
fn one_row_per_student_and_subject() {
    let lines = [
        "考号|姓名|班级|科目|成绩",
        "20240001|张三|1班|语文|90",
        "20240002|李四|2班|语文|85.5",
        "20240001|张三|1班|数学|80",
        "20240002|李四|2班|数学|缺考",
    ];
    let seen = read(sheet(&lines));
    assert_eq!(told(seen.table()), ZHANG_LI);
    assert_eq!(seen.account().candidates, 4);
}

#[test]
fn other_exams_are_left_out() {
    let seen = read(sheet(&[
        "考号|姓名|语文|数学|中考分|中考排名|上次总分|上月考1排名",
        "20240001|张三|90|80|600|3|300|5",
        "20240002|李四|70|60|500|4|200|6",
    ]));
    assert_eq!(told(seen.table()), ["20240001 张三  90 80", "20240002 李四  70 60"]);
    let seen =
        read(sheet(&["考号|姓名|月考1_语文|月考1_数学|月考2_语文|月考2_数学", "20240001|张三|90|80|70|60", "20240002|李四|70|60|50|40"]));
    assert_eq!(seen.sheets[0].content.word(), "nothing");
    seen.says("several-exams");
    let seen = read(sheet(&[
        "九年级月考2成绩",
        "考号|姓名|月考1_语文|月考1_数学|月考2_语文|月考2_数学",
        "20240001|张三|90|80|70|60",
        "20240002|李四|70|60|50|40",
    ]));
    assert_eq!(told(seen.table())[0], "20240001 张三  70 60");
}

#[test]
fn subtotals_are_no_subjects() {
    let lines = [
        "考号|姓名|语文|数学|英语|语数英|物理|化学|生物|理综|总分",
        "20240001|张三|90|80|70|240|60|50|40|150|390",
        "20240002|李四|91|81|71|243|61|51|41|153|396",
        "20240003|王五|92|82|72|246|62|52|42|156|402",
    ];
    let seen = read(sheet(&lines));
    assert_eq!(subjects(seen.table()), ["语文", "数学", "英语", "物理", "化学", "生物"]);
    assert_eq!(seen.table().rows[0].stated_total, Some(Score::whole(390)));
    // A column the total does not hold is no paper; one that it holds is.
    let extra = ["考号|姓名|语文|数学|操行|总分", "20240001|张三|90|80|70|170", "20240002|李四|91|82|77|173", "20240003|王五|92|82|72|174"];
    assert_eq!(subjects(read(sheet(&extra)).table()), ["语文", "数学"]);
    let held = ["考号|姓名|语文|数学|校本|总分", "20240001|张三|90|80|70|240", "20240002|李四|91|82|77|250", "20240003|王五|92|82|72|246"];
    assert_eq!(subjects(read(sheet(&held)).table()), ["语文", "数学", "校本"]);
}

#[test]
fn duplicate_and_word_columns() {
    let seen = read(sheet(&["考号|姓名|语文|语文|数学", "20240001|张三|90|80|优", "20240002|李四|70|60|良", "20240003|王五|71|60|良"]));
    assert_eq!(told(seen.table())[0], "20240001 张三  90");
    assert!(seen.says("duplicate-subject").value.contains("语文"));
    seen.says("text-grades");
}

#[test]
fn workbooks_with_copies_and_parts() {
    let all = || sheet(&["姓名|班级|语文|数学", "张三|1班|90|80", "李四|2班|70|60", "王五|2班|50|40"]).named("全体");
    let one = || sheet(&["姓名|语文|数学", "张三|90|80"]).named("1班");
    let two = || sheet(&["姓名|语文|数学", "李四|70|60", "王五|50|41"]).named("2班");
    let seen = read_book(vec![one(), two(), all()], &context("城关镇初级中学"));
    assert_eq!(seen.sheets.iter().map(|sheet| sheet.content.word()).collect::<Vec<_>>(), ["copy", "copy", "scores"]);
    seen.says("copy-differs");
    // Sheets of one subject each complement each other.
    let chinese = sheet(&["姓名|班级|成绩", "张三|1班|90", "李四|2班|70"]).named("语文");
    let maths = sheet(&["姓名|班级|成绩", "张三|1班|80", "李四|2班|60"]).named("数学");
    let seen = read_book(vec![chinese, maths], &context("城关镇初级中学"));
    assert_eq!(seen.sheets.iter().map(|sheet| sheet.content.word()).collect::<Vec<_>>(), ["scores", "scores"]);
    // Two tracks have different pupils.
    let science = sheet(&["姓名|班级|语文|物理", "张三|1班|90|88", "李四|1班|70|77"]).named("物理类");
    let arts = sheet(&["姓名|班级|语文|历史", "王五|2班|80|66", "赵六|2班|60|55"]).named("历史类");
    let seen = read_book(vec![science, arts], &context("城关镇初级中学"));
    assert_eq!(seen.sheets.iter().map(|sheet| sheet.content.word()).collect::<Vec<_>>(), ["scores", "scores"]);
}

#[test]
fn hidden_parts_are_named() {
    let mut hidden = sheet(&["姓名|班级|语文|数学", "张三|1班|1|1"]).named("旧成绩");
    hidden.visibility = Visibility::Hidden;
    let mut shown = sheet(&["姓名|班级|语文|数学", "张三|1班|90|80", "李四|2班|70|60"]).named("成绩");
    shown.rows[1].hidden = true;
    shown.hidden_columns = vec![3];
    let seen = read_book(vec![shown.clone(), hidden], &context("城关镇初级中学"));
    assert_eq!(seen.table().rows.len(), 2);
    assert!(seen.says("sheet-hidden").headline(kaojing::words::Lang::Zh).contains("旧成绩"));
    assert!(seen.says("rows-hidden").headline(kaojing::words::Lang::En).contains("hidden"));
    assert!(seen.says("column-hidden").headline(kaojing::words::Lang::En).contains("数学"));
    shown.filtered = true;
    assert!(read(shown).says("rows-filtered").headline(kaojing::words::Lang::En).contains("filter"));
}

#[test]
fn merged_classes_and_sheets_per_class() {
    let seen = read(sheet(&["班级|姓名|语文|数学", "九(1)班|张三|90|80", "|李四|70|60", "九(2)班|王五|50|40"]).merged(1, 0, 2, 0));
    let classes: Vec<&str> = seen.table().rows.iter().map(|row| row.class.as_str()).collect();
    assert_eq!(classes, ["九(1)班", "九(1)班", "九(2)班"]);
    assert_eq!(seen.table().grade.as_ref().map(|grade| grade.value.clone()), Grade::from_number(9));
    let seen = read_book(vec![sheet(&["姓名|语文|数学", "张三|90|80", "李四|70|60"]).named("901")], &context("城关镇初级中学"));
    assert_eq!(seen.table().class.as_ref().map(|class| (class.value.as_str(), class.source)), Some(("901", NameSource::Sheet)));
    assert_eq!(seen.table().grade.as_ref().map(|grade| grade.value.clone()), Grade::from_number(9));
}

#[test]
fn rosters_and_registers() {
    let roster = sheet(&[
        "序号|学籍号|姓名|性别|年级|班级|考号|学籍状态",
        "1|G000000002022000001|张三|男|九年级|九(1)班|2506000001|在籍",
        "2|G000000002022000002|李四|女|九年级|九(1)班|2506000002|借读",
    ]);
    let seen = read_book(vec![roster.named("学籍")], &FileContext { role: Role::Roster, ..context("001_城关镇初级中学") });
    let rows = seen.roster();
    assert_eq!(
        (rows[0].id.as_str(), rows[0].other_id.as_str(), rows[0].school.as_str()),
        ("2506000001", "G000000002022000001", "城关镇初级中学")
    );
    assert_eq!((rows[1].enrolment, rows[1].grade.clone()), (kaojing::ingest::table::Enrolment::Guest, Grade::from_number(9)));
    let register = sheet(&["学校|代码|简称|类别|片区", "城关镇初级中学|01|城关中学、一初|城区|东片", "东河镇初级中学|02||乡镇|西片"]);
    let seen = read(register);
    let Content::Schools(schools) = &seen.sheets[0].content else { panic!("{}", seen.sheets[0].content.word()) };
    assert_eq!(schools[0].aliases, ["城关中学", "一初"]);
    assert_eq!((schools[1].category.as_str(), schools[1].district.as_str(), schools[1].code.as_str()), ("乡镇", "西片", "2"));
}

#[test]
fn item_sheets_and_sheets_of_nothing() {
    let seen = read(sheet(&["考号|姓名|1|2|3|4|5|6|7", "20240001|张三|1|0|1|2|2|3|4", "20240002|李四|0|0|1|2|2|3|4"]));
    assert_eq!(seen.sheets[0].content.word(), "items");
    let help = sheet(&["填写说明", "缺考填 Q，未选考填 N", "请勿改动表头"]).named("填写说明");
    let scores = sheet(&["姓名|班级|语文|数学", "张三|1班|90|80", "李四|2班|70|60"]).named("成绩");
    let seen = read_book(vec![scores, help.clone(), RawSheet::default()], &context("城关镇初级中学"));
    assert_eq!(seen.sheets.iter().map(|sheet| sheet.content.word()).collect::<Vec<_>>(), ["scores", "nothing", "nothing"]);
    assert_eq!(seen.says("sheet-passed-over").rule.severity, Severity::Note);
    read(help).says("table-not-found");
}

#[test]
fn names_only_and_single_columns() {
    let seen = read(sheet(&["姓名|语文", "张三|90", "李四|", "王五|80"]));
    assert_eq!(told(seen.table()), ["张三  90", "李四  blank", "王五  80"]);
    let seen = read(sheet(&["序号|姓名|语文|数学", "1|张三|90|80", "2|李四|70|60", "3", "4"]));
    assert_eq!((seen.table().rows.len(), seen.account().note), (2, 2));
}

#[test]
fn a_table_without_any_header() {
    let seen = read(sheet(&["九年级物理成绩", "1|张三|90", "2|李四|85.5", "3|王五|缺考", "4|赵六|70", "5|钱七|66", "平均分||77.9"]));
    assert_eq!(told(seen.table()), ["张三  90", "李四  85.5", "王五  absent", "赵六  70", "钱七  66"]);
    assert_eq!(subjects(seen.table()), ["物理"]);
    // Two columns of figures could be anything.
    let seen = read(sheet(&["1|张三|90|80", "2|李四|85|70", "3|王五|60|50", "4|赵六|70|60", "5|钱七|66|50"]));
    assert_eq!(seen.sheets[0].content.word(), "nothing");
    seen.says("table-not-found");
}

#[test]
fn credits_below_the_header_and_formulas_left_as_text() {
    let lines = [
        "学院|2024-2025学年第一学期|轨道交通1706（3+2+2）",
        "学号|姓名|高等数学|大学英语|体育|总分",
        "||4|3.5|1|",
        "202401001|张三|90|80|70|240",
        "202401002|李四|55/60|缓考/89|75|75",
        "|||||=AVERAGE(F4:F5)",
    ];
    let seen = read(sheet(&lines));
    assert_eq!(told(seen.table()), ["202401001 张三  90 80 70", "202401002 李四  unreadable unreadable 75"]);
    assert_eq!(seen.account(), account(6, 0, 1, 2, 1, 2, 0));
}

#[test]
fn slips_for_printing() {
    let mut lines = Vec::new();
    for (at, name) in ["张三", "李四", "王五", "赵六"].iter().enumerate() {
        lines.push("考号|姓名|类型|语文|数学".to_owned());
        lines.push(format!("2024000{at}|{name}|原始|9{at}|80"));
        lines.push(format!("2024000{at}|{name}|赋分|8{at}|70"));
        lines.push("班平均|||75|66".to_owned());
        lines.push(String::new());
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let slips = || sheet(&lines).named("成绩条");
    read(slips()).says("slips-refused");
    let plain = sheet(&["考号|姓名|语文|数学", "20240000|张三|90|80", "20240001|李四|91|80"]).named("成绩");
    let seen = read_book(vec![slips(), plain], &context("城关镇初级中学"));
    assert_eq!(seen.sheets.iter().map(|sheet| sheet.content.word()).collect::<Vec<_>>(), ["nothing", "scores"]);
}

#[test]
fn two_sets_of_scores_for_the_same_pupils() {
    let one = |name: &str| sheet(&["姓名|班级|语文|数学", "张三|1班|90|80", "李四|1班|70|60", "王五|2班|50|40"]).named(name);
    let two = |name: &str| sheet(&["姓名|班级|语文|数学", "张三|1班|91|85", "李四|1班|77|66", "王五|2班|55|44"]).named(name);
    let seen = read_book(vec![one("期中"), two("期末")], &context("城关镇初级中学"));
    assert_eq!(seen.sheets.iter().map(|sheet| sheet.content.word()).collect::<Vec<_>>(), ["nothing", "scores"]);
    seen.says("sheet-of-other-scores");
    let seen = read_book(vec![one("原始分"), two("赋分")], &context("城关镇初级中学"));
    assert_eq!(seen.sheets.iter().map(|sheet| sheet.content.word()).collect::<Vec<_>>(), ["scores", "nothing"]);
    let seen = read_book(vec![one("A"), two("B")], &context("城关镇初级中学"));
    assert_eq!(seen.sheets.iter().map(|sheet| sheet.content.word()).collect::<Vec<_>>(), ["nothing", "nothing"]);
    assert_eq!(seen.says("rival-sheets").rule.severity, Severity::Error);
}

#[test]
fn papers_of_two_tracks_in_one_sheet() {
    let lines = ["考号|姓名|语文|理数|文数|英语/日语", "20240001|张三|90|80||70", "20240002|李四|91||88|71", "20240003|王五|92|66||72"];
    let seen = read(sheet(&lines));
    assert_eq!(subjects(seen.table()), ["语文", "数学", "文数", "英语"]);
    assert_eq!(told(seen.table())[1], "20240002 李四  91 blank 88 71");
}

#[test]
fn further_forms() {
    // Three header rows in all, full marks below, ranks under one word each.
    let lines = [
        "某县2025年初中学业水平考试",
        "姓名|班级|语文||数学||总分|",
        "||成绩|排名|成绩|排名|成绩|排名",
        "满分||120||120||240|",
        "张三|1班|90|1|80|1|170|1",
        "李优秀|2班|85.5|2|缺考||85.5|2",
    ];
    let seen = read(sheet(&lines).merged(0, 0, 0, 7));
    assert_eq!(told(seen.table()), ["张三 1班 90 80", "李优秀 2班 85.5 absent"]);
    assert_eq!(seen.table().columns[0].full, Some(Score::whole(120)));
    assert_eq!(seen.table().school.as_ref().map(|school| school.source), Some(NameSource::File));
    assert_eq!(seen.account(), account(6, 0, 2, 2, 1, 1, 0));
    // Subtotals of schools between the pupils.
    let lines = ["学校|姓名|语文|数学", "一中|张三|90|80", "一中|李四|70|60", "一中 平均||80|70", "二中|王五|50|40", "二中平均||50|40"];
    let seen = read(sheet(&lines));
    assert_eq!((seen.table().rows.len(), seen.account().summary), (3, 2));
    // An absence flag and text numbers in the class.
    let lines = ["学号|姓名|班级|语文|数学|缺考标记", "'01|张三|1|90|80|0", "'02|李四|1|||1", "'01|王五|2|0|0|1"];
    let seen = read(sheet(&lines));
    assert_eq!(told(seen.table()), ["张三 1 90 80", "李四 1 absent absent", "王五 2 absent absent"]);
    assert_eq!(seen.table().rows[0].seat, "01");
    // The total to the left, a column without any header, empty columns of subjects nobody takes.
    let lines = ["姓名|总分|语文|数学|日语||", "张三|170|90|80|||1", "李四|130|70|60|||2", "王五|90|50|40|||3"];
    let seen = read(sheet(&lines));
    assert_eq!(told(seen.table())[0], "张三  90 80 blank");
    assert_eq!(seen.table().rows[2].stated_total, Some(Score::whole(90)));
}

#[test]
fn a_paper_beside_its_items_and_its_parts() {
    let lines = [
        "九年级数学期末",
        "考号|姓名|1|2|3(1)|3(2)|4|5|总分",
        "20240001|张三|1|2|3|4|5|6|21",
        "20240002|李四|0|2|3|4|5|6|20",
        "20240003|王五|0|2|3|0|5|6|16",
    ];
    let seen = read(sheet(&lines));
    assert_eq!(subjects(seen.table()), ["数学"]);
    assert_eq!(told(seen.table()), ["20240001 张三  21", "20240002 李四  20", "20240003 王五  16"]);
    seen.says("items-of-paper");
    let seen = read(sheet(&["八年级语文期末", "姓名|一|二|三|总分", "张三|10|20|30|60", "李四|11|20|30|61", "王五|9|21|33|63"]));
    assert_eq!(told(seen.table())[0], "张三  60");
    let seen = read(sheet(&["姓名|语文|书写|语文总分|化学(赋分)|化学(原始)", "张三|90|3|93|80|60", "李四|85|2|87|70|50"]));
    assert_eq!(told(seen.table())[0], "张三  93 60");
    seen.says("overall-taken");
}

#[test]
fn courses_that_no_table_knows() {
    let lines = [
        "学号|姓名|机械制图|||电工基础||",
        "||学分|成绩|绩点|学分|成绩|绩点",
        "20240001|张三|2|90|4|3|80|3",
        "20240002|李四|2|85|3.5|3|70|2",
    ];
    let seen = read(sheet(&lines));
    assert_eq!(subjects(seen.table()), ["机械制图", "电工基础"]);
    assert_eq!(told(seen.table())[0], "20240001 张三  90 80");
    let seen =
        read(sheet(&["学号|姓名|机械制图成绩|机械制图班次|01语文|英语English", "20240001|张三|90|1|80|70", "20240002|李四|85|2|70|60"]));
    assert_eq!(subjects(seen.table()), ["机械制图", "语文", "英语"]);
}

#[test]
fn lines_between_the_rows() {
    let lines = [
        "考号|姓名|语文|数学",
        "1|2|3|4",
        "No.|Name|Chinese|Maths",
        "九年级1班",
        "20240001|张三|90|80",
        "20240004|赵六|70|60",
        "九年级2班",
        "20240002|李四|85.5|缺考",
        "任课教师|王老师|李老师|",
        "审核人：甲||日期：|",
        "",
        "科目|参考人数|平均分|及格率",
        "语文|3|82|100",
    ];
    let seen = read(sheet(&lines));
    assert_eq!(
        told(seen.table()),
        ["20240001 张三 九年级1班 90 80", "20240004 赵六 九年级1班 70 60", "20240002 李四 九年级2班 85.5 absent"]
    );
    seen.says("heading-rows");
    seen.says("other-table");
}

#[test]
fn names_without_a_title_and_lists_of_the_same_pupils() {
    let seen = read(sheet(&["|语文|数学", "张三|90|80", "李四|85|70", "王五|66|77"]));
    assert_eq!(told(seen.table())[0], "张三  90 80");
    seen.says("names-untitled");
    let seen = read(sheet(&["名次|姓名|语文||名次|姓名|数学", "1|张三|90||1|李四|80", "2|李四|85||2|张三|70"]));
    assert_eq!(told(seen.table()), ["张三  90 70", "李四  85 80"]);
}

#[test]
fn zeros_of_papers_not_taken_and_flags_of_papers() {
    let rows: Vec<String> = (0..8)
        .map(|at| format!("2024000{at}|学生{at}|9{at}|{}|{}", if at % 2 == 0 { 50 + at } else { 0 }, if at % 2 == 0 { 0 } else { 60 + at }))
        .collect();
    let lines: Vec<&str> = std::iter::once("考号|姓名|语文|物理|历史").chain(rows.iter().map(String::as_str)).collect();
    let seen = read(sheet(&lines));
    assert_eq!(told(seen.table())[..2], ["20240000 学生0  90 50 not-taken", "20240001 学生1  91 not-taken 61"]);
    seen.says("zeros-not-taken");
    let seen = read(sheet(&["考号|姓名|语文|语文缺考|数学|是否剔除", "20240001|张三|0|1|80|否", "20240002|李四|85|0|70|是"]));
    assert_eq!(told(seen.table())[0], "20240001 张三  absent 80");
    assert!(seen.table().rows[1].excluded);
    let seen =
        read(sheet(&["考号|姓名|语文|语文参考状态|数学|数学参考状态", "20240001|张三|0|缺考|80|参考", "20240002|李四|85|参考|70|参考"]));
    assert_eq!(told(seen.table()), ["20240001 张三  absent 80", "20240002 李四  85 70"]);
    let lines = [
        "考号|姓名|语文|数学|缺考科目",
        "20240001|张三|0|80|语文",
        "20240002|李四|0||语数",
        "20240003|王五|70|0|",
        "20240004|赵六|0|0|全部",
    ];
    let seen = read(sheet(&lines));
    assert_eq!(
        told(seen.table()),
        ["20240001 张三  absent 80", "20240002 李四  absent absent", "20240003 王五  70 0", "20240004 赵六  absent absent"]
    );
}

#[test]
fn lists_that_are_no_exam() {
    for lines in [
        ["七1班考勤表", "姓名|1|2|3|合计", "张三|1|1|1|3", "李四|1|0|1|2"],
        ["登记", "姓名|作业1|作业2|作业3", "张三|80|81|83", "李四|70|72|73"],
        ["数学各班", "序号|1班|2班|3班", "1|80|81|83", "2|70|72|73"],
    ] {
        let seen = read(sheet(&lines));
        assert!(
            matches!(seen.sheets[0].content, Content::Nothing | Content::Summary(_) | Content::Items(_)),
            "{lines:?}: {:?}",
            seen.codes()
        );
    }
}

/// Pupils in three papers whose scores differ from row to row.
fn three_papers(count: usize, line: impl Fn(usize, [usize; 3]) -> String) -> Vec<String> {
    (0..count).map(|at| line(at, [60 + at * 7 % 31, 55 + at * 11 % 37, 50 + at * 13 % 41])).collect()
}

fn read_lines(header: &str, lines: &[String]) -> Seen {
    let lines: Vec<&str> = std::iter::once(header).chain(lines.iter().map(String::as_str)).collect();
    read(sheet(&lines))
}

#[test]
fn sums_of_papers_are_totals_whatever_they_are_called() {
    for word in ["五科合计", "总和", "全部", "Gesamt"] {
        let lines = three_papers(12, |at, [a, b, c]| format!("202400{at:02}|张文{at}|{a}|{b}|{c}|{}", a + b + c));
        let seen = read_lines(&format!("考号|姓名|语文|数学|英语|{word}"), &lines);
        assert_eq!(seen.table().columns.len(), 3, "{word}");
        assert_eq!(seen.table().rows[0].stated_total, Some(Score::whole(165)), "{word}");
    }
    // One that is no sum is a paper.
    let lines = three_papers(12, |at, [a, b, c]| format!("202400{at:02}|张文{at}|{a}|{b}|{c}|{}", 40 + at * 17 % 29));
    assert_eq!(read_lines("考号|姓名|语文|数学|英语|书法", &lines).table().columns.len(), 4);
}

#[test]
fn last_rows_that_say_what_the_columns_come_to() {
    let names = ["张文", "李红", "王新", "赵明", "陈风", "周宁", "吴江", "郑成"];
    let lines = three_papers(8, |at, [a, b, c]| format!("{}|{a}|{b}|{c}", names[at]));
    let mean = |from: usize| {
        let sum: f64 = lines.iter().filter_map(|line| line.split('|').nth(from)?.parse::<f64>().ok()).sum();
        format!("{:.2}", sum / 8.0)
    };
    for word in ["班平", "差"] {
        let mut lines = lines.clone();
        lines.push(format!("{word}|{}|{}|{}", mean(1), mean(2), mean(3)));
        let seen = read_lines("姓名|语文|数学|英语", &lines);
        assert_eq!(seen.table().rows.len(), 8, "{word}");
        seen.says("unlabelled-summary");
    }
    // A pupil like any other stays one.
    let mut others = lines.clone();
    others.push("于嘉|70.5|71|72".to_owned());
    assert_eq!(read_lines("姓名|语文|数学|英语", &others).table().rows.len(), 9);
    // Where all have ids, figures finer than marks and no id are nobody's.
    let mut with_ids: Vec<String> = lines.iter().enumerate().map(|(at, line)| format!("2024000{at}|{line}")).collect();
    with_ids.push("|任务数|50.19|41.25|30.63".to_owned());
    assert_eq!(read_lines("考号|姓名|语文|数学|英语", &with_ids).table().rows.len(), 8);
}

#[test]
fn places_written_once_hold_for_the_rows_below() {
    for below in ["", "〃"] {
        let lines = three_papers(12, |at, [a, b, c]| {
            let school = if at % 6 == 0 { ["东河中学", "西山中学"][at / 6] } else { below };
            format!("{school}|202400{at:02}|张文{at}|{a}|{b}|{c}")
        });
        let seen = read_lines("学校|考号|姓名|语文|数学|英语", &lines);
        let of = |school: &str| seen.table().rows.iter().filter(|row| row.school == school).count();
        assert_eq!((of("东河中学"), of("西山中学")), (6, 6), "{below}");
    }
}

#[test]
fn rows_between_header_and_pupils() {
    for between in
        ["1|2|3|4|5", "甲|乙|1|2|3", "|权重|1|0.8|0.5", "试卷编号||101|102|103", "学时||48|32|64", "示例：20240001|张三|110|105|98"]
    {
        let mut lines = three_papers(6, |at, [a, b, c]| format!("202400{at:02}|张文{at}|{a}|{b}|{c}"));
        lines.insert(0, "|任课教师|王红|李文|赵明".to_owned());
        lines.insert(1, between.to_owned());
        assert_eq!(read_lines("考号|姓名|语文|数学|英语", &lines).table().rows.len(), 6, "{between}");
    }
}

#[test]
fn scores_of_blocks_beside_their_parts() {
    for [first, second, whole] in [["I卷", "II卷", "合分"], ["过程性评价", "终结性评价", "学业成绩"], ["理论40%", "技能60%", "总成绩"]]
    {
        let header = format!("||{first}|{second}|{whole}|{first}|{second}|{whole}");
        let seen = read(sheet(&["学号|姓名|语文|||数学||", &header, "1001|张三|60|30|42|50|70|62", "1002|李四|70|40|52|80|60|68"]));
        assert_eq!(subjects(seen.table()), ["语文", "数学"], "{whole}");
        assert_eq!(told(seen.table())[0], "1001 张三  42 62", "{whole}");
    }
}

#[test]
fn words_in_the_column_of_ids_beside_figures_are_nobody() {
    let mut lines = three_papers(8, |at, [a, b, c]| format!("2024000{at}|张文{at}|{a}|{b}|{c}"));
    lines.push("A率||50.19|41.25|30.63".to_owned());
    lines.push("去年同期||10.69|5.54|29.79".to_owned());
    assert_eq!(read_lines("考号|姓名|语文|数学|英语", &lines).table().rows.len(), 8);
}

#[test]
fn ids_of_class_and_number_are_no_bands() {
    let lines: Vec<String> = (1..=40).map(|at| format!("一中|{}-{:02}|{}", at / 20 + 1, at % 20 + 1, 60 + at % 30)).collect();
    assert_eq!(read_lines("学校|考号|数学", &lines).table().rows.len(), 40);
    let classes: Vec<String> = (1..=40).map(|at| format!("7-{}|{}|{}", at / 20 + 10, at % 20 + 1, 60 + at % 30)).collect();
    assert_eq!(read_lines("班级|座号|数学", &classes).table().rows.len(), 40);
    let mut below = three_papers(8, |at, [a, b, c]| format!("2024000{at}|张文{at}|{a}|{b}|{c}"));
    below.extend(["90-100||3|2|1".to_owned(), "80-89||4|5|6".to_owned()]);
    assert_eq!(read_lines("考号|姓名|语文|数学|英语", &below).table().rows.len(), 8);
}

#[test]
fn numbers_of_rooms_are_no_scores() {
    let lines = three_papers(24, |at, [a, b, c]| format!("2024{at:04}|张文{at}|{}|{a}|{b}|{c}", 301 + at / 6));
    assert_eq!(subjects(read_lines("考号|姓名|宿舍号|语文|数学|英语", &lines).table()), ["语文", "数学", "英语"]);
}

#[test]
fn many_lines_of_statistics_are_doubted() {
    let lines: Vec<String> = (1..=20).flat_map(|at| [format!("{at}|张文{at}|{}", 60 + at), format!("|平均分|{at}.5")]).collect();
    let seen = read_lines("序号|姓名|数学", &lines);
    assert_eq!(seen.table().rows.len(), 20);
    assert_eq!(seen.says("many-summary-rows").cells.len(), 20);
}

#[path = "layout_random.rs"]
mod random;

#[path = "layout_pinned.rs"]
mod pinned;

#[path = "layout_choices.rs"]
mod choices;

#[path = "layout_unseen.rs"]
mod unseen;
