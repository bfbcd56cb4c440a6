//! Published data of pupils in schools, two measurements each, taken through the whole command as score sheets:
//! what comes out must be what R and exact arithmetic gave for the same data.

use crate::support::reference::{self, Row};
use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path, process::Command};

/// Data set, columns, and how its scale becomes marks: `mark = offset + factor · value`, exact in decimals.
struct Study {
    name: &'static str,
    present: &'static str,
    earlier: &'static str,
    offset: f64,
    factor: f64,
}

/// Dutch grade-8 pupils: marks as they are.
const BDF: Study = Study { name: "bdf", present: "langpost", earlier: "langpret", offset: 0.0, factor: 1.0 };
/// Inner-London pupils: standard scores, moved to marks with mean 50 and sd 10 so that none is negative.
const EXAM: Study = Study { name: "exam", present: "normexam", earlier: "standlrt", offset: 50.0, factor: 10.0 };

#[test]
fn dutch_pupils_come_out_as_r_has_them() {
    agrees(&BDF);
}

#[test]
fn london_pupils_come_out_as_r_has_them() {
    agrees(&EXAM);
}

fn agrees(study: &Study) {
    let Some(data) = reference::data(study.name) else { return };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    write_sheets(study, &data, folder.path());
    let out = folder.path().join("out");
    let run = Command::new(env!("CARGO_BIN_EXE_kaojing"))
        .args(["analyze".as_ref(), folder.path().join("county").as_os_str(), "--out".as_ref(), out.as_os_str()])
        .output()
        .expect("the program starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));

    let expected = reference::expected(study.name).expect("expected values stand beside the data");
    let by_school = |statistic: &str| &expected[&format!("{}/{}_by_school/{statistic}", study.name, study.present)]["expected"];
    let rows = reference::csv_rows(&out.join("tables/school_subject.csv"));
    assert_eq!(rows.len(), by_school("n").as_object().expect("a table by school").len());
    for row in &rows {
        let school = row["school"].strip_prefix("学校").expect("the name that was written");
        let number = |statistic: &str| by_school(statistic)[school].as_f64().expect("a number");
        let mark = |statistic: &str| study.offset + study.factor * number(statistic);
        assert_eq!(row["n"].parse::<f64>().ok(), Some(number("n")), "n of {school}");
        assert_eq!(row["rank"].parse::<f64>().ok(), Some(number("rank_of_mean_desc_min")), "rank of {school}");
        for (column, value) in [("mean", mark("mean")), ("median", mark("median")), ("p25", mark("q1_type7"))] {
            reference::assert_close(&format!("{column} of {school}"), &row[column], value, 1e-11);
        }
        if number("n") > 1.0 {
            let population = study.factor * number("sd_sample") * ((number("n") - 1.0) / number("n")).sqrt();
            reference::assert_close(&format!("sd of {school}"), &row["sd"], population, 1e-11);
        }
    }
    let county = &reference::csv_rows(&out.join("tables/county_subject.csv"))[0];
    let of_county =
        |statistic: &str| expected[&format!("{}/{}/{statistic}", study.name, study.present)]["expected"].as_f64().expect("a number");
    assert_eq!(county["n"].parse::<f64>().ok(), Some(of_county("n")));
    reference::assert_close("county mean", &county["mean"], study.offset + study.factor * of_county("mean"), 1e-11);
    if let Some(model) = expected.get(&format!("{}/mm_null_reml", study.name)) {
        reference::assert_close("icc", &county["icc"], model["expected"]["icc"].as_f64().expect("a number"), 1e-7);
    }
    let balance = &reference::csv_rows(&out.join("tables/balance.csv"))[0];
    reference::assert_close("eta squared", &balance["eta_squared"], by_school("eta_squared").as_f64().expect("a number"), 1e-9);
    reference::assert_close("county sd", &county["sd"], study.factor * of_county("sd_pop"), 1e-11);
}

/// One text sheet a school for the exam and one for the earlier exam.
fn write_sheets(study: &Study, data: &[Row], folder: &Path) {
    for (kind, column) in [("scores", study.present), ("prior", study.earlier)] {
        let mut sheets: BTreeMap<&str, String> = BTreeMap::new();
        for (at, row) in data.iter().enumerate() {
            let sheet = sheets.entry(&row["school"]).or_insert_with(|| "考号,姓名,英语\n".to_owned());
            let value: f64 = row[column].parse().expect("a number");
            // The data have at most seven decimals, so this is their exact decimal on the new scale.
            writeln!(sheet, "42009900{at:06},学生{at},{:.7}", study.offset + study.factor * value).expect("a string takes all");
        }
        let folder = folder.join("county").join(kind);
        fs::create_dir_all(&folder).expect("the temporary folder can be written");
        for (school, sheet) in sheets {
            fs::write(folder.join(format!("学校{school}.csv")), sheet).expect("the temporary folder can be written");
        }
    }
}
