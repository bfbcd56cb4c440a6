//! Rows of sheets → one exam: who is who, which paper is out of what, who counts. Readings are built by hand.

use kaojing::{
    config::{BlankRule, Config, GuestRule, read_exam_file},
    diagnostics::{Outcome, Place},
    ingest::{
        Reading, SheetReading,
        table::{Account, Content, Enrolment, NameSource, Named, RosterRow, SchoolRow, ScoreColumn, ScoreRow, ScoreTable},
    },
    model::{Grade, Mark, Score, Status, Subject},
    reconcile::{
        Ledger,
        ledger::{GuestTrouble, Headcount, Listed, Origin},
        reconcile,
    },
};
use proptest::prelude::*;

/// A score table in the making: subjects, then rows of class, id, name and cells.
#[derive(Clone, Debug)]
struct Table {
    file: &'static str,
    school: &'static str,
    grade: Option<u8>,
    subjects: Vec<(&'static str, Option<i32>)>,
    rows: Vec<(ScoreRow, Vec<Mark>)>,
}

/// A cell as a sheet has it: a number, `缺` absent, empty blank.
fn cell(text: &str) -> Mark {
    match text {
        "" => Mark::without_score(Status::Blank),
        "缺" => Mark::without_score(Status::Absent),
        number => Mark::present(number.parse().expect("a number")),
    }
}

fn table(file: &'static str, school: &'static str, subjects: &[&'static str]) -> Table {
    let subjects = subjects.iter().map(|subject| (*subject, None)).collect();
    Table { file, school, grade: Some(9), subjects, rows: Vec::new() }
}

impl Table {
    fn row(mut self, class: &str, id: &str, name: &str, cells: &[&str]) -> Self {
        let row = u32::try_from(self.rows.len() + 1).expect("small");
        let who = ScoreRow { row, id: id.into(), name: name.into(), class: class.into(), ..ScoreRow::default() };
        self.rows.push((who, cells.iter().map(|text| cell(text)).collect()));
        self
    }

    fn content(self) -> (Content, usize) {
        let column = |(at, (subject, full)): (usize, &(&str, Option<i32>))| ScoreColumn {
            subject: Subject::new(subject),
            header: (*subject).to_owned(),
            column: u32::try_from(at + 3).expect("small"),
            full: full.map(Score::whole),
        };
        let columns: Vec<ScoreColumn> = self.subjects.iter().enumerate().map(column).collect();
        let n = self.rows.len();
        let (rows, marks): (Vec<ScoreRow>, Vec<Vec<Mark>>) = self.rows.into_iter().unzip();
        let named = |value: &str| Named { value: value.into(), source: NameSource::File };
        let school = (!self.school.is_empty()).then(|| named(self.school));
        let grade = self.grade.and_then(Grade::from_number).map(|value| Named { value, source: NameSource::Title });
        let marks = marks.into_iter().flatten().collect();
        (Content::Scores(ScoreTable { school, grade, columns, rows, marks, ..ScoreTable::default() }), n)
    }
}

fn sheet(file: &str, content: Content, rows: usize) -> SheetReading {
    let rows = u32::try_from(rows).expect("small");
    let account = Account { rows: rows + 1, header: 1, candidates: rows, ..Account::default() };
    SheetReading { place: Place::file(file).sheet("Sheet1"), source: 0, account, content, layout: None }
}

fn reading(tables: Vec<Table>) -> Reading {
    let sheets = tables
        .into_iter()
        .map(|table| {
            let file = table.file;
            let (content, rows) = table.content();
            sheet(file, content, rows)
        })
        .collect();
    Reading { sources: Vec::new(), sheets, exams: Vec::new() }
}

fn run(tables: Vec<Table>) -> Outcome<Ledger> {
    reconcile(reading(tables), &Config::default())
}

fn slugs(outcome: &Outcome<Ledger>) -> Vec<&'static str> {
    outcome.seen.iter().map(|seen| seen.rule.slug).filter(|slug| *slug != "full-mark-inferred").collect()
}

/// Name, class and marks of everybody in a cohort, in its order.
fn people(ledger: &Ledger, cohort: usize) -> Vec<String> {
    let cohort = &ledger.cohorts[cohort];
    let mark = |mark: &Mark| if mark.status == Status::Present { mark.score.to_string() } else { mark.status.word().to_owned() };
    let one = |at: usize| {
        let who = &cohort.candidates[at];
        let marks: Vec<String> = (0..cohort.single_papers()).map(|paper| mark(&cohort.marks[paper][at])).collect();
        format!("{} {} {} {}", ledger.schools[who.school as usize].name, who.class, who.name, marks.join(" "))
    };
    (0..cohort.candidates.len()).map(one).collect()
}

#[test]
fn sheets_of_one_subject_each_become_one_candidate() {
    let chinese = table("语文.xlsx", "一中", &["语文"]).row("1", "", "张三", &["90"]).row("1", "", "李四", &["80"]);
    let maths = table("数学.xlsx", "一中", &["数学"]).row("九(1)班", "", "李四", &["70"]).row("901", "", "张三", &["60"]);
    let outcome = run(vec![chinese, maths]);
    assert_eq!(people(&outcome.value, 0), ["一中 1班 张三 90 60", "一中 1班 李四 80 70"]);
    assert!(slugs(&outcome).is_empty(), "{:?}", slugs(&outcome));
}

#[test]
fn namesakes_of_one_sheet_stay_two() {
    let sheet = table("一.xlsx", "一中", &["语文"]).row("1", "", "王伟", &["90"]).row("1", "", "王伟", &["80"]);
    assert_eq!(people(&run(vec![sheet]).value, 0).len(), 2);
    let chinese = table("语文.xlsx", "一中", &["语文"]).row("1", "", "王伟", &["90"]).row("1", "", "王伟", &["80"]);
    let maths = table("数学.xlsx", "一中", &["数学"]).row("1", "", "王伟", &["70"]);
    assert_eq!(people(&run(vec![chinese, maths]).value, 0).len(), 3, "nobody is guessed");
}

#[test]
fn a_repeated_row_counts_once_and_a_contradicting_one_is_set_aside() {
    let sheet = table("一.xlsx", "一中", &["语文", "数学"])
        .row("1", "2601", "张三", &["90", "80"])
        .row("1", "2601", "张三", &["90", "80"])
        .row("1", "2602", "李四", &["70", "60"])
        .row("1", "2602", "李四", &["71", "60"]);
    let outcome = run(vec![sheet]);
    assert_eq!(people(&outcome.value, 0), ["一中 1班 张三 90 80", "一中 1班 李四 70 60"]);
    assert_eq!(slugs(&outcome), ["rows-contradict", "row-repeated"]);
    let contradiction = &outcome.seen[0];
    assert_eq!(contradiction.place.to_string(), "一.xlsx / Sheet1 / D5");
    assert!(contradiction.refs.iter().any(|(key, place)| *key == "first" && place.spot.to_string() == "D4"));
    let (_, _, account) = outcome.value.accounts[0];
    assert_eq!((account.candidates, account.rejected, account.adds_up()), (2, 2, true));
    let same: Vec<bool> = outcome.value.duplicates.iter().map(|twice| twice.same_marks).collect();
    assert_eq!(same, [true, false]);
}

#[test]
fn one_id_at_two_schools_is_a_fact_and_both_rows_count() {
    let one = table("一.xlsx", "一中", &["语文"]).row("1", "26010001", "张三", &["90"]);
    let two = table("二.xlsx", "二中", &["语文"]).row("3", "26010001", "张三", &["88"]);
    let outcome = run(vec![one, two]);
    assert_eq!(slugs(&outcome), ["person-at-two-schools"]);
    let twice = &outcome.value.duplicates[0];
    assert_eq!((twice.candidate, twice.other, twice.same_school, twice.same_marks), (0, Some(1), false, false));
    let one = table("一.xlsx", "一中", &["语文"]).row("1", "1", "张三", &["90"]);
    let two = table("二.xlsx", "二中", &["语文"]).row("3", "1", "李四", &["88"]);
    assert!(run(vec![one, two]).value.duplicates.is_empty(), "numbers counted anew in each school are no ids of one person");
}

#[test]
fn blanks_are_absence_only_where_the_class_takes_the_paper() {
    let sheet = table("一.xlsx", "一中", &["语文", "物理"])
        .row("1", "1", "甲", &["90", "80"])
        .row("1", "2", "乙", &["70", ""])
        .row("2", "3", "丙", &["60", ""])
        .row("2", "4", "丁", &["", ""]);
    let outcome = run(vec![sheet.clone()]);
    let expected = ["一中 1班 甲 90 80", "一中 1班 乙 70 absent", "一中 2班 丙 60 not-taken", "一中 2班 丁 absent not-taken"];
    assert_eq!(people(&outcome.value, 0), expected);
    assert_eq!(slugs(&outcome), ["blank-is-absent", "blank-is-absent"]);
    let cohort = &outcome.value.cohorts[0];
    assert_eq!((cohort.counted(2, 0), cohort.counted(2, 1), cohort.counted(2, 2)), (Some(Score::whole(170)), None, Some(Score::whole(60))));
    let count = cohort.units[0].headcount;
    assert_eq!((count.expected, count.present, count.absent), (4, 3, 1));
    let mut config = Config::default();
    config.candidates.blank = BlankRule::NotTaken;
    let outcome = reconcile(reading(vec![sheet]), &config);
    assert_eq!(people(&outcome.value, 0)[1], "一中 1班 乙 70 not-taken");
}

#[test]
fn tracks_are_choices_and_no_absence() {
    let mut sheet = table("高二.xlsx", "一中", &["语文", "物理", "历史"]);
    sheet.grade = Some(11);
    for (id, cells) in
        [("1", ["90", "80", ""]), ("2", ["91", "70", ""]), ("3", ["92", "", "60"]), ("4", ["93", "", "50"]), ("5", ["", "40", ""])]
    {
        sheet = sheet.row("1", id, "", &cells);
    }
    let outcome = run(vec![sheet]);
    let marks: Vec<String> = people(&outcome.value, 0);
    assert_eq!(marks[0], "一中 1班  90 80 not-taken");
    assert_eq!(marks[2], "一中 1班  92 not-taken 60");
    assert_eq!(marks[4], "一中 1班  absent 40 not-taken");
    assert!(slugs(&outcome).contains(&"choices-found"));
    let cohort = &outcome.value.cohorts[0];
    assert_eq!(cohort.papers[3].full, cohort.papers[0].full + cohort.papers[1].full);
}

#[test]
fn a_mark_above_the_full_mark_is_set_aside_with_its_cell() {
    let mut sheet = table("一.xlsx", "一中", &["英语"]).row("1", "1", "甲", &["705"]).row("1", "2", "乙", &["72"]);
    sheet.subjects[0].1 = Some(120);
    let outcome = run(vec![sheet]);
    assert_eq!(people(&outcome.value, 0)[0], "一中 1班 甲 unreadable");
    let paper = &outcome.value.cohorts[0].papers[0];
    assert_eq!((paper.full, paper.lines.pass), (Score::whole(120), Score::whole(72)), "72 of 120 is a pass at 0.6, exactly");
    let above = outcome.seen.iter().find(|seen| seen.rule.slug == "mark-above-full").expect("said");
    assert_eq!((above.place.spot.to_string(), above.value.as_str()), ("D2".to_owned(), "705"));
}

#[test]
fn full_marks_come_from_the_exam_file_then_the_headers() {
    let sheet = |file, full| {
        let mut sheet = table(file, file, &["数学"]).row("1", file, "甲", &["80"]);
        sheet.subjects[0].1 = full;
        sheet
    };
    let outcome = run(vec![sheet("一", Some(120)), sheet("二", Some(120)), sheet("三", Some(100))]);
    assert_eq!(outcome.value.cohorts[0].papers[0].full, Score::whole(120));
    assert_eq!(slugs(&outcome), ["full-mark-conflict"]);
    let mut config = Config::default();
    let file = "[[paper]]\nsubject = \"数学\"\nfull = 150\nstep = 0.5\nlines = { pass = 0.55 }\naliases = [\"理数\"]\n";
    read_exam_file(file, "exam.toml").expect("sound").apply(&mut config);
    let outcome = reconcile(reading(vec![table("一", "一中", &["理数"]).row("1", "1", "甲", &["80"])]), &config);
    let paper = &outcome.value.cohorts[0].papers[0];
    assert_eq!((paper.subject.name(), paper.full, paper.step), ("数学", Score::whole(150), "0.5".parse().expect("a score")));
    assert_eq!(paper.lines.pass, "82.5".parse().expect("a score"));
}

#[test]
fn one_subject_under_two_names_is_one_paper() {
    let one = table("一.xlsx", "一中", &["政治"]).row("1", "1", "甲", &["80"]);
    let two = table("二.xlsx", "二中", &["道德与法治"]).row("1", "2", "乙", &["70"]);
    let mut config = Config::default();
    read_exam_file("[[paper]]\nsubject = \"政治\"\nfull = 90\n", "exam.toml").expect("sound").apply(&mut config);
    let outcome = reconcile(reading(vec![one, two]), &config);
    let papers = &outcome.value.cohorts[0].papers;
    assert_eq!(papers.iter().map(|paper| (paper.subject.name(), paper.full)).collect::<Vec<_>>(), [("道德与法治", Score::whole(90))]);
}

#[test]
fn a_grade_is_told_by_labels_and_assumed_where_there_is_one() {
    let mut by_label = table("一.xlsx", "一中", &["语文"]).row("八(2)班", "1", "甲", &["80"]).row("九(1)班", "2", "乙", &["70"]);
    by_label.grade = None;
    let outcome = run(vec![by_label]);
    let grades: Vec<&str> = outcome.value.cohorts.iter().map(|cohort| cohort.grade.name()).collect();
    assert_eq!(grades, ["八年级", "九年级"]);
    let mut silent = table("二.xlsx", "二中", &["语文"]).row("3", "3", "丙", &["60"]);
    silent.grade = None;
    let outcome = run(vec![table("一.xlsx", "一中", &["语文"]).row("1", "1", "甲", &["80"]), silent]);
    assert_eq!((outcome.value.cohorts.len(), slugs(&outcome)), (1, vec!["grade-assumed"]));
}

/// A roster sheet: class, id, name, how listed, school.
fn roster(file: &str, rows: &[(&str, &str, &str, Enrolment, &str)]) -> SheetReading {
    let entry = |(at, (class, id, name, enrolment, school)): (usize, &(&str, &str, &str, Enrolment, &str))| RosterRow {
        row: u32::try_from(at + 1).expect("small"),
        id: (*id).into(),
        name: (*name).into(),
        school: (*school).into(),
        grade: Grade::from_number(9),
        class: (*class).into(),
        enrolment: *enrolment,
        ..RosterRow::default()
    };
    let entries: Vec<RosterRow> = rows.iter().enumerate().map(entry).collect();
    let n = entries.len();
    sheet(file, Content::Roster(entries), n)
}

fn with_roster(tables: Vec<Table>, rows: &[(&str, &str, &str, Enrolment, &str)], guest: GuestRule) -> Outcome<Ledger> {
    let mut all = reading(tables);
    all.sheets.push(roster("学籍.xlsx", rows));
    let mut config = Config::default();
    config.candidates.guest = guest;
    reconcile(all, &config)
}

#[test]
fn the_roster_tells_who_is_missing_and_who_is_not_listed() {
    let sheet = table("一.xlsx", "一中", &["语文", "物理"]).row("1", "26010001", "甲", &["80", ""]).row("1", "26010009", "戊", &["70", ""]);
    let other = table("二.xlsx", "二中", &["语文", "物理"]).row("1", "26020001", "己", &["80", "50"]);
    let rows = [
        ("1", "26010001", "甲", Enrolment::Enrolled, "一中"),
        ("1", "26010002", "乙", Enrolment::Enrolled, "一中"),
        ("1", "26010003", "丙", Enrolment::Suspended, "一中"),
        ("1", "26010004", "丁", Enrolment::Left, "一中"),
        ("2", "26030001", "庚", Enrolment::Enrolled, "三中"),
    ];
    let outcome = with_roster(vec![sheet, other], &rows, GuestRule::Attending);
    let ledger = &outcome.value;
    assert_eq!(
        people(ledger, 0),
        ["一中 1班 甲 80 not-taken", "一中 1班 乙 absent not-taken", "一中 1班 戊 70 not-taken", "二中 1班 己 80 50"]
    );
    let cohort = &ledger.cohorts[0];
    let listed: Vec<Listed> = cohort.candidates.iter().map(|candidate| candidate.listed).collect();
    assert_eq!(listed, [Listed::As(Enrolment::Enrolled), Listed::As(Enrolment::Enrolled), Listed::Unlisted, Listed::NoRoster]);
    assert_eq!(cohort.candidates[1].origin, Origin::RosterOnly);
    let count = cohort.units[0].headcount;
    assert_eq!((count.enrolled, count.expected, count.present, count.absent), (Some(3), 3, 2, 1));
    assert_eq!((count.unlisted, count.unexplained, count.withdrawn, count.left), (1, 1, 1, 1));
    assert!(count.adds_up());
    assert_eq!(cohort.units[1].headcount.enrolled, None);
    assert_eq!(slugs(&outcome), ["school-sent-nothing"]);
    assert_eq!(outcome.seen[0].value, "三中");
}

#[test]
fn a_roster_that_does_not_fit_accuses_nobody() {
    let mut sheet = table("一.xlsx", "一中", &["语文"]);
    for at in 0..12 {
        sheet = sheet.row("1", &format!("A{at:04}"), "", &["80"]);
    }
    let ids: Vec<String> = (0..12).map(|at| format!("G4200990{at:04}")).collect();
    let rows: Vec<_> = ids.iter().map(|id| ("1", id.as_str(), "", Enrolment::Enrolled, "一中")).collect();
    let outcome = with_roster(vec![sheet], &rows, GuestRule::Attending);
    assert_eq!(slugs(&outcome), ["roster-does-not-fit"]);
    assert!(outcome.value.cohorts[0].candidates.iter().all(|candidate| candidate.listed == Listed::NoRoster));
    assert_eq!(outcome.value.cohorts[0].candidates.len(), 12);
}

#[test]
fn rosters_without_ids_match_by_name_and_never_guess() {
    let sheet = table("一.xlsx", "一中", &["语文"])
        .row("1", "", "甲", &["80"])
        .row("1", "", "王伟", &["70"])
        .row("2", "", "王伟", &["60"])
        .row("3", "", "李娜", &["50"])
        .row("3", "", "李娜", &["40"]);
    let rows = ["1甲", "1王伟", "2王伟", "3李娜", "3李娜"].map(|text| {
        let (class, name) = text.split_at(1);
        (class, "", name, Enrolment::Enrolled, "一中")
    });
    let outcome = with_roster(vec![sheet], &rows, GuestRule::Attending);
    let listed: Vec<Listed> = outcome.value.cohorts[0].candidates.iter().map(|candidate| candidate.listed).collect();
    let enrolled = Listed::As(Enrolment::Enrolled);
    assert_eq!(listed, [enrolled, enrolled, enrolled, Listed::Ambiguous, Listed::Ambiguous]);
    assert_eq!(slugs(&outcome), ["namesakes-without-ids", "roster-ambiguous"]);
}

/// A guest of 二中 who is enrolled at 一中; the sheets of `sent` hold a row of the guest.
fn guest_run(sent: [bool; 2], rule: GuestRule) -> Outcome<Ledger> {
    let mut one = table("一.xlsx", "一中", &["语文"]).row("1", "26010001", "甲", &["80"]);
    let mut two = table("二.xlsx", "二中", &["语文"]).row("1", "26020001", "乙", &["70"]);
    if sent[0] {
        one = one.row("1", "26010002", "客", &["60"]);
    }
    if sent[1] {
        two = two.row("5", "26010002", "客", &["60"]);
    }
    let rows = [
        ("1", "26010001", "甲", Enrolment::Enrolled, "一中"),
        ("1", "26010002", "客", Enrolment::Lent, "一中"),
        ("1", "26020001", "乙", Enrolment::Enrolled, "二中"),
        ("5", "26010002", "客", Enrolment::Guest, "二中"),
    ];
    with_roster(vec![one, two], &rows, rule)
}

#[test]
fn a_guest_counts_once_whatever_was_sent() {
    let expected = |ledger: &Ledger| -> Vec<u32> { ledger.cohorts[0].units.iter().map(|unit| unit.headcount.expected).collect() };
    for sent in [[true, true], [true, false], [false, true], [false, false]] {
        let troubles = |outcome: &Outcome<Ledger>| outcome.value.guests.iter().map(|case| case.trouble).collect::<Vec<_>>();
        let wanted = match sent {
            [true, true] => vec![GuestTrouble::Twice],
            [false, false] => vec![GuestTrouble::Nowhere],
            _ => vec![],
        };
        let attending = guest_run(sent, GuestRule::Attending);
        assert_eq!(expected(&attending.value), [1, 2], "{sent:?}");
        assert_eq!(troubles(&attending), wanted, "{sent:?}");
        let enrolled = guest_run(sent, GuestRule::Enrolled);
        assert_eq!(expected(&enrolled.value), [2, 1], "{sent:?}");
        assert_eq!(troubles(&enrolled), wanted, "{sent:?}");
        let none = guest_run(sent, GuestRule::None);
        assert_eq!(expected(&none.value), [1, 1], "{sent:?}");
        let heads: Vec<(u32, u32)> =
            attending.value.cohorts[0].units.iter().map(|unit| (unit.headcount.guest_in, unit.headcount.guest_out)).collect();
        assert_eq!(heads, [(0, 1), (1, 0)]);
        assert!(attending.value.duplicates.is_empty(), "a guest is no duplicate");
    }
}

/// 客 is on the roll of 一中 and on no list of 二中; both send a row.
#[test]
fn a_guest_whom_nobody_registered_counts_once_too() {
    for (rule, expected) in [(GuestRule::Attending, [1, 2]), (GuestRule::Enrolled, [2, 1]), (GuestRule::None, [1, 1])] {
        let one = table("一.xlsx", "一中", &["语文"]).row("1", "26010001", "甲", &["80"]).row("1", "26010002", "客", &["60"]);
        let two = table("二.xlsx", "二中", &["语文"]).row("1", "26020001", "乙", &["70"]).row("5", "26010002", "客", &["60"]);
        let rows = [
            ("1", "26010001", "甲", Enrolment::Enrolled, "一中"),
            ("1", "26010002", "客", Enrolment::Enrolled, "一中"),
            ("1", "26020001", "乙", Enrolment::Enrolled, "二中"),
        ];
        let outcome = with_roster(vec![one, two], &rows, rule);
        let units = &outcome.value.cohorts[0].units;
        assert_eq!([units[0].headcount.expected, units[1].headcount.expected], expected, "{rule:?}");
        assert!(units.iter().all(|unit| unit.headcount.adds_up()), "{units:?}");
        assert!(outcome.value.duplicates.is_empty() && slugs(&outcome).is_empty());
        let troubles: Vec<GuestTrouble> = outcome.value.guests.iter().map(|case| case.trouble).collect();
        assert_eq!(troubles, if rule == GuestRule::None { vec![] } else { vec![GuestTrouble::Twice] });
    }
}

#[test]
fn a_pupil_listed_twice_is_one_on_the_roll() {
    let sheet = table("一.xlsx", "一中", &["语文"]).row("1", "26010001", "甲", &["80"]);
    let rows = ["26010001", "26010001", "26010002", "26010002"].map(|id| ("1", id, "", Enrolment::Enrolled, "一中"));
    let outcome = with_roster(vec![sheet], &rows, GuestRule::Attending);
    let count = outcome.value.cohorts[0].units[0].headcount;
    assert_eq!((count.enrolled, count.expected, count.unexplained, count.adds_up()), (Some(2), 2, 1, true));
}

#[test]
fn whoever_left_by_the_roster_and_sits_is_on_no_roll() {
    let sheet = table("一.xlsx", "一中", &["语文"]).row("1", "26010001", "甲", &["80"]).row("1", "26010002", "乙", &["70"]);
    let rows = [("1", "26010001", "甲", Enrolment::Enrolled, "一中"), ("1", "26010002", "乙", Enrolment::Left, "一中")];
    let outcome = with_roster(vec![sheet], &rows, GuestRule::Attending);
    let count = outcome.value.cohorts[0].units[0].headcount;
    assert_eq!((count.enrolled, count.unlisted, count.returned, count.left, count.expected), (Some(1), 1, 1, 1, 2));
    assert!(count.adds_up());
}

#[test]
fn every_status_of_a_person_has_its_place_in_the_head_count() {
    let statuses = [Status::Exempt, Status::Deferred, Status::Misconduct, Status::Withdrawn, Status::Unreadable, Status::Absent];
    let mut sheet = table("一.xlsx", "一中", &["语文", "数学"]).row("1", "26010000", "全", &["80", "70"]);
    for (at, status) in statuses.into_iter().enumerate() {
        sheet = sheet.row("1", &format!("2601000{}", at + 1), "", &["", ""]);
        sheet.rows.last_mut().expect("just added").1 = vec![Mark::without_score(status); 2];
    }
    // Present in one and misconduct in the other: present.
    sheet = sheet.row("1", "26010009", "", &["60", ""]);
    sheet.rows.last_mut().expect("just added").1[1] = Mark::without_score(Status::Misconduct);
    let mut config = Config::default();
    for deferred_not_expected in [false, true] {
        config.candidates.deferred_not_expected = deferred_not_expected;
        let outcome = reconcile(reading(vec![sheet.clone()]), &config);
        let count = outcome.value.cohorts[0].units[0].headcount;
        assert_eq!((count.present, count.absent, count.misconduct, count.unreadable), (3, 1, 1, 1));
        assert_eq!((count.exempt, count.deferred, count.withdrawn), (1, 1, 1));
        assert_eq!(count.expected, if deferred_not_expected { 5 } else { 6 });
        assert!(count.adds_up() && count.persons() == 8);
    }
}

#[test]
fn the_earlier_exam_follows_persons() {
    let now = table("一.xlsx", "一中", &["语文"]).row("1", "26010001", "甲", &["80"]).row("1", "26010002", "王伟", &["70"]).row(
        "2",
        "26010003",
        "王伟",
        &["60"],
    );
    let mut before = table("上次.xlsx", "一中", &["语文", "数学"])
        .row("1", "26010001", "甲", &["75", "缺"])
        .row("2", "", "王伟", &["55", "45"])
        .row("7", "", "走了", &["50", "40"]);
    before.grade = Some(8);
    let mut all = reading(vec![now]);
    let (content, rows) = before.content();
    let Content::Scores(prior) = content else { panic!("a score table") };
    all.sheets.push(sheet("上次.xlsx", Content::Prior(prior), rows));
    let outcome = reconcile(all, &Config::default());
    let cohort = &outcome.value.cohorts[0];
    assert_eq!(cohort.prior_subjects, [Subject::new("语文"), Subject::new("数学")]);
    assert_eq!(cohort.prior[0], [Some(Score::whole(75)), None, Some(Score::whole(55))]);
    assert_eq!(cohort.prior[1], [None, None, Some(Score::whole(45))]);
    assert_eq!(slugs(&outcome), ["earlier-exam-matched", "earlier-full-mark-assumed"]);
}

#[test]
fn where_ids_last_a_namesake_is_another_pupil() {
    let now = table("一.xlsx", "一中", &["语文"]).row("1", "26010001", "甲", &["80"]).row("1", "26010002", "乙", &["60"]).row(
        "1",
        "26010009",
        "王伟",
        &["70"],
    );
    // The 王伟 of the earlier exam has left; the present one came later.
    let before = table("上次.xlsx", "一中", &["语文"]).row("1", "26010001", "甲", &["75"]).row("1", "26010002", "乙", &["65"]).row(
        "1",
        "26010003",
        "王伟",
        &["55"],
    );
    let mut all = reading(vec![now]);
    let (Content::Scores(prior), rows) = before.content() else { panic!("a score table") };
    all.sheets.push(sheet("上次.xlsx", Content::Prior(prior), rows));
    let outcome = reconcile(all, &Config::default());
    assert_eq!(outcome.value.cohorts[0].prior[0], [Some(Score::whole(75)), Some(Score::whole(65)), None]);
}

#[test]
fn a_school_without_ids_is_tied_by_name_although_the_others_have_lasting_ids() {
    let first = table("一.xlsx", "一中", &["语文"]).row("1", "26010001", "甲", &["80"]).row("1", "26010002", "乙", &["60"]);
    let second = table("二.xlsx", "二中", &["语文"]).row("1", "", "丙", &["70"]);
    let mut before = table("上次.xlsx", "", &["语文"]).row("1", "26010001", "甲", &["75"]).row("1", "26010002", "乙", &["65"]).row(
        "1",
        "26020001",
        "丙",
        &["55"],
    );
    for ((row, _), school) in before.rows.iter_mut().zip(["一中", "一中", "二中"]) {
        row.school = school.into();
    }
    let mut all = reading(vec![first, second]);
    let (Content::Scores(prior), rows) = before.content() else { panic!("a score table") };
    all.sheets.push(sheet("上次.xlsx", Content::Prior(prior), rows));
    let prior = reconcile(all, &Config::default()).value.cohorts[0].prior[0].clone();
    assert!(prior.contains(&Some(Score::whole(55))), "{prior:?}");
}

#[test]
fn registered_schools_that_send_nothing_are_named() {
    let mut all = reading(vec![table("一.xlsx", "一中", &["语文"]).row("1", "1", "甲", &["80"])]);
    let row = |name: &str, aliases: &[&str]| SchoolRow {
        name: name.into(),
        aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
        category: "城区".into(),
        ..SchoolRow::default()
    };
    let register = vec![row("考镜县第一中学", &["一中"]), row("考镜县第二中学", &[])];
    all.sheets.push(sheet("学校.xlsx", Content::Schools(register), 2));
    let outcome = reconcile(all, &Config::default());
    assert_eq!(slugs(&outcome), ["school-sent-nothing"]);
    assert_eq!((outcome.value.schools[0].name.as_str(), outcome.value.schools[0].category.as_str()), ("考镜县第一中学", "城区"));
}

#[test]
fn nothing_at_all_gives_an_empty_ledger() {
    let outcome = reconcile(Reading::default(), &Config::default());
    assert!(outcome.value.cohorts.is_empty() && outcome.value.schools.is_empty() && outcome.seen.is_empty());
    let blank = table("空.xlsx", "一中", &["语文"]).row("1", "1", "甲", &[""]);
    let outcome = run(vec![blank]);
    assert!(outcome.value.cohorts.is_empty());
    assert_eq!(slugs(&outcome), ["sheet-without-scores"]);
    assert_eq!((outcome.value.accounts[0].2.rejected, outcome.value.accounts[0].2.adds_up()), (1, true));
}

/// Everything that does not name a row.
fn essence(ledger: &Ledger) -> (Vec<String>, Vec<String>) {
    let mut people: Vec<String> = (0..ledger.cohorts.len()).flat_map(|at| people(ledger, at)).collect();
    people.sort();
    let papers = ledger.cohorts.iter().flat_map(|cohort| cohort.papers.iter().map(|paper| format!("{} {}", paper.subject, paper.full)));
    (people, papers.collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_rows_changes_nothing(cells in prop::collection::vec((0u8..4, 0i32..121, prop::bool::ANY, prop::bool::ANY), 1..40), seed in 0usize..40) {
        let build = |order: &[usize]| {
            let mut sheet = table("一.xlsx", "一中", &["语文", "数学"]);
            for at in order {
                let (class, marks, sat, took) = cells[*at];
                let text = |given: bool| if given { marks.to_string() } else { String::new() };
                sheet = sheet.row(&format!("{}", class + 1), &format!("26{at:06}"), &format!("生{at}"), &[&text(sat), &text(took)]);
            }
            run(vec![sheet]).value
        };
        let order: Vec<usize> = (0..cells.len()).collect();
        let mut turned = order.clone();
        turned.rotate_left(seed % cells.len());
        let (a, b) = (build(&order), build(&turned));
        prop_assert_eq!(essence(&a), essence(&b));
        for (_, _, account) in a.accounts.iter().chain(&b.accounts) {
            prop_assert!(account.adds_up());
        }
        for cohort in &a.cohorts {
            for unit in &cohort.units {
                let count = unit.headcount;
                prop_assert_eq!(count.expected, count.present + count.absent);
            }
        }
    }

    /// Random pupils: school of enrolment, school attended, how each lists them, who sends a row, what it says.
    #[test]
    fn every_person_counts_once_and_every_step_adds_up(
        pupils in prop::collection::vec((0usize..3, 0usize..3, 0u8..6, prop::bool::ANY, prop::bool::ANY, prop::bool::ANY, 0usize..7), 6..40),
        rule in prop::sample::select(vec![GuestRule::Enrolled, GuestRule::Attending, GuestRule::None]),
        deferred_not_expected in prop::bool::ANY,
    ) {
        const SCHOOLS: [&str; 3] = ["一中", "二中", "三中"];
        const FILES: [&str; 3] = ["一.xlsx", "二.xlsx", "三.xlsx"];
        let marks = [Status::Absent, Status::Exempt, Status::Deferred, Status::Misconduct, Status::Withdrawn, Status::Blank];
        let mut tables: Vec<Table> = (0..3).map(|at| table(FILES[at], SCHOOLS[at], &["语文"]).row("1", &format!("4200990{at}"), "", &["60"])).collect();
        let ids: Vec<String> = (0..pupils.len()).map(|at| format!("4200991{at:03}")).collect();
        let mut rows = Vec::new();
        for (id, (home, away, listing, registered, from_home, from_away, mark)) in ids.iter().zip(&pupils) {
            let enrolment = [Enrolment::Enrolled, Enrolment::Enrolled, Enrolment::Lent, Enrolment::Suspended, Enrolment::Left, Enrolment::Inclusion];
            rows.push(("1", id.as_str(), "", enrolment[usize::from(*listing)], SCHOOLS[*home]));
            if *registered && home != away {
                rows.push(("1", id.as_str(), "", Enrolment::Guest, SCHOOLS[*away]));
            }
            let sends = [(*home, *from_home), (*away, *from_away && home != away)];
            for (school, _) in sends.into_iter().filter(|(_, sends)| *sends) {
                let sheet = std::mem::replace(&mut tables[school], table("", "", &[])).row("1", id, "", &["75"]);
                tables[school] = sheet;
                if let Some(status) = marks.get(*mark) {
                    tables[school].rows.last_mut().expect("just added").1[0] = Mark::without_score(*status);
                }
            }
        }
        let mut all = reading(tables);
        all.sheets.push(roster("学籍.xlsx", &rows));
        let mut config = Config::default();
        config.candidates.guest = rule;
        config.candidates.deferred_not_expected = deferred_not_expected;
        let ledger = reconcile(all, &config).value;
        for cohort in &ledger.cohorts {
            for unit in &cohort.units {
                prop_assert!(unit.headcount.adds_up(), "{:?}", unit.headcount);
                for class in &unit.classes {
                    let below = Headcount { enrolled: None, ..class.headcount };
                    prop_assert!(below.adds_up(), "{:?}", below);
                }
            }
            let county: Headcount = cohort.units.iter().map(|unit| unit.headcount).sum();
            prop_assert!(county.adds_up());
            let proof = kaojing::reconcile::proof::prove(&ledger, 0);
            prop_assert_eq!(proof.schools, county.expected);
            prop_assert_eq!(proof.schools, proof.persons + u32::try_from(proof.twice.len()).expect("small"));
            let expected_twice = ledger.duplicates.iter().filter_map(|twice| twice.other).filter(|other| {
                let status = cohort.marks[0][*other].status;
                !(matches!(status, Status::Exempt | Status::Withdrawn) || deferred_not_expected && status == Status::Deferred)
            });
            prop_assert_eq!(proof.holds(), expected_twice.count() == 0);
            let mut met = std::collections::BTreeMap::new();
            for candidate in cohort.candidates.iter().filter(|candidate| candidate.counts_here() && !candidate.excluded) {
                *met.entry(candidate.id.as_str()).or_insert(0u32) += 1;
            }
            let doubled: std::collections::BTreeSet<&str> = ledger.duplicates.iter().filter(|twice| twice.other.is_some())
                .map(|twice| cohort.candidates[twice.candidate].id.as_str()).collect();
            for (id, n) in met {
                prop_assert!(n == 1 || doubled.contains(id), "{id} counts {n} times");
            }
        }
    }

    #[test]
    fn ids_of_any_form_bring_sheets_together(ids in prop::collection::btree_set("[A-Z]?[0-9]{4,18}H?", 1..30)) {
        let mut one = table("语文.xlsx", "一中", &["语文"]);
        let mut two = table("数学.xlsx", "一中", &["数学"]);
        for id in &ids {
            one = one.row("1", id, "", &["80"]);
        }
        for id in ids.iter().rev() {
            two = two.row("1", id, "", &["70"]);
        }
        let outcome = run(vec![one, two]);
        prop_assert_eq!(outcome.value.cohorts[0].candidates.len(), ids.len());
        prop_assert!(people(&outcome.value, 0).iter().all(|person| person.ends_with("80 70")));
    }
}
