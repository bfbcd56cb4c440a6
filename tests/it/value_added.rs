//! Value added through the whole command: published data as score sheets against what R gave for them, settings, and what is
//! said where there is none.

use crate::support::reference::{self, Row, csv_rows};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
    process::Command,
};
use tempfile::TempDir;

/// The output folder of a run over these files.
struct Run {
    folder: TempDir,
}

impl Run {
    fn of(files: &[(String, String)]) -> Self {
        Self::on(files, &[0])
    }

    /// The same where it may end with any of these.
    fn on(files: &[(String, String)], exits: &[i32]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for (name, text) in files {
            let path = folder.path().join("county").join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the temporary folder can be written");
            fs::write(path, text).expect("the temporary folder can be written");
        }
        let run = Command::new(env!("CARGO_BIN_EXE_kaojing"))
            .arg("analyze")
            .arg(folder.path().join("county"))
            .arg("--out")
            .arg(folder.path().join("out"))
            .output()
            .expect("the program starts");
        assert!(run.status.code().is_some_and(|code| exits.contains(&code)), "{}", String::from_utf8_lossy(&run.stderr));
        Self { folder }
    }

    fn table(&self, name: &str) -> Vec<Row> {
        csv_rows(&self.folder.path().join("out/tables").join(name).with_extension("csv"))
    }

    /// Estimate and standard error of each term of a subject's model.
    fn terms(&self, subject: &str, model: &str) -> BTreeMap<String, (Option<f64>, Option<f64>)> {
        let rows = self.table("models").into_iter().filter(|row| row["subject"] == subject && row["model"] == model);
        rows.map(|row| (row["term"].clone(), (row["estimate"].parse().ok(), row["se"].parse().ok()))).collect()
    }

    fn codes(&self) -> BTreeSet<String> {
        self.table("diagnostics").into_iter().map(|row| row["code"].clone()).collect()
    }
}

#[track_caller]
fn assert_near(what: &str, ours: Option<f64>, expected: &Value, relative: f64, absolute: f64) {
    let (ours, expected) = (ours.unwrap_or_else(|| panic!("{what} is missing")), expected.as_f64().expect("a number"));
    let near = (ours - expected).abs() <= absolute.max(relative * expected.abs());
    assert!(near, "{what}: {ours} is not {expected}");
}

/// A published model as sheets: this exam's column, and the earlier exam's columns under the names of papers.
struct Study {
    data: &'static str,
    model: &'static str,
    null: Option<&'static str>,
    present: &'static str,
    earlier: &'static [(&'static str, &'static str)],
    /// Added to every value, so that no mark is negative: slopes, variances and effects do not change.
    shift: f64,
    /// The number of the first pupil of each school.
    first: u32,
    exam_file: &'static str,
}

fn agrees(study: &Study) {
    let (Some(data), Some(expected)) = (reference::data(study.data), reference::expected(study.data)) else { return };
    let run = Run::of(&sheets(study, &data));
    let case = |name: &str| &expected[&format!("{}/{name}", study.data)]["expected"];
    for (name, reference) in [("value-added", Some(study.model)), ("null", study.null)] {
        let Some(reference) = reference else { continue };
        let (terms, expected) = (run.terms("英语", name), case(reference));
        for (term, figure) in [
            ("var_school", "var_group"),
            ("var_residual", "var_resid"),
            ("icc", "icc"),
            ("loglik", "loglik"),
            ("n", "n"),
            ("schools", "n_groups"),
        ] {
            assert_near(term, terms[term].0, &expected[figure], 1e-8, 0.0);
        }
        let mut start = expected["fixed"]["(Intercept)"].as_f64().expect("a number") + study.shift;
        let predictors = if name == "null" { &[][..] } else { study.earlier };
        for (column, subject) in predictors {
            let (estimate, se) = terms[&format!("prior:{subject}")];
            assert_near(column, estimate, &expected["fixed"][column], 1e-8, 0.0);
            assert_near(column, se, &expected["fixed_se"][column], 1e-7, 0.0);
            start -= study.shift * estimate.expect("a slope");
        }
        assert_near("intercept", terms["intercept"].0, &start.into(), 1e-8, 0.0);
        let plain = 6 + 1 + predictors.len();
        assert_eq!(terms.len(), plain, "{terms:?}");
    }
    let rows = run.table("value_added");
    let by_school = |statistic: &str| expected.get(&format!("{}/{}/{statistic}", study.data, study.model)).map(|case| &case["expected"]);
    if let (Some(effects), Some(sds)) = (by_school("blup"), by_school("blup_condsd")) {
        assert_eq!(rows.len(), effects.as_object().expect("a table by school").len());
        for row in &rows {
            let school = row["school"].strip_prefix("学校").expect("the name that was written");
            let number = |column: &str| row[column].parse::<f64>().ok();
            assert_near(school, number("effect"), &effects[school], 1e-6, 1e-8);
            assert_near(school, number("sd"), &sds[school], 1e-6, 1e-8);
            assert_eq!((&row["n"], &row["match_rate"]), (&row["matched"], &"1".to_owned()));
            let ratio = number("effect").expect("an effect") / number("sd").expect("an sd");
            let level =
                [2.0, 1.0].iter().filter(|edge| ratio >= **edge).count() + [-1.0, -2.0].iter().filter(|edge| ratio > **edge).count();
            assert_eq!(row["level"], (level + 1).to_string());
        }
    }
}

/// A sheet a school and exam; ids are unique only within a school, and there are no names and no classes.
fn sheets(study: &Study, data: &[Row]) -> Vec<(String, String)> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let earlier: Vec<&str> = study.earlier.iter().map(|(_, subject)| *subject).collect();
    for row in data {
        let school = row["school"].as_str();
        let count = counts.entry(school).or_default();
        let number = study.first + *count;
        *count += 1;
        let mark = |column: &str| format!("{:.7}", row[column].parse::<f64>().expect("a number") + study.shift);
        let present = files.entry(format!("scores/学校{school}.csv")).or_insert_with(|| "考号,英语\n".to_owned());
        writeln!(present, "{number},{}", mark(study.present)).expect("a string takes all");
        let before = files.entry(format!("prior/学校{school}.csv")).or_insert_with(|| format!("考号,{}\n", earlier.join(",")));
        let marks: Vec<String> = study.earlier.iter().map(|(column, _)| mark(column)).collect();
        writeln!(before, "{number},{}", marks.join(",")).expect("a string takes all");
    }
    files.insert("exam.toml".to_owned(), study.exam_file.to_owned());
    files.into_iter().collect()
}

#[test]
fn london_schools_by_reml() {
    let earlier = &[("standlrt", "英语")];
    let (model, null) = ("mm_lrt_reml", Some("mm_null_reml"));
    agrees(&Study { data: "exam", model, null, present: "normexam", earlier, shift: 10.0, first: 1001, exam_file: "" });
}

#[test]
fn london_schools_by_ml_with_another_subject_before() {
    // The earlier exam has no paper of this name: its total is the only paper it has.
    let earlier = &[("standlrt", "数学")];
    let exam_file = "[value_added]\nmethod = \"ml\"\n";
    agrees(&Study { data: "exam", model: "mm_lrt_ml", null: None, present: "normexam", earlier, shift: 10.0, first: 1001, exam_file });
}

#[test]
fn london_schools_as_published_without_ids() {
    // Standardised scores, about half of them below zero; pupils are numbered from one in each school.
    let earlier = &[("standlrt", "英语")];
    let (model, null) = ("mm_lrt_reml", Some("mm_null_reml"));
    agrees(&Study { data: "exam", model, null, present: "normexam", earlier, shift: 0.0, first: 1, exam_file: "" });
}

#[test]
fn numbers_below_zero_are_scores_where_the_whole_paper_is_standardised() {
    let with = |scale: f64, all: bool, told: &str| {
        let (mut now, mut before) = ("学校,考号,语文\n".to_owned(), "学校,考号,语文\n".to_owned());
        for number in 0..60_i32 {
            let mark = f64::from((number * 37 + 11) % 61 - 30) * scale;
            let mark = if all || number == 7 { mark } else { mark.abs() };
            writeln!(now, "第{}中学,42009900{number:04},{mark:.3}", number % 3).expect("a string takes all");
            writeln!(before, "第{}中学,42009900{number:04},{}", number % 3, mark / 2.0 + f64::from(number % 7))
                .expect("a string takes all");
        }
        let files = [("scores/九年级.csv", now), ("prior/九年级.csv", before), ("exam.toml", told.to_owned())];
        Run::on(&files.map(|(name, text)| (name.to_owned(), text)), &[0, 1])
    };
    let figures = |run: &Run| {
        let codes = run.codes();
        let county = run.table("county_subject").remove(0);
        // scores-standardised, mark-negative
        (county["n"].clone(), codes.contains("E367"), codes.contains("E253"))
    };
    let is = |n: &str, standardised, negative| (n.to_owned(), standardised, negative);
    assert_eq!(figures(&with(0.137, true, "")), is("60", true, false), "decimals");
    assert_eq!(figures(&with(1.0, true, "")), is("60", true, false), "many kinds");
    let codes = with(1.0, false, "");
    assert_eq!((figures(&codes).0, figures(&codes).2), ("59".to_owned(), true), "one code among marks");
    assert_eq!(figures(&with(1.0, false, "[reading]\nnegative = \"score\"\n")).0, "60");
    let aside = with(0.137, true, "[reading]\nnegative = \"aside\"\n");
    assert!(figures(&aside).2 && figures(&aside).0 != "60");
}

#[test]
fn dutch_schools() {
    let earlier = &[("iq_verb", "语文")];
    agrees(&Study { data: "bdf", model: "mm_iq_reml", null: None, present: "langpost", earlier, shift: 0.0, first: 1001, exam_file: "" });
    let earlier = &[("iq_verb", "语文"), ("ses", "数学")];
    for predictors in ["\"各科\"", "[\"数学\", \"语文\"]"] {
        let exam_file: &'static str = Box::leak(format!("[value_added]\nmethod = \"ml\"\npredictors = {predictors}\n").into_boxed_str());
        agrees(&Study { data: "bdf", model: "mm_iq_ses_ml", null: None, present: "langpost", earlier, shift: 0.0, first: 1001, exam_file });
    }
}

/// A pupil of three schools of two classes of six.
#[derive(Clone, Copy)]
struct Pupil {
    number: u32,
    school: u32,
    class: u32,
}

/// Two papers now, then two before, by a formula.
fn usual(pupil: Pupil) -> [u32; 4] {
    let Pupil { number, school, class } = pupil;
    let (a, b) = (40 + (number * 37 + 11) % 41, 30 + (number * 29 + 5) % 53);
    let luck = (number * 17) % 13;
    [10 + a / 2 + luck + 6 * school + 3 * class, 5 + b / 2 + luck + 4 * (2 - school), a, b]
}

/// The sheets of this exam and of the earlier one, which leaves out whom it is told to.
fn sheets_of(marks: impl Fn(Pupil) -> [u32; 4], was_there: impl Fn(Pupil) -> bool) -> Vec<(String, String)> {
    let head = || "学校,班级,考号,语文,数学\n".to_owned();
    let (mut now, mut before) = (head(), head());
    for number in 0..36_u32 {
        let pupil = Pupil { number, school: number / 12, class: number / 6 % 2 };
        let school = ["甲", "乙", "丙"][usize::try_from(pupil.school).expect("three")];
        let who = format!("{school}中学,九年级{}班,42009900{number:04}", pupil.class + 1);
        let [a, b, c, d] = marks(pupil);
        writeln!(now, "{who},{a},{b}").expect("a string takes all");
        if was_there(pupil) {
            writeln!(before, "{who},{c},{d}").expect("a string takes all");
        }
    }
    vec![("scores/全县九年级.csv".to_owned(), now), ("prior/全县九年级.csv".to_owned(), before)]
}

fn small(change: impl Fn(&mut Vec<(String, String)>)) -> Run {
    let mut files = sheets_of(usual, |_| true);
    change(&mut files);
    Run::of(&files)
}

fn exam_file(text: &str) -> impl Fn(&mut Vec<(String, String)>) {
    let text = format!("[value_added]\n{text}\n");
    move |files| files.push(("exam.toml".to_owned(), text.clone()))
}

#[test]
fn settings_choose_predictors_and_levels() {
    let names = |run: &Run, subject: &str| {
        let terms = run.terms(subject, "value-added").into_keys();
        terms.filter(|term| term.contains(':')).collect::<Vec<_>>()
    };
    let plain = small(|_| {});
    assert_eq!(names(&plain, "语文"), ["prior:语文"]);
    assert_eq!(names(&plain, "总分"), ["prior:总分"]);
    assert_eq!(plain.table("value_added").len(), 9);
    assert!(plain.table("value_added_class").is_empty());
    assert_eq!(names(&small(exam_file("predictors = \"total\"")), "数学"), ["prior:总分"]);
    let all = small(exam_file("predictors = [\"数学\", \"语文\"]\nschool_mean = true"));
    // Three schools are too few for two predictors that only vary between them.
    assert_eq!(names(&all, "数学"), ["prior:数学", "prior:语文", "school_mean:数学", "school_mean:语文"]);
    assert!(all.codes().contains("E461"), "value-added-too-few");
    assert!(all.terms("数学", "value-added").iter().all(|(term, (value, _))| value.is_some() == ["n", "schools"].contains(&term.as_str())));
    assert!(all.table("value_added").iter().all(|row| row["effect"].is_empty() && row["level"].is_empty() && row["matched"] == "12"));
    let mean = small(exam_file("school_mean = true"));
    assert_eq!(names(&mean, "语文"), ["prior:语文", "school_mean:语文"]);
    assert!(mean.terms("语文", "value-added")["school_mean:语文"].0.is_some());
    let classes = small(exam_file("classes = true"));
    let terms = classes.terms("语文", "value-added");
    assert!(terms["var_class"].0.is_some_and(|value| value >= 0.0) && terms["classes"].0 == Some(6.0));
    let rows = classes.table("value_added_class");
    assert_eq!(rows.len(), 18);
    assert!(rows.iter().all(|row| !row["class"].is_empty() && !row["effect"].is_empty() && row["n"] == "6"));
}

#[test]
fn what_stands_in_the_way_is_said() {
    let with = |marks: &dyn Fn(Pupil) -> [u32; 4]| Run::of(&sheets_of(marks, |_| true));
    // The earlier exam is this one.
    let same = small(|files| files[1].1 = files[0].1.clone());
    assert!(same.codes().contains("E463"), "value-added-exact");
    // The earlier marks do not differ.
    let flat = with(&|pupil| [usual(pupil)[0], usual(pupil)[1], 50, 50]);
    assert!(flat.codes().contains("E462"), "value-added-dependent");
    let named = small(exam_file("predictors = [\"物理\", \"数学\"]"));
    assert!(named.codes().contains("E464"), "predictor-not-in-earlier-exam");
    assert!(named.terms("语文", "value-added")["prior:数学"].0.is_some());
    // Half of one school has no earlier marks.
    let part = Run::of(&sheets_of(usual, |pupil| pupil.school > 0 || pupil.class > 0));
    assert!(part.codes().contains("E466"), "value-added-low-match");
    let rows = part.table("value_added");
    let row = rows.iter().find(|row| row["school"] == "甲中学").expect("the school");
    assert!(row["matched"] == "6" && row["match_rate"] == "0.5" && !row["effect"].is_empty(), "the figure stays: {row:?}");
    // Nobody of it has: the others still do.
    let none = Run::of(&sheets_of(usual, |pupil| pupil.school > 0));
    let rows = none.table("value_added");
    let row = rows.iter().find(|row| row["school"] == "甲中学").expect("the school");
    assert!(row["n"] == "12" && row["matched"] == "0" && row["match_rate"] == "0" && row["effect"].is_empty(), "{row:?}");
    assert!(rows.iter().filter(|row| row["school"] != "甲中学").all(|row| !row["effect"].is_empty()));
    // Schools that differ by less than chance.
    let even = with(&|pupil| {
        let place = pupil.number % 12;
        [50 + place, 60 + place * 5 % 12, 40 + place * 7 % 12, 40 + place * 11 % 12]
    });
    assert!(even.codes().contains("E465"), "value-added-no-difference");
    assert!(even.table("value_added").iter().all(|row| row["effect"] == "0" && row["sd"] == "0" && row["level"].is_empty()));
    // Without an earlier exam the null model stands alone.
    let alone = small(|files| files.truncate(1));
    assert!(alone.table("value_added").is_empty() && alone.terms("语文", "value-added").is_empty());
    assert!(alone.terms("语文", "null")["var_school"].0.is_some());
    assert!(alone.codes().iter().all(|code| !code.starts_with("E46")));
}

#[test]
fn the_composite_weighs_value_added_where_there_is_some() {
    let told = |base: &str| format!("[composite]\nbase = \"{base}\"\nweights = {{ mean = 60, value_added = 40 }}\n");
    let with = |base: &str, earlier: bool| {
        small(|files| {
            files.truncate(if earlier { 2 } else { 1 });
            files.push(("exam.toml".to_owned(), told(base)));
        })
    };
    for (base, reference) in [("of-full", Some(100.0)), ("share-of-county", Some(50.0)), ("share-of-best", None), ("z", None)] {
        let run = with(base, true);
        let ts: BTreeMap<(String, String), f64> = run
            .table("value_added")
            .iter()
            .map(|row| ((row["subject"].clone(), row["school"].clone()), row["t"].parse().expect("a T")))
            .collect();
        let steps: Vec<Row> = run.table("composite").into_iter().filter(|row| row["metric"] == "value_added").collect();
        assert!(steps.len() == 9 || base == "z" && steps.len() >= 6, "{base}: three schools in two papers and the total: {steps:?}");
        for step in &steps {
            let number = |column: &str| step[column].parse::<f64>().expect("a number");
            assert_eq!(number("value"), ts[&(step["subject"].clone(), step["school"].clone())]);
            assert!(reference.is_none_or(|reference| number("reference") == reference), "{step:?}");
            let ratio = step["spread"]
                .parse::<f64>()
                .map_or(number("value") / number("reference"), |sd| (number("value") - number("reference")) / sd);
            assert!((number("step_points") - 40.0 * ratio).abs() < 1e-9, "{step:?}");
        }
    }
    let without = with("of-full", false);
    assert!(without.table("composite").is_empty() && without.codes().contains("E429"), "composite-undefined");
}

#[test]
fn the_columns_are_those_of_the_contract() {
    let run = small(|_| {});
    let header = |table: &str| {
        let text = fs::read_to_string(run.folder.path().join(Path::new("out/tables")).join(table)).expect("written");
        text.lines().next().expect("a header").to_owned()
    };
    assert_eq!(header("models.csv"), "grade,subject,model,term,estimate,se");
    assert_eq!(header("value_added.csv"), "grade,subject,school,n,matched,match_rate,effect,sd,t,level");
    assert_eq!(header("value_added_class.csv"), "grade,subject,school,class,n,matched,match_rate,effect,sd,t,level");
}
