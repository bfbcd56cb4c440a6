//! `[reading]`: wherever a sheet can be read in two ways the exam file chooses the other one, and the choice is said
//! with its cell.

use super::{pinned::read_told, *};

fn by(choice: &str, sheets: Vec<RawSheet>) -> Seen {
    read_told(&format!("[reading]\n{choice}\n"), sheets, &context("城关镇初级中学"))
}

/// What one cell is read as, and the place and setting of the choice that is said.
fn cell(choice: &str, text: &str) -> (String, Vec<(String, String)>) {
    let seen = by(
        choice,
        vec![sheet(&["姓名|考号|语文|数学", "张一|42009901|88|77", &format!("张二|42009902|{text}|66"), "张三|42009903|90|55"])],
    );
    let marks = self::told(seen.table()).swap_remove(1);
    let said = seen.said.iter().filter(|diagnostic| diagnostic.rule.slug.ends_with("chosen"));
    let setting =
        |diagnostic: &Diagnostic| diagnostic.args.iter().find(|(key, _)| *key == "setting").map_or(String::new(), |(_, text)| text.clone());
    (marks, said.map(|diagnostic| (diagnostic.place.spot.to_string(), setting(diagnostic))).collect())
}

#[track_caller]
fn assert_cell(text: &str, default: &str, choice: &str, chosen: &str) {
    let row = |mark: &str| format!("42009902 张二  {mark} 66");
    assert_eq!(cell("", text), (row(default), Vec::new()), "{text}");
    assert_eq!(cell(choice, text), (row(chosen), vec![("C3".to_owned(), choice.to_owned())]), "{text}");
}

#[test]
fn cells_that_can_be_read_in_two_ways() {
    assert_cell("55/60", "unreadable", "attempts = \"first\"", "55");
    assert_cell("55/60", "unreadable", "attempts = \"last\"", "60");
    assert_cell("缓考/89", "unreadable", "attempts = \"last\"", "89");
    assert_cell("缓考/89", "unreadable", "attempts = \"first\"", "deferred");
    assert_cell("-3", "unreadable", "negative = \"absent\"", "absent");
    assert_cell("-3", "unreadable", "negative = \"not-taken\"", "not-taken");
    assert_cell("100+10", "100", "bonus = \"sum\"", "110");
    assert_cell("36，剔除", "(36)", "excluded_marks = \"in\"", "36");
    // An attempt that cannot be read stays aside, whatever was chosen.
    assert_eq!(cell("attempts = \"last\"", "旷考/").0, "42009902 张二  unreadable 66");
}

#[test]
fn rows_that_can_be_read_in_two_ways() {
    let zeros = || vec![sheet(&["姓名|考号|语文|数学", "张一|42009901|0|0", "张二|42009902|80|0"])];
    assert_eq!(self::told(by("", zeros()).table()), ["42009901 张一  absent absent", "42009902 张二  80 0"]);
    let chosen = by("zeros = \"零分\"", zeros());
    assert_eq!(self::told(chosen.table()), ["42009901 张一  0 0", "42009902 张二  80 0"]);
    assert_eq!(chosen.says("cells-read-as-chosen").place.spot.to_string(), "2");
    let flagged = || vec![sheet(&["姓名|考号|语文|是否参与统计", "张一|42009901|50|不参与", "张二|42009902|80|参与"])];
    assert!(by("", flagged()).table().rows[0].excluded);
    let counted = by("excluded_rows = \"in\"", flagged());
    assert!(!counted.table().rows[0].excluded);
    assert_eq!(counted.says("cells-read-as-chosen").place.spot.to_string(), "2");
    assert!(!counted.codes().contains(&"rows-excluded"));
}

#[test]
fn hidden_rows_and_sheets() {
    let hidden = || {
        let mut sheet = sheet(&["姓名|考号|语文", "张一|42009901|50", "张二|42009902|80", "张三|42009903|70"]);
        sheet.rows[2].hidden = true;
        sheet
    };
    assert_eq!(by("", vec![hidden()]).table().rows.len(), 3);
    let without = by("hidden_rows = \"leave-out\"", vec![hidden()]);
    assert_eq!(without.table().rows.len(), 2);
    assert_eq!(without.account(), Account { rows: 4, header: 1, candidates: 2, rejected: 1, ..Account::default() });
    assert!(without.says("hidden-rows-left-out").args.contains(&("rows", "3".to_owned())));
    let roster = || hidden().named("学籍名册").with(0, 2, Value::Text("学籍状态".into())).with(1, 2, Value::Text("在籍".into()));
    let seen = by("hidden_rows = \"不读\"", vec![roster()]);
    assert_eq!((seen.roster().len(), seen.account().rejected), (2, 1));
    let veiled = || vec![RawSheet { visibility: Visibility::Hidden, ..hidden() }];
    assert!(matches!(by("", veiled()).sheets[0].content, Content::Nothing));
    let read = by("hidden_sheets = \"read\"", veiled());
    assert_eq!(read.table().rows.len(), 3);
    assert!(read.codes().contains(&"reading-chosen") && !read.codes().contains(&"sheet-hidden"));
}

#[test]
fn columns_that_can_be_read_in_two_ways() {
    let beside =
        || vec![sheet(&["姓名|考号|化学|化学原始|总分", "张一|42009901|91|77|91", "张二|42009902|85|66|85", "张三|42009903|70|50|70"])];
    let raw = by("", beside());
    assert_eq!(self::told(raw.table())[0], "42009901 张一  77");
    assert_eq!(raw.says("raw-beside-plain").place.spot.to_string(), "D");
    let plain = by("plain_beside_raw = \"score\"", beside());
    assert_eq!(self::told(plain.table())[0], "42009901 张一  91");
    assert_eq!(plain.says("reading-chosen").place.spot.to_string(), "C");
    assert_eq!(plain.table().rows[0].stated_total, Some(Score::whole(91)));

    let numbers = || vec![sheet(&["学号|姓名|班级|语文", "1|张一|3|90", "2|张二|3|80", "3|张三|3|70"])];
    let who = |seen: &Seen| (seen.table().rows[1].id.to_string(), seen.table().rows[1].seat.to_string());
    assert_eq!(who(&by("", numbers())), (String::new(), "2".to_owned()));
    assert_eq!(who(&by("student_number = \"id\"", numbers())), ("2".to_owned(), String::new()));
    let long = || vec![sheet(&["学号|姓名|班级|语文", "42009901|张一|3|90", "42009902|张二|3|80"])];
    assert_eq!(who(&by("student_number = \"座号\"", long())), (String::new(), "42009902".to_owned()));

    let strange = || vec![sheet(&["姓名|考号|语文|劳动素养", "张一|42009901|91|18", "张二|42009902|85|17.5", "张三|42009903|70|17.5"])];
    assert_eq!(subjects(by("", strange()).table()), ["语文", "劳动素养"]);
    let left = by("unknown_columns = \"leave-out\"", strange());
    assert_eq!(subjects(left.table()), ["语文"]);
    assert!(left.says("columns-left-out").args.contains(&("columns", "劳动素养".to_owned())));
}

#[test]
fn columns_of_another_exam_are_an_earlier_one_where_that_is_chosen() {
    let both = || vec![sheet(&["姓名|考号|语文|数学|月考1_语文|月考1_数学", "张一|42009901|91|77|80|60", "张二|42009902|85|66|缺考|50"])];
    assert!(by("", both()).table().earlier.is_none());
    assert!(by("", both()).codes().contains(&"earlier-exam-columns"));
    let seen = by("other_exams = \"prior\"", both());
    assert_eq!(self::told(seen.table()), ["42009901 张一  91 77", "42009902 张二  85 66"]);
    let earlier = seen.table().earlier.as_deref().unwrap();
    assert_eq!(
        (subjects(earlier), self::told(earlier)),
        (vec!["语文", "数学"], vec!["42009901 张一  80 60".to_owned(), "42009902 张二  absent 50".to_owned()])
    );
    assert_eq!(seen.says("reading-chosen").place.spot.to_string(), "E");
    // Two other exams: it cannot be told which one is meant.
    let three = vec![sheet(&["姓名|考号|语文|月考1_语文|月考2_语文", "张一|42009901|91|80|60", "张二|42009902|85|66|50"])];
    let seen = by("other_exams = \"prior\"", three);
    assert!(seen.table().earlier.is_none() && seen.codes().contains(&"earlier-exam-columns"));
}

#[test]
fn the_parts_count_where_that_is_chosen() {
    let class = |class: u32, first: u32| {
        let row = |at: u32| format!("张{class}{at}|4200990{class}{at}|{class}班|{}", first + at);
        (1..=6).map(row).collect::<Vec<_>>()
    };
    let list = |rows: &[String], name: &str| {
        let lines: Vec<&str> = std::iter::once("姓名|考号|班级|语文").chain(rows.iter().map(String::as_str)).collect();
        sheet(&lines).named(name)
    };
    let book = || {
        let (one, two) = (class(1, 60), class(2, 70));
        let mut all: Vec<String> = one.iter().chain(&two).cloned().collect();
        all[0] = all[0].replace("|61", "|99");
        vec![list(&all, "全体"), list(&one, "1班"), list(&two, "2班")]
    };
    let words = |seen: &Seen| seen.sheets.iter().map(|sheet| sheet.content.word()).collect::<Vec<_>>();
    assert_eq!(words(&by("", book())), ["scores", "copy", "copy"]);
    let parts = by("copies = \"parts\"", book());
    assert_eq!(words(&parts), ["copy", "scores", "scores"]);
    assert!(parts.says("sheet-is-copy").args.contains(&("other", "1班”“2班".to_owned())));
    assert!(parts.says("copy-differs").args.contains(&("count", "1".to_owned())));
    // Parts that lack somebody do not stand for the whole.
    assert_eq!(words(&by("copies = \"parts\"", book().into_iter().take(2).collect())), ["scores", "copy"]);
}

#[test]
fn a_layout_can_choose_for_its_sheets_alone() {
    let exam = "[reading]\nattempts = \"first\"\n[[layout]]\nsheet = \"二\"\nreading = { attempts = \"last\" }\n";
    let of =
        |name: &str, id: u32| sheet(&["姓名|考号|语文", &format!("张一|4200990{id}|55/60"), &format!("张二|4200991{id}|50")]).named(name);
    let seen = read_told(exam, vec![of("一", 1), of("二", 2)], &context("城关镇初级中学"));
    let first = |at: usize| match &seen.sheets[at].content {
        Content::Scores(table) => self::told(table).swap_remove(0),
        other => other.word().to_owned(),
    };
    assert_eq!([first(0), first(1)], ["42009901 张一  55", "42009902 张一  60"]);
}
