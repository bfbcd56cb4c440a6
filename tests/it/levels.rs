//! Level, position, distribution and balance through the command line: settings act on every table, published data come
//! out as trusted software has them.

use crate::support::reference::{self, Row, assert_close};
use std::{fmt::Write as _, fs, process::Command};

/// Files of a county, then its exam file; the tables of its analysis.
fn tables(files: &[(&str, String)], exam: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let county = folder.path().join("county");
    for (name, text) in files {
        let path = county.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    }
    let exam_file = folder.path().join("exam.toml");
    fs::write(&exam_file, exam).expect("writable");
    let run = Command::new(env!("CARGO_BIN_EXE_kaojing"))
        .arg("analyze")
        .arg(&county)
        .args(["--quiet".as_ref(), "--exam".as_ref(), exam_file.as_os_str()])
        .arg("--out")
        .arg(folder.path().join("out"))
        .output()
        .expect("the program starts");
    assert!(matches!(run.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&run.stderr));
    folder
}

fn rows(folder: &tempfile::TempDir, table: &str) -> Vec<Row> {
    reference::csv_rows(&folder.path().join("out/tables").join(table).with_extension("csv"))
}

fn number(row: &Row, column: &str) -> Option<f64> {
    let text = row.get(column).unwrap_or_else(|| panic!("no column {column}"));
    (!text.is_empty()).then(|| text.parse().unwrap_or_else(|_| panic!("{column}: {text} is no number")))
}

/// Two schools of two classes with these marks in mathematics.
fn small() -> Vec<(&'static str, String)> {
    let sheet = |school: &str, classes: [&[u32]; 2]| {
        let mut text = "学校,考号,姓名,年级,班级,数学\n".to_owned();
        for (class, marks) in classes.iter().enumerate() {
            for (at, mark) in marks.iter().enumerate() {
                let number = class * 100 + at;
                writeln!(text, "{school},42009{}{number:04},学生{number},九年级,{}班,{mark}", school.len(), class + 1).expect("a string");
            }
        }
        text
    };
    vec![
        ("成绩/甲校.csv", sheet("甲镇中学", [&[90, 80, 80, 60], &[70, 50]])),
        ("成绩/乙校.csv", sheet("乙中学", [&[40, 60], &[30, 20, 10, 60]])),
    ]
}

#[test]
fn the_sample_deviation_acts_wherever_a_deviation_is_said() {
    let paper = "[[paper]]\nsubject = \"数学\"\nfull = 100\n";
    let population = tables(&small(), paper);
    let sample = tables(&small(), &format!("{paper}[statistics]\nsd = \"sample\"\n"));
    let ratio = |n: f64| (n / (n - 1.0)).sqrt();
    for table in ["school_subject", "class_subject", "county_subject"] {
        for (before, after) in rows(&population, table).iter().zip(&rows(&sample, table)) {
            let n = number(before, "n").expect("a count");
            assert_close(table, &after["sd"], number(before, "sd").expect("a deviation") * ratio(n), 1e-12);
            assert_close(table, &after["z"], number(before, "z").expect("a Z") / ratio(12.0), 1e-12);
            assert_eq!(before["mean"], after["mean"]);
        }
    }
    for (before, after) in rows(&population, "candidates").iter().zip(&rows(&sample, "candidates")) {
        let t = 50.0 + (number(before, "t").expect("T") - 50.0) / ratio(12.0);
        assert_close("t", &after["t"], t, 1e-12);
    }
    let cv = |folder| rows(folder, "balance").iter().map(|row| (row["cv"].clone(), row["cv_sample"].clone())).collect::<Vec<_>>();
    assert_eq!(cv(&population), cv(&sample), "differences between schools have both kinds side by side");
}

#[test]
fn positions_grades_and_bands_of_a_small_county_are_those_counted_by_hand() {
    let exam = "[[paper]]\nsubject = \"数学\"\nfull = 100\n[grades]\nby = \"share\"\nshares = [0.25, 0.5, 0.25]\nlabels = [\"甲\", \"乙\", \"丙\"]\n\
                [report]\nband_width = 20\nrank_bands = [3, 6]\n";
    let folder = tables(&small(), exam);
    // 90 80 80 70 60 60 60 50 40 30 20 10: three places for 甲, nine for 甲 and 乙.
    let positions = rows(&folder, "positions");
    assert_eq!(positions.len(), 12);
    let of = |mark: &str| positions.iter().find(|row| row["score"] == mark).unwrap_or_else(|| panic!("{mark}"));
    assert_eq!((of("80")["county_rank"].as_str(), of("80")["school_rank"].as_str(), of("80")["class_rank"].as_str()), ("2", "2", "2"));
    assert_eq!((of("60")["county_rank"].as_str(), number(of("60"), "percentile")), ("5", Some(650.0 / 12.0)));
    assert_eq!(["90", "80", "70", "40", "30"].map(|mark| of(mark)["grade_letter"].clone()), ["甲", "甲", "乙", "乙", "丙"]);
    let grades: Vec<Row> = rows(&folder, "grades").into_iter().filter(|row| row["kind"] == "county").collect();
    let counts: Vec<(&str, &str, &str)> =
        grades.iter().map(|row| (row["grade_letter"].as_str(), row["count"].as_str(), row["low"].as_str())).collect();
    assert_eq!(counts, [("甲", "3", "80"), ("乙", "6", "40"), ("丙", "3", "")]);
    let bands: Vec<(String, String, String)> = rows(&folder, "bands")
        .into_iter()
        .filter(|row| row["kind"] == "school" && row["school"] == "甲镇中学")
        .map(|row| (row["low"].clone(), row["count"].clone(), row["cumulative"].clone()))
        .collect();
    let expected = [("80", "3", "3"), ("60", "2", "5"), ("40", "1", "6"), ("20", "0", "6"), ("0", "0", "6")];
    assert_eq!(bands, expected.map(|(low, count, above)| (low.to_owned(), count.to_owned(), above.to_owned())));
    let tops: Vec<Row> =
        rows(&folder, "rank_bands").into_iter().filter(|row| row["school"] == "乙中学" && row["class"].is_empty()).collect();
    // The sixth place is tied with the fifth and the seventh: seven candidates, two of them of this school.
    let shown: Vec<(&str, &str, &str)> =
        tops.iter().map(|row| (row["top"].as_str(), row["count"].as_str(), row["county_count"].as_str())).collect();
    assert_eq!(shown, [("3", "0", "3"), ("6", "2", "7")]);
}

#[test]
fn settings_that_cannot_be_meant_are_named() {
    for (exam, code) in [
        ("[statistics]\nsd = \"both\"\n", "E105"),
        ("[statistics]\nsdd = \"sample\"\n", "E103"),
        ("[grades]\nby = \"share\"\nshares = [0.5, 0.4]\n", "E105"),
        ("[grades]\nby = \"rate\"\nrates = [0.5, 0.6]\n", "E105"),
        ("[grades]\nby = \"share\"\nshares = [0.5, 0.5]\nlabels = [\"A\"]\n", "E105"),
        ("[grades]\nby = \"share\"\nshares = [0.5, 0.5]\nlabels = [\"A\", \"A\"]\n", "E105"),
        ("[grades]\nlabels = [\"A\", \"B\", \"C\", \"D\", \"E\"]\n", "E105"),
        ("[report]\npositions = 3\n", "E105"),
    ] {
        let found = kaojing::config::read_exam_file(exam, "exam.toml").expect_err("a mistake");
        assert!(found.iter().any(|seen| seen.rule.code == code), "{exam}: {found:?}");
    }
}

/// Portuguese pupils, marks of 0–20, taken through the command: every figure that R and exact arithmetic give by school,
/// ranks and places of every pupil, shape and differences.
#[test]
fn portuguese_pupils_come_out_as_trusted_software_has_them() {
    for (set, ranked) in [("student_mat", true), ("student_por", false)] {
        let Some(data) = reference::data(set) else { return };
        let expected = reference::expected(set).expect("expected values stand beside the data");
        let value = |id: &str| expected.get(&format!("{set}/{id}")).map(|case| &case["expected"]);
        let mut sheet = "学校,考号,姓名,数学\n".to_owned();
        for (at, row) in data.iter().enumerate() {
            writeln!(sheet, "{}中学,42009900{at:06},学生{at},{}", row["school"], row["g3"]).expect("a string takes all");
        }
        let folder = tables(&[("成绩/全县.csv", sheet)], "[[paper]]\nsubject = \"数学\"\nfull = 20\n");
        let schools = rows(&folder, "school_subject");
        assert_eq!(schools.len(), 2);
        let close = |what: &str, row: &Row, column: &str, expected: &serde_json::Value| {
            assert_close(&format!("{set} {what} {column}"), &row[column], expected.as_f64().expect("a number"), 1e-10);
        };
        for row in &schools {
            let school = row["school"].strip_suffix("中学").expect("the name that was written");
            for (column, id) in [
                ("mean", "g3_by_school/mean"),
                ("median", "g3_by_school/median"),
                ("p25", "g3_by_school/q1_type7"),
                ("rank", "g3_by_school/rank_of_mean_desc_min"),
            ] {
                close(school, row, column, &value(id).expect("a case")[school]);
            }
            let Some(table) = value("g3_full20/school_table") else { continue };
            for (column, key) in [
                ("n", "n"),
                ("sd", "sd_pop"),
                ("min", "min"),
                ("p75", "p75_type7"),
                ("max", "max"),
                ("score_rate", "score_rate"),
                ("full_rate", "full_rate"),
                ("excellent_rate", "ge_0.85"),
                ("good_rate", "ge_0.75"),
                ("pass_rate", "ge_0.6"),
                ("low_rate", "lt_0.4"),
                ("z", "z_pop"),
                ("t", "t_pop"),
                ("above_mean_pct", "above_mean_pct"),
            ] {
                close(school, row, column, &table[key][school]);
            }
        }
        let shape = &rows(&folder, "distribution")[0];
        for (column, id) in [
            ("mean_se", "se_mean"),
            ("trimmed_mean", "trimmed_mean_0.05"),
            ("iqr", "iqr_type7"),
            ("mad", "mad_raw"),
            ("skewness", "skew_type2"),
            ("kurtosis", "kurt_excess_type2"),
        ] {
            close("county", shape, column, value(&format!("g3/{id}")).expect("a case"));
        }
        let balance = &rows(&folder, "balance")[0];
        close("county", balance, "eta_squared", value("g3_by_school/eta_squared").expect("a case"));
        close("county", balance, "anova_p", &value("g3_by_school/anova").expect("a case")["p"]);
        close("county", balance, "cv_sample", value("g3_by_school/cv_of_group_means_sample").expect("a case"));
        if ranked {
            let vectors = reference::csv_rows(&reference::folder().join("expected/student_mat__g3_ranks.csv"));
            let places = rows(&folder, "positions");
            assert_eq!(places.len(), data.len());
            for row in places {
                let at: usize = row["id"].strip_prefix("42009900").and_then(|number| number.parse().ok()).expect("the id that was written");
                let own = &vectors[at];
                assert_eq!(number(&row, "county_rank"), number(own, "rank_desc_min"), "rank of {at}");
                for (column, of, factor) in
                    [("z", "z_pop", 1.0), ("t", "t_pop", 1.0), ("percentile", "pr_mid", 100.0), ("normal", "std_500_100", 1.0)]
                {
                    assert_close(&format!("{column} of {at}"), &row[column], number(own, of).expect("a number") * factor, 1e-9);
                }
            }
        }
    }
}
