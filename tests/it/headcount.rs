//! The head count from files to workbooks: what a school confirms, and what it means when the sheet comes back.

use kaojing::{
    config::Config,
    diagnostics::Outcome,
    pipeline::{self, Analysis},
    progress::Silent,
    reconcile::confirmation,
    report,
};
use std::{fs, path::Path};

/// Two schools with rosters: 一中 with a guest of 二中, an absent pupil and one whom no sheet holds.
fn county(folder: &Path) {
    for sub in ["成绩", "学籍"] {
        fs::create_dir_all(folder.join(sub)).unwrap();
    }
    let scores = |school: u32, more: &str| {
        let rows: String =
            (1..=20).map(|at| format!("42009926{school}{at:03},学生{school}{at:03},{}班,{},{}\n", at % 2 + 1, 60 + at, 80 - at)).collect();
        format!("考号,姓名,班级,语文,数学\n{rows}{more}")
    };
    fs::write(folder.join("成绩/县一中九年级.csv"), scores(1, "420099262099,客人,1班,70,71\n420099261021,缺席,2班,缺考,缺考\n")).unwrap();
    fs::write(folder.join("成绩/县二中九年级.csv"), scores(2, "")).unwrap();
    let mut roster = "学校,年级,班级,考号,姓名,学籍状态\n".to_owned();
    for school in [1, 2] {
        let name = ["县一中", "县二中"][school - 1];
        for at in 1..=20 {
            roster += &format!("{name},九年级,{}班,42009926{school}{at:03},学生{school}{at:03},在籍\n", at % 2 + 1);
        }
    }
    roster += "县一中,九年级,2班,420099261021,缺席,在籍\n县一中,九年级,2班,420099261022,不见,在籍\n";
    roster += "县一中,九年级,1班,420099262099,客人,借读\n县二中,九年级,1班,420099262099,客人,外借\n";
    fs::write(folder.join("学籍/学籍.csv"), roster).unwrap();
}

fn analyse(folder: &Path) -> Analysis {
    let config = Config { inputs: vec![folder.to_owned()], ..Config::default() };
    pipeline::analyse(Outcome::clean(config), &Silent).expect("there are scores")
}

fn slugs(analysis: &Analysis) -> Vec<&'static str> {
    analysis.diagnostics.iter().map(|seen| seen.rule.slug).collect()
}

#[test]
fn a_signed_sheet_that_comes_back_is_compared_and_never_counted() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("期末");
    county(&input);
    let first = analyse(&input);
    let heads: Vec<_> = first.ledger.cohorts[0].units.iter().map(|unit| unit.headcount).collect();
    let [one, two] = [heads[0], heads[1]];
    assert_eq!((one.enrolled, one.expected, one.present, one.absent, one.unexplained, one.guest_in), (Some(22), 23, 21, 2, 1, 1));
    assert_eq!((two.enrolled, two.expected, two.present, two.guest_out), (Some(21), 20, 20, 1));
    assert!(one.adds_up() && two.adds_up());

    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    report::write_workbooks(&first, &out, &Silent).unwrap();
    fs::copy(out.join("学校/县一中.xlsx"), input.join("成绩/县一中已签字.xlsx")).unwrap();
    let second = analyse(&input);
    assert_eq!(second.ledger.cohorts[0].candidates.len(), first.ledger.cohorts[0].candidates.len());
    assert!(slugs(&second).contains(&"headcount-confirmed"), "{:?}", slugs(&second));
    assert!(!slugs(&first).contains(&"headcount-confirmed"));
    for (_, kind, account) in &second.ledger.accounts {
        assert!(account.adds_up(), "{kind}");
    }

    // Somebody becomes absent after the signature.
    let sheet = input.join("成绩/县一中九年级.csv");
    let text = fs::read_to_string(&sheet).unwrap();
    fs::write(&sheet, text.replace("1班,62,78", "1班,缺考,78")).unwrap();
    let third = analyse(&input);
    assert!(slugs(&third).contains(&"headcount-confirmed-other-data"), "{:?}", slugs(&third));
    let code = |analysis: &Analysis| confirmation::digest(&analysis.ledger, 0);
    assert_eq!(code(&first), code(&second));
    assert_ne!(code(&first), code(&third));
    // Without the scores of the school nothing can be compared.
    fs::remove_file(&sheet).unwrap();
    fs::remove_dir_all(input.join("学籍")).unwrap();
    assert!(slugs(&analyse(&input)).contains(&"confirmation-without-school"));
}

/// 一中 misses a pupil and has one whom no roster lists; two of its guests are in two sheets and in none; 三中 is silent.
#[test]
fn planted_troubles_are_found_and_everybody_counts_once() {
    let folder = tempfile::tempdir().unwrap();
    for sub in ["成绩", "学籍"] {
        fs::create_dir_all(folder.path().join(sub)).unwrap();
    }
    let id = |school: u32, at: u32| format!("42009926{school}{at:03}");
    let rows = |school: u32, pupils: std::ops::RangeInclusive<u32>| -> String {
        pupils.map(|at| format!("{},学生{school}{at:03},1班,{}\n", id(school, at), 50 + at)).collect()
    };
    let twice = "420099262090,双报,1班,66\n";
    let sheets = [
        ("县一中", format!("考号,姓名,班级,语文\n{}420099269999,无籍,1班,70\n{twice}", rows(1, 2..=30))),
        ("县二中", format!("考号,姓名,班级,语文\n{}{twice}", rows(2, 1..=30))),
    ];
    for (school, text) in &sheets {
        fs::write(folder.path().join(format!("成绩/{school}九年级.csv")), text).unwrap();
    }
    let mut roster = "学校,年级,班级,考号,姓名,学籍状态\n".to_owned();
    for (number, name) in [(1, "县一中"), (2, "县二中"), (3, "县三中")] {
        roster += &(1..=30).map(|at| format!("{name},九年级,1班,{},学生{number}{at:03},在籍\n", id(number, at))).collect::<String>();
    }
    for (guest, name) in [("420099262090", "双报"), ("420099262091", "漏报")] {
        roster += &format!("县一中,九年级,1班,{guest},{name},附读\n县二中,九年级,1班,{guest},{name},外借\n");
    }
    fs::write(folder.path().join("学籍/学籍.csv"), roster).unwrap();
    for (rule, expected) in [("attending", [33, 30]), ("enrolled", [31, 32]), ("none", [31, 30])] {
        let mut config = Config { inputs: vec![folder.path().to_owned()], ..Config::default() };
        let file = format!("[candidates]\nguest = \"{rule}\"\n");
        kaojing::config::read_exam_file(&file, "exam.toml").expect("sound").apply(&mut config);
        let analysis = pipeline::analyse(Outcome::clean(config), &Silent).expect("there are scores");
        let units = &analysis.ledger.cohorts[0].units;
        assert_eq!([units[0].headcount.expected, units[1].headcount.expected], expected, "{rule}");
        assert!(units.iter().all(|unit| unit.headcount.adds_up()), "{units:?}");
        let proof = kaojing::reconcile::proof::prove(&analysis.ledger, 0);
        assert!(proof.holds() && proof.persons == expected[0] + expected[1], "{rule} {proof:?}");
        assert_eq!(proof.left_out, u32::from(rule == "none"), "the one of whom there is a row");
        let one = units[0].headcount;
        assert_eq!((one.enrolled, one.unexplained - u32::from(rule == "attending"), one.unlisted), (Some(30), 1, 1));
        assert!(slugs(&analysis).contains(&"school-sent-nothing"));
        let found: std::collections::BTreeSet<&str> = analysis.findings.leads.iter().map(|lead| lead.screen.code.code).collect();
        assert!(found.is_superset(&["A101", "A102"].into()) && !found.contains("A103"), "{found:?}");
        assert_eq!(found.contains("A104"), rule != "none");
        // whom no roster lists stands beside the missing of his own school only
        let missing: Vec<String> = leads(&analysis, "A101").into_iter().map(evidence).collect();
        assert!(
            missing.iter().any(|text| text.contains("; 1 others")) && !missing.iter().any(|text| text.contains(" 0 others")),
            "{missing:?}"
        );
    }
}

fn leads<'a>(analysis: &'a Analysis, code: &str) -> Vec<&'a kaojing::anomalies::Finding> {
    analysis.findings.leads.iter().filter(|lead| lead.screen.code.code == code).collect()
}

fn evidence(lead: &kaojing::anomalies::Finding) -> String {
    lead.evidence.text(kaojing::words::Lang::En)
}

/// Scores of one school as text: two classes of 20, Chinese 61..100 with 26 of 40 at or above 72 or the like.
fn one_school(folder: &Path) {
    let rows: String = (1..=40).map(|at| format!("4200992610{at:02},学生{at:02},{}班,{}\n", (at - 1) / 20 + 1, 50 + at)).collect();
    fs::write(folder.join("县一中九年级.csv"), format!("考号,姓名,班级,语文(满分100)\n{rows}")).unwrap();
}

#[test]
fn reported_figures_are_compared_with_the_rows_and_never_counted() {
    let folder = tempfile::tempdir().unwrap();
    one_school(folder.path());
    let alone = analyse(folder.path());
    let skipped = alone.findings.screens.iter().find(|screen| screen.code.code == "A402").expect("told that it was not made");
    assert_eq!(skipped.skipped, Some("no-reported-figures"));
    // Class 1: 51..70, mean 60.5, 11 at 60 or more; class 2: 71..90, mean 80.5, all pass, 6 at 85 or more.
    let right = "县一中九年级语文各班统计\n班级,应考人数,实考人数,平均分,及格率,优秀率,最高分\n1班,20,20,60.5,55%,0%,70\n2班,20,20,80.5,100%,30%,90\n全校,40,40,70.5,77.5%,15%,90\n";
    fs::write(folder.path().join("县一中汇总.csv"), right).unwrap();
    let with = analyse(folder.path());
    assert_eq!(with.ledger.reported.len(), 18);
    assert!(leads(&with, "A401").is_empty() && leads(&with, "A402").is_empty());
    assert_eq!(with.ledger.cohorts[0].candidates.len(), 40);
    assert!(slugs(&with).contains(&"summary-passed-over"));
    assert_eq!(with.count(kaojing::diagnostics::Severity::Error), 0);

    let wrong = right.replace("55%", "57.5%").replace("80.5,", "81.6,").replace("全校,40,40", "全校,40,38");
    fs::write(folder.path().join("县一中汇总.csv"), wrong).unwrap();
    let with = analyse(folder.path());
    let unattainable: Vec<String> = leads(&with, "A401").into_iter().map(evidence).collect();
    // 57.5 % of 20 is 11.5 pupils; 70.5 of 38 pupils is no sum of whole marks ... it is: 2679. 77.5 % of 38 is not.
    assert!(
        unattainable.iter().any(|text| text.contains("县一中汇总.csv / E3 及格率 = 57.5% (n = 20) → 11: 55.0%, 12: 60.0%")),
        "{unattainable:?}"
    );
    let differs: Vec<String> = leads(&with, "A402").into_iter().map(evidence).collect();
    assert!(differs.iter().any(|text| text.contains("D4 平均分 = 81.6 ≠ 80.5")), "{differs:?}");
    assert!(differs.iter().any(|text| text.contains("C5 实考人数 = 38 ≠ 40")), "{differs:?}");
    for lead in with.findings.leads.iter().filter(|lead| lead.screen.code.code.starts_with("A4")) {
        assert!(lead.screen.p.is_none() && !lead.alternatives.is_empty());
    }
}

#[test]
fn a_summary_alone_is_refused_and_says_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("统计.csv"), "九年级语文\n班级,参考人数,平均分,及格率\n1班,49,63.98,0.938\n2班,43,85.24,0.501\n").unwrap();
    let config = Config { inputs: vec![folder.path().to_owned()], ..Config::default() };
    let failure = pipeline::analyse(Outcome::clean(config), &Silent).expect_err("there are no scores");
    let slugs: Vec<&str> = failure.seen.iter().map(|seen| seen.rule.slug).collect();
    assert_eq!(slugs, ["summary-refused"]);
}

#[test]
fn every_plain_form_of_a_summary_is_read() {
    let forms = [
        // Blocks of subjects over two rows.
        "县一中九年级质量统计\n班级,人数,语文,,数学,\n,,平均分,及格率,平均分,及格率\n1班,20,60.5,55,70,100\n2班,20,80.5,100,70,100\n",
        // Subject and measure in one title.
        "县一中九年级\n班级,人数,语文平均分,语文及格率(%),数学平均分,数学及格率(%)\n1班,20,60.5,55,70,100\n2班,20,80.5,100,70,100\n",
        // A row for each subject.
        "县一中九年级\n科目,参考人数,平均分,及格率\n语文,40,70.5,0.775\n数学,40,70,1\n",
        // Means under a title that says so.
        "县一中九年级各班平均分\n班级,人数,语文,数学\n1班,20,60.5,70\n2班,20,80.5,70\n",
        // A row for each school.
        "全县九年级语文\n学校,应考人数,实考人数,平均分,及格率\n县一中,40,40,70.5,77.5%\n全县,40,40,70.5,77.5%\n",
        // On its side.
        "县一中九年级语文,,\n班级,1班,2班\n应考人数,20,20\n实考人数,20,20\n平均分,60.5,80.5\n及格率,55%,100%\n",
    ];
    let counts = [8, 8, 6, 4, 8, 8];
    for (form, count) in forms.into_iter().zip(counts) {
        let folder = tempfile::tempdir().unwrap();
        let rows: String = (1..=40).map(|at| format!("4200992610{at:02},学生{at:02},{}班,{},70\n", (at - 1) / 20 + 1, 50 + at)).collect();
        fs::write(folder.path().join("县一中九年级.csv"), format!("考号,姓名,班级,语文(满分100),数学(满分100)\n{rows}")).unwrap();
        fs::write(folder.path().join("统计.csv"), form).unwrap();
        let analysis = analyse(folder.path());
        let bad: Vec<String> = leads(&analysis, "A402").into_iter().chain(leads(&analysis, "A401")).map(evidence).collect();
        let kinds: Vec<&str> = analysis.ledger.accounts.iter().map(|(_, kind, _)| *kind).collect();
        let found = (analysis.ledger.reported.len(), bad);
        assert_eq!(
            found,
            (count, Vec::new()),
            "{form} {kinds:?} {:?}",
            analysis.diagnostics.iter().map(|d| d.headline(kaojing::words::Lang::Zh)).collect::<Vec<_>>()
        );
    }
}

/// A county of 20 schools and an earlier exam; `now` says how many of its pupils each school has now.
fn moved(folder: &Path, now: impl Fn(u32) -> u32) -> Analysis {
    for sub in ["成绩", "上次"] {
        fs::create_dir_all(folder.join(sub)).unwrap();
    }
    let rows = |school: u32, pupils: u32| -> String {
        (1..=pupils).map(|at| format!("县{school:02}中,4200992{school:02}{at:03},学生{school:02}{at:03},1班,{}\n", 50 + at % 50)).collect()
    };
    let of = |pupils: &dyn Fn(u32) -> u32| (10..30).map(|school| rows(school, pupils(school))).collect::<String>();
    fs::write(folder.join("成绩/九年级.csv"), format!("学校,考号,姓名,班级,语文\n{}", of(&now))).unwrap();
    fs::write(folder.join("上次/九年级.csv"), format!("学校,考号,姓名,班级,语文\n{}", of(&|_| 100))).unwrap();
    analyse(folder)
}

#[test]
fn a_school_that_lost_or_gained_more_than_others_is_a_lead() {
    let folder = tempfile::tempdir().unwrap();
    let analysis = moved(folder.path(), |school| match school {
        12 => 86,
        17 => 112,
        other => 98 + other % 4,
    });
    let found: Vec<(usize, i64)> = leads(&analysis, "A107")
        .iter()
        .map(|lead| (lead.screen.of.unit().unwrap(), (lead.screen.effect.unwrap() * 100.0).round() as i64))
        .collect();
    assert_eq!(found.iter().map(|(unit, _)| *unit).collect::<std::collections::BTreeSet<_>>(), [2, 7].into());
    assert!(found.iter().all(|(unit, effect)| if *unit == 2 { *effect < -10 } else { *effect > 10 }), "{found:?}");
    assert!(analysis.ledger.cohorts[0].units.iter().all(|unit| unit.earlier == Some(100)));
}

#[test]
fn a_county_that_shrinks_alike_has_no_lead_and_one_without_an_earlier_exam_no_test() {
    let folder = tempfile::tempdir().unwrap();
    assert!(leads(&moved(folder.path(), |school| 88 + school % 3), "A107").is_empty());
    fs::remove_dir_all(folder.path().join("上次")).unwrap();
    let analysis = analyse(folder.path());
    let screens: Vec<_> = analysis.findings.screens.iter().filter(|screen| screen.code.code == "A107").collect();
    assert!(screens.len() == 20 && screens.iter().all(|screen| screen.skipped == Some("no-earlier-exam")));
}

#[test]
fn a_declared_roll_divides_the_rates_of_its_school() {
    let folder = tempfile::tempdir().unwrap();
    county(folder.path());
    let analyse = |file: &str| {
        let mut config = Config { inputs: vec![folder.path().to_owned()], ..Config::default() };
        kaojing::config::read_exam_file(file, "exam.toml").expect("sound").apply(&mut config);
        pipeline::analyse(Outcome::clean(config), &Silent).expect("there are scores")
    };
    let one = "[candidates]\ndenominator = \"cohort\"\n[[candidates.stage]]\nschool = \"县一中\"\ngrade = 9\nroll = 24\nin = 3\nout = 2\n";
    let both = format!("{one}[[candidates.stage]]\nschool = \"县二中\"\nroll = 20\n");
    let analysis = analyse(&both);
    let stages: Vec<Option<u32>> = analysis.ledger.cohorts[0].units.iter().map(|unit| unit.stage).collect();
    assert_eq!(stages, [Some(25), Some(20)]);
    let paper = &analysis.stats.cohorts[0].papers[0];
    let divided: Vec<u32> = paper.schools.iter().flatten().map(|school| school.denominator).collect();
    assert_eq!((divided, paper.county.denominator), (vec![25, 20], 45));
    let analysis = analyse(&one.replace("县一中", "县九中"));
    assert!(slugs(&analysis).contains(&"stage-without-unit") && slugs(&analysis).contains(&"no-denominator"));
    assert_eq!(analysis.stats.cohorts[0].papers[0].county.mean, None, "what is not known is not guessed");
}
