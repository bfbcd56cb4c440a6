//! Who is who: identity numbers against the reference, and whole runs over small folders of sheets that name their pupils
//! badly. Ids of the examples use an area code that is not in use.

use super::support::reference;
use kaojing::{
    config::Config,
    diagnostics::{Diagnostic, Outcome},
    ingest::clean,
    model::{
        Status,
        identifier::{Problem, check_digit, from_old, identity_problem, register_problem},
    },
    pipeline::{Analysis, analyse},
    progress::Silent,
    reconcile::ledger::{Candidate, Listed},
    words::Lang,
};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use std::{collections::BTreeMap, fs, path::Path};

fn word(problem: Option<Problem>) -> Option<&'static str> {
    problem.map(|problem| match problem {
        Problem::Length => "length",
        Problem::Prefix => "prefix",
        Problem::Character => "char",
        Problem::Province => "province",
        Problem::Date => "date",
        Problem::Check => "check",
    })
}

#[test]
fn identity_and_register_numbers_are_judged_as_the_reference_judges_them() {
    let Some(cases) = reference::anomaly("expected_ids") else { return };
    let list = |name: &str| cases[name].as_array().expect("a list").clone();
    for case in list("id18") {
        let id = case["id"].as_str().expect("an id");
        assert_eq!(word(identity_problem(id)), case["problem"].as_str(), "{id}");
        let check = id.get(..17).and_then(check_digit).map(String::from);
        assert_eq!(check.as_deref(), case["check"].as_str(), "{id}");
        let folded = clean::id(&format!("'{}\u{3000}", id.replace('0', "０").to_lowercase()));
        assert_eq!(folded, id.to_uppercase(), "quotes, blanks, width and case are folded first");
    }
    for case in list("id15") {
        let id = case["id15"].as_str().expect("an id");
        assert_eq!(from_old(id).as_deref(), case["id18"].as_str(), "{id}");
    }
    for case in list("student_no") {
        let id = case["no"].as_str().expect("an id");
        assert_eq!(word(register_problem(id)), case["problem"].as_str(), "{id}");
    }
}

/// A folder of files made of lines.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        let path = self.0.path().join("in").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        path
    }

    fn sheet(self, name: &str, header: &str, lines: &[&str]) -> Self {
        fs::write(self.path(name), format!("{header}\n{}\n", lines.join("\n"))).unwrap();
        self
    }

    /// Sheets of scores of one school, 九年级.
    fn scores(self, name: &str, header: &str, lines: &[&str]) -> Self {
        self.sheet(&format!("成绩/{name}/一中九年级.csv"), header, lines)
    }

    /// A roster of 一中 with 考号.
    fn roster(self, lines: &[&str]) -> Self {
        let lines: Vec<String> = lines.iter().map(|line| format!("一中,九年级,{line}")).collect();
        self.sheet("学籍/学籍.csv", "学校,年级,考号,姓名,班级,学籍状态", &lines.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// An earlier exam of 一中 with 考号.
    fn prior(self, lines: &[&str]) -> Self {
        let lines: Vec<String> = lines.iter().map(|line| format!("一中,九年级,{line}")).collect();
        self.sheet("上次/上次.csv", "学校,年级,考号,姓名,班级,语文", &lines.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn run(self) -> Found {
        let config = Config { inputs: vec![self.0.path().join("in")], out: self.0.path().join("out"), ..Config::default() };
        Found(analyse(Outcome::clean(config), &Silent).unwrap())
    }
}

/// What a run found.
struct Found(Analysis);

impl Found {
    /// Name and scores of everybody, sorted; `-` where there is none.
    fn people(&self) -> Vec<String> {
        let mut people: Vec<String> = self.each(|name, scores, _| format!("{name} {}", scores.join(" ")));
        people.sort();
        people
    }

    /// Name and earlier score of everybody, sorted.
    fn earlier(&self) -> Vec<String> {
        let mut people: Vec<String> = self.each(|name, _, earlier| format!("{name} {earlier}"));
        people.sort();
        people
    }

    fn each(&self, show: impl Fn(&str, &[String], &str) -> String) -> Vec<String> {
        let mut people = Vec::new();
        for cohort in &self.0.ledger.cohorts {
            for (at, candidate) in cohort.candidates.iter().enumerate() {
                let score = |paper: usize| {
                    let mark = cohort.marks[paper][at];
                    if mark.status == Status::Present { mark.score.to_string() } else { "-".to_owned() }
                };
                let scores: Vec<String> = (0..cohort.single_papers()).map(score).collect();
                let earlier = cohort.prior.first().and_then(|prior| prior[at]).map_or_else(|| "-".to_owned(), |score| score.to_string());
                people.push(show(&candidate.name, &scores, &earlier));
            }
        }
        people
    }

    fn candidate(&self, name: &str) -> &Candidate {
        let mut all = self.0.ledger.cohorts.iter().flat_map(|cohort| &cohort.candidates).filter(|candidate| candidate.name == name);
        let found = all.next().unwrap_or_else(|| panic!("{name} is not there"));
        assert!(all.next().is_none(), "{name} is there twice");
        found
    }

    fn said(&self, slug: &str) -> Vec<&Diagnostic> {
        self.0.diagnostics.iter().filter(|seen| seen.rule.slug == slug).collect()
    }

    /// Headline of the only diagnostic of this slug.
    fn headline(&self, slug: &str) -> String {
        let said = self.said(slug);
        assert_eq!(said.len(), 1, "{slug}: {:?}", self.slugs());
        said[0].headline(Lang::En)
    }

    /// What was said about who is who.
    fn slugs(&self) -> Vec<&str> {
        let aside = ["full-mark-inferred", "school-from-name", "earlier-exam-matched", "blank-is-absent"];
        let room = |seen: &&Diagnostic| matches!(&seen.rule.code[..2], "E2" | "E3") && !aside.contains(&seen.rule.slug);
        self.0.diagnostics.iter().filter(room).map(|seen| seen.rule.slug).collect()
    }

    fn is_enrolled(&self, name: &str) -> bool {
        matches!(self.candidate(name).listed, Listed::As(_))
    }
}

const H: &str = "考号,姓名,班级,语文,数学";

#[test]
fn ids_that_lost_digits_are_called_so_and_never_shown() {
    let folder = Folder::new().sheet(
        "学籍/学籍.csv",
        "学校,年级,学籍号,姓名,班级,学籍状态",
        &["一中,九年级,G420099201001010018,甲一,1班,在籍", "一中,九年级,G420099201001010026,乙二,1班,在籍"],
    );
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, title) in (0..).zip(["学籍号", "姓名", "班级", "语文"]) {
        sheet.write_string(0, at, title).unwrap();
    }
    let numbers = [420_099_201_001_010_018.0, 420_099_201_001_010_026.0];
    let texts = ["4.20099E+17", "420099201001010000", "420099201001010035", "4200992010010100"];
    for (row, name) in (1..).zip(["甲一", "乙二", "丙三", "丁四", "戊五", "己六"]) {
        match numbers.get(row as usize - 1) {
            Some(number) => sheet.write_number(row, 0, *number).unwrap(),
            None => sheet.write_string(row, 0, texts[row as usize - 3]).unwrap(),
        };
        sheet.write_string(row, 1, name).unwrap();
        sheet.write_string(row, 2, "1班").unwrap();
        sheet.write_number(row, 3, 60 + row).unwrap();
    }
    fs::create_dir_all(folder.path("成绩/x").parent().unwrap()).unwrap();
    book.save(folder.path("成绩/一中九年级.xlsx")).unwrap();
    let found = folder.run();
    assert_eq!(found.headline("id-digits-lost"), "4 ids were stored as numbers and have lost digits: A2, A3, A4, A5");
    assert_eq!(found.headline("lost-ids-alike"), "3 ids have become equal by losing digits: A2, A3, A5");
    assert!(found.headline("id-unsound").ends_with(": A6, A7"), "{}", found.headline("id-unsound"));
    // Matched by name all the same, and known by the roster's id from then on.
    assert_eq!(found.candidate("甲一").id, "G420099201001010018");
    assert_eq!(found.candidate("丙三").id, "");
    let all = format!("{:?} {:?}", found.0.diagnostics, found.0.ledger);
    for rounded in ["420099201001010000", "4.20099E+17", "4.2009920100101", "420099201001010048"] {
        assert!(!all.contains(rounded), "{rounded} is shown");
    }
    let codes: Vec<&str> = found.slugs().into_iter().filter(|slug| slug.starts_with("id-")).collect();
    assert_eq!(codes[0], "id-digits-lost", "said before anything else");
}

#[test]
fn lost_zeros_are_found_between_lists_and_never_within_one() {
    for sheet in [["1234567,甲一,1班,80,70", "1234568,乙二,1班,60,50"], ["01234567,甲一,1班,80,70", "1234568,乙二,1班,60,50"]] {
        let found = Folder::new().scores("", H, &sheet).roster(&["01234567,甲一,1班,在籍", "01234568,乙二,1班,在籍"]).run();
        assert_eq!(found.people(), ["乙二 60 50", "甲一 80 70"]);
        assert!(found.is_enrolled("甲一") && found.is_enrolled("乙二"));
        let lost = if sheet[0].starts_with('0') { "1 ids" } else { "2 ids" };
        assert!(found.headline("ids-without-zeros").starts_with(lost));
    }
    let found = Folder::new().scores("", H, &["00123,甲一,1班,80,70", "0123,乙二,1班,60,50", "123,丙三,1班,61,51"]).run();
    assert_eq!(found.people().len(), 3);
    assert!(found.headline("ids-alike").starts_with("2 ids"));
    // The names do not agree: not the same pupil, whatever the zeros.
    let found = Folder::new().scores("", H, &["1234567,甲一,1班,80,70"]).roster(&["01234567,丙三,1班,在籍"]).run();
    assert_eq!(found.people(), ["丙三 - -", "甲一 80 70"]);
}

#[test]
fn a_temporary_number_is_the_regular_one_only_where_nobody_else_has_that() {
    let lines = ["20240001H,甲一,1班,80,70", "20240002H,乙二,1班,60,50", "20240003,丙三,1班,61,51", "20240003H,丁四,1班,62,52"];
    let found = Folder::new()
        .scores("", H, &lines)
        .roster(&["20240001,甲一,1班,在籍", "20240002,丙二,1班,在籍", "20240003,丙三,1班,在籍", "20240004,丁四,1班,在籍"])
        .run();
    assert_eq!(found.headline("temporary-ids"), "1 ids of this sheet differ from those of other lists in the H at their end only (rows 2)");
    assert_eq!(found.headline("ids-alike"), "1 ids of this sheet differ from another row's in leading zeros or a final H only (rows 5)");
    assert_eq!(found.people(), ["丁四 62 52", "丙三 61 51", "丙二 - -", "乙二 60 50", "甲一 80 70"]);
    assert!(!found.is_enrolled("乙二") && found.is_enrolled("丁四"));
}

#[test]
fn noise_in_ids_and_names_is_seen_through_and_the_original_shown() {
    let found = Folder::new()
        .scores(
            "语文",
            "考号,姓名,班级,语文",
            &["２０２４０００１,张 三,1班,80", "'20240002,李\u{200b}四,1班,70", "20240003.0,买买提•艾力,1班,60", ",刘\u{e863},1班,50"],
        )
        .scores(
            "数学",
            "考号,姓名,班级,数学",
            &["20240001,张三,1班,81", "20240002,李四,1班,71", "2024 0003,买买提艾力,1班,61", ",刘䶮,1班,51"],
        )
        .run();
    let people = found.people();
    assert_eq!(people.len(), 4, "{people:?}");
    for scores in ["80 81", "70 71", "60 61", "50 51"] {
        assert!(people.iter().any(|person| person.ends_with(scores)), "{scores} is not in {people:?}");
    }
    assert!(found.headline("invisible-marks").starts_with("2 cells"));
    let found = Folder::new().scores("语文", "姓名,班级,语文", &["\u{f90a}三,1班,80", "侯\u{e000},1班,70", "侯\u{e001},1班,60"]).run();
    assert_eq!(found.people(), ["侯\u{e000} 70", "侯\u{e001} 60", "\u{f90a}三 80"], "names keep their form");
}

#[test]
fn an_id_under_two_names_is_two_pupils() {
    let sheet = ["20240001,甲一,1班,80,70", "20240001,乙二,1班,60,50"];
    let found = Folder::new().scores("", H, &sheet).roster(&["20240001,甲一,1班,在籍", "20240002,乙二,1班,在籍"]).run();
    assert_eq!(found.people(), ["乙二 60 50", "甲一 80 70"]);
    assert_eq!(found.slugs(), ["id-of-two-persons", "roster-id-differs"]);
    // Between sheets: one name written in two ways is one pupil; a name that somebody else has is not.
    let found = Folder::new()
        .scores(
            "语文",
            "考号,姓名,班级,语文",
            &["26010001,張國偉,1班,80", "26010002,王小明,1班,70", "26010003,李雷,1班,60", "26010004,赵云龙,1班,50"],
        )
        .scores(
            "数学",
            "考号,姓名,班级,数学",
            &["26010001,张国伟,1班,81", "26010002,王晓明,1班,71", "26010003,李磊,1班,61", "26010003,赵云飞,1班,51"],
        )
        .run();
    assert_eq!(found.people(), ["张国伟 80 81", "李磊 - 61", "李雷 60 -", "王晓明 70 71", "赵云飞 - 51", "赵云龙 50 -"]);
    assert_eq!(found.headline("same-id-names-differ").split(' ').next(), Some("2"));
}

#[test]
fn twins_with_swapped_ids_keep_their_own_marks() {
    let now = ["20240002,张伟明,1班,80,70", "20240001,张伟亮,1班,60,50", "20240003,丙三,1班,61,51", "20240004,丁四,1班,62,52"];
    let then = ["20240001,张伟明,1班,11", "20240002,张伟亮,1班,22", "20240003,丙三,1班,33", "20240004,丁四,1班,44"];
    let roster = ["20240001,张伟明,1班,在籍", "20240002,张伟亮,1班,在籍", "20240003,丙三,1班,在籍", "20240004,丁四,1班,在籍"];
    let found = Folder::new().scores("", H, &now).roster(&roster).prior(&then).run();
    assert_eq!(found.people(), ["丁四 62 52", "丙三 61 51", "张伟亮 60 50", "张伟明 80 70"]);
    let earlier = found.earlier();
    assert!(!earlier.contains(&"张伟明 22".to_owned()) && !earlier.contains(&"张伟亮 11".to_owned()), "{earlier:?}");
    assert!(earlier.contains(&"丙三 33".to_owned()));
    assert!(found.is_enrolled("张伟明") && found.is_enrolled("张伟亮"));
}

#[test]
fn namesakes_are_told_apart_or_told() {
    let found = Folder::new()
        .scores("", H, &["20240001,王伟,1班,80,70", ",王伟,1班,60,50", ",李娜,2班,61,51", ",李娜,2班,62,52"])
        .roster(&["20240001,王伟,1班,在籍", "20240002,王伟,1班,在籍", "20240003,李娜,2班,在籍", "20240004,李娜,2班,在籍"])
        .run();
    assert_eq!(found.people().len(), 4, "namesakes are never joined, and nobody is missing");
    assert_eq!(found.slugs(), ["namesakes-without-ids", "roster-ambiguous"]);
    assert_eq!(found.headline("roster-ambiguous"), "2 roster entries fit several candidates (rows 4, 5)");
    let found = Folder::new()
        .scores("语文", "考号,姓名,班级,语文", &["26010001,王伟,1班,80", "26010002,王伟,1班,70", "26010003,甲一,1班,60"])
        .scores("数学", "姓名,班级,数学", &["王伟,1班,71", "王伟,1班,81", "甲一,1班,61"])
        .run();
    assert_eq!(found.people(), ["王伟 - 71", "王伟 - 81", "王伟 70 -", "王伟 80 -", "甲一 60 61"]);
    assert_eq!(found.headline("row-fits-several"), "2 rows of this sheet fit several pupils of other sheets (rows 2, 3)");
    // Tracks split namesakes: ids of one kind that differ are two pupils.
    let found = Folder::new()
        .scores("物理", "考号,姓名,班级,物理", &["26010001,王伟,1班,80", "26010002,乙二,1班,70"])
        .scores("历史", "考号,姓名,班级,历史", &["26010009,王伟,1班,71", "26010008,丙三,1班,60"])
        .run();
    assert_eq!(found.people().len(), 4);
    assert_eq!(found.headline("same-name-other-id").split(' ').next(), Some("1"));
}

#[test]
fn seats_tell_namesakes_apart_and_stand_for_names() {
    let head = |paper: &str| format!("座号,姓名,班级,{paper}");
    let found = Folder::new()
        .scores("语文", &head("语文"), &["1,王伟,1班,80", "2,王伟,1班,70", "3,甲一,1班,60"])
        .scores("数学", &head("数学"), &["2,王伟,1班,71", "1,王伟,1班,81", "3,乙二,1班,61"])
        .run();
    assert_eq!(found.people(), ["乙二 - 61", "王伟 70 71", "王伟 80 81", "甲一 60 -"], "a seat is not joined against the names");
    let found = Folder::new()
        .scores("语文", "班级,座号,语文", &["1班,1,80", "1班,2,70", "2班,1,60"])
        .scores("数学", "班级,座号,数学", &["2班,1,61", "1班,2,71", "1班,1,81"])
        .run();
    assert_eq!(found.people(), [" 60 61", " 70 71", " 80 81"]);
    assert_eq!(found.said("matched-by-seat").len(), 1);
    let found = Folder::new()
        .scores("语文", "班级,座号,语文", &["1班,1,80", "1班,2,70", "1班,3,60"])
        .scores("数学", "班级,座号,数学", &["1班,1,61", "1班,1,71", "1班,3,81"])
        .run();
    assert_eq!(found.people(), [" - 61", " - 71", " 60 81", " 70 -", " 80 -"], "a seat that the class has twice is nobody's");
}

#[test]
fn a_third_sheet_is_the_bridge_between_two_kinds_of_id() {
    let register = ["G420099201001010018", "G420099201001010026"];
    let found = Folder::new()
        .scores("语文", "考号,班级,语文", &["20240001,1班,80", "20240002,1班,70"])
        .scores("数学", "学籍号,班级,数学", &[&format!("{},1班,81", register[0]), &format!("{},1班,71", register[1])])
        .scores(
            "英语",
            "考号,学籍号,姓名,班级,英语",
            &[&format!("20240002,{},乙二,1班,72", register[1]), &format!("20240001,{},甲一,1班,82", register[0])],
        )
        .run();
    assert_eq!(found.people(), ["乙二 70 71 72", "甲一 80 81 82"]);
    // A list of both kinds of id among the rosters, and an earlier exam by identity number.
    let found = Folder::new()
        .scores("语文", "考号,班级,语文", &["20240001,1班,80", "20240002,1班,70"])
        .sheet(
            "学籍/对照.csv",
            "学校,年级,考号,姓名,学籍号",
            &[&format!("一中,九年级,20240001,甲一,{}", register[0]), &format!("一中,九年级,20240002,乙二,{}", register[1])],
        )
        .sheet(
            "学籍/学籍.csv",
            "学校,年级,学籍号,姓名,班级,学籍状态",
            &[
                &format!("一中,九年级,{},甲一,1班,在籍", &register[0][1..]),
                &format!("一中,九年级,{},乙二,1班,在籍", register[1]),
                "一中,九年级,G420099201001010034,丙三,1班,在籍",
            ],
        )
        .sheet(
            "上次/上次.csv",
            "学校,年级,身份证号,姓名,语文",
            &["一中,九年级,420099201001010018,甲一,66", "一中,九年级,420099201001010034,丙三,55"],
        )
        .run();
    assert_eq!(found.earlier(), ["丙三 55", "乙二 -", "甲一 66"], "who is on the roster alone has an earlier score too");
    let count = found.0.ledger.cohorts[0].units[0].headcount;
    assert_eq!((count.enrolled, count.expected, count.present, count.unexplained), (Some(3), 3, 2, 1));
    // Sheets of two kinds of id without a bridge: names do it.
    let found = Folder::new()
        .scores("语文", "考号,姓名,班级,语文", &["20240001,甲一,1班,80", "20240002,乙二,1班,70"])
        .scores("数学", "学籍号,姓名,班级,数学", &[&format!("{},甲一,1班,81", register[0]), &format!("{},乙二,1班,71", register[1])])
        .run();
    assert_eq!(found.people(), ["乙二 70 71", "甲一 80 81"]);
}

#[test]
fn an_auxiliary_number_of_the_register_is_an_id_of_its_own() {
    let found = Folder::new()
        .scores("语文", "考号,学籍号,学籍辅号,姓名,班级,语文", &["20240001,,77001234,王伟,1班,80", "20240002,,77001235,王伟,1班,70"])
        .sheet(
            "学籍/学籍.csv",
            "学校,年级,学籍辅号,姓名,班级,学籍状态",
            &["一中,九年级,77001235,王伟,1班,在籍", "一中,九年级,77001234,王伟,1班,随班就读"],
        )
        .run();
    assert!(found.slugs().is_empty(), "{:?}", found.slugs());
    let listed: Vec<String> = found.0.ledger.cohorts[0].candidates.iter().map(|who| format!("{} {:?}", who.id, who.listed)).collect();
    assert_eq!(listed, ["20240001 As(Inclusion)", "20240002 As(Enrolled)"]);
}

#[test]
fn exam_numbers_dealt_out_anew_give_nobody_another_ones_marks() {
    let names = ["甲一", "王伟", "乙二", "丙三", "丁四", "戊五", "己六", "庚七", "王伟"];
    let now: Vec<String> = names.iter().enumerate().map(|(at, name)| format!("2601{at:04},{name},{}班,7{at},6{at}", at % 2 + 1)).collect();
    // The same numbers, moved on by one; both 王伟 have changed classes, as half the pupils have.
    let then: Vec<String> =
        names.iter().enumerate().map(|(at, name)| format!("2601{:04},{name},{}班,{}", at + 1, at / 4 % 2 + 1, 10 + at)).collect();
    let lines = |rows: &[String]| rows.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
    let found = Folder::new().scores("", H, &[&lines(&now)]).prior(&[&lines(&then).replace('\n', "\n一中,九年级,")]).run();
    let earlier = found.earlier();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| **name != "王伟") {
        assert!(earlier.contains(&format!("{name} {}", 10 + at)), "{name}: {earlier:?}");
    }
    assert_eq!(found.headline("earlier-exam-ambiguous"), "2 rows of the earlier exam fit several candidates (rows 3, 10)");
    assert_eq!(earlier.iter().filter(|person| *person == "王伟 -").count(), 2);
}

#[test]
fn a_pupil_who_changed_class_or_school_is_followed_by_a_long_id() {
    let found = Folder::new()
        .scores("", H, &["26010001,甲一,3班,80,70", "26990002,乙二,1班,60,50", "1001,王伟,1班,61,51"])
        .sheet(
            "上次/上次.csv",
            "学校,年级,考号,姓名,班级,语文",
            &["一中,九年级,26010001,甲一,1班,11", "二中,九年级,26990002,乙二,2班,22", "二中,九年级,1001,王伟,1班,33"],
        )
        .run();
    assert_eq!(found.earlier(), ["乙二 22", "王伟 -", "甲一 11"], "a short number of another school is nobody's");
}

#[test]
fn the_roster_of_two_schools_expects_a_pupil_once() {
    let roster = [
        "一中,九年级,26010001,甲一,1班,在籍",
        "一中,九年级,26010002,丙三,1班,在籍",
        "一中,九年级,26010005,丁四,1班,在籍",
        "二中,九年级,26020001,乙二,1班,在籍",
        "二中,九年级,26010002,丙三,1班,在籍",
        "二中,九年级,26010005,丁四,1班,在籍",
    ];
    let found = Folder::new()
        .sheet("成绩/一中九年级.csv", H, &["26010001,甲一,1班,80,70"])
        .sheet("成绩/二中九年级.csv", H, &["26020001,乙二,1班,60,50", "26010002,丙三,1班,61,51"])
        .sheet("学籍/学籍.csv", "学校,年级,考号,姓名,班级,学籍状态", &roster)
        .run();
    let counts: Vec<_> = found.0.ledger.cohorts[0].units.iter().map(|unit| (unit.headcount.expected, unit.headcount.unexplained)).collect();
    assert_eq!(counts, [(2, 1), (2, 0)], "{:?}", found.people());
    assert!(found.0.ledger.cohorts[0].units.iter().all(|unit| unit.headcount.adds_up()));
    assert_eq!(found.said("enrolled-at-two-schools").len(), 2, "one for each school");
}

#[test]
fn odd_exam_numbers_are_named() {
    let mut one: Vec<String> = (1..=40).map(|at| format!("2601{:02}{at:03},生{at},{}班,60,50", at % 11 + 1, at % 11 + 1)).collect();
    one[5] = "260107006,生6,7班,60,50".to_owned();
    one[7] = "26010908,生8,9班,60,50".to_owned();
    one[9] = "260211010,生10,11班,60,50".to_owned();
    let two: Vec<String> = (1..=40).map(|at| format!("260201{at:03},员{at},1班,60,50")).collect();
    let lines = |rows: &[String]| rows.join("\n");
    let found = Folder::new().sheet("成绩/一中九年级.csv", H, &[&lines(&one)]).sheet("成绩/二中九年级.csv", H, &[&lines(&two)]).run();
    assert!(found.headline("exam-number-length").ends_with("differ in length from the others: 26010908"));
    assert!(found.headline("exam-number-beginning").ends_with("begin unlike the others: 260211010"));
}

#[test]
fn the_long_format_keeps_two_names_of_one_id_apart() {
    let lines = ["26010001,甲一,1班,语文,80", "26010001,甲一,1班,数学,70", "26010002,乙二,1班,语文,60", "26010002,丙三,1班,数学,50"];
    let found = Folder::new().scores("", "考号,姓名,班级,科目,成绩", &lines).run();
    assert_eq!(found.people(), ["丙三 - 50", "乙二 60 -", "甲一 80 70"]);
}

/// How a list names one pupil.
#[derive(Clone, Copy, Debug)]
struct Naming {
    id: u8,
    class: bool,
    noise: u8,
}

/// Pupils who share a few names; what tells them apart comes and goes from list to list.
fn county() -> impl Strategy<Value = (Vec<(usize, u8)>, Vec<Vec<Naming>>, usize)> {
    let naming = (0u8..5, prop::bool::weighted(0.8), 0u8..6).prop_map(|(id, class, noise)| Naming { id, class, noise });
    (2usize..14).prop_flat_map(move |n| {
        let pupils = prop::collection::vec((0usize..5, 1u8..3), n);
        let lists = prop::collection::vec(prop::collection::vec(naming.clone(), n), 5);
        (pupils, lists, 0..n)
    })
}

const NAMES: [&str; 5] = ["王伟", "张三", "买买提·艾力", "𠮷田", "王伟国"];

fn noisy(text: &str, noise: u8) -> String {
    let spread = |mark: char| text.chars().flat_map(|c| [c, mark]).collect::<String>();
    match noise {
        1 => format!("\u{3000}{text} "),
        2 => spread('\u{200b}'),
        3 => spread(' '),
        4 => text.chars().map(|c| if c.is_ascii_digit() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c }).collect(),
        5 => format!("\u{202d}{text}\u{202c}"),
        _ => text.to_owned(),
    }
}

/// A list: 考号, 学籍号, name, class and a mark that is the pupil's number.
fn list(
    path: &Path,
    header: &str,
    before: &str,
    pupils: &[(usize, u8)],
    namings: &[Naming],
    shift: usize,
    after: &dyn Fn(usize) -> String,
) {
    let mut lines: Vec<String> = (pupils.iter().zip(namings).enumerate())
        .map(|(at, ((name, class), naming))| {
            let exam = if naming.id & 1 == 1 { noisy(&format!("2601{at:04}"), naming.noise) } else { String::new() };
            let register = if naming.id & 2 == 2 { noisy(&format!("L4200992010{at:08}"), naming.noise) } else { String::new() };
            let class = if naming.class { format!("{class}班") } else { String::new() };
            format!("{before}{exam},{register},{},{class},{}", noisy(NAMES[*name], naming.noise), after(at))
        })
        .collect();
    lines.rotate_left(shift % pupils.len());
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, format!("{header}\n{}\n", lines.join("\n"))).unwrap();
}

fn assembled(pupils: &[(usize, u8)], lists: &[Vec<Naming>], shift: usize) -> Found {
    let folder = Folder::new();
    let mark = |at: usize| format!("{}", at + 10);
    for (subject, namings) in ["语文", "数学", "英语"].iter().zip(lists) {
        let header = format!("考号,学籍号,姓名,班级,{subject}");
        list(&folder.path(&format!("成绩/{subject}/一中九年级.csv")), &header, "", pupils, namings, shift, &mark);
    }
    let header = "学校,年级,考号,学籍号,姓名,班级,学籍状态";
    list(&folder.path("学籍/学籍.csv"), header, "一中,九年级,", pupils, &lists[3], shift, &|_| "在籍".to_owned());
    list(&folder.path("上次/上次.csv"), "学校,年级,考号,学籍号,姓名,班级,语文", "一中,九年级,", pupils, &lists[4], shift, &mark);
    folder.run()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Every mark is the number of its pupil: whoever holds two numbers was given another pupil's marks.
    #[test]
    fn nobody_is_ever_given_the_marks_of_another((pupils, lists, shift) in county()) {
        let found = assembled(&pupils, &lists, 0);
        let people = found.each(|name, scores, earlier| {
            let mut numbers: Vec<&str> = scores.iter().map(String::as_str).chain([earlier]).filter(|score| *score != "-").collect();
            numbers.dedup();
            let own = numbers.first().and_then(|number| number.parse::<usize>().ok()).map(|number| NAMES[pupils[number - 10].0]);
            let same_name = own.is_none_or(|own| clean::name_key(own) == clean::name_key(name));
            if numbers.len() < 2 && same_name { String::new() } else { format!("{name} {scores:?} {earlier}") }
        });
        prop_assert!(people.iter().all(String::is_empty), "{people:?}");
        let turned = assembled(&pupils, &lists, shift);
        let keyed = |found: &Found| {
            let mut people = found.each(|name, scores, earlier| format!("{} {scores:?} {earlier}", clean::name_key(name)));
            people.sort();
            people
        };
        prop_assert_eq!(keyed(&found), keyed(&turned), "the order of rows changes nothing");
    }

    /// Blanks, width and invisible marks change nothing.
    #[test]
    fn noise_changes_nothing((pupils, lists, _) in county()) {
        let quiet: Vec<Vec<Naming>> = lists.iter().map(|list| list.iter().map(|naming| Naming { noise: 0, ..*naming }).collect()).collect();
        let essence = |found: &Found| {
            let mut people = found.each(|name, scores, earlier| format!("{} {scores:?} {earlier}", clean::name_key(name)));
            people.sort();
            let listed: BTreeMap<String, usize> = found.0.ledger.cohorts.iter().flat_map(|cohort| &cohort.candidates).fold(BTreeMap::new(), |mut counts, who| {
                *counts.entry(format!("{} {:?}", who.id, who.listed)).or_default() += 1;
                counts
            });
            (people, listed)
        };
        prop_assert_eq!(essence(&assembled(&pupils, &lists, 0)), essence(&assembled(&pupils, &quiet, 0)));
    }
}
