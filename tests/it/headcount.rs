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
