//! Item scores from sheets to tables: public data sets against what other software says of them, and the forms in which
//! schools and marking platforms send items.

use crate::support::{
    reference::{assert_close, csv_rows, data, expected},
    run::{analyse, codes},
};
use calamine::{DataType, Reader, Xlsx, open_workbook};
use kaojing::{
    model::Score,
    pipeline::Analysis,
    progress::Silent,
    reconcile::items::PaperItems,
    report,
    stats::items::{ItemStats, result::HeadingKind},
    tables,
};
use serde_json::Value;
use std::{collections::HashMap, path::Path};

fn lines(rows: &[&str]) -> String {
    rows.join("\n") + "\n"
}

fn items(analysis: &Analysis) -> (&PaperItems, &ItemStats) {
    let (cohort, stats) = (&analysis.ledger.cohorts[0], &analysis.stats.cohorts[0]);
    let items = cohort.items.first().unwrap_or_else(|| panic!("no items: {:?}", codes(&analysis.diagnostics)));
    (items, stats.papers[items.paper].items.as_ref().expect("figures of the items"))
}

fn names(items: &PaperItems) -> Vec<&str> {
    items.items.iter().map(|item| item.name.as_str()).collect()
}

fn whole(marks: i32) -> Score {
    Score::whole(marks)
}

/// The tables of an analysis, read back.
fn table(analysis: &Analysis, name: &str) -> Vec<HashMap<String, String>> {
    let folder = tempfile::tempdir().expect("a folder");
    tables::write(analysis, folder.path()).expect("the folder can be written");
    csv_rows(&folder.path().join(name).with_extension("csv"))
}

/// Items of a public set as a sheet: `columns` as they are, `key` in a row of its own.
fn sheet(rows: &[HashMap<String, String>], columns: &[(String, String)], key: Option<&HashMap<String, String>>) -> String {
    let mut text = format!("id,{}\n", columns.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(","));
    if let Some(key) = key {
        text += &format!("key,{}\n", columns.iter().map(|(name, _)| key[name].as_str()).collect::<Vec<_>>().join(","));
    }
    for row in rows {
        text += &format!("{},{}\n", row["id"], columns.iter().map(|(_, from)| row[from].as_str()).collect::<Vec<_>>().join(","));
    }
    text
}

/// Compares items.csv and county_subject.csv with the published values of a set.
fn compare(set: &str, analysis: &Analysis) {
    let Some(cases) = expected(set) else { return };
    let value = |statistic: &str| &cases[&format!("{set}/items/{statistic}")]["expected"];
    let county = &table(analysis, "county_subject")[0];
    assert_close(set, &county["reliability"], value("alpha_raw").as_f64().expect("a number"), 1e-11);
    let n: f64 = county["n"].parse().expect("a count");
    let rows = table(analysis, "items");
    for (statistic, column) in [
        ("item_mean", "mean"),
        ("difficulty", "difficulty"),
        ("item_rest_r", "item_rest"),
        ("alpha_if_dropped", "alpha_if_dropped"),
        ("d27_ties_fractional", "discrimination"),
        ("item_sd", "sd"),
    ] {
        let Value::Object(wanted) = value(statistic) else { panic!("{statistic} is by item") };
        assert_eq!(rows.len(), wanted.len(), "{set}: an item a row");
        for (item, wanted) in wanted {
            let row = rows.iter().find(|row| row["item"] == *item).unwrap_or_else(|| panic!("{set}: {item} is missing"));
            let wanted = wanted.as_f64().expect("a number");
            // Software states the sample's deviation, items.csv the population's.
            let wanted = if column == "sd" { wanted * ((n - 1.0) / n).sqrt() } else { wanted };
            assert_close(&format!("{set} {item} {column}"), &row[column], wanted, 1e-11);
        }
    }
}

#[test]
fn public_data_sets_have_the_published_figures() {
    for (set, prefix) in [("lsat7", "i"), ("medical100", "q"), ("czmatura", "b")] {
        let Some(rows) = data(set) else { return };
        let mut columns: Vec<String> = rows[0].keys().filter(|name| name.starts_with(prefix) && *name != "id").cloned().collect();
        columns.sort();
        let columns: Vec<(String, String)> = columns.into_iter().map(|name| (name.clone(), name)).collect();
        compare(set, &analyse("", &[("数学.csv", sheet(&rows, &columns, None))]));
    }
}

#[test]
fn options_and_a_key_are_right_and_wrong() {
    let (Some(rows), Some(keys)) = (data("hci"), data("hci_key")) else { return };
    let key: HashMap<String, String> = keys.iter().map(|row| (row["item"].clone(), row["key"].clone())).collect();
    let columns: Vec<(String, String)> = (1..=20).map(|at| (format!("i{at:02}"), format!("o{at:02}"))).collect();
    let analysis = analyse("", &[("小题/生物.csv", sheet(&rows, &columns, Some(&key)))]);
    compare("hci", &analysis);
    let options = table(&analysis, "item_options");
    let right = options.iter().find(|row| row["item"] == "i01" && row["right"] == "true").expect("a key");
    let chose = rows.iter().filter(|row| row["o01"] == "D").count();
    assert_eq!((right["option"].as_str(), right["n"].as_str()), ("D", chose.to_string().as_str()));
    // The published counts of every option; those of upper and lower groups take in everybody tied at the edge.
    let cases = expected("hci").expect("expected values stand beside the data");
    let mut counted = 0;
    for at in 1..=20 {
        let wanted = &cases[&format!("hci/options_i{at:02}")]["expected"];
        for (option, counts) in wanted["options"].as_object().expect("options") {
            let own = options.iter().find(|row| row["item"] == format!("i{at:02}") && row["option"] == *option);
            let n = own.map_or(0, |row| row["n"].parse::<u64>().expect("a count"));
            if option != "blank" {
                assert_eq!(Some(n), counts["all"].as_u64(), "i{at:02} {option}");
                counted += 1;
            }
        }
        let key = options.iter().find(|row| row["item"] == format!("i{at:02}") && row["right"] == "true").expect("a key");
        assert_eq!(Some(key["option"].as_str()), wanted["key"].as_str());
    }
    assert!(counted > 70, "{counted}");
    let shares: f64 = options.iter().filter(|row| row["item"] == "i01").map(|row| row["share"].parse::<f64>().expect("a share")).sum();
    assert!((shares - 1.0).abs() < 1e-12, "{shares}");
}

#[test]
fn a_sheet_without_ids_and_without_words_in_its_header_is_read() {
    let mut rows = vec!["1,2,3,4,5".to_owned()];
    rows.extend((0..20).map(|at| format!("{},{},{},{},{}", at % 2, at % 3 % 2, 1, at % 5 % 2, at % 7 % 2)));
    let analysis = analyse("", &[("物理.csv", rows.join("\n"))]);
    let (items, stats) = items(&analysis);
    assert_eq!((names(items), stats.present), (vec!["1", "2", "3", "4", "5"], 20));
    assert!(stats.reliability.kr20);
    assert_eq!(stats.items[2].item_rest, None, "everybody has item 3 right");
    assert!(codes(&analysis.diagnostics).contains(&"item-without-spread"));
}

#[test]
fn items_of_several_schools_are_tied_to_the_score_sheets() {
    let scores = |school: &str, first: u32| {
        let pupil =
            |at: u32| format!("{school},{},张{first}{at},九年级,{}班,{},{}", 4_200_990 + first * 10 + at, at % 2 + 1, 5 + at, 60 + at);
        "学校,考号,姓名,年级,班级,数学,语文\n".to_owned() + &(0..4).map(pupil).collect::<Vec<_>>().join("\n")
    };
    // 26 is the sum of 26(1) and 26（2）; the second sheet spells the items in another way and knows no ids.
    let one: String = "考号,姓名,第1题,26,26(1),26（2）,总分\n".to_owned()
        + &(0..4)
            .map(|at| format!("{},张1{at},{},{},{},{},{}", 4_201_000 + at, 1, 4 + at, 2, 2 + at, 5 + at))
            .collect::<Vec<_>>()
            .join("\n");
    let two: String = "姓名,班级,1,26.1,26.2\n,满分,2,4,9\n".to_owned()
        + &(0..4).map(|at| format!("张2{at},{}班,{},{},{}", at % 2 + 1, 1, 2, 2 + at)).collect::<Vec<_>>().join("\n");
    let analysis = analyse(
        "",
        &[
            ("成绩/一中.csv", scores("一中", 1)),
            ("成绩/二中.csv", scores("二中", 2)),
            ("小题/一中九年级数学.csv", one),
            ("小题/二中九年级数学.csv", two),
        ],
    );
    let (items, stats) = items(&analysis);
    assert_eq!(names(items), ["第1题", "26(1)", "26（2）"], "{:?}", codes(&analysis.diagnostics));
    assert_eq!(items.items.iter().map(|item| item.full).collect::<Vec<_>>(), [whole(2), whole(4), whole(9)]);
    assert_eq!((stats.present, stats.tallies.schools.len(), stats.tallies.classes[0].len()), (8, 2, 2));
    assert!(!codes(&analysis.diagnostics).contains(&"item-sum-differs"));
    assert!(analysis.ledger.accounts.iter().all(|(_, _, account)| account.adds_up() && account.rejected == 0));
    assert_eq!(analysis.ledger.cohorts[0].candidates.len(), 8, "item sheets add no candidate");
    let rate = stats.tallies.schools[0].rate(items, &[1]).expect("a rate");
    assert!((rate - 0.5).abs() < 1e-12, "2 of 4 marks: {rate}");
}

#[test]
fn parts_of_the_paper_and_parents_are_not_counted_twice() {
    let mut rows = vec!["考号,姓名,1,2,3,客观题,4.1,4.2,4,主观题,总分".to_owned()];
    for at in 0..12_u32 {
        let (a, b, c, d, e) = (at % 2 * 2, at % 3, at % 4, at % 5, at % 7);
        rows.push(format!("{},生{at},{a},{b},{c},{},{d},{e},{},{},{}", 42_009_901 + at, a + b + c, d + e, d + e, a + b + c + d + e));
    }
    let analysis = analyse("", &[("小题/一中数学.csv", rows.join("\n"))]);
    let (items, stats) = items(&analysis);
    assert_eq!(names(items), ["1", "2", "3", "4.1", "4.2"], "{:?}", codes(&analysis.diagnostics));
    assert_eq!(stats.reliability.items, 5);
    let paper = &analysis.ledger.cohorts[0].papers[0];
    assert_eq!((paper.subject.name(), analysis.stats.cohorts[0].papers[0].county.n), ("数学", 12));
    assert!(codes(&analysis.diagnostics).contains(&"items-are-sums"));
}

#[test]
fn optional_items_are_one_item_in_reliability() {
    let mut rows = vec!["考号,姓名,1,2,22,23".to_owned()];
    for at in 0..60_u32 {
        let mark = at % 9 + 1;
        let (first, second) = if at % 3 == 0 { (mark, 0) } else { (0, mark) };
        rows.push(format!("{},生{at},{},{},{first},{second}", 42_009_901 + at, at % 4, at % 5));
    }
    // Marks up to ten in both.
    rows.push("42009999,甲,3,4,10,0".to_owned());
    rows.push("42009998,乙,3,4,0,10".to_owned());
    let analysis = analyse("", &[("小题/一中物理.csv", rows.join("\n"))]);
    let (items, stats) = items(&analysis);
    assert_eq!(items.optional, [vec![2, 3]], "{:?}", codes(&analysis.diagnostics));
    assert_eq!(stats.reliability.items, 3);
    let group = stats.items.iter().find(|item| item.name == "22|23").expect("the group");
    let chosen = stats.items.iter().find(|item| item.name == "22").expect("one of it");
    assert_eq!((group.n, chosen.n), (62, 21));
    assert!(group.alpha_if_dropped.is_some() && chosen.alpha_if_dropped.is_none());
    assert_eq!(items.full(), whole(3 + 4 + 10));
}

#[test]
fn a_blueprint_gathers_items_under_topics_and_abilities() {
    let sheet = lines(&["考号,姓名,1,2,3", "42009901,张三,3,2,4", "42009902,李四,0,2,1", "42009903,王五,3,1,3"]);
    let blueprint = lines(&[
        "九年级数学双向细目表",
        "题号,题型,知识点,能力层次,分值,预估难度",
        "1,选择题,函数,理解,3,0.7",
        "2,填空题,几何,理解,2,0.5",
        "3,解答题,函数、几何,应用,5,0.4",
        "合计,,,,10,",
    ]);
    let analysis = analyse("", &[("小题/一中数学.csv", sheet), ("数学双向细目表.csv", blueprint)]);
    let (items, stats) = items(&analysis);
    let rate = |kind: HeadingKind, name: &str, ability: &str| {
        let heading = stats.headings.iter().find(|heading| heading.kind == kind && heading.name == name && heading.ability == ability);
        let heading = heading.unwrap_or_else(|| panic!("{name} {ability}"));
        stats.tallies.county.rate(items, &heading.items).expect("a rate")
    };
    let close = |value: f64, wanted: f64| assert!((value - wanted).abs() < 1e-12, "{value} is not {wanted}");
    close(rate(HeadingKind::Topic, "函数", ""), (6.0 + 8.0) / (3.0 * 8.0));
    close(rate(HeadingKind::Topic, "几何", ""), (5.0 + 8.0) / (3.0 * 7.0));
    close(rate(HeadingKind::Ability, "理解", ""), 11.0 / 15.0);
    close(rate(HeadingKind::Cell, "几何", "应用"), 8.0 / 15.0);
    close(rate(HeadingKind::Part, "objective", ""), 6.0 / 9.0);
    assert_eq!(analysis.ledger.cohorts[0].papers[0].full, whole(10), "full marks of the blueprint make that of the paper");
    assert_eq!(items.items[0].foreseen, Some(0.7));
    assert!(codes(&analysis.diagnostics).iter().all(|code| *code != "item-full-inferred"));
    let rows = table(&analysis, "blueprint");
    assert!(rows.iter().any(|row| row["level"] == "school" && row["heading"] == "函数" && row["difference"].parse() == Ok(0.0)));
}

/// The first texts of a row for each row of a sheet below the first header that begins with these.
fn below(path: &Path, sheet: &str, header: &[&str]) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook of ours opens");
    let range = book.worksheet_range(sheet).unwrap_or_else(|error| panic!("{sheet}: {error}"));
    let texts = |row: &[calamine::Data]| row.iter().take(header.len()).filter_map(DataType::as_string).collect::<Vec<String>>();
    let rows = range.rows().map(texts).skip_while(|texts| texts != header).skip(1);
    rows.take_while(|texts| texts.len() == header.len()).collect()
}

#[test]
fn the_weakest_points_come_first_in_workbooks() {
    let mut rows = vec!["学校,考号,姓名,1,2,3,4".to_owned()];
    for school in 1..4_u32 {
        for at in 0..8_u32 {
            // The first school falls behind in the third item alone.
            let third = if school == 1 { at % 2 } else { 3 + at % 2 };
            let id = 42_009_900 + school * 10 + at;
            rows.push(format!("第{school}中学,{id},生{school}{at},{},{},{third},{}", 3 + at % 2, at % 3, 1 + at % 2));
        }
    }
    let blueprint = lines(&["题号,知识点,分值", "1,函数,4", "2,几何,4", "3,统计,4", "4,概率,4"]);
    let analysis = analyse("", &[("小题/九年级数学.csv", rows.join("\n")), ("九年级数学双向细目表.csv", blueprint)]);
    let folder = tempfile::tempdir().expect("a folder");
    let paths = report::write_workbooks(&analysis, folder.path(), &Silent).expect("the folder can be written");
    let book = |inside: &str| folder.path().join(paths.iter().find(|path| path.starts_with(inside)).expect("it is written"));
    let topics = below(&book("学科"), "知识与能力", &["项目"]);
    assert_eq!(topics, [["几何"], ["概率"], ["统计"], ["函数"]]);
    // what is above 70 % is no weak point
    let weak = below(&book("学科"), "薄弱点", &["类别", "项目", "所含小题／所属知识点", "分值", "统计人数", "全县得分率", "学校数"]);
    let points: Vec<[&str; 3]> = weak.iter().map(|row| [row[0].as_str(), row[1].as_str(), row[2].as_str()]).collect();
    assert_eq!(points[..3], [["知识点", "几何", "2"], ["知识点", "概率", "4"], ["知识点", "统计", "3"]]);
    assert_eq!(points[3..], [["小题", "2", "几何"], ["小题", "4", "概率"], ["小题", "3", "统计"]]);
    assert!(weak.iter().all(|row| row[6] == "3"));
    let own = below(&folder.path().join("学校/第1中学.xlsx"), "小题", &["类别", "项目"]);
    let items = ["3", "1", "2", "4"].map(|item| ["小题", item]);
    assert_eq!(own[..4], items);
    assert_eq!(own[4], ["知识点", "统计"]);
    let other = below(&folder.path().join("学校/第2中学.xlsx"), "小题", &["类别", "项目"]);
    assert_eq!(other[3], ["小题", "3"], "where it is ahead comes last");
}

#[test]
fn what_the_exam_file_says_of_items_comes_first() {
    let sheet = lines(&["考号,姓名,1,2,3", "42009901,张三,A,BD,3", "42009902,李四,B,B,1", "42009903,王五,A,AC,0"]);
    let exam = "[items]\npartial = 0.5\n[[item]]\nitem = \"1-2\"\nfull = 4\nkey = [\"A\", \"BD\"]\ntopic = \"力学\"\ntype = \"客观题\"\n[[item]]\nitem = 3\nfull = 5\n";
    let analysis = analyse(exam, &[("小题/一中物理.csv", sheet)]);
    let (items, stats) = items(&analysis);
    let scores = |item: usize| items.scores[item].iter().map(|score| score.get().expect("a score")).collect::<Vec<_>>();
    assert_eq!(scores(0), [whole(4), whole(0), whole(4)]);
    assert_eq!(scores(1), [whole(4), whole(2), whole(0)], "one of two right options is worth half");
    assert_eq!(analysis.ledger.cohorts[0].papers[0].full, whole(13));
    assert_eq!(
        stats.headings.iter().filter(|heading| heading.kind == HeadingKind::Topic).map(|heading| heading.items.len()).sum::<usize>(),
        2
    );
}

#[test]
fn headers_in_two_rows_name_questions_and_their_parts() {
    let sheet = lines(&[
        "九年级物理小题得分,,,,,,",
        "考号,姓名,选择题,,,第26题,",
        ",,1,2,3,(1),(2)",
        "满分,,2,2,2,3,4",
        "42009901,张三,2,0,2,3,4",
        "42009902,李四,0,2,2,1,2",
        "42009903,王五,2,2,0,2,0",
    ]);
    let analysis = analyse("", &[("小题/一中.csv", sheet)]);
    let (items, _) = items(&analysis);
    let keys: Vec<&str> = items.items.iter().map(|item| item.key.as_str()).collect();
    assert_eq!(keys, ["1", "2", "3", "26.1", "26.2"], "{:?}", codes(&analysis.diagnostics));
    assert_eq!(items.full(), whole(13));
    assert_eq!(analysis.ledger.cohorts[0].candidates.len(), 3);
}

#[test]
fn a_row_of_marks_below_an_absent_pupil_is_no_header_of_items() {
    let sheet = lines(&[
        "座号,考号,姓名,语文,数学,英语,物理,总分,备注",
        "7,42009907,方若新,,,,,,缺考",
        "8,42009908,朱子雪,24,26,43,70,163,",
        "9,42009909,谭玉远,90,67,91,73,321,",
    ]);
    let analysis = analyse("", &[("一中九年级.csv", sheet)]);
    let cohort = &analysis.ledger.cohorts[0];
    assert!(cohort.items.is_empty(), "{:?}", codes(&analysis.diagnostics));
    assert_eq!((cohort.candidates.len(), cohort.papers.len()), (3, 5));
}

#[test]
fn an_item_sheet_of_a_school_that_sent_scores_adds_nobody_and_a_stranger_is_named() {
    let scores = lines(&["考号,姓名,班级,数学", "42009901,张三,1班,9", "42009902,李四,1班,7", "42009903,王五,1班,4"]);
    let sheet = lines(&["考号,姓名,1,2", "42009901,张三,4,5", "42009902,李四,3,4", "42009903,王五,3,1", "42009977,孙八,1,1"]);
    let analysis = analyse("", &[("成绩/一中.csv", scores), ("小题/一中数学.csv", sheet)]);
    assert_eq!(analysis.ledger.cohorts[0].candidates.len(), 3);
    let account = analysis.ledger.accounts.iter().find(|(_, word, _)| *word == "items").expect("an item sheet").2;
    assert_eq!((account.candidates, account.rejected), (3, 1));
    assert!(codes(&analysis.diagnostics).contains(&"item-rows-unmatched"));
    assert_eq!(items(&analysis).1.present, 3);
}

#[test]
fn an_empty_item_takes_nothing_from_the_others() {
    let sheet = lines(&["考号,姓名,1,2,3", "42009901,张三,1,2,3", "42009902,李四,0,NA,3", "42009903,王五,1,1,0", "42009904,赵六,0,2,1"]);
    let analysis = analyse("", &[("小题/一中数学.csv", sheet)]);
    let (_, stats) = items(&analysis);
    assert_eq!(stats.items.iter().map(|item| item.n).collect::<Vec<_>>(), [4, 3, 4]);
    assert_eq!((stats.present, stats.reliability.n), (4, 3));
    assert_eq!(analysis.stats.cohorts[0].papers[0].county.n, 3, "the paper has no mark where an item is empty");
}

#[test]
fn an_unknown_column_of_figures_beside_items_is_no_paper() {
    let mut rows = vec!["id,sex,group,item_1,item_2,item_3,item_4,item_5,total".to_owned()];
    rows.extend((0..12).map(|at| {
        let marks: Vec<u32> = (2..7).map(|by| at % by % 2).collect();
        let texts: Vec<String> = marks.iter().map(ToString::to_string).collect();
        format!("{},{},{},{},{}", at + 1, at % 2, at % 4, texts.join(","), marks.iter().sum::<u32>())
    }));
    let analysis = analyse("", &[("数学.csv", rows.join("\n"))]);
    let (items, stats) = items(&analysis);
    assert_eq!((names(items).len(), stats.present), (5, 12), "{:?}", names(items));
    let cohort = &analysis.ledger.cohorts[0];
    assert_eq!((cohort.papers.len(), cohort.papers[0].subject.name(), cohort.papers[0].full), (1, "数学", whole(5)));
}
