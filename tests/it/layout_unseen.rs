//! Forms that were read wrong at first sight, each with what a careful clerk reads from it.

use super::*;

/// A list of pupils below this header, with `tail` behind the figures of each row.
fn list(header: &str, rows: &[&str]) -> RawSheet {
    let lines: Vec<&str> = std::iter::once(header).chain(rows.iter().copied()).collect();
    sheet(&lines)
}

#[test]
fn titles_cut_over_two_rows_also_where_neither_half_is_a_word() {
    let seen = read(sheet(&[
        "学籍|姓|新班|语|数|总成|级|进|缺考",
        "号|名|级|文|学|绩|排|退|标记",
        "42009901|张三|1班|90|80|170|1|-3|0",
        "42009902|李四|1班|0|0|0|2|4|1",
        "42009903|王五|1班|70|60|130|2|-1|0",
    ]));
    assert_eq!(subjects(seen.table()), ["语文", "数学"]);
    assert_eq!(told(seen.table())[1], "42009902 李四 1班 absent absent");
    assert_eq!(seen.table().rows[0].stated_total, Some(Score::whole(170)));
}

#[test]
fn flags_of_attendance_hold_where_there_is_no_score_and_are_said_where_there_is() {
    for (header, absent, present) in [("是否参考", "否", "是"), ("是否参加考试", "未参加", "是"), ("缺考", "是", "")] {
        let row = |id: u32, flag: &str, marks: &str| format!("4200990{id}|张{id}|{flag}|{marks}");
        let lines = [format!("考号|姓名|{header}|语文|数学"), row(1, present, "90|80"), row(2, absent, "0|"), row(3, absent, "55|66")];
        let seen = read(sheet(&lines.iter().map(String::as_str).collect::<Vec<_>>()));
        assert_eq!(told(seen.table()), ["42009901 张1  90 80", "42009902 张2  absent absent", "42009903 张3  55 66"], "{header}");
        assert_eq!(seen.says("absent-with-scores").cells.len(), 1, "{header}");
    }
}

#[test]
fn rows_of_the_other_track_at_the_end_do_not_count() {
    let mut lines = vec!["考号|姓名|科类|语文|数学|物理|化学".to_owned()];
    lines.extend((1..=8).map(|at| format!("420099{at:02}|张{at}|物理类|{}|80|70|60", 60 + at)));
    lines.extend((9..=10).map(|at| format!("420099{at:02}|李{at}|历史类|90|80|55|44")));
    let seen = read(sheet(&lines.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!((seen.table().rows.len(), seen.account().rejected), (8, 2));
    assert_eq!(seen.says("rows-of-other-track").rule.severity, Severity::Error);
}

#[test]
fn a_list_of_the_best_beside_the_table_repeats_its_pupils() {
    let beside = ["||1|张3|180", "||2|张2|170", "", "", "", ""];
    let rows: Vec<String> = (1..=6).map(|at| format!("{at}|张{at}|{}|90|{}{}", 60 + at, 150 + at, beside[at - 1])).collect();
    let lines: Vec<&str> = rows.iter().map(String::as_str).collect();
    let seen = read(list("序号|姓名|语文|数学|总分||名次|姓名|总分", &lines));
    assert_eq!((seen.table().rows.len(), subjects(seen.table())), (6, vec!["语文", "数学"]));
    seen.says("list-beside");
}

#[test]
fn electives_are_named_in_cells() {
    let mut lines = vec!["考号|姓名|语文|首选科目|首选成绩|再选科目|再选成绩".to_owned()];
    let choices = [("物理", "化学"), ("历史", "地理"), ("物理", "地理"), ("历史", "化学")];
    let rows = choices.iter().cycle().take(8).enumerate();
    lines.extend(rows.map(|(at, (first, second))| format!("420099{at:02}|张{at}|90|{first}|{}|{second}|{}", 50 + at, 70 - at)));
    let seen = read(sheet(&lines.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(subjects(seen.table()), ["语文", "物理", "化学", "历史", "地理"]);
    assert_eq!(told(seen.table())[1], "42009901 张1  90 blank blank 51 69");
    seen.says("subjects-named-in-cells");
}

#[test]
fn columns_that_make_up_a_known_paper_are_no_papers() {
    let rows: Vec<String> = (1..=8).map(|at| format!("张{at}|{}|{}|10|{}", 8 + at % 3, 20 - at % 4, 38 + at % 3 - at % 4)).collect();
    let seen = read(list("姓名|篮球|足球|长跑|体育", &rows.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(subjects(seen.table()), ["体育"]);
}

#[test]
fn lists_that_are_no_exams_are_refused() {
    let days: Vec<String> = (1..=12).map(|at| format!("2026-01-{at:02}|{}|{}", 10 + at, at % 5)).collect();
    let seen = read(list("日期|最高气温|最低气温", &days.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(seen.sheets[0].content.word(), "nothing");
    let months: Vec<String> = (1..=12).map(|at| format!("{at}|张{at}|{}|{}|{}", 60 + at, 70 - at, 80 + at % 4)).collect();
    let seen = read(list("学号|姓名|9月|10月|11月", &months.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(seen.sheets[0].content.word(), "nothing");
    seen.says("several-exams");
}

#[test]
fn the_header_of_a_table_of_bands_is_no_pupil() {
    let seen = read(sheet(&[
        "学号|姓名|工程制图|大学物理|总分",
        "1|张三|90|80|170",
        "2|李四|70|60|130",
        "3|王五|70|61|131",
        "分数段||工程制图|大学物理",
        "90-100||1|0",
        "60以下||0|0",
    ]));
    assert_eq!((seen.table().rows.len(), seen.account().header, seen.account().summary), (3, 2, 2));
}

#[test]
fn a_row_of_teachers_below_the_header_makes_no_list_of_teachers() {
    let lines = ["姓名|班级|语文|数学", "任课教师||孔远丽|任涵行", "张三|1班|'90|'80", "李四|1班|'70|'60"];
    assert_eq!(told(read(sheet(&lines)).table()), ["张三 1班 90 80", "李四 1班 70 60"]);
}

#[test]
fn days_of_tests_are_no_items_and_numbers_above_titles_no_header() {
    let rows: Vec<String> = (0..12).map(|at| format!("{}|张文{at}|{}|{}|{}|{}", at + 1, 80 + at, 91 - at, 70 + at, 95 - at)).collect();
    let days: Vec<&str> = std::iter::once("学号|姓名|9.15|10.8|11.2|12.08").chain(rows.iter().map(String::as_str)).collect();
    read(sheet(&days)).says("several-exams");
    let numbered = ["(1)|(2)|(3)|(4)", "考号|姓名|语文|数学", "20240001|张三|90|80", "20240002|李四|70|60", "20240003|王五|71|66"];
    assert_eq!(told(read(sheet(&numbered)).table())[0], "20240001 张三  90 80");
}
